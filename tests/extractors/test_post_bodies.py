"""Which body a post is of, in small articles: divisions, institutions, charts, pronouns, careers."""

import pytest

from extractors import extract
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# the article (its first line is the title), the posts that a careful reader writes down: person, title, body
FOUND = [
    # a place at the end of a person's posts, over posts that leave it out
    ("Tỉnh ủy Phú Yên có bí thư mới\nTỉnh ủy Phú Yên bầu ông Vi Văn Sáu làm Bí thư. Cùng ngày, tỉnh Lâm Đồng công bố kết quả. Ông Lò Văn Bách từng là Phó Bí thư Tỉnh ủy, Chủ tịch HĐND, Chủ tịch UBND tỉnh Lâm Đồng.",
     {("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Phú Yên"), ("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Lâm Đồng"),
      ("Lò Văn Bách", "Chủ tịch", "Hội đồng nhân dân tỉnh Lâm Đồng"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Lâm Đồng")}),
    # divisions of the police, by field and by code
    ("Công an tỉnh Kon Tum điều động cán bộ\nThượng tá Lò Văn Bách, Trưởng phòng Tham mưu (PV01) giữ chức Trưởng Công an huyện Đăk Glei; Trung tá Vi Văn Sáu, Phó Trưởng phòng PC02, giữ chức Trưởng phòng PA03 Công an tỉnh.",
     {("Lò Văn Bách", "Trưởng phòng", "Phòng Tham mưu Công an tỉnh Kon Tum"), ("Lò Văn Bách", "Trưởng Công an", "Công an huyện Đăk Glei"),
      ("Vi Văn Sáu", "Phó Trưởng phòng", "Phòng PC02 Công an tỉnh Kon Tum"), ("Vi Văn Sáu", "Trưởng phòng", "Phòng PA03 Công an tỉnh Kon Tum")}),
    # a field that goes on in small letters, of the agency named before by its first word
    ("Tỉnh Thanh Hóa kỷ luật cán bộ\nÔng Lê Văn Lịch, Giám đốc Sở Tài nguyên và Môi trường, bị khiển trách. Bà Nguyễn Thị Lụa - Trưởng phòng Quản lý đất đai của Sở - bị cảnh cáo.",
     {("Lê Văn Lịch", "Giám đốc", "Sở Tài nguyên và Môi trường tỉnh Thanh Hóa"),
      ("Nguyễn Thị Lụa", "Trưởng phòng", "Phòng Quản lý đất đai Sở Tài nguyên và Môi trường tỉnh Thanh Hóa")}),
    # communes after July 2025: their divisions, boards, centres
    ("Xã Mường Lèng sau một tháng\n12/08/2025\nĐảng ủy xã Mường Lèng (tỉnh Sơn La) họp. Trưởng phòng Văn hóa - Xã hội Lường Thị Dung và Trưởng Ban Xây dựng Đảng Nguyễn Mạnh Toàn báo cáo.",
     {("Lường Thị Dung", "Trưởng phòng", "Phòng Văn hóa - Xã hội xã Mường Lèng"),
      ("Nguyễn Mạnh Toàn", "Trưởng ban", "Ban Xây dựng Đảng Đảng ủy xã Mường Lèng")}),
    # a commune that no list knows and that opens like a person's name
    ("Xã Cao Bồ Hạ sau một tháng\nXã Cao Bồ Hạ, tỉnh Tuyên Quang hợp nhất từ hai xã. Ông Lường Văn Toản, Bí thư Đảng ủy, Chủ tịch HĐND xã và Chủ tịch UBND xã Vi Quốc Khải cho biết.",
     {("Lường Văn Toản", "Bí thư", "Đảng ủy xã Cao Bồ Hạ"), ("Lường Văn Toản", "Chủ tịch", "Hội đồng nhân dân xã Cao Bồ Hạ"),
      ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân xã Cao Bồ Hạ")}),
    # a chart: headings over labels, several holders of one label
    ("Các phòng của UBND huyện Krông Nô\n1. Phòng Nội vụ\n- Trưởng phòng: Lê Hồng Thơm\n- Phó Trưởng phòng: H’Xuyên Niê\n2. Phòng Tư pháp\n- Trưởng phòng: Bùi Quang Mịch",
     {("Lê Hồng Thơm", "Trưởng phòng", "Phòng Nội vụ huyện Krông Nô"), ("H’Xuyên Niê", "Phó Trưởng phòng", "Phòng Nội vụ huyện Krông Nô"),
      ("Bùi Quang Mịch", "Trưởng phòng", "Phòng Tư pháp huyện Krông Nô")}),
    ("Danh sách các tỉnh ủy\n1. Tỉnh ủy Lai Châu\n- Bí thư: Lò Văn Bách\n- Phó Bí thư: Vi Văn Sáu, Cà Thị Mai",
     {("Lò Văn Bách", "Bí thư", "Tỉnh ủy Lai Châu"), ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Lai Châu"), ("Cà Thị Mai", "Phó Bí thư", "Tỉnh ủy Lai Châu")}),
    # stages of a life, and pronouns long after the name
    ("Tân Bộ trưởng\nÔng Lò Văn Bách sinh năm 1962. Tháng 6/1996 - 6/2000: Phó Giám đốc Sở Nội vụ tỉnh Kon Tum. Ngày 24/7/2018, ông được giao Quyền Bộ trưởng Bộ Nội vụ.",
     {("Lò Văn Bách", "Phó Giám đốc", "Sở Nội vụ tỉnh Kon Tum"), ("Lò Văn Bách", "Quyền Bộ trưởng", "Bộ Nội vụ")}),
    # from one post to another; the former post's unit is not the new one's
    ("Huyện Hàm Yên luân chuyển cán bộ\nHuyện ủy Hàm Yên luân chuyển đồng chí Vi Văn Sáu từ Trưởng phòng Nội vụ huyện về làm Bí thư Đảng ủy xã Yên Phú.",
     {("Vi Văn Sáu", "Trưởng phòng", "Phòng Nội vụ huyện Hàm Yên"), ("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Yên Phú")}),
    # institutions by their first word; cells and unions inside them; officers are no part of a firm's name
    ("Công ty Cổ phần Mía đường Lam Hà họp\nĐồng chí Lê Văn Lịch, Bí thư Đảng ủy, Tổng Giám đốc Công ty trình bày. Chủ tịch Công đoàn Công ty Lê Bá Chiều tham luận.",
     {("Lê Văn Lịch", "Bí thư", "Đảng ủy Công ty cổ phần Mía đường Lam Hà"), ("Lê Văn Lịch", "Tổng Giám đốc", "Công ty cổ phần Mía đường Lam Hà"),
      ("Lê Bá Chiều", "Chủ tịch", "Công đoàn Công ty cổ phần Mía đường Lam Hà")}),
    ("Trường Đại học Tây Sơn Lĩnh có hiệu trưởng\nTS Đinh Thanh Tâm, Trưởng khoa Nông lâm, và ThS Vì Thị Thảo, Trưởng phòng Đào tạo, nhận nhiệm vụ.",
     {("Đinh Thanh Tâm", "Trưởng khoa", "Khoa Nông lâm Trường Đại học Tây Sơn Lĩnh"),
      ("Vì Thị Thảo", "Trưởng phòng", "Phòng Đào tạo Trường Đại học Tây Sơn Lĩnh")}),
    ("Công ty Gang thép Thái Hải có lãi\nCông ty Gang thép Thái Hải (THISCO) đã có lãi. Ông Lò Văn Bách, Tổng Giám đốc THISCO cho biết.",
     {("Lò Văn Bách", "Tổng Giám đốc", "Công ty Gang thép Thái Hải")}),
    # the title alone points back to the post that was named with its body
    ("Người đảng viên ở bản\nĐến bản Nậm Khòa, xã Nậm Dẩn, ai cũng biết Bí thư Chi bộ bản Hoàng Văn Sài. Phó Bí thư Đảng ủy xã khen Bí thư Sài.",
     {("Hoàng Văn Sài", "Bí thư", "Chi bộ bản Nậm Khòa")}),
    # boards of a council, in a list
    ("HĐND tỉnh Đồng Tháp họp\nCác ông, bà: Lê Thị Lạc - Trưởng ban Văn hóa - Xã hội, Lê Hà Luân - Trưởng ban Pháp chế HĐND tỉnh.",
     {("Lê Thị Lạc", "Trưởng ban", "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh Đồng Tháp"),
      ("Lê Hà Luân", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân tỉnh Đồng Tháp")}),
    # courts of regions
    ("Tòa án nhân dân khu vực 3 - Nghệ An xét xử\nBà Trần Thị Hường, Phó Chánh án TAND khu vực 3 - Nghệ An chủ tọa.",
     {("Trần Thị Hường", "Phó Chánh án", "Tòa án nhân dân khu vực 3 - Nghệ An")}),
    # a province that is no more is not what the article is about
    ("Xã Tây Phú sau 50 ngày\nHợp nhất từ 3 xã của tỉnh Bình Định (cũ), xã Tây Phú, tỉnh Gia Lai có 26.140 dân. Phó Chủ tịch UBND tỉnh Nguyễn Tuấn Thanh đã kiểm tra.",
     {("Nguyễn Tuấn Thanh", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Gia Lai")}),
    # semicolons part the posts of a career; the posts of a pair are of one unit
    ("Bình Phước có Phó Chủ tịch UBND tỉnh mới\nÔng Lò Văn Bách từng kinh qua nhiều chức vụ quan trọng như: Phó Chánh Văn phòng UBND tỉnh; Phó Giám đốc, Giám đốc Sở Tư pháp; Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Bù Đăng; Bí thư Thị ủy Phước Long.",
     {("Lò Văn Bách", "Phó Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Bình Phước"), ("Lò Văn Bách", "Phó Giám đốc", "Sở Tư pháp tỉnh Bình Phước"),
      ("Lò Văn Bách", "Giám đốc", "Sở Tư pháp tỉnh Bình Phước"), ("Lò Văn Bách", "Phó Bí thư", "Huyện ủy Bù Đăng"),
      ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Bù Đăng"), ("Lò Văn Bách", "Bí thư", "Thị ủy Phước Long")}),
    ("Gia Lai kỷ luật cán bộ\nUBKT Tỉnh ủy Gia Lai cảnh cáo ông Vi Văn Sáu, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Chư Prông; khiển trách ông Lò Văn Bách, nguyên Bí thư Đảng ủy xã Ia Tô, huyện Ia Grai.",
     {("Vi Văn Sáu", "Phó Bí thư", "Huyện ủy Chư Prông"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Chư Prông"),
      ("Lò Văn Bách", "Bí thư", "Đảng ủy xã Ia Tô")}),
    # several, each with a post, elected to one
    ("HĐND tỉnh Sóc Trăng bầu cử\nHĐND tỉnh bầu bổ sung ông Vi Văn Sáu, Giám đốc Công an tỉnh và bà Lý Thị Mai, Giám đốc Sở Tư pháp làm Ủy viên UBND tỉnh.",
     {("Vi Văn Sáu", "Giám đốc", "Công an tỉnh Sóc Trăng"), ("Vi Văn Sáu", "Ủy viên", "Ủy ban nhân dân tỉnh Sóc Trăng"),
      ("Lý Thị Mai", "Giám đốc", "Sở Tư pháp tỉnh Sóc Trăng"), ("Lý Thị Mai", "Ủy viên", "Ủy ban nhân dân tỉnh Sóc Trăng")}),
    # the only district that the text names is the district meant
    ("Thanh Hóa trao nhà đại đoàn kết\nĐồng chí Vi Văn Sáu, Bí thư Huyện ủy Nông Cống trao nhà.\nPhó Chủ tịch UBND huyện Lý Thị Mai tặng quà.",
     {("Vi Văn Sáu", "Bí thư", "Huyện ủy Nông Cống"), ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Nông Cống")}),
    # the board that he goes to, not the one that he comes from; who sends him is not where he goes
    ("Quảng Nam điều động cán bộ\nTỉnh ủy Quảng Nam luân chuyển đồng chí Lò Văn Bách, Phó Trưởng ban Ban Tổ chức Tỉnh ủy, giữ chức Bí thư Huyện ủy Đại Lộc; điều động đồng chí Vi Văn Sáu, Bí thư Huyện ủy Đại Lộc về nhận công tác tại Ban Nội chính Tỉnh ủy, giữ chức Phó Trưởng ban.",
     {("Lò Văn Bách", "Phó Trưởng ban", "Ban Tổ chức Tỉnh ủy Quảng Nam"), ("Lò Văn Bách", "Bí thư", "Huyện ủy Đại Lộc"),
      ("Vi Văn Sáu", "Bí thư", "Huyện ủy Đại Lộc"), ("Vi Văn Sáu", "Phó Trưởng ban", "Ban Nội chính Tỉnh ủy Quảng Nam")}),
    # a pronoun whose sex only one of two people has
    ("Yên Bái có tân Chủ tịch\nBà Lý Thị Mai chúc mừng ông Lò Văn Bách được bầu làm Chủ tịch UBND tỉnh Yên Bái. Trước đây, ông từng giữ các chức vụ: Thứ trưởng Bộ Xây dựng, Chánh Văn phòng Bộ.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Yên Bái"), ("Lò Văn Bách", "Thứ trưởng", "Bộ Xây dựng"),
      ("Lò Văn Bách", "Chánh Văn phòng", "Văn phòng Bộ Xây dựng")}),
    # the same title where he comes from and where he goes
    ("Kon Tum điều động cán bộ\nÔng Vi Văn Sáu, Phó Giám đốc Sở Nội vụ tỉnh Kon Tum được điều động đến Sở Tài chính giữ chức Phó Giám đốc. Bà Lý Thị Mai, Phó Chủ tịch UBND huyện Đăk Hà đến nhận công tác tại huyện Sa Thầy, giữ chức Phó Chủ tịch UBND huyện.",
     {("Vi Văn Sáu", "Phó Giám đốc", "Sở Nội vụ tỉnh Kon Tum"), ("Vi Văn Sáu", "Phó Giám đốc", "Sở Tài chính tỉnh Kon Tum"),
      ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Đăk Hà"), ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sa Thầy")}),
    # a later stage of a life, and one more post told by a pronoun
    ("Bí thư xã Đức An\nÔng Vi Văn Sáu là Bí thư Đảng ủy xã Đức An, huyện Đắk Song. Năm 2010, ông làm Bí thư Huyện đoàn, rồi Phó Chủ tịch Hội Nông dân huyện. Ông cũng là Ủy viên UBND huyện.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Đức An"), ("Vi Văn Sáu", "Bí thư", "Huyện đoàn Đắk Song"),
      ("Vi Văn Sáu", "Phó Chủ tịch", "Hội Nông dân huyện Đắk Song"), ("Vi Văn Sáu", "Ủy viên", "Ủy ban nhân dân huyện Đắk Song")}),
    # an obituary: where he was from, then what he was; the same title once more, without its body
    ("Tin buồn\nHuyện ủy Tuy Phước thương tiếc báo tin: Đồng chí Lò Văn Bách, sinh năm 1935, nguyên quán xã Phước Hòa, huyện Tuy Phước, tỉnh Bình Định; nguyên Ủy viên Ban Thường vụ Huyện ủy; nguyên Chủ nhiệm UBKT Huyện ủy Tuy Phước đã từ trần.",
     {("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Tuy Phước"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Tuy Phước")}),
    ("Phó Chủ tịch tỉnh xin nghỉ\nÔng Vi Văn Sáu, Phó Chủ tịch UBND tỉnh Thái Bình xin nghỉ hưu. Trước khi làm Phó Chủ tịch, ông Sáu là Bí thư Huyện ủy Hưng Hà.",
     {("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Thái Bình"), ("Vi Văn Sáu", "Bí thư", "Huyện ủy Hưng Hà")}),
    # a workshop and its cell; a mine's workshop is no part of the firm's own cell
    ("Công ty Than Hồng Lĩnh có lãi\nÔng Vi Văn Sáu, Giám đốc Công ty Than Hồng Lĩnh khen anh Lò Văn Bách, Bí thư Chi bộ, Quản đốc Phân xưởng Đào lò 3.",
     {("Vi Văn Sáu", "Giám đốc", "Công ty Than Hồng Lĩnh"), ("Lò Văn Bách", "Bí thư", "Chi bộ Phân xưởng Đào lò 3"),
      ("Lò Văn Bách", "Quản đốc", "Phân xưởng Đào lò 3")}),
    # the school's union, by its first word
    ("Trường THPT Nà Ca khai giảng\nSở Giáo dục và Đào tạo khen Trường THPT Nà Ca. Cô Lý Thị Mai, Chủ tịch Công đoàn nhà trường, cảm ơn.",
     {("Lý Thị Mai", "Chủ tịch", "Công đoàn Trường Trung học phổ thông Nà Ca")}),
    # a town once a district: the committee's word says which is meant
    ("Đức Phổ học và làm theo Bác\nThị ủy đã ban hành kế hoạch. Đồng chí Lường Văn Toản, Bí thư Thị ủy cho biết, Đức Phổ có 30 mô hình.",
     {("Lường Văn Toản", "Bí thư", "Thị ủy Đức Phổ")}),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), FOUND, ids=[row[0].split("\n")[0] for row in FOUND])
def test_bodies(article: str, expected: set[tuple[str, str, str]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert {(claim.person, claim.title, claim.organisation) for claim in facts.posts} == expected


def test_a_division_that_two_agencies_may_have_stays_open() -> None:
    article = (
        "Hai sở giao ban\nSở Y tế và Sở Nội vụ tỉnh Kon Tum họp. Bà Lý Thị Mai, Trưởng phòng Pháp chế, dự."
    )
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert [claim.organisation for claim in facts.posts] == ["Phòng Pháp chế"]
