"""All citations of documents in, rows of directives out: one pure function.

`Đề án số 16-ĐA/TU`, `Đề án 16 ngày 03/01/2020`, `16-ĐA/TU` of one province's papers are one row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from extractors.spelling import search_fold
from pipeline.ids import digest
from pipeline.link.binding import find_documents
from pipeline.link.cited import Cited
from pipeline.link.directive_relations import relate
from pipeline.link.documents import Document, Reference
from pipeline.link.initiatives import citing_rows, initiative_rows
from pipeline.link.places import era
from pipeline.link.registers import register_of, term_in

Row = dict[str, Any]
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"(?:thứ|khóa|đại\s+hội)\s+([ivxl]+|\d+)(?:\s+của\s+đảng)?$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
# Letters before the issuer's code that papers write in several ways: `QĐi/TW`, `CTHĐ/TU`.
_SAME_CODES = {"qđi": "qđ", "qyđ": "qđ", "qyđi": "qđ", "cthđ": "ctr", "ctrhđ": "ctr"}


def link_directives(citations: Iterable[Cited]) -> dict[str, list[Row]]:
    """Rows by table: directive (what its id rests on), directive_claim, directive_redirect,
    directive_relation_claim; initiative, and initiative_citation: citations of documents that mean one."""
    given = list(citations)
    documents = find_documents(_references(given))
    ids = _ids(documents)
    by_document = {id(document): name for document, name in zip(documents, ids, strict=True)}
    bound = {
        citation: document
        for document in documents
        for reference, _ in document.bound
        for citation in reference.citations
    }
    claims = [
        {"citation_id": citation, "directive_id": name, "basis": basis}
        for document, name in zip(documents, ids, strict=True)
        for reference, basis in document.bound
        for citation in reference.citations
    ]
    rows = [
        _row(document, name, [by_document[id(other)] for other in document.candidates])
        for document, name in zip(documents, ids, strict=True)
    ]
    return {
        "directive": sorted(rows, key=lambda row: str(row["directive_id"])),
        "directive_claim": sorted(claims, key=lambda row: row["citation_id"]),
        "directive_redirect": _redirects(documents, ids),
        "directive_relation_claim": relate(given, bound, by_document),
        "initiative": initiative_rows(),
        "initiative_citation": citing_rows(documents, by_document),
    }


def _row(document: Document, name: str, candidates: Sequence[str]) -> Row:
    register = document.register
    terms = [period for period in document.periods if "/" in period]
    return {
        "directive_id": name,
        "level": register.level if register else None,
        "system": None if register is None else "party" if register.party else "state",
        "place_id": register.place if register else None,
        "term": terms[0] if len(terms) == 1 else None,
        "provisional": document.provisional,
        "candidates": sorted(candidates),
    }


# ---------------------------------------------------------------------------------------------- references


def _references(citations: Iterable[Cited]) -> list[Reference]:
    """Citations of one article that say the same of one document are one reference."""
    groups: dict[tuple[object, ...], list[Cited]] = defaultdict(list)
    for cited in citations:
        said = (cited.kind_key, cited.number, cited.symbol, cited.year, cited.date, cited.issuer)
        more = (cited.issuer_resolved, cited.subject_key, cited.term, cited.form == "plenum")
        groups[cited.text_id, cited.document, *said, *more].append(cited)
    return [_reference(sorted(group, key=lambda cited: cited.citation_id)) for group in groups.values()]


def _reference(group: Sequence[Cited]) -> Reference:
    first = group[0]
    day = first.published[:10] if first.published else None
    issuer = first.issuer if first.issuer_resolved != "unresolved" else None
    term = term_in(first.issuer) or (first.term.split()[-1] if first.term else None)
    return Reference(
        key=first.citation_id,
        citations=tuple(cited.citation_id for cited in group),
        text_id=first.text_id,
        kind=first.kind_key,
        number=_number(first),
        symbol=_symbol_key(first.symbol),
        year=first.year,
        date=first.date,
        congress=term.upper() if term else None,
        subject=first.subject_key,
        register=register_of(issuer, first.symbol, first.home, era(day)),
        day=day,
        home=first.home,
    )


def _number(cited: Cited) -> str:
    """What tells it from others of its kind: the number; of a document known by its name alone, that."""
    if cited.number is None:
        ordinal = _ORDINAL.search(cited.surface.lower())
        if ordinal and (cited.issuer or "").startswith("Đại hội"):
            return f"k{_arabic(ordinal[1])}"
        return cited.subject_key or cited.surface.lower()
    number = cited.number.lstrip("0").lower() or "0"
    return f"hn{number}" if cited.form == "plenum" else number


def _arabic(ordinal: str) -> str:
    """`xviii` -> `18`."""
    if ordinal.isdigit():
        return ordinal
    values = [_ROMAN[letter] for letter in ordinal]
    return str(sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)))


@lru_cache(maxsize=1 << 14)
def _symbol_key(symbol: str | None) -> str | None:
    if symbol is None:
        return None
    first, *rest = re.split(r"[/-]", symbol.lower())
    return "-".join([_SAME_CODES.get(first, first), *rest])


# ----------------------------------------------------------------------------------------------------- ids


def _ids(documents: Sequence[Document]) -> list[str]:
    """Readable ids; of two documents that one would have, the later dated gets a number."""
    slots: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        slots[_slot_id(document, _period(document))].append(index)
    ids = [""] * len(documents)
    for name, indexes in slots.items():
        ordered = sorted(indexes, key=lambda index: _age(documents[index]))
        for turn, index in enumerate(ordered, 1):
            ids[index] = name if turn == 1 else f"{name}-{turn}"
    return ids


def _age(document: Document) -> tuple[str, str]:
    return min(document.dates, default="9999"), min(reference.key for reference, _ in document.bound)


def _slot_id(document: Document, period: str) -> str:
    """`d.tinh-uy-tuyen-quang-3fa2.de-an.16.t2015`."""
    body = document.register.slug if document.register else "x-" + digest(document.bound[0][0].text_id)[:8]
    number = document.number
    if not re.fullmatch(r"(hn|k)?[0-9]+[a-z]?", number):
        number = _slug(number)[:40].strip("-") + "-" + digest(number)[:4]
    parts = ("d", body, _slug(document.kind), number, *(() if number.startswith("k") else (period,)))
    return ".".join(parts)


def _period(document: Document) -> str:
    """t2015: a term; y2020: a year; n2020: a year in the number; tx: unknown."""
    if not document.periods:
        return "tx"
    period = document.periods[0]
    if len(document.periods) > 1:
        return "y" + min(document.dates)[:4]
    return "t" + period[:4] if "/" in period else (document.variant or "y") + period


def _slug(words: str) -> str:
    return _NOT_SLUG.sub("-", search_fold(words)).strip("-")


def _redirects(documents: Sequence[Document], ids: Sequence[str]) -> list[Row]:
    """The id that a document had while nobody said its term or year, where no other can have had it."""
    slots: dict[str, list[str]] = defaultdict(list)
    for document, name in zip(documents, ids, strict=True):
        if document.register is not None:
            slots[_slot_id(document, "tx")].append(name)
    return [
        {"former_id": former, "directive_id": names[0]}
        for former, names in sorted(slots.items())
        if len(names) == 1 and names[0] != former
    ]
