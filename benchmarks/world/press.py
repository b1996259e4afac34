"""The papers: which of all this they report, in which words, and what goes wrong on the way to a claim.

A leader of a province is in the paper every week, the head of a village once in a life. Claims carry the
errors of papers and of extraction: elided bodies, wrong ones, misprints, capitals, undated articles, stale
posts, copies.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.spelling import search_fold
from pipeline.link.attestations import Attestation
from world.careers import BEGIN, END, REFORM, Country, Official
from world.offices import Seat, Spell, Way
from world.slips import Slips, respelt, written
from world.told import Told, begins, days_between, find_tenures

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
_SOURCES_BEGAN = {0: "2011-01-01", 1: "2012-03-01"}  # papers online since, by turns


@dataclass(frozen=True)
class Meant:
    """What a claim is about: number of the person, and of the tenure; None where the post is an error."""

    person: int
    tenure: int | None


@dataclass
class Reported:
    """claims: shuffled. meant: by claim id."""

    claims: list[Attestation]
    meant: dict[str, Meant]
    tenures: list[Told]


def report(country: Country, seed: int, coverage: float = 1.0, slips: Slips | None = None) -> Reported:
    """Everything that the papers print. coverage: of the usual number of articles."""
    desk = _Desk(country, seed, coverage, slips or Slips())
    desk.write()
    desk.chance.shuffle(desk.claims)
    return Reported(desk.claims, desk.meant, desk.truth.tenures)


class _Desk:
    def __init__(self, country: Country, seed: int, coverage: float, slips: Slips) -> None:
        self.country, self.coverage, self.slips = country, coverage, slips
        self.chance = random.Random(f"press {seed}")
        self.claims: list[Attestation] = []
        self.meant: dict[str, Meant] = {}
        self.truth = find_tenures(country)
        self._texts = 0
        self._near: dict[int, list[Spell]] = defaultdict(list)
        for office in country.offices:
            self._near[id(office.land)] += office.spells
        self._titles = self._all_ways()

    def write(self) -> None:
        for office in self.country.offices:
            for spell in office.spells:
                self._beginning(spell)
                for day in self._days(spell, _RATE[office.rank]):
                    self._article(spell, day)
                self._again(spell)
                if spell.end:
                    self._afterwards(spell)

    def _all_ways(self) -> dict[int, list[Way]]:
        found: dict[int, list[Way]] = defaultdict(list)
        for office in self.country.offices:
            found[office.rank] += [way for seat in office.seats for way in seat.ways]
        return found

    # ---- what is written

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
            others = self._near[id(land)]
            if others:
                other = self.chance.choice(others)
                if _holds(other, day) and all(other is not one for one, _ in said):
                    said.append((other, "held"))
        if self.chance.random() < self.slips.former:
            gone = [one for one in self._near[id(office.land)] if one.end and one.end < day]
            if gone:
                said.append((self.chance.choice(gone), "former"))
        self._print(said, day, office)

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
        self._print(said, min(day.isoformat(), END), spell.office)

    def _again(self, spell: Spell) -> None:
        """A congress elects again who is there: papers often just say elected."""
        for day in ("2015-08-20", "2020-08-18", "2025-09-12"):
            inside = days_between(spell.start, day) > 150 and _holds(spell, day)
            if inside and self.chance.random() < _BEGINNING.get(spell.office.rank, 0.05) * 0.6:
                self._print([(spell, self.chance.choice(("again", "again as new")))], day, spell.office)

    def _afterwards(self, spell: Spell) -> None:
        """A farewell, a discipline; now and then a paper that has not heard of it."""
        assert spell.end
        rate = _BEGINNING.get(spell.office.rank, 0.05)
        if spell.why in ("retired", "removed") and self.chance.random() < rate * 0.5:
            self._print([(spell, "left")], min(spell.end, END), spell.office)
        expected = self.slips.stale * _RATE[spell.office.rank] * self.coverage * 4
        for _ in range(_poisson(self.chance, min(expected, 1.0))):
            day = date.fromisoformat(spell.end) + timedelta(days=self.chance.randint(1, 45))
            if day.isoformat() <= END:
                self._print([(spell, "stale")], day.isoformat(), spell.office)

    # ---- from the article to claims

    def _print(self, said: list[tuple[Spell, str]], day: str, office: object) -> None:
        chance, slips = self.chance, self.slips
        land = said[0][0].office.land
        while land.parent:
            land = land.parent
        home = self._home(land, day)
        if home is None:
            return
        self._texts += 1
        text = f"t{self._texts:07}"
        undated = chance.random() < slips.undated
        published = None if undated else day
        plain, other_style = chance.random() < slips.unmarked, chance.random() < slips.variant
        lines: list[tuple[Attestation, Meant]] = []
        for spell, how in said:
            person = self.country.people[spell.person]
            name = person.name
            if plain:
                name = search_fold(name).title()
            elif other_style:
                name = respelt(name)
            gender = person.gender if chance.random() < 0.35 else None
            lines += self._claims(text, name, person, spell, how, published, home, gender, len(lines))
        self._keep(lines)
        if chance.random() < slips.copied:
            self._copy(lines, land)

    def _claims(
        self,
        text: str,
        name: str,
        person: Official,
        spell: Spell,
        how: str,
        published: str | None,
        home: str,
        gender: str | None,
        start: int,
    ) -> Iterator[tuple[Attestation, Meant]]:
        chance = self.chance
        seats = [seat for seat in spell.office.seats if not seat.member or chance.random() < 0.55]
        if len(seats) > 1 and chance.random() < 0.25 and how == "held":
            seats = [chance.choice(seats)]
        as_printed = written(chance, self.slips, name)
        for seat in seats:
            if how in ("held", "stale") and published and published < begins(spell, seat):
                continue  # the assembly has not met yet
            start += 1
            tenure = self.truth.number(spell, seat)
            way, right = self._way(seat, spell)
            resolved = chance.choices(("explicit", "article", "local", "source"), (45, 35, 16, 4))[0]
            if chance.random() < self.slips.unresolved and way.level != "central":
                way, resolved = Way(way.title, "", None, way.level), "unresolved"
            if chance.random() < self.slips.no_level:
                way = replace(way, level="")
            change, status, as_of = self._change(spell, seat, how)
            claim = Attestation(
                claim_id=f"c{text[1:]}.{start}",
                text_id=text,
                article_id="a" + text[1:],
                source_id=_paper(home),
                start_char=start * 40,
                person=as_printed,
                title=way.title,
                organisation=way.organisation or None,
                place=way.place,
                level=way.level or None,
                change=change,
                status=status,
                resolved=resolved,
                as_of=as_of,
                term=None,
                published=published,
                home=home,
                gender=gender,
                confidence=0.93,
            )
            yield claim, Meant(person.number, tenure if right else None)

    def _way(self, seat: Seat, spell: Spell) -> tuple[Way, bool]:
        chance = self.chance
        if chance.random() < self.slips.wrong_post:
            if chance.random() < 0.5:  # somebody else's post in the same body
                own = {other.key for other in spell.office.seats}
                near = self._near[id(spell.office.land)]
                others = [other for one in near for other in one.office.seats if other.key not in own]
                return chance.choice(others).ways[0], False
            return chance.choice(self._titles[spell.office.rank]), False
        way = seat.ways[0]
        if len(seat.ways) > 1 and chance.random() < self.slips.other_way:
            way = chance.choice(seat.ways[1:])
        if chance.random() < self.slips.wrong_place and spell.office.land.parent and not spell.office.village:
            sisters = [land for land in spell.office.land.parent.children if land is not spell.office.land]
            mine, level = way.place or "", way.level
            if sisters and way.organisation.endswith(mine) and mine:
                other = chance.choice(sisters).name
                return Way(way.title, way.organisation.replace(mine, other), other, level), False
        return way, True

    def _change(self, spell: Spell, seat: Seat, how: str) -> tuple[str, str, str | None]:
        chance = self.chance
        if how in ("held", "stale"):
            return "holds", "current", None
        if how == "former":
            return "former", "former", None
        if how.startswith("again"):
            if seat.state or seat.member:
                return "holds", "current", None
            return ("elected" if how.endswith("new") else "reelected"), "new", None
        if how == "left":
            why = {"dissolved": "ended", "transferred": "transferred"}.get(spell.why, spell.why or "ended")
            return why, "former", spell.end if chance.random() < 0.3 else None
        day = begins(spell, seat)
        stated = chance.choices((day, day[:7], None), (5, 2, 3))[0]
        if seat.member:
            return "holds", "current", None
        return spell.how, "new", stated

    def _keep(self, lines: list[tuple[Attestation, Meant]]) -> None:
        for claim, meant in lines:
            self.claims.append(claim)
            self.meant[claim.claim_id] = meant
            if meant.tenure is not None:
                self._note(claim, self.truth.tenures[meant.tenure])

    def _note(self, claim: Attestation, told: Told) -> None:
        """What a careful reader may know by this claim."""
        if claim.resolved == "unresolved" and claim.level != "central":
            return
        day = claim.day
        if day is None:
            return
        told.resolved = True
        if claim.status in ("current", "new"):
            told.held.append(min(day, told.end) if told.end else day)
            beginning = claim.status == "new" and abs(days_between(told.start, f"{day}-15"[:10])) < 120
            if beginning:
                told.start_told = min(told.start_told or day, day)
        elif claim.change != "former":
            told.end_told = min(told.end_told or day, day)
        if claim.status == "former":
            told.gone_by = min(told.gone_by or day, day)

    def _copy(self, lines: list[tuple[Attestation, Meant]], land: object) -> None:
        others = [province for province in self.country.provinces if province is not land]
        if not others or not lines:
            return
        home = self._home(self.chance.choice(others), lines[0][0].published or REFORM)
        if home is None:
            return
        self._texts += 1
        text = f"t{self._texts:07}"
        # the build knows most copies by their words and reads them as the original's paper meant them
        place = lines[0][0].home if self.chance.random() < 0.8 else home
        copies = [
            (replace(claim, claim_id=f"c{text[1:]}.{n}", text_id=text, article_id="a" + text[1:], home=place,
                     source_id=_paper(home)), meant)
            for n, (claim, meant) in enumerate(lines)
        ]  # fmt: skip
        self._keep(copies)

    def _home(self, land: object, day: str) -> str | None:
        """The place of the paper that reports there on that day, None where none is online yet."""
        provinces = self.country.provinces
        number = provinces.index(land)  # type: ignore[arg-type]
        if day < _SOURCES_BEGAN[number % 2]:
            return None
        province = provinces[number]
        if day >= REFORM and province.successor != province.unit.code:
            heirs = [other for other in provinces if other.unit.code == province.successor]
            return heirs[0].name if heirs else None
        return province.name


def _paper(home: str) -> str:
    return "bao-" + search_fold(home).replace(" ", "-")


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
