"""The paragraphs of a page's article, in order: lxml has cut the element out, BeautifulSoup reads it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from pipeline.parse.families import Family

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_BREAK, _BREAK_MARK = "br", "\x1e"
_SPACES = regex.compile(r"[\s\u00a0\u200b-\u200d\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the article. kind: caption or heading where the markup says so, else empty.
    bold: all its words are."""

    kind: str
    text: str
    bold: bool


def read_blocks(html: str, family: Family) -> list[Block]:
    """The lines of the article's element (its HTML), without what the family drops."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for selector in family.drop:
        for tag in soup.select(selector):
            tag.extract()
    kinds = _kinds(soup, family)
    blocks: list[Block] = []
    words: list[tuple[str, bool]] = []
    current: int | None = None
    for node in soup.descendants:
        name = getattr(node, "name", None)
        if name == _BREAK:
            words.append((_BREAK_MARK, True))
        elif name is None and type(node).__name__ == "NavigableString":
            parents = list(node.parents)
            block = next((parent for parent in parents if parent.name in _BLOCKS), soup)
            if id(block) != current:
                _close(blocks, words, kinds.get(current, ""))
                current = id(block)
            words.append((str(node), any(parent.name in ("b", "strong") for parent in parents)))
    _close(blocks, words, kinds.get(current, ""))
    return blocks


def clean(text: str) -> str:
    """One line: white space of all kinds, zero-width too, folded to single blanks."""
    return _SPACES.sub(" ", text).strip()


def _close(blocks: list[Block], words: list[tuple[str, bool]], kind: str) -> None:
    bold = all(bold for word, bold in words if word.strip())
    text = "".join(word for word, _ in words)
    blocks.extend(Block(kind, line, bold) for line in _broken(text))
    words.clear()


def _broken(text: str) -> list[str]:
    """The lines of an element with `<br>`; a sentence that goes on after one stays on its line."""
    lines: list[str] = []
    for line in filter(None, map(clean, text.split(_BREAK_MARK))):
        if lines and line[0].islower() and not lines[-1].endswith((".", "!", "?", "…", ":", ";")):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _kinds(soup: "BeautifulSoup", family: Family) -> dict[int | None, str]:
    """id of each element that is, or stands in, a caption or heading -> its kind; a caption wins."""
    kinds: dict[int | None, str] = {}
    for kind, selectors in (("caption", family.caption), ("heading", family.heading)):
        for selector in selectors:
            for tag in soup.select(selector):
                table = tag.find_parent("table")
                if kind == "caption" and table is not None and table.find("img") is None:
                    continue  # a table of figures
                for part in (_block_of(tag), *tag.find_all(True)):
                    if part is tag or part.name in _BLOCKS:
                        kinds.setdefault(id(part), kind)
    return kinds


def _block_of(tag: "Tag") -> "Tag":
    while tag.name not in _BLOCKS and tag.parent is not None:
        tag = tag.parent
    return tag
