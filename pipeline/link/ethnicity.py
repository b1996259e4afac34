"""Of which people somebody is: only where a text says so, or where no Kinh has a name of that form.

`Đồng chí Lò Thị Dom, dân tộc Thái, …`; `H'Nhuăn Niê`. A family name alone never tells: Lò may be Kinh.
"""

from dataclasses import dataclass
from functools import cache

import regex

from extractors.rules import rows
from extractors.spelling import name_key

REACH = 60  # characters after a name within which a text says of which people its bearer is
_APOSTROPHES = str.maketrans("’‘`ʼ", "''''")


@dataclass(frozen=True, slots=True)
class Ethnicity:
    """people: as in the official list, None where only a minority is certain. basis: stated, name."""

    people: str | None
    is_minority: bool
    basis: str


def stated_ethnicity(after: str) -> Ethnicity | None:
    """The people that the words directly after a person's name state, None where they state none."""
    found = _pattern().match(after.translate(_APOSTROPHES))
    return None if found is None else _ethnicity(found["people"])


def ethnicity_of_name(name: str) -> Ethnicity | None:
    """What the form of a name makes certain: `H'…` and `K'…`, `Y … Niê`, `Giàng A …`. Else None."""
    words = name.translate(_APOSTROPHES).split()
    if len(words) < 2:
        return None
    if regex.match(r"[HK]'\p{Lu}", words[0]):
        return Ethnicity(None, True, "name")
    if words[0] == "Y" and _highland_family(words[-1]):
        return Ethnicity(None, True, "name")
    if len(words) == 3 and words[1] == "A" and "Mông" in _notes(words[0]):
        return Ethnicity("Mông", True, "name")
    return None


def _highland_family(word: str) -> bool:
    """Whether a family name is one of highland peoples and of nobody else."""
    notes = _notes(word)
    return bool(notes) and "Kinh" not in notes


def _notes(word: str) -> str:
    return _families().get(name_key(word), "")


@cache
def _families() -> dict[str, str]:
    return {
        name_key(row["surname"].translate(_APOSTROPHES)): row["note"]
        for row in rows("surnames.csv")
        if row["strength"] == "strong"
    }


@cache
def _pattern() -> regex.Pattern[str]:
    forms = sorted((row["form"] for row in rows("peoples.csv")), key=len, reverse=True)
    people = "|".join(map(regex.escape, forms))
    born = r"(?:\s*,?\s*sinh\s+năm\s+\d{4}\s*,?)?"
    return regex.compile(
        rf"\s*[,(–-]?{born}\s*(?:là\s+)?(?:người\s+)?dân\s+tộc\s+(?P<people>{people})(?![\p{{L}}']|\s+\p{{Lu}})"
    )


@cache
def _ethnicity(form: str) -> Ethnicity:
    row = next(row for row in rows("peoples.csv") if row["form"] == form)
    return Ethnicity(row["people"], row["minority"] == "yes", "stated")
