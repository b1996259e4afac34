"""Which rows of the rule files could go without anybody noticing: removed one at a time, nothing changes.

Removed in memory, over corpus/gold, the rows' own examples, the tests' tables and planted sentences. A row is
only tried on (the 60 shortest of) the texts in which its words stand; one whose words stand nowhere is told
apart: it has no text that proves it.

    python benchmarks/rules_without_effect.py [--file posts.toml] [--sample 200] [--seconds 120]
"""

import argparse
import functools
import gc
import importlib
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "extractors")]

import regex  # noqa: E402
from planting import KINDS, plant  # noqa: E402

from extractors import extract, rules  # noqa: E402
from extractors.document import Document, Zone  # noqa: E402
from extractors.organisations import find_organisations  # noqa: E402
from extractors.places import find_places  # noqa: E402
from extractors.spelling import name_key  # noqa: E402
from extractors.titles import find_titles  # noqa: E402
from pipeline.annotate import annotate, annotate_text  # noqa: E402
from pipeline.parse.plain import parse_text  # noqa: E402

_BRACKETS = regex.compile(r"\[(?:[^\]=]*=)?([^\]]*)\]")  # `[Khải=Vi Quốc Khải]` in the tables of posts
CSV_FILES = (
    "abbreviations.csv",
    "honorifics.csv",
    "person_cues.csv",
    "name_stops.csv",
    "surnames.csv",
    "place_types.csv",
    "units.csv",
    "counted_nouns.csv",
    "qualifiers.csv",
    "target_words.csv",
    "numbered_names.csv",
    "named_parts.csv",
)
TOML_FILES = ("posts.toml", "organisations.toml", "personnel.toml", "directives.toml")
# Words of a row that show where it may matter; the other cells explain or exemplify.
WORD_KEYS = ("form", "forms", "short", "surname", "name", "noun", "words", "vi", "codes", "symbols")


class Row(NamedTuple):
    """A row of a rule file, or one form of a rule with several. words: keys that a text must hold."""

    file: str
    title: str
    words: tuple[str, ...]
    without: Any  # the file's content without it


def rows_of(file: str) -> Iterator[Row]:
    """Every row of a list, every form and every entry of a rule file."""
    if file.endswith(".csv"):
        table = rules.rows(file)
        for index, row in enumerate(table):
            words = tuple(row[key] for key in WORD_KEYS if row.get(key)) or tuple(row.values())[:1]
            yield Row(file, " ".join(tuple(row.values())[:2]), words, table[:index] + table[index + 1 :])
        return
    content = rules.rule_file(file)
    for section, entries in content.items():
        if not (isinstance(entries, list) and entries and isinstance(entries[0], dict)):
            continue
        for index, entry in enumerate(entries):
            name = f"[[{section}]] {entry.get('id') or entry.get('name') or entry.get('vi')}"
            words = tuple(word for key in WORD_KEYS for word in _as_list(entry.get(key)))
            yield Row(file, name, words, _changed(content, section, index, None))
            for form in entry.get("forms", ()) if len(entry.get("forms", ())) > 1 else ():
                yield Row(file, f"{name}: {form}", (form,), _changed(content, section, index, form))


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [word for word in value or () if isinstance(word, str)]


def _changed(content: Any, section: str, index: int, form: str | None) -> Callable[[], Any]:
    def change() -> Any:
        copy = deepcopy(content)
        if form is None:
            del copy[section][index]
        else:
            copy[section][index]["forms"].remove(form)
        return copy

    return change


def documents() -> list[Document]:
    """corpus/gold, the examples of all rule files, planted sentences; annotated once."""
    files = sorted((ROOT / "corpus" / "gold").glob("*.txt"))
    found = [annotate(parse_text(file.read_text(encoding="utf-8"), origin=file.stem)) for file in files]
    examples = {text for file in (*CSV_FILES, *TOML_FILES) for text in _examples(file)}
    sentences = [planted.text for kind in KINDS for planted in plant(kind, 3)]
    for text in (*sorted(examples), *sorted(_tables()), *sentences):
        spans, tokens = annotate_text(text)
        zone = Zone("body", 0, len(text))
        found.append(Document("t0", text, (zone,), spans, tokens, "2023-11-22", "tỉnh Tuyên Quang"))
    return found


