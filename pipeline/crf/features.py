"""Features as rows of weights: what a template would have written as a string is an index here.

A template such as `T[-1,0].lower` reads a window of one to three items (here from one before to the word
itself) in one view of them (`lower`). All windows of one width and view share a vocabulary, so each
is looked up once for all the templates that read it at other places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import regex

from pipeline.crf.model import Booleans, CrfModel, Floats, Integers

PAD = 3  # no template looks further than three items back or two ahead
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

    places: index in the stream of every item. starts_outside, ends_outside: for each place, whether it
    lies before or after a sentence.
    """

    places: Integers
    lengths: Integers
    before: Booleans
    after: Booleans

    @property
    def size(self) -> int:
        """Number of places, padding included."""
        return len(self.before)


def lay_out(lengths: Sequence[int]) -> Stream:
    """The stream for sentences of these lengths."""
    counts = np.array(lengths, dtype=np.int64)
    padded = counts + 2 * PAD
    starts = np.concatenate([[0], np.cumsum(padded)[:-1]]) + PAD if len(counts) else counts
    within = np.concatenate([np.arange(n) for n in lengths]) if len(counts) else counts
    places = np.repeat(starts, counts) + within
    size = int(padded.sum())
    before, after = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    for back in range(1, PAD + 1):
        before[starts - back] = True
        after[starts + counts - 1 + back] = True
    return Stream(places, counts, before, after)


class Vocabulary:
    """Values of one view and width, as ids: 0 unknown, 1 and 2 outside, then the model's values."""

    def __init__(self, values: Sequence[str]) -> None:
        self.values = ("\0unknown", *OUTSIDE, *values)
        self.ids = {value: number for number, value in enumerate(self.values) if number > 2}

    def index(self, stream: Stream, windows: Sequence[str], width: int) -> Integers:
        """The id of every window; `windows[i]` begins at place i."""
        found = map(self.ids.get, windows, repeat(0))
        ids = np.fromiter(found, np.int64, len(windows))
        return mark_outside(ids, stream, width)


def mark_outside(ids: Integers, stream: Stream, width: int) -> Integers:
    """Ids with the windows that touch the padding set to outside: before wins over after."""
    count = len(ids)
    over = stream.after[:count].copy()
    for step in range(1, width):
        over |= stream.after[step : step + count]
    ids[over] = 2
    ids[stream.before[:count]] = 1
    return ids


class Weights:
    """The model's weights for its templates, in their order."""

    def __init__(
        self, model: CrfModel, templates: Sequence[Template], vocabularies: dict[tuple[str, int], Vocabulary]
    ) -> None:
        self.model = model
        self.steps = [
            (template, model.weights_of(template.text, vocabularies[template.view, template.width].values))
            for template in templates
        ]

    def emissions(self, stream: Stream, ids: dict[tuple[str, int], Integers]) -> Floats:
        """Scores of every item by label: the templates' rows added one by one, in their order."""
        scores = np.zeros((len(stream.places), len(self.model.labels)))
        shifted: dict[tuple[str, int, int], Integers] = {}
        for template, table in self.steps:
            key = template.view, template.width, template.first
            if key not in shifted:
                shifted[key] = ids[template.view, template.width][stream.places + template.first]
            scores += table.take(shifted[key], axis=0)
        return scores


def vocabularies(
    model: CrfModel, templates: Sequence[Template], extra: Mapping[tuple[str, int], Sequence[str]]
) -> dict[tuple[str, int], Vocabulary]:
    """A vocabulary for every view and width: the model's values, and `extra` ones."""
    texts: dict[tuple[str, int], list[str]] = {key: [] for key in extra}
    for template in templates:
        texts.setdefault((template.view, template.width), []).append(template.text)
    return {
        key: Vocabulary(list(dict.fromkeys([*model.values(own), *extra.get(key, ())])))
        for key, own in texts.items()
    }
