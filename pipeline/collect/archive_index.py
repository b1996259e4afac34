"""The archive's index: which record holds which URL, from when, and what its payload was.

A product of the WARC files: deleted or behind, it is made anew from them.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from threading import RLock

_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    file TEXT NOT NULL, offset INTEGER NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL, type TEXT NOT NULL,
    status INTEGER NOT NULL, kind TEXT NOT NULL, source_id TEXT NOT NULL, mime TEXT NOT NULL,
    digest TEXT NOT NULL, body TEXT NOT NULL, refers_to TEXT, asked TEXT NOT NULL, night TEXT NOT NULL,
    PRIMARY KEY (file, offset)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_url ON record (url, at);
CREATE INDEX IF NOT EXISTS record_body ON record (body) WHERE type = 'response';
CREATE INDEX IF NOT EXISTS record_asked ON record (asked) WHERE kind = 'article';
CREATE INDEX IF NOT EXISTS record_night ON record (source_id, night);
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One response or revisit of the archive, or a source's description (type `resource`).

    at: UTC, ISO with microseconds. type: `response` or `revisit`. kind: what it was fetched as. mime: its
    media type. digest: WARC-Payload-Digest. body: digest of the payload without gzip, empty where no body
    was kept. refers_to: the place with the body that a revisit speaks of. asked: the URL that led here, by
    redirects where it is another. night: when the source's night began, empty outside one.
    """

    file: str
    offset: int
    url: str
    at: str
    type: str
    status: int
    kind: str
    source_id: str
    mime: str
    digest: str
    body: str
    refers_to: str | None = None
    asked: str = ""
    night: str = ""

    @property
    def place(self) -> str:
        """`FILE:OFFSET`."""
        return f"{self.file}:{self.offset}"

    @property
    def moment(self) -> datetime:
        """When it was fetched, UTC."""
        return datetime.fromisoformat(self.at)


_COLUMNS = ", ".join(field.name for field in fields(Entry))
_MARKS = ", ".join("?" for _ in fields(Entry))


class ArchiveIndex:
    """`archive/index.sqlite`. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if self._connection.execute("PRAGMA user_version").fetchone()[0] not in (0, _VERSION):
            self._connection.executescript("DROP TABLE IF EXISTS record; DROP TABLE IF EXISTS file")
        self._connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")

    def add(self, entries: Iterable[Entry]) -> None:
        """Take entries in; those that are there already stay."""
        rows = [tuple(getattr(entry, field.name) for field in fields(Entry)) for entry in entries]
        with self._lock, self._connection:
            self._connection.execute("BEGIN")
            self._connection.executemany(
                f"INSERT OR IGNORE INTO record ({_COLUMNS}) VALUES ({_MARKS})",  # noqa: S608 - our own names
                rows,
            )

    def find(self, url: str) -> list[Entry]:
        """All entries of a URL, oldest first."""
        return list(self._read("WHERE url = ? ORDER BY at, file, offset", url))

    def latest(self, url: str) -> Entry | None:
        """The last entry of a URL."""
        return next(self._read("WHERE url = ? ORDER BY at DESC, file DESC, offset DESC LIMIT 1", url), None)

    def with_body(self, url: str) -> Entry | None:
        """The last entry of a URL that a body belongs to, its own or one that it refers to."""
        where = "WHERE url = ? AND body != '' AND status BETWEEN 200 AND 299 ORDER BY at DESC LIMIT 1"
        return next(self._read(where, url), None)

    def same_body(self, body: str) -> Entry | None:
        """The first response with this body."""
        return next(self._read("WHERE body = ? AND type = 'response' ORDER BY at LIMIT 1", body), None)

    def at(self, file: str, offset: int) -> Entry | None:
        """The entry at a place."""
        return next(self._read("WHERE file = ? AND offset = ?", file, offset), None)

    def nights(self) -> list[tuple[str, str, int]]:
        """Source and night of all pages of articles and how many there are, as the nights ended."""
        query = (
            "SELECT source_id, night, sum(status IN (200, 203)) FROM record WHERE body != ''"
            " AND kind IN ('article', 'further') GROUP BY source_id, night ORDER BY max(at), source_id"
        )
        with self._lock:
            return self._connection.execute(query).fetchall()

    def pages_of(self, source_id: str, night: str) -> list[Entry]:
        """The pages of articles that a night brought, in the order of fetching."""
        where = (
            "WHERE source_id = ? AND night = ? AND kind IN ('article', 'further') AND body != ''"
            " AND status IN (200, 203) ORDER BY at, file, offset"
        )
        return list(self._read(where, source_id, night))

    def article_at(self, url: str, source_id: str, night: str) -> Entry | None:
        """The last body of an article that was had up to a night, by the URL that was asked for or led to."""
        where = (
            "WHERE kind = 'article' AND (asked = ? OR url = ?) AND source_id = ? AND night <= ?"
            " AND body != '' AND status IN (200, 203) ORDER BY at DESC, file DESC, offset DESC LIMIT 1"
        )
        return next(self._read(where, url, url, source_id, night), None)

    def absences(self, source_id: str) -> Iterator[Entry]:
        """All answers to addresses of articles that were not found, or gone, at least once: address by
        address (as asked), oldest first."""
        where = (
            "WHERE kind = 'article' AND source_id = ? AND asked IN (SELECT asked FROM record WHERE"
            " kind = 'article' AND source_id = ? AND status IN (404, 410)) ORDER BY asked, at, file, offset"
        )
        return self._read(where, source_id, source_id)

    def descriptions(self) -> list[Entry]:
        """Where sources are described, the oldest first."""
        return list(self._read("WHERE type = 'resource' ORDER BY at, file, offset"))

    def all(self) -> Iterator[Entry]:
        """Every entry, in the order of fetching."""
        yield from self._read("ORDER BY at, file, offset")

    def is_whole(self, name: str, size: int) -> bool:
        """Whether all of a file of this size is indexed."""
        with self._lock:
            row = self._connection.execute("SELECT bytes FROM file WHERE name = ?", (name,)).fetchone()
        return row is not None and row[0] == size

    def set_whole(self, name: str, size: int) -> None:
        """All of a file of this size is indexed."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (name, size))

    def forget(self, name: str) -> None:
        """Drop what is known of a file that is read anew, or is gone."""
        with self._lock, self._connection:
            self._connection.execute("BEGIN")
            self._connection.execute("DELETE FROM record WHERE file = ?", (name,))
            self._connection.execute("DELETE FROM file WHERE name = ?", (name,))

    def file_names(self) -> set[str]:
        """Names of the files that are indexed whole."""
        with self._lock:
            return {row[0] for row in self._connection.execute("SELECT name FROM file")}

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _read(self, where: str, *values: str | int) -> Iterator[Entry]:
        query = f"SELECT {_COLUMNS} FROM record {where}"  # noqa: S608 - our own names
        with self._lock:
            rows = self._connection.execute(query, values).fetchall()
        return (Entry(*row) for row in rows)
