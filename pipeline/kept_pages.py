"""From pages in the archive to articles: which article a page is, and what it says.

Depends on the pages alone, so that the archive read again gives the same rows as the night that filled it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.article import Article, Issue, article_id
from pipeline.article_parts import PAGES, kept_parts
from pipeline.collect.archive import Archive
from pipeline.collect.canonical import at_home, canonical_url, clean_url, declared_canonical
from pipeline.collect.exchange import Response
from pipeline.collect.further import Part
from pipeline.collect.source import Source
from pipeline.parse.further_pages import adds_text, join_pages
from pipeline.parse.page import parse_page
from pipeline.parse.recurring import mark_recurring


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as kept. url: as asked; final_url: where it was found. place: its WARC record. fetched: the ISO
    day on which it was. parts: the article's further pages. wanting: what is missing of them, if anything."""

    url: str
    final_url: str
    response: Response
    place: str
    fetched: str | None = None
    parts: tuple[Part, ...] = ()
    wanting: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page holds. url: as asked. found: its article, why it holds none, or None where it is a further
    page of another one. wanting: the issue that the article is cut short, None where it is whole."""

    url: str
    found: Article | Issue | None
    wanting: Issue | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is to be set aside for somebody to look at."""
        found = (self.found,) if isinstance(self.found, Issue) else ()
        return (*found, self.wanting) if self.wanting else found


def keep_page(
    archive: Archive, source: Source, url: str, final_url: str, place: str, fetched: str | None, night: str
) -> KeptPage:
    """A page and the article's further ones, from the archive. night: when it began, as records have it.

    Raises ArchiveError where the page's own record is not there.
    """
    response = archive.read(place)
    parts, wanting = kept_parts(archive, source, Part(final_url, response, place), night)
    return KeptPage(url, final_url, response, place, fetched, tuple(parts), wanting)


def read_kept(source: Source, pages: Iterable[KeptPage]) -> list[Reading]:
    """What each page holds.

    A page that calls another address of the source its own (`rel=canonical`) is that article, unless pages
    of different titles name the same one: then the site gives one address to all, and nobody is believed.
    """
    read = [_read(source, page) for page in pages]
    titles: dict[str, set[str]] = defaultdict(set)
    for page in read:
        if isinstance(page.reading.found, Article):
            titles[page.declared or page.own].add(page.reading.found.title.casefold())
    found: list[Reading] = []
    for page in read:
        article = page.reading.found
        if not isinstance(article, Article):
            found.append(page.reading)
            continue
        address = page.declared if page.declared and len(titles[page.declared]) == 1 else page.own
        key = article_id(source.article_key(address))
        home = source.province_on(article.published)
        article = replace(article, url=address, article_id=key, home=home)
        found.append(replace(page.reading, found=article))
    # what all pages of a night have in common is none of the article's
    articles = [reading.found for reading in found if isinstance(reading.found, Article)]
    marked = iter(mark_recurring(articles))
    return [
        replace(reading, found=next(marked)) if isinstance(reading.found, Article) else reading
        for reading in found
    ]


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as parsed. own: its address; declared: the other one that it calls its own, if any."""

    reading: Reading
    own: str
    declared: str | None = None


def _read(source: Source, page: KeptPage) -> _Read:
    own = clean_url(page.final_url)
    if own is None or not source.is_article(own):
        own = page.url
    first = Part(page.final_url, page.response, page.place)
    if PAGES.first(source, first) is not None:
        return _Read(Reading(page.url, None), own)
    article = _parsed(source, first, own, page.fetched)
    wanting = page.wanting
    if isinstance(article, Article) and page.parts:
        article, unread = _joined(source, article, page)
        wanting = unread or wanting
    cut = Issue("parse", page.url, "cut_short", wanting) if wanting and isinstance(article, Article) else None
    reading = Reading(page.url, article, cut)
    declared = declared_canonical(page.response.body, own)
    declared = at_home(declared, source.home) if declared else None
    if declared is None or canonical_url(declared) == canonical_url(own) or not source.is_article(declared):
        return _Read(reading, own)
    return _Read(reading, own, declared)


def _joined(source: Source, first: Article, page: KeptPage) -> tuple[Article, str]:
    """One article out of the pages, as far as they can be read, and why the rest cannot."""
    articles, unread = [first], ""
    for number, part in enumerate(page.parts, start=2):
        article = _parsed(source, part, part.url, page.fetched)
        if isinstance(article, Issue):
            unread = f"page {number}, {part.url}: {article.reason}, {article.detail}"
            break
        if not adds_text([*articles, article]):
            break
        articles.append(article)
    return join_pages(articles), unread


def _parsed(source: Source, part: Part, url: str, fetched: str | None) -> Article | Issue:
    body, kind = part.response.body, part.response.content_type
    return parse_page(
        body, url, source.family, source.id, source.province, part.place, kind, source.owns, fetched
    )
