"""Reads places with their type word: `huyện Hàm Yên`, `xã Yên Phú`, `thôn Nà Lũng`, `Tổ 2`.

A place and a person's name may meet without a comma (`Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản`). Where the
gazetteer knows the place, its longest name counts; elsewhere the first syllable of a person's name ends it.
Which words are types of places is data: rules/place_types.csv.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractors.document import Document
from extractors.gazetteer import place_key, unit_levels, unit_types, units_of_key
from extractors.place_names import NEXT_WORD, WORD, is_family_name, read_name, spelt
from extractors.place_types import PlaceType, level_for, openings, read_type_word, type_of, type_words, types
from extractors.rules import rows
from extractors.text_words import find_openers

_BLANK = regex.compile(r"[ \u00a0]*")
_PLURAL = regex.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})[ \u00a0]+$", flags=regex.IGNORECASE
)
_LIST_JOIN = regex.compile(r"(?:, và|,|;| và| -)[ \u00a0]+(?=[\p{Lu}\d])")
_FAMILY_NAME = regex.compile(r"(?<![\p{L}\p{M}])(\p{Lu}\p{Ll}+)[ \u00a0]$")
_ENDED = regex.compile(r"\.[ \u00a0]")
OPENS_SENTENCE = regex.compile(
    r"(?:Cùng|Sau|Trước|Đến|Theo|Tại|Ngày|Sáng|Chiều|Tối|Trong|Ông|Bà|Đồng|Các|Từ|Khi|Ngoài|Hiện|Nay|Đây|Tuy|Do|"
    r"Ngay|Với|Để|Qua|Riêng|Dự|Phát|Đối|Việc|Được|Trên|Về)[ \u00a0]\p{Ll}"
    r"|(?:Ông|Anh|Chị|Bà(?![ \u00a0]Rịa))[ \u00a0]*(?:\p{Lu}|$)"
)
_BRACKET = regex.compile(rf"[ \u00a0]{{0,2}}\(({WORD}(?:[ \u00a0-]{{1,2}}{WORD}){{0,4}})\)")


class PlaceMention(NamedTuple):
    """A place as written. type: `huyện`; name: `Hàm Yên`; level: one of `LEVELS`."""

    start_char: int
    end_char: int
    surface: str
    type: str
    name: str
    level: str

    @property
    def full_name(self) -> str:
        """`huyện Hàm Yên`, `Tổ 2`."""
        return f"{self.type} {self.name}"


def find_places(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """The places with a type word in `text[start:end]`, in order; offsets into `text`.

    The later items of a list (`các xã A, B và C`) and a district in brackets after a commune
    (`xã Khâu Tinh (Na Hang)`) are given the type that they lack.
    """
    end = len(text) if end is None else end
    found: list[PlaceMention] = []
    position = start
    for first in find_openers(text, openings(), start, end):
        match = type_words().match(text, first, end) if first >= position else None
        place = None if match is None else _read(text, match, end)
        if place is None or _is_in_name(text, place):
            continue
        found.append(place)
        found.extend(_followers(text, place, _is_plural(text, place.start_char), end))
        position = found[-1].end_char
    return found


def _is_in_name(text: str, place: PlaceMention) -> bool:
    """`Danh Sóc Khên`: after a family name the capitalised word is a syllable of a person's name."""
    if place.level != "village":
        return False
    elder = text[max(0, place.start_char - 4) : place.start_char].lower() == "già "
    first, _, rest = place.name.partition(" ")
    highlander = len(first) == 1 or first[1:2] in ("’", "'")
    beside = text[max(0, place.start_char - 6) : place.start_char - 4] in (", ", "- ", "– ")
    if elder and (highlander or (rest and is_family_name(first)) or not beside):
        return True  # `Già làng Rơ Châm Hmut`, `già làng A Thút`, but `A Ngưm, già làng Tăk Rê`
    if not text[place.start_char].isupper():
        return False
    if {"province", "district"} & unit_levels(place_key(place.surface)):
        return True  # `Tỉnh ủy Sóc Trăng`
    before = _FAMILY_NAME.search(text, max(0, place.start_char - 12), place.start_char)
    return before is not None and is_family_name(before[1])


