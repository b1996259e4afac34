"""What a page asks of those who index: `noindex`, `noarchive`, in its headers or in its head.

    X-Robots-Tag: noarchive            X-Robots-Tag: tinbai: noindex, nofollow
    <meta name="robots" content="noindex">      <meta name="tinbai" content="none">

tinbai's tables are an index, and its archive is an archive: a page that says `noindex` becomes no article
and no fact; one that says `noarchive` becomes neither and its body is not kept either.
"""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.collect.exchange import Response
from pipeline.collect.identity import PRODUCT

_HEAD = 256 * 1024  # bytes of a page in which its head is sought
_META = re.compile(rb"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(rb"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_WORDS_WITH_VALUE = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")


def robots_tags(response: Response, now: datetime) -> frozenset[str]:
    """The words said to every robot or to us: `noindex`, `noarchive`, `nofollow` …; `none` written out.

    An `unavailable_after` that has passed counts as `noindex`. now: UTC.
    """
    words: set[str] = set()
    for value in response.all_headers("X-Robots-Tag"):
        words |= _header_words(value, now)
    media = (response.content_type or "text/html").partition(";")[0].strip().lower()
    if media in ("text/html", "application/xhtml+xml"):
        words |= _meta_words(response.body[:_HEAD], now)
    return frozenset(words | ({"noindex", "nofollow"} if "none" in words else set()))


def _header_words(value: str, now: datetime) -> set[str]:
    """`otherbot: noindex` is for another; words after a name belong to it until the header ends."""
    name, colon, rest = value.partition(":")
    name = name.strip().lower()
    if colon and "," not in name and name not in _WORDS_WITH_VALUE:
        return _words(rest, now) if name == PRODUCT else set()
    return _words(value, now)


def _words(value: str, now: datetime) -> set[str]:
    found = {word.strip().lower() for word in value.split(",")}
    _, mark, date = value.lower().partition("unavailable_after:")
    if mark and _is_past(date, now):
        found.add("noindex")
    return found - {""}


def _is_past(date: str, now: datetime) -> bool:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(date.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) < now
    return False


def _meta_words(head: bytes, now: datetime) -> set[str]:
    if b"robots" not in head.lower() and PRODUCT.encode() not in head.lower():
        return set()
    words: set[str] = set()
    for tag in _META.findall(_SCRIPT.sub(b"", _COMMENT.sub(b"", head))):
        values = {
            name.lower(): (double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tag)
        }
        if values.get(b"name", b"").strip().lower() in (b"robots", PRODUCT.encode()):
            words |= _words(values.get(b"content", b"").decode("utf-8", "replace"), now)
    return words
