"""What stands between a name and a post, without what says nothing of it."""

import pytest

from extractors.post_asides import without_address, without_asides

# text, what is left of it
LEFT = [
    (" (thứ hai từ phải), 46 tuổi, ở thôn Nà Ón, ", ","),
    (", sinh ngày 3/2/1971, dân tộc Tày, được bầu làm ", ", được bầu làm"),
    (" sinh năm 1965, quê xã Tả Sín, huyện Sơn Lĩnh", ""),
    (", hiện trú tại bản Mường, xã Phù Lưu là ", "là"),
    ("Chức vụ : ", ""),
    (" Đồng\u00a0chí ", ""),
    (" được giới thiệu với bà con; ông ", "được giới thiệu với con;"),  # `bà` addresses here, too
    # a syllable that ends like `ở` does not open a home
    (" thay Giám đốc Sở Nội vụ, nghỉ hưu; ", "thay giám đốc sở nội vụ, nghỉ hưu;"),
    (" công tác ở cơ sở nhiều năm, được giao ", "công tác , được giao"),
    (" nhắc nhở thôn, bản là ", "nhắc nhở thôn, bản là"),
    (", 102 tuổi, được mời ", ", được mời"),
]


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_what_is_left(text: str, left: str) -> None:
    assert without_asides(text, 0, len(text)) == left


def test_a_part_of_a_text_is_read_by_itself() -> None:
    text = "Chủ tịch Hội, ông Lò Văn Bách, 52 tuổi, kiêm Bí thư Chi bộ"
    start = text.index(", 52")
    assert without_asides(text, start, text.index("Bí thư")) == ", kiêm"
    assert without_address(text, 0, text.index("Lò")).split() == ["chủ", "tịch", "hội,"]
