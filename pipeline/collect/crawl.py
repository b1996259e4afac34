"""Crawl one source: discover its articles, fetch those that are new, keep each response as a WARC record."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.collect.archive import close_left_over, open_archive
from pipeline.collect.discovery import discover
from pipeline.collect.fetch import PoliteFetcher
from pipeline.collect.sources import Source
from pipeline.collect.state import CrawlState


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
) -> Iterator[Page]:
    """Yield every article page of the source that was not fetched well before.

    track: wraps the list of URLs, for a progress bar. A page that cannot be had is yielded with its
    outcome and tried again on the next crawl.
    """
    fetcher = PoliteFetcher(source)
    archive_folder.mkdir(parents=True, exist_ok=True)
    close_left_over(archive_folder)
    name = f"{source.id}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.warc.gz"
    with closing(CrawlState(state_file)) as state:
        new = [url for url in discover(fetcher) if not state.is_done(url)]
        if not new:
            return
        with open_archive(archive_folder / name) as archive:
            for url in track(new):
                response = fetcher.get(url)
                place = archive.add(response) if response.outcome == "ok" else None
                state.add(url, source.id, response, place)
                yield Page(url, response.outcome, place, response.body, response.content_type)
