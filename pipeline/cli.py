"""`tinbai`: arguments only; each command calls one function.

Data on stdout, messages on stderr. Exit codes: 0 good; 1 a failed check or an unexpected error; 2 usage;
3 done, but something was set aside; 4 a quality gate refused to publish; 75 locked; 130 interrupted.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

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
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tinbai")
@click.option("--verbose", is_flag=True, help="say more on stderr")
def main(verbose: bool) -> None:
    """Turn Vietnamese provincial news into tables of officials, posts, directives and statistics.

    \b
    Example: tinbai demo
             tinbai query officials --place "Sơn Lĩnh"
    """
    level = logging.INFO if verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(message)s", stream=sys.stderr)


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
def sources_list() -> None:
    """The newspapers that tinbai knows.

    \b
    Example: tinbai sources list
    """
    from pipeline.collect.sources import list_sources

    for source in list_sources():
        checked = "checked" if source.checked else "not checked live"
        click.echo(f"{source.id}\t{source.name}\t{source.province}\t{source.home}\t{checked}")


@main.command()
@click.argument("source_id")
@click.option("--home", help="address that replaces the registry's, such as a local copy")
@_DATA
def crawl(source_id: str, home: str | None, data: str) -> None:
    """Collect a newspaper's new articles politely; goes on where it was.

    \b
    Example: tinbai crawl baosonlinh --home http://127.0.0.1:8765
    """
    from pipeline.collect.sources import read_source
    from pipeline.run import crawl_source
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data, create=True)
    with workspace.lock():
        report = crawl_source(workspace, read_source(source_id, home), _track)
    for issue in report.issues:
        _say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    _say(f"{report.pages} pages fetched, {report.added} articles added, {len(report.issues)} set aside")
    _exit_if(report.issues)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_DATA
def import_(paths: tuple[Path, ...], data: str) -> None:
    """Texts, saved HTML pages, JSON lines and CSV (files or folders) into the workspace.

    \b
    Example: tinbai import articles/ more.jsonl
    """
    from pipeline.importing import import_paths
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data, create=True)
    with workspace.lock(), _counter("reading") as advance:
        report = import_paths(workspace, paths, advance)
    for issue in report.issues:
        _say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    _say(
        f"{report.files} files: {report.added} articles added, {report.updated} read anew, "
        f"{report.known} known, {len(report.issues)} set aside"
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
def evaluate(gold: tuple[Path, ...], against: Path | None, errors: bool, calibrate: bool) -> None:
    """Precision, recall and F1 per kind of fact against folders of gold annotations.

    \b
    Example: tinbai evaluate corpus/gold --against corpus/gold/floors.toml
    """
    from pipeline.evaluate import below_floors, calibration, render_scores
    from pipeline.evaluate import evaluate as run_evaluate
    from pipeline.understand import facts_of_file

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


@main.command("gained-lost")
@click.argument("before", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("after", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def gained_lost(before: Path, after: Path) -> None:
    """What a change won and lost: two outputs of `tinbai facts` compared, `+` and `-` lines.

    \b
    Example: tinbai facts texts/*.txt > after.jsonl && tinbai gained-lost before.jsonl after.jsonl
    """
    from pipeline.evaluate import gained_and_lost

    old, new = ([json.loads(line) for line in file.open(encoding="utf-8")] for file in (before, after))
    for line in gained_and_lost(old, new):
        click.echo(line)


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
