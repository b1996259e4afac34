"""Times as written: what a careful reader would note, and what only looks like a date."""

import time

import pytest

from extractors.dates import find_dates

PUBLISHED = "2023-11-22"

# text, the times in it as (surface, value, precision)
FOUND = [
    ("Họp ngày 12/6/2021 tại xã.", [("ngày 12/6/2021", "2021-06-12", "day")]),
    ("ban hành 05-8-2021", [("05-8-2021", "2021-08-05", "day")]),
    ("Chiều 24.6.2019, Huyện ủy họp", [("Chiều 24.6.2019", "2019-06-24", "day")]),
    ("Ngày 22 /7/2020, tổ công tác đến", [("Ngày 22 /7/2020", "2020-07-22", "day")]),
    ("ký ngày 16 tháng 6 năm 2022.", [("ngày 16 tháng 6 năm 2022", "2022-06-16", "day")]),
    ("ký ngày 06 tháng 5, năm 2017", [("ngày 06 tháng 5, năm 2017", "2017-05-06", "day")]),
    ("NGÀY 5/6/2021 KHAI MẠC", [("NGÀY 5/6/2021", "2021-06-05", "day")]),
    ("ngày\u00a05/6/2021", [("ngày\u00a05/6/2021", "2021-06-05", "day")]),
    ("thứ tư, 26 06 2019", [("thứ tư, 26 06 2019", "2019-06-26", "day")]),
    ("17:14, 27/04/2011", [("17:14, 27/04/2011", "2011-04-27T17:14", "minute")]),
    ("17/06/2022 13:04", [("17/06/2022 13:04", "2022-06-17T13:04", "minute")]),
    ("lúc 8h30 ngày 5/6/2021", [("8h30 ngày 5/6/2021", "2021-06-05T08:30", "minute")]),
    ("lúc 2h30 chiều 5/6/2021", [("2h30 chiều 5/6/2021", "2021-06-05T14:30", "minute")]),
    ("khoảng 22h ngày 5/6/2021", [("22h ngày 5/6/2021", "2021-06-05", "day")]),  # no minute is stated
    ("Hồi 8h30 bà con đã có mặt", [("8h30", None, "minute")]),  # no day is known
    ("Tháng 4-2024, chi bộ họp", [("Tháng 4-2024", "2024-04", "month")]),
    ("đến hết tháng 4/2024", [("tháng 4/2024", "2024-04", "month")]),
    ("(tháng 11.2015)", [("tháng 11.2015", "2015-11", "month")]),
    ("tháng 6 năm 2019", [("tháng 6 năm 2019", "2019-06", "month")]),
    ("đầu tháng 9/2016", [("đầu tháng 9/2016", "2016-09", "month")]),
    ("thu ngân sách quý I/2024", [("quý I/2024", "2024-Q1", "quarter")]),
    ("quý II năm 2019", [("quý II năm 2019", "2019-Q2", "quarter")]),
    ("quý I và quý II/2022", [("quý I", "2022-Q1", "quarter"), ("quý II/2022", "2022-Q2", "quarter")]),
    ("6 tháng đầu năm 2019", [("6 tháng đầu năm 2019", "2019-01/2019-06", "half")]),
    ("6 tháng cuối năm 2019", [("6 tháng cuối năm 2019", "2019-07/2019-12", "half")]),
    ("nửa đầu năm 2022", [("nửa đầu năm 2022", "2022-01/2022-06", "half")]),
    ("sáu tháng đầu năm 2020", [("sáu tháng đầu năm 2020", "2020-01/2020-06", "half")]),
    ("9 tháng năm 2023", [("9 tháng năm 2023", "2023-01/2023-09", "span")]),
    ("Năm 2022, xã về đích", [("Năm 2022", "2022", "year")]),
    ("cuối năm 2022", [("cuối năm 2022", "2022", "year")]),
    ("so với cùng kỳ 2018", [("cùng kỳ 2018", "2018", "year")]),
    ("các năm 2021, 2022", [("các năm 2021", "2021", "year"), ("2022", "2022", "year")]),
    ("từ năm 2016 đến 2020", [("năm 2016 đến 2020", "2016/2020", "span")]),
    ("từ năm 2016-2019", [("năm 2016-2019", "2016/2019", "span")]),
    ("năm học 2022-2023", [("năm học 2022-2023", "2022/2023", "span")]),
    ("giai đoạn 2021 - 2025", [("giai đoạn 2021 - 2025", "2021/2025", "span")]),
    ("giai đoạn 2021 – 2025", [("giai đoạn 2021 – 2025", "2021/2025", "span")]),
    ("nhiệm kỳ 2020 - 2025", [("nhiệm kỳ 2020 - 2025", "2020/2025", "term")]),
    ("nhiệm kỳ 2020- 2025", [("nhiệm kỳ 2020- 2025", "2020/2025", "term")]),
    (
        "các nhiệm kỳ 2016 - 2021, 2021 - 2026",
        [("nhiệm kỳ 2016 - 2021", "2016/2021", "term"), ("2021 - 2026", "2021/2026", "term")],
    ),
    ("từ 1/6 đến 30/9/2023", [("1/6 đến 30/9/2023", "2023-06-01/2023-09-30", "span")]),
    ("từ 1/10 đến 31/3/2022", [("1/10 đến 31/3/2022", "2021-10-01/2022-03-31", "span")]),  # over New Year
    ("từ ngày 10 - 12/6/2022", [("ngày 10 - 12/6/2022", "2022-06-10/2022-06-12", "span")]),
    ("từ tháng 6 đến tháng 9/2022", [("tháng 6 đến tháng 9/2022", "2022-06/2022-09", "span")]),
    ("ngày 13 và 14/7/2022", [("ngày 13", "2022-07-13", "day"), ("14/7/2022", "2022-07-14", "day")]),
    ("giai đoạn 2016 - 2020 tỉnh đã làm", [("giai đoạn 2016 - 2020", "2016/2020", "span")]),
    ("từ năm 2016 đến 2020 xã đã làm", [("năm 2016 đến 2020", "2016/2020", "span")]),
    ("vào những năm 1990", [("những năm 1990", "1990/1999", "span")]),
    ("trong 2 năm 2020 và 2021", [("2 năm 2020 và 2021", "2020/2021", "span")]),
    ("những năm qua, 5 năm qua", []),
    ("phấn đấu đến 2025 có 9 xã", [("2025", "2025", "year")]),
    ("đến 2025, 9 xã về đích", [("2025", "2025", "year")]),
    ("tăng từ 1200 đến 2025 hộ", []),
    ("Trong 2 ngày (5 và 6-8), Đảng bộ", [("ngày (5", None, "day"), ("6-8", None, "day")]),
    ("Chiều ngày mùng 9/12, Đảng ủy", [("Chiều ngày mùng 9/12", None, "day")]),
    ("từ 2016 đến nay", [("2016", "2016", "year"), ("đến nay", None, "month")]),
    ("lễ hội ngày 10/3 âm lịch", [("ngày 10/3 âm lịch", None, "day")]),
    ("hằng năm đều kiểm tra", [("hằng năm", None, "year")]),
    ("cuối tháng 11 hằng năm", [("cuối tháng 11 hằng năm", None, "month")]),
    ("sinh hoạt ngày 5 hàng tháng", [("ngày 5 hàng tháng", None, "day")]),
    ("Sáng 28/12 họp", [("Sáng 28/12", None, "day")]),  # no publication date, no year
    ("đến nay đã xong", [("đến nay", None, "month")]),
]  # fmt: skip

