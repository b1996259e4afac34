"""Finds who is named: `đồng chí Nguyễn Văn An`, `Đồng chí An`, `K’Brêu`, `T.V.G.`.

A run of capitalised words is proposed (name_runs.py); what stands around it decides, rule by rule
(name_rules.py); short names are bound to the people of the text (short_names.py). The rules, as evidence
names them:

    people.honorific     ông Giàng A Páo         people.list_item    các đồng chí: A, Bí thư …; B, …
    people.after_post    Bí thư Huyện ủy Sơn Lĩnh Lường Văn Toản     people.role   hộ Hà Văn Lịch
    people.before_post   Lê Bách, Bí thư Chi bộ  people.surname_run  … Nguyễn Văn Mão …
    people.given_name    ông Hải, Đồng chí An    people.initials     ông T.V.G.
    people.repeat        known from elsewhere    people.headline     ĐỒNG CHÍ LÒ THỊ DOM …
    people.figure        Chủ tịch Hồ Chí Minh, Bác Hồ
"""

from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.name_cues import ADDRESS, Cue
from extractors.name_rules import judge, names_nobody
from extractors.name_runs import (
    Passage,
    Run,
    ends_sentence,
    is_byline,
    is_signed,
    places_of,
    read_passages,
    run_end,
)
from extractors.name_surroundings import found_name
from extractors.name_words import Word, Words
from extractors.names import figures
from extractors.nicknames import nicknames
from extractors.records import Mention
from extractors.short_names import FoundName, bind, key_of

_POST_REACH = 16  # words between a title and the name of its holder: the body and its place
_BRACKET_REACH = 10  # words in brackets between two names of a list
_BULLETS = ("-", "+", "•", "*", "–")


def extract_people(document: Document, frame: Frame) -> Iterator[Mention]:
    """Yield every Mention of a person, in order of the text; byline and boilerplate are not read."""
    found: list[FoundName] = []
    left_over: list[Run] = []
    places = places_of(document)
    listing = False
    passages = read_passages(document)
    for passage in passages[: -2 if is_signed(passages) else None]:
        listing = listing and _is_list_line(passage)
        found.extend(_read_passage(passage, places, listing, left_over))
        listing = listing or _announces_list(passage)
    others = nicknames(document.text, found)
    found.extend(_repeats(found, left_over, others))
    found = _completed(found)
    found.sort(key=lambda name: name.start_char)
    yield from bind(document, found, others)


def _announces_list(passage: Passage) -> bool:
    """`Dự hội nghị có các đồng chí:`, its items in the lines below."""
    ends_open = passage.text.endswith(":", 0, passage.zone.end_char)
    return ends_open and any(cue.plural for cue in passage.cue_at.values())


def _is_list_line(passage: Passage) -> bool:
    first = passage.text[passage.zone.start_char]
    return first in _BULLETS or first.isdigit()


def _read_passage(
    passage: Passage, places: frozenset[str], listing: bool, left_over: list[Run]
) -> Iterator[FoundName]:
    """The names of one passage; runs that are none go to `left_over`."""
    words = passage.words
    last_title, list_open, person_end, byline_end = -_POST_REACH - 1, listing, -1, -1
    done = 0
    for index in _noted(passage):
        if index < done:
            continue
        if index and ends_sentence(passage, index):
            last_title, list_open = -_POST_REACH - 1, False
        cue = passage.cue_at.get(index)
        if cue is not None:
            last_title = cue.last if cue.kind == "title" else last_title
            list_open = list_open or cue.plural or _opens_list(passage, cue)
            done = cue.last
            continue
        if index in passage.place_words or not words.is_capital(index):
            continue
        last = run_end(passage, index)
        if last == index:
            continue
        done = last
        if is_byline(passage, index, last) or (byline_end >= 0 and _continues_list(words, byline_end, index)):
            byline_end = last
            continue
        if names_nobody(passage, index, last):
            continue
        follows = person_end >= 0 and _continues_list(words, person_end, index)
        near_title = index - last_title <= _POST_REACH
        run = Run(passage, index, last, words.between(index, last), near_title, list_open, follows)
        name = judge(run, places)
        if name is None:
            left_over.append(run)
        else:
            yield name
            person_end = index + sum(1 for word in run.words if word.start_char < name.end_char)
            person_end = _after_bracket(words, person_end)


def _noted(passage: Passage) -> list[int]:
    """Indices of the words that may matter: nearly all are small, after a blank, and no cue."""
    columns = zip(passage.words.surfaces, passage.words.gaps, strict=True)
    noted = [index for index, (surface, gap) in enumerate(columns) if gap != " " or not surface.islower()]
    return sorted({*noted, *passage.cue_at})


def _opens_list(passage: Passage, cue: Cue) -> bool:
    """`đồng chí:` opens a list."""
    after = passage.words.gaps[cue.last] if cue.last < len(passage.words) else ""
    return cue.kind in ADDRESS and after.strip().startswith(":")


def _after_bracket(words: Words, index: int) -> int:
    """Index of the first word after the brackets that open there (`Y Thông (Phú Yên), …`), else the index."""
    if index < len(words) and words.gaps[index].strip() == "(":
        for last in range(index + 1, min(len(words), index + _BRACKET_REACH)):
            if words.gaps[last].startswith(")"):
                return last
    return index


def _continues_list(words: Words, person_end: int, index: int) -> bool:
    """Whether a comma, semicolon or `và` alone parts the word from the person before it."""
    if person_end == index:
        return words.gaps[index].lstrip(")").strip() in (",", ";", "-", "–", "/")
    alone = person_end + 1 == index and words.joins(index)
    return alone and words.keys[person_end] in ("và", "cùng", "với")


def _repeats(
    found: Sequence[FoundName], left_over: Sequence[Run], others: Mapping[str, str]
) -> Iterator[FoundName]:
    """Names that no cue marks but that are known from elsewhere in the text."""
    known = {name.key for name in found if not name.short and len(name.words) > 1}
    known |= {name for name in others if " " in name}
    for run in left_over:
        before = run.passage.cue_before.get(run.first)
        if before is not None and before.kind in ("thing", "ideology"):
            continue
        keys = [word.key for word in run.words]
        if " ".join(keys) in figures():
            continue
        spans = (
            (first, last)
            for first in range(len(keys))
            for last in range(min(len(keys), first + 5), first + 1, -1)
            if " ".join(keys[first:last]) in known
        )
        for first, last in spans:
            yield found_name(run, first, last, "people.repeat", None)
            break


def _completed(found: Sequence[FoundName]) -> list[FoundName]:
    """The names, one that lost its last capital (`Lò Thị dom`) as the text writes it elsewhere."""
    known = {name.key for name in found if not name.short}
    return [
        _with_word(name, name.next_word)
        if name.next_word is not None and f"{name.key} {name.next_word.key}" in known
        else name
        for name in found
    ]


def _with_word(name: FoundName, word: Word) -> FoundName:
    words = [*name.words, word]
    return name._replace(end_char=word.end_char, key=key_of(words), words=words)
