"""Where whole sentences stand on a page: what an article is made of, wherever its template puts it.

<div class="x7"><div>Năm qua, Đảng bộ xã Bản Lùng …</div>       prose
<div class="r2"><h3><a>Khánh thành cầu</a></h3><p>Sau …</p></div>  a teaser, one of several alike
<li><a href="/tin-1.html">Sơn Lĩnh có 500 hộ …</a></li>         a link
"""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.families import GENERIC, read_family
from pipeline.parse.lines import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_SURE, _LIKELY = 80, 30  # characters of running text; of a whole sentence
_HEADLINE = 15  # characters of a link that is the headline of another article
_MORE = ("xem thêm", "đọc tiếp", "xem tiếp", "chi tiết", "xem chi tiết", "đọc thêm", "read more")
_ALIKE = 2  # so many teasers make a list
_INSETS = frozenset({"div", "section", "aside", "blockquote", "table"})
_OPENING = 400  # characters of the opening of another article
_BESIDE = 10  # elements before a box that are looked at
_ENDS = (".", "!", "?", "…", "”", '"', ":", ";")


@dataclass(slots=True)
class Unit:
    """An element's own words, those of blocks inside it apart. place: its number on the page, in order.
    linked: characters inside links. breaks: `<br>`s among them. leads: whether it begins with a link, of so
    many characters. imprint: whether it says who publishes the site."""

    element: "HtmlElement"
    place: int
    text: str = ""
    linked: int = 0
    breaks: int = 0
    leads: int = 0
    imprint: bool = False

    @property
    def prose(self) -> int:
        """Characters of running text, 0 where it is no sentence or mostly links."""
        size = len(self.text)
        if size < _LIKELY or self.linked * 2 > size or self.imprint:
            return 0
        return size - self.linked if size >= _SURE or self.text.endswith(_ENDS) else 0


def read_units(page: "HtmlElement") -> list[Unit]:
    """The blocks of a page that have words of their own, in order; linear in the size of the page."""
    imprint = read_family(GENERIC).imprint
    units: dict[HtmlElement, Unit] = {}
    holders: dict[HtmlElement, tuple[Unit, bool]] = {}
    words: list[list[str]] = []
    for text in page.xpath("//text()"):
        parent = text.getparent()
        if text.is_tail:
            parent = parent.getparent()
        if parent is None:
            continue
        if parent not in holders:
            holders[parent] = _holder(parent, units, words)
        unit, linked = holders[parent]
        if linked:
            size = len(text.strip())
            unit.linked += size
            unit.leads += size if not unit.leads and not "".join(words[unit.place]).strip() else 0
        words[unit.place].append(text)
    for element in page.iter("br"):
        block = next((above for above in element.iterancestors() if above in units), None)
        if block is not None:
            units[block].breaks += 1
    for unit, pieces in zip(units.values(), words, strict=True):
        unit.text = clean("".join(pieces))
        if len(unit.text) >= _LIKELY:
            said = unit.text.casefold()
            unit.imprint = any(form in said for form in imprint)
    return [unit for unit in units.values() if unit.text]


def _holder(
    element: "HtmlElement", units: "dict[HtmlElement, Unit]", words: list[list[str]]
) -> tuple[Unit, bool]:
    """The unit of the block that an element's words belong to, and whether they are in a link."""
    linked = element.tag == "a"
    block = element
    while block.tag not in BLOCKS and (parent := block.getparent()) is not None:
        block = parent
        linked = linked or block.tag == "a"
    linked = linked or any(above.tag == "a" for above in block.iterancestors())
    if block not in units:
        units[block] = Unit(block, len(units))
        words.append([])
    return units[block], linked


def without_teasers(units: list[Unit]) -> "tuple[list[Unit], list[HtmlElement]]":
    """The units of running text that are no opening lines of other articles, and the boxes of those that are.

    Such an opening stands alone with a headline's link, or with `Xem thêm` behind it, in an element that has
    several neighbours made the same way; or under the link, in one of its own among the article's paragraphs.
    """
    prose = [unit for unit in units if unit.prose]
    holds = Counter(box for unit in prose for box in _boxes(unit))
    headlines: set[HtmlElement] = set()
    for unit in units:
        if (unit.linked >= _HEADLINE and unit.linked * 2 > len(unit.text)) or unit.leads >= _HEADLINE:
            headlines.update(_boxes(unit))
        elif unit.linked and unit.text.casefold().rstrip(" .…»>]").endswith(_MORE):
            headlines.update(_boxes(unit)[1:])
    alike = Counter(
        _kind_of(box)
        for box in {box for unit in prose for box in _boxes(unit)}
        if holds[box] == 1 and box in headlines
    )
    kept, boxes = [], []
    for unit in prose:
        around = [box for box in _boxes(unit) if holds[box] == 1 and box in headlines]
        found = (box for box in around if alike[_kind_of(box)] >= _ALIKE or _is_inset(box, unit, holds))
        box = next(found, None)
        if box is None:
            kept.append(unit)
        else:
            boxes.append(box)
    return kept, boxes


def _is_inset(box: "HtmlElement", unit: Unit, holds: "Counter[HtmlElement]") -> bool:
    """Whether a small box among paragraphs begins with the link of a headline and goes on with this opening.

    `<p>…</p><div type="RelatedNews"><a href="/tin-8.html">Khánh thành cầu</a><p>Sau …</p></div><p>…</p>`
    """
    if box is unit.element or box.tag not in _INSETS or unit.linked or unit.prose > _OPENING:
        return False
    words = next((text for text in box.itertext() if text.strip()), "")
    link = next((a for a in islice(box.iter("a"), 3) if words and clean(a.text_content())), None)
    if link is None or words.strip().startswith((">", "»", "*", "-")):
        return False  # a line of its own in the text of this box
    headline = clean(link.text_content())
    begins = clean(box.text_content()[: 3 * _OPENING]).startswith(headline)
    beside = list(islice(box.itersiblings(preceding=True), _BESIDE))
    before = [other for other in beside if holds[other] or len((other.tail or "").strip()) >= _SURE]
    kind = (box.tag, box.get("class"), box.get("type"))
    return (
        begins
        and len(headline) >= _HEADLINE
        and bool(before)
        and all((other.tag, other.get("class"), other.get("type")) != kind for other in before)
    )


def _boxes(unit: Unit) -> "list[HtmlElement]":
    """The elements, next above the unit, that may hold a teaser and nothing else."""
    boxes = [unit.element]
    for _ in range(3):
        parent = boxes[-1].getparent()
        if parent is None:
            break
        boxes.append(parent)
    return boxes


def _kind_of(box: "HtmlElement") -> "tuple[HtmlElement | None, str, str]":
    return box.getparent(), str(box.tag), box.get("class") or ""


def weights(prose: list[Unit]) -> "Counter[HtmlElement]":
    """Characters of running text inside each element that has any."""
    total: Counter[HtmlElement] = Counter()
    for unit in prose:
        total[unit.element] += unit.prose
        for ancestor in unit.element.iterancestors():
            total[ancestor] += unit.prose
    return total
