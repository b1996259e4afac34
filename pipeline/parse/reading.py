"""Reads a file that holds one article: a text or a saved page, whichever its bytes are."""

from pathlib import Path

import regex

from pipeline.article import Article
from pipeline.parse.encoding import MAX_TEXT, UnreadableError, decode_text, read_bytes
from pipeline.parse.page import read_page
from pipeline.parse.plain import parse_text

_PAGES = (".html", ".htm", ".xhtml")
_PAGE_START = regex.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head)\b",
    regex.IGNORECASE,
)


def read_file(path: Path) -> tuple[Article, str]:
    """The article of a text file or a saved page, and the text that its facts' offsets point into.

    That text is the file's own, as decoded, for a text file, and the article's text for a page.
    Raises UnreadableError (a named reason and a sentence for the reader) where there is no article.
    """
    data = read_bytes(path, MAX_TEXT)
    return read_data(data, str(path), is_page=path.suffix.lower() in _PAGES)


def read_data(data: bytes, origin: str, is_page: bool = False) -> tuple[Article, str]:
    """The same for bytes. origin: where they come from, for the reader. is_page: known to be HTML."""
    if is_page or _PAGE_START.match(data[:2048]):
        article = read_page(data, origin=origin)
        return article, article.text
    raw = decode_text(data)
    return parse_text(raw, origin=origin), raw


__all__ = ["UnreadableError", "read_data", "read_file"]
