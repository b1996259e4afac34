"""The texts of the project in which a rule may show: sample articles, examples, the tests' tables, plants."""

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from extractors import rules
from extractors.document import Document, Zone
from extractors.spelling import phrase_key
from pipeline.annotate import annotate, annotate_text
from pipeline.parse.plain import parse_text
from removal.rows import CSV_FILES, EXAMPLE_KEYS, TOML_FILES, Row

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "extractors")]

from planting import KINDS, plant  # noqa: E402

_BRACKETS = regex.compile(r"\[(?:[^\]=]*=)?([^\]]*)\]")  # `[Khải=Vi Quốc Khải]` in the tables of posts

_BETWEEN_WORDS = regex.compile(r"[\s\p{P}--[%‰]]+", regex.V1)

Text = tuple[Document, str]  # with its words, as `_words` has them


def documents() -> list[Text]:
    """corpus/gold, the examples of the rule files, the tests' tables, planted sentences; annotated once."""
    gold = sorted((ROOT / "corpus" / "gold").rglob("*.txt"))
    found = [annotate(parse_text(file.read_text(encoding="utf-8"), origin=file.stem)) for file in gold]
    examples = {text for file in (*TOML_FILES, *CSV_FILES) for text in _examples(file)}
    sentences = {planted.text for kind in KINDS for planted in plant(kind, 3)}
    found += [document(text) for text in sorted(examples | _tables() | sentences)]
    return with_words(sorted(found, key=lambda read: len(read.text)))


def with_words(documents: Iterable[Document]) -> list[Text]:
    """The texts as `texts_with` looks into them."""
    return [(document, _words(document.text)) for document in documents]


def document(text: str) -> Document:
    """One sentence as an article of a day and place."""
    spans, tokens = annotate_text(text)
    return Document(
        "t0", text, (Zone("body", 0, len(text)),), spans, tokens, "2023-11-22", "tỉnh Tuyên Quang"
    )


def texts_with(row: Row, texts: Sequence[Text]) -> list[int]:
    """The numbers of the texts in which one of the row's words stands."""
    wanted = [_words(word) for word in row.words]
    return [number for number, (_, words) in enumerate(texts) if any(word in words for word in wanted)]


def _words(text: str) -> str:
    """The words of a text in one spelling, a space before and behind each."""
    return f" {_BETWEEN_WORDS.sub(' ', phrase_key(text)).strip()} "


def _tables() -> set[str]:
    """The sentences of the tests' tables FOUND, NOT_FOUND and their like."""
    found: set[str] = set()
    for file in sorted((ROOT / "tests" / "extractors").glob("test_*.py")):
        for key, table in vars(importlib.import_module(file.stem)).items():
            for row in table if key.isupper() and isinstance(table, list) else ():
                text = row if isinstance(row, str) else row[0] if isinstance(row, tuple) and row else None
                if isinstance(text, str) and " " in text:
                    found.add(_BRACKETS.sub(r"\1", text))
    return found


def _examples(file: str) -> Iterator[str]:
    if file.endswith(".csv"):
        yield from (row["example"] for row in rules.rows(file) if row.get("example"))
        return
    todo = [rules.rule_file(file)]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in EXAMPLE_KEYS:
                    yield from _texts(inner)
                else:
                    todo.append(inner)
        elif isinstance(value, list):
            todo += value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(value.get("text"))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item[0] if isinstance(item, list) and item else item)
