"""WARC records as bytes, a gzip member each: the file's own, a source's description, an exchange."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.collect.archive_index import Entry
from pipeline.collect.exchange import Request, Response
from pipeline.collect.warc_records import OWN_FIELDS, SOURCE_URN

_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"


def warcinfo_record(name: str, about: Mapping[str, str]) -> bytes:
    """The first record of a file: what wrote it, for whom, by which rules."""
    into = BytesIO()
    writer = _writer(into)
    writer.write_record(writer.create_warcinfo_record(name, dict(about)))
    return into.getvalue()


def source_record(source_id: str, description: str, at: str) -> tuple[bytes, str]:
    """A source's description (JSON), and its payload digest. at: the WARC date."""
    into, data = BytesIO(), description.encode()
    writer = _writer(into)
    record = writer.create_warc_record(
        SOURCE_URN + source_id,
        "resource",
        payload=BytesIO(data),
        length=len(data),
        warc_content_type="application/json",
        warc_headers_dict={"WARC-Date": at, "Tinbai-Kind": "source", "Tinbai-Source": source_id},
    )
    writer.write_record(record)
    return into.getvalue(), _digest(record)


def exchange_records(
    request: Request, response: Response, entry: Entry, keep_body: bool, original: Entry | None
) -> tuple[bytes, str]:
    """A response (or revisit) and its request, and the payload digest.

    entry: what the index will say. keep_body: False where the publisher forbids it: headers only. original:
    the record that a revisit speaks of.
    """
    into = BytesIO()
    writer = _writer(into)
    record = _response_record(writer, entry, response, keep_body, original)
    writer.write_record(record)
    writer.write_record(_request_record(writer, request, entry, record))
    return into.getvalue(), _digest(record)


def _writer(into: BytesIO) -> Any:
    return WARCWriter(into, gzip=True, warc_version="1.1")


def _digest(record: Any) -> str:
    return record.rec_headers.get_header("WARC-Payload-Digest") or ""


def _response_record(
    writer: Any, entry: Entry, response: Response, keep_body: bool, original: Entry | None
) -> Any:
    payload = b"" if entry.type == "revisit" or not keep_body else response.coded or response.body
    fields = {
        "WARC-Date": entry.at,
        **({"WARC-IP-Address": response.ip} if response.ip else {}),
        **{name: str(getattr(entry, part)) for part, name in OWN_FIELDS.items() if getattr(entry, part)},
    }
    if response.cut:
        fields["WARC-Truncated"] = "length"
    if not keep_body and response.body:
        fields |= {"WARC-Truncated": "unspecified", "Tinbai-Withheld": "noarchive"}
    if entry.type == "revisit":
        fields |= _reference(entry, original)
    return writer.create_warc_record(
        entry.url,
        entry.type,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type="application/http; msgtype=response",
        warc_headers_dict=fields,
        http_headers=_http_headers(response, payload, entry.type == "revisit" or not keep_body),
    )


def _reference(entry: Entry, original: Entry | None) -> dict[str, str]:
    profile = "server-not-modified" if entry.status == 304 else "identical-payload-digest"
    fields = {"WARC-Profile": _PROFILE + profile}
    if original is not None:
        fields |= {
            "WARC-Refers-To-Target-URI": original.url,
            "WARC-Refers-To-Date": original.at,
            "WARC-Payload-Digest": original.digest,
        }
    return fields


def _request_record(writer: Any, request: Request, entry: Entry, record: Any) -> Any:
    target = request.url.partition("://")[2].partition("/")[2]
    line = f"{request.method} /{target} HTTP/1.1"
    headers = StatusAndHeaders(line, list(request.headers), is_http_request=True)
    fields = {
        "WARC-Date": entry.at,
        "WARC-Concurrent-To": record.rec_headers.get_header("WARC-Record-ID"),
    }
    return writer.create_warc_record(
        entry.url, "request", payload=BytesIO(), length=0, warc_headers_dict=fields, http_headers=headers
    )


def _http_headers(response: Response, payload: bytes, is_bare: bool) -> StatusAndHeaders:
    """The response's own headers, but for those that speak of how it was transferred."""
    headers = []
    for name, value in response.headers:
        low = name.lower()
        is_changed = low == "transfer-encoding" or (low == "content-length" and not is_bare)
        headers.append((f"X-Archive-Orig-{name}" if is_changed else name, _as_sent(value)))
    if not is_bare:
        headers.append(("Content-Length", str(len(payload))))
    return StatusAndHeaders(f"{response.status} {response.reason}", headers, protocol=response.protocol)


def _as_sent(value: str) -> str:
    """http.client reads headers as Latin-1; what was UTF-8 is made so again."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
