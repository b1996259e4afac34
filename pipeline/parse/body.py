"""Finds the element that holds the paragraphs of an article: where its family says, else where the prose is.

An unknown page is first rid of what its classes call related, shared, commented … (generic.toml), unless
most of its prose stands there; then the element with most running text right inside it wins. That finds
short articles and short paragraphs where trafilatura, meant for the whole web, takes a list of teasers;
trafilatura has the word where the prose of a page is in several places.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.parse.blocks import Block, read_blocks
from pipeline.parse.families import GENERIC, Family, read_family
from pipeline.parse.lines import clean
from pipeline.parse.prose import Unit, read_units, weights, without_teasers
from pipeline.parse.scripts import body_in_script
from pipeline.parse.selectors import to_xpath
from pipeline.parse.tree import html_of, remove

if TYPE_CHECKING:
    from collections import Counter

    from lxml.html import HtmlElement

SHORTEST = 40  # characters of paragraphs under which there is no article
_ENOUGH, _MUCH = 200, 1000  # characters of running text that may be an article; that need no second opinion
_LEADING = 0.5  # of a page's running text
_PROTECTED, _BOX = (
    0.4,
    400,
)  # share and characters of running text: what holds more is no box beside the article
_NEAR = (1.0, 0.5, 0.25)  # what a paragraph counts for the elements above it
_ABOVE = 0.3  # what running text above the title counts
_CARRIERS = frozenset({"ul", "ol", "tr", "tbody", "table", "blockquote", "figure", "dl"})
_PIECES = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "pre", "center"}
)
_WIDENINGS = 6


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article. element: that holds them, None where they come from a script or from
    trafilatura. above: whole sentences between the title and the element, such as a lead. opening: the
    element of its first whole sentences under the title, None if unknown."""

    blocks: tuple[Block, ...]
    element: "HtmlElement | None"
    above: tuple[str, ...] = ()
    opening: "HtmlElement | None" = None


def find_body(page: "HtmlElement", family: Family, title: "HtmlElement | None", scripts: list[str]) -> Body:
    """The body of a page; without any blocks where there is none. Takes boxes beside it out of the page.

    title: the element of the title, None if unknown. scripts: the page's scripts, where some papers keep it.
    """
    for selector in family.body if family.id != GENERIC else ():
        for element in page.xpath(to_xpath(selector)):
            blocks = read_blocks(html_of(element), family)
            if _size(blocks) >= SHORTEST:
                return Body(tuple(blocks), element)
    return _unknown_body(page, family, title, scripts)


def _unknown_body(
    page: "HtmlElement", family: Family, title: "HtmlElement | None", scripts: list[str]
) -> Body:
    units = read_units(page)
    _drop_boxes(page, family, title, without_teasers(units))
    present = set(page.iter())
    units = [unit for unit in units if unit.element in present]
    prose = without_teasers(units)
    heavy = weights(prose)
    start = next((unit.place for unit in units if title is not None and unit.element is title), -1)
    element = _named(page, heavy)
    element = _heaviest(prose, heavy, start) if element is None else element
    weight = heavy[element] if element is not None else 0
    if weight < _MUCH and (text := body_in_script(scripts, most=weight if weight < _ENOUGH else 2 * weight)):
        return Body(tuple(read_blocks(text, family)), None, _above(prose, start, None))
    if weight < min(_LEADING * heavy[page], _MUCH):
        second = _by_trafilatura(page, units)
        element = element if second is None else second
    if element is None:
        return Body(_plain(units), None)
    inside = set(element.iter())
    opening = next((unit.element for unit in prose if unit.place > start and unit.element in inside), None)
    blocks = tuple(read_blocks(html_of(element), family))
    return Body(blocks, element, _above(prose, start, element), opening)


