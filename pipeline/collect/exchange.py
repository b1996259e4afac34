"""What goes over the wire and what came of it: the doors between the rooms of the collector."""

from dataclasses import dataclass
from datetime import datetime

KINDS = ("robots", "feed", "sitemap", "listing", "article", "further")  # further: page 2, 3, … of an article


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as sent. sent_at: UTC."""

    url: str
    headers: tuple[tuple[str, str], ...]
    sent_at: datetime
    method: str = "GET"


@dataclass(frozen=True, slots=True)
class Response:
    """A response as received. body: after content decoding, so that nobody decodes it again.

    headers: as sent, so that they may speak of the coding that `body` no longer has. coded: the body as it
    came (gzip), None where it came plain. ip: the address that answered. protocol: `HTTP/1.1`. cut: that the
    body is only the beginning (a robots.txt of more than 500 KiB).
    """

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ip: str | None
    protocol: str = "HTTP/1.1"
    coded: bytes | None = None
    cut: bool = False

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case; None if there is none."""
        return next(iter(self.all_headers(name)), None)

    def all_headers(self, name: str) -> list[str]:
        """All headers of this name, whatever its case, in their order."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    @property
    def content_type(self) -> str | None:
        """The Content-Type header, None if there was none."""
        return self.header("Content-Type")

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        return Validators(self.header("ETag"), self.header("Last-Modified"))


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. outcome: `answered`, or why there is none (the network's words of `Visit`).

    response: None unless answered. detail: for the log.
    """

    request: Request
    outcome: str
    response: Response | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of visiting a URL, redirects and retries included.

    url: as asked; final_url: where it ended. outcome: `ok`, `not_modified`, or the named reason why there is
    nothing to read:

    - the page: `gone` (410), `missing` (404), `forbidden` (401, 403, 451), `status` (any other answer),
      `noindex`, `noarchive` (the publisher asks not to keep it; articles only)
    - the rules: `robots`, `robots_unreachable`, `off_site`, `private_address`
    - the answer: `too_many_redirects`, `redirect_loop`, `too_large`, `too_slow`, `truncated`,
      `content_type`, `bad_encoding`
    - the host: `busy` (429, 503: deferred), `server_error`, `refused`, `timeout`, `dns`, `tls`, `network`
    - ourselves: `breaker` (the host failed too often in a row), `budget` (enough of it for one night), `time`
      (the host may not be asked again before the run's time is up)

    response: of the last answer, None where there was none. place: its WARC record, `FILE:OFFSET`, None
    where nothing was kept. attempts: requests sent, 0 where none was. retry_at: UTC, when the host said to
    come again.
    """

    url: str
    final_url: str
    kind: str
    outcome: str
    response: Response | None = None
    place: str | None = None
    attempts: int = 0
    retry_at: datetime | None = None
    detail: str = ""

    @property
    def is_final(self) -> bool:
        """Whether the page itself answered, so that asking again this night would bring nothing else."""
        return self.outcome in FINAL


FINAL = frozenset(("ok", "not_modified", "gone", "missing", "forbidden", "noindex", "noarchive"))
