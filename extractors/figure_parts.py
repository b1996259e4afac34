"""Says which figure is a part of which total, and which percentage says a figure again.

`28 tổ chức cơ sở đảng, trong đó có 7 đảng bộ và 21 chi bộ`; `36/38 phiếu, đạt 94,7%`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extractors.document import Document
from extractors.records import Statistic
from extractors.text_words import find_openers

_S = r"[ \u00a0]{1,3}"
_PARTS = re.compile(
    rf"(?<!\w)(?:(?P<all>(?:bao{_S})?gồm)|trong{_S}(?:đó|tổng{_S}số|số{_S}(?:đó|này|ấy)))(?!\w)",
    re.IGNORECASE,
)
_AGAIN = re.compile(  # `, đạt 94,7%`, ` (94,7%`, ` đạt chuẩn, chiếm 74,3%`
    rf"[ \u00a0]{{0,3}}[(,][ \u00a0]{{0,3}}(?:(?:đạt|chiếm|bằng|tương{_S}đương|tỷ{_S}lệ|tỉ{_S}lệ){_S}){{0,2}}"
    rf"|[^.;:()0-9]{{0,80}}[,(][ \u00a0]{{0,3}}(?:chiếm|đạt)(?:{_S}t[ỷỉ]{_S}lệ)?{_S}",
    re.IGNORECASE,
)
_OF_PLAN = re.compile(
    rf"{_S}(?:\w+{_S})?(?:kế{_S}hoạch|dự{_S}toán|chỉ{_S}tiêu|nghị{_S}quyết|mục{_S}tiêu|so{_S}với|cùng{_S}kỳ)",
    re.IGNORECASE,
)
# Of one person several may hold, so such parts need not add up.
_ASPECT = re.compile(
    rf"(?<!\w)(?:nữ|dân{_S}tộc|học{_S}sinh|sinh{_S}viên|tôn{_S}giáo|trẻ|tuổi|có{_S}đạo|hưu|đoàn{_S}viên)(?!\w)",
    re.IGNORECASE,
)
# `1.342 đảng viên; Ban Chấp hành gồm 27 đồng chí`: a new subject has parts of its own.
_OF_ANOTHER = regex.compile(r"[,;][^,;]*\p{Lu}[^,;]*\Z|;[^,;]*\w[^,;]*\Z")
_PART_WORDS = frozenset({"gồm", "bao gồm", "trong đó", "trong tổng", "trong số"})  # a quick look
_NEAR = 14  # characters behind a figure that still say what it counts
_STOPS = re.compile(r"[.!?…]\s|\n")
_WHOLE = frozenset({"count", "money", "measure", "fraction"})


@dataclass(slots=True)
class _Open:
    """The total whose parts are being listed; nouns: its own and that of the figure told beside it."""

    total: Statistic
    kind: str
    nouns: frozenset[str]


def with_parts(document: Document, found: Sequence[Statistic]) -> Iterator[Statistic]:
    """The statistics with `part_of_char`, `part_kind` and `share_of_char` filled in, in their order."""
    text = document.text
    last: Statistic | None = None
    beside: Statistic | None = None
    listing: _Open | None = None
    for statistic in found:
        between = text[last.evidence.end_char : statistic.evidence.start_char] if last is not None else "\n"
        if _STOPS.search(between) and not _continues(between):
            listing = None
        if last is not None and _says_again(text, last, between, statistic):
            yield replace(statistic, share_of_char=last.evidence.start_char)
            continue  # the next one follows the figure, not its percentage
        gap = (last.evidence.end_char if last is not None else 0, statistic.evidence.start_char)
        opener = _PARTS.search(between) if find_openers(text, _PART_WORDS, *gap) else None
        if opener is not None and _OF_ANOTHER.search(between, 0, opener.start()):
            listing, opener = None, None
        if last is not None and opener is not None and _may_be_total(last, statistic):
            nouns = frozenset(figure.unit for figure in (beside, last) if figure is not None)
            listing = _Open(last, "all" if opener["all"] else "some", nouns)
        elif listing is not None and last is not None and _begins_anew(listing, last, between, statistic):
            listing = None
        beside, last = last, statistic
        if listing is None or not _is_part(text, listing.total, statistic):
            yield statistic
            continue
        aspect = listing.kind == "some" and _is_aspect(text, statistic)
        yield replace(
            statistic,
            part_of_char=listing.total.evidence.start_char,
            part_kind="aspect" if aspect else listing.kind,
        )


def _begins_anew(listing: _Open, last: Statistic, between: str, statistic: Statistic) -> bool:
    """`kiểm tra 31 tổ chức và 64 đảng viên, trong đó có 22 nữ; giám sát 18 tổ chức`: nouns of totals."""
    return ";" in between and last.unit not in listing.nouns and statistic.unit in listing.nouns


def _continues(between: str) -> bool:
    """`… 86 đảng viên. Trong đó, 41 nữ`"""
    return _PARTS.match(_STOPS.split(between)[-1].lstrip(" \u00a0")) is not None


def _says_again(text: str, last: Statistic, between: str, statistic: Statistic) -> bool:
    if statistic.kind != "percent" or last.kind not in _WHOLE or _AGAIN.fullmatch(between) is None:
        return False
    start, end = statistic.evidence.start_char, statistic.evidence.end_char
    return _OF_PLAN.search(text, start, min(len(text), end + _NEAR)) is None


def _may_be_total(last: Statistic, statistic: Statistic) -> bool:
    return last.kind in _WHOLE and last.change is None and statistic.kind == last.kind


def _is_part(text: str, total: Statistic, statistic: Statistic) -> bool:
    """Whether it may be a part: of the kind of its total, no larger, not said in brackets."""
    if statistic.kind != total.kind or statistic.change is not None or statistic.value > total.value:
        return False
    if total.kind in ("money", "measure") and statistic.unit != total.unit:
        return False
    between = text[total.evidence.end_char : statistic.evidence.start_char]
    return between.count("(") <= between.count(")")


def _is_aspect(text: str, statistic: Statistic) -> bool:
    """`41 nữ`, `57 người dân tộc thiểu số`; not `nam 40, nữ 20`, which are all."""
    start, end = statistic.evidence.start_char, statistic.evidence.end_char
    if statistic.evidence.surface.isdigit():
        return False
    return _ASPECT.search(text, start, min(len(text), end + _NEAR)) is not None
