"""rules/posts.toml and rules/personnel.toml: every row finds its examples and leaves its counterexamples."""

from typing import Any

import pytest

from extractors.personnel import last_change
from extractors.roles import roles
from extractors.rules import rule_file
from extractors.spelling import respell
from extractors.titles import find_titles

ROLES: list[dict[str, Any]] = rule_file("posts.toml")["role"]
CHANGES: list[dict[str, Any]] = rule_file("personnel.toml")["change"]


def cases(field: str) -> list[Any]:
    return [
        pytest.param(row["id"], text, id=f"{row['id']}: {text}")
        for row in ROLES
        for text in row.get(field, [])
    ]


@pytest.mark.parametrize(("role", "text"), cases("examples"))
def test_role_finds_its_example(role: str, text: str) -> None:
    assert role in [title.role.id for title in find_titles(text)]


@pytest.mark.parametrize(("role", "text"), cases("counterexamples"))
def test_role_leaves_its_counterexample(role: str, text: str) -> None:
    assert role not in [title.role.id for title in find_titles(text) if not _needs_a_body(title.role.id)]


def _needs_a_body(role: str) -> bool:
    """Such a role is left by the phrase, not by the title: test_posts.py has the sentences."""
    return roles()[role].needs_body or roles()[role].only_bodies


@pytest.mark.parametrize("role", ROLES, ids=[row["id"] for row in ROLES])
def test_every_form_finds_its_role(role: dict[str, Any]) -> None:
    for form in role["forms"]:
        titles = list(find_titles(form))
        assert [title.role.id for title in titles] == [role["id"]], form


@pytest.mark.parametrize("role", ROLES, ids=[row["id"] for row in ROLES])
def test_row_is_complete(role: dict[str, Any]) -> None:
    assert role["examples"], "a form goes in with an example of its use"
    assert role["branch"] in {"party", "state", "front", "armed", "court", "unit", "village"}
    assert role["vi"][0].isupper()
    assert all(form == respell(form) == form.strip() for form in role["forms"])
    assert {title.lower() for title in role.get("as_written", ())} <= set(role["forms"])
    assert not (set(role) - FIELDS)


FIELDS = {
    *(
        "id",
        "vi",
        "en",
        "branch",
        "forms",
        "as_written",
        "head",
        "body",
        "before",
        "bodies",
        "only_bodies",
        "needs_body",
    ),
    *("place", "single", "examples", "counterexamples", "not_before", "not_after", "not_bodies"),
}


def test_ids_are_unique() -> None:
    assert len({row["id"] for row in ROLES}) == len(ROLES) == len(roles())


@pytest.mark.parametrize("change", CHANGES, ids=[row["id"] for row in CHANGES])
def test_change_finds_its_examples(change: dict[str, Any]) -> None:
    for example in change["examples"]:
        found = last_change(example.lower())
        assert found is not None
        assert (found.id, found.status) == (change["id"], change["status"])


def test_no_verb_is_claimed_twice() -> None:
    forms = [form for row in CHANGES for form in row["forms"]]
    assert sorted(forms) == sorted(set(forms))
