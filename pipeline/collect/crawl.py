"""A night over one source: robots.txt, what tells of articles, articles to look at again, new articles.

Killed at any moment and begun again, the night goes on: what was asked is not asked again, and ends in the
same state. Bodies go into the archive; reading them into articles is another stage (pipeline/run.py).
"""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.collect.addresses import host_key, origin
from pipeline.collect.archive import Archive
from pipeline.collect.canonical import clean_url
from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.discovery import Discovery, entry_points, in_order
from pipeline.collect.exchange import Visit
from pipeline.collect.fetch import Limits
from pipeline.collect.further import FurtherPages, Pages, SinglePages, cut_short
from pipeline.collect.identity import VARIABLE, Identity, identify
from pipeline.collect.politeness import Hosts, Left, no_end
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Found, Night, Page
from pipeline.collect.visitor import ANSWERED, Visitor, rules_of

log = logging.getLogger(__name__)

# The host or we ourselves put it off: nothing of that host is asked for again in this night.
_PUT_OFF = ("busy", "breaker", "budget", "time", "robots_unreachable")
_TELLING = ("feed", "sitemap", "listing")
Watch = Callable[[str, int, int], None]  # source id, articles done, articles to do


def unwatched(source_id: str, done: int, to_do: int) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a night is to do.

    since: how far back a backfill goes, None for a usual night. recheck: look at all articles of the last
    week again, and at those that could not be had, due or not. left: seconds that are left. watch: is told
    of progress. pages: which pages an article has besides its first.
    """

    since: date | None = None
    recheck: bool = False
    left: Left = no_end
    watch: Watch = unwatched
    pages: Pages = field(default_factory=SinglePages)


@dataclass(frozen=True)
class Desk:
    """What the nights of all sources share: who we are, what is known, where bodies are kept."""

    identity: Identity
    state: CrawlState
    archive: Archive
    hosts: Hosts
    clock: Clock = SYSTEM
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A robots.txt, feed, sitemap or listing that could not be had. outcome: as in `Visit`; detail: why."""

    url: str
    outcome: str
    detail: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.url, self.outcome, self.detail) if part)


@dataclass(frozen=True, slots=True)
class NightReport:
    """resumed: whether a killed night went on. found: articles told of for the first time. outcomes: kind of
    page -> outcome -> visits. refused: addresses left alone, by reason. failed: articles asked for that
    could not be had, with the outcome. gone: articles that were had and are no more. stopped: why it ended
    early, else empty. troubles: what was to tell of articles and could not be had.
    """

    source_id: str
    resumed: bool
    found: int
    outcomes: dict[str, dict[str, int]]
    refused: dict[str, int]
    failed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    stopped: str = ""
    troubles: tuple[Trouble, ...] = ()

    @property
    def is_deaf(self) -> bool:
        """Whether nothing that was asked could tell of articles."""
        told = [outcomes for kind, outcomes in self.outcomes.items() if kind in _TELLING]
        return bool(self.troubles) and not any(one.get("ok") or one.get("not_modified") for one in told)


@contextmanager
def open_desk(
    archive_folder: Path,
    state_file: Path,
    homes: list[str],
    contact: str | None = None,
    clock: Clock = SYSTEM,
    limits: Limits | None = None,
) -> Iterator[Desk]:
    """The desk of a workspace, closed with the block.

    contact: who crawls; None for the environment's. Raises ContactError where a live home needs one.
    """
    contact = contact or os.environ.get(VARIABLE)
    identity = identify(contact, homes)
    with (
        CrawlState(state_file, clock) as state,
        Archive(archive_folder, contact or "", identity.user_agent, clock) as archive,
    ):
        yield Desk(identity, state, archive, Hosts(clock), clock, limits or Limits())


def crawl_night(source: Source, desk: Desk, plan: Plan) -> NightReport:
    """One source's night, or the rest of one that was killed."""
    night = desk.state.open_night(source.id)
    visitor = Visitor(
        source, desk.identity, desk.state, desk.archive, night,
        hosts=desk.hosts, clock=desk.clock, limits=desk.limits, left=plan.left,
    )  # fmt: skip
    if not source.is_open(desk.clock.now()):
        return _closed(desk, night, Discovery(source, visitor, desk.state, desk.archive, night), [], "hours")
    discovery = Discovery(source, visitor, desk.state, desk.archive, night, plan.since, plan.left)
    discovery.run()
    visits, stopped = _fetch(source, desk, night, visitor, plan)
    return _closed(desk, night, discovery, visits, stopped)


def would_ask(source: Source, state: CrawlState) -> list[str]:
    """What a night would ask for first, as far as it is known without asking: nothing is asked for.

    The places that tell of articles, those among them that were found and not reached yet, then articles that
    are due or could not be had, but for what robots.txt, as it was last, forbids. What all those will tell of
    is not known.
    """
    places = entry_points(source)
    left_over = [page for kind in ("sitemap", "listing") for page in state.unvisited(source.id, kind)]
    articles = in_order([*state.due(source.id), *state.failed(source.id)])
    urls = dict.fromkeys([*places, *(page.url for page in [*left_over, *articles])])
    rules = {place: rules_of(row) for place in map(origin, urls) if (row := state.hosts.robots(place))}
    return [
        url for url in urls if url == places[0] or origin(url) not in rules or rules[origin(url)].allows(url)
    ]


