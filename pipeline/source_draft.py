"""Drafts the file of a newspaper from its address and, where it can be asked, from its pages.

https://baosonlinh.vn  ->  id = "baosonlinh", name, feeds, sections, the form of its articles' addresses
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import regex

from pipeline.collect.source import Source, host_of
from pipeline.collect.source_schema import SourceError, source_of_values
from pipeline.collect.sources import list_sources
from pipeline.collect.url_patterns import is_navigation, url_pattern
from pipeline.parse.families import GENERIC, family_of
from pipeline.source_check import article_links, page_links, page_of
from pipeline.source_show import toml
from pipeline.source_visits import Look

MOST_SECTIONS = 12
USUAL_FEED, USUAL_SITEMAP = "/rss/home.rss", "/sitemap.xml"  # tried where the site names none
_ENOUGH = 3  # articles' addresses of one form before the form is believed
_FEEDS = ("application/rss+xml", "application/atom+xml")
_SUFFIX = regex.compile(r"\s*[|•»:–-]\s.*$")
_ENDINGS = regex.compile(r"\.(?:com|net|org|info|edu)?\.?vn$|\.(?:com|net|org|info)$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A source file that was not checked. text: TOML. remarks: what could not be found out, for people."""

    id: str
    text: str
    remarks: tuple[str, ...]


def first_source(address: str) -> Source:
    """The source that an address alone tells of. Raises SourceError for what is no web address."""
    url = address if "://" in address else f"https://{address}"
    host = host_of(url)
    if not host:
        raise SourceError(f"'{address}' is no web address: give one such as https://baosonlinh.vn")
    home = f"{urlsplit(url).scheme}://{host}"
    return source_of_values({"id": _id(host), "name": host, "province": "", "home": home}, address)


def known_as(source: Source) -> Source | None:
    """The source of the registry that has its host already."""
    return next((known for known in list_sources() if known.owns(source.home)), None)


def draft_source(source: Source, look: Look) -> Draft:
    """Draft a source's file. look: fetches its pages; where it finds none, the address alone has to do."""
    values: dict[str, object] = {"id": source.id, "name": source.name, "province": "", "home": source.home}
    remarks: list[str] = []
    _ask(source, look, values, remarks)
    if not values["province"]:
        remarks.append('province: write the place that it speaks for, such as "tỉnh Tuyên Quang"')
    values["checked"] = False
    try:
        source_of_values(values, source.id)
    except SourceError as error:
        remarks.append(f"mend before use: {error}")
    notes = [
        f"# Drafted by `tinbai sources new {source.home}`; the fields: docs/sources.md.",
        *map("# {}".format, remarks),
    ]
    lines = [f"{name} = {toml(value)}" for name, value in values.items()]
    return Draft(source.id, "\n".join([*notes, *lines]) + "\n", tuple(remarks))


def write_draft(draft: Draft, folder: Path) -> Path:
    """Write the draft into a workspace's folder of sources. Raises SourceError where it has one already."""
    file = folder / f"{draft.id}.toml"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(draft.text)
    except FileExistsError as error:
        raise SourceError(f"{file} is there already: mend it, or move it away first") from error
    return file


