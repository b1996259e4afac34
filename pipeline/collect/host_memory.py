"""What is remembered of hosts between runs: when they were asked, how long they rest, their rules.

It is the `politeness.Memory` of a workspace.
"""

from datetime import datetime

from pipeline.collect.clock import Clock, night_begins
from pipeline.collect.exchange import Validators
from pipeline.collect.state_file import StateFile
from pipeline.collect.state_rows import FARTHEST, Night, RobotsRow, as_text, as_time


class HostMemory:
    """The tables `host`, `asked` and `robots`. Safe to share between threads."""

    def __init__(self, file: StateFile, clock: Clock) -> None:
        self._file, self._clock = file, clock

    def last_request(self, host: str) -> datetime | None:
        """When the host was last asked, by this run or an earlier one."""
        rows = self._file.rows("SELECT last_request FROM host WHERE host = ?", host)
        return as_time(rows[0][0]) if rows and rows[0][0] else None

    def note_request(self, host: str, at: datetime) -> None:
        """The host is being asked."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO host (host, last_request) VALUES (?, ?)"
                " ON CONFLICT (host) DO UPDATE SET last_request = excluded.last_request",
                (host, as_text(at)),
            )

    def held_until(self, host: str) -> datetime | None:
        """Until when the host is to be left alone; None where it may be asked."""
        rows = self._file.rows("SELECT held_until FROM host WHERE host = ?", host)
        until = as_time(rows[0][0]) if rows and rows[0][0] else None
        now = self._clock.now()
        return until if until is not None and now < until <= now + FARTHEST else None

    def hold(self, host: str, until: datetime, reason: str) -> None:
        """Leave the host alone until then."""
        with self._file.write() as db:
            db.execute(
                "INSERT INTO host (host, held_until, reason) VALUES (?, ?, ?)"
                " ON CONFLICT (host) DO UPDATE SET held_until = excluded.held_until,"
                " reason = excluded.reason",
                (host, as_text(until), reason),
            )

    def count_request(self, night: Night | None, host: str) -> int:
        """One more request to the host in this night; returns how many it makes."""
        with self._file.write() as db:
            row = db.execute(
                "INSERT INTO asked VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET requests = requests + 1"
                " RETURNING requests",
                (night.night_id if night else 0, host),
            ).fetchone()
        return int(row[0])

    def requests(self, night: Night | None, host: str) -> int:
        """Requests to the host in this night, whichever of its runs sent them."""
        if night is None:
            query = "SELECT sum(requests) FROM asked WHERE night_id = 0 AND host = ?"
            rows = self._file.rows(query, host)
        else:
            query = (
                "SELECT sum(requests) FROM asked JOIN night USING (night_id)"
                " WHERE host = ? AND source_id = ? AND started_at >= ? AND started_at <= ?"
            )
            began, started = night_begins(night.started_at), night.started_at
            rows = self._file.rows(query, host, night.source_id, as_text(began), as_text(started))
        return int(rows[0][0] or 0)

    def robots(self, origin: str) -> RobotsRow | None:
        """The rules last kept for a scheme, host and port."""
        query = "SELECT verdict, text, reason, fetched_at, etag, last_modified FROM robots WHERE origin = ?"
        for verdict, text, reason, fetched_at, etag, last_modified in self._file.rows(query, origin):
            return RobotsRow(verdict, text, reason, as_time(fetched_at), Validators(etag, last_modified))
        return None

    def keep_robots(self, origin: str, row: RobotsRow) -> None:
        """Keep rules."""
        with self._file.write() as db:
            db.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?, ?)",
                (origin, as_text(row.fetched_at), row.verdict, row.text, row.reason, row.validators.etag,
                 row.validators.last_modified),
            )  # fmt: skip
