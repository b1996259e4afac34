"""The archive record of an article is to be had as a file, and nothing else of the disk."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from browsing import browser
from invented import ARTICLES, read_invented
from starlette.testclient import TestClient
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.explorer.records import packed_record, record_address
from pipeline.extract import extract
from pipeline.workspace import Workspace

FILE = "tinbai-20210314T010000000000-7.warc.gz"
PAGE = b"<h1>T\xe1\xbb\x89nh</h1><script>alert(1)</script>"


def write_archive(folder: Path) -> int:
    """Two responses; where the second begins."""
    with (folder / FILE).open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for body in (b"the first", PAGE):
            begin = stream.tell()
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    "https://baosonlinh.invalid/2", "response", payload=BytesIO(body), http_headers=headers
                )
            )
    return begin


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    workspace = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
    begin = write_archive(workspace.archive)
    archived = replace(ARTICLES[0], origin=f"{FILE}:{begin}")
    moved = replace(ARTICLES[1], origin="tinbai-19990101T000000000000-1.warc.gz:0")
    store_articles(workspace, (archived, moved, *ARTICLES[2:]))
    extract(workspace, reader=read_invented)
    build(workspace)
    return browser(workspace.root)


def test_the_page_leads_to_the_record_and_the_record_is_whole(client: TestClient) -> None:
    page = client.get(f"/article/{ARTICLES[0].article_id}").text
    (link,) = {part.partition('"')[0] for part in page.split('href="')[1:] if part.startswith("/record/")}
    answer = client.get(link.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/gzip"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    (record,) = list(_bodies(answer.content))
    assert record == PAGE


def _bodies(content: bytes) -> list[bytes]:
    return [record.content_stream().read() for record in ArchiveIterator(BytesIO(content))]


def test_what_is_not_archived_here_has_no_link(client: TestClient) -> None:
    page = client.get(f"/article/{ARTICLES[2].article_id}").text
    assert ARTICLES[2].origin in page
    assert "/record/" not in page


REFUSED = [
    (0, "?origin=../../etc/passwd:0", 400),
    (0, f"?origin={FILE}:0", 400),  # a record of the archive, not of this article
    (0, "?file=x", 400),
    (1, "", 404),  # the file was moved
    (2, "", 404),  # not of an archive of ours
]


@pytest.mark.parametrize(("number", "asked", "status"), REFUSED)
def test_other_records_are_refused(client: TestClient, number: int, asked: str, status: int) -> None:
    answer = client.get(f"/record/{ARTICLES[number].article_id}{asked}")
    assert answer.status_code == status
    assert str(client.app) not in answer.text
    assert "/tmp" not in answer.text


PLACES = [
    (f"{FILE}:1", "in the middle of a record"),
    (f"{FILE}:999999", "behind the end"),
    ("note.warc.gz:0", "no WARC"),
    ("torn.warc.gz:0", "cut off"),
    ("../secret.warc.gz:0", "another folder"),
    (f"{FILE}", "no offset"),
]


@pytest.mark.parametrize(("place", "why"), PLACES)
def test_no_record_there(tmp_path: Path, place: str, why: str) -> None:
    import gzip

    folder = tmp_path / "archive"
    folder.mkdir()
    write_archive(folder)
    (folder / "note.warc.gz").write_bytes(gzip.compress(b"a note"))
    (folder / "torn.warc.gz").write_bytes((folder / FILE).read_bytes()[:60])
    (tmp_path / "secret.warc.gz").write_bytes((folder / FILE).read_bytes())
    assert packed_record(folder, place) is None, why


def test_the_address_holds_no_more_than_the_place() -> None:
    assert record_address("a1", "x.warc.gz:12") == "/record/a1?origin=x.warc.gz%3A12"
    assert record_address("a1", "import/bài.txt") is None
    assert record_address("a1", None) is None
