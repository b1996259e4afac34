"""What came into the workspace since a mark: new articles by source, and how many have which field.

Counted from the articles themselves, so that a night that was killed and taken up again counts all.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.workspace import Workspace

FIELDS = ("title", "lead", "published", "author", "body")
_COLUMNS = ["article_id", "source_id", "text_id", "origin", "published", "author", "zones"]


@dataclass
class Arrivals:
    """Of one source. new: articles that were not there before the mark; changed: known ones with another
    text, also one that came back; filled: how many of the new ones have each of FIELDS."""

    new: int = 0
    changed: int = 0
    filled: Counter[str] = field(default_factory=Counter)

    @property
    def fill(self) -> dict[str, float]:
        """Share of the new articles that have each field, empty where none is new."""
        return {name: round(self.filled[name] / self.new, 4) for name in FIELDS} if self.new else {}


def mark(workspace: Workspace) -> str:
    """The name of the last file of articles, empty where there is none: what comes later is after it."""
    return max((path.name for path in _files(workspace)), default="")


def arrivals_since(workspace: Workspace, last: str) -> dict[str, Arrivals]:
    """By source id, what the files after the mark `last` brought. An article read anew counts for nothing."""
    known: dict[str, set[tuple[str, str]]] = {}  # texts and where they came from
    for path in _files(workspace):
        if path.name <= last:
            for row in _rows(path, ["article_id", "text_id", "origin"]):
                known.setdefault(row["article_id"], set()).add((row["text_id"], row["origin"]))
    before = frozenset(known)
    newest: dict[str, dict[str, Any]] = {}
    found: dict[str, Arrivals] = {}
    for path in _files(workspace):
        for row in _rows(path, _COLUMNS) if path.name > last else ():
            article_id = row["article_id"]
            if article_id not in before:
                newest[article_id] = row
            elif (row["text_id"], row["origin"]) not in known[article_id]:
                found.setdefault(row["source_id"], Arrivals()).changed += 1
            known.setdefault(article_id, set()).add((row["text_id"], row["origin"]))
    for row in newest.values():
        arrivals = found.setdefault(row["source_id"], Arrivals())
        arrivals.new += 1
        arrivals.filled.update(_filled(row))
    return found


def _filled(row: dict[str, Any]) -> Iterator[str]:
    zones = {zone["kind"] for zone in row["zones"] if zone["end_char"] > zone["start_char"]}
    yield from (name for name in ("title", "lead", "body") if name in zones)
    yield from (name for name in ("published", "author") if row[name])


def _files(workspace: Workspace) -> list[Path]:
    return sorted(workspace.articles.glob("[0-9]*.parquet"))


def _rows(path: Path, columns: list[str]) -> Iterator[dict[str, Any]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=2000, columns=columns):
            yield from batch.to_pylist()