# text, published, the times in it as (surface, value): the year comes from the publication date
INFERRED = [
    ("Sáng 28/12, Huyện ủy sơ kết", "2024-01-03", [("Sáng 28/12", "2023-12-28")]),
    ("Từ 1/6 có 9/12 chi bộ họp", PUBLISHED, [("1/6", "2023-06-01")]),
    ("đến 30/9 đạt 12/12.", PUBLISHED, [("30/9", "2023-09-30")]),
    ("Trước đó, vào chiều 12/6, ông đi vắng", PUBLISHED, [("chiều 12/6", "2023-06-12")]),
    ("hoàn thành trước ngày 30/6", PUBLISHED, [("ngày 30/6", None)]),  # a deadline may lie ahead
    ("Ngày 22 /7, đoàn đến", PUBLISHED, [("Ngày 22 /7", "2023-07-22")]),
    ("Sáng 1–11, Tỉnh ủy họp", PUBLISHED, [("Sáng 1–11", "2023-11-01")]),
    ("10 tháng năm nay", PUBLISHED, [("10 tháng năm nay", "2023-01/2023-10")]),
    ("đến thời điểm này đã xong", PUBLISHED, [("đến thời điểm này", "2023-11")]),
    ("Năm qua, xã xây 12 nhà", "2024-01-15", [("Năm qua", "2023")]),
    ("Năm qua, xã xây 12 nhà", "2024-06-15", [("Năm qua", None)]),
    ("lúc 8h30 ngày 21/11", PUBLISHED, [("8h30 ngày 21/11", "2023-11-21T08:30")]),
    ("21/11, xã bàn giao nhà", PUBLISHED, [("21/11", "2023-11-21")]),
    ("các ngày 5, 6/8", PUBLISHED, [("ngày 5", "2023-08-05"), ("6/8", "2023-08-06")]),
    ("1/6 - 30/9", PUBLISHED, [("1/6 - 30/9", "2023-06-01/2023-09-30")]),
    ("Tháng 11, toàn xã", PUBLISHED, [("Tháng 11", "2023-11")]),
    ("ngày 30/11", PUBLISHED, [("ngày 30/11", None)]),  # next week as likely as last year
    ("sẽ khánh thành ngày 2/9", PUBLISHED, [("ngày 2/9", None)]),  # still to come
    ("6 tháng đầu năm", "2019-07-08", [("6 tháng đầu năm", "2019-01/2019-06")]),
    ("6 tháng cuối năm", "2019-07-08", [("6 tháng cuối năm", "2019-07/2019-12")]),
    ("6 tháng đầu năm", "2024-01-08", [("6 tháng đầu năm", None)]),  # last year's or a plan
    ("năm nay", PUBLISHED, [("năm nay", "2023")]),
    ("năm ngoái", PUBLISHED, [("năm ngoái", "2022")]),
    ("hiện nay", PUBLISHED, [("hiện nay", "2023-11")]),
    ("tháng này", PUBLISHED, [("tháng này", "2023-11")]),
    ("hôm qua", PUBLISHED, [("hôm qua", "2023-11-21")]),
    ("từ đầu năm đến nay", PUBLISHED, [("từ đầu năm đến nay", "2023-01/2023-11")]),
    ("tăng so với cùng kỳ", PUBLISHED, [("cùng kỳ", "2022")]),
]  # fmt: skip

