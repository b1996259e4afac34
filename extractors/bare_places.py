"""Finds provinces and districts that stand without their type word: `ở Hà Nội`, `Kon Tum: Ngày 10/7`.

Only a whole run of capitalised words counts, so that no part of a person's name does.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import regex

from extractors.gazetteer import place_key, unit_levels, units_of_key, written_out
from extractors.place_names import WORD, capital_run, is_person_instead, spelt
from extractors.places import PlaceMention
from extractors.text_words import CAPITALS, TextWords, find_openers, words_of

_ANY_WORD = re.compile(r"\w+")
_WHOLE_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d]){WORD}(?:(?:[ \u00a0]{{1,2}}[-–] ?|[-–]|[ \u00a0]{{1,2}}){WORD})*+"
)
_BLANKS = frozenset(" \u00a0")
_CLOSING = frozenset(',.:;)\n”"!?')  # after them no name goes on, as after an apostrophe or a hyphen
_FIGURE = "hồ chí minh"  # without a type word the man, not the city
# Particles that open a sentence before a place's name: `Tại Hàm Yên`.
_OPENERS = frozenset(
    (
        "Tại",
        "Ở",
        "Về",
        "Đến",
        "Từ",
        "Và",
        "Của",
        "Cho",
        "Với",
        "Theo",
        "Riêng",
        "Còn",
        "Khi",
        "Nếu",
        "Nay",
        "Sau",
        "Trước",
        "Như",
        "Để",
        "Vì",
        "Do",
        "Qua",
        "Toàn",
        "Trên",
        "Trong",
        "Cùng",
        "Các",
        "Những",
        "Huyện",
        "Tỉnh",
    )
)


def find_bare_places(
    text: str, start: int = 0, end: int | None = None, named: Mapping[str, PlaceMention] | None = None
) -> list[PlaceMention]:
    """Provinces and districts named without type word (`ở Hà Nội`), of two syllables or more.

    Only a whole run of capitalised words counts, so that no part of a person's name does; before a colon its
    end does too (`Ảnh: Mai Hoa Kon Tum: Ngày 10/7`). The type is the gazetteer's, of the highest level; it is
    empty where units of that level differ in type. named: places by `place_key` that the text names elsewhere
    with their type; a run of their name alone is one of them.
    """
    end = len(text) if end is None else end
    found = []
    for begin, stop in _capital_runs(text, start, end):
        place = read_bare_place(text, begin, stop)
        if place is None or place.level != "province":
            place = _named(text, begin, stop, named) or place
        if place is None and text.startswith(":", stop):
            place = _known_ending(text, begin, stop)
        if place is not None:
            found.append(place)
    return found


def read_known_name(text: str, start: int) -> PlaceMention | None:
    """The longest bare name of a province or district at `start`, of two syllables or more."""
    words = capital_run(text, start, len(text))
    for count in range(min(len(words), 6), 0, -1):
        place = read_bare_place(text, start, words[count - 1][1])
        if place is not None:
            return None if is_person_instead(text, words, count) else place
    return None


def read_bare_place(text: str, start: int, end: int) -> PlaceMention | None:
    """The province or district that `text[start:end]` names without type word, None if it does not."""
    surface = text[start:end]
    place = _known_place(surface)
    return None if place is None else PlaceMention(start, end, surface, *place)


@lru_cache(maxsize=1 << 14)
def _known_place(surface: str) -> tuple[str, str, str] | None:
    """Type, name and level of the province or district."""
    key = place_key(surface)
    if " " not in key and key != "huế":
        return None
    if key == _FIGURE and written_out(surface) is None:
        return None
    levels = unit_levels(key)
    for level in ("province", "district"):
        if level in levels:
            types = {unit.type for unit in units_of_key(key) if unit.level == level}
            kind = types.pop() if len(types) == 1 else ""
            return kind, spelt(surface, key), level
    return None


def _named(text: str, start: int, end: int, named: Mapping[str, PlaceMention] | None) -> PlaceMention | None:
    surface = text[start:end]
    if not named or len(surface.split()) < 2:
        return None
    other = named.get(place_key(surface))
    return other and PlaceMention(start, end, surface, other.type, other.name, other.level)


def _known_ending(text: str, start: int, end: int) -> PlaceMention | None:
    """The province or district that ends a run of capitalised words."""
    for begin, _ in capital_run(text, start, end)[1:-1]:
        place = read_bare_place(text, begin, end)
        if place is not None:
            return place
    return None


def _capital_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the longest runs of capitalised words, a sentence's opening particle left out."""
    own, position = words_of(text), start
    for first in find_openers(text, CAPITALS, start, end):
        if first < position:
            continue
        index = own.index_of[first]
        last = _plain_run(own, index)
        if last is not None and own.ends[last] <= end:  # most are: spares the pattern
            position = own.ends[last]
            if last > index or _known_place(own.surfaces[index]) is not None:
                particle = last > index and own.surfaces[index] in _OPENERS
                yield (own.starts[index + 1] if particle else first), position
            continue
        match = _WHOLE_RUN.match(text, first, end)
        if match is None:
            continue
        position = match.end()
        opener = _ANY_WORD.match(text, first)
        if opener is not None and opener.end() < match.end() and opener[0] in _OPENERS:
            words = capital_run(text, first, match.end())
            if len(words) > 1:
                first = words[1][0]
        yield first, match.end()


def _plain_run(words: TextWords, index: int) -> int | None:
    """The last word of a run of capitalised words with one blank between them.

    None where what stands around it may belong to it: a letter before, an apostrophe, hyphen or digit.
    """
    gaps, surfaces, last = words.gaps, words.surfaces, len(words.surfaces) - 1
    if not gaps[index]:
        return None
    while index < last and gaps[index + 1] in _BLANKS and surfaces[index + 1][0].isupper():
        index += 1
    after = gaps[index + 1][:1] if index < last else ""
    closed = after in _CLOSING or (after in _BLANKS and surfaces[index + 1][0].islower())
    return index if after and closed else None
