"""What an article reports on as a whole: a period, and the day of its meeting or vote.

`Hội nghị đánh giá kết quả 6 tháng đầu năm 2023`: the results that follow are of these months.
`Sáng 28/12, Huyện ủy tổ chức …`: those present were there that day.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.clause_times import DATELINE, is_as_of
from extractors.dates import publication_day
from extractors.document import Zone
from extractors.text_words import find_matches
from extractors.times import Time

_S = r"[ \u00a0]{1,3}"
_REVIEWS = re.compile(  # `đánh giá kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2023`
    rf"(?<!\w)(?:giao,?{_S}(?:và{_S})?nhận{_S}quân|đánh{_S}giá|sơ{_S}kết|tổng{_S}kết|kiểm{_S}điểm|(?:nghe|thông{_S}qua|về|thảo{_S}luận){_S}"
    rf"(?:báo{_S}cáo|kết{_S}quả|tình{_S}hình|công{_S}tác))(?!\w)[^.;:“”\"()]{{0,160}}$",
    re.IGNORECASE,
)
_PLANS = re.compile(  # `…, triển khai nhiệm vụ 6 tháng cuối năm`
    rf"(?<!\w)(?:triển{_S}khai|phương{_S}hướng|kế{_S}hoạch|nhiệm{_S}vụ{_S}trọng{_S}tâm|bàn|đề{_S}ra|so{_S}với"
    rf"|giai{_S}đoạn|chương{_S}trình|nghị{_S}quyết{_S}đại{_S}hội)(?!\w)[^,]*$"
    rf"|(?<!\w)(?:đến|hết|tính){_S}$",
    re.IGNORECASE,
)
_TASKS = re.compile(  # `Tập trung hoàn thành các chỉ tiêu | năm 2022`
    rf"(?<!\w)(?:chỉ{_S}tiêu|nhiệm{_S}vụ|kế{_S}hoạch|mục{_S}tiêu)(?!\w)[^,;:]{{0,20}}$", re.IGNORECASE
)
_RESULTS = re.compile(
    rf"(?<!\w)(?:kết{_S}quả|đánh{_S}giá|sơ{_S}kết|tổng{_S}kết|kiểm{_S}điểm|đạt|vượt)(?!\w)", re.IGNORECASE
)
_BY_THEN = re.compile(
    rf"(?<!\w)(?:trước|đến|tới|vào|cuối|hết|sau)(?:{_S}(?:cuối|hết|năm))*{_S}$", re.IGNORECASE
)
_FESTIVE = re.compile(r"(?<!\w)(?:xuân|tết)(?!\w)[^,.;:]*$", re.IGNORECASE)
_ELECTS = re.compile(rf"(?<!\w)(?:đại{_S}hội|bầu{_S}(?:cử|đủ)|đi{_S}bầu)(?!\w)", re.IGNORECASE)
_ELECTIONS = frozenset({"đại hội", "bầu cử", "bầu đủ", "đi bầu"})
_SESSION = re.compile(
    rf"(?<!\w)(?:HĐND|Hội{_S}đồng{_S}nhân{_S}dân)(?!\w)[^.\n]{{0,120}}(?<!\w)(?:kỳ{_S}họp|họp{_S}kỳ)(?!\w)",
    re.IGNORECASE,
)
_WEEK = re.compile(rf"(?<!\w)tuần{_S}(?:đầu|cuối|thứ{_S}\w+)(?:{_S}của)?{_S}$", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    rf"(?:^(?:[ \u00a0]{{0,2}}{DATELINE})?|[,;:–\n“\"]|(?<!\w)và"
    rf"|(?<!\w)(?:nay|qua|hai|ba|tư|năm|sáu|bảy|nhật|ngày){_S}\()[ \u00a0]{{0,3}}"
    rf"(?:(?:trong|đến|tính{_S}đến|vào|ngay|hai|các|2|02|từ|tuần{_S}(?:đầu|cuối)){_S}){{0,4}}$",
    re.IGNORECASE,
)
_HOLDS = re.compile(  # `Huyện ủy vừa tổ chức hội nghị sơ kết vào | ngày 12/7`
    rf"(?<!\w)(?:tổ{_S}chức|khai{_S}mạc|bế{_S}mạc|diễn{_S}ra|tiến{_S}hành|phát{_S}động|ra{_S}mắt)(?!\w)[^.;:]{{0,100}}"
    rf"(?<![,\w])(?:vào{_S})?$",
    re.IGNORECASE,
)
_OPENS_PARAGRAPH = re.compile(
    rf"[ \u00a0]{{0,3}}[-–+•*]?[ \u00a0]{{0,3}}(?:(?:trong|qua){_S})?", re.IGNORECASE
)
_OF_ARTICLE = frozenset({"month", "quarter", "half", "year"})
_OFTEN = 3  # a year named so often, and no other half as often, is the article's
_PERIODS = frozenset({"month", "quarter", "half", "year", "span"})
_OPENING = 60  # characters of a paragraph in which its day opens a clause
_REACH = 180  # characters between `đánh giá` and the period
_FIRST_ZONES = 6  # title, lead, first paragraphs: where the day of the event is said
_FIRST_REPORTS = 4
_LASTS = re.compile(
    rf"(?<!\w)(?:diễn{_S}ra|kéo{_S}dài)(?!\w)[^.;:]{{0,30}}(?<!\w)đến(?:{_S}hết)?{_S}$", re.IGNORECASE
)
_DAY_LONG = 10  # characters of `2019-07-09`
_YEARS_LONG = 9  # characters of `2016/2020`: what stands there is as often of the end as of all the years
_NEWS = timedelta(days=60)
_BY_THEN_REACH = 24


@dataclass(frozen=True, slots=True)
class ArticleTimes:
    """What the article reports on as a whole.

    period: of the results. event: the day of the meeting or vote. term: the only term that a report on
    congresses or elections names. Each None where there is none. up_to: whether the day only ends a count.
    session: whether it is a council's session, which reports on its election. days: from its first day to
    its last, where the text says when it ends.
    """

    period: str | None
    event: str | None
    term: str | None = None
    up_to: bool = False
    session: bool = False
    days: str | None = None


def article_times(
    text: str, zones: Sequence[tuple[Zone, Sequence[Time]]], published: str | None = None
) -> ArticleTimes:
    """The article's period and day, out of the times of its zones. published: ISO date."""
    named = [(zone.kind, time.value) for zone, times in zones for time in times if _is_reported(time)]
    title = {
        time.value
        for zone, times in zones
        for time in times
        if zone.kind == "title"
        and (_is_reported(time) or _is_since_january(time))
        and not _is_to_come(text, time, published)
        if not _is_task(text, zone, time, published) and not _is_festive(text, zone, time)
    }
    reviewed = next(_reviewed(text, zones[:_FIRST_REPORTS]), None)
    often = _named_often(zones, [value for _, value in named], published)
    period = title.pop() if len(title) == 1 else reviewed or often
    if period and (told := _first_months(text, zones)) and told.startswith(period):
        period = told
    event = next(_events(text, zones, published), None)
    up_to = event is not None and is_as_of(text, event)
    session = event is not None and _SESSION.search(text, event.end_char, event.end_char + _REACH) is not None
    day = event.value if event else None
    return ArticleTimes(period, day, _term(text, zones), up_to, session, _days(text, zones, day))


