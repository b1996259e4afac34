"""Reads what stands after a number: a unit of measure or money, or the noun that is counted.

`gần 3 [km]`, `1,2 tỷ [đồng]`, `65 [tạ/ha]`, `100[% chi bộ]`, `2 [lần/năm]`, `26 [Đảng bộ cơ sở]`;
the units are data, in rules/units.csv. `500 triệu` alone is money.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.document import Document
from extractors.head_nouns import HeadNoun, read_head_noun
from extractors.numerals import Numeral
from extractors.rules import rows

_SLASH = re.compile(r"\s*/\s*")
_GAP = re.compile(r"[ \u00a0]{0,3}")
_SHARE_OF = re.compile(
    r"(?:tổng[ \u00a0]số|số|các|trong[ \u00a0]số|trong[ \u00a0]tổng[ \u00a0]số)[ \u00a0]{1,3}"
)
_PER = re.compile(r"[ \u00a0]{0,2}/[ \u00a0]{0,2}(?:(?:10{1,6}|10{0,2}\.000|vạn)[ \u00a0]{1,2})?")
_OF_PEOPLE = re.compile(  # `29,4 giường trên một vạn dân`
    r"[ \u00a0]trên[ \u00a0](?:(?:một|1)[ \u00a0])?"
    r"(?P<people>(?:vạn|nghìn|1\.000|10\.000|100\.000)[ \u00a0](?:dân|người))(?!\w)"
)
_PLAIN_WORD = re.compile(r"[^\W\d_]{2,8}(?![^\W\d_])")
_NEXT_WORD = re.compile(r"[ \u00a0]{1,3}([^\W\d_]{1,12}+)")
_LONGEST_UNIT = 24  # characters
_MONEY_FROM = 10**6
_MOST_DENOMINATORS = 3  # `đồng/người/năm` has two


class Amount(NamedTuple):
    """What stands after a number, to `end_char`.

    kind: count, percent, measure, money, rate, time, age, clock, or bare where nothing does (unit "").
    noun: what is counted, or what a percentage is of. factor: what the number is multiplied with.
    """

    end_char: int
    kind: str
    unit: str
    noun: HeadNoun | None
    factor: float = 1


def read_amount(document: Document, numeral: Numeral, end: int, fraction: bool = False) -> Amount:
    """What stands after the number, inside `text[:end]`; fraction: `số` may stand between (`1/5 số hộ`)."""
    text = document.text
    gap = _GAP.match(text, numeral.end_char, end)
    position = gap.end() if gap else numeral.end_char
    unit = _read_unit(document, position, end)
    if unit is not None:
        return _with_denominators(document, _with_share(document, unit, end), end)
    if fraction and (share := _SHARE_OF.match(text, position, end)):
        position = share.end()
    noun = read_head_noun(document, position, end) if position > numeral.end_char else None
    if noun is None or (noun.kind == "money" and numeral.scale >= _MONEY_FROM):
        return _bare(numeral, document, end)
    amount = Amount(noun.end_char, "count", noun.surface, noun)
    return _with_denominators(document, amount, end)


def _bare(numeral: Numeral, document: Document, end: int) -> Amount:
    if numeral.scale < _MONEY_FROM:
        return Amount(numeral.end_char, "bare", "", None)
    return _with_denominators(document, Amount(numeral.end_char, "money", "đồng", None), end)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A row of units.csv; form as written where `case` decides, else in small letters."""

    form: str
    name: str
    factor: float
    kind: str
    unless_next: frozenset[str]
    case: bool


def _read_unit(document: Document, start: int, end: int) -> Amount | None:
    """The longest unit of units.csv at `start`."""
    written = document.text[start : min(end, start + _LONGEST_UNIT)]
    folded = written.casefold()
    units = _units()
    for unit in units.get(folded[:2]) or units.get(folded[:1], ()):
        if not (written if unit.case else folded).startswith(unit.form):
            continue
        stop = start + len(unit.form)
        if not _goes_on(document, start, stop, unit):
            return Amount(stop, unit.kind, unit.name, None, unit.factor)
    return None


