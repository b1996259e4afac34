"""The build stage: articles and extracted claims into a fresh database, published only if it is sound.

sql/schema.sql makes the tables, sql/views.sql the views, sql/checks.sql the views that must be empty. What
fails before the swap leaves the previous database in place.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from itertools import islice
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extractors.spelling import name_key, search_fold
from pipeline import database
from pipeline.article import Article, Issue
from pipeline.articles import read_articles, read_issues, write_issues
from pipeline.claims import STAGED, Row
from pipeline.corrections import review_claims
from pipeline.duplicates import find_duplicates
from pipeline.ids import extraction_id, extractor_version
from pipeline.link.registry import add_to_registry, read_registry
from pipeline.linked_tables import link_claims, unlink
from pipeline.partitions import partition_files, write_table
from pipeline.removals import read_removed
from pipeline.reviews import FILE, read_decisions
from pipeline.run_rows import write_run_rows
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_SQL = files("pipeline") / "sql"
# Refuse to publish where one of these fell by more than the share, from at least so many rows.
_GATED = ("articles", "mentions", "post_claims", "directive_citations", "statistics")
_GREATEST_FALL = 0.3
_GATED_FROM = 20


class BuildError(RuntimeError):
    """The new database was not published, the previous one stays; the message says why (exit code 4)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """path: of the published file. counts: the row of build_run, among them `unread_texts`: texts that the
    present extractors have not read yet, which have no claims. seconds: wall time."""

    path: Path
    counts: dict[str, int]
    seconds: float


def build(workspace: Workspace, force: bool = False) -> BuildReport:
    """Build and publish `tinbai.duckdb` from the workspace's articles and facts.

    force: publish even if nothing was extracted, or far fewer rows than the previous database has; never
    past a check. Raises BuildError where a check view has rows or the gate is closed; then nothing changes.
    """
    started = time.monotonic()
    for leftover in workspace.root.glob("build-*"):
        rmtree(leftover)
    stamp = datetime.now(UTC).strftime("%Y%m%dt%H%M%S%fz")
    people = workspace.reviews / "people.jsonl"
    decisions, unreadable = read_decisions(workspace.reviews)
    write_issues(workspace, "build", {FILE}, unreadable)
    temporary, connection = database.create(workspace.root, stamp)
    try:
        with connection, TemporaryDirectory(dir=workspace.root, prefix="build-") as staging:
            _stage(connection, workspace, Path(staging))
            connection.execute("SET VARIABLE stamp = ?", [stamp])
            connection.execute("SET VARIABLE extractor_version = ?", [extractor_version()])
            _run_script(connection, "schema.sql")
            judgements = review_claims(connection, decisions)
            minted = link_claims(connection, judgements, read_registry(people))
            for script in (
                "officials.sql",
                "knowledge.sql",
                "runs.sql",
                "search.sql",
                "views.sql",
                "checks.sql",
            ):
                _run_script(connection, script)
            unlink(connection)
            connection.execute("DETACH staged")
            run_checks(connection)
            counts = database.build_counts(connection)
            if not force:
                _gate(counts, database.counts_of(workspace.root))
        add_to_registry(people, minted)  # first: an id that anybody may have seen is never forgotten
        return BuildReport(database.publish(temporary), counts, time.monotonic() - started)
    finally:
        temporary.unlink(missing_ok=True)


def _run_script(connection: DuckDBPyConnection, name: str) -> None:
    connection.execute((_SQL / name).read_text(encoding="utf-8"))


def _stage(connection: DuckDBPyConnection, workspace: Workspace, staging: Path) -> None:
    """Lay the Parquet files out as views of the catalogue `staged`."""
    connection.execute("ATTACH ':memory:' AS staged")
    article_file = staging / "article.parquet"
    copies = find_duplicates(read_articles(workspace))
    _write_articles(article_file, read_articles(workspace), copies, read_removed(workspace))
    _view(connection, "article", [article_file])
    run_file = staging / "crawl_run.parquet"
    write_run_rows(run_file, workspace.runs)
    _view(connection, "crawl_run", [run_file])
    for name in STAGED:
        # never an empty list of files; issues of the other stages come in on the same road
        first = staging / f"{name}.parquet"
        write_table(first, name, _issues(read_issues(workspace)) if name == "issue" else ())
        _view(connection, name, [first, *partition_files(workspace.facts, name, extractor_version())])


