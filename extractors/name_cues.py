"""Reads the cues around persons' names: `đồng chí`, `Thượng tá`, `đường`, `cho biết`, a title.

A cue is a word or phrase of cue_forms.py, or a title (titles.py).
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractors.cue_forms import cue_forms, cue_openers
from extractors.name_words import Words, is_shouted
from extractors.names import surname_strength
from extractors.text_words import find_openers
from extractors.titles import TitleMention

ADDRESS = frozenset({"address", "comrade", "kin", "rank", "degree"})  # kinds of honorifics.csv


class Cue(NamedTuple):
    """A cue, words `first:last`. kind: that of its rule file, or `title`. gender as there, plural: a list
    of names may follow."""

    kind: str
    gender: str | None
    plural: bool
    first: int
    last: int


def read_cues(text: str, words: Words, found: Sequence[TitleMention]) -> list[Cue]:
    """The cues among the words of the text, longest first, not overlapping, in order.

    found: the titles there.
    """
    if not words:
        return []
    titles, forms, keys = _titles(words, found), cue_forms(), words.keys
    near = find_openers(text, cue_openers(), words.starts[0], words.ends[-1])
    cued = [index for index in map(words.index_at, near) if index is not None and keys[index] in forms]
    cues: list[Cue] = []
    done = 0
    for index in sorted({*cued, *titles}):
        if index < done:
            continue
        cue = titles.get(index) or _longest(words, index)
        if cue is None or (cues and _is_family_name(words, cue, cues[-1])):
            continue
        if _is_womans_family_name(words, cue) or (cue.kind != "title" and _holds_title(cue, titles)):
            continue
        cues.append(cue)
        done = cue.last
    return cues


def _holds_title(cue: Cue, titles: dict[int, Cue]) -> bool:
    return not titles.keys().isdisjoint(range(cue.first + 1, cue.last))


def _longest(words: Words, index: int) -> Cue | None:
    keys = words.keys
    by_second = cue_forms().get(keys[index], {})
    second = keys[index + 1] if index + 1 < len(keys) else ""
    for form in by_second.get(second, ()) if second else ():
        last = index + len(form.keys)
        if tuple(keys[index:last]) == form.keys and all(map(words.joins, range(index + 1, last))):
            if (
                form.kind == "role"
                and words.is_capital(index + 1)
                and _is_inside_name(words, index, form.kind)
            ):
                continue  # `Đàm Quốc Vương`
            return Cue(form.kind, form.gender, form.plural, index, last)
    for form in by_second.get("", ()):
        if not _is_inside_name(words, index, form.kind):
            return Cue(form.kind, form.gender, form.plural, index, index + 1)
    return None


def _is_family_name(words: Words, cue: Cue, before: Cue) -> bool:
    """`Đồng chí Ông Thị Diệu`: a family name, though it could be a word of address."""
    alone = cue.last == cue.first + 1 and before.last == cue.first and before.kind in ADDRESS
    return alone and _is_name_after(words, cue.first) and surname_strength(words.keys[cue.first]) is not None


def _is_name_after(words: Words, index: int) -> bool:
    return words.is_capital(index) and words.joins(index)


def _is_womans_family_name(words: Words, cue: Cue) -> bool:
    """`các hộ Vàng Mí Pó, Già Thị Mỷ, …`: no address is capital within a sentence."""
    alone = 0 < cue.first == cue.last - 1 and cue.kind in ADDRESS and words.is_capital(cue.first)
    if not alone or words.keys[cue.last : cue.last + 1] != ["thị"] or cue.last + 1 >= len(words):
        return False
    listed = words.joins(cue.first) or words.gaps[cue.first].strip() in (",", ";")
    named = _is_name_after(words, cue.last) and _is_name_after(words, cue.last + 1)
    return listed and named and surname_strength(words.keys[cue.first]) is not None


def _is_inside_name(words: Words, index: int, kind: str) -> bool:
    """A capitalised word after another one is a syllable of a name (`Ngô Anh Tuấn`), and a family name
    that opens a run is no kind of thing (`Hồ Văn Chiều` is no lake)."""
    if not words.is_capital(index) or is_shouted(words.surfaces[index]):
        return False
    if kind == "thing" and surname_strength(words.keys[index]):
        return True
    after_name = index > 0 and words.joins(index) and words.is_capital(index - 1)
    return after_name and not is_shouted(words.surfaces[index - 1])


def _titles(words: Words, titles: Sequence[TitleMention]) -> dict[int, Cue]:
    """First word -> the title that begins there."""
    found: dict[int, Cue] = {}
    for title in titles:
        first = words.index_at(title.start_char)
        if first is not None:
            last = bisect_right(words.ends, title.end_char, first + 1)
            found[first] = Cue("title", None, title.plural, first, last)
    return found
