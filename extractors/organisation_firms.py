"""Reads the names of firms: `Công ty TNHH MTV` + `Khai thác công trình thủy lợi Bắc Hà`, `Công ty May 10`.

No list holds them: a name is capitals, with the small words that stand between capitals or end it, up to a
mark, a verb or a person's name.
"""

import regex

from extractors.organisation_parts import Part, is_holder
from extractors.organisation_rules import Body, function_words
from extractors.organisation_words import NameWords
from extractors.place_names import is_surely_person, person_start

_TOKEN = regex.compile(r"[\p{L}\p{M}’']+(?:[.&][\p{L}\p{M}]+)*\d*|\d{1,3}(?![\d.,%/])")
_GAP = regex.compile(r"[ \u00a0](?:[-–&][ \u00a0])?|[-–]")
_BOUNDARY = regex.compile(r"[ \u00a0]*(?:$|[,;:()\n”\"]|\.(?:[ \u00a0\n]|$))")
# Words whose second syllable could open a new clause by itself.
_COMPOUNDS = frozenset(
    {"phát triển", "viễn thông", "đô thị", "giao thông", "truyền thông", "thông tin", "quân đội"}
)
_AND_MORE = regex.compile(r"[ \u00a0]và[ \u00a0]\p{Lu}\p{Ll}")
_MOST_SMALL, _LAST_SMALL = 5, 2  # small words in a row before a capital, and at the end of a name
_MOST_WORDS = 14
_MOST_TRADE = 8
_OF_TRADES = frozenset(
    {"và", "tổ", "thực", "chủ", "tập", "làm", "nhiệm", "làng", "bản"}
)  # thực phẩm, làng nghề


def read_firm(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """The proper name of a firm that begins at the word, None where no capital does."""
    start = words.starts[index]
    spans = _tokens(text, start)
    end = _end(text, spans)
    if end is None:
        return None
    return Part(" ".join(text[start:end].split()), end, body.level, "")


def read_trade(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """What a cooperative does, in small letters before its own name: `dịch vụ nông nghiệp` + `Bình Minh`."""
    first = index
    while index - first <= _MOST_TRADE and not words.marks[index] and words.shown[index].islower():
        if words.keys[index] in function_words() and words.keys[index] not in _OF_TRADES:
            return None
        index += 1
    if index == first or words.marks[index]:
        return None
    if not text[words.starts[index]].isupper() or _opens_person(
        text, _tokens(text, words.starts[index]), False
    ):
        return None
    start, end = words.starts[first], words.ends[index - 1]
    return Part(" ".join(text[start:end].split()), end, body.level, "")


def _tokens(text: str, start: int) -> list[tuple[int, int]]:
    """The spans of the words from there on, parted by blanks and dashes only."""
    spans: list[tuple[int, int]] = []
    position: int | None = start
    while position is not None and len(spans) < _MOST_WORDS:
        token = _TOKEN.match(text, position)
        if token is None:
            break
        spans.append(token.span())
        gap = _GAP.match(text, token.end())
        position = gap.end() if gap else None
    return spans


def _end(text: str, spans: list[tuple[int, int]]) -> int | None:
    """Where the name ends."""
    end, small, capitals = None, 0, 0
    for number, (start, stop) in enumerate(spans):
        word = text[start:stop]
        if word[0].isupper() or (word[0].isdigit() and number):
            if _opens_person(text, spans[number:], whole=number == 0):
                break
            end, small, capitals = stop, 0, 1 if small else capitals + 1
            continue
        ends_word = number > 0 and text[spans[number - 1][0] : stop].lower() in _COMPOUNDS
        if ends_word:
            end = stop
            continue
        closed = number == 0 or small == _MOST_SMALL
        if not closed and word != "và" and _AND_MORE.match(text, stop):
            small += 1
            continue  # `Phốt phát` + `và Hóa chất`: the next capital says whether the name goes on
        if closed or (word in function_words() and word != "và"):
            break
        small += 1
        closes = small <= _LAST_SMALL and capitals == 1 and word != "và" and _BOUNDARY.match(text, stop)
        if closes or (small == 1 and word != "và" and _joins_capitals(text, spans, number)):
            end = stop
    return end


def _joins_capitals(text: str, spans: list[tuple[int, int]], number: int) -> bool:
    """Whether a capital follows the small word."""
    return number + 1 < len(spans) and text[spans[number + 1][0]].isupper()


def _opens_person(text: str, spans: list[tuple[int, int]], whole: bool) -> bool:
    """Whether a person's full name begins here and ends the run of capitals.

    whole: it would be all of the firm's name, which may be a person's of history or that of a place.
    """
    surfaces: list[str] = []
    for (start, stop), before in zip(spans, [None, *spans], strict=False):
        if not text[start].isupper() or (before is not None and "-" in text[before[1] : start]):
            break
        surfaces.append(text[start:stop])
    if surfaces[-2:] == ["Việt", "Nam"] and len(surfaces) > 3 and not is_surely_person(surfaces):
        return False  # `Ngân hàng TMCP` + `Công Thương Việt Nam`
    if whole:
        return is_holder(surfaces)
    return len(surfaces) in (3, 4) and is_surely_person(surfaces) and person_start(surfaces) == 0
