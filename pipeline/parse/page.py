"""Turns a page into an Article: by its family's selectors, by metadata and trafilatura where it has none.

The text is put together from title, lead, paragraphs, captions and byline, a line each.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from unicodedata import is_normalized, normalize
from urllib.parse import urljoin

import regex

from pipeline.article import Article, Issue, article_id
from pipeline.parse.blocks import Block
from pipeline.parse.body import SHORTEST, find_body
from pipeline.parse.bylines import Byline, read_byline
from pipeline.parse.datelines import DAY, Published
from pipeline.parse.elements import Elements, drop_unseen
from pipeline.parse.encoding import UnreadableError, decode_page, require_vietnamese
from pipeline.parse.families import Family, layout_for
from pipeline.parse.fields import (
    find_byline,
    find_lead,
    find_published,
    find_section,
    surroundings,
)
from pipeline.parse.leftovers import leftover
from pipeline.parse.lines import clean
from pipeline.parse.metadata import Metadata, read_metadata
from pipeline.parse.refusals import refuse
from pipeline.parse.titles import find_title, title_above
from pipeline.parse.tree import read_tree
from pipeline.parse.urls import canonical_url, source_id_of, url_key
from pipeline.parse.zones import Layout, read_layout

_URL_DAY = regex.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=\D)")
_DATE = regex.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")
_HEADING = 120
_LEAD = 60
_NO_TEXT = "a page without an article: a list, a video, or of an unknown family"
_MOST_LINKED = 0.5  # of an article's characters; lines of links are left out only where they are fewer
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
    parts = _parts(html, elements, layout, metadata, scripts)
    return _article(parts, origin, _address(url, metadata.url, owns), source_id)


@dataclass(frozen=True, slots=True)
class _Parts:
    """lines: kind (empty where it is not known) and words of each line of the text. announced: the byline
    that the metadata give, which counts where the page prints none."""

    lines: tuple[tuple[str, str], ...]
    published: Published | None
    basis: str
    byline: Byline | None
    announced: Byline | None
    section: str | None


def _address(url: str | None, named: str, owns: Callable[[str], bool] | None) -> str | None:
    """The article's address: the one that its page names, believed on the source's own hosts only."""
    own = canonical_url(url) if url else None
    canonical = canonical_url(urljoin(url, named) if url else named) if named else None
    if canonical is None or own is None:
        return own or canonical
    believed = owns(canonical) if owns else url_key(canonical).split("/")[0] == url_key(own).split("/")[0]
    return canonical if believed and url_key(canonical).partition("/")[2] else own


def _parts(html: str, page: Elements, family: Family, metadata: Metadata, scripts: list[str]) -> _Parts:
    title, heading = find_title(page, family, metadata)
    body = find_body(page, family, heading, scripts)
    title, shown = title_above(page, body, (title, heading))
    if shown is not heading:  # the text is looked for under its title
        heading, body = shown, find_body(page, family, shown, scripts)
    refuse(html, title, body.prose, family)
    if not title:
        raise UnreadableError("no_title", "a page without a title: no article, or of an unknown family")
    if body.prose < SHORTEST:
        raise UnreadableError("no_text", _NO_TEXT)
    around = surroundings(page, heading, body)
    published, basis, beside = find_published(page, family, metadata, around)
    printed = find_byline(page, family, around, beside)
    lead = find_lead(page, family, metadata, around, body.above)
    lines = [("title", title), *_arranged(body.blocks, title, lead)]
    if printed and clean(printed[0]) not in {text for _, text in lines[-_LATEST:]}:
        lines.append(("byline", printed[0]))
    announced = read_byline(metadata.author) if metadata.author else None
    if announced and announced.author and announced.author.casefold() in map(str.casefold, family.no_author):
        announced = None
    section = find_section(page, family, metadata)
    return _Parts(tuple(lines), published, basis, printed[1] if printed else None, announced, section)


def _article(parts: _Parts, origin: str, url: str | None, source_id: str | None) -> Article:
    lines, layout = _laid_out(parts.lines)
    raw = "\n".join(text for _, text in lines)
    text = normalize("NFC", raw)
    body = sum(len(words) for kind, words in lines if kind in ("", "lead", "caption"))
    if body < SHORTEST:
        require_vietnamese(text)
        raise UnreadableError("no_text", _NO_TEXT)
    require_vietnamese(text)
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


def _laid_out(lines: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, str], ...], Layout]:
    """The lines without those that are none of the article's (`Tin cùng chuyên mục` and what follows it),
    and the zones of the text that they make."""
    layout = read_layout(normalize("NFC", "\n".join(text for _, text in lines)), [kind for kind, _ in lines])
    left_over = {zone.start_char for zone in layout.zones if zone.kind == "boilerplate"}
    kept, start = [], 0
    for kind, words in lines:
        if start not in left_over:
            kept.append((kind, words))
        start += len(normalize("NFC", words)) + 1
    if len(kept) == len(lines) or not kept:
        return lines, layout
    text = normalize("NFC", "\n".join(words for _, words in kept))
    again = read_layout(text, [kind for kind, _ in kept])
    return tuple(kept), replace(again, published=layout.published or again.published)


def _arranged(blocks: tuple[Block, ...], title: str, lead: str) -> list[tuple[str, str]]:
    """Lead and paragraphs, neither title nor lead twice; bold lines are headings, or the lead.

    What stands above the title and lines that are but links to other articles are left out.
    """
    above = next((index for index, block in enumerate(blocks) if block.text == title), -1)
    if sum(len(block.text) for block in blocks[: above + 1]) > len(blocks[above + 1 :]) * _LEAD:
        above = -1
    blocks = _without_lists(blocks[above + 1 :])
    linked = sum(len(block.text) for block in blocks if block.linked)
    if linked <= _MOST_LINKED * sum(len(block.text) for block in blocks):
        blocks = tuple(block for block in blocks if not block.linked or block.kind == "caption")
    first = next((index for index, block in enumerate(blocks) if len(block.text) >= _LEAD), 0)
    last = max((index for index, block in enumerate(blocks) if len(block.text) >= _LEAD), default=0)
    lines = [("lead", lead)] if lead else []
    seen = {title, lead}
    for index, block in enumerate(blocks):
        if block.text in seen or (index < first and _DATE.search(block.text)):
            continue
        if len(block.text) >= _LEAD:
            seen.add(block.text)
        kind = "" if block.kind == "heading" and leftover(block.text) else block.kind
        if not kind and block.bold:
            if not lead and index <= first + 1 and len(block.text) >= _LEAD:
                kind = lead = "lead"
            elif index < last and _is_heading(block.text):
                kind = "heading"
        lines.append((kind, block.text))
    return lines


def _without_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without lists of links in the middle of the text (`Tin liên quan` and three headlines)."""
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and blocks[end].linked:
            end += 1
        opened = end > at + 1 and not blocks[at].linked and leftover(blocks[at].text) in ("list", "end")
        if opened and not any(block.linked for block in blocks[end : end + 3]):
            at = end
        else:
            kept.append(blocks[at])
            at += 1
    return tuple(kept)


def _is_heading(words: str) -> bool:
    return len(words) <= _HEADING and not words.endswith((".", ":", "…")) and not leftover(words)
