"""What a page prints about its article: date, author, section, lead; metadata where it prints nothing.

Where the family is known its selectors decide. On an unknown page only what stands near the article is
believed: the masthead shows today's date, and lists of other articles have dates and authors of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

import regex

from pipeline.parse.body import Body
from pipeline.parse.bylines import Byline, is_cued, read_byline
from pipeline.parse.dated_lines import (
    CHANGED,
    LONGEST_LINE,
    LONGEST_POSTING,
    read_dated,
    read_formatted,
    with_time,
)
from pipeline.parse.datelines import MINUTE, Published, read_dateline, read_timestamp
from pipeline.parse.elements import Elements
from pipeline.parse.families import GENERIC, Family, read_family
from pipeline.parse.leftovers import leftover
from pipeline.parse.lines import clean
from pipeline.parse.metadata import Metadata
from pipeline.parse.prose import BLOCKS
from pipeline.parse.tree import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAD = 60  # characters
_LONGEST_LEAD = 1000
_AGO = 40  # characters of an element that has its date for machines only: `2 giờ trước`
_WRITTEN = regex.compile(r"viết bởi\s", regex.IGNORECASE)
_HEADLINE = 15  # characters of a link that is the headline of another article
_BESIDE = 6
_STRONG = frozenset({"b", "strong"})
_SIGNED = regex.compile(r"\bright\b|\b(?:by|sign|signed|author|tac-?gia|nguoi-?viet|but-?danh)\b")
_AUTHORS_PAGE = regex.compile(r"/(?:tac-?gia|author|phong-vien|nha-bao)s?\b")
_MOST, _LINKS = 300, 20  # elements that are looked at, whatever a page holds
_INTO = 4  # elements of the body, after its first words
_BELOW = 12  # elements under the body among which a date may stand
_CLOSE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the article stands among its page's elements. title: place of the title, -1 if unknown. first,
    end: of the body's first words and of its last element. scope: the smallest element with title and body,
    None where there is none."""

    title: int
    first: int
    end: int
    scope: "HtmlElement | None"


def surroundings(page: Elements, title: "HtmlElement | None", body: Body) -> Surroundings:
    """Where title and body stand on the page."""
    start = page.order.get(title, -1) if title is not None else -1
    if body.element is None:
        return Surroundings(start, len(page.ordered), len(page.ordered), None)
    first = page.order.get(body.opening, -1) if body.opening is not None else -1
    first = first if first > start else page.order[body.element]
    end = max(page.order[element] for element in body.element.iter())
    scope = None
    if start >= 0 and title is not None:
        above = {body.element, *body.element.iterancestors()}
        scope = next((element for element in (title, *title.iterancestors()) if element in above), None)
    return Surroundings(start, first, end, scope)


def find_published(
    page: Elements, family: Family, metadata: Metadata, around: Surroundings
) -> tuple[Published | None, str, str]:
    """When it appeared, on what that rests (stated, metadata, none), and what else the line says (an author).

    The visible date has the time of day as its readers saw it; on an unknown page it must agree with the
    metadata to a day, where these have one.
    """
    announced = read_timestamp(metadata.published) if metadata.published else None
    if family.id != GENERIC:
        for element, words in page.words(family.date):
            if seen := read_formatted(words, family.date_format) or _seen(element, words):
                return seen, "stated", ""
    for seen, beside in _dated(page, around):
        if announced is None or _agree(seen, announced):
            better = announced is not None and seen.precision != MINUTE == announced.precision
            return (announced, "metadata", beside) if better else (seen, "stated", beside)
    return announced, "metadata" if announced else "none", ""


def _dated(page: Elements, around: Surroundings) -> list[tuple[Published, str]]:
    """Dates near the article and what stands on their lines; first those that are a line by themselves."""
    whole: list[tuple[Published, str]] = []
    mixed: list[tuple[Published, str]] = []
    changed: int | None = None  # the place of a line that says when the article was changed
    for element, words in _near(page, around):
        stamp, place = _stamp(element), page.order[element]
        dated = read_dated(words) or ((stamp, "") if stamp and len(words) <= _AGO else None)
        if dated and (not dated[1] or place > around.title >= 0):
            found = whole if not dated[1] else mixed
            seen = _seen(element, words) or dated[0]
            neighbours = (element.getnext(), element.getprevious()) if seen.precision != MINUTE else ()
            beside_it = (words_of(other) for other in neighbours if other is not None and len(other) <= 1)
            date = (next(filter(None, (with_time(seen, other) for other in beside_it)), seen), dated[1])
            beside = changed is not None and 0 < place - changed <= _INTO and found is whole
            is_first = beside and not CHANGED.match(words) and date[0].iso <= whole[-1][0].iso
            found.insert(len(found) - is_first, date)
            changed = place if found is whole and CHANGED.match(words) else None
    return [*whole, *mixed]


