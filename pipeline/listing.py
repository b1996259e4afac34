"""One page of a named query's answer: narrowed by values of its columns, sorted, counted, with facets.

Page, count and facets are asked of the query as it stands in `sql/queries/`, so that what a page shows is
what the command line gives, cut to size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

from pipeline.query import NamedQuery, QueryError, filter_values, named_queries, opened, run

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

    from pipeline.query import Where

_PARAMETER = regex.compile(r"\$([a-z_0-9]+)")
_LIMIT = "LIMIT $limit::BIGINT"
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
    facets: Mapping[str, tuple[tuple[str | None, int], ...]]


def list_rows(where: Where, wanted: Wanted) -> Listing:
    """Ask for a page. Raises QueryError for an unknown query, filter or column, NoDatabaseError."""
    query = named_queries().get(wanted.query)
    if query is None:
        raise QueryError(f"no query '{wanted.query}'")
    values = filter_values(query, wanted.filters)
    with opened(where, ours=True) as connection:
        columns = _columns(connection, query, values)
        _check(wanted, columns)
        facets = {name: _facet(connection, query, values, wanted, name) for name in wanted.facets}
        return Listing(
            run(connection, *_page(query, values, wanted, columns)),
            run(connection, *_count(query, values, wanted))[0][0].as_py(),
            facets,
        )


def spelled_out(where: Where, wanted: Wanted) -> str:
    """The SQL of a listing with its values written into it: it can be asked as it stands, anywhere.

    Raises as list_rows does.
    """
    query = named_queries().get(wanted.query)
    if query is None:
        raise QueryError(f"no query '{wanted.query}'")
    values = filter_values(query, wanted.filters)
    with opened(where, ours=True) as connection:
        columns = _columns(connection, query, values)
        _check(wanted, columns)
    sql, bound = _page(query, values, wanted, columns)
    return _PARAMETER.sub(lambda found: _literal(bound[found[1]]), sql)


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
    """The query without its order and limit: for counts, which need neither."""
    body, order, rest = query.sql.rstrip().rpartition("\nORDER BY")
    if not order or not rest.endswith(_LIMIT):
        raise QueryError(f"{query.name}.sql does not end in ORDER BY and {_LIMIT}")
    return body


def _columns(
    connection: DuckDBPyConnection, query: NamedQuery, values: Mapping[str, object]
) -> dict[str, str]:
    none = f"SELECT * FROM ({_unordered(query)}\n) LIMIT 0"
    relation = connection.cursor().sql(none, params=_bound(values))
    return dict(zip(relation.columns, map(str, relation.types), strict=True))


def _bound(values: Mapping[str, object]) -> dict[str, object] | None:
    return {name: value for name, value in values.items() if name != "limit"} or None


def _check(wanted: Wanted, columns: Mapping[str, str]) -> None:
    """Columns become part of the SQL: only those that the query has."""
    asked = [*wanted.only, *wanted.at_least, *wanted.facets, *filter(None, [wanted.sort])]
    for name in asked:
        if name not in columns:
            raise QueryError(f"{wanted.query} has no column '{name}'; it has {', '.join(columns)}")


def _narrowed(wanted: Wanted, but: str | None = None) -> tuple[str, dict[str, object]]:
    """The WHERE of `only` and `at_least`, and its parameters. but: a column that is left out."""
    clauses, values = [], dict[str, object]()
    for number, (name, allowed) in enumerate(wanted.only.items()):
        if name != but and allowed:
            values[f"only_{number}"] = list(allowed)
            clauses.append(f"list_contains($only_{number}::VARCHAR[], coalesce({_text(name)}, ''))")
    for number, (name, least) in enumerate(wanted.at_least.items()):
        if name != but:
            values[f"least_{number}"] = least
            clauses.append(f'"{name}" >= $least_{number}::DOUBLE')
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values


def _text(name: str) -> str:
    return f'CAST("{name}" AS VARCHAR)'


def _page(
    query: NamedQuery, values: Mapping[str, object], wanted: Wanted, columns: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    where, narrowed = _narrowed(wanted)
    bound = {**(_bound(values) or {}), **narrowed, "rows": wanted.limit, "skipped": wanted.offset}
    end = "LIMIT $rows::BIGINT OFFSET $skipped::BIGINT"
    if wanted.sort is not None:
        collation = " COLLATE vi" if columns[wanted.sort] == "VARCHAR" else ""
        direction = "DESC" if wanted.descending else "ASC"
        others = ", ".join(f'"{name}"' for name in columns)  # rows of one value keep one order
        order = f'ORDER BY "{wanted.sort}"{collation} {direction} NULLS LAST, {others}'
        return f"SELECT * FROM ({_unordered(query)}\n) {where} {order} {end}", bound
    ordered = query.sql.rstrip().removesuffix(_LIMIT)
    if not where:
        return ordered + end, bound
    return f"SELECT * FROM ({ordered}\n) {where} {end}", bound


def _count(query: NamedQuery, values: Mapping[str, object], wanted: Wanted) -> tuple[str, dict[str, object]]:
    where, narrowed = _narrowed(wanted)
    return f"SELECT count(*) FROM ({_unordered(query)}\n) {where}", {**(_bound(values) or {}), **narrowed}


def _facet(
    connection: DuckDBPyConnection,
    query: NamedQuery,
    values: Mapping[str, object],
    wanted: Wanted,
    name: str,
) -> tuple[tuple[str | None, int], ...]:
    where, narrowed = _narrowed(wanted, but=name)
    sql = f"""
        SELECT {_text(name)} AS "value", count(*) AS "rows" FROM ({_unordered(query)}
        ) {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {FACET_VALUES}
    """
    rows = run(connection, sql, {**(_bound(values) or {}), **narrowed})
    chosen = set(wanted.only.get(name, ()))
    found: list[tuple[str | None, int]] = [(row["value"], row["rows"]) for row in rows.to_pylist()]
    return (*found, *((value, 0) for value in sorted(chosen - {value or "" for value, _ in found})))
