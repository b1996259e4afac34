"""Judges which runs of capitalised words name people, rule by rule.

After `ông` anything goes; where no word of address opens the run, what stands around it decides
(name_surroundings.py).
"""

from collections.abc import Sequence

import regex

from extractors.gazetteer import levels_of
from extractors.name_cues import ADDRESS, Cue
from extractors.name_runs import Passage, Run, surface_of, touches
from extractors.name_surroundings import (
    LONGEST,
    before_post,
    by_surroundings,
    found_name,
    goes_on_from_post,
    is_known_place,
)
from extractors.name_words import Word, is_initials
from extractors.names import (
    SEX_MIDDLE,
    figures,
    form_of_name,
    headline_stops,
    is_foreign,
    no_names,
    surname_strength,
)
from extractors.organisation_rules import fields, match_longest, may_open
from extractors.organisation_words import name_words
from extractors.organisations import read_organisation
from extractors.short_names import FIGURE, FoundName
from extractors.spelling import name_key
from extractors.text_words import find_openers

_TITLE_WORDS = frozenset({"phó", "trưởng", "chánh", "tổng", "ủy", "bí", "nguyên", "thường", "ban"})
_STUDIES = frozenset(
    {"luật", "toán", "văn", "sử", "địa", "lý", "hóa", "sinh", "tin", "anh", "y", "dược", "kinh"}
)
# Institutions named before by their first word alone: `Chủ tịch Công đoàn Công ty Lê Bá Chiều`.
_HOUSES = frozenset({"công ty", "bệnh viện", "xí nghiệp", "tập đoàn", "nhà máy", "hợp tác xã", "htx"})
_FIRM = regex.compile(
    r"(?<!\p{L})(?:Công ty|Tổng công ty|Tập đoàn|CTCP|HTX|Hợp tác xã|Nhà máy|Nông trường|Ngân hàng)(?!\p{L})"
)
_FIRM_OPENERS = frozenset(
    ["công", "tổng", "tập", "ctcp", "htx", "hợp", "nhà", "nông", "ngân"]
)  # a quick look
_FIRM_KINDS = frozenset({"company", "cooperative", "state_farm", "commercial_bank"})
_VILLAGES = frozenset({"thôn", "bản", "buôn", "bon", "làng", "ấp", "xóm", "khóm"})
_PRESIDENT = name_key("Hồ Chí Minh")


def names_nobody(passage: Passage, first: int, last: int) -> bool:
    """Whether a run is a single word, which no cue before it makes a name: most open a sentence.

    Nor is one whose last syllable opens a word of two: `Đoàn Chủ` + `tịch`.
    """
    words = passage.words
    opens = words.keys[last - 1] == "chủ" and last < len(words) and words.joins(last)
    if opens and words.keys[last] in ("tịch", "nhiệm", "tọa"):
        return True
    before = passage.cue_before.get(first)
    if last > first + 1 or (before is not None and touches(passage.words.gaps[first], before)):
        return False
    surface, key = passage.words.surfaces[first], passage.words.keys[first]
    return not (is_initials(surface) or _is_highlander(key) or key in figures())


def judge(run: Run, places: frozenset[str]) -> FoundName | None:
    """The name in the run by the first rule that holds, None where none does.

    places: keys of the bare place names that the text uses with a type word.
    """
    words = run.words
    before = run.passage.cue_before.get(run.first)
    cue = before if before is not None and touches(words[0].gap, before) else None
    if cue is not None and cue.kind == "ideology" and name_key(surface_of(words)) not in figures():
        cue = None  # `Trưởng phòng Quản lý văn hóa Đinh Thị Huyền`
    if cue is not None and (cue.kind in ("thing", "ideology") or _opens_place(run, cue)):
        return _after_thing(run, cue)
    if cue is not None and cue.kind == "title" and _heads_village_of_own(run, cue):
        return None  # `khi ông làm Trưởng thôn` + `Hà Lợi Trung`
    if words[0].is_shouted and len(words) > 1:
        return _in_headline(run, cue, places)
    if _opens_body(run, cue) or _is_in_firm(run, cue):
        return None  # `Tổng Biên tập` + `Báo Hà Tĩnh`
    if name_key(surface_of(words)) in figures() and not before_post(run):
        return _figure(run, cue)
    if cue is not None and cue.kind in ADDRESS | {"plural"}:
        return _after_honorific(run, cue)
    if len(words) < 2 and not words[0].is_initials:
        if cue is not None and cue.kind == "title":
            if read_organisation(run.passage.text, words[0].start_char) is not None:
                return None  # `Chỉ huy trưởng` + `Ban Chỉ huy quân sự`
            if _opens_field(run):
                return None  # `Trưởng phòng` + `Tài nguyên và Môi trường`
            return found_name(run, 0, 1, "people.given_name", cue, short=True)
        return _single_highlander(run)
    if _is_highlander(words[-1].key) and is_known_place(words[:-1], places) and goes_on_from_post(run):
        return found_name(run, len(words) - 1, len(words), "people.after_post", None)
    return by_surroundings(run, cue, places)


