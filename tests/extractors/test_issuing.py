"""Who issued a document and when, where the words before it, a board's name or the article say it."""

import pytest

from extractors.directives import extract_directives
from extractors.document import Document, Zone
from extractors.frame import read_frame


def read(text: str, published: str = "2023-11-22") -> list[tuple[str | None, str | None, str | None]]:
    """Number, date and issuer of each reference."""
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone("body", start, start + len(line)))
        start += len(line) + 1
    document = Document("t0", text, tuple(zones), published=published, home="tỉnh Tuyên Quang")
    return [(row.number, row.date, row.issuer) for row in extract_directives(document, read_frame(document))]


COMMITTEE = "Ủy ban nhân dân tỉnh Tuyên Quang"
# text, number, date, issuer of its only document
ISSUED: list[tuple[str, str, str | None, str | None]] = [
    (
        "Ngày 29/7/2022 vừa qua, UBND tỉnh đã ban hành Kế hoạch số 176/KH-UBND.",
        "176",
        "2022-07-29",
        COMMITTEE,
    ),
    ("Chiều 16/11, UBND tỉnh có Công văn số 1442/UBND-VX gửi các huyện.", "1442", "2023-11-16", COMMITTEE),
    ("Ngày 16/4/2023 UBND tỉnh ban hành Chỉ thị số 11/CT-UBND.", "11", "2023-04-16", COMMITTEE),
    ("UBND tỉnh khẩn trương ban hành Kế hoạch số 08.", "08", None, COMMITTEE),
    # a day without its year, at once behind the number: the paper's year; behind a comma another event's
    ("Công điện số 06/CĐ-UBND ngày 16/4 của UBND tỉnh", "06", "2023-04-16", COMMITTEE),
    ("thực hiện Công điện số 06/CĐ-UBND ngày 16/4 yêu cầu các xã trực 24/24", "06", "2023-04-16", None),
    ("thực hiện Kế hoạch số 06/KH-UBND, ngày 16/4, các xã ra quân", "06", None, None),
    ("thực hiện Kế hoạch số 06/KH-UBND ngày 16/4 các xã ra quân", "06", None, None),
    # who signs is not who decides
    (
        "Ngày 31/10, Phó Thủ tướng Chính phủ Lò Văn Sáu ký ban hành Công điện số 1034/CĐ-TTg của Thủ tướng.",
        "1034",
        "2023-10-31",
        "Thủ tướng Chính phủ",
    ),
    ("Thường trực Ban Bí thư ký ban hành Kết luận số 85-KL/TW về đại hội.", "85", None, None),
    (
        "Thay mặt Bộ Chính trị, Thường trực Ban Bí thư Lò Văn Sáu ký Kết luận số 85-KL/TW.",
        "85",
        None,
        "Bộ Chính trị",
    ),
    # boards
    (
        "Ban Chỉ đạo phòng, chống dịch COVID-19 của tỉnh ban hành Công văn số 1314/CV-BCĐ.",
        "1314",
        None,
        "Ban Chỉ đạo Phòng, chống dịch COVID-19 tỉnh Tuyên Quang",
    ),
    (
        "Công điện số 600/CĐ-BCĐ của Ban Chỉ đạo quốc gia phòng, chống dịch bệnh COVID-19 về khai báo",
        "600",
        None,
        "Ban Chỉ đạo Quốc gia Phòng, chống dịch bệnh COVID-19",
    ),
    ("Bộ phận giúp việc thực hiện Chỉ thị 03 của Tỉnh ủy đã họp.", "03", None, None),
    ("Ban Chỉ đạo thực hiện Chỉ thị 05 của Bộ Chính trị", "05", None, "Bộ Chính trị"),
    (
        "Thông tri 28 của Trung ương MTTQ Việt Nam về hướng dẫn",
        "28",
        None,
        "Trung ương Mặt trận Tổ quốc Việt Nam",
    ),
    # a verb in capitals is no place
    (
        "Tỉnh Tuyên Quang họp. Quyết định số 605/QĐ-UBND của UBND tỉnh Phê duyệt Đề án chợ",
        "605",
        None,
        COMMITTEE,
    ),
    (
        "Quyết định số 605/QĐ-UBND của UBND tỉnh Phú Thọ phê duyệt",
        "605",
        None,
        "Ủy ban nhân dân tỉnh Phú Thọ",
    ),
    # codes
    ("văn bản số 8070/VPCP-KGVX ngày 06/10/2015", "8070", "2015-10-06", "Văn phòng Chính phủ"),
    (
        "Sở Nông nghiệp và PTNT tỉnh họp. Tờ trình số 47/TTr-SNN&PTNT ngày 27/02/2017",
        "47",
        "2017-02-27",
        "Sở Nông nghiệp và Phát triển nông thôn tỉnh Tuyên Quang",
    ),
    # a letter: of whom asks in it, of whom says something in it
    (
        "Xét đề nghị của UBND huyện Hàm Yên tại Tờ trình số 87/TTr-UBND",
        "87",
        None,
        "Ủy ban nhân dân huyện Hàm Yên",
    ),
    ("Phường đã kiến nghị UBND huyện Hàm Yên tại Công văn số 87/CV-X", "87", None, None),
    (
        "Tại văn bản số 04-QĐ/TU, ngày 28/6/2013, Ban Thường vụ Tỉnh ủy đã ban hành quy định chức năng.",
        "04",
        "2013-06-28",
        "Ban Thường vụ Tỉnh ủy Tuyên Quang",
    ),
    ("Theo văn bản số 04-QĐ/TU, ngày 28/6/2013, Huyện ủy Hàm Yên đã họp.", "04", "2013-06-28", None),
    # a list that an issuer opens
    (
        "Ban Thường vụ Huyện ủy Hàm Yên đã ban hành các kế hoạch: Kế hoạch số 99-KH/HU",
        "99",
        None,
        "Ban Thường vụ Huyện ủy Hàm Yên",
    ),
    (
        "NQ 20-NQ/TƯ ngày 28.1.2008 của BCHTƯ Đảng (khóa X)",
        "20",
        "2008-01-28",
        "Ban Chấp hành Trung ương khóa X",
    ),
    (
        "Thông báo số 24-TB/BCĐ của Ban Chỉ đạo các ngày lễ lớn tỉnh về",
        "24",
        None,
        "Ban Chỉ đạo các ngày lễ lớn tỉnh Tuyên Quang",
    ),
    (
        "Kế hoạch số 506/KH-UBATGTQG của Ủy ban An toàn giao thông Quốc gia về",
        "506",
        None,
        "Ủy ban An toàn giao thông Quốc gia",
    ),
    # at a plenum
    (
        "Kết luận số 21-KL/TW tại Hội nghị lần thứ 4, Ban Chấp hành Trung ương Đảng khóa XIII",
        "21",
        None,
        "Ban Chấp hành Trung ương khóa XIII",
    ),
]


