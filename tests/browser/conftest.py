"""The explorer over the sample newspaper in Chromium; a console error or a request elsewhere fails."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.articles import read_articles, store_articles
from pipeline.build import build
from pipeline.extract import extract
from pipeline.workspace import Workspace

CHROMIUM = "/usr/bin/chromium"
QUIET = """
    --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync
"""
TINBAI = [sys.executable, "-m", "pipeline.cli"]
SHOTS = os.environ.get("TINBAI_SHOTS")  # a folder for screenshots, to be looked at

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample newspaper, collected, read and built."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    subprocess.run([*TINBAI, "demo", "--data", folder], check=True, capture_output=True, timeout=300)
    return folder


@pytest.fixture(scope="session")
def site(demo: Path) -> Iterator[str]:
    """The address of an explorer that only shows."""
    with_server = _served(demo)
    yield next(with_server)
    next(with_server, None)


@pytest.fixture(scope="session")
def review_site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer with --review, over a copy of the workspace."""
    copy = tmp_path_factory.mktemp("review") / "data"
    shutil.copytree(demo, copy, symlinks=True)
    with_server = _served(copy, "--review", "--who", "Thử")
    yield next(with_server)
    next(with_server, None)


@pytest.fixture(scope="session")
def changed_site(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer whose newspaper has changed an article: a sentence is another one."""
    copy = tmp_path_factory.mktemp("changed") / "data"
    shutil.copytree(demo, copy, symlinks=True)
    workspace = Workspace.open(copy)
    article = next(one for one in read_articles(workspace) if "đảng viên" in one.text)
    text = article.text.replace("đảng viên", "hội viên", 1)
    zones = tuple(
        replace(zone, end_char=min(zone.end_char, len(text)), start_char=min(zone.start_char, len(text) - 1))
        for zone in article.zones
    )
    with workspace.lock():
        store_articles(workspace, [replace(article, text=text, zones=zones, origin="later.warc.gz:1")])
        extract(workspace)
        build(workspace)
    with_server = _served(copy)
    yield next(with_server)
    next(with_server, None)


def _served(folder: Path, *options: str) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*TINBAI, "serve", "--data", folder, "--port", str(port), *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            with urlopen(address, timeout=20):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"{CHROMIUM} is not there: `make browser` installs it, as root")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open an address of the explorer: `open_page("/people", width=390, dark=True, javascript=False)`."""
    contexts, troubles = [], list[str]()

    def open_it(
        path: str, width: int = 1280, dark: bool = False, javascript: bool = True, base: str = site
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="vi-VN",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(base) else troubles.append(asked.url))
        page.goto(base + path)
        return page

    yield open_it
    if SHOTS and contexts:
        name = request.node.name.replace("/", "_")[:80]
        contexts[-1].pages[0].screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
    for context in contexts:
        context.close()
    assert not troubles
