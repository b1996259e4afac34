"""Gives a number that no noun follows the noun said before it.

`tổng số [uỷ viên] đã được bầu là 905`, `số [phiếu] 57/57`, `37 [đảng viên], khiển trách 24`, `9/12 [chi bộ] …
đạt 12/12`; a bare number without such a noun is no statistic.
"""

import re
from collections.abc import Sequence
from functools import cache

from extractors.document import Document
from extractors.head_nouns import HeadNoun, read_head_noun
from extractors.quantities import Quantity
from extractors.records import Statistic
from extractors.rules import rows

_S = r"[ \u00a0]{1,3}"
_COUNTED_BEFORE = re.compile(rf"(?<!\w)(?:tổng{_S}số|số{_S}lượng|số){_S}(?=[^\W\d_])", re.IGNORECASE)
_SAID_OF = re.compile(
    rf"(?:(?<!\w)(?:là|đạt|gồm|lên|tới|đến|còn|xuống|phát{_S}ra|thu{_S}về){_S}|:[ \u00a0]{{0,3}})$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[0-9;]")
_PUNISHMENT = re.compile(
    rf"{_S}(?:khiển{_S}trách|cảnh{_S}cáo|cách{_S}chức|khai{_S}trừ)(?=[ \u00a0]{{0,2}}[,;.)\n])", re.IGNORECASE
)
_AND = re.compile(r"[ \u00a0]{1,3}và[ \u00a0]", re.IGNORECASE)
_CLOSED = re.compile(r"[ \u00a0]{0,2}(?:[.,;)\n(]|$)")


def with_noun(
    document: Document, quantity: Quantity, start: int, before: Sequence[Statistic]
) -> Quantity | None:
    """The quantity with its noun: its own, or the one said before it; None where there is neither.

    start: of its sentence. before: the statistics of its paragraph so far.
    """
    text = document.text
    if punished := _punished(document, quantity, before):
        return punished
    if quantity.unit:
        return quantity
    if quantity.kind not in ("bare", "fraction"):
        return None
    said = [pattern.search(text, start, quantity.start_char) for pattern in (_SAID_OF, _named_parts())]
    if not (_CLOSED.match(text, quantity.end_char) or (said[1] and _AND.match(text, quantity.end_char))):
        return None
    noun = _noun_before(document, quantity, start)
    unit = noun.surface if noun else None
    if noun is None and (quantity.denominator is not None or any(said)):
        unit = _unit_before(document, quantity, before)
    if unit is None:
        return None
    return quantity._replace(kind="count" if quantity.kind == "bare" else quantity.kind, unit=unit, noun=noun)


def _punished(document: Document, quantity: Quantity, before: Sequence[Statistic]) -> Quantity | None:
    """`kỷ luật 2 đảng viên (01 khiển trách, 01 cảnh cáo)`: what came to them is no noun."""
    start = quantity.end_char - len(quantity.unit) - 1 if quantity.unit else quantity.end_char
    match = _PUNISHMENT.match(document.text, start) if quantity.kind in ("bare", "count") else None
    unit = _unit_before(document, quantity, before) if match else None
    if match is None or unit is None:
        return None
    return quantity._replace(kind="count", unit=unit, end_char=match.end(), noun=None)


def _noun_before(document: Document, quantity: Quantity, start: int) -> HeadNoun | None:
    """`tổng số [uỷ viên] … đã được bầu là 905`, `với số [phiếu] tuyệt đối 57/57`."""
    text = document.text
    if quantity.denominator is None and not _SAID_OF.search(text, start, quantity.start_char):
        return None
    for match in _COUNTED_BEFORE.finditer(text, max(start, quantity.start_char - 120), quantity.start_char):
        if _FIGURE.search(text, match.end(), quantity.start_char):
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


@cache
def _named_parts() -> re.Pattern[str]:
    forms = "|".join(row["form"].replace(" ", _S) for row in rows("named_parts.csv"))
    return re.compile(rf"(?<!\w)(?:{forms}){_S}$", re.IGNORECASE)
