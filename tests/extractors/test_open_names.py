"""Names of bodies that no list holds: where they end, within a post phrase."""

import pytest

from extractors import extract
from extractors.open_names import opens_clause
from extractors.rules import rule_file
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
CLAUSES = rule_file("posts.toml")["clauses"]
# what stands between `Ông Nguyễn Văn Ân,` and the end of the sentence; title and body that a reader writes down
FOUND = [
    ("Giám đốc Trung tâm Bảo tồn và Phát huy di sản văn hóa tỉnh Sơn La cho biết",
     "Giám đốc", "Trung tâm Bảo tồn và Phát huy di sản văn hóa tỉnh Sơn La"),
    ("Giám đốc Trung tâm Giống cây trồng, vật nuôi tỉnh Sơn La nói",
     "Giám đốc", "Trung tâm Giống cây trồng, vật nuôi tỉnh Sơn La"),
    ("Giám đốc Trung tâm Hỗ trợ nông dân chia sẻ", "Giám đốc", "Trung tâm Hỗ trợ nông dân"),
    ("Giám đốc Trung tâm Bảo trợ xã hội tổng hợp tỉnh Sơn La đã đến", "Giám đốc", "Trung tâm Bảo trợ xã hội tổng hợp tỉnh Sơn La"),
    # the known field is whole: what the office does is no part of its name
    ("Giám đốc Trung tâm Y tế huyện Mai Sơn phối hợp Công an xã kiểm tra", "Giám đốc", "Trung tâm Y tế huyện Mai Sơn"),
    ("Giám đốc Trung tâm Văn hóa huyện Mai Sơn và các hội viên vui hát", "Giám đốc", "Trung tâm Văn hóa huyện Mai Sơn"),
    ("Giám đốc Ban Quản lý dự án Thủy lợi 2 thừa nhận", "Giám đốc", "Ban Quản lý dự án Thủy lợi 2"),
    ("Giám đốc Ban Quản lý Khu bảo tồn thiên nhiên Xuân Nha cho hay", "Giám đốc", "Ban Quản lý Khu bảo tồn thiên nhiên Xuân Nha"),
    # a small word after a proper name opens a clause
    ("Trạm trưởng Trạm Quản lý bảo vệ rừng Khe Kèm chỉ tay về phía suối", "Trạm trưởng", "Trạm Quản lý bảo vệ rừng Khe Kèm"),
    ("Trạm trưởng Trạm Khuyến nông huyện Mai Sơn hướng dẫn bà con", "Trạm trưởng", "Trạm Khuyến nông huyện Mai Sơn"),
    ("Trưởng ban Chỉ đạo các chương trình mục tiêu quốc gia huyện Mai Sơn nêu", "Trưởng ban",
     "Ban Chỉ đạo các chương trình mục tiêu quốc gia huyện Mai Sơn"),
    ("Trưởng Ban Chỉ đạo phòng, chống dịch huyện Mai Sơn yêu cầu", "Trưởng ban", "Ban Chỉ đạo Phòng, chống dịch huyện Mai Sơn"),
    ("Trưởng khoa Cấp cứu Bệnh viện Đa khoa tỉnh Sơn La nói", "Trưởng khoa", "Khoa Cấp cứu Bệnh viện Đa khoa tỉnh Sơn La"),
    ("Giám đốc Công ty TNHH Thương mại và Dịch vụ Hoàng Gia cam kết", "Giám đốc",
     "Công ty trách nhiệm hữu hạn Thương mại và Dịch vụ Hoàng Gia"),
    ("Giám đốc Công ty Cổ phần Đường Bình Định ký", "Giám đốc", "Công ty cổ phần Đường Bình Định"),
    ("Giám đốc Hợp tác xã nuôi ong Mật Việt kể", "Giám đốc", "Hợp tác xã nuôi ong Mật Việt"),
    ("Tổ trưởng Tổ hợp tác trồng cam Cao Phong nói", "Tổ trưởng", "Tổ hợp tác trồng cam Cao Phong"),
    ("Chủ tịch Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh Sơn La kiến nghị", "Chủ tịch", "Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh Sơn La"),
    ("Chủ tịch Hội Đoàn kết sư sãi yêu nước tỉnh Trà Vinh dự", "Chủ tịch", "Hội Đoàn kết sư sãi yêu nước tỉnh Trà Vinh"),
    ("Chủ nhiệm CLB Quan họ làng Diềm hát", "Chủ nhiệm", "Câu lạc bộ Quan họ làng Diềm"),
    ("Chủ tịch Nghiệp đoàn xe ôm phường Máy Tơ trao quà", "Chủ tịch", "Nghiệp đoàn xe ôm phường Máy Tơ"),
    ("Giám đốc HTX Miến dong Tân Việt Á nói", "Giám đốc", "Hợp tác xã Miến dong Tân Việt Á"),
    ("Phó Đồn trưởng Nghiệp vụ Đồn Biên phòng Bản Giàng kể", "Phó Đồn trưởng", "Đồn Biên phòng Bản Giàng"),
    ("Vụ trưởng Vụ Bảo hiểm y tế giải thích", "Vụ trưởng", "Vụ Bảo hiểm y tế"),
    ("Đồn trưởng Đồn Biên phòng Cửa khẩu quốc tế Tây Trang trao quà", "Đồn trưởng", "Đồn Biên phòng Cửa khẩu quốc tế Tây Trang"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "title", "body"), FOUND, ids=[row[2] for row in FOUND])
