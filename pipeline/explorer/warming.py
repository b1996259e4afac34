"""The first readers' pages, answered once before anybody asks: templates, tables and texts are then at hand.

A server's first answer of a kind took two to five times as long as those after it, the console's first, whose
process has to start, more than a second.
"""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from starlette.types import ASGIApp

from pipeline.explorer.inside import inside_answer

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
        _, page = await inside_answer(app, waiting.pop(0), host, "vi")
        for address in _OF_A_THING.findall(page.decode("utf-8", "replace")):
            kind = address.split("/")[1]
            if kind not in kinds:
                kinds.add(kind)
                waiting.append(address)
