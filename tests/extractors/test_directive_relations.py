"""What documents do to each other, as a careful reader takes it from one sentence; invented sentences."""

import pytest

from extractors.directives import extract_directives
from extractors.document import Document, Zone
from extractors.frame import read_frame
from extractors.records import DirectiveCitation


def read(text: str) -> list[DirectiveCitation]:
    document = Document(
        "t0", text, (Zone("body", 0, len(text)),), published="2023-11-22", home="tỉnh Tuyên Quang"
    )
    return list(extract_directives(document, read_frame(document)))


# text -> (number that does it, what, number that it is done to)
STATED = [
    (
        "Kế hoạch số 45-KH/HU của Huyện ủy Sơn Dương thực hiện Đề án số 16-ĐA/TU được phổ biến.",
        [("45", "implement", "16")],
    ),
    ("Kế hoạch số 45-KH/HU ngày 12/3/2021 về thực hiện Đề án số 16-ĐA/TU.", [("45", "implement", "16")]),
    (
        "Huyện ủy ra Chương trình số 09-CTr/HU triển khai thực hiện Nghị quyết số 21-NQ/TW.",
        [("09", "implement", "21")],
    ),
    (
        "Quyết định số 15/2023/QĐ-UBND sửa đổi, bổ sung một số điều của Quyết định số 12/2020/QĐ-UBND.",
        [("15", "amend", "12")],
    ),
    (
        "Nghị định số 178/2024/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 67/2025/NĐ-CP) được áp dụng.",
        [("67", "amend", "178")],
    ),
    ("Quy định số 30-QĐ/TW đã được thay thế bằng Quy định số 22-QĐ/TW.", [("22", "replace", "30")]),
    (
        "Nghị quyết số 18/2025/NQ-HĐND sửa đổi nội dung tại Điều 1 Nghị quyết số 64/2017/NQ-HĐND.",
        [("18", "amend", "64")],
    ),
    (
        "Nghị quyết số 64/2017/NQ-HĐND được sửa đổi tại Điều 1 Nghị quyết số 29/2024/NQ-HĐND.",
        [("29", "amend", "64")],
    ),
    ("Quy định số 22-QĐ/TW thay thế Quy định số 30-QĐ/TW.", [("22", "replace", "30")]),
    (
        "Thực hiện Đề án số 16-ĐA/TU, Ban Thường vụ Huyện ủy đã ban hành Kế hoạch số 45-KH/HU.",
        [("45", "implement", "16")],
    ),
    (
        "Triển khai Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW, Tỉnh ủy ban hành Đề án số 07-ĐA/TU.",
        [("07", "implement", "18"), ("07", "implement", "19")],
    ),
    (
        "Kế hoạch số 30-KH/TU về thực hiện các Nghị quyết số 18, 19-NQ/TW.",
        [("30", "implement", "18"), ("30", "implement", "19")],
    ),
]

# nothing of the kind is said
NOT_STATED = [
    "Theo Kế hoạch số 45-KH/HU, các chi bộ thực hiện Đề án số 16-ĐA/TU.",  # the cells carry it out
    "Kế hoạch số 45-KH/HU yêu cầu các chi bộ thực hiện Đề án số 16-ĐA/TU.",  # they are to
    "Thực hiện Đề án số 16-ĐA/TU và Kế hoạch số 45-KH/HU, chi bộ đã họp.",  # two that are carried out
    "Thực hiện Đề án số 16-ĐA/TU. Huyện ủy đã ban hành Kế hoạch số 45-KH/HU.",  # two sentences
    "Huyện ủy đã ban hành Kế hoạch số 45-KH/HU; chi bộ thực hiện Đề án số 16-ĐA/TU.",
]

# text -> years after which the document is looked back on
YEARS = [
    ("Hội nghị sơ kết 3 năm thực hiện Đề án số 16-ĐA/TU.", 3),
    ("tổng kết mười năm triển khai thực hiện Chỉ thị số 40-CT/TW", 10),
    ("Sau hai năm thực hiện Đề án số 03-ĐA/TU, tỷ lệ này tăng.", 2),
    ("sơ kết việc thực hiện Đề án số 16-ĐA/TU", None),
    ("Kế hoạch 5 năm thực hiện tốt, Đề án số 16-ĐA/TU cũng vậy", None),
]


@pytest.mark.parametrize(("text", "stated"), STATED)
def test_stated(text: str, stated: list[tuple[str, str, str]]) -> None:
    rows = read(text)
    number = {row.document: row.number for row in rows}
    assert sorted((number[by], row.stance, row.number) for row in rows for by in row.by_documents) == stated


@pytest.mark.parametrize("text", NOT_STATED)
def test_not_stated(text: str) -> None:
    rows = read(text)
    assert len(rows) == 2
    assert not any(row.by_documents for row in rows)


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years(text: str, years: int | None) -> None:
    assert read(text)[-1].after_years == years