def _tables() -> set[str]:
    """The sentences of the tests' tables FOUND, NOT_FOUND and their like."""
    found: set[str] = set()
    for name in ("people", "posts", "directives", "statistics", "organisations", "places", "frame"):
        module = importlib.import_module(f"test_{name}")
        for table in (
            value for key, value in vars(module).items() if key.isupper() and isinstance(value, list)
        ):
            for row in table:
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
                if key in ("examples", "example", "counterexamples"):
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


def forget() -> None:
    """Empty every cache of the extractors, so that the rules are read anew."""
    for thing in CACHES:
        thing.cache_clear()


CACHES: list[Any] = []


def _find_caches() -> None:
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):
            module = thing.__module__ or ""
            if module.startswith("extractors") and not module.startswith("extractors.gazetteer"):
                CACHES.append(thing)


def read(document: Document) -> str:
    """The facts as one string, with titles, bodies and places that no fact uses; an extractor that cannot
    do without the row says so too."""
    document.__dict__.pop("_readings", None)
    text = document.text
    try:
        parts = list(find_titles(text, 0, len(text))), find_organisations(text), find_places(text)
        return repr((extract(document), parts))
    except Exception as error:  # noqa: BLE001  the row is needed
        return f"{type(error).__name__}: {error}"


def has_effect(row: Row, texts: list[Document], before: dict[int, str]) -> bool:
    """Whether a text is read otherwise without the row. Removing it leaves the files as they are."""
    loader = "rows" if row.file.endswith(".csv") else "rule_file"
    original = getattr(rules, loader)
    content = row.without() if callable(row.without) else row.without

    def patched(name: str) -> Any:
        return content if name == row.file else original(name)

    patched_modules = [
        module for module in list(sys.modules.values()) if getattr(module, loader, None) is original
    ]
    forget()
    for module in patched_modules:
        setattr(module, loader, patched)
    try:
        return any(read(document) != before[id(document)] for document in texts)
    finally:
        for module in patched_modules:
            setattr(module, loader, original)
        forget()


def main() -> None:
    """Print the rows without effect, file by file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--file", action="append", choices=(*CSV_FILES, *TOML_FILES))
    parser.add_argument("--sample", type=int, default=120, help="rows to try, drawn at random; 0: all")
    parser.add_argument("--seconds", type=float, default=90.0, help="stop after so long")
    options = parser.parse_args()
    texts = documents()
    keys = [name_key(document.text) for document in texts]
    before = {id(document): read(document) for document in texts}
    _find_caches()
    rows = [row for file in options.file or (*TOML_FILES, *CSV_FILES) for row in rows_of(file)]
    chosen = random.Random(0).sample(rows, min(options.sample or len(rows), len(rows)))
    started, tried = time.monotonic(), 0
    silent: dict[str, list[str]] = defaultdict(list)
    unproved: dict[str, list[str]] = defaultdict(list)
    for row in chosen:
        if time.monotonic() - started > options.seconds:
            break
        tried += 1
        words = [name_key(word) for word in row.words]
        near = [document for document, key in zip(texts, keys, strict=True) if any(w in key for w in words)]
        if not near:
            unproved[row.file].append(row.title)
        elif not has_effect(row, sorted(near, key=lambda document: len(document.text))[:60], before):
            silent[row.file].append(row.title)
    for heading, found in (("without effect", silent), ("in no text", unproved)):
        for file, titles in sorted(found.items()):
            print(f"{file}: {len(titles)} {heading}")
            for title in titles:
                print(f"    {title}")
    print(json.dumps({"rows": len(rows), "tried": tried, "texts": len(texts)}))


if __name__ == "__main__":
    main()
