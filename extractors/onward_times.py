"""Times that a paragraph takes over from the one above it.

`Qua kiểm tra, …` goes on with what was told; `tăng 12% so với cùng kỳ` presupposes that a period was.
"""

from collections.abc import Iterator, Sequence

import regex

from extractors.clause_times import is_adverbial, is_as_of
from extractors.document import Document, Zone
from extractors.times import Time, find_likewise, is_of_plan, is_same_period

_S = r"[ \u00a0]{1,3}"
_ONWARD = regex.compile(
    rf"[ \u00a0]{{0,3}}(?:qua{_S}(?:kiểm{_S}tra|giám{_S}sát|thanh{_S}tra|rà{_S}soát|xác{_S}minh|đánh{_S}giá"
    rf"|phân{_S}loại|đó)"
    rf"|trong{_S}(?:tổng{_S})?số|tính{_S}chung|kết{_S}quả,|theo{_S}đó,|trong{_S}đó)(?!\w)",
    regex.IGNORECASE,
)
_OF_IT = regex.compile(rf"[ \u00a0]{{0,3}}trong{_S}(?:đó|(?:tổng{_S})?số)(?!\w)", regex.IGNORECASE)
_DAMAGE = regex.compile(  # the toll of a flood, as of the day that the paragraph above told
    rf"[ \u00a0]{{0,3}}(?:(?:đợt{_S})?(?:mưa|bão|lũ|thiên{_S}tai|sạt{_S}lở)"
    rf"|các{_S}loại{_S}hình{_S}thiên{_S}tai|diện{_S}tích{_S}(?:lúa|hoa{_S}màu|cây)[^.;\d]{{0,40}}(?<!\w)bị"
    rf"|(?:tổng{_S}|ước{_S}tính{_S})?thiệt{_S}hại"
    rf"|về{_S}(?:người|nhà|tài{_S}sản|nông{_S}nghiệp|giao{_S}thông|thủy{_S}lợi))(?!\w)",
    regex.IGNORECASE,
)
_STRETCHES = frozenset({"month", "quarter", "half", "year", "span", "term"})
_PERIODS = _STRETCHES - {"term"}
_SENTENCE_END = regex.compile(r"[.!?…:][ \u00a0]{1,3}")
_CAPTION = 160  # characters of a line between two paragraphs that only says what a picture shows
_HEAD = 40  # characters before a time that show whether it opens a clause


def carried_on(
    document: Document, zones: Sequence[Zone], times: Sequence[list[Time]]
) -> Iterator[list[Time]]:
    """The times of each zone, the one that it takes over from the zone above it put at its beginning."""
    above: Time | None = None  # of a paragraph that goes on
    toll: Time | None = None  # a day as of which damage is counted
    period: Time | None = None  # of one whose figures are held against the same period
    for zone, own in zip(zones, times, strict=True):
        text, start = document.text, zone.start_char
        of_above = above or (period if _OF_IT.match(text, start, zone.end_char) else None)
        if of_above is not None and _ONWARD.match(text, start, zone.end_char):
            own = [of_above._replace(start_char=start, end_char=start), *own]
        elif period is not None and not own and (found := find_likewise(text, start, zone.end_char)):
            first = _sentence_start(text, start, found)
            own = [period._replace(start_char=first, end_char=first)]
        elif toll is not None and not own and _DAMAGE.match(text, start, zone.end_char):
            own = [toll._replace(start_char=start, end_char=start, precision="span")]
        if own or zone.end_char - start > _CAPTION or zone.kind in ("title", "heading"):
            above = _governing(text, zone, own) if zone.kind == "body" else None
            toll = _toll(text, own, toll) if zone.kind == "body" else None
            period = _period(text, own) if zone.kind == "body" else None
        yield own


def _governing(text: str, zone: Zone, times: Sequence[Time]) -> Time | None:
    """The last time of a paragraph, where it is a stretch that opens a clause and nothing ends it."""
    own = [time for time in times if not is_same_period(text, time)]
    last = own[-1] if own else None
    if last is None or last.value is None or last.now or not last.plain or last.precision not in _STRETCHES:
        return None
    before = text[max(zone.start_char, last.start_char - _HEAD) : last.start_char]
    return last if is_adverbial(_SENTENCE_END.split(before)[-1]) else None


def _toll(text: str, times: Sequence[Time], last: Time | None) -> Time | None:
    """The day as of which a paragraph counts; the one above, where it just took that over."""
    days = [time for time in times if time.plain and not time.now and time.value]
    taken = last is not None and len(times) == 1 and times[0].start_char == times[0].end_char
    return last if taken else next((time for time in reversed(days) if is_as_of(text, time)), None)


def _period(text: str, times: Sequence[Time]) -> Time | None:
    """The last time of a paragraph, where it is a stretch, no plan's year left out of account."""
    own = [time for time in times if not is_same_period(text, time) and not is_of_plan(text, time.start_char)]
    last = own[-1] if own else None
    told = last is not None and last.value is not None and not last.now and last.plain
    return last if told and last is not None and last.precision in _PERIODS else None


def _sentence_start(text: str, first: int, char: int) -> int:
    """Where the sentence around `char` begins in a paragraph that begins at `first`."""
    ends = [end.end() for end in _SENTENCE_END.finditer(text, first, char) if end[0][0] != ":"]
    return ends[-1] if ends else first
