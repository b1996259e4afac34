"""What a workspace knows of its crawls: one SQLite file, each method a transaction, safe to kill any time.

night       a source's run from its first request to its last; one that was killed goes on
page        every URL that was found: what it is, what came of it, when it is due again
visit       the log: one row a visit
host        when it was last asked, until when it is to be left alone
robots      the rules of each scheme, host and port
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any

from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.disk import writing
from pipeline.collect.exchange import Validators, Visit
from pipeline.collect.recheck import Schedule, after_visit, failed_due

VERSION = 2
NIGHT_HOURS = 20  # a night that was not closed goes on for so long; then a new one begins
# Later than this nothing is ever put off: what is, was written by a clock that ran ahead and was set back.
_FARTHEST = timedelta(days=8)
_SAME_TIME = timedelta(minutes=10)  # by how much a clock that is set right may go back

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


@dataclass(frozen=True, slots=True)
class Night:
    """A source's run. resumed: whether it was begun by a run that was killed. UTC."""

    night_id: int
    source_id: str
    started_at: datetime
    resumed: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A URL to be asked for. kind: exchange.KINDS; depth: links from the start; found_on: where it stood;
    article_key: what the article is known by (Source.article_key); lastmod: a sitemap's hint."""

    url: str
    kind: str = "article"
    depth: int = 0
    found_on: str | None = None
    article_key: str | None = None
    lastmod: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a URL.

    outcome: of its last visit, None before the first. attempts: requests in all; failures: visits in a row
    that brought nothing. fetched_at: first time that it was had. checks: how often it was asked for again.
    due: when it is to be asked (again), None for never. place: WARC record of its last body. handled:
    whether that body was read (its article stored, its links taken up). gone_at: when it was found removed.
    Times are UTC.
    """

    url: str
    source_id: str
    kind: str
    depth: int
    found_on: str | None
    first_seen: datetime
    article_key: str | None
    lastmod: str | None
    outcome: str | None
    attempts: int
    failures: int
    visited_at: datetime | None
    night_id: int | None
    fetched_at: datetime | None
    checks: int
    due: datetime | None
    etag: str | None
    last_modified: str | None
    place: str | None
    final_url: str | None
    handled: bool
    article_id: str | None
    gone_at: datetime | None

    @property
    def validators(self) -> Validators | None:
        """What to ask with; None where nothing is known, or the last body was not yet read."""
        if not self.handled or (self.etag is None and self.last_modified is None):
            return None
        return Validators(self.etag, self.last_modified)


@dataclass(frozen=True, slots=True)
class RobotsRow:
    """Rules as kept; the fields of robots.Rules, and when they came (UTC)."""

    verdict: str
    text: str
    reason: str
    fetched_at: datetime
    validators: Validators


_TIMES = frozenset(("first_seen", "visited_at", "fetched_at", "due", "gone_at"))
_PAGE = ", ".join(field.name for field in fields(Page))


class CrawlState:
    """`crawl.sqlite`. Safe to share between threads; one process at a time (the workspace's lock)."""

    def __init__(self, path: Path, clock: Clock = SYSTEM) -> None:
        self._path, self._clock, self._lock = path, clock, RLock()
        with writing(path):
            self._connection = sqlite3.connect(
                path, check_same_thread=False, isolation_level=None, timeout=30
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._migrate(path)

    def __enter__(self) -> "CrawlState":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # Nights

    def open_night(self, source_id: str) -> Night:
        """The source's night: the last one where it was killed and is not over, else a new one."""
        now = self._clock.now()
        with self._write() as db:
            if (killed := self.killed_night(source_id)) is not None:
                return killed
            added = db.execute(
                "INSERT INTO night (source_id, started_at) VALUES (?, ?)", (source_id, _text(now))
            )
            return Night(int(added.lastrowid or 0), source_id, _time(_text(now)), False)

    def killed_night(self, source_id: str) -> Night | None:
        """The source's last night where it was killed and is not over: it goes on when it is opened."""
        now = self._clock.now()
        rows = self._rows(
            "SELECT night_id, started_at FROM night WHERE source_id = ? AND ended_at IS NULL"
            " AND started_at > ? AND started_at <= ? ORDER BY night_id DESC LIMIT 1",
            source_id,
            _text(now - timedelta(hours=NIGHT_HOURS)),
            _text(now + _SAME_TIME),
        )
        return Night(rows[0][0], source_id, _time(rows[0][1]), True) if rows else None

    def began(self, night_id: int) -> datetime | None:
        """When a night began, None for an unknown one."""
        rows = self._rows("SELECT started_at FROM night WHERE night_id = ?", night_id)
        return _time(rows[0][0]) if rows else None

    def close_night(self, night: Night, report: Mapping[str, object] | None = None) -> None:
        """The night is over. report: counts to keep, as JSON."""
        with self._write() as db:
            db.execute(
                "UPDATE night SET ended_at = ?, report = ? WHERE night_id = ?",
                (_text(self._clock.now()), json.dumps(report or {}, ensure_ascii=False), night.night_id),
            )

    def outcomes(self, night: Night) -> dict[str, dict[str, int]]:
        """Counts of the night's visits: kind -> outcome -> number."""
        query = "SELECT kind, outcome, count(*) FROM visit WHERE night_id = ? GROUP BY kind, outcome"
        counts: dict[str, dict[str, int]] = {}
        for kind, outcome, number in self._rows(query, night.night_id):
            counts.setdefault(kind, {})[outcome] = number
        return counts

    def troubles(self, night: Night) -> list[tuple[str, str, str, str]]:
        """Visits of the night to what tells of articles that brought nothing: kind, URL, outcome, detail."""
        query = (
            "SELECT kind, url, outcome, detail FROM visit WHERE night_id = ? AND outcome NOT IN"
            " ('ok', 'not_modified') AND kind IN ('robots', 'feed', 'sitemap', 'listing') ORDER BY visit_id"
        )
        return self._rows(query, night.night_id)

    # The frontier

    def add_found(self, source_id: str, found: Iterable[Found]) -> int:
        """Take up URLs that are new, due at once; returns how many were. Known ones stay as they are.

        An article whose key is known under another URL is not new. Listings, feeds and sitemaps are never
        due: each night asks for them anyway.
        """
        now, new = _text(self._clock.now()), 0
        found = list(found)  # whoever makes them may write here too
        with self._write() as db:
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
        return list(self._pages(where, source_id, _text(now), _text(now + _FARTHEST), night_id))

    def make_due(self, url: str) -> None:
        """Ask for the URL at the next opportunity (a sitemap says that it has changed)."""
        with self._write() as db:
            db.execute("UPDATE page SET due = ? WHERE url = ?", (_text(self._clock.now()), url))

    def failed(self, source_id: str, night: Night | None = None) -> list[Page]:
        """Articles that no night has brought yet; what this night asked for is left out."""
        where = (
            "WHERE source_id = ? AND kind = 'article' AND fetched_at IS NULL AND due IS NOT NULL"
            " AND outcome IS NOT NULL AND coalesce(night_id, -1) != ? ORDER BY first_seen, rowid"
        )
        return list(self._pages(where, source_id, night.night_id if night else -2))

    def recent(self, source_id: str, night: Night, days: int = 7) -> list[Page]:
        """Articles first had in the last days that are still there; what this night asked is left out."""
        where = (
            "WHERE source_id = ? AND kind = 'article' AND fetched_at > ? AND due IS NOT NULL"
            " AND coalesce(night_id, -1) != ? ORDER BY fetched_at, rowid"
        )
        start = self._clock.now() - timedelta(days=days)
        return list(self._pages(where, source_id, _text(start), night.night_id))

    def unvisited(self, source_id: str, kind: str) -> list[Page]:
        """Pages of a kind that were found and could not be had yet (their night was killed, or spent)."""
        where = "WHERE source_id = ? AND kind = ? AND fetched_at IS NULL AND failures < 3 ORDER BY rowid"
        return list(self._pages(where, source_id, kind))

    def take_as_further(self, source_id: str, url: str, first: str, number: int) -> None:
        """The URL is page `number` of the article at `first`: asked for with that one, never on its own."""
        with self._write() as db:
            db.execute(
                "INSERT INTO page (url, source_id, kind, depth, found_on, first_seen)"
                " VALUES (?, ?, 'further', ?, ?, ?) ON CONFLICT (url) DO UPDATE SET kind = 'further',"
                " depth = excluded.depth, found_on = excluded.found_on, due = NULL, article_key = NULL",
                (url, source_id, number, first, _text(self._clock.now())),
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
        return bool(self._rows(query, url, url))

    def note_lastmod(self, hints: Mapping[str, str | None]) -> None:
        """What sitemaps now say of when these URLs changed; None says nothing."""
        with self._write() as db:
            db.executemany(
                "UPDATE page SET lastmod = ? WHERE url = ? AND lastmod IS NOT ?",
                [(hint, url, hint) for url, hint in hints.items() if hint],
            )

    def set_unread(self, url: str, reason: str) -> None:
        """The page's body holds no article (soft 404, refusal, maintenance): asked for again another night.

        What was had of it before stays; after some such nights it is asked no more.
        """
        now = self._clock.now()
        with self._write() as db:
            row = db.execute("SELECT max(failures + 1, attempts) FROM page WHERE url = ?", (url,)).fetchone()
            failures = int(row[0] or 1)
            due = failed_due(failures, now)
            db.execute(
                "UPDATE page SET outcome = ?, handled = 1, failures = ?, due = ?,"
                " fetched_at = iif(article_id IS NULL, NULL, fetched_at) WHERE url = ?",
                (reason, failures, _text(due) if due else None, url),
            )

    def settle(self, url: str) -> None:
        """Never ask for the URL again: another one leads to the same article."""
        with self._write() as db:
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
        with self._write() as db:
            db.execute(
                "INSERT INTO visit (night_id, source_id, url, final_url, kind, at, outcome, status,"
                " attempts, bytes, place, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (night_id, source_id, visit.url, visit.final_url, visit.kind, _text(now), visit.outcome,
                 status, visit.attempts, size, visit.place, visit.detail),
            )  # fmt: skip
            db.execute(
                "INSERT OR IGNORE INTO page (url, source_id, kind, depth, first_seen) VALUES (?, ?, ?, 0, ?)",
                (visit.url, source_id, visit.kind, _text(now)),
            )
            self._update_page(db, visit, now, night_id)

    def is_visited(self, night: Night, url: str) -> bool:
        """Whether the night has visited the URL."""
        query = "SELECT 1 FROM visit WHERE night_id = ? AND url = ? LIMIT 1"
        return bool(self._rows(query, night.night_id, url))

    def set_handled(self, urls: Iterable[str], article_ids: Mapping[str, str] | None = None) -> None:
        """The last bodies of these URLs were read. article_ids: URL -> the article that it holds."""
        ids = article_ids or {}
        with self._write() as db:
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

    # Hosts (politeness.Memory)

    def last_request(self, host: str) -> datetime | None:
        """When the host was last asked, by this run or an earlier one."""
        rows = self._rows("SELECT last_request FROM host WHERE host = ?", host)
        return _time(rows[0][0]) if rows and rows[0][0] else None

    def note_request(self, host: str, at: datetime) -> None:
        """The host is being asked."""
        with self._write() as db:
            db.execute(
                "INSERT INTO host (host, last_request) VALUES (?, ?)"
                " ON CONFLICT (host) DO UPDATE SET last_request = excluded.last_request",
                (host, _text(at)),
            )

    def held_until(self, host: str) -> datetime | None:
        """Until when the host is to be left alone; None where it may be asked."""
        rows = self._rows("SELECT held_until FROM host WHERE host = ?", host)
        until = _time(rows[0][0]) if rows and rows[0][0] else None
        now = self._clock.now()
        return until if until is not None and now < until <= now + _FARTHEST else None

    def hold(self, host: str, until: datetime, reason: str) -> None:
        """Leave the host alone until then."""
        with self._write() as db:
            db.execute(
                "INSERT INTO host (host, held_until, reason) VALUES (?, ?, ?)"
                " ON CONFLICT (host) DO UPDATE SET held_until = excluded.held_until,"
                " reason = excluded.reason",
                (host, _text(until), reason),
            )

    def count_request(self, night: Night | None, host: str) -> int:
        """One more request to the host in this night; returns how many it makes."""
        with self._write() as db:
            row = db.execute(
                "INSERT INTO asked VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET requests = requests + 1"
                " RETURNING requests",
                (night.night_id if night else 0, host),
            ).fetchone()
        return int(row[0])

    def requests(self, night: Night | None, host: str) -> int:
        """Requests to the host in this night."""
        query = "SELECT requests FROM asked WHERE night_id = ? AND host = ?"
        rows = self._rows(query, night.night_id if night else 0, host)
        return int(rows[0][0]) if rows else 0

    # Robots

    def robots(self, origin: str) -> RobotsRow | None:
        """The rules last kept for a scheme, host and port."""
        query = "SELECT verdict, text, reason, fetched_at, etag, last_modified FROM robots WHERE origin = ?"
        for verdict, text, reason, fetched_at, etag, last_modified in self._rows(query, origin):
            return RobotsRow(verdict, text, reason, _time(fetched_at), Validators(etag, last_modified))
        return None

    def keep_robots(self, origin: str, row: RobotsRow) -> None:
        """Keep rules."""
        with self._write() as db:
            db.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?, ?)",
                (origin, _text(row.fetched_at), row.verdict, row.text, row.reason, row.validators.etag,
                 row.validators.last_modified),
            )  # fmt: skip

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _update_page(self, db: sqlite3.Connection, visit: Visit, now: datetime, night_id: int | None) -> None:
        row = db.execute(
            "SELECT kind, fetched_at, checks, failures FROM page WHERE url = ?", (visit.url,)
        ).fetchone()
        fetched_at = _time(row[1]) if row[1] else None
        old = Schedule(fetched_at, row[2], row[3], None)
        new = after_visit(old, visit, now)
        got_body = visit.outcome == "ok"
        validators = visit.response.validators if got_body and visit.response else Validators()
        values = {
            "outcome": visit.outcome,
            "visited_at": _text(now),
            "night_id": night_id,
            "fetched_at": _text(new.fetched_at) if new.fetched_at else None,
            "checks": new.checks,
            "failures": new.failures,
            "due": _text(new.due) if new.due and row[0] == "article" else None,
            "final_url": visit.final_url,
        }
        if got_body:
            # Without a body in the archive (`noarchive`) it cannot be read again: ask for it in full.
            is_kept = visit.place is not None
            values |= {
                "etag": validators.etag if is_kept else None,
                "last_modified": validators.last_modified if is_kept else None,
                "place": visit.place,
                "handled": int(visit.kind == "robots" or not is_kept),
                "gone_at": None,
            }
        if visit.outcome == "gone" or (visit.outcome == "missing" and fetched_at is not None):
            values["gone_at"] = _text(now)
        marks = ", ".join(f"{name} = ?" for name in values)
        db.execute(
            f"UPDATE page SET attempts = attempts + ?, {marks} WHERE url = ?",  # noqa: S608 - our own names
            (visit.attempts, *values.values(), visit.url),
        )

    def _migrate(self, path: Path) -> None:
        with self._lock:
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version > VERSION:
                self.close()
                raise CrawlStateError(f"{path} was written by a newer tinbai: update this one")
            tables = {row[0] for row in self._connection.execute("SELECT name FROM sqlite_master")}
            script = _SCHEMA + (_FROM_FIRST if "fetch" in tables else "")
            self._connection.executescript(f"BEGIN; {script} PRAGMA user_version = {VERSION}; COMMIT;")

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
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

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _pages(self, where: str, *values: str | int) -> Iterator[Page]:
        rows = self._rows(f"SELECT {_PAGE} FROM page {where}", *values)  # noqa: S608 - our own names
        return (_page(row) for row in rows)


def _knows_key(db: sqlite3.Connection, source_id: str, key: str | None) -> bool:
    if key is None:
        return False
    query = "SELECT 1 FROM page WHERE source_id = ? AND article_key = ? LIMIT 1"
    return db.execute(query, (source_id, key)).fetchone() is not None


def _page(row: tuple[object, ...]) -> Page:
    values = {field.name: value for field, value in zip(fields(Page), row, strict=True)}
    for name in _TIMES:
        values[name] = _time(str(values[name])) if values[name] is not None else None
    values["handled"] = bool(values["handled"])
    return Page(**values)  # type: ignore[arg-type]


def _text(moment: datetime) -> str:
    """ISO, always with microseconds and in UTC, so that texts sort as times do."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}+00:00"


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
