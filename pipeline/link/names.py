"""When two written names are one name, and how common a name is.

Tones decide: Hùng is not Hưng. What is mere convention does not: capitals, the place of the tone mark, `i`
for `y` in an open syllable (`Mĩ`, `Mỹ`), blanks, hyphens and apostrophes in highland names (`Y Blới Ê ban`).
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from extractors.rules import rows
from extractors.spelling import name_key, search_fold

_JOINTS = re.compile(r"[\s'‐‑–—-]+")
# After h, k, l, m, s, t, v, qu a final i and y are one sound, and papers write either (school books: i). Not
# without a tone mark: parents who call one girl Vy and another Vi mean two names.
_FINAL_I = re.compile(r"(?<=[hklmstv])[íìỉĩị]$|(?<=qu)[íìỉĩị]$")
_TO_Y = dict(zip("íìỉĩị", "ýỳỷỹỵ", strict=True))
_INITIALS = re.compile(r"(?:\w\.\s?){2,}\w?\.?", re.UNICODE)


class Agreement(StrEnum):
    """same: one name. compatible: may be one name written with less (no marks, initials, a syllable left
    out). different: two names."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"


@lru_cache(maxsize=1 << 16)
def person_key(name: str) -> str:
    """Key of a person's name: what all ways of writing one name share, tones and vowel marks kept."""
    syllables = (_FINAL_I.sub(_to_y, syllable) for syllable in name_key(name).split())
    return _JOINTS.sub("", " ".join(syllables))


def compare_names(left: str, right: str) -> Agreement:
    """Whether two written names are one.

    `compatible` says nothing by itself: two people may well be `T.V.G.`, or differ in a middle name.
    """
    if person_key(left) == person_key(right):
        return Agreement.SAME
    if _is_plain(left) != _is_plain(right) and _folded(left) == _folded(right):
        return Agreement.COMPATIBLE
    if _initials_fit(left, right) or _initials_fit(right, left):
        return Agreement.COMPATIBLE
    if _is_shorter(left, right) or _is_shorter(right, left):
        return Agreement.COMPATIBLE
    return Agreement.DIFFERENT


def is_misprint(left: str, right: str) -> bool:
    """Whether two names differ by one letter or one mark: two people, or a slip of the pen."""
    one, two = (unicodedata.normalize("NFD", name_key(name)) for name in (left, right))
    if one == two or abs(len(one) - len(two)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    rest, other = one[start:], two[start:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


@lru_cache(maxsize=1 << 16)
def name_share(name: str, local: float = 0.0) -> float:
    """The share of people with this name, by how common its syllables are: an order of magnitude.

    local: the share of people there whose names open with its first syllable, where that is known.
    """
    syllables = name.split()
    if len(syllables) < 2:
        return 1.0
    shares = _shares()

    def share(part: str, syllable: str) -> float:
        return shares.get((part, name_key(syllable)), shares[part, "*"])

    found = max(local, share("surname", syllables[0])) * share("given", syllables[-1])
    middles = syllables[1:-1]
    for place, middle in enumerate(middles):
        found *= share("middle", middle) if place == 0 else 10 * share("middle", "*")
    return found if middles else found * 0.2


def _to_y(match: "re.Match[str]") -> str:
    return _TO_Y[match[0]]


def _folded(name: str) -> str:
    return _JOINTS.sub("", search_fold(name))


def _is_plain(name: str) -> bool:
    """Whether the name is written without any mark, as systems write that know no Vietnamese."""
    return _folded(name) == _JOINTS.sub("", name_key(name))


def _initials_fit(short: str, full: str) -> bool:
    if not _INITIALS.fullmatch(short.strip()) or _INITIALS.fullmatch(full.strip()):
        return False
    letters = [part[0] for part in re.split(r"[.\s]+", name_key(short)) if part]
    return letters == [syllable[0] for syllable in name_key(full).split()]


def _is_shorter(short: str, full: str) -> bool:
    """Surname and given name are those of the full name, and middle syllables are left out."""
    few, many = name_key(short).split(), name_key(full).split()
    if not 2 <= len(few) < len(many) or (few[0], few[-1]) != (many[0], many[-1]):
        return False
    rest = iter(many)
    return all(syllable in rest for syllable in few)


@cache
def _shares() -> dict[tuple[str, str], float]:
    found = rows("name_shares.csv")
    return {(row["part"], name_key(row["syllable"])): float(row["share"]) for row in found}
