"""What `tinbai sources check` finds out: robots.txt, a page of each kind that lists articles, one article.

    found  date     2023-11-21T17:05 (minute, .group-time time.time)
    EMPTY  author   no byline, no author in the metadata

It asks a site for a handful of pages, by the rules of every crawl, and keeps none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipeline.article import Article, Issue
from pipeline.collect.exchange import Visit
from pipeline.collect.source import Source
from pipeline.parse.encoding import UnreadableError, decode_page
from pipeline.parse.families import GENERIC, Family, layout_for
from pipeline.parse.page import parse_page
from pipeline.parse.selectors import to_xpath
from pipeline.parse.tree import read_tree
from pipeline.source_visits import Look

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ARTICLES = 3  # tried until one parses
_BODY_ZONES = ("body", "heading", "lead")
_SHOWN = 70  # characters of a value


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check. what: `robots`, `feed`, `date` …; how: where it was found, or why it was not.

    needed: without it the source cannot be read.
    """

    what: str
    found: bool
    needed: bool
    value: str
    how: str


def is_good(findings: list[Finding]) -> bool:
    """Whether everything needed was found."""
    return all(finding.found for finding in findings if finding.needed)


def check_source(source: Source, look: Look) -> list[Finding]:
    """What is found of a source on its site, in the order in which it was asked for."""
    robots = _check_robots(source, look)
    if not robots.found:
        return [robots]
    findings = [robots]
    articles: list[str] = []
    for kind, place in _doors(source, look):
        finding, links = _check_door(source, look, kind, urljoin(source.home + "/", place))
        findings.append(finding)
        articles += links
    findings.extend(_check_article(source, look, list(dict.fromkeys(articles))))
    return findings


def _doors(source: Source, look: Look) -> Iterator[tuple[str, str]]:
    """The first page of each kind that the file names; feeds first, because they name newest articles."""
    sitemaps = source.sitemaps or look.sitemaps()
    for kind, places in (("feed", source.feeds), ("sitemap", sitemaps), ("listing", source.sections)):
        for place in places[:1]:
            yield kind, place


def _check_robots(source: Source, look: Look) -> Finding:
    rules = look.rules()
    if rules.verdict == "disallow":
        return Finding("robots", False, True, rules.reason, "without its answer nothing may be fetched")
    delay = f", Crawl-delay {rules.crawl_delay:g}" if rules.crawl_delay else ""
    value = f"rules{delay}" if rules.verdict == "rules" else "everything is allowed"
    return Finding("robots", True, True, value, rules.reason or f"{source.home}/robots.txt")


def _check_door(source: Source, look: Look, kind: str, url: str) -> tuple[Finding, list[str]]:
    visit = look.visit(url, kind)
    if visit.outcome != "ok" or visit.response is None:
        repair = f"{url}: correct it, or take it out of the file"
        return Finding(kind, False, True, visit.outcome, repair), []
    links = article_links(source, look, visit)
    if not links:
        repair = f"{url}: no address that looks like an article: give the form of one as `article`"
        return Finding(kind, False, True, "no articles", repair), []
    return Finding(kind, True, True, f"{len(links)} articles", url), links


def article_links(source: Source, look: Look, visit: Visit) -> list[str]:
    """Addresses of the source's articles on a page that lists some, in its order."""
    from pipeline.collect.feeds import read_feed
    from pipeline.collect.sitemaps import read_sitemap

    if visit.response is None:
        return []
    body, url = visit.response.body, visit.final_url
    if visit.kind == "listing":
        return [link for link in page_links(body, url) if source.is_article(link)]
    found = read_feed(body, url) if visit.kind == "feed" else read_sitemap(body, url)
    if not found.articles and found.following and source.owns(found.following[0].url):
        child = look.visit(found.following[0].url, "sitemap")
        found = read_sitemap(child.response.body, child.final_url) if child.response else found
    return [
        link.url
        for link in found.articles
        if source.is_article(link.url) or (found.certain and source.owns(link.url))
    ]


def page_links(body: bytes, url: str) -> list[str]:
    """Each address that a listing links to, canonical, in the page's order."""
    from pipeline.collect.listings import read_listing

    return [link.url for link in read_listing(body, url, url).articles]


def page_of(body: bytes, content_type: str | None = None) -> "HtmlElement | None":
    """The page as a tree, None for what is none."""
    try:
        return read_tree(decode_page(body, content_type))
    except UnreadableError:
        return None


def _check_article(source: Source, look: Look, urls: list[str]) -> Iterator[Finding]:
    """The first of a few articles that parses, field by field; why not, where none does."""
    if not urls:
        yield Finding("article", False, True, "none", "no page named one: see above")
        return
    reason = ""
    for url in urls[:MOST_ARTICLES]:
        visit = look.visit(url, "article")
        if visit.outcome != "ok" or visit.response is None:
            reason = f"{url}: {visit.outcome}"
            continue
        response = visit.response
        content_type = response.header("Content-Type")
        article = parse_page(
            response.body, visit.final_url, source.family, source.id, source.province, None, content_type
        )
        if isinstance(article, Issue):
            reason = f"{url}: {article.reason}: {article.detail}"
            continue
        yield Finding("article", True, True, f"{len(article.text)} characters", url)
        yield from _fields(source, article, page_of(response.body, content_type))
        return
    yield Finding("article", False, True, "not read", reason)


def _fields(source: Source, article: Article, page: "HtmlElement | None") -> Iterator[Finding]:
    family = layout_for(page, source.family) if page is not None else None
    if family is not None:
        said = "the file's" if source.family else "shown by the page"
        yield Finding("family", family.id != GENERIC, False, family.id, said)
    zones = {zone.kind: zone for zone in reversed(article.zones)}
    body = sum(zone.end_char - zone.start_char for zone in article.zones if zone.kind in _BODY_ZONES)
    words = {kind: article.text[zone.start_char : zone.end_char] for kind, zone in zones.items()}
    captions = sum(zone.kind == "caption" for zone in article.zones)
    values = (
        ("title", words.get("title", ""), True),
        ("lead", words.get("lead", ""), False),
        ("date", f"{article.published} ({article.published_precision})" if article.published else "", True),
        ("author", article.author or "", False),
        ("section", article.section or "", False),
        ("body", f"{body} characters" if "body" in zones else "", True),
        ("caption", f"{captions}" if captions else "", False),
    )
    for what, value, needed in values:
        missing = "give `family`, or a family file of its own" if needed else "not on this page"
        how = _how(page, family, what) if value else missing
        yield Finding(what, bool(value), needed, value, how)


def _how(page: "HtmlElement | None", family: Family | None, what: str) -> str:
    """The family's selector that finds the field on the page, or that it was read otherwise."""
    if page is not None and family is not None and family.id != GENERIC:
        for selector in getattr(family, what):
            if any(element.text_content().strip() for element in page.xpath(to_xpath(selector))):
                return str(selector)
    return "metadata, or the look of the page"


def render_findings(findings: list[Finding]) -> str:
    """The findings for a terminal, a line each; what is needed and missing stands in capitals."""
    lines = []
    for finding in findings:
        state = "found" if finding.found else "MISSING" if finding.needed else "empty"
        value = finding.value if len(finding.value) <= _SHOWN else finding.value[: _SHOWN - 1] + "…"
        lines.append(f"{state:<8}{finding.what:<9}{value}" + (f"  [{finding.how}]" if finding.how else ""))
    return "\n".join(lines) + "\n"
