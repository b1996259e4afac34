"""Between the database under construction and the linking functions: claims out, tables of knowledge in."""

from __future__ import annotations

import gc
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from extractors.spelling import name_key
from pipeline.link.attestations import Attestation
from pipeline.link.ethnicity import REACH, Ethnicity, ethnicity_of_name, stated_ethnicity
from pipeline.link.knowledge import Knowledge, Row, link
from pipeline.link.people import Judgement
from pipeline.link.registry import Minted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_CLAIMS = """
WITH gender AS (
    SELECT text_id, name_key AS person_key, min(gender) AS gender
    FROM reviewed_mention WHERE kind = 'person' AND gender IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT gender) = 1
)
SELECT
    claim_id, text_id, article.article_id, article.source_id, start_char, person, post_claim.title,
    organisation, place, level, change, status, resolved, as_of, term,
    -- a copy says what its original said, then and there
    coalesce(original.published, article.published), coalesce(original.home, article.home), gender, confidence
FROM reviewed_post_claim AS post_claim
JOIN article USING (text_id)
JOIN article AS original ON original.article_id = article.original_id
LEFT JOIN gender USING (text_id, person_key)
WHERE article.duplicate_of IS NULL
"""

# The words after the names of people that may say of which people somebody is
_AFTER_NAMES = """
SELECT text_id, name_key, mention_id, substring(text, end_char + 1, $reach) AS after
FROM reviewed_mention JOIN article_text USING (text_id)
WHERE kind = 'person' AND contains(text, 'tộc') AND contains(after, 'tộc')
ORDER BY text_id, start_char
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
    "person_ethnicity": {
        "person_id": _TEXT, "people": _TEXT, "is_minority": _YES, "basis": _TEXT, "evidence": _TEXT,
    },
    "person_claim": {"claim_id": _TEXT, "person_id": _TEXT},
    "person_registry": {
        "line": _NUMBER, "person_id": _TEXT, "text_id": _TEXT, "name_key": _TEXT, "redirect": _TEXT,
    },
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


@dataclass(frozen=True, slots=True)
class Linked:
    """minted: lines to add to the registry of people when the database is published. contradictions: what
    humans said that cannot be carried out, since other things they said forbid it."""

    minted: list[Minted]
    contradictions: tuple[Judgement, ...]


def link_claims(
    connection: DuckDBPyConnection, judgements: Iterable[Judgement] = (), registry: Sequence[Minted] = ()
) -> Linked:
    """Link the claims of a database and lay the rows out as views `linked_…` for sql/knowledge.sql."""
    found = connection.execute(_CLAIMS).fetchall()
    with without_collection():
        knowledge = link((Attestation(*row) for row in found), judgements, registry)
    knowledge.tables["person_ethnicity"] = list(_ethnicities(connection, knowledge, found))
    knowledge.tables["person_registry"] = [
        {"line": number, **asdict(line)} for number, line in enumerate((*registry, *knowledge.minted), 1)
    ]
    for name, rows in knowledge.tables.items():
        connection.register(f"linked_{name}", _table(name, rows))
    return Linked(knowledge.minted, knowledge.contradictions)


def _ethnicities(
    connection: DuckDBPyConnection, knowledge: Knowledge, claims: Iterable[tuple[Any, ...]]
) -> Iterator[Row]:
    """Of which people each person is, where a text says so and none says otherwise, or the name makes it
    certain."""
    said: dict[tuple[str, str], dict[Ethnicity, str]] = defaultdict(dict)
    for text_id, key, mention_id, after in connection.execute(_AFTER_NAMES, {"reach": REACH}).fetchall():
        if ethnicity := stated_ethnicity(after):
            said[text_id, key].setdefault(ethnicity, mention_id)
    of_claim = {row["claim_id"]: row["person_id"] for row in knowledge.tables["person_claim"]}
    stated: dict[str, dict[Ethnicity, str]] = defaultdict(dict)
    for claim_id, text_id, _, _, _, person, *_ in claims if said else ():
        for ethnicity, mention_id in said.get((text_id, name_key(person)), {}).items():
            stated[of_claim[claim_id]].setdefault(ethnicity, mention_id)
    for row in knowledge.tables["person"]:
        known = stated.get(row["person_id"], {})
        by_name = ethnicity_of_name(row["name"]) if not known else None
        for ethnicity, evidence in known.items() if len(known) == 1 else ((by_name, None),):
            if ethnicity is not None:
                yield {"person_id": row["person_id"], **asdict(ethnicity), "evidence": evidence}


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the collector of cycles: staging and linking make none, and a quarter of their time went into
    the search."""
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
