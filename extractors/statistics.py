"""Finds quantities: `trên 6.600 đảng viên`, `21/21 thôn`, `1 tỷ 250 triệu đồng`.

A number is a statistic when a noun, a unit of measure, money or percent says what it counts, and it is
neither part of a document's number or a date, nor a name (`Tổ 2`), an age or a time of day. What it
is of, whom it is about, for when it holds and whether it is a goal is read from the sentence around it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.article_years import dates_of
from extractors.clause_times import Figure
from extractors.document import Document, Zone
from extractors.elided_nouns import with_noun
from extractors.figure_parts import with_parts
from extractors.figure_subjects import FigureSubjects
from extractors.figure_times import Surroundings, when
from extractors.frame import Frame
from extractors.indicators import with_indicators
from extractors.meant_times import Time
from extractors.numbered_names import is_name
from extractors.numerals import find_numerals
from extractors.paragraph_intros import introductions
from extractors.quantities import Quantity, read_quantity
from extractors.real_figures import is_fact
from extractors.records import DirectiveCitation, Mention, Statistic, quote
from extractors.reported_times import ArticleTimes, article_times
from extractors.targets import is_ahead, is_target
from extractors.zone_times import times_by_zone

_S = r"[ \u00a0]{1,3}"
_CHANGE = re.compile(
    rf"(?<!\w)(?P<verb>tăng|giảm|bớt)"
    rf"(?:{_S}(?:thêm|được|bình quân|trung bình|đi|tới|bớt|khoảng|là|mỗi năm)){{0,2}}{_S}$",
    re.IGNORECASE,
)
_CHANGES = ("tăng", "giảm", "bớt")
_COMPARED = re.compile(rf"(?<!\w)(?P<more>cao|lớn|nhiều|thấp|ít|nhỏ){_S}hơn{_S}", re.IGNORECASE)
_AGAINST = re.compile(rf"[^.;]{{0,40}}(?<!\w)so{_S}với")
_SHARE_BEFORE = re.compile(
    rf"(?<!\w)(?:tỷ|tỉ){_S}(?:lệ|trọng){_S}(?P<what>[^,.;:(0-9]{{2,80}}?)"
    rf"(?:{_S}(?:đều|ước|cũng|chỉ|đã|hiện|vẫn))?"
    rf"{_S}(?:đạt|là|giảm|tăng|còn|chiếm|từ|lên|xuống|ở mức|có)(?!\w)",
    re.IGNORECASE,
)
_SAME_TIME = re.compile(
    rf"[ \u00a0]{{0,3}}[(,][ \u00a0]{{0,3}}(?:(?:đạt|chiếm|bằng|tỷ{_S}lệ|tương{_S}đương){_S}){{0,2}}"
)
_NEAR = 40  # times and statistics that are looked at around a figure; sentences are shorter
_FAR = 2000  # characters of a sentence that are looked at; longer ones are tables or noise


def extract_statistics(
    document: Document, frame: Frame, directives: Sequence[DirectiveCitation], people: Sequence[Mention]
) -> Iterator[Statistic]:
    """Yield every Statistic of the document, in order of the text.

    The characters of directives, people and dates are taken before a number is read.
    """
    documents = sorted((found.evidence.start_char, found.evidence.end_char) for found in directives)
    claimed = sorted(documents + [(found.evidence.start_char, found.evidence.end_char) for found in people])
    zones = list(document.readable_zones())
    dates = dates_of(document, zones, documents)
    times = times_by_zone(document, zones, dates, documents)
    intros = _intro_times(document, zones, times)
    subjects = FigureSubjects(document, frame, people)
    whole = article_times(document.text, list(zip(zones, times, strict=True)), document.published)
    found: list[Statistic] = []
    for zone, zone_dates, zone_times, intro in zip(zones, dates.by_zone, times, intros, strict=True):
        first, last = (bisect_left(claimed, (char, 0)) for char in (zone.start_char, zone.end_char))
        dated = ((date.start_char, date.end_char) for date in zone_dates)
        taken = _taken(zone, [*claimed[first:last], *dated])
        before: list[Statistic] = []
        for quantity in _quantities(document, zone, taken):
            start, end = _sentence(document, quantity.start_char, zone)
            near = _near(zone_times, quantity.start_char)
            passage = _Passage(document, start, end, before[-_NEAR:], near, intro, whole)
            statistic = _statistic(passage, subjects, quantity)
            if statistic is not None:
                before.append(statistic)
        found.extend(before)
    with_all = with_parts(document, list(_with_told_times(document, found)))
    yield from with_indicators(document, list(with_all))


def _intro_times(
    document: Document, zones: Sequence[Zone], times: Sequence[Sequence[Time]]
) -> list[Sequence[Time]]:
    """The times of the heading or line that introduces each zone."""
    of_zone = {zone.start_char: found for zone, found in zip(zones, times, strict=True)}
    intros = introductions(document, zones)
    return [of_zone[intro.start_char] if intro is not None else () for intro in intros]


def _with_told_times(document: Document, found: Sequence[Statistic]) -> Iterator[Statistic]:
    """A headline's figure has the time that the text gives the same figure."""
    told: dict[tuple[object, ...], list[Statistic]] = {}
    for statistic in found:
        if statistic.when is not None:
            told.setdefault(_same(statistic), []).append(statistic)
    for statistic in found:
        zone = document.zone_at(statistic.evidence.start_char)
        headline = zone is not None and zone.kind in ("title", "lead")
        if headline and statistic.when is None and not statistic.target:
            times = {one.when for one in told.get(_same(statistic), ()) if _is_counted_alike(statistic, one)}
            yield replace(statistic, when=times.pop()) if len(times) == 1 else statistic
        else:
            yield statistic


