"""The data dictionary: tables, views, columns and named queries with their meaning, from the database."""

import csv
import io
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.query import run_query
from pipeline.workspace import Workspace

Row = dict[str, Any]
HEADER = ("kind", "name", "about", "column", "type", "meaning")
_RELATIONS = """
    WITH relation AS (
        SELECT 'table' AS kind, table_name AS name, comment AS about FROM duckdb_tables() WHERE NOT internal
        UNION ALL
        SELECT 'view', view_name, comment FROM duckdb_views()
        WHERE NOT internal AND NOT starts_with(view_name, 'check_')
    )
    SELECT relation.kind, relation.name, about, column_name AS "column", data_type AS type, comment AS meaning
    FROM relation JOIN duckdb_columns() AS described ON described.table_name = relation.name
    WHERE NOT described.internal
    ORDER BY kind, name, column_index
"""


def dictionary(where: Workspace | Path) -> list[Row]:
    """A row for each column of a table or view and each filter of a named query, with the keys of HEADER.

    Raises NoDatabaseError, and QueryError where another version of tinbai built the database.
    """
    rows: list[Row] = run_query(where, _RELATIONS).to_pylist()
    for query in run_query(where, "FROM named_query ORDER BY name").to_pylist():
        about = f"{query['question']} {query['about']}".strip()
        rows += [
            {"kind": "query", "name": query["name"], "about": about, "column": filter, "type": "filter",
             "meaning": _FILTERS.get(filter, "an id, exact")}
            for filter in query["filters"]
        ]  # fmt: skip
    return rows


_FILTERS = {
    "person": "words of a name; marks count where they are typed",
    "place": "words of a place or body; marks count where they are typed",
    "directive": "kind, number, symbol or subject",
    "unit": "words of what is counted",
    "text": "words to search for",
    "since": "from this day, month or year on",
    "until": "up to this day, month or year",
    "on": "as of this day, month or year",
    "build": "the beginning of the stamp of an earlier build",
    "limit": "at most so many rows",
}


def as_markdown(rows: list[Row]) -> str:
    """The dictionary to read."""
    lines = ["# Data dictionary", ""]
    for (kind, name, about), together in groupby(rows, lambda row: (row["kind"], row["name"], row["about"])):
        first = "filter" if kind == "query" else "column"
        lines += [
            f"## {name}",
            "",
            f"*{kind}.* {_cell(about)}",
            "",
            f"| {first} | type | meaning |",
            "|---|---|---|",
        ]
        lines += [f"| {row['column']} | {row['type']} | {_cell(row['meaning'])} |" for row in together]
        lines.append("")
    return "\n".join(lines)


def as_csv(rows: list[Row]) -> str:
    """The dictionary for programs, a line a column or filter."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ")
