"""What a reviewer does: decide on facts by their ids, look at the queue, take a decision back."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pipeline.claims import CLAIM_TABLES
from pipeline.corrections import patchable
from pipeline.database import NoDatabaseError
from pipeline.query import run_query
from pipeline.reviews import ON_PEOPLE, Anchor, Decision, add_decision, decide, read_decisions, standing
from pipeline.trace import trace
from pipeline.workspace import Workspace


class ReviewError(ValueError):
    """The decision cannot be taken as put; the message says what can."""


def review(
    workspace: Workspace,
    who: str,
    verdict: str,
    fact_id: str,
    other_id: str | None = None,
    why: str = "",
    patch: Mapping[str, str] | None = None,
) -> Decision:
    """Decide on a claim (accept, reject, edit) or on the people of two claims (same, different) and write it.

    fact_id, other_id: of a claim, or of what rests on one (an official, a tenure, a person: then its
    evidence). patch: for `edit`, column -> right value as text; empty is NULL. It counts from the next build.
    Raises ReviewError, and QueryError for an unknown id.
    """
    fact, original = _anchor(workspace, fact_id)
    other = _anchor(workspace, other_id)[0] if other_id else None
    if verdict in ON_PEOPLE and any(anchor.kind != "post_claim" for anchor in (fact, other) if anchor):
        raise ReviewError("same and different are said of people: give two post claims, or two people")
    values = {name: _value(fact.kind, name, text) for name, text in (patch or {}).items()}
    try:
        decision = decide(_now(), who, verdict, why, fact, other, patch=values, original=original)
    except ValueError as error:
        raise ReviewError(f"{error}: an edit wants --set, same and different want two facts") from error
    add_decision(workspace.reviews, decision)
    return decision


def undo(workspace: Workspace, who: str, decision_id: str, why: str = "") -> Decision:
    """Take a decision back. decision_id: its id, or `last` for the latest that counts.

    Raises ReviewError where there is none.
    """
    decisions, _ = read_decisions(workspace.reviews)
    status = standing(decisions)
    active = [one.decision_id for one in decisions if status[one.decision_id] == "active" and not one.undone]
    target = active[-1] if decision_id == "last" and active else decision_id
    if target not in active:
        raise ReviewError(f"no decision '{decision_id}' that counts: `tinbai review log` lists them")
    decision = decide(_now(), who, "undo", why, undone=target)
    add_decision(workspace.reviews, decision)
    return decision


def outcomes(workspace: Workspace, decisions: Sequence[Decision]) -> dict[str, str]:
    """Decision id -> what became of it.

    `undone` and `replaced` by later decisions; else as the last build found it: `active`, `stale` (its words
    are no more), `contradicted` (other decisions forbid it); `waiting` for what no build has seen.
    """
    try:
        found = run_query(workspace, "decisions").to_pylist()
    except NoDatabaseError:
        found = []
    built = {row["decision_id"]: row["status"] for row in found}
    return {
        decision_id: built.get(decision_id, "waiting") if status == "active" else status
        for decision_id, status in standing(decisions).items()
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _anchor(workspace: Workspace, fact_id: str) -> tuple[Anchor, dict[str, Any]]:
    found = trace(workspace, fact_id)
    anchor = Anchor(
        found.fact_id, found.kind, found.article_id, found.text_id,
        found.start_char, found.end_char, found.quote,
    )  # fmt: skip
    return anchor, json.loads(json.dumps(found.fields, default=str, ensure_ascii=False))


def _value(kind: str, name: str, text: str) -> object:
    """The text as the type of its column."""
    table = next(table for table in CLAIM_TABLES if table.name == kind)
    allowed = patchable(table)
    if name not in allowed:
        raise ReviewError(f"a {kind} has no '{name}' to set; it has {', '.join(allowed)}")
    if not text:
        return None
    wanted = allowed[name]
    try:
        if wanted is bool:
            return {"true": True, "false": False}[text.lower()]
        return wanted(text) if wanted in (int, float, str) else [part.strip() for part in text.split(";")]
    except (ValueError, KeyError) as error:
        raise ReviewError(f"{name} is a {wanted.__name__}, not '{text}'") from error
