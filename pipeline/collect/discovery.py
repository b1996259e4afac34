"""Where new articles are told of: robots' sitemaps, feeds, sitemaps and listings.

Everything found goes into the state before the page that told of it counts as handled. Killed anywhere and
begun again, the same night finds the same: what was fetched comes from the archive, and a page "brings
something new" where it names an article that was first seen in this night.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urljoin

from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.canonical import at_home
from pipeline.collect.exchange import Visit
from pipeline.collect.feeds import read_feed
from pipeline.collect.hints import day_of_url, hint_moment
from pipeline.collect.links import Found, Link
from pipeline.collect.listings import read_listing
from pipeline.collect.politeness import Left, no_end
from pipeline.collect.sitemaps import read_sitemap
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Found as FoundPage
from pipeline.collect.state_rows import Night, Page
from pipeline.collect.traps import trap
from pipeline.collect.url_patterns import holders, likely_id, url_pattern
from pipeline.collect.visitor import Visitor
from pipeline.page_numbers import without_page_number

log = logging.getLogger(__name__)

MOST_LISTING_PAGES = 20  # of one section a night
MOST_SITEMAPS = 100  # of one source a night
MOST_BACKFILL = 500  # the same two for a backfill (`--since`)
DEEPEST_INDEX = 3  # an index of indexes of sitemaps
_FEW = 3  # changed articles of a sitemap that are believed whatever their share
_ALWAYS_ASKED = 5  # child sitemaps of an index, the last changed


@dataclass
class Discovery:
    """One source's discovery in one night.

    since: how far back a backfill goes, None for a usual night. left: seconds that are left. refused: why
    addresses were left alone, and how many. new: articles that nobody had told of before.
    """

    source: Source
    visitor: Visitor
    state: CrawlState
    archive: Archive
    night: Night
    since: date | None = None
    left: Left = no_end
    refused: Counter[str] = field(default_factory=Counter)
    new: int = 0
    _walked: set[str] = field(default_factory=set)
    _new_keys: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Ask everything that may tell of articles, each at most once."""
        for url in starts(self.source, self.source.feeds):
            self._feed(url)
        sitemaps = (*self.visitor.sitemaps(), *self.source.sitemaps)
        left_over = [page.url for page in self.state.unvisited(self.source.id, "sitemap")]
        self._sitemaps([*starts(self.source, sitemaps), *left_over])
        sections = starts(self.source, self.source.sections)
        nothing_else = not (sections or self.source.feeds or sitemaps)
        for url in sections or (starts(self.source, ("/",)) if nothing_else else []):
            self._listing(url, url, 1)
        for page in self.state.unvisited(self.source.id, "listing"):
            if page.found_on in sections and page.url not in self._walked:
                self._listing(page.url, page.found_on, page.depth)

    def _feed(self, url: str) -> None:
        visit = self._visit(url, "feed")
        if visit is not None and (body := self._body(visit)) is not None:
            self._take_up(url, read_feed(body, visit.final_url), 1)

    def _sitemaps(self, urls: list[str]) -> None:
        """The sitemaps and their children, the last changed first.

        What an index says of a child's change is noted when the child was read, so that one that could not
        be had, or that a killed night did not come to, is asked for another night.
        """
        waiting: list[tuple[str, int, str | None]] = [(url, 0, None) for url in dict.fromkeys(urls)]
        most = MOST_BACKFILL if self.since else MOST_SITEMAPS
        while waiting and len(self._walked) < most:
            url, depth, hint = waiting.pop(0)
            visit = self._visit(url, "sitemap")
            if visit is None or visit.outcome not in ("ok", "not_modified"):
                continue
            body = self._body(visit)
            if body is not None:
                found = read_sitemap(body, visit.final_url)
                children = self._children(found.following) if depth < DEEPEST_INDEX else {}
                self.state.add_found(
                    self.source.id, [FoundPage(child, "sitemap", depth + 1, url) for child in children]
                )
                if visit.outcome == "ok" or self.since:
                    self._take_up(url, found, depth + 1)
                waiting += [(child, depth + 1, hint) for child, hint in children.items()]
            self.state.note_lastmod({url: hint})

    def _children(self, links: Iterable[Link]) -> dict[str, str | None]:
        """Child sitemaps to ask, with what the index says of their change: those that are new, that have
        changed, or of which it does not say; the last few in any case, as it may say what is not so."""
        told: dict[str, str | None] = {}
        for link in links:
            if self._is_allowed(url := at_home(link.url, self.source.home)):
                told.setdefault(url, hint_moment(link.changed))
        known = {url: page for url in told if (page := self.state.page(url)) is not None}
        # those without a date take turns, should there be more than a night asks for
        asked = {url: page.visited_at.isoformat() for url, page in known.items() if page.visited_at}
        order = sorted(sorted(told, key=lambda url: asked.get(url, "")), key=_newest(told), reverse=True)
        if self.since is not None:
            first = self.since.isoformat()
            return {url: told[url] for url in order if (told[url] or "9")[:10] >= first}
        read = {url for url, page in known.items() if page.fetched_at and page.handled}
        return {
            url: told[url]
            for number, url in enumerate(order)
            if number < _ALWAYS_ASKED
            or url not in read
            or told[url] is None
            or known[url].lastmod != told[url]
        }

    def _listing(self, start: str, section: str, number: int) -> None:
        """A section's pages from its page `number` on, until one brings nothing new."""
        most = MOST_BACKFILL if self.since else MOST_LISTING_PAGES
        url: str | None = start
        seen: set[str] = set()
        while url is not None and number <= most:
            visit = self._visit(url, "listing")
            body = self._body(visit) if visit is not None else None
            if visit is None or body is None:
                return
            found = read_listing(body, visit.final_url, section, number)
            keys = self._take_up(url, found, number)
            fresh = (keys if self.since else {key for key in keys if self._is_new(key)}) - seen
            if not fresh or (self.since and _all_before(found.articles, self.since)):
                return
            seen |= keys
            number += 1
            url = self._following(found, section, number) if number <= most else None

    def _following(self, found: Found, section: str, number: int) -> str | None:
        """The next page, put down before it is asked for: a killed night goes on with it."""
        told = next((link.url for link in found.following), None) or self.source.listing_page(section, number)
        url = at_home(told, self.source.home) if told else None
        if url is None or url in self._walked or not self._is_allowed(url):
            return None
        self.state.add_found(self.source.id, [FoundPage(url, "listing", number, section)])
        return url

    def _visit(self, url: str, kind: str) -> Visit | None:
        """Visit what was not yet visited on this walk."""
        if url in self._walked or self.left() <= 0:
            return None
        self._walked.add(url)
        return self.visitor.visit(url, kind)

    def _body(self, visit: Visit) -> bytes | None:
        """What there is to read: a new body; in a backfill, and of an index of sitemaps, the old one."""
        if visit.outcome == "ok" and visit.response is not None:
            return visit.response.body
        known = self.state.page(visit.url) if visit.outcome == "not_modified" else None
        if known is None or known.place is None:
            return None
        if not self.since and not (visit.kind == "sitemap" and self.state.has_children(visit.url)):
            return None
        try:
            return self.archive.read(known.place).body
        except ArchiveError as error:
            log.warning("%s", error)
            return None

    def _take_up(self, url: str, found: Found, depth: int) -> set[str]:
        """Put what a page names into the state, then call the page handled; gives the articles' keys."""
        pages: dict[str, FoundPage] = {}
        told = [link.url for link in found.articles if self.source.is_article(link.url)]
        sections = set() if found.certain or self.source.article else holders(told)
        for link in found.articles:
            address = self._first_page(at_home(link.url, self.source.home))
            if link.url.rstrip("/") in sections and likely_id(link.url) is None:
                continue  # a section with a long name, in a menu
            if self._is_article(address, found.certain) and not self._is_too_old(link):
                key = self.source.article_key(address)
                hint = hint_moment(link.changed or link.published)
                pages.setdefault(key, FoundPage(address, "article", depth, url, key, hint))
        known = {key: self.state.page_of_key(self.source.id, key) for key in pages}
        self._new_keys |= {key for key, page in known.items() if page is None}
        changed = self._changed(pages, known)
        self.new += self.state.add_found(self.source.id, pages.values())
        for page in changed:
            self.state.make_due(page.url)
        self.state.note_lastmod({page.url: page.lastmod for page in pages.values()})
        self.state.set_handled([url])
        return set(pages)

    def _first_page(self, url: str) -> str:
        """The article that an address is a later page of, where its form alone says so."""
        first = without_page_number(url)
        return first if first is not None and self.source.is_article(first) else url

    def _changed(self, pages: dict[str, FoundPage], had: Mapping[str, Page | None]) -> list[Page]:
        """Articles that a sitemap says have changed since we had them; not believed of most at once."""
        told: list[Page] = []
        known_ones = 0
        for key, told_of in pages.items():
            known = had[key]
            if known is None or known.fetched_at is None or told_of.lastmod is None:
                continue
            known_ones += 1
            if known.lastmod is not None and told_of.lastmod > known.lastmod:
                told.append(known)
        if len(told) > max(_FEW, known_ones // 2):
            self.refused["lastmod_not_believed"] += len(told)
            return []
        return told

    def _is_new(self, key: str) -> bool:
        """Whether this run found the article first, or the killed one that began the night."""
        if key in self._new_keys:
            return True
        page = self.state.page_of_key(self.source.id, key)
        return page is not None and page.first_seen >= self.night.started_at

    def _is_article(self, url: str, certain: bool) -> bool:
        if not self._is_allowed(url) or self.source.is_listing(url):
            return False
        return self.source.is_article(url) or (certain and not self.source.article)

    def _is_allowed(self, url: str) -> bool:
        reason = _refusal(self.source, url)
        if reason is not None:
            self.refused[reason] += 1
        return reason is None

    def _is_too_old(self, link: Link) -> bool:
        day = (hint_moment(link.published or link.changed) or "")[:10] or day_of_url(link.url)
        return bool(self.since and day and day < self.since.isoformat()[: len(day)])


def starts(source: Source, places: Iterable[str]) -> list[str]:
    """The addresses of a source's own places as its file writes them, each once."""
    urls = (urljoin(source.home + "/", place) for place in places)
    return list(dict.fromkeys(at_home(url, source.home) for url in urls if source.owns(url)))


def _newest(told: Mapping[str, str | None]) -> Callable[[str], str]:
    return lambda url: told[url] or day_of_url(url)


def _refusal(source: Source, url: str) -> str | None:
    """Why an address is left alone, by name: `off_site`, `excluded` or a trap; None where it may be asked."""
    if not source.owns(url):
        return "off_site"
    if any(url_pattern(text).match(url) is not None for text in source.exclude):
        return "excluded"
    return trap(url)


def _all_before(links: Iterable[Link], since: date) -> bool:
    days = [day for link in links if (day := day_of_url(link.url))]
    return bool(days) and all(day < since.isoformat()[: len(day)] for day in days)


def in_order(pages: Iterable[Page]) -> list[Page]:
    """What to fetch first: articles to look at again, then new ones, the newest first.

    Those that failed before come last: some in a row, and the host is left alone while good ones wait.
    """
    rechecks: list[Page] = []
    new: list[Page] = []
    failed: list[Page] = []
    for page in pages:
        (failed if page.failures else new if page.fetched_at is None else rechecks).append(page)
    new.sort(key=lambda page: page.lastmod or day_of_url(page.url), reverse=True)
    return rechecks + new + failed


def entry_points(source: Source) -> list[str]:
    """What a night asks before anything is known: robots.txt, feeds, sitemaps, sections."""
    places = (*source.feeds, *source.sitemaps, *source.sections)
    return [urljoin(source.home, "/robots.txt"), *starts(source, places or ("/",))]
