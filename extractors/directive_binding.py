"""Binds an article's references to documents: `Đề án 03` is the `Đề án số 03-ĐA/TU` of another sentence.

Two references may mean one document where kind and number agree and nothing that both say differs. A
reference is bound only where one document remains; a bare number in doubt is nothing without its full form.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.citations import Citation
from extractors.issuers import Issuer, level_of_symbol
from extractors.spelling import name_key

_Identity = tuple[str, str, bool]
_MARKS = re.compile(r"[^\w]+")


class Reading(NamedTuple):
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


@dataclass(slots=True)
class _Bundle:
    """A document's readings; distinct: one of each that says something else, all that need comparing."""

    readings: list[Reading] = field(default_factory=list)
    distinct: dict[tuple[object, ...], Reading] = field(default_factory=dict)

    def add(self, reading: Reading) -> None:
        issuer = reading.issuer.name if reading.issuer else None
        said = (reading.citation.symbol, reading.date, reading.year, reading.term, reading.level, issuer)
        self.readings.append(reading)
        self.distinct.setdefault(said, reading)

    def has_date(self, date: str) -> bool:
        return any(reading.date == date for reading in self.distinct.values())


def bind(text: str, readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings of each document, `resolved` filled in; the richest forms come first, the short ones look
    for theirs. A reference with more than one candidate is a document of its own, `unresolved`."""
    documents: dict[_Identity, list[_Bundle]] = {}
    for reading in sorted(readings, key=_rank):
        bundles = documents.setdefault(identity(reading), [])
        mates = [bundle for bundle in bundles if _same(bundle, reading)]
        if reading.date:
            mates = [mate for mate in mates if mate.has_date(reading.date)] or mates
        if len(mates) == 1 and (reading.citation.sure or _not_counted(text, reading)):
            mates[0].add(_bound(reading))
        elif reading.citation.sure:
            bundle = _Bundle()
            bundle.add(reading if not mates else reading._replace(resolved="unresolved"))
            bundles.append(bundle)
    return [bundle.readings for bundles in documents.values() for bundle in bundles]


def identity(reading: Reading) -> _Identity:
    """Kind, number (a title where there is none), and whether the number is a plenum's."""
    citation = reading.citation
    number = (citation.number or "").lower().lstrip("0")
    if citation.number is None:
        number = name_key(citation.subject or "")
    return citation.kind.kind, number, citation.form == "plenum"


def symbol_key(symbol: str | None) -> str:
    """The symbol for comparing: `CT/TW` and `CT-TW` are one; empty without one."""
    return _MARKS.sub("-", symbol.upper()) if symbol else ""


def _rank(reading: Reading) -> tuple[int, int]:
    citation = reading.citation
    richness = (citation.symbol is not None) * 2 + (reading.date is not None) + (citation.form == "plenum")
    return (-richness if citation.sure else 1, citation.start_char)


def _same(bundle: _Bundle, reading: Reading) -> bool:
    """Could this reading mean that document: nothing that both say differs."""
    if bundle.readings[0].resolved == "unresolved":
        return False
    for other in bundle.distinct.values():
        pairs = (
            (symbol_key(other.citation.symbol), symbol_key(reading.citation.symbol)),
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
    named = one.place and two.place and one.resolved == two.resolved == "explicit"
    if named and one.place != two.place:
        return True
    if not (one.branch and two.branch):
        return False
    same = one.name in two.name or two.name in one.name
    return one.branch != two.branch or (one.branch == "state" and not same)


def _bound(reading: Reading) -> Reading:
    return reading._replace(resolved="article") if reading.citation.symbol is None else reading


_COUNTED = re.compile(
    r"\s{0,3}(?:năm|tháng|ngày|tuần|giờ|phút|tỷ|triệu|nghìn|đồng|hộ|người|xã|thôn|chi|đảng|lớp|lượt|cán|%)(?!\w)",
    re.I,
)


def _not_counted(text: str, reading: Reading) -> bool:
    """A bare number before a noun, in an article that has the document: `Đề án 03 tỉnh giao`."""
    citation = reading.citation
    return len(citation.number or "") > 1 and _COUNTED.match(text, citation.end_char) is None