def _goes_on(document: Document, start: int, stop: int, unit: _Unit) -> bool:
    """Whether the unit is only the beginning of a word: `đồng chí`, `mẫu giáo`, `m2`."""
    text = document.text
    after = text[stop : stop + 1]
    if unit.form[-1].isalnum() and (after.isalpha() or (after.isdigit() and unit.kind != "clock")):
        return True
    token = bisect_left(document.tokens.start_char, start)
    if token < len(document.tokens) and document.tokens.start_char[token] == start:
        rest = text[stop : document.tokens.end_char[token]].strip()
        if rest.islower() and document.tokens.tag[token] != "Nu":
            return rest.split(" ")[0] in unit.unless_next or not _is_safe(unit)
    following = _NEXT_WORD.match(text, stop)
    return following is not None and following[1].casefold() in unit.unless_next


def _is_safe(unit: _Unit) -> bool:
    """The tagger may glue what it likes to `triệu đồng` and `ha`; but `mẫu giáo` is a word."""
    return unit.kind in ("money", "percent") or len(unit.form) <= 2


def _with_share(document: Document, amount: Amount, end: int) -> Amount:
    """What a percentage is of: `100% chi bộ`, `77% số phiếu`."""
    if amount.kind != "percent":
        return amount
    gap = _GAP.match(document.text, amount.end_char, end)
    position = gap.end() if gap else amount.end_char
    share = _SHARE_OF.match(document.text, position, end)
    noun = read_head_noun(document, share.end() if share else position, end)
    if noun is None or position == amount.end_char:
        return amount
    return amount._replace(end_char=noun.end_char, noun=noun)


def _with_denominators(document: Document, amount: Amount, end: int) -> Amount:
    """`lần/năm`, `đồng/người/tháng`, `tạ/ha`, `bác sĩ/vạn dân`."""
    text = document.text
    if amount.kind == "count" and (of_people := _OF_PEOPLE.match(text, amount.end_char, end)):
        unit = f"{amount.unit}/{of_people['people']}"
        return amount._replace(end_char=of_people.end(), kind="rate", unit=unit)
    for _ in range(_MOST_DENOMINATORS):
        per = _PER.match(text, amount.end_char, end)
        if per is None or (amount.kind == "percent" and amount.noun is not None):
            break
        stop = _denominator_end(document, per.end(), end, amount)
        if stop is None:
            break
        written = _SLASH.sub("/", text[per.start() : stop])
        kind = "rate" if amount.kind == "count" else amount.kind
        amount = amount._replace(end_char=stop, kind=kind, unit=amount.unit + written)
    return amount


def _denominator_end(document: Document, start: int, end: int, amount: Amount) -> int | None:
    """Where the unit or noun ends that an amount is per."""
    if unit := _read_unit(document, start, end):
        return unit.end_char
    if noun := read_head_noun(document, start, end):
        both_places = amount.noun is not None and noun.kind == amount.noun.kind == "place"
        return None if both_places else noun.end_char  # `6 huyện/thị xã` are districts and towns
    word = _PLAIN_WORD.match(document.text, start, end)
    return word.end() if word and word[0].islower() else None


@cache
def _units() -> dict[str, tuple[_Unit, ...]]:
    """Units by two characters in small letters that may open them, and by one, each list longest first."""
    found: list[_Unit] = []
    for row in sorted(rows("units.csv"), key=lambda row: -len(row["form"])):
        case = row["case"] == "yes"
        form = row["form"] if case else row["form"].casefold()
        assert len(form) <= _LONGEST_UNIT, f"units.csv: {form}: longer than {_LONGEST_UNIT} characters"
        unless_next = frozenset(row["unless_next"].split("|"))
        unit = _Unit(form, row["unit"], float(row["factor"]), row["kind"], unless_next, case)
        found.append(unit)
    openings = {unit.form[:2].casefold() for unit in found}
    return {
        opening: tuple(unit for unit in found if opening.startswith(unit.form[:2].casefold()))
        for opening in openings | {opening[0] for opening in openings}
    }
