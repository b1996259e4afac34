"""Which body a post is of, in small articles: divisions, institutions, charts, pronouns, careers."""

import pytest

from extractors import extract
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# the article (its first line is the title), the posts that a careful reader writes down: person, title, body
FOUND = [
    # a board that the paragraph has named in full
    ("Công đoàn huyện Nam Đàn\nBan Chấp hành LĐLĐ huyện Nam Đàn họp. Hội nghị bầu bổ sung ông Vi Văn Sáu, Chủ tịch Công đoàn Trường THCS Nam Anh vào Ban Chấp hành; chúc mừng.",
     {("Vi Văn Sáu", "Chủ tịch", "Công đoàn Trường Trung học cơ sở Nam Anh"), ("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Liên đoàn Lao động huyện Nam Đàn")}),
    # elected into a board of the union, behind the posts held until then
    ("Công đoàn huyện Nam Đàn\nHội nghị bầu bổ sung ông Vi Văn Sáu, Chủ tịch Công đoàn Trường THCS Nam Anh và bà Lò Thị Lụa, Chủ tịch Công đoàn Trường THCS Nam Sơn vào Ban Chấp hành LĐLĐ huyện Nam Đàn. Bà Cà Thị Mai, Chủ tịch LĐLĐ tỉnh Nghệ An góp ý vào Ban Chấp hành.",
     {("Vi Văn Sáu", "Chủ tịch", "Công đoàn Trường Trung học cơ sở Nam Anh"), ("Lò Thị Lụa", "Chủ tịch", "Công đoàn Trường Trung học cơ sở Nam Sơn"),
      ("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Liên đoàn Lao động huyện Nam Đàn"), ("Lò Thị Lụa", "Ủy viên", "Ban Chấp hành Liên đoàn Lao động huyện Nam Đàn"),
      ("Cà Thị Mai", "Chủ tịch", "Liên đoàn Lao động tỉnh Nghệ An")}),
    ("Thăm chùa Tà Mung\nĐoàn thăm chùa Tà Mung. Ông Chau Mon, Trưởng Ban Quản trị chùa, nguyên Phó Chủ tịch UBND xã Nà Ca kể.",
     {("Chau Mon", "Trưởng ban", "Ban Quản trị chùa Tà Mung"), ("Chau Mon", "Phó Chủ tịch", "Ủy ban nhân dân xã Nà Ca")}),
    # a division with its agency in brackets, whatever agency was named before; one of a ministry behind a comma
    ("Hội nghị ở tỉnh Đắk Lắk\nÔng Vi Văn Sáu, Giám đốc Sở Nội vụ tỉnh Đắk Lắk dự. Ông Lò Văn Bách, nguyên Phó Trưởng phòng Giáo dục Dân tộc (Sở GD-ĐT), cho biết. Bà Cà Thị Mai, Phó Vụ trưởng Vụ Địa phương II, Ủy ban Dân tộc; bà Vi Thị Lụa, Hiệu trưởng Trường Phổ thông DTNT N’Trang Sơn dự.",
     {("Vi Văn Sáu", "Giám đốc", "Sở Nội vụ tỉnh Đắk Lắk"), ("Lò Văn Bách", "Phó Trưởng phòng", "Phòng Giáo dục Dân tộc Sở Giáo dục và Đào tạo tỉnh Đắk Lắk"),
      ("Cà Thị Mai", "Phó Vụ trưởng", "Vụ Địa phương II Ủy ban Dân tộc"), ("Vi Thị Lụa", "Hiệu trưởng", "Trường Phổ thông dân tộc nội trú N’Trang Sơn")}),
    # the board of the union whose chair stands beside it
    ("Công đoàn huyện Nam Đàn\nBà Cà Thị Mai, Ủy viên Ban Chấp hành, Phó Chủ tịch LĐLĐ huyện Nam Đàn dự. Ông Vi Văn Sáu, Ủy viên Ban Thường vụ, Chủ tịch HĐND huyện nói.",
     {("Cà Thị Mai", "Ủy viên", "Ban Chấp hành Liên đoàn Lao động huyện Nam Đàn"), ("Cà Thị Mai", "Phó Chủ tịch", "Liên đoàn Lao động huyện Nam Đàn"),
      ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Huyện ủy Nam Đàn"), ("Vi Văn Sáu", "Chủ tịch", "Hội đồng nhân dân huyện Nam Đàn")}),
    # who is chosen, a line each: of the body that chooses
    ("Đại hội ở huyện Nam Đàn\nUBND huyện Nam Đàn dự đại hội. Tại hội nghị, Ủy ban MTTQ Việt Nam huyện Nam Đàn hiệp thương cử Ban Thường trực gồm 3 vị:\n1. Ông Vi Văn Sáu, Trưởng Ban Dân vận Huyện ủy - Chủ tịch\n2. Ông Lò Văn Bách, Huyện ủy viên - Phó Chủ tịch\n3. Bà Cà Thị Mai - Ủy viên Thường trực",
     {("Vi Văn Sáu", "Trưởng ban", "Ban Dân vận Huyện ủy Nam Đàn"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Nam Đàn"),
      ("Lò Văn Bách", "Huyện ủy viên", "Huyện ủy Nam Đàn"), ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Nam Đàn"),
      ("Cà Thị Mai", "Ủy viên Thường trực", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Nam Đàn")}),
    ("Hội Nông dân huyện Nam Đàn đại hội\nHội Nông dân huyện Nam Đàn bầu Ban Thường vụ gồm các đồng chí:\n- Vi Văn Sáu: Chủ tịch\n- Cà Thị Mai: Phó Chủ tịch\nHọp xong, đoàn thăm xã.",
     {("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân huyện Nam Đàn"), ("Cà Thị Mai", "Phó Chủ tịch", "Hội Nông dân huyện Nam Đàn")}),
    # dignitaries of pagodas, parishes and mosques; no person is named after a parish
    ("Ấm tình đoàn kết\nThượng tọa Chau Hen, trụ trì chùa Tà Mung (xã Núi Tô) nói. Ông Sa Lim Mách, Giáo cả thánh đường Al Noor (xã Châu Phong) tặng quà. Linh mục Trần Đình Cơ, Chánh xứ Giáo xứ Võ Đắt; linh mục Lê Văn Bá dự. Ông Chau Mon, người trụ trì lâu năm của phum, dự.",
     {("Chau Hen", "Trụ trì", "Chùa Tà Mung"), ("Sa Lim Mách", "Giáo cả", "Thánh đường Al Noor"), ("Trần Đình Cơ", "Chánh xứ", "Giáo xứ Võ Đắt")}),
    # a place at the end of a person's posts, over posts that leave it out
    ("Tỉnh ủy Phú Yên có bí thư mới\nTỉnh ủy Phú Yên bầu ông Vi Văn Sáu làm Bí thư. Cùng ngày, tỉnh Lâm Đồng công bố kết quả. Ông Lò Văn Bách từng là Phó Bí thư Tỉnh ủy, Chủ tịch HĐND, Chủ tịch UBND tỉnh Lâm Đồng.",
     {("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Phú Yên"), ("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Lâm Đồng"),
      ("Lò Văn Bách", "Chủ tịch", "Hội đồng nhân dân tỉnh Lâm Đồng"), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Lâm Đồng")}),
    # the body of an office behind a dash; another title behind it is none
    ("Thành ủy Yên Bái điều động cán bộ\nÔng Vi Văn Sáu giữ chức Phó Chánh Văn phòng - Tổng cục Lâm nghiệp Việt Nam. Bà Lò Thị Bách, Phó Chánh Văn phòng - Trưởng Ban Tổ chức Huyện ủy Văn Chấn, dự.",
     {("Vi Văn Sáu", "Phó Chánh Văn phòng", "Văn phòng Tổng cục Lâm nghiệp Việt Nam"),
      ("Lò Thị Bách", "Phó Chánh Văn phòng", None), ("Lò Thị Bách", "Trưởng ban", "Ban Tổ chức Huyện ủy Văn Chấn")}),
    # a team `của đồn`; a group whose title and name share their first word
    ("Đồn Biên phòng Bản Lầu giúp dân\nĐồn Biên phòng Bản Lầu giúp dân. Thiếu tá Vi Văn Sáu, Đội trưởng Đội Vận động quần chúng của đồn, nói. Bí thư Đảng ủy đồn Lò Văn Bách dự. Cô Cà Thị Mai, Tổ trưởng Tổ Ngữ văn, dự.",
     {("Vi Văn Sáu", "Đội trưởng", "Đội Vận động quần chúng Đồn Biên phòng Bản Lầu"), ("Lò Văn Bách", "Bí thư", "Đảng ủy Đồn Biên phòng Bản Lầu"),
      ("Cà Thị Mai", "Tổ trưởng", "Tổ Ngữ văn")}),
    # deputies of the National Assembly in a list, with their other posts
    ("Tiếp xúc cử tri ở Đồng Tháp\nCác đại biểu Quốc hội (ĐBQH) khóa XIV đơn vị tỉnh Đồng Tháp gồm: ông Vi Văn Sáu; bà Lò Thị Bách, Phó Giám đốc Sở Y tế tiếp xúc cử tri.",
     {("Vi Văn Sáu", "Đại biểu", "Quốc hội"), ("Lò Thị Bách", "Đại biểu", "Quốc hội"), ("Lò Thị Bách", "Phó Giám đốc", "Sở Y tế tỉnh Đồng Tháp")}),
    # a remark on health between name and post; a comrade who is another one
    ("Chuyện ở ấp An Phú\nÔng Vi Văn Sáu, thương binh hạng 3/4, Chi hội trưởng Chi hội CCB ấp An Phú, kể. Đối với đồng chí Lò Văn Bách, đồng chí Phó Bí thư Tỉnh ủy mong muốn đồng chí cố gắng.",
     {("Vi Văn Sáu", "Chi hội trưởng", "Chi hội Cựu chiến binh ấp An Phú")}),
    # titles of their own, as the article writes them
    ("Đồn Biên phòng Bản Lầu giúp dân\nThiếu tá Vi Văn Sáu, Đồn phó Đồn Biên phòng Bản Lầu, nói. Bà Cà Thị Mai, Hiệu phó Trường Tiểu học Bản Lầu, dự.",
     {("Vi Văn Sáu", "Đồn phó", "Đồn Biên phòng Bản Lầu"), ("Cà Thị Mai", "Hiệu phó", "Trường Tiểu học Bản Lầu")}),
    # a pagoda's board; divisions of courts and procuracies
    ("Thăm chùa Pô Thi\nĐoàn thăm chùa Pô Thi. Ông Lý Thái Sơn, Trưởng Ban Quản trị chùa tiếp đoàn.",
     {("Lý Thái Sơn", "Trưởng ban", "Ban Quản trị chùa Pô Thi")}),
    ("Cán bộ tòa án tỉnh Nghệ An\nÔng Vi Văn Sáu - Phó Chánh tòa Hình sự TAND tỉnh dự. Bà Cà Thị Mai, Chánh tòa Dân sự, nói. Ông Lò Văn Bách, Trưởng phòng 7 VKSND tỉnh, nghe.",
     {("Vi Văn Sáu", "Phó Chánh tòa", "Tòa Hình sự Tòa án nhân dân tỉnh Nghệ An"), ("Cà Thị Mai", "Chánh tòa", "Tòa Dân sự Tòa án nhân dân tỉnh Nghệ An"),
      ("Lò Văn Bách", "Trưởng phòng", "Phòng 7 Viện kiểm sát nhân dân tỉnh Nghệ An")}),
    # the border guard as a whole, departments of the army, heads of political affairs
    ("Bàn giao ở Hà Tĩnh\nThiếu tướng Trịnh Xuân Lý, Phó Chính ủy BĐBP dự. Đại tá Ngô Viết Hùng, Chính ủy BĐBP tỉnh Hà Tĩnh, từng là Phó Cục trưởng Cục Chính trị BĐBP. Thượng tá Võ Hồng Quý là Chủ nhiệm Chính trị BĐBP tỉnh Hà Tĩnh.",
     {("Trịnh Xuân Lý", "Phó Chính ủy", "Bộ đội Biên phòng"), ("Ngô Viết Hùng", "Chính ủy", "Bộ đội Biên phòng tỉnh Hà Tĩnh"),
      ("Ngô Viết Hùng", "Phó Cục trưởng", "Cục Chính trị Bộ đội Biên phòng"), ("Võ Hồng Quý", "Chủ nhiệm Chính trị", "Bộ đội Biên phòng tỉnh Hà Tĩnh")}),
    # a hospital's nurses, divisions and union
    ("Bệnh viện Đa khoa tỉnh Hòa Bình\nBệnh viện Đa khoa tỉnh Hòa Bình công bố: cử nhân Đỗ Thị Ngần, Điều dưỡng trưởng khoa Nhi làm Trưởng phòng Điều dưỡng; ông Hoàng Trung Dũng giữ chức Trưởng phòng Vật tư - Thiết bị y tế, kiêm Chủ tịch Công đoàn cơ sở.",
     {("Đỗ Thị Ngần", "Điều dưỡng trưởng", "Khoa Nhi Bệnh viện Đa khoa tỉnh Hòa Bình"), ("Đỗ Thị Ngần", "Trưởng phòng", "Phòng Điều dưỡng Bệnh viện Đa khoa tỉnh Hòa Bình"),
      ("Hoàng Trung Dũng", "Trưởng phòng", "Phòng Vật tư - Thiết bị y tế Bệnh viện Đa khoa tỉnh Hòa Bình"),
      ("Hoàng Trung Dũng", "Chủ tịch", "Công đoàn Bệnh viện Đa khoa tỉnh Hòa Bình")}),
    # a firm's office and boards are no owners of its committee
    ("Đảng bộ Công ty Điện lực Phú Yên\nĐại hội Đảng bộ Công ty Điện lực Phú Yên bầu bà Cà Thị Mai, Chánh Văn phòng công ty làm Chủ nhiệm Ủy ban Kiểm tra Đảng ủy; ông Vi Văn Sáu, Phó Giám đốc và ông Lò Văn Bách, Trưởng Ban Tổ chức - Lao động công ty được bầu làm Phó Bí thư Đảng ủy.",
     {("Cà Thị Mai", "Chánh Văn phòng", "Văn phòng Công ty Điện lực Phú Yên"), ("Cà Thị Mai", "Chủ nhiệm", "Ủy ban Kiểm tra Đảng ủy Công ty Điện lực Phú Yên"),
      ("Vi Văn Sáu", "Phó Giám đốc", "Công ty Điện lực Phú Yên"), ("Vi Văn Sáu", "Phó Bí thư", "Đảng ủy Công ty Điện lực Phú Yên"),
      ("Lò Văn Bách", "Trưởng ban", "Ban Tổ chức - Lao động Công ty Điện lực Phú Yên"), ("Lò Văn Bách", "Phó Bí thư", "Đảng ủy Công ty Điện lực Phú Yên")}),
    # a lower school has no faculties
    ("Trường THCS Tả Van có phòng y tế\nTrường THCS Tả Van có phòng y tế. Giám đốc Bệnh viện Đa khoa huyện Sa Pa Vi Văn Sáu; bác sĩ Lò Văn Bách, Trưởng khoa Hồi sức cấp cứu, dự.",
     {("Vi Văn Sáu", "Giám đốc", "Bệnh viện Đa khoa huyện Sa Pa"), ("Lò Văn Bách", "Trưởng khoa", "Khoa Hồi sức cấp cứu Bệnh viện Đa khoa huyện Sa Pa")}),
    # divisions of the police, by field and by code
    ("Công an tỉnh Kon Tum điều động cán bộ\nThượng tá Lò Văn Bách, Trưởng phòng Tham mưu (PV01) giữ chức Trưởng Công an huyện Đăk Glei; Trung tá Vi Văn Sáu, Phó Trưởng phòng PC02, giữ chức Trưởng phòng PA03 Công an tỉnh.",
     {("Lò Văn Bách", "Trưởng phòng", "Phòng Tham mưu Công an tỉnh Kon Tum"), ("Lò Văn Bách", "Trưởng Công an", "Công an huyện Đăk Glei"),
      ("Vi Văn Sáu", "Phó Trưởng phòng", "Phòng PC02 Công an tỉnh Kon Tum"), ("Vi Văn Sáu", "Trưởng phòng", "Phòng PA03 Công an tỉnh Kon Tum")}),
    # a field that goes on in small letters, of the agency named before by its first word
    ("Tỉnh Thanh Hóa kỷ luật cán bộ\nÔng Lê Văn Lịch, Giám đốc Sở Tài nguyên và Môi trường, bị khiển trách. Bà Nguyễn Thị Lụa - Trưởng phòng Quản lý đất đai của Sở - bị cảnh cáo.",
     {("Lê Văn Lịch", "Giám đốc", "Sở Tài nguyên và Môi trường tỉnh Thanh Hóa"),
      ("Nguyễn Thị Lụa", "Trưởng phòng", "Phòng Quản lý đất đai Sở Tài nguyên và Môi trường tỉnh Thanh Hóa")}),
    # communes after July 2025: their divisions, boards, centres
    ("Xã Mường Lèng sau một tháng\n12/08/2025\nĐảng ủy xã Mường Lèng (tỉnh Sơn La) họp. Trưởng phòng Văn hóa - Xã hội Lường Thị Dung và Trưởng Ban Xây dựng Đảng Nguyễn Mạnh Toàn báo cáo.",
     {("Lường Thị Dung", "Trưởng phòng", "Phòng Văn hóa - Xã hội xã Mường Lèng"),
      ("Nguyễn Mạnh Toàn", "Trưởng ban", "Ban Xây dựng Đảng Đảng ủy xã Mường Lèng")}),
    # a commune that no list knows and that opens like a person's name
    ("Xã Cao Bồ Hạ sau một tháng\nXã Cao Bồ Hạ, tỉnh Tuyên Quang hợp nhất từ hai xã. Ông Lường Văn Toản, Bí thư Đảng ủy, Chủ tịch HĐND xã và Chủ tịch UBND xã Vi Quốc Khải cho biết.",
     {("Lường Văn Toản", "Bí thư", "Đảng ủy xã Cao Bồ Hạ"), ("Lường Văn Toản", "Chủ tịch", "Hội đồng nhân dân xã Cao Bồ Hạ"),
      ("Vi Quốc Khải", "Chủ tịch", "Ủy ban nhân dân xã Cao Bồ Hạ")}),
    # a chart: headings over labels, several holders of one label
    ("Các phòng của UBND huyện Krông Nô\n1. Phòng Nội vụ\n- Trưởng phòng: Lê Hồng Thơm\n- Phó Trưởng phòng: H’Xuyên Niê\n2. Phòng Tư pháp\n- Trưởng phòng: Bùi Quang Mịch",
     {("Lê Hồng Thơm", "Trưởng phòng", "Phòng Nội vụ huyện Krông Nô"), ("H’Xuyên Niê", "Phó Trưởng phòng", "Phòng Nội vụ huyện Krông Nô"),
      ("Bùi Quang Mịch", "Trưởng phòng", "Phòng Tư pháp huyện Krông Nô")}),
    ("Danh sách các tỉnh ủy\n1. Tỉnh ủy Lai Châu\n- Bí thư: Lò Văn Bách\n- Phó Bí thư: Vi Văn Sáu, Cà Thị Mai",
     {("Lò Văn Bách", "Bí thư", "Tỉnh ủy Lai Châu"), ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Lai Châu"), ("Cà Thị Mai", "Phó Bí thư", "Tỉnh ủy Lai Châu")}),
    # stages of a life, and pronouns long after the name
    ("Tân Bộ trưởng\nÔng Lò Văn Bách sinh năm 1962. Tháng 6/1996 - 6/2000: Phó Giám đốc Sở Nội vụ tỉnh Kon Tum. Ngày 24/7/2018, ông được giao Quyền Bộ trưởng Bộ Nội vụ.",
     {("Lò Văn Bách", "Phó Giám đốc", "Sở Nội vụ tỉnh Kon Tum"), ("Lò Văn Bách", "Quyền Bộ trưởng", "Bộ Nội vụ")}),
    # from one post to another; the former post's unit is not the new one's
    ("Huyện Hàm Yên luân chuyển cán bộ\nHuyện ủy Hàm Yên luân chuyển đồng chí Vi Văn Sáu từ Trưởng phòng Nội vụ huyện về làm Bí thư Đảng ủy xã Yên Phú.",
     {("Vi Văn Sáu", "Trưởng phòng", "Phòng Nội vụ huyện Hàm Yên"), ("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Yên Phú")}),
    # institutions by their first word; cells and unions inside them; officers are no part of a firm's name
    ("Công ty Cổ phần Mía đường Lam Hà họp\nĐồng chí Lê Văn Lịch, Bí thư Đảng ủy, Tổng Giám đốc Công ty trình bày. Chủ tịch Công đoàn Công ty Lê Bá Chiều tham luận.",
     {("Lê Văn Lịch", "Bí thư", "Đảng ủy Công ty cổ phần Mía đường Lam Hà"), ("Lê Văn Lịch", "Tổng Giám đốc", "Công ty cổ phần Mía đường Lam Hà"),
      ("Lê Bá Chiều", "Chủ tịch", "Công đoàn Công ty cổ phần Mía đường Lam Hà")}),
    ("Trường Đại học Tây Sơn Lĩnh có hiệu trưởng\nTS Đinh Thanh Tâm, Trưởng khoa Nông lâm, và ThS Vì Thị Thảo, Trưởng phòng Đào tạo, nhận nhiệm vụ.",
     {("Đinh Thanh Tâm", "Trưởng khoa", "Khoa Nông lâm Trường Đại học Tây Sơn Lĩnh"),
      ("Vì Thị Thảo", "Trưởng phòng", "Phòng Đào tạo Trường Đại học Tây Sơn Lĩnh")}),
    ("Công ty Gang thép Thái Hải có lãi\nCông ty Gang thép Thái Hải (THISCO) đã có lãi. Ông Lò Văn Bách, Tổng Giám đốc THISCO cho biết.",
     {("Lò Văn Bách", "Tổng Giám đốc", "Công ty Gang thép Thái Hải")}),
    # the title alone points back to the post that was named with its body
    ("Người đảng viên ở bản\nĐến bản Nậm Khòa, xã Nậm Dẩn, ai cũng biết Bí thư Chi bộ bản Hoàng Văn Sài. Phó Bí thư Đảng ủy xã khen Bí thư Sài.",
     {("Hoàng Văn Sài", "Bí thư", "Chi bộ bản Nậm Khòa")}),
    # boards of a council, in a list
    ("HĐND tỉnh Đồng Tháp họp\nCác ông, bà: Lê Thị Lạc - Trưởng ban Văn hóa - Xã hội, Lê Hà Luân - Trưởng ban Pháp chế HĐND tỉnh.",
     {("Lê Thị Lạc", "Trưởng ban", "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh Đồng Tháp"),
      ("Lê Hà Luân", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân tỉnh Đồng Tháp")}),
    # courts of regions
    ("Tòa án nhân dân khu vực 3 - Nghệ An xét xử\nBà Trần Thị Hường, Phó Chánh án TAND khu vực 3 - Nghệ An chủ tọa.",
     {("Trần Thị Hường", "Phó Chánh án", "Tòa án nhân dân khu vực 3 - Nghệ An")}),
    # a province that is no more is not what the article is about
    ("Xã Tây Phú sau 50 ngày\nHợp nhất từ 3 xã của tỉnh Bình Định (cũ), xã Tây Phú, tỉnh Gia Lai có 26.140 dân. Phó Chủ tịch UBND tỉnh Nguyễn Tuấn Thanh đã kiểm tra.",
     {("Nguyễn Tuấn Thanh", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Gia Lai")}),
    # semicolons part the posts of a career; the posts of a pair are of one unit
    ("Bình Phước có Phó Chủ tịch UBND tỉnh mới\nÔng Lò Văn Bách từng kinh qua nhiều chức vụ quan trọng như: Phó Chánh Văn phòng UBND tỉnh; Phó Giám đốc, Giám đốc Sở Tư pháp; Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Bù Đăng; Bí thư Thị ủy Phước Long.",
     {("Lò Văn Bách", "Phó Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh Bình Phước"), ("Lò Văn Bách", "Phó Giám đốc", "Sở Tư pháp tỉnh Bình Phước"),
      ("Lò Văn Bách", "Giám đốc", "Sở Tư pháp tỉnh Bình Phước"), ("Lò Văn Bách", "Phó Bí thư", "Huyện ủy Bù Đăng"),
      ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Bù Đăng"), ("Lò Văn Bách", "Bí thư", "Thị ủy Phước Long")}),
    ("Gia Lai kỷ luật cán bộ\nUBKT Tỉnh ủy Gia Lai cảnh cáo ông Vi Văn Sáu, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Chư Prông; khiển trách ông Lò Văn Bách, nguyên Bí thư Đảng ủy xã Ia Tô, huyện Ia Grai.",
     {("Vi Văn Sáu", "Phó Bí thư", "Huyện ủy Chư Prông"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân huyện Chư Prông"),
      ("Lò Văn Bách", "Bí thư", "Đảng ủy xã Ia Tô")}),
    # several, each with a post, elected to one
    ("HĐND tỉnh Sóc Trăng bầu cử\nHĐND tỉnh bầu bổ sung ông Vi Văn Sáu, Giám đốc Công an tỉnh và bà Lý Thị Mai, Giám đốc Sở Tư pháp làm Ủy viên UBND tỉnh.",
     {("Vi Văn Sáu", "Giám đốc", "Công an tỉnh Sóc Trăng"), ("Vi Văn Sáu", "Ủy viên", "Ủy ban nhân dân tỉnh Sóc Trăng"),
      ("Lý Thị Mai", "Giám đốc", "Sở Tư pháp tỉnh Sóc Trăng"), ("Lý Thị Mai", "Ủy viên", "Ủy ban nhân dân tỉnh Sóc Trăng")}),
    # the only district that the text names is the district meant
    ("Thanh Hóa trao nhà đại đoàn kết\nĐồng chí Vi Văn Sáu, Bí thư Huyện ủy Nông Cống trao nhà.\nPhó Chủ tịch UBND huyện Lý Thị Mai tặng quà.",
     {("Vi Văn Sáu", "Bí thư", "Huyện ủy Nông Cống"), ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Nông Cống")}),
    # the board that he goes to, not the one that he comes from; who sends him is not where he goes
    ("Quảng Nam điều động cán bộ\nTỉnh ủy Quảng Nam luân chuyển đồng chí Lò Văn Bách, Phó Trưởng ban Ban Tổ chức Tỉnh ủy, giữ chức Bí thư Huyện ủy Đại Lộc; điều động đồng chí Vi Văn Sáu, Bí thư Huyện ủy Đại Lộc về nhận công tác tại Ban Nội chính Tỉnh ủy, giữ chức Phó Trưởng ban.",
     {("Lò Văn Bách", "Phó Trưởng ban", "Ban Tổ chức Tỉnh ủy Quảng Nam"), ("Lò Văn Bách", "Bí thư", "Huyện ủy Đại Lộc"),
      ("Vi Văn Sáu", "Bí thư", "Huyện ủy Đại Lộc"), ("Vi Văn Sáu", "Phó Trưởng ban", "Ban Nội chính Tỉnh ủy Quảng Nam")}),
    # a pronoun whose sex only one of two people has
    ("Yên Bái có tân Chủ tịch\nBà Lý Thị Mai chúc mừng ông Lò Văn Bách được bầu làm Chủ tịch UBND tỉnh Yên Bái. Trước đây, ông từng giữ các chức vụ: Thứ trưởng Bộ Xây dựng, Chánh Văn phòng Bộ.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Yên Bái"), ("Lò Văn Bách", "Thứ trưởng", "Bộ Xây dựng"),
      ("Lò Văn Bách", "Chánh Văn phòng", "Văn phòng Bộ Xây dựng")}),
    # the same title where he comes from and where he goes
    ("Kon Tum điều động cán bộ\nÔng Vi Văn Sáu, Phó Giám đốc Sở Nội vụ tỉnh Kon Tum được điều động đến Sở Tài chính giữ chức Phó Giám đốc. Bà Lý Thị Mai, Phó Chủ tịch UBND huyện Đăk Hà đến nhận công tác tại huyện Sa Thầy, giữ chức Phó Chủ tịch UBND huyện.",
     {("Vi Văn Sáu", "Phó Giám đốc", "Sở Nội vụ tỉnh Kon Tum"), ("Vi Văn Sáu", "Phó Giám đốc", "Sở Tài chính tỉnh Kon Tum"),
      ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Đăk Hà"), ("Lý Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sa Thầy")}),
    # a later stage of a life, and one more post told by a pronoun
    ("Bí thư xã Đức An\nÔng Vi Văn Sáu là Bí thư Đảng ủy xã Đức An, huyện Đắk Song. Năm 2010, ông làm Bí thư Huyện đoàn, rồi Phó Chủ tịch Hội Nông dân huyện. Ông cũng là Ủy viên UBND huyện.",
     {("Vi Văn Sáu", "Bí thư", "Đảng ủy xã Đức An"), ("Vi Văn Sáu", "Bí thư", "Huyện đoàn Đắk Song"),
      ("Vi Văn Sáu", "Phó Chủ tịch", "Hội Nông dân huyện Đắk Song"), ("Vi Văn Sáu", "Ủy viên", "Ủy ban nhân dân huyện Đắk Song")}),
    # an obituary: where he was from, then what he was; the same title once more, without its body
    ("Tin buồn\nHuyện ủy Tuy Phước thương tiếc báo tin: Đồng chí Lò Văn Bách, sinh năm 1935, nguyên quán xã Phước Hòa, huyện Tuy Phước, tỉnh Bình Định; nguyên Ủy viên Ban Thường vụ Huyện ủy; nguyên Chủ nhiệm UBKT Huyện ủy Tuy Phước đã từ trần.",
     {("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Tuy Phước"), ("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Tuy Phước")}),
    ("Phó Chủ tịch tỉnh xin nghỉ\nÔng Vi Văn Sáu, Phó Chủ tịch UBND tỉnh Thái Bình xin nghỉ hưu. Trước khi làm Phó Chủ tịch, ông Sáu là Bí thư Huyện ủy Hưng Hà.",
     {("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Thái Bình"), ("Vi Văn Sáu", "Bí thư", "Huyện ủy Hưng Hà")}),
    # a workshop and its cell; a mine's workshop is no part of the firm's own cell
    ("Công ty Than Hồng Lĩnh có lãi\nÔng Vi Văn Sáu, Giám đốc Công ty Than Hồng Lĩnh khen anh Lò Văn Bách, Bí thư Chi bộ, Quản đốc Phân xưởng Đào lò 3.",
     {("Vi Văn Sáu", "Giám đốc", "Công ty Than Hồng Lĩnh"), ("Lò Văn Bách", "Bí thư", "Chi bộ Phân xưởng Đào lò 3"),
      ("Lò Văn Bách", "Quản đốc", "Phân xưởng Đào lò 3")}),
    # the school's union, by its first word
    ("Trường THPT Nà Ca khai giảng\nSở Giáo dục và Đào tạo khen Trường THPT Nà Ca. Cô Lý Thị Mai, Chủ tịch Công đoàn nhà trường, cảm ơn.",
     {("Lý Thị Mai", "Chủ tịch", "Công đoàn Trường Trung học phổ thông Nà Ca")}),
    # a town once a district: the committee's word says which is meant
    ("Đức Phổ học và làm theo Bác\nThị ủy đã ban hành kế hoạch. Đồng chí Lường Văn Toản, Bí thư Thị ủy cho biết, Đức Phổ có 30 mô hình.",
     {("Lường Văn Toản", "Bí thư", "Thị ủy Đức Phổ")}),
    # whose scene it is: a heading over the paragraphs of a digest, the unit that opens a paragraph
    ("Tin nhân sự trong tuần\nTổng cục Thuế:\nBộ trưởng Bộ Tài chính Lò Văn Bách trao quyết định bổ nhiệm ông Vi Văn Sáu giữ chức Phó Tổng cục trưởng. Bà Cà Thị Mai, Vụ trưởng Vụ Pháp chế, giữ chức Chánh Văn phòng.\nTỉnh Quảng Nam:\nÔng Lê Văn Lịch giữ chức Giám đốc Sở Nội vụ.\nBộ Xây dựng:\nÔng Nông Đức Thiện giữ chức Chánh Văn phòng.",
     {("Lò Văn Bách", "Bộ trưởng", "Bộ Tài chính"), ("Vi Văn Sáu", "Phó Tổng cục trưởng", "Tổng cục Thuế"), ("Cà Thị Mai", "Vụ trưởng", "Vụ Pháp chế Tổng cục Thuế"),
      ("Cà Thị Mai", "Chánh Văn phòng", "Văn phòng Tổng cục Thuế"), ("Lê Văn Lịch", "Giám đốc", "Sở Nội vụ tỉnh Quảng Nam"), ("Nông Đức Thiện", "Chánh Văn phòng", "Văn phòng Bộ Xây dựng")}),
    ("UBKT Tỉnh ủy Hòa Bình họp\nUBKT Tỉnh ủy Hòa Bình họp kỳ thứ 5.\n1. Ban Thường vụ Huyện ủy Lạc Thủy có vi phạm; Bí thư Huyện ủy Lạc Thủy Lò Văn Bách bị khiển trách. Huyện ủy Lạc Thủy đã nhận lỗi.\n2. Tại huyện Tân Lạc, có 9 gói thầu sai. Đồng chí Vi Văn Sáu, Huyện ủy viên, Trưởng phòng Nội vụ huyện bị cảnh cáo.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Lạc Thủy"), ("Vi Văn Sáu", "Huyện ủy viên", "Huyện ủy Tân Lạc"), ("Vi Văn Sáu", "Trưởng phòng", "Phòng Nội vụ huyện Tân Lạc")}),
    # the unit of one paragraph is not that of the next where the article is about another
    ("Huyện ủy Hàm Yên học tập kinh nghiệm\nHuyện ủy Hàm Yên đi học tập. Huyện Hàm Yên có 18 xã.\nTại huyện Na Hang, đoàn Hàm Yên thăm mô hình cá lồng.\nPhát biểu khi về, đồng chí Lò Văn Bách, Chủ tịch UBND huyện cảm ơn.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Hàm Yên")}),
    # the committee of a house that the heading or the sentence has named; a division has no committee of its own
    ("UBKT Tỉnh ủy Bình Thuận kỷ luật\nUBKT Tỉnh ủy Bình Thuận họp.\nI. Kiểm tra đối với Đảng ủy Sở Xây dựng:\nĐảng ủy Sở Xây dựng buông lỏng để Sở tham mưu sai. Lỗi thuộc về Đảng ủy Sở và các đồng chí: Lò Văn Bách, nguyên Bí thư Đảng ủy, nguyên Giám đốc Sở; Vi Văn Sáu, Ủy viên Ban Thường vụ Đảng ủy, Phó Giám đốc Sở; Cà Thị Mai, Ủy viên BCH Đảng bộ, Chi cục trưởng Chi cục Giám định; Lê Văn Lịch, Đảng ủy viên, Trưởng phòng Kế hoạch - Tài chính Sở.",
     {("Lò Văn Bách", "Bí thư", "Đảng ủy Sở Xây dựng tỉnh Bình Thuận"), ("Lò Văn Bách", "Giám đốc", "Sở Xây dựng tỉnh Bình Thuận"),
      ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Đảng ủy Sở Xây dựng tỉnh Bình Thuận"), ("Vi Văn Sáu", "Phó Giám đốc", "Sở Xây dựng tỉnh Bình Thuận"),
      ("Cà Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ Sở Xây dựng tỉnh Bình Thuận"), ("Cà Thị Mai", "Chi cục trưởng", "Chi cục Giám định tỉnh Bình Thuận"),
      ("Lê Văn Lịch", "Đảng ủy viên", "Đảng ủy Sở Xây dựng tỉnh Bình Thuận"), ("Lê Văn Lịch", "Trưởng phòng", "Phòng Kế hoạch - Tài chính Sở Xây dựng tỉnh Bình Thuận")}),
    ("Kiểm tra một chi bộ trường học\nUBKT Huyện ủy Giồng Riềng kiểm tra Chi bộ Trường Tiểu học Thạnh Xuân 2 và hai đồng chí: Danh Thị Hương, Bí thư Chi bộ, Hiệu trưởng; Lê Quốc Bách, Phó Hiệu trưởng kiêm Chủ tịch Công đoàn trường. Sau đó có Trường Tiểu học Ngọc Lý 1.",
     {("Danh Thị Hương", "Bí thư", "Chi bộ Trường Tiểu học Thạnh Xuân 2"), ("Danh Thị Hương", "Hiệu trưởng", "Trường Tiểu học Thạnh Xuân 2"),
      ("Lê Quốc Bách", "Phó Hiệu trưởng", "Trường Tiểu học Thạnh Xuân 2"), ("Lê Quốc Bách", "Chủ tịch", "Công đoàn Trường Tiểu học Thạnh Xuân 2")}),
    # one more officer of the house that the paragraph's cell is of
    ("Kiểm tra ở huyện Lạc Sơn\nĐối với Chi bộ Trung tâm Y tế huyện Lạc Sơn, kết quả kiểm tra có sai. UBKT kỷ luật bà Bùi Thị Hảo, Bí thư Chi bộ, Giám đốc Trung tâm; chuyển hồ sơ của ông Xa Đức Bách, kế toán trưởng sang cơ quan điều tra.",
     {("Bùi Thị Hảo", "Bí thư", "Chi bộ Trung tâm Y tế huyện Lạc Sơn"), ("Bùi Thị Hảo", "Giám đốc", "Trung tâm Y tế huyện Lạc Sơn"), ("Xa Đức Bách", "Kế toán trưởng", "Trung tâm Y tế huyện Lạc Sơn")}),
    # `công ty` is the one that bears the word, whichever house was named last
    ("Công ty Cổ phần Cao su Phước Hà vào vụ\nCông ty Cổ phần Cao su Phước Hà có Xí nghiệp Chế biến Phước Hà. Xí nghiệp Chế biến Phước Hà chạy hết công suất. Chủ tịch Công đoàn công ty Nguyễn Thanh Bê dẫn chứng.",
     {("Nguyễn Thanh Bê", "Chủ tịch", "Công đoàn Công ty cổ phần Cao su Phước Hà")}),
    # a member without a body sits on the committee of the unit beside it, the head of one on that above
    ("Hội nghị Huyện ủy Sơn Hà\nDự hội nghị có các đồng chí: Lò Văn Bách, UVBTV, Trưởng Ban Tổ chức Tỉnh ủy Quảng Ngãi; Vi Văn Sáu, UVBTV, Trưởng Công an huyện; Cà Thị Mai, UVTV, Chủ tịch UBMTTQ Việt Nam huyện; Đinh Văn Lịch, Ủy viên Thường vụ, Bí thư Huyện ủy Sơn Hà.",
     {("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Tỉnh ủy Quảng Ngãi"), ("Lò Văn Bách", "Trưởng ban", "Ban Tổ chức Tỉnh ủy Quảng Ngãi"),
      ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Huyện ủy Sơn Hà"), ("Vi Văn Sáu", "Trưởng Công an", "Công an huyện Sơn Hà"),
      ("Cà Thị Mai", "Ủy viên Thường vụ", "Huyện ủy Sơn Hà"), ("Cà Thị Mai", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Sơn Hà"),
      ("Đinh Văn Lịch", "Ủy viên Thường vụ", "Tỉnh ủy Quảng Ngãi"), ("Đinh Văn Lịch", "Bí thư", "Huyện ủy Sơn Hà")}),
    ("Giám sát ở huyện Na Rì\nTại Đảng bộ xã Kim Sơn, 14 chi bộ đã có kế hoạch. Phó Bí thư Thường trực, Chủ nhiệm UBKT Đảng ủy xã Nông Thị Vân chia sẻ.",
     {("Nông Thị Vân", "Phó Bí thư Thường trực", "Đảng ủy xã Kim Sơn"), ("Nông Thị Vân", "Chủ nhiệm", "Ủy ban Kiểm tra Đảng ủy xã Kim Sơn")}),
    # a union's own bodies; a title told again without its body; the union of the post behind
    ("Hội Nông dân huyện Ninh Hà đại hội\nHội Nông dân (HND) huyện Ninh Hà tổ chức Đại hội. Đồng chí Lò Văn Bách, Huyện ủy viên, Chủ tịch Hội khóa X tái đắc cử Chủ tịch; đồng chí Vi Văn Sáu được bầu làm Phó Chủ tịch HND huyện; đ/c Cà Thị Mai giữ chức Chủ nhiệm UBKT. Chị Kpuih H’Blang-Ủy viên Thường vụ Hội cảm ơn.",
     {("Lò Văn Bách", "Huyện ủy viên", "Huyện ủy Ninh Hà"), ("Lò Văn Bách", "Chủ tịch", "Hội Nông dân huyện Ninh Hà"), ("Vi Văn Sáu", "Phó Chủ tịch", "Hội Nông dân huyện Ninh Hà"),
      ("Cà Thị Mai", "Chủ nhiệm", "Ủy ban Kiểm tra Hội Nông dân huyện Ninh Hà"), ("Kpuih H’Blang", "Ủy viên Thường vụ", "Hội Nông dân huyện Ninh Hà")}),
    ("Đồng chí Lục Văn Trang\nĐồng chí Lục Văn Trang từng kinh qua các chức vụ: Bí thư Đoàn xã Đình Phong; Phó Bí thư, Bí thư Huyện đoàn Trùng Khánh; Chủ tịch UBND thị trấn Trùng Khánh.",
     {("Lục Văn Trang", "Bí thư", "Đoàn xã Đình Phong"), ("Lục Văn Trang", "Phó Bí thư", "Huyện đoàn Trùng Khánh"), ("Lục Văn Trang", "Bí thư", "Huyện đoàn Trùng Khánh"),
      ("Lục Văn Trang", "Chủ tịch", "Ủy ban nhân dân thị trấn Trùng Khánh")}),
    # years of service of a pronoun, village boards, the commune's youth union
    ("Người có uy tín ở ấp Trà Sết\nVề ấp Trà Sết (xã Vĩnh Hà, tỉnh Sóc Trăng) hỏi ông Sơn Sà Khem, ai cũng rành. Ông có thâm niên 14 năm làm Trưởng Ban nhân dân ấp, lại kiêm luôn Phó Bí thư Chi bộ ấp, rồi Ủy viên Ban Quản trị chùa Cà Săng. Anh Thạch Chane Thi - Bí thư Xã Đoàn, khen.",
     {("Sơn Sà Khem", "Trưởng ban", "Ban nhân dân ấp Trà Sết"), ("Sơn Sà Khem", "Phó Bí thư", "Chi bộ ấp Trà Sết"), ("Sơn Sà Khem", "Ủy viên", "Ban Quản trị chùa Cà Săng"),
      ("Thạch Chane Thi", "Bí thư", "Xã đoàn Vĩnh Hà")}),
    # what a cooperative does in small letters; a village's board; a programme by its number
    ("Hợp tác xã Bình Minh có lãi\nHợp tác xã Bình Minh có lãi. Ông Lò Văn Bách, Giám đốc Hợp tác xã dịch vụ nông nghiệp Đông Hà cho biết. Bà Cà Thị Mai, Giám đốc HTX sản xuất kinh doanh nông nghiệp Đại Đồng vui mừng. Ông Vi Văn Sáu, Trưởng Ban điều hành khu phố Ninh Thọ kể. Ông Lê Văn Lịch, Phó Trưởng ban Chỉ đạo Chương trình 1719 yêu cầu.",
     {("Lò Văn Bách", "Giám đốc", "Hợp tác xã dịch vụ nông nghiệp Đông Hà"), ("Cà Thị Mai", "Giám đốc", "Hợp tác xã sản xuất kinh doanh nông nghiệp Đại Đồng"),
      ("Vi Văn Sáu", "Trưởng ban", "Ban Điều hành khu phố Ninh Thọ"), ("Lê Văn Lịch", "Phó Trưởng ban", "Ban Chỉ đạo Chương trình 1719")}),
    # `TP` for the city of the article, at the end of a sentence too
    ("Thành phố Cần Thơ giao ban\nTP.Cần Thơ giao ban. Dự có ông Lò Văn Bách, Chỉ huy trưởng Bộ CHQS TP; ông Vi Văn Sáu, Trưởng ban Quản lý các khu chế xuất và công nghiệp TP. Ông Lê Văn Lịch, Chủ tịch LĐLĐ TP.",
     {("Lò Văn Bách", "Chỉ huy trưởng", "Bộ Chỉ huy Quân sự thành phố Cần Thơ"), ("Vi Văn Sáu", "Trưởng ban", "Ban Quản lý các khu chế xuất và công nghiệp thành phố Cần Thơ"),
      ("Lê Văn Lịch", "Chủ tịch", "Liên đoàn Lao động thành phố Cần Thơ")}),
    # guests from over the border
    ("Đoàn Lào thăm Nghệ An\nĐoàn đại biểu tỉnh Xiêng Khoảng (Lào) do đồng chí Bun-thoong Chít-ma-ni, Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Xiêng Khoảng làm trưởng đoàn thăm tỉnh Nghệ An. Cùng đi có các đồng chí: Khăm-phủi Xay-nha-vông, Phó Tỉnh trưởng; Xổm-xay Phom-ma-chăn, Giám đốc Sở Ngoại vụ tỉnh Xiêng Khoảng.",
     {("Bun-thoong Chít-ma-ni", "Bí thư", "Tỉnh ủy Xiêng Khoảng"), ("Bun-thoong Chít-ma-ni", "Tỉnh trưởng", "Tỉnh Xiêng Khoảng"),
      ("Khăm-phủi Xay-nha-vông", "Phó Tỉnh trưởng", "Tỉnh Xiêng Khoảng"), ("Xổm-xay Phom-ma-chăn", "Giám đốc", "Sở Ngoại vụ tỉnh Xiêng Khoảng")}),
    # ministers by the field of their ministry, without it of none; a management board of two kinds of zones
    ("Bổ nhiệm ở trung ương\nBộ trưởng Y tế Lò Văn Bách dự. Ông Vi Văn Sáu được Bộ Chính trị phân công làm bộ trưởng. Bà Cà Thị Mai là Ủy viên TƯ Đảng, Trưởng ban Quản lý Khu kinh tế Nam Khe và các Khu công nghiệp.",
     {("Lò Văn Bách", "Bộ trưởng", "Bộ Y tế"), ("Vi Văn Sáu", "Bộ trưởng", None), ("Cà Thị Mai", "Ủy viên", "Ban Chấp hành Trung ương Đảng"),
      ("Cà Thị Mai", "Trưởng ban", "Ban Quản lý Khu kinh tế Nam Khe và các Khu công nghiệp")}),
    # the accused, each with home and post; a university is nobody
    ("Khởi tố ở Đăk Tô\nCác bị can gồm: Lò Văn Bách (SN 1960), trú tại phường Lê Lợi, TP.Kon Tum (nguyên Chủ tịch UBND huyện Đăk Tô); Vi Văn Sáu, 54 tuổi, trú xã Tả Sín, huyện Đăk Tô - Phó Công an xã Tả Sín. Bà Cà Thị Mai, Bí thư ĐUQS tỉnh Kon Tum, học ở Trường ĐH Võ Thị Sáu.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Đăk Tô"), ("Vi Văn Sáu", "Phó Trưởng Công an", "Công an xã Tả Sín"),
      ("Cà Thị Mai", "Bí thư", "Đảng ủy Quân sự tỉnh Kon Tum")}),
    # other people's titles: the post to be voted on, the deputies who vote; `với` whose post ends
    ("HĐND tỉnh Kon Tum họp\nVề việc bầu chức vụ Chủ tịch UBND tỉnh Kon Tum, Phó Bí thư Tỉnh ủy Kon Tum Lò Văn Bách trình bày tờ trình. Theo đề nghị của Chủ tịch UBND tỉnh Kon Tum Vi Văn Sáu, các đại biểu HĐND tỉnh đã bỏ phiếu. Kỳ họp miễn nhiệm chức vụ Giám đốc Sở Nội vụ tỉnh Kon Tum với ông Lê Văn Lịch.",
     {("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Kon Tum"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum"),
      ("Lê Văn Lịch", "Giám đốc", "Sở Nội vụ tỉnh Kon Tum")}),
    # committees of the National Assembly with commas in their names; a board for a funeral; a post typed onto the name
    ("Quốc hội họp\nBà Cà Thị Mai là Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng của Quốc hội. Ông Lò Văn Bách, Ủy viên UB Tài chính, Ngân sách của Quốc hội, Trưởng ban Tổ chức lễ tang đọc lời điếu. Ông Vi Văn Hùng-giám đốc Sở Y tế tỉnh Kon Tum viếng.",
     {("Cà Thị Mai", "Chủ nhiệm", "Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng của Quốc hội"), ("Lò Văn Bách", "Ủy viên", "Ủy ban Tài chính, Ngân sách của Quốc hội"),
      ("Lò Văn Bách", "Trưởng ban", "Ban Tổ chức lễ tang"), ("Vi Văn Hùng", "Giám đốc", "Sở Y tế tỉnh Kon Tum")}),
    ("Lễ tang ở Kon Tum\nBan tổ chức lễ tang gồm 15 người, Bí thư Tỉnh ủy Kon Tum Cà Thị Mai làm trưởng ban. Tổng Biên tập Báo và Phát thanh, truyền hình tỉnh Kon Tum Lò Văn Bách đưa tin.",
     {("Cà Thị Mai", "Bí thư", "Tỉnh ủy Kon Tum"), ("Cà Thị Mai", "Trưởng ban", None), ("Lò Văn Bách", "Tổng Biên tập", "Báo và Phát thanh, truyền hình tỉnh Kon Tum")}),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), FOUND, ids=[row[0].split("\n")[0] for row in FOUND])
def test_bodies(article: str, expected: set[tuple[str, str, str | None]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert {(claim.person, claim.title, claim.organisation) for claim in facts.posts} == expected


def test_a_division_that_two_agencies_may_have_stays_open() -> None:
    article = (
        "Hai sở giao ban\nSở Y tế và Sở Nội vụ tỉnh Kon Tum họp. Bà Lý Thị Mai, Trưởng phòng Pháp chế, dự."
    )
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert [claim.organisation for claim in facts.posts] == ["Phòng Pháp chế"]
