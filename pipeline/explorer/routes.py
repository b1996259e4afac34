"""All pages: address, name, handler. Handlers live in `pages_*.py`, one module a subject."""

from dataclasses import dataclass

from pipeline.explorer import (
    feeds,
    openapi,
    pages_console,
    pages_data,
    pages_facts,
    pages_home,
    pages_initiatives,
    pages_people,
    pages_places,
    pages_review,
    pages_runs,
    pages_series,
    pages_table,
    pages_versions,
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
    PageRoute("/search.atom", "search_feed", feeds.search),
    PageRoute("/articles.atom", "articles_feed", feeds.articles),
    PageRoute("/places", "places", pages_places.places),
    *(PageRoute(f"/{name}", name, pages_table.table) for name in TABLES if name != "places"),
    *(PageRoute(f"/{name}.{{form}}", f"{name}_data", pages_data.table) for name in TABLES),
    PageRoute("/place/{id}", "place", pages_places.place),
    PageRoute("/coverage", "coverage", pages_runs.coverage),
    PageRoute("/person/{id}", "person", pages_people.person),
    PageRoute("/post/{id}", "post", pages_people.post),
    PageRoute("/organisation/{id}", "organisation", pages_people.organisation),
    PageRoute("/directive/{id}", "directive", pages_facts.directive),
    PageRoute("/initiative/{id}", "initiative", pages_initiatives.initiative),
    PageRoute("/series/{id}", "series", pages_series.series),
    PageRoute("/multiples/{id}", "multiples", pages_series.multiples),
    PageRoute("/article/{id}", "article", pages_facts.article),
    PageRoute("/record/{id}", "record", pages_versions.record),
    PageRoute("/versions/{id}", "versions", pages_versions.versions),
    PageRoute("/fact/{id}.json", "fact_data", pages_data.fact),
    PageRoute("/fact/{id}", "fact", pages_facts.fact),
    PageRoute("/review", "review", pages_review.decision, "POST", for_review=True),
    PageRoute("/queries", "queries", pages_table.queries),
    PageRoute("/query/{name}.{form}", "query_data", pages_data.query),
    PageRoute("/query/{name}", "query", pages_table.query),
    PageRoute("/sql", "console", pages_console.console),
    PageRoute("/sql/save", "save", pages_console.save, "POST", for_review=True),
    PageRoute("/sql/delete", "delete", pages_console.delete, "POST", for_review=True),
    PageRoute("/sql.{form}", "console_data", pages_console.data),
    PageRoute("/openapi.json", "openapi", openapi.description),
)
