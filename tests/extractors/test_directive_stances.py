"""What sentences say is done with a document, as a careful reader takes it; invented sentences."""

import pytest

from extractors.directives import extract_directives
from extractors.document import Document, Zone
from extractors.frame import read_frame


def read(text: str) -> list[tuple[str | None, str]]:
    """Number and stance of each reference."""
    document = Document(
        "t0", text, (Zone("body", 0, len(text)),), published="2023-11-22", home="tỉnh Tuyên Quang"
    )
    return [(row.number, row.stance) for row in extract_directives(document, read_frame(document))]


# text, number and stance of each reference in order
STANCES: list[tuple[str, list[tuple[str, str]]]] = [
    # done according to a document: not a review of it
    ("Chi bộ kiểm điểm, phê bình theo tinh thần Nghị quyết số 21-NQ/TW.", [("21", "implement")]),
    ("Các xã đánh giá đảng viên theo Hướng dẫn số 25-HD/BTCTW.", [("25", "implement")]),
    ("Huyện kiểm tra 12 chi bộ bám sát Kế hoạch số 08-KH/HU.", [("08", "implement")]),
    ("Hội nghị sơ kết 3 năm học tập và làm theo Chỉ thị số 05-CT/TW.", [("05", "review")]),
    ("Xã tổng kết việc thực hiện Đề án số 16-ĐA/TU.", [("16", "review")]),
    # a document is changed only itself, by its parts, or by what it lays down
    ("Tỉnh bổ sung 4 thôn vào diện đầu tư của Chương trình 135.", [("135", "cite")]),
    ("Vốn bổ sung tính từ khi có Chỉ thị số 40-CT/TW.", [("40", "cite")]),
    ("Nội dung được bổ sung so với Quy định số 30-QĐ/TW.", [("30", "cite")]),
    ("Điều chỉnh mức chi quy định tại Nghị quyết số 12/2020/NQ-HĐND.", [("12", "amend")]),
    ("Sửa đổi khoản 2 Điều 5 của Quyết định số 12/QĐ-UBND.", [("12", "amend")]),
    ("Huyện ủy điều chỉnh chỉ tiêu Nghị quyết số 11-NQ/HU.", [("11", "amend")]),
    ("Bãi bỏ toàn bộ Quyết định số 12/QĐ-UBND.", [("12", "replace")]),
    ("Mức chi đã được sửa đổi tại Điều 1 Nghị quyết số 29/2022/NQ-HĐND.", [("29", "cite")]),
    (
        "Nghị định số 178/2024/NĐ-CP, sửa đổi tại Nghị định số 67/2025/NĐ-CP.",
        [("178", "amend"), ("67", "cite")],
    ),
    # what is issued along with a document is not that document
    ("Quy chế ban hành kèm theo Quyết định số 51/QĐ-UBND.", [("51", "cite")]),
    ("Theo đó, Nghị quyết số 09-NQ/HU nêu 4 việc.", [("09", "cite")]),
    ("Huyện theo dõi Đề án số 16-ĐA/TU.", [("16", "cite")]),
    # who issues
    ("UBND huyện có Công văn số 1505/UBND-NV gửi các xã.", [("1505", "issue")]),
    ("Thủ tướng Chính phủ phê duyệt Đề án 06.", [("06", "issue")]),
    # what follows says it
    (
        "Chỉ thị số 13-CT/TW ngày 12/1/2017 của Ban Bí thư về giữ rừng đã được huyện nghiêm túc thực hiện.",
        [("13", "implement")],
    ),
    ("Chỉ thị số 13-CT/TW nêu rõ: rừng được bảo vệ.", [("13", "cite")]),
    # over a list that issuers and subjects part
    (
        (
            "Thực hiện Kết luận số 48-KL/TW ngày 30/01/2023 của Bộ Chính trị về sắp xếp xã (gọi tắt là "
            "Kết luận số 48), Nghị quyết số 35/2023/UBTVQH15 của Ủy ban Thường vụ Quốc hội; "
            "Chỉ thị số 30-CT/TU của Ban Thường vụ Tỉnh ủy, huyện họp."
        ),
        [("48", "implement"), ("48", "implement"), ("35", "implement"), ("30", "implement")],
    ),
    (
        (
            "Phổ biến Quyết định số 217-QĐ/TW của Bộ Chính trị về quy chế giám sát và phản biện xã hội và "
            "Quyết định số 218-QĐ/TW của Bộ Chính trị."
        ),
        [("217", "implement"), ("218", "implement")],
    ),
    (
        (
            "Tỉnh có các văn bản: Kế hoạch số 86-KH/TU của Tỉnh ủy về thực hiện Nghị quyết số 18-NQ/TW; "
            "Chương trình số 14-CTr/TU của Tỉnh ủy."
        ),
        [("86", "cite"), ("18", "implement"), ("14", "cite")],
    ),
    (
        "Sơ kết 5 năm thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư và ban hành Kế hoạch số 12-KH/HU.",
        [("40", "review"), ("12", "issue")],
    ),
    (
        "Huyện học tập Nghị quyết Trung ương 5 (khóa XIII), trọng tâm là Nghị quyết số 21-NQ/TW.",
        [("5", "implement"), ("21", "implement")],
    ),
    (
        (
            "Tỉnh ủy quán triệt các văn bản mới, đó là: Kết luận số 48-KL/TW của Bộ Chính trị; "
            "Chỉ thị số 20-CT/TW của Ban Bí thư."
        ),
        [("48", "implement"), ("20", "implement")],
    ),
    (
        "Liên đoàn ký ban hành Chương trình hành động của công đoàn (Chương trình số 02/CTr-BCH).",
        [("02", "issue")],
    ),
    ("Theo đề nghị của Sở tại Tờ trình số 47/TTr-SNV.", [("47", "cite")]),
    # the list is over: another sentence, another doer
    (
        "Sơ kết Chỉ thị số 40-CT/TW đã đạt nhiều kết quả, và Nghị quyết số 12-NQ/HU vẫn còn nguyên giá trị.",
        [("40", "review"), ("12", "cite")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_stances(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
