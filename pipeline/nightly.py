"""`tinbai nightly`: crawl, extract, build, report, in one command that cron may kill at any moment.

Each stage goes on where it was, so a killed night is taken up by running the same command again: what it
had brought is counted from a mark that `runs/<run>.json.open` keeps.
"""

import logging
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline import build, extract
from pipeline.arrivals import arrivals_since
from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.identity import VARIABLE, identify
from pipeline.ids import extractor_version
from pipeline.metrics import write_metrics
from pipeline.night_crawl import Counting, Crawler, crawl_side_by_side, crawl_stage
from pipeline.night_plan import Plan
from pipeline.night_sources import judged_sources
from pipeline.open_run import OpenRun, counts_of, discard_run, new_claims, open_run, save_run
from pipeline.run_log import run_log
from pipeline.run_report import RunReport, SourceNight, read_reports, write_report
from pipeline.source_health import LOUD
from pipeline.workspace import Workspace

SET_ASIDE, BROKEN, REFUSED = 3, 1, 4  # exit codes, see cli/
_LEAST_RESERVE, _USUAL_RESERVE, _MOST_RESERVE = 0.1, 0.25, 0.5  # share of the budget for extract and build
_FOR_BUILD = 0.05  # share of the budget that extract leaves to build

_log = logging.getLogger("tinbai")


def run_night(
    workspace: Workspace,
    plan: Plan,
    budget: float,
    counting: Counting,
    workers: int = 1,
    clock: Clock = SYSTEM,
    crawl: Crawler | None = None,
    contact: str | None = None,
) -> RunReport:
    """One night over the plan's sources; the caller holds the workspace's lock.

    budget: seconds; crawling ends in time for extract and build. A source or a stage that breaks is named
    in the report and the others go on. contact: who crawls, None for the environment's. crawl: for tests.
    Returns the report, which is also under `runs/` with metrics beside. Raises ContactError before anything
    is done where a live source needs a contact and there is none.
    """
    if crawl is None:
        contact = contact or os.environ.get(VARIABLE)
        identify(contact, [source.home for source in plan.sources])
        crawl = partial(crawl_side_by_side, contact=contact, counting=counting)
    run = open_run(workspace, clock.now())
    with run_log(workspace.logs, run.run):
        return _run_stages(workspace, plan, budget, counting, workers, clock, crawl, run)


def _run_stages(
    workspace: Workspace,
    plan: Plan,
    budget: float,
    counting: Counting,
    workers: int,
    clock: Clock,
    crawl: Crawler,
    run: OpenRun,
) -> RunReport:
    stages = _Stages(workspace, run, clock)
    end = clock.seconds() + budget
    reserve = budget * _reserve(workspace, budget)
    stages.attempt(
        "crawl",
        lambda: crawl_stage(
            workspace, plan.sources, run, clock, lambda: end - reserve - clock.seconds(), crawl
        ),
    )
    nights = judged_sources(workspace, plan, run)
    run.sources = [asdict(night) for night in nights]
    save_run(workspace, run)  # so that the database knows of this night too
    read = stages.attempt(
        "extract",
        lambda: _extract(workspace, workers, counting, lambda: clock.seconds() < end - budget * _FOR_BUILD),
    )
    built = stages.attempt("build", lambda: build.build(workspace))
    report = _report(workspace, nights, stages, read, built)
    try:
        write_report(workspace.runs, report)
        discard_run(workspace, run)
        write_metrics(workspace, read_reports(workspace.runs), clock.now())
    except OSError as error:  # a full disk; the summary is still told, and the run can be taken up
        _log.exception("the report was not written")
        errors = report.errors | {"report": f"{type(error).__name__}: {error}"}
        report = replace(report, errors=errors, exit_code=BROKEN)
    return report


@dataclass
class _Stages:
    """Runs the stages: what breaks is logged and named, and the next stage goes on."""

    workspace: Workspace
    run: OpenRun
    clock: Clock
    errors: dict[str, str] = field(default_factory=dict)
    refused: str | None = None

    def attempt(self, name: str, stage: Callable[[], Any]) -> Any:
        """What the stage returns, None where it broke."""
        began = self.clock.seconds()
        _log.info("%s begins", name, extra={"stage": name})
        try:
            return stage()
        except build.BuildError as error:
            self.refused = str(error)
            _log.error("%s", error, extra={"stage": name})
        except Exception as error:  # noqa: BLE001  the report must be written whatever happened
            self.errors[name] = f"{type(error).__name__}: {error}"
            _log.exception("%s broke", name, extra={"stage": name})
        finally:
            seconds = self.run.seconds
            seconds[name] = round(seconds.get(name, 0.0) + self.clock.seconds() - began, 3)
        return None


def _extract(
    workspace: Workspace, workers: int, counting: Counting, go_on: Callable[[], bool]
) -> extract.ExtractReport:
    with counting("extracting") as progress:
        return extract.extract(workspace, workers, progress, go_on=go_on)


def _report(
    workspace: Workspace,
    nights: Sequence[SourceNight],
    stages: _Stages,
    read: extract.ExtractReport | None,
    built: build.BuildReport | None,
) -> RunReport:
    run = stages.run
    report = RunReport(
        **counts_of(run, arrivals_since(workspace, run.mark)),
        finished=stages.clock.now().isoformat(timespec="seconds"),
        versions=_versions(),
        sources=tuple(nights),
        seconds=run.seconds,
        build=built.counts if built else {},
        database=built.path.name if built else None,
        refused=stages.refused,
        errors=stages.errors,
    )
    if read is not None:
        counts = {name: getattr(read, name) for name in ("extracted", "unchanged", "failed", "left")}
        report = replace(report, extract=counts, facts=new_claims(stages.workspace, run))
    return replace(report, exit_code=_exit_code(report))


def _exit_code(report: RunReport) -> int:
    if report.errors:
        return BROKEN
    if report.refused is not None:
        return REFUSED
    put_off = report.extract.get("failed", 0) + report.extract.get("left", 0)
    return SET_ASIDE if put_off or any(night.status in LOUD for night in report.sources) else 0


def _versions() -> dict[str, str]:
    def installed(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return "unknown"

    return {
        "tinbai": installed("tinbai"),
        "extractors": extractor_version(),
        "python": platform.python_version(),
        "duckdb": installed("duckdb"),
        "underthesea": installed("underthesea"),
    }


def _reserve(workspace: Workspace, budget: float) -> float:
    """The share of the budget that extract and build need, from the last nights."""
    took = [
        report.seconds.get("extract", 0.0) + report.seconds.get("build", 0.0)
        for report in read_reports(workspace.runs)[-7:]
    ]
    if not took or budget <= 0:
        return _USUAL_RESERVE
    return min(max(1.5 * max(took) / budget, _LEAST_RESERVE), _MOST_RESERVE)
