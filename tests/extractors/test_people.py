"""Who is named, and who is not: invented people in the style of the provincial newspapers."""

import itertools
from collections.abc import Callable
from time import process_time
from typing import Any, cast

import pytest

from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.people import extract_people
from extractors.records import Mention
from extractors.rules import rows

NO_FRAME = cast(Frame, None)  # people are read without a frame

# (text, the names of its mentions in order: the fullest form, a short name resolved)
FOUND = [
    (
        "Dự có các đồng chí: Lê Tấn Phát, Phó Bí thư; Mách Sa Lim, Phó Trưởng Ban Tôn giáo.",
        ["Lê Tấn Phát", "Mách Sa Lim"],
    ),
    # honorifics, ranks, degrees
    ("Đồng chí Lường Văn Toản chủ trì hội nghị.", ["Lường Văn Toản"]),
    ("Theo ông Giàng A Páo, đường đã thông.", ["Giàng A Páo"]),
    # a family name that is also a word of address; `Bà` is none
    (
        "Các hộ Vàng Mí Pó, Già Thị Mỷ, Sùng Mí Lử đã hiến đất.",
        ["Vàng Mí Pó", "Già Thị Mỷ", "Sùng Mí Lử"],
    ),
    ("Đến dự, Bà Thị Nhiên kể chuyện bon làng.", ["Thị Nhiên"]),
    ("Đ/c Hoàng Thị Miên báo cáo kết quả.", ["Hoàng Thị Miên"]),
    # an initial keeps its full stop; a letter with a tone is a whole name
    ("Tòa xử ông Vi Văn T. và bà Cà Thị Đ.", ["Vi Văn T.", "Cà Thị Đ."]),
    ("Người thay ông Lò Văn Bách là ông Vi Văn Ý.", ["Lò Văn Bách", "Vi Văn Ý"]),
    ("Hội thảo do GS.TS. Đàm Văn Cự chủ trì.", ["Đàm Văn Cự"]),
    ("Hội thảo do PGS,TS Đàm Văn Cự chủ trì.", ["Đàm Văn Cự"]),
    ("ThS.Nông Thị Ương trình bày đề tài.", ["Nông Thị Ương"]),
    (
        "Đại tá, Tiến sĩ Phùng Đình Lộc (thứ 2 từ phải sang), Trưởng Công an huyện trao quà.",
        ["Phùng Đình Lộc"],
    ),
    ("Trung tướng Phùng Đình Lộc, Tư lệnh Quân khu, kiểm tra.", ["Phùng Đình Lộc"]),
    ("Cựu chiến binh Hà Văn Lịch làm kinh tế giỏi.", ["Hà Văn Lịch"]),
    ("Bà mẹ Việt Nam Anh hùng Nguyễn Thị Lụa đã qua tuổi chín mươi.", ["Nguyễn Thị Lụa"]),
    ("Tỉnh đón ông Antonio Guterres và đoàn công tác.", ["Antonio Guterres"]),
    ("Ông Trần\u00a0Văn\u00a0Bách cho biết thêm.", ["Trần Văn Bách"]),
    # posts before the name, with and without the body's place
    ("Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản kết luận hội nghị.", ["Lường Văn Toản"]),
    ("Bí thư Chi bộ Nông Đức Thiện đi từng nhà.", ["Nông Đức Thiện"]),
    ("Chủ tịch UBND huyện Sơn Lĩnh Vi Quốc Khải đã đến kiểm tra.", ["Vi Quốc Khải"]),
    ("Trưởng thôn Nà Pó Lò Văn Bách bám bản.", ["Lò Văn Bách"]),
    ("Trưởng thôn Lò Văn Bách bám bản.", ["Lò Văn Bách"]),
    ("Giám đốc Sở Nông nghiệp và Phát triển nông thôn Đàm Văn Cự trả lời chất vấn.", ["Đàm Văn Cự"]),
    ("Phó Bí thư Tỉnh ủy Y Nhin trao quyết định.", ["Y Nhin"]),
    ("Chủ tịch UBND xã Tả Sín, huyện Sơn Lĩnh (Tuyên Quang) Giàng A Páo xác nhận.", ["Giàng A Páo"]),
    ("Phó Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Hà Quảng Bách công bố quyết định.", ["Hà Quảng Bách"]),
    ("Thứ trưởng Bộ Xây dựng Đỗ Minh Tuệ làm việc với tỉnh.", ["Đỗ Minh Tuệ"]),
    ("Hiệu trưởng Trường Tiểu học Lê Văn Tám Nguyễn Thị Lụa đón đoàn.", ["Nguyễn Thị Lụa"]),
    ("Bí thư Đảng ủy, Chủ tịch UBND xã Hồ Thị Diệu phát động.", ["Hồ Thị Diệu"]),
    ("Bí thư Huyện ủy Đăk R'Lấp Trần Nam Bách dự.", ["Trần Nam Bách"]),
    ("Bí thư Tỉnh ủy Hà Giang Ksor Thin phát biểu.", ["Ksor Thin"]),  # not «Hà Giang Ksor Thin»
    ("Bí thư Huyện ủy Sông Lô Bạch Liên Miên dự.", ["Bạch Liên Miên"]),  # a district named as a river
    ("Bí thư Huyện ủy Anh Sơn An Thế Sơn dự.", ["An Thế Sơn"]),  # a district that opens like «anh»
    ("Bí thư Tỉnh ủy Y Thanh Hà Niê Kđăm dự.", ["Y Thanh Hà Niê Kđăm"]),
    ("Phó Trưởng ban Ban Chỉ đạo Tây Nguyên Điểu K'Ré dự.", ["Điểu K'Ré"]),
    ("Chủ tịch UBND TP Lê Minh Bách trả lời.", ["Lê Minh Bách"]),
    ("Phó Chủ tịch UBND thành phố Lê Minh Bách trả lời.", ["Lê Minh Bách"]),
    ("Giám đốc Sở Tài nguyên và Môi trường Hà Văn Lịch nói.", ["Hà Văn Lịch"]),  # no «trường»
    ("Tổ trưởng tổ dân phố Hà Văn Lịch nói.", ["Hà Văn Lịch"]),  # no «phố»
    ("Thủ tướng Lào Thongloun Sisoulith hội đàm.", ["Thongloun Sisoulith"]),
    # lists
    (
        (
            "Có các đồng chí: Lường Văn Toản, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Huyện ủy Sơn Lĩnh; "
            "Hoàng Thị Miên, Phó Bí thư Huyện ủy, Chủ tịch HĐND; Vi Quốc Khải, Phó Bí thư."
        ),
        ["Lường Văn Toản", "Hoàng Thị Miên", "Vi Quốc Khải"],
    ),
    ("Các đồng chí Lê Bốn, Bí thư Tỉnh ủy; Mai Hà, Chủ tịch UBND tỉnh tham dự.", ["Lê Bốn", "Mai Hà"]),
    (
        "Bốn Phó Giám đốc gồm ông Hà Văn Lịch, Cao Minh Tuệ, Đỗ Bách và bà Cà Thị Hưng.",
        ["Hà Văn Lịch", "Cao Minh Tuệ", "Đỗ Bách", "Cà Thị Hưng"],
    ),
    (
        "Khai trừ các đảng viên: Lê Kim Bách, nguyên Giám đốc Sở; Ma Thị Nở, Phó Giám đốc Sở.",
        ["Lê Kim Bách", "Ma Thị Nở"],
    ),
    ("Hai đồng chí Vi Quốc Khải và Lò Thị Dom được biểu dương.", ["Vi Quốc Khải", "Lò Thị Dom"]),
    (
        (
            "Các ông: A Yưm, Bí thư Chi bộ làng Kon Rơ; Y Blới Êban, Phó Bí thư Đảng ủy xã Ea Knang; K’Brêu, "
            "trưởng thôn; bà H’Nhuăn Niê, Chủ tịch Hội Nông dân xã và ông Sùng A Chứ, bản Háng Dê cùng dự."
        ),
        ["A Yưm", "Y Blới Êban", "K’Brêu", "H’Nhuăn Niê", "Sùng A Chứ"],
    ),
    (
        "Các đại biểu Nguyễn Thị Lụa (Bắc Kạn), Y Thông (Phú Yên), Ksor H'Bơ (Gia Lai) tranh luận.",
        ["Nguyễn Thị Lụa", "Y Thông", "Ksor H'Bơ"],
    ),
    ("Thôn có ba đảng viên: Sùng Mí Sính, Vừ Mí Kể và Ly Mí Lử.", ["Sùng Mí Sính", "Vừ Mí Kể", "Ly Mí Lử"]),
    ("Dự họp có các đồng chí:\n- Kim Bách, Bí thư Chi bộ\n- Cao Tuệ, phó thôn", ["Kim Bách", "Cao Tuệ"]),
    # highland and other names
    ("Già làng A Blơi kể chuyện cũ.", ["A Blơi"]),
    ("Chị H'Lan Mlô dệt thổ cẩm.", ["H'Lan Mlô"]),
    ("Ông Điểu K'Ré và bà Thị Nhớ hiến đất.", ["Điểu K'Ré", "Thị Nhớ"]),
    ("Bà Rơ Châm H'Yéo là người có uy tín.", ["Rơ Châm H'Yéo"]),
    ("Ông Ksor Thin, Bí thư Chi bộ làng, cho biết.", ["Ksor Thin"]),
    ("Anh Kring Bơ và chị Pờ Mí Xó cùng đi.", ["Kring Bơ", "Pờ Mí Xó"]),
    ("Ông Danh Út là người Khmer, còn ông Thạch Sa Rương là cán bộ xã.", ["Danh Út", "Thạch Sa Rương"]),
    ("Ông Vần Mìn Sính, Bí thư kiêm Chủ tịch UBND xã cho biết.", ["Vần Mìn Sính"]),
    # without a word before it
    ("Lê Bách, nguyên Bí thư Đảng ủy xã, nay đã nghỉ.", ["Lê Bách"]),
    ("Trong số đó, Nguyễn Đức Bách trồng nhiều hơn cả.", ["Nguyễn Đức Bách"]),
    ("Theo Trần Thị Diệu, nước đã rút.", ["Trần Thị Diệu"]),
    ("Đại diện hộ Hà Văn Lịch nhận hỗ trợ.", ["Hà Văn Lịch"]),
    # short names
    (
        "Bí thư Chi bộ Nông Đức Thiện đi từng nhà vận động. Đồng chí Thiện cho hay có hộ phải đến bốn lần.",
        ["Nông Đức Thiện", "Nông Đức Thiện"],
    ),
    (
        "Bà Hoài đi học. Bà Trần Thị Mai Hoài về công tác năm 2009.",
        ["Trần Thị Mai Hoài", "Trần Thị Mai Hoài"],
    ),
    ("Chị Đỗ Thị Thu Diệu trồng cam. Chị Thu Diệu chia sẻ.", ["Đỗ Thị Thu Diệu", "Đỗ Thị Thu Diệu"]),
    ("Ông Y Blới Êban là già làng. Già Y Blới kể.", ["Y Blới Êban", "Y Blới Êban"]),
    ("Ông Giàng A Páo hiến đất. Ông Páo vui lắm.", ["Giàng A Páo", "Giàng A Páo"]),
    ("Gặp ông Hải ở đầu bản.", ["Hải"]),
    ("Bị khai trừ là ông T.V.G. và bà T.T.H. Ông G. đã nộp đơn.", ["T.V.G.", "T.T.H.", "T.V.G."]),
    (
        "Kỷ luật ông L.V.Th., nguyên Bí thư; nhắc ông L.V.Th. và bà Ng.T.Qu.",
        ["L.V.Th."] * 2 + ["Ng.T.Qu."],
    ),
    ("Đối với ông Nguyễn Văn H. thì đã rõ. Ông H. nhận lỗi.", ["Nguyễn Văn H.", "Nguyễn Văn H."]),
    (
        "Chị Thông Thị Tâm và anh Lư Văn Tâm cùng ký. Theo chị Tâm, thế là ổn.",
        ["Thông Thị Tâm", "Lư Văn Tâm", "Thông Thị Tâm"],
    ),
    ("Đồng chí Lò Thị Thắm được bầu. Đồng chí Thắm biểu dương kết quả.", ["Lò Thị Thắm"] * 2),
    # variants of one name
    ("Phó Chủ tịch UBND tỉnh Trần Thanh tuệ nói. Ông Trần Thanh Tuệ kết luận.", ["Trần Thanh Tuệ"] * 2),
    ("Đồng chí NGUYỄN VĂN TÁM, Bí thư Huyện ủy phát biểu.", ["Nguyễn Văn Tám"]),
    ("ĐỒNG CHÍ BÍ THƯ TỈNH ỦY LÒ VĂN SĨ THĂM XÃ TẢ SÍN", ["Lò Văn Sĩ"]),
    (
        "Bí thư Đảng uỷ xã Tả Sín Lý Thị Thuý chủ trì. Đồng chí Lý Thị Thúy giao việc cho từng đảng viên.",
        ["Lý Thị Thuý", "Lý Thị Thuý"],
    ),
    (
        "ĐỒNG CHÍ LÒ THỊ DOM GIỮ CHỨC CHỦ TỊCH HĐND\nSáng nay, đồng chí Lò Thị Dom được bầu.",
        ["Lò Thị Dom"] * 2,
    ),
    ("THĂM HỎI NGUYỄN VĂN TRÂM\nÔng Nguyễn Văn Trâm là thương binh.", ["Nguyễn Văn Trâm"] * 2),
    # capitals inside names that open things and villages elsewhere; transfers are no caves
    ("Công an tỉnh điều động Thượng tá Ngô Trường Sơn, Trưởng Công an huyện.", ["Ngô Trường Sơn"]),
    ("Gặp Bí thư Chi bộ kiêm Trưởng ấp Danh Sóc Khên, ông Khên rất vui.", ["Danh Sóc Khên"] * 2),
    ("- Phó Trưởng phòng: H’Xuyên Niê", ["H’Xuyên Niê"]),
    ("Phó Chủ nhiệm Văn phòng Quốc hội Vũ Minh Tuấn Đạt dự.", ["Vũ Minh Tuấn Đạt"]),
    ("Nhà báo Nghiêm Văn Đống, Tổng Biên tập Báo Hà Tĩnh, tiếp.", ["Nghiêm Văn Đống"]),
    # another name, told in brackets; the order of birth, in the South
    (
        "Ông Sơn Sà Khem (Tám Khem) ai cũng biết. Tám Khem kể. “Chú Tám nói là làm”, bà con khen.",
        ["Sơn Sà Khem", "Sơn Sà Khem", "Sơn Sà Khem", "Sơn Sà Khem"],
    ),
    (
        "Hỏi nhà ông Sáu Kiệt ai cũng biết. Ông tên thật là Nguyễn Trung Kiệt. Ông Sáu Kiệt góp đất.",
        ["Nguyễn Trung Kiệt"] * 3,
    ),
    ("Hỏi nhà ông Sáu Kiệt. Người bạn tên thật là Nguyễn Trung Sơn.", ["Sáu Kiệt", "Nguyễn Trung Sơn"]),
    ("Ông Lê Văn Thành, thường gọi là Ba Thành, dự. Ông Ba Thành kể.", ["Lê Văn Thành"] * 3),
    # the name of order and the full one side by side; another one of that given name is nobody's
    (
        "Tiễn chú Tám Thuận\nBà con tiễn chú Tám Thuận - ông Lê Văn Thuận, nguyên Bí thư. Chú Tám hiền.",
        ["Lê Văn Thuận"] * 4,
    ),
    ("Nhà bà Tư Nở (Trần Thị Nở) cạnh sông. Bà Tư Nở góp đất.", ["Trần Thị Nở"] * 3),
    ("Bác Ba Lành, tức ông Võ Văn Lành, kể. Bác Ba Lành cười.", ["Võ Văn Lành"] * 3),
    ("Ông Tám Thuận góp đất cùng ông Lê Văn Thuận.", ["Tám Thuận", "Lê Văn Thuận"]),
    ("Ông Tám Thuận, bà Lê Thị Thuận dự.", ["Tám Thuận", "Lê Thị Thuận"]),
    ("Nhiều hộ hiến đất, có hộ ông Kim Hên hiến 2 công rẫy.", ["Kim Hên"]),
    # a woman of the highlands right behind a type word
    ("Chủ tịch UBND xã H’Loan Niê và Bí thư Đảng ủy xã H'Bia Êban dự.", ["H’Loan Niê", "H'Bia Êban"]),
    # guests from Laos, syllables joined by hyphens; by the first name alone
    (
        "Cùng đi có các đồng chí: Khăm-phủi Xay-nha-vông, Phó Tỉnh trưởng. Đồng chí Khăm-phủi cảm ơn.",
        ["Khăm-phủi Xay-nha-vông", "Khăm-phủi Xay-nha-vông"],
    ),
]

