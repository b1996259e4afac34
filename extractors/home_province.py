"""Whether a paper writes of its own province or of another one that its article names.

In a province's paper `tỉnh` without a name is the paper's own province, unless the article is about another
one: its title or its first words name that one, and not only as whose guests come or where somebody is from.
"""

from collections.abc import Sequence

import regex

from extractors.document import Document
from extractors.places import PlaceMention

_REACH = 60  # characters before a place in which the words stand that make it one in passing
_LEAST = 4.0  # the weight of one mention in the lead, of two in the first paragraph
_PASSING = regex.compile(
    r"(?<!\p{L})(?:"
    r"đoàn(?: đại biểu| công tác| cán bộ| lãnh đạo| khảo sát| học tập kinh nghiệm)*|phía|tiếp|đón|thăm"
    r"|chúc mừng|học tập kinh nghiệm (?:tại|ở|của)|hai"
    r"|quê(?: quán| gốc)?:?(?: ở| tại)?|sinh(?: ra)? (?:ở|tại)"
    r"|(?:nguyên|cựu|giáp|hỗ trợ|ủng hộ|kết nghĩa với|giao lưu với)(?: [^,;:.()\n]+)?"
    r")(?: tỉnh)?[ \u00a0]*$",
    flags=regex.IGNORECASE,
)
_SCENE = regex.compile(r"(?<!\p{L})(?:tại|ở|về)(?: tỉnh)?[ \u00a0]*$", flags=regex.IGNORECASE)
_FIRST = 250  # characters of an article that tell where its event is


def is_about_other(
    document: Document, mentions: Sequence[PlaceMention], weight: float, is_titled: bool
) -> bool:
    """Whether the article is about the province of these mentions, and not about the paper's own.

    weight: of the mentions together (salience.py). is_titled: the title names it.
    """
    told = [mention for mention in mentions if not _stands_behind(document, mention, _PASSING)]
    first = _FIRST + next((zone.start_char for zone in document.zones_of("body")), 0)
    is_scene = any(one.start_char < first and _stands_behind(document, one, _SCENE) for one in told)
    return bool(told) and (is_titled or is_scene or weight >= _LEAST)


def _stands_behind(document: Document, place: PlaceMention, words: regex.Pattern[str]) -> bool:
    start = max(0, place.start_char - _REACH)
    return words.search(document.text, start, place.start_char) is not None
