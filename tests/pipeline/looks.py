# ruff: noqa: E501, ISC004  (templates and prose)
"""Invented articles, and the looks of invented newspapers that print them: templates, one function a look.

Every look has the traps of real pages about it: related boxes, comments, tags, advertisements, a second
`h1`, teasers with whole sentences, today's date in the masthead.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Story:
    """An article as its editors wrote it. hour, day: `08:15`, `11/03/2021`. heads: paragraph -> sub-heading
    above it."""

    title: str
    hour: str
    day: str
    author: str
    lead: str
    paragraphs: tuple[str, ...]
    caption: str
    heads: tuple[tuple[int, str], ...] = ()

    @property
    def published(self) -> str:
        day, month, year = self.day.split("/")
        return f"{year}-{month}-{day}T{self.hour}"

    @property
    def body(self) -> str:
        """Lead, sub-headings and paragraphs."""
        heads = dict(self.heads)
        lines = [self.lead]
        for index, paragraph in enumerate(self.paragraphs):
            lines += [heads[index]] if index in heads else []
            lines.append(paragraph)
        return "\n".join(lines)


STORIES = (
    Story(
        "Bản Lùng vững bước",
        "08:15",
        "11/03/2021",
        "Thu Hà",
        "Từ một xã trắng đường ô tô, Bản Lùng hôm nay có đường bê tông về đến tận bản cuối cùng của xã.",
        (
            "Năm qua, Đảng bộ xã Bản Lùng lãnh đạo nhân dân làm được nhiều việc khó, từ mở đường đến các thôn, "
            "làm lại nhà dột nát, cho đến trồng mới mấy chục héc-ta chè trên những nương ngô bạc màu.",
            "Bí thư Đảng ủy xã Lò Văn Páo kể, hồi đầu không ai tin cây chè sống nổi, cán bộ phải trồng trước ở "
            "nhà mình, hai năm sau bà con sang xem rồi xin giống về trồng theo.",
            "Toàn xã hiện có 12 chi bộ với 184 đảng viên.",
            "Ở bản Pó, ông Vàng A Sủ dành hẳn nửa quả đồi phía sau nhà để ươm cây giống. Mỗi vụ ông bán được hơn "
            "ba vạn cây, số tiền ấy đủ cho hai người con theo học ở thành phố.",
            "“Có đường thì chè mới ra được chợ”, ông nói.",
            "Theo kế hoạch, đến cuối nhiệm kỳ, xã phấn đấu có 150 ha chè, trong đó một phần ba được cấp chứng "
            "nhận hữu cơ, và mỗi thôn có ít nhất một tổ hợp tác.",
        ),
        "Bà con bản Pó thu hoạch chè",
        ((3, "Đảng viên đi trước"),),
    ),
    Story(
        "Sơn Lĩnh bổ nhiệm nhiều cán bộ chủ chốt",
        "16:40",
        "02/10/2023",
        "Hoàng Nam",
        "Chiều 2/10, Huyện ủy Sơn Lĩnh tổ chức hội nghị công bố các quyết định về công tác cán bộ.",
        (
            "Tại hội nghị, Ban Tổ chức Huyện ủy công bố quyết định điều động bà Đặng Thị Hòa, Chủ tịch UBND xã Nà "
            "Pheo, giữ chức Trưởng phòng Nội vụ huyện từ ngày 5/10.",
            "Ông Lường Văn Hùng được chỉ định giữ chức Bí thư Đảng ủy thị trấn Tân Khai, nhiệm kỳ 2020 - 2025.",
            "Phát biểu giao nhiệm vụ, Bí thư Huyện ủy Quàng Văn Inh đề nghị các đồng chí sớm ổn định tổ chức, giữ "
            "đoàn kết nội bộ và thực hiện nghiêm Nghị quyết số 07-NQ/HU.",
        ),
        "Lãnh đạo huyện trao quyết định cho các cán bộ",
    ),
    Story(
        "Mưa lớn làm sạt lở nhiều tuyến đường ở Đản Khê",
        "06:05",
        "28/07/2024",
        "Minh Đức - Lan Chi",
        "Mưa kéo dài từ đêm 26/7 khiến hàng nghìn mét khối đất đá tràn xuống đường, ba thôn bị chia cắt.",
        (
            "Thống kê ban đầu của Ban Chỉ huy Phòng chống thiên tai huyện cho biết 42 nhà bị hư hỏng, trong đó 5 "
            "nhà sập hoàn toàn; rất may không có thiệt hại về người.",
            "Tỉnh lộ 176 sạt ở ba điểm.",
            "Ngay trong đêm, lực lượng dân quân cùng công an xã đã đưa 31 hộ với 147 nhân khẩu đến nơi an toàn, "
            "dựng lán tạm tại nhà văn hóa và trường tiểu học.",
            "Sáng 27/7, đoàn công tác do Phó Chủ tịch UBND huyện Giàng Thị Mẩy dẫn đầu đi kiểm tra thực địa. Bà "
            "yêu cầu các xã cắt cử người trực gác ở ngầm tràn, không để người dân qua lại khi nước còn cao.",
            "Đơn vị quản lý đường bộ đã huy động 6 máy xúc, 4 ô tô và 40 công nhân để thông tuyến.",
            "Dự kiến trước 18 giờ hôm nay, xe máy có thể đi lại được; ô tô phải chờ thêm hai ngày nữa vì khối "
            "lượng đất trên taluy dương còn rất lớn.",
            "Theo dự báo, mưa còn tiếp diễn đến hết tuần, người dân ven suối cần theo dõi sát các bản tin và sẵn "
            "sàng sơ tán khi có lệnh.",
        ),
        "Đất đá tràn xuống mặt đường ở Khe Sành",
        ((2, "Sơ tán trong đêm"), (4, "Thông đường từng mét")),
    ),
    Story(
        "Ngày hội ở thôn Nà Tấu",
        "19:30",
        "18/11/2022",
        "Bích Ngọc",
        "Hơn 200 người dân thôn Nà Tấu sáng nay dự ngày hội đại đoàn kết, mở đầu bằng tiếng trống và điệu xòe.",
        (
            "Trưởng thôn Hà Thị Nhung báo cáo kết quả một năm của khu dân cư: 92% hộ đạt gia đình văn hóa, hộ "
            "nghèo giảm còn 4,5%, không có người vi phạm pháp luật.",
            "Dịp này, bốn gia đình tiêu biểu được nhận giấy khen.",
            "Phần hội diễn ra sôi nổi với kéo co, đẩy gậy, ném còn và bữa cơm chung do chính các bà, các chị "
            "trong thôn nấu từ sáng sớm.",
        ),
        "Tiết mục văn nghệ chào mừng ngày hội",
    ),
)

OTHERS = (
    (
        "Sơn Lĩnh có 500 hộ thoát nghèo trong năm nay",
        "Ủy ban nhân dân huyện vừa công bố kết quả rà soát, theo đó số hộ nghèo giảm nhanh nhất ở vùng cao.",
    ),
    (
        "Khánh thành cầu treo Suối Lạnh",
        "Sau tám tháng thi công, cây cầu dài 96 mét đã nối đôi bờ, giúp học trò không còn phải lội suối mùa lũ.",
    ),
    (
        "Giải bóng chuyền các xã vùng cao",
        "Mười hai đội tham dự vòng loại, trận chung kết sẽ diễn ra tối thứ bảy tại sân vận động huyện.",
    ),
    (
        "Giá chè búp tươi tăng nhẹ",
        "Thương lái thu mua với giá cao hơn tuần trước, nông dân tranh thủ hái lứa cuối trước khi trời rét.",
    ),
)
COMMENT = "Bài viết rất hay, mong quê mình có thêm nhiều con đường mới như thế này để bà con đỡ vất vả!"


def links(tag: str = "li") -> str:
    return "".join(
        f'<{tag}><a href="/tin-{i}.html">{title}</a></{tag}>' for i, (title, _) in enumerate(OTHERS)
    )


def teasers(kind: str = "item") -> str:
    """Other articles with their opening sentences and dates."""
    return "".join(
        f'<div class="{kind}"><h3><a href="/tin-{i}.html">{title}</a></h3><time>2{i}/11/2026</time>'
        f"<p>{opening}</p></div>"
        for i, (title, opening) in enumerate(OTHERS)
    )


def shell(title: str, body: str, head: str = "", paper: str = "Báo Sơn Lĩnh") -> str:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
        "<style>.a{color:red}</style><script>var menu = {open: '<p>Đang tải nội dung, xin chờ</p>'};</script>"
        f'</head><body><div class="top">Chủ nhật, 22/11/2026 | <a href="/">Trang chủ</a> <a href="/rss">RSS</a>'
        f'</div><ul class="mainmenu">{"".join(f"<li><a href=/{n}>{n}</a></li>" for n in SECTIONS)}</ul>'
        f'{body}<div id="bottom"><p>{paper}. Giấy phép số 12/GP-BTTTT cấp ngày 3/4/2015. Tổng Biên tập: Mã Thị '
        "Sen. Địa chỉ: tổ 3, thị trấn Tân Khai, huyện Sơn Lĩnh. Điện thoại: 0207 1234 567.</p></div></body></html>"
    )


SECTIONS = ("Thời sự", "Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Quốc phòng - An ninh", "Pháp luật")


def paragraphs(story: Story, tag: str = "p", head: str = "h2") -> list[str]:
    heads = dict(story.heads)
    lines = []
    for index, text in enumerate(story.paragraphs):
        if index in heads:
            lines.append(f"<{head}>{heads[index]}</{head}>")
        lines.append(f"<{tag}>{text}</{tag}>")
    return lines


def semantic(story: Story) -> str:
    """HTML5 as meant: article, time, figure; JSON-LD; related links inside the body."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.published}:00+07:00",
        "author": {"@type": "Person", "name": story.author},
        "description": story.lead,
    }
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    lines = paragraphs(story)
    lines.insert(2, f'<aside class="related"><h4>Tin liên quan</h4><ul>{links()}</ul></aside>')
    lines.insert(
        1, f"<figure><img src=a.jpg><figcaption>{story.caption}. Ảnh: {story.author}</figcaption></figure>"
    )
    return shell(
        f"{story.title} - Báo Sơn Lĩnh",
        f'<main><article><header><h1>{story.title}</h1><time datetime="{story.published}:00+07:00">{story.day}'
        f'</time></header><p class="sapo">{story.lead}</p><div class="text">{"".join(lines)}</div></article>'
        f'<section class="comments"><h3>Bình luận</h3><p>{COMMENT}</p></section></main>'
        f"<aside><h2>Đọc nhiều</h2>{teasers()}</aside>",
        head,
    )


