"""Finds references to documents: `Đề án số 16-ĐA/TU ngày 03/01/2020 của BTV Tỉnh ủy`.

`citations` reads what is written, `issuers` whose it is; here the references of one article are put
together: `Đề án 03` is the `Đề án số 03-ĐA/TU` of another sentence, where no other document could be meant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.citations import Citation, find_citations, read_date
from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.issuers import (
    Issuer,
    code_of,
    issuer_after,
    issuer_before,
    issuer_of_kind,
    issuer_of_symbol,
    issuer_within,
    level_of_symbol,
    read_issue_date,
    read_subject,
)
from extractors.organisations import read_organisation
from extractors.records import DirectiveCitation, quote
from extractors.rules import rule_file
from extractors.spelling import name_key


def extract_directives(document: Document, frame: Frame) -> Iterator[DirectiveCitation]:
    """Yield every DirectiveCitation of the document, in order of the text."""
    readings = [
        _weighed(document, reading)
        for zone in document.readable_zones()
        for reading in _read_zone(document.text, zone, frame)
    ]
    documents = _with_own_dates(document, _documents(document.text, readings))
    keys = _keys(documents)
    rows = [(reading, key, found) for found, key in zip(documents, keys, strict=True) for reading in found]
    for reading, key, found in sorted(rows, key=lambda row: row[0].citation.start_char):
        yield _record(document, reading, key, found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reference with what its own sentence says of the document. resolved: see records.RESOLUTIONS."""

    citation: Citation
    issuer: Issuer | None
    date: str | None
    subject: str | None
    stance: str
    resolved: str = "explicit"

    @property
    def level(self) -> str | None:
        return level_of_symbol(self.citation.symbol) or (self.issuer.level if self.issuer else None)

    @property
    def term(self) -> str | None:
        return self.citation.term or (self.issuer.term if self.issuer else None)

    @property
    def year(self) -> int | None:
        return self.citation.year or (int(self.date[:4]) if self.date else None)


_MAY_BE_COUNTED = ("N", "M", "X", "CH")  # nouns, numerals, what the tagger does not know, marks


def _weighed(document: Document, reading: _Reading) -> _Reading:
    """A bare number before a word that the tagger calls no noun counts nothing: `Chương trình 135 hỗ trợ`."""
    citation, tokens = reading.citation, document.tokens
    if citation.sure or len(citation.number or "") < 2:
        return reading
    following = bisect_left(tokens.start_char, citation.end_char)
    if following < len(tokens) and not tokens.tag[following].startswith(_MAY_BE_COUNTED):
        return replace(reading, citation=replace(citation, sure=True))
    return reading


# --------------------------------------------------------------------------- what one sentence says of each


def _read_zone(text: str, zone: Zone, frame: Frame) -> list[_Reading]:
    citations = find_citations(text, zone.start_char, zone.end_char)
    ends = [
        after.start_char if _AND_NEXT.search(text, citation.end_char, after.start_char) else zone.end_char
        for citation, after in pairwise(citations)
    ]
    rows = [
        _read(text, zone, citation, frame, end)
        for citation, end in zip(citations, [*ends, zone.end_char], strict=False)
    ]
    return _shared(text, rows)


_AND_NEXT = re.compile(r"(?:,|;|\svà)\s{1,3}(?:(?:các|những)\s)?$", re.I)


def _read(text: str, zone: Zone, citation: Citation, frame: Frame, end: int) -> _Reading:
    """end: where the words on this document end at the latest, the next one of a list begins there."""
    stance = _stance(text, zone, citation)
    if citation.form == "named":
        congress = _congress(text, citation, frame)
        return _Reading(citation, congress, None, None if congress else citation.subject, stance)
    issuer, position = _issuer(text, zone, citation, frame)
    date = (
        citation.date or (issuer.date if issuer else None) or read_issue_date(text, position, zone.end_char)
    )
    subject = read_subject(text, position, end) or citation.subject
    resolved = "local" if citation.start_char != citation.group else "explicit"
    return _Reading(citation, issuer, date, subject, stance, resolved)


def _issuer(text: str, zone: Zone, citation: Citation, frame: Frame) -> tuple[Issuer | None, int]:
    """The issuer that the words around name, and where the words after the reference go on."""
    start, end = citation.start_char, citation.end_char
    if citation.form == "plenum":
        name = " ".join(["Ban Chấp hành Trung ương", *([citation.term] if citation.term else [])])
        return Issuer(name, "central", "explicit", end, citation.term), end
    if after := issuer_after(text, end, zone.end_char, frame):
        return after, after.end
    if citation.subject and (within := issuer_within(text, start + len(citation.kind.form), end, frame)):
        return within, end
    return issuer_before(text, zone.start_char, start, frame), end


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


