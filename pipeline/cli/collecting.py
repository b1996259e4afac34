"""Commands that collect: the registry, the crawl, the archive read anew."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.collect.crawl import Plan
    from pipeline.collect.sources import Source
    from pipeline.run import Crawled


from pipeline.cli.terminal import CONTACT, DATA, DAY, Listing, counter, exit_if, own_sources, say, show_rows


@click.group(cls=Listing)
def sources() -> None:
    """The registry of newspapers: which there are, how one is read, and new ones.

    \b
    Example: tinbai sources list
             tinbai sources show baotuyenquang
    """


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table")
@DATA
def sources_list(as_json: bool, data: str) -> None:
    """The newspapers and portals that tinbai knows, a workspace's own among them.

    \b
    Example: tinbai sources list
             tinbai sources list --json | jq -r '.[] | select(.family == "sc_service") | .id'
    """
    import pyarrow as pa

    from pipeline.collect.sources import SourceError, list_sources
    from pipeline.source_show import source_rows

    wrong: list[SourceError] = []
    rows = source_rows(list_sources(own_sources(data), wrong.append))
    show_rows(pa.Table.from_pylist(rows), "json" if as_json else "table")
    for error in wrong:
        say(f"set aside: {error}")
    exit_if(wrong)


@sources.command("show")
@click.argument("source_id", metavar="SOURCE")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of TOML")
@DATA
def sources_show(source_id: str, as_json: bool, data: str) -> None:
    """A source (an id, or a TOML file) with all its fields, defaults filled in.

    \b
    Example: tinbai sources show baotuyenquang
    """
    from pipeline.collect.sources import read_source
    from pipeline.source_show import render_source, source_values

    source = read_source(source_id, own=own_sources(data))
    text = json.dumps(source_values(source), ensure_ascii=False, indent=1) + "\n"
    click.echo(text if as_json else render_source(source), nl=False)


@sources.command("new")
@click.argument("url")
@click.option("--write", is_flag=True, help="into the workspace's folder sources/ instead of on the screen")
@click.option("--offline", is_flag=True, help="from the address alone, asking nobody")
@CONTACT
@DATA
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
        say(f"{known.id} of the registry has this host already: `tinbai sources show {known.id}`")
    with nullcontext(OFFLINE) if offline else open_look(source, contact) as look:
        draft = draft_source(source, look)
    for remark in draft.remarks:
        say(remark)
    if not write:
        click.echo(draft.text, nl=False)
        return
    file = write_draft(draft, own_sources(data))
    say(f"{file} written: `tinbai sources check {draft.id}`, then `tinbai crawl {draft.id}`")


@sources.command("check")
@click.argument("source_id", metavar="SOURCE")
@click.option("--home", help="address that replaces the file's, such as a local copy")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a line a finding")
@CONTACT
@DATA
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

    source = read_source(source_id, home, own_sources(data))
    with open_look(source, contact) as look:
        findings = check_source(source, look)
    rows = [asdict(finding) for finding in findings]
    click.echo(
        json.dumps(rows, ensure_ascii=False) + "\n" if as_json else render_findings(findings), nl=False
    )
    if not is_good(findings):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("source_ids", nargs=-1, metavar="[SOURCE]...")
@click.option("--home", help="address that replaces the registry's, such as a local copy (one source)")
@click.option(
    "--since", type=DAY, metavar="YYYY-MM-DD", help="backfill: older pages and sitemaps, to this day"
)
@click.option("--recheck", is_flag=True, help="look at all articles of the last week again, due or not")
@click.option("--dry-run", is_flag=True, help="print what would be asked for; nothing is")
@click.option("--minutes", type=click.FloatRange(min=0), help="stop after so many; the next run goes on")
@CONTACT
@DATA
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
    known before. What was asked stands in DATA/logs, a line a request.

    SOURCE: an id of `tinbai sources list`, or a TOML file.

    \b
    Example: tinbai crawl baosonlinh --home http://127.0.0.1:8765
             tinbai crawl ./mypaper.toml --since 2024-01-01
             tinbai --verbose crawl --contact you@university.edu
    """
    from pipeline.collect.sources import SourceError, read_source
    from pipeline.run import crawl_sources, would_crawl
    from pipeline.run_log import run_log
    from pipeline.run_report import run_id
    from pipeline.workspace import Workspace

    if home and len(source_ids) != 1:
        raise click.UsageError("--home replaces the address of one source: name it")
    own = own_sources(data)
    chosen = [read_source(name, home, own) for name in source_ids] or _all_live(own)
    if twice := {source.id for source in chosen if sum(other.id == source.id for other in chosen) > 1}:
        raise SourceError(f"the source {twice.pop()} is named twice")
    workspace = Workspace.open(data, create=True)
    if dry_run:
        for url in would_crawl(workspace, chosen):
            click.echo(url)
        return
    run = f"{run_id(datetime.now(UTC))}-crawl"
    with workspace.lock(), run_log(workspace.logs, run), _nights(since, recheck, minutes) as plan:
        reports = list(_told(crawl_sources(workspace, chosen, plan, contact)))
    exit_if(not all(reports))


def _all_live(own: Path) -> "list[Source]":
    """The registry's sources, but those that tests and the demo serve on this machine."""
    from pipeline.collect.sources import list_sources

    return [source for source in list_sources(own) if not source.is_loopback]


def _told(crawled: "Iterable[Crawled]") -> Iterator[bool]:
    """Says what came of each source; whether all of it is well. Raises DiskError, after the last source."""
    from pipeline.collect.disk import DiskError
    from pipeline.run import CrawlReport

    full: DiskError | None = None
    for source, came in crawled:
        if isinstance(came, DiskError):
            full = came
        if not isinstance(came, CrawlReport):
            say(f"{source.id}: {f'failed: {came}' if came else 'its turn did not come'}")
            yield False
            continue
        for trouble in came.night.troubles if came.night else ():
            say(f"{source.id}: {trouble}")
        for issue in came.issues:
            say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
        gone = f", {len(came.gone)} removed by the paper" if came.gone else ""
        stopped = f"; stopped: {came.night.stopped}" if came.night and came.night.stopped else ""
        say(
            f"{source.id}: {came.pages} pages read, {came.added} articles or versions added{gone}, "
            f"{len(came.issues)} set aside{stopped}"
        )
        yield not (came.issues or stopped or (came.night and came.night.is_deaf))
    if full is not None:
        raise full


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


@click.command()
@click.argument("source_files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, dir_okay=False))
@DATA
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
    with workspace.lock(), counter("reading") as advance:
        report = run_reparse(workspace, changed, own_sources(data), advance)
    for issue in report.issues:
        say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    say(
        f"{report.pages} pages of the archive: {report.added} articles or versions added, {report.updated} "
        f"read anew, {report.known} known, {len(report.issues)} set aside"
    )
    exit_if(report.issues)
