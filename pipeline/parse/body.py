"""Finds the element that holds the paragraphs of an article: where its family says, else where the prose is.

An unknown page is first rid of what its classes call related, shared, commented … (generic.toml), unless
most of its prose stands there; then the element with most running text right inside it wins. That finds
short articles and short paragraphs where trafilatura, meant for the whole web, takes a list of teasers;
trafilatura has the word where the prose of a page is in several places.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.blocks import Block, read_blocks
from pipeline.parse.boxes import drop_boxes
from pipeline.parse.elements import Elements
from pipeline.parse.families import GENERIC, Family, read_family
from pipeline.parse.leftovers import dated_headline, leftover
from pipeline.parse.lines import clean
from pipeline.parse.prose import Unit, read_units, weights, without_teasers
from pipeline.parse.scripts import body_in_script
from pipeline.parse.tree import html_of, read_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORTEST = 40  # characters of paragraphs under which there is no article
_ENOUGH, _MUCH = 200, 1000  # characters of running text that may be an article; that need no second opinion
_LEADING, _LITTLE = 0.5, 0.2  # of a page's running text
_NEAR = (1.0, 0.5, 0.25)  # what a paragraph counts for the elements above it
_RIVAL = 0.4  # of the heaviest element's weight
_ABOVE = 0.3  # what running text above the title counts
_CARRIERS = frozenset({"ul", "ol", "tr", "tbody", "table", "blockquote", "figure", "dl"})
_PIECES = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "pre", "center"}
)
_WIDENINGS = 6
_LEVELS = 3
_CELLS = frozenset({"td", "th", "li"})


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of an article. element: that holds them, None where they come from a script or from
    trafilatura. above: whole sentences between the title and the element, such as a lead. opening: the
    element of its first whole sentences under the title, None if unknown. prose: characters of running text,
    openings of other articles apart. teasers: characters of these."""

    blocks: tuple[Block, ...]
    element: "HtmlElement | None"
    above: tuple[str, ...] = ()
    opening: "HtmlElement | None" = None
    prose: int = 0
    teasers: int = 0


def find_body(page: Elements, family: Family, title: "HtmlElement | None", scripts: list[str]) -> Body:
    """The body of a page; without any blocks where there is none. Takes boxes beside it out of the page.

    title: the element of the title, None if unknown. scripts: the page's scripts, where some papers keep it.
    """
    for selector in family.body if family.id != GENERIC else ():
        for element in page.find(selector):
            blocks = tuple(read_blocks(element, family))
            if (size := _size(blocks)) >= SHORTEST:
                return Body(blocks, element, prose=size)
    return _unknown_body(page, family, title, scripts)


def _unknown_body(page: Elements, family: Family, title: "HtmlElement | None", scripts: list[str]) -> Body:
    drop_boxes(page, family, title)
    units = read_units(page.page)
    prose, boxes = without_teasers(units)
    teasers = sum(unit.prose for unit in units) - sum(unit.prose for unit in prose)
    heavy = weights(prose)
    start = page.order[title] if title is not None else -1
    after = [unit for unit in prose if page.order[unit.element] > start]
    element = _named(page, heavy)
    element = _heaviest(prose, {unit.place for unit in after}, heavy) if element is None else element
    weight = heavy[element] if element is not None else 0
    if weight < _MUCH and (text := body_in_script(scripts, most=weight if weight < _ENOUGH else 2 * weight)):
        blocks = tuple(read_blocks(read_tree(text), family))
        return Body(blocks, None, _above(after, None), prose=_size(blocks))
    if weight < max(_ENOUGH, min(_LITTLE * heavy[page.page], _MUCH)):
        second = _by_trafilatura(page, units)
        if second is not None and heavy[second] >= weight and not _holds_little_more(second, element, heavy):
            element = second
    if element is not None and title is not None:
        element = _with_clean_rest(element, set(title.iterancestors()), units)
    if element is None:
        blocks = _plain(units)
        return Body(blocks, None, prose=0 if teasers else _size(blocks), teasers=teasers)
    page.remove(box for box in boxes if box not in (element, *element.iterancestors()))
    inside = set(element.iter())
    opening = next((unit.element for unit in after if unit.element in inside), None)
    above = _above(after, inside) if title is not None else ()
    blocks = tuple(read_blocks(element, family))
    return Body(blocks, element, above, opening, heavy[element] + sum(map(len, above)), teasers)


def _named(page: Elements, heavy: "Counter[HtmlElement]") -> "HtmlElement | None":
    """The element that its own name calls an article's body, if most of the page's prose is in it."""
    for selector in read_family(GENERIC).body:
        for element in page.find(selector):
            if heavy[element] >= _ENOUGH and heavy[element] >= _LEADING * heavy[page.page]:
                return element
    return None


