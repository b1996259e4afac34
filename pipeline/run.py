"""The whole flow on one page: start reading here.

    sources -> crawl -> WARC -> articles -> documents -> claims -> database -> questions

Each function is one command; the stages do not know each other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.article import Article, Issue, article_id
from pipeline.articles import store_articles, write_issues
from pipeline.collect.crawl import crawl
from pipeline.collect.sources import Source
from pipeline.parse.page import parse_page
from pipeline.workspace import Workspace


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