NOT_FOUND = [
    "HUYÊN SƠN LĨNH BẦU BỔ SUNG PHÓ BÍ THƯ HUYỆN ỦY",  # a district in a headline that lost a mark
    "HUYỆN SƠN LĨNH TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG",
    "Chi bộ được đồng chí Trưởng Ban Tổ chức Tỉnh ủy về dự.",  # a post, its holder unnamed
    "Các đồng chí Thường trực Huyện ủy, Ban Thường vụ Tỉnh ủy cùng dự.",
    "Đồng chí Bí thư Đảng ủy xã phát biểu.",
    "Thấm nhuần đạo đức, phong cách Hồ Chí Minh.",  # the teaching, not the man
    "Trường THPT Phan Đình Phùng kết nạp ba học sinh vào Đảng.",
    "Chi bộ tổ 5 nằm trên đường Nguyễn Văn Cừ.",
    "Phường vừa mở rộng phố Lê Thị Riêng và ngõ Trần Văn Kỷ.",
    "Trường Tiểu học Nguyễn Bá Ngọc khai giảng.",
    "Quỹ học bổng Vừ A Dính trao 50 suất quà.",
    "Công ty TNHH Nguyễn Văn Hưng nộp thuế đúng hạn.",
    "Thiếu nhi hưởng ứng phong trào Trần Quốc Toản.",
    "Đội TNTP Hồ Chí Minh và Đoàn TNCS Hồ Chí Minh phối hợp tổ chức.",
    "Đại diện Thành phố Hồ Chí Minh và TP.Hồ Chí Minh cùng dự.",
    "Huyện ủy Trần Văn Thời họp phiên thường kỳ.",  # a district named after a person
    "Xã Lê Hồng về đích nông thôn mới, nhân dân Lê Hồng phấn khởi.",
    "Huyện Hoàng Su Phì trồng chè, Hoàng Su Phì làm đường.",
    "Toàn huyện có 388 cấp ủy viên, tăng 46 đồng chí (13,5%) so với nhiệm kỳ trước.",
    "Đoàn đến Bà Rịa - Vũng Tàu và Cô Tô công tác.",
    "Huyện Anh Sơn và xã Bà Điểm kết nghĩa.",
    "Ban Quản lý dự án, Sở Công Thương và Hội Cựu chiến binh phối hợp.",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cao Bằng ủng hộ.",
    "Kiên định chủ nghĩa Mác - Lênin.",
    "Theo Báo Sơn Lĩnh, tháng Giêng có mưa.",
    "Lễ hội Đền Hùng và chùa Trấn Quốc đông khách.",
    "Dọc sông Lô, hồ Thác Bà và đèo Mã Phục đều có mưa.",
    "Nghị quyết Đại hội Đảng bộ tỉnh nêu ba đột phá.",
    "Quân khu 2, Bộ Tư lệnh Thủ đô và Đồn Biên phòng Lũng Cú giúp dân.",
    "Đồng bào Mông, Dao, Tày, Thái cùng vui hội.",
    "Hộ nghèo ở Hà Giang, Lâm Đồng, Quảng Nam giảm nhanh.",
    "Hà cho biết đường đã thông.",  # a given name without a cue
    "Huân chương Hồ Chí Minh được trao cho tỉnh.",
    "Các xã Phú Linh, Kim Ngọc và Bạch Ngọc đã sáp nhập.",
    "Ban Chấp hành Trung ương Đảng ban hành Nghị quyết.",
    "Xã có mưa lớn. Ảnh: Trần Minh Quang",  # the photographer
    "Đoàn đã về đến xã. Thu Hà (TTXVN)",
    "Đoàn đã về đến xã. Nguyễn Văn Lịch – Hà Thị Bích",  # two reporters
    "Đường về bản (Ảnh minh họa: Nguyễn Văn Lịch)",
    "Dọc theo chùa Bà Đanh, núi Bà Đen, sông Ông Đốc.",
    "Đoàn Luật sư Hà Nam và hội viên Hà Giang gặp mặt.",
    "Giám đốc Sở Văn Hóa, Thể thao và Du lịch báo cáo.",
    "Đoàn đã về đến xã. Theo Nguyễn Minh Hà (Dân Việt)",
    "Đại hội đã bầu 39 đồng chí. Tại phiên họp thứ nhất, Ban Chấp hành đã họp.",
    "Chị ấy là thạc sĩ Luật.",
    "Chỉ huy trưởng Ban CHQS huyện dự.",
    "Bản Hải Hồ đã đổi thay. Nay Hải Hồ có chín đảng viên.",
]

