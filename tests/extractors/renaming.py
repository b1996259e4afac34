"""The gold articles with other people, or of other places: who knows the language finds the same facts.

A gap between the scores before and after shows names or places that were learnt by heart.
`PYTHONPATH=. python tests/extractors/renaming.py` prints the figures.
"""

import json
import random
import sys
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import regex
from planted_names import SLOTS, invented_name, provinces

from extractors.gazetteer import levels_of
from extractors.places import find_places
from extractors.spelling import name_key
from pipeline.parse.plain import parse_text
from pipeline.scores import Scores
from pipeline.scoring import add_article
from pipeline.understand import facts_of_article

Json = dict[str, Any]
Renaming = Callable[[str, Json], tuple[str, Json]]
GOLD = Path(__file__).parents[2] / "corpus" / "gold"
# Syllables of places' names that no gazetteer knows.
_FIRST = (
    "Tân",
    "Phú",
    "Bình",
    "Nậm",
    "Pa",
    "Đông",
    "Thượng",
    "Hưng",
    "Khánh",
    "Cốc",
    "Lũng",
    "Thanh",
    "Xuân",
    "Hòa",
    "Quảng",
    "Phiêng",
    "Mường",
    "Đại",
    "Vạn",
    "Trung",
)
_SECOND = (
    "Lạc",
    "Thịnh",
    "Khao",
    "Sinh",
    "Lâm",
    "Khê",
    "Điền",
    "Hợp",
    "Tiến",
    "Đôn",
    "Mẩn",
    "Cáy",
    "Lường",
    "Phượng",
    "Trạch",
    "Đàm",
    "Nguyệt",
    "Thắng",
    "Viên",
)


def rename_people(text: str, gold: Json) -> tuple[str, Json]:
    """Every person of the gold under another name with as many syllables, short names along."""
    chance = random.Random(text[:80])
    renamed = deepcopy(gold)
    changes: dict[tuple[int, int], str] = {}
    taken: set[str] = set()
    for person in renamed["people"]:
        if person.get("optional") or "." in person["name"]:
            continue
        old = person["name"].split()
        new = _like(old, chance, taken)
        taken.add(" ".join(new))
        renamed["statistics"] = _strings(renamed["statistics"], partial(_renamed, old, new))
        person["name"] = " ".join(new)
        for start, end in person["mentions"]:
            written = text[start:end].split()
            if name_key(" ".join(written)) == name_key(" ".join(old[-len(written) :])):
                short = " ".join(new[-len(written) :])
                shouted = len(written) > 1 and text[start:end].isupper()
                changes[start, end] = short.upper() if shouted else short
    return _replaced(text, renamed, changes)


def _renamed(old: list[str], new: list[str], value: str) -> str:
    """The new name where the value is the old one."""
    return " ".join(new) if name_key(value) == name_key(" ".join(old)) else value


def _like(old: list[str], chance: random.Random, taken: set[str]) -> list[str]:
    """A name of as many words, which opens with the same particle if the old one does."""
    particle = old[0] if len(old[0]) == 1 else ""
    while True:
        new = invented_name(chance, taken).split()
        if len(new) == len(old) and particle == (new[0] if len(new[0]) == 1 else ""):
            return new


def rename_places(text: str, gold: Json, invented: bool) -> tuple[str, Json]:
    """Every province, district and commune under the name of another unit of its type.

    invented: districts and communes get names that no gazetteer knows.
    """
    chance = random.Random(text[:80])
    table = _other_places(text, gold, invented, chance)
    people = [span for person in gold["people"] for span in person["mentions"]]
    names = sorted(table, key=len, reverse=True)
    if not names:
        return text, gold
    pattern = regex.compile(
        r"(?<!\p{L})(?:" + "|".join(map(regex.escape, names)) + r")(?!\p{L})", regex.IGNORECASE
    )
    lower = {name.casefold(): new for name, new in table.items()}

    def other(match: regex.Match[str]) -> str:
        new = lower[match.group().casefold()]
        return (
            new.upper() if match.group().isupper() else new if match.group()[0].isupper() else match.group()
        )

    changes = {
        match.span(): other(match)
        for match in pattern.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in people)
    }
    renamed = _strings(deepcopy(gold), lambda value: pattern.sub(other, value))
    for mine, theirs in zip(renamed["people"], gold["people"], strict=True):
        mine["name"] = theirs["name"]
    return _replaced(text, renamed, changes)


