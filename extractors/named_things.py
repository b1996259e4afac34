"""Finds projects, parks and plants that figures may be about: `Khu công nghiệp Nam Khe II có 30 nhà máy`.

Which words such names open with is data: rules/named_things.csv.
"""

from collections.abc import Iterator
from functools import cache

import regex

from extractors.rules import rows
from extractors.subjects import Candidate
from extractors.text_words import find_matches

_S = r"[ \u00a0]"
_CAPITAL = r"\p{Lu}[\p{L}\p{M}’']*"
_PROPER = (
    rf"(?:{_CAPITAL}|\d{{1,3}}[A-Z]?)(?:(?:{_S}|{_S}?[-–]{_S}?)(?:{_CAPITAL}|\d{{1,2}}(?![\w/]|[.,]\d)))*"
)
_SMALL = rf"(?:\p{{Ll}}[\p{{L}}\p{{M}}]*{_S})"
_QUOTED = r"“[^”“\n]{2,60}”"
_FIRSTS, _LETTER = {"0": r"\p{Lu}\d", "“": "“"}, r"\p{L}\d"  # what follows the words that a name opens with
_NOT_NAMED = frozenset(
    {
        "có",
        "của",
        "được",
        "đã",
        "đang",
        "là",
        "tại",
        "ở",
        "do",
        "và",
        "trong",
        "trên",
        "với",
        "thuộc",
        "từ",
        "đến",
        "lên",
    }
)


def find_things(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The things named in `text[start:end]`, in order, as candidates for a figure's subject."""
    for match in find_matches(_opening(), text, thing_words(), start, end):
        row = _rows()[match[0]]
        name = _name(row["between"]).match(text, match.end(), end)
        if name is None or not _NOT_NAMED.isdisjoint((name["small"] or "").split()):
            continue
        if row["name"] == "đường" and name[0].isupper():
            continue  # `tuyến đường GTNT`: what kind of road it is
        full = f"{row['name']} {' '.join(name[0].split())}"
        yield Candidate(match.start(), name.end(), full, None, None, "explicit", owns=False)


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in rows("named_things.csv")}


@cache
def thing_words() -> frozenset[str]:
    """The first words of such names, in small letters: a quick look."""
    return frozenset(" ".join(form.split()[:2]).lower() for form in _rows())


@cache
def _opening() -> regex.Pattern[str]:
    forms = sorted(_rows().values(), key=lambda row: len(row["form"]), reverse=True)
    opening = "|".join(
        rf"{regex.escape(row['form'])}(?={_S}[{_FIRSTS.get(row['between'], _LETTER)}])" for row in forms
    )
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{opening})")


@cache
def _name(between: str) -> regex.Pattern[str]:
    """The rest of a name: at most so many words in small letters, then the proper name; or one in quotes."""
    if between == "“":
        return regex.compile(rf"{_S}(?P<small>){_QUOTED}")
    return regex.compile(rf"{_S}(?P<small>{_SMALL}{{0,{between}}}){_PROPER}")
