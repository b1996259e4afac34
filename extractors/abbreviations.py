"""Abbreviations in the names of bodies and what they stand for: `BTV Tỉnh uỷ` -> Ban Thường vụ, `KH và CN`.

Which there are, and before which words they stand for what, is data: rules/abbreviations.csv.
"""

from collections.abc import Iterator
from functools import cache

import regex

from extractors import rules

_JOINT = regex.compile(r"(?:[ \u00a0]?[-–&][ \u00a0]?|[ \u00a0]và[ \u00a0])")
_FIRST_WORD = regex.compile(r"\p{L}+")
_COMMITTEE = "UB"
_LONGEST_CONTEXT = 30  # characters behind an abbreviation that may say what it stands for


@cache
def abbreviations() -> dict[str, list[tuple[str, tuple[str, ...] | None]]]:
    """Short form -> what it stands for, each with the words it must stand before (None: any)."""
    meanings: dict[str, list[tuple[str, tuple[str, ...] | None]]] = {}
    for row in rules.rows("abbreviations.csv"):
        context = None if row["context"] == "any" else tuple(row["context"].split("|"))
        meanings.setdefault(_plain(row["short"]), []).append((row["full"], context))
    return meanings


def read_abbreviation(text: str, start: int, word: str) -> tuple[int, str] | None:
    """Where the abbreviation that begins with the word at `start` ends, and what it stands for there."""
    pattern = abbreviated_words().get(word)
    match = pattern.match(text, start) if pattern is not None else None
    if match is None:
        return None
    rest = text[match.end() : match.end() + _LONGEST_CONTEXT].lstrip(" \u00a0")
    for full, context in abbreviations()[_plain(match[0])]:
        if context is None or rest.startswith(context):
            return match.end(), full
    return None


@cache
def abbreviated_words() -> dict[str, "regex.Pattern[str]"]:
    """First words of short forms -> the forms that they open, longest first."""
    forms: dict[str, list[str]] = {}
    for form in sorted(abbreviations(), key=len, reverse=True):
        first = _FIRST_WORD.match(form)
        assert first is not None, f"abbreviations.csv: {form!r} opens with no letter"
        forms.setdefault(first[0], []).append(_pattern(form))
        if len(form) == 2:
            forms.setdefault(form[0], []).append(_pattern(form))  # `T.Ư`
        elif form.startswith(_COMMITTEE):
            forms.setdefault(_COMMITTEE, []).append(_pattern(form))  # `UB.MTTQVN`
    return {
        word: regex.compile(rf"(?:{'|'.join(patterns)})(?![\p{{L}}\p{{M}}\d])")
        for word, patterns in forms.items()
    }


def _pattern(form: str) -> str:
    """Points part the letters of short ones: `T.Ư`, `T.W`; and a committee from whose it is: `UB.MTTQ`."""
    if form.startswith(_COMMITTEE) and len(form) > 2:
        return rf"{_COMMITTEE}\.?{regex.escape(form.removeprefix(_COMMITTEE))}"
    letters = r"\.?".join(map(regex.escape, form)) if len(form) == 2 else regex.escape(form)
    return letters.replace(r"\-", _JOINT.pattern)


def _plain(short: str) -> str:
    """One form for `KH&CN`, `KH-CN`, `KH - CN`, `KH và CN`, `T.Ư`."""
    return _JOINT.sub("-", short.replace(".", ""))


def split_words(full: str) -> Iterator[str]:
    """The words of a written-out name, a comma put before the word that follows it."""
    comma = ""
    for word in full.split():
        if word == "-":
            continue
        yield comma + word.rstrip(",")
        comma = "," if word.endswith(",") else ""
