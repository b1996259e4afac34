"""A disk that is full: the night stops with a name, and nothing counts as fetched that is not kept."""

import io
import json
import resource
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Desk, Reply, Site
from loopback import serve as serve_site
from newspapers.papers import PAPERS
from newspapers.server import Newspaper, serve
from warcio.archiveiterator import ArchiveIterator

from pipeline.articles import read_articles
from pipeline.collect import archive as archive_module
from pipeline.collect.archive import Archive
from pipeline.collect.disk import DiskError, append_whole
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Found
from pipeline.workspace import Workspace

FAMILY = next(paper for paper in PAPERS if paper.name == "family")


@pytest.fixture
def server() -> Iterator[Newspaper]:
    with serve() as paper:
        FAMILY.lay(paper, 1)
        yield paper


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serve_site(Site(pages={f"/{n}": Reply(200, b"tin" * n) for n in range(9)})) as site:
        desk = Desk(tmp_path, site)
        yield desk
        desk.close()


def source_file(folder: Path, server: Newspaper) -> Path:
    fields = {"id": "family", "name": "Báo thử", "province": "tỉnh Tuyên Quang", "home": server.home}
    values = fields | FAMILY.toml | {"delay_seconds": 0}
    file = folder / "family.toml"
    file.write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in values.items()), "utf-8")
    return file


def crawl(file: Path, data: Path, largest: int | None = None) -> subprocess.CompletedProcess[str]:
    """`tinbai crawl`; largest: bytes that any file may have, as if the disk were full then."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))

    command = [sys.executable, "-m", "pipeline.cli", "crawl", str(file), "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limit)


# The state is what grows fastest: it fails at its beginning, at the first page, later in the night
@pytest.mark.parametrize("largest", [20_000, 120_000, 300_000, 600_000])
def test_a_night_on_a_full_disk_goes_on_when_there_is_room(
    server: Newspaper, tmp_path: Path, largest: int
) -> None:
    file, data = source_file(tmp_path, server), tmp_path / "data"
    full = crawl(file, data, largest)
    assert full.returncode in (0, 1)
    assert "Traceback" not in full.stderr
    if full.returncode:
        assert "cannot be written" in full.stderr
        assert "make room" in full.stderr
        check_kept(data)
    assert crawl(file, data).returncode == 0
    check_kept(data)
    assert len(list(read_articles(Workspace.open(data)))) == 9
    # What was under way when the disk was full is asked for once more, nothing else.
    assert (Counter(server.paths()) - Counter(set(server.paths()))).total() <= 1


def check_kept(data: Path) -> None:
    """Every page that counts as fetched can be read, and every file of the archive from end to end."""
    with Archive(data / "archive") as archive:
        assert not list((data / "archive").glob("*.open"))
        for path in (data / "archive").glob("*.warc.gz"):
            with path.open("rb") as stream:
                for record in ArchiveIterator(stream):
                    record.raw_stream.read()
        with CrawlState(data / "crawl.sqlite") as state:
            known = sqlite3.connect(data / "crawl.sqlite").execute("SELECT url FROM page").fetchall()
            for (url,) in known:
                page = state.page(url)
                assert page is not None
                if page.fetched_at is not None:
                    assert archive.read(page.place or "").body or page.kind == "robots"


def test_a_record_that_the_disk_does_not_take_is_not_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is anybody asked for a page more, by this source or another."""
    assert desk.get("/1") == "ok"

    def full(stream: io.FileIO, data: bytes) -> int:
        stream.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive_module, "append_whole", full)
    with pytest.raises(DiskError, match="make room"):
        desk.get("/2")
    asked = len(desk.site.asked)
    for path in ("/3", "/4"):
        with pytest.raises(DiskError):
            desk.get(path)
    assert len(desk.site.asked) == asked
    page = desk.state.page(desk.site.home + "/2")
    assert page is None or page.fetched_at is None
    monkeypatch.undo()
    desk.close()
    desk.again()
    assert [desk.get(f"/{n}") for n in range(1, 9)] == ["ok"] * 8
    assert desk.site.paths.count("/1") == 1
    assert desk.site.paths.count("/2") == 2


def test_append_whole_takes_back_what_did_not_fit(tmp_path: Path) -> None:
    class Small(io.FileIO):
        def write(self, data: object) -> int:
            if self.tell() >= 8:
                raise OSError(28, "No space left on device")
            return super().write(bytes(data)[:4])  # type: ignore[call-overload]

    with Small(tmp_path / "f", "xb") as stream:
        assert append_whole(stream, b"12345") == 0
        with pytest.raises(OSError, match="No space"):
            append_whole(stream, b"6789012345")
    assert (tmp_path / "f").read_bytes() == b"12345"


def test_a_state_that_the_disk_does_not_take(desk: Desk) -> None:
    assert desk.get("/1") == "ok"
    connection = desk.state._file._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    asked = len(desk.site.asked)
    with pytest.raises(DiskError, match=r"crawl.sqlite cannot be written .*full"):
        for number in range(2000):
            desk.state.add_found("bao", [Found(f"http://bao.example/{number}/{'x' * 900}")])
    with pytest.raises(DiskError):
        for number in range(2, 9):
            desk.get(f"/{number}")
    assert len(desk.site.asked) <= asked + 7
    connection.execute("PRAGMA max_page_count = 1000000")
    assert desk.get("/8") == "ok"
