"""The trace of a fact: its record, the words it rests on, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.claims import CLAIM_TABLES
from pipeline.query import QueryError, answered, opened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from pipeline.query import Where

# Columns of claims that are no part of what the text says: what the build looked up for lists.
LOOKED_UP = (
    "reported_in",
    "reported_by",
    "reported_on",
    "reported_title",
    "outcome",
    "series_id",
    "point_id",
)


@dataclass(frozen=True, slots=True)
class Trace:
    """A fact and what it rests on.

    kind: its table. quote: the words, at start_char:end_char of the text; sentence: the one they stand in,
    which begins at sentence_start_char; zone: what that is part of. The article is the one that published
    the text first; also_in: URLs or origins of others with the same text, or nearly the
    same. fields: the record's own.
    """

    fact_id: str
    kind: str
    text_id: str
    article_id: str
    quote: str
    start_char: int
    end_char: int
    sentence: str
    sentence_start_char: int
    zone: str | None
    article_title: str
    url: str | None
    origin: str
    published: str | None
    source: str
    also_in: tuple[str, ...]
    rule: str
    extractor_version: str
    confidence: float
    fields: dict[str, Any]


def trace(where: Where, fact_id: str, seconds: float | None = None) -> Trace:
    """What a fact rests on. fact_id: of a claim, an official or a directive (then: of its evidence).

    Raises QueryError for an unknown id, TooLongError after so many seconds, NoDatabaseError.
    """
    with opened(where, ours=True, seconds=seconds) as connection:
        identifier = fact_id.strip()
        found = _provenance(connection, identifier) or _provenance(
            connection, _evidence_of(connection, identifier)
        )
        if not found:
            raise QueryError(f"no fact '{fact_id}'{_near_ids(connection, fact_id)}")
        return _trace(connection, found[0])


def _provenance(connection: DuckDBPyConnection, claim_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = answered(
        connection, "FROM provenance WHERE fact_id = $id", {"id": claim_id}
    ).to_pylist()
    return rows


def _evidence_of(connection: DuckDBPyConnection, identifier: str) -> str:
    knowledge = """
        SELECT evidence FROM official WHERE official_id = $id
        UNION ALL SELECT evidence FROM directive WHERE directive_id = $id
        UNION ALL SELECT evidence FROM directive JOIN directive_redirect USING (directive_id)
            WHERE former_id = $id
        UNION ALL SELECT evidence FROM directive_relation WHERE relation_id = $id
        UNION ALL SELECT evidence FROM initiative WHERE initiative_id = $id AND evidence IS NOT NULL
        UNION ALL SELECT evidence FROM tenure WHERE tenure_id = $id
        UNION ALL SELECT evidence FROM statistic_point WHERE point_id = $id
        UNION ALL (SELECT evidence FROM statistic_point WHERE series_id = $id ORDER BY point_id LIMIT 1)
        UNION ALL (SELECT claim_id FROM person_claim WHERE person_id = $id ORDER BY claim_id LIMIT 1)
    """
    return next(iter(_column(connection, knowledge, {"id": identifier})), identifier)


def _trace(connection: DuckDBPyConnection, row: dict[str, Any]) -> Trace:
    elsewhere = """
        SELECT coalesce(other.url, other.origin)
        FROM article JOIN article AS other USING (original_id)
        WHERE article.article_id = $article AND other.article_id <> $article ORDER BY 1
    """
    others = _column(connection, elsewhere, {"article": row["article_id"]})
    return Trace(
        fact_id=row["fact_id"],
        kind=row["kind"],
        text_id=row["text_id"],
        article_id=row["article_id"],
        quote=row["surface"],
        start_char=row["start_char"],
        end_char=row["end_char"],
        sentence=row["sentence_text"],
        sentence_start_char=row["sentence_start_char"],
        zone=row["zone"],
        article_title=row["article_title"],
        url=row["url"],
        origin=row["origin"],
        published=row["published"],
        source=row["source_id"],
        also_in=tuple(others),
        rule=row["rule"],
        extractor_version=row["extractor_version"],
        confidence=row["confidence"],
        fields=_fields(connection, row),
    )


def _fields(connection: DuckDBPyConnection, row: dict[str, Any]) -> dict[str, Any]:
    """What the record itself says, `kind` first: not what all claims have, nor what searches need."""
    table = next(table for table in CLAIM_TABLES if table.name == row["kind"])
    own = f"FROM {table.name} WHERE text_id = $text AND {table.id} = $id"  # in the order of their texts
    found = answered(connection, own, {"id": row["fact_id"], "text": row["text_id"]})
    keys = {f"{name}_{suffix}" for name in table.named for suffix in ("key", "fold")}
    hidden = {*keys, table.id, *LOOKED_UP}
    fields = {k: v for k, v in found.to_pylist()[0].items() if k not in row and k not in hidden}
    return {"kind": found["kind"][0].as_py(), **fields} if "kind" in found.column_names else fields


def _near_ids(connection: DuckDBPyConnection, identifier: str) -> str:
    """Ids that begin alike, for a copied id that lost some letters."""
    near = """
        WITH ids AS (
            SELECT fact_id AS id FROM claim
            UNION ALL SELECT official_id FROM official
            UNION ALL SELECT directive_id FROM directive
        )
        SELECT id FROM ids WHERE length($id) > 3 AND starts_with(id, $id[:4])
        ORDER BY levenshtein(id, $id), id LIMIT 3
    """
    found = _column(connection, near, {"id": identifier})
    if found:
        return f": did you mean {' or '.join(found)}?"
    return ": ids are in the column `evidence` of the named queries"


def _column(connection: DuckDBPyConnection, sql: str, parameters: dict[str, object]) -> list[str]:
    """The first column of the answer."""
    return [str(value) for value in answered(connection, sql, parameters)[0].to_pylist()]
