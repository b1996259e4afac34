"""Pages into articles: a family's selectors, unknown pages, pages that are none, hostile ones."""

import pytest

from pipeline.article import Article, Issue
from pipeline.parse.families import FamilyError, list_families, read_family
from pipeline.parse.page import parse_page
from pipeline.parse.reading import read_data
from pipeline.parse.selectors import SelectorError, to_xpath
from pipeline.parse.urls import canonical_url, source_id_of, url_key

TITLE = "Bản Lùng vững bước"
LEAD = "Từ một xã trắng đường ô tô, Bản Lùng hôm nay có đường bê tông về đến tận bản cuối cùng của xã."
ONE = (
    "Năm qua, Đảng bộ xã Bản Lùng lãnh đạo nhân dân làm được nhiều việc khó, từ mở đường đến các thôn, làm "
    "lại nhà dột nát, cho đến trồng mới mấy chục héc-ta chè trên những nương ngô bạc màu."
)
TWO = (
    "Bí thư Đảng ủy xã Lò Văn Páo kể, hồi đầu không ai tin cây chè sống nổi, cán bộ phải trồng trước ở nhà "
    "mình, hai năm sau bà con sang xem rồi xin giống về trồng theo."
)
BROKEN = TWO.replace(" cán bộ", "<br>cán bộ")
CAPTION = "Bà con bản Pó thu hoạch chè"
RELATED = "Sơn Lĩnh có 500 hộ thoát nghèo trong năm nay"

SC_SERVICE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} - Báo Sơn Lĩnh online</title></head><body>
<div id="page_info" style="display:none"><span id="site_id">7</span></div>
<h1>Báo Sơn Lĩnh</h1><ol class="breadcrumb"><li>Trang chủ</li><li>Xây dựng Đảng</li></ol>
<main><html><head></head><body>
<div class="group-time"><time class="time">10:30, 15/05/2021</time></div>
<div class="detail-main-title"><h1 class="title">{TITLE}</h1></div>
<div class="content-reply"><p class="reply">{LEAD}</p></div>
<div id="content" class="content-detail"><div class="td-post-content">
<p><strong>{LEAD}</strong></p><p>{ONE}</p>
<table><tr><td><img src="/file/1.jpg"></td></tr><tr><td><em>{CAPTION}</em></td></tr></table>
<p><strong>Đảng viên đi trước</strong></p><p>{BROKEN}<br/>Được mùa.</p>
<table><tr><td>Số chi bộ</td><td>12</td></tr></table>
<script>document.write("<p>900 hộ</p>")</script>
</div></div>
<div class="after-author"><p class="author">%s</p></div></body></html></main>
<h1>Tin liên quan</h1><section class="section-post-detail-related"><h3 class="name"><a>{RELATED}</a></h3>
<time class="time">11/05/2021</time></section></body></html>"""


def zones(article: Article | Issue) -> list[tuple[str, str]]:
    assert isinstance(article, Article), article
    return [(zone.kind, article.text[zone.start_char : zone.end_char]) for zone in article.zones]


def parsed(html: str | bytes, url: str | None = None, family: str | None = None) -> Article:
    article = parse_page(html.encode() if isinstance(html, str) else html, url, family)
    assert isinstance(article, Article), article
    return article


def test_sc_service() -> None:
    url = "https://www.baosonlinh.example/xay-dung-dang/202105/ban-lung-vung-buoc-a1b2c3d/"
    article = parse_page(
        (SC_SERVICE % "Bài, ảnh: Thu Hà").encode(), url, "sc_service", "baosonlinh", "huyện Sơn Lĩnh"
    )
    assert zones(article) == [
        ("title", TITLE),
        ("lead", LEAD),
        ("body", ONE),
        ("caption", CAPTION),
        ("heading", "Đảng viên đi trước"),
        ("body", TWO),
        ("body", "Được mùa."),
        ("body", "Số chi bộ"),
        ("body", "12"),
        ("byline", "Bài, ảnh: Thu Hà"),
    ]
    assert isinstance(article, Article)
    assert (article.published, article.published_precision, article.published_basis) == (
        "2021-05-15T10:30",
        "minute",
        "stated",
    )
    assert (article.author, article.section) == ("Thu Hà", "Xây dựng Đảng")
    assert (article.source_id, article.home) == ("baosonlinh", "huyện Sơn Lĩnh")
    assert article.url == url.replace("www.", "")
    assert article.text.split("\n") == [words for _, words in zones(article)]


def test_the_page_itself_shows_its_family() -> None:
    page = SC_SERVICE % "Bút danh"
    article = parsed(page)
    assert zones(article) == zones(parse_page(page.encode(), None, "sc_service"))
    assert article.author is None, "the placeholder is no author"


ARTICLE = f"""<article><h1>{TITLE}</h1><time>08:15, 11/03/2021</time><p class="sapo">{LEAD}</p>
<div class="text"><p>{ONE}</p>
<figure><img src="a.jpg"><figcaption>{CAPTION}. Ảnh: Đức Lộc</figcaption></figure>
<h2>Đảng viên đi trước</h2><p>{TWO}</p>
<p style="text-align:right"><strong>Thu Hà</strong></p></div></article>"""


def page(body: str = ARTICLE, head: str = "", title: str = f"{TITLE} - Báo Sơn Lĩnh") -> str:
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<nav><a href="/">Trang chủ</a><a href="/thoi-su">Thời sự</a></nav>{body}
<aside class="related"><h3>Tin liên quan</h3><a href="/2">{RELATED}</a></aside>
<footer>Giấy phép số 12/GP-BTTTT ngày 3/4/2015</footer>
<script>var x = "<p>900 hộ nghèo</p>";</script></body></html>"""


