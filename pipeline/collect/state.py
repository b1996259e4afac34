"""What a workspace knows of its crawls: nights, the URLs that were found, what came of each visit.

Each method is a transaction (state_file.py), so that a kill at any time loses nothing.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.exchange import Visit
from pipeline.collect.host_memory import HostMemory
from pipeline.collect.recheck import PASSING, Schedule, failed_due
from pipeline.collect.state_file import StateFile
from pipeline.collect.state_rows import (
    FARTHEST,
    PAGE_COLUMNS,
    Found,
    Night,
    Page,
    as_text,
    as_time,
    columns_after,
    page_of,
)

NIGHT_HOURS = 20  # a night that was not closed goes on for so long; then a new one begins
_SAME_TIME = timedelta(minutes=10)  # by how much a clock that is set right may go back


class CrawlState:
    """`crawl.sqlite`. hosts: what is remembered of those.

    Safe to share between threads; one process at a time (the workspace's lock).
    """

    def __init__(self, path: Path, clock: Clock = SYSTEM) -> None:
        self._clock, self._file = clock, StateFile(path)
        self.hosts = HostMemory(self._file, clock)

    def __enter__(self) -> "CrawlState":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # Nights

    def open_night(self, source_id: str) -> Night:
        """The source's night: the last one where it was killed and is not over, else a new one."""
        now = self._clock.now()
        with self._file.write() as db:
            if (killed := self.killed_night(source_id)) is not None:
                return killed
            added = db.execute(
                "INSERT INTO night (source_id, started_at) VALUES (?, ?)", (source_id, as_text(now))
            )
            return Night(int(added.lastrowid or 0), source_id, as_time(as_text(now)), False)

    def killed_night(self, source_id: str) -> Night | None:
        """The source's last night where it was killed and is not over: it goes on when it is opened."""
        now = self._clock.now()
        rows = self._file.rows(
            "SELECT night_id, started_at FROM night WHERE source_id = ? AND ended_at IS NULL"
            " AND started_at > ? AND started_at <= ? ORDER BY night_id DESC LIMIT 1",
            source_id,
            as_text(now - timedelta(hours=NIGHT_HOURS)),
            as_text(now + _SAME_TIME),
        )
        return Night(rows[0][0], source_id, as_time(rows[0][1]), True) if rows else None

    def began(self, night_id: int) -> datetime | None:
        """When a night began, None for an unknown one."""
        rows = self._file.rows("SELECT started_at FROM night WHERE night_id = ?", night_id)
        return as_time(rows[0][0]) if rows else None

    def close_night(self, night: Night, report: Mapping[str, object] | None = None) -> None:
        """The night is over. report: counts to keep, as JSON."""
        with self._file.write() as db:
            db.execute(
                "UPDATE night SET ended_at = ?, report = ? WHERE night_id = ?",
                (as_text(self._clock.now()), json.dumps(report or {}, ensure_ascii=False), night.night_id),
            )

    def outcomes(self, night: Night) -> dict[str, dict[str, int]]:
        """Counts of the night's visits: kind -> outcome -> number."""
        query = "SELECT kind, outcome, count(*) FROM visit WHERE night_id = ? GROUP BY kind, outcome"
        counts: dict[str, dict[str, int]] = {}
        for kind, outcome, number in self._file.rows(query, night.night_id):
            counts.setdefault(kind, {})[outcome] = number
        return counts

    def troubles(self, night: Night) -> list[tuple[str, str, str, str]]:
        """Visits of the night to what tells of articles that brought nothing: kind, URL, outcome, detail."""
        query = (
            "SELECT kind, url, outcome, detail FROM visit WHERE night_id = ? AND outcome NOT IN"
            " ('ok', 'not_modified') AND kind IN ('robots', 'feed', 'sitemap', 'listing') ORDER BY visit_id"
        )
        return self._file.rows(query, night.night_id)

    # The frontier

    def add_found(self, source_id: str, found: Iterable[Found]) -> int:
        """Take up URLs that are new, due at once; returns how many were. Known ones stay as they are.

        An article whose key is known under another URL is not new. Listings, feeds and sitemaps are never
        due: each night asks for them anyway.
        """
        now, new = as_text(self._clock.now()), 0
        found = list(found)  # whoever makes them may write here too
        with self._file.write() as db:
            for item in found:
                if item.kind == "article" and _knows_key(db, source_id, item.article_key):
                    continue
                new += db.execute(
                    "INSERT OR IGNORE INTO page (url, source_id, kind, depth, found_on, first_seen,"
                    " article_key, lastmod, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (item.url, source_id, item.kind, item.depth, item.found_on, now, item.article_key,
                     item.lastmod, now if item.kind == "article" else None),
                ).rowcount  # fmt: skip
        return new

    def page(self, url: str) -> Page | None:
        """What is known of a URL; None for an unknown one."""
        return next(self._pages("WHERE url = ?", url), None)

    def page_of_key(self, source_id: str, article_key: str) -> Page | None:
        """The page of an article, under whichever URL it was found first; None for an unknown one."""
        where = "WHERE source_id = ? AND article_key = ? LIMIT 1"
        return next(self._pages(where, source_id, article_key), None)

    def due(self, source_id: str, night: Night | None = None) -> list[Page]:
        """Articles to ask for now: new ones in the order of finding, then those to look at again.

        night: what it has visited already with a final outcome, or to no avail, is left out.
        """
        where = (
            "WHERE source_id = ? AND kind = 'article' AND (due <= ? OR due > ?)"
            " AND coalesce(night_id, -1) != ? ORDER BY fetched_at IS NOT NULL, first_seen, rowid"
        )
        now, night_id = self._clock.now(), night.night_id if night else -2
        return list(self._pages(where, source_id, as_text(now), as_text(now + FARTHEST), night_id))

    def make_due(self, url: str) -> None:
        """Ask for the URL at the next opportunity (a sitemap says that it has changed)."""
        with self._file.write() as db:
            db.execute("UPDATE page SET due = ? WHERE url = ?", (as_text(self._clock.now()), url))

    def failed(self, source_id: str, night: Night | None = None, anyway: bool = False) -> list[Page]:
        """Articles that no night has brought yet and that are due, or (anyway: all, or) were kept back by a
        fault that may be over; what this run of the night asked for is left out."""
        where = "WHERE source_id = ? AND kind = 'article' AND fetched_at IS NULL AND due IS NOT NULL"
        where += " AND outcome IS NOT NULL AND coalesce(night_id, -1) != ? ORDER BY first_seen, rowid"
        pages = self._pages(where, source_id, night.night_id if night else -2)
        return [page for page in pages if anyway or page.outcome in PASSING or page.is_due(self._clock.now())]

    def recent(self, source_id: str, night: Night, days: int = 7) -> list[Page]:
        """Articles first had in the last days that are still there; what this night asked is left out."""
        where = (
            "WHERE source_id = ? AND kind = 'article' AND fetched_at > ? AND due IS NOT NULL"
            " AND coalesce(night_id, -1) != ? ORDER BY fetched_at, rowid"
        )
        start = self._clock.now() - timedelta(days=days)
        return list(self._pages(where, source_id, as_text(start), night.night_id))

    def unvisited(self, source_id: str, kind: str) -> list[Page]:
        """Pages of a kind that were found and could not be had yet (their night was killed, or spent)."""
        where = "WHERE source_id = ? AND kind = ? AND fetched_at IS NULL AND failures < 3 ORDER BY rowid"
        return list(self._pages(where, source_id, kind))

    def take_as_further(self, source_id: str, url: str, first: str, number: int) -> None:
        """The URL is page `number` of the article at `first`: asked for with that one, never on its own."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO page (url, source_id, kind, depth, found_on, first_seen)"
                " VALUES (?, ?, 'further', ?, ?, ?) ON CONFLICT (url) DO UPDATE SET kind = 'further',"
                " depth = excluded.depth, found_on = excluded.found_on, due = NULL, article_key = NULL",
                (url, source_id, number, first, as_text(self._clock.now())),
            )

    def begun(self, source_id: str, night: Night) -> list[Page]:
        """Articles that a killed night has asked for, whose further pages it may not have reached."""
        where = (
            "WHERE source_id = ? AND kind = 'article' AND night_id = ? AND place IS NOT NULL AND (handled = 0"
            " OR url IN (SELECT found_on FROM page WHERE kind = 'further' AND coalesce(night_id, -1) != ?))"
            " ORDER BY visited_at"
        )
        return list(self._pages(where, source_id, night.night_id, night.night_id))

    def has_children(self, url: str) -> bool:
        """Whether the URL is an index that told of sitemaps."""
        query = (
            "SELECT 1 FROM page WHERE kind = 'sitemap' AND found_on = ?"
            " AND source_id = (SELECT source_id FROM page WHERE url = ?) LIMIT 1"
        )
        return bool(self._file.rows(query, url, url))

    def note_lastmod(self, hints: Mapping[str, str | None]) -> None:
        """What sitemaps now say of when these URLs changed; None says nothing."""
        with self._file.write() as db:
            db.executemany(
                "UPDATE page SET lastmod = ? WHERE url = ? AND lastmod IS NOT ?",
                [(hint, url, hint) for url, hint in hints.items() if hint],
            )

    def set_unread(self, url: str, reason: str) -> None:
        """The page's body holds no article (soft 404, refusal, maintenance): asked for again another night.

        What was had of it before stays; after some such nights it is asked no more.
        """
        now = self._clock.now()
        with self._file.write() as db:
            row = db.execute("SELECT max(failures + 1, attempts) FROM page WHERE url = ?", (url,)).fetchone()
            failures = int(row[0] or 1)
            due = failed_due(failures, now)
            db.execute(
                "UPDATE page SET outcome = ?, handled = 1, failures = ?, due = ?,"
                " fetched_at = iif(article_id IS NULL, NULL, fetched_at) WHERE url = ?",
                (reason, failures, as_text(due) if due else None, url),
            )

    def settle(self, url: str) -> None:
        """Never ask for the URL again: another one leads to the same article."""
        with self._file.write() as db:
            db.execute("UPDATE page SET due = NULL, handled = 1 WHERE url = ?", (url,))

    # Visits

    def record_visit(self, source_id: str, visit: Visit, night: Night | None = None) -> None:
        """What came of a visit: a row of the log, and the page's outcome, validators and next due time.

        A page that brought a body is not `handled` until somebody says so. An unknown URL becomes a page.
        """
        now = self._clock.now()
        night_id = night.night_id if night else None
        status = visit.response.status if visit.response else None
        size = len(visit.response.body) if visit.response else 0
        with self._file.write() as db:
            db.execute(
                "INSERT INTO visit (night_id, source_id, url, final_url, kind, at, outcome, status,"
                " attempts, bytes, place, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (night_id, source_id, visit.url, visit.final_url, visit.kind, as_text(now), visit.outcome,
                 status, visit.attempts, size, visit.place, visit.detail),
            )  # fmt: skip
            db.execute(
                "INSERT OR IGNORE INTO page (url, source_id, kind, depth, first_seen) VALUES (?, ?, ?, 0, ?)",
                (visit.url, source_id, visit.kind, as_text(now)),
            )
            self._update_page(db, visit, now, night_id)

    def is_visited(self, night: Night, url: str) -> bool:
        """Whether the night has visited the URL."""
        query = "SELECT 1 FROM visit WHERE night_id = ? AND url = ? LIMIT 1"
        return bool(self._file.rows(query, night.night_id, url))

    def set_handled(self, urls: Iterable[str], article_ids: Mapping[str, str] | None = None) -> None:
        """The last bodies of these URLs were read. article_ids: URL -> the article that it holds."""
        ids = article_ids or {}
        with self._file.write() as db:
            db.executemany(
                "UPDATE page SET handled = 1, article_id = coalesce(?, article_id) WHERE url = ?",
                [(ids.get(url), url) for url in urls],
            )

    def unhandled(self, source_id: str) -> list[Page]:
        """Pages whose last body was kept but not read (the run was killed): read them from `place`."""
        return list(self._pages("WHERE source_id = ? AND handled = 0 ORDER BY visited_at", source_id))

    def gone(self, source_id: str) -> list[Page]:
        """Articles that their publisher has removed."""
        where = "WHERE source_id = ? AND kind = 'article' AND gone_at IS NOT NULL ORDER BY gone_at"
        return list(self._pages(where, source_id))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _update_page(self, db: sqlite3.Connection, visit: Visit, now: datetime, night_id: int | None) -> None:
        query = "SELECT kind, fetched_at, checks, failures FROM page WHERE url = ?"
        kind, fetched_at, checks, failures = db.execute(query, (visit.url,)).fetchone()
        old = Schedule(as_time(fetched_at) if fetched_at else None, checks, failures, None)
        values = {"night_id": night_id} | columns_after(visit, kind, old, now)
        marks = ", ".join(f"{name} = ?" for name in values)
        db.execute(
            f"UPDATE page SET attempts = attempts + ?, {marks} WHERE url = ?",  # noqa: S608 - our own names
            (visit.attempts, *values.values(), visit.url),
        )

    def _pages(self, where: str, *values: str | int) -> Iterator[Page]:
        rows = self._file.rows(f"SELECT {PAGE_COLUMNS} FROM page {where}", *values)  # noqa: S608 - our own names
        return (page_of(row) for row in rows)


def _knows_key(db: sqlite3.Connection, source_id: str, key: str | None) -> bool:
    if key is None:
        return False
    query = "SELECT 1 FROM page WHERE source_id = ? AND article_key = ? LIMIT 1"
    return db.execute(query, (source_id, key)).fetchone() is not None
