"""Rows of the linking stage as views of the database under construction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from duckdb import DuckDBPyConnection

TEXT, NUMBER, SHARE, YES, LIST = "string", "int32", "double", "bool", "list"  # kinds of columns
Columns = dict[str, str]  # of a table: name -> one of the kinds


def show_rows(
    connection: DuckDBPyConnection, tables: Mapping[str, Columns], rows: Mapping[str, list[dict[str, Any]]]
) -> None:
    """Lay the rows of each table out as the view `linked_NAME`, typed as `tables` says."""
    import pyarrow as pa

    kinds: dict[str, pa.DataType] = {
        TEXT: pa.string(),
        NUMBER: pa.int32(),
        SHARE: pa.float64(),
        YES: pa.bool_(),
        LIST: pa.list_(pa.string()),
    }
    for name, found in rows.items():
        schema = pa.schema([(column, kinds[kind]) for column, kind in tables[name].items()])
        connection.register(f"linked_{name}", pa.Table.from_pylist(found, schema))


def take_away(connection: DuckDBPyConnection, names: Iterable[str]) -> None:
    """Take the views `linked_NAME` away again."""
    for name in names:
        connection.unregister(f"linked_{name}")
