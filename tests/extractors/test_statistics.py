"""Figures in sentences, as a careful reader would write them down; the people and doings are invented."""

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.document import Document, Sentence, Zone
from extractors.frame import read_frame
from extractors.records import DirectiveCitation, Statistic, quote
from extractors.rules import rows
from extractors.statistics import extract_statistics

PUBLISHED = "2023-11-22"

# text, the figures in it: (surface, value, kind, unit) and what else is said of them
# fmt: off
FOUND: list[tuple[str, list[tuple[Any, ...]]]] = [
    # how often which, what a thing is for, how many a thousand people have
    ("Đã kiểm tra 239 lượt tổ chức Đảng, 61 lượt đảng viên.", [
        ("239 lượt tổ chức Đảng", 239, "count", "lượt tổ chức Đảng"),
        ("61 lượt đảng viên", 61, "count", "lượt đảng viên")]),
    ("Cả xã có 7 trạm bơm, 12 máy cày.", [
        ("7 trạm bơm", 7, "count", "trạm bơm"), ("12 máy cày", 12, "count", "máy cày")]),
    ("Tỉnh đạt 29,4 giường trên một vạn dân.", [
        ("29,4 giường trên một vạn dân", 29.4, "rate", "giường/vạn dân")]),
    ("Toàn tỉnh có 93 đơn vị bầu cử đại biểu HĐND cấp huyện.", [
        ("93 đơn vị bầu cử đại biểu HĐND", 93, "count", "đơn vị bầu cử đại biểu HĐND")]),
    ("Đã giải quyết 260 vụ việc phải giải quyết và kết nạp 8 quần chúng trước đây có lỗi.", [
        ("260 vụ việc", 260, "count", "vụ việc"), ("8 quần chúng", 8, "count", "quần chúng")]),
    # whom the sentence says that a punishment came to
    ("Hình thức kỷ luật đảng viên: khiển trách 28 (chiếm 45%), cảnh cáo 21 (34%).", [
        ("28", 28, "count", "đảng viên"), ("45%", 45, "percent", "%"),
        ("21", 21, "count", "đảng viên"), ("34%", 34, "percent", "%")]),
    # written short beside a number with a point; a share of the young is no age
    ("Toàn ngành có 23.547 HS.", [("23.547 HS", 23547, "count", "HS")]),
    ("Nữ chiếm 25,71%; trẻ tuổi 8,57%.", [
        ("25,71%", 25.71, "percent", "%"), ("8,57%", 8.57, "percent", "%")]),
    # how much, not where
    ("Dự án có diện tích trên 30,75ha.", [("trên 30,75ha", 30.75, "measure", "ha", {"qualifier": "over"})]),
    # a document's word that is a verb
    ("Kiểm tra 88 đảng viên, kết luận 71 đảng viên vi phạm.", [
        ("88 đảng viên", 88, "count", "đảng viên"), ("71 đảng viên", 71, "count", "đảng viên")]),
    ("Qua kiểm tra kết luận 12 chi bộ làm tốt.", [("12 chi bộ", 12, "count", "chi bộ")]),
    ("Trẻ dưới 35 tuổi 9 đại biểu.", [("9 đại biểu", 9, "count", "đại biểu")]),
    # members written short, what came to them
    ("Kết nạp 1.577 ĐV; kỷ luật 02 ĐV (01 khiển trách, 01 cảnh cáo).", [
        ("1.577 ĐV", 1577, "count", "ĐV"), ("02 ĐV", 2, "count", "ĐV"),
        ("01 khiển trách", 1, "count", "ĐV"), ("01 cảnh cáo", 1, "count", "ĐV")]),
    ("Cấp tỉnh 89 đồng chí, cấp huyện 412 và 99 người ở xã.", [
        ("89 đồng chí", 89, "count", "đồng chí"), ("412", 412, "count", "đồng chí"),
        ("99 người", 99, "count", "người")]),
    ("Số phiếu phát ra 51, thu về 50 phiếu.", [
        ("51", 51, "count", "phiếu"), ("50 phiếu", 50, "count", "phiếu")]),
    # no noun of its own: in a list, in brackets, with its share, before a change or a later year
    ("Sơ tuyển 781 người, gọi khám sức khỏe 512, có mặt 498 (97,3%), đủ điều kiện 214 thanh niên.", [
        ("781 người", 781, "count", "người"), ("512", 512, "count", "người"), ("498", 498, "count", "người"),
        ("97,3%", 97.3, "percent", "%"), ("214 thanh niên", 214, "count", "thanh niên")]),
    ("Ba đơn vị nhận quân: Trung đoàn 19 (60 tân binh), tỉnh đội (42) và Công an tỉnh (23).", [
        ("Ba đơn vị", 3, "count", "đơn vị"), ("60 tân binh", 60, "count", "tân binh"),
        ("42", 42, "count", "tân binh"), ("23", 23, "count", "tân binh")]),
    ("Hoàn thành tốt 2.873 đồng chí; hoàn thành 181 = 4,81%.", [
        ("2.873 đồng chí", 2873, "count", "đồng chí"), ("181", 181, "count", "đồng chí"),
        ("4,81%", 4.81, "percent", "%")]),
    ("Huyện giảm từ 276 xuống 205 khu.", [("276", 276, "count", "khu"), ("205 khu", 205, "count", "khu")]),
    ("Kết nạp: năm 2016: 41; năm 2017: 49 và năm 2018: 52 đồng chí.", [
        ("41", 41, "count", "đồng chí"), ("49", 49, "count", "đồng chí"),
        ("52 đồng chí", 52, "count", "đồng chí")]),
    # behind words that else make a number a name
    ("Xã đã cấp 64 giấy chứng nhận quyền sử dụng đất.", [
        ("64 giấy chứng nhận quyền sử dụng đất", 64, "count", "giấy chứng nhận quyền sử dụng đất")]),
    ("Đàn bò của thôn 143 con.", [("143 con", 143, "count", "con")]),
    ("Huyện tặng thôn 01 bộ loa.", [("01 bộ loa", 1, "count", "bộ loa")]),
    ("Trẻ em tiêm mũi 1 82,6%.", [("82,6%", 82.6, "percent", "%")]),
    ("Mỗi hộ nay còn 1,6 thửa ruộng.", [("1,6 thửa ruộng", 1.6, "count", "thửa ruộng")]),
    # fields are measured
    ("Ông hiến trên 3,6 ha và 2 công ruộng.", [
        ("trên 3,6 ha", 3.6, "measure", "ha", {"qualifier": "over"}),
        ("2 công ruộng", 2, "measure", "công")]),
    # counts
    ("Đảng bộ huyện có 34 đảng bộ cơ sở.", [("34 đảng bộ cơ sở", 34, "count", "đảng bộ cơ sở")]),
    ("Xã có 1.245 hộ với 5.678 nhân khẩu.", [
        ("1.245 hộ", 1245, "count", "hộ"), ("5.678 nhân khẩu", 5678, "count", "nhân khẩu")]),
    ("Huyện có 02 xã đặc biệt khó khăn.", [("02 xã", 2, "count", "xã")]),
    ("Rà soát 34 TCCSĐ trong tháng.", [("34 TCCSĐ", 34, "count", "TCCSĐ")]),
    ("Nhân dân góp 120 ngày công.", [("120 ngày công", 120, "count", "ngày công")]),
    ("Đã mở 12 lớp bồi dưỡng cho cấp ủy viên.", [("12 lớp bồi dưỡng", 12, "count", "lớp bồi dưỡng")]),
    ("Tặng quà cho 45 cán bộ, chiến sĩ.", [("45 cán bộ, chiến sĩ", 45, "count", "cán bộ, chiến sĩ")]),
    ("Đảng bộ có 25 Đảng bộ xã, thị trấn, 3 chi bộ.", [
        ("25 Đảng bộ xã, thị trấn", 25, "count", "Đảng bộ xã, thị trấn"),
        ("3 chi bộ", 3, "count", "chi bộ")]),
    ("Khen thưởng 2 tập thể 8 cá nhân.", [
        ("2 tập thể", 2, "count", "tập thể"), ("8 cá nhân", 8, "count", "cá nhân")]),
    ("Ông nuôi 12 con trâu và trồng 300 cây bưởi.", [
        ("12 con trâu", 12, "count", "con trâu"), ("300 cây bưởi", 300, "count", "cây bưởi")]),
    ("Có 50 hộ dân thôn Nà Lũng tham gia.", [("50 hộ dân", 50, "count", "hộ dân")]),
    ("Chi bộ có 41 đồng chí bí thư chi bộ cũ.", [
        ("41 đồng chí bí thư chi bộ", 41, "count", "đồng chí bí thư chi bộ")]),
    ("Thu hút hơn 1,6 triệu lượt khách.", [
        ("hơn 1,6 triệu lượt khách", 1.6e6, "count", "lượt khách", {"qualifier": "over"})]),
    ("Chi bộ có 12 đ/c dự họp.", [("12 đ/c", 12, "count", "đ/c")]),
    ("Mỗi thôn 5 hộ nghèo được vay.", [("5 hộ nghèo", 5, "count", "hộ nghèo")]),  # no `thôn 5`
    ("Trong số 20 hộ ấy có 6 hộ khá.", [("20 hộ", 20, "count", "hộ"), ("6 hộ", 6, "count", "hộ")]),
    ("Tổng số cấp ủy viên đã được bầu là 442.", [("442", 442, "count", "cấp ủy viên")]),
    ("Có 6,600 đảng viên.", [("6,600 đảng viên", 6600, "count", "đảng viên")]),  # people have no decimals
    ("Chi bộ có 23 đảng viên/45 hộ.", [
        ("23 đảng viên", 23, "count", "đảng viên"), ("45 hộ", 45, "count", "hộ")]),
    ("Huyện có 6 huyện, thị xã giáp ranh.", [("6 huyện, thị xã", 6, "count", "huyện, thị xã")]),
    ("26 đảng bộ cơ sở hoàn thành đại hội.", [("26 đảng bộ cơ sở", 26, "count", "đảng bộ cơ sở")]),
    # number words
    ("Nghị quyết xác định ba khâu đột phá.", [("ba khâu đột phá", 3, "count", "khâu đột phá")]),
    ("Nhân dân góp hơn ba nghìn ngày công.", [
        ("hơn ba nghìn ngày công", 3000, "count", "ngày công", {"qualifier": "over"})]),
    ("Chi bộ có hai mươi lăm đảng viên.", [("hai mươi lăm đảng viên", 25, "count", "đảng viên")]),
    ("Mười hai hộ đã thoát nghèo.", [("Mười hai hộ", 12, "count", "hộ")]),
    # qualifiers
    ("Đảng bộ có trên 7.300 đảng viên.", [
        ("trên 7.300 đảng viên", 7300, "count", "đảng viên", {"qualifier": "over"})]),
    ("Có chưa đầy 200 hộ.", [("chưa đầy 200 hộ", 200, "count", "hộ", {"qualifier": "under"})]),
    ("Vay gần 40 tỷ đồng.", [("gần 40 tỷ đồng", 40e9, "money", "đồng", {"qualifier": "almost"})]),
    ("Có khoảng 300 hộ.", [("khoảng 300 hộ", 300, "count", "hộ", {"qualifier": "about"})]),
    ("Có xấp xỉ 300 hộ.", [("xấp xỉ 300 hộ", 300, "count", "hộ", {"qualifier": "about"})]),
    ("Chi bộ họp ít nhất 02 lần/năm.", [
        ("ít nhất 02 lần/năm", 2, "rate", "lần/năm", {"qualifier": "at_least"})]),
    ("Số cấp phó không quá 3 người.", [
        ("không quá 3 người", 3, "count", "người", {"qualifier": "at_most", "target": True})]),
    ("Đường dài tối đa 12 km.", [
        ("tối đa 12 km", 12, "measure", "km", {"qualifier": "at_most", "target": True})]),
    ("Kết nạp từ 150 đảng viên trở lên.", [
        ("từ 150 đảng viên trở lên", 150, "count", "đảng viên", {"qualifier": "at_least"})]),
    ("Thôn có từ 15 hộ trở xuống.", [("từ 15 hộ trở xuống", 15, "count", "hộ", {"qualifier": "at_most"})]),
    ("Sở có tới 8 phó giám đốc.", [("8 phó giám đốc", 8, "count", "phó giám đốc")]),
    ("Chi bộ có không dưới 30 đảng viên.", [
        ("không dưới 30 đảng viên", 30, "count", "đảng viên", {"qualifier": "at_least"})]),
    ("Huyện đổi mới trên 3 lĩnh vực.", [
        ("3 lĩnh vực", 3, "count", "lĩnh vực")]),  # in them, not more than three
    # percent
    ("Có 100% chi bộ họp đúng kỳ.", [("100% chi bộ", 100, "percent", "%", {"of": "chi bộ"})]),
    ("Đạt 104,2% kế hoạch.", [("104,2% kế hoạch", 104.2, "percent", "%", {"of": "kế hoạch"})]),
    ("Được 77% số phiếu tán thành.", [("77% số phiếu", 77, "percent", "%", {"of": "phiếu"})]),
    ("Tỷ lệ hộ nghèo giảm còn 12,5%.", [("12,5%", 12.5, "percent", "%", {"of": "hộ nghèo"})]),
    ("Rừng che phủ 65 phần trăm.", [("65 phần trăm", 65, "percent", "%")]),
    ("Tăng trưởng đạt13,04%.", [("13,04%", 13.04, "percent", "%")]),  # a lost blank
    ("Tăng trưởng 8% trở lên.", [("8% trở lên", 8, "percent", "%", {"qualifier": "at_least"})]),
    # fractions
    ("Có 21/21 thôn có chi bộ.", [("21/21 thôn", 21, "fraction", "thôn", {"denominator": 21})]),
    ("Có 6/8 thôn, bản có đường ô tô.", [("6/8 thôn, bản", 6, "fraction", "thôn, bản", {"denominator": 8})]),
    ("Xã có 9 trong tổng số 14 trưởng bản là đảng viên.", [
        ("9 trong tổng số 14 trưởng bản", 9, "fraction", "trưởng bản", {"denominator": 14})]),
    ("63 trên tổng số 68 đảng bộ đã đại hội.", [
        ("63 trên tổng số 68 đảng bộ", 63, "fraction", "đảng bộ", {"denominator": 68})]),
    ("Trúng cử với số phiếu tuyệt đối 57/57 (100%).", [
        ("57/57", 57, "fraction", "phiếu", {"denominator": 57}), ("100%", 100, "percent", "%")]),
    ("Đã có 9/12 chi bộ họp trực tuyến; đến 30/9 đạt 12/12.", [
        ("9/12 chi bộ", 9, "fraction", "chi bộ", {"denominator": 12}),
        ("12/12", 12, "fraction", "chi bộ", {"denominator": 12})]),
    ("Xã đạt 19 tiêu chí/19 tiêu chí.", [
        ("19 tiêu chí/19 tiêu chí", 19, "fraction", "tiêu chí", {"denominator": 19})]),
    ("Có 57.460/57.465 cử tri đi bầu.", [
        ("57.460/57.465 cử tri", 57460, "fraction", "cử tri", {"denominator": 57465})]),
    # measures, also glued, also per something
    ("Trồng mới 1.250,5 ha rừng.", [("1.250,5 ha", 1250.5, "measure", "ha")]),
    ("Cách Quốc lộ 4D gần 3km, đường rộng 2,5m.", [
        ("gần 3km", 3, "measure", "km", {"qualifier": "almost"}), ("2,5m", 2.5, "measure", "m")]),
    ("Hiến 2,6 vạn m2 đất.", [("2,6 vạn m2", 26000, "measure", "m2")]),
    ("Nhà văn hóa rộng 450 mét vuông.", [("450 mét vuông", 450, "measure", "mét vuông")]),
    ("Năng suất đạt 62,5 tạ/ha.", [("62,5 tạ/ha", 62.5, "measure", "tạ/ha")]),
    ("Sản lượng 317.211 tấn.", [("317.211 tấn", 317211, "measure", "tấn")]),
    ("Đình chỉ công tác trong 15 ngày.", [("15 ngày", 15, "measure", "ngày")]),
    # money
    ("Tổng giá trị 1 tỷ 250 triệu đồng.", [("1 tỷ 250 triệu đồng", 1250e6, "money", "đồng")]),
    ("Thu đạt 394 tỷ 581 triệu đồng.", [("394 tỷ 581 triệu đồng", 394581e6, "money", "đồng")]),
    ("Bà vay 50 triệu từ ngân hàng.", [("50 triệu", 50e6, "money", "đồng")]),  # `đồng` left out
    ("Xã vay 40 tỷ vốn ưu đãi.", [("40 tỷ", 40e9, "money", "đồng")]),
    ("Thu nhập 7,7 triệu đồng/người/năm.", [("7,7 triệu đồng/người/năm", 7.7e6, "money", "đồng/người/năm")]),
    ("Thu nhập 3 triệu/người/tháng.", [("3 triệu/người/tháng", 3e6, "money", "đồng/người/tháng")]),
    ("Xuất khẩu đạt 1,2 tỷ USD.", [("1,2 tỷ USD", 1.2e9, "money", "USD")]),
    ("Bán được 150.000đ.", [("150.000đ", 150000, "money", "đồng")]),
    ("Mỗi suất 25,000 đồng.", [("25,000 đồng", 25000, "money", "đồng")]),  # no one pays in tenths of a đồng
    # rates
    ("Chi bộ họp 2-3 lần/quý.", [("2-3 lần/quý", 2, "rate", "lần/quý", {"value_max": 3})]),
    ("Mỗi năm 2 lần, đoàn về xã.", [("2 lần", 2, "rate", "lần/năm")]),
    ("Đoàn về xã 2 lần mỗi năm.", [("2 lần mỗi năm", 2, "rate", "lần/năm")]),
    ("Hằng tháng chi bộ họp 1 lần.", [("1 lần", 1, "rate", "lần/tháng")]),
    # ranges
    ("Mỗi nhóm có từ 15 - 20 hộ.", [("15 - 20 hộ", 15, "count", "hộ", {"value_max": 20})]),
    ("Giảm nghèo từ 10% đến 15%.", [("10% đến 15%", 10, "percent", "%", {"value_max": 15})]),
    ("Thu lãi 150 – 200 triệu đồng.", [
        ("150 – 200 triệu đồng", 150e6, "money", "đồng", {"value_max": 200e6})]),
    ("Có 2 đến 3 hộ.", [("2 đến 3 hộ", 2, "count", "hộ", {"value_max": 3})]),
    # changes
    ("Có 388 cấp ủy viên, tăng 46 đồng chí (13,5%) so với nhiệm kỳ trước.", [
        ("388 cấp ủy viên", 388, "count", "cấp ủy viên"),
        ("tăng 46 đồng chí", 46, "count", "đồng chí", {"change": "increase"}),
        ("13,5%", 13.5, "percent", "%", {"change": "increase"})]),
    ("Tỷ lệ này giảm hơn 4%.", [
        ("giảm hơn 4%", 4, "percent", "%", {"change": "decrease", "qualifier": "over"})]),
    ("Tỷ lệ tăng từ 10% lên 15%.", [("10%", 10, "percent", "%"), ("15%", 15, "percent", "%")]),
    ("Thu nhập tăng lên 23,1 triệu đồng.", [("23,1 triệu đồng", 23.1e6, "money", "đồng")]),  # a level
    ("Thu ngân sách cao hơn 2,3% so với năm trước.", [
        ("cao hơn 2,3%", 2.3, "percent", "%", {"change": "increase"})]),
    ("Mỗi năm xã bớt được hai cuộc họp.", [
        ("bớt được hai cuộc họp", 2, "count", "cuộc họp", {"change": "decrease"})]),
    # beside what is no figure
    ("Sau khi có Hướng dẫn số 02, 2 chi bộ chưa có chi ủy.", [("2 chi bộ", 2, "count", "chi bộ")]),
    ("Năm 2023, huyện kết nạp 86 đảng viên, trong đó 41 nữ.", [
        ("86 đảng viên", 86, "count", "đảng viên"), ("41 nữ", 41, "count", "nữ")]),
    ("Ngày 5/6, Tổ 2 có 12 hộ góp đất.", [("12 hộ", 12, "count", "hộ")]),
    # a unit whose word stands alone gets what is counted; a share of villages is no day
    ("Dịp này, đoàn tặng xã 30 suất học bổng; hỗ trợ thôn 5 căn nhà.", [
        ("30 suất học bổng", 30, "count", "suất học bổng"), ("5 căn nhà", 5, "count", "căn nhà")]),
    ("Hiện nay 8/8 xóm đã có chi bộ, 9/10 khóm có điện.", [
        ("8/8 xóm", 8, "fraction", "xóm", {"denominator": 8}),
        ("9/10 khóm", 9, "fraction", "khóm", {"denominator": 10})]),
    ("Có\u00a026\u00a0chi bộ  và 3\u00a0đảng bộ.", [
        ("26\u00a0chi bộ", 26, "count", "chi bộ"), ("3\u00a0đảng bộ", 3, "count", "đảng bộ")]),
]