def _after_honorific(run: Run, cue: Cue) -> FoundName | None:
    words, passage = run.words, run.passage
    before, honorific = passage.cue_before.get(cue.first), passage.words[cue.first]
    named = before is not None and before.kind == "thing" and cue.last == cue.first + 1
    if named and honorific.is_capital and honorific.joins:
        return None  # `núi Bà Đen`
    spoken = surface_of([*passage.words.between(cue.first, cue.last), *words])
    if name_key(surface_of(words)) in no_names() or name_key(spoken) in no_names():
        return None
    if words[0].is_shouted and not surname_strength(words[0].key):
        return None
    if _is_of_place(words, cue):
        return None
    if words[0].key in _TITLE_WORDS and (len(words) < 3 or form_of_name(words) < 2):
        return None
    if words[0].is_initials:
        return found_name(run, 0, 1, "people.initials", cue)
    if len(words) == 1:
        return _single_after_honorific(run, cue)
    if len(words) > LONGEST:
        return by_surroundings(run, None, frozenset())
    rule = "people.list_item" if cue.plural else "people.honorific"
    short = len(words) == 2 and form_of_name(words) == 0 and not is_foreign(words)
    return found_name(run, 0, len(words), rule, cue, short=short)


def _is_of_place(words: Sequence[Word], cue: Cue) -> bool:
    """`Đoàn Luật sư Hà Nam`, `cựu chiến binh Hà Giang`: what people are called together, and where."""
    together = cue.kind == "degree" or (cue.kind == "address" and cue.last > cue.first + 1)
    return together and not levels_of(surface_of(words)).isdisjoint({"province", "district"})


def _single_after_honorific(run: Run, cue: Cue) -> FoundName | None:
    """`ông Dũng`, `ông G.`, `chị H'Nhuăn`; not `huyện Anh Sơn`, nor `các em Mông`."""
    word, words = run.words[0], run.passage.words
    if cue.kind == "degree" and word.key in _STUDIES and not words.is_capital(cue.first):
        return None  # `thạc sĩ Luật`
    if word.is_shouted or (cue.plural and not run.after_person and not _is_listed(run)):
        return None
    honorific = words[cue.first]
    if honorific.is_capital and levels_of(f"{honorific.surface} {word.surface}"):
        return None
    if word.key == "hồ" and honorific.key in ("bác", "cụ"):
        return found_name(run, 0, 1, FIGURE, cue, short=True)
    if words.keys[cue.last - 1] in ("em", "cháu", "bé", "con"):
        return None
    name = found_name(run, 0, 1, "people.given_name", cue, short=True)
    return name._replace(may_stand_alone=run.first not in run.passage.common_words)


def _opens_body(run: Run, cue: Cue | None) -> bool:
    """Whether the whole run is the name of a body (`Báo Hà Tĩnh`), and no word of address says otherwise."""
    word = run.words[0]
    if surname_strength(word.key) == "strong" or (cue is not None and cue.kind in ADDRESS):
        return False
    if not may_open(run.passage.text, word.surface, word.start_char, word.end_char):
        return False
    body = read_organisation(run.passage.text, word.start_char)
    return body is not None and body.end_char >= run.words[-1].end_char


def _heads_village_of_own(run: Run, cue: Cue) -> bool:
    """Whether somebody is said to become the head of a village, whose name then follows, and nobody's."""
    keys, first = run.passage.words.keys, cue.first
    return first > 0 and keys[first - 1] == "làm" and keys[cue.last - 1] in _VILLAGES


def _opens_field(run: Run) -> bool:
    """Whether the word is the first syllable of a field of work that goes on in small letters."""
    text, start = run.passage.text, run.words[0].start_char
    words = name_words(text)
    index = words.index_at(start)
    field = match_longest(fields(), words, index)
    return field is not None and field[1] > index + 1 and words.starts[index] == start


