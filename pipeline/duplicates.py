"""Links near-duplicates: the same text at two addresses, the copy that another paper took over.

Nothing is deleted: a copy knows its original and how much alike they are. Sketches (sketches.py) are compared
in buckets (LSH), so that a million articles are not compared two by two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipeline.sketches import BINS

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]

LIKE = 0.7  # estimated share of common shingles from which on two texts are one; its error is about 0.04
READ = ("lead", "heading", "body")  # zones that are compared: papers give a copy a title of their own
_ROWS = 4  # 32 bands of 4: two texts alike by 0.7 meet in one with probability 0.9998


class Compared(NamedTuple):
    """What tells which of two articles is the original."""

    article_id: str
    published: str | None
    is_syndicated: bool

    @property
    def order(self) -> tuple[str, bool, str, str]:
        """What comes first is the original: the day, then who names no other source, then the minute."""
        published = self.published or "9999"
        return published[:10], self.is_syndicated, published, self.article_id


def find_duplicates(sketched: Iterable[tuple[Sequence[Compared], Array]]) -> dict[str, tuple[str, float]]:
    """Each copy's article_id -> its original's, and the estimated share of common shingles (0 to 1).

    sketched: batches of articles, each with a row of the array (sketches.sketch_texts). The original is the
    one that appeared first, and is never a copy itself. The same for the articles in any order; near-linear
    in their number.
    """
    import numpy as np

    batches = list(sketched)
    articles = [article for batch, _ in batches for article in batch]
    if not articles:
        return {}
    ranking = sorted(range(len(articles)), key=lambda index: articles[index].order)
    sketches = np.concatenate([sketch for _, sketch in batches])[ranking]
    found: dict[str, tuple[str, float]] = {}
    for copy, (original, likeness) in _copies(sketches):
        found[articles[ranking[copy]].article_id] = articles[ranking[original]].article_id, likeness
    return found


def _copies(sketches: Array) -> Iterator[tuple[int, tuple[int, float]]]:
    """The rows that are copies, each with the earlier row that it is nearest to and their likeness."""
    originals: dict[int, list[int]] = {}
    for row, bands in _shared_bands(sketches):
        near = dict.fromkeys(other for band in bands for other in originals.get(band, ()))
        best = max(((_likeness(sketches[row], sketches[other]), -other) for other in near), default=(0.0, 0))
        if best[0] >= LIKE:
            yield row, (-best[1], round(best[0], 3))
            continue
        for band in bands:
            originals.setdefault(band, []).append(row)


def _shared_bands(sketches: Array) -> Iterator[tuple[int, list[int]]]:
    """The rows that have a band in common with another row, in order, with numbers of these bands."""
    import numpy as np

    bands = sketches.reshape(len(sketches), BINS // _ROWS, _ROWS)
    keys: Array = np.zeros(bands.shape[:2], np.uint64)
    for place in range(_ROWS):  # two that share a number by chance are compared in vain, no more
        keys = (keys ^ bands[:, :, place]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    keys += np.arange(keys.shape[1], dtype=np.uint64)
    _, number, count = np.unique(keys, return_inverse=True, return_counts=True)
    number = number.reshape(keys.shape)
    shared = count[number] > 1
    for row in np.flatnonzero(shared.any(axis=1)).tolist():
        yield row, number[row][shared[row]].tolist()


def _likeness(one: Array, other: Array) -> float:
    import numpy as np

    return float(np.count_nonzero(one == other)) / BINS
