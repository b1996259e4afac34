"""A small newspaper server on loopback that answers as a test tells it to, and a clock that needs no time."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from ssl import SSLContext
from threading import Lock, Thread

from pipeline.collect.archive import Archive
from pipeline.collect.clock import Clock
from pipeline.collect.fetch import Limits
from pipeline.collect.identity import Identity
from pipeline.collect.politeness import Hosts, no_end
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Night
from pipeline.collect.visitor import Visitor

IDENTITY = Identity("tinbai/test (+test@example.org)", "test@example.org")
# A loaded machine may keep any answer for seconds: only a test of a server that is silent or drips is quick.
PATIENT = Limits(connect=30, read=60, total=120)
QUICK = Limits(connect=1, read=0.4, total=1.0)
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # of every test
HTML = ("Content-Type", "text/html; charset=utf-8")


@dataclass(frozen=True)
class Reply:
    """An answer. raw: bytes sent instead of a proper response; pause: seconds before each byte of `drip`."""

    status: int = 200
    body: bytes = b"tin"
    headers: tuple[tuple[str, str], ...] = (HTML,)
    raw: bytes | None = None
    drip: bytes = b""
    pause: float = 0.0
    hang: float = 0.0

    @property
    def is_slow(self) -> bool:
        return bool(self.hang or self.drip)


@dataclass
class Asked:
    """A request as the server saw it. at: seconds of the test's clock."""

    path: str
    headers: dict[str, str]
    at: float


Answerer = Callable[[Asked], Reply]


@dataclass
class Site:
    """What a server answers: path -> reply, replies one after the other, or a function."""

    home: str = ""
    pages: dict[str, Reply | list[Reply] | Answerer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    seconds: Callable[[], float] = time.monotonic

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    @property
    def gaps(self) -> list[float]:
        times = [asked.at for asked in self.asked]
        return [later - earlier for earlier, later in pairwise(times)]

    def reply(self, asked: Asked) -> Reply:
        found = self.pages.get(asked.path, Reply(404, b"no such page"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Reply) else found(asked)


@contextmanager
def serve(site: Site, tls: SSLContext | None = None) -> Iterator[Site]:
    """The site on a free port, by https where `tls` is given."""
    lock, at_once = Lock(), 0

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            nonlocal at_once
            with lock:
                at_once += 1
                site.most_at_once = max(site.most_at_once, at_once)
                asked = Asked(self.path, dict(self.headers.items()), site.seconds())
                site.asked.append(asked)
                reply = site.reply(asked)
            try:
                with suppress(ConnectionError):
                    self._send(reply)
            finally:
                with lock:
                    at_once -= 1

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.hang)
            if reply.raw is not None:
                self.wfile.write(reply.raw)
            else:
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                if not any(name in ("Content-Length", "Transfer-Encoding") for name, _ in reply.headers):
                    self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            for byte in reply.drip:
                time.sleep(reply.pause)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    site.home = f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Time:
    """A clock that only moves when somebody sleeps. moment: may be set, back too; elapsed never goes back."""

    moment: datetime = NOW
    elapsed: float = NOW.timestamp()
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pass_(seconds=seconds)

    def pass_(self, **time: float) -> None:
        self.moment += timedelta(**time)
        self.elapsed += max(timedelta(**time).total_seconds(), 0.0)

    def seconds(self) -> float:
        return self.elapsed

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.moment, self.seconds, self.sleep)


@dataclass
class Desk:
    """A visitor with all that it needs; `again` is the next process, `next_night` the next night.

    Its patience has no end in a test, unless the test's server is slow on purpose (`answer`).
    """

    folder: Path
    site: Site
    time: Time = field(default_factory=Time)
    delay: float = 3.0
    limits: Limits = PATIENT
    requests_a_night: int = 1000
    resolver: Callable[[str, int], list[str]] = lambda host, port: [host]
    domains: tuple[str, ...] = ()
    left: Callable[[], float] = no_end

    def __post_init__(self) -> None:
        self.site.seconds = self.time.seconds
        self.again()

    @property
    def source(self) -> Source:
        from pipeline.collect.source import Dated

        return Source(
            "bao", "Báo Thử", self.site.home, delay_seconds=self.delay,
            requests_a_night=self.requests_a_night, domains=tuple(map(Dated, self.domains)),
        )  # fmt: skip

    def again(self) -> "Desk":
        self.state = CrawlState(self.folder / "crawl.sqlite", self.time.clock)
        self.archive = Archive(self.folder / "archive", "test@example.org", "tinbai/test", self.time.clock)
        self.night: Night = self.state.open_night("bao")
        self.hosts = Hosts(self.time.clock, lambda: 0.5)
        self._send_visitor()
        return self

    def _send_visitor(self) -> None:
        self.visitor = Visitor(
            self.source, IDENTITY, self.state, self.archive, self.night, hosts=self.hosts,
            clock=self.time.clock, limits=self.limits, resolver=self.resolver, left=self.left,
        )  # fmt: skip

    def answer(self, path: str, reply: Reply) -> None:
        """The site's reply; a slow one is given up soon from now on."""
        self.site.pages[path] = reply
        if reply.is_slow:
            self.limits = replace(self.limits, connect=QUICK.connect, read=QUICK.read, total=QUICK.total)
            self._send_visitor()

    def next_night(self, days: float = 1) -> "Desk":
        self.state.close_night(self.night)
        self.close()
        self.time.pass_(days=days)
        return self.again()

    def close(self) -> None:
        self.archive.close()
        self.state.close()

    def get(self, path: str, kind: str = "article") -> str:
        """The outcome of a visit."""
        return self.visitor.visit(self.site.home + path if path.startswith("/") else path, kind).outcome


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
