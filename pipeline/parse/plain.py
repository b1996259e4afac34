"""Reads a text file as it comes from scraping into an Article.

Bản Lùng vững bước
17/06/2022 13:04
Nhiều năm qua, Đảng bộ xã Bản Lùng luôn …
Bài, ảnh: Thu Hà
Tin cùng chuyên mục
"""

from pathlib import Path
from unicodedata import is_normalized

from pipeline.article import Article, article_id
from pipeline.parse.encoding import decode_text, read_bytes, require_vietnamese
from pipeline.parse.nfc import to_nfc
from pipeline.parse.urls import source_id_of, url_key
from pipeline.parse.zones import read_layout


def read_text_file(path: Path) -> Article:
    """The article that a text file holds; its offsets point into the file as decoded, line ends kept.

    Raises UnreadableError (a named reason and a sentence for the reader) for a file that holds no article.
    """
    return parse_text(decode_text(read_bytes(path)), origin=str(path))


def parse_text(
    raw: str, origin: str, url: str | None = None, source_id: str | None = None, titled: bool = False
) -> Article:
    """The article of a text as decoded. The whole text, in NFC, is the article's text.

    origin: where it was read. url: where it was published, None if unknown. source_id: newspaper it is
    from, by default its folder. titled: its first line is known to be its title. Raises UnreadableError for
    an empty text and for one that is not Vietnamese.
    """
    text, offsets = to_nfc(raw)
    require_vietnamese(text)
    layout = read_layout(text, ("title",) if titled else ())
    return Article(
        article_id=article_id(url_key(url) if url else text),
        source_id=source_id or source_id_of(Path(origin).absolute().parent.name),
        url=url,
        origin=origin,
        text=text,
        zones=layout.zones,
        author=layout.author or layout.photographer,
        published=layout.published.iso if layout.published else None,
        published_precision=layout.published.precision if layout.published else "unknown",
        published_basis="stated" if layout.published else "none",
        syndicated_from=layout.syndicated_from,
        raw_was_nfc=is_normalized("NFC", raw),
        offsets=offsets,
    )
