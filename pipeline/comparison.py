"""What changed since the builds that are kept: table `change` of a database under construction."""

from __future__ import annotations

import logging
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import database

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

log = logging.getLogger(__name__)

_SQL = files("pipeline") / "sql"


def compare_with_kept(connection: DuckDBPyConnection, folder: Path) -> None:
    """Make table `change` and fill it from the published databases of the folder that will still be kept.

    One of another make, which lacks a table or column, is left out; the log says so.
    """
    import duckdb

    connection.execute((_SQL / "change.sql").read_text(encoding="utf-8"))
    compare = (_SQL / "compare.sql").read_text(encoding="utf-8")
    for path in database.kept(folder)[: database.KEPT - 1]:
        connection.execute("SET VARIABLE since_build = ?", [path.stem.removeprefix("tinbai-")])
        try:
            name = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{name}' AS before (READ_ONLY)")
        except duckdb.Error as error:
            log.warning("%s: not compared: %s", path.name, str(error).splitlines()[0])
            continue
        try:
            connection.execute(compare)
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            log.info("%s: built by another version, not compared: %s", path.name, str(error).splitlines()[0])
        finally:
            connection.execute("DETACH before")
