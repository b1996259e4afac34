"""The invented newspaper "Báo Sơn Lĩnh": its articles as text and as pages, served on loopback.

The articles are `corpus/sample/articles/*.toml`, the pages' templates `corpus/sample/newspaper/`. The pages
have the structure of a real family of provincial papers (`corpus/sources/families/sc_service.toml`), so
the demo walks the road that a real night walks.
"""

import hashlib
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable

SAMPLE = files("corpus") / "sample"
SECTIONS = {
    "thoi-su-chinh-tri": "Thời sự - Chính trị",
    "xay-dung-dang": "Xây dựng Đảng",
    "kinh-te": "Kinh tế",
    "xa-hoi": "Xã hội",
}
LISTING_SIZE = 8  # articles a listing page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or caption."""

    kind: str
    text: str


@dataclass(frozen=True)
class SampleArticle:
    """One invented article; fields as in the TOML files."""

    name: str
    title: str
    published: datetime
    section: str
    author: str
    byline: str
    date_line: str
    leftover: tuple[str, ...]
    lead: str
    blocks: tuple[Block, ...]

    @cached_property
    def path(self) -> str:
        """Path of its page: section, month, slug and seven hex digits, as the family has it."""
        digest = hashlib.blake2b(self.name.encode(), digest_size=4).hexdigest()[:7]
        return f"/{self.section}/{self.published:%Y%m}/{self.name[3:]}-{digest}/"

    def as_text(self) -> str:
        """The article as it comes from scraping: title, date line, lead, blocks, byline, left-over lines."""
        parts = [self.title, self.date_line, self.lead, *(block.text for block in self.blocks)]
        parts += [self.byline, *self.leftover]
        return "\n\n".join(part for part in parts if part) + "\n"


def read_sample() -> list[SampleArticle]:
    """The sample articles, newest first."""
    articles = [_read(path) for path in (SAMPLE / "articles").iterdir() if path.name.endswith(".toml")]
    return sorted(articles, key=lambda article: (article.published, article.name), reverse=True)


def _read(path: Traversable) -> SampleArticle:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    return SampleArticle(
        name=path.name.removesuffix(".toml"),
        blocks=tuple(Block(block["kind"], block["text"]) for block in fields.pop("block")),
        leftover=tuple(fields.pop("leftover")),
        **fields,
    )


def newspaper_pages(home: str) -> dict[str, tuple[str, str]]:
    """Every page of the newspaper: path -> (content type, text). home: `http://127.0.0.1:8765`."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = SAMPLE / "newspaper"
    environment = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    articles = read_sample()
    shared = {"home": home, "sections": SECTIONS, "articles": articles}

    def render(template: str, **values: object) -> str:
        return environment.get_template(template).render(**shared, **values)

    pages = {
        "/": (
            "text/html",
            render("listing.html", section=None, shown=articles[:LISTING_SIZE], next_page=None),
        ),
        "/robots.txt": ("text/plain", render("robots.txt")),
        "/sitemap.xml": ("application/xml", render("sitemap.xml")),
        "/rss/home.rss": ("application/rss+xml", render("feed.xml", shown=articles[:LISTING_SIZE])),
        "/tim-kiem": ("text/html", "<html><body>robots.txt forbids this page</body></html>"),
    }
    for section in SECTIONS:
        own = [article for article in articles if article.section == section]
        for path, shown, next_page in _listing_pages(section, own):
            page = render("listing.html", section=section, shown=shown, next_page=next_page)
            pages[path] = ("text/html", page)
    for article in articles:
        related = [other for other in articles if other.section == article.section and other is not article][
            :4
        ]
        pages[article.path] = ("text/html", render("article.html", article=article, related=related))
    return pages


def _listing_pages(
    section: str, articles: list[SampleArticle]
) -> Iterator[tuple[str, list[SampleArticle], str | None]]:
    pages = range(0, max(len(articles), 1), LISTING_SIZE)
    for number, first in enumerate(pages, start=1):
        path = f"/{section}/" if number == 1 else f"/{section}/trang-{number}.html"
        following = f"/{section}/trang-{number + 1}.html" if number < len(pages) else None
        yield path, articles[first : first + LISTING_SIZE], following


@contextmanager
def serve_newspaper(port: int = 0) -> Iterator[str]:
    """Serve the newspaper on loopback while the block runs; gives its address.

    port: the one to take if it is free; otherwise, and for 0, any free one.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    home = f"http://127.0.0.1:{server.server_port}"
    server.pages = newspaper_pages(home)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield home
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)  # type: ignore[attr-defined]
        if page is None:
            self.send_error(404)
            return
        content_type, text = page
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The demo's own progress is enough."""
