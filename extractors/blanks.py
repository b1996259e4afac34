"""Lets the extractors read a text with plain single blanks, and gives their records the published words back.

Papers print no-break spaces, double blanks, blanks at line ends: `Huyện\\u00a0ủy  Hàm Yên` is to be read as
`Huyện ủy Hàm Yên`. Offsets and quotes of the facts are those of the text as published.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extractors.document import Document, Sentence, Zone
from extractors.records import DirectiveCitation, Evidence, InitiativeMention, Mention, PostClaim, Statistic

# The Icelandic letter, which old keyboards wrote for the Vietnamese one; accents that stand for apostrophes.
_ODD = str.maketrans("Ðð`´′", "Đđ’’’")
_ODD_CHARS = re.compile("[Ðð`´′]")
# Two blanks or more, one that is not plain, one that ends a line; all open with a blank, so that the engine
# looks at nothing else.
_NOT_PLAIN = re.compile(r"[^\S\n](?:[^\S\n]++|(?<! )|(?=\n|\Z))")

_Record = TypeVar("_Record", Mention, PostClaim, DirectiveCitation, Statistic, InitiativeMention)


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
        if isinstance(record, Statistic):
            part_of, share_of = map(self._place, (record.part_of_char, record.share_of_char))
            return replace(record, evidence=evidence, part_of_char=part_of, share_of_char=share_of)
        return replace(record, evidence=evidence)

    def _place(self, char: int | None) -> int | None:
        return char if char is None or self.origin is None else self.origin[char]

    def _evidence(self, evidence: Evidence) -> Evidence:
        start, end = self._span(evidence.start_char, evidence.end_char)
        surface = self.published.text[start:end]
        return replace(evidence, start_char=start, end_char=end, surface=surface)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        assert self.origin is not None
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[end]


def read_plainly(document: Document) -> Reading:
    """The document with single plain blanks, none at line ends, and Đ for Ð; itself where it has none."""
    text = document.text
    if _ODD_CHARS.search(text):
        text = text.translate(_ODD)
    parts: list[str] = []
    origin: list[int] = []
    places: list[int] = []  # for each character as published the first one kept at or behind it
    for match in _NOT_PLAIN.finditer(text):
        start, end = match.span()
        _keep(text[len(places) : start], parts, origin, places)
        if text[end : end + 1] not in ("\n", "") or start == 0:
            _keep(" ", parts, origin, places)
        places.extend([len(origin)] * (end - len(places)))
    if not places and text is document.text:
        return Reading(document, document, None)
    if not places:
        return Reading(replace(document, text=text), document, range(len(text) + 1))
    _keep(text[len(places) :], parts, origin, places)
    origin.append(len(text))
    places.append(len(origin) - 1)
    return Reading(_moved(document, "".join(parts), places), document, origin)


def _keep(words: str, parts: list[str], origin: list[int], places: list[int]) -> None:
    origin_start, start = len(origin), len(places)
    places.extend(range(origin_start, origin_start + len(words)))
    origin.extend(range(start, start + len(words)))
    parts.append(words)


def _moved(document: Document, text: str, places: list[int]) -> Document:
    """The document over the new text."""
    move = places.__getitem__
    tokens = document.tokens
    moved = replace(
        tokens, start_char=tuple(map(move, tokens.start_char)), end_char=tuple(map(move, tokens.end_char))
    )
    return replace(
        document,
        text=text,
        zones=tuple(Zone(zone.kind, move(zone.start_char), move(zone.end_char)) for zone in document.zones),
        sentences=tuple(
            Sentence(move(one.start_char), move(one.end_char), one.first_token, one.last_token)
            for one in document.sentences
        ),
        tokens=moved,
    )
