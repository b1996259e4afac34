"""The database documents itself: what every view's columns mean, and the named queries as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.query import named_queries

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What is put together of tables has their columns: one means what it does in the first that has it.
_COLUMNS = """
    WITH own AS (FROM duckdb_columns() WHERE NOT internal AND database_name = current_database())
    SELECT silent.table_name, silent.column_name, named.comment
    FROM own AS silent
    JOIN own AS named ON named.column_name = silent.column_name AND named.comment IS NOT NULL
    JOIN duckdb_tables() AS base
        ON base.table_name = named.table_name AND base.database_name = current_database()
    WHERE silent.comment IS NULL
        AND silent.table_name IN (
            SELECT view_name FROM duckdb_views() UNION ALL SELECT unnest(['office_holder', 'conflict']))
    QUALIFY row_number() OVER (
        PARTITION BY silent.table_name, silent.column_name
        ORDER BY contains(silent.table_name, named.table_name) DESC, coalesce(list_position(
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
    """Give each column that has no meaning of its own (most of the views') that of the column that it comes
    from, and lay the named queries out as table `named_query`."""
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
