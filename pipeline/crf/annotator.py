"""The three models one after the other: syllables, words, tags, entities; many sentences at a time."""

import hashlib
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

import regex

from pipeline.crf.model import read_model
from pipeline.crf.segment import Segmenter
from pipeline.crf.tag import Tagger

Word = tuple[int, int, str, str, str]  # start_char, end_char, word, tag, entity

_CHUNK = regex.compile(r"\S+")
_CHUNK_CACHE = 300_000


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
        self._chunks: dict[tuple[str, bool], tuple[list[str], list[tuple[int, int]]]] = {}

    def annotate(self, sentences: Sequence[str]) -> list[list[Word]]:
        """The words of sentences in NFC, with offsets into each sentence; a sentence may be empty."""
        split = [self.syllables(sentence) for sentence in sentences]
        full = [number for number, (syllables, _) in enumerate(split) if syllables]
        result: list[list[Word]] = [[] for _ in sentences]
        if not full:
            return result
        sizes = self._segmenter.segment([split[number][0] for number in full])
        words: list[list[str]] = []
        for number, counts in zip(full, sizes, strict=True):
            syllables, _ = split[number]
            ends = list(accumulate(counts))
            words.append([" ".join(syllables[end - n : end]) for end, n in zip(ends, counts, strict=True)])
        tags = self._tagger.tag(words)
        entities = self._entities.tag(words, tags)
        tag_names = [self._tagger.labels[i] for i in tags.tolist()]
        entity_names = [self._entities.labels[i] for i in entities.tolist()]
        at = 0
        for number, counts, own in zip(full, sizes, words, strict=True):
            spans = split[number][1]
            end = 0
            for count, word in zip(counts, own, strict=True):
                first, end = end, end + count
                result[number].append(
                    (spans[first][0], spans[end - 1][1], word, tag_names[at], entity_names[at])
                )
                at += 1
        return result

    def syllables(self, sentence: str) -> tuple[list[str], list[tuple[int, int]]]:
        """The library's syllable tokens, respelt as it does, with their spans in the sentence."""
        tokens: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in _CHUNK.finditer(sentence):
            start, end = match.span()
            parts, places = self._chunk(match.group(), end == len(sentence))
            tokens += parts
            spans += [(start + a, start + b) for a, b in places]
        return tokens, spans

    def _chunk(self, chunk: str, is_last: bool) -> tuple[list[str], list[tuple[int, int]]]:
        """No match of the library's pattern spans white space, so a chunk is split once and remembered.

        The last chunk of a sentence stands apart: one alternative of the pattern asks for the end.
        """
        found = self._chunks.get((chunk, is_last))
        if found is None:
            if len(self._chunks) > _CHUNK_CACHE:
                self._chunks.clear()
            found = self._chunks[chunk, is_last] = _split(chunk if is_last else chunk + " ")
        return found


def _split(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    from underthesea.pipeline.text_normalize.character_normalize import normalize_characters_in_text
    from underthesea.pipeline.text_normalize.text_normalizer import token_map
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

    tokens, spans = [], []
    for match in patterns.finditer(normalize_characters_in_text(text)):
        token = match.group()
        if len(token) <= 6:
            token = normalize_characters_in_text(token)
            token = token_map.get(token, token)
        tokens.append(token)
        spans.append(match.span())
    return tokens, spans


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
