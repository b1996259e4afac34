"""Which post each claim speaks of: places looked up text by text, then settled over all texts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from pipeline.link.attestations import GONE, Attestation
from pipeline.link.nodes import Seated
from pipeline.link.places import (
    EVE,
    REFORM,
    Place,
    home_province,
    is_new,
    resolve_in_text,
    resolve_places,
    settle,
)
from pipeline.link.posts import Post, post_of

_YEAR_AFTER = "2026-07-01"  # till then, `nguyên` speaks of a post in the units before the reform


def seat(claims: Sequence[Attestation]) -> list[Seated]:
    """Each claim with its post and the place of its body; claims of one text must stand together."""
    found: list[Seated] = []
    made: dict[tuple[str | None, ...], Post | None] = {}
    for text_id, together in groupby(claims, key=lambda claim: claim.text_id):
        mine = list(together)
        day = (mine[0].published or _latest(mine) or "")[:10] or None
        names = [claim.place for claim in mine if claim.place]
        if day is None and any(is_new(name) for name in names):
            day = REFORM
        places = resolve_in_text(names, mine[0].home, day, text_id)
        before = _before_reform(mine, places, day)
        home = home_province(mine[0].home, day)
        found += [
            Seated(claim, _post(claim, there, made), there.get(claim.place or ""), home)
            for claim in mine
            for there in (before if claim.status in GONE and before else places,)
        ]
    moved = settle(item.place for item in found if item.place)
    best = _fullest(found := [_moved(item, moved) for item in found] if moved else found)
    return [
        item
        if item.post is None or (post := best[item.post.post_id]) is item.post
        else item._replace(post=post)
        for item in found
    ]


def _fullest(seated: Iterable[Seated]) -> dict[str, Post]:
    """Each post as most claims have it, of those that know its level."""
    counts = Counter(item.post for item in seated if item.post)
    found: dict[str, tuple[tuple[bool, int, str, str], Post]] = {}
    for post, count in counts.items():
        order = post.organisation.level is not None, count, post.organisation.name, post.title
        known = found.get(post.post_id)
        if known is None or order > known[0]:
            found[post.post_id] = order, post
    return {post_id: post for post_id, (_, post) in found.items()}


def _post(
    claim: Attestation, places: Mapping[str, Place], made: dict[tuple[str | None, ...], Post | None]
) -> Post | None:
    """post_of, each post of a known place made once."""
    place = places.get(claim.place or "")
    if place is None or claim.resolved == "unresolved":
        return post_of(claim, places)
    key = claim.title, claim.organisation, claim.place, claim.level, place.place_id
    if key not in made:
        made[key] = post_of(claim, places)
    return made[key]


def _latest(claims: Iterable[Attestation]) -> str | None:
    """The last day that a text without a date states: it is no older than that."""
    return max((claim.as_of for claim in claims if claim.as_of), default=None)


def _before_reform(
    claims: Sequence[Attestation], places: Mapping[str, Place], day: str | None
) -> dict[str, Place]:
    """The places of one text as they were before July 2025, if it is of the year after: former posts were
    held there."""
    names = [claim.place for claim in claims if claim.place and claim.status in GONE]
    if not names or day is None or not REFORM <= day < _YEAR_AFTER:
        return {}
    then = resolve_places(names, claims[0].home, EVE, claims[0].text_id)
    return {**places, **{name: place for name, place in then.items() if place.known}}


def _moved(item: Seated, moved: dict[str, Place]) -> Seated:
    place = moved.get(item.place.place_id) if item.place else None
    if place is None:
        return item
    return Seated(item.claim, post_of(item.claim, {item.claim.place or "": place}), place, item.home)
