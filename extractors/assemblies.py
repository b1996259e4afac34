"""Whose congress a passage tells of: `Hội Nông dân huyện Mai Châu tổ chức Đại hội …`, `Đại hội Đảng bộ xã`.

What a congress, or the committee that it elected, elects is of that body: its Chủ tịch or Bí thư, its Ban
Thường vụ, its Ủy ban Kiểm tra, never of the party's or the state's body that was named last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from extractors.elided_places import Resolved
from extractors.organisations import OrganisationMention

if TYPE_CHECKING:
    from extractors.frame import Frame

_MEETING = regex.compile(r"(?<!\p{L})(?:đại hội|hội nghị|phiên họp)(?!\p{L})", regex.IGNORECASE)
# Between the congress and whose it is: `Đại hội` + `đại biểu lần thứ XI, nhiệm kỳ 2018-2023 của` + `Hội …`.
_OF = regex.compile(
    r"(?:[ \u00a0,]|đại biểu|toàn thể|toàn quốc|điểm|thành lập|cơ sở|của|ban chấp hành|lần thứ (?:nhất|\w+)"
    r"|thứ (?:nhất|\w+)|nhiệm kỳ \d{4}[ \u00a0]?[-–][ \u00a0]?\d{4}|khóa \w+|khoá \w+)*",
    regex.IGNORECASE,
)
# Between the body and its congress: `Hội Nông dân huyện` + `(tỉnh Hòa Bình) long trọng tổ chức`.
_HOLDS = regex.compile(
    r"(?:[ \u00a0,]*\([^()\n]{1,40}\))?[ \u00a0,]*(?:[^.;:\n]{0,60}?"
    r"(?:tổ chức|tiến hành|khai mạc|họp|mở|hoàn thành|chọn làm điểm)(?!\p{L})[^.;:\n]{0,60})?",
    regex.IGNORECASE,
)
# A congress that is gone to, greeted or prepared is another one.
_OTHERS = regex.compile(
    r"(?:(?:đoàn đại biểu|đại biểu|cử|đi)[^.;\n]{0,30}dự|chào mừng|tiến tới|hướng tới|chuẩn bị|chỉ đạo"
    r"|phục vụ|nghị quyết|văn kiện|mục tiêu|tinh thần|thành công|kết quả)[ \u00a0]$",
    regex.IGNORECASE,
)
_BOARD = regex.compile(r"(?:Ban Chấp hành|Ban Thường vụ|Thường trực) (?=\p{Lu})")
_REACH = 120
# Who elects or appoints, where it is another body than the congress: `HĐND xã bầu …`, `Tỉnh ủy điều động …`.
_DECIDES = regex.compile(
    r"[^,;.:\n]{0,40}?(?<!\p{L})(?:bầu|cử|bổ nhiệm|điều động|luân chuyển|chuẩn y|chỉ định|phân công"
    r"|công nhận)(?!\p{L})",
    regex.IGNORECASE,
)
_ELECTED = frozenset({"elected", "reelected", "approved", "appointed"})


class Assembly(NamedTuple):
    """A congress or meeting at a character of the text, and the body that holds it."""

    char: int
    body: OrganisationMention


def find_assemblies(frame: Frame) -> list[Assembly]:
    """The congresses of associations, unions and party organisations, in order of the text."""
    found = []
    for zone in frame.document.readable_zones():
        for match in _MEETING.finditer(frame.document.text, zone.start_char, zone.end_char):
            body = _holder(frame, match.start(), match.end())
            if body is not None:
                found.append(Assembly(match.start(), body))
    return found


def _holder(frame: Frame, start: int, end: int) -> OrganisationMention | None:
    text = frame.document.text
    if _OTHERS.search(text, max(0, start - 50), start):
        return None
    for body in frame.bodies_between(end, end + _REACH)[:1]:
        if _may_hold(body) and _OF.fullmatch(text, end, body.start_char):
            return body
    before = frame.bodies_between(max(frame.sentence_start(start), start - 2 * _REACH), start)
    for body in before[::-1]:
        if _may_hold(body) and _HOLDS.fullmatch(text, body.end_char, start):
            return body
    return None


def _may_hold(body: OrganisationMention) -> bool:
    """Whether such a body has congresses: of a Ban Chấp hành it is the body around it."""
    name = _BOARD.sub("", body.name)
    return body.branch in ("union", "front") or name.startswith(
        ("Đảng bộ ", "Chi bộ ", "Hội Nông ", "Hội Liên ", "Hội Cựu ", "Đoàn ", "Công đoàn ", "Liên đoàn ")
    )


def assembly_at(frame: Frame, char: int) -> Resolved | None:
    """The body whose congress the passage tells of: named last in the paragraph, else the article's own.

    Its own is the only one of title and lead.
    """
    start = frame.paragraph_start(char)
    inside = [assembly for assembly in frame.assemblies if start <= assembly.char < char]
    ends = [zone.end_char for kind in ("title", "lead") for zone in frame.document.zones_of(kind)]
    own = [body for at, body in frame.assemblies if at < max(ends, default=0)]
    bodies = {body.name: body for body in own} if not inside else {}
    wholes = [frame.complete(body) for body in ([inside[-1].body] if inside else bodies.values())]
    names = {_BOARD.sub("", whole.name): whole for whole in wholes if whole.how != "unresolved"}
    if len(names) != 1 or len(wholes) != len([whole for whole in wholes if whole.how != "unresolved"]):
        return None
    name, whole = names.popitem()
    return whole._replace(name=name, how="local" if inside else "article")


def _is_elected(frame: Frame, change: str, char: int) -> bool:
    """Whether a post told at the character may be of the congress: no other body here gave it."""
    start = frame.sentence_start(char)
    return change in _ELECTED and not any(
        not _may_hold(body) and body.branch in ("party", "state") and body.name not in _ELECTING
        and _DECIDES.match(frame.document.text, body.end_char, char)
        for body in frame.bodies_between(start, char)
    )  # fmt: skip


# What a congress itself elects, which then elects its heads.
_ELECTING = ("Ban Chấp hành", "Ban Thường vụ", "Ủy ban Kiểm tra", "Ủy ban")


def _head_of(assembly: Resolved, place_role: str | None) -> Resolved | None:
    """The body that a head elected at a congress is of; None where it elects no such head.

    place_role: `party` of a Bí thư, `government` of a Chủ tịch (`Role.place`).
    """
    name = assembly.name
    youth = name.startswith(_YOUTH)
    party = name.startswith(("Đảng bộ ", "Chi bộ "))
    if (place_role == "party") != (youth or party):
        return None
    return _committee_of(assembly) if party else assembly._replace(name=_written(assembly))


def _committee_of(assembly: Resolved) -> Resolved:
    """The committee of an `Đảng bộ`: `Huyện ủy Na Hang`, `Đảng ủy xã Tả Sín`; any other body itself."""
    name, place = assembly.name, assembly.place
    if not name.startswith("Đảng bộ "):
        return assembly._replace(name=_written(assembly))
    for kind, committee in _COMMITTEES.items():
        if place is not None and name == f"Đảng bộ {place}" and place.startswith(f"{kind} "):
            return assembly._replace(name=f"{committee} {place.removeprefix(f'{kind} ')}")
    return assembly._replace(name=name.replace("Đảng bộ", "Đảng ủy", 1))


_COMMITTEES = {
    "tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "thị xã": "Thị ủy", "quận": "Quận ủy", "thành phố": "Thành ủy",
}  # fmt: skip
_YOUTH = (
    "Đoàn ", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Thị đoàn", "Quận đoàn", "Xã đoàn", "Phường đoàn",
    "Chi đoàn",
)  # fmt: skip


def _written(assembly: Resolved) -> str:
    """The Mặt trận's heads are of its Ủy ban; the congress of a unit's Công đoàn is of its LĐLĐ."""
    name = assembly.name
    if name.startswith("Mặt trận Tổ quốc"):
        return f"Ủy ban {name}"
    if assembly.place is not None and name == f"Công đoàn {assembly.place}" and assembly.level != "commune":
        return f"Liên đoàn Lao động {assembly.place}"
    return name


def _board_of(assembly: Resolved, board: str) -> Resolved:
    """`Ban Thường vụ` + `Hội Nông dân huyện Mai Châu`; a Ban Chấp hành of the party is of the Đảng bộ."""
    whole = assembly if board == "Ban Chấp hành" else _committee_of(assembly)
    name = _written(whole).removeprefix("Ủy ban ") if board == "Ban Thường trực" else _written(whole)
    return whole._replace(name=f"{board} {name}")


def elected_body(
    frame: Frame, change: str, named: str | None, place_role: str | None, char: int
) -> Resolved | None:
    """The body of a post that a congress gave, where the phrase names none, or only a board of it.

    named: the board as the phrase has it (`Ban Thường vụ`), None without one. place_role: `Role.place`.
    """
    if named is None and place_role is None:
        return None
    if (named is not None and named not in _ELECTING) or not _is_elected(frame, change, char):
        return None
    assembly = assembly_at(frame, char)
    if assembly is None:
        return None
    return _head_of(assembly, place_role) if named is None else _board_of(assembly, named)
