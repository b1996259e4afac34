"""Posts as ordinary reports of meetings tell them: attendees, bodies after the reform of 2025, elders."""

import pytest

from extractors import extract
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# the article (its first line is the title), the posts that a careful reader writes down: person, title, body
FOUND = [
    # an event behind the unit that holds it is no name of the unit
    (
        "Văn phòng UBND tỉnh Đại hội lần thứ VIII\nĐảng bộ Văn phòng UBND tỉnh Đại hội tại tỉnh Phú Yên. Ông Vi Văn Sáu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh dự.",
        {
            ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Phú Yên"),
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên"),
        },
    ),
    # the centre by its abbreviations, with points too
    (
        "Họp ở tỉnh Phú Yên\nÔng Vi Văn Sáu, UVT.Ư Đảng, Bí thư Tỉnh ủy; ông Lò Văn Bách, Ủy viên T.Ư Đảng; bà Cà Thị Mai, Bí thư T.Ư Đảng, dự. Ông Hà Văn Tý, Ủy viên dự khuyết TW Đảng, nói.",
        {
            ("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
            ("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Phú Yên"),
            ("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
            ("Cà Thị Mai", "Bí thư", "Ban Bí thư Trung ương Đảng"),
            ("Hà Văn Tý", "Ủy viên dự khuyết", "Ban Chấp hành Trung ương Đảng"),
        },
    ),
    # the party organisation of the province's own committee, since 2025: a province's committee is no Đảng ủy
    (
        "Đại hội Đảng bộ UBND tỉnh\nTại tỉnh Tuyên Quang, dự đại hội có các ông: Vi Văn Sáu, Phó Bí thư Tỉnh ủy, Bí thư Đảng ủy, Chủ tịch UBND tỉnh; Lò Văn Bách, Phó Bí thư Thường trực chuyên trách Đảng ủy UBND tỉnh; Cà Văn Tý, Phó Bí thư Đảng ủy các cơ quan Đảng tỉnh.",
        {
            ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Tuyên Quang"),
            ("Vi Văn Sáu", "Bí thư", "Đảng ủy Ủy ban nhân dân tỉnh Tuyên Quang"),
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Tuyên Quang"),
            ("Lò Văn Bách", "Phó Bí thư Thường trực", "Đảng ủy Ủy ban nhân dân tỉnh Tuyên Quang"),
            ("Cà Văn Tý", "Phó Bí thư", "Đảng ủy các cơ quan Đảng tỉnh Tuyên Quang"),
        },
    ),
    (
        "Họp ở tỉnh Phú Yên\nÔng Vi Văn Sáu, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Đảng ủy, Chủ tịch UBND tỉnh dự.",
        {
            ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Tỉnh ủy Phú Yên"),
            ("Vi Văn Sáu", "Bí thư", "Đảng ủy"),
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên"),
        },
    ),
    # agencies of a region are not the province's; a capital says nothing
    (
        "Họp ở tỉnh An Giang\nÔng Vi Văn Sáu, Giám đốc Kho bạc Nhà nước Khu vực XIX; bà Cà Thị Mai, Viện trưởng VKSND Khu vực 5; ông Lò Văn Bách, Chánh án TAND Khu vực 3; bà Hà Thị Là, Giám đốc Bảo hiểm xã hội Khu vực XXXV; ông Hà Văn Tý, Giám đốc Ngân hàng Nhà nước Chi nhánh Khu vực 15 dự.",
        {
            ("Vi Văn Sáu", "Giám đốc", "Kho bạc Nhà nước khu vực XIX"),
            ("Cà Thị Mai", "Viện trưởng", "Viện kiểm sát nhân dân khu vực 5"),
            ("Lò Văn Bách", "Chánh án", "Tòa án nhân dân khu vực 3"),
            ("Hà Thị Là", "Giám đốc", "Bảo hiểm xã hội khu vực XXXV"),
            ("Hà Văn Tý", "Giám đốc", "Ngân hàng Nhà nước Chi nhánh khu vực 15"),
        },
    ),
    # offices whose head is called after them
    (
        "Họp ở tỉnh An Giang\nÔng Vi Văn Sáu, Trưởng Thuế tỉnh; bà Cà Thị Mai, Trưởng Thuế cơ sở 3 tỉnh An Giang; ông Lò Văn Bách, Phó Trưởng Thống kê tỉnh; bà Hà Thị Là, Trưởng THADS tỉnh dự.",
        {
            ("Vi Văn Sáu", "Trưởng Thuế", "Thuế tỉnh An Giang"),
            ("Cà Thị Mai", "Trưởng Thuế", "Thuế cơ sở 3 tỉnh An Giang"),
            ("Lò Văn Bách", "Phó Trưởng Thống kê", "Thống kê tỉnh An Giang"),
            ("Hà Thị Là", "Trưởng Thi hành án dân sự", "Thi hành án dân sự tỉnh An Giang"),
        },
    ),
    # national unions by their letters; a point inside an abbreviation
    (
        "Họp ở tỉnh Phú Yên\nBà Cà Thị Mai, Phó Chủ tịch Ban Chấp hành Trung ương Hội NDVN; ông Vi Văn Sáu, Phó Chủ tịch UB.MTTQVN tỉnh dự. Phó Chủ tịch T.Ư Hội LHPNVN Hà Thị Là nói.",
        {
            ("Cà Thị Mai", "Phó Chủ tịch", "Ban Chấp hành Trung ương Hội Nông dân Việt Nam"),
            ("Hà Thị Là", "Phó Chủ tịch", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam"),
            ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Yên"),
        },
    ),
    # the general department of the police is not the army's
    (
        "Họp ở tỉnh Phú Yên\nÔng Vi Văn Sáu, Phó Tổng cục trưởng Tổng cục Chính trị CAND; ông Lò Văn Bách, Phó Chủ nhiệm Tổng cục Chính trị dự.",
        {
            ("Vi Văn Sáu", "Phó Tổng cục trưởng", "Tổng cục Chính trị Công an nhân dân"),
            ("Lò Văn Bách", "Phó Chủ nhiệm", "Tổng cục Chính trị"),
        },
    ),
    # deputies in the plural behind one name are others; a slip in a body's head
    (
        "Họp ở tỉnh Kon Tum\nTheo đề nghị của Chủ tịch UBND tỉnh Vi Văn Sáu, các đại biểu HĐND tỉnh bỏ phiếu. Ông Lò Văn Bách, tân Ủy viên Ủy ban UBND tỉnh, nói.",
        {
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum"),
            ("Lò Văn Bách", "Ủy viên", "Ủy ban nhân dân tỉnh Kon Tum"),
        },
    ),
    (
        "Họp ở tỉnh Kon Tum\nCác ông Vi Văn Sáu và Lò Văn Bách, các Phó Chủ tịch UBND tỉnh dự.",
        {
            ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum"),
            ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum"),
        },
    ),
    # a district's own body in an article about a city, of the district that its sentence names
    (
        "Họp ở thành phố Hà Tĩnh\nThành phố Hà Tĩnh công bố hai quyết định. Dự lễ tại huyện Hương Khê có ông Vi Văn Sáu, Bí thư Huyện ủy; bà Cà Thị Mai, Phó Chủ tịch UBND huyện.",
        {
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Hương Khê"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Hương Khê"),
        },
    ),
    # elders' councils; what a person takes over
    (
        "Già làng Ê Đê vì buôn\nHơn 10 năm, ông Y Sáu Byă liên tục đảm nhiệm làm Trưởng buôn Ea Tul và Chủ tịch Hội đồng già làng phường Ea Tam. Đại tá Vi Văn Bách khi vừa tiếp nhận vị trí Chỉ huy trưởng Bộ Chỉ huy Bộ đội Biên phòng tỉnh Đắk Lắk đã kể.",
        {
            ("Y Sáu Byă", "Trưởng buôn", "Buôn Ea Tul"),
            ("Y Sáu Byă", "Chủ tịch", "Hội đồng già làng phường Ea Tam"),
            ("Vi Văn Bách", "Chỉ huy trưởng", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh Đắk Lắk"),
        },
    ),
    # a field of work opens with a given name of the text: `Tài` is nobody here
    (
        "Họp ở huyện Hồng Dân\nÔng Danh Hoàng Phú, Huyện ủy viên, Trưởng phòng Tài nguyên và Môi trường huyện Hồng Dân dự. Ông Vi Hiền Tài, Bí thư Huyện ủy, nói.",
        {
            ("Danh Hoàng Phú", "Huyện ủy viên", "Huyện ủy Hồng Dân"),
            ("Danh Hoàng Phú", "Trưởng phòng", "Phòng Tài nguyên và Môi trường huyện Hồng Dân"),
            ("Vi Hiền Tài", "Bí thư", "Huyện ủy Hồng Dân"),
        },
    ),
    # monks and pagodas; a post told first, then for how long
    (
        "Chuyện ở xã Hòa Ân\nThượng tọa Thạch Sến, Sư cả chùa Kan Đal ấp Trà Kháo, xã Hòa Ân, kể. Đại đức Danh Pu được bà con gọi là sư Pu. Năm 2008, sư Pu được bầu làm Trụ trì chùa Tà Bết. Là Chủ tịch Hội Nông dân xã Hòa Ân, hơn 5 năm qua, ông Thạch Hên chăm lo cho hội viên.",
        {
            ("Thạch Sến", "Sư cả", "Chùa Kan Đal"),
            ("Danh Pu", "Trụ trì", "Chùa Tà Bết"),
            ("Thạch Hên", "Chủ tịch", "Hội Nông dân xã Hòa Ân"),
        },
    ),
    # offices and firms whose names no list knows, over `và`
    (
        "Đoàn Kandal thăm An Giang\nÔng Vi Văn Sáu, Giám đốc Sở Lễ nghi và Tôn giáo tỉnh Kandal; ông Lò Văn Bách, Giám đốc Công ty CP Supe Phốt phát và Hóa chất Sơn Lĩnh; bà Cà Thị Mai, Vụ trưởng Vụ Pháp chế - Thanh tra, Tổng cục Lâm nghiệp; bà Hà Thị Là, Phó Trưởng phòng 9, VKSND tỉnh An Giang dự.",
        {
            ("Vi Văn Sáu", "Giám đốc", "Sở Lễ nghi và Tôn giáo tỉnh Kandal"),
            ("Lò Văn Bách", "Giám đốc", "Công ty cổ phần Supe Phốt phát và Hóa chất Sơn Lĩnh"),
            ("Cà Thị Mai", "Vụ trưởng", "Vụ Pháp chế - Thanh tra Tổng cục Lâm nghiệp"),
            ("Hà Thị Là", "Phó Trưởng phòng", "Phòng 9 Viện kiểm sát nhân dân tỉnh An Giang"),
        },
    ),
    # but another office behind `và`
    (
        "Họp ở tỉnh Phú Yên\nÔng Vi Văn Sáu, Giám đốc Sở Lễ nghi và Thanh tra tỉnh Phú Yên phối hợp kiểm tra.",
        {("Vi Văn Sáu", "Giám đốc", "Sở Lễ nghi tỉnh Phú Yên")},
    ),
    # a quarter by its name or its number, and the cell beside it
    (
        "Chuyện ở xã Tu Vũ\nÔng Vi Văn Sáu, Bí thư Chi bộ, Trưởng khu 5, xã Tu Vũ kể. Ông Lò Văn Bách, Bí thư Chi bộ, Trưởng khu Đồng Tiến, kể. Bà Cà Thị Mai - Bí thư kiêm Trưởng khu dân cư số 7 kể.",
        {
            ("Vi Văn Sáu", "Bí thư", "Chi bộ khu 5"),
            ("Vi Văn Sáu", "Trưởng khu", "Khu 5"),
            ("Lò Văn Bách", "Bí thư", "Chi bộ khu Đồng Tiến"),
            ("Lò Văn Bách", "Trưởng khu", "Khu Đồng Tiến"),
            ("Cà Thị Mai", "Bí thư", "Chi bộ khu dân cư số 7"),
            ("Cà Thị Mai", "Trưởng khu dân cư", "Khu dân cư số 7"),
        },
    ),
    # a term behind the unit is no name of it
    (
        "Họp ở huyện Lộc Bình\nHuyện Lộc Bình họp. HĐND huyện Khóa XX đã bỏ phiếu. Bí thư Huyện ủy Vi Văn Sáu được bầu giữ chức Chủ tịch HĐND huyện Khóa XX.",
        {
            ("Vi Văn Sáu", "Bí thư", "Huyện ủy Lộc Bình"),
            ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nhân dân huyện Lộc Bình"),
        },
    ),
    # `Cty` is a firm, no person; the Front's centre by its letters; a defence area with its place
    (
        "Chuyện giữ rừng\nÔng Vi Văn Sáu – Giám đốc Cty Chư Phả nói, rừng của Cty Chư Phả. Bà Cà Thị Mai, Phó Chủ tịch - Tổng Thư ký UBTƯ MTTQ Việt Nam; ông Lò Văn Bách, Chính ủy Ban Chỉ huy Phòng thủ Khu vực 1 - Thới Lai dự.",
        {
            ("Vi Văn Sáu", "Giám đốc", "Công ty Chư Phả"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
            ("Cà Thị Mai", "Tổng Thư ký", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
            ("Lò Văn Bách", "Chính ủy", "Ban Chỉ huy Phòng thủ khu vực 1 - Thới Lai"),
        },
    ),
    # a post of several, told of each of them behind `là`
    (
        "Tòa xử ở huyện Quảng Xương\nCác bị cáo gồm hai cựu Phó Chủ tịch UBND huyện Quảng Xương là Vi Văn Sáu và Lò Văn Bách; Cà Văn Tý, cựu Chủ tịch UBND xã Nà Ca.",
        {
            ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân huyện Quảng Xương"),
            ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân huyện Quảng Xương"),
            ("Cà Văn Tý", "Chủ tịch", "Ủy ban nhân dân xã Nà Ca"),
        },
    ),
    # the boards of a union; each of two people his post
    (
        "Họp ở tỉnh Hậu Giang\nHội nghị thống nhất cho ông Vi Văn Sáu thôi tham gia Ban Chấp hành, Ban Thường vụ LĐLĐ tỉnh Hậu Giang.",
        {
            ("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Liên đoàn Lao động tỉnh Hậu Giang"),
            ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Liên đoàn Lao động tỉnh Hậu Giang"),
        },
    ),
    (
        "Kỷ luật ở xã Nà Ca\nÔng Vi Văn Sáu và bà Cà Thị Mai (chủ tịch và phó chủ tịch xã Nà Ca) bị khiển trách.",
        {
            ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân xã Nà Ca"),
            ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân xã Nà Ca"),
        },
    ),
    # the village that somebody came to head is nobody
    (
        "Chuyện đền bù\nNăm 2010, ông Vi Văn Sáu được bầu làm Trưởng thôn Hồ Xá Hạ.",
        {("Vi Văn Sáu", "Trưởng thôn", "Thôn Hồ Xá Hạ")},
    ),
    # posts of one from another province than the article's
    (
        "Hậu Giang và Lạng Sơn có bí thư mới\nTỉnh ủy Hậu Giang bầu ông Vi Văn Sáu làm Bí thư. Tỉnh Hậu Giang nói.\nÔng Lò Văn Bách được bầu làm Bí thư Tỉnh ủy Lạng Sơn.\nÔng Lò Văn Bách từng là Phó Giám đốc Sở Tư pháp; Chánh Văn phòng Tỉnh ủy.",
        {
            ("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Hậu Giang"),
            ("Lò Văn Bách", "Bí thư", "Tỉnh ủy Lạng Sơn"),
            ("Lò Văn Bách", "Phó Giám đốc", "Sở Tư pháp tỉnh Lạng Sơn"),
            ("Lò Văn Bách", "Chánh Văn phòng", "Văn phòng Tỉnh ủy Lạng Sơn"),
        },
    ),
]


STATUS = [
    # a post in a unit that is no more; `nguyên` over two posts of one place
    ("Ông Vi Văn Sáu, Chủ tịch UBND xã Hòa Ân (cũ), nói.", {("Chủ tịch", "former")}),
    ("Ông Vi Văn Sáu, Chủ tịch UBND xã Hòa Ân, nói về xã cũ.", {("Chủ tịch", "current")}),
    (
        "Ông Vi Văn Sáu, nguyên Bí thư Đảng ủy, Chủ tịch HĐND phường Bình An, nói.",
        {("Bí thư", "former"), ("Chủ tịch", "former")},
    ),
    (
        "Ông Vi Văn Sáu, nguyên Bí thư Huyện ủy Nam Đàn, Chủ tịch HĐND huyện Đô Lương, nói.",
        {("Bí thư", "former"), ("Chủ tịch", "current")},
    ),
    # stages of a life behind semicolons; what one did in office
    (
        "Ông Vi Văn Sáu có trình độ thạc sĩ; từng kinh qua chức vụ Chánh Văn phòng Huyện ủy Nam Đàn; được chỉ định làm Bí thư Đảng ủy xã Nam Anh.",
        {("Chánh Văn phòng", "former"), ("Bí thư", "new")},
    ),
    ("Khi đương chức Bí thư Huyện ủy Nam Đàn, ông Vi Văn Sáu đã ký.", {("Bí thư", "former")}),
    (
        "Thủ tướng xóa tư cách Phó Chủ tịch UBND tỉnh Phú Yên đối với ông Vi Văn Sáu.",
        {("Phó Chủ tịch", "former")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATUS, ids=[row[0][:48] for row in STATUS])
def test_status(text: str, expected: set[tuple[str, str]]) -> None:
    facts = extract(annotate(parse_text(f"Chuyện làng\n{text}", origin="test.txt", titled=True)))
    assert {(claim.title, claim.status) for claim in facts.posts} == expected


@pytest.mark.parametrize(("article", "expected"), FOUND, ids=[row[0][:48] for row in FOUND])
def test_posts_in_reports(article: str, expected: set[tuple[str, str, str | None]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert {(claim.person, claim.title, claim.organisation) for claim in facts.posts} == expected


def test_a_presidium_is_no_person() -> None:
    text = "Họp ở tỉnh Hậu Giang\nBà Cà Thị Mai tham gia Đoàn Chủ tịch Đại hội. Thay mặt Đoàn Chủ tịch, ông Vi Văn Sáu nói."
    facts = extract(annotate(parse_text(text, origin="test.txt", titled=True)))
    assert {mention.name for mention in facts.people} == {"Cà Thị Mai", "Vi Văn Sáu"}


def test_a_people_is_no_person() -> None:
    facts = extract(
        annotate(
            parse_text(
                "Già làng Ê Đê vì buôn\nGià làng Gia Rai và già làng Y Sáu Byă kể.",
                origin="test.txt",
                titled=True,
            )
        )
    )
    assert {mention.name for mention in facts.people} == {"Y Sáu Byă"}
