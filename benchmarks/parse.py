# ruff: noqa: E501
"""How fast pages of 300 kB become articles, beside BeautifulSoup on the whole page and beside trafilatura.

    python benchmarks/parse.py

Prints pages a second on one core (CPU time, the best of five runs) and ratios; trust the ratios.
"""

import os
import time
from collections.abc import Callable

from pipeline.article import Article
from pipeline.parse.page import parse_page

SIZE = 300_000  # bytes
REPEATS = 5
SENTENCE = (
    "Đảng bộ xã Bản Lùng lãnh đạo nhân dân mở đường đến thôn xa, làm lại nhà dột nát và trồng mới {} ha chè. "
)


def page(number: int) -> bytes:
    """An invented page made as large papers make them: scripts, styles, menus, lists of other articles."""
    paragraphs = "".join(f"<p>{SENTENCE.format(number + line) * 3}</p>" for line in range(18))
    menu = "".join(f'<li class="item"><a href="/muc-{i}/">Chuyên mục {i}</a></li>' for i in range(120))
    others = "".join(
        f'<div class="story story--s"><a class="thumb" href="/tin-{i}-a1b2c3d/" title="Khánh thành cầu {i}"><img '
        f'data-src="/file/4028eaa4679b32c401/{i:06d}/anh-bia-{i}_20210315.jpg" alt="Khánh thành cầu {i}" width="240" '
        f'height="150"></a><h3 class="name"><a href="/tin-{i}-a1b2c3d/">Khánh thành cầu treo số {i}</a></h3>'
        f'<time class="time">11/03/2021</time></div>'
        for i in range(250)
    )
    body = (
        f'<div id="page_info" style="display:none"><i id="site_id">7</i></div><ul class="menu">{menu}</ul><main>'
        f'<div class="group-time"><time class="time">10:30, 15/05/2021</time></div><div class="detail-main-title">'
        f'<h1 class="title">Bản Lùng vững bước số {number}</h1></div><div class="content-reply"><p class="reply">'
        f'{SENTENCE.format(number)}</p></div><div id="content" class="content-detail"><div class="td-post-content">'
        f'{paragraphs}</div></div><div class="after-author"><p class="author">Thu Hà</p></div></main>'
        f'<section class="section-post-detail-related">{others}</section>'
    )
    filler = "<script>" + "window.queue=window.queue||[];function go(a,b){return a<b?a:b};" * 3000
    html = f'<!doctype html><html><head><meta charset="utf-8"><title>Bản Lùng</title></head><body>{body}'
    return (html.encode() + filler.encode())[: SIZE - 24] + b"</script></body></html>"


def by_soup(data: bytes) -> int:
    """What a per-site script does: the whole page into BeautifulSoup, the fields by select."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(data, "lxml")
    selectors = (
        ".detail-main-title h1.title",
        ".content-reply .reply",
        ".group-time .time",
        ".after-author .author",
    )
    fields = [soup.select_one(selector) for selector in selectors]
    paragraphs = [tag.get_text(" ", strip=True) for tag in soup.select("#content .td-post-content p")]
    return len(fields) + len(paragraphs)


def by_trafilatura(data: bytes) -> int:
    """Text and metadata of the page by trafilatura."""
    import trafilatura

    found = trafilatura.bare_extraction(data.decode(), include_comments=False, with_metadata=True)
    return len(found.text)


def ours(data: bytes) -> int:
    """With the family's selectors."""
    return _size(parse_page(data, "https://bao.example/1", "sc_service"))


def ours_unknown(data: bytes) -> int:
    """The same page without what its family is known by."""
    return _size(parse_page(data.replace(b"page_info", b"page_data"), "https://bao.example/1"))


def _size(article: object) -> int:
    assert isinstance(article, Article), article
    assert article.published == "2021-05-15T10:30"
    return len(article.text)


def pages_a_second(read: Callable[[bytes], int], pages: list[bytes]) -> float:
    read(pages[0])
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        for data in pages:
            read(data)
        best = min(best, time.process_time() - start)
    return len(pages) / best


def main() -> None:
    pages = [page(number) for number in range(6)]
    rates = {
        read.__name__: pages_a_second(read, pages) for read in (ours, ours_unknown, by_soup, by_trafilatura)
    }
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, rate in rates.items():
        print(f"{name:16}{rate:8.1f} pages of {len(pages[0]) // 1000} kB a second")
    print(
        f"known family: {rates['ours'] / rates['by_soup']:.1f} times BeautifulSoup's select on the whole page"
    )
    print(f"unknown page: {rates['ours_unknown'] / rates['by_trafilatura']:.1f} times trafilatura")


if __name__ == "__main__":
    main()
