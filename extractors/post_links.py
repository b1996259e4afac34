"""Reads what stands between a name and a post, or between two of either: `, nguyên`, ` - `, ` được bầu làm `.

Forms of address, brackets, and remarks on age, home or people (`(thứ hai từ phải), 46 tuổi, ở thôn Nà Ón,`)
are read over.
"""

from functools import lru_cache
from typing import NamedTuple

import regex

from extractors.document import Zone
from extractors.personnel import is_remark
from extractors.post_phrases import PostPhrase
from extractors.records import Mention
from extractors.rules import rows
from extractors.titles import letter_key, letters_between

Element = Mention | PostPhrase

ADDRESS = (
    r"(?<!\p{L})(?:"
    + "|".join(sorted((regex.escape(row["form"]) for row in rows("honorifics.csv")), key=len, reverse=True))
    + r"|gs|pgs|ts|ths|bs|bsck1|bsck2|bscki|bsckii|cki|ckii|ks|tân|nữ|nguyên|cựu)(?!\p{L})[.,]?"
)
_PLACE_WORDS = "thôn|bản|làng|xóm|ấp|buôn|tổ|khu|xã|phường|thị trấn|huyện|thị xã|thành phố|tp|quận|tỉnh"
_NOISE = regex.compile(
    r"\([^()]*\)|(?<!các |giữ )(?:chức vụ|chức danh) ?:"
    r"|,? ?(?:sinh (?:ngày|năm|tháng)|sn|s\.n\.?) ?[\d/.\-]+(?: tháng \d+ năm \d+)?"
    r"|,? ?\d{2} tuổi"
    r"|,? ?(?:người |dân tộc |người dân tộc )[\p{L}’']+(?: [\p{L}’']+)?(?= ?[,;\-–])"
    r"|,? ?(?:hiện )?(?:ở|(?:thường )?trú(?: quán)?(?: tại| ở)?:?|ngụ(?: tại)?|sống (?:ở|tại))"
    r" [^,;:.()]{2,50}?"
    rf"(?:, ?(?:{_PLACE_WORDS}) [^,;:.()]{{1,40}}?)*(?=[,;]| (?:là|làm|giữ|được|hiện|nguyên)\b)"
    r"|^ ?phụ trách(?! [^\n]*trong đó)(?: [\p{Ll}\-]+,?){1,8} ?$"
    r"|,? ?(?:nguyên quán|quê) ?:? ?(?:ở |quán )?:? ?[^,;]{1,40}"
    rf"(?:, ?(?:{_PLACE_WORDS}) [^,;:.()]{{1,40}}?)*(?=[,;]|$)"
    rf"|{ADDRESS}"
)
_ADDRESSED = regex.compile(ADDRESS)
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
_TIDY = regex.compile(r"\s+")
_SEMI = regex.compile(r";(?: ?(?:và|cùng))?")
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
def read_link(between: str) -> Link:
    """Read the text between two neighbours."""
    if len(between) > _FAR:
        return START
    if between in _PLAIN:
        return _PLAIN[between]
    key = letter_key(between)
    words = _tidy(key)
    addressed = _ADDRESSED.search(key) is not None
    return Link(_kind(between, key, words), words, addressed, words.startswith(("-", "–", "—")))


def words_before(text: str, zone: Zone, char: int) -> str:
    """The words before a character in its sentence, as those of a link are given."""
    key = letters_between(text, max(zone.start_char, char - _PREFIX), char)
    return _tidy(_STOP.split(key)[-1])


def sentence_before(text: str, zone: Zone, char: int) -> str:
    """The sentence up to a character, in small letters; empty where it is longer than any sentence is."""
    first = max(zone.start_char, char - _FAR)
    parts = _STOP.split(letter_key(text[first:char]))
    return "" if len(parts) == 1 and first > zone.start_char else parts[-1].strip()


def start_of(element: Element) -> int:
    """Where the name or the post begins."""
    return element.start_char if isinstance(element, PostPhrase) else element.evidence.start_char


def end_of(element: Element) -> int:
    """Where the name ends, or what belongs to the post (its higher places, its term)."""
    return element.reach if isinstance(element, PostPhrase) else element.evidence.end_char


@lru_cache(maxsize=1 << 12)
def _tidy(key: str) -> str:
    return _TIDY.sub(" ", _NOISE.sub(" ", key)).strip()


def _kind(between: str, key: str, words: str) -> str:
    if not words:
        return "same"
    if _STOP.search(key) and _STOP.search(_ADDRESSED.sub(" ", key)):
        return "stop"
    if _CHUNKS.fullmatch(between.strip()) and not any(
        _NAME.fullmatch(chunk.strip()) for chunk in regex.split(r"[,\-–]", between)
    ):
        return "comma"
    words = words.strip("() ")
    if not words or is_remark(words):
        return "comma"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), "other")
