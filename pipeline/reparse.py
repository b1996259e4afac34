"""The articles made anew from the archive alone: no network, no crawl state, the same rows.

For a new version of the parser, a corrected source file, or a workspace of which only the archive is left.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.article import Article, Issue
from pipeline.articles import store_articles, write_issues
from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.archive_index import Entry
from pipeline.collect.robots_tags import robots_tags
from pipeline.collect.source import Source
from pipeline.collect.source_record import source_of_json
from pipeline.collect.sources import SourceError, read_source
from pipeline.kept_pages import KeptPage, read_kept
from pipeline.workspace import Workspace

Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReparseReport:
    """pages: read from the archive. added: new articles or versions; updated: read with another result;
    known: as they were. issues: pages without an article, and why."""

    pages: int
    added: int
    updated: int
    known: int
    issues: tuple[Issue, ...]


def reparse(
    workspace: Workspace,
    changed: Iterable[Source] = (),
    own: Path | None = None,
    advance: Advance = lambda done, total: None,
) -> ReparseReport:
    """Read every article page of the archive again and store what is new. The caller holds the lock.

    changed: sources to read their pages with. The others are read as the registry (and `own`, the folder of
    a workspace's own sources) has them now where their home is still the same, else as the archive describes
    them. advance: is told (pages done, pages to do).
    """
    counts = {"pages": 0, "added": 0, "updated": 0, "known": 0}
    issues: list[Issue] = []
    with Archive(workspace.archive) as archive:
        sources = _sources(archive, {source.id: source for source in changed}, own)
        nights = _nights(archive, sources)
        total = sum(len(entries) for _, entries in nights)
        for source, entries in nights:
            pages = list(_pages(archive, entries, issues))
            read = read_kept(source, pages)
            stored = store_articles(workspace, (found for _, found in read if isinstance(found, Article)))
            issues += [found for _, found in read if isinstance(found, Issue)]
            write_issues(
                workspace, "parse", {url for url, _ in read}, [f for _, f in read if isinstance(f, Issue)]
            )
            counts["pages"] += len(entries)
            counts["added"] += stored.added
            counts["updated"] += stored.updated
            counts["known"] += stored.known
            advance(counts["pages"], total)
    return ReparseReport(**counts, issues=tuple(issues))


def _nights(archive: Archive, sources: dict[str, Source]) -> list[tuple[Source, list[Entry]]]:
    """The article pages of each night of each source, in the order in which the nights ended.

    A night's pages are read together, as the crawl read them: a canonical address that all of them name is
    recognised only so.
    """
    found = archive.index.articles()
    pages = [entry for entry in found if entry.status in (200, 203) and entry.source_id in sources]
    pages.sort(key=lambda entry: (entry.source_id, entry.night, entry.at))
    nights = [list(group) for _, group in groupby(pages, key=lambda entry: (entry.source_id, entry.night))]
    nights.sort(key=lambda entries: entries[-1].at)
    return [(sources[entries[0].source_id], entries) for entries in nights]


def _pages(archive: Archive, entries: Iterable[Entry], issues: list[Issue]) -> Iterator[KeptPage]:
    for entry in entries:
        try:
            response = archive.read(entry.place)
        except ArchiveError as error:
            issues.append(Issue("parse", entry.url, "not_kept", str(error)))
            continue
        if not robots_tags(response, entry.moment) & {"noindex", "noarchive"}:
            yield KeptPage(entry.asked or entry.url, entry.url, response, entry.place, entry.at[:10])


def _sources(archive: Archive, changed: dict[str, Source], own: Path | None) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for source_id, text in archive.descriptions().items():
        then = source_of_json(text)
        found[source_id] = changed.get(source_id) or _as_now(then, own)
    return found


def _as_now(then: Source, own: Path | None) -> Source:
    """The registry's word on a source: it may have learnt since; but not where it speaks of another place."""
    try:
        now = read_source(then.id, own=own)
    except SourceError:
        return then
    return now if now.home == then.home else then
