"""underthesea's sentences, words, tags and entities, with exact offsets into the article's own text.

underthesea respells (`Tỉnh uỷ` -> `Tỉnh ủy`, `qui` -> `quy`) and drops white space, so a word is found
again by the library's own syllable pattern, never by searching for its spelling: the syllables' spans
are those of the text, and a word is a run of syllables. `annotate_words` is the one function that knows
the models: `pipeline.crf` reads them, or, where they are not the ones it knows, the library itself.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from extractors.document import Document, Sentence, Tokens
from extractors.rules import rows
from pipeline.article import Article
from pipeline.crf.annotator import Word, load_annotator

if TYPE_CHECKING:
    from spacy.language import Language

# A line without a full stop may be a megabyte: the models see it in pieces of at most so many syllables.
MAX_SENTENCE_SYLLABLES = 256


def annotate(article: Article) -> Document:
    """The article's text as an annotated Document."""
    sentences, tokens = annotate_text(article.text)
    return Document(
        text_id=article.text_id,
        text=article.text,
        zones=article.zones,
        sentences=sentences,
        tokens=tokens,
        published=article.published,
        home=article.home,
    )


def annotate_text(text: str) -> tuple[tuple[Sentence, ...], Tokens]:
    """Sentences and tokens of any text, offsets into it as given (NFC or not).

    Every character that is not white space is covered by one token, in order.
    """
    normal, origin = _nfc(text)
    sentences: list[Sentence] = []
    columns: tuple[list[Any], ...] = ([], [], [], [], [])
    pieces = list(_pieces(normal))
    words_of = annotate_words([normal[start:end] for start, end in pieces])
    for (start, _), words in zip(pieces, words_of, strict=True):
        first = len(columns[0])
        for word in words:
            word_start, word_end = start + word[0], start + word[1]
            if origin is not None:
                word_start, word_end = origin[word_start], origin[word_end]
            for column, value in zip(columns, (word_start, word_end, *word[2:]), strict=True):
                column.append(value)
        if len(columns[0]) > first:
            sentences.append(Sentence(columns[0][first], columns[1][-1], first, len(columns[0])))
    return tuple(sentences), Tokens(*(tuple(column) for column in columns))


def annotate_words(sentences: Sequence[str]) -> list[list[Word]]:
    """The words of sentences in NFC: offsets into each, underthesea's spelling, tag and entity."""
    annotator = load_annotator()
    if annotator is not None:
        return annotator.annotate(sentences)
    _say_slow()
    return [library_words(sentence) for sentence in sentences]


def library_words(sentence: str) -> list[Word]:
    """The same by underthesea's own functions, some forty times slower."""
    from underthesea import ner

    spans = _syllable_spans(sentence)
    words: list[Word] = []
    used = 0
    for word, tag, _chunk, entity in ner(sentence) if spans else []:
        last = used + word.count(" ")
        words.append((spans[used][0], spans[last][1], word, tag, entity))
        used = last + 1
    if used != len(spans):
        raise RuntimeError(f"underthesea gave words for {used} of {len(spans)} syllables")
    return words


@cache
def _say_slow() -> None:
    message = (
        "underthesea's models are not the ones that pipeline/crf knows: using the slow library functions"
    )
    logging.getLogger("tinbai").warning(message)


def load() -> Language:
    """The same annotation, and the facts, as a spaCy Language: `load()(text)` is a spaCy Doc."""
    from pipeline import spacy_language

    return spacy_language.load()


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of an NFC text, line by line, without the white space around them.

    underthesea breaks at every full stop that no abbreviation of its list precedes; breaks inside
    initials (`Nguyễn Đ.H.`), after titles and abbreviations (`GS.TS.`, `Đ/c.`) and before a small
    letter or a lone closing mark are mended here.
    """
    from underthesea import sent_tokenize

    base = 0
    for line in text.split("\n"):
        spans: list[tuple[int, int]] = []
        cursor = 0
        for sentence in sent_tokenize(line) if line.strip() else ():
            start = line.index(sentence, cursor)
            cursor = start + len(sentence)
            if spans and not _is_break(line, spans[-1], start):
                spans[-1] = (spans[-1][0], cursor)
            else:
                spans.append((start, cursor))
        yield from ((base + start, base + end) for start, end in spans)
        base += len(line) + 1


_OPENS_SENTENCE = regex.compile(r"[\p{Lu}\p{N}“\"'‘(\[«–—+*•-]")
_INITIALS = regex.compile(r"(?:^|[\s(.])\p{Lu}\.$")
_LAST_WORD = regex.compile(r"\S+$")


def _is_break(line: str, before: tuple[int, int], start: int) -> bool:
    left = line[before[0] : before[1]]
    if not _OPENS_SENTENCE.match(line, start):
        return False
    if _INITIALS.search(left[-4:]):
        return False
    last = _LAST_WORD.search(left[-20:])
    return not (last and last.group().lower() in _abbreviations())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["abbreviation"].lower() for row in rows("sentence_abbreviations.csv"))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, those of more than MAX_SENTENCE_SYLLABLES cut between white-space chunks."""
    for start, end in sentence_spans(text):
        if end - start <= MAX_SENTENCE_SYLLABLES:  # no syllable is shorter than a character
            yield start, end
            continue
        cut = start
        count = 0
        for chunk in regex.finditer(r"\S+", text, pos=start, endpos=end):
            syllables = 1 if len(chunk.group()) < 12 else len(_syllable_spans(chunk.group()))
            if count and count + syllables > MAX_SENTENCE_SYLLABLES:
                yield cut, chunk.start()
                cut, count = chunk.start(), 0
            count += syllables
        yield cut, end


def _syllable_spans(sentence: str) -> list[tuple[int, int]]:
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns

    return [match.span() for match in patterns.finditer(sentence)]


_CLUSTER = regex.compile(r"\X", regex.DOTALL)


def _nfc(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC, and for each of its characters (and its end) the position in `text`."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    origin: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        normal = unicodedata.normalize("NFC", cluster.group())
        parts.append(normal)
        width = len(cluster.group())
        origin.extend(cluster.start() + min(index, width - 1) for index in range(len(normal)))
    origin.append(len(text))
    return "".join(parts), origin
