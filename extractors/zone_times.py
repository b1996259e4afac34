"""The times of a paragraph that figures may hold for, out of all its dates.

`31,4% năm 2020`; `hiện có 33 hộ` (the month of publication); `trong nhiệm kỳ` (the term named before). A time
that only serves as a comparison (`so với năm 2015`), a birth or the date of a document is not among them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.dates import DateMention
from extractors.document import Document, Zone

_S = r"[ \u00a0]{1,3}"
_NOT_THEN = regex.compile(
    rf"(?<!\w)(?:so{_S}với(?:{_S}(?:cùng{_S}kỳ|đầu|cuối|mức))?|sinh|thành{_S}lập|ra{_S}đời|ban{_S}hành"
    rf"|khai{_S}giảng"
    rf"|bằng|so|hơn|lần|trước|kể{_S}từ|sau|SN)(?:{_S}(?:từ|vào|ngày|của))?{_S}$",
    regex.IGNORECASE,
)
_NOW = regex.compile(
    rf"(?<!(?:thực|thể|phát|xuất|biểu|tái|hiển){_S})(?<!\w)"
    rf"(?:hiện(?:{_S}(?:có|còn|đang|đã|đạt|nay|tại|toàn)|,)(?!\w)"
    rf"|(?-i:Hiện)(?={_S}(?!(?:tượng|trạng|thực|vật|đại|hữu)(?!\w))))",
    regex.IGNORECASE,
)
_LIMIT = regex.compile(
    rf"(?<!(?:năm|kỳ|lần|tháng|từ|ngày){_S})(?<!\w)trước(?:{_S}(?:ngày|tháng))?{_S}$", regex.IGNORECASE
)
_MEMBER_SINCE = regex.compile(  # `Chị H’Mai, đảng viên kết nạp năm 2022, …`
    rf",{_S}(?:là{_S})?(?:đảng{_S}viên|người)(?:{_S}\w+){{0,4}}{_S}(?:ngày{_S}|tháng{_S}|năm{_S})?$",
    regex.IGNORECASE,
)
_TERM_MEANT = regex.compile(
    rf"(?<!\w)(?P<since>từ{_S})?(?:(?:(?P<piece>đầu|cuối|hết)|trong|(?:nửa|giữa|suốt)(?:{_S}đầu)?){_S}"
    rf"(?:cả{_S}|suốt{_S})?nhiệm{_S}kỳ(?:{_S}(?P<past>(?:vừa{_S})?qua|trước))?"
    rf"|nhiệm{_S}kỳ{_S}(?P<past2>(?:vừa{_S})?qua))"
    rf"(?P<now>{_S}(?:đến|tới){_S}nay)?(?!\w)(?!{_S}(?:\d|[IVXL]+(?!\w)|này|đại{_S}hội|kế|tới|mới))",
    regex.IGNORECASE,
)
_YEAR_MEANT = regex.compile(
    rf"(?<!\w)(?:trong|cả){_S}năm(?=,|{_S}(?:đã|xã|huyện|tỉnh|toàn|chi{_S}bộ|đảng|hội|có|ước|thu|kết{_S}nạp))(?!\w)",
    regex.IGNORECASE,
)
_DAY = regex.compile(
    rf"(?:ngày{_S})?(?P<day>\d{{1,2}})[ \u00a0]?(?:/|-|{_S}tháng{_S})[ \u00a0]?(?P<month>\d{{1,2}})",
    regex.IGNORECASE,
)
_TWO_DAYS = regex.compile(rf"(?<!\w)(?:hai|2|02){_S}ngày(?!\w)", regex.IGNORECASE)
_FROM = regex.compile(rf"(?<!\w)từ{_S}(?:(?:giữa|đầu|cuối){_S})?$", regex.IGNORECASE)
_UP_TO = regex.compile(rf"{_S}(?:cho{_S})?(?:đến|tới)(?:{_S}(?:hết|cuối|nay{_S}là))?{_S}", regex.IGNORECASE)
_AGAIN = ("hằng", "hàng", "mỗi")
_TERM_YEARS = 5


@dataclass(frozen=True, slots=True)
class Time:
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


def times_by_zone(
    document: Document,
    zones: Sequence[Zone],
    dates: Sequence[Sequence[DateMention]],
    cited: Sequence[tuple[int, int]],
) -> list[list[Time]]:
    """The times of each zone that figures may hold for, in order, out of its dates.

    cited: spans of documents, in order, whose dates are theirs.
    """
    said = [_said(document, zone, found, cited) for zone, found in zip(zones, dates, strict=True)]
    named = [time for times in said for time in times]
    terms = [_time(date) for found in dates for date in found if date.precision == "term"]
    return [
        _spans(document.text, sorted([*times, *_meant(document, zone, times, named, terms)], key=_start))
        for zone, times in zip(zones, said, strict=True)
    ]


def _start(time: Time) -> int:
    return time.start_char


def _said(
    document: Document, zone: Zone, dates: Sequence[DateMention], cited: Sequence[tuple[int, int]]
) -> list[Time]:
    text = document.text
    kept = [
        replace(_time(date), ahead=_ahead(date, document.published))
        for date in dates
        if _is_for_figures(text, zone, date, cited)
    ]
    month = document.published[:7] if document.published else None
    dated = {time.start_char for time in kept}
    now = (match.span() for match in _NOW.finditer(text, zone.start_char, zone.end_char))
    return kept + [Time(start, end, month, "month", now=True) for start, end in now if start not in dated]


def _is_for_figures(text: str, zone: Zone, date: DateMention, cited: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(cited, (date.start_char, len(text))) - 1
    if index >= 0 and date.start_char < cited[index][1]:
        return False
    before = text[max(zone.start_char, date.start_char - 40) : date.start_char]
    if _MEMBER_SINCE.search(before) and text.startswith(",", date.end_char):
        return False
    if date.surface.lower().startswith(_AGAIN):
        return False
    return _NOT_THEN.search(before[-24:]) is None or _LIMIT.search(before[-24:]) is not None


def _time(date: DateMention) -> Time:
    words = date.surface.lower()
    now = words.startswith(("hiện", "đến nay", "tới nay", "thời điểm", "giờ đây", "bây giờ"))
    value = date.value[:10] if date.value and "T" in date.value else date.value
    return Time(
        date.start_char, date.end_char, value, "day" if date.precision == "minute" else date.precision, now
    )


def _ahead(date: DateMention, published: str | None) -> str | None:
    """`trước ngày 15/7` in a paper of 1 July: that year's; in one of 1 August: the next year's."""
    match = _DAY.fullmatch(date.surface)
    if match is None or not published or date.value is not None:
        return None
    month_day = f"{int(match['month']):02}-{int(match['day']):02}"
    return f"{int(published[:4]) + (month_day < published[5:10])}-{month_day}"


# ------------------------------------------------------------------------- times that name an earlier one


def _meant(
    document: Document, zone: Zone, times: Sequence[Time], named: Sequence[Time], terms: Sequence[Time]
) -> Iterator[Time]:
    """`trong nhiệm kỳ`, `trong năm`: the term or year named last before them."""
    text, taken = document.text, {time.start_char for time in times}
    for match in _TERM_MEANT.finditer(text, zone.start_char, zone.end_char):
        term = _last_before(terms, match.start(), ("term",))
        compared = _NOT_THEN.search(text, max(zone.start_char, match.start() - 24), match.start())
        if term is not None and term.value is not None and compared is None:
            yield _of_term(document, match, term.value)
    for match in _YEAR_MEANT.finditer(text, zone.start_char, zone.end_char):
        year = _last_before(named, match.start(), ("year", "half", "quarter"))
        if match.start() not in taken:
            value = year.value[:4] if year and year.value else None
            yield Time(*match.span(), value, "year")


def _last_before(times: Sequence[Time], char: int, precisions: tuple[str, ...]) -> Time | None:
    index = bisect_left(times, char, key=_start)
    return next((time for time in reversed(times[:index]) if time.precision in precisions), None)


def _of_term(document: Document, match: regex.Match[str], term: str) -> Time:
    """`đầu nhiệm kỳ` is its first year; `nhiệm kỳ qua` in a congress of 2020 is the one that ends then."""
    first, last = int(term[:4]), int(term[5:9])
    past = (match["past"] or match["past2"]) is not None
    if past and document.published and document.published[:4] <= str(first):
        first, last = first - _TERM_YEARS, first
    if match["now"]:
        value = f"{first}/{document.published[:7]}" if document.published else None
        return Time(*match.span(), value, "span")
    if match["piece"]:
        year = first if match["piece"].lower() == "đầu" else last
        return Time(*match.span(), str(year), "year", since=match["since"] is not None)
    return Time(*match.span(), f"{first}/{last}", "span")


# ---------------------------------------------------------------------------------------------- stretches


def _spans(text: str, times: Sequence[Time]) -> list[Time]:
    """Ends put together (`từ năm 2016 đến tháng 6/2019`); `từ năm 2012` alone is marked as `since`."""
    found: list[Time] = []
    for time in times:
        last = found[-1] if found and found[-1].since else None
        if last and _closes(text, last, time):
            known = last.value and time.value
            value = f"{_opening(text, last)}/{time.value}" if known else None
            found[-1] = Time(last.start_char, time.end_char, value, "span")
            continue
        if found and _are_listed_days(text, found[-1], time):
            first = found.pop()
            time = Time(first.start_char, time.end_char, f"{first.value}/{time.value}", "span")
        before = text[max(0, time.start_char - 24) : time.start_char]
        limit = _LIMIT.search(before) is not None
        found.append(replace(time, since=time.since or _is_since(text, time), limit=limit))
    return found


def _closes(text: str, first: Time, second: Time) -> bool:
    """`từ năm 2016` + `đến` + `tháng 6/2019`, `từ năm 2016` + `đến nay`."""
    if second.start_char < first.end_char:
        return False
    if _UP_TO.fullmatch(text, first.end_char, second.start_char):
        return True
    till_now = text[second.start_char : second.start_char + 3].lower() in ("đến", "tới")
    return second.now and till_now and not text[first.end_char : second.start_char].strip()


def _opening(text: str, time: Time) -> str | None:
    """`từ đầu năm 2021` begins in January."""
    early = text[time.start_char : time.end_char].lower().startswith("đầu")
    return f"{time.value}-01" if early and time.precision == "year" else time.value


def _are_listed_days(text: str, first: Time, second: Time) -> bool:
    """`trong hai ngày 18 và 19/5/2020` is one stretch."""
    if not (first.precision == second.precision == "day" and first.value and second.value):
        return False
    two = _TWO_DAYS.search(text, max(0, first.start_char - 8), first.start_char + 5)
    return two is not None and text[first.end_char : second.start_char].strip() in ("và", "-", "–")


def _is_since(text: str, time: Time) -> bool:
    if time.precision in ("span", "half", "term"):
        return False
    return _FROM.search(text, max(0, time.start_char - 12), time.start_char) is not None
