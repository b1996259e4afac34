"""The folder that holds everything: opening, making, locking."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.workspace import Workspace, WorkspaceError, WorkspaceLockedError

LOCK = """
import sys, time
from pathlib import Path
from pipeline.workspace import Workspace
with Workspace.open(sys.argv[1]).lock():
    print("locked", flush=True)
    sys.stdin.readline()
"""


def test_create_makes_the_folders(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "new" / "data", create=True)
    places = (
        workspace.archive,
        workspace.articles,
        workspace.facts,
        workspace.reviews,
        workspace.runs,
        workspace.logs,
    )
    assert all(place.is_dir() and place.parent == workspace.root for place in places)
    assert workspace.database == workspace.root / "tinbai.duckdb"
    assert workspace.crawl_state == workspace.root / "crawl.sqlite"
    assert Workspace.open(workspace.root) == workspace


def test_no_workspace_there(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=f"no workspace at {tmp_path}: `tinbai import"):
        Workspace.open(tmp_path)
    assert not list(tmp_path.iterdir()), "looking changes nothing"


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(WorkspaceError, match="data is a file: give --data the folder"):
        Workspace.open(tmp_path / "data", create=True)
    with pytest.raises(WorkspaceError, match="choose another folder"):
        Workspace.open(tmp_path / "data" / "inside", create=True)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    with (
        workspace.lock(),
        pytest.raises(WorkspaceLockedError, match=rf"process {os.getpid()}\): wait"),
        workspace.lock(),
    ):
        pass
    with workspace.lock():
        pass


def test_who_dies_lets_the_lock_go(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    other = subprocess.Popen(
        [sys.executable, "-c", LOCK, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    with pytest.raises(WorkspaceLockedError, match=f"process {other.pid}"), workspace.lock():
        pass
    other.kill()
    other.communicate()
    with workspace.lock():
        pass
