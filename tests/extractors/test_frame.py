"""What an article is about, and how elided places and bodies are filled in from it."""

import time
from collections.abc import Callable

import pytest

from extractors.document import Document, Sentence, Zone
from extractors.frame import Frame, read_frame

# ruff: noqa: E501 - a row of a table is read best on one line
# text (the first line is the title), home, (province, district, commune)
ABOUT = [
    ("Hàm Yên làm đường\nSáng nay, Huyện ủy Hàm Yên họp bàn việc làm đường.", None,
     ("tỉnh Tuyên Quang", "huyện Hàm Yên", None)),
    ("Làm đường\nTỉnh ủy Kon Tum vừa họp. Tỉnh Kon Tum có nhiều đường mới.", None, ("tỉnh Kon Tum", None, None)),
    ("Xã Yên Phú làm đường\nĐảng ủy xã Yên Phú vừa họp. Xã Yên Phú, huyện Hàm Yên có đường mới.", None,
     ("tỉnh Tuyên Quang", "huyện Hàm Yên", "xã Yên Phú")),
    # a district that no gazetteer knows, named in the title without its type
    ("Sơn Lĩnh làm đường\nHuyện ủy Sơn Lĩnh vừa họp.", "tỉnh Tuyên Quang",
     ("tỉnh Tuyên Quang", "huyện Sơn Lĩnh", None)),
    # the province or district that the text names beside the article's own unit
    ("Sơn Lĩnh làm đường\nHuyện ủy Sơn Lĩnh (Tuyên Quang) vừa họp.", None,
     ("tỉnh Tuyên Quang", "huyện Sơn Lĩnh", None)),
    ("Xã Khe Sình làm đường\nXã Khe Sình (Lào Cai) có đường mới.", None, ("tỉnh Lào Cai", None, "xã Khe Sình")),
    # so do its words before a map on which another unit has the name
    ("Phường Tân Lĩnh làm đường\nPhường Tân Lĩnh (TP Tuyên Quang) có đường mới.", None,
     ("tỉnh Tuyên Quang", "thành phố Tuyên Quang", "phường Tân Lĩnh")),
    # more than one is open
    ("Hai tỉnh giao lưu\nTỉnh Lào Cai và tỉnh Kon Tum ký kết.", None, (None, None, None)),
    # a place in passing is not what it is about
    ("Làm đường\nĐoàn khảo sát một lần ở huyện Na Hang.", None, ("tỉnh Tuyên Quang", None, None)),
    # in a province's paper another province is the topic where title or first words are about it,
    ("Tỉnh Điện Biên làm đường\nTỉnh Điện Biên có đường mới.", "tỉnh Kon Tum", ("tỉnh Điện Biên", None, None)),
    ("Làm đường\nSáng 5/6, hội nghị họp tại Điện Biên.", "tỉnh Kon Tum", ("tỉnh Điện Biên", None, None)),
    # not where its guests come, or where somebody was in office or is from
    ("Tiếp đoàn công tác tỉnh Điện Biên\nSáng 5/6, Đoàn công tác tỉnh Điện Biên đến thăm.", "tỉnh Kon Tum", ("tỉnh Kon Tum", None, None)),
    ("Thăm hưu trí\nÔng Vi Văn Sáu, nguyên Bí thư Tỉnh ủy Điện Biên, vui khỏe.", "tỉnh Kon Tum", ("tỉnh Kon Tum", None, None)),
    ("Người làm đường\nÔng Vi Văn Sáu, quê tỉnh Điện Biên, làm đường.", "tỉnh Kon Tum", ("tỉnh Kon Tum", None, None)),
    ("Làm đường\nBà con phấn khởi.", "tỉnh Kon Tum", ("tỉnh Kon Tum", None, None)),
    ("Làm đường\nBà con phấn khởi.", None, (None, None, None)),
]  # fmt: skip

HAM_YEN = "Hàm Yên làm đường\nĐảng bộ huyện Hàm Yên, tỉnh Tuyên Quang vừa họp.\n"