def _drop_boxes(page: "HtmlElement", family: Family, title: "HtmlElement | None", prose: list[Unit]) -> None:
    """Take out what is beside the article: what selectors or words of class and id call so."""
    heavy = weights(prose)
    most = max(_PROTECTED * heavy[page], _BOX)
    kept = {title, *(title.iterancestors() if title is not None else ())}
    found = [element for selector in family.drop for element in page.xpath(to_xpath(selector))]
    words = frozenset(read_family(GENERIC).drop_words)
    found += [
        element
        for element in page.xpath("//body//*[@class or @id]")
        if not words.isdisjoint(_words_of_class(f"{element.get('class') or ''} {element.get('id') or ''}"))
    ]
    remove(element for element in found if element not in kept and heavy[element] <= most)


def _words_of_class(name: str) -> list[str]:
    """`box-TinLienQuan` -> `box`, `tinlienquan`; and `related__list` -> `related`, `list`."""
    return name.casefold().replace("-", " ").replace("_", " ").split()


def _named(page: "HtmlElement", heavy: "Counter[HtmlElement]") -> "HtmlElement | None":
    """The element that its own name calls an article's body, if most of the page's prose is in it."""
    for selector in read_family(GENERIC).body:
        for element in page.xpath(to_xpath(selector)):
            if heavy[element] >= _ENOUGH and heavy[element] >= _LEADING * heavy[page]:
                return element
    return None


def _heaviest(prose: list[Unit], heavy: "Counter[HtmlElement]", title: int) -> "HtmlElement | None":
    """The element with most running text right inside it."""
    score: dict[HtmlElement, float] = {}
    for unit in prose:
        holder = unit.element
        while holder.getparent() is not None and holder.getparent().tag in _CARRIERS:
            holder = holder.getparent()
        if unit.breaks < 2 and holder.getparent() is not None and holder.tag != "body":
            holder = holder.getparent()
        worth = unit.prose * (1.0 if unit.place > title else _ABOVE)
        for share in _NEAR:
            score[holder] = score.get(holder, 0.0) + share * worth
            if holder.getparent() is None or holder.tag == "body":
                break
            holder = holder.getparent()
    return _widened(max(score, key=lambda element: score[element]), heavy) if score else None


def _widened(element: "HtmlElement", heavy: "Counter[HtmlElement]") -> "HtmlElement":
    """The element, or the one around it where the article goes on in others of the same kind."""
    widest = node = element
    for _ in range(_WIDENINGS):
        parent = node.getparent()
        if parent is None or node.tag == "body" or parent.tag == "html":
            break
        kin = [other for other in parent if other.tag == node.tag and other.get("class") == node.get("class")]
        if (node.get("class") or node.tag in _PIECES) and sum(heavy[other] > 0 for other in kin) > 1:
            widest = parent
        elif heavy[parent] != heavy[node]:
            break
        node = parent
    return widest


def _above(prose: list[Unit], title: int, element: "HtmlElement | None") -> tuple[str, ...]:
    """Whole sentences under the title and before the element."""
    inside = set(element.iter()) if element is not None else set()
    first = next((unit.place for unit in prose if unit.element in inside), None)
    if title < 0 or (first is None and element is not None):
        return ()
    return tuple(unit.text for unit in prose if title < unit.place and (first is None or unit.place < first))


def _by_trafilatura(page: "HtmlElement", units: list[Unit]) -> "HtmlElement | None":
    """The smallest element that holds the lines which trafilatura takes for the article."""
    import trafilatura

    found = trafilatura.bare_extraction(html_of(page), include_comments=False, with_metadata=False)
    lines = {clean(line.strip("|-• ")) for line in (getattr(found, "text", None) or "").split("\n")}
    holders = [unit.element for unit in units if len(unit.text) >= SHORTEST and unit.text in lines]
    if not holders:
        return None
    common = holders[0].getparent()
    last = set(holders[-1].iterancestors())
    while common is not None and common not in last:
        common = common.getparent()
    return common


def _plain(units: list[Unit]) -> tuple[Block, ...]:
    """All longer paragraphs of a page whose prose is nowhere in particular."""
    return tuple(
        Block("", unit.text, False)
        for unit in units
        if unit.element.tag == "p" and len(unit.text) >= SHORTEST and unit.linked * 2 < len(unit.text)
    )


def _size(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)
