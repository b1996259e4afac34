"""Reads the words that names of bodies are made of, abbreviations written out: `BTV Tỉnh uỷ, UBND & HĐND`.

All words of a text are read at once, for all the bodies that may begin among them.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

import regex

from extractors.abbreviations import abbreviated_words, read_abbreviation, split_words
from extractors.spelling import name_key
from extractors.text_words import words_of

# What stands before a word: a blank alone is "".
BREAK, COMMA, DASH = ".", ",", "-"
_AMPERSAND, _NOTHING = "&", "?"  # to be looked at with the words beside them
_LOOKED_AT = frozenset({_AMPERSAND, _NOTHING})
_AFTER_SLASH = "dioxin"  # `Hội Nạn nhân chất độc da cam/dioxin`
_IN_KEY = frozenset({BREAK, COMMA})
_GAP = re.compile(r"[ \u00a0]{0,3}([,\-–&]?)[ \u00a0]{0,3}")
_IN_WORD = regex.compile(r"(?:['’‘ʼ])?\Z|\p{M}")
_WORD = regex.compile(r"\p{Lu}{1,2}\d{2}(?![\p{L}\d])|\p{L}[\p{L}\p{M}]*(?:['’‘ʼ]\p{L}[\p{L}\p{M}]*)*|\d+")
_MOST_WORDS = 40  # that a name may take; the longest known one has 20


class NameWords(NamedTuple):
    """The words of a text by index, and behind the last one a break.

    keys: for comparing, with a comma before it where one was written; that of a word behind a break equals no
    other. starts, ends: offsets into the text; each word that an abbreviation stands for has the
    abbreviation's. marks: what stands before: COMMA, DASH, BREAK where no name goes on, "" for a blank alone.
    """

    keys: list[str]
    shown: list[str]
    starts: list[int]
    ends: list[int]
    marks: list[str]

    def index_at(self, char: int) -> int:
        """Index of the first word that starts at or after the character."""
        return bisect_left(self.starts, char)


@lru_cache(maxsize=8)  # the text that is being read, and phrases out of it
def name_words(text: str) -> NameWords:
    """The words of the text."""
    return _read(text, 0, None)


def words_from(text: str, start: int) -> NameWords | None:
    """As many words from one on as a name may have, None where none starts there."""
    words = name_words(text)
    first = words.index_at(start)
    if words.starts[first] != start:  # inside an abbreviation: `ĐT` of `GD&ĐT`
        inside = words_of(text).index_of.get(start)
        return None if inside is None else _read(text, inside, inside + _MOST_WORDS)
    last = first + _MOST_WORDS
    found = NameWords(
        words.keys[first:last],
        words.shown[first:last],
        words.starts[first:last],
        words.ends[first:last],
        words.marks[first:last],
    )
    _close(found, len(text))
    return found


def words_between(text: str, start: int, stop: int, before: str = "") -> tuple[str, NameWords]:
    """`text[start:stop]` as a text by itself, or as it were with these words before it, and its words."""
    words, opening = name_words(text), _opening(before)
    piece = f"{before} {text[start:stop]}" if before else text[start:stop]
    shift = len(piece) - stop
    first, last = words.index_at(start), bisect_right(words.ends, stop)
    found = NameWords(
        opening.keys + words.keys[first:last],
        opening.shown + words.shown[first:last],
        opening.starts + [at + shift for at in words.starts[first:last]],
        opening.ends + [at + shift for at in words.ends[first:last]],
        opening.marks + words.marks[first:last],
    )
    if first < last and words.starts[first] == start:
        here = len(opening.keys)  # what stands before it in the text does not in the piece
        found.keys[here], found.marks[here] = name_key(words.shown[first]), ""
    _close(found, len(piece))
    return piece, found


def _read(text: str, first: int, last: int | None) -> NameWords:
    plain = _plain_words(text, first, last)
    words = NameWords([], [], [], [], [])
    done = 0
    for index in _looked_at(plain):
        if index >= done:  # else it is inside the abbreviation before
            _copy(plain, done, index, words)
            done = _look_at(text, plain, index, words)
    _copy(plain, done, len(plain.marks), words)
    _close(words, len(text))
    return words


def _plain_words(text: str, first: int, last: int | None) -> NameWords:
    """The words as they stand; nearly all follow a single blank."""
    found, here = words_of(text), slice(first, last)
    keys, gaps = found.keys[here], found.gaps[here]
    marks = [""] * len(gaps)
    for index in [index for index, gap in enumerate(gaps) if gap != " "]:
        mark = marks[index] = _mark(gaps[index])
        if mark in _IN_KEY:
            keys[index] = mark + keys[index]
    return NameWords(keys, found.surfaces[here], found.starts[here], found.ends[here], marks)


def _looked_at(words: NameWords) -> list[int]:
    """The words that may open an abbreviation, and those whose ends only show with what is beside them."""
    short = compress(count(), map(_opening_words().__contains__, words.shown))
    odd = list(compress(count(), map(_LOOKED_AT.__contains__, words.marks)))
    return sorted({*short, *odd, *(index - 1 for index in odd if index)})


@lru_cache(maxsize=1 << 12)
def _mark(gap: str) -> str:
    if _IN_WORD.match(gap):
        return _NOTHING  # in `K’Brêu`, `PA03`
    match = _GAP.fullmatch(gap)
    return BREAK if match is None else match[1].replace("–", DASH)


def _look_at(text: str, plain: NameWords, index: int, words: NameWords) -> int:
    """Add the word, or those that the abbreviation stands for which it opens; the index after it."""
    start, mark = plain.starts[index], plain.marks[index]
    if mark in _LOOKED_AT:
        mark = _settled(text, mark, words, start)
    elif plain.shown[index] == _AFTER_SLASH and text[start - 1] == "/":
        mark = ""
    found = read_abbreviation(text, start, plain.shown[index])
    if found is not None:
        end, full = found
        for shown, comma in _written_out(full):
            _add(words, shown, comma or mark, start, end)
            mark = ""
    else:
        match = _WORD.match(text, start)
        end = match.end() if match is not None else plain.ends[index]
        _add(words, text[start:end], mark, start, end)
    return plain.index_at(end)


def _settled(text: str, mark: str, words: NameWords, start: int) -> str:
    """What the mark counts as, after the words before; to those an `&` is added as the word it stands for."""
    if mark == _AMPERSAND and words.ends:
        _add(words, "và", "", words.ends[-1], start)
        return ""
    mark = _mark(text[words.ends[-1] : start]) if words.ends else BREAK  # the word before may be longer
    return BREAK if mark in _LOOKED_AT else mark


def _copy(plain: NameWords, first: int, last: int, words: NameWords) -> None:
    words.keys.extend(plain.keys[first:last])
    words.shown.extend(plain.shown[first:last])
    words.starts.extend(plain.starts[first:last])
    words.ends.extend(plain.ends[first:last])
    words.marks.extend(plain.marks[first:last])


def _add(words: NameWords, shown: str, mark: str, start: int, end: int) -> None:
    words.keys.append(mark + name_key(shown) if mark in _IN_KEY else name_key(shown))
    words.shown.append(shown)
    words.starts.append(start)
    words.ends.append(end)
    words.marks.append(mark)


@cache
def _opening_words() -> frozenset[str]:
    return frozenset({*abbreviated_words(), _AFTER_SLASH})


def _close(words: NameWords, end: int) -> None:
    _add(words, "", BREAK, end + 1, end + 1)


@cache
def _opening(before: str) -> NameWords:
    words, whole = name_words(before), NameWords([], [], [], [], [])
    _copy(words, 0, len(words.keys) - 1, whole)  # without the break
    return whole


@cache
def _written_out(full: str) -> list[tuple[str, str]]:
    """The words of a name, each with a comma where one stands before it."""
    return [(word.lstrip(","), COMMA if word.startswith(",") else "") for word in split_words(full)]
