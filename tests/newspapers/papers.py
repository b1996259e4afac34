# ruff: noqa: E501  (templates)
"""The newspapers: what each answers on each of three nights, and what a careful crawler has of it afterwards.

Every paper is a `Paper`: its source file as a researcher would write it, and a function that lays out a
night. What a rude crawler would do wrong is in the pages: each trap says what it catches.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import format_datetime

from newspapers import looks
from newspapers.server import Answer, Newspaper, Pages
from newspapers.stories import Story, stories, story

TEXT, XML = "text/plain; charset=utf-8", "application/xml; charset=utf-8"
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
FOREIGN = "http://127.0.0.2:9/khac.html"
METADATA = "http://169.254.169.254/latest/meta-data/"
INNER = "http://10.0.0.1/noi-bo-tin-tuc-quan-tri-1.html"
CORRECTED = "Đính chính: con số nêu ở bản trước chưa đúng, tòa soạn đã sửa lại theo báo cáo của xã."


@dataclass(frozen=True)
class Paper:
    """toml: fields of its source file but home. lay: fills the pages of a night. path: where a story is.
    stories: night -> those that are there to be had."""

    name: str
    toml: dict[str, object]
    lay: Callable[[Newspaper, int], None]
    path: Callable[[Story], str]
    stories: Callable[[int], list[Story]]
    gaps: float = 3.0
    forbidden: tuple[str, ...] = ()  # beginnings of paths that nobody may ask for
    expected: dict[str, object] = field(default_factory=dict)


def page(text: str, **fields: object) -> Answer:
    """A page of HTML in UTF-8."""
    return replace(Answer(text.encode()), **fields)  # type: ignore[arg-type]


# 1. modern: three listing pages, feed and sitemap of the same stories under other spellings, traps all about


def _modern_stories(night: int) -> list[Story]:
    """Twelve at first, one more each night; the second night corrects story 7."""
    found = stories(11 + night)
    return [_corrected(told) if told.number == 7 and night > 1 else told for told in found]


def _corrected(told: Story) -> Story:
    return replace(told, paragraphs=(*told.paragraphs, CORRECTED))


def _modern_path(told: Story) -> str:
    return f"/xa-hoi/{told.slug}-{20000 + told.number}.html"


def _lay_modern(paper: Newspaper, night: int) -> None:
    told = _modern_stories(night)
    url = {one.number: paper.home + _modern_path(one) for one in told}
    pages: Pages = {
        "/robots.txt": Answer(
            b"User-agent: *\nDisallow: /quan-tri/\nDisallow: /*?sapxep=\nCrawl-delay: 2\n", content_type=TEXT
        ),
        "/rss/home.rss": Answer(
            _feed(told[:6], lambda one: url[one.number] + "?utm_source=rss#binh-luan"),
            content_type="application/rss+xml",
        ),
        "/sitemap.xml": Answer(_sitemap(told[2:9], lambda one: url[one.number]), content_type=XML),
    }
    for one in told:
        pages[_modern_path(one)] = page(looks.modern(one, url[one.number]))
    for number in range(1, 4):
        shown = told[(number - 1) * 5 : number * 5]
        links = [(_modern_path(one) + "?fbclid=x" * (one.number % 2), one.title) for one in shown]
        pages["/xa-hoi/" if number == 1 else f"/xa-hoi/?trang={number}"] = page(
            looks.listing("Xã hội", links, _traps(number))
        )
    if night > 1:
        pages[_modern_path(story(3))] = Answer(b"", 410)
        pages[_modern_path(story(4))] = Answer(b"<h1>404</h1>", 404)
    paper.pages, paper.other = pages, _endless


def _traps(number: int) -> str:
    """Links beside the stories: the next page, a calendar, sessions, growing paths, other hosts, a forbidden one."""
    following = f'<a href="/xa-hoi/?trang={number + 1}">Trang sau</a>' if number < 3 else ""
    return (
        f'{following}<a href="/lich/2026/03/?ngay={number}">Lịch</a><a href="/xa-hoi/?thang=3&amp;nam=20{20 + number}">Tháng</a>'
        f'<a href="/s/ab{number}cd34ef56/xa-hoi/mot-bai-bao-hay-{30000 + number}.html">Phiên</a>'
        f'<a href="/xa-hoi/xa-hoi/xa-hoi/mot-bai-bao-hay-{40000 + number}.html">Lặp</a>'
        f'<a href="/quan-tri/bai-nhap-chua-duyet-{50000 + number}.html">Nháp</a>'
        f'<a href="{FOREIGN}">Báo bạn</a><a href="{INNER}">Nội bộ</a><a href="javascript:void(0)">x</a>'
        f'<a href="/xa-hoi/bai-hay-trong-tuan-60001.html?sapxep=moi">Sắp xếp</a>'
        f"<script>document.write('<a href=\"/xa-hoi/bai-trong-ma-lenh-700001.html\">')</script>"
        f'<!-- <a href="/xa-hoi/bai-trong-ghi-chu-70002.html">cũ</a> -->'
    )


def _endless(path: str) -> Answer | None:
    """A calendar and sessions that go on for ever, each page with links to more of it."""
    if path.startswith(("/lich/", "/s/", "/xa-hoi/xa-hoi/")) or "thang=" in path:
        more = "".join(f'<a href="{path.partition("?")[0]}{n}/?ngay={n}">{n}</a>' for n in range(5))
        return page(looks.listing("Lịch", [], more))
    if path.startswith("/quan-tri/") or "sapxep" in path:
        return page("<h1>Cấm</h1>")
    return None


# 2. graph: a torn feed alone, names of old and new spelling, a duplicate under another slug, redirects


def _graph_path(told: Story) -> str:
    return f"/tin/{told.slug}-post{900 + told.number}.html"


def _lay_graph(paper: Newspaper, night: int) -> None:
    told = _graph_stories(night)
    pages: Pages = {"/robots.txt": Answer(b"<html><h1>Khong tim thay</h1>", 404)}
    feed = _feed(told, lambda one: _graph_path(one)).decode()
    feed = feed.replace("</channel></rss>", "") + (
        f"<item><title>Bản trùng & khác tên</title><link>{paper.home}/tin/ten-khac-han-post{900}.html</link></item>"
        f"<item><title>Chuyển</title><link>{paper.home}/tin/da-doi-cho-post777.html</link></item>"
        f"<item><title>Ra ngoài</title><link>{paper.home}/tin/ra-ngoai-post778.html</link></item>"
        f"<item><title>Vào trong</title><link>{paper.home}/tin/vao-trong-post779.html</link></item>"
        f"<item><title>Siêu dữ liệu</title><link>{paper.home}/tin/sieu-du-lieu-post780.html</link></item>"
        f"<item><title>Vòng</title><link>{paper.home}/tin/vong-tron-post781.html</link></item>"
        f"<item><title>Cổng khác</title><link>{paper.home}/tin/cong-khac-post782.html</link></item>"
        f"<item><title>Quảng cáo</title><link>{FOREIGN}</link></item>"
    )
    pages["/rss"] = Answer(feed.encode(), content_type="text/html")
    for one in told:
        pages[_graph_path(one)] = page(looks.graph(one, paper.home + _graph_path(one)))
    pages["/tin/ten-khac-han-post900.html"] = pages[_graph_path(story(0))]
    for name, target in (
        ("da-doi-cho-post777", _graph_path(story(1))),
        ("ra-ngoai-post778", FOREIGN),
        ("vao-trong-post779", INNER),
        ("sieu-du-lieu-post780", METADATA),
        ("vong-tron-post781", "/tin/vong-tron-post781.html"),
        ("cong-khac-post782", f"http://127.0.0.1:{paper.port + 1 if paper.port < 65535 else 1}/tin-1.html"),
    ):
        pages[f"/tin/{name}.html"] = Answer(status=302, headers=(("Location", target),))
    paper.pages = pages


def _graph_stories(night: int) -> list[Story]:
    return stories(6 + night)


# 3. old: sitemap index with gzipped children, one of them torn; windows-1258 and UTF-8 without saying so


def _old_path(told: Story) -> str:
    return f"/chi-tiet.aspx?tin={told.slug}&id={told.number + 1}"


def _lay_old(paper: Newspaper, night: int) -> None:
    told = stories(8)
    index = (
        f'<?xml version="1.0"?><sitemapindex {NEWS}><sitemap><loc>{paper.home}/sitemap-1.xml.gz</loc></sitemap>'
        f"<sitemap><loc>{paper.home}/sitemap-2.xml</loc></sitemap><sitemap><loc>{paper.home}/bom.xml</loc></sitemap>"
        f"<sitemap><loc>{FOREIGN}</loc></sitemap><sitemap><loc>{paper.home}/chi-muc.xml</loc></sitemap></sitemapindex>"
    )
    first = _sitemap(told[:5], lambda one: paper.home + _old_path(one).replace("&", "&amp;"))
    torn = (
        _sitemap(told[5:], lambda one: paper.home + _old_path(one)).partition(b"</urlset>")[0] + b"<url><loc>"
    )
    bomb = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><urlset><url><loc>/x-&b;-1234.html</loc></url></urlset>'
    pages: Pages = {
        "/robots.txt": Answer(
            f"User-agent: *\nAllow: /\nSitemap: {paper.home}/chi-muc.xml\nSitemap: {FOREIGN}\n".encode(),
            content_type=TEXT,
        ),
        "/chi-muc.xml": Answer(index.encode(), content_type=XML),
        "/sitemap-1.xml.gz": Answer(gzip.compress(first, mtime=0), content_type="application/gzip"),
        "/sitemap-2.xml": Answer(torn, content_type=XML),
        "/bom.xml": Answer(bomb, content_type=XML),
        "/": page(looks.listing("Trang nhất", [])),
    }
    for one in told:
        text = looks.old(one, paper.home + _old_path(one))
        kind = "text/html; charset=iso-8859-1" if one.number % 2 else "text/html"
        pages[_old_path(one)] = Answer(text.encode("utf-8"), content_type=kind)
    paper.pages = pages


# 4. family: a known family, hashes in its addresses, a section that has pages without end


def _family_path(told: Story) -> str:
    return f"/xa-hoi/202603/{told.slug}-{(told.number + 17) * 7919:07x}/"


def _lay_family(paper: Newspaper, night: int) -> None:
    told = stories(9)
    pages: Pages = {
        "/robots.txt": Answer(
            b"User-agent: tinbai\nDisallow: /xa-hoi/202603/cam-\n\nUser-agent: *\nDisallow: /\n",
            content_type=TEXT,
        )
    }
    for one in told:
        pages[_family_path(one)] = page(looks.family_a(one, paper.home + _family_path(one)))
    paper.pages = pages

    def listing(path: str) -> Answer | None:
        """Any page number is answered; after the second the last stories come again and again."""
        if not path.startswith("/xa-hoi/") or "/202603/" in path:
            return None
        number = int(path.partition("trang-")[2].removesuffix(".html") or 1)
        shown = told[(number - 1) * 5 :][:5] or told[-3:]
        more = f'<a href="/xa-hoi/trang-{number + 1}.html">{number + 1}</a><a href="/xa-hoi/202603/cam-chi-danh-rieng-00abcd1/">Cấm</a>'
        return page(looks.listing("Xã hội", [(_family_path(one), one.title) for one in shown], more))

    paper.other = listing


# 5. rude: robots.txt answers 500; 6. mute: it never answers


def _lay_broken(paper: Newspaper, night: int) -> None:
    paper.pages = {
        "/robots.txt": Answer(b"User-agent: *\nAllow: /\n", 500),
        "/xa-hoi/": page(looks.listing("Xã hội", [(_modern_path(one), one.title) for one in stories(3)])),
    }


def _lay_mute(paper: Newspaper, night: int) -> None:
    _lay_broken(paper, night)
    paper.pages["/robots.txt"] = Answer(manner="dropped")


# 7. moody: each story answers in an ill manner of its own before, or instead of, the page itself


ILL = ("endless", "slow", "bomb", "truncated", "dropped", "silent", "busy", "soft", "repair", "error", "pdf")
_MANNERS = {
    "busy": Answer(b"", 429, (("Retry-After", "7"),)),
    "soft": page(
        "<html><head><title>Không tìm thấy</title></head><body><h1>Không tìm thấy trang</h1>"
        "<p>Trang bạn tìm không còn.</p></body></html>"
    ),
    "repair": page("<html><body><p>Hệ thống đang bảo trì, mời bạn quay lại sau.</p></body></html>"),
    "error": Answer(b"", 500),
    "pdf": Answer(b"%PDF-1.4", content_type="application/pdf"),
}
MOODY = 3 * len(ILL)  # stories; each third one is ill, so that no host looks broken that is not


def _moody_path(told: Story) -> str:
    return f"/{told.slug}-{told.number + 71000}.htm"


def _lay_moody(paper: Newspaper, night: int) -> None:
    told = stories(MOODY)
    pages: Pages = {
        "/robots.txt": Answer(b"", 404),
        "/tin-moi": page(looks.listing("Tin mới", [(_moody_path(one), one.title) for one in told])),
    }
    for one in told:
        good = page(looks.modern(one, paper.home + _moody_path(one)))
        pages[_moody_path(one)] = good
        if night == 1 and one.number % 3 == 0:
            pages[_moody_path(one)] = _ill(ILL[one.number // 3], good)
    paper.pages = pages


def _ill(manner: str, good: Answer) -> Answer | Callable[[int], Answer]:
    if manner == "busy":
        return lambda times: good if times else _MANNERS["busy"]
    return _MANNERS.get(manner, replace(good, manner=manner))


# 8. later: 503 with a Retry-After of two hours, as a date


def _lay_later(paper: Newspaper, night: int) -> None:
    told = stories(5)
    paper.pages = {
        "/robots.txt": Answer(b"", 404),
        "/tin-moi": page(looks.listing("Tin mới", [(_moody_path(one), one.title) for one in told])),
    } | {_moody_path(one): page(looks.graph(one, paper.home + _moody_path(one))) for one in told}
    if night == 1:
        paper.pages[_moody_path(story(4))] = Answer(b"", 503, (("Retry-After", "7200"),))


def _none(night: int) -> list[Story]:
    return []


def _moody_stories(night: int) -> list[Story]:
    """The first night has those that are well, and the one that was only busy."""
    well = [one for one in stories(MOODY) if one.number % 3 or ILL[one.number // 3] == "busy"]
    return well if night == 1 else stories(MOODY)


PAPERS = (
    Paper("modern", {"sections": ["/xa-hoi/"], "feeds": ["/rss/home.rss"], "sitemaps": ["/sitemap.xml"]},
          _lay_modern, _modern_path, _modern_stories,
          forbidden=("/quan-tri/", "/lich/", "/s/", "/xa-hoi/xa-hoi/", "/xa-hoi/bai-", "/xa-hoi/?thang")),
    Paper("graph", {"feeds": ["/rss"]}, _lay_graph, _graph_path, _graph_stories),
    Paper("old", {}, _lay_old, _old_path, lambda night: stories(8), forbidden=("/x-",)),
    Paper("family", {"sections": ["/xa-hoi/"], "family": "sc_service", "article": "/{section}/{yyyymm}/{slug}-{id:hex7}/"},
          _lay_family, _family_path, lambda night: stories(9), forbidden=("/xa-hoi/202603/cam-", "/xa-hoi/trang-4")),
    Paper("broken", {"sections": ["/xa-hoi/"]}, _lay_broken, _modern_path, _none, forbidden=("/xa-hoi/",)),
    Paper("mute", {"sections": ["/xa-hoi/"]}, _lay_mute, _modern_path, _none, forbidden=("/xa-hoi/",)),
    Paper("moody", {"sections": ["/tin-moi"]}, _lay_moody, _moody_path, _moody_stories),
    Paper("later", {"sections": ["/tin-moi"]}, _lay_later, _moody_path, lambda night: stories(5) if night > 1 else []),
)  # fmt: skip


def _feed(told: list[Story], link: Callable[[Story], str]) -> bytes:
    items = "".join(
        f"<item><title><![CDATA[{one.title}]]></title><link>{link(one)}</link>"
        f"<pubDate>{format_datetime(one.published)}</pubDate></item>"
        for one in told
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Tin & bài</title>{items}</channel></rss>'.encode()


def _sitemap(told: list[Story], link: Callable[[Story], str]) -> bytes:
    urls = "".join(
        f"<url><loc>{link(one)}</loc><lastmod>{one.published.isoformat()}</lastmod></url>" for one in told
    )
    return f'<?xml version="1.0"?><urlset {NEWS}>{urls}</urlset>'.encode()
