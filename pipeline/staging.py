"""The build's input, laid out as views of the catalogue `staged`: articles, claims, runs, issues, copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.article import Issue
from pipeline.article_versions import Version, read_versions
from pipeline.claims import STAGED, Row
from pipeline.ids import extraction_id
from pipeline.issues import read_issues
from pipeline.partitions import partition_files, write_table
from pipeline.run_rows import write_run_rows
from pipeline.staged_articles import write_current
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_BATCH = 2000  # versions written at once
# The title and the lead of an article are its first zones of these kinds; the texts are read only where they
# are asked for, since to unpack them costs more than all else of an article.
_ARTICLES = """
CREATE VIEW staged.article AS
SELECT
    article.*, home_key, home_fold, extraction_id,
    list_filter(zones, lambda zone: zone.kind = 'title')[1] AS title_zone,
    list_filter(zones, lambda zone: zone.kind = 'lead')[1] AS lead_zone
FROM read_parquet({files}, filename => 'file') AS article
JOIN read_parquet({current}) AS current
    ON current.file = article.file AND current.row = article.file_row_number
"""


def stage(connection: DuckDBPyConnection, workspace: Workspace, folder: Path, version: str) -> None:
    """Lay the Parquet files out as views of the catalogue `staged`.

    folder: for the files that are made for the build. version: of the extractors whose claims are taken.
    Raises DamagedArticlesError.
    """
    connection.execute("ATTACH ':memory:' AS staged")
    files, current = write_current(workspace, folder, version), folder / "current.parquet"
    connection.execute(_ARTICLES.format(files=_listed(files), current=_listed([current])))
    version_file, run_file = (folder / f"{name}.parquet" for name in ("version", "crawl_run"))
    _write_versions(version_file, read_versions(workspace), version)
    write_run_rows(run_file, workspace.runs)
    for path in (version_file, run_file):
        _view(connection, path.stem, [path])
    for name in STAGED:
        # Never an empty list of files; issues of the other stages come in on the same road. It stands last,
        # since DuckDB takes all to be as long as the first, and plans its joins by that.
        last = folder / f"{name}.parquet"
        write_table(last, name, _issues(read_issues(workspace)) if name == "issue" else ())
        _view(connection, name, [*partition_files(workspace.facts, name, version), last])


def stage_words(connection: DuckDBPyConnection, folder: Path) -> None:
    """Lay out what staged_articles.read_words wrote into the folder: the copies among the articles, and what
    the search index is made of."""
    for name in ("copy", "counted", "syllable"):
        _view(connection, name, [folder / f"{name}.parquet"])


def fold_words(connection: DuckDBPyConnection, words: Sequence[str]) -> list[str]:
    """Words without their marks, by sql/macros.sql."""
    folded = connection.execute("SELECT list_transform($words, lambda word: fold(word))", {"words": words})
    found: list[str] = folded.fetchall()[0][0]
    return found


def _view(connection: DuckDBPyConnection, name: str, paths: list[Path]) -> None:
    connection.execute(f"CREATE VIEW staged.{name} AS SELECT * FROM read_parquet({_listed(paths)})")  # noqa: S608


def _listed(paths: list[Path]) -> str:
    quoted = ("'" + str(path).replace("'", "''") + "'" for path in paths)
    return f"[{', '.join(quoted)}]"


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


def _issues(issues: Iterable[Issue]) -> list[Row]:
    return [
        {"stage": issue.stage, "location": issue.where, "reason": issue.reason, "detail": issue.detail}
        for issue in issues
    ]
