"""Says for when a figure holds: the time of its clause, else of its sentence, paragraph or article.

`31,4% năm 2020`; `Năm 2016, toàn xã có 24 em`; `hiện có 33 hộ` (the month of publication). A time that only
serves as a comparison (`so với năm 2015`), a birth or the date of a document is not for when it holds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractors.dates import DateMention
from extractors.document import Document, Zone

_S = r"[ \u00a0]{1,3}"
_NOT_THEN = regex.compile(
    rf"(?<!\w)(?:so{_S}với(?:{_S}(?:cùng{_S}kỳ|đầu|cuối|mức))?|sinh|thành{_S}lập|ra{_S}đời|ban{_S}hành|khai{_S}giảng"
    rf"|bằng|tăng{_S}so|giảm{_S}so|hơn|trước|kể{_S}từ|sau|SN)(?:{_S}(?:từ|vào|ngày|của))?{_S}$",
    regex.IGNORECASE,
)
_NOW = regex.compile(
    rf"(?<!(?:thực|thể|phát|xuất|biểu|tái|hiển){_S})(?<!\w)(?:hiện(?:{_S}(?:có|còn|đang|đã|đạt|nay|tại|toàn)|,)(?!\w)"
    rf"|(?-i:Hiện)(?={_S}(?!(?:tượng|trạng|thực|vật|đại|hữu)(?!\w))))",
    regex.IGNORECASE,
)
_AT_ONCE = regex.compile(
    rf"(?:{_S}(?:vào|trong|của|ở|từ|tính{_S}đến|đến|cuối|đầu))?[ \u00a0]{{0,3}}\(?[ \u00a0]{{0,3}}$",
    regex.IGNORECASE,
)
_AGAIN = ("hằng", "hàng", "mỗi")
_HEAD = regex.compile(r"(?:^|\n|[.!?…][ \u00a0]|[“\"])[^,;:(.!?…\n“\"]{0,60}$")
_GOES_ON = regex.compile(
    rf"[ \u00a0]*(?:trong{_S}(?:đó|số{_S}(?:đó|này))|cụ{_S}thể|gồm|riêng)(?!\w)", regex.IGNORECASE
)
_FULL_STOP = regex.compile(r"[.!?…]\s")
_CARRIED = frozenset({"day", "month", "quarter", "half", "year"})
_WHOLE_ARTICLE = frozenset({"month", "quarter", "half", "year"})
_OFTEN = 3  # a year named so often, and no other half as often, is the article's


@dataclass(frozen=True, slots=True)
class Time:
    """A time a figure may hold for. value: ISO, None where its year is open; now: `hiện nay` and the like."""

    start_char: int
    end_char: int
    value: str | None
    precision: str
    now: bool = False


def times_of(
    document: Document, zone: Zone, dates: Sequence[DateMention], cited: Sequence[tuple[int, int]]
) -> list[Time]:
    """The times of a zone that figures may hold for, in order, out of all its dates.

    cited: spans of documents, in order, whose dates are theirs.
    """
    text = document.text
    kept = [_time(date) for date in dates if _is_for_figures(text, zone, date, cited)]
    nexts = [*kept[1:], None]
    found = [time for time, after in zip(kept, nexts, strict=False) if not _goes_on_till_now(time, after)]
    dated = {time.start_char for time in kept}
    month = document.published[:7] if document.published else None
    now = (match.span() for match in _NOW.finditer(text, zone.start_char, zone.end_char))
    found += [Time(start, end, month, "month", now=True) for start, end in now if start not in dated]
    return sorted(found, key=lambda time: time.start_char)


def _is_for_figures(text: str, zone: Zone, date: DateMention, cited: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(cited, (date.start_char, len(text))) - 1
    if index >= 0 and date.start_char < cited[index][1]:
        return False
    before = text[max(zone.start_char, date.start_char - 24) : date.start_char]
    return not date.surface.lower().startswith(_AGAIN) and _NOT_THEN.search(before) is None


def _goes_on_till_now(time: Time, after: Time | None) -> bool:
    """`từ năm 2012 đến nay` is no time of 2012."""
    return after is not None and after.now and 0 <= after.start_char - time.end_char <= 2


def _time(date: DateMention) -> Time:
    words = date.surface.lower()
    now = words.startswith(("hiện", "đến nay", "tới nay"))
    value = date.value[:10] if date.value and "T" in date.value else date.value
    return Time(
        date.start_char, date.end_char, value, "day" if date.precision == "minute" else date.precision, now
    )


def when(
    text: str,
    span: tuple[int, int],
    sentence: tuple[int, int],
    times: Sequence[Time],
    article: str | None,
    target: bool,
) -> str | None:
    """The ISO time for which the figure at `span` holds, None where the text leaves the year open.

    sentence: its bounds. times: of its paragraph. article: the time that the whole article reports on.
    target: it is a goal or rule, whose time only its own sentence says.
    """
    own = [time for time in times if sentence[0] <= time.start_char < sentence[1]]
    for time in own:
        if time.start_char >= span[1] and _AT_ONCE.fullmatch(text[span[1] : time.start_char]):
            return time.value
    for time in reversed(own):
        if time.end_char <= span[0] and (
            _is_head(text, time, sentence[0]) or ";" not in text[time.end_char : span[0]]
        ):
            return time.value
    after = [time for time in own if time.start_char >= span[1] and time.precision != "term" and not time.now]
    if after and not regex.search(r"[,;(:]", text[span[1] : after[0].start_char]):
        return after[0].value
    return None if target else _carried(text, sentence[0], times) or article


def _carried(text: str, sentence_start: int, times: Sequence[Time]) -> str | None:
    """The time of an earlier sentence of the paragraph, if it opens that sentence or is the last one."""
    goes_on = _GOES_ON.match(text, sentence_start) is not None
    for time in reversed(times):
        if (
            time.end_char > sentence_start
            or (time.now and not goes_on)
            or text[time.start_char - 1 : time.start_char] == "("
        ):
            continue
        head = _is_head(text, time, 0)
        if not head and (
            time.precision not in _CARRIED or _FULL_STOP.search(text, time.end_char, sentence_start - 2)
        ):
            continue
        return time.value
    return None


def _is_head(text: str, time: Time, sentence_start: int) -> bool:
    """Whether it opens its sentence or stands in its subject: `Tổng thu 6 tháng đầu năm 2019 đạt …`."""
    return _HEAD.search(text, max(sentence_start, time.start_char - 70), time.start_char) is not None


def article_time(zones: Sequence[tuple[Zone, Sequence[Time]]]) -> str | None:
    """The time that the whole article reports on: its title's, else the one year it names again and again."""
    named = [(zone.kind, time.value) for zone, times in zones for time in times if _is_reported(time)]
    title = {value for kind, value in named if kind == "title"}
    if len(title) == 1:
        return title.pop()
    years = Counter(value for _, value in named)
    (value, count), (_, next_count) = [*years.most_common(2), ("", 0), ("", 0)][:2]
    return value if count >= _OFTEN and 2 * next_count < count else None


def _is_reported(time: Time) -> bool:
    return time.precision in _WHOLE_ARTICLE and time.value is not None and not time.now
