"""Figures that stand for no time of their own, or for few: habits, shares of each, extents, rules.

`mỗi năm thu 400 triệu đồng` is so every year; `mỗi tổ 10 hộ` and `mức hỗ trợ 10 triệu đồng/ha` hold as long
as they are not changed; `tuyến biên giới dài 134km` always.
"""

import re

import regex

from extractors.text_words import find_openers

_S = r"[ \u00a0]{1,3}"
_HABIT = regex.compile(  # `mỗi năm thu 400 triệu đồng`; not `bình quân mỗi năm`
    rf"(?<!bình{_S}quân{_S})(?<!trung{_S}bình{_S})(?<!\w)"
    rf"(?:(?:mỗi|hằng|hàng){_S}(?:năm|tháng|quý|vụ|tuần|ngày|khóa|lứa)(?!\w)"
    rf"|(?-i:Mỗi|Hằng|Hàng){_S}(?:năm|tháng|vụ),)(?:[^,;:.]|[.,](?=\d)){{0,60}}$",
    regex.IGNORECASE,
)
_AVERAGE = regex.compile(  # `bình quân mỗi năm kết nạp 140 đảng viên`, `tính ra mỗi năm giảm hơn 8%`
    rf"(?<!\w)(?:bình{_S}quân|trung{_S}bình|tính{_S}ra){_S}(?:mỗi|hằng|hàng|một|1){_S}năm(?!\w)(?:[^,;:.]|[.,](?=\d)){{0,60}}$",
    regex.IGNORECASE,
)
_MEAN_RATE = regex.compile(rf"(?<!\w)bình{_S}quân{_S}(?:(?:giảm|tăng){_S})?$", regex.IGNORECASE)
_MEAN_CHANGE = regex.compile(rf"(?:giảm|tăng){_S}bình{_S}quân(?!\w)", regex.IGNORECASE)
_ALLOWANCE = regex.compile(  # `chi trả chế độ hằng tháng với số tiền 1,2 tỷ đồng`: a name, and a sum of all
    rf"(?<!\w)(?:chế{_S}độ|trợ{_S}cấp|phụ{_S}cấp|lương(?:{_S}hưu)?){_S}(?:hằng|hàng){_S}tháng(?!\w)"
    rf"[^,;:.]{{0,40}}(?<!\w)(?:số{_S}tiền|kinh{_S}phí|tổng)(?!\w)[^,;:.]{{0,20}}$",
    regex.IGNORECASE,
)
_EACH_TIME = re.compile(  # `60 - 70 triệu đồng mỗi vụ`
    rf"[^,;:.]{{0,20}}?(?:{_S}(?:mỗi|một)|/)[ \u00a0]?(?:vụ|lứa|chuyến|ngày|tháng)(?!\w)", re.IGNORECASE
)
_PER_TIME = re.compile(rf"(?:/|mỗi{_S})(?:vụ|lứa|chuyến)$", re.IGNORECASE)
_OF_EACH = re.compile(
    rf"(?<!\w)mỗi{_S}(?!(?:năm|tháng|quý|vụ|tuần|ngày)(?!\w))\w+(?:{_S}(?!đạt(?!\w))\w+){{0,4}}{_S}(?:từ{_S})?$",
    re.IGNORECASE,
)
_RULE = re.compile(
    rf"(?<!\w)(?:quy{_S}định|mức{_S}(?:hỗ{_S}trợ|chi|phạt|thưởng|đóng)|không{_S}quá|tối{_S}đa|phải)(?!\w)",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"(?<!\w)(?:mức{_S}(?:hỗ{_S}trợ|chi|phạt|thưởng|đóng(?:{_S}góp)?)(?:{_S}(?!\d)\w+){{0,4}}"
    rf"|(?:được|theo{_S}đó)(?:{_S}\w+){{0,6}}{_S}(?:hỗ{_S}trợ|hưởng|trợ{_S}cấp|phụ{_S}cấp)){_S}$",
    re.IGNORECASE,
)
_LENGTHS = frozenset({"km", "m", "m2", "km2", "cm", "mét", "km²", "m²", "hải lý", "cây số", "ki-lô-mét"})
_EXTENT = re.compile(
    rf"(?<!\w)(?:dài|rộng|cao|dày|sâu|cách{_S}[^,;]{{1,40}}?){_S}(?:\w+{_S})?$",
    re.IGNORECASE,
)
_BORDER = re.compile(rf"[^,;.]{{0,20}}biên{_S}giới(?!\w)", re.IGNORECASE)
_MADE = re.compile(  # `làm mới 4,2km đường rộng 3m`
    rf"(?<!\w)(?:làm|xây|mở|thi{_S}công|bê{_S}tông|cứng{_S}h[óo][aá]|nâng{_S}cấp|sửa|trồng|đào|đắp|nạo|kéo|lắp|rải|đổ|láng"
    rf"|khảo{_S}sát|hoàn{_S}thành|tu{_S}bổ|kiên{_S}cố)(?!\w)",
    re.IGNORECASE,
)
_WISHED = re.compile(
    rf"(?<!\w)(?:mong|muốn|xin|sẽ|cần|sắp|đề{_S}nghị|kiến{_S}nghị|dự{_S}kiến)(?!\w)", re.IGNORECASE
)
# The words that these open with: a quick look that spares the patterns.
_AGAIN = frozenset(
    f"{each} {time}"
    for each in ("mỗi", "hằng", "hàng")
    for time in ("năm", "tháng", "quý", "vụ", "tuần", "ngày", "khóa", "lứa")
)
_MEANS = frozenset({"bình quân", "trung bình", "tính ra"})
_EACH = frozenset({"mỗi"})
_RATES = frozenset({"mức", "được", "theo"})
_WINDOW = 110  # characters before a figure that are looked at


