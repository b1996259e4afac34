"""Reads the words of a text as names are made of them: `K’Brêu`, `T.V.G.`, `Ê-Ban` are one word each."""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractors.cue_forms import odd_words
from extractors.spelling import name_key
from extractors.text_words import words_of

# An apostrophe joins what it stands between (`K’Brêu`), a hyphen only before a small letter or in `Ê-Ban`;
# not before a post that is typed without blanks (`Nguyễn Văn Hùng-giám đốc`), nor where the sentence goes on
# (`Huyện ủy Mang Yang-thì`).
_GOES_ON = (
    r"(?:giám|phó|trưởng|bí|chủ|nguyên|cựu|hiệu|chánh|viện|ủy|uỷ|cán|người|ông|bà|anh|chị|thì|là|và|cho|đã|đang|"
    r"sẽ|vẫn|cũng|nói|kể|cười|bày|chia|khẳng|nhấn|trao|một|hiện|tại|ở|của|với|trong|được|bị)(?![\p{L}\p{M}])"
)
_LETTERS = (
    rf"[\p{{L}}\p{{M}}]+(?:['’‘ʼ`´][\p{{L}}\p{{M}}]+|[-–](?!{_GOES_ON})\p{{Ll}}[\p{{L}}\p{{M}}]*"
    r"|(?<=\bÊ)-[\p{L}\p{M}]+)*"
)
_LETTER = r"(?:Ngh|Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr|\p{Lu})"  # what a name begins with, short
_INITIALS = rf"(?<![\p{{L}}\p{{M}}]){_LETTER}(?:\.[ \u00a0]?{_LETTER})+(?![\p{{L}}\p{{M}}])"
_LONGEST_LETTER = 3
# What may join letters to one word, or an initial to the next one; marks that no letter has taken in.
_GLUE = re.compile(
    r"[-–/.&'’‘ʼ`´\u0300-\u036f]"
    r"(?:(?<=[\u0300-\u036f])|(?<=[^\W\d_].)(?=[^\W\d_]|[ \u00a0][^\W\d_](?![^\W\d_])))"
)


