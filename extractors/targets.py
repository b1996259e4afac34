"""Says whether a figure is a goal, plan, limit or rule (`phấn đấu kết nạp 150 đảng viên`), not a result."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.rules import rows
from extractors.spaced import longest_of
from extractors.spelling import name_key
from extractors.text_words import find_openers

_S = r"[ \u00a0]{1,3}"
_BY_YEAR = rf"đến{_S}(?:hết{_S}|cuối{_S})?năm{_S}(?P<year>20[0-9]{{2}})"
_COUNTED = re.compile(r"[%0-9][ \u00a0]{1,3}$")  # `25 chỉ tiêu`, `104% kế hoạch`
_SET_BEFORE = re.compile(  # `đề ra | 12 | chỉ tiêu cụ thể: …`
    rf"(?<!\w)(?:đề{_S}ra|đặt{_S}ra|xác{_S}định|thông{_S}qua|thống{_S}nhất)(?:{_S}\w+)?{_S}\d{{1,2}}{_S}(?:nhóm{_S})?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[^.;:\d]{0,50}:")
_PLAN = rf"(?:kế{_S}hoạch|dự{_S}toán|chỉ{_S}tiêu|mục{_S}tiêu|nghị{_S}quyết)"
_PLANNED = re.compile(  # `vượt kế hoạch năm (8 triệu lượt)`, `so với kế hoạch đề ra đầu năm 2022 là 8,4%`
    rf"(?<!\w)(?:(?:so{_S}với|vượt|cao{_S}hơn|thấp{_S}hơn){_S}(?:\w+{_S}){{0,3}}?"
    rf"{_PLAN}(?:{_S}(?:cả|năm|đầu|đề|đặt|ra|được|giao|tỉnh|huyện"
    rf"|thành|phố|Trung|ương|Chính|phủ|HĐND|đại|hội|\d{{4}})){{0,7}}{_S}?(?:\(|{_S}là{_S})"
    rf"|so{_S}với{_S}(?:\w+{_S})?{_PLAN}(?!\w)[^();%]{{0,110}}\("
    rf"|(?:đạt|vượt){_S}{_PLAN}(?!\w)[^();%\d]{{0,60}}{_S}(?:giao|đề{_S}ra|đặt{_S}ra|Chương{_S}trình){_S}\()"
    rf"[ \u00a0]{{0,3}}(?:(?:từ|giảm|tăng|hơn|trên|khoảng){_S}){{0,3}}$",
    re.IGNORECASE,
)
_OPENED = re.compile(rf"(?:\([ \u00a0]{{0,3}}(?:\w+{_S}){{0,3}}|{_S}là{_S})$", re.IGNORECASE)
_LONGEST_PLANNED = 150  # characters of a plan before its own figure
_ASKS = frozenset({"yêu cầu", "đề nghị"})  # what is asked goes on after a `;`
_MARK = re.compile(r"[);]")
_GOAL_AFTER = re.compile(rf"{_S}(?:phấn{_S}đấu|dự{_S}kiến|sẽ)(?!\w)", re.IGNORECASE)
_DONE = re.compile(
    rf"(?<!\w)đã{_S}[^,;.]*\d[^,;.]*$", re.IGNORECASE
)  # `đã giải quyết 260 vụ | phải giải quyết`
_MUST_AFTER = re.compile(rf"{_S}phải(?!\w)")  # `100% chi bộ phải họp`


def is_target(text: str, start: int, number: int, end: int, published: str | None, is_bound: bool) -> bool:
    """Whether a figure is a goal, by the words before it in its sentence, which begins at `start`.

    number, end: where its number begins and its words end. A goal's word holds over a list of figures, until
    a word that turns to results (`đến nay`, `đã`). published: ISO date; what was to be reached `đến năm 2030`
    was a goal in 2024. is_bound: it says at least, at most, so often a year, or all of them: what people
    `phải` or are asked to do is a goal only then.
    """
    if _GOAL_AFTER.match(text, end) or (is_bound and _MUST_AFTER.match(text, end)):
        return True
    if is_planned(text, start, number):
        return True
    opened = soft = asked = bracketed = False
    for match in _words_between(text, start, number):
        if _is_name(text, start, match):
            continue
        if match["mark"] == ")":
            opened, bracketed = opened and not bracketed, False
        elif match["mark"]:
            soft = False
            opened = opened and match["mark"] == ";"  # `…; đến ngày 15/7 có 17 xã`
        elif match["year"]:
            opened = opened or (published is not None and match["year"] > published[:4])
        elif (role := _roles()[name_key(match["form"])]) == "closes":
            opened = soft = asked = False
        elif role == "limits" and match.end() + 2 >= number:  # `không quá 4 người`
            return True
        elif name_key(match["form"]).startswith("phải ") and _DONE.search(text, start, match.start()):
            continue
        elif role == "soft" or (role == "demands" and is_bound):
            soft = True
            asked = asked or (role == "demands" and name_key(match["form"]) in _ASKS)
        elif role == "opens" and _opens(text, start, match):
            bracketed = text.rfind("(", start, match.start()) > text.rfind(")", start, match.start())
            opened = True
    return opened or soft or asked


def is_planned(text: str, start: int, number: int) -> bool:
    """Whether the figure at `number` is what a plan said: `vượt kế hoạch cả năm (8 triệu lượt)`."""
    before = text[max(start, number - _LONGEST_PLANNED) : number]
    return _OPENED.search(before[-20:]) is not None and _PLANNED.search(before) is not None


def _opens(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a goal's word opens goals: no share of them, no number of them that is not spelled out."""
    if not _COUNTED.search(text, start, match.start()):
        return True
    listed = _LISTED.match(text, match.end())
    return listed is not None and _SET_BEFORE.search(text, start, match.start()) is not None


