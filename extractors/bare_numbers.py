"""When a number without symbol, date or `số` is a document's: `Đề án 03` is one, `Kế hoạch 5 năm` is none."""

import re
from functools import cache

from extractors.directive_kinds import DASH, YEAR, Kind
from extractors.rules import rule_file
from extractors.spaced import spaced

_THIS_AGE = "19[89]\\d|20[0-5]\\d"  # years; `Đề án 1956`, `Chương trình 1719` are numbers
_PUNCTUATION = spaced(rf"~(?:$|[.,;:!?…)”\"’'\n(“‘]| {DASH} |{DASH}[^\W\d])")
_SURE = spaced(r"~(?:$|[.,;:)(”\"\n]|(?:của|về|khóa|khoá) )")
_IN_YEAR = spaced(rf" năm {YEAR}(?!\d|~{DASH})", re.I)  # not `Kế hoạch 10 năm 2021 - 2030`
_WORDS = spaced(r"~([^\W\d_]+)(?: ([^\W\d_]+))?")


def may_be_bare(text: str, start: int, kind: Kind, number: str, end: int, stop: int) -> bool:
    """May this kind stand with a number alone: `Đề án 03` may, `báo cáo 6` may not, nor may a year.

    start: of the kind's word; end: of the reference; stop: where reading ends.
    """
    if kind.bare == "never" or re.fullmatch(_THIS_AGE, number):
        return False
    if len(number) == 1:  # `Chương trình 5 trong 1`, `Nghị quyết 3 trong số đó`
        return kind.bare == "always" and bool(_SURE.match(text, end, stop))
    return kind.bare == "always" or text[start].isupper() or len(number) > 2


def closes(text: str, position: int, stop: int) -> bool:
    """Nothing that could be counted follows: the sentence pauses, or a function word comes."""
    if text[position - 1].isalpha():  # `30a`
        return True
    if position >= stop or _PUNCTUATION.match(text, position, stop):
        return True
    following = _WORDS.match(text, position, stop)
    if following is None:
        return False
    if _IN_YEAR.match(text, position, stop):
        return True
    first, second = following[1].lower(), (following[2] or "").lower()
    return first in _after_number() or f"{first} {second}" in _after_number()


@cache
def _after_number() -> frozenset[str]:
    return frozenset(rule_file("directives.toml")["after_number"]["words"])
