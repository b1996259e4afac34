"""Which quantities are facts: ages, times of day, idioms in small number words, lengths of time are none.

`trong 15 ngày` and `10 năm qua` are, `kỷ niệm 75 năm` is not; `mười hai hộ` is, `một người` is not.
"""

import re

from extractors.quantities import Quantity

_S = r"[ \u00a0]{1,3}"
_LASTING = re.compile(
    rf"(?<!\w)(?:trong|sau|qua|suốt|thời hạn|thời gian|kéo dài|mất|chỉ)(?:{_S}(?:suốt|vòng|thời gian))?{_S}$",
    re.IGNORECASE,
)
_LASTED = re.compile(rf"{_S}(?:qua|nay|trở lên|liên tục)(?!\w)")
_RECALLED = re.compile(
    rf"{_S}(?:trên|này|đó|ấy|nói trên|còn lại|kia|nêu trên|sau|đầu tiên)(?!\w)(?!{_S}(?:địa|cơ|toàn|khi))"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n“\"(]|[-–]\s)\s{0,3}$")
_SMALL = 10


def is_fact(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Ages, times of day, idioms in small number words and mere lengths of time are no statistics."""
    if quantity.kind in ("age", "clock", "bare"):
        return False
    if quantity.words and not _is_written_out(text, quantity, start):
        return False
    if quantity.kind == "measure" and quantity.value == 1 and quantity.qualifier == "over":
        return False  # `giá trị trên 1 ha đất`: for each
    if quantity.kind == "time":
        return _lasts(text, quantity, start, end)
    return True


def _is_written_out(text: str, quantity: Quantity, start: int) -> bool:
    """Number words: never `một` and `năm` alone, small ones only before a noun that is often counted."""
    number = text[quantity.number_char : quantity.number_char + 4]
    if number[:1].isupper() and not _SENTENCE_START.search(
        text, max(0, quantity.number_char - 4), quantity.number_char
    ):
        return text[quantity.number_char : quantity.end_char].isupper()
    if quantity.value >= _SMALL or quantity.scale > 1:
        return True
    if quantity.value == 1 or number.lower().startswith("năm"):
        return False
    if quantity.kind not in ("count", "rate"):
        return quantity.kind != "fraction"
    listed = quantity.noun is not None and quantity.noun.kind not in (None, "classifier")
    return listed and not _RECALLED.match(text, quantity.end_char)


def _lasts(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """`trong 15 ngày`, `10 năm qua`; not `kỷ niệm 75 năm`."""
    return quantity.qualifier != "exact" or bool(
        _LASTING.search(text, max(start, quantity.start_char - 24), quantity.start_char)
        or _LASTED.match(text, quantity.end_char, end)
    )
