"""The one thing that a page is about, or a 404 that names what may have been meant."""

from typing import NoReturn

from pipeline.explorer.cells import address
from pipeline.explorer.page import Page, Row
from pipeline.explorer.problems import BadParameterError, NotFoundError

_LONGEST_ID = 300


def find(page: Page, query: str, parameter: str) -> Row:
    """The row of a named query with the id of the address. Raises NotFoundError."""
    identifier = page.part("id")
    row = page.row(query, **{parameter: identifier}) if len(identifier) <= _LONGEST_ID else None
    if row is None:
        not_found(page, identifier)
    return row


def not_found(page: Page, identifier: str) -> NoReturn:
    """Say so, with the ids that begin alike."""
    near = page.rows("ids", text=identifier[:100], limit=5) if len(identifier) >= 4 else []
    links = tuple((address(row["kind"], row["id"]), row["name"] or row["id"]) for row in near)
    raise NotFoundError("error.no_thing", links, id=identifier[:100])


def check_parameters(page: Page, *known: str) -> None:
    """Refuse a parameter that this page has not."""
    for name in page.query:
        if name not in (*known, "lang"):
            raise BadParameterError(
                "error.parameter_unknown", name=name[:50], known=", ".join(known) or "lang"
            )
