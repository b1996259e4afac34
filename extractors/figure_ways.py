"""Says how far away what a figure of kilometres is about lies, and which ways are only the reporter's.

`Nằm cách trung tâm huyện hơn 30 km, buôn Tơng Lia …`   the buôn   `vượt gần 20 km, chúng tôi đến …`   nobody
`Từ trung tâm xã vào bản xa 9 km`                       the bản
"""

import re
from collections.abc import Callable, Sequence

from extractors.subjects import Candidate

WAYS = frozenset({"km", "cây số", "ki-lô-mét", "m"})
# `Nằm cách trung tâm huyện hơn | 30 km, buôn Tơng Lia …`; `vượt gần | 20 km đường đèo, chúng tôi đến …`
_AWAY = re.compile(r"(?:Nằm|Chỉ)?[ \u00a0]?cách[ \u00a0][^.;:,\d]{2,60}$", flags=re.IGNORECASE)
_AWAY_FROM = re.compile(r"[\d.,]+[ \u00a0]?(?:km|ki-lô-mét|cây số|m)[^.;:,]{0,30},[ \u00a0]")
# `Từ trung tâm xã vào | bản xa | 9 km`: how far it is to the village.
_FROM_CENTRE = re.compile(
    r"[ \u00a0]*Từ[ \u00a0](?:trung tâm|thị trấn|trụ sở|quốc lộ|huyện lỵ|phố huyện)(?![^\W\d_])"
    r"[^.;:\d]{0,50}?[ \u00a0](?:vào|đến|tới|lên|ra|về|xuống)[ \u00a0]"
    r"(?=(?:thôn|bản|làng|buôn|ấp|xóm|xã)[ \u00a0])",
    flags=re.IGNORECASE,
)
_FAR_OFF = re.compile(r"[ \u00a0](?:xa|cách|phải|mất|chừng|khoảng|hơn|gần|dài|đi)(?![^\W\d_])[^.;:,\d]{0,40}")
_TRAVELLED = re.compile(
    r"(?<![^\W\d_])(?:vượt|đi|chạy|ngược|băng|xuôi|men theo|cuốc bộ)[ \u00a0]"
    r"(?:[^.;:,\d]{0,30}[ \u00a0])?"
    r"(?:gần|hơn|trên|khoảng|chừng)?[ \u00a0]?$",
    flags=re.IGNORECASE,
)
_TRAVELLERS = re.compile(r"(?<![^\W\d_])(?:chúng tôi|đoàn công tác)(?![^\W\d_])", flags=re.IGNORECASE)
_NEAR = 60  # characters before a figure in which the reporter's way begins

Between = Callable[[int, int], Sequence[Candidate]]


def is_travelled(text: str, char: int, sentence: tuple[int, int]) -> bool:
    """Whether the figure at `char` is the reporter's own way: `vượt gần 20 km đường đèo, chúng tôi đến …`."""
    return (
        _TRAVELLED.search(text, max(sentence[0], char - _NEAR), char) is not None
        and _TRAVELLERS.search(text, *sentence) is not None
    )


def place_away(text: str, char: int, sentence: tuple[int, int], between: Between) -> Candidate | None:
    """The place that lies as far away as the figure at `char` says, None where it says no such thing.

    between: the bodies and units that begin between two characters, in order.
    """
    from_centre = _FROM_CENTRE.match(text, sentence[0], char)
    if from_centre is not None:
        led_to = between(from_centre.end(), char)
        return led_to[-1] if led_to and _FAR_OFF.fullmatch(text, led_to[-1].end_char, char) else None
    away = _AWAY.match(text, sentence[0], char)
    behind = _AWAY_FROM.match(text, char, sentence[1]) if away is not None else None
    named = between(behind.end(), behind.end() + 1) if behind is not None else ()
    return named[0] if named else None
