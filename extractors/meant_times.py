"""Times that name an earlier one: `trong nhiệm kỳ`, `năm đó`, `trong năm`, `5 năm qua`, `qua 10 tháng`.

A time whose year nothing tells has value None: it still is the time of its figures, and no other one is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from extractors.document import Document, Zone
from extractors.text_words import DIGITS, find_matches

_S = r"[ \u00a0]{1,3}"
_COMPARED = regex.compile(
    rf"(?<!\w)(?:so{_S}với(?:{_S}(?:cùng{_S}kỳ|đầu|cuối|mức))?|sinh|thành{_S}lập|ra{_S}đời|ban{_S}hành"
    rf"|khai{_S}giảng"
    rf"|bằng|so|hơn|lần|trước|kể{_S}từ|sau|SN)(?:{_S}(?:từ|vào|ngày|của))?{_S}$",
    regex.IGNORECASE,
)
_TERM = regex.compile(
    rf"(?<!\w)(?P<since>từ{_S})?(?:(?:(?P<piece>đầu|cuối|hết)|trong|(?:nửa|giữa|suốt)(?:{_S}đầu)?){_S}"
    rf"(?:cả{_S}|suốt{_S})?nhiệm{_S}kỳ(?:{_S}(?P<past>(?:vừa{_S})?qua|trước))?"
    rf"|nhiệm{_S}kỳ{_S}(?P<past2>(?:vừa{_S})?qua))"
    rf"(?P<now>{_S}(?:đến|tới){_S}nay)?(?!\w)(?!{_S}(?:\d|[IVXL]+(?!\w)|này|đại{_S}hội|kế|tới|mới))",
    regex.IGNORECASE,
)
_YEAR = regex.compile(
    rf"(?<!\w)(?:trong|cả){_S}năm(?=,|{_S}(?:đã|xã|huyện|tỉnh|toàn|chi{_S}bộ|đảng|hội|có|ước|thu|kết{_S}nạp))"
    rf"(?!\w)|(?<!\w)(?:(?:cũng|trong|cùng){_S})?năm{_S}(?:đó|ấy)(?!\w)|(?<!\w)cùng{_S}năm(?!\w)",
    regex.IGNORECASE,
)
_YEARS_PAST = regex.compile(
    rf"(?<!\w)(?:(?P<five>năm|5|05)|hơn{_S}\w+|\d+|hai|ba|bốn|sáu|bảy|tám|chín|mười|những|các|nhiều|mấy){_S}"
    rf"(?:năm|tháng){_S}(?:vừa{_S})?qua(?!\w)",
    regex.IGNORECASE,
)
_MONTHS_PAST = regex.compile(
    rf"(?<!\w)qua{_S}(?P<count>\d{{1,2}}){_S}tháng(?!{_S}(?:đầu|cuối|qua|tới|năm|thực|triển|kể))(?!\w)",
    regex.IGNORECASE,
)
# The words that they open with: a quick look that spares the patterns.
_TERM_WORDS = frozenset(("từ", "đầu", "cuối", "hết", "trong", "nửa", "giữa", "suốt", "nhiệm"))
_YEAR_WORDS = frozenset(("trong", "cả", "cũng", "cùng", "năm"))
_NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTS = frozenset((DIGITS, *_NUMBERS, "hơn", "những", "các", "nhiều", "mấy"))
_PAST_WORDS = frozenset(("qua", "sau", "trong"))
_CONGRESS = regex.compile(r"(?<!\w)đại[ \u00a0]hội(?!\w)", flags=regex.IGNORECASE)
_TERM_YEARS = 5
_SOON = 2  # months in which a paper still reports on the ones that are over


class Time(NamedTuple):
    """A time a figure may hold for.

    value: ISO, None where its year is open. now: `hiện nay` and the like. since: `từ năm 2025` alone.
    limit: `trước ngày 15/7`. The last two are times that goals have. ahead: of a day or month without a year
    the next one after publication.
    """

    start_char: int
    end_char: int
    value: str | None
    precision: str
    now: bool = False
    since: bool = False
    limit: bool = False
    ahead: str | None = None

    @property
    def plain(self) -> bool:
        """Whether any figure may hold for it."""
        return not self.since and not self.limit


def is_compared(before: str) -> bool:
    """Whether the words before a time make it a comparison, a birth, a beginning."""
    return _COMPARED.search(before) is not None


def _touch(time: Time, other: Time) -> bool:
    return time.start_char < other.end_char and other.start_char < time.end_char


def _holds(time: Time, other: Time) -> bool:
    """`từ đầu nhiệm kỳ đến nay` holds `đến nay`."""
    return time.start_char <= other.start_char and other.end_char <= time.end_char


def put_together(said: Sequence[Time], meant: Sequence[Time]) -> list[Time]:
    """All times in order, without those that a longer one holds."""
    kept = [time for time in said if not any(_holds(longer, time) for longer in meant)]
    return sorted([*kept, *meant], key=lambda time: time.start_char)


@dataclass(frozen=True)
class EarlierTimes:
    """What of a document decides which time is meant. named: its times, terms: its terms, in order."""

    document: Document
    named: Sequence[Time]
    terms: Sequence[Time]

    def meant_in(self, zone: Zone, times: Sequence[Time]) -> Iterator[Time]:
        """The times of the zone that name an earlier one. times: those that it says itself."""
        for found in (self._terms_in(zone), self._years_in(zone), self._past_in(zone)):
            for time in found:
                if not any(_touch(time, other) and not _holds(time, other) for other in times):
                    yield time

    def _terms_in(self, zone: Zone) -> Iterator[Time]:
        text = self.document.text
        for match in find_matches(_TERM, text, _TERM_WORDS, zone.start_char, zone.end_char):
            term = self._last_before(self.terms, match.start(), ("term",))
            before = text[max(zone.start_char, match.start() - 24) : match.start()]
            if term is not None and term.value is not None and not is_compared(before):
                yield self._of_term(match, term.value)

    def _years_in(self, zone: Zone) -> Iterator[Time]:
        for match in find_matches(_YEAR, self.document.text, _YEAR_WORDS, zone.start_char, zone.end_char):
            year = self._last_before(self.named, match.start(), ("year", "half", "quarter"))
            yield Time(*match.span(), year.value[:4] if year and year.value else None, "year")

    def _past_in(self, zone: Zone) -> Iterator[Time]:
        """`5 năm qua` in a congress is the term that ends; `qua 10 tháng` in November are the first ten."""
        text, published = self.document.text, self.document.published
        for match in find_matches(_YEARS_PAST, text, _COUNTS, zone.start_char, zone.end_char):
            yield Time(*match.span(), self._past_term if match["five"] else None, "span")
        for match in find_matches(_MONTHS_PAST, text, _PAST_WORDS, zone.start_char, zone.end_char):
            count = int(match["count"])
            over = int(published[5:7]) - count if published else -1
            if published and 1 < count < 12 and 0 <= over < _SOON:
                yield Time(*match.span(), f"{published[:4]}-01/{published[:4]}-{count:02}", "span")

    # ---- terms -----------------------------------------------------------------------------------------

    def _last_before(self, times: Sequence[Time], char: int, precisions: tuple[str, ...]) -> Time | None:
        index = bisect_left(times, char, key=lambda time: time.start_char)
        return next((time for time in reversed(times[:index]) if time.precision in precisions), None)

    @cached_property
    def _past_term(self) -> str | None:
        """The term that a congress looks back on."""
        published = self.document.published
        values = sorted({time.value for time in self.terms if time.value})
        if not published or not values or not _CONGRESS.search(self.document.text):
            return None
        ended = [value for value in values if value[5:9] <= published[:4]]
        if ended:
            return ended[-1]
        first = int(values[0][:4])
        return f"{first - _TERM_YEARS}/{first}" if str(first) == published[:4] else None

    def _of_term(self, match: regex.Match[str], term: str) -> Time:
        """`đầu nhiệm kỳ` is its first year; `nhiệm kỳ qua` in a congress of 2020 the one that ends then."""
        published = self.document.published
        if (match["past"] or match["past2"]) and published and published[:4] <= term[:4]:
            term = f"{int(term[:4]) - _TERM_YEARS}/{term[:4]}"
        if match["now"]:
            return Time(*match.span(), f"{term[:4]}/{published[:7]}" if published else None, "span")
        if match["piece"]:
            year = term[:4] if match["piece"].lower() == "đầu" else term[5:9]
            return Time(*match.span(), year, "year", since=match["since"] is not None)
        return Time(*match.span(), term, "span")
