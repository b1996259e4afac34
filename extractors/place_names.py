"""Reads the bare names of places: how far a run of capitalised words is one, and where a person begins.

A place and a person's name may meet without a comma (`Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản`). Where the
gazetteer knows the place, its longest name counts; elsewhere the first syllable of a person's name ends it.
"""

from functools import cache, lru_cache

import regex

from extractors import rules
from extractors.gazetteer import place_key, unit_levels, unit_types, units_of_key, written_out
from extractors.place_types import PlaceType, openings, type_of, type_words, types
from extractors.text_words import find_matches

WORD = r"\p{Lu}[\p{L}\p{M}]*(?:['’‘ʼ][\p{L}\p{M}]+)*['’‘ʼ]?"
_NUMBER = r"(?:số )?\d{1,3}[A-ZĐa-z]?(?![\p{L}\d]|[.,/]\d|%)"
_FIRST_WORD = regex.compile(WORD)
# The next word of a name: after a blank or a hyphen; a number only ends one (`Tân Lập 2`).
NEXT_WORD = regex.compile(
    rf"(?:[ \u00a0]{{1,2}}[-–] ?|[-–]|[ \u00a0]{{1,2}})({WORD}|\d{{1,2}}[A-Z]?(?![\p{{L}}\d]|[.,/]\d|%))"
)
# A capital, then words of small letters, or a hyphen with a blank behind it alone: no name is written so.
_ODD_RUN = regex.compile(r"(?=\p{Lu}\p{Ll}+(?: \p{Ll}| \p{Lu}\p{Ll}+- ))\p{L}+((?:- ?| )\p{L}+){1,3}")
_ODD_GAP = regex.compile(r"- ?")
_BARE_NUMBER = regex.compile(_NUMBER)
_COUNTED = regex.compile(
    r"[ \u00a0](?:hộ|người|nhà|nhân|trang|tầng|thành viên|gia đình|km|ha|m|năm|tháng|ngày|phòng|căn)\b"
)
_ROMAN = regex.compile(r"[IVX]{1,5}[AB]?")
_MIDDLE_NAMES = frozenset({"văn", "thị", "đức", "đình", "hữu", "ngọc", "xuân", "quang", "minh", "thanh", "a"})
# First syllables of places that are no name alone: water, hill, village, land in the highland languages.
_HEADS = frozenset(("đăk", "đắk", "đak", "ea", "ia", "krông", "chư", "kon", "nậm", "huổi", "khuổi"))
_MOST_WORDS = 9
_LONGEST_NAME = 4
# Opens a text in which all people are known, so that what is left of capitals after a type word is its name.
PEOPLE_KNOWN = "\u2029"
_HIGHLAND_WOMAN = regex.compile(r"H['’‘ʼ]\p{L}")
_BLANK = regex.compile(r"[ \u00a0]{1,2}")
# What papers write with a capital behind the unit that holds it.
_EVENT = regex.compile(
    r"(?:Đại hội|Hội (?:nghị|thảo|thi|diễn|trại)|Kỳ họp|Phiên họp|Lễ \p{Ll}+|Tổng kết|Sơ kết|Khai mạc)"
    r"(?!\p{L})"
)
_TITLE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:bí thư|chủ tịch|trưởng|phó|giám đốc|ủy viên|uỷ viên|cán bộ|thường trực|đại biểu|đội|"
    r"công chức|chánh|chủ nhiệm|viện|hiệu|thanh niên|ông|bà|đồng chí)(?!\p{L})[^,;.:()\n]*$",
    flags=regex.IGNORECASE,
)


def person_start(words: list[str], wary: bool = True) -> int | None:
    """Index of the word with which a person's name begins and runs to the end, None if none does.

    words: a run of capitalised words that opens with a place. wary: the first word may open a person's name
    too, as in `UBND tỉnh Trần Văn Cường`.
    """
    if words and words[-1][0].isdigit():
        return None  # `Trường Tiểu học Ngọc Lý 1`
    best, best_score = None, 2.4
    for index in range(len(words)):
        rest = len(words) - index
        strength = _surnames().get(words[index].lower())
        if strength is None or not 2 <= rest <= 5 or (index == 1 and words[0].lower() in _HEADS):
            continue
        score = {2: 1.0, 3: 2.0, 4: 1.5, 5: 0.5}[rest] + (2.0 if strength == "strong" else 0.5)
        if words[index + 1].lower() in _MIDDLE_NAMES and rest > 2:
            score += 2.0
        if index == 0:
            score -= 0.0 if wary else 2.5
        if score > best_score:
            best, best_score = index, score
    return best