class Word(NamedTuple):
    """A word: `text[start_char:end_char] == surface`; key: for comparing; gap: what stands before it."""

    start_char: int
    end_char: int
    surface: str
    key: str
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.surface[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it stands in capitals, two letters at least."""
        return is_shouted(self.surface)

    @property
    def is_initials(self) -> bool:
        """Whether it is initials parted by full stops: `T.V.G`."""
        return is_initials(self.surface)

    @property
    def joins(self) -> bool:
        """Whether nothing but blanks stands between it and the word before."""
        return is_blank(self.gap)


class Words:
    """The words of a stretch of a text, in order, as columns: a text has a thousand, few are looked at.

    starts, ends, surfaces, keys, gaps: the fields of each word.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.surfaces: list[str] = []
        self.keys: list[str] = []
        self.gaps: list[str] = []

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Word:
        return Word(
            self.starts[index], self.ends[index], self.surfaces[index], self.keys[index], self.gaps[index]
        )

    def between(self, first: int, last: int) -> list[Word]:
        """The words `first:last`."""
        columns = self.starts, self.ends, self.surfaces, self.keys, self.gaps
        return list(map(Word, *(column[first:last] for column in columns)))

    def index_at(self, start_char: int) -> int | None:
        """The index of the word that begins at the character, None if none does."""
        index = bisect_left(self.starts, start_char)
        return index if index < len(self.starts) and self.starts[index] == start_char else None

    def is_capital(self, index: int) -> bool:
        """Whether the word opens with a capital letter."""
        return self.surfaces[index][0].isupper()

    def joins(self, index: int) -> bool:
        """Whether nothing but blanks stands between the word and the one before."""
        return is_blank(self.gaps[index])

    def append(self, start: int, end: int, surface: str, key: str, gap: str) -> None:
        """Put a word behind the others."""
        self.starts.append(start)
        self.ends.append(end)
        self.surfaces.append(surface)
        self.keys.append(key)
        self.gaps.append(gap)


def is_shouted(surface: str) -> bool:
    """Whether a word stands in capitals, two letters at least."""
    return len(surface) > 1 and surface.isupper() and "." not in surface


def is_initials(surface: str) -> bool:
    """Whether a word is initials parted by full stops: `T.V.G`."""
    return "." in surface and surface[0].isupper() and surface.index(".") <= _LONGEST_LETTER


def is_blank(gap: str) -> bool:
    """Whether what stands between two words is nothing but blanks, one at least."""
    return gap == " " or (bool(gap) and not gap.strip() and "\n" not in gap)


def read_words(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`, in order; digits are words, punctuation stands in the gaps.

    Words that are more than letters (`K’Brêu`, `T. V. G`, `đ/c`) are read by the chunk, which is what stands
    between two blanks: nothing but initials reaches over a blank, and a text repeats itself, so that a chunk
    is read once and remembered.
    """
    words = Words()
    at, open_initials = start, start > 0 and not text[start - 1].isspace()
    for glue in _GLUE.finditer(text, start, end):
        if glue.start() < at:
            continue  # in a chunk that was read
        if open_initials and _is_initial(text[at : min(end, at + 2)]):
            return _search_words(text, start, end)
        first = max(at, text.rfind(" ", at, glue.start()) + 1)
        last = text.find(" ", glue.start(), end)
        last = last if last >= 0 else end
        _add_plain_words(words, text, at, first, start)
        position = words.ends[-1] if words else start
        found, open_initials = _words_of_chunk(text[first:last])
        for begin, stop, surface, key in found:
            words.append(first + begin, first + stop, surface, key, text[position : first + begin])
            position = first + stop
        at = last + 1
    if open_initials and _is_initial(text[at : min(end, at + 2)]):
        return _search_words(text, start, end)
    _add_plain_words(words, text, at, end, start)
    return words


def _is_initial(chunk: str) -> bool:
    return chunk[:1].isupper() and not chunk[1:2].isalpha()


def _add_plain_words(words: Words, text: str, start: int, end: int, opening: int) -> None:
    """Add the words where nothing glues letters together. opening: where the first word's gap begins."""
    found = words_of(text)
    first, last = bisect_left(found.starts, start), bisect_left(found.starts, end)
    if first == last:
        return
    gaps = found.gaps[first:last]
    gaps[0] = text[words.ends[-1] if words else opening : found.starts[first]]
    words.starts += found.starts[first:last]
    words.ends += found.ends[first:last]
    words.surfaces += found.surfaces[first:last]
    words.keys += found.keys[first:last]
    words.gaps += gaps


@lru_cache(maxsize=1 << 16)
def _words_of_chunk(chunk: str) -> tuple[tuple[tuple[int, int, str, str], ...], bool]:
    """start_char, end_char, surface and key of the words; whether initials may go on behind the blank."""
    found = _search_words(chunk, 0, len(chunk))
    words = tuple(zip(found.starts, found.ends, found.surfaces, found.keys, strict=True))
    return words, chunk[-1:] == "." and chunk[-2:-1].isupper() and not chunk[-3:-2].isalpha()


def _search_words(text: str, start: int, end: int) -> Words:
    words = Words()
    position = start
    for match in _word_pattern().finditer(text, start, end):
        surface = match.group()
        words.append(match.start(), match.end(), surface, name_key(surface), text[position : match.start()])
        position = match.end()
    return words


@cache
def _word_pattern() -> regex.Pattern[str]:
    """Words, initials, and the forms of honorifics that hold a stop or a slash (`đ/c`)."""
    odd = "|".join(map(regex.escape, sorted(odd_words(), key=len, reverse=True)))
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?i:{odd})(?![\p{{L}}\p{{M}}])|{_INITIALS}|{_LETTERS}|\d+")
