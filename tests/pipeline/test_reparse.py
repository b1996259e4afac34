"""`tinbai reparse`: the same article rows from the archive alone."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from looks import STORIES, semantic
from loopback import HTML, PATIENT, Reply, Site, Time, serve

from pipeline.cli import main
from pipeline.collect.crawl import open_desk
from pipeline.collect.source import Source
from pipeline.collect.sources import read_source
from pipeline.reparse import reparse
from pipeline.run import crawl_source, crawl_sources
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


def _two_nights(workspace: Workspace, site: Site, time: Time) -> None:
    """A night, a correction, and the night after: a redirect, a page for nobody's index, a twin, 304s."""
    source = Source("bao", "Báo Thử", site.home, sections=("/xa-hoi/",), delay_seconds=0.01)
    first, second = (semantic(story).encode() for story in STORIES[:2])
    mended = semantic(replace(STORIES[0], title="Bản Lùng thêm vững bước")).encode()
    hidden = second.replace(b"<head>", b'<head><meta name="robots" content="noindex">')
    assert hidden != second
    paths = [f"/xa-hoi/tin-so-{number}-1000{number}.html" for number in range(1, 6)]
    links = "".join(f'<a href="{path}">Tin của Báo Thử trong ngày hôm nay</a>' for path in paths)
    tagged = (HTML, ("ETag", '"1"'))
    site.pages |= {
        "/xa-hoi/": Reply(200, links.encode()),
        paths[0]: Reply(200, first),
        paths[1]: lambda asked: (
            Reply(304, b"") if "If-None-Match" in asked.headers else Reply(200, second, tagged)
        ),
        paths[2]: Reply(301, b"", (("Location", paths[1]),)),
        paths[3]: Reply(200, hidden),
        paths[4]: Reply(200, second),
    }
    for _ in range(2):
        with open_desk(
            workspace.archive, workspace.crawl_state, [site.home], None, time.clock, PATIENT
        ) as desk:
            for _, came in crawl_sources(workspace, [source], desk=desk):
                assert not isinstance(came, Exception), came
        time.pass_(days=1)
        site.pages[paths[0]] = Reply(200, mended)


def test_two_nights_with_corrections_redirects_and_hidden_pages(tmp_path: Path) -> None:
    workspace, time = Workspace.open(tmp_path, create=True), Time()
    with serve(Site(seconds=time.seconds)) as site:
        _two_nights(workspace, site, time)
    before = rows(workspace)
    assert "Bản Lùng thêm vững bước" in {row["text"].split("\n")[0] for row in before}
    assert not any("tin-so-4" in row["url"] for row in before)
    shutil.rmtree(workspace.articles)
    for path in (*workspace.root.glob("crawl*"), *workspace.archive.glob("index*")):
        path.unlink()
    reparse(Workspace.open(tmp_path, create=True))
    assert rows(workspace) == before
