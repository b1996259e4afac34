"""Reads what a document is about: `Đề án 12 … về nâng cao chất lượng chi bộ`, or a quoted title."""

import re

import regex

from extractors.spaced import spaced, widened

_ABOUT = spaced(r"~[,:]?~(?:về (?:việc )?)?~(?P<quote>[“\"‘'«]{0,2})")
_CLOSING = re.compile(r"[”\"’'»]{1,2}")
_CLAUSE = (  # what may open a main clause after the subject's last comma
    r"(?:\p{Lu}|\d|các|những|huyện|xã|tỉnh|thành|thị|toàn|từ|đến|nhiều|mỗi|đảng|chi|cấp|ban|đơn|địa|trong|thời"
    r"|sau|ông|bà|anh|chị|đồng chí|công tác|đời sống|bộ mặt|tổ|đợt)"
)
_ASIDE = r"(?:một|đây|đó|điều|những|các|là|nơi|với|trong|theo|ông|bà|văn bản|nguồn|ảnh)(?!\w)"
_ENDS = regex.compile(
    widened(  # a pause, or the main verb, or a comma with the main clause after it
        r"[.;:()\n]|,? (?i:đã|sẽ|đang|vẫn)(?!\w)"
        r"| (?:là|thì|được (?:quán triệt|triển khai|thực hiện|ban hành|cụ thể))(?!\w)"
        r"| với sự (?:tập trung|lãnh đạo|chỉ đạo|vào cuộc|quan tâm|tham gia)(?!\w)"
        r"| ngày càng (?:hiệu quả|đi vào|được|thiết thực|rõ nét)(?!\w)"
        r"| theo chuyên đề (?:năm|toàn khóa)(?!\w)"
        # a dash, but not that of `2016 - 2020` nor that of `kinh tế - xã hội`
        rf"|(?<![\d\p{{Ll}}]) [-–] |(?<=\d) [-–] (?!\d)|(?<=\p{{Ll}}) [-–] (?:(?!\p{{Ll}})|(?={_ASIDE}))"
        rf"|, (?={_CLAUSE}[^,.;\n]{{0,60}}? "
        r"(?:đã|sẽ|đang|vẫn|cần|phải|được|có|(?<!tắt\x20)là|xác định|tổ chức|ban hành"
        r"|tiếp tục|chỉ đạo)(?!\w))"
        r"|, (?=\p{Lu}[^,.;\n]{0,60}? (?:quyết định|phối hợp|yêu cầu|xây dựng|giao)"
        r"(?! (?:của|số|thông|dịch))(?!\w))"
        r"|, (?=(?:ông|bà|anh|chị|đồng chí) \p{Lu})|, (?=\d{1,3}(?:,\d+)?%)"
        # what is done with the document, or with another one
        r"|,? nhằm (?:cụ thể hóa|cụ thể hoá|thực hiện|triển khai) \p{Lu}|,? cũng như \p{Lu}"
        r"| nêu rõ(?!\w)| yêu cầu (?:các|những|\p{Lu})| và bàn (?!\w*\p{Lu})"
        r"|, (?:quán triệt|triển khai|sơ kết|tổng kết) (?=\p{Lu})"
        r"|,? bằng (?:những|nhiều|các|việc) "
    )
)


def read_subject(text: str, position: int, stop: int) -> str | None:
    """What the document is about: the words after `về`, or in quotes, up to the main clause."""
    about = _ABOUT.match(text, position, stop)
    if about is None or not (about["quote"] or "về" in about[0].lower()):
        return None
    limit = min(stop, about.end() + 400)
    ends = (_CLOSING if about["quote"] else _ENDS).search(text, about.end(), limit)
    subject = text[about.end() : ends.start() if ends else limit].strip(" ,\u00a0“”\"'‘’")
    subject = re.sub(r"\svà$", "", subject)
    return re.sub(r"^về\s(?:việc\s)?", "", subject, flags=re.I) or None
