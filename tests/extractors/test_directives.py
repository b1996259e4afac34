"""References to documents as a careful reader notes them, in invented sentences of the papers' style."""

import time
from typing import Any

import pytest

from extractors.citations import find_citations
from extractors.directives import extract_directives
from extractors.document import Document, Zone
from extractors.frame import read_frame
from extractors.issuers import issuer_of_kind, issuer_of_symbol
from extractors.records import DirectiveCitation
from extractors.rules import rule_file
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

RULES = rule_file("directives.toml")


def read(text: str, *kinds: str, home: str | None = "tỉnh Tuyên Quang") -> list[DirectiveCitation]:
    """The citations of a text of one zone a line; `kinds`: of the first zones, body if not given."""
    zones, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind = kinds[number] if number < len(kinds) else "body"
            zones.append(Zone(kind, start, start + len(line)))
        start += len(line) + 1
    document = Document("t0", text, tuple(zones), published="2023-11-22", home=home)
    return list(extract_directives(document, read_frame(document)))


# text, the references in it: surface, kind, number, symbol, date
FOUND: list[tuple[str, list[tuple[str, str, str | None, str | None, str | None]]]] = [
    # party symbols, in the spacing that papers print
    (
        "theo Đề án 14-ĐA/TU ngày 05/02/2020 của BTV Tỉnh ủy",
        [("Đề án 14-ĐA/TU ngày 05/02/2020", "Đề án", "14", "ĐA/TU", "2020-02-05")],
    ),
    ("thực hiện Đề án số 16-ĐA/TU, các chi bộ họp", [("Đề án số 16-ĐA/TU", "Đề án", "16", "ĐA/TU", None)]),
    (
        "Nghị quyết số 21- NQ/TW đi vào cuộc sống",
        [("Nghị quyết số 21- NQ/TW", "Nghị quyết", "21", "NQ/TW", None)],
    ),
    ("Nghị quyết 21 - NQ / TW", [("Nghị quyết 21 - NQ / TW", "Nghị quyết", "21", "NQ/TW", None)]),
    ("Nghị quyết số 21–NQ/TW", [("Nghị quyết số 21–NQ/TW", "Nghị quyết", "21", "NQ/TW", None)]),
    ("Nghị quyết số 21-NQ/T.Ư của Đảng", [("Nghị quyết số 21-NQ/T.Ư", "Nghị quyết", "21", "NQ/TW", None)]),
    ("Nghị quyết số 09-NQ/TƯ", [("Nghị quyết số 09-NQ/TƯ", "Nghị quyết", "09", "NQ/TW", None)]),
    ("Nghị quyết số 12 NQ/ TU về bộ máy", [("Nghị quyết số 12 NQ/ TU", "Nghị quyết", "12", "NQ/TU", None)]),
    (
        "Nghị\u00a0quyết\u00a0số 12-NQ/TU",
        [("Nghị\u00a0quyết\u00a0số 12-NQ/TU", "Nghị quyết", "12", "NQ/TU", None)],
    ),
    (
        "Quyết định 102 - QĐ/TW xử lý kỷ luật",
        [("Quyết định 102 - QĐ/TW", "Quyết định", "102", "QĐ/TW", None)],
    ),
    # letters with a blank, a dot or an ampersand in the symbol
    ("công điện khẩn số 12/CĐ.UBND", [("công điện khẩn số 12/CĐ.UBND", "Công điện", "12", "CĐ-UBND", None)]),
    (
        "Tờ trình số 47/TTr-SNN&PTNT",
        [("Tờ trình số 47/TTr-SNN&PTNT", "Tờ trình", "47", "TTr-SNN&PTNT", None)],
    ),
    ("văn bản số 1458/UBDT-VP135", [("văn bản số 1458/UBDT-VP135", "Văn bản", "1458", "UBDT-VP135", None)]),
    (
        "Hội nghị sơ kết Đề án 938,939:",
        [("Đề án 938", "Đề án", "938", None, None), ("939", "Đề án", "939", None, None)],
    ),
    # plenums by session
    (
        "Nghị quyết Hội nghị lần thứ 9 BCHT.Ư Đảng (khóa XI) nêu",
        [("Nghị quyết Hội nghị lần thứ 9 BCHT.Ư Đảng (khóa XI)", "Nghị quyết", "9", None, None)],
    ),
    (
        "nghị quyết hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII.",
        [
            (
                "nghị quyết hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII",
                "Nghị quyết",
                "7",
                None,
                None,
            )
        ],
    ),
    ("học tập NQTW8 (khóa XI)", [("NQTW8 (khóa XI)", "Nghị quyết", "8", None, None)]),
    ("Chỉ thị 40 – CT/TW", [("Chỉ thị 40 – CT/TW", "Chỉ thị", "40", "CT/TW", None)]),
    (
        "Quy định 85-QĐ/TW, ngày 23-5-2017 của Bộ Chính trị",
        [("Quy định 85-QĐ/TW, ngày 23-5-2017", "Quy định", "85", "QĐ/TW", "2017-05-23")],
    ),
    ("Quyết định số 1674-QĐNS/TW", [("Quyết định số 1674-QĐNS/TW", "Quyết định", "1674", "QĐNS/TW", None)]),
    ("Quy định số 179 - QĐi/TW", [("Quy định số 179 - QĐi/TW", "Quy định", "179", "QĐi/TW", None)]),
    (
        "Chương trình số 147-CTHĐ/TU",
        [("Chương trình số 147-CTHĐ/TU", "Chương trình", "147", "CTHĐ/TU", None)],
    ),
    ("Kế hoạch 24-KH/BDVTU", [("Kế hoạch 24-KH/BDVTU", "Kế hoạch", "24", "KH/BDVTU", None)]),
    ("Kế hoạch số 34-KH/HU", [("Kế hoạch số 34-KH/HU", "Kế hoạch", "34", "KH/HU", None)]),
    (
        "Thông báo số 292 - TB/UBKTTW",
        [("Thông báo số 292 - TB/UBKTTW", "Thông báo", "292", "TB/UBKTTW", None)],
    ),
    ("Hướng dẫn 31 - HD/BTCTW", [("Hướng dẫn 31 - HD/BTCTW", "Hướng dẫn", "31", "HD/BTCTW", None)]),
    ("Kết luận số 37/TW", [("Kết luận số 37/TW", "Kết luận", "37", "TW", None)]),
    ("Kết luận số 14KL/TW", [("Kết luận số 14KL/TW", "Kết luận", "14", "KL/TW", None)]),
    ("Quyết định 268/TB-HU, đồng ý cho nghỉ", [("Quyết định 268/TB-HU", "Quyết định", "268", "TB-HU", None)]),
    (
        "chương trình hành động số 52-CTr/TU ngày 7/9/2021",
        [("chương trình hành động số 52-CTr/TU ngày 7/9/2021", "Chương trình", "52", "CTr/TU", "2021-09-07")],
    ),
    (
        "Nghị quyết chuyên đề số 12-NQ/ĐU",
        [("Nghị quyết chuyên đề số 12-NQ/ĐU", "Nghị quyết", "12", "NQ/ĐU", None)],
    ),
    ("NGHỊ QUYẾT SỐ 26-NQ/TW SAU 10 NĂM", [("NGHỊ QUYẾT SỐ 26-NQ/TW", "Nghị quyết", "26", "NQ/TW", None)]),
    (
        "Nghị quyết 35-NQ/TW (khóa XII) về phản bác",
        [("Nghị quyết 35-NQ/TW (khóa XII)", "Nghị quyết", "35", "NQ/TW", None)],
    ),
    ("Quyết định số 45-QÐ/TU", [("Quyết định số 45-QÐ/TU", "Quyết định", "45", "QĐ/TU", None)]),  # Eth for Đ
    # state symbols
    ("Nghị định số 33/2023/NĐ-CP", [("Nghị định số 33/2023/NĐ-CP", "Nghị định", "33", "NĐ-CP", None)]),
    ("Nghị định số 136/2016/NĐ - CP", [("Nghị định số 136/2016/NĐ - CP", "Nghị định", "136", "NĐ-CP", None)]),
    ("Quyết định 1719/QĐ-TTg", [("Quyết định 1719/QĐ-TTg", "Quyết định", "1719", "QĐ-TTg", None)]),
    (
        "Kế hoạch 45/KH-UBND ngày 16 tháng 6 năm 2022",
        [("Kế hoạch 45/KH-UBND ngày 16 tháng 6 năm 2022", "Kế hoạch", "45", "KH-UBND", "2022-06-16")],
    ),
    ("Nghị quyết 22/2019/NQ-HĐND", [("Nghị quyết 22/2019/NQ-HĐND", "Nghị quyết", "22", "NQ-HĐND", None)]),
    (
        "Nghị quyết số 653/2019/UBTVQH14",
        [("Nghị quyết số 653/2019/UBTVQH14", "Nghị quyết", "653", "UBTVQH14", None)],
    ),
    (
        "Nghị quyết 653/2019-UBTVQH14",
        [("Nghị quyết 653/2019-UBTVQH14", "Nghị quyết", "653", "UBTVQH14", None)],
    ),
    (
        "Luật Tổ chức chính quyền địa phương số 77/2015/QH13",
        [("Luật Tổ chức chính quyền địa phương số 77/2015/QH13", "Luật", "77", "QH13", None)],
    ),
    (
        "Luật Phòng, chống tham nhũng số 36/2018/QH14",
        [("Luật Phòng, chống tham nhũng số 36/2018/QH14", "Luật", "36", "QH14", None)],
    ),
    (
        "Báo cáo thẩm tra số 658/BC-KTNS ngày 06/6/2017",
        [("Báo cáo thẩm tra số 658/BC-KTNS ngày 06/6/2017", "Báo cáo", "658", "BC-KTNS", "2017-06-06")],
    ),
    ("Công văn số 567/UBND-NC", [("Công văn số 567/UBND-NC", "Công văn", "567", "UBND-NC", None)]),
    ("Đề án 06/CP tại xã", [("Đề án 06/CP", "Đề án", "06", "CP", None)]),
    # without a symbol
    ("Đề án 02 của Tỉnh ủy", [("Đề án 02", "Đề án", "02", None, None)]),
    (
        "Nghị quyết số 18 ngày 25-10-2017",
        [("Nghị quyết số 18 ngày 25-10-2017", "Nghị quyết", "18", None, "2017-10-25")],
    ),
    ("theo Hướng dẫn số 02 của Ban Tổ chức, 2 chi bộ", [("Hướng dẫn số 02", "Hướng dẫn", "02", None, None)]),
    ("Kế hoạch số 11 về tỷ lệ đảng viên", [("Kế hoạch số 11", "Kế hoạch", "11", None, None)]),
    ("nghị định 35 của Chính phủ", [("nghị định 35", "Nghị định", "35", None, None)]),
    ("xã được hưởng chương trình 135.", [("chương trình 135", "Chương trình", "135", None, None)]),
    ("Chương trình 30a hỗ trợ bò giống", [("Chương trình 30a", "Chương trình", "30a", None, None)]),
    ("Nghị quyết 04 (khóa XIII) ra đời", [("Nghị quyết 04 (khóa XIII)", "Nghị quyết", "04", None, None)]),
    ("Chỉ thị 05 tiếp tục được học tập", [("Chỉ thị 05", "Chỉ thị", "05", None, None)]),
    ("theo QĐ số 62 của Chính phủ", [("QĐ số 62", "Quyết định", "62", None, None)]),
    ("NQ18 được quán triệt", [("NQ18", "Nghị quyết", "18", None, None)]),
    # the symbol alone
    ("bám sát 16-ĐA/TU để làm", [("16-ĐA/TU", "Đề án", "16", "ĐA/TU", None)]),
    # lists
    (
        "các Nghị quyết số 18, 19-NQ/TW",
        [
            ("Nghị quyết số 18", "Nghị quyết", "18", "NQ/TW", None),
            ("19-NQ/TW", "Nghị quyết", "19", "NQ/TW", None),
        ],
    ),
    (
        "Nghị quyết 18,19 – NQ, TW của Đảng",
        [
            ("Nghị quyết 18", "Nghị quyết", "18", "NQ/TW", None),
            ("19 – NQ, TW", "Nghị quyết", "19", "NQ/TW", None),
        ],
    ),
    (
        "Nghị quyết số 18-NQ/TW và 19-NQ/TW",
        [
            ("Nghị quyết số 18-NQ/TW", "Nghị quyết", "18", "NQ/TW", None),
            ("19-NQ/TW", "Nghị quyết", "19", "NQ/TW", None),
        ],
    ),
    (
        "theo Nghị định 29 và 178.",
        [("Nghị định 29", "Nghị định", "29", None, None), ("178", "Nghị định", "178", None, None)],
    ),
    (
        "Đề án số 03 và số 16 của Tỉnh ủy",
        [("Đề án số 03", "Đề án", "03", None, None), ("số 16", "Đề án", "16", None, None)],
    ),
    (
        "Nghị quyết số 21-NQ/TW, 12 chi bộ đã họp",
        [("Nghị quyết số 21-NQ/TW", "Nghị quyết", "21", "NQ/TW", None)],
    ),
    ("Kế hoạch thực hiện Nghị quyết số 05 còn chung", [("Nghị quyết số 05", "Nghị quyết", "05", None, None)]),
    # plena and congresses
    (
        "Nghị quyết Trung ương 4 (khóa XII)",
        [("Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết", "4", None, None)],
    ),
    ("Nghị quyết TW4 khóa XII", [("Nghị quyết TW4 khóa XII", "Nghị quyết", "4", None, None)]),
    (
        "Nghị quyết Trung ương 4, khóa XI",
        [("Nghị quyết Trung ương 4, khóa XI", "Nghị quyết", "4", None, None)],
    ),
    (
        "Nghị quyết Hội nghị Trung ương 6 khóa XIII",
        [("Nghị quyết Hội nghị Trung ương 6 khóa XIII", "Nghị quyết", "6", None, None)],
    ),
    (
        "Nghị quyết Trung ương 5, 6 (khóa XII)",
        [
            ("Nghị quyết Trung ương 5", "Nghị quyết", "5", None, None),
            ("6 (khóa XII)", "Nghị quyết", "6", None, None),
        ],
    ),
    (
        "Nghị quyết Trung ương 4 khóa XI, XII",
        [
            ("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết", "4", None, None),
            ("XII", "Nghị quyết", "4", None, None),
        ],
    ),
    (
        "Nghị quyết Trung ương 21-NQ/TW",
        [("Nghị quyết Trung ương 21-NQ/TW", "Nghị quyết", "21", "NQ/TW", None)],
    ),
    (
        "Nghị quyết Đại hội Đảng bộ xã Nà Tấu lần thứ XX",
        [("Nghị quyết Đại hội Đảng bộ xã Nà Tấu lần thứ XX", "Nghị quyết", None, None, None)],
    ),
    (
        "Nghị quyết Đại hội XIII của Đảng",
        [("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết", None, None, None)],
    ),
    ("Luật Đất đai năm 2013 quy định", [("Luật Đất đai năm 2013", "Luật", None, None, None)]),
    # dates: the document's own, never another event's
    (
        "Quyết định số 31/QĐ-SNV, ngày 2/7/2011 bà Lan đi học",
        [("Quyết định số 31/QĐ-SNV", "Quyết định", "31", "QĐ-SNV", None)],
    ),
    (
        "Nghị quyết số 9-NQ/HU được ban hành ngày 16/6/2022",
        [("Nghị quyết số 9-NQ/HU", "Nghị quyết", "9", "NQ/HU", "2022-06-16")],
    ),
    (
        "Nghị quyết số 9-NQ/TW của Bộ Chính trị ngày 16/6/2022",
        [("Nghị quyết số 9-NQ/TW", "Nghị quyết", "9", "NQ/TW", "2022-06-16")],
    ),
    (  # what it does follows its date
        "Huyện ủy ban hành Quyết định số 88-QĐ/HU, ngày 12-3-2018 kiểm tra 3 chi bộ",
        [("Quyết định số 88-QĐ/HU, ngày 12-3-2018", "Quyết định", "88", "QĐ/HU", "2018-03-12")],
    ),
    (
        "Ngày 5/6/2023, UBND huyện Na Hang ban hành Quyết định số 1450/QĐ-UBND",
        [("Quyết định số 1450/QĐ-UBND", "Quyết định", "1450", "QĐ-UBND", "2023-06-05")],
    ),
    (  # the year of a day without one is told from the day of the paper, as everywhere
        "Ngày 5/6, UBND huyện Na Hang ban hành Quyết định số 1450/QĐ-UBND",
        [("Quyết định số 1450/QĐ-UBND", "Quyết định", "1450", "QĐ-UBND", "2023-06-05")],
    ),
    (  # the day of the session that passed it
        "Ngày 2/10/2019, tại kỳ họp thứ 9, HĐND huyện Na Hang đã thông qua Nghị quyết số 14/NQ-HĐND",
        [("Nghị quyết số 14/NQ-HĐND", "Nghị quyết", "14", "NQ-HĐND", "2019-10-02")],
    ),
    (  # what was done that day was another thing
        "Ngày 2/10/2019, sau khi đoàn đi kiểm tra; HĐND huyện Na Hang đã thông qua Nghị quyết số 14/NQ-HĐND",
        [("Nghị quyết số 14/NQ-HĐND", "Nghị quyết", "14", "NQ-HĐND", None)],
    ),
]