def places_by_zone(document: Document) -> dict[int, list[PlaceMention]]:
    """The places with a type word in each readable zone, by where the zone begins."""
    return {
        zone.start_char: find_places(document.text, zone.start_char, zone.end_char)
        for zone in document.readable_zones()
    }


@lru_cache(maxsize=1 << 12)  # several readers ask for the same ones
def read_place(text: str, start: int) -> PlaceMention | None:
    """The longest place that begins exactly at `start` with its type word, None if none does."""
    match = type_words().match(text, start)
    return None if match is None else _read(text, match, len(text))


def _read(text: str, match: "regex.Match[str]", end: int) -> PlaceMention | None:
    kind = type_of(match[0])
    if kind is None or _is_other_word(text, match.start(), kind):
        return None
    start = match.end()
    if kind.form != kind.form.lower() and text[start : start + 1] == ".":
        start += 1
    start = _BLANK.match(text, start).end()  # type: ignore[union-attr]
    if start == match.end() and kind.form == kind.form.lower():
        return None
    if _ENDED.match(text, match.end()) and OPENS_SENTENCE.match(text, start):
        return None  # `… của TP. Cùng ngày, …`
    shouted = len(match[0]) > 2 and match[0].isupper() and kind.form == kind.form.lower()
    before = text[max(0, match.start() - 8) : match.start()].strip().lower()
    after_head = before.endswith(("trưởng", "phó"))
    if kind.form == "khu" and kind.names == "number" and (after_head or before.endswith("chi bộ")):
        kind = kind._replace(names="any")  # `Trưởng khu` + `Đồng Tiến`, elsewhere `khu Công nghiệp`
    name = read_name(text, start, end, kind, shouted=shouted, wary=after_head)
    if name is None:
        return None
    stop, written = name
    level = level_for(kind, written)
    if level == "province" and place_key(written) in _regions():
        return None  # `các tỉnh Tây Nguyên`
    return PlaceMention(match.start(), stop, text[match.start() : stop], kind.type, written, level)


@cache
def _regions() -> frozenset[str]:
    return frozenset(place_key(row["name"]) for row in rows("regions.csv"))


def _is_other_word(text: str, start: int, kind: PlaceType) -> bool:
    if not kind.not_after:
        return False
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in kind.not_after


def _is_plural(text: str, start: int) -> bool:
    return _PLURAL.search(text, max(0, start - 8), start) is not None


def _followers(text: str, first: PlaceMention, plural: bool, end: int) -> Iterator[PlaceMention]:
    """The later items of a list, and the district in brackets after a commune."""
    kind = types()[first.type]
    position = first.end_char
    while True:
        bracket = _district_in_brackets(text, position, kind, end)
        if bracket is not None:
            yield bracket
            position = bracket.end_char + 1
        join = _LIST_JOIN.match(text, position, end)
        if join is None:
            return
        item = _list_item(text, join.end(), kind, plural, end)
        if item is None:
            return
        yield item
        position = item.end_char


def _list_item(text: str, start: int, kind: PlaceType, plural: bool, end: int) -> PlaceMention | None:
    name = read_name(text, start, end, kind, wary=True)
    if name is None or read_type_word(text, start):
        return None
    stop, written = name
    key = place_key(written)
    higher = {"commune": {"province", "district"}, "district": {"province"}}.get(kind.level, set())
    if kind.level == "village":
        fits = plural
    else:
        fits = kind.type in unit_types(key) and (plural or not higher & unit_levels(key))
    if not fits or (NEXT_WORD.match(text, stop, end) and kind.level == "village"):
        return None
    return PlaceMention(start, stop, text[start:stop], kind.type, written, level_for(kind, written))


def _district_in_brackets(text: str, position: int, kind: PlaceType, end: int) -> PlaceMention | None:
    if kind.level not in ("commune", "district", "village"):
        return None
    match = _BRACKET.match(text, position, end)
    if match is None:
        return None
    key = place_key(match[1])
    # A city that bears its province's name is written with its type: `(TP Tuyên Quang)`.
    level = "province" if kind.level == "district" or "province" in unit_levels(key) else "district"
    types = {unit.type for unit in units_of_key(key) if unit.level == level}
    if not types:
        return None
    kind_word = "huyện" if "huyện" in types else sorted(types)[0]
    start, stop = match.span(1)
    return PlaceMention(start, stop, text[start:stop], kind_word, spelt(match[1], key), level)
