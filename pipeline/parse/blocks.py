"""The paragraphs of a page's article, in order, from the element that lxml has cut out of the page.

A whole page, or an article of a hundred thousand tags, is too much for BeautifulSoup (20 microseconds a tag).
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.parse.boxes import drop_boxes
from pipeline.parse.elements import Elements
from pipeline.parse.families import Family
from pipeline.parse.lines import clean
from pipeline.parse.pictures import block_of, captioned
from pipeline.parse.prose import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Word = tuple[str, bool, bool]  # words, whether bold, whether in a link

_BREAK, _BREAK_MARK = "br", "\x1e"
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLES = ("font-weight:bold", "font-weight:700", "font-weight:600")
_LINKED = 0.6  # of the characters


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the article. kind: caption or heading where the markup says so, else empty.
    bold: all its words are. linked: most of its characters are links' (`>> Khánh thành cầu treo`)."""

    kind: str
    text: str
    bold: bool
    linked: bool = False


def read_blocks(element: "HtmlElement", family: Family) -> list[Block]:
    """The lines of the article's element, which stays as it is, without what the family drops and without
    boxes of other things."""
    article = deepcopy(element)
    article.tail = None
    page = Elements(article)
    drop_boxes(page, family, None)
    kinds = _kinds(page, family)
    for block in captioned(article):
        kinds.setdefault(block, "caption")
    blocks: list[Block] = []
    for block, words in _runs(article):
        _close(blocks, words, kinds.get(block, ""))
    return blocks


def _runs(article: "HtmlElement") -> "Iterator[tuple[HtmlElement, list[Word]]]":
    """The words between one edge of a block and the next, with the block that they stand in."""
    from lxml import etree

    blocks, bold, linked = [article], 0, 0
    words: list[Word] = []
    for event, element in etree.iterwalk(article, events=("start", "end")):
        start = event == "start"
        if not start:
            linked -= element.tag == "a"
            bold -= _is_bold(element)
        if element.tag in BLOCKS and element is not article:
            if words:
                yield blocks[-1], words
                words = []
            blocks.append(element) if start else blocks.pop()
        if start:
            linked += element.tag == "a"
            bold += _is_bold(element)
            if element.tag == _BREAK:
                words.append((_BREAK_MARK, True, True))
        if text := element.text if start else element.tail:
            words.append((text, bold > 0, linked > 0))
    if words:
        yield article, words


def _is_bold(element: "HtmlElement") -> bool:
    style = element.get("style")
    return element.tag in _BOLD or (
        style is not None and style.replace(" ", "").lower().startswith(_BOLD_STYLES)
    )


def _close(blocks: list[Block], words: list[Word], kind: str) -> None:
    """Add the lines of an element; a sentence that goes on after a `<br>` stays on its line."""
    first = len(blocks)
    for line in _lines(words):
        text = clean("".join(word for word, _, _ in line))
        if not text:
            continue
        bold = all(bold for word, bold, _ in line if word.strip())
        linked = sum(len(word.strip()) for word, _, link in line if link) > _LINKED * len(text)
        above = blocks[-1] if len(blocks) > first else None
        if above and text[0].islower() and not above.text.endswith((".", "!", "?", "…", ":", ";")):
            blocks[-1] = Block(kind, f"{above.text} {text}", above.bold and bold, above.linked and linked)
        else:
            blocks.append(Block(kind, text, bold, linked))
    words.clear()


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if word[0] == _BREAK_MARK:
            yield line
            line = []
        else:
            line.append(word)
    yield line


def _kinds(page: Elements, family: Family) -> "dict[HtmlElement, str]":
    """The kind of each block that is, or stands in, a caption or heading; a caption wins."""
    kinds: dict[HtmlElement, str] = {}
    for kind, selectors in (("caption", family.caption), ("heading", family.heading)):
        for element in (found for selector in selectors for found in page.find(selector)):
            table = next(element.iterancestors("table"), None)
            if kind == "caption" and table is not None and next(table.iter("img"), None) is None:
                continue  # a table of figures
            for part in (block_of(element), *(inner for inner in element.iter() if inner.tag in BLOCKS)):
                kinds.setdefault(part, kind)
    return kinds
