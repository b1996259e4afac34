"""When a word alone means a unit that the text has not named: `toàn xã`, `; huyện đã huy động`.

Whoever it is, its figures are not those of the unit above it that the text does name.
"""

import re

from extractors.subject_roles import VERBS

UNKNOWN = ""  # the name of a candidate that stands for such a unit
_TYPES = frozenset({"huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})
_TYPE = "|".join(_TYPES)
_WHOLE = re.compile(r"(?:toàn|địa bàn|của|trong|ở|tại)[ \u00a0]$", flags=re.IGNORECASE)
_ACTS = re.compile(rf"[ \u00a0](?:{VERBS})(?![^\W\d_])")
_OPENS_CLAUSE = (",", ";", ".", ":", "nay", "hiện")
_JOINS = r"[ \u00a0]?(?:,|/|và|-|–)[ \u00a0]?"
_ROW_BEFORE = re.compile(rf"(?<!\w)(?:{_TYPE}){_JOINS}$", flags=re.IGNORECASE)
_ROW_AFTER = re.compile(rf"{_JOINS}(?:{_TYPE}|thôn)(?!\w)")
_BEFORE = 12  # characters before the word that are looked at


def is_open_unit(text: str, start: int, end: int) -> bool:
    """Whether the type word at `text[start:end]` means one certain unit; `10 xã, thị trấn` are several."""
    if text[start:end].lower() not in _TYPES:
        return False
    before = text[max(0, start - _BEFORE) : start]
    if _ROW_AFTER.match(text, end) or _ROW_BEFORE.search(before):
        return False
    if _WHOLE.search(before):
        return True
    said = before.rstrip(" \u00a0").lower()
    return (not said or said.endswith(_OPENS_CLAUSE)) and _ACTS.match(text, end) is not None
