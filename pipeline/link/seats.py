"""Tenures beside each other: who followed whom in a seat, who moved on, and what one article alone says
against others.

A tenure that rests on one day and that other texts speak against is kept, marked with its doubt: papers and
extractors err in one or two claims of a hundred, and each such error would be an official who never was.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.spelling import name_key
from pipeline.link.evidence import months
from pipeline.link.names import is_misprint
from pipeline.link.posts import Post
from pipeline.link.successions import followed, told_successions, until_followed
from pipeline.link.tenures import STALE, Tenure, judged, parted

_SILENT = 8  # other articles on a person around the day that do not say what one does
_LATE = 2  # months in which papers still write of the post before
_AROUND = 6  # months before and after


def seated_in_turn(by_post: Mapping[str, Sequence[Tenure]], today: str) -> list[Tenure]:
    """All tenures, sorted by post and time, with predecessor, successor, doubt and status."""
    marked = _doubted(_split_by_own(by_post))
    moved = _moved_on(marked)
    found: list[Tenure] = []
    for post_id in sorted(moved):
        found += _in_turn(sorted(moved[post_id], key=_turn), len(found))
    return [judged(tenure, today) for tenure in found]


def exclusive(one: Post, two: Post) -> bool:
    """Whether nobody holds both at a time, as a rule.

    A seat on a committee goes with any post in the same or a lower unit, but not with one on that of a
    sister unit; leading the party or the council goes with other posts in the same unit but a deputy's; all
    else fills a day. What is central or of no known place says nothing.
    """
    if one.post_id == two.post_id:
        return False
    mine, theirs = one.organisation, two.organisation
    if not (mine.place and theirs.place) or "central" in (mine.level, theirs.level):
        return False
    if "village" in (mine.place.level, theirs.place.level):
        return False
    if one.member and two.member:
        return mine.level == theirs.level and mine.place.place_id != theirs.place.place_id
    if one.member or two.member:
        seat, post = (one, two) if one.member else (two, one)
        place, inside = seat.organisation.place, post.organisation.place
        assert place and inside
        return place.place_id not in (inside.place_id, inside.district, inside.province)
    if mine.place.place_id != theirs.place.place_id:
        return True
    if mine.org_id == theirs.org_id:
        return True
    leading = [post for post in (one, two) if _leads(post)]
    return not leading or (len(leading) == 1 and _assists(two if leading[0] is one else one))


def _leads(post: Post) -> bool:
    """Whether the post leads the party's committee or the council of a unit."""
    title, body = name_key(post.title), name_key(post.organisation.name)
    return title.startswith(("bí thư", "phó bí thư")) or body.startswith(
        ("hội đồng nhân dân", "đoàn đại biểu")
    )


def _assists(post: Post) -> bool:
    """Whether it is a deputy's post outside party and council."""
    return name_key(post.title).startswith("phó ") and not _leads(post)


def _split_by_own(by_post: Mapping[str, Sequence[Tenure]]) -> dict[str, list[Tenure]]:
    """Who was elsewhere for some time between two times in a post had it twice, or not the second time."""
    mine = _by_person(by_post)
    found: dict[str, list[Tenure]] = {}
    for post_id, tenures in by_post.items():
        found[post_id] = []
        for tenure in tenures:
            cut = _absence(tenure, mine[tenure.person])
            found[post_id] += parted(tenure, cut) if cut else [tenure]
    return found


def _absence(tenure: Tenure, own: Sequence[Tenure]) -> str | None:
    """The first day after a time in which the person was elsewhere, or often named without the post."""
    if len(tenure.days) < 2:
        return None
    for other in own:
        if _is_between(other, tenure):
            return other.days[0]
    for before, after in pairwise(tenure.days):
        if months(after) - months(before) > STALE:
            others = {
                day for other in own if other is not tenure for day in other.days if before < day < after
            }
            if len(others) >= _SILENT:
                return after
    return None


def _is_between(inner: Tenure, outer: Tenure) -> bool:
    if len(inner.days) < 2 or len(outer.days) < 2 or not exclusive(inner.post, outer.post):
        return False
    first, last = inner.days[0], inner.days[-1]
    if not (outer.days[0] < first and last < outer.days[-1]) or months(last) - months(first) < 3:
        return False
    return not any(first <= day <= last for day in outer.days)


def _by_person(by_post: Mapping[str, Sequence[Tenure]]) -> dict[int, list[Tenure]]:
    found: dict[int, list[Tenure]] = defaultdict(list)
    for tenures in by_post.values():
        for tenure in tenures:
            found[tenure.person].append(tenure)
    return found


def _doubted(by_post: Mapping[str, Sequence[Tenure]]) -> dict[str, list[Tenure]]:
    mine = _by_person(by_post)
    return {
        post_id: [
            replace(tenure, doubt=_doubt(tenure, tenures, mine[tenure.person]))
            if _is_once(tenure)
            else tenure
            for tenure in tenures
        ]
        for post_id, tenures in by_post.items()
    }


def _is_once(tenure: Tenure) -> bool:
    """Whether all that speaks for it is of one day."""
    return len(tenure.days) == 1 and len({claim.day for claim in tenure.claims}) == 1


