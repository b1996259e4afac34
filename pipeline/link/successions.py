"""Who followed whom in a seat for one, where one text tells of both: `… được bầu thay ông Khải nghỉ hưu`.

A text that says that one left a seat and that another was given it tells their order, whatever day it
appeared on, and though it has none. Other texts may still speak against it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.link.attestations import GONE, HELD
from pipeline.link.tenures import ENDS, Tenure

Told = Sequence[tuple[int, int]]


def told_successions(tenures: Sequence[Tenure]) -> list[tuple[int, int]]:
    """Numbers of tenures of one seat: who left it and who was given it, each in one such pair only."""
    left: dict[str, set[int]] = defaultdict(set)
    taken: dict[str, set[int]] = defaultdict(set)
    for number, tenure in enumerate(tenures):
        for claim in tenure.claims:
            if claim.status in GONE and (claim.replaced or claim.change in ENDS):
                left[claim.text_id].add(number)
            elif claim.status == "new" and claim.change != "reelected":
                taken[claim.text_id].add(number)
    pairs = set()
    for text, leavers in left.items():
        takers = taken[text] - leavers
        if len(leavers) == len(takers) == 1:
            pairs.add((min(leavers), min(takers)))
    pairs = {(one, two) for one, two in pairs if tenures[one].person != tenures[two].person}
    before = [one for one, _ in pairs]
    after = [two for _, two in pairs]
    return sorted((one, two) for one, two in pairs if before.count(one) == after.count(two) == 1)


def until_followed(tenures: Sequence[Tenure], told: Told) -> list[Tenure]:
    """The tenures, those who left without the days on which the text that says so appeared too late."""
    found = list(tenures)
    for one, two in told:
        start = found[two].start_latest
        if start is None:
            continue
        claims = found[one].claims
        late = {claim.text_id for claim in claims if claim.status in GONE}
        firm = {claim.day for claim in claims if claim.status in HELD and claim.text_id not in late}
        days = tuple(day for day in found[one].days if day <= start or day in firm)
        found[one] = replace(found[one], days=days)
    return found


def followed(tenures: Sequence[Tenure], told: Told, offset: int) -> list[Tenure]:
    """The tenures, each pair tied that no days tie otherwise. offset: added to numbers of tenures."""
    found = list(tenures)
    for one, two in told:
        before, after = found[one], found[two]
        last, start = before.end_earliest, after.start_latest
        if before.successor is not None or after.predecessor is not None or (last and start and last > start):
            continue
        found[one] = replace(
            before,
            successor=offset + two,
            end_latest=min(filter(None, (before.end_latest, start)), default=None),
        )
        found[two] = replace(after, predecessor=offset + one, start_earliest=after.start_earliest or last)
    return found
