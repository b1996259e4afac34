"""One page of a named query's answer: narrowed by values of its columns, sorted, counted, with facets.

Page, count and facets are asked of the query as it stands in `sql/queries/`, so that what a page shows is
what the command line gives, cut to size.

A query that looks up much for each row (a sentence, the names behind ids) chooses its rows first: an indented
line `ORDER BY … LIMIT $limit::BIGINT` in it, in the order of the whole, after which rows only gain columns.
Where rows are counted, narrowed or sorted another way, that line is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from pipeline.query import NamedQuery, QueryError, answered, filter_values, named_queries, opened

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from pipeline.query import Where

Facets = Mapping[str, tuple[tuple[str | None, int], ...]]
_PARAMETER = regex.compile(r"\$([a-z_0-9]+)")
_LIMIT = "LIMIT $limit::BIGINT"
_UP_TO_HERE = "LIMIT ($rows::BIGINT + $skipped::BIGINT)"
_CHOICE = regex.compile(r"\n +ORDER BY [^\n]* LIMIT \$limit::BIGINT(?=\n)")
FACET_VALUES = 12  # of a facet, the most frequent first


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of a named query's answer.

    filters: of the query itself. only: column -> values, of which a row must have one (`""`: none at all).
    at_least: column -> least number. sort: a column, None for the query's own order. facets: columns to
    count by.
    """

    query: str
    filters: Mapping[str, object] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_least: Mapping[str, float] = field(default_factory=dict)
    sort: str | None = None
    descending: bool = False
    offset: int = 0
    limit: int | None = None
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """rows: of the page; total: how many there are in all. facets: column -> (value, rows), most first; each
    is counted over what the others leave, so that a second value can be added to the first."""

    rows: pa.Table
    total: int
    facets: Facets


def list_rows(where: Where, wanted: Wanted, seconds: float | None = None) -> Listing:
    """Ask for a page. Raises QueryError for an unknown query, filter or column, TooLongError after so many
    seconds, NoDatabaseError."""
    with _checked(where, wanted, seconds) as (connection, query, values, columns):
        rows = answered(connection, *_page(query, values, wanted, columns))
        if not wanted.facets and _is_all(rows.num_rows, wanted):
            return Listing(rows, wanted.offset + rows.num_rows, {})
        return Listing(rows, *_counted(connection, query, values, wanted))


def list_columns(
    where: Where,
    query: str,
    columns: tuple[str, ...],
    filters: Mapping[str, object],
    seconds: float | None = None,
) -> pa.Table:
    """Some columns of all rows of a named query, in its order: what the others look up is not looked up.

    Raises as list_rows does.
    """
    with _checked(where, Wanted(query, filters, facets=columns), seconds) as (connection, named, values, _):
        ordered = _CHOICE.sub("", named.sql.rstrip().removesuffix(_LIMIT))
        return answered(connection, f"SELECT {', '.join(columns)} FROM ({ordered}\n)", values)


def _is_all(rows: int, wanted: Wanted) -> bool:
    """Whether nothing can follow these rows."""
    return (wanted.limit is None or rows < wanted.limit) and (rows > 0 or wanted.offset == 0)


def spelled_out(where: Where, wanted: Wanted) -> str:
    """The SQL of a listing with its values written into it: it can be asked as it stands, anywhere.

    Raises as list_rows does.
    """
    with _checked(where, wanted) as (_, query, values, columns):
        sql, bound = _page(query, values, wanted, columns)
    return _PARAMETER.sub(lambda found: _literal(bound[found[1]]), sql)


@contextmanager
def _checked(
    where: Where, wanted: Wanted, seconds: float | None = None
) -> Iterator[tuple[DuckDBPyConnection, NamedQuery, dict[str, object], dict[str, str]]]:
    """The connection, the query, the values of its filters and its columns, all of what is wanted known."""
    query = named_queries().get(wanted.query)
    if query is None:
        raise QueryError(f"no query '{wanted.query}'")
    values = filter_values(query, wanted.filters)
    values.pop("limit", None)
    with opened(where, ours=True, seconds=seconds) as connection:
        columns = _columns(connection, query, values)
        _check(wanted, columns)
        yield connection, query, values, columns


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, int | float):
        return repr(value)
    quoted = str(value).replace("'", "''")
    return f"'{quoted}'"


@cache
def _unordered(query: NamedQuery) -> str:
    """The query without its orders and limits: for counts, which need neither."""
    body, order, rest = query.sql.rstrip().rpartition("\nORDER BY")
    if not order or not rest.endswith(_LIMIT):
        raise QueryError(f"{query.name}.sql does not end in ORDER BY and {_LIMIT}")
    return _CHOICE.sub("", body)


def _columns(
    connection: DuckDBPyConnection, query: NamedQuery, values: Mapping[str, object]
) -> dict[str, str]:
    """Name -> type; asked once, since a database whose columns differ is one of another version."""
    if query not in _KNOWN_COLUMNS:
        none = f"SELECT * FROM ({_unordered(query)}\n) LIMIT 0"
        schema = answered(connection, none, values).schema
        _KNOWN_COLUMNS[query] = {field.name: str(field.type) for field in schema}
    return _KNOWN_COLUMNS[query]


