"""The Prometheus text file: names, values, escapes."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.metrics import render_metrics, write_metrics
from pipeline.run_report import RunReport, SourceNight
from pipeline.workspace import Workspace

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
_SAMPLE = re.compile(r'([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (-?[0-9.e+]+)')


def report(days_ago: int, **fields: object) -> RunReport:
    moment = (NOW - timedelta(days=days_ago)).isoformat()
    return RunReport(f"r{days_ago}", moment, moment, **fields)  # type: ignore[arg-type]


def samples(*reports: RunReport) -> dict[str, float]:
    """`name{labels}` -> value; fails on a line that Prometheus could not read."""
    found: dict[str, float] = {}
    for line in render_metrics(reports, NOW).splitlines():
        if line.startswith("#"):
            assert re.fullmatch(r"# (HELP|TYPE) [a-z_]+ .+", line)
            continue
        match = _SAMPLE.fullmatch(line)
        assert match is not None, line
        name = match[1] + (f"{{{match[2]}}}" if match[2] else "")
        assert name not in found
        found[name] = float(match[3])
    return found


GOOD = report(
    1,
    database="tinbai-1.duckdb",
    build={"articles": 3, "post_claims": 1_234_567},
    seconds={"crawl": 12.5},
    fill={"author": 0.96},
    sources=(SourceNight("baohong", new=3, outcomes={"missing": 2}),),
)
REFUSED = report(
    0,
    refused="mentions fell",
    exit_code=4,
    sources=(SourceNight("baohong", status="silent", changed=1, outcomes={"missing": 1}),),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tinbai_last_success_timestamp_seconds", (NOW - timedelta(days=1)).timestamp()),
        ("tinbai_last_run_timestamp_seconds", NOW.timestamp()),
        ("tinbai_run_exit_code", 4),
        ("tinbai_snapshot_age_seconds", 86400),
        ("tinbai_publish_refused_total", 1),
        ('tinbai_facts_total{kind="post_claims"}', 1_234_567),
        ('tinbai_documents_total{paper="baohong",status="new"}', 3),
        ('tinbai_documents_total{paper="baohong",status="missing"}', 3),
        ('tinbai_source_status{paper="baohong",status="silent"}', 1),
        ('tinbai_source_new_articles{paper="baohong"}', 0),
    ],
)
def test_values(name: str, value: float) -> None:
    assert samples(GOOD, REFUSED)[name] == value


def test_of_a_good_night() -> None:
    found = samples(GOOD)
    assert found['tinbai_run_duration_seconds{stage="crawl"}'] == 12.5
    assert found['tinbai_field_fill_ratio{field="author"}'] == 0.96
    assert found["tinbai_publish_refused_total"] == 0


def test_before_any_success() -> None:
    found = samples(report(0, exit_code=1))
    assert found["tinbai_last_success_timestamp_seconds"] == 0
    assert "tinbai_snapshot_age_seconds" not in found


def test_labels_are_escaped() -> None:
    odd = report(0, sources=(SourceNight('a"b\\c\nd', new=1),))
    assert samples(odd)['tinbai_source_new_articles{paper="a\\"b\\\\c\\nd"}'] == 1


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    path = write_metrics(workspace, [GOOD], NOW)
    assert path == workspace.root / "metrics.prom"
    assert path.read_text().endswith("\n")
    assert not list(tmp_path.glob("*.tmp"))
