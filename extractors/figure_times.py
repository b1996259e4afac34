"""Says for when a figure holds: the time of its clause, else of its sentence, paragraph or article.

`31,4% năm 2020`; `Năm 2016, toàn xã có 24 em`; `hiện có 33 hộ` (the month of publication). A time that only
serves as a comparison (`so với năm 2015`), a birth or the date of a document is not for when it holds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
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
_NOW_AGAIN = regex.compile(rf"(?<!\w)(?:nay|hiện{_S}(?:nay|có|còn|đang)|bây{_S}giờ)(?!\w)", regex.IGNORECASE)
_DAY = regex.compile(
    rf"(?:ngày{_S})?(?P<day>\d{{1,2}})[ \u00a0]?(?:/|-|{_S}tháng{_S})[ \u00a0]?(?P<month>\d{{1,2}})",
    regex.IGNORECASE,
)
_FIRST_OF_TWO = regex.compile(  # `năng suất từ 2,1 tấn/ha nâng lên 3,2 tấn/ha`
    rf"{_S}(?:(?:đã|được|nâng|tăng|giảm){_S}){{0,2}}(?:lên|xuống|còn|nâng|tăng|giảm)(?!\w)", regex.IGNORECASE
)
_FROM_FIGURE = regex.compile(rf"(?<!\w)từ{_S}(?:gần{_S}|hơn{_S}|trên{_S})?$", regex.IGNORECASE)
_YEAR_BESIDE = regex.compile(rf"[ \u00a0]{{0,3}}\((?:năm{_S})?(?P<year>(?:19|20)\d\d)\)")
_WEEK = regex.compile(rf"(?<!\w)tuần{_S}(?:đầu|cuối|thứ{_S}\w+)(?:{_S}của)?{_S}$", regex.IGNORECASE)
_TWO_DAYS = regex.compile(rf"(?<!\w)(?:hai|2|02){_S}ngày(?!\w)", regex.IGNORECASE)
_AT_ONCE = regex.compile(
    rf"(?:{_S}(?:vào|trong|của|ở|từ|tính{_S}đến|đến|cuối|đầu))?[ \u00a0]{{0,3}}\(?[ \u00a0]{{0,3}}$",
    regex.IGNORECASE,
)
_FROM = regex.compile(rf"(?<!\w)từ{_S}(?:(?:giữa|đầu|cuối){_S})?$", regex.IGNORECASE)
_UP_TO = regex.compile(rf"{_S}(?:đến|tới)(?:{_S}(?:hết|cuối|nay{_S}là))?{_S}", regex.IGNORECASE)
_ADVERBIAL = regex.compile(
    rf"(?:^|[,;:(–\n“\"]|(?<!\w)và)[ \u00a0]{{0,3}}"
    rf"(?:(?:riêng|trong|đến|tính{_S}đến|tính|hết|vào|cuối|đầu|giữa|theo{_S}đó"
    rf"|ngay|nhất{_S}là|chỉ|tại|từ|hai|2|02|tuần{_S}(?:đầu|cuối)){_S}){{0,4}}$",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"[0-9%][^,;(]{0,15}\([ \u00a0]{0,3}$")  # `88% (năm 2017)`
_TURN = regex.compile(
    r"(?<!\w)(?<!trở[ \u00a0])(?:lên|xuống|còn)(?!\w)(?![ \u00a0](?:tới|đến)(?!\w))", regex.IGNORECASE
)
_GOES_ON = regex.compile(
    rf"[ \u00a0]{{0,3}}(?:trong{_S}(?:đó|tổng|số{_S}(?:đó|này|ấy))"
    rf"|cụ{_S}thể|trước{_S}hết|theo{_S}đó|đồng{_S}thời|gồm"
    rf"|cùng{_S}thời{_S}gian)"
    r"(?!\w)",
    regex.IGNORECASE,
)
_SPEAKER = regex.compile(
    rf"[ \u00a0]{{0,3}}[“\"]?(?:theo{_S})?(?:ông|bà|anh|chị|đồng{_S}chí"
    rf"|cô|bác|em|già{_S}làng)(?!\w)",
    regex.IGNORECASE,
)
_EVENT_UNITS = regex.compile(r"(?:phiếu|đại biểu|lá phiếu|(?:lượt )?ý kiến)(?!\w)", regex.IGNORECASE)
_NOT_EVENT = regex.compile(  # `146 đại biểu, đại diện cho hơn 11 nghìn hội viên`
    rf"(?<!\w)(?:đại{_S}diện|thay{_S}mặt){_S}(?:cho(?!\w)[^,;:]*|(?:hơn{_S}|trên{_S}|gần{_S})?)$",
    regex.IGNORECASE,
)
_EVENT_AFTER = regex.compile(
    rf"[^,;:.]{{0,30}}?{_S}(?:được{_S})?(?:nhận{_S}huy{_S}hiệu|triệu{_S}tập|tán{_S}thành|dự(?=[,.;]|{_S}(?:hội|đại|kỳ|lễ|buổi))|đi{_S}bầu)(?!\w)",
    regex.IGNORECASE,
)
_EVENT_WORDS = regex.compile(
    rf"(?<!\w)(?:dịp{_S}này|trúng{_S}cử|tái{_S}cử|tán{_S}thành|đi{_S}bầu|triệu{_S}tập|kết{_S}nối|biểu{_S}quyết"
    rf"|(?:dự|tham{_S}dự){_S}(?:có|hội|đại|kỳ|buổi)"
    rf"|(?<!đã[ \u00a0]được[ \u00a0])(?:trao|tặng){_S}(?:tặng{_S})?(?:giấy|bằng|huy|cờ|kỷ|quà|\d)"
    rf"|bầu{_S}(?:ban|đồng|bổ|ra|đủ)|(?:được|tín{_S}nhiệm){_S}bầu"
    rf"|nhận{_S}huy{_S}hiệu|thông{_S}qua(?={_S}\d))(?!\w)",
    regex.IGNORECASE,
)
_TIMELESS = frozenset({"km", "m", "cm", "mm", "hải lý", "mét", "cây số", "ki-lô-mét", "kilômét"})
_AGAIN = ("hằng", "hàng", "mỗi")
_CARRIED = frozenset({"month", "quarter", "half", "year", "span"})
_WHOLE_ARTICLE = frozenset({"month", "quarter", "half", "year"})
_OFTEN = 3  # a year named so often, and no other half as often, is the article's
_CARRIES = 250  # characters before a sentence in which a time still holds for it, as a subject does
_LONG_SUBJECT = 60  # characters before a time that still stands in the subject
_FIRST_ZONES = 6  # title, lead, first paragraphs: where the day of the event is said


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


@dataclass(frozen=True, slots=True)
class ArticleTimes:
    """What the article reports on as a whole: a period, and the day of the meeting or vote, if any."""

    period: str | None
    event: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What of a figure decides its time: its span, its sentence, its unit, whether it is a goal."""

    start_char: int
    end_char: int
    sentence_start: int
    sentence_end: int
    unit: str
    target: bool


