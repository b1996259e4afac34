"""Nights over invented papers: what the report says, what is loud, what outlives a kill."""

import json
import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from pipeline.article import Article, article_id
from pipeline.articles import store_articles
from pipeline.build import BuildError
from pipeline.cli import main
from pipeline.collect.clock import Clock
from pipeline.collect.disk import DiskError
from pipeline.collect.politeness import Left
from pipeline.collect.sources import Source, SourceError
from pipeline.night_plan import BudgetError, Plan, budget_seconds, plan_night
from pipeline.nightly import run_night
from pipeline.parse.plain import parse_text
from pipeline.run import Crawled, CrawlReport
from pipeline.run_report import (
    ReportError,
    RunReport,
    SourceNight,
    find_report,
    night_of,
    read_report,
    read_reports,
    write_report,
)
from pipeline.run_summary import render_runs, render_summary
from pipeline.sample import read_sample, serve_newspaper
from pipeline.source_health import judge
from pipeline.workspace import Workspace

EVENING = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # 23:00 in Vietnam
PAPER = Source("baosonlinh", "Báo Sơn Lĩnh", "http://127.0.0.1:1")
OTHER = Source("baohong", "Báo Hỏng", "http://127.0.0.1:2")


def quiet(what: str) -> AbstractContextManager[Callable[[int, int], None]]:
    return nullcontext(lambda done, total: None)


def articles(source: Source, count: int, first: int = 0) -> Iterator[Article]:
    for sample in read_sample()[first : first + count]:
        parsed = parse_text(sample.as_text(), origin=sample.path)
        url = source.home + sample.path
        published = sample.published.date().isoformat()
        yield replace(parsed, source_id=source.id, url=url, article_id=article_id(url), published=published)


