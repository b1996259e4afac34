"""Abbreviations that an article itself introduces: `Hội Làm vườn (HLV) huyện Lục Ngạn …, Chủ tịch HLV huyện`.

They hold in that article alone; the words are those before the bracket whose first letters it gives.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import regex

from extractors.abbreviations import abbreviations

_BRACKET = regex.compile(r"(?<=[ \u00a0])\((\p{Lu}[\p{Lu}&]{1,9})\)")
_WORD = regex.compile(r"\p{L}+")
_LONGEST_WORDS = 80
_SHORT = regex.compile(r"(?<![\p{L}\d-])\p{Lu}[\p{Lu}&]{1,9}(?![\p{L}\d-])")
_CLOSED = regex.compile(r"[,;:.()\n]")


@lru_cache(maxsize=8)
def article_abbreviations(text: str) -> Mapping[str, str]:
    """Short form -> the words it stands for; none that two brackets explain differently or a rule knows."""
    found: dict[str, set[str]] = {}
    for match in _BRACKET.finditer(text):
        short = match[1]
        letters = short.replace("&", "")
        behind = match.start() - 1
        before = _WORD.findall(text, max(0, behind - _LONGEST_WORDS), behind)
        words = before[-len(letters) :]
        if len(words) == len(letters) and "".join(word[0].upper() for word in words) == letters:
            found.setdefault(short, set()).add(" ".join(words))
    own = {short: full.pop() for short, full in found.items() if len(full) == 1}
    return MappingProxyType({short: full for short, full in own.items() if short not in abbreviations()})


def written_out(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """`text[start:end]` with its first own abbreviation written out, where no mark stands before it.

    Second and third: where its words end in the result, and how much longer they are. None without one.
    """
    known = article_abbreviations(text)
    closed = _CLOSED.search(text, start, end) if known else None
    for match in _SHORT.finditer(text, start, closed.start() if closed else end) if known else ():
        full = known.get(match[0])
        if full is not None:
            window = text[start : match.start()] + full + text[match.end() : end]
            return window, match.start() - start + len(full), len(full) - len(match[0])
    return None
