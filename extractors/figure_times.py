"""Says for when a figure holds: the time of its clause, else of its sentence, paragraph or article.

`Năm 2016, toàn xã có 24 em`: 2016. `31,4% năm 2020`: 2020. A time that opened an earlier sentence of the
paragraph holds on, until another one or `hiện nay`; what the article reviews as a whole comes last.
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from extractors.meant_times import Time
from extractors.meeting_figures import is_of_meeting, stands_for_others
from extractors.reported_times import ArticleTimes

_S = r"[ \u00a0]{1,3}"
_NOW_AGAIN = regex.compile(rf"(?<!\w)(?:nay|hiện{_S}(?:nay|có|còn|đang)|bây{_S}giờ)(?!\w)", regex.IGNORECASE)
_FIRST_OF_TWO = regex.compile(  # `năng suất từ 2,1 tấn/ha nâng lên 3,2 tấn/ha`
    rf"{_S}(?:(?:đã|được|nâng|tăng|giảm|nay|hiện){_S}){{0,2}}(?:lên|xuống|còn|nâng|tăng|giảm)(?!\w)",
    regex.IGNORECASE,
)
_FROM_FIGURE = regex.compile(rf"(?<!\w)từ{_S}(?:gần{_S}|hơn{_S}|trên{_S})?$", regex.IGNORECASE)
_YEAR_BESIDE = regex.compile(rf"[ \u00a0]{{0,3}}\((?:năm{_S})?(?P<year>(?:19|20)\d\d)\)")
_AT_ONCE = regex.compile(
    rf"(?:{_S}(?:vào|trong|của|ở|từ|tính{_S}đến|đến|cuối|đầu))?[ \u00a0]{{0,3}}\(?[ \u00a0]{{0,3}}$",
    regex.IGNORECASE,
)
_ADVERBIAL = regex.compile(
    rf"(?:^|[,;:(–\n“\"]|(?<!\w)và)[ \u00a0]{{0,3}}"
    rf"(?:(?:riêng|hồi|trong|đến|tính{_S}đến|tính|hết|vào|cuối|đầu|giữa|theo{_S}đó"
    rf"|ngay|nhất{_S}là|chỉ|tại|từ|hai|2|02|tuần{_S}(?:đầu|cuối)"
    rf"|trong{_S}đó|phấn{_S}đấu|mục{_S}tiêu|chỉ{_S}tiêu|dự{_S}kiến){_S}){{0,5}}$",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(  # `88% (năm 2017)`; not `trong 5 năm (2016 - 2020)`
    r"[0-9%][^,;(]{0,15}(?<!(?:năm|tháng|kỳ)[ \u00a0]{0,3})\([ \u00a0]{0,3}$"
)
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
_DATELINE = r"\([^()]{2,40}\)[ \u00a0]{0,2}[-–—.:]?"
_IN_TERM = regex.compile(  # `Nửa đầu nhiệm kỳ 2020 - 2025, …`, `trong nhiệm kỳ …`
    rf"(?:^(?:[ \u00a0]{{0,2}}{_DATELINE})?[ \u00a0\-–+•“\"]{{0,5}}"
    rf"(?:(?:qua|sau){_S}(?:hơn{_S}|gần{_S})?(?:\w+{_S}){{1,2}}|(?:kết{_S}thúc|bước{_S}vào){_S})?"
    rf"|[:“\"][ \u00a0]{{0,3}}|(?:^|[,;:.–(][ \u00a0]{{0,3}})(?:\w+{_S}){{0,2}}"
    rf"(?<!\w)(?:trong|(?:nửa|giữa|suốt|ngay{_S}từ)(?:{_S}đầu)?|đầu|qua){_S}(?:cả{_S}|nửa{_S}(?:đầu{_S})?)?)$",
    regex.IGNORECASE,
)
_PROGRAMME = regex.compile(  # `Chương trình mục tiêu quốc gia … giai đoạn 2021 - 2025`
    rf"(?<!\w)(?:chương{_S}trình|đề{_S}án|kế{_S}hoạch|nghị{_S}quyết|dự{_S}án|quy{_S}hoạch|phong{_S}trào|chỉ{_S}thị"
    rf"|chiến{_S}lược|cuộc{_S}vận{_S}động)(?!\w)[^;:]{{0,200}}$",
    regex.IGNORECASE,
)
_STAGE = regex.compile(rf"(?:giai{_S}đoạn|thời{_S}kỳ)(?!\w)", regex.IGNORECASE)
_BREAKS = regex.compile(  # `Sau 1 năm hoạt động, …`, `Sau sắp xếp, …`, a quotation: of another time
    rf"[ \u00a0]{{0,3}}(?:sau{_S}(?!đó)|qua{_S}(?:hơn{_S}|gần{_S})?\w+{_S}(?:năm|tháng)(?!\w)|“)",
    regex.IGNORECASE,
)
_EACH = regex.compile(rf"(?<!\w)(?:mỗi|hằng|hàng){_S}(?:năm|tháng|quý)(?!\w)[^,;]*$", regex.IGNORECASE)
_AS_OF = regex.compile(rf"(?<!\w)(?:đến|tính{_S}đến|tới)(?:{_S}(?:hết|ngày|cuối))?{_S}$", regex.IGNORECASE)
_SOURCE = regex.compile(
    rf"^[ \u00a0]{{0,2}}Theo{_S}[^,;]{{1,60}},[ \u00a0]{{0,2}}"
)  # `Theo báo cáo, quý I …`
_TIMELESS = frozenset({"km", "m", "cm", "mm", "hải lý", "mét", "cây số", "ki-lô-mét", "kilômét"})
_CARRIED = frozenset({"month", "quarter", "half", "year", "span"})
_PERIODS = frozenset({"quarter", "half", "year", "span", "term"})  # what a heading says, not its date
_CARRIES = 400  # characters before a sentence in which a time still holds for it, as a subject does
_LONG_SUBJECT = 60  # characters before a time that still stands in the subject


class Figure(NamedTuple):
    """What of a figure decides its time: its span, its sentence, its unit, whether it is a goal."""

    start_char: int
    end_char: int
    sentence_start: int
    sentence_end: int
    unit: str
    target: bool

    @property
    def sentence(self) -> tuple[int, int]:
        """Its sentence's bounds."""
        return self.sentence_start, self.sentence_end


