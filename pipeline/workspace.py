"""Where things are inside a workspace, the one folder that holds all that tinbai knows."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_FOLDERS = ("archive", "articles", "facts", "reviews", "runs", "logs")
_LOCK = "tinbai.lock"


class WorkspaceError(RuntimeError):
    """A folder cannot be used as a workspace; the message names the folder and the repair."""


class WorkspaceLockedError(WorkspaceError):
    """Another tinbai is writing to the workspace (exit code 75: try again later)."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An opened workspace; `root` is absolute. Make one with `Workspace.open`."""

    root: Path

    @classmethod
    def open(cls, path: str | Path, create: bool = False) -> "Workspace":
        """The workspace at `path`. create: make it, and what it lacks, where there is none.

        Raises WorkspaceError for a path that is none, or cannot be made or written.
        """
        root = Path(path).expanduser().absolute()
        if root.exists() and not root.is_dir():
            raise WorkspaceError(f"{root} is a file: give --data the folder of a workspace")
        if not create and not (root / "articles").is_dir():
            raise WorkspaceError(f"no workspace at {root}: `tinbai import --data {path} FILE` makes one")
        try:
            for name in _FOLDERS if create else ():
                (root / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(
                f"cannot make a workspace at {root} ({error.strerror}): choose another folder with --data"
            ) from error
        return cls(root)

    @property
    def archive(self) -> Path:
        """WARC files, never rewritten."""
        return self.root / "archive"

    @property
    def crawl_state(self) -> Path:
        """SQLite file: what was fetched when, with which validators and outcome."""
        return self.root / "crawl.sqlite"

    @property
    def articles(self) -> Path:
        """Parquet files of articles, and `issues/` with what was set aside."""
        return self.root / "articles"

    @property
    def learnt(self) -> Path:
        """SQLite file: what the pages of each source taught about the others."""
        return self.articles / "learnt.sqlite"

    @property
    def facts(self) -> Path:
        """Parquet files of extracted claims."""
        return self.root / "facts"

    @property
    def reviews(self) -> Path:
        """The human layer: JSON lines, append-only."""
        return self.root / "reviews"

    @property
    def database(self) -> Path:
        """Symlink to the published DuckDB file."""
        return self.root / "tinbai.duckdb"

    @property
    def runs(self) -> Path:
        """One JSON report a run."""
        return self.root / "runs"

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.root / "logs"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the workspace for writing; whoever dies lets it go.

        Raises WorkspaceLockedError at once where another process holds it, WorkspaceError where the
        folder cannot be written.
        """
        path = self.root / _LOCK
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise WorkspaceError(
                f"cannot write to {self.root} ({error.strerror}): make it writable or choose another folder"
            ) from error
        try:
            self._claim(handle)
            yield
        finally:
            os.close(handle)

    def _claim(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            raise WorkspaceLockedError(
                f"{self.root} is in use by another tinbai (process {holder}): wait for it to end"
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
