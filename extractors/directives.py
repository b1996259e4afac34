"""Finds references to documents: `Đề án số 14-ĐA/TU ngày 05/02/2020 của BTV Tỉnh ủy`.

`citations` reads what is written, `directive_passages` what the words around say of it, `directive_binding`
tells which references of an article mean one document; here they come together.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.citation_dates import read_date
from extractors.coded_issuers import issuer_of_initials
from extractors.directive_binding import Reading, bind, identity, symbol_key
from extractors.directive_kinds import opening_words
from extractors.directive_passages import read_passage
from extractors.directive_relations import find_relations, years_of
from extractors.document import Document
from extractors.frame import Frame
from extractors.issuers import (
    Issuer,
    issuer_of_agency,
    issuer_of_kind,
    issuer_of_symbol,
)
from extractors.records import DirectiveCitation, quote
from extractors.text_words import find_matches
from extractors.told_issuers import issuers_of_kinds, issuers_of_symbols, told_issuer
from extractors.worded_zones import zones_with


def extract_directives(document: Document, frame: Frame) -> Iterator[DirectiveCitation]:
    """Yield every DirectiveCitation of the document, in order of the text."""
    readings = [
        _weighed(document, reading)
        for zone in zones_with(document, opening_words())
        for reading in read_passage(document.text, zone, frame)
    ]
    documents = _with_own_dates(document, bind(document.text, readings))
    told = issuers_of_symbols(documents, frame)
    of_kinds = issuers_of_kinds(documents, frame)
    keys = _keys(documents)
    doers = _doers(document, documents, keys)
    records = [
        record
        for found, key in zip(documents, keys, strict=True)
        for record in _records(document, frame, found, key, told, of_kinds, doers)
    ]
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
    for zone in zones_with(document, opener):
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
        parts = ["-".join(part.lower().split()) for part in parts if part]
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
    of_kinds: Mapping[str, Issuer],
    doers: Mapping[int, tuple[str, tuple[str, ...]]],
) -> Iterator[DirectiveCitation]:
    """The claims of one document, with the clean values that all its references share."""
    rows = sorted(found, key=lambda row: row.citation.start_char)
    kind = rows[0].citation.kind
    symbol = next((row.citation.symbol for row in rows if row.citation.symbol), None)
    issuer = _best_issuer(rows) or issuer_of_kind(kind) or told_issuer(symbol, told)
    if issuer is None and symbol is None and rows[0].citation.form != "named":
        issuer = of_kinds.get(kind.kind)
    if issuer is None and symbol:
        issuer = issuer_of_symbol(symbol) or issuer_of_agency(symbol, frame)
        issuer = issuer or issuer_of_initials(symbol, kind, frame)
    year = next((row.citation.year for row in rows if row.citation.year), None)
    date = next((row.date for row in rows if row.date), None)
    subject = next((row.subject for row in rows if row.subject), None)
    term = next((row.term for row in rows if row.term), None)
    about, about_level = _subject(frame)
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
            about=about,
            about_level=about_level,
        )


def _best_issuer(readings: Sequence[Reading]) -> Issuer | None:
    """The first issuer named, or a later one that says the same more fully (`Ban Thường vụ Tỉnh ủy`)."""
    best: Issuer | None = None
    for reading in readings:
        issuer = reading.issuer
        if issuer and (best is None or best.name == "Trung ương" or best.name in issuer.name):
            best = issuer
    return best
