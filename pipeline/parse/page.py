"""Turns a page into an Article: by its family's selectors, by metadata and trafilatura where it has none.

The text is put together from title, lead, paragraphs, captions and byline, a line each.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

import regex

from pipeline.article import Article, Issue, article_id
from pipeline.parse.blocks import Block, clean, read_blocks
from pipeline.parse.bylines import Byline, read_byline
from pipeline.parse.datelines import DAY, MINUTE, Published, read_dateline, read_timestamp
from pipeline.parse.encoding import UnreadableError, decode_page, is_binary, require_vietnamese
from pipeline.parse.families import GENERIC, Family, family_of, read_family
from pipeline.parse.metadata import Metadata, read_metadata
from pipeline.parse.selectors import to_xpath
from pipeline.parse.urls import canonical_url, source_id_of, url_key
from pipeline.parse.zones import read_layout

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLOSING = regex.compile(r"</(?:html|body)\s*>|[\x00-\x08\x0b\x0e-\x1f]", regex.IGNORECASE)
_SUFFIX = regex.compile(r"\s+[-–|•»]\s+[^-–|•»]{2,60}$")
_URL_DAY = regex.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=\D)")
_SHORT_PAGE = 1500  # characters; a refusal is no longer
_SHORTEST = 40  # characters of paragraphs under which there is no article
_HEADING = 120
_LEAD = 60


def parse_page(
    data: bytes,
    url: str | None,
    family: str | None = None,
    source_id: str | None = None,
    home: str | None = None,
    origin: str | None = None,
    content_type: str | None = None,
) -> Article | Issue:
    """The article of a page, or why there is none. Never raises, whatever the bytes are.

    family: of its source (None: found out from the page). home: the place that the source speaks for.
    origin: where the bytes are kept. content_type: the header that came with them.
    """
    where = url or origin or ""
    try:
        article = read_page(data, origin or where, url, family, source_id, content_type)
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
) -> Article:
    """The same, raising UnreadableError (a named reason) for a page without an article."""
    html = decode_page(data, content_type)
    page = _tree(html)
    traits = read_family(family) if family else family_of(page)
    metadata = read_metadata(page)
    _refuse(html, page, traits)
    parts = _parts(page, traits, metadata)
    address = canonical_url(metadata.url or url or "") or (canonical_url(url) if url else None)
    return _article(parts, origin, address, source_id)


@dataclass(frozen=True, slots=True)
class _Parts:
    """lines: kind (empty where it is not known) and words of each line of the text."""

    lines: tuple[tuple[str, str], ...]
    published: Published | None
    basis: str
    byline: Byline | None
    section: str | None


def _tree(html: str) -> "HtmlElement":
    from lxml import etree
    from lxml import html as lxml_html

    if is_binary(html):
        raise UnreadableError("not_text", "holds control characters as binary files do: not a page")
    # some papers close <html> before the article, and libxml2 would stop there
    source = _CLOSING.sub("", html).encode("utf-8", "replace")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("empty", "the page holds nothing") from error


def _refuse(html: str, page: "HtmlElement", family: Family) -> None:
    """Raise for pages that are sent, with status 200, instead of the article."""
    visible = clean(" ".join(page.xpath("//body//text()[not(ancestor::script) and not(ancestor::style)]")))
    if len(visible) > _SHORT_PAGE:
        return
    words = normalize("NFC", clean(" ".join(page.xpath("//title//text()")) + " " + visible)).casefold()
    start = html[:4000].casefold().replace("'", '"')
    for marker in family.blocked:
        if marker in words or ("=" in marker and marker in start):
            raise UnreadableError(
                "blocked", f"a refusal instead of an article (“{marker}”): fetch it anew later"
            )
    for marker in family.maintenance:
        if marker in words:
            raise UnreadableError("blocked", f"a page of maintenance (“{marker}”): fetch it anew later")


def _parts(page: "HtmlElement", family: Family, metadata: Metadata) -> _Parts:
    title = _title(page, family, metadata)
    if not title:
        raise UnreadableError("no_title", "a page without a title: no article, or of an unknown family")
    published, basis = _published(page, family, metadata)
    byline = _byline(page, family, metadata)
    section = _first(page, family.section) or metadata.section or None
    lead = _lead(page, family, metadata)
    blocks = _body(page, family)
    lines = [("title", title), *_arranged(blocks, title, lead)]
    author = byline[0] if byline else ""
    if author and clean(author) not in {text for _, text in lines[-3:]}:
        lines.append(("byline", author))
    return _Parts(tuple(lines), published, basis, byline[1] if byline else None, section)


def _article(parts: _Parts, origin: str, url: str | None, source_id: str | None) -> Article:
    raw = "\n".join(text for _, text in parts.lines)
    text = normalize("NFC", raw)
    body = sum(len(words) for kind, words in parts.lines if kind in ("", "lead", "caption"))
    if body < _SHORTEST:
        raise UnreadableError(
            "no_text", "a page without an article: a list, a video, or of an unknown family"
        )
    require_vietnamese(text)
    layout = read_layout(text, [kind for kind, _ in parts.lines])
    published = parts.published or layout.published
    basis = parts.basis if parts.published else "stated" if layout.published else "none"
    if published is None and url and (match := _URL_DAY.search(url)):
        published, basis = Published("-".join(match.groups()), DAY), "url"
    return Article(
        article_id=article_id(url_key(url) if url else text),
        source_id=source_id or source_id_of(url or "import"),
        url=url,
        origin=origin,
        text=text,
        zones=layout.zones,
        author=(parts.byline.author if parts.byline else None) or layout.author,
        published=published.iso if published else None,
        published_precision=published.precision if published else "unknown",
        published_basis=basis,
        section=parts.section,
        syndicated_from=(parts.byline.syndicated_from if parts.byline else None) or layout.syndicated_from,
        raw_was_nfc=is_normalized("NFC", raw),
    )


def _title(page: "HtmlElement", family: Family, metadata: Metadata) -> str:
    if family.id != GENERIC and (title := _first(page, family.title)):
        return title
    headings = [clean(heading.text_content()) for heading in page.xpath("//h1")]
    announced = metadata.title or clean(" ".join(page.xpath("//head/title/text()")[:1]))
    for heading in sorted(headings, key=len, reverse=True):
        if heading and announced.casefold().startswith(heading.casefold()):
            return heading
    if metadata.title:
        return _SUFFIX.sub("", metadata.title) if metadata.title not in headings else metadata.title
    return _first(page, family.title) or max(headings, key=len, default="") or _SUFFIX.sub("", announced)


def _published(page: "HtmlElement", family: Family, metadata: Metadata) -> tuple[Published | None, str]:
    """The day that page and metadata give; the visible one with its time of day where they agree."""
    announced = read_timestamp(metadata.published) if metadata.published else None
    for selector in family.date:
        for element in page.xpath(to_xpath(selector)):
            seen = read_dateline(clean(element.text_content()))
            if seen is None:
                continue
            same_day = announced is not None and announced.iso[:10] == seen.iso[:10]
            if family.id != GENERIC or announced is None or (same_day and seen.precision == MINUTE):
                return seen, "stated"
    return announced, "metadata" if announced else "none"


def _byline(page: "HtmlElement", family: Family, metadata: Metadata) -> tuple[str, Byline] | None:
    """The byline as printed, and what it says; a name in the metadata must have the shape of one."""
    printed = _first(page, family.author)
    if printed and printed.casefold() not in {word.casefold() for word in family.no_author}:
        return printed, read_byline(printed) or Byline(printed, None)
    byline = read_byline(metadata.author) if metadata.author else None
    return ("", byline) if byline and byline.author else None


def _lead(page: "HtmlElement", family: Family, metadata: Metadata) -> str:
    """The lead in an element of its own, else the page's description where the page shows it too."""
    if lead := _first(page, family.lead):
        return lead
    opening = metadata.description.rstrip(" .…")[:80]
    if len(opening) < _LEAD:
        return ""
    for element in page.xpath("//p|//h2|//h3|//strong|//div[not(*)]"):
        words = clean(element.text_content())
        if words.startswith(opening) and len(words) < 1000:
            return words
    return ""


