"""Reads what may follow a body's head: a field of work, a place, a number, `Trung ương`, a proper name.

`Sở` + `Nông nghiệp và Môi trường`, `UBND` + `huyện Hàm Yên`, `Huyện ủy` + `Hàm Yên`, `Quân khu` + `2`.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from extractors.bare_places import read_known_name
from extractors.gazetteer import place_key, unit_levels
from extractors.organisation_rules import (
    NO_BODY,
    Body,
    field_names,
    fields,
    function_words,
    group,
    heads_at,
    match_longest,
    reaches,
)
from extractors.organisation_words import BREAK, DASH, NameWords
from extractors.place_names import capital_run, is_family_name, person_start, read_place_name
from extractors.place_types import level_of, read_type_word
from extractors.places import OPENS_SENTENCE, PlaceMention, read_place
from extractors.rules import rows
from extractors.spelling import name_key

_NUMBER = regex.compile(r"(?:khu vực |số )?(?:\d{1,3}[A-Z]?|[IVX]{1,4})(?![\p{L}\d]|[.,/]\d)")
_REGION = regex.compile(r"khu vực (?:\d{1,2}|[IVX]{1,4})(?![\p{L}\d]|[.,/]\d)")
_SHORT_HEAD = regex.compile(
    r"(?:Sở|Cục|[Cc]ông ty|Trường|trường(?! học)|[Nn]hà trường|[Bb]ệnh viện|[Đđ]ồn(?! biên)|Tập đoàn"
    r"|Ngân hàng)"
    r"(?!\p{L}|[ \u00a0]*[\p{Lu}\d]|[ \u00a0]+[-–&])"
)
# An association, of its boards: `Ban Chấp hành` + `Hội`; a school, of its youth: `Đoàn` + `trường`.
_SHORT_UNION = regex.compile(r"Hội(?=[ \u00a0]?(?:[,;.:()\n–-]|$|khóa|khoá|nhiệm kỳ|huyện khóa))")
_SHORT_SCHOOL = regex.compile(r"trường(?=[ \u00a0]?(?:[,;.:()\n–-]|$))")
_UNION_BOARDS = frozenset({"executive_committee", "standing_committee", "inspection_commission"})
# First words of fields that open the body or reach that the field is of: `Phòng Tham mưu` + `Công an tỉnh`.
_PLACE_LIKE = frozenset({"công", "quốc", "nhà", "thanh", "ban", "vườn", "khu", "tổ"})
_CODE = regex.compile(r"(?:P[A-Z]|[AC])\d{2}(?![\p{L}\d])")  # of the police: `PC02`, `C06`
_ROMAN = regex.compile(r"[IVX]{1,4}(?![\p{L}\p{M}\d])")
_NUMBERED = regex.compile(r"[ \u00a0](?:số )?\d{1,2}(?![\p{L}\d])")
# `UBND TP` of the city meant, its full stop the sentence's own or not
_CITY = regex.compile(
    rf"T[Pp]\b(?:(?!\.?[ \u00a0]?[\p{{Lu}}\d])|(?=\.[ \u00a0](?:{OPENS_SENTENCE.pattern})))"
)
_AT = regex.compile(r"tại[ \u00a0]")
# Fields that in small letters say what the body does: `để Sở tham mưu UBND tỉnh`.
_DOINGS = frozenset({"Tham mưu", "Tuyên truyền", "Tổng hợp", "Giám định", "Kiểm định"})
# Bodies of a unit itself: `Đảng bộ Lào Cai` is the `Đảng bộ tỉnh Lào Cai`.
_TYPED = frozenset({"party_organisation", "peoples_committee", "peoples_council", "front_committee"})


class Part(NamedTuple):
    """What follows a head: how it is shown, where it ends, and what it says of place and level."""

    shown: str
    end: int
    level: str | None = None
    place: str | None = None
    needs: str | None = None
    missing: str | None = None
    fused: bool = False
    types: tuple[str, ...] = ()


def is_reach(words: NameWords, start: int) -> bool:
    return match_longest(reaches(), words, words.index_at(start)) is not None


def read_fused_place(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if words.marks[index]:
        return None
    start = words.starts[index]
    place = read_place(text, start)
    if place is not None and place.type in body.types:
        typed = place.type == "thành phố" or place.name[0].isdigit()  # but `Huyện đoàn huyện Tuy Đức`
        shown = place.full_name if typed else place.name
        return Part(shown, place.end_char, place.level, place.full_name)
    kind = body.types[0]
    name = read_place_name(text, start, kind)
    if name is None or not text[start].isupper():
        return None
    level = level_of(f"{kind} {name[1]}") or body.level or body.needs
    return Part(name[1], name[0], level, f"{kind} {name[1]}")


def read_place_part(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """A place with its type, a type word alone, or the bare name of a province or district."""
    start = words.starts[index]
    place = read_place(text, start)
    if place is not None:
        return _placed(place)
    kind = read_type_word(text, start)
    if kind is not None and kind[0].form == kind[0].type and kind[0].names != "number":
        if not _may_stand_alone(text, kind[1]):
            return None
        if body.id == "school" and (number := _NUMBERED.match(text, kind[1])):
            return Part(text[start : number.end()], number.end())  # `Trường Tiểu học Thị trấn 2`
        level, word = kind[0].level, kind[0].type
        return Part(word, kind[1], level, None, level, word)
    if city := _CITY.match(text, start):
        return Part("thành phố", city.end(), "district", None, "district", "thành phố")
    bare = read_known_name(text, start)
    if bare is None:
        return None
    full = bare.full_name if bare.type else bare.name
    return Part(full if body.id in _TYPED else bare.name, bare.end_char, bare.level, full)


def _placed(place: PlaceMention) -> Part:
    shown = place.full_name if place.type != place.surface.split()[0].lower() else place.surface
    if place.level != "village":
        shown = place.full_name
    return Part(" ".join(shown.split()), place.end_char, place.level, place.full_name)


def _may_stand_alone(text: str, end: int) -> bool:
    """Not where the type word opens another word: `UBND xã hội`, `Công an thành phố` + `trực thuộc`."""
    return not text.startswith((" hội", " viên", " đội"), end)


def read_central(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if words.keys[index : index + 2] != ["trung", "ương"]:
        return read_vietnam(text, words, index, body)
    if words.shown[index + 2] == "Đảng" and not words.marks[index + 2]:
        return Part("Trung ương Đảng", words.ends[index + 2], "central", "")
    return Part("Trung ương", words.ends[index + 1], "central", "")


def read_vietnam(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if words.keys[index : index + 2] != ["việt", "nam"]:
        return None
    end = words.ends[index + 1]
    after = words.index_at(end)
    if not words.marks[after] and (part := read_place_part(text, words, after, body)):
        return part._replace(shown=f"Việt Nam {part.shown}")
    return Part("Việt Nam", end, "central", "")


def read_number(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    match = _NUMBER.match(text, words.starts[index])
    return None if match is None else Part(match[0], match.end(), body.level, "")


def read_region(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Tòa án nhân dân` + `khu vực 3 - Nghệ An`: a court of the time without districts."""
    match = _REGION.match(text, words.starts[index])
    if match is None:
        return None
    after = words.index_at(match.end())
    if words.marks[after] == DASH:
        province = read_known_name(text, words.starts[after])
        if province is not None and province.level == "province":
            return Part(f"{match[0]} - {province.name}", province.end_char, body.level, "")
    return Part(match[0], match.end(), body.level, "")