def bare_divs(story: Story) -> str:
    """Paragraphs that are bare div elements, classes that say nothing, the lead in bold inside."""
    lines = paragraphs(story, "div", "div")
    return shell(
        f"{story.title} | Báo Đản Khê điện tử",
        f'<div class="w1"><div class="l9"><h1>{story.title}</h1><div class="x2">{story.hour} | {story.day}</div>'
        f'<div class="x7"><div><b>{story.lead}</b></div>{"".join(lines)}<div style="text-align:right"><b>'
        f"{story.author}</b></div></div><div class=k3><div>Chia sẻ</div><div>In trang</div></div>"
        f'<div class="r1"><div>Tin cùng chuyên mục</div>{teasers("r2")}</div></div></div>',
    )


def line_breaks(story: Story) -> str:
    """One cell of a table; paragraphs end with two line breaks; the section is the first h1."""
    heads = dict(story.heads)
    text = "".join(
        (f"<b>{heads[i]}</b><br /><br />" if i in heads else "") + f"{paragraph}<br /><br />\n"
        for i, paragraph in enumerate(story.paragraphs)
    )
    return shell(
        f"{story.title}",
        f'<table width="100%"><tr><td class="menu-trai"><ul>{links()}</ul></td><td class="noidung"><h1>THỜI SỰ</h1>'
        f'<h2 class="tieude">{story.title}</h2><span class="ngay">(Ngày đăng: {story.day} {story.hour})</span><br>'
        f'<span class="trichdan"><b>{story.lead}</b></span><br><br><div class="chitiet">{text}'
        f"<i>Bài, ảnh: {story.author}</i></div><p><b>Các tin khác</b></p><ul>{links()}</ul></td></tr></table>",
        f'<meta property="og:title" content="{escape(story.title)}">',
    )


