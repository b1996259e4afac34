"""All claims of posts in, all rows about people, posts and tenures out: one pure function."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.spelling import name_key, search_fold
from pipeline.ids import digest
from pipeline.link.attestations import Attestation, reading_order
from pipeline.link.holdings import find_holdings
from pipeline.link.nodes import Node, Seated, group_nodes
from pipeline.link.people import Judgement, People, join_people, names_of
from pipeline.link.places import Place
from pipeline.link.posts import Organisation, Post
from pipeline.link.registry import Minted, assign_ids
from pipeline.link.seating import seat
from pipeline.link.seats import seated_in_turn
from pipeline.link.tenures import Tenure, find_tenures

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Rows by table. minted: lines for the registry of people. contradictions: judgements that others
    forbid."""

    tables: dict[str, list[Row]]
    minted: list[Minted]
    contradictions: tuple[Judgement, ...] = ()


def link(
    claims: Iterable[Attestation],
    judgements: Iterable[Judgement] = (),
    registry: Iterable[Minted] = (),
    today: str | None = None,
    told_of: Iterable[Place] = (),
) -> Knowledge:
    """People, places, bodies, posts and tenures behind the claims.

    judgements: human decisions. registry: ids minted before. today: the last ISO day that is known of; the
    last day of any claim where it is None. told_of: places that figures are about, whether or not a post is
    held there.
    """
    ordered = sorted(claims, key=reading_order)
    seated = seat(ordered)
    nodes = group_nodes(seated)
    people = join_people(nodes, judgements)
    place = {claim.claim_id: number for number, claim in enumerate(ordered)}
    known = [(group, _claims(group, nodes, place)) for group in people.groups]
    known.sort(key=lambda person: place[person[1][0].claim_id])
    groups = [group for group, _ in known]
    ids, minted = assign_ids([_seeds(group, nodes, claims) for group, claims in known], registry)
    last = today or max((claim.day for claim in ordered if claim.day), default="")
    tenures = seated_in_turn(find_tenures(find_holdings(groups, nodes)), last)
    tables = {
        **_places_and_posts(seated, told_of),
        "person": [
            _person_row(person_id, group, nodes, claims)
            for person_id, (group, claims) in zip(ids, known, strict=True)
        ],
        "person_claim": [
            {"claim_id": claim.claim_id, "person_id": person_id}
            for person_id, (_, claims) in zip(ids, known, strict=True)
            for claim in claims
        ],
        **_tenure_rows(tenures, ids),
        "identity_doubt": _doubt_rows(people, groups, nodes, ids),
    }
    return Knowledge(tables, minted, people.contradictions)


def _claims(group: Sequence[int], nodes: Sequence[Node], place: Mapping[str, int]) -> list[Attestation]:
    """In reading order. place: of each claim in it."""
    return sorted(
        (claim for index in group for claim in nodes[index].claims), key=lambda claim: place[claim.claim_id]
    )


def _seeds(
    group: Sequence[int], nodes: Sequence[Node], claims: Sequence[Attestation]
) -> list[tuple[str, str]]:
    keys = {claim.claim_id: nodes[index].key for index in group for claim in nodes[index].claims}
    seeds = [(claim.text_id, keys[claim.claim_id]) for claim in claims]
    return list(dict.fromkeys(seeds))


def _places_and_posts(seated: Sequence[Seated], told_of: Iterable[Place]) -> dict[str, list[Row]]:
    places = {place.place_id: place for place in told_of}
    places |= {item.place.place_id: item.place for item in reversed(seated) if item.place}
    posts = {item.post.post_id: item.post for item in reversed(seated) if item.post}
    bodies = {post.organisation.org_id: post.organisation for post in posts.values()}
    return {
        "place": [_place_row(places[key]) for key in sorted(places)],
        "organisation": [_organisation_row(bodies[key]) for key in sorted(bodies)],
        "post": [_post_row(posts[key]) for key in sorted(posts)],
    }


def _keys(name: str, value: str) -> Row:
    return {f"{name}_key": name_key(value), f"{name}_fold": search_fold(value)}


