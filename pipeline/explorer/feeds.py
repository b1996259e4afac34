"""Atom feeds (RFC 4287) of a search and of the articles of a table's state."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

from pipeline.explorer.cells import address
from pipeline.explorer.page import Page, Row
from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.state import LONGEST_VALUE, read_state
from pipeline.explorer.tables import TABLES

ENTRIES = 50
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def search(page: Page) -> Response:
    """Articles with these words, newest first: `/search.atom?q=…`."""
    words = page.query.get("q", "").strip()
    if not words or len(words) > LONGEST_VALUE or set(page.query) - {"q", "lang"}:
        raise BadParameterError("error.parameter_long", name="q", most=LONGEST_VALUE)
    found = page.rows("search", text=words, limit=ENTRIES)
    return _feed(page, words, sorted(found, key=lambda row: row["published"] or "", reverse=True))


def articles(page: Page) -> Response:
    """Articles of a state of the table, newest first: `/articles.atom?place=…`."""
    state = read_state(TABLES["articles"], page.query)
    rows = page.listing(state.wanted).rows.to_pylist()[:ENTRIES]
    title = "; ".join(f"{name}: {value}" for name, value in state.filters.items())
    return _feed(page, title, [{**row, "title": row["article"]} for row in rows])


def _feed(page: Page, title: str, rows: Iterable[Row]) -> Response:
    rows = list(rows)
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    here = str(page.request.url)
    _texts(feed, id=here, title=f"tinbai: {title}" if title else "tinbai")
    _texts(feed, updated=_time(max((row["published"] or "" for row in rows), default="")))
    SubElement(feed, "link", rel="self", href=_clean(here))
    for row in rows:
        entry = SubElement(feed, "entry")
        where = str(page.request.base_url).rstrip("/") + address("article", row["article_id"])
        _texts(entry, id=where, title=row["title"] or "?", updated=_time(row["published"] or ""))
        SubElement(entry, "link", href=where)
        _texts(SubElement(entry, "author"), name=row["source"] or "?")
        _texts(entry, summary=row.get("snippet") or row["title"] or "")
    content = tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(content, media_type="application/atom+xml")


def _texts(element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _time(published: str) -> str:
    """RFC 3339; a day of unknown hour at its beginning in Vietnam, no day at all as long ago."""
    known = published[:16] if len(published) >= 10 else (published + "-01-01")[:10] if published else ""
    try:
        moment = datetime.fromisoformat(known)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC).isoformat()
    return f"{moment.isoformat(timespec='seconds')}+07:00"
