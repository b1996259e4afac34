"""Which document of party or state a citation means, when papers cite one in many ways.

Numbers begin anew, kind by kind, with each term of a party committee and each year of a state body. So a
document is told by register, kind, number and term or year. A citation that says neither date nor year goes
to the one document of its register, kind and number that was there when the article came out and whose
subject does not speak against it; where there are several, it stays with the undated ones, `provisional`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.link.documents import Document, Reference

_ATTESTED = 2  # articles that must date each of several documents before the time tells them apart


def find_documents(references: Iterable[Reference]) -> list[Document]:
    """The documents behind the references, each bound once; the same in any order."""
    slots: dict[tuple[str, str, str], list[Reference]] = defaultdict(list)
    homeless: list[Reference] = []
    for reference in sorted(references, key=_order):
        if reference.register is None:
            homeless.append(reference)
        else:
            slots[reference.kind, reference.number, reference.register.key].append(reference)
    documents = [document for slot in slots.values() for document in _of_slot(slot)]
    return documents + _of_no_register(homeless, documents)


def _order(reference: Reference) -> tuple[str, str, str]:
    return reference.date or "9999", reference.day or "9999", reference.key


# ------------------------------------------------------------------------ one register, one kind, one number


def _of_slot(references: Sequence[Reference]) -> list[Document]:
    documents: list[Document] = []
    texts = Counter((reference.date, reference.text_id) for reference in references)
    times = Counter(date for date, _ in texts)
    firm = frozenset(date for date, count in times.items() if date and count > 1)
    richest = sorted(references, key=lambda reference: (reference.symbol is None, _order(reference)))
    for reference in richest:
        if reference.date:
            _bind_dated(reference, documents, firm)
    for reference in richest:
        if not reference.date and reference.periods:
            _bind_by_period(reference, documents)
    undated = [reference for reference in references if not reference.date and not reference.periods]
    return documents + _bind_undated(undated, documents)


def _bind_undated(references: Sequence[Reference], dated: Sequence[Document]) -> list[Document]:
    """Bind what says neither date nor year to the documents of its slot; what is left makes new ones."""
    open_: dict[tuple[int, ...], list[Reference]] = defaultdict(list)
    bound: list[tuple[Document, Reference, str]] = []
    for reference in references:
        found = [number for number, document in enumerate(dated) if document.may_be(reference)]
        close = [number for number in found if dated[number].is_alike(reference)]
        if len(close) == 1:
            bound.append((dated[close[0]], reference, "subject"))
        elif len(found) == 1 and reference.day and not dated[found[0]].is_unlike(reference):
            bound.append((dated[found[0]], reference, "only"))
        else:
            open_[tuple(found)].append(reference)
    for document, reference, basis in bound:  # after all were compared: none decides over another
        document.add(reference, basis)
    fresh: list[Document] = []
    for numbers, group in sorted(open_.items()):
        candidates = tuple(dated[number] for number in numbers)
        fresh += _by_time(group, candidates)
    return fresh


def _by_time(references: Sequence[Reference], candidates: tuple[Document, ...]) -> list[Document]:
    """Of several documents the one that alone was in use; else the references stay provisional."""
    days = [document.certain_days for document in candidates]
    left: list[Reference] = []
    bound: list[tuple[Document, Reference]] = []
    for reference in references:
        in_use = [
            document
            for document, certain in zip(candidates, days, strict=True)
            if reference.day and certain and certain[-1] >= _year_before(reference.day)
        ]
        if (
            len(in_use) == 1
            and not in_use[0].is_unlike(reference)
            and min(len(certain) for certain in days) >= _ATTESTED
        ):
            bound.append((in_use[0], reference))
        else:
            left.append(reference)
    for document, reference in bound:
        document.add(reference, "time")
    return _provisional(left, candidates) if left else []


def _year_before(day: str) -> str:
    return f"{int(day[:4]) - 1}{day[4:]}"


def _bind_dated(reference: Reference, documents: list[Document], firm: frozenset[str]) -> None:
    """To the document of that date; else of the same term or year, whose date a paper has wrong.

    firm: dates that more than one text states; two of them are two documents, whatever the rule of numbers.
    """
    near = [document for document in documents if document.agrees(reference)]
    mates = [document for document in near if reference.date in document.dates]
    if not mates and len(reference.periods) == 1:
        mates = [
            document
            for document in near
            if document.periods == reference.periods
            and not (reference.date in firm and document.dates & firm)
            and not document.is_stranger(reference)
        ]
    _bind(reference, mates, documents, "date")


def _bind_by_period(reference: Reference, documents: list[Document]) -> None:
    mates = [
        document
        for document in documents
        if set(document.periods) & set(reference.periods) and document.may_be(reference)
    ]
    _bind(reference, mates, documents, "year" if reference.year else "term")


def _bind(reference: Reference, mates: Sequence[Document], documents: list[Document], basis: str) -> None:
    if len(mates) > 1:
        mates = [mate for mate in mates if mate.is_alike(reference)] or mates
    if len(mates) == 1:
        mates[0].add(reference, basis)
        return
    document = Document(reference.kind, reference.number, reference.register, candidates=tuple(mates))
    document.add(reference, basis)
    documents.append(document)


def _provisional(references: Sequence[Reference], candidates: tuple[Document, ...]) -> list[Document]:
    """Undated ones: one document as long as their subjects allow it."""
    found: list[Document] = []
    for reference in sorted(references, key=lambda reference: (reference.subject is None, _order(reference))):
        mates = [document for document in found if not document.is_stranger(reference)]
        if reference.subject is None and len(mates) > 1:
            mates = [document for document in found if not document.subjects]
        if not mates:
            first = references[0]
            mates = [Document(first.kind, first.number, first.register, candidates=candidates)]
            found += mates
        mates[0].add(reference, "none")
    return found


# --------------------------------------------------------------------------------------- no certain register


def _of_no_register(references: Sequence[Reference], documents: Sequence[Document]) -> list[Document]:
    """Bind what names no body to the one document of the centre or of the paper's own place that it can
    mean; the rest stands for its own text."""
    index: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        index[document.kind, document.number].append(document)
    found: list[Document] = []
    bound: list[tuple[Document, Reference, str]] = []
    for reference in references:
        near = [
            document
            for document in index[reference.kind, reference.number]
            if document.may_be(reference) and (reference.home in document.homes or _is_central(document))
        ]
        meant = _meant(reference, near)
        if meant:
            bound.append((meant[0], reference, meant[1]))
            continue
        document = Document(reference.kind, reference.number, None)
        document.add(reference, "none")
        found.append(document)
    for document, reference, basis in bound:  # at the end: none decides over another
        document.add(reference, basis)
    return found


def _meant(reference: Reference, near: Sequence[Document]) -> tuple[Document, str] | None:
    """The one document and what ties the reference to it."""
    if reference.date:
        same = [document for document in near if reference.date in document.dates]
        return (same[0], "date") if len(same) == 1 else None
    close = [document for document in near if document.is_alike(reference)]
    if len(close) == 1:
        return close[0], "subject"
    settled = [document for document in near if not document.provisional]
    low = any(
        document.register and document.register.level not in ("central", "province") for document in near
    )
    congress = reference.number.startswith("k")  # of a commune as well as of the party
    plain = reference.symbol is None and reference.home and reference.day and not congress
    if plain and len(near) == len(settled) == 1 and not low and not near[0].is_unlike(reference):
        return settled[0], "only"
    return None


def _is_central(document: Document) -> bool:
    return document.register is not None and document.register.level == "central"
