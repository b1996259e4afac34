"""Parquet files of the workspace: written whole, and a damaged one of its articles named."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.whole_files import writing_whole

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


class DamagedArticlesError(RuntimeError):
    """A file of articles cannot be read; the message names it and the repair."""


def write_parquet(path: Path, rows: list[Row], schema: "pa.Schema") -> None:
    """Write rows to a Parquet file, whole or not there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with writing_whole(path) as file:
        pq.write_table(pa.Table.from_pylist(rows, schema), file, compression="zstd")


def write_rows(path: Path, rows: list[Row], columns: tuple[str, ...]) -> None:
    """A small Parquet file of texts beside the articles, whole or not there."""
    import pyarrow as pa

    write_parquet(path, rows, pa.schema([(column, pa.string()) for column in columns]))


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Whatever is wrong with a file, its name and what to do about it are said."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise DamagedArticlesError(
            f"{path} is damaged ({str(error).splitlines()[0]}): move it away; `tinbai reparse` makes again "
            "what was crawled, `tinbai import` what was imported"
        ) from error
