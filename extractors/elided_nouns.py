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
_COUNTED_BEFORE = re.compile(
    rf"(?<!\w)(?<!dân[ \u00a0])(?<!thiểu[ \u00a0])(?<!hệ[ \u00a0])"
    rf"(?:tổng{_S}số|số{_S}lượng|số){_S}(?=[^\W\d_])",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    rf"(?:(?<!\w)(?:là|đạt|gồm|lên|tới|đến|còn|xuống|phát{_S}ra|thu{_S}về){_S}|:[ \u00a0]{{0,3}})$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[0-9;]")
_PUNISHMENT = re.compile(
    rf"{_S}(?:khiển{_S}trách|cảnh{_S}cáo|cách{_S}chức|khai{_S}trừ)(?=[ \u00a0]{{0,2}}[,;.)\n])", re.IGNORECASE
)
_PUNISHED = 16  # characters of `khiển trách ` before its number
_PUNISHED_BY = re.compile(
    rf"(?<!\w)(?:khiển{_S}trách|cảnh{_S}cáo|cách{_S}chức|khai{_S}trừ){_S}$", re.IGNORECASE
)
_DISCIPLINED = re.compile(
    rf"(?<!\w)kỷ{_S}luật{_S}(?:đối{_S}với{_S})?(?P<whom>đảng{_S}viên|tổ{_S}chức{_S}đảng)(?!\w)", re.IGNORECASE
)
_AND = re.compile(r"[ \u00a0]{1,3}và[ \u00a0]", re.IGNORECASE)
_FAR = 200
_LISTED = frozenset({"person", "household", "body", "place", "thing", "event", "tool"})
_FROM = re.compile(rf"(?<!\w)từ{_S}$", re.IGNORECASE)
_NUMBER = r"[0-9]{1,3}(?:\.?[0-9]{3})*"
_DOWN_TO = re.compile(rf"{_S}(?:xuống còn|tăng lên|giảm còn|lên|xuống|còn|đến){_S}{_NUMBER}{_S}(?=[^\W\d_])")
_OF_YEAR = re.compile(rf"(?<!\w)năm{_S}[0-9]{{4}}(?::|{_S}(?:có|là)){_S}$", re.IGNORECASE)
_YEARLY = re.compile(
    rf"(?:[,;]{_S}(?:và{_S})?năm{_S}[0-9]{{4}}(?::|{_S}(?:có|là)){_S}{_NUMBER})*"
    rf"(?:[,;]|{_S}và){_S}(?:và{_S})?[^;.]{{0,20}}năm{_S}[0-9]{{4}}(?::|{_S}(?:có|là)){_S}{_NUMBER}{_S}(?=[^\W\d_])",
    re.IGNORECASE,
)
# Between two figures of one list, the second without its noun: `người, | gọi khám sức khỏe`.
_NEXT_PART = re.compile(
    rf"(?:{_S}\([0-9.,]+%\))?[,;]{_S}(?:(?!số|năm|lần|thứ|tăng|giảm|hơn|điểm|mức|hạng|từ|đến|mùng|lúc)[^\W\d_]+{_S}){{1,6}}"
)
_ITS_SHARE = re.compile(
    r"[ \u00a0]?=[ \u00a0]?[0-9]+(?:,[0-9]+)?[ \u00a0]?%"
)  # `hoàn thành nhiệm vụ 181 = 4,81%`
_NEXT_BRACKET = re.compile(r"\)(?:,| và)[^()0-9;.]{2,60}\(")
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
    if (unit := _later_noun(document, quantity, start)) is not None:
        return quantity._replace(kind="count", unit=unit)
    said = [pattern.search(text, start, quantity.start_char) for pattern in (_SAID_OF, _named_parts())]
    if not (
        _CLOSED.match(text, quantity.end_char)
        or _ITS_SHARE.match(text, quantity.end_char)
        or (said[1] and _AND.match(text, quantity.end_char))
    ):
        return None
    noun = _noun_before(document, quantity, start)
    unit = noun.surface if noun else None
    if noun is None and (quantity.denominator is not None or any(said)):
        unit = _unit_before(document, quantity, before)
    if unit is None and quantity.denominator is None:
        unit = _unit_of_list(document, quantity, before)
    if unit is None and quantity.kind == "bare":
        unit = _disciplined(text, start, quantity)
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


def _disciplined(text: str, start: int, quantity: Quantity) -> str | None:
    """`Hình thức kỷ luật [đảng viên]: khiển trách 28, cảnh cáo 21`: whom the sentence says it came to."""
    if not _PUNISHED_BY.search(text, max(start, quantity.start_char - _PUNISHED), quantity.start_char):
        return None
    said = _DISCIPLINED.search(text, start, quantity.start_char)
    return said["whom"] if said is not None else None


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


def _later_noun(document: Document, quantity: Quantity, start: int) -> str | None:
    """`giảm từ 276 xuống 205 khu`, `năm 2016: 41; năm 2017: 49 đồng chí`: a later number has the noun."""
    text = document.text
    if quantity.kind != "bare" or not quantity.value.is_integer():
        return None
    index = document.sentence_at(quantity.start_char)
    end = document.sentences[index].end_char if index >= 0 else quantity.end_char
    stop = min(end, quantity.end_char + _FAR)
    change = _FROM.search(text, start, quantity.start_char) and _DOWN_TO.match(text, quantity.end_char, stop)
    yearly = _OF_YEAR.search(text, start, quantity.start_char) and _YEARLY.match(
        text, quantity.end_char, stop
    )
    match = change or yearly or None
    noun = read_head_noun(document, match.end(), stop) if match is not None else None
    return noun.surface if noun is not None and noun.kind in _LISTED else None


def _unit_of_list(document: Document, quantity: Quantity, before: Sequence[Statistic]) -> str | None:
    """`sơ tuyển 781 người, khám 512, có mặt 498 (97,3%)`, `Trung đoàn 19 (60 tân binh), tỉnh đội (42)`."""
    text, last = document.text, before[-1] if before else None
    if quantity.kind == "bare" and _ITS_SHARE.match(text, quantity.end_char):
        return _unit_before(document, quantity, before)
    if last is None or last.kind != "count" or not quantity.value.is_integer():
        return None
    if last.evidence.sentence != document.sentence_at(quantity.start_char):
        return None
    between = text[last.evidence.end_char : quantity.start_char]
    bracketed = between.startswith(")") and text.startswith(")", quantity.end_char)
    goes_on = _NEXT_PART.fullmatch(between) or (bracketed and _NEXT_BRACKET.fullmatch(between))
    return last.unit if goes_on and quantity.kind == "bare" else None


@cache
def _named_parts() -> re.Pattern[str]:
    forms = "|".join(row["form"].replace(" ", _S) for row in rows("named_parts.csv"))
    return re.compile(rf"(?<!\w)(?:{forms}){_S}$", re.IGNORECASE)
