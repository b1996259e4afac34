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
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import regex

from extractors.document import Document, Sentence, Tokens
from extractors.rules import rows
from pipeline.article import Article
from pipeline.crf.annotator import Words, join_words, load_annotator
from pipeline.crf.sentences import line_sentences

if TYPE_CHECKING:
    from spacy.language import Language

# A line without a full stop may be a megabyte: the models see it in pieces of at most so many syllables.
MAX_SENTENCE_SYLLABLES = 256
GROUP = 120_000  # characters that the models see at once: some thirty articles

Annotation = tuple[tuple[Sentence, ...], Tokens]


def annotate(article: Article) -> Document:
    """The article's text as an annotated Document."""
    return annotate_articles([article])[0]


def annotate_articles(articles: Sequence[Article]) -> list[Document]:
    """The articles' texts as annotated Documents: some at once cost less than one by one."""
    annotations = annotate_texts([article.text for article in articles])
    return [
        Document(
            text_id=article.text_id,
            text=article.text,
            zones=article.zones,
            sentences=sentences,
            tokens=tokens,
            published=article.published,
            home=article.home,
        )
        for article, (sentences, tokens) in zip(articles, annotations, strict=True)
    ]


def annotate_text(text: str) -> Annotation:
    """Sentences and tokens of any text, offsets into it as given (NFC or not).

    Every character that is not white space is covered by one token, in order.
    """
    return annotate_texts([text])[0]


def annotate_texts(texts: Sequence[str]) -> list[Annotation]:
    """Sentences and tokens of every text, as `annotate_text` has them."""
    normals = [_nfc(text) for text in texts]
    spans = [list(_pieces(normal)) for normal, _ in normals]
    words = annotate_words(
        [normal[start:end] for (normal, _), own in zip(normals, spans, strict=True) for start, end in own]
    )
    base = np.repeat(np.array([start for own in spans for start, _ in own], np.int64), words.counts)
    starts, ends = (words.start_char + base).tolist(), (words.end_char + base).tolist()
    counts = words.counts.tolist()
    found: list[Annotation] = []
    sentence = word = 0
    for (_, origin), own in zip(normals, spans, strict=True):
        sizes = counts[sentence : sentence + len(own)]
        here = slice(word, word + sum(sizes))
        tokens = Tokens(
            _moved(starts[here], origin),
            _moved(ends[here], origin),
            tuple(words.word[here]),
            tuple(words.tag[here]),
            tuple(words.entity[here]),
        )
        found.append((_sentences(tokens, sizes), tokens))
        sentence, word = sentence + len(own), here.stop
    return found


def _moved(places: Sequence[int], origin: Sequence[int] | None) -> tuple[int, ...]:
    return tuple(places) if origin is None else tuple([origin[place] for place in places])


def _sentences(tokens: Tokens, sizes: Sequence[int]) -> tuple[Sentence, ...]:
    """The sentences of so many tokens each; those without a token are none."""
    behind = list(accumulate(sizes))
    return tuple(
        Sentence(tokens.start_char[last - size], tokens.end_char[last - 1], last - size, last)
        for size, last in zip(sizes, behind, strict=True)
        if size
    )


def annotate_words(sentences: Sequence[str]) -> Words:
    """The words of sentences in NFC: offsets into each, underthesea's spelling, tag and entity."""
    annotator = load_annotator()
    if annotator is not None:
        return join_words([annotator.annotate(group) for group in _groups(sentences)])
    _say_slow()
    return join_words([library_words(sentence) for sentence in sentences])


def _groups(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    """The sentences in groups of some GROUP characters, so that arrays stay small however long a text is."""
    first = size = 0
    for number, sentence in enumerate(sentences):
        size += len(sentence)
        if size >= GROUP:
            yield sentences[first : number + 1]
            first, size = number + 1, 0
    if first < len(sentences):
        yield sentences[first:]


def library_words(sentence: str) -> Words:
    """The same by underthesea's own functions, some forty times slower."""
    from underthesea import ner

    spans = _syllable_spans(sentence)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    rows = ner(sentence) if spans else []
    behind = list(accumulate(word.count(" ") + 1 for word, *_ in rows))
    if (behind[-1] if behind else 0) != len(spans):
        raise RuntimeError(f"underthesea gave words for {behind[-1:]} of {len(spans)} syllables")
    return Words(
        np.array([len(rows)]),
        np.array([starts[first] for first in (0, *behind[:-1])][: len(rows)], np.int64),
        np.array([ends[last - 1] for last in behind], np.int64),
        [row[0] for row in rows],
        [row[1] for row in rows],
        [row[3] for row in rows],
    )


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
    sentences_of = library_sentences if load_annotator() is None else line_sentences
    base = 0
    for line in text.split("\n"):
        spans: list[tuple[int, int]] = []
        for start, end in sentences_of(line):
            if spans and not _is_break(line, spans[-1], start):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        yield from ((base + start, base + end) for start, end in spans)
        base += len(line) + 1


def library_sentences(line: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a line begin and end by underthesea's own function, several times slower."""
    from underthesea import sent_tokenize

    cursor = 0
    for sentence in sent_tokenize(line):
        start = line.index(sentence, cursor)
        cursor = start + len(sentence)
        yield start, cursor


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


_CHUNK = regex.compile(r"\S+")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, those of more than MAX_SENTENCE_SYLLABLES cut between white-space chunks."""
    for start, end in sentence_spans(text):
        if _most_syllables(text, start, end) <= MAX_SENTENCE_SYLLABLES:
            yield start, end
            continue
        cut = start
        count = 0
        for chunk in _CHUNK.finditer(text, start, end):
            syllables = 1 if len(chunk.group()) < 12 else len(_syllable_spans(chunk.group()))
            if count and count + syllables > MAX_SENTENCE_SYLLABLES:
                yield cut, chunk.start()
                cut, count = chunk.start(), 0
            count += syllables
        yield cut, end


def _most_syllables(text: str, start: int, end: int) -> int:
    """A number that the syllables surely do not pass: none is shorter than a character."""
    if end - start <= MAX_SENTENCE_SYLLABLES:
        return end - start
    return sum(1 if len(chunk) < 12 else len(chunk) for chunk in _CHUNK.findall(text, start, end))


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
