# ruff: noqa: E501
"""Pages that answer 200 and hold no article, each under its name; short articles that look like them are kept."""

import pytest

from pipeline.article import Article, Issue
from pipeline.parse.page import parse_page

SECTIONS = (
    "Trang chủ",
    "Thời sự",
    "Chính trị",
    "Kinh tế",
    "Xã hội",
    "Văn hóa",
    "Pháp luật",
    "Quốc tế",
    "Bạn đọc",
)
NAV = "".join(f'<li><a href="/c{i}">{name}</a></li>' for i, name in enumerate(SECTIONS))
OTHERS = (
    ("Khởi công cầu Nậm Thoong hơn 90 tỷ đồng", "Sáng nay, tại trung tâm huyện, các đơn vị liên quan đã tổ chức lễ khởi công với sự tham gia của đông đảo cán bộ, đảng viên và nhân dân."),
    ("Ra quân tổng vệ sinh môi trường đầu năm", "Nhằm hưởng ứng phong trào thi đua, các xã đồng loạt ra quân dọn vệ sinh, khơi thông cống rãnh, trồng hoa ven đường."),
    ("Đại hội điểm Hội Nông dân xã Bằng Cốc", "Đại hội đã bầu Ban Chấp hành khóa mới gồm 15 đồng chí, thông qua nghị quyết nhiệm kỳ 2023 - 2028."),
    ("Tập huấn chuyển đổi số cho cán bộ thôn", "Trong hai ngày, học viên được hướng dẫn cách dùng dịch vụ công trực tuyến, thanh toán không dùng tiền mặt."),
    ("Giá lợn hơi tăng nhẹ trở lại", "Nhờ nguồn cung giảm, giá lợn hơi tại chợ huyện tăng từ 2.000 đến 3.000 đồng mỗi kg so với tuần trước."),
)  # fmt: skip
FOOT = "<footer><p>Báo Phú Lâm điện tử. Giấy phép số 212/GP-BTTTT. Tổng Biên tập: Trương Mạnh Hưởng. Điện thoại: 0207.3822.111. Ghi rõ nguồn khi phát hành lại thông tin từ website này.</p></footer>"
ITEM = '<div class="item"><h3><a href="/t-{i}.html">{title}</a></h3><span class="date">1{i}/05/2023</span><p>{opening}</p></div>'


def shell(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body><ul class="m">{NAV}</ul>'
        f"{body}{FOOT}</body></html>"
    )


def teasers(form: str = ITEM) -> str:
    return "".join(
        form.format(i=i, title=title, opening=opening) for i, (title, opening) in enumerate(OTHERS)
    )


def bare(title: str, body: str) -> str:
    return f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"


