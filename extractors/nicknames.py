"""Reads by what other name the text itself calls a person: `ông Sơn Sà Rinh (Tám Rinh)`, `(tức Năm Bình)`.

In the South children are called by the order of their birth. `Tám Rinh` and `chú Tám` are then the person.
"""

from collections.abc import Sequence

import regex

from extractors.gazetteer import levels_of
from extractors.short_names import FoundName
from extractors.spelling import name_key

_ORDER = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả"))
_BRACKET = regex.compile(
    r"[ \u00a0]\((?P<cue>(?:tức|bí danh|tên thường gọi|thường gọi|còn gọi|hay còn gọi)(?: là)?:? )?"
    r"(?:(?:ông|bà|anh|chị|chú|cô) )?(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})\)"
)


def nicknames(text: str, found: Sequence[FoundName]) -> dict[str, str]:
    """Key of each other name -> key of the full name before it."""
    others: dict[str, str] = {}
    for name in found:
        bracket = None if name.short else _BRACKET.match(text, name.end_char)
        if bracket is None or (levels_of(bracket["name"]) and not bracket["cue"]):
            continue
        key = name_key(bracket["name"])
        first, _, rest = key.partition(" ")
        if bracket["cue"] or first in _ORDER:
            others[key] = name.key
            if first in _ORDER and rest:
                others.setdefault(first, name.key)
    return others
