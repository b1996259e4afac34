"""What a paper prints becomes claims, with the errors of papers and of extraction: elided bodies, wrong ones,
misprints, capitals, undated articles, copies."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.spelling import search_fold
from pipeline.link.attestations import Attestation
from world.careers import REFORM, Country, Official
from world.offices import Seat, Spell, Way
from world.slips import Slips, respelt, written
from world.told import begins, find_tenures

_SOURCES_BEGAN = {0: "2011-01-01", 1: "2012-03-01"}  # papers online since, by turns


@dataclass(frozen=True)
class Meant:
    """What a claim is about: number of the person, and of the tenure; None where the post is an error."""

    person: int
    tenure: int | None


@dataclass(frozen=True)
class _Article:
    """text: its id. published: ISO, None where the paper does not say. home: whom the paper speaks for."""

    text: str
    published: str | None
    home: str


@dataclass(frozen=True)
class _Named:
    """A person as an article names them. name: in its style of writing. gender: where it says one."""

    person: Official
    name: str
    gender: str | None


class Printer:
    """Makes the claims, `claims`, and keeps what each is about, `meant`, by claim id; what they tell of the
    true tenures goes to `truth`. near: the spells in the offices of a land, by id of the land."""

    def __init__(self, country: Country, chance: random.Random, slips: Slips) -> None:
        self.country, self.chance, self.slips = country, chance, slips
        self.claims: list[Attestation] = []
        self.meant: dict[str, Meant] = {}
        self.truth = find_tenures(country)
        self.near: dict[int, list[Spell]] = defaultdict(list)
        for office in country.offices:
            self.near[id(office.land)] += office.spells
        self._texts = 0
        self._titles = _ways_of_rank(country)

    def print(self, said: list[tuple[Spell, str]], day: str) -> None:
        """An article of that day. said: of whom it speaks, and how: held, new, again, again as new, left,
        former, stale (shown in a post just left). Nothing where no paper is online there yet."""
        land = said[0][0].office.land
        while land.parent:
            land = land.parent
        home = self._home(land, day)
        if home is None:
            return
        undated = self.chance.random() < self.slips.undated
        article = _Article(self._next_text(), None if undated else day, home)
        plain = self.chance.random() < self.slips.unmarked
        other_style = self.chance.random() < self.slips.variant
        lines: list[tuple[Attestation, Meant]] = []
        for spell, how in said:
            named = self._named(spell, plain, other_style)
            lines += self._claims(article, named, spell, how, len(lines))
        self._keep(lines)
        if self.chance.random() < self.slips.copied:
            self._copy(lines, land)

    def _next_text(self) -> str:
        self._texts += 1
        return f"t{self._texts:07}"

    def _named(self, spell: Spell, plain: bool, other_style: bool) -> _Named:
        person = self.country.people[spell.person]
        name = person.name
        if plain:
            name = search_fold(name).title()
        elif other_style:
            name = respelt(name)
        return _Named(person, name, person.gender if self.chance.random() < 0.35 else None)

    def _claims(
        self, article: _Article, named: _Named, spell: Spell, how: str, start: int
    ) -> Iterator[tuple[Attestation, Meant]]:
        chance = self.chance
        seats = [seat for seat in spell.office.seats if not seat.member or chance.random() < 0.55]
        if len(seats) > 1 and chance.random() < 0.25 and how == "held":
            seats = [chance.choice(seats)]
        named = replace(named, name=written(chance, self.slips, named.name))
        for seat in seats:
            if how in ("held", "stale") and article.published and article.published < begins(spell, seat):
                continue  # the assembly has not met yet
            start += 1
            way, right = self._way(seat, spell)
            way, resolved = self._resolved(way)
            change = self._change(spell, seat, how)
            tenure = self.truth.number(spell, seat) if right else None
            yield _claim(article, named, start, way, resolved, change), Meant(named.person.number, tenure)

    def _resolved(self, way: Way) -> tuple[Way, str]:
        """How the body was found, and what is known of it then."""
        chance = self.chance
        resolved = chance.choices(("explicit", "article", "local", "source"), (45, 35, 16, 4))[0]
        if chance.random() < self.slips.unresolved and way.level != "central":
            way, resolved = Way(way.title, "", None, way.level), "unresolved"
        if chance.random() < self.slips.no_level:
            way = replace(way, level="")
        return way, resolved

    def _way(self, seat: Seat, spell: Spell) -> tuple[Way, bool]:
        """A way to write the post, and whether it is the right post."""
        chance = self.chance
        if chance.random() < self.slips.wrong_post:
            if chance.random() < 0.5:  # somebody else's post in the same body
                own = {other.key for other in spell.office.seats}
                near = self.near[id(spell.office.land)]
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
        """What is said to have happened, the status that means, and since when."""
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
                self.truth.tenures[meant.tenure].learn(claim)

    def _copy(self, lines: list[tuple[Attestation, Meant]], land: object) -> None:
        others = [province for province in self.country.provinces if province is not land]
        if not others or not lines:
            return
        home = self._home(self.chance.choice(others), lines[0][0].published or REFORM)
        if home is None:
            return
        text = self._next_text()
        # the build knows most copies by their words and reads them as the original's paper meant them
        place = lines[0][0].home if self.chance.random() < 0.8 else home
        copies = [
            (claim._replace(claim_id=f"c{text[1:]}.{n}", text_id=text, article_id="a" + text[1:], home=place,
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


def _ways_of_rank(country: Country) -> dict[int, list[Way]]:
    found: dict[int, list[Way]] = defaultdict(list)
    for office in country.offices:
        found[office.rank] += [way for seat in office.seats for way in seat.ways]
    return found


def _claim(
    article: _Article,
    named: _Named,
    number: int,
    way: Way,
    resolved: str,
    change: tuple[str, str, str | None],
) -> Attestation:
    said, status, as_of = change
    return Attestation(
        claim_id=f"c{article.text[1:]}.{number}",
        text_id=article.text,
        article_id="a" + article.text[1:],
        source_id=_paper(article.home),
        start_char=number * 40,
        person=named.name,
        title=way.title,
        organisation=way.organisation or None,
        place=way.place,
        level=way.level or None,
        change=said,
        status=status,
        resolved=resolved,
        as_of=as_of,
        term=None,
        published=article.published,
        home=article.home,
        gender=named.gender,
        confidence=0.93,
    )


def _paper(home: str) -> str:
    return "bao-" + search_fold(home).replace(" ", "-")
