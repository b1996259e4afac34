"""The time of a crawl: one place, so that tests can let a night pass in no time."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """now: UTC. seconds: of a clock that never goes back. sleep: waits so many seconds."""

    now: Callable[[], datetime] = _now
    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


_VIETNAM = timezone(timedelta(hours=7))


def night_begins(moment: datetime) -> datetime:
    """The noon, Vietnamese time, from which on runs are of the same night as one at `moment`; in UTC."""
    local = moment.astimezone(_VIETNAM) - timedelta(hours=12)
    return local.replace(hour=12, minute=0, second=0, microsecond=0).astimezone(UTC)


SYSTEM = Clock()
