# ruff: noqa: E501, ISC004  (templates and prose)
"""Invented stories of an invented district: as many as a test asks for, no two alike."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
FIRST = datetime(2026, 3, 2, 7, 15, tzinfo=VIETNAM)
COMMUNES = ("Bản Lùng", "Nà Khuổi", "Phiêng Cài", "Khau Vạt", "Thẩm Nặm", "Đồng Mỏ", "Tà Xua Lớn", "Cốc Pục")
PEOPLE = (
    *("Lò Văn Páo", "Nông Thị Thắm", "Hoàng Đức Lâm", "Ma Thị Vẻ", "Triệu Chòi Phin", "Đàm Quang Hợi"),
    *("Vi Thị Nhàn", "Bế Văn Súng"),
)
AUTHORS = ("Thu Hà", "Minh Quân", "Đức Thịnh", "Hồng Nhung", "Lê Duy")
MATTERS = (
    ("Mở đường bê tông vào thôn xa", "con đường bê tông dài {n} km nối các thôn vùng cao với trung tâm xã"),
    ("Chè shan tuyết cho thu nhập khá", "vườn chè shan tuyết rộng {n} ha của các hộ trong hợp tác xã"),
    ("Xóa nhà tạm cho hộ nghèo", "{n} căn nhà mới thay cho những mái lá đã dột nát qua nhiều mùa mưa"),
    ("Lớp xóa mù chữ ban đêm", "lớp học ban đêm có {n} học viên, người lớn tuổi nhất đã ngoài sáu mươi"),
    ("Nuôi cá lồng trên lòng hồ", "{n} lồng cá chiên, cá lăng thả dọc theo nhánh hồ phía thượng nguồn"),
    ("Chi bộ thôn đổi mới sinh hoạt", "nền nếp sinh hoạt chuyên đề mỗi quý với {n} đảng viên dự đầy đủ"),
    ("Trồng rừng gỗ lớn", "{n} ha keo và mỡ được chuyển sang trồng rừng gỗ lớn theo chu kỳ mười năm"),
)
_PARAGRAPHS = (
    "Sáng cuối tuần, chúng tôi theo chân cán bộ xã {commune} đi xem {matter}. Trời vừa tạnh mưa, đường lên thôn còn "
    "trơn nhưng ai cũng vui vì việc chung đã xong phần khó nhất.",
    "Đồng chí {person}, Bí thư Đảng ủy xã {commune}, cho biết lúc mới bàn nhiều hộ còn ngại tốn công. Đảng ủy phân công "
    "từng đảng viên phụ trách nhóm hộ, đến nhà giải thích, rồi làm trước để bà con nhìn vào mà tin.",
    "Sau {months} tháng, toàn xã đã huy động {days} ngày công, nhân dân hiến {land} m2 đất vườn và góp thêm {money} triệu "
    "đồng mua cát, sỏi. Phần việc kỹ thuật do tổ thợ của huyện giúp đỡ không lấy tiền.",
    "Bà {other}, người thôn {commune} Thượng, kể rằng trước kia mỗi lần xuống chợ phải đi từ lúc gà gáy. Nay việc làm "
    "ăn thuận hơn, con cháu đi học không còn phải nghỉ giữa chừng những ngày nước lớn.",
    "Ban Chấp hành Đảng bộ xã {commune} thống nhất lấy kết quả việc này làm {n} điểm xếp loại chi bộ cuối năm. Thôn nào làm tốt "
    "được biểu dương, thôn nào chậm thì cấp ủy cùng xuống bàn cách tháo gỡ ngay tại chỗ.",
    "Theo kế hoạch, trong quý tới xã {commune} làm tiếp phần còn lại, phấn đấu hoàn thành trước mùa mưa. Chính quyền "
    "huyện hứa hỗ trợ thêm {tonnes} tấn xi măng, còn công sức vẫn do nhân dân tự lo liệu.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """number: of the story in its paper, from 0 on. corrected: a paragraph that a later night adds."""

    number: int
    title: str
    lead: str
    paragraphs: tuple[str, ...]
    author: str
    published: datetime
    slug: str

    @property
    def body(self) -> str:
        """Lead and paragraphs, a line each."""
        return "\n".join((self.lead, *self.paragraphs))


def story(number: int) -> Story:
    """The story of a number; the same whenever asked."""
    headline, matter = MATTERS[number % len(MATTERS)]
    commune = COMMUNES[(number // len(MATTERS) + number) % len(COMMUNES)]
    values = {
        "commune": commune,
        "matter": matter.format(n=17 + 3 * number),
        "person": PEOPLE[number % len(PEOPLE)],
        "other": PEOPLE[(number + 3) % len(PEOPLE)],
        "months": 2 + number % 9,
        "days": f"{1 + number % 7}.{100 + 37 * number % 900}",
        "land": 1200 + 41 * number,
        "money": 85 + 13 * number,
        "n": 5 + number,
        "tonnes": 40 + number,
    }
    slug = f"{_plain(headline)}-o-{_plain(commune)}-{number + 1}"
    return Story(
        number,
        f"{headline} ở {commune} năm thứ {number + 2}",
        f"Xã {commune} huyện Sơn Lĩnh vừa làm xong một việc được nhân dân mong đợi đã lâu: {values['matter']}.",
        tuple(text.format(**values) for text in _PARAGRAPHS),
        AUTHORS[number % len(AUTHORS)],
        FIRST + timedelta(hours=7 * number, minutes=number),
        slug,
    )


def stories(count: int, first: int = 0) -> list[Story]:
    """Stories `first`, `first` + 1, …, newest first as papers list them."""
    return [story(number) for number in reversed(range(first, first + count))]


def _plain(words: str) -> str:
    from extractors.spelling import search_fold

    return "-".join(search_fold(words).split())
