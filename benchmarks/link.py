"""Linking on an invented country: people and tenures found, against the truth; time and memory.

python benchmarks/link.py [--seed N …] [--size small|middle|large] [--errors N]
"""

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from world.careers import END, Country
from world.documents import Cited, cite, issue_documents
from world.press import Reported, report
from world.scoring import Compared, b_cubed, best_interval, compare_tenures, shown, tenure_score
from world.units import choose_lands

from extractors.spelling import name_key
from pipeline.link import cited as linked
from pipeline.link.directives import link_directives
from pipeline.link.knowledge import Knowledge, link

# provinces, districts of each, communes of each, coverage
SIZES = {"small": (2, 3, 2, 0.3), "middle": (4, 4, 3, 0.6), "large": (6, 6, 3, 1.0)}


def main() -> None:
    """Print the figures of each seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--size", choices=SIZES, default="middle")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    for seed in asked.seed:
        country, world = make_world(seed, *SIZES[asked.size])
        start = time.process_time()
        knowledge = link(world.claims, today=END)
        seconds = time.process_time() - start
        amounts = f"{len(country.people)} people, {len(world.claims)} claims"
        print(f"seed {seed}: {amounts}; linked in {seconds:.1f} s CPU")
        print_scores(country, world, knowledge, asked.errors)
        print_directives(country, seed, asked.errors)
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def make_world(
    seed: int, provinces: int, districts: int, communes: int, coverage: float
) -> tuple[Country, Reported]:
    """A country and what its papers say."""
    lands = choose_lands(random.Random(f"lands {seed}"), provinces, districts, communes)
    country = Country(lands, seed)
    country.run()
    return country, report(country, seed, coverage)


def print_scores(country: Country, world: Reported, knowledge: Knowledge, errors: int) -> None:
    """People and tenures, whole and by difficulty; the worst errors in words."""
    found = {row["claim_id"]: row["person_id"] for row in knowledge.tables["person_claim"]}
    true = {claim: meant.person for claim, meant in world.meant.items()}
    print("  people, B-cubed  ", b_cubed(found, true))
    names = Counter(person.name for person in country.people)
    for label, wanted in (
        ("names of one   ", {1}),
        ("names of 2 to 4", {2, 3, 4}),
        ("names of 5 on  ", set(range(5, 999))),
    ):
        part = {
            claim: person for claim, person in true.items() if names[country.people[person].name] in wanted
        }
        print(f"    {label}  ", b_cubed(found, part))
    resolved = {claim.claim_id for claim in world.claims if claim.resolved != "unresolved"}
    print("    bodies resolved  ", b_cubed(found, {c: p for c, p in true.items() if c in resolved}))
    compared = compare_tenures(knowledge.tables, world, {claim.claim_id: claim for claim in world.claims})
    print("  tenures          ", tenure_score(compared))
    for label, ranks in (
        ("province", range(10, 16)),
        ("district", range(6, 10)),
        ("commune ", range(2, 6)),
        ("village ", [1]),
    ):
        part_of = [pair for pair in compared if pair.told and pair.told.rank in ranks]
        print(f"    {label}         ", tenure_score(part_of))
    members = [pair for pair in compared if pair.told and pair.told.member]
    print("    memberships      ", tenure_score(members))
    print("  wrong:", dict(Counter(pair.why for pair in compared if pair.why)))
    if errors:
        print_errors(country, world, knowledge, compared, errors)


def print_directives(country: Country, seed: int, errors: int) -> None:
    """Directives, B-cubed over citations; and those most torn."""
    chance = random.Random(f"documents {seed}")
    cited = list(cite(issue_documents(country.provinces, chance), chance, 3.0))
    found = joined_citations(cited)
    true = {one.article.text_id: one.documents[0] for one in cited}
    print("  directives, B-cubed", b_cubed(found, true))
    forms: dict[str, set[str]] = {}
    for one in cited:
        forms.setdefault(one.citations[0].form, set()).add(one.article.text_id)
    for form, texts in sorted(forms.items()):
        print(f"    {form:<8}          ", b_cubed(found, {text: true[text] for text in texts}))
    torn: dict[str, Counter[str]] = {}
    for text, document in true.items():
        torn.setdefault(document, Counter())[found.get(text, text)] += 1
    for document in sorted(torn, key=lambda key: -len(torn[key]))[:errors]:
        print("   ", document, dict(torn[document].most_common(6)))


def joined_citations(cited: list[Cited]) -> dict[str, str]:
    """text_id -> the id of the document that linking gives to its citation."""
    rows = link_directives(_as_claimed(one) for one in cited)["directive_claim"]
    return {row["citation_id"]: row["directive_id"] for row in rows}


def _as_claimed(cited: Cited) -> linked.Cited:
    """The citation as the build lays it out; every text has one, so the text's id stands for it."""
    said, article = cited.citations[0], cited.article
    return linked.Cited(
        article.text_id, article.text_id, said.document, said.evidence.surface, name_key(said.kind),
        said.number, said.symbol, said.year, said.date, said.issuer, said.issuer_resolved,
        name_key(said.subject) if said.subject else None, said.form, said.term, article.published,
        article.home,
    )  # fmt: skip


def print_errors(
    country: Country, world: Reported, knowledge: Knowledge, compared: list[Compared], errors: int
) -> None:
    """Some of each kind of error of tenures, and the people most torn or thrown together."""
    print_wrong_tenures(country, knowledge, compared, errors)
    found = {row["claim_id"]: row["person_id"] for row in knowledge.tables["person_claim"]}
    torn: dict[int, Counter[str]] = {}
    mixed: dict[str, Counter[int]] = {}
    for claim, meant in world.meant.items():
        torn.setdefault(meant.person, Counter())[found[claim]] += 1
        mixed.setdefault(found[claim], Counter())[meant.person] += 1
    print("--- torn apart")
    for person in _worst(torn)[:errors]:
        print("  ", country.people[person].name, torn[person].most_common(4), _spells(country, person))
    print("--- thrown together")
    for group in _worst(mixed)[:errors]:
        for person, count in mixed[group].most_common(3):
            print("  ", country.people[person].name, count, _spells(country, person))
        print()


def print_wrong_tenures(
    country: Country, knowledge: Knowledge, compared: list[Compared], errors: int
) -> None:
    """Some of each kind, what was found above what is true."""
    rows = {row["tenure_id"]: row for row in knowledge.tables["tenure"]}
    chance = random.Random(0)
    by_kind: dict[str, list[Compared]] = {}
    for pair in compared:
        if pair.why:
            by_kind.setdefault(pair.why, []).append(pair)
    for why, pairs in by_kind.items():
        print(f"--- {why}: {len(pairs)}")
        for pair in chance.sample(pairs, min(errors, len(pairs))):
            if pair.row:
                row = pair.row
                days = best_interval(row, rows)
                print("  found", row["post_id"], days, row["status"], row["reason"], row["claims"])
            if pair.told and pair.told.held:
                told = pair.told
                name = country.people[told.person].name
                print("  true ", name, told.key, told.start, told.end, "shown", *shown(told), len(told.held))


def _worst(groups: Mapping[Any, Counter[Any]]) -> list[Any]:
    """Groups by how many of their claims are not of the most frequent label."""
    return sorted(groups, key=lambda group: max(groups[group].values()) - groups[group].total())


def _spells(country: Country, person: int) -> list[tuple[str, str, str | None]]:
    return [(spell.office.key, spell.start, spell.end) for spell in country.people[person].spells]


if __name__ == "__main__":
    main()
