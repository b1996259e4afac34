"""Binds the names of one text to its people: `Đồng chí Thiện` is the Nông Đức Thiện of another sentence.

Vietnamese refers back by the given name, the last syllable (`Hùng`, `Thu Hiền`), among some highland peoples
also by the first ones (`Y Blới` for `Y Blới Êban`). A short name is bound only where one person is left.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.document import Document
from extractors.names import SEX_MIDDLE, Word, figures
from extractors.records import Mention, quote
from extractors.spelling import name_key


class FoundName(NamedTuple):
    """A name as found. gender: what the word before it says. short: it may be a part of a fuller name;
    may_stand_alone: it is a person even where no fuller name is found. stop: it ends in an initial and a
    full stop follows, which is part of the name or ends the sentence."""

    start_char: int
    end_char: int
    words: Sequence[Word]
    rule: str
    gender: str | None
    short: bool
    may_stand_alone: bool
    stop: bool

    @property
    def key(self) -> str:
        """For comparing, tones kept."""
        return " ".join(word.key.replace(".", " ") if word.is_initials else word.key for word in self.words)


class _Person(NamedTuple):
    name: str
    syllables: tuple[str, ...]
    gender: str | None


def bind(document: Document, found: Sequence[FoundName]) -> Iterator[Mention]:
    """The mentions of the names, each with the fullest name in the text and the gender any of them tells."""
    found = _with_stops(found)
    people = _people(document, found)
    by_part = _by_part(people)
    for name in found:
        if name.key in people and not name.short:
            yield _mention(document, name, people[name.key], "explicit")
            continue
        candidates = [
            person
            for person in by_part.get(name.key, ())
            if not (name.gender and person.gender and name.gender != person.gender)
        ]
        if len(candidates) == 1:
            yield _mention(document, name, candidates[0], "article")
        elif candidates:
            yield _unresolved(document, name, candidates)
        elif name.may_stand_alone:
            yield _mention(document, name, _alone(document, found, name), "explicit")


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
        shouted = names.get(name.key, "").isupper() and not surface.isupper()
        if name.key not in names or shouted:
            names[name.key] = surface
        genders[name.key] = genders.get(name.key) or name.gender or _gender_of_middle(name.words)
    return {key: _Person(_calm(surface), tuple(key.split()), genders[key]) for key, surface in names.items()}


def _by_part(people: dict[str, _Person]) -> dict[str, list[_Person]]:
    """Key of a short name -> the people it can mean."""
    table: dict[str, list[_Person]] = {}
    for person in people.values():
        syllables = person.syllables
        parts = {" ".join(syllables[i:]) for i in range(1, len(syllables))}
        if syllables[0] in ("y", "a") or "'" in syllables[0]:
            parts |= {
                " ".join(syllables[:i])
                for i in range(1, len(syllables))
                if " ".join(syllables[:i]) not in "ya"
            }
        for part in parts:
            table.setdefault(part, []).append(person)
    return table


def _gender_of_middle(words: Sequence[Word]) -> str | None:
    return SEX_MIDDLE.get(words[1].key) if len(words) > 2 else None


def _alone(document: Document, found: Sequence[FoundName], name: FoundName) -> _Person:
    return _Person(_calm(_shown(document, name)), tuple(name.key.split()), name.gender)


def _shown(document: Document, name: FoundName) -> str:
    return " ".join(document.text[name.start_char : name.end_char].split())


def _calm(surface: str) -> str:
    """The name in small letters with capitals, where it stands all in capitals."""
    if not surface.isupper() or "." in surface or len(surface) < 3:
        return surface
    return " ".join(word[0] + word[1:].lower() for word in surface.split())


def _mention(document: Document, name: FoundName, person: _Person, resolved: str) -> Mention:
    form = "initials" if name.words[-1].is_initials else "given" if resolved == "article" else "full"
    return Mention(
        kind="person",
        name=person.name,
        form=form,
        resolved=resolved,
        evidence=quote(document, name.start_char, name.end_char, name.rule),
        gender=person.gender or name.gender,
        historical=name_key(person.name) in figures(),
    )


def _unresolved(document: Document, name: FoundName, candidates: Sequence[_Person]) -> Mention:
    return Mention(
        kind="person",
        name=_shown(document, name),
        form="given",
        resolved="unresolved",
        evidence=quote(document, name.start_char, name.end_char, name.rule),
        candidates=tuple(person.name for person in candidates),
        gender=name.gender,
    )
