"""What a night was for each of its sources: counts, and a judgement that may be loud."""

from dataclasses import replace
from datetime import datetime

from pipeline.arrivals import Arrivals, arrivals_since
from pipeline.collect.sources import Source
from pipeline.night_plan import Plan
from pipeline.open_run import OpenRun
from pipeline.run_report import SourceNight, night_of, read_reports
from pipeline.source_health import LOUD, judge
from pipeline.workspace import Workspace

_MOST_TROUBLES = 3  # named of a source that is loud; all are in the log


def judged_sources(workspace: Workspace, plan: Plan, run: OpenRun) -> list[SourceNight]:
    """The plan's sources as judged, and a failed one for each wrong file."""
    earlier = [report for report in read_reports(workspace.runs) if report.run != run.run]
    arrivals = arrivals_since(workspace, run.mark)
    tonight = night_of(datetime.fromisoformat(run.started))
    nights = [
        judge(_source_night(source, run, arrivals.get(source.id, Arrivals())), earlier, tonight)
        for source in plan.sources
    ]
    return [_told_why(night, run.troubles.get(night.source_id, [])) for night in nights] + [
        SourceNight(wrong.split(":")[0], status="failed", detail=wrong) for wrong in plan.wrong
    ]


def _told_why(night: SourceNight, troubles: list[str]) -> SourceNight:
    """A loud night names what could not be had: a robots.txt behind a bad certificate, a dead feed."""
    if night.status not in LOUD or not troubles:
        return night
    return replace(night, detail="; ".join([night.detail, *troubles[:_MOST_TROUBLES]]))


def _source_night(source: Source, run: OpenRun, arrivals: Arrivals) -> SourceNight:
    night = SourceNight(
        source.id,
        source.name,
        new=arrivals.new,
        changed=arrivals.changed,
        gone=run.gone.get(source.id, 0),
        pages=run.pages.get(source.id, 0),
        outcomes=run.outcomes.get(source.id, {}),
        left_alone=run.left_alone.get(source.id, {}),
        stopped=run.stopped.get(source.id, ""),
        seconds=run.source_seconds.get(source.id, 0.0),
        expected=source.articles_a_day,
        fill=arrivals.fill,
    )
    reason = run.failed.get(source.id)
    if reason:
        return replace(night, status="failed", detail=reason)
    if reason is not None or (night.stopped in ("time", "hours") and not night.outcomes):
        why = "it may not be asked at this hour" if night.stopped == "hours" else "the time was up first"
        return replace(night, status="not_reached", detail=why)
    return night
