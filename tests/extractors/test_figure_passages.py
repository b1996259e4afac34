"""Whom the figures of whole passages are about: each stands in brackets with its subject, `null` for nobody."""

from collections.abc import Callable

import pytest
import regex

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
]
_FIGURE = regex.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.partition("\n")[0])
def test_whom_the_figures_of_a_passage_are_about(document: Callable[..., Document], passage: str) -> None:
    text = _FIGURE.sub(r"\1", passage)
    found = extract(document(text, published="2023-11-22", first="title")).statistics
    taken = 0  # characters of the markup so far
    wrong = []
    for match in _FIGURE.finditer(passage):
        start = match.start() - taken
        taken += len(match[0]) - len(match[1])
        figures = [
            one
            for one in found
            if one.evidence.start_char < start + len(match[1]) and start < one.evidence.end_char
        ]
        told = figures[0].about if figures else "no figure"
        if (told or "null").lower() != match[2].lower():
            wrong.append((match[1], match[2], told))
    assert not wrong
