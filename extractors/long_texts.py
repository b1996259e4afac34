"""Cuts what is too long for one article (a year's bulletin, a dump of a site) into parts read one by one.

What a text leaves out is looked for in the whole of it, which is right for an article and would cost the
square of its length for a book. No article comes near `LONGEST`; shorter texts are read as they are.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from extractors.document import Document, Sentence, Tokens, Zone
from extractors.records import DirectiveCitation, Evidence, InitiativeMention, Mention, PostClaim, Statistic

LONGEST = 50_000  # characters of a part, unless one paragraph is longer

_Record = TypeVar("_Record", Mention, PostClaim, DirectiveCitation, Statistic, InitiativeMention)


@dataclass(frozen=True, slots=True)
class TextPart:
    """document: some paragraphs as a text of their own; start_char, first_sentence: where it begins in the
    whole text and among its sentences."""

    document: Document
    start_char: int
    first_sentence: int

    def restore(self, records: Iterable[_Record]) -> Iterator[_Record]:
        """The part's records with places in the whole text."""
        for record in records:
            if not self.start_char:
                yield record
                continue
            evidence = self._evidence(record.evidence)
            if isinstance(record, PostClaim):
                yield replace(
                    record,
                    evidence=evidence,
                    person_start_char=record.person_start_char + self.start_char,
                    person_end_char=record.person_end_char + self.start_char,
                )
            elif isinstance(record, Statistic):
                part_of, share_of = map(self._place, (record.part_of_char, record.share_of_char))
                yield replace(record, evidence=evidence, part_of_char=part_of, share_of_char=share_of)
            else:
                yield replace(record, evidence=evidence)

    def _place(self, char: int | None) -> int | None:
        return None if char is None else char + self.start_char

    def _evidence(self, evidence: Evidence) -> Evidence:
        return replace(
            evidence,
            sentence=evidence.sentence + self.first_sentence,
            start_char=evidence.start_char + self.start_char,
            end_char=evidence.end_char + self.start_char,
        )


def parts_of(document: Document) -> Iterator[TextPart]:
    """The document whole, or the parts of a long one, cut between paragraphs."""
    if len(document.text) <= LONGEST:
        yield TextPart(document, 0, 0)
        return
    cuts = [0]
    for zone in document.zones[1:]:
        if zone.end_char - cuts[-1] > LONGEST:
            cuts.append(zone.start_char)
    for start, end in zip(cuts, [*cuts[1:], len(document.text)], strict=True):
        yield _part(document, start, end)


def _part(document: Document, start: int, end: int) -> TextPart:
    first, last = (bisect_left(document.sentences, char, key=_start) for char in (start, end))
    tokens = document.tokens
    word, behind = (bisect_left(tokens.start_char, char) for char in (start, end))
    return TextPart(
        replace(
            document,
            text=document.text[start:end],
            zones=tuple(
                Zone(zone.kind, zone.start_char - start, zone.end_char - start)
                for zone in document.zones
                if start <= zone.start_char < end
            ),
            sentences=tuple(
                Sentence(s.start_char - start, s.end_char - start, s.first_token - word, s.last_token - word)
                for s in document.sentences[first:last]
            ),
            tokens=Tokens(
                tuple(char - start for char in tokens.start_char[word:behind]),
                tuple(char - start for char in tokens.end_char[word:behind]),
                tokens.word[word:behind],
                tokens.tag[word:behind],
                tokens.entity[word:behind],
            ),
        ),
        start,
        first,
    )


def _start(sentence: Sentence) -> int:
    return sentence.start_char