def times_of(
    document: Document, zone: Zone, dates: Sequence[DateMention], cited: Sequence[tuple[int, int]]
) -> list[Time]:
    """The times of a zone that figures may hold for, in order, out of all its dates.

    cited: spans of documents, in order, whose dates are theirs.
    """
    text = document.text
    kept = [
        replace(_time(date), ahead=_ahead(date, document.published))
        for date in dates
        if _is_for_figures(text, zone, date, cited)
    ]
    month = document.published[:7] if document.published else None
    dated = {time.start_char for time in kept}
    now = (match.span() for match in _NOW.finditer(text, zone.start_char, zone.end_char))
    kept += [Time(start, end, month, "month", now=True) for start, end in now if start not in dated]
    return _spans(text, sorted(kept, key=lambda time: time.start_char))


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
    now = words.startswith(("hiện", "đến nay", "tới nay"))
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


def _spans(text: str, times: Sequence[Time]) -> list[Time]:
    """Ends put together (`từ năm 2016 đến tháng 6/2019`); `từ năm 2012` alone is marked as `since`."""
    found: list[Time] = []
    for time in times:
        last = found[-1] if found and found[-1].since else None
        if last and last.value and time.value and _UP_TO.fullmatch(text, last.end_char, time.start_char):
            value = f"{_opening(text, last)}/{time.value}"
            found[-1] = Time(last.start_char, time.end_char, value, "span")
            continue
        if found and _are_listed_days(text, found[-1], time):
            first = found.pop()
            time = Time(first.start_char, time.end_char, f"{first.value}/{time.value}", "span")
        before = text[max(0, time.start_char - 24) : time.start_char]
        limit = _LIMIT.search(before) is not None
        found.append(replace(time, since=_is_since(text, time), limit=limit))
    return found


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