_KNOWN_COLUMNS: dict[NamedQuery, dict[str, str]] = {}


def _check(wanted: Wanted, columns: Mapping[str, str]) -> None:
    """Columns become part of the SQL: only those that the query has."""
    asked = [*wanted.only, *wanted.at_least, *wanted.facets, *filter(None, [wanted.sort])]
    for name in asked:
        if name not in columns:
            raise QueryError(f"{wanted.query} has no column '{name}'; it has {', '.join(columns)}")


def _conditions(wanted: Wanted) -> tuple[dict[str, str], dict[str, object]]:
    """Column -> what a row must be, of `only` and `at_least`; and the parameters."""
    clauses, values = dict[str, str](), dict[str, object]()
    for number, (name, allowed) in enumerate(wanted.only.items()):
        values[f"only_{number}"] = list(allowed)
        clauses[name] = f"list_contains($only_{number}::VARCHAR[], coalesce({_text(name)}, ''))"
    for number, (name, least) in enumerate(wanted.at_least.items()):
        values[f"least_{number}"] = least
        clauses[name] = f'"{name}" >= $least_{number}::DOUBLE'
    return clauses, values


def _text(name: str) -> str:
    return f'CAST("{name}" AS VARCHAR)'


def _page(
    query: NamedQuery, values: Mapping[str, object], wanted: Wanted, columns: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    conditions, narrowed = _conditions(wanted)
    where = f"WHERE {' AND '.join(conditions.values())}" if conditions else ""
    bound = {**values, **narrowed, "rows": wanted.limit, "skipped": wanted.offset}
    end = "LIMIT $rows::BIGINT OFFSET $skipped::BIGINT"
    if wanted.sort is not None:
        collation = " COLLATE vi" if columns[wanted.sort] == "string" else ""
        direction = "DESC" if wanted.descending else "ASC"
        others = ", ".join(f'"{name}"' for name in columns)  # rows of one value keep one order
        order = f'ORDER BY "{wanted.sort}"{collation} {direction} NULLS LAST, {others}'
        return f"SELECT * FROM ({_unordered(query)}\n) {where} {order} {end}", bound
    ordered = query.sql.rstrip().removesuffix(_LIMIT)
    if not where:
        chosen = _CHOICE.sub(lambda line: line[0].replace(_LIMIT, _UP_TO_HERE), ordered)
        return chosen + end, bound
    return f"SELECT * FROM ({_CHOICE.sub('', ordered)}\n) {where} {end}", bound


def _counted(
    connection: DuckDBPyConnection, query: NamedQuery, values: Mapping[str, object], wanted: Wanted
) -> tuple[int, Facets]:
    """How many rows there are, and the facets: one look at the answer for all of them."""
    conditions, narrowed = _conditions(wanted)
    facets = wanted.facets
    answer = ", ".join(
        [f"{_text(name)} AS f{place}" for place, name in enumerate(facets)]
        + [f"{clause} AS is_{place}" for place, clause in enumerate(conditions.values())]
    )
    counts = [f"{_count_but(None, conditions)} AS n"]
    counts += [f"{_count_but(name, conditions)} AS n{place}" for place, name in enumerate(facets)]
    by = [f"f{place}" for place in range(len(facets))]
    sets = ", ".join(["()", *(f"({name})" for name in by)])
    bits, grouped = f"grouping({', '.join(by)})", f"GROUP BY GROUPING SETS ({sets})"
    chosen = ", ".join([*by, *counts, f"{bits if by else 0} AS bits"])
    sql = f"SELECT {chosen} FROM (SELECT {answer or 1} FROM ({_unordered(query)}\n)) {grouped if by else ''}"
    rows = answered(connection, sql, {**values, **narrowed}).to_pylist()
    every = 2 ** len(facets) - 1  # the bits of what is not grouped by, the first facet's the highest
    total = next((row["n"] for row in rows if row["bits"] == every), 0)
    found: dict[str, tuple[tuple[str | None, int], ...]] = {}
    for place, name in enumerate(facets):
        bits = every - 2 ** (len(facets) - 1 - place)
        mine = [(row[f"f{place}"], row[f"n{place}"]) for row in rows if row["bits"] == bits]
        found[name] = _most(mine, wanted.only.get(name, ()))
    return total, found


def _count_but(name: str | None, conditions: Mapping[str, str]) -> str:
    """Rows for which all conditions hold but that on one column."""
    held = [f"is_{place}" for place, column in enumerate(conditions) if column != name]
    return f"count(*) FILTER ({' AND '.join(held)})" if held else "count(*)"


def _most(
    counted: list[tuple[str | None, int]], chosen: tuple[str, ...]
) -> tuple[tuple[str | None, int], ...]:
    """The most frequent values, and those that were chosen."""
    ordered = sorted((one for one in counted if one[1]), key=lambda one: (-one[1], one[0] or ""))
    shown = ordered[:FACET_VALUES]
    shown += [one for one in ordered[FACET_VALUES:] if (one[0] or "") in chosen]
    missing = set(chosen) - {value or "" for value, _ in shown}
    return (*shown, *((value, 0) for value in sorted(missing)))
