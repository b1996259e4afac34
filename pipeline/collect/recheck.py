"""When a page is asked for again: after 1, 3 and 7 days for corrections, after a failure on later nights."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pipeline.collect.exchange import Visit

AFTER_DAYS = (1, 3, 7)  # since the article was first had
RETRY_DAYS = (1, 2, 4)  # after the first, second and third visit in a row that failed; then never
REFUSED_DAYS = (1, 3, 7)  # after an answer that is no page: a PDF, a bomb, a body without end
_REFUSED = ("content_type", "too_large", "bad_encoding", "too_slow")
# A night that starts at 02:10 and the next one at 02:00 are a day apart.
_SLACK = timedelta(hours=6)
_NEVER = ("off_site", "private_address", "redirect_loop", "too_many_redirects", "noindex", "noarchive")
# No fault of the page: the host or we ourselves put it off.
_PUT_OFF = ("budget", "breaker", "busy", "time", "robots_unreachable")
# No fault of the page either, and may be over: another run of the same night asks again, once.
PASSING = ("dns", "network", "refused", "timeout", "tls", "server_error", "truncated")


@dataclass(frozen=True, slots=True)
class Schedule:
    """fetched_at: when the page was first had. checks: how often it was looked at again. failures: visits
    in a row that brought nothing. due: when to ask next, None for never. UTC."""

    fetched_at: datetime | None
    checks: int
    failures: int
    due: datetime | None


def after_visit(old: Schedule, visit: Visit, now: datetime) -> Schedule:
    """The schedule after a visit at `now`."""
    if visit.outcome in ("ok", "not_modified"):
        return _had(old, now)
    if visit.outcome == "gone" or visit.outcome in _NEVER:
        return Schedule(old.fetched_at, old.checks, 0, None)
    if visit.outcome in _PUT_OFF:
        return Schedule(old.fetched_at, old.checks, old.failures, visit.retry_at or now)
    if visit.outcome == "robots":
        return Schedule(old.fetched_at, old.checks, 0, now + timedelta(days=1) - _SLACK)
    failures = old.failures + 1
    days = REFUSED_DAYS if visit.outcome in _REFUSED else RETRY_DAYS
    return Schedule(old.fetched_at, old.checks, failures, failed_due(failures, now, days))


def failed_due(failures: int, now: datetime, days: tuple[int, ...] = RETRY_DAYS) -> datetime | None:
    """When to ask again after so many failures in a row; None for never."""
    if failures > len(days):
        return None
    return now + timedelta(days=days[failures - 1]) - _SLACK


def _had(old: Schedule, now: datetime) -> Schedule:
    if old.fetched_at is None or old.fetched_at > now + _SLACK:  # by a clock that has been set back since
        return Schedule(now, 0, 0, now + timedelta(days=AFTER_DAYS[0]) - _SLACK)
    # A check that comes late (the computer was off for a week) counts for all that it is late for.
    passed = sum(old.fetched_at + timedelta(days=days) - _SLACK <= now for days in AFTER_DAYS)
    checks = max(passed, old.checks)
    due = None
    if checks < len(AFTER_DAYS):
        due = old.fetched_at + timedelta(days=AFTER_DAYS[checks]) - _SLACK
    return Schedule(old.fetched_at, checks, 0, due)
