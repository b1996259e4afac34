"""When a figure is nobody's who could be named: of the whole country, or of a rule.

`cùng cả nước đạt 8%`, `theo quy định là 90%`; not `cao hơn bình quân cả nước 2%`, nor `đứng đầu cả nước`.
"""

import regex

from extractors.text_words import find_openers

_NOBODY = regex.compile(
    r"(?<![\p{L}\p{M}])"
    r"(?P<than>(?:cao|thấp|nhiều|ít|lớn) hơn (?:(?:mức )?(?:bình quân|trung bình) )?(?:chung )?(?:của )?)?"
    r"(?<!(?:đầu|nhất|hạng|thứ|nhì|top) )"
    r"(?P<who>cả nước|toàn quốc|theo quy định(?:,(?: \p{Ll}+){1,8})? (?:là|không quá)"
    r"|các tỉnh,? thành(?: phố)?)"
    r"(?![\p{L}\p{M}])[^,;:.]*:?[ \u00a0]*$",
    flags=regex.IGNORECASE,
)
_NOBODIES = frozenset({"cả nước", "toàn quốc", "theo quy", "các tỉnh"})  # a quick look
_NEAR = 60  # characters before a figure in which `cả nước` is its own
# `Năm 2018, cả nước có 879.705 thí sinh, trong đó …`
_COUNTRY = regex.compile(
    r"(?:^|[,;:“\"]|(?<![\p{L}\p{M}])(?:nay|năm \d{4}|hiện|tháng \d{1,2}(?:/\d{4})?))[ \u00a0]*"
    r"(?:trên |trong )?(?:phạm vi )?(?:cả nước|toàn quốc)(?: (?:hiện|đã|ước|mới|chỉ|cũng|nay|tính))*"
    r" (?:có|còn|đạt|thành lập|xây dựng|tổ chức|huy động|thực hiện|hoàn thành|kết nạp|xử lý|phát hiện|bầu)"
    r"(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_WHOLE_COUNTRY = frozenset({"cả nước", "toàn quốc"})


def is_nobodys(text: str, start: int, char: int) -> bool:
    """Whether the words right before the figure say so, in a sentence from `start`.

    What exceeds the figure of all is somebody's.
    """
    start = max(start, char - _NEAR)
    if not find_openers(text, _NOBODIES, start, char):
        return False
    match = _NOBODY.search(text, start, char)
    return match is not None and not (match["than"] and text[match.end("who") : char].isspace())


def country_since(text: str, start: int, char: int) -> int | None:
    """Where the words end that tell of the whole country before the figure, None where there are none.

    They hold for the rest of the sentence, unless somebody is named in it.
    """
    if not find_openers(text, _WHOLE_COUNTRY, start, char):
        return None
    match = _COUNTRY.search(text, start, char)
    return match.end() if match is not None else None
