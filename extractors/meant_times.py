"""Times that name an earlier one: `trong nhiệm kỳ`, `năm đó`, `trong năm`, `5 năm qua`, `qua 10 tháng`.

A time whose year nothing tells has value None: it still is the time of its figures, and no other one is.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.document import Document, Zone
from extractors.text_words import DIGITS, find_matches, find_openers
from extractors.times import Time, is_compared, is_longer, is_of_plan, touch

_S = r"[ \u00a0]{1,3}"
_NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")  # from two on
_COUNT = "|".join(_NUMBERS)
_TERM = re.compile(
    rf"(?<!\w)(?P<since>từ{_S})?(?:(?:(?P<piece>đầu|cuối|hết)|trong|toàn|(?:nửa|giữa|suốt)(?:{_S}đầu)?){_S}"
    rf"(?:cả{_S}|suốt{_S})?nhiệm{_S}kỳ(?:{_S}(?P<past>(?:vừa{_S})?(?:qua|rồi)|trước))?"
    rf"|nhiệm{_S}kỳ{_S}(?:(?P<past2>(?:vừa{_S})?(?:qua|rồi))|(?P<next>tới|mới(?=[,:]|{_S}gồm))))"
    rf"(?P<now>{_S}(?:đến|tới){_S}nay)?(?!\w)(?!{_S}(?:\d|[IVXL]+(?!\w)|(?:này|đại{_S}hội|kế|tới|mới)(?!\w)))",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?<!\w)(?P<since>từ{_S}đầu{_S}năm)(?!{_S}(?:\d|đến|tới|học|nay{_S}(?:đến|tới)))(?!\w)"
    rf"|(?<!\w)(?P<end>(?:(?:đến|tới|vào|tính{_S}đến){_S})?(?:hết|cuối|giữa){_S}năm)"
    rf"(?=[,.;)]|{_S}(?:đạt|có|sẽ|hoàn{_S}thành|phấn{_S}đấu|giải{_S}ngân|kết{_S}nạp|toàn|thu{_S}ngân{_S}sách)(?!\w))"
    rf"|(?<!\w)(?:trong|cả){_S}năm(?=,|{_S}(?:đã|xã|huyện|tỉnh|toàn|chi{_S}bộ|đảng|hội|có|ước|thu|kết{_S}nạp))"
    rf"|(?<!\w)cả{_S}năm(?={_S}(?:\d|(?:đạt|vượt|tăng|giảm|chi|giải{_S}ngân|gieo|phấn{_S}đấu|hoàn{_S}thành)(?!\w)))"
    rf"(?!\w)|(?<!\w)(?P<that>(?:(?:cũng|trong|cùng){_S})?năm{_S}(?:đó|ấy)|cùng{_S}năm)(?!\w)",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    rf"(?<!\w)(?:cùng{_S}ngày|trong{_S}ngày(?=,)|(?:ngày{_S}|(?:sáng|trưa|chiều|tối|đêm){_S})?hôm{_S}(?:đó|ấy))(?!\w)",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"(?<!\w)(?:(?:khi|lúc|hồi|dạo|thuở|ngày){_S}(?:ấy|đó)|bấy{_S}giờ|thời{_S}điểm{_S}(?:ấy|đó)"
    rf"|(?:ngày|khi|lúc|hồi|buổi){_S}(?:đầu{_S})?mới{_S}(?:về|lên|đến|nhận{_S}(?:việc|nhiệm{_S}vụ)))(?!\w)",
    re.IGNORECASE,
)
_YEARS_PAST = re.compile(  # `5 năm qua`, `qua 15 năm`, `trong 3 năm`
    rf"(?<!\w)(?:(?:hơn|gần){_S}\w+|(?P<count>\d{{1,2}}|{_COUNT})|những|các|nhiều|mấy){_S}(?:năm|tháng)"
    rf"{_S}(?:vừa{_S})?qua(?!\w)"
    rf"|(?<!\w)(?:trong|qua){_S}(?P<count2>\d{{1,2}}|{_COUNT}){_S}năm(?!\w|{_S}(?:\d|tới|đầu|cuối|học|liền|liên))"
    rf"|(?<!\w)(?P<ahead>(?:5|05|năm){_S}năm{_S}(?:tới|tiếp{_S}theo))(?!\w)",
    re.IGNORECASE,
)
_STAGE = re.compile(  # `Cũng trong giai đoạn này`
    rf"(?<!\w)(?:cũng{_S})?(?:trong{_S})?(?:cùng{_S})?(?:giai{_S}đoạn|thời{_S}kỳ){_S}(?:này|đó|ấy|trên)(?!\w)",
    re.IGNORECASE,
)
# The words that they open with: a quick look that spares the patterns.
_PIECES = ("đầu", "cuối", "hết", "trong", "toàn", "nửa", "giữa", "suốt")
_TERM_WORDS = frozenset(
    {"nhiệm kỳ"}
    | {f"từ {piece}" for piece in _PIECES}
    | {f"{piece} {word}" for piece in _PIECES for word in ("nhiệm", "cả", "suốt", "đầu")}
)
_UP_TO_YEAR = ("hết", "cuối", "giữa")
_YEAR_WORDS = frozenset(
    {"từ đầu", "tính đến", "năm đó", "năm ấy", "trong năm", "cả năm", "cũng năm", "cùng năm"}
    | {f"{word} năm" for word in _UP_TO_YEAR}
    | {f"{first} {word}" for first in ("đến", "tới", "vào") for word in _UP_TO_YEAR}
)
_DAY_WORDS = frozenset(
    {"cùng ngày", "trong ngày", "hôm đó", "hôm ấy"}
    | {f"{part} hôm" for part in ("ngày", "sáng", "trưa", "chiều", "tối", "đêm")}
)
_THEN_WORDS = frozenset(
    {"bấy giờ", "thời điểm", "dạo ấy", "dạo đó", "thuở ấy", "thuở đó"}
    | {f"{at} {that}" for at in ("khi", "lúc", "hồi", "ngày", "buổi") for that in ("ấy", "đó", "mới", "đầu")}
)
_GOALS = re.compile(  # `4/16 chỉ tiêu của | nhiệm kỳ không đạt`, `vượt 21% so với chỉ tiêu | nghị quyết`
    rf"(?<!\w)(?:chỉ{_S}tiêu|mục{_S}tiêu){_S}(?:của{_S}|theo{_S}|trong{_S})?"
    rf"(?P<goals>nhiệm{_S}kỳ(?!{_S}(?:\d|[IVXL]+(?!\w)|tới|mới|này))|nghị{_S}quyết(?:{_S}đại{_S}hội)?"
    rf"(?!{_S}(?:đại{_S}hội|lần|số|của|năm|HĐND|Hội|\d)))(?!\w)",
    re.IGNORECASE,
)
_GOAL_WORDS = frozenset({"chỉ tiêu", "mục tiêu"})
_STAGE_WORDS = frozenset(
    {"cũng trong", "trong cùng", "giai đoạn", "thời kỳ"}
    | {f"{first} {second}" for first in ("cũng", "trong", "cùng") for second in ("giai", "thời")}
)
_COUNTS = frozenset(
    {"hơn", "gần"}
    | {
        f"{n} {unit}"
        for n in (DIGITS, *_NUMBERS, "những", "các", "nhiều", "mấy")
        for unit in ("năm", "tháng")
    }
    | {f"{first} {n}" for first in ("trong", "qua") for n in (DIGITS, *_NUMBERS)}
)
_EARLIER_WORDS = _TERM_WORDS | _YEAR_WORDS | _DAY_WORDS | _THEN_WORDS | _STAGE_WORDS | _COUNTS | _GOAL_WORDS
_CONGRESS = re.compile(r"(?<!\w)đại[ \u00a0]hội(?!\w)", flags=re.IGNORECASE)
_TERM_YEARS = 5
_BACK = 400  # characters in which `khi ấy` finds the time that it means
_UP_TO = re.compile(rf"(?<!\w)(?:đến|tới|hết){_S}(?:ngày{_S})?$", re.IGNORECASE)


@dataclass(frozen=True)
class EarlierTimes:
    """What of a document decides which time is meant. named: its times, terms: its terms, in order.

    year: of a paper without a date, None where nothing tells it.
    """

    document: Document
    named: Sequence[Time]
    terms: Sequence[Time]
    year: str | None = None

    def meant_in(self, zone: Zone, times: Sequence[Time]) -> Iterator[Time]:
        """The times of the zone that name an earlier one. times: those that it says itself."""
        if not find_openers(self.document.text, _EARLIER_WORDS, zone.start_char, zone.end_char):
            return
        for found in (
            self._terms_in(zone),
            self._years_in(zone),
            self._past_in(zone),
            self._days_in(zone, times),
            self._then_in(zone, times),
            self._stages_in(zone),
            self._goals_in(zone),
        ):
            for time in found:
                if not any(touch(time, other) and not is_longer(time, other) for other in times):
                    yield time

    def _terms_in(self, zone: Zone) -> Iterator[Time]:
        text = self.document.text
        for match in find_matches(_TERM, text, _TERM_WORDS, zone.start_char, zone.end_char):
            if match["next"]:
                yield Time(*match.span(), self._coming_term, "span")
                continue
            term = self._last_before(self.terms, match.start(), ("term",))
            before = text[max(zone.start_char, match.start() - 24) : match.start()]
            if term is not None and term.value is not None and not is_compared(before):
                yield self._of_term(match, term.value)
            elif match["now"] or (term is None and (match["past"] or match["past2"])):
                yield Time(*match.span(), None, "span")

    def _years_in(self, zone: Zone) -> Iterator[Time]:
        published = self.document.published
        for match in find_matches(_YEAR, self.document.text, _YEAR_WORDS, zone.start_char, zone.end_char):
            named = self._last_before(self.named, match.start(), ("year", "half", "quarter"))
            if named and published and match["end"] and named.start_char < zone.start_char:
                named = None  # an earlier paragraph's year is not this one's
            year = named.value[:4] if named and named.value else None
            if not match["end"] and not match["that"] and is_of_plan(self.document.text, match.start()):
                continue  # `53% dự toán cả năm`, `kế hoạch đề ra từ đầu năm`
            if match["since"] and published:
                yield Time(*match.span(), f"{published[:4]}-01/{published[:7]}", "span")
            elif year is None and (published or self.year) and not match["that"]:
                yield Time(*match.span(), (published or self.year or "")[:4], "span")
            else:
                yield Time(*match.span(), year, "year")

    def _past_in(self, zone: Zone) -> Iterator[Time]:
        """`5 năm qua` in a congress is the term that ends; `qua 15 năm` the stretch of 15 years, if any."""
        for match in find_matches(_YEARS_PAST, self.document.text, _COUNTS, zone.start_char, zone.end_char):
            if match["ahead"]:
                if self._coming_term:
                    yield Time(*match.span(), self._coming_term, "span")
                continue
            written = (match["count"] or match["count2"] or "0").lower()
            count = _NUMBERS.index(written) + 2 if written in _NUMBERS else int(written)
            value = (self._past_term if count == _TERM_YEARS else None) or self._stretch_of(count)
            if value or not match["count2"]:
                yield Time(*match.span(), value, "span")

    def _stretch_of(self, count: int) -> str | None:
        """The only stretch of so many years that the article names: `2003 - 2018` or `2004 - 2018` of 15."""
        values = {
            time.value
            for time in self.named
            if time.precision == "span" and time.value and len(time.value) == 9
        }
        lasting = [value for value in values if int(value[5:]) - int(value[:4]) in (count, count - 1)]
        return lasting[0] if len(lasting) == 1 else None

    def _days_in(self, zone: Zone, times: Sequence[Time]) -> Iterator[Time]:
        """`cùng ngày` is the day told last, not one up to which things were counted."""
        text = self.document.text
        for match in find_matches(_SAME_DAY, text, _DAY_WORDS, zone.start_char, zone.end_char):
            days = [
                time
                for time in times
                if not _UP_TO.search(text, max(0, time.start_char - 12), time.start_char)
            ]
            day = self._last_before(days, match.start(), ("day",))
            yield Time(*match.span(), day.value if day else None, "day")

    def _then_in(self, zone: Zone, times: Sequence[Time]) -> Iterator[Time]:
        """`khi ấy` is the time told last."""
        for match in find_matches(_THEN, self.document.text, _THEN_WORDS, zone.start_char, zone.end_char):
            time = self._last_before(times, match.start(), ("day", "month", "quarter", "year"))
            if time is not None and match.start() - time.end_char < _BACK and not time.now:
                yield Time(*match.span(), time.value, time.precision)

    def _stages_in(self, zone: Zone) -> Iterator[Time]:
        """`cũng trong giai đoạn này` is the stretch of years told last."""
        for match in find_matches(_STAGE, self.document.text, _STAGE_WORDS, zone.start_char, zone.end_char):
            stretch = self._last_before(self.named, match.start(), ("span", "term"))
            near = stretch is not None and match.start() - stretch.end_char < 4 * _BACK
            yield Time(*match.span(), stretch.value if stretch and near else None, "span")

    def _goals_in(self, zone: Zone) -> Iterator[Time]:
        """`4/16 chỉ tiêu của nhiệm kỳ không đạt` in a congress: of the term that ends with it."""
        term, published = self._past_term, self.document.published
        if term is None or published is None or not 0 <= int(published[:4]) - int(term[5:9]) <= 1:
            return
        for match in find_matches(_GOALS, self.document.text, _GOAL_WORDS, zone.start_char, zone.end_char):
            yield Time(*match.span("goals"), term, "span")

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

    @cached_property
    def _coming_term(self) -> str | None:
        """The term that a congress looks forward to: the one that begins with it."""
        published = self.document.published
        values = sorted({time.value for time in self.terms if time.value})
        if published:
            coming = [value for value in values if 0 <= int(value[:4]) - int(published[:4]) <= 1]
            return coming[0] if len(coming) == 1 else None
        follows = len(values) == 2 and values[0][5:9] == values[1][:4]
        return values[1] if follows else None

    def _ended(self, term: str) -> str | None:
        """Which term `nhiệm kỳ qua` means where `term` was named last: one that has ended, or is about to.

        A headline's new term is not it. None where nothing says how long the one before it was.
        """
        values = {time.value for time in self.terms if time.value}
        before = next((value for value in values if value[5:9] == term[:4]), None)
        if published := self.document.published:
            ends = int(published[:4]) >= int(term[5:9]) - 1
            return term if ends else before or f"{int(term[:4]) - _TERM_YEARS}/{term[:4]}"
        new = self._is_of_congress and not any(value[:4] == term[5:9] for value in values)
        return before if new else term

    @cached_property
    def _is_of_congress(self) -> bool:
        return _CONGRESS.search(self.document.text) is not None

    def _of_term(self, match: re.Match[str], term: str) -> Time:
        """`đầu nhiệm kỳ` is its first year; `nhiệm kỳ qua` in a congress of 2020 the one that ends then."""
        published = self.document.published
        before = self.document.text[max(0, match.start() - 4) : match.start()].lower()
        over = match["past"] or before.endswith(("qua ", "sau "))
        if over and match[0].lower().startswith(("nửa", "trong nửa")):  # half of a term that goes on
            goes_on = published is not None and term[:4] <= published[:4] <= term[5:9]
            value = f"{term[:4]}/{published[:7]}" if published is not None and goes_on else None
            return Time(*match.span(), value, "span")
        if match["past"] or match["past2"]:
            ended = self._ended(term)
            if ended is None:
                return Time(*match.span(), None, "span")
            term = ended
        if match["now"]:
            return Time(*match.span(), f"{term[:4]}/{published[:7]}" if published else None, "span")
        if match["piece"]:
            year = term[:4] if match["piece"].lower() == "đầu" else term[5:9]
            return Time(*match.span(), year, "year", since=match["since"] is not None)
        return Time(*match.span(), term, "span")
