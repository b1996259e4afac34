"""Lets the extractors read a text with plain single blanks, and gives their records the published words back.

Papers print no-break spaces, double blanks, blanks at line ends: `Huyện\\u00a0ủy  Hàm Yên` is to be read as
`Huyện ủy Hàm Yên`. Offsets and quotes of the facts are those of the text as published.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import sub
from typing import TypeVar

from extractors.document import Document, Sentence, Zone
from extractors.records import DirectiveCitation, Evidence, InitiativeMention, Mention, PostClaim, Statistic

# The Icelandic letter, which old keyboards wrote for the Vietnamese one; accents that stand for apostrophes.
_ODD = str.maketrans("Ðð`´′", "Đđ’’’")
_ODD_CHARS = re.compile("[Ðð`´′]")
# Two blanks or more, one that is not plain, one that ends a line; all open with a blank, so that the engine
# looks at nothing else.
_NOT_PLAIN = re.compile(r"[^\S\n](?:[^\S\n]++|(?<! )|(?=\n|\Z))")
_ODD_BLANK = re.compile(r"[^\S\n ]")

_Record = TypeVar("_Record", Mention, PostClaim, DirectiveCitation, Statistic, InitiativeMention)


class Removed:
    """The blanks that a text was read without: from where to where each of them stood in it, in order."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = starts, ends
        widths = map(sub, ends, starts)
        # how many characters lack before each, and in all
        self._before: list[int] = list(accumulate(widths, initial=0))
        self._joints = [start - lacking for start, lacking in zip(starts, self._before, strict=False)]

    def origin(self, char: int) -> int:
        """Where the character that is read there stood in the text as published."""
        return char + self._before[bisect_right(self._joints, char)]

    def moved(self, chars: Sequence[int]) -> tuple[int, ...]:
        """For characters as published, in order, the places of the first ones kept at or behind them."""
        found: list[int] = []
        first = 0
        for start, end, lacking in zip(self._starts, self._ends, self._before, strict=False):
            inside = bisect_left(chars, start, first)
            behind = bisect_left(chars, end, inside)
            found += [char - lacking for char in chars[first:inside]] + [start - lacking] * (behind - inside)
            first = behind
        return *found, *(char - self._before[-1] for char in chars[first:])


@dataclass(frozen=True, slots=True)
class Reading:
    """document: as the extractors read it; published: as it came; removed: the blanks that it lacks, None
    where the two are the same."""

    document: Document
    published: Document
    removed: Removed | None

    def restore(self, records: Sequence[_Record]) -> tuple[_Record, ...]:
        """The records with offsets into the published text, quoting it."""
        if self.removed is None:
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
        return char if char is None or self.removed is None else self.removed.origin(char)

    def _evidence(self, evidence: Evidence) -> Evidence:
        start, end = self._span(evidence.start_char, evidence.end_char)
        surface = self.published.text[start:end]
        return replace(evidence, start_char=start, end_char=end, surface=surface)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        assert self.removed is not None
        origin = self.removed.origin
        return origin(start), origin(end - 1) + 1 if end > start else origin(end)


def read_plainly(document: Document) -> Reading:
    """The document with single plain blanks, none at line ends, and Đ for Ð; itself where it has none."""
    text = document.text
    if _ODD_CHARS.search(text):
        text = text.translate(_ODD)
    if not _is_plain(text):
        single = _ODD_BLANK.sub(" ", text)
        if not _is_plain(single):
            return _read_without(document, text)
        text = single
    if text is document.text:
        return Reading(document, document, None)
    return Reading(replace(document, text=text), document, Removed((), ()))


def _is_plain(text: str) -> bool:
    at_edges = text.startswith(" ") or text.endswith(" ") or " \n" in text
    return not at_edges and "  " not in text and _ODD_BLANK.search(text) is None


def _read_without(document: Document, text: str) -> Reading:
    """The document over the text without its odd blanks."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _NOT_PLAIN.finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        position = end
        if text[end : end + 1] not in ("\n", "") or start == 0:
            parts.append(" ")
            start += 1
        if start < end:
            starts.append(start)
            ends.append(end)
    parts.append(text[position:])
    removed = Removed(starts, ends)
    return Reading(_moved(document, "".join(parts), removed), document, removed)


def _moved(document: Document, text: str, removed: Removed) -> Document:
    """The document over the new text."""
    zones, sentences, tokens = document.zones, document.sentences, document.tokens
    starts, ends = map(removed.moved, _edges(zones))
    first, last = map(removed.moved, _edges(sentences))
    return replace(
        document,
        text=text,
        zones=tuple(map(Zone, [zone.kind for zone in zones], starts, ends)),
        sentences=tuple(
            Sentence(start, end, one.first_token, one.last_token)
            for one, start, end in zip(sentences, first, last, strict=True)
        ),
        tokens=replace(
            tokens, start_char=removed.moved(tokens.start_char), end_char=removed.moved(tokens.end_char)
        ),
    )


def _edges(spans: Sequence[Zone] | Sequence[Sentence]) -> tuple[list[int], list[int]]:
    return [span.start_char for span in spans], [span.end_char for span in spans]
