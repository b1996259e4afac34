"""The explorer as a folder of files that opens from the disk: every page that a link leads to from the first.

What needs a server (search, filters, other orders, the console, data) is left out, and links to it become
plain words. A page is the one that the server would show: it is asked of the same application.
"""

import asyncio
import posixpath
import shutil
from collections import deque
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import html

from pipeline.explorer.app import create_app
from pipeline.explorer.inside import inside_answer
from pipeline.explorer.pages_data import TYPES
from pipeline.explorer.serving import ServeError
from pipeline.explorer.settings import Settings
from pipeline.explorer.tables import TABLES

THINGS = (
    *("person", "post", "organisation", "place", "directive", "article", "versions", "fact", "initiative"),
    *("series", "multiples"),
)
_STATES = ("versions", "multiples")  # what their addresses ask for is another content, not another view
MOST_PAGES = 200_000
_DATA = tuple(f".{form}" for form in TYPES)
_LISTS = {*TABLES, "coverage", "places"}


def write_site(settings: Settings, folder: Path, progress: Callable[[int, int], None]) -> int:
    """Write the pages, as `index.html`, `people.html`, `person/p0123.html` …; how many there are.

    folder: new or empty. progress: told (pages written, pages known so far). Raises ServeError for a folder
    that holds something, for more than MOST_PAGES pages and where the first page cannot be had.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ServeError(f"{folder} holds something: name a new folder")
    app = create_app(settings)
    known, waiting = {"/"}, deque(["/"])
    written = 0
    while waiting:
        address = waiting.popleft()
        status, body = asyncio.run(inside_answer(app, address, settings.hosts[0], settings.language))
        if address == "/" and status != 200:
            raise ServeError("no site without a database: `tinbai build` makes it")
        if status == 200:
            page, leads = _as_file(address, body)
            target = folder / file_of(address)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page)
            written += 1
            new = [lead for lead in leads if lead not in known]
            known.update(new)
            waiting.extend(new)
        if len(known) > MOST_PAGES:
            raise ServeError(f"more than {MOST_PAGES:,} pages: a site is for smaller workspaces")
        progress(written, len(known))
    with as_file(files("pipeline.explorer") / "static") as static:
        shutil.copytree(static, folder / "static")
    return written


def file_of(address: str) -> str:
    """The file of a page's address: `/` -> index.html, `/people?page=2` -> people-2.html."""
    parts = urlsplit(address)
    name = parts.path.strip("/") or "index"
    number = dict(parse_qsl(parts.query)).get("page")
    return f"{name}-{number}.html" if number else f"{name}.html"


def exported(link: str) -> str | None:
    """The address of the page that a link leads to, without its fragment; None for one that is left out."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return None
    path = unquote(parts.path)
    first, *rest = path.strip("/").split("/")
    if first in THINGS and len(rest) == 1 and not rest[0].endswith(_DATA):
        return None if first in _STATES and parts.query else path
    if path == "/" or (first in _LISTS and not rest):
        asked = parse_qsl(parts.query)
        if not asked:
            return path
        if [name for name, _ in asked] == ["page"]:
            return f"{path}?page={asked[0][1]}"
    return None


def _as_file(address: str, body: bytes) -> tuple[bytes, list[str]]:
    """The page with links between files, and the addresses that it leads to."""
    tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    for form in [one for one in tree.iter("form") if isinstance(one, html.HtmlElement)]:
        form.drop_tree()
    for link in [one for one in tree.iter("link") if isinstance(one, html.HtmlElement)]:
        if link.get("rel") == "preload":  # a browser loads no font early from the disk
            link.drop_tree()
    up = "../" * file_of(address).count("/")
    leads = []
    for element in [one for one in tree.iter("a", "link", "script") if isinstance(one, html.HtmlElement)]:
        attribute = "src" if element.tag == "script" else "href"
        target = element.get(attribute) or ""
        if target.startswith("/static/"):
            element.set(attribute, up + urlsplit(target).path.lstrip("/"))
        elif element.tag == "a" and target.startswith("/"):
            lead = exported(target)
            if lead is None:
                element.drop_tag()
                continue
            leads.append(lead)
            fragment = f"#{urlsplit(target).fragment}" if urlsplit(target).fragment else ""
            element.set("href", posixpath.join(up, file_of(lead)) + fragment)
    page: bytes = html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")
    return page, leads
