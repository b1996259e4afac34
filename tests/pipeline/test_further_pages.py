# ruff: noqa: E501
"""Articles over several pages: the next page is found, other articles are not; the parts become one text."""

import pytest
from looks import STORIES, Story, semantic
from lxml import html

from pipeline.article import Article
from pipeline.page_numbers import without_page_number
from pipeline.parse.elements import Elements
from pipeline.parse.further_pages import adds_text, first_page, further_page, join_pages
from pipeline.parse.page import parse_page
from pipeline.parse.selectors import to_xpath

STORY = STORIES[2]
URL = "https://bao.example/mua-lon-77.html"
NEXT = [
    ('<link rel="next" href="?page=2">', URL, f"{URL}?page=2"),
    ('<a href="/mua-lon-77.html?page=2">2</a>', URL, f"{URL}?page=2"),
    ('<a href="/mua-lon-77.html?page=3">Trang sau</a>', f"{URL}?page=2", f"{URL}?page=3"),
    ('<a href="/mua-lon-77-p2.html">»</a>', URL, "https://bao.example/mua-lon-77-p2.html"),
    ('<a rel="next" href="/mua-lon-77/trang-2">tiếp</a>', "https://bao.example/mua-lon-77", "https://bao.example/mua-lon-77/trang-2"),
    ('<link rel="next" href="/khanh-thanh-cau-78.html">', URL, None),
    ('<a href="/xa-hoi?page=2">2</a>', URL, None),
    ('<a href="https://other.example/mua-lon-77.html?page=2">2</a>', URL, None),
    ('<a href="/mua-lon-77.html?page=1">1</a>', f"{URL}?page=2", None),
    ('<a href="/mua-lon-77.html?page=21">21</a>', f"{URL}?page=20", None),
    ('<a href="http://[::1">2</a><a href="javascript:void(2)">2</a>', URL, None),
    ('<a href="/mua-lon-77/2">Trang 2</a>', "https://bao.example/mua-lon-77", "https://bao.example/mua-lon-77/2"),
    ('<a href="/mua-lon-77.html/trang-2">Trang sau »</a>', URL, "https://bao.example/mua-lon-77.html/trang-2"),
    ('<a href="/mua-lon-p2-77.html">2</a>', URL, "https://bao.example/mua-lon-p2-77.html"),
    ('<a href="/trang-2/mua-lon-77.html">2</a>', URL, "https://bao.example/trang-2/mua-lon-77.html"),
    ('<a href="/mua-lon-77-2.html">2</a>', URL, "https://bao.example/mua-lon-77-2.html"),
    ('<a href="mua-lon-77_3.html">3</a>', "https://bao.example/mua-lon-77_2.html", None),  # alone it is a first page
    ('<link rel="next" href="/mua-lon-77-2.html">', URL, None),  # the same title once more: the next article
    ('<head><base href="/a/"></head><a href="mua-lon-77-p2.html">2</a>', "https://bao.example/a/mua-lon-77.html", "https://bao.example/a/mua-lon-77-p2.html"),
    ('<base href="https://bao.example/"><a href="mua-lon-77-p2.html">2</a>', "https://bao.example/a/mua-lon-77.html", None),
    ('<a href="/tin/16">›</a>', "https://bao.example/tin/15", None),  # the next article by number
    ('<p><a href="?page=2">Xem tiếp trang 2</a></p>', URL, f"{URL}?page=2"),
    ('<a href="/mua-lon-77/trang-2.html">(Đọc tiếp trang sau)</a>', "https://bao.example/mua-lon-77.html", "https://bao.example/mua-lon-77/trang-2.html"),
    ('<a href="/mua-lon-77-2.html">Xem tiếp: Mưa lớn gây lụt</a>', URL, None),  # a title: another article
    ('<a href="/mua-lon-77-p2.html">Mưa lớn, kỳ hai</a>', URL, None),  # a title: another article
    ('<a href="/mua-lon-77-phan-2.html">2</a>', URL, None),
    ('<a href="/mua-lon-77.html?p=20177">2</a>', URL, None),
    ('<a href="/mua-lon-77.html?page=3">3</a>', URL, None),  # page 2 is told by nobody
    ('<a href="/mua-lon-77.html?page=2&sort=cu">2</a>', URL, None),
    ("<a href='?page=2#binh-luan'>2</a>", URL, f"{URL}?page=2"),
    ("", URL, None),
]  # fmt: skip


@pytest.mark.parametrize(("link", "url", "expected"), NEXT)
def test_next_page(link: str, url: str, expected: str | None) -> None:
    assert further_page(f"<html><body><p>x</p>{link}</body></html>".encode(), url) == expected


def test_pages_count_from_the_article_s_own_first_page() -> None:
    """Parts of a series, each an article: the first one's own name ends in a number."""
    page = b'<a href="/ky-su-p3.html">3</a>'
    first = "https://bao.example/ky-su-p2.html"
    assert further_page(page, first, None, first) is None
    page = b'<a href="/ky-su-p2-p2.html">2</a>'
    assert further_page(page, first, None, first) == "https://bao.example/ky-su-p2-p2.html"


