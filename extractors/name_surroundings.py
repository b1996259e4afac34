"""Judges a run of capitalised words by what stands around it, where no word of address opens it.

The less the words around say, the more the run itself must look like a name (`names.form_of_name`): after a
post a name with a family name, without any cue only `Nguyễn Văn Mão`.
"""

from collections.abc import Sequence

from extractors.gazetteer import levels_of
from extractors.name_cues import Cue
from extractors.name_runs import Passage, Run, surface_of
from extractors.name_words import Word
from extractors.names import (
    addresses,
    countries,
    figures,
    form_of_name,
    is_foreign,
    is_particle,
    no_names,
    openers,
)
from extractors.short_names import FoundName, key_of
from extractors.spelling import name_key

LONGEST = 5  # syllables of a name
_TONED = frozenset("ÁÀẢÃẠÉÈẺẼẸÍÌỈĨỊÓÒỎÕỌÚÙỦŨỤÝỲỶỸỴẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰẮẰẲẴẶ")  # names, no initials


def found_name(run: Run, first: int, last: int, rule: str, cue: Cue | None, short: bool = False) -> FoundName:
    """The words `first:last` of the run as a name; cue: the word before it, if it tells the gender."""
    words, after = run.words[first:last], run.first + last
    end = words[-1].end_char
    surface = words[-1].surface
    initial = (len(surface) == 1 and surface not in _TONED) or words[-1].is_initials
    following = run.passage.words[after] if after < len(run.passage.words) else None
    return FoundName(
        start_char=words[0].start_char,
        end_char=end,
        key=key_of(words),
        words=words,
        rule=rule,
        gender=cue.gender if cue is not None else None,
        short=short,
        may_stand_alone=cue is None or cue.kind != "title",
        stop=initial and run.passage.text[end : end + 1] == ".",
        next_word=following if following is not None and following.joins else None,
    )


def by_surroundings(
    run: Run, cue: Cue | None, places: frozenset[str], figures_too: bool = False
) -> FoundName | None:
    """The best part of the run that is a name, given what stands before and after it; after a known place
    (`Hà Giang Ksor Thin`) what is left."""
    words = run.words
    if len(words) <= LONGEST and cue is not None and is_foreign(words):
        first = 1 if words[0].key in countries() and len(words) > 2 else 0
        return found_name(run, first, len(words), _demand(run, 0, cue, places)[1], cue)
    best: tuple[bool, int, int, str] | None = None
    for first in range(max(0, len(words) - LONGEST), len(words) - 1):
        rest = words[first:]
        form = form_of_name(rest)
        if form == 0:
            continue
        needed, rule = _demand(run, first, cue, places)
        if form < needed or form < needed + _cost_of_prefix(run, first, places):
            continue
        if is_known_place(rest, places) and not figures_too:
            continue
        if rest[0].key in openers() and name_key(surface_of(rest[1:])) in places:
            continue  # `Nay Hải Hồ có chín đảng viên`, of the bản Hải Hồ
        after_place = first > 1 and _is_place_before(words, first, places)
        if best is None or (after_place, form) > best[:2]:
            best = (after_place, form, first, rule)
        if (
            first == 0
            and words[0].key not in addresses()
            and _opens_item(run)
            and not is_known_place(words[:2], places)
        ):
            break  # `; Quan Trần Anh Bách,`: nothing but the name stands in an item of a list
        if is_particle(words[first].key) and not is_known_place(words[first : first + 2], places):
            break  # `Y Thanh Hà Niê`: nothing stands before a particle
    if best is None:
        return None
    _, _, first, rule = best
    return found_name(run, first, len(words), rule, cue if first == 0 else None)


def _is_place_before(words: Sequence[Word], first: int, places: frozenset[str]) -> bool:
    """Whether the words before are a place; a name of four syllables may open like a commune (`Vũ Minh`)."""
    if not is_known_place(words[:first], places):
        return False
    surface = surface_of(words[:first])
    small = name_key(surface) not in places and not levels_of(surface) & {"province", "district"}
    return not (small and len(words) <= 4 and form_of_name(words) >= 4)


