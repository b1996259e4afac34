"""From pages in the archive to articles: which article a page is, and what it says.

Depends on the pages alone, so that the archive read again gives the same rows as the night that filled it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.article import Article, Issue, article_id
from pipeline.article_parts import PAGES, kept_parts
from pipeline.collect.archive import Archive
from pipeline.collect.canonical import at_home, canonical_url, clean_url, declared_canonical
from pipeline.collect.exchange import Response
from pipeline.collect.further import Part
from pipeline.collect.source import Source
from pipeline.learnt import Learnt, Lesson
from pipeline.parse.further_pages import adds_text, join_pages
from pipeline.parse.page import parse_page
from pipeline.parse.recurring import mark_recurring
from pipeline.spool import Spool

CHUNK = 200  # pages that are learnt from in one transaction


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as parsed. own: its address; declared: the other one that it calls its own, if any."""

    reading: Reading
    own: str
    declared: str | None = None


def read_kept(
    source: Source, night: str, pages: Iterable[KeptPage], learnt: Learnt, folder: Path
) -> Iterator[Reading]:
    """What each page of a night holds, page by page: no more than one is in memory, bodies and all.

    All pages are read before the first is given, since they teach what none tells: which lines are the site's
    own, and whether an address of the source that pages call their own (`rel=canonical`) is believed. It is
    not where pages of different titles name the same one: then the site gives one address to all.
    learnt: takes this in, and knows earlier nights. folder: where the articles wait meanwhile.
    """
    with Spool[_Read](folder) as spool:
        lessons: list[Lesson] = []
        for page in pages:
            read = _read(source, page)
            spool.add(read)
            if isinstance(article := read.reading.found, Article):
                lessons.append(Lesson(read.own, read.declared or read.own, article, page.fetched))
            if len(lessons) >= CHUNK:
                learnt.note(source.id, night, lessons)
                lessons = []
        learnt.note(source.id, night, lessons)
        learnt.learn(source.id, night)
        boilerplate = learnt.boilerplate(source.id, night)
        for read in spool:
            yield _settled(source, read, learnt, boilerplate)


def _settled(source: Source, read: _Read, learnt: Learnt, boilerplate: frozenset[str]) -> Reading:
    """The reading as all pages of the night make it: under which address, without what is the site's own."""
    article = read.reading.found
    if not isinstance(article, Article):
        return read.reading
    is_believed = read.declared is not None and learnt.is_believed(source.id, read.declared)
    address = read.declared if is_believed and read.declared else read.own
    key, home = article_id(source.article_key(address)), source.province_on(article.published)
    article = replace(article, url=address, article_id=key, home=home)
    return replace(read.reading, found=mark_recurring(article, boilerplate))


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