SIDE = f'<div class="right"><h3>Đọc nhiều</h3>{teasers("<p><a href=/x{i}>{title}</a></p>")}</div>'
FEATURE = '<div class="feat"><h2><a href="/f.html">Nông dân Bản Pẻo được mùa hồng</a></h2><p>Cuối tháng Chín, những triền đồi Bản Pẻo đỏ rực màu hồng chín. Năm nay được mùa, được giá, bà con phấn khởi vào vụ thu hoạch.</p></div>'
FRONT = "".join(
    f"<section><h2><a href=/s{k}>Mục {k}</a></h2><div><h3><a href=/a{k}>{title}</a></h3><p>{opening}</p></div><ul>{teasers('<li><a href=/b{i}>{title}</a></li>')}</ul></section>"
    for k, (title, opening) in enumerate(OTHERS)
)
NO_ARTICLES = [
    ("gone, said in a paragraph", "not_found", shell("Báo Phú Lâm điện tử", f"<div><h2>Rất tiếc!</h2><p>Bài viết bạn yêu cầu không tồn tại hoặc đã bị gỡ bỏ khỏi hệ thống.</p></div>{SIDE}")),
    ("gone, with suggestions", "not_found", shell("Không tìm thấy - Báo Phú Lâm", f"<h1>Lỗi 404</h1><p>Đường dẫn này không còn hoạt động. Mời bạn đọc các tin dưới đây.</p>{teasers()}")),
    ("gone, in English", "not_found", shell("404", "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>")),
    ("gone, as ASP.NET says it", "not_found", bare("The resource cannot be found.", "<h1>Server Error in '/' Application.</h1><h2><i>The resource cannot be found.</i></h2><b>Description: </b>HTTP 404.")),
    ("still empty", "not_found", shell("Giới thiệu huyện Kim Lũng", "<h1>Giới thiệu huyện Kim Lũng</h1><p>Nội dung đang được cập nhật, mời quý vị quay lại sau...</p>")),
    ("a program's error", "maintenance", bare("Runtime Error", "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2>An application error occurred.")),
    ("no database", "maintenance", bare("Error", "Database Error: Unable to connect to the database: Could not connect to MySQL")),
    ("a gateway's error", "maintenance", bare("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>")),
    ("repair", "maintenance", shell("Báo Phú Lâm", "<p>Trang thông tin đang được nâng cấp để phục vụ bạn đọc tốt hơn. Quý độc giả vui lòng quay lại sau.</p>")),
    ("repair, with hours", "maintenance", bare("Thông báo", "<h1>Thông báo</h1><p>Hiện tại hệ thống đang được bảo trì, nâng cấp từ 22h00 ngày 12/5 đến 06h00 ngày 13/5/2023.</p>")),
    ("log in", "no_text", shell("Đăng nhập - Báo Phú Lâm", "<h1>Đăng nhập</h1><form><label>Mật khẩu</label><input></form><p>Quên mật khẩu? Nhập địa chỉ email để nhận hướng dẫn đặt lại mật khẩu.</p>")),
    ("log in to read", "login", shell("Thông báo", "<h1>Thông báo</h1><p>Bạn không có quyền truy cập nội dung này. Vui lòng đăng nhập để tiếp tục.</p>")),
    ("a cookie's stub", "blocked", '<html><body><script>document.cookie="__test="+toHex()+"; path=/"; location.href="http://x/?i=1";</script></body></html>'),
    ("another one", "blocked", '<html><body><script>document.cookie="D1N=abc"+"; path=/";window.location.reload(true);</script></body></html>'),
    ("a wall", "blocked", bare("Just a moment...", "<h1>baophulam.example</h1><p>Verifying you are human. This may take a few seconds.</p>")),
    ("a riddle", "blocked", bare("Xác minh truy cập", "<h1>Xác minh bạn không phải là robot</h1><p>Vui lòng nhập mã xác nhận để tiếp tục truy cập trang web.</p>")),
    ("a firewall", "blocked", bare("Cảnh báo", "<p>Truy cập của bạn đã bị hệ thống tường lửa từ chối. Mã sự kiện: 18839912.</p>")),
    ("elsewhere", "blocked", bare("Đang chuyển hướng", "<p>Bạn đang được chuyển hướng đến trang mới, vui lòng chờ trong giây lát.</p>")),
    ("a domain that ran out", "blocked", bare("Tên miền đã hết hạn", "<h1>Tên miền baophulam.example đã hết hạn sử dụng</h1><p>Vui lòng liên hệ nhà đăng ký để gia hạn.</p>")),
    ("a search in vain", "no_text", shell("Tìm kiếm: abc - Báo Phú Lâm", f'<h1>Kết quả tìm kiếm cho "nghị quyết 25"</h1><p>Không tìm thấy kết quả nào phù hợp với từ khóa bạn nhập.</p>{SIDE}')),
    ("a search", "no_text", shell("Tìm kiếm: nghị quyết", f"<h1>Kết quả tìm kiếm: nghị quyết</h1><p>Tìm thấy 8 kết quả trong 0,12 giây</p>{teasers()}")),
    ("a section", "listing", shell("Thời sự - Báo Phú Lâm", f"<h1>Thời sự</h1>{teasers()}{SIDE}")),
    ("a section of bare links", "listing", shell("Chính trị - Báo Phú Lâm", f"<h1>CHÍNH TRỊ</h1>{teasers('<div class=n><a class=t href=/t-{i}.html>{title}</a><div class=s>{opening}</div></div>')}")),
    ("a section as a table", "listing", shell("Bao Phu Lam", f"<table>{teasers('<tr><td><img src=a.jpg></td><td><a href=d.asp?id={i}><b>{title}</b></a><br>{opening}</td></tr>')}</table>")),
    ("a section of cards", "listing", shell("Kinh tế - Báo Phú Lâm", f"<h1>Kinh tế</h1>{teasers('<a class=card href=/t-{i}.html><h3>{title}</h3><p>{opening}</p></a>')}")),
    ("a section that goes on elsewhere", "listing", shell("Tin tức", f"<h2>Tin tức</h2>{teasers('<div class=post><h2>{title}</h2><p>{opening} <a href=/t-{i}>Xem thêm</a></p></div>')}")),
    ("a section with one opening", "listing", shell("Xã hội - Báo Phú Lâm", f"<h1>Xã hội</h1>{FEATURE}{SIDE}")),
    ("a tag", "listing", shell("#chuyển đổi số | Báo Phú Lâm", f"<h1>#chuyển đổi số</h1><p>Các bài viết về chuyển đổi số trên Báo Phú Lâm</p>{teasers('<article><h2><a href=/t{i}>{title}</a></h2><time>1{i}/5/2023</time><div>{opening}</div></article>')}")),
    ("an author's page", "listing", shell("Tác giả Thu Hà", f"<h1>Thu Hà</h1><p class=bio>Phóng viên Báo Phú Lâm, phụ trách mảng văn hóa - xã hội.</p>{teasers()}")),
    ("the first page", "listing", shell("Báo Phú Lâm điện tử", f"{FEATURE}{FRONT}")),
    ("a video", "no_text", shell("Bản tin thời sự tối 12/5/2023 - Truyền hình", f"<h1>Bản tin thời sự tối 12/5/2023</h1><span>12/05/2023 19:45</span><video src=a.mp4></video>{SIDE}")),
    ("a PDF in a frame", "no_text", shell("Báo in số 4512 ngày 12/5/2023", '<h1>Báo in số 4512 ngày 12/5/2023</h1><iframe src="/viewer.html?file=4512.pdf"></iframe><p><a href="/4512.pdf">Tải về</a></p><span>Trang:</span><span>/ 8</span>')),
    ("a title without a text", "no_text", shell("Hội nghị tổng kết năm 2022", f"<h1>Hội nghị tổng kết năm 2022</h1><p class=date>12/05/2023</p><div class=content></div>{SIDE}")),
    ("pictures only", "no_text", shell("Ảnh: Lễ hội Xên Mường", "<h1>Ảnh: Lễ hội Xên Mường</h1><img src=1.jpg alt=ảnh><img src=2.jpg>")),
    ("a form", "no_text", shell("Liên hệ - Báo Phú Lâm", "<h1>Liên hệ</h1><form><p>Mọi ý kiến đóng góp xin gửi về Tòa soạn theo mẫu dưới đây, chúng tôi sẽ trả lời trong thời gian sớm nhất.</p></form>")),
    ("a poll", "no_text", shell("Thăm dò ý kiến", "<h1>Thăm dò ý kiến</h1><form><p>Bạn đánh giá thế nào về giao diện mới của trang thông tin?</p><label>Rất đẹp</label></form>")),
    ("a map of the site", "no_text", shell("Sơ đồ site", f"<h1>Sơ đồ site</h1><ul>{NAV}{NAV}</ul>")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "html"), [row[1:] for row in NO_ARTICLES], ids=[row[0] for row in NO_ARTICLES]
)
def test_what_is_no_article(reason: str, html: str) -> None:
    found = parse_page(html.encode(), "https://bao.example/x-1.html")
    assert isinstance(found, Issue), found
    assert found.reason == reason
    assert found.detail


