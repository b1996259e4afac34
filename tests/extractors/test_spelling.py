"""Tones decide who somebody is; where their mark stands does not."""

import unicodedata

import pytest

from extractors.spelling import name_key, respell, search_fold

SAME = [
    ("Lý Thị Thuý", "LÝ THỊ THÚY"),
    ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa"),
    ("Đảng uỷ xã", "Đảng ủy xã"),
    ("Ia H’Drai", "Ia H'Drai"),
    ("Vi\u00a0Quốc  Khải", "Vi Quốc Khải"),
    ("Vi\tQuốc\u2003Khải\u3000", "Vi Quốc Khải"),
    ("khoẻ", "khỏe"),
    ("UỶ BAN", "ủy ban"),
]
DIFFERENT = [
    ("Hùng", "Hưng"),
    ("Hoà", "Hoa"),
    ("Lợi", "Lời"),
    ("quý", "qúy"),
    ("toàn", "tòan"),
    ("Đạt", "Dạt"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_key(left: str, right: str) -> None:
    assert name_key(left) == name_key(right) == name_key(unicodedata.normalize("NFD", left))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_keys(left: str, right: str) -> None:
    assert name_key(left) != name_key(right)


def test_respelling_keeps_what_has_one_spelling() -> None:
    assert respell("Hoàn toàn quý hoá, thuỷ lợi xã Hoà Bình") == "Hoàn toàn quý hóa, thủy lợi xã Hòa Bình"


def test_search_fold_drops_all_marks() -> None:
    assert search_fold("Đặng Thị HOÀ, Đắk R’lấp") == "dang thi hoa, dak r'lap"
