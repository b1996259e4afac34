"""The first readers' pages, answered once before anybody asks: templates, tables and texts are then at hand.

A server's first answer of a kind took two to five times as long as those after it, the console's first, whose
process has to start, more than a second.
"""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Scope

# What readers open first comes first; of what these pages link to, one page of each kind follows.
_FIRST = (
    "/",
    "/search?q=chi+b%E1%BB%99",
    "/officials",
    "/people",
    "/directives",
    "/articles",
    "/places",
    "/initiatives",
    "/statistics",
    "/series",
    "/organisations",
    "/conflicts",
    "/queue",
    "/coverage",
)
_OF_A_THING = re.compile(
    r'href="(/(?:person|post|organisation|place|directive|initiative|series|article|fact)/[^"?#]+)"'
)


@contextmanager
def warmed(app: ASGIApp, host: str, also: Callable[[], None]) -> Iterator[None]:
    """Ask for pages in a thread while a server runs; at the end of the block it stops after its page.

    host: by which the application lets itself be asked. also: what else should be ready, last.
    """
    stop = threading.Event()

    def run() -> None:
        asyncio.run(_visit(app, host, stop))
        if not stop.is_set():
            also()

    thread = threading.Thread(target=run, name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=5)


async def _visit(app: ASGIApp, host: str, stop: threading.Event) -> None:
    waiting, kinds = list(_FIRST), set[str]()
    while waiting and not stop.is_set():
        page = await _page(app, host, waiting.pop(0))
        for address in _OF_A_THING.findall(page):
            kind = address.split("/")[1]
            if kind not in kinds:
                kinds.add(kind)
                waiting.append(address)


async def _page(app: ASGIApp, host: str, address: str) -> str:
    """The page at an address, as the server would give it to a browser; empty where there is none."""
    parts, got = urlsplit(address), bytearray()
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", host.encode())],
        "client": ("127.0.0.1", 0),
        "server": (host, 80),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        got.extend(message.get("body", b""))

    await app(scope, receive, send)
    return got.decode("utf-8", "replace")
