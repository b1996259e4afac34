"""Reads places with their type word: `huyện Hàm Yên`, `xã Yên Phú`, `thôn Nà Lũng`, `Tổ 2`.

A place and a person's name may meet without a comma (`Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản`). Where the
gazetteer knows the place, its longest name counts; elsewhere the first syllable of a person's name ends it.
Which words are types of places is data: rules/place_types.csv.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from extractors import rules
from extractors.gazetteer import place_key, unit_levels, unit_types, units_of_key

LEVELS = ("central", "province", "district", "commune", "village")

_WORD = r"\p{Lu}[\p{L}\p{M}]*(?:['’‘ʼ][\p{L}\p{M}]+)*['’‘ʼ]?"
_NUMBER = r"(?:số )?\d{1,3}[A-ZĐa-z]?(?![\p{L}\d]|[.,/]\d|%)"
_ANY_WORD = re.compile(r"\w+")
_FIRST_WORD = regex.compile(_WORD)
# The next word of a name: after a blank or a hyphen; a number only ends one (`Tân Lập 2`).
_NEXT_WORD = regex.compile(
    rf"(?:[ \u00a0]{{1,2}}[-–] ?|[-–]|[ \u00a0]{{1,2}})({_WORD}|\d{{1,2}}[A-Z]?(?![\p{{L}}\d]|[.,/]\d|%))"
)
_WHOLE_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d]){_WORD}(?:(?:[ \u00a0]{{1,2}}[-–] ?|[-–]|[ \u00a0]{{1,2}}){_WORD})*+"
)
_BARE_NUMBER = regex.compile(_NUMBER)
_BLANK = regex.compile(r"[ \u00a0]*")
_COUNTED = regex.compile(
    r"[ \u00a0](?:hộ|người|nhà|nhân|trang|tầng|thành viên|gia đình|km|ha|m|năm|tháng|ngày|phòng|căn)\b"
)
_ROMAN = regex.compile(r"[IVX]{1,5}[AB]?")
_PLURAL = regex.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})[ \u00a0]+$", flags=regex.IGNORECASE
)
_LIST_JOIN = regex.compile(r"(?:, và|,|;| và| -)[ \u00a0]+(?=[\p{Lu}\d])")
_BRACKET = regex.compile(rf"[ \u00a0]?\(({_WORD}(?:[ \u00a0-]{_WORD}){{0,4}})\)")
_MIDDLE_NAMES = frozenset({"văn", "thị", "đức", "đình", "hữu", "ngọc", "xuân", "quang", "minh", "thanh", "a"})
_MOST_WORDS = 9
_SHORT_NAMES = {"hcm": "Hồ Chí Minh"}
_FIGURE = "hồ chí minh"  # without a type word the man, not the city


@dataclass(frozen=True, slots=True)
class PlaceMention:
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


class PlaceType(NamedTuple):
    """A row of place_types.csv."""

    form: str
    type: str
    level: str
    names: str
    not_after: frozenset[str]
    not_before: frozenset[str]


def find_places(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """The places with a type word in `text[start:end]`, in order; offsets into `text`.

    The later items of a list (`các xã A, B và C`) and a district in brackets after a commune
    (`xã Khâu Tinh (Na Hang)`) are given the type that they lack.
    """
    end = len(text) if end is None else end
    found: list[PlaceMention] = []
    position = start
    for word in _ANY_WORD.finditer(text, start, end):
        if word.start() < position or not (word[0] in _openings() or word[0].lower() in _openings()):
            continue
        match = _type_words().match(text, word.start(), end)
        place = None if match is None else _read(text, match, end)
        if place is None:
            continue
        found.append(place)
        found.extend(_followers(text, place, _is_plural(text, place.start_char), end))
        position = found[-1].end_char
    return found


def read_place(text: str, start: int) -> PlaceMention | None:
    """The longest place that begins exactly at `start` with its type word, None if none does."""
    match = _type_words().match(text, start)
    return None if match is None else _read(text, match, len(text))


def read_type_word(text: str, start: int) -> tuple[PlaceType, int] | None:
    """The type word that begins exactly at `start` and where it ends, with or without a name after it."""
    match = _type_words().match(text, start)
    if match is None:
        return None
    kind = _type_of(match[0])
    return None if kind is None else (kind, match.end())


def read_place_name(text: str, start: int, kind: str) -> tuple[int, str] | None:
    """End and spelling of the bare name of a place of this type at `start`, None if there is none."""
    first = _FIRST_WORD.match(text, start)
    shouted = (
        first is not None and len(first[0]) > 1 and first[0].isupper() and not _ROMAN.fullmatch(first[0])
    )
    return _read_name(text, start, len(text), _types()[kind], shouted=shouted, wary=True)


def read_known_name(text: str, start: int) -> PlaceMention | None:
    """The longest bare name of a province or district at `start`, of two syllables or more."""
    words = _run(text, start, len(text))
    for count in range(min(len(words), 6), 0, -1):
        place = read_bare_place(text, start, words[count - 1][1])
        if place is not None:
            return None if _is_person_instead(text, words, count) else place
    return None


def capital_run(text: str, start: int) -> list[tuple[int, int]]:
    """Spans of the capitalised words from exactly `start` on, parted by blanks or hyphens only."""
    return _run(text, start, len(text))


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


def _named(text: str, start: int, end: int, named: Mapping[str, PlaceMention] | None) -> PlaceMention | None:
    surface = text[start:end]
    if not named or " " not in surface:
        return None
    other = named.get(place_key(surface))
    return other and PlaceMention(start, end, surface, other.type, other.name, other.level)


def _known_ending(text: str, start: int, end: int) -> PlaceMention | None:
    """The province or district that ends a run of capitalised words."""
    for begin, _ in _run(text, start, end)[1:-1]:
        place = read_bare_place(text, begin, end)
        if place is not None:
            return place
    return None


def read_bare_place(text: str, start: int, end: int) -> PlaceMention | None:
    """The province or district that `text[start:end]` names without type word, None if it does not."""
    surface = text[start:end]
    name = _SHORT_NAMES.get(surface.lower(), surface)
    key = place_key(name)
    if " " not in key and key != "huế":
        return None
    if key == _FIGURE and surface == name:
        return None
    levels = unit_levels(key)
    for level in ("province", "district"):
        if level in levels:
            types = {unit.type for unit in units_of_key(key) if unit.level == level}
            kind = types.pop() if len(types) == 1 else ""
            return PlaceMention(start, end, surface, kind, _spelt(name, key), level)
    return None


def levels_of(name: str) -> frozenset[str]:
    """The levels at which the gazetteer knows a unit of this bare name (`Hàm Yên`), empty if none."""
    return unit_levels(place_key(name))


def bare_name(place: str) -> str:
    """`huyện Hàm Yên` -> `Hàm Yên`; the name itself where it has no type word."""
    match = _type_words().match(place)
    return place[match.end() :].strip() if match else place


def level_of(place: str) -> str | None:
    """The level of a place with its type word (`thành phố Hà Nội` -> province), None without one."""
    match = _type_words().match(place)
    kind = _type_of(match[0]) if match else None
    return _level(kind, bare_name(place)) if kind else None


@cache
def _types() -> dict[str, PlaceType]:
    return {
        row["form"]: PlaceType(
            row["form"],
            row["type"],
            row["level"],
            row["names"],
            frozenset(row["not_after"].split()),
            frozenset(row["not_before"].split()),
        )
        for row in rules.rows("place_types.csv")
    }


@cache
def _type_words() -> regex.Pattern[str]:
    forms = sorted(_types(), key=len, reverse=True)
    words = "|".join(regex.escape(form) for form in forms if form == form.lower())
    short = "|".join(regex.escape(form) for form in forms if form != form.lower())
    # An abbreviation needs a capital or a number behind it: `TP. Vinh`, `H.Đăk Glei`.
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d])(?:(?i:{words})(?![\p{{L}}\p{{M}}])"
        rf"|(?:{short})(?=\.?[ \u00a0]?(?:[\p{{Lu}}\d]|số \d)))"
    )


@cache
def _openings() -> frozenset[str]:
    """First words of the forms: a quick look before the real reading."""
    return frozenset(match[0] for match in map(_ANY_WORD.match, _types()) if match)


def _type_of(form: str) -> PlaceType | None:
    return _types().get(form) or _types().get(form.lower())


def _read(text: str, match: "regex.Match[str]", end: int) -> PlaceMention | None:
    kind = _type_of(match[0])
    if kind is None or _is_other_word(text, match.start(), kind):
        return None
    start = match.end()
    if kind.form != kind.form.lower() and text[start : start + 1] == ".":
        start += 1
    start = _BLANK.match(text, start).end()  # type: ignore[union-attr]
    if start == match.end() and kind.form == kind.form.lower():
        return None
    shouted = len(match[0]) > 2 and match[0].isupper() and kind.form == kind.form.lower()
    after_head = text[max(0, match.start() - 7) : match.start()].strip().lower().endswith(("trưởng", "phó"))
    name = _read_name(text, start, end, kind, shouted=shouted, wary=after_head)
    if name is None:
        return None
    stop, written = name
    level = _level(kind, written)
    return PlaceMention(match.start(), stop, text[match.start() : stop], kind.type, written, level)


def _is_other_word(text: str, start: int, kind: PlaceType) -> bool:
    if not kind.not_after:
        return False
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in kind.not_after


def _read_name(
    text: str, start: int, end: int, kind: PlaceType, shouted: bool = False, wary: bool = False
) -> tuple[int, str] | None:
    """Where the name that begins at `start` ends and how it is written, None if there is none.

    shouted: the type word stands in capitals, so that only the gazetteer can tell where the name ends.
    wary: the type word belongs to a title (`Trưởng thôn`), so that a person's name is likely to follow.
    """
    if kind.names != "name" and (number := _BARE_NUMBER.match(text, start, end)):
        if _COUNTED.match(text, number.end()):
            return None
        return number.end(), number[0]
    if kind.names == "number":
        return None
    words = _run(text, start, end)
    if not words:
        return None
    known = _known_name(text, words, kind)
    if known is not None or len(kind.form.rstrip(".")) == 1:  # `H. Được` is a person's initial
        return known
    if text[start : words[0][1]].capitalize() in kind.not_before:
        return None
    return _open_capitals(text, words) if shouted else _open_name(text, words, kind, wary)


def _run(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The capitalised words from `start` on, as spans; blanks and hyphens between them."""
    first = _FIRST_WORD.match(text, start, end)
    if first is None:
        return []
    spans = [first.span()]
    while len(spans) < _MOST_WORDS and (word := _NEXT_WORD.match(text, spans[-1][1], end)):
        spans.append(word.span(1))
    return spans


