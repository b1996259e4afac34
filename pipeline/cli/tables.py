"""Commands from articles to tables, and questions to them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pipeline.cli.terminal import DATA, DAY, FORM, counter, exit_if, own_sources, say, show_rows


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--host", "hosts", multiple=True, help="of WARC files: only this host and its subdomains")
@click.option("--since", type=DAY, metavar="YYYY-MM-DD", help="of WARC files: published from this day on")
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="of WARC files: published up to this day")
@DATA
def import_(
    paths: tuple[Path, ...], hosts: tuple[str, ...], since: datetime | None, until: datetime | None, data: str
) -> None:
    """Texts, saved HTML pages, JSON lines, CSV and WARC files (or folders of them) into the workspace.

    JSON lines and CSV want a column text, and may have title, lead, url, published, author, source, section.

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
    known = list_sources(own_sources(data))
    workspace = Workspace.open(data, create=True)
    with workspace.lock(), counter("reading") as advance:
        report = import_paths(
            workspace, paths, advance, wanted, lambda url, day: source_of_url(url, known, day)
        )
    for issue in report.issues:
        say(f"set aside: {issue.where}: {issue.reason}: {issue.detail}")
    over = f", {report.passed_over} pages without an article" if report.passed_over else ""
    say(
        f"{report.files} files: {report.added} articles added, {report.updated} read anew, "
        f"{report.known} known, {len(report.issues)} set aside{over}"
    )
    exit_if(report.issues)


@click.command()
@click.option("--workers", default=1, show_default=True, help="processes that read the articles")
@DATA
def extract(workers: int, data: str) -> None:
    """Facts of the articles that are new or that this version reads differently.

    \b
    Example: tinbai extract --workers 2
    """
    from pipeline.extract import extract as run_extract
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    with workspace.lock(), counter("extracting") as advance:
        report = run_extract(workspace, workers, advance)
    say(f"{report.extracted} articles read, {report.unchanged} unchanged, {report.failed} set aside")
    exit_if(report.failed)


@click.command()
@click.option(
    "--force",
    is_flag=True,
    help="publish although nothing was extracted yet, or there are far fewer rows than before",
)
@DATA
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
    for warning in report.warnings:
        say(f"to look at: {warning}")
    say(f"{report.path.name}: {counts} ({report.seconds:.1f} s)")


@click.command(context_settings={"ignore_unknown_options": False})
@click.argument("question", required=False)
@click.option("--place", help="a place or body, with or without accents")
@click.option("--person", help="a name, with or without accents")
@click.option("--directive", help="kind, number or symbol, such as `Đề án 16`")
@click.option("--initiative", help="words of its name, such as `nông thôn mới`")
@click.option("--indicator", help="what figures tell: an id or name, such as poverty-rate or `hộ nghèo`")
@click.option("--unit", help="what figures count, such as `đảng viên`")
@click.option("--text", help="words to search for, with or without accents")
@click.option("--since", help="from this day, month or year on: 2021-03-14, 2021-03, 2021")
@click.option("--until", help="up to this day, month or year")
@click.option("--on", help="as of this day, month or year")
@click.option("--build", help="changes since this build: the beginning of its stamp")
@click.option("--limit", type=int, help="at most so many rows")
@FORM
@DATA
def query(question: str | None, form: str, data: str, **filters: Any) -> None:
    """Answer a named query or read-only SQL; without one, list the named queries.

    A query takes those of the filters below that mean something to it; for another one it says which it has.

    \b
    Example: tinbai query officials --place "Sơn Lĩnh" --on 2021-06-30
             tinbai query "SELECT count(*) FROM post_claim" --format csv
    """
    from pipeline.query import named_queries, run_query
    from pipeline.workspace import Workspace

    if question is None:
        for known in named_queries().values():
            click.echo(f"{known.name:20} {known.question}")
        return
    given = {name: value for name, value in filters.items() if value is not None}
    rows = run_query(Workspace.open(data), question, **given)
    show_rows(rows, form)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=int, default=10, show_default=True, help="at most so many rows of each")
@DATA
def search(words: tuple[str, ...], limit: int, data: str) -> None:
    """People, bodies, places, directives and articles, with or without accents, the best first.

    \b
    Example: tinbai search son linh
             tinbai search "21 nq tw"
    """
    from pipeline.query import run_query
    from pipeline.workspace import Workspace

    workspace, text = Workspace.open(data), " ".join(words)
    for name in ("names", "search"):
        show_rows(run_query(workspace, name, text=text, limit=limit), "table")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "csv", "facts", "ftm", "popolo"]),
    default="parquet",
    show_default=True,
    help="parquet and csv: all tables; facts: an object an article, as `tinbai facts` prints it; ftm: "
    "FollowTheMoney entities; popolo: people and posts",
)
@DATA
def export(folder: Path, form: str, data: str) -> None:
    """The database for other programs, in a new FOLDER with a data dictionary, a citation and a manifest.

    \b
    Example: tinbai export tables --format csv
             tinbai export for-popolo --format popolo
    """
    from pipeline.export import export as run_export
    from pipeline.workspace import Workspace

    report = run_export(Workspace.open(data), folder, form)
    for name, rows in report.files.items():
        say(f"{report.folder / name}: {rows}")


@click.command("dictionary")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "csv"]), default="markdown", show_default=True
)
@DATA
def show_dictionary(form: str, data: str) -> None:
    """What every table, view, column and named query of the database means.

    \b
    Example: tinbai dictionary > DICTIONARY.md
             tinbai dictionary --format csv
    """
    from pipeline.export.dictionary import as_csv, as_markdown, dictionary
    from pipeline.workspace import Workspace

    rows = dictionary(Workspace.open(data))
    click.echo(as_csv(rows) if form == "csv" else as_markdown(rows), nl=False)


@click.command()
@click.argument("fact_id")
@DATA
def trace(fact_id: str, data: str) -> None:
    """What a fact rests on: quote, sentence, article, archive record, rule.

    FACT_ID: from the column `evidence` of a query, or the id of an official, a tenure, a person, a directive.

    \b
    Example: tinbai query officials --limit 1   # its evidence is a fact id
             tinbai trace c0123456789abcdef0123
    """
    from pipeline.output import render_trace
    from pipeline.trace import trace as run_trace
    from pipeline.workspace import Workspace

    click.echo(render_trace(run_trace(Workspace.open(data), fact_id)))
