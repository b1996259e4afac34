"""What persons' names look like by themselves: family name, middle name, length; and what only looks so.

Data: rules/surnames.csv, rules/name_stops.csv.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex

from extractors.name_words import Word
from extractors.rules import rows
from extractors.spelling import name_key, search_fold

# Syllables that plain Vietnamese letters can make; what is none of these is a foreign name.
_PLAIN_SYLLABLE = regex.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_APOSTROPHE = "'"
_OF_CULTURE = frozenset(
    {"hóa", "học", "phòng", "nghệ", "bản", "kiện", "thư", "minh", "hiến", "lang", "miếu", "công"}
)
_PARTICLES = frozenset({"a", "y", "h", "k"})
SEX_MIDDLE = {"thị": "female", "văn": "male"}


def form_of_name(words: Sequence[Word]) -> int:
    """How much a run of words looks like a person's name by itself: 0 not at all, 6 beyond doubt.

    A family name that is nothing else counts 3, the particle of a highland name 2, a family name that is
    also an everyday word 1; `Văn` and `Thị` in the middle 2; three or four syllables 1.
    """
    if not 2 <= len(words) <= 5:
        return 0
    if any("-" in word.surface or "–" in word.surface for word in words):
        return 3 if all(_is_foreign_part(word) for word in words) else 0
    first = words[0].key
    strength = surname_strength(first)
    score = 2 if is_particle(first) else {"strong": 3, "weak": 1}.get(strength or "", 0)
    middle = words[1].key if len(words) > 2 else ""
    if middle in SEX_MIDDLE and (strength or middle == "thị"):
        score += 2  # with `Thị` a family name that no list has is one too
    elif middle == "a" and len(words) == 3 and not strength and words[1].surface == "A":
        score += 3  # `Má A Trư`
    elif middle == "văn" and len(words) == 3 and words[2].key not in _OF_CULTURE:
        score += 2
    if score and len(words) in (3, 4):
        score += 1
    if score < 3 and any(surname_strength(word.key) == "strong" for word in words[-1:]) and score > 1:
        score += 1  # `Y Blới Êban`: the family name comes last
    return score


def is_foreign(words: Iterable[Word]) -> bool:
    """Whether a word is spelt as no Vietnamese syllable is (`Antonio`, `Guterres`)."""
    ascii_words = (word for word in words if word.surface.isascii() and word.surface.isalpha())
    return any(len(word.surface) > 2 and not is_plain_syllable(word.key) for word in ascii_words)


def _is_foreign_part(word: Word) -> bool:
    """`Khăm-phủi`, or a syllable beside it (`Thoong-lun Xi`)."""
    return word.is_capital and not word.is_shouted


def is_particle(key: str) -> bool:
    """Whether a key opens highland names (`Y`, `A`, `H'Nhuăn`, `K'Brêu`)."""
    return key in _PARTICLES or (key[0] in "hky" and key[1:2] == _APOSTROPHE)


@lru_cache(maxsize=1 << 14)
def is_plain_syllable(key: str) -> bool:
    """Whether a key is spelt as Vietnamese syllables are (`Nội`; not `Kđăm`, `K'Brêu`)."""
    return _PLAIN_SYLLABLE.fullmatch(search_fold(key)) is not None


def surname_strength(key: str) -> str | None:
    """`strong` or `weak` (rules/surnames.csv) for a syllable that opens names, None for any other."""
    return _surnames().get(key)


@cache
def addresses() -> frozenset[str]:
    """Keys of the words that address or rank a person (`ông`, `đại tá`)."""
    return frozenset(name_key(row["form"]) for row in rows("honorifics.csv"))


@cache
def figures() -> frozenset[str]:
    """Keys of the persons of history."""
    return _stop_keys("figure")


@cache
def no_names() -> frozenset[str]:
    """Keys of the runs of capitalised words that open like a name and are none.

    Among them the peoples of several syllables (`già làng Ê Đê`); one syllable may be a given name.
    """
    peoples = (row["form"] for row in rows("peoples.csv"))
    return _stop_keys("not_name") | {name_key(form) for form in peoples if len(form.split()) > 1}


@cache
def countries() -> frozenset[str]:
    """Keys of countries that stand between an office and its holder (`Thủ tướng Lào …`)."""
    return _stop_keys("country")


@cache
def openers() -> frozenset[str]:
    """Keys of the words that open a sentence and are no part of a name."""
    return _stop_keys("opener")


@cache
def headline_stops() -> frozenset[str]:
    """Keys of the words that end a name in a headline in capitals."""
    return _stop_keys("next")


def _stop_keys(kind: str) -> frozenset[str]:
    return frozenset(name_key(row["form"]) for row in rows("name_stops.csv") if row["kind"] == kind)


@cache
def _surnames() -> dict[str, str]:
    return {name_key(row["surname"]): row["strength"] for row in rows("surnames.csv")}