def _place_row(place: Place) -> Row:
    return {
        "place_id": place.place_id,
        "name": place.name,
        **_keys("name", place.name),
        "level": place.level,
        "province_id": place.province,
        "district_id": place.district,
        "is_official": place.known,
    }


def _organisation_row(body: Organisation) -> Row:
    return {
        "org_id": body.org_id,
        "name": body.name,
        **_keys("name", body.name),
        "place_id": body.place.place_id if body.place else None,
        "level": body.level,
        "ended": body.ended,
    }


def _post_row(post: Post) -> Row:
    return {
        "post_id": post.post_id,
        "title": post.title,
        **_keys("title", post.title),
        "org_id": post.organisation.org_id,
        "single_seat": post.single,
        "is_membership": post.member,
        "rank": post.rank,
    }


def _person_row(
    person_id: str, group: Sequence[int], nodes: Sequence[Node], claims: Sequence[Attestation]
) -> Row:
    names = names_of(group, nodes)
    name = max(names, key=lambda written: (not written.isupper(), names[written], written))
    genders = {nodes[index].gender for index in group} - {None}
    days = sorted(claim.day for claim in claims if claim.day)
    return {
        "person_id": person_id,
        "name": name,
        **_keys("name", name),
        "other_names": sorted(set(names) - {name}),
        "gender": next(iter(genders)) if len(genders) == 1 else None,
        "first_attested": days[0] if days else None,
        "last_attested": days[-1] if days else None,
        "claims": len(claims),
        "articles": len({claim.article_id for claim in claims}),
        "sources": len({claim.source_id for claim in claims}),
    }


def _tenure_rows(tenures: Sequence[Tenure], ids: Sequence[str]) -> dict[str, list[Row]]:
    named: list[tuple[str, Tenure]] = []
    spells: dict[tuple[int, str], int] = defaultdict(int)
    for tenure in tenures:
        slot = tenure.person, tenure.post.post_id
        spells[slot] += 1
        named.append(("te" + digest(ids[tenure.person], tenure.post.post_id, spells[slot]), tenure))
    rows = [_tenure_row(tenure_id, tenure, ids, named) for tenure_id, tenure in named]
    links = [
        {"tenure_id": tenure_id, "claim_id": claim.claim_id}
        for tenure_id, tenure in named
        for claim in tenure.claims
    ]
    return {"tenure": rows, "tenure_claim": links}


def _tenure_row(
    tenure_id: str, tenure: Tenure, ids: Sequence[str], named: Sequence[tuple[str, Tenure]]
) -> Row:
    fields = (
        *("start_date", "end_date", "start_change", "end_change", "start_earliest", "start_latest"),
        *(
            "end_earliest",
            "end_latest",
            "first_attested",
            "last_attested",
            "term",
            "status",
            "reason",
            "doubt",
        ),
    )
    best = max(tenure.claims, key=lambda claim: (claim.day or "", claim.confidence, claim.claim_id))
    return {
        "tenure_id": tenure_id,
        "person_id": ids[tenure.person],
        "post_id": tenure.post.post_id,
        **{name: getattr(tenure, name) for name in fields},
        "predecessor": None if tenure.predecessor is None else named[tenure.predecessor][0],
        "successor": None if tenure.successor is None else named[tenure.successor][0],
        "claims": len(tenure.claims),
        "articles": len({claim.article_id for claim in tenure.claims}),
        "sources": len({claim.source_id for claim in tenure.claims}),
        "confidence": max(claim.confidence for claim in tenure.claims),
        "evidence": best.claim_id,
    }


def _doubt_rows(
    people: People, groups: Sequence[Sequence[int]], nodes: Sequence[Node], ids: Sequence[str]
) -> list[Row]:
    person = {index: ids[number] for number, group in enumerate(groups) for index in group}
    return [
        {
            "left_person": person[doubt.left],
            "right_person": person[doubt.right],
            "left_claim": nodes[doubt.left].claims[0].claim_id,
            "right_claim": nodes[doubt.right].claims[0].claim_id,
            "score": doubt.score,
            "reasons": [f"{reason.what}: {reason.weight:+.1f}" for reason in doubt.reasons],
        }
        for doubt in people.doubts
    ]