EXPECTED = [
    ("title", TITLE),
    ("lead", LEAD),
    ("body", ONE),
    ("caption", f"{CAPTION}."),
    ("byline", "Ảnh: Đức Lộc"),
    ("heading", "Đảng viên đi trước"),
    ("body", TWO),
    ("byline", "Thu Hà"),
]
UNKNOWN = [
    pytest.param(page(), id="an unknown paper"),
    pytest.param(
        page(f"<h1>THỜI SỰ</h1>{ARTICLE}", f'<meta property="og:title" content="{TITLE}">'), id="two h1"
    ),
    pytest.param(page(f'<form id="aspnet">{ARTICLE}</form>'), id="all inside a form"),
    pytest.param(page().replace("<head>", "</html><head>"), id="closed before it begins"),
    pytest.param(page().replace("Bản", "B\x00ản"), id="zero bytes"),
    pytest.param(page(f'<div data-x="{"a" * 1_000_000}">{ARTICLE}</div>'), id="a huge attribute"),
    pytest.param(page("<b><i>" * 60 + ARTICLE), id="tags that nobody closes"),
    pytest.param(page().encode("utf-16"), id="UTF-16"),
]


@pytest.mark.parametrize("html", UNKNOWN)
def test_unknown_page(html: str | bytes) -> None:
    article = parsed(html)
    assert zones(article) == EXPECTED
    assert (article.published, article.published_basis) == ("2021-03-11T08:15", "stated")
    assert article.author == "Thu Hà"


def test_metadata_of_an_unknown_page() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", '
        f'"headline": "{TITLE}", "datePublished": "2021-03-10T20:15:00Z", "articleSection": "Xây dựng Đảng", '
        '"author": {"name": "Ban biên tập trang tin 24 giờ"}}]}</script>'
        '<script type="application/ld+json">{broken</script>'
        '<link rel="canonical" href="https://www.bao.example/1.html?utm_source=x">'
    )
    article = parsed(page(ARTICLE.replace("<time>08:15, 11/03/2021</time>", ""), head))
    assert (article.published, article.published_basis) == ("2021-03-11T03:15", "metadata")
    assert (article.url, article.source_id) == ("https://bao.example/1.html", "bao.example")
    assert (article.author, article.section) == ("Thu Hà", "Xây dựng Đảng")


def test_the_time_of_day_is_taken_from_the_page_where_the_days_agree() -> None:
    head = '<meta property="article:published_time" content="2021-03-11">'
    assert parsed(page(head=head)).published == "2021-03-11T08:15"
    other = '<meta property="article:published_time" content="2021-03-09">'
    assert parsed(page(head=other)).published == "2021-03-09"


def test_a_date_in_the_address_is_the_last_resort() -> None:
    html = page(ARTICLE.replace("<time>08:15, 11/03/2021</time>", ""))
    article = parsed(html, "https://bao.example/2021/03/11/ban-lung.html")
    assert (article.published, article.published_precision, article.published_basis) == (
        "2021-03-11",
        "day",
        "url",
    )


def test_a_lead_that_only_the_description_names() -> None:
    body = ARTICLE.replace(f'<p class="sapo">{LEAD}</p>', f"<div><b>{LEAD}</b></div>")
    article = parsed(page(body, f'<meta name="description" content="{LEAD[:85]}...">'))
    assert article.lead == LEAD
    assert article.text.count(LEAD) == 1