def find_byline(
    page: Elements, family: Family, around: Surroundings, beside_date: str
) -> tuple[str, Byline] | None:
    """The byline as printed beside title or body, and what it says; None where none is printed."""
    refused = {word.casefold() for word in (*family.no_author, *read_family(GENERIC).no_author)}
    if family.id != GENERIC:
        for _, words in page.words(family.author):
            if words.casefold() not in refused:
                return words, read_byline(words) or Byline(words, None)
    candidates = [beside_date] if beside_date else []
    for element, words in islice(page.words(read_family(GENERIC).author), _MOST):
        if around.title < page.order[element] and _in_scope(element, around):
            candidates.append(dated[1] if (dated := read_dated(words)) else words)
    candidates += [*_beside_dates(page, around), *_said_beside(page, around), *_signed_below(page, around)]
    for words in candidates:
        byline = read_byline(words) if words.casefold() not in refused else None
        if byline is None or (byline.author or "").casefold() in refused:
            continue
        if byline.author or byline.syndicated_from:
            return words, byline
    return None


def find_section(page: Elements, family: Family, metadata: Metadata) -> str | None:
    """The section that the article is in."""
    selectors = (*family.section, *read_family(GENERIC).section)
    return next((words for _, words in page.words(selectors)), None) or metadata.section or None


def find_lead(
    page: Elements, family: Family, metadata: Metadata, around: Surroundings, above: tuple[str, ...]
) -> str:
    """The lead: in an element of its own, else the sentences between title and body, else the description
    where the page shows it too; empty where the body begins with it."""
    if family.id != GENERIC:
        for _, words in page.words(family.lead):
            return words
    for element, words in islice(page.words(read_family(GENERIC).lead), _MOST):
        place = page.order[element]
        if around.title < place <= around.end and len(words) <= _LONGEST_LEAD:
            return words
    if above and sum(map(len, above)) <= _LONGEST_LEAD:
        return " ".join(above)
    if words := _between_breaks(page, around):
        return words
    opening = metadata.description.rstrip(" .…")[:80]
    if len(opening) >= _LEAD:
        for element in page.tagged("p", "h2", "h3", "strong", "div"):
            words = words_of(element) if element.tag != "div" or not len(element) else ""
            if words.startswith(opening) and len(words) < _LONGEST_LEAD:
                return words
    return ""


def _between_breaks(page: Elements, around: Surroundings) -> str:
    """Sentences between title and body that are set apart by line breaks alone: `<br><b>Từ một xã …</b>`."""
    for element in page.ordered[around.title + 1 : around.first][-_MOST:] if around.title >= 0 else ():
        if element.tag in BLOCKS or element.tag in ("a", "br") or not page.is_there(element):
            continue
        words = words_of(element)
        if _LEAD <= len(words) <= _LONGEST_LEAD and words.endswith((".", "…", "!", "?")):
            return words if next(element.iterancestors("a"), None) is None else ""
    return ""


def _near(page: Elements, around: Surroundings) -> "Iterator[tuple[HtmlElement, str]]":
    """Short elements under the title and before the body's words, then those above the title in its scope,
    then dates under the body."""
    dated = [element for selector in read_family(GENERIC).date for element in page.find(selector)]
    dated = dated[:_MOST]
    known = set(dated)
    top = page.order[around.scope] if around.scope is not None else max(around.title, 0)
    under = page.ordered[around.title + 1 : around.first + _INTO]
    over = page.ordered[top : max(around.title, 0)]
    if around.scope is not None and around.scope.tag in ("body", "html"):
        over = []  # the masthead, with the date of today
    over = [*_next_above(page, around), *over]
    below = [e for e in dated if around.first < page.order[e] <= around.end + _BELOW and not _is_teaser(e)]
    if around.title < 0:
        under.reverse()  # what stands next to the body, not the masthead
    for element in (*under[:_MOST], *reversed(over[-_MOST:]), *below):
        by_itself = element in known or not any(len(child) for child in element)
        if not by_itself or not page.is_there(element):
            continue
        text = element.text_content()
        if len(text) <= 3 * LONGEST_LINE and ((words := words_of(element)) or element.get("datetime")):
            yield element, words


