"""Finds quantities: `trên 6.600 đảng viên`, `21/21 thôn`, `1 tỷ 250 triệu đồng`.

A number is a statistic when a noun, a unit of measure, money or percent says what it counts, and it is
neither part of a document's number or a date, nor a name (`Tổ 2`), an age or a time of day. What it
is of, whom it is about, for when it holds and whether it is a goal is read from the sentence around it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from extractors.dates import DateMention, find_dates
from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.head_nouns import HeadNoun, read_head_noun
from extractors.numbered_names import is_name
from extractors.numerals import find_numerals
from extractors.quantities import Quantity, read_quantity
from extractors.records import DirectiveCitation, Mention, Statistic, quote
from extractors.rules import rows
from extractors.spelling import name_key

_S = r"[ \u00a0]{1,3}"
_CHANGE = regex.compile(
    rf"(?<!\w)(?P<verb>tăng|giảm|bớt)(?:{_S}(?:thêm|được|bình quân|trung bình|đi|tới|bớt|khoảng|là|mỗi năm)){{0,2}}{_S}$",
    regex.IGNORECASE,
)
_COMPARED = regex.compile(rf"(?<!\w)(?P<more>cao|lớn|nhiều|thấp|ít|nhỏ){_S}hơn{_S}", regex.IGNORECASE)
_AGAINST = regex.compile(rf"[^.;]{{0,40}}(?<!\w)so{_S}với")
_LASTING = regex.compile(
    r"(?<!\w)(?:trong|sau|qua|suốt|thời hạn|thời gian|kéo dài|mất|chỉ|gần|hơn|trên|khoảng|dưới|ít nhất|tối đa|không quá)"
    rf"(?:{_S}(?:suốt|vòng|thời gian|hơn|gần|khoảng))?{_S}$",
    regex.IGNORECASE,
)
_LASTED = regex.compile(rf"{_S}(?:qua|nay|trở lên|liên tục|liên tiếp|liền)(?!\w)")
_RECALLED = regex.compile(
    rf"{_S}(?:trên|này|đó|ấy|nói trên|còn lại|kia|nêu trên|sau|đầu tiên)(?!\w)(?!{_S}(?:địa|cơ|toàn|khi))"
)
_COUNTED_BEFORE = regex.compile(
    rf"(?<!\w)(?:tổng{_S}số|số{_S}lượng|số)(?P<gap>{_S})(?=\p{{L}})", regex.IGNORECASE
)
_SHARE_BEFORE = regex.compile(
    rf"(?<!\w)(?:tỷ{_S}lệ|tỉ{_S}lệ|tỷ{_S}trọng|tỉ{_S}trọng)(?P<gap>{_S})(?P<what>[^,.;:(0-9]{{2,80}}?)"
    rf"(?:{_S}(?:đều|ước|cũng|chỉ|đã|hiện|vẫn))?{_S}(?:đạt|là|giảm|tăng|còn|chiếm|từ|lên|xuống|ở mức|có)(?!\w)",
    regex.IGNORECASE,
)
_SAID_OF = regex.compile(rf"(?:(?<!\w)(?:là|đạt|gồm|lên|tới|đến|còn|xuống){_S}|:{_S}?)$", regex.IGNORECASE)
_CLOSED = regex.compile(r"[ \u00a0]{0,2}(?:[.,;)\n(]|$)")
_SENTENCE_START = regex.compile(r"(?:^|[.!?:;…\n“\"(]|[-–]\s)\s*$")
_SMALL = 10
_FUTURE = regex.compile(rf"(?<!\w)đến{_S}(?:hết{_S}|cuối{_S})?năm{_S}(?P<year>20\d\d)", regex.IGNORECASE)


def extract_statistics(
    document: Document, frame: Frame, directives: Sequence[DirectiveCitation], people: Sequence[Mention]
) -> Iterator[Statistic]:
    """Yield every Statistic of the document, in order of the text.

    The characters of directives, people and dates are taken before a number is read.
    """
    cited = [(found.evidence.start_char, found.evidence.end_char) for found in (*directives, *people)]
    for zone in document.readable_zones():
        dates = find_dates(document.text, zone.start_char, zone.end_char, document.published)
        taken = _Taken(sorted([*cited, *((date.start_char, date.end_char) for date in dates)]))
        before: list[Statistic] = []
        for quantity in _quantities(document, zone, taken):
            statistic = _statistic(document, frame, zone, quantity, dates, before)
            if statistic is not None:
                before.append(statistic)
                yield statistic


class _Taken:
    """Stretches of the text that other facts have claimed, asked one after the other."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._reach: list[int] = []
        for _, end in spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def covers(self, char: int) -> bool:
        index = bisect_right(self._starts, char) - 1
        return index >= 0 and char < self._reach[index]


