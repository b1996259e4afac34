"""Lets the extractors read a text with plain single blanks, and gives their records the published words back.

Papers print no-break spaces, double blanks, blanks at line ends: `Huyện\\u00a0ủy  Hàm Yên` is to be read as
`Huyện ủy Hàm Yên`. Offsets and quotes of the facts are those of the text as published.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import regex

from extractors.document import Document, Zone
from extractors.records import DirectiveCitation, Evidence, Mention, PostClaim, Statistic

_BLANKS = regex.compile(r"[^\S\n]+")
_ODD = regex.compile(r"[^\S\n ]|  | \n")

_Record = TypeVar("_Record", Mention, PostClaim, DirectiveCitation, Statistic)


@dataclass(frozen=True, slots=True)
class Reading:
    """document: as the extractors read it; published: as it came; origin: for each character of the
    former and its end, the position in the latter, None where the two are the same."""

    document: Document
    published: Document
    origin: Sequence[int] | None

    def restore(self, records: Sequence[_Record]) -> tuple[_Record, ...]:
        """The records with offsets into the published text, quoting it."""
        if self.origin is None:
            return tuple(records)
        return tuple(self._restored(record) for record in records)

    def _restored(self, record: _Record) -> _Record:
        evidence = self._evidence(record.evidence)
        if isinstance(record, PostClaim):
            start, end = self._span(record.person_start_char, record.person_end_char)
            return replace(record, evidence=evidence, person_start_char=start, person_end_char=end)
        return replace(record, evidence=evidence)

    def _evidence(self, evidence: Evidence) -> Evidence:
        start, end = self._span(evidence.start_char, evidence.end_char)
        surface = self.published.text[start:end]
        return replace(evidence, start_char=start, end_char=end, surface=surface)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        assert self.origin is not None
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[end]


def read_plainly(document: Document) -> Reading:
    """The document with single plain blanks, none at the ends of lines; itself where it has no others."""
    if not _ODD.search(document.text):
        return Reading(document, document, None)
    parts: list[str] = []
    origin: list[int] = []
    last = 0
    text = document.text
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        parts.append(text[last:start])
        origin.extend(range(last, start))
        if text[end : end + 1] not in ("\n", "") or start == 0:
            parts.append(" ")
            origin.append(start)
        last = end
    parts.append(text[last:])
    origin.extend(range(last, len(text) + 1))
    return Reading(_moved(document, "".join(parts), origin), document, origin)


def _moved(document: Document, text: str, origin: list[int]) -> Document:
    """The document over the new text: a position moves to the first character kept at or behind it."""

    def move(position: int) -> int:
        return bisect_left(origin, position)

    tokens = document.tokens
    moved = replace(
        tokens, start_char=tuple(map(move, tokens.start_char)), end_char=tuple(map(move, tokens.end_char))
    )
    return replace(
        document,
        text=text,
        zones=tuple(Zone(zone.kind, move(zone.start_char), move(zone.end_char)) for zone in document.zones),
        sentences=tuple(
            replace(sentence, start_char=move(sentence.start_char), end_char=move(sentence.end_char))
            for sentence in document.sentences
        ),
        tokens=moved,
    )
