"""Reads dates, months, quarters, years and terms, with the precision that the text states.

`ngày 16 tháng 6 năm 2022`, `sáng 28/12`, `8h30 ngày 5/6/2021`, `ngày 13 và 14/7/2022`, `từ 1/6 đến 30/9`,
`tháng 4-2024`, `quý II năm 2019`, `6 tháng đầu năm 2019`, `giai đoạn 2021 - 2025`, `nhiệm kỳ 2020- 2025`.

Two steps: `_parts` reads the smallest times one by one, left to right; `_joined` puts neighbours together
(`năm 2016` + `đến` + `2020`), hands a year back over a list, and drops what is no time on its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time as written. value: ISO as fine as stated (`2019-06-30`, `2019-06`, `2019-Q2`, `2019`,
    a span `2016/2020`), None where no year is certain. precision: minute, day, month, quarter, half,
    year, term, span. basis: stated, or inferred where the year was filled in from the publication date.
    """

    start_char: int
    end_char: int
    surface: str
    value: str | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A time before its neighbours are looked at.

    unit: clock, day, month, quarter, months (first `month` to `last`), year, years, term, or fixed: a
    relative or recurring time, whose `value` and `precision` are final. last: last month or year.
    weak: a time only beside another one (`2020` in `năm 2016 đến 2020`).
    """

    start: int
    end: int
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    clock: str | None = None
    weak: bool = False
    value: str | None = None
    precision: str = ""
    inferred: bool = False


def find_dates(
    text: str, start: int = 0, end: int | None = None, published: str | None = None
) -> list[DateMention]:
    """The times in `text[start:end]`, in order, not overlapping; offsets into `text`.

    published: ISO date of publication, used to fill in a missing year with the nearest past one
    (basis `inferred`); without it such a time has value None. So has one that may as well be meant for the
    coming weeks (`ngày 30/11` in a paper of 22 November). Relative times (`năm nay`, `đến nay`) are inferred.
    """
    stop = len(text) if end is None else end
    day = _publication(published)
    found = _joined(text, list(_parts(text, start, stop, day)))
    return [_mention(text, part, other, day) for part, other in found]


# ------------------------------------------------------------------------------------- the smallest times

_S = r"[^\S\n]"  # NBSP and double spaces are as common as the blank; a time never crosses a line
_LEFT = r"(?<![\w/.,:])(?<![^\W\d][-–])"  # `2016-2019` goes on after its dash, `QĐ-2019` does not
_RIGHT = r"(?![\w%]|[.,]\d|[-–/]\w*[^\W\d]|/)"  # no number goes on, no symbol follows (`33/2023/NĐ-CP`)
_DASH = rf"{_S}{{0,2}}[-–—]{_S}{{0,2}}"
_YEAR = r"(?:19|20)\d\d"
_DAYPART = rf"(?:(?:rạng{_S})?sáng|trưa|chiều|tối|đêm)"
_WEEKDAY = rf"(?:thứ{_S}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{_S}nhật)"
_DAY_CUE = (
    rf"(?:(?:{_DAYPART}|{_WEEKDAY})(?:{_S}{{0,2}},)?{_S}{{1,3}})?(?:(?:ngày|mùng|mồng|hôm){_S}{{1,3}})?"
)
_PIECE = rf"(?:(?:đầu|giữa|cuối|cùng{_S}kỳ){_S}{{1,3}})?"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_WORDS = {"ba": 3, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_UNITS = (  # `2000 hộ` counts, `năm 2000` is a year; `6/8 thôn` is a share
    r"%|đồng|triệu|tỷ|tấn|tạ|kg|km|ha|m2|m²|m3|hộ|người|lượt|thôn|bản|xã|huyện|tỉnh|phường|làng|buôn|ấp|khu|tổ|chi"
    r"|đảng|hội|cán|phiếu|tiêu|chỉ|trường|đơn|cơ|lớp|em|học|đại|đồng|nhà|dự|công|ca|vụ|sản|mô|câu|phòng|trạm|doanh"
)
_COUNTED = re.compile(
    rf"(?:{_S}(?:đến|tới|lên|xuống|-){_S}\d+/\d+)?{_S}{{0,2}}(?:{_UNITS})(?!\w)|{_S}(?:lên|xuống){_S}", re.I
)
_NO_DAY = re.compile(rf"(?:đợt|dịp|lễ|mừng|niệm|số|đường|phố|khu|tết){_S}{{1,3}}$", re.I)
_WEAK_CUE = re.compile(rf"(?:từ|đến|tới|trước|sau|vào|hết|nay|\(){_S}{{0,3}}$", re.I)
_LATER = re.compile(r"(?:sẽ|dự kiến|phấn đấu|chậm nhất)\W[^.,;\n]*$|(?<!\w)trước(?: ngày)?\W*$", re.I)


def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(_LEFT + body + _RIGHT, re.I)


_CLOCK = _pattern(
    rf"(?P<hour>\d{{1,2}})(?:(?:{_S}?:{_S}?|h{_S}?|{_S}?giờ{_S}{{1,2}})(?P<minute>[0-5]\d)(?:{_S}?phút|{_S}?')?"
    rf"|(?P<round>h|{_S}?giờ))"
)
_DAY_LIST = _pattern(
    rf"(?:(?:{_DAYPART}{_S}{{1,3}})?ngày{_S}{{1,3}}|từ{_S}{{1,3}})(?P<head>\d{{1,2}}(?:(?:{_S}{{0,2}},{_S}{{0,2}}|{_S}và{_S}"
    rf"|{_S}đến{_S}|{_DASH})(?:ngày{_S})?\d{{1,2}}){{0,5}}?)(?P<glue>{_S}{{0,2}},{_S}{{0,2}}|{_S}và{_S}|{_S}đến{_S}|{_DASH})"
    rf"(?:ngày{_S})?(?P<day>\d{{1,2}})(?:{_S}?/{_S}?(?P<month>\d{{1,2}})(?:{_S}?/{_S}?(?P<year>{_YEAR}))?"
    rf"|{_S}tháng{_S}(?P<month2>\d{{1,2}})(?:,?{_S}{{0,2}}năm{_S}(?P<year2>{_YEAR})|{_S}?[-/]{_S}?(?P<year3>{_YEAR}))?)"
)
_DAY_WORDS = _pattern(
    rf"{_DAY_CUE}(?P<day>\d{{1,2}}){_S}{{1,3}}tháng{_S}{{1,3}}(?P<month>\d{{1,2}})"
    rf"(?:,?{_S}{{0,3}}năm{_S}{{1,3}}(?P<year>{_YEAR})|{_S}?[-/.]{_S}?(?P<year2>{_YEAR}))?"
)
_DAY_FULL = _pattern(
    rf"{_DAY_CUE}(?P<day>\d{{1,2}}){_S}{{0,2}}(?P<mark>[/.–-]){_S}{{0,2}}(?P<month>\d{{1,2}}){_S}{{0,2}}(?P=mark){_S}{{0,2}}"
    rf"(?P<year>{_YEAR})"
)
_DAY_SPACED = _pattern(rf"{_WEEKDAY},?{_S}(?P<day>\d\d){_S}(?P<month>\d\d){_S}(?P<year>{_YEAR})")
_DAY_SHORT = _pattern(rf"(?P<cue>{_DAY_CUE})(?P<day>\d{{1,2}}){_S}?(?P<mark>[/.-]){_S}?(?P<month>\d{{1,2}})")
_DAY_ALONE = _pattern(rf"ngày{_S}{{1,3}}\d{{1,2}}")
_MONTH = _pattern(
    rf"{_PIECE}tháng{_S}{{1,3}}(?P<month>\d{{1,2}})(?:{_S}?[/.–-]{_S}?(?P<year>{_YEAR})|,?{_S}{{0,3}}năm{_S}{{1,3}}(?P<year2>{_YEAR}))?"
)
_MONTH_BARE = _pattern(rf"(?P<month>\d{{1,2}})/(?P<year>{_YEAR})")
_QUARTER = _pattern(
    rf"{_PIECE}qu[ýí]{_S}{{1,3}}(?P<quarter>IV|I{{1,3}}|[1-4])(?:{_S}?[/–-]{_S}?(?P<year>{_YEAR})|,?{_S}{{0,3}}năm{_S}{{1,3}}(?P<year2>{_YEAR}))?"
)
_MONTHS = _pattern(
    rf"(?P<count>\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}){_S}{{1,3}}tháng{_S}{{1,3}}"
    rf"(?:(?P<side>đầu|cuối){_S}{{1,3}})?(?:của{_S})?năm(?:{_S}{{1,3}}(?P<year>{_YEAR})|{_S}(?P<relative>nay|ngoái))?"
)
_TERM = _pattern(
    rf"(?:nhiệm{_S}{{0,2}}kỳ|nk){_S}{{1,3}}(?:[IVXL]{{1,7}}{_S}{{0,2}}[,(]?{_S}{{0,2}})?(?P<year>{_YEAR})(?:{_DASH}|{_S}(?:đến{_S})?)(?P<last>{_YEAR})"
)
_YEARS = _pattern(
    rf"(?:(?:trong{_S})?giai{_S}đoạn{_S}{{1,3}}|thời{_S}kỳ{_S}{{1,3}}|năm{_S}học{_S}{{1,3}})?"
    rf"(?P<year>{_YEAR})(?:{_DASH}|{_S}đến{_S}(?:hết{_S})?(?:năm{_S})?)(?P<last>{_YEAR})"
)
_YEAR_WORD = _pattern(
    rf"{_PIECE}(?:(?:(?:các|những){_S})?năm(?:{_S}học)?|cùng{_S}kỳ|đầu|giữa|cuối|sn){_S}{{1,3}}(?P<year>{_YEAR})"
)
_YEAR_BARE = _pattern(rf"(?P<year>{_YEAR})")
_SINCE = _pattern(rf"(?:từ{_S})?đầu{_S}năm{_S}(?:đến|tới){_S}nay")
_RELATIVE = _pattern(
    rf"{_PIECE}(?P<word>năm{_S}(?:nay|ngoái)|tháng{_S}này|quý{_S}này|(?:hiện|đến|tới){_S}nay|hiện{_S}tại"
    rf"|(?:hôm|sáng|trưa|chiều|tối){_S}nay|(?:hôm|sáng|trưa|chiều|tối|đêm){_S}qua"
    rf"|cùng{_S}kỳ(?:{_S}năm{_S}(?:trước|ngoái))?)"
)
_RECURRING = _pattern(rf"(?:hằng|hàng){_S}(?P<unit>năm|quý|tháng|ngày)")
_AGAIN = re.compile(rf"{_S}{{1,3}}(?:hằng|hàng|mỗi){_S}(?:năm|quý|tháng)(?!\w)", re.I)
_RATE_BEFORE = re.compile(rf"(?:mỗi|một|hằng|hàng|\d|vài|mấy|nhiều){_S}{{1,3}}$", re.I)  # `mỗi tháng 2 lần`
_RATE_AFTER = re.compile(rf"{_S}{{1,3}}(?:lần|buổi|kỳ|ngày)(?!\w)", re.I)
_ANCHOR = re.compile(
    _LEFT
    + r"(?:\d|(?:ngày|mùng|mồng|hôm|rạng|sáng|trưa|chiều|tối|đêm|thứ|chủ|tháng|qu[ýí]|năm|các|những|giai"
    r"|trong|thời|nhiệm|nk|sn|từ|đầu|giữa|cuối|cùng|hiện|đến|tới|hằng|hàng|ba|sáu|bảy|tám|chín|mười)(?!\w))",
    re.I,
)


def _parts(text: str, start: int, stop: int, published: date | None) -> Iterator[_Part]:
    """The times one by one; the readers stand longest and surest first."""
    position = start
    while anchor := _ANCHOR.search(text, position, stop):
        position = anchor.end()
        for pattern, read in _READERS:
            match = pattern.match(text, anchor.start(), stop)
            if match and (parts := read(match, published)):
                yield from parts
                position = parts[-1].end
                break


def _read_clock(match: re.Match[str], published: date | None) -> list[_Part]:
    hour = int(match["hour"])
    if hour > 24:
        return []
    minute = match["minute"]
    clock = f"{hour:02}:{minute}" if minute else ""
    return [_Part(*match.span(), "clock", clock=clock, weak=not minute or "giờ" in match[0].lower())]


def _read_day(match: re.Match[str], published: date | None) -> list[_Part]:
    fields = match.groupdict()
    year = _number(fields.get("year") or fields.get("year2"))
    return _day(match.start(), match.end(), year, int(match["month"]), int(match["day"]))


def _read_days(match: re.Match[str], published: date | None) -> list[_Part]:
    """`ngày 13 và 14/7/2022`, `ngày 5, 6/8`: each day a time of its own; a range is one."""
    year = _number(match["year"] or match["year2"] or match["year3"])
    month = int(match["month"] or match["month2"])
    heads = [(number.start(), number.end(), int(number[0])) for number in re.finditer(r"\d+", match["head"])]
    shift = match.start("head")
    parts = [part for a, b, day in heads for part in _day(a + shift, b + shift, year, month, day)]
    parts += _day(match.start("day"), match.end(), year, month, int(match["day"]))
    since = match[0][:2].lower() == "từ"  # `từ 10 - 15/3`; but `từ 3 đến 5/8 tiêu chí` is a share
    if since and (not _RANGE.fullmatch(match["glue"]) or _COUNTED.match(match.string, match.end())):
        return []
    if len(parts) != len(heads) + 1:
        return []
    return [parts[0] if since else replace(parts[0], start=match.start()), *parts[1:]]


def _read_short_day(match: re.Match[str], published: date | None) -> list[_Part]:
    """A day and month without a year, where the words around rule out a share (`6/8 thôn`)."""
    text, day, month = match.string, int(match["day"]), int(match["month"])
    before = text[max(0, match.start() - 12) : match.start()]
    if not match["cue"]:
        if match["mark"] != "/" or _NO_DAY.search(before):
            return []
        if _COUNTED.match(text, match.end()):
            return []
    weak = not match["cue"] and day <= month and not _WEAK_CUE.search(before)
    return [replace(part, weak=weak) for part in _day(match.start(), match.end(), None, month, day)]


def _read_day_alone(match: re.Match[str], published: date | None) -> list[_Part]:
    again = _AGAIN.match(match.string, match.end())
    return [_Part(match.start(), again.end(), "fixed", precision="day")] if again else []


def _read_month(match: re.Match[str], published: date | None) -> list[_Part]:
    fields = match.groupdict()
    year, month, text = _number(fields.get("year") or fields.get("year2")), int(match["month"]), match.string
    before = text[max(0, match.start() - 8) : match.start()]
    if not 1 <= month <= 12 or (year is None and _RATE_BEFORE.search(before)):
        return []
    if (year is None and _RATE_AFTER.match(text, match.end())) or _NO_DAY.search(before):
        return []
    return [_Part(*match.span(), "month", year, month)]


def _read_quarter(match: re.Match[str], published: date | None) -> list[_Part]:
    quarter = match["quarter"].upper()
    number = _ROMAN.get(quarter) or int(quarter)
    return [_Part(*match.span(), "quarter", _number(match["year"] or match["year2"]), number)]


def _read_months(match: re.Match[str], published: date | None) -> list[_Part]:
    """`6 tháng đầu năm 2019`, `9 tháng năm 2023`; `6 tháng năm` alone is nothing."""
    written = match["count"].lower()
    count = int(written) if written.isdecimal() else _WORDS[written]
    if not 1 < count < 12 or not (match["side"] or match["year"]):
        return []
    year, inferred = _number(match["year"]), False
    if match["relative"] and published:
        year, inferred = published.year - (match["relative"].lower() == "ngoái"), True
    first, last = (13 - count, 12) if (match["side"] or "").lower() == "cuối" else (1, count)
    return [_Part(*match.span(), "months", year, first, last=last, inferred=inferred)]


def _read_term(match: re.Match[str], published: date | None) -> list[_Part]:
    return _years(match, "term")


def _read_years(match: re.Match[str], published: date | None) -> list[_Part]:
    if _COUNTED.match(match.string, match.end()):
        return []
    before = match.string[max(0, match.start() - 40) : match.start()].lower()
    in_term = re.search(rf"nhiệm{_S}{{0,2}}kỳ[^.;\n]{{0,24}}$", before) and not match[0][0].isalpha()
    return _years(match, "term" if in_term else "years")


def _years(match: re.Match[str], unit: str) -> list[_Part]:
    first, last = int(match["year"]), int(match["last"])
    return [_Part(*match.span(), unit, first, last=last)] if first < last <= first + 100 else []


def _read_year(match: re.Match[str], published: date | None) -> list[_Part]:
    return [_Part(*match.span(), "year", int(match["year"]))]


def _read_bare_year(match: re.Match[str], published: date | None) -> list[_Part]:
    if _COUNTED.match(match.string, match.end()):
        return []
    return [_Part(*match.span(), "year", int(match["year"]), weak=True)]


def _read_since(match: re.Match[str], published: date | None) -> list[_Part]:
    value = f"{published.year}-01/{published:%Y-%m}" if published else None
    return [_Part(*match.span(), "fixed", value=value, precision="span", inferred=published is not None)]


def _read_relative(match: re.Match[str], published: date | None) -> list[_Part]:
    word = re.sub(r"\s+", " ", match["word"].lower())
    value, precision = _relative(word, published)
    return [_Part(*match.span(), "fixed", value=value, precision=precision, inferred=value is not None)]


def _relative(word: str, published: date | None) -> tuple[str | None, str]:
    """The value and precision of a relative time; `đến nay` is as fine as a month, no finer."""
    head, tail = word.split(" ", 1)
    precision = {"năm": "year", "cùng": "year", "quý": "quarter"}.get(head, "day")
    if word in ("tháng này", "hiện nay", "đến nay", "tới nay", "hiện tại"):
        precision = "month"
    if published is None:
        return None, precision
    if precision == "year":
        if head == "cùng" and published.month < 3:  # a January paper still reports on the year before
            return None, precision
        return str(published.year - (tail != "nay")), precision
    if precision == "quarter":
        return f"{published.year}-Q{(published.month + 2) // 3}", precision
    if precision == "month":
        return f"{published:%Y-%m}", precision
    return (published - timedelta(days=tail == "qua")).isoformat(), precision


def _read_recurring(match: re.Match[str], published: date | None) -> list[_Part]:
    unit = {"năm": "year", "quý": "quarter", "tháng": "month", "ngày": "day"}[match["unit"].lower()]
    return [_Part(*match.span(), "fixed", precision=unit)]


_Reader = Callable[[re.Match[str], date | None], list[_Part]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_DAY_LIST, _read_days),
    (_DAY_WORDS, _read_day),
    (_DAY_FULL, _read_day),
    (_DAY_SPACED, _read_day),
    (_TERM, _read_term),
    (_YEARS, _read_years),
    (_MONTHS, _read_months),
    (_MONTH_BARE, _read_month),
    (_DAY_SHORT, _read_short_day),
    (_CLOCK, _read_clock),
    (_DAY_ALONE, _read_day_alone),
    (_MONTH, _read_month),
    (_QUARTER, _read_quarter),
    (_YEAR_WORD, _read_year),
    (_YEAR_BARE, _read_bare_year),
    (_SINCE, _read_since),
    (_RELATIVE, _read_relative),
    (_RECURRING, _read_recurring),
)


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _day(start: int, end: int, year: int | None, month: int, day: int) -> list[_Part]:
    """One part, or none where the calendar has no such day (2000 is a leap year: 29/2 may exist)."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return []
    return [_Part(start, end, "day", year, month, day)]


