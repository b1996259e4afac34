"""The tree of a page as its reader sees it: no scripts, nothing hidden, line breaks as blanks."""

from typing import TYPE_CHECKING

import regex

from pipeline.parse.encoding import UnreadableError, is_binary
from pipeline.parse.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_CLOSING = regex.compile(r"</(?:html|body)\s*>|[\x00-\x08\x0b\x0e-\x1f]", regex.IGNORECASE)
_SCRIPTS = ("script", "style", "noscript", "template", "iframe", "svg", "video", "audio", "canvas", "object")
_HIDING = regex.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_SHOWN = 0.5  # of the page's words; what holds more is revealed by a script, and is the page


def read_tree(html: str) -> "HtmlElement":
    """The page as an lxml tree, scripts and all. Raises UnreadableError: not_text, empty."""
    from lxml import etree
    from lxml import html as lxml_html

    if is_binary(html):
        raise UnreadableError("not_text", "holds control characters as binary files do: not a page")
    # some papers close <html> before the article, and libxml2 would stop there
    source = _CLOSING.sub("", html).encode("utf-8", "replace")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("empty", "the page holds nothing") from error
    for element in page.iter("br"):
        element.tail = " " + (element.tail or "")
    return page


def drop_unseen(page: "HtmlElement") -> None:
    """Take out what a reader does not see: scripts and their kin, hidden elements."""
    remove(list(page.iter(*_SCRIPTS)))
    hidden = [
        element
        for element in page.xpath("//*[@hidden or @style]")
        if element.get("hidden") is not None or _HIDING.search(element.get("style", ""))
    ]
    if hidden:
        most = _SHOWN * len(words_of(page))
        remove(element for element in hidden if len(words_of(element)) <= most)


def remove(elements: "Iterable[HtmlElement]") -> None:
    """Take elements out of their page; the words that follow them stay."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def words_of(element: "HtmlElement") -> str:
    """The words of an element on one line."""
    return clean(element.text_content())


def html_of(element: "HtmlElement") -> str:
    """The HTML of an element."""
    from lxml import etree

    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
