"""The files of articles by columns: which rows came in again, and which of them are current."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.parquet_files import Row, readable
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def current_rows(workspace: Workspace) -> dict[str, set[int]]:
    """File name -> rows of it that are current: the version that came in last."""
    several = came_again(workspace)
    current = {name: set((~again).nonzero()[0].tolist()) for name, again in several.items()}
    for places in versions(workspace, several):
        name, index = places[-1]
        current[name].add(index)
    return current


def versions(workspace: Workspace, several: dict[str, "Flags"]) -> Iterator[list[tuple[str, int]]]:
    """Of each article that came in more than once, where its versions are, as they came in: file name and
    row of the latest reading. several: as came_again found it."""
    found: dict[str, dict[tuple[str, str], tuple[str, int]]] = {}
    for name, index, row in read_rows(workspace, ["article_id", "text_id", "origin"], several):
        # a dictionary keeps the place of a key that is set again; a text that came back has another origin
        found.setdefault(row["article_id"], {})[row["text_id"], row["origin"]] = (name, index)
    return (list(places.values()) for places in found.values())


def came_again(workspace: Workspace) -> dict[str, "Flags"]:
    """File name -> of each row, whether its article has others. Few articles have: the rest is never made
    into Python rows."""
    import numpy as np
    import pyarrow as pa

    ids = {path.name: read_table(path, ["article_id"])["article_id"] for path in article_files(workspace)}
    chunks = [chunk for column in ids.values() for chunk in column.chunks]
    number = pa.chunked_array(chunks, pa.string()).combine_chunks().dictionary_encode().indices.to_numpy()
    again = np.bincount(number)[number] > 1
    bounds = np.cumsum([len(column) for column in ids.values()])[:-1]
    return dict(zip(ids, np.split(again, bounds), strict=True)) if ids else {}


def read_rows(
    workspace: Workspace, columns: list[str], wanted: dict[str, "Flags"] | None = None
) -> Iterator[tuple[str, int, Row]]:
    """File name, row and columns. wanted: of each row, by file name; None for all rows."""
    for path in article_files(workspace):
        if wanted is None:
            yield from (
                (path.name, index, row) for index, row in enumerate(read_table(path, columns).to_pylist())
            )
        elif rows := wanted[path.name].nonzero()[0].tolist():
            found = read_table(path, columns).take(rows).to_pylist()
            yield from ((path.name, index, row) for index, row in zip(rows, found, strict=True))


def read_table(path: Path, columns: Sequence[str]) -> "pa.Table":
    """These columns of a file. Raises DamagedArticlesError."""
    import pyarrow.parquet as pq

    with readable(path):
        return pq.read_table(path, columns=list(columns))


def article_files(workspace: Workspace) -> list[Path]:
    """In the order in which they were written."""
    return sorted(workspace.articles.glob("[0-9]*.parquet"))
