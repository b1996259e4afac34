"""Between the database under construction and the linking of documents: citations out, their tables in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.link.cited import Cited
from pipeline.link.directives import Row, link_directives

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_CITATIONS = """
SELECT
    citation_id, text_id, document, surface, kind_key, number, symbol, year, date, issuer, issuer_resolved,
    subject_key, form, term, published, home, stance, by_documents, after_years
FROM reviewed_directive_citation JOIN article USING (text_id)
WHERE duplicate_of IS NULL
ORDER BY citation_id
"""
_TEXT, _NUMBER, _YES, _LIST = "string", "int32", "bool", "list"
TABLES: dict[str, dict[str, str]] = {
    "directive": {
        "directive_id": _TEXT, "level": _TEXT, "system": _TEXT, "place_id": _TEXT, "term": _TEXT,
        "provisional": _YES, "candidates": _LIST,
    },
    "directive_claim": {"citation_id": _TEXT, "directive_id": _TEXT, "basis": _TEXT},
    "directive_redirect": {"former_id": _TEXT, "directive_id": _TEXT},
    "directive_relation_claim": {
        "relation_id": _TEXT, "directive_id": _TEXT, "relation": _TEXT, "other_id": _TEXT, "years": _NUMBER,
        "citation_id": _TEXT,
    },
    "initiative": {"initiative_id": _TEXT, "name": _TEXT, "english": _TEXT},
    "initiative_citation": {"initiative_id": _TEXT, "directive_id": _TEXT, "citation_id": _TEXT},
}  # fmt: skip


def link_citations(connection: DuckDBPyConnection) -> None:
    """Link the citations of a database and lay the rows out as views `linked_…` for sql/directives.sql."""
    found = connection.execute(_CITATIONS).fetchall()
    for name, rows in link_directives(Cited(*row) for row in found).items():
        connection.register(f"linked_{name}", _table(name, rows))


def unlink_citations(connection: DuckDBPyConnection) -> None:
    """Take the views away again."""
    for name in TABLES:
        connection.unregister(f"linked_{name}")


def _table(name: str, rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    kinds: dict[str, pa.DataType] = {
        _TEXT: pa.string(),
        _NUMBER: pa.int32(),
        _YES: pa.bool_(),
        _LIST: pa.list_(pa.string()),
    }
    schema = pa.schema([(column, kinds[kind]) for column, kind in TABLES[name].items()])
    return pa.Table.from_pylist(rows, schema)
