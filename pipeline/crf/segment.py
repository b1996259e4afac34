"""Words from syllables: underthesea's word segmenter on arrays."""

import re
from collections.abc import Sequence, Set
from itertools import chain, pairwise

import numpy as np

from pipeline.crf.features import PAD, Vocabulary, Weights, lay_out, mark_outside, parse_template
from pipeline.crf.features import vocabularies as make_vocabularies
from pipeline.crf.model import Booleans, CrfModel, Floats, Integers

_INSIDE = "I-W"
_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+\Z")
_CACHE_SIZE = 400_000
_WIDTHS = (1, 2, 3)
_BLANK = ("", "", False, False)


class Segmenter:
    """Joins the syllables of many sentences into words.

    templates, dictionary: the library's own, from the files beside its model.
    """

    def __init__(self, model: CrfModel, templates: Sequence[str], dictionary: Set[str]) -> None:
        self._model = model
        parsed = [parse_template(text) for text in templates]
        by_width: dict[tuple[str, int], list[str]] = {("lower", t.width): [] for t in parsed}
        for word in dictionary:
            if ("lower", word.count(" ") + 1) in by_width:
                by_width["lower", word.count(" ") + 1].append(word)
        self._vocabularies = make_vocabularies(model, parsed, by_width)
        self._weights = Weights(model, parsed, self._vocabularies)
        self._in_dictionary = {
            width: np.array([value in dictionary for value in vocabulary.values])
            for (view, width), vocabulary in self._vocabularies.items()
            if view == "lower"
        }
        self._seen: dict[str, tuple[str, str, bool, bool]] = {}

    def segment(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """For every sentence of syllables (none empty), the number of syllables of each word."""
        emissions, lengths = self._emissions(sentences)
        inside = self._decode(emissions, lengths)
        words: list[list[int]] = []
        at = 0
        for length in lengths.tolist():
            sizes: list[int] = []
            for position in range(at, at + length):
                if inside[position] and sizes:
                    sizes[-1] += 1
                else:
                    sizes.append(1)
            words.append(sizes)
            at += length
        return words

    def _emissions(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, Integers]:
        stream = lay_out([len(sentence) for sentence in sentences])
        pad = [_BLANK] * PAD
        views = list(chain.from_iterable((*pad, *map(self._views, sentence), *pad) for sentence in sentences))
        raw, lower = [view[0] for view in views], [view[1] for view in views]
        windows = {("raw", n): _windows(raw, n) for n in _WIDTHS} | {
            ("lower", n): _windows(lower, n) for n in _WIDTHS
        }
        title = np.array([view[2] for view in views], dtype=np.bool_)
        number = np.array([view[3] for view in views], dtype=np.bool_)
        ids: dict[tuple[str, int], Integers] = {}
        for (view, width), vocabulary in self._vocabularies.items():
            if view in ("raw", "lower"):
                ids[view, width] = vocabulary.index(stream, windows[view, width], width)
            elif view in ("istitle", "isdigit"):
                flags = title if view == "istitle" else number
                whole = flags[: len(flags) - width + 1].copy()
                for step in range(1, width):
                    whole &= flags[step : step + len(whole)]
                ids[view, width] = mark_outside(_truth(vocabulary, whole), stream, width)
        for (view, width), vocabulary in self._vocabularies.items():
            if view == "is_in_dict":
                known = self._in_dictionary[width][ids["lower", width]]
                ids[view, width] = mark_outside(_truth(vocabulary, known), stream, width)
        return self._weights.emissions(stream, ids), stream.lengths

    def _views(self, syllable: str) -> tuple[str, str, bool, bool]:
        views = self._seen.get(syllable)
        if views is None:
            if len(self._seen) > _CACHE_SIZE:
                self._seen.clear()
            views = syllable, syllable.lower(), _is_title(syllable), _is_number(syllable)
            self._seen[syllable] = views
        return views

    def _decode(self, emissions: Floats, lengths: Integers) -> list[bool]:
        """Two labels need no arrays: plain Python is faster than numpy's steps."""
        inside = self._model.labels.index(_INSIDE)
        (stay0, to1), (to0, stay1) = self._model.transitions.tolist()
        rows = emissions.tolist()
        found: list[bool] = []
        at = 0
        for length in lengths.tolist():
            first, second = rows[at]
            back: list[tuple[int, int]] = []
            for score0, score1 in rows[at + 1 : at + length]:
                zero0, one0, zero1, one1 = first + stay0, second + to0, first + to1, second + stay1
                from0, from1 = one0 > zero0, one1 > zero1
                first = (one0 if from0 else zero0) + score0
                second = (one1 if from1 else zero1) + score1
                back.append((from0, from1))
            label = int(second > first)
            labels = [label]
            for came_from in reversed(back):
                label = int(came_from[label])
                labels.append(label)
            found.extend(label == inside for label in reversed(labels))
            at += length
        return found


def _windows(items: list[str], width: int) -> list[str]:
    if width == 1:
        return items
    if width == 2:
        return [f"{a} {b}" for a, b in pairwise(items)]
    if width == 3:
        return [f"{a} {b} {c}" for a, b, c in zip(items, items[1:], items[2:], strict=False)]
    raise ValueError(f"no template reads windows of {width}")


def _truth(vocabulary: Vocabulary, flags: Booleans) -> Integers:
    ids = vocabulary.ids
    return np.where(flags, ids.get("True", 0), ids.get("False", 0))


def _is_title(syllable: str) -> bool:
    """As the library's Rust featurizer has it: no letter counts as a capital, too."""
    return syllable[0] == syllable[0].upper()


def _is_number(syllable: str) -> bool:
    """As the library's Rust featurizer has it: what fits a signed 32-bit integer."""
    return bool(_WHOLE_NUMBER.match(syllable)) and -(2**31) <= int(syllable) < 2**31
