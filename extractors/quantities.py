"""Reads a quantity where a number begins: number, range or fraction, its unit or noun, its qualifier.

    trên 6.600 đảng viên    từ 10% đến 15%    21/21 thôn    77 trong tổng số 108 trưởng thôn
    394 tỷ 581 triệu đồng   2-3 lần/quý       65 tạ/ha      từ 150 đảng viên trở lên

It knows nothing of the sentence around: whether the number is a fact at all is said elsewhere.
"""

import re
from typing import NamedTuple

from extractors.document import Document
from extractors.head_nouns import HeadNoun
from extractors.numerals import Numeral, read_numeral
from extractors.qualifiers import read_qualifier
from extractors.spelling import name_key
from extractors.units import Amount, read_amount

_SLASH = re.compile(r"[ \u00a0]{0,2}/[ \u00a0]{0,2}")
_DASH = re.compile(r"[ \u00a0]{0,2}[-–—][ \u00a0]{0,2}")
_TO = re.compile(r"[ \u00a0]{1,3}(?:đến|tới)[ \u00a0]{1,3}", re.IGNORECASE)
_OUT_OF = re.compile(
    r"[ \u00a0]{1,3}(?:(?:trong|trên)[ \u00a0](?:tổng[ \u00a0]số|số)|trên)[ \u00a0]{1,3}", re.IGNORECASE
)
_SECOND = re.compile(  # a quick look: nothing else opens a second number
    r"[ \u00a0]{0,3}(?:[/–—-]|(?:trong|trên|đến|tới)[ \u00a0])", re.IGNORECASE
)
_EACH = re.compile(
    r"[ \u00a0]{1,3}(?:mỗi|một|trong[ \u00a0]một)[ \u00a0]{1,3}(?P<period>ngày|tuần|tháng|quý|năm)(?!\w)"
)
_EVERY = re.compile(
    r"(?<!\w)(?:mỗi|một|hằng|hàng)[ \u00a0]{1,3}(?P<period>ngày|tuần|tháng|quý|năm)[ \u00a0]{1,3}"
    r"(?P<between>(?:[^\W\d_]|[ \u00a0]){0,40}[ \u00a0])?$",
    re.IGNORECASE,
)
_REPEATED = frozenset({"lần", "buổi", "kỳ", "cuộc", "lượt"})
_AMOUNT = re.compile(  # `diện tích trên 30,75ha`: how much, not where
    r"(?<!\w)(?:diện tích|tổng số|đạt|rộng|mới|có|được|là|gần|hiến|trồng|giao|thu hồi"
    r"|khai hoang|mở|chuyển đổi)"
    r"[ \u00a0](?:trên|dưới)[ \u00a0]{1,3}$",
    re.IGNORECASE,
)
_AREAS = frozenset({"ha", "m2", "m²", "km2", "km²", "sào", "mẫu"})
_FROM = re.compile(r"(?<!\w)từ[ \u00a0]{1,3}$", re.IGNORECASE)


class Quantity(NamedTuple):
    """A quantity as read. start_char: of its qualifier; number_char: of its first digit or number word.

    kind: count, percent, fraction, measure, money, rate; or time, age, clock (as in units.csv), or bare: a
    number that nothing follows, whose unit is "". noun: what is counted, or what a percentage is of.
    words: the number is written in words. scale: its last scale word, 1 without one.
    """

    start_char: int
    number_char: int
    end_char: int
    value: float
    value_max: float | None
    denominator: float | None
    qualifier: str
    kind: str
    unit: str
    noun: HeadNoun | None
    words: bool
    scale: int


def read_quantity(document: Document, numeral: Numeral, start: int, end: int) -> Quantity:
    """The quantity whose number is `numeral`, inside `text[start:end]` (a zone or sentence)."""
    value, value_max, denominator, last = _numbers(document, numeral, end)
    amount = read_amount(document, last, end, denominator is not None)
    if value_max is None and denominator is None and _SECOND.match(document.text, amount.end_char, end):
        if later := _range_with_units(document, amount, numeral, start, end):
            value_max, amount = later
        elif later := _fraction_with_nouns(document, amount, numeral, end):
            denominator, amount = later
    quantity = Quantity(
        start_char=numeral.start_char,
        number_char=numeral.start_char,
        end_char=amount.end_char,
        value=_whole(numeral, amount, value) * amount.factor,
        value_max=None if value_max is None else value_max * amount.factor,
        denominator=denominator,
        qualifier="exact",
        kind=amount.kind if denominator is None else "fraction",
        unit=amount.unit,
        noun=amount.noun,
        words=numeral.words,
        scale=last.scale,
    )
    quantity = _per_period(document.text, quantity, start, end)
    qualifier, begin, stop = read_qualifier(
        document.text,
        quantity.number_char,
        quantity.end_char,
        start,
        end,
        _is_place(document.text, quantity, start),
    )
    if (qualifier, begin, stop) == ("exact", quantity.start_char, quantity.end_char):
        return quantity
    return quantity._replace(qualifier=qualifier, start_char=begin, end_char=stop)


