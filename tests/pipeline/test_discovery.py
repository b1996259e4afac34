"""What feeds, sitemaps and listings tell of, how addresses are spelled, and which are left alone."""

import gzip
import time

import pytest

from pipeline.collect.canonical import at_home, canonical_url, clean_url, declared_canonical
from pipeline.collect.feeds import read_feed
from pipeline.collect.hints import day_of_url, hint_moment
from pipeline.collect.listings import page_number, read_listing
from pipeline.collect.sitemaps import read_sitemap
from pipeline.collect.traps import trap

HOME = "http://bao.example"
BASE = f"{HOME}/xa-hoi/"

SPELLINGS = [
    ("HTTP://Bao.Example:80/tin/a-1.html?utm_source=x#top", f"{HOME}/tin/a-1.html"),
    ("a-1.html?zarsrc=30&fbclid=z&gclid=q&utm_medium=m", f"{BASE}a-1.html"),
    ("/a-1.html?b=2&PHPSESSID=0a1b2c&a=1&sid=9f8e7d6c", f"{HOME}/a-1.html?a=1&b=2"),
    ("/tin.php?sid=1234", f"{HOME}/tin.php?sid=1234"),  # a story's number, no session
    ("/a-1.html;jsessionid=0A1B2C", f"{HOME}/a-1.html"),
    ("/a/../b/./c/", f"{HOME}/b/c/"),
    ("//bao.example:8080/x", f"{HOME}:8080/x"),
    ("https://bao.example:443", "https://bao.example/"),
    ("/tin tức.html", f"{HOME}/tin%20t%E1%BB%A9c.html"),
    ("/t%20x.html?q=%C0", f"{HOME}/t%20x.html?q=%C0"),  # windows-1258: kept as written
    (" /a\n-1.html ", f"{HOME}/a-1.html"),
    ("?page=2&&page=2", f"{BASE}?page=2"),
    ("http://bao.example./", f"{HOME}/"),
]
NO_ADDRESSES = [
    *(
        "javascript:void(0)",
        "mailto:toasoan@bao.example",
        "tel:0912",
        "data:text/html,x",
        "ftp://bao.example/",
    ),
    *("http://bao.example@khac.example/", "http://[::1", "", "/" + "x" * 3000),
]


@pytest.mark.parametrize(("written", "known"), SPELLINGS)
def test_one_spelling_for_each_address(written: str, known: str) -> None:
    assert canonical_url(written, BASE) == known
    assert canonical_url(known) == known


@pytest.mark.parametrize("written", NO_ADDRESSES)
def test_what_is_no_web_address(written: str) -> None:
    assert canonical_url(written, BASE) is None


def test_parameters_are_asked_for_in_their_order() -> None:
    assert clean_url("/x?b=2&a=1&utm_source=y", BASE) == f"{HOME}/x?b=2&a=1"


@pytest.mark.parametrize(
    ("url", "home", "found"),
    [
        ("https://www.bao.example/a", HOME, f"{HOME}/a"),
        ("http://bao.example/a?x=1", "https://www.bao.example", "https://www.bao.example/a?x=1"),
        ("http://m.bao.example/a", HOME, "http://m.bao.example/a"),
        ("http://127.0.0.1:81/a", "http://127.0.0.1:80", "http://127.0.0.1:81/a"),
    ],
)
def test_home_by_another_name_is_home(url: str, home: str, found: str) -> None:
    assert at_home(url, home) == found


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ("<link rel='canonical' href='/b-2.html?utm_source=q'>", f"{HOME}/b-2.html"),
        ("<LINK HREF=b-2.html REL=canonical>", f"{BASE}b-2.html"),
        ('<link rel="alternate" href="/amp"><link rel="shortcut icon" href="/i">', None),
        ('<link rel="canonical" href="/a"><link rel="canonical" href="/b">', None),  # nobody knows which
        ('<link rel="canonical" href="">', None),
    ],
)
def test_what_a_page_calls_its_own_address(head: str, declared: str | None) -> None:
    assert declared_canonical(f"<html><head>{head}</head>".encode(), BASE) == declared


