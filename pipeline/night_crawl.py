"""The crawl of a night: the sources side by side, each noted in the open run as soon as it is done."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from pipeline.collect.clock import Clock
from pipeline.collect.crawl import Plan as CrawlPlan
from pipeline.collect.disk import DiskError
from pipeline.collect.politeness import Left
from pipeline.collect.sources import Source
from pipeline.open_run import OpenRun, save_run
from pipeline.run import Crawled, CrawlReport, crawl_sources
from pipeline.run_report import read_reports
from pipeline.workspace import Workspace

_log = logging.getLogger("tinbai")

Progress = Callable[[int, int], None]
Counting = Callable[[str], AbstractContextManager[Progress]]  # a progress bar with a name
Crawler = Callable[[Workspace, Sequence[Source], Left], Iterable[Crawled]]


def crawl_side_by_side(
    workspace: Workspace, sources: Sequence[Source], left: Left, contact: str | None, counting: Counting
) -> Iterator[Crawled]:
    """The sources' nights, host by host at once, until no time is left."""
    watched: dict[str, tuple[int, int]] = {}
    with counting("crawling") as progress:

        def watch(source_id: str, done: int, to_do: int) -> None:
            watched[source_id] = done, to_do
            known = list(watched.values())
            progress(sum(done for done, _ in known), sum(to_do for _, to_do in known))

        yield from crawl_sources(workspace, sources, CrawlPlan(left=left, watch=watch), contact)


def crawl_stage(
    workspace: Workspace,
    sources: Sequence[Source],
    run: OpenRun,
    clock: Clock,
    left: Left,
    crawl: Crawler,
) -> None:
    """Crawl all sources, those first that brought something longest ago; each is noted when it is done.

    Raises DiskError, after the last source, where the disk took no more.
    """
    began = clock.seconds()
    full: DiskError | None = None
    for source, came in crawl(workspace, _hungriest_first(workspace, sources), left):
        _note(run, source, came)
        run.source_seconds[source.id] = round(clock.seconds() - began, 3)
        save_run(workspace, run)
        full = came if isinstance(came, DiskError) else full
    if full is not None:
        raise full


def _note(run: OpenRun, source: Source, came: CrawlReport | Exception | None) -> None:
    run.failed.pop(source.id, None)
    match came:
        case None:
            run.failed[source.id] = ""
        case Exception():
            run.failed[source.id] = f"{type(came).__name__}: {came}"
            _log.error("%s: %s", source.id, run.failed[source.id], extra={"source": source.id}, exc_info=came)
        case CrawlReport():
            before = Counter(run.outcomes.get(source.id, {}))
            run.outcomes[source.id] = dict(+(before + _outcomes(came)))
            run.pages[source.id] = run.pages.get(source.id, 0) + came.pages
            run.gone[source.id] = run.gone.get(source.id, 0) + len(came.gone)
            if came.night is not None:
                run.stopped[source.id] = came.night.stopped
                run.left_alone[source.id] = came.night.refused
                run.troubles[source.id] = [str(trouble) for trouble in came.night.troubles]


def _outcomes(came: CrawlReport) -> Counter[str]:
    """Visits by outcome, robots.txt aside; a page that holds no article counts by that reason, not as ok."""
    unread = Counter(issue.reason for issue in came.issues if issue.stage == "parse")
    visits = Counter[str]()
    for kind, outcomes in came.night.outcomes.items() if came.night else ():
        visits.update(outcomes if kind != "robots" else {})
    visits["ok"] = max(visits["ok"] - unread.total(), 0)
    return visits + unread


def _hungriest_first(workspace: Workspace, sources: Sequence[Source]) -> list[Source]:
    """Those that brought something longest ago, so that a short night never starves the same ones."""
    last: dict[str, str] = {}
    for report in read_reports(workspace.runs):
        last |= {night.source_id: report.started for night in report.sources if night.new}
    return sorted(sources, key=lambda source: last.get(source.id, ""))