NOT_FOUND = [
    "Nghị quyết Hội nghị lần thứ 12 Ban Chấp hành Trung ương Hội Nông dân Việt Nam",  # a union's session
    "Các cấp ủy ra 12 nghị quyết chuyên đề.",
    "Việc thực hiện Đề án còn chậm.",
    "Nghị quyết này nêu rõ ba khâu đột phá.",
    "Kế hoạch 5 năm 2021 - 2025",  # a span of years
    "Đề án 2 tỷ đồng",
    "đề án 10 năm",
    "Chương trình OCOP",
    "Chương trình 5 trong 1",
    "Báo cáo 6 tháng đầu năm",
    "Quyết định 3 vấn đề quan trọng",
    "Hướng dẫn 20 hộ dân trồng chè",
    "Hướng dẫn 02 lớp tập huấn",
    "Luật 2013",  # a year
    "Nghị quyết 2023 của năm nay",
    "Kế hoạch 2024, chương trình 2025",
    "Quyết định khen thưởng 12 tập thể",
    "quyết định cho thôi chức",
    "trao quyết định bổ nhiệm cho 3 đồng chí",
    "xử lý kỷ luật số 3 đảng viên",  # `luật` in another word
    "đạt 94% kế hoạch, vượt 12% so với chỉ tiêu",
    "Thông báo 24/7",
    "Kế hoạch 2,5 tỷ đồng",
    "Đề án 1.200 hộ",
    "Quyết định 50% số phiếu",
    "kế hoạch 90 ngày đêm",
    "chương trình 30 phút mỗi tuần",
    "CT 229 trúng thầu",
    "nghị quyết đại hội Đảng các cấp",
    "học Điều lệ Đảng",
    "tiểu dự án 2, nội dung số 3",
    "Quyết định số lượng cấp phó",
    "giải thưởng 21/TW",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str, str | None, str | None, str | None]]) -> None:
    found = read(text)
    assert [(c.evidence.surface, c.kind, c.number, c.symbol, c.date) for c in found] == expected
    for citation in found:
        evidence = citation.evidence
        assert text[evidence.start_char : evidence.end_char] == evidence.surface


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("row", RULES["kind"], ids=lambda row: row["form"])
def test_rules_keep_their_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        (found,) = [citation for citation in find_citations(example["text"]) if citation.sure]
        read_as = (found.kind.kind, found.kind.id, found.number, found.symbol or "")
        assert read_as == (row["kind"], row["id"], example["number"], example["symbol"]), example["text"]
    for text in row["counterexamples"]:
        assert read(text) == [], f"directives.toml, {row['form']}: {text!r} is no reference"


