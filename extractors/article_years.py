"""The year of an article that bears no date: `29/10` in a text whose full dates are all of 2015 is of 2015.

The congresses of a term are held in its first year: `Đại hội nhiệm kỳ 2015 - 2020`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.dates import DateMention, find_dates
from extractors.document import Document, Zone
from extractors.times import is_compared

_HELD = re.compile(  # not `Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2015 - 2020`
    r"(?<!\w)(?<!nghị[ \u00a0]quyết[ \u00a0])đại[ \u00a0]hội(?!\w)[^.;:\n]{0,60}$", flags=re.IGNORECASE
)
_THIS_YEAR = re.compile(r"(?:(?:đầu|giữa|cuối)[ \u00a0])?năm[ \u00a0](?:nay|ngoái)", flags=re.IGNORECASE)
_MONTHS = frozenset({"month", "quarter", "half"})
_TITLE = 80  # characters of a congress's name before its term


class ArticleDates(NamedTuple):
    """The dates of each zone; the year of an article that bears no date, None where nothing tells it."""

    by_zone: list[list[DateMention]]
    year: str | None = None


def dates_of(document: Document, zones: Sequence[Zone], cited: Sequence[tuple[int, int]]) -> ArticleDates:
    """The dates of each zone, years filled in from the day of publication, else from the article's year.

    cited: spans of documents, in order, whose dates are not the article's.
    """
    found = [_find(document, zone, document.published) for zone in zones]
    year = None if document.published else _year(document, found, cited)
    if year is None:
        return ArticleDates(found)
    filled = [
        [_known(date) for date in _find(document, zone, f"{year}-12-31")] if dates else []
        for zone, dates in zip(zones, found, strict=True)
    ]
    return ArticleDates(filled, year)


def _find(document: Document, zone: Zone, published: str | None) -> list[DateMention]:
    return find_dates(document.text, zone.start_char, zone.end_char, published)


def _known(date: DateMention) -> DateMention:
    """`hiện nay`, `đến nay` stay open: the year is known, the day of publication is not."""
    told = any(char.isdigit() for char in date.surface) or date.precision == "quarter"  # `quý IV`
    known = told or _THIS_YEAR.fullmatch(date.surface) is not None
    return date if known or date.basis == "stated" else date._replace(value=None)


def _year(
    document: Document, found: Iterable[Iterable[DateMention]], cited: Sequence[tuple[int, int]]
) -> str | None:
    """The only year of the full dates, births left out; without any, that of a congress, or of months.

    `Đại hội lần thứ XX, nhiệm kỳ 2020 - 2025` is of 2020. `Tháng 6/2019` is of the article's year where no
    other month, quarter is of another, and no year is later.
    """
    own = [date for dates in found for date in dates if date.value and _is_own(document, date, cited)]
    days = _years_of(date for date in own if date.precision in ("day", "minute"))
    congress = _years_of(date for date in own if date.precision == "term" and _is_held(document, date))
    if days:
        earlier = congress and max(days) < min(congress)  # a look back at another day, not the congress's
        return days.pop() if len(days) == 1 and not earlier else None
    if congress:
        return congress.pop() if len(congress) == 1 else None
    months = _years_of(date for date in own if date.precision in _MONTHS)
    plain = _years_of(date for date in own if date.precision == "year")
    return max(months) if len(months) == 1 and max(plain | months) in months else None


def _is_own(document: Document, date: DateMention, cited: Sequence[tuple[int, int]]) -> bool:
    """Whether it is no document's date, no birthday, no time of comparison."""
    before = document.text[max(0, date.start_char - 24) : date.start_char]
    index = bisect_right(cited, (date.start_char, len(document.text))) - 1
    return not is_compared(before) and not (index >= 0 and date.start_char < cited[index][1])


def _is_held(document: Document, date: DateMention) -> bool:
    before = max(0, date.start_char - _TITLE)
    return _HELD.search(document.text, before, date.start_char) is not None


def _years_of(dates: Iterable[DateMention]) -> set[str]:
    return {str(date.value)[:4] for date in dates}