# ------------------------------------------------------------------------------------------- neighbours

_RANGE = re.compile(rf"{_S}{{0,3}}(?:[-–—]|(?:cho{_S})?(?:đến|tới)(?:{_S}hết)?){_S}{{0,3}}", re.I)
_LIST = re.compile(rf"{_S}{{0,3}}(?:,|và|hoặc|,{_S}?và){_S}{{0,3}}", re.I)
_BETWEEN = re.compile(f"{_RANGE.pattern}|{_LIST.pattern}", re.I)
_NEXT_TO = re.compile(rf"{_S}{{0,3}}(?:[,-–|]|vào|của)?{_S}{{0,3}}", re.I)


def _joined(text: str, parts: Sequence[_Part]) -> list[tuple[_Part, _Part | None]]:
    """Each time with the other end of its range, None where it is no range."""
    rows = [_recurring(text, part) for part in _with_clocks(text, parts)]
    found: list[tuple[_Part, _Part | None]] = []
    for part in _with_shared_years(text, rows):
        first, other = found[-1] if found else (None, None)
        if first and part.start < first.end:  # the `hằng năm` of `tháng 11 hằng năm`
            continue
        gap = text[first.end : part.start] if first else "\n"
        if first and other is None and _is_range(first, part) and _RANGE.fullmatch(gap):
            found[-1] = (first, part)
        elif not part.weak or (first and first.unit == part.unit and not first.weak and _LIST.fullmatch(gap)):
            found.append((replace(part, weak=False), None))
        else:
            found.append((part, None))
    return [(part, other) for part, other in found if not part.weak or other]


