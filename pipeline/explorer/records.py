"""Records of the archive, each a file of its own: what a newspaper's server said, byte by byte."""

import re
import zlib
from pathlib import Path
from urllib.parse import quote, urlencode

MOST_BYTES = 64 * 1024 * 1024  # of a record, unpacked; the crawler keeps none as large
_CHUNK = 64 * 1024
_PLACE = re.compile(r"(?P<file>[\w-]+\.warc\.gz):(?P<offset>\d{1,15})", re.ASCII)


def record_address(article_id: str, origin: str | None) -> str | None:
    """Where the record of an article is to be had; None for what came from elsewhere than the archive."""
    if not (origin and _PLACE.fullmatch(origin)):
        return None
    return f"/record/{quote(article_id, safe='')}?{urlencode({'origin': origin})}"


def packed_record(folder: Path, place: str) -> bytes | None:
    """The record at `FILE:OFFSET`, a gzip member of its own; None where the archive has none there."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return None
    packed, begins = bytearray(), b""
    unpacking, size = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16), 0
    try:
        with (folder / found["file"]).open("rb") as stream:
            stream.seek(int(found["offset"]))
            while not unpacking.eof and size <= MOST_BYTES and (chunk := stream.read(_CHUNK)):
                packed += chunk
                plain = unpacking.decompress(chunk)
                begins, size = begins or plain[:5], size + len(plain)
    except (OSError, zlib.error):
        return None
    if not unpacking.eof or begins != b"WARC/":
        return None
    return bytes(packed[: len(packed) - len(unpacking.unused_data)])
