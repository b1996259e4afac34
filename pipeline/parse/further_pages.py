"""Articles over several pages: which page to fetch next, and one article out of all of them.

<link rel="next" href="…/ban-lung-12.html?page=2">
<a href="?page=2">2</a>      <a href="ban-lung-12-p2.html">Trang sau</a>
"""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize
from urllib.parse import parse_qsl, urljoin, urlsplit

import regex

from extractors.document import Zone
from pipeline.article import Article, article_id
from pipeline.parse.elements import Elements
from pipeline.parse.encoding import UnreadableError, decode_page
from pipeline.parse.tree import read_tree, words_of
from pipeline.parse.urls import canonical_url

MOST_PAGES = 20
_NUMBERS = frozenset({"page", "p", "trang", "paged", "pg"})
_PATH_NUMBER = regex.compile(
    r"(?P<stem>.*?)(?:[-_/](?:p|page|trang)[-_]?(?P<page>\d{1,2}))?(?P<end>\.s?html?|\.aspx|\.bbg)?/?"
)
_LABEL = regex.compile(
    r"(?:trang\s+)?(?:\d{1,2}|sau|tiếp(?:\s+theo)?|kế(?:\s+tiếp)?|next|[»›>]+)", regex.IGNORECASE
)


def further_page(data: bytes, url: str, content_type: str | None = None) -> str | None:
    """The address of the article's next page, None where it is the last, or there is but one.

    Only an address that differs from the page's own by a page number, one higher, is believed: `rel=next`
    means the next article elsewhere. Never raises.
    """
    try:
        page = Elements(read_tree(decode_page(data, content_type)))
    except (UnreadableError, ValueError, RecursionError):
        return None
    named = [*page.find("link[rel=next]"), *page.find("a[rel=next]")]
    named += [link for link in page.tagged("a") if _LABEL.fullmatch(words_of(link))]
    own = _identity(url)
    if own is None or own[1] >= MOST_PAGES:
        return None
    for link in named:
        try:
            address = urljoin(url, str(link.get("href") or "").strip())
        except ValueError:
            continue
        if _identity(address) == (own[0], own[1] + 1):
            return str(address).split("#")[0]
    return None


def join_pages(pages: Sequence[Article]) -> Article:
    """One article: the first page's title, date and address, and the texts of all, what repeats left out.

    Title, lead and bylines of later pages are left out where the text has them already.
    """
    first = pages[0]
    if len(pages) == 1:
        return first
    pieces: list[tuple[str, str]] = []
    seen: set[str] = set()
    for page in pages:
        for zone in page.zones:
            words = page.text[zone.start_char : zone.end_char]
            if (zone.kind == "title" and page is not first) or (len(words) >= 20 and words in seen):
                continue
            seen.add(words)
            kind = "body" if zone.kind == "lead" and page is not first else zone.kind
            pieces.append((kind, words))
    bylines = [piece for piece in pieces if piece[0] == "byline"]
    closing = bylines[-1:] if bylines and bylines[-1] == pieces[-1] else []
    pieces = [piece for piece in pieces if piece not in closing] + closing
    text, zones = _laid_out(pieces)
    author = next((page.author for page in reversed(pages) if page.author), None)
    source = next((page.syndicated_from for page in reversed(pages) if page.syndicated_from), None)
    joined = replace(first, text=text, zones=zones, author=first.author or author, offsets=None)
    joined = replace(joined, syndicated_from=first.syndicated_from or source)
    return joined if first.url else replace(joined, article_id=article_id(text))


def _laid_out(pieces: list[tuple[str, str]]) -> tuple[str, tuple[Zone, ...]]:
    zones: list[Zone] = []
    lines: list[str] = []
    start = 0
    for kind, words in pieces:
        line = normalize("NFC", words)
        lines.append(line)
        zones.append(Zone(kind, start, start + len(line)))
        start += len(line) + 1
    return "\n".join(lines), tuple(zones)


def _identity(url: str) -> tuple[str, int] | None:
    """The address without its page number, and the number (1 where it has none); None for no web address."""
    address = canonical_url(url)
    if address is None:
        return None
    parts = urlsplit(address)
    query = parse_qsl(parts.query)
    numbers = [value for key, value in query if key.lower() in _NUMBERS]
    rest = sorted((key, value) for key, value in query if key.lower() not in _NUMBERS)
    match = _PATH_NUMBER.fullmatch(parts.path)
    stem, end, inside = (
        (match["stem"], match["end"] or "", match["page"]) if match else (parts.path, "", None)
    )
    number = next((value for value in (*numbers, inside) if value), "1")
    return f"{parts.netloc}{stem.rstrip('/')}{end}?{rest}", int(number) if number.isdecimal() else 0
