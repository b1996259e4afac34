"""Words from syllables: underthesea's word segmenter on arrays."""

import re
from collections.abc import Sequence, Set

import numpy as np

from pipeline.crf.decode import decode
from pipeline.crf.features import Features, Stream, Vocabulary, lay_out, mark_outside
from pipeline.crf.model import Booleans, CrfModel, Integers

_INSIDE = "I-W"
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+\Z")


class Segmenter:
    """Joins the syllables of many sentences into words.

    templates, dictionary: the library's own, from the files beside its model.
    """

    def __init__(self, model: CrfModel, templates: Sequence[str], dictionary: Set[str]) -> None:
        self._features = Features(model, templates, dictionary)
        self._vocabularies = self._features.vocabularies
        self._in_dictionary = {
            width: np.array([value in dictionary for value in vocabulary.values])
            for (view, width), vocabulary in self._vocabularies.items()
            if view == "lower"
        }
        self._inside = model.labels.index(_INSIDE)

    def views(self, syllable: str) -> tuple[int, int, bool, bool]:
        """What the templates read in a syllable."""
        raw = self._vocabularies["raw", 1].ids.get(syllable, 0)
        lower = self._vocabularies["lower", 1].ids.get(syllable.lower(), 0)
        return raw, lower, _is_title(syllable), _is_number(syllable)

    def segment(self, views: Integers, lengths: Integers) -> Booleans:
        """For every syllable whether a word begins with it.

        views: of the syllables of all sentences, one after the other; lengths: syllables of each sentence,
        none empty.
        """
        stream = lay_out(lengths)
        views = stream.lay(views)
        features = self._features
        ids = features.windows(stream, "raw", views[:, 0]) | features.windows(stream, "lower", views[:, 1])
        for (view, width), vocabulary in self._vocabularies.items():
            if view in ("istitle", "isdigit"):
                flags = views[:, 2 if view == "istitle" else 3] == 1
                whole = flags[: len(flags) - width + 1].copy()
                for step in range(1, width):
                    whole &= flags[step : step + len(whole)]
                ids[view, width] = _truth(vocabulary, whole, stream, width)
            elif view == "is_in_dict":
                known = self._in_dictionary[width][ids["lower", width]]
                ids[view, width] = _truth(vocabulary, known, stream, width)
        labels = decode(features.emissions(stream, ids), lengths, features.model.transitions)
        begins: Booleans = labels != self._inside
        begins[np.cumsum(lengths) - lengths] = True
        return begins


def _truth(vocabulary: Vocabulary, flags: Booleans, stream: Stream, width: int) -> Integers:
    yes, no = vocabulary.ids.get("True", 0), vocabulary.ids.get("False", 0)
    return mark_outside(np.where(flags, yes, no), stream, width)


def _is_title(syllable: str) -> bool:
    """As the library's Rust featurizer has it: no letter counts as a capital, too."""
    return syllable[0] == syllable[0].upper()


def _is_number(syllable: str) -> bool:
    """As the library's Rust featurizer has it: what fits a signed 32-bit integer."""
    return bool(_WHOLE_NUMBER.match(syllable)) and -(2**31) <= int(syllable) < 2**31
