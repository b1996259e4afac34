"""For when the figures of whole passages hold: each stands in brackets with its time, `null` where none is told.

Every passage begins with the date of its paper, `-` for none.
"""

from collections.abc import Callable

import pytest
from marked_figures import marked_figures, unmarked

from extractors import extract
from extractors.document import Document

# ruff: noqa: E501 - a passage reads as its paper would print it
PASSAGES = [
    # ------------------------------------------------------------------ the term that ends, the one that begins
    """\
-
Hội Nông dân huyện Tân Lạc Thượng đại hội lần thứ IX, nhiệm kỳ 2018 - 2023
Trong 2 ngày 7 và 8-6, Hội Nông dân huyện tổ chức đại hội nhiệm kỳ 2018 - 2023. Dự đại hội có [131 đại biểu|2018-06-07/2018-06-08].
Nhiệm kỳ qua, các cấp Hội kết nạp [1.870 hội viên|null], giúp [412 hộ|null] thoát nghèo. Quỹ Hội đạt [840 triệu đồng|null].
Nhiệm kỳ 2018 - 2023, Hội phấn đấu kết nạp [1.200 hội viên|2018/2023]; hằng năm có [trên 80%|2018/2023] chi hội vững mạnh; đến cuối nhiệm kỳ Quỹ Hội đạt [ít nhất 1,5 tỷ đồng|2023].
Đại hội bầu [21 đồng chí|2018-06-07/2018-06-08] vào Ban Chấp hành.
""",
    """\
2015-07-10
Đảng bộ xã Khánh Lâm đại hội nhiệm kỳ 2015 - 2020
Ngày 9/7, Đảng bộ xã Khánh Lâm khai mạc đại hội. Nhiệm kỳ vừa qua, xã kết nạp [43 đảng viên|2010/2015], làm [12 km|2010/2015] đường. Nhiệm kỳ tới, xã kết nạp [50 đảng viên|2015/2020].
""",
    """\
2019-09-14
Trưởng ấp Mười Lợi
Nhiệm kỳ rồi, ông Mười Lợi trúng cử đại biểu HĐND xã với [91%|null] số phiếu. Năm ngoái, ấp xây [4 cây cầu|2018].
""",
    # ------------------------------------------------------------------ parts of a total
    """\
2015-12-12
Xã An Bình về đích
Tổng kinh phí làm đường của xã giai đoạn 2011 - 2015 đạt [61,6 tỷ đồng|2011/2015]; trong đó ngân sách tỉnh hỗ trợ [18,2 tỷ đồng|2011/2015] (chủ yếu bằng đá), nhân dân góp [9,4 tỷ đồng|2011/2015]. Có [7/7 thôn|null] làm xong đường.
""",
    # ------------------------------------------------------------------ held against another time
    """\
2024-07-10
Thu ngân sách tỉnh Sơn Lĩnh
(SLO) - Chiều 9/7, UBND tỉnh họp báo. Trong 6 tháng đầu năm 2024, tỉnh bắt tay thực hiện kế hoạch năm 2024. Cụ thể, tổng sản phẩm theo giá so sánh năm 2010 [tăng 3,1%|2024-01/2024-06] so với cùng kì năm 2023; thu ngân sách [4.120 tỷ đồng|2024-01/2024-06], đạt [51%|2024-01/2024-06] so với dự toán cả năm ([8.050 tỷ đồng|2024]), bằng [97,4%|2024-01/2024-06] cùng kỳ năm 2023.
""",
    """\
2025-12-08
Lúa mùa huyện Phú Khê
Năng suất lúa mùa năm 2025 ước đạt [57,4 tạ/ha|2025], [tăng 1,2 tạ/ha|2025] so với vụ mùa năm 2024, bằng [102%|2025] năm 2023.
Sản lượng của các xã ven sông đạt [6.120 tấn|null], [tăng 96 tấn|null] so vụ mùa năm 2024.
""",
    """\
2022-11-03
Công nghiệp tỉnh Bàu Sen
Tháng 10/2022, chỉ số sản xuất [tăng 4,1%|2022-10] so với tháng trước. Tính chung 10 tháng qua, chỉ số [tăng 12,6%|2022-01/2022-10] so cùng kỳ năm trước.
Doanh nghiệp trong tỉnh nộp thuế đúng hạn. Nước mắm đạt [8,2 triệu lít|2022-01/2022-10], tăng mạnh so cùng kỳ, đá xây dựng đạt [1,4 triệu m3|2022-01/2022-10].
Xã Bàu Trắng có [214 hộ|null] làm nghề mộc.
""",
    """\
2023-10-12
Cảng Vũng Rô
Kim ngạch xuất khẩu 9 tháng đạt [412 triệu USD|2023-01/2023-09], vượt mức tăng theo kế hoạch đề ra đầu năm 2023 là 6%. Tổng thu thuế qua cảng [1.240 tỷ đồng|2023-01/2023-09]. Bà con làng chài góp [120 triệu đồng|null] làm đường.
""",
    """\
2020-03-11
Tai nạn giao thông tỉnh Ia Sa
(ISO) - Tai nạn giao thông trong 2 tháng đầu năm 2020 giảm cả 3 mặt. Toàn tỉnh xảy ra [41 vụ|2020-01/2020-02], làm chết [22 người|2020-01/2020-02]; so với cùng kỳ [giảm 6 vụ|2020-01/2020-02]. Lực lượng chức năng có [38 chốt|null] trực.
""",
    # ------------------------------------------------------------------ a plan's share, its own figure
    """\
2022-10-26
Xuất khẩu tỉnh Lạc Giang
Lũy kế 10 tháng đầu năm 2022, tỉnh xuất khẩu [640 triệu USD|2022-01/2022-10], đạt [88,1% kế hoạch|2022-01/2022-10] năm 2022. Huyện Lạc Thủy Đông đạt [92% kế hoạch|2021] năm 2021.
""",
    """\
2022-11-24
Bảo hiểm y tế tỉnh Đắk Sơn
Đến ngày 30/9/2022, tỷ lệ bao phủ đạt [88,2%|2022-09-30] dân số, [thấp hơn 3,1%|2022-09-30] so với chỉ tiêu giao tại Quyết định số 546/QĐ-TTg của Thủ tướng Chính phủ ([91,3%|2022]).
Hộ nghèo theo chuẩn nghèo đa chiều năm 2021 còn [4,6%|2021], [giảm 1,2%|2021], đạt chỉ tiêu Quốc hội giao (từ [1 - 1,5%|2021]).
""",
    """\
2005-07-01
Thu ngân sách tỉnh Bàu Sen
Thu ngân sách 6 tháng đầu năm 2005 đạt [53,8% dự toán|2005-01/2005-06] cả năm, trong đó thu nội địa đạt [52,1%|2005-01/2005-06]. Mức tăng các năm trước đều thấp (2002 tăng [6,5%|2002]; 2003 tăng [7,0%|2003]).
Thu từ đất bảo đảm theo kế hoạch đề ra từ đầu năm, trong đó các xã ven biển nộp [37 tỷ đồng|null].
""",
    # ------------------------------------------------------------------ a headline's months, half a term
    """\
2025-10-02
Kinh tế 9 tháng năm 2025 của tỉnh Lạc Giang khởi sắc
Công nghiệp đạt nhiều kết quả. Lọc dầu [tăng 23%|2025-01/2025-09]; sắt thép [tăng 30,1%|2025-01/2025-09]. Tỉnh hiện có [214 hợp tác xã|2025-10].
""",
    """\
2018-05-10
Huyện ủy Trà Linh Đông sơ kết giữa nhiệm kỳ
Huyện ủy sơ kết giữa nhiệm kỳ 2015 - 2020. Trong nửa nhiệm kỳ vừa qua, huyện kết nạp [412 đảng viên|2015/2018-05].
""",
    """\
2020-10-02
Kinh tế tỉnh Phú Khê
Covid-19 được kiểm soát nên tổng sản phẩm quý III/2020 khởi sắc, trong đó nông nghiệp [tăng 2,9%|2020-Q3]; công nghiệp [tăng 3,1%|2020-Q3]; dịch vụ [tăng 2,7%|2020-Q3].
""",
    # ------------------------------------------------------------------ the toll of a flood
    """\
2018-06-26
Mưa lũ ở tỉnh Nậm Na
Theo Ban Chỉ huy Phòng, chống thiên tai tỉnh, tính đến 6h sáng nay (26/6), mưa lũ làm [7 người chết|2018-06-26] (Mường Tạo: [2 người|2018-06-26]; Nậm Lúa: [5 người|2018-06-26]).
Mưa lũ còn cuốn trôi [47 ngôi nhà|2018-06-26]. Tỉnh lộ 128 sạt [12 điểm|2018-06-26].
Thiệt hại về nông nghiệp: [391 ha|2018-06-26] lúa bị mất.
Xã Nậm Lúa có [214 hộ|null].
""",
    """\
2023-08-08
Sạt lở ở huyện Mường Khang
Mưa lớn, sạt lở đất từ ngày 2 - 6.8 tại huyện Mường Khang gây thiệt hại nặng.
Trong đó, [4 người chết|2023-08-02/2023-08-06] do lũ cuốn, [24 nhà|2023-08-02/2023-08-06] sập.
""",
    # ------------------------------------------------------------------ Tết, a plan of five years, a report's period
    """\
2020-06-10
Quỹ Vì người nghèo huyện Hàm Đông
Năm 2019, Quỹ “Vì người nghèo” huyện nhận [869 triệu đồng|2019]. Quỹ “Vì người nghèo” xã nhận [214 triệu đồng|2019]; dịp Tết Nguyên đán Canh Tý 2020 tặng [776 phần quà|2020].
""",
    """\
2023-01-11
Huyện ủy Trà Sơn gặp mặt đầu Xuân Quý Mão năm 2023
Chiều 6/1, Huyện ủy thông tin về tình hình phát triển kinh tế - xã hội của huyện năm 2022. Tổng thu ngân sách [322 tỷ đồng|2022]. Toàn huyện làm [14 km|2022] đường.
""",
    """\
2022-12-31
UBND huyện Krông Sa tổng kết năm 2022
Năm 2022 tạo đà cho kế hoạch 5 năm 2021 - 2025. Huyện có [18/19 chỉ tiêu|2022] đạt kế hoạch. Cụ thể, tổng giá trị sản xuất đạt [2.709 tỷ đồng|2022].
""",
    """\
2022-10-14
Hội nghị Huyện ủy Ea Nang
Theo báo cáo 9 tháng năm 2022, huyện vượt qua nhiều khó khăn. Tổng giá trị sản xuất đạt [5.023 tỷ đồng|2022-01/2022-09].
""",
    """\
2019-07-10
Phụ nữ xã Đức Hòa Tây
Hội Phụ nữ xã đại hội nhiệm kỳ 2016 - 2021 cách nay hơn hai năm. Qua nửa nhiệm kỳ, Hội giúp [64 hộ|2016/2019-07] vay vốn.
""",
    """\
2020-11-05
Xuất khẩu 10 tháng năm 2020 của tỉnh Sơn Lĩnh
Khu vực trong nước [tăng 1,5%|2020-10] so với tháng trước. Khu vực nước ngoài đạt [214 triệu USD|2020-01/2020-10].
""",
    """\
2023-07-10
Tỉnh Bàu Sen họp bàn đầu tư
Tổng sản phẩm 6 tháng của tỉnh [tăng 2,4%|2023-01/2023-06], bán lẻ [tăng 13%|2023-01/2023-06].
""",
    # ------------------------------------------------------------------ lists in a term
    """\
2020-05-28
Đại hội Đảng bộ xã Nà Sản
Ngày 27-5, Đảng bộ xã Nà Sản đại hội nhiệm kỳ 2020 - 2025.
Nhiệm kỳ 2015 - 2020, xã đạt nhiều kết quả: trồng mới [31 ha|2015/2020] chè; về đích nông thôn mới vào năm 2018 (sớm 2 năm so với kế hoạch); kết nạp [46 đảng viên|2015/2020]; hộ nghèo còn [7,2%|2015/2020].
Nhiệm kỳ 2020 - 2025, xã đề ra 12 chỉ tiêu cụ thể: thu ngân sách bình quân hằng năm tăng [10%|2020/2025].
""",
    """\
2012-01-13
Nông dân huyện Ninh Hải Đông
(NHO) Năm 2011, phong trào nông dân có nhiều đổi mới. Phong trào “Nông dân giúp nhau làm giàu” lan ra các xã. Toàn huyện có [3.012 hộ|2011] sản xuất giỏi.
""",
    """\
2020-01-09
Đảng ủy cơ quan huyện Lắk Sa tổng kết
Theo kết quả phân loại tổ chức đảng, đảng viên năm 2019, Đảng ủy có [5 chi bộ|2019] hoàn thành xuất sắc nhiệm vụ, [02 chi bộ|2019] hoàn thành tốt nhiệm vụ.
""",
    # ------------------------------------------------------------------ goals in the headline, a year half over
    """\
2024-09-03
Xã Vân Trình: Phấn đấu không còn hộ nghèo trước năm 2027
Đảng bộ xã Vân Trình có [312 đảng viên|null], sinh hoạt tại [17 chi bộ|null].
""",
    """\
-
Huyện Mường Sang bàn nhiệm vụ cuối năm
Ngày 9/7, Huyện ủy họp đánh giá kết quả thực hiện nhiệm vụ năm 2018.
Trong 6 tháng đầu năm 2018, huyện thu ngân sách [61 tỷ đồng|2018-01/2018-06].
Về văn hóa, toàn huyện xây mới [9 nhà văn hóa|2018-01/2018-06]; tạo việc làm cho [640 lao động|2018-01/2018-06].
Công tác phát triển Đảng được chú trọng: kết nạp [52 đảng viên|2018-01/2018-06].
""",
    """\
2019-12-20
Chi bộ Khe Sâu
Trước năm 2010, thôn chưa có chi bộ.
Huyện ủy giao chỉ tiêu cho từng chi bộ. Trong năm, chi bộ kết nạp [3 đảng viên|2019].
""",
    # ------------------------------------------------------------------ who sits in an elected body
    """\
2016-06-29
HĐND huyện Cẩm Đông họp kỳ thứ nhất, nhiệm kỳ 2016 - 2021
Ngày 28/6, HĐND huyện Cẩm Đông khóa XX, nhiệm kỳ 2016 - 2021 họp kỳ thứ nhất. Dự kỳ họp có [35/35 đại biểu|2016-06-28].
Theo báo cáo, toàn huyện có [81.240 cử tri|2016] đi bầu, đạt [99,2%|2016]; bầu đủ [35 đại biểu|2016/2021] HĐND huyện, trong đó nữ [11 đại biểu|2016/2021], chiếm [31,4%|2016/2021]; ngoài Đảng [4 đại biểu|2016/2021]; tôn giáo [3 đại biểu|2016/2021].
Ông Lê Văn Tám được bầu làm Chủ tịch HĐND huyện với [34/35 phiếu|2016-06-28].
""",
    """\
2022-05-20
Hội Cựu chiến binh huyện Ia Ly: 6 xã xong đại hội
Tính đến ngày 18-5, huyện Ia Ly có [6/9 Hội Cựu chiến binh xã|2022-05-18] tổ chức xong đại hội. Qua đó, bầu [64 ủy viên|2022-05-18].
Chủ tịch Hội xã Ia Tô Rơ Châm Hyun cho hay: Đại hội nhiệm kỳ 2022 - 2027 của xã bầu [9 đồng chí|2022/2027] vào Ban Chấp hành; ông tái cử Chủ tịch với [100% phiếu|null].
""",
    """\
2025-08-21
Đảng bộ xã Nậm Lành đại hội lần thứ I
Nhiệm kỳ 2020 - 2025, xã làm [14 km|2020/2025] đường. Kinh tế đi lên; toàn nhiệm kỳ kết nạp [88 đảng viên|2020/2025].
Tỉnh ủy công bố quyết định chỉ định Ban Chấp hành nhiệm kỳ 2025 - 2030 gồm [25 đồng chí|2025/2030], Ban Thường vụ [9 đồng chí|2025/2030].
""",
    # ------------------------------------------------------------------ headings and lines that give a period
    """\
-
Tiểu sử đồng chí Trần Văn Bảy
Sinh năm 1930 tại xã An Thới, huyện Mỏ Vàng.
- 1961 - 1968: Huyện đội trưởng; chỉ huy [42 trận đánh|1961/1968], bắt [96 tù binh|1961/1968].
- 1976 - 1982: Giám đốc Sở Thủy lợi. Đồng chí chỉ huy đào kênh, huy động [30.000 lượt người|1976/1982], đào [2 triệu mét khối|1976/1982] đất.
- 1983 - 3/1990: Phó Chủ tịch UBND tỉnh, cho xây [18 trạm bơm|1983/1990-03].
- Từ năm 1991 nghỉ hưu; làm Chủ tịch Hội Khuyến học đến năm 2004, vận động được 640 triệu đồng.
""",
    """\
2015-12-02
Xã Bình Sơn Đông sau 5 năm
Từ năm 2010 đến năm 2015: xã làm [24 km|2010/2015] đường; xóa [160 nhà tạm|2010/2015]. Nhân dân góp [3,2 tỷ đồng|2010/2015].
Giai đoạn 2011 - 2015: thu ngân sách đạt [41 tỷ đồng|2011/2015]; kết nạp [57 đảng viên|2011/2015].
Năm 2015: [92% hộ|2015] đạt gia đình văn hóa; hộ nghèo còn [4,1%|2015].
""",
    # ------------------------------------------------------------------ months, deadlines
    """\
2021-09-14
Con đường mới ở ấp Cây Me
Hồi tháng 3, ấp khánh thành [2 cây cầu|2021-03]. Trung tuần tháng 5 vừa qua, ông Út đưa [30 học sinh|2021-05] đi thi. Từ đầu năm đến nay, tổ hòa giải thành [8 vụ|2021-01/2021-09]. Trong quý I, xã thu [1,2 tỷ đồng|2021-Q1]. Đầu tháng này, xã mở [3 lớp|2021-09] học nghề. Tháng trước, ấp vận động [14 hộ|2021-08] hiến đất.
Huyện buộc xã nộp lại [85 triệu đồng|2021-10-31] trước ngày 31-10-2021. Xã phải giải quyết xong [12 hồ sơ|2021-11-15] chậm nhất ngày 15/11/2021.
""",
    # ------------------------------------------------------------------ times of other clauses
    """\
2018-10-14
Kiểm tra chi bộ trường học
Chi bộ có [19 đảng viên|null] nhưng năm 2016 chỉ họp [5 kỳ|2016]. Trường có [31 giáo viên|null], song năm 2017 chỉ tuyển được [2 giáo viên|2017].
Ngày 15/7, Đảng ủy ban hành Kế hoạch số 22-KH/ĐU về chuyển đổi số; thành lập [34 tổ|null] công nghệ, hướng dẫn [5.120 lượt người|null].
Tháng 5/2018, chị Hoa dự hội thi cấp tỉnh. Chị cười hiền: “Chi hội mình có [45 chị|null]”.
Năm 2015, xã mở [2 km|2015] đường. Cũng từ đó, gia đình ông Pả chuyển [0,5 ha|null] ngô sang trồng lê, nuôi [12 con bò|null].
Năm 2016, gia đình ông Lử thuộc diện nghèo. Đến năm 2017, ông nuôi [7 con trâu|2017].
""",
    # ------------------------------------------------------------------ comparisons
    """\
2019-11-12
Kiểm tra, giám sát ở huyện Nà Phặc
10 tháng đầu năm 2019, UBKT các cấp giám sát [13 tổ chức đảng|2019-01/2019-10], [tăng 4 tổ chức|2019-01/2019-10] so với cùng kỳ năm 2018; kiểm tra [22 đảng viên|2019-01/2019-10] (cùng kỳ năm 2018 là [18 đảng viên|2018]), giải quyết [6 đơn|2019-01/2019-10], bằng [75%|2019-01/2019-10] so với cùng kỳ.
Qua kiểm tra, nhận xét [13 đảng ủy|2019-01/2019-10] làm tốt; thi hành kỷ luật [8 đảng viên|2019-01/2019-10] ([giảm 2 trường hợp|2019-01/2019-10] so với cùng kỳ). Tính chung, cả huyện kỷ luật [29 đảng viên|2019-01/2019-10], gồm khiển trách [18|2019-01/2019-10], cảnh cáo [11|2019-01/2019-10].
""",
    # ------------------------------------------------------------------ averages over years
    """\
2021-12-20
Giảm nghèo ở Yên Thuận
Tỷ lệ hộ nghèo từ [48,2%|2016] năm 2016 xuống còn [22,4%|2020] cuối năm 2020, bình quân giảm [trên 5%/năm|2016/2020]. Hiện toàn huyện có [310 tuyên truyền viên|2021-12], trung bình mỗi năm tổ chức [860 buổi|null] nói chuyện.
Giai đoạn 2016 - 2020, bình quân mỗi năm huyện kết nạp [140 đảng viên|2016/2020]. Năm 2021, bình quân mỗi tháng huyện thu [4 tỷ đồng|2021].
Cũng trong giai đoạn này, huyện khen thưởng [86 tập thể|2016/2020] và [213 cá nhân|2016/2020].
""",
    # ------------------------------------------------------------------ occasions, plans of a meeting without a date
    """\
2022-09-05
Trao Huy hiệu Đảng tại xã Nậm Giải
Sáng 1/9, Huyện ủy trao Huy hiệu Đảng đợt 2/9 cho [7 đảng viên|2022-09-01] xã Nậm Giải. Đợt này toàn huyện có [63 đảng viên|null] được tặng Huy hiệu, trong đó xã Nậm Giải có [7 đồng chí|null].
""",
    """\
-
Đảng ủy phường Phú Bài Đông họp
Chiều 3/10, Đảng ủy phường họp, đánh giá 9 tháng đầu năm, bàn nhiệm vụ quý IV/2025.
9 tháng, thu ngân sách đạt [86 tỷ đồng|2025-01/2025-09]; năng suất lúa cả năm đạt [61 tạ/ha|2025]. Đảng bộ kết nạp [31 đảng viên|2025-01/2025-09].
Bí thư Đảng ủy phường yêu cầu quý IV thu thêm [ít nhất 25 tỷ đồng|2025-Q4], cả năm vượt [ít nhất 8%|2025] dự toán.
""",
    # ------------------------------------------------------------------ more of the same, other papers
    """\
2023-07-18
Huyện Ba Lòng nửa đầu nhiệm kỳ
Theo đồng chí Hồ Văn Lục, Phó Bí thư Huyện ủy, nửa đầu nhiệm kỳ 2020 - 2025, Đảng bộ huyện kết nạp [312 đảng viên|2020/2025]. Chi bộ được công nhận trong sạch đạt [88%|2020/2025].
Bà Hồ Thị Nhung cho biết, 6 tháng đầu năm 2023, Trung tâm tiếp nhận [4.862 hồ sơ|2023-01/2023-06]. Hồ sơ trực tuyến chiếm [62%|2023-01/2023-06].
Nhân dân góp [185 công|null] đổ [420m|null] đường. Ông Trường mong sớm sửa [600m|null] kênh.
""",
    """\
2020-11-25
Một kỳ họp chuyên đề
Sáng 24/11, Ban Tuyên giáo Tỉnh ủy mở hội nghị báo cáo viên tháng 11 trực tuyến tới [9 điểm cầu|2020-11-24]. Dự có [74 báo cáo viên|2020-11-24].
Trước đó, ngày 20/11, HĐND huyện bầu bổ sung Chủ tịch UBND huyện với [31/32 phiếu|2020-11-20].
Gia đình chị Hạnh từ [2 con bò|null] nay có [9 con bò|2020-11]. Năm 2017, nhà chị thu [40 triệu đồng|2017], năm 2019 thu [120 triệu đồng|2019].
""",
    """\
2014-02-20
Kết quả năm 2013, nhiệm vụ năm 2014
Năm 2013, thu ngân sách huyện đạt [61 tỷ đồng|2013], tăng [9%|2013] so với năm 2012. Sản lượng lúa đạt [31.000 tấn|2013]; huyện làm [44 km|2013] đường.
Năm 2014, huyện đề ra mục tiêu thu [70 tỷ đồng|2014], giảm [3%|2014] hộ nghèo, kết nạp [150 đảng viên|2014].
Đến nay, huyện đã gieo [2.100 ha|2014-02] lúa đông xuân.
""",
    """\
2017-03-10
Bản Nà Ngần đổi thay
Trước đây, bản có [40 hộ|null] nghèo. Từ khi có đường, bản chỉ còn [6 hộ|null] nghèo. Năm 2014, bản được đầu tư [2 tỷ đồng|2014] làm đường. Vụ đông xuân 2016 - 2017, bản trồng [14 ha|2016/2017] ngô. Sau Tết, bản trồng thêm [3 ha|null] chuối.
Năm 2010, bản có [51%|2010] hộ nghèo; năm 2015 còn [22%|2015]; phấn đấu đến năm 2020 còn [10%|2020].
Từ năm 2012 đến nay, bản xóa [21 nhà tạm|2012/2017-03]. Mỗi năm, bản thu [600 triệu đồng|null] tiền bán chè.
""",
    """\
2018-06-12
Đại hội Hội Nông dân xã Phước Vinh nhiệm kỳ 2018 - 2023
Ngày 11/6, Hội Nông dân xã Phước Vinh tổ chức đại hội nhiệm kỳ 2018 - 2023. Trong nhiệm kỳ 2013 - 2018, Hội vận động [214 hộ|2013/2018] vào tổ hợp tác. Công tác phát triển hội viên được chú trọng, toàn xã kết nạp [96 hội viên|2013/2018]. Riêng năm 2017, Hội giúp [31 hộ|2017] thoát nghèo.
Mục tiêu đến cuối nhiệm kỳ 2018 - 2023: kết nạp [120 hội viên|2023]; [100% chi hội|2023] có quỹ.
Đại hội đã bầu [13 đồng chí|2018/2023] vào Ban Chấp hành Hội khóa XII, nhiệm kỳ 2018 - 2023. Tại đại hội, [8 cá nhân|2018-06-11] được tặng Giấy khen.
""",
    """\
2013-11-08
Xã Tân Hiệp Thượng giảm nghèo
Sau 5 năm thực hiện Chương trình, hộ nghèo còn [18%|null]. Trong 3 năm 2011 - 2013, xã làm [17 km|2011/2013] đường, dân góp [2,1 tỷ đồng|2011/2013].
Vụ mùa năm 2013, xã cấy [420 ha|2013] lúa, năng suất đạt [52 tạ/ha|2013]. Cuối tháng 10 vừa qua, huyện hỗ trợ [60 triệu đồng|2013-10].
Dự kiến cuối năm nay, xã có thêm [45 hộ|2013] thoát nghèo. Sang năm 2014, xã làm tiếp [5 km|2014] đường.
10 tháng qua vận động được [210 triệu đồng|2013-01/2013-10]. Năm nay 33 tuổi, chị Hoa là bí thư trẻ nhất; Chi bộ của chị có [9 đảng viên|null].
""",
    """\
2020-07-29
Tổng kết 10 năm thực hiện Chỉ thị số 40
Từ năm 2010 đến nay, các cấp Hội mở [640 lớp|2010/2020-07] tập huấn cho [21.000 lượt người|2010/2020-07]. Bình quân mỗi năm, Hội giúp [1.200 hộ|2010/2020-07]. Trước năm 2010, toàn tỉnh chỉ có [96 mô hình|null].
Năm 2010 toàn tỉnh có [41.000 hội viên|2010], đến tháng 6/2020 có [63.500 hội viên|2020-06], tăng [22.500 hội viên|2020-06].
Giai đoạn 2020 - 2025, Hội phấn đấu mỗi năm kết nạp [2.000 hội viên|2020/2025]. Đến năm 2030, [95%|2030] hội viên có thẻ.
""",
    """\
-
Kỷ luật nguyên lãnh đạo huyện Trà Liên
Ngày 14/3, Ủy ban Kiểm tra Tỉnh ủy Trà Vinh họp kỳ thứ 12. Theo kết luận, trong nhiệm kỳ 2015 - 2020, Ban Thường vụ Huyện ủy Trà Liên để xảy ra sai phạm tại [7 dự án|2015/2020], gây thiệt hại [12,4 tỷ đồng|2015/2020].
Ông Sơn Văn Hai, sinh năm 1969, nguyên Bí thư Huyện ủy nhiệm kỳ 2010 - 2015, ký giao [3,2 ha|null] đất cho [5 hộ|null] không đúng đối tượng.
Trước đó, tháng 8/2019, Thanh tra tỉnh chuyển hồ sơ [2 vụ|2019-08] sang cơ quan điều tra. Ủy ban Kiểm tra đề nghị kỷ luật [4 đồng chí|null].
""",
    """\
-
HĐND tỉnh bầu Phó Chủ tịch
Chiều 8-2, HĐND tỉnh khóa IX, nhiệm kỳ 2016 - 2021 họp phiên bất thường. Với [52/52 phiếu|null], ông Lý Văn Kim được bầu làm Phó Chủ tịch UBND tỉnh nhiệm kỳ 2016 - 2021. Dự phiên họp có [52 đại biểu|null].
Sở Nội vụ có [5 phó giám đốc|null], vượt [2 người|null] so với quy định không quá [3 người|null] tại Nghị định số 24/2014/NĐ-CP.
Hiện tỉnh còn [2 sở|null] khuyết giám đốc; đến nay đã bổ nhiệm [11 trưởng phòng|null].
""",
    """\
-
Trưởng thôn Hoàng Văn Nụ
Sinh năm 1971, anh Nụ làm trưởng thôn từ năm 2005. Năm 2009, anh vay [30 triệu đồng|2009] nuôi [50 con lợn|2009]. Thấy có lãi, anh mở rộng chuồng lên [300m2|null]. Nay mỗi năm anh thu [200 triệu đồng|null].
Thôn có [92 hộ|null], [410 khẩu|null]. Nhờ anh vận động, bà con hiến [1.100m2|null] đất, góp [640 ngày công|null]. Hơn bốn năm qua, thôn kết nạp [6 đảng viên|null].
Năm học 2012 - 2013, thôn có [14 em|2012/2013] học sinh giỏi. Tỷ lệ hộ nghèo giảm từ [38%|2009] năm 2009 xuống [11%|2013] năm 2013.
""",
    """\
2012-07-06
Công an tỉnh sơ kết 6 tháng đầu năm 2012
Sáng 5/7, Công an tỉnh Long Châu tổ chức hội nghị sơ kết công tác 6 tháng đầu năm 2012. Trong 6 tháng, toàn tỉnh xảy ra [214 vụ|2012-01/2012-06] phạm pháp hình sự, giảm [18 vụ|2012-01/2012-06] so với cùng kỳ năm 2011; điều tra làm rõ [171 vụ|2012-01/2012-06], đạt [79,9%|2012-01/2012-06].
Tai nạn giao thông làm chết [31 người|2012-01/2012-06], bị thương [47 người|2012-01/2012-06]. Riêng trong tháng 6, xảy ra [9 vụ|2012-06] cháy.
6 tháng cuối năm, Công an tỉnh phấn đấu điều tra làm rõ [trên 80%|2012-07/2012-12] số vụ án.
Dịp này, [5 tập thể|2012-07-05] và [11 cá nhân|2012-07-05] được tặng Bằng khen.
""",
    """\
2011-06-03
Sau ngày bầu cử ở huyện Lộc An
Ngày 22/5, toàn huyện có [68.420 cử tri|2011-05-22] đi bầu cử, đạt [99,6%|2011-05-22]. Đến 19 giờ cùng ngày, [22/22 xã|2011-05-22] kiểm phiếu xong. Ông Trần Văn Lý trúng cử với [82,3%|2011-05-22] số phiếu.
""",
    """\
2024-04-16
Trường THCS Bàu Sen xây dựng Đảng
Chi bộ Trường THCS Bàu Sen thành lập năm 1998, lúc đầu chỉ có [3 đảng viên|1998]. Đến cuối năm 2023, Chi bộ có [28 đảng viên|2023]. Năm học 2022 - 2023, [98%|2022/2023] học sinh lên lớp; [12 em|2022/2023] đỗ trường chuyên. Học kỳ I năm học này, trường kết nạp [2 giáo viên|2023/2024] vào Đảng.
Quý I/2024, Chi bộ kiểm tra [4 đảng viên|2024-Q1]. Từ nay đến cuối năm, Chi bộ kết nạp thêm [2 giáo viên|2024].
""",
    """\
2016-01-12
Huyện Ea Sol thu ngân sách vượt kế hoạch
Năm 2015, tổng thu ngân sách đạt [92 tỷ đồng|2015], bằng [108%|2015] kế hoạch, tăng [11%|2015] so với năm 2014. Giai đoạn 2011 - 2015, thu tăng bình quân [12,4%/năm|2011/2015]. Huyện đặt mục tiêu năm 2016 thu [100 tỷ đồng|2016]; giai đoạn 2016 - 2020 tăng bình quân [10%/năm|2016/2020].
Toàn huyện có [5/12 xã|null] đạt chuẩn. Xã Ea Kuêh đạt [19/19 tiêu chí|null] từ năm 2014.
Ngày 10/1/2016, huyện trao [120 suất quà|2016-01-10] cho hộ nghèo, trị giá mỗi suất [300.000 đồng|null].
""",
    """\
2020-06-20
Đảng bộ huyện Sơn Hà Đông trước thềm đại hội
Đến ngày 15/6, [41/41 chi bộ, đảng bộ cơ sở|2020-06-15] của huyện đã đại hội xong. Các đại hội bầu [478 cấp ủy viên|2020-06-15], trong đó nữ chiếm [21,3%|2020-06-15].
Nhìn lại nhiệm kỳ 2015 - 2020, kinh tế của huyện tăng bình quân [9,6%/năm|2015/2020]. Thu nhập bình quân đầu người từ [19 triệu đồng|2015] năm 2015 lên [34 triệu đồng|2019] năm 2019. Trong 5 năm, huyện kết nạp [640 đảng viên|2015/2020].
Nhiệm kỳ 2020 - 2025, huyện phấn đấu: thu nhập bình quân đạt [52 triệu đồng|2020/2025]; tỷ lệ hộ nghèo giảm còn [dưới 5%|2020/2025].
""",
    """\
-
Bản tin nông thôn mới
Xã Đức Hòa Tây bắt tay xây dựng nông thôn mới từ năm 2011. Đến năm 2015, xã đạt [13/19 tiêu chí|2015]. Năm 2018 xã về đích.
Hiện nay, xã có [21 km|null] đường nhựa, [98%|null] hộ dùng điện. Năm 2019, xã phấn đấu thu nhập bình quân đạt [48 triệu đồng|2019].
""",
    """\
2009-12-28
Một năm nhìn lại ở Vĩnh Lộc
Năm qua, Hội Phụ nữ xã giúp [64 chị|2009] vay vốn. Trong năm, Hội kết nạp [38 hội viên|2009]; quỹ Hội có [27 triệu đồng|2009]. Năm 2010, Hội kết nạp [40 hội viên|2010].
So với năm 2005, số hộ nghèo do phụ nữ làm chủ giảm [112 hộ|null]. Chị Tư, ở ấp 3, trước năm 2000 chỉ có [1 công đất|null], nay có [12 công đất|2009-12].
""",
    # ------------------------------------------------------------------ the day of the event, however it is told
    """\
2023-02-03
Nậm Cắn trao Huy hiệu Đảng đợt 3-2 cho [31 đảng viên|2023-02-02]
- Sáng 2-2, Đảng ủy xã Nậm Cắn trao Huy hiệu Đảng đợt 3-2-2023. Dự lễ có [90 đại biểu|2023-02-02].
Đợt này Đảng bộ xã có [31 đảng viên|2023-02-02] được trao tặng, truy tặng Huy hiệu Đảng. So với đợt 7-11-2022 tăng [4 đảng viên|null].
""",
    """\
2024-05-13
Sơ kết một đề án
Chiều ngày mùng 9/5, Đảng ủy xã Bản Cỏi sơ kết Đề án số 11-ĐA/HU. Nhân dịp này, Đảng ủy trao giấy khen cho [4 tập thể|2024-05-09] và [6 cá nhân|2024-05-09].
""",
    """\
-
Đại hội Đảng bộ xã Thạch Khê Đông
HTO - Ngày 12/7/2025, Đảng bộ xã Thạch Khê Đông khai mạc Đại hội. Dự Đại hội có [140 đại biểu|2025-07-12], thay mặt 610 đảng viên ở [22 chi bộ|null].
""",
    """\
2025-07-18
Đại hội Đảng bộ xã Ia Mơ Nông
(GLO)- Trong 2 ngày (15 và 16-7), Đảng bộ xã Ia Mơ Nông đại hội; về dự có [120 đại biểu|2025-07-15/2025-07-16].
""",
    """\
2021-11-30
Người giữ rừng ở Tà Lốc
Ngày 12/3/2015, ông Đinh Rô nhận việc. Hôm đó cả làng họp, [20/24 đại biểu|2015-03-12] đồng ý.
Nay có [3 đại biểu|2021-11] HĐND xã là con cháu ông. Ông được làng bầu với [41 phiếu|null].
""",
    # ------------------------------------------------------------------ goals by a bare year, of the years to come
    """\
2016-06-20
Đại hội Phụ nữ huyện Tây Lương nhiệm kỳ 2016 - 2021
Đại hội đề ra phương hướng 5 năm tới: mỗi năm giúp [ít nhất 40 hộ|2016/2021] thoát nghèo. Huyện phấn đấu đến 2020 có [12 xã|2020] nông thôn mới; hộ nghèo [dưới 3%|2020].
Nhiệm kỳ 2016 - 2021, Hội đặt 9 mục tiêu; tỷ lệ tập hợp phụ nữ đến năm 2021 đạt [80%|2021]; chi hội yếu còn [dưới 2%|2021].
""",
    """\
-
Bàn việc cuối năm
Sáng 12/7/2021, Huyện ủy Ba Sao họp. Từ nay đến cuối năm, huyện phấn đấu thu thêm [9 tỷ đồng|2021]. Các xã phải tiêm vắc xin cho [90% người|2021-09-15] trước 15/9. Năm tới, huyện phấn đấu có thêm [2 xã|2022] về đích.
""",
    # ------------------------------------------------------------------ lists, totals, headlines
    """\
2026-01-20
Xã Bình Trị: kết nạp [44 đảng viên mới|2025-01/2025-11]
Sau sáp nhập, cán bộ xã đã quen việc; thu ngân sách năm 2025 đạt [112%|2025] dự toán; thu nhập bình quân đầu người [70 triệu đồng/năm|2025]; hộ nghèo còn [1,2%|2025].
Từ tháng 1 đến tháng 11/2025, Đảng bộ xã kết nạp [44 đảng viên|2025-01/2025-11], nâng tổng số đảng viên toàn Đảng bộ lên [1.210 đồng chí|2025-11], sinh hoạt ở [31 chi bộ|2025-11].
""",
    """\
2015-02-12
Lễ giao nhận quân năm 2015
Sau khi khám tuyển [910 thanh niên|2015], huyện giao [120 tân binh|2015] cho các đơn vị.
""",
    # ------------------------------------------------------------------ sessions, elected bodies, those present
    """\
2019-12-09
Khai mạc kỳ họp thứ 11 HĐND huyện Suối Mơ
GLO - Sáng 9-12, HĐND huyện Suối Mơ khai mạc kỳ họp thứ 11. Có [31/34 đại biểu|2019-12-09] tham dự.
Chủ tịch HĐND huyện Ksor Nham nhấn mạnh, năm 2019 kinh tế - xã hội của huyện tiếp tục chuyển biến. Thu ngân sách ước đạt [86 tỷ đồng|2019], tăng [4%|2019] so với năm 2018. Toàn huyện có thêm [2 xã|2019] về đích, nâng tổng số xã đạt chuẩn lên [7/12 xã|2019].
Kỳ họp sẽ xem xét, thông qua [14 nghị quyết|2019-12-09/2019-12-11]. Kỳ họp diễn ra đến hết ngày 11-12.
""",
    """\
2025-08-14
Đại hội Đảng bộ xã Ea Trul
Sáng 13/8, Đảng bộ xã Ea Trul đại hội lần thứ I. Nhiệm kỳ 2020 - 2025, kinh tế tăng trưởng khá.
Công tác phát triển Đảng được quan tâm: toàn nhiệm kỳ kết nạp [140 đảng viên|2020/2025].
Đại hội xác định đến năm 2030 thu nhập bình quân đạt [90 triệu đồng|2030], hộ nghèo còn [dưới 2%|2030], [trên 95%|2030] rác thải được thu gom.
Tỉnh ủy chỉ định Ban Chấp hành Đảng bộ xã nhiệm kỳ 2025 - 2030 gồm [25 đồng chí|2025/2030], Ban Thường vụ Đảng ủy xã [9 đồng chí|2025/2030].
""",
    """\
-
Đảng bộ xã Nà Ngam công bố nhân sự
Ngày 2/8/2025, Đảng bộ xã Nà Ngam đại hội nhiệm kỳ 2025 - 2030, nhìn lại nhiệm kỳ 2020 - 2025. Tỉnh ủy chỉ định Ban Chấp hành nhiệm kỳ mới gồm [23 đồng chí|2025/2030].
""",
    """\
2019-10-08
Sinh hoạt chi bộ ở Nà Ri Hạ
Chúng tôi đến buổi sinh hoạt thường kỳ tháng 9 của Chi bộ bản Nà Ri Hạ. Nhà văn hóa chật, [17/19 đảng viên|2019-09] có mặt.
""",
    """\
2020-09-14
Hợp nhất ba xã ở Tân Khê
Ông Lê Văn Dự từ Chủ tịch xã cũ nay làm Phó Chủ tịch xã mới, xã có lúc tới [4 phó chủ tịch|null]. Huyện đã nhập 6 xã; từ ngày 01/3/2020 toàn huyện còn [19 xã|2020-03-01].
""",
    # ------------------------------------------------------------------ heads of sentences whose times hold on
    """\
2022-10-20
Tập trung hoàn thành các chỉ tiêu năm 2022
Ông Quàng Văn Ố cho biết: Huyện đã giao việc cho từng xã. Đảng bộ huyện có [410 chi bộ|null].
Nhờ vậy, trong 9 tháng, toàn huyện cấy [7.100 ha|2022-01/2022-09] lúa. Giá trị sản xuất ước đạt [930 tỷ đồng|2022-01/2022-09], tăng [11%|2022-01/2022-09] so với cùng kỳ.
Với sự vào cuộc của cả hệ thống chính trị, năm 2021, huyện mở [14 km|2021] đường. Nhân dân góp [3 tỷ đồng|2021].
Về phát triển Đảng, cũng trong quý III/2022, các chi bộ kết nạp [25 đảng viên|2022-Q3]. Các cấp ủy mở [6 lớp|2022-Q3] bồi dưỡng.
Theo bà Lò Thị Ban, Phó Chủ tịch huyện, tính đến ngày 30/9/2022, huyện giải ngân [51 tỷ đồng|2022-09-30]. Thu ngân sách đạt [35 tỷ đồng|2022-09-30].
Trưởng Ban Tổ chức Huyện ủy cho biết, thực hiện Chỉ thị số 23-CT/TU, nhiệm kỳ 2015 - 2020, Đảng bộ kết nạp [1.024 đảng viên|2015/2020].
Năm 2021, huyện mở [9 lớp|2021] tập huấn. Tỷ lệ học viên nữ tăng từ [31%|2016] năm 2016 lên [44%|2020] năm 2020; [12 chi hội|null] có quỹ.
""",
    """\
-
Hội nghị của Huyện ủy Ba Chẽ Thượng
Ngày 4/7/2023, Huyện ủy họp. Bí thư Huyện ủy đề nghị các xã phấn đấu đến cuối năm đạt [trên 95%|2023] kế hoạch; kết nạp [ít nhất 60 đảng viên|2023].
""",
    # ------------------------------------------------------------------ recruits of a year, habits, long stretches
    """\
2021-03-02
Giao quân ở huyện Minh Cầm
(QBĐT) - Sáng nay, 2-3, huyện Minh Cầm tổ chức lễ giao, nhận quân năm 2021.
Năm 2021, huyện được giao [130 chỉ tiêu|2021].
Trong số 130 tân binh, trình độ đại học có [11 đồng chí|2021], chiếm [8,5%|2021]. Xã Thanh Lạng có [14 thanh niên|2021] nhập ngũ.
""",
    """\
2020-12-21
Sơ kết 5 năm thực hiện Chỉ thị 19
Hội nghị đánh giá kết quả thực hiện Chỉ thị 19 giai đoạn 2016 - 2020. Xã Tài Lộc có [2/9 chi bộ|null] ấp chưa kết nạp được đảng viên. Trung bình mỗi năm, huyện mở [1.600 buổi|null] nói chuyện với [74.000 lượt người|null] nghe.
Em Danh Na Sươl đi bộ đội về, giờ nuôi [15 con bò|2020-12].
Từ năm 2016 đến năm 2020, xã giao [41 lô|2016/2020] đất trái thẩm quyền. Đáng chú ý, có [7/41 trường hợp|2016/2020] là người nhà cán bộ.
""",
    # ------------------------------------------------------------------ more ways to tell the day of the event
    """\
2022-07-13
Trao nhà ở huyện Mường Lạn
Huyện ủy Mường Lạn vừa tổ chức lễ trao nhà cho hộ nghèo vào sáng 12/7. Dự lễ có [120 đại biểu|2022-07-12].
Tại buổi lễ, ban tổ chức trao [35 suất quà|2022-07-12] cho học sinh.
""",
    """\
2022-07-13
Thăm gia đình chính sách
SơnLa - Nhân kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ (27/7), sáng 12/7, Hội Cựu chiến binh huyện họp mặt. Có [60 đại biểu|2022-07-12].
""",
    """\
2022-07-13
Đại hội Hội Nông dân xã Chiềng Pha
Báo Sơn La - Trong các ngày 11 và 12/7, Hội Nông dân xã Chiềng Pha đại hội. Dự đại hội có [90 đại biểu|2022-07-11/2022-07-12].
""",
    # ------------------------------------------------------------------ terms till now, halves, what comes `thì đến`
    """\
2022-07-13
Mường Lạn nhìn lại
Từ đầu nhiệm kỳ 2020 - 2025 đến nay, huyện kết nạp [150 đảng viên|2020/2022-07]. Nửa đầu năm 2022, huyện thu [35 tỷ đồng|2022-01/2022-06].
Nếu như năm 2016 tỷ lệ hộ nghèo là [15%|2016] thì đến năm 2021 chỉ còn [5%|2021].
Bí thư Huyện ủy yêu cầu 6 tháng cuối năm phấn đấu thu [40 tỷ đồng|2022-07/2022-12]; kết nạp [60 đảng viên|2022-07/2022-12].
""",
    """\
2020-06-07
Đại hội Đảng bộ xã Chiềng Pha
Đại hội đề ra phương hướng nhiệm kỳ 2020 - 2025: thu nhập bình quân đạt [50 triệu đồng|2025] vào năm 2025; mỗi năm kết nạp [12 đảng viên|2020/2025]; hộ nghèo còn [dưới 4%|2020/2025].
""",
    # ------------------------------------------------------------------ what a congress's goals were for
    """\
2020-07-16
Đại hội Đảng bộ huyện Hàm Sơn lần thứ XXI
Ngày 15/7, Đại hội Đảng bộ huyện Hàm Sơn nhiệm kỳ 2020 - 2025 bế mạc.
Báo cáo chính trị cho thấy, nhiệm kỳ 2015 - 2020, kinh tế tăng trưởng khá. Đến hết năm 2019, huyện có [9/15 xã|2019] đạt chuẩn.
Về xây dựng Đảng, toàn Đảng bộ kết nạp [1.215 đảng viên|2015/2020], vượt [21,5%|2015/2020] so với chỉ tiêu nghị quyết.
Tuy vậy, [4/16 chỉ tiêu|2015/2020] của nhiệm kỳ không đạt. Năm 2019, huyện kết nạp [120 đảng viên|2019], đạt [105%|2019] chỉ tiêu nghị quyết.
""",
    """\
2018-07-16
Đảng bộ huyện Hàm Sơn giữa nhiệm kỳ
Đại hội nhiệm kỳ 2010 - 2015 và nhiệm kỳ 2015 - 2020 đều đề ra nghị quyết.
Về xây dựng Đảng, toàn Đảng bộ kết nạp [915 đảng viên|null], vượt [2,5%|null] so với chỉ tiêu nghị quyết.
""",
    # ------------------------------------------------------------------ `ngày ấy`; a part has the time of its whole
    """\
2019-08-16
Bản Huổi Lụ
Ông Sình làm xã đội trưởng rồi năm 1998 được bầu làm Bí thư Chi bộ. Ngày ấy cả bản chỉ có [5 đảng viên|1998], dân còn đói.
Anh Tuân về sinh hoạt tại chi bộ từ tháng 3/2016. “Ngày mới về, chi bộ có [6 đảng viên|2016-03], trong đó [4 đồng chí|2016-03] đã cao tuổi”, anh nhớ lại.
Ngày ấy cả bản có [12 hộ|null] trồng lanh.
""",
    """\
2021-11-09
Bộ đội giúp dân ở Hướng Sơn
Huyện Hướng Sơn có 11 xã biên giới. Có [10 cán bộ biên phòng|2020/2025] được chỉ định tham gia cấp ủy xã nhiệm kỳ 2020 - 2025, trong đó [7 đồng chí|2020/2025] giữ chức phó bí thư.
Toàn huyện có [42 cán bộ|null] được tăng cường về xã, trong đó [9 đồng chí|null] là nữ.
""",
]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.split("\n")[1])
def test_for_when_the_figures_of_a_passage_hold(document: Callable[..., Document], passage: str) -> None:
    day, _, marked = passage.partition("\n")
    text = unmarked(marked)
    found = extract(document(text, published=None if day == "-" else day, first="title")).statistics
    wrong = []
    for written, expected, figure in marked_figures(marked, found):
        told = (figure.when or "null") if figure else "no figure"
        if told != expected:
            wrong.append((written, expected, told))
    assert not wrong
