"""Where a stretch of the text plays: whose bodies are meant there, where they are named by half.

`Tại huyện Tây Giang, … Bí thư Huyện ủy`      the unit that opens the paragraph
`Kon Tum: Ngày 10/7, …`                       the item of a digest
`Tổng cục Thuế:` alone on its line            a heading over the paragraphs below it
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import regex

from extractors.document import Zone
from extractors.organisations import OrganisationMention
from extractors.places import PlaceMention

if TYPE_CHECKING:
    from extractors.frame import Frame

_LEAD = regex.compile(r"[\s\-–—+*•▪\d.)(/IVX]*")
_FRONT = regex.compile(
    r"[\s\-–—+*•▪\d.)]*"
    r"(?:(?:Còn|Riêng|Cũng|Tương tự|Đơn cử|Điển hình|Trong khi đó),?[ \u00a0](?:như[ \u00a0])?)?"
    r"(?:Tại|Ở|Về|Đến|tại|ở|với|Đối với|đối với)[ \u00a0]"
)
_CLOSED = regex.compile(r"[ \u00a0]*[:.]?[ \u00a0]*")
_SENTENCE = regex.compile(r"(?:^|[.!?…”\")\n])[ \u00a0]*$")
_NUMBERED = regex.compile(r"[\s\-–—+*•▪(]*(?:\d{1,2}|[IVX]{1,5}|[a-hA-H])[.)/]|[\s]*[-–—+*•▪][ \u00a0]")
_HEADING_END = regex.compile(r"[ \u00a0]*:?[ \u00a0]*")
_ABOUT = regex.compile(r"(?:đối với|của|tại|ở|về)[ \u00a0]$", regex.IGNORECASE)
_LONGEST_HEADING = 160
_FAR = 3  # paragraphs on which a unit that opened one may still tell


class Scene(NamedTuple):
    """A unit or a body and the stretch of the text that is about it.

    heading: it stands over the stretch (a heading, an item's first words), not in its first sentence.
    """

    start_char: int
    end_char: int
    place: PlaceMention | None
    body: OrganisationMention | None
    heading: bool


def read_scenes(frame: Frame) -> list[Scene]:
    """The scenes of an article, in order of the text; a heading reaches to the next one."""
    zones = [zone for zone in frame.document.readable_zones() if zone.kind not in ("title", "lead")]
    openings = [list(_openings(frame, zone)) for zone in zones]
    scenes: list[Scene] = []
    for index, (zone, found) in enumerate(zip(zones, openings, strict=True)):
        for number, scene in enumerate(found):
            end = found[number + 1].start_char if number + 1 < len(found) else zone.end_char
            if end == zone.end_char and (scene.start_char == zone.start_char or not scene.heading):
                end = _reach(frame, zones, openings, index, scene)
            scenes.append(scene._replace(end_char=end))
    return scenes


def scene_place(frame: Frame, char: int, fits: Callable[[PlaceMention], bool]) -> str | None:
    """The unit of the level whose scene the character is in, None where it is in none."""
    for scene in reversed(frame.scenes):
        if scene.start_char > char or char >= scene.end_char or scene.place is None:
            continue
        if fits(scene.place):
            return scene.place.full_name
        if scene.heading:
            return None  # the item of a province names no district
    return None


def scene_body(frame: Frame, char: int) -> OrganisationMention | None:
    """The body under whose heading the character is."""
    under = (s for s in reversed(frame.scenes) if s.heading and s.start_char <= char < s.end_char)
    scene = next(under, None)
    return (
        scene.body if scene is not None and scene.body is not None and scene.body.end_char <= char else None
    )


def _openings(frame: Frame, zone: Zone) -> Iterator[Scene]:
    """What opens the zone or an item in it; each reaches as far as the zone for the time being."""
    text, start = frame.document.text, zone.start_char
    lead = _LEAD.match(text, start, zone.end_char)
    assert lead is not None
    named: list[Scene] = [
        *(Scene(place.start_char, place.end_char, place, None, True) for place in _places(frame, zone)),
        *(Scene(body.start_char, body.end_char, None, body, True) for body in _bodies(frame, zone)),
    ]
    opening = [one for one in named if _is_item(frame, zone, lead.end(), one)]
    heading = _section(frame, zone)
    front = _FRONT.match(text, start, zone.end_char)
    fronted = [one for one in named if front is not None and one.place and one.start_char == front.end()]
    found = [*opening, *heading, *(one._replace(start_char=start, heading=False) for one in fronted)]
    found = [one._replace(start_char=start) if one.start_char == lead.end() else one for one in found]
    seen: set[int] = set()
    for scene in sorted(found, key=lambda scene: scene.start_char):
        if scene.start_char not in seen:
            seen.add(scene.start_char)
            yield scene._replace(end_char=zone.end_char)


def _places(frame: Frame, zone: Zone) -> list[PlaceMention]:
    inside = frame.places_between(zone.start_char, zone.end_char)
    return [place for place in inside if place.level != "village" and not frame.in_body(place.start_char)]


def _bodies(frame: Frame, zone: Zone) -> list[OrganisationMention]:
    return list(frame.bodies_between(zone.start_char, zone.end_char))


def _is_item(frame: Frame, zone: Zone, lead: int, one: Scene) -> bool:
    """`Kon Tum: …`, `Tổng cục Thuế: …` where a sentence begins, or the name alone on its line."""
    text = frame.document.text
    if one.start_char == lead and _CLOSED.fullmatch(text, one.end_char, zone.end_char):
        return True
    if not text.startswith(":", one.end_char):
        return False
    begins = max(zone.start_char, one.start_char - 4)
    return (
        one.place is not None
        or one.start_char == lead
        or _SENTENCE.search(text, begins, one.start_char) is not None
    )


def _section(frame: Frame, zone: Zone) -> list[Scene]:
    """`I. Kết quả kiểm tra đối với Đảng ủy Sở Xây dựng:`: the body at the end of a heading."""
    text, bodies = frame.document.text, _bodies(frame, zone)
    numbered = zone.kind == "heading" or _NUMBERED.match(text, zone.start_char, zone.end_char) is not None
    if not (numbered and bodies) or zone.end_char - zone.start_char > _LONGEST_HEADING:
        return []
    last = bodies[-1]
    ends = _HEADING_END.fullmatch(text, last.end_char, zone.end_char)
    about = _ABOUT.search(text, zone.start_char, last.start_char)
    return [Scene(zone.start_char, zone.end_char, None, last, True)] if ends and about else []


def _reach(
    frame: Frame, zones: Sequence[Zone], openings: Sequence[Sequence[Scene]], index: int, scene: Scene
) -> int:
    """How far the scene goes on over the next zones: a heading to the next one, an opening paragraph over the
    few that name no other unit of its level, where the article is about none."""
    end = zones[index].end_char
    about = scene.place is not None and frame.unit(scene.place.level) is not None
    last = len(zones) if scene.heading else index + (1 if about else _FAR)
    for zone, found in zip(zones[index + 1 : last], openings[index + 1 : last], strict=True):
        if zone.kind == "heading" or any(s.start_char == zone.start_char for s in found):
            break
        if not scene.heading and scene.place is not None and _names_another(frame, zone, scene.place):
            break
        end = zone.end_char
    return end


def _names_another(frame: Frame, zone: Zone, unit: PlaceMention) -> bool:
    places = frame.places_between(zone.start_char, zone.end_char)
    return any(place.level == unit.level and place.name != unit.name for place in places)
