"""Judges which runs of capitalised words name people, rule by rule.

The less the words around say, the more the run itself must look like a name (`names.form_of_name`): after
`ông` anything goes, after a post a name with a family name, without any cue only `Nguyễn Văn Mão`.
"""

from collections.abc import Sequence

from extractors.gazetteer import levels_of
from extractors.name_runs import Passage, Run, surface_of, touches
from extractors.names import (
    ADDRESS,
    SEX_MIDDLE,
    Cue,
    Word,
    addresses,
    countries,
    figures,
    form_of_name,
    headline_stops,
    is_foreign,
    is_particle,
    no_names,
    openers,
    surname_strength,
)
from extractors.short_names import FIGURE, FoundName
from extractors.spelling import name_key

_TITLE_WORDS = frozenset({"phó", "trưởng", "chánh", "tổng", "ủy", "bí", "nguyên", "thường", "ban"})
_PRESIDENT = name_key("Hồ Chí Minh")
_LONGEST = 5  # syllables of a name


def judge(run: Run, places: frozenset[str]) -> FoundName | None:
    """The name in the run by the first rule that holds, None where none does.

    places: keys of the bare place names that the text uses with a type word.
    """
    words = run.words
    before = run.passage.cue_before.get(run.first)
    cue = before if before is not None and touches(words[0], before) else None
    if cue is not None and (cue.kind in ("thing", "ideology") or _opens_place(run, cue)):
        return _after_thing(run, cue)
    if words[0].is_shouted and len(words) > 1:
        return _in_headline(run, cue, places)
    if name_key(surface_of(words)) in figures() and not _before_post(run):
        return _figure(run, cue)
    if cue is not None and cue.kind in ADDRESS | {"plural"}:
        return _after_honorific(run, cue)
    if len(words) < 2 and not words[0].is_initials:
        if cue is not None and cue.kind == "title":
            return found_name(run, 0, 1, "people.given_name", cue, short=True)
        return _single_highlander(run)
    if _is_highlander(words[-1]) and _is_known_place(words[:-1], places) and _goes_on_from_post(run):
        return found_name(run, len(words) - 1, len(words), "people.after_post", None)
    return _by_surroundings(run, cue, places)


def found_name(run: Run, first: int, last: int, rule: str, cue: Cue | None, short: bool = False) -> FoundName:
    """The words `first:last` of the run as a name; cue: the word before it, if it tells the gender."""
    words, after = run.words[first:last], run.first + last
    end = words[-1].end_char
    initial = len(words[-1].surface) == 1 or words[-1].is_initials
    following = run.passage.words[after] if after < len(run.passage.words) else None
    return FoundName(
        start_char=words[0].start_char,
        end_char=end,
        words=words,
        rule=rule,
        gender=cue.gender if cue is not None else None,
        short=short,
        may_stand_alone=cue is None or cue.kind != "title",
        stop=initial and run.passage.text[end : end + 1] == ".",
        next_word=following if following is not None and following.joins else None,
    )


def _after_honorific(run: Run, cue: Cue) -> FoundName | None:
    words, passage = run.words, run.passage
    before, honorific = passage.cue_before.get(cue.first), passage.words[cue.first]
    if before is not None and before.kind == "thing" and honorific.is_capital and honorific.joins:
        return None  # `núi Bà Đen`
    spoken = surface_of([*passage.words[cue.first : cue.last], *words])
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
    if len(words) > _LONGEST:
        return _by_surroundings(run, None, frozenset())
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
    if word.is_shouted or (cue.plural and not run.after_person and not _is_listed(run)):
        return None
    honorific = words[cue.first]
    if honorific.is_capital and levels_of(f"{honorific.surface} {word.surface}"):
        return None
    if word.key == "hồ" and honorific.key in ("bác", "cụ"):
        return found_name(run, 0, 1, FIGURE, cue, short=True)
    if words[cue.last - 1].key in ("em", "cháu", "bé", "con"):
        return None
    name = found_name(run, 0, 1, "people.given_name", cue, short=True)
    return name._replace(may_stand_alone=run.first not in run.passage.common_words)


def _is_listed(run: Run) -> bool:
    words, last = run.passage.words, run.last
    return last < len(words) and (words[last].gap.strip() in (",", ";") or words[last].key == "và")


def _single_highlander(run: Run) -> FoundName | None:
    """`K’Brêu, trưởng thôn`: a name of one word, in a list or before a post."""
    word = run.words[0]
    if not _is_highlander(word):
        return None
    if run.list_open and word.gap.strip() in (":", ";", ","):
        return found_name(run, 0, 1, "people.list_item", None)
    if _before_post(run):
        return found_name(run, 0, 1, "people.before_post", None)
    return found_name(run, 0, 1, "people.after_post", None) if _goes_on_from_post(run) else None