def _is_range(first: _Part, part: _Part) -> bool:
    return first.unit == part.unit and first.unit in ("day", "month", "quarter", "year") and not first.clock


def _with_clocks(text: str, parts: Sequence[_Part]) -> Iterator[_Part]:
    """Put the time of day and its day together, either first: `17:14, 27/04/2011`."""
    waiting: _Part | None = None
    for part in parts:
        units = {waiting.unit, part.unit} if waiting else set()
        if waiting and units == {"clock", "day"} and _NEXT_TO.fullmatch(text[waiting.end : part.start]):
            clock, day = (waiting, part) if waiting.unit == "clock" else (part, waiting)
            written = text[day.start : day.end].lower()
            yield replace(day, start=waiting.start, end=part.end, clock=_of_day(clock.clock or "", written))
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = part
    if waiting:
        yield waiting


def _of_day(clock: str, written: str) -> str:
    """`2:30` in the afternoon is 14:30; a night's hour may be either side of twelve: not to the minute."""
    if not clock:
        return ""
    hour, minute = int(clock[:2]), clock[3:]
    if (re.match("chiều|tối", written) and hour < 12) or (written.startswith("trưa") and hour < 3):
        hour += 12
    if written.startswith("đêm") and hour < 12:
        return ""
    return f"{hour % 24:02}:{minute}" if hour < 24 else ""


