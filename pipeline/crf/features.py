"""Features as rows of weights: what a template would have written as a string is an index here.

A template such as `T[-1,0].lower` reads a window of one to three items (here from one before to the word
itself) in one view of them (`lower`). All windows of one width and view share a vocabulary, so each
is looked up once for all the templates that read it at other places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import regex

from pipeline.crf.model import Booleans, CrfModel, Floats, Integers

PAD = 3  # no template looks further than three items back or two ahead
_SPARE_BITS = 4  # so that a window that is none is rarely searched for
_SCATTER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, as Knuth's multiplicative hash has it
OUTSIDE = ("BOS", "EOS")  # what every template says beyond the ends of a sentence
_TEMPLATE = regex.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\[(\d+)\])?(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class Template:
    """first, width: the window, relative to the word. view: `raw`, `lower`, `istitle`, `column1` …"""

    text: str
    first: int
    width: int
    view: str


def parse_template(text: str) -> Template:
    """`T[-1,0].lower` -> window of width 2 from -1, view `lower`."""
    match = _TEMPLATE.fullmatch(text)
    if match is None:
        raise ValueError(f"unknown feature template {text!r}")
    first, last, column, function = match.groups()
    width = int(last) - int(first) + 1 if last is not None else 1
    view = function or (f"column{column}" if column else "raw")
    return Template(text, int(first), width, view)


@dataclass(frozen=True, slots=True)
class Stream:
    """Sentences one after the other, each between PAD places before and after.

    places: index in the stream of every item. before, after: for each place, whether it lies before or
    after a sentence.
    """

    places: Integers
    lengths: Integers
    before: Booleans
    after: Booleans

    def lay(self, values: Integers) -> Integers:
        """The items' values at their places, 0 in the padding."""
        laid = np.zeros((len(self.before), *values.shape[1:]), np.int64)
        laid[self.places] = values
        return laid


def lay_out(lengths: Integers) -> Stream:
    """The stream for sentences of these lengths, none empty."""
    padded = lengths + 2 * PAD
    starts = np.cumsum(padded) - padded + PAD
    places = np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    before, after = np.zeros(padded.sum(), np.bool_), np.zeros(padded.sum(), np.bool_)
    for back in range(1, PAD + 1):
        before[starts - back] = True
        after[starts + lengths - 1 + back] = True
    return Stream(places, lengths, before, after)


class Vocabulary:
    """Values of one view and width, as ids: 0 unknown, 1 and 2 outside, then the model's values."""

    def __init__(self, values: Sequence[str]) -> None:
        self.values = ("\0unknown", *OUTSIDE, *values)
        self.ids = {value: number for number, value in enumerate(self.values) if number > 2}


class Windows:
    """The windows of two or three items among a vocabulary's values, found by the ids of the items.

    An item may hold blanks of its own: `Hà Nội mới` is a window of two in two ways.
    """

    def __init__(self, windows: Vocabulary, width: int, items: Vocabulary) -> None:
        self._width, self._base = width, len(items.values)
        found = {
            self._key([items.ids[part] for part in parts]): number
            for window, number in windows.ids.items()
            for parts in splits(window, width)
        }
        self._keys = np.array(sorted(found), np.int64)
        self._ids = np.array([found[key] for key in self._keys.tolist()], np.int64)
        self._bits = len(found).bit_length() + _SPARE_BITS
        self._marks = np.zeros(1 << self._bits, np.bool_)
        self._marks[self._mark(self._keys)] = True

    def index(self, items: Integers) -> Integers:
        """The id of the window that begins at each place; items: the id of every place's item."""
        count = len(items) - self._width + 1
        keys = self._key([items[step : step + count] for step in range(self._width)])
        perhaps = np.flatnonzero(self._marks[self._mark(keys)])  # most are none: to search costs more
        asked = keys[perhaps]
        at = np.minimum(np.searchsorted(self._keys, asked), len(self._keys) - 1)
        found = np.zeros(count, np.int64)
        found[perhaps] = np.where(self._keys[at] == asked, self._ids[at], 0)
        return found

    def _mark(self, keys: Integers) -> Any:
        """A number of few bits for every key: where no key of the windows has it, there is no window."""
        return (keys.view(np.uint64) * _SCATTER) >> np.uint64(64 - self._bits)

    def _key(self, items: Sequence[Any]) -> Any:
        key = items[0]
        for item in items[1:]:
            key = key * self._base + item
        return key


def splits(window: str, width: int) -> Iterator[list[str]]:
    """The ways to read a window as so many items joined by blanks."""
    parts = window.split(" ")
    for cuts in combinations(range(1, len(parts)), width - 1):
        yield [" ".join(parts[start:end]) for start, end in pairwise((0, *cuts, len(parts)))]


def mark_outside(ids: Integers, stream: Stream, width: int) -> Integers:
    """Ids with the windows that touch the padding set to outside: before wins over after."""
    count = len(ids)
    over = stream.after[:count].copy()
    for step in range(1, width):
        over |= stream.after[step : step + count]
    ids[over] = 2
    ids[stream.before[:count]] = 1
    return ids


class Features:
    """The model's vocabularies, and its weights for its templates in their order."""

    def __init__(self, model: CrfModel, templates: Sequence[str], words: Iterable[str] = ()) -> None:
        """words: values of the view `lower` that need an id although no template weighs them."""
        self.model = model
        parsed = [parse_template(text) for text in templates]
        self.vocabularies = _vocabularies(model, parsed, words)
        self._windows = {
            (view, width): Windows(vocabulary, width, self.vocabularies[view, 1])
            for (view, width), vocabulary in self.vocabularies.items()
            if width > 1 and not view.startswith("is")
        }
        self._steps = [
            (
                template,
                model.weights_of(template.text, self.vocabularies[template.view, template.width].values),
            )
            for template in parsed
        ]

    def windows(self, stream: Stream, view: str, items: Integers) -> dict[tuple[str, int], Integers]:
        """The ids of all windows of a view, by view and width; items: the id of every item in the stream."""
        found = {(view, 1): items}
        for (own, width), windows in self._windows.items():
            if own == view:
                found[view, width] = windows.index(items)
        for (_, width), ids in found.items():
            mark_outside(ids, stream, width)
        return found

    def emissions(self, stream: Stream, ids: dict[tuple[str, int], Integers]) -> Floats:
        """Scores of every item by label: the templates' rows added one by one, in their order."""
        scores = np.zeros((len(stream.places), len(self.model.labels)))
        rows = np.empty_like(scores)
        begins = {first: stream.places + first for first in {template.first for template, _ in self._steps}}
        for template, table in self._steps:
            found = ids[template.view, template.width].take(begins[template.first])
            scores += table.take(found, axis=0, out=rows, mode="clip")  # "raise" would copy once more
        return scores


def _vocabularies(
    model: CrfModel, templates: Sequence[Template], words: Iterable[str]
) -> dict[tuple[str, int], Vocabulary]:
    """A vocabulary for every view and width: the model's values; for items the parts of windows too."""
    texts: dict[tuple[str, int], list[str]] = {}
    for template in templates:
        texts.setdefault((template.view, template.width), []).append(template.text)
    values = {key: model.values(own) for key, own in texts.items()}
    widths = {template.width for template in templates}
    for word in words:
        if (width := word.count(" ") + 1) in widths:
            values.setdefault(("lower", width), []).append(word)
    for (view, width), windows in list(values.items()):
        parts = (part for window in windows for way in splits(window, width) for part in way)
        values[view, 1] = [*values.get((view, 1), ()), *parts]
    return {key: Vocabulary(list(dict.fromkeys(own))) for key, own in values.items()}
