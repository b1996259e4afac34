"""Articles whose text has changed between two visits: what each version said, and when it was seen.

All versions stay in `articles/`; when the page of one was fetched is known to the archive's index.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from pipeline.article import Article
from pipeline.articles import read_changed
from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Seen:
    """first: when a version was fetched; last: when its page was last found the same, byte by byte (UTC).
    digest: of the page as it came (WARC-Payload-Digest). All None where the archive does not know it."""

    first: str | None = None
    last: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """number: from 1, as they came in; the highest is current."""

    number: int
    article: Article
    seen: Seen


def read_versions(workspace: Workspace) -> Iterator[Version]:
    """All versions of the articles that have more than one, in no order. Raises DamagedArticlesError."""
    file = workspace.archive / "index.sqlite"
    if not file.exists():
        yield from (Version(number, article, Seen()) for number, article in read_changed(workspace))
        return
    with closing(ArchiveIndex(file)) as index:
        for number, article in read_changed(workspace):
            yield Version(number, article, _seen(index, article.origin))


def _seen(index: ArchiveIndex, origin: str) -> Seen:
    name, _, offset = origin.rpartition(":")
    entry = index.at(name, int(offset)) if offset.isdecimal() else None
    if entry is None:
        return Seen()
    same = [other.at for other in index.find(entry.url) if _is_same(other, entry)]
    return Seen(entry.at, max(same, default=entry.at), entry.digest)


def _is_same(other: Entry, entry: Entry) -> bool:
    """Whether the page was found as it was: sent again, or said to be unchanged."""
    return bool(entry.body) and other.body == entry.body
