"""Linking on a small invented country: floors that a change must not fall below, and the same rows in any
order."""

import random

import pytest
from link import SIZES, joined_citations, make_world
from world.careers import END, Country
from world.documents import cite, issue_documents
from world.press import Reported
from world.scoring import b_cubed, compare_tenures, tenure_score

from pipeline.link.knowledge import Knowledge, link

SEED = 101


@pytest.fixture(scope="module")
def world() -> tuple[Country, Reported]:
    return make_world(SEED, *SIZES["small"])


@pytest.fixture(scope="module")
def linked(world: tuple[Country, Reported]) -> Knowledge:
    return link(world[1].claims, today=END)


def test_people(world: tuple[Country, Reported], linked: Knowledge) -> None:
    found = {row["claim_id"]: row["person_id"] for row in linked.tables["person_claim"]}
    score = b_cubed(found, {claim: meant.person for claim, meant in world[1].meant.items()})
    assert score.precision >= 0.97
    assert score.f1 >= 0.95


def test_tenures(world: tuple[Country, Reported], linked: Knowledge) -> None:
    claims = {claim.claim_id: claim for claim in world[1].claims}
    assert tenure_score(compare_tenures(linked.tables, world[1], claims)).f1 >= 0.93


def test_directives(world: tuple[Country, Reported]) -> None:
    chance = random.Random(f"documents {SEED}")
    cited = list(cite(issue_documents(world[0].provinces, chance), chance, 3.0))
    score = b_cubed(joined_citations(cited), {one.article.text_id: one.documents[0] for one in cited})
    assert score.precision >= 0.995
    assert score.f1 >= 0.985


def test_any_order(world: tuple[Country, Reported], linked: Knowledge) -> None:
    claims = world[1].claims[:]
    random.Random(3).shuffle(claims)
    assert link(claims, today=END).tables == linked.tables


def test_two_halves_lead_to_the_same_people(world: tuple[Country, Reported], linked: Knowledge) -> None:
    claims = world[1].claims
    texts = sorted({claim.text_id for claim in claims})
    random.Random(5).shuffle(texts)
    first = set(texts[: len(texts) // 2])
    half = link([claim for claim in claims if claim.text_id in first], today=END)
    both = link(claims, registry=half.minted, today=END)
    redirects = {line.person_id: line.redirect for line in (*half.minted, *both.minted) if line.redirect}

    def settled(person_id: str) -> str:
        while person_id in redirects:
            person_id = str(redirects[person_id])
        return person_id

    whole = {row["claim_id"]: settled(row["person_id"]) for row in linked.tables["person_claim"]}
    parts = {row["claim_id"]: row["person_id"] for row in both.tables["person_claim"]}
    groups: dict[str, set[str]] = {}
    for claim, person in whole.items():
        groups.setdefault(person, set()).add(parts[claim])
    torn = [people for people in groups.values() if len(people) > 1]
    assert not torn