NOT_FOUND = [
    "Sáng 8/8 xóm họp bàn.",  # a day
    "Huyện hỗ trợ thôn 5 làm đường.",  # a village
    "Thôn 5 phần lớn trồng ngô.",  # a village and most of it
    "Xã có chỉ số hài lòng đạt 65, xếp thứ 12.",  # a number of points, a place
    "Nghị quyết Đại hội Đảng bộ xã lần thứ 19.",  # an ordinal
    "Hội nghị lần 2 của Ban Chấp hành.",  # an ordinal
    "Đồng chí đứng thứ 2 từ phải sang.",  # an ordinal
    "Phát quà đợt 2 tại xã.",  # an ordinal
    "Bước 1: giới thiệu nhân sự.",  # an ordinal
    "Kỳ họp thứ 11, HĐND huyện khóa 20.",  # ordinals
    "Ngày làm việc thứ 3 của kỳ họp.",  # an ordinal
    "Theo Điều 5, khoản 2 của quy chế.",  # references
    "Tiêu chí số 17 chưa đạt.",  # a reference
    "Thực hiện tiêu chí 17 về môi trường.",  # a reference
    "Ngày 12/6/2021 tại hội trường.",  # a date
    "Nhiệm kỳ 2020 - 2025 của Đảng bộ.",  # a term
    "Năm 2022 là năm đầu nhiệm kỳ.",  # a year
    "Trong quý 3 và tháng 9 vừa rồi.",  # times
    "Trong 6 tháng đầu năm 2023, xã đã họp.",  # a period
    "Thứ Năm, ngày 5/6, lúc 8h30.",  # times
    "17:14, 27/04/2011",  # a date line
    "Cuộc họp bắt đầu lúc 8 giờ 30 phút.",  # a time of day
    "Ông Sùng A Chứ, 50 tuổi, ở bản Háng Dê.",  # an age
    "Cán bộ dưới 40 tuổi được ưu tiên.",  # an age
    "Cháu bé 18 tháng tuổi.",  # an age
    "Trao Huy hiệu 30 năm tuổi Đảng.",  # a badge
    "Kỷ niệm 92 năm Ngày thành lập Đảng.",  # an anniversary
    "Chi bộ Tổ 2, phường An Tường.",  # a name
    "Nhà ở Khu 5 thị trấn.",  # a name
    "Thôn 6 xã Ea Knang vừa về đích.",  # a name
    "Đường Quốc lộ 4D qua xã.",  # a road
    "Tỉnh lộ 185 và QL 2 bị sạt.",  # roads
    "Trạm 110 vừa đóng điện.",  # a name
    "Tại Km 12 của tuyến đường.",  # a milestone
    "Nhà số 27, ngõ 35 đường Trường Chinh.",  # an address
    "Trung đoàn 148 thuộc Sư đoàn 316, Quân khu 2.",  # names of units
    "Trường hợp F0 điều trị tại nhà.",  # a code
    "Mạng 5G đã về xã.",  # a code
    "Dịch Covid-19 diễn biến phức tạp.",  # a code
    "Lọt vào Top 10 của tỉnh.",  # a code
    "Chương trình 135 đã kết thúc.",  # a name
    "Học sinh lớp 9 trường Nà Ón.",  # a class
    "Bậc học cấp 2 và cấp 3.",  # levels
    "Điện thoại 0912.345.678 hoặc 0207 3821 456.",  # telephone numbers
    "Đội bóng thắng 3-1.",  # a score
    "Mở cửa 24/24 giờ.",  # always
    "Trực 24/7.",  # always
    "1. Công tác xây dựng Đảng",  # a list's number
    "2) Về công tác cán bộ",  # a list's number
    "3/ Về kinh tế",  # a list's number
    "Theo báo cáo [2] của huyện.",  # a footnote
    "Một số cán bộ còn e ngại.",  # an idiom
    "Đây là một trong những khâu yếu.",  # an idiom
    "Hai bên cùng ký kết.",  # an idiom
    "Anh Ba và chị Hai đều có mặt.",  # names
    "Tư tưởng và tư liệu.",  # syllables
    "Hàng trăm hộ dân tham gia.",  # no number
    "Mấy chục năm nay bà con vẫn thế.",  # no number
    "Hai cán bộ nói trên đã nhận lỗi.",  # only points back
    "Giá trị trên 1 ha đất canh tác.",  # for each hectare
    "Dân số tăng 0 68% so với trước.",  # a lost comma
    "Ra Quyết định 1719 về phân bổ vốn.",  # a document
    "Thực hiện Nghị quyết 18, 19 của Trung ương.",  # documents
    "Căn cứ Kế hoạch số 45/KH-UBND.",  # a document
    "Nghị định số 33/2023/NĐ-CP có hiệu lực.",  # a document
    "Thửa đất ở 12/5 đường Lê Lợi.",  # an address
    "Hòa lưới ở cấp điện áp A1, B2.",  # codes
    "Giống lúa OM 5451 cho gạo ngon.",  # a name
    "Máy bay U-2 và tàu T34.",  # names
    "Mã số thuế 4600123456.",  # a number, not a quantity
]
# fmt: on


