"""Reads the runs of capitalised words that may be names, with what stands around them.

A passage is one zone with its words, cues and places; a run is what a reader's eye would stop at: `Sơn Lĩnh
Lường Văn Toản` after `Huyện ủy`, `G.` after `ông`. Which of them name people is for name_rules.py to say.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from extractors.document import Document, Zone
from extractors.gazetteer import levels_of
from extractors.names import (
    ADDRESS,
    Cue,
    Word,
    form_of_name,
    is_plain_syllable,
    read_cues,
    read_words,
    surname_strength,
)
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
    words: list[Word]
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
    words = passage.words
    last, opening = first, words[first]
    for word in islice(words, first, None):
        if not word.is_capital or last in passage.place_words:
            break
        if last > first and (last in passage.in_cue or not _is_joined(words[last - 1], word, opening)):
            break
        if last in passage.common_words and not _goes_on(passage, first, last):
            break
        last += 1
        if word.is_initials:
            break
    return last


def _is_joined(before: Word, word: Word, opening: Word) -> bool:
    """Whether the word goes on a run: after a blank or a dotted initial, in capitals as the opening is."""
    if word.gap != " " and not (word.joins or _is_dotted_initial(before, word)):
        return False
    alike = word.is_shouted == opening.is_shouted
    return alike or len(word.surface) == 1 or len(opening.surface) == 1


def _goes_on(passage: Passage, first: int, last: int) -> bool:
    """Whether the words so far are a name, so that the annotator has glued its last syllable to the next
    word (`Giàng Thị Dở đoạt giải`)."""
    before = passage.cue_before.get(first)
    if before is not None and before.kind in ADDRESS and touches(passage.words[first], before):
        return True
    return first < last and surname_strength(passage.words[first].key) == "strong"


def _is_dotted_initial(before: Word, word: Word) -> bool:
    return (
        len(before.surface) == 1 and len(word.surface) == 1 and word.gap.strip() == "." and len(word.gap) < 3
    )


def touches(word: Word, cue: Cue) -> bool:
    """Whether the cue stands directly before the word: blanks, a colon after a list's opening, the stop of
    an abbreviation."""
    gap = word.gap.strip()
    return (
        gap in ("", "(")
        or (gap == ":" and (cue.plural or cue.kind in ADDRESS or cue.kind == "title"))
        or (gap == "." and (cue.kind == "degree" or (cue.kind == "comrade" and cue.last == cue.first + 1)))
    )


def ends_sentence(passage: Passage, index: int) -> bool:
    """Whether a sentence ends before the word; the stop of an abbreviation (`TS.`, `TP.`, `H.`) ends none."""
    gap = passage.words[index].gap
    if not _holds_sentence_end(gap):
        return False
    before = passage.words[index - 1]
    return not (gap.startswith(".") and (index in passage.cue_before or len(before.surface) <= 2))


@lru_cache(maxsize=1 << 12)  # there are few different gaps
def _holds_sentence_end(gap: str) -> bool:
    return gap != " " and _SENTENCE_END.search(gap) is not None


def is_byline(run: Run) -> bool:
    """`Ảnh: Thu Hà`, `(Ảnh minh họa: Thu Hà)`, and names that end the zone after its last sentence
    (`… Thu Hà (TTXVN)`, `… Theo Thu Hà/Dân Việt`)."""
    words, first = run.passage.words, run.first
    if _after_byline_word(run):
        return True
    source = first > 0 and words[first - 1].key == "theo" and run.words[0].joins
    start = first - 1 if source else first
    if start == 0 or not _holds_sentence_end(words[start].gap) or words[start - 1].surface.isdigit():
        return False
    tail = words[run.last : run.last + _LONGEST_TAIL + 1]
    if len(tail) > _LONGEST_TAIL or any(_holds_sentence_end(word.gap) for word in tail):
        return False
    in_brackets = bool(tail) and tail[0].gap.strip()[:1] in ("(", "/")
    return in_brackets or all(word.is_capital or word.key == "và" for word in tail)


def is_signed(passages: Sequence[Passage]) -> bool:
    """Whether the text ends in the author's name and, on the next line, the office he writes from."""
    if len(passages) < 4:
        return False
    name, office = passages[-2], passages[-1]
    alone = 2 <= len(name.words) <= 4 and all(word.is_capital and not word.is_shouted for word in name.words)
    if not alone or name.text[name.zone.end_char - 1] in ".:;," or 0 in name.cue_at:
        return False
    body = read_organisation(office.text, office.zone.start_char)
    return body is not None and body.end_char == office.zone.end_char


def _after_byline_word(run: Run) -> bool:
    words, first, gap = run.passage.words, run.first, run.words[0].gap.strip()
    if not first or first - 1 in run.passage.place_words:
        return False
    if gap == ":":
        return any(word.key in _BYLINE_WORDS for word in words[max(0, first - 4) : first])
    return not gap and words[first - 1].is_capital and words[first - 1].key in _BYLINE_WORDS


def surface_of(words: Sequence[Word]) -> str:
    """The words with single blanks between them."""
    return " ".join([word.surface for word in words])


def _capitals_of_common_words(document: Document) -> frozenset[int]:
    """Where capitalised syllables stand that open a word going on in small letters (`Nội vụ`)."""
    text, tokens, starts = document.text, document.tokens, set()
    for start, end, word in zip(tokens.start_char, tokens.end_char, tokens.word, strict=True):
        if " " not in word or not text[start].isupper():
            continue
        first, *others = text[start:end].split()
        if (
            others
            and all(syllable[0].islower() for syllable in others)
            and is_plain_syllable(name_key(first))
        ):
            starts.add(start)
    return frozenset(starts)


def _read_passage(document: Document, zone: Zone, split_words: frozenset[int], post_follows: bool) -> Passage:
    text, start = document.text, zone.start_char
    places, titles = document.once(places_by_zone)[start], document.once(titles_by_zone)[start]
    words = read_words(text, zone.start_char, zone.end_char)
    starts = dict(zip([word[0] for word in words], range(len(words)), strict=True))
    cues = read_cues(text, words, starts, titles)
    address = {i: cue for cue in cues if cue.kind in ADDRESS for i in range(cue.first, cue.last + 1)}
    place_words: set[int] = set()
    for place in places:
        first = starts.get(place.start_char)
        if first is None:
            continue
        last = first
        while last < len(words) and words[last].end_char <= place.end_char:
            last += 1
        span = list(range(first, last))
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
        {starts[char] for char in starts.keys() & split_words},
        post_follows,
    )


def _is_person(words: list[Word], span: list[int], address: Cue | None) -> bool:
    """Whether what was read as a place is a person: after `ông`, after the `làng` of `già làng`, or an item
    of a list of places that looks like a person and that no gazetteer knows."""
    if address is not None and span[0] == address.last:
        return True
    run = [words[index] for index in span]
    if address is not None:
        return form_of_name(run[1:]) >= 2
    return all(word.is_capital for word in run) and form_of_name(run) >= 4 and not levels_of(surface_of(run))
