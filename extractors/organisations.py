"""Reads bodies of party, state and front: `BTV Tỉnh ủy`, `UBND huyện Hàm Yên`, `Chi bộ thôn Mường`.

A name is a head word (`Ủy ban nhân dân`, `Sở`, `Chi bộ`) and what follows it: a field of work, another
body, a place. Which heads there are and what may follow them is data: rules/organisations.toml;
abbreviations are written out first, from rules/abbreviations.csv.
"""

import re
from functools import lru_cache

import regex

from extractors.organisation_grammar import OrganisationMention, read_body
from extractors.organisation_rules import district_division, heads_at, may_open, opening_words
from extractors.organisation_words import BREAK, NameWords, name_words, words_between, words_from
from extractors.text_words import find_openers, words_of

__all__ = [
    "OrganisationMention",
    "district_division",
    "find_organisations",
    "inner_bodies",
    "read_behind",
    "read_organisation",
    "read_up_to",
]

_SHORT_FORM = regex.compile(r"[ \u00a0]\(\p{Lu}[\p{Lu}&-]{1,9}\)[ \u00a0](?=\p{L})")
_LONGEST_PLACE = 60
_LOOKS_AHEAD = 12  # words behind a body's name, at most, that may decide where it ends
_PLURAL = re.compile(
    r"(?:\b(?:các|những|mọi|từng|mỗi|nhiều)|(?<![\d/.-])\d{1,3})[ \u00a0]+$", flags=re.IGNORECASE
)


@lru_cache(maxsize=1 << 12)  # frame, directives, posts and figures ask for the same ones
def read_organisation(text: str, start: int) -> OrganisationMention | None:
    """The longest body whose name begins exactly at `start`, None if none does."""
    words = words_from(text, start)
    return None if words is None else _read(text, words)


def read_up_to(text: str, start: int, stop: int) -> OrganisationMention | None:
    """The same where the text to be read ends at `stop`, as it does for a body before its holder's name."""
    body, words = read_organisation(text, start), name_words(text)
    if body is None and not heads_at(words, words.index_at(start)):
        return None
    end = start + 1 if body is None else body.end_char
    behind = words.marks[words.index_at(end) : words.index_at(stop) + 1]
    if end <= stop and (BREAK in behind or len(behind) > _LOOKS_AHEAD):
        return body  # what stands behind `stop` was not looked at
    cut = read_behind("", text, start, stop)
    return cut and cut._replace(start_char=start, end_char=start + cut.end_char)


def read_behind(opening: str, text: str, start: int, stop: int) -> OrganisationMention | None:
    """The body that these words open and `text[start:stop]` goes on with; offsets into both, with a blank."""
    piece, words = words_between(text, start, stop, opening)
    return _read(piece, words) if words.starts[0] == 0 else None


def _read(text: str, words: NameWords) -> OrganisationMention | None:
    body = read_body(text, words, 0)
    return body if body is None or body.needs != "any" else _read_over_bracket(text, body)


def _read_over_bracket(text: str, body: OrganisationMention) -> OrganisationMention:
    """`Hội Nông dân` + `(HND) huyện Mai Châu`: the place behind the short form that the text introduces."""
    bracket = _SHORT_FORM.match(text, body.end_char)
    if bracket is None:
        return body
    joined = f"{body.surface} {text[bracket.end() : bracket.end() + _LONGEST_PLACE]}"
    whole = read_body(joined, name_words(joined), 0)
    if whole is None or whole.kind != body.kind or whole.end_char <= len(body.surface):
        return body
    end = bracket.end() + whole.end_char - len(body.surface) - 1
    return whole._replace(start_char=body.start_char, end_char=end, surface=text[body.start_char : end])


def find_organisations(text: str, start: int = 0, end: int | None = None) -> list[OrganisationMention]:
    """The bodies named in `text[start:end]`, in order, not overlapping; offsets into `text`.

    Words for bodies in general (`các chi bộ`, `đảng ủy` in small letters alone) are left out.
    """
    end = len(text) if end is None else end
    found: list[OrganisationMention] = []
    position = start
    words = words_of(text)
    for first in find_openers(text, opening_words(), start, end):
        if first < position:
            continue
        index = words.index_of[first]
        if not may_open(text, words.surfaces[index], first, words.ends[index]):
            continue
        body = read_organisation(text, first)
        if body is None or body.end_char > end:
            continue
        position = body.end_char
        if not _is_general(text, body):
            found.append(body)
    return found


def inner_bodies(text: str, body: OrganisationMention) -> list[OrganisationMention]:
    """The bodies inside a body's name: `Công ty Cao su Nà Ca` of its `Đảng bộ Công ty Cao su Nà Ca`."""
    found: list[OrganisationMention] = []
    words = words_of(text)
    for start in find_openers(text, opening_words(), body.start_char + 1, body.end_char):
        index = words.index_of[start]
        word = words.surfaces[index]
        if not word[0].isupper() or not may_open(text, word, start, words.ends[index]):
            continue
        inner = read_organisation(text, start)
        if inner is not None and inner.end_char == body.end_char:
            found.append(inner)
    return found


def _is_general(text: str, body: OrganisationMention) -> bool:
    if body.needs is None:
        return False
    plural = _PLURAL.search(text, max(0, body.start_char - 8), body.start_char)
    return plural is not None or (body.needs == "any" and body.surface[0].islower())
