"""A run that goes on, kept on disk as `runs/<run>.json.open`, so that a killed one can be taken up."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.arrivals import Arrivals, arrivals_since, mark
from pipeline.ids import extractor_version
from pipeline.partitions import count_claims
from pipeline.run_report import OPEN, RunReport, SourceNight, run_id, write_json, write_report
from pipeline.workspace import Workspace

_RESUMABLE = timedelta(hours=20)  # a killed run that is older is closed as it stands
_KILLED = 1  # exit code in the report of a run that was killed and never taken up


@dataclass
class OpenRun:
    """What a run knows of itself while it goes on.

    run: its id. mark: what articles were there before (arrivals.py). version, claims: of the extractors, and
    how many claims of theirs were there. resumed: how often it was taken up.
    seconds: by stage; the others by source id, as in SourceNight. failed: why its crawl broke, empty where
    the time was up before its turn. troubles: what was to tell of articles and could not be had, and why.
    sources: its nights as judged, once all are crawled.
    """

    run: str
    started: str
    mark: str
    version: str
    claims: dict[str, int]
    resumed: int = 0
    pages: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, dict[str, int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    source_seconds: dict[str, float] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    stopped: dict[str, str] = field(default_factory=dict)
    left_alone: dict[str, dict[str, int]] = field(default_factory=dict)
    troubles: dict[str, list[str]] = field(default_factory=dict)
    sources: list[dict[str, Any]] = field(default_factory=list)


def open_run(workspace: Workspace, now: datetime) -> OpenRun:
    """The run that a kill left open, or a new one; one left open long ago is closed as it stands."""
    for path in sorted(workspace.runs.glob(f"*.json{OPEN}")):
        try:
            run = OpenRun(**json.loads(path.read_text(encoding="utf-8")))
            started = datetime.fromisoformat(run.started)
        except (ValueError, TypeError):
            path.unlink()  # written whole by rename, so of another make: its articles count for this night
            continue
        run.resumed += 1
        if abs(now - started) < _RESUMABLE:
            save_run(workspace, run)
            return run
        _close(workspace, run)
    name = run_id(now)
    while (workspace.runs / f"{name}.json").exists():
        name += "b"  # two runs in one second, or a clock that was set back
    version = extractor_version()
    claims = count_claims(workspace.facts, version)
    run = OpenRun(name, now.isoformat(timespec="seconds"), mark(workspace), version, claims)
    save_run(workspace, run)
    return run


def save_run(workspace: Workspace, run: OpenRun) -> None:
    """Write what the run knows by now."""
    write_json(_open_file(workspace, run.run), vars(run))


def new_claims(workspace: Workspace, run: OpenRun) -> dict[str, int]:
    """Claims by table that came in since the run began; all, where the extractors are others by now."""
    version = extractor_version()
    before = run.claims if run.version == version else {}
    counts = count_claims(workspace.facts, version)
    return {table: count - before.get(table, 0) for table, count in counts.items()}


def discard_run(workspace: Workspace, run: OpenRun) -> None:
    """Forget it: its report is written."""
    _open_file(workspace, run.run).unlink(missing_ok=True)


def counts_of(run: OpenRun, arrivals: dict[str, Arrivals]) -> dict[str, Any]:
    """What the run knows of itself, as fields of the report."""
    total, outcomes = Arrivals(), Counter[str]()
    for one in arrivals.values():
        total.new, total.changed = total.new + one.new, total.changed + one.changed
        total.filled.update(one.filled)
    for counts in run.outcomes.values():
        outcomes.update(counts)
    return {
        "run": run.run,
        "started": run.started,
        "resumed": run.resumed,
        "new": total.new,
        "changed": total.changed,
        "fill": total.fill,
        "outcomes": dict(outcomes),
    }


def _close(workspace: Workspace, run: OpenRun) -> None:
    """Report a run that was killed and never taken up, so that its articles are no part of tonight."""
    arrivals = arrivals_since(workspace, run.mark)
    nights = tuple(
        SourceNight(name, new=came.new, changed=came.changed, pages=run.pages.get(name, 0), fill=came.fill)
        for name, came in arrivals.items()
    )
    killed = {"run": "was killed and not taken up again"}
    write_report(
        workspace.runs,
        RunReport(**counts_of(run, arrivals), sources=nights, errors=killed, exit_code=_KILLED),
    )
    _open_file(workspace, run.run).unlink()


def _open_file(workspace: Workspace, run: str) -> Path:
    return workspace.runs / f"{run}.json{OPEN}"
