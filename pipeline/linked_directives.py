"""Between the database under construction and the linking of documents: citations out, their tables in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.link.cited import Cited
from pipeline.link.directives import link_directives
from pipeline.linked_rows import LIST, NUMBER, TEXT, YES, Columns, show_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CITATIONS = """
SELECT
    citation_id, text_id, document, surface, kind_key, number, symbol, year, date, issuer, issuer_resolved,
    subject_key, form, term, published, home, stance, by_documents, after_years
FROM reviewed_directive_citation JOIN article USING (text_id)
WHERE duplicate_of IS NULL
ORDER BY citation_id
"""
TABLES: dict[str, Columns] = {
    "directive": {
        "directive_id": TEXT, "level": TEXT, "system": TEXT, "place_id": TEXT, "term": TEXT,
        "provisional": YES, "candidates": LIST,
    },
    "directive_claim": {"citation_id": TEXT, "directive_id": TEXT, "basis": TEXT},
    "directive_redirect": {"former_id": TEXT, "directive_id": TEXT},
    "directive_relation_claim": {
        "relation_id": TEXT, "directive_id": TEXT, "relation": TEXT, "other_id": TEXT, "years": NUMBER,
        "citation_id": TEXT,
    },
    "initiative": {"initiative_id": TEXT, "name": TEXT, "english": TEXT},
    "initiative_citation": {"initiative_id": TEXT, "directive_id": TEXT, "citation_id": TEXT},
}  # fmt: skip


def link_citations(connection: DuckDBPyConnection) -> None:
    """Link the citations of a database and lay the rows out as views `linked_…` for sql/directives.sql."""
    found = connection.execute(_CITATIONS).fetchall()
    show_rows(connection, TABLES, link_directives(Cited(*row) for row in found))