def article(title: str, *lines: str, after: str = "") -> str:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return shell(title, f"<h1>{title}</h1><p class=d>12/05/2023 08:00</p><div>{text}</div>{after}")


ARTICLES = [
    ("Xử phạt 404 trường hợp vi phạm giao thông", "Trong tháng 4, Công an huyện Kim Lũng xử phạt 404 trường hợp vi phạm, thu nộp ngân sách 512 triệu đồng."),
    ("Tạm dừng dịch vụ công để bảo trì hệ thống", "Sở Thông tin và Truyền thông Phú Lâm thông báo, Cổng dịch vụ công của tỉnh tạm dừng từ 22 giờ ngày 13/5 để nâng cấp."),
    ("Không tìm thấy nạn nhân bị nước cuốn ở Nậm Thoong", "Sau hai ngày, lực lượng cứu hộ huyện Kim Lũng vẫn chưa tìm thấy anh L.V.T. bị lũ cuốn trôi khi qua ngầm tràn."),
    ("Cảnh báo lừa đảo đăng nhập VNeID", "Công an tỉnh Phú Lâm cảnh báo tình trạng yêu cầu người dân đăng nhập VNeID qua đường dẫn lạ để chiếm đoạt tài khoản."),
    ("Nhiều người bị chặn IP khi đăng ký lớp 1", "Sáng 12/5, nhiều phụ huynh ở Phú Lâm phản ánh hệ thống tuyển sinh báo lỗi, từ chối truy cập do quá tải."),
    ("Đình bản tạm thời trang tin vi phạm", "Cơ quan chức năng đã thu hồi tên miền, tạm dừng hoạt động trang thông tin điện tử vi phạm quy định về giấy phép."),
    ("Bầu bổ sung Phó Chủ tịch UBND xã Khâu Tinh", "Ngày 11/5, HĐND xã Khâu Tinh bầu bà Bàn Thị Nga giữ chức Phó Chủ tịch UBND xã."),
]  # fmt: skip


@pytest.mark.parametrize(("title", "line"), ARTICLES, ids=[title for title, _ in ARTICLES])
def test_short_articles_about_such_things_are_kept(title: str, line: str) -> None:
    for html in (article(title, line), article(title, line, after=teasers())):
        found = parse_page(html.encode(), "https://bao.example/x-1.html")
        assert isinstance(found, Article), found
        assert (found.title, found.text) == (title, f"{title}\n{line}")


def test_a_digest_is_an_article_and_keeps_all_its_news() -> None:
    news = "".join(f"<h3>{title}</h3><p>{opening} (<a href=/t>chi tiết</a>)</p>" for title, opening in OTHERS)
    html = shell("Tin vắn ngày 12/5", f"<h1>Tin vắn ngày 12/5</h1><p>12/05/2023 08:00</p><div>{news}</div>")
    found = parse_page(html.encode(), "https://bao.example/x-1.html")
    assert isinstance(found, Article), found
    assert all(words in found.text for pair in OTHERS for words in pair)
