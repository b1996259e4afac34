"""Articles on disk: `articles/NNNNNN.parquet`, each file whole or not there.

A file is written once and never changed. All versions of an article's text are kept, and the one that
came in last is current: a text that comes back after another one is written again, as a version of its own.
The same bytes read differently (by a newer parser) replace their old reading.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.document import Zone
from pipeline.article import Article
from pipeline.article_files import (
    article_files,
    came_again,
    current_rows,
    read_rows,
    read_table,
    versions,
)
from pipeline.parquet_files import Row, readable, write_parquet
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 2000  # articles a file
_FIELDS = tuple(field.name for field in fields(Article))
_READING = tuple(name for name in _FIELDS if name not in ("article_id", "text", "origin"))


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing did. added: new articles and new versions, also texts that came back. updated: read anew
    with another result. known: were there already."""

    added: int
    updated: int
    known: int


class _Known:
    """What is stored: readings by article, text and origin; texts by article; the text that each had last."""

    def __init__(self) -> None:
        self.readings: dict[tuple[str, str, str], str] = {}
        self.texts: set[tuple[str, str]] = set()
        self.last: dict[str, str] = {}

    def add(self, article_id: str, text_id: str, origin: str, reading: str) -> None:
        """In the order of the files. A place that is read anew does not come in again."""
        if (article_id, text_id, origin) not in self.readings:
            self.last[article_id] = text_id
        self.readings[article_id, text_id, origin] = reading
        self.texts.add((article_id, text_id))


def store_articles(
    workspace: Workspace, articles: Iterable[Article], seen: dict[str, str] | None = None
) -> Stored:
    """Write the articles that are not there yet; done twice, the second time changes nothing.

    seen: article id -> text id, the text that each article had last, for who reads all pages again from the
    first one: begins empty, is filled here, and goes with each call. None: the articles come after all that
    are stored. The caller holds the workspace's lock. Killed at any moment, what was written is whole.
    """
    for leftover in workspace.articles.glob("**/*.tmp"):
        leftover.unlink()
    known = _known(workspace)
    last = dict(known.last) if seen is None else seen
    counts = {"added": 0, "updated": 0, "known": 0}
    batch: list[Row] = []
    for article in articles:
        outcome = _outcome(article, known, last)
        counts[outcome] += 1
        if outcome != "known":
            batch.append(_row(article))
        if len(batch) == _BATCH:
            _write_batch(workspace, batch)
            batch = []
    if batch:
        _write_batch(workspace, batch)
    return Stored(**counts)


def read_articles(workspace: Workspace) -> Iterator[Article]:
    """The current version of every article, in the order in which they came in."""
    yield from (article for _, _, article in _read(workspace, current_rows(workspace)))


def read_changed(workspace: Workspace) -> Iterator[tuple[int, Article]]:
    """All versions of the articles that have more than one, each with its number: 1 came in first, the
    highest is current. In the order of the files, not of the articles."""
    numbers: dict[tuple[str, int], int] = {}
    for places in versions(workspace, came_again(workspace)):
        if len(places) > 1:
            numbers |= {place: number for number, place in enumerate(places, start=1)}
    wanted: dict[str, set[int]] = {}
    for name, index in numbers:
        wanted.setdefault(name, set()).add(index)
    yield from ((numbers[name, index], article) for name, index, article in _read(workspace, wanted))


def _read(workspace: Workspace, wanted: dict[str, set[int]]) -> Iterator[tuple[str, int, Article]]:
    """File name, row and article of the rows that are wanted of each file."""
    import pyarrow.parquet as pq

    for path in article_files(workspace):
        rows = wanted.get(path.name, set())
        if not rows:
            continue
        index = 0
        with readable(path), pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=500):
                for row in batch.to_pylist():
                    if index in rows:
                        yield path.name, index, _article(row)
                    index += 1


def read_columns(workspace: Workspace, names: Sequence[str]) -> Iterator[tuple[Path, list[int], "pa.Table"]]:
    """The current versions by columns, file by file: the file, which of its rows are current, and
    these. Raises DamagedArticlesError."""
    current = current_rows(workspace)
    for path in article_files(workspace):
        if rows := sorted(current.get(path.name, ())):
            table = read_table(path, names)
            yield path, rows, table if len(rows) == len(table) else table.take(rows)


def check_articles(workspace: Workspace) -> None:
    """Read all files from end to end. Raises DamagedArticlesError for the first that cannot be read."""
    import pyarrow.parquet as pq

    for path in article_files(workspace):
        with readable(path), pq.ParquetFile(path) as file:
            for _ in file.iter_batches():
                pass


def current_texts(workspace: Workspace) -> set[str]:
    """The ids of the current texts."""
    found: set[str] = set()
    for _, _, table in read_columns(workspace, ("text_id",)):
        text_ids: Any = table["text_id"]
        found.update(text_ids.to_pylist())
    return found


def articles_from(workspace: Workspace, origins: Collection[str]) -> dict[str, str]:
    """The articles whose texts came from these places: place -> article id."""
    rows = read_rows(workspace, ["article_id", "origin"]) if origins else ()
    return {row["origin"]: row["article_id"] for _, _, row in rows if row["origin"] in origins}


def _outcome(article: Article, known: _Known, last: dict[str, str]) -> str:
    place, text = (article.article_id, article.text_id, article.origin), (article.article_id, article.text_id)
    reading, there = _reading(article), known.readings.get(place)
    before = last.get(article.article_id)
    last[article.article_id] = article.text_id
    if there is None and text in known.texts and before in (None, article.text_id):
        return "known"  # the first place that an unchanged text came from keeps it
    if there == reading:
        return "known"
    known.add(*place, reading)
    return "added" if there is None else "updated"


def _known(workspace: Workspace) -> _Known:
    known = _Known()
    for _, _, row in read_rows(workspace, ["article_id", "text_id", "origin", "reading"]):
        known.add(row["article_id"], row["text_id"], row["origin"], row["reading"])
    return known


def _write_batch(workspace: Workspace, rows: list[Row]) -> None:
    files = article_files(workspace)
    number = int(files[-1].stem) + 1 if files else 1
    write_parquet(workspace.articles / f"{number:06d}.parquet", rows, article_schema())


def _row(article: Article) -> Row:
    row = {name: getattr(article, name) for name in _FIELDS}
    row["zones"] = [
        {"kind": zone.kind, "start_char": zone.start_char, "end_char": zone.end_char}
        for zone in article.zones
    ]
    return row | {"text_id": article.text_id, "reading": _reading(article)}


def _article(row: Row) -> Article:
    values = {name: row[name] for name in _FIELDS}
    values["zones"] = tuple(Zone(**zone) for zone in row["zones"])
    values["offsets"] = None if row["offsets"] is None else tuple(row["offsets"])
    return Article(**values)


def _reading(article: Article) -> str:
    """Hash of what the parser made of the text."""
    values = repr([getattr(article, name) for name in _READING])
    return hashlib.blake2b(values.encode(), digest_size=10).hexdigest()


def article_schema() -> "pa.Schema":
    """The columns of a file of articles."""
    import pyarrow as pa

    zone = pa.struct([("kind", pa.string()), ("start_char", pa.int32()), ("end_char", pa.int32())])
    special: dict[str, Callable[[], pa.DataType]] = {
        "zones": lambda: pa.list_(zone),
        "offsets": lambda: pa.list_(pa.int32()),
        "raw_was_nfc": pa.bool_,
    }
    names = (*_FIELDS, "text_id", "reading")
    return pa.schema([(name, special.get(name, pa.string)()) for name in names])
