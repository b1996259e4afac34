"""The words of many texts at once, as numbers: for the search index and for finding copies.

A word is a run of letters and digits, in small letters: `16-ĐA/TU` is `16`, `đa` and `tu`. A Python string
for each would cost more than all else that is done with them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    Letters = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
    Keys = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]
    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_NO_LETTER, _RARE, _NOT_LOOKED_UP = 0, 254, 255
_CODE_POINTS = 0x110000
_PACKED = 8  # letters, a byte each, make one number: no syllable of Vietnamese has more
_ODD = 0xFF << 56  # what packed words are always below


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, in order. kinds: the different ones. kind, text: of each word, the index of
    its kind and of its text. is_marked: whether it begins in one of the spans that were asked about."""

    kinds: list[str]
    kind: Numbers
    text: Numbers
    is_marked: Flags


@dataclass(frozen=True, slots=True)
class Spans:
    """Parts of some texts: of which (its index), from where to where (code points)."""

    text: Numbers
    start_char: Numbers
    end_char: Numbers


class WordReader:
    """Reads texts; it remembers what each character is, and each word."""

    def __init__(self) -> None:
        import numpy as np

        self._letters = np.full(_CODE_POINTS, _NOT_LOOKED_UP, np.uint8)
        self._alphabet: dict[str, int] = {}  # small letter -> its number, from 1
        self._odd: dict[str, int] = {}  # as written -> its key
        self._spelled: dict[int, str] = {}  # key -> word

    def read(self, texts: Sequence[str], spans: Spans) -> Words:
        """The words of the texts. spans: what is to be marked."""
        import numpy as np

        whole = " ".join(texts)
        letters = self._look_up(whole)
        starts, ends = _edges(letters)
        keys = self._keys(whole, letters, starts, ends)
        kinds, kind = self._kinds(keys)
        bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])  # each text, and the blank behind it
        text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(starts, bounds)))
        return Words(kinds, kind, text, _are_inside(starts, bounds, spans))

    def _look_up(self, whole: str) -> Letters:
        """The number of each character's small letter, _NO_LETTER where it is no letter and no digit; then
        _PACKED more, which are none."""
        import numpy as np

        codes = np.frombuffer(whole.encode("utf-32-le"), np.uint32)
        found = np.full(len(codes) + _PACKED, _NO_LETTER, np.uint8)
        found[: len(codes)] = self._letters[codes]
        if found.max() == _NOT_LOOKED_UP:
            unknown = np.unique(codes[found[: len(codes)] == _NOT_LOOKED_UP])
            self._letters[unknown] = [self._number(_small(chr(code))) for code in unknown.tolist()]
            found[: len(codes)] = self._letters[codes]
        return found

    def _number(self, letter: str) -> int:
        """Of a small letter; a blank has none, and those that come when no number is left share one."""
        if letter == " ":
            return _NO_LETTER
        if len(self._alphabet) == _RARE - 1:
            return self._alphabet.get(letter, _RARE)
        return self._alphabet.setdefault(letter, len(self._alphabet) + 1)

    def _keys(self, whole: str, letters: Letters, starts: Numbers, ends: Numbers) -> Keys:
        """A number for each word, the same for the same letters: those letters themselves, where they fit."""
        import numpy as np

        length = ends - starts
        eight_letters: Keys = np.ndarray(len(letters) - _PACKED + 1, "<u8", letters.data, strides=(1,))
        own_letters = np.array([(1 << 8 * size) - 1 for size in range(_PACKED + 1)], np.uint64)
        keys: Keys = eight_letters[starts] & own_letters[np.minimum(length, _PACKED)]
        is_odd = length > _PACKED
        is_odd[np.searchsorted(starts, np.flatnonzero(letters == _RARE), side="right") - 1] = True
        odd = np.flatnonzero(is_odd)
        written = (
            whole[start:end] for start, end in zip(starts[odd].tolist(), ends[odd].tolist(), strict=True)
        )
        keys[odd] = [self._odd_key(word) for word in written]
        return keys

    def _odd_key(self, written: str) -> int:
        if written not in self._odd:
            word = "".join(map(_small, written))
            key = self._odd.setdefault(word, _ODD + len(self._odd))
            self._odd[written] = key
            self._spelled[key] = word
        return self._odd[written]

    def _kinds(self, keys: Keys) -> tuple[list[str], Numbers]:
        """The different words, and which of them each word is."""
        import numpy as np
        import pyarrow as pa

        found: Any = pa.array(keys).dictionary_encode()
        different = found.dictionary.to_pylist()
        new = [key for key in different if key not in self._spelled]
        alphabet = ["", *self._alphabet]
        for key in new:
            self._spelled[key] = "".join(alphabet[number] for number in key.to_bytes(_PACKED, "little"))
        return [self._spelled[key] for key in different], found.indices.to_numpy().astype(np.int64)


def _small(char: str) -> str:
    """The small letter, a blank for what is no letter and no digit."""
    if unicodedata.category(char)[0] not in "LN":
        return " "
    small = char.lower()
    return small if len(small) == 1 else char


def _edges(letters: Letters) -> tuple[Numbers, Numbers]:
    """Where words begin, and where they end."""
    import numpy as np

    inside = letters != _NO_LETTER
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[0]:
        edges = np.concatenate(([0], edges))
    return edges[::2], edges[1::2]


def _are_inside(starts: Numbers, bounds: Numbers, spans: Spans) -> Flags:
    """Whether each place lies in one of the spans, which end where their text does."""
    import numpy as np

    first, last = bounds[spans.text], bounds[spans.text + 1] - 1
    depth = np.zeros(len(starts) + 1, np.int64)
    np.add.at(depth, np.searchsorted(starts, np.minimum(first + spans.start_char, last)), 1)
    np.add.at(depth, np.searchsorted(starts, np.minimum(first + spans.end_char, last)), -1)
    inside: Flags = np.cumsum(depth[:-1]) > 0
    return inside