def _days(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]], first: str | None) -> str | None:
    """`Sáng 9/7, HĐND khai mạc kỳ họp. … Kỳ họp diễn ra đến hết ngày 11/7.`: 9 to 11 July."""
    for zone, times in zones if first is not None and len(first) == _DAY_LONG else ():
        for time in times:
            last = time.value or time.ahead
            before = max(zone.start_char, time.start_char - _OPENING)
            if last and first and time.precision == "day" and _LASTS.search(text, before, time.start_char):
                return f"{first}/{last}" if first < last else None
    return None


def _term(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]]) -> str | None:
    terms = {time.value for _, times in zones for time in times if time.precision == "term"}
    if len(terms) != 1:
        return None
    return terms.pop() if next(find_matches(_ELECTS, text, _ELECTIONS, 0, len(text)), None) else None


def _named_often(
    zones: Sequence[tuple[Zone, Sequence[Time]]], values: Sequence[str | None], published: str | None
) -> str | None:
    """The year named again and again, where the article names no later one: not what it compares with.

    Of an article without a date the last paragraphs may plan the year after it.
    """
    (value, count), (_, next_count) = [*Counter(values).most_common(2), (None, 0), (None, 0)][:2]
    if value is None or count < _OFTEN or 2 * next_count >= count:
        return None
    told = (time.value for _, times in zones for time in times if time.value and time.precision != "term")
    latest = max(int(time.rpartition("/")[2][:4]) for time in told)
    return value if latest <= int(value[:4]) + (published is None) else None


