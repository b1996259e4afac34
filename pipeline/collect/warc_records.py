"""Reading WARC records back: a response, an index entry, and how much of a torn file is whole."""

import zlib
from pathlib import Path
from typing import Any

from pipeline.collect.archive_index import ArchiveIndex, Entry
from pipeline.collect.decoding import BrokenError, Decoder, TooLargeError
from pipeline.collect.digests import body_digest
from pipeline.collect.exchange import Response

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
    record: Any, name: str, offset: int, seen: dict[tuple[str, str], Entry], index: ArchiveIndex
) -> Entry:
    """The index entry of a response or revisit record at `offset` of the file `name`.

    seen: earlier entries of the same file by URL and date; index: those of earlier files.
    """
    headers = record.rec_headers
    response = response_of(record)
    known = _referred(headers, seen, index) if record.rec_type == "revisit" else None
    is_kept = record.rec_type == "response" and bool(response.body)
    mime = (response.content_type or "").partition(";")[0].strip().lower()
    return Entry(
        file=name,
        offset=offset,
        url=headers.get_header("WARC-Target-URI") or "",
        at=headers.get_header("WARC-Date") or "",
        type=record.rec_type,
        status=response.status,
        kind=headers.get_header("Tinbai-Kind") or "",
        source_id=headers.get_header("Tinbai-Source") or "",
        mime=known.mime if known and response.status == 304 else mime,
        digest=headers.get_header("WARC-Payload-Digest") or "",
        body=known.body if known else body_digest(response.body) if is_kept else "",
        refers_to=known.place if known else None,
    )


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
