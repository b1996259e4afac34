"""FollowTheMoney entities: Person, Organization or PublicBody, Position, Occupancy, Article, Documentation.

Ids are ours; they already fit FollowTheMoney's pattern. No reference points to an entity that is not there.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.export.popolo import name_parts
from pipeline.query import run_query
from pipeline.workspace import Workspace

Json = dict[str, Any]
_STATE = (
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "sở",
    "bộ",
    "cục",
    "chi cục",
    "công an",
    "tòa án",
    "viện kiểm sát",
)
_TOPICS = {"central": "gov.national", "province": "gov.state", "district": "gov.muni", "commune": "gov.muni"}


def entities(workspace: Workspace) -> Iterator[Json]:
    """The entities, one after another: what is referred to comes before what refers to it."""
    yield from _articles(workspace)
    for row in _rows(workspace, "FROM person ORDER BY person_id"):
        yield _person(row)
    for row in _rows(
        workspace,
        "FROM organisation ORDER BY org_id",
    ):
        yield _organisation(row)
    for row in _rows(
        workspace,
        "SELECT post.*, name, level, ended FROM post JOIN organisation USING (org_id) ORDER BY post_id",
    ):
        yield _position(row)
    for row in _rows(workspace, _TENURES):
        yield _occupancy(row)
    for row in _rows(workspace, _EVIDENCE):
        yield _documentation(row)


_TENURES = """
    SELECT tenure.*, min(coalesce(url, origin)) AS url
    FROM tenure
    JOIN tenure_claim USING (tenure_id)
    JOIN post_claim ON post_claim.claim_id = tenure_claim.claim_id
    JOIN article USING (text_id)
    WHERE duplicate_of IS NULL
    GROUP BY ALL ORDER BY tenure_id
"""
_EVIDENCE = """
    SELECT
        claim_id, tenure_id, tenure.person_id, post.title AS post, name, article_id, surface, start_char,
        end_char, published
    FROM tenure_claim
    JOIN tenure USING (tenure_id)
    JOIN post USING (post_id)
    JOIN organisation USING (org_id)
    JOIN post_claim USING (claim_id)
    JOIN article USING (text_id)
    WHERE duplicate_of IS NULL ORDER BY claim_id, tenure_id
"""


def _rows(workspace: Workspace, sql: str) -> list[Json]:
    rows: list[Json] = run_query(workspace, sql).to_pylist()
    return rows


def _entity(schema: str, entity_id: str, **properties: Any) -> Json:
    """Values are lists of words; what is not known has no property."""
    values = {
        name: [str(one) for one in (value if isinstance(value, list) else [value])]
        for name, value in properties.items()
        if value not in (None, [], "")
    }
    return {"id": entity_id, "schema": schema, "properties": values}


def _articles(workspace: Workspace) -> Iterator[Json]:
    for row in _rows(workspace, "FROM article WHERE duplicate_of IS NULL ORDER BY article_id"):
        yield _entity(
            "Article", row["article_id"], title=row["title"], sourceUrl=_web(row["url"]),
            author=row["author"], publishedAt=row["published"], publisher=row["source_id"],
        )  # fmt: skip


def _person(row: Json) -> Json:
    family, given = name_parts(row["name"])
    return _entity(
        "Person", row["person_id"], name=row["name"], alias=row["other_names"], gender=row["gender"],
        firstName=given, lastName=family,
        country="vn", topics="role.pol",
    )  # fmt: skip


def _organisation(row: Json) -> Json:
    schema = "PublicBody" if row["name_key"].startswith(_STATE) else "Organization"
    return _entity(
        schema, row["org_id"], name=row["name"], country="vn", dissolutionDate=row["ended"],
        classification=row["level"],
    )  # fmt: skip


def _position(row: Json) -> Json:
    return _entity(
        "Position", row["post_id"], name=f"{row['title']}, {row['name']}", country="vn",
        organization=row["org_id"], numberOfSeats="1" if row["single_seat"] else None,
        topics=_TOPICS.get(row["level"] or ""), dissolutionDate=row["ended"],
    )  # fmt: skip


def _occupancy(row: Json) -> Json:
    return _entity(
        "Occupancy", row["tenure_id"], holder=row["person_id"], post=row["post_id"],
        startDate=row["start_date"], endDate=row["end_date"], status=row["status"],
        sourceUrl=_web(row["url"]),
    )  # fmt: skip


def _documentation(row: Json) -> Json:
    """Of the person: a Documentation cannot point to an Occupancy, whose id is its `recordId`."""
    place = f"chars {row['start_char']}-{row['end_char']}: {row['surface']}"
    return _entity(
        "Documentation", f"{row['claim_id']}.{row['tenure_id']}", document=row["article_id"],
        entity=row["person_id"], role=f"{row['post']}, {row['name']}", summary=place,
        recordId=row["tenure_id"], date=(row["published"] or "")[:10] or None,
    )  # fmt: skip


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
