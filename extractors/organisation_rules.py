"""The kinds of bodies and the phrases that their names are made of: rules/organisations.toml as tries.

A kind of body is known by its head (`Ủy ban nhân dân`, `Sở`); its row says what may follow.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from extractors import rules
from extractors.abbreviations import abbreviations, split_words
from extractors.organisation_words import NameWords, name_words
from extractors.spelling import name_key
from extractors.word_tries import Trie, insert, phrases

_NEXT_ANY_WORD = re.compile(r"[ \u00a0]{1,2}(\w+)")


class Body(NamedTuple):
    """A kind of body: a row of organisations.toml under one of its names."""

    id: str
    name: str
    branch: str
    level: str | None
    needs: str | None
    fused: bool
    types: tuple[str, ...]
    follows: tuple[str, ...]
    must: bool
    capital: bool


NO_BODY = Body("", "", "", None, None, False, (), (), False, False)


def heads_at(words: NameWords, index: int) -> list[tuple[Body, int]]:
    """The kinds of bodies whose heads begin with the word, whatever stands before it, as matches has them."""
    return _whole(words, phrases(heads(), words.keys, index, words.keys[index].lstrip(".,")))


def matches(trie: Trie, words: NameWords, index: int) -> list[tuple[Any, int]]:
    """What the phrases from the word on stand for, longest first, each with the index after it.

    None ends inside an abbreviation: its words begin at one character. None opens behind a break.
    """
    return _whole(words, phrases(trie, words.keys, index, words.keys[index].lstrip(",")))


def _whole(words: NameWords, found: list[tuple[Any, int]]) -> list[tuple[Any, int]]:
    return [one for one in found if words.starts[one[1]] != words.starts[one[1] - 1]]


def match_longest(trie: Trie, words: NameWords, index: int) -> tuple[Any, int] | None:
    """What the longest phrase from the word on stands for, and the index after it."""
    found = matches(trie, words, index)
    return found[0] if found else None


@cache
def heads() -> Trie:
    """Heads of names -> kind of body."""
    trie: Trie = {}
    other = "forms level needs fused place_types follows must capital"
    for row in rules.entries("organisations.toml", "body", "id name branch examples", other):
        for name in [row["name"], *row.get("forms", [])]:
            body = Body(
                row["id"],
                name,
                row["branch"],
                row.get("level"),
                row.get("needs"),
                row.get("fused", False),
                tuple(row.get("place_types", ())),
                tuple(row.get("follows", ())),
                row.get("must", False),
                row.get("capital", False),
            )
            _add(trie, _written_out(name), body._replace(name=_written_out(name)))
    return trie


@cache
def fields() -> Trie:
    """Fields of work: `Nông nghiệp và Môi trường`."""
    return _trie(_table()["fields"])


@cache
def reaches() -> Trie:
    """What says that a body is of the whole country: `Việt Nam`, `Trung ương`."""
    return _trie(_table()["reaches"])


@cache
def group(name: str) -> Trie:
    """The words that may stand between the heads of a group and their names: `Tiểu học`, `TNHH`."""
    return _trie(_table()["words"][name])


@cache
def field_names() -> frozenset[str]:
    """The fields of work as written."""
    return frozenset(_table()["fields"])


@cache
def function_words() -> frozenset[str]:
    """Small words that no name's capital needs to be complete."""
    return frozenset(_table()["function_words"])


def district_division(name: str) -> bool:
    """Whether a district has such a division: `Phòng Nội vụ`."""
    return name_key(name.removeprefix("Phòng ")) in _district_fields()


def may_open(text: str, word: str, start: int, end: int) -> bool:
    """Whether a body's head may begin with this word: a quick look before the real reading."""
    seconds = _openings().get(word)
    if seconds is None or (start and text[start - 1] in "-–/_0123456789"):  # `QĐ-UBND` is a symbol
        return False
    if not seconds:
        return True
    match = _NEXT_ANY_WORD.match(text, end)
    return match is not None and match[1].lower() in seconds


@cache
def opening_words() -> frozenset[str]:
    """The first words of heads in small letters, with the second ones where some must follow."""
    return frozenset(
        f"{word.lower()} {second}".rstrip()
        for word, seconds in _openings().items()
        for second in seconds or ("",)
    )


@cache
def _openings() -> dict[str, frozenset[str]]:
    """First words of heads as written, with the second words that must follow; none for one-word heads."""
    seconds: dict[str, set[str]] = {}
    for row in _table()["body"]:
        for name in [row["name"], *row.get("forms", [])]:
            first, _, rest = _written_out(name).partition(" ")
            second = rest.split(" ")[0].lower()
            forms = {first.capitalize(), first.upper()} | (set() if row.get("capital") else {first.lower()})
            for form in forms | {_old_placement(form) for form in forms}:
                seconds.setdefault(form, set()).update({second, _old_placement(second)})
    for short, meanings in abbreviations().items():
        if any(full.split()[0].capitalize() in seconds for full, _ in meanings):
            seconds[short] = {""}
    return {form: frozenset() if "" in words else frozenset(words) for form, words in seconds.items()}


@cache
def _district_fields() -> frozenset[str]:
    return frozenset(name_key(field) for field in _table()["district_fields"])


def _trie(forms: Iterable[str]) -> Trie:
    trie: Trie = {}
    for form in forms:
        short, _, full = form.partition(" = ")
        _add(trie, short, full or short)
    return trie


def _add(trie: Trie, name: str, value: Any) -> None:
    """A phrase, with and without its commas."""
    for variant in {name, name.replace(",", "")}:
        words = split_words(variant)
        insert(trie, (("," if w.startswith(",") else "") + name_key(w.lstrip(",")) for w in words), value)


def _written_out(name: str) -> str:
    return " ".join(name_words(name).shown).rstrip() if "," not in name and "-" not in name else name


def _table() -> dict[str, Any]:
    return rules.rule_file("organisations.toml")


def _old_placement(word: str) -> str:
    """The other spelling: `ủy` -> `uỷ`, `tòa` -> `toà`."""
    pairs = (("ủy", "uỷ"), ("òa", "oà"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("ÒA", "OÀ"))
    for new, old in pairs:
        word = word.replace(new, old)
    return word
