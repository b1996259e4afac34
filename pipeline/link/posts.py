"""The body and the post that a claim means, with readable ids: `po.bi-thu-5d1c.huyen-uy-8a01.074`.

A post exists without a holder (FollowTheMoney's Position). A body is known by its words without the place and
by the place; a body of no certain place is known within the area that the text speaks of, or within the text.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.place_types import bare_name, read_type_word
from extractors.roles import roles
from extractors.rules import rows
from extractors.spelling import name_key, search_fold
from pipeline.link.attestations import Attestation
from pipeline.link.places import Place, area_of

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LEVELS = {"central": 5, "province": 4, "district": 3, "commune": 2, "village": 1}
_MEMBERS = ("ủy viên", "đại biểu", "thành viên")


@dataclass(frozen=True, slots=True)
class Organisation:
    """org_id: `o.`, words, place. name: in full. place: None where none is known. level: central, province,
    district, commune, village. ended: ISO day on which bodies of its kind were dissolved, None if none."""

    org_id: str
    name: str
    place: Place | None
    level: str | None
    ended: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """post_id: `po.`, title, body. single: one holder at a time. member: a seat on a body beside which other
    posts are held. rank: to compare steps of a career, higher is higher."""

    post_id: str
    title: str
    organisation: Organisation
    single: bool
    member: bool
    rank: int


def post_of(claim: Attestation, places: Mapping[str, Place]) -> Post | None:
    """The post that a claim speaks of; None where its body is not resolved.

    places: of the claim's text, by name (places.resolve_places).
    """
    if claim.organisation is None or (claim.resolved == "unresolved" and claim.level != "central"):
        return None
    place = places.get(claim.place) if claim.place else None
    scope = _scope(claim, place, places)
    title, body = _settled(claim.title, claim.organisation, claim.place)
    ended = place.ended if place is not None and claim.level == place.level else None
    risen = claim.level == "district" and place is not None and place.level == "province"  # Huế, in 2025
    level = "province" if risen else claim.level
    organisation = Organisation(f"o.{_marked(body)}.{scope}", claim.organisation, place, level, ended)
    return _post(claim.title, title, organisation)


def organisation_id(organisation: str, place: str | None, scope: str) -> str:
    """Id of a body: its name in full, the name of its place (None where it has none), what tells it from
    others of its words: the place's id without `vn.`, an area, a text."""
    return f"o.{_marked(body_words(organisation, place))}.{scope}"


def body_words(organisation: str, place: str | None) -> str:
    """The key of a body's words without its place: `Đảng bộ huyện Hàm Yên` -> `đảng bộ`."""
    return _settled("", organisation, place)[1]


@lru_cache(maxsize=1 << 16)
def _post(title: str, key: str, organisation: Organisation) -> Post:
    single = key in _single_titles() or (key.startswith("phó") and key.endswith("thường trực"))
    member = key.startswith(_MEMBERS) or key.endswith("ủy viên")
    step = 0 if member else 1 if key.startswith("phó") else 2
    rank = 3 * _LEVELS.get(organisation.level or "", 3) + step
    post_id = f"po.{_marked(key)}.{organisation.org_id[2:]}"
    return Post(post_id, title, organisation, single and not member, member, rank)


def _scope(claim: Attestation, place: Place | None, places: Mapping[str, Place]) -> str:
    """What tells two bodies of the same words apart: the place, the area of a named body, the text."""
    if place is not None:
        return place.place_id.removeprefix("vn.")
    if claim.level == "central":
        return "vn"
    areas = {area_of(near.province) for near in places.values() if near.province}
    if claim.level is None and len(areas) == 1:
        return str(next(iter(areas))).removeprefix("vn.")
    return claim.text_id


@lru_cache(maxsize=1 << 16)
def _settled(title: str, organisation: str, place: str | None) -> tuple[str, str]:
    """What all ways of writing a post share: its title and the words of its body without the place.

    `Huyện ủy viên` of `Huyện ủy Hàm Yên` -> `ủy viên`, `ban chấp hành huyện ủy`. The place's type word goes
    too, since papers leave it out (`Sở Nội vụ tỉnh Tuyên Quang`, `Sở Nội vụ Tuyên Quang`): the place itself
    tells bodies apart.
    """
    key, kind = _without_place(organisation, place)
    title, body = name_key(title), f"{key} {kind}".strip()
    for written, opens, same_title, same_body in _same_posts():
        if written in ("", title) and (not opens or body == opens or body.startswith(opens + " ")):
            title = same_title or title
            body = f"{same_body} {body[len(opens) :].strip()}".strip()
    return title, body.removesuffix(" " + kind) if kind else body


def _without_place(organisation: str, place: str | None) -> tuple[str, str]:
    """`Ủy ban nhân dân huyện Hàm Yên` -> `ủy ban nhân dân`, `huyện`; `Huyện ủy Hàm Yên` -> `huyện ủy`, ``."""
    key = name_key(organisation)
    if place is None:
        return key, ""
    bare = name_key(bare_name(place))
    read = read_type_word(place, 0)
    kind = name_key(read[0].type) if read else ""
    for end in (name_key(place), f"{kind} {bare}"):
        if key.endswith(" " + end):
            return key[: -len(end)].strip(), kind
    return (key[: -len(bare)].strip() if key.endswith(" " + bare) else key), ""


@cache
def _same_posts() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (row["title"], row["body"], row["same_title"], row["same_body"]) for row in rows("same_posts.csv")
    )


@lru_cache(maxsize=1 << 14)
def _marked(words: str) -> str:
    """A slug, and a mark that keeps apart what differs in tones only."""
    key = name_key(words)
    slug = _NOT_SLUG.sub("-", search_fold(key)).strip("-")
    return f"{slug}-{hashlib.blake2b(key.encode(), digest_size=2).hexdigest()}"


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(name_key(role.vi) for role in roles().values() if role.single)
