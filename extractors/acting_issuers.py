"""Reads an issuer that stands before what it does: `UBND tỉnh ban hành Kế hoạch số …`, and the day of it.

`Chủ tịch UBND huyện Vi Văn Sáu đã ký …`          the office, over its holder's name
`Thay mặt BTV Huyện ủy, đồng chí … đã ký …`       the body for which somebody signs
`các nghị quyết của Bộ Chính trị, trước hết là …`  whose documents the sentence lists, or the lines below it
`Sáng 12/5, tại Kỳ họp thứ 3, HĐND huyện đã thông qua …`, `Chiều cùng ngày, …`
"""

import regex

from extractors.dates import find_dates
from extractors.document import Zone
from extractors.document_lists import opening_of_list
from extractors.frame import Frame
from extractors.issuers import Issuer, issuer_at, offices, special_issuers
from extractors.organisations import find_organisations
from extractors.spaced import spaced
from extractors.titles import find_titles

_WINDOW = 160  # characters that an issuer and its verb may take before the reference
_VERB = spaced(
    r"(?: (?:đã|vừa|cũng|mới|tiếp tục|kịp thời|chủ động|sớm|đồng thời|khẩn trương"
    r"|nhanh chóng|chính thức|lần lượt|cho|tập trung|liên tiếp|luôn|trực tiếp)){0,4} "
    r"(?P<verb>(?:xây dựng(?: và|,) )?(?:ký )?(?:quyết định )?ban hành|ra|ký|có|thông qua|xây dựng|đưa ra"
    r"|phê duyệt|phát đi|công bố)(?: (?:các|những|hai|\d{1,2}))? $",
)
_ASKING = spaced(r" tại $")
_OF = spaced(r" của $")
_LIST_OF = regex.compile(
    r"(?:các|những|hai|ba|bốn|\d+)[ \u00a0]"
    r"(?:nghị quyết|chỉ thị|kết luận|quy định|văn bản|chủ trương|quyết định)"
    r"(?:[ \u00a0][\p{Ll}]+){0,4}[ \u00a0]của[ \u00a0]",
    flags=regex.IGNORECASE,
)
_SUCH_AS = regex.compile(
    r"[ \u00a0]?[,:(]?[ \u00a0]?"
    r"(?:(?:trước hết|nhất|đặc biệt|cụ thể|đó|trong đó có|trong đó|như|gồm|bao gồm|là|có)"
    r"[ \u00a0]?:?[ \u00a0]?){0,3}",
    flags=regex.IGNORECASE,
)
# An item of a list, and the end of the line above it: `… của Ban Thường vụ Tỉnh ủy. Theo đó:`
_ITEM = regex.compile(r"[ \u00a0]*(?:[-–—+•*]|\d{1,2}[.)]|[a-zđ]\))[ \u00a0]*")
_DOCUMENT_LINE = regex.compile(
    r"(?:Quyết định|Nghị quyết|Kết luận|Chỉ thị|Thông báo)[ \u00a0](?:số[ \u00a0])?\d"
)
_LIST_REACH = 6_000  # characters of the items that may stand between
_OPENS_LIST = regex.compile(
    r"(?:[.,]?[ \u00a0](?:theo đó|cụ thể|trong đó|gồm|bao gồm|như sau|sau đây|sau)"
    r"(?: như sau| là| gồm| có)?,?)?[ \u00a0]?:[ \u00a0]*",
    flags=regex.IGNORECASE,
)
_NAME = regex.compile(
    r"[,\-–]?[ \u00a0]?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)?(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’'-]*){2,5},?"
)
_FOR = regex.compile(r"(?:thay mặt|thừa ủy quyền|thừa ủy quyền của)[ \u00a0]", flags=regex.IGNORECASE)
# `Phó Bí thư Huyện ủy ký`: a committee's secretary signs for whichever of its bodies decided.
_SIGNER = regex.compile(r"(?:bí thư|thường trực|ủy viên|uỷ viên)[ \u00a0]$", flags=regex.IGNORECASE)
# The party's standing secretary signs what the Politburo or the Secretariat decided.
_STANDING_MEMBER = regex.compile(r"thường trực[ \u00a0]ban bí thư", flags=regex.IGNORECASE)
_SIGNS = spaced(
    r"(?: (?:đã|vừa|mới|thừa lệnh|thay mặt))* ký(?: (?:quyết định )?ban hành)?"
    r"(?: (?:các|những|hai|\d{1,2}))? $"
)
_HONORIFIC = regex.compile(r"(?:đồng chí|ông|bà)[ \u00a0]", flags=regex.IGNORECASE)
# What may stand between the day and the one who acts: `, tại Kỳ họp thứ 3,`
_AT = regex.compile(
    r"(?:[ \u00a0](?:vừa qua|mới đây))?[ \u00a0]?,?"
    r"(?:[ \u00a0](?:tại|trong|ở|sau)[ \u00a0][^.,;:\n]{2,80},)?[ \u00a0]?(?:các đại biểu )?"
)
_SAME_DAY = regex.compile(
    r"(?<![\p{L}\p{M}])(?:(?:sáng|chiều|tối|trưa)[ \u00a0])?cùng ngày(?![ \u00a0]\d)", flags=regex.IGNORECASE
)
_FIRST_WORDS = 12  # characters of a sentence before the day with which it opens: `Cũng trong sáng`
_SENTENCES = 40  # how far back the last such day may be


