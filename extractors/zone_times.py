"""The times of a paragraph that figures may hold for, out of all its dates.

`31,4% năm 2020`; `hiện có 33 hộ` (the month of publication); `trong nhiệm kỳ` (the term named before). A time
that only serves as a comparison (`so với năm 2015`), a birth or the date of a document is not among them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

import regex

from extractors.article_years import ArticleDates
from extractors.dates import DateMention
from extractors.document import Document, Zone
from extractors.meant_times import EarlierTimes
from extractors.onward_times import carried_on
from extractors.paper_times import times_from_paper
from extractors.text_words import find_matches
from extractors.times import Time, is_compared, is_set_against, put_together

_S = r"[ \u00a0]{1,3}"
_NOW_WORDS = frozenset(("hiện", "nay", "giờ"))
_NOW = regex.compile(
    rf"(?<!(?:thực|thể|phát|xuất|biểu|tái|hiển){_S})(?<!\w)"
    rf"(?:hiện(?:{_S}(?:có|còn|đang|đã|đạt|nay|tại|toàn|chỉ|mới|vẫn|cũng|đều|cả|xã|huyện|tỉnh|phường|thôn"
    rf"|bản|buôn|làng|ấp|chi{_S}bộ|đảng{_S}bộ|gia{_S}đình|nuôi|trồng|quản{_S}lý|sinh{_S}hoạt)|,)(?!\w)"
    rf"|(?-i:Hiện)(?={_S}(?!(?:tượng|trạng|thực|vật|đại|hữu)(?!\w)))"
    rf"|(?<!(?:năm|hôm|sáng|chiều|tối|trưa|đêm|đến|tới|hiện|xưa|lâu|ngày|từ|kỳ|tháng|quý|này){_S})nay"
    rf"(?=,|{_S}(?!(?:là|thuộc|thành|đổi|gọi|được{_S}gọi|giữ|làm{_S}(?:Phó|Chủ|Bí|Trưởng))(?!\w)))"
    rf"|(?<!\d[ \u00a0]?)giờ"
    rf"(?=,|{_S}(?:đây|chỉ|đã|còn|có|nhà|xã|thôn|bản|nuôi|trồng|thu|lên|thành|được)(?!\w)))",
    regex.IGNORECASE,
)
_LIMIT = regex.compile(
    rf"(?<!(?:năm|kỳ|lần|tháng|từ|ngày){_S})(?<!\w)trước(?:{_S}(?:ngày|tháng))?{_S}$", regex.IGNORECASE
)
_MEMBER_SINCE = regex.compile(  # `Chị H’Mai, đảng viên kết nạp năm 2022, …`
    rf",{_S}(?:là{_S})?(?:đảng{_S}viên|người)(?:{_S}(?!trong(?!\w))\w+){{1,4}}{_S}(?:ngày{_S}|tháng{_S}|năm{_S})?$",
    regex.IGNORECASE,
)
_FOUNDED = regex.compile(  # `Thành lập năm 2004 với 15 thành viên`: so it began
    rf"(?<!\w)(?:thành{_S}lập|ra{_S}đời)(?:{_S}(?:từ|vào|cuối|đầu|tháng|ngày))*(?:{_S}năm)?{_S}$",
    regex.IGNORECASE,
)
_FOUNDED_WITH = regex.compile(
    rf",?{_S}(?:chỉ{_S})?(?:với|ban{_S}đầu|lúc{_S}đầu|khi{_S}đó)(?!\w)", regex.IGNORECASE
)
_OF_PRICES = regex.compile(  # `theo giá so sánh | năm 2010`
    rf"(?<!\w)giá{_S}(?:so{_S}sánh|cố{_S}định|gốc|hiện{_S}hành|thực{_S}tế)(?:{_S}(?:của|năm))?{_S}$",
    regex.IGNORECASE,
)
_OF_MEASURE = (
    regex.compile(  # `chuẩn nghèo đa chiều | giai đoạn 2021 - 2025`, `Bộ tiêu chí quốc gia | giai đoạn …`
        rf"(?<!\w)(?:chuẩn{_S}nghèo|bộ{_S}tiêu{_S}chí)(?:{_S}\w+){{0,10}}{_S}$", regex.IGNORECASE
    )
)
_LONGEST_MEASURE = 70  # characters of what says by what is measured
_DAY = regex.compile(
    rf"(?:ngày{_S})?(?P<day>\d{{1,2}})[ \u00a0]?(?:/|-|{_S}tháng{_S})[ \u00a0]?(?P<month>\d{{1,2}})",
    regex.IGNORECASE,
)
_MONTH = regex.compile(rf"(?:(?:đầu|giữa|cuối){_S})?tháng{_S}(?P<month>\d{{1,2}})", regex.IGNORECASE)
_END = regex.compile(
    rf"(?<!\w)(?<!tính{_S})(?:đến|trước|hết|chậm{_S}nhất{_S}(?:là|vào))(?:{_S}(?:hết|cuối))?(?:{_S}ngày)?{_S}$",
    regex.IGNORECASE,
)
_TWO_DAYS = regex.compile(rf"(?<!\w)(?:hai|2|02|các){_S}ngày(?!\w)", regex.IGNORECASE)
_FROM = regex.compile(rf"(?<!\w)từ{_S}(?:(?:giữa|đầu|cuối){_S})?$", regex.IGNORECASE)
_NEW_YEAR = regex.compile(  # `từ đầu năm đến hết`
    rf"(?<!\w)(?:từ{_S}|tính{_S}từ{_S}|kể{_S}từ{_S})?đầu{_S}năm(?:{_S}nay)?{_S}(?:đến|tới)(?:{_S}(?:hết|cuối))?{_S}$",
    regex.IGNORECASE,
)
_UP_TO = regex.compile(rf"{_S}(?:cho{_S})?(?:đến|tới)(?:{_S}(?:hết|cuối|nay{_S}là))?{_S}", regex.IGNORECASE)
_TERM_ENDS = regex.compile(rf"(?<!\w)(?:đến|tới|vào){_S}(?:cuối|hết){_S}$", regex.IGNORECASE)
_TERM_BEGINS = regex.compile(rf"(?<!\w)từ{_S}đầu{_S}$", regex.IGNORECASE)
_AGED = re.compile(rf"{_S}\d{{1,3}}{_S}tuổi(?!\w)", re.IGNORECASE)  # `Năm nay 33 tuổi, chị …`
_AGAIN = ("hằng", "hàng", "mỗi")


def times_by_zone(
    document: Document,
    zones: Sequence[Zone],
    dates: ArticleDates,
    cited: Sequence[tuple[int, int]],
) -> list[list[Time]]:
    """The times of each zone that figures may hold for, in order, out of its dates.

    cited: spans of documents, in order, whose dates are theirs.
    """
    begins = document.published or (f"{dates.year}-01-01" if dates.year else None)
    said = [
        _said(document, zone, found, cited, begins) for zone, found in zip(zones, dates.by_zone, strict=True)
    ]
    named = [time for times in said for time in times if not _is_limit(document.text, time)]
    terms = [_time(date) for found in dates.by_zone for date in found if date.precision == "term"]
    earlier = EarlierTimes(document, named, terms, dates.year)
    found = []
    for zone, times in zip(zones, said, strict=True):
        told = list(times_from_paper(document, zone, dates.year))
        meant = [*told, *earlier.meant_in(zone, [*times, *told])]
        found.append(_spans(document, put_together(times, meant)))
    return list(carried_on(document, zones, found))


def _said(
    document: Document,
    zone: Zone,
    dates: Sequence[DateMention],
    cited: Sequence[tuple[int, int]],
    begins: str | None,
) -> list[Time]:
    """The times that the zone says itself. begins: the day from which those of goals are told ahead."""
    text = document.text
    kept = [_read(text, date, begins) for date in dates if _is_for_figures(text, zone, date, cited)]
    month = document.published[:7] if document.published else None
    dated = {time.start_char for time in kept}
    now = (match.span() for match in find_matches(_NOW, text, _NOW_WORDS, zone.start_char, zone.end_char))
    return kept + [Time(start, end, month, "month", now=True) for start, end in now if start not in dated]


def _read(text: str, date: DateMention, begins: str | None) -> Time:
    time, ahead = _end_of_term(text, _time(date)), _ahead(text, date, begins)
    return time if ahead is None else time._replace(ahead=ahead)


def _is_for_figures(text: str, zone: Zone, date: DateMention, cited: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(cited, (date.start_char, len(text))) - 1
    if index >= 0 and date.start_char < cited[index][1]:
        return False
    before = text[max(zone.start_char, date.start_char - 40) : date.start_char]
    if text.startswith(",", date.end_char) and _MEMBER_SINCE.search(before):
        return False
    if date.surface.lower().startswith(_AGAIN) or _AGED.match(text, date.end_char):
        return False
    if _is_of_measure(text, zone, date) or is_set_against(text, zone.start_char, date.start_char):
        return False
    if not is_compared(before[-24:]) or _LIMIT.search(before[-24:]):
        return True
    return _is_founded_with(text, date.start_char, date.end_char)


def _is_of_measure(text: str, zone: Zone, date: DateMention) -> bool:
    """Whether it is the year of prices, a poverty line, a set of criteria: by what is measured, not when."""
    before = text[max(zone.start_char, date.start_char - _LONGEST_MEASURE) : date.start_char].lower()
    if "giá " in before and _OF_PRICES.search(before):
        return True
    standard = "chuẩn" in before or "tiêu chí" in before
    return standard and date.precision == "span" and _OF_MEASURE.search(before) is not None


def _is_founded_with(text: str, start: int, end: int) -> bool:
    """`Thành lập từ năm 2004 với 15 thành viên`: a time of its own, where something began so."""
    return _FOUNDED.search(text, max(0, start - 40), start) is not None and bool(
        _FOUNDED_WITH.match(text, end)
    )


def _end_of_term(text: str, time: Time) -> Time:
    """`đến cuối nhiệm kỳ 2018 - 2023` is its last year, `từ đầu nhiệm kỳ 2018 - 2023` since its first."""
    if time.precision != "term" or time.value is None:
        return time
    before = text[max(0, time.start_char - 24) : time.start_char]
    if _TERM_ENDS.search(before):
        return time._replace(value=time.value[5:], precision="year")
    begins = _TERM_BEGINS.search(before) is not None
    return time._replace(value=time.value[:4], precision="year", since=True) if begins else time


def _time(date: DateMention) -> Time:
    words = date.surface.lower()
    now = words.startswith(("hiện", "đến nay", "tới nay", "thời điểm", "giờ đây", "bây giờ"))
    value = date.value[:10] if date.value and "T" in date.value else date.value
    return Time(
        date.start_char, date.end_char, value, "day" if date.precision == "minute" else date.precision, now
    )


def _ahead(text: str, date: DateMention, published: str | None) -> str | None:
    """`trước ngày 15/7` in a paper of 1 July: that year's; in one of 1 August: the next year's.

    One that may be the last as well (`đến 31/12` in October) must be said as an end.
    """
    if date.precision not in ("day", "month") or not published:
        return None
    match = _DAY.fullmatch(date.surface) or _MONTH.fullmatch(date.surface)
    if match is None:
        return None
    if date.value is not None and not _END.search(text, max(0, date.start_char - 24), date.start_char):
        return None
    parts = match.groupdict()
    found = "-".join(f"{int(parts[name]):02}" for name in ("month", "day") if parts.get(name))
    return f"{int(published[:4]) + (found < published[5 : 5 + len(found)])}-{found}"


# ---------------------------------------------------------------------------------------------- stretches


def _spans(document: Document, times: Sequence[Time]) -> list[Time]:
    """Ends put together (`từ năm 2016 đến tháng 6/2019`); `từ năm 2012` alone is marked as `since`.

    `trước ngày 31/10/2021` in an earlier paper is no limit to what was, but the day of what is to be.
    """
    text = document.text
    found: list[Time] = []
    for time in map(partial(_since_new_year, text), times):
        last = found[-1] if found and found[-1].since else None
        if last and _closes(text, last, time):
            known = last.value and time.value
            value = f"{_opening(text, last)}/{time.value}" if known else None
            found[-1] = Time(last.start_char, time.end_char, value, "span")
            continue
        if found and _are_listed_days(text, found[-1], time):
            first = found.pop()
            time = Time(first.start_char, time.end_char, f"{first.value}/{time.value}", "span")
        since = time.since or _is_since(text, time)
        limit = _is_limit(text, time) and not _is_to_come(time, document.published)
        changed = (since, limit) != (time.since, time.limit)
        found.append(time._replace(since=since, limit=limit) if changed else time)
    return found


def _is_limit(text: str, time: Time) -> bool:
    """`Trước năm 2012, …`: no year that `trong năm` could mean later."""
    before = text[max(0, time.start_char - 24) : time.start_char]
    return "trước" in before.lower() and _LIMIT.search(before) is not None


def _is_to_come(time: Time, published: str | None) -> bool:
    return time.value is not None and published is not None and published[: len(time.value)] < time.value


def _since_new_year(text: str, time: Time) -> Time:
    """`từ đầu năm đến` + `hết tháng 7/2017` begins in January."""
    if time.precision not in ("day", "month") or time.value is None or time.now:
        return time
    before = _NEW_YEAR.search(text, max(0, time.start_char - 40), time.start_char)
    if before is None:
        return time
    return Time(before.start(), time.end_char, f"{time.value[:4]}-01/{time.value}", "span")


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
    return two is not None and text[first.end_char : second.start_char].strip() in ("và", "-", "–", ",")


def _is_since(text: str, time: Time) -> bool:
    if time.precision in ("span", "half", "term"):
        return False
    since = _FROM.search(text, max(0, time.start_char - 12), time.start_char) is not None
    return since and not _is_founded_with(text, time.start_char, time.end_char)
