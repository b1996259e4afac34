"""The archive: valid WARC/1.1, revisits, rotation, kill -9, an index that answers by URL."""

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback import HTML, Asked, Desk, Reply, Site, Time, serve
from warcio.archiveiterator import ArchiveIterator

from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.exchange import Request, Response

URL = "http://bao.example/tin"
PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
PACKED = gzip.compress("Nghị quyết".encode(), mtime=0)


def ask(time: Time, url: str = URL) -> Request:
    return Request(url, (("Host", "bao.example"), ("User-Agent", "tinbai/1 (+a@b.vn)")), time.moment)


def answer(body: bytes = b"tin", status: int = 200, *headers: tuple[str, str]) -> Response:
    return Response(status, "OK", (HTML, *headers), body, "93.184.216.34")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def archive(tmp_path: Path, time: Time) -> Iterator[Archive]:
    with Archive(tmp_path, "a@b.vn", "tinbai/1", time.clock) as archive:
        yield archive


def records(folder: Path) -> list[Any]:
    """All records, with their content read; the order of the files."""
    found = []
    for path in sorted(folder.glob("*.warc.gz*")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                record.content = record.raw_stream.read()
                found.append(record)
    return found


def headers(record: Any) -> dict[str, str]:
    return dict(record.rec_headers.headers)


def test_a_file_opens_with_who_made_it_and_how(archive: Archive, tmp_path: Path, time: Time) -> None:
    archive.add(ask(time), answer(), "article")
    info = records(tmp_path)[0]
    assert info.rec_type == "warcinfo"
    for words in (b"software: tinbai/1", b"operator: a@b.vn", b"robots: obeyed", b"WARC File Format 1.1"):
        assert words in info.content
    assert info.rec_headers.protocol == "WARC/1.1"


def test_request_and_response_belong_together(archive: Archive, tmp_path: Path, time: Time) -> None:
    archive.add(ask(time), answer(), "article", "bao")
    _, response, request = records(tmp_path)
    assert (response.rec_type, request.rec_type) == ("response", "request")
    assert headers(request)["WARC-Concurrent-To"] == headers(response)["WARC-Record-ID"]
    assert headers(response)["WARC-IP-Address"] == "93.184.216.34"
    assert headers(response)["WARC-Date"] == headers(request)["WARC-Date"] == "2026-11-22T02:00:00.000000Z"
    assert headers(response)["WARC-Payload-Digest"].startswith("sha1:")
    assert headers(response)["WARC-Block-Digest"].startswith("sha1:")
    assert request.http_headers.get_header("User-Agent") == "tinbai/1 (+a@b.vn)"
    assert request.http_headers.statusline == "/tin HTTP/1.1"


def test_every_record_is_a_gzip_member_and_every_digest_is_right(
    archive: Archive, tmp_path: Path, time: Time
) -> None:
    for number in range(5):
        archive.add(ask(time, f"{URL}/{number}"), answer(b"tin %d" % number), "article")
    archive.add(ask(time, f"{URL}/5"), answer(b"tin 1"), "article")
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    with path.open("rb") as stream:
        found = ArchiveIterator(stream, check_digests="raise")
        assert [record.raw_stream.read() is not None for record in found] == [True] * 13


def test_what_comes_packed_stays_packed_and_is_read_unpacked(
    archive: Archive, tmp_path: Path, time: Time
) -> None:
    response = Response(
        200, "OK", (HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")),
        "Nghị quyết".encode(), None, coded=PACKED,
    )  # fmt: skip
    place = archive.add(ask(time), response, "article")
    assert records(tmp_path)[1].content == PACKED
    assert archive.read(place).body == "Nghị quyết".encode()
    assert archive.read(place).header("Transfer-Encoding") is None  # the chunks are put together


def test_any_warc_reader_gets_the_page(archive: Archive, tmp_path: Path, time: Time) -> None:
    coded = Response(200, "OK", (HTML, ("Content-Encoding", "gzip")), b"", None, coded=PACKED)
    archive.add(
        ask(time), Response(200, "OK", coded.headers, "Nghị quyết".encode(), None, coded=PACKED), "article"
    )
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    with path.open("rb") as stream:
        bodies = [r.content_stream().read() for r in ArchiveIterator(stream) if r.rec_type == "response"]
    assert bodies == ["Nghị quyết".encode()]


def test_the_same_bytes_again_are_a_revisit(archive: Archive, tmp_path: Path, time: Time) -> None:
    first = archive.add(ask(time), answer(b"tin" * 1000), "article")
    time.pass_(days=1)
    second = archive.add(ask(time, URL + "/2"), answer(b"tin" * 1000, 200, ("X-Day", "2")), "article")
    one, two = [r for r in records(tmp_path) if r.rec_type in ("response", "revisit")]
    assert two.rec_type == "revisit"
    assert headers(two)["WARC-Profile"] == PROFILE + "identical-payload-digest"
    assert headers(two)["WARC-Refers-To-Target-URI"] == URL
    assert headers(two)["WARC-Refers-To-Date"] == headers(one)["WARC-Date"]
    assert headers(two)["WARC-Payload-Digest"] == headers(one)["WARC-Payload-Digest"]
    assert two.content == b""
    assert archive.read(second).body == archive.read(first).body == b"tin" * 1000
    assert archive.read(second).header("X-Day") == "2"


def test_the_same_page_packed_anew_is_a_revisit(archive: Archive, time: Time) -> None:
    for second in (1, 2):  # servers put the time into what they pack
        coded = gzip.compress(b"tin", mtime=second)
        packed = Response(200, "OK", (HTML, ("Content-Encoding", "gzip")), b"tin", None, coded=coded)
        place = archive.add(ask(time), packed, "article")
        time.pass_(days=1)
    assert [entry.type for entry in archive.find(URL)] == ["response", "revisit"]
    assert archive.read(place).body == b"tin"


def test_not_modified_is_a_revisit(archive: Archive, tmp_path: Path, time: Time) -> None:
    archive.add(ask(time), answer(b"tin"), "article")
    time.pass_(days=1)
    place = archive.add(ask(time), answer(b"", 304), "article")
    record = next(r for r in records(tmp_path) if r.rec_type == "revisit")
    assert headers(record)["WARC-Profile"] == PROFILE + "server-not-modified"
    assert headers(record)["WARC-Refers-To-Target-URI"] == URL
    assert headers(record)["WARC-Refers-To-Date"] == "2026-11-22T02:00:00.000000Z"
    assert archive.read(place).status == 304
    assert archive.read(place).body == b"tin"


def test_empty_bodies_and_errors_are_no_revisits(archive: Archive, time: Time) -> None:
    for status in (200, 200, 404, 404):
        archive.add(ask(time), answer(b"" if status == 200 else b"no", status), "article")
    assert [entry.type for entry in archive.find(URL)] == ["response"] * 4


def test_everything_that_is_fetched_is_kept(tmp_path: Path) -> None:
    pages = {"/robots.txt": Reply(200, b"User-agent: *\n"), "/rss": Reply(200, b"<rss/>"), "/bad": Reply(404)}
    with serve(Site(pages=dict(pages))) as site:
        desk = Desk(tmp_path, site)
        for path, kind in (("/rss", "feed"), ("/muc", "listing"), ("/map", "sitemap"), ("/bad", "article")):
            desk.get(path, kind)
        entries = [entry for entry in desk.archive.index.all() if entry.type != "resource"]
        kept = {(entry.url.removeprefix(site.home), entry.kind) for entry in entries}
        desk.close()
    assert kept == {
        ("/robots.txt", "robots"), ("/rss", "feed"), ("/muc", "listing"), ("/map", "sitemap"),
        ("/bad", "article"),
    }  # fmt: skip


def test_a_file_is_open_until_it_is_whole(archive: Archive, tmp_path: Path, time: Time) -> None:
    place = archive.add(ask(time), answer(), "article")
    assert [path.name[-5:] for path in tmp_path.glob("tinbai-*")] == [".open"]
    assert archive.read(place).body == b"tin"  # also while it is
    archive.close()
    assert [path.name[-8:] for path in tmp_path.glob("tinbai-*")] == [".warc.gz"]


def test_a_new_file_when_one_is_full_and_each_day(tmp_path: Path, time: Time) -> None:
    with Archive(tmp_path, clock=time.clock, max_file=4000) as archive:
        places = []
        for _ in range(4):
            places.append(archive.add(ask(time), answer(os.urandom(2000)), "article"))
            time.pass_(minutes=1)
        time.pass_(days=1)
        places.append(archive.add(ask(time), answer(b"day 2"), "article"))
        assert len({place.rpartition(":")[0] for place in places}) == 3
        assert archive.read(places[0]).status == 200


def test_a_crawl_that_fetches_nothing_leaves_no_file(tmp_path: Path) -> None:
    Archive(tmp_path).close()
    assert list(tmp_path.glob("*.warc.gz*")) == []


def test_find_answers_by_url_oldest_first(archive: Archive, time: Time) -> None:
    for body in (b"1", b"2"):
        archive.add(ask(time), answer(body), "article", "bao")
        archive.add(ask(time, URL + "/x"), answer(b"x" + body), "article")
        time.pass_(days=1)
    found = archive.find(URL)
    assert [archive.read(entry.place).body for entry in found] == [b"1", b"2"]
    assert (found[0].kind, found[0].source_id, found[0].status) == ("article", "bao", 200)
    assert archive.find("http://bao.example/khac") == []


def test_the_index_is_made_anew_from_the_files(tmp_path: Path, time: Time) -> None:
    with Archive(tmp_path, clock=time.clock) as archive:
        for body, status in ((b"1", 200), (b"1", 200), (b"", 304), (b"no", 404), (b"2", 200)):
            archive.add(ask(time), answer(body, status), "article", "bao")
            time.pass_(days=1)
        before = archive.find(URL)
    for path in tmp_path.glob("index.sqlite*"):
        path.unlink()
    with Archive(tmp_path, clock=time.clock) as archive:
        assert archive.find(URL) == before


@pytest.mark.parametrize("lost", [1, 10, 200, 500])
def test_a_torn_record_is_cut_off_and_the_rest_kept(tmp_path: Path, time: Time, lost: int) -> None:
    archive = Archive(tmp_path, clock=time.clock)
    first = archive.add(ask(time), answer(b"1"), "article")
    archive.add(ask(time, URL + "/2"), answer(b"2"), "article")
    archive.index.close()  # killed: the file stays open
    (path,) = tmp_path.glob("*.open")
    os.truncate(path, path.stat().st_size - lost)
    with Archive(tmp_path, clock=time.clock) as archive:
        assert list(tmp_path.glob("*.open")) == []
        assert archive.read(first).body == b"1"
        for entry in archive.find(URL + "/2"):
            assert archive.read(entry.place).body == b"2"
        assert bool(archive.find(URL + "/2")) is (lost < 500)
    (path,) = tmp_path.glob("*.warc.gz")
    with path.open("rb") as stream:
        assert all(record.raw_stream.read() is not None for record in ArchiveIterator(stream))
    with gzip.open(path) as whole:
        whole.read()  # no half member is left


def test_a_record_that_is_not_in_the_index_is_found_again(tmp_path: Path, time: Time) -> None:
    """Killed between the file and the index."""
    archive = Archive(tmp_path, clock=time.clock)
    archive.add(ask(time), answer(b"1"), "article")
    (path,) = tmp_path.glob("*.open")
    archive.index.forget(path.name.removesuffix(".open"))
    archive.index.close()
    with Archive(tmp_path, clock=time.clock) as archive:
        assert [archive.read(entry.place).body for entry in archive.find(URL)] == [b"1"]


def test_a_file_with_nothing_in_it_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "tinbai-x.warc.gz.open").write_bytes(gzip.compress(b"WARC/1.1\r\n")[:-5])
    Archive(tmp_path).close()
    assert list(tmp_path.glob("*.warc.gz*")) == []


def test_an_unknown_place_says_so(archive: Archive) -> None:
    for place in ("nowhere.warc.gz:0", "nowhere", "x:y"):
        with pytest.raises(ArchiveError, match="no record"):
            archive.read(place)


_KILLED = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from test_archive import Time, answer, ask
from pipeline.collect.archive import Archive
time, archive = Time(), Archive(Path({folder!r}))
for number in range(100000):
    response = answer(b"tin %d" % number * 50)
    place = archive.add(ask(time, f"http://bao.example/{{number}}"), response, "article")
    print(number, place, flush=True)
"""


@pytest.mark.parametrize("after", [3, 17])
def test_killed_in_the_middle_of_writing(tmp_path: Path, after: int) -> None:
    """What was said to be kept is there after kill -9, and the file is whole."""
    root = str(Path(__file__).parent)
    script = _KILLED.format(root=root, folder=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(after)]
        process.kill()
        said += [line.split() for line in process.stdout if line.endswith("\n")]
    with Archive(tmp_path) as archive:
        for number, place in said:
            assert archive.read(place).body == b"tin %d" % int(number) * 50
        assert len(list(archive.index.all())) in (len(said), len(said) + 1)


def test_conditional_requests_are_sent_for_every_kind_and_kept_as_revisits(tmp_path: Path) -> None:
    def reply(asked: Asked) -> Reply:
        known = {"If-None-Match": '"7"', "If-Modified-Since": "Sat, 21 Nov 2026 01:00:00 GMT"}
        if known.items() <= asked.headers.items():
            return Reply(304, b"", (("ETag", '"7"'),))
        given = (("ETag", '"7"'), ("Last-Modified", known["If-Modified-Since"]), HTML)
        return Reply(200, asked.path.encode(), given)

    kinds = {"/muc": "listing", "/rss": "feed", "/map": "sitemap", "/tin": "article"}
    with serve(Site(pages=dict.fromkeys(kinds, reply) | {"/robots.txt": reply})) as site:
        desk = Desk(tmp_path, site)
        assert {desk.get(path, kind) for path, kind in kinds.items()} == {"ok"}
        desk.state.set_handled(site.home + path for path in kinds)
        desk.next_night()
        visits = [desk.visitor.visit(site.home + path, kind) for path, kind in kinds.items()]
        assert {visit.outcome for visit in visits} == {"not_modified"}
        assert all(asked.headers.get("If-None-Match") for asked in site.asked[5:])
        for visit in visits:
            assert visit.place is not None
            assert desk.archive.find(visit.url)[-1].type == "revisit"
            assert desk.archive.read(visit.place).body.decode() == visit.url.removeprefix(site.home)
        desk.close()


def test_a_page_that_was_not_read_is_asked_for_in_full(tmp_path: Path) -> None:
    """Killed between fetching a listing and taking up its links: a 304 would lose them."""
    pages = {"/muc": Reply(200, b"x", (HTML, ("ETag", '"1"')))}
    with serve(Site(pages=dict(pages))) as site:
        desk = Desk(tmp_path, site)
        desk.get("/muc", "listing")
        desk.next_night().get("/muc", "listing")
        assert "If-None-Match" not in site.asked[-1].headers
        desk.close()


def test_validators_go_only_to_where_they_came_from(tmp_path: Path) -> None:
    """A section that was redirected elsewhere: the old place's date says nothing of the new one."""
    to_b = Reply(302, b"", (("Location", "/b"),))
    given = Reply(200, b"b", (HTML, ("ETag", '"b"')))
    with serve(Site(pages={"/a": to_b, "/b": given, "/c": Reply(200, b"c")})) as site:
        desk = Desk(tmp_path, site)
        assert desk.get("/a", "listing") == "ok"
        desk.state.set_handled([site.home + "/a"])
        site.pages["/a"] = Reply(302, b"", (("Location", "/c"),))
        assert desk.next_night().get("/a", "listing") == "ok"
        assert all("If-None-Match" not in asked.headers for asked in site.asked)
        desk.close()


def test_the_records_can_be_listed_by_warcio(archive: Archive, tmp_path: Path, time: Time) -> None:
    archive.add(ask(time), answer(), "article")
    archive.close()
    (path,) = tmp_path.glob("*.warc.gz")
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(path.read_bytes()))]
    assert kinds == ["warcinfo", "response", "request"]
