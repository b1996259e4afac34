"""Reads the noun that a number counts: `14 [chi bộ cơ sở] với …`, `12 [lớp bồi dưỡng] cho …`.

First the longest form of rules/counted_nouns.csv, else the tagger's noun; then the nouns that belong to it,
as far as no name, place or time begins (`50 [hộ dân] thôn Nà Lũng`).
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from extractors.document import Document
from extractors.rules import rows
from extractors.spelling import name_key
from extractors.text_words import words_of

_SYLLABLE = re.compile(r"[^\W\d_]++")
_BETWEEN = re.compile(r",?[ \u00a0]{1,3}")
_SPACES = re.compile(r"[ \u00a0]{1,3}")
_NOUN_TAGS = frozenset({"N", "Nc", "Nu", "Nb", "Ny", "FW"})
_NEVER = frozenset({"none", "ends", "verb"})
_NO_HEADS = _NEVER | {"inner"}
_DANGLING = (" cấp", "\u00a0cấp")  # `93 đơn vị bầu cử đại biểu HĐND | cấp huyện`
_AFTER_TOOLS = frozenset({"CH", "C", "Cc", "E", "M"})  # a mark, `và`, `ở`, a number
_LONGEST_TAIL = 3  # words added to the head; more is a clause
_LONGEST_FORM = 12  # syllables


class HeadNoun(NamedTuple):
    """What is counted. kind: its kind in counted_nouns.csv, None where only the tagger knows it."""

    start_char: int
    end_char: int
    surface: str
    kind: str | None


def read_head_noun(document: Document, start: int, end: int) -> HeadNoun | None:
    """The noun phrase that begins exactly at `start` and does not pass `end`, None if none does."""
    listed = _listed(document.text, start, end)
    token = _token_at(document, start)
    kind, stop = None, start
    if listed is not None:
        kind, stop = listed
        if kind in _NO_HEADS and (token is None or document.tokens.end_char[token] <= stop):
            return None
    if token is not None and stop < document.tokens.end_char[token] <= end and _is_noun(document, token):
        # `12 hộ chiếu` is no household: the tagger's word runs on where the listed one ends
        kind, stop = None, document.tokens.end_char[token]
    if stop == start:
        return None
    if kind == "turn" and (turned := _listed(document.text, stop + 1, end)) and turned[0] not in _NEVER:
        stop = turned[1]
    tail_end = _with_tail(document, stop, end, kind)
    if document.text[stop:tail_end].lower().endswith(_DANGLING):
        tail_end = document.text.rindex(" ", stop, tail_end)
    if kind == "classifier" and tail_end == stop and _SYLLABLE.match(document.text, stop + 1, end):
        tail_end = _next_word_end(document, stop, end)
    return HeadNoun(start, tail_end, document.text[start:tail_end], kind)


def _listed(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Kind and end of the longest listed form at `start`."""
    forms, words = _forms(), words_of(text)
    best, key = None, ""
    first = words.index_of.get(start, len(words.starts))
    for index in range(first, min(first + _LONGEST_FORM, len(words.starts))):
        gap, surface, stop = words.gaps[index], words.surfaces[index], words.ends[index]
        if index > first:
            if gap != " " and _BETWEEN.fullmatch(gap) is None:
                break
            key += ", " if gap.startswith(",") else " "
        if surface[0].isdecimal() or stop > end:
            break
        key += words.keys[index]
        kind = forms.get(key)
        if kind is not None:
            best = (kind, stop)
        elif key not in _beginnings():
            break
    return best


def _with_tail(document: Document, start: int, end: int, kind: str | None) -> int:
    """Where the nouns end that belong to the head: `chi bộ` + `khối` + `cơ quan`."""
    stop = start
    for added in range(_LONGEST_TAIL):
        gap = _SPACES.match(document.text, stop, end)
        token = _token_at(document, gap.end()) if gap else None
        if token is None or document.tokens.end_char[token] > end:
            break
        verb = kind in ("event", "tool") and added == 0 and document.tokens.tag[token] == "V"
        if verb and kind == "tool" and not _stands_alone(document, token):
            break
        if not (verb and _is_plain_verb(document, token)) and not _belongs(document, token):
            break
        stop = document.tokens.end_char[token]
    return stop


def _stands_alone(document: Document, token: int) -> bool:
    """`12 máy cày,` against `12 máy bơm nước`, `5 bể cung cấp nước`: one syllable, and no object."""
    return " " not in _word(document, token) and (
        token + 1 == len(document.tokens) or document.tokens.tag[token + 1] in _AFTER_TOOLS
    )


def _belongs(document: Document, token: int) -> bool:
    """A noun that is neither a time nor the type word before a name (`thôn Nà Lũng`)."""
    if not _is_noun(document, token):
        return False
    word = _word(document, token)
    listed = _forms().get(name_key(word))
    if listed in _NEVER or listed == "spot" or (listed == "place" and not _ends_phrase(document, token)):
        return False
    following = token + 1
    named = following < len(document.tokens) and document.tokens.tag[following] == "Np"
    return not named or _word(document, following).isupper()


def _ends_phrase(document: Document, token: int) -> bool:
    """No name or number follows: `25 Đảng bộ xã, thị trấn` against `12 hộ dân xã Nà Lũng`."""
    gap = _SPACES.match(document.text, document.tokens.end_char[token])
    after = document.text[gap.end() : gap.end() + 1] if gap else ""
    return not (after.isupper() or after.isdigit())


def _is_noun(document: Document, token: int) -> bool:
    word = _word(document, token)
    if name_key(word) == "đảng":
        return True
    tag = document.tokens.tag[token]
    after = document.text[document.tokens.end_char[token] : document.tokens.end_char[token] + 1]
    if tag in ("Np", "Ny") and word.isupper() and 2 <= len(word) <= 8 and after not in ("/", "-", "–"):
        return True
    if tag == "Ny" or not word[:1].isalpha():
        return False
    return tag in _NOUN_TAGS and name_key(word) not in _ends()


def _is_plain_verb(document: Document, token: int) -> bool:
    word = _word(document, token)
    return word.islower() and _forms().get(name_key(word)) not in ("verb", "ends")


def _next_word_end(document: Document, stop: int, end: int) -> int:
    """The end of the word after a classifier, whatever its tag: `12 chiếc xuồng`."""
    gap = _SPACES.match(document.text, stop, end)
    token = _token_at(document, gap.end()) if gap else None
    if (
        token is None
        or document.tokens.tag[token] not in ("N", "Np", "A", "V")
        or not _word(document, token).islower()
    ):
        return stop
    return document.tokens.end_char[token] if name_key(_word(document, token)) not in _ends() else stop


def _word(document: Document, token: int) -> str:
    return document.text[document.tokens.start_char[token] : document.tokens.end_char[token]]


def _token_at(document: Document, char: int) -> int | None:
    """The token that begins exactly at the character."""
    starts = document.tokens.start_char
    index = bisect_left(starts, char)
    return index if index < len(starts) and starts[index] == char else None


@cache
def _forms() -> dict[str, str]:
    return {name_key(row["form"]): row["kind"] for row in rows("counted_nouns.csv")}


@cache
def _ends() -> frozenset[str]:
    return frozenset(form for form, kind in _forms().items() if kind == "ends")


@cache
def _beginnings() -> frozenset[str]:
    """All beginnings of listed forms that end with a syllable."""
    found = set()
    for form in _forms():
        for match in re.finditer(r"(?<=[^\W\d_])(?=[, ])", form):
            found.add(form[: match.start()])
    return frozenset(found)
