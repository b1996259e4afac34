"""A person; a post and its holders; a body and its posts."""

from collections import defaultdict

from starlette.responses import RedirectResponse, Response

from pipeline.explorer.cells import address
from pipeline.explorer.csrf import keep, mark_of, token_of
from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page, Row
from pipeline.explorer.pages_places import relatives
from pipeline.explorer.pages_review import waiting
from pipeline.explorer.timeline import strip
from pipeline.reviews import ON_PEOPLE, Decision

_CLAIMS = 60  # shown at once; where there are more, those of one tenure
_ROWS, _BARS, _NAMESAKES = 100, 60, 30


def person(page: Page) -> Response:
    """Tenures as a strip, each with the words it rests on; other names; doubts; namesakes; articles."""
    check_parameters(page, "tenure", "done")
    moved = page.row("person_ids", person_id=page.part("id")[:300])
    if moved is not None:
        return RedirectResponse(address("person", moved["person_id"]), 301)
    found = find(page, "people", "person_id")
    identifier = found["person_id"]
    tenures = page.rows("tenures", person_id=identifier)
    opened = page.query.get("tenure")
    mark = mark_of(page)
    response = page.render(
        "person.html",
        person=found,
        tenures=tenures,
        strip=strip(tenures, lambda row: f"{row['post']}, {row['organisation']}"),
        claims=_evidence(page, found["claims"], opened, person_id=identifier),
        opened=opened,
        conflicts=page.rows("conflicts", person_id=identifier),
        doubts=page.rows("identity_doubts", person_id=identifier),
        namesakes=_namesakes(page, identifier),
        articles=page.rows("articles", person_id=identifier, limit=_ROWS),
        reviewer=page.settings.reviewer,
        token=token_of(mark),
        waiting=_waiting(page, identifier) if page.settings.reviewer is not None else [],
        done=page.query.get("done"),
    )
    return response if page.settings.reviewer is None else keep(response, mark)


def _evidence(page: Page, claims: int, opened: str | None, **whose: str) -> dict[str | None, list[Row]]:
    """Tenure -> its claims, of all tenures where there are few, else of the one that is open."""
    by_tenure: dict[str | None, list[Row]] = defaultdict(list)
    only = whose if claims <= _CLAIMS else {"tenure_id": opened or "none"}
    for claim in page.rows("post_claims", limit=_CLAIMS, **only):
        by_tenure[claim["tenure_id"]].append(claim)
    return by_tenure


def _namesakes(page: Page, person_id: str) -> list[Row]:
    """Others of the very same name, the likeliest to be this one first; most people have none."""
    if page.row("same_names", person_id=person_id) is None:
        return []
    return page.rows("namesakes", person_id=person_id, limit=_NAMESAKES)


def _waiting(page: Page, person_id: str) -> list[Decision]:
    """Decisions on whether this is somebody else too, which the next build will see first."""
    claims = {row["evidence"] for row in page.rows("post_claims", person_id=person_id)}
    known = {row["decision_id"] for row in page.rows("decisions")}
    return [one for one in waiting(page, claims, known) if one.verdict in ON_PEOPLE]


def post(page: Page) -> Response:
    """Who held it when; the unit's predecessors and successors in the reform."""
    check_parameters(page, "tenure")
    found = find(page, "posts", "post_id")
    tenures = page.rows("tenures", post_id=found["post_id"], limit=_ROWS)
    in_body = page.rows("posts", org_id=found["org_id"])
    opened, claims = page.query.get("tenure"), sum(row["claims"] for row in tenures)
    return page.render(
        "post.html",
        post=found,
        tenures=tenures,
        strip=strip(tenures[:_BARS], lambda row: str(row["person"])),
        claims=_evidence(page, claims, opened, post_id=found["post_id"]),
        opened=opened,
        conflicts=page.rows("conflicts", post_id=found["post_id"]),
        siblings=[row for row in in_body if row["post_id"] != found["post_id"]],
        **relatives(page, found["place_id"]),
    )


def organisation(page: Page) -> Response:
    """Its posts and who held them; the unit's predecessors and successors in the reform."""
    check_parameters(page)
    found = find(page, "organisations", "org_id")
    tenures = page.rows("tenures", org_id=found["org_id"], limit=_ROWS)
    return page.render(
        "organisation.html",
        body=found,
        posts=page.rows("posts", org_id=found["org_id"]),
        tenures=tenures,
        strip=strip(tenures[:_BARS], lambda row: f"{row['post']}: {row['person']}"),
        **relatives(page, found["place_id"]),
    )