def _same(statistic: Statistic) -> tuple[object, ...]:
    return statistic.value, statistic.denominator, statistic.kind


def _is_counted_alike(one: Statistic, other: Statistic) -> bool:
    """`214 đảng viên mới` of the headline are the text's `214 đảng viên`."""
    shorter, longer = sorted((f"{one.unit} ".lower(), f"{other.unit} ".lower()), key=len)
    return longer.startswith(shorter)


class _Passage(NamedTuple):
    """Where a quantity stands: its sentence, the figures and times near it, the article's time."""

    document: Document
    start_char: int
    end_char: int
    before: Sequence[Statistic]
    times: Sequence[Time]
    intro: Sequence[Time]
    article: ArticleTimes

    @property
    def text(self) -> str:
        return self.document.text


def _taken(zone: Zone, claimed: Sequence[tuple[int, int]]) -> bytearray:
    """A mark for each character of the zone that a document, person or date has claimed."""
    taken = bytearray(zone.end_char - zone.start_char)
    for start, end in claimed:
        first, last = max(start, zone.start_char), min(end, zone.end_char)
        if first < last:
            taken[first - zone.start_char : last - zone.start_char] = b"\x01" * (last - first)
    return taken


def _quantities(document: Document, zone: Zone, taken: bytearray) -> Iterator[Quantity]:
    """The quantities of a zone that are neither claimed nor names, one after the other."""
    done, skipped, bare_end = zone.start_char, zone.start_char, -1
    for numeral in find_numerals(document.text, zone.start_char, zone.end_char):
        start = numeral.start_char
        if start < max(done, skipped) or taken[start - zone.start_char]:
            continue
        limit = _limit(taken, zone, numeral.end_char, _sentence(document, start, zone)[1])
        quantity = read_quantity(document, numeral, done, limit)
        skipped = quantity.end_char if quantity.kind != "bare" else numeral.end_char
        broken = bare_end >= 0 and document.text[bare_end:start].isspace()  # `tăng 0 68%`: no comma
        named = is_name(document, quantity, zone.start_char)
        bare_end = numeral.end_char if quantity.kind == "bare" and not (numeral.words or named) else -1
        if broken or named or taken[quantity.end_char - zone.start_char - 1]:
            continue
        done = done if quantity.kind == "bare" else quantity.end_char
        yield quantity


def _limit(taken: bytearray, zone: Zone, start: int, end: int) -> int:
    """Where a quantity may end: `22/26 chỉ tiêu` | `Nghị quyết Đại hội XVII`, which is a document."""
    claimed = taken.find(1, start - zone.start_char, end - zone.start_char)
    return end if claimed < 0 else zone.start_char + claimed


def _sentence(document: Document, char: int, zone: Zone) -> tuple[int, int]:
    """The bounds of the sentence around the character, inside its zone."""
    index = document.sentence_at(char)
    if index < 0 or document.sentences[index].end_char <= char:
        return max(zone.start_char, char - _FAR), min(zone.end_char, char + _FAR)
    sentence = document.sentences[index]
    start, end = max(zone.start_char, sentence.start_char), min(zone.end_char, sentence.end_char)
    return max(start, char - _FAR), min(end, char + _FAR)