def figures(document: Document) -> list[Statistic]:
    return list(extract_statistics(document, read_frame(document), (), ()))


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_figures_are_found(
    document: Callable[..., Document], text: str, expected: list[tuple[Any, ...]]
) -> None:
    found = figures(document(text))
    assert [(s.evidence.surface, s.value, s.kind, s.unit) for s in found] == [
        (surface, pytest.approx(value), kind, unit) for surface, value, kind, unit, *_ in expected
    ]
    for statistic, row in zip(found, expected, strict=True):
        said = {"qualifier": "exact", "value_max": None, "denominator": None, "change": None, "target": False}
        said |= row[4] if len(row) > 4 else {}
        assert {name: getattr(statistic, name) for name in said} == said


@pytest.mark.parametrize("text", NOT_FOUND)
def test_nothing_is_found(document: Callable[..., Document], text: str) -> None:
    assert [s.evidence.surface for s in figures(document(text))] == []


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_evidence_quotes_the_text(document: Callable[..., Document], text: str) -> None:
    for statistic in figures(document(text)):
        evidence = statistic.evidence
        assert text[evidence.start_char : evidence.end_char] == evidence.surface
        assert evidence.rule == f"statistics.{statistic.kind}"


# text, the figure, for when it holds (published 2023-11-22)
WHEN = [
    ("Năm 2016, toàn xã có 24 em đỗ đại học.", "24 em", "2016"),
    ("Tỷ lệ hộ nghèo là 31,4% năm 2020.", "31,4%", "2020"),
    ("Tỷ lệ giảm từ 31,4% năm 2020 xuống còn 18,9% năm 2022.", "18,9%", "2022"),
    ("Thu ngân sách đạt 12 tỷ đồng, tăng 2 tỷ đồng so với năm 2015.", "tăng 2 tỷ đồng", None),
    ("Năm 2016, thu đạt 12 tỷ đồng, tăng 2 tỷ đồng so với năm 2015.", "tăng 2 tỷ đồng", "2016"),
    ("Hiện nay, Đảng bộ có 71 chi bộ.", "71 chi bộ", "2023-11"),
    ("Khu này hiện có 33 hộ.", "33 hộ", "2023-11"),
    ("Hiện huyện có 6 xã về đích.", "6 xã", "2023-11"),
    ("Hiện nay, xã có 71 chi bộ. Đường dài 3 km.", "3 km", None),  # `hiện nay` holds for its sentence only
    ("Hiện nay, xã có 71 chi bộ. Trong đó, 12 chi bộ yếu.", "12 chi bộ", "2023-11"),
    ("Trong 6 tháng đầu năm 2019, thu đạt 9 tỷ đồng. Chi đạt 8 tỷ đồng.", "8 tỷ đồng", "2019-01/2019-06"),
    ("Tổng thu quý II năm 2022 đạt 9 tỷ đồng.", "9 tỷ đồng", "2022-Q2"),
    ("Xã chọn 3 khâu đột phá thực hiện trong năm 2021.", "3 khâu đột phá", "2021"),
    ("Đến ngày 30/9, có 12 chi bộ xong đại hội.", "12 chi bộ", "2023-09-30"),
    ("Phấn đấu đến năm 2025 kết nạp 150 đảng viên.", "150 đảng viên", "2025"),
    ("Ông sinh năm 1964, nuôi 12 con trâu.", "12 con trâu", None),
    ("Từ năm 2012 đến nay, xã có 5 đảng viên mới.", "5 đảng viên mới", "2012/2023-11"),
    ("Đảng bộ có 26 chi bộ.", "26 chi bộ", None),  # the text makes no time certain
    ("Nhiệm kỳ 2015 - 2020, xã kết nạp 40 đảng viên.", "40 đảng viên", "2015/2020"),
    ("Có 12 hộ; năm 2022 thêm 5 hộ.", "12 hộ", None),  # the time of another clause
    ("Từ năm 2016 đến tháng 6/2019, xã mở 12 lớp học.", "12 lớp học", "2016/2019-06"),
    ("Ngày 21/11, Huyện ủy họp. Ông An trúng cử với 33/34 phiếu, đạt 97,06%.", "33/34 phiếu", "2023-11-21"),
    ("Ngày 21/11, Huyện ủy họp. Ông An trúng cử với 33/34 phiếu, đạt 97,06%.", "97,06%", "2023-11-21"),
    ("Ngày 21/11, Huyện ủy họp. Đảng bộ có 26 chi bộ.", "26 chi bộ", None),  # not only on that day
    ("Tỷ lệ từ 88% (năm 2017) lên 98%.", "98%", None),  # the year is of the other end
    ("Vốn bỏ trống từ năm 2019. Xã có 12 hộ.", "12 hộ", None),
    # ends of a stretch of different fineness, the beginning of a year
    (
        "Từ đầu năm 2021 đến hết tháng 9/2022, xã cứng hóa 12 km đường; người dân góp 300 ngày công.",
        "300 ngày công",
        "2021-01/2022-09",
    ),
    ("Trạm y tế xã sẽ có thêm 02 bác sĩ từ tháng 8 năm nay.", "02 bác sĩ", "2023-08"),
    # of two values only the second is of the time behind it
    ("Năng suất từ 21 tạ/ha nâng lên 32 tạ/ha vào cuối năm 2022.", "21 tạ/ha", None),
    ("Năng suất từ 21 tạ/ha nâng lên 32 tạ/ha vào cuối năm 2022.", "32 tạ/ha", "2022"),
    ("Tỷ lệ chi bộ họp đều nâng từ 88% (2017) lên 98% (2021).", "88%", "2017"),
    # when someone joined is not when the figure holds
    ("Chị Lý Thị Miên, đảng viên kết nạp năm 2022, trồng 7 sào chè.", "7 sào", None),
    # `nay` in between ends an earlier time
    (
        "Năm 2018, hợp tác xã ra đời với 27 thành viên. Nay hợp tác xã có 318 thành viên.",
        "318 thành viên",
        "2023-11",
    ),
    ("Năm 2018 có 19 bản ghép. Số bản ghép giờ chỉ còn 4 bản.", "4 bản", "2023-11"),
    ("Nhà văn hóa của xã Yên Phú, nay thuộc xã Tân Yên, có 120 chỗ.", "120 chỗ", None),
    # times that name an earlier one
    (
        "Năm 2021, xã có 21 đảng viên; cũng năm đó, Huyện đoàn giới thiệu 412 đoàn viên.",
        "412 đoàn viên",
        "2021",
    ),
    (
        "Nhiệm kỳ 2020 - 2025 đã qua nửa. Trong nhiệm kỳ, xã kết nạp 40 đảng viên.",
        "40 đảng viên",
        "2020/2025",
    ),
    (
        "Nhiệm kỳ 2020 - 2025 đã qua nửa. Từ đầu nhiệm kỳ đến nay, xã kết nạp 40 đảng viên.",
        "40 đảng viên",
        "2020/2023-11",
    ),
    ("Năm nay xã được giao thu 12 tỷ đồng; qua 10 tháng đã thu 11 tỷ đồng.", "11 tỷ đồng", "2023-01/2023-10"),
    ("Năm 2022, xã xây 12 nhà. Những năm qua, xã xây 40 nhà.", "40 nhà", None),
    # `nửa đầu nhiệm kỳ` is an adverb, the term in a body's name is none
    ("Nửa đầu nhiệm kỳ 2020 - 2025, xã kết nạp 40 đảng viên.", "40 đảng viên", "2020/2025"),
    ("Ban Chấp hành Đảng bộ xã nhiệm kỳ 2020 - 2025 có 15 đồng chí.", "15 đồng chí", None),
    # of a programme's years in its name
    ("Thực hiện Chương trình giảm nghèo giai đoạn 2021 - 2025, xã có 12 hộ khá.", "12 hộ", None),
    # how things stood on a day, in what follows too
    ("Đến 30/6/2022, dư nợ đạt 268 tỷ đồng. Hội Nông dân quản lý 81 tỷ đồng.", "81 tỷ đồng", "2022-06-30"),
    # not what begins with `sau`, nor what is quoted
    ("Năm 2022, xã thu 12 tỷ đồng. Sau sắp xếp, xã còn 7 thôn.", "7 thôn", None),
    ("Năm 2022, xã thu 12 tỷ đồng. “Thôn có 17 ngõ”, ông nói.", "17 ngõ", None),
    # a goal's year over all of them, but each year's has none
    ("Phấn đấu đến năm 2025: kết nạp 150 đảng viên; có 4 xã về đích.", "4 xã", "2025"),
    (
        "Mục tiêu của cả nhiệm kỳ 2020 - 2025 là kết nạp 150 đảng viên, 100% bản có chi bộ vào năm 2024.",
        "100% bản",
        "2024",
    ),
    (
        "Mục tiêu của nhiệm kỳ 2020 - 2025 là kết nạp 150 đảng viên; mỗi năm không quá 1% bị xóa tên.",
        "không quá 1%",
        None,
    ),
    # the day of the paragraph's own meeting
    (
        "Ngày 21/11, Huyện ủy họp. Trước đó, ngày 15/11, Hội đồng họp. Ông An nhận 41 phiếu.",
        "41 phiếu",
        "2023-11-15",
    ),
    ("Ngày 21/11, Huyện ủy họp. Hội nghị đã bầu 37 đồng chí vào Ban Chấp hành.", "37 đồng chí", "2023-11-21"),
    # the time of the own clause before that of another one
    ("Hết quý III/2022, 90% chi bộ họp đều; 5 trụ sở được bán trong năm 2021.", "5 trụ sở", "2021"),
    # a term that opens the sentence holds for the next one
    (
        "Nhiệm kỳ 2016 - 2021, Hội làm được nhiều việc. Toàn huyện kết nạp 306 hội viên.",
        "306 hội viên",
        "2016/2021",
    ),
    # whom a meeting stands for was not there
    ("Ngày 15/8/2023, Hội họp với 46 đại biểu, đại diện cho hơn 1.100 hội viên.", "hơn 1.100 hội viên", None),
    (
        "Trong hai ngày 18 và 19/5/2020, Đảng bộ xã tổ chức đại hội. Dự có 31 đảng viên được triệu tập.",
        "31 đảng viên",
        "2020-05-18/2020-05-19",
    ),
    # a goal's day lies ahead
    ("Trước ngày 15/12, xã phấn đấu hoàn thành 31 nhà.", "31 nhà", "2023-12-15"),
    # a state since a day
    ("Từ 1/4/2023, 64/64 tàu không vi phạm.", "64/64 tàu", "2023-04-01"),
    # told from the day of the paper
    ("Từ đầu năm đến hết tháng 9, công an bắt 54 vụ.", "54 vụ", "2023-01/2023-09"),
    ("Từ đầu năm đến ngày 15/11/2023, công an bắt 54 vụ.", "54 vụ", "2023-01/2023-11-15"),
    ("Từ đầu năm, Hội tặng 120 suất quà.", "120 suất quà", "2023-01/2023-11"),
    ("Ngành thuế 10 tháng qua thu 640 tỷ đồng.", "640 tỷ đồng", "2023-01/2023-10"),
    (
        "Ngành thuế 4 tháng qua thu 640 tỷ đồng.",
        "640 tỷ đồng",
        None,
    ),  # July to October, or August to November
    ("Doanh số cho vay 10 tháng đạt 64 tỷ đồng.", "64 tỷ đồng", "2023-01/2023-10"),
    ("Sau 10 tháng làm theo kế hoạch, xã có 12 hộ khá.", "12 hộ", None),
    ("Hè vừa qua, Đoàn xã làm 3 cây cầu.", "3 cây cầu", "2023"),
    ("Từ nay đến cuối năm, Huyện ủy mở 4 lớp học.", "4 lớp học", "2023"),
    ("Năm tới, bản phấn đấu giảm 14 hộ nghèo.", "giảm 14 hộ nghèo", "2024"),
    ("Trong 2 năm tới, xã phấn đấu xóa 60 phòng tạm.", "60 phòng", None),
    ("Trong tháng 12, tỉnh sẽ cấp 16 tỷ đồng.", "16 tỷ đồng", "2023-12"),
    ("Trước ngày 15/12, xã sắp xếp 31 thôn.", "31 thôn", "2023-12-15"),
    ("Năm 2021 xã có 12 hộ khá. Trước đây, cả xã chỉ có 5 hộ khá.", "5 hộ", None),
    ("Năm 2021, xã có 12 hộ khá. Trước năm 2010, xã có tới 61 hộ nghèo.", "61 hộ nghèo", None),
    # the day told before, not one up to which things were counted
    (
        "Ngày 6/8/2023, công an bắt 5 người. Đến ngày 8/8, có 3 người bị khởi tố. Cùng ngày, tòa xử 12 vụ.",
        "12 vụ",
        "2023-08-06",
    ),
    ("Năm 2010, anh làm bí thư; khi ấy chi bộ có 15 đảng viên.", "15 đảng viên", "2010"),
    # years past, where the article names just one stretch of so many
    ("Ngày hội tổ chức từ 2003 - 2018. Qua 15 năm, dân góp 31 tỷ đồng.", "31 tỷ đồng", "2003/2018"),
    ("Ngày hội tổ chức từ 2003 - 2018. Qua 10 năm, dân góp 31 tỷ đồng.", "31 tỷ đồng", None),
    # habits, what each has, rules, extents have no time of their own
    ("Năm 2022, anh trồng 3 ha chè. Mỗi năm anh thu 300 triệu đồng.", "300 triệu đồng", None),
    ("Nhiệm kỳ 2015 - 2020, xã làm tốt. Bình quân mỗi năm có 80% chi bộ khá.", "80% chi bộ", "2015/2020"),
    ("Năm 2022, Hội lập 14 tổ vay vốn. Mỗi tổ 12 hộ.", "12 hộ", None),
    ("Năm 2022, tỉnh chi 41 tỷ đồng. Mức hỗ trợ là 38.000 đồng/kg.", "38.000 đồng/kg", None),
    ("Năm 2022, huyện giữ yên tuyến biên giới dài 134km.", "134km", None),
    ("Năm 2022, xã làm mới con đường dài 134km.", "134km", "2022"),
    # as of a day, over a semicolon too
    ("Vốn mới giải ngân 26,9% tính đến 30/6/2023; có 11/43 đơn vị dưới 10%.", "11/43 đơn vị", "2023-06-30"),
    # the years of a school hold for schools
    ("Năm học 2021 - 2022, trường có 32 lớp. Xã có 70% số dân mua bảo hiểm.", "70% số dân", None),
    # the years of a policy are those of what it grants
    (
        "Ngày 20/11, tỉnh ra Nghị quyết về học bổng giai đoạn 2024 - 2026, mức hỗ trợ 300.000 đồng/tháng.",
        "300.000 đồng/tháng",
        "2024/2026",
    ),
    # a committee's makeup is its term's, what it decides is the day's
    (
        "Đại hội các huyện nhiệm kỳ 2020 - 2025 đã xong. Huyện Bắc Sơn Lĩnh có tỷ lệ cán bộ nữ 18,5%.",
        "18,5%",
        "2020/2025",
    ),
    ("Ngày 20/11, UBKT Tỉnh ủy họp. UBKT xem xét, giải quyết 14 đơn tố cáo.", "14 đơn", "2023-11-20"),
    ("Ngày 20/11, huyện mở hội. Hội thi có 12 đội với 60 người.", "12 đội", "2023-11-20"),
    ("Ngày 20/8/2020, tòa xử 5 bị cáo. Trong ngày, tòa còn xử 13 vụ.", "13 vụ", "2020-08-20"),
    ("Từ đầu nhiệm kỳ đến nay, xã kết nạp 40 đảng viên.", "40 đảng viên", None),  # which term, nothing tells
    ("Tỉnh yêu cầu đến ngày 31/12 giải ngân tối thiểu 95%.", "tối thiểu 95%", "2023-12-31"),
    (
        "Năm 2022, tỉnh có chính sách mới. Bí thư được hỗ trợ 1,2 triệu đồng/tháng.",
        "1,2 triệu đồng/tháng",
        None,
    ),
    # a committee elected for a named term is made up so for that term; those elected are the day's
    (
        "Ngày 21/11, xã mở đại hội. Đại hội bầu Ban Chấp hành xã nhiệm kỳ 2020 - 2025 gồm 15 đồng chí.",
        "15 đồng chí",
        "2020/2025",
    ),
    (
        "Ngày 21/11, Huyện ủy bầu Ủy ban Kiểm tra nhiệm kỳ 2020-2025 gồm 9 ủy viên, trong đó có 4 nữ.",
        "4 nữ",
        "2020/2025",
    ),
    (
        "Ngày 21/11, Đại hội huyện nhiệm kỳ 2020-2025 bầu 13 đồng chí vào Ban Thường vụ trong nhiệm kỳ này.",
        "13 đồng chí",
        "2020/2025",
    ),
    ("Ngày 21/11, phường bầu đủ 26 đại biểu nhiệm kỳ 2021 - 2026.", "26 đại biểu", "2023-11-21"),
    # how things went in a time: the figures that come next are of it, those after them are not certain
    (
        "Ông An nói dù khó khăn, kinh tế - xã hội quý II năm 2022 của huyện vẫn ổn định. Thu đạt 9 tỷ đồng.",
        "9 tỷ đồng",
        "2022-Q2",
    ),
    (
        "Tình hình sản xuất 6 tháng đầu năm 2022 có nhiều khởi sắc. Toàn xã trồng 42 ha chè.",
        "42 ha",
        "2022-01/2022-06",
    ),
    (
        "Ông An nhấn mạnh, kinh tế năm 2022 của xã có bước tiến. Bí thư xã rất vui. Xã có 7 thôn.",
        "7 thôn",
        None,
    ),
    ("Đoàn đã nghe về kinh tế năm 2022 của xã. Xã có 7 thôn.", "7 thôn", None),
    # running totals of a month are since January
    (
        "Trong tháng 9/2023, huyện thu 5 tỷ đồng, lũy kế 41 tỷ đồng.",
        "41 tỷ đồng",
        "2023-01/2023-09",
    ),
    ("Trong tháng 9/2023, huyện thu 5 tỷ đồng, lũy kế 41 tỷ đồng.", "5 tỷ đồng", "2023-09"),
    # the month in an allowance's name is no habit where all of it is summed up
    (
        "Tháng 9/2023, xã bận rộn. Phòng chi trả trợ cấp hằng tháng với tổng số tiền 640 triệu đồng.",
        "640 triệu đồng",
        "2023-09",
    ),
    ("Tháng 9/2023, xã bận rộn. Bà hưởng trợ cấp hằng tháng 640 nghìn đồng.", "640 nghìn đồng", None),
    # a time set off at the end is the whole sentence's
    ("Bà con mừng khi 14 thuyền viên về tới bờ an toàn, năm 2014.", "14 thuyền viên", "2014"),
    ("Bản có 14 hộ khá, thêm 5 hộ so với hồi xưa, năm 2014 chỉ có 2 hộ khá.", "14 hộ", None),
    # `hơn một năm sau` is another time, which nothing names
    ("Năm 2017, bản có 12 hộ khá. Hơn một năm sau, đường thông. Ông Pó hiến 750m2 đất.", "750m2", None),
    # what something began with
    ("Thành lập năm 2004 với 15 thành viên, đến nay tổ có 40 người.", "15 thành viên", "2004"),
    ("Quỹ ra đời từ năm 2004, ban đầu có 3 triệu đồng.", "3 triệu đồng", "2004"),
    ("Chi bộ thành lập năm 2004, có 15 đảng viên.", "15 đảng viên", None),
    # the term that a congress looks forward to
    (
        "Xã mở Đại hội nhiệm kỳ 2023 - 2028. Nhiệm kỳ tới, xã kết nạp 40 đảng viên.",
        "40 đảng viên",
        "2023/2028",
    ),
    ("Nhiệm kỳ 2020 - 2025 đã qua nửa. Nhiệm kỳ tới, xã kết nạp 40 đảng viên.", "40 đảng viên", None),
]


