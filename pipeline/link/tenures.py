"""Who held a post when: what texts state and what they attest are kept apart; nothing is made more exact.

A tenure has four bounds. `start_latest` is the first day that shows the person in the post, `end_earliest`
the last one; `start_earliest` and `end_latest` come from those before and after in a seat for one, from
`nguyên`, from the end of the body itself. A term's end closes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.link.attestations import GONE, HELD, Attestation, reading_order
from pipeline.link.evidence import months
from pipeline.link.posts import Post

_STARTS = ("appointed", "elected", "transferred", "approved")
_ENDS = ("ended", "retired", "removed", "transferred", "disciplined")
_STALE = 18  # months without a word before nobody can say that somebody is still there


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's holding of a post. Days are ISO, as fine as known, None while unknown.

    start_date, end_date: only where a text states the event; start_change, end_change: what it was. The four
    bounds: see above. term: nhiệm kỳ. status: current, ended, unknown; reason: why. claims: oldest first.
    predecessor, successor: numbers of tenures in the same list.
    """

    person: int
    post: Post
    claims: tuple[Attestation, ...]
    first_attested: str | None
    last_attested: str | None
    start_date: str | None = None
    end_date: str | None = None
    start_change: str | None = None
    end_change: str | None = None
    start_earliest: str | None = None
    end_latest: str | None = None
    term: str | None = None
    status: str = "unknown"
    reason: str = ""
    predecessor: int | None = None
    successor: int | None = None

    @property
    def start_latest(self) -> str | None:
        """No later than this day was the post taken up."""
        return self.start_date or self.first_attested

    @property
    def end_earliest(self) -> str | None:
        """On this day the post was still held."""
        return self.last_attested or self.start_date


def find_tenures(holdings: Iterable[tuple[int, Post, Sequence[Attestation]]], today: str) -> list[Tenure]:
    """The tenures behind the claims, sorted by post and time.

    holdings: person, post and the claims that tie them. today: the last day that any article tells of; what
    is long past without a word is `unknown`, not `current`.
    """
    by_post: dict[str, list[Tenure]] = defaultdict(list)
    for person, post, claims in holdings:
        for spell in _spells(sorted(claims, key=reading_order)):
            tenure = _tenure(person, post, spell)
            if tenure is not None:
                by_post[post.post_id].append(tenure)
    found: list[Tenure] = []
    for post_id in sorted(by_post):
        one_seat = _split_by_others(by_post[post_id]) if by_post[post_id][0].post.single else by_post[post_id]
        found += _in_turn(sorted(one_seat, key=_turn), len(found))
    return [_judged(tenure, today) for tenure in found]


def _turn(tenure: Tenure) -> tuple[str, str, int, str]:
    start = tenure.start_latest or tenure.end_latest or "9999"
    return start, tenure.end_earliest or "", tenure.person, tenure.claims[0].claim_id


def _spells(claims: Sequence[Attestation]) -> list[list[Attestation]]:
    """A new spell begins where somebody is given a post that they no longer held."""
    spells: list[list[Attestation]] = [[]]
    gone: str | None = None
    for claim in sorted(claims, key=lambda claim: (claim.day or "9999", reading_order(claim))):
        if claim.status == "new" and gone and claim.day and claim.day[:7] > gone[:7]:
            spells.append([])
            gone = None
        if claim.status in GONE and claim.day:
            gone = claim.day
        spells[-1].append(claim)
    return [spell for spell in spells if spell]


