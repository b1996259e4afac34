"""Finds references to documents: `Đề án số 14-ĐA/TU ngày 05/02/2020 của BTV Tỉnh ủy`.

`citations` reads what is written, `issuers` whose it is, `directive_binding` tells which references of an
article mean one document; here they come together, with what the words around say is done with it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extractors.acting_issuers import issuer_before
from extractors.citations import Citation, find_citations, read_date
from extractors.coded_issuers import issuer_of_initials
from extractors.directive_binding import Reading, bind, identity, symbol_key
from extractors.directive_relations import find_relations, is_done_by, years_of
from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.issuers import (
    Issuer,
    code_of,
    issuer_after,
    issuer_of_agency,
    issuer_of_kind,
    issuer_of_symbol,
    issuer_within,
    read_issue_date,
    read_subject,
)
from extractors.organisations import read_organisation
from extractors.records import DirectiveCitation, quote
from extractors.rules import rule_file
from extractors.text_words import find_matches
from extractors.told_issuers import issuers_of_symbols, told_issuer
from extractors.trailing_issuers import trailing_issuer


def extract_directives(document: Document, frame: Frame) -> Iterator[DirectiveCitation]:
    """Yield every DirectiveCitation of the document, in order of the text."""
    readings = [
        _weighed(document, reading)
        for zone in document.readable_zones()
        for reading in _read_zone(document.text, zone, frame)
    ]
    documents = _with_own_dates(document, bind(document.text, readings))
    told = issuers_of_symbols(documents, frame)
    keys = _keys(documents)
    doers = _doers(document, documents, keys)
    records = [
        record
        for found, key in zip(documents, keys, strict=True)
        for record in _records(document, frame, found, key, told, doers)
    ]
    unit, level = _subject(frame)
    records = [replace(record, about=unit, about_level=level) for record in records]
    yield from sorted(records, key=lambda record: record.evidence.start_char)


def _subject(frame: Frame) -> tuple[str | None, str | None]:
    """The smallest unit that the article is about, and its level."""
    units = [(frame.unit(level), level) for level in ("commune", "district", "province")]
    return next((unit for unit in units if unit[0]), (None, None))


_MAY_BE_COUNTED = ("N", "M", "X", "CH")  # nouns, numerals, what the tagger does not know, marks


def _weighed(document: Document, reading: Reading) -> Reading:
    """A bare number before a word that the tagger calls no noun counts nothing: `Chương trình 135 hỗ trợ`."""
    citation, tokens = reading.citation, document.tokens
    if citation.sure or len(citation.number or "") < 2:
        return reading
    following = bisect_left(tokens.start_char, citation.end_char)
    if following < len(tokens) and not tokens.tag[following].startswith(_MAY_BE_COUNTED):
        return reading._replace(citation=citation._replace(sure=True))
    return reading


# --------------------------------------------------------------------------- what one sentence says of each


def _read_zone(text: str, zone: Zone, frame: Frame) -> list[Reading]:
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


def _read(text: str, zone: Zone, citation: Citation, frame: Frame, end: int) -> Reading:
    """end: where the words on this document end at the latest, the next one of a list begins there."""
    stance = _stance(text, zone, citation)
    if citation.form == "named":
        congress = _congress(text, citation, frame)
        return Reading(citation, congress, None, None if congress else citation.subject, stance)
    issuer, position = _issuer(text, zone, citation, frame)
    if issuer is None and (trailing := trailing_issuer(text, citation, end, frame)):
        issuer, end = trailing
    date = (
        citation.date or (issuer.date if issuer else None) or read_issue_date(text, position, zone.end_char)
    )
    subject = read_subject(text, position, end) or citation.subject
    resolved = "local" if citation.start_char != citation.group else "explicit"
    return Reading(citation, issuer, date, subject, stance, resolved)


def _issuer(text: str, zone: Zone, citation: Citation, frame: Frame) -> tuple[Issuer | None, int]:
    """The issuer that the words around name, and where the words after the reference go on."""
    start, end = citation.start_char, citation.end_char
    if citation.form == "plenum":
        name = " ".join(["Ban Chấp hành Trung ương", *([citation.term] if citation.term else [])])
        return Issuer(name, "central", "explicit", end, citation.term), end
    if _is_joint(citation):
        return None, end  # of several bodies, of which the words name but one
    if after := issuer_after(text, end, zone.end_char, frame):
        return after, after.end
    if citation.subject and (within := issuer_within(text, start + len(citation.kind.form), end, frame)):
        return within, end
    return issuer_before(text, zone, start, frame), end


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
    """Over a list, the issuer after its last member is of all, the verb before its first one too."""
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
        stance = first.stance if second.stance == "cite" else second.stance
        issuer = second.issuer or (_without_date(first.issuer) if _may_share(first, second) else None)
        rows[index] = second._replace(stance=stance, issuer=issuer)
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
    if stance in ("amend", "replace") and is_done_by(text[nearest.start() : citation.start_char]):
        return "cite"
    if stance == "implement" and len(found) > 1 and found[-2][1] == "review":
        gap = text[found[-2][0].end() : nearest.start()]
        return "review" if len(gap) < 40 and "," not in gap else stance
    return stance


# ----------------------------------------------------------------------------------------- the documents


def _with_own_dates(document: Document, documents: list[list[Reading]]) -> list[list[Reading]]:
    """A document printed in full ends with its date: `Nghị quyết này đã được … thông qua ngày 19/6/2017`.

    Taken where the article has one numbered document of that kind.
    """
    kinds = Counter(found[0].citation.kind.kind for found in documents if found[0].citation.symbol)
    return [
        [found[0]._replace(date=_own_date(document, found[0].citation.kind.kind)), *found[1:]]
        if found[0].citation.symbol
        and kinds[found[0].citation.kind.kind] == 1
        and not any(reading.date for reading in found)
        else found
        for found in documents
    ]


def _own_date(document: Document, kind: str) -> str | None:
    opener = frozenset({kind.split()[0].lower()})
    for zone in document.readable_zones():
        for match in find_matches(_this(kind), document.text, opener, zone.start_char, zone.end_char):
            if date := read_date(document.text, match.end(), zone.end_char)[0]:
                return date
    return None


@cache
def _this(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{kind}\s+này(?!\w)[^.;\n]{{0,200}}?\s(?:thông qua|ban hành|ký)(?=\s+ngày\s)", re.I)


# ----------------------------------------------------------------------------------------------- the record


def _keys(documents: Sequence[Sequence[Reading]]) -> list[str]:
    """A readable key per document: kind, number, symbol; if two share it, also date and place."""
    keys: dict[str, None] = {}
    for found in documents:
        first = min(found, key=lambda reading: reading.citation.start_char)
        _, number, _ = identity(first)
        symbol = next((row.citation.symbol for row in found if row.citation.symbol), None)
        term = first.term if first.citation.form == "plenum" else None
        parts = [first.citation.kind.id, number, symbol_key(symbol), (term or "").split(" ")[-1]]
        parts = [re.sub(r"\s+", "-", part.lower()) for part in parts if part]
        key = ".".join(parts).replace("đ", "dd").replace("ư", "uw")
        if key in keys:
            key = ".".join([key, *([first.date] if first.date else []), str(first.citation.start_char)])
        keys[key] = None
    return list(keys)


def _doers(
    document: Document, documents: Sequence[Sequence[Reading]], keys: Sequence[str]
) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Where a reference begins -> what other documents do with it, and their keys."""
    key_at = {
        row.citation.start_char: key for found, key in zip(documents, keys, strict=True) for row in found
    }
    rows = sorted((row for found in documents for row in found), key=lambda row: row.citation.start_char)
    doers: dict[int, tuple[str, tuple[str, ...]]] = {}
    for done in find_relations(document, rows):
        relation, others = doers.get(done.to, (done.relation, ()))
        by = key_at[done.by]
        if relation == done.relation and by != key_at[done.to] and by not in others:
            doers[done.to] = relation, (*others, by)
    return doers