def _near(times: Sequence[Time], char: int) -> Sequence[Time]:
    index = bisect_right(times, char, key=lambda time: time.start_char)
    return times[max(0, index - _NEAR) : index + _NEAR]


def _statistic(passage: _Passage, subjects: FigureSubjects, quantity: Quantity) -> Statistic | None:
    """The quantity as a statistic, None where the words around it make it none."""
    document, text, start, end = passage.document, passage.text, passage.start_char, passage.end_char
    kept = with_noun(document, quantity, start, passage.before)
    if kept is None or not is_fact(text, kept, start, end):
        return None
    change, start_char = _change(text, kept, start, passage.before)
    kind = "measure" if kept.kind == "time" else kept.kind
    of = _share_of(document, kept, start)
    about, about_resolved = _shared_subject(text, kept, passage) or _subject(subjects, kept, of, passage)
    bound = (
        kept.kind == "rate"
        or kept.qualifier in ("at_least", "at_most")
        or (kind, kept.value) == ("percent", 100)
    )
    target = is_target(text, start, kept.number_char, kept.end_char, document.published, bound)
    figure = Figure(start_char, kept.end_char, start, end, kept.unit, target)
    around = Surroundings(passage.times, passage.article, passage.intro)
    time = when(text, figure, around) or _shared_time(text, kept, passage)
    return Statistic(
        value=kept.value,
        value_max=kept.value_max,
        denominator=kept.denominator,
        qualifier="exact" if change and _is_compared(text, kept) else kept.qualifier,
        kind=kind,
        unit=kept.unit,
        of=of,
        change=change,
        about=about,
        about_resolved=about_resolved,
        when=time,
        target=target or is_ahead(time, document.published),
        evidence=quote(document, start_char, kept.end_char, f"statistics.{kind}"),
    )


def _subject(
    subjects: FigureSubjects, quantity: Quantity, of: str | None, passage: _Passage
) -> tuple[str | None, str | None]:
    """Whom the figure is about, and how that was found."""
    last = passage.before[-1] if passage.before else None
    unit, char = of or quantity.unit, quantity.number_char
    if last is not None and subjects.still_about(last.about, last.evidence.end_char, char, unit):
        return last.about, last.about_resolved
    share = quantity.kind in ("percent", "fraction")
    if last is not None and last.about is not None and subjects.is_part(last.evidence, char):
        return last.about, last.about_resolved
    subject = subjects.about(char, unit, share)
    return (subject.name, subject.how) if subject else (None, None)


def _shared_subject(text: str, quantity: Quantity, passage: _Passage) -> tuple[str | None, str | None] | None:
    """A share said of the figure just before is about the same: `159/168 phiếu (94,6%)`."""
    last = passage.before[-1] if passage.before else None
    if quantity.kind != "percent" or last is None:
        return None
    between = text[last.evidence.end_char : quantity.start_char]
    return (last.about, last.about_resolved) if _SAME_TIME.fullmatch(between) else None


def _shared_time(text: str, quantity: Quantity, passage: _Passage) -> str | None:
    """A share said of the figure just before has its time: `159/168 phiếu (94,6%)`, `…, đạt 97,7%`."""
    last = passage.before[-1] if passage.before else None
    if quantity.kind != "percent" or last is None:
        return None
    between = text[last.evidence.end_char : quantity.start_char]
    return last.when if _SAME_TIME.fullmatch(between) else None


# --------------------------------------------------------------------------- what the words around it say


def _change(text: str, quantity: Quantity, start: int, before: Sequence[Statistic]) -> tuple[str | None, int]:
    """Whether the quantity is itself a change, and where its evidence begins."""
    before_it = text[max(start, quantity.start_char - 40) : quantity.start_char].lower()
    changes = any(verb in before_it for verb in _CHANGES)  # a quick look
    if changes and (verb := _CHANGE.search(text, max(start, quantity.start_char - 40), quantity.start_char)):
        return "increase" if verb["verb"].lower() == "tăng" else "decrease", verb.start()
    if _is_compared(text, quantity):
        more = _COMPARED.match(text, quantity.start_char)
        return "increase" if more and more["more"].lower() in (
            "cao",
            "lớn",
            "nhiều",
        ) else "decrease", quantity.start_char
    last = before[-1] if before else None
    if last and last.change and text[last.evidence.end_char : quantity.start_char].strip(" \u00a0") == "(":
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
