"""What the words around a reference say of it: whose document it is, when issued, what is done with it.

`Thực hiện [Nghị quyết số 18, 19-NQ/TW] ngày 25/10/2017 của Bộ Chính trị`: over a list, what stands before its
first and behind its last member is said of all.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.acting_issuers import issuer_before, signing_day
from extractors.citation_dates import CLOSED_DATE, read_date
from extractors.citations import Citation, find_citations
from extractors.directive_binding import Reading
from extractors.directive_stances import read_stance, with_carried_stances, with_what_follows
from extractors.directive_subjects import read_subject
from extractors.document import Zone
from extractors.frame import Frame
from extractors.issuers import (
    Issuer,
    code_of,
    issuer_after,
    issuer_at,
    issuer_within,
    read_issue_date,
)
from extractors.organisations import read_organisation
from extractors.spaced import spaced
from extractors.trailing_issuers import trailing_issuer


def read_passage(text: str, zone: Zone, frame: Frame) -> list[Reading]:
    """The references of a zone, in order, each with what the words around say of it."""
    citations = find_citations(text, zone.start_char, zone.end_char)
    if not citations:
        return []
    ends = [
        after.start_char if _AND_NEXT.search(text, citation.end_char, after.start_char) else zone.end_char
        for citation, after in pairwise(citations)
    ]
    rows = [
        _read(text, zone, citation, frame, end)
        for citation, end in zip(citations, [*ends, zone.end_char], strict=False)
    ]
    return [with_what_follows(text, zone, row) for row in with_carried_stances(text, _shared(text, rows))]


_AND_NEXT = re.compile(r"(?:,|;|\svà)\s{1,3}(?:(?:các|những)\s)?$", re.I)


def _read(text: str, zone: Zone, citation: Citation, frame: Frame, end: int) -> Reading:
    """end: where the words on this document end at the latest, the next one of a list begins there."""
    stance = read_stance(text, zone, citation)
    if citation.form == "named":
        congress = _congress(text, citation, frame)
        return Reading(citation, congress, None, None if congress else citation.subject, stance)
    citation = _with_short_date(text, zone, citation, frame)
    issuer, position = _issuer(text, zone, citation, frame)
    if issuer is None and (trailing := trailing_issuer(text, citation, end, frame)):
        issuer, end = trailing
    date = (
        citation.date
        or (issuer.date if issuer else None)
        or read_issue_date(text, position, zone.end_char)
        or signing_day(text, zone, citation.start_char, frame)
    )
    subject = read_subject(text, position, end) or citation.subject
    resolved = "local" if citation.start_char != citation.group else "explicit"
    return Reading(citation, issuer, date, subject, stance, resolved)


_NEAR_DAY = spaced(r" (?=ngày \d{1,2}[/.-]\d)|~\((?=ngày \d{1,2}[/.-]\d)")


def _with_short_date(text: str, zone: Zone, citation: Citation, frame: Frame) -> Citation:
    """`Công điện số 06/CĐ-UBND ngày 16/4 của …`: the paper's year; behind a comma it is an event's."""
    near = None if citation.date else _NEAR_DAY.match(text, citation.end_char, zone.end_char)
    if near is None or citation.form not in ("full", "short"):
        return citation
    date, end = read_date(text, citation.end_char, zone.end_char, frame.document.published)
    if date is None or not CLOSED_DATE.match(text, end, zone.end_char):
        return citation
    return citation._replace(date=date, end_char=end, form="full" if citation.symbol else "dated")


def _issuer(text: str, zone: Zone, citation: Citation, frame: Frame) -> tuple[Issuer | None, int]:
    """The issuer that the words around name, and where the words after the reference go on."""
    start, end = citation.start_char, citation.end_char
    if citation.form == "plenum":
        name = " ".join(["Ban Chấp hành Trung ương", *([citation.term] if citation.term else [])])
        return Issuer(name, "central", "explicit", end, citation.term), end
    if _is_joint(citation):
        return None, end  # of several bodies, of which the words name but one
    after = issuer_after(text, end, zone.end_char, frame)
    if after and not (after.level != "central" and _IN_A_BODY.search(text, max(0, start - 60), start)):
        return after, after.end
    if citation.subject and (within := issuer_within(text, start + len(citation.kind.form), end, frame)):
        return within, end
    if saying := _issuer_saying(text, zone, citation, frame):
        return saying, end
    return issuer_before(text, zone, start, frame, citation.kind.kind in _LETTERS), end


_LETTERS = ("Tờ trình", "Công văn", "Văn bản", "Báo cáo", "Thông báo")
_AT = spaced(r"(?:^|[.;:\n]~)tại $")
_COMMA = spaced(r"~,~")
_SAYS = spaced(
    r"(?: (?:đã|cũng|vừa))? (?:ban hành|quy định|yêu cầu|chỉ đạo|đồng ý|thống nhất|đề nghị|giao|hướng dẫn"
    r"|cho ý kiến|khẳng định)(?!\w)"
)


def _issuer_saying(text: str, zone: Zone, citation: Citation, frame: Frame) -> Issuer | None:
    """`Tại Công văn số 12/CV-TU, ngày 5/6/2013, Tỉnh ủy đã đồng ý …`: who says it in that letter."""
    start, end = citation.start_char, citation.end_char
    comma = _COMMA.match(text, end, zone.end_char)
    if comma is None or not _AT.search(text, max(zone.start_char, start - 8), start):
        return None
    found = issuer_at(text, comma.end(), zone.end_char, frame)
    return found._replace(before=True) if found and _SAYS.match(text, found.end, zone.end_char) else None


# `Bộ phận giúp việc thực hiện | Chỉ thị 03 của Tỉnh ủy`: the committee's is the board, not the directive.
_IN_A_BODY = spaced(
    r"(?<!\w)(?:ban chỉ đạo|bộ phận giúp việc|tổ giúp việc|tổ công tác|tổ thực hiện"
    r"|bộ phận thường trực|tổ biên tập)(?: (?:thực hiện|triển khai|việc|về|tổng kết|sơ kết|giúp việc))* $"
)


def _is_joint(citation: Citation) -> bool:
    return "liên tịch" in citation.kind.form or (citation.symbol or "").upper().startswith(("NQLT", "TTLT"))


_CONGRESS = re.compile(r"đảng\s+bộ", re.I)


def _congress(text: str, citation: Citation, frame: Frame) -> Issuer | None:
    """The congress of a party organisation, its place filled in: `Đại hội Đảng bộ xã Tả Sín`."""
    if citation.kind.kind != "Nghị quyết" or not citation.subject:
        return None
    name, level, resolved = citation.subject[:1].upper() + citation.subject[1:], None, "explicit"
    branch = _CONGRESS.search(text, citation.start_char, citation.end_char)
    body = read_organisation(text, branch.start()) if branch else None
    if body and body.end_char <= citation.end_char:
        completed = frame.complete(body)
        name, level, resolved = f"Đại hội {completed.name}", completed.level, completed.how
    return Issuer(name, level, resolved, citation.end_char)


_LINK = re.compile(
    r"\s{0,3}(?:\([^()\n]{1,60}\)\s{0,3})?(?:,|;|và|,\s?và|cùng)\s{0,3}(?:(?:các|những|với)\s)?", re.I
)


def _shared(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Over a list, the issuer after its last member is of all."""
    rows = list(readings)
    linked = [
        _LINK.fullmatch(text, first.citation.end_char, second.citation.start_char) is not None
        for first, second in pairwise(rows)
    ]
    for index in range(len(rows) - 2, -1, -1):
        if _shares_trailing(text, rows[index], rows[index + 1]):
            rows[index] = rows[index]._replace(issuer=_without_date(rows[index + 1].issuer))
        if linked[index] and _may_share(rows[index], rows[index + 1]) and rows[index].issuer is None:
            rows[index] = rows[index]._replace(issuer=_without_date(rows[index + 1].issuer))
    for index in range(1, len(rows)):
        first, second = rows[index - 1], rows[index]
        if _shares_leading(text, first, second):
            rows[index] = second = second._replace(issuer=_without_date(first.issuer))
        if not linked[index - 1]:
            continue
        issuer = second.issuer or (_without_date(first.issuer) if _may_share(first, second) else None)
        rows[index] = second._replace(issuer=issuer)
    return rows