def _shared(text: str, readings: Sequence[_Reading]) -> list[_Reading]:
    """Over a list, the issuer after its last member is of all, the verb before its first one too."""
    rows = list(readings)
    linked = [
        _LINK.fullmatch(text, first.citation.end_char, second.citation.start_char) is not None
        for first, second in pairwise(rows)
    ]
    for index in range(len(rows) - 2, -1, -1):
        if linked[index] and _may_share(rows[index], rows[index + 1]) and rows[index].issuer is None:
            rows[index] = replace(rows[index], issuer=_without_date(rows[index + 1].issuer))
    for index in range(1, len(rows)):
        first, second = rows[index - 1], rows[index]
        if not linked[index - 1]:
            continue
        stance = first.stance if second.stance == "cite" else second.stance
        issuer = second.issuer or (_without_date(first.issuer) if _may_share(first, second) else None)
        rows[index] = replace(second, stance=stance, issuer=issuer)
    return rows


def _may_share(first: _Reading, second: _Reading) -> bool:
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
    return replace(issuer, date=None) if issuer else None


# -------------------------------------------------------------------------------------------------- stance


@cache
def _stances() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: row["id"] for row in rule_file("directives.toml")["stance"] for word in row["words"]}
    words = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!ban\s)(?:{words})(?!\w)", re.I), names


def _stance(text: str, zone: Zone, citation: Citation) -> str:
    """What is done with the document: the nearest word before it; `sơ kết … thực hiện` is a review."""
    pattern, names = _stances()
    low = max(zone.start_char, citation.start_char - 90)
    low = max(low, *(text.rfind(mark, low, citation.start_char) + 1 for mark in ".;:\n"))
    found = [
        (match, names[re.sub(r"\s", " ", match[0].lower())])
        for match in pattern.finditer(text, low, citation.start_char)
    ]
    found = [row for row in found if row[1] != "issue" or citation.start_char - row[0].end() < 15]
    if not found:
        return "cite"
    nearest, stance = found[-1]
    if stance == "implement" and len(found) > 1 and found[-2][1] == "review":
        gap = text[found[-2][0].end() : nearest.start()]
        return "review" if len(gap) < 40 and "," not in gap else stance
    return stance


# ----------------------------------------------------------------------------- one document, many forms


def _documents(text: str, readings: Sequence[_Reading]) -> list[list[_Reading]]:
    """The readings of each document. The richest forms come first, the short ones look for theirs."""
    documents: list[list[_Reading]] = []
    for reading in sorted(readings, key=_rank):
        mates = [found for found in documents if _same(found, reading)]
        exact = [
            found for found in mates if reading.date and any(other.date == reading.date for other in found)
        ]
        mates = exact or mates
        if len(mates) == 1 and (reading.citation.sure or _not_counted(text, reading)):
            mates[0].append(_bound(reading))
        elif reading.citation.sure:
            documents.append([reading if not mates else replace(reading, resolved="unresolved")])
    return documents


def _rank(reading: _Reading) -> tuple[int, int]:
    citation = reading.citation
    richness = (citation.symbol is not None) * 2 + (reading.date is not None) + (citation.form == "plenum")
    return (-richness if citation.sure else 1, citation.start_char)


def _same(found: Sequence[_Reading], reading: _Reading) -> bool:
    """Could this reading mean that document: nothing that both say differs."""
    if found[0].resolved == "unresolved" or _identity(found[0]) != _identity(reading):
        return False
    for other in found:
        pairs = (
            (_symbol_key(other.citation.symbol), _symbol_key(reading.citation.symbol)),
            (other.date, reading.date),
            (other.year, reading.year),
            (other.term, reading.term),
            (other.level, reading.level),
        )
        if any(one and two and one != two for one, two in pairs) or _strangers(other.issuer, reading.issuer):
            return False
    return True


def _strangers(one: Issuer | None, two: Issuer | None) -> bool:
    """Two bodies that cannot mean one issuer.

    Papers write `Tỉnh ủy` for its bureau, so the party's bodies in one place may be one.
    """
    if one is None or two is None:
        return False
    if (
        one.place
        and two.place
        and one.place != two.place
        and (one.resolved, two.resolved) == ("explicit",) * 2
    ):
        return True
    if not (one.branch and two.branch):
        return False
    same = one.name in two.name or two.name in one.name
    return one.branch != two.branch or (one.branch == "state" and not same)


