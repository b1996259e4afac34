"""Finds quantities: `trên 6.600 đảng viên`, `21/21 thôn`, `1 tỷ 250 triệu đồng`.

A number is a statistic when a noun, a unit of measure, money or percent says what it counts, and it is
neither part of a document's number or a date, nor a name (`Tổ 2`), an age or a time of day. What it
is of, whom it is about, for when it holds and whether it is a goal is read from the sentence around it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.article_years import dates_of
from extractors.clause_times import Figure
from extractors.document import Document, Zone
from extractors.elided_nouns import with_noun
from extractors.figure_indicators import with_indicators
from extractors.figure_part_fields import with_fields_of_totals
from extractors.figure_parts import with_parts
from extractors.figure_subjects import FigureSubjects
from extractors.figure_times import Surroundings, when
from extractors.frame import Frame
from extractors.paragraph_intros import introductions
from extractors.quantities import Quantity
from extractors.real_figures import is_fact
from extractors.records import DirectiveCitation, Mention, Statistic, quote
from extractors.reported_times import ArticleTimes, article_times
from extractors.targets import is_ahead, is_target
from extractors.times import Time
from extractors.unclaimed_quantities import claimed, find_quantities
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


def extract_statistics(
    document: Document, frame: Frame, directives: Sequence[DirectiveCitation], people: Sequence[Mention]
) -> Iterator[Statistic]:
    """Yield every Statistic of the document, in order of the text.

    The characters of directives, people and dates are taken before a number is read.
    """
    documents = sorted((found.evidence.start_char, found.evidence.end_char) for found in directives)
    zones = list(document.readable_zones())
    dates = dates_of(document, zones, documents)
    claims: list[DirectiveCitation | Mention] = [*directives, *people]
    taken = claimed(
        document,
        [(claim.evidence.start_char, claim.evidence.end_char) for claim in claims],
        [(date.start_char, date.end_char) for found in dates.by_zone for date in found],
    )
    quantities = [list(find_quantities(document, zone, taken)) for zone in zones]
    if not any(quantities):
        return
    times = times_by_zone(document, zones, dates, documents)
    intros = _intro_times(document, zones, times)
    subjects = FigureSubjects(document, frame, people)
    whole = article_times(document.text, list(zip(zones, times, strict=True)), document.published)
    found: list[Statistic] = []
    for in_zone, zone_times, intro in zip(quantities, times, intros, strict=True):
        before: list[Statistic] = []
        for quantity, (start, end) in in_zone:
            near = _near(zone_times, quantity.start_char)
            passage = _Passage(document, start, end, before[-_NEAR:], near, intro, whole)
            statistic = _statistic(passage, subjects, quantity)
            if statistic is not None:
                before.append(statistic)
        found.extend(before)
    with_all = with_parts(document, list(_with_told_times(document, found)))
    with_all = with_fields_of_totals(document, frame, list(with_all))
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
        if statistic.when is None and not statistic.target and _in_headline(document, statistic):
            times = {one.when for one in told.get(_same(statistic), ()) if _is_counted_alike(statistic, one)}
            yield replace(statistic, when=times.pop()) if len(times) == 1 else statistic
        else:
            yield statistic


def _in_headline(document: Document, statistic: Statistic) -> bool:
    zone = document.zone_at(statistic.evidence.start_char)
    return zone is not None and zone.kind in ("title", "lead")


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
    last = _said_again(text, kept, passage)
    about, about_resolved = (
        (last.about, last.about_resolved) if last is not None else _subject(subjects, kept, of, passage)
    )
    bound = (
        kept.kind == "rate"
        or kept.qualifier in ("at_least", "at_most")
        or (kind, kept.value) == ("percent", 100)
    )
    target = is_target(text, start, kept.number_char, kept.end_char, document.published, bound)
    figure = Figure(start_char, kept.end_char, start, end, kept.unit, target)
    around = Surroundings(passage.times, passage.article, passage.intro)
    time = when(text, figure, around) or (last.when if last is not None else None)
    time = time or _time_of_whole(kept, passage, subjects, target)
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


def _said_again(text: str, quantity: Quantity, passage: _Passage) -> Statistic | None:
    """The figure just before, of which a share is said: `159/168 phiếu (94,6%)`, `…, đạt 97,7%`.

    It is about the same, and holds for the same time.
    """
    last = passage.before[-1] if passage.before else None
    if quantity.kind != "percent" or last is None:
        return None
    return last if _SAME_TIME.fullmatch(text, last.evidence.end_char, quantity.start_char) else None


def _time_of_whole(
    quantity: Quantity, passage: _Passage, subjects: FigureSubjects, target: bool
) -> str | None:
    """A part has its whole's time: `12 người vào cấp ủy nhiệm kỳ 2020 - 2025, trong đó 3 người …`."""
    last = passage.before[-1] if passage.before else None
    if last is None or last.when is None or quantity.kind not in ("count", "fraction"):
        return None
    part = last.target == target and subjects.is_part(last.evidence, quantity.number_char)
    return last.when if part else None


# --------------------------------------------------------------------------- what the words around it say


def _change(text: str, quantity: Quantity, start: int, before: Sequence[Statistic]) -> tuple[str | None, int]:
    """Whether the quantity is itself a change, and where its evidence begins."""
    before_it = text[max(start, quantity.start_char - 40) : quantity.start_char].lower()
    changes = any(map(before_it.__contains__, _CHANGES))  # a quick look
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