def _doubt(tenure: Tenure, in_post: Sequence[Tenure], own: Sequence[Tenure]) -> str | None:
    day = tenure.days[0]
    if tenure.post.single:
        for other in in_post:
            if other.person != tenure.person and _covers(other, day):
                return "one article, and another holder before and after"
    for other in in_post:
        if other.person != tenure.person and len(other.days) > 1 and _nearly_one(tenure, other):
            return "one article, and a name that is all but another holder's"
    late = (0, _LATE) if any(claim.status == "new" for claim in tenure.claims) else (_LATE, 0)
    for other in own:
        if other is not tenure and _covers(other, day, *late) and exclusive(other.post, tenure.post):
            return "one article, and elsewhere before and after"
    if _unsaid(tenure, own) >= _SILENT:
        return "one article, and many around it do not say so"
    return None


def _covers(tenure: Tenure, day: str, before: int = 0, after: int = 0) -> bool:
    """Whether days before and after that one show the tenure, by so many months at least."""
    if len(tenure.days) < 2 or not tenure.days[0] < day < tenure.days[-1]:
        return False
    return months(tenure.days[0]) + before <= months(day) <= months(tenure.days[-1]) - after


def _nearly_one(tenure: Tenure, other: Tenure) -> bool:
    """Whether the names are a letter or a tone apart, and the days within half a year."""
    day = months(tenure.days[0])
    if not months(other.days[0]) - _AROUND <= day <= months(other.days[-1]) + _AROUND:
        return False
    return is_misprint(tenure.claims[0].person, other.claims[0].person)


def _unsaid(tenure: Tenure, own: Iterable[Tenure]) -> int:
    """Days around on which the person's other posts are named and this one is not."""
    day = months(tenure.days[0])
    around = {
        other_day
        for other in own
        if other is not tenure
        for other_day in other.days
        if abs(months(other_day) - day) <= _AROUND and other_day != tenure.days[0]
    }
    before = sum(1 for other in around if other < tenure.days[0])
    return len(around) if 0 < before < len(around) else 0


def _moved_on(by_post: Mapping[str, Sequence[Tenure]]) -> dict[str, list[Tenure]]:
    """The beginning of a post that excludes an earlier one bounds that one's end."""
    mine = {
        person: sorted((tenure for tenure in own if not tenure.doubt and tenure.start_latest), key=_turn)
        for person, own in _by_person(by_post).items()
    }
    return {
        post_id: [_bounded(tenure, mine[tenure.person]) for tenure in tenures]
        for post_id, tenures in by_post.items()
    }


def _bounded(tenure: Tenure, own: Sequence[Tenure]) -> Tenure:
    last = tenure.end_earliest
    if last is None or tenure.doubt or tenure.end_change or tenure.post.member:
        return tenure
    for other in own:
        start = other.start_latest or ""
        if start > last and exclusive(tenure.post, other.post) and not other.post.member:
            if tenure.end_latest and tenure.end_latest < start:
                return tenure
            near = other.start_change and months(start) - months(last) < STALE
            return replace(tenure, end_latest=start, reason="moved on" if near else "in another post since")
    return tenure


def _turn(tenure: Tenure) -> tuple[str, str, int, str]:
    start = tenure.start_latest or tenure.end_latest or "9999"
    return start, tenure.end_earliest or "", tenure.person, tenure.claims[0].claim_id


def _in_turn(tenures: list[Tenure], offset: int) -> list[Tenure]:
    """In a seat for one, each holder bounds the next, by days or because one text tells of both."""
    if not tenures or not tenures[0].post.single:
        return tenures
    told = told_successions(tenures)
    tenures = until_followed(tenures, told)
    dated = [index for index, tenure in enumerate(tenures) if tenure.start_latest and not tenure.doubt]
    for before, after in pairwise(dated):
        one, two = _without_late_words(tenures[before], tenures[after])
        if one.person == two.person or not _follows(one, two):
            continue
        tenures[before], tenures[after] = one, two
        earlier = (
            one.end_latest is not None and two.start_latest is not None and one.end_latest <= two.start_latest
        )
        tenures[before] = replace(
            one,
            successor=offset + after,
            end_latest=one.end_latest if earlier else two.start_latest,
            reason=one.reason if earlier else "",
        )
        tenures[after] = replace(two, predecessor=offset + before, start_earliest=one.end_earliest)
    return followed(tenures, told, offset)


def _without_late_words(one: Tenure, two: Tenure) -> tuple[Tenure, Tenure]:
    """The two without the few days on which papers still write of the one, or already of the other."""
    start, last = two.start_latest, one.last_attested
    if not start or not last or start > last or len(one.days) < 2 or months(last) - months(start) > _LATE:
        return one, two
    late = [day for day in one.days if day >= start]
    early = [day for day in two.days if day <= last]
    if len(late) < len(one.days) and (two.start_change or len(late) <= len(early)):
        return replace(one, days=one.days[: -len(late)]), two
    if len(early) < len(two.days):
        return one, replace(two, days=two.days[len(early) :])
    return one, two


def _follows(one: Tenure, two: Tenure) -> bool:
    """Whether the second was shown in the seat only when the first no longer was: else it is a conflict."""
    return bool(one.end_earliest and two.start_latest and one.end_earliest <= two.start_latest)
