"""Which documents set an initiative going, and so which citations report it.

`Đề án 16` means the quality of cell meetings where it is the one that the committee of Tuyên Quang issued in
2020; Đề án 16 of another province, or of the next term, means nothing of the kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from extractors.initiatives import Root, initiatives
from extractors.spelling import name_key
from pipeline.link.documents import Document, Reference
from pipeline.link.registers import Register, register_of
from pipeline.link.terms import terms_on

Row = dict[str, Any]


def initiative_rows() -> list[Row]:
    """The initiatives of the rules."""
    return [
        {"initiative_id": row.id, "name": row.name, "english": row.english} for row in initiatives().values()
    ]


def citing_rows(documents: Iterable[Document], ids: Mapping[int, str]) -> list[Row]:
    """Citations of root documents: initiative, document, citation. ids: of documents, by `id`."""
    return sorted(
        (
            {"initiative_id": root.initiative, "directive_id": ids[id(document)], "citation_id": citation}
            for document in documents
            if document.register is not None
            for root, register in _roots().get((document.kind, document.number, document.register.key), ())
            for reference in _of_root(document, root, register)
            for citation in reference.citations
        ),
        key=lambda row: (row["citation_id"], row["initiative_id"]),
    )


def _of_root(document: Document, root: Root, register: Register) -> Iterator[Reference]:
    """The references that mean the root: all of them where date, term or subject say so, else those of the
    time in which its number was no other document's."""
    whole = _is_root(document, root, register)
    for reference, _ in document.bound:
        day = reference.day
        alone = root.until and day and root.date <= day < root.until and not document.dates
        if whole or (whole is None and alone):
            yield reference


def _is_root(document: Document, root: Root, register: Register) -> bool | None:
    """None where nothing says so or otherwise."""
    if document.dates:
        return root.date in document.dates
    if root.plenum and document.subjects:  # a plenum has more than one resolution
        return any(root.subject in subject for subject in document.subjects)
    if document.periods:
        periods = terms_on(register.level, root.date) if register.party else (root.date[:4],)
        return bool(set(document.periods) & set(periods))
    if document.subjects:
        return any(root.subject in subject for subject in document.subjects)
    return None


@cache
def _roots() -> Mapping[tuple[str, str, str], tuple[tuple[Root, Register], ...]]:
    """By kind, number and register, as documents are told."""
    found: dict[tuple[str, str, str], tuple[tuple[Root, Register], ...]] = defaultdict(tuple)
    for row in initiatives().values():
        for root in row.roots:
            register = register_of(root.issuer, None, None, root.date)
            if register is not None:
                number = f"hn{root.number}" if root.plenum else root.number.lstrip("0")
                found[name_key(root.kind), number, register.key] += ((root, register),)
    return dict(found)
