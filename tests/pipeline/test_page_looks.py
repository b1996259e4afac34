# ruff: noqa: E501
"""Pages in many looks: what is read off them is what their editors wrote. The floors are never lowered."""

import json
import unicodedata
from collections import Counter
from statistics import mean

import pytest
import regex
from looks import COMMENT, LOOKS, OTHERS, STORIES, Story, links, semantic, shell, teasers

from pipeline.article import Article, Issue
from pipeline.parse.page import parse_page

URL = "https://bao.example/tin-77.html"
FLOOR_UNKNOWN, FLOOR_FAMILY = 0.97, 0.99


def parsed(html: str, family: str | None = None, url: str = URL) -> Article:
    article = parse_page(html.encode(), url, family)
    assert isinstance(article, Article), article
    return article


def words(text: str) -> Counter[str]:
    return Counter(regex.findall(r"\p{L}+|\p{N}+", text.casefold()))


def token_f1(article: Article, story: Story) -> float:
    kinds = ("lead", "heading", "body")
    found = words(
        "\n".join(article.text[z.start_char : z.end_char] for z in article.zones if z.kind in kinds)
    )
    expected = words(story.body)
    return 2 * (found & expected).total() / (found.total() + expected.total())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title[:12])
@pytest.mark.parametrize("look", LOOKS)
def test_an_unknown_page(look: str, story: Story) -> None:
    article = parsed(LOOKS[look](story))
    assert (article.title, article.author, article.published) == (story.title, story.author, story.published)
    assert article.lead.endswith(story.lead)
    assert token_f1(article, story) >= FLOOR_UNKNOWN
    assert COMMENT not in article.text
    assert not any(other in article.text for pair in OTHERS for other in pair)


def test_the_mean_over_unknown_pages() -> None:
    assert len(LOOKS) >= 12
    scores = [token_f1(parsed(look(story)), story) for look in LOOKS.values() for story in STORIES]
    assert mean(scores) >= 0.995


def family_page(story: Story, family: str) -> str:
    heads = dict(story.heads)
    lines = "".join(
        (f"<h3>{heads[i]}</h3>" if i in heads else "") + f"<p>{text}</p>"
        for i, text in enumerate(story.paragraphs)
    )
    related = f'<div class="related"><ul>{links()}</ul></div>'
    if family == "sc_service":
        return shell(
            f"{story.title} - Báo Sơn Lĩnh online",
            f'<div id="page_info" style="display:none"><i id="site_id">7</i></div><h1>Báo Sơn Lĩnh</h1><main><html><head>'
            f'</head><body><div class="group-time"><time class="time">{story.hour}, {story.day}</time></div><div class="'
            f'detail-main-title"><h1 class="title">{story.title}</h1></div><div class="content-reply"><p class="reply">'
            f'{story.lead}</p></div><div id="content" class="content-detail"><div class="td-post-content"><p><strong>'
            f"{story.lead}</strong></p><table><tr><td><img src=/f.jpg></td></tr><tr><td>{story.caption}</td></tr></table>"
            f'{lines}</div></div><div class="after-author"><p class="author">{story.author}</p></div></body></html></main>'
            f'<section class="section-post-detail-related">{teasers()}</section>',
        )  # fmt: skip
    return shell(
        f"{story.title} - Báo Đản Khê",
        f'<h1>THỜI SỰ</h1><h1 class="fw700">{story.title}</h1><span class="pubdate">{story.day} - {story.hour}</span>'
        f'<h4 class="sapo">{story.lead}</h4><div id="newscontents"><div class="content-fck">{lines}{related}'
        f'<p style="text-align:right"><b>{story.author}</b></p></div></div>{teasers()}',
    )  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title[:12])
