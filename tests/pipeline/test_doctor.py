"""A workspace that is well, and one row for each thing that may be wrong with it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from pipeline import doctor
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.cli import main
from pipeline.doctor import Finding, examine, examine_installation, render_findings
from pipeline.doctor_workspace import examine_workspace
from pipeline.extract import extract
from pipeline.parse.plain import parse_text
from pipeline.run_report import RunReport, SourceNight, write_report
from pipeline.sample import read_sample
from pipeline.workspace import Workspace

Break = Callable[[Path], object]


@pytest.fixture(scope="module")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two articles, their facts and a database."""
    workspace = Workspace.open(tmp_path_factory.mktemp("well") / "data", create=True)
    store_articles(
        workspace, (parse_text(sample.as_text(), origin=sample.path) for sample in read_sample()[:2])
    )
    extract(workspace)
    build(workspace)
    return workspace.root


@pytest.fixture
def data(well: Path, tmp_path: Path) -> Path:
    return copytree(well, tmp_path / "data", symlinks=True)


def now() -> datetime:
    return datetime.now(UTC)


def found(data: Path, moment: datetime | None = None) -> list[Finding]:
    return list(examine_workspace(data, moment or now()))


def nights(data: Path, *new: int, ended: timedelta = timedelta(0), published: bool = True) -> None:
    """A report a night, the last one ended so long ago."""
    for index, count in enumerate(new):
        moment = now() - ended - timedelta(days=len(new) - 1 - index)
        write_report(
            data / "runs",
            RunReport(
                f"r{index:02}",
                moment.isoformat(),
                moment.isoformat(),
                sources=(SourceNight("baohong", new=count),),
                database="tinbai-x.duckdb" if published else None,
            ),
        )


def test_a_good_workspace_has_nothing_wrong(data: Path) -> None:
    assert found(data) == []
    nights(data, 5, 5, 5, 0, 5)
    assert found(data) == []


def spoil(pattern: str) -> Break:
    def write(data: Path) -> None:
        path = next(data.glob(pattern))
        path.write_bytes(path.read_bytes()[:100])

    return write


def leave(name: str) -> Break:
    def write(data: Path) -> None:
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")

    return write


def link_to_nowhere(data: Path) -> None:
    (data / "tinbai.duckdb").resolve().unlink()


def one_more_article(data: Path) -> None:
    sample = read_sample()[2]
    store_articles(Workspace.open(data), [parse_text(sample.as_text(), origin=sample.path)])


_BROKEN: list[tuple[str, Break, str, str]] = [
    # (check, what is broken, words of the message, words of the repair)
    ("database", lambda data: (data / "tinbai.duckdb").unlink(), "there is none", "tinbai build"),
    ("database", link_to_nowhere, "gone", "tinbai build"),
    ("leftovers", leave("archive/a.warc.gz.open"), "a.warc.gz.open", "tinbai crawl"),
    ("leftovers", leave("articles/000009.parquet.tmp"), "000009.parquet.tmp", "tinbai"),
    ("leftovers", leave("facts/mention/x.parquet.tmp"), "x.parquet.tmp", "tinbai extract"),
    ("leftovers", leave("tinbai-20261122t0.duckdb.tmp"), "duckdb.tmp", "tinbai build"),
    ("leftovers", leave("runs/r.json.open"), "r.json.open", "tinbai nightly"),
    ("parquet", spoil("articles/0*.parquet"), "000001.parquet", "tinbai reparse"),
    ("parquet", spoil("facts/mention/*.parquet"), "mention", "tinbai extract"),
    ("extract", one_more_article, "1 texts are not read", "tinbai extract"),
    ("reviews", leave("reviews/a.jsonl"), "a.jsonl, line 1", "mend the line"),
    ("reports", leave("runs/r.json"), "r.json", "mv "),
    ("nights", lambda data: nights(data, 1, 1, ended=timedelta(hours=40)), "last success", "systemctl"),
    ("nights", lambda data: nights(data, 1, published=False), "none of 1", "tinbai runs show"),
    (
        "sources",
        lambda data: nights(data, 5, 5, 5, 0, 0, 0),
        "baohong brought nothing",
        "sources check baohong",
    ),
    ("clock", lambda data: nights(data, 5, ended=timedelta(hours=-5)), "jumped backwards", "timedatectl"),
]


@pytest.mark.parametrize(("check", "spoiled", "message", "repair"), _BROKEN)
def test_what_is_wrong_is_named_with_its_repair(
    data: Path, check: str, spoiled: Break, message: str, repair: str
) -> None:
    spoiled(data)
    wrong = [finding for finding in found(data) if finding.is_wrong]
    assert [finding.check for finding in wrong] == [check]
    assert message in wrong[0].message
    assert repair in wrong[0].repair


def test_silence_of_a_paper_that_never_brought_much_is_no_fault(data: Path) -> None:
    nights(data, 0, 0, 0, 0)
    assert found(data) == []


