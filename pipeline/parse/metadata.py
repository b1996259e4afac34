"""What a page says of itself: JSON-LD, OpenGraph and other <meta>, the canonical link."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from pipeline.parse.elements import Elements

_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting")
_LONGEST = 500_000  # characters of a JSON-LD block that is read


@dataclass(frozen=True, slots=True)
class Metadata:
    """As the page gives them, empty where it does not; `published` is a machine's date."""

    title: str = ""
    description: str = ""
    published: str = ""
    author: str = ""
    section: str = ""
    url: str = ""


def read_metadata(page: Elements) -> Metadata:
    """The metadata of a parsed page; broken JSON-LD is passed over."""
    article = next(_json_articles(page), {})
    return Metadata(
        title=_string(article.get("headline")) or _meta(page, "og:title") or _meta(page, "twitter:title"),
        description=_string(article.get("description")) or _meta(page, "og:description", "description"),
        published=_string(article.get("datePublished"))
        or _meta(page, "article:published_time", "datePublished", "pubdate", "DC.date.issued")
        or _epoch(_meta(page, "its_publication")),
        author=_names(article.get("author")) or _meta(page, "author", "article:author", "dable:author"),
        section=_string(article.get("articleSection")) or _meta(page, "article:section"),
        url=_canonical(page),
    )


def _canonical(page: Elements) -> str:
    links = [str(link.get("href") or "").strip() for link in page.find("link[rel=canonical]")]
    return next(filter(None, links), "") or _meta(page, "og:url")


def _meta(page: Elements, *names: str) -> str:
    for name in names:
        for element in page.tagged("meta"):
            named = (element.get("property"), element.get("name"), element.get("itemprop"))
            if name in named and (value := " ".join((element.get("content") or "").split())):
                return value
    return ""


def _epoch(seconds: str) -> str:
    """Seconds since 1970, as some papers date their pages, as a machine's date."""
    if not seconds.isdigit() or len(seconds) not in (9, 10, 13):
        return seconds
    return datetime.fromtimestamp(int(seconds[:10]), UTC).isoformat()


def _json_articles(page: Elements) -> Iterator[dict[str, Any]]:
    for script in page.find("script[type=application/ld+json]"):
        try:
            value = json.loads((script.text or "")[:_LONGEST], strict=False)
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", [value]) if isinstance(value, dict) else value
        for item in graph if isinstance(graph, list) else ():
            if isinstance(item, dict) and _string(item.get("@type")) in _TYPES:
                yield item


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    # some papers write entities where JSON has no need of them
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _names(value: Any) -> str:
    people = value if isinstance(value, list) else [value]
    names = [_string(person.get("name") if isinstance(person, dict) else person) for person in people]
    return ", ".join(name for name in names if name)
