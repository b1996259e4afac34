"""Reads what may follow a body's head: a number, a code, a first word alone, a proper name.

`Quân khu` + `2`, `Phòng` + `PA03`, `Công đoàn` + `Công ty`, `Trường` + `Phan Đình Phùng`. Places and fields
of work have modules of their own (organisation_places.py, organisation_fields.py).
"""

from functools import cache
from typing import NamedTuple

import regex

from extractors.bare_places import read_known_name
from extractors.gazetteer import place_key, unit_levels
from extractors.organisation_rules import Body, match_longest, reaches
from extractors.organisation_words import DASH, NameWords
from extractors.place_names import capital_run, is_family_name, person_start
from extractors.place_types import read_type_word
from extractors.rules import rows
from extractors.spelling import name_key

_NUMBER = regex.compile(r"(?:khu vực |số )?(?:\d{1,3}[A-Z]?|[IVX]{1,4})(?![\p{L}\d]|[.,/]\d)")
_SHORT_HEAD = regex.compile(
    r"(?:Sở|Cục|[Cc]ông ty|Trường|trường(?! học)|[Nn]hà trường|[Bb]ệnh viện|[Đđ]ồn(?! biên)|Tập đoàn"
    r"|Ngân hàng)"
    r"(?!\p{L}|[ \u00a0]*[\p{Lu}\d]|[ \u00a0]+[-–&])"
)
# An association, of its boards: `Ban Chấp hành` + `Hội`; a school, of its youth: `Đoàn` + `trường`.
_SHORT_UNION = regex.compile(r"Hội(?=[ \u00a0]?(?:[,;.:()\n–-]|$|khóa|khoá|nhiệm kỳ|huyện khóa))")
_SHORT_SCHOOL = regex.compile(r"trường(?=[ \u00a0]?(?:[,;.:()\n–-]|$))")
_UNION_BOARDS = frozenset({"executive_committee", "standing_committee", "inspection_commission"})
_CODE = regex.compile(r"(?:P[A-Z]|[AC])\d{2}(?![\p{L}\d])")  # of the police: `PC02`, `C06`


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
    """Whether a word for the whole country begins there: `Việt Nam`, `Trung ương`."""
    return match_longest(reaches(), words, words.index_at(start)) is not None


def read_number(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Quân khu` + `2`, `Tòa án nhân dân` + `khu vực 3`."""
    match = _NUMBER.match(text, words.starts[index])
    if match is None:
        return None
    after = words.index_at(match.end())
    if body.name.endswith("khu vực") and words.marks[after] == DASH:
        own = read_known_name(text, words.starts[after])
        if own is not None:  # `Ban Chỉ huy Phòng thủ khu vực` + `1 - Thới Lai`
            return Part(f"{match[0]} - {own.name}", own.end_char, body.level, "")
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


def opens_person(text: str, start: int) -> bool:
    """Whether the capitals that begin there open with a person's name."""
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
