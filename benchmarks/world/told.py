"""The true tenures, as one who reads all papers could know them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.link.attestations import Attestation
from world.careers import END, REFORM, Country
from world.offices import Seat, Spell


@dataclass
class Told:
    """A true tenure: what was, and what the papers told of it. key: of the seat. start, end: ISO, end None
    while held at the world's end. held: days of true claims that show it. start_told, end_told: the day by
    which an article tells of it. rank: of the office. successor: the next in a seat for one. following: the
    person's next main post. horizon: the day on which the body ended, else the world's end. gone_by: the
    first day on which papers show that it is over."""

    person: int
    key: str
    start: str
    end: str | None
    rank: int
    single: bool
    member: bool
    held: list[str]
    start_told: str | None = None
    end_told: str | None = None
    horizon: str = END
    gone_by: str | None = None
    resolved: bool = False
    successor: "Told | None" = None
    following: "Told | None" = None

    def learn(self, claim: Attestation) -> None:
        """Add what a careful reader may know by this claim."""
        day = claim.day
        if day is None or (claim.resolved == "unresolved" and claim.level != "central"):
            return
        self.resolved = True
        if claim.status in ("current", "new"):
            self.held.append(min(day, self.end) if self.end else day)
            beginning = claim.status == "new" and abs(days_between(self.start, f"{day}-15"[:10])) < 120
            if beginning:
                self.start_told = min(self.start_told or day, day)
        elif claim.change != "former":
            self.end_told = min(self.end_told or day, day)
        if claim.status == "former":
            self.gone_by = min(self.gone_by or day, day)


@dataclass(frozen=True)
class Truth:
    """tenures: all of them. number_of: of a tenure, by id of the spell and key of the seat."""

    tenures: list[Told]
    number_of: dict[tuple[int, str], int]

    def number(self, spell: Spell, seat: Seat) -> int:
        """The tenure that a spell in an office is, in one of its seats."""
        return self.number_of[id(spell), seat.key]


def find_tenures(country: Country) -> Truth:
    """Spells of one person that hold the same seat one after the other are one tenure."""
    truth = Truth([], {})
    for person in country.people:
        last: dict[str, int] = {}
        for spell in person.spells:
            for seat in spell.office.seats:
                known = last.get(seat.key)
                if known is not None and _goes_on(truth.tenures[known], spell):
                    truth.tenures[known].end = spell.end
                else:
                    known = len(truth.tenures)
                    truth.tenures.append(_told(person.number, spell, seat))
                last[seat.key] = known
                truth.number_of[id(spell), seat.key] = known
                if spell.office.closed and "@vn" not in seat.key:
                    truth.tenures[known].horizon = REFORM
    _find_successors(truth.tenures)
    for person in country.people:
        for one, two in pairwise(person.spells):
            _follow(truth, one, two)
    return truth


def begins(spell: Spell, seat: Seat) -> str:
    """Posts that an assembly gives follow some weeks after the party's, the same for a spell and a seat."""
    if (
        not seat.state
        or spell.start in (REFORM,)
        or (not spell.office.seats[0].state and len(spell.office.seats) == 1)
    ):
        return spell.start
    if all(other.state for other in spell.office.seats):
        return spell.start
    days = sum(map(ord, seat.key + spell.start)) % 40
    day = (date.fromisoformat(spell.start) + timedelta(days=days)).isoformat()
    return spell.start if spell.end and day >= spell.end else day


def days_between(one: str | None, two: str) -> int:
    """From one ISO day to another; very many where the first is not known."""
    return 10**6 if one is None else (date.fromisoformat(two) - date.fromisoformat(one)).days


def _told(person: int, spell: Spell, seat: Seat) -> Told:
    return Told(
        person,
        seat.key,
        begins(spell, seat),
        spell.end,
        spell.office.rank,
        seat.single,
        seat.member,
        [],
    )


def _follow(truth: Truth, one: Spell, two: Spell) -> None:
    """The posts of a spell end with it, unless the next one has them too."""
    main = next(truth.tenures[truth.number(two, seat)] for seat in two.office.seats if not seat.member)
    for seat in one.office.seats:
        told = truth.tenures[truth.number(one, seat)]
        if told.end == one.end and not seat.member:
            told.following = main


def _goes_on(told: Told, spell: Spell) -> bool:
    return told.end is not None and days_between(told.end, spell.start) <= 31


def _find_successors(tenures: list[Told]) -> None:
    seats: dict[str, list[Told]] = defaultdict(list)
    for told in tenures:
        if told.single:
            seats[told.key].append(told)
    for holders in seats.values():
        holders.sort(key=lambda told: told.start)
        for one, two in pairwise(holders):
            one.successor = two