def _fetch(source: Source, desk: Desk, night: Night, visitor: Visitor, plan: Plan) -> tuple[list[Visit], str]:
    """Visit what is due, old and new, until nothing is left or time, hours or every host say stop."""
    put_off: dict[str, str] = {}
    further = FurtherPages(source, visitor, desk.state, desk.archive, night, plan.pages)
    visits = [visit for page in desk.state.begun(source.id, night) for visit in further.fetch(page.url)]
    pages = _due(source, desk.state, night, plan)
    for done, page in enumerate(pages):
        plan.watch(source.id, done, len(pages))
        if plan.left() <= 0:
            return visits, "time"
        if not source.is_open(desk.clock.now()):
            return visits, "hours"
        if host_key(page.url) in put_off:
            continue
        for visit in _visit(page, further):
            visits.append(visit)
            if visit.outcome in _PUT_OFF and (visit.attempts == 0 or visit.retry_at is not None):
                put_off[host_key(visit.url)] = visit.outcome
    plan.watch(source.id, len(pages), len(pages))
    return visits, next(iter(put_off.values()), "")


def _visit(page: Page, further: FurtherPages) -> list[Visit]:
    """Visit an article, and its further pages."""
    state, visitor = further.state, further.visitor
    if (now := state.page(page.url)) is not None and now.kind != "article":
        return []  # a further page of what was visited meanwhile
    visit = visitor.visit(page.url, "article")
    if visit.outcome == "not_modified" and page.fetched_at is None:
        state.set_unread(page.url, page.outcome or "no_text")  # what held no article is still there
    elif visit.outcome in ("ok", "not_modified"):
        return [visit, *_look_on(_follow_alias(page, visit, further), page, further)]
    return [visit]


def _look_on(url: str, page: Page, further: FurtherPages) -> list[Visit]:
    """The pages that belong to the one at `url`: those after it, or all of the article it is a part of."""
    source, state = further.source, further.state
    had = state.page(url)
    first = further.first_of(had) if had is not None else None
    if first is None:
        return further.fetch(url)
    key = source.article_key(first)
    state.add_found(source.id, [Found(first, "article", page.depth, url, key, page.lastmod)])
    own = state.page_of_key(source.id, key)
    if own is None or own.fetched_at is not None:
        return further.fetch(own.url) if own is not None and own.night_id == further.night.night_id else []
    return _visit(own, further)


def _due(source: Source, state: CrawlState, night: Night, plan: Plan) -> list[Page]:
    """Each page once: what is due, what earlier nights could not have, or not wholly, and for `recheck` the
    last week's."""
    pages = [*state.due(source.id, night), *state.failed(source.id, night, plan.recheck)]
    pages += cut_short(source, state, night)
    if plan.recheck:
        pages += state.recent(source.id, night)
    return in_order({page.url: page for page in pages}.values())


def _follow_alias(page: Page, visit: Visit, further: FurtherPages) -> str:
    """A redirect to another article's address: that one is the article, and this one is asked no more.

    What was fetched under it is already in the archive, so that visiting it costs no request. Returns the
    address of the article.
    """
    source, state = further.source, further.state
    final = clean_url(visit.final_url)
    if final is None or final == page.url or not source.is_article(final):
        return page.url
    key = source.article_key(final)
    if key == page.article_key:
        return page.url
    state.add_found(source.id, [Found(final, "article", page.depth, page.url, key, page.lastmod)])
    own = state.page_of_key(source.id, key)
    if own is None or own.url == page.url:
        return page.url
    if own.url == final and own.fetched_at is None:
        further.visitor.visit(final, "article")
    state.settle(page.url)
    return own.url


def _closed(desk: Desk, night: Night, discovery: Discovery, visits: list[Visit], stopped: str) -> NightReport:
    failed = tuple(
        (visit.url, visit.outcome)
        for visit in visits
        if visit.outcome not in ("ok", "not_modified", "gone", "noindex", "noarchive")
    )
    since = night.started_at
    gone = [page.url for page in desk.state.gone(night.source_id) if page.gone_at and page.gone_at >= since]
    report = NightReport(
        night.source_id,
        night.resumed,
        discovery.new,
        desk.state.outcomes(night),
        dict(Counter(discovery.refused)),
        failed,
        tuple(gone),
        stopped,
        _troubles(desk.state, night),
    )
    kept = {"found": report.found, "outcomes": report.outcomes, "refused": report.refused, "stopped": stopped}
    desk.state.close_night(night, kept)
    log.info("%s: night %d over: %s", night.source_id, night.night_id, kept)
    return report


def _troubles(state: CrawlState, night: Night) -> tuple[Trouble, ...]:
    """Each once, as it was last; what a robots.txt answers, and what it closes by itself, is in its own."""
    found = {
        url: Trouble(url, outcome, detail)
        for kind, url, outcome, detail in state.troubles(night)
        if outcome != "robots_unreachable" and not (kind == "robots" and outcome in ANSWERED)
    }
    return tuple(found.values())
