"""Reads dates, months, quarters, years and terms, with the precision that the text states.

`ngày 16 tháng 6 năm 2022`, `sáng 28/12`, `8h30 ngày 5/6/2021`, `ngày 13 và 14/7/2022`, `từ 1/6 đến 30/9`,
`tháng 4-2024`, `quý II năm 2019`, `6 tháng đầu năm 2019`, `giai đoạn 2021 - 2025`, `nhiệm kỳ 2020- 2025`.

Two steps: `date_parts` reads the smallest times one by one, left to right; `_joined` puts neighbours together
(`năm 2016` + `đến` + `2020`), hands a year back over a list, and drops what is no time on its own.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from extractors.date_parts import read_parts
from extractors.date_patterns import AGAIN, RANGE
from extractors.date_readings import Part
from extractors.spaced import spaced
from extractors.text_words import find_openers


class DateMention(NamedTuple):
    """A time as written. value: ISO as fine as stated (`2019-06-30`, `2019-06`, `2019-Q2`, `2019`,
    a span `2016/2020`), None where no year is certain. precision: minute, day, month, quarter, half,
    year, term, span. basis: stated, or inferred where the year was filled in from the publication date.
    """

    start_char: int
    end_char: int
    surface: str
    value: str | None
    precision: str
    basis: str


def find_dates(
    text: str, start: int = 0, end: int | None = None, published: str | None = None
) -> list[DateMention]:
    """The times in `text[start:end]`, in order, not overlapping; offsets into `text`.

    published: ISO date of publication, used to fill in a missing year with the nearest past one
    (basis `inferred`); without it such a time has value None. So has one that may as well be meant for the
    coming weeks (`ngày 30/11` in a paper of 22 November). Relative times (`năm nay`, `đến nay`) are inferred.
    """
    stop = len(text) if end is None else end
    day = publication_day(published)
    parts = list(read_parts(text, start, stop, day))
    found = _joined(text, parts) if parts else ()
    return [_mention(text, part, other, day) for part, other in found]


# ------------------------------------------------------------------------------------------- neighbours

_LATER = spaced(r"(?:sẽ|dự kiến|phấn đấu|chậm nhất)\W[^.,;\n]*$|(?<!\w)trước(?: ngày)?\W*$")
_LATER_WORDS = frozenset({"sẽ", "dự kiến", "phấn đấu", "chậm nhất", "trước"})  # a quick look
_LUNAR = spaced(r"~\(?âm lịch\)?")
_LIST = spaced(r"~(?:,|và|hoặc|,~và)~")
_BETWEEN = re.compile(f"{RANGE.pattern}|{_LIST.pattern}", re.I)
_NEXT_TO = spaced(r"~(?:[,|–-]|vào|của)?~")


def _joined(text: str, parts: Sequence[Part]) -> list[tuple[Part, Part | None]]:
    """Each time with the other end of its range, None where it is no range."""
    rows = [_recurring(text, part) for part in _with_clocks(text, parts)]
    found: list[tuple[Part, Part | None]] = []
    for part in _with_shared_years(text, rows):
        first, other = found[-1] if found else (None, None)
        if first and part.start < first.end:  # the `hằng năm` of `tháng 11 hằng năm`
            continue
        gap = text[first.end : part.start] if first else "\n"
        if first and other is None and _is_range(first, part) and RANGE.fullmatch(gap):
            found[-1] = (first, part)
        elif not part.weak or (first and first.unit == part.unit and not first.weak and _LIST.fullmatch(gap)):
            found.append((part._replace(weak=False) if part.weak else part, None))
        else:
            found.append((part, None))
    return [(part, other) for part, other in found if not part.weak or other]


def _is_range(first: Part, part: Part) -> bool:
    """`5/6 - 7/6`, and `1960 - 5/1969` of a career."""
    if {first.unit, part.unit} == {"year", "month"}:
        return (first.weak and part.year is not None) or (part.weak and first.year is not None)
    return first.unit == part.unit and first.unit in ("day", "month", "quarter", "year") and not first.clock


def _with_clocks(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Put the time of day and its day together, either first: `17:14, 27/04/2011`."""
    waiting: Part | None = None
    for part in parts:
        units = {waiting.unit, part.unit} if waiting else set()
        if waiting and units == {"clock", "day"} and _NEXT_TO.fullmatch(text[waiting.end : part.start]):
            clock, day = (waiting, part) if waiting.unit == "clock" else (part, waiting)
            written = text[day.start : day.end].lower()
            yield day._replace(start=waiting.start, end=part.end, clock=_of_day(clock.clock or "", written))
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _of_day(clock: str, written: str) -> str:
    """`2:30` in the afternoon is 14:30; a night's hour may be either side of twelve: not to the minute."""
    if not clock:
        return ""
    hour, minute = int(clock[:2]), clock[3:]
    if (re.match("chiều|tối", written) and hour < 12) or (written.startswith("trưa") and hour < 3):
        hour += 12
    if written.startswith("đêm") and hour < 12:
        return ""
    return f"{hour % 24:02}:{minute}" if hour < 24 else ""