def _identity(reading: _Reading) -> tuple[str, str, bool]:
    citation = reading.citation
    number = (citation.number or "").lower().lstrip("0")
    if citation.number is None:
        number = name_key(citation.subject or "")
    return citation.kind.kind, number, citation.form == "plenum"


def _symbol_key(symbol: str | None) -> str:
    return re.sub(r"[^\w]+", "-", symbol.upper()) if symbol else ""


def _bound(reading: _Reading) -> _Reading:
    return replace(reading, resolved="article") if reading.citation.symbol is None else reading


_COUNTED = re.compile(
    r"\s{0,3}(?:năm|tháng|ngày|tuần|giờ|phút|tỷ|triệu|nghìn|đồng|hộ|người|xã|thôn|chi|đảng|lớp|lượt|cán|%)(?!\w)",
    re.I,
)


def _not_counted(text: str, reading: _Reading) -> bool:
    """A bare number before a noun, in an article that has the document: `Đề án 03 tỉnh giao`."""
    citation = reading.citation
    return len(citation.number or "") > 1 and _COUNTED.match(text, citation.end_char) is None


def _with_own_dates(document: Document, documents: list[list[_Reading]]) -> list[list[_Reading]]:
    """A document printed in full ends with its date: `Nghị quyết này đã được … thông qua ngày 19/6/2017`.

    Taken where the article has one numbered document of that kind.
    """
    kinds = [found[0].citation.kind.kind for found in documents if found[0].citation.symbol]
    return [
        [replace(found[0], date=_own_date(document, found[0].citation.kind.kind)), *found[1:]]
        if found[0].citation.symbol
        and kinds.count(found[0].citation.kind.kind) == 1
        and not any(reading.date for reading in found)
        else found
        for found in documents
    ]


def _own_date(document: Document, kind: str) -> str | None:
    for zone in document.readable_zones():
        for match in _this(kind).finditer(document.text, zone.start_char, zone.end_char):
            if date := read_date(document.text, match.end(), zone.end_char)[0]:
                return date
    return None


@cache
def _this(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{kind}\s+này(?!\w)[^.;\n]{{0,200}}?\s(?:thông qua|ban hành|ký)(?=\s+ngày\s)", re.I)


# ----------------------------------------------------------------------------------------------- the record


def _keys(documents: Sequence[Sequence[_Reading]]) -> list[str]:
    """A readable key per document: kind, number, symbol; if two share it, also date and place."""
    keys: list[str] = []
    for found in documents:
        first = min(found, key=lambda reading: reading.citation.start_char)
        _, number, _ = _identity(first)
        symbol = next((row.citation.symbol for row in found if row.citation.symbol), None)
        term = first.term if first.citation.form == "plenum" else None
        parts = [first.citation.kind.id, number, _symbol_key(symbol), (term or "").split(" ")[-1]]
        parts = [re.sub(r"\s+", "-", part.lower()) for part in parts if part]
        key = ".".join(parts).replace("đ", "dd").replace("ư", "uw")
        if key in keys:
            key = ".".join([key, *([first.date] if first.date else []), str(first.citation.start_char)])
        keys.append(key)
    return keys


def _record(document: Document, reading: _Reading, key: str, found: Sequence[_Reading]) -> DirectiveCitation:
    """The claim, with the clean values that all readings of the document share."""
    citation, rows = reading.citation, sorted(found, key=lambda row: row.citation.start_char)
    symbol = next((row.citation.symbol for row in rows if row.citation.symbol), None)
    issuer = (
        _best_issuer(rows) or issuer_of_kind(citation.kind) or (issuer_of_symbol(symbol) if symbol else None)
    )
    return DirectiveCitation(
        document=key,
        kind=citation.kind.kind,
        number=rows[0].citation.number,
        symbol=symbol,
        year=next((row.citation.year for row in rows if row.citation.year), None),
        date=next((row.date for row in rows if row.date), None),
        issuer=issuer.name if issuer else None,
        issuer_resolved=issuer.resolved if issuer else None,
        subject=next((row.subject for row in rows if row.subject), None),
        form=citation.form,
        stance=reading.stance,
        resolved=reading.resolved,
        evidence=quote(document, citation.start_char, citation.end_char, f"directives.{citation.form}"),
        term=next((row.term for row in rows if row.term), None),
    )


def _best_issuer(readings: Sequence[_Reading]) -> Issuer | None:
    """The first issuer named, or a later one that says the same more fully (`Ban Thường vụ Tỉnh ủy`)."""
    best: Issuer | None = None
    for reading in readings:
        issuer = reading.issuer
        if issuer and (best is None or best.name == "Trung ương" or best.name in issuer.name):
            best = issuer
    return best
