"""Reads over what says nothing of a post where it stands between a name and a post: forms of address,
brackets, remarks on age, health, home or people (`(thứ hai từ phải), 46 tuổi, ở thôn Nà Ón,`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from extractors.rules import rows
from extractors.spelling import spellings
from extractors.text_words import DIGITS, find_openers
from extractors.titles import letters_between

_SHORT = ("gs", "pgs", "ts", "ths", "bs", "bsck1", "bsck2", "bscki", "bsckii", "cki", "ckii", "ks")
_FORMS = (*(row["form"] for row in rows("honorifics.csv")), *_SHORT, "tân", "nữ", "nguyên", "cựu")
_BRACKET = "("
_PLACE_WORDS = "thôn|bản|làng|xóm|ấp|buôn|tổ|khu|xã|phường|thị trấn|huyện|thị xã|thành phố|tp|quận|tỉnh"
_HIGHER = rf"(?:, ?(?:{_PLACE_WORDS})(?:\.? ?|\.)(?<=[ .])[^,;:.()]{{1,40}}?)*"


class _Aside(NamedTuple):
    """What is read over: the words that open it, its pattern; comma: with a comma before it."""

    openers: str
    pattern: str
    comma: bool = True


_ASIDES = (
    _Aside(_BRACKET, r"\([^()]*\)", comma=False),
    _Aside(
        "chức vụ|chức danh",
        r"(?<!các |giữ |nhiều |những |qua |nhiệm |nhận )(?:chức vụ|chức danh) ?:",
        comma=False,
    ),
    _Aside("sinh|sn|s n", r"(?:sinh (?:ngày|năm|tháng)|sn|s\.n\.?) ?[\d/.\-]+(?: tháng \d+ năm \d+)?"),
    _Aside(f"{DIGITS} tuổi", r"\d{2,3} tuổi"),
    _Aside("thương binh|bệnh binh", r"(?:thương|bệnh) binh(?: (?:hạng|loại))? \d ?/ ?\d"),
    _Aside(
        "người|dân tộc",
        r"(?:người |dân tộc |người dân tộc )[\p{L}’']+(?: [\p{L}’']+)?(?= ?[,;\-–])",
    ),
    _Aside(
        "ở|trú|thường trú|ngụ|sống ở|sống tại|hiện ở|hiện trú|hiện thường|hiện ngụ|hiện sống",
        r"(?:hiện )?(?:ở|(?:thường )?trú(?: quán)?(?: tại| ở)?:?|ngụ(?: tại)?|sống (?:ở|tại))"
        rf" [^,;:.()]{{2,50}}?{_HIGHER}(?=[,;]| \(| [-–] | (?:là|làm|giữ|được|hiện|nguyên)\b)",
    ),
    _Aside(
        "con|cháu|vợ|chồng|em|mẹ|bố|cha",
        r"(?<=, ?)(?:con|cháu|vợ|chồng|em|mẹ|bố|cha)(?: (?:trai|gái|út|cả|đầu|thứ|dâu|rể|nuôi|ruột|nội|ngoại|"
        r"hai|ba|tư|lòng|đẻ)){0,3}(?: của)? (?:ông|bà|anh|chị|cụ|chú|bác|cô)(?= ?,)",
    ),
    _Aside("phụ trách", r"(?<=^ ?)phụ trách(?! [^\n]*trong đó)(?: [\p{Ll}\-]+,?){1,8} ?$", comma=False),
    _Aside(
        "nguyên quán|quê",
        rf"(?:nguyên quán|quê) ?:? ?(?:ở |quán )?:? ?[^,;]{{1,40}}{_HIGHER}(?=[,;]|$)",
    ),
)
_OPENER = regex.compile(r"[^\W\d_]+|\d|\(")
_WORD = regex.compile(r"\p{L}+")
_Pattern = tuple["regex.Pattern[str]", bool]  # and whether a comma before it goes with it


def address(forms: Sequence[str] = _FORMS) -> str:
    """A pattern of forms of address, in small letters."""
    longest_first = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    return rf"(?<!\p{{L}})(?:{longest_first})(?!\p{{L}})[.,]?"


def without_asides(text: str, start: int, end: int) -> str:
    """`text[start:end]` in small letters and single blanks, without what is read over."""
    key = letters_between(text, start, end)
    firsts = [first - start for first in find_openers(text, _openers(), start, end)]
    if _BRACKET in key:
        firsts = sorted([*firsts, *(at for at, char in enumerate(key) if char == _BRACKET)])
    return " ".join(_left(_patterns(), key, firsts).split())


def without_address(text: str, start: int, end: int) -> str:
    """`text[start:end]` in small letters, without forms of address."""
    firsts = find_openers(text, _address_openers(), start, end)
    return _left(_addresses(), letters_between(text, start, end), [first - start for first in firsts])


def _left(patterns: Mapping[str, Sequence[_Pattern]], key: str, firsts: Sequence[int]) -> str:
    """The text with a blank for what opens with one of the words at these offsets and matches its pattern."""
    kept: list[str] = []
    position = 0
    for first in firsts:
        for pattern, comma in patterns[_opener(key, first)] if first >= position else ():
            match = pattern.match(key, first)
            if match is not None:
                before = key[position:first]
                kept.append(before.removesuffix(" ").removesuffix(",") if comma else before)
                position = match.end()
                break
    return " ".join([*kept, key[position:]]) if kept else key


def _opener(key: str, first: int) -> str:
    match = _OPENER.match(key, first)
    assert match is not None
    return DIGITS if match[0].isdigit() else match[0]


@cache
def _openers() -> frozenset[str]:
    openers = (opener for aside in _ASIDES for opener in aside.openers.split("|"))
    return _address_openers() | {spelt for opener in openers for spelt in _spelt(opener)}


@cache
def _address_openers() -> frozenset[str]:
    return frozenset(spelt for form in _FORMS for spelt in _spelt(" ".join(_WORD.findall(form)[:2])))


def _spelt(opener: str) -> Iterator[str]:
    first, _, second = opener.partition(" ")
    return (f"{one} {two}".rstrip() for one in spellings(first) for two in spellings(second))


@cache
def _patterns() -> dict[str, list[_Pattern]]:
    """By its first word what is read over."""
    found: dict[str, list[_Pattern]] = {}
    for aside in _ASIDES:
        pattern = regex.compile(aside.pattern)
        for first in {opener.split()[0] for opener in aside.openers.split("|")}:
            found.setdefault(first, []).append((pattern, aside.comma))
    for first, known in _addresses().items():
        found.setdefault(first, []).extend(known)
    return found


@cache
def _addresses() -> dict[str, list[_Pattern]]:
    """By its first word the forms of address."""
    forms: dict[str, list[str]] = {}
    for form in _FORMS:
        forms.setdefault(_WORD.findall(form)[0], []).append(form)
    return {first: [(regex.compile(address(known)), False)] for first, known in forms.items()}