def issuer_before(text: str, zone: Zone, position: int, frame: Frame, letter: bool = False) -> Issuer | None:
    """`X ban hành` before a reference in the zone that begins at `position`.

    letter: it is one that somebody writes to somebody: `đề nghị của UBND xã tại Tờ trình số 12` too.
    """
    position = opening_of_list(text, zone.start_char, position)
    low = max(zone.start_char, position - _WINDOW)
    verb = _VERB.search(text, max(low, position - 50), position)
    if verb is None:
        asking = _ASKING.search(text, max(low, position - 5), position)
        found = _issuer_until(text, low, asking.start(), frame) if asking and letter else None
        if found and _OF.search(text, low, found[1]):  # not `kiến nghị UBND tỉnh tại Công văn`
            return found[0]._replace(before=True)
        return _issuer_of_list(text, low, position, frame)
    found = _one_signed_for(text, low, verb.start(), frame) or _issuer_until(text, low, verb.start(), frame)
    if found is None:
        return None
    issuer, begins = found[0]._replace(before=True), found[1]
    if verb["verb"].lower() in ("xây dựng", "công bố"):
        return issuer
    return issuer._replace(date=_day_before(text, low, begins, frame))


def _issuer_of_list(text: str, low: int, position: int, frame: Frame) -> Issuer | None:
    """`các nghị quyết của Bộ Chính trị, trước hết là | Nghị quyết số …`"""
    for match in reversed(list(_LIST_OF.finditer(text, low, position))):
        issuer = issuer_at(text, match.end(), position, frame)
        if issuer is not None and _SUCH_AS.fullmatch(text, issuer.end, position):
            return issuer._replace(before=True)
    return _issuer_of_lines(text, position, frame)


def _issuer_of_lines(text: str, position: int, frame: Frame) -> Issuer | None:
    """`… các quyết định của Ban Thường vụ Tỉnh ủy. Theo đó:`, in a line of its own `- | Quyết định số …`.

    Where no mark opens the lines, each begins with its document.
    """
    start = text.rfind("\n", 0, position) + 1
    item = _DOCUMENT_LINE if position == start else _ITEM
    if position > start and _ITEM.fullmatch(text, start, position) is None:
        return None
    lines = text[max(0, start - _LIST_REACH) : start].rstrip().split("\n")
    above = next((line for line in reversed(lines) if line.strip() and not item.match(line)), "")
    if not above.rstrip().endswith(":"):
        return None
    first = text.rindex(above, 0, start)
    for match in reversed(list(_LIST_OF.finditer(text, first, first + len(above)))):
        issuer = issuer_at(text, match.end(), first + len(above), frame)
        if issuer is not None and _OPENS_LIST.fullmatch(text, issuer.end, first + len(above)):
            return issuer._replace(before=True)
    return None


def _one_signed_for(text: str, low: int, end: int, frame: Frame) -> tuple[Issuer, int] | None:
    """`Thay mặt Ban Thường vụ Huyện ủy, đồng chí … ký`"""
    signed = list(_FOR.finditer(text, low, end))
    if not signed or any(mark in text[signed[-1].end() : end] for mark in ".;\n"):
        return None
    issuer = issuer_at(text, signed[-1].end(), end, frame)
    return None if issuer is None else (issuer, signed[-1].start())


def _issuer_until(text: str, low: int, end: int, frame: Frame) -> tuple[Issuer, int] | None:
    """The issuer whose words, or its holder's name behind them, end exactly at `end`; where they begin."""
    starts = [body.start_char for body in find_organisations(text, low, end)]
    starts += [match.start() for match in special_issuers()[0].finditer(text, low, end)]
    for start in sorted(starts):
        in_office = [office for office in offices().finditer(text, low, start) if office.end() == start]
        begins = in_office[0].start() if in_office else start
        if _SIGNER.search(text, low, begins) or _STANDING_MEMBER.match(text, begins, end):
            continue
        found = issuer_at(text, begins, end, frame)
        named = in_office and found and _NAME.fullmatch(text, found.end, end)
        if found and (named or not text[found.end : end].strip()):
            return found, begins
    return None


def signing_day(text: str, zone: Zone, position: int, frame: Frame) -> str | None:
    """`Ngày 31/10/2023, Phó Thủ tướng … ký ban hành` before a reference: the day of signing."""
    low = max(zone.start_char, position - 40)
    verb = _SIGNS.search(text, low, position) if " ký" in text[low:position] else None
    if verb is None:
        return None
    low = max(zone.start_char, position - _WINDOW)
    for mention in find_dates(text, low, verb.start(), frame.document.published):
        if mention.precision not in ("day", "minute") or not mention.value:
            continue
        at = _AT.match(text, mention.end_char, verb.start())
        begins = at.end() if at else mention.end_char
        if honorific := _HONORIFIC.match(text, begins):
            begins = honorific.end()
        title = next(find_titles(text, begins, verb.start()), None)
        if title and title.start_char == begins and not regex.search(r"[,.;:]", text[begins : verb.start()]):
            return mention.value[:10]
    return None


def _day_before(text: str, low: int, begins: int, frame: Frame) -> str | None:
    """The day with which the sentence opens, right before the one who acts; `cùng ngày` is the last such."""
    for mention in find_dates(text, low, begins, frame.document.published):
        known = mention.value if mention.precision in ("day", "minute") else None
        if known and _AT.fullmatch(text, mention.end_char, begins):
            return known[:10]
    same = _SAME_DAY.search(text, low, begins)
    if same is None or not _AT.fullmatch(text, same.end(), begins):
        return None
    index = frame.document.sentence_at(begins)
    for sentence in reversed(frame.document.sentences[max(0, index - _SENTENCES) : index]):
        start, end = sentence.start_char, min(sentence.end_char, sentence.start_char + 4 * _FIRST_WORDS)
        day = next(iter(find_dates(text, start, end, frame.document.published)), None)
        opens = (
            day is not None and day.precision in ("day", "minute") and day.start_char - start <= _FIRST_WORDS
        )
        if day is not None and opens and day.value:
            return day.value[:10]
    return None
