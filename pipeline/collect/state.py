"""What was fetched when and with which outcome: one SQLite file a workspace."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from pipeline.collect.fetch import Response

_SCHEMA = """
CREATE TABLE IF NOT EXISTS fetch (
    url TEXT PRIMARY KEY, source_id TEXT NOT NULL, fetched_at TEXT NOT NULL,
    outcome TEXT NOT NULL, status INTEGER, place TEXT
) STRICT
"""


class CrawlState:
    """The record of requests; written after each one, so that a stopped crawl goes on where it was."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)

    def is_done(self, url: str) -> bool:
        """Whether the URL was fetched well."""
        query = "SELECT 1 FROM fetch WHERE url = ? AND outcome = 'ok'"
        return self._connection.execute(query, (url,)).fetchone() is not None

    def add(self, url: str, source_id: str, response: Response, place: str | None) -> None:
        """Record a response. place: where its WARC record stands, None if it has none."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (url, source_id, now, response.outcome, response.status, place)
        self._connection.execute("INSERT OR REPLACE INTO fetch VALUES (?, ?, ?, ?, ?, ?)", row)
        self._connection.commit()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
