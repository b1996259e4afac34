"""Decisions from the browser on facts and people, written to the human layer as `tinbai review` does."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import RedirectResponse, Response

from pipeline.claims import CLAIM_TABLES
from pipeline.corrections import patchable
from pipeline.explorer.cells import address
from pipeline.explorer.csrf import check
from pipeline.explorer.page import Page
from pipeline.explorer.problems import BadParameterError, ForbiddenError, PageError
from pipeline.query import QueryError
from pipeline.review_desk import ReviewError, undo
from pipeline.review_desk import review as decide
from pipeline.reviews import ON_FACTS, ON_PEOPLE, Decision, read_decisions, standing
from pipeline.workspace import WorkspaceLockedError

_SET = "set."
_LONGEST = 500  # letters of a reason or a value


class BusyError(PageError):
    """Another tinbai holds the workspace."""

    status = 409


def decision(page: Page) -> Response:
    """Write a decision, then back to fact or person. Raises PageError for a form that is not whole."""
    check(page)
    form = {name: value.strip() for name, value in page.form.items()}
    for name, value in form.items():
        if len(value) > _LONGEST:
            raise BadParameterError("error.parameter_long", name=name[:50], most=_LONGEST)
    try:
        with page.settings.workspace.lock():
            made = _decide(page, form)
    except WorkspaceLockedError as error:
        raise BusyError("error.busy") from error
    except (ReviewError, QueryError) as error:
        raise BadParameterError("error.question", said=str(error).splitlines()[0]) from error
    back = address("person" if form.get("back") == "person" else "fact", form.get("fact", ""))
    return RedirectResponse(f"{back}?done={made.decision_id}#review", 303)


def _decide(page: Page, form: Mapping[str, str]) -> Decision:
    workspace, who = page.settings.workspace, page.settings.reviewer
    if who is None:
        raise ForbiddenError("error.form")
    verdict, fact_id, why = form.get("verdict", ""), form.get("fact", ""), form.get("why", "")
    if verdict == "undo":
        return undo(workspace, who, form.get("decision", ""), why)
    if verdict not in (*ON_FACTS, *ON_PEOPLE):
        raise BadParameterError(
            "error.parameter_unknown", name="verdict", known=", ".join(ON_FACTS + ON_PEOPLE)
        )
    other = form.get("other") if verdict in ON_PEOPLE else None
    return decide(
        workspace, who, verdict, fact_id, other, why, _patch(page, form) if verdict == "edit" else None
    )


def _patch(page: Page, form: Mapping[str, str]) -> dict[str, str]:
    """The fields that the form changes."""
    found = page.trace(form.get("fact", ""))
    before = editable(found.kind, found.fields)
    given = {name.removeprefix(_SET): value for name, value in form.items() if name.startswith(_SET)}
    return {name: value for name, value in given.items() if value != before.get(name, "")}


def editable(kind: str, fields: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a fact that a reviewer may set, as text, without offsets and keys of our own."""
    table = next(table for table in CLAIM_TABLES if table.name == kind)
    names = (name for name in patchable(table) if not name.endswith("_char") and name != "document")
    return {name: _text(fields.get(name)) for name in names}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


def waiting(page: Page, facts: set[str], known: set[str]) -> list[Decision]:
    """Standing decisions on some facts that the next build will see first. known: ids in the database."""
    decisions, _ = read_decisions(page.settings.workspace.reviews)
    status = standing(decisions)
    return [
        one
        for one in decisions
        if status[one.decision_id] == "active" and one.verdict != "undo" and one.decision_id not in known
        if facts & {anchor.fact_id for anchor in (one.fact, one.other) if anchor}
    ]
