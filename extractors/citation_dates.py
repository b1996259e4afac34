"""Reads a document's own date right behind its number: `ngày 12/6/2021`, `, ngày 15/5/2016`."""

from extractors.dates import find_dates
from extractors.spaced import spaced

_DATE = spaced(
    r"(?P<comma>~,)?~(?P<bracket>\()?(?:(?:ký|ban hành) )?(?=ngày |\d{1,2}[/.-]\d)",
)
CLOSED_DATE = spaced(  # what may follow a document's own date
    r"~(?:$|[.,;:()”\"\n]|(?:của|về|do|và|với|được|khóa|khoá|trong|tại|để|nhằm|cho|quy định|phê duyệt"
    r"|ban hành|sửa đổi|thành lập|công nhận|giao|điều chỉnh|thông qua|phân bổ|kiểm tra|giám sát|chuẩn y"
    r"|chỉ định|bổ nhiệm|điều động|luân chuyển|phân công|kỷ luật|khiển trách|cảnh cáo|cách chức"
    r"|khai trừ|thi hành|hướng dẫn|triển khai|tặng|khen thưởng|thu hồi|cho phép|cử|bãi bỏ|thay thế"
    r"|yêu cầu|chỉ đạo|gửi|đề nghị) )",
)


def read_date(text: str, position: int, stop: int, published: str | None = None) -> tuple[str | None, int]:
    """The document's own date that follows `position` at once, and where it ends (else `position`).

    published: the paper's day, whose year is taken for a day without one; without it such a day is none.
    After a comma it may open the next clause: `, ngày 5/6/2021 xã đã họp` is the date of something else.
    """
    opening = _DATE.match(text, position, stop)
    if opening is None:
        return None, position
    dates = find_dates(text, opening.end(), min(stop, opening.end() + 40), published)
    if not dates or dates[0].start_char != opening.end() or dates[0].precision != "day" or not dates[0].value:
        return None, position
    end = dates[0].end_char
    if opening["bracket"]:
        return (dates[0].value, end + 1) if text[end : end + 1] == ")" else (None, position)
    if opening["comma"] and not CLOSED_DATE.match(text, end, stop):
        return None, position
    return dates[0].value, end
