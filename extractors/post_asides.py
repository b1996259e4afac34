"""Reads over what says nothing of a post where it stands between a name and a post: forms of address,
brackets, remarks on age, health, home or people (`(thứ hai từ phải), 46 tuổi, ở thôn Nà Ón,`).
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from extractors.rules import rows
from extractors.spelling import spellings
from extractors.text_words import DIGITS, find_openers
from extractors.titles import letters_between

_SHORT = ("gs", "pgs", "ts", "ths", "bs", "bsck1", "bsck2", "bscki", "bsckii", "cki", "ckii", "ks")
_FORMS = (*(row["form"] for row in rows("honorifics.csv")), *_SHORT, "tân", "nữ", "nguyên", "cựu")
ADDRESS = (
    rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, sorted(_FORMS, key=len, reverse=True)))})(?!\p{{L}})[.,]?"
)
_PLACE_WORDS = "thôn|bản|làng|xóm|ấp|buôn|tổ|khu|xã|phường|thị trấn|huyện|thị xã|thành phố|tp|quận|tỉnh"
_ASIDE = regex.compile(
    r"\([^()]*\)|(?<!các |giữ )(?:chức vụ|chức danh) ?:"
    r"|,? ?(?:sinh (?:ngày|năm|tháng)|sn|s\.n\.?) ?[\d/.\-]+(?: tháng \d+ năm \d+)?"
    r"|,? ?\d{2,3} tuổi|,? ?(?:thương|bệnh) binh(?: (?:hạng|loại))? \d ?/ ?\d"
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
# The words that open what is read over, beside forms of address and brackets.
_OPENERS = (
    "chức vụ", "chức danh", "sinh", "sn", "s n", f"{DIGITS} tuổi", "người", "dân tộc", "ở", "trú",
    "thường trú", "ngụ", "sống ở", "sống tại", "hiện ở", "hiện trú", "hiện thường", "hiện ngụ", "hiện sống",
    "phụ trách", "thương binh", "bệnh binh", "nguyên quán", "quê",
)  # fmt: skip
_WORD = regex.compile(r"\p{L}+")


def without_asides(text: str, start: int, end: int) -> str:
    """`text[start:end]` in small letters and single blanks, without what is read over."""
    key = letters_between(text, start, end)
    firsts = [first - start for first in find_openers(text, _openers(), start, end)]
    brackets = [at for at, char in enumerate(key) if char == "("] if "(" in key else []
    return " ".join(_left(_ASIDE, key, sorted([*firsts, *brackets])).split())


def without_address(text: str, start: int, end: int) -> str:
    """`text[start:end]` in small letters, without forms of address."""
    firsts = find_openers(text, _address_openers(), start, end)
    return _left(_ADDRESSED, letters_between(text, start, end), [first - start for first in firsts])


def _left(pattern: "regex.Pattern[str]", key: str, firsts: Sequence[int]) -> str:
    """What `pattern.sub(" ", key)` leaves where all that matches opens with the words at these offsets."""
    kept: list[str] = []
    position = 0
    for first in firsts:
        for start in _starts(key, first, position):
            match = pattern.match(key, start)
            if match is not None:
                kept.append(key[position:start])
                position = match.end()
                break
    return " ".join([*kept, key[position:]])


def _starts(key: str, first: int, position: int) -> Sequence[int]:
    """Where a match that opens with the word may begin: with a comma or a blank before it, or with it."""
    if first < position:
        return ()
    before = key[max(position, first - 2) : first]
    lead = 2 if before == ", " else int(before.endswith((" ", ",")))
    return (first - lead, first) if lead else (first,)


@cache
def _openers() -> frozenset[str]:
    return _address_openers() | {spelt for opener in _OPENERS for spelt in _spelt(opener)}


@cache
def _address_openers() -> frozenset[str]:
    openers = (" ".join(_WORD.findall(form)[:2]) for form in _FORMS)
    return frozenset(spelt for opener in openers for spelt in _spelt(opener))


def _spelt(opener: str) -> Iterator[str]:
    first, _, second = opener.partition(" ")
    return (f"{one} {two}".rstrip() for one in spellings(first) for two in spellings(second))
