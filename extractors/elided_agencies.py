"""The agency that a division is of, where its name does not say it: `Trưởng phòng Tham mưu` of the police.

`Công an tỉnh Kon Tum điều động Trưởng phòng Tham mưu …`: a division that only one agency of the text can
have. A district's own divisions (`Phòng Nội vụ`) lack a place, no agency: completion.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import regex

from extractors.elided_places import Resolved
from extractors.organisations import OrganisationMention
from extractors.scenes import scene_body

if TYPE_CHECKING:
    from extractors.frame import Frame

# Kinds of bodies (rules/organisations.toml) without a life of their own, and kinds that have such ones.
_PARTS = frozenset({"division", "faculty", "investigation_agency", "council_board", "court_division"})
# Boards that only a people's council has.
_COUNCIL_BOARDS = frozenset(
    {"Ban Pháp chế", "Ban Kinh tế - Ngân sách", "Ban Văn hóa - Xã hội", "Ban Kinh tế - Xã hội", "Ban Đô thị"}
)
_AGENCIES = frozenset(
    {"department", "agency", "company", "school", "hospital", "university", "bank", "treasury", "centre_of"}
    | {"social_insurance", "court", "procuracy", "police", "press", "institute"}
)
# Boards of committees and offices, which have divisions: `Phòng Tổng hợp` + `, Ban Dân vận Tỉnh ủy`.
_COMMITTEE_BOARDS = frozenset(
    {"organisation_board", "propaganda_board", "mass_mobilisation_board", "internal_affairs_board"}
    | {"party_building_board", "inspection_commission", "office", "general_department", "ministry"}
)
_OVER = _AGENCIES | {"ministry", "general_department"}  # under whose name a digest sets its items
_POLICE_CODE = regex.compile(r"Phòng (?:P[A-Z]\d\d|Cảnh sát|An ninh|Tham mưu)(?!\p{L})")
_OWNED = regex.compile(
    r" (?:Sở|Công an|Trường|Công ty|Tổng công ty|Tập đoàn|Bệnh viện|Tổng cục|Cục|Chi cục|Bộ|Trung tâm|"
    r"Ủy ban|Đại học|Học viện|Viện|Ngân hàng|Kho bạc|Bảo hiểm|Báo|Đài|Tòa án|Văn phòng)(?!\p{L})"
)
_MINISTRIES = frozenset({"ministry", "commission", "general_department"})
_BESIDE = regex.compile(r"(?:[ \u00a0]\([^()\n]{2,12}\))?(?:, | - | thuộc | của )")

# `của đồn`: words in small letters that stand for the one body of this kind.
_HOUSES = {"đồn": "border_post", "trường": "school", "công ty": "company", "bệnh viện": "hospital"}
_HOUSE_WORD = regex.compile(
    rf"[ \u00a0](?:của|thuộc)[ \u00a0](?:nhà[ \u00a0])?((?i:{'|'.join(_HOUSES)}))"
    r"(?![ \u00a0]?\p{Lu}|\p{L})"
)

_HOUSE_ALONE = regex.compile(r"(?<!\p{L})(Bệnh viện|Công ty)(?![ \u00a0]?[\p{Lu}\d]|\p{L})")
_COLLEGE = regex.compile(r"^Trường (?:Cao đẳng|Đại học|Trung cấp|Chính trị|Sĩ quan)")  # which have faculties
_PAGODA = regex.compile(r"chùa[ \u00a0]\p{Lu}[\p{L}\p{M}’'-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’'-]*)*")
_THE_PAGODA = regex.compile(r"[ \u00a0](?:của[ \u00a0])?chùa(?![ \u00a0]?\p{Lu}|\p{L})")


def with_agency(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """The division with the only agency that it can be of; None where the text leaves several open.

    The agency that follows it (`Trưởng phòng Tham mưu, Công an tỉnh`) goes before those of the paragraph so
    far, these before the article's; one that the text names only later is not meant.
    """
    if (organisation.needs, organisation.place) != (None, None) or _OWNED.search(organisation.name):
        return None
    over = scene_body(frame, organisation.start_char)
    if over is not None and over.kind in _OVER and organisation.kind in ("ministry_division", *_PARTS):
        return _part_of(organisation, frame.complete(over))
    if organisation.kind == "ministry_division":
        beside = [body for body in _next(frame, organisation) if body.kind in _MINISTRIES]
        ministry = _only(frame, beside)
        return ministry and _part_of(organisation, ministry)
    if organisation.level is not None:
        return None
    if organisation.kind == "council_board" and (pagoda := _pagoda(frame, organisation)) is not None:
        return Resolved(f"{organisation.name} {pagoda}", None, None, "local")
    if organisation.kind == "council_board" and organisation.name not in _COUNCIL_BOARDS:
        agency = _only(frame, _next(frame, organisation))
        return agency and _part_of(organisation, agency)
    if organisation.kind == "team":
        owner = _by_word(frame, organisation)
        if owner is not None:
            return _part_of(organisation, owner)
        agency = _only(frame, [body for body in _next(frame, organisation) if body.kind in _AGENCIES])
        return agency and _part_of(organisation, agency)
    if organisation.kind not in _PARTS:
        return None
    start = frame.paragraph_start(organisation.start_char)
    here = frame.bodies_between(start, _sentence_end(frame, organisation))
    beside = [body for body in _next(frame, organisation) if body.kind in _COMMITTEE_BOARDS]
    if beside and organisation.kind == "division":
        owner = frame.complete(beside[0])
        return None if owner.how == "unresolved" else _part_of(organisation, owner)
    house = [frame.house] if frame.house is not None else []
    fitting = _fitting(organisation, frame.all_bodies)
    told = any(body.start_char < organisation.start_char for body in fitting)
    meant = _meant_by_word(frame, organisation, start)
    for bodies in (_next(frame, organisation), meant, house, here, frame.all_bodies if told else ()):
        agency = _only(frame, _fitting(organisation, bodies))
        if agency is not None:
            return _part_of(organisation, agency)
    return None


def _sentence_end(frame: Frame, organisation: OrganisationMention) -> int:
    index = frame.document.sentence_at(organisation.start_char)
    return frame.document.sentences[index].end_char if index >= 0 else organisation.end_char


def _part_of(organisation: OrganisationMention, agency: Resolved) -> Resolved:
    return Resolved(f"{organisation.name} {agency.name}", agency.place, agency.level, "local")


def _next(frame: Frame, organisation: OrganisationMention) -> Sequence[OrganisationMention]:
    text, end = frame.document.text, organisation.end_char
    inside = frame.bodies_between(end + 2, end + 3) if text.startswith(" (", end) else ()
    if inside and text.startswith(")", inside[0].end_char):
        return inside[:1]  # `Phòng Giáo dục Dân tộc (Sở GD-ĐT)`
    gap = _BESIDE.match(text, end)
    return frame.bodies_between(gap.end(), gap.end() + 1) if gap else ()


def _pagoda(frame: Frame, organisation: OrganisationMention) -> str | None:
    """`Ban Quản trị chùa`: of the only pagoda named before it."""
    text = frame.document.text
    if _THE_PAGODA.match(text, organisation.end_char) is None:
        return None
    named = {match[0] for match in _PAGODA.finditer(text, 0, organisation.start_char)}
    return named.pop() if len(named) == 1 else None


def _meant_by_word(
    frame: Frame, organisation: OrganisationMention, start: int
) -> Sequence[OrganisationMention]:
    """`Ngay sau hội nghị, Bệnh viện công bố …`: for which the paragraph's own word stands so far."""
    words = {
        match[1].lower()
        for match in _HOUSE_ALONE.finditer(frame.document.text, start, organisation.start_char)
    }
    if len(words) != 1:
        return ()
    kind = _HOUSES[words.pop()]
    return [body for body in frame.all_bodies if body.kind == kind and body.end_char <= start]


