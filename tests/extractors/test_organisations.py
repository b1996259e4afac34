"""Bodies as written, their names written out, and what they still lack."""

import time

import pytest

from extractors.organisations import find_organisations, read_organisation
from extractors.rules import rows, rule_file

# text, the bodies in it as (surface, name, needs)
FOUND = [
    ("đồng chí Vi Quốc Khải, Phó Bí thư Huyện ủy", [("Huyện ủy", "Huyện ủy", "district")]),
    ("Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản", [("Huyện ủy Sơn Lĩnh", "Huyện ủy Sơn Lĩnh", None)]),
    ("Bí thư Huyện ủy Hà Trung Ký", [("Huyện ủy", "Huyện ủy", "district")]),  # Hà Trung Ký is a man
    ("BTV Tỉnh uỷ giao", [("BTV Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy", "province")]),
    ("Chủ tịch UBND xã Tả Sín, nói", [("UBND xã Tả Sín", "Ủy ban nhân dân xã Tả Sín", None)]),
    ("Chủ tịch UBND tỉnh Trần Văn Cường", [("UBND tỉnh", "Ủy ban nhân dân tỉnh", "province")]),
    ("BCH Đảng bộ tỉnh", [("BCH Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh", "province")]),
    ("Trưởng Ban tổ chức Huyện ủy Hàm Yên",
     [("Ban tổ chức Huyện ủy Hàm Yên", "Ban Tổ chức Huyện ủy Hàm Yên", None)]),
    # a shared place
    ("Chủ tịch HĐND, UBND huyện",
     [("HĐND", "Hội đồng nhân dân huyện", "district"), ("UBND huyện", "Ủy ban nhân dân huyện", "district")]),
    # only the immediate body and its own place
    ("Bí thư Chi bộ Tổ 2, phường An Tường", [("Chi bộ Tổ 2", "Chi bộ Tổ 2", None)]),
    ("Bí thư chi bộ thôn Mường, xã Phù Lưu", [("chi bộ thôn Mường", "Chi bộ thôn Mường", None)]),
    ("Bí thư Chi bộ Nông Đức Thiện", [("Chi bộ", "Chi bộ", "any")]),
    ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
     [("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
       "province")]),
    ("Phó Bí thư Ban cán sự đảng UBND tỉnh Kon Tum",
     [("Ban cán sự đảng UBND tỉnh Kon Tum", "Ban cán sự đảng Ủy ban nhân dân tỉnh Kon Tum", None)]),
    # departments, and where their names end
    ("Giám đốc Sở Nông nghiệp và Phát triển nông thôn phát biểu",
     [("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Phát triển nông thôn", "province")]),
    ("Sở Nội vụ, Sở Tài chính",
     [("Sở Nội vụ", "Sở Nội vụ", "province"), ("Sở Tài chính", "Sở Tài chính", "province")]),
    ("Sở VH-TT&DL thông báo", [("Sở VH-TT&DL", "Sở Văn hóa, Thể thao và Du lịch", "province")]),
    ("Sở KH - CN", [("Sở KH - CN", "Sở Khoa học và Công nghệ", "province")]),
    ("Sở Giáo dục - Đào tạo", [("Sở Giáo dục - Đào tạo", "Sở Giáo dục và Đào tạo", "province")]),
    ("Giám đốc Sở Nội vụ Nguyễn Văn An", [("Sở Nội vụ", "Sở Nội vụ", "province")]),
    ("Phòng Nội vụ đã rà soát", [("Phòng Nội vụ", "Phòng Nội vụ", "district")]),
    ("Cục Hàng không Việt Nam", [("Cục Hàng không Việt Nam", "Cục Hàng không Việt Nam", None)]),
    ("Thứ trưởng Bộ Tài nguyên và Môi trường",
     [("Bộ Tài nguyên và Môi trường", "Bộ Tài nguyên và Môi trường", None)]),
    # schools named after people, courts, forces
    ("Trường THPT Phan Đình Phùng đã kết nạp",
     [("Trường THPT Phan Đình Phùng", "Trường Trung học phổ thông Phan Đình Phùng", None)]),
    ("TAND huyện Đăk R’Lấp", [("TAND huyện Đăk R’Lấp", "Tòa án nhân dân huyện Đăk R’Lấp", None)]),
    ("Trưởng Công an xã", [("Công an xã", "Công an xã", "commune")]),
    ("Ban CHQS huyện Na Hang", [("Ban CHQS huyện Na Hang", "Ban Chỉ huy Quân sự huyện Na Hang", None)]),
    ("HUYỆN ỦY ĐẮK LẤP", [("HUYỆN ỦY ĐẮK LẤP", "Huyện ủy Đắk Lấp", None)]),
    ("UBND\u00a0huyện\u00a0Hàm Yên",
     [("UBND\u00a0huyện\u00a0Hàm Yên", "Ủy ban nhân dân huyện Hàm Yên", None)]),
    # firms: small words between capitals; an agency by its first word
    ("Công ty TNHH MTV Khai thác công trình thủy lợi Bắc Hà cho biết",
     [("Công ty TNHH MTV Khai thác công trình thủy lợi Bắc Hà",
       "Công ty trách nhiệm hữu hạn một thành viên Khai thác công trình thủy lợi Bắc Hà", None)]),
    ("Công ty Cao su Nà Ca Phan Sỹ Bình nói", [("Công ty Cao su Nà Ca", "Công ty Cao su Nà Ca", None)]),
    ("Công ty Cổ phần May 10", [("Công ty Cổ phần May 10", "Công ty cổ phần May 10", None)]),
    ("Công đoàn Công ty họp", [("Công đoàn Công ty", "Công đoàn Công ty", None)]),
    ("Trường Tiểu học Thị trấn 2", [("Trường Tiểu học Thị trấn 2", "Trường Tiểu học Thị trấn 2", None)]),
]  # fmt: skip

