"""The annotated document: text, zones, sentences and tokens, all by exact offsets.

Offsets are Unicode code points into `Document.text` (NFC), half-open: `text[start_char:end_char]`.
Nothing here knows a newspaper or a library; `pipeline.annotate` fills it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

T = TypeVar("T")
ZONE_KINDS = ("title", "lead", "heading", "body", "caption", "byline", "boilerplate")


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text and what it is; zones are ordered and do not overlap.

    One paragraph is one zone. `kind` is one of `ZONE_KINDS`; what no zone covers is white space.
    """

    kind: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; it never crosses a line. `first_token:last_token` is its slice of the tokens."""

    start_char: int
    end_char: int
    first_token: int
    last_token: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words as parallel arrays (CoNLL columns).

    `word` is the annotator's spelling (one tone placement), a key only: the surface is
    `text[start_char[i]:end_char[i]]`. `tag` is its part of speech (`Np` proper noun, `M` numeral …),
    `entity` its IOB2 label (`B-PER`, `I-LOC`, `O` …).
    """

    start_char: tuple[int, ...] = ()
    end_char: tuple[int, ...] = ()
    word: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.start_char)


@dataclass(frozen=True)
class Document:
    """One version of an article's text, annotated.

    text_id: id of the text. text: NFC. zones, sentences, tokens: in order of the text.
    published: ISO date of publication (`2023-11-21`), None where it is not known.
    home: the place that the source speaks for, with its type (`tỉnh Tuyên Quang`), None if unknown.
    """

    text_id: str
    text: str
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...] = ()
    tokens: Tokens = field(default_factory=Tokens)
    published: str | None = None
    home: str | None = None

    @cached_property
    def _zone_starts(self) -> list[int]:
        return [zone.start_char for zone in self.zones]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    @cached_property
    def _readings(self) -> dict[Callable[["Document"], Any], Any]:
        return {}

    def once(self, reader: Callable[["Document"], T]) -> T:
        """What a reader says of this document; it reads but once, whoever asks."""
        if reader not in self._readings:
            self._readings[reader] = reader(self)
        found: T = self._readings[reader]
        return found

    def zone_at(self, char: int) -> Zone | None:
        """The zone that covers the character, None in the white space between zones."""
        index = bisect_right(self._zone_starts, char) - 1
        if index < 0 or self.zones[index].end_char <= char:
            return None
        return self.zones[index]

    def sentence_at(self, char: int) -> int:
        """Index of the sentence that covers the character (or the last one before it), -1 if none."""
        return bisect_right(self._sentence_starts, char) - 1

    def zones_of(self, *kinds: str) -> Iterator[Zone]:
        """The zones of these kinds, in order of the text."""
        return (zone for zone in self.zones if zone.kind in kinds)

    def readable_zones(self) -> Sequence[Zone]:
        """The zones in which facts may be found: everything but byline and boilerplate."""
        return self._readable_zones

    @cached_property
    def _readable_zones(self) -> Sequence[Zone]:
        return tuple(self.zones_of("title", "lead", "heading", "body", "caption"))
