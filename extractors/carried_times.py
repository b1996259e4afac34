"""The time of an earlier sentence of the paragraph that still holds for a figure.

It opened its sentence (`Năm 2016, …`), and neither another one nor `hiện nay` has come since.
"""

import re
from collections.abc import Iterator, Sequence

import regex

from extractors.clause_times import DATELINE, LONG_SUBJECT, Figure, is_adverbial, is_as_of, opens_as_term
from extractors.times import Time, find_likewise, is_of_plan, is_same_period

_S = r"[ \u00a0]{1,3}"
_NOW_AGAIN = re.compile(rf"(?<!\w)(?:nay|hiện{_S}(?:nay|có|còn|đang)|bây{_S}giờ)(?!\w)", re.IGNORECASE)
_GOES_ON = re.compile(
    rf"[ \u00a0]{{0,3}}(?:trong{_S}(?:đó|tổng|số{_S}(?:đó|này|ấy))"
    rf"|cụ{_S}thể|đáng{_S}chú{_S}ý|trước{_S}hết|theo{_S}đó|đồng{_S}thời|gồm"
    rf"|cùng{_S}thời{_S}gian|so(?:{_S}với)?{_S}cùng{_S}k[ỳì])"
    r"(?!\w)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"[ \u00a0]{{0,3}}[“\"]?(?:theo{_S})?(?:ông|bà|anh|chị|đồng{_S}chí"
    rf"|cô|bác|em|già{_S}làng)(?!\w)",
    re.IGNORECASE,
)
_BREAKS = re.compile(  # `Sau 1 năm hoạt động, …`, `Sau sắp xếp, …`, a quotation: of another time
    rf"[ \u00a0]{{0,3}}(?:sau{_S}(?!đó|khi)|qua{_S}(?:hơn{_S}|gần{_S})?\w+{_S}(?:năm|tháng)(?!\w)|“)",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(  # `Theo báo cáo, | quý I …`, `Nhờ vậy, | trong 9 tháng, …`, `Về kinh tế, | năm 2022 …`
    rf"^[ \u00a0]{{0,2}}(?:(?:theo|nhờ|với|bằng|thực{_S}hiện|triển{_S}khai|hưởng{_S}ứng"
    rf"|quán{_S}triệt|qua|thông{_S}qua|về|trên|ở"
    rf"|tại|riêng|tính|ngoài|cùng|bên{_S}cạnh|trong|đối{_S}với|từ|do|vì|không{_S}chỉ"
    rf"|song{_S}song|mặc{_S}dù|xác{_S}định)(?!\w)[^,;:]{{0,90}}"
    rf"|tuy{_S}nhiên|kết{_S}quả(?:{_S}là)?|cụ{_S}thể|đặc{_S}biệt|nhìn{_S}chung|như{_S}vậy),[ \u00a0]{{0,2}}",
    re.IGNORECASE,
)
_TELLER = re.compile(  # `Theo đồng chí An, Chủ tịch huyện, từ đầu năm 2019 …`, `Bà Sáu cho biết, quý I …`
    rf"(?:(?:^|\n|[.!?…][ \u00a0])[ \u00a0]{{0,3}}Theo{_S}(?:[^.;:\n]|\.(?! ))+"
    rf"|{_S}(?:cho{_S}biết|cho{_S}hay|cho{_S}thấy|cho{_S}rằng|thông{_S}tin|thông{_S}báo|khẳng{_S}định|báo{_S}cáo"
    rf"|nhấn{_S}mạnh|nêu(?:{_S}rõ)?|đánh{_S}giá|ghi{_S}nhận|chỉ{_S}rõ|chia{_S}sẻ|trao{_S}đổi|trình{_S}bày)),{_S}(?P<head>[^,.;:\n]{{0,40}})$"
)
_LONGEST_TELLER = 240  # characters of a source, its offices included
_BEHIND_TELLER = 44  # characters in which its last comma stands: a quick look
_HEAD_OPENS = re.compile(r"[.!?…:][ \u00a0]|\n|“")
_STILL = re.compile(  # `Tuy vậy, còn 6 xã yếu` after `Giai đoạn 2016 - 2020, …`: so it is, not so it was
    rf"[ \u00a0]{{0,3}}(?:tuy{_S}(?:vậy|nhiên|thế)|dù{_S}vậy|thế{_S}nhưng|song)(?!\w)"
    rf"[^.;]{{0,120}}(?<!\w)còn{_S}$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \u00a0]{0,3}[-–—+•*▪●][ \u00a0]{0,3}")
_SPOKEN = re.compile(r":[ \u00a0]{0,3}[“\"]|“(?![^“”]{0,60}”)")  # `Chị cười: “Có 45 chị”`; no name
_FROM_THEN = re.compile(
    rf"[ \u00a0]{{0,3}}(?:(?:cũng{_S}|kể{_S})từ{_S}(?:đó|đấy|ấy|ngày{_S}ấy|dạo{_S}ấy)|thấy|dần{_S}dần"
    rf"|về{_S}sau|sau{_S}này|lâu{_S}dần)(?!\w)",
    re.IGNORECASE,
)
_HEAD = re.compile(  # of a line: its bullet, `Từ năm`
    rf"[ \u00a0]{{0,3}}[-–—+•*▪●]?[ \u00a0]{{0,3}}(?:(?:trong|từ|giai{_S}đoạn|thời{_S}kỳ|năm){_S}?)*",
    re.IGNORECASE,
)
_LONGEST_HEAD = 30
_DATELINE = re.compile(rf"^[ \u00a0]{{0,2}}{DATELINE}[ \u00a0]{{0,2}}")
_LONG_HEAD = 120  # characters of a sentence before a time that still opens it
_SCHOOL = re.compile(
    rf"(?<!\w)(?:trường|học{_S}sinh|giáo{_S}viên|lớp|em|tốt{_S}nghiệp|học{_S}kỳ|nhà{_S}giáo)(?!\w)",
    re.IGNORECASE,
)
_REVIEWED = regex.compile(  # `…, tình hình kinh tế - xã hội | quý I có nhiều khởi sắc`
    rf"(?:^|[,;:“\n]|[.!?…][ \u00a0]|(?<!\w)(?:rằng|thấy|nhưng)(?!\w))[ \u00a0]{{0,3}}"
    rf"(?:(?:bức{_S}tranh|tình{_S}hình|kết{_S}quả){_S})?"
    rf"(?:(?:phát{_S}triển|sản{_S}xuất){_S})?(?:kinh{_S}tế|sản{_S}xuất|nông{_S}nghiệp|công{_S}nghiệp|thương{_S}mại"
    rf"|du{_S}lịch|đầu{_S}tư|văn{_S}hóa|an{_S}ninh)(?!\w)[^,;:.0-9]{{0,60}}$",
    regex.IGNORECASE,
)
_AFTER_COMMA = regex.compile(rf",{_S}(?:tính{_S})?(?:đến|tới)[^,;.]{{0,20}}$", regex.IGNORECASE)
_REPORT = regex.compile(
    rf"(?:^|\n|[.!?…][ \u00a0])[ \u00a0]{{0,3}}Theo{_S}(?:báo{_S}cáo|số{_S}liệu|kết{_S}quả)"
    rf"(?:{_S}[^\W\d_]+){{0,6}}{_S}$"
)
_INDICATOR = regex.compile(
    rf"[ \u00a0]{{0,3}}(?:tổng|kim{_S}ngạch|giá{_S}trị|thu{_S}ngân{_S}sách|doanh{_S}thu|GRDP|GDP|chỉ{_S}số"
    rf"|sản{_S}lượng|năng{_S}suất|diện{_S}tích|lượng{_S}khách|khách{_S}du{_S}lịch|tai{_S}nạn|tốc{_S}độ|t[ỷỉ]{_S}lệ"
    rf"|số{_S}(?:vụ|người|lượt|ca|lượng|lao|doanh)|thu{_S}nhập{_S}bình{_S}quân|vốn|dư{_S}nợ|khu{_S}vực|ngành"
    rf"|một{_S}số{_S}(?:địa{_S}phương|mặt{_S}hàng|sản{_S}phẩm|ngành|huyện))(?!\w)",
    regex.IGNORECASE,
)
_ASIDE = regex.compile(r"\([^()]*\)")
_YEAR_LONG = 4
_DIGIT = regex.compile(r"\d")
_WENT = regex.compile(
    rf"[^,;:.\n]{{0,40}}?{_S}(?:tiếp{_S}tục|có|đã|vẫn|đạt|phát{_S}triển|ổn{_S}định|tăng|giảm|chuyển{_S}biến|khởi{_S}sắc"
    rf"|duy{_S}trì|diễn{_S}ra|gặp|được|cơ{_S}bản)(?!\w)",
    regex.IGNORECASE,
)
_SENTENCE_END = regex.compile(r"[.!?…][”\"]?[ \u00a0]+(?=\p{Lu})")
_CARRIED = frozenset({"month", "quarter", "half", "year", "span"})
_CARRIES = 550  # characters before a sentence in which a time still holds for it, as a subject does


def carried_time(text: str, figure: Figure, times: Sequence[Time]) -> str | None:
    """The time that opened an earlier sentence of the paragraph; any of the last where this one goes on.

    None where the list around the figure has told another; a year of an item without figures ends no term's
    list: `xã về đích năm 2018; kết nạp 50 đảng viên`.
    """
    found = _carried(text, figure, times)
    if found is None:
        return None
    others = [time for time in _others_told(text, figure, times) if time.value != found]
    if others and (any(_has_figures(text, time, figure) for time in others) or not _is_around(found, others)):
        return None
    return found


def _is_around(found: str, others: Sequence[Time]) -> bool:
    """Whether the years `2015/2020` have the other times in them."""
    first, _, last = found.partition("/")
    years = [time.value or "" for time in others]
    return len(first) == len(last) == _YEAR_LONG and all(first <= year[:_YEAR_LONG] <= last for year in years)


def _carried(text: str, figure: Figure, times: Sequence[Time]) -> str | None:
    start = figure.sentence_start
    said = [time for time in times if time.end_char <= figure.start_char]
    if len(said) == 1 and said[0].end_char <= start and _heads_paragraph(text, said[0]):
        return said[0].value
    goes_on = _GOES_ON.match(text, start) is not None
    if not goes_on and (_SPEAKER.match(text, start) or is_of_another_time(text, figure)):
        return None
    if _turns_away(text, figure):
        return None
    likewise = find_likewise(text, start, figure.sentence_end) is not None
    for time in reversed([time for time in times if time.plain and time.end_char <= start]):
        if start - time.end_char > _CARRIES:
            return None
        if is_same_period(text, time):
            continue
        if (likewise or goes_on) and is_of_plan(text, time.start_char):
            continue
        if likewise and not time.now and time.precision in _CARRIED:
            return time.value
        if goes_on:
            return time.value
        if time.now or _NOW_AGAIN.search(text, time.end_char, figure.start_char):
            return None
        if _is_school_year(text, time) and not _SCHOOL.search(text, start, figure.end_char):
            continue
        if time.precision not in _CARRIED and not (_opens_sentence(text, time) or is_as_of(text, time)):
            continue
        head = _sentence_head(text, time)
        if head is not None and (is_adverbial(head) or (time.precision == "term" and opens_as_term(head))):
            return time.value
        if _is_set_off(text, time):
            return time.value
        if _was_just_reviewed(text, time, start):
            return time.value
        if _was_of_indicator(text, time, start):
            return time.value
    return None


def _is_set_off(text: str, time: Time) -> bool:
    """`Theo Ban Chỉ huy tỉnh, tính đến 17 giờ ngày 18/7, …`, `Theo báo cáo 9 tháng năm 2022, …`"""
    if text[time.end_char : time.end_char + 1] not in (",", "(") and not text.startswith(" (", time.end_char):
        return False
    before = text[max(0, time.start_char - _LONG_HEAD) : time.start_char]
    return (is_as_of(text, time) and _AFTER_COMMA.search(before) is not None) or (
        time.precision in _CARRIED and _REPORT.search(before) is not None
    )


def _was_of_indicator(text: str, time: Time, start: int) -> bool:
    """`Kim ngạch xuất khẩu 9 tháng đạt 4 tỷ USD. Tổng thu …`: the next indicator is of the same period."""
    if time.precision not in _CARRIED or not _INDICATOR.match(text, start):
        return False
    if len(_SENTENCE_END.findall(text, time.end_char, min(start + 1, len(text)))) != 1:
        return False
    head = _sentence_head(text, time)
    return head is not None and _INDICATOR.match(head) is not None and _DIGIT.search(head) is None


def _turns_away(text: str, figure: Figure) -> bool:
    """Whether something between the sentence's start and the figure leaves the time told before."""
    start, end = figure.sentence_start, figure.start_char
    if _STILL.match(text, start, end) or _FROM_THEN.match(text, start):
        return True
    return _SPOKEN.search(text, start, end) is not None


def _others_told(text: str, figure: Figure, times: Sequence[Time]) -> Iterator[Time]:
    """`Tỷ lệ tăng từ 66% năm 2016 lên 79% năm 2020; 92 làng có chi hội`: of which of them is not said."""
    last = text.rfind(";", figure.sentence_start, figure.start_char)
    for time in times if last >= 0 else ():
        inside = figure.sentence_start <= time.start_char < last
        if time.plain and inside and not is_same_period(text, time):
            yield time


def _has_figures(text: str, time: Time, figure: Figure) -> bool:
    """Whether the item of a list that a time stands in has figures, what is in brackets left out."""
    first = max(figure.sentence_start, text.rfind(";", figure.sentence_start, time.start_char))
    head, tail = text[first : time.start_char], text[time.end_char : text.find(";", time.end_char)]
    return _DIGIT.search(head) is not None or _DIGIT.search(_ASIDE.sub("", tail)) is not None


def _heads_paragraph(text: str, time: Time) -> bool:
    """`- 1980 - 1986: Giám đốc Sở. Đồng chí …`: the whole paragraph is of that time."""
    if time.precision not in _CARRIED or not text[time.end_char : time.end_char + 3].lstrip().startswith(":"):
        return False
    line = text[max(0, time.start_char - _LONGEST_HEAD) : time.start_char].rpartition("\n")[2]
    return time.value is not None and _HEAD.fullmatch(line) is not None


def _was_just_reviewed(text: str, time: Time, start: int) -> bool:
    """Whether the sentence just before says how things went in that time: its figures come next."""
    if time.precision not in _CARRIED or _WENT.match(text, time.end_char, start) is None:
        return False
    if len(_SENTENCE_END.findall(text, time.end_char, min(start + 1, len(text)))) != 1:
        return False
    return _REVIEWED.search(text, max(0, time.start_char - 2 * LONG_SUBJECT), time.start_char) is not None


def is_of_another_time(text: str, figure: Figure) -> bool:
    """Whether its sentence begins with what came between: `Sau sắp xếp, …`, or is a quotation."""
    return _BREAKS.match(text, figure.sentence_start) is not None


def _is_school_year(text: str, time: Time) -> bool:
    return text[time.start_char : time.start_char + 8].lower().startswith("năm học")


def _opens_sentence(text: str, time: Time) -> bool:
    """`Nhiệm kỳ 2016 - 2021, …`"""
    head = _sentence_head(text, time)
    return time.precision == "term" and head is not None and opens_as_term(head)


def _sentence_head(text: str, time: Time) -> str | None:
    """What stands before the time in its sentence, None where that is too long to be a head."""
    stretch = time.precision in (*_CARRIED, "term") or is_as_of(text, time)
    set_off = text.rfind(",", max(0, time.start_char - _BEHIND_TELLER), time.start_char) >= 0
    first = max(0, time.start_char - _LONGEST_TELLER)
    if stretch and set_off and (told := _TELLER.search(text, first, time.start_char)):
        return _ADJUNCT.sub("", told["head"])
    window = text[max(0, time.start_char - _LONG_HEAD - 2) : time.start_char]
    parts = _HEAD_OPENS.split(window)
    if len(parts) == 1 and len(window) > _LONG_HEAD:
        return None
    head = _ADJUNCT.sub("", _BULLET.sub("", _DATELINE.sub("", parts[-1])))
    return None if "," in head or ";" in head else head
