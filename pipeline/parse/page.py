"""Turns a page into an Article: by its family's selectors, by metadata and trafilatura where it has none.

The text is put together from title, lead, paragraphs, captions and byline, a line each.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from unicodedata import is_normalized, normalize
from urllib.parse import urljoin

import regex

from pipeline.article import Article, Issue, article_id
from pipeline.parse.arrangement import arranged, laid_out
from pipeline.parse.body import SHORTEST, find_body
from pipeline.parse.bylines import Byline, read_byline
from pipeline.parse.datelines import DAY, Published
from pipeline.parse.elements import Elements, drop_unseen
from pipeline.parse.encoding import UnreadableError, decode_page, require_read_once, require_vietnamese
from pipeline.parse.families import Family, layout_for
from pipeline.parse.fields import (
    find_byline,
    find_lead,
    find_published,
    find_section,
    surroundings,
)
from pipeline.parse.lines import clean
from pipeline.parse.metadata import Metadata, read_metadata
from pipeline.parse.refusals import read_shown, refuse, refuse_lists
from pipeline.parse.slugs import slug_of
from pipeline.parse.titles import find_title, title_above
from pipeline.parse.tree import read_tree
from pipeline.parse.urls import canonical_url, source_id_of, url_key

_URL_DAY = regex.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=\D)")
_NO_TEXT = "a page without an article: a list, a video, or of an unknown family"
_MOST_LINES = 10_000
_LATEST = 3  # lines at the end, among which a byline stands already


def parse_page(
    data: bytes,
    url: str | None,
    family: str | None = None,
    source_id: str | None = None,
    home: str | None = None,
    origin: str | None = None,
    content_type: str | None = None,
    owns: Callable[[str], bool] | None = None,
    fetched: str | None = None,
) -> Article | Issue:
    """The article of a page, or why there is none. Never raises, whatever the bytes are.

    family: of its source (None: found out from the page). home: the place that the source speaks for.
    origin: where the bytes are kept. content_type: the header that came with them. owns: whether an address
    is on the source's own hosts, where alone `rel=canonical` is believed (None: on the page's own host).
    fetched: the ISO day of fetching, which tells a family's older layouts.
    """
    where = url or origin or ""
    try:
        article = read_page(data, origin or where, url, family, source_id, content_type, owns, fetched)
    except UnreadableError as error:
        return Issue("parse", where, error.reason, error.detail)
    except Exception as error:  # noqa: BLE001 - pages come from anywhere, and one must not stop a night
        return Issue("parse", where, "parse_failed", f"{type(error).__name__}: {error}"[:300])
    return replace(article, home=home)


def read_page(
    data: bytes,
    origin: str,
    url: str | None = None,
    family: str | None = None,
    source_id: str | None = None,
    content_type: str | None = None,
    owns: Callable[[str], bool] | None = None,
    fetched: str | None = None,
) -> Article:
    """The same, raising UnreadableError (a named reason) for a page without an article."""
    html = decode_page(data, content_type)
    page = read_tree(html)
    scripts = [str(script.text or "") for script in page.iter("script")]
    elements = Elements(page)
    metadata = read_metadata(elements)
    layout = layout_for(elements, family, fetched)
    drop_unseen(elements)
    parts = _parts(html, elements, layout, metadata, scripts, url)
    article = _article(parts, origin, _address(url, metadata.url, owns), source_id)
    return article if is_normalized("NFC", html) else replace(article, raw_was_nfc=False)


@dataclass(frozen=True, slots=True)
class _Parts:
    """lines: kind (empty where it is not known) and words of each line of the text. announced: the byline
    that the metadata give, which counts where the page prints none. headings: by their markup."""

    lines: tuple[tuple[str, str], ...]
    published: Published | None
    basis: str
    byline: Byline | None
    announced: Byline | None
    section: str | None
    headings: frozenset[str]


def _address(url: str | None, named: str, owns: Callable[[str], bool] | None) -> str | None:
    """The article's address: the one that its page names, believed on the source's own hosts only."""
    own = canonical_url(url) if url else None
    canonical = canonical_url(urljoin(url, named) if url else named) if named else None
    if canonical is None or own is None:
        return own or canonical
    believed = owns(canonical) if owns else url_key(canonical).split("/")[0] == url_key(own).split("/")[0]
    return canonical if believed and url_key(canonical).partition("/")[2] else own


def _parts(
    html: str, page: Elements, family: Family, metadata: Metadata, scripts: list[str], url: str | None
) -> _Parts:
    everything = read_shown(html, page)
    title, heading = find_title(page, family, metadata)
    body = find_body(page, family, heading, scripts)
    title, shown = title_above(page, body, (title, heading), slug_of(url))
    if shown is not heading:  # the text is looked for under its title
        heading, body = shown, find_body(page, family, shown, scripts)
    around = surroundings(page, heading, body)
    published, basis, beside = find_published(page, family, metadata, around)
    refuse(everything, title, body.prose, published is not None, family)
    if not title:
        raise UnreadableError("no_title", "a page without a title: no article, or of an unknown family")
    refuse_lists(title, body.prose, body.teasers, published is not None)
    if body.prose < SHORTEST:
        raise UnreadableError("no_text", _NO_TEXT)
    if sum(not block.linked for block in body.blocks) > _MOST_LINES:
        raise UnreadableError("too_large", f"an article of {len(body.blocks):,} lines")
    printed = find_byline(page, family, around, beside)
    lead = find_lead(page, family, metadata, around, body.above)
    lines = [("title", title), *arranged(body.blocks, title, lead)]
    if printed and clean(printed[0]) not in {text for _, text in lines[-_LATEST:]}:
        lines.append(("byline", printed[0]))
    announced = read_byline(metadata.author) if metadata.author else None
    if announced and announced.author and announced.author.casefold() in map(str.casefold, family.no_author):
        announced = None
    section = find_section(page, family, metadata)
    byline = printed[1] if printed else None
    headings = frozenset(block.text for block in body.blocks if block.kind == "heading")
    return _Parts(tuple(lines), published, basis, byline, announced, section, headings)


def _article(parts: _Parts, origin: str, url: str | None, source_id: str | None) -> Article:
    lines, layout = laid_out(parts.lines, parts.headings)
    raw = "\n".join(text for _, text in lines)
    text = normalize("NFC", raw)
    body = sum(len(words) for kind, words in lines if kind in ("", "lead", "caption"))
    if body < SHORTEST:
        require_vietnamese(text)
        raise UnreadableError("no_text", _NO_TEXT)
    require_vietnamese(text)
    require_read_once(text.partition("\n")[0])
    published = parts.published or layout.published
    basis = parts.basis if parts.published else "stated" if layout.published else "none"
    if published is None and url and (match := _URL_DAY.search(url)):
        published, basis = Published("-".join(match.groups()), DAY), "url"
    byline = parts.byline or Byline(None, None)
    announced = parts.announced or Byline(None, None)
    return Article(
        article_id=article_id(url_key(url) if url else text),
        source_id=source_id or source_id_of(url or "import"),
        url=url,
        origin=origin,
        text=text,
        zones=layout.zones,
        author=byline.author or layout.author or announced.author or layout.photographer,
        published=published.iso if published else None,
        published_precision=published.precision if published else "unknown",
        published_basis=basis,
        section=parts.section,
        syndicated_from=byline.syndicated_from or layout.syndicated_from,
        raw_was_nfc=is_normalized("NFC", raw),
    )
