"""Conditions of filters that nobody gave: what is left of a query, and that its rows stay the same."""

import duckdb
import pytest

from pipeline.narrowing import narrowed
from pipeline.query import named_queries

WHOLE = (
    "SELECT 1 WHERE ($a::VARCHAR IS NULL OR f(x, (y)) = $a) AND ($b::VARCHAR IS NOT NULL\n OR x IN (FROM z))"
)
NONE: set[str] = set()
LEFT = [  # values, what is left, parameters
    ({"a": None, "b": None}, "SELECT 1 WHERE true AND (x IN (FROM z))", NONE),
    ({"a": "v", "b": None}, "SELECT 1 WHERE (f(x, (y)) = $a) AND (x IN (FROM z))", {"a"}),
    ({"a": None, "b": "v"}, "SELECT 1 WHERE true AND true", NONE),
]


@pytest.mark.parametrize(("values", "text", "parameters"), LEFT)
def test_what_is_left(values: dict[str, object], text: str, parameters: set[str]) -> None:
    assert narrowed(WHOLE, values) == (text, {name: values[name] for name in parameters})


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_condition_of_every_query_is_read(name: str) -> None:
    query = named_queries()[name]
    text, _ = narrowed(query.sql, dict.fromkeys(query.filters))
    assert "::VARCHAR IS NULL OR" not in text
    assert text.count("(") == text.count(")")


def test_the_rows_stay_the_same() -> None:
    sql = "FROM range(5) AS r(n) WHERE ($least::VARCHAR IS NULL OR n >= $least::INTEGER) ORDER BY n"
    with duckdb.connect() as connection:
        for values in ({"least": None}, {"least": "3"}):
            asked = connection.execute(*narrowed(sql, values)).fetchall()
            assert asked == connection.execute(sql, values).fetchall()