def bringing(**counts: int) -> Callable[[Workspace, Sequence[Source], Left], Iterator[Crawled]]:
    """A crawler that brings so many articles of each source; of one that is not named it knows nothing."""

    def crawl(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        for source in sources:
            if source.id not in counts:
                yield source, ConnectionError(f"{source.home} is down")
                continue
            stored = store_articles(workspace, articles(source, counts[source.id]))
            yield source, CrawlReport(counts[source.id], stored.added, ())

    return crawl


class Ticking:
    """A clock that is only moved by hand."""

    def __init__(self, start: datetime = EVENING) -> None:
        self.moment, self.passed = start, 0.0
        self.clock = Clock(lambda: self.moment, lambda: self.passed, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.passed += seconds
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "data", create=True)


def night(
    workspace: Workspace, crawl: object, *sources: Source, clock: Ticking | None = None, budget: float = 3600
) -> RunReport:
    plan = Plan(sources or (PAPER,))
    return run_night(workspace, plan, budget, quiet, clock=(clock or Ticking()).clock, crawl=crawl)  # type: ignore[arg-type]


def claims(workspace: Workspace) -> str:
    result = CliRunner().invoke(
        main,
        ["query", "FROM claim ORDER BY ALL", "--format", "csv", "--data", str(workspace.root)],
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_night_is_reported(workspace: Workspace) -> None:
    report = night(workspace, bringing(baosonlinh=3))
    assert report.exit_code == 0
    assert report.run == "20261122t160000z"
    assert report.night == "2026-11-22"
    assert (report.new, report.changed) == (3, 0)
    (paper,) = report.sources
    assert (paper.status, paper.new, paper.pages) == ("good", 3, 3)
    assert report.fill["title"] == report.fill["body"] == report.fill["published"] == 1.0
    assert set(report.fill) == {"title", "lead", "published", "author", "body"}
    assert report.extract == {"extracted": 3, "unchanged": 0, "failed": 0, "left": 0}
    assert report.facts["post_claim"] == report.build["post_claims"] > 0
    assert report.build["articles"] == 3
    assert report.database == workspace.database.resolve().name
    assert {"tinbai", "extractors", "python", "duckdb", "underthesea"} <= report.versions.keys()
    assert set(report.seconds) == {"crawl", "extract", "build"}
    assert read_reports(workspace.runs) == [report]
    assert not list(workspace.runs.glob("*.open"))
    assert not list(workspace.runs.glob("*.tmp"))


def test_the_database_knows_its_nights(workspace: Workspace) -> None:
    night(workspace, bringing(baosonlinh=2), clock=Ticking(EVENING - timedelta(days=1)))
    night(workspace, bringing(baosonlinh=3), PAPER, OTHER)
    command = ["query", "run_report", "--format", "json", "--data", str(workspace.root)]
    rows = json.loads(CliRunner().invoke(main, command).stdout)
    assert [(row["night"], row["source_id"], row["status"], row["new_articles"]) for row in rows] == [
        ("2026-11-22", "baohong", "failed", 0),
        ("2026-11-22", "baosonlinh", "good", 1),
        ("2026-11-21", "baosonlinh", "good", 2),
    ]
    assert rows[1]["title_fill"] == 1.0


def test_a_second_night_changes_nothing(workspace: Workspace) -> None:
    night(workspace, bringing(baosonlinh=3))
    before = claims(workspace)
    again = night(workspace, bringing(baosonlinh=3), clock=Ticking(EVENING + timedelta(hours=1)))
    assert again.exit_code == 0
    assert (again.new, again.changed) == (0, 0)
    assert again.extract == {"extracted": 0, "unchanged": 3, "failed": 0, "left": 0}
    assert set(again.facts.values()) == {0}
    assert claims(workspace) == before
    assert len(read_reports(workspace.runs)) == 2


def test_a_source_that_breaks_is_loud_and_stops_no_other(workspace: Workspace) -> None:
    report = night(workspace, bringing(baosonlinh=2), OTHER, PAPER)
    assert report.exit_code == 3
    assert report.published
    status = {one.source_id: one for one in report.sources}
    assert status["baosonlinh"].status == "good"
    assert status["baosonlinh"].new == 2
    assert status["baohong"].status == "failed"
    assert "is down" in status["baohong"].detail
    summary = render_summary(report)
    assert "!! baohong FAILED: ConnectionError: http://127.0.0.1:2 is down" in summary
    assert "-> tinbai sources check baohong" in summary
    assert "baohong failed" in render_runs([report])


def test_a_wrong_source_file_is_loud_and_stops_no_other(workspace: Workspace) -> None:
    own = workspace.root / "sources"
    own.mkdir()
    (own / "mine.toml").write_text('id = "mine"\nname = "Báo"\nprovince = ""\n', encoding="utf-8")
    plan = plan_night(workspace, ())
    assert "mine" in plan.wrong[0]
    report = run_night(
        workspace,
        replace(plan, sources=(PAPER,)),
        3600,
        quiet,
        clock=Ticking().clock,
        crawl=bringing(baosonlinh=1),
    )
    assert report.exit_code == 3
    assert [one.status for one in report.sources] == ["good", "failed"]


def test_a_stage_that_breaks_is_reported_and_the_next_goes_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no such rule")

    monkeypatch.setattr("pipeline.extract.extract", broken)
    report = night(workspace, bringing(baosonlinh=1))
    assert report.exit_code == 1
    assert report.errors == {"extract": "RuntimeError: no such rule"}
    assert "build" in report.seconds
    assert read_reports(workspace.runs) == [report]
    assert "EXTRACT BROKE" in render_summary(report)
    lines = [json.loads(line) for line in (workspace.logs / f"{report.run}.jsonl").read_text().splitlines()]
    assert any("Traceback" in line.get("traceback", "") for line in lines)


def test_the_gate_keeps_the_previous_database(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    night(workspace, bringing(baosonlinh=2))
    before = workspace.database.resolve()

    def refuse(*_: object) -> None:
        raise BuildError("mentions fell from 900 to 3")

    monkeypatch.setattr("pipeline.build.build", refuse)
    report = night(workspace, bringing(baosonlinh=3), clock=Ticking(EVENING + timedelta(days=1)))
    assert report.exit_code == 4
    assert report.refused == "mentions fell from 900 to 3"
    assert not report.published
    assert workspace.database.resolve() == before
    assert "NOT PUBLISHED, the previous database stays: mentions fell" in render_summary(report)


def test_crawling_ends_in_time_for_the_rest(workspace: Workspace) -> None:
    ticking, seen = Ticking(), dict[str, float]()

    def slow(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        for source in sources:
            seen[source.id] = left()
            if left() > 0:
                ticking.sleep(80)
                yield source, CrawlReport(1, 0, ())
            else:
                yield source, None

    report = night(workspace, slow, PAPER, OTHER, clock=ticking, budget=100)
    assert seen == {"baosonlinh": 75.0, "baohong": -5.0}
    assert [one.status for one in report.sources] == ["good", "not_reached"]
    assert report.exit_code == 3
    assert "longer --budget" in render_summary(report)


def test_who_brought_something_longest_ago_comes_first(workspace: Workspace) -> None:
    for day, source in enumerate((PAPER, OTHER)):
        moment = (EVENING + timedelta(days=day - 5)).isoformat()
        write_report(workspace.runs, RunReport(f"r{day}", moment, sources=(SourceNight(source.id, new=1),)))
    order: list[str] = []

    def crawl(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        order.extend(source.id for source in sources)
        yield from ()

    night(workspace, crawl, OTHER, PAPER, replace(PAPER, id="baomoi"))
    assert order == ["baomoi", "baosonlinh", "baohong"]


def test_left_readings_are_loud(workspace: Workspace) -> None:
    ticking = Ticking()

    def late(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        yield from bringing(baosonlinh=2)(workspace, sources, left)
        ticking.sleep(99)

    report = night(workspace, late, clock=ticking, budget=100)
    assert report.extract["left"] == 2
    assert report.exit_code == 4  # nothing at all was read, so there is nothing to publish
    again = night(workspace, late, clock=Ticking(EVENING + timedelta(hours=1)))
    assert again.extract["extracted"] == 2
    assert again.exit_code == 0


_KILLED_AFTER = """
import os, signal, sys
sys.path.insert(0, {tests!r})
import pipeline.nightly as nightly, pipeline.run_report as run_report
from pathlib import Path
from test_nightly import PAPER, Plan, Workspace, bringing, night
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
{patch}
workspace = Workspace.open({data!r})
with workspace.lock():
    night(workspace, bringing(baosonlinh=2))
"""
_KILLS = {
    "crawl": "nightly.extract.extract = die",
    "extract": "nightly.build.build = die",
    "build": "nightly.write_report = die",
    "report": "nightly.discard_run = die",
    "metrics": "nightly.write_metrics = die",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunReport, str]:
    """The report and the claims of the same night if nobody kills it."""
    workspace = Workspace.open(tmp_path_factory.mktemp("whole") / "data", create=True)
    return night(workspace, bringing(baosonlinh=2)), claims(workspace)


@pytest.mark.parametrize("stage", _KILLS)
def test_a_killed_night_is_taken_up(workspace: Workspace, whole: tuple[RunReport, str], stage: str) -> None:
    code = _KILLED_AFTER.format(
        tests=str(Path(__file__).parent), patch=_KILLS[stage], data=str(workspace.root)
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.returncode == -signal.SIGKILL, done.stderr
    with workspace.lock():
        report = night(workspace, bringing(baosonlinh=2), clock=Ticking(EVENING + timedelta(hours=1)))
    expected, expected_claims = whole
    assert claims(workspace) == expected_claims
    assert report.build == expected.build
    if stage == "metrics":  # that night was over: this is the next one
        assert [one.new for one in read_reports(workspace.runs)] == [2, 0]
    else:
        assert report.resumed == 1
        assert report.run == expected.run
        assert (report.new, report.fill, report.facts) == (expected.new, expected.fill, expected.facts)
        assert read_reports(workspace.runs) == [report]
    assert not list(workspace.runs.glob("*.open"))


def test_a_night_that_was_killed_long_ago_is_closed_as_it_stands(workspace: Workspace) -> None:
    def killed(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        yield from bringing(baosonlinh=2)(workspace, sources, left)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        night(workspace, killed, clock=Ticking(EVENING - timedelta(days=1)))
    assert len(list(workspace.runs.glob("*.open"))) == 1
    night(workspace, bringing(baosonlinh=3))
    first, second = read_reports(workspace.runs)
    assert (first.exit_code, first.new, first.night) == (1, 2, "2026-11-21")
    assert "killed" in first.errors["run"]
    assert (second.exit_code, second.new, second.night) == (0, 1, "2026-11-22")


def history(new: Sequence[int], fill: float = 1.0) -> list[RunReport]:
    """A report a night, the last one yesterday."""
    return [
        RunReport(
            f"r{index}",
            (EVENING - timedelta(days=len(new) - index)).isoformat(),
            sources=(SourceNight("p", new=count, fill={"title": 1.0, "author": fill}),),
        )
        for index, count in enumerate(new)
    ]


_JUDGED = [
    # (this night, nights before, status)
    (SourceNight("p", new=9, pages=9), [9, 10, 11], "good"),
    (SourceNight("p", new=0), [9, 10, 11], "silent"),
    (SourceNight("p", new=0), [0, 0, 0], "good"),
    (SourceNight("p", new=0), [9, 0, 0, 0], "good"),  # silent before: already said, and now usual
    (SourceNight("p", new=0), [9, 9], "good"),  # two nights make nothing usual
    (SourceNight("p", new=0, expected=12.0), [], "silent"),
    (SourceNight("p", new=0, expected=0.2), [], "good"),
    (SourceNight("p", new=5, expected=12.0), [], "good"),
    (SourceNight("p", new=2, expected=12.0), [], "few"),
    (SourceNight("p", new=2, expected=12.0), [2, 2, 2], "good"),  # what is usual says more
    (SourceNight("p", new=9, stopped="budget"), [9, 9, 9], "unfinished"),
    (SourceNight("p", new=3), [40, 40, 40], "few"),
    (SourceNight("p", new=1), [4, 4, 4], "good"),
    (SourceNight("p", outcomes={"server_error": 1}), [], "failed"),
    (SourceNight("p", pages=30, new=30, outcomes={"timeout": 3}), [30, 30, 30], "good"),
    (SourceNight("p", pages=30, new=1, outcomes={"timeout": 40}), [30, 30, 30], "failed"),
    (
        SourceNight("p", pages=30, new=1, outcomes={"ok": 1, "blocked": 29, "robots": 10}),
        [30, 30, 30],
        "blocked",
    ),
    (SourceNight("p", outcomes={"robots_unreachable": 1}), [30, 30, 30], "failed"),
    (SourceNight("p", pages=1, outcomes={"robots": 1}), [30, 30, 30], "silent"),
    (SourceNight("p", pages=30, new=30, outcomes={"robots": 5, "missing": 60}), [30, 30, 30], "good"),
    (SourceNight("p", status="failed", detail="x"), [9, 9, 9], "failed"),
    (SourceNight("p", new=20, fill={"title": 1.0, "author": 0.1}), [20, 20, 20], "changed"),
    (SourceNight("p", new=20, fill={"title": 1.0, "author": 0.8}), [20, 20, 20], "good"),
    (SourceNight("p", new=2, fill={"title": 1.0, "author": 0.0}), [5, 5, 5], "good"),  # too few to say
]


@pytest.mark.parametrize(("tonight", "before", "status"), _JUDGED)
def test_what_is_loud(tonight: SourceNight, before: list[int], status: str) -> None:
    judged = judge(tonight, history(before), night_of(EVENING))
    assert judged.status == status
    assert bool(judged.detail) is (status != "good")


def test_a_second_run_of_one_night_is_not_silent() -> None:
    earlier = [*history([9, 9, 9]), RunReport("now", EVENING.isoformat(), sources=(SourceNight("p", new=9),))]
    later = night_of(EVENING + timedelta(hours=9))  # eight o'clock the next morning in Vietnam
    assert later == night_of(EVENING)
    assert judge(SourceNight("p", new=0), earlier, later).status == "good"


def test_the_median_goes_over_fourteen_nights() -> None:
    judged = judge(SourceNight("p", new=4), history([100] * 20 + [4] * 14), night_of(EVENING))
    assert judged.usual == 4


@pytest.mark.parametrize(
    ("text", "seconds"), [("4h", 14400), ("90m", 5400), ("2h30m", 9000), ("45s", 45), ("1.5h", 5400)]
)
def test_budgets(text: str, seconds: float) -> None:
    assert budget_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "4", "four", "-1h", "h"])
def test_wrong_budgets(text: str) -> None:
    with pytest.raises(BudgetError, match="such as 4h"):
        budget_seconds(text)


def test_who_is_crawled(workspace: Workspace) -> None:
    everybody = {source.id for source in plan_night(workspace, ()).sources}
    assert "baotuyenquang" in everybody
    assert "baosonlinh" not in everybody  # invented, on loopback
    assert [source.id for source in plan_night(workspace, ("baosonlinh", "baosonlinh")).sources] == [
        "baosonlinh"
    ]
    own = workspace.root / "sources"
    own.mkdir()
    (own / "mine.toml").write_text(
        'id = "mine"\nname = "Báo của tôi"\nprovince = ""\nhome = "http://127.0.0.1:9"\n', encoding="utf-8"
    )
    assert "mine" in {source.id for source in plan_night(workspace, ()).sources}
    with pytest.raises(SourceError):
        plan_night(workspace, ("baonowhere",))


def test_reports_of_other_versions_can_be_read(workspace: Workspace) -> None:
    path = workspace.runs / "r.json"
    path.write_text(
        json.dumps(
            {"run": "r", "started": EVENING.isoformat(), "moon": "full", "sources": [{"source_id": "p"}]}
        )
    )
    assert read_report(path).sources == (SourceNight("p"),)
    path.write_text('{"run": "r"}')
    with pytest.raises(ReportError, match=r"r\.json"):
        read_report(path)


def test_runs_are_found_by_their_beginning(workspace: Workspace) -> None:
    for run in ("20261121t1", "20261122t1"):
        write_report(workspace.runs, RunReport(run, EVENING.isoformat()))
    assert find_report(workspace.runs, "20261121").run == "20261121t1"
    assert find_report(workspace.runs, "last").run == "20261122t1"
    for name in ("2026", "2025"):
        with pytest.raises(ReportError, match="tinbai runs list"):
            find_report(workspace.runs, name)


def test_the_log_has_what_the_stages_say(workspace: Workspace) -> None:
    def crawl(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        logging.getLogger("tinbai.visit").info("GET %s", "/tin", extra={"url": "/tin", "outcome": "ok"})
        yield from ()

    report = night(workspace, crawl)
    lines = [json.loads(line) for line in (workspace.logs / f"{report.run}.jsonl").read_text().splitlines()]
    (line,) = [line for line in lines if line.get("url")]
    assert (line["message"], line["url"], line["outcome"], line["level"]) == (
        "GET /tin",
        "/tin",
        "ok",
        "info",
    )


class _Down(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(500)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def down() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Down)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def good_source(home: str) -> str:
    return (
        f'id = "tot"\nname = "Báo Tốt"\nprovince = "tỉnh Tuyên Quang"\nhome = "{home}"\n'
        'family = "sc_service"\nfeeds = ["/rss/home.rss"]\nsitemaps = ["/sitemap.xml"]\n'
        'article = "/{section}/{yyyymm}/{slug}-{id:hex7}/"\ndelay_seconds = 0\n'
    )


def test_the_command_over_a_good_and_a_broken_newspaper(tmp_path: Path, down: str) -> None:
    data = tmp_path / "data"
    own = data / "sources"
    own.mkdir(parents=True)
    with serve_newspaper() as home:
        (own / "tot.toml").write_text(good_source(home), encoding="utf-8")
        (own / "hong.toml").write_text(
            f'id = "hong"\nname = "Báo Hỏng"\nprovince = ""\nhome = "{down}"\n'
            "delay_seconds = 0\narticles_a_day = 10\n",
            encoding="utf-8",
        )
        first = CliRunner().invoke(main, ["nightly", "hong", "tot", "--data", str(data)])
        second = CliRunner().invoke(main, ["nightly", "tot", "--data", str(data)])
    assert first.exit_code == 3, first.output
    assert "Traceback" not in first.output
    run = first.stdout.split()[4].rstrip(":")
    report = json.loads(CliRunner().invoke(main, ["runs", "show", run, "--json", "--data", str(data)]).stdout)
    status = {one["source_id"]: one for one in report["sources"]}
    assert status["hong"]["status"] == "failed"
    assert "robots_unreachable" in status["hong"]["detail"]
    assert f"{down}/robots.txt: " in status["hong"]["detail"]  # and why it could not be had
    assert status["tot"]["status"] == "good"
    assert status["tot"]["new"] == len(read_sample())
    assert report["fill"]["title"] == 1.0
    assert second.exit_code == 0, second.output
    listed = CliRunner().invoke(main, ["runs", "--data", str(data)]).stdout
    assert len(listed.splitlines()) == 3
    assert "tinbai_last_success_timestamp_seconds" in (data / "metrics.prom").read_text()


def test_a_dry_run_asks_for_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "sources").mkdir(parents=True)
    (data / "sources" / "tot.toml").write_text(good_source("http://127.0.0.1:1"), encoding="utf-8")
    (data / "sources" / "krumm.toml").write_text("id = 1", encoding="utf-8")
    dry = CliRunner().invoke(main, ["nightly", "--dry-run", "--data", str(data)])
    assert dry.exit_code == 0, dry.output
    assert dry.stdout.startswith("http")
    assert "http://127.0.0.1:1/robots.txt" in dry.stdout.split()
    assert "krumm" in dry.stderr
    assert not list((data / "runs").glob("*"))
    assert not list((data / "logs").glob("*"))


def test_a_full_disk_breaks_the_crawl_by_name_and_the_night_ends_with_a_summary(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(workspace: Workspace, sources: Sequence[Source], left: Left) -> Iterator[Crawled]:
        for source in sources:
            yield source, DiskError(workspace.archive, OSError(28, "No space left on device"))

    def no_report(*_: object) -> None:
        raise OSError(28, "No space left on device")

    report = night(workspace, full, PAPER, OTHER)
    assert report.exit_code == 1
    assert "No space left on device" in report.errors["crawl"]
    assert [one.status for one in report.sources] == ["failed", "failed"]
    monkeypatch.setattr("pipeline.nightly.write_report", no_report)
    again = night(workspace, bringing(baosonlinh=2), clock=Ticking(EVENING + timedelta(hours=1)))
    assert again.exit_code == 1
    assert "No space left" in again.errors["report"]
    monkeypatch.undo()
    taken_up = night(workspace, bringing(baosonlinh=2), clock=Ticking(EVENING + timedelta(hours=2)))
    assert (taken_up.exit_code, taken_up.resumed, taken_up.new) == (0, 1, 2)


_KILLED_WHILE_ASKING = """
import os, signal, sys
from itertools import count
import pipeline.collect.visitor as visitor
from pipeline.cli import main
asked, visit = count(1), visitor.Visitor.visit
def visit_or_die(*args, **options):
    if next(asked) == 12:
        os.kill(os.getpid(), signal.SIGKILL)
    return visit(*args, **options)
visitor.Visitor.visit = visit_or_die
main(["nightly", sys.argv[1], "--data", sys.argv[2]])
"""


def test_killed_while_it_asks_a_night_brings_the_same(tmp_path: Path) -> None:
    file, killed, whole = tmp_path / "tot.toml", tmp_path / "killed", tmp_path / "whole"
    with serve_newspaper() as home:
        file.write_text(good_source(home), encoding="utf-8")
        command = [sys.executable, "-c", _KILLED_WHILE_ASKING, str(file), str(killed)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == -signal.SIGKILL, done.stderr
        for data in (killed, whole):
            result = CliRunner().invoke(main, ["nightly", str(file), "--data", str(data)])
            assert result.exit_code == 0, result.output
    assert claims(Workspace(killed)) == claims(Workspace(whole))
    (report,) = read_reports(killed / "runs")
    assert (report.resumed, report.new) == (1, len(read_sample()))


def test_a_locked_workspace_exits_75(workspace: Workspace) -> None:
    with workspace.lock():
        result = CliRunner().invoke(main, ["nightly", "baosonlinh", "--data", str(workspace.root)])
    assert result.exit_code == 75


def test_what_is_deployed_can_be_typed() -> None:
    deploy = Path(__file__).parents[2] / "deploy"
    lines = [line for file in deploy.iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    commands = [
        line.split("bin/tinbai ")[1].split(" $")[0].split(" > ")[0] for line in lines if "bin/tinbai " in line
    ]
    assert sorted(command.split()[0] for command in commands) == ["doctor", "nightly", "nightly"]
    for command in commands:
        name, *options = command.split()
        main.commands[name].make_context(name, options)
