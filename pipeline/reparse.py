"""The articles made anew from the archive alone: no network, no crawl state, the same rows.

For a new version of the parser, a corrected source file, or a workspace of which only the archive is left.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.article import Article, Issue
from pipeline.articles import Stored, articles_from, store_articles
from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.collect.robots_tags import robots_tags
from pipeline.collect.source import Source
from pipeline.collect.source_record import source_of_json
from pipeline.collect.sources import SourceError, read_source
from pipeline.issues import write_issues
from pipeline.kept_pages import KeptPage, Reading, keep_page, read_kept
from pipeline.learnt import learn_anew
from pipeline.removals import note_removed
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
    seen: dict[str, str] = {}  # what an article said last, as the nights are gone through again
    with Archive(workspace.archive) as archive, learn_anew(workspace.learnt) as learnt:
        sources = _sources(archive, {source.id: source for source in changed}, own)
        nights = [night for night in archive.index.nights() if night[0] in sources]
        total = sum(pages for _, _, pages in nights)
        for source_id, night, _ in nights:
            source, entries = sources[source_id], archive.index.pages_of(source_id, night)
            pages = _pages(archive, source, entries, night, issues)
            readings = read_kept(source, night, pages, learnt, workspace.root)
            stored = _store(workspace, readings, issues, seen)
            counts["pages"] += len(entries)
            counts["added"] += stored.added
            counts["updated"] += stored.updated
            counts["known"] += stored.known
            advance(counts["pages"], total)
        for source_id in sources:
            _note_removed(workspace, archive.index, source_id)
    return ReparseReport(**counts, issues=tuple(issues))


def _store(
    workspace: Workspace, readings: Iterable[Reading], issues: list[Issue], seen: dict[str, str]
) -> Stored:
    """Store a night's articles, and put what is wrong with its pages to the issues."""
    read: set[str] = set()
    found: list[Issue] = []

    def articles() -> Iterator[Article]:
        for reading in readings:
            read.add(reading.url)
            found.extend(reading.issues)
            if isinstance(reading.found, Article):
                yield reading.found

    stored = store_articles(workspace, articles(), seen)
    write_issues(workspace, "parse", read, found)
    issues += found
    return stored


def _note_removed(workspace: Workspace, index: ArchiveIndex, source_id: str) -> None:
    """Note which articles of a source are gone; those of an address are told by the records of its bodies."""
    places: dict[str, list[str]] = {}
    for entry in index.absences(source_id):
        places.setdefault(entry.asked, []).append(entry.place)
    for url in places:  # a redirect may have led to it first
        places[url] += [entry.place for entry in index.find(url)]
    articles = articles_from(workspace, {place for found in places.values() for place in found})

    def article_of(url: str) -> str | None:
        return next((articles[place] for place in reversed(places[url]) if place in articles), None)

    note_removed(workspace, index, source_id, article_of)


def _pages(
    archive: Archive, source: Source, entries: Iterable[Entry], night: str, issues: list[Issue]
) -> Iterator[KeptPage]:
    """The articles of a night, read together, as the crawl read them: a canonical address that all pages of
    a night name is recognised only so."""
    for entry in _firsts(archive, entries, night):
        url = entry.asked or entry.url
        try:
            page = keep_page(archive, source, url, entry.url, entry.place, entry.at[:10], night)
        except ArchiveError as error:
            issues.append(Issue("parse", entry.url, "not_kept", str(error)))
            continue
        if not robots_tags(page.response, entry.moment) & {"noindex", "noarchive"}:
            yield page


def _firsts(archive: Archive, entries: Iterable[Entry], night: str) -> Iterator[Entry]:
    """The first pages: those that the night brought, and those of articles whose further pages it brought."""
    told: set[str] = set()
    for entry in entries:
        first: Entry | None = entry
        if entry.kind == "further":
            first = archive.index.article_at(entry.asked, entry.source_id, night)
        if first is not None and first.place not in told:
            told.add(first.place)
            yield first


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
