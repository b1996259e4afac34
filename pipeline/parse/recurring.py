"""Learns a source's boilerplate: lines that stand under many of its articles belong to none of them.

    Mời bạn đọc theo dõi Báo Sơn Lĩnh trên Zalo           under 40 of 50 articles: boilerplate
    Tin, ảnh: Thu Hà                                      a byline, however often
    Toàn xã hiện có 12 chi bộ.                            under two articles: a fact

The line stays in the text, as a zone in which nothing is looked for, so that what is learnt later never
changes a text that was kept.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.article import Article

FEWEST = 5  # articles that hold a line, before it can be boilerplate
SHARE = 0.2  # of the source's articles
_SHORTEST = 15  # characters; shorter lines recur by chance
_LEFT = 0.5  # of an article's words that must be left: copies of one article have all their lines in common
_KINDS = ("body", "heading")
_WORDS = ("lead", "body", "heading")


@dataclass(frozen=True, slots=True)
class LineCounts:
    """What was learnt of a source. articles: seen. lines: fingerprint of a line -> articles that hold it."""

    articles: int = 0
    lines: dict[str, int] = field(default_factory=dict)

    def recurring(self) -> frozenset[str]:
        """The fingerprints of boilerplate."""
        least = max(FEWEST, SHARE * self.articles)
        return frozenset(line for line, count in self.lines.items() if count >= least)


def count_lines(articles: Iterable[Article], known: LineCounts | None = None) -> LineCounts:
    """The counts with those of more articles of the same source added; an article counts a line once."""
    known = known or LineCounts()
    lines = Counter(known.lines)
    seen = 0
    for article in articles:
        seen += 1
        lines.update(set(_fingerprints(article).values()))
    return LineCounts(known.articles + seen, dict(lines))


def mark_recurring(articles: Sequence[Article], known: LineCounts | None = None) -> list[Article]:
    """The articles of one source, their recurring lines as boilerplate zones. known: of earlier articles.

    An article that would lose half its words keeps them all.
    """
    recurring = count_lines(articles, known).recurring()
    return [_marked(article, recurring) for article in articles] if recurring else list(articles)


def _marked(article: Article, recurring: frozenset[str]) -> Article:
    found = _fingerprints(article)
    marked = {index for index, fingerprint in found.items() if fingerprint in recurring}
    if not marked:
        return article
    sizes = {
        index: zone.end_char - zone.start_char
        for index, zone in enumerate(article.zones)
        if zone.kind in _WORDS
    }
    if sum(sizes[index] for index in marked) > (1 - _LEFT) * sum(sizes.values()):
        return article
    zones = (
        replace(zone, kind="boilerplate") if index in marked else zone
        for index, zone in enumerate(article.zones)
    )
    return replace(article, zones=tuple(zones))


def _fingerprints(article: Article) -> dict[int, str]:
    """Index of a zone -> fingerprint of its words."""
    found = {}
    for index, zone in enumerate(article.zones):
        words = " ".join(article.text[zone.start_char : zone.end_char].casefold().split())
        if zone.kind in _KINDS and len(words) >= _SHORTEST:
            found[index] = hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
    return found
