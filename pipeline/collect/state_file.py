"""`crawl.sqlite` as a file: its tables, its versions, transactions, and what a full disk means for them.

night       a source's run from its first request to its last; one that was killed goes on
page        every URL that was found: what it is, what came of it, when it is due again
visit       the log: one row a visit
host        when it was last asked, until when it is to be left alone
asked       requests to a host in a night
robots      the rules of each scheme, host and port
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from pipeline.collect.disk import writing

VERSION = 2

_SCHEMA = """
CREATE TABLE IF NOT EXISTS night (
    night_id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT,
    report TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS night_source ON night (source_id, night_id);
CREATE TABLE IF NOT EXISTS page (
    url TEXT PRIMARY KEY, source_id TEXT NOT NULL, kind TEXT NOT NULL, depth INTEGER NOT NULL,
    found_on TEXT, first_seen TEXT NOT NULL, article_key TEXT, lastmod TEXT,
    outcome TEXT, attempts INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
    visited_at TEXT, night_id INTEGER, fetched_at TEXT, checks INTEGER NOT NULL DEFAULT 0, due TEXT,
    etag TEXT, last_modified TEXT, place TEXT, final_url TEXT, handled INTEGER NOT NULL DEFAULT 1,
    article_id TEXT, gone_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS page_due ON page (source_id, kind, due);
CREATE INDEX IF NOT EXISTS page_key ON page (source_id, article_key);
CREATE INDEX IF NOT EXISTS page_unhandled ON page (source_id) WHERE handled = 0;
CREATE TABLE IF NOT EXISTS visit (
    visit_id INTEGER PRIMARY KEY, night_id INTEGER, source_id TEXT NOT NULL, url TEXT NOT NULL,
    final_url TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, outcome TEXT NOT NULL, status INTEGER,
    attempts INTEGER NOT NULL, bytes INTEGER NOT NULL, place TEXT, detail TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS visit_night ON visit (night_id, url);
CREATE TABLE IF NOT EXISTS host (
    host TEXT PRIMARY KEY, last_request TEXT, held_until TEXT, reason TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS asked (
    night_id INTEGER NOT NULL, host TEXT NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY (night_id, host)
) STRICT;
CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, fetched_at TEXT NOT NULL, verdict TEXT NOT NULL, text TEXT NOT NULL,
    reason TEXT NOT NULL, etag TEXT, last_modified TEXT
) STRICT;
"""
# The first version knew only what had been fetched.
_FROM_FIRST = """
INSERT OR IGNORE INTO page (url, source_id, kind, depth, first_seen, outcome, attempts, visited_at,
    fetched_at, place, final_url)
SELECT url, source_id, 'article', 0, fetched_at, outcome, 1, fetched_at, fetched_at, place, url
FROM fetch WHERE outcome = 'ok';
DROP TABLE fetch;
"""


class CrawlStateError(RuntimeError):
    """The file is not ours to write; the message says what to do."""


class StateFile:
    """The open file. Safe to share between threads; one process at a time (the workspace's lock).

    Raises CrawlStateError where a newer tinbai wrote it, DiskError where it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, RLock()
        with writing(path):
            self._connection = sqlite3.connect(
                path, check_same_thread=False, isolation_level=None, timeout=30
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate(path)

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it or nothing. Raises DiskError where the disk takes no more."""
        with self._lock, writing(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """What a query gives."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _migrate(self, path: Path) -> None:
        with self._lock:
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                self.close()
                raise CrawlStateError(f"{path} was written by a newer tinbai: update this one")
            tables = {row[0] for row in self._connection.execute("SELECT name FROM sqlite_master")}
            script = _SCHEMA + (_FROM_FIRST if "fetch" in tables else "")
            self._connection.executescript(f"BEGIN; {script} PRAGMA user_version = {VERSION}; COMMIT;")
