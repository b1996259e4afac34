"""Who held a post when: what texts state and what they attest are kept apart; nothing is made more exact.

A tenure has four bounds. `start_latest` is the first day that shows the person in the post, `end_earliest`
the last one; `start_earliest` and `end_latest` come from those before and after in a seat for one, from
`nguyên`, from the person's next post, from the end of the body itself. A term's end closes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.link.attestations import GONE, HELD, Attestation, reading_order
from pipeline.link.evidence import months
from pipeline.link.holdings import Holding
from pipeline.link.posts import Post

_STARTS = ("appointed", "elected", "transferred", "approved")
ENDS = ("ended", "retired", "removed", "transferred", "disciplined")
STALE = 18  # months without a word before nobody can say that somebody is still there
_LATE = 3  # months in which a paper may still write, or already write, what is not so

_FEW = 10  # one in so many days may be an error of a paper or of ours


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's holding of a post. Days are ISO, as fine as known, None while unknown.

    start_date, end_date: only where a text states the event; start_change, end_change: what it was. The four
    bounds: see above. term: nhiệm kỳ. status: current, ended, unknown; reason: why. claims: oldest first.
    days: on which it is attested as held. predecessor, successor: numbers of tenures in the same list.
    doubt: what speaks against it, None where nothing does. left: how a text without a day says that the
    person is no longer there (`removed`, `called former`), None where none does.
    """

    person: int
    post: Post
    claims: tuple[Attestation, ...]
    days: tuple[str, ...]
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
    doubt: str | None = None
    left: str | None = None

    @property
    def first_attested(self) -> str | None:
        """The first day that shows the person in the post."""
        return self.days[0] if self.days else None

    @property
    def last_attested(self) -> str | None:
        """The last such day."""
        return self.days[-1] if self.days else None

    @property
    def start_latest(self) -> str | None:
        """No later than this day was the post taken up."""
        return self.start_date or self.first_attested

    @property
    def end_earliest(self) -> str | None:
        """On this day the post was still held."""
        return self.last_attested or self.start_date


def tenures_of(holding: Holding) -> list[Tenure]:
    """The tenures of one person in one post, oldest first: most often one."""
    spells = _spells(holding.claims)
    return [made for spell in spells if (made := make_tenure(holding.person, holding.post, spell))]


def _spells(claims: Sequence[Attestation]) -> list[list[Attestation]]:
    """A new spell begins where somebody is given a post that they no longer held."""
    spells: list[list[Attestation]] = [[]]
    gone: str | None = None
    for claim in sorted(claims, key=lambda claim: (claim.day or "9999", reading_order(claim))):
        if claim.status == "new" and gone and claim.day and months(claim.day) > months(gone) + _LATE:
            spells.append([])
            gone = None
        if claim.status in GONE and claim.day:
            gone = claim.day
        spells[-1].append(claim)
    return [spell for spell in spells if spell]


def make_tenure(person: int, post: Post, claims: Sequence[Attestation]) -> Tenure | None:
    """The tenure behind the claims of one spell, None where they speak of a candidate only."""
    held = [claim for claim in claims if claim.status in HELD]
    gone = [claim for claim in claims if claim.status in GONE]
    if not held and not gone:
        return None
    days = sorted({claim.day for claim in held if claim.day})
    all_days = days
    start, days = _start(held, days)
    end, days = _end(gone, days)
    if start and end and _is_later(start.as_of, end.as_of):
        start, end, days = None, None, all_days  # texts contradict each other: neither day is certain
    past = sorted(claim.day for claim in gone if claim.day and (not days or claim.day >= days[-1]))
    terms = {claim.term for claim in claims if claim.term}
    return Tenure(
        person,
        post,
        tuple(claims),
        tuple(days),
        start_date=(start.as_of if start else None) or _since(claims, days),
        end_date=end.as_of if end else None,
        start_change=start.change if start else None,
        end_change=end.change if end else None,
        end_latest=min(filter(None, (end.day if end else None, past[0] if past else None)), default=None),
        term=next(iter(terms)) if len(terms) == 1 else None,
        left=_left(gone),
    )