def _other_places(text: str, gold: Json, invented: bool, chance: random.Random) -> dict[str, str]:
    """Old bare name -> new one; a new district lies in the new province, a new commune in it."""
    places = {(place.level, place.type, place.name) for place in find_places(text)}
    meta = gold["meta"]
    if meta.get("province"):
        places.add(("province", "tỉnh", meta["province"]))
    if meta.get("district"):
        places.add(("district", "huyện", meta["district"]))
    units = provinces()
    complete = sorted(name for name, found in units.items() if len(found) == len(SLOTS))
    main = chance.choice(complete)
    table: dict[str, str] = {}
    for level, kind, name in sorted(places):
        if name in table or name[0].isdigit() or len(name.split()) < 2 or level == "village":
            continue
        if level == "province":
            if kind == "tỉnh" and not invented:
                table[name] = main if name == meta.get("province") else chance.choice(complete)
            continue
        while name not in table:
            if invented:
                new = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}"
                fits = not levels_of(new)
            else:
                new = chance.choice(units[main][SLOTS.get(kind, "xa")]).name
                fits = len(new.split()) > 1
            if fits and new not in table.values():
                table[name] = new
    return table


def _strings(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_strings(item, change) for item in value]
    return {key: _strings(item, change) for key, item in value.items()} if isinstance(value, dict) else value


def _replaced(text: str, gold: Json, changes: dict[tuple[int, int], str]) -> tuple[str, Json]:
    """The text with the changes, and the gold with its spans moved along."""
    parts, last = [], 0
    moved = list(range(len(text) + 1))
    shift = 0
    for (start, end), new in sorted(changes.items()):
        parts += [text[last:start], new]
        for at in range(last, start + 1):
            moved[at] = at + shift
        shift += len(new) - (end - start)
        for at in range(start + 1, end + 1):
            moved[at] = end + shift
        last = end
    parts.append(text[last:])
    for at in range(last, len(text) + 1):
        moved[at] = at + shift

    def move(spans: list[list[int]]) -> list[list[int]]:
        return [[moved[start], moved[end]] for start, end in spans]

    for statistic in gold["statistics"]:
        statistic["span"] = move([statistic["span"]])[0]
    for item in (*gold["people"], *gold["directives"]):
        item["mentions"] = move(item["mentions"])
        for post in item.get("posts", ()):
            post["mentions"] = move(post["mentions"])
    return "".join(parts), gold


RENAMINGS: dict[str, Renaming] = {
    "as it is": lambda text, gold: (text, gold),
    "other people": rename_people,
    "other places": lambda text, gold: rename_places(text, gold, invented=False),
    "invented places": lambda text, gold: rename_places(text, gold, invented=True),
}


def scores_of(renaming: str, folder: Path = GOLD) -> Scores:
    """The scores over a gold folder under one of the renamings."""
    scores = Scores()
    for file in sorted(folder.glob("*.json")):
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
        gold = json.loads(file.read_text(encoding="utf-8"))
        text, gold = RENAMINGS[renaming](text, gold)
        add_article(scores, file.stem, gold, facts_of_article(parse_text(text, origin=file.stem), file.stem))
    return scores


if __name__ == "__main__":
    for name in RENAMINGS:
        found = scores_of(name, Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
        print(name, found.figures())
        if name != "as it is" and "--errors" in sys.argv:
            print("\n".join(found.errors))
