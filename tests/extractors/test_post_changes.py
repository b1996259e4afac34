"""What happens to a post and when: predecessors and successors, stages of a life, retirement, in small articles."""

from typing import Any

import pytest

from extractors import extract
from extractors.post_stages import Stage, read_stage
from pipeline.annotate import annotate
from pipeline.parse.plain import parse_text

# ruff: noqa: E501 - a row of a table is read best on one line
# the article (its first line is the title), the posts that a careful reader writes down: person, title, body, status, as of
FOUND = [
    # who came after whom
    ("Tỉnh Kon Tum có chủ tịch mới\nHĐND tỉnh Kon Tum bầu ông Lò Văn Bách giữ chức Chủ tịch UBND tỉnh thay ông Vi Văn Sáu. Người thay thế ông Bách làm Bí thư Huyện ủy Đăk Tô là bà Cà Thị Mai.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "new", None), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None),
      ("Lò Văn Bách", "Bí thư", "Huyện ủy Đăk Tô", "former", None), ("Cà Thị Mai", "Bí thư", "Huyện ủy Đăk Tô", "new", None)}),
    ("Sở Y tế có giám đốc mới\nNgày 28/7/2023, ông Lò Văn Bách thôi giữ chức Giám đốc Sở Y tế tỉnh Kon Tum. Người thay thế là bà Cà Thị Mai.",
     {("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "former", "2023-07-28"), ("Cà Thị Mai", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "new", "2023-07-28")}),
    ("Trường có hiệu trưởng\nÔng Lò Văn Bách thôi giữ chức Hiệu trưởng Trường Cao đẳng Kon Tum. Người thay ông Bách là bà Cà Thị Mai, Phó Hiệu trưởng.",
     {("Lò Văn Bách", "Hiệu trưởng", "Trường Cao đẳng Kon Tum", "former", None), ("Cà Thị Mai", "Hiệu trưởng", "Trường Cao đẳng Kon Tum", "new", None),
      ("Cà Thị Mai", "Phó Hiệu trưởng", "Trường Cao đẳng Kon Tum", "current", None)}),
    ("Tỉnh Kon Tum bổ nhiệm\nUBND tỉnh bổ nhiệm bà Hoàng Thị Miên thay ông Lò Văn Bách giữ chức Giám đốc Sở Y tế tỉnh Kon Tum.",
     {("Hoàng Thị Miên", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "new", None), ("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "former", None)}),
    # a verb ends a body's name; whom somebody came with is nobody's further post
    ("HĐND huyện Sơn Hà họp\nHĐND huyện Sơn Hà họp. Đồng chí Lò Văn Bách, Trưởng phòng Kinh tế và Hạ tầng trúng cử Phó Chủ tịch UBND huyện.",
     {("Lò Văn Bách", "Trưởng phòng", "Phòng Kinh tế và Hạ tầng huyện Sơn Hà", "current", None), ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân huyện Sơn Hà", "new", None)}),
    ("Xã Tả Sín tổng kết\nDự có đồng chí Cà Thị Mai, Phó Bí thư Đảng ủy xã Tả Sín, cùng bí thư các chi bộ thôn.",
     {("Cà Thị Mai", "Phó Bí thư", "Đảng ủy xã Tả Sín", "current", None)}),
    # joining and leaving boards, two in one breath; what the person becomes besides
    ("Công tác cán bộ\nĐồng chí Lò Văn Bách được bầu tham gia Ban Chấp hành, Ban Thường vụ Huyện ủy Sơn Hà khóa XX. Bà Cà Thị Mai thôi tham gia Ban Thường vụ, Ban Chấp hành Đảng bộ tỉnh Quảng Ngãi.",
     {("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Sơn Hà", "new", None), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Sơn Hà", "new", None),
      ("Cà Thị Mai", "Ủy viên", "Ban Thường vụ Tỉnh ủy Quảng Ngãi", "former", None), ("Cà Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ tỉnh Quảng Ngãi", "former", None)}),
    ("Điều động cán bộ\nTỉnh ủy Lạng Sơn điều động đồng chí Chu Thị Mai đến công tác tại Huyện ủy Nà Pàn, tham gia Ban Thường vụ và giữ chức Chủ nhiệm UBKT Huyện ủy.",
     {("Chu Thị Mai", "Ủy viên", "Ban Thường vụ Huyện ủy Nà Pàn", "new", None), ("Chu Thị Mai", "Chủ nhiệm", "Ủy ban Kiểm tra Huyện ủy Nà Pàn", "new", None)}),
    ("Điều động cán bộ\nTỉnh ủy Lạng Sơn điều động đồng chí Chu Thị Mai, Tỉnh ủy viên, Bí thư Huyện ủy Nà Pàn giữ chức Trưởng Ban Dân vận Tỉnh ủy.",
     {("Chu Thị Mai", "Tỉnh ủy viên", "Tỉnh ủy Lạng Sơn", "current", None), ("Chu Thị Mai", "Bí thư", "Huyện ủy Nà Pàn", "former", None),
      ("Chu Thị Mai", "Trưởng ban", "Ban Dân vận Tỉnh ủy Lạng Sơn", "new", None)}),  # who goes stays on the committee
    # of several people each in one post, in their order; one post for all of them
    ("HĐND huyện Sơn Hà họp\nHĐND huyện Sơn Hà họp. Các đồng chí: Lò Văn Bách, Vi Văn Sáu, được bầu làm Trưởng ban Kinh tế - Xã hội và Trưởng ban Pháp chế; 2 Phó Trưởng ban gồm: Cà Thị Mai (Ban KT-XH), Lê Văn Lịch (Ban Pháp chế).",
     {("Lò Văn Bách", "Trưởng ban", "Ban Kinh tế - Xã hội Hội đồng nhân dân huyện Sơn Hà", "new", None), ("Vi Văn Sáu", "Trưởng ban", "Ban Pháp chế Hội đồng nhân dân huyện Sơn Hà", "new", None),
      ("Cà Thị Mai", "Phó Trưởng ban", "Ban Kinh tế - Xã hội Hội đồng nhân dân huyện Sơn Hà", "current", None), ("Lê Văn Lịch", "Phó Trưởng ban", "Ban Pháp chế Hội đồng nhân dân huyện Sơn Hà", "current", None)}),
    ("Đại hội tỉnh Phú Yên\nÔng Lương Văn Toản - Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Phú Yên - và ông Vi Văn Sáu - Bí thư Huyện ủy Tuy An - được bầu giữ chức Phó Bí thư Tỉnh ủy.",
     {("Lương Văn Toản", "Chủ nhiệm", "Ủy ban Kiểm tra Tỉnh ủy Phú Yên", "current", None), ("Vi Văn Sáu", "Bí thư", "Huyện ủy Tuy An", "current", None),
      ("Lương Văn Toản", "Phó Bí thư", "Tỉnh ủy Phú Yên", "new", None), ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Phú Yên", "new", None)}),
    # one who is dismissed is not the next one whom the text names
    ("HĐND tỉnh Kon Tum họp\nHĐND tỉnh miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh đối với ông Lò Văn Bách do chuyển công tác. Đồng chí Vi Văn Sáu, Bí thư Huyện ủy Đăk Tô phát biểu.",
     {("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None), ("Vi Văn Sáu", "Bí thư", "Huyện ủy Đăk Tô", "current", None)}),
    # what somebody still holds is nothing new, whoever was appointed in the same sentence
    ("Bổ nhiệm ở huyện Đăk Tô\nKhi bà Cà Thị Mai được bổ nhiệm, bố bà là ông Lò Văn Bách đang giữ chức Chủ tịch UBND huyện Đăk Tô.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Đăk Tô", "current", None)}),
    # stages of a life in running text, and a line each; an end makes it past
    ("Tân Thứ trưởng\nÔng Lò Văn Bách sinh ngày 12/5/1968, quê Nghệ An. Từ tháng 5/2010 đến tháng 8/2015: Phó Bí thư Tỉnh ủy Nghệ An. Tháng 9/2015 - 6/2020, ông là Bí thư Huyện ủy Nam Đàn. Từ tháng 7/2020, ông giữ chức Giám đốc Sở Nội vụ tỉnh Nghệ An. Ngày 5/6/2024, ông được bổ nhiệm giữ chức Thứ trưởng Bộ Nội vụ.",
     {("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Nghệ An", "former", "2015-08"), ("Lò Văn Bách", "Bí thư", "Huyện ủy Nam Đàn", "former", "2020-06"),
      ("Lò Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Nghệ An", "current", "2020-07"), ("Lò Văn Bách", "Thứ trưởng", "Bộ Nội vụ", "new", "2024-06-05")}),
    ("Tóm tắt tiểu sử\nĐồng chí Vi Văn Sáu quê ở Nghệ An.\n- 1955 – 1959: ở lại hoạt động bí mật, Bí thư Chi bộ xã Nam Anh.\n- 1960 - 5/1969: Huyện ủy viên, Trưởng Ban Dân vận Huyện ủy Nam Đàn; cùng cấp ủy lo việc dân.\n- Từ năm 1970 đến nay: Chủ tịch Hội Nông dân huyện Nam Đàn.",
     {("Vi Văn Sáu", "Bí thư", "Chi bộ xã Nam Anh", "former", "1959"), ("Vi Văn Sáu", "Huyện ủy viên", "Huyện ủy Nam Đàn", "former", "1969-05"),
      ("Vi Văn Sáu", "Trưởng ban", "Ban Dân vận Huyện ủy Nam Đàn", "former", "1969-05"), ("Vi Văn Sáu", "Chủ tịch", "Hội Nông dân huyện Nam Đàn", "current", None)}),
    ("Nguyên bí thư nói chuyện\nNguyên Bí thư Huyện ủy Nam Đàn (2010 - 2015) Cà Thị Mai dự.",
     {("Cà Thị Mai", "Bí thư", "Huyện ủy Nam Đàn", "former", "2015")}),
    # what was before, told in a sentence of its own; an apposition there says nothing of before
    ("Huyện Sơn Hà có chủ tịch mới\nTrước đó, bà Cà Thị Mai là Chủ tịch UBND huyện Sơn Hà, còn Bí thư Huyện ủy là ông Lò Văn Bách.",
     {("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Hà", "former", None), ("Lò Văn Bách", "Bí thư", "Huyện ủy Sơn Hà", "former", None)}),
    ("Huyện Sơn Hà khen thưởng\nTrước đó, ông Lò Văn Bách, Chủ tịch UBND huyện Sơn Hà đã đến thăm.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Hà", "current", None)}),
    ("Xã Tả Sín có bí thư mới\nTrước khi về xã, ông Lò Văn Bách là Phó Bí thư Thường trực Huyện ủy Sơn Hà. Lúc bấy giờ, bà Cà Thị Mai làm Bí thư Đảng ủy xã Tả Sín.",
     {("Lò Văn Bách", "Phó Bí thư Thường trực", "Huyện ủy Sơn Hà", "former", None), ("Cà Thị Mai", "Bí thư", "Đảng ủy xã Tả Sín", "former", None)}),
    ("Kỷ luật cán bộ\nÔng Lò Văn Bách, Phó Bí thư Thường trực Đảng ủy xã Tả Sín (thời điểm vi phạm là Phó Chủ tịch HĐND xã) bị khiển trách.",
     {("Lò Văn Bách", "Phó Bí thư Thường trực", "Đảng ủy xã Tả Sín", "current", None), ("Lò Văn Bách", "Phó Chủ tịch", "Hội đồng nhân dân xã Tả Sín", "former", None)}),
    ("Chuyện của ông Bách\nÔng Lò Văn Bách, khi còn là Chủ tịch UBND xã Tả Sín, đã mở đường. Bà Cà Thị Mai khi đó là Bí thư Đảng ủy xã Tả Sín.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "former", None), ("Cà Thị Mai", "Bí thư", "Đảng ủy xã Tả Sín", "former", None)}),
    ("Kỷ luật cán bộ\nNgày 5/6/2023\nÔng Lò Văn Bách, Bí thư Đảng ủy xã Tả Sín (giai đoạn 2010 - 2015) bị cảnh cáo.",
     {("Lò Văn Bách", "Bí thư", "Đảng ủy xã Tả Sín", "former", "2015")}),
    # guests hold no post in the party of this country
    ("Sơn La đón đoàn Hủa Phăn\nĐồng chí Khăm Phăn Phôm Ma, Uỷ viên BCH T.Ư Đảng NDCM Lào cảm ơn đồng chí Lò Văn Bách, Ủy viên Trung ương Đảng.",
     {("Khăm Phăn Phôm Ma", "Ủy viên", "Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào", "current", None),
      ("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Trung ương Đảng", "current", None)}),
    # from one post to another
    ("Sắp xếp cán bộ\nĐồng chí Lò Văn Bách từ Chủ tịch UBND xã Nà Pàn nay làm Phó Chủ tịch UBND xã Tả Sín.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân xã Nà Pàn", "former", None), ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân xã Tả Sín", "current", None)}),
    # a decision that reaches somebody gives the post; one on retirement ends those of its list
    ("Công tác cán bộ\nThành ủy Hà Nội trao quyết định cho ông Lò Văn Bách, Phó Giám đốc Sở Nội vụ, làm Bí thư Quận ủy Ba Đình. Bà Cà Thị Mai được trao quyết định giữ chức Giám đốc Sở Y tế.",
     {("Lò Văn Bách", "Phó Giám đốc", "Sở Nội vụ thành phố Hà Nội", "current", None), ("Lò Văn Bách", "Bí thư", "Quận ủy Ba Đình", "new", None),
      ("Cà Thị Mai", "Giám đốc", "Sở Y tế thành phố Hà Nội", "new", None)}),
    ("Tỉnh Kon Tum trao quyết định\nNhận quyết định nghỉ hưu đợt này có: Phó Giám đốc Sở Y tế tỉnh Kon Tum Lò Văn Bách; Chánh Thanh tra tỉnh Cà Thị Mai. Đồng chí Vi Văn Sáu, Giám đốc Sở Nội vụ tỉnh Kon Tum chúc mừng.",
     {("Lò Văn Bách", "Phó Giám đốc", "Sở Y tế tỉnh Kon Tum", "former", None), ("Cà Thị Mai", "Chánh Thanh tra", "Thanh tra tỉnh Kon Tum", "former", None),
      ("Vi Văn Sáu", "Giám đốc", "Sở Nội vụ tỉnh Kon Tum", "current", None)}),
    ("Tỉnh Kon Tum trao quyết định\nTỉnh ủy trao quyết định nghỉ hưu cho các đồng chí: Lò Văn Bách, Chánh Thanh tra tỉnh; Cà Thị Mai, Giám đốc Sở Y tế tỉnh Kon Tum.",
     {("Lò Văn Bách", "Chánh Thanh tra", "Thanh tra tỉnh Kon Tum", "former", None), ("Cà Thị Mai", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "former", None)}),
    # `vào` a board: behind a verb that seats the person, not a subject of its own
    ("Một đời cán bộ\nTháng 8/2015, chị Lò Thị Ún được đề cử rồi được bầu vào Ban Chấp hành Đảng bộ huyện Sơn Hà.",
     {("Lò Thị Ún", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Sơn Hà", "new", "2015-08")}),
    ("Đại hội Đảng bộ xã Tả Sín\nBà Lò Thị Ún trúng cử vào Ban Chấp hành, Ban Thường vụ Huyện ủy Sơn Hà. Hội nghị bầu bổ sung ông Lê Văn An vào Ban Chấp hành Đảng bộ huyện Sơn Hà.",
     {("Lò Thị Ún", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Sơn Hà", "new", None), ("Lò Thị Ún", "Ủy viên", "Ban Thường vụ Huyện ủy Sơn Hà", "new", None),
      ("Lê Văn An", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Sơn Hà", "new", None)}),
    ("Đại hội Đảng bộ xã Tả Sín\nDưới sự chủ trì của ông Lê Văn An, Đại hội đã bầu 15 đồng chí vào Ban Chấp hành Đảng bộ xã. Bà Lò Thị Ún đóng góp nhiều ý kiến vào Ban Chấp hành Đảng bộ huyện Sơn Hà.", set()),
    ("Đại hội Đảng bộ xã Tả Sín\nĐại hội đã bầu vào Ban Chấp hành Đảng bộ xã 15 đồng chí. Ông Lê Văn An thay mặt đoàn chủ tịch công bố danh sách bầu vào Ban Thường vụ.", set()),
    ("Công bố quyết định ở Tràng Định\nQuyết định điều động đồng chí Lò Thị Ún, Bí thư Huyện ủy Tràng Định thôi tham gia Ban Chấp hành, Ban Thường vụ, thôi giữ chức Bí thư Huyện ủy Tràng Định để giữ chức Bí thư Huyện ủy Văn Lãng.",
     {("Lò Thị Ún", "Bí thư", "Huyện ủy Tràng Định", "former", None), ("Lò Thị Ún", "Bí thư", "Huyện ủy Văn Lãng", "new", None), ("Lò Thị Ún", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Tràng Định", "former", None),
      ("Lò Thị Ún", "Ủy viên", "Ban Thường vụ Huyện ủy Tràng Định", "former", None)}),
    ("Bí thư bản Phà Lông\nBản Phà Lông, xã Na Ngoi hôm nay đã có điện.\nTừng là bộ đội rồi về làm xã đội trưởng xã Na Ngoi, năm 1999 ông Và Nhia Sử được bầu làm Bí thư Chi bộ.",
     {("Và Nhia Sử", "Xã đội trưởng", None, "former", "1999"), ("Và Nhia Sử", "Bí thư", "Chi bộ bản Phà Lông", "new", "1999")}),
    # the newcomer named with a post of his own; nobody came after her in the post that she leaves
    ("Công an tỉnh Lạng Sơn\nTrung tá Đàm Quốc Vương, Phó Trưởng phòng PC04 Công an tỉnh Lạng Sơn thay Thượng tá Lò Văn Hào làm Trưởng Công an huyện Tràng Định.",
     {("Đàm Quốc Vương", "Phó Trưởng phòng", "Phòng PC04 Công an tỉnh Lạng Sơn", "current", None), ("Đàm Quốc Vương", "Trưởng Công an", "Công an huyện Tràng Định", "new", None),
      ("Lò Văn Hào", "Trưởng Công an", "Công an huyện Tràng Định", "former", None)}),
    ("Viện kiểm sát Lạng Sơn\nBà Lương Thị Hoè, Phó Viện trưởng VKSND huyện Bắc Sơn được điều động về VKSND huyện Văn Quan thay ông Chu Đức Lương chuyển công tác.",
     {("Lương Thị Hoè", "Phó Viện trưởng", "Viện kiểm sát nhân dân huyện Bắc Sơn", "former", None)}),
    ("Kỷ luật ở Đăk Tô\nTrước đó, hôm 11/3, Chủ tịch UBND huyện Đăk Tô Lò Văn Bách cũng đã ký quyết định.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Đăk Tô", "current", None)}),
    # what a decision says; what ends one person's post is not said of the next one
    ("Bàn giao ở Đắk Lắk\nTheo quyết định, Thượng tá Lê Văn Bé thôi giữ chức Chính ủy Bộ CHQS tỉnh Đắk Lắk; Thượng tá Y Sy H’Dớk giữ chức Chính ủy Bộ CHQS tỉnh Đắk Lắk.",
     {("Lê Văn Bé", "Chính ủy", "Bộ Chỉ huy Quân sự tỉnh Đắk Lắk", "former", None), ("Y Sy H’Dớk", "Chính ủy", "Bộ Chỉ huy Quân sự tỉnh Đắk Lắk", "new", None)}),
    # the second post of one appointment; an officer sent to help
    ("Huyện Sơn Hà kiện toàn\nÔng Lò Văn Bách được chỉ định tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Phó Bí thư Thường trực Huyện ủy Sơn Hà.",
     {("Lò Văn Bách", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Sơn Hà", "new", None), ("Lò Văn Bách", "Ủy viên", "Ban Thường vụ Huyện ủy Sơn Hà", "new", None),
      ("Lò Văn Bách", "Phó Bí thư Thường trực", "Huyện ủy Sơn Hà", "new", None)}),
    ("Bộ đội biên phòng giúp xã\nThượng úy Cứ A Dế, cán bộ Đồn Biên phòng Tả Sín, được tăng cường làm Phó Bí thư Đảng ủy xã Pải Lủng.",
     {("Cứ A Dế", "Phó Bí thư", "Đảng ủy xã Pải Lủng", "new", None)}),
    # the year that the sentence opens with is when the post was held, not the day of the paper
    ("Kỷ luật cán bộ\nNăm 2015, ông Lò Văn Bách giữ chức vụ Bí thư Đảng ủy xã Tả Sín. Năm 2016, ông Bách được luân chuyển, phân công đảm nhận chức vụ Phó Chủ tịch Hội Nông dân huyện Sơn Hà.",
     {("Lò Văn Bách", "Bí thư", "Đảng ủy xã Tả Sín", "current", "2015"), ("Lò Văn Bách", "Phó Chủ tịch", "Hội Nông dân huyện Sơn Hà", "new", "2016")}),
    # a day of another clause, of a document's; who is only proposed for an election
    ("Công tác cán bộ ở Trùng Khánh\nTỉnh ủy Cao Bằng công bố quyết định về việc đồng chí Lò Văn Bách thôi giữ chức Bí thư Huyện ủy Trùng Khánh để nghỉ hưu từ ngày 01/4/2019; điều động đồng chí Vi Văn Sáu tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư Huyện ủy Trùng Khánh. Tỉnh ủy chuẩn y đồng chí Cà Thị Mai giữ chức Phó Bí thư Huyện ủy Trùng Khánh và giới thiệu để HĐND huyện bầu giữ chức Chủ tịch UBND huyện.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Trùng Khánh", "former", "2019-04-01"), ("Vi Văn Sáu", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Trùng Khánh", "new", None),
      ("Vi Văn Sáu", "Ủy viên", "Ban Thường vụ Huyện ủy Trùng Khánh", "new", None), ("Vi Văn Sáu", "Bí thư", "Huyện ủy Trùng Khánh", "new", None),
      ("Cà Thị Mai", "Phó Bí thư", "Huyện ủy Trùng Khánh", "new", None), ("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân huyện Trùng Khánh", "candidate", None)}),
    ("Kỷ luật ở huyện Đăk Tô\nCăn cứ Quy định 102-QĐ/TW ngày 15-11-2017 của Bộ Chính trị, UBKT Huyện ủy Đăk Tô cách chức Bí thư Chi bộ thôn Nà Ca đối với ông Lê Văn Lịch.",
     {("Lê Văn Lịch", "Bí thư", "Chi bộ thôn Nà Ca", "former", None)}),
    ("HĐND huyện Sơn Hà họp\nNgày 2/11/2019, HĐND huyện Sơn Hà miễn nhiệm chức danh Chủ tịch UBND huyện đối với ông Lò Văn Bách; bầu bà Cà Thị Mai giữ chức Chủ tịch UBND huyện.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Hà", "former", "2019-11-02"), ("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân huyện Sơn Hà", "new", "2019-11-02")}),
    # the one before, and what is left to him; a title in a compound noun is nobody's; the village of the article
    ("Bầu trưởng thôn ở Khuổi Nà\nThôn Khuổi Nà có 54 hộ. Theo hướng dẫn về công tác bầu cử trưởng thôn, bà Nông Thị Xen, Trưởng ban CTMT thôn giới thiệu danh sách. Ông Hứa Văn Dên trúng cử chức danh Trưởng thôn Khuổi Nà thay ông Lộc Văn Thoong đã làm Trưởng thôn hai nhiệm kỳ, nay chỉ còn là Bí thư Chi bộ.",
     {("Nông Thị Xen", "Trưởng ban", "Ban Công tác Mặt trận thôn Khuổi Nà", "current", None), ("Hứa Văn Dên", "Trưởng thôn", "Thôn Khuổi Nà", "new", None),
      ("Lộc Văn Thoong", "Trưởng thôn", "Thôn Khuổi Nà", "former", None),
      ("Lộc Văn Thoong", "Bí thư", "Chi bộ thôn Khuổi Nà", "current", None)}),
    # what somebody once was, and what he is now
    ("Gặp người cán bộ cũ\nÔng Lò Văn Bách từng là Bí thư Huyện ủy Nam Đàn, nay là Chủ tịch Hội Khuyến học tỉnh Nghệ An. Bà Cà Thị Mai từng giữ các chức vụ: Phó Chủ tịch UBND huyện Nam Đàn, Chủ tịch Hội Nông dân huyện Nam Đàn.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Nam Đàn", "former", None), ("Lò Văn Bách", "Chủ tịch", "Hội Khuyến học tỉnh Nghệ An", "current", None),
      ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân huyện Nam Đàn", "former", None), ("Cà Thị Mai", "Chủ tịch", "Hội Nông dân huyện Nam Đàn", "former", None)}),
    # in an interview the one who answers says `tôi`
    ("Phỏng vấn về bầu cử ở Nghệ An\nĐồng chí Lò Văn Bách: Năm nay có nhiều việc. Tôi từng làm Bí thư Huyện ủy Nghi Lộc nên hiểu.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Nghi Lộc", "former", None)}),
    # retirement told behind the post; who will retire still holds it
    ("Nghỉ hưu\nTừ ngày 1/8/2023, ông Lò Văn Bách, Giám đốc Sở Y tế tỉnh Nghệ An nghỉ hưu theo chế độ. Ông Vi Văn Sáu, Giám đốc Sở Nội vụ tỉnh Nghệ An sẽ nghỉ hưu năm sau.",
     {("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Nghệ An", "former", "2023-08-01"), ("Vi Văn Sáu", "Giám đốc", "Sở Nội vụ tỉnh Nghệ An", "current", None)}),
    # a life told at a funeral: by the name of order, by pronouns over lines that name others of another sex, too
    ("Tiễn đưa chú Tám Thuận\n12/11/2016, 06:30\nBà con tỉnh Bến Tre tiễn chú Tám Thuận - ông Lê Văn Thuận, nguyên Chủ tịch UBND tỉnh Bến Tre.\nNăm 1961, anh Tám là Huyện ủy viên Huyện ủy Bình Đại, bà Ngô Thị Chín, nguyên Hội trưởng Hội Phụ nữ giải phóng huyện Bình Đại kể.\nGiai đoạn 1965 - 1968, ông giữ chức Phó Bí thư rồi Bí thư Huyện ủy Bình Đại.\nSau năm 1975, ông đảm trách nhiều công việc khác nhau: Giám đốc Sở Nông nghiệp (1976 - 1981), Phó Chủ tịch UBND tỉnh (1981 - 1986).\nÔng Võ Công Lập, nguyên Giám đốc Sở Thủy lợi, nói chú Tám hiền.\nTừ năm 1996 đến 2008, ông là Chủ tịch Hội Khuyến học tỉnh.",
     {("Lê Văn Thuận", "Chủ tịch", "Ủy ban nhân dân tỉnh Bến Tre", "former", None), ("Lê Văn Thuận", "Huyện ủy viên", "Huyện ủy Bình Đại", "current", "1961"),
      ("Ngô Thị Chín", "Hội trưởng", "Hội Phụ nữ giải phóng huyện Bình Đại", "former", None), ("Lê Văn Thuận", "Phó Bí thư", "Huyện ủy Bình Đại", "former", "1968"),
      ("Lê Văn Thuận", "Bí thư", "Huyện ủy Bình Đại", "former", "1968"), ("Lê Văn Thuận", "Giám đốc", "Sở Nông nghiệp tỉnh Bến Tre", "former", "1981"),
      ("Lê Văn Thuận", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Bến Tre", "former", "1986"), ("Võ Công Lập", "Giám đốc", "Sở Thủy lợi tỉnh Bến Tre", "former", None),
      ("Lê Văn Thuận", "Chủ tịch", "Hội Khuyến học tỉnh Bến Tre", "former", "2008")}),
    ("Hai vợ chồng ở huyện Nam Đàn\nÔng Lò Văn Bách và bà Cà Thị Mai làm vườn giỏi.\nNăm 2010, bà được bầu làm Trưởng thôn Nam Anh; ông là Bí thư Chi bộ thôn Nam Anh.",
     {("Cà Thị Mai", "Trưởng thôn", "Thôn Nam Anh", "new", "2010"), ("Lò Văn Bách", "Bí thư", "Chi bộ thôn Nam Anh", "current", "2010")}),
    ("Hai anh em ở huyện Nam Đàn\nÔng Lò Văn Bách và ông Lò Văn Sáu làm vườn giỏi.\nNăm 2010, ông được bầu làm Trưởng thôn Nam Anh.", set()),  # which of them
    # who decides stands between, by his post, by post and name: what he gives is the other one's
    ("Nhân sự Bộ Xây dựng\nTháng 2/2020, ông Lò Văn Bách được Thủ tướng Chính phủ bổ nhiệm làm Thứ trưởng Bộ Xây dựng.",
     {("Lò Văn Bách", "Thứ trưởng", "Bộ Xây dựng", "new", "2020-02")}),
    ("Nhân sự ở Nghệ An\nÔng Lò Văn Bách, Phó Giám đốc Sở Y tế, được Chủ tịch UBND tỉnh Nghệ An Vi Văn Sáu quyết định bổ nhiệm giữ chức Giám đốc Sở Y tế. Bà Cà Thị Mai bị Chủ tịch UBND huyện Nam Đàn cách chức Chủ tịch UBND xã Nam Anh.",
     {("Lò Văn Bách", "Phó Giám đốc", "Sở Y tế tỉnh Nghệ An", "current", None), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An", "current", None),
      ("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Nghệ An", "new", None), ("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân xã Nam Anh", "former", None)}),
    ("Khen thưởng ở Nghệ An\nÔng Lò Văn Bách được Chủ tịch UBND tỉnh Nghệ An tặng bằng khen.", set()),
    # who announces a decision is given nothing by it
    ("Đại hội tỉnh Nghệ An\nPhó Bí thư Tỉnh ủy Nghệ An Lò Văn Bách đã công bố các quyết định chỉ định tham gia Ban Chấp hành, Ban Thường vụ, Bí thư, Phó Bí thư Tỉnh ủy khóa mới.",
     {("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Nghệ An", "current", None)}),
    # a post that waits for a holder is not of him whom the sentence names next
    ("Giao phụ trách ở Nghệ An\nTrong khi chờ kiện toàn chức vụ Bí thư Thành ủy Vinh, đồng chí Lò Văn Bách, Phó Bí thư Thường trực Thành ủy, được giao phụ trách Đảng bộ.",
     {("Lò Văn Bách", "Phó Bí thư Thường trực", "Thành ủy Vinh", "current", None)}),
    # several people, each with what he is, and what all of them are given
    ("Chỉ định ở Nghệ An\nBan Bí thư chỉ định bà Cà Thị Mai, Chủ tịch HĐND tỉnh Nghệ An; ông Vi Văn Sáu, Chủ tịch UBND tỉnh Nghệ An, giữ chức Phó Bí thư Tỉnh ủy Nghệ An.",
     {("Cà Thị Mai", "Chủ tịch", "Hội đồng nhân dân tỉnh Nghệ An", "current", None), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An", "current", None),
      ("Cà Thị Mai", "Phó Bí thư", "Tỉnh ủy Nghệ An", "new", None), ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Nghệ An", "new", None)}),
    # two times in a sentence: each of the post that it stands beside
    ("Lãnh đạo mới ở Quảng Ninh\nÔng Lò Văn Bách được điều chuyển giữ chức Phó Chủ tịch UBND tỉnh Quảng Ninh từ tháng 7-2018, đến tháng 6-2019 được bầu giữ chức Phó Bí thư Tỉnh ủy Quảng Ninh.",
     {("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Quảng Ninh", "new", "2018-07"), ("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Quảng Ninh", "new", "2019-06")}),
    # steps of a life told one after the other: only the first has the year, and all are over
    ("Bí thư mới\nNăm 2010, ông Lò Văn Bách giữ chức Chánh Văn phòng Huyện ủy Nam Đàn, sau đó là Bí thư Huyện ủy Nghi Lộc, Giám đốc Sở Nội vụ tỉnh Nghệ An.",
     {("Lò Văn Bách", "Chánh Văn phòng", "Văn phòng Huyện ủy Nam Đàn", "current", "2010"), ("Lò Văn Bách", "Bí thư", "Huyện ủy Nghi Lộc", "former", None),
      ("Lò Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Nghệ An", "former", None)}),
    # of a list each item is of its own province, which its last post may tell, and no other item's
    ("Kỷ luật cán bộ\nBan Bí thư kỷ luật các ông: Lò Văn Bách, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nghệ An; Vi Văn Sáu, nguyên Phó Bí thư Tỉnh ủy, nguyên Chủ tịch UBND tỉnh Phú Yên; Cà Văn Mai, Ủy viên Ban Thường vụ Tỉnh ủy.",
     {("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Nghệ An", "current", None), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Nghệ An", "current", None),
      ("Vi Văn Sáu", "Phó Bí thư", "Tỉnh ủy Phú Yên", "former", None), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên", "former", None),
      ("Cà Văn Mai", "Ủy viên", "Ban Thường vụ Tỉnh ủy", "current", None)}),
    # the commission that the paragraph has named
    ("Kỷ luật cán bộ ở Phú Yên\nỦy ban Kiểm tra T.Ư họp do Chủ nhiệm UBKT Lò Văn Bách chủ trì, xem xét Ban Thường vụ Tỉnh ủy Phú Yên.",
     {("Lò Văn Bách", "Chủ nhiệm", "Ủy ban Kiểm tra Trung ương", "current", None)}),
    # a term told of another post before a semicolon is no stage of a life
    ("HĐND tỉnh Phú Yên họp\nCác đại biểu đã bầu ông Lò Văn Bách giữ chức Chủ tịch UBND tỉnh Phú Yên khóa XVII, nhiệm kỳ 2021-2026; bầu các ông, bà Vi Văn Sáu, Cà Thị Mai và Lò Văn Lịch giữ chức vụ Phó Chủ tịch UBND tỉnh Phú Yên.",
     {("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên", "new", None)} | {(name, "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Phú Yên", "new", None) for name in ("Vi Văn Sáu", "Cà Thị Mai", "Lò Văn Lịch")}),
    # a dash before a verb ends a name
    ("Làng mới ở Gia Lai\nBà Cà Thị Mai-Phó Trưởng Ban Dân vận Huyện ủy Mang Yang-thì khen làng.",
     {("Cà Thị Mai", "Phó Trưởng ban", "Ban Dân vận Huyện ủy Mang Yang", "current", None)}),
    # a bank's name is no person's
    ("Lãnh đạo mới ở Quảng Ninh\nÔng Lò Văn Bách nguyên là Chủ tịch HĐQT Ngân hàng TMCP Công Thương Á Đông Việt Nam, nay là Phó Chủ tịch UBND tỉnh Quảng Ninh.",
     {("Lò Văn Bách", "Chủ tịch", "Hội đồng quản trị Ngân hàng TMCP Công Thương Á Đông Việt Nam", "former", None),
      ("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Quảng Ninh", "current", None)}),
    # whose kin somebody is, in between
    ("Gia đình ông Bách\nAnh Lò Minh Sang, con trai út của ông, hiện là Giám đốc Sở Y tế tỉnh Nghệ An. Chị Lò Thị Mai, con gái bà, là Hiệu trưởng Trường THCS Nam Anh.",
     {("Lò Minh Sang", "Giám đốc", "Sở Y tế tỉnh Nghệ An", "current", None), ("Lò Thị Mai", "Hiệu trưởng", "Trường Trung học cơ sở Nam Anh", "current", None)}),
    # a decision's own date parts its giver from whom it is about; whom one is made, by name last
    ("Bộ Công Thương\nTheo quyết định của Thủ tướng Chính phủ, từ tháng 9/2012 ông Lò Văn Bách thôi giữ chức Thứ trưởng Bộ Công Thương. Chủ tịch UBND tỉnh Kon Tum được chỉ định là ông Vi Văn Sáu. Người tiền nhiệm của ông Sáu là bà Cà Thị Mai.",
     {("Lò Văn Bách", "Thứ trưởng", "Bộ Công Thương", "former", "2012-09"), ("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "new", None),
      ("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None)}),
    ("Phê chuẩn ở Kon Tum\nThủ tướng phê chuẩn kết quả bầu các Phó Chủ tịch UBND tỉnh Kon Tum đối với ông Lò Văn Bách, bà Cà Thị Mai. Tại tỉnh Lào Cai, Bộ Chính trị chỉ định ông Vi Văn Sáu là Bí thư Tỉnh ủy.",
     {("Lò Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "new", None), ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "new", None),
      ("Vi Văn Sáu", "Bí thư", "Tỉnh ủy Lào Cai", "new", None)}),
    ("Kỷ luật ở Đăk Tô\nHuyện Đăk Tô cách chức 2 hiệu trưởng gồm: Lò Văn Bách - Hiệu trưởng trường THCS xã Tả Sín; Vi Văn Sáu - Hiệu trưởng trường tiểu học xã Nà Pàn.",
     {("Lò Văn Bách", "Hiệu trưởng", "Trường THCS xã Tả Sín", "former", None), ("Vi Văn Sáu", "Hiệu trưởng", "Trường tiểu học xã Nà Pàn", "former", None)}),
    ("Điều động ở Đăk Tô\nHuyện ủy Đăk Tô điều động ông Lò Văn Bách - Bí thư Đảng ủy xã Tả Sín đến Hội Nông dân huyện công tác; chỉ định bà Cà Thị Mai giữ nhiệm vụ Bí thư Đảng ủy xã Nà Pàn và giới thiệu để HĐND xã Nà Pàn bầu giữ chức vụ Chủ tịch HĐND xã Nà Pàn.",
     {("Lò Văn Bách", "Bí thư", "Đảng ủy xã Tả Sín", "former", None), ("Cà Thị Mai", "Bí thư", "Đảng ủy xã Nà Pàn", "new", None),
      ("Cà Thị Mai", "Chủ tịch", "Hội đồng nhân dân xã Nà Pàn", "candidate", None)}),
    # both boards are of the committee of the post given with them; who hands over for another body
    ("Chỉ định ở Thái Nguyên\nTỉnh ủy Thái Nguyên bổ nhiệm ông Lò Văn Bách, Phó Bí thư Huyện ủy Đại Từ giữ chức Phó Trưởng Ban Tuyên giáo Tỉnh ủy; chỉ định bà Cà Thị Mai tham gia Ban Chấp hành, Ban Thường vụ Huyện ủy và giữ chức Phó Bí thư Huyện ủy Đồng Hỷ. Ông Vi Văn Sáu thay mặt Tòa án nhân dân tối cao trao quyết định bổ nhiệm phó chánh án cho ông Lê Văn Lịch.",
     {("Lò Văn Bách", "Phó Bí thư", "Huyện ủy Đại Từ", "current", None), ("Lò Văn Bách", "Phó Trưởng ban", "Ban Tuyên giáo Tỉnh ủy Thái Nguyên", "new", None),
      ("Cà Thị Mai", "Ủy viên", "Ban Chấp hành Đảng bộ huyện Đồng Hỷ", "new", None), ("Cà Thị Mai", "Ủy viên", "Ban Thường vụ Huyện ủy Đồng Hỷ", "new", None),
      ("Cà Thị Mai", "Phó Bí thư", "Huyện ủy Đồng Hỷ", "new", None), ("Lê Văn Lịch", "Phó Chánh án", None, "new", None)}),
    # whom others come besides; what is called past once is past; posts of stages taken away in one decision
    ("Kỷ luật ở Kon Tum\nNgoài ông Lò Văn Bách, Thủ tướng cũng xóa tư cách chức vụ Chủ tịch UBND tỉnh Kon Tum giai đoạn 2011 - 2015, Phó Chủ tịch UBND tỉnh Kon Tum giai đoạn 2008 - 2010 đối với ông Vi Văn Sáu.",
     {("Vi Văn Sáu", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None), ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None)}),
    ("Cảnh cáo ở Kon Tum\nÔng Lò Văn Bách, nguyên Phó Bí thư Tỉnh ủy, nguyên Chủ tịch UBND tỉnh Kon Tum, bị cảnh cáo. Trước đó, Ủy ban Kiểm tra kết luận ông Lò Văn Bách, nguyên Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Kon Tum, đã vi phạm. Bà Cà Thị Mai, Chủ tịch UBND tỉnh Kon Tum dự.",
     {("Lò Văn Bách", "Phó Bí thư", "Tỉnh ủy Kon Tum", "former", None), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None),
      ("Cà Thị Mai", "Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "current", None)}),
    ("Tin buồn: Đồng chí Lò Văn Bách\nSinh ngày 3-4-1950, tại xã Tả Sín. Nguyên Bí thư Huyện ủy Đăk Tô, nguyên Phó Trưởng Ban Chỉ đạo Tây Nam Bộ. Bí thư Đảng ủy xã Tả Sín đến viếng.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Đăk Tô", "former", None), ("Lò Văn Bách", "Phó Trưởng ban", "Ban Chỉ đạo Tây Nam Bộ", "former", None)}),
    # who stands in for a head; several who leave, each with a reason; a life in one sentence, over with a death
    ("Giao nhiệm vụ ở Kon Tum\nTỉnh ủy giao ông Lò Văn Bách nhiệm vụ phụ trách Giám đốc Sở Y tế tỉnh Kon Tum. Kỳ họp miễn nhiệm chức vụ Phó Chủ tịch UBND tỉnh Kon Tum đối với ông Vi Văn Sáu để nghỉ hưu và bà Cà Thị Mai để nhận nhiệm vụ mới.",
     {("Lò Văn Bách", "Giám đốc", "Sở Y tế tỉnh Kon Tum", "current", None), ("Vi Văn Sáu", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None),
      ("Cà Thị Mai", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Kon Tum", "former", None)}),
    ("Đồng chí Lò Văn Bách từ trần\nĐồng chí Lò Văn Bách, sinh ngày 11/11/1942; quê quán: xã Tả Sín; vào Đảng ngày 25/10/1964; Bí thư Huyện ủy Đăk Tô khóa VI; nguyên Chủ tịch UBND huyện Sa Thầy.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Đăk Tô", "former", None), ("Lò Văn Bách", "Chủ tịch", "Ủy ban nhân dân huyện Sa Thầy", "former", None)}),
    ("Giới thiệu nhân sự\nĐồng chí Lò Văn Bách, sinh ngày 11/11/1972; quê quán: xã Tả Sín; vào Đảng ngày 25/10/1994; Bí thư Huyện ủy Đăk Tô.",
     {("Lò Văn Bách", "Bí thư", "Huyện ủy Đăk Tô", "current", None)}),
    # a seat that is left says nothing of another seat that the person names, nor of posts beside it
    ("Miễn nhiệm ở Kon Tum\nKỳ họp miễn nhiệm chức danh Ủy viên UBND tỉnh Kon Tum đối với bà Cà Thị Mai, Ủy viên Ban Thường vụ Tỉnh ủy, Giám đốc Sở Nội vụ, để nhận nhiệm vụ mới.",
     {("Cà Thị Mai", "Ủy viên", "Ủy ban nhân dân tỉnh Kon Tum", "former", None), ("Cà Thị Mai", "Ủy viên", "Ban Thường vụ Tỉnh ủy Kon Tum", "current", None),
      ("Cà Thị Mai", "Giám đốc", "Sở Nội vụ tỉnh Kon Tum", "current", None)}),
    ("Cách chức ở Đăk Tô\nHuyện Đăk Tô cách chức 2 hiệu trưởng gồm: Lò Văn Bách - Hiệu trưởng Trường THCS xã Tả Sín, Chủ tịch Hội Khuyến học xã Tả Sín; Vi Văn Sáu - Hiệu trưởng Trường Tiểu học xã Nà Pàn.",
     {("Lò Văn Bách", "Hiệu trưởng", "Trường Trung học cơ sở xã Tả Sín", "former", None), ("Lò Văn Bách", "Chủ tịch", "Hội Khuyến học xã Tả Sín", "current", None),
      ("Vi Văn Sáu", "Hiệu trưởng", "Trường Tiểu học xã Nà Pàn", "former", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("article", "expected"), FOUND, ids=[row[0].split("\n")[0] for row in FOUND])
def test_changes(article: str, expected: set[tuple[str, str, str, str, str | None]]) -> None:
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    found = {(one.person, one.title, one.organisation, one.status, one.as_of) for one in facts.posts}
    assert found == expected


# the words before a post, first and last time of the stage that they open with
STAGES = [
    ("Từ tháng 5/2010 đến tháng 8/2015: ", ("2010-05", "2015-08")),
    ("- 1952 - 7/1954: ", ("1952", "1954-07")),
    ("Giai đoạn 2018 – 2021, ", ("2018", "2021")),
    ("Từ năm 2018 đến nay: ", ("2018", None, True)),
    ("Từ ngày 1/8/2023, ông ", ("2023-08-01", None)),
    ("Năm 2010, ông ", None),  # a date
    ("Ngày 5/6/2024, ông ", None),
    ("Từ 2015 đến 2010: ", None),  # a slip of the pen
    ("Từ tháng 13/2010: ", (None, None)),
]


@pytest.mark.parametrize(("words", "expected"), STAGES)
def test_stages(words: str, expected: tuple[str | None, str | None] | None) -> None:
    assert read_stage(words) == (None if expected is None else Stage(*expected))


# the sentence; person, title, status, as of, since
SINCE = [
    ("Ông Lò Văn Bách làm Trưởng thôn Nà Ràng từ năm 1992.", ("Trưởng thôn", "current", None, "1992")),
    ("Ông Lò Văn Bách là Bí thư Chi bộ kiêm Trưởng thôn Nà Ràng từ năm 2012 đến nay.",
     ("Bí thư", "current", None, "2012"), ("Trưởng thôn", "current", None, "2012")),
    ("Từ tháng 7/2020, ông Lò Văn Bách giữ chức Giám đốc Sở Y tế.", ("Giám đốc", "current", "2020-07", "2020-07")),
    ("Từ năm 2010 đến năm 2015, ông Lò Văn Bách là Bí thư Huyện ủy Đăk Tô.", ("Bí thư", "former", "2015", "2010")),
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô (2010 - 2015) đã về dự.", ("Bí thư", "former", "2015", "2010")),
    ("Ông Lò Văn Bách là Trưởng thôn Nà Ràng từ năm 2005 đến năm 2011.", ("Trưởng thôn", "former", "2011", "2005")),
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô giai đoạn 2010 - 2015, đã về dự.", ("Bí thư", "former", "2015", "2010")),
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô, giai đoạn 2010 - 2015 là Phó Bí thư, đã về dự.",
     ("Bí thư", "current", None, None), ("Phó Bí thư", "former", "2015", "2010")),
    ("Ông Lò Văn Bách, Chủ tịch HĐND huyện Đăk Tô nhiệm kỳ 2011 - 2016, đã về dự.", ("Chủ tịch", "former", None, None)),
    ("Ông Lò Văn Bách, Chủ tịch HĐND huyện Đăk Tô nhiệm kỳ 2021 - 2026, đã về dự.", ("Chủ tịch", "current", None, None)),
    # a term that still runs says nothing of its end; a day of retirement is no beginning
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô (2020 - 2025) đã về dự.", ("Bí thư", "current", None, None)),
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô nghỉ hưu từ ngày 1/8/2023.", ("Bí thư", "former", "2023-08-01", None)),
    ("Ông Lò Văn Bách, Bí thư Huyện ủy Đăk Tô từ Hà Nội về dự.", ("Bí thư", "current", None, None)),
]  # fmt: skip


@pytest.mark.parametrize("row", SINCE, ids=[row[0] for row in SINCE])
def test_since(row: tuple[Any, ...]) -> None:
    article = f"Tin Kon Tum\nNgày 5/9/2023\n{row[0]}"
    facts = extract(annotate(parse_text(article, origin="test.txt", titled=True)))
    assert [(one.title, one.status, one.as_of, one.since) for one in facts.posts] == [*row[1:]]