def _demand(run: Run, first: int, cue: Cue | None, places: frozenset[str]) -> tuple[int, str]:
    """How much the part from `first` on must look like a name at least, and by which rule it would be one."""
    options = [(4, "people.surname_run")]
    if before_post(run):
        options.append((3, "people.before_post"))
    if run.list_open or run.after_person:
        mark = run.words[0].gap.strip()
        sure = mark in (":", ";") or run.first == 0 or (first == 0 and before_post(run))
        options.append((1 if sure else 2, "people.list_item"))
    if _is_numbered(run):
        options.append((2 if run.list_open else 3, "people.list_item"))
    if cue is not None and cue.kind == "title":
        options.append((1, "people.after_post"))
    elif goes_on_from_post(run):
        options.append((1 if _ends_place(run, first, places) else 2, "people.after_post"))
    if cue is not None and cue.kind == "role":
        options.append((2, "people.role"))
    return min(options)


def _is_numbered(run: Run) -> bool:
    """`1. Hà Bách`"""
    numbered = run.first > 0 and run.passage.words.surfaces[run.first - 1].isdigit()
    return numbered and run.words[0].gap.strip() in (".", ")", "/", "-")


def goes_on_from_post(run: Run) -> bool:
    """Whether a title stands not far before and the run goes on from the words after it."""
    return run.post_in_reach and (run.words[0].joins or run.words[0].gap.strip() == ")")


def _opens_item(run: Run) -> bool:
    """Whether the run is a whole item of a list, or stands between a place and what its holder does."""
    listed = (run.list_open or run.after_person) and run.words[0].gap.strip() in (":", ";")
    return len(run.words) <= 4 and ((listed and before_post(run)) or run.first - 1 in run.passage.place_words)


def _ends_place(run: Run, first: int, places: frozenset[str]) -> bool:
    """Whether the words before are the place of a post, so that its holder must follow: `UBND tỉnh Cao Bằng
    Kơ Nhiên`, `Tỉnh ủy Lào Cai Ấu Khuê`."""
    if first == 0:
        return run.first - 1 in run.passage.place_words
    return first > 1 and is_known_place(run.words[:first], places)


def _cost_of_prefix(run: Run, first: int, places: frozenset[str]) -> int:
    """How much more is asked where words of the run stand before the name: nothing for a place."""
    prefix = run.words[:first]
    if not prefix or (len(prefix) == 1 and prefix[0].key in openers()):
        return 0
    if is_known_place(prefix, places):
        return 0
    if form_of_name(run.words) >= 3 and len(run.words) <= 4:
        return 9  # `Nguyễn Lê Văn Hùng`: the whole is the name
    return 0 if run.post_in_reach else 2


def is_known_place(words: Sequence[Word], places: frozenset[str]) -> bool:
    surface = surface_of(words)
    key = name_key(surface)
    return key in places or key in no_names() or key in figures() or bool(levels_of(surface))


def before_post(run: Run) -> bool:
    """Whether a title, a rank, a place or a verb of saying follows: `Lê Bách, nguyên Bí thư …`."""
    words, passage, index = run.passage.words, run.passage, run.last
    if index >= len(words):
        return run.first == 0 and passage.post_follows
    gap = words.gaps[index].strip()
    if gap not in (",", "-", "–", "(", ""):
        return False
    if (gap == "(" and index in passage.place_words) or _is_bracketed_place(passage, index):
        return True
    if words.keys[index] in ("nguyên", "là", "hiện", "tân", "quyền", "cựu") and index + 1 < len(words):
        index += 1
    cue = passage.cue_at.get(index)
    if cue is not None:
        return cue.kind in ("title", "rank") or (cue.kind == "saying" and gap in ("", ","))
    return False


def _is_bracketed_place(passage: Passage, index: int) -> bool:
    """`Y Thông (Phú Yên)`"""
    words = passage.words
    if words.gaps[index].strip() != "(" or not words.is_capital(index):
        return False
    last = index + 1
    while last < len(words) and last < index + 4 and words.joins(last):
        last += 1
    closes = passage.text.startswith(")", words.ends[last - 1])
    return closes and bool(levels_of(surface_of(words.between(index, last))))
