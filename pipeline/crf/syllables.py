"""The library's syllable tokens with their places: `Tỉnh uỷ, 12%` -> `Tỉnh`, `ủy`, `,`, `12`, `%`.

No match of the library's pattern spans white space, so a chunk between blanks is split once and remembered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import regex

from pipeline.crf.model import Integers

_CHUNK = regex.compile(r"\S+")
_MEMORY = 200_000  # chunks; beyond, the memory begins anew

Split = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]  # tokens, start_char, end_char


@dataclass(frozen=True, slots=True)
class Syllables:
    """The tokens of some sentences, one after the other, respelt as the library does.

    counts: tokens of each sentence. start_char, end_char: offsets into the token's own sentence.
    """

    counts: Integers
    token: list[str]
    start_char: Integers
    end_char: Integers


class SyllableReader:
    """Splits sentences; split: the library's way with a text, of which the last character may matter."""

    def __init__(self, split: Callable[[str], Split]) -> None:
        # the last chunk of a sentence stands apart: one alternative of the pattern asks for the end
        self._inner = _Memory(lambda chunk: split(chunk + " "))
        self._last = _Memory(split)

    def read(self, sentences: Sequence[str]) -> Syllables:
        """The syllables of sentences in NFC; a sentence may be empty."""
        chunks: list[str] = []
        counts: list[int] = []
        splits: list[Split] = []
        odd: list[tuple[int, list[int]]] = []  # first chunk and places, where blanks are not single
        for sentence in sentences:
            own, places = sentence.split(), None
            if " ".join(own) != sentence:
                own, places = _search(sentence)
                odd.append((len(chunks), places))
            chunks += own
            counts.append(len(own))
            splits += map(self._inner.__getitem__, own)
            if own and (places is None or places[-1] + len(own[-1]) == len(sentence)):
                splits[-1] = self._last[own[-1]]
        self._inner.forget()
        self._last.forget()
        places_in = _places(chunks, counts)
        for first, places in odd:
            places_in[first : first + len(places)] = places
        return _laid_out(splits, places_in, counts)


class _Memory(dict[str, Split]):
    def __init__(self, split: Callable[[str], Split]) -> None:
        super().__init__()
        self._split = split

    def __missing__(self, chunk: str) -> Split:
        found = self[chunk] = self._split(chunk)
        return found

    def forget(self) -> None:
        if len(self) > _MEMORY:
            self.clear()


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


def _laid_out(splits: Sequence[Split], places: Integers, counts: Sequence[int]) -> Syllables:
    """The syllables of the chunks that begin at the places, so many chunks a sentence."""
    tokens, starts, ends = zip(*splits, strict=True) if splits else ((), (), ())
    sizes = np.fromiter(map(len, tokens), np.int64, len(tokens))
    base = np.repeat(places, sizes)
    behind = np.append(0, np.cumsum(sizes))[np.cumsum([0, *counts])]
    return Syllables(
        np.diff(behind),
        list(chain.from_iterable(tokens)),
        base + np.fromiter(chain.from_iterable(starts), np.int64, len(base)),
        base + np.fromiter(chain.from_iterable(ends), np.int64, len(base)),
    )