def _records(
    document: Document,
    frame: Frame,
    found: Sequence[Reading],
    key: str,
    told: Mapping[str, Issuer],
    doers: Mapping[int, tuple[str, tuple[str, ...]]],
) -> Iterator[DirectiveCitation]:
    """The claims of one document, with the clean values that all its references share."""
    rows = sorted(found, key=lambda row: row.citation.start_char)
    kind = rows[0].citation.kind
    symbol = next((row.citation.symbol for row in rows if row.citation.symbol), None)
    issuer = _best_issuer(rows) or issuer_of_kind(kind) or told_issuer(symbol, told)
    if issuer is None and symbol:
        issuer = issuer_of_symbol(symbol) or issuer_of_agency(symbol, frame)
        issuer = issuer or issuer_of_initials(symbol, kind, frame)
    year = next((row.citation.year for row in rows if row.citation.year), None)
    date = next((row.date for row in rows if row.date), None)
    subject = next((row.subject for row in rows if row.subject), None)
    term = next((row.term for row in rows if row.term), None)
    for row in rows:
        start, end, form = row.citation.start_char, row.citation.end_char, row.citation.form
        stance, by_documents = doers.get(start, (row.stance, ()))
        zone = document.zone_at(start)
        opens = row.citation.group
        yield DirectiveCitation(
            document=key,
            kind=kind.kind,
            number=rows[0].citation.number,
            symbol=symbol,
            year=year,
            date=date,
            issuer=issuer.name if issuer else None,
            issuer_resolved=issuer.resolved if issuer else None,
            subject=subject,
            form=form,
            stance=stance,
            resolved=row.resolved,
            evidence=quote(document, start, end, f"directives.{form}"),
            term=term,
            by_documents=by_documents,
            after_years=years_of(document.text, zone.start_char, opens) if zone else None,
        )


def _best_issuer(readings: Sequence[Reading]) -> Issuer | None:
    """The first issuer named, or a later one that says the same more fully (`Ban Thường vụ Tỉnh ủy`)."""
    best: Issuer | None = None
    for reading in readings:
        issuer = reading.issuer
        if issuer and (best is None or best.name == "Trung ương" or best.name in issuer.name):
            best = issuer
    return best
