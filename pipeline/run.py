"""The whole flow on one page: start reading here.

    sources -> crawl -> WARC -> articles -> documents -> claims -> database -> questions

Each function is one command; the stages do not know each other.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors import Facts, extract
from extractors.frame import read_frame
from pipeline.annotate import annotate
from pipeline.article import Article, Issue, article_id
from pipeline.articles import store_articles, write_issues
from pipeline.collect.crawl import crawl
from pipeline.collect.sources import Source
from pipeline.facts import facts_json
from pipeline.parse.encoding import MAX_TEXT
from pipeline.parse.page import parse_page
from pipeline.parse.reading import read_data, read_file
from pipeline.workspace import Workspace

Json = dict[str, Any]


def facts_of_article(article: Article, name: str) -> Json:
    """The facts of an article in the form of corpus/gold; `name` goes under `article`."""
    document = annotate(article)
    frame = read_frame(document)
    places = {"province": _bare(frame.province), "district": _bare(frame.district)}
    facts: Facts = extract(document)
    return facts_json(name, article, facts, places)


def facts_of_file(path: Path) -> tuple[str, Json]:
    """A file's text as its facts' offsets see it, and its facts.

    The path `-` is standard input. Raises UnreadableError (a named reason) where there is no article.
    """
    if str(path) == "-":
        article, raw = read_data(sys.stdin.buffer.read(MAX_TEXT + 1), "stdin")
        return raw, facts_of_article(article, "stdin")
    article, raw = read_file(path)
    return raw, facts_of_article(article, path.stem)


def _bare(place: str | None) -> str | None:
    """`huyện Hàm Yên` -> `Hàm Yên`."""
    return " ".join(word for word in place.split() if word[0].isupper()) if place else None


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """pages: fetched well. added: new articles or versions. issues: what was set aside, with its reason."""

    pages: int
    added: int
    issues: tuple[Issue, ...]


def crawl_source(
    workspace: Workspace, source: Source, track: Callable[[list[str]], Iterable[str]] = iter
) -> CrawlReport:
    """Fetch a source's new articles into the archive and parse them into the workspace's articles.

    The caller holds the lock. A page that cannot be had or holds no article is an issue; the others go on.
    """
    issues: list[Issue] = []
    urls: set[str] = set()

    def articles() -> Iterator[Article]:
        for page in crawl(source, workspace.archive, workspace.crawl_state, track):
            urls.add(page.url)
            if page.outcome != "ok":
                issues.append(Issue("crawl", page.url, page.outcome, f"{page.url} was not fetched"))
                continue
            parsed = parse_page(
                page.body, page.url, source.family, source.id, source.province, page.place, page.content_type
            )
            if isinstance(parsed, Issue):
                issues.append(parsed)
            else:
                # A page may call itself by another paper's address: only the source's own is believed.
                url = parsed.url if parsed.url and source.owns(parsed.url) else page.url
                yield replace(parsed, url=url, article_id=article_id(source.article_key(page.url)))

    stored = store_articles(workspace, articles())
    write_issues(workspace, "parse", urls, issues)
    return CrawlReport(len(urls) - len(issues), stored.added, tuple(issues))
