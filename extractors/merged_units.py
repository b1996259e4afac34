"""The units that an article says were merged into another one: `hợp nhất các xã Hải Sơn và Hải Chánh`.

They are no more when it speaks: `Đảng ủy xã` in such an article is of the unit that was made of them.
"""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractors.places import PlaceMention

_MERGED = regex.compile(
    r"(?<![\p{L}\p{M}])(?:sáp nhập|hợp nhất|(?:hình thành|thành lập)[ \u00a0]từ)(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
# What may stand between the word and the first name, and between two names.
_GLUE = regex.compile(
    r"(?:[\s:,;()]|\d|(?:nguyên trạng|toàn bộ|một phần|phần còn lại|của|các|hai|ba|bốn|năm|và|với|đơn vị"
    r"|hành chính|cấp|diện tích|tự nhiên|dân số|quy mô|gồm|là|xã|phường|thị trấn"
    r"|huyện|quận|thị xã|thành phố|tỉnh|cũ)"
    r"(?![\p{L}\p{M}]))*",
    flags=regex.IGNORECASE,
)
_LONGEST_GLUE = 70


def merged_units(text: str, places: Sequence[PlaceMention]) -> frozenset[str]:
    """The full names of the units that the words of a merger list. places: of the text, in order."""
    found: set[str] = set()
    starts = [place.start_char for place in places]
    for match in _MERGED.finditer(text):
        end = match.end()
        for place in places[bisect_left(starts, end) :]:
            close = place.start_char - end <= _LONGEST_GLUE
            if not close or not _GLUE.fullmatch(text, end, place.start_char):
                break
            found.add(place.full_name)
            end = place.end_char
    return frozenset(found)