@pytest.mark.parametrize("family", ["sc_service", "content_fck"])
def test_a_page_of_a_known_family(family: str, story: Story) -> None:
    html = family_page(story, family)
    for given in (family, None):
        article = parsed(html, given)
        assert (article.title, article.lead, article.author) == (story.title, story.lead, story.author)
        assert (article.published, article.published_basis) == (story.published, "stated")
        assert token_f1(article, story) >= FLOOR_FAMILY


STORY = STORIES[0]
DATES = [
    ("11/03/2021 - 08:15", "2021-03-11T08:15"),
    ("08:15 11/03/2021", "2021-03-11T08:15"),
    ("08:15 | 11/03/2021", "2021-03-11T08:15"),
    ("Thứ Năm, 11/03/2021, 08:15 (GMT+7)", "2021-03-11T08:15"),
    ("Thứ năm, ngày 11/3/2021 08:15", "2021-03-11T08:15"),
    ("Ngày đăng: 11-03-2021", "2021-03-11"),
    ("11.3.2021", "2021-03-11"),
    ("Thu Hà - 11/03/2021 08:15", "2021-03-11T08:15"),
    # behind the way to the section
    ("Trang chủ / Tin / Thứ Năm, 11/3/2021 | 08:15", "2021-03-11T08:15"),
    ("Trang chủ » Xã hội » 11/03/2021 08:15", "2021-03-11T08:15"),
    ("Trang chủ > Xã hội > 11/3/2021", "2021-03-11"),
    # of posting and changing, posting
    ("Cập nhật: 12/03/2021 09:00 - Đăng: 11/03/2021 08:15", "2021-03-11T08:15"),
    ("Cập nhật: 12/03/2021 09:00</i> <i>Đăng: 11/03/2021 08:15", "2021-03-11T08:15"),
    ("Cập nhật: 11/03/2021 08:15", "2021-03-11T08:15"),
    # the letters of windows-1258
    (unicodedata.normalize("NFD", "Thứ Năm, 11/03/2021, 08:15 (GMT+7)"), "2021-03-11T08:15"),
]


@pytest.mark.parametrize(("line", "published"), DATES)
def test_dates_are_read_day_first(line: str, published: str) -> None:
    html = semantic(STORY).replace(
        f'<time datetime="{STORY.published}:00+07:00">{STORY.day}</time>', f"<i>{line}</i>"
    )
    html = regex.sub(r'<script type="application/ld\+json">.*?</script>', "", html)
    article = parsed(html)
    assert (article.published, article.published_basis) == (published, "stated")
    assert article.published_precision == ("minute" if "T" in published else "day")


STAMPS = [
    ("2021-03-11T01:15:00Z", "2021-03-11T08:15"),
    ("2021-03-10T18:30:00-05:00", "2021-03-11T06:30"),
    ("2021-03-11 08:15:00", "2021-03-11T08:15"),
    ("2021-03-11T08:15:00.000+0700", "2021-03-11T08:15"),
    ("11/03/2021 08:15", "2021-03-11T08:15"),
    ("2021-03-11", "2021-03-11"),
    ("yesterday", None),
]


@pytest.mark.parametrize(("stamp", "published"), STAMPS)
def test_dates_of_the_metadata_become_vietnamese_time(stamp: str, published: str | None) -> None:
    html = (
        semantic(STORY)
        .replace(f"{STORY.published}:00+07:00", stamp)
        .replace(f">{STORY.day}</time>", "></time>")
    )
    assert parsed(html).published == published


def test_a_date_behind_a_breadcrumb_above_the_title() -> None:
    html = regex.sub(r"<script type=.application/ld.*?</script>|<time .*?</time>", "", semantic(STORY))
    crumbs = "<div>Trang chủ / Xây dựng Đảng / Thứ Năm, 11/3/2021 | 08:15</div>"
    assert parsed(html.replace("<article>", f"<article>{crumbs}")).published == "2021-03-11T08:15"


