"""Whom a sentence is about: the body or unit that a figure describes.

`Đảng bộ huyện Sơn Lĩnh có 31 chi bộ` is about the Đảng bộ; `theo Đề án của BTV Tỉnh ủy, 100% chi bộ …`
is not about the Tỉnh ủy. A name counts where it is a subject (a verb follows, or it opens the clause) or says
where (`ở`, `tại`, `trong`); one that only belongs to another noun does not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extractors.document import Document
from extractors.place_types import LEVELS

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
    "thăm hỏi|chăm lo"
)
_VERB = regex.compile(rf"[ \u00a0](?:nay[ \u00a0])?(?:{VERBS})(?![\p{{L}}\p{{M}}])")
_OPENS = regex.compile(r"(?:^|[,;:–-]|\b(?:thì|nên|mà|và))[ \u00a0“\"(+*]*$")
_WHERE = regex.compile(
    r"(?:^|[ \u00a0(])(?:ở|tại|trong|thuộc|của|toàn|khắp|cả|địa bàn|phạm vi)(?:[ \u00a0]toàn)?[ \u00a0]+$",
    flags=regex.IGNORECASE,
)
_WHOLE = regex.compile(r"(?:^|[ \u00a0(])(?:toàn|cả|địa bàn|khắp)[ \u00a0]+$", flags=regex.IGNORECASE)
# What a unit or body is only joined to: `từ xã … đến xã …`, `sáp nhập huyện …`, `vay vốn Ngân hàng …`.
_ROUTE = regex.compile(
    r"(?<![\p{L}\p{M}])(?:từ|đến|đi|sang|giáp|qua|tới|nối|sáp nhập|tách|hợp nhất|với|cùng|vay|vốn"
    r"|vay vốn|do|bởi)[ \u00a0]+$",
    flags=regex.IGNORECASE,
)
_OFFICE = regex.compile(
    r"(?:bí thư|chủ tịch|trưởng|phó|giám đốc|chủ nhiệm|ủy viên|thường trực)[ \u00a0]+$",
    flags=regex.IGNORECASE,
)
_CLAUSE_END = regex.compile(r"[,;:.(]")
_BESIDE = regex.compile(r"[ \u00a0]?[(:–-]?[ \u00a0]?(?:(?:là|đạt|với|có|được)[ \u00a0])?")
_APPOSITION = regex.compile(r"[ \u00a0]?(?:,|\(|-|–|thuộc|của)[ \u00a0]?")
_CLOSES = regex.compile(r"[ \u00a0]?\)?,?")
_LEADS = regex.compile(
    r"[ \u00a0\-–+*•“\"]*(?:(?:Ở|Tại|Trên địa bàn|Đến|Về|Riêng|Còn)[ \u00a0])*(?:toàn[ \u00a0])?"
)
_CARRIES = 250  # characters before a sentence in which a subject still holds for it
_NEAR, _FAR = 35, 70  # characters after a figure in which `ở xã …` belongs to it, and still tells where


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body or unit that may be a subject. name: completed. owns: it may own what it is named with
    (`chi bộ của Đảng bộ huyện`), as a committee that issued a document does not. lasts: the next sentence may
    still be about it, as about a unit, not about a school named as an example."""

    start_char: int
    end_char: int
    name: str
    place: str | None
    level: str | None
    how: str
    owns: bool
    lasts: bool = True


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    subject: bool = False
    where: bool = False
    route: bool = False  # `từ xã … đến xã …`
    office: bool = False  # `Bí thư Đảng ủy xã …`: part of a post


