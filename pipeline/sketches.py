"""Sketches of texts by which copies are found: MinHash of their word shingles (one permutation).

The share of equal numbers in two sketches estimates the share of common shingles. numpy makes those of
thousands of texts at once, with hashes that are the same on every machine.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from pipeline.words import Words

    Array = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]
    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

BINS = 128  # numbers in a sketch
_SHINGLE = 4  # words
_SHORTEST = 30  # words; shorter texts are alike by chance (prices, weather)
_EMPTY = 0xFFFFFFFFFFFFFFFF


class _Hashes(dict[str, int]):
    """The hash of each word, of which all articles together have some ten thousand."""

    def __missing__(self, word: str) -> int:
        self[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
        return self[word]


_HASHES = _Hashes()


def sketch_texts(words: Words) -> tuple[Numbers, Array]:
    """Which of the texts are long enough, by their marked words alone, and a row of BINS numbers for each."""
    import numpy as np

    text, kind = words.text[words.is_marked], words.kind[words.is_marked]
    numbers, count = np.unique(text, return_counts=True)
    long_enough = count >= _SHORTEST
    if not long_enough.any():
        return numbers[:0], np.zeros((0, BINS), np.uint64)
    hashes = np.fromiter(map(_HASHES.__getitem__, words.kinds), np.uint64, len(words.kinds))[kind]
    shingles, row = _shingles(hashes, np.repeat(np.arange(len(numbers)), count))
    sketches = np.full(len(numbers) * BINS, _EMPTY, np.uint64)
    np.minimum.at(sketches, row * BINS + (shingles % np.uint64(BINS)).astype(np.int64), shingles)
    return numbers[long_enough], _filled(sketches.reshape(-1, BINS)[long_enough])


def _shingles(hashes: Array, text: Numbers) -> tuple[Array, Numbers]:
    """A number for each run of words within one text, and the text that it is of."""
    import numpy as np

    size = len(hashes) - _SHINGLE + 1
    shingles: Array = np.zeros(size, dtype=np.uint64)
    for place in range(_SHINGLE):  # a polynomial of the words' hashes, modulo 2**64
        shingles *= np.uint64(0x9E3779B97F4A7C15)
        shingles += hashes[place : place + size]
    within = text[:size] == text[_SHINGLE - 1 :]
    return _mixed(shingles[within]), text[:size][within]


def _mixed(values: Array) -> Array:
    """Bits that depend on all bits (the finaliser of MurmurHash3)."""
    import numpy as np

    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        values = values ^ (values >> np.uint64(33))
        values *= np.uint64(factor)
    return values ^ (values >> np.uint64(33))


def _filled(sketches: Array) -> Array:
    """An empty bin takes the next filled one's value, made different by its distance."""
    import numpy as np

    empty = sketches == np.uint64(_EMPTY)
    bins = np.arange(2 * BINS)
    place = np.where(np.concatenate([empty, empty], axis=1), 2 * BINS, bins)
    following = np.minimum.accumulate(place[:, ::-1], axis=1)[:, ::-1][:, :BINS]
    distance = (following - bins[:BINS]).astype(np.uint64)
    borrowed = np.take_along_axis(sketches, following % BINS, axis=1)
    return np.where(empty, _mixed(borrowed + distance * np.uint64(0x9E3779B97F4A7C15)), sketches)
