"""Times told from the day of the paper: `9 tháng qua`, `hè vừa qua`, `năm tới`, `từ nay đến cuối năm`.

Of a paper without a date they have value None: they still are the times of their figures, and no others are.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from extractors.dates import publication_day
from extractors.document import Document, Zone
from extractors.text_words import DIGITS, find_matches
from extractors.times import Time, is_compared

_S = r"[ \u00a0]{1,3}"
_NUMBERS = {"ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SOON = 2  # months in which a paper still reports on the ones that are over
_SUMMER = 6
_AUTUMN = 8  # the school year has begun, or is about to
_REPORTED = frozenset({3, 6, 9, 10, 11})  # months of a year that reports are made of
_MONTHS = (  # `qua 10 tháng`, `9 tháng qua`, `doanh số 9 tháng đạt`
    rf"(?P<months>(?P<over>(?:qua|trong|sau){_S})?(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}){_S}tháng"
    rf"(?:(?P<past>{_S}(?:vừa{_S})?qua)(?!\w)|(?!\w|{_S}?[/-])(?!{_S}(?:vừa{_S})?qua(?!\w))"
    rf"(?!{_S}(?:đầu|cuối|của(?!{_S}(?:tỉnh|huyện|thành|thị|xã|toàn)(?!\w))|năm|tới|thực|triển|kể|làm|hoạt|vận|áp|tuổi|nay|một|liền|liên|học|trở|sau|trước"
    rf"|tù|lương|\d))))"
)
_AFTERWARDS = (  # `hơn một năm sau, …`
    rf"(?P<later>(?:(?:hơn|gần){_S})?(?:\d{{1,2}}|một|hai|vài|mấy|ít|{'|'.join(_NUMBERS)})"
    rf"{_S}(?:năm|tháng|tuần|ngày){_S}sau(?=[ \u00a0,]))"
)
_OTHERS = (
    rf"(?P<summer>(?:mùa{_S}|dịp{_S})?hè{_S}(?:(?P<gone>(?:vừa{_S})?(?:qua|rồi))|này))",
    rf"(?P<next>năm{_S}tới|sang{_S}năm(?!{_S}\d))",
    rf"(?P<rest>từ{_S}nay{_S}(?:cho{_S})?đến{_S}(?:hết|cuối){_S}năm(?!{_S}(?:\d|học)))",
    rf"(?P<school>năm{_S}học{_S}(?:(?P<last>(?:vừa{_S})?(?:qua|rồi)|trước)|này|mới))",
    rf"(?P<open>(?:vụ|mùa)(?:{_S}\w+){{0,2}}{_S}vừa{_S}(?:qua|rồi)|trước{_S}(?:đây|kia)|ngày{_S}trước)",
    _AFTERWARDS,
    rf"(?P<month>tháng{_S}(?:vừa{_S}(?:qua|rồi)|rồi|trước))",
    rf"(?P<open2>(?:tuần|tháng|quý){_S}(?:(?:vừa{_S})?(?:qua|rồi)|trước))",
)
_OF_YEAR = frozenset({"next", "rest", "summer"})  # for which the year alone will do
_MANY = re.compile(  # `2 năm tới`
    rf"(?:\d|những|các|vài|mấy|nhiều|một|hai|ba|bốn|năm|mười){_S}$", re.IGNORECASE
)
_LONGEST_BEFORE = 24  # characters in which the words that make it a comparison stand
_LONGEST_MANY = 8  # characters, blanks behind it included
_TOLD = re.compile(rf"(?<!\w)(?:{'|'.join((_MONTHS, *_OTHERS))})(?!\w)", re.IGNORECASE)
_COUNTS = (DIGITS, *_NUMBERS)
_LATER_COUNTS = (*_COUNTS, "một", "hai", "vài", "mấy", "ít")
_OPENERS = frozenset(  # a quick look that spares the pattern
    {"hè", "vụ", "mùa", "dịp hè", "năm tới", "năm học", "sang năm", "từ nay", "trước đây", "trước kia"}
    | {"ngày trước", *(f"{count} tháng" for count in _COUNTS)}
    | {f"{over} {count}" for over in ("qua", "trong", "sau") for count in _COUNTS}
    | {f"{unit} {gone}" for unit in ("tuần", "tháng", "quý") for gone in ("vừa", "qua", "rồi", "trước")}
    | {f"{count} {unit}" for count in _LATER_COUNTS for unit in ("năm", "tháng", "tuần", "ngày")}
    | {f"{about} {count}" for about in ("hơn", "gần") for count in _LATER_COUNTS}
)
_NO_COUNT = re.compile(  # `mỗi 3 tháng`, `từ 3 - 4 tháng`, `hơn 6 tháng`
    rf"(?:mỗi|cứ|hơn|gần|khoảng|thêm|dài|suốt|từ|đến|[-–,/.]|lần|trước|sau|mới|chỉ|chừng){_S}?$",
    re.IGNORECASE,
)


def times_from_paper(document: Document, zone: Zone, year: str | None) -> Iterator[Time]:
    """The times of the zone that the day of publication tells. year: that of an article without one."""
    day, text = publication_day(document.published), document.text
    new_year_eve = date(int(year), 12, 31) if year else None
    for match in find_matches(_TOLD, text, _OPENERS, zone.start_char, zone.end_char):
        kind = next(name for name in _READERS if match[name])
        if kind == "next" and _is_span(text, match):
            continue
        known = day or (new_year_eve if kind in _OF_YEAR else None)
        if (time := _READERS[kind](match, known)) is not None:
            yield time


def _is_span(text: str, match: re.Match[str]) -> bool:
    """`2 năm tới`; not `sang năm`."""
    start = match.start()
    counted = _MANY.search(text[max(0, start - _LONGEST_MANY) : start]) is not None
    return counted and not match["next"].lower().startswith("sang")


def _months(match: re.Match[str], day: date | None) -> Time | None:
    """The first months of the year, where they are just over; a time without a year if said as past."""
    over = (match["over"] or "").lower().strip()
    written = match["count"].lower()
    count = _NUMBERS.get(written) or int(written)
    if not match["past"] and over != "qua" and not _is_reported(match, over, count):
        return None
    if day is not None and 1 < count < 12 and 0 <= day.month - count < _SOON:
        return Time(*match.span(), f"{day.year}-01/{day.year}-{count:02}", "span")
    return Time(*match.span(), None, "span") if match["past"] else None


def _is_reported(match: re.Match[str], over: str, count: int) -> bool:
    """Whether months without `qua` are those of a report: `trong 9 tháng`, `9 tháng đạt`."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return count in _REPORTED and over != "sau" and (over == "trong" or _NO_COUNT.search(before) is None)


