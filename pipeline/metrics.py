"""The last run as a Prometheus text file, `metrics.prom`, for node_exporter's textfile collector.

    tinbai_last_success_timestamp_seconds 1795366800

Alert on the age of the last success: that also tells of a night that never began.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.run_report import RunReport, write_whole
from pipeline.workspace import Workspace

Sample = tuple[dict[str, str], float]


def metrics_file(workspace: Workspace) -> Path:
    """Where the metrics stand."""
    return workspace.root / "metrics.prom"


def write_metrics(workspace: Workspace, reports: Sequence[RunReport], now: datetime) -> Path:
    """Write the metrics of the reports (oldest first, at least one): whole or not at all."""
    path = metrics_file(workspace)
    write_whole(path, render_metrics(reports, now))
    return path


def render_metrics(reports: Sequence[RunReport], now: datetime) -> str:
    """The text of the file. now: with a zone; when it is written."""
    return "".join(_family(*family) for family in _families(reports, now))


def _families(
    reports: Sequence[RunReport], now: datetime
) -> Iterator[tuple[str, str, str, Iterable[Sample]]]:
    """Name, kind, meaning, samples."""
    last = reports[-1]
    published = [report for report in reports if report.published]
    success = _seconds(published[-1].finished) if published else 0.0
    yield (
        "tinbai_last_success_timestamp_seconds", "gauge",
        "When the last run ended that published a database, 0 if none did", [({}, success)],
    )  # fmt: skip
    yield (
        "tinbai_last_run_timestamp_seconds", "gauge",
        "When the last run ended, well or not", [({}, _seconds(last.finished or last.started))],
    )  # fmt: skip
    yield "tinbai_run_exit_code", "gauge", "Exit code of the last run", [({}, last.exit_code)]
    yield (
        "tinbai_run_duration_seconds", "gauge", "Seconds of the last run by stage",
        [({"stage": stage}, seconds) for stage, seconds in last.seconds.items()],
    )  # fmt: skip
    yield (
        "tinbai_documents_total", "counter", "Pages of all runs by paper and status",
        [({"paper": key[0], "status": key[1]}, count) for key, count in sorted(_documents(reports).items())],
    )  # fmt: skip
    yield (
        "tinbai_facts_total", "gauge", "Rows of the published database by kind",
        [({"kind": kind}, rows) for kind, rows in (published[-1].build if published else {}).items()],
    )  # fmt: skip
    yield (
        "tinbai_publish_refused_total", "counter", "Runs whose database the quality gate refused",
        [({}, sum(report.refused is not None for report in reports))],
    )  # fmt: skip
    yield (
        "tinbai_snapshot_age_seconds", "gauge", "Age of the published database when this file was written",
        [({}, max(0.0, now.timestamp() - success))] if published else [],
    )  # fmt: skip
    yield (
        "tinbai_source_new_articles", "gauge", "New articles of the last run by paper",
        [({"paper": night.source_id}, night.new) for night in last.sources],
    )  # fmt: skip
    yield (
        "tinbai_source_status", "gauge", "1 for the status that a paper had in the last run",
        [({"paper": night.source_id, "status": night.status}, 1) for night in last.sources],
    )  # fmt: skip
    yield (
        "tinbai_field_fill_ratio", "gauge", "Share of the last run's new articles that have a field",
        [({"field": name}, share) for name, share in last.fill.items()],
    )  # fmt: skip


def _documents(reports: Iterable[RunReport]) -> Counter[tuple[str, str]]:
    documents: Counter[tuple[str, str]] = Counter()
    for report in reports:
        for night in report.sources:
            documents[night.source_id, "new"] += night.new
            documents[night.source_id, "changed"] += night.changed
            documents[night.source_id, "gone"] += night.gone
            for outcome, count in night.outcomes.items():
                documents[night.source_id, outcome] += count
    return documents


def _family(name: str, kind: str, meaning: str, samples: Iterable[Sample]) -> str:
    lines = [f"{name}{_labels(labels)} {value:g}" if value < 1e5 else f"{name}{_labels(labels)} {value:.0f}"
             for labels, value in samples]  # fmt: skip
    return "\n".join([f"# HELP {name} {meaning}", f"# TYPE {name} {kind}", *lines]) + "\n" if lines else ""


def _labels(labels: dict[str, str]) -> str:
    return (
        "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"
        if labels
        else ""
    )


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).astimezone(UTC).timestamp()