def _heaviest(prose: list[Unit], after: set[int], heavy: "Counter[HtmlElement]") -> "HtmlElement | None":
    """The element with most running text right inside it. after: numbers of the units under the title."""
    score: dict[HtmlElement, float] = {}
    for unit in prose:
        holder = unit.element
        while unit.breaks < 2 and holder.getparent() is not None and holder.getparent().tag in _CARRIERS:
            holder = holder.getparent()
        if unit.breaks < 2 and holder.getparent() is not None and holder.tag != "body":
            holder = holder.getparent()
        worth = unit.prose * (1.0 if unit.place in after else _ABOVE)
        for share in _NEAR:
            score[holder] = score.get(holder, 0.0) + share * worth
            if holder.getparent() is None or holder.tag == "body":
                break
            holder = holder.getparent()
    running = {unit.element for unit in prose if unit.breaks}
    return _widened(_first_of_the_best(score, prose, heavy), heavy, running) if score else None


def _first_of_the_best(
    score: "dict[HtmlElement, float]", prose: list[Unit], heavy: "Counter[HtmlElement]"
) -> "HtmlElement":
    """The heaviest element, or one before it that is nearly as heavy: comments follow their article."""
    best = max(score, key=lambda element: score[element])
    parts = Counter(unit.element.getparent() for unit in prose)
    rivals = {
        element
        for element in score
        if score[element] >= _RIVAL * score[best] and heavy[element] >= _ENOUGH and parts[element] > 1
    }
    around = {best, *best.iterancestors()}
    for unit in prose:
        for element in (unit.element.getparent(), unit.element):
            if (
                element in rivals
                and best not in (element, *element.iterancestors())
                and element not in around
            ):
                return element
        if best in unit.element.iterancestors():
            break
    return best


def _widened(
    element: "HtmlElement", heavy: "Counter[HtmlElement]", running: "set[HtmlElement]"
) -> "HtmlElement":
    """The element, or the one around it where the article goes on in others of the same kind.

    running: elements with sentences of their own between line breaks, which are of one kind wherever they
    stand side by side (editors put photographs between them).
    """
    widest = node = element
    for _ in range(_WIDENINGS):
        parent = node.getparent()
        if parent is None or node.tag == "body" or parent.tag == "html":
            break
        kin = [other for other in parent if other.tag == node.tag and other.get("class") == node.get("class")]
        if node in running and not node.get("class"):
            kin = [other for other in kin if other in running]
        elif not node.get("class") and node.tag not in _PIECES:
            kin = []
        if sum(heavy[other] > 0 for other in kin) > 1:
            widest = parent
        elif heavy[parent] != heavy[node]:
            break
        node = parent
    return widest


def _holds_little_more(
    outer: "HtmlElement", inner: "HtmlElement | None", heavy: "Counter[HtmlElement]"
) -> bool:
    """Whether `inner` stands in `outer` and has half of its running text: the rest is then a footer."""
    return inner is not None and outer in inner.iterancestors() and 2 * heavy[inner] >= heavy[outer]


def _with_clean_rest(
    element: "HtmlElement", over_title: "set[HtmlElement]", units: list[Unit]
) -> "HtmlElement":
    """The element, or one around it that holds further sentences or tables and nothing that is not the
    article's: no links, no headings of other things, neither the title nor another column."""
    widest = node = element
    for _ in range(_LEVELS):
        parent = node.getparent()
        if parent is None or parent in over_title or parent.tag in ("body", "html"):
            break
        inside, inner = set(parent.iter()), set(node.iter())
        rest = [unit for unit in units if unit.element in inside and unit.element not in inner]
        if not all(map(_is_clean, rest)) or any(map(_is_column, parent)):
            break
        if any(unit.prose or unit.element.tag in _CELLS or _has_picture(unit) for unit in rest):
            widest = parent
        node = parent
    return widest


def _is_clean(unit: Unit) -> bool:
    return unit.linked * 4 <= len(unit.text) and not leftover(unit.text) and not dated_headline(unit.text)


def _has_picture(unit: Unit) -> bool:
    """Whether a picture stands beside the words, which are then its caption."""
    box = unit.element.getparent()
    return box is not None and any(True for _ in islice(box.iter("img"), 1))


def _is_column(element: "HtmlElement") -> bool:
    names = (element.get("class") or "").casefold()
    return any(name in names for name in ("col-", "column", "right", "left", "side"))


def _above(prose: list[Unit], inside: "set[HtmlElement] | None") -> tuple[str, ...]:
    """The texts before the first that is inside the body; all where the body is none of the page's."""
    if inside is None:
        return tuple(unit.text for unit in prose)
    first = next((index for index, unit in enumerate(prose) if unit.element in inside), 0)
    return tuple(unit.text for unit in prose[:first])


def _by_trafilatura(page: Elements, units: list[Unit]) -> "HtmlElement | None":
    """The smallest element that holds the lines which trafilatura takes for the article."""
    import trafilatura

    found = trafilatura.bare_extraction(html_of(page.page), include_comments=False, with_metadata=False)
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


def _size(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)
