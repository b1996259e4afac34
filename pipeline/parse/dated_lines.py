"""Lines that hold a date and more: a breadcrumb, an author, when it was changed.

Thu Hà - 11/03/2021 08:15
Trang chủ / Tin / Thứ Hai, 6/10/2025 | 14:30
Cập nhật: 07/10/2025 09:00 - Đăng: 06/10/2025 14:30
"""

from datetime import datetime
from itertools import islice

import regex

from pipeline.parse.datelines import MINUTE, Published, read_dateline
from pipeline.parse.lines import clean

_PARTS = regex.compile(r"\s+[-–—|•·]\s+|\s*[|•·]\s*")
_BARS = regex.compile(r"\s*[|•·;]\s*|\s+[-–—]\s+(?=\p{L})")
_TIME = regex.compile(r"\d{1,2}\s?[:hg]\s?\d{2}")
_CRUMBS = regex.compile(r"\s+/\s+|\s*[»›>→]+\s*")  # `Trang chủ / Tin / Thứ Hai, 6/10/2025 | 14:30`
_LONGEST_CRUMB = 60  # characters
_DATE_BEGINS = regex.compile(
    r"(?<![\p{L}\d])(?:vào\s|lúc\s|ngày\s|thứ\s|chủ\s|\d{1,2}\s*(?:[:h/.-]|giờ|tháng))", regex.IGNORECASE
)
_MOST_BEGINNINGS = 12
_PLACE = regex.compile(r"\p{Lu}[\p{L} ]{1,30},\s+(?=[Nn]gày\s)")
_LONGEST_SECTION, _MOST_WORDS = 32, 6  # of what stands before the date of a plain text's line
_POSTED = regex.compile(
    r"(?<!\p{L})(?:(?:được\s)?(?:đăng|gửi|viết|xuất bản|cập nhật|tạo)(?:\s(?:bởi|lên|bài|tin))?|bởi|posted"
    r"|by|on|published|updated|written)(?!\p{L})",
    regex.IGNORECASE,
)
LONGEST_LINE = 200  # characters of an element with a date or an author
LONGEST_POSTING = 120
# begins a line that says when the article was changed
CHANGED = regex.compile(r"\W*(?:cập nhật|sửa|chỉnh sửa|updated|modified)", regex.IGNORECASE)


def read_dated(words: str) -> tuple[Published, str] | None:
    """The date of a line that may hold more (`Thu Hà - 11/03/2021 08:15`), and the rest of it."""
    if len(words) > LONGEST_LINE:
        return None
    if whole := read_dateline(words):
        return whole, ""
    if several := _first_of_several(words):
        return several
    if behind := _behind_crumbs(words):
        return behind, ""
    parts = _PARTS.split(words)
    for cut in range(1, min(len(parts), 8)):
        if published := read_dateline(" - ".join(parts[cut:])):
            return published, " - ".join(parts[:cut])
        if published := read_dateline(" - ".join(parts[:cut])):
            return published, " - ".join(parts[cut:])
    for first, last in _inner(len(parts)):  # `Thu Hà · 11/03/2021 08:15 · 3 phút đọc`
        if published := read_dateline(" - ".join(parts[first:last])):
            return published, " - ".join(parts[:first])
    return _dated_at_the_end(words)


def read_signed_dateline(line: str) -> tuple[Published, str] | None:
    """The date of a line of a plain text that else holds only an author, a section, a place, and that rest.

    `Thu Hà - 11/03/2021 08:15`, `Thời sự | 11/03/2021`, `Sơn Lĩnh, ngày 11 tháng 3 năm 2021`.
    """
    if len(line) > LONGEST_POSTING or not line[-1:].isalnum():
        return None
    if place := _PLACE.match(line):
        published = read_dateline(line[place.end() :])
        return (published, "") if published else None
    found = read_dated(line)
    if found is None or not found[1] or not line.startswith(found[1]):
        return None
    short = len(found[1]) <= _LONGEST_SECTION and len(found[1].split()) <= _MOST_WORDS
    return found if short else None


def _inner(count: int) -> list[tuple[int, int]]:
    """Where one or two parts between others begin and end, two before one."""
    most = min(count, 8)
    return [(first, first + size) for size in (2, 1) for first in range(1, most - size)]


def with_time(day: Published, words: str) -> Published | None:
    """The day with the time of day that the words give (`17:48`), None where they are something else."""
    return read_dateline(f"{day.iso} {words}") if _TIME.fullmatch(words) else None


def read_formatted(words: str, formats: tuple[str, ...]) -> Published | None:
    """The date of a line that has one of these forms (strftime's), None where it has none."""
    for form in formats:
        try:
            moment = datetime.strptime(words, form)  # noqa: DTZ007 - Vietnamese time, as everywhere here
        except ValueError:
            continue
        return Published(
            moment.strftime("%Y-%m-%dT%H:%M" if "%H" in form else "%Y-%m-%d"),
            MINUTE if "%H" in form else "day",
        )
    return None


def _first_of_several(words: str) -> tuple[Published, str] | None:
    """Of several dates on a line (`Đăng lúc: 06:12 - 23/03/2025 | Cập nhật: …`) the one of publishing."""
    pieces = [piece.strip() for piece in _BARS.split(words)]
    dates = [(piece, found) for piece in pieces if (found := read_dateline(piece))]
    if len(dates) < 2:
        return None
    published = next((date for piece, date in dates if not CHANGED.match(piece)), dates[0][1])
    return published, " - ".join(piece for piece in pieces if not read_dateline(piece))


def _behind_crumbs(words: str) -> Published | None:
    """The date behind a breadcrumb: it ends the line, and the way to it is short words without a date."""
    crumbs = _CRUMBS.split(words)
    for cut in range(len(crumbs) - 1, 0, -1):  # `06/10/2025 / 14:30` is one piece of it
        if any(len(crumb) > _LONGEST_CRUMB or not crumb for crumb in crumbs[:cut]):
            continue
        if (published := read_dateline(" - ".join(crumbs[cut:]))) and not any(
            map(read_dateline, crumbs[:cut])
        ):
            return published
    return None


def _dated_at_the_end(words: str) -> tuple[Published, str] | None:
    """The date that ends a line about posting (`Được đăng bởi Thu Hà vào lúc Thứ bảy, 03/08/2024 - 17:40`),
    and the words before it. A day without hour and weekday is one only after words of posting."""
    if len(words) > LONGEST_POSTING or not words[-1:].isalnum():
        return None
    for start in islice(_DATE_BEGINS.finditer(words), _MOST_BEGINNINGS):
        rest = words[: start.start()].strip(" -–—|,:")
        published = read_dateline(words[start.start() :]) if rest else None
        if published is None:
            continue
        if _POSTED.search(rest) or (published.precision == MINUTE and not words[start.start()].isdigit()):
            return published, clean(_POSTED.sub(" ", rest)).strip(" :-|")
    return None
