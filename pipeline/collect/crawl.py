"""Crawl one source: discover its articles, fetch those that are new, keep each response as a WARC record."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.collect.archive import Archive
from pipeline.collect.discovery import discover
from pipeline.collect.exchange import Visit
from pipeline.collect.identity import VARIABLE, identify
from pipeline.collect.sources import Source
from pipeline.collect.state import CrawlState, Found
from pipeline.collect.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched article page, or why there is none. place: its WARC record, `FILE:OFFSET`."""

    url: str
    outcome: str
    place: str | None
    body: bytes
    content_type: str | None


def crawl(
    source: Source,
    archive_folder: Path,
    state_file: Path,
    track: Callable[[list[str]], Iterable[str]] = iter,
    contact: str | None = None,
) -> Iterator[Page]:
    """Yield every article page of the source that was not fetched well before.

    track: wraps the list of URLs, for a progress bar. contact: who crawls; None for the environment's. A
    page that cannot be had is yielded with its outcome and tried again on a later night.
    """
    identity = identify(contact or os.environ.get(VARIABLE), [source.home])
    who, ours = contact or "", identity.user_agent
    with CrawlState(state_file) as state, Archive(archive_folder, who, ours) as archive:
        night = state.open_night(source.id)
        visitor = Visitor(source, identity, state, archive, night)
        for page in state.unhandled(source.id):
            if page.kind == "article" and page.place:
                response = archive.read(page.place)
                yield Page(page.url, "ok", page.place, response.body, response.content_type)
            state.set_handled([page.url])
        state.add_found(source.id, (Found(url) for url in discover(visitor)))
        for url in track([page.url for page in state.due(source.id, night) if page.fetched_at is None]):
            yield _page(visitor.visit(url, "article"))
            state.set_handled([url])
        state.close_night(night)


def _page(visit: Visit) -> Page:
    response = visit.response
    body = response.body if response and visit.outcome == "ok" else b""
    return Page(visit.url, visit.outcome, visit.place, body, response.content_type if response else None)