Make = Callable[..., Document]


def people(document: Document) -> list[Mention]:
    return list(extract_people(document, NO_FRAME))


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_found(document: Make, text: str, names: list[str]) -> None:
    assert [mention.name for mention in people(document(text))] == names


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_evidence_quotes_the_text(document: Make, text: str, names: list[str]) -> None:
    spans = [mention.evidence for mention in people(document(text))]
    assert all(text[span.start_char : span.end_char] == span.surface for span in spans)
    assert all(a.end_char <= b.start_char for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(document: Make, text: str) -> None:
    assert [mention.name for mention in people(document(text)) if not mention.historical] == []


def test_two_candidates_stay_open(document: Make) -> None:
    text = (
        "Đồng chí Lò Văn Hưng, Phó Chủ tịch UBND xã và đồng chí Cà Thị Hưng, Chủ tịch Hội Phụ nữ xã cùng dự. "
        "Theo chị Hưng, hội viên đã góp công. Đồng chí Hưng đề nghị nhân rộng."
    )
    lo, ca, chi, dong_chi = people(document(text))
    assert (lo.name, lo.gender, ca.name, ca.gender) == ("Lò Văn Hưng", "male", "Cà Thị Hưng", "female")
    assert (chi.name, chi.form, chi.resolved) == ("Cà Thị Hưng", "given", "article")
    assert (dong_chi.name, dong_chi.resolved) == ("Hưng", "unresolved")
    assert dong_chi.candidates == ("Lò Văn Hưng", "Cà Thị Hưng")


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Ông Sùng A Chứ ở bản trên.", "male"),
        ("Bà Y Nhin ở làng dưới.", "female"),
        ("Chú Ksor Thin ở làng dưới.", "male"),
        ("Đồng chí Lò Thị Dom phát biểu.", "female"),
        ("Đồng chí Y Nhin phát biểu.", None),  # Y is male among the Ê Đê, female among the Xơ Đăng
        ("Đồng chí Y Nhin phát biểu. Bà Nhin trao quà.", "female"),  # any mention may tell
    ],
)
def test_gender(document: Make, text: str, gender: str | None) -> None:
    assert {mention.gender for mention in people(document(text))} == {gender}