def _tenure(person: int, post: Post, claims: Sequence[Attestation]) -> Tenure | None:
    """None where the claims speak of a candidate only."""
    held = [claim for claim in claims if claim.status in HELD]
    gone = [claim for claim in claims if claim.status in GONE]
    if not held and not gone:
        return None
    days = sorted(claim.day for claim in held if claim.day)
    began = [claim for claim in held if claim.change in _STARTS and claim.status == "new" and claim.day]
    ended = [claim for claim in gone if claim.change in _ENDS and claim.day]
    terms = {claim.term for claim in claims if claim.term}
    start = min(began, key=lambda claim: claim.day or "", default=None)
    end = min(ended, key=lambda claim: (claim.as_of is None, claim.day or ""), default=None)
    past = sorted(claim.day for claim in gone if claim.day)
    return Tenure(
        person,
        post,
        tuple(claims),
        days[0] if days else None,
        days[-1] if days else None,
        start_date=start.as_of if start else None,
        end_date=end.as_of if end else None,
        start_change=start.change if start else None,
        end_change=end.change if end else None,
        end_latest=past[0] if past else None,
        term=next(iter(terms)) if len(terms) == 1 else None,
    )


def _split_by_others(tenures: list[Tenure]) -> list[Tenure]:
    """A person who left a seat to somebody else and came back had it twice."""
    found: list[Tenure] = []
    for tenure in tenures:
        others = [
            other
            for other in tenures
            if other.person != tenure.person and _within(other, tenure) and len(other.claims) > 1
        ]
        found += _parted(tenure, others[0]) if others else [tenure]
    return found


def _within(inner: Tenure, outer: Tenure) -> bool:
    if not (inner.first_attested and inner.last_attested and outer.first_attested and outer.last_attested):
        return False
    if months(inner.last_attested) - months(inner.first_attested) < 3:
        return False
    held = [claim.day for claim in outer.claims if claim.day and claim.status in HELD]
    inside = [day for day in held if inner.first_attested <= day <= inner.last_attested]
    around = outer.first_attested < inner.first_attested and inner.last_attested < outer.last_attested
    return around and not inside


def _parted(tenure: Tenure, between: Tenure) -> list[Tenure]:
    cut = between.first_attested or ""
    parts = (
        [claim for claim in tenure.claims if (claim.day or "") < cut],
        [claim for claim in tenure.claims if (claim.day or "") >= cut],
    )
    return [made for part in parts if part and (made := _tenure(tenure.person, tenure.post, part))]


def _in_turn(tenures: list[Tenure], offset: int) -> list[Tenure]:
    """In a seat for one, each holder bounds the next."""
    if not tenures or not tenures[0].post.single:
        return tenures
    dated = [index for index, tenure in enumerate(tenures) if tenure.start_latest]
    for before, after in pairwise(dated):
        one, two = tenures[before], tenures[after]
        if one.person == two.person or not _follows(one, two):
            continue
        tenures[before] = replace(
            one, successor=offset + after, end_latest=min(filter(None, (one.end_latest, two.start_latest)))
        )
        tenures[after] = replace(two, predecessor=offset + before, start_earliest=one.end_earliest)
    return tenures


def _follows(one: Tenure, two: Tenure) -> bool:
    """Whether the second was shown in the seat only when the first no longer was: else it is a conflict."""
    return bool(one.end_earliest and two.start_latest and one.end_earliest <= two.start_latest)


def _judged(tenure: Tenure, today: str) -> Tenure:
    """Status and why; the end of a body ends what is held in it."""
    ended = tenure.post.organisation.ended
    last = tenure.last_attested or tenure.start_date
    if ended and today > ended and not tenure.end_change:
        until = min(tenure.end_latest, ended) if tenure.end_latest else ended
        if last is None or last <= ended:
            return replace(tenure, end_latest=until, status="ended", reason="body dissolved")
    if tenure.end_change:
        return replace(tenure, status="ended", reason=tenure.end_change)
    if tenure.end_latest and (last is None or tenure.end_latest >= last):
        why = "successor" if tenure.successor is not None else "called former"
        return replace(tenure, status="ended", reason=why)
    if last is None or months(today) - months(last) > _STALE:
        return replace(tenure, reason="nothing said since")
    if tenure.end_latest:
        return replace(tenure, reason="texts contradict each other")
    return replace(tenure, status="current", reason="attested")
