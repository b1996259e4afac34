"""The words that say what kind of place a name is: `huyện`, `xã`, `TP.`; data: rules/place_types.csv."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractors import rules
from extractors.gazetteer import place_key, units_of_key
from extractors.spaced import longest_of
from extractors.text_words import CAPITAL, DIGITS

LEVELS = ("central", "province", "district", "commune", "village")

_ANY_WORD = re.compile(r"\w+")


class PlaceType(NamedTuple):
    """A row of place_types.csv."""

    form: str
    type: str
    level: str
    names: str
    not_after: frozenset[str]
    not_before: frozenset[str]


def read_type_word(text: str, start: int) -> tuple[PlaceType, int] | None:
    """The type word that begins exactly at `start` and where it ends, with or without a name after it."""
    match = type_words().match(text, start)
    if match is None:
        return None
    kind = type_of(match[0])
    return None if kind is None else (kind, match.end())


@lru_cache(maxsize=1 << 14)
def bare_name(place: str) -> str:
    """`huyện Hàm Yên` -> `Hàm Yên`; the name itself where it has no type word."""
    match = type_words().match(place)
    return place[match.end() :].strip() if match else place


@lru_cache(maxsize=1 << 14)
def level_of(place: str) -> str | None:
    """The level of a place with its type word (`thành phố Hà Nội` -> province), None without one."""
    match = type_words().match(place)
    kind = type_of(match[0]) if match else None
    return level_for(kind, bare_name(place)) if kind else None


def level_for(kind: PlaceType, name: str) -> str:
    """The level; a city is a province's equal where the gazetteer says so."""
    if kind.type != "thành phố":
        return kind.level
    cities = {unit.level for unit in units_of_key(place_key(name)) if unit.type == "thành phố"}
    return "province" if cities == {"province"} else "district"


@lru_cache(maxsize=1 << 12)
def type_of(form: str) -> PlaceType | None:
    """The type whose form this is, in any capitals."""
    form = " ".join(form.split())
    return types().get(form) or types().get(form.lower())


@cache
def types() -> dict[str, PlaceType]:
    """The types by form."""
    return {
        row["form"]: PlaceType(
            row["form"],
            row["type"],
            row["level"],
            row["names"],
            frozenset(row["not_after"].split()),
            frozenset(row["not_before"].split()),
        )
        for row in rules.rows("place_types.csv")
    }


@cache
def type_words() -> regex.Pattern[str]:
    """Any form, the longest first."""
    forms = sorted(types(), key=len, reverse=True)
    words = longest_of(form for form in forms if form == form.lower())
    short = "|".join(regex.escape(form) for form in forms if form != form.lower())
    # An abbreviation needs a capital or a number behind it: `TP. Vinh`, `H.Đăk Glei`.
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\d])(?:(?i:{words})(?![\p{{L}}\p{{M}}])"
        rf"|(?:{short})(?=\.?[ \u00a0]?(?:[\p{{Lu}}\d]|số \d)))"
    )


@cache
def openings() -> frozenset[str]:
    """The first two words of the forms, of short ones with what a name opens with: where a place may be.

    A name opens with a capital or is a number (`Tổ số 5`).
    """
    found: set[str] = set()
    for form in types():
        first, *others = _ANY_WORD.findall(form.lower())
        found |= {f"{first} {second}" for second in others[:1] or (CAPITAL, DIGITS, "số")}
    return frozenset(found)