def test_the_date_in_the_masthead_is_never_the_articles() -> None:
    html = semantic(STORY).replace("Chủ nhật, 22/11/2026 |", '<span class="date">Chủ nhật, 22/11/2026</span>')
    html = html.replace(f'"{STORY.published}:00+07:00"', '""').replace(f">{STORY.day}</time>", "></time>")
    assert parsed(html).published is None


HOME = ("<link rel=canonical href=https://bao.example/>", URL)
CANONICAL = [
    ('<link rel="canonical" href="/ban-lung-9.html?utm_source=zalo">', "https://bao.example/ban-lung-9.html"),
    (
        '<link rel="canonical" href="https://www.bao.example/ban-lung-9.html">',
        "https://bao.example/ban-lung-9.html",
    ),
    ('<link rel="canonical" href="https://other.example/ban-lung-9.html">', URL),
    ('<link rel="canonical" href="http://127.0.0.1/admin">', URL),
    ('<meta property="og:url" content="https://evil.example/x">', URL),
    HOME,
]


@pytest.mark.parametrize(("head", "url"), CANONICAL)
def test_a_canonical_address_is_believed_on_its_own_host(head: str, url: str) -> None:
    assert parsed(semantic(STORY).replace("<head>", f"<head>{head}")).url == url


def test_a_canonical_address_on_another_host_of_the_source() -> None:
    html = semantic(STORY).replace(
        "<head>", '<head><link rel="canonical" href="https://bao2.example/9.html">'
    )
    article = parse_page(html.encode(), URL, owns=lambda url: "//bao2.example/" in url)
    assert isinstance(article, Article)
    assert article.url == "https://bao2.example/9.html"


def refusal(title: str, said: str, menu: bool = True) -> str:
    return shell(title, f"<h1>{title}</h1><p>{said}</p>{teasers() if menu else ''}")


REFUSALS = [
    (refusal("Không tìm thấy trang", "Trang bạn yêu cầu không còn nữa."), "not_found"),
    (refusal("404 - Page not found", "Mời bạn trở về trang chủ."), "not_found"),
    (refusal("Bài viết không tồn tại hoặc đã bị xóa", "Mời xem các tin khác."), "not_found"),
    (refusal("Hệ thống đang bảo trì", "Mong bạn đọc thông cảm."), "maintenance"),
    (refusal("Báo Sơn Lĩnh", "Website đang bảo trì, vui lòng quay lại sau.", False), "maintenance"),
    (refusal("Thông báo từ chối truy cập", "Địa chỉ của bạn đã bị chặn."), "blocked"),
    (refusal("Just a moment", "Checking your browser before accessing.", False), "blocked"),
]


@pytest.mark.parametrize(("html", "reason"), REFUSALS)
def test_refusals_with_menus_and_lists_are_no_articles(html: str, reason: str) -> None:
    found = parse_page(html.encode(), URL)
    assert isinstance(found, Issue), found
    assert found.reason == reason


def test_an_article_about_a_refusal_is_an_article() -> None:
    html = semantic(STORY).replace(STORY.title, "Hệ thống đang bảo trì, dân phải chờ")
    assert parsed(html).title == "Hệ thống đang bảo trì, dân phải chờ"


OTHER, OPENING = OTHERS[0]
INSETS = {
    "one link": f'<div class="x1" type="RelatedNews"><a href="/tin-8.html">{OTHER}</a><p>{OPENING}</p></div>',
    "picture": f'<div class="x1"><a href="/tin-8.html"><img src=8.jpg></a><h4><a href="/tin-8.html">{OTHER}</a></h4>'
    f"<div>{OPENING}</div></div>",
    "table": f'<table><tr><td><b><a href="/tin-8.html">{OTHER}</a></b></td></tr><tr><td>{OPENING}</td></tr></table>',
}


SPLIT = {  # how a look ends a paragraph and begins the next
    "semantic": ("</p>", "<p>"),
    "microdata": ("</p>", "<p>"),
    "bare_divs": ("</div>", "<div>"),
    "line_breaks": ("<br>", "<br>"),
}


