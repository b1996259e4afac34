"""What was fetched and not yet read, by this run or one that was killed: from the archive into articles.

A page counts as handled when its article is on disk. One without an article is asked for another night.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.article import Article, Issue
from pipeline.articles import store_articles
from pipeline.collect.archive import ArchiveError
from pipeline.collect.crawl import Desk
from pipeline.collect.source import Source
from pipeline.collect.state_rows import Page
from pipeline.issues import write_issues
from pipeline.kept_pages import KeptPage, Reading, keep_page, read_kept
from pipeline.learnt import Learnt
from pipeline.removals import note_removed
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Fetched:
    """pages: URLs that were read, further ones too. read: articles. added: new ones, or new versions."""

    pages: frozenset[str]
    read: int
    added: int
    issues: tuple[Issue, ...]

    def plus(self, other: "Fetched") -> "Fetched":
        """Both together."""
        pages, issues = self.pages | other.pages, (*self.issues, *other.issues)
        return Fetched(pages, self.read + other.read, self.added + other.added, issues)


def store_left_over(workspace: Workspace, source: Source, desk: Desk) -> Fetched:
    """Read what nights left that will not go on, before another one fetches the same pages again."""
    killed = desk.state.killed_night(source.id)
    return store_fetched(workspace, source, desk, killed.night_id if killed else None)


def store_fetched(workspace: Workspace, source: Source, desk: Desk, but: int | None = None) -> Fetched:
    """Read a source's pages that wait for it, night by night, and store their articles.

    An article whose further page alone has changed is read again. but: a night that is left as it is. The
    caller holds the workspace's lock.
    """
    waiting = [page for page in desk.state.unhandled(source.id) if but is None or page.night_id != but]
    firsts = {page.url: page for page in waiting if page.kind == "article"}
    further: dict[str, list[str]] = {}
    for page in waiting:
        if page.kind == "further":
            further.setdefault(page.found_on or page.url, []).append(page.url)
    for url in further.keys() - firsts.keys():
        first = desk.state.page(url)
        if first is not None and first.kind == "article" and first.place is not None:
            firsts[url] = first
        else:
            desk.state.set_handled(further[url])  # pages of no article
    pages = sorted(firsts.values(), key=lambda page: (page.night_id or 0, page.visited_at or page.first_seen))
    done = Fetched(frozenset(), 0, 0, ())
    with Learnt(workspace.learnt) as learnt:
        for _, night in groupby(pages, key=lambda page: page.night_id):
            done = done.plus(_store_night(workspace, source, desk, list(night), further, learnt))
    note_removed(workspace, desk.archive.index, source.id, lambda url: _article_of(desk, url))
    return done


def _article_of(desk: Desk, url: str) -> str | None:
    page = desk.state.page(url)
    return page.article_id if page else None


def _store_night(
    workspace: Workspace,
    source: Source,
    desk: Desk,
    pages: Sequence[Page],
    further: dict[str, list[str]],
    learnt: Learnt,
) -> Fetched:
    found: dict[str, str | None] = {}  # URL -> article
    issues: list[Issue] = []
    night = _night(desk, pages[0])

    def articles() -> Iterator[Article]:
        for reading in read_kept(source, night, _kept(source, desk, pages, night), learnt, workspace.root):
            found[reading.url] = reading.found.article_id if isinstance(reading.found, Article) else None
            issues.extend(reading.issues)
            if isinstance(reading.found, Article):
                yield reading.found
            else:
                _note(desk, reading)

    stored = store_articles(workspace, articles())
    write_issues(workspace, "parse", found, issues)
    ids = {url: article for url, article in found.items() if article is not None}
    parts = [part for url in ids for part in further.get(url, ())]
    desk.state.set_handled([*ids, *parts], ids)
    return Fetched(frozenset([*found, *parts]), len(ids), stored.added, tuple(issues))


def _note(desk: Desk, reading: Reading) -> None:
    """What a page without an article means for later nights."""
    if isinstance(reading.found, Issue):
        desk.state.set_unread(reading.url, reading.found.reason)
    elif reading.found is None:
        desk.state.settle(reading.url)


def _night(desk: Desk, page: Page) -> str:
    """When the night of a page began, as the archive's records have it; empty outside a night."""
    began = desk.state.began(page.night_id) if page.night_id is not None else None
    return began.isoformat() if began else ""


def _kept(source: Source, desk: Desk, pages: Sequence[Page], night: str) -> Iterator[KeptPage]:
    for page in pages:
        place = page.place or ""
        try:
            day = desk.archive.day_of(place)
            yield keep_page(desk.archive, source, page.url, page.final_url or page.url, place, day, night)
        except ArchiveError:
            desk.state.set_unread(page.url, "not_kept")  # its record is gone: ask for it again
