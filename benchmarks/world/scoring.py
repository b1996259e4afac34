"""How well people and tenures were found, against the truth of the world.

People: B-cubed over claims (of each claim: the share of its found person's claims that are of its true
person, and the other way round). Tenures: a found and a true one are the same where person and post are
(each by majority of its claims) and their times overlap by 0.8 (days in common over days of either;
beginnings and ends that are at most 15 days apart are one, for papers are late).

Which true tenures are asked for: those that at least one dated claim of a resolved body shows as held.
Their time is what papers could show: the start that an article tells, else the first day that a true claim
shows; the end that an article tells; where none does, the law's day, the told start of the successor or
that of the person's own next post, if the last day shown is at most 18 months before it; else the last day
shown. For who is still there, or may be for all that is said, it is the world's end (the body's), if papers
wrote of it within 18 months before. Which found ones count: those that have a day at all and are not marked
as doubtful. Their time is `best_interval`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.link.attestations import Attestation
from world.careers import END, REFORM
from world.press import Reported
from world.printed import Meant
from world.told import Told

OVERLAP = 0.8
_STALE_DAYS = 548
_LAG = 15  # days that papers may be late: where two beginnings or ends are that near, they are one
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """precision, recall: 0 to 1. n: of what was asked."""

    precision: float
    recall: float
    n: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}  (n {self.n})"


def b_cubed(found: Mapping[str, str], true: Mapping[str, object]) -> Score:
    """found, true: claim id -> cluster. Claims without a found cluster are clusters of their own."""
    clusters = {claim: found.get(claim, claim) for claim in true}
    pairs = Counter((clusters[claim], true[claim]) for claim in true)
    in_found, in_true = Counter(clusters.values()), Counter(true.values())
    precision = sum(n * n / in_found[cluster] for (cluster, _), n in pairs.items()) / max(1, len(true))
    recall = sum(n * n / in_true[label] for (_, label), n in pairs.items()) / max(1, len(true))
    return Score(precision, recall, len(true))


@dataclass(frozen=True)
class Compared:
    """A found tenure beside the true one that it is, if any. why: what is wrong, empty where right."""

    row: Row | None
    told: Told | None
    why: str


def compare_tenures(
    tables: Mapping[str, Sequence[Row]], world: Reported, claims: Mapping[str, Attestation]
) -> list[Compared]:
    """Each true tenure that is asked for and each found one that counts, once."""
    person_of = {row["claim_id"]: row["person_id"] for row in tables["person_claim"]}
    true_person = _majority((person, world.meant[c].person) for c, person in person_of.items())
    links: dict[str, list[str]] = defaultdict(list)
    for row in tables["tenure_claim"]:
        links[row["tenure_id"]].append(row["claim_id"])
    rows = {row["tenure_id"]: row for row in tables["tenure"]}
    asked = {n for n, told in enumerate(world.tenures) if told.held}
    wanted: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n in sorted(asked):
        wanted[world.tenures[n].person, world.tenures[n].key].append(n)
    found: list[Compared] = []
    for tenure_id, row in rows.items():
        span = best_interval(row, rows)
        if span is None or row.get("doubt"):
            continue
        meant = [world.meant[claim] for claim in links[tenure_id]]
        seat = _seat_of_most(meant, world)
        options = wanted.get((true_person[row["person_id"]], seat or ""), [])
        if not options:
            why = "a claim's error" if seat is None else "person or post is another's"
            found.append(Compared(row, _told_of(meant, world), why))
            continue
        pair, number = _best_of(row, span, options, asked, world)
        if not pair.why:
            asked.discard(number)
        found.append(pair)
    return found + [Compared(None, world.tenures[n], "missed") for n in sorted(asked)]


def _best_of(
    row: Row, span: tuple[str, str], options: Sequence[int], asked: Set[int], world: Reported
) -> tuple[Compared, int]:
    """The row beside the true tenure of that person and seat, with its number. options: all of them; asked:
    those that no row was found to be."""
    left = [n for n in options if n in asked]
    if not left:
        return Compared(row, world.tenures[options[0]], "found twice"), options[0]
    shares = {n: _overlap(span, shown(world.tenures[n])) for n in left}
    best = max(left, key=lambda n: (shares[n], -n))
    return Compared(row, world.tenures[best], "" if shares[best] >= OVERLAP else "another time"), best


def _seat_of_most(meant: Iterable[Meant], world: Reported) -> str | None:
    """The seat that most claims speak of; None where most are errors."""
    seats = Counter(_seat(one, world) for one in meant)
    return min(seats, key=lambda key: (-seats[key], key is None, str(key)))


def _told_of(meant: Iterable[Meant], world: Reported) -> Told | None:
    """The first true tenure that the claims speak of."""
    return next((world.tenures[one.tenure] for one in meant if one.tenure is not None), None)


def tenure_score(compared: Iterable[Compared]) -> Score:
    """Precision over found, recall over asked."""
    compared = list(compared)
    right = sum(1 for pair in compared if not pair.why)
    missed = sum(1 for pair in compared if pair.row is None)
    found = sum(1 for pair in compared if pair.row is not None)
    return Score(right / max(1, found), right / max(1, right + missed), right + missed)


def best_interval(row: Row, rows: Mapping[str, Row]) -> tuple[str, str] | None:
    """What a reader of the table would say: stated days, else what bounds them closely, else what is
    attested.

    None where the row has no day at all.
    """
    start = row["start_date"] or row["start_latest"]
    end = row["end_date"] or row["end_earliest"]
    if not row["end_date"]:
        following = rows.get(row["successor"] or "")
        told = (following and following["start_change"]) or row["reason"] in ("body dissolved", "moved on")
        latest = row["end_latest"]
        if latest and (not end or (latest >= end and (row["end_change"] or (told and _near(end, latest))))):
            end = latest
        elif row["status"] == "current":
            end = END
    if not start and not end:
        return None
    if not row["first_attested"] and not row["start_date"]:
        return None
    return _whole(start or end, False), _whole(end or start, True)


def shown(told: Told) -> tuple[str, str]:
    """The time of a true tenure that the papers could show."""
    start = told.start_told or min(told.held)
    last = max(told.held)
    if told.end is None or told.end > END:
        end = told.horizon if _near(last, told.horizon) else last
    else:
        end = _end_shown(told, last)
    last_day = _whole(last, True)
    end = max(end, last_day) if told.end_told is None else end
    start, end = _whole(min(start, end), False), _whole(end, True)
    return start, end


def _end_shown(told: Told, last: str) -> str:
    """The end of a tenure that ended, for who knows no more than the papers say."""
    assert told.end
    if told.end_told:
        return told.end_told
    bounds = [told.horizon] if told.end == told.horizon == REFORM else []
    bounds += [told.successor.start_told] if told.successor and told.successor.start_told else []
    bounds += [told.following.start_told] if told.following and told.following.start_told else []
    if bounds and _near(last, min(bounds)):
        return min(bounds)
    after = [
        min(later.held) for later in (told.successor, told.following) if later is not None and later.held
    ]
    seen = told.gone_by or any(day < told.horizon for day in after)
    return told.horizon if _near(last, told.horizon) and not seen else last


def _near(last: str, end: str) -> bool:
    """Whether what was shown last is near enough to what bounds it."""
    days = date.fromisoformat(_whole(end, True)) - date.fromisoformat(_whole(last, True))
    return days.days < _STALE_DAYS


def _whole(day: str, last: bool) -> str:
    if len(day) == 4:
        return day + ("-12-31" if last else "-01-01")
    if len(day) == 7:
        return day + ("-28" if last else "-01")
    return day


def _overlap(one: tuple[str, str], two: tuple[str, str]) -> float:
    a, b, c, d = (date.fromisoformat(day).toordinal() for day in (*one, *two))
    a, b = (c if abs(a - c) <= _LAG else a), (d if abs(b - d) <= _LAG else b)
    common = min(b, d) - max(a, c) + 1
    whole = max(b, d) - min(a, c) + 1
    return max(0, common) / whole


def _majority(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for group, label in pairs:
        counts[group][label] += 1
    return {group: min(labels, key=lambda label: (-labels[label], label)) for group, labels in counts.items()}


def _seat(meant: Meant, world: Reported) -> str | None:
    return None if meant.tenure is None else world.tenures[meant.tenure].key
