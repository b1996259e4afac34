"""One name in one post: what people are put together from. Claims of no certain post stand for their text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.link.attestations import HELD, Attestation
from pipeline.link.names import person_key
from pipeline.link.places import Place, area_of
from pipeline.link.posts import Post


class Seated(NamedTuple):
    """A claim, the post that it speaks of and the place of its body, None where not resolved."""

    claim: Attestation
    post: Post | None
    place: Place | None
    home: str | None = None  # province that the paper speaks for: the place's id


@dataclass(frozen=True, slots=True)
class Node:
    """One name in one post, over all texts. name: as written most often. claims: oldest first. area: the
    province of today; of claims of no certain body the one that the paper speaks for. texts: that say so.
    first, last: when it is attested as held, ISO; None if never dated. days: on how many.
    """

    key: str
    name: str
    post: Post | None
    claims: tuple[Attestation, ...]
    area: str | None
    district: str | None
    place: str | None
    gender: str | None
    texts: frozenset[str]
    first: str | None
    last: str | None
    days: int

    @property
    def is_full_time(self) -> bool:
        """Whether other full-time posts elsewhere speak against it: no seat on a body, no village's post."""
        post = self.post
        return post is not None and not post.member and post.organisation.level != "village"


def group_nodes(seated: Iterable[Seated]) -> list[Node]:
    """The nodes of all claims, sorted by what they are. seated: in reading order."""
    groups: dict[tuple[str, str], list[Seated]] = defaultdict(list)
    for item in seated:
        post = item.post.post_id if item.post else f"text.{item.claim.text_id}"
        groups[person_key(item.claim.person), post].append(item)
    return [_node(key, groups[key, post]) for key, post in sorted(groups)]


def _node(key: str, items: Sequence[Seated]) -> Node:
    claims = tuple(item.claim for item in items)
    places = [item.place for item in items if item.place]
    held = sorted({day for claim in claims if claim.status in HELD and (day := claim.day)})
    provinces = [place.province for place in places] or [item.home for item in items if item.post is None]
    genders = Counter(claim.gender for claim in claims if claim.gender)
    names = Counter(claim.person for claim in claims)
    return Node(
        key=key,
        name=max(names, key=lambda name: (not name.isupper(), names[name], name)),
        post=items[0].post,
        claims=claims,
        area=next((area_of(province) for province in provinces if province), None),
        district=next((place.district for place in places if place.district), None),
        place=places[0].place_id if places else None,
        gender=next(iter(genders)) if len(genders) == 1 else None,
        texts=frozenset(claim.text_id for claim in claims),
        first=held[0] if held else None,
        last=held[-1] if held else None,
        days=len(held),
    )