@pytest.mark.parametrize(
    ("text", "rule", "surface"),
    [
        ("Ông Giàng A Páo nói.", "people.honorific", "Giàng A Páo"),
        ("Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản nói.", "people.after_post", "Lường Văn Toản"),
        ("Gồm các ông: A Yưm; A Blơi, trưởng thôn.", "people.list_item", "A Blơi"),
        ("Lê Bách, Bí thư Chi bộ, nói.", "people.before_post", "Lê Bách"),
        ("Nhà của Nguyễn Đức Bách ở xa.", "people.surname_run", "Nguyễn Đức Bách"),
        ("Ông Lê Bách ở xa. Nhà của Lê Bách nhỏ.", "people.repeat", "Lê Bách"),
        ("Gặp ông Hải ở đầu bản.", "people.given_name", "Hải"),
        ("ĐỒNG CHÍ LÒ THỊ DOM GIỮ CHỨC CHỦ TỊCH", "people.headline", "LÒ THỊ DOM"),
    ],
)
def test_rule(document: Make, text: str, rule: str, surface: str) -> None:
    evidence = people(document(text))[-1].evidence
    assert (evidence.rule, evidence.surface) == (rule, surface)


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Hồ Chí Minh đã căn dặn.",
        "Bác Hồ đã căn dặn.",
        "Đại tướng Võ Nguyên Giáp về thăm chiến khu.",
    ],
)
def test_figures_of_history_are_marked(document: Make, text: str) -> None:
    assert [mention.historical for mention in people(document(text))] == [True]