def sapo_block(story: Story) -> str:
    """A modern CMS: sapo in a block of its own, author in one, related box by class, tags, share bar."""
    lines = paragraphs(story, "p", "h3")
    lines.insert(1, f'<table class="picture"><tr><td><img src=b.jpg></td></tr><tr><td class="caption">{story.caption}'
                    "</td></tr></table>")  # fmt: skip
    lines.append('<div class="article__tag-box"><span>Từ khóa:</span> <a href="/t/1">Sơn Lĩnh</a></div>')
    return shell(
        f"{story.title}",
        f'<div class="l-content"><div class="breadcrumb"><a href="/x">Xã hội</a></div>'
        f'<h1 class="article__title">{story.title}</h1><div class="article__meta"><span class="author">'
        f'{story.author}</span> <span class="date">{story.day} - {story.hour}</span></div>'
        f'<div class="article__social">Chia sẻ Facebook Zalo</div><div class="article__sapo">{story.lead}</div>'
        f'<div class="article__body cms-body">{"".join(lines)}</div><div class="article__related"><h3>Tin liên quan'
        f'</h3>{teasers("story")}</div><div class="box-comment"><p>{COMMENT}</p><p>{COMMENT}</p></div></div>'
        f'<div class="sidebar"><div class="box">{teasers("story")}{teasers("story")}</div></div>',
        f'<meta property="og:title" content="{escape(story.title)}"><meta property="og:type" content="article">'
        f'<meta name="description" content="{escape(story.lead)}">',
    )