def _shares_trailing(text: str, first: Reading, second: Reading) -> bool:
    """`Quy định 96-QĐ/TW về … và Quy định số 69 về … của Bộ Chính trị`: the last words hold for both."""
    one, other = first.citation, second.citation
    if first.issuer is not None or second.issuer is None or not second.issuer.trailing or not first.subject:
        return False
    alike = one.kind.kind == other.kind.kind and (not one.symbol or code_of(one.symbol) == "TW")
    return alike and text[one.end_char : other.start_char].endswith((" và ", "\u00a0và\u00a0"))


def _shares_leading(text: str, first: Reading, second: Reading) -> bool:
    """`các nghị quyết của Bộ Chính trị, trước hết là Nghị quyết 57 về … và Nghị quyết 68 về …`"""
    if second.issuer is not None or first.issuer is None or not first.issuer.before or not first.subject:
        return False
    between = text[first.citation.end_char : second.citation.start_char]
    alike = first.citation.kind.kind == second.citation.kind.kind and first.citation.symbol
    codes = [code_of(row.citation.symbol or "") for row in (first, second)]
    return (
        bool(alike) and codes[0] == codes[1] and between.endswith((" và ", "; ", ", ")) and "." not in between
    )


def _may_share(first: Reading, second: Reading) -> bool:
    """Two members of a list that look alike: both dated or neither, symbols of one body or none."""
    alike = first.citation.kind.kind == second.citation.kind.kind
    if (first.citation.date is None) != (second.citation.date is None) and not alike:
        before = first.issuer or second.issuer
        if before is None or not before.before:  # a date between them parts the list
            return False
    symbols = (first.citation.symbol, second.citation.symbol)
    if symbols[0] and symbols[1]:
        return code_of(symbols[0]) == code_of(symbols[1])
    return symbols == (None, None) and alike


def _without_date(issuer: Issuer | None) -> Issuer | None:
    return issuer._replace(date=None) if issuer else None