def _known_name(text: str, words: list[tuple[int, int]], kind: PlaceType) -> tuple[int, str] | None:
    """The longest name that the gazetteer knows, first for this very type, then for its level."""
    if kind.level == "village":
        return None
    start = words[0][0]
    keys = [(count, place_key(text[start:stop])) for count, (_, stop) in enumerate(words[:6], start=1)]
    known = [
        (count, key) for count, key in reversed(keys) if kind.type in unit_types(key) or key in _SHORT_NAMES
    ]
    known += [(count, key) for count, key in reversed(keys) if kind.level in unit_levels(key) and " " in key]
    if not known or _is_person_instead(text, words, known[0][0]):
        return None
    count, key = known[0]
    stop = words[count - 1][1]
    return stop, _SHORT_NAMES.get(key) or _spelt(text[start:stop], key)


def _is_person_instead(text: str, words: list[tuple[int, int]], count: int) -> bool:
    """Whether the run is a person's name that only opens like a place (`Huyện ủy Hà Trung Ký`)."""
    surfaces = [text[start:stop] for start, stop in words]
    rest = surfaces[count:]
    if not rest or person_start(rest) == 0:
        return False
    return person_start(surfaces) == 0


def _spelt(written: str, key: str) -> str:
    """The name as written; in the gazetteer's letters where it stands in capitals."""
    if written.isupper() and len(written) > 2:
        return units_of_key(key)[0].name
    return " ".join(written.split())