def _is_name(text: str, start: int, match: re.Match[str]) -> bool:
    """`ông Hứa Văn Dền`, `Thượng tọa Thạch Song`: a word with a capital inside a sentence."""
    form = match["form"]
    inside = form and form[0].isupper() and " " not in form and not form.isupper()
    return (
        bool(inside) and text[max(start, match.start() - 2) : match.start()].strip(" \u00a0")[-1:].isalpha()
    )


def is_ahead(value: str | None, published: str | None) -> bool:
    """Whether a figure's time begins after the day of publication.

    The months told in the very month in which they begin (`6 tháng cuối năm`, told in July) are ahead, too.
    """
    if value is None or published is None:
        return False
    begin, _, end = value.partition("/")
    year, quarter, number = begin.partition("-Q")
    first = f"{year}-{3 * int(number) - 2:02}" if quarter else year
    told = published[: len(first)]
    return first > told or (first == told and len(first) == len(end) == len("2022-07"))


@cache
def _roles() -> dict[str, str]:
    return {name_key(row["form"]): row["role"] for row in rows("target_words.csv")}


def _words_between(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words and marks that count, not overlapping."""
    said, position = text[start:end], start
    marked = ")" in said or ";" in said
    marks = [mark.start() for mark in _MARK.finditer(text, start, end)] if marked else []
    for first in sorted([*marks, *find_openers(text, _openers(), start, end)]):
        match = _words().match(text, first, end) if first >= position else None
        if match is not None:
            yield match
            position = match.end()


@cache
def _openers() -> frozenset[str]:
    forms = [*(row["form"].lower() for row in rows("target_words.csv")), "đến năm", "đến hết", "đến cuối"]
    return frozenset(" ".join(form.split()[:2]) for form in forms)


@cache
def _words() -> re.Pattern[str]:
    any_of = longest_of(row["form"].lower() for row in rows("target_words.csv"))
    return re.compile(
        rf"(?P<mark>\)|;(?:{_S}đến{_S}ngày)?)|(?<![^\W\d_])(?:{_BY_YEAR}|(?P<form>{any_of}))(?![^\W\d_])",
        re.IGNORECASE,
    )