def microdata(story: Story) -> str:
    """schema.org as attributes; the date with its weekday; the byline ends the body."""
    weekday = "Thứ Năm"
    lines = paragraphs(story, "p", "h2")
    lines.append(f"<p><em>Tin, ảnh: {story.author}</em></p>")
    return shell(
        f"{story.title} - Trang tin Đản Khê",
        f'<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{story.title}</h1>'
        f'<span class="post-time">{weekday}, {story.day}, {story.hour} (GMT+7)</span>'
        f'<h2 itemprop="description">{story.lead}</h2><div itemprop="articleBody">{"".join(lines)}</div>'
        f'<div class="fb-like">Thích</div></div><div class="list-news">{teasers("news-item")}</div>',
    )


def script_string(story: Story) -> str:
    """The body is a string of a script."""
    body = "".join(paragraphs(story)) + f'<p style="text-align: right;"><strong>{story.author}</strong></p>'
    return shell(
        f"{story.title} - Báo Sơn Lĩnh",
        f'<h1>{story.title}</h1><p class="date">{story.day}, {story.hour}</p><p class="sapo">{story.lead}</p>'
        f'<div id="noidung"></div><script>var bai = {json.dumps(body)};\n'
        f'document.getElementById("noidung").innerHTML = bai;</script><div class="right">{links("p")}</div>',
    )


def nested_html(story: Story) -> str:
    """A second html element inside main, closed before the article begins; split words."""
    text = "".join(paragraphs(story, "p", "h4")).replace("nhân", "<span>nh</span><span>ân</span>")
    text = text.replace(" và ", " \u200bvà ").replace("người", "ng\u200bười")
    return shell(
        f"{story.title} - Báo Sơn Lĩnh online",
        f'</html><h1>Báo Sơn Lĩnh</h1><main><html><head></head><body><div class="tools"><time>{story.hour}, '
        f'{story.day}</time></div><h1 class="t">{story.title}</h1><div class="reply"><p>{story.lead}</p></div>'
        f'<div class="detail"><div><p><strong>{story.lead}</strong></p>{text}</div></div><p class="author">'
        f"{story.author}</p></body></html></main><h1>Tin liên quan</h1>{teasers()}<h1>Đa phương tiện</h1>{links('p')}",
    )


