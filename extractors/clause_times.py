"""The times that a figure's own sentence says: `năm 2016, toàn xã có 24 em`, `31,4% năm 2020`.

The nearest before it that reaches it, else the next one in its clause.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from extractors.meeting_figures import stands_for_others
from extractors.times import Time, is_same_period

_S = r"[ \u00a0]{1,3}"
_FIRST_OF_TWO = re.compile(  # `năng suất từ 2,1 tấn/ha nâng lên 3,2 tấn/ha`
    rf"{_S}(?:(?:đã|được|nâng|tăng|giảm|nay|hiện){_S}){{0,2}}(?:lên|xuống|còn|nâng|tăng|giảm)(?!\w)"
    rf"|,?{_S}(?:đến{_S}nay|nay|giờ|hiện)(?:{_S}(?:đã|nhà|gia{_S}đình|xã|thôn|bản)){{0,2}}{_S}(?:có|còn|lên|thành|được|tăng)(?!\w)",
    re.IGNORECASE,
)
_FROM_FIGURE = re.compile(
    rf"(?<!\w)từ{_S}(?:chỗ{_S})?(?:bình{_S}quân{_S}|chỉ{_S}|mức{_S})?(?:gần{_S}|hơn{_S}|trên{_S})?$",
    re.IGNORECASE,
)
DATELINE = (  # of a paper, a line's dash: `(QBĐT) -`, `LCĐT -`, `- `
    r"[-–—•*]?[ \u00a0]{0,2}"
    r"(?:\([^()]{2,40}\)[ \u00a0]{0,2}[-–—.:]?"
    r"|[^\d,.;:()–—-]{2,30}[ \u00a0][-–—](?=[ \u00a0])|(?-i:[A-ZĐ][A-ZĐ.]{1,9})[ \u00a0]{0,2}[-–—.:])?"
)
_ADVERBIAL = re.compile(
    rf"(?:^(?:[ \u00a0]{{0,2}}{DATELINE})?|[,;:(–\n“\"]|(?<!\w)(?:và|thì))[ \u00a0]{{0,3}}"
    rf"(?:(?:(?:dịp{_S}|mùa{_S})?hè|vụ(?:{_S}(?:đông{_S}xuân|hè{_S}thu|thu{_S}đông|mùa|xuân|đông))?|riêng|hồi|cũng|suốt|bước{_S}(?:sang|vào)|sang|trong|đến|tính{_S}đến|tính|hết|vào|cuối|đầu|giữa|theo{_S}đó"
    rf"|ngay|nhất{_S}là|chỉ|tại|từ|hai|2|02|tuần{_S}(?:đầu|cuối)"
    rf"|trong{_S}đó|phấn{_S}đấu|mục{_S}tiêu|chỉ{_S}tiêu|dự{_S}kiến){_S}){{0,5}}$",
    re.IGNORECASE,
)
_BRACKETED = regex.compile(  # `88% (năm 2017)`; not `trong 5 năm (2016 - 2020)`
    r"[0-9%][^,;(]{0,15}(?<!(?:năm|tháng|kỳ)[ \u00a0]{0,3})\([ \u00a0]{0,3}$"
)
_TURN = re.compile(
    r"(?<!\w)(?<!trở[ \u00a0])(?:lên|xuống|còn)(?!\w)(?![ \u00a0](?:tới|đến)(?!\w))", re.IGNORECASE
)
_IN_TERM = re.compile(  # `Nửa đầu nhiệm kỳ 2020 - 2025, …`, `trong nhiệm kỳ …`
    rf"(?:^(?:[ \u00a0]{{0,2}}{DATELINE})?[ \u00a0\-–+•“\"]{{0,5}}"
    rf"(?:(?:qua|sau){_S}(?:hơn{_S}|gần{_S})?(?:\w+{_S}){{1,2}}|(?:kết{_S}thúc|bước{_S}vào|nhìn{_S}lại|khép{_S}lại){_S})?"
    rf"|[:“\"][ \u00a0]{{0,3}}|(?:^|[,;:.–(][ \u00a0]{{0,3}})(?:\w+{_S}){{0,2}}"
    rf"(?<!\w)(?:trong|(?:nửa|giữa|suốt|ngay{_S}từ)(?:{_S}đầu)?|đầu|qua){_S}(?:cả{_S}|nửa{_S}(?:đầu{_S})?)?)$",
    re.IGNORECASE,
)
_PROGRAMME = re.compile(  # `Chương trình mục tiêu quốc gia … giai đoạn 2021 - 2025`
    rf"(?<!\w)(?:chương{_S}trình|đề{_S}án|kế{_S}hoạch|nghị{_S}quyết|dự{_S}án|quy{_S}hoạch|phong{_S}trào|chỉ{_S}thị"
    rf"|chiến{_S}lược|cuộc{_S}vận{_S}động)(?!\w)[^;:]{{0,200}}$",
    re.IGNORECASE,
)
_STAGE = re.compile(rf"(?:giai{_S}đoạn|thời{_S}kỳ)(?!\w)", re.IGNORECASE)
_EACH = re.compile(  # `mỗi năm không quá`: kept each year, not reached in the end
    rf"(?<!\w)(?:mỗi|hằng|hàng){_S}(?:năm|tháng|quý)(?!\w)[^,;]*$", re.IGNORECASE
)
_AS_OF = re.compile(
    rf"(?<!\w)(?:đến|tính{_S}đến|tới)"
    rf"(?:{_S}(?:hết|ngày|cuối|\d{{1,2}}[ \u00a0]?(?:h|giờ)(?:[ \u00a0]?\d\d)?))?{_S}$",
    re.IGNORECASE,
)
_BY_THEN = re.compile(rf"(?<!\w)đến(?:{_S}(?:hết|cuối))?{_S}$", re.IGNORECASE)
_SET_OFF = re.compile(r"[^,;(:]*,[ \u00a0]{1,3}")
_OWN_CLAUSE = re.compile(  # `có 19 đảng viên nhưng năm 2016 chỉ họp 5 kỳ`: the year is of what follows
    rf"(?<!\w)(?:nhưng|song|còn|mà|rồi|thì|nay|và|nên|tuy{_S}nhiên){_S}(?:(?:trong|vào|riêng|đến|cuối|đầu|hết){_S}){{0,2}}$",
    re.IGNORECASE,
)
_ISSUED = re.compile(rf"(?<!\w)(?:ban{_S}hành|ký|phê{_S}duyệt)(?!\w)[^;]*;", re.IGNORECASE)
_DIGIT = re.compile(r"(?<![\w-])\d")  # no `Covid-19`
_REPEATED = re.compile(
    rf"(?<!\w)(?:mỗi|hằng|hàng|(?:bình{_S}quân|trung{_S}bình)(?!{_S}(?:đầu|một|đạt|ước|của)))(?!\w)"
    rf"|(?<!\w)(?:tăng|giảm)(?!\w)[^;]*/năm",
    re.IGNORECASE,
)
_LONGER = frozenset({"span", "term"})
_SINCE_THEN = re.compile(rf",?{_S}(?:(?:toàn|cả){_S}\w+{_S}(?:chỉ{_S})?(?:còn|có){_S})?", re.IGNORECASE)
_OF_SAME_GOAL = re.compile(  # `kết nạp 1.215 đảng viên, vượt 21,5% so với chỉ tiêu | nghị quyết`
    rf"[^,;(:]{{0,30}},{_S}(?:đạt|bằng|vượt){_S}[\d.,]+[ \u00a0]?%{_S}(?:so{_S}với{_S})?"
    rf"(?:chỉ|mục){_S}tiêu{_S}(?:của{_S})?",
    re.IGNORECASE,
)
_AT_HAND = 30  # characters between the years of a policy and what it grants
LONG_SUBJECT = 60  # characters before a time that still stands in the subject


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


def times_of_sentence(text: str, figure: Figure, times: Sequence[Time], event: str | None) -> list[Time]:
    """The times of its sentence that may be the figure's; the day of the event is no goal's.

    `Trước ngày 15/7, xã sắp xếp 31 thôn` in a paper of 1 July is a goal without a word that says so.
    """
    own = [time for time in times if figure.sentence_start <= time.start_char < figure.sentence_end]
    own = [
        time._replace(value=time.ahead, limit=False) if time.limit and time.ahead and not time.value else time
        for time in own
    ]
    own = [time for time in own if time.plain or figure.target or _holds_since(text, time, figure)]
    if figure.target:
        own = [
            time._replace(value=time.ahead or time.value)
            for time in own
            if not time.value or time.value != event
        ]
    return own


def said_time(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The time that its sentence says: the nearest before it that reaches it, else the next in its clause."""
    later = _said_after(text, figure, own)
    for time in reversed(own):
        if time.end_char > figure.start_char:
            continue
        if _reaches(text, time, figure) or _is_of_list(text, time, figure, own):
            between = text[time.end_char : figure.start_char]
            wide = time.precision in ("term", "span") and "," in between
            return later if later and (";" in between or wide) else time
    return later


