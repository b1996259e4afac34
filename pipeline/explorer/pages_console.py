"""The SQL console: a question of the reader's own, its rows, a plot of them, the address to cite it by."""

import atexit
from functools import cache
from pathlib import Path

from starlette.responses import RedirectResponse, Response

from pipeline.explorer.console import Answer, Console
from pipeline.explorer.csrf import check, keep, mark_of, token_of
from pipeline.explorer.page import Page
from pipeline.explorer.pages_data import TYPES, download
from pipeline.explorer.plot import plot_of
from pipeline.explorer.problems import BadParameterError, NotFoundError
from pipeline.explorer.saved import delete_question, save_question, saved_question, saved_questions
from pipeline.explorer.state import read_state
from pipeline.explorer.tables import TABLES, query_view
from pipeline.output import render_rows
from pipeline.query import QueryError

_NAMES = ("q", "saved", "table", "lang")
EXAMPLES = {
    "officials": "SELECT level, count(*) AS tenures, count(*) FILTER (status = 'current') AS current\n"
    "FROM office_holder GROUP BY level ORDER BY tenures DESC",
    "articles": "SELECT left(published, 4) AS year, count(*) AS articles\n"
    "FROM article GROUP BY year ORDER BY year",
    "figures": "SELECT unit, figures, texts FROM counted_noun ORDER BY figures DESC LIMIT 20",
}


@cache
def console_of(folder: Path) -> Console:
    """One child process for all questions about a workspace."""
    console = Console(folder)
    atexit.register(console.close)
    return console


def console(page: Page) -> Response:
    """The form, and the answer where there is a question; a question that fails is a page of status 400."""
    sql = _asked(page)
    answer, error = None, None
    if sql.strip():
        try:
            answer = console_of(page.settings.workspace.root).ask(sql)
        except QueryError as problem:
            error = str(problem)
    mark = mark_of(page)
    response = page.render(
        "console.html",
        400 if error else 200,
        token=token_of(mark) if page.settings.reviewer is not None else None,
        sql=sql,
        error=error,
        answer=answer,
        rows=answer.table.to_pylist() if answer else [],
        columns=answer.table.column_names if answer else [],
        plot=plot_of(answer.table) if answer else None,
        saved=saved_questions(page.settings.workspace.root),
        forms=tuple(TYPES),
        examples=EXAMPLES,
    )
    return response if page.settings.reviewer is None else keep(response, mark)


def data(page: Page) -> Response:
    """The answer to the question in one of TYPES, at most as many rows as the page shows."""
    form = page.part("form")
    if form not in TYPES:
        raise NotFoundError("error.no_form", form=form[:20])
    answer: Answer = console_of(page.settings.workspace.root).ask(_asked(page))
    return download(
        render_rows(answer.table, form), "tinbai-sql", form, {"x-more-rows": str(int(answer.more))}
    )


def save(page: Page) -> Response:
    """Keep a question under a name, then show it. Raises PageError for a form that is not whole."""
    check(page)
    kept = save_question(page.settings.workspace.root, page.form.get("name", ""), page.form.get("q", ""))
    return RedirectResponse(f"/sql?saved={kept.name}", 303)


def delete(page: Page) -> Response:
    """Take a saved question back."""
    check(page)
    delete_question(page.settings.workspace.root, page.form.get("name", ""))
    return RedirectResponse("/sql", 303)


def _asked(page: Page) -> str:
    """The question in the address, a saved one, or the one behind a table's state (`?table=officials&…`)."""
    if "table" not in page.query:
        for name in page.query:
            if name not in _NAMES:
                raise BadParameterError("error.parameter_unknown", name=name, known=", ".join(_NAMES))
        if "saved" in page.query:
            return saved_question(page.settings.workspace.root, page.query["saved"]).sql
        return page.query.get("q", "")
    return _of_table(page)


def _of_table(page: Page) -> str:
    name = page.query["table"]
    view = TABLES.get(name) or query_view(name)
    if view is None:
        raise BadParameterError("error.parameter_unknown", name="table", known=", ".join(TABLES))
    asked = [(key, value) for key, value in page.query.multi_items() if key not in ("table", "q", "saved")]
    return page.spelled_out(read_state(view, type(page.query)(asked)).wanted)