def _is_reported(time: Time) -> bool:
    return time.precision in _OF_ARTICLE and time.value is not None and not time.now and time.plain


def _is_festive(text: str, zone: Zone, time: Time) -> bool:
    """`Gặp mặt đầu Xuân Quý Mão năm 2023`: what is told there is mostly of the year before."""
    return (
        _FESTIVE.search(text, max(zone.start_char, time.start_char - _BY_THEN_REACH), time.start_char)
        is not None
    )


def _is_to_come(text: str, time: Time, published: str | None) -> bool:
    """`Quyết tâm đạt chuẩn nông thôn mới trước năm 2028`: a goal of the headline is nothing reported on."""
    if published is not None and time.value is not None:
        return published[: len(time.value)] < time.value[:10]
    return _BY_THEN.search(text, max(0, time.start_char - _BY_THEN_REACH), time.start_char) is not None


def _is_task(text: str, zone: Zone, time: Time, published: str | None) -> bool:
    """`Tập trung hoàn thành các chỉ tiêu năm 2022` in a paper of October: the year is not over."""
    if published is not None and published[:7] > f"{(time.value or '')[:4]}-10":
        return False
    head = text[zone.start_char : time.start_char]
    return _TASKS.search(head) is not None and _RESULTS.search(head) is None


def _reviewed(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]]) -> Iterator[str]:
    """The periods that the first paragraphs say are looked back on."""
    for zone, times in zones:
        for time in times:
            if time.precision not in _PERIODS or time.value is None or time.now or not time.plain:
                continue
            if len(time.value) == _YEARS_LONG:
                continue
            before = text[max(zone.start_char, time.start_char - _REACH) : time.start_char]
            if _REVIEWS.search(before) and not _PLANS.search(before):
                yield time.value


def _first_months(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]]) -> str | None:
    """The only months since January with which a paragraph opens: `Trong 6 tháng đầu năm, kinh tế …`.

    A meeting on the tasks of a year that is not over hears of these months, under several heads.
    """
    found = {
        time.value
        for zone, times in zones
        for time in times[:1]
        if zone.kind == "body"
        and _is_since_january(time)
        and _OPENS_PARAGRAPH.fullmatch(text, zone.start_char, time.start_char)
    }
    return found.pop() if len(found) == 1 else None


def _is_since_january(time: Time) -> bool:
    value = time.value or ""
    return time.plain and not time.now and len(value) == 15 and value[:4] + "-01/" + value[:4] == value[:12]


def _events(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]], published: str | None) -> Iterator[Time]:
    """The first day that opens a clause in the first paragraphs: `Sáng 28/12, Huyện ủy tổ chức …`.

    None where that day has no certain year: a later day is another event's. Papers tell what has just been:
    a day long before the paper's is not the event's, but one of its story.
    """
    latest = publication_day(published)
    for zone, times in zones[:_FIRST_ZONES]:
        for time in times:
            prefix = text[max(zone.start_char, time.start_char - _OPENING) : time.start_char]
            days = time.of_days or (time.precision == "month" and _WEEK.search(prefix) is not None)
            if not days or time.now or not time.plain or _is_past(time, latest):
                continue
            if _OPENS_CLAUSE.search(prefix.split(". ")[-1]) or _tells_event(text, zone, time):
                yield time


def _tells_event(text: str, zone: Zone, time: Time) -> bool:
    """Whether the lead's first sentence ends with it: `Huyện ủy vừa tổ chức hội nghị vào ngày 12/7.`"""
    head = text[zone.start_char : time.start_char]
    if zone.kind == "title" or ". " in head or len(head) > _REACH or not _HOLDS.search(head):
        return False
    return text[time.end_char : time.end_char + 1] in (".", ",", "")


def _is_past(time: Time, published: date | None) -> bool:
    """Whether a day, or the last one of a stretch, lies too long before the paper's to be its news."""
    day = publication_day((time.value or "").rpartition("/")[2])
    return published is not None and day is not None and published - day > _NEWS
