"""The party organisation that a passage speaks of, where it is named again without its owner.

`cảnh cáo Đảng ủy Sở Xây dựng và các đồng chí: A, nguyên Bí thư Đảng ủy; B, Ủy viên BCH Đảng bộ`: both are of
the Sở Xây dựng, the committee named last. A heading names it for the paragraphs below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extractors.document import Zone
from extractors.elided_places import ENDED, Resolved, is_of_former_post

if TYPE_CHECKING:
    from extractors.frame import Frame

_COMMITTEE = regex.compile(
    r"(?:^| )(?P<word>Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy)(?: (?P<owner>.+))?$"
)
_CELL = regex.compile(r"(?:^| )(?P<word>Chi bộ|Chi ủy)(?: (?P<owner>.+))?$")
_ORGAN = regex.compile(r"(?:Đảng ủy|Đảng bộ) (?:Ủy ban nhân dân|Hội đồng nhân dân|các cơ quan Đảng)(?!\p{L})")
_NOW = regex.compile(r"(?<!\p{L})(?:nay|hiện|giờ)(?!\p{L})")
_OWN_WORDS = ("Đảng ủy", "Đảng bộ", "Chi bộ", "Chi ủy")
_CLOSED = (".", "!", "?", "…", ";", "”", ")")
_NUMBERED = regex.compile(r"(?:[IVX]{1,4}|\d{1,2})[.)-]|[*+–-] |Đối với ", regex.IGNORECASE)
_LONGEST_HEADING = 160
_ZONES_ABOVE = 3


def owner_in_force(frame: Frame, char: int, cell: bool = False, whole: bool = True) -> Resolved | None:
    """Whose committee (or cell) is meant at the character: `Sở Xây dựng tỉnh Bình Phước`; None where open.

    whole: look in the whole paragraph before the character and in the heading above it, else in its
    sentence alone. A committee of a province or a district named last has no owner: None.
    """
    start = frame.paragraph_start(char) if whole else frame.sentence_start(char)
    named = _last_named(frame, start, char, cell)
    if named is None and whole and (heading := _heading_above(frame, char)) is not None:
        named = _last_named(frame, heading.start_char, heading.end_char, cell)
    return named


def _last_named(frame: Frame, start: int, end: int, cell: bool) -> Resolved | None:
    pattern = _CELL if cell else _COMMITTEE
    for body in frame.bodies_between(start, end)[::-1]:
        if body.branch != "party" or pattern.search(body.name) is None or body.needs == "any":
            continue
        if frame.subject is not None and ENDED.match(frame.document.text, body.end_char):
            continue  # `Bí thư Đảng ủy xã Nà Ón (cũ)`
        if is_of_former_post(frame, body.start_char) and _NOW.search(frame.document.text, body.end_char, end):
            continue  # `nguyên Bí thư Chi bộ thôn Nà Ràng, nay làm Phó Bí thư Chi bộ`
        whole = frame.complete(body)
        match = pattern.search(whole.name)
        if (
            match is None
            or whole.how == "unresolved"
            or match["word"] not in _OWN_WORDS
            or not match["owner"]
        ):
            return None
        return whole._replace(name=match["owner"], how="local")
    return None


def only_cell(frame: Frame) -> Resolved | None:
    """Whose cell the article is about: its title speaks of a cell, and the text names just one."""
    text = frame.document.text
    titles = [text[zone.start_char : zone.end_char].lower() for zone in frame.document.zones_of("title")]
    if not any("chi bộ" in title for title in titles):
        return None
    cells: dict[str, Resolved] = {}
    for body in frame.organisations:
        if body.kind == "party_cell" and body.needs != "any":
            whole = frame.complete(body)
            cells[whole.name] = whole
    if len(cells) != 1:
        return None
    cell = cells.popitem()[1]
    match = _CELL.search(cell.name)
    if cell.how == "unresolved" or match is None or not match["owner"]:
        return None
    return cell._replace(name=match["owner"], how="article")


def only_organ(frame: Frame, titled: bool) -> Resolved | None:
    """`Ủy ban nhân dân tỉnh Phú Yên`: the only organ of a unit whose party organisation the text names.

    titled: only where the title names it.

    Since 2025 a province and a commune have such organisations beside that of the unit itself (Quy định
    302-QĐ/TW, 304-QĐ/TW): `Đại hội Đảng bộ UBND tỉnh … Bí thư Đảng ủy, Chủ tịch UBND tỉnh`.
    """
    organs: dict[str, Resolved] = {}
    in_title = False
    for body in frame.organisations:
        if body.kind in ("party_committee", "party_organisation") and _ORGAN.search(body.name):
            whole = frame.complete(body)
            match = _COMMITTEE.search(whole.name)
            if match is not None and whole.how != "unresolved":
                organs[match["owner"]] = whole._replace(name=match["owner"], how="article")
                zone = frame.document.zone_at(body.start_char)
                in_title |= zone is not None and zone.kind == "title"
    only = organs.popitem() if len(organs) == 1 else None
    return None if only is None or (titled and not in_title) else only[1]


def _heading_above(frame: Frame, char: int) -> Zone | None:
    """`II. Đối với Ban Thường vụ Đảng ủy xã Tu Lý`: the nearest heading over the paragraph."""
    zones = [zone for zone in frame.document.readable_zones() if zone.start_char <= char]
    for zone in zones[-2 : -2 - _ZONES_ABOVE : -1]:
        text = frame.document.text[zone.start_char : zone.end_char].strip()
        if zone.kind == "title":
            return None
        if len(text) <= _LONGEST_HEADING and _NUMBERED.match(text) and not text.endswith(_CLOSED):
            return zone
    return None


def unit_of_heading(frame: Frame, char: int) -> Resolved | None:
    """The only commune that the heading above the paragraph names."""
    heading = _heading_above(frame, char)
    if heading is None:
        return None
    places = frame.places_between(heading.start_char, heading.end_char)
    names = {place.full_name for place in places if place.level == "commune" and place.type}
    return Resolved(names.pop(), None, "commune", "local") if len(names) == 1 else None
