"""Rows of the crawl's state: a night, a URL that was found, what is known of it, rules as kept."""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from pipeline.collect.exchange import Validators, Visit
from pipeline.collect.recheck import Schedule, after_visit

# Later than this nothing is ever put off: what is, was written by a clock that ran ahead and was set back.
FARTHEST = timedelta(days=8)


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

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be asked for; a time too far ahead was written by a clock that was set back."""
        return self.due is not None and not now < self.due <= now + FARTHEST

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
PAGE_COLUMNS = ", ".join(field.name for field in fields(Page))


def page_of(row: tuple[object, ...]) -> Page:
    """A page from its `PAGE_COLUMNS`."""
    values = {field.name: value for field, value in zip(fields(Page), row, strict=True)}
    for name in _TIMES:
        values[name] = as_time(str(values[name])) if values[name] is not None else None
    values["handled"] = bool(values["handled"])
    return Page(**values)  # type: ignore[arg-type]


def columns_after(visit: Visit, kind: str, old: Schedule, now: datetime) -> dict[str, str | int | None]:
    """What a visit changes of its page's row, but for the night. kind, old: as the row has them."""
    new = after_visit(old, visit, now)
    values: dict[str, str | int | None] = {
        "outcome": visit.outcome,
        "visited_at": as_text(now),
        "fetched_at": as_text(new.fetched_at) if new.fetched_at else None,
        "checks": new.checks,
        "failures": new.failures,
        "due": as_text(new.due) if new.due and kind == "article" else None,
    }
    if visit.outcome in ("ok", "not_modified") or old.fetched_at is None:
        values["final_url"] = visit.final_url  # of the body and validators that are kept
    if visit.outcome == "ok":
        # Without a body in the archive (`noarchive`) it cannot be read again: ask for it in full.
        is_kept = visit.place is not None
        validators = visit.response.validators if visit.response and is_kept else Validators()
        values |= {
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "place": visit.place,
            "handled": int(visit.kind == "robots" or not is_kept),
            "gone_at": None,
        }
    if visit.outcome == "gone" or (visit.outcome == "missing" and old.fetched_at is not None):
        values["gone_at"] = as_text(now)
    return values


def as_text(moment: datetime) -> str:
    """ISO, always with microseconds and in UTC, so that texts sort as times do."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}+00:00"


def as_time(text: str) -> datetime:
    """The moment that `as_text` wrote."""
    return datetime.fromisoformat(text)
