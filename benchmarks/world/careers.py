"""Careers: who takes which office when, month by month from 2011 to 2026, the reform of July 2025 among them.

Vacancies pull: who retires, is moved or punished leaves an office that somebody from the same body, from
below, from a neighbouring unit or from outside fills, and who came leaves another.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractors.gazetteer import units_of_code
from world.names import draw_name
from world.offices import Office, Spell, offices_of, village_offices
from world.units import Land

BEGIN, END, REFORM = "2011-01-01", "2026-06-30", "2025-07-01"
# Congresses of the party (commune, district, province) and elections of assemblies, by month.
_CONGRESSES = {"2015-05": 0.45, "2015-08": 0.45, "2020-05": 0.45, "2020-08": 0.45, "2025-09": 0.08}
_ELECTIONS = {"2011-06": 0.25, "2016-06": 0.25, "2021-06": 0.25, "2026-04": 0.1}
_MOVES = 0.006  # of the holders a month leave between the elections
_AGE = {
    1: 42,
    2: 38,
    3: 37,
    4: 38,
    5: 42,
    6: 40,
    7: 42,
    8: 44,
    9: 47,
    10: 44,
    11: 48,
    12: 49,
    13: 49,
    14: 51,
    15: 53,
}


@dataclass
class Official:
    """A person. born: year."""

    number: int
    name: str
    gender: str
    born: int
    region: str
    spells: list[Spell] = field(default_factory=list)

    @property
    def now(self) -> Spell | None:
        """What is held at present, None where nothing is."""
        return self.spells[-1] if self.spells and self.spells[-1].end is None else None


class Country:
    """All offices and officials while time passes. After `run`, the truth."""

    def __init__(self, lands: list[Land], seed: int) -> None:
        self.chance = random.Random(f"careers {seed}")
        self.people: list[Official] = []
        self.offices: list[Office] = []
        self.provinces = lands
        self._of: dict[int, list[Office]] = defaultdict(list)  # by id of land
        for province in lands:
            for land in (province, *province.children, *(c for d in province.children for c in d.children)):
                self._open(land, land.name, land.unit.code)
        for office in self.offices:
            self._begin(office)

    def run(self) -> None:
        """Let the years pass."""
        for year in range(2011, 2027):
            for month in range(1, 13):
                this = f"{year}-{month:02}"
                if this > END[:7]:
                    return
                if this == REFORM[:7]:
                    self._reform()
                self._month(this)

    def _month(self, this: str) -> None:
        for office in sorted(self.offices, key=lambda office: (-office.rank, office.key)):
            if office.closed:
                continue
            if office.holder is None:
                self._fill(office, self._day(this))
                continue
            holder = self.people[office.holder]
            assert holder.now
            if holder.now.start[:7] >= this:
                continue
            held = int(this[:4]) - int(holder.now.start[:4])
            leaves = _MOVES * (2 if held >= 4 else 1 if held >= 1 else 0.3)
            party = office.rank in (1, 4, 5, 7, 8, 9, 13, 14, 15)
            if party:
                leaves += _CONGRESSES.get(this, 0) * (1 if held >= 2 else 0.3)
            else:
                leaves += _ELECTIONS.get(this, 0) * (1 if held >= 2 else 0.3)
            if int(this[:4]) - holder.born >= (60 if holder.gender == "male" else 57):
                leaves = 1.0 if office.rank > 1 else 0.02
            if self.chance.random() < leaves:
                day = self._day(this)
                self._leave(holder, day)
                if self.chance.random() < 0.85:
                    self._fill(office, self._later(day))

    def _leave(self, holder: Official, day: str) -> None:
        old = int(day[:4]) - holder.born >= 56
        why = (
            "retired"
            if old or self.chance.random() < 0.5
            else self.chance.choice(("transferred", "removed", "ended"))
        )
        self._end(holder, day, why)

    def _end(self, holder: Official, day: str, why: str) -> None:
        spell = holder.now
        assert spell
        spell.end, spell.why = day, why
        spell.office.holder = None

    def _fill(self, office: Office, day: str, depth: int = 0) -> None:
        """Somebody takes the office; who comes from another leaves a gap."""
        if office.holder is not None or office.closed or day > END:
            return
        if day >= REFORM and office.opened < REFORM and self._ends(office):
            return
        found = self._candidate(office, day) if depth < 6 else None
        if found is None:
            found = self._newcomer(office, int(day[:4]))
        before = found.now
        if before is not None:
            start = max(day, before.start[:8] + "28") if before.start >= day else day
            self._end(found, start, "transferred")
            self._seat(found, office, start, before)
            if not before.office.closed and self.chance.random() < 0.9:
                self._fill(before.office, self._later(start), depth + 1)
        else:
            self._seat(found, office, day, found.spells[-1] if found.spells else None)

    def _seat(self, person: Official, office: Office, day: str, before: Spell | None) -> None:
        same = before is not None and before.office.land is office.land
        how = "elected" if day[5:7] in ("05", "06", "08", "09") or self.chance.random() < 0.3 else "appointed"
        if before is not None and not same and self.chance.random() < 0.6:
            how = "transferred"
        spell = Spell(person.number, office, day, how, before=before)
        if office.spells:
            office.spells[-1].successor = spell
        office.spells.append(spell)
        person.spells.append(spell)
        office.holder = person.number

    def _ends(self, office: Office) -> bool:
        """Whether the body ends with the reform."""
        return office.village is None and office.land.successor != office.land.unit.code

    def _is_ripe(self, office: Office, day: str) -> bool:
        """Few are moved on within two years."""
        held = date.fromisoformat(day) - date.fromisoformat(office.spells[-1].start)
        return held.days > 700 or (held.days > 60 and self.chance.random() < 0.12)

    def _candidate(self, office: Office, day: str) -> Official | None:
        draw = self.chance.random()
        land = office.land
        if office.rank == 1:
            return None
        if draw < 0.5:
            places = [land]
        elif draw < 0.72:
            places = land.children
        elif draw < 0.8 and land.parent is not None:
            places = [land.parent]
        elif draw < 0.9:
            places = land.parent.children if land.parent else self.provinces if draw < 0.83 else []
        else:
            return None
        step = 4 if land not in places else 3
        fitting = [
            self.people[other.holder]
            for place in places
            for other in self._of[id(place)]
            if other.holder is not None and not other.closed and other is not office and other.village is None
            and self._is_ripe(other, day)
            and office.rank - step <= other.rank <= office.rank - (0 if other.land is not land else 1)
        ]  # fmt: skip
        return self.chance.choice(fitting) if fitting else None

    def _newcomer(self, office: Office, year: int) -> Official:
        gender = "female" if self.chance.random() < 0.24 else "male"
        age = _AGE[office.rank] + self.chance.randint(-6, 6)
        number = len(self.people)
        region = office.land.region
        person = Official(number, draw_name(self.chance, gender, region), gender, year - age, region)
        self.people.append(person)
        return person

    def _open(self, land: Land, name: str, code: str) -> list[Office]:
        councils = ("one", "two", "all") if land.level == "commune" else ("one", "two")
        weights = (50, 42, 8) if land.level == "commune" else (55, 45)
        council = self.chance.choices(councils, weights)[0]
        made = list(offices_of(land, council, name, code))
        for office in made:
            office.opened = REFORM if code != land.unit.code else BEGIN
        for village in land.villages:
            made += village_offices(land, village, land.unit.code)
        self.offices += made
        self._of[id(land)] += made
        return made

    def _begin(self, office: Office) -> None:
        years = self.chance.randint(2005, 2010)
        day = date(years, self.chance.randint(1, 12), self.chance.randint(1, 28)).isoformat()
        self._seat(self._newcomer(office, 2010), office, day, None)

    def _reform(self) -> None:
        """Districts end, communes and provinces merge, their officials move."""
        merged = {land.successor: land for land in self.provinces if land.successor == land.unit.code}
        for province in self.provinces:
            freed: list[Official] = []
            heir = merged.get(province.successor)
            if heir is not province:
                freed += self._close([o for o in self._of[id(province)] if not o.village])
            communes = [c for d in province.children for c in d.children]
            for district in province.children:
                freed += self._close(self._of[id(district)])
            opened: list[Office] = []
            for land in communes:
                gone = [o for o in self._of[id(land)] if not o.village]
                freed += self._close(gone)
                unit = units_of_code(land.successor)[0]
                if any(office.key.endswith(f"@{unit.code}") for office in opened):
                    continue  # two of them became one
                villages, land.villages = land.villages, []
                opened += self._open(land, unit.full_name, unit.code)
                land.villages = villages
            self._staff(opened, freed)
            if heir is not None and heir is not province:
                province_seats = [o for o in self._of[id(heir)] if not o.closed and o.rank >= 10]
                for office in self.chance.sample(province_seats, len(province_seats) // 3):
                    if office.holder is not None:
                        self._leave(self.people[office.holder], REFORM)
                    self._staff([office], freed, top=True)

    def _close(self, offices: list[Office]) -> list[Official]:
        freed = []
        for office in offices:
            if office.closed:
                continue
            office.closed = True
            if office.holder is not None:
                person = self.people[office.holder]
                self._end(person, REFORM, "dissolved")
                freed.append(person)
        return freed

    def _staff(self, offices: list[Office], freed: list[Official], top: bool = False) -> None:
        freed.sort(key=lambda person: (-person.spells[-1].office.rank, person.number))
        for office in sorted(offices, key=lambda office: (-office.rank, office.key)):
            fitting = [p for p in freed if p.spells[-1].office.rank >= 10] if top else freed[: len(offices)]
            if fitting and self.chance.random() < 0.85:
                person = self.chance.choice(fitting[:6])
                freed.remove(person)
                self._seat(person, office, REFORM, person.spells[-1])
            else:
                self._fill(office, REFORM)

    def _day(self, month: str) -> str:
        return f"{month}-{self.chance.randint(1, 28):02}"

    def _later(self, day: str) -> str:
        days = 0 if self.chance.random() < 0.5 else self.chance.randint(1, 75)
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
