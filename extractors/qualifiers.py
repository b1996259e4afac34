"""Reads the words that bound or blur a number: `trên 6.600`, `không quá 4 người`, `từ 8% trở lên`."""

import re
from functools import cache

from extractors.rules import rows
from extractors.spaced import longest_of
from extractors.spelling import name_key
from extractors.text_words import words_of

_FROM = re.compile(r"(?<!\w)từ[ \u00a0]{1,3}$", re.IGNORECASE)
_WORDS_BETWEEN = re.compile(r"(?:[ \u00a0]{1,3}(?!trở)[^\W\d_]{1,12}){1,3}[ \u00a0]{1,3}(?=trở)")
_WHERE = frozenset({"trên", "dưới"})
_LONGEST = 24  # characters


def read_qualifier(
    text: str, number: int, stop: int, start: int, end: int, of_place: bool
) -> tuple[str, int, int]:
    """The qualifier of a quantity and where the quantity begins and ends with it.

    number, stop: where the number begins and its unit or noun ends. start, end: what may be looked at.
    of_place: a noun is counted that one can be in, so that `trên` is where, not how many.
    """
    qualifier, begin, position = "exact", number, number
    while match := _form_before(text, max(start, position - _LONGEST), position):
        position = match.start("form")
        found = _qualifiers()[name_key(match["form"])]
        if found != "exact":
            if not (of_place and name_key(match["form"]) in _WHERE):
                qualifier, begin = found, position
            break
    after = _after().match(text, stop, end)
    since = _FROM.search(text, max(start, begin - 6), begin)
    if after is None and since:  # `từ 95% kế hoạch vốn trở lên`
        words = _WORDS_BETWEEN.match(text, stop, end)
        after = _after().match(text, words.end(), end) if words else None
    if after is not None:
        qualifier, stop = _qualifiers()[name_key(after["form"])], after.end()
        begin = since.start() if since else begin
    return qualifier, begin, stop


def _form_before(text: str, start: int, end: int) -> "re.Match[str] | None":
    if words_of(text).word_before(end) not in _last_words():
        return None
    return _before().search(text, start, end)


@cache
def _last_words() -> frozenset[str]:
    """The last words of the forms that stand before: a quick look that spares the pattern."""
    forms = (row["form"] for row in rows("qualifiers.csv") if row["position"] == "before")
    return frozenset(form.split()[-1].lower() for form in forms)


@cache
def _qualifiers() -> dict[str, str]:
    return {name_key(row["form"]): row["qualifier"] for row in rows("qualifiers.csv")}


@cache
def _before() -> re.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "before"]
    return re.compile(rf"(?<![^\W\d_])(?P<form>{_any_of(forms)})[ \u00a0]{{1,3}}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "after"]
    return re.compile(rf"[ \u00a0]{{0,3}}(?P<form>{_any_of(forms)})(?![^\W\d_])", re.IGNORECASE)


def _any_of(forms: list[str]) -> str:
    return longest_of(form.lower() for form in forms)