NOT_FOUND = [
    "21/21 thôn có chi bộ",  # a share
    "đến 6/8 thôn",  # a share, after a word that dates follow too
    "36/38 phiếu",
    "đạt 12/12",
    "tăng từ 3/8 lên 5/8",
    "từ 3 đến 5/8 tiêu chí",
    "phát động đợt 19/5",  # an occasion
    "Nghị định số 33/2023/NĐ-CP",  # a document number
    "số 05/2021",
    "Quyết định 1719/QĐ-TTg",
    "điện thoại 0912.345.2021",
    "02073.822.826",
    "Quốc lộ 4D",
    "ngày 31/2/2022",  # no such day
    "ngày 29/2/2021",  # no leap year
    "32/1/2020",
    "tháng 13/2020",
    "khóa XII",
    "lần thứ XIX",
    "mỗi tháng 2 lần",
    "họp một tháng 2 buổi",
    "có 2000 hộ nghèo",
    "từ 2000 - 2050 đồng",
    "2000 - 2020 hộ",
    "hơn 6 tháng thi công",
    "sau 2 năm thực hiện",
    "ngày 10 người",
    "2,5/10 điểm",
    "1.250,5 ha",
]


@pytest.mark.parametrize(("text", "times"), FOUND)
def test_found(text: str, times: list[tuple[str, str | None, str]]) -> None:
    found = find_dates(text)
    assert [(mention.surface, mention.value, mention.precision) for mention in found] == times
    assert all(mention.basis == "stated" for mention in found)


@pytest.mark.parametrize(("text", "published", "times"), INFERRED)
def test_year_from_publication(text: str, published: str, times: list[tuple[str, str | None]]) -> None:
    found = find_dates(text, published=published)
    assert [(mention.surface, mention.value) for mention in found] == times
    assert all((mention.basis == "inferred") == (mention.value is not None) for mention in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert find_dates(text, published=PUBLISHED) == []


def test_offsets_point_into_the_whole_text() -> None:
    text = "Ngày 1/2/2020 họp; ngày 3/4/2021 nghỉ; ngày 5/6/2022 họp lại."
    start, end = text.index("ngày 3"), text.index("; ngày 5")
    (mention,) = find_dates(text, start, end)
    assert text[mention.start_char : mention.end_char] == mention.surface == "ngày 3/4/2021"


@pytest.mark.parametrize("text", ["ngày 1, " * 20_000, "1/" * 80_000, "năm " * 40_000, "12 đến " * 20_000])
def test_linear_time(text: str) -> None:
    began = time.process_time()
    find_dates(text, published=PUBLISHED)
    assert time.process_time() - began < 20
