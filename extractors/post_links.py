"""Reads what stands between a name and a post, or between two of either: `, nguyên`, ` - `, ` được bầu làm `.

Forms of address, brackets, and remarks on age, home or people are read over (post_asides.py).
"""

from functools import lru_cache
from typing import NamedTuple

import regex

from extractors.document import Zone
from extractors.personnel import is_remark
from extractors.post_asides import without_address, without_asides
from extractors.post_phrases import PostPhrase
from extractors.records import Mention
from extractors.titles import letters_between

Element = Mention | PostPhrase

_STOP = regex.compile(r"(?<!\b(?:tp|ts|gs|bs|ths|pgs|ks|cn|đ))[.!?…][”\"’]?(?:\s|$)|\n")
_COMMA = regex.compile(r"[,\-–—(]+(?: ?[,\-–—(:])*(?: (?:và|hiện|nay|các|những|đương kim|đương nhiệm|rồi))?")
_AND = regex.compile(r",? ?(?:và|cùng|cùng với|với)")
_ALSO = regex.compile(
    r",? ?(?:và |lại |còn )?(?:kiêm nhiệm|kiêm chức|kiêm luôn|kiêm thêm|kiêm cả|kiêm|rồi làm|rồi"
    r"|đồng thời là|đồng thời giữ chức|đồng thời|nay là|hiện là)"
)
_COLON = regex.compile(r"(?:,? ?(?:gồm có|gồm|bao gồm|là))? ?:?|,? ?(?:có|như) ?:")
_IS = regex.compile(
    r"[,\-–]? ?(?:hiện nay |hiện |nay |lúc đó |khi đó |đều |cùng |lần lượt )?(?:là|đang là)(?: các| những)?"
)
_CHUNKS = regex.compile(r"(?:[,\-–][ \u00a0]*\p{Lu}[^,;:.\n–]{2,60})+[,\-–][ \u00a0]*")
_NAME = regex.compile(r"\p{Lu}\p{Ll}*(?:[ \u00a0]+\p{Lu}\p{Ll}*){1,4}")
_SEMI = regex.compile(r";(?: ?(?:và|cùng))?(?: ?các)?")
_KINDS = (("comma", _COMMA), ("and", _AND), ("also", _ALSO), ("is", _IS), ("colon", _COLON), ("semi", _SEMI))
_PREFIX = 60  # how far before a name the verb may stand that governs it


class Link(NamedTuple):
    """What stands between two neighbours.

    kind: same (nothing but forms of address), comma (dashes and brackets too), semi, and, also (`kiêm`), is
    (`là`), colon (`gồm:` too), stop (a sentence ends), other. words: in small letters, without what is read
    over. addressed: with a form of address. dash: it begins with a dash.
    """

    kind: str
    words: str
    addressed: bool
    dash: bool


_FAR = 400  # over so many characters nothing belongs together
START = Link("stop", "", False, False)  # nothing stands before the first element, nor after the last one


_PLAIN = {
    "": Link("same", "", False, False),
    " ": Link("same", "", False, False),
    ", ": Link("comma", ",", False, False),
    " - ": Link("comma", "-", False, True),
}


@lru_cache(maxsize=1 << 12)
def read_link(text: str, start: int, end: int) -> Link:
    """Read the text between two neighbours, `text[start:end]`."""
    if end - start > _FAR:
        return START
    between = text[start:end]
    if between in _PLAIN:
        return _PLAIN[between]
    key, words = letters_between(text, start, end), without_asides(text, start, end)
    bare = without_address(text, start, end)
    stops = _STOP.search(key) is not None and _STOP.search(bare) is not None
    kind = "stop" if stops and words else _kind(between, words)
    return Link(kind, words, bare != key, words.startswith(("-", "–", "—")))


def words_before(text: str, zone: Zone, char: int) -> str:
    """The words before a character in its sentence, as those of a link are given."""
    return _sentence_words(text, max(zone.start_char, char - _PREFIX), char)


@lru_cache(maxsize=1 << 10)  # a name or a post is asked about for several reasons
def _sentence_words(text: str, start: int, end: int) -> str:
    sentence = _STOP.split(letters_between(text, start, end))[-1]
    return without_asides(text, end - len(sentence), end)


def sentence_before(text: str, zone: Zone, char: int) -> str:
    """The sentence up to a character, in small letters; empty where it is longer than any sentence is."""
    first = max(zone.start_char, char - _FAR)
    parts = _STOP.split(letters_between(text, first, char))
    return "" if len(parts) == 1 and first > zone.start_char else parts[-1].strip()


def start_of(element: Element) -> int:
    """Where the name or the post begins."""
    return element.start_char if isinstance(element, PostPhrase) else element.evidence.start_char


def end_of(element: Element) -> int:
    """Where the name ends, or what belongs to the post (its higher places, its term)."""
    return element.reach if isinstance(element, PostPhrase) else element.evidence.end_char


def _kind(between: str, words: str) -> str:
    if not words:
        return "same"
    if _CHUNKS.fullmatch(between.strip()) and not any(
        _NAME.fullmatch(chunk.strip()) for chunk in regex.split(r"[,\-–]", between)
    ):
        return "comma"
    words = words.strip("() ")
    if not words or is_remark(words):
        return "comma"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), "other")
