"""When the page at a place of the archive was fetched, and until when it was found the same."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from sqlite3 import DatabaseError

from pipeline.collect.archive_index import ArchiveIndex, Entry


@dataclass(frozen=True, slots=True)
class Seen:
    """first: when a page was fetched; last: when it was last found the same, byte for byte, before it was
    found otherwise (UTC, ISO). digest: of the page as it came (WARC-Payload-Digest). All None where the
    archive does not know it."""

    first: str | None = None
    last: str | None = None
    digest: str | None = None


@contextmanager
def seen_in(archive: Path) -> Iterator[Callable[[str], Seen]]:
    """A function that says it of a place (`FILE:OFFSET`), while the block runs. archive: its folder.

    Of an index that is not there or cannot be read (the next crawl makes it anew) nothing is known.
    """
    file = archive / "index.sqlite"
    with ExitStack() as stack:
        index: ArchiveIndex | None = None
        with suppress(DatabaseError):
            index = stack.enter_context(closing(ArchiveIndex(file))) if file.exists() else None
        yield lambda place: _seen(index, place)


def _seen(index: ArchiveIndex | None, place: str) -> Seen:
    name, _, offset = place.rpartition(":")
    if index is None or not (offset.isascii() and offset.isdecimal()):
        return Seen()
    try:
        entry = index.at(name, int(offset))
        alike = index.find(entry.url) if entry else []
    except (DatabaseError, OverflowError):
        return Seen()
    if entry is None:
        return Seen()
    return Seen(entry.at, _last(entry, alike), entry.digest)


def _last(entry: Entry, alike: list[Entry]) -> str:
    """When the page was last found as it was: sent again, or said to be unchanged. What comes after another
    page is not counted: the page came back. alike: all entries of its URL, oldest first."""
    later = [other for other in alike if other.at >= entry.at and other.body and _is_page(other)]
    same = takewhile(lambda other: other.body == entry.body, later)
    return max((other.at for other in same), default=entry.at)


def _is_page(entry: Entry) -> bool:
    return 200 <= entry.status < 300 or entry.status == 304
