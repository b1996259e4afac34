"""Between the database under construction and the linking functions: claims out, tables of knowledge in."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.link.attestations import Attestation
from pipeline.link.knowledge import Row, link
from pipeline.link.people import Judgement
from pipeline.link.registry import Minted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_CLAIMS = """
WITH gender AS (
    SELECT text_id, name_key AS person_key, min(gender) AS gender
    FROM mention WHERE kind = 'person' AND gender IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT gender) = 1
)
SELECT
    claim_id, text_id, article_id, source_id, start_char, person, post_claim.title, organisation, place,
    level, change, status, resolved, as_of, term, published, home, gender, confidence
FROM reviewed_post_claim AS post_claim
JOIN article USING (text_id)
LEFT JOIN gender USING (text_id, person_key)
WHERE duplicate_of IS NULL
"""

_TEXT, _NUMBER, _SHARE, _YES, _LIST = "string", "int32", "double", "bool", "list"
_ATTESTED = {
    "first_attested": _TEXT, "last_attested": _TEXT, "claims": _NUMBER, "articles": _NUMBER,
    "sources": _NUMBER,
}  # fmt: skip
TABLES: dict[str, dict[str, str]] = {
    "place": {
        "place_id": _TEXT, "name": _TEXT, "name_key": _TEXT, "name_fold": _TEXT, "level": _TEXT,
        "province_id": _TEXT, "district_id": _TEXT, "is_official": _YES,
    },
    "organisation": {
        "org_id": _TEXT, "name": _TEXT, "name_key": _TEXT, "name_fold": _TEXT, "place_id": _TEXT,
        "level": _TEXT, "ended": _TEXT,
    },
    "post": {
        "post_id": _TEXT, "title": _TEXT, "title_key": _TEXT, "title_fold": _TEXT, "org_id": _TEXT,
        "single_seat": _YES, "is_membership": _YES, "rank": _NUMBER,
    },
    "person": {
        "person_id": _TEXT, "name": _TEXT, "name_key": _TEXT, "name_fold": _TEXT, "other_names": _LIST,
        "gender": _TEXT, **_ATTESTED,
    },
    "person_claim": {"claim_id": _TEXT, "person_id": _TEXT},
    "tenure": {
        "tenure_id": _TEXT, "person_id": _TEXT, "post_id": _TEXT, "start_date": _TEXT, "end_date": _TEXT,
        "start_change": _TEXT, "end_change": _TEXT, "start_earliest": _TEXT, "start_latest": _TEXT,
        "end_earliest": _TEXT, "end_latest": _TEXT, "term": _TEXT, "status": _TEXT, "reason": _TEXT,
        "doubt": _TEXT,
        "predecessor": _TEXT, "successor": _TEXT, **_ATTESTED, "confidence": _SHARE, "evidence": _TEXT,
    },
    "tenure_claim": {"tenure_id": _TEXT, "claim_id": _TEXT},
    "identity_doubt": {
        "left_person": _TEXT, "right_person": _TEXT, "left_claim": _TEXT, "right_claim": _TEXT,
        "score": _SHARE, "reasons": _LIST,
    },
}  # fmt: skip


def link_claims(
    connection: DuckDBPyConnection, judgements: Iterable[Judgement] = (), registry: Iterable[Minted] = ()
) -> list[Minted]:
    """Link the claims of a database and lay the rows out as views `linked_…` for sql/knowledge.sql.

    Returns the lines to add to the registry of people when the database is published.
    """
    found = connection.execute(_CLAIMS).fetchall()
    with _no_collection():
        knowledge = link((Attestation(*row) for row in found), judgements, registry)
    for name, rows in knowledge.tables.items():
        connection.register(f"linked_{name}", _table(name, rows))
    return knowledge.minted


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the collector of cycles: linking makes none, and a quarter of its time went into the search."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def unlink(connection: DuckDBPyConnection) -> None:
    """Take the views away again."""
    for name in TABLES:
        connection.unregister(f"linked_{name}")


def _table(name: str, rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    kinds: dict[str, pa.DataType] = {
        _TEXT: pa.string(),
        _NUMBER: pa.int32(),
        _SHARE: pa.float64(),
        _YES: pa.bool_(),
        _LIST: pa.list_(pa.string()),
    }
    schema = pa.schema([(column, kinds[kind]) for column, kind in TABLES[name].items()])
    return pa.Table.from_pylist(rows, schema)