@pytest.mark.parametrize(("text", "surface", "value"), WHEN)
def test_for_when_it_holds(
    document: Callable[..., Document], text: str, surface: str, value: str | None
) -> None:
    found = {s.evidence.surface: s.when for s in figures(document(text, published=PUBLISHED))}
    assert found[surface] == value


def test_a_title_gives_the_article_its_time(document: Callable[..., Document]) -> None:
    text = "Kết quả nông thôn mới năm 2018\nXã Nâm Tha đạt 18/19 tiêu chí."
    assert [s.when for s in figures(document(text, first="title"))] == ["2018"]


# text of a report on September, printed in November
RUNNING = [
    ("Tổng thu ngân sách lũy kế ước đạt 41 tỷ đồng.", "2023-01/2023-09"),
    ("Từ đầu năm đến nay, huyện thu 41 tỷ đồng.", "2023-01/2023-09"),
    ("Từ đầu năm đến ngày 15/11/2023, huyện thu 41 tỷ đồng.", "2023-01/2023-11-15"),
    ("Lũy kế đến hết tháng 10/2023, huyện thu 41 tỷ đồng.", "2023-10"),
    ("Huyện thu 41 tỷ đồng.", "2023-09"),
]


@pytest.mark.parametrize(("text", "value"), RUNNING)
def test_running_totals_end_with_the_month_reported_on(
    document: Callable[..., Document], text: str, value: str
) -> None:
    report = document(f"Huyện ủy giao ban tháng 9/2023\n{text}", published=PUBLISHED, first="title")
    assert [s.when for s in figures(report)] == [value]