def test_an_older_database_is_worth_knowing(data: Path) -> None:
    one_more_article(data)
    extract(Workspace.open(data))
    (finding,) = found(data)
    assert (finding.check, finding.weight) == ("database", "note")


def test_a_held_lock_is_worth_knowing_and_a_long_held_one_wrong(data: Path) -> None:
    leave("archive/a.warc.gz.open")(data)  # whoever holds the lock is writing it
    with Workspace.open(data).lock():
        (finding,) = found(data)
        assert (finding.check, finding.weight) == ("lock", "note")
        (finding,) = found(data, now() + timedelta(days=1))
        assert (finding.check, finding.weight) == ("lock", "wrong")
        assert "kill" in finding.repair
    assert [finding.check for finding in found(data)] == ["leftovers"]


def test_it_changes_nothing(data: Path) -> None:
    leave("archive/a.warc.gz.open")(data)
    nights(data, 5, 0, 0, 0)
    before = sorted((path, path.stat().st_mtime_ns) for path in data.rglob("*") if path.is_file())
    found(data)
    assert sorted((path, path.stat().st_mtime_ns) for path in data.rglob("*") if path.is_file()) == before


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    monkeypatch.setenv("TINBAI_CONTACT", "ban@example.org")
    yield monkeypatch


def installation(folder: Path, moment: datetime | None = None) -> list[Finding]:
    return list(examine_installation(folder, moment or now()))


def test_a_good_installation_has_nothing_wrong(installed: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [finding for finding in installation(tmp_path) if finding.is_wrong] == []


def wants(*requirements: str) -> Callable[[pytest.MonkeyPatch], object]:
    return lambda patch: patch.setattr(doctor, "requires", lambda _: list(requirements))


_UNKNOWN = "pipeline.crf.annotator.models_are_known"
_INSTALLATION: list[tuple[str, Callable[[pytest.MonkeyPatch], object], str]] = [
    ("contact", lambda patch: patch.setenv("TINBAI_CONTACT", "nobody"), "nobody"),
    ("packages", wants("no-such-package", "click"), "no-such-package"),
    ("packages", wants("duckdb<2,>=1", "click"), "duckdb 2"),
    ("models", lambda patch: patch.setattr(_UNKNOWN, lambda: False), "slower"),
    ("disk", lambda patch: patch.setattr("shutil.disk_usage", lambda _: _Usage(3 * 10**8)), "0.3 GiB"),
    ("python", lambda patch: patch.setattr(doctor, "_LEAST_PYTHON", (9, 0)), "3.11 is needed"),
]


@dataclass
class _Usage:
    free: int


@pytest.mark.parametrize(("check", "spoiled", "message"), _INSTALLATION)
def test_what_is_wrong_with_an_installation(
    installed: pytest.MonkeyPatch,
    tmp_path: Path,
    check: str,
    spoiled: Callable[[pytest.MonkeyPatch], object],
    message: str,
) -> None:
    before = {finding.check for finding in installation(tmp_path) if finding.is_wrong}
    spoiled(installed)
    new = [one for one in installation(tmp_path) if one.is_wrong and one.check not in before]
    assert [finding.check for finding in new] == [check]
    assert message in new[0].message
    assert new[0].repair


def test_a_clock_before_the_installation_is_wrong(installed: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "clock" in {one.check for one in installation(tmp_path, datetime(2020, 1, 1, tzinfo=UTC))}


def test_no_workspace_is_no_fault(tmp_path: Path) -> None:
    (finding,) = found(tmp_path / "nowhere")
    assert (finding.check, finding.weight) == ("workspace", "note")
    assert not (tmp_path / "nowhere").exists()


def test_the_command(data: Path) -> None:
    environment = {"TINBAI_CONTACT": "ban@example.org"}
    leave("build-abc/x")(data)
    result = CliRunner().invoke(main, ["doctor", "--data", str(data), "--json"], env=environment)
    assert result.exit_code == 1
    findings = json.loads(result.stdout)
    assert findings[0]["check"] == "leftovers"
    assert {"check", "weight", "message", "repair"} == set(findings[0])
    text = CliRunner().invoke(main, ["doctor", "--data", str(data)], env=environment).stdout
    assert text.startswith("!! leftovers: build-abc")


def test_findings_for_the_eye() -> None:
    assert render_findings([]) == "all is well\n"
    known = Finding("disk", "note", "4.0 GiB are free", "free some space")
    worse = replace(known, check="lock", weight="wrong")
    assert render_findings([known, worse]).splitlines()[0].startswith("!! lock")


def test_it_runs_where_nothing_is_installed_yet(tmp_path: Path) -> None:
    """The doctor must not need a workspace, a database or a network to speak."""
    code = (
        "from pathlib import Path; from pipeline.doctor import examine; print(len(examine(Path('nowhere'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
    assert examine(tmp_path / "nowhere")