def _quantities(document: Document, zone: Zone, taken: _Taken) -> Iterator[Quantity]:
    """The quantities of a zone that are neither claimed nor names, one after the other."""
    done = zone.start_char
    for numeral in find_numerals(document.text, zone.start_char, zone.end_char):
        if numeral.start_char < done or taken.covers(numeral.start_char):
            continue
        limit = _sentence_end(document, numeral.start_char, zone)
        quantity = read_quantity(document, numeral, done, limit)
        done = numeral.end_char
        if taken.covers(quantity.end_char - 1) or is_name(document, quantity, zone.start_char):
            continue
        done = max(done, quantity.end_char if quantity.kind != "bare" else done)
        yield quantity


def _sentence_end(document: Document, char: int, zone: Zone) -> int:
    index = document.sentence_at(char)
    if index < 0 or document.sentences[index].end_char <= char:
        return zone.end_char
    return min(zone.end_char, document.sentences[index].end_char)


def _sentence_start(document: Document, char: int, zone: Zone) -> int:
    index = document.sentence_at(char)
    return max(zone.start_char, document.sentences[index].start_char) if index >= 0 else zone.start_char


def _statistic(
    document: Document,
    frame: Frame,
    zone: Zone,
    quantity: Quantity,
    dates: Sequence[DateMention],
    before: Sequence[Statistic],
) -> Statistic | None:
    """The quantity as a statistic, None where the words around it make it none."""
    start = _sentence_start(document, quantity.start_char, zone)
    end = _sentence_end(document, quantity.start_char, zone)
    kept = _with_noun(document, quantity, start, end, before)
    if kept is None or not _is_fact(document.text, kept, start, end):
        return None
    change, start_char = _change(document.text, kept, start, end, before)
    kind = "measure" if kept.kind == "time" else kept.kind
    subject = frame.subject_at(kept.number_char)
    return Statistic(
        value=kept.value,
        value_max=kept.value_max,
        denominator=kept.denominator,
        qualifier="exact" if change and _is_compared(document.text, kept) else kept.qualifier,
        kind=kind,
        unit=kept.unit,
        of=_share_of(document, kept, start),
        change=change,
        about=subject.name if subject else None,
        about_resolved=subject.how if subject else None,
        when=_when(document, kept, dates, start, end),
        target=_is_target(document, kept, start),
        evidence=quote(document, start_char, kept.end_char, f"statistics.{kind}"),
    )


# --------------------------------------------------------------------------- is it a fact?


def _with_noun(
    document: Document, quantity: Quantity, start: int, end: int, before: Sequence[Statistic]
) -> Quantity | None:
    """A number that no noun follows takes the noun said before it, or is no statistic."""
    if quantity.unit:
        return quantity
    text = document.text
    if quantity.kind not in ("bare", "fraction") or not _CLOSED.match(text, quantity.end_char):
        return None
    noun = _noun_before(document, quantity, start)
    if noun is None and (
        quantity.denominator is not None or _SAID_OF.search(text, start, quantity.start_char)
    ):
        unit = _unit_before(document, quantity, before)
    else:
        unit = noun.surface if noun else None
    if unit is None:
        return None
    return replace(quantity, kind="count" if quantity.kind == "bare" else quantity.kind, unit=unit, noun=noun)


def _noun_before(document: Document, quantity: Quantity, start: int) -> HeadNoun | None:
    """`tổng số [uỷ viên] … đã được bầu là 905`, `với số [phiếu] tuyệt đối 57/57`."""
    text = document.text
    if quantity.denominator is None and not _SAID_OF.search(text, start, quantity.start_char):
        return None
    for match in _COUNTED_BEFORE.finditer(text, max(start, quantity.start_char - 120), quantity.start_char):
        if regex.search(r"[0-9;]", text[match.end() : quantity.start_char]):
            continue
        noun = read_head_noun(document, match.end(), quantity.start_char)
        if noun is not None:
            return noun
    return None


def _unit_before(document: Document, quantity: Quantity, before: Sequence[Statistic]) -> str | None:
    """The unit of the last count of the sentence, for fractions of the last fraction."""
    sentence = document.sentence_at(quantity.start_char)
    for statistic in reversed(before):
        if quantity.denominator is not None and statistic.kind == "fraction":
            return statistic.unit
        if (
            quantity.denominator is None
            and statistic.kind == "count"
            and statistic.evidence.sentence == sentence
        ):
            return statistic.unit
    return None


