"""`tinbai demo`: the whole flow on the sample newspaper, ending with tables and what to try next."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.build import build
from pipeline.collect.sources import read_source
from pipeline.extract import extract
from pipeline.output import render_rows, render_trace
from pipeline.query import run_query
from pipeline.run import crawl_source
from pipeline.sample import serve_newspaper
from pipeline.trace import trace
from pipeline.workspace import Workspace

Say = Callable[[str], None]
Track = Callable[[Iterable[Any]], Iterable[Any]]
ROWS = 20
PORT = 8765  # of the sample newspaper, so that a second demo knows its pages again
WIDTH = 150  # columns of the tables


def run_demo(folder: Path, delay: float, say: Say, show: Say, track: Track) -> None:
    """Crawl, extract and build into `folder`, then show officials, directives, statistics and a trace.

    delay: seconds between two requests to the sample newspaper on loopback. say: gets messages, show: the
    tables. Run again on the same folder, it fetches nothing twice.
    """
    workspace = Workspace.open(folder, create=True)
    with workspace.lock():
        with serve_newspaper(PORT) as home:
            source = replace(read_source("baosonlinh", home), delay_seconds=delay)
            say(f"1. {source.name} is served at {home}: crawling it, {delay} s between requests")
            crawled = crawl_source(workspace, source)
        say(f"   {crawled.pages} new pages in {workspace.archive}, {len(crawled.issues)} set aside")
        say("2. Reading the articles: words, names, posts, directives, figures")
        read = extract(workspace)
        say(f"   {read.extracted} articles read now, {read.unchanged} before")
        built = build(workspace)
        say(f"3. {built.path} built in {built.seconds:.1f} s\n")
    _show_tables(workspace, show)
    say(_NEXT_STEPS.replace("--data DATA", f"--data {folder}"))


def _show_tables(workspace: Workspace, show: Say) -> None:
    place = "Sơn Lĩnh"
    officials = run_query(workspace, "officials", place=place, limit=ROWS)
    directives = run_query(workspace, "directives", limit=ROWS)
    statistics = run_query(workspace, "statistics", place=place, limit=ROWS)
    coverage = run_query(workspace, "coverage")
    shown = {
        f"Officials of {place}": officials.select(
            ["person", "post", "organisation", "status", "first_attested", "last_attested", "articles"]
        ),
        "Directives, by how many articles cite them": directives.select(
            ["kind", "number", "symbol", "date", "issuer", "citations", "articles"]
        ),
        f"Figures of {place}": statistics.select(
            ["about", "surface", "value", "unit", "of", "period", "target"]
        ),
        "Coverage: the denominators behind every share": coverage.select(
            ["month", "articles", "post_claims", "directive_citations", "statistics"]
        ),
    }
    for title, rows in shown.items():
        show(f"{title}\n{render_rows(rows, 'table', WIDTH).decode()}")
    leaders = [row for row in officials.to_pylist() if row["post"] == "Bí thư"]
    for row in leaders[:1]:
        show(f"What the first party secretary rests on\n{render_trace(trace(workspace, row['evidence']))}")


_NEXT_STEPS = """What to try next:
  tinbai serve --data DATA                                    the tables in a browser, down to the words
  tinbai query --data DATA                                    the named queries
  tinbai query person --person "Nông Thị Thắm" --data DATA    one person's posts over time
  tinbai query directive_timeline --directive "Đề án 16" --data DATA
  tinbai query "SELECT level, count(*) FROM official GROUP BY ALL" --data DATA
  tinbai facts YOUR_ARTICLE.txt --html > facts.html           an article of your own, facts marked
  tinbai import YOUR_FOLDER --data mine && tinbai extract --data mine && tinbai build --data mine
(.venv/bin/tinbai where it is not on your PATH; TINBAI_DATA in the environment saves the --data)"""
