"""The article: one text with its zones and what is known of it, before any understanding."""

import hashlib
from dataclasses import dataclass

from extractors.document import Zone


@dataclass(frozen=True, slots=True)
class Article:
    """An article as parsed.

    text: NFC, as published; title, lead, paragraphs, captions, byline are zones of it. For a text file the
    text is the whole file (NFC), left-over lines being boilerplate zones; for a page it is put together
    from title, lead, paragraphs and captions, a line each.
    published: ISO, as fine as known (`2022-06-17T13:04` or `2022-06-17`), None if unknown;
    published_precision: minute, day, month, year, unknown; published_basis: stated (a date line or the
    page's date), metadata, url, none. home: the place the source speaks for (`tỉnh Tuyên Quang`).
    offsets: for each character of `text` and its end, the position in the file as read (None where they
    are the same): facts of a text file point into that file.
    """

    article_id: str
    source_id: str
    url: str | None
    origin: str  # file path, or WARC file and offset
    text: str
    zones: tuple[Zone, ...]
    author: str | None = None
    published: str | None = None
    published_precision: str = "unknown"
    published_basis: str = "none"
    section: str | None = None
    syndicated_from: str | None = None
    home: str | None = None
    raw_was_nfc: bool = True
    offsets: tuple[int, ...] | None = None

    @property
    def text_id(self) -> str:
        """Id of this version of the text: `t` and blake2b-80 of the NFC text."""
        return "t" + hashlib.blake2b(self.text.encode(), digest_size=10).hexdigest()

    @property
    def title(self) -> str:
        """The words of the title zone, empty if there is none."""
        return self._first("title")

    @property
    def lead(self) -> str:
        """The words of the lead zone, empty if there is none."""
        return self._first("lead")

    def _first(self, kind: str) -> str:
        for zone in self.zones:
            if zone.kind == kind:
                return self.text[zone.start_char : zone.end_char]
        return ""


def article_id(key: str) -> str:
    """Id of an article: `a` and blake2b-80 of its canonical URL, or of its text where it has none."""
    return "a" + hashlib.blake2b(key.encode(), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something set aside. stage: import, crawl, parse, extract, build; where: file, URL or text id;
    reason: a named reason (`not_text`, `too_large`, `empty`, …); detail: for the reader."""

    stage: str
    where: str
    reason: str
    detail: str
