"""The year of an article that bears no date: `29/10` in a text whose full dates are all of 2015 is of 2015.

The congresses of a term are held in its first year: `Đại hội nhiệm kỳ 2015 - 2020`.
"""

from collections.abc import Iterable, Sequence

import regex

from extractors.dates import DateMention, find_dates
from extractors.document import Document, Zone

_HELD = regex.compile(  # not `Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2015 - 2020`
    r"(?<!\w)(?<!nghị[ \u00a0]quyết[ \u00a0])đại[ \u00a0]hội(?!\w)[^.;:\n]{0,60}$", flags=regex.IGNORECASE
)
_THIS_YEAR = regex.compile(
    r"(?:(?:đầu|giữa|cuối)[ \u00a0])?năm[ \u00a0](?:nay|ngoái)", flags=regex.IGNORECASE
)
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
    """`hiện nay`, `đến nay` stay open: the year is known, the day of publication is not."""
    known = any(char.isdigit() for char in date.surface) or _THIS_YEAR.fullmatch(date.surface)
    return date if known or date.basis == "stated" else date._replace(value=None)


def _year(
    document: Document, found: Iterable[Iterable[DateMention]], cited: Sequence[tuple[int, int]]
) -> str | None:
    """The only year of the full dates; without any, the first one of the only term of a congress.

    `Đại hội lần thứ XX, nhiệm kỳ 2020 - 2025` looks back on the term before: its own one counts.
    """
    own = [
        date
        for dates in found
        for date in dates
        if date.value and not any(start <= date.start_char < end for start, end in cited)
    ]
    years = {str(date.value)[:4] for date in own if date.precision in ("day", "minute")}
    if not years and _CONGRESS.search(document.text):
        terms = [date for date in own if date.precision == "term"]
        held = [
            date
            for date in terms
            if _HELD.search(document.text, max(0, date.start_char - 80), date.start_char)
        ]
        years = {str(date.value)[:4] for date in held or terms}
    return years.pop() if len(years) == 1 else None