def _open_name(
    text: str, words: list[tuple[int, int]], kind: PlaceType, wary: bool
) -> tuple[int, str] | None:
    """The name that no list knows: the run up to where a person's name begins."""
    surfaces = [text[start:stop] for start, stop in words]
    if kind.level == "province" and surfaces[0].lower() in _surnames():
        return None  # every province is in the gazetteer
    for index, word in enumerate(surfaces):
        if len(word) > 1 and word.isupper() and not _ROMAN.fullmatch(word) and not word.isdigit():
            surfaces = surfaces[:index]  # an abbreviation: `xã NTM`
            break
    count = person_start(surfaces, wary or kind.level != "village")
    count = len(surfaces) if count is None else count
    if count == 0 or count > 5:
        return None
    stop = words[count - 1][1]
    return stop, " ".join(text[words[0][0] : stop].split())


def _open_capitals(text: str, words: list[tuple[int, int]]) -> tuple[int, str] | None:
    """A name that no list knows, in a line of capitals: only where it ends the line, in small letters."""
    stop = words[-1][1]
    if len(words) > 3 or text[stop : stop + 1] not in ("", "\n", ",", ":", ".", ")"):
        return None
    if person_start([text[begin:end].capitalize() for begin, end in words]) is not None:
        return None
    return stop, " ".join(text[begin:end].capitalize() for begin, end in words)


