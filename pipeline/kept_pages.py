"""From pages in the archive to articles: which article a page is, and what it says.

Depends on the pages alone, so that the archive read again gives the same rows as the night that filled it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.article import Article, Issue, article_id
from pipeline.collect.canonical import at_home, canonical_url, clean_url, declared_canonical
from pipeline.collect.exchange import Response
from pipeline.collect.source import Source
from pipeline.parse.page import parse_page
from pipeline.parse.recurring import mark_recurring


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as kept. url: as asked; final_url: where it was found. place: its WARC
    record. fetched: the ISO day on which it was."""

    url: str
    final_url: str
    response: Response
    place: str
    fetched: str | None = None


def read_kept(source: Source, pages: Iterable[KeptPage]) -> list[tuple[str, Article | Issue]]:
    """Each page's URL as asked, and the article that it holds or why it holds none.

    A page that calls another address of the source its own (`rel=canonical`) is that article, unless pages
    of different titles name the same one: then the site gives one address to all, and nobody is believed.
    """
    read = [(page, *_read(source, page)) for page in pages]
    titles: dict[str, set[str]] = defaultdict(set)
    for _, article, own, declared in read:
        if isinstance(article, Article):
            titles[declared or own].add(article.title.casefold())
    found: list[tuple[str, Article | Issue]] = []
    for page, article, own, declared in read:
        if isinstance(article, Issue):
            found.append((page.url, article))
            continue
        address = declared if declared and len(titles[declared]) == 1 else own
        key = article_id(source.article_key(address))
        home = source.province_on(article.published)
        found.append((page.url, replace(article, url=address, article_id=key, home=home)))
    # what all pages of a night have in common is none of the article's
    marked = iter(mark_recurring([article for _, article in found if isinstance(article, Article)]))
    return [(url, next(marked) if isinstance(item, Article) else item) for url, item in found]


def _read(source: Source, page: KeptPage) -> tuple[Article | Issue, str, str | None]:
    """The page as parsed, its own address, and the other one that it declares, if any."""
    own = clean_url(page.final_url)
    if own is None or not source.is_article(own):
        own = page.url
    body, place, kind = page.response.body, page.place, page.response.content_type
    article = parse_page(
        body, own, source.family, source.id, source.province, place, kind, source.owns, page.fetched
    )
    declared = declared_canonical(body, own)
    declared = at_home(declared, source.home) if declared else None
    if declared is None or canonical_url(declared) == canonical_url(own) or not source.is_article(declared):
        return article, own, None
    return article, own, declared
