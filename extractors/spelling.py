"""Spelling of Vietnamese: keys that compare, never texts that are shown.

`name_key` keeps every tone and vowel mark (Hùng is not Hưng) and only settles what is mere convention:
composition, case, white space, apostrophes, and the place of the tone mark in oa, oe, uy (`Thuý`/`Thúy`).
`search_fold` drops all marks, đ too, for search boxes and blocking only.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

import regex

# Old and new place of the tone mark. Respelled only at the end of a syllable, never after q
# (`toàn` and `quý` have one spelling), capitals too: SGK style of the Ministry of Education, `hoà` = `hòa`.
_MARKS = "\u0300\u0301\u0309\u0303\u0323"
_PLACEMENT = {
    unicodedata.normalize("NFC", first + second + mark): unicodedata.normalize("NFC", first + mark + second)
    for first, second in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy")
    for mark in _MARKS
}
_NEW_STYLE = regex.compile(r"(?<![qQ])(?:" + "|".join(_PLACEMENT) + r")(?!\p{L})")
# A quick look, at the first letter and the second by themselves; most words have none.
_FIRST_LETTERS, _SECOND_LETTERS = ("".join(sorted(set(two))) for two in zip(*_PLACEMENT, strict=True))
_OLD_STYLE = re.compile(f"[{_FIRST_LETTERS}][{_SECOND_LETTERS}](?![a-zA-Z])(?<![qQ]..)")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_SPACES = regex.compile(r"\s+")
# What a key does not keep: apostrophes of other kinds, white space of other kinds, and two blanks.
_ODD_CHARS = re.compile("[’‘ʼ`´′\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_NO_MARKS = str.maketrans("đĐðÐ", "dDdD")


def respell(text: str) -> str:
    """NFC with the tone mark on the first vowel of oa, oe, uy (`Đảng uỷ` -> `Đảng ủy`), ð as đ."""
    text = unicodedata.normalize("NFC", text).replace("ð", "đ").replace("Ð", "Đ")
    if _OLD_STYLE.search(text) is None:
        return text
    return _NEW_STYLE.sub(lambda match: _PLACEMENT[match.group()], text)


def spellings(word: str) -> set[str]:
    """What `respell` makes this word of: `ủy` is written `uỷ` too, `đảng` with an ð."""
    old = word
    for marked, settled in _PLACEMENT.items():
        old = old.replace(settled, marked)
    return {word, old, word.replace("đ", "ð").replace("Đ", "Ð"), old.replace("đ", "ð").replace("Đ", "Ð")}


@lru_cache(maxsize=1 << 16)
def name_key(text: str) -> str:
    """Key for identity: `Lý  Thị Thuý` and `LÝ THỊ THÚY` have one, `Hùng` and `Hưng` two."""
    return phrase_key(text)


def phrase_key(text: str) -> str:
    """The same of a long text, which is not remembered."""
    if text.isascii() and text.isalnum():  # numbers and syllables without marks: nothing to settle
        return text.lower()
    if "  " not in text and _ODD_CHARS.search(text) is None:
        return respell(text).strip().casefold()
    return _SPACES.sub(" ", respell(text).translate(_APOSTROPHES)).strip().casefold()


def search_fold(text: str) -> str:
    """Key for search only: no marks, no case (`Đặng Thị Hoà` -> `dang thi hoa`)."""
    plain = unicodedata.normalize("NFD", name_key(text).translate(_NO_MARKS))
    return "".join(filterfalse(unicodedata.combining, plain))
