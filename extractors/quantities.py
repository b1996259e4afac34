"""Reads a quantity where a number begins: number, range or fraction, its unit or noun, its qualifier.

    trên 6.600 đảng viên    từ 10% đến 15%    21/21 thôn    77 trong tổng số 108 trưởng thôn
    394 tỷ 581 triệu đồng   2-3 lần/quý       65 tạ/ha      từ 150 đảng viên trở lên

It knows nothing of the sentence around: whether the number is a fact at all is said elsewhere.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

import regex

from extractors.document import Document
from extractors.head_nouns import HeadNoun, read_head_noun
from extractors.numerals import Numeral, read_numeral
from extractors.rules import rows
from extractors.spelling import name_key

_GAP = regex.compile(r"[ \u00a0]{0,3}")
_SLASH = regex.compile(r"[ \u00a0]{0,2}/[ \u00a0]{0,2}")
_DASH = regex.compile(r"[ \u00a0]{0,2}[-–—][ \u00a0]{0,2}")
_TO = regex.compile(r"[ \u00a0]{1,3}(?:đến|tới)[ \u00a0]{1,3}", regex.IGNORECASE)
_OUT_OF = regex.compile(
    r"[ \u00a0]{1,3}(?:(?:trong|trên)[ \u00a0](?:tổng[ \u00a0]số|số)|trên)[ \u00a0]{1,3}", regex.IGNORECASE
)
_SHARE_OF = regex.compile(
    r"(?:tổng[ \u00a0]số|số|các|trong[ \u00a0]số|trong[ \u00a0]tổng[ \u00a0]số)[ \u00a0]{1,3}"
)
_PER = regex.compile(r"[ \u00a0]{0,2}/[ \u00a0]{0,2}(?P<base>10{1,6}|10{0,2}\.000|vạn)?[ \u00a0]{0,2}")
_EACH = regex.compile(
    r"[ \u00a0]{1,3}(?:mỗi|một|trong[ \u00a0]một)[ \u00a0]{1,3}(?P<period>ngày|tuần|tháng|quý|năm)(?!\w)"
)
_EVERY = regex.compile(
    r"(?:mỗi|một|hằng|hàng)[ \u00a0]{1,3}(?P<period>ngày|tuần|tháng|quý|năm)[ \u00a0]{1,3}(?:họp[ \u00a0])?$",
    regex.IGNORECASE,
)
_FROM = regex.compile(r"(?<!\w)từ[ \u00a0]{1,3}$", regex.IGNORECASE)
_LONGEST_QUALIFIER = 24  # characters
_MONEY_FROM = 10**6  # `500 triệu` alone is money


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as read. start_char: of its qualifier; number_char: of its first digit or number word.

    kind: count, percent, fraction, measure, money, rate; or time, age, clock (as in units.csv), or bare: a
    number that nothing follows, whose unit is "". noun: what is counted, or what a percentage is of.
    counted: the unit or noun stands right after the number.
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


@dataclass(frozen=True, slots=True)
class _Amount:
    """What stands after a number. factor: of the unit; end_char: of unit or noun."""

    end_char: int
    kind: str
    unit: str
    noun: HeadNoun | None
    factor: float = 1


def read_quantity(document: Document, numeral: Numeral, start: int, end: int) -> Quantity:
    """The quantity whose number is `numeral`, inside `text[start:end]` (a zone or sentence)."""
    first, value = numeral, numeral.value
    value_max = denominator = None
    if pair := _fraction(document, numeral, end):
        denominator, last = pair.value, pair
        value *= pair.scale if numeral.scale == 1 else 1
    elif pair := _range(document, numeral, end):
        shared = numeral.scale == 1 and pair.scale > 1 and numeral.value * pair.scale < pair.value
        value, value_max, last = numeral.value * (pair.scale if shared else 1), pair.value, pair
    else:
        last = numeral
    amount = _read_amount(document, last, end)
    if value_max is None and denominator is None:
        if later := _range_with_units(document, amount, numeral, start, end):
            value_max, amount = later
        elif later := _fraction_with_nouns(document, amount, numeral, end):
            denominator, amount = later
    value, value_max = _whole(first, amount, value), value_max
    quantity = Quantity(
        first.start_char, first.start_char, amount.end_char, value * amount.factor,
        value_max * amount.factor if value_max is not None else None, denominator, "exact",
        "fraction" if denominator is not None else amount.kind, amount.unit, amount.noun, first.words, last.scale,
    )  # fmt: skip
    return _qualified(document.text, _per_period(document.text, quantity, start, end), start, end)


def _whole(numeral: Numeral, amount: _Amount, value: float) -> float:
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
        counted = below and (len(out_of[0].split()) > 1 or _read_amount(document, below, end).kind == "count")
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
    document: Document, amount: _Amount, numeral: Numeral, start: int, end: int
) -> tuple[float, _Amount] | None:
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
    second = _read_amount(document, upper, end)
    same = (second.kind, name_key(second.unit)) == (amount.kind, name_key(amount.unit))
    return (upper.value, second) if same else None


def _fraction_with_nouns(
    document: Document, amount: _Amount, numeral: Numeral, end: int
) -> tuple[float, _Amount] | None:
    """The denominator of `19 tiêu chí/19 tiêu chí`, `28 đồng chí/32 đồng chí`."""
    slash = _SLASH.match(document.text, amount.end_char, end) if amount.kind == "count" else None
    below = read_numeral(document.text, slash.end(), end) if slash else None
    if below is None or numeral.value > below.value:
        return None
    second = _read_amount(document, below, end)
    same = second.kind == "count" and name_key(second.unit) == name_key(amount.unit)
    return (below.value, second) if same else None


# --------------------------------------------------------------------------- units and nouns


def _read_amount(document: Document, numeral: Numeral, end: int) -> _Amount:
    text = document.text
    gap = _GAP.match(text, numeral.end_char, end)
    position = gap.end() if gap else numeral.end_char
    unit = _read_unit(document, position, end)
    if unit is not None:
        return _with_denominators(document, _with_share(document, unit, end), end)
    noun = read_head_noun(document, position, end) if position > numeral.end_char else None
    if noun is None or (noun.kind == "money" and numeral.scale >= _MONEY_FROM):
        return _bare(numeral, document, end)
    amount = _Amount(noun.end_char, "count", noun.surface, noun)
    return _with_denominators(document, amount, end)


def _bare(numeral: Numeral, document: Document, end: int) -> _Amount:
    if numeral.scale < _MONEY_FROM:
        return _Amount(numeral.end_char, "bare", "", None)
    return _with_denominators(document, _Amount(numeral.end_char, "money", "đồng", None), end)


def _read_unit(document: Document, start: int, end: int) -> _Amount | None:
    """The longest unit of units.csv at `start`."""
    text = document.text
    for row in _units_by_first().get(text[start : start + 1].casefold(), ()):
        stop = start + len(row["form"])
        written = text[start:stop]
        if stop > end or not _same(written, row) or _goes_on(document, start, stop, row):
            continue
        return _Amount(stop, row["kind"], row["unit"], None, float(row["factor"]))
    return None


def _same(written: str, row: dict[str, str]) -> bool:
    if row["case"] == "yes":
        return written == row["form"]
    return name_key(written) == name_key(row["form"])


def _goes_on(document: Document, start: int, stop: int, row: dict[str, str]) -> bool:
    """Whether the unit is only the beginning of a word: `đồng chí`, `mẫu giáo`, `m2`."""
    text = document.text
    after = text[stop : stop + 1]
    if row["form"][-1].isalnum() and (after.isalpha() or (after.isdigit() and row["kind"] != "clock")):
        return True
    token = bisect_left(document.tokens.start_char, start)
    if token < len(document.tokens) and document.tokens.start_char[token] == start:
        word = text[stop : document.tokens.end_char[token]].strip()
        if word and word.islower() and "_" not in word and document.tokens.tag[token] != "Nu":
            return name_key(word).split(" ")[0] in _words(row["unless_next"]) or not _is_safe_unit(row)
    following = regex.match(r"[ \u00a0]{1,3}([\p{L}\p{M}]++)", text[stop : stop + 16])
    return following is not None and name_key(following[1]) in _words(row["unless_next"])


def _is_safe_unit(row: dict[str, str]) -> bool:
    """The tagger may glue what it likes to `triệu đồng` and `ha`; but `mẫu giáo` is a word."""
    return row["kind"] in ("money", "percent") or len(row["form"]) <= 2


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split("|"))


def _with_share(document: Document, amount: _Amount, end: int) -> _Amount:
    """What a percentage is of: `100% chi bộ`, `77% số phiếu`."""
    if amount.kind != "percent":
        return amount
    gap = _GAP.match(document.text, amount.end_char, end)
    position = gap.end() if gap else amount.end_char
    share = _SHARE_OF.match(document.text, position, end)
    noun = read_head_noun(document, share.end() if share else position, end)
    if noun is None or position == amount.end_char:
        return amount
    return replace(amount, end_char=noun.end_char, noun=noun)


def _with_denominators(document: Document, amount: _Amount, end: int) -> _Amount:
    """`lần/năm`, `đồng/người/tháng`, `tạ/ha`, `bác sĩ/vạn dân`."""
    text = document.text
    for _ in range(3):
        per = _PER.match(text, amount.end_char, end)
        if per is None or (amount.kind == "percent" and amount.noun is not None):
            break
        unit = _read_unit(document, per.end(), end)
        noun = None if unit else read_head_noun(document, per.end(), end)
        stop = unit.end_char if unit else noun.end_char if noun else None
        if stop is None:
            word = regex.match(
                r"[\p{Ll}\p{M}]{2,8}(?![\p{L}\p{M}])", text[per.end() : min(end, per.end() + 10)]
            )
            stop = per.end() + word.end() if word else None
        both_places = (
            noun is not None and amount.noun is not None and noun.kind == amount.noun.kind == "place"
        )
        if stop is None or both_places:  # `6 huyện/thị xã`
            break
        written = regex.sub(r"\s*/\s*", "/", text[per.start() : stop])
        kind = "rate" if amount.kind == "count" else amount.kind
        amount = replace(amount, end_char=stop, kind=kind, unit=amount.unit + written)
    return amount


def _per_period(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    """`mỗi năm 2 lần` and `2 lần mỗi năm` are `2 lần/năm`."""
    if quantity.kind != "count" or name_key(quantity.unit) not in ("lần", "buổi", "kỳ", "cuộc", "lượt"):
        return quantity
    after = _EACH.match(text, quantity.end_char, end)
    before = _EVERY.search(text, max(start, quantity.start_char - 30), quantity.start_char)
    period = after or before
    if period is None:
        return quantity
    stop = after.end() if after else quantity.end_char
    return replace(quantity, kind="rate", unit=f"{quantity.unit}/{period['period'].lower()}", end_char=stop)


@cache
def _units_by_first() -> dict[str, tuple[dict[str, str], ...]]:
    """Units by their first character, longest first."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in sorted(rows("units.csv"), key=lambda row: -len(row["form"])):
        table.setdefault(row["form"][0].casefold(), []).append(row)
    return {first: tuple(found) for first, found in table.items()}