def _recurring(text: str, part: _Part) -> _Part:
    """`cuối tháng 11 hằng năm` comes again each year: no value."""
    again = _AGAIN.match(text, part.end)
    if again is None or part.year is not None or part.unit not in ("day", "month", "quarter"):
        return part
    return _Part(part.start, again.end(), "fixed", precision=part.unit)


def _with_shared_years(text: str, parts: Sequence[_Part]) -> list[_Part]:
    """`ngày 5/6 và 7/6/2021`, `quý I và quý II/2024`: the year stands once, at the end."""
    rows = list(parts)
    for index in range(len(rows) - 2, -1, -1):
        part, after = rows[index], rows[index + 1]
        if part.year or not after.year or part.unit != after.unit or not (part.month and after.month):
            continue
        if _BETWEEN.fullmatch(text, part.end, after.start):
            turned = (part.month, part.day or 0) > (after.month, after.day or 0)
            rows[index] = replace(part, year=after.year - turned)
    return rows


# ----------------------------------------------------------------------------------------------- values


def _publication(published: str | None) -> date | None:
    """The day of publication; None where it is not known to the day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _mention(text: str, part: _Part, other: _Part | None, published: date | None) -> DateMention:
    ahead = bool(_LATER.search(text, max(0, part.start - 40), part.start))
    part = _dated(part, other, None if ahead else published)
    end, value, precision = part.end, _value(part), _precision(part)
    if other is not None:
        if other.year is None and part.year is not None and part.month and other.month:
            turned = (other.month, other.day or 0) < (part.month, part.day or 0)
            other = replace(other, year=part.year + turned)
        later = _value(other)
        end, precision = other.end, "span"
        value = f"{value}/{later}" if value and later and value < later else None
    basis = "inferred" if part.inferred else "stated"
    return DateMention(part.start, end, text[part.start : end], value, precision, basis)


def _dated(part: _Part, other: _Part | None, published: date | None) -> _Part:
    """Fill in a missing year with the nearest past one; a range ends in the past."""
    if part.year is not None or published is None or part.unit in ("fixed", "clock", "year"):
        return part
    closing = other or part
    if closing.year is not None:
        return part
    year = _past_year(closing, published)
    if year is None:
        return part
    turned = other is not None and (part.month or 0, part.day or 0) > (other.month or 0, other.day or 0)
    return replace(part, year=year - turned, inferred=True)


_SOON = timedelta(days=60)


def _past_year(part: _Part, published: date) -> int | None:
    """The year of the last such day, month, quarter; None where the next one is as likely."""
    month, day = part.month or 1, part.day or 1
    if part.unit == "months":
        seen = published.month >= (part.last or 12) - 1 if month == 1 else published.month >= month - 2
        return published.year if seen else None
    if part.unit == "quarter":
        month = 3 * month - 2
    try:
        days = [date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    except ValueError:  # 29/2
        return None
    if any(timedelta(0) < then - published <= _SOON for then in days):
        return None
    return max(then for then in days if then <= published).year


def _value(part: _Part) -> str | None:
    if part.unit == "fixed":
        return part.value
    if part.year is None:
        return None
    match part.unit:
        case "day":
            day = f"{part.year}-{part.month:02}-{part.day:02}"
            return f"{day}T{part.clock}" if part.clock else day
        case "month":
            return f"{part.year}-{part.month:02}"
        case "quarter":
            return f"{part.year}-Q{part.month}"
        case "months":
            return f"{part.year}-{part.month:02}/{part.year}-{part.last:02}"
        case "years" | "term":
            return f"{part.year}/{part.last}"
    return str(part.year)


def _precision(part: _Part) -> str:
    if part.unit == "fixed":
        return part.precision
    if part.unit == "clock" or part.clock:
        return "minute"
    if part.unit == "months":
        return "half" if (part.last or 0) - (part.month or 0) == 5 else "span"
    return "span" if part.unit == "years" else part.unit