@pytest.mark.parametrize(("text", "number", "date", "issuer"), ISSUED)
def test_who_and_when(text: str, number: str, date: str | None, issuer: str | None) -> None:
    assert read(text) == [(number, date, issuer)]


def test_what_the_centre_issued_is_not_told_by_the_symbol() -> None:
    """`NQ/TW` is written by the plenum, the Politburo and the Secretariat alike."""
    text = "Nghị quyết số 26-NQ/TW của Ban Chấp hành Trung ương khóa X. Nghị quyết số 19-NQ/TW nêu 5 việc."
    assert [row[2] for row in read(text)] == ["Ban Chấp hành Trung ương khóa X", None]


ALL_OF = "Huyện ủy quán triệt các nghị quyết mới của Bộ Chính trị (khóa XII). "
NAMED = "Nghị quyết số 29 về không gian mạng; Nghị quyết số 30 về an ninh mạng."


def test_several_resolutions_of_which_the_article_tells_whose_they_are() -> None:
    politburo = "Bộ Chính trị khóa XII"
    assert read(ALL_OF + NAMED) == [("29", None, politburo), ("30", None, politburo)]
    assert [row[2] for row in read(NAMED)] == [None, None]  # nobody says whose
    assert [row[2] for row in read(ALL_OF + "Nghị quyết số 29 về mạng.")] == [None]  # one may be anybody's
    other = ALL_OF + NAMED + " Nghị quyết số 05 của Huyện ủy Sơn Dương về chè."
    assert [row[2] for row in read(other)] == [None, None, "Huyện ủy Sơn Dương"]