def _is_fact(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Ages, times of day, idioms in small number words and mere lengths of time are no statistics."""
    if quantity.kind in ("age", "clock", "bare"):
        return False
    if quantity.words and not _is_written_out(text, quantity, start):
        return False
    if quantity.kind == "time":
        return _lasts(text, quantity, start, end)
    return True


def _is_written_out(text: str, quantity: Quantity, start: int) -> bool:
    """Number words: never `một` and `năm` alone, small ones only before a noun that is often counted."""
    number = text[quantity.number_char : quantity.number_char + 4]
    if number[:1].isupper() and not _SENTENCE_START.search(text, max(0, start - 1), quantity.number_char):
        return text[quantity.number_char : quantity.end_char].isupper()
    if quantity.value >= _SMALL or quantity.scale > 1:
        return True
    if quantity.value == 1 or number.lower().startswith("năm"):
        return False
    if quantity.kind not in ("count", "rate"):
        return quantity.kind != "fraction"
    listed = quantity.noun is not None and quantity.noun.kind not in (None, "classifier")
    return listed and not _RECALLED.match(text, quantity.end_char)


def _lasts(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """`trong 15 ngày`, `10 năm qua`; not `kỷ niệm 75 năm`."""
    return quantity.qualifier != "exact" or bool(
        _LASTING.search(text, max(start, quantity.start_char - 24), quantity.start_char)
        or _LASTED.match(text, quantity.end_char, end)
    )


# --------------------------------------------------------------------------- what the words around it say


def _change(
    text: str, quantity: Quantity, start: int, end: int, before: Sequence[Statistic]
) -> tuple[str | None, int]:
    """Whether the quantity is itself a change, and where its evidence begins."""
    if verb := _CHANGE.search(text, max(start, quantity.start_char - 40), quantity.start_char):
        return "increase" if verb["verb"].lower() == "tăng" else "decrease", verb.start()
    if _is_compared(text, quantity):
        more = _COMPARED.match(text, quantity.start_char)
        return "increase" if more and more["more"].lower() in (
            "cao",
            "lớn",
            "nhiều",
        ) else "decrease", quantity.start_char
    last = before[-1] if before else None
    bracketed = text[max(0, quantity.start_char - 3) : quantity.start_char].strip(" \u00a0") == "("
    if last and last.change and bracketed and quantity.start_char - last.evidence.end_char <= 3:
        return last.change, quantity.start_char
    return None, quantity.start_char


def _is_compared(text: str, quantity: Quantity) -> bool:
    """`cao hơn 2,3% so với năm trước` is a change; `cao hơn 15%` is a bound."""
    return bool(_COMPARED.match(text, quantity.start_char) and _AGAINST.match(text, quantity.end_char))


def _share_of(document: Document, quantity: Quantity, start: int) -> str | None:
    """What a percentage is of: `100% [chi bộ]`, `tỷ lệ [hộ nghèo] giảm còn 12%`."""
    if quantity.kind != "percent":
        return None
    if quantity.noun is not None:
        return quantity.noun.surface
    found = None
    for match in _SHARE_BEFORE.finditer(
        document.text, max(start, quantity.start_char - 160), quantity.start_char
    ):
        found = match["what"].strip()
    return found


def _when(
    document: Document, quantity: Quantity, dates: Sequence[DateMention], start: int, end: int
) -> str | None:
    return None


def _is_target(document: Document, quantity: Quantity, start: int) -> bool:
    """A goal's word stands before it in the sentence, and none that turns to results after that."""
    text = document.text[start : quantity.end_char]
    opened = False
    for match in _target_words().finditer(text):
        role = _target_roles()[name_key(match["form"])]
        if role == "opens":
            opened = True
        elif role == "closes":
            opened = False
    if future := list(_FUTURE.finditer(text)):
        published = document.published
        if published and int(future[-1]["year"]) > int(published[:4]):
            return True
    return opened


@cache
def _target_roles() -> dict[str, str]:
    return {name_key(row["form"]): row["role"] for row in rows("target_words.csv")}


@cache
def _target_words() -> regex.Pattern[str]:
    forms = sorted((row["form"] for row in rows("target_words.csv")), key=len, reverse=True)
    any_of = "|".join(regex.escape(form).replace(r"\ ", _S) for form in forms)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?P<form>{any_of})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)