@pytest.mark.parametrize("look", SPLIT)
@pytest.mark.parametrize("inset", INSETS)
def test_another_articles_opening_among_the_paragraphs(inset: str, look: str) -> None:
    html = LOOKS[look](STORY)
    after, (end, begin) = STORY.paragraphs[1], SPLIT[look]
    assert after in html
    article = parsed(html.replace(after, after + end + INSETS[inset] + begin, 1))
    assert OPENING not in article.text
    assert token_f1(article, STORY) >= FLOOR_UNKNOWN


OWN = [
    '<div class="b"><p>{} Theo <a href="/van-ban/4.html">Nghị quyết số 04 của Huyện ủy</a>, việc này còn lâu dài.</p></div>',
    '<div class="b"><p><a href="/tin-8.html">&gt;&gt; Khánh thành cầu treo ở bản Lùng</a></p><p>{}</p></div>',
    '<div class="b"><p>{}</p><p><a href="/tin-8.html">Khánh thành cầu treo ở bản Lùng</a></p></div>',
]


@pytest.mark.parametrize("row", OWN)
def test_a_paragraph_beside_a_link_is_the_articles(row: str) -> None:
    line = "Ông Vừ A Pá nói rằng cả bản chờ con đường này đã mười năm, nay xe máy đi đến tận nương."
    html = semantic(STORY).replace(
        STORY.paragraphs[2], STORY.paragraphs[2] + "</p>" + row.format(line) + "<p>", 1
    )
    assert line in parsed(html).text


def test_a_home_page_is_no_article() -> None:
    found = parse_page(shell("Báo Sơn Lĩnh", f"<h1>Báo Sơn Lĩnh</h1>{links('p')}{links('h3')}").encode(), URL)
    assert isinstance(found, Issue)
    assert found.reason == "no_text"


def as_windows_1258(text: str) -> bytes:
    """Tones as marks of their own, as that code page has them."""
    pieces = []
    for character in text:
        marks = unicodedata.normalize("NFD", character)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
        pieces.append((base + tone).encode("cp1258"))
    return b"".join(pieces)


BARE = semantic(STORY).replace('<meta charset="utf-8">', "")
CHARSETS = [
    pytest.param(as_windows_1258(BARE), None, id="windows-1258 that nothing declares"),
    pytest.param(as_windows_1258(BARE), "text/html; charset=iso-8859-1", id="windows-1258 called Latin-1"),
    pytest.param(as_windows_1258(BARE), "text/html; charset=windows-1258", id="windows-1258"),
    pytest.param(BARE.encode(), "text/html; charset=ISO-8859-1", id="UTF-8 called Latin-1"),
    pytest.param(BARE.encode(), "text/html; charset=windows-1258", id="UTF-8 called windows-1258"),
    pytest.param(as_windows_1258(BARE), "text/html; charset=utf-8", id="windows-1258 called UTF-8"),
    pytest.param(
        as_windows_1258(semantic(STORY).replace('charset="utf-8"', 'charset="windows-1258"')),
        "text/html; charset=utf-8",
        id="a wrong header, a right meta",
    ),
    pytest.param(
        as_windows_1258(semantic(STORY)), "text/html; charset=windows-1258", id="a right header only"
    ),
    pytest.param(BARE.encode(), "text/html; charset=utf-16", id="UTF-8 called UTF-16"),
    pytest.param(BARE.encode(), "text/html; charset=gb2312", id="UTF-8 called Chinese"),
    pytest.param(BARE.encode(), "text/html; charset=unheard-of", id="a charset that nobody knows"),
    pytest.param(BARE.encode("utf-16-le"), None, id="UTF-16 that nothing declares"),
    pytest.param(BARE.encode("utf-16-be"), "text/html", id="UTF-16 big-endian that nothing declares"),
    pytest.param(BARE.encode().replace(b"<style>", b"<style>\xff\xe9"), "text/html", id="a few wrong bytes"),
    pytest.param(BARE.encode("utf-16-le"), "text/html; charset=utf-16", id="UTF-16 without a mark"),
    pytest.param(b"\xef\xbb\xbf" + BARE.encode(), "text/html; charset=windows-1252", id="a byte order mark"),
    pytest.param(BARE.encode("ascii", "xmlcharrefreplace"), None, id="entities"),
    pytest.param(unicodedata.normalize("NFD", BARE).encode(), None, id="NFD"),
]


