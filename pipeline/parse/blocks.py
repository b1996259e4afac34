"""The paragraphs of a page's article, in order: lxml has cut the element out, BeautifulSoup reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.parse.elements import Elements
from pipeline.parse.families import Family
from pipeline.parse.lines import clean
from pipeline.parse.prose import BLOCKS
from pipeline.parse.tree import html_of, read_tree

if TYPE_CHECKING:
    from bs4 import Tag

Word = tuple[str, bool, bool]  # words, whether bold, whether in a link

_KIND = "data-kind-of-line"
_BREAK, _BREAK_MARK = "br", "\x1e"
_BOLD = frozenset({"b", "strong"})
_CAPTION = 300  # characters
_BOX_SHARE = 0.5  # of the article's characters
_WORDS_A_PICTURE = 200  # characters
_PICTURES = 20  # that captions are looked for under
_LINKED = 0.6  # of the characters


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the article. kind: caption or heading where the markup says so, else empty.
    bold: all its words are. linked: most of its characters are links' (`>> Khánh thành cầu treo`)."""

    kind: str
    text: str
    bold: bool
    linked: bool = False


def read_blocks(html: str, family: Family) -> list[Block]:
    """The lines of the article's element (its HTML), without what the family drops."""
    from bs4 import BeautifulSoup

    page = Elements(read_tree(html))
    for selector in family.drop:
        page.remove(page.find(selector))
    _mark_kinds(page, family)
    soup = BeautifulSoup(html_of(page.page), "lxml")
    whole = len(soup.get_text())
    for picture in soup.find_all("img", limit=_PICTURES):
        for block in _with_picture(picture, whole) or filter(None, [_printed_under(picture)]):
            block[_KIND] = block.get(_KIND) or "caption"
    blocks: list[Block] = []
    words: list[Word] = []
    current: Tag = soup
    for node in soup.descendants:
        name = getattr(node, "name", None)
        if name == _BREAK:
            words.append((_BREAK_MARK, True, True))
        elif name is None and type(node).__name__ == "NavigableString":
            parents = list(node.parents)
            block = next((parent for parent in parents if parent.name in BLOCKS), soup)
            if block is not current:
                _close(blocks, words, str(current.get(_KIND, "")))
                current = block
            names = {parent.name for parent in parents}
            words.append((str(node), not names.isdisjoint(_BOLD), "a" in names))
    _close(blocks, words, str(current.get(_KIND, "")))
    return blocks


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


def _mark_kinds(page: Elements, family: Family) -> None:
    """Give each element that is, or stands in, a caption or heading its kind; a caption wins."""
    for kind, selectors in (("caption", family.caption), ("heading", family.heading)):
        for element in (found for selector in selectors for found in page.find(selector)):
            table = next(element.iterancestors("table"), None)
            if kind == "caption" and table is not None and next(table.iter("img"), None) is None:
                continue  # a table of figures
            block = element
            while block.tag not in BLOCKS and (parent := block.getparent()) is not None:
                block = parent
            for part in (block, *(inner for inner in element.iter() if inner.tag in BLOCKS)):
                part.set(_KIND, part.get(_KIND, kind))


def _with_picture(picture: "Tag", whole: int) -> "list[Tag]":
    """The blocks with words in a picture's box: the element around it, or its table, with hardly any words
    beside the picture; empty where it has no such box. whole: characters of the article's element."""
    table: Tag | None = picture.find_parent("table")
    for box in (_block_of(picture), table):
        size = len(box.get_text(strip=True)) if box is not None else 0
        linked = box is not None and box.find("a") is not None  # the picture of another article
        if box is not None and not linked and 0 < size <= min(_CAPTION, whole * _BOX_SHARE):
            inner = [block for block in box.find_all(list(BLOCKS)) if block.get_text(strip=True)] or [box]
            return inner if inner and len(list(box.find_all("img"))) * _WORDS_A_PICTURE >= size else []
    return []


def _printed_under(picture: "Tag") -> "Tag | None":
    """The element with the words under a picture, known as a caption by how they are set."""
    block: Tag | None = _block_of(picture)
    if block is not None and not block.get_text(strip=True):
        block = block.find_next_sibling()
    if block is None or block.name not in BLOCKS or block.find(list(BLOCKS)) is not None:
        return None
    words = block.get_text(strip=True)
    italic = "".join(part.get_text(strip=True) for part in block.find_all(["em", "i"], recursive=False))
    looks = " ".join(map(str, (block.get("align"), block.get("style"), block.get("class")))).lower()
    centred = "center" in looks or "italic" in looks
    return block if words and len(words) <= _CAPTION and (centred or len(italic) * 2 > len(words)) else None


def _block_of(tag: "Tag") -> "Tag":
    while tag.name not in BLOCKS and tag.parent is not None:
        tag = tag.parent
    return tag
