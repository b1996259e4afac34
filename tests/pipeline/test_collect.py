"""The small fetcher against newspapers on loopback."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from pipeline.collect.archive import read_record
from pipeline.collect.crawl import crawl
from pipeline.collect.fetch import PoliteFetcher
from pipeline.collect.sources import Source, read_source
from pipeline.sample import read_sample, serve_newspaper


@pytest.fixture(scope="module")
def newspaper() -> Iterator[Source]:
    with serve_newspaper() as home:
        yield replace(read_source("baosonlinh", home), delay_seconds=0.0)


def test_crawl_finds_every_article_once(newspaper: Source, tmp_path: Path) -> None:
    pages = list(crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite"))
    expected = {newspaper.home + article.path for article in read_sample()}
    assert {page.url for page in pages} == expected
    assert len(pages) == len(expected)
    assert {page.outcome for page in pages} == {"ok"}


def test_archive_gives_back_the_bytes(newspaper: Source, tmp_path: Path) -> None:
    for page in list(crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite"))[:3]:
        assert page.place is not None
        assert read_record(tmp_path / "archive", page.place) == page.body


def test_second_crawl_fetches_nothing_again(newspaper: Source, tmp_path: Path) -> None:
    first = list(crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite"))
    assert first
    assert list(crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite")) == []


def test_a_stopped_crawl_goes_on(newspaper: Source, tmp_path: Path) -> None:
    crawling = crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite")
    stopped = [next(crawling) for _ in range(2)]
    crawling.close()
    rest = {page.url for page in crawl(newspaper, tmp_path / "archive", tmp_path / "crawl.sqlite")}
    done = {page.url for page in stopped}
    assert not done & rest
    assert len(done | rest) == len(read_sample())
    for page in stopped:
        assert page.place is not None
        assert read_record(tmp_path / "archive", page.place) == page.body


class _Site(BaseHTTPRequestHandler):
    robots: tuple[int, str] = (200, "User-agent: *\nDisallow: /closed\n")
    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.seen.append(self.path)
        if self.path == "/robots.txt":
            self._answer(*self.robots)
        elif self.path == "/away":
            self._answer(302, "", ("Location", "http://example.invalid/"))
        elif self.path == "/into-closed":
            self._answer(302, "", ("Location", "/closed/page"))
        elif self.path == "/round":
            self._answer(302, "", ("Location", "/round"))
        else:
            self._answer(200, "x" * (11 * 1024 * 1024) if self.path == "/huge" else "tin")

    def _answer(self, status: int, text: str, *headers: tuple[str, str]) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def site(newspaper: Source) -> Iterator[Source]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    _Site.seen = []
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield replace(newspaper, home=f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/open", "ok"),
        ("/closed/page", "robots"),
        ("/into-closed", "robots"),
        ("/away", "off_site"),
        ("http://example.invalid/page", "off_site"),
        ("/round", "too_many_redirects"),
        ("/huge", "too_large"),
    ],
)
def test_what_a_polite_fetcher_does(site: Source, path: str, outcome: str) -> None:
    assert PoliteFetcher(site).get(path).outcome == outcome
    assert "/closed/page" not in _Site.seen


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [((404, "no"), True), ((403, "no"), True), ((500, "no"), False), ((503, "no"), False)],
)
def test_failing_robots(
    site: Source, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, str], allowed: bool
) -> None:
    monkeypatch.setattr(_Site, "robots", answer)
    assert (PoliteFetcher(site).get("/open").outcome == "ok") is allowed
    assert _Site.seen[0] == "/robots.txt"


def test_the_delay_is_kept(site: Source) -> None:
    waited: list[float] = []
    fetcher = PoliteFetcher(replace(site, delay_seconds=3.0), sleep=waited.append)
    for _ in range(3):
        fetcher.get("/open")
    assert len(waited) == 4  # robots.txt and three pages
    assert all(2.5 < seconds <= 3.0 for seconds in waited[1:])


def test_crawl_delay_of_robots_is_honoured(site: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Site, "robots", (200, "User-agent: *\nCrawl-delay: 7\n"))
    waited: list[float] = []
    fetcher = PoliteFetcher(site, sleep=waited.append)
    fetcher.get("/open")
    fetcher.get("/open")
    assert 6.0 < waited[-1] <= 7.0
