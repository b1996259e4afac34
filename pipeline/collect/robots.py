"""robots.txt by RFC 9309: what its answer means, and what its rules allow us.

200 `User-agent: *`   -> its rules                 404, 403, 410 … -> everything is allowed
200 `<!DOCTYPE html>` -> no rules, nor kept        500, 503, 429, refused, time-out, DNS -> nothing is allowed
"""

import re
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from urllib.parse import urljoin

from protego import Protego

from pipeline.collect.identity import PRODUCT

MAX_BYTES = 500 * 1024  # RFC 9309 section 2.5
MAX_HOURS = 24  # section 2.4: how long rules may be used without asking again
OLD_DAYS = 30  # how long they count while a page of HTML, which says nothing, stands in their place
MAX_DELAY = 120.0  # seconds: a longer Crawl-delay is not waited for


_AGENT = re.compile(r"^([ \t]*user[- ]?agent[ \t]*[: ])[ \t]*([^\r\n#]*)", re.IGNORECASE | re.MULTILINE)
# protego takes leave for `/` from this, as a search engine does; the RFC knows nothing of it.
_INDEX_PAGE = re.compile(
    r"^([ \t]*allow[ \t]*:[^#\n]*/index\.html)(?=[ \t]*(?:#|$))", re.IGNORECASE | re.MULTILINE
)
# Python ends lines at all of these, and RFC 9309 (section 2.2) at three.
_LINE_ENDS = re.compile(r"\r\n?")
_NO_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(frozen=True)
class Rules:
    """What a host allows. verdict: `rules` (of `text`), `allow` or `disallow` (everything).

    reason: why everything is allowed or disallowed, for the log.
    """

    verdict: str
    text: str = ""
    reason: str = ""

    def allows(self, url: str) -> bool:
        """Whether we may ask for a URL of this host."""
        if self.verdict != "rules":
            return self.verdict == "allow"
        return bool(self._parsed.can_fetch(url, PRODUCT))

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host asks for, up to our cap; 0 where it asks for nothing."""
        asked = float((self._parsed.crawl_delay(PRODUCT) if self.verdict == "rules" else None) or 0.0)
        return min(max(asked, 0.0), MAX_DELAY) if isfinite(asked) else 0.0

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Its `Sitemap:` lines, as written."""
        return tuple(dict.fromkeys(self._parsed.sitemaps)) if self.verdict == "rules" else ()

    @cached_property
    def _parsed(self) -> Protego:
        text = _LINE_ENDS.sub("\n", self.text).translate(_NO_LINE_ENDS)
        return Protego.parse(_INDEX_PAGE.sub(r"\1*", _AGENT.sub(_as_ours_or_not, text)))


def _as_ours_or_not(line: re.Match[str]) -> str:
    """A group is ours where its token is ours (section 2.2.1); protego takes `tin` for `tinbai` too."""
    token = re.match(r"[a-z_-]*", line[2].strip().lower())
    name = token[0] if token else ""
    return line[1] + (PRODUCT if name == PRODUCT else "*" if line[2].strip() == "*" else "another")


def robots_url(origin: str) -> str:
    """Where the rules of a scheme, host and port are."""
    return urljoin(origin, "/robots.txt")


def read_robots(status: int, body: bytes) -> Rules:
    """The rules that an answer brings (section 2.3.1); redirects are followed before."""
    if 200 <= status < 300:
        if is_html(body):
            return Rules("allow", reason="robots.txt is a page of HTML")
        body = _without_torn_line(body)
        coding = "utf-16" if body.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        return Rules("rules", body.decode(coding, "replace"))
    if 400 <= status < 500 and status != 429:
        return Rules("allow", reason=f"robots.txt answers {status}")
    if 300 <= status < 400:
        return Rules("allow", reason="robots.txt is redirected without end")
    return Rules("disallow", reason=f"robots.txt answers {status}")


def is_html(body: bytes) -> bool:
    """Whether a robots.txt is a page (a soft error, a wall): no rules, whatever its status."""
    start = body[:2048].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<?xml", b"<!--"))


def _without_torn_line(body: bytes) -> bytes:
    """The first 500 KiB: half a line at their end could be read as a rule that nobody wrote."""
    if len(body) < MAX_BYTES:
        return body
    kept = body[:MAX_BYTES]
    end = max(kept.rfind(b"\n"), kept.rfind(b"\r"))
    return kept[: end + 1]