class Surroundings(NamedTuple):
    """The times around a figure.

    times: of its paragraph, in order. intro: of the heading or line that introduces it. article: what the
    article reports on as a whole.
    """

    times: Sequence[Time]
    article: ArticleTimes
    intro: Sequence[Time] = ()


def when(text: str, figure: Figure, around: Surroundings) -> str | None:
    """The ISO time for which a figure holds, None where the text leaves it open.

    A goal's time is said in its own sentence, or over its list, or not at all.
    """
    if beside := _YEAR_BESIDE.match(text, figure.end_char):
        return beside["year"]
    meeting = is_of_meeting(text, figure.start_char, figure.end_char, figure.unit, figure.sentence)
    event = _day_of_meeting(text, figure, around) if meeting else None
    own = _own(text, figure, around.times)
    for time in own:
        at_once = time.start_char >= figure.end_char and not (time.now and _is_first_of_two(text, figure))
        if at_once and _AT_ONCE.fullmatch(text, figure.end_char, time.start_char):
            return event if event and time.precision == "term" else time.value
    if _is_first_of_two(text, figure):
        return None
    if (said := _said(text, figure, own)) is not None:
        return said.value
    intro = next((time.value for time in around.intro if time.plain and time.precision in _PERIODS), None)
    if figure.target:
        return intro
    if event:
        return event
    if figure.unit in _TIMELESS:
        return None
    carried = _carried(text, figure, around)
    return carried or intro or around.article.period


def _day_of_meeting(text: str, figure: Figure, around: Surroundings) -> str | None:
    """The day that the paragraph opened with (`Trước đó, ngày 7/12, …`), else the article's."""
    for time in reversed(around.times):
        if time.end_char <= figure.start_char and time.precision == "day" and time.plain and time.value:
            before = text[max(0, time.start_char - _LONG_SUBJECT) : time.start_char]
            if _ADVERBIAL.search(before):
                return time.value
    return around.article.event


def _own(text: str, figure: Figure, times: Sequence[Time]) -> list[Time]:
    """The times of its sentence that may be the figure's."""
    own = [time for time in times if figure.sentence_start <= time.start_char < figure.sentence_end]
    own = [time for time in own if time.plain or figure.target or _holds_since(text, time, figure)]
    if figure.target:
        own = [time._replace(value=time.value or time.ahead) for time in own]
    return own


