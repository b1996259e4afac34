"""Finds who is named: `đồng chí Nguyễn Văn An`, `Đồng chí An`, `K’Brêu`, `T.V.G.`.

A run of capitalised words is proposed; what stands around it decides, rule by rule (`_judge`), and the less
the words around say, the more the run itself must look like a name (`names.form_of_name`):

    people.honorific     ông Giàng A Páo            people.list_item    các đồng chí: A, Bí thư …; B, …
    people.after_post    Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản        people.role   hộ Hà Văn Lịch
    people.before_post   Lê Bách, Bí thư Chi bộ     people.surname_run  … Nguyễn Văn Mão …
    people.repeat        a name known from elsewhere            people.headline      ĐỒNG CHÍ LÒ THỊ DOM …

Short names (`Đồng chí Thiện`, `ông G.`) are bound to people afterwards (short_names.py).
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.names import (
    ADDRESS,
    Cue,
    Word,
    figures,
    form_of_name,
    headline_stops,
    is_foreign,
    no_names,
    openers,
    read_cues,
    read_words,
    surname_strength,
)
from extractors.places import find_places, levels_of
from extractors.records import Mention
from extractors.short_names import FIGURE, FoundName, bind
from extractors.spelling import name_key

_SENTENCE_END = regex.compile(r"[.!?…](?:[\s”\"'’)]|$)")
_BYLINE_TAIL = regex.compile(r"[\s\u00a0]*(?:[(/][^.]{0,60})?[\s./)]*")
_PHOTO = regex.compile(r"(?i:ảnh|bài|tin|clip|video|nguồn)[\s:]*(?:của )?$")
_POST_REACH = 16  # words between a title and the name of its holder: the body and its place


class _Passage(NamedTuple):
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


class _Run(NamedTuple):
    """A run of capitalised words, `first:last` of its passage; context: what was open before it."""

    passage: _Passage
    first: int
    last: int
    post_in_reach: bool
    list_open: bool
    after_person: bool

    @property
    def words(self) -> list[Word]:
        return self.passage.words[self.first : self.last]


def extract_people(document: Document, frame: Frame) -> Iterator[Mention]:
    """Yield every Mention of a person, in order of the text; byline and boilerplate are not read."""
    found: list[FoundName] = []
    left_over: list[_Run] = []
    known_places = _places_of(document)
    split_words = _capitals_of_common_words(document)
    post_follows = False
    for zone in reversed(list(document.readable_zones())):
        passage = _read_passage(document.text, zone, split_words, post_follows)
        found.extend(_read_zone(passage, known_places, left_over))
        post_follows = 0 in passage.cue_at and passage.cue_at[0].kind == "title"
    found.extend(_repeats(found, left_over))
    found.sort(key=lambda name: name.start_char)
    yield from bind(document, found)


def _places_of(document: Document) -> frozenset[str]:
    """Keys of the bare names that the text uses with a type word (`xã Lê Hồng`)."""
    return frozenset(
        name_key(place.name)
        for zone in document.readable_zones()
        for place in find_places(document.text, zone.start_char, zone.end_char)
    )


def _capitals_of_common_words(document: Document) -> frozenset[int]:
    """Where capitalised syllables stand that open a word going on in small letters (`Nội vụ`)."""
    tokens, starts = document.tokens, set()
    for start, end in zip(tokens.start_char, tokens.end_char, strict=True):
        first, *others = document.text[start:end].split() or [""]
        if first[:1].isupper() and others and all(syllable[0].islower() for syllable in others):
            starts.add(start)
    return frozenset(starts)


def _read_passage(text: str, zone: Zone, split_words: frozenset[int], post_follows: bool) -> _Passage:
    words = read_words(text, zone.start_char, zone.end_char)
    cues = read_cues(text, words)
    starts = {word.start_char: index for index, word in enumerate(words)}
    address = {i: cue for cue in cues if cue.kind in ADDRESS for i in range(cue.first, cue.last + 1)}
    place_words: set[int] = set()
    for place in find_places(text, zone.start_char, zone.end_char):
        first = starts.get(place.start_char)
        if first is None:
            continue
        span = [i for i in range(first, len(words)) if words[i].end_char <= place.end_char]
        if not _is_person(words, span, address.get(first)):
            place_words.update(span)
    return _Passage(
        text,
        zone,
        words,
        {cue.last: cue for cue in cues},
        {cue.first: cue for cue in cues},
        {index for cue in cues for index in range(cue.first, cue.last)},
        place_words,
        {index for index, word in enumerate(words) if word.start_char in split_words},
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
    return all(word.is_capital for word in run) and form_of_name(run) >= 4 and not levels_of(_surface(run))


def _read_zone(passage: _Passage, places: frozenset[str], left_over: list[_Run]) -> Iterator[FoundName]:
    """The names of one zone; runs that are none go to `left_over`."""
    words = passage.words
    last_title, list_open, person_end = -100, False, -1
    index = 0
    while index < len(words):
        if _ends_sentence(words, index, passage):
            last_title, list_open = -100, False
        cue = passage.cue_at.get(index)
        if cue is not None:
            last_title = cue.last if cue.kind == "title" else last_title
            list_open = list_open or cue.plural or _opens_list(passage, cue)
            index = cue.last
            continue
        last = _run_end(passage, index)
        if last == index:
            index += 1
            continue
        run = _Run(
            passage,
            index,
            last,
            index - last_title <= _POST_REACH,
            list_open,
            person_end >= 0 and _continues_list(words, person_end, index),
        )
        name = _judge(run, places)
        if name is None:
            left_over.append(run)
        else:
            yield name
            person_end = next(
                i for i in range(index, last + 1) if i == last or words[i].start_char >= name.end_char
            )
        index = last


def _run_end(passage: _Passage, first: int) -> int:
    """Where the run of name-like words that begins at `first` ends (`first` if there is none)."""
    words, last = passage.words, first
    while last < len(words):
        word = words[last]
        if not word.is_capital or last in passage.place_words or (last > first and last in passage.in_cue):
            break
        if last in passage.common_words and not _goes_on(passage, first, last):
            break
        if last > first and (
            not (word.joins or _is_dotted_initial(words[last - 1], word))
            or (
                word.is_shouted != words[first].is_shouted
                and not (len(word.surface) == 1 or len(words[first].surface) == 1)
            )
        ):
            break
        last += 1
        if word.is_initials:
            break
    return last


def _goes_on(passage: _Passage, first: int, last: int) -> bool:
    """Whether the words so far are a name, so that the annotator has glued its last syllable to the next
    word (`Giàng Thị Dở đoạt giải`)."""
    before = passage.cue_before.get(first)
    if before is not None and before.kind in ADDRESS and _touches(passage.words[first], before):
        return True
    return first < last and surname_strength(passage.words[first].key) == "strong"


def _is_dotted_initial(before: Word, word: Word) -> bool:
    return (
        len(before.surface) == 1 and len(word.surface) == 1 and word.gap.strip() == "." and len(word.gap) < 3
    )


def _ends_sentence(words: list[Word], index: int, passage: _Passage) -> bool:
    """Whether a sentence ends before the word; the stop of an abbreviation (`TS.`, `TP.`, `H.`) ends none."""
    gap = words[index].gap
    if "\n" in gap:
        return True
    if index == 0 or not _SENTENCE_END.search(gap):
        return False
    before = words[index - 1]
    return not (gap.startswith(".") and (index in passage.cue_before or len(before.surface) <= 2))


def _opens_list(passage: _Passage, cue: Cue) -> bool:
    """`đồng chí:` opens a list, and so does `gồm ông A, B và C` by its commas."""
    after = passage.words[cue.last].gap if cue.last < len(passage.words) else ""
    return cue.kind in ADDRESS and after.lstrip("\u00a0 ").startswith(":")


def _continues_list(words: list[Word], person_end: int, index: int) -> bool:
    """Whether a comma, semicolon or `và` alone parts the word from the person before it."""
    between = words[person_end:index]
    if not between:
        return words[index].gap.strip() in (",", ";", "-", "/")
    return len(between) == 1 and between[0].key in ("và", "cùng", "với") and words[index].joins


def _judge(run: _Run, places: frozenset[str]) -> FoundName | None:
    """The name in the run by the first rule that holds, None where none does."""
    words, passage = run.words, run.passage
    before = passage.cue_before.get(run.first)
    touching = before is not None and _touches(words[0], before)
    if before is not None and touching and before.kind in ("thing", "ideology"):
        return _second_name(run, places)
    if words[0].is_shouted and len(words) > 1:
        return _judge_shouted(run, before if touching else None)
    if _is_byline(run):
        return None
    if name_key(_surface(words)) in figures() and not _before_post(run):
        return _figure(run, before if touching else None)
    if before is not None and touching and before.kind in ADDRESS | {"plural"}:
        return _after_honorific(run, before)
    if len(words) < 2 and not words[0].is_initials:
        if before is not None and touching and before.kind == "title":
            return _found(run, 0, 1, "people.given_name", before, short=True)
        return _single_highlander(run)
    return _by_surroundings(run, before if touching else None, places)


def _touches(word: Word, cue: Cue) -> bool:
    """Whether the cue stands directly before the word: blanks, a colon after a list's opening, the stop of
    an abbreviation."""
    gap = word.gap.strip()
    return (
        gap in ("", "(")
        or (gap == ":" and (cue.plural or cue.kind in ADDRESS))
        or (gap == "." and cue.kind == "degree")
    )


def _after_honorific(run: _Run, cue: Cue) -> FoundName | None:
    words = run.words
    if name_key(_surface(words)) in no_names() or (
        words[0].is_shouted and not surname_strength(words[0].key)
    ):
        return None
    if words[0].is_initials:
        return _found(run, 0, 1, "people.initials", cue)
    if len(words) == 1:
        return _single_after_honorific(run, cue)
    last = min(len(words), 5)
    if len(words) > 5:
        return _by_surroundings(run, None, frozenset())
    rule = "people.list_item" if cue.plural else "people.honorific"
    short = form_of_name(words) == 0 and not is_foreign(words)
    return _found(run, 0, last, rule, cue, short=short)


def _single_after_honorific(run: _Run, cue: Cue) -> FoundName | None:
    """`ông Dũng`, `ông G.`, `chị H'Nhuăn`; not `huyện Anh Sơn`, nor `các em Mông`."""
    word, words = run.words[0], run.passage.words
    if word.is_shouted or (cue.plural and not run.after_person and not _is_listed(run)):
        return None
    honorific = words[cue.first]
    both = f"{honorific.surface} {word.surface}"
    if name_key(both) in no_names() or (honorific.is_capital and levels_of(both)):
        return None
    if word.key == "hồ" and honorific.key in ("bác", "cụ"):
        return _found(run, 0, 1, FIGURE, cue, short=True)
    if words[cue.last - 1].key in ("em", "cháu", "bé", "con"):
        return None
    name = _found(run, 0, 1, "people.given_name", cue, short=True)
    return name._replace(may_stand_alone=run.first not in run.passage.common_words)


def _is_listed(run: _Run) -> bool:
    words, last = run.passage.words, run.last
    return last < len(words) and (words[last].gap.strip() in (",", ";") or words[last].key == "và")


def _single_highlander(run: _Run) -> FoundName | None:
    """`K’Brêu, trưởng thôn`: a name of one word, in a list or before a post."""
    word = run.words[0]
    if word.key[1:2] != "'" or word.key[0] not in "hk" or word.key in no_names():
        return None
    if _before_post(run) or (run.list_open and word.gap.strip() in (":", ";", ",")):
        return _found(run, 0, 1, "people.list_item" if run.list_open else "people.before_post", None)
    return None


def _figure(run: _Run, cue: Cue | None) -> FoundName | None:
    """`Chủ tịch Hồ Chí Minh`, `Đại tướng Võ Nguyên Giáp`; without such a word the name is a street's."""
    words, first = run.passage.words, run.first
    president = first > 1 and words[first - 2].key == "chủ" and words[first - 1].key == "tịch"
    if cue is not None and cue.kind == "title":
        return _by_surroundings(run, cue, frozenset(), figures_too=True)
    if president or (cue is not None and cue.kind in ADDRESS):
        return _found(run, 0, len(run.words), FIGURE, cue)
    return None


