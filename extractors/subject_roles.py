"""What part a name plays in its sentence: subject, place, the end of a way, part of a post.

`Đảng bộ huyện Sơn Lĩnh có 31 chi bộ`: the subject; `trong xã Yên Phú`: where; `từ xã … đến xã …`: a way.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from extractors.document import Document
from extractors.place_types import LEVELS
from extractors.spaced import longest_of
from extractors.text_words import words_of

# What bodies and units do in these papers, as the first word or two of the predicate.
VERBS = (
    "có|đã|đang|sẽ|vừa|còn|hiện|luôn|cũng|tiếp tục|tập trung|phấn đấu|được|đạt|thực hiện|triển khai|"
    "tổ chức|xây dựng|huy động|chỉ đạo|lãnh đạo|ban hành|chọn|hoàn thành|phát triển|kết nạp|quản lý|tăng|"
    "giảm|là|gồm|cần|chú trọng|tiến hành|khai trừ|thành lập|khảo sát|vẫn|đều|lại|mới|trao|thu|xếp|giao|"
    "chiếm|cho thấy|cho biết|báo cáo|quyết tâm|đề ra|ước|bầu|xóa|hỗ trợ|trồng|sản xuất|kiểm tra|thi hành|"
    "không|chưa|chỉ|nằm|rộng|cách|ra đời|góp|chi|hiến|bố trí|mở|vận động|nhận|đặt|lập|chuyển|trả|tạo|cho|"
    "nay|đổi|tiếp nhận|giải quyết|phối hợp|đầu tư|xử lý|phát hiện|bắt giữ|đón|giải ngân|đưa|tặng|giúp|"
    "cấp|lắp đặt|duy trì|bàn giao|khởi công|cứng hóa|thông qua|công nhận|giới thiệu|sắp xếp|tinh giản|"
    "bồi dưỡng|đăng ký|phát động|nuôi|lấp đầy|sau khi|dẫn đầu|vượt|bảo đảm|đảm bảo|tăng cường|đẩy mạnh|"
    "nâng|rà soát|phân bổ|tín chấp|tuyên truyền|khen thưởng|biểu dương|kiện toàn|phê duyệt|quyết nghị|"
    "thăm hỏi|chăm lo|bắt|tịch thu|khởi tố|truy tố|xét xử|thụ lý|ký|kỷ luật|cho vay|khai thác"
    "|xuất khẩu|xuất bán|bán|mua|thải|"
    "sở hữu|dành|trích|kéo giảm|khám|điều trị|tuyển|đào tạo|tư vấn|kiến nghị|khắc phục|sửa chữa|nạo vét|gieo|"
    "cấy|thu hoạch|chuyển đổi|quy hoạch|vận hành|nhân rộng|ra mắt|ra quân|ủng hộ|quyên góp|đóng góp"
    "|thoát|đề nghị|"
    "công bố|cử|khống chế|phê chuẩn|tham gia|nâng cấp|cải tạo|thuê|bao tiêu|cung cấp|cung ứng"
    "|phục vụ|dạy|gắn|"
    "vốn|bình quân|chăn nuôi|thả|ươm|lắp|khoan|xác định|nhập|ghép|dồn|tháo gỡ|tự|xem xét|vỏn vẹn"
    "|buổi đầu|lúc đầu|ban đầu|giám sát|sinh hoạt|họp"
)
_VERB = re.compile(
    rf"[ \u00a0](?:(?:nay|năm[ \u00a0]\d{{4}})[ \u00a0])?{longest_of(VERBS.split('|'), ' ')}(?![^\W\d_])"
)
_OPENS = re.compile(r"(?:^|[,;:–-]|\b(?:thì|nên|mà|và))[ \u00a0“\"(+*]*$")
_WHERE = re.compile(
    r"(?:^|[ \u00a0(])(?:(?P<of>của)|thuộc|ở|tại|trong|toàn|khắp|cả|địa bàn|phạm vi)"
    r"(?:[ \u00a0]toàn)?[ \u00a0]+$",
    flags=re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:^|[ \u00a0(])(?:toàn|cả|địa bàn|khắp)[ \u00a0]+$", flags=re.IGNORECASE)
# What a unit or body is only joined to: `từ xã … đến xã …`, `sáp nhập huyện …`, `vay vốn Ngân hàng …`.
_ROUTE = re.compile(
    r"(?<![^\W\d_])(?:từ|đến|đi|sang|cách|giáp|qua|tới|nối|sáp nhập|tách|hợp nhất|vay|vốn|vay vốn|do|bởi|dự"
    r"|dự đại hội|(?:phối hợp|liên kết|hợp tác|ký kết|ký|tín chấp|cùng|so|[uủ][yỷ] thác)[ \u00a0]với"
    r"|phối hợp(?:[ \u00a0]cùng)?|liên kết|(?:xin|lấy)[ \u00a0]ý kiến"
    r"|(?<!nội[ \u00a0])(?<!bán[ \u00a0])trú(?:[ \u00a0](?:tại|ở))?"
    r"|(?:ngụ|quê)(?:[ \u00a0](?:ở|tại))?"
    r"|chuyển(?:[ \u00a0](?:cho|đến))?|gửi(?:[ \u00a0](?:cho|đến))?"
    r"|(?:[uủ][yỷ] thác|vay vốn|vay)[ \u00a0](?:của|từ|qua))"
    r"(?:[ \u00a0](?:các|hai|ba|\d+))?[ \u00a0]+$",
    flags=re.IGNORECASE,
)
# `được tỉnh giao 145 chỉ tiêu`: who gave it; the subject is who was given.
_AGENT = re.compile(r"(?<![^\W\d_])(?:được|bị)[ \u00a0]+$", flags=re.IGNORECASE)
# `thành lập trên cơ sở sáp nhập 2 xã: xã A, xã B (huyện C cũ), rộng 94 km2`: what it was made of.
_UNITS = "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khóm|khu phố"
_MADE_OF = regex.compile(
    r"(?<![\p{L}\p{M}])(?<!sau[ \u00a0])(?<!khi[ \u00a0])"
    r"(?:sáp nhập|hợp nhất|(?:hình thành|thành lập|tách)[ \u00a0]từ|trên cơ sở)"
    r"(?![\p{L}\p{M}])(?!,|[ \u00a0]\d{4})"
    r"(?:[ \u00a0:,()]++|(?-i:\p{Lu})[\p{L}\p{M}’'-]*+|\d++"
    r"|(?:sáp nhập|hợp nhất|đơn vị|hành chính|cũ|trước đây|gồm|là|của|các|hai|ba|bốn|và|với|thêm|toàn bộ"
    rf"|nguyên trạng|một phần|phần còn lại|diện tích|tự nhiên|dân số|{_UNITS})(?![\p{{L}}\p{{M}}]))*+$",
    flags=regex.IGNORECASE,
)
# `Đồng chí lưu ý | Đảng ủy xã | cụ thể hóa …, phấn đấu giảm 4% hộ nghèo`: who is told to has the goal.
_TOLD = re.compile(r"(?<![^\W\d_])(?:lưu ý|đề nghị|yêu cầu|đôn đốc|nhắc nhở)[ \u00a0]+$", flags=re.IGNORECASE)
# The last words of these patterns, which end at the name: a quick look that spares them.
_BEFORE_ROUTE = (
    "từ đến đi sang cách giáp qua tới nối nhập tách nhất vay vốn do bởi dự hội với của các hai ba"
    " hợp cùng kết kiến trú ngụ quê tại ở chuyển gửi cho"
)
_ROUTE_ENDS = frozenset(_BEFORE_ROUTE.split())
_AGENT_ENDS = frozenset({"được", "bị"})
_BEFORE_OFFICE = "đạo diện thư tịch trưởng phó đốc nhiệm viên trực án phòng biểu bộ toán ủy ngôn"
_TOLD_ENDS = frozenset({"ý", "nghị", "cầu", "đốc", "nhở"})
_OFFICE_ENDS = frozenset(_BEFORE_OFFICE.split())
_WHERE_ENDS = frozenset({"của", "thuộc", "ở", "tại", "trong", "toàn", "khắp", "cả", "bàn", "vi"})
_OPENS_ENDS = frozenset({"", "thì", "nên", "mà", "và"})  # "": a mark
_INSPECTED_ENDS = frozenset({"của", "tại", "với", "ở"})
_ROW = 200  # characters that the names of such units may fill
_MADE_WORDS = ("nhập", "hợp nhất", "trên cơ sở", "từ")  # a quick look
_OFFICE = re.compile(
    r"(?:lãnh đạo|đại diện|bí thư|chủ tịch|trưởng|phó|giám đốc|chủ nhiệm|[uủ][yỷ] viên|thường trực|chánh án"
    r"|chánh văn phòng"
    r"|đại biểu|thành viên|cán bộ|chuyên viên|kế toán|chính ủy|chính trị viên"
    r"|tổ trưởng|người phát ngôn)[ \u00a0]+$",
    flags=re.IGNORECASE,
)
# `bằng 107% dự toán | tỉnh | giao`: what they gave is meant, not they.
_GIVEN = re.compile(
    r"(?:dự toán|kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu|nghị quyết|pháp lệnh)[ \u00a0]+$", flags=re.IGNORECASE
)
_GIVES = re.compile(r"[ \u00a0](?:đã[ \u00a0])?(?:giao|đề ra|thông qua|phê duyệt)(?![^\W\d_])")
# `Đề án của Ban Thường vụ Huyện ủy | đề ra mục tiêu 100% chi bộ …`: the goal is theirs.
_SETS_GOAL = re.compile(
    r"[ \u00a0](?:đã[ \u00a0])?(?:đề ra|đặt ra|xác định|đưa ra|nêu|đặt)[ \u00a0](?:các[ \u00a0])?"
    r"(?:mục tiêu|chỉ tiêu)"
    r"(?![^\W\d_])",
    flags=re.IGNORECASE,
)
# `dấu hiệu vi phạm của Ban Thường vụ Huyện ủy …, Ủy ban kết luận: …`: where the wrong was done.
_INSPECTED = regex.compile(
    r"(?:vi phạm|khuyết điểm|sai phạm|kiểm tra|giám sát|thanh tra"
    r"|trách nhiệm)(?:[ \u00a0]\p{Ll}+){0,6}[ \u00a0]"
    r"(?:của|tại|đối với|ở)[ \u00a0]+$",
    flags=regex.IGNORECASE,
)
# Committees govern a unit: what they are found to have done wrong, or count, is the unit's.
GOVERNING = frozenset(
    {
        "peoples_committee",
        "peoples_council",
        "provincial_committee",
        "municipal_committee",
        "district_committee",
    }
    | {
        "town_committee",
        "urban_district_committee",
        "party_committee",
        "military_party_committee",
        "standing_committee",
        "executive_committee",
    }
)
_FINDS = re.compile(
    r"[ \u00a0](?:đã[ \u00a0])?(?:kết luận|nhận thấy|chỉ rõ|chỉ ra|nhận định)(?![^\W\d_])",
    flags=re.IGNORECASE,
)
_INSPECTORS = frozenset({"inspection_commission", "inspectorate", "audit_office"})
_ROADS = ("Quốc lộ", "Tỉnh lộ", "Đường", "đường", "Huyện lộ")
_OF_ROAD = regex.compile(
    r"[ \u00a0]?:|[ \u00a0](?:\p{Ll}+[ \u00a0]){0,3}(?:dài|rộng|được|có|mới|đã|đang|đạt)(?![\p{L}\p{M}])"
)
_EXTENT = re.compile(
    r"[ \u00a0]?,?[ \u00a0](?:(?:có|với|tổng)[ \u00a0])*(?:chiều[ \u00a0])?(?:dài|rộng)[ \u00a0]"
)
_APPOSITION = re.compile(r"[ \u00a0]?(?:,|\(|-|–|thuộc|của)[ \u00a0]?")
_CLOSES = re.compile(r"[ \u00a0]?\)?,?")


class Candidate(NamedTuple):
    """A body or unit that may be a subject. name: completed. owns: it may own what it is named with
    (`chi bộ của Đảng bộ huyện`), as a committee that issued a document does not. lasts: the next sentence may
    still be about it, as about a unit, not about a school named as an example. kind: of a body, its row in
    rules/organisations.toml, and branch. carried: an earlier sentence named it. word: a word stands
    for it (`toàn huyện`)."""

    start_char: int
    end_char: int
    name: str
    place: str | None
    level: str | None
    how: str
    owns: bool
    lasts: bool = True
    kind: str | None = None
    carried: bool = False
    branch: str | None = None
    word: bool = False


class Judged(NamedTuple):
    """A candidate and its part: subject of a clause, where something is (`ở xã …`), whose it is (`của xã …`),
    one end of a way (`từ xã … đến xã …`), part of a post (`Bí thư Đảng ủy xã …`), one of several units in a
    row (`các xã A, B và C`)."""

    candidate: Candidate
    subject: bool = False
    where: bool = False
    route: bool = False
    office: bool = False
    listed: bool = False


def heads_of(document: Document, candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """The candidates with where their words end, what only says where they lie read over.

    `Thôn Nà Ca, xã Yên Phú (huyện Hàm Yên) có 30 hộ` is about the thôn alone.
    """
    heads: list[tuple[Candidate, int]] = []
    for candidate in candidates:
        last, end = heads[-1] if heads else (candidate, 0)
        if heads and candidate.start_char < end:
            continue
        unit = last.kind is None and last.name == last.place  # `Ở thị trấn …, Khu công nghiệp … có`
        where = _is_above(candidate, last) or (_is_thing(candidate) and not unit)
        if heads and where and _beside(document.text, end, candidate):
            closed = _CLOSES.match(document.text, candidate.end_char)
            heads[-1] = (last, closed.end() if closed and ")" in closed[0] else candidate.end_char)
            continue
        heads.append((candidate, candidate.end_char))
    return heads


def _beside(text: str, end: int, candidate: Candidate) -> bool:
    return _APPOSITION.fullmatch(text, end, candidate.start_char) is not None


def _is_thing(candidate: Candidate) -> bool:
    """`Công ty Hải Long, Cụm công nghiệp Bàu Sen`: behind another name it only says where."""
    named = candidate.kind is None and candidate.name != candidate.place
    return not candidate.owns and (named or candidate.place is None)


def _is_above(candidate: Candidate, below: Candidate) -> bool:
    """Whether a unit may be where another unit or a body lies."""
    if candidate.name != candidate.place or candidate.level is None:
        return False
    if below.level is None or below.level not in LEVELS:
        return True
    return LEVELS.index(candidate.level) < LEVELS.index(below.level)


def judge(document: Document, candidate: Candidate, reach: int) -> Judged:
    text, start = document.text, candidate.start_char
    index = document.sentence_at(start)
    opening = document.sentences[index].start_char if index >= 0 else 0
    before = text[max(opening, start - 30) : start]
    last = words_of(text).word_before(start)
    if candidate.kind in _INSPECTORS and _FINDS.match(text, reach):
        return Judged(candidate)  # what they found is of those whom they inspected
    if last in _INSPECTED_ENDS and _INSPECTED.search(text, max(opening, start - 60), start):
        place = candidate.place if candidate.kind in GOVERNING else None
        return Judged(candidate._replace(name=place or candidate.name, owns=True), where=True)
    route = (last in _ROUTE_ENDS or last.isdecimal()) and _ROUTE.search(before)
    if route or (last in _AGENT_ENDS and _AGENT.search(before)) or is_made_of(text, opening, start):
        return Judged(candidate, route=True)
    if last in _OFFICE_ENDS and _OFFICE.search(before):
        return Judged(candidate, office=True)
    if _GIVES.match(text, reach) and _GIVEN.search(before):
        return Judged(candidate, route=True)
    told = last in _TOLD_ENDS and not text.startswith((" về", "\u00a0về"), reach)
    if told and (candidate.owns or candidate.kind in GOVERNING) and _TOLD.search(before):
        return Judged(candidate._replace(lasts=False), subject=True)
    said = _WHERE.search(before) if last in _WHERE_ENDS else None
    where = said is not None and (candidate.owns or (said["of"] is None and candidate.kind is not None))
    subject = _VERB.match(text, reach) is not None
    may_open = last in _OPENS_ENDS or not before.strip()
    if not subject and may_open and candidate.level != "village":
        at_start = start - opening <= 30
        subject = _OPENS.search(before if at_start else "x" + before) is not None
    if candidate.kind is None and candidate.name.startswith(_ROADS):
        road = _EXTENT.match(text, reach) is not None  # `đối với đoạn đường A - B dài 4,2 km`
        if subject and _is_thing(candidate):
            road = _OF_ROAD.match(text, reach) is not None  # `Dọc Quốc lộ 1, dân trồng 2 vạn cây`
        subject = road or (subject and not _is_thing(candidate))
    alone = candidate.kind is None and " " not in text[start : candidate.end_char].strip().replace(
        "thành phố", "x"
    )
    if alone and said is not None and said["of"] is None:
        where = True  # `các xã trong tỉnh`
    if said is not None and not _WHOLE.search(before) and not candidate.owns:
        if _SETS_GOAL.match(text, reach):
            place = candidate.place if candidate.kind in GOVERNING else None
            return Judged(candidate._replace(name=place or candidate.name), True)
        subject = False  # `Đề án của Tỉnh ủy đã …`: what is theirs is the subject
    return Judged(candidate, subject, where)


def is_made_of(text: str, opening: int, start: int) -> bool:
    """Whether the name at `start` is of a unit that another was made of.

    opening: where its sentence or paragraph begins.
    """
    opening = max(opening, start - _ROW)
    said = text[opening:start].lower()
    return any(map(said.__contains__, _MADE_WORDS)) and bool(_MADE_OF.search(text, opening, start))
