# ruff: noqa: E501
"""WARC files into the workspace: every article once, whatever else the file holds."""

import gzip
import io
import random
import tracemalloc
import zlib
from pathlib import Path

import pytest
from looks import STORIES, semantic
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.article import Article
from pipeline.articles import read_articles
from pipeline.importing import import_paths
from pipeline.issues import read_issues
from pipeline.parse import warc
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.warc import BadRecord, Response, WarcFilter, read_warc
from pipeline.workspace import Workspace

PAGES = [semantic(story).encode() for story in STORIES]
URLS = [
    "https://www.baosonlinh.example/xa-hoi/1.html",
    "https://baosonlinh.example/chinh-tri/2.html",
    "https://baodankhe.example/3.html",
    "https://m.baodankhe.example/4.html",
]
DATE = "2024-08-01T00:00:00Z"


def record(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html", headers: tuple[tuple[str, str], ...] = (),
    record_type: str = "response", date: str = DATE,
) -> bytes:  # fmt: skip
    """One WARC record, without compression."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False, warc_version="1.1")
    http = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
    made = writer.create_warc_record(
        url,
        record_type,
        payload=io.BytesIO(body),
        http_headers=http,
        warc_headers_dict={"WARC-Date": date},
    )
    writer.write_record(made)
    return stream.getvalue()


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 1000] for at in range(0, len(body), 1000)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


GOOD = [record(url, page) for url, page in zip(URLS, PAGES, strict=True)]
REQUEST = record(URLS[0], b"", record_type="request").replace(b"HTTP/1.1 200 OK", b"GET / HTTP/1.1")
HOSTILE = [
    record(URLS[0], b"", status="404 Not Found"),
    record(URLS[0], b"\x89PNG\r\n", kind="image/png"),
    record(URLS[0], b"not chunked at all", headers=(("Transfer-Encoding", "chunked"),)),
    record(URLS[0], zlib.compress(b"x")[:4], headers=(("Content-Encoding", "gzip"),)),
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n\r\n\r\n",
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://[::1\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
    record(
        "https://x.example/home",
        b"<title>Trang ch\xe1\xbb\xa7</title><ul><li><a href=/1>M\xe1\xbb\x99t</a></ul>",
    ),
    record(
        "https://x.example/en", b"<title>News</title><h1>News</h1><p>" + b"The committee met again. " * 50
    ),
]


def urls(path: Path, wanted: WarcFilter | None = None) -> list[str]:
    return [found.url for found in read_warc(path, wanted or WarcFilter()) if isinstance(found, Response)]


def write(path: Path, records: list[bytes], compressed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(one) if compressed else one for one in records))
    return path


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_every_page_once_at_its_offset(tmp_path: Path, name: str) -> None:
    compressed = name.endswith(".gz")
    path = write(tmp_path / name, [REQUEST, *GOOD], compressed)
    found = list(read_warc(path, WarcFilter()))
    assert [page.url for page in found if isinstance(page, Response)] == URLS
    data = path.read_bytes()
    for page in found:
        assert isinstance(page, Response)
        assert data[page.offset :].startswith(b"\x1f\x8b\x08" if compressed else b"WARC/1.1")
        assert page.body == PAGES[URLS.index(page.url)]


def test_one_gzip_stream_over_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(GOOD)))
    assert urls(path) == URLS


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (WarcFilter(hosts=("baosonlinh.example",)), URLS[:2]),
        (WarcFilter(hosts=("m.baodankhe.example",)), URLS[3:]),
        (WarcFilter(hosts=("sonlinh.example",)), []),
        (WarcFilter(since="2024-08-02"), []),
        (WarcFilter(since="2024-08-01"), URLS),
    ],
)
def test_filters_by_host_and_day_of_fetching(tmp_path: Path, wanted: WarcFilter, expected: list[str]) -> None:
    assert urls(write(tmp_path / "a.warc.gz", GOOD), wanted) == expected


def test_filters_by_day_of_publication(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    path = write(tmp_path / "a.warc.gz", GOOD)
    report = import_paths(workspace, [path], wanted=WarcFilter(since="2022-01-01", until="2023-12-31"))
    assert report.added == 2
    assert {(article.published or "")[:10] for article in read_articles(workspace)} == {
        "2022-11-18",
        "2023-10-02",
    }


@pytest.mark.parametrize("body", [chunked(PAGES[0]), gzip.compress(PAGES[0], mtime=0)])
def test_encodings_are_undone(tmp_path: Path, body: bytes) -> None:
    name = ("Content-Encoding", "gzip") if body.startswith(b"\x1f\x8b") else ("Transfer-Encoding", "chunked")
    path = write(tmp_path / "a.warc.gz", [record(URLS[0], body, headers=(name,))])
    (page,) = read_warc(path, WarcFilter())
    assert isinstance(page, Response)
    assert page.body == PAGES[0]


def of_type(name: str) -> bytes:
    return GOOD[0].replace(b"WARC-Type: response", b"WARC-Type: " + name.encode())


ARC = (
    b"filedesc://IA-1.arc 0.0.0.0 20040101000000 text/plain 76\n1 0 InternetArchive\nURL IP-address Archive-date "
    b"Content-type Archive-length\n\nhttp://x.example/ 1.2.3.4 20040101000000 text/html 30\nHTTP/1.0 200 OK\r\n\r\n<p>"
)
BROTLI = bytes.fromhex("1b5f00f88fa1c3") * 9
# what stands before a good record -> the pages that are read, words of what is named
BESIDE: list[tuple[str, bytes, list[str], str]] = [
    ("a revisit", record(URLS[0], b"", record_type="revisit"), [], ""),
    ("a resource", of_type("resource"), [], ""),
    ("a conversion", of_type("conversion"), [], ""),
    ("metadata", of_type("metadata"), [], ""),
    ("a part of a page", record(URLS[0], PAGES[0], status="206 Partial Content"), [], ""),
    ("moved", record(URLS[0], PAGES[0], status="301 Moved Permanently"), [], ""),
    ("no type", record(URLS[0], PAGES[0], kind=""), [URLS[0]], ""),
    ("unpacked by the archive", record(URLS[0], PAGES[0], headers=(("Content-Encoding", "gzip"),)), [URLS[0]], ""),
    ("joined by the archive", record(URLS[0], PAGES[0], headers=(("Transfer-Encoding", "chunked"),)), [URLS[0]], ""),
    ("unbrotlied by the archive", record(URLS[0], PAGES[0], headers=(("Content-Encoding", "br"),)), [URLS[0]], ""),
    ("deflate", record(URLS[0], zlib.compress(PAGES[0]), headers=(("Content-Encoding", "deflate"),)), [URLS[0]], ""),
    (
        "gzip in chunks",
        record(URLS[0], chunked(gzip.compress(PAGES[0])), headers=(("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))),
        [URLS[0]],
        "",
    ),
    ("brotli", record(URLS[0], BROTLI, headers=(("Content-Encoding", "br"),)), [], "packed as br"),
    ("zstd", record(URLS[0], b"(\xb5/\xfd" + BROTLI, headers=(("Content-Encoding", "zstd"),)), [], "packed as zstd"),
    ("cut off", GOOD[0].replace(b"WARC-Type", b"WARC-Truncated: length\r\nWARC-Type"), [], "cut off by who archived"),
    ("small letters", GOOD[0].replace(b"WARC-Type: response", b"warc-type: response"), [URLS[0]], ""),
    ("rubbish", b"\x00rubbish\r\n" * 50, [], "no header"),
    ("an ARC file", ARC, [], ""),
]  # fmt: skip


@pytest.mark.parametrize("compressed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize(
    ("record", "pages", "says"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE]
)
def test_what_stands_beside_a_good_record(
    tmp_path: Path, record: bytes, pages: list[str], says: str, compressed: bool
) -> None:
    path = write(tmp_path / f"a.warc{'.gz' if compressed else ''}", [GOOD[2], record, GOOD[3]], compressed)
    found = list(read_warc(path, WarcFilter()))
    assert [page.url for page in found if isinstance(page, Response)] == [URLS[2], *pages, URLS[3]]
    named = " ".join(one.detail for one in found if isinstance(one, BadRecord))
    assert says in named
    if pages:
        assert (
            next(page.body for page in found if isinstance(page, Response) and page.url == URLS[0])
            == PAGES[0]
        )


@pytest.mark.parametrize("compressed", [True, False], ids=["gzip", "plain"])
def test_a_file_cut_in_its_last_record(tmp_path: Path, compressed: bool) -> None:
    path = write(tmp_path / f"a.warc{'.gz' if compressed else ''}", GOOD, compressed)
    path.write_bytes(path.read_bytes()[:-300])
    *pages, last = read_warc(path, WarcFilter())
    assert [page.url for page in pages if isinstance(page, Response)] == URLS[:3]
    assert isinstance(last, BadRecord)
    assert "ends in the middle" in last.detail


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for count in (100, 500):
        path = write(
            tmp_path / f"{count}.warc.gz", [record(URLS[0], PAGES[0] + random.randbytes(100_000))] * count
        )
        tracemalloc.start()
        assert sum(isinstance(found, Response) for found in read_warc(path, WarcFilter())) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0], "five times the file, and a few records in memory"


def test_a_file_of_the_older_form_is_named(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.warc", tmp_path / "b.warc.gz"
    plain.write_bytes(ARC)
    packed.write_bytes(gzip.compress(ARC))
    with pytest.raises(UnreadableError, match="ARC file, older than WARC") as error:
        list(read_warc(plain, WarcFilter()))
    assert error.value.reason == "not_supported"
    (bad,) = read_warc(packed, WarcFilter())
    assert isinstance(bad, BadRecord)
    assert "ARC file" in bad.detail


BY_COMMAND = [
    ([], [0, 1, 2, 3]),
    (["--host", "baosonlinh.example"], [0, 1]),
    (["--host", "BaoSonLinh.example", "--host", "m.baodankhe.example"], [0, 1, 3]),
    (["--host", "sonlinh.example"], []),
    (["--since", "2022-01-01", "--until", "2023-12-31"], [1, 3]),
    (["--since", "2022-01-01", "--host", "baosonlinh.example"], [1]),
    (["--until", "2022-12-31"], [0, 3]),
    (["--since", "2024-08-02"], []),
]


@pytest.mark.parametrize(("options", "expected"), BY_COMMAND, ids=lambda value: " ".join(map(str, value)))
def test_the_command_filters_by_host_and_day(tmp_path: Path, options: list[str], expected: list[int]) -> None:
    from click.testing import CliRunner

    from pipeline.cli import main

    path = write(tmp_path / "a.warc.gz", [REQUEST, *GOOD])
    data = tmp_path / "data"
    result = CliRunner().invoke(main, ["import", str(path), *options, "--data", str(data)])
    assert result.exit_code == 0, result.output
    assert f"{len(expected)} articles added" in result.output
    titles = {article.title for article in read_articles(Workspace.open(data))}
    assert titles == {STORIES[index].title for index in expected}


def test_the_command_names_a_day_that_is_none(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from pipeline.cli import main

    path = write(tmp_path / "a.warc.gz", GOOD[:1])
    result = CliRunner().invoke(
        main, ["import", str(path), "--since", "31/12/2023", "--data", str(tmp_path / "data")]
    )
    assert result.exit_code == 2
    assert "31/12/2023" in result.output


@pytest.mark.parametrize("compressed", [True, False])
def test_what_is_damaged_is_named_and_the_others_are_read(tmp_path: Path, compressed: bool) -> None:
    mixed = [one for pair in zip(GOOD + GOOD[:1] * 5, HOSTILE, strict=True) for one in pair]
    path = write(tmp_path / f"a.warc{'.gz' if compressed else ''}", mixed, compressed)
    found = list(read_warc(path, WarcFilter()))
    good = [page.url for page in found if isinstance(page, Response) and "x.example" not in page.url]
    assert set(good) == set(URLS)
    bad = [one for one in found if isinstance(one, BadRecord)]
    assert {one.reason for one in bad} == {"bad_record"}
    assert len(bad) >= 2
    assert all(one.detail for one in bad)


def test_reading_goes_on_after_a_broken_gzip_member(tmp_path: Path) -> None:
    members = [gzip.compress(one) for one in GOOD]
    torn = members[1][:200] + bytes(300) + members[1][600:]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(members[0] + torn + b"rubbish between" + members[2] + members[3][:-50])
    found = list(read_warc(path, WarcFilter()))
    assert [page.url for page in found if isinstance(page, Response)] == [URLS[0], URLS[2], URLS[3]][
        : len(urls(path))
    ]
    assert URLS[2] in urls(path)
    assert any(isinstance(one, BadRecord) for one in found)


def test_bombs_and_huge_records_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_PAGE", 100_000)
    monkeypatch.setattr(warc, "_MAX_RECORD", 164_000)
    bomb = gzip.compress(bytes(100_000_000), 1)
    huge = record(URLS[0], bytes(30_000_000))
    path = write(
        tmp_path / "a.warc.gz",
        [record(URLS[0], bomb, headers=(("Content-Encoding", "gzip"),)), huge, GOOD[1]],
    )
    tracemalloc.start()
    found = list(read_warc(path, WarcFilter()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.reason for one in found if isinstance(one, BadRecord)] == ["too_large", "too_large"]
    assert [one.url for one in found if isinstance(one, Response)] == [URLS[1]]
    assert peak < 64_000_000, "a block of the bomb, not all of it"


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b", b"\x1f\x8b\x08" + bytes(50), b"WARC/1.0", b"\x1f\x8b\x08" * 9]
)
def test_files_of_rubbish_end(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    try:
        assert urls(path) == []
    except UnreadableError as error:
        assert error.reason == "not_text"


def test_import(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    path = write(tmp_path / "news.warc.gz", [*GOOD, *HOSTILE])
    seen: list[tuple[int, int]] = []
    report = import_paths(workspace, [path], lambda done, total: seen.append((done, total)))
    assert report.added == 4
    assert report.passed_over >= 2, "a home page, a page in English"
    assert {issue.reason for issue in report.issues} == {"bad_record"}
    assert set(read_issues(workspace)) == set(report.issues)
    articles = {article.title: article for article in read_articles(workspace)}
    assert sorted(articles) == sorted(story.title for story in STORIES)
    first: Article = articles[STORIES[0].title]
    assert first.url == "https://baosonlinh.example/xa-hoi/1.html"
    assert first.origin == f"{path}:0"
    assert first.published == STORIES[0].published
    assert seen[-1] == (1, 1)
    again = import_paths(workspace, [path])
    assert (again.added, again.updated, again.known) == (0, 0, 4)
    assert set(read_issues(workspace)) == set(report.issues)


class Paper:
    id = "baosonlinh"
    family = None

    def article_key(self, url: str) -> str:
        return f"baosonlinh:{url.rsplit('/', 1)[1]}"

    def province_on(self, published: str | None) -> str | None:
        return "huyện Sơn Lĩnh" if published and published < "2025" else None

    def owned(self, url: str, day: str | None = None) -> bool:
        return "baosonlinh" in url


def test_pages_of_a_known_source_get_its_ids(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    paper = Paper()
    path = write(tmp_path / "a.warc.gz", GOOD[:1])
    import_paths(workspace, [path], source_of=lambda url, day: paper if paper.owned(url, day) else None)
    (article,) = read_articles(workspace)
    assert (article.source_id, article.home) == ("baosonlinh", "huyện Sơn Lĩnh")
    from pipeline.article import article_id

    assert article.article_id == article_id("baosonlinh:1.html")