def _by_surroundings(
    run: _Run, cue: Cue | None, places: frozenset[str], figures_too: bool = False
) -> FoundName | None:
    """The best part of the run that is a name, given what stands before and after it."""
    best: tuple[int, int, str] | None = None
    words = run.words
    for first in range(len(words) - 1):
        form = form_of_name(words[first:])
        needed, rule = _demand(run, first, cue, places)
        if form == 0 and not (first == 0 and cue is not None and is_foreign(words)):
            continue
        if form < needed or (best is not None and form <= best[0]):
            continue
        if figures_too or not _is_known_place(words[first:], places):
            best = (form, first, rule)
    if best is None:
        return None
    return _found(run, best[1], len(words), best[2], cue if best[1] == 0 else None)


def _demand(run: _Run, first: int, cue: Cue | None, places: frozenset[str]) -> tuple[int, str]:
    """How much the part from `first` on must look like a name, and by which rule it would be one."""
    options = [(4, "people.surname_run")]
    if _before_post(run):
        options.append((3, "people.before_post"))
    if run.list_open or run.after_person:
        mark = run.words[0].gap.strip()
        options.append((1 if mark in (":", ";") else 2 if run.list_open else 3, "people.list_item"))
    if cue is not None and cue.kind == "title":
        options.append((0 if is_foreign(run.words) else 1, "people.after_post"))
    elif run.post_in_reach and _touches_phrase(run):
        options.append((2, "people.after_post"))
    if cue is not None and cue.kind == "role":
        options.append((0 if is_foreign(run.words) else 2, "people.role"))
    needed, rule = min(options)
    return needed + _cost_of_prefix(run, first, places), rule


