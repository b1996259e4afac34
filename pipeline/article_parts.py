"""The pages of one article: which come after its first, and what the archive holds of them.

The crawl asks for them one by one (`ArticlePages`), reading finds the same in the archive (`kept_parts`).
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import urljoin

from pipeline.article import Article
from pipeline.collect.addresses import AddressError, wire_url
from pipeline.collect.archive import Archive, ArchiveError
from pipeline.collect.archive_index import Entry
from pipeline.collect.canonical import at_home, clean_url
from pipeline.collect.further import Part
from pipeline.collect.robots_tags import robots_tags
from pipeline.collect.source import Source
from pipeline.collect.traps import trap
from pipeline.collect.url_patterns import url_pattern
from pipeline.page_numbers import MOST_PAGES
from pipeline.parse.further_pages import adds_text, first_page, further_page
from pipeline.parse.page import parse_page

_HAD = (200, 203)  # a 304 has neither the body nor the headers that tell its charset
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_HOPS = 5


class ArticlePages:
    """What the pages of an article say of one another."""

    def following(self, source: Source, parts: Sequence[Part]) -> str | None:
        """The address of the page after these, None where the article ends with them.

        It ends with a page that names no next one, with one that says nothing new, and after MOST_PAGES.
        """
        first, last = parts[0], parts[-1]
        if len(parts) >= MOST_PAGES:
            return None
        told = further_page(last.response.body, last.url, last.response.content_type, first.url)
        address = _home_address(source, told) if told else None
        if address is None or address in {part.url for part in parts}:
            return None
        return address if len(parts) == 1 or _adds(source, parts) else None

    def first(self, source: Source, part: Part) -> str | None:
        """The address of the article's first page where this is a later one, else None."""
        told = first_page(part.response.body, part.url, part.response.content_type)
        address = _home_address(source, told) if told else None
        return address if address is not None and source.is_article(address) else None


PAGES = ArticlePages()


def kept_parts(archive: Archive, source: Source, first: Part, night: str) -> tuple[list[Part], str]:
    """The article's pages after its first as kept up to a night, and what is wanting of them, if anything.

    night: when it began, as the archive's records have it.
    """
    parts = [first]
    while (address := PAGES.following(source, parts)) is not None:
        try:
            part = _kept(archive, source, address, night)
        except ArchiveError as error:
            return parts[1:], f"page {len(parts) + 1}: {error}"
        if part is None:
            return parts[1:], f"page {len(parts) + 1} was not had: {address}"
        parts.append(part)
    wanting = f"no more than {MOST_PAGES} pages of an article are read" if len(parts) >= MOST_PAGES else ""
    return parts[1:], wanting


def _kept(archive: Archive, source: Source, address: str, night: str) -> Part | None:
    """The page at an address as it was last had, redirects followed; None where it was not had."""
    url = address
    for _ in range(_MOST_HOPS):
        entry = next(_entries(archive, source, url, night), None)
        if entry is None:
            return None
        response = archive.read(entry.place)
        if entry.status in _HAD:
            is_ours = not robots_tags(response, entry.moment) & {"noindex", "noarchive"}
            return Part(entry.url, response, entry.place) if is_ours else None
        url = urljoin(url, response.header("Location") or "")
    return None


def _entries(archive: Archive, source: Source, url: str, night: str) -> Iterator[Entry]:
    """What is kept of an address and leads to a body, the latest first."""
    with suppress(AddressError):
        for entry in reversed(archive.find(wire_url(url))):
            is_of_night = entry.source_id == source.id and entry.night <= night
            if is_of_night and (entry.status in _REDIRECTS or (entry.status in _HAD and entry.body)):
                yield entry


def _home_address(source: Source, told: str) -> str | None:
    """An address as it is asked for, None where the source would not have it asked."""
    url = clean_url(told)
    url = at_home(url, source.home) if url else None
    if url is None or not source.owns(url) or trap(url) is not None:
        return None
    return None if any(url_pattern(text).match(url) for text in source.exclude) else url


def _adds(source: Source, parts: Sequence[Part]) -> bool:
    pages = [
        parse_page(part.response.body, part.url, source.family, source.id, None, part.place,
                   part.response.content_type, source.owns)
        for part in parts
    ]  # fmt: skip
    read = [page for page in pages if isinstance(page, Article)]
    return isinstance(pages[-1], Article) and adds_text(read)
