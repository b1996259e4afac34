"""Articles that their publisher has removed: told by the archive, kept in `articles/removed/`.

The article stays as it was read, and so do its facts; the day on which it was found gone stands beside it.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.parquet_files import write_rows
from pipeline.workspace import Workspace

NIGHTS = 3  # in a row on which a page was not found (404), before it counts as removed; 410 says so at once
_THERE = (200, 203, 304)


def removed_on(entries: Iterable[Entry]) -> str | None:
    """The ISO day of the first answer that an article's page is gone, None where it is there.

    entries: the answers to one address, oldest first. A page that comes back is there; what went wrong
    otherwise (a time-out, an error of the server) says nothing.
    """
    day: str | None = None
    is_certain, nights = False, set[str]()
    for entry in entries:
        if entry.status in _THERE:
            day, is_certain, nights = None, False, set()
        elif entry.status in (404, 410):
            day = day or entry.at[:10]
            is_certain = is_certain or entry.status == 410
            nights.add(entry.night or entry.at[:10])
    return day if is_certain or len(nights) >= NIGHTS else None


def note_removed(
    workspace: Workspace, index: ArchiveIndex, source_id: str, article_of: Callable[[str], str | None]
) -> None:
    """Note which articles of a source are gone, and which are back. article_of: the article of an address."""
    found: dict[str, str] = {}
    for url, entries in groupby(index.absences(source_id), key=lambda entry: entry.asked):
        day, article = removed_on(entries), article_of(url)
        if day is not None and article is not None:
            found[article] = max(day, found.get(article, ""))
    kept = [row for row in _rows(workspace) if row["source_id"] != source_id]
    new = [{"source_id": source_id, "article_id": article, "removed_on": found[article]} for article in found]
    rows = sorted([*kept, *new], key=lambda row: (row["source_id"], row["article_id"]))
    if rows != _rows(workspace):
        _file(workspace).parent.mkdir(parents=True, exist_ok=True)
        write_rows(_file(workspace), rows, ("source_id", "article_id", "removed_on"))


def read_removed(workspace: Workspace) -> dict[str, str]:
    """Article id -> ISO day on which it was found removed."""
    return {row["article_id"]: row["removed_on"] for row in _rows(workspace)}


def _rows(workspace: Workspace) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    path = _file(workspace)
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist() if path.exists() else []
    return found


def _file(workspace: Workspace) -> Path:
    """In a folder of its own: `articles/*.parquet` is one table for whoever reads it."""
    return workspace.articles / "removed" / "articles.parquet"
