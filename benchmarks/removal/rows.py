"""Rows of the rule files and the extractors without some of them; the files stay as they are."""

import functools
import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, NamedTuple

from extractors import rules

CSV_FILES = (
    "abbreviations.csv",
    "honorifics.csv",
    "person_cues.csv",
    "name_stops.csv",
    "surnames.csv",
    "place_types.csv",
    "neighbour_provinces.csv",
    "units.csv",
    "counted_nouns.csv",
    "qualifiers.csv",
    "target_words.csv",
    "numbered_names.csv",
    "named_parts.csv",
    "named_things.csv",
)
TOML_FILES = ("posts.toml", "organisations.toml", "personnel.toml", "directives.toml", "initiatives.toml")
# Words of a row that show where it may matter; the other cells explain or exemplify.
WORD_KEYS = (
    "form",
    "forms",
    "short",
    "surname",
    "name",
    "noun",
    "words",
    "vi",
    "codes",
    "symbols",
    "phrases",
)
EXAMPLE_KEYS = ("example", "examples", "counterexamples")
GRAMMAR_KEYS = ("follows", "place_types")  # names of ways to read on and of types: no words of texts

Path = tuple[str | int, ...]  # keys and places that lead to a row in its file's content


class Row(NamedTuple):
    """A row of a list, an entry of a rule file or one form of it.

    words: a text must hold one of them for the row to matter there; path: where the row stands.
    """

    file: str
    title: str
    words: tuple[str, ...]
    path: Path


def rows_of(file: str) -> Iterator[Row]:
    """Every row of a list, every entry of a rule file and every form of an entry that has several."""
    if file.endswith(".csv"):
        for index, row in enumerate(rules.rows(file)):
            words = tuple(row[key] for key in WORD_KEYS if row.get(key)) or tuple(row.values())[:1]
            yield Row(file, " ".join(tuple(row.values())[:2]), words, (index,))
        return
    for section, entries in rules.rule_file(file).items():
        if isinstance(entries, dict):
            yield from _entry(file, (section,), entries)
        elif isinstance(entries, list):
            yield from _forms(file, f"[{section}]", (section,), entries)
            for index, entry in enumerate(entries):
                if isinstance(entry, dict):
                    yield from _entry(file, (section, index), entry)


def _entry(file: str, path: Path, entry: dict[str, Any]) -> Iterator[Row]:
    name = f"[{path[0]}] {entry.get('id') or entry.get('name') or entry.get('vi') or ''}".rstrip()
    if len(path) > 1:
        words = tuple(word for key in WORD_KEYS for word in _as_list(entry.get(key)))
        yield Row(file, name, words, path)
    for key, forms in entry.items():
        if key in (*EXAMPLE_KEYS, *GRAMMAR_KEYS) or not isinstance(forms, list):
            continue
        if len(forms) > 1 or len(path) == 1:
            yield from _forms(file, f"{name} {key}", (*path, key), forms)
        for index, inner in enumerate(forms):  # `[[initiative.narrower]]`
            if isinstance(inner, dict) and "phrases" in inner:
                yield from _forms(file, f"{name} {key}", (*path, key, index, "phrases"), inner["phrases"])


def _forms(file: str, name: str, path: Path, forms: list[Any]) -> Iterator[Row]:
    for index, form in enumerate(forms):
        if isinstance(form, str):
            yield Row(file, f"{name}: {form}", (form,), (*path, index))


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [word for word in value or () if isinstance(word, str)]


def without(file: str, paths: Iterable[Path]) -> Any:
    """The content of a rule file without these rows."""
    is_list = file.endswith(".csv")
    content: Any = list(rules.rows(file)) if is_list else deepcopy(rules.rule_file(file))
    for path in sorted(paths, key=lambda path: (len(path), path[-1]), reverse=True):  # the last ones first
        place = content
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]
    return tuple(content) if is_list else content


@contextmanager
def removed(rows: Sequence[Row]) -> Iterator[None]:
    """The extractors without these rows; the files stay as they are."""
    paths = defaultdict(list)
    for row in rows:
        paths[row.file].append(row.path)
    contents = {file: without(file, found) for file, found in paths.items()}
    originals = {loader: getattr(rules, loader) for loader in ("rows", "rule_file")}
    patched = [
        (module, loader)
        for module in list(sys.modules.values())
        for loader, original in originals.items()
        if getattr(module, loader, None) is original
    ]
    for module, loader in patched:
        setattr(module, loader, _instead(originals[loader], contents))
    _forget()
    try:
        yield
    finally:
        for module, loader in patched:
            setattr(module, loader, originals[loader])
        _forget()


def _instead(load: Callable[[str], Any], contents: dict[str, Any]) -> Callable[[str], Any]:
    return lambda file: contents[file] if file in contents else load(file)


def _forget() -> None:
    """Empty every cache of the extractors, so that the rules are read anew; the gazetteer is no rule."""
    for cache in _caches():
        cache.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    found = (thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper))
    return [
        thing
        for thing in found
        if (thing.__module__ or "").startswith("extractors")
        and not (thing.__module__ or "").startswith("extractors.gazetteer")
    ]