NO_ARTICLES = [
    pytest.param("", "empty", id="nothing"),
    pytest.param("   \n", "empty", id="white space"),
    pytest.param(page("<ul><li><a>Một</a></li></ul>", title="Thời sự"), "listing", id="a list"),
    pytest.param(f"<p>{ONE}</p><p>{TWO}</p>", "no_title", id="no title"),
    pytest.param(
        "<h1>News</h1>" + "<p>The committee met again on Monday.</p>" * 9, "not_vietnamese", id="English"
    ),
    pytest.param("<title>Lỗi</title>Thông báo từ chối truy cập", "blocked", id="a refusal"),
    pytest.param(
        "<title>Báo</title><p>Hệ thống đang bảo trì, mời quay lại</p>", "maintenance", id="maintenance"
    ),
    pytest.param("<script>document.cookie='D1N=1';location.reload()</script>", "blocked", id="a cookie stub"),
    pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 20, "not_text", id="PDF"),
]


@pytest.mark.parametrize(("html", "reason"), NO_ARTICLES)
def test_no_article(html: str | bytes, reason: str) -> None:
    data = html.encode() if isinstance(html, str) else html
    found = parse_page(data, "https://bao.example/1")
    assert isinstance(found, Issue), found
    assert (found.stage, found.where, found.reason) == ("parse", "https://bao.example/1", reason)
    assert found.detail


HOSTILE = [
    pytest.param(page("<div>" * 100_000 + ARTICLE), id="deep"),
    pytest.param(page("<table><tr><td>" * 3000 + ARTICLE), id="deep tables"),
    pytest.param(page("<p>" * 20_000), id="many empty paragraphs"),
    pytest.param(b"<html>" + bytes(range(256)) * 100, id="any bytes"),
    pytest.param("<a <b> <p<p>" * 1000 + "Đảng ủy", id="broken tags"),
    pytest.param('<script type="application/ld+json">' + "[" * 50_000 + "</script>Đảng ủy", id="deep JSON"),
    pytest.param("<!--" + "<p>Đảng ủy" * 100, id="a comment without an end"),
    pytest.param(
        '<?xml version="1.0" encoding="utf-16"?><html><p>Đảng ủy</p></html>', id="a false declaration"
    ),
    pytest.param("<title>" + "Đảng " * 100_000, id="a huge title"),
]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_pages_never_raise(html: str | bytes) -> None:
    found = parse_page(html.encode() if isinstance(html, str) else html, None, origin="x")
    assert isinstance(found, Article | Issue)


def test_a_file_is_known_as_a_page_by_its_bytes() -> None:
    article, text = read_data(page().encode(), "saved-by-hand")
    assert (article.title, text) == (TITLE, article.text)
    assert read_data(f"{TITLE}\n\n{ONE}".encode(), "a.txt")[1] == f"{TITLE}\n\n{ONE}"


def test_every_family_can_be_read() -> None:
    assert {"generic", "sc_service"} <= set(list_families())
    for name in list_families():
        family = read_family(name)
        assert "script" in family.drop
        assert family.blocked


def test_an_unknown_family_is_named() -> None:
    with pytest.raises(FamilyError, match=r"no family 'nothing': known are .*generic, "):
        read_family("nothing")


@pytest.mark.parametrize(
    ("selector", "hits"),
    [
        ("p", 2), (".a", 2), ("div.a p", 1), ("div > p", 1), ("#x.a", 1), ("[data-r=lead]", 1), ("p:last", 2),
        (".ab", 0), ("section p", 1),
    ],
)  # fmt: skip
def test_selectors(selector: str, hits: int) -> None:
    from lxml import html

    tree = html.fromstring(
        '<body><div id="x" class="b a"><p data-r="lead">1</p></div>'
        '<section class="a"><p>2</p></section></body>'
    )
    assert len(tree.xpath(to_xpath(selector))) == hits


@pytest.mark.parametrize("selector", ["p:nth-child(2)", "a ~ b", "p,h2", "div[a='b'"])
def test_a_selector_beyond_the_simple_ones_is_named(selector: str) -> None:
    with pytest.raises(SelectorError, match="is none of tag"):
        to_xpath(selector)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Bao.example/A-1.html?utm_source=x&id=3#top", "https://bao.example/A-1.html?id=3"),
        ("http://m.bao.example", "http://bao.example/"),
        ("http://127.0.0.1:8765/a/", "http://127.0.0.1:8765/a/"),
        ("https://bao.example:443/a", "https://bao.example/a"),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("bao.example/a", None),
    ],
)
def test_canonical_url(url: str, expected: str | None) -> None:
    assert canonical_url(url) == expected


def test_names_of_sources() -> None:
    assert source_id_of("https://www.baosonlinh.example/a") == "baosonlinh.example"
    assert source_id_of("Báo Sơn Lĩnh") == "bao-son-linh"
    assert source_id_of("…") == "import"
    assert url_key("https://bao.example/1") == url_key("http://bao.example/1")