def is_habit(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure comes again each year, month, crop: `mỗi năm thu 400 triệu đồng`."""
    before = max(sentence_start, start - _WINDOW)
    if not find_openers(text, _AGAIN, before, start) or not _HABIT.search(text, before, start):
        return False
    return not _ALLOWANCE.search(text, before, start)


def is_yearly_average(text: str, start: int, end: int, sentence_start: int) -> bool:
    """Whether the figure is the mean of some years: `bình quân mỗi năm …`, `bình quân giảm 5%/năm`."""
    if _MEAN_CHANGE.match(text, start, end):
        return text.find("/năm", start, end + 4) >= 0
    before = max(sentence_start, start - _WINDOW)
    if not find_openers(text, _MEANS, before, start):
        return False
    if _MEAN_RATE.search(text, before, start):
        return text.find("/năm", start, end + 4) >= 0
    return _AVERAGE.search(text, before, start) is not None


def is_each_time(text: str, end: int, unit: str) -> bool:
    """Whether the words of the figure say that it comes with each crop: `60 triệu đồng mỗi vụ`."""
    return _EACH_TIME.match(text, end) is not None or _PER_TIME.search(unit) is not None


def is_of_each(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure is what each of many has: `mỗi tổ 10 hộ`."""
    before = max(sentence_start, start - _WINDOW)
    return bool(find_openers(text, _EACH, before, start)) and bool(_OF_EACH.search(text, before, start))


def is_extent(text: str, start: int, end: int, unit: str, sentence_start: int) -> bool:
    """Whether the figure says how long or wide something is that was not just made, or how far."""
    if unit not in _LENGTHS:
        return False
    if _BORDER.match(text, end):
        return True
    before = max(sentence_start, start - _WINDOW)
    return _EXTENT.search(text, before, start) is not None and not _MADE.search(text, sentence_start, start)


def is_made(text: str, start: int, sentence_start: int) -> bool:
    """Whether the clause says that what is so long was just made: `góp 185 công đổ 420m đường`."""
    clause = max(text.rfind(mark, sentence_start, start) for mark in ",;:(") + 1
    first = max(sentence_start, clause)
    return _MADE.search(text, first, start) is not None and not _WISHED.search(text, first, start)


def is_rate(text: str, start: int, unit: str, sentence_start: int) -> bool:
    """Whether the figure is what a rule grants: `mức hỗ trợ là 10 triệu đồng/ha`, `được hưởng 1 triệu`."""
    before = max(sentence_start, start - _WINDOW)
    found = _RATE.search(text, before, start) if find_openers(text, _RATES, before, start) else None
    return found is not None and (found[0].lower().startswith("mức") or "/" in unit)


def is_rule(text: str, start: int, sentence_start: int) -> bool:
    """Whether a goal is a rule, which has no year of its own: `theo quy định là 90%`."""
    return _RULE.search(text, max(sentence_start, start - _WINDOW), start) is not None
