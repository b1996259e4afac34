"""Completes bodies whose word names no level: `UBND`, `Chi bộ`, `Ban Tổ chức`, `Đảng ủy` alone.

The posts and bodies around them tell whose they are: `Bí thư Đảng ủy, Giám đốc Sở Y tế`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extractors.committees_in_force import only_cell, only_organ, owner_in_force, unit_of_heading
from extractors.elided_places import ENDED, Resolved, local_place, only_village, with_place
from extractors.organisations import OrganisationMention
from extractors.place_types import bare_name

if TYPE_CHECKING:
    from extractors.frame import Frame

# Kinds of bodies (rules/organisations.toml) whose own word names no level, by how their neighbours tell it.
_CELLS = frozenset({"party_cell", "cell_committee", "youth_cell"})
_BOARDS = frozenset(
    {
        "organisation_board",
        "party_building_board",
        "propaganda_board",
        "mass_mobilisation_board",
        "internal_affairs_board",
    }
    | {"inspection_commission", "standing_committee", "executive_committee"}
)
_HOUSES = frozenset({"economy", "education", "health"})
# What a longer name may end in, where the place is missing.
_INNER_KINDS = {
    " Đảng ủy": "party_committee",
    " Chi bộ": "party_cell",
    " Đảng bộ": "party_organisation",
    " Ủy ban nhân dân": "peoples_committee",
    " Hội đồng nhân dân": "peoples_council",
}
# Unions with an inspection commission of their own: `Phó Chủ tịch Hội Nông dân huyện; … Chủ nhiệm UBKT`.
_WITH_INSPECTION = frozenset(
    {"farmers_union", "trade_union", "youth_union", "youth_union_province", "grassroots_union"}
)
_CAUCUSES = {"party_caucus": "peoples_committee", "party_fraction": "peoples_council"}
_AGENCIES = frozenset(
    {"department", "division", "agency", "inspectorate", "police", "company", "school", "hospital", "court"}
    | {"procuracy", "bank", "treasury", "centre_of", "university", "military_command", "ministry"}
)
# Parts of agencies, which have a cell and no committee of their own.
_PARTS = frozenset({"division", "agency", "office", "team", "faculty", "investigation_agency"})
_COMMITTEE_OF = {
    "tỉnh": "Tỉnh ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
    "thành phố": "Thành ủy",
}
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy\b.*")
# Between two posts of one person: `Bí thư Đảng ủy, Giám đốc` | `Sở Y tế`.
_NEXT_POST = re.compile(r"(?:, | kiêm | - |, kiêm )[^;:,.()\n]{0,42}")


def complete_any(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """`UBND`, `Chi bộ`, `Ban Tổ chức`, `Đảng ủy` alone: from the posts and bodies around it."""
    following = _next_body(frame, organisation)
    kind = _inner_kind(organisation)
    if kind == "company_board" or (kind == "youth_union" and following is None):
        house = frame.house_before(organisation.start_char)
        if house is not None and house.start_char != organisation.start_char:
            return _of(organisation, frame.complete(house), "article")
        if kind == "company_board":
            return None
    if kind in _CELLS:
        return _cell(frame, organisation, following)
    if kind in _BOARDS:
        return _board(frame, organisation, following)
    if kind in _CAUCUSES:
        return _caucus(frame, organisation, following)
    if following is not None and kind == "party_committee" and following.kind in _AGENCIES:
        return _of(organisation, frame.complete(following), "local")
    of_unit = following is not None and following.kind not in _PARTS
    if kind in ("party_committee", "party_organisation") and not of_unit:
        owner = owner_in_force(frame, organisation.start_char)
        if owner is not None:
            return _of(organisation, owner, "local")
    organ = only_organ(frame, titled=following is None) if kind == "party_committee" else None
    if organ is not None and (following is None or frame.complete(following).place == organ.place):
        return _of(organisation, organ, "article")
    places = [frame.complete(following)] if following is not None and following.needs != "any" else []
    start = frame.sentence_start(organisation.start_char)
    before = frame.bodies_between(start, organisation.start_char)[::-1]
    if frame.subject is not None:  # `Bí thư Đảng ủy xã Nà Ón (cũ): Phó Bí thư Đảng ủy`
        before = [body for body in before if not ENDED.match(frame.document.text, body.end_char)]
    places += [frame.complete(body) for body in before if body.needs != "any"]
    wanted = ("commune",) if kind == "party_committee" else ("province", "district", "commune")
    for whole in places:
        if whole.place and whole.level in wanted:
            return with_place(organisation, whole.place, whole.level, "local")
    return _any_unit(frame, organisation)


def _any_unit(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """The unit of the paragraph or article, for a body of any level."""
    if _inner_kind(organisation) == "party_committee":
        commune = local_place(frame, organisation, "commune", ())
        if commune is not None:
            return with_place(organisation, commune, "commune", "local")
        if frame.subject is None or frame.subject[0] != "commune":
            return None
    if frame.subject is None:
        return None
    if (unit := unit_of_heading(frame, organisation.start_char)) is not None:
        return with_place(organisation, unit.name, unit.level, "local")
    return with_place(organisation, frame.subject[1], frame.subject[0], "article")


def _next_body(frame: Frame, organisation: OrganisationMention) -> OrganisationMention | None:
    """The body of the next post of the same person: `Bí thư Đảng ủy, Giám đốc Sở Y tế`."""
    index = bisect_left(frame.body_starts, organisation.end_char)
    if index >= len(frame.organisations):
        return None
    body = frame.organisations[index]
    between = frame.document.text[organisation.end_char : body.start_char]
    return body if _NEXT_POST.fullmatch(between) else None


def _cell(
    frame: Frame, organisation: OrganisationMention, following: OrganisationMention | None
) -> Resolved | None:
    """`Bí thư Chi bộ`: of the village named before, or after it (`Bí thư Chi bộ, Trưởng thôn Nà Ca`)."""
    if following is not None and following.kind in _AGENCIES:
        return _of(organisation, frame.complete(following), "local")
    gap = _NEXT_POST.match(frame.document.text, organisation.end_char)
    if gap is not None:
        for place in frame.places_between(organisation.end_char, gap.end() + 1):
            if place.level == "village":
                return with_place(organisation, place.full_name, "village", "local")
    own = owner_in_force(frame, organisation.start_char, cell=True, whole=False)
    if own is not None:
        return _of(organisation, own, "local")
    village = local_place(frame, organisation, "village", ())
    if village:
        return with_place(organisation, village, "village", "local")
    house = _cell_of_house(frame, organisation)
    own = owner_in_force(frame, organisation.start_char, cell=True) if house is None else None
    if house is None and own is None:
        if (only := only_cell(frame)) is not None:
            return _of(organisation, only, "article")
        village = only_village(frame)
        return None if village is None else with_place(organisation, village, "village", "article")
    return house if own is None else _of(organisation, own, "local")


def _cell_of_house(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """`Tại Trường Tiểu học Kim Đồng, … Bí thư Chi bộ`: of the only school or firm of the paragraph."""
    start = frame.paragraph_start(organisation.start_char)
    houses = {
        body.name: body
        for body in frame.bodies_between(start, organisation.start_char)
        if body.branch in _HOUSES and body.needs is None
    }
    return _of(organisation, frame.complete(houses.popitem()[1]), "local") if len(houses) == 1 else None


def _caucus(
    frame: Frame, organisation: OrganisationMention, following: OrganisationMention | None
) -> Resolved | None:
    """`Bí thư Ban cán sự đảng, Phó Chủ tịch UBND tỉnh`: the caucus of that body."""
    kind = _CAUCUSES[organisation.kind]
    start = frame.sentence_start(organisation.start_char)
    before = [body for body in frame.bodies_between(start, organisation.start_char) if body.kind == kind]
    near = [following] if following is not None and following.kind == kind else before[-1:]
    if near:
        return _of(organisation, frame.complete(near[0]), "local")
    full = fullest(frame, organisation.name + " ", organisation.kind)
    return frame.complete(full)._replace(how="article") if full else None


def _board(
    frame: Frame, organisation: OrganisationMention, following: OrganisationMention | None
) -> Resolved | None:
    """`Ban Tổ chức` alone: of the committee named beside it, else of the only one in the article."""
    start = frame.sentence_start(organisation.start_char)
    union = _union_before(frame, organisation) if following is None else None
    if union is not None:
        return _of(organisation, union, "local")
    beside = [following] if following is not None else []
    beside += frame.bodies_between(start, organisation.start_char)[::-1]
    for body in beside:
        if organisation.kind == "inspection_commission" and body.kind in _WITH_INSPECTION:
            whole = frame.complete(body)
            return None if whole.how == "unresolved" else _of(organisation, whole, "local")
        committee = committee_of(frame.complete(body)) if body.needs != "any" else None
        if committee is not None and (committee.level == "commune" or not _of_communes(organisation)):
            return board_of(organisation, committee, "local")
    if _of_communes(organisation) and frame.commune is not None:
        commune = Resolved(f"Đảng ủy {frame.commune}", frame.commune, "commune", "article")
        return board_of(organisation, commune, "article")
    if organisation.kind == "inspection_commission" and _names_central(frame, organisation):
        return Resolved(f"{organisation.name} Trung ương", None, "central", "article")
    committees = {
        committee.name: committee
        for body in frame.organisations
        if body.needs != "any"
        and body.branch == "party"
        and (committee := committee_of(frame.complete(body)))
    }
    if len(committees) != 1:
        return None
    return board_of(organisation, committees.popitem()[1], "article")


def _names_central(frame: Frame, organisation: OrganisationMention) -> bool:
    """`Ủy ban Kiểm tra T.Ư họp dưới sự chủ trì của Chủ nhiệm UBKT`: the paragraph's is the central one."""
    start = frame.paragraph_start(organisation.start_char)
    before = frame.bodies_between(start, organisation.start_char)
    return any(body.kind == organisation.kind and body.level == "central" for body in before)


