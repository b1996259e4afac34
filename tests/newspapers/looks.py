# ruff: noqa: E501  (templates and prose)
"""What pages look like: four articles' looks and a listing's. A look puts one story into a page."""

import json
from collections.abc import Callable, Iterable
from html import escape

from newspapers.stories import Story

Look = Callable[[Story, str], str]
_RELATED = (
    "Họp báo thường kỳ quý đầu năm của huyện", "Dự báo thời tiết vùng núi ba ngày tới",
    "Giải bóng chuyền nam nữ các xã phía bắc", "Thông báo lịch cắt điện luân phiên trong tuần",
)  # fmt: skip


def modern(story: Story, url: str) -> str:
    """`article`, JSON-LD with a zone, share bar and related box inside the page."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "author": {"@type": "Person", "name": story.author},
        "description": story.lead,
        "mainEntityOfPage": url,
    }
    return _page(
        story,
        f'<link rel="canonical" href="{escape(url)}"><meta property="og:title" content="{escape(story.title)}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>',
        f'<main><article><h1>{escape(story.title)}</h1><p class="meta"><span class="author">{story.author}</span> '
        f'<time datetime="{story.published.isoformat()}">{story.published:%d/%m/%Y %H:%M}</time></p>'
        f'<p class="sapo"><strong>{escape(story.lead)}</strong></p>{_paragraphs(story)}</article>{_related()}</main>',
    )


def graph(story: Story, url: str) -> str:
    """Bare `div`s, OpenGraph metadata alone, the author at the end of the body."""
    return _page(
        story,
        f'<meta property="og:title" content="{escape(story.title)}"><meta property="og:url" content="{escape(url)}">'
        f'<meta property="og:description" content="{escape(story.lead)}"><meta name="author" content="{story.author}">'
        f'<meta property="article:published_time" content="{story.published.isoformat()}">',
        f'<div class="wrap"><div class="left"><div class="ttl"><h1>{escape(story.title)}</h1></div>'
        f'<div class="pub">Thứ Hai, {story.published:%d/%m/%Y, %H:%M} (GMT+7)</div>'
        f'<div class="txt"><h2 class="lead">{escape(story.lead)}</h2>{_paragraphs(story)}'
        f'<p style="text-align:right"><strong>{story.author}</strong></p></div></div>{_related()}</div>',
    )


def old(story: Story, url: str) -> str:
    """Tables, no metadata but `<title>`, `Cập nhật lúc` as its date line."""
    return _page(
        story,
        "",
        f'<table width="100%"><tr><td class="menu">Trang chủ | Liên hệ</td></tr><tr><td class="news">'
        f'<h1 class="tieude">{escape(story.title)}</h1>'
        f'<div class="ngay">Cập nhật lúc {story.published:%H:%M, %d/%m/%Y}</div><div class="noidung">'
        f'<p><b>{escape(story.lead)}</b></p>{_paragraphs(story)}<p align="right"><b>{story.author}</b></p></div>'
        f"</td></tr></table>{_related()}",
    )


def family_a(story: Story, url: str) -> str:
    """The structure of the family `sc_service`, with its second, nested html element."""
    return _page(
        story,
        f'<link rel="canonical" href="{escape(url)}">',
        '<div id="page_info" style="display:none"><span id="site_id">1</span></div><h1>Báo thử</h1>'
        '<main><html><head></head><body><div class="group-time">'
        f'<time class="time">{story.published:%H:%M, %d/%m/%Y}</time></div>'
        f'<div class="detail-main-title"><h1 class="title">{escape(story.title)}</h1></div>'
        f'<div class="content-reply"><p class="reply">{escape(story.lead)}</p></div>'
        f'<div id="content" class="content-detail"><div class="td-post-content"><p><strong>{escape(story.lead)}'
        f"</strong></p>{_paragraphs(story)}</div></div>"
        f'<div class="after-author"><p class="author">{story.author}</p></div></body></html></main>{_related()}',
    )


def listing(name: str, links: Iterable[tuple[str, str]], more: str = "") -> str:
    """A section: headlines with their addresses, then `more`, such as the links of pages."""
    items = "".join(f'<li><h3><a href="{escape(url)}">{escape(title)}</a></h3></li>' for url, title in links)
    return (
        f'<html><head><meta charset="utf-8"><title>{name}</title></head><body><nav><a href="/">Trang chủ</a></nav>'
        f"<ul>{items}</ul>{more}</body></html>"
    )


def _page(story: Story, head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(story.title)} - Báo thử</title>'
        f'{head}</head><body><nav><a href="/">Trang chủ</a> <a href="/xa-hoi/">Xã hội</a></nav>{body}'
        "<footer>Cơ quan ngôn luận của một huyện tưởng tượng. Giấy phép số 00/GP.</footer></body></html>"
    )


def _paragraphs(story: Story) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)


def _related() -> str:
    items = "".join(
        f'<li><a href="/lien-quan/{place}">{words}</a></li>' for place, words in enumerate(_RELATED)
    )
    return f'<div class="related"><h4>Tin liên quan</h4><ul>{items}</ul></div>'
