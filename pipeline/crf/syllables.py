"""The library's syllable tokens with their places: `Tỉnh uỷ, 12%` -> `Tỉnh`, `ủy`, `,`, `12`, `%`.

No match of the library's pattern spans white space, so a chunk between blanks is split once and remembered.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import regex

from pipeline.crf.lexicon import Lexicon
from pipeline.crf.model import Integers

_CHUNK = regex.compile(r"\S+")
_MEMORY = 200_000  # chunks; beyond, the memory begins anew

Placed = tuple[str, int, int]  # token, start_char, end_char


@dataclass(frozen=True, slots=True)
class Syllables:
    """The tokens of some sentences, one after the other, respelt as the library does.

    counts: tokens of each sentence. start_char, end_char: offsets into the token's own sentence.
    views: what the segmenter reads in each token, a row each.
    """

    counts: Integers
    token: list[str]
    start_char: Integers
    end_char: Integers
    views: Integers


class SyllableReader:
    """Splits sentences; split: the library's way with a text, of which the last character may matter;
    views, width: the numbers that the segmenter wants of a token, and how many they are."""

    def __init__(
        self, split: Callable[[str], Sequence[Placed]], views: Callable[[str], Iterable[int]], width: int
    ) -> None:
        self._split = split
        self._placed = Lexicon[Placed](lambda placed: (placed[1], placed[2], *views(placed[0])), 2 + width)
        self._tokens: list[str] = []  # of the rows of that lexicon
        # the last chunk of a sentence stands apart: one alternative of the pattern asks for the end
        self._inner = _Memory(lambda chunk: self._rows(chunk + " "))
        self._last = _Memory(self._rows)

    def read(self, sentences: Sequence[str]) -> Syllables:
        """The syllables of sentences in NFC; a sentence may be empty."""
        chunks: list[str] = []
        counts: list[int] = []
        ends: list[int] = []  # last chunks
        odd: list[tuple[int, list[int]]] = []  # first chunk and places, where blanks are not single
        for sentence in sentences:
            own, places = sentence.split(), None
            if " ".join(own) != sentence:
                own, places = _search(sentence)
                odd.append((len(chunks), places))
            chunks += own
            counts.append(len(own))
            if own and (places is None or places[-1] + len(own[-1]) == len(sentence)):
                ends.append(len(chunks) - 1)
        splits = list(map(self._inner.__getitem__, chunks))
        for end in ends:
            splits[end] = self._last[chunks[end]]
        places_in = _places(chunks, counts)
        for first, places in odd:
            places_in[first : first + len(places)] = places
        found = self._laid_out(splits, places_in, counts)
        self._forget()
        return found

    def _rows(self, chunk: str) -> tuple[int, ...]:
        """The rows of a chunk's tokens."""
        rows = []
        for placed in self._split(chunk):
            rows.append(self._placed[placed])
            if rows[-1] == len(self._tokens):
                self._tokens.append(placed[0])
        return tuple(rows)

    def _laid_out(
        self, splits: Sequence[tuple[int, ...]], places: Integers, counts: Sequence[int]
    ) -> Syllables:
        """The syllables of the chunks that begin at the places, so many chunks a sentence."""
        rows = list(chain.from_iterable(splits))
        sizes = np.array(list(map(len, splits)), np.int64)
        base, numbers = np.repeat(places, sizes), self._placed.rows(rows)
        behind = np.append(0, np.cumsum(sizes))[np.cumsum([0, *counts])]
        tokens = list(map(self._tokens.__getitem__, rows))
        return Syllables(np.diff(behind), tokens, base + numbers[:, 0], base + numbers[:, 1], numbers[:, 2:])

    def _forget(self) -> None:
        if len(self._inner) + len(self._last) > _MEMORY:
            for memory in (self._inner, self._last, self._placed, self._tokens):
                memory.clear()


class _Memory(dict[str, tuple[int, ...]]):
    def __init__(self, rows: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        found = self[chunk] = self._rows(chunk)
        return found


def _search(sentence: str) -> tuple[list[str], list[int]]:
    """The chunks of a sentence and where each begins."""
    matches = list(_CHUNK.finditer(sentence))
    return [match.group() for match in matches], [match.start() for match in matches]


def _places(chunks: Sequence[str], counts: Sequence[int]) -> Integers:
    """Where each chunk begins in its sentence of so many, were there single blanks between them."""
    steps = np.fromiter(map(len, chunks), np.int64, len(chunks)) + 1
    starts = np.append(np.cumsum(steps) - steps, 0)
    opened: Integers = np.repeat(starts[np.cumsum([0, *counts])[:-1]], counts)
    return starts[:-1] - opened
