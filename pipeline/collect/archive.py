"""The archive: one WARC/1.1 file a crawl, one gzip member a record; written `.open`, renamed when done."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.collect.fetch import USER_AGENT, Response


class Archive:
    """Writes responses as WARC records and says where each one stands."""

    def __init__(self, path: Path, stream: Any) -> None:
        self._path = path
        self._stream = stream
        self._writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        info = {"software": USER_AGENT, "format": "WARC File Format 1.1", "robots": "RFC 9309"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, info))

    def add(self, response: Response) -> str:
        """Write a response; returns its place, `FILE:OFFSET`."""
        offset = self._stream.tell()
        drop = {"content-encoding", "transfer-encoding", "content-length"}  # the body is stored decoded
        headers = [(name, value) for name, value in response.headers if name.lower() not in drop]
        headers.append(("Content-Length", str(len(response.body))))
        record = self._writer.create_warc_record(
            response.url,
            "response",
            payload=BytesIO(response.body),
            http_headers=StatusAndHeaders(str(response.status), headers, protocol="HTTP/1.1"),
        )
        self._writer.write_record(record)
        self._stream.flush()
        return f"{self._path.name}:{offset}"


def close_left_over(folder: Path) -> None:
    """Rename what a killed crawl left `.open`: its records are whole, but for one that nobody refers to."""
    for partial in folder.glob("*.warc.gz.open"):
        partial.rename(partial.with_suffix(""))


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """An archive at `path`, written as `path.open` and renamed when the block ends well."""
    partial = path.with_name(path.name + ".open")
    with partial.open("wb") as stream:
        yield Archive(path, stream)
    partial.rename(path)


def read_record(folder: Path, place: str) -> bytes:
    """The body of the record at `FILE:OFFSET`."""
    name, _, offset = place.rpartition(":")
    with (folder / name).open("rb") as stream:
        stream.seek(int(offset))
        record = next(iter(ArchiveIterator(stream)))
        return bytes(record.content_stream().read())
