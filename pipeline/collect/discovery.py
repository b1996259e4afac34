"""Where new articles are told of: feeds, sitemaps and listings with their following pages."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree, html

from pipeline.collect.fetch import PoliteFetcher, Response

MAX_LISTING_PAGES = 20


def discover(fetcher: PoliteFetcher) -> Iterator[str]:
    """Yield each article URL of the source once, in the order of discovery; nothing is fetched twice."""
    seen: set[str] = set()
    source = fetcher.source
    for read, paths in (
        (_feed_links, source.feeds),
        (_sitemap_links, (*fetcher.robots_sitemaps(), *source.sitemaps)),
        (_listing_links, source.sections),
    ):
        for path in dict.fromkeys(urljoin(source.home + "/", path) for path in paths):
            for url in read(fetcher, path):
                clean = urldefrag(url).url
                if clean not in seen and source.is_article(clean):
                    seen.add(clean)
                    yield clean


def _feed_links(fetcher: PoliteFetcher, path: str) -> list[str]:
    import feedparser

    response = fetcher.get(path)
    entries = feedparser.parse(response.body).entries if response.outcome == "ok" else []
    return [entry.link for entry in entries if entry.get("link")]


def _sitemap_links(fetcher: PoliteFetcher, path: str) -> list[str]:
    response = fetcher.get(path)
    if response.outcome != "ok":
        return []
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(response.body, parser)
    return [str(loc.text).strip() for loc in tree.iter("{*}loc")] if tree is not None else []


def _listing_links(fetcher: PoliteFetcher, path: str) -> Iterator[str]:
    """Links of a listing and of the pages after it, until a page brings no article that is new."""
    articles: set[str] = set()
    waiting, visited = [path], {path}
    while waiting and len(visited) <= MAX_LISTING_PAGES:
        links = _links(fetcher.get(waiting.pop()))
        fresh = {url for url in links if fetcher.source.is_article(url)} - articles
        if not fresh:
            return
        articles |= fresh
        yield from links
        following = [url for url in links if _is_following(url, path) and url not in visited]
        waiting += following[:1]
        visited.update(following[:1])


def _is_following(url: str, listing: str) -> bool:
    return url.startswith(listing.rstrip("/") + "/trang-") or url.startswith(listing + "?page=")


def _links(response: Response) -> list[str]:
    if response.outcome != "ok" or not response.body.strip():
        return []
    tree = html.fromstring(response.body, parser=html.HTMLParser(encoding="utf-8"))
    return [urljoin(response.url, link.get("href", "")) for link in tree.iter("a")]