# text, the figure, whether it is a goal
TARGETS = [
    ("Phấn đấu kết nạp 150 đảng viên.", "150 đảng viên", True),
    ("Phấn đấu kết nạp 150 đảng viên, 100% thôn có chi bộ.", "100% thôn", True),
    ("Phấn đấu kết nạp 150 đảng viên; đến nay đã kết nạp 97 đồng chí.", "97 đồng chí", False),
    ("Huyện có 27/58 chỉ tiêu vượt, 7 mô hình mới.", "7 mô hình", False),
    ("Xã đạt 104% kế hoạch năm, có 12 hộ thoát nghèo.", "12 hộ", False),
    ("Diện tích tăng 4% (kế hoạch là 3%); trồng mới 300 ha.", "3%", True),
    ("Diện tích tăng 4% (kế hoạch là 3%); trồng mới 300 ha.", "300 ha", False),
    ("Huyện đánh giá 7 xã phấn đấu về đích.", "7 xã", True),
    ("Đến năm 2030 có 20 xã về đích.", "20 xã", True),
    ("Đến năm 2020 có 20 xã về đích.", "20 xã", False),  # past when the paper came out
    ("2 tháng cuối năm, xã kết nạp thêm 6 đảng viên.", "6 đảng viên", True),  # told in November
    ("Trong tháng 11, xã kết nạp thêm 6 đảng viên.", "6 đảng viên", False),
    ("Bí thư phải kiểm tra ít nhất 2 lần/năm.", "ít nhất 2 lần/năm", True),
    ("Hằng năm cấp ủy làm việc với cơ sở ít nhất 2 lần/năm.", "ít nhất 2 lần/năm", False),  # what is done
    ("Có hộ phải dời 12 km.", "12 km", False),
    ("Hết quý I/2025, xã sắp xếp xong 31 thôn.", "31 thôn", True),  # still to come
    ("Mỗi sở tối đa 3 người nhưng có 8 phó giám đốc.", "8 phó giám đốc", False),
    ("Trước ngày 15/12, xã sắp xếp 31 thôn.", "31 thôn", True),
    ("Đại hội xác định đến năm 2025 có 100% xã đạt chuẩn.", "100% xã", True),
    ("Từ nay đến cuối năm, Huyện ủy mở 4 lớp học.", "4 lớp học", True),
    ("Có định hướng đến năm 2030, sáu năm qua huyện làm 64 km đường.", "64 km", False),
    ("Bí thư yêu cầu trong tháng 12 phải giải quyết dứt điểm 5 kiến nghị.", "5 kiến nghị", True),
    ("Nhiệm kỳ tới, xã kết nạp 40 đảng viên.", "40 đảng viên", True),
    # names are no promises; what is asked goes on
    ("Ông Hứa Văn Pó được 43/50 phiếu.", "43/50 phiếu", False),
    ("Bí thư yêu cầu quý IV thu thêm 25 tỷ đồng; giải ngân 100% vốn.", "25 tỷ đồng", True),
    ("Bí thư yêu cầu quý IV thu thêm 25 tỷ đồng; giải ngân 100% vốn.", "100% vốn", True),
    ("Bí thư yêu cầu rà soát; đã giải ngân 100% vốn.", "100% vốn", False),
]


