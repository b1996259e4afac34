"""A person; a post and its holders; a body and its posts."""

from collections import defaultdict

from starlette.responses import Response

from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page, Row
from pipeline.explorer.timeline import strip


def person(page: Page) -> Response:
    """Tenures as a strip, each with the words it rests on; other names; doubts; articles."""
    check_parameters(page, "tenure")
    found = find(page, "people", "person_id")
    identifier = found["person_id"]
    tenures = page.rows("tenures", person_id=identifier)
    claims = page.rows("post_claims", person_id=identifier)
    by_tenure: dict[str | None, list[Row]] = defaultdict(list)
    for claim in claims:
        by_tenure[claim["tenure_id"]].append(claim)
    return page.render(
        "person.html",
        person=found,
        tenures=tenures,
        strip=strip(tenures, lambda row: f"{row['post']}, {row['organisation']}"),
        claims=by_tenure,
        opened=page.query.get("tenure"),
        conflicts=page.rows("conflicts", person_id=identifier),
        doubts=page.rows("identity_doubts", person_id=identifier),
        namesakes=_namesakes(page, found),
        articles=page.rows("articles", person_id=identifier),
    )


def _namesakes(page: Page, found: Row) -> list[Row]:
    """Others of the very same name."""
    rows = page.rows("people", person=found["person"], limit=50)
    same = [row for row in rows if row["person"].casefold() == found["person"].casefold()]
    return [row for row in same if row["person_id"] != found["person_id"]]


def post(page: Page) -> Response:
    """Who held it when."""
    check_parameters(page, "tenure")
    found = find(page, "posts", "post_id")
    tenures = page.rows("tenures", post_id=found["post_id"])
    in_body = page.rows("posts", org_id=found["org_id"])
    by_tenure: dict[str | None, list[Row]] = defaultdict(list)
    for claim in page.rows("post_claims", post_id=found["post_id"]):
        by_tenure[claim["tenure_id"]].append(claim)
    return page.render(
        "post.html",
        post=found,
        tenures=tenures,
        strip=strip(tenures, lambda row: str(row["person"])),
        claims=by_tenure,
        opened=page.query.get("tenure"),
        conflicts=page.rows("conflicts", post_id=found["post_id"]),
        siblings=[row for row in in_body if row["post_id"] != found["post_id"]],
    )


def organisation(page: Page) -> Response:
    """Its posts and who held them."""
    check_parameters(page)
    found = find(page, "organisations", "org_id")
    tenures = page.rows("tenures", org_id=found["org_id"])
    return page.render(
        "organisation.html",
        body=found,
        posts=page.rows("posts", org_id=found["org_id"]),
        tenures=tenures,
        strip=strip(tenures[:60], lambda row: f"{row['post']}: {row['person']}"),
    )
