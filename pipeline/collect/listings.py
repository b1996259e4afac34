"""Listings: the articles that a section names in its anchors, and the page that comes after it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import regex

from pipeline.collect.canonical import clean_url
from pipeline.collect.links import Found, Link

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ANCHORS = 3000  # of one page
_PAGE_NAMES = (
    *("page", "trang", "p", "paged", "pg", "pageindex", "page_index", "pagenumber", "currentpage"),
    *("pageid", "pn", "ppage", "cur", "start_page"),
)
_FOLLOWING = regex.compile(
    r"(?:/(?:trang|page|paged|p|pg)[-_/]?|[-_.](?:trang|page|p|pg)[-_]?)(?P<page>\d{1,5})|/(?P<page>\d{1,3})",
    regex.IGNORECASE,
)
_EXTENSION = regex.compile(r"\.(?:html?|aspx?|php|jsp|bbg)$", regex.IGNORECASE)
_NEXT_WORDS = frozenset(
    {
        *("trang sau", "trang kế", "trang kế tiếp", "trang tiếp", "trang tiếp theo", "tiếp", "tiếp theo"),
        *("sau", "kế tiếp", "xem thêm", "xem tiếp", "tin cũ hơn", "cũ hơn", "next", "next page", "older"),
        *("older posts", ">", ">>", "»", "›", "→"),
    }
)
_BUTTONS = "//a[@href] | //*[@data-url or @data-href or @data-link or @data-next]"
_MORE_NAME = regex.compile(
    r"(?<![a-z])(?:load|view|see|show|xem|tai)[-_]?(?:more|them)(?![a-z])", regex.IGNORECASE
)
_MORE_WORDS = frozenset(
    {
        "xem thêm",
        "xem thêm tin",
        "tải thêm",
        "hiển thị thêm",
        "xem tiếp",
        "load more",
        "view more",
        "show more",
    }
)
_CHARSET = regex.compile(rb"""charset\s*=\s*["']?\s*([\w-]{1,30})""", regex.IGNORECASE)


def read_listing(body: bytes, url: str, section: str, number: int = 1) -> Found:
    """Addresses in the anchors of a page, each once, and the likeliest page after it. Never raises.

    url: of this page. section: of its first page: what follows must be the same section, one page on, or
    what a button for more loads. number: which page of the section it is, where its address does not say so.
    Nothing else outside anchors counts: scripts, forms, frames and comments name no pages.
    """
    page = _tree(body)
    if page is None:
        return Found()
    base = clean_url(next(iter(page.xpath("//base/@href")), ""), url) or url
    links: dict[str, Link] = {}
    following: dict[str, int] = {}
    here = page_number(url, section) or number
    for anchor in islice(page.xpath("//a[@href]"), MOST_ANCHORS):
        address = clean_url(anchor.get("href"), base)
        if address is None:
            continue
        words = " ".join(anchor.text_content().split())[:500]
        if not links.get(address, Link("")).title:
            links[address] = Link(address, words)
        counted = page_number(address, section)
        if counted is not None:
            following[address] = counted
        elif _says_next(anchor, words) and _same_section(address, section):
            following[address] = here + 1
    for address in page.xpath("//link[@rel='next']/@href"):
        if (told := clean_url(address, base)) and _same_section(told, section):
            following[told] = here + 1
    ahead = sorted((number, address) for address, number in following.items() if number > here)
    after = [address for _, address in ahead] or list(_more(page, base, section, here))
    return Found(tuple(links.values()), tuple(map(Link, after[:1])))


def page_number(url: str, section: str) -> int | None:
    """Which page of the section an address is: 3 for `/xa-hoi/trang-3.html`; None where it is none."""
    here, first = urlsplit(url), urlsplit(section)
    if here.netloc != first.netloc:
        return None
    start, given = _stem(first.path), dict(parse_qsl(first.query))
    said = dict(parse_qsl(here.query))
    more = {name: value for name, value in said.items() if given.get(name) != value}
    if _stem(here.path) == start and len(more) == 1 and not given.keys() - said.keys():
        name, value = next(iter(more.items()))
        return int(value) if name.lower() in _PAGE_NAMES and value.isdecimal() and len(value) < 6 else None
    if not _stem(here.path).startswith(start) or more:
        return None
    match = _FOLLOWING.fullmatch(_stem(here.path)[len(start) :])
    return int(match["page"]) if match else None


def _more(page: "HtmlElement", base: str, section: str, here: int) -> Iterator[str]:
    """What buttons for more load: elsewhere on the host too, but numbered as the page after this one.

    `<button class="load-more" data-url="/ajax/b?page=2">`, `<a class="view-more" href="/api/b?page=2">`
    """
    for element in islice(page.xpath(_BUTTONS), MOST_ANCHORS):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = " ".join(element.text_content().split())[:50].lower().rstrip(" .…»›>→+")
        if not _MORE_NAME.search(names) and words not in _MORE_WORDS:
            continue
        for name in ("data-url", "data-href", "data-link", "data-next", "href"):
            address = clean_url(element.get(name) or "", base)
            is_ours = address is not None and urlsplit(address).netloc == urlsplit(section).netloc
            if address and is_ours and _numbered(address) == here + 1:
                yield address


def _numbered(url: str) -> int | None:
    """The only page number in an address, whatever section it is of."""
    parts = urlsplit(url)
    numbers = [value for name, value in parse_qsl(parts.query) if name.lower() in _PAGE_NAMES]
    stem = _stem(parts.path)
    last = [match["page"] for match in _FOLLOWING.finditer(stem) if match.end() == len(stem)]
    numbers = numbers or last
    return int(numbers[0]) if len(numbers) == 1 and numbers[0].isdecimal() and len(numbers[0]) < 6 else None


def _stem(path: str) -> str:
    return _EXTENSION.sub("", path.rstrip("/"))


def _says_next(anchor: "HtmlElement", words: str) -> bool:
    relation = (anchor.get("rel") or "").lower().split()
    return "next" in relation or (words.lower().rstrip(" »›>→") or words) in _NEXT_WORDS


def _same_section(url: str, section: str) -> bool:
    """What is called the next page is believed only below the section or with other parameters."""
    here, first = urlsplit(url), urlsplit(section)
    return here.netloc == first.netloc and (_stem(here.path) + "/").startswith(_stem(first.path) + "/")


def _tree(body: bytes) -> "HtmlElement | None":
    from lxml import etree, html

    match = _CHARSET.search(body[:4096])
    try:
        parser = html.HTMLParser(
            encoding=match[1].decode("ascii") if match else "utf-8", remove_comments=True
        )
    except LookupError:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        return html.document_fromstring(body.replace(b"\x00", b""), parser=parser) if body.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