def _is_highlander(word: Word) -> bool:
    """`K’Brêu`: a name of one word."""
    return word.key[1:2] == "'" and word.key[0] in "hk" and word.key not in no_names()


def _figure(run: Run, cue: Cue | None) -> FoundName | None:
    """`Chủ tịch Hồ Chí Minh`, `Đại tướng Võ Nguyên Giáp`; without such a word the name is a street's."""
    words, first = run.passage.words, run.first
    president = first > 1 and words[first - 2].key == "chủ" and words[first - 1].key == "tịch"
    key = name_key(surface_of(run.words))
    if key != _PRESIDENT and _goes_on_from_post(run):
        return _by_surroundings(run, cue, frozenset(), figures_too=True)
    if president or (cue is not None and cue.kind in ADDRESS):
        return found_name(run, 0, len(run.words), FIGURE, cue)
    return None


def _by_surroundings(
    run: Run, cue: Cue | None, places: frozenset[str], figures_too: bool = False
) -> FoundName | None:
    """The best part of the run that is a name, given what stands before and after it; after a known place
    (`Hà Giang Ksor Thin`) what is left."""
    words = run.words
    if len(words) <= _LONGEST and cue is not None and is_foreign(words):
        first = 1 if words[0].key in countries() and len(words) > 2 else 0
        return found_name(run, first, len(words), _demand(run, 0, cue, places)[1], cue)
    best: tuple[bool, int, int, str] | None = None
    for first in range(max(0, len(words) - _LONGEST), len(words) - 1):
        rest = words[first:]
        form = form_of_name(rest)
        needed, rule = _demand(run, first, cue, places)
        if form == 0 or form < needed or (_is_known_place(rest, places) and not figures_too):
            continue
        after_place = first > 1 and _is_known_place(words[:first], places)
        if best is None or (after_place, form) > best[:2]:
            best = (after_place, form, first, rule)
        if (
            first == 0
            and words[0].key not in addresses()
            and _opens_item(run)
            and not _is_known_place(words[:2], places)
        ):
            break  # `; Quan Trần Anh Bách,`: nothing but the name stands in an item of a list
        if is_particle(words[first].key) and not _is_known_place(words[first : first + 2], places):
            break  # `Y Thanh Hà Niê`: nothing stands before a particle
    if best is None:
        return None
    _, _, first, rule = best
    return found_name(run, first, len(words), rule, cue if first == 0 else None)


def _demand(run: Run, first: int, cue: Cue | None, places: frozenset[str]) -> tuple[int, str]:
    """How much the part from `first` on must look like a name, and by which rule it would be one."""
    options = [(4, "people.surname_run")]
    if _before_post(run):
        options.append((3, "people.before_post"))
    if run.list_open or run.after_person:
        mark = run.words[0].gap.strip()
        sure = mark in (":", ";") or run.first == 0 or (first == 0 and _before_post(run))
        options.append((1 if sure else 2, "people.list_item"))
    if _is_numbered(run):
        options.append((2 if run.list_open else 3, "people.list_item"))
    if cue is not None and cue.kind == "title":
        options.append((1, "people.after_post"))
    elif _goes_on_from_post(run):
        options.append((1 if _ends_place(run, first, places) else 2, "people.after_post"))
    if cue is not None and cue.kind == "role":
        options.append((2, "people.role"))
    needed, rule = min(options)
    return needed + _cost_of_prefix(run, first, places), rule


def _is_numbered(run: Run) -> bool:
    """`1. Hà Bách`"""
    before = run.passage.words[run.first - 1] if run.first else None
    return (
        before is not None and before.surface.isdigit() and run.words[0].gap.strip() in (".", ")", "/", "-")
    )


def _goes_on_from_post(run: Run) -> bool:
    """Whether a title stands not far before and the run goes on from the words after it."""
    return run.post_in_reach and (run.words[0].joins or run.words[0].gap.strip() == ")")


def _opens_item(run: Run) -> bool:
    """Whether the run is a whole item of a list, or stands between a place and what its holder does."""
    listed = (run.list_open or run.after_person) and run.words[0].gap.strip() in (":", ";")
    return len(run.words) <= 4 and (
        (listed and _before_post(run)) or run.first - 1 in run.passage.place_words
    )


