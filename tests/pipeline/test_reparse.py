"""`tinbai reparse`: the same article rows from the archive alone."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.collect.sources import read_source
from pipeline.reparse import reparse
from pipeline.run import crawl_source
from pipeline.sample import read_sample, serve_newspaper
from pipeline.workspace import Workspace


def rows(workspace: Workspace) -> list[dict[str, Any]]:
    files = sorted(workspace.articles.glob("[0-9]*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.open(tmp_path_factory.mktemp("crawled"), create=True)
    with serve_newspaper() as home:
        crawl_source(workspace, replace(read_source("baosonlinh", home), delay_seconds=0.0))
    return workspace


@pytest.fixture
def copy(crawled: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(crawled.root, tmp_path / "copy")
    yield Workspace.open(tmp_path / "copy", create=True)


def test_the_same_rows_from_the_archive_alone(crawled: Workspace, copy: Workspace) -> None:
    """Neither crawl state nor index nor registry (its home is another); the newspaper is gone."""
    before = rows(copy)
    assert len(before) == len(read_sample())
    shutil.rmtree(copy.articles)
    for path in (*copy.root.glob("crawl*"), *copy.archive.glob("index*")):
        path.unlink()
    copy = Workspace.open(copy.root, create=True)
    report = reparse(copy)
    assert (report.pages, report.added, report.issues) == (len(before), len(before), ())
    assert rows(copy) == before


def test_every_row_knows_its_record(crawled: Workspace) -> None:
    from pipeline.collect.archive import Archive

    with Archive(crawled.archive) as archive:
        for row in rows(crawled):
            (entry,) = archive.find(row["url"])
            assert row["origin"] == entry.place
            assert archive.read(entry.place).status == 200


def test_done_twice_it_changes_nothing(copy: Workspace) -> None:
    before = rows(copy)
    report = reparse(copy)
    assert (report.added, report.updated, report.known) == (0, 0, len(before))
    assert rows(copy) == before


def test_the_command(copy: Workspace) -> None:
    for path in copy.articles.glob("*.parquet"):
        path.unlink()
    result = CliRunner().invoke(main, ["reparse", "--data", str(copy.root)])
    assert result.exit_code == 0, result.output
    assert len(rows(copy)) == len(read_sample())
