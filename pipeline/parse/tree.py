"""The tree of a page: closed where it ends, line breaks as blanks."""

from typing import TYPE_CHECKING
from unicodedata import normalize

from pipeline.parse.encoding import UnreadableError, is_binary
from pipeline.parse.lines import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROLS = bytes((*range(0x00, 0x09), 0x0B, *range(0x0E, 0x20)))


def read_tree(html: str) -> "HtmlElement":
    """The page as an lxml tree, scripts and all, in NFC. Raises UnreadableError: not_text, empty."""
    from lxml import etree
    from lxml import html as lxml_html

    if is_binary(html):
        raise UnreadableError("not_text", "holds control characters as binary files do: not a page")
    # some papers close <html> before the article, and libxml2 would stop there
    source = normalize("NFC", html).encode("utf-8", "replace").translate(None, _CONTROLS)
    for closing in (b"</html>", b"</body>", b"</HTML>", b"</BODY>"):
        source = source.replace(closing, b"")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # lxml.html's own lookup asks Python for each element's class
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        page = lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("empty", "the page holds nothing") from error
    for element in page.iter("br"):
        element.tail = " " + (element.tail or "")
    return page


def words_of(element: "HtmlElement") -> str:
    """The words of an element on one line."""
    return clean(element.text_content())


def html_of(element: "HtmlElement") -> str:
    """The HTML of an element."""
    from lxml import etree

    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
