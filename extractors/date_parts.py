"""Reads the smallest times one by one, left to right: `ngày 5/6`, `tháng 4-2024`, `nhiệm kỳ 2020 - 2025`.

What a time means beside its neighbours, and which year a missing one is, is for `dates`.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from extractors.date_patterns import (
    AGAIN,
    ANCHOR,
    ANCHOR_WORDS,
    BY_THEN,
    CLOCK,
    COUNTED,
    DAY_ALONE,
    DAY_FULL,
    DAY_LIST,
    DAY_LIST_DASHED,
    DAY_SHORT,
    DAY_SPACED,
    DAY_WORDS,
    DIGITS_OF_TIME,
    HALF,
    IN_TERM,
    MANY_BEFORE,
    MEASURED,
    MONTH,
    MONTH_BARE,
    MONTHS,
    NO_DAY,
    QUARTER,
    RANGE,
    RATE_AFTER,
    RATE_BEFORE,
    RECURRING,
    RELATIVE,
    ROMAN,
    SINCE,
    TERM,
    THEN_SO,
    UNTIL_NOW,
    WEAK_CUE,
    WORDS,
    YEAR_BARE,
    YEAR_PAIR,
    YEAR_WORD,
    YEARS,
)
from extractors.text_words import find_openers, words_of


class Part(NamedTuple):
    """A time before its neighbours are looked at.

    unit: clock, day, month, quarter, months (first `month` to `last`), year, years, term, or fixed: a
    relative or recurring time, whose `value` and `precision` are final. last: last month or year.
    weak: a time only beside another one (`2020` in `năm 2016 đến 2020`).
    """

    start: int
    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    clock: str | None = None
    weak: bool = False
    value: str | None = None
    precision: str = ""
    inferred: bool = False


def read_parts(text: str, start: int, stop: int, published: date | None) -> Iterator[Part]:
    """The times one by one; the readers stand longest and surest first."""
    position, words = start, words_of(text)
    for first in find_openers(text, ANCHOR_WORDS, start, stop):
        if first < position:
            continue
        opening = words.surfaces[words.index_of[first]].lower()
        if opening[0].isdigit():
            if not DIGITS_OF_TIME.match(text, first, stop) or not ANCHOR.match(text, first, stop):
                continue
            opening = "0"
        for pattern, read in _readers(opening):
            match = pattern.match(text, first, stop)
            if match and (parts := read(match, published)):
                yield from parts
                position = parts[-1].end
                break


def _read_clock(match: re.Match[str], published: date | None) -> list[Part]:
    hour = int(match["hour"])
    if hour > 24:
        return []
    minute = match["minute"]
    clock = f"{hour:02}:{minute}" if minute else ""
    return [Part(*match.span(), "clock", clock=clock, weak=not minute or "giờ" in match[0].lower())]


def _read_day(match: re.Match[str], published: date | None) -> list[Part]:
    fields = match.groupdict()
    year = _number(fields.get("year") or fields.get("year2"))
    return _day(match.start(), match.end(), year, int(match["month"]), int(match["day"]))


def _read_days(match: re.Match[str], published: date | None) -> list[Part]:
    """`ngày 13 và 14/7/2022`, `ngày 5, 6/8`: each day a time of its own; a range is one."""
    year = _number(match["year"] or match["year2"] or match["year3"])
    month = int(match["month"] or match["month2"])
    heads = [(number.start(), number.end(), int(number[0])) for number in re.finditer(r"\d+", match["head"])]
    shift = match.start("head")
    parts = [part for a, b, day in heads for part in _day(a + shift, b + shift, year, month, day)]
    parts += _day(match.start("day"), match.end(), year, month, int(match["day"]))
    since = match[0][:2].lower() == "từ"  # `từ 10 - 15/3`; but `từ 3 đến 5/8 tiêu chí` is a share
    if since and (not RANGE.fullmatch(match["glue"]) or COUNTED.match(match.string, match.end())):
        return []
    if len(parts) != len(heads) + 1:
        return []
    return [parts[0] if since else parts[0]._replace(start=match.start()), *parts[1:]]


def _read_short_day(match: re.Match[str], published: date | None) -> list[Part]:
    """A day and month without a year, where the words around rule out a share (`6/8 thôn`)."""
    text, day, month = match.string, int(match["day"]), int(match["month"])
    before = text[max(0, match.start() - 12) : match.start()]
    if not match["cue"]:
        if match["mark"].strip() != "/" or NO_DAY.search(before):
            return []
        if COUNTED.match(text, match.end()):
            return []
    weak = not match["cue"] and day <= month and not WEAK_CUE.search(before)
    return [part._replace(weak=weak) for part in _day(match.start(), match.end(), None, month, day)]


def _read_day_alone(match: re.Match[str], published: date | None) -> list[Part]:
    again = AGAIN.match(match.string, match.end())
    return [Part(match.start(), again.end(), "fixed", precision="day")] if again else []


def _read_month(match: re.Match[str], published: date | None) -> list[Part]:
    fields = match.groupdict()
    year, month, text = _number(fields.get("year") or fields.get("year2")), int(match["month"]), match.string
    before = text[max(0, match.start() - 8) : match.start()]
    if not 1 <= month <= 12 or (year is None and RATE_BEFORE.search(before)):
        return []
    if (year is None and RATE_AFTER.match(text, match.end())) or NO_DAY.search(before):
        return []
    return [Part(*match.span(), "month", year, month)]


def _read_quarter(match: re.Match[str], published: date | None) -> list[Part]:
    quarter = match["quarter"].upper()
    number = ROMAN.get(quarter) or int(quarter)
    return [Part(*match.span(), "quarter", _number(match["year"] or match["year2"]), number)]


def _read_months(match: re.Match[str], published: date | None) -> list[Part]:
    """`6 tháng đầu năm 2019`, `9 tháng năm 2023`; `6 tháng năm` alone is nothing."""
    written = match["count"].lower() or "6"  # `nửa đầu năm 2022`
    count = int(written) if written.isdecimal() else WORDS[written]
    if not 1 < count < 12 or not (match["side"] or match["year"] or match["relative"]):
        return []
    year, inferred = _number(match["year"]), False
    if match["relative"] and published:
        year, inferred = published.year - (match["relative"].lower() == "ngoái"), True
    first, last = (13 - count, 12) if (match["side"] or "").lower() == "cuối" else (1, count)
    return [Part(*match.span(), "months", year, first, last=last, inferred=inferred)]


def _read_term(match: re.Match[str], published: date | None) -> list[Part]:
    return _years(match, "term")


def _read_years(match: re.Match[str], published: date | None) -> list[Part]:
    cued = match[0][0].isalpha()
    if not cued and MEASURED.match(match.string, match.end()):
        return []
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    in_term = IN_TERM.search(before) and not cued
    return _years(match, "term" if in_term else "years")


def _years(match: re.Match[str], unit: str) -> list[Part]:
    first, last = int(match["year"]), int(match["last"])
    return [Part(*match.span(), unit, first, last=last)] if first < last <= first + 100 else []


def _read_year(match: re.Match[str], published: date | None) -> list[Part]:
    year = int(match["year"])
    if year % 10 == 0 and "những" in match[0].lower():  # `những năm 1990` are ten
        return [Part(*match.span(), "years", year, last=year + 9)]
    return [Part(*match.span(), "year", year)]


def _read_year_pair(match: re.Match[str], published: date | None) -> list[Part]:
    return _years(match, "years") if int(match["last"]) == int(match["year"]) + 1 else []


def _read_bare_year(match: re.Match[str], published: date | None) -> list[Part]:
    if MEASURED.match(match.string, match.end()):
        return []
    text, start, end = match.string, *match.span()
    sure = UNTIL_NOW.match(text, end) or (  # `từ 2016 đến nay`, `đến 2015 có`
        THEN_SO.match(text, end) and BY_THEN.search(text, max(0, start - 8), start)
    )
    return [Part(start, end, "year", int(match["year"]), weak=not sure)]


def _read_since(match: re.Match[str], published: date | None) -> list[Part]:
    value = f"{published.year}-01/{published:%Y-%m}" if published else None
    return [Part(*match.span(), "fixed", value=value, precision="span", inferred=published is not None)]


def _read_relative(match: re.Match[str], published: date | None) -> list[Part]:
    word = re.sub(r"\s+", " ", match["word"].lower())
    if (
        word.endswith("qua")
        and word.startswith("năm")
        and MANY_BEFORE.search(match.string, max(0, match.start() - 12), match.start())
    ):
        return []
    value, precision = _relative(word, published)
    return [Part(*match.span(), "fixed", value=value, precision=precision, inferred=value is not None)]


_MOMENTS = ("thời", "điểm", "giờ", "bây")


def _relative(word: str, published: date | None) -> tuple[str | None, str]:
    """The value and precision of a relative time; `đến nay` is as fine as a month, no finer."""
    head, tail = word.removeprefix("đến thời ").removeprefix("tới thời ").split(" ", 1)
    precision = {"năm": "year", "cùng": "year", "quý": "quarter"}.get(head, "day")
    if word in ("tháng này", "hiện nay", "đến nay", "tới nay", "hiện tại") or head in _MOMENTS:
        precision = "month"
    if published is None:
        return None, precision
    if word.startswith("năm") and tail.endswith("qua"):  # in spring the year before, in winter this one
        known = published.month < 4 or published.month > 10
        return (str(published.year - (published.month < 4)) if known else None), precision
    if precision == "year":
        if head == "cùng" and published.month < 3:  # a January paper still reports on the year before
            return None, precision
        return str(published.year - (tail != "nay")), precision
    if precision == "quarter":
        return f"{published.year}-Q{(published.month + 2) // 3}", precision
    if precision == "month":
        return f"{published:%Y-%m}", precision
    return (published - timedelta(days=tail == "qua")).isoformat(), precision


def _read_recurring(match: re.Match[str], published: date | None) -> list[Part]:
    unit = {"năm": "year", "quý": "quarter", "tháng": "month", "ngày": "day"}[match["unit"].lower()]
    return [Part(*match.span(), "fixed", precision=unit)]


_Reader = Callable[[re.Match[str], date | None], list[Part]]
_PARTS_OF_DAY = "rạng sáng trưa chiều tối đêm"
_DAY_OPENS = f"0 {_PARTS_OF_DAY} thứ chủ ngày mùng mồng hôm"
_PIECES = "đầu giữa cuối cùng"
# Each with the words that it may open with, 0 for digits: a quick look that spares the patterns.
_READERS: tuple[tuple[re.Pattern[str], _Reader, str], ...] = (
    (DAY_LIST, _read_days, f"{_PARTS_OF_DAY} ngày từ"),
    (DAY_LIST_DASHED, _read_days, f"{_PARTS_OF_DAY} ngày"),
    (DAY_WORDS, _read_day, _DAY_OPENS),
    (DAY_FULL, _read_day, _DAY_OPENS),
    (DAY_SPACED, _read_day, "thứ chủ"),
    (TERM, _read_term, "nhiệm nk"),
    (YEARS, _read_years, "0 trong giai thời năm"),
    (YEAR_PAIR, _read_year_pair, "0 hai"),
    (MONTHS, _read_months, "0 ba sáu bảy tám chín mười"),
    (HALF, _read_months, "nửa"),
    (MONTH_BARE, _read_month, "0"),
    (DAY_SHORT, _read_short_day, _DAY_OPENS),
    (CLOCK, _read_clock, "0"),
    (DAY_ALONE, _read_day_alone, "ngày"),
    (MONTH, _read_month, f"{_PIECES} tháng"),
    (QUARTER, _read_quarter, f"{_PIECES} quý quí"),
    (YEAR_WORD, _read_year, f"{_PIECES} các những năm sn"),
    (YEAR_BARE, _read_bare_year, "0"),
    (SINCE, _read_since, "từ đầu"),
    (RELATIVE, _read_relative, f"{_PIECES} {_PARTS_OF_DAY} năm tháng quý hiện đến tới hôm thời giờ bây"),
    (RECURRING, _read_recurring, "hằng hàng"),
)


@cache
def _readers(opening: str) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """The readers of what opens with this word in small letters, or with digits (0)."""
    return tuple((pattern, read) for pattern, read, opens in _READERS if opening in opens.split())


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _day(start: int, end: int, year: int | None, month: int, day: int) -> list[Part]:
    """One part, or none where the calendar has no such day (2000 is a leap year: 29/2 may exist)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [Part(start, end, "day", year, month, day)]
