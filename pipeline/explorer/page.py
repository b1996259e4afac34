"""A request, the database it looks at, and the page that answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pipeline.database import KeptOpen, NoDatabaseError
from pipeline.explorer.answers import Answers
from pipeline.explorer.problems import PageError
from pipeline.explorer.rendering import environment
from pipeline.explorer.settings import Settings
from pipeline.listing import Listing, Wanted, list_columns, list_rows, spelled_out
from pipeline.query import ask
from pipeline.trace import Trace, trace

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

Row = dict[str, Any]
MOST_ROWS = 2000  # of a list that has no pages of its own


@dataclass(frozen=True)
class Page:
    """What a handler gets. It asks one database from beginning to end, whatever is published meanwhile.

    form: the fields of a POST, the last of each name.
    """

    request: Request
    settings: Settings
    database: KeptOpen
    answers: Answers
    language: str
    form: dict[str, str] = field(default_factory=dict)

    @property
    def query(self) -> QueryParams:
        """The parameters of the address."""
        return self.request.query_params

    def part(self, name: str) -> str:
        """A part of the path: `/person/{id}`."""
        return str(self.request.path_params[name])

    @cached_property
    def _look(self) -> "tuple[str, DuckDBPyConnection]":
        return self.database.look()

    @property
    def snapshot(self) -> str:
        """Name of the database file that this page looks at."""
        return self._look[0]

    @property
    def stamp(self) -> str:
        """The same for a page that goes without a database: then empty."""
        try:
            return self.snapshot
        except NoDatabaseError:
            return ""

    def rows(self, query: str, **filters: object) -> list[Row]:
        """The answer of a named query, MOST_ROWS at most."""
        filters.setdefault("limit", MOST_ROWS)
        rows: list[Row] = self._table(query, filters).to_pylist()
        return rows

    def _table(self, query: str, filters: Mapping[str, object]) -> "pa.Table":
        question = repr((self.snapshot, query, sorted(filters.items())))
        return self.answers.get(
            question,
            lambda: ask(self._look[1], query, filters, self.settings.seconds),
            lambda table: int(table.nbytes),
        )

    def row(self, query: str, **filters: object) -> Row | None:
        """The first row of the answer."""
        return next(iter(self.rows(query, limit=1, **filters)), None)

    def listing(self, wanted: Wanted) -> Listing:
        """A page of a named query's answer."""
        question = repr((self.snapshot, wanted))
        return self.answers.get(
            question,
            lambda: list_rows(self._look[1], wanted, self.settings.seconds),
            lambda found: int(found.rows.nbytes),
        )

    def columns_of(self, query: str, *columns: str, **filters: object) -> list[Row]:
        """Some columns of all rows of a named query."""
        question = repr((self.snapshot, query, columns, sorted(filters.items())))
        table: pa.Table = self.answers.get(
            question,
            lambda: list_columns(self._look[1], query, columns, filters, self.settings.seconds),
            lambda found: int(found.nbytes),
        )
        rows: list[Row] = table.to_pylist()
        return rows

    def spelled_out(self, wanted: Wanted) -> str:
        """The SQL behind such a page, with its values written into it."""
        return spelled_out(self._look[1], wanted)

    def columns(self, query: str) -> list[str]:
        """The columns of a named query's answer."""
        names: list[str] = self._table(query, {"limit": 0}).column_names
        return names

    def trace(self, fact_id: str) -> Trace:
        """What a fact rests on. Raises QueryError for an unknown id."""
        return trace(self._look[1], fact_id, self.settings.seconds)

    def render(self, template: str, status: int = 200, **values: object) -> Response:
        """The page of a template; templates know `page`, the words (`t`) and what rendering.py gives."""
        words = environment(self.language)
        content = words.get_template(template).render(page=self, status=status, **values)
        return HTMLResponse(content, status, headers={"cache-control": "private, no-cache"})

    def problem(self, problem: PageError, status: int | None = None) -> Response:
        """The page that says what is wrong."""
        return self.render("error.html", status or problem.status, problem=problem)


Handler = Callable[[Page], Response]