@pytest.mark.parametrize(("text", "surface", "target"), TARGETS)
def test_goals_are_told_from_results(
    document: Callable[..., Document], text: str, surface: str, target: bool
) -> None:
    found = {s.evidence.surface: s.target for s in figures(document(text, published=PUBLISHED))}
    assert found[surface] == target


def test_it_is_about_the_body_that_the_sentence_names(document: Callable[..., Document]) -> None:
    found = figures(document("Đảng bộ huyện Hàm Yên có 31 chi bộ."))
    assert [(s.about, s.about_resolved) for s in found] == [("Đảng bộ huyện Hàm Yên", "explicit")]


def test_the_characters_of_documents_are_taken(document: Callable[..., Document]) -> None:
    text = "Theo Đề án 5 hộ nghèo được vay."
    made = document(text)
    cited = DirectiveCitation(
        "d", "Đề án", "5", None, None, None, None, None, None, "short", "cite", "explicit",
        quote(made, 5, 12, "directives.short"),
    )  # fmt: skip
    assert list(extract_statistics(made, read_frame(made), (cited,), ())) == []


def test_boilerplate_and_byline_are_not_read() -> None:
    text = "Vinh danh 150 đảng viên"
    for kind in ("boilerplate", "byline"):
        made = Document("t", text, (Zone(kind, 0, len(text)),), (Sentence(0, len(text), 0, 0),))
        assert figures(made) == []


