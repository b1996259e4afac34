"""Pages as papers and portals make them, each with what its editors wrote marked in its source.

`pages/NAME.html` begins with a comment (address, author, day of publication) and holds its truth as
`{{title|…}}`, `{{lead|…}}`, `{{body|…}}`, `{{heading|…}}`, `{{caption|…}}`. Most were written before anyone
tried to read them; the articles are invented. The floors are never lowered; a page read wrongly is added.
"""

import html
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import pytest
import regex

from pipeline.article import Article
from pipeline.parse.page import parse_page

FLOOR, FLOOR_MEAN = 0.98, 0.998
FOLDER = Path(__file__).parent / "pages"
_HEAD = regex.compile(
    r"<!-- url: (?P<url>\S*) \| author: (?P<author>.*?) ?\| published: (?P<published>\S*) ?-->\n"
)
_MARK = regex.compile(r"\{\{(?P<kind>title|lead|body|heading|caption)\|(?P<words>.*?)\}\}", regex.DOTALL)
_BREAKS = regex.compile(r"<br\s*/?>|</(?:p|li|td|div)>", regex.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """A page and its truth."""

    name: str
    source: str
    url: str
    author: str | None
    published: str | None
    words: tuple[tuple[str, str], ...]

    def of(self, *kinds: str) -> str:
        return "\n".join(words for kind, words in self.words if kind in kinds)


def read_page(path: Path) -> Written:
    text = path.read_text(encoding="utf-8")
    head = _HEAD.match(text)
    assert head, f"{path.name}: begin with <!-- url: … | author: … | published: … -->"
    source = text[head.end() :]
    words = tuple((mark["kind"], plain(mark["words"])) for mark in _MARK.finditer(source))
    page = _MARK.sub(lambda mark: str(mark["words"]), source)
    return Written(path.stem, page, head["url"], head["author"] or None, head["published"] or None, words)


def plain(markup: str) -> str:
    words = html.unescape(regex.sub(r"<[^>]*>", "", _BREAKS.sub(" ", markup)))
    return " ".join(words.split())


def tokens(text: str) -> Counter[str]:
    return Counter(regex.findall(r"\p{L}+|\p{N}+", text.casefold()))


def f1(article: Article, page: Written, *kinds: str) -> float:
    zones = (article.text[z.start_char : z.end_char] for z in article.zones if z.kind in kinds)
    found, expected = tokens("\n".join(zones)), tokens(page.of(*kinds))
    return 2 * (found & expected).total() / max(1, found.total() + expected.total())


PAGES = [read_page(path) for path in sorted(FOLDER.glob("*.html"))]
TEXT = ("lead", "heading", "body")


def parsed(page: Written) -> Article:
    article = parse_page(page.source.encode(), page.url)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_its_editors_wrote_it(page: Written) -> None:
    article = parsed(page)
    assert (article.title, article.author, article.published) == (
        page.of("title"),
        page.author,
        page.published,
    )
    assert f1(article, page, *TEXT) >= FLOOR
    assert f1(article, page, *TEXT, "caption") >= FLOOR
    if lead := page.of("lead"):
        assert article.lead.endswith(lead)


@pytest.mark.parametrize("kinds", [TEXT, (*TEXT, "caption")], ids=["text", "with captions"])
def test_the_mean_over_all_pages(kinds: tuple[str, ...]) -> None:
    assert len(PAGES) >= 40
    assert mean(f1(parsed(page), page, *kinds) for page in PAGES) >= FLOOR_MEAN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_marked_is_all_there_is_to_read(page: Written) -> None:
    assert page.of("title")
    assert page.of("body", "caption")
    assert "{{" not in page.source
