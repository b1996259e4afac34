"""What articles say of a document, and the document that is put together from it.

Both know by themselves when they fit each other: symbol, term or year, subject, and whether the document was
there when the article came out. binding.py decides with that who is whose.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.link.registers import Register
from pipeline.link.subjects import alike, likeness, strangers
from pipeline.link.terms import first_day, term_of_congress, terms_on

_SUBJECTS = 20  # wordings of a subject that are compared
# Kinds of which a year in the number means another series: 12/2023/QĐ-UBND is no 12/QĐ-UBND (Decree 30/2020).
_NORMATIVE = ("quyết định", "nghị quyết", "chỉ thị")


class Reference(NamedTuple):
    """What one article says of one document, in all citations that agree.

    key: of the reference. citations: ids. kind, number, symbol, subject: for comparing, number without zeros
    in front, with hn before a plenum's and k before a congress's. year: in the number. date: ISO. congress:
    ordinal of the term (`XII`). register: None where no body is certain. day: ISO day of publication. home:
    place that the paper speaks for.
    """

    key: str
    citations: tuple[str, ...]
    text_id: str
    kind: str
    number: str
    symbol: str | None
    year: int | None
    date: str | None
    congress: str | None
    subject: str | None
    register: Register | None
    day: str | None
    home: str | None

    @property
    def variant(self) -> str | None:
        """`n` with a year in the number, `y` without one, None where that says nothing."""
        if self.symbol is None or self.kind not in _NORMATIVE or (self.register and self.register.party):
            return None
        return "n" if self.year else "y"

    @property
    def periods(self) -> tuple[str, ...]:
        """The terms (party) or the year that it can be of; empty where nothing says so."""
        party = self.register is not None and self.register.party
        if party and self.date:
            return terms_on(self.register.level if self.register else None, self.date)
        if party and self.congress and (term := term_of_congress(self.congress)):
            return (term,)
        if self.date and not self.year:
            return (self.date[:4],)
        return (str(self.year),) if self.year else ()


@dataclass(slots=True)
class Document:
    """A document and who cites it.

    periods: terms or year, two in the months of congresses, none while unknown. variant: see Reference.
    bound: references, each with what ties it here: date, year, term, subject, only (the one that it can
    mean), time (of several the only one that papers dated within the year before, or later), none.
    candidates: the documents that a provisional one may be. dates, subjects, symbols, homes: all that
    articles say; of subjects the first ones.
    """

    kind: str
    number: str
    register: Register | None
    periods: tuple[str, ...] = ()
    variant: str | None = None
    bound: list[tuple[Reference, str]] = field(default_factory=list)
    candidates: tuple["Document", ...] = ()
    dates: set[str] = field(default_factory=set)
    subjects: list[str] = field(default_factory=list)
    symbols: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)

    @property
    def provisional(self) -> bool:
        """Whether its body, its term or its year is not known yet, or it may be one of several."""
        known = self.periods or self.number.startswith("k")  # a congress has one resolution
        return self.register is None or not known or bool(self.candidates)

    @property
    def since(self) -> str:
        """The first day on which it can have been cited, as far as known."""
        if self.dates:
            return min(self.dates)
        if not self.periods:
            return ""
        period = self.periods[0]
        level = self.register.level if self.register else None
        return (first_day(level, period) or "") if "/" in period else f"{period}-01-01"

    @property
    def certain_days(self) -> list[str]:
        """The days of articles that cite it with date, year, term or subject, in order."""
        certain = ("date", "year", "term", "subject")
        return sorted(ref.day for ref, basis in self.bound if ref.day and basis in certain)

    def add(self, reference: Reference, basis: str) -> None:
        """Bind a reference."""
        self.bound.append((reference, basis))
        if reference.date:
            self.dates.add(reference.date)
        if reference.subject and len(self.subjects) < _SUBJECTS and reference.subject not in self.subjects:
            self.subjects.append(reference.subject)
        if reference.symbol:
            self.symbols.add(reference.symbol)
        if reference.home:
            self.homes.add(reference.home)
        self.periods = self.periods or reference.periods
        self.variant = self.variant or reference.variant

    def agrees(self, reference: Reference) -> bool:
        """Whether symbol, and year within the number, are not another series'; of one day they are one's."""
        same_day = reference.date is not None and reference.date in self.dates
        if self.variant and reference.variant and self.variant != reference.variant and not same_day:
            return False
        return reference.symbol is None or not self.symbols or reference.symbol in self.symbols

    def may_be(self, reference: Reference) -> bool:
        """Whether nothing that both say differs, and it was there when the article came out."""
        if not self.agrees(reference):
            return False
        if reference.day and self.since[: len(reference.day)] > reference.day:
            return False
        return not self.is_stranger(reference)

    def is_stranger(self, reference: Reference) -> bool:
        """Whether the subjects speak against it."""
        said = self.subjects if reference.subject else ()
        return bool(said) and all(strangers(subject, reference.subject or "") for subject in said)

    def is_unlike(self, reference: Reference) -> bool:
        """Whether the subjects do not speak for it, where both are known."""
        shares = [likeness(subject, reference.subject) for subject in self.subjects if reference.subject]
        return any(share is not None for share in shares) and not self.is_alike(reference)

    def is_alike(self, reference: Reference) -> bool:
        """Whether the subjects speak for it."""
        return any(alike(subject, reference.subject) for subject in self.subjects if reference.subject)
