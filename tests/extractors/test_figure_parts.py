"""Which figure is part of which total, and which percentage says a figure again."""

from collections.abc import Callable

import pytest

from extractors import extract
from extractors.document import Document
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# text, its parts as (part, total, kind)
PARTS = [
    ("Khối hiện quản lý 44 tổ chức cơ sở đảng, trong đó 15 đảng bộ cơ sở (với 96 chi bộ trực thuộc) và 29 chi bộ cơ sở.",
     [("15 đảng bộ cơ sở", "44 tổ chức cơ sở đảng", "some"), ("29 chi bộ cơ sở", "44 tổ chức cơ sở đảng", "some")]),
    ("Huyện kết nạp 86 đảng viên. Trong đó, có 41 nữ, 9 học sinh.",
     [("41 nữ", "86 đảng viên", "aspect"), ("9 học sinh", "86 đảng viên", "aspect")]),
    ("Huyện kỷ luật 37 đảng viên, gồm khiển trách 33, cảnh cáo 4.",
     [("33", "37 đảng viên", "all"), ("4", "37 đảng viên", "all")]),
    ("Tổng vốn 12,4 tỷ đồng, trong đó ngân sách 5,1 tỷ đồng, dân góp 7,3 tỷ đồng.",
     [("5,1 tỷ đồng", "12,4 tỷ đồng", "some"), ("7,3 tỷ đồng", "12,4 tỷ đồng", "some")]),
    ("Lớp có 60 học viên, trong đó nam 40, nữ 20.",
     [("40", "60 học viên", "some"), ("20", "60 học viên", "some")]),
    # larger than its total, another quantity, another sentence
    ("Xã có 12 hộ nghèo, trong đó có 40 khẩu.", []),
    ("Xã có 12 hộ nghèo, trong đó 3 ha đất lúa.", []),
    ("Xã có 12 hộ nghèo. Thôn có 3 hộ.", []),
    # what has parts is another body
    ("Đảng bộ có 1.420 đảng viên; Ban Chấp hành gồm 31 đồng chí, Ban Thường vụ 9 đồng chí.", []),
    ("Đảng bộ có 1.420 đảng viên, Ban Chấp hành gồm 31 đồng chí.", []),
    # a noun of the totals begins a new series behind a semicolon
    ("Năm qua, Ủy ban kiểm tra 31 tổ chức đảng và 64 đảng viên, trong đó có 22 cấp ủy viên; giám sát 18 tổ chức đảng, 27 đảng viên.",
     [("22 cấp ủy viên", "64 đảng viên", "some")]),
    ("Xã có 640 hộ, trong đó có 52 hộ nghèo; 31 hộ cận nghèo.",
     [("52 hộ nghèo", "640 hộ", "some"), ("31 hộ cận nghèo", "640 hộ", "some")]),
    ("Huyện có 86 đảng viên; trong đó có 41 nữ.", [("41 nữ", "86 đảng viên", "aspect")]),
]  # fmt: skip

# text, its percentages as (percentage, the figure that it says again)
SHARES = [
    ("Ông An trúng cử với 36/38 phiếu, đạt 94,7%.", [("94,7%", "36/38 phiếu")]),
    ("Đại hội bầu 37 đồng chí, trong đó có 7 đồng chí nữ, chiếm 18,9%.", [("18,9%", "7 đồng chí nữ")]),
    ("Tỉnh có 75/101 xã đạt chuẩn nông thôn mới, chiếm 74,3%.", [("74,3%", "75/101 xã")]),
    ("Xã kết nạp 62 đảng viên, đạt 103% kế hoạch.", []),  # of the plan, not of the members
    ("Thu đạt 12 tỷ đồng, tăng 8% so với năm 2022.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_of_totals(
    document: Callable[..., Document], text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = extract(document(text)).statistics
    at = {statistic.evidence.start_char: statistic.evidence.surface for statistic in found}
    assert [
        (one.evidence.surface, at[one.part_of_char], one.part_kind)
        for one in found
        if one.part_of_char is not None
    ] == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_percentages_that_say_a_figure_again(
    document: Callable[..., Document], text: str, expected: list[tuple[str, str]]
) -> None:
    found = extract(document(text)).statistics
    at = {statistic.evidence.start_char: statistic.evidence.surface for statistic in found}
    assert [
        (one.evidence.surface, at[one.share_of_char]) for one in found if one.share_of_char is not None
    ] == expected


# Passages; of every figure, as written, whom it is about.
OWNERS = [
    ("Xã An Bình về đích\nTổng vốn làm đường của xã An Bình đạt 61,6 tỷ đồng; trong đó ngân sách tỉnh hỗ trợ 18,2 tỷ đồng, nhân dân góp 9,4 tỷ đồng.",
     [("61,6 tỷ đồng", "xã An Bình"), ("18,2 tỷ đồng", "xã An Bình"), ("9,4 tỷ đồng", "xã An Bình")]),
    ("Tỉnh Kon Tum làm đường\nTỉnh Kon Tum có 38 dự án, trong đó 7 dự án vướng mặt bằng ở huyện Đăk Tô, 2 dự án chậm.",
     [("38 dự án", "tỉnh Kon Tum"), ("7 dự án", "huyện Đăk Tô"), ("2 dự án", "tỉnh Kon Tum")]),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), OWNERS)
def test_parts_are_about_whom_their_total_is_about(article: str, expected: list[tuple[str, str]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert [(one.evidence.surface, one.about) for one in facts.statistics] == expected
