"""Popolo JSON (popoloproject.com): persons, organizations, posts, memberships, areas."""

from typing import Any

from pipeline.query import run_query
from pipeline.workspace import Workspace

Json = dict[str, Any]
_PARTICLES = frozenset(("Y", "A", "H", "K", "Ka", "Kring", "Ama", "Ami"))  # they say man, woman, father of …


def popolo(workspace: Workspace) -> dict[str, list[Json]]:
    """The five collections of Popolo. A membership is a tenure: dates that texts state are its `start_date`
    and `end_date`, attested ones stand in fields of our own; every membership names its sources."""
    return {
        "persons": [
            _without_nulls(_person(row)) for row in _rows(workspace, "FROM person ORDER BY person_id")
        ],
        "organizations": [
            _without_nulls(_organisation(row))
            for row in _rows(workspace, "FROM organisation ORDER BY org_id")
        ],
        "posts": [
            _without_nulls(_post(row))
            for row in _rows(workspace, "FROM post JOIN organisation USING (org_id) ORDER BY post_id")
        ],
        "memberships": [_without_nulls(_membership(row)) for row in _rows(workspace, _MEMBERSHIPS)],
        "areas": [_without_nulls(_area(row)) for row in _rows(workspace, _AREAS)],
    }


_AREAS = """
    WITH up AS (
        SELECT place_id, name, level,
            CASE WHEN district_id IS DISTINCT FROM place_id THEN district_id END AS district,
            CASE WHEN province_id IS DISTINCT FROM place_id THEN province_id END AS province
        FROM place
    )
    SELECT up.*, coalesce(one.place_id, two.place_id) AS parent_id
    FROM up
    LEFT JOIN place AS one ON one.place_id = district
    LEFT JOIN place AS two ON two.place_id = province
    ORDER BY up.place_id
"""

_MEMBERSHIPS = """
    WITH source AS (
        SELECT tenure_id, list(DISTINCT coalesce(url, origin) ORDER BY coalesce(url, origin)) AS urls
        FROM tenure_claim JOIN post_claim USING (claim_id) JOIN article USING (text_id)
        WHERE duplicate_of IS NULL GROUP BY tenure_id
    )
    SELECT office_holder.*, urls
    FROM office_holder JOIN source USING (tenure_id)
    ORDER BY tenure_id
"""


def _rows(workspace: Workspace, sql: str) -> list[Json]:
    rows: list[Json] = run_query(workspace, sql).to_pylist()
    return rows


def _without_nulls(row: Json) -> Json:
    return {name: value for name, value in row.items() if value not in (None, [], "")}


def _person(row: Json) -> Json:
    family, given = name_parts(row["name"])
    return {
        "id": row["person_id"],
        "name": row["name"],
        "family_name": family,
        "given_name": given,
        "gender": row["gender"],
        "other_names": [{"name": name} for name in row["other_names"]],
    }


def name_parts(name: str) -> tuple[str | None, str | None]:
    """Family and given name, where the name is made the Kinh way: no highland particle opens it."""
    words = name.split()
    if not 2 <= len(words) <= 5 or words[0].rstrip("'’") in _PARTICLES or "’" in words[0] or "'" in words[0]:
        return None, None
    return words[0], words[-1]


def _organisation(row: Json) -> Json:
    return {
        "id": row["org_id"],
        "name": row["name"],
        "classification": row["level"],
        "area_id": row["place_id"],
        "dissolution_date": row["ended"],
    }


def _post(row: Json) -> Json:
    return {
        "id": row["post_id"],
        "label": f"{row['title']}, {row['name']}",
        "role": row["title"],
        "organization_id": row["org_id"],
        "area_id": row["place_id"],
    }


def _membership(row: Json) -> Json:
    names = (
        "first_attested",
        "last_attested",
        "start_earliest",
        "start_latest",
        "end_earliest",
        "end_latest",
    )
    return {
        "id": row["tenure_id"],
        "person_id": row["person_id"],
        "post_id": row["post_id"],
        "organization_id": row["org_id"],
        "role": row["post"],
        "start_date": row["start_date"],
        "end_date": row["end_date"],
        **{name: row[name] for name in names},
        "status": row["status"],
        "sources": [{"url": url} for url in row["urls"]],
    }


def _area(row: Json) -> Json:
    return {
        "id": row["place_id"],
        "name": row["name"],
        "classification": row["level"],
        "parent_id": row["parent_id"],
    }
