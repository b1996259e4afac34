"""`tinbai`: arguments only; each command calls one function.

Data on stdout, messages on stderr. Exit codes: 0 good; 1 a failed check or an unexpected error; 2 usage;
3 done, but something was set aside; 4 a quality gate refused to publish; 75 locked; 130 interrupted.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.collect.crawl import Plan
    from pipeline.collect.sources import Source
    from pipeline.run import Crawled

SET_ASIDE, REFUSED, LOCKED, INTERRUPTED = 3, 4, 75, 130


class _Group(click.Group):
    """Turns the project's own exceptions into one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            _say("interrupted: run the same command again, it goes on where it was")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except Exception as error:
            code = _exit_code(error)
            if code is None:
                raise
            _say(str(error))
            ctx.exit(code)


def _exit_code(error: Exception) -> int | None:
    """The exit code of an error that a user can mend, None for a fault of the program."""
    codes = {
        "WorkspaceLockedError": LOCKED,
        "WorkspaceError": 2,
        "SourceError": 2,
        "ContactError": 2,
        "CrawlStateError": 2,
        "BudgetError": 2,
        "ReportError": 2,
        "QueryError": 2,
        "GoldError": 2,
        "RuleError": 1,
        "NoDatabaseError": 1,
        "BuildError": REFUSED,
    }
    return next((codes[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in codes), None)


_DATA = click.option(
    "--data", envvar="TINBAI_DATA", default="data", show_default=True, help="the workspace folder"
)
_CONTACT = click.option(
    "--contact",
    envvar="TINBAI_CONTACT",
    help="e-mail or page that a publisher can turn to; needed for live sites",
)
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tinbai")
@click.option("--verbose", is_flag=True, help="say more on stderr: a line a request")
def main(verbose: bool) -> None:
    """Turn Vietnamese provincial news into tables of officials, posts, directives and statistics.

    \b
    Example: tinbai demo
             tinbai query officials --place "Sơn Lĩnh"
    """
    from pipeline.run_log import log_to_stderr

    log_to_stderr(verbose)


@main.command()
@click.option("--data", default="demo-data", show_default=True, help="the new workspace folder")
@click.option("--delay", default=0.1, show_default=True, help="seconds between two requests")
def demo(data: str, delay: float) -> None:
    """The whole flow on the sample newspaper, served on this machine, into a new workspace.

    \b
    Example: tinbai demo --data demo-data
    """
    from pipeline.demo import run_demo

    run_demo(Path(data), delay, _say, click.echo, _track)


@main.group()
def sources() -> None:
    """The registry of newspapers."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table")
@_DATA
def sources_list(as_json: bool, data: str) -> None:
    """The newspapers and portals that tinbai knows, a workspace's own among them.

    \b
    Example: tinbai sources list
             tinbai sources list --json | jq -r '.[] | select(.family == "sc_service") | .id'
    """
    import pyarrow as pa

    from pipeline.collect.sources import SourceError, list_sources
    from pipeline.output import render_rows
    from pipeline.source_show import source_rows

    wrong: list[SourceError] = []
    rows = source_rows(list_sources(_own_sources(data), wrong.append))
    sys.stdout.buffer.write(render_rows(pa.Table.from_pylist(rows), "json" if as_json else "table"))
    sys.stdout.buffer.flush()
    for error in wrong:
        _say(f"set aside: {error}")
    _exit_if(wrong)


@sources.command("show")
@click.argument("source_id", metavar="SOURCE")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of TOML")
@_DATA
def sources_show(source_id: str, as_json: bool, data: str) -> None:
    """A source (an id, or a TOML file) with all its fields, defaults filled in.

    \b
    Example: tinbai sources show baotuyenquang
    """
    from pipeline.collect.sources import read_source
    from pipeline.source_show import render_source, source_values

    source = read_source(source_id, own=_own_sources(data))
    text = json.dumps(source_values(source), ensure_ascii=False, indent=1) + "\n"
    click.echo(text if as_json else render_source(source), nl=False)


@sources.command("new")
@click.argument("url")
@click.option("--write", is_flag=True, help="into the workspace's folder sources/ instead of on the screen")
@click.option("--offline", is_flag=True, help="from the address alone, asking nobody")
@_CONTACT
@_DATA
def sources_new(url: str, write: bool, offline: bool, contact: str | None, data: str) -> None:
    """Draft the file of a newspaper from its address and, if it can be reached, from its pages.

    \b
    Example: tinbai sources new https://baosonlinh.vn --contact you@university.edu
             tinbai sources new https://baosonlinh.vn --offline --write
    """
    from pipeline.source_draft import draft_source, first_source, known_as, write_draft
    from pipeline.source_visits import OFFLINE, open_look

    source = first_source(url)
    if known := known_as(source):
        _say(f"{known.id} of the registry has this host already: `tinbai sources show {known.id}`")
    with nullcontext(OFFLINE) if offline else open_look(source, contact) as look:
        draft = draft_source(source, look)
    for remark in draft.remarks:
        _say(remark)
    if not write:
        click.echo(draft.text, nl=False)
        return
    file = write_draft(draft, _own_sources(data))
    _say(f"{file} written: `tinbai sources check {draft.id}`, then `tinbai crawl {draft.id}`")


@sources.command("check")
@click.argument("source_id", metavar="SOURCE")
@click.option("--home", help="address that replaces the file's, such as a local copy")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a line a finding")
@_CONTACT
@_DATA
def sources_check(source_id: str, home: str | None, as_json: bool, contact: str | None, data: str) -> None:
    """Ask a site for a few pages and say, field by field, what is found; exit 1 where a needed one is not.

    \b
    Example: tinbai sources check baotuyenquang --contact you@university.edu
             tinbai sources check ./mypaper.toml --json
    """
    from dataclasses import asdict

    from pipeline.collect.sources import read_source
    from pipeline.source_check import check_source, is_good, render_findings
    from pipeline.source_visits import open_look

    source = read_source(source_id, home, _own_sources(data))
    with open_look(source, contact) as look:
        findings = check_source(source, look)
    rows = [asdict(finding) for finding in findings]
    click.echo(
        json.dumps(rows, ensure_ascii=False) + "\n" if as_json else render_findings(findings), nl=False
    )
    if not is_good(findings):
        raise click.exceptions.Exit(1)


def _own_sources(data: str) -> Path:
    """Where a workspace keeps sources of its own; it need not be there."""
    return Path(data).expanduser() / "sources"


@main.command()
@click.argument("source_ids", nargs=-1, metavar="[SOURCE]...")
@click.option("--home", help="address that replaces the registry's, such as a local copy (one source)")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="backfill: older pages and sitemaps, to this day"
)
@click.option("--recheck", is_flag=True, help="look at all articles of the last week again, due or not")
@click.option("--dry-run", is_flag=True, help="print what would be asked for; nothing is")
@click.option("--minutes", type=click.FloatRange(min=0), help="stop after so many; the next run goes on")
@click.option(
    "--contact", envvar="TINBAI_CONTACT", help="who crawls: an e-mail or web address, for live sites"
)
@_DATA
def crawl(
    source_ids: tuple[str, ...],
    home: str | None,
    since: datetime | None,
    recheck: bool,
    dry_run: bool,
    minutes: float | None,
    contact: str | None,
    data: str,
) -> None:
    """Collect newspapers' new articles politely, all of the registry or those named; goes on where it was.

    A night asks robots.txt, feeds, sitemaps and listings (unless they have not changed), looks at articles
    again after 1, 3 and 7 days, and fetches new ones. --dry-run sends no request at all: it prints the
    places that would be asked and the articles that are due; what new articles those places tell of is not
    known before.

    \b
    Example: tinbai crawl baosonlinh --home http://127.0.0.1:8765
             tinbai crawl ./mypaper.toml --since 2024-01-01
             tinbai --verbose crawl --contact you@university.edu
    """
    from pipeline.collect.sources import SourceError, read_source
    from pipeline.run import crawl_sources, would_crawl
    from pipeline.workspace import Workspace

    if home and len(source_ids) != 1:
        raise click.UsageError("--home replaces the address of one source: name it")
    own = _own_sources(data)
    chosen = [read_source(name, home, own) for name in source_ids] or _all_live(own)
    if twice := {source.id for source in chosen if sum(other.id == source.id for other in chosen) > 1}:
        raise SourceError(f"the source {twice.pop()} is named twice")
    workspace = Workspace.open(data, create=True)
    if dry_run:
        for url in would_crawl(workspace, chosen):
            click.echo(url)
        return
    with workspace.lock(), _nights(since, recheck, minutes) as plan:
        reports = list(_told(crawl_sources(workspace, chosen, plan, contact)))
    _exit_if(not all(reports))


def _all_live(own: Path) -> "list[Source]":
    """The registry's sources, but those that tests and the demo serve on this machine."""
    from pipeline.collect.sources import list_sources

    return [source for source in list_sources(own) if not source.is_loopback]


def _told(crawled: "Iterable[Crawled]") -> Iterator[bool]:
    """Says what came of each source; whether all of it is well."""
    from pipeline.run import CrawlReport

    for source, came in crawled:
        if not isinstance(came, CrawlReport):
            _say(f"{source.id}: {f'failed: {came}' if came else 'its turn did not come'}")
            yield False
            continue
        for issue in came.issues:
            _say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
        gone = f", {len(came.gone)} removed by the paper" if came.gone else ""
        stopped = f"; stopped: {came.night.stopped}" if came.night and came.night.stopped else ""
        _say(
            f"{source.id}: {came.pages} pages read, {came.added} articles or versions added{gone}, "
            f"{len(came.issues)} set aside{stopped}"
        )
        yield not (came.issues or stopped)


@contextmanager
def _nights(since: datetime | None, recheck: bool, minutes: float | None) -> "Iterator[Plan]":
    """The plan of the nights, with a bar a source where stderr is a terminal."""
    import time

    from pipeline.collect.crawl import Plan

    end = time.monotonic() + minutes * 60 if minutes is not None else float("inf")
    plan = Plan(since.date() if since else None, recheck, lambda: end - time.monotonic())
    if not sys.stderr.isatty():
        yield plan
        return
    from dataclasses import replace

    from rich.console import Console
    from rich.progress import Progress

    bars: dict[str, Any] = {}
    with Progress(console=Console(stderr=True)) as progress:

        def watch(source_id: str, done: int, to_do: int) -> None:
            if source_id not in bars:
                bars[source_id] = progress.add_task(source_id, total=to_do)
            progress.update(bars[source_id], completed=done, total=to_do)

        yield replace(plan, watch=watch)


@main.command()
@click.argument("source_files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, dir_okay=False))
@_DATA
def reparse(source_files: tuple[str, ...], data: str) -> None:
    """The articles made anew from the archive alone, without network: for a new parser or a corrected source.

    FILE: a source's TOML file, to read its pages with it. The other sources are read as the registry
    has them, or as the archive itself describes them.

    \b
    Example: tinbai reparse
             tinbai reparse ./mypaper.toml
    """
    from pipeline.collect.sources import read_source
    from pipeline.reparse import reparse as run_reparse
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    changed = [read_source(name) for name in source_files]
    with workspace.lock(), _counter("reading") as advance:
        report = run_reparse(workspace, changed, _own_sources(data), advance)
    for issue in report.issues:
        _say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    _say(
        f"{report.pages} pages of the archive: {report.added} articles or versions added, {report.updated} "
        f"read anew, {report.known} known, {len(report.issues)} set aside"
    )
    _exit_if(report.issues)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--host", "hosts", multiple=True, help="of WARC files: only this host and its subdomains")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="of WARC files: published from this day on")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="of WARC files: published up to this day")
@_DATA
def import_(
    paths: tuple[Path, ...], hosts: tuple[str, ...], since: datetime | None, until: datetime | None, data: str
) -> None:
    """Texts, saved HTML pages, JSON lines, CSV and WARC files (or folders of them) into the workspace.

    WARC files, such as those of Common Crawl's news, are read as they stream by, so that history can be had
    without crawling. Pages on a known source's hosts get the ids that a crawl would give them.

    \b
    Example: tinbai import articles/ more.jsonl
             tinbai import CC-NEWS-2021*.warc.gz --host baotuyenquang.com.vn --since 2021-01-01
    """
    from pipeline.collect.sources import list_sources, source_of_url
    from pipeline.importing import import_paths
    from pipeline.parse.warc import WarcFilter
    from pipeline.workspace import Workspace

    days = (day.date().isoformat() if day else None for day in (since, until))
    wanted = WarcFilter(tuple(host.lower() for host in hosts), *days)
    known = list_sources(_own_sources(data))
    workspace = Workspace.open(data, create=True)
    with workspace.lock(), _counter("reading") as advance:
        report = import_paths(
            workspace, paths, advance, wanted, lambda url, day: source_of_url(url, known, day)
        )
    for issue in report.issues:
        _say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    over = f", {report.passed_over} pages without an article" if report.passed_over else ""
    _say(
        f"{report.files} files: {report.added} articles added, {report.updated} read anew, "
        f"{report.known} known, {len(report.issues)} set aside{over}"
    )
    _exit_if(report.issues)


@main.command()
@click.option("--workers", default=1, show_default=True, help="processes")
@_DATA
def extract(workers: int, data: str) -> None:
    """Facts of the articles that are new or that this version reads differently.

    \b
    Example: tinbai extract --workers 2
    """
    from pipeline.extract import extract as run_extract
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    with workspace.lock(), _counter("extracting") as advance:
        report = run_extract(workspace, workers, advance)
    _say(f"{report.extracted} articles read, {report.unchanged} unchanged, {report.failed} set aside")
    _exit_if(report.failed)


@main.command()
@click.option("--force", is_flag=True, help="publish although there are far fewer rows than before")
@_DATA
def build(force: bool, data: str) -> None:
    """The database, made afresh and published in one step; a failed check leaves the old one.

    \b
    Example: tinbai build && tinbai query coverage
    """
    from pipeline.build import build as run_build
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    with workspace.lock():
        report = run_build(workspace, force)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in report.counts.items())
    _say(f"{report.path.name}: {counts} ({report.seconds:.1f} s)")


@main.command()
@click.argument("source_ids", nargs=-1, metavar="[SOURCE]...")
@click.option("--budget", default="4h", show_default=True, help="how long it may take, such as 90m or 2h30m")
@click.option("--workers", default=1, show_default=True, help="processes that read the articles")
@_CONTACT
@_DATA
def nightly(source_ids: tuple[str, ...], budget: str, workers: int, contact: str | None, data: str) -> None:
    """Crawl, extract, build and report, for cron and systemd; killed, it goes on where it was.

    Without SOURCE: the registry's papers that still appear, and the workspace's own (DATA/sources/*.toml).
    Exit codes: 0 good; 1 a stage broke; 3 a source failed, was blocked or fell silent; 4 the gate refused to
    publish; 75 another tinbai is at work.

    \b
    Example: tinbai nightly --budget 4h --workers 2
             tinbai nightly baotuyenquang my-paper.toml
    """
    from pipeline.night_plan import budget_seconds, plan_night
    from pipeline.nightly import run_night
    from pipeline.run_summary import render_summary
    from pipeline.workspace import Workspace

    seconds = budget_seconds(budget)
    workspace = Workspace.open(data, create=True)
    plan = plan_night(workspace, source_ids)
    with workspace.lock():
        report = run_night(workspace, plan, seconds, _counter, workers, contact=contact)
    click.echo(render_summary(report), nl=False)
    if report.exit_code:
        raise click.exceptions.Exit(report.exit_code)


@main.group(invoke_without_command=True)
@_DATA
@click.pass_context
def runs(ctx: click.Context, data: str) -> None:
    """What the nights brought, from their reports.

    \b
    Example: tinbai runs list
             tinbai runs show last
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(runs_list, as_json=False, data=data)


@runs.command("list")
@click.option("--json", "as_json", is_flag=True, help="the reports as JSON")
@_DATA
def runs_list(as_json: bool, data: str) -> None:
    """A line a run, oldest first.

    \b
    Example: tinbai runs list
    """
    from dataclasses import asdict

    from pipeline.run_report import read_reports
    from pipeline.run_summary import render_runs
    from pipeline.workspace import Workspace

    reports = read_reports(Workspace.open(data).runs)
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False))
    else:
        click.echo(render_runs(reports), nl=False)


@runs.command("show")
@click.argument("run", default="last")
@click.option("--json", "as_json", is_flag=True, help="the report as JSON")
@_DATA
def runs_show(run: str, as_json: bool, data: str) -> None:
    """One run: its id, the beginning of it, or `last`.

    \b
    Example: tinbai runs show last
             tinbai runs show 20261122 --json
    """
    from dataclasses import asdict

    from pipeline.run_report import find_report
    from pipeline.run_summary import render_summary
    from pipeline.workspace import Workspace

    report = find_report(Workspace.open(data).runs, run)
    if as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False))
    else:
        click.echo(render_summary(report), nl=False)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="the findings as JSON")
@_DATA
def doctor(as_json: bool, data: str) -> None:
    """What is wrong with this installation or workspace, and the command that mends it; changes nothing.

    \b
    Example: tinbai doctor --data data
    """
    from pipeline.doctor import examine, render_findings

    findings = examine(Path(data))
    click.echo(render_findings(findings, as_json), nl=False)
    if any(finding.is_wrong for finding in findings):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--html", is_flag=True, help="a page with the facts marked in the text")
@click.option("--table", is_flag=True, help="the posts, directives and statistics as a table")
def facts(files: tuple[Path, ...], html: bool, table: bool) -> None:
    """The facts of texts or saved pages, one JSON object a file (`-` reads standard input).

    \b
    Example: tinbai facts article.txt | jq .people
             tinbai facts article.txt --html > article.html
    """
    from extractors.rules import RuleError
    from pipeline.highlight import facts_page, facts_table
    from pipeline.parse.encoding import UnreadableError
    from pipeline.understand import facts_of_file

    set_aside = 0
    for file in _track(files) if len(files) > 5 else files:
        try:
            text, found = facts_of_file(file)
        except UnreadableError as error:
            set_aside += 1
            _say(f"set aside: {file}: {error.reason}: {error.detail}")
            continue
        except RuleError:
            raise  # the rule files are broken: no file can be read
        except Exception as error:  # noqa: BLE001 - one bad article must not lose the others
            set_aside += 1
            _say(f"set aside: {file}: extract_failed: {type(error).__name__}: {error}")
            continue
        if html:
            click.echo(facts_page(text, found))
        elif table:
            click.echo(facts_table(text, found))
        else:
            click.echo(json.dumps(found, ensure_ascii=False))
    _exit_if(set_aside)


@main.command(context_settings={"ignore_unknown_options": False})
@click.argument("question", required=False)
@click.option("--place", help="a place or body, with or without accents")
@click.option("--person", help="a name, with or without accents")
@click.option("--directive", help="kind, number or symbol, such as `Đề án 16`")
@click.option("--since", help="from this date, month or year on")
@click.option("--until", help="up to this date, month or year")
@click.option("--limit", type=int, help="at most so many rows")
@_FORM
@_DATA
def query(question: str | None, form: str, data: str, **filters: object) -> None:
    """Answer a named query or read-only SQL; without one, list the named queries.

    \b
    Example: tinbai query officials --place "Sơn Lĩnh"
             tinbai query "SELECT count(*) FROM post_claim" --format csv
    """
    from pipeline.output import render_rows
    from pipeline.query import named_queries, run_query
    from pipeline.workspace import Workspace

    if question is None:
        for known in named_queries().values():
            click.echo(f"{known.name:20} {known.question}")
        return
    given = {name: value for name, value in filters.items() if value is not None}
    rows = run_query(Workspace.open(data), question, **given)
    sys.stdout.buffer.write(render_rows(rows, form))
    sys.stdout.buffer.flush()


@main.command()
@click.argument("fact_id")
@_DATA
def trace(fact_id: str, data: str) -> None:
    """What a fact rests on: quote, sentence, article, archive record, rule.

    \b
    Example: tinbai query officials --limit 1   # its evidence is a fact id
             tinbai trace c0123456789abcdef0123
    """
    from pipeline.output import render_trace
    from pipeline.query import trace as run_trace
    from pipeline.workspace import Workspace

    click.echo(render_trace(run_trace(Workspace.open(data), fact_id)))


@main.command()
@click.argument(
    "gold", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="floors.toml: exit 1 below one")
@click.option("--errors", is_flag=True, help="a line for every missed, extra or wrong fact")
@click.option("--calibrate", is_flag=True, help="print rules/confidence.csv anew from these folders")
@click.option(
    "--gained-lost",
    "other",
    metavar="OTHER",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="no scores: compare with the facts that `tinbai facts` printed for these texts in another version",
)
@click.option(
    "--all", "all_lines", is_flag=True, help="with --gained-lost: every fact, not the first 50 of a kind"
)
def evaluate(
    gold: tuple[Path, ...],
    against: Path | None,
    errors: bool,
    calibrate: bool,
    other: Path | None,
    all_lines: bool,
) -> None:
    """Precision, recall and F1 per kind of fact against folders of gold annotations.

    \b
    Example: tinbai evaluate corpus/gold --against corpus/gold/floors.toml
             tinbai facts texts/*.txt > before.jsonl   # then change a rule
             tinbai evaluate texts --gained-lost before.jsonl
    """
    from pipeline.evaluate import below_floors, calibration, render_scores
    from pipeline.evaluate import evaluate as run_evaluate
    from pipeline.understand import facts_of_file

    if other is not None:
        click.echo(_gained_and_lost(gold, other, all_lines))
        return
    failed: list[str] = []
    all_scores = []
    for folder in gold:
        scores = run_evaluate(folder, lambda file: facts_of_file(file)[1], _track)
        all_scores.append(scores)
        if not calibrate:
            click.echo(f"{folder}\n{render_scores(scores)}")
        if errors:
            click.echo("\n".join(scores.errors))
        failed += below_floors(scores, against) if against else []
    if calibrate:
        click.echo(calibration(all_scores), nl=False)
    for line in failed:
        _say(line)
    if failed:
        raise click.exceptions.Exit(1)


def _gained_and_lost(folders: tuple[Path, ...], other: Path, all_lines: bool) -> str:
    from pipeline.evaluate import MOST_LINES, gained_and_lost, read_facts, render_difference
    from pipeline.understand import facts_of_file

    before = read_facts(other)
    wanted = {facts["article"] for facts in before}
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    after = [facts_of_file(file)[1] for file in _track([file for file in files if file.stem in wanted])]
    difference = gained_and_lost(before, after)
    for article in difference.left_out:
        _say(f"{other} has {article}, the folder has no {article}.txt")
    if unread := sorted({file.stem for file in files} - wanted):
        _say(f"{len(unread)} texts are not in {other}, such as {unread[0]}.txt: print their facts too")
    return render_difference(difference, None if all_lines else MOST_LINES)


def _say(message: str) -> None:
    click.echo(message, err=True)


def _exit_if(set_aside: object) -> None:
    if set_aside:
        raise click.exceptions.Exit(SET_ASIDE)


@contextmanager
def _counter(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr that is told (done, to do); silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _track(items: Iterable[Any]) -> Iterable[Any]:
    """The items with a progress bar on stderr, where that is a terminal."""
    known = list(items)
    if not sys.stderr.isatty():
        return known
    from rich.console import Console
    from rich.progress import track

    return track(known, console=Console(stderr=True), description="")


if __name__ == "__main__":
    main()
