"""The papers: which of all this they report, on which day, and of whom else they speak there.

A leader of a province is in the paper every week, the head of a village once in a life.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.link.attestations import Attestation
from world.careers import BEGIN, END, Country
from world.offices import Spell
from world.printed import Meant, Printer
from world.slips import Slips
from world.told import Told, days_between

# Articles a year that name the holder, by rank of the office.
_RATE = {
    15: 60,
    14: 40,
    13: 14,
    12: 9,
    11: 5,
    10: 2,
    9: 7,
    8: 4,
    7: 1.6,
    6: 0.8,
    5: 1.1,
    4: 0.6,
    3: 0.25,
    2: 0.25,
    1: 0.13,
}
# Chance that a paper reports the beginning (and who went before).
_BEGINNING = {
    15: 0.98,
    14: 0.95,
    13: 0.85,
    12: 0.7,
    11: 0.65,
    10: 0.5,
    9: 0.75,
    8: 0.65,
    7: 0.35,
    6: 0.2,
    5: 0.3,
    4: 0.2,
}


@dataclass
class Reported:
    """claims: shuffled. meant: by claim id."""

    claims: list[Attestation]
    meant: dict[str, Meant]
    tenures: list[Told]


def report(country: Country, seed: int, coverage: float = 1.0, slips: Slips | None = None) -> Reported:
    """Everything that the papers print. coverage: of the usual number of articles."""
    chance = random.Random(f"press {seed}")
    printer = Printer(country, chance, slips or Slips())
    _Desk(country, chance, coverage, printer).write()
    chance.shuffle(printer.claims)
    return Reported(printer.claims, printer.meant, printer.truth.tenures)


class _Desk:
    """Decides what is reported; the printer makes claims of it."""

    def __init__(self, country: Country, chance: random.Random, coverage: float, printer: Printer) -> None:
        self.country, self.chance, self.coverage, self.printer = country, chance, coverage, printer
        self.slips = printer.slips

    def write(self) -> None:
        for office in self.country.offices:
            for spell in office.spells:
                self._beginning(spell)
                for day in self._days(spell, _RATE[office.rank]):
                    self._article(spell, day)
                self._again(spell)
                if spell.end:
                    self._afterwards(spell)

    def _days(self, spell: Spell, rate: float) -> Iterator[str]:
        start = date.fromisoformat(max(spell.start, BEGIN))
        end = date.fromisoformat(min(spell.end or END, END))
        span = (end - start).days
        if span <= 0:
            return
        early = 0.5 if spell.start < "2013" else 1.0
        expected = self.coverage * rate * early * span / 365
        for _ in range(_poisson(self.chance, expected)):
            yield (start + timedelta(days=self.chance.randrange(span))).isoformat()

    def _article(self, spell: Spell, day: str) -> None:
        said = [(spell, "held")]
        office = spell.office
        lands = [office.land, office.land.parent, *office.land.children]
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 3))):
            land = self.chance.choice([land for land in lands if land])
            others = self.printer.near[id(land)]
            if others:
                other = self.chance.choice(others)
                if _holds(other, day) and all(other is not one for one, _ in said):
                    said.append((other, "held"))
        if self.chance.random() < self.slips.former:
            gone = [one for one in self.printer.near[id(office.land)] if one.end and one.end < day]
            if gone:
                said.append((self.chance.choice(gone), "former"))
        self.printer.print(said, day)

    def _beginning(self, spell: Spell) -> None:
        if spell.start <= BEGIN or spell.start > END:
            return
        if self.chance.random() > _BEGINNING.get(spell.office.rank, 0.05) * min(1.0, self.coverage * 2):
            return
        said = []
        if spell.before is not None and days_between(spell.before.end, spell.start) < 100:
            said.append((spell.before, self.chance.choice(("left", "former", "held"))))
        said.append((spell, "new"))
        earlier = [one for one in spell.office.spells if one.end and one.end <= spell.start]
        if earlier and self.chance.random() < 0.5 and days_between(earlier[-1].end, spell.start) < 120:
            said.append((earlier[-1], "left"))
        day = date.fromisoformat(spell.start) + timedelta(days=self.chance.choice((0, 0, 1, 1, 2, 4)))
        self.printer.print(said, min(day.isoformat(), END))

    def _again(self, spell: Spell) -> None:
        """A congress elects again who is there: papers often just say elected."""
        for day in ("2015-08-20", "2020-08-18", "2025-09-12"):
            inside = days_between(spell.start, day) > 150 and _holds(spell, day)
            if inside and self.chance.random() < _BEGINNING.get(spell.office.rank, 0.05) * 0.6:
                self.printer.print([(spell, self.chance.choice(("again", "again as new")))], day)

    def _afterwards(self, spell: Spell) -> None:
        """A farewell, a discipline; now and then a paper that has not heard of it."""
        assert spell.end
        rate = _BEGINNING.get(spell.office.rank, 0.05)
        if spell.why in ("retired", "removed") and self.chance.random() < rate * 0.5:
            self.printer.print([(spell, "left")], min(spell.end, END))
        expected = self.slips.stale * _RATE[spell.office.rank] * self.coverage * 4
        for _ in range(_poisson(self.chance, min(expected, 1.0))):
            day = date.fromisoformat(spell.end) + timedelta(days=self.chance.randint(1, 45))
            if day.isoformat() <= END:
                self.printer.print([(spell, "stale")], day.isoformat())


def _holds(spell: Spell, day: str) -> bool:
    return spell.start <= day and (spell.end is None or day < spell.end)


def _poisson(chance: random.Random, mean: float) -> int:
    if mean > 50:
        return max(0, round(chance.gauss(mean, mean**0.5)))
    count, left = 0, chance.expovariate(1)
    while left < mean:
        count += 1
        left += chance.expovariate(1)
    return count
