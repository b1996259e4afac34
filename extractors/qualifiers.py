"""Reads the words that bound or blur a number: `trên 6.600`, `không quá 4 người`, `từ 8% trở lên`."""

from functools import cache

import regex

from extractors.rules import rows
from extractors.spelling import name_key

_GAP = regex.compile(r"[ \u00a0]{0,3}")
_FROM = regex.compile(r"(?<!\w)từ[ \u00a0]{1,3}$", regex.IGNORECASE)
_WORDS_BETWEEN = regex.compile(r"(?:[ \u00a0]{1,3}(?!trở)[\p{L}\p{M}]{1,12}){1,3}[ \u00a0]{1,3}(?=trở)")
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
    gap = _GAP.match(text, stop, end)
    after = _after().match(text, gap.end(), end) if gap else None
    since = _FROM.search(text, max(start, begin - 6), begin)
    if after is None and since:  # `từ 95% kế hoạch vốn trở lên`
        words = _WORDS_BETWEEN.match(text, stop, end)
        after = _after().match(text, words.end(), end) if words else None
    if after is not None:
        qualifier, stop = _qualifiers()[name_key(after[0])], after.end()
        begin = since.start() if since else begin
    return qualifier, begin, stop


def _form_before(text: str, start: int, end: int) -> "regex.Match[str] | None":
    if not text[start:end].rstrip(" \u00a0").lower().endswith(_last_words()):
        return None
    return _before().search(text, start, end)


@cache
def _last_words() -> tuple[str, ...]:
    """The last words of the forms that stand before: a quick look that spares the pattern."""
    forms = (row["form"] for row in rows("qualifiers.csv") if row["position"] == "before")
    return tuple({form.split()[-1].lower() for form in forms})


@cache
def _qualifiers() -> dict[str, str]:
    return {name_key(row["form"]): row["qualifier"] for row in rows("qualifiers.csv")}


@cache
def _before() -> regex.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "before"]
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?P<form>{_any_of(forms)})[ \u00a0]{{1,3}}$", regex.IGNORECASE
    )


@cache
def _after() -> regex.Pattern[str]:
    forms = [row["form"] for row in rows("qualifiers.csv") if row["position"] == "after"]
    return regex.compile(rf"(?:{_any_of(forms)})(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)


def _any_of(forms: list[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(regex.escape(form).replace(r"\ ", r"[ \u00a0]{1,3}") for form in longest_first)
