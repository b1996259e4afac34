"""The report of a run: `runs/<run>.json`, one a night, and what earlier ones say about what is usual.

A run that goes on is `runs/<run>.json.open`; a run that was killed leaves it, and the next one takes it up.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from pipeline.whole_files import writing_whole

OPEN = ".open"
_VIETNAM = timezone(timedelta(hours=7))


class ReportError(ValueError):
    """A report cannot be read, or there is none of this name; the message says what to do."""


@dataclass(frozen=True, slots=True)
class SourceNight:
    """One source in one run.

    status: good; few (under a quarter of the usual); unfinished (the rest is for the next night); and the
    loud ones of `source_health.LOUD`. detail: why, in words. new: articles; changed: articles with a new
    text; gone: removed by the paper, and kept. pages: read into articles. outcomes: visits by outcome, and
    pages without an article by reason. left_alone: addresses that were not asked for, by reason. stopped:
    why its night ended early. seconds: from the beginning of all crawling till its articles were stored.
    expected: new articles a day by the registry; usual: the median of the last nights; None where not
    known. fill: share of new articles with each field.
    """

    source_id: str
    name: str = ""
    status: str = "good"
    detail: str = ""
    new: int = 0
    changed: int = 0
    gone: int = 0
    pages: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    left_alone: dict[str, int] = field(default_factory=dict)
    stopped: str = ""
    seconds: float = 0.0
    expected: float | None = None
    usual: float | None = None
    fill: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunReport:
    """One run of `tinbai nightly`.

    run: its id, when it began first. started, finished: UTC, ISO. resumed: how often a killed run was
    taken up. seconds: by stage. fill: over all new articles. extract: readings made, unchanged, failed,
    left for the next night. facts: rows made in this run by table. build: rows of the database by table,
    empty if none was published. refused: why the gate did not publish. errors: what broke, by stage.
    """

    run: str
    started: str
    finished: str = ""
    exit_code: int = 0
    resumed: int = 0
    versions: dict[str, str] = field(default_factory=dict)
    sources: tuple[SourceNight, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    fill: dict[str, float] = field(default_factory=dict)
    extract: dict[str, int] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    build: dict[str, int] = field(default_factory=dict)
    database: str | None = None
    refused: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def published(self) -> bool:
        """Whether the run ended with a new database."""
        return self.database is not None

    @property
    def night(self) -> str:
        """The day whose evening the night began in: noon to noon, Vietnamese time."""
        return night_of(datetime.fromisoformat(self.started))


def night_of(moment: datetime) -> str:
    """The night that a moment (with a zone) belongs to: `2026-11-22` from noon till the noon after."""
    return (moment.astimezone(_VIETNAM) - timedelta(hours=12)).date().isoformat()


def run_id(moment: datetime) -> str:
    """`20261122t170000z`: sorts by time."""
    return moment.astimezone(UTC).strftime("%Y%m%dt%H%M%Sz")


def write_report(folder: Path, report: RunReport) -> Path:
    """Write the finished report: whole or not at all."""
    path = folder / f"{report.run}.json"
    write_json(path, asdict(report))
    return path


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write under a temporary name, make it durable, rename."""
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that a reader, or a kill, never sees half of it."""
    with writing_whole(path) as file:
        file.write(text.encode())


def report_files(folder: Path) -> list[Path]:
    """The finished reports, oldest first."""
    return sorted(folder.glob("*.json"))


def read_report(path: Path) -> RunReport:
    """A report from its file; fields that this version does not know are passed over. Raises ReportError."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        nights = tuple(SourceNight(**_known(SourceNight, night)) for night in values.get("sources", ()))
        report = RunReport(**_known(RunReport, values) | {"sources": nights})
        datetime.fromisoformat(report.started)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ReportError(f"{path}: not a report of a run ({error}): move it away") from error
    return report


def read_reports(folder: Path) -> list[RunReport]:
    """All reports that can be read, oldest first; broken ones are `tinbai doctor`'s affair."""
    return list(_readable(report_files(folder)))


def find_report(folder: Path, run: str) -> RunReport:
    """A report by its id, the beginning of it, or `last`. Raises ReportError."""
    paths = report_files(folder)
    found = paths[-1:] if run == "last" else [path for path in paths if path.stem.startswith(run)]
    if len(found) != 1:
        many = f"{len(found)} runs begin with" if found else "no run"
        raise ReportError(f"{many} '{run}' in {folder}: `tinbai runs list` shows them")
    return read_report(found[0])


def new_by_night(reports: Iterable[RunReport], source_id: str) -> dict[str, int]:
    """Night -> new articles of the source, over all runs of that night that reached it."""
    nights: dict[str, int] = {}
    for report in reports:
        for night in report.sources:
            if night.source_id == source_id and night.status != "not_reached":
                nights[report.night] = nights.get(report.night, 0) + night.new
    return nights


def _readable(paths: Iterable[Path]) -> Iterator[RunReport]:
    for path in paths:
        try:
            yield read_report(path)
        except ReportError:
            continue


def _known(kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    names = {known.name for known in fields(kind)}
    return {name: value for name, value in values.items() if name in names}
