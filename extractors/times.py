"""A time that figures may hold for, and how two of them stand: `đến nay` inside `từ đầu nhiệm kỳ đến nay`.

`so với | năm 2015`, `sinh | năm 1990`: what times only serve a comparison, a birth, a beginning.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_S = r"[ \u00a0]{1,3}"
_COMPARED = re.compile(
    rf"(?<!\w)(?:so{_S}với(?:{_S}(?:cùng{_S}k[ỳì]|đầu|cuối|mức|đợt|hồi|thời{_S}điểm))?|sinh|thành{_S}lập|ra{_S}đời|ban{_S}hành"
    rf"|khai{_S}giảng"
    rf"|bằng|so|hơn|lần|trước|kể{_S}từ|sau|SN)(?:{_S}(?:từ|vào|ngày|của))?{_S}$",
    re.IGNORECASE,
)
_BEFORE_COMPARED = (  # its last words: a quick look
    "với kỳ kì đầu cuối mức đợt hồi điểm sinh lập đời hành giảng bằng so hơn lần trước từ sau sn vào ngày của"
)
_COMPARED_ENDS = tuple(_BEFORE_COMPARED.split())
_AGAINST = re.compile(  # `so với vụ mùa | năm 2023`, `bằng 96% cùng kỳ | năm 2023`; no plan's year
    rf"(?<!\w)(?:so(?:{_S}với)?(?:{_S}(?!(?:trong|tính|đến|là|đạt|có|còn|tăng|giảm|thì|do|vào|của|kế|dự|chỉ|mục|nghị"
    rf"|nhiệm)(?!\w))[^\W\d_]+){{1,5}}"
    rf"|bằng{_S}(?:(?:gần|hơn|trên|khoảng){_S})?[\d.,]+[ \u00a0]?%(?:{_S}(?:của|cùng{_S}k[ỳì]))?){_S}$",
    re.IGNORECASE,
)
_LIKEWISE = re.compile(  # `tăng 12% so với cùng kỳ`: a period has just been told
    rf"(?<!\w)(?:so(?:{_S}với)?|bằng(?:{_S}[\d.,]+[ \u00a0]?%)?){_S}(?:tháng{_S})?cùng{_S}k[ỳì](?!\w)",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(  # `nhiệm vụ, kế hoạch | năm 2023`, `kế hoạch đề ra | đầu năm 2022`
    rf"(?<!\w)(?:kế{_S}hoạch|nhiệm{_S}vụ|chỉ{_S}tiêu|mục{_S}tiêu|dự{_S}toán|nghị{_S}quyết|phương{_S}hướng)"
    rf"(?:{_S}(?:\d{{1,2}}|[^\W\d_]+)){{0,6}}{_S}$",
    re.IGNORECASE,
)
_LONGEST_PLAN = 60  # characters of what is planned for a time
_LONGEST_AGAINST = 48  # characters of what something is compared with
_DAYS_LONG = 21  # characters of `2020-05-18/2020-05-19`


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

    @property
    def of_days(self) -> bool:
        """Whether it is a day, or runs from one day to another."""
        return self.precision == "day" or (self.precision == "span" and len(self.value or "") == _DAYS_LONG)


def is_compared(before: str) -> bool:
    """Whether the words before a time make it a comparison, a birth, a beginning."""
    return before.rstrip().lower().endswith(_COMPARED_ENDS) and _COMPARED.search(before) is not None


def is_set_against(text: str, first: int, start: int) -> bool:
    """Whether a figure is held against what was in the time at `start`: `so với vụ mùa năm 2023`.

    first: where its line begins.
    """
    before = text[max(first, start - _LONGEST_AGAINST) : start].lower()
    return ("so " in before or "bằng" in before) and _AGAINST.search(before) is not None


def find_likewise(text: str, start: int, end: int) -> int | None:
    """Where something in `text[start:end]` is first held against the same period of another year, or None."""
    found = _LIKEWISE.search(text, start, end) if text.find("cùng k", start, end) >= 0 else None
    return found.start() if found else None


def is_of_plan(text: str, start: int) -> bool:
    """Whether the time at `start` is that of a plan, tasks, a budget: `hoàn thành kế hoạch năm 2023`."""
    return _OF_PLAN.search(text, max(0, start - _LONGEST_PLAN), start) is not None


def is_same_period(text: str, time: Time) -> bool:
    """`cùng kỳ năm 2018` is what others are compared with, never what the next sentence is about."""
    return text[time.start_char : time.start_char + 4].lower() == "cùng"


def touch(time: Time, other: Time) -> bool:
    """Whether they have characters in common."""
    return time.start_char < other.end_char and other.start_char < time.end_char


def holds(time: Time, other: Time) -> bool:
    """`từ đầu nhiệm kỳ đến nay` holds `đến nay`."""
    return time.start_char <= other.start_char and other.end_char <= time.end_char


def is_longer(time: Time, other: Time) -> bool:
    """Whether it holds the other and more."""
    return holds(time, other) and not holds(other, time)


def put_together(said: Sequence[Time], meant: Sequence[Time]) -> list[Time]:
    """All times in order, without those that a longer one holds."""
    kept = [time for time in said if not any(holds(longer, time) for longer in meant)]
    return sorted([*kept, *meant], key=lambda time: time.start_char)
