"""All pages: address, name, handler. Handlers live in `pages_*.py`, one module a subject."""

from dataclasses import dataclass

from pipeline.explorer import (
    pages_facts,
    pages_home,
    pages_people,
    pages_places,
    pages_review,
    pages_runs,
    pages_table,
)
from pipeline.explorer.page import Handler
from pipeline.explorer.tables import TABLES


@dataclass(frozen=True, slots=True)
class PageRoute:
    """for_review: only where the explorer was started with --review."""

    path: str
    name: str
    handler: Handler
    method: str = "GET"
    for_review: bool = False


ROUTES = (
    PageRoute("/", "home", pages_home.home),
    PageRoute("/search", "search", pages_home.search),
    PageRoute("/places", "places", pages_places.places),
    *(PageRoute(f"/{name}", name, pages_table.table) for name in TABLES if name != "places"),
    PageRoute("/place/{id}", "place", pages_places.place),
    PageRoute("/coverage", "coverage", pages_runs.coverage),
    PageRoute("/person/{id}", "person", pages_people.person),
    PageRoute("/post/{id}", "post", pages_people.post),
    PageRoute("/organisation/{id}", "organisation", pages_people.organisation),
    PageRoute("/directive/{id}", "directive", pages_facts.directive),
    PageRoute("/article/{id}", "article", pages_facts.article),
    PageRoute("/fact/{id}", "fact", pages_facts.fact),
    PageRoute("/review", "review", pages_review.decision, "POST", for_review=True),
    PageRoute("/queries", "queries", pages_table.queries),
    PageRoute("/query/{name}", "query", pages_table.query),
)
