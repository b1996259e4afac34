"""The database documents itself: what every view's columns mean, and the named queries as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.query import named_queries

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# A view's column means what the column of its name means in the first of these tables that has it.
_COLUMNS = """
    WITH own AS (FROM duckdb_columns() WHERE NOT internal AND database_name = current_database())
    SELECT view.table_name, view.column_name, named.comment
    FROM own AS view
    JOIN duckdb_views() AS defined
        ON defined.view_name = view.table_name AND defined.database_name = current_database()
    JOIN own AS named ON named.column_name = view.column_name AND named.comment IS NOT NULL
    JOIN duckdb_tables() AS base
        ON base.table_name = named.table_name AND base.database_name = current_database()
    WHERE view.comment IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY view.table_name, view.column_name
        ORDER BY contains(view.table_name, named.table_name) DESC, coalesce(list_position(
            ['tenure', 'person', 'post', 'organisation', 'place', 'post_claim', 'article', 'sentence'],
            named.table_name), 99), named.table_name) = 1
    ORDER BY ALL
"""


_NAMED_QUERY = """
    CREATE TABLE named_query
    (name VARCHAR, question VARCHAR, about VARCHAR, filters VARCHAR[], sql VARCHAR);
    COMMENT ON TABLE named_query IS 'The questions that have a name, in SQL that runs here';
    COMMENT ON COLUMN named_query.name IS 'Name, as in `tinbai query NAME`';
    COMMENT ON COLUMN named_query.question IS 'What it answers';
    COMMENT ON COLUMN named_query.about IS 'What its columns and filters mean';
    COMMENT ON COLUMN named_query.filters IS 'What it can be narrowed by';
    COMMENT ON COLUMN named_query.sql IS 'Its text; a filter that is not wanted is NULL, words are a name_key'
"""


def document(connection: DuckDBPyConnection) -> None:
    """Give each column of a view the meaning of the table's column that it comes from, where it has none of
    its own, and lay the named queries out as table `named_query`."""
    rows = [
        [query.name, query.question, query.about, list(query.filters), query.sql]
        for query in named_queries().values()
    ]
    comments = [
        "COMMENT ON COLUMN {}.{} IS '{}'".format(view, column, meaning.replace("'", "''"))
        for view, column, meaning in connection.execute(_COLUMNS).fetchall()
    ]
    connection.begin()
    connection.execute(";".join([*comments, _NAMED_QUERY]))
    connection.executemany("INSERT INTO named_query VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
