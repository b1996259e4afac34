"""Tags and entities of words: underthesea's part-of-speech and entity models on arrays."""

from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np

from pipeline.crf.decode import decode
from pipeline.crf.features import PAD, Stream, Vocabulary, Weights, lay_out, mark_outside, parse_template
from pipeline.crf.features import vocabularies as make_vocabularies
from pipeline.crf.model import CrfModel, Integers

_CACHE_SIZE = 400_000
# The library gives its models a column that always reads so where a label is still to be found.
_CONSTANT = "X"


class Tagger:
    """Labels words with one model.

    columns: what each numbered column of the templates holds: None for the constant, else the labels
    that an earlier tagger may give (entities are read from words and tags).
    """

    def __init__(
        self, model: CrfModel, templates: Sequence[str], columns: dict[str, Sequence[str] | None]
    ) -> None:
        self.labels = model.labels
        self._model = model
        self._columns = columns
        parsed = [parse_template(text) for text in templates]
        extra: dict[tuple[str, int], Sequence[str]] = {}
        for view, labels in columns.items():
            extra[view, 1] = labels or (_CONSTANT,)
            extra[view, 2] = [f"{a} {b}" for a in extra[view, 1] for b in extra[view, 1]]
        self._vocabularies = make_vocabularies(model, parsed, extra)
        self._weights = Weights(model, parsed, self._vocabularies)
        self._pair_ids = {
            view: _pairs(self._vocabularies[view, 2], labels)
            for view, labels in columns.items()
            if labels and (view, 2) in self._vocabularies
        }
        self._seen: dict[str, tuple[int, int, bool]] = {}

    def tag(self, sentences: Sequence[Sequence[str]], tags: Integers | None = None) -> Integers:
        """The index in `labels` of every word of the sentences (none empty), one after the other.

        tags: the earlier tagger's label of every word, where a column holds them.
        """
        stream = lay_out([len(sentence) for sentence in sentences])
        ids = self._word_ids(stream, sentences)
        for view, labels in self._columns.items():
            ids |= self._constant_ids(stream, view) if labels is None else self._tag_ids(stream, view, tags)
        return decode(self._weights.emissions(stream, ids), stream.lengths, self._model.transitions)

    def _word_ids(
        self, stream: Stream, sentences: Sequence[Sequence[str]]
    ) -> dict[tuple[str, int], Integers]:
        blank = (0, 0, False)
        views = list(
            chain.from_iterable((*[blank] * PAD, *map(self._views, s), *[blank] * PAD) for s in sentences)
        )
        table = np.array(views, dtype=np.int64)
        titles = self._vocabularies["istitle", 1].ids
        title_ids = np.where(table[:, 2] == 1, titles.get("True", 0), titles.get("False", 0))
        words = list(chain.from_iterable((*[""] * PAD, *sentence, *[""] * PAD) for sentence in sentences))
        pairs = [f"{a} {b}" for a, b in pairwise(words)]
        return {
            ("raw", 1): mark_outside(table[:, 0].copy(), stream, 1),
            ("lower", 1): mark_outside(table[:, 1].copy(), stream, 1),
            ("istitle", 1): mark_outside(title_ids, stream, 1),
            ("raw", 2): self._vocabularies["raw", 2].index(stream, pairs, 2),
        }

    def _views(self, word: str) -> tuple[int, int, bool]:
        views = self._seen.get(word)
        if views is None:
            if len(self._seen) > _CACHE_SIZE:
                self._seen.clear()
            raw = self._vocabularies["raw", 1].ids.get(word, 0)
            lower = self._vocabularies["lower", 1].ids.get(word.lower(), 0)
            views = self._seen[word] = raw, lower, _is_title(word)
        return views

    def _constant_ids(self, stream: Stream, view: str) -> dict[tuple[str, int], Integers]:
        ids = {}
        for width, value in ((1, _CONSTANT), (2, f"{_CONSTANT} {_CONSTANT}")):
            if (view, width) in self._vocabularies:
                number = self._vocabularies[view, width].ids[value]
                same = np.full(stream.size - width + 1, number, dtype=np.int64)
                ids[view, width] = mark_outside(same, stream, width)
        return ids

    def _tag_ids(self, stream: Stream, view: str, tags: Integers | None) -> dict[tuple[str, int], Integers]:
        if tags is None:
            raise ValueError(f"this tagger reads {view}: give it the tags")
        laid = np.zeros(stream.size, dtype=np.int64)
        laid[stream.places] = tags
        labels = self._columns[view] or ()
        single = np.array([self._vocabularies[view, 1].ids[label] for label in labels])
        pairs = self._pair_ids[view][laid[:-1], laid[1:]]
        return {
            (view, 1): mark_outside(single[laid], stream, 1),
            (view, 2): mark_outside(pairs, stream, 2),
        }


def _pairs(vocabulary: Vocabulary, labels: Sequence[str]) -> Integers:
    return np.array([[vocabulary.ids[f"{a} {b}"] for b in labels] for a in labels])


def _is_title(word: str) -> bool:
    """As the library's Python featurizer has it: every syllable begins with a capital."""
    return all(syllable and syllable[0].istitle() for syllable in word.split(" "))