NOT_FOUND = [
    "các chi bộ sinh hoạt",  # bodies in general
    "25 Đảng bộ xã, thị trấn",
    "chi bộ đã họp",
    "Quyết định số 12/QĐ-UBND",  # a symbol
    "có 3 phòng học",
    "trường học mới",
    "Đoàn công tác đến dự",
    "Tổ quốc ghi công",
    "Hội trường chật kín",
    "Ban đầu bà con còn e ngại",
    "Báo cáo nêu rõ",
    "Sở hữu đất đai",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_bodies_are_found(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = find_organisations(text)
    assert [(body.surface, body.name, body.needs) for body in found] == expected
    assert all(text[body.start_char : body.end_char] == body.surface for body in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_nothing_is_found(text: str) -> None:
    assert find_organisations(text) == []


def test_a_bare_abbreviation_needs_a_place_of_any_level() -> None:
    body = read_organisation("UBND giao", 0)
    assert body is not None
    assert (body.name, body.needs, body.missing) == ("Ủy ban nhân dân", "any", None)


@pytest.mark.parametrize(
    ("text", "level", "place", "missing"),
    [
        ("UBND huyện Hàm Yên", "district", "huyện Hàm Yên", None),
        ("UBND huyện", "district", None, "huyện"),
        ("Thành ủy Hà Nội", "province", "thành phố Hà Nội", None),
        ("Thành ủy Vinh", "district", "thành phố Vinh", None),
        ("Sở Nội vụ Hà Nội", "province", "thành phố Hà Nội", None),
        ("Bộ Chính trị", "central", None, None),
        ("Chi bộ thôn Mường", "village", "thôn Mường", None),
    ],
)
def test_level_and_place(text: str, level: str, place: str | None, missing: str | None) -> None:
    body = read_organisation(text, 0)
    assert body is not None
    assert (body.level, body.place, body.missing) == (level, place, missing)


BODIES = rule_file("organisations.toml")["body"]
EXAMPLES = [(body["id"], text, name) for body in BODIES for text, name in body["examples"]]


@pytest.mark.parametrize(("kind", "text", "name"), EXAMPLES)
def test_every_kind_reads_its_examples(kind: str, text: str, name: str) -> None:
    body = read_organisation(text, 0)
    assert body is not None, f"organisations.toml: {kind} does not read {text!r}"
    assert (body.kind, body.name) == (kind, name)


def test_the_rule_file_is_consistent() -> None:
    fields = {"id", "name", "forms", "branch", "level", "needs", "fused", "place_types", "follows", "must"}
    for body in BODIES:
        assert set(body) <= fields | {"capital", "examples"}, body["id"]
        assert body.get("needs") in {None, "province", "district", "commune", "village", "any"}, body["id"]
        assert body["examples"], f"{body['id']} has no example"
    names = [name for body in BODIES for name in [body["name"], *body.get("forms", [])]]
    assert len({body["id"] for body in BODIES}) == len(BODIES)
    assert len(set(names)) == len(names), "one name in two kinds"


@pytest.mark.parametrize("row", rows("abbreviations.csv"), ids=lambda row: row["short"])
def test_every_abbreviation_is_written_out(row: dict[str, str]) -> None:
    body = read_organisation(row["example"], 0)
    assert body is not None, f"abbreviations.csv: {row['example']} is not read"
    assert body.name == row["expected"]


@pytest.mark.parametrize("row", rows("abbreviations.csv"), ids=lambda row: row["short"])
def test_an_abbreviation_alone_never_breaks_the_reader(row: dict[str, str]) -> None:
    for text in (row["short"], row["short"] + " ", row["short"] + "/", f"({row['short']})"):
        assert all(body.surface for body in find_organisations(text))


def test_a_long_line_takes_linear_time() -> None:
    line = "UBND, HĐND, MTTQ, Sở GD&ĐT và Chi bộ Trường Tiểu học Yên Phú " * 2000
    start = time.process_time()
    assert len(find_organisations(line)) > 5000
    assert time.process_time() - start < 30
