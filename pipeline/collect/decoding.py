"""Undoing gzip piece by piece under a limit: a page of ten kilobytes may unpack to ten gigabytes."""

import zlib


class TooLargeError(Exception):
    """More came out than is allowed."""


class BrokenError(Exception):
    """What came is no gzip, or not all of it came."""


class Decoder:
    """Decodes a body as it comes in. coding: `gzip` or `deflate`; limit: bytes that may come out."""

    def __init__(self, coding: str, limit: int) -> None:
        self._bits = 47 if coding == "gzip" else 15  # 47: gzip or zlib, whichever the header says
        self._limit = limit
        self._inflate = zlib.decompressobj(self._bits)
        self._out = bytearray()
        self._begun = False

    def feed(self, data: bytes) -> None:
        """Take a piece. Raises TooLargeError before the limit is passed, BrokenError for what is no gzip."""
        try:
            while data:
                self._start_next_member()
                self._out += self._inflate.decompress(data, self._limit + 1 - len(self._out))
                self._begun = True
                if len(self._out) > self._limit:
                    raise TooLargeError
                data = self._inflate.unconsumed_tail or self._inflate.unused_data.lstrip(b"\0")
        except zlib.error as error:
            if not self._is_raw_deflate():
                raise BrokenError(str(error)) from error
            self.feed(data)

    @property
    def so_far(self) -> bytes:
        """What came out until now."""
        return bytes(self._out)

    def finish(self) -> bytes:
        """All that came out. Raises BrokenError where the end is missing."""
        if self._begun and not self._inflate.eof:
            raise BrokenError("the end of the packed body is missing")
        return bytes(self._out)

    def _start_next_member(self) -> None:
        if self._inflate.eof:
            self._inflate = zlib.decompressobj(self._bits)

    def _is_raw_deflate(self) -> bool:
        """Some servers send `deflate` without its zlib header; asked only before anything came out."""
        if self._begun or self._bits != 15:
            return False
        self._bits = -15
        self._inflate = zlib.decompressobj(self._bits)
        return True


def gunzip(data: bytes, limit: int) -> bytes:
    """The content of a gzip file (`sitemap.xml.gz`). Raises TooLargeError and BrokenError."""
    decoder = Decoder("gzip", limit)
    decoder.feed(data)
    return decoder.finish()