def test_without_annotation_listed_nouns_are_still_counted() -> None:
    text = "Đảng bộ có 34 đảng bộ cơ sở và 12 vật lạ."
    made = Document("t", text, (Zone("body", 0, len(text)),))
    assert [s.evidence.surface for s in figures(made)] == ["34 đảng bộ cơ sở"]


@pytest.mark.parametrize("row", rows("units.csv"), ids=lambda row: row["form"])
def test_every_unit_reads_its_example(document: Callable[..., Document], row: dict[str, str]) -> None:
    found = figures(document(f"Có {row['example']}."))
    if row["kind"] in ("age", "clock"):
        assert found == []
    else:
        assert [(s.value, s.unit.split("/")[0] if row["kind"] != "count" else s.unit) for s in found] == [
            (pytest.approx(float(row["value"])), row["unit"])
        ]


@pytest.mark.parametrize("row", rows("qualifiers.csv"), ids=lambda row: row["form"])
def test_every_qualifier_reads_its_example(document: Callable[..., Document], row: dict[str, str]) -> None:
    found = figures(document(f"Xã có {row['example']}."))
    assert [s.qualifier for s in found] == [row["qualifier"]]


@pytest.mark.parametrize("row", rows("numbered_names.csv"), ids=lambda row: row["form"])
def test_every_numbered_name_keeps_its_example(
    document: Callable[..., Document], row: dict[str, str]
) -> None:
    found = figures(document(f"Theo {row['example']}."))
    assert bool(found) == (row["yields"] == "any")


