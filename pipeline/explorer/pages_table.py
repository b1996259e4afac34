"""Tables with filters, facets, order and pages: `/officials?place=Sơn Lĩnh&level=district&sort=-articles`."""

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from pipeline.explorer.cells import is_fact, is_shown
from pipeline.explorer.page import Page
from pipeline.explorer.problems import NotFoundError
from pipeline.explorer.saved import saved_questions
from pipeline.explorer.state import ROWS, filter_names, read_state
from pipeline.explorer.tables import TABLES, TableView, query_view
from pipeline.explorer.texts import texts, word_for
from pipeline.listing import FACET_VALUES
from pipeline.query import named_queries


def table(page: Page) -> Response:
    """A table of its own."""
    return show_table(page, TABLES[page.request.url.path.strip("/")])


def query(page: Page) -> Response:
    """The answer of any named query."""
    view = query_view(page.part("name"))
    if view is None:
        near = tuple((f"/query/{name}", name) for name in named_queries())
        raise NotFoundError("error.no_query", near, name=page.part("name"))
    return show_table(page, view)


def queries(page: Page) -> Response:
    """All named queries, and those that the workspace keeps."""
    saved = saved_questions(page.settings.workspace.root)
    return page.render("queries.html", queries=named_queries().values(), saved=saved)


def show_table(page: Page, view: TableView, template: str = "table.html", **values: Any) -> Response:
    """The page of a table in the state of its address. values: what else its template shows."""
    if not view.columns:
        view = _seen(page, view)
    state = read_state(view, page.query)
    listing = page.listing(state.wanted)
    return page.render(
        template,
        view=view,
        question=named_queries()[view.query].question,
        sql=named_queries()[view.query].sql,
        state=state,
        rows=listing.rows.to_pylist(),
        total=listing.total,
        facets=listing.facets,
        filters=[name for name in filter_names(view) if not name.endswith("_id") or name in state.filters],
        facet_values=FACET_VALUES,
        empty=word_for(page.language, "empty", view.name) if f"empty.{view.name}" in texts() else None,
        pages=max(1, -(-listing.total // ROWS)),
        first=state.wanted.offset + 1,
        **values,
    )


def _seen(page: Page, view: TableView) -> TableView:
    """The view with the columns of its query: those for the eye, facts last."""
    names = page.columns(view.query)
    shown = sorted((name for name in names if is_shown(name)), key=is_fact)
    return replace(view, columns=tuple(shown), sortable=tuple(n for n in shown if not is_fact(n)))
