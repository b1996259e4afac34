"""What the templates read in a word or a syllable, found out once for every one met."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from pipeline.crf.model import Integers

_SIZE = 200_000  # words; beyond, the memory begins anew
Word = TypeVar("Word", bound=Hashable)


class Lexicon(dict[Word, int]):
    """Words -> the rows of a table that hold the numbers that `views` says of them."""

    def __init__(self, views: Callable[[Word], Iterable[int]], width: int) -> None:
        super().__init__()
        self._views = views
        self._table = np.zeros((1024, width), np.int64)

    def __missing__(self, word: Word) -> int:
        row = self[word] = len(self)
        if row == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[row] = [*self._views(word)]
        return row

    def read(self, words: Sequence[Word]) -> Integers:
        """The numbers of every word, a row each."""
        if len(self) > _SIZE:
            self.clear()
        return self.rows(list(map(self.__getitem__, words)))

    def rows(self, numbers: Sequence[int]) -> Integers:
        """The rows of these numbers."""
        return self._table[np.array(numbers, np.int64)]
