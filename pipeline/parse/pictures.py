"""Finds the words that belong to a picture by where they are set: its box, its table, the line under it.

<figure><img><figcaption>…</figcaption></figure>                      the box
<table><tr><td><img></td></tr><tr><td>…</td></tr></table>              the table
<p class="text-center"><img></p><p class="text-center"><em>…</em></p>   the line under it
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.prose import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CAPTION = 300  # characters
_SHARE = 0.5  # of the article's characters
_WORDS_A_PICTURE = 200  # characters
_MOST = 20  # pictures that are looked at
_NEAR = 5  # elements after an empty one with a picture
_ITALIC = frozenset({"em", "i"})


def captioned(article: "HtmlElement") -> "Iterator[HtmlElement]":
    """The blocks of an article's element whose words are captions of its pictures."""
    whole = len(article.text_content())
    for picture in islice(article.iter("img"), _MOST):
        box = _box_of(picture, whole)
        if box is not None:
            yield box
            yield from (part for part in box.iter() if part.tag in BLOCKS)
        elif (line := _line_under(picture)) is not None:
            yield line


def block_of(element: "HtmlElement") -> "HtmlElement":
    """The nearest block that an element is, or stands in."""
    while element.tag not in BLOCKS and (parent := element.getparent()) is not None:
        element = parent
    return element


def _box_of(picture: "HtmlElement", whole: int) -> "HtmlElement | None":
    """The element around a picture, or its table, with hardly any words beside it; no link."""
    table = next(picture.iterancestors("table"), None)
    for box in (block_of(picture), table):
        if box is None or next(box.iter("a"), None) is not None:
            continue
        size = len(box.text_content().strip())
        if 0 < size <= min(_CAPTION, whole * _SHARE):
            return box if sum(1 for _ in box.iter("img")) * _WORDS_A_PICTURE >= size else None
    return None


def _line_under(picture: "HtmlElement") -> "HtmlElement | None":
    """The element with the words under a picture, known as a caption by how they are set."""
    block: HtmlElement | None = block_of(picture)
    if block is not None and not block.text_content().strip():
        block = next((b for b in islice(block.itersiblings(), 1) if b.tag in BLOCKS), None)
    if block is None or block.tag not in BLOCKS:
        return None
    words = block.text_content().strip()
    if not words or len(words) > _CAPTION or any(e is not block and e.tag in BLOCKS for e in block.iter()):
        return None
    italic = sum(len(part.text_content().strip()) for part in block if part.tag in _ITALIC)
    looks = " ".join(block.get(name) or "" for name in ("align", "style", "class")).lower()
    return block if "center" in looks or "italic" in looks or italic * 2 > len(words) else None
