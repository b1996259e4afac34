"""What the templates read in a word, found out once for every word met."""

from collections.abc import Callable, Sequence

import numpy as np

from pipeline.crf.model import Integers

_SIZE = 200_000  # words; beyond, the memory begins anew


class Lexicon(dict[str, int]):
    """Words -> the rows of a table that hold the numbers that `views` says of them."""

    def __init__(self, views: Callable[[str], tuple[int, ...]], width: int) -> None:
        super().__init__()
        self._views = views
        self._table = np.zeros((1024, width), np.int64)

    def __missing__(self, word: str) -> int:
        row = self[word] = len(self)
        if row == len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[row] = self._views(word)
        return row

    def read(self, words: Sequence[str]) -> Integers:
        """The numbers of every word, a row each."""
        if len(self) > _SIZE:
            self.clear()
        rows = np.fromiter(map(self.__getitem__, words), np.int64, len(words))
        return self._table[rows]
