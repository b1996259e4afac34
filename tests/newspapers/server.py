"""A newspaper on loopback: pages with manners, good and bad, and a log of each request."""

import gzip
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GIVES_UP = 20.0  # seconds after which the slow and the endless stop by themselves, for the tests' sake


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answers. validators: whether it has an ETag, and answers 304 to who has it.

    manner: `plain`; `endless`, `slow` (drips), `silent` (never answers), `truncated` (less than promised),
    `dropped` (closes the line), `bomb` (gzip of far more than allowed), `gzip`.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/html; charset=utf-8"
    validators: bool = True
    manner: str = "plain"


@dataclass(slots=True)
class Logged:
    """A request as it came in, and what it was answered, filled in when it was. whole: the body came as it
    should, with an ETag. started, ended: seconds of a clock that never goes back."""

    night: int
    path: str
    host: str
    headers: dict[str, str]
    started: float
    status: int = 0
    sent: int = 0
    whole: bool = False
    ended: float = 0.0

    @property
    def is_conditional(self) -> bool:
        """Whether it asked for changes only."""
        names = {name.lower() for name in self.headers}
        return bool(names & {"if-none-match", "if-modified-since"})


Pages = dict[str, "Answer | Callable[[int], Answer]"]  # a function gets the number of the request, from 0 on


@dataclass
class Newspaper:
    """A running newspaper. pages: path with query -> answer, changed between nights by the tests; other: what
    answers where they have nothing. seconds: the clock of the log. reader: whoever does not say this word in
    the User-Agent is a stranger on this machine, answered 404 and not logged. open: lines that an answer is
    under way on."""

    port: int
    pages: Pages = field(default_factory=dict)
    other: Callable[[str], Answer | None] = lambda path: None
    log: list[Logged] = field(default_factory=list)
    night: int = 1
    reader: str = ""
    open: list[socket.socket] = field(default_factory=list)
    most_in_flight: int = 0
    seconds: Callable[[], float] = time.monotonic
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def home(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self.port}"

    def paths(self, night: int | None = None) -> list[str]:
        """The paths asked for, in order, of one night or all."""
        return [entry.path for entry in self.log if night in (None, entry.night)]


@contextmanager
def serve() -> Iterator[Newspaper]:
    """A newspaper without pages, to be filled; it stops with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    _bomb()
    paper = Newspaper(server.server_port)
    server.paper = paper  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield paper
    finally:
        server.shutdown()
        server.server_close()


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * 60_000_000, 1)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        paper: Newspaper = self.server.paper  # type: ignore[attr-defined]
        if paper.reader not in self.headers.get("User-Agent", ""):
            self.send_error(404)
            return
        with paper.lock:
            times = sum(entry.path == self.path for entry in paper.log)
            host = self.headers.get("Host", "")
            logged = Logged(paper.night, self.path, host, dict(self.headers), paper.seconds())
            paper.log.append(logged)
            # Who has hung up is done with an answer, whatever this end is still about to do: that does not
            # depend on which thread comes first.
            paper.open = [line for line in paper.open if not _hung_up(line)] + [self.connection]
            paper.most_in_flight = max(paper.most_in_flight, len(paper.open))
        page = paper.pages.get(self.path) or paper.other(self.path) or Answer(b"<h1>404</h1>", 404)
        answer = page(times) if callable(page) else page
        logged.status, logged.whole = answer.status, answer.manner in ("plain", "gzip") and answer.validators
        with suppress(OSError):
            logged.status, logged.sent = self._send(answer)
        with paper.lock:
            logged.ended = paper.seconds()
            if self.connection in paper.open:
                paper.open.remove(self.connection)

    def _send(self, answer: Answer) -> tuple[int, int]:
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        if answer.manner == "dropped":
            self.close_connection = True
            return 0, 0
        if answer.manner == "silent":
            self._wait(GIVES_UP)
            return 0, 0
        if answer.validators and answer.status == 200 and self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return 304, 0
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Type", answer.content_type)
        if answer.validators and answer.status == 200:
            self.send_header("ETag", tag)
        return answer.status, self._send_body(answer)

    def _send_body(self, answer: Answer) -> int:
        body = answer.body
        if answer.manner in ("bomb", "gzip"):
            body = _bomb() if answer.manner == "bomb" else gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        if answer.manner in ("endless", "slow"):
            return self._drip(answer)
        self.send_header("Content-Length", str(len(body) + (500 if answer.manner == "truncated" else 0)))
        self.end_headers()
        self.wfile.write(body)
        if answer.manner == "truncated":
            self.close_connection = True
        return len(body)

    def _drip(self, answer: Answer) -> int:
        """Without a length, until the other side has had enough."""
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        piece, pause = (b"<p>vo tan</p>" * 5000, 0.0) if answer.manner == "endless" else (b".", 0.1)
        until, sent = time.monotonic() + GIVES_UP, 0
        while time.monotonic() < until:
            self.wfile.write(piece)
            sent += len(piece)
            time.sleep(pause)
        return sent

    def _wait(self, seconds: float) -> None:
        self.connection.settimeout(seconds)
        with suppress(OSError):
            self.connection.recv(1)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """The log is `Newspaper.log`."""


def _hung_up(line: socket.socket) -> bool:
    """Whether the other side has closed the line."""
    try:
        return not line.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True
