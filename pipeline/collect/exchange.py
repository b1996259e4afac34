"""What goes over the wire and what came of it: the doors between the rooms of the collector."""

from dataclasses import dataclass
from datetime import datetime

KINDS = ("robots", "feed", "sitemap", "listing", "article")


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

    ip: the address that answered. protocol: `HTTP/1.1`.
    """

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ip: str | None
    protocol: str = "HTTP/1.1"

    def header(self, name: str) -> str | None:
        """The first header of this name, whatever its case; None if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of visiting a URL, redirects and retries included.

    url: as asked; final_url: where it ended. outcome: `ok`, `not_modified`, `gone` (410), `missing` (404), or
    the named reason why there is nothing to read: `robots`, `robots_unreachable`, `off_site`,
    `private_address`, `too_many_redirects`, `redirect_loop`, `too_large`, `too_slow`, `truncated`,
    `content_type`, `bad_encoding`, `busy` (429, 503: deferred), `server_error`, `refused`, `timeout`, `dns`,
    `tls`, `network`, `breaker`. place: its WARC record, None where nothing was kept. retry_at: UTC, when the
    host said to come again.
    """

    url: str
    final_url: str
    kind: str
    outcome: str
    response: Response | None = None
    place: str | None = None
    attempts: int = 1
    retry_at: datetime | None = None
    detail: str = ""