def when(text: str, figure: Figure, times: Sequence[Time], article: ArticleTimes) -> str | None:
    """The ISO time for which a figure holds, None where the text leaves it open.

    times: of its paragraph, in order. A goal's time is said in its own sentence or not at all.
    """
    start, end = figure.start_char, figure.end_char
    beside = _YEAR_BESIDE.match(text, end)
    if beside:
        return beside["year"]
    event = article.event if _is_of_event(text, figure) else None
    own = [time for time in times if figure.sentence_start <= time.start_char < figure.sentence_end]
    own = [time for time in own if time.plain or figure.target or _holds_since(text, time, figure)]
    if figure.target:
        own = [replace(time, value=time.value or time.ahead) for time in own]
    for time in own:
        if time.start_char >= end and _AT_ONCE.fullmatch(text, end, time.start_char):
            return event if event and time.precision == "term" else time.value
    if _is_first_of_two(text, figure):
        return None
    later = _said_after(text, figure, own)
    for time in reversed(own):
        if time.end_char <= start and _reaches(text, time, figure):
            return later.value if later and ";" in text[time.end_char : start] else time.value
    if later:
        return later.value
    if figure.target:
        return None
    if event:
        return event
    if figure.unit in _TIMELESS:
        return None
    return _carried(text, figure, [time for time in times if time.plain]) or article.period


