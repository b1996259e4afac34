"""The words around a figure that tell what it is, as keys: `huyện kết nạp | 212 | đảng viên | mới`.

On its left back to a comma, a full stop or the figure before; on its right up to the next comma, figure or
`và`. Figures, marks and named places (`xã Nà Mạ`) are left out: they tell nothing of what it is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractors.document import Document
from extractors.place_types import types
from extractors.records import Statistic
from extractors.rules import rule_file
from extractors.spelling import phrase_key
from extractors.text_words import find_matches, words_of

_REACH = 160  # characters of a sentence that are looked at on each side of a figure
_MARK = r"[.,](?:(?<!\d.)|(?!\d))|[;:()\n…“”\"!?]|[-–](?<=[ \u00a0].)(?=[ \u00a0])"
_STOP = re.compile(_MARK)
_BREAK = re.compile(r"[.;:()\n]")
_RIGHT_END = re.compile(rf"\d|{_MARK}|(?<!\w)(?:và|nhưng|song|còn lại)(?!\w)", re.IGNORECASE)
_JOINED = re.compile(r"[ \u00a0]*,?[ \u00a0]*(?:(?:và|với|cùng|cùng với)[ \u00a0]+)?", re.IGNORECASE)
_TIME = re.compile(
    r"(?<!\w)(?:(?:trong|vào|của|tính đến)[ \u00a0])?(?:(?:cuối|đầu|giữa|hết)[ \u00a0])?"
    r"(?:năm|tháng|ngày)[ \u00a0]\d+(?:[/-]\d+)*(?!\w)",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(r"(?:năm|tháng|ngày)[ \u00a0]$", re.IGNORECASE)  # a quick look before a number
_WORD = regex.compile(r"[\p{L}\p{M}'’/%]+(?:-\p{L}+)*")
# What may stand in a word of `_WORD` beside letters, or what Python's letters hold beside `\p{L}`.
_ODD = re.compile("[-'’‘ʼ`´′/%²³¹\u0300-\u036f]")
_ONWARDS = "trở lên"
_ARRIVED = re.compile(r"(?<!\w)(?:xuống|lên|còn|đến|tới)(?!\w)")


class Clause(NamedTuple):
    """The words around a figure, as keys: left of it, what it counts, right of it. follows: only a comma or
    `và` parts it from the figure before, or it says how that one has changed."""

    left: str
    noun: str
    right: str
    follows: bool


def clause_of(document: Document, statistic: Statistic, last: Statistic | None, before: str) -> Clause:
    """The clause of a figure. last, before: the figure before it and that one's words on the left."""
    text, start, end = document.text, statistic.evidence.start_char, statistic.evidence.end_char
    first = _left_bound(document, statistic, last)
    left = _said_between(text, _after_stop(text, first, start), start)
    follows = False
    if last is not None and last.evidence.end_char == first:
        if follows := bool(_JOINED.fullmatch(text, first, start)):
            left = before
        elif _goes_on(left, last, statistic):
            left = before + left.lstrip()
        elif statistic.change is not None and not _BREAK.search(text, first, start):
            follows = not without_fillers(left)
    surface = statistic.evidence.surface
    right = _right_words(text, end)
    noun = noun_words(surface.partition("%")[2] if statistic.kind == "percent" else statistic.unit)
    if noun.startswith(_ONWARDS):  # `80% trở lên số chi bộ`: they say of which side the figure is
        noun = noun[len(_ONWARDS) :].strip()
        if not noun and right.startswith(" số "):
            noun, right = right.strip(), " "
    return Clause(left, noun, right, follows)


def sentence_start(document: Document, statistic: Statistic) -> int:
    """Where the sentence of a figure begins, or what of a long one is looked at."""
    index = statistic.evidence.sentence
    first = document.sentences[index].start_char if 0 <= index < len(document.sentences) else 0
    return max(first, statistic.evidence.start_char - 2 * _REACH)


def words_between(text: str, start: int, end: int) -> str:
    """The words of `text[start:end]` as a key with a blank on each side; figures and marks left out."""
    if _ODD.search(text, start, end) is None:
        words = words_of(text)
        first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
        whole = first == 0 or words.ends[first - 1] <= start
        if whole and (last == 0 or words.ends[last - 1] <= end):
            keys = [key for key in words.keys[first:last] if not key[0].isdecimal()]
            return f" {' '.join(keys)} " if keys else " "
    return padded(" ".join(_WORD.findall(phrase_key(text[start:end]))))