def _touches_phrase(run: _Run) -> bool:
    """Whether the run goes on from the word before it, as a name does from its holder's post."""
    return run.words[0].joins or run.words[0].gap.strip() in (")",)


def _cost_of_prefix(run: _Run, first: int, places: frozenset[str]) -> int:
    """How much more is asked where words of the run stand before the name: nothing for a place."""
    prefix = run.words[:first]
    if not prefix or (len(prefix) == 1 and prefix[0].key in openers()):
        return 0
    if _is_known_place(prefix, places):
        return 0
    if form_of_name(run.words) >= 3 and len(run.words) <= 4:
        return 9  # `Nguyễn Lê Văn Hùng`: the whole is the name
    return 0 if run.post_in_reach else 2


def _is_known_place(words: list[Word], places: frozenset[str]) -> bool:
    surface = _surface(words)
    key = name_key(surface)
    return key in places or key in no_names() or key in figures() or bool(levels_of(surface))


def _before_post(run: _Run) -> bool:
    """Whether a title, a rank, a place or a verb of saying follows: `Lê Bách, nguyên Bí thư …`."""
    words, passage, index = run.passage.words, run.passage, run.last
    if index >= len(words):
        return run.first == 0 and passage.post_follows
    gap = words[index].gap.strip()
    if gap not in (",", "-", "–", "(", ""):
        return False
    if words[index].key in ("nguyên", "là", "hiện", "tân", "quyền", "cựu") and index + 1 < len(words):
        index += 1
    cue = passage.cue_at.get(index)
    if cue is not None:
        return cue.kind in ("title", "rank") or (cue.kind == "saying" and gap in ("", ","))
    return False