def _said_after(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The first time behind the figure in its clause."""
    for time in own:
        if time.start_char >= figure.end_char and time.precision != "term" and not time.now:
            apart = regex.search(r"[,;(:]", text[figure.end_char : time.start_char])
            return None if apart else time
    return None


def _is_first_of_two(text: str, figure: Figure) -> bool:
    """`từ 2,1 tấn/ha nâng lên 3,2 tấn/ha cuối năm 2023`: the first one is of an earlier time."""
    if (
        _FROM_FIGURE.search(text, max(figure.sentence_start, figure.start_char - 12), figure.start_char)
        is None
    ):
        return text[figure.start_char : figure.start_char + 3].lower() == "từ " and bool(
            _FIRST_OF_TWO.match(text, figure.end_char)
        )
    return _FIRST_OF_TWO.match(text, figure.end_char) is not None


def _holds_since(text: str, time: Time, figure: Figure) -> bool:
    """`từ 1/4/2023, 64/64 tàu …`: a state that has lasted since that day, said at once."""
    between = text[time.end_char : figure.start_char]
    return time.since and time.precision == "day" and between.strip() in (",", "") and len(between) < 4


def _reaches(text: str, time: Time, figure: Figure) -> bool:
    """Whether a time reaches a figure later in its sentence."""
    if time.precision == "day" and _represented(text, figure):
        return False
    if time.limit and ";" in text[time.end_char : figure.start_char]:
        return False
    prefix = text[figure.sentence_start : time.start_char]
    if _BRACKETED.search(prefix):
        return ")" not in text[time.end_char : figure.start_char]
    if _ADVERBIAL.search(prefix) or _is_subject(prefix):
        return time.precision != "term" or not prefix.strip(' \u00a0-–+•“"')
    between = text[time.end_char : figure.start_char]
    return time.precision != "term" and ";" not in between and not _TURN.search(between)


def _is_subject(prefix: str) -> bool:
    """`Tổng thu ngân sách | 6 tháng đầu năm 2019 đạt …`: no comma, no figure stands before the time."""
    return len(prefix) <= _LONG_SUBJECT and regex.search(r"[,;:(0-9]", prefix) is None


def _is_of_event(text: str, figure: Figure) -> bool:
    """Votes, those present, awards given: they hold for the day of the meeting."""
    if _represented(text, figure):
        return False
    if _EVENT_UNITS.match(figure.unit) or _EVENT_AFTER.match(text, figure.end_char, figure.sentence_end):
        return True
    return _EVENT_WORDS.search(text, figure.sentence_start, figure.end_char) is not None


def _represented(text: str, figure: Figure) -> bool:
    return (
        _NOT_EVENT.search(text, max(figure.sentence_start, figure.start_char - 60), figure.start_char)
        is not None
    )


def _carried(text: str, figure: Figure, times: Sequence[Time]) -> str | None:
    """The time that opened an earlier sentence of the paragraph; any of the last where this one goes on."""
    start = figure.sentence_start
    goes_on = _GOES_ON.match(text, start) is not None
    if not goes_on and _SPEAKER.match(text, start):
        return None
    for time in reversed(times):
        if time.end_char > start:
            continue
        if start - time.end_char > _CARRIES:
            return None
        if goes_on:
            return time.value
        if time.now or _NOW_AGAIN.search(text, time.end_char, figure.start_char):
            return None
        if time.precision not in _CARRIED and not _opens_sentence(text, time):
            continue
        head = _sentence_head(text, time)
        if head is not None and (_ADVERBIAL.search(head) or _is_subject(head)):
            return time.value
    return None


def _opens_sentence(text: str, time: Time) -> bool:
    """`Nhiệm kỳ 2016 - 2021, …`"""
    before = text[max(0, time.start_char - 3) : time.start_char]
    return time.precision == "term" and (
        not before.strip() or before[-1:] == "\n" or before.rstrip()[-1:] == "."
    )


def _sentence_head(text: str, time: Time) -> str | None:
    """What stands before the time in its sentence, None where that is too long to be a head."""
    window = text[max(0, time.start_char - _LONG_SUBJECT - 2) : time.start_char]
    parts = regex.split(r"[.!?…][ \u00a0]|\n", window)
    if len(parts) == 1 and len(window) > _LONG_SUBJECT:
        return None
    return None if "," in parts[-1] or ";" in parts[-1] else parts[-1]


def article_times(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]]) -> ArticleTimes:
    """The article's period: its title's, else the one year it names again and again; and its event's day."""
    named = [(zone.kind, time.value) for zone, times in zones for time in times if _is_reported(time)]
    title = {value for kind, value in named if kind == "title"}
    years = Counter(value for _, value in named)
    (value, count), (_, next_count) = [*years.most_common(2), ("", 0), ("", 0)][:2]
    often = value if count >= _OFTEN and 2 * next_count < count else None
    return ArticleTimes(title.pop() if len(title) == 1 else often, _event(text, zones))


def _event(text: str, zones: Sequence[tuple[Zone, Sequence[Time]]]) -> str | None:
    """The first day that opens a clause in the first paragraphs: `Sáng 28/12, Huyện ủy tổ chức …`.

    None where that day has no certain year: a later day is another event's.
    """
    for zone, times in zones[:_FIRST_ZONES]:
        for time in times:
            prefix = text[max(zone.start_char, time.start_char - _LONG_SUBJECT) : time.start_char]
            days = time.precision == "day" or (
                time.precision == "span" and time.value and len(time.value) == 21
            )
            days = days or (time.precision == "month" and _WEEK.search(prefix) is not None)
            if days and not time.now and time.plain and _ADVERBIAL.search(prefix.split(". ")[-1]):
                return time.value
    return None


def _is_reported(time: Time) -> bool:
    return time.precision in _WHOLE_ARTICLE and time.value is not None and not time.now and time.plain