def description_only(story: Story) -> str:
    """No body class that speaks, the lead only described, hidden copies, epoch as the date's metadata."""
    from datetime import datetime

    epoch = int(datetime.fromisoformat(f"{story.published}+07:00").timestamp())
    lines = paragraphs(story, "p", "p")
    lines.insert(2, f'<p>>> <a href="/tin-9.html">{OTHERS[1][0]}</a></p>')
    lines.insert(1, f'<p style="text-align:center"><img src=c.jpg></p><p style="text-align:center"><em>{story.caption}.'
                    " Ảnh: CTV</em></p>")  # fmt: skip
    return shell(
        f"{story.title} - Đản Khê Online",
        f'<div class="c"><div class="title-page">{story.title}</div><p>{story.lead}</p>{"".join(lines)}'
        f'<p style="display:none">Bản in của {story.title}: vui lòng không sao chép nội dung này dưới mọi hình thức.'
        f'</p><p><b>{story.author}</b></p></div><div class="quangcao"><p>Vay vốn ưu đãi, thủ tục nhanh gọn, giải ngân '
        f'trong ngày, liên hệ ngay số máy dưới đây.</p></div><div class="d">{links("p")}</div>',
        f'<meta name="its_publication" content="{epoch}"><meta name="description" content="{escape(story.lead[:150])}">'
        f'<meta property="og:title" content="{escape(story.title)}">',
    )


def portal(story: Story) -> str:
    """A government portal: title of the site on every page, headlines already published inside the container."""
    return shell(
        "Trang thông tin điện tử huyện Đản Khê",
        f'<form id="aspnet"><div class="col-left"><h3>Danh mục</h3><ul>{links()}</ul></div><div class="ArticleContent">'
        f'<p class="ArticleTitle"><strong>{story.title}</strong></p><p class="ArticleDate">Cập nhật lúc {story.hour} '
        f"ngày {story.day}</p><p><em>{story.lead}</em></p>{''.join(paragraphs(story, 'p', 'p'))}"
        f'<p align="right"><strong>{story.author}</strong></p><p><strong>TIN ĐÃ ĐƯA</strong></p>'
        + "".join(f"<p><a href=/{i}>{title}</a> (1{i}/07/2019)</p>" for i, (title, _) in enumerate(OTHERS))
        + "</div></form>",
        paper="Huyện Đản Khê",
    )


def many_wrappers(story: Story) -> str:
    """Each paragraph in wrappers of its own, advertisements between, the body in two sections."""
    half = len(story.paragraphs) // 2
    lines = [f'<div class="row"><div class="cell"><p>{line}</p></div></div>' for line in story.paragraphs]
    for index, head in reversed(story.heads):
        lines.insert(index, f'<div class="row"><h2>{head}</h2></div>')
    lines.insert(1, '<div class="ads-inline"><p>Quảng cáo</p></div>')
    return shell(
        f"{story.title}",
        f'<div class="page"><div class="header-article"><h1>{story.title}</h1><div class="info"><span>{story.author}'
        f'</span><span>{story.day} {story.hour}</span></div></div><div class="intro">{story.lead}</div>'
        f'<div class="part">{"".join(lines[:half])}</div><div class="part">{"".join(lines[half:])}</div>'
        f'<div class="post-tags"><a>Sơn Lĩnh</a><a>Đản Khê</a></div><div class="next-prev"><a>{OTHERS[0][0]}</a></div>'
        f'<div id="comments"><div class="c"><p>{COMMENT}</p></div></div></div>',
        f'<meta property="article:published_time" content="{story.published}:00+07:00"><meta property="og:title" '
        f'content="{escape(story.title)}"><meta name="author" content="{story.author}">',
    )