# text, what each reference gives for the issuer: name and how it was resolved
ISSUERS = [
    # a list's lines, under the line that says whose documents they are
    (
        (
            "Trưởng ban Tổ chức công bố các quyết định của Ban Thường vụ Tỉnh ủy Lạng Sơn. Theo đó:\n"
            "- Quyết định số 11-QĐ/TU điều động bà An.\n- Quyết định số 12-QĐ/TU chỉ định ông Bảo."
        ),
        [("Ban Thường vụ Tỉnh ủy Lạng Sơn", "explicit"), ("Ban Thường vụ Tỉnh ủy Lạng Sơn", "explicit")],
    ),
    (
        (
            "Bà An nhận các quyết định của Ban Thường vụ Tỉnh ủy Lạng Sơn và nói:\n"
            "- Quyết định số 11-QĐ/TU là niềm vui."
        ),
        [(None, None)],
    ),
    (
        (
            "Trưởng ban Tổ chức đọc các quyết định của Ban Thường vụ Tỉnh ủy Lạng Sơn:\n"
            "Quyết định số 11-QĐ/TU điều động bà An.\nQuyết định số 12-QĐ/TU chỉ định ông Bảo."
        ),
        [("Ban Thường vụ Tỉnh ủy Lạng Sơn", "explicit"), ("Ban Thường vụ Tỉnh ủy Lạng Sơn", "explicit")],
    ),
    # the border guard's own committee, and a province's; a station's
    (
        "Thực hiện Chỉ thị số 681-CT/ĐU của Đảng ủy BĐBP về phân công đảng viên.",
        [("Đảng ủy Bộ đội Biên phòng", "explicit")],
    ),
    (
        "Thực hiện Nghị quyết số 5-NQ/ĐU của Đảng ủy BĐBP tỉnh Lạng Sơn.",
        [("Đảng ủy Bộ đội Biên phòng tỉnh Lạng Sơn", "explicit")],
    ),
    (
        "Đồn Biên phòng Bản Lầu có 30 đảng viên. Đảng ủy đồn đã ra Nghị quyết số 5-NQ/ĐU.",
        [("Đảng ủy Đồn Biên phòng Bản Lầu", "source")],
    ),
    (
        "Làm theo Thông tư số 05/2020/TT-BTC của Bộ Tài chính và Kế hoạch 141-KH/TU của Tỉnh ủy Lào Cai.",
        [("Bộ Tài chính", "explicit"), ("Tỉnh ủy Lào Cai", "explicit")],
    ),
    (
        "Quyết định số 86/QĐ-BTC của Bộ trưởng Bộ Tài chính về ông An; Quyết định số 87/QĐ-BTC về ông Bình.",
        [("Bộ trưởng Bộ Tài chính", "explicit"), ("Bộ trưởng Bộ Tài chính", "source")],
    ),
    (
        "HĐND tỉnh Lào Cai đã họp. Kỳ họp bàn về Nghị quyết số 12/2023/NQ-HĐND.",
        [("Hội đồng nhân dân tỉnh Lào Cai", "source")],
    ),
    (
        "HĐND tỉnh Lào Cai và HĐND huyện Sa Pa đã họp. Các đại biểu bàn về Nghị quyết số 12/2023/NQ-HĐND.",
        [(None, None)],
    ),
    ("Đề án số 3-ĐA/HU (12/6/2021) mà Huyện ủy Chư Sê vừa thông qua", [("Huyện ủy Chư Sê", "explicit")]),
    ("Chỉ thị 05-CT/TW của Bộ Chính trị", [("Bộ Chính trị", "explicit")]),
    # what has a term is the committee
    ("Nghị quyết số 20-NQ/TW của Trung ương khóa XIII", [("Ban Chấp hành Trung ương khóa XIII", "explicit")]),
    ("Đề án số 07-ĐA/TU của Ban Thường vụ Tỉnh ủy", [("Ban Thường vụ Tỉnh ủy Tuyên Quang", "source")]),
    ("Kết luận số 3-KL/TU của BTV Tỉnh ủy Kon Tum", [("Ban Thường vụ Tỉnh ủy Kon Tum", "explicit")]),
    ("Đề án số 07-ĐA/TU và Đề án số 11-ĐA/TU của Tỉnh ủy", [("Tỉnh ủy Tuyên Quang", "source")] * 2),
    (
        "Chỉ thị 10-CT/TU và Kết luận số 3-KL/TU ngày 3/11/2011 của Tỉnh ủy",
        [(None, None), ("Tỉnh ủy Tuyên Quang", "source")],
    ),
    ("UBND tỉnh vừa ban hành Kế hoạch số 45/KH-UBND", [("Ủy ban nhân dân tỉnh Tuyên Quang", "source")]),
    (
        "Tỉnh ủy ban hành Đề án số 4-ĐA/TU ngày 2/3/2021 và Kế hoạch số 5-KH/TU",
        [("Tỉnh ủy Tuyên Quang", "source")] * 2,
    ),
    (
        "Quyết định số 31/QĐ-UBND của Chủ tịch UBND huyện Na Hang",
        [("Chủ tịch Ủy ban nhân dân huyện Na Hang", "explicit")],
    ),
    ("Bộ trưởng Bộ Nội vụ ký Quyết định số 55/QĐ-BNV", [("Bộ trưởng Bộ Nội vụ", "explicit")]),
    ("Nghị quyết của Bộ Chính trị số 26-NQ/TW", [("Bộ Chính trị", "explicit")]),
    (
        "Nghị quyết số 9-NQ/HU do Ban Chấp hành Đảng bộ huyện Chư Sê ban hành",
        [("Ban Chấp hành Đảng bộ huyện Chư Sê", "explicit")],
    ),
    (
        "Kết luận số 21-KL/TW của Hội nghị Trung ương 4 khóa XIII",
        [("Ban Chấp hành Trung ương khóa XIII", "explicit")],
    ),
    ("Nghị quyết Trung ương 4 (khóa XII)", [("Ban Chấp hành Trung ương khóa XII", "explicit")]),
    ("Nghị định số 33/2023/NĐ-CP", [("Chính phủ", "source")]),
    ("Quyết định số 1719/QĐ-TTg, UBND tỉnh họp", [("Thủ tướng Chính phủ", "source")]),
    # behind what the document is about
    (
        "Chỉ thị số 05-CT/TW về đẩy mạnh học tập và làm theo Bác của Bộ Chính trị.",
        [("Bộ Chính trị", "explicit")],
    ),
    (
        "Quy định 96-QĐ/TW ngày 2/2/2023 về phiếu và Quy định số 69, ngày 6/7/2022 về án của Bộ Chính trị;",
        [("Bộ Chính trị", "explicit"), ("Bộ Chính trị", "explicit")],
    ),
    (
        "Nghị quyết số 12-NQ/TU, ngày 5/3/2021 về du lịch của Ban Thường vụ Tỉnh ủy Hà Giang, đạt khá.",
        [("Ban Thường vụ Tỉnh ủy Hà Giang", "explicit")],
    ),
    ("Kế hoạch số 15-KH/HU về thực hiện Chỉ thị của Bộ Chính trị.", [(None, None)]),  # the other document's
    ("Chỉ thị 13-CT/TW về phong cách làm việc của Ban Bí thư.", [(None, None)]),  # part of the subject
    ("Quy chế số 08 về hoạt động của Ban Chấp hành Đảng bộ huyện Hàm Yên.", [(None, None)]),
    # an agency of the committee of the article's unit
    ("Tại tỉnh Tuyên Quang, Thông báo số 486-TB/UBKTTU", [("Ủy ban Kiểm tra Tỉnh ủy Tuyên Quang", "source")]),
    # the office, over its holder's name; the body for which somebody signs; a secretary may sign for others
    (
        "Chủ tịch UBND huyện Na Hang Vi Văn Sáu đã ký Quyết định số 812/QĐ-UBND",
        [("Chủ tịch Ủy ban nhân dân huyện Na Hang", "explicit")],
    ),
    (
        "Thay mặt Ban Thường vụ Tỉnh ủy Lào Cai, ông Vi Văn Sáu, Phó Bí thư, đã ký Kết luận số 9-KL/TU",
        [("Ban Thường vụ Tỉnh ủy Lào Cai", "explicit")],
    ),
    ("Phó Bí thư Huyện ủy Na Hang đã ký Quyết định số 112-QĐ/HU", [(None, None)]),
    # initials of the only body of the article that has them
    (
        "Sở Nội vụ tỉnh Lào Cai đã họp. Theo Hướng dẫn số 12/HD-SNV, các huyện rà soát.",
        [("Sở Nội vụ tỉnh Lào Cai", "source")],
    ),
    (
        "Thường trực HĐND huyện Na Hang trình bày Tờ trình số 15/TTr-TTHĐND.",
        [("Thường trực Hội đồng nhân dân huyện Na Hang", "source")],
    ),
    ("Công an huyện Na Hang và Công an huyện Bắc Hà đã họp; Kế hoạch số 41/KH-CAH được bàn.", [(None, None)]),
    ("Sở Nội vụ và Sở Tài chính đã họp. Theo Hướng dẫn số 12/HD-SYT, các huyện rà soát.", [(None, None)]),
    # whose documents the sentence lists
    (
        "học các nghị quyết của Bộ Chính trị, nhất là Nghị quyết 57-NQ/TW về số hóa và Nghị quyết 68-NQ/TW.",
        [("Bộ Chính trị", "explicit"), ("Bộ Chính trị", "explicit")],
    ),
    ("học các nghị quyết của Bộ Chính trị, họp bàn Nghị quyết số 57-NQ/TW.", [(None, None)]),
    # of two bodies
    ("Công an tỉnh Lào Cai đã ký Nghị quyết liên tịch số 01/NQLT-MTTQ-CAT", [(None, None)]),
    ("Nghị quyết số 18-NQ/TW", [(None, None)]),  # more than one body writes so
    ("Thông tư liên tịch số 11/2015/TTLT-BNV-BTC", [(None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_issuer(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    # `article`: an article that names one province and no other is about it, as good as its source
    how = {"article": "source"}
    found = [(c.issuer, how.get(c.issuer_resolved or "", c.issuer_resolved)) for c in read(text)]
    assert found == expected


@pytest.mark.parametrize("row", RULES["issuer"], ids=lambda row: row["name"])
def test_issuer_examples(row: dict[str, Any]) -> None:
    assert read(row["example"])[0].issuer == row["name"]


@pytest.mark.parametrize("row", RULES["agency"], ids=lambda row: row["code"])
def test_agency_examples(row: dict[str, Any]) -> None:
    about = "Chuyện ở huyện Hàm Yên\nHuyện Hàm Yên thuộc tỉnh Tuyên Quang. "
    place = {"province": "Tỉnh ủy Tuyên Quang", "district": "Huyện ủy Hàm Yên"}[row["level"]]
    assert read(about + row["example"], "title")[0].issuer == f"{row['name']} {place}"


def test_the_council_whose_session_the_title_reports() -> None:
    text = (
        "Kỳ họp thứ 3 HĐND huyện Hàm Yên\nLãnh đạo HĐND tỉnh dự. Kỳ họp thông qua Nghị quyết số 01/NQ-HĐND."
    )
    found = read(text, "title")
    assert [(c.issuer, c.issuer_resolved) for c in found] == [("Hội đồng nhân dân huyện Hàm Yên", "article")]


def test_a_resolution_of_the_same_day() -> None:
    text = (
        "HĐND huyện Hàm Yên họp\nSáng 30/10/2019, HĐND huyện Hàm Yên họp. Tờ trình số 4/TTr-UBND "
        "ngày 22/10/2019 được thảo luận.\n"
        "Cũng trong sáng cùng ngày, HĐND huyện đã thông qua Nghị quyết số 17/NQ-HĐND."
    )
    document = annotate(parse_text(text, origin="test.txt", titled=True))
    found = extract_directives(document, read_frame(document))
    assert [citation.date for citation in found] == ["2019-10-22", "2019-10-30"]


def test_symbols_and_kinds_name_an_issuer_only_where_they_must() -> None:
    decree = find_citations("Nghị định 24 nêu rõ")[0].kind
    assert (issuer := issuer_of_kind(decree)) is not None and issuer.name == "Chính phủ"
    assert issuer_of_symbol("NQ/TW") is None
    assert issuer_of_symbol("QĐ-UBND") is None


# text, the documents in it as (number, symbol, date, how many references)
BOUND = [
    (  # each fills in what the other leaves out
        "Đề án số 03 ngày 12/6/2021 được triển khai. Đề án số 03-ĐA/TU có 5 nhiệm vụ. Theo Đề án 03, xã họp.",
        [("03", "ĐA/TU", "2021-06-12", 3)],
    ),
    (
        "Nghị quyết số 18- NQ/TW, Nghị quyết 18 - NQ / TW và Nghị quyết số 18–NQ/TW là một.",
        [("18", "NQ/TW", None, 3)],
    ),
    (  # numbers begin anew with each term
        "Đề án số 04-ĐA/TU ngày 10/9/2016 đã xong; Đề án số 04-ĐA/TU ngày 22/4/2021 đang làm.",
        [("04", "ĐA/TU", "2016-09-10", 1), ("04", "ĐA/TU", "2021-04-22", 1)],
    ),
    (  # the word decides, not the code
        "Quy định số 24-QĐ/TW và Quyết định số 24-QĐ/TU khác nhau.",
        [("24", "QĐ/TW", None, 1), ("24", "QĐ/TU", None, 1)],
    ),
    (  # two candidates: bound to none
        "Nghị quyết 06/NQ-CP và Nghị quyết số 06-NQ/TU. Nghị quyết 06 còn vướng.",
        [("06", "NQ-CP", None, 1), ("06", "NQ/TU", None, 1), ("06", None, None, 1)],
    ),
    (  # two bodies that cannot be one
        "Nghị quyết 15 của HĐND tỉnh và Nghị quyết 15 của Tỉnh ủy.",
        [("15", None, None, 1), ("15", None, None, 1)],
    ),
    (  # a bare number before a noun counts only beside the full form
        "Thực hiện Đề án số 07-ĐA/TU. Đề án 07 tỉnh giao đã đạt. Đề án 07 tỷ đồng là việc khác.",
        [("07", "ĐA/TU", None, 2)],
    ),
    (  # a plenum is no number
        "Nghị quyết Trung ương 4 (khóa XII) và Nghị quyết số 4 của Huyện ủy.",
        [("4", None, None, 1), ("4", None, None, 1)],
    ),
    (  # the printed resolution says its own date
        "Nghị quyết số 41/2017/NQ-HĐND về đất.\nNghị quyết này đã được HĐND tỉnh thông qua ngày 19/6/2017.",
        [("41", "NQ-HĐND", "2017-06-19", 1)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_bound_in_the_article(text: str, expected: list[tuple[str, str | None, str | None, int]]) -> None:
    documents: dict[str, list[DirectiveCitation]] = {}
    for citation in read(text):
        documents.setdefault(citation.document, []).append(citation)
    values = [(rows[0].number, rows[0].symbol, rows[0].date, len(rows)) for rows in documents.values()]
    assert values == expected
    for rows in documents.values():  # one document, one set of clean values
        assert (
            len({(row.number, row.symbol, row.year, row.date, row.issuer, row.subject) for row in rows}) == 1
        )


def test_how_a_reference_was_resolved() -> None:
    full, short = read("Đề án số 07-ĐA/TU của Tỉnh ủy. Sau 2 năm thực hiện Đề án 07, xã đạt chuẩn.")
    assert (full.form, full.resolved) == ("full", "explicit")
    assert (short.form, short.resolved, short.symbol) == ("short", "article", "ĐA/TU")
    doubtful = read("Nghị quyết 06/NQ-CP và Nghị quyết số 06-NQ/TU. Nghị quyết 06 còn vướng.")[-1]
    assert (doubtful.resolved, doubtful.symbol) == ("unresolved", None)


@pytest.mark.parametrize("row", RULES["stance"], ids=lambda row: row["id"])
def test_stance(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        assert read(example)[0].stance == row["id"], example


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 21-NQ/TW nêu rõ",
        "Ban Chấp hành bàn kỹ về Nghị quyết số 21-NQ/TW",  # a body's name
        "công tác xây dựng Đảng nêu trong Nghị quyết số 21-NQ/TW",  # the word is too far away to mean it
    ],
)
def test_no_word_of_doing_is_a_mere_citation(text: str) -> None:
    assert read(text)[0].stance == "cite"


SUBJECTS = [
    (
        "Đề án số 07-ĐA/TU, ngày 05/8/2021 của Tỉnh ủy về phát triển rừng gỗ lớn, huyện đã mở 12 lớp.",
        "phát triển rừng gỗ lớn",
    ),
    ("Nghị quyết số 9-NQ/HU về giảm nghèo, chuyển đổi số đã đạt kết quả", "giảm nghèo, chuyển đổi số"),
    ("Nghị quyết 24-NQ/TW về công tác dân tộc và Nghị quyết 25-NQ/TW về tôn giáo", "công tác dân tộc"),
    ("Chỉ thị 03 của Bộ Chính trị: “Học và làm theo Bác”, xã đã họp", "Học và làm theo Bác"),
    ("Luật Đầu tư công số 39/2019/QH14", "Đầu tư công"),
    ("Nghị quyết số 9-NQ/HU", None),
    # a dash within a name of two halves
    (
        "Kết luận 12-KL/TU về phát triển kinh tế - xã hội vùng hồ Sơn Lĩnh.",
        "phát triển kinh tế - xã hội vùng hồ Sơn Lĩnh",
    ),
    (
        "Kế hoạch 3-KH/TU về quốc phòng – an ninh năm 2019 – văn bản đầu tiên của năm",
        "quốc phòng – an ninh năm 2019",
    ),
    ("Chỉ thị 4-CT/TU về giữ rừng - một việc khó ở vùng cao", "giữ rừng"),
    (
        "Đề án 3-ĐA/TU về nâng chất lượng cán bộ, đảng viên vùng cao trước đòi hỏi mới. Năm nay, xã họp",
        "nâng chất lượng cán bộ, đảng viên vùng cao trước đòi hỏi mới",
    ),
    # the main clause, however it begins
    (
        "Theo Nghị định 15/2016/NĐ-CP về tổ chức phòng chuyên môn thì huyện thừa 2 phòng",
        "tổ chức phòng chuyên môn",
    ),
    ("Việc làm theo Nghị quyết 9-NQ/HU về giảm nghèo ngày càng hiệu quả", "giảm nghèo"),
    (
        "Căn cứ Quy định 5-QĐ/TU về luân chuyển cán bộ, Ban Thường vụ Huyện ủy quyết định điều động 4 người",
        "luân chuyển cán bộ",
    ),
    ("Từ khi có Nghị quyết 8-NQ/HU về trồng quế, anh Páo là người đi đầu", "trồng quế"),
    (
        "Căn cứ Hướng dẫn 7-HD/HU về bầu trưởng thôn, bà Lò Thị Mai, Trưởng ban Mặt trận giới thiệu 2 anh",
        "bầu trưởng thôn",
    ),
    ("Thực hiện Đề án 2-ĐA/HU về sinh hoạt chi bộ, 96,5% chi bộ họp đúng ngày", "sinh hoạt chi bộ"),
    ("Theo Quyết định 91-QĐ/TU về tặng Huy hiệu Đảng, đợt này cả huyện có 37 người", "tặng Huy hiệu Đảng"),
    ("đánh giá Nghị quyết 3-NQ/HU về nhiệm vụ năm 2018 và bàn việc năm sau", "nhiệm vụ năm 2018"),
    # what another document has to do with it
    (
        "Nghị quyết 4-NQ/HU về phát triển đảng viên nhằm cụ thể hóa Kế hoạch của Tỉnh ủy",
        "phát triển đảng viên",
    ),
    ("Nghị quyết 6-NQ/HU về khuyến học nhằm nâng cao dân trí", "khuyến học nhằm nâng cao dân trí"),
    (
        "Kế hoạch 5-KH/ĐU về kết nạp đảng viên năm 2024, quán triệt Chỉ thị số 7-CT/TU",
        "kết nạp đảng viên năm 2024",
    ),
    ("Nghị quyết 2-NQ/TU về luân chuyển cán bộ, cũng như Kế hoạch số 3-KH/TU", "luân chuyển cán bộ"),
    (
        "Kế hoạch số 7 về nâng tỷ lệ đảng viên làm trưởng bản, bằng những cách hay",
        "nâng tỷ lệ đảng viên làm trưởng bản",
    ),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_subject(text: str, subject: str | None) -> None:
    assert read(text)[0].subject == subject


def test_zones() -> None:
    text = "Sơ kết Đề án số 07-ĐA/TU\nHuyện họp.\nTheo Đề án số 08-ĐA/TU\nTin khác: Đề án số 09-ĐA/TU"
    assert [c.number for c in read(text, "title", "lead", "byline", "boilerplate")] == ["07"]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết 21, " * 5_000,
        "Đề án " * 20_000,
        "Nghị quyết số 18, " + "19, " * 20_000,
        "quyết định a " * 8_000,
        " ".join(f"Nghị quyết số {number}." for number in range(5_000)),
    ],
    ids=["one document", "no number", "one list", "words between", "many documents"],
)
def test_linear_time(text: str) -> None:
    began = time.process_time()
    found = read(text[:100_000])
    assert len(found) == len(find_citations(text[:100_000]))
    assert time.process_time() - began < 20