def test_a_name_ends_where_a_reader_ends_it(words: str, title: str, body: str) -> None:
    assert posts_of(f"Ông Nguyễn Văn Ân, {words} như vậy.") == {("Nguyễn Văn Ân", title, body)}


@pytest.mark.parametrize("word", CLAUSES["doings"])
def test_what_an_office_does_is_no_part_of_its_name(word: str) -> None:
    text = f"Ông Nguyễn Văn Ân, Giám đốc Trung tâm Y tế {word} nhau ở Công an tỉnh Sơn La như vậy."
    assert {body for _, _, body in posts_of(text)} == {"Trung tâm Y tế"}


# the same right before the holder's name
BEFORE_NAME = [
    ("Giám đốc", "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh Sơn La"),
    ("Giám đốc", "Bệnh viện Lao và Bệnh phổi tỉnh Sơn La"),
    ("Cục trưởng", "Cục Quản lý Khám, chữa bệnh"),
    ("Giám đốc", "Nông trường Cao su Tân Hưng"),
    ("Chi cục trưởng", "Chi cục Quản lý chất lượng nông lâm sản và thủy sản tỉnh Sơn La"),
]


@pytest.mark.parametrize(("title", "body"), BEFORE_NAME)
def test_a_name_goes_up_to_the_holder(title: str, body: str) -> None:
    assert posts_of(f"{title} {body} Nguyễn Văn Ân cho biết.") == {("Nguyễn Văn Ân", title, body)}


def test_another_holder_is_no_part_of_a_name() -> None:
    text = (
        "Tại Công ty Cổ phần Thủy sản Hải Long, chị Lý Thị Mai, Chủ tịch Công đoàn cơ sở và anh Vi Văn Sáu, "
        "Phó Giám đốc Công ty cùng bàn."
    )
    people = {person for person, title, _ in posts_of(text) if title == "Chủ tịch"}
    assert people == {"Lý Thị Mai"}


@pytest.mark.parametrize("words", CLAUSES["openers"])
def test_a_clause_opens(words: str) -> None:
    assert opens_clause(f"{words} như vậy", 0)


@pytest.mark.parametrize("words", CLAUSES["compounds"])
def test_a_compound_opens_none(words: str) -> None:
    assert not opens_clause(f"{words} như vậy", 0)


def posts_of(sentence: str) -> set[tuple[str, str, str | None]]:
    facts = extract(annotate(parse_text(f"Tin vắn\n{sentence}", origin="test.txt", titled=True)))
    return {(claim.person, claim.title, claim.organisation) for claim in facts.posts}
