"""What the stages before extraction set aside (`articles/issues/STAGE.parquet`), each with a named reason."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.article import Issue
from pipeline.parquet_files import readable, write_parquet
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa


def write_issues(
    workspace: Workspace, stage: str, handled: Collection[str] | None, issues: Iterable[Issue]
) -> None:
    """Set aside: replaces the stage's issues about what was `handled` (files, URLs) by the new ones.

    handled: None for all of them. An issue is about a file also where it names a place in it
    (`FILE: line 3`, `FILE: offset 4096`).
    """
    known = _read_stage(workspace, stage) if handled is not None else []
    handled = set(handled or ())
    kept = [issue for issue in known if _file_of(issue) not in handled]
    rows = [_row(issue) for issue in dict.fromkeys([*kept, *issues])]
    path = _path(workspace, stage)
    if rows or path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_parquet(path, rows, _schema())


def read_issues(workspace: Workspace) -> Iterator[Issue]:
    """What the stages before extraction set aside, by stage."""
    for path in sorted((workspace.articles / "issues").glob("*.parquet")):
        yield from _read_stage(workspace, path.stem)


def _file_of(issue: Issue) -> str:
    return issue.where.rsplit(": line ", 1)[0].rsplit(": offset ", 1)[0]


def _read_stage(workspace: Workspace, stage: str) -> list[Issue]:
    import pyarrow.parquet as pq

    path = _path(workspace, stage)
    if not path.exists():
        return []
    with readable(path):
        return [Issue(**row) for row in pq.read_table(path).to_pylist()]


def _path(workspace: Workspace, stage: str) -> Path:
    return workspace.articles / "issues" / f"{stage}.parquet"


def _row(issue: Issue) -> dict[str, str]:
    return {field.name: getattr(issue, field.name) for field in fields(Issue)}


def _schema() -> "pa.Schema":
    import pyarrow as pa

    return pa.schema([(field.name, pa.string()) for field in fields(Issue)])
