"""Articles over several pages: which page comes next, which is the first, and one article out of all of them.

<link rel="next" href="…/ban-lung-12.html?page=2">
<a href="?page=2">2</a>      <a href="ban-lung-12-p2.html">Trang sau</a>
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize
from urllib.parse import urljoin

import regex

from extractors.document import Zone
from pipeline.article import Article, article_id
from pipeline.page_numbers import MOST_PAGES, page_number, without_page_number
from pipeline.parse.encoding import UnreadableError, decode_page
from pipeline.parse.tree import read_tree, words_of
from pipeline.parse.urls import canonical_url

_VALUE = rb"""\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'<>]{1,2000}))"""
# by a word that is sought as it stands: letters of either case would cost ten times as much
_HREFS = tuple((name, re.compile(name + _VALUE)) for name in (b"href", b"HREF", b"Href"))
_NUMBERED = regex.compile(
    r"[?&;](?:page|p|pg|paged|trang)=\d{1,3}(?!\d)|[-_./](?:p|pg|page|trang)[-_/]?\d{1,3}(?!\d)"
    r"|[-_/]\d{1,2}(?=(?:\.\w{2,5})?/?(?:$|[?#]))",
    regex.IGNORECASE,
)
_NEXT = regex.compile(
    r"[(\[]?(?:(?:(?:xem|đọc)\s+)?(?:tiếp\s+)?(?:trang\s+)?"
    r"(?:\d{1,2}|sau|tiếp(?:\s+theo)?|kế(?:\s+tiếp)?|next|[»›>→]+)|(?:xem|đọc)\s+tiếp)(?:\s*[»›>→]+)?[)\]]?",
    regex.IGNORECASE,
)
_FIRST = regex.compile(
    r"[«‹<←]*\s*(?:trang\s+)?(?:1|đầu(?:\s+tiên)?|trước|first|previous|[«‹<←]+)", regex.IGNORECASE
)
_BASE = re.compile(rb"""<base\s[^<>]{0,200}?href\s*=\s*["']?([^"'<>\s]{1,500})""", re.IGNORECASE)
_HEAD = 50_000  # bytes of a page in which its base stands
_LEAST = 20  # characters of a line that is new, or told before


def further_page(
    data: bytes, url: str, content_type: str | None = None, first: str | None = None
) -> str | None:
    """The address of the article's next page, None where it is the last, or there is but one.

    first: the address of its first page (None: as `url` tells). Only an address that differs from the first
    page's by a page number, one higher than this page's own, is believed: `rel=next` means the next article
    elsewhere. Never raises.
    """
    start = canonical_url(first or without_page_number(url) or url)
    own = canonical_url(url)
    here = page_number(own, start, bare=True) if own and start else None
    if start is None or here is None or here >= MOST_PAGES:
        return None

    def is_next(address: str, bare: bool = True) -> bool:
        if not _NUMBERED.search(_behind_host(address)) or (there := canonical_url(address)) is None:
            return False
        return page_number(there, start, bare) == here + 1

    name, url = _name(start), _base(data, url)

    def may_be(written: str) -> bool:
        return name in written or written.startswith("?") or len(written) <= len(name)

    if not any(map(is_next, _addresses(data, url, may_be))):
        return None  # most pages: not worth a tree
    named = _named(data, url, content_type, "next", _NEXT)
    return next((address for address, by_words in named if is_next(address, by_words)), None)


def first_page(data: bytes, url: str, content_type: str | None = None) -> str | None:
    """The address of the article's first page where this is a later one, and its links or canonical address
    say so; None for an article of its own. Never raises.
    """
    own = canonical_url(url)
    if own is None or not _NUMBERED.search(_behind_host(own)):
        return None

    def is_first(address: str, bare: bool = True) -> bool:
        start = canonical_url(without_page_number(address) or address)
        number = page_number(own, start, bare) if start else None
        return number is not None and 1 < number <= MOST_PAGES

    url = _base(data, url)
    if not any(map(is_first, _addresses(data, url, lambda written: _name(written) in own))):
        return None
    named = _named(data, url, content_type, "prev canonical", _FIRST)
    return next((address for address, by_words in named if is_first(address, by_words)), None)


def adds_text(pages: Sequence[Article]) -> bool:
    """Whether the last of these pages says something that those before it do not."""
    told = {line for page in pages[:-1] for _, line in _lines(page)}
    return any(
        len(line) >= _LEAST and line not in told and kind != "title" for kind, line in _lines(pages[-1])
    )


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
        for kind, words in _lines(page):
            if (kind == "title" and page is not first) or (len(words) >= _LEAST and words in seen):
                continue
            seen.add(words)
            pieces.append(("body" if kind == "lead" and page is not first else kind, words))
    bylines = [piece for piece in pieces if piece[0] == "byline"]
    closing = bylines[-1:] if bylines and bylines[-1] == pieces[-1] else []
    pieces = [piece for piece in pieces if piece not in closing] + closing
    text, zones = _laid_out(pieces)
    author = next((page.author for page in reversed(pages) if page.author), None)
    source = next((page.syndicated_from for page in reversed(pages) if page.syndicated_from), None)
    joined = replace(first, text=text, zones=zones, author=first.author or author, offsets=None)
    joined = replace(joined, syndicated_from=first.syndicated_from or source)
    return joined if first.url else replace(joined, article_id=article_id(text))


def _lines(page: Article) -> Iterator[tuple[str, str]]:
    """Kind and words of each zone."""
    return ((zone.kind, page.text[zone.start_char : zone.end_char]) for zone in page.zones)


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


def _addresses(data: bytes, url: str, wanted: Callable[[str], bool]) -> Iterator[str]:
    """The addresses in links that are wanted as they are written, as a look at the bytes shows them."""
    for name, expression in _HREFS:
        for match in expression.finditer(data) if name in data else ():
            written = match[match.lastindex or 1].decode("utf-8", "replace").replace("&amp;", "&")
            if wanted(written) and (address := _resolved(url, written)) is not None:
                yield address


def _named(
    data: bytes, url: str, content_type: str | None, relations: str, label: "regex.Pattern[str]"
) -> Iterator[tuple[str, bool]]:
    """The addresses of links that are said to be such a page, and whether by their words, or by `rel`."""
    try:
        page = read_tree(decode_page(data, content_type))
    except (UnreadableError, ValueError, RecursionError):
        return
    for link in (*page.iter("link"), *page.iter("a")):
        said = (link.get("rel") or "").lower().split()
        by_words = link.tag == "a" and label.fullmatch(words_of(link)) is not None
        if not by_words and not any(relation in relations.split() for relation in said):
            continue
        if (address := _resolved(url, str(link.get("href") or ""))) is not None:
            yield address, by_words


def _base(data: bytes, url: str) -> str:
    """What the page's relative addresses start from."""
    match = _BASE.search(data[:_HEAD])
    return (_resolved(url, match[1].decode("utf-8", "replace")) if match else None) or url


def _resolved(url: str, written: str) -> str | None:
    """The address that a link leads to, without its fragment; None for none."""
    try:
        return urljoin(url, written.strip()).split("#")[0]
    except ValueError:
        return None


def _name(address: str) -> str:
    """How the last part of an address begins, which all its pages have in common."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return path.rpartition("/")[2][:6]


def _behind_host(address: str) -> str:
    return "/" + address.partition("://")[2].partition("/")[2]
