"""Quantities for planted sentences: as they are written, and what is to be read there."""

import random
from typing import NamedTuple

from planted_files import Row, toml


class Quantity(NamedTuple):
    """What is written, and what is to be read there."""

    surface: str
    facts: Row


def _integer(chance: random.Random) -> tuple[str, int]:
    value = chance.choice([chance.randint(2, 99), chance.randint(100, 999), chance.randint(1000, 49999)])
    if value < 10 and chance.random() < 0.5:
        return f"{value:02}", value
    return f"{value:,}".replace(",", "."), value


def _number(form: str, chance: random.Random) -> tuple[str, float]:
    """The number of a measure: I a small integer, T thousands, D a decimal."""
    if form == "T":
        value = chance.randint(1000, 9999)
        return f"{value:,}".replace(",", "."), value
    if form == "D":
        whole, part = chance.randint(1, 99), chance.choice([5, 25, 75, 2, 8])
        return f"{whole},{part}", float(f"{whole}.{part}")
    value = chance.randint(2, 950)
    return str(value), value


def _qualified(chance: random.Random, bare: bool) -> tuple[str, str]:
    qualifiers = list(toml("statistics.toml")["qualifiers"].items())
    return ("", "exact") if bare or chance.random() < 0.5 else chance.choice(qualifiers)


def _noun(chance: random.Random, nouns: set[str]) -> str:
    """A noun that the sentence does not count yet."""
    noun = chance.choice([noun for noun in toml("statistics.toml")["nouns"] if noun not in nouns])
    nouns.add(noun)
    return str(noun)


def _quantity(surface: str, value: float, qualifier: str, kind: str, unit: str, **more: float) -> Quantity:
    return Quantity(surface, {"value": value, "qualifier": qualifier, "kind": kind, "unit": unit, **more})


def _count(chance: random.Random, bare: bool, _: bool, nouns: set[str]) -> Quantity:
    (written, qualifier), noun = _qualified(chance, bare), _noun(chance, nouns)
    number, value = _integer(chance)
    if chance.random() < 0.1:
        value = chance.randint(2, 90)
        number, value = f"{value} nghìn", value * 1000
    return _quantity(f"{written}{number} {noun}", value, qualifier, "count", noun)


def _percent(chance: random.Random, bare: bool, alone: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    number, value = chance.choice(
        [("100", 100.0), _number("D", chance), (str(n := chance.randint(2, 99)), float(n))]
    )
    noun = "" if alone else " " + chance.choice(toml("statistics.toml")["percents"])
    return _quantity(f"{written}{number}%{noun}", value, qualifier, "percent", "%")


def _money(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    form, unit = chance.choice(toml("statistics.toml")["moneys"]).split(" ", 1)
    number, value = _number(form, chance)
    scale = {"tỷ": 1e9, "triệu": 1e6, "nghìn": 1e3}[unit.split()[0]]
    return _quantity(f"{written}{number} {unit}", round(value * scale), qualifier, "money", "đồng")


def _measure(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    form = chance.choice(toml("statistics.toml")["measures"])
    number, value = _number(form[0], chance)
    return _quantity(f"{written}{number}{form[1:]}", value, qualifier, "measure", form[1:].strip())


def _fraction(chance: random.Random, _bare: bool, _: bool, nouns: set[str]) -> Quantity:
    whole = chance.randint(5, 300)
    part, noun = chance.randint(2, whole), _noun(chance, nouns)
    return _quantity(f"{part}/{whole} {noun}", part, "exact", "fraction", noun, denominator=whole)


def _rate(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    surface, unit = chance.choice(list(toml("statistics.toml")["rates"].items()))
    number, value = _number(chance.choice("ID"), chance)
    return _quantity(f"{written}{number} {surface}", round(value * 1e6), qualifier, "money", unit)


def _yield(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    unit = chance.choice(toml("statistics.toml")["yields"])
    number, value = _number(chance.choice("ID"), chance)
    return _quantity(f"{written}{number} {unit}", value, qualifier, "measure", unit)


def _frequency(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    unit = chance.choice(toml("statistics.toml")["frequencies"])
    value = chance.randint(2, 12)
    return _quantity(f"{value} {unit}", value, "exact", "rate", unit)


def _range(chance: random.Random, _bare: bool, _: bool, nouns: set[str]) -> Quantity:
    low = chance.randint(10, 60)
    high, noun = low + chance.randint(2, 30), _noun(chance, nouns)
    surface = chance.choice(["{} - {} {}", "{}-{} {}", "từ {} đến {} {}", "{} – {} {}", "{} đến {} {}"])
    return _quantity(surface.format(low, high, noun), low, "exact", "count", noun, value_max=high)


QUANTITIES = {
    "count": _count,
    "percent": _percent,
    "money": _money,
    "measure": _measure,
    "fraction": _fraction,
    "rate": _rate,
    "yield": _yield,
    "frequency": _frequency,
    "range": _range,
}