@pytest.mark.parametrize("row", rows("target_words.csv"), ids=lambda row: row["form"])
def test_every_goal_word_reads_its_example(document: Callable[..., Document], row: dict[str, str]) -> None:
    assert row["form"] in row["example"].lower()
    found = figures(document(row["example"]))
    assert found[-1].target == (row["role"] not in ("closes", "cancels"))


@pytest.mark.parametrize("row", rows("named_parts.csv"), ids=lambda row: row["form"])
def test_every_named_part_takes_the_noun_of_the_whole(
    document: Callable[..., Document], row: dict[str, str]
) -> None:
    whole, *_, last = figures(document(row["example"]))
    assert (last.kind, last.unit, str(int(last.value))) == (
        "count",
        whole.unit,
        row["example"].split()[-1][:-1],
    )
    assert last is not whole


@pytest.mark.parametrize("row", rows("counted_nouns.csv"), ids=lambda row: row["form"])
def test_every_counted_noun_is_counted(document: Callable[..., Document], row: dict[str, str]) -> None:
    noun = f"{row['form']} giấy" if row["kind"] == "classifier" else row["form"]
    units = [s.unit for s in figures(document(f"Xã có 12 {noun}.")) if s.kind == "count"]
    if row["kind"] in ("none", "inner", "ends", "verb"):
        assert units == []
    elif row["kind"] != "money":
        assert [unit[: len(row["form"])] for unit in units] == [row["form"]]


def test_what_is_counted_ends_where_a_document_begins(document: Callable[..., Document]) -> None:
    text = "Đảng bộ xã Tả Sín đạt và vượt 22/26 chỉ tiêu Nghị quyết Đại hội lần thứ XVII đề ra."
    found = extract(document(text)).statistics
    assert [(one.evidence.surface, one.value, one.denominator) for one in found] == [
        ("22/26 chỉ tiêu", 22, 26)
    ]


PIECES = [
    "12 hộ ",
    "1/2/3/",
    "2-3-4-",
    "1.234.",
    "hai mươi ",
    "tăng ",
    "phấn đấu ",
    "năm 2020 ",
    "5/6 ",
    "10% ",
    "tỷ ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_repetitions_take_linear_time(piece: str) -> None:
    text = piece * 5_000
    made = Document("t", text, (Zone("body", 0, len(text)),))
    began = time.process_time()
    figures(made)
    assert time.process_time() - began < 20


@given(
    st.lists(
        st.sampled_from([*PIECES, "Tổ 2, ", "(", ") ", ". ", "đồng", "trên ", "từ ", "đến ", "\u00a0"]),
        max_size=30,
    )
)
def test_any_text_is_survived(pieces: list[str]) -> None:
    text = "".join(pieces)
    made = Document("t", text, (Zone("body", 0, len(text)),) if text else ())
    found = figures(made)
    assert all(text[s.evidence.start_char : s.evidence.end_char] == s.evidence.surface for s in found)
    assert all(a.evidence.end_char <= b.evidence.start_char for a, b in pairwise(found))


def test_the_year_of_an_article_without_date(document: Callable[..., Document]) -> None:
    """Its only full date gives the year; else the term of the congress that it reports on."""
    full = "Ngày 5/3/2015, huyện họp.\nĐến ngày 29/10, có 63 xã về đích."
    assert figures(document(full))[-1].when == "2015-10-29"
    congress = "Đến ngày 29/10, có 63 huyện tổ chức xong đại hội nhiệm kỳ 2015 - 2020."
    assert figures(document(congress))[0].when == "2015-10-29"
    assert figures(document("Đến ngày 29/10, có 63 xã về đích."))[0].when is None
    two_terms = (
        "Ngày 28/7, Đảng bộ huyện khai mạc Đại hội lần thứ XX, nhiệm kỳ 2020 - 2025. Dự có 230 đại biểu.\n"
        "Nhiệm kỳ 2015 - 2020, huyện kết nạp 540 đảng viên."
    )
    assert [figure.when for figure in figures(document(two_terms))] == ["2020-07-28", "2015/2020"]
    looked_back = "Ngày 5/3/2014, huyện khởi công.\nNgày 29/7, 12 huyện mở đại hội nhiệm kỳ 2015 - 2020."
    assert [figure.when for figure in figures(document(looked_back))] == [None]
    months = "Tháng 3/2025, xã có 64 hộ nghèo.\nĐến hết tháng 6, xã xây 58 nhà."
    assert [figure.when for figure in figures(document(months))] == ["2025-03", "2025-06"]
    born = "Ông An sinh ngày 12/12/1960.\nĐến ngày 29/10, ông có 12 con trâu."
    assert [figure.when for figure in figures(document(born))] == [None]
    this_year = "Ngày 14/9/2016, huyện mở hội.\nNăm nay, huyện có 146 mô hình; hiện có 12 mô hình tốt."
    assert [figure.when for figure in figures(document(this_year))] == ["2016", None]


def test_a_headline_has_the_time_that_the_text_tells(document: Callable[..., Document]) -> None:
    text = "63 xã đã về đích\nĐến ngày 29/10/2015, có 63 xã về đích."
    assert [s.when for s in figures(document(text, first="title"))] == ["2015-10-29", "2015-10-29"]
