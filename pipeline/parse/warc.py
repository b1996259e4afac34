"""Reads responses out of WARC files as they stream by: of Common Crawl, of other archives, of our own.

Only one record is in memory at a time, and of a record no more than a page may have. A damaged record is
named and passed over: reading goes on at the next gzip member, or at the next `WARC/1.`.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from pipeline.parse.encoding import MAX_PAGE, UnreadableError

_CHUNK = 256 * 1024
_MAX_HEAD = 64 * 1024  # bytes of a record's header
_MAX_RECORD = MAX_PAGE + _MAX_HEAD  # bytes of a response with its headers
_HEAD_PIECE = 4096
_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")
_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
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
        if start.startswith(_MEMBER[:2]):
            for offset, member in _gzip_members(file):
                yield from _records(member, wanted, offset)
                _tell(progress, file)
        elif start.startswith(_RECORD):
            for found in _records(_Stream(file.read), wanted, None):
                yield found
                _tell(progress, file)
        else:
            raise UnreadableError("not_text", "begins neither like a WARC file nor like a gzip file")


def _tell(progress: Callable[[int], None] | None, file: IO[bytes]) -> None:
    if progress is not None:
        progress(file.tell())


class _Stream:
    """Bytes read piece by piece, never more of them in memory than asked for. position: of what was read."""

    def __init__(self, more: Callable[[int], bytes]) -> None:
        self._more = more
        self._ready = b""
        self.position = 0

    def read(self, size: int) -> bytes:
        """So many bytes, fewer at the end."""
        pieces = [self._ready[:size]]
        missing = size - len(pieces[0])
        self._ready = self._ready[size:]
        while missing > 0 and (data := self._more(min(missing, _CHUNK))):
            pieces.append(data)
            missing -= len(data)
        self.position += size - missing
        return b"".join(pieces)

    def skip(self, size: int) -> None:
        """Pass over so many bytes."""
        while size > 0 and (piece := self.read(min(size, _CHUNK))):
            size -= len(piece)

    def head(self) -> bytes:
        """A record's header, with the empty line that ends it; what there is where none ends it in time."""
        while True:
            start = len(self._ready) - len(self._ready.lstrip(b"\r\n"))
            self.read(start)
            ends = [self._ready.find(mark) + len(mark) for mark in _HEAD_ENDS if mark in self._ready]
            if ends:
                return self.read(min(ends))
            if len(self._ready) >= _MAX_HEAD or not (data := self._more(_HEAD_PIECE)):
                return self.read(len(self._ready))
            self._ready += data

    def resume(self) -> bool:
        """Go to where a record begins again; False where none does."""
        while True:
            at = self._ready.find(_RECORD)
            if at >= 0:
                self.skip(at)
                return True
            self.skip(max(0, len(self._ready) - len(_RECORD)))
            if not (data := self._more(_CHUNK)):
                return False
            self._ready += data


class _Gzip:
    """Inflates one gzip member, no further than it is read. broken: what is wrong with its bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._inflate = zlib.decompressobj(31)
        self._input = b""
        self.broken = ""

    def more(self, size: int) -> bytes:
        """Some more bytes, at most so many; none at the end of the member or where it is broken."""
        while not self._inflate.eof and not self.broken:
            data = self._input or self._file.read(_CHUNK)
            if not data:
                self.broken = "the file ends in the middle of a gzip member"
                break
            try:
                piece = self._inflate.decompress(data, size)
            except zlib.error as error:
                self.broken = f"not gzip: {error}"
                break
            self._input = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            if piece:
                return piece
        return b""

    def end(self) -> int:
        """Pass over the rest; returns where in the file the member ends."""
        while self.more(_CHUNK * 4):
            pass
        return self._file.tell() - len(self._input)


def _gzip_members(file: IO[bytes]) -> "Iterator[tuple[int, _Stream]]":
    """The file's gzip members and where they begin; after a broken one the next that begins like one."""
    offset: int | None = 0
    while offset is not None:
        file.seek(offset)
        if file.read(len(_MEMBER)) != _MEMBER:
            offset = _find(file, offset + 1)
            continue
        file.seek(offset)
        member = _Gzip(file)
        yield offset, _Member(member)
        end = member.end()
        offset = _find(file, offset + 1) if member.broken else end


class _Member(_Stream):
    """A stream out of a gzip member."""

    def __init__(self, member: _Gzip) -> None:
        super().__init__(member.more)
        self.gzip = member


def _find(file: IO[bytes], start: int) -> int | None:
    """Where, from `start` on, something begins like a gzip member; None if nowhere."""
    file.seek(start)
    at, tail = start, b""
    while data := file.read(_CHUNK):
        window = tail + data
        if (place := window.find(_MEMBER)) >= 0:
            return at - len(tail) + place
        at += len(data)
        tail = window[-len(_MEMBER) + 1 :]
    return None


def _records(stream: _Stream, wanted: WarcFilter, member: int | None) -> Iterator[Response | BadRecord]:
    """The records of a gzip member that begins at `member`, or of a whole file (None)."""
    while True:
        head = stream.head()
        here = stream.position - len(head) if member is None else member
        broken = stream.gzip.broken if isinstance(stream, _Member) else ""
        if not head:
            if broken:
                yield BadRecord(here, "bad_record", broken)
            return
        fields = _fields(head)
        length = fields.get("content-length", "")
        if not head.startswith(_RECORD) or not length.isdecimal() or len(length) > 15:
            yield BadRecord(here, "bad_record", broken or "no header of a record that can be read")
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
                broken = stream.gzip.broken if isinstance(stream, _Member) else ""
                yield BadRecord(here, "bad_record", f"{url}: {broken or 'the file ends in the middle of it'}")
                return
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
    while limit > 0 and (piece := stream.read(min(limit, _CHUNK))):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)
