"""Reads the runs of capitalised words that may be names, with what stands around them.

A passage is one zone with its words, cues and places; a run is what a reader's eye would stop at: `Sơn Lĩnh
Lường Văn Toản` after `Huyện ủy`, `G.` after `ông`. Which of them name people is for name_rules.py to say.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from extractors.document import Document, Zone
from extractors.gazetteer import levels_of
from extractors.name_cues import ADDRESS, Cue, read_cues
from extractors.name_words import Word, Words, is_initials, is_shouted, read_words
from extractors.names import form_of_name, is_plain_syllable, surname_strength
from extractors.organisations import read_organisation
from extractors.places import places_by_zone
from extractors.spelling import name_key
from extractors.titles import titles_by_zone

_SENTENCE_END = re.compile(r"[.!?…](?:[\s”\"'’)]|$)")
_BYLINE_WORDS = frozenset({"ảnh", "bài", "tin", "clip", "video", "nguồn", "pv", "ctv"})
_LONGEST_TAIL = 8  # words after a byline's name: `(Đài Truyền thanh huyện)`


class Passage(NamedTuple):
    """The words of one zone with their cues, places and what else is known of them."""

    text: str
    zone: Zone
    words: Words
    cue_before: dict[int, Cue]  # by the index of the word after the cue
    cue_at: dict[int, Cue]
    in_cue: set[int]
    place_words: set[int]
    common_words: set[int]  # capitalised words that open a common word (`Nội vụ`)
    post_follows: bool  # the next zone opens with a title, as in a table of officials


class Run(NamedTuple):
    """A run of capitalised words, `first:last` of its passage; context: what was open before it."""

    passage: Passage
    first: int
    last: int
    words: Sequence[Word]
    post_in_reach: bool  # a title stands not far before it in its sentence
    list_open: bool  # a list of people is open: `các đồng chí …`
    after_person: bool  # a comma or `và` joins it to a person


def read_passages(document: Document) -> list[Passage]:
    """One passage for each readable zone, in order of the text."""
    common = _capitals_of_common_words(document)
    passages: list[Passage] = []
    for zone in reversed(list(document.readable_zones())):
        post_follows = bool(passages) and opens_with_title(passages[-1])
        passages.append(_read_passage(document, zone, common, post_follows))
    return passages[::-1]


def opens_with_title(passage: Passage) -> bool:
    """Whether its first words are a title (`Phó Chánh Văn phòng`)."""
    return 0 in passage.cue_at and passage.cue_at[0].kind == "title"


def places_of(document: Document) -> frozenset[str]:
    """Keys of the bare names that the text uses with a type word (`xã Lê Hồng`)."""
    return frozenset(
        name_key(place.name) for places in document.once(places_by_zone).values() for place in places
    )


def run_end(passage: Passage, first: int) -> int:
    """Where the run of name-like words that begins at `first` ends (`first` if there is none)."""
    words, last = passage.words, first
    for surface in islice(words.surfaces, first, None):
        if not surface[0].isupper() or last in passage.place_words:
            break
        if last > first and (last in passage.in_cue or not _is_joined(words, first, last)):
            break
        if last in passage.common_words and not _goes_on(passage, first, last):
            break
        last += 1
        if is_initials(surface):
            break
    return last


def _is_joined(words: Words, first: int, index: int) -> bool:
    """Whether the word goes on a run: after a blank or a dotted initial, in capitals as the first one is."""
    if not words.joins(index) and not _is_dotted_initial(words, index):
        return False
    opening, surface = words.surfaces[first], words.surfaces[index]
    return is_shouted(surface) == is_shouted(opening) or len(surface) == 1 or len(opening) == 1


def _goes_on(passage: Passage, first: int, last: int) -> bool:
    """Whether the words so far are a name, so that the annotator has glued its last syllable to the next
    word (`Giàng Thị Dở đoạt giải`)."""
    before = passage.cue_before.get(first)
    if before is not None and before.kind in ADDRESS and touches(passage.words.gaps[first], before):
        return True
    return first < last and surname_strength(passage.words.keys[first]) == "strong"


def _is_dotted_initial(words: Words, index: int) -> bool:
    before, surface, gap = words.surfaces[index - 1], words.surfaces[index], words.gaps[index]
    return len(before) == len(surface) == 1 and gap.strip() == "." and len(gap) < 3


def touches(gap: str, cue: Cue) -> bool:
    """Whether the cue stands directly before a word, with this gap: blanks, a colon after a list's opening,
    the stop of an abbreviation."""
    gap = gap.strip()
    return (
        gap in ("", "(")
        or (gap == ":" and (cue.plural or cue.kind in ADDRESS or cue.kind == "title"))
        or (gap == "." and (cue.kind == "degree" or (cue.kind == "comrade" and cue.last == cue.first + 1)))
    )


def ends_sentence(passage: Passage, index: int) -> bool:
    """Whether a sentence ends before the word; the stop of an abbreviation (`TS.`, `TP.`, `H.`) ends none."""
    gap = passage.words.gaps[index]
    if not _holds_sentence_end(gap):
        return False
    before = passage.words.surfaces[index - 1]
    return not (gap.startswith(".") and (index in passage.cue_before or len(before) <= 2))


@lru_cache(maxsize=1 << 12)  # there are few different gaps
def _holds_sentence_end(gap: str) -> bool:
    return gap != " " and _SENTENCE_END.search(gap) is not None


def is_byline(passage: Passage, first: int, last: int) -> bool:
    """Of a run: `Ảnh: Thu Hà`, `(Ảnh minh họa: Thu Hà)`, and names that end the zone after its last sentence
    (`… Thu Hà (TTXVN)`, `… Theo Thu Hà/Dân Việt`)."""
    words = passage.words
    if _after_byline_word(passage, first):
        return True
    source = first > 0 and words.keys[first - 1] == "theo" and words.joins(first)
    start = first - 1 if source else first
    if start == 0 or not _holds_sentence_end(words.gaps[start]) or words.surfaces[start - 1].isdigit():
        return False
    tail = words.between(last, last + _LONGEST_TAIL + 1)
    if len(tail) > _LONGEST_TAIL or any(_holds_sentence_end(word.gap) for word in tail):
        return False
    in_brackets = bool(tail) and tail[0].gap.strip()[:1] in ("(", "/")
    return in_brackets or all(word.is_capital or word.key == "và" for word in tail)


def is_signed(passages: Sequence[Passage]) -> bool:
    """Whether the text ends in the author's name and, on the next line, the office he writes from."""
    if len(passages) < 4:
        return False
    name, office = passages[-2], passages[-1]
    alone = 2 <= len(name.words) <= 4 and all(
        surface[0].isupper() and not is_shouted(surface) for surface in name.words.surfaces
    )
    if not alone or name.text[name.zone.end_char - 1] in ".:;," or 0 in name.cue_at:
        return False
    body = read_organisation(office.text, office.zone.start_char)
    return body is not None and body.end_char == office.zone.end_char


