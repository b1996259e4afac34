"""Reads responses out of WARC files as they stream by: of Common Crawl, of other archives, of our own.

Only one record is in memory at a time, and of a record no more than a page may have. A damaged record is
named and passed over: reading goes on at the next gzip member, or at the next `WARC/1.`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from pipeline.parse.encoding import MAX_PAGE, UnreadableError
from pipeline.parse.warc_streams import CHUNK, HEAD_PIECE, MEMBER, RECORD, Member, Stream, gzip_members

_MAX_HEAD = 64 * 1024  # bytes of a record's header
_MAX_RECORD = MAX_PAGE + _MAX_HEAD  # bytes of a response with its headers
_ARC = b"filedesc://"
_NO_HEADER = "no header of a record that can be read"
_NO_ARC = "an ARC file, older than WARC: convert it, for example with `warcio recompress`"
_UNDONE = ("", "identity", "gzip", "x-gzip", "deflate")  # encodings that warcio undoes
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "")


@dataclass(frozen=True, slots=True)
class WarcFilter:
    """Which responses to read. hosts: these and their subdomains (empty: all). since, until: ISO days of
    publication, both included (None: open); what was fetched before `since` cannot have appeared after it."""

    hosts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def wants(self, url: str, fetched: str) -> bool:
        """Whether a response may hold an article that is asked for; fetched: its WARC-Date."""
        if self.since and fetched[:10] < self.since:
            return False
        if not self.hosts:
            return True
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError:
            return False
        return any(host == wanted or host.endswith("." + wanted) for wanted in self.hosts)

    def includes(self, published: str | None, fetched: str) -> bool:
        """Whether an article is asked for, by its day, or by the day of fetching where it tells none."""
        day = (published or fetched)[:10]
        return not (self.since and day < self.since[: len(day)]) and not (self.until and day > self.until)


@dataclass(frozen=True, slots=True)
class Response:
    """A page as answered, encodings undone. offset: of its record, or of the gzip member that holds it."""

    url: str
    offset: int
    fetched: str
    content_type: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read: where it begins, a named reason, and what is wrong."""

    offset: int
    reason: str
    detail: str


def read_warc(
    path: Path, wanted: WarcFilter, progress: Callable[[int], None] | None = None
) -> Iterator[Response | BadRecord]:
    """The pages of a WARC file that are wanted, in order, and its bad records. progress: bytes done.

    Raises UnreadableError (not_readable, not_text) for a file that cannot be opened or is no WARC file.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableError("not_readable", f"cannot be opened: {error.strerror or error}") from error
    with file:
        start = file.read(8)
        file.seek(0)
        if start.startswith(MEMBER[:2]):
            for offset, member in gzip_members(file):
                yield from _records(member, wanted, offset)
                _tell(progress, file)
        elif start.startswith(RECORD):
            for found in _records(Stream(file.read), wanted, None):
                yield found
                _tell(progress, file)
        elif file.read(len(_ARC)) == _ARC:
            raise UnreadableError("not_supported", _NO_ARC)
        else:
            raise UnreadableError("not_text", "begins neither like a WARC file nor like a gzip file")


def _tell(progress: Callable[[int], None] | None, file: IO[bytes]) -> None:
    if progress is not None:
        progress(file.tell())


def _records(stream: Stream, wanted: WarcFilter, member: int | None) -> Iterator[Response | BadRecord]:
    """The records of a gzip member that begins at `member`, or of a whole file (None)."""
    while True:
        head = stream.head()
        here = stream.position - len(head) if member is None else member
        broken = stream.gzip.broken if isinstance(stream, Member) else ""
        if not head:
            if broken:
                yield BadRecord(here, "bad_record", broken)
            return
        fields = _fields(head)
        length = fields.get("content-length", "")
        if not head.startswith(RECORD) or not length.isdecimal() or len(length) > 15:
            is_arc = head.startswith(_ARC)
            yield BadRecord(here, "bad_record", broken or (_NO_ARC if is_arc else _NO_HEADER))
            stream.give_back(head[at:] if (at := head.find(RECORD)) > 0 else b"")
            if not stream.resume():
                return
            continue
        url = fields.get("warc-target-uri", "").strip("<>")
        fetched = fields.get("warc-date", "")
        size = int(length)
        if fields.get("warc-type") != "response" or not wanted.wants(url, fetched):
            stream.skip(size)
        elif size > _MAX_RECORD:
            stream.skip(size)
            yield BadRecord(here, "too_large", f"{url}: {size:,} bytes, and a page may have {MAX_PAGE:,}")
        else:
            payload = stream.read(size)
            if len(payload) < size:
                broken = stream.gzip.broken if isinstance(stream, Member) else ""
                yield BadRecord(here, "bad_record", f"{url}: {broken or 'the file ends in the middle of it'}")
                return
            if cut := fields.get("warc-truncated"):
                yield BadRecord(here, "bad_record", f"{url}: cut off by who archived it ({cut})")
            else:
                yield from _response(here, url, fetched, head + payload)


def _fields(head: bytes) -> dict[str, str]:
    """The header's fields, their names in small letters; the first of a name counts."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _response(offset: int, url: str, fetched: str, record: bytes) -> Iterator[Response | BadRecord]:
    """The page of a record: answered well, and of a type that may be one; warcio undoes its encodings."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        parsed = next(iter(ArchiveIterator(BytesIO(record))))
        headers = parsed.http_headers
        if headers is None or headers.get_statuscode() != "200":
            return
        content_type = headers.get_header("Content-Type")
        if (content_type or "").split(";")[0].strip().lower() not in _PAGES:
            return
        body = _read_all(parsed.content_stream(), MAX_PAGE + 1)
        packed = (headers.get_header("Content-Encoding") or "").strip().lower()
        if packed not in _UNDONE and b"<" not in body[:HEAD_PIECE].lstrip()[:1]:
            raise ValueError(f"packed as {packed[:20]}, which is not undone here")
    except Exception as error:  # noqa: BLE001 - archives hold anything, and one record must not stop a file
        yield BadRecord(offset, "bad_record", f"{url}: {type(error).__name__}: {error}"[:300])
        return
    if len(body) > MAX_PAGE:
        yield BadRecord(offset, "too_large", f"{url}: unpacks to more than {MAX_PAGE:,} bytes")
    else:
        yield Response(url, offset, fetched, content_type, body)


def _read_all(stream: Any, limit: int) -> bytes:
    """At most `limit` bytes of a stream that may give fewer at a time than it is asked for."""
    pieces: list[bytes] = []
    while limit > 0 and (piece := stream.read(min(limit, CHUNK))):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)
