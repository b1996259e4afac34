"""One polite request at a time: robots.txt first, a delay, an honest name, bounded size and time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import requests
from protego import Protego

from pipeline.collect.sources import Source

PRODUCT = "tinbai"
USER_AGENT = f"{PRODUCT}/0.1 (research crawler of Vietnamese provincial news)"
CONNECT_SECONDS, READ_SECONDS, TOTAL_SECONDS = 10, 30, 60
MAX_BODY = 10 * 1024 * 1024
MAX_ROBOTS = 500 * 1024  # RFC 9309 section 2.5
MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. outcome: ok, or a named reason (`robots`, `off_site`, `too_large`, `status_404`, …)."""

    url: str
    outcome: str
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def content_type(self) -> str | None:
        """The Content-Type header, None if there was none."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), None)


@dataclass
class PoliteFetcher:
    """Fetches pages of one source, never two at once, never off its host, never against its robots.txt."""

    source: Source
    sleep: Callable[[float], None] = time.sleep
    _robots: Protego | None = None
    _next_request: float = 0.0
    _session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str) -> Response:
        """GET a path or URL of the source."""
        url = urljoin(self.source.home + "/", path)
        if not self.source.owns(url):
            return Response(url, "off_site")
        if self._robots is None:
            self._robots = self._read_robots()
        if not self._robots.can_fetch(url, PRODUCT):
            return Response(url, "robots")
        return self._request(url, MAX_BODY)

    def robots_sitemaps(self) -> list[str]:
        """The `Sitemap:` lines of robots.txt; fetched before anything else."""
        if self._robots is None:
            self._robots = self._read_robots()
        return list(self._robots.sitemaps)

    def _read_robots(self) -> Protego:
        """RFC 9309 2.3.1: 2xx are rules, 4xx allow everything, anything else disallows everything."""
        response = self._request(urljoin(self.source.home, "/robots.txt"), MAX_ROBOTS)
        if response.outcome == "ok":
            return Protego.parse(response.body.decode("utf-8", "replace"))
        if response.status is not None and 400 <= response.status < 500:
            return Protego.parse("")
        return Protego.parse("User-agent: *\nDisallow: /")

    def _request(self, url: str, limit: int) -> Response:
        for _ in range(MAX_REDIRECTS + 1):
            response = self._request_once(url, limit)
            location = dict(response.headers).get("Location")
            if response.status not in (301, 302, 303, 307, 308) or location is None:
                return response
            url = urljoin(url, location)
            if not self.source.owns(url):
                return Response(url, "off_site", response.status)
            if self._robots is not None and not self._robots.can_fetch(url, PRODUCT):
                return Response(url, "robots", response.status)
        return Response(url, "too_many_redirects")

    def _request_once(self, url: str, limit: int) -> Response:
        self.sleep(max(0.0, self._next_request - time.monotonic()))
        try:
            with self._session.get(
                url,
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                stream=True,
                allow_redirects=False,
            ) as answer:
                return self._read(url, answer, limit)
        except requests.RequestException as error:
            return Response(url, f"network_{type(error).__name__.lower()}")
        finally:
            self._next_request = time.monotonic() + self._delay()

    def _read(self, url: str, answer: requests.Response, limit: int) -> Response:
        headers = tuple(answer.headers.items())
        if answer.status_code != 200:
            return Response(url, f"status_{answer.status_code}", answer.status_code, headers)
        deadline = time.monotonic() + TOTAL_SECONDS
        body = bytearray()
        for piece in answer.iter_content(64 * 1024):
            body += piece
            if len(body) > limit:
                return Response(url, "too_large", answer.status_code, headers)
            if time.monotonic() > deadline:
                return Response(url, "too_slow", answer.status_code, headers)
        return Response(url, "ok", answer.status_code, headers, bytes(body))

    def _delay(self) -> float:
        """Seconds between requests: ours, or the robots' Crawl-delay where it is longer."""
        asked = self._robots.crawl_delay(PRODUCT) if self._robots is not None else None
        return max(self.source.delay_seconds, min(asked or 0.0, 120.0))
