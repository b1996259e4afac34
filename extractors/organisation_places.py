"""Reads the place that may follow a body's head: `UBND` + `huyện Hàm Yên`, `Huyện ủy` + `Hàm Yên`.

What stands for the whole country too: `Trung ương Đảng`, `Việt Nam`; and the area of a court: `khu vực 3`.
"""

import regex

from extractors.bare_places import read_known_name
from extractors.organisation_parts import Part
from extractors.organisation_rules import Body
from extractors.organisation_words import DASH, NameWords
from extractors.place_names import read_place_name
from extractors.place_types import level_of, read_type_word
from extractors.places import OPENS_SENTENCE, PlaceMention, read_place

_REGION = regex.compile(r"[Kk]hu vực (?:số )?(?:\d{1,2}|[IVX]{1,7})(?![\p{L}\d]|[.,/]\d)")
_NUMBERED = regex.compile(r"[ \u00a0](?:số )?\d{1,2}(?![\p{L}\d])")
# `UBND TP` of the city meant, its full stop the sentence's own or not
_CITY = regex.compile(
    rf"T[Pp]\b(?:(?!\.?[ \u00a0]?[\p{{Lu}}\d])|(?=\.[ \u00a0](?:{OPENS_SENTENCE.pattern})))"
)
_AT = regex.compile(r"tại[ \u00a0]")
# Bodies of a unit itself: `Đảng bộ Lào Cai` is the `Đảng bộ tỉnh Lào Cai`.
_TYPED = frozenset({"party_organisation", "peoples_committee", "peoples_council", "front_committee"})


def read_fused_place(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Huyện ủy` + `Hàm Yên`: a place whose type the head says."""
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
    """`Ban Tổ chức` + `Trung ương`, `Ban Chấp hành` + `Trung ương Đảng`."""
    if words.keys[index : index + 2] != ["trung", "ương"]:
        return read_vietnam(text, words, index, body)
    if words.shown[index + 2] == "Đảng" and not words.marks[index + 2]:
        return Part("Trung ương Đảng", words.ends[index + 2], "central", "")
    return Part("Trung ương", words.ends[index + 1], "central", "")


def read_vietnam(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Hội Nhà báo` + `Việt Nam`, + `Việt Nam huyện Hàm Yên`."""
    if words.keys[index : index + 2] != ["việt", "nam"]:
        return None
    end = words.ends[index + 1]
    after = words.index_at(end)
    if not words.marks[after] and (part := read_place_part(text, words, after, body)):
        return part._replace(shown=f"Việt Nam {part.shown}")
    return Part("Việt Nam", end, "central", "")


def read_region(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Tòa án nhân dân` + `khu vực 3 - Nghệ An`: a court of the time without districts."""
    match = _REGION.match(text, words.starts[index])
    if match is None:
        return None
    after = words.index_at(match.end())
    if words.marks[after] == DASH:
        own = read_known_name(text, words.starts[after])
        if own is not None:
            return Part(f"{_region(match[0])} - {own.name}", own.end_char, body.level, "")
    return Part(_region(match[0]), match.end(), body.level, "")


def _region(written: str) -> str:
    return f"k{written[1:]}"


def read_at_place(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if not _AT.match(text, words.starts[index]) or words.marks[index + 1]:
        return None
    part = read_place_part(text, words, index + 1, body)
    return None if part is None else part._replace(shown=f"tại {part.shown}", level=body.level)
