"""The three models one after the other: syllables, words, tags, entities; many sentences at a time."""

import hashlib
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path

import numpy as np

from pipeline.crf.lexicon import Lexicon
from pipeline.crf.model import Integers, read_model
from pipeline.crf.segment import Segmenter
from pipeline.crf.syllables import Placed, SyllableReader
from pipeline.crf.tag import Tagger, is_title

_MARKS = frozenset(",;)”")
_LONGEST_RESPELT = 6  # characters of a token whose spelling the library may settle


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some sentences, one after the other, as columns.

    counts: words of each sentence. start_char, end_char: offsets into the word's own sentence.
    """

    counts: Integers
    start_char: Integers
    end_char: Integers
    word: list[str]
    tag: list[str]
    entity: list[str]


def join_words(parts: Sequence[Words]) -> Words:
    """The words of some sentences and of the next ones as those of all."""
    if len(parts) == 1:
        return parts[0]
    none = np.zeros(0, np.int64)
    return Words(
        np.concatenate([none, *(part.counts for part in parts)]),
        np.concatenate([none, *(part.start_char for part in parts)]),
        np.concatenate([none, *(part.end_char for part in parts)]),
        list(chain.from_iterable(part.word for part in parts)),
        list(chain.from_iterable(part.tag for part in parts)),
        list(chain.from_iterable(part.entity for part in parts)),
    )


class Annotator:
    """The models, loaded once a process (some 70 MB)."""

    def __init__(self, folder: Path) -> None:
        import joblib

        words = folder / "word_tokenize" / "models" / "ws_crf_vlsp2013_20230727"
        self._segmenter = Segmenter(
            read_model(words / "models.bin"),
            joblib.load(words / "features.bin"),
            joblib.load(words / "dictionary.bin"),
        )
        self._tagger = Tagger(
            read_model(folder / "pos_tag" / "pos_crf_2017_10_11.bin"),
            _models()["templates"]["tag"].split(),
            {"column1": None},
        )
        self._entities = Tagger(
            read_model(folder / "ner" / "ner_crf_2017_10_12.bin"),
            _models()["templates"]["entity"].split(),
            {"column1": self._tagger.labels, "column3": None},
        )
        self._syllables = SyllableReader(_splitter(), self._segmenter.views, 4)
        self._words = Lexicon[str](self._views, 6)

    def annotate(self, sentences: Sequence[str]) -> Words:
        """The words of sentences in NFC; a sentence may be empty."""
        syllables = self._syllables.read(sentences)
        starts, ends = syllables.start_char, syllables.end_char
        if not syllables.token:
            return Words(syllables.counts, starts, ends, [], [], [])
        full = syllables.counts > 0
        lengths = syllables.counts[full]
        begins = self._segmenter.segment(syllables.views, lengths)
        first = np.flatnonzero(begins)
        behind = np.append(first[1:], len(begins))
        words = _joined(syllables.token, first.tolist(), behind.tolist())
        counts = np.zeros(len(sentences), np.int64)
        counts[full] = np.add.reduceat(begins, np.cumsum(lengths) - lengths, dtype=np.int64)
        views = self._words.read(words)
        tags = self._tagger.tag(views[:, :3], counts[full])
        entities = self._entities.tag(views[:, 3:], counts[full], tags)
        return Words(
            counts,
            starts[first],
            ends[behind - 1],
            words,
            list(map(self._tagger.labels.__getitem__, tags.tolist())),
            list(map(self._entities.labels.__getitem__, entities.tolist())),
        )

    def _views(self, word: str) -> tuple[int, ...]:
        """What the two taggers read in a word."""
        views = word, word.lower(), str(is_title(word))
        return *self._tagger.views(*views), *self._entities.views(*views)


def _joined(syllables: Sequence[str], first: Sequence[int], behind: Sequence[int]) -> list[str]:
    return [
        syllables[start] if end - start == 1 else " ".join(syllables[start:end])
        for start, end in zip(first, behind, strict=True)
    ]


def _splitter() -> Callable[[str], list[Placed]]:
    """The library's own way from a text to its tokens."""
    from underthesea.pipeline.text_normalize.character_normalize import normalize_characters_in_text
    from underthesea.pipeline.text_normalize.text_normalizer import token_map
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

    def split(text: str) -> list[Placed]:
        normal = normalize_characters_in_text(text)
        letters = normal.rstrip()
        end = len(letters)
        if letters.isalpha():  # of its many patterns only the one for words takes them
            tokens = [(letters, 0, end)]
        elif letters[:-1].isalpha() and _is_apart(letters):
            tokens = [(letters[:-1], 0, end - 1), (letters[-1], end - 1, end)]
        else:
            tokens = [(match[0], *match.span()) for match in patterns.finditer(normal)]
        return [
            (token_map.get(token, token), *span) if len(token) <= _LONGEST_RESPELT else (token, *span)
            for token, *span in tokens
        ]

    return split


def _is_apart(letters: str) -> bool:
    """Whether the mark behind the letters is no part of a token of theirs, as it is in `Tp.` and `H.`."""
    return letters[-1] in _MARKS or (letters[-1] == "." and letters[:-1].islower())


@cache
def load_annotator() -> Annotator | None:
    """The annotator, None where the installed models are not the ones for which identity is tested."""
    return Annotator(_folder()) if models_are_known() else None


def models_are_known() -> bool:
    """Whether the installed models are the ones for which identity is tested."""
    return all(
        (path := _folder() / name).is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
        for name, digest in _models()["files"].items()
    )


def _folder() -> Path:
    import underthesea

    return Path(underthesea.__file__).parent / "pipeline"


@cache
def _models() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("pipeline") / "crf" / "models.toml").read_text(encoding="utf-8"))
