"""The further pages of an article: asked for right after the first, and again whenever that one is.

Which pages there are is read from their bodies (by `Pages`, another stage); what was asked this night is in
the state. So a night that was killed between page 1 and page 2 goes on with page 2.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.exchange import Response, Visit
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Night, Page
from pipeline.collect.visitor import Visitor

log = logging.getLogger(__name__)

_HAD = ("ok", "not_modified")
# Outcomes of a further page that will be no other tomorrow.
_FINAL = (
    *("robots", "off_site", "private_address", "redirect_loop", "too_many_redirects"),
    *("noindex", "noarchive", "gone"),
)
_HOPE = timedelta(days=7)  # since a page was told of: perhaps the article has become shorter


@dataclass(frozen=True, slots=True)
class Part:
    """One page of an article. url: where it was found. place: its WARC record."""

    url: str
    response: Response
    place: str


class Pages(Protocol):
    """What reading says of the pages of an article."""

    def following(self, source: Source, parts: Sequence[Part]) -> str | None:
        """The address of the page after these, None where the article ends with them."""

    def first(self, source: Source, part: Part) -> str | None:
        """The address of the article's first page where this is a later one, else None."""


class SinglePages:
    """Every article has one page."""

    def following(self, source: Source, parts: Sequence[Part]) -> str | None:
        """None."""

    def first(self, source: Source, part: Part) -> str | None:
        """None."""


def cut_short(source: Source, state: CrawlState, night: Night) -> list[Page]:
    """Articles of which a further page could not be had yet: asked for again for some nights, due or not.

    What this night asked for is left out.
    """
    wanting = [page for page in state.unvisited(source.id, "further") if page.outcome not in _FINAL]
    recent = [page for page in wanting if night.started_at - page.first_seen < _HOPE]
    pages = (state.page(url) for url in {page.found_on: None for page in recent} if url)
    return [page for page in pages if page and _is_there(page) and page.night_id != night.night_id]


def _is_there(page: Page) -> bool:
    return page.kind == "article" and page.place is not None and page.gone_at is None


@dataclass(frozen=True)
class FurtherPages:
    """Asks for the further pages of one source's articles in one night."""

    source: Source
    visitor: Visitor
    state: CrawlState
    archive: Archive
    night: Night
    pages: Pages

    def fetch(self, url: str) -> list[Visit]:
        """Visit the pages after the one at `url`, which was had, as far as they can be had."""
        visits: list[Visit] = []
        part = self._part(self.state.page(url))
        parts = [part] if part else []
        while parts and (address := self.pages.following(self.source, parts)) is not None:
            self.state.take_as_further(self.source.id, address, url, len(parts) + 1)
            page = self.state.page(address)
            if page is None or page.night_id != self.night.night_id:
                visits.append(self.visitor.visit(address, "further", of=url))
                page = self.state.page(address)
            part = self._part(page)
            if part is None:
                break
            parts.append(part)
        return visits

    def first_of(self, page: Page) -> str | None:
        """The first page of the article that a page is a later one of; None where it is an article's own."""
        part = self._part(page)
        first = self.pages.first(self.source, part) if part else None
        if first is not None and first != page.url:
            self.state.take_as_further(self.source.id, page.url, first, 2)
            return first
        return None

    def _part(self, page: Page | None) -> Part | None:
        if page is None or page.place is None or page.outcome not in _HAD:
            return None
        try:
            return Part(page.final_url or page.url, self.archive.read(page.place), page.place)
        except ArchiveError as error:
            log.warning("%s", error)
            return None
