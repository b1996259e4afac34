"""Which claims tie one person to one post, where texts name it in ways that differ by more than words.

`Phó Bí thư` stands for the standing deputy; a village is named without its commune.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.gazetteer import place_key
from extractors.spelling import name_key
from pipeline.link.attestations import HELD, Attestation
from pipeline.link.evidence import months
from pipeline.link.nodes import Node
from pipeline.link.places import area_of
from pipeline.link.posts import Post

_STANDING = " thường trực"
_MOST_PLAIN = 3  # texts that leave the word out for each that has it; where more do, the word is the error
_MARGIN = 12  # months around the standing deputy's time in which papers without the word mean that post
_EVER = 12 * 15  # of two deputies one is chairman and the other the standing one


@dataclass(frozen=True, slots=True)
class Holding:
    """A person (a number), a post, and the claims that tie them, in reading order."""

    person: int
    post: Post
    claims: tuple[Attestation, ...]


def find_holdings(groups: Iterable[Sequence[int]], nodes: Sequence[Node]) -> Iterator[Holding]:
    """The holdings of each person. groups: of nodes, one a person."""
    for person, group in enumerate(groups):
        by_post: dict[str, tuple[Post, list[Attestation]]] = {}
        mine = [nodes[index] for index in group]
        for node in mine:
            if node.post is not None:
                by_post.setdefault(node.post.post_id, (node.post, []))[1].extend(node.claims)
        for post, claims in _standing_apart(_places_as_one(by_post)):
            yield Holding(person, post, tuple(claims))


_ByPost = dict[str, tuple[Post, list[Attestation]]]


def _places_as_one(by_post: _ByPost) -> _ByPost:
    """One person in one post of two places of one name in a province: a text left out the commune, or the
    district."""
    same: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
    for post_id, (post, _) in by_post.items():
        place = post.organisation.place
        if place is not None and place.level in ("village", "commune"):
            words = post_id.split(".", 3)[1:3]
            same["".join(words), place_key(place.name), area_of(place.province)].append(post_id)
    merged = dict(by_post)
    for ids in same.values():
        if len(ids) > 1 and not all(_is_certain(by_post[post_id][0]) for post_id in ids):
            best = min(ids, key=lambda post_id: (not _is_certain(by_post[post_id][0]), post_id))
            claims = [claim for post_id in ids for claim in merged.pop(post_id)[1]]
            merged[best] = by_post[best][0], claims
    return merged


def _is_certain(post: Post) -> bool:
    """Whether it is known which place of the name it is."""
    place = post.organisation.place
    return place is not None and (place.known or place.commune is not None)


def _standing_apart(by_post: _ByPost) -> Iterator[tuple[Post, list[Attestation]]]:
    """Claims of `Phó Bí thư` from the time of a standing deputy go to that post."""
    special = {
        (post.organisation.org_id, name_key(post.title).removesuffix(_STANDING)): post_id
        for post_id, (post, _) in sorted(by_post.items())
        if name_key(post.title).endswith(_STANDING)
    }
    moved: dict[str, list[Attestation]] = defaultdict(list)
    kept: list[tuple[Post, list[Attestation]]] = []
    for post, claims in by_post.values():
        target = special.get((post.organisation.org_id, name_key(post.title)))
        if target is None:
            kept.append((post, claims))
            continue
        chairman = _heads(by_post, post)
        margin = _MARGIN if chairman else _EVER
        own, others = _parted(claims, by_post[target][1], chairman, margin)
        moved[target] += others
        if own:
            kept.append((post, own))
    for post, claims in kept:
        yield post, claims + moved.get(post.post_id, [])


def _heads(by_post: _ByPost, post: Post) -> set[str]:
    """Texts that call the person head of the place's other bodies: the plain deputy is chairman as well."""
    place = post.organisation.place
    return {
        claim.text_id
        for other, claims in by_post.values()
        if name_key(other.title) == "chủ tịch" and other.organisation.place == place
        and "ủy ban" in name_key(other.organisation.name)
        for claim in claims
    }  # fmt: skip


def _parted(
    plain: list[Attestation], standing: list[Attestation], as_chairman: set[str], margin: int
) -> tuple[list[Attestation], list[Attestation]]:
    """The claims that mean the plain deputy, and those that mean the standing one."""
    days = sorted(claim.day for claim in standing if claim.day)
    own: list[Attestation] = []
    others: list[Attestation] = []
    for claim in plain:
        fits = bool(days) and claim.text_id not in as_chairman and _is_near(claim.day, days, margin)
        (others if fits else own).append(claim)
    if len(others) > _MOST_PLAIN * len(days):
        return plain, []
    if not any(claim.status in HELD and claim.day for claim in own) and days:
        return [], plain  # nothing but `nguyên`, or no day at all
    return own, others


def _is_near(day: str | None, days: list[str], margin: int) -> bool:
    return day is not None and months(days[0]) - margin <= months(day) <= months(days[-1]) + margin