def _next_above(page: Elements, around: Surroundings) -> "Iterator[HtmlElement]":
    """The elements next above the title, as far as no link stands between."""
    for element in reversed(page.ordered[max(0, around.title - _INTO) : max(around.title, 0)]):
        if element.tag in ("a", "li", "ul", "nav"):
            return
        yield element


def _is_teaser(element: "HtmlElement") -> bool:
    """Whether a link with a headline stands next to the element."""
    above = list(element.iterancestors())[:2]
    found = (link for box in above for link in islice(box.iter("a"), _LINKS))
    return any(len(words_of(link)) >= _HEADLINE for link in found)


def _beside_dates(page: Elements, around: Surroundings) -> list[str]:
    """Words of elements next to the date under the title."""
    for element, words in _near(page, around):
        parent = element.getparent()
        if parent is not None and (read_dateline(words) or (len(words) <= _AGO and _stamp(element))):
            others = [other for other in parent if page.order.get(other, -1) > around.title]
            beside = (other for other in others if other is not element and _may_name(other))
            return [words_of(other) for other in islice(beside, _BESIDE)]
    return []


def _signed_below(page: Elements, around: Surroundings) -> "Iterator[str]":
    """The line next under the body, where it is set as bylines are: to the right, in bold, or named so."""
    for element in page.ordered[around.end + 1 : around.end + 1 + _BELOW]:
        if not page.is_there(element) or not element.text or not (words := words_of(element)):
            continue
        boxes = (element, *islice(element.iterancestors(), 2))
        looks = " ".join(e.get(name) or "" for e in boxes for name in ("align", "style", "class")).lower()
        if len(words) <= _AGO and not leftover(words) and (element.tag in _STRONG or _SIGNED.search(looks)):
            yield words
        return


def _may_name(element: "HtmlElement") -> bool:
    """Whether words beside the date may be a name's: one line, no link unless to a page about an author."""
    if any(child.tag in BLOCKS for child in element):
        return False
    return element.tag != "a" or _AUTHORS_PAGE.search(element.get("href") or "") is not None


def _said_beside(page: Elements, around: Surroundings) -> "Iterator[str]":
    """Lines right above or under the body that say whose it is: `Tác giả: Thu Hà`."""
    over = page.ordered[max(around.title + 1, around.first - _BELOW) : around.first]
    for element in (*over, *page.ordered[around.end + 1 : around.end + 1 + _BELOW]):
        text = element.text_content() if page.is_there(element) else ""
        lines = any(child.tag in BLOCKS for child in element)
        cued = ":" in text or _WRITTEN.match(text.strip())
        if not lines and cued and len(text) <= LONGEST_POSTING and is_cued(words := clean(text)):
            yield words


def _in_scope(element: "HtmlElement", around: Surroundings) -> bool:
    return around.scope is None or around.scope in (element, *element.iterancestors())


def _seen(element: "HtmlElement", words: str) -> Published | None:
    """The date that the element shows, with the time of day that it has for machines only."""
    shown = read_dated(words)
    hidden = _stamp(element)
    if (
        shown
        and hidden
        and hidden.precision == MINUTE != shown[0].precision
        and hidden.iso[:10] == shown[0].iso
    ):
        return hidden
    return shown[0] if shown else hidden


def _stamp(element: "HtmlElement") -> Published | None:
    """The date that the element, or one inside it, has for machines: `<time datetime="2021-03-11T08:15">`."""
    ago = element.tag == "abbr" or leftover(clean(element.text or "")) == "line"  # `2 giờ trước`
    stamps = [element.get("content") or "", element.get("title") or "" if ago else ""]
    stamps += element.xpath("./descendant-or-self::*/@datetime")[:3]
    return next((stamp for value in stamps if value and (stamp := read_timestamp(str(value)))), None)


def _agree(seen: Published, announced: Published) -> bool:
    """Whether the two may be one moment: the same day, or hours apart where a zone was wrongly given."""
    if seen.iso[:10] == announced.iso[:10]:
        return True
    if seen.precision != MINUTE or announced.precision != MINUTE:
        return False
    return abs(datetime.fromisoformat(seen.iso) - datetime.fromisoformat(announced.iso)) <= _CLOSE