def _said_after(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The first time behind the figure in its clause."""
    for time in own:
        if time.start_char >= figure.end_char and time.precision != "term" and not time.now:
            if is_same_period(text, time):
                continue  # `bằng 96% cùng kỳ năm 2023`
            between = text[figure.end_char : time.start_char]
            apart = re.search(r"[,;(:]", between) or _OWN_CLAUSE.search(between)
            if apart and time.precision == "span" and _OF_SAME_GOAL.fullmatch(between):
                return time
            return None if apart and not (len(own) == 1 and _closes_sentence(text, time, figure)) else time
    return None


def _closes_sentence(text: str, time: Time, figure: Figure) -> bool:
    """`Người dân mừng khi 12 thợ mỏ được cứu, năm 2014.`: a time set off at the end is the sentence's."""
    set_off = _SET_OFF.fullmatch(text, figure.end_char, time.start_char)
    return set_off is not None and not text[time.end_char : figure.sentence_end].strip(" \u00a0.\n")


def is_first_of_two(text: str, figure: Figure) -> bool:
    """`từ 2,1 tấn/ha nâng lên 3,2 tấn/ha cuối năm 2023`: the first one is of an earlier time."""
    before = max(figure.sentence_start, figure.start_char - 24)
    since = text[figure.start_char : figure.start_char + 3].lower() == "từ "
    if not since and _FROM_FIGURE.search(text, before, figure.start_char) is None:
        return False
    return _FIRST_OF_TWO.match(text, figure.end_char) is not None


def is_adverbial(before: str) -> bool:
    """Whether a time after these words opens a clause: `Riêng trong | năm 2016`."""
    return _ADVERBIAL.search(before) is not None


def opens_as_term(before: str) -> bool:
    """Whether a term after these words is an adverb: `Nửa đầu | nhiệm kỳ 2020 - 2025, …`."""
    return _IN_TERM.search(before) is not None


def is_as_of(text: str, time: Time) -> bool:
    """`Đến 30/6/2019, …`: how things stood, in what follows too."""
    return (
        time.precision in ("day", "month")
        and not time.now
        and _AS_OF.search(text, max(0, time.start_char - 24), time.start_char) is not None
    )


def _holds_since(text: str, time: Time, figure: Figure) -> bool:
    """`từ 1/4/2023, 64/64 tàu …`: a state that has lasted since that day, said at once."""
    between = text[time.end_char : figure.start_char]
    return time.since and time.precision == "day" and _SINCE_THEN.fullmatch(between) is not None


def _reaches(text: str, time: Time, figure: Figure) -> bool:
    """Whether a time reaches a figure later in its sentence."""
    if time.precision == "day" and stands_for_others(text, figure.start_char, figure.sentence_start):
        return False
    between = text[time.end_char : figure.start_char]
    if figure.target and time.precision in ("day", "month") and figure.unit.endswith("/năm"):
        return False  # `Chậm nhất đến 30/6, …; mỗi người tiếp xúc ít nhất 4 lần/năm`
    if ";" in between and (time.limit or (time.precision == "day" and _ISSUED.search(between))):
        return False
    at_most = text[figure.start_char : figure.end_char].lower().startswith(("không quá", "tối đa", "dưới"))
    if ";" in between and at_most and _EACH.search(between):
        return False
    prefix = text[figure.sentence_start : time.start_char]
    if time.precision == "term":
        set_off = text.startswith(",", time.end_char) and prefix.rstrip(" \u00a0").endswith(",")
        return figure.target or set_off or _IN_TERM.search(prefix) is not None
    of_programme = "," in between and _STAGE.match(text, time.start_char) and _PROGRAMME.search(prefix)
    if of_programme:
        return figure.target and len(between) < _AT_HAND
    if _BRACKETED.search(prefix):
        return ")" not in between
    if _is_subject(prefix) or _ADVERBIAL.search(prefix):
        return True
    if ";" in between:
        return is_as_of(text, time)
    if figure.target and _BY_THEN.search(prefix):
        return True  # `xác định đến năm 2030 thu nhập đạt 110 triệu đồng, hộ nghèo còn dưới 1%`
    return time.now or not _TURN.search(between)


def _is_of_list(text: str, time: Time, figure: Figure, own: Sequence[Time]) -> bool:
    """`thu ngân sách năm 2025 đạt 118%; hộ nghèo còn 1,07%`: the year of the first item is that of the next.

    Not where the sentence opened with a longer time, nor of what is so each year.
    """
    first, last = text.find(";", time.end_char, figure.start_char), text.rfind(";", 0, figure.start_char)
    of_list = time.precision in ("year", "half", "quarter")
    if first < 0 or not of_list or time.value is None or is_same_period(text, time):
        return False
    if not figure.target and any(one.precision in _LONGER and one.end_char <= time.start_char for one in own):
        return False
    head = max(figure.sentence_start, text.rfind(";", 0, time.start_char) + 1)
    if _DIGIT.search(text, head, time.start_char) or not _DIGIT.search(text, time.end_char, first):
        return False
    return _REPEATED.search(text, last, figure.end_char) is None


def _is_subject(prefix: str) -> bool:
    """`Tổng thu ngân sách | 6 tháng đầu năm 2019 đạt …`: no comma, no figure stands before the time."""
    return len(prefix) <= LONG_SUBJECT and re.search(r"[,;:(0-9]", prefix) is None
