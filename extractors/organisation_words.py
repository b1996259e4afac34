"""Reads the words of a body's name, abbreviations written out: `BTV Tỉnh uỷ` -> Ban Thường vụ Tỉnh ủy.

Which abbreviations there are, and before which words they stand for what, is data: rules/abbreviations.csv.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from extractors import rules
from extractors.spelling import name_key

_MOST_WORDS = 26  # that a name may take; the longest known one has 20
_WORD = regex.compile(r"\p{Lu}{1,2}\d{2}(?![\p{L}\d])|\p{L}[\p{L}\p{M}]*(?:['’‘ʼ]\p{L}[\p{L}\p{M}]*)*|\d+")
_GAP = regex.compile(r"[ \u00a0]{0,3}(?P<joint>[,\-–&/]?)[ \u00a0]{0,3}")
_WORD_AND_GAP = regex.compile(rf"(?P<word>{_WORD.pattern}){_GAP.pattern}")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỹ"
# As _WORD_AND_GAP where words stand side by side, as most do: a quarter of its time.
_PLAIN_WORD = re.compile(rf"([{_LATIN}]++)[ \u00a0]{{1,3}}(?=[{_LATIN}])")
_JOINT = regex.compile(r"(?:[ \u00a0]?[-–&][ \u00a0]?|[ \u00a0]và[ \u00a0])")


class Word(NamedTuple):
    """A word of a name, an abbreviation counting as the words it stands for.

    key: for comparing, with a comma before it where one was written. joined: by a blank alone.
    """

    key: str
    shown: str
    start: int
    end: int
    joined: bool


def read_words(text: str, start: int, most: int = _MOST_WORDS) -> list[Word]:
    """The words from `start` on, abbreviations written out, up to the first other mark than `, - & /`.

    No further abbreviation or word is begun once there are so many.
    """
    words: list[Word] = []
    for group in next_words(text, start):
        words += group
        if len(words) >= most:
            break
    return words


def next_words(text: str, start: int) -> Iterator[list[Word]]:
    """The same one by one, an abbreviation's words together."""
    position, joint = start, ""
    while True:
        expanded = _abbreviation(text, position) if text[position : position + 1].isupper() else None
        if expanded is None and (plain := _PLAIN_WORD.match(text, position)) is not None:
            yield [_word(plain[1], joint, position)]
            joint, position = "", plain.end()
            continue
        if expanded is not None:
            end, full = expanded
            words = list(_written_words(full, joint, position, end))
            gap = _GAP.match(text, end)
        else:
            gap = _WORD_AND_GAP.match(text, position)
            if gap is None:
                return
            words, end = [_word(gap["word"], joint, position)], gap.end("word")
        assert gap is not None  # nothing is a gap too
        joint, position = gap["joint"], gap.end()
        if joint == "/" and text.startswith("dioxin", position):
            joint = ""  # `Hội Nạn nhân chất độc da cam/dioxin`
        if (position == end and not joint) or joint == "/":
            yield words
            return
        if joint == "&":
            words.append(Word("và", "và", end, position, joined=True))
            joint = ""
        yield words


def _word(shown: str, joint: str, start: int) -> Word:
    key = name_key(shown)
    # as Word(…) does, in half the time
    row = ("," + key if joint == "," else key, shown, start, start + len(shown), joint == "")
    return tuple.__new__(Word, row)


def _written_words(full: str, joint: str, start: int, end: int) -> Iterator[Word]:
    """The words that an abbreviation at `start:end` stands for; joint: the mark before it."""
    for number, shown in enumerate(split_words(full)):
        mark = joint if number == 0 else ("," if shown.startswith(",") else "")
        word = shown.lstrip(",")
        key = name_key(word)
        yield Word("," + key if mark == "," else key, word, start, end, mark == "")


def split_words(full: str) -> Iterator[str]:
    """The words of a written-out name, a comma put before the word that follows it."""
    comma = ""
    for word in full.split():
        if word == "-":
            continue
        yield comma + word.rstrip(",")
        comma = "," if word.endswith(",") else ""


def _abbreviation(text: str, start: int) -> tuple[int, str] | None:
    if not text[start : start + 2].isupper() and text[start + 1 : start + 2] != ".":
        return None
    match = _any_abbreviation().match(text, start)
    if match is None:
        return None
    rest = text[match.end() : match.end() + 30].lstrip(" \u00a0")
    for full, context in abbreviations()[_plain(match[0])]:
        if context is None or rest.startswith(context):
            return match.end(), full
    return None


def _plain(short: str) -> str:
    """One form for `KH&CN`, `KH-CN`, `KH - CN`, `KH và CN`, `T.Ư`."""
    return _JOINT.sub("-", short.replace(".", ""))


@cache
def abbreviations() -> dict[str, list[tuple[str, tuple[str, ...] | None]]]:
    """Short form -> what it stands for, each with the words it must stand before (None: any)."""
    meanings: dict[str, list[tuple[str, tuple[str, ...] | None]]] = {}
    for row in rules.rows("abbreviations.csv"):
        context = None if row["context"] == "any" else tuple(row["context"].split("|"))
        meanings.setdefault(_plain(row["short"]), []).append((row["full"], context))
    return meanings


@cache
def _any_abbreviation() -> "regex.Pattern[str]":
    forms = sorted(abbreviations(), key=len, reverse=True)
    patterns = []
    for form in forms:  # points part the letters of short ones: `T.Ư`, `T.W`
        letters = r"\.?".join(map(regex.escape, form)) if len(form) == 2 else regex.escape(form)
        patterns.append(letters.replace(r"\-", _JOINT.pattern))
    return regex.compile(rf"(?:{'|'.join(patterns)})(?![\p{{L}}\p{{M}}\d])")


def index_at(words: list[Word], end: int) -> int:
    """Index of the first word that starts at or after the character."""
    for index, word in enumerate(words):
        if word.start >= end:
            return index
    return len(words)
