"""Commands that run unwatched, and that tell how it went."""

import json
from pathlib import Path

import click

from pipeline.cli.terminal import CONTACT, DATA, Listing, counter, say


@click.command()
@click.argument("source_ids", nargs=-1, metavar="[SOURCE]...")
@click.option("--budget", default="4h", show_default=True, help="how long it may take, such as 90m or 2h30m")
@click.option("--workers", default=1, show_default=True, help="processes that read the articles")
@click.option("--dry-run", is_flag=True, help="print what would be asked for; nothing is, and nothing done")
@CONTACT
@DATA
def nightly(
    source_ids: tuple[str, ...], budget: str, workers: int, dry_run: bool, contact: str | None, data: str
) -> None:
    """Crawl, extract, build and report, for cron and systemd; killed, it goes on where it was.

    Without SOURCE: the registry's papers that still appear, and the workspace's own (DATA/sources/*.toml).
    Exit codes: 0 good; 1 a stage broke; 3 a source failed, was blocked or fell silent; 4 the gate refused to
    publish; 75 another tinbai is at work.

    \b
    Example: tinbai nightly --budget 4h --workers 2
             tinbai nightly baotuyenquang my-paper.toml
             tinbai nightly --dry-run
    """
    from pipeline.night_plan import budget_seconds, plan_night
    from pipeline.nightly import run_night
    from pipeline.run import would_crawl
    from pipeline.run_summary import render_summary
    from pipeline.workspace import Workspace

    seconds = budget_seconds(budget)
    workspace = Workspace.open(data, create=True)
    plan = plan_night(workspace, source_ids)
    if dry_run:
        for wrong in plan.wrong:
            say(f"set aside: {wrong}")
        for url in would_crawl(workspace, plan.sources):
            click.echo(url)
        return
    with workspace.lock():
        report = run_night(workspace, plan, seconds, counter, workers, contact=contact)
    click.echo(render_summary(report), nl=False)
    if report.exit_code:
        raise click.exceptions.Exit(report.exit_code)


@click.group(cls=Listing, invoke_without_command=True)
@DATA
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
@DATA
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
@DATA
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


@click.command()
@click.option("--json", "as_json", is_flag=True, help="the findings as JSON")
@DATA
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
