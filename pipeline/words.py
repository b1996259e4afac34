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

    Codes = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]
    Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_SPACE, _NOT_LOOKED_UP = 0x20, 0xFFFFFFFF
_CODE_POINTS = 0x110000


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
    """Reads texts; it remembers what each character is."""

    def __init__(self) -> None:
        import numpy as np

        self._letters = np.full(_CODE_POINTS, _NOT_LOOKED_UP, np.uint32)

    def read(self, texts: Sequence[str], spans: Spans) -> Words:
        """The words of the texts. spans: what is to be marked."""
        import numpy as np

        codes = np.frombuffer(" ".join(texts).encode("utf-32-le"), np.uint32)
        bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])  # each text, and the blank behind it
        letters = self._look_up(codes)
        starts = _starts(letters)
        kinds, kind = _kinds(letters)
        text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(starts, bounds)))
        return Words(kinds, kind, text, _are_inside(starts, bounds, spans))

    def _look_up(self, codes: Codes) -> Codes:
        """Each character as a small letter, a blank where it is no letter and no digit."""
        import numpy as np

        found = self._letters.take(codes)
        if len(found) and found.max() == _NOT_LOOKED_UP:
            unknown = np.unique(codes[found == _NOT_LOOKED_UP])
            self._letters[unknown] = [_letter(chr(code)) for code in unknown.tolist()]
            found = self._letters.take(codes)
        return found


def _letter(char: str) -> int:
    if unicodedata.category(char)[0] not in "LN":
        return _SPACE
    small = char.lower()
    return ord(small) if len(small) == 1 else ord(char)


def _starts(letters: Codes) -> Numbers:
    import numpy as np

    inside = letters != _SPACE
    return np.flatnonzero(inside & ~np.concatenate(([False], inside[:-1])))


def _kinds(letters: Codes) -> tuple[list[str], Numbers]:
    """The different words, and which of them each word is."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    text = letters.astype("<u4", copy=False).tobytes().decode("utf-32-le").strip()
    if not text:
        return [], np.zeros(0, np.int64)
    split: Any = pc.ascii_split_whitespace(pa.array([text], pa.large_string()))
    found = split.flatten().dictionary_encode()
    return found.dictionary.to_pylist(), found.indices.to_numpy().astype(np.int64)


def _are_inside(starts: Numbers, bounds: Numbers, spans: Spans) -> Flags:
    """Whether each place lies in one of the spans, which end where their text does."""
    import numpy as np

    first, last = bounds[spans.text], bounds[spans.text + 1] - 1
    depth = np.zeros(len(starts) + 1, np.int64)
    np.add.at(depth, np.searchsorted(starts, np.minimum(first + spans.start_char, last)), 1)
    np.add.at(depth, np.searchsorted(starts, np.minimum(first + spans.end_char, last)), -1)
    inside: Flags = np.cumsum(depth[:-1]) > 0
    return inside
