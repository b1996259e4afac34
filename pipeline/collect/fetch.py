"""One request and its answer: bounded in time and size, checked for wholeness, never raising for the network.

Written on http.client: the socket is ours, so that we connect to the address that was checked (no second
DNS look-up between the check and the use), and so that one alarm ends a connection that drips, whether in the
TLS handshake, the headers or the body. requests and urllib3 give the deadline of one read, not of a response.
"""

import http.client
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from threading import Timer
from urllib.parse import urlsplit

from certifi import where

from pipeline.collect.addresses import url_host, url_port
from pipeline.collect.decoding import BrokenError, Decoder, TooLargeError
from pipeline.collect.exchange import Exchange, Request, Response

_PIECE = 64 * 1024
_MARKUP = ("text/html", "application/xhtml+xml")
_XML = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml")
_GZIP = ("application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream")
ACCEPTED: dict[str, tuple[str, ...]] = {
    "article": _MARKUP,
    "further": _MARKUP,
    "listing": (*_MARKUP, *_XML),
    "feed": (*_XML, *_MARKUP, "text/plain", "application/octet-stream"),
    "sitemap": (*_XML, *_MARKUP, *_GZIP, "text/plain"),
    "robots": ("*",),  # RFC 9309 says text/plain; many send something else
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for connecting, for each read and for a whole response; bytes of a body, unpacked too."""

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    body: int = 10 * 1024 * 1024
    robots: int = 500 * 1024  # RFC 9309 section 2.5: parse at least so much


class _FailureError(Exception):
    def __init__(self, outcome: str, detail: str) -> None:
        super().__init__(detail)
        self.outcome, self.detail = outcome, detail


@dataclass(slots=True)
class _Alarm:
    """Ends a connection when its time is up, from another thread."""

    seconds: float
    fired: bool = False
    _line: socket.socket | None = None
    _timer: Timer = field(init=False)

    def __post_init__(self) -> None:
        self._timer = Timer(self.seconds, self._fire)
        self._timer.daemon = True

    def watch(self, line: socket.socket) -> None:
        # A second handle of the connection: TLS takes the first one away from us.
        self._line = line.dup()
        self._timer.start()

    def _fire(self) -> None:
        self.fired = True
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._timer.cancel()
        if self._line is not None:
            self._line.close()


def send(request: Request, kind: str, addresses: Sequence[str], limits: Limits) -> Exchange:
    """Send a request to the first of `addresses` that takes it, and read the answer.

    Redirects are answers. An outcome other than `answered`: `refused`, `timeout`, `tls`, `network`,
    `too_slow`, `too_large`, `truncated`, `content_type`, `bad_encoding`.
    """
    alarm = _Alarm(limits.total)
    outcome, detail = "too_slow", ""
    try:
        with _line(request.url, addresses, limits, alarm) as (line, address):
            response = _answer(request, line, address, kind, limits)
            if not alarm.fired:  # else what looks like the end is ours
                return Exchange(request, "answered", response)
    except _FailureError as failure:
        outcome, detail = failure.outcome, failure.detail
    except ssl.SSLCertVerificationError as error:
        outcome, detail = "tls", f"certificate: {error.verify_message}"
    except TimeoutError:
        outcome, detail = "timeout", f"no answer for {limits.read:g} s"
    except ssl.SSLError as error:
        outcome, detail = "tls", str(error.reason or error)
    except http.client.IncompleteRead:
        outcome, detail = "truncated", "the connection ended within the body"
    except ConnectionRefusedError as error:
        outcome, detail = "refused", str(error)
    except (http.client.HTTPException, OSError, ValueError) as error:
        outcome, detail = "network", f"{type(error).__name__}: {error}"[:300]
    finally:
        alarm.stop()
    if alarm.fired:
        outcome, detail = "too_slow", f"not done after {limits.total:g} s"
    return Exchange(request, outcome, None, detail)


@contextmanager
def _line(
    url: str, addresses: Sequence[str], limits: Limits, alarm: _Alarm
) -> Iterator[tuple[socket.socket, str]]:
    """A connection to the host of `url`, encrypted where the URL says so, and the address it goes to."""
    line, address = _connect(addresses, url_port(url), limits.connect)
    try:
        alarm.watch(line)
        line.settimeout(limits.read)
        if urlsplit(url).scheme == "https":
            line = _tls().wrap_socket(line, server_hostname=url_host(url))
        yield line, address
    finally:
        line.close()


def _connect(addresses: Sequence[str], port: int, seconds: float) -> tuple[socket.socket, str]:
    for number, address in enumerate(addresses, 1):
        try:
            return socket.create_connection((address, port), timeout=seconds), address
        except TimeoutError as error:
            if number == len(addresses):
                raise _FailureError("timeout", f"{address} did not take the connection") from error
        except OSError:
            if number == len(addresses):
                raise
    raise _FailureError("dns", "no address to connect to")


@cache
def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(where())
    return context


def _answer(request: Request, line: socket.socket, address: str, kind: str, limits: Limits) -> Response:
    connection = http.client.HTTPConnection(url_host(request.url))
    connection.sock = line
    parts = urlsplit(request.url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in request.headers:
        connection.putheader(name, value)
    connection.endheaders()
    # closed here and now: a server that is still sending must not be asked anew beside that
    with closing(connection.getresponse()) as answer:
        headers = _headers(answer)
        if 200 <= answer.status < 300:
            _check_type(headers, kind)
        body, coded, cut = _body(answer, headers, kind, limits)
    protocol = "HTTP/1.0" if answer.version == 10 else "HTTP/1.1"
    return Response(answer.status, answer.reason, headers, body, address, protocol, coded, cut)


def _headers(answer: http.client.HTTPResponse) -> tuple[tuple[str, str], ...]:
    return tuple((name, value.replace("\r", "").replace("\n", " ")) for name, value in answer.headers.items())


def _check_type(headers: tuple[tuple[str, str], ...], kind: str) -> None:
    accepted = ACCEPTED[kind]
    stated = _value(headers, "content-type").partition(";")[0].strip().lower()
    if stated and "*" not in accepted and stated not in accepted:
        raise _FailureError("content_type", f"{stated} is no {kind}")


def _value(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next((value for key, value in headers if key.lower() == name), "")


def _body(
    answer: http.client.HTTPResponse, headers: tuple[tuple[str, str], ...], kind: str, limits: Limits
) -> tuple[bytes, bytes | None, bool]:
    """The body decoded, as it came (None: the same), and whether it is only the beginning."""
    coding = _coding(headers)
    limit = limits.robots if kind == "robots" else limits.body
    expected = answer.length  # bytes; None for chunks, and where the end of the connection is the end
    if expected is not None and expected > limit and kind != "robots":
        raise _FailureError("too_large", f"{expected} bytes")
    decoder = Decoder(coding, limit) if coding else None
    came = bytearray()
    try:
        while piece := answer.read1(_PIECE):
            came += piece
            if len(came) > limit:
                raise TooLargeError
            if decoder:
                decoder.feed(piece)
        if expected is not None and len(came) < expected:
            raise _FailureError("truncated", f"{len(came)} of {expected} bytes")
        if not came and answer.status == 200 and not _says_its_end(answer):
            # http.client takes a connection that ends within the headers for an empty body.
            raise _FailureError("truncated", "no body, and no word of its length")
        return (decoder.finish(), bytes(came), False) if decoder else (bytes(came), None, False)
    except TooLargeError:
        if kind == "robots":
            return (decoder.so_far if decoder else bytes(came))[:limit], None, True
        raise _FailureError("too_large", f"more than {limit} bytes") from None
    except BrokenError as error:
        raise _FailureError("truncated", f"gzip: {error}") from error


def _says_its_end(answer: http.client.HTTPResponse) -> bool:
    """Whether the headers say where the body ends."""
    ends = answer.headers.get("Content-Length") or answer.headers.get("Connection") or answer.chunked
    return bool(ends) or answer.version == 10


def _coding(headers: tuple[tuple[str, str], ...]) -> str:
    """`gzip`, `deflate` or nothing; anything else we did not ask for and do not read."""
    stated = [word.strip().lower() for word in _value(headers, "content-encoding").split(",")]
    codings = [word for word in stated if word not in ("", "identity", "none", "utf-8")]
    if not codings:
        return ""
    if codings in (["gzip"], ["x-gzip"]):
        return "gzip"
    if codings == ["deflate"]:
        return "deflate"
    raise _FailureError("bad_encoding", f"Content-Encoding: {', '.join(codings)}")