TRAPS = [
    ("/lich/2024/05/", "calendar"),
    ("/xa-hoi/2024/05/12/", "calendar"),
    ("/tin?thang=5&nam=2024", "calendar"),
    ("/s/ab12cd34/tin-1.html", "session_id"),
    ("/sid-9f8e7d6c5b/tin.html", "session_id"),
    ("/(S(abc123def))/p.aspx", "session_id"),
    ("/a/b/a/b/c.html", "repeated_segments"),
    ("/tin/tin/tin/x.html", "repeated_segments"),
    ("/a/b/c/d/e/f/g/h/i/j.html", "deep_path"),
    ("/t?a=1&b=2&c=3&d=4&e=5&f=6", "many_parameters"),
    ("/t?" + "q" * 600, "long_address"),
]
NO_TRAPS = [
    "/2024/05/12/mot-bai-bao-hay",  # an article below a day
    "/xa-hoi/202311/mot-bai-0a1b2c3/",
    "/tin/tin/mot-bai.html",  # a section named as its parent
    "/lich-su-dang/mot-bai-hay-123.html",  # history, no calendar
    "/tin/0123456789abcdef01.html",
    "/chi-tiet.aspx?id=12&cat=3",
]


@pytest.mark.parametrize(("path", "reason"), TRAPS)
def test_addresses_without_end_are_left_alone(path: str, reason: str) -> None:
    assert trap(HOME + path) == reason


@pytest.mark.parametrize("path", NO_TRAPS)
def test_addresses_that_only_look_endless(path: str) -> None:
    assert trap(HOME + path) is None


ITEM = "<item><title>Một & hai</title><link>/tin-1.html?utm_source=rss</link><pubDate>Mon, 20 Nov 2023 08:00:00 +0700</pubDate></item>"  # noqa: E501
FEEDS = [
    f'<?xml version="1.0"?><rss><channel>{ITEM}</channel></rss>',
    f"\n\n<rss><channel>{ITEM}<item><title>dở",  # torn, blank lines before its head
    f"<rss><channel>{ITEM}</channel></rss><!-- cache 0.1 s --><div>",
    f"<channel><b>{ITEM}",  # no feed but for its items
    f'<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel>{ITEM}</channel></rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Một &amp; hai</title><link href="/tin-1.html"/><published>2023-11-20T08:00:00+07:00</published></entry></feed>',  # noqa: E501
]


@pytest.mark.parametrize("text", FEEDS)
def test_feeds_are_read_whole_or_torn(text: str) -> None:
    found = read_feed(text.encode(), f"{HOME}/rss")
    assert [(link.url, link.title) for link in found.articles] == [(f"{HOME}/tin-1.html", "Một & hai")]
    assert hint_moment(found.articles[0].published) == "2023-11-20T01:00:00"
    assert found.certain


@pytest.mark.parametrize("text", ["", "<html><h1>404</h1></html>", "/etc/passwd", f"{HOME}/rss", "\x00\xff"])
def test_what_is_no_feed_tells_of_nothing(text: str) -> None:
    assert read_feed(text.encode("latin-1"), f"{HOME}/rss").articles == ()


def test_an_entity_bomb_is_not_expanded() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE l [<!ENTITY a0 "ha">{levels}]>'
    feed = f"{bomb}<rss><channel><item><title>&a11;</title><link>/a-1</link></item></channel></rss>"
    started = time.process_time()
    assert len(read_feed(feed.encode(), HOME).articles[0].title) < 10
    assert read_sitemap(f"{bomb}<urlset><url><loc>/x&a11;</loc></url></urlset>".encode(), HOME).articles == ()
    assert time.process_time() - started < 10


def test_floods_are_read_in_time() -> None:
    started = time.process_time()
    read_feed(b"<rss><item>" * 100_000, HOME)
    read_feed(b"<!DOCTYPE [" * 100_000, HOME)
    read_listing(b"<a href=x" * 100_000, BASE, BASE)
    bomb = gzip.compress(b"<urlset>" + b" " * 80_000_000, 1)
    assert read_sitemap(bomb, HOME).articles == ()
    assert time.process_time() - started < 20


URLSET = (
    "<urlset><url><loc>/a-1.html</loc><lastmod>2024-05-02</lastmod></url>"
    "<url><loc> /b-2.html </loc></url></urlset>"
)


