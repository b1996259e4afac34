"""The words and phrases around persons' names, by their words: `đồng chí`, `Thượng tá`, `đường`, `đ/c`.

Which there are is data: rules/honorifics.csv, rules/person_cues.csv, rules/name_stops.csv.
"""

import re
from functools import cache
from typing import NamedTuple

from extractors.rules import rows
from extractors.spelling import name_key, spellings

_LETTERS_ALONE = re.compile(r"[^\W\d_]+")


class Form(NamedTuple):
    """The keys of a cue's words and what it is."""

    keys: tuple[str, ...]
    kind: str
    gender: str | None
    plural: bool


@cache
def cue_forms() -> dict[str, dict[str, list[Form]]]:
    """First key -> second key ("" for none) -> the forms that begin so, longest first."""
    table: dict[str, dict[str, list[Form]]] = {}

    def add(form: str, kind: str, gender: str | None, plural: bool) -> None:
        keys = tuple(name_key(form).split())
        second = keys[1] if len(keys) > 1 else ""
        table.setdefault(keys[0], {}).setdefault(second, []).append(Form(keys, kind, gender, plural))

    for row in rows("honorifics.csv"):
        add(row["form"], row["kind"], row["gender"] or None, row["plural"] == "yes")
    for row in rows("person_cues.csv"):
        add(row["form"], row["kind"], None, row["kind"] == "plural")
    for row in rows("name_stops.csv"):
        if row["kind"] in ("thing", "ideology", "compound"):
            add(row["form"], row["kind"], None, False)
    for by_second in table.values():
        for forms in by_second.values():
            forms.sort(key=lambda form: -len(form.keys))
    return table


@cache
def cue_openers() -> frozenset[str]:
    """The first two words of the forms, as a text may spell them, of odd ones (`đ/c`) the first."""
    found: set[str] = set()
    for key, by_second in cue_forms().items():
        first, *others = _LETTERS_ALONE.findall(key)
        for second in by_second if not others and first == key else ("",):
            after = _LETTERS_ALONE.findall(second)[:1] or [""]
            found |= {f"{one} {two}".rstrip() for one in spellings(first) for two in spellings(after[0])}
    return frozenset(found)


@cache
def odd_words() -> frozenset[str]:
    """Words of the forms that are more than letters: `đ/c`."""
    forms = (form for seconds in cue_forms().values() for own in seconds.values() for form in own)
    return frozenset(word for form in forms for word in form.keys if not word.isalpha())
