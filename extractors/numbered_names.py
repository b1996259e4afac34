"""Says where a number is a name, an ordinal, a time or a code, not a quantity.

`Tổ 2`, `Quốc lộ 4D`, `lần thứ 12`, `Điều 5`, `Covid-19`, `17:14`, `0912 345 678`, `1. Công tác …`
"""

import re
from bisect import bisect_right
from functools import cache
from math import inf

from extractors.document import Document
from extractors.quantities import Quantity
from extractors.rules import rows
from extractors.spaced import longest_of
from extractors.spelling import name_key
from extractors.text_words import words_of

_LONGEST_FORM = 24  # characters before the number that are looked at
_LIST_MARK = re.compile(r"[ \u00a0]?[./–-](?P<next>[ \u00a0]|[^\W\d_]|$)|[ \u00a0]?\)")
_PER_HEAD = re.compile(r"(?<!\w)(?:mỗi|từng|một|các|trong|hằng|hàng)[ \u00a0]{1,3}$", re.IGNORECASE)
_DATE_WORD = re.compile(
    r"(?<!\w)(?P<each>mỗi|một|hằng|hàng|trong)?[ \u00a0]{0,3}(?P<word>ngày|tháng|năm|quý|quí)[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_HIGHEST = {"ngày": 31, "tháng": 12, "quý": 4, "quí": 4}
_DATE_WORDS = frozenset({*_HIGHEST, "năm"})  # a quick look
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n“\"(]|[-–]\s)\s*$")
_AGE = re.compile(r"\d[ \u00a0]{1,3}$")
_YEARS = range(1900, 2101)
_ALWAYS = re.compile(r"(?:24/24|24/7|7/7|50/50)(?![0-9])")
_SERIAL = re.compile(r"0[0-9]{2}|00")
# What a number counts behind a word that else makes it a name, by the word's `yields`.
_PEOPLE = frozenset({"person", "household"})
_COUNTED = {
    "noun": _PEOPLE,
    "body": _PEOPLE | {"body"},
    "village": _PEOPLE | {"classifier"},
    "level": _PEOPLE | {"thing", "tool", "classifier"},
}
# `đoàn tặng xã | 30 suất học bổng`: things are given to the unit, whose word stands alone.
_GIVES_TO = re.compile(
    r"(?<!\w)(?:tặng|trao|cấp|giao|hỗ[ \u00a0]trợ|ủng[ \u00a0]hộ|giúp)(?:[ \u00a0]cho)?[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_GIFTS = frozenset({"thing", "tool", "classifier"})
_PORTION = re.compile(r"phần(?!\w)", re.IGNORECASE)  # `thôn 5 phần lớn trồng ngô`
_FROM_ON = {"village": 100, "level": 13}  # no unit has so many villages, no ladder so many rungs
_PLAIN_YEAR = re.compile(r"[0-9]{4}(?![0-9.,])")


def is_name(document: Document, quantity: Quantity, start: int) -> bool:
    """Whether the number names, orders, dates or encodes something. start: of its zone."""
    text, number = document.text, quantity.number_char
    return (
        _is_glued(text, quantity)
        or _is_list_mark(text, quantity, start)
        or _is_code(text, quantity)
        or _follows_date_word(text, quantity, start)
        or _follows_name_word(document, quantity, max(start, number - _LONGEST_FORM))
    )


def _is_glued(text: str, quantity: Quantity) -> bool:
    """Letters, digits or marks stand against the number: `F0`, `4D`, `Covid-19`, `17:14`, `5-NQ`."""
    number, end = quantity.number_char, quantity.end_char
    before, earlier = text[number - 1 : number], text[max(0, number - 2) : number - 1]
    if before and (before.isalnum() or before in "_#@&+$€"):
        lost_blank = before.islower() and earlier.islower() and quantity.kind in ("percent", "money")
        return not lost_blank  # `đạt13,04%`
    if before in {"-", "–", ".", ",", ":", "/", "’", "'"} and number:
        counted = quantity.kind != "bare" and earlier.isalpha() and before not in {"-", "–"}
        if not counted and not earlier.isspace():
            return True
    after, later = text[end : end + 1], text[end + 1 : end + 2]
    if after.isalnum() or (after in {"-", "–", "/", ":"} and later.isalnum() and quantity.kind == "bare"):
        return True
    return (bool(after) and after in "°′″@_") or (after == ":" and later.isdigit())


def _is_list_mark(text: str, quantity: Quantity, start: int) -> bool:
    """`1. Công tác …`, `2) …` at the start of a paragraph, `[2]` anywhere."""
    number, end = quantity.number_char, quantity.end_char
    if quantity.kind != "bare":
        return False
    if text[number - 1 : number] == "[" or not text[start:number].strip(" \u00a0(-–+*•"):
        mark = _LIST_MARK.match(text, end)
        listed = mark is not None and not (mark["next"] or "").islower()
        return listed or text[end : end + 1] in ("]", "")
    return False


def _is_code(text: str, quantity: Quantity) -> bool:
    """Telephone numbers, years without a counted noun, `24/7`."""
    written = text[quantity.number_char : quantity.end_char]
    if written[0] == "0" and _SERIAL.match(written):
        return True
    if "/" in written and quantity.noun is None and _ALWAYS.match(written):
        return True  # `trực 24/7`; not `7/7 thôn`
    if int(quantity.value) not in _YEARS or quantity.scale > 1 or not _PLAIN_YEAR.match(written):
        return False
    counted = quantity.noun is not None and quantity.noun.kind in (
        "person",
        "household",
        "thing",
        "tool",
        "body",
    )
    return quantity.kind in ("bare", "time") or (quantity.kind == "count" and not counted)


def _follows_date_word(text: str, quantity: Quantity, start: int) -> bool:
    """`ngày 5`, `tháng 6`, `quý 2`, `năm 2020`; not `mỗi tháng 2 buổi`, `năm 45 hộ`."""
    number = quantity.number_char
    if quantity.start_char < number or quantity.kind in ("percent", "money", "measure"):
        return False
    if words_of(text).word_before(number) not in _DATE_WORDS:
        return False
    word = _DATE_WORD.search(text, max(start, number - 16), number)
    if word is None:
        return False
    if word["each"] and word["each"].lower() != "trong" and quantity.kind != "bare":
        return False
    unit = word["word"].lower()
    if unit == "năm":
        return int(quantity.value) in _YEARS or quantity.kind in ("bare", "time")
    return quantity.value <= _HIGHEST[unit] or quantity.kind == "bare"


def _follows_name_word(document: Document, quantity: Quantity, start: int) -> bool:
    text, number = document.text, quantity.number_char
    if quantity.start_char < number:  # `thôn trên 5 hộ`: a qualifier stands between
        return False
    match = None
    if words_of(text).word_before(number, marks=".:") in _last_words():
        match = _name_words().search(text, start, number)
    if match is None or not _begins_word(document, match.start()):
        return False
    if _AGE.search(text, max(0, match.start() - 4), match.start()) and match["form"].lower() == "tuổi":
        return False  # `dưới 35 tuổi 9 đại biểu`
    if match["form"].lower() == "tuổi" and quantity.kind == "percent":
        return False  # `đại biểu trẻ tuổi 8,57%`
    yields = _yields()[name_key(match["form"])]
    if yields == "any":
        return False
    if yields == "never":
        return True
    if quantity.kind not in ("count", "fraction", "bare") or quantity.scale > 1:
        return quantity.kind == "time"
    if _is_too_great(quantity):
        return False
    capital = match["form"][:1].isupper() and not _SENTENCE_START.search(
        text, max(0, match.start() - 4), match.start()
    )
    if capital or yields == "unit" or quantity.noun is None:
        return True
    given = yields == "village" and quantity.noun.kind in _GIFTS
    if given and _GIVES_TO.search(text, max(0, match.start() - 16), match.start()):
        return False
    each = _PER_HEAD.search(text, max(0, match.start() - 8), match.start()) is not None
    counts = quantity.noun.kind in _COUNTED[yields] and not _PORTION.match(quantity.noun.surface)
    counted = counts or quantity.value >= _FROM_ON.get(yields, inf)
    return not each and not counted


def _begins_word(document: Document, char: int) -> bool:
    """Not in the middle of the tagger's word: `dứt điểm`, `Thường vụ`."""
    index = bisect_right(document.tokens.start_char, char) - 1
    return index < 0 or document.tokens.start_char[index] == char or document.tokens.end_char[index] <= char


def _is_too_great(quantity: Quantity) -> bool:
    """No village, chapter or round is number 1.250 or 2,5; a fraction is none either."""
    fraction = quantity.denominator is not None and quantity.noun is not None
    return (
        fraction or not quantity.value.is_integer() or (quantity.value >= 1000 and quantity.noun is not None)
    )


@cache
def _yields() -> dict[str, str]:
    return {name_key(row["form"]): row["yields"] for row in rows("numbered_names.csv")}


@cache
def _last_words() -> frozenset[str]:
    """The last words of the forms in small letters: a quick look that spares the pattern."""
    return frozenset(row["form"].split()[-1].lower().rstrip(".:") for row in rows("numbered_names.csv"))


@cache
def _name_words() -> re.Pattern[str]:
    any_of = longest_of(row["form"].lower() for row in rows("numbered_names.csv"))
    return re.compile(rf"(?<![^\W\d_])(?P<form>{any_of})[.:]?[ \u00a0]{{1,3}}$", re.IGNORECASE)