def _ends_place(run: Run, first: int, places: frozenset[str]) -> bool:
    """Whether the words before are the place of a post, so that its holder must follow: `UBND tỉnh Cao Bằng
    Kơ Nhiên`, `Tỉnh ủy Lào Cai Ấu Khuê`."""
    if first == 0:
        return run.first - 1 in run.passage.place_words
    return first > 1 and _is_known_place(run.words[:first], places)


def _cost_of_prefix(run: Run, first: int, places: frozenset[str]) -> int:
    """How much more is asked where words of the run stand before the name: nothing for a place."""
    prefix = run.words[:first]
    if not prefix or (len(prefix) == 1 and prefix[0].key in openers()):
        return 0
    if _is_known_place(prefix, places):
        return 0
    if form_of_name(run.words) >= 3 and len(run.words) <= 4:
        return 9  # `Nguyễn Lê Văn Hùng`: the whole is the name
    return 0 if run.post_in_reach else 2


def _is_known_place(words: Sequence[Word], places: frozenset[str]) -> bool:
    surface = surface_of(words)
    key = name_key(surface)
    return key in places or key in no_names() or key in figures() or bool(levels_of(surface))


def _before_post(run: Run) -> bool:
    """Whether a title, a rank, a place or a verb of saying follows: `Lê Bách, nguyên Bí thư …`."""
    words, passage, index = run.passage.words, run.passage, run.last
    if index >= len(words):
        return run.first == 0 and passage.post_follows
    gap = words[index].gap.strip()
    if gap not in (",", "-", "–", "(", ""):
        return False
    if (gap == "(" and index in passage.place_words) or _is_bracketed_place(passage, index):
        return True
    if words[index].key in ("nguyên", "là", "hiện", "tân", "quyền", "cựu") and index + 1 < len(words):
        index += 1
    cue = passage.cue_at.get(index)
    if cue is not None:
        return cue.kind in ("title", "rank") or (cue.kind == "saying" and gap in ("", ","))
    return False


def _is_bracketed_place(passage: Passage, index: int) -> bool:
    """`Y Thông (Phú Yên)`"""
    words = passage.words
    if words[index].gap.strip() != "(" or not words[index].is_capital:
        return False
    last = index + 1
    while last < len(words) and last < index + 4 and words[last].joins:
        last += 1
    closes = passage.text[words[last - 1].end_char : words[last - 1].end_char + 1] == ")"
    return closes and bool(levels_of(surface_of(words[index:last])))


def _in_headline(run: Run, cue: Cue | None, places: frozenset[str]) -> FoundName | None:
    """A name within a line of capitals: after a cue, or with `VĂN` or `THỊ`; up to a word that ends it."""
    words = run.words
    for first, word in enumerate(words):
        cued = first == 0 and cue is not None and cue.kind in ADDRESS | {"title"}
        if surname_strength(word.key) is None or not (cued or _has_middle(words, first)):
            continue
        limit = min(len(words), first + _LONGEST)
        last = next((i for i in range(first, limit) if words[i].key in headline_stops()), limit)
        part = words[first:last]
        needed = 1 if cued and cue is not None and cue.kind in ADDRESS else 3
        if len(part) <= 4 and form_of_name(part) >= needed and not _is_known_place(part, places):
            return found_name(run, first, last, "people.headline", cue if cued else None)
    return None


def _has_middle(words: Sequence[Word], first: int) -> bool:
    return first + 2 < len(words) and words[first + 1].key in SEX_MIDDLE


def _opens_place(run: Run, cue: Cue) -> bool:
    """`Huyện ủy Anh Sơn`: a word of address that opens a place's name."""
    opening = run.passage.words[cue.first : cue.last]
    inside = opening[0].is_capital and opening[0].joins and cue.kind in ADDRESS
    return inside and bool(levels_of(surface_of([*opening, run.words[0]])))


def _after_thing(run: Run, cue: Cue) -> FoundName | None:
    """The person after a thing's name: `Hiệu trưởng Trường Tiểu học Lê Văn Tám Nguyễn Thị Lụa`; or after
    a place that opens like a thing: `Bí thư Huyện ủy Sông Lô Hà Văn Lịch`."""
    words = run.words
    if not run.post_in_reach:
        return None
    opening = run.passage.words[cue.first : cue.last]
    for first in range(1, len(words) - 1):
        needed = 2 if levels_of(surface_of([*opening, *words[:first]])) else 4 if first > 1 else 9
        if form_of_name(words[first:]) >= needed:
            return found_name(run, first, len(words), "people.after_post", None)
    return None