# text, body as written (its last occurrence), name completed, how
COMPLETED = [
    (HAM_YEN + "Ông Vi Quốc Khải, Bí thư Huyện ủy, phát biểu.", "Huyện ủy", "Huyện ủy Hàm Yên", "article"),
    (HAM_YEN + "Ông Vi Quốc Khải, Chủ tịch UBND huyện, phát biểu.", "UBND huyện",
     "Ủy ban nhân dân huyện Hàm Yên", "article"),
    (HAM_YEN + "Ông Vi Quốc Khải, Ủy viên BCH Đảng bộ tỉnh, dự.", "BCH Đảng bộ tỉnh",
     "Ban Chấp hành Đảng bộ tỉnh Tuyên Quang", "article"),
    (HAM_YEN + "Sở Nội vụ đã trả lời.", "Sở Nội vụ", "Sở Nội vụ tỉnh Tuyên Quang", "article"),
    (HAM_YEN + "Phòng Nội vụ đã trả lời.", "Phòng Nội vụ", "Phòng Nội vụ huyện Hàm Yên", "article"),
    (HAM_YEN + "Bộ Chính trị cho ý kiến.", "Bộ Chính trị", "Bộ Chính trị", "explicit"),
    # the sentence before the article
    (HAM_YEN + "Dự có Lường Văn Toản, Bí thư Huyện ủy Sơn Lĩnh; Vi Quốc Khải, Chủ tịch UBND huyện.", "UBND huyện",
     "Ủy ban nhân dân huyện Sơn Lĩnh", "local"),
    # a place in passing does not count against what the article is about
    (HAM_YEN + "Sau chuyến đi huyện Na Hang, Bí thư Huyện ủy kết luận.", "Huyện ủy", "Huyện ủy Hàm Yên", "article"),
    # a commune: the nearest one of the paragraph, before the body or after it in the sentence
    (HAM_YEN + "Ở xã Tân Thành và xã Yên Phú đường đã xong. Chủ tịch UBND xã cho biết.", "UBND xã",
     "Ủy ban nhân dân xã Yên Phú", "local"),
    (HAM_YEN + "Theo Chủ tịch UBND xã, nay đường ở xã Yên Phú đã xong.", "UBND xã", "Ủy ban nhân dân xã Yên Phú",
     "local"),
    (HAM_YEN + "Theo Chủ tịch UBND xã, đường đã xong.", "UBND xã", "Ủy ban nhân dân xã", "unresolved"),
    (HAM_YEN + "Theo Chủ tịch UBND phường, ở xã Yên Phú đường đã xong.", "UBND phường", "Ủy ban nhân dân phường",
     "unresolved"),
    # a cell: of the village before it, or of the next post
    (HAM_YEN + "Bà con thôn Nà Lũng quý Bí thư Chi bộ lắm.", "Chi bộ", "Chi bộ thôn Nà Lũng", "local"),
    (HAM_YEN + "Ông Lò Văn Pó, Bí thư Chi bộ, Trưởng thôn Nà Lũng, dự.", "Chi bộ", "Chi bộ thôn Nà Lũng", "local"),
    (HAM_YEN + "Bí thư Chi bộ đến từng nhà.", "Chi bộ", "Chi bộ", "unresolved"),
    # or of the only school or firm of its paragraph
    (HAM_YEN + "Tại Trường Tiểu học Kim Đồng, mọi việc đã ổn. Cô Lý Thị Miên, Bí thư Chi bộ, dự.", "Chi bộ",
     "Chi bộ Trường Tiểu học Kim Đồng", "local"),
    (HAM_YEN + "Trường Tiểu học Kim Đồng và Trường Mầm non Hoa Ban đã họp. Bí thư Chi bộ dự.", "Chi bộ", "Chi bộ",
     "unresolved"),
    # a commune that the paragraph opens with, by its bare name
    (HAM_YEN + "Ở Phiêng Lủng, ông Lò Văn Pó, Chủ tịch UBND xã, lo việc đường.", "UBND xã",
     "Ủy ban nhân dân xã Phiêng Lủng", "local"),
    # a committee or caucus of the next post's body
    (HAM_YEN + "Bà Lý Thị Miên, Bí thư Đảng ủy, Giám đốc Sở Y tế, dự.", "Đảng ủy",
     "Đảng ủy Sở Y tế tỉnh Tuyên Quang", "local"),
    (HAM_YEN + "Bà Lý Thị Miên, Phó Bí thư Ban cán sự đảng, Phó Chủ tịch UBND tỉnh, dự.", "Ban cán sự đảng",
     "Ban cán sự đảng Ủy ban nhân dân tỉnh Tuyên Quang", "local"),
    (HAM_YEN + "Bà Lý Thị Miên, Ủy viên Ban Thường vụ, Chủ tịch HĐND huyện, dự.", "Ban Thường vụ",
     "Ban Thường vụ Huyện ủy Hàm Yên", "local"),
    (HAM_YEN + "Bà Lý Thị Miên, Ủy viên Ban Chấp hành Đảng bộ, Chủ tịch HĐND huyện, dự.", "Ban Chấp hành Đảng bộ",
     "Ban Chấp hành Đảng bộ huyện Hàm Yên", "local"),
    (HAM_YEN + "Bà Lý Thị Miên, Ủy viên Ban Thường vụ Đảng ủy, Chủ tịch HĐND xã Yên Phú, dự.",
     "Ban Thường vụ Đảng ủy", "Ban Thường vụ Đảng ủy xã Yên Phú", "local"),
    ("Hà Nội làm đường\nHà Nội có đường mới. Chủ tịch UBND TP giao việc.", "UBND TP",
     "Ủy ban nhân dân thành phố Hà Nội", "article"),
    ("Quận 1 làm đường\nQuận 1 có đường mới. Bí thư Quận ủy giao việc.", "Quận ủy", "Quận ủy quận 1", "article"),
    # the fuller name that the article gives elsewhere
    ("Tin\nĐảng ủy Khối các cơ quan và doanh nghiệp tỉnh Kon Tum họp.\nBan Tổ chức Đảng ủy Khối báo cáo.",
     "Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Kon Tum", "article"),
    ("Tin\nĐảng ủy Khối các cơ quan tỉnh Kon Tum họp.\nĐảng bộ Khối lớn mạnh.",
     "Đảng bộ Khối", "Đảng bộ Khối các cơ quan tỉnh Kon Tum", "article"),
    ("Tin\nBộ Xây dựng họp.\nÔng Lê Văn Pó là Chánh Văn phòng Bộ.", "Văn phòng Bộ", "Văn phòng Bộ Xây dựng",
     "article"),
    # one spelling for one place
    ("Tin huyện Đăk R’Lấp\nHuyện Đăk R’Lấp có đường. TAND huyện ĐăkR’Lấp họp.", "TAND huyện ĐăkR’Lấp",
     "Tòa án nhân dân huyện Đăk R’Lấp", "explicit"),
    # as the text spells it, not as the official list does (Đak Pơ)
    ("TIN HUYỆN ĐĂK PƠ\nHuyện Đăk Pơ có đường.\nUBND huyện họp.", "UBND huyện",
     "Ủy ban nhân dân huyện Đăk Pơ", "article"),
    # items under the name of a place
    ("Tin vắn\nKon Tum: Ngày 10/7, Tỉnh ủy họp. Lào Cai: Ngày 11/7, UBND tỉnh họp.", "UBND tỉnh",
     "Ủy ban nhân dân tỉnh Lào Cai", "local"),
    ("Tin vắn\nTP Hồ Chí Minh: Ngày 10/7, Thành ủy họp.", "Thành ủy", "Thành ủy Hồ Chí Minh", "local"),
    # a type that does not fit is not taken
    (HAM_YEN + "Ông Vi Quốc Khải, Bí thư Thị ủy, phát biểu.", "Thị ủy", "Thị ủy", "unresolved"),
]  # fmt: skip