def photo_story(story: Story) -> str:
    """Photographs with captions between all paragraphs, blockquotes, a list."""
    lines = []
    heads = dict(story.heads)
    for index, text in enumerate(story.paragraphs):
        if index in heads:
            lines.append(f"<p><strong>{heads[index]}</strong></p>")
        if text.startswith("“"):
            lines.append(f"<blockquote>{text}</blockquote>")
        elif index == len(story.paragraphs) - 1:
            lines.append(f"<ul><li>{text}</li></ul>")
        else:
            lines.append(f"<p>{text}</p>")
        if index == 0:
            lines.append(
                f'<div class="image"><img src="{index}.jpg"><p class="image-caption">{story.caption}.</p></div>'
            )
    return shell(
        f"{story.title} - Phóng sự ảnh",
        f'<div class="container"><div class="detail-left"><h1 class="detail-title">{story.title}</h1><div class="'
        f'detail-time"><span>{story.day} {story.hour} GMT+7</span></div><h4 class="sapo"><span>(Báo Sơn Lĩnh) - </span>'
        f'{story.lead}</h4><div class="detail-content">{"".join(lines)}<p style="text-align:right">{story.author}</p>'
        f'</div><div class="box-tin-lien-quan"><ul>{links()}</ul></div></div><div class="detail-right">'
        f'<div class="most-read">{teasers()}</div></div></div>',
    )


def wordpress(story: Story) -> str:
    """The commonest theme of district pages: entry-content, share buttons inside, the reply form as comments."""
    lines = paragraphs(story, "p", "h3")
    return shell(
        f"{story.title} &#8211; Huyện Sơn Lĩnh",
        f'<div id="primary" class="content-area has-sidebar comments-open"><article class="post type-post tag-huyen '
        f'category-tin"><header class="entry-header"><h1 class="entry-title">{story.title}</h1><div class="entry-meta">'
        f'<span class="posted-on"><a href="/x"><time class="entry-date published" datetime="{story.published}:00+07:00">'
        f'{story.day}</time></a></span> <span class="byline"><span class="author vcard"><a href="/author/admin">admin'
        f'</a></span></span></div></header><div class="entry-content"><p><strong>{story.lead}</strong></p>'
        f'{"".join(lines)}<p style="text-align: right"><strong>{story.author}</strong></p><div class="sharedaddy">'
        f'<h3>Chia sẻ:</h3><ul><li><a>Facebook</a></li></ul></div></div><footer class="entry-footer">Chuyên mục: '
        f'<a>Tin tức</a></footer></article><nav class="post-navigation"><a>{OTHERS[2][0]}</a></nav><div id="respond">'
        f"<p>Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu.</p></div></div>"
        f'<div id="secondary" class="widget-area"><ul>{links()}</ul></div>',
        '<meta name="generator" content="WordPress 6.1">',
    )


def sidebar_first(story: Story) -> str:
    """The lists of other articles stand before the article and say more than it does."""
    items = "".join(
        f'<li><a href="/tin-{i}.html"><img src=s.jpg></a><p><a href="/tin-{i}.html">{title}</a></p><p>{opening}</p></li>'
        for i, (title, opening) in enumerate(OTHERS * 3)
    )
    return shell(
        f"{story.title} | Xã hội | Báo Sơn Lĩnh",
        f'<div class="row"><div class="col-4"><div class="date">Chủ nhật, 22/11/2026</div><ul class="ls">{items}</ul></div>'
        f'<div class="col-8"><h3 class="headline">{story.title}</h3><p class="meta-line"><i>{story.author}</i> <i>'
        f'{story.day} - {story.hour}</i></p><p class="ap">{story.lead}</p>{"".join(paragraphs(story, "p", "h4"))}'
        f'<p class="end"><b>{story.author}</b></p></div></div>',
        f'<meta property="og:title" content="{escape(story.title)} | Xã hội | Báo Sơn Lĩnh">',
    )


def many_comments(story: Story) -> str:
    """Readers say more than the newspaper."""
    said = "".join(f'<div class="idea"><b>Bạn đọc {n}</b><p>{COMMENT} {COMMENT}</p></div>' for n in range(9))
    return shell(
        f"{story.title} - Báo Đản Khê",
        f'<div id="wrap"><div id="news"><h1>{story.title}</h1><div class="stamp">Thứ hai, ngày {story.day} | {story.hour}'
        f'</div><div class="body-text"><p class="first"><strong>{story.lead}</strong></p>{"".join(paragraphs(story))}'
        f'<p class="sign">{story.author}</p></div></div><div id="ykien"><h3>Ý kiến bạn đọc</h3>{said}</div></div>',
    )