_UNION = re.compile(
    r"(?:Hội (?!đồng|nghị)|Liên đoàn Lao động |Công đoàn |(?:Tỉnh|Thành|Huyện|Thị|Quận) đoàn )"
)
_UNION_BOARDS = frozenset({"standing_committee", "executive_committee", "inspection_commission"})
_TITLE_BEFORE = re.compile(r"(?:tịch|thư|viên|trưởng|nhiệm|đốc|phó)[ \u00a0]$", re.IGNORECASE)


def _union_before(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """`Thường trực Hội CCB huyện phân công các Ủy viên Ban Thường vụ`: the board of the one who acts."""
    if organisation.kind not in _UNION_BOARDS:
        return None
    start = frame.sentence_start(organisation.start_char)
    for body in frame.bodies_between(start, organisation.start_char)[-1:]:
        whole = frame.complete(body)
        name = whole.name.removeprefix("Thường trực ").removeprefix("Ban Chấp hành ")
        held = _TITLE_BEFORE.search(frame.document.text, max(0, body.start_char - 10), body.start_char)
        if held is None and whole.how != "unresolved" and _UNION.match(name):
            return whole._replace(name=name)
    return None


def association_meant(frame: Frame, char: int) -> OrganisationMention | None:
    """`Ban Chấp hành Hội`: the only association of the paragraph before, else of the article.

    Of several the one of the unit that the article is about.
    """
    unions = [body for body in frame.all_bodies if body.branch == "union" and _UNION.match(body.name)]
    unions = [body for body in unions if body.name.startswith("Hội ")]
    start = frame.paragraph_start(char)
    before = [body for body in unions if start <= body.start_char < char]
    for bodies in (before, unions):
        named = {frame.complete(body).name: body for body in bodies}
        own = [b for b in named.values() if frame.subject and frame.complete(b).place == frame.subject[1]]
        if len(named) == 1 or len(own) == 1:
            return own[0] if len(own) == 1 else next(iter(named.values()))
        if named:
            return None
    return None


def _of_communes(organisation: OrganisationMention) -> bool:
    """Whether only communes have such a board."""
    return organisation.kind == "party_building_board"


def fullest(frame: Frame, beginning: str, kind: str | None) -> OrganisationMention | None:
    """The only body of the article whose name begins so; of forms of one body the longest."""
    bodies = {
        body.name.lower(): body
        for body in frame.organisations
        if body.name.startswith(beginning) and (kind is None or body.kind == kind)
    }
    if not bodies:
        return None
    longest = max(bodies, key=len)
    return bodies[longest] if all(longest.startswith(name) for name in bodies) else None


def _of(organisation: OrganisationMention, whole: Resolved, how: str) -> Resolved:
    """The body as part of another one: `Đảng ủy` + `Sở Y tế tỉnh Phú Yên`."""
    return Resolved(f"{organisation.name} {whole.name}", whole.place, whole.level, how)


def _inner_kind(organisation: OrganisationMention) -> str:
    """The kind of the body that lacks the place: of `Ban Thường vụ Đảng ủy` it is the Đảng ủy."""
    for ending, kind in _INNER_KINDS.items():
        if organisation.name.endswith(ending):
            return kind
    return organisation.kind


def committee_of(body: Resolved) -> Resolved | None:
    """The party committee that a body's name holds, or that stands at the level of a state body."""
    match = _COMMITTEE.search(body.name)
    if match is not None:
        return None if body.how == "unresolved" else body._replace(name=match[0])
    if not body.place or body.level not in ("province", "district", "commune"):
        return None
    if body.level == "commune":
        return body._replace(name=f"Đảng ủy {body.place}")
    for kind, committee in _COMMITTEE_OF.items():
        if body.place.startswith(kind + " "):
            return body._replace(name=f"{committee} {bare_name(body.place)}")
    return None


def board_of(organisation: OrganisationMention, committee: Resolved, how: str = "local") -> Resolved:
    """`Ban Thường vụ` + `Huyện ủy Na Hang`; an executive committee is of the `Đảng bộ huyện`."""
    name = committee.name
    of_party = not name.startswith(("Liên đoàn ", "Hội ", "Công đoàn "))
    if organisation.kind == "executive_committee" and committee.place and of_party:
        name = f"Đảng bộ {committee.place}"
    return Resolved(f"{organisation.name} {name}", committee.place, committee.level, how)
