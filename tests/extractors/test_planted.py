"""Facts planted in sentences of the papers' general form are found, and nothing besides.

The sentences: planted/ (templates and fillers), filled by planting.py, which as a script prints what fails,
by template and by filler (`PYTHONPATH=. python tests/extractors/planting.py posts 40`). A floor is raised
when the extractors get better, never lowered.
"""

import time
from collections import Counter

import pytest
from planting import KINDS, plant, read_planted

# kind: how often each template is filled, the share of sentences of which every fact must be right
FLOORS = {"posts": (12, 0.985), "directives": (12, 0.995), "statistics": (10, 0.99)}


@pytest.mark.parametrize("kind", KINDS)
def test_planted_facts_are_found(kind: str) -> None:
    times, floor = FLOORS[kind]
    started = time.process_time()
    failures: dict[str, list[str]] = {}
    count = 0
    for planted in plant(kind, times):
        count += 1
        if lines := read_planted(planted):
            failures.setdefault(planted.template, []).append(f"{planted.text}  <- {'; '.join(lines)}")
    right = 1 - sum(map(len, failures.values())) / count
    shown = "\n".join(f"{template}\n  " + "\n  ".join(found[:3]) for template, found in failures.items())
    assert right >= floor, f"{kind}: {right:.4f} of {count} sentences, floor {floor}\n{shown}"
    worst = Counter({template: len(found) for template, found in failures.items()})
    assert not worst or max(worst.values()) <= times // 2, f"{kind}: a form that fails as a rule\n{shown}"
    assert time.process_time() - started < 120


def test_a_template_is_filled_alike_each_time() -> None:
    assert [planted.text for planted in plant("posts", 2)] == [planted.text for planted in plant("posts", 2)]
    assert [planted.text for planted in plant("posts", 2)] != [
        planted.text for planted in plant("posts", 2, seed=1)
    ]


@pytest.mark.parametrize(("kind", "least"), [("posts", 60), ("directives", 40), ("statistics", 60)])
def test_there_are_templates_enough(kind: str, least: int) -> None:
    templates = {planted.template for planted in plant(kind, 1)}
    assert len(templates) >= least


def test_a_planted_fact_that_is_not_found_is_told() -> None:
    """A check that cannot fail proves nothing."""
    for kind in KINDS:
        planted = next(planted for planted in plant(kind, 1) if planted.expected)
        planted.text = "." + " " * (len(planted.text) - 1)
        assert any("missed" in line for line in read_planted(planted))