def _summer(match: re.Match[str], day: date | None) -> Time:
    last = day is not None and match["gone"] is not None and day.month < _SUMMER
    return Time(*match.span(), str(day.year - last) if day else None, "span")


def _next_year(match: re.Match[str], day: date | None) -> Time:
    return Time(*match.span(), str(day.year + 1) if day else None, "span")


def _rest_of_year(match: re.Match[str], day: date | None) -> Time:
    return Time(*match.span(), str(day.year) if day else None, "span")


def _school_year(match: re.Match[str], day: date | None) -> Time:
    """`năm học này` in September has just begun; `năm học qua` in July is the one that ended in May."""
    if day is None:
        return Time(*match.span(), None, "span")
    first = day.year - (day.month < _AUTUMN)
    first -= match["last"] is not None and day.month >= _AUTUMN
    return Time(*match.span(), f"{first}/{first + 1}", "span")


def _last_month(match: re.Match[str], day: date | None) -> Time | None:
    """`tháng trước`, not in `3 tháng trước`, `so với tháng trước`."""
    before = match.string[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
    if _MANY.search(before) or is_compared(before):
        return None
    last = day.replace(day=1) - timedelta(days=1) if day else None
    return Time(*match.span(), f"{last:%Y-%m}" if last else None, "month")


def _no_year(match: re.Match[str], day: date | None) -> Time:
    return Time(*match.span(), None, "span")


_READERS: dict[str, Callable[[re.Match[str], date | None], Time | None]] = {
    "months": _months,
    "summer": _summer,
    "next": _next_year,
    "rest": _rest_of_year,
    "school": _school_year,
    "open": _no_year,
    "later": _no_year,
    "open2": _no_year,
    "month": _last_month,
}
