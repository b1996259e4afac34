"""How it moves: one module a stage, and everything that touches the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.opened import OpenedWorkspace


def open_workspace(path: str | Path = "data") -> OpenedWorkspace:
    """Open a workspace folder for reading: `.query(name, …)`, `.sql(…)`, `.trace(id)`, `.facts(text)`.

    Nothing heavy is imported before a question is asked. Raises WorkspaceError where there is no workspace.
    """
    from pipeline.opened import OpenedWorkspace
    from pipeline.workspace import Workspace

    return OpenedWorkspace(Workspace.open(path))
