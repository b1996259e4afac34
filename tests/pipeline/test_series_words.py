"""The words of a series as the article spells them, though they are compared by a key."""

import pytest

from pipeline.series_words import as_written

SPELT = [
    ("bà rơ mah h'yớt làm chủ tịch hội với …", "Tin vui: bà Rơ Mah H’Yớt làm Chủ tịch Hội với [31/33 phiếu].",
     "bà Rơ Mah H’Yớt làm Chủ tịch Hội với …"),
    ("đảng ủy chọn …", "Đảng uỷ xã Nà Mạ chọn [12 hộ].", "Đảng uỷ chọn …"),  # the place is left out, uỷ stays
    ("… cử đi học lớp đối tượng đảng", "Thôn [12 người] được cử đi học lớp đối tượng Đảng.",
     "… cử đi học lớp đối tượng Đảng"),
    ("hội góp … hội", "Hội họp hôm qua, các hội góp [3 triệu] đồng cho Hội.", "hội góp … Hội"),  # the nearest
    ("bà con trồng … cà phê", "Bà con trồng [4 ha] ngô.", "Bà con trồng … cà phê"),  # not there: the key
    ("khảo sát iv/ thấy …", "Khảo sát IV/2019 thấy [12 chi bộ].", "Khảo sát IV/ thấy …"),
    ("… dự", "[40 người] dự.", "… dự"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "text", "written"), SPELT)
def test_words_are_spelt_as_in_the_text(said: str, text: str, written: str) -> None:
    before, _, behind = text.partition("[")
    assert as_written(said, before, behind) == written