@pytest.mark.parametrize(("data", "header"), CHARSETS)
def test_charsets(data: bytes, header: str | None) -> None:
    article = parse_page(data, URL, content_type=header)
    assert isinstance(article, Article), article
    assert (article.title, article.lead) == (STORY.title, STORY.lead)
    assert token_f1(article, STORY) >= 0.999
    assert unicodedata.is_normalized("NFC", article.text)


OLD = {
    "TCVN3": "§¶ng bé x· B¶n Lïng l·nh ®¹o nh©n d©n lµm ®­îc nhiÒu viÖc khã, tõ më ®­êng ®Õn c¸c th«n. ",
    "VNI": "Ñaûng boä xaõ Baûn Luøng laõnh ñaïo nhaân daân laøm ñöôïc nhieàu vieäc khoù, töø môû ñöôøng. ",
}


@pytest.mark.parametrize("name", OLD)
@pytest.mark.parametrize("charset", ["cp1252", "utf-8"])
def test_old_encodings_are_named(name: str, charset: str) -> None:
    html = f"<html><head><title>{OLD[name]}</title></head><body><h1>{OLD[name]}</h1>{f'<p>{OLD[name] * 4}</p>' * 5}"
    found = parse_page(html.encode(charset, "replace"), URL)
    assert isinstance(found, Issue), found
    assert found.reason == "wrong_encoding"
    assert name in found.detail


TWICE = [
    pytest.param(BARE, "cp1252", id="all of it"),
    pytest.param(BARE, "latin-1", id="as Latin-1"),
    pytest.param(BARE, "cp1258", id="as windows-1258, with letters of Vietnamese"),
    pytest.param(STORY.title, "cp1252", id="the title alone"),
    pytest.param(STORY.paragraphs[0], "cp1252", id="a paragraph in five"),
]


@pytest.mark.parametrize(("part", "charset"), TWICE)
def test_what_was_encoded_twice_is_named(part: str, charset: str) -> None:
    wrong = part.encode().decode(charset, "replace")
    found = parse_page(BARE.replace(part, wrong).encode(), URL)
    assert isinstance(found, Issue), found
    assert found.reason == "wrong_encoding"
    assert "UTF-8 read as" in found.detail


BYLINES = [
    ("Bài, ảnh: Thu Hà", "Thu Hà", None),
    ("Tin, ảnh: Minh Đức - Lan Chi", "Minh Đức - Lan Chi", None),
    ("Theo TTXVN", None, "TTXVN"),
    ("Theo Báo Đản Khê", None, "Báo Đản Khê"),
    ("Hoàng Nam (TTXVN)", "Hoàng Nam", "TTXVN"),
]


@pytest.mark.parametrize(("line", "author", "source"), BYLINES)
def test_bylines_at_the_end_of_the_body(line: str, author: str | None, source: str | None) -> None:
    html = LOOKS["microdata"](STORY).replace(f"Tin, ảnh: {STORY.author}", line)
    article = parsed(html)
    assert (article.author, article.syndicated_from) == (author, source)


def test_the_name_of_the_paper_is_no_author() -> None:
    html = semantic(STORY).replace(json.dumps(STORY.author, ensure_ascii=False), '"Báo Sơn Lĩnh"')
    assert parsed(html).author == STORY.author, "the photographer, where nobody else signs"