def _view(connection: DuckDBPyConnection, name: str, paths: list[Path]) -> None:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    connection.execute(f"CREATE VIEW staged.{name} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608


def _write_articles(
    path: Path,
    articles: Iterator[Article],
    copies: dict[str, tuple[str, float]],
    removed: dict[str, str],
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    version = extractor_version()
    with pq.ParquetWriter(path, _article_schema(), compression="zstd") as writer:
        while rows := [_article_row(article, version, copies) for article in islice(articles, 2000)]:
            for row in rows:
                row["removed_on"] = removed.get(row["article_id"])
            writer.write_table(pa.Table.from_pylist(rows, _article_schema()))


def _article_row(article: Article, version: str, copies: dict[str, tuple[str, float]]) -> Row:
    row = {name: getattr(article, name) for name in _ARTICLE}
    row["zones"] = [
        {"kind": zone.kind, "start_char": zone.start_char, "end_char": zone.end_char}
        for zone in article.zones
    ]
    row["raw_was_nfc"] = article.raw_was_nfc
    row["home_key"] = name_key(article.home) if article.home else None
    row["home_fold"] = search_fold(article.home) if article.home else None
    row["extraction_id"] = extraction_id(article, version)
    row["copy_of"], row["likeness"] = copies.get(article.article_id, (None, None))
    return row


_ARTICLE = (
    *("article_id", "source_id", "text_id", "url", "origin", "text", "title", "lead", "author", "published"),
    *("published_precision", "published_basis", "section", "syndicated_from", "home"),
)


def _article_schema() -> pa.Schema:
    import pyarrow as pa

    zone = pa.struct([("kind", pa.string()), ("start_char", pa.int32()), ("end_char", pa.int32())])
    return pa.schema(
        [
            (name, pa.string())
            for name in (*_ARTICLE, "home_key", "home_fold", "extraction_id", "copy_of", "removed_on")
        ]
        + [("zones", pa.list_(zone)), ("raw_was_nfc", pa.bool_()), ("likeness", pa.float64())]
    )


def _issues(issues: Iterable[Issue]) -> list[Row]:
    return [
        {"stage": issue.stage, "location": issue.where, "reason": issue.reason, "detail": issue.detail}
        for issue in issues
    ]


def run_checks(connection: DuckDBPyConnection) -> None:
    """Raise BuildError for the first view `check_…` that has a row."""
    listing = """
        SELECT view_name, comment FROM duckdb_views()
        WHERE NOT internal AND starts_with(view_name, 'check_') ORDER BY view_name
    """
    for name, meaning in connection.execute(listing).fetchall():
        found = connection.execute(f"SELECT * FROM {name} LIMIT 5")  # noqa: S608  names of our own views
        columns = [column[0] for column in found.description or ()]
        if rows := found.fetchall():
            first = "\n".join(f"  {dict(zip(columns, row, strict=True))}" for row in rows)
            raise BuildError(f"{name}: {meaning}. Not published. The first rows:\n{first}")


def _gate(counts: dict[str, int], previous: dict[str, int]) -> None:
    if 0 < counts["texts"] == counts["unread_texts"]:
        raise BuildError(
            f"the present extractors have read none of {counts['texts']} texts: run `tinbai extract` first. "
            "Not published; to publish the articles alone, build with --force"
        )
    for name in _GATED:
        before, now = previous.get(name, 0), counts[name]
        if before >= _GATED_FROM and now < before * (1 - _GREATEST_FALL):
            unread = counts["unread_texts"]
            hint = f"; {unread} texts are not read yet: run `tinbai extract`" if unread else ""
            repair = "Not published; if that is right, build with --force"
            raise BuildError(f"{name} fell from {before} to {now}{hint}. {repair}")