def test_byline_and_boilerplate_are_not_read() -> None:
    text = "Đồng chí Lò Thị Dom nói.\nNguyễn Thu Hà\nÔng Hà Văn Lịch hầu tòa"
    first, second = text.index("\n"), text.rindex("\n")
    zones = (
        Zone("body", 0, first),
        Zone("byline", first + 1, second),
        Zone("boilerplate", second + 1, len(text)),
    )
    assert [mention.name for mention in people(Document("t", text, zones))] == ["Lò Thị Dom"]


def test_table_of_names_beside_titles() -> None:
    text = "Nguyễn Bốn\nChánh Văn phòng\nLê Thị Nở\nPhó Chánh Văn phòng\nXem tiếp"
    zones, start = [], 0
    for line in text.split("\n"):
        zones.append(Zone("body", start, start + len(line)))
        start += len(line) + 1
    names = [mention.name for mention in people(Document("t", text, tuple(zones)))]
    assert names == ["Nguyễn Bốn", "Lê Thị Nở"]


@pytest.mark.parametrize("row", rows("honorifics.csv") + rows("person_cues.csv"), ids=lambda row: row["form"])
def test_cue_finds_its_example(document: Make, row: dict[str, str]) -> None:
    assert row["person"] in [mention.name for mention in people(document(row["example"]))]


@pytest.mark.parametrize("row", rows("surnames.csv"), ids=lambda row: row["surname"])
def test_surname_opens_its_example(document: Make, row: dict[str, str]) -> None:
    text = f"Đồng chí {row['example']} phát biểu tại hội nghị."
    assert [mention.name for mention in people(document(text))] == [row["example"]]


@pytest.mark.parametrize("row", rows("name_stops.csv"), ids=lambda row: f"{row['kind']}-{row['form']}")
def test_stop_has_no_official_in_its_example(document: Make, row: dict[str, str]) -> None:
    found: list[Any] = [m.name for m in people(document(row["example"])) if not m.historical]
    assert found == []


def test_time_grows_with_the_text(document: Make) -> None:
    """Twice the text, about twice the time: nothing looks through all that was read before."""

    def seconds(count: int) -> float:
        text = "đồng chí Lò Văn Hưng, Bí thư xã Tả Sín; Lê Bách Lê Bách " * count
        long = Document("t", text, (Zone("body", 0, len(text)),))
        start = process_time()
        assert len(people(long)) >= count
        return process_time() - start

    seconds(10)  # the rules are loaded
    assert seconds(1600) < 12 * seconds(400)
