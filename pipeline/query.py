"""Questions to the database: named queries (sql/queries/*.sql) and read-only SQL.

`officials place="son linh"` finds Sơn Lĩnh; `place="Sơn Lĩnh"` only what is spelt so, case and the place of
the tone mark aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING
from warnings import filterwarnings

import regex

from extractors.spelling import name_key
from pipeline.database import open_published
from pipeline.narrowing import narrowed
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    Where = Workspace | Path | DuckDBPyConnection

# It means tables of millions of rows; a relation would plan each of our small answers twice.
filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)
_QUERIES = files("pipeline") / "sql" / "queries"
_NAME = regex.compile(r"[\w-]+")
_PARAMETER = regex.compile(r"\$([a-z_]+)")
_COMMENT = regex.compile(r"--[^\n]*")
# Filters that are a year, a month or a day, and how these are written.
TIMES = ("since", "until", "on")
TIME = regex.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_ROWS = regex.compile(r"[0-9]{1,18}")  # what DuckDB can count


class QueryError(ValueError):
    """The question cannot be answered as put; the message says what can be asked instead."""


class OtherVersionError(QueryError):
    """A query of this package does not fit the database: another version of tinbai built it."""


class TooLongError(QueryError):
    """The question was interrupted: it took longer than whoever asked would wait."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with a name. question: in words; about: what its columns and filters mean; filters: what it
    can be narrowed by; sql: its text."""

    name: str
    question: str
    about: str
    filters: tuple[str, ...]
    sql: str


@cache
def named_queries() -> dict[str, NamedQuery]:
    """The named queries, by name in alphabetical order."""
    names = sorted(entry.name for entry in _QUERIES.iterdir() if entry.name.endswith(".sql"))
    return {query.name: query for query in map(_read_query, names)}


def run_query(where: Where, name_or_sql: str, **filters: object) -> pa.Table:
    """Answer a named query, narrowed by its filters, or a SELECT in SQL with `$name` parameters.

    where: a workspace, its folder, a database file, or an open connection. Filters of named queries: person,
    place, directive, indicator, unit (words; marks count only where they are typed), since, until (`2021`,
    `2021-03`, `2021-03-14`, both included), on (a day, month or year), build (a stamp), ids (`person_id` …,
    exact), limit; None leaves one out. The connection can neither write nor reach a file or the network.
    Raises QueryError for an unknown name or filter and for SQL that does not run, NoDatabaseError.
    """
    return ask(where, name_or_sql, filters)


def ask(
    where: Where, name_or_sql: str, filters: Mapping[str, object], seconds: float | None = None
) -> pa.Table:
    """The same for one who will not wait longer than so many seconds: then TooLongError is raised."""
    query = find_query(name_or_sql)
    given = {name: value for name, value in filters.items() if value is not None}
    parameters = given if query is None else filter_values(query, given)
    with opened(where, ours=query is not None, seconds=seconds) as connection:
        return (
            answered(connection, query.sql, parameters) if query else run(connection, name_or_sql, parameters)
        )


def find_query(name_or_sql: str) -> NamedQuery | None:
    """The query of that name, None for SQL. Raises QueryError for a single word that is no query."""
    if not _NAME.fullmatch(name_or_sql.strip()):
        return None
    name = name_or_sql.strip().lower().replace("-", "_")
    if name not in named_queries():
        raise QueryError(f"no query '{name}'{_near(name, list(named_queries()))}")
    return named_queries()[name]


@contextmanager
def opened(where: Where, ours: bool, seconds: float | None = None) -> Iterator[DuckDBPyConnection]:
    """The current database; DuckDB's errors become QueryErrors. ours: whether the SQL is this package's own,
    so that an error in it means that the database is not. seconds: after which it is interrupted."""
    import duckdb

    with _connection(where) as connection, _interrupted_after(connection, seconds):
        try:
            yield connection
        except duckdb.InterruptException as error:
            waited = "it was interrupted" if seconds is None else f"it took longer than {seconds:g} seconds"
            raise TooLongError(f"{waited}: narrow it by a place, a name or a time") from error
        except duckdb.Error as error:
            message = str(error).strip()
            if ours:
                first = message.splitlines()[0]
                raise OtherVersionError(
                    f"another version of tinbai built this database: run `tinbai build` ({first})"
                ) from error
            raise QueryError(message) from error


def _connection(where: Where) -> AbstractContextManager[DuckDBPyConnection]:
    """One that is closed at the end; of an open connection a cursor, which disturbs no answer under way."""
    if isinstance(where, Workspace | Path):
        return open_published(where.root if isinstance(where, Workspace) else where)
    return where.cursor()


@contextmanager
def _interrupted_after(connection: DuckDBPyConnection, seconds: float | None) -> Iterator[None]:
    """Interrupt what the connection is asked when so much time is over; None: never."""
    if seconds is None:
        yield
        return
    timer = Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _read_query(file: str) -> NamedQuery:
    sql = (_QUERIES / file).read_text(encoding="utf-8")
    opening = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    question, *about = (line.removeprefix("--").strip() for line in opening)
    filters = dict.fromkeys(_PARAMETER.findall(_COMMENT.sub("", sql)))
    return NamedQuery(file.removesuffix(".sql"), question, " ".join(about), tuple(filters), sql)


def filter_values(query: NamedQuery, given: Mapping[str, object]) -> dict[str, object]:
    """All parameters of a named query as it wants them. Raises QueryError for what it does not have."""
    for name in given:
        if name not in query.filters:
            known = ", ".join(query.filters)
            raise QueryError(f"{query.name} has no filter '{name}'; it has {known}")
    return {name: _filter_value(name, given.get(name)) for name in query.filters}


def _filter_value(name: str, value: object) -> object:
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if name.endswith("_id"):
        return text
    if name == "limit":
        if not _ROWS.fullmatch(text):
            raise QueryError(f"limit is a number of rows, not '{text}'")
        return int(text)
    if name == "build":
        return text.lower()
    if name in TIMES:
        if not TIME.fullmatch(text):
            raise QueryError(f"{name} is a date such as 2021, 2021-03 or 2021-03-14, not '{text}'")
        return text
    return name_key(text)


def run(connection: DuckDBPyConnection, sql: str, parameters: Mapping[str, object]) -> pa.Table:
    """The rows of one statement. Raises QueryError where it is more or less than that; DuckDB's errors."""
    import duckdb

    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"one statement at a time, not {len(statements)}")
    relation = connection.sql(sql, params=dict(parameters) or None)
    if relation is None:
        raise QueryError("that statement has no rows to show; ask with SELECT")
    table: pa.Table = relation.to_arrow_table()
    return table


def answered(connection: DuckDBPyConnection, sql: str, parameters: Mapping[str, object]) -> pa.Table:
    """The same for SQL of our own, which is one statement: parsing it once more takes milliseconds, and a
    relation (`connection.sql`) is planned twice, for its columns and for its rows."""
    table = connection.execute(*narrowed(sql, parameters)).to_arrow_table()
    assert table is not None  # a SELECT
    return table


def _near(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    meant = f": did you mean '{close[0]}'?" if close else "."
    return f"{meant} Known: {', '.join(known)}"
