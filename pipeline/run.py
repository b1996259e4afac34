"""The whole flow on one page: start reading here.

    sources -> crawl -> WARC -> articles -> documents -> claims -> database -> questions

Each function is one command; the stages do not know each other.
"""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from threading import Event

from pipeline.article import Issue
from pipeline.article_parts import PAGES
from pipeline.collect.crawl import Desk, NightReport, Plan, crawl_night, open_desk, would_ask
from pipeline.collect.disk import DiskError, is_full
from pipeline.collect.sources import Source
from pipeline.collect.state import CrawlState
from pipeline.fetched import Fetched, store_fetched, store_left_over
from pipeline.issues import write_issues
from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

MOST_SIDE_BY_SIDE = 16  # sources at a time; each waits most of its night for its host's next turn
_NO_LOSS = ("robots", "off_site")  # outcomes that say that an address is none to ask for


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """pages: read well. added: new articles or versions. issues: what was set aside, with its reason.

    gone: articles that their publisher has removed, and that are kept. night: what the crawler says of it.
    """

    pages: int
    added: int
    issues: tuple[Issue, ...]
    gone: tuple[str, ...] = ()
    night: NightReport | None = None


Crawled = tuple[Source, CrawlReport | Exception | None]


def crawl_source(workspace: Workspace, source: Source, plan: Plan | None = None) -> CrawlReport:
    """One source's night, its articles in the workspace; raises what went wrong with the source."""
    for _, came in crawl_sources(workspace, [source], plan):
        if isinstance(came, CrawlReport):
            return came
        if isinstance(came, Exception):
            raise came
    return CrawlReport(0, 0, ())


def crawl_sources(
    workspace: Workspace,
    sources: Sequence[Source],
    plan: Plan | None = None,
    contact: str | None = None,
    desk: Desk | None = None,
) -> Iterator[Crawled]:
    """The nights of several sources side by side, each yielded when its articles are stored.

    A source that breaks is yielded with its exception, one that no time was left for with None; the others
    go on. The caller holds the workspace's lock. contact: who crawls, None for the environment's. desk: for
    tests. Raises ContactError where a live source needs a contact and there is none.
    """
    plan = plan or Plan()
    if desk is not None:
        yield from _side_by_side(workspace, sources, plan, desk)
        return
    homes = [source.home for source in sources]
    with open_desk(workspace.archive, workspace.crawl_state, homes, contact) as opened:
        yield from _side_by_side(workspace, sources, plan, opened)


def would_crawl(workspace: Workspace, sources: Sequence[Source]) -> Iterator[str]:
    """What `crawl_sources` would ask for, as far as is known without asking."""
    state = CrawlState(workspace.crawl_state)
    try:
        for source in sources:
            yield from would_ask(source, state)
    finally:
        state.close()


def _side_by_side(
    workspace: Workspace, sources: Sequence[Source], plan: Plan, desk: Desk
) -> Iterator[Crawled]:
    """Threads ask, this one reads and stores. Left early, it lets the requests under way end, and no more."""
    stop = Event()
    before = {source.id: _left_over(workspace, source, desk) for source in sources}
    mine = replace(plan, left=lambda: 0.0 if stop.is_set() else plan.left(), pages=PAGES)
    with ThreadPoolExecutor(max(1, min(len(sources), MOST_SIDE_BY_SIDE)), "crawl") as threads:
        nights = {threads.submit(_night, source, desk, mine): source for source in sources}
        try:
            waiting = set(nights)
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for night in done:
                    source = nights[night]
                    yield source, _outcome(workspace, source, desk, night, before[source.id])
        finally:
            stop.set()


def _night(source: Source, desk: Desk, plan: Plan) -> NightReport | None:
    return crawl_night(source, desk, plan) if plan.left() > 0 else None


def _left_over(workspace: Workspace, source: Source, desk: Desk) -> Fetched:
    try:
        return store_left_over(workspace, source, desk)
    except Exception:  # it is tried again, and named, when the source's night is over
        log.exception("%s: what was left over could not be read", source.id)
        return Fetched(frozenset(), 0, 0, ())


def _outcome(
    workspace: Workspace, source: Source, desk: Desk, night: "Future[NightReport | None]", before: Fetched
) -> CrawlReport | Exception | None:
    """What came of a source; what a night fetched before it broke is stored all the same."""
    try:
        fetched = before.plus(store_fetched(workspace, source, desk))
        report = night.result()
    except Exception as error:  # noqa: BLE001 - one source never stops the others
        return DiskError(workspace.root, error) if is_full(error) else error
    if report is None:
        return None
    failed = [
        Issue("crawl", url, outcome, f"{url} was not fetched")
        for url, outcome in report.failed
        if outcome not in _NO_LOSS
    ]
    write_issues(workspace, "crawl", {url for url, _ in report.failed} | fetched.pages, failed)
    return CrawlReport(fetched.read, fetched.added, (*failed, *fetched.issues), report.gone, report)
