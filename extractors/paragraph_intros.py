"""What introduces a paragraph: the heading above it, or the line with a colon above a list.

`Các chỉ tiêu chủ yếu đến năm 2025:` over `- Kết nạp 150 đảng viên.`; `Kết quả năm 2022` over its paragraphs.
"""

import re
from collections.abc import Sequence

from extractors.document import Document, Zone

_ITEM = re.compile(r"[ \u00a0]{0,3}(?:[-–—+•*▪●]|\(?(?:\d{1,2}|[a-zđ])[.)](?=[ \u00a0]))")
_CLOSED = re.compile(r"[.!?…;,:]['\"”»)]{0,2}[ \u00a0]{0,3}$")
_LONGEST_HEADING = 110
_LONGEST_ITEM = 240  # of an item without a dash
_LISTED = frozenset({"heading", "body"})


def introductions(document: Document, zones: Sequence[Zone]) -> list[Zone | None]:
    """For each zone the one that introduces it, None where none does."""
    found: list[Zone | None] = []
    heading: Zone | None = None
    opener: Zone | None = None  # of the list that is being read
    begun = False  # what stands above the first paragraph is its date, a kicker
    for zone in zones:
        written = document.text[zone.start_char : zone.end_char].rstrip()
        if zone.kind not in _LISTED:
            found.append(None)
            continue
        item = _ITEM.match(written) is not None
        if opener is not None and not item and len(written) > _LONGEST_ITEM:
            opener = None
        if _is_heading(zone, written, item):
            heading, opener = (zone if begun else None), None
            found.append(None)
            continue
        begun = True
        found.append(opener or heading)
        if written.endswith(":") and not item:
            found[-1], opener = heading, zone
    return found


def _is_heading(zone: Zone, written: str, item: bool) -> bool:
    if zone.kind == "heading":
        return True
    return not item and len(written) <= _LONGEST_HEADING and _CLOSED.search(written) is None