def person_start(words: list[str], wary: bool = True) -> int | None:
    """Index of the word with which a person's name begins and runs to the end, None if none does.

    words: a run of capitalised words that opens with a place. wary: the first word may open a person's name
    too, as in `UBND tỉnh Trần Văn Cường`.
    """
    best, best_score = None, 2.4
    for index in range(len(words)):
        rest = len(words) - index
        strength = _surnames().get(words[index].lower())
        if strength is None or not 2 <= rest <= 5:
            continue
        score = {2: 1.0, 3: 2.0, 4: 1.5, 5: 0.5}[rest] + (2.0 if strength == "strong" else 0.5)
        if words[index + 1].lower() in _MIDDLE_NAMES and rest > 2:
            score += 2.0
        if index == 0:
            score -= 0.0 if wary else 2.5
        if score > best_score:
            best, best_score = index, score
    return best


@cache
def _surnames() -> dict[str, str]:
    return {row["surname"].lower(): row.get("strength", "strong") for row in rules.rows("surnames.csv")}


def _level(kind: PlaceType, name: str) -> str:
    """The level; a city is a province's equal where the gazetteer says so."""
    if kind.type != "thành phố":
        return kind.level
    cities = {unit.level for unit in units_of_key(place_key(name)) if unit.type == "thành phố"}
    return "province" if cities == {"province"} else "district"


def _is_plural(text: str, start: int) -> bool:
    return _PLURAL.search(text, max(0, start - 8), start) is not None


def _followers(text: str, first: PlaceMention, plural: bool, end: int) -> Iterator[PlaceMention]:
    """The later items of a list, and the district in brackets after a commune."""
    kind = _types()[first.type]
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
    name = _read_name(text, start, end, kind, wary=True)
    if name is None or read_type_word(text, start):
        return None
    stop, written = name
    key = place_key(written)
    higher = {"commune": {"province", "district"}, "district": {"province"}}.get(kind.level, set())
    if kind.level == "village":
        fits = plural
    else:
        fits = kind.type in unit_types(key) and (plural or not higher & unit_levels(key))
    if not fits or (_NEXT_WORD.match(text, stop, end) and kind.level == "village"):
        return None
    return PlaceMention(start, stop, text[start:stop], kind.type, written, _level(kind, written))


def _district_in_brackets(text: str, position: int, kind: PlaceType, end: int) -> PlaceMention | None:
    if kind.level not in ("commune", "district", "village"):
        return None
    match = _BRACKET.match(text, position, end)
    if match is None:
        return None
    key = place_key(match[1])
    level = "province" if kind.level == "district" else "district"
    types = {unit.type for unit in units_of_key(key) if unit.level == level}
    if not types:
        return None
    kind_word = "huyện" if "huyện" in types else sorted(types)[0]
    start, stop = match.span(1)
    return PlaceMention(start, stop, text[start:stop], kind_word, _spelt(match[1], key), level)


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


def _capital_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the longest runs of capitalised words, a sentence's opening particle left out."""
    for match in _WHOLE_RUN.finditer(text, start, end):
        first = match.start()
        opener = _ANY_WORD.match(text, first)
        if opener is not None and opener[0] in _OPENERS:
            words = _run(text, first, match.end())
            if len(words) > 1:
                first = words[1][0]
        yield first, match.end()
