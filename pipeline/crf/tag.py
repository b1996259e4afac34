"""Tags and entities of words: underthesea's part-of-speech and entity models on arrays."""

from collections.abc import Sequence

import numpy as np

from pipeline.crf.decode import decode
from pipeline.crf.features import Features, lay_out, mark_outside
from pipeline.crf.model import CrfModel, Integers

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
        self._features = Features(model, templates)
        self._vocabularies = self._features.vocabularies
        self._column_ids = {
            view: np.array(
                [self._vocabularies[view, 1].ids.get(label, 0) for label in labels or (_CONSTANT,)]
            )
            for view, labels in columns.items()
        }
        self._reads_tags = {view for view, labels in columns.items() if labels is not None}
        self._word_ids = tuple(self._vocabularies[view, 1].ids for view in ("raw", "lower", "istitle"))

    def views(self, raw: str, lower: str, title: str) -> tuple[int, int, int]:
        """What the templates read in a word: as it stands, in small letters, whether it `is_title`."""
        raws, lowers, titles = self._word_ids
        return raws.get(raw, 0), lowers.get(lower, 0), titles.get(title, 0)

    def tag(self, views: Integers, lengths: Integers, tags: Integers | None = None) -> Integers:
        """The index in `labels` of every word.

        views: of the words of all sentences, one after the other; lengths: words of each sentence, none
        empty. tags: the earlier tagger's label of every word, where a column holds them.
        """
        stream = lay_out(lengths)
        words, views = len(views), stream.lay(views)
        features = self._features
        ids = features.windows(stream, "raw", views[:, 0]) | features.windows(stream, "lower", views[:, 1])
        ids["istitle", 1] = mark_outside(views[:, 2], stream, 1)
        for view, column in self._column_ids.items():
            if view in self._reads_tags and tags is None:
                raise ValueError(f"this tagger reads {view}: give it the tags")
            read = tags if view in self._reads_tags and tags is not None else np.zeros(words, np.int64)
            ids |= features.windows(stream, view, stream.lay(column[read]))
        return decode(features.emissions(stream, ids), lengths, features.model.transitions)


def is_title(word: str) -> bool:
    """As the library's Python featurizer has it: every syllable begins with a capital."""
    return word[:1].istitle() and all(syllable[:1].istitle() for syllable in word.split(" "))
