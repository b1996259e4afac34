"""What speaks for and against two nodes of one name being one person, in natural log-odds that add up.

The chance of a homonym comes first: among the officials of a commune hardly two have one name, among those of
a province there are several called Nguyễn Văn Hùng. Then bodies, careers, times and gender.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.link.names import name_share
from pipeline.link.nodes import Node

SAME, DOUBTFUL = 2.5, 0.0  # log-odds: joined from 12 to 1; from even on, asked
FAR = 3.5  # for two areas, where no text says that one person moved
HARD = -4.0  # one such reason keeps two nodes apart
# Officials whom papers name within a unit over a decade or so, at least; more where more are known.
_FLOORS = {"body": 20, "place": 60, "district": 400, "area": 3000, "country": 40000}
_MOST = 5.0


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence. weight: log-odds, above 0 for one person."""

    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """score: the sum of the reasons. barred: one of them is hard, whatever the rest says. near: within one
    province of today."""

    score: float
    reasons: tuple[Reason, ...]
    barred: bool
    near: bool

    @property
    def is_same(self) -> bool:
        """Whether this is enough to join."""
        return not self.barred and self.score >= (SAME if self.near else FAR)


Population = Mapping[str, int]


def population(nodes: Iterable[Node]) -> Population:
    """How many names are known in each area, district, place and body."""
    names: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        for unit in (node.area, node.district, node.place, _body(node), "country"):
            if unit:
                names[unit].add(node.key)
    return {unit: len(found) for unit, found in names.items()}


def weigh(left: Node, right: Node, known: Population) -> Verdict:
    """The evidence on two nodes of one name that no text names together."""
    kind, unit = _common(left, right)
    reasons = [_homonyms(left, kind, known.get(unit or "", 0))]
    if kind == "body":
        reasons.append(Reason("steps within one body", 1.0))
    if left.gender and right.gender:
        same = left.gender == right.gender
        reasons.append(Reason("gender", 0.2 if same else HARD - 1))
    reasons += _times(left, right, kind)
    score = sum(reason.weight for reason in reasons)
    barred = any(reason.weight <= HARD for reason in reasons)
    return Verdict(round(score, 3), tuple(reasons), barred, kind != "country")


def months(day: str) -> int:
    """Months since the year 0 of an ISO date as fine as known; the middle of a year of no month."""
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else 6)


def _common(left: Node, right: Node) -> tuple[str, str | None]:
    """The smallest unit that both belong to."""
    for kind, mine, theirs in (
        ("body", _body(left), _body(right)),
        ("place", left.place, right.place),
        ("district", left.district, right.district),
        ("area", left.area, right.area),
    ):
        if mine and mine == theirs:
            return kind, mine
    return "country", "country"


def _body(node: Node) -> str | None:
    return node.post.organisation.org_id if node.post else None


def _homonyms(node: Node, kind: str, known: int) -> Reason:
    """The odds against a second official of that name in the unit."""
    expected = name_share(node.name) * max(known, _FLOORS[kind])
    weight = math.log(0.5 / expected) if expected > 0 else _MOST
    return Reason(f"rarity of the name in the {kind}", round(max(-3.0, min(_MOST, weight)), 2))


def _times(left: Node, right: Node, kind: str) -> list[Reason]:
    if not (left.first and left.last and right.first and right.last):
        return []
    first, second = (left, right) if left.first <= right.first else (right, left)
    assert first.first and first.last and second.first and second.last
    gap = months(second.first) - months(first.last)
    found: list[Reason] = []
    if gap > 180:
        found.append(Reason("fifteen years between", -2.0))
    if not (first.is_full_time and second.is_full_time and first.post and second.post):
        return found
    if gap <= 0 and kind not in ("body", "place"):
        weight = -3.0 if gap > -2 else HARD - 1
        return [Reason("two full-time posts in two places at once", weight)]
    step = second.post.rank - first.post.rank
    if gap >= 0 and step < -3:
        found.append(Reason("a career downwards", -1.5))
    if 0 <= gap <= 36 and 0 <= step <= 4:
        found.append(Reason("a next step", 0.7))
    return found
