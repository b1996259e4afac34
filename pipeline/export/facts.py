"""The facts of every text of the database, one object an article, in the form of corpus/gold."""

from collections.abc import Iterator
from dataclasses import fields
from itertools import groupby
from typing import Any, get_type_hints

from extractors import Facts
from extractors.document import Zone
from extractors.records import Evidence
from pipeline.article import Article
from pipeline.claims import CLAIM_TABLES, RENAMED, ClaimTable
from pipeline.facts import facts_json
from pipeline.query import run_query
from pipeline.workspace import Workspace

_ARTICLES = """
    SELECT article_id, source_id, url, origin, text, zones, author, published, text_id
    FROM article JOIN article_text USING (text_id) WHERE duplicate_of IS NULL ORDER BY text_id
"""


def facts_lines(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """One object a text, that of the article which published it first; offsets into its `text`."""
    claims = {table.facts: _by_text(workspace, table) for table in CLAIM_TABLES}
    for row in run_query(workspace, _ARTICLES).to_pylist():
        zones = tuple(Zone(**zone) for zone in row["zones"])
        article = Article(
            row["article_id"], row["source_id"], row["url"], row["origin"], row["text"], zones,
            author=row["author"], published=row["published"],
        )  # fmt: skip
        found = Facts(**{name: tuple(by_text.get(row["text_id"], ())) for name, by_text in claims.items()})
        places = {"province": None, "district": None}
        yield facts_json(row["article_id"], article, found, places) | {"text": row["text"]}


def _by_text(workspace: Workspace, table: ClaimTable) -> dict[str, list[Any]]:
    rows = run_query(workspace, f"FROM reviewed_{table.name} ORDER BY text_id, start_char, {table.id}")
    return {
        text_id: [_record(table, row) for row in together]
        for text_id, together in groupby(rows.to_pylist(), key=lambda row: row["text_id"])
    }


def _record(table: ClaimTable, row: dict[str, Any]) -> Any:
    """The record that a row was made of."""
    evidence = Evidence(**{field.name: row[field.name] for field in fields(Evidence)})
    hints = get_type_hints(table.record)
    values = {name: row[RENAMED.get(name, name)] for name in hints if name != "evidence"}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    return table.record(**values, evidence=evidence)
