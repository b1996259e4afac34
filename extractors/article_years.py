"""The year of an article that bears no date: `29/10` in a text whose full dates are all of 2015 is of 2015.

The congresses of a term are held in its first year: `Đại hội nhiệm kỳ 2015 - 2020`.
"""

from collections.abc import Iterable, Sequence

import regex

from extractors.dates import DateMention, find_dates
from extractors.document import Document, Zone

_CONGRESS = regex.compile(r"(?<!\w)đại[ \u00a0]hội(?!\w)", flags=regex.IGNORECASE)


def dates_of(
    document: Document, zones: Sequence[Zone], cited: Sequence[tuple[int, int]]
) -> list[list[DateMention]]:
    """The dates of each zone, years filled in from the day of publication, else from the article's year.

    cited: spans of documents, whose dates are not the article's.
    """
    found = [_find(document, zone, document.published) for zone in zones]
    year = None if document.published else _year(document, found, cited)
    if year is None:
        return found
    return [[_known(date) for date in _find(document, zone, f"{year}-12-31")] for zone in zones]


def _find(document: Document, zone: Zone, published: str | None) -> list[DateMention]:
    return find_dates(document.text, zone.start_char, zone.end_char, published)


def _known(date: DateMention) -> DateMention:
    """`nay`, `năm ngoái` stay open: the year is known, the day of publication is not."""
    numbered = any(char.isdigit() for char in date.surface)
    return date if numbered or date.basis == "stated" else date._replace(value=None)


def _year(
    document: Document, found: Iterable[Iterable[DateMention]], cited: Sequence[tuple[int, int]]
) -> str | None:
    """The only year of the full dates; without any, the first one of the only term of a congress."""
    own = [
        date
        for dates in found
        for date in dates
        if date.value and not any(start <= date.start_char < end for start, end in cited)
    ]
    years = {str(date.value)[:4] for date in own if date.precision in ("day", "minute")}
    if not years and _CONGRESS.search(document.text):
        years = {str(date.value)[:4] for date in own if date.precision == "term"}
    return years.pop() if len(years) == 1 else None
