"""What a time as written says, once its pattern has matched: `ngày 5/6`, `tháng 4-2024`, `quý II`.

Each reader gives the parts of a match, none where the words around make it no time (`6/8 thôn`, `Quốc lộ 4`).
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from extractors.date_patterns import (
    AGAIN,
    BY_THEN,
    COUNTED,
    GREW,
    IN_TERM,
    LISTED,
    LUNAR_YEAR,
    MANY_BEFORE,
    MEASURED,
    NO_DAY,
    RANGE,
    RATE_AFTER,
    RATE_BEFORE,
    ROMAN,
    THEN_SO,
    UNTIL_NOW,
    WEAK_CUE,
    WORDS,
)


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


def read_clock(match: re.Match[str], published: date | None) -> list[Part]:
    """`8h30`, `17:14`; `8 giờ` only beside a day."""
    hour = int(match["hour"])
    if hour > 24:
        return []
    minute = match["minute"]
    clock = f"{hour:02}:{minute}" if minute else ""
    return [Part(*match.span(), "clock", clock=clock, weak=not minute or "giờ" in match[0].lower())]


def read_day(match: re.Match[str], published: date | None) -> list[Part]:
    """`ngày 5/6/2021`, `5 tháng 6`."""
    fields = match.groupdict()
    year = _number(fields.get("year") or fields.get("year2"))
    return _day(match.start(), match.end(), year, int(match["month"]), int(match["day"]))


def read_days(match: re.Match[str], published: date | None) -> list[Part]:
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


def read_short_day(match: re.Match[str], published: date | None) -> list[Part]:
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


def read_day_alone(match: re.Match[str], published: date | None) -> list[Part]:
    """`ngày 10 hằng tháng`: no day of its own."""
    again = AGAIN.match(match.string, match.end())
    return [Part(match.start(), again.end(), "fixed", precision="day")] if again else []


def read_month(match: re.Match[str], published: date | None) -> list[Part]:
    """`tháng 4-2024`; not `mỗi tháng 2 lần`."""
    fields = match.groupdict()
    year, month, text = _number(fields.get("year") or fields.get("year2")), int(match["month"]), match.string
    before = text[max(0, match.start() - 8) : match.start()]
    if not 1 <= month <= 12 or (year is None and RATE_BEFORE.search(before)):
        return []
    if (year is None and RATE_AFTER.match(text, match.end())) or NO_DAY.search(before):
        return []
    return [Part(*match.span(), "month", year, month)]


def read_quarter(match: re.Match[str], published: date | None) -> list[Part]:
    """`quý II năm 2019`."""
    quarter = match["quarter"].upper()
    number = ROMAN.get(quarter) or int(quarter)
    return [Part(*match.span(), "quarter", _number(match["year"] or match["year2"]), number)]


def read_months(match: re.Match[str], published: date | None) -> list[Part]:
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


def read_term(match: re.Match[str], published: date | None) -> list[Part]:
    """`nhiệm kỳ 2020 - 2025`."""
    return _years(match, "term")


def read_years(match: re.Match[str], published: date | None) -> list[Part]:
    """`giai đoạn 2021 - 2025`; of a term where one was named just before."""
    cued = match[0][0].isalpha()
    if not cued and MEASURED.match(match.string, match.end()):
        return []
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    in_term = IN_TERM.search(before) and not cued
    return _years(match, "term" if in_term else "years")


def _years(match: re.Match[str], unit: str) -> list[Part]:
    first, last = int(match["year"]), int(match["last"])
    return [Part(*match.span(), unit, first, last=last)] if first < last <= first + 100 else []


def read_year(match: re.Match[str], published: date | None) -> list[Part]:
    """`năm 2020`; `những năm 1990` are ten."""
    year = int(match["year"])
    if year % 10 == 0 and "những" in match[0].lower():  # `những năm 1990` are ten
        return [Part(*match.span(), "years", year, last=year + 9)]
    return [Part(*match.span(), "year", year)]


def read_year_pair(match: re.Match[str], published: date | None) -> list[Part]:
    """`trong 2 năm 2020 và 2021`."""
    return _years(match, "years") if int(match["last"]) == int(match["year"]) + 1 else []


def read_bare_year(match: re.Match[str], published: date | None) -> list[Part]:
    """`2020`: a time only beside another one, unless what follows tells (`từ 2016 đến nay`)."""
    if MEASURED.match(match.string, match.end()):
        return []
    text, start, end = match.string, *match.span()
    sure = UNTIL_NOW.match(text, end) or (  # `từ 2016 đến nay`, `đến 2015 có`
        THEN_SO.match(text, end) and BY_THEN.search(text, max(0, start - 8), start)
    )
    sure = sure or LUNAR_YEAR.search(text, max(0, start - 16), start)
    sure = sure or (GREW.match(text, end) and LISTED.search(text, max(0, start - 4), start))
    return [Part(start, end, "year", int(match["year"]), weak=not sure)]


def read_since(match: re.Match[str], published: date | None) -> list[Part]:
    """`từ đầu năm đến nay`."""
    value = f"{published.year}-01/{published:%Y-%m}" if published else None
    return [Part(*match.span(), "fixed", value=value, precision="span", inferred=published is not None)]


def read_relative(match: re.Match[str], published: date | None) -> list[Part]:
    """`năm nay`, `hiện nay`, `hôm qua`."""
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


def read_recurring(match: re.Match[str], published: date | None) -> list[Part]:
    """`hằng năm`: a time without a value."""
    unit = {"năm": "year", "quý": "quarter", "tháng": "month", "ngày": "day"}[match["unit"].lower()]
    return [Part(*match.span(), "fixed", precision=unit)]


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _day(start: int, end: int, year: int | None, month: int, day: int) -> list[Part]:
    """One part, or none where the calendar has no such day (2000 is a leap year: 29/2 may exist)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [Part(start, end, "day", year, month, day)]