def _after_byline_word(passage: Passage, first: int) -> bool:
    words, gap = passage.words, passage.words.gaps[first].strip()
    if not first or first - 1 in passage.place_words:
        return False
    if gap == ":":
        return not _BYLINE_WORDS.isdisjoint(words.keys[max(0, first - 4) : first])
    return not gap and words.keys[first - 1] in _BYLINE_WORDS and words.is_capital(first - 1)


def surface_of(words: Sequence[Word]) -> str:
    """The words with single blanks between them."""
    return " ".join([word.surface for word in words])


def _capitals_of_common_words(document: Document) -> list[int]:
    """Where capitalised syllables stand that open a word going on in small letters (`Nội vụ`)."""
    text, tokens, starts = document.text, document.tokens, []
    columns = zip(tokens.start_char, tokens.end_char, tokens.word, strict=True)
    for start, end in [(start, end) for start, end, word in columns if " " in word and text[start].isupper()]:
        first, *others = text[start:end].split()
        small = [syllable for syllable in others if syllable[0].islower()]
        if others == small != [] and is_plain_syllable(name_key(first)):
            starts.append(start)
    return starts


def _read_passage(document: Document, zone: Zone, split_words: list[int], post_follows: bool) -> Passage:
    text, start = document.text, zone.start_char
    in_zone = split_words[bisect_left(split_words, start) : bisect_left(split_words, zone.end_char)]
    places, titles = document.once(places_by_zone)[start], document.once(titles_by_zone)[start]
    words = read_words(text, zone.start_char, zone.end_char)
    cues = read_cues(text, words, titles)
    address = {i: cue for cue in cues if cue.kind in ADDRESS for i in range(cue.first, cue.last + 1)}
    place_words: set[int] = set()
    for place in places:
        first = words.index_at(place.start_char)
        if first is None:
            continue
        span = range(first, bisect_right(words.ends, place.end_char, first))
        if not _is_person(words, span, address.get(first)):
            place_words.update(span)
    return Passage(
        text,
        zone,
        words,
        {cue.last: cue for cue in cues},
        {cue.first: cue for cue in cues},
        {index for cue in cues for index in range(cue.first, cue.last)},
        place_words,
        {index for index in map(words.index_at, in_zone) if index is not None},
        post_follows,
    )


def _is_person(words: Words, span: range, address: Cue | None) -> bool:
    """Whether what was read as a place is a person: after `ông`, after the `làng` of `già làng`, or an item
    of a list of places that looks like a person and that no gazetteer knows."""
    if address is not None and span.start == address.last:
        return True
    run = words.between(span.start, span.stop)
    if address is not None:
        return form_of_name(run[1:]) >= 2
    return all(word.is_capital for word in run) and form_of_name(run) >= 4 and not levels_of(surface_of(run))