def _recurring(text: str, part: Part) -> Part:
    """`cuối tháng 11 hằng năm` comes again each year, `10/3 âm lịch` is of another calendar: no value."""
    again = AGAIN.match(text, part.end) or _LUNAR.match(text, part.end)
    if again is None or part.year is not None or part.unit not in ("day", "month", "quarter"):
        return part
    return Part(part.start, again.end(), "fixed", precision=part.unit)


def _with_shared_years(text: str, parts: Sequence[Part]) -> list[Part]:
    """`ngày 5/6 và 7/6/2021`, `quý I và quý II/2024`: the year stands once, at the end."""
    rows = list(parts)
    for index in range(len(rows) - 2, -1, -1):
        part, after = rows[index], rows[index + 1]
        if part.unit in ("month", "quarter") and not part.year and _is_this_year(text, part, after):
            rows[index] = part._replace(end=after.end, year=int(after.value or 0), inferred=True)
            continue
        if part.year or not after.year or part.unit != after.unit or not (part.month and after.month):
            continue
        if _BETWEEN.fullmatch(text, part.end, after.start):
            turned = (part.month, part.day or 0) > (after.month, after.day or 0)
            rows[index] = part._replace(year=after.year - turned)
    return rows


def _is_this_year(text: str, part: Part, after: Part) -> bool:
    """`tháng 8` + `năm nay`."""
    known = after.unit == "fixed" and after.precision == "year" and after.value is not None
    return known and not text[part.end : after.start].strip()


# ----------------------------------------------------------------------------------------------- values


@lru_cache(maxsize=1 << 10)  # the articles of a run are of few days
def publication_day(published: str | None) -> date | None:
    """The day of publication; None where it is not known to the day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _mention(text: str, part: Part, other: Part | None, published: date | None) -> DateMention:
    near = max(0, part.start - 40), part.start
    ahead = bool(find_openers(text, _LATER_WORDS, *near)) and _LATER.search(text, *near) is not None
    part = _dated(part, other, None if ahead else published)
    end, value, precision = part.end, _value(part), _precision(part)
    if other is not None:
        if other.year is None and part.year is not None and part.month and other.month:
            turned = (other.month, other.day or 0) < (part.month, part.day or 0)
            other = other._replace(year=part.year + turned)
        later = _value(other)
        end, precision = other.end, "span"
        value = f"{value}/{later}" if value and later and value < later else None
    basis = "inferred" if part.inferred else "stated"
    return DateMention(part.start, end, text[part.start : end], value, precision, basis)


def _dated(part: Part, other: Part | None, published: date | None) -> Part:
    """Fill in a missing year with the nearest past one; a range ends in the past."""
    if part.year is not None or published is None or part.unit in ("fixed", "clock", "year"):
        return part
    closing = other or part
    if closing.year is not None:
        return part
    year = _past_year(closing, published)
    if year is None:
        return part
    turned = other is not None and (part.month or 0, part.day or 0) > (other.month or 0, other.day or 0)
    return part._replace(year=year - turned, inferred=True)


_SOON = timedelta(days=60)


def _past_year(part: Part, published: date) -> int | None:
    """The year of the last such day, month, quarter; None where the next one is as likely."""
    month, day = part.month or 1, part.day or 1
    if part.unit == "months":
        seen = published.month >= (part.last or 12) - 1 if month == 1 else published.month >= month - 2
        return published.year if seen else None
    if part.unit == "quarter":
        month = 3 * month - 2
    try:
        days = [date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    except ValueError:  # 29/2
        return None
    if any(timedelta(0) < then - published <= _SOON for then in days):
        return None
    return max(then for then in days if then <= published).year


def _value(part: Part) -> str | None:
    if part.unit == "fixed":
        return part.value
    if part.year is None:
        return None
    match part.unit:
        case "day":
            day = f"{part.year}-{part.month:02}-{part.day:02}"
            return f"{day}T{part.clock}" if part.clock else day
        case "month":
            return f"{part.year}-{part.month:02}"
        case "quarter":
            return f"{part.year}-Q{part.month}"
        case "months":
            return f"{part.year}-{part.month:02}/{part.year}-{part.last:02}"
        case "years" | "term":
            return f"{part.year}/{part.last}"
    return str(part.year)


def _precision(part: Part) -> str:
    if part.unit == "fixed":
        return part.precision
    if part.unit == "clock" or part.clock:
        return "minute"
    if part.unit == "months":
        return "half" if (part.last or 0) - (part.month or 0) == 5 else "span"
    return "span" if part.unit == "years" else part.unit