def _start(held: Sequence[Attestation], days: list[str]) -> tuple[Attestation | None, list[str]]:
    """How it began, if a text tells, and the days without those before it that are errors.

    Who is `elected` and was there long before is elected again; one text alone that shows somebody a short
    while before a stated beginning was early or wrong.
    """
    began = [claim for claim in held if claim.change in _STARTS and claim.status == "new" and claim.day]
    start = min(began, key=lambda claim: (claim.day or "", claim.as_of is None), default=None)
    if start is None:
        return None, days
    day = start.day or ""
    before = [other for other in days if other[: len(day)] < day[: len(other)]]
    if not before:
        return start, days
    if (
        len(before) <= max(1, len(days) // _FEW)
        and len(days) > 2
        and (start.change != "elected" or _gap(before[0], day) <= _LATE)
    ):
        return start, days[len(before) :]
    return (start, days) if _gap(before[0], day) <= 1 else (None, days)


def _since(claims: Sequence[Attestation], days: Sequence[str]) -> str | None:
    """From when on texts say that it was held (`từ năm 1992`), if they agree and nothing was before."""
    told = sorted({claim.since for claim in claims if claim.since}, key=len)
    if not told or any(not told[-1].startswith(one) for one in told):
        return None
    since = told[-1]
    return None if days and days[0][: len(since)] < since[: len(days[0])] else since


def _end(gone: Sequence[Attestation], days: list[str]) -> tuple[Attestation | None, list[str]]:
    """How it ended, if a text tells, and the days without those just after it: papers are slow.

    Where texts show the post as held long after, the end is not believed.
    """
    ended = [claim for claim in gone if claim.day and (claim.change in ENDS or _is_stage(claim))]
    end = min(ended, key=lambda claim: (claim.day or "", claim.as_of is None), default=None)
    if end is None:
        return None, days
    day = end.day or ""
    after = [other for other in days if other > day]
    if not after:
        return end, days
    if _gap(day, after[-1]) <= _LATE or (len(after) <= max(1, len(days) // _FEW) and len(days) > 3):
        return end, days[: len(days) - len(after)]
    return None, days


def _is_stage(claim: Attestation) -> bool:
    """`Từ năm 2010 đến năm 2015, ông là …`: the text gives both ends."""
    return bool(claim.since and claim.as_of)


def _is_later(one: str | None, other: str | None) -> bool:
    """Whether a day, as fine as known, is after another one in any case."""
    return bool(one and other) and str(one)[: len(str(other))] > str(other)[: len(str(one))]


def _left(gone: Sequence[Attestation]) -> str | None:
    undated = {claim.change for claim in gone if not claim.day}
    told = sorted(undated & set(ENDS))
    return told[0] if told else "called former" if undated else None


def _gap(earlier: str, later: str) -> int:
    return months(later) - months(earlier)


def find_tenures(holdings: Iterable[Holding]) -> dict[str, list[Tenure]]:
    """The tenures of each post, by its id; who left a seat to somebody else and came back had it twice."""
    by_post: dict[str, list[Tenure]] = defaultdict(list)
    for holding in holdings:
        by_post[holding.post.post_id] += tenures_of(holding)
    return {
        post_id: _split_by_others(by_post[post_id]) if by_post[post_id][0].post.single else by_post[post_id]
        for post_id in sorted(by_post)
        if by_post[post_id]
    }


def _split_by_others(tenures: list[Tenure]) -> list[Tenure]:
    found: list[Tenure] = []
    for tenure in tenures:
        between = [other for other in tenures if other.person != tenure.person and _within(other, tenure)]
        found += parted(tenure, between[0].days[0]) if between else [tenure]
    return found


def _within(inner: Tenure, outer: Tenure) -> bool:
    """Whether the one was in the seat for some time between two times of the other."""
    if len(inner.days) < 3 or len(outer.days) < 2 or _gap(inner.days[0], inner.days[-1]) < 3:
        return False
    first, last = inner.days[0], inner.days[-1]
    if not (outer.days[0] < first and last < outer.days[-1]):
        return False
    return not any(first <= day <= last for day in outer.days)


def parted(tenure: Tenure, cut: str) -> list[Tenure]:
    """The tenure before a day, and from it on."""
    parts = (
        [claim for claim in tenure.claims if (claim.day or "") < cut],
        [claim for claim in tenure.claims if (claim.day or "") >= cut],
    )
    return [made for part in parts if part and (made := make_tenure(tenure.person, tenure.post, part))]


def judged(tenure: Tenure, today: str) -> Tenure:
    """Status and why; the end of a body ends what is held in it. today: the last day that is known of.

    What texts place in a body after its end is in doubt: they mean another body, or an older time.
    """
    judgement = _judged(tenure, today)
    ended = tenure.post.organisation.ended
    if ended and tenure.start_date and tenure.start_date > ended:
        return replace(judgement, doubt=judgement.doubt or "begins after the body was dissolved")
    if ended and today > ended and judgement.status == "current":
        why = "shown after the body was dissolved"
        return replace(judgement, status="unknown", reason=why, doubt=judgement.doubt or why)
    return judgement


def _judged(tenure: Tenure, today: str) -> Tenure:
    ended = tenure.post.organisation.ended
    last = tenure.last_attested or tenure.start_date
    if (
        ended
        and today > ended
        and not tenure.end_change
        and (not tenure.end_latest or tenure.end_latest > ended)
    ) and (last is None or months(last) <= months(ended) + _LATE):
        told = tenure.left if tenure.left and _all_tell(tenure) else None
        return replace(tenure, end_latest=ended, status="ended", reason=told or "body dissolved")
    if tenure.end_change:
        return replace(tenure, status="ended", reason=tenure.end_change)
    if tenure.end_latest and (last is None or tenure.end_latest >= last):
        why = tenure.reason or ("successor" if tenure.successor is not None else "called former")
        return replace(tenure, status="ended", reason=why)
    if tenure.left:
        return _judged_without_day(tenure, tenure.left)
    if last is None:
        return replace(tenure, reason="of no known day")
    if months(today) - months(last) > STALE:
        return replace(tenure, reason="nothing said since")
    if tenure.end_latest:
        return replace(tenure, reason="texts contradict each other")
    return replace(tenure, status="current", reason="attested")


def _judged_without_day(tenure: Tenure, left: str) -> Tenure:
    """A text tells of what is over by its own time; of texts of unknown order neither is the later one."""
    if _all_tell(tenure):
        return replace(tenure, status="ended", reason=left)
    return replace(tenure, reason="texts of unknown order contradict each other")


def _all_tell(tenure: Tenure) -> bool:
    """Whether every text that names the holding says, without a day, that it is over."""
    say_so = {claim.text_id for claim in tenure.claims if claim.status in GONE and not claim.day}
    return all(claim.text_id in say_so for claim in tenure.claims)
