"""Reads by what other name the text itself calls a person: `ông Sơn Sà Rinh (Tám Rinh)`, `(tức Năm Bình)`,
`ông Sáu Kiệt … Ông tên thật là Nguyễn Trung Kiệt`, `chú Sáu Kiệt - ông Nguyễn Trung Kiệt`.

In the South children are called by the order of their birth. `Tám Rinh` and `chú Tám` are then the person.
"""

from collections.abc import Sequence

import regex

from extractors.gazetteer import levels_of
from extractors.short_names import FoundName
from extractors.spelling import name_key

_ORDER = frozenset(("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả"))
_CUE = r"(?P<cue>(?:tức|bí danh|tên thường gọi|thường gọi|còn gọi|hay còn gọi)(?: là)?:? )"
_NAME = r"(?:(?:ông|bà|anh|chị|chú|cô) )?(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})"
_BRACKET = regex.compile(rf"[ \u00a0]\({_CUE}?{_NAME}\)|, {_CUE}{_NAME}(?=[,.;])")
_REAL = regex.compile(
    r"tên (?:thật|khai sinh|đầy đủ)(?: của (?:ông|bà|anh|chị|cô|chú|bác))?(?: là)?:? $",
    flags=regex.IGNORECASE,
)
_BESIDE = regex.compile(r" ?(?:[-–] |, tức (?:là )?|\()(?:tức )?(?:(?:ông|bà|anh|chị|đồng chí) )?")
_REACH = 40  # characters of that cue before the name


def nicknames(text: str, found: Sequence[FoundName]) -> dict[str, str]:
    """Key of each other name -> key of the full name before it."""
    others: dict[str, str] = {}
    for index, name in enumerate(found):
        if (called := _called_so_far(text, found, index)) is not None:
            others[called.key] = name.key
            others.setdefault(called.key.partition(" ")[0], name.key)
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


def _called_so_far(text: str, found: Sequence[FoundName], index: int) -> FoundName | None:
    """The name of order and given name right before the one that the text says is the real one."""
    name = found[index]
    if name.short or index == 0:
        return None
    before = found[index - 1]
    beside = _BESIDE.fullmatch(text, before.end_char, name.start_char)
    if not beside and not _REAL.search(text, max(0, name.start_char - _REACH), name.start_char):
        return None
    first, *rest = before.key.split()
    return before if first in _ORDER and rest and rest == name.key.split()[-len(rest) :] else None