def make_document(text: str, home: str | None = None, published: str | None = "2023-11-22") -> Document:
    """A line is a zone, the first one the title; a sentence ends at a full stop."""
    zones, sentences, start = [], [], 0
    for number, line in enumerate(text.split("\n")):
        zones.append(Zone("body" if number else "title", start, start + len(line)))
        begin = start
        for part in line.split(". "):
            stop = min(begin + len(part) + 2, start + len(line))
            sentences.append(Sentence(begin, stop, 0, 0))
            begin = stop
        start += len(line) + 1
    return Document("t0", text, tuple(zones), tuple(sentences), published=published, home=home)


def frame_of(text: str, home: str | None = None) -> Frame:
    return read_frame(make_document(text, home))


@pytest.mark.parametrize(("text", "home", "expected"), ABOUT)
def test_what_an_article_is_about(
    text: str, home: str | None, expected: tuple[str | None, str | None, str | None]
) -> None:
    frame = frame_of(text, home)
    assert (frame.province, frame.district, frame.commune) == expected


@pytest.mark.parametrize(("text", "surface", "name", "how"), COMPLETED)
def test_a_body_is_completed(text: str, surface: str, name: str, how: str) -> None:
    frame = frame_of(text)
    body = [one for one in frame.organisations if one.surface == surface][-1]
    resolved = frame.complete(body)
    assert (resolved.name, resolved.how) == (name, how)


