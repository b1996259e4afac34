"""Says which figures hold for the day of a meeting or vote: votes, those present, awards, those elected.

`trúng cử với 36/38 phiếu`, `Dự có 31 đảng viên được triệu tập`; not `đại diện cho hơn 1.100 hội viên`.
"""

import re

from extractors.text_words import find_matches, find_openers

_S = r"[ \u00a0]{1,3}"
_UNITS = re.compile(
    r"(?:phiếu|đại biểu|lá phiếu|(?:lượt )?ý kiến|khu vực bỏ phiếu|hòm phiếu|điểm cầu"
    r"|giải (?:nhất|nhì|ba|khuyến khích))(?!\w)",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(  # `146 đại biểu, đại diện cho hơn 11 nghìn hội viên`
    rf"(?<!\w)(?:đại{_S}diện|thay{_S}mặt){_S}(?:cho(?!\w)[^,;:]*|(?:hơn{_S}|trên{_S}|gần{_S})?(?:\d[^,;:]*)?)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[^,;:.]{{0,30}}?{_S}(?:được{_S})?(?:nhận{_S}huy{_S}hiệu|triệu{_S}tập|tán{_S}thành|(?:\w+{_S}){{0,4}}(?:đã{_S}bầu|bầu{_S}ra)"
    rf"|(?<!đã[ \u00a0]được[ \u00a0])(?:trao{_S})?tặng(?:,{_S}truy{_S}tặng)?{_S}(?:giấy|bằng|huy)"
    rf"|khen{_S}thưởng"
    rf"|dự(?=[,.;]|{_S}(?:hội|đại|kỳ|lễ|buổi))|đi{_S}bầu|có{_S}mặt)(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"(?<!\w)(?:dịp{_S}này|trúng{_S}cử|tái{_S}cử|tán{_S}thành|đi{_S}bầu|triệu{_S}tập|kết{_S}nối|biểu{_S}quyết"
    rf"|(?:dự|tham{_S}dự){_S}(?:có|hội|đại|kỳ|buổi)"
    rf"|(?<!đã[ \u00a0]được[ \u00a0])(?:trao|tặng){_S}(?:tặng{_S}|tặng,{_S}truy{_S}tặng{_S})?"
    rf"(?:giấy|bằng|huy|cờ|kỷ|quà|\d)"
    rf"|tại{_S}(?:buổi|hội{_S}nghị|chương{_S}trình|lễ)(?!\w)[^.;]{{0,100}}(?<!\w)(?:trao|tặng|ủng{_S}hộ){_S}\d+"
    rf"|(?<!được[ \u00a0])bầu{_S}(?:ban|đồng|bổ|ra|đủ|tổng{_S}số|\d+)|(?:được|tín{_S}nhiệm){_S}bầu"
    rf"|(?:hội{_S}thi|cuộc{_S}thi|hội{_S}diễn|hội{_S}thao|buổi{_S}lễ){_S}(?:có|thu{_S}hút|với)"
    rf"|nhận{_S}huy{_S}hiệu|thông{_S}qua(?={_S}\d))(?!\w)",
    re.IGNORECASE,
)
_FIRST_WORDS = (
    "hội cuộc buổi dịp trúng tái tán đi triệu kết biểu dự tham trao tặng bầu được tín nhận thông tại"
)
_OPENERS = frozenset(_FIRST_WORDS.split())  # a quick look that spares the pattern
_MAKEUP = re.compile(
    rf"(?<!\w)(?:tỷ|tỉ){_S}lệ{_S}(?:cán{_S}bộ{_S}|cấp{_S}ủy{_S}viên{_S}|ủy{_S}viên{_S}|đại{_S}biểu{_S})?(?:là{_S})?"
    rf"(?:nữ|phụ{_S}nữ|trẻ|người{_S}dân{_S}tộc)(?!\w)",
    re.IGNORECASE,
)
_ELECTED_BODY = re.compile(  # `bầu Ban Chấp hành nhiệm kỳ 2020-2025 gồm 15 đồng chí, trong đó có 4 nữ`
    rf"(?<!\w)(?:bầu(?:{_S}ra)?|chỉ{_S}định|chuẩn{_S}y){_S}(?:Ban|BCH|BTV|Ủy{_S}ban|Uỷ{_S}ban|UBKT)(?!\w)[^,;:]{{0,80}}"
    rf"(?<!\w)nhiệm{_S}kỳ{_S}\d{{4}}\s?[-–]\s?\d{{4}},?{_S}gồm{_S}"
    rf"(?:\d{{1,3}}(?:{_S}\w+){{1,4}},{_S}(?:trong{_S}đó{_S}(?:có{_S})?"
    rf"|(?:Ban{_S}Thường{_S}vụ|BTV|Ủy{_S}ban{_S}Kiểm{_S}tra|UBKT){_S}(?:\w+{_S}){{0,5}}?(?:(?:gồm|có){_S})?))?$",
    re.IGNORECASE,
)
_THIS_TERM = re.compile(  # `bầu 16 nhân sự vào Ban Thường vụ trong nhiệm kỳ này`
    rf"[^,;:.]{{0,60}}?{_S}vào{_S}[^,;:.]{{2,60}}?{_S}(?:trong|cho){_S}nhiệm{_S}kỳ{_S}này(?!\w)",
    re.IGNORECASE,
)
_INTO_BODY = re.compile(  # `bầu 27 đồng chí vào Ban Chấp hành khóa XI`
    rf"[^,;:.]{{0,40}}?(?:{_S}(?:vào|tham{_S}gia)|(?<=viên)){_S}(?:Ban(?!{_S}chỉ)|BCH|BTV|Ủy{_S}ban|Uỷ{_S}ban|UBKT|UBND)(?!\w)",
    re.IGNORECASE,
)
_JOINS = re.compile(  # `10 cán bộ được chỉ định tham gia cấp ủy xã nhiệm kỳ 2020 - 2025`
    rf"[^,;:.]{{0,30}}?{_S}được{_S}(?:bầu|chỉ{_S}định|chuẩn{_S}y){_S}(?:tham{_S}gia|vào){_S}"
    rf"(?:cấp{_S}[uủ][yỷ]|Ban(?!{_S}chỉ)|BCH|BTV)(?!\w)",
    re.IGNORECASE,
)
_OF_TERM = re.compile(
    rf"(?<!\w)(?:kho[áa]|khóa){_S}(?:[IVXL]+|\d+)(?!\w)|(?<!\w)nhiệm{_S}kỳ{_S}(?:này|\d)", re.IGNORECASE
)
_COMMITTEE = re.compile(
    rf"(?:Ban{_S}Thường{_S}vụ|BTV|Ủy{_S}ban{_S}Kiểm{_S}tra|UBKT)[^,;:.]{{0,30}}$", re.IGNORECASE
)
_VOTE = re.compile(r"[^,;:.]{0,20}(?<!\w)phiếu(?!\w)", re.IGNORECASE)
_TURNOUT = re.compile(
    rf"(?<!\w)(?:đi{_S}bầu|đi{_S}bỏ{_S}phiếu|tham{_S}gia{_S}bầu{_S}cử)(?!\w)", re.IGNORECASE
)
_SEATS = re.compile(rf"(?<!\w)bầu{_S}(?:đủ|được)(?!\w)", re.IGNORECASE)
_ROUND = re.compile(  # awards of many places, on no one day
    rf"(?<!\w)đợt{_S}này,?{_S}(?:toàn|cả){_S}(?:huyện|tỉnh|thành|thị|đảng|ngành|quận)(?!\w)", re.IGNORECASE
)
_DELEGATION = re.compile(
    rf"(?<!\w)(?<!bầu[ \u00a0])đoàn{_S}đại{_S}biểu(?:{_S}đi)?{_S}dự(?!\w)[^;:.]*$", re.IGNORECASE
)
_MEASURED = re.compile(r"(?:ha|m2|m²|km|m|tấn|tạ|kg|công|sào|con|gốc|cây)(?!\w)|.*/", re.IGNORECASE)
_ELECT = re.compile(r"(?<!\w)bầu(?!\w)", re.IGNORECASE)
_DECIDES = re.compile(
    rf"(?<!\w)(?:Ủy{_S}ban|UBKT|Ban{_S}Thường{_S}vụ|Ban{_S}Chấp{_S}hành|kỳ{_S}họp|hội{_S}nghị|phiên{_S}họp)(?!\w)"
    rf"[^.;]{{0,60}}(?<!\w)(?:đã{_S})?(?:xem{_S}xét|quyết{_S}định|cho{_S}ý{_S}kiến|thống{_S}nhất)(?!\w)",
    re.IGNORECASE,
)
_AGENDA = re.compile(  # `Kỳ họp sẽ xem xét, thông qua 18 dự thảo nghị quyết`
    rf"(?<!\w)(?:sẽ|dự{_S}kiến)(?!\w)[^.]*(?<!\w)(?:thông{_S}qua|xem{_S}xét|thảo{_S}luận|cho{_S}ý{_S}kiến){_S}$",
    re.IGNORECASE,
)
_DECIDERS = frozenset(("ủy", "ubkt", "ban", "kỳ", "hội", "phiên"))
_AFTER_OPENERS = frozenset(("nhận", "triệu", "tán", "đã", "bầu", "trao", "tặng", "khen", "dự", "đi", "có"))
_NEAR = 120  # characters behind a figure in which such a word may stand
_LONG = 400  # characters of a sentence that are looked at
_DELEGATIONS, _ROUNDS = frozenset({"đoàn đại"}), frozenset({"đợt này"})
_APPOINTS = frozenset({"bầu", "chỉ định", "chuẩn y"})
_ELECTIONS = frozenset({"bầu"})
_STANDING = frozenset(("đại", "thay"))
_FAR = 60  # characters before a figure in which those it stands for are named


def is_of_meeting(text: str, start: int, end: int, unit: str, sentence: tuple[int, int]) -> bool:
    """Whether the figure at `text[start:end]`, counting `unit` in a sentence, holds for the meeting's day."""
    if unit.startswith("lượt") or stands_for_others(text, start, sentence[0]):
        return False
    near = max(sentence[0], start - _FAR), start
    if find_openers(text, _DELEGATIONS, *near) and _DELEGATION.search(text, *near):
        return False
    if find_openers(text, _ROUNDS, sentence[0], start) and _ROUND.search(text, sentence[0], start):
        return False
    if _UNITS.match(unit):
        return True
    told = find_openers(text, _AFTER_OPENERS, end, min(sentence[1], end + _NEAR))
    if told and _AFTER.match(text, end, sentence[1]):
        return True
    if _MEASURED.match(unit):  # of what those have who are praised
        return False
    return next(find_matches(_WORDS, text, _OPENERS, sentence[0], end), None) is not None


def is_makeup(text: str, end: int, unit: str, sentence: tuple[int, int]) -> bool:
    """Whether a share says who sits in an elected committee: `tỷ lệ nữ trong Ban Chấp hành cao hơn 15%`."""
    return unit == "%" and _MAKEUP.search(text, max(sentence[0], end - _LONG), end) is not None


def is_elected_body(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure says of how many a committee elected for a named term consists."""
    near = max(sentence_start, start - _LONG), start
    return bool(find_openers(text, _APPOINTS, *near)) and _ELECTED_BODY.search(text, *near) is not None


def is_of_this_term(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the figure counts those elected to a committee `trong nhiệm kỳ này`."""
    near = max(sentence[0], start - _NEAR), start
    elects = _ELECT.search(text, *near) if find_openers(text, _ELECTIONS, *near) else None
    if elects is None:
        return False
    if _THIS_TERM.match(text, end, sentence[1]):
        return True
    into = _INTO_BODY.match(text, end, sentence[1])
    if into is not None:
        return _OF_TERM.search(text, into.end(), min(sentence[1], into.end() + _FAR)) is not None
    return _COMMITTEE.search(text, elects.end(), start) is not None and (
        _OF_TERM.search(text, elects.end(), start) is not None
    )


def is_elected_into(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the figure counts those elected to a committee: `bầu 9 đồng chí vào Ban Chấp hành`."""
    near = max(sentence[0], start - _FAR), start
    if find_openers(text, _ELECTIONS, *near) and _ELECT.search(text, *near):
        return _INTO_BODY.match(text, end, sentence[1]) is not None
    return _JOINS.match(text, end, sentence[1]) is not None


def is_turnout(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the figure says how many went to vote: `81.240 cử tri đi bầu, đạt 99,2%`."""
    return _TURNOUT.search(text, max(sentence[0], start - _FAR), min(sentence[1], end + _FAR)) is not None


def is_seat(text: str, start: int, unit: str) -> bool:
    """Whether the figure says who sits in the council just elected: `bầu đủ 35 đại biểu, trong đó nữ 11`."""
    first = text.rfind("\n", max(0, start - _LONG), start) + 1
    return not unit.startswith("phiếu") and _SEATS.search(text, max(first, start - _LONG), start) is not None


def is_vote(text: str, number_char: int) -> bool:
    """Whether the figure says with how many votes someone was elected, on a day of its own."""
    return _VOTE.match(text, number_char) is not None


def is_decided(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure is what a committee in session decides on: `UBKT xem xét, giải quyết 4 đơn`."""
    first = max(sentence_start, start - _LONG)
    return next(find_matches(_DECIDES, text, _DECIDERS, first, start), None) is not None


def is_on_agenda(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure counts what a session will deal with in its days."""
    return _AGENDA.search(text, max(sentence_start, start - _LONG), start) is not None


def stands_for_others(text: str, start: int, sentence_start: int) -> bool:
    """Whether the figure counts those whom a meeting stands for, who were not there."""
    first = max(sentence_start, start - _FAR)
    near = find_openers(text, _STANDING, first, start)
    return bool(near) and _STANDS_FOR.search(text, first, start) is not None
