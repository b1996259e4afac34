"""Reads the line that says when an article appeared: `17:14, 27/04/2011`, `Thứ năm, 08/08/2019 08:52`."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from unicodedata import normalize

import regex

MINUTE, DAY = "minute", "day"
VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975

_ENGLISH = "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)?"
_ENGLISH = f"{_ENGLISH} oct(?:ober)? nov(?:ember)? dec(?:ember)?".replace(" ", "|")
_IN_WORDS = "một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười\\s+một|mười\\s+hai|mười|chạp"
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTHS |= {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_CUE = (
    r"(?:(?:ngày\s+(?:đăng(?:\s+(?:bài|tin))?|xuất bản|phát hành|tạo|gửi|đưa tin|cập nhật)"
    r"|(?:được |đã |tin |bài )?đăng(?:\s+(?:ngày|lúc|bài|tin|vào))*"
    r"|cập\s+nhật(?:\s+(?:ngày|lúc|lần cuối|mới nhất))?|xuất bản(?:\s+(?:ngày|lúc))?|tạo\s+(?:ngày|lúc)|lúc"
    r"|thời gian(?:\s+(?:đăng|cập nhật|xuất bản))?|(?:publish(?:ed)? )?date|posted|published|updated)"
    r"\s*[:,|–-]?\s*)"
)
_WEEKDAY = (
    r"(?:(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|cn|t[2-7]"
    r"|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?:\s+ngày)?\s*[,.:|-]?\s*)"
)
_TIME = (
    r"(?P<hour{0}>\d{{1,2}})\s*(?::|h|giờ)\s*(?P<minute{0}>\d{{2}})(?::\d{{2}})?(?:'|’|\s*phút)?"
    r"(?:\s*(?P<half{0}>am|pm|sa|ch)\b)?"
)
_DAY = (
    r"(?:ngày\s+)?(?:(?P<day>\d{1,2})\s*[/.\-–]\s*(?P<month>\d{1,2})\s*[/.\-–]\s*(?P<year>\d{4})"
    r"|(?P<sday>\d{2})\s(?P<smonth>\d{2})\s(?P<syear>\d{4})"
    r"|(?P<iyear>\d{4})-(?P<imonth>\d{2})-(?P<iday>\d{2})"
    r"|(?P<zday>\d{1,2})\s*(?P<mark>[/.-])\s*(?P<zmonth>\d{1,2})\s*(?P=mark)\s*(?P<zyear>\d{2})(?!\d)"
    rf"|(?P<wday>\d{{1,2}})\s+tháng\s+(?P<wmonth>\d{{1,2}}|{_IN_WORDS}),?\s+(?:năm\s+)?(?P<wyear>\d{{4}})"
    rf"|(?P<eday>\d{{1,2}})\s+(?P<emonth>{_ENGLISH})\.?,?\s+(?P<eyear>\d{{4}})"
    rf"|(?P<amonth>{_ENGLISH})\.?\s+(?P<aday>\d{{1,2}}),?\s+(?P<ayear>\d{{4}}))"
)
_BETWEEN = r"\s*(?:[,|•·–-]\s*)?(?:T|(?:vào\s+)?lúc|ngày)?\s*[,:]?\s*"
_AFTER = (
    r"(?:\s*[,|•·–-]?\s*[(\[]{0,2}(?:(?:GMT|UTC)\s*[+-]?\s*\d{1,2}(?::\d{2})?|\+0?7(?::?00)?)[)\]]{0,2})?"
    r"(?:\s*[|•·,–-]?\s*(?:lượt (?:xem|đọc)|đã xem|in trang|in ra|bản in|bình luận|phản hồi|chia sẻ"
    r"|(?:xem )?cỡ chữ|a[+-]?|\d{1,7})\s*:?)*"
)
_DATELINE = regex.compile(
    rf"[\s(\[|•·-]*{_CUE}?{_WEEKDAY}?(?:{_TIME.format('')}{_BETWEEN}{_WEEKDAY}?)?{_DAY}"
    rf"(?:{_BETWEEN}{_TIME.format('2')})?{_AFTER}[\s)\].,|]*",
    regex.IGNORECASE,
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: `iso` (`2011-04-27T17:14` or `2011-04-27`), precision minute or day."""

    iso: str
    precision: str


def read_dateline(line: str) -> Published | None:
    """The date that the whole line gives, day first, local time; None for any other line.

    A date that the calendar does not have (31/02) is none; a time that the clock does not have leaves
    the day.
    """
    if len(line) > _LONGEST:
        return None
    match = _DATELINE.fullmatch(normalize("NFC", line))
    if match is None:
        return None
    day = _day(match)
    if day is None:
        return None
    time = _time(match, "") or _time(match, "2")
    if time is None and match["zyear"]:
        return None  # 12/10/25 by itself may be anything
    if time is None:
        return Published(day.isoformat(), DAY)
    return Published(f"{day.isoformat()}T{time}", MINUTE)


def read_timestamp(value: str) -> Published | None:
    """The date that a machine wrote (`2022-06-17T06:04:00Z`, `2022-06`) or a date line; else None.

    A time with an offset becomes Vietnamese time (UTC+7); one without is taken as it stands.
    """
    value = value.strip()
    if regex.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value):
        return Published(value, "month" if "-" in value else "year")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return read_dateline(value)
    if regex.fullmatch(r"[\d-]{8,10}", value):
        return Published(moment.date().isoformat(), DAY)
    if moment.tzinfo is not None:
        moment = moment.astimezone(VIETNAM)
    return Published(moment.strftime("%Y-%m-%dT%H:%M"), MINUTE)


def _day(match: "regex.Match[str]") -> date | None:
    for form in ("", "s", "i", "z", "w", "e", "a"):
        if match[f"{form}day"]:
            year, month, day = (match[f"{form}{part}"] for part in ("year", "month", "day"))
            try:
                return date(int(year) + (2000 if form == "z" else 0), _month(month), int(day))
            except ValueError:
                return None
    return None


def _month(written: str) -> int:
    name = " ".join(written.lower().split())
    return int(name) if name.isdecimal() else _MONTHS.get(name) or _MONTHS[name[:3]]


def _time(match: "regex.Match[str]", form: str) -> str | None:
    if not match[f"hour{form}"]:
        return None
    hour, minute = int(match[f"hour{form}"]), int(match[f"minute{form}"])
    half = (match[f"half{form}"] or "").lower()
    if half in ("pm", "ch") and hour < 12:
        hour += 12
    elif half in ("am", "sa") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}"
