"""RSS and Atom, malformed too: `<item><title>…</title><link>http://bao.vn/tin-1.html</link><pubDate>…</item>`."""

from io import BytesIO
from typing import Any

import regex

from pipeline.collect.canonical import clean_url
from pipeline.collect.links import Found, Link

MOST_ENTRIES = 2000  # of one feed; they come newest first
MOST_BYTES = 4_000_000
_HEAD = 65_536  # bytes in which a document type stands
_START = regex.compile(rb"<(?:item|entry)\b", regex.IGNORECASE)
_ROOT = regex.compile(rb"<(?:rss|feed|rdf:RDF|channel|item|entry)\b", regex.IGNORECASE)
_BARE_AMPERSAND = regex.compile(rb"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,10});)")
_ITEM = regex.compile(
    r"<(?:item|entry)\b(.{0,20000}?)(?=<(?:item|entry)\b|</(?:item|entry)>|\Z)", regex.I | regex.S
)
_LINK = regex.compile(
    r"""<link\b[^>]*?href\s*=\s*["']([^"']+)["']|<link\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)""", regex.I
)
_TITLE = regex.compile(
    r"<title\b[^>]*>\s*(?:<!\[CDATA\[)?(.{0,500}?)(?:\]\]>\s*)?</title>", regex.I | regex.S
)
_DATE = regex.compile(r"<(?:pubDate|published|dc:date|updated)\b[^>]*>\s*([^<]{1,60}?)\s*<", regex.I)


def read_feed(body: bytes, url: str) -> Found:
    """The entries of a feed, each address once. Never raises: what is no feed has no entries.

    Document types go before anything reads them: no entity of theirs is ever expanded.
    """
    plain = _cut(_without_document_type(body))
    links = _entries(plain, url) or _torn_entries(plain, url)
    return Found(tuple({link.url: link for link in reversed(links)}.values())[::-1], certain=True)


def _without_document_type(body: bytes) -> bytes:
    start = body[:_HEAD].upper().find(b"<!DOCTYPE")
    if start < 0:
        return body
    root = _ROOT.search(body, start)
    return body[:start] + (body[root.start() :] if root else b"")


def _cut(body: bytes) -> bytes:
    """Its first entries: a feed without end, or of entries in entries, would hold up a night."""
    for number, match in enumerate(_START.finditer(body, endpos=MOST_BYTES)):
        if number == MOST_ENTRIES:
            return body[: match.start()]
    return body[:MOST_BYTES]


def _entries(body: bytes, url: str) -> list[Link]:
    import feedparser

    try:
        # a stream, because feedparser takes bytes alone for the name of a file or an address to fetch
        feed = feedparser.parse(
            BytesIO(_BARE_AMPERSAND.sub(b"&amp;", body)),
            response_headers={"content-location": url},
            sanitize_html=False,
            resolve_relative_uris=True,
        )
        entries: list[Any] = list(feed.entries[:MOST_ENTRIES])
    except Exception:  # noqa: BLE001 - feedparser falls over some broken feeds; the torn reading is next
        return []
    return [link for entry in entries if (link := _link(entry, url)) is not None]


def _link(entry: Any, base: str) -> Link | None:
    address = entry.get("link") or ""
    if not address and str(entry.get("id", "")).startswith(("http://", "https://")):
        address = entry["id"]
    url = clean_url(str(address), base)
    if url is None:
        return None
    # read as a plain dictionary: feedparser's own access takes `updated` for `published` where it is missing
    said = {
        name: " ".join(str(dict.get(entry, name) or "").split())[:500]
        for name in ("title", "published", "updated")
    }
    return Link(url, said["title"], said["published"] or said["updated"], said["updated"])


def _torn_entries(body: bytes, base: str) -> list[Link]:
    """Items of a feed that is no XML any more, one by one."""
    text = body.decode("utf-8", "replace")
    links: list[Link] = []
    for match in _ITEM.finditer(text):
        found = _LINK.search(match[1])
        url = clean_url((found[1] or found[2]).replace("&amp;", "&"), base) if found else None
        if url is not None and len(links) < MOST_ENTRIES:
            title, date = _TITLE.search(match[1]), _DATE.search(match[1])
            links.append(Link(url, " ".join(title[1].split()) if title else "", date[1] if date else ""))
    return links
