"""Whom a figure is about."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.document import Document
from extractors.figure_subjects import FigureSubjects
from extractors.frame import read_frame
from extractors.named_things import find_things
from extractors.people import extract_people
from extractors.rules import rows

# ruff: noqa: E501 - a row of a table is read best on one line
HAM_YEN = "Hàm Yên làm đường\nĐảng bộ huyện Hàm Yên, tỉnh Tuyên Quang vừa họp.\n"

# text with the figure in brackets, what it counts, whom it is about
FOUND = [
    (HAM_YEN + "Đảng bộ huyện Hàm Yên có 31 chi bộ với [6.600] đảng viên.", "đảng viên", "Đảng bộ huyện Hàm Yên"),
    (HAM_YEN + "Thực hiện Đề án của BTV Tỉnh ủy, xã Yên Phú kết nạp [12] đảng viên.", "đảng viên", "xã Yên Phú"),
    (HAM_YEN + "Đến nay, [100%] chi bộ trong huyện họp đều.", "%", "huyện Hàm Yên"),
    (HAM_YEN + "Có [30] hộ ở xã Yên Phú nhận bò giống.", "hộ", "xã Yên Phú"),
    (HAM_YEN + "Xã Yên Phú chọn cách riêng. Con đường từ thôn Mường đến thôn Nà Ca dài [3] km.", "km", "xã Yên Phú"),
    (HAM_YEN + "Trong đó: xã Yên Phú [12%]; xã Tân Thành 13%.", "%", "xã Yên Phú"),
    (HAM_YEN + "Hội trường có [300] chỗ.", "chỗ", "huyện Hàm Yên"),
    ("Tin vắn\nHội trường có [300] chỗ.", "chỗ", None),
    # what only says where a unit lies is not the subject
    (HAM_YEN + "Thôn Nà Ca, xã Yên Phú (huyện Hàm Yên) có [30] hộ.", "hộ", "thôn Nà Ca"),
    (HAM_YEN + "Tại Trường Tiểu học Kim Đồng, xã Yên Phú, mỗi giáo viên giúp [2] học sinh.", "học sinh",
     "Trường Tiểu học Kim Đồng"),
    # a word for a unit or body named before
    (HAM_YEN + "Ông Lò Văn Pó là Bí thư Chi bộ thôn Nà Ca.\nTheo ông Pó, thôn có [96] hộ.", "hộ", "thôn Nà Ca"),
    (HAM_YEN + "Hợp tác xã Nông nghiệp Khe Lim ra đời từ một tổ đổi công.\nNay, hợp tác xã có [318] thành viên.", "thành viên",
     "Hợp tác xã Nông nghiệp Khe Lim"),
    (HAM_YEN + "Chi bộ thôn Nà Ca họp đều. Từ năm 2019, chi bộ kết nạp [7] đảng viên.", "đảng viên", "Chi bộ thôn Nà Ca"),
    (HAM_YEN + "Nhân dân xã Yên Phú làm đường.\nTheo ông Lò Văn Pó, đầu năm 2017 xã còn [62] hộ nghèo.", "hộ nghèo", "xã Yên Phú"),
    # a figure that only looks like a unit's number
    (HAM_YEN + "Công an xã Yên Phú xuống từng làng [2] buổi/tuần.", "buổi/tuần", "Công an xã Yên Phú"),
    # a unit that is one of many is no subject, nor is `nông thôn`
    (HAM_YEN + "Thôn Nà Ca có đường mới.\nBộ tiêu chí nông thôn mới của huyện có [19] tiêu chí.", "tiêu chí", "huyện Hàm Yên"),
    (HAM_YEN + "Thôn Nà Ca có đường mới.\nToàn huyện còn [12] thôn, các thôn đã họp.", "thôn", "huyện Hàm Yên"),
    # what opens the paragraph holds for it
    (HAM_YEN + "Ở Công ty Cổ phần Chè Khe Lim, việc làm đã ổn. Mỗi suất cơm trị giá [22.000] đồng.", "đồng",
     "Công ty Cổ phần Chè Khe Lim"),
    # the village that the title names
    ("Chuyện ở thôn Nà Ca\nThôn Nà Ca thuộc xã Yên Phú, huyện Hàm Yên.\nAi cũng khen thôn Nà Ca.\nVụ vừa rồi thu [30] tấn lúa.", "tấn",
     "thôn Nà Ca"),
    # the speaker's commune
    (HAM_YEN + "Ông Lò Văn Pó, Chủ tịch UBND xã Yên Phú lo nhất việc đường sá: còn [8,7] km đường đất.", "km", "xã Yên Phú"),
    # who gave a goal is not who has it, nor are the units of which one was made
    (HAM_YEN + "Năm 2019, huyện Hàm Yên được tỉnh giao [96] chỉ tiêu tuyển quân.", "chỉ tiêu", "huyện Hàm Yên"),
    (HAM_YEN + "Xã Yên Phú mới được thành lập trên cơ sở sáp nhập 2 đơn vị gồm: xã Khe Lim và xã Nà Mạ (huyện Hàm Yên cũ), có diện tích [88] km2.",
     "km2", "xã Yên Phú"),
    (HAM_YEN + "Xã Yên Phú được thành lập từ năm 1994. Khi sáp nhập, xã Khe Lim có [6] thôn.", "chợ", "xã Khe Lim"),
    # several units of two types are none of them
    (HAM_YEN + "Trên địa bàn 3 xã, thị trấn cũ trồng được [88] ha chè.\nThị trấn Tân Yên đã xong.", "ha", "huyện Hàm Yên"),
    # the number of a herd is no thôn's
    (HAM_YEN + "Thôn Nà Ca đổi mới. Hết năm, đàn trâu của thôn 158 con, mỗi năm bán [40] con.", "con", "thôn Nà Ca"),
    # what is shared out among several bodies leaves the next sentence to the article's unit
    (HAM_YEN + "Huyện giao tân binh cho 2 đơn vị, gồm: Bộ CHQS tỉnh: 60; Công an tỉnh: 25. Về sức khỏe, loại 1 chiếm [61%].", "%",
     "huyện Hàm Yên"),
    # a bloc's party members are its own, not the province's
    ("Đảng ủy Khối các cơ quan tỉnh Kon Tum tổng kết\nĐảng bộ Khối hiện có [2.310] đảng viên.", "đảng viên",
     "Đảng bộ Khối các cơ quan tỉnh Kon Tum"),
    ("Đảng ủy Khối các cơ quan tỉnh Kon Tum tổng kết\nHội nghị bàn việc năm mới.\nNăm qua, kết nạp [88] đảng viên.", "đảng viên",
     "Đảng bộ Khối các cơ quan tỉnh Kon Tum"),
    ("Đảng ủy Khối các cơ quan tỉnh Kon Tum tổng kết\nNăm 2022, Đảng ủy Khối đã củng cố [14] chi bộ yếu.", "chi bộ",
     "Đảng ủy Khối các cơ quan tỉnh Kon Tum"),
    ("Đảng ủy Khối các cơ quan tỉnh Kon Tum tổng kết\nNăm 2023, Đảng ủy Khối phấn đấu kết nạp [60] đảng viên.", "đảng viên",
     "Đảng bộ Khối các cơ quan tỉnh Kon Tum"),
    # a sentence that says that a name is a commune's
    (HAM_YEN + "Khe Lim là một trong những xã nghèo nhất. Xã có [640] hộ.\nXã Yên Phú đã xong.", "hộ", "xã Khe Lim"),
    (HAM_YEN + "Tuy nhiên, Nà Mạ - xã duy nhất chưa về đích - còn [4] tiêu chí.\nXã Yên Phú đã xong.", "tiêu chí", "xã Nà Mạ"),
    (HAM_YEN + "Nguyễn Văn Thái là xã viên đầu tiên. Có [4] tiêu chí.", "tiêu chí", "huyện Hàm Yên"),
    # people: what is their own
    # votes are of those who voted
    (HAM_YEN + "Đồng chí Lò Văn Pó trúng cử Bí thư Huyện ủy với [128] phiếu.", "phiếu", "Đảng bộ huyện Hàm Yên"),
    (HAM_YEN + "Ở xã Yên Phú, nhà ông Lò Văn Pó hiến [320] m2 đất vườn.", "m2", "Lò Văn Pó"),
    (HAM_YEN + "Chị Lý Thị Miên ở xã Yên Phú mạnh dạn mở tiệm may, tạo việc làm cho [6] chị em.", "chị em", "Lý Thị Miên"),
    (HAM_YEN + "Bà Lý Thị Miên cho biết, từ khi nghỉ hưu, bà vận động được [87] suất học bổng.", "suất học bổng", "Lý Thị Miên"),
    (HAM_YEN + "Bà Lý Thị Miên cho biết, xã Yên Phú trồng [87] ha chè.", "ha", "xã Yên Phú"),
    (HAM_YEN + "Nhà ông Lò Văn Pó góp đất; [78] hộ trong xã Yên Phú làm theo.", "hộ", "xã Yên Phú"),
    (HAM_YEN + "Ông Lò Văn Pó, thôn Nà Ca (xã Yên Phú) có [2,5] ha cam.", "ha", "Lò Văn Pó"),
    (HAM_YEN + "Ông Lò Văn Pó, Bí thư Chi bộ thôn Nà Ca có [30] năm tuổi Đảng.", "năm", "Chi bộ thôn Nà Ca"),
    (HAM_YEN + "Chúng tôi đến nhà chị Lý Thị Miên. Vợ chồng chị có [2] ha quế.", "ha", "Lý Thị Miên"),
    (HAM_YEN + "Ông Lò Văn Pó đã lập khống hồ sơ, chiếm đoạt [2] tỷ đồng.", "đồng", "Lò Văn Pó"),
    # a bank that lends, a unit that was joined, are not who it is about
    (HAM_YEN + "Xã Yên Phú giúp dân vay vốn Ngân hàng Chính sách xã hội [4] tỷ đồng.", "đồng", "xã Yên Phú"),
    (HAM_YEN + "Xã Yên Phú sau khi sáp nhập xã Tân Thành có [22] thôn.", "thôn", "xã Yên Phú"),
    (HAM_YEN + "Hội Phụ nữ xã Yên Phú nhận ủy thác với Ngân hàng Chính sách xã hội [5] tỷ đồng cho chị em vay.", "đồng", "Hội Phụ nữ xã Yên Phú"),
    # units that each have their figure: the next sentence is about none of them
    (HAM_YEN + "Xã Yên Phú đạt 82%, xã Tân Thành đạt 77%. Tổng đàn lợn đạt [3.200] con.", "con", "huyện Hàm Yên"),
    # more than the whole country's is somebody's
    (HAM_YEN + "Tỉnh Tuyên Quang giải ngân đạt 64,7%, cao hơn bình quân chung cả nước [17,4]%.", "%", "tỉnh Tuyên Quang"),
    (HAM_YEN + "Tỷ lệ này thấp hơn bình quân cả nước là [17,4]%.", "%", None),
    # what a committee gives is the committee's
    (HAM_YEN + "Dịp này, Huyện ủy trao [198] suất quà.", "suất quà", "Huyện ủy Hàm Yên"),
    # the congress of an association elects the association's board
    (HAM_YEN + "Đại hội Hội Cựu chiến binh xã Yên Phú bầu [11] đồng chí vào BCH.", "đồng chí", "Ban Chấp hành Hội Cựu chiến binh xã Yên Phú"),
    (HAM_YEN + "Hội Cựu chiến binh xã Yên Phú họp. Huyện mở đại hội, bầu [11] đồng chí vào BCH.", "đồng chí", "Ban Chấp hành Đảng bộ huyện Hàm Yên"),
    # who heads the association that an item of a list is about
    (HAM_YEN + "Nhiều người tiêu biểu: Trường Tiểu học Kim Đồng nấu cơm cho 12 em; bà Lý Thị Miên, Chủ tịch Hội Phụ nữ xã Yên Phú vận động góp [15] triệu đồng.",
     "đồng", "Hội Phụ nữ xã Yên Phú"),
    # those present are not whom the figure is about
    (HAM_YEN + "Thôn Nà Ca tổ chức hội nghị bầu trưởng thôn, có lãnh đạo Đảng ủy, UBND xã cùng [51/54] cử tri dự.", "cử tri", "thôn Nà Ca"),
    (HAM_YEN + "Ban Tuyên giáo Huyện ủy Hàm Yên tổ chức hội nghị. Dự ở điểm cầu huyện có [86] báo cáo viên.", "báo cáo viên",
     "Ban Tuyên giáo Huyện ủy Hàm Yên"),
    # a village votes for its head
    ("Bầu trưởng thôn Nà Ca\nThôn Nà Ca, xã Yên Phú, huyện Hàm Yên họp cử tri.\nKết quả: ông Lò Văn Pó được [43/50] phiếu.", "phiếu", "thôn Nà Ca"),
    # a year between a word for a village and its verb
    (HAM_YEN + "Ông Lò Văn Pó, Chủ tịch UBND xã Yên Phú dự hội thôn Nà Ca, đề nghị thôn năm 2025 phấn đấu thêm [2] hộ khá.", "hộ", "thôn Nà Ca"),
    # the branches of an association are not the association named last
    (HAM_YEN + "Hội Nông dân tỉnh Tuyên Quang tặng hoa.\nHội Nông dân huyện Hàm Yên phấn đấu 85% chi Hội đạt khá; xóa [30] nhà tạm.", "nhà tạm",
     "Hội Nông dân huyện Hàm Yên"),
    # bodies without a place, and the same one in short
    (HAM_YEN + "Đảng bộ Công ty Điện lực Khe Lim họp. Đảng bộ kết nạp [4] đảng viên.", "đảng viên", "Đảng bộ Công ty Điện lực Khe Lim"),
    (HAM_YEN + "Chi bộ Trường THPT Khe Lim có [34] đảng viên.", "đảng viên", "Chi bộ Trường Trung học phổ thông Khe Lim"),
    (HAM_YEN + "Đảng bộ Khối Doanh nghiệp tỉnh Tuyên Quang có 52 tổ chức cơ sở đảng. Đảng bộ kết nạp [14] đảng viên.", "đảng viên",
     "Đảng bộ Khối Doanh nghiệp tỉnh Tuyên Quang"),
    # projects and parks
    (HAM_YEN + "KCN Khe Lim có [30] nhà máy.", "nhà máy", "Khu công nghiệp Khe Lim"),
    (HAM_YEN + "Công ty Cổ phần Chè Khe Lim, KCN Nam Khe có [30] công nhân.", "công nhân", "Công ty Cổ phần Chè Khe Lim"),
    (HAM_YEN + "Đối với đoạn đường Khe Lim - Nà Mạ dài [4,2] km, huyện đã xin vốn.", "km", "đường Khe Lim - Nà Mạ"),
    (HAM_YEN + "Tuyến đường Nà Mạ - Bản Chang rộng [5] m.", "m", "đường Nà Mạ - Bản Chang"),
    (HAM_YEN + "Dọc tuyến đường Nà Mạ - Bản Chang, dân trồng [2.000] cây.", "cây", "huyện Hàm Yên"),
    (HAM_YEN + "Tại Công ty Cổ phần Chè Khe Lim (KCN Hàm Yên 2, huyện Hàm Yên), Chi bộ được thành lập với [5] đảng viên.", "đảng viên",
     "Công ty Cổ phần Chè Khe Lim"),
    (HAM_YEN + "Ở thị trấn Tân Yên, Khu công nghiệp Khe Lim có [30] nhà máy.", "nhà máy", "Khu công nghiệp Khe Lim"),
    (HAM_YEN + "Ở thị trấn Tân Yên, câu lạc bộ “Nông dân với pháp luật” do bà Lý Thị Miên, nguyên Phó Chủ tịch Hội Nông dân thị trấn làm chủ nhiệm họp [1] lần/tháng.",
     "lần/tháng", "Câu lạc bộ “Nông dân với pháp luật”"),
    (HAM_YEN + "Xã Yên Phú lập 3 câu lạc bộ “Gia đình hạnh phúc”; toàn xã còn [12] hộ nghèo.", "hộ nghèo", "xã Yên Phú"),
    ("Họp ở Hàm Yên\nBan Chấp hành Đảng bộ huyện Hàm Yên họp.\nNghị quyết về thu phí được thông qua với [30/31] phiếu tán thành. Đây là nghị quyết thứ hai mà HĐND xã Yên Phú ban hành.", "phiếu", "Hội đồng nhân dân xã Yên Phú"),
    (HAM_YEN + "Đại hội của Đảng bộ xã Yên Phú phát ra [131] phiếu, có đồng chí Lò Văn Pó dự.", "phiếu", "Đảng bộ xã Yên Phú"),
    # a unit that is meant and never named is nobody, not the unit above it
    ("Chuyện ở Tuyên Quang\nNăm qua, tỉnh Tuyên Quang có nhiều đổi thay.\nTrên địa bàn huyện, cơ sở Đoàn mở [95] đợt tình nguyện.", "đợt", None),
    ("Chuyện ở Tuyên Quang\nNăm qua, tỉnh Tuyên Quang có nhiều đổi thay.\nBên cạnh đó, xã cũng huy động được [2] tỷ đồng.", "đồng", None),
    ("Chuyện ở Tuyên Quang\nNăm qua, tỉnh Tuyên Quang có nhiều đổi thay.\nĐại hội của 9/10 Hội Nông dân xã, thị trấn đã xong, bầu [95] người.", "người",
     "tỉnh Tuyên Quang"),
    # where a title's commune lies, against a title's province whose officials it tells of
    ("Tuyên Quang: Toàn dân xã Yên Phú giữ gìn trật tự\nLực lượng ở xã Yên Phú họp đều.\nTrong năm đã xử lý [24] vụ.", "vụ", "xã Yên Phú"),
    # a province that was renamed: what lies in it now lay in it then
    ("Phong Điền: 45 hợp tác xã làm ăn khá\nTính đến ngày 3/11, huyện Phong Điền, tỉnh Thừa Thiên Huế còn nghèo.\nCó [20] hợp tác xã chia lãi.", "hợp tác xã",
     "huyện Phong Điền"),
    # regions are no provinces
    ("Tin vắn\nHiện nay [7.616] thôn của các tỉnh Tây Nguyên có chi bộ.", "thôn", None),
    # the whole country's, and what follows from it; who leads the country has a name
    (HAM_YEN + "Năm 2018 cả nước có 879 nghìn thí sinh, trong đó [810] nghìn em học phổ thông.", "em", None),
    (HAM_YEN + "Tỷ lệ đỗ chung toàn quốc đạt: [97,5]%.", "%", None),
    (HAM_YEN + "Năm 2018 cả nước có 879 nghìn thí sinh, huyện Hàm Yên có [810] em.", "em", "huyện Hàm Yên"),
    (HAM_YEN + "Năm 2019, tỉnh Tuyên Quang đứng đầu cả nước với [134] giải.", "giải", "tỉnh Tuyên Quang"),
    # where the accused live is not where it was found
    (HAM_YEN + "Vụ thứ hai, Công an huyện bắt Lò Văn Pó, trú tại xã Tân Thành, thu giữ [7] điện thoại.", "điện thoại", "Công an huyện Hàm Yên"),
    # with whom, and whom one asks
    (HAM_YEN + "Hội Nông dân huyện Hàm Yên đã tín chấp với Ngân hàng Chính sách xã hội huyện và Quỹ Hỗ trợ nông dân tỉnh giải ngân cho [3.100] hội viên.",
     "hội viên", "Hội Nông dân huyện Hàm Yên"),
    (HAM_YEN + "Hội Nông dân huyện Hàm Yên phối hợp Ngân hàng Chính sách xã hội huyện cho [2.400] hộ vay.", "hộ", "Hội Nông dân huyện Hàm Yên"),
    (HAM_YEN + "Ban Tổ chức Huyện ủy xét 21 hồ sơ, xin ý kiến Ban Thường vụ Huyện ủy [1] hồ sơ.", "hồ sơ", "Ban Tổ chức Huyện ủy Hàm Yên"),
    # bodies of a level are the unit's, or the bloc's
    (HAM_YEN + "TAND tỉnh Tuyên Quang thụ lý 165 vụ; TAND cấp huyện thụ lý [985] vụ.", "vụ", "tỉnh Tuyên Quang"),
    ("Kiểm tra ở Đảng bộ Khối các cơ quan\nBan Thường vụ Đảng ủy Khối các cơ quan tỉnh Kon Tum họp. Cấp ủy cơ sở kiểm tra [39] chi bộ.", "chi bộ",
     "Đảng bộ Khối các cơ quan tỉnh Kon Tum"),
    ("Kiểm tra ở Đảng bộ Khối các cơ quan tỉnh Kon Tum\nTrong kỳ, UBKT Đảng ủy Khối giám sát [3] chi bộ.", "chi bộ",
     "Ủy ban Kiểm tra Đảng ủy Khối các cơ quan tỉnh Kon Tum"),
    # a name without a type that labels the figure: not the one before it
    (HAM_YEN + "Thu nhiều có: HTX Khe Lim: 11 tỷ đồng; Nà Mạ: [3,1] tỷ đồng.", "đồng", None),
    (HAM_YEN + "Thu nhiều có: HTX Khe Lim: 11 tỷ đồng; xã Nà Mạ: [3,1] tỷ đồng.", "đồng", "xã Nà Mạ"),
    # homes of a list, each with its own
    (HAM_YEN + "Nhiều hộ hiến đất như: hộ ông Lò Văn Pó ở xã Tân Thành (1.080m2); hộ bà Lý Thị Miên ở xã Yên Phú ([800]m2).", "m2", "Lý Thị Miên"),
    (HAM_YEN + "Ông Lò Văn Pó cho biết: hộ bà Lý Thị Miên khá nhất, xã Yên Phú trồng [80] ha chè.", "ha", "xã Yên Phú"),
    # of an article about a village's party cell, what is no party's is the village's
    ("Bí thư chi bộ khéo dân vận\nBí thư Chi bộ thôn Nà Ca Lò Văn Pó.\nChi bộ thôn Nà Ca họp đều.\nNhờ vậy, công trình trị giá [240] triệu đồng đã xong.", "đồng",
     "thôn Nà Ca"),
    # the point in a number ends no clause; who has members in the unit has them
    (HAM_YEN + "Tỉnh lo đào tạo nghề cho [1.245] hộ ở xã Tân Thành.", "hộ", "xã Tân Thành"),
    (HAM_YEN + "Hội Nông dân xã Yên Phú có [1.245] hội viên trong xã.", "hội viên", "Hội Nông dân xã Yên Phú"),
    # what a unit brought into another one
    (HAM_YEN + "UBND huyện công bố lập xã Yên Phú trên cơ sở nhập toàn bộ diện tích [3,06]km2, dân số 8.579 người của xã Khe Lim và xã Nà Mạ.", "km2",
     "xã Khe Lim"),
    (HAM_YEN + "UBND huyện công bố lập xã Yên Phú trên cơ sở nhập toàn bộ diện tích 3,06km2, dân số [8.579] người của xã Khe Lim và xã Nà Mạ.", "người",
     "xã Khe Lim"),
    # bodies that are counted, bodies of which there is one for each
    (HAM_YEN + "Toàn huyện có 16/22 Hội Nông dân cấp xã xong đại hội, bằng [72,7]%.", "%", "huyện Hàm Yên"),
    (HAM_YEN + "Từ tháng 10, Ban Vận động đã nhận [31] tỷ đồng.", "đồng", "huyện Hàm Yên"),
    (HAM_YEN + "Kiểm tra ở xã Yên Phú. Mặt trận các cấp góp ý [18] văn bản.", "văn bản", "huyện Hàm Yên"),
    # the speaker's own, whoever speaks
    (HAM_YEN + "Ở ấp này ai cũng góp. Qua đó, gia đình tôi hiến [200] m2 đất.", "m2", None),
    # a project's name ends where its story begins
    (HAM_YEN + "Ở thôn Nà Ca, dự án nuôi bò từ con số [54] con nay đã lớn.", "con", "thôn Nà Ca"),
    # what two units have is neither's; how far a place is from another is its own
    (HAM_YEN + "Ở xã Yên Phú và xã Tân Thành có [300] em bỏ học.", "em", None),
    (HAM_YEN + "Xã Yên Phú cách thành phố Tuyên Quang [82] km.", "km", "xã Yên Phú"),
    # border posts by number and in short
    ("Đồn Biên phòng 643 giúp dân\nĐồn Biên phòng 643 đóng ở xã Ia Pnôn. Đồn lập [2] đội công tác.", "đội", "Đồn Biên phòng 643"),
    ("Đồn Biên phòng Bản Chang giúp dân\nĐBP Bản Chang (huyện Hàm Yên) quản lý đoạn biên giới dài [26] km.", "km", "Đồn Biên phòng Bản Chang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "expected"), FOUND)
def test_whom_a_figure_is_about(
    document: Callable[..., Document], text: str, unit: str, expected: str | None
) -> None:
    char = text.index("[")
    read = document(text.replace("[", "").replace("]", ""), published="2023-11-22", first="title")
    frame = read_frame(read)
    subject = FigureSubjects(read, frame, tuple(extract_people(read, frame))).about(char, unit)
    assert (subject.name.lower() if subject else None) == (expected.lower() if expected else None)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Nhiều bản ở huyện Hàm Yên đã đổi khác.", "huyện Hàm Yên"),  # the village is one scene of several
        ("Nhiều bản đã đổi khác.", "bản A Rông"),
    ],
)
def test_a_village_under_a_heading_of_its_own(
    document: Callable[..., Document], lead: str, expected: str
) -> None:
    text = (
        f"Người lính về bản\n{lead}\nBuổi họp ở bản\nTối nay, bản A Rông, xã Yên Phú, huyện Hàm Yên sáng đèn."
        " Bản A Rông vui.\nLính biên phòng giúp dân.\nMỗi mùa, bộ đội gặt 12 ha lúa ở huyện Hàm Yên.\nHọ trồng 9 ha ngô."
    )
    read = document(text, published="2023-11-22", first="title")
    kinds = ("title", "lead", "heading")
    zones = [replace(zone, kind=kind) for zone, kind in zip(read.zones, kinds, strict=False)]
    read = replace(read, zones=(*zones, *read.zones[len(kinds) :]))
    subject = FigureSubjects(read, read_frame(read)).about(text.index("9 ha"), "ha")
    assert subject is not None and subject.name == expected


@pytest.mark.parametrize("text", ["", "\n", "Tin", "Huyện ủy", "(", "huyện " * 50, "chi bộ có " * 50])
def test_odd_documents(document: Callable[..., Document], text: str) -> None:
    read = document(text)
    assert FigureSubjects(read, read_frame(read)).about(0) is None


def test_a_long_article_takes_linear_time(document: Callable[..., Document]) -> None:
    body = "Ở xã Yên Phú, huyện Hàm Yên, thôn có 30 hộ, chi bộ có 5 đảng viên, tổ có 3 nhà. " * 1000
    read = document("Hàm Yên\n" + body, first="title")
    frame, start = read_frame(read), time.perf_counter()
    subjects = FigureSubjects(read, frame)
    for char in range(0, len(body), 200):
        subjects.about(char, "hộ")
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("row", rows("named_things.csv"), ids=lambda row: row["form"])
def test_things_are_named_as_their_rows_say(row: dict[str, str]) -> None:
    found = [thing.name for thing in find_things(row["example"], 0, len(row["example"]))]
    assert found == [row["thing"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tuyến đường GTNT dài 3 km.",
        "Dự án có tổng vốn 12 tỷ đồng.",
        "dự án Nam Khe",
        "Chợ họp 5 ngày một phiên.",
    ],
)
def test_what_is_no_named_thing(text: str) -> None:
    assert not list(find_things(text, 0, len(text)))
