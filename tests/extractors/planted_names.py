"""Names for planted sentences: invented people, and units of one province as they stood in 2023."""

import random
from collections.abc import Iterable
from functools import cache

from planted_files import PUBLISHED, toml
from planted_text import SLOT

from extractors.gazetteer import Unit, _lines, units_of_code
from extractors.rules import rows

# Types of units and the slots of the templates in which their names stand.
SLOTS = {
    "huyện": "huyen",
    "thị xã": "thixa",
    "thành phố": "tp",
    "xã": "xa",
    "phường": "phuong",
    "thị trấn": "thitran",
}


@cache
def _surnames() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in rows("surnames.csv"):
        for people in row["note"].split("; "):
            groups.setdefault(people, []).append(row["surname"])
    return groups


def invented_name(chance: random.Random, taken: set[str]) -> str:
    """An invented name; two people of one sentence share no given name."""
    shapes = toml("names.toml")["shape"]
    while True:
        shape = chance.choices(shapes, [shape["weight"] for shape in shapes])[0]
        surnames = [name for people in shape["peoples"] for name in _surnames().get(people, ())]
        name = shape["form"].format(
            S=chance.choice(surnames or [""]),
            M=chance.choice(shape["middle"] or [""]),
            G=chance.choice(shape["given"]),
        )
        words = name.split()
        if len(set(words)) == len(words) and not any(name.split()[-1] in other.split() for other in taken):
            return name


@cache
def provinces() -> dict[str, dict[str, list[Unit]]]:
    """Province -> slot -> the units for it, as they stood in 2023."""
    table: dict[str, dict[str, list[Unit]]] = {}
    for line in _lines():
        unit = Unit(*line.split(","))
        if unit.level == "province" or unit.type not in SLOTS or unit.valid_to != "2025-06-30":
            continue
        if unit.valid_from > PUBLISHED:
            continue
        district = units_of_code(unit.parent)[-1:] if unit.level == "commune" else (unit,)
        parents = (
            [parent for parent in units_of_code(district[0].parent) if parent.type == "tỉnh"]
            if district
            else []
        )
        if parents:
            table.setdefault(parents[0].name, {}).setdefault(SLOTS[unit.type], []).append(unit)
    return table


def some_units(chance: random.Random, surfaces: Iterable[str]) -> tuple[dict[str, str], str]:
    """A name for every slot of a place, all of one province; the province with its type."""
    needed = {match.group(1) for surface in surfaces for match in SLOT.finditer(surface)}
    needed &= {"huyen", "thixa", "tp", "xa", "phuong", "thitran"}
    fitting = sorted(name for name, slots in provinces().items() if needed <= slots.keys())
    province = chance.choice(fitting)
    slots = provinces()[province]
    units = {name: chance.choice(slots[name]) for name in sorted(needed)}
    if "xa" in units and "huyen" in units:
        inside = [unit for unit in slots["xa"] if unit.parent == units["huyen"].code]
        units["xa"] = chance.choice(inside or slots["xa"])
    return {"tinh": province} | {name: unit.name for name, unit in units.items()}, f"tỉnh {province}"
