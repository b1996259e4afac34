# ruff: noqa: E501
"""Titles of pages that announce their site's name: above date and text, as the address says, no sub-heading."""

import pytest

from pipeline.article import Article
from pipeline.parse.page import parse_page
from pipeline.parse.slugs import agrees, slug_of

TITLE = "Nậm Khoang giữ rừng từ những tổ tự quản"
LEAD = "Mỗi tuần hai buổi, tổ tự quản của thôn lại khoác dao đi tuần, từ khe nước đến đỉnh núi giáp xã bên."
TEXT = (
    "Ông Vàng Seo Lử, tổ trưởng, kể rằng ngày trước cứ giáp Tết là rừng mất vài cây nghiến, bà con biết mà không ai dám nói.",
    "Từ khi có quy ước, nhà nào vào rừng lấy củi phải báo với tổ; ai chặt cây tươi thì nộp phạt vào quỹ của thôn, không trừ một ai.",
    "Đến nay thôn giữ được 320 ha rừng, mỗi hộ được chi trả hơn bốn triệu đồng một năm, đủ mua giống và phân cho vụ ngô xuân.",
)
HEAD = "Cách làm của thôn"  # all its words stand in the text, as those of sub-headings do
SIGN = "<p align=right><b>Mai Khuê</b></p>"
BODY = f"<p>{TEXT[0]}</p><p><b>{HEAD}</b></p><p>Cách làm: {TEXT[1]}</p><p>{TEXT[2]}</p>{SIGN}"
DATE = "<font size=1><i>Thứ ba, 14/10/2025 | 09:20</i></font>"
ADDRESS = "https://bao.example/12/7731/Nam_Khoang_giu_rung_tu_nhung_to_tu_quan.htm"
NO_SLUG = "https://bao.example/tin.aspx?id=7731"

LOOKS = {
    "lines": f"<font size=4><b>{TITLE}</b></font><br>{DATE}<br><b>{LEAD}</b><div>{BODY}</div>",
    "rows of a table": f"<table><tr><td><font size=4 color=navy><b>{TITLE}</b></font></td></tr><tr><td align=right>{DATE}"
    f"</td></tr><tr><td><b>{LEAD}</b></td></tr><tr><td>{BODY}</td></tr></table>",
    "bold alone": f"<div><b>{TITLE}</b></div><div>{DATE}</div><div><b>{LEAD}</b></div><div>{BODY}</div>",
}


def page(main: str, name: str = "Báo Nậm Khoang") -> str:
    return (
        f"<html><head><meta charset=utf-8><title>{name}</title></head><body><table><tr><td width=170><a href=/12/>Xã hội</a><br>"
        f"Lượt truy cập: 1.204.331</td><td>{main}</td></tr></table></body></html>"
    )


@pytest.mark.parametrize("url", [ADDRESS, NO_SLUG], ids=["slug", "no slug"])
@pytest.mark.parametrize("look", LOOKS)
def test_the_title_stands_above_date_and_text(look: str, url: str) -> None:
    article = parse_page(page(LOOKS[look]).encode(), url)
    assert isinstance(article, Article), article
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.published == "2025-10-14T09:20"
    assert [line for line in article.text.split("\n") if line in (TITLE, LEAD, HEAD)] == [TITLE, LEAD, HEAD]


def test_the_address_tells_the_title_from_the_heading_of_the_section() -> None:
    html = page(f"<h1>Tin tức trong tỉnh và trong nước</h1><p><b>{TITLE}</b></p>{DATE}<p>{LEAD}</p>{BODY}")
    article = parse_page(html.encode(), ADDRESS)
    assert isinstance(article, Article)
    assert article.title == TITLE


SLUGS = [
    (ADDRESS, TITLE, True),
    ("https://bao.example/xa-hoi/202510/nam-khoang-giu-rung-tu-nhung-to-tu-quan-0a1b2c3/", TITLE, True),
    ("https://bao.example/nam-khoang-giu-rung-tu-nhung-to-post7731.html", TITLE, True),  # cut short
    ("https://bao.example/Nậm-Khoang-giữ-rừng-từ-những-tổ-tự-quản.html", TITLE, True),
    (ADDRESS, TEXT[0], False),  # it repeats a few of the words
    (ADDRESS, "Nậm Khoang giữ rừng", False),
    ("https://bao.example/xa-hoi-7731.html", "Xã hội", False),  # too few words to tell anything
    (NO_SLUG, TITLE, False),
    ("http://[bao.example/nam-khoang-giu-rung-tu-nhung", TITLE, False),
]


@pytest.mark.parametrize(("url", "line", "same"), SLUGS)
def test_what_an_address_says(url: str, line: str, same: bool) -> None:
    assert agrees(line, slug_of(url)) is same