def test_the_papers_home_comes_last() -> None:
    text = "Tin\nChi bộ được Trưởng Ban Tổ chức Tỉnh ủy về dự."
    frame = frame_of(text, home="tỉnh Tuyên Quang")
    (body,) = [one for one in frame.organisations if one.surface == "Ban Tổ chức Tỉnh ủy"]
    assert frame.complete(body).name == "Ban Tổ chức Tỉnh ủy Tuyên Quang"
    (body,) = frame_of(text).organisations[-1:]
    assert frame_of(text).complete(body).how == "unresolved"


def test_a_district_is_of_its_time() -> None:
    """After 1 July 2025 Hàm Yên is a commune of Tuyên Quang, and no district."""
    text = "Xã Hàm Yên làm đường\nĐảng ủy xã Hàm Yên họp. Xã Hàm Yên có đường mới. UBND xã báo cáo."
    frame = read_frame(make_document(text, published="2025-09-01"))
    assert (frame.district, frame.commune) == (None, "xã Hàm Yên")
    assert frame.complete(frame.organisations[-1]).name == "Ủy ban nhân dân xã Hàm Yên"


def test_places_are_given_once_and_in_order() -> None:
    frame = frame_of(HAM_YEN + "Ở xã Yên Phú và Hàm Yên.")
    assert [place.surface for place in frame.places] == ["huyện Hàm Yên", "tỉnh Tuyên Quang", "xã Yên Phú"]
    assert [place.surface for place in frame.bare_places] == ["Hàm Yên", "Hàm Yên"]


@pytest.mark.parametrize("text", ["", "\n", "Tin", "Huyện ủy", "UBND\n\n\nUBND xã", "(", "huyện " * 50])
def test_odd_documents_have_a_frame(text: str) -> None:
    frame = frame_of(text)
    for body in frame.organisations:
        assert frame.complete(body).name


def test_real_annotation_reads_the_same(document: Callable[..., Document]) -> None:
    """With sentences from the annotator, not from this file's splitter."""
    frame = read_frame(document(HAM_YEN + "Ông Vi Quốc Khải, Bí thư Huyện ủy, phát biểu.", first="title"))
    assert frame.district == "huyện Hàm Yên"
    assert frame.complete(frame.organisations[-1]).name == "Huyện ủy Hàm Yên"


def test_a_long_article_takes_linear_time() -> None:
    body = "Ở xã Yên Phú, huyện Hàm Yên, Bí thư Huyện ủy và Chủ tịch UBND xã dự, có 30 hộ. " * 1500
    start = time.process_time()
    frame = frame_of("Hàm Yên\n" + body)
    for organisation in frame.organisations:
        frame.complete(organisation)
    assert time.process_time() - start < 60