def _said(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The time that its sentence says: the nearest before it that reaches it, else the next in its clause."""
    later = _said_after(text, figure, own)
    for time in reversed(own):
        if time.end_char <= figure.start_char and _reaches(text, time, figure):
            between = text[time.end_char : figure.start_char]
            wide = time.precision in ("term", "span") and "," in between
            return later if later and (";" in between or wide) else time
    return later


def _said_after(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The first time behind the figure in its clause."""
    for time in own:
        if time.start_char >= figure.end_char and time.precision != "term" and not time.now:
            apart = regex.search(r"[,;(:]", text[figure.end_char : time.start_char])
            return None if apart else time
    return None


def _is_first_of_two(text: str, figure: Figure) -> bool:
    """`từ 2,1 tấn/ha nâng lên 3,2 tấn/ha cuối năm 2023`: the first one is of an earlier time."""
    before = max(figure.sentence_start, figure.start_char - 12)
    since = text[figure.start_char : figure.start_char + 3].lower() == "từ "
    if not since and _FROM_FIGURE.search(text, before, figure.start_char) is None:
        return False
    return _FIRST_OF_TWO.match(text, figure.end_char) is not None


def _holds_since(text: str, time: Time, figure: Figure) -> bool:
    """`từ 1/4/2023, 64/64 tàu …`: a state that has lasted since that day, said at once."""
    between = text[time.end_char : figure.start_char]
    return time.since and time.precision == "day" and between.strip() in (",", "") and len(between) < 4


def _reaches(text: str, time: Time, figure: Figure) -> bool:
    """Whether a time reaches a figure later in its sentence."""
    if time.precision == "day" and stands_for_others(text, figure.start_char, figure.sentence_start):
        return False
    between = text[time.end_char : figure.start_char]
    if ";" in between and (time.limit or _EACH.search(between)):
        return False
    prefix = text[figure.sentence_start : time.start_char]
    if time.precision == "term":
        return figure.target or _IN_TERM.search(prefix) is not None
    if "," in between and _STAGE.match(text, time.start_char) and _PROGRAMME.search(prefix):
        return False
    if _BRACKETED.search(prefix):
        return ")" not in between
    if _ADVERBIAL.search(prefix) or _is_subject(prefix):
        return True
    return ";" not in between and (time.now or not _TURN.search(between))


def _is_subject(prefix: str) -> bool:
    """`Tổng thu ngân sách | 6 tháng đầu năm 2019 đạt …`: no comma, no figure stands before the time."""
    return len(prefix) <= _LONG_SUBJECT and regex.search(r"[,;:(0-9]", prefix) is None


# ----------------------------------------------------------------------------- times of earlier sentences


def _carried(text: str, figure: Figure, around: Surroundings) -> str | None:
    """The time that opened an earlier sentence of the paragraph; any of the last where this one goes on."""
    start = figure.sentence_start
    goes_on = _GOES_ON.match(text, start) is not None
    if not goes_on and (_SPEAKER.match(text, start) or _BREAKS.match(text, start)):
        return None
    for time in reversed([time for time in around.times if time.plain and time.end_char <= start]):
        if start - time.end_char > _CARRIES:
            return None
        if goes_on:
            return time.value
        if time.now or _NOW_AGAIN.search(text, time.end_char, figure.start_char):
            return None
        if time.precision not in _CARRIED and not (_opens_sentence(text, time) or _is_as_of(text, time)):
            continue
        head = _sentence_head(text, time)
        if head is not None and (_ADVERBIAL.search(head)):
            return time.value
    return None


def _opens_sentence(text: str, time: Time) -> bool:
    """`Nhiệm kỳ 2016 - 2021, …`"""
    head = _sentence_head(text, time)
    return time.precision == "term" and head is not None and _IN_TERM.search(head) is not None


def _is_as_of(text: str, time: Time) -> bool:
    """`Đến 30/6/2019, …`: how things stood, in what follows too."""
    return (
        time.precision == "day"
        and _AS_OF.search(text, max(0, time.start_char - 16), time.start_char) is not None
    )


def _sentence_head(text: str, time: Time) -> str | None:
    """What stands before the time in its sentence, None where that is too long to be a head."""
    window = text[max(0, time.start_char - _LONG_SUBJECT - 2) : time.start_char]
    parts = regex.split(r"[.!?…:][ \u00a0]|\n|“", window)
    if len(parts) == 1 and len(window) > _LONG_SUBJECT:
        return None
    head = _SOURCE.sub("", parts[-1])
    return None if "," in head or ";" in head else head