def _is_in_firm(run: Run, cue: Cue | None) -> bool:
    """Whether the run ends the name of a firm: `Công ty TNHH Thương mại và Dịch vụ` + `Hoàng Gia`."""
    if cue is not None and cue.kind in ADDRESS:
        return False
    start, text = run.words[0].start_char, run.passage.text
    if not find_openers(text, _FIRM_OPENERS, max(0, start - 90), start):
        return False
    opening = max((m.start() for m in _FIRM.finditer(text, max(0, start - 90), start)), default=None)
    if opening is None:
        return False
    body = read_organisation(text, opening)
    return body is not None and body.end_char >= run.words[-1].end_char and body.kind in _FIRM_KINDS


def _is_listed(run: Run) -> bool:
    words, last = run.passage.words, run.last
    return last < len(words) and (words.gaps[last].strip() in (",", ";") or words.keys[last] == "và")


def _single_highlander(run: Run) -> FoundName | None:
    """`K’Brêu, trưởng thôn`: a name of one word, in a list or before a post."""
    word = run.words[0]
    if not _is_highlander(word.key):
        return None
    if run.list_open and word.gap.strip() in (":", ";", ","):
        return found_name(run, 0, 1, "people.list_item", None)
    if before_post(run):
        return found_name(run, 0, 1, "people.before_post", None)
    return found_name(run, 0, 1, "people.after_post", None) if goes_on_from_post(run) else None


def _is_highlander(key: str) -> bool:
    """`K’Brêu`: a name of one word."""
    return key[1:2] == "'" and key[0] in "hk" and key not in no_names()


def _figure(run: Run, cue: Cue | None) -> FoundName | None:
    """`Chủ tịch Hồ Chí Minh`, `Đại tướng Võ Nguyên Giáp`; without such a word the name is a street's."""
    words, first = run.passage.words, run.first
    president = first > 1 and words.keys[first - 2 : first] == ["chủ", "tịch"]
    key = name_key(surface_of(run.words))
    if key != _PRESIDENT and goes_on_from_post(run):
        return by_surroundings(run, cue, frozenset(), figures_too=True)
    if president or (cue is not None and cue.kind in ADDRESS):
        return found_name(run, 0, len(run.words), FIGURE, cue)
    return None


def _in_headline(run: Run, cue: Cue | None, places: frozenset[str]) -> FoundName | None:
    """A name within a line of capitals: after a cue, or with `VĂN` or `THỊ`; up to a word that ends it."""
    words = run.words
    for first, word in enumerate(words):
        cued = first == 0 and cue is not None and cue.kind in ADDRESS | {"title"}
        if surname_strength(word.key) is None or not (cued or _has_middle(words, first)):
            continue
        limit = min(len(words), first + LONGEST)
        last = next((i for i in range(first, limit) if words[i].key in headline_stops()), limit)
        part = words[first:last]
        needed = 1 if cued and cue is not None and cue.kind in ADDRESS else 3
        if len(part) <= 4 and form_of_name(part) >= needed and not is_known_place(part, places):
            return found_name(run, first, last, "people.headline", cue if cued else None)
    return None


def _has_middle(words: Sequence[Word], first: int) -> bool:
    return first + 2 < len(words) and words[first + 1].key in SEX_MIDDLE


def _opens_place(run: Run, cue: Cue) -> bool:
    """`Huyện ủy Anh Sơn`: a word of address that opens a place's name."""
    opening = run.passage.words.between(cue.first, cue.last)
    inside = opening[0].is_capital and opening[0].joins and cue.kind in ADDRESS
    return inside and bool(levels_of(surface_of([*opening, run.words[0]])))


def _after_thing(run: Run, cue: Cue) -> FoundName | None:
    """The person after a thing's name: `Hiệu trưởng Trường Tiểu học Lê Văn Tám Nguyễn Thị Lụa`; or after
    a place that opens like a thing: `Bí thư Huyện ủy Sông Lô Hà Văn Lịch`."""
    words = run.words
    if not run.post_in_reach:
        return None
    thing = " ".join(run.passage.words.keys[cue.first : cue.last])
    named = len(words) in (3, 4) and form_of_name(words) >= 4
    if thing in _HOUSES and named and name_key(surface_of(words)) not in figures():
        return found_name(run, 0, len(words), "people.after_post", None)
    opening = run.passage.words.between(cue.first, cue.last)
    for first in range(1, len(words) - 1):
        needed = 2 if levels_of(surface_of([*opening, *words[:first]])) else 4 if first > 1 else 9
        if form_of_name(words[first:]) >= needed:
            return found_name(run, first, len(words), "people.after_post", None)
    return None