def _judge_shouted(run: _Run, cue: Cue | None) -> FoundName | None:
    """A name within a line of capitals: after a cue, up to a word that ends it."""
    words = run.words
    if cue is None or cue.kind not in ADDRESS | {"title"} or surname_strength(words[0].key) is None:
        return None
    last = next((i for i, word in enumerate(words) if word.key in headline_stops()), len(words))
    if form_of_name(words[:last]) < (1 if cue.kind in ADDRESS else 3) or last > 4:
        return None
    return _found(run, 0, last, "people.headline", cue)


def _second_name(run: _Run, places: frozenset[str]) -> FoundName | None:
    """The person after a thing's name: `Hiệu trưởng Trường Tiểu học Lê Văn Tám Nguyễn Thị Lụa`."""
    words = run.words
    for first in range(2, len(words) - 1):
        if run.post_in_reach and form_of_name(words[first:]) >= 4:
            return _found(run, first, len(words), "people.after_post", None)
    return None


def _is_byline(run: _Run) -> bool:
    """`Ảnh: Thu Hà`, and a bare name that ends the zone after its last sentence (`… Thu Hà (TTXVN)`)."""
    passage, words = run.passage, run.passage.words
    if (
        run.first
        and _PHOTO.search(words[run.first - 1].surface + run.words[0].gap)
        and ":" in run.words[0].gap
    ):
        return True
    opener = run.first and words[run.first - 1].key == "theo" and run.words[0].joins
    start = run.first - 1 if opener else run.first
    if start == 0 or words[start - 1].surface.isdigit() or not _SENTENCE_END.search(words[start].gap):
        return False
    return words[run.last - 1].end_char + _tail_length(run) >= passage.zone.end_char


