"""Sitemaps: lists of addresses and of other sitemaps, gzipped or not, for news, huge, torn, or hostile."""

import zlib
from io import BytesIO

import regex

from pipeline.collect.canonical import clean_url
from pipeline.collect.feeds import read_feed
from pipeline.collect.links import Found, Link

MOST_BYTES = 52_428_800  # of a sitemap when unpacked: what sitemaps.org allows
MOST_ENTRIES = 50_000
_GZIP = b"\x1f\x8b"
_LOC = regex.compile(rb"<(?:\w+:)?loc\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]\s][^<\]]*)", regex.IGNORECASE)
_FEED = regex.compile(rb"<(?:rss|feed|rdf:RDF)\b", regex.IGNORECASE)
_INDEX = regex.compile(rb"<(?:\w+:)?sitemapindex\b", regex.IGNORECASE)
_ENTITY = b"<!ENTITY"
_BARE_AMPERSAND = regex.compile(rb"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,10});)")
_ADDRESS = regex.compile(r"https?://\S+")


def read_sitemap(body: bytes, url: str) -> Found:
    """Pages and child sitemaps that a sitemap names, each once. Never raises: what is none names nothing.

    A sitemap that declares entities is refused whole: no honest one does. A feed may stand for a sitemap, and
    so may a plain list of addresses.
    """
    data = _unpacked(body)
    start = data[:4096]
    if _ENTITY in data[:100_000].upper():
        return Found()
    if _FEED.search(start):
        return read_feed(data, url)
    if b"<" not in start:
        return Found(tuple(_plain(data)))
    entries, news = _entries(data, url)
    if not entries:
        entries = [Link(found) for match in _LOC.findall(data) if (found := _address(match, url))][
            :MOST_ENTRIES
        ]
    unique = tuple({link.url: link for link in reversed(entries)}.values())[::-1]
    if _INDEX.search(start):
        return Found(following=tuple(sorted(unique, key=lambda link: link.changed, reverse=True)))
    return Found(unique, certain=news)


def _unpacked(body: bytes) -> bytes:
    """The sitemap itself; of one that unpacks to more than is allowed, its beginning."""
    if not body.startswith(_GZIP):
        return body
    unpack = zlib.decompressobj(wbits=31)
    try:
        return unpack.decompress(body, MOST_BYTES)
    except zlib.error:
        return b""


def _entries(data: bytes, base: str) -> tuple[list[Link], bool]:
    """Entries of `url` and `sitemap` elements, read one by one; whether it is a sitemap of news."""
    from lxml import etree

    links: list[Link] = []
    news = False
    walk = etree.iterparse(
        BytesIO(_BARE_AMPERSAND.sub(b"&amp;", data)),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, element in walk:
            said = {
                etree.QName(child).localname: (child.text or "").strip() for child in element.iter("{*}*")
            }
            address = clean_url(said.get("loc", ""), base)
            published = said.get("publication_date", "")
            news = news or bool(published)
            if address is not None:
                links.append(
                    Link(address, said.get("title", "")[:500], published[:60], said.get("lastmod", "")[:60])
                )
            element.clear()
            if len(links) >= MOST_ENTRIES:
                break
    except etree.XMLSyntaxError:
        pass  # torn: what was read before counts
    return links, news


def _plain(data: bytes) -> list[Link]:
    lines = data.decode("utf-8", "replace").splitlines()[:MOST_ENTRIES]
    urls = (clean_url(line) for line in lines if _ADDRESS.fullmatch(line.strip()))
    return [Link(url) for url in dict.fromkeys(urls) if url is not None]


def _address(raw: bytes, base: str) -> str | None:
    return clean_url(raw.decode("utf-8", "replace").replace("&amp;", "&"), base)
