"""The build's input, laid out as views of the catalogue `staged`: articles, claims, runs, issues, copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.spelling import name_key, search_fold
from pipeline.article import Article, Issue
from pipeline.article_versions import Version, read_versions
from pipeline.articles import read_articles, read_issues
from pipeline.claims import STAGED, Row
from pipeline.duplicates import find_duplicates
from pipeline.ids import extraction_id
from pipeline.partitions import partition_files, write_table
from pipeline.removals import read_removed
from pipeline.run_rows import write_run_rows
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_BATCH = 2000  # articles written at once
_ARTICLE = (
    *("article_id", "source_id", "text_id", "url", "origin", "text", "title", "lead", "author", "published"),
    *("published_precision", "published_basis", "section", "syndicated_from", "home"),
)


def stage(connection: DuckDBPyConnection, workspace: Workspace, folder: Path, version: str) -> None:
    """Lay the Parquet files out as views of the catalogue `staged`.

    folder: for the files that are made for the build. version: of the extractors whose claims are taken.
    Raises DamagedArticlesError.
    """
    connection.execute("ATTACH ':memory:' AS staged")
    article_file, version_file, copy_file, run_file = (
        folder / f"{name}.parquet" for name in ("article", "version", "copy", "crawl_run")
    )
    copies = find_duplicates(_written(article_file, read_articles(workspace), version))
    _write_copies(copy_file, copies, read_removed(workspace))
    _write_versions(version_file, read_versions(workspace), version)
    write_run_rows(run_file, workspace.runs)
    for path in (article_file, version_file, copy_file, run_file):
        _view(connection, path.stem, [path])
    for name in STAGED:
        # never an empty list of files; issues of the other stages come in on the same road
        first = folder / f"{name}.parquet"
        write_table(first, name, _issues(read_issues(workspace)) if name == "issue" else ())
        _view(connection, name, [first, *partition_files(workspace.facts, name, version)])


def _view(connection: DuckDBPyConnection, name: str, paths: list[Path]) -> None:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    connection.execute(f"CREATE VIEW staged.{name} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608


def _written(path: Path, articles: Iterator[Article], version: str) -> Iterator[Article]:
    """The articles, each written to a file on its way: they are read once."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, _article_schema(), compression="zstd") as writer:
        while batch := list(islice(articles, _BATCH)):
            rows = [_article_row(article, version) for article in batch]
            writer.write_table(pa.Table.from_pylist(rows, _article_schema()))
            yield from batch


def _article_row(article: Article, version: str) -> Row:
    row: Row = {name: getattr(article, name) for name in _ARTICLE}
    row["zones"] = [
        {"kind": zone.kind, "start_char": zone.start_char, "end_char": zone.end_char}
        for zone in article.zones
    ]
    row["raw_was_nfc"] = article.raw_was_nfc
    row["home_key"] = name_key(article.home) if article.home else None
    row["home_fold"] = search_fold(article.home) if article.home else None
    row["extraction_id"] = extraction_id(article, version)
    return row


def _article_schema() -> pa.Schema:
    import pyarrow as pa

    zone = pa.struct([("kind", pa.string()), ("start_char", pa.int32()), ("end_char", pa.int32())])
    return pa.schema(
        [(name, pa.string()) for name in (*_ARTICLE, "home_key", "home_fold", "extraction_id")]
        + [("zones", pa.list_(zone)), ("raw_was_nfc", pa.bool_())]
    )


def _write_versions(path: Path, versions: Iterator[Version], extractors: str) -> None:
    """The versions of the articles that have several, each with the id of its reading by these extractors."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = ("article_id", "text_id", "title", "text", "published", "origin")
    texts = (*names, "seen_at", "last_seen_at", "digest", "extraction_id")
    schema = pa.schema([(name, pa.string()) for name in texts]).append(pa.field("version", pa.int32()))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(versions, _BATCH)):
            rows = [
                {name: getattr(one.article, name) for name in names}
                | {"version": one.number, "extraction_id": extraction_id(one.article, extractors)}
                | {"seen_at": one.seen.first, "last_seen_at": one.seen.last, "digest": one.seen.digest}
                for one in batch
            ]
            writer.write_table(pa.Table.from_pylist(rows, schema))


def _write_copies(path: Path, copies: Mapping[str, tuple[str, float]], removed: Mapping[str, str]) -> None:
    """What is known of some articles only: the original of a copy, the day of a removal."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [
        {
            "article_id": article_id,
            "copy_of": copies.get(article_id, (None, None))[0],
            "likeness": copies.get(article_id, (None, None))[1],
            "removed_on": removed.get(article_id),
        }
        for article_id in sorted({*copies, *removed})
    ]
    schema = pa.schema([(name, pa.string()) for name in ("article_id", "copy_of", "removed_on")])
    schema = schema.append(pa.field("likeness", pa.float64()))
    pq.write_table(pa.Table.from_pylist(rows, schema), path)


def _issues(issues: Iterable[Issue]) -> list[Row]:
    return [
        {"stage": issue.stage, "location": issue.where, "reason": issue.reason, "detail": issue.detail}
        for issue in issues
    ]