def read_place_name(text: str, start: int, kind: str) -> tuple[int, str] | None:
    """End and spelling of the bare name of a place of this type at `start`, None if there is none."""
    first = _FIRST_WORD.match(text, start)
    shouted = (
        first is not None and len(first[0]) > 1 and first[0].isupper() and not _ROMAN.fullmatch(first[0])
    )
    return read_name(text, start, len(text), types()[kind], shouted=shouted, wary=True)


def read_name(
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
    if kind.level == "province" and (abroad := _neighbours().match(text, start, end)):
        return abroad.end(), " ".join(abroad[0].split())
    if kind.type == "tỉnh" and (province := _odd_province(text, start, end)):
        return province
    words = capital_run(text, start, end)
    if not words:
        return None
    known = _known_name(text, words, kind)
    if known is not None and kind.level == "commune" and known[0] < words[-1][1]:
        known = _longer_own_name(text, words, known)
    if known is not None or len(kind.form.rstrip(".")) == 1:  # `H. Được` is a person's initial
        return known
    if text[start : words[0][1]].capitalize() in kind.not_before:
        return None
    return _open_capitals(text, words) if shouted else _open_name(text, words, kind, wary)


def capital_run(text: str, start: int, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the capitalised words from exactly `start` on, parted by blanks or hyphens only."""
    end = len(text) if end is None else end
    first = _FIRST_WORD.match(text, start, end)
    if first is None:
        return []
    spans = [first.span()]
    while len(spans) < _MOST_WORDS and (word := NEXT_WORD.match(text, spans[-1][1], end)):
        spans.append(word.span(1))
    return spans


def _known_name(text: str, words: list[tuple[int, int]], kind: PlaceType) -> tuple[int, str] | None:
    """The longest name that the gazetteer knows, first for this very type, then for its level."""
    if kind.level == "village":
        return None
    start = words[0][0]
    keys = [(count, place_key(text[start:stop])) for count, (_, stop) in enumerate(words[:6], start=1)]
    known = [(count, key) for count, key in reversed(keys) if kind.type in unit_types(key)]
    known += [(count, key) for count, key in reversed(keys) if kind.level in unit_levels(key) and " " in key]
    if not known or is_person_instead(text, words, known[0][0]):
        return None
    count, key = known[0]
    stop = words[count - 1][1]
    return stop, spelt(text[start:stop], key)


def is_person_instead(text: str, words: list[tuple[int, int]], count: int) -> bool:
    """Whether the run is a person's name that only opens like a place (`Huyện ủy Hà Trung Ký`)."""
    surfaces = [text[start:stop] for start, stop in words]
    rest = surfaces[count:]
    if not rest or rest[0][1:2] in ("'", "’"):
        return False  # a highlander follows: `tỉnh Ninh Thuận K’Thút`
    if len(rest) > 1 and count > 1 and rest[0].lower() in _surnames():
        return False  # both a place and a person: `Tỉnh ủy Hà Tĩnh Ninh Thịnh`
    return person_start(rest) != 0 and person_start(surfaces) == 0


def _odd_province(text: str, start: int, end: int) -> tuple[int, str] | None:
    """A province typed oddly, `Lạng sơn`, `Thừa Thiên- Huế`: its name as the gazetteer has it."""
    run = _ODD_RUN.match(text, start, end)
    stops = [run.end(), *reversed(run.ends(1)[:-1])] if run is not None else ()
    for stop in stops:
        key = place_key(_ODD_GAP.sub(" ", text[start:stop]))
        if "tỉnh" in unit_types(key):
            return stop, next(unit.name for unit in units_of_key(key) if unit.type == "tỉnh")
    return None


def spelt(written: str, key: str) -> str:
    """The name as written; in the gazetteer's letters where it stands in capitals or is an abbreviation."""
    if (whole := written_out(written)) is not None:
        return whole
    if written.isupper() and len(written) > 2:
        return units_of_key(key)[0].name
    return " ".join(written.split())


def _open_name(
    text: str, words: list[tuple[int, int]], kind: PlaceType, wary: bool
) -> tuple[int, str] | None:
    """The name that no list knows: the run up to where a person's name begins."""
    surfaces = [text[start:stop] for start, stop in words]
    if kind.type == "thành phố" and len(surfaces) > 2 and surfaces[0].lower() in _surnames():
        return None  # `Giám đốc Công an TP Đoàn Duy Khương`
    if kind.level == "province":
        return None  # every province is in the gazetteer, those of before 1997 too
    if kind.level != "village" and len(surfaces) > 1 and _HIGHLAND_WOMAN.match(surfaces[0]):
        return None  # `Chủ tịch UBND xã H’Loan Niê`
    for index, word in enumerate(surfaces):
        if len(word) > 1 and word.isupper() and not _ROMAN.fullmatch(word) and not word.isdigit():
            surfaces = surfaces[:index]  # an abbreviation: `xã NTM`
            break
    count = person_start(surfaces, wary or kind.level != "village")
    if count is not None and kind.level in ("district", "commune"):
        count = _named_plainly_count(text, words) or count
    count = len(surfaces) if count is None else count
    if count == 1 and _EVENT.match(text, words[0][0]):
        return None  # `Văn phòng UBND tỉnh` + `Đại hội`
    if count == 1 and len(surfaces) in (3, 4) and is_surely_person(surfaces[:1]):
        return None  # a double family name: `Chủ tịch HĐND xã Trần Lê Hoài Phong`
    if count == 0 or count > 5:
        return None
    stop = words[count - 1][1]
    return stop, " ".join(text[words[0][0] : stop].split())


def _longer_own_name(text: str, words: list[tuple[int, int]], known: tuple[int, str]) -> tuple[int, str]:
    """`Mường Lý Sơn`, a commune that the text names so; the gazetteer knows another one, `Mường Lý`."""
    known_count = sum(1 for _, stop in words if stop <= known[0])
    own = _named_plainly_count(text, words)
    if own != known_count + 1 or text.startswith(PEOPLE_KNOWN):
        return known
    stop = words[own - 1][1]
    return stop, " ".join(text[words[0][0] : stop].split())


def _named_plainly_count(text: str, words: list[tuple[int, int]]) -> int | None:
    """How many of the words are a unit that the text names where no holder can follow, None if none are."""
    if text.startswith(PEOPLE_KNOWN):
        return len(words) if len(words) <= _LONGEST_NAME else None
    plain = _named_plainly(text)
    for count in range(min(len(words), _LONGEST_NAME), 1, -1):
        if place_key(text[words[0][0] : words[count - 1][1]]) in plain:
            return count
    return None


@lru_cache(maxsize=8)
def _named_plainly(text: str) -> frozenset[str]:
    """Keys of the runs of capitals after a type word that no title stands before: `Xã Cao Bồ Hạ có …`.

    After `Chủ tịch UBND xã` a person may follow, after `Xã` alone only the unit's name does.
    """
    found = set()
    for match in find_matches(type_words(), text, openings(), 0, len(text)):
        kind = type_of(match[0])
        blank = _BLANK.match(text, match.end())
        if kind is None or kind.level not in ("district", "commune") or blank is None:
            continue
        words = capital_run(text, blank.end())
        surfaces = [text[start:stop] for start, stop in words]
        if not 2 <= len(words) <= _LONGEST_NAME or surfaces[1].lower() in ("văn", "thị"):
            continue
        if not _TITLE_BEFORE.search(text, max(0, match.start() - 60), match.start()):
            found.add(place_key(text[words[0][0] : words[-1][1]]))
    return frozenset(found)


def _open_capitals(text: str, words: list[tuple[int, int]]) -> tuple[int, str] | None:
    """A name that no list knows, in a line of capitals: only where it ends the line, in small letters."""
    stop = words[-1][1]
    if len(words) > 3 or text[stop : stop + 1] not in ("", "\n", ",", ":", ".", ")"):
        return None
    if person_start([text[begin:end].capitalize() for begin, end in words]) is not None:
        return None
    return stop, " ".join(text[begin:end].capitalize() for begin, end in words)


def is_family_name(word: str) -> bool:
    """Whether the word opens persons' names."""
    return word.lower() in _surnames()


def is_surely_person(words: list[str]) -> bool:
    """Whether a run looks like nothing but a person's name: `Lê Bá Chiều`, not `Tân Việt Á`."""
    strong = _surnames().get(words[0].lower()) == "strong"
    return strong or (len(words) > 2 and words[1].lower() in _MIDDLE_NAMES and is_family_name(words[0]))


def is_abroad(name: str) -> bool:
    """Whether a province's bare name is one of a neighbouring country."""
    return _neighbours().fullmatch(name) is not None


@cache
def _neighbours() -> regex.Pattern[str]:
    """The provinces of the neighbouring countries."""
    names = sorted((row["name"] for row in rules.rows("neighbour_provinces.csv")), key=len, reverse=True)
    return regex.compile("(?:" + "|".join(map(regex.escape, names)) + r")(?![\p{L}\p{M}-])")


@cache
def _surnames() -> dict[str, str]:
    return {row["surname"].lower(): row.get("strength", "strong") for row in rules.rows("surnames.csv")}