def _numbers(
    document: Document, numeral: Numeral, end: int
) -> tuple[float, float | None, float | None, Numeral]:
    """Value, upper value, denominator, and the last number: `10 - 15 triệu` are both millions."""
    value = numeral.value
    if not _SECOND.match(document.text, numeral.end_char, end):
        return value, None, None, numeral
    if below := _fraction(document, numeral, end):
        return value * (below.scale if numeral.scale == 1 else 1), None, below.value, below
    if upper := _range(document, numeral, end):
        shared = numeral.scale == 1 and value * upper.scale < upper.value
        return value * (upper.scale if shared else 1), upper.value, None, upper
    return value, None, None, numeral


def _is_place(text: str, quantity: Quantity, start: int) -> bool:
    """`trên 2 lĩnh vực` is where, not how many; so is `trên 7 xã`, but `trên 20 xã` is a round number."""
    if quantity.kind == "measure":  # `lúa thơm trên 462,5ha` is where, `diện tích trên 30,75ha` how much
        amount = _AMOUNT.search(text, max(start, quantity.number_char - 24), quantity.number_char)
        return quantity.unit in _AREAS and not quantity.value.is_integer() and amount is None
    if quantity.kind != "count" or quantity.noun is None or quantity.value % 5 == 0:
        return False
    return quantity.noun.kind == "scope" or (quantity.noun.kind == "place" and quantity.value < 20)


def _whole(numeral: Numeral, amount: Amount, value: float) -> float:
    """`6,600 đảng viên` are six thousand: people and đồng have no decimals."""
    if numeral.grouped is None:
        return value
    return numeral.grouped if amount.kind == "count" or amount.unit.startswith("đồng") else value


# --------------------------------------------------------------------------- two numbers


def _fraction(document: Document, numeral: Numeral, end: int) -> Numeral | None:
    """The denominator of `21/21`, `77 trong tổng số 108`."""
    text = document.text
    if slash := _SLASH.match(text, numeral.end_char, end):
        below = read_numeral(text, slash.end(), end)
        glued = (
            below is not None and text[below.end_char : below.end_char + 1] in ("/", "-") and not below.words
        )
        if below is None or below.words or numeral.scale > 1 or below.value == 0 or glued:
            return None
        return below
    if out_of := _OUT_OF.match(text, numeral.end_char, end):
        below = read_numeral(text, out_of.end(), end)
        counted = below and (len(out_of[0].split()) > 1 or read_amount(document, below, end).kind == "count")
        return below if below and counted and numeral.value <= below.value else None
    return None


def _range(document: Document, numeral: Numeral, end: int) -> Numeral | None:
    """The upper end of `15 - 20`, `2-3`, `10 đến 15`; only upwards, for `3-1` is a score."""
    gap = _DASH.match(document.text, numeral.end_char, end) or _TO.match(document.text, numeral.end_char, end)
    upper = read_numeral(document.text, gap.end(), end) if gap else None
    if upper is None or upper.words != numeral.words:
        return None
    return upper if numeral.value < upper.value and numeral.scale <= upper.scale else None


def _range_with_units(
    document: Document, amount: Amount, numeral: Numeral, start: int, end: int
) -> tuple[float, Amount] | None:
    """The upper end and the rest of `từ 10% đến 15%`, `5 ha - 7 ha`, `từ 20 hộ đến 30 hộ`."""
    text = document.text
    gap = _TO.match(text, amount.end_char, end) if amount.kind != "bare" else None
    if gap is None and amount.kind in ("percent", "measure", "money"):
        gap = _DASH.match(text, amount.end_char, end)
    upper = read_numeral(text, gap.end(), end) if gap else None
    if upper is None or upper.value <= numeral.value:
        return None
    if amount.kind == "count" and not _FROM.search(
        text, max(start, numeral.start_char - 6), numeral.start_char
    ):
        return None
    second = read_amount(document, upper, end)
    same = (second.kind, name_key(second.unit)) == (amount.kind, name_key(amount.unit))
    return (upper.value, second) if same else None


def _fraction_with_nouns(
    document: Document, amount: Amount, numeral: Numeral, end: int
) -> tuple[float, Amount] | None:
    """The denominator of `19 tiêu chí/19 tiêu chí`, `28 đồng chí/32 đồng chí`."""
    slash = _SLASH.match(document.text, amount.end_char, end) if amount.kind == "count" else None
    below = read_numeral(document.text, slash.end(), end) if slash else None
    if below is None or numeral.value > below.value:
        return None
    second = read_amount(document, below, end)
    same = second.kind == "count" and name_key(second.unit) == name_key(amount.unit)
    return (below.value, second) if same else None


def _per_period(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    """`mỗi năm 2 lần`, `hằng tháng họp 2 lần` and `2 lần mỗi năm` are `2 lần/năm`."""
    if quantity.kind != "count" or name_key(quantity.unit) not in _REPEATED:
        return quantity
    after = _EACH.match(text, quantity.end_char, end)
    period = after or _EVERY.search(text, max(start, quantity.start_char - 60), quantity.start_char)
    if period is None or (period is not after and period["between"] and name_key(quantity.unit) != "lần"):
        return quantity
    stop = after.end() if after else quantity.end_char
    return quantity._replace(kind="rate", unit=f"{quantity.unit}/{period['period'].lower()}", end_char=stop)
