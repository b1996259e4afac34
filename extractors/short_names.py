"""Binds the names of one text to its people: `Đồng chí Thiện` is the Nông Đức Thiện of another sentence.

Vietnamese refers back by the given name, the last syllable (`Hùng`, `Thu Hiền`), among some highland peoples
also by the first ones (`Y Blới` for `Y Blới Êban`). A short name is bound only where one person is left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.document import Document
from extractors.name_words import Word
from extractors.names import SEX_MIDDLE
from extractors.records import Mention, quote

FIGURE = "people.figure"
_UNCLE_HO = "Hồ Chí Minh"


class FoundName(NamedTuple):
    """A name as found. gender: what the word before it says. short: it may be a part of a fuller name;
    may_stand_alone: it is a person even where no fuller name is found. stop: it ends in an initial and a
    full stop follows, which is part of the name or ends the sentence. next_word: the word that follows
    after a blank, None if none does. key: for comparing, tones kept."""

    start_char: int
    end_char: int
    key: str
    words: Sequence[Word]
    rule: str
    gender: str | None
    short: bool
    may_stand_alone: bool
    stop: bool
    next_word: Word | None


def key_of(words: Sequence[Word]) -> str:
    """The key of a name of these words."""
    return " ".join([word.key.replace(".", " ") if word.is_initials else word.key for word in words])


class _Person(NamedTuple):
    name: str
    key: str
    gender: str | None


def bind(document: Document, found: Sequence[FoundName], others: Mapping[str, str]) -> Iterator[Mention]:
    """The mentions of the names, each with the fullest name in the text and the gender any of them tells.

    others: key of another name of a person (`tám rinh`) -> key of the full one.
    """
    found = _with_stops(found)
    people = _people(document, [name for name in found if name.key not in others])
    by_part = _by_part(people.values())
    for other, key in others.items():
        if key in people:
            by_part[other] = [people[key]]
    meant = [_candidates(name, people, by_part) for name in found]
    genders: dict[str, str] = {}
    for name, candidates in zip(found, meant, strict=True):
        if len(candidates) == 1 and name.gender:
            genders.setdefault(candidates[0].name, name.gender)
    for name, candidates in zip(found, meant, strict=True):
        if candidates:
            yield _mention(document, name, candidates, genders)
        elif name.may_stand_alone:
            alone = _Person(_calm(_shown(document, name)), name.key, name.gender)
            yield _mention(document, name, [alone], genders)


def _with_stops(found: Sequence[FoundName]) -> list[FoundName]:
    """The names with the full stop of their last initial, unless the text writes the name without it too."""
    without = {name.key for name in found if not name.stop}
    return [
        name._replace(end_char=name.end_char + 1) if name.stop and name.key not in without else name
        for name in found
    ]


def _people(document: Document, found: Sequence[FoundName]) -> dict[str, _Person]:
    """Key of a full name -> its person."""
    genders: dict[str, str | None] = {}
    names: dict[str, str] = {}
    for name in found:
        if name.short:
            continue
        surface = _shown(document, name)
        if name.key not in names or _is_odd(names[name.key]) > _is_odd(surface):
            names[name.key] = surface
        genders[name.key] = genders.get(name.key) or name.gender or _gender_of_middle(name.words)
    people = {key: _Person(_calm(surface), key, genders[key]) for key, surface in names.items()}
    longer = _by_part(person for person in people.values() if person.key.count(" ") > 1)
    return {key: person for key, person in people.items() if not _is_part(person, longer)}


def _is_odd(surface: str) -> bool:
    """Whether a name stands in capitals or lacks one."""
    return surface.isupper() or any(syllable[0].islower() for syllable in surface.split())


def _is_part(person: _Person, longer: dict[str, list[_Person]]) -> bool:
    """Whether a name of two syllables is the short form of one fuller name (`Y Blới` of `Y Blới Êban`)."""
    fuller = longer.get(person.key, ()) if person.key.count(" ") == 1 else ()
    return len(fuller) == 1 and _may_be(person.gender, fuller[0])


def _by_part(people: Iterable[_Person]) -> dict[str, list[_Person]]:
    """Key of a short name -> the people it can mean; Lao names, too, go by the first (`Bun-thoong`)."""
    table: dict[str, list[_Person]] = {}
    for person in people:
        syllables = person.key.split()
        parts = {" ".join(syllables[i:]) for i in range(1, len(syllables))}
        if syllables[0] == "y" or "'" in syllables[0] or "-" in syllables[0] or "–" in syllables[0]:
            first = 2 if syllables[0] == "y" else 1
            parts |= {" ".join(syllables[:i]) for i in range(first, len(syllables))}
        for part in parts:
            table.setdefault(part, []).append(person)
    return table


def _candidates(
    name: FoundName, people: dict[str, _Person], by_part: dict[str, list[_Person]]
) -> list[_Person]:
    """The people that a name can mean; the one that it names in full is the only one."""
    if name.rule == FIGURE and name.short:
        return [_Person(_UNCLE_HO, "", "male")]
    if name.key in people and not name.short:
        return [people[name.key]]
    return [person for person in by_part.get(name.key, ()) if _may_be(name.gender, person)]


def _may_be(gender: str | None, person: _Person) -> bool:
    return not (gender and person.gender and gender != person.gender)


def _gender_of_middle(words: Sequence[Word]) -> str | None:
    return SEX_MIDDLE.get(words[1].key) if len(words) > 2 else None


def _shown(document: Document, name: FoundName) -> str:
    return " ".join(document.text[name.start_char : name.end_char].split())


def _calm(surface: str) -> str:
    """The name in small letters with capitals, where it stands all in capitals."""
    if not surface.isupper() or "." in surface or len(surface) < 3:
        return surface
    return " ".join(word[0] + word[1:].lower() for word in surface.split())


def _mention(
    document: Document, name: FoundName, candidates: Sequence[_Person], genders: dict[str, str]
) -> Mention:
    person, evidence = candidates[0], quote(document, name.start_char, name.end_char, name.rule)
    short = person.key != name.key
    form = "initials" if name.words[-1].is_initials else "given" if short or name.short else "full"
    if len(candidates) > 1:
        return Mention(
            kind="person",
            name=_shown(document, name),
            form=form,
            resolved="unresolved",
            evidence=evidence,
            candidates=tuple(candidate.name for candidate in candidates),
            gender=name.gender,
        )
    return Mention(
        kind="person",
        name=person.name,
        form=form,
        resolved="article" if short and person.key else "explicit",
        evidence=evidence,
        gender=person.gender or genders.get(person.name),
        historical=name.rule == FIGURE,
    )
