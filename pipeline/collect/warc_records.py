"""Reading WARC records back: a response, an index entry, and how much of a torn file is whole."""

import logging
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.collect.decoding import BrokenError, Decoder, TooLargeError
from pipeline.collect.digests import body_digest
from pipeline.collect.exchange import Response

log = logging.getLogger(__name__)

SOURCE_URN = "urn:tinbai:source:"
OWN_FIELDS = {
    "kind": "Tinbai-Kind",
    "source_id": "Tinbai-Source",
    "asked": "Tinbai-Asked",
    "night": "Tinbai-Night",
}
_PIECE = 1024 * 1024
_LARGEST = 64 * 1024 * 1024  # bytes of a body from an archive, unpacked


def response_of(record: Any) -> Response:
    """The response of a record (of warcio), its body unpacked; a revisit's body is empty."""
    http = record.http_headers
    headers = tuple((str(name), str(value)) for name, value in http.headers) if http else ()
    status = int(http.get_statuscode()) if http and str(http.get_statuscode()).isdigit() else 0
    raw = bytes(record.raw_stream.read())
    reason = http.statusline.partition(" ")[2] if http else ""
    ip = record.rec_headers.get_header("WARC-IP-Address")
    cut = record.rec_headers.get_header("WARC-Truncated") == "length"
    response = Response(status, reason, headers, raw, ip, http.protocol if http else "HTTP/1.1", cut=cut)
    body = unpacked(response)
    coded = raw if body is not raw else None
    return Response(status, reason, headers, body, ip, response.protocol, coded, cut)


def unpacked(response: Response) -> bytes:
    """The body without its gzip; as it is where it cannot be unpacked, or is not packed."""
    coding = (response.header("Content-Encoding") or "").strip().lower().removeprefix("x-")
    if coding not in ("gzip", "deflate") or not response.body:
        return response.body
    decoder = Decoder(coding, _LARGEST)
    try:
        decoder.feed(response.body)
        return decoder.finish()
    except (BrokenError, TooLargeError):
        return response.body


def entry_of(
    headers: Any,
    response: Response,
    name: str,
    offset: int,
    seen: dict[tuple[str, str], Entry],
    index: ArchiveIndex,
) -> Entry:
    """The index entry of a response or revisit record at `offset` of the file `name`.

    headers: the record's own (of warcio). seen: earlier entries of the same file by URL and date; index:
    those of earlier files.
    """
    kind_of_record = headers.get_header("WARC-Type") or ""
    known = _referred(headers, seen, index) if kind_of_record == "revisit" else None
    is_kept = kind_of_record == "response" and bool(response.body)
    mime = (response.content_type or "").partition(";")[0].strip().lower()
    return Entry(
        file=name,
        offset=offset,
        url=headers.get_header("WARC-Target-URI") or "",
        at=headers.get_header("WARC-Date") or "",
        type=kind_of_record,
        status=response.status,
        mime=known.mime if known and response.status == 304 else mime,
        digest=headers.get_header("WARC-Payload-Digest") or "",
        body=known.body if known else body_digest(response.body) if is_kept else "",
        refers_to=known.place if known else None,
        **{part: headers.get_header(name) or "" for part, name in OWN_FIELDS.items()},
    )


def scan_file(path: Path, name: str, index: ArchiveIndex) -> Iterator[Entry]:
    """The entries of a WARC file, ours or another's. `name`: what the file is or will be called.

    index: where the records of earlier files are found that revisits refer to. A file that breaks off is
    read as far as it goes.
    """
    seen: dict[tuple[str, str], Entry] = {}
    with path.open("rb") as stream:
        records = ArchiveIterator(stream)
        try:
            for record in records:
                if record.rec_type == "resource" and (own := record.rec_headers.get_header("Tinbai-Source")):
                    at = record.rec_headers.get_header("WARC-Date") or ""
                    digest = record.rec_headers.get_header("WARC-Payload-Digest") or ""
                    yield source_entry(name, records.get_record_offset(), own, at, digest)
                elif record.rec_type in ("response", "revisit"):
                    response = response_of(record)  # before the offset, which warcio finds at its end
                    offset = records.get_record_offset()
                    entry = entry_of(record.rec_headers, response, name, offset, seen, index)
                    seen[entry.url, entry.at] = entry
                    yield entry
        except Exception as error:  # noqa: BLE001 - warcio raises many things for a broken file
            log.warning("%s: read as far as it goes: %s", path, error)


def source_entry(name: str, offset: int, source_id: str, at: str, digest: str) -> Entry:
    """The index entry of a source's description."""
    url = SOURCE_URN + source_id
    mime = "application/json"
    return Entry(name, offset, url, at, "resource", 0, "source", source_id, mime, digest, "", None, url)


def _referred(headers: Any, seen: dict[tuple[str, str], Entry], index: ArchiveIndex) -> Entry | None:
    url = headers.get_header("WARC-Refers-To-Target-URI") or headers.get_header("WARC-Target-URI") or ""
    date = headers.get_header("WARC-Refers-To-Date") or ""
    if (url, date) in seen:
        return seen[url, date]
    return next((entry for entry in index.find(url) if entry.at == date), None)


def truncate_torn(path: Path) -> int:
    """Cut off what follows the last whole gzip member (a killed run's torn record); returns their number."""
    end, members, position = 0, 0, 0
    inflate = zlib.decompressobj(31)
    with path.open("r+b") as stream:
        data = b""
        while data or (data := stream.read(_PIECE)):
            try:
                inflate.decompress(data, _PIECE)
            except zlib.error:
                break
            rest = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
            position += len(data) - len(rest)
            data = rest
            if inflate.eof:
                end, members = position, members + 1
                inflate = zlib.decompressobj(31)
        stream.truncate(end)
    return members
