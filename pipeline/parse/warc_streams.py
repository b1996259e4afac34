"""Streams of bytes out of WARC files: read piece by piece, unpacked by member, resumed after damage."""

import zlib
from collections.abc import Callable, Iterator
from typing import IO

RECORD = b"WARC/1."  # how a record begins
MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins
CHUNK = 256 * 1024
HEAD_PIECE = 4096

_MAX_HEAD = 64 * 1024  # bytes of a record's header
_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")


class Stream:
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
        while missing > 0 and (data := self._more(min(missing, CHUNK))):
            pieces.append(data)
            missing -= len(data)
        self.position += size - missing
        return b"".join(pieces)

    def give_back(self, data: bytes) -> None:
        """Put what was read last in front again."""
        self._ready = data + self._ready
        self.position -= len(data)

    def skip(self, size: int) -> None:
        """Pass over so many bytes."""
        while size > 0 and (piece := self.read(min(size, CHUNK))):
            size -= len(piece)

    def head(self) -> bytes:
        """A record's header, with the empty line that ends it; what there is where none ends it in time."""
        while True:
            start = len(self._ready) - len(self._ready.lstrip(b"\r\n"))
            self.read(start)
            ends = [self._ready.find(mark) + len(mark) for mark in _HEAD_ENDS if mark in self._ready]
            if ends:
                return self.read(min(ends))
            if len(self._ready) >= _MAX_HEAD or not (data := self._more(HEAD_PIECE)):
                return self.read(len(self._ready))
            self._ready += data

    def resume(self) -> bool:
        """Go to where a record begins again; False where none does."""
        while True:
            at = self._ready.find(RECORD)
            if at >= 0:
                self.skip(at)
                return True
            self.skip(max(0, len(self._ready) - len(RECORD)))
            if not (data := self._more(CHUNK)):
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
            data = self._input or self._file.read(CHUNK)
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
        while self.more(CHUNK * 4):
            pass
        return self._file.tell() - len(self._input)


def gzip_members(file: IO[bytes]) -> "Iterator[tuple[int, Member]]":
    """The file's gzip members and where they begin; after a broken one the next that begins like one."""
    offset: int | None = 0
    while offset is not None:
        file.seek(offset)
        if file.read(len(MEMBER)) != MEMBER:
            offset = _find(file, offset + 1)
            continue
        file.seek(offset)
        member = _Gzip(file)
        yield offset, Member(member)
        end = member.end()
        offset = _find(file, offset + 1) if member.broken else end


class Member(Stream):
    """A stream out of a gzip member."""

    def __init__(self, member: _Gzip) -> None:
        super().__init__(member.more)
        self.gzip = member


def _find(file: IO[bytes], start: int) -> int | None:
    """Where, from `start` on, something begins like a gzip member; None if nowhere."""
    file.seek(start)
    at, tail = start, b""
    while data := file.read(CHUNK):
        window = tail + data
        if (place := window.find(MEMBER)) >= 0:
            return at - len(tail) + place
        at += len(data)
        tail = window[-len(MEMBER) + 1 :]
    return None