def _body(page: "HtmlElement", family: Family) -> list[Block]:
    from lxml import etree

    for selector in family.body:
        for element in page.xpath(to_xpath(selector)):
            blocks = read_blocks(
                etree.tostring(element, encoding="unicode", method="html", with_tail=False), family
            )
            if blocks:
                return blocks
    return _unknown_body(page, family)


def _unknown_body(page: "HtmlElement", family: Family) -> list[Block]:
    """What trafilatura takes for the article, with captions; all longer paragraphs where it finds none."""
    import trafilatura
    from lxml import etree

    for selector in family.drop:
        for element in page.xpath(to_xpath(selector)):
            if element.getparent() is not None:
                element.drop_tree()
    found = trafilatura.bare_extraction(
        etree.tostring(page, encoding="unicode", method="html"), include_comments=False, with_metadata=False
    )
    lines = [clean(line.strip("|-• ")) for line in (getattr(found, "text", None) or "").split("\n")]
    if sum(map(len, lines)) < _SHORTEST:
        lines = [clean(element.text_content()) for element in page.xpath("//p")]
        lines = [line for line in lines if len(line) >= _SHORTEST]
    return _with_captions(page, family, [line for line in lines if line])


def _with_captions(page: "HtmlElement", family: Family, lines: list[str]) -> list[Block]:
    """The lines as blocks of the element that holds them all, with its captions, which trafilatura drops."""
    from lxml import etree

    plain = [Block("", line, False) for line in lines]
    wanted = set(lines)
    holders = [
        e for e in page.xpath("//p|//div[not(.//p)]|//h2|//h3|//li") if clean(e.text_content()) in wanted
    ]
    if not holders:
        return plain
    common = holders[0].getparent()
    last = set(holders[-1].iterancestors())
    while common is not None and common not in last:
        common = common.getparent()
    if common is None:
        return plain
    blocks = read_blocks(etree.tostring(common, encoding="unicode", method="html", with_tail=False), family)
    kept = [block for block in blocks if block.text in wanted or block.kind == "caption"]
    complete = sum(len(block.text) for block in kept if block.text in wanted) >= 0.9 * sum(map(len, lines))
    return kept if complete else plain


def _arranged(blocks: list[Block], title: str, lead: str) -> list[tuple[str, str]]:
    """Lead and paragraphs, neither title nor lead twice; bold lines are headings, or the lead."""
    lines: list[tuple[str, str]] = []
    if lead:
        lines.append(("lead", lead))
    seen = {title, lead}
    for index, block in enumerate(blocks):
        if block.text in seen:
            continue
        if len(block.text) >= _LEAD:
            seen.add(block.text)
        kind = block.kind
        if not kind and block.bold:
            if not lead and index < 2 and len(block.text) >= _LEAD:
                kind = lead = "lead"
            elif (
                len(block.text) <= _HEADING
                and not block.text.endswith((".", ":", "…"))
                and index < len(blocks) - 1
            ):
                kind = "heading"
        lines.append((kind, block.text))
    return lines


def _first(page: "HtmlElement", selectors: tuple[str, ...]) -> str:
    """Words of the first element that any of the selectors finds."""
    for selector in selectors:
        for element in page.xpath(to_xpath(selector)):
            if words := clean(element.text_content()):
                return words
    return ""