def _by_word(frame: Frame, organisation: OrganisationMention) -> Resolved | None:
    """`Đội Vận động quần chúng của đồn`: of the one station named before, as of schools and firms."""
    word = _HOUSE_WORD.match(frame.document.text, organisation.end_char)
    if word is None:
        return None
    kind = _HOUSES[word[1].lower()]
    before = (body for body in frame.all_bodies if body.end_char <= organisation.start_char)
    return _only(frame, (body for body in before if body.kind == kind))


def _fitting(
    organisation: OrganisationMention, bodies: Iterable[OrganisationMention]
) -> Iterable[OrganisationMention]:
    """The bodies that may have such a part: of the police, divisions are the province's."""
    if organisation.kind == "investigation_agency":
        return (body for body in bodies if body.kind in ("police", "procuracy"))
    if organisation.kind == "council_board":
        return (body for body in bodies if body.kind == "peoples_council")
    if organisation.kind == "court_division":
        return (body for body in bodies if body.kind == "court")
    if organisation.kind == "faculty":
        kinds = ("hospital", "university", "centre_of")
        return (b for b in bodies if b.kind in kinds or (b.kind == "school" and _COLLEGE.search(b.name)))
    police = _POLICE_CODE.match(organisation.name) is not None
    return (
        body
        for body in bodies
        if body.kind in _AGENCIES and (body.kind == "police" or not police) and body.level != "commune"
        if body.kind != "police" or body.level == "province"
    )


def _only(frame: Frame, bodies: Iterable[OrganisationMention]) -> Resolved | None:
    """The body, completed, if all of these are one and the same; a shorter form counts for the fuller one."""
    whole = {body.name: body for body in map(frame.complete, bodies) if body.how != "unresolved"}
    longest = max(whole, key=len, default=None)
    if longest is None or not all(name in longest for name in whole):
        return None
    return whole[longest]
