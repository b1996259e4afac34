"""Which unit an article's figures are about where nothing nearer says so.

An article dwells on a commune whose officials were disciplined; the meeting that it reports, and its figures,
are the province's (`Ủy ban Kiểm tra Tỉnh ủy Lạng Sơn xem xét kỷ luật …`): title and opening tell. A province
that only says where the one district lies (`11 cán bộ ở Nghệ An …`) is not what the article is about.
"""

from collections.abc import Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.place_types import LEVELS
from extractors.places import PlaceMention

_OPENING_ZONES = ("title", "lead", "body")
_OPENING = 350  # characters of each that open the article
_MOST_ZONES = 3


def figure_topic(document: Document, frame: Frame) -> tuple[str, str] | None:
    """Level and name of the unit: the one the article dwells on, or the one above it that it opens with."""
    if frame.subject is None:
        return None
    level, name = frame.subject
    titled = _places_of_title(document, frame)
    first = titled[0] if titled else None
    above = LEVELS[: LEVELS.index(level)]
    dwelt_on = any(place.full_name == name for place in titled)
    if first and document.text.startswith(":", first.end_char) and first.level in above and not dwelt_on:
        return first.level, first.full_name  # `Tiền Giang: …`, not `An Giang: Xã Vĩnh Tế …`
    opening = next(filter(None, _opening(document, frame)), ())
    if not opening or any(place.full_name == name or place.level == level for place in opening):
        return frame.subject
    titles = bool(titled) and opening[0].start_char == titled[0].start_char
    several = any(
        len({place.full_name for place in frame.places if place.level == lower}) > 1
        for lower in ("district", "commune")[: 1 + (level == "commune")]
    )
    for unit in ("district", "province"):
        own = frame.unit(unit)
        opens = [place for place in opening if place.full_name == own and unit in above]
        if (
            own is not None
            and opens
            and (several or (titles and any(frame.in_body(one.start_char) for one in opens)))
        ):
            return unit, own
    return frame.subject


def _places_of_title(document: Document, frame: Frame) -> Sequence[PlaceMention]:
    title = next((zone for zone in document.zones if zone.kind == "title"), None)
    return frame.places_between(title.start_char, title.end_char) if title else ()


def _opening(document: Document, frame: Frame) -> list[Sequence[PlaceMention]]:
    """The places of title, of lead and of first paragraph."""
    zones = [zone for zone in document.readable_zones() if zone.kind in _OPENING_ZONES][:_MOST_ZONES]
    return [
        frame.places_between(zone.start_char, min(zone.end_char, zone.start_char + _OPENING))
        for zone in zones
    ]