def read_short_head(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Công đoàn` + `Công ty`: an agency named before, by its first word alone."""
    pattern = _SHORT_UNION if body.id in _UNION_BOARDS else _SHORT_HEAD
    match = pattern.match(text, words.starts[index])
    if match is None and body.id == "youth_union_commune":
        match = _SHORT_SCHOOL.match(text, words.starts[index])
    return None if match is None else Part(match[0][0].upper() + match[0][1:], match.end())


def read_code(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Phòng` + `PA03`."""
    match = _CODE.match(text, words.starts[index])
    return None if match is None else Part(match[0], match.end())


def read_at_place(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if not _AT.match(text, words.starts[index]) or words.marks[index + 1]:
        return None
    part = read_place_part(text, words, index + 1, body)
    return None if part is None else part._replace(shown=f"tại {part.shown}", level=body.level)


def read_known_field(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """A field of the list, or two of them joined (`Nông nghiệp và Môi trường`, `Giáo dục - Đào tạo`)."""
    match = match_longest(fields(), words, index)
    if match is None:
        return None
    shown, after = match
    small = not text[words.starts[index]].isupper() and body.id != "management_board"
    if small and (after - index < 2 or (body.capital and shown in _DOINGS)):
        return None
    if small and words.keys[index] in function_words():
        return None  # `Sở` + `tham mưu UBND tỉnh`
    joint = after + (words.keys[after] == "và" and not words.marks[after])
    if joint > after or words.marks[joint] == DASH:
        second = match_longest(fields(), words, joint)
        if second is not None and text[words.starts[joint]].isupper():
            both = f"{shown} và {second[0]}"
            if joint == after and both not in field_names():
                both = f"{shown} - {second[0]}"
            return Part(both, words.ends[second[1] - 1])
    if not words.marks[after] and text[words.starts[after]].isupper():
        second = match_longest(fields(), words, after)
        if second is not None and words.keys[after] not in _PLACE_LIKE:
            return Part(f"{shown} {second[0]}", words.ends[second[1] - 1])  # `Điện tử` + `Viễn thông`
    if not words.marks[after] and (number := _ROMAN.match(text, words.starts[after])):
        return Part(f"{shown} {number[0]}", number.end())  # `Vụ Địa phương II`
    return Part(shown, words.ends[after - 1])


def read_open_field(text: str, words: NameWords, index: int) -> Part | None:
    """A field that no list knows: capitalised words, each with the small one that completes it.

    `Cục Hàng không`, `Tập đoàn Hóa chất`: such words have two syllables, and only the first has a capital.
    """
    first = index
    while (index == first or not words.marks[index]) and text[words.starts[index]].isupper():
        start = words.starts[index]
        if index > first and (is_reach(words, start) or _is_person(text, start)):
            break
        if index > first and (read_place_part(text, words, index, NO_BODY) or _opens_house(words, index)):
            break
        known = match_longest(fields(), words, index)
        if known is not None and known[1] > index + 1:
            index = known[1]  # `Điện tử` + `Viễn thông` + `Quân đội`
            continue
        index += 1
        if not words.marks[index] and words.shown[index].islower():
            if words.keys[index] in function_words():
                break
            index += 1
    if index == first or _is_person(text, words.starts[first]):
        return None
    end = words.ends[index - 1]
    return Part(" ".join(text[words.starts[first] : end].split()), end)


def _opens_house(words: NameWords, index: int) -> bool:
    """`Khoa Cấp cứu` + `Bệnh viện Đa khoa tỉnh`: a body begins, of which the field is."""
    found = heads_at(words, index)
    return bool(found) and found[0][1] > index + 1 and found[0][0].capital


def _is_person(text: str, start: int) -> bool:
    return person_start([text[begin:stop] for begin, stop in capital_run(text, start)]) == 0


def read_run(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """A proper name: `Hàm Yên`, `Phan Đình Phùng` (a school's), `Hưng Thịnh`."""
    start = words.starts[index]
    if read_type_word(text, start):
        return None
    spans = capital_run(text, start)
    reach = next((i for i, (begin, _) in enumerate(spans) if i and is_reach(words, begin)), len(spans))
    spans = spans[:reach]  # `Phổi` of `Bệnh viện Phổi Trung ương`
    surfaces = [text[begin:stop] for begin, stop in spans]
    count = person_start(surfaces, wary=body.branch == "party") if spans else 0
    if count in (None, 0) and body.branch in ("economy", "health") and is_holder(surfaces):
        return None  # `Chủ tịch Công đoàn Công ty` + `Lê Bá Chiều`
    if count is None or (count == 0 and body.branch != "party"):
        count = len(spans)  # a school may bear a person's name, a party cell does not
    if not count:
        return None
    end = spans[count - 1][1]
    return Part(" ".join(text[start:end].split()), end, body.level, "")


def is_holder(surfaces: list[str]) -> bool:
    """Whether the words are a person's full name, and no figure's whose name firms and hospitals bear."""
    return (
        len(surfaces) in (3, 4)
        and is_family_name(surfaces[0])
        and not unit_levels(place_key(" ".join(surfaces[-2:])))  # `Hoàng Anh Gia Lai`
        and name_key(" ".join(surfaces)) not in _figures()
    )


@cache
def _figures() -> frozenset[str]:
    return frozenset(name_key(row["form"]) for row in rows("name_stops.csv") if row["kind"] == "figure")


def _goes_on(words: NameWords, index: int, name: str) -> bool:
    """Whether another of the group's words, or a field, follows an `và`."""
    return match_longest(group(name), words, index) is not None or (
        match_longest(fields(), words, index) is not None
    )


def read_words_of(name: str) -> Callable[[str, NameWords, int, Body], Part | None]:
    """The words that may stand between a head of this group and its name: `Tiểu học`, `TNHH`."""

    def read(text: str, words: NameWords, index: int, body: Body) -> Part | None:
        shown: list[str] = []
        while not words.marks[index] or (shown and words.marks[index] != BREAK):
            known = [match_longest(group(name), words, index)]
            known += [match_longest(fields(), words, index)] if shown and name != "legal" else []
            match = max(filter(None, known), key=lambda found: found[1], default=None)
            if match is None or (match[0] == "và" and not _goes_on(words, match[1], name)):
                break
            if words.marks[index]:
                shown.append("-")
            shown.append(match[0])
            index = match[1]
        return Part(" ".join(shown), words.ends[index - 1]) if shown else None

    return read