def _tail_length(run: _Run) -> int:
    """Length of what may follow a byline up to the end: an agency in brackets or after a slash."""
    words = run.passage.words[run.last :]
    if not words:
        return run.passage.zone.end_char
    tail = words[-1].end_char - run.words[-1].end_char
    gap = words[0].gap.strip()
    rest_is_agency = gap[:1] in ("(", "/") and tail <= 60
    return run.passage.zone.end_char if rest_is_agency else 0


def _found(run: _Run, first: int, last: int, rule: str, cue: Cue | None, short: bool = False) -> FoundName:
    words = run.words[first:last]
    initial = len(words[-1].surface) == 1 or words[-1].is_initials
    return FoundName(
        words[0].start_char,
        words[-1].end_char,
        words,
        rule,
        cue.gender if cue is not None else None,
        short,
        cue is None or cue.kind != "title",
        initial and run.passage.text[words[-1].end_char : words[-1].end_char + 1] == ".",
    )


def _surface(words: list[Word]) -> str:
    return " ".join(word.surface for word in words)


def _repeats(found: list[FoundName], left_over: list[_Run]) -> Iterator[FoundName]:
    """Names that no cue marks but that are known from elsewhere in the text."""
    known = {name.key for name in found if not name.short and len(name.words) > 1}
    for run in left_over:
        before = run.passage.cue_before.get(run.first)
        if (before is not None and before.kind in ("thing", "ideology")) or _is_byline(run):
            continue
        if name_key(_surface(run.words)) in figures():
            continue
        keys = [word.key for word in run.words]
        spans = (
            (first, last)
            for first in range(len(keys))
            for last in range(min(len(keys), first + 5), first + 1, -1)
            if " ".join(keys[first:last]) in known
        )
        for first, last in spans:
            yield _found(run, first, last, "people.repeat", None)
            break
