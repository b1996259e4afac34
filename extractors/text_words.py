"""Where certain words stand in a text: its words are found once, for all who look for something in it.

Dates, places, bodies, titles, references open with words of closed lists (`ngày`, `huyện`, `Ban`); to look at
each character of a text for each of them cost more than to read what was found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Protocol, TypeVar

import regex

from extractors.spelling import name_key

DIGITS = "0"  # among openers: any number in digits
CAPITAL = "A"  # among openers: any word that opens with a capital letter
CAPITALS = frozenset({CAPITAL})
_WORD = re.compile(r"([^\W\d_]+|\d+)")
_BLANKS = " \u00a0\t\n"
_Match = TypeVar("_Match", bound="re.Match[str] | regex.Match[str]", covariant=True)


class Pattern(Protocol[_Match]):
    """A pattern of `re` or `regex`."""

    def match(self, string: str, pos: int, endpos: int, /) -> _Match | None:
        """The match that begins at `pos`."""


class TextWords:
    """The words of one text by their small letters; a number in digits is a word of its own (`12h`).

    starts, ends, surfaces, gaps: of each word, in order, a gap being what stands before it. index_of: which
    word begins at a character. found: where the words among lists of openers begin.
    """

    def __init__(self, text: str) -> None:
        parts = _WORD.split(text)  # a gap, a word, a gap, a word, …, a gap
        places = list(accumulate(map(len, parts)))
        self.gaps, self.surfaces = parts[:-1:2], parts[1::2]
        self.starts, self.ends = places[:-1:2], places[1::2]
        self.index_of = dict(zip(self.starts, range(len(self.starts)), strict=True))
        self.found: dict[frozenset[str], list[int]] = {}
        self._lists_known, self._known = -1, list[_Known]()

    @cached_property
    def keys(self) -> list[str]:
        """The `name_key` of each word."""
        return [known[-1] for known in self._look_up()]

    def _look_up(self) -> Sequence["_Known"]:
        """What is known of each word; anew where the program has come to ask for another list."""
        if self._lists_known != len(_lists):
            self._lists_known = len(_lists)
            self._known = list(map(_words.__getitem__, self.surfaces))
        return self._known

    def word_before(self, start: int, marks: str = "") -> str:
        """The word before the one that begins at `start`, in small letters; "" where a mark parts them.

        marks: what may stand between them beside blanks.
        """
        index = self.index_of.get(start, 0)
        gap = self.gaps[index] if index else ""
        return self.surfaces[index - 1].lower() if gap and not gap.strip(marks + _BLANKS) else ""

    def sort_out(self, openers: frozenset[str]) -> list[int]:
        """Where the words among the openers begin; each word is looked at once for all known lists."""
        if openers not in _lists:
            _register(openers)
        found: list[list[int]] = [[] for _ in _lists]
        known = self._look_up()
        behind = [*known[1:], _END]
        for (alone, pairs, with_capital, _, _, _), start, (_, _, _, after, capital, _) in zip(
            known, self.starts, behind, strict=False
        ):
            for number in alone:
                found[number].append(start)
            if pairs is not None and after in pairs:
                for number in pairs[after]:
                    found[number].append(start)
            if capital and with_capital:
                for number in with_capital:
                    if found[number][-1:] != [start]:
                        found[number].append(start)
        self.found = dict(zip(_lists, found, strict=True))
        return self.found[openers]


_lists: dict[frozenset[str], int] = {}  # the lists of openers of the program, some dozens, numbered
_alone: dict[str, list[int]] = {}  # by word the lists that hold it alone
_pairs: dict[str, dict[str, list[int]]] = {}  # by first and second word the lists that hold the pair


def _register(openers: frozenset[str]) -> None:
    number = _lists[openers] = len(_lists)
    for first, _, second in (opener.partition(" ") for opener in openers):
        if not second:
            _alone.setdefault(first, []).append(number)
        elif first not in openers:
            _pairs.setdefault(first, {}).setdefault(second, []).append(number)
    _words.clear()


# Of a word: the lists that hold it alone; by the second word those that hold it first in a pair; those that
# hold it before any capital; as what it is looked up; whether it opens with a capital; its `name_key`.
_Known = tuple[Sequence[int], dict[str, list[int]] | None, Sequence[int], str, bool, str]
_END: _Known = (), None, (), "", False, ""
_MOST_KNOWN = 1 << 16


class _KnownWords(dict[str, _Known]):
    """What is known of every word met: a plain dictionary, as a text asks for a thousand at once."""

    def __missing__(self, surface: str) -> _Known:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[surface] = _read(surface)
        return known


_words = _KnownWords()


def _read(surface: str) -> _Known:
    word = DIGITS if surface[0].isdecimal() else surface.lower()
    capital = surface[0].isupper()
    alone = _alone.get(word, ())
    if capital and CAPITAL in _alone:
        alone = list({*alone, *_alone[CAPITAL]}) if alone else _alone[CAPITAL]
    pairs = _pairs.get(word)
    with_capital = () if pairs is None else pairs.get(CAPITAL, ())
    return alone, pairs, with_capital, word, capital, name_key(surface)


@lru_cache(maxsize=8)  # the text that is being read, and phrases out of it
def words_of(text: str) -> TextWords:
    """The text's words."""
    return TextWords(text)


def find_openers(text: str, openers: frozenset[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where the words of `text[start:end]` begin that are among the openers, given in small letters.

    An opener of two words (`công ty`, `xã A`, `tháng 0`) is a word with the next one, whatever stands
    between them and wherever that one ends; a word that a list holds alone, too, needs no second one.
    """
    words = words_of(text)
    found = words.found.get(openers)
    if found is None:
        found = words.sort_out(openers)
    begin, stop = bisect_left(found, start), len(text) if end is None else end
    if begin == len(found) or found[begin] >= stop:
        return []  # mostly there are none
    return found[begin : bisect_left(found, stop, begin)]


_LONGEST = 300  # characters of a match and of what it looks at behind it


def find_matches_by_opener(
    patterns: "Mapping[str, Pattern[_Match]]", text: str, openers: frozenset[str], start: int, end: int
) -> Iterator[tuple[str, _Match]]:
    """As find_matches, for long lists of forms: at each opener only the pattern of the forms that it opens.

    patterns: by opener, in small letters; openers: the same. Yields the opener with each match.
    """
    position, words = start, words_of(text)
    for first in find_openers(text, openers, start, end):
        if first < position:
            continue
        opener = words.surfaces[words.index_of[first]].lower()
        match = patterns[opener].match(text, first, min(end, first + _LONGEST))
        if match is not None:
            yield opener, match
            position = match.end()


def find_matches(
    pattern: "Pattern[_Match]", text: str, openers: frozenset[str], start: int, end: int
) -> Iterator[_Match]:
    """As `pattern.finditer` for a pattern whose matches all begin with one of the words."""
    firsts = find_openers(text, openers, start, end)
    return _matches(pattern, text, firsts, end) if firsts else iter(())  # mostly there are none


def _matches(pattern: "Pattern[_Match]", text: str, firsts: Sequence[int], end: int) -> Iterator[_Match]:
    position = 0
    for first in firsts:
        last = min(end, first + _LONGEST)  # the engine looks ahead to the end for what a match must hold
        match = pattern.match(text, first, last) if first >= position else None
        if match is not None:
            yield match
            position = match.end()