@pytest.mark.parametrize(
    "body",
    [
        URLSET.encode(),
        gzip.compress(URLSET.encode(), mtime=0),
        URLSET.replace("</url></urlset>", "<url><loc>").encode(),  # torn
        URLSET.replace("<urlset", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"').encode(),
        URLSET.replace("<", "<s:")
        .replace("<s:/", "</s:")
        .replace("urlset>", 'urlset xmlns:s="x">', 1)
        .encode(),
        b"\xef\xbb\xbf" + URLSET.encode(),
        f"{HOME}/a-1.html\n{HOME}/b-2.html\n".encode(),
    ],
)
def test_sitemaps_are_read_whole_or_torn(body: bytes) -> None:
    found = read_sitemap(body, f"{HOME}/sitemap.xml")
    assert {link.url for link in found.articles} == {f"{HOME}/a-1.html", f"{HOME}/b-2.html"}
    assert found.following == ()


def test_an_index_of_sitemaps_is_followed_the_last_changed_first() -> None:
    index = (
        "<sitemapindex><sitemap><loc>/1.xml</loc><lastmod>2023-01-01</lastmod></sitemap>"
        "<sitemap><loc>/2.xml.gz</loc><lastmod>2024-01-01</lastmod></sitemap></sitemapindex>"
    )
    found = read_sitemap(index.encode(), HOME)
    assert [link.url for link in found.following] == [f"{HOME}/2.xml.gz", f"{HOME}/1.xml"]
    assert found.articles == ()


def test_a_sitemap_of_news_says_when_and_what() -> None:
    news = (
        '<urlset xmlns:news="n"><url><loc>/x?a=1&b=2</loc><news:news><news:publication_date>2024-05-02'
        "</news:publication_date><news:title>Tin &amp; bài</news:title></news:news></url></urlset>"
    )
    found = read_sitemap(news.encode(), HOME)
    (link,) = found.articles
    assert (link.url, link.title, link.published) == (f"{HOME}/x?a=1&b=2", "Tin & bài", "2024-05-02")
    assert found.certain


PAGES = [
    ("/xa-hoi/trang-2.html", "/xa-hoi/", 2),
    ("/xa-hoi/?page=3", "/xa-hoi/", 3),
    ("/xa-hoi?trang=4", "/xa-hoi/", 4),
    ("/xa-hoi/page/5/", "/xa-hoi/", 5),
    ("/xa-hoi/p6", "/xa-hoi.htm", 6),
    ("/xa-hoi/7", "/xa-hoi/", 7),
    ("/xa-hoi-trang-2.html", "/xa-hoi.html", 2),
    ("/tin.aspx?cat=3&page=2", "/tin.aspx?cat=3", 2),
    ("/tin.aspx?cat=4&page=2", "/tin.aspx?cat=3", None),  # another section's
    ("/kinh-te/trang-2.html", "/xa-hoi/", None),
    ("/xa-hoi/mot-bai-2", "/xa-hoi/", None),
    ("/xa-hoi/12345", "/xa-hoi/", None),  # an article's number
    ("/xa-hoi/2024/05/", "/xa-hoi/", None),
    ("/xa-hoi/?page=2&ngay=3", "/xa-hoi/", None),
]


@pytest.mark.parametrize(("path", "section", "number"), PAGES)
def test_which_page_of_a_section_an_address_is(path: str, section: str, number: int | None) -> None:
    assert page_number(HOME + path, HOME + section) == number


def test_a_listing_names_what_stands_in_its_anchors() -> None:
    page = (
        '<html><head><base href="/tin/"></head><a href="a-1.html"> Một </a><a href="a-1.html#x"></a>'
        '<a href="/xa-hoi/?page=7">7</a><a href="/xa-hoi/?page=3">Trang sau »</a><a href="mailto:x@y">m</a>'
        """<script>var a = '<a href="/s-1.html">'</script><!-- <a href="/c-1.html"></a> -->"""
        '<form action="/f-1.html"></form>'
        '<iframe src="/i-1.html"></iframe><img src="/g-1.html">'
    )
    found = read_listing(page.encode(), f"{BASE}?page=2", BASE)
    articles = {link.url: link.title for link in found.articles}
    assert articles.pop(f"{HOME}/tin/a-1.html") == "Một"
    assert articles.keys() == {f"{BASE}?page=7", f"{BASE}?page=3"}
    assert [link.url for link in found.following] == [f"{BASE}?page=3"]


@pytest.mark.parametrize(
    ("link", "following"),
    [
        ('<a href="/xa-hoi/cu-hon?den=99">Xem thêm</a>', f"{BASE}cu-hon?den=99"),
        ('<a rel="next" href="?den=99">cũ hơn</a>', f"{BASE}?den=99"),
        ('<link rel="next" href="/xa-hoi/?den=99">', f"{BASE}?den=99"),
        ('<a href="/kinh-te/">Xem thêm</a>', None),  # another section's teaser
        ('<a href="http://khac.example/xa-hoi/?page=2">Trang sau</a>', None),
        ('<a href="/xa-hoi/">Trang trước</a>', None),
        # what buttons load may stand elsewhere on the host
        ('<a class="view-more" href="/ajax/xa-hoi/?page=2">Xem thêm</a>', f"{HOME}/ajax/xa-hoi/?page=2"),
        ('<a class="btn loadMore" href="/api/tin?cat=3&page=2"><i></i></a>', f"{HOME}/api/tin?cat=3&page=2"),
        ('<button class="load-more" data-url="/ajax/b/?page=2">+</button>', f"{HOME}/ajax/b/?page=2"),
        ('<div id="xem-them" data-href="/ajax/b/trang-2">Tải thêm</div>', f"{HOME}/ajax/b/trang-2"),
        ('<a class="view-more" href="/ajax/b/?page=3">Xem thêm</a>', None),  # not the page after this one
        ('<a class="view-more" href="/kinh-te/">Xem thêm</a>', None),
        ('<a class="title" href="/kinh-te/?page=2">Kinh tế</a>', None),
        ('<button class="load-more" data-url="http://khac.example/b/?page=2">+</button>', None),
        ('<button class="load-more" data-url="javascript:more(2)">+</button>', None),
        (
            '<button class="load-more" data-url="/ajax/b/?page=2">+</button><a href="?page=2">2</a>',
            f"{BASE}?page=2",
        ),
    ],
)
def test_the_page_after_this_one(link: str, following: str | None) -> None:
    found = read_listing(f"<html><body>{link}</body></html>".encode(), BASE, BASE)
    assert next((link.url for link in found.following), None) == following


def test_the_page_after_one_that_a_button_loaded() -> None:
    """Its address does not say which page of the section it is, whoever asked for it does."""
    body = b'<h3><a href="/a-1.html">Mot</a></h3><a class="view-more" href="/ajax/b/?page=3">+</a>'
    found = read_listing(body, f"{HOME}/ajax/b/?page=2", BASE, 2)
    assert [link.url for link in found.following] == [f"{HOME}/ajax/b/?page=3"]


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x01", b"<!-- x", "<html>".encode("utf-16")])
def test_what_is_no_listing_names_nothing(body: bytes) -> None:
    assert read_listing(body, BASE, BASE).articles == ()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-12", "2024-05-12"),
        ("2024-05", "2024-05"),
        ("2024-05-12T08:30:00+07:00", "2024-05-12T01:30:00"),
        ("2024-05-12T08:30Z", "2024-05-12T08:30:00"),
        ("Sun, 12 May 2024 08:30:00 +0700", "2024-05-12T01:30:00"),
        ("hôm qua", None),
        ("", None),
        ("2024-13-45T99:99:99Z", None),
        ("2024-13-45", None),
        ("2024", "2024"),
    ],
)
def test_dates_of_feeds_and_sitemaps(text: str, moment: str | None) -> None:
    assert hint_moment(text) == moment


def test_days_in_addresses() -> None:
    assert day_of_url(f"{HOME}/2024/05/12/mot-bai") == "2024-05-12"
    assert day_of_url(f"{HOME}/xa-hoi/202405/mot-bai-0a1b2c3/") == "2024-05"
    assert day_of_url(f"{HOME}/mot-bai-20240512.html") == ""