def _ask(source: Source, look: Look, values: dict[str, object], remarks: list[str]) -> None:
    """Fill in what robots.txt, the home page, a feed, a sitemap and an article tell."""
    home = look.visit(source.home + "/", "listing")
    if home.outcome != "ok" or home.response is None:
        remarks.append(f"{home.url}: {home.outcome}: drafted from the address alone; add sections or feeds")
        return
    page = page_of(home.response.body, home.response.header("Content-Type"))
    links = page_links(home.response.body, home.final_url)
    values["name"] = _name(page) or source.name
    values["province"] = _province(str(values["name"]))
    sections = _sections(source, links)
    articles = [link for link in links if source.is_article(link) and _path(source, link) not in sections]
    feeds = _announced_feeds(page, home.final_url)[:1] or [source.home + USUAL_FEED]
    sitemaps = list(look.sitemaps()[:1]) or [source.home + USUAL_SITEMAP]
    for field, kind, addresses in (("feeds", "feed", feeds), ("sitemaps", "sitemap", sitemaps)):
        found = [url for url in addresses if source.owns(url)]
        told = article_links(source, look, look.visit(found[0], kind)) if found else []
        if told:
            values[field] = [_path(source, found[0])]
            articles += told
    if sections:
        values["sections"] = sections
    unique = list(dict.fromkeys(articles))
    if not unique:
        remarks.append("article: no address on its pages looks like an article: write their form")
    elif form := _form(unique):
        values["article"] = form
        values["examples"] = [
            _path(source, next(url for url in unique if url_pattern(form).match(url) is not None))
        ]
    if unique:
        family = _family(look, unique[0])
        values |= {"family": family} if family else {}


def _id(host: str) -> str:
    """`www.baosonlinh.com.vn` -> `baosonlinh`; `tuyenquang.gov.vn` -> `tuyenquang.gov`."""
    plain = _ENDINGS.sub("", host.partition(":")[0].removeprefix("www."))
    return regex.sub(r"[^a-z0-9.-]+", "-", plain).strip("-.") or "newspaper"


def _name(page: object) -> str:
    for path in ("//meta[@property='og:site_name']/@content", "//head/title/text()"):
        for value in page.xpath(path) if page is not None else ():  # type: ignore[attr-defined]
            if words := _SUFFIX.sub("", " ".join(str(value).split())):
                return words
    return ""


def _province(name: str) -> str:
    """The province whose name stands in the paper's: `Báo Tuyên Quang` -> `tỉnh Tuyên Quang`."""
    from extractors.gazetteer import units_named

    words = name.split()
    for size in (4, 3, 2):
        for start in range(len(words) - size + 1):
            units = units_named(" ".join(words[start : start + size]))
            found = {unit.full_name for unit in units if unit.level == "province"}
            if len(found) == 1:
                return found.pop()
    return ""


def _announced_feeds(page: object, base: str) -> list[str]:
    if page is None:
        return []
    links = page.xpath("//link[@rel='alternate' and @href]")  # type: ignore[attr-defined]
    return [urljoin(base, link.get("href")) for link in links if (link.get("type") or "").lower() in _FEEDS]


def _sections(source: Source, links: list[str]) -> list[str]:
    """Pages that its home links to and that may list articles: short ones, or such as others stand below."""
    paths = []
    for link in links:
        parts = urlsplit(link)
        segments = [segment for segment in parts.path.split("/") if segment]
        if not source.owns(link) or not 1 <= len(segments) <= 2 or parts.query or is_navigation(link):
            continue
        below = link.rstrip("/") + "/"
        if not source.is_article(link) or any(other.startswith(below) and other != below for other in links):
            paths.append(_path(source, link))
    return list(dict.fromkeys(paths))[:MOST_SECTIONS]


def _form(urls: list[str]) -> str | None:
    """The form, among those of the registry, that most of the addresses have, if it gives them a number."""
    forms = {form for known in list_sources() for form in known.article if "{id" in form}
    counts = Counter({form: sum(url_pattern(form).match(url) is not None for url in urls) for form in forms})
    ranked = sorted(counts, key=lambda form: (-counts[form], form.startswith("*"), form))
    best = ranked[0] if ranked else None
    return best if best and counts[best] >= max(_ENOUGH, len(urls) / 2) else None


def _family(look: Look, url: str) -> str | None:
    visit = look.visit(url, "article")
    if visit.outcome != "ok" or visit.response is None:
        return None
    page = page_of(visit.response.body, visit.response.header("Content-Type"))
    family = family_of(page).id if page is not None else GENERIC
    return family if family != GENERIC else None


def _path(source: Source, url: str) -> str:
    """The path of an address on the source's home, the whole address of one on another host."""
    parts = urlsplit(url)
    if host_of(url) != host_of(source.home):
        return url
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