def sections_without_names(story: Story) -> str:
    """Every paragraph in an element of its own, none with a class."""
    lines = [f"<section><p>{line}</p></section>" for line in story.paragraphs]
    for index, head in reversed(story.heads):
        lines.insert(index, f"<section><h3>{head}</h3></section>")
    return shell(
        f"{story.title}",
        f"<main><article><section><h1>{story.title}</h1></section><section><span>{story.author}</span> <span>"
        f"{story.hour} - {story.day}</span></section><section><p><b>{story.lead}</b></p></section>{''.join(lines)}"
        f"</article></main><aside>{teasers()}</aside>",
        '<meta property="og:type" content="article">',
    )


def single_breaks(story: Story) -> str:
    """Running text in the article element itself, one line break a paragraph."""
    heads = dict(story.heads)
    text = "".join(
        (f"<strong>{heads[i]}</strong><br>" if i in heads else "") + f"{paragraph}<br>"
        for i, paragraph in enumerate(story.paragraphs)
    )
    return shell(
        f"{story.title} » Tin tức » Sơn Lĩnh",
        f"<article><h1>{story.title}</h1><small>{story.day} lúc {story.hour}</small><br><em>{story.lead}</em><br><br>"
        f"{text}<br>Tin, ảnh: {story.author}</article><hr><b>Tin mới</b><br>{links('div')}",
    )


def related_in_the_middle(story: Story) -> str:
    """Links to other articles in the middle of the text, as a list under its heading and as single lines."""
    lines = paragraphs(story)
    lines.insert(2, f"<h4>TIN LIÊN QUAN</h4><ul>{links()}</ul>")
    lines.insert(1, f'<p><strong>Xem thêm: </strong><a href="/tin-3.html">{OTHERS[3][0]}</a></p>')
    data = [
        {"@type": "WebSite", "name": "Báo Sơn Lĩnh"},
        {
            "@type": ["NewsArticle"],
            "headline": story.title,
            "datePublished": story.published.replace("T", " ") + ":00",
            "author": [{"@type": "Organization", "name": "Báo Sơn Lĩnh"}],
        },
    ]
    return shell(
        f"Báo Sơn Lĩnh - {story.title}",
        f'<div class="main-col"><div class="cate">Chính trị</div><h1>{story.title}</h1><div class="sub"><span>{story.day}'
        f'</span></div><div class="txt-head">{story.lead}</div><div class="txt-body">{"".join(lines)}<p style="text-align'
        f': right;"><b>{story.author}</b></p></div><div class="fb-comments"></div></div>',
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>',
    )


def empty_paragraphs(story: Story) -> str:
    """From a word processor: fonts, empty paragraphs, hard blanks, entities, captions in italics."""
    lines = [
        line.replace("<p>", '<p class="MsoNormal"><span style="font-family: Arial">').replace(
            "</p>", "</span></p><p>&nbsp;</p>"
        )
        for line in paragraphs(story, "p", "h3")
    ]
    lines.insert(2, f'<p align="center"><img src=w.jpg><br><em>{story.caption}.</em></p>')
    text = "".join(lines).replace(" của ", "&nbsp;của ").replace("ệ", "&#7879;")
    return (
        shell(
            f"{story.title} - Huyện ủy Sơn Lĩnh",
            f'<div id="ContentPlaceHolder1"><span class="title-detail">{story.title}</span><span class="news-date">{story.day} '
            f'{story.hour}:00 SA</span><div id="divNewsDetails"><p class="MsoNormal"><b>{story.lead}</b></p>{text}<p align="right">'
            f"<b>{story.author}</b></p></div><div class='others'><b>Các bài viết khác</b><ul>{links()}</ul></div></div>",
        )
        if int(story.hour[:2]) < 12
        else microdata(story)
    )


LOOKS: dict[str, Callable[[Story], str]] = {
    look.__name__: look
    for look in (
        *(semantic, bare_divs, line_breaks, sapo_block, microdata, script_string, nested_html),
        *(description_only, portal, many_wrappers, photo_story, wordpress, sidebar_first, many_comments),
        *(sections_without_names, single_breaks, related_in_the_middle, empty_paragraphs),
    )
}
