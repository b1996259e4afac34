"""The archive: WARC/1.1, a gzip member a record; written `.open`, renamed when full, each day, at the end.

Every exchange is kept: robots.txt, feeds, sitemaps, listings, articles, errors. A page that has not changed
(304), or that brings the same bytes again, is a revisit record of some 500 bytes. Bodies stand as they came
over the wire (gzip stays gzip; chunks are put together). Our own fields in the records (`Tinbai-Kind`,
`-Source`, `-Asked`, `-Night`) say what a page was fetched as, and each file describes the sources that it has
pages of, so that the archive alone is enough to read them again.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.digests import body_digest
from pipeline.collect.disk import DiskError, append_whole, writing
from pipeline.collect.exchange import Request, Response
from pipeline.collect.warc_records import response_of, scan_file, source_entry, truncate_torn
from pipeline.collect.warc_writing import exchange_records, source_record, warcinfo_record

MAX_FILE = 1_000_000_000  # bytes: a file is closed after the record that passes it
_END, _OPEN = ".warc.gz", ".warc.gz.open"


class ArchiveError(RuntimeError):
    """A record that should be there is not; the message names the place."""


class Archive:
    """The WARC files of a folder and their index. Safe to share between threads, not between processes.

    software: our name and version. operator: the contact, empty for crawls on loopback. Opening it closes
    what a killed run left open; a torn last record is cut off.
    """

    def __init__(
        self,
        folder: Path,
        operator: str = "",
        software: str = "tinbai",
        clock: Clock = SYSTEM,
        max_file: int = MAX_FILE,
    ) -> None:
        self._folder, self._clock, self._max_file = folder, clock, max_file
        self._about = {
            "software": software,
            "operator": operator,
            "robots": "obeyed, RFC 9309",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        }
        self._lock = RLock()
        self._stream: BinaryIO | None = None
        self._failure: DiskError | None = None
        self._name = ""
        self._day = ""
        self._sources: dict[str, str] = {}
        self._described: set[str] = set()
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self.index = ArchiveIndex(folder / "index.sqlite")
            self._close_left_over()
            self._index_files()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        self.close()

    def introduce(self, source_id: str, description: str) -> None:
        """Describe a source (JSON) in each file that will hold pages of it."""
        with self._lock:
            self._sources[source_id] = description

    def add(
        self,
        request: Request,
        response: Response,
        kind: str,
        source_id: str = "",
        keep_body: bool = True,
        asked: str = "",
        night: str = "",
    ) -> str:
        """Keep an exchange; returns the place of its response (or revisit) record, `FILE:OFFSET`.

        kind: what it was fetched as (exchange.KINDS). keep_body: False where the publisher forbids it
        (`noarchive`): only the headers are kept. asked: the URL that led here. night: when the source's
        night began. When this returns, the record outlives a crash. Raises DiskError, nothing being kept.
        """
        with self._lock, self._told_of_failures():
            stream = self._open_file()
            self._describe(stream, source_id)
            found = self._entry(request, response, kind, source_id, stream.tell(), keep_body)
            entry = replace(found, asked=asked or request.url, night=night)
            original = self._entry_at(entry.refers_to)
            data, digest = exchange_records(request, response, entry, keep_body, original)
            append_whole(stream, data)
            self.index.add([replace(entry, digest=digest)])
            if stream.tell() >= self._max_file:
                self._close_file()
            return entry.place

    def check(self) -> None:
        """Raises DiskError where a record could not be written: nothing more is to be fetched."""
        if self._failure is not None:
            raise self._failure

    @contextmanager
    def _told_of_failures(self) -> Iterator[None]:
        """A failed write is the last one: what follows could not be kept, or not be found again."""
        self.check()
        try:
            with writing(self._folder):
                yield
        except DiskError as error:
            self._failure = error
            raise

    def read(self, place: str) -> Response:
        """What was kept at a place; a revisit comes with the body that it refers to.

        Raises ArchiveError where there is no such record.
        """
        entry = self._entry_at(place)
        if entry is None:
            raise ArchiveError(f"{self._folder}: no record at {place}")
        response = self._read(entry.file, entry.offset)
        if entry.type != "revisit" or entry.refers_to is None:
            return response
        name, _, offset = entry.refers_to.rpartition(":")
        body = self._read(name, int(offset))
        return Response(
            response.status, response.reason, response.headers, body.body, response.ip, response.protocol
        )

    def day_of(self, place: str) -> str | None:
        """The ISO day (UTC) on which the record at a place was fetched; None where there is none."""
        entry = self._entry_at(place)
        return entry.at[:10] if entry else None

    def descriptions(self) -> Mapping[str, str]:
        """The latest description (JSON) of each source that has pages in the archive."""
        last = {entry.source_id: entry.place for entry in self.index.descriptions()}
        return {source_id: self.read(place).body.decode() for source_id, place in last.items()}

    def find(self, url: str) -> list[Entry]:
        """All that is kept of a URL, oldest first; `entry.place` is what `read` takes."""
        return self.index.find(url)

    def close(self) -> None:
        """Close the file that is being written, and the index.

        After a failure the file stays `.open`, and whoever opens the archive next mends it. Raises DiskError.
        """
        with self._lock:
            try:
                if self._failure is None:
                    with self._told_of_failures():
                        self._close_file()
                elif self._stream is not None:
                    self._stream.close()
            finally:
                self.index.close()

    def _entry_at(self, place: str | None) -> Entry | None:
        name, _, offset = (place or "").rpartition(":")
        return self.index.at(name, int(offset)) if offset.isdigit() else None

    def _open_file(self) -> BinaryIO:
        now = self._clock.now()
        if self._stream is not None and self._day != f"{now:%Y%m%d}":
            self._close_file()
        if self._stream is None:
            self._day = f"{now:%Y%m%d}"
            self._name = f"tinbai-{now:%Y%m%dT%H%M%S%f}-{os.getpid()}{_END}"
            # unbuffered: a record that the disk does not take is not there, instead of half there
            self._stream = self._path(self._name, _OPEN).open("xb", buffering=0)
            append_whole(self._stream, warcinfo_record(self._name, self._about))
            self._described = set()
        return self._stream

    def _describe(self, stream: BinaryIO, source_id: str) -> None:
        """The source's description, before its first page in a file."""
        if source_id in self._described or source_id not in self._sources:
            return
        at = f"{self._clock.now():%Y-%m-%dT%H:%M:%S.%f}Z"
        data, digest = source_record(source_id, self._sources[source_id], at)
        offset = append_whole(stream, data)
        self.index.add([source_entry(self._name, offset, source_id, at, digest)])
        self._described.add(source_id)

    def _path(self, name: str, end: str = _END) -> Path:
        return self._folder / (name.removesuffix(_END) + end)

    def _close_file(self) -> None:
        if self._stream is None:
            return
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._stream = None
        self._publish(self._name)

    def _publish(self, name: str) -> None:
        """Give a file that is whole its name."""
        path = self._path(name)
        self._path(name, _OPEN).rename(path)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        self.index.set_whole(name, path.stat().st_size)

    def _close_left_over(self) -> None:
        for path in sorted(self._folder.glob(f"*{_OPEN}")):
            name = path.name.removesuffix(".open")
            self.index.forget(name)
            if truncate_torn(path) < 2:  # nothing, or only its warcinfo
                path.unlink()
                continue
            self._index_file(path, name)
            self._publish(name)

    def _index_files(self) -> None:
        there = {path.name: path for path in sorted(self._folder.glob(f"*{_END}"))}
        for name in self.index.file_names() - there.keys():
            self.index.forget(name)
        for name, path in there.items():
            size = path.stat().st_size
            if not self.index.is_whole(name, size):
                self.index.forget(name)
                self._index_file(path, name)
                self.index.set_whole(name, size)

    def _index_file(self, path: Path, name: str) -> None:
        self.index.add(scan_file(path, name, self.index))

    def _entry(
        self, request: Request, response: Response, kind: str, source_id: str, offset: int, keep_body: bool
    ) -> Entry:
        """What the index will say; the digest of a new body is filled in when it is written."""
        mime = (response.content_type or "").partition(";")[0].strip().lower()
        at = f"{request.sent_at:%Y-%m-%dT%H:%M:%S.%f}Z"
        known, kind_of_record, body = None, "response", ""
        if response.status == 304:
            known, kind_of_record = self.index.with_body(request.url), "revisit"
        elif keep_body and response.body:
            body = body_digest(response.body)
            known = self.index.same_body(body) if 200 <= response.status < 300 and not response.cut else None
            kind_of_record = "revisit" if known else "response"
        return Entry(
            file=self._name,
            offset=offset,
            url=request.url,
            at=at,
            type=kind_of_record,
            status=response.status,
            kind=kind,
            source_id=source_id,
            mime=known.mime if known and response.status == 304 else mime,
            digest=known.digest if known else "",
            body=known.body if known else body,
            refers_to=(known.refers_to or known.place) if known else None,
        )

    def _read(self, name: str, offset: int) -> Response:
        path = self._path(name)
        try:
            with (path if path.exists() else self._path(name, _OPEN)).open("rb") as stream:
                stream.seek(offset)
                return response_of(next(iter(ArchiveIterator(stream))))
        except (OSError, StopIteration) as error:
            raise ArchiveError(f"{self._folder}: no record at {name}:{offset}: {error}") from error
