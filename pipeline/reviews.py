"""The human layer: decisions on facts and people, in `reviews/decisions.jsonl`, append-only, meant for git.

A decision names the fact and quotes its words, so that it finds the fact again after a new extraction. A
later decision on the same fact replaces an earlier one; `undo` takes one back; nothing is ever rewritten.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.article import Issue
from pipeline.ids import digest

ON_FACTS = ("accept", "reject", "edit")
ON_PEOPLE = ("same", "different")
VERDICTS = (*ON_FACTS, *ON_PEOPLE, "undo")
FILE = "decisions.jsonl"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The fact that a decision is about, and where its words stood in the text. kind: its table."""

    fact_id: str
    kind: str
    article_id: str
    text_id: str
    start_char: int
    end_char: int
    quote: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the human layer.

    at: UTC, ISO. verdict: one of VERDICTS. fact: what it is about; other: the second person's claim for
    `same` and `different`. undone: id of the decision that an `undo` takes back. patch: for `edit`, columns
    of the claim and their right values. original: the claim as it was then.
    """

    decision_id: str
    at: str
    who: str
    verdict: str
    why: str = ""
    fact: Anchor | None = None
    other: Anchor | None = None
    undone: str | None = None
    patch: Mapping[str, Any] = field(default_factory=dict)
    original: Mapping[str, Any] = field(default_factory=dict)


def decide(
    at: str,
    who: str,
    verdict: str,
    why: str = "",
    fact: Anchor | None = None,
    other: Anchor | None = None,
    undone: str | None = None,
    patch: Mapping[str, Any] | None = None,
    original: Mapping[str, Any] | None = None,
) -> Decision:
    """A decision with its id, not yet written. Raises ValueError where it is no whole one."""
    is_whole = {
        "undo": undone is not None,
        "edit": fact is not None and bool(patch),
        **dict.fromkeys(("accept", "reject"), fact is not None),
        **dict.fromkeys(ON_PEOPLE, fact is not None and other is not None and fact.fact_id != other.fact_id),
    }
    if not who.strip() or not is_whole.get(verdict, False):
        raise ValueError(f"no whole decision: {verdict} by '{who}'")
    said = json.dumps(dict(patch or {}), sort_keys=True, ensure_ascii=False)
    key = (at, who, verdict, fact and fact.fact_id, other and other.fact_id, undone, said)
    return Decision(
        "v" + digest(*key),
        at,
        who,
        verdict,
        why,
        fact,
        other,
        undone,
        dict(patch or {}),
        dict(original or {}),
    )


def add_decision(folder: Path, decision: Decision) -> None:
    """Append a decision; on disk when this returns. A line that a crash cut off before is left as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("ab+") as stream:
        size = stream.seek(0, os.SEEK_END)
        if size:
            stream.seek(size - 1)
            if stream.read(1) != b"\n":
                stream.write(b"\n")
        stream.write(json.dumps(asdict(decision), ensure_ascii=False).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def read_decisions(folder: Path) -> tuple[list[Decision], list[Issue]]:
    """All decisions, oldest first, and what could not be read: such a line is named and the rest counts."""
    path = folder / FILE
    if not path.exists():
        return [], []
    found: list[Decision] = []
    issues: list[Issue] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(_decision(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            detail = f"{type(error).__name__}: {error}"
            issues.append(Issue("build", f"{FILE}: line {number}", "unreadable_review", detail))
    return found, issues


def _decision(row: dict[str, Any]) -> Decision:
    if row["verdict"] not in VERDICTS:
        raise ValueError(f"no verdict '{row['verdict']}'")
    for name in ("fact", "other"):
        row[name] = Anchor(**row[name]) if row.get(name) else None
    return Decision(**row)


def standing(decisions: Iterable[Decision]) -> dict[str, str]:
    """Decision id -> `active`, `undone` or `replaced` (by a later one on the same fact or pair)."""
    status: dict[str, str] = {}
    latest: dict[object, str] = {}
    by_id: dict[str, Decision] = {}
    for decision in decisions:
        by_id[decision.decision_id] = decision
        status[decision.decision_id] = "active"
        if decision.verdict == "undo":
            _undo(decision.undone or "", by_id, status, latest)
            continue
        before = latest.get(_subject(decision))
        if before is not None and before != decision.decision_id:
            status[before] = "replaced"
        latest[_subject(decision)] = decision.decision_id
    return status


def _undo(
    target: str, by_id: Mapping[str, Decision], status: dict[str, str], latest: dict[object, str]
) -> None:
    """Take a decision back: the one that it replaced counts again."""
    if target not in by_id:
        return
    status[target] = "undone"
    subject = _subject(by_id[target])
    if latest.get(subject) != target:
        return
    earlier = [
        decision_id
        for decision_id, decision in by_id.items()
        if status[decision_id] == "replaced" and _subject(decision) == subject
    ]
    latest.pop(subject)
    if earlier:
        status[earlier[-1]] = "active"
        latest[subject] = earlier[-1]


def _subject(decision: Decision) -> object:
    """What a decision is about: a fact, or a pair of people in either order."""
    ids = [anchor.fact_id for anchor in (decision.fact, decision.other) if anchor]
    return (decision.verdict in ON_PEOPLE, frozenset(ids), decision.undone)