def padded(words: str) -> str:
    """The words with a blank on each side, which is one blank where there are none."""
    return f" {words.strip()} " if words.strip() else " "


@lru_cache(maxsize=1 << 12)  # few nouns are counted, and often
def noun_words(noun: str) -> str:
    """What is counted as a key, named places left out."""
    if noun.islower():  # no place is named
        return " ".join(_WORD.findall(phrase_key(noun)))
    return _said_between(noun, 0, len(noun)).strip()


def without_fillers(words: str) -> Sequence[str]:
    """The words of a key that are no fillers; of fillers that begin alike the longest is one."""
    said, found, index = words.split(), [], 0
    while index < len(said):
        longest = 0
        for filler in _fillers().get(said[index], ()):
            if said[index : index + len(filler)] == filler:
                longest = len(filler)
                break
        if not longest:
            found.append(said[index])
        index += longest or 1
    return found


# --------------------------------------------------------------------------------------- where they stand


def _goes_on(left: str, last: Statistic, statistic: Statistic) -> bool:
    """`tỷ lệ hộ nghèo từ 46,3% năm 2015 giảm xuống còn [24,8%]`: of the same as the figure before."""
    same = (last.kind, last.unit) == (statistic.kind, statistic.unit)
    return same and has_arrived(left) and not without_fillers(left)


def has_arrived(words: str) -> bool:
    """`giảm xuống còn`: whether the words say what something has come to."""
    return _ARRIVED.search(words) is not None


def _left_bound(document: Document, statistic: Statistic, last: Statistic | None) -> int:
    """Where the words that may belong to a figure begin: of its sentence, behind the figure before."""
    start = statistic.evidence.start_char
    behind = last.evidence.end_char if last is not None and last.evidence.end_char <= start else 0
    return max(sentence_start(document, statistic), behind, start - _REACH)


def _after_stop(text: str, first: int, start: int) -> int:
    found = first
    for match in _STOP.finditer(text, first, start):
        found = match.end()
    return found


def _right_words(text: str, end: int) -> str:
    """Up to the next mark, `và` or figure, which leaves a `%` behind; times stand between and say nothing."""
    stop = min(len(text), end + _REACH)
    first = _RIGHT_END.search(text, end, stop)
    if first is not None and first[0].isdigit() and _TIME_WORD.search(text, end, first.start()):
        words = _TIME.sub(" ", text[end:stop])
        first = _RIGHT_END.search(words)
        return _behind(words, 0, len(words), first)
    return _behind(text, end, stop, first)


def _behind(text: str, start: int, end: int, stop: "re.Match[str] | None") -> str:
    words = _said_between(text, start, end if stop is None else stop.start())
    return f"{words}% " if stop is not None and stop[0].isdigit() else words


def _said_between(text: str, start: int, end: int) -> str:
    """The words of `text[start:end]` as a key with a blank on each side, named places left out."""
    places = find_matches(_named_place(), text, _place_openers(), start, end)
    said, position = [], start
    for place in places:
        said.append(words_between(text, position, place.start()))
        position = place.end()
    rest = words_between(text, position, end)
    return padded("".join([*said, rest]).replace("  ", " ")) if said else rest


@cache
def _fillers() -> dict[str, list[list[str]]]:
    """The words of the fillers by the first of them, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for filler in sorted(rule_file("indicators.toml")["fillers"], key=lambda one: -len(one.split())):
        found.setdefault(filler.split()[0], []).append(filler.split())
    return found


@cache
def _place_forms() -> tuple[str, ...]:
    """The words that a named place opens with: `xã`, `Huyện ủy`."""
    committees = [
        f"{place} {uy}" for place in ("tỉnh", "thành", "huyện", "thị", "quận") for uy in ("ủy", "uỷ")
    ]
    return tuple(sorted((*types(), *committees), key=len, reverse=True))


@cache
def _place_openers() -> frozenset[str]:
    return frozenset(form.split()[0].lower() for form in _place_forms())


@cache
def _named_place() -> regex.Pattern[str]:
    """`xã Nà Mạ` in `Đảng bộ xã Nà Mạ`, `Huyện ủy Sơn Lĩnh`: the name with its type word."""
    forms = "|".join(map(regex.escape, _place_forms()))
    name = r"\p{Lu}[\p{L}\p{M}'’]*(?:-\p{L}+)*"
    return regex.compile(rf"(?<!\w)(?i:{forms})(?:[ \u00a0]+{name})+")
