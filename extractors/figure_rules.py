"""Says which figures a law or rule of the centre sets for everybody: they are about nobody in particular.

`Nghị định số 55/2015/NĐ-CP …, trong đó hộ gia đình được vay tối đa | 100 triệu đồng`
`Quy định số 22-QĐ/TW … quy định chi bộ phải được trên | 50% đảng viên tán thành`
"""

import regex

from extractors.text_words import find_openers

_BOUNDS = ("tối ", "quá ", "ít nhất ", "phải ", "chỉ ")  # a quick look
_BOUND = regex.compile(
    r"(?<![\p{L}\p{M}])(?:tối đa|tối thiểu|quá|ít nhất|(?:phải|chỉ)[ \u00a0](?:được|có|đạt|đủ|bảo đảm|đóng))"
    r"[ \u00a0](?:(?:là|bằng|trên|từ|đủ|hơn)[ \u00a0])?$",
    flags=regex.IGNORECASE,
)
_LAW = regex.compile(
    r"Nghị định(?![\p{L}\p{M}])|Thông tư(?![\p{L}\p{M}])|Pháp lệnh[ \u00a0]\p{Lu}"
    r"|(?:Bộ luật|Luật)[ \u00a0]\p{Lu}"
    r"|Điều lệ Đảng|(?:Quy định|Hướng dẫn|Quyết định)[^.;,]{0,20}(?:/TW|/T\.Ư|-TTg)"
)
_LAWS = frozenset(
    {
        "nghị định",
        "thông tư",
        "pháp lệnh",
        "bộ luật",
        "luật",
        "điều lệ",
        "quy định",
        "hướng dẫn",
        "quyết định",
    }
)
_OWN_GOAL = regex.compile(
    r"(?<![\p{L}\p{M}])(?:phấn đấu|mục tiêu|chỉ tiêu|đến năm|đề ra)(?![\p{L}\p{M}])", flags=regex.IGNORECASE
)
_NEAR = 24  # characters before a number in which its bound stands
_ANSWERS = ("Trả lời:", "Hỏi:", "Đáp:")


def ruled_since(text: str, start: int, char: int) -> int | None:
    """Where the name of the law ends that sets the bound at `char`, in a sentence from `start`.

    None where no law sets one. Somebody named between the two has it: `Theo Luật …, huyện chi tối đa …`.
    """
    first = max(start, char - _NEAR)
    before = text[first:char].lower()
    if not any(map(before.__contains__, _BOUNDS)) or _BOUND.search(text, first, char) is None:
        return None
    for opener in sorted(find_openers(text, _LAWS, start, char), reverse=True):
        law = _LAW.match(text, opener, char)
        if law is not None:
            return None if _OWN_GOAL.search(text, law.end(), char) else law.end()
    return None


def is_answer(text: str, paragraph: int) -> bool:
    """Whether the paragraph from this character on answers a reader's question, or asks it."""
    return text.startswith(_ANSWERS, paragraph)
