"""Sentences in which facts are planted: templates and fillers of `planted/`, filled with units and names.

    Đồng chí {p1}, {post1}, phát biểu.  ->  Đồng chí Giàng A Páo, Bí thư Huyện ủy Hàm Yên, phát biểu.

What stands in each slot is known, so that what a reader must find is known too, with its place in the text.
`python tests/extractors/planting.py posts 40` prints what is not found, by template and by filler.
"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from extractors import Facts, extract
from extractors.document import Document, Zone
from extractors.gazetteer import Unit, _lines, units_of_code
from extractors.rules import rows
from extractors.spelling import name_key
from pipeline.annotate import annotate_text

FOLDER = Path(__file__).parent / "planted"
PUBLISHED = "2023-11-22"
KINDS = ("posts", "directives", "statistics")
_SLOT = regex.compile(r"\{(\w+)\}")
Row = dict[str, Any]
# Types of units and the slots of the templates in which their names stand.
SLOTS = {
    "huyện": "huyen",
    "thị xã": "thixa",
    "thành phố": "tp",
    "xã": "xa",
    "phường": "phuong",
    "thị trấn": "thitran",
}


@dataclass
class Planted:
    """A filled template. slots: name -> (start, end) of what stands there; expected: a row for each fact."""

    kind: str
    template: str
    text: str
    home: str
    slots: dict[str, tuple[int, int]]
    fillers: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    expected: list[Row] = field(default_factory=list)

    def document(self) -> Document:
        """The sentence as an annotated document of its own; without a full stop at its end it is a title."""
        sentences, tokens = annotate_text(self.text)
        zone = Zone("body" if self.text[-1] in ".”" else "title", 0, len(self.text))
        return Document("t0", self.text, (zone,), sentences, tokens, PUBLISHED, self.home)


class Quantity(NamedTuple):
    """What is written, and what is to be read there."""

    surface: str
    facts: Row


def plant(kind: str, times: int, seed: int = 0) -> Iterator[Planted]:
    """Every template of a kind, filled so many times; the same for the same seed."""
    for template in _toml(f"{kind}.toml")["template"]:
        chance = random.Random(f"{seed} {template['text']}")
        for _ in range(times):
            yield _FILLERS[kind](template, chance)


def missing_facts(planted: Planted, facts: Facts) -> list[str]:
    """What was planted and not found, or found and not planted; empty where all is right."""
    names = {mention.name for mention in facts.people}
    lines = [f"person {name} missed" for name in planted.people - names]
    lines += [f"person {name} extra" for name in names - planted.people]
    return lines + _CHECKS[planted.kind](planted, facts)


def read_planted(planted: Planted) -> list[str]:
    """`missing_facts` of the extractors as they are."""
    return missing_facts(planted, extract(planted.document()))


# Slots


def _fill(
    kind: str, template: str, slots: dict[str, str], units: dict[str, str], home: str
) -> tuple[Planted, dict[str, str]]:
    """The text, every slot replaced; surfaces may hold the names of places themselves."""
    text, spans, last = "", {}, 0
    for match in _SLOT.finditer(template):
        text += template[last : match.start()]
        name = match.group(1)
        surface = slots.get(name.lower()) or units[name]
        surface = _places(surface, units)
        spans[name.lower()] = (len(text), len(text) + len(surface))
        text += surface[0].upper() + surface[1:] if name[0].isupper() else surface
        last = match.end()
    text += template[last:]
    fillers = {name: slots.get(name, units.get(name, "")) for name in spans}
    return Planted(kind, template, text, home, spans, fillers), units


def _places(surface: str, units: dict[str, str]) -> str:
    return _SLOT.sub(lambda match: units[match.group(1)], surface)


def _slot_names(template: str) -> list[str]:
    return list(dict.fromkeys(match.group(1).lower() for match in _SLOT.finditer(template)))


# People and posts


def _posts(template: Row, chance: random.Random) -> Planted:
    names = _slot_names(template["text"])
    only = template.get("only")
    fillers = _toml("posts_fillers.toml")
    choice = [post for post in fillers["post"] if not only or set(post["tags"]) & set(only)]
    posts: dict[str, Row] = {}
    for name in names:
        if name.startswith("post"):
            taken = {post["organisation"] for post in posts.values()}
            posts[name] = chance.choice([post for post in choice if post["organisation"] not in taken])
    units, home = _units(chance, [*(post["surface"] for post in posts.values()), template["text"]])
    units["thon"], units["so"] = chance.choice(fillers["thon"]), str(chance.randint(1, 15))
    units["truong"] = chance.choice(fillers["truong"])
    people = {}
    for name in names:
        if name[0] == "p" and name[1:].isdigit():
            people[name] = _name(chance, set(people.values()))
    surfaces = people | {name: post["surface"] for name, post in posts.items()}
    planted, _ = _fill("posts", template["text"], surfaces, units, home)
    planted.people = set(people.values())
    for claim in template.get("posts") or [f"p{name[4:]} {name}" for name in posts]:
        person, _, rest = claim.partition(" ")
        if rest.startswith("post"):
            slot, _, change = rest.partition(" ")
            title, organisation = posts[slot]["title"], posts[slot]["organisation"]
        else:
            (title, _, organisation), change, slot = rest.partition("|"), "", ""
        planted.expected.append(
            {
                "person": people[person],
                "title": title,
                "organisation": _places(organisation, units),
                "change": change or "holds",
                "slot": slot,
            }
        )
    return planted


def _posts_missing(planted: Planted, facts: Facts) -> list[str]:
    def key(person: str, title: str, organisation: str | None, change: str) -> str:
        body = name_key(organisation or "none")
        return f"post {person}: {title} of {body}" + ("" if change == "*" else f" ({change})")

    loose = {
        (row["person"], row["title"], name_key(row["organisation"]))
        for row in planted.expected
        if row["change"] == "*"
    }
    wanted = {
        key(*(row[name] for name in ("person", "title", "organisation", "change")))
        for row in planted.expected
    }
    found = {
        key(
            claim.person,
            claim.title,
            claim.organisation,
            "*"
            if (claim.person, claim.title, name_key(claim.organisation or "none")) in loose
            else claim.change,
        )
        for claim in facts.posts
    }
    return [f"{line} missed" for line in sorted(wanted - found)] + [
        f"{line} extra" for line in sorted(found - wanted)
    ]


@cache
def _surnames() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in rows("surnames.csv"):
        for people in row["note"].split("; "):
            groups.setdefault(people, []).append(row["surname"])
    return groups


def _name(chance: random.Random, taken: set[str]) -> str:
    """An invented name; two people of one sentence share no given name."""
    shapes = _toml("names.toml")["shape"]
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


# Places


@cache
def _provinces() -> dict[str, dict[str, list[Unit]]]:
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


def _units(chance: random.Random, surfaces: Iterable[str]) -> tuple[dict[str, str], str]:
    """A name for every slot of a place, all of one province; the province with its type."""
    needed = {match.group(1) for surface in surfaces for match in _SLOT.finditer(surface)}
    needed &= {"huyen", "thixa", "tp", "xa", "phuong", "thitran"}
    fitting = sorted(name for name, slots in _provinces().items() if needed <= slots.keys())
    province = chance.choice(fitting)
    slots = _provinces()[province]
    units = {name: chance.choice(slots[name]) for name in sorted(needed)}
    if "xa" in units and "huyen" in units:
        inside = [unit for unit in slots["xa"] if unit.parent == units["huyen"].code]
        units["xa"] = chance.choice(inside or slots["xa"])
    return {"tinh": province} | {name: unit.name for name, unit in units.items()}, f"tỉnh {province}"


# Directives


def _directives(template: Row, chance: random.Random) -> Planted:
    names = _slot_names(template["text"])
    data = _toml("directives.toml")
    only = template.get("only")
    choice = [document for document in data["document"] if not only or document["id"] in only]
    documents: dict[str, Row] = {}
    slots: dict[str, str] = {}
    expected: dict[str, Row] = {}
    for name in names:
        if not name.startswith("doc"):
            continue
        number = name[3:]
        document = chance.choice([row for row in choice if row not in documents.values()])
        documents[name] = document
        n, year = f"{chance.randint(1, 250):02}", str(chance.randint(2015, 2023))
        slots[name] = document["surface"].replace("{n}", n).replace("{y}", year)
        written, issuer = chance.choice(list(document["issuers"].items()))
        day, month = chance.randint(1, 28), chance.randint(1, 12)
        date = chance.choice(data["dates"]).format(d=day, m=month, y=year, dd=f"{day:02}", mm=f"{month:02}")
        slots |= {f"issuer{number}": written, f"date{number}": date}
        slots[f"subject{number}"] = chance.choice(data["subjects"])
        row: Row = {"slot": name, "kind": document["kind"], "number": n, "symbol": document.get("symbol")}
        row["date"] = f"{year}-{month:02}-{day:02}" if f"date{number}" in names else None
        if f"issuer{number}" in names:
            row["issuer"] = issuer
        expected[name] = row
    units, home = _units(chance, [*slots.values(), template["text"]])
    planted, _ = _fill("directives", template["text"], slots, units, home)
    for row in expected.values():
        if "issuer" in row:
            row["issuer"] = _places(row["issuer"], units)
        planted.expected.append(row)
    return planted


def _directives_missing(planted: Planted, facts: Facts) -> list[str]:
    lines, left = [], list(facts.directives)
    for row in planted.expected:
        start, end = planted.slots[row["slot"]]
        mates = [c for c in left if c.evidence.start_char <= start and end <= c.evidence.end_char]
        if not mates:
            lines.append(f"directive {planted.text[start:end]} missed")
            continue
        left.remove(mates[0])
        lines += [
            f"{name} {getattr(mates[0], name)!r} for {row[name]!r}"
            for name in ("kind", "number", "symbol", "date", "issuer")
            if name in row and getattr(mates[0], name) != row[name]
        ]
    return lines + [f"directive {citation.evidence.surface} extra" for citation in left]


# Statistics


def _statistics(template: Row, chance: random.Random) -> Planted:
    slots: dict[str, str] = {}
    expected: list[Row] = []
    units, home = _units(chance, [template["text"]])
    nouns: set[str] = set()
    for name in _slot_names(template["text"]):
        if name in units:
            continue
        kind = name.removeprefix("bare").rstrip("0123456789")
        quantity = _QUANTITIES[kind](
            chance, name.startswith("bare"), name in template.get("bare_percent", ()), nouns
        )
        slots[name] = quantity.surface
        row = {"slot": name, **quantity.facts}
        row["change"] = template.get("change", {}).get(name)
        if row["qualifier"] not in ("at_most", "at_least"):  # a limit may be a rule or a report
            row["target"] = name in template.get("target", ())
        for key in ("when", "about", "qualifier"):
            if name in template.get(key, {}):
                row[key] = _places(template[key][name], units)
        expected.append(row)
    planted, _ = _fill("statistics", template["text"], slots, units, home)
    planted.expected = expected
    return planted


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
    qualifiers = list(_toml("statistics.toml")["qualifiers"].items())
    return ("", "exact") if bare or chance.random() < 0.5 else chance.choice(qualifiers)


def _noun(chance: random.Random, nouns: set[str]) -> str:
    """A noun that the sentence does not count yet."""
    noun = chance.choice([noun for noun in _toml("statistics.toml")["nouns"] if noun not in nouns])
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
    noun = "" if alone else " " + chance.choice(_toml("statistics.toml")["percents"])
    return _quantity(f"{written}{number}%{noun}", value, qualifier, "percent", "%")


def _money(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    form, unit = chance.choice(_toml("statistics.toml")["moneys"]).split(" ", 1)
    number, value = _number(form, chance)
    scale = {"tỷ": 1e9, "triệu": 1e6, "nghìn": 1e3}[unit.split()[0]]
    return _quantity(f"{written}{number} {unit}", round(value * scale), qualifier, "money", "đồng")


def _measure(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    form = chance.choice(_toml("statistics.toml")["measures"])
    number, value = _number(form[0], chance)
    return _quantity(f"{written}{number}{form[1:]}", value, qualifier, "measure", form[1:].strip())


def _fraction(chance: random.Random, _bare: bool, _: bool, nouns: set[str]) -> Quantity:
    whole = chance.randint(5, 300)
    part, noun = chance.randint(2, whole), _noun(chance, nouns)
    return _quantity(f"{part}/{whole} {noun}", part, "exact", "fraction", noun, denominator=whole)


def _rate(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    surface, unit = chance.choice(list(_toml("statistics.toml")["rates"].items()))
    number, value = _number(chance.choice("ID"), chance)
    return _quantity(f"{written}{number} {surface}", round(value * 1e6), qualifier, "money", unit)


def _yield(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    written, qualifier = _qualified(chance, bare)
    unit = chance.choice(_toml("statistics.toml")["yields"])
    number, value = _number(chance.choice("ID"), chance)
    return _quantity(f"{written}{number} {unit}", value, qualifier, "measure", unit)


def _frequency(chance: random.Random, bare: bool, _: bool, __: set[str]) -> Quantity:
    unit = chance.choice(_toml("statistics.toml")["frequencies"])
    value = chance.randint(2, 12)
    return _quantity(f"{value} {unit}", value, "exact", "rate", unit)


def _range(chance: random.Random, _bare: bool, _: bool, nouns: set[str]) -> Quantity:
    low = chance.randint(10, 60)
    high, noun = low + chance.randint(2, 30), _noun(chance, nouns)
    surface = chance.choice(["{} - {} {}", "{}-{} {}", "từ {} đến {} {}", "{} – {} {}", "{} đến {} {}"])
    return _quantity(surface.format(low, high, noun), low, "exact", "count", noun, value_max=high)


_QUANTITIES = {
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


def _statistics_missing(planted: Planted, facts: Facts) -> list[str]:
    lines, left = [], list(facts.statistics)
    for row in planted.expected:
        start, end = planted.slots[row["slot"]]
        mates = [s for s in left if s.evidence.start_char < end and start < s.evidence.end_char]
        if not mates:
            lines.append(f"statistic {planted.text[start:end]} missed")
            continue
        left.remove(mates[0])
        wanted = {"denominator": None, "value_max": None, **row}
        for name in wanted.keys() - {"slot"}:
            given = getattr(mates[0], name)
            same = given == wanted[name] or (name == "unit" and given.startswith(f"{wanted[name]} "))
            if isinstance(given, float) and wanted[name] is not None:
                same = abs(given - wanted[name]) <= 1e-6 * given
            if not same:
                lines.append(f"{name} {given!r} for {wanted[name]!r} ({planted.text[start:end]})")
    return lines + [f"statistic {statistic.evidence.surface} extra" for statistic in left]


_FILLERS = {"posts": _posts, "directives": _directives, "statistics": _statistics}
_CHECKS = {"posts": _posts_missing, "directives": _directives_missing, "statistics": _statistics_missing}


@cache
def _toml(name: str) -> Any:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _print_failures(kind: str, times: int) -> None:
    """What fails, by template and by filler, the worst first, with one sentence each."""
    total: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    for planted in plant(kind, times):
        lines = read_planted(planted)
        keys = [
            planted.template,
            *(f"{name.rstrip('0123456789')}: {value}" for name, value in planted.fillers.items()),
        ]
        for key in keys:
            total[key] += 1
            if lines:
                failed[key] += 1
                shown.setdefault(key, []).append(f"{planted.text}  <- {'; '.join(lines)}")
        total["ALL"] += 1
        failed["ALL"] += bool(lines)
    for key, count in failed.most_common(60):
        print(f"{count}/{total[key]} {key}")
        for line in shown.get(key, ())[:3]:
            print("      ", line)


if __name__ == "__main__":
    _print_failures(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10)