FIRST = [
    ('<a href="/mua-lon-77.html">1</a>', "https://bao.example/mua-lon-77-p2.html", URL),
    ('<link rel="canonical" href="/mua-lon-77.html">', f"{URL}?page=2", URL),
    ('<link rel="prev" href="/mua-lon-77.html">', "https://bao.example/mua-lon-77/trang-2", URL),
    ('<a href="/mua-lon-77.html">« Trang trước</a>', "https://bao.example/mua-lon-77-p2.html", URL),
    ('<a href="/mua-lon-77.html">Mưa lớn ở Đản Khê</a>', "https://bao.example/mua-lon-77-p2.html", None),
    ('<link rel="canonical" href="/mua-lon-77-p2.html">', "https://bao.example/mua-lon-77-p2.html", None),
    ('<a href="/mua-lon-77.html">1</a>', "https://bao.example/mua-lon-77-2.html", URL),
    ('<link rel="prev" href="/mua-lon-77.html">', "https://bao.example/mua-lon-77-2.html", None),
    ('<a href="/tin">1</a>', "https://bao.example/tin/3025", None),
    ('<a href="/mua-lon-77-p2.html">Trang trước</a>', "https://bao.example/mua-lon-77-p3.html", None),
    ('<a href="/">1</a>', URL, None),
    ("", f"{URL}?page=2", None),
]  # fmt: skip


@pytest.mark.parametrize(("link", "url", "expected"), FIRST)
def test_first_page(link: str, url: str, expected: str | None) -> None:
    assert first_page(f"<html><body><p>x</p>{link}</body></html>".encode(), url) == expected


ADDRESSES = [
    (f"{URL}?page=2", URL),
    (f"{URL}?page=1", URL),
    ("https://bao.example/tin.aspx?id=7&trang=3", "https://bao.example/tin.aspx?id=7"),
    ("https://bao.example/mua-lon-77/trang-2", "https://bao.example/mua-lon-77"),
    ("https://bao.example/mua-lon-77-page-2.html", URL),
    ("https://bao.example/mua-lon-77/page/2/", "https://bao.example/mua-lon-77"),
    ("https://bao.example/mua-lon-77-p2.html", None),
    ("https://bao.example/?p=12345", None),
    (f"{URL}?page=345", None),
    (URL, None),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_what_an_address_alone_says(url: str, expected: str | None) -> None:
    assert without_page_number(url) == expected


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 500, b"<a href=" * 1000])
def test_rubbish_has_no_next_page(data: bytes) -> None:
    assert further_page(data, URL) is None


def part(first: int, last: int) -> Article:
    story = Story(
        STORY.title,
        STORY.hour,
        STORY.day,
        STORY.author,
        STORY.lead,
        STORY.paragraphs[first:last],
        STORY.caption,
    )
    found = parse_page(semantic(story).encode(), URL)
    assert isinstance(found, Article), found
    return found


def test_pages_are_joined() -> None:
    joined = join_pages([part(0, 3), part(3, 6), part(6, 7)])
    text = [joined.text[zone.start_char : zone.end_char] for zone in joined.zones]
    assert [line for line in text if line in STORY.paragraphs] == list(STORY.paragraphs)
    assert text.count(STORY.title) == text.count(STORY.lead) == 1
    assert (joined.title, joined.lead, joined.author) == (STORY.title, STORY.lead, STORY.author)
    assert joined.article_id == part(0, 3).article_id
    assert join_pages([part(0, 3)]) == part(0, 3)


@pytest.mark.parametrize(
    ("pages", "adds"),
    [
        ([part(0, 3), part(3, 6)], True),
        ([part(0, 3), part(0, 3)], False),
        ([part(0, 3), part(3, 6), part(1, 5)], False),
        ([part(0, 3), part(0, 1)], False),
        ([part(0, 6), part(6, 7)], True),
    ],
)
def test_a_page_that_says_nothing_new_ends_the_article(pages: list[Article], adds: bool) -> None:
    assert adds_text(pages) == adds


SELECTORS = (
    "p", ".a", "div.a p", "div > p", "#x.a", "[data-r=lead]", "[data-r]", "p:last", "section p", "div div > .a",
    "ol li:last", ".none p", "* > b", "body > div p b",
)  # fmt: skip


@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_finds_what_xpath_finds(selector: str) -> None:
    page = html.document_fromstring(
        '<div id="x" class="b a"><p data-r="lead">1<b>2</b></p><div><div class="c"><p class="a">3</p></div></div></div>'
        '<ol><li class="a">4</li><li>5<b>6</b></li></ol><section class="a"><p>7</p><p data-r="">8</p></section>'
    )
    assert Elements(page).find(selector) == page.xpath(to_xpath(selector))
