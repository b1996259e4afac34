"""Links near-duplicates: the same text at two addresses, the copy that another paper took over.

Nothing is deleted: a copy knows its original and how much alike they are. Texts are compared by MinHash of
their word shingles, in buckets (LSH), so that a million articles are not compared two by two. numpy does it
in some 30 lines, with hashes that are the same on every machine; a library would bring its own.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.article import Article

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]

LIKE = 0.7  # estimated share of common shingles from which on two texts are one; its error is about 0.04
_SHINGLE = 4  # words
_SHORTEST = 30  # words; shorter texts are alike by chance (prices, weather)
_BINS, _ROWS = 128, 4  # 32 bands of 4: two texts alike by 0.7 meet in one with probability 0.9998
_EMPTY = 0xFFFFFFFFFFFFFFFF
_MARKS = ',.;:!?()“”"…–-'
_READ = ("lead", "heading", "body")


class _Hashes(dict[str, int]):
    """The hash of each word, of which all articles together have some ten thousand."""

    def __missing__(self, word: str) -> int:
        self[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
        return self[word]


_HASHES = _Hashes()


@dataclass(frozen=True, slots=True)
class _Text:
    """order: what comes first is the original: the day, then who names no other source, then the minute."""

    order: tuple[str, bool, str, str]
    article_id: str
    sketch: "Array"


def find_duplicates(articles: Iterable[Article]) -> dict[str, tuple[str, float]]:
    """Each copy's article_id -> its original's, and the estimated share of common shingles (0 to 1).

    The original is the one that appeared first, and is never a copy itself. The same for the articles in any
    order; near-linear in their number. Articles of under 30 words are left alone.
    """
    texts = sorted(filter(None, map(_text, articles)), key=lambda text: text.order)
    originals: list[_Text] = []
    buckets: dict[tuple[int, bytes], list[int]] = {}
    found: dict[str, tuple[str, float]] = {}
    for text in texts:
        keys = _bands(text.sketch)
        near = dict.fromkeys(index for key in keys for index in buckets.get(key, ()))
        best = max(((_likeness(text, originals[index]), -index) for index in near), default=(0.0, 0))
        if best[0] >= LIKE:
            found[text.article_id] = (originals[-best[1]].article_id, round(best[0], 3))
            continue
        for key in keys:
            buckets.setdefault(key, []).append(len(originals))
        originals.append(text)
    return found


def _text(article: Article) -> _Text | None:
    read = [article.text[zone.start_char : zone.end_char] for zone in article.zones if zone.kind in _READ]
    text = " ".join(read).casefold()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    words = text.split()
    if len(words) < _SHORTEST:
        return None
    published = article.published or "9999"
    order = (published[:10], article.syndicated_from is not None, published, article.article_id)
    return _Text(order, article.article_id, _sketch(words))


def _sketch(words: list[str]) -> "Array":
    """One permutation MinHash: the least hash in each bin; empty bins borrow from their neighbours."""
    import numpy as np

    hashes: Array = np.fromiter(map(_HASHES.__getitem__, words), np.uint64, len(words))
    size = len(words) - _SHINGLE + 1
    shingles: Array = np.zeros(size, dtype=np.uint64)
    for place in range(_SHINGLE):  # a polynomial of the words' hashes, modulo 2**64
        shingles = shingles * np.uint64(0x9E3779B97F4A7C15) + hashes[place : place + size]
    shingles = _mixed(shingles)
    sketch = np.full(_BINS, _EMPTY, dtype=np.uint64)
    np.minimum.at(sketch, (shingles % np.uint64(_BINS)).astype(np.int64), shingles)
    return _filled(sketch)


def _mixed(values: "Array") -> "Array":
    """Bits that depend on all bits (the finaliser of MurmurHash3)."""
    import numpy as np

    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        values = (values ^ (values >> np.uint64(33))) * np.uint64(factor)
    return values ^ (values >> np.uint64(33))


def _filled(sketch: "Array") -> "Array":
    """An empty bin takes the next filled one's value, made different by its distance."""
    import numpy as np

    empty = sketch == np.uint64(_EMPTY)
    filled = np.flatnonzero(~empty)
    if len(filled) in (0, _BINS):
        return sketch
    bins = np.arange(_BINS)
    source = filled[np.searchsorted(filled, bins) % len(filled)]
    distance = ((source - bins) % _BINS).astype(np.uint64)
    return np.where(empty, _mixed(sketch[source] + distance * np.uint64(0x9E3779B97F4A7C15)), sketch)


def _bands(sketch: "Array") -> list[tuple[int, bytes]]:
    return [(band, sketch[band : band + _ROWS].tobytes()) for band in range(0, _BINS, _ROWS)]


def _likeness(one: _Text, other: _Text) -> float:
    import numpy as np

    return float(np.count_nonzero(one.sketch == other.sketch)) / _BINS