class Subjects:
    """The candidates of a document, judged once by the words around them."""

    def __init__(self, document: Document, candidates: Sequence[Candidate]) -> None:
        self._document = document
        heads = _heads(document, candidates)
        self._judged = [_judge(document, candidate, reach) for candidate, reach in heads]
        self._starts = [candidate.start_char for candidate, _ in heads]
        self._reaches = [reach for _, reach in heads]

    def at(self, char: int, sentence_start: int, sentence_end: int, paragraph_start: int) -> Candidate | None:
        """Whom the figure at `char` is about: its sentence decides, then the paragraph before it."""
        return (
            self._beside(char)
            or self._after(char, min(sentence_end, char + _NEAR))
            or _last(self._between(sentence_start, char))
            or self._after(char, min(sentence_end, char + _FAR))
            or self._in_passing(sentence_start, char)
            or self._speaker(sentence_start, char)
            or self._carried_over(max(paragraph_start, sentence_start - _CARRIES), sentence_start)
            or self._opener(paragraph_start, sentence_start)
            or self._speaker(paragraph_start, sentence_start)
        )

    def own(self, start: int, end: int) -> Candidate | None:
        """The last subject between two characters, None where a figure's own words name none."""
        return next((entry.candidate for entry in reversed(self._between(start, end)) if entry.subject), None)

    def candidates_between(self, start: int, end: int) -> Sequence[Candidate]:
        """The candidates that begin between two characters, each with what says where it lies, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [
            replace(judged.candidate, end_char=reach)
            for judged, reach in zip(self._judged[first:last], self._reaches[first:last], strict=True)
        ]

    def _carried_over(self, start: int, end: int) -> Candidate | None:
        return _last([judged for judged in self._between(start, end) if judged.candidate.lasts])

    def _opener(self, start: int, end: int) -> Candidate | None:
        """`Tại Trường Tiểu học Lê Lợi, …`: what opens the paragraph holds for all of it."""
        judged = self._between(start, min(end, start + 40))
        if not judged or not (judged[0].where or (judged[0].subject and judged[0].candidate.owns)):
            return None
        opens = _LEADS.fullmatch(self._document.text, start, judged[0].candidate.start_char)
        return judged[0].candidate if opens else None

    def _beside(self, char: int) -> Candidate | None:
        """`Lào Cai 15,69%`: the name right before the figure."""
        judged = self._between(max(0, char - 60), char)
        if (
            not judged
            or judged[-1].route
            or not _BESIDE.fullmatch(self._document.text, judged[-1].candidate.end_char, char)
        ):
            return None
        return judged[-1].candidate

    def _in_passing(self, start: int, end: int) -> Candidate | None:
        """Without a subject or place, the last unit or party organisation that the sentence names."""
        for judged in reversed(self._between(start, end)):
            word = judged.candidate.level == "village" and judged.candidate.how == "article"
            if judged.candidate.owns and not judged.route and not word:
                return judged.candidate
        return None

    def _speaker(self, start: int, end: int) -> Candidate | None:
        """`Ông Lò Văn Pó, Chủ tịch UBND xã Yên Phú lo nhất đường sá: …`: the speaker's commune."""
        for judged in reversed(self._between(start, end)):
            place = judged.candidate.place
            if judged.office and place is not None and judged.candidate.level in ("commune", "village"):
                return replace(judged.candidate, name=place)
        return None

    def _between(self, start: int, end: int) -> Sequence[_Judged]:
        return self._judged[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _after(self, char: int, end: int) -> Candidate | None:
        """`26 chi bộ ở xã Yên Phú`: the first one behind the figure that says where."""
        for judged in self._between(char, end):
            between = self._document.text[char : judged.candidate.start_char]
            if judged.where and judged.candidate.owns and not _CLAUSE_END.search(between):
                return judged.candidate
        return None


def _last(judged: Sequence[_Judged]) -> Candidate | None:
    """The last subject; without one the last that says where."""
    for entry in reversed(judged):
        if entry.subject:
            return entry.candidate
    for entry in reversed(judged):
        if entry.where and entry.candidate.owns:
            return entry.candidate
    return None


def _heads(document: Document, candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """The candidates with where their words end, what only says where they lie read over.

    `Thôn Nà Ca, xã Yên Phú (huyện Hàm Yên) có 30 hộ` is about the thôn alone.
    """
    heads: list[tuple[Candidate, int]] = []
    for candidate in candidates:
        last, end = heads[-1] if heads else (candidate, 0)
        if heads and candidate.start_char < end:
            continue
        where = _is_above(candidate, last) or _is_thing(candidate)
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
    return candidate.place is None and not candidate.owns


def _is_above(candidate: Candidate, below: Candidate) -> bool:
    """Whether a unit may be where another unit or a body lies."""
    if candidate.name != candidate.place or candidate.level is None:
        return False
    if below.level is None or below.level not in LEVELS:
        return True
    return LEVELS.index(candidate.level) < LEVELS.index(below.level)


def _judge(document: Document, candidate: Candidate, reach: int) -> _Judged:
    text, start = document.text, candidate.start_char
    index = document.sentence_at(start)
    opening = document.sentences[index].start_char if index >= 0 else 0
    before = text[max(opening, start - 30) : start]
    if _ROUTE.search(before):
        return _Judged(candidate, route=True)
    if _OFFICE.search(before):
        return _Judged(candidate, office=True)
    where = _WHERE.search(before) is not None
    subject = _VERB.match(text, reach) is not None
    if not subject and candidate.level != "village":
        at_start = start - opening <= 30
        subject = _OPENS.search(before if at_start else "x" + before) is not None
    if where and not _WHOLE.search(before) and not candidate.owns:
        subject = False  # `Đề án của Tỉnh ủy đã …`: what is theirs is the subject
    return _Judged(candidate, subject, where)
