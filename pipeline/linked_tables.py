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
from pipeline.link.places import Place
from pipeline.link.registry import Minted
from pipeline.linked_rows import LIST, NUMBER, SHARE, TEXT, YES, Columns, show_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
    coalesce(original.published, article.published), coalesce(original.home, article.home), gender,
    confidence, rule = 'posts.predecessor', since
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
_ATTESTED = {
    "first_attested": TEXT, "last_attested": TEXT, "claims": NUMBER, "articles": NUMBER,
    "sources": NUMBER,
}  # fmt: skip
TABLES: dict[str, Columns] = {
    "place": {
        "place_id": TEXT, "name": TEXT, "name_key": TEXT, "name_fold": TEXT, "level": TEXT,
        "province_id": TEXT, "district_id": TEXT, "is_official": YES,
    },
    "organisation": {
        "org_id": TEXT, "name": TEXT, "name_key": TEXT, "name_fold": TEXT, "place_id": TEXT,
        "level": TEXT, "ended": TEXT,
    },
    "post": {
        "post_id": TEXT, "title": TEXT, "title_key": TEXT, "title_fold": TEXT, "org_id": TEXT,
        "single_seat": YES, "is_membership": YES, "rank": NUMBER,
    },
    "person": {
        "person_id": TEXT, "name": TEXT, "name_key": TEXT, "name_fold": TEXT, "other_names": LIST,
        "gender": TEXT, **_ATTESTED,
    },
    "person_ethnicity": {
        "person_id": TEXT, "people": TEXT, "is_minority": YES, "basis": TEXT, "evidence": TEXT,
    },
    "person_claim": {"claim_id": TEXT, "person_id": TEXT},
    "person_registry": {
        "line": NUMBER, "person_id": TEXT, "text_id": TEXT, "name_key": TEXT, "redirect": TEXT,
    },
    "tenure": {
        "tenure_id": TEXT, "person_id": TEXT, "post_id": TEXT, "start_date": TEXT, "end_date": TEXT,
        "start_change": TEXT, "end_change": TEXT, "start_earliest": TEXT, "start_latest": TEXT,
        "end_earliest": TEXT, "end_latest": TEXT, "term": TEXT, "status": TEXT, "reason": TEXT,
        "doubt": TEXT,
        "predecessor": TEXT, "successor": TEXT, **_ATTESTED, "confidence": SHARE, "evidence": TEXT,
    },
    "tenure_claim": {"tenure_id": TEXT, "claim_id": TEXT},
    "identity_doubt": {
        "left_person": TEXT, "right_person": TEXT, "left_claim": TEXT, "right_claim": TEXT,
        "score": SHARE, "reasons": LIST,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linked:
    """minted: lines to add to the registry of people when the database is published. contradictions: what
    humans said that cannot be carried out, since other things they said forbid it."""

    minted: list[Minted]
    contradictions: tuple[Judgement, ...]


def link_claims(
    connection: DuckDBPyConnection,
    judgements: Iterable[Judgement],
    registry: Sequence[Minted],
    told_of: Iterable[Place],
) -> Linked:
    """Link the claims of a database and lay the rows out as views `linked_…` for sql/knowledge.sql.

    told_of: places that figures are about.
    """
    found = connection.execute(_CLAIMS).fetchall()
    with without_collection():
        knowledge = link((Attestation(*row) for row in found), judgements, registry, told_of=told_of)
    knowledge.tables["person_ethnicity"] = list(_ethnicities(connection, knowledge, found))
    knowledge.tables["person_registry"] = [
        {"line": number, **asdict(line)} for number, line in enumerate((*registry, *knowledge.minted), 1)
    ]
    show_rows(connection, TABLES, knowledge.tables)
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