# --------------------------------------------------------------------------- qualifiers

# `trên 2 lĩnh vực` is where, not how many; so is `trên 7 xã`, but `trên 20 xã` is a round number.
_WHERE = frozenset(
    {"lĩnh vực", "mặt", "phương diện", "địa bàn", "tuyến", "nội dung", "hình thức", "mặt trận", "phạm vi"}
)


def _qualified(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    qualifier, begin = "exact", quantity.number_char
    position = begin
    while match := _before().search(text, max(start, position - _LONGEST_QUALIFIER), position):
        position = match.start("form")
        found = _qualifiers()[name_key(match["form"])]
        if found != "exact":
            if not (name_key(match["form"]) in ("trên", "dưới") and _is_place(quantity)):
                qualifier, begin = found, position
            break
    gap = _GAP.match(text, quantity.end_char, end)
    after = _after().match(text, gap.end(), end) if gap else None
    stop = quantity.end_char
    if after is not None:
        qualifier, stop = _qualifiers()[name_key(after[0])], after.end()
        if since := _FROM.search(text, max(start, begin - 6), begin):
            begin = since.start()
    return replace(quantity, qualifier=qualifier, start_char=begin, end_char=stop)


def _is_place(quantity: Quantity) -> bool:
    if quantity.kind != "count" or quantity.noun is None or quantity.value % 5 == 0:
        return False
    head = name_key(quantity.unit)
    return any(head.startswith(word) for word in _WHERE) or (
        quantity.noun.kind == "place" and quantity.value < 20
    )


@cache
def _qualifiers() -> dict[str, str]:
    return {name_key(row["form"]): row["qualifier"] for row in rows("qualifiers.csv")}


@cache
def _before() -> regex.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "before"]
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?P<form>{_any_of(forms)})[ \u00a0]{{1,3}}$", regex.IGNORECASE
    )


@cache
def _after() -> regex.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "after"]
    return regex.compile(rf"(?:{_any_of(forms)})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)


def _any_of(forms: list[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(regex.escape(form).replace(r"\ ", r"[ \u00a0]{1,3}") for form in longest_first)
