"""Reads Vietnamese numbers in digits and words: `6.600`, `2,5`, `394 tỷ 581 triệu`, `hai mươi lăm`.

A dot parts thousands and a comma the decimals (`1.250,5`); a dot before one or two digits, or after a
leading nought, is a decimal point all the same (`2.5`, `0.125`). Words are read as far as they make one
number: `ba năm` is three (years), `hai mươi năm` twenty, for twenty-five is `hai mươi lăm`.
"""

import re
from typing import NamedTuple

from extractors.text_words import DIGITS, find_openers

_DIGITS = re.compile(
    r"(?P<spaced>[0-9]{1,3}(?:[ \u00a0][0-9]{3}){2,}+)(?![0-9])"
    r"|(?P<grouped>[0-9]{1,3}(?:\.[0-9]{3})++(?:,[0-9]++)?)"
    r"|(?P<western>[0-9]{1,3}(?:(?:,[0-9]{3}){2,}+|(?:,[0-9]{3})++(?=\.[0-9]))(?:\.[0-9]++)?)"
    r"|(?P<plain>[0-9]++(?:[.,][0-9]++)?)"
)
_MORE_DIGITS = re.compile(r"[.,]?[0-9]")
_LONGEST = 18  # digits; more is a serial number or noise, not a quantity
_WORD = re.compile(r"[^\W\d_]++")
_GAP = re.compile(r"[ \u00a0]{1,3}")
_WORD_NEAR = re.compile(r"[ \u00a0]{0,3}+([^\W\d_]++)")
_UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TENS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _AFTER_TENS["năm"]  # `hai mươi năm` is twenty years
_CONTRACTED = {"mốt": 1, "lăm": 5, "nhăm": 5}  # `hai lăm`; `hai tư` is too often a name
_SCALES = {
    "chục": 10, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4,
    "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
# Words in which a scale word is only a syllable: `tỷ lệ`, `triệu tập`.
_NOT_SCALES = {"tỷ": {"lệ", "số", "trọng", "giá", "suất", "phú"}, "triệu": {"tập", "chứng", "hồi"}}
_NOT_SCALES["tỉ"] = _NOT_SCALES["tỷ"]


class Numeral(NamedTuple):
    """A number as written. value: what it says, scale words multiplied in.

    words: it begins in words. scale: its last scale (10**9 for `1,2 tỷ`), 1 without one.
    grouped: its value if the comma parts thousands after all (`6,600` people), None where it cannot.
    """

    start_char: int
    end_char: int
    surface: str
    value: float
    words: bool
    scale: int
    grouped: float | None = None


def find_numerals(
    text: str, start: int = 0, end: int | None = None, taken: bytes | bytearray = b""
) -> list[Numeral]:
    """The numbers in `text[start:end]`, in order, not overlapping; offsets into `text`.

    taken: of each character of the text, 1 where something else has claimed it and no number begins.
    """
    stop = len(text) if end is None else end
    found: list[Numeral] = []
    position = start
    for first in find_openers(text, _OPENERS, start, stop):
        at = _CANDIDATE.match(text, first, stop) if first >= position else None
        if at is None:
            continue
        numeral = None if taken and taken[first] else read_numeral(text, first, stop)
        if numeral is not None:
            found.append(numeral)
        position = numeral.end_char if numeral is not None else at.end()
    return found


def read_numeral(text: str, start: int, end: int | None = None) -> Numeral | None:
    """The longest number that begins exactly at `start`, None if none does."""
    stop = len(text) if end is None else end
    total, position, last = 0.0, start, 0
    words, scale, grouped = False, 1, None
    while (part := _read_part(text, position, stop)) is not None:
        if last and not _continues(part, last, words):
            break
        total += part.value * part.scale
        if not last:
            words, grouped = part.words, part.grouped
        scale, last = (part.scale if part.scale > 1 else scale), part.scale
        end_char = part.end_char
        gap = _GAP.match(text, end_char, stop) if last > 1 else None
        if gap is None:
            break
        half = _WORD.match(text, gap.end(), stop)
        if half and half[0].lower() == "rưỡi":
            total, end_char = total + last / 2, half.end()
            break
        position = gap.end()
    if not last:
        return None
    value = total if total.is_integer() else float(round(total, 6))
    return Numeral(start, end_char, text[start:end_char], value, words, scale, None if scale > 1 else grouped)


class _Part(NamedTuple):
    """`581 triệu` of `394 tỷ 581 triệu`. linked: it began with `linh`, `lẻ` or `không trăm`."""

    value: float
    scale: int
    end_char: int
    words: bool
    grouped: float | None
    linked: bool


def _continues(part: _Part, last: int, words: bool) -> bool:
    """Whether the part goes on the number before it, whose last scale is `last`."""
    if part.scale >= last or part.words != words:
        return False
    if part.scale > 1:
        return part.value * part.scale < last
    if words:
        return part.linked or (100 <= part.value < last)
    return last == 1000 and 100 <= part.value < 1000 and part.value.is_integer()  # `3 nghìn 500`


def _read_part(text: str, start: int, stop: int) -> _Part | None:
    digits = _read_digits(text, start, stop)
    if digits:
        value, grouped = _digit_value(digits)
        end, linked = digits.end(), False
    else:
        group = _read_words(text, start, stop)
        if group is None:
            return None
        value, end, linked = group
        grouped = None
    scale, end = _read_scales(text, end, stop)
    return _Part(value, scale, end, digits is None, grouped, linked)


def _read_digits(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The digits at `start`; none of `1.5.2019` or `12.345.6`, which are no numbers."""
    match = _DIGITS.match(text, start, stop)
    if match is None or (match.lastgroup != "spaced" and _MORE_DIGITS.match(text, match.end(), stop)):
        return None
    written = match[0]
    return match if len(written) <= _LONGEST or _count_digits(written) <= _LONGEST else None


def _count_digits(written: str) -> int:
    return sum(char.isdigit() for char in written)


def _digit_value(match: re.Match[str]) -> tuple[float, float | None]:
    """The value of a number in digits, and its value if its one comma parts thousands."""
    written, shape = match[0], match.lastgroup
    if written.isdigit():
        return float(written), None
    if shape == "grouped" and not written.startswith("0"):
        return float(written.replace(".", "").replace(",", ".")), None
    if shape == "western":
        return float(written.replace(",", "")), None
    if shape == "spaced":
        return float(written.replace(" ", "").replace("\u00a0", "")), None
    head, comma, tail = written.partition(",")
    grouped = float(head + tail) if comma and len(tail) == 3 and len(head) <= 3 and head[0] != "0" else None
    return float(".".join(written.replace(",", ".").split(".")[:2])), grouped


def _read_scales(text: str, position: int, stop: int) -> tuple[int, int]:
    """The product of the scale words after `position` (`nghìn tỷ`) and where they end."""
    scale = 1
    while (match := _WORD_NEAR.match(text, position, stop)) is not None:
        word = match[1]
        factor = _SCALES.get(word.lower(), 0)
        if not factor or not _is_plain(word) or (scale > 1 and factor <= scale):
            break
        if _is_syllable_of_word(text, word, match.end(), stop):
            break
        scale, position = scale * factor, match.end()
    return scale, position


def _is_syllable_of_word(text: str, word: str, end: int, stop: int) -> bool:
    following = _next_word(text, end, stop) if word.lower() in _NOT_SCALES else None
    return following is not None and following[0].lower() in _NOT_SCALES[word.lower()]


def _read_words(text: str, start: int, stop: int) -> tuple[float, int, bool] | None:
    """A number below a thousand in words: its value, its end, whether a linking word began it."""
    first = _WORD.match(text, start, stop)
    if first is None or not (_is_plain(first[0]) or first[0].istitle()):
        return None
    word = first[0].lower()
    if word not in _FIRST_WORDS:
        return None
    second = _next_word(text, first.end(), stop)
    following = second[0].lower() if second and _is_plain(second[0]) else ""
    if word in ("linh", "lẻ") and second and following in _UNITS:
        return float(_UNITS[following]), second.end(), True
    if second and following == "trăm" and (word in _UNITS or word == "không"):
        rest = _below_hundred(text, second.end(), stop, after_hundred=True)
        value = 100.0 * _UNITS.get(word, 0) + (rest[0] if rest else 0)
        return value, rest[1] if rest else second.end(), word == "không"
    below = _below_hundred(text, start, stop, after_hundred=False)
    return (*below, False) if below else None


def _below_hundred(text: str, start: int, stop: int, after_hundred: bool) -> tuple[int, int] | None:
    """`hai mươi lăm`, `mười`, `linh năm`, `ba`; after a hundred a bare unit does not count."""
    first = _next_word(text, start, stop) if after_hundred else _WORD.match(text, start, stop)
    if first is None or (after_hundred and not _is_plain(first[0])):
        return None
    word = first[0].lower()
    second = _next_word(text, first.end(), stop)
    following = second[0].lower() if second and _is_plain(second[0]) else ""
    if word in ("linh", "lẻ"):
        return (_UNITS[following], second.end()) if second and following in _UNITS else None
    if word == "mười":
        if second and following in _AFTER_TENS and following not in ("mốt", "tư"):
            return 10 + _AFTER_TENS[following], second.end()
        return 10, first.end()
    if word not in _UNITS:
        return None
    if second and following == "mươi":
        third = _next_word(text, second.end(), stop)
        ones = _AFTER_TENS.get(third[0], 0) if third else 0
        return 10 * _UNITS[word] + ones, third.end() if third and ones else second.end()
    if second and following in _CONTRACTED and _UNITS[word] > 1:
        return 10 * _UNITS[word] + _CONTRACTED[following], second.end()
    return None if after_hundred else (_UNITS[word], first.end())


def _next_word(text: str, position: int, stop: int) -> re.Match[str] | None:
    gap = _GAP.match(text, position, stop)
    return _WORD.match(text, gap.end(), stop) if gap is not None else None


def _is_plain(word: str) -> bool:
    """Written small or in capitals throughout: `Triệu` and `Ba` inside a sentence are names."""
    return word.islower() or (word.isupper() and len(word) > 1)


_NUMBER_WORDS = [*_UNITS, "mười"]
_FIRST_WORDS = frozenset((*_NUMBER_WORDS, "không", "linh", "lẻ"))
_SPELLINGS = {form for word in _NUMBER_WORDS for form in (word, word.capitalize(), word.upper())}
_OPENERS = frozenset((DIGITS, *_NUMBER_WORDS))
_CANDIDATE = re.compile(
    rf"[0-9]++(?:[.,][0-9]++)*+|\b(?:{'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})\b"
)
