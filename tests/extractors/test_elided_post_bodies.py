"""The body of a post that leaves it out: in cells, congresses, lists, shared by two titles."""

import pytest

from extractors import extract
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# the article (its first line is the title), the posts that a careful reader writes down: person, title, body;
# where the text leaves the body open, it stays as written, or None
FOUND = [
    # (1) cells of schools, hospitals, firms
    ("Tân Phú kiểm tra chi bộ trường học\nUBKT Huyện ủy Tân Phú (tỉnh Đồng Nai) kiểm tra Chi bộ Trường THCS Phú Lộc và hai đồng chí: Lý Thị Mai, Bí thư Chi bộ, Hiệu trưởng; Vi Văn Sáu, Chi ủy viên, Phó Hiệu trưởng kiêm Chủ tịch Công đoàn trường.\nUBND huyện điều bà Mai về làm giáo viên Trường THCS Phú Bình.",
     {("Lý Thị Mai", "Bí thư", "Chi bộ Trường Trung học cơ sở Phú Lộc"), ("Lý Thị Mai", "Hiệu trưởng", "Trường Trung học cơ sở Phú Lộc"), ("Vi Văn Sáu", "Chi ủy viên", "Chi ủy Trường Trung học cơ sở Phú Lộc"), ("Vi Văn Sáu", "Phó Hiệu trưởng", "Trường Trung học cơ sở Phú Lộc"), ("Vi Văn Sáu", "Chủ tịch", "Công đoàn Trường Trung học cơ sở Phú Lộc")}),
    ("Chi bộ Bệnh viện Đa khoa huyện Mường Tè học và làm theo Bác\nChi bộ Bệnh viện Đa khoa huyện Mường Tè có 30 đảng viên. Bác sĩ Lò Văn Bách, Bí thư Chi bộ, Giám đốc Bệnh viện cho biết, chi bộ sinh hoạt đều. Điều dưỡng Lý Thị Mai, Phó Bí thư Chi bộ, là tấm gương sáng.",
     {("Lò Văn Bách", "Bí thư", "Chi bộ Bệnh viện Đa khoa huyện Mường Tè"), ("Lò Văn Bách", "Giám đốc", "Bệnh viện Đa khoa huyện Mường Tè"), ("Lý Thị Mai", "Phó Bí thư", "Chi bộ Bệnh viện Đa khoa huyện Mường Tè")}),
    ("Đảng bộ Công ty Cổ phần Thủy điện Nậm Khao đại hội\nĐảng bộ Công ty Cổ phần Thủy điện Nậm Khao tổ chức Đại hội lần thứ IV. Đại hội bầu Ban Chấp hành gồm 9 đồng chí; đồng chí Vi Văn Sáu được bầu giữ chức Bí thư, đồng chí Lò Văn Bách được bầu giữ chức Phó Bí thư.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Công ty cổ phần Thủy điện Nậm Khao"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy Công ty cổ phần Thủy điện Nậm Khao")}),
    ("Chuyện ở Trường Tiểu học Nà Ca\nTrường Tiểu học Nà Ca có 20 giáo viên. Sau kiểm tra, Đảng ủy xã Tả Sín kiện toàn chi ủy, thầy Vi Văn Sáu được chỉ định làm Bí thư Chi bộ.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ Trường Tiểu học Nà Ca")}),
    ("Huyện Bảo Lâm kết nạp đảng viên trong trường học\nTại Trường Mầm non Hoa Mai, cô Lý Thị Mai, Bí thư Chi bộ cho biết. Tại Trường Tiểu học Kim Đồng, thầy Vi Văn Sáu, Phó Bí thư Chi bộ, Phó Hiệu trưởng cũng vậy.",
     {("Lý Thị Mai", "Bí thư", "Chi bộ Trường Mầm non Hoa Mai"), ("Vi Văn Sáu", "Phó Bí thư", "Chi bộ Trường Tiểu học Kim Đồng"), ("Vi Văn Sáu", "Phó Hiệu trưởng", "Trường Tiểu học Kim Đồng")}),
    # two schools in the paragraph: nobody can say which
    ("Hai trường sáp nhập\nTrường Tiểu học Nà Ca và Trường Tiểu học Nà Ón họp. Cô Lý Thị Mai, Bí thư Chi bộ, phát biểu.",
     {("Lý Thị Mai", "Bí thư", "Chi bộ")}),
    ("Trường THPT Hàm Rồng kỷ niệm 40 năm\nTrường THPT Hàm Rồng tổ chức lễ kỷ niệm. Thầy Vi Văn Sáu, Bí thư Đảng bộ, Hiệu trưởng nhà trường đọc diễn văn; cô Lý Thị Mai, Bí thư Đoàn trường, tặng hoa.",
     {("Vi Văn Sáu", "Bí thư", "Đảng bộ Trường Trung học phổ thông Hàm Rồng"), ("Vi Văn Sáu", "Hiệu trưởng", "Trường Trung học phổ thông Hàm Rồng"), ("Lý Thị Mai", "Bí thư", "Đoàn Trường Trung học phổ thông Hàm Rồng")}),
    # (2) congresses
    ("Hội Nông dân huyện Mai Châu đại hội\nHội Nông dân huyện Mai Châu (tỉnh Hòa Bình) tổ chức Đại hội lần thứ X. Đại hội đã bầu 25 đồng chí vào Ban Chấp hành. Đồng chí Vi Văn Sáu, Huyện ủy viên, Chủ tịch Hội khóa IX tái đắc cử Chủ tịch; đồng chí Lý Thị Mai được bầu làm Phó Chủ tịch; đồng chí Lò Văn Bách giữ chức Chủ nhiệm Ủy ban Kiểm tra.",
     {("Vi Văn Sáu", "Huyện ủy viên", "Huyện ủy Mai Châu"), ("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân huyện Mai Châu"), ("Lý Thị Mai", "Phó Chủ tịch", "Hội Nông dân huyện Mai Châu"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Hội Nông dân huyện Mai Châu")}),
    ("Đại hội đại biểu Phụ nữ xã Tả Sín\nHội LHPN xã Tả Sín tổ chức đại hội nhiệm kỳ 2021 - 2026. Dự đại hội có đồng chí Lò Văn Bách, Bí thư Đảng ủy, Chủ tịch HĐND xã. Đại hội đã bầu Ban Chấp hành gồm 11 chị, Ban Thường vụ 3 chị; chị Lý Thị Mai được bầu làm Chủ tịch, chị Cà Thị Dung được bầu làm Phó Chủ tịch, chị Vì Thị Thảo được bầu làm Ủy viên Ban Thường vụ.",
     {("Lò Văn Bách", "Bí thư", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Chủ tịch", "Hội đồng nhân dân xã Tả Sín"), ("Lý Thị Mai", "Chủ tịch", "Hội Liên hiệp Phụ nữ xã Tả Sín"), ("Cà Thị Dung", "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ xã Tả Sín"), ("Vì Thị Thảo", "Ủy viên", "Ban Thường vụ Hội Liên hiệp Phụ nữ xã Tả Sín")}),
    ("Đại hội Mặt trận Tổ quốc phường Thanh Bình\nỦy ban MTTQ Việt Nam phường Thanh Bình tổ chức Đại hội lần thứ I. Đại hội hiệp thương cử 45 vị vào Ủy ban; ông Vi Văn Sáu, Phó Bí thư Đảng ủy, được hiệp thương cử giữ chức Chủ tịch; bà Lý Thị Mai giữ chức Phó Chủ tịch.",
     {("Vi Văn Sáu", "Phó Bí thư", "Đảng ủy phường Thanh Bình"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Thanh Bình"), ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Thanh Bình")}),
    ("Đoàn Thanh niên xã Yên Phú đại hội\nĐoàn TNCS Hồ Chí Minh xã Yên Phú tổ chức đại hội. Đại hội bầu Ban Chấp hành gồm 15 đồng chí; đồng chí Lý Thị Mai được bầu làm Bí thư, đồng chí Vi Văn Sáu được bầu làm Phó Bí thư.",
     {("Lý Thị Mai", "Bí thư", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Yên Phú"), ("Vi Văn Sáu", "Phó Bí thư", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Yên Phú")}),
    ("Công đoàn ngành Giáo dục huyện Lục Yên đại hội\nSáng 12/5, LĐLĐ huyện Lục Yên tổ chức Đại hội Công đoàn huyện lần thứ XI. Ban Chấp hành khóa mới đã họp phiên thứ nhất, bầu đồng chí Vi Văn Sáu giữ chức Chủ tịch; đồng chí Lý Thị Mai giữ chức Phó Chủ tịch; bầu đồng chí Lò Văn Bách làm Chủ nhiệm UBKT.",
     {("Vi Văn Sáu", "Chủ tịch", "Liên đoàn Lao động huyện Lục Yên"), ("Lý Thị Mai", "Phó Chủ tịch", "Liên đoàn Lao động huyện Lục Yên"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Liên đoàn Lao động huyện Lục Yên")}),
    ("Hội Cựu chiến binh tỉnh Bắc Kạn họp\nHội CCB tỉnh Bắc Kạn phân công các đồng chí Ủy viên Ban Thường vụ phụ trách cơ sở, trong đó ông Vi Văn Sáu - Ủy viên Thường vụ Hội - phụ trách các huyện phía nam. Ông Lò Văn Bách, Ủy viên Ban Chấp hành Hội, phụ trách thành phố.",
     {("Vi Văn Sáu", "Ủy viên Thường vụ", "Hội Cựu chiến binh tỉnh Bắc Kạn"), ("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Hội Cựu chiến binh tỉnh Bắc Kạn")}),
    ("Hội Chữ thập đỏ thị xã Ba Đồn đại hội\nHội Chữ thập đỏ thị xã Ba Đồn tổ chức Đại hội. Tại phiên họp thứ nhất, Ban Chấp hành đã bầu ông Vi Văn Sáu làm Chủ tịch Hội; bà Lý Thị Mai làm Phó Chủ tịch Thường trực.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Chữ thập đỏ thị xã Ba Đồn"), ("Lý Thị Mai", "Phó Chủ tịch Thường trực", "Hội Chữ thập đỏ thị xã Ba Đồn")}),
    # the party's congress: its posts are the party's, though an association is named before
    ("Đại hội Đảng bộ xã Tả Sín\nHội Nông dân xã Tả Sín tặng hoa Đại hội. Đại hội bầu đồng chí Vi Văn Sáu làm Bí thư Đảng ủy; HĐND xã bầu đồng chí Lò Văn Bách làm Chủ tịch.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Chủ tịch", "Hội đồng nhân dân xã Tả Sín")}),
    # who else elects or appoints in an article about a congress; a congress that is only spoken of
    ("Đại hội Hội Nông dân huyện Mai Châu\nHội Nông dân huyện Mai Châu tổ chức Đại hội lần thứ X.\nTrước đó, HĐND huyện đã bầu ông Vi Văn Sáu giữ chức Phó Chủ tịch.",
     {("Vi Văn Sáu", "Phó Chủ tịch", "Hội đồng nhân dân huyện Mai Châu")}),
    ("Người bí thư trẻ ở bản\nThực hiện Nghị quyết Đại hội Đảng bộ huyện Mường La, bản Nà Ca đổi mới. Anh Lò Văn Bách được bầu làm Bí thư Chi bộ bản năm 2020. Chị Lý Thị Mai được bầu làm Phó Bí thư.",
     {("Lò Văn Bách", "Bí thư", "Chi bộ bản Nà Ca"), ("Lý Thị Mai", "Phó Bí thư", "Chi bộ bản Nà Ca")}),
    # (3) Xã Đoàn, Huyện Đoàn
    ("Tuổi trẻ Châu Thành giúp dân\nAnh Vi Văn Sáu, Bí thư Huyện Đoàn Châu Thành (tỉnh Long An) cho biết. Chị Lý Thị Mai, Bí thư Xã Đoàn Hiệp Thạnh, cùng đoàn viên đã góp công.",
     {("Vi Văn Sáu", "Bí thư", "Huyện đoàn Châu Thành"), ("Lý Thị Mai", "Bí thư", "Xã đoàn Hiệp Thạnh")}),
    ("Tỉnh Đoàn Quảng Trị ra quân\nĐồng chí Vi Văn Sáu, Phó Bí thư Thường trực Tỉnh Đoàn phát biểu. Anh Lò Văn Bách, Bí thư Thành Đoàn Đông Hà, nhận cờ.",
     {("Vi Văn Sáu", "Phó Bí thư Thường trực", "Tỉnh đoàn Quảng Trị"), ("Lò Văn Bách", "Bí thư", "Thành đoàn Đông Hà")}),
    ("Xã Vĩnh Hải làm đường\nTại xã Vĩnh Hải, chị Lý Thị Mai, Phó Bí thư Xã Đoàn, vận động thanh niên góp công. Anh Vi Văn Sáu, Bí thư xã đoàn, cho biết.",
     {("Lý Thị Mai", "Phó Bí thư", "Xã đoàn Vĩnh Hải"), ("Vi Văn Sáu", "Bí thư", "Xã đoàn Vĩnh Hải")}),
    ("Phường 5 ra quân\nTại phường 5, anh Vi Văn Sáu, Bí thư Phường Đoàn, cho biết. Chị Lý Thị Mai, Bí thư Phường đoàn phường 6, cũng đến.",
     {("Vi Văn Sáu", "Bí thư", "Phường đoàn phường 5"), ("Lý Thị Mai", "Bí thư", "Phường đoàn phường 6")}),
    ("Đại hội Huyện đoàn Na Rì\nHuyện đoàn Na Rì tổ chức đại hội. Ban Chấp hành bầu anh Vi Văn Sáu làm Bí thư; chị Lý Thị Mai làm Phó Bí thư.",
     {("Vi Văn Sáu", "Bí thư", "Huyện đoàn Na Rì"), ("Lý Thị Mai", "Phó Bí thư", "Huyện đoàn Na Rì")}),
    # (4) abbreviations of the article
    ("Nông dân Lâm Thao làm giàu\nHội Nông dân (HND) huyện Lâm Thao có 9.000 hội viên. Ông Vi Văn Sáu, Chủ tịch HND huyện, cho biết. Bà Lý Thị Mai, Phó Chủ tịch HND xã Cao Xá, nuôi bò.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân huyện Lâm Thao"), ("Lý Thị Mai", "Phó Chủ tịch", "Hội Nông dân xã Cao Xá")}),
    ("Người cao tuổi Yên Dũng\nHội Người cao tuổi (NCT) huyện Yên Dũng có 12.000 hội viên. Ông Vi Văn Sáu, Chủ tịch Hội NCT huyện, cho biết. Ông Lò Văn Bách, Chi hội trưởng Chi hội NCT thôn Đông, góp ý.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Người cao tuổi huyện Yên Dũng"), ("Lò Văn Bách", "Chi hội trưởng", "Chi hội Người cao tuổi thôn Đông")}),
    ("Làm vườn ở Lục Ngạn\nHội Làm vườn (HLV) huyện Lục Ngạn họp. Ông Vi Văn Sáu, Chủ tịch HLV huyện, phát biểu.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Làm vườn huyện Lục Ngạn")}),
    ("Quản lý rừng ở Bố Trạch\nBan Quản lý rừng phòng hộ (BQLRPH) Ba Rền giao khoán. Ông Vi Văn Sáu, Giám đốc BQLRPH Ba Rền, cho biết.",
     {("Vi Văn Sáu", "Giám đốc", "Ban Quản lý rừng phòng hộ Ba Rền")}),
    ("Trung tâm Phục vụ hành chính công phường Tân An\nTrung tâm Phục vụ hành chính công (PVHCC) phường Tân An nhận hồ sơ. Bà Lý Thị Mai, Giám đốc Trung tâm PVHCC phường, cho biết.",
     {("Lý Thị Mai", "Giám đốc", "Trung tâm Phục vụ hành chính công phường Tân An")}),
    # (5) titles that share the body behind
    ("Cán bộ mới ở Trùng Khánh\nÔng Vi Văn Sáu từng kinh qua các chức vụ: Bí thư Đoàn xã Đình Phong; Phó Bí thư, Bí thư Huyện đoàn Trùng Khánh; Chủ tịch UBND thị trấn Trùng Khánh.",
     {("Vi Văn Sáu", "Bí thư", "Đoàn xã Đình Phong"), ("Vi Văn Sáu", "Phó Bí thư", "Huyện đoàn Trùng Khánh"), ("Vi Văn Sáu", "Bí thư", "Huyện đoàn Trùng Khánh"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân thị trấn Trùng Khánh")}),
    ("Kiểm tra ở xã Kim Lư\nTại Đảng bộ xã Kim Lư, Phó Bí thư Thường trực, Chủ nhiệm UBKT Đảng uỷ xã Lý Thị Mai chia sẻ kinh nghiệm.",
     {("Lý Thị Mai", "Phó Bí thư Thường trực", "Đảng ủy xã Kim Lư"), ("Lý Thị Mai", "Chủ nhiệm", "Ủy ban Kiểm tra Đảng ủy xã Kim Lư")}),
    ("Xã Tả Sín họp\nĐồng chí Lý Thị Mai, Phó Bí thư TT, Chủ nhiệm UBKT Đảng ủy xã Tả Sín, phát biểu. Đồng chí Lò Văn Bách, Phó Bí thư, Chủ tịch UBND xã Tả Sín, báo cáo.",
     {("Lý Thị Mai", "Phó Bí thư Thường trực", "Đảng ủy xã Tả Sín"), ("Lý Thị Mai", "Chủ nhiệm", "Ủy ban Kiểm tra Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín")}),
    ("Công an tỉnh Kon Tum họp\nĐại tá Vi Văn Sáu, Phó Bí thư Đảng ủy, Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh Kon Tum, phát biểu.",
     {("Vi Văn Sáu", "Phó Bí thư", "Đảng ủy Công an tỉnh Kon Tum"), ("Vi Văn Sáu", "Phó Giám đốc", "Công an tỉnh Kon Tum"), ("Vi Văn Sáu", "Thủ trưởng", "Cơ quan Cảnh sát điều tra Công an tỉnh Kon Tum")}),
    ("Huyện ủy Na Hang có cán bộ mới\nÔng Vi Văn Sáu từng kinh qua các chức vụ: Phó Trưởng ban, Trưởng ban Tổ chức Huyện ủy Na Hang; Phó Chủ tịch, Chủ tịch Hội Nông dân huyện; Phó Bí thư, rồi Bí thư Đảng ủy xã Đà Vị.",
     {("Vi Văn Sáu", "Phó Trưởng ban", "Ban Tổ chức Huyện ủy Na Hang"), ("Vi Văn Sáu", "Trưởng ban", "Ban Tổ chức Huyện ủy Na Hang"), ("Vi Văn Sáu", "Phó Chủ tịch", "Hội Nông dân huyện Na Hang"), ("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân huyện Na Hang"), ("Vi Văn Sáu", "Phó Bí thư", "Đảng ủy xã Đà Vị"), ("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Đà Vị")}),
    # (6) party organisations of blocks, agencies, forces; boards; cooperatives
    ("Tỉnh Lào Cai giao ban\n10/10/2025\nDự có đồng chí Vi Văn Sáu, Phó Bí thư Đảng ủy UBND tỉnh Lào Cai; đồng chí Lý Thị Mai, Phó Bí thư chuyên trách Đảng ủy các cơ quan Đảng tỉnh; đồng chí Lò Văn Bách, Ủy viên Ban Thường vụ Đảng ủy Quân sự tỉnh.",
     {("Vi Văn Sáu", "Phó Bí thư", "Đảng ủy Ủy ban nhân dân tỉnh Lào Cai"), ("Lý Thị Mai", "Phó Bí thư", "Đảng ủy các cơ quan Đảng tỉnh Lào Cai"), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Đảng ủy Quân sự tỉnh Lào Cai")}),
    ("Phường Tân An sau sắp xếp\n10/10/2025\nPhường Tân An họp. Đồng chí Vi Văn Sáu, Ủy viên Ban Thường vụ Đảng ủy, Trưởng Ban Xây dựng Đảng; đồng chí Lý Thị Mai, Ủy viên BCH Đảng bộ, Chánh Văn phòng Đảng ủy; đồng chí Lò Văn Bách, Chủ nhiệm UBKT Đảng ủy phường dự.",
     {("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Đảng ủy phường Tân An"), ("Vi Văn Sáu", "Trưởng ban", "Ban Xây dựng Đảng Đảng ủy phường Tân An"), ("Lý Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ phường Tân An"), ("Lý Thị Mai", "Chánh Văn phòng", "Văn phòng Đảng ủy phường Tân An"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Đảng ủy phường Tân An")}),
    ("Ninh Thuận giải ngân\nÔng Vi Văn Sáu, Phó Chủ tịch UBND tỉnh Ninh Thuận, Phó Trưởng ban Chỉ đạo Chương trình 1719 yêu cầu đẩy nhanh tiến độ.",
     {("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Ninh Thuận"), ("Vi Văn Sáu", "Phó Trưởng ban", "Ban Chỉ đạo Chương trình 1719 tỉnh Ninh Thuận")}),
    ("Khu phố 3 xanh sạch\nÔng Vi Văn Sáu - Bí thư Chi bộ, Trưởng Ban điều hành khu phố Ninh Lộc kể. Bà Lý Thị Mai, Trưởng Ban điều hành khu phố 3, góp ý.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ khu phố Ninh Lộc"), ("Vi Văn Sáu", "Trưởng ban", "Ban Điều hành khu phố Ninh Lộc"), ("Lý Thị Mai", "Trưởng ban", "Ban Điều hành khu phố 3")}),
    ("Thôn Nà Ca họp\nTại thôn Nà Ca, bà Lý Thị Mai, Trưởng ban CTMT thôn, giới thiệu. Ông Vi Văn Sáu, Trưởng ban công tác Mặt trận thôn Nà Ón, cũng dự.",
     {("Lý Thị Mai", "Trưởng ban", "Ban Công tác Mặt trận thôn Nà Ca"), ("Vi Văn Sáu", "Trưởng ban", "Ban Công tác Mặt trận thôn Nà Ón")}),
    ("Hợp tác xã Nông nghiệp Bình Minh có lãi\nHợp tác xã Nông nghiệp Bình Minh có 40 thành viên. Ông Vi Văn Sáu, Chủ tịch Hội đồng quản trị kiêm Giám đốc HTX, cho biết. Bà Lý Thị Mai, Phó Giám đốc HTX, trồng rau.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội đồng quản trị Hợp tác xã Nông nghiệp Bình Minh"), ("Vi Văn Sáu", "Giám đốc", "Hợp tác xã Nông nghiệp Bình Minh"), ("Lý Thị Mai", "Phó Giám đốc", "Hợp tác xã Nông nghiệp Bình Minh")}),
    ("Quỹ tín dụng nhân dân Bình Sơn đại hội\nQuỹ tín dụng nhân dân Bình Sơn có lãi. Ông Vi Văn Sáu, Chủ tịch HĐQT Quỹ tín dụng nhân dân Bình Sơn, báo cáo.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội đồng quản trị Quỹ tín dụng nhân dân Bình Sơn")}),
    ("Đồn Biên phòng Nậm Lanh giúp dân\nĐảng ủy Đồn Biên phòng Nậm Lanh phân công đảng viên. Trung tá Vi Văn Sáu, Bí thư Đảng ủy, Chính trị viên Đồn Biên phòng Nậm Lanh cho biết. Thiếu tá Lò Văn Bách, Phó Bí thư Đảng ủy, Đồn trưởng nói thêm.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Đồn Biên phòng Nậm Lanh"), ("Vi Văn Sáu", "Chính trị viên", "Đồn Biên phòng Nậm Lanh"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy Đồn Biên phòng Nậm Lanh"), ("Lò Văn Bách", "Đồn trưởng", "Đồn Biên phòng Nậm Lanh")}),
    # (7) lists under a heading
    ("Tỉnh Bình Phước kỷ luật cán bộ\nUBKT Tỉnh ủy Bình Phước họp.\nTrách nhiệm thuộc về Đảng ủy Sở Xây dựng và các đồng chí: Vi Văn Sáu, nguyên Bí thư Đảng ủy, nguyên Giám đốc Sở; Lò Văn Bách, Ủy viên Ban Thường vụ Đảng ủy, Phó Giám đốc Sở; Lý Thị Mai, nguyên Ủy viên BCH Đảng bộ, Chánh Văn phòng Sở; Cà Thị Dung, nguyên Đảng ủy viên, Trưởng phòng Kế hoạch - Tài chính Sở.\nBan Thường vụ Huyện ủy Lộc Ninh cũng bị kiểm điểm.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Sở Xây dựng tỉnh Bình Phước"), ("Vi Văn Sáu", "Giám đốc", "Sở Xây dựng tỉnh Bình Phước"), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Đảng ủy Sở Xây dựng tỉnh Bình Phước"), ("Lò Văn Bách", "Phó Giám đốc", "Sở Xây dựng tỉnh Bình Phước"), ("Lý Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ Sở Xây dựng tỉnh Bình Phước"), ("Lý Thị Mai", "Chánh Văn phòng", "Văn phòng Sở Xây dựng tỉnh Bình Phước"), ("Cà Thị Dung", "Đảng ủy viên", "Đảng ủy Sở Xây dựng tỉnh Bình Phước"), ("Cà Thị Dung", "Trưởng phòng", "Phòng Kế hoạch - Tài chính Sở Xây dựng tỉnh Bình Phước")}),
    ("Kỳ họp của UBKT Tỉnh ủy Hòa Bình\nUBKT Tỉnh ủy Hòa Bình họp.\nI. Đối với Ban Thường vụ Đảng ủy xã Tu Lý\nLiên quan có các đồng chí: Vi Văn Sáu, nguyên Bí thư Đảng ủy; Lò Văn Bách, Phó Bí thư Đảng ủy, Chủ tịch UBND; Lý Thị Mai, Ủy viên BTV Đảng ủy, Phó Chủ tịch HĐND.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tu Lý"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy xã Tu Lý"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Tu Lý"), ("Lý Thị Mai", "Ủy viên", "Ban Thường vụ Đảng ủy xã Tu Lý"), ("Lý Thị Mai", "Phó Chủ tịch", "Hội đồng nhân dân xã Tu Lý")}),
    ("Tỉnh ủy Sơn La kỷ luật\nUBKT Tỉnh ủy Sơn La cảnh cáo Ban Thường vụ Đảng ủy Trường Đại học Tây Sơn nhiệm kỳ 2015 - 2020 và các đồng chí: Vi Văn Sáu, nguyên Bí thư Đảng ủy, nguyên Hiệu trưởng; Lý Thị Mai, Phó Bí thư Đảng ủy, Phó Hiệu trưởng; Lò Văn Bách, Ủy viên BTV Đảng ủy.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Trường Đại học Tây Sơn"), ("Vi Văn Sáu", "Hiệu trưởng", "Trường Đại học Tây Sơn"), ("Lý Thị Mai", "Phó Bí thư", "Đảng ủy Trường Đại học Tây Sơn"), ("Lý Thị Mai", "Phó Hiệu trưởng", "Trường Đại học Tây Sơn"), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Đảng ủy Trường Đại học Tây Sơn")}),
    # (8) divisions of wards and communes since July 2025
    ("Phường Phú Xuân họp\n04/10/2025\nĐảng ủy phường Phú Xuân (TP. Huế) tổ chức hội nghị. Trưởng phòng Kinh tế, Hạ tầng và Đô thị Vi Văn Sáu báo cáo; Trưởng phòng Văn hóa - Xã hội Lý Thị Mai góp ý.",
     {("Vi Văn Sáu", "Trưởng phòng", "Phòng Kinh tế, Hạ tầng và Đô thị phường Phú Xuân"), ("Lý Thị Mai", "Trưởng phòng", "Phòng Văn hóa - Xã hội phường Phú Xuân")}),
    ("Xã Tả Sín sau ba tháng\n10/10/2025\nXã Tả Sín (tỉnh Lào Cai) làm việc theo mô hình mới. Ông Vi Văn Sáu, Phó Trưởng phòng Kinh tế, cho biết; bà Lý Thị Mai, Giám đốc Trung tâm Phục vụ hành chính công, đón dân.",
     {("Vi Văn Sáu", "Phó Trưởng phòng", "Phòng Kinh tế xã Tả Sín"), ("Lý Thị Mai", "Giám đốc", "Trung tâm Phục vụ hành chính công xã Tả Sín")}),
    ("Sở Nội vụ tỉnh Lào Cai giao ban\n10/10/2025\nSở Nội vụ tỉnh Lào Cai họp. Bà Lý Thị Mai, Trưởng phòng Công chức - Viên chức, báo cáo.",
     {("Lý Thị Mai", "Trưởng phòng", "Phòng Công chức - Viên chức Sở Nội vụ tỉnh Lào Cai")}),
    # a guest from another school; a school that somebody is sent to
    ("Trường THCS Nà Ca khai giảng\nTrường THCS Nà Ca khai giảng năm học mới. Dự lễ có thầy Lò Văn Bách, Hiệu trưởng Trường THPT Hàm Rồng. Cô Lý Thị Mai, Bí thư Chi bộ, Hiệu trưởng Trường THCS Nà Ca, đọc diễn văn.",
     {("Lò Văn Bách", "Hiệu trưởng", "Trường Trung học phổ thông Hàm Rồng"), ("Lý Thị Mai", "Bí thư", "Chi bộ Trường Trung học cơ sở Nà Ca"), ("Lý Thị Mai", "Hiệu trưởng", "Trường Trung học cơ sở Nà Ca")}),
    # the province's officials at an association's congress; its chairman of old
    ("Hội Nông dân huyện Mai Châu đại hội\nHội Nông dân huyện Mai Châu tổ chức Đại hội lần thứ X. Dự có đồng chí Vi Văn Sáu, Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy Hòa Bình; đồng chí Lò Văn Bách, Phó Chủ tịch UBND huyện.",
     {("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Tỉnh ủy Hòa Bình"), ("Vi Văn Sáu", "Trưởng ban", "Ban Dân vận Tỉnh ủy Hòa Bình"), ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân huyện Mai Châu")}),
    # an officer of an association whose committee is the party's
    ("Tỉnh Bắc Kạn tặng quà\nĐồng chí Lý Thị Mai, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Chủ tịch Hội LHPN tỉnh Bắc Kạn, tặng quà. Ông Vi Văn Sáu, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy, cùng dự.",
     {("Lý Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn"), ("Lý Thị Mai", "Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh Bắc Kạn"), ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Tỉnh ủy Bắc Kạn"), ("Vi Văn Sáu", "Trưởng ban", "Ban Tổ chức Tỉnh ủy Bắc Kạn")}),
    # another committee in the next item of a list
    ("UBKT Tỉnh ủy Hòa Bình họp\nUBKT Tỉnh ủy Hòa Bình khiển trách Đảng ủy Sở Y tế và các đồng chí: Vi Văn Sáu, Bí thư Đảng ủy, Giám đốc Sở; Lò Văn Bách, Bí thư Đảng ủy, Chủ tịch HĐND xã Tu Lý.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Sở Y tế tỉnh Hòa Bình"), ("Vi Văn Sáu", "Giám đốc", "Sở Y tế tỉnh Hòa Bình"), ("Lò Văn Bách", "Bí thư", "Đảng ủy xã Tu Lý"), ("Lò Văn Bách", "Chủ tịch", "Hội đồng nhân dân xã Tu Lý")}),
    # the province's committee named last: no department's any more
    ("Sở Y tế tỉnh Hòa Bình có giám đốc\nĐảng ủy Sở Y tế tỉnh Hòa Bình họp. Dự có ông Vi Văn Sáu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh. Ông Lò Văn Bách, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Bí thư Đảng ủy, Giám đốc Sở, chủ trì.",
     {("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Hòa Bình"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Hòa Bình"), ("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Hòa Bình"), ("Lò Văn Bách", "Bí thư", "Đảng ủy Sở Y tế tỉnh Hòa Bình"), ("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Hòa Bình")}),
    # a commune whose name begins like a youth union
    ("Xã Đoàn Kết đổi mới\nXã Đoàn Kết (huyện Đà Bắc, tỉnh Hòa Bình) có 8 xóm. Ông Vi Văn Sáu, Chủ tịch UBND xã Đoàn Kết, cho biết. Bí thư Đảng ủy xã Lò Văn Bách nói thêm.",
     {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân xã Đoàn Kết"), ("Lò Văn Bách", "Bí thư", "Đảng ủy xã Đoàn Kết")}),
    # boards and committees of associations by their first word
    ("Hội Chữ thập đỏ tỉnh Kon Tum họp\nHội Chữ thập đỏ tỉnh Kon Tum họp Ban Chấp hành. Bà Lý Thị Mai, Ủy viên Ban Thường vụ Hội, Chánh Văn phòng Hội, báo cáo. Ông Vi Văn Sáu, Chủ nhiệm Ủy ban Kiểm tra Hội, góp ý.",
     {("Lý Thị Mai", "Ủy viên", "Ban Thường vụ Hội Chữ thập đỏ tỉnh Kon Tum"), ("Lý Thị Mai", "Chánh Văn phòng", "Văn phòng Hội Chữ thập đỏ tỉnh Kon Tum"), ("Vi Văn Sáu", "Chủ nhiệm", "Ủy ban Kiểm tra Hội Chữ thập đỏ tỉnh Kon Tum")}),
    # a cell's own article
    ("Chi bộ thôn Khuổi Lặp đại hội\nChi bộ thôn Khuổi Lặp tổ chức Đại hội nhiệm kỳ 2025 - 2027. Đại hội bầu đồng chí Vi Văn Sáu làm Bí thư, đồng chí Lý Thị Mai làm Phó Bí thư.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ thôn Khuổi Lặp"), ("Lý Thị Mai", "Phó Bí thư", "Chi bộ thôn Khuổi Lặp")}),
    ("Đại hội Đảng bộ huyện Na Rì\nSáng 12/8, Đại hội đại biểu Đảng bộ huyện Na Rì lần thứ XXII đã bầu Ban Chấp hành gồm 35 đồng chí. Ban Chấp hành khóa mới bầu đồng chí Vi Văn Sáu giữ chức Bí thư, đồng chí Lý Thị Mai giữ chức Phó Bí thư Thường trực; đồng chí Lò Văn Bách được bầu giữ chức Chủ nhiệm Ủy ban Kiểm tra.",
     {("Vi Văn Sáu", "Bí thư", "Huyện ủy Na Rì"), ("Lý Thị Mai", "Phó Bí thư Thường trực", "Huyện ủy Na Rì"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Na Rì")}),
    # an article about one cell, named once; a commune whose name ends like an association
    ("Một chi bộ trường học sửa mình\nHuyện ủy Mường La kiểm tra Chi bộ Trường Tiểu học Nà Ca.\nBà Lý Thị Mai về dạy ở Trường Tiểu học Nà Ón.\nSau kiểm tra, thầy Vi Văn Sáu được chỉ định làm Bí thư Chi bộ.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ Trường Tiểu học Nà Ca")}),
    ("Nông dân Kế Sách trồng màu\nHội Nông dân huyện Kế Sách (tỉnh Sóc Trăng) mở lớp. Ông Vi Văn Sáu, Chủ tịch Hội Nông dân xã Thới An Hội kể chuyện trồng bắp.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân xã Thới An Hội")}),
    ("Huyện Nà Pàn kỷ luật cán bộ\nUBKT Huyện ủy Nà Pàn (tỉnh Lạng Sơn) họp. Ông Vi Văn Sáu, Ủy viên BCH Đảng bộ cơ quan Chính quyền huyện, bị cảnh cáo.",
     {("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Đảng bộ cơ quan Chính quyền huyện Nà Pàn")}),
    # a commune's front has no Đảng ủy of its own; other congresses
    ("Đại hội Hội Cựu chiến binh phường Tân An\n10/09/2025\nSáng 9/9, Hội CCB phường Tân An (tỉnh Tây Ninh) tổ chức Đại hội đại biểu lần thứ I, nhiệm kỳ 2025 - 2030. Đại hội đã nghe công bố quyết định chỉ định Ban Chấp hành gồm 15 đồng chí, Ban Thường vụ 5 đồng chí; ông Vi Văn Sáu được chỉ định giữ chức Chủ tịch, ông Lò Văn Bách giữ chức Phó Chủ tịch.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Cựu chiến binh phường Tân An"), ("Lò Văn Bách", "Phó Chủ tịch", "Hội Cựu chiến binh phường Tân An")}),
    ("Bệnh viện Y học cổ truyền tỉnh Sơn La đại hội chi bộ\nĐảng bộ Bệnh viện Y học cổ truyền tỉnh Sơn La tổ chức Đại hội lần thứ V. Đại hội bầu BCH gồm 7 đồng chí. Bác sĩ Vi Văn Sáu tái cử Bí thư Đảng ủy; bác sĩ Lý Thị Mai trúng cử Phó Bí thư.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy Bệnh viện Y học cổ truyền tỉnh Sơn La"), ("Lý Thị Mai", "Phó Bí thư", "Đảng ủy Bệnh viện Y học cổ truyền tỉnh Sơn La")}),
    ("Xã Mường Khoa bàn giao nhà\nÔng Vi Văn Sáu, Bí thư Đảng ủy, Chủ tịch HĐND xã Mường Khoa; bà Lý Thị Mai, Phó Bí thư TT Đảng ủy; ông Lò Văn Bách, Ủy viên BTV Đảng ủy, Chủ tịch UBMTTQ Việt Nam xã dự.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Mường Khoa"), ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nhân dân xã Mường Khoa"), ("Lý Thị Mai", "Phó Bí thư Thường trực", "Đảng ủy xã Mường Khoa"), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Đảng ủy xã Mường Khoa"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mường Khoa")}),
    ("Công đoàn Công ty May Sông Đà đại hội\nCông đoàn cơ sở Công ty May Sông Đà tổ chức Đại hội. Ban Chấp hành bầu bà Lý Thị Mai làm Chủ tịch, ông Vi Văn Sáu làm Phó Chủ tịch.",
     {("Lý Thị Mai", "Chủ tịch", "Công đoàn cơ sở Công ty May Sông Đà"), ("Vi Văn Sáu", "Phó Chủ tịch", "Công đoàn cơ sở Công ty May Sông Đà")}),
    # announced in items: what each one held, then what is given; an old commune lends its name to nobody
    ("Công bố nhân sự xã Tả Sín\nSáng 1/7, Đảng ủy xã Tả Sín (tỉnh Lào Cai) công bố các quyết định.\n1. Đồng chí Vi Văn Sáu, Trưởng phòng Nội vụ huyện Bát Xát: Bí thư Đảng ủy, Chủ tịch HĐND xã.\n2. Đồng chí Lý Thị Mai, Bí thư Đảng ủy xã Nà Ón (cũ): Phó Bí thư Thường trực Đảng ủy.",
     {("Vi Văn Sáu", "Trưởng phòng", "Phòng Nội vụ huyện Bát Xát"), ("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tả Sín"), ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nhân dân xã Tả Sín"), ("Lý Thị Mai", "Bí thư", "Đảng ủy xã Nà Ón"), ("Lý Thị Mai", "Phó Bí thư Thường trực", "Đảng ủy xã Tả Sín")}),
    # the posts behind a colon that stands in running text are of those who follow
    ("Xã Tả Sín họp\nDự họp ở xã Tả Sín có ông Vi Văn Sáu, Bí thư Đảng ủy xã: Chủ tịch UBND xã Lò Văn Bách ghi biên bản.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín")}),
    # a rank behind the name of one of several; kin in brackets; a council under its letters; two family names
    ("Đại hội Đảng bộ xã Tả Sín\nĐại hội Đảng bộ xã Tả Sín đã họp. Các Phó Bí thư Đảng ủy: Lý Thị Mai (Thường trực), Lò Văn Bách.",
     {("Lý Thị Mai", "Phó Bí thư Thường trực", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy xã Tả Sín")}),
    ("Huyện Bát Xát giao quân\nSáng 12/2, huyện Bát Xát (tỉnh Lào Cai) giao quân. Bà Lý Thị Mai (mẹ tân binh Lò Văn Bách), Chi hội trưởng Chi hội Phụ nữ thôn Nà Ca, ra tiễn. Ông Vi Văn Sáu, Chủ tịch UBND huyện kiêm Chủ tịch Hội đồng NVQS huyện, tặng hoa.",
     {("Lý Thị Mai", "Chi hội trưởng", "Chi hội Phụ nữ thôn Nà Ca"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Bát Xát"), ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nghĩa vụ quân sự huyện Bát Xát")}),
    ("HĐND xã Tả Sín họp\nHĐND xã Tả Sín họp kỳ thứ nhất. Đồng chí Trần Lê Hoài Phong giữ chức Chủ tịch HĐND xã.\nChủ tịch HĐND xã Trần Lê Hoài Phong phát biểu",
     {("Trần Lê Hoài Phong", "Chủ tịch", "Hội đồng nhân dân xã Tả Sín")}),
    # titles before their names, two of them before the second; a division of the board behind it, and none of what comes later
    ("Huyện Nà Pàn có tân Phó Bí thư\nSáng 14/3, tỉnh Lạng Sơn công bố các quyết định. Dự lễ có Phó Bí thư Tỉnh ủy Vi Văn Sáu, Trưởng Ban Tổ chức Tỉnh ủy Lò Văn Bách, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Lý Thị Mai.\nÔng Hà Văn Mạo, Phó Trưởng phòng Cơ sở đảng, Ban Tổ chức Tỉnh ủy về giữ chức Trưởng Ban Tổ chức Huyện ủy Nà Pàn.\nÔng Cà Văn Tình, Phó Trưởng phòng Kỹ thuật, cũng được luân chuyển. Trung tâm Xúc tiến đầu tư tỉnh nhận ba người.",
     {("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Lạng Sơn"), ("Lò Văn Bách", "Trưởng ban", "Ban Tổ chức Tỉnh ủy Lạng Sơn"), ("Lý Thị Mai", "Ủy viên", "Ban Thường vụ Tỉnh ủy Lạng Sơn"), ("Lý Thị Mai", "Trưởng ban", "Ban Dân vận Tỉnh ủy Lạng Sơn"), ("Hà Văn Mạo", "Phó Trưởng phòng", "Phòng Cơ sở đảng Ban Tổ chức Tỉnh ủy Lạng Sơn"), ("Hà Văn Mạo", "Trưởng ban", "Ban Tổ chức Huyện ủy Nà Pàn"), ("Cà Văn Tình", "Phó Trưởng phòng", "Phòng Kỹ thuật")}),
    ("Tỉnh Lạng Sơn họp\nDự họp ở tỉnh Lạng Sơn có Bí thư Tỉnh ủy Vi Văn Sáu, Trưởng đoàn đại biểu Quốc hội tỉnh, và ông Lò Văn Bách.",
     {("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Lạng Sơn"), ("Vi Văn Sáu", "Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh Lạng Sơn")}),
    # units that were merged lend no name; a former cell none to the one held now; a team of the agency behind it
    ("Chi bộ sau sáp nhập ở xã Tả Sín\nXã Tả Sín được thành lập trên cơ sở sáp nhập 3 xã Nà Khương, Mường Bo và Tả Sín của huyện Bát Xát, tỉnh Lào Cai cũ. Đồng chí Cà Thị Dung là Phó Bí thư Đảng ủy xã.\nChi bộ thôn Chì là một ví dụ. Đồng chí Vi Văn Sáu, nguyên Bí thư Chi bộ thôn Nà Ràng, nay làm Phó Bí thư Chi bộ, kể lại.\nỞ Nà Khương, nơi có nhiều thôn người Mông, đồng chí Lò Văn Bách, Trưởng Công an xã phụ trách Chi bộ thôn Thâm Mang.",
     {("Cà Thị Dung", "Phó Bí thư", "Đảng ủy xã Tả Sín"), ("Vi Văn Sáu", "Bí thư", "Chi bộ thôn Nà Ràng"), ("Vi Văn Sáu", "Phó Bí thư", "Chi bộ thôn Chì"), ("Lò Văn Bách", "Trưởng Công an", "Công an xã Tả Sín")}),
    ("Tỉnh Lạng Sơn kỷ luật cán bộ\nTỉnh Lạng Sơn kỷ luật ông Vi Văn Sáu, nguyên Phó Đội trưởng Đội Cảnh sát giao thông - Trật tự, Công an huyện Na Rì.\nThay mặt Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh, Phó Chủ tịch Thường trực Lò Văn Bách thông báo.\nTổ hợp tác nuôi ong thôn Nà Ca do bà Lý Thị Mai làm Tổ trưởng có 22 thành viên.",
     {("Vi Văn Sáu", "Phó Đội trưởng", "Đội Cảnh sát giao thông - Trật tự Công an huyện Na Rì"), ("Lò Văn Bách", "Phó Chủ tịch Thường trực", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn"), ("Lý Thị Mai", "Tổ trưởng", "Tổ hợp tác nuôi ong thôn Nà Ca")}),
    # a cell of the youth union; stages of a life; what an office before was; who is meant by `ông này`
    ("Chuyện ở bản Lùng\nBản Lùng, xã Tả Sín (tỉnh Lào Cai) nay có chi bộ. Anh Vi Văn Sáu, Bí thư Chi bộ bản Lùng chia sẻ. Anh Sáu trước khi làm Bí thư từng là Bí thư Chi đoàn, công an viên.\nNăm 1994, sau khi rời quân ngũ, ông Vàng A Páo trở về bản, làm công an viên, rồi Chi hội trưởng Chi hội Cựu chiến binh bản.\nRiêng ông Lò Văn Bách, do có thêm sai phạm, UBKT Huyện ủy đề nghị Ban Thường vụ Huyện ủy cách chức Phó Bí thư Đảng ủy xã và chỉ đạo UBND huyện cách chức Chủ tịch UBND xã đối với ông này.\nNăm 2015, bà Lý Thị Mai được bầu làm Phó Chủ tịch HĐND xã; năm 2020 giữ chức Chủ tịch Hội Nông dân xã.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ bản Lùng"), ("Vi Văn Sáu", "Bí thư", "Chi đoàn bản Lùng"), ("Vàng A Páo", "Chi hội trưởng", "Chi hội Cựu chiến binh bản Lùng"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy xã Tả Sín"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín"), ("Lý Thị Mai", "Phó Chủ tịch", "Hội đồng nhân dân xã Tả Sín"), ("Lý Thị Mai", "Chủ tịch", "Hội Nông dân xã Tả Sín")}),
    # a province abroad is no article's own, and its officials are not those of the visitors
    ("Đoàn đại biểu tỉnh Sơn La thăm tỉnh Hủa Phăn\nĐoàn đại biểu tỉnh Sơn La đã thăm tỉnh Hủa Phăn (Lào).\nTham gia đoàn có ông Vi Văn Sáu, Chủ tịch Hội Nông dân tỉnh. Về phía tỉnh Hủa Phăn có ông Khăm Phon, Bí thư Tỉnh ủy.\nTỉnh Hủa Phăn cảm ơn tỉnh Sơn La.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân tỉnh Sơn La"), ("Khăm Phon", "Bí thư", "Tỉnh ủy Hủa Phăn")}),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), FOUND, ids=[row[0].split("\n")[0] for row in FOUND])
def test_elided_bodies(article: str, expected: set[tuple[str, str, str | None]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert {(claim.person, claim.title, claim.organisation) for claim in facts.posts} == expected
