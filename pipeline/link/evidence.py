"""What speaks for and against two nodes of one name being one person, in natural log-odds that add up.

The chance of a homonym comes first: among the officials of a commune hardly two have one name, among those of
a province there are several called Nguyễn Văn Hùng. Then bodies, careers, times and gender.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractors.gazetteer import place_key
from extractors.spelling import name_key
from pipeline.link.names import name_share
from pipeline.link.nodes import Node

SAME, DOUBTFUL = 2.5, 0.0  # log-odds: joined from 12 to 1; from even on, asked
FAR = 3.5  # for two areas, where no text says that one person moved
HARD = -4.0  # one such reason keeps two nodes apart
# Officials whom papers name within a unit over a decade or so, at least; more where more are known.
_FLOORS = {
    "village near": 15, "village": 60, "numbered near": 100, "numbered": 600,
    "commune of the name": 150, "body": 20, "place": 60, "district": 400, "area": 3000, "country": 40000,
}  # fmt: skip
_NAMESAKES = ("village near", "village", "numbered near", "numbered", "commune of the name")
_ENOUGH = 200  # names of an area from which on its own shares of surnames count
_MOST = 5.0
# Months between the last word of one post and the first of another, and what they say: of officials who
# move on half are seen again within half a year, of two homonyms' posts in fifteen years one in twenty
# begins as the other ends.
_GAPS = ((6, 2.0), (12, 1.4), (36, 0.6), (72, -0.3), (180, -1.5))
_NEAR = 6  # months


class Reason(NamedTuple):
    """A piece of evidence. weight: log-odds, above 0 for one person."""

    what: str
    weight: float


class Verdict(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of names. names: how many in each area, district, place and body. openings: how many of
    an area's names open with a syllable (area, syllable): a surname, or the A and Y of the highlands."""

    names: Mapping[str, int]
    openings: Mapping[tuple[str, str], int]


def known_names(nodes: Iterable[Node]) -> Known:
    """What the nodes tell of names."""
    names: dict[str, set[str]] = defaultdict(set)
    openings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node in nodes:
        for unit in {node.area, node.district, node.place, _body(node), "country"}:
            if unit:
                names[unit].add(node.key)
        if node.area:
            openings[node.area, _opening(node.name)].add(node.key)
    counts = {unit: len(found) for unit, found in names.items()}
    return Known(counts, {slot: len(found) for slot, found in openings.items()})


def weigh(left: Node, right: Node, known: Known) -> Verdict:
    """The evidence on two nodes of one name that no text names together."""
    kind, unit = _common(left, right)
    reasons = [_homonyms(left, kind, unit, known)]
    if kind == "body":
        reasons.append(Reason("steps within one body", 1.0))
    if left.gender and right.gender:
        same = left.gender == right.gender
        reasons.append(Reason("gender", 0.2 if same else HARD - 1))
    reasons += _times(left, right, kind)
    score = sum(reason.weight for reason in reasons)
    barred = any(reason.weight <= HARD for reason in reasons)
    return Verdict(round(score, 3), tuple(reasons), barred, kind != "country")


@lru_cache(maxsize=1 << 15)
def months(day: str) -> int:
    """Months since the year 0 of an ISO date as fine as known; the middle of a year of no month."""
    return int(day[:4]) * 12 + (int(day[5:7]) if len(day) >= 7 else 6)


def _common(left: Node, right: Node) -> tuple[str, str | None]:
    """The smallest unit that both belong to; places of one name in a province may be one."""
    namesakes = _namesakes(left, right)
    if namesakes:
        return namesakes, left.area
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


def _namesakes(left: Node, right: Node) -> str | None:
    """What kind of places the two are in, if those have one name and a text leaves open which of that
    name it means.

    There is a `thôn 2` in every commune, a `bản Nà Mạ` in some of a province, a `xã Tân Lập` in one or two.
    """
    if left.area is None or left.area != right.area or left.post is None or right.post is None:
        return None
    one, two = left.post.organisation.place, right.post.organisation.place
    if one is None or two is None or one.place_id == two.place_id:
        return None
    if one.level != two.level or place_key(one.name) != place_key(two.name):
        return None
    near = left.district is not None and left.district == right.district
    if one.level == "village" and not (one.commune and two.commune):
        numbered = any(char.isdigit() for char in one.name)
        return ("numbered" if numbered else "village") + (" near" if near else "")
    if one.level == "commune" and not (one.known and two.known):
        return "commune of the name"
    return None


@lru_cache(maxsize=1 << 16)
def _opening(name: str) -> str:
    return name_key(name.split(" ", 1)[0])


def _homonyms(node: Node, kind: str, unit: str | None, known: Known) -> Reason:
    """The odds against a second official of that name in the unit."""
    people = max(known.names.get(unit or "", 0), _FLOORS[kind]) if kind not in _NAMESAKES else _FLOORS[kind]
    return _rarity(node.name, _local_share(node, known), people, kind)


@lru_cache(maxsize=1 << 16)
def _rarity(name: str, local: float, people: int, kind: str) -> Reason:
    expected = name_share(name, local) * people
    weight = math.log(0.5 / expected) if expected > 0 else _MOST
    return Reason(f"rarity of the name in the {kind}", round(max(-3.0, min(_MOST, weight)), 2))


def _local_share(node: Node, known: Known) -> float:
    """The share of the names known in the area that open like this one; 0 where few are known."""
    all_names = known.names.get(node.area or "", 0)
    if all_names < _ENOUGH:
        return 0.0
    return known.openings.get((node.area or "", _opening(node.name)), 0) / all_names


def _times(left: Node, right: Node, kind: str) -> list[Reason]:
    if not (left.first and left.last and right.first and right.last):
        return []
    first, second = (left, right) if left.first <= right.first else (right, left)
    assert first.first and first.last and second.first and second.last
    if left.post is None or right.post is None:
        return _same_title(left, right)
    gap = months(second.first) - months(first.last)
    if not (first.is_full_time and second.is_full_time and first.post and second.post):
        return [Reason("fifteen years between", -2.0)] if gap > 180 else []
    if gap <= 0 and kind not in ("body", "place", "commune of the name"):
        once = min(left.days, right.days) < 2
        weight = -3.0 if gap > -2 or once else HARD - 1
        return [Reason("two full-time posts in two places at once", weight)]
    step = second.post.rank - first.post.rank
    found = [Reason("a career downwards", -1.5)] if gap >= 0 and step < -3 else []
    if gap >= 0 and -2 <= step <= 4:
        weight = next((weight for most, weight in _GAPS if gap <= most), -2.0)
        found.append(Reason("how soon after the earlier post", weight))
    return found


def _same_title(left: Node, right: Node) -> list[Reason]:
    """A text that leaves out the body calls somebody by the title that is held there and then."""
    plain, seated = (left, right) if left.post is None else (right, left)
    if seated.post is None or not (plain.first and plain.last and seated.first and seated.last):
        return []
    titles = {name_key(claim.title) for claim in plain.claims}
    near = (
        months(seated.first) - _NEAR <= months(plain.first)
        and months(plain.last) <= months(seated.last) + _NEAR
    )
    if name_key(seated.post.title) in titles and near:
        return [Reason("the title held there and then", 3.0)]
    return []
