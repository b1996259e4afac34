"""Which text has which syllable how often: what sql/search.sql makes the search index of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.words import Numbers, Words

_COUNTED = ("text_no", "syllable_no", "times")
Fold = Callable[[Sequence[str]], Sequence[str]]


class Postings:
    """Writes two Parquet files: how often a text (its number) has a syllable (its number), and the syllables.

    A text's number is its place among the ids in order. fold: words without their marks, as a search folds
    what was asked for.
    """

    def __init__(self, counts: Path, syllables: Path, text_ids: Iterable[str], fold: Fold) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._number = {text_id: number for number, text_id in enumerate(sorted(set(text_ids)), 1)}
        self._waiting = set(self._number)
        self._of_word: dict[str, int] = {}
        self._of_syllable: dict[str, int] = {}
        self._fold = fold
        self._syllables = syllables
        self._writer = pq.ParquetWriter(counts, pa.schema([(name, pa.int32()) for name in _COUNTED]))

    def add(self, text_ids: Sequence[str], words: Words) -> None:
        """Count the words of some texts; a text that came before is not counted again."""
        import numpy as np
        import pyarrow as pa

        is_new = np.array([self._is_new(text_id) for text_id in text_ids], bool)
        text_no = np.array([self._number[text_id] for text_id in text_ids], np.int64)[words.text]
        pairs = (text_no << 32) | self._numbers(words.kinds)[words.kind]
        pairs, times = np.unique(pairs[is_new[words.text]], return_counts=True)
        columns = zip(_COUNTED, (pairs >> 32, pairs & 0xFFFFFFFF, times), strict=True)
        self._writer.write_table(
            pa.table({name: pa.array(numbers.astype(np.int32)) for name, numbers in columns})
        )

    def _is_new(self, text_id: str) -> bool:
        is_new = text_id in self._waiting
        self._waiting.discard(text_id)
        return is_new

    def close(self) -> None:
        """Finish the files."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._writer.close()
        number = pa.array(self._of_syllable.values(), pa.int32())
        table = pa.table({"syllable": pa.array(self._of_syllable, pa.string()), "syllable_no": number})
        pq.write_table(table, self._syllables)

    def _numbers(self, words: list[str]) -> Numbers:
        """The number of each word's syllable."""
        import numpy as np

        new = [word for word in words if word not in self._of_word]
        for word, syllable in zip(new, self._fold(new), strict=True):
            self._of_word[word] = self._of_syllable.setdefault(syllable, len(self._of_syllable))
        return np.fromiter(map(self._of_word.__getitem__, words), np.int64, len(words))
