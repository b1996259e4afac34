"""Running totals: `lũy kế`, `từ đầu năm đến nay` in a report on a month count from January to that month.

Such a report is printed in the month after, and a rebuilt page may bear a still later day: the report's
month, not the page's, is where the count ends.
"""

import regex

from extractors.text_words import find_openers
from extractors.times import Time

_S = r"[ \u00a0]{1,3}"
_RUNNING = regex.compile(rf"(?<!\w)(?:l[ũu][yỹ]{_S}kế|cộng{_S}dồn)(?!\w)[^,;:.]{{0,80}}$", regex.IGNORECASE)
_LONG = 160  # characters before a figure in which its total is named
_RUNNING_WORDS = frozenset({"cộng dồn"} | {f"l{u}{y} kế" for u in "ũu" for y in "yỹ"})  # a quick look
_NEW_YEAR = regex.compile(rf"(?<!\w)đầu{_S}năm(?!\w)", regex.IGNORECASE)
_RAISED = regex.compile(  # `nâng tổng số đảng viên lên 4.871 đồng chí, sinh hoạt ở 48 chi bộ`
    rf"(?<!\w)(?:nâng|đưa)(?:{_S}\w+){{0,12}}{_S}lên(?:{_S}[^;:(,]{{1,40}},{_S}sinh{_S}hoạt{_S}(?:ở|tại))?"
    rf"(?:{_S}(?:thành|tới|đến|trên|hơn|gần)){{0,2}}{_S}$",
    regex.IGNORECASE,
)
_MONTH = regex.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")


def is_running_total(text: str, start: int, first: int) -> bool:
    """Whether `lũy kế` stands between `first` and the figure at `start`, in its clause."""
    return (
        bool(find_openers(text, _RUNNING_WORDS, first, start))
        and _RUNNING.search(text, first, start) is not None
    )


def since_january(value: str | None) -> str | None:
    """`2019-06` as `2019-01/2019-06`; any other time as it is."""
    month = _MONTH.fullmatch(value or "")
    return f"{month['year']}-01/{value}" if month and month["month"] != "01" else value


def up_to_report(text: str, time: Time, period: str | None) -> str | None:
    """The value of a figure's time; one from the new year to an unsaid day ends with the report's month.

    period: what the article reports on, ISO.
    """
    if time.value is None or period is None or _MONTH.fullmatch(period) is None:
        return time.value
    open_end = (
        _NEW_YEAR.search(text, time.start_char, time.end_char) and not text[time.end_char - 1].isdigit()
    )
    later = time.value.startswith(f"{period[:4]}-01/") and time.value.rpartition("/")[2][:7] > period
    return since_january(period) if open_end and later else time.value


def is_raised_to(text: str, start: int, first: int) -> bool:
    """Whether the figure is what a total has come to: `nâng tổng số đảng viên lên 4.871 đồng chí`."""
    before = max(first, start - _LONG)
    return text.find(" lên ", before, start) >= 0 and _RAISED.search(text, before, start) is not None


def at_end(value: str | None) -> str | None:
    """The end of a stretch, `2017-12` of `2017-01/2017-12`; any other time as it is."""
    return value and value.rpartition("/")[2]


def year_of(value: str | None) -> str | None:
    """The year of a stretch within it, `2024` of `2024-01/2024-06`, of a quarter; years as they are."""
    if value is None or len(value) == len("2016/2020"):
        return value
    first, _, last = value.partition("/")
    return first[:4] if not last or first[:4] == last[:4] else value
