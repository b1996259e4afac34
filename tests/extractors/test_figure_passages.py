"""Whom the figures of whole passages are about: each stands in brackets with its subject, `null` for nobody."""

from collections.abc import Callable

import pytest
from marked_figures import marked_figures, unmarked

from extractors import extract
from extractors.document import Document

# ruff: noqa: E501 - a passage reads as its paper would print it
PASSAGES = [
    """\
Phia Khao: Siết kỷ cương ở cơ sở

Ngày 12/5, Huyện ủy Phia Khao, tỉnh Cao Bằng họp đánh giá công tác quý I năm 2022.

Báo cáo của Ủy ban Kiểm tra Huyện ủy nêu: trong quý, cấp ủy, ủy ban kiểm tra các cấp trong huyện kiểm tra [18 tổ chức đảng|Đảng bộ huyện Phia Khao] và [64 đảng viên|Đảng bộ huyện Phia Khao]. Qua kiểm tra đã khiển trách [5 đảng viên|Đảng bộ huyện Phia Khao].

Tại xã Lũng Pù, Ủy ban Kiểm tra Huyện ủy kết luận UBND xã chi sai [214 triệu đồng|Ủy ban nhân dân xã Lũng Pù]. Ông Hoàng Văn Tấn, kế toán xã phải nộp lại [46 triệu đồng|Hoàng Văn Tấn].
""",
    """\
Chuyện ở bản Nậm Khao

Bản Nậm Khao, xã Mường Lói nằm cách trung tâm huyện Sốp Vàng (tỉnh Điện Biên) [38km|bản Nậm Khao].

Trưởng bản Lò Văn Phích kể, năm 2012 bản mới có [41 nóc nhà|bản Nậm Khao]. Bây giờ Nậm Khao có [73 hộ|bản Nậm Khao], [trên 80%|bản Nậm Khao] đã có nhà kiên cố.

Vợ chồng Lò Văn Phích nuôi [24 con bò|Lò Văn Phích], mỗi năm bán được [hơn 90 triệu đồng|Lò Văn Phích]. Chi bộ hiện có [12 đảng viên|Chi bộ bản Nậm Khao].

Theo Bí thư Đảng ủy xã Mường Lói Tòng Thị Phương, toàn xã còn [9/14 bản|xã Mường Lói] chưa có nhà văn hóa.
""",
    """\
Đồn Biên phòng Pa Vệ giúp dân

Thiếu tá Nguyễn Quốc Huy, Chính trị viên Đồn Biên phòng Pa Vệ cho biết, từ đầu năm đến nay đơn vị đã giúp dân hai xã biên giới dựng [17 căn nhà|Đồn Biên phòng Pa Vệ], khám bệnh cho [620 lượt người|Đồn Biên phòng Pa Vệ]. Cán bộ, chiến sĩ nhận đỡ đầu [11 học sinh|Đồn Biên phòng Pa Vệ] nghèo, mỗi em [500.000 đồng/tháng|Đồn Biên phòng Pa Vệ].
""",
    """\
Ngành Giáo dục Bắc Kạn vào năm học mới

Ngày 25/8, Sở Giáo dục và Đào tạo tỉnh Bắc Kạn tổng kết năm học 2021 - 2022.

Theo báo cáo, toàn ngành có [412 trường|Sở Giáo dục và Đào tạo tỉnh Bắc Kạn] học với [hơn 11.000 giáo viên|Sở Giáo dục và Đào tạo tỉnh Bắc Kạn]. Riêng huyện Đồng Xuân Thượng thiếu [126 giáo viên|huyện Đồng Xuân Thượng] mầm non.
""",
    """\
Hội Nông dân huyện Tân Khê với phong trào làm giàu

Chín tháng qua, Hội Nông dân huyện Tân Khê (tỉnh Hậu Giang) mở [31 lớp|Hội Nông dân huyện Tân Khê] dạy nghề. Ông Trương Văn Đực, Chủ tịch Hội cho biết, Hội quản lý [9.860 hội viên|Hội Nông dân huyện Tân Khê], dư nợ ủy thác [84 tỷ đồng|Hội Nông dân huyện Tân Khê].

Ông Nguyễn Văn Bảy ở ấp 4, xã Tân Khê Đông là hội viên lâu năm, nhà có [2,4ha|Nguyễn Văn Bảy] đất mà dám chuyển hẳn sang trồng mãng cầu. Năm ngoái ông thu lãi [gần 300 triệu đồng|Nguyễn Văn Bảy].

Bí thư Huyện đoàn Lê Thị Ngọc Mai thông tin, hè này [12 đội|Huyện đoàn Tân Khê] thanh niên tình nguyện đã làm [4,2km|Huyện đoàn Tân Khê] đường.
""",
    """\
Đường về xã Hòa Tiến

Tuyến đường liên xã Hòa Tiến - Hòa Phong vừa khởi công hôm 3/4. Tuyến đường dài [6,8km|đường liên xã Hòa Tiến - Hòa Phong], tổng mức đầu tư [41 tỷ đồng|đường liên xã Hòa Tiến - Hòa Phong]. Để có mặt bằng, [87 hộ|xã Hòa Tiến] ở xã Hòa Tiến hiến [12.400m2|xã Hòa Tiến] đất.
""",
    """\
Sau phiên tòa

Ngày 6/10, TAND tỉnh Quảng Bình xét xử sơ thẩm bị cáo Đặng Quốc Toàn, nguyên Giám đốc Công ty TNHH Xây dựng Toàn Lộc. Theo cáo trạng, từ năm 2016 đến năm 2018, Toàn lập khống [14 bộ chứng từ|Đặng Quốc Toàn], chiếm đoạt [3,2 tỷ đồng|Đặng Quốc Toàn]. Từ đầu năm, TAND tỉnh Quảng Bình đã thụ lý [328 vụ|Tòa án nhân dân tỉnh Quảng Bình], giải quyết [91%|Tòa án nhân dân tỉnh Quảng Bình].
""",
    """\
Đảng bộ huyện Phù Lương nhìn lại nửa nhiệm kỳ

Sáng 5/7, Huyện ủy Phù Lương, tỉnh Quảng Ninh tổ chức hội nghị sơ kết. Đảng bộ huyện hiện có [46 tổ chức cơ sở đảng|Đảng bộ huyện Phù Lương] với [4.812 đảng viên|Đảng bộ huyện Phù Lương]. Nửa nhiệm kỳ qua, Huyện ủy chỉ đạo kết nạp [395 đảng viên|Đảng bộ huyện Phù Lương], đạt [61%|Đảng bộ huyện Phù Lương] chỉ tiêu; thu ngân sách trên địa bàn đạt [1.240 tỷ đồng|huyện Phù Lương]; tỷ lệ hộ nghèo còn [1,9%|huyện Phù Lương].

Một số đơn vị làm tốt như: Đảng bộ xã Quảng Lợi kết nạp [21 đảng viên|Đảng bộ xã Quảng Lợi]; Chi bộ Công ty Cổ phần Gốm Phù Lương kết nạp [4 đảng viên|Chi bộ Công ty cổ phần Gốm Phù Lương]; thị trấn Phù Lương không còn hộ nghèo, thu nhập bình quân [72 triệu đồng/người/năm|thị trấn Phù Lương].

Tuy vậy, trong toàn Đảng bộ vẫn còn [7 chi bộ|Đảng bộ huyện Phù Lương] chưa có chi ủy.
""",
    """\
Xã vùng cao Tả Gia Khâu giảm nghèo

Xã vùng cao Tả Gia Khâu (huyện Mường Khê, tỉnh Lào Cai) có [11 thôn|xã Tả Gia Khâu], [98%|xã Tả Gia Khâu] là đồng bào Mông. Địa phương phấn đấu đến năm 2025 giảm tỷ lệ hộ nghèo xuống [dưới 20%|xã Tả Gia Khâu]. Cuối năm 2021, xã còn [312 hộ|xã Tả Gia Khâu] nghèo.
""",
    """\
Hợp tác xã Nông nghiệp Cẩm Đình mở rộng sản xuất

Ra đời năm 2017 tại xã Cẩm Đình, huyện Phúc Thượng (Hà Nội), Hợp tác xã Nông nghiệp Cẩm Đình nay có [68 thành viên|Hợp tác xã Nông nghiệp Cẩm Đình]. Giám đốc Hợp tác xã Nguyễn Thị Lụa cho hay: “Vụ này hợp tác xã gieo [42 ha|Hợp tác xã Nông nghiệp Cẩm Đình] rau, bán cho siêu thị [7 tấn|Hợp tác xã Nông nghiệp Cẩm Đình] mỗi ngày”. Hợp tác xã còn bao tiêu ngô cho [120 hộ|Hợp tác xã Nông nghiệp Cẩm Đình] trong xã.
""",
    """\
Tiền Giang: Đối thoại với nông dân

Dự buổi đối thoại có [150 nông dân|tỉnh Tiền Giang] tiêu biểu. Ông Lê Văn Hưởng, Giám đốc Sở Nông nghiệp và Phát triển nông thôn tỉnh thông tin: diện tích sầu riêng toàn tỉnh đã lên [22.000ha|tỉnh Tiền Giang]. Tại huyện Cai Lậy, giá bán tại vườn [85.000 đồng/kg|huyện Cai Lậy]. Nông dân Phan Văn Út, xã Ngũ Hiệp có [1,1ha|Phan Văn Út] sầu riêng.
""",
    """\
HĐND huyện Kim Sơn Thượng họp kỳ thứ 8

Ngày 20/12, HĐND huyện Kim Sơn Thượng (tỉnh Hòa Bình) khai mạc kỳ họp thứ 8. Có [32/34 đại biểu|Hội đồng nhân dân huyện Kim Sơn Thượng] dự họp. Tại kỳ họp, các đại biểu thông qua [9 nghị quyết|Hội đồng nhân dân huyện Kim Sơn Thượng]. Ông Bùi Văn Thắng được bầu làm Phó Chủ tịch UBND huyện với [31/32 phiếu|Hội đồng nhân dân huyện Kim Sơn Thượng].

Báo cáo của UBND huyện cho thấy, năm 2022 tổng giá trị sản xuất đạt [5.120 tỷ đồng|huyện Kim Sơn Thượng], tăng [9,2%|huyện Kim Sơn Thượng]; huyện có thêm [2 xã|huyện Kim Sơn Thượng] về đích nông thôn mới. Tuy nhiên, xã Tú Lý mới đạt [12/19 tiêu chí|xã Tú Lý], xã Mường Chiềng [11/19 tiêu chí|xã Mường Chiềng].
""",
    """\
Huyện Nà Khoang kiểm tra, xử lý nhiều đảng viên vi phạm
Bà Trần Thị Lụa - Phó Bí thư Thường trực Huyện ủy Nà Khoang (tỉnh Sơn La) cho biết, nửa đầu nhiệm kỳ, Ban Thường vụ Huyện ủy đã kiểm tra [13 tổ chức đảng|Ban Thường vụ Huyện ủy Nà Khoang]. Bên cạnh đó, đảng ủy cơ sở đã kiểm tra [31 tổ chức đảng|Đảng bộ huyện Nà Khoang] và [14 đảng viên|Đảng bộ huyện Nà Khoang]. Ủy ban Kiểm tra Huyện ủy Nà Khoang giải quyết [6 đơn|Ủy ban Kiểm tra Huyện ủy Nà Khoang] tố cáo. Cấp ủy từ huyện đến cơ sở kỷ luật [35 trường hợp|Đảng bộ huyện Nà Khoang].
""",
    """\
Đại hội Chi bộ ấp Hòa Lợi 2
Chi bộ ấp Hòa Lợi 2, xã Hòa An, huyện Phụng Hiệp (Hậu Giang) vừa tổ chức đại hội. Nhiệm kỳ qua, chi bộ kết nạp [2 đảng viên|Chi bộ ấp Hòa Lợi 2]. Cán bộ ấp vận động nhân dân góp [hơn 440 triệu đồng|ấp Hòa Lợi 2] bắc cầu, sửa [6 căn nhà|ấp Hòa Lợi 2]; hiện ấp còn [12 hộ|ấp Hòa Lợi 2] nghèo. Đại hội bầu chi ủy gồm 3 đồng chí.
""",
    """\
Chư Prôk thu ngân sách đạt 52% kế hoạch
6 tháng đầu năm, giá trị sản xuất của huyện Chư Prôk (Gia Lai) đạt [1.860 tỷ đồng|huyện Chư Prôk], tăng [6,1%|huyện Chư Prôk]. Hiện huyện có [7 xã|huyện Chư Prôk] đạt [19/19 tiêu chí|huyện Chư Prôk] nông thôn mới. Tổng thu ngân sách được [112 tỷ đồng|huyện Chư Prôk], đạt [52%|huyện Chư Prôk] kế hoạch tỉnh giao, [48%|huyện Chư Prôk] kế hoạch HĐND huyện giao.
""",
    """\
Trì Bản là thôn thuần nông của xã Quang Hiến, huyện Bảo Lâm Thượng (Lào Cai)
Thôn Trì Bản có [140 hộ|thôn Trì Bản] với [500 nhân khẩu|thôn Trì Bản]. Chi bộ thôn hiện có [21 đảng viên|Chi bộ thôn Trì Bản]. Ông Hà Văn Quảng, Bí thư Chi bộ thôn dẫn chứng: Trên địa bàn thôn có [12 km|thôn Trì Bản] đường. Trì Bản phấn đấu mỗi năm giảm [3 hộ|thôn Trì Bản] nghèo.
""",
    """\
Gương sáng giữa đại ngàn
Anh Vàng A Sình, Bí thư Chi bộ bản Huổi Lụ, xã Nậm Chua vừa được tỉnh Điện Biên khen thưởng. Anh Sình sinh năm 1986. Năm 2014, anh vay [50 triệu đồng|Vàng A Sình] mua [3 con trâu|Vàng A Sình]. Đến nay gia đình anh có [2,8ha|Vàng A Sình] quế, thu nhập [120 triệu đồng/năm|Vàng A Sình]. Nhờ anh vận động, [27/31 hộ|bản Huổi Lụ] trong bản đã làm chuồng xa nhà.
""",
    """\
Công an huyện Tân Hồ ra quân
Chiều 4/9, Trung tá Lê Văn Nghĩa, Phó Trưởng Công an huyện Tân Hồ (tỉnh Đồng Tháp) thông tin: sau một tháng ra quân, đơn vị phát hiện [46 vụ|Công an huyện Tân Hồ], bắt [71 đối tượng|Công an huyện Tân Hồ], thu giữ [2,4kg|Công an huyện Tân Hồ] ma túy. So với cùng kỳ, số vụ giảm [12%|Công an huyện Tân Hồ].
""",
    """\
Trường THCS Bình Lãng đạt chuẩn quốc gia
Trường THCS Bình Lãng (huyện Kiến Giang, tỉnh Thái Bình) có [18 lớp|Trường Trung học cơ sở Bình Lãng] với [612 học sinh|Trường Trung học cơ sở Bình Lãng]. Năm học vừa qua, nhà trường có [9 giải|Trường Trung học cơ sở Bình Lãng] học sinh giỏi cấp tỉnh. Thầy Nguyễn Đức Hạnh, Hiệu trưởng nhà trường cho biết, [100%|Trường Trung học cơ sở Bình Lãng] giáo viên đạt chuẩn.
""",
    """\
Quỹ tín dụng đồng hành cùng hộ nghèo
Đến 30/9, Phòng giao dịch Ngân hàng Chính sách xã hội huyện Yên Lạc Hạ cho vay [312 tỷ đồng|Phòng giao dịch Ngân hàng Chính sách xã hội huyện Yên Lạc Hạ], với [6.820 hộ|Phòng giao dịch Ngân hàng Chính sách xã hội huyện Yên Lạc Hạ] còn dư nợ. Chị Bùi Thị Xuyến ở xóm Đồi, xã Tân Mỹ được vay [70 triệu đồng|Bùi Thị Xuyến] nuôi [400 con gà|Bùi Thị Xuyến]. Xã Tân Mỹ hiện có [214 hộ|xã Tân Mỹ] vay vốn, nợ quá hạn [0,2%|xã Tân Mỹ].
""",
    """\
Thanh Hóa: Nhiều địa phương về đích sớm
Đến hết năm 2019, toàn tỉnh Thanh Hóa có [316 xã|tỉnh Thanh Hóa] đạt chuẩn. Trong đó, huyện Yên Định có [29/29 xã|huyện Yên Định], huyện Quảng Xương [26 xã|huyện Quảng Xương]. Bình quân toàn tỉnh đạt [16,8 tiêu chí/xã|tỉnh Thanh Hóa]. Riêng 11 huyện miền núi mới có [54 xã|tỉnh Thanh Hóa] đạt chuẩn.
""",
    """\
Sáp nhập thôn ở Đồng Rằm
Thực hiện Nghị quyết 18, xã Đồng Rằm (huyện Định Phú, Thái Nguyên) sáp nhập [14 xóm|xã Đồng Rằm] thành [8 xóm|xã Đồng Rằm], giảm [24 người|xã Đồng Rằm] hoạt động không chuyên trách. Xóm Nà Mạ sau sáp nhập có [186 hộ|xóm Nà Mạ], Chi bộ xóm Nà Mạ có [33 đảng viên|Chi bộ xóm Nà Mạ].
""",
    """\
Kỷ luật nhiều cán bộ ở Sở Xây dựng
Ủy ban Kiểm tra Tỉnh ủy Hà Nam vừa công bố kết quả kiểm tra Ban cán sự đảng, lãnh đạo Sở Xây dựng tỉnh Hà Nam nhiệm kỳ 2016 - 2021. Theo kết luận, Sở Xây dựng để xảy ra sai phạm tại [7 dự án|Sở Xây dựng tỉnh Hà Nam], gây thất thoát [12,6 tỷ đồng|Sở Xây dựng tỉnh Hà Nam]. Ông Phạm Tuấn Khải, nguyên Giám đốc Sở bị buộc hoàn trả [340 triệu đồng|Phạm Tuấn Khải].
""",
    """\
Hội Liên hiệp Phụ nữ tỉnh Hậu Giang họp mặt
Theo bà Lê Thị Hồng Cúc, Chủ tịch Hội Liên hiệp Phụ nữ tỉnh, đến nay Hội có [182.000 hội viên|Hội Liên hiệp Phụ nữ tỉnh Hậu Giang], sinh hoạt ở [525 chi hội|Hội Liên hiệp Phụ nữ tỉnh Hậu Giang]. Các cấp hội giúp [1.240 hộ|Hội Liên hiệp Phụ nữ tỉnh Hậu Giang] thoát nghèo. Tiêu biểu như Hội Liên hiệp Phụ nữ xã Vị Đông giúp [36 hộ|Hội Liên hiệp Phụ nữ xã Vị Đông], Hội Liên hiệp Phụ nữ phường Châu Văn Liêm giúp [22 hộ|Hội Liên hiệp Phụ nữ phường Châu Văn Liêm].
""",
    """\
Công ty TNHH May Đại Thắng lo đời sống công nhân
Công ty TNHH May Đại Thắng đóng tại xã Lộc Ninh, huyện Bù Nho, tỉnh Bình Phước. Doanh nghiệp có [2.300 lao động|Công ty trách nhiệm hữu hạn May Đại Thắng], lương bình quân [7,8 triệu đồng/người/tháng|Công ty trách nhiệm hữu hạn May Đại Thắng]. Công đoàn công ty chi 1,2 tỷ đồng thăm hỏi đoàn viên.
""",
    """\
Lão nông hiến đất
Ông Đinh Văn Ré, 72 tuổi, ở thôn Làng Mâm, xã Ba Tiêu (huyện Ba Tô, Quảng Ngãi) đã hiến [1.200m2|Đinh Văn Ré] đất làm trường. “Ngày trước nhà tôi có 5 sào ruộng thôi”, ông Ré kể. Noi gương ông, [15 hộ|thôn Làng Mâm] trong thôn hiến thêm [4.600m2|thôn Làng Mâm]. Chủ tịch UBND xã Ba Tiêu Phạm Văn Đếch nói, cả xã đã mở [9km|xã Ba Tiêu] đường.
""",
    """\
Khởi công cầu Sông Lũy
Cầu Sông Lũy nối hai xã Phan Hòa và Phan Hiệp vừa khởi công. Cầu dài [184m|Cầu Sông Lũy], rộng [9m|Cầu Sông Lũy], tổng vốn [96 tỷ đồng|Cầu Sông Lũy]. UBND tỉnh Bình Thuận giao Ban Quản lý dự án hoàn thành trong 18 tháng.
""",
    """\
Vị Khê: Dân vận khéo
Ban Dân vận Huyện ủy Vị Khê (tỉnh Nam Định) cho hay, toàn huyện đã đăng ký [148 mô hình|huyện Vị Khê]. Tại xã Nam Toàn, [412 hộ|xã Nam Toàn] hiến đất, mở rộng [5,5km|xã Nam Toàn] đường. Ở đây, nhân dân đóng góp [3,2 tỷ đồng|xã Nam Toàn]. Còn tại xã Điền Xá, mô hình hàng rào xanh có [210 hộ|xã Điền Xá] tham gia.
""",
    """\
Chuyển biến sau một nghị quyết
Đảng ủy xã Trung Sơn Thượng (huyện Mộc Bài, tỉnh Hòa Bình) lãnh đạo [14/14 chi bộ|Đảng bộ xã Trung Sơn Thượng] ra nghị quyết chuyên đề. Sau hai năm, thu nhập bình quân đầu người đạt [38 triệu đồng|xã Trung Sơn Thượng], [92%|xã Trung Sơn Thượng] hộ dùng nước sạch. Trong năm, Đảng bộ kết nạp [11 đảng viên|Đảng bộ xã Trung Sơn Thượng], [95%|Đảng bộ xã Trung Sơn Thượng] đảng viên hoàn thành tốt nhiệm vụ.
""",
    """\
Bắc Giang bầu bổ sung lãnh đạo
Tại kỳ họp sáng 10/7, với [62/64 phiếu|Hội đồng nhân dân tỉnh Bắc Giang] tán thành, HĐND tỉnh Bắc Giang bầu ông Dương Văn Thạo giữ chức Phó Chủ tịch UBND tỉnh. HĐND tỉnh cũng thông qua [17 nghị quyết|Hội đồng nhân dân tỉnh Bắc Giang]; tốc độ tăng trưởng kinh tế năm nay phấn đấu đạt [14%|tỉnh Bắc Giang]. Theo quy định, số phó chủ tịch không quá [4 người|null].
""",
    """\
Sở Y tế Tây Ninh thừa cấp phó
Theo Thanh tra tỉnh, Sở Y tế tỉnh Tây Ninh có [6 phó giám đốc|Sở Y tế tỉnh Tây Ninh], vượt [3 người|Sở Y tế tỉnh Tây Ninh]. Toàn ngành hiện có [2.140 cán bộ|Sở Y tế tỉnh Tây Ninh]. Bệnh viện Đa khoa tỉnh Tây Ninh có [5 phó giám đốc|Bệnh viện Đa khoa tỉnh Tây Ninh].
""",
    """\
Điểm sáng Tân Thới
Xã Tân Thới, huyện Phong Hòa (TP Cần Thơ) hiện có [3.215 hộ|xã Tân Thới]. Địa phương đã huy động [64 tỷ đồng|xã Tân Thới] làm đường. Đơn cử tại ấp Tân Lộc, [100%|ấp Tân Lộc] tuyến đường có đèn; bà con góp [820 triệu đồng|ấp Tân Lộc]. Năm nay xã phấn đấu [5/7 ấp|xã Tân Thới] đạt chuẩn kiểu mẫu.
""",
    """\
HUYỆN ỦY KRÔNG SÚK: Hội nghị giao ban cấp ủy tháng 8

Sáng ngày 4/9, tại xã Ea Drong, Huyện ủy Krông Súk tổ chức Hội nghị giao ban cấp ủy tháng 8.

Về kinh tế - xã hội, chỉ đạo các ngành kiểm tra tiến độ gieo trồng vụ thu đông; đôn đốc 02 xã Ea Drong, Cư Bông hoàn thành các tiêu chí còn lại để được công nhận xã nông thôn mới trong năm và 03 xã Ea Tul, Ea Kuêh, Cư Dliê giữ vững các tiêu chí đã đạt. Tổng thu ngân sách trên địa bàn lũy kế đạt [212 tỷ đồng|huyện Krông Súk], tổng chi lũy kế đạt [148 tỷ đồng|huyện Krông Súk]. Trong tháng xảy ra [03 vụ|huyện Krông Súk] tai nạn giao thông. Xã Ea Tul, nơi hạn nặng nhất, mất trắng một cánh đồng. Diện tích lúa phải gieo lại là [36ha|xã Ea Tul].

Về công tác xây dựng Đảng, các cơ sở tiếp tục học tập Nghị quyết của Bộ Chính trị. Quyết định kết nạp [17 quần chúng|Huyện ủy Krông Súk], công nhận đảng viên chính thức cho [11 đồng chí|Huyện ủy Krông Súk]; cử [05 đồng chí|Huyện ủy Krông Súk] đi học trung cấp lý luận chính trị.

Về chỉ tiêu cuối năm, dự kiến sẽ mở thêm nguồn ở các buôn. Hiện còn [9 chi bộ|Đảng bộ huyện Krông Súk] sinh hoạt ghép. Đến nay đã thu được [1,2 tỷ đồng|huyện Krông Súk] tiền đóng góp.
""",
    """\
Đại hội Đảng bộ huyện Bắc Phong

Ngày 22/8, Đại hội Đảng bộ huyện Bắc Phong lần thứ XXI, nhiệm kỳ 2020 - 2025 bế mạc. Đại hội đã bầu Ban Chấp hành Đảng bộ huyện Bắc Phong nhiệm kỳ 2020 - 2025 gồm [41 đồng chí|Ban Chấp hành Đảng bộ huyện Bắc Phong].

Hội nghị lần thứ nhất đã bầu [13 người|Ban Thường vụ Huyện ủy Bắc Phong] vào Ban Thường vụ Huyện ủy và bầu Ủy ban Kiểm tra Huyện ủy khóa XXI, nhiệm kỳ 2020 - 2025 gồm [7 đồng chí|Ủy ban Kiểm tra Huyện ủy Bắc Phong]. Bí thư Huyện ủy khóa trước nằm trong số [9 đồng chí|Ban Thường vụ Huyện ủy Bắc Phong] tái cử vào Ban Thường vụ Huyện ủy. Huyện hiện có [15 xã|huyện Bắc Phong].
""",
    """\
UBND huyện Phước Tân họp phiên tháng 5

Ngày 30/5, UBND huyện Phước Tân họp phiên thường kỳ.

Về nông nghiệp, thôn Trà Bình và thôn Trà Ngọc đã làm xong mương. Quyết định hỗ trợ [640 triệu đồng|huyện Phước Tân] tiền giống cho bà con bị lũ.
""",
    """\
Đảng bộ Khối Doanh nghiệp tỉnh Đồng Tháp lãnh đạo sản xuất

Đảng bộ Khối Doanh nghiệp tỉnh Đồng Tháp có [52 tổ chức cơ sở đảng|Đảng bộ Khối Doanh nghiệp tỉnh Đồng Tháp]. Năm 2022, Đảng bộ kết nạp [141/130 đảng viên|Đảng bộ Khối Doanh nghiệp tỉnh Đồng Tháp], vượt chỉ tiêu [8,4%|Đảng bộ Khối Doanh nghiệp tỉnh Đồng Tháp].
""",
    """\
Giải ngân vốn ở Yên Bái

Đến hết quý III, tỉnh Yên Bái giải ngân [64,7%|tỉnh Yên Bái] kế hoạch, cao hơn bình quân cả nước [17,4%|tỉnh Yên Bái]. Huyện Văn Sơn đạt [82,1%|huyện Văn Sơn], huyện Trạm Lĩnh đạt [77,6%|huyện Trạm Lĩnh]. Số vốn còn lại là [380 tỷ đồng|tỉnh Yên Bái].
""",
    """\
Huyện ủy Đăk Rve gặp mặt già làng

Huyện Đăk Rve, tỉnh Kon Tum có [112 già làng|huyện Đăk Rve]. Năm qua, các già làng hòa giải [154 vụ|huyện Đăk Rve]. Dịp này, Huyện ủy Đăk Rve trao [198 suất quà|Huyện ủy Đăk Rve].
""",
    """\
Người giữ lửa ở bản Nà Ca

Ông Vàng A Páo, Bí thư Chi bộ bản Nà Ca, xã Tả Sín (tỉnh Lào Cai) được bà con tin yêu. Nhà ông Páo ở cuối bản.

“Muốn dân nghe thì mình phải làm trước”, nghĩ vậy nên ông bàn với vợ con chuyển [1,5ha|Vàng A Páo] nương sang trồng dứa. Từ vài con bò ban đầu, nay gia đình ông có đàn bò [18 con|Vàng A Páo], mỗi năm thu về [trên 120 triệu đồng|Vàng A Páo].

Được ông vận động, [31 hộ|bản Nà Ca] trong bản hiến đất. Ở xã có [12 chị|xã Tả Sín] được vay vốn.

Ông Sùng A Mót cho biết, lúc đầu gia đình ông cũng ngại. “Mấy chú trong Ban Công tác Mặt trận bản tới lui nhiều lần nên tôi đồng ý hiến [420 m2 đất|Sùng A Mót]”, ông Mót nói.

Chị Lý Thị Mai kể: “Nhà tôi vay [50 triệu đồng|Lý Thị Mai] nuôi bò”.

Bí thư Đảng ủy xã Tả Sín Cà Văn Tình nói: “Năm nay, chúng tôi giao mỗi bản làm [2 mô hình|xã Tả Sín]”.
""",
    """\
Sinh hoạt chi bộ ở thôn Nà Lốc

Chúng tôi có mặt tại buổi sinh hoạt của Chi bộ thôn Nà Lốc, xã Hồng Sơn. Nhà văn hóa thôn không rộng nhưng đông đủ, [19/21 đảng viên|Chi bộ thôn Nà Lốc] có mặt.

Đề án số 05 của Ban Thường vụ Huyện ủy Bình Lư đề ra mục tiêu đến năm 2020 có [100% chi bộ|huyện Bình Lư] sinh hoạt chuyên đề, [trên 80% số buổi|huyện Bình Lư] xếp loại tốt.

Nằm cách trung tâm huyện [hơn 30 km|buôn Tơng Lia], buôn Tơng Lia, xã Cư Sơn từng là nơi khó khăn. Từ trung tâm huyện Mèo Sơn, vượt [gần 20 km|null] đường đèo, chúng tôi đến thôn Mã Pì.
""",
    """\
Tỉnh Lào Cai luân chuyển cán bộ

Trong năm 2016, toàn tỉnh Lào Cai đã luân chuyển [46 cán bộ|tỉnh Lào Cai] do Tỉnh ủy quản lý, trong đó có [9 cán bộ nữ|tỉnh Lào Cai] và [11 cán bộ|tỉnh Lào Cai] người Mông. Tỉnh còn [38 dự án|tỉnh Lào Cai] chậm, trong đó [7 dự án|huyện Bát Xát] vướng mặt bằng ở huyện Bát Xát.
""",
    """\
Xã Khe Lim sau hai tháng

Xã Khe Lim được thành lập trên cơ sở sáp nhập 3 xã Khe Lim, Phúc Lộc và Tân Thành (huyện Hàm Sơn cũ) theo Nghị quyết số 1684/NQ-UBTVQH15. Đến ngày 15/8, xã có diện tích [94,5 km2|xã Khe Lim], dân số [18.240 người|xã Khe Lim]. Xã Tân Thành trước đây có [12 ấp|xã Tân Thành].

Phường An Hòa được hình thành từ phường Hòa Đông và xã Tân Mỹ. Hiện phường có [31.000 dân|phường An Hòa].

Huyện Hàm Sơn sáp nhập thôn Nà Ca và thôn Mường thành thôn Nà Mường. Thôn có [212 hộ|thôn Nà Mường]. Huyện Hàm Sơn sáp nhập xã Nà Mạ vào xã Yên Phú. Sau sáp nhập, xã có [22 thôn|xã Yên Phú].

Xã Yên Phú sáp nhập thêm xã Nà Mạ từ tháng 2. Hiện nay xã có [23 thôn|xã Yên Phú].
""",
    """\
Kinh tế huyện Hàm Sơn tăng trưởng

UBND huyện Hàm Sơn, tỉnh Tuyên Quang họp phiên tháng 10.

Theo báo cáo, tổng diện tích gieo trồng toàn huyện đạt [5.870 ha|huyện Hàm Sơn]. Nuôi cá lồng phát triển mạnh, nhất là ở xã Yên Phú, Tân Thành; sản lượng thủy sản đạt [1.340 tấn|huyện Hàm Sơn].

Chăn nuôi được mở rộng với mô hình lợn khép kín ở xã Yên Phú; tổng đàn lợn đạt [41.000 con|huyện Hàm Sơn]; độ che phủ rừng đạt [62%|huyện Hàm Sơn].

Tại xã Yên Phú, [30 hộ|xã Yên Phú] nuôi cá lồng; sản lượng đạt [54 tấn|xã Yên Phú]. Xã Tân Thành trồng cam; thu [12 tỷ đồng|xã Tân Thành]. Riêng tại xã Nà Mạ có [4 hộ|xã Nà Mạ] mất nhà; [12 ha|xã Nà Mạ] lúa bị ngập.
""",
    """\
Lãnh đạo tỉnh làm việc với xã Ea Hiu

Chiều 10/3, đoàn công tác của Ban Thường vụ Tỉnh ủy Đắk Lắk làm việc với xã Ea Hiu.

Đồng chí lưu ý Đảng ủy xã cụ thể hóa Nghị quyết Đại hội Đảng bộ tỉnh lần thứ I, phấn đấu giảm hộ nghèo [từ 4% trở lên|xã Ea Hiu], làm thêm [2 km|xã Ea Hiu] đường.

Đồng chí yêu cầu xã bám sát Nghị quyết Đại hội Đảng bộ tỉnh, phấn đấu có [12 buôn|xã Ea Hiu] đạt chuẩn văn hóa.

Ông Lê Văn Tám, Trưởng Ban Kinh tế lưu ý UBND xã Ea Hiu về tiến độ giải ngân: tỉnh Đắk Lắk mới đạt [67,2%|tỉnh Đắk Lắk], còn [19 dự án|tỉnh Đắk Lắk] chậm.
""",
    """\
Những người lính ở Mường Tè

Ở vùng cao, cán bộ của Đồn Biên phòng Nậm Cắn, BĐBP tỉnh Lai Châu bám bản.

Thiếu tá Vũ Văn Hải, Chính trị viên Đồn Biên phòng Nậm Cắn cho biết: “Thực hiện chỉ thị của Đảng ủy BĐBP tỉnh Lai Châu, Đảng ủy đồn đã ra nghị quyết, phân công [34 đảng viên|Đồn Biên phòng Nậm Cắn] phụ trách [120 hộ|Đồn Biên phòng Nậm Cắn]. Ngoài ra, [6 đảng viên|Đồn Biên phòng Nậm Cắn] của đồn được giới thiệu về sinh hoạt tại các chi bộ bản. Đồn đã tặng [14 con bò|Đồn Biên phòng Nậm Cắn]”. Có tin đồn bản Huổi Lụ được cấp 3 con trâu, thật ra tỉnh Lai Châu chỉ cấp [2 con trâu|tỉnh Lai Châu].
""",
    """\
Cựu chiến binh Hàm Sơn

Hội viên cựu chiến binh huyện Hàm Sơn thi đua. Đến thôn Nà Ca, xã Yên Phú, ai cũng biết ông Lò Văn Pó.

Ông Hoàng Văn Mây, hội viên của tổ, năm 2018 được mượn [20 triệu đồng|Hoàng Văn Mây] mua cặp bò; nay đàn bò nhà ông được [7 con|Hoàng Văn Mây].

Bà Lý Thị Miên vay [30 triệu đồng|Lý Thị Miên] nuôi dê; sau hai năm, đàn dê của gia đình bà lên [24 con|Lý Thị Miên]. Chị Vi Thị Hạnh kể chuyện hội; thị trấn Tân Sơn nay còn [9 hộ|thị trấn Tân Sơn] nghèo.
""",
    """\
Tiếp xúc cử tri huyện Hàm Sơn

Đại biểu tiếp xúc cử tri xã Yên Phú, huyện Hàm Sơn.

Ông cho biết Chính phủ đã ban hành Nghị định số 55/2015/NĐ-CP ngày 9/6/2015 về tín dụng nông thôn, trong đó hộ gia đình được vay không cần thế chấp [tối đa 100 triệu đồng|null].

Thực hiện Nghị định số 29/2023/NĐ-CP, huyện Hàm Sơn giảm [tối đa 12 người|huyện Hàm Sơn].

Quy định số 22-QĐ/TW của Ban Chấp hành Trung ương nêu rõ, kỷ luật khiển trách phải được [trên 50%|null] đảng viên tán thành.

Thực hiện Hướng dẫn số 12-HD/BTCTW, toàn huyện có [86 chi bộ|huyện Hàm Sơn] đổi mới sinh hoạt. Theo Luật Hợp tác xã, đến năm 2025 phấn đấu có [ít nhất 12 hợp tác xã|huyện Hàm Sơn].
""",
    """\
Hỏi - đáp

Chuyên mục của Báo Nghệ An. Bạn đọc ở Chi bộ Trường THPT Quỳ Khê hỏi.

Trả lời: Nội dung này theo Quyết định số 342-QĐ/TW của Bộ Chính trị. Cụ thể: người hưởng lương đóng hằng tháng [1%|null] tiền lương; nông dân đóng [2.000 đồng/tháng|null]. Chi bộ có [từ 9 đảng viên trở lên|null] thì bầu chi ủy; chi bộ cơ sở được giữ lại [tối thiểu 30%|null] số thu.

Hằng năm, tỉnh Nghệ An trả lời [146 lá thư|tỉnh Nghệ An].
""",
    """\
“Cây nghiến” ở bản Huổi Lụ

Bản Huổi Lụ, xã Nậm Chua, tỉnh Điện Biên có đường mới nhờ ông Vàng A Sình.

Từ trung tâm xã vào bản xa [9 km|bản Huổi Lụ], chỉ có lối mòn. Từ thị trấn đến bản Huổi Lụ phải đi bộ [12 km|bản Huổi Lụ].

Từ trung tâm huyện lên xã Nậm Chua, chúng tôi vượt [40 km|null] đường đèo. Từ thị trấn lên đến xã Nậm Chua mất hơn [40 km|xã Nậm Chua] đường rừng.
""",
]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.partition("\n")[0])
def test_whom_the_figures_of_a_passage_are_about(document: Callable[..., Document], passage: str) -> None:
    text = unmarked(passage)
    found = extract(document(text, published="2023-11-22", first="title")).statistics
    wrong = []
    for written, expected, figure in marked_figures(passage, found):
        told = figure.about if figure else "no figure"
        if (told or "null").lower() != expected.lower():
            wrong.append((written, expected, told))
    assert not wrong
