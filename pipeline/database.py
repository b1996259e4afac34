"""The database file: published by swapping a symlink, opened read-only; the only module that opens DuckDB.

`tinbai.duckdb` is a symlink to `tinbai-<stamp>.duckdb`. A file under that name is complete, synced and never
written again, so that readers are not blocked and hold what they opened, whatever is published meanwhile.
"""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import TYPE_CHECKING

from pipeline.whole_files import sync

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "tinbai.duckdb"
KEPT = 3  # published files, the current one among them

# Row groups of half the usual size: texts are long, and those of one group are written by one thread; smaller
# ones make the file larger (a million claims: 288 MB, at 30,720 it was 309).
_ROW_GROUP = 61_440
_BUILD_MEMORY = "1GB"  # of DuckDB; beyond it, a build puts what it sorts and joins on the disk
_BUILT = "built"

# A query may read this database and nothing else: no file, no network, no Python variable.
_Settings = dict[str, str | bool | int | float | list[str]]
_READER: _Settings = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
_OPENING = Lock()
_LOCK = "SET lock_configuration = true"
# Of a server, all its answers together: what is sorted beyond it, the disk takes.
_SERVER = ("SET memory_limit = '200MB'",)


class NoDatabaseError(FileNotFoundError):
    """There is no published database here yet; the message says how to make one."""


def open_published(path: Path) -> DuckDBPyConnection:
    """Open a database read-only, at the real path: the symlink's own path would give a process that has an
    older one open the old data again. path: a workspace folder, its symlink, or a published file.

    Raises NoDatabaseError where there is none.
    """
    return _open_locked(path, ())


def _open_locked(path: Path, settings: tuple[str, ...]) -> DuckDBPyConnection:
    """All connections of a process to one file share its settings: those of the first one that opened it
    hold. They are no `config` of the connection, since DuckDB refuses a file that is open under another."""
    import duckdb

    file = path / NAME if path.is_dir() else path
    if not file.exists():
        raise NoDatabaseError(f"{file}: no database yet; `tinbai build` makes it from what was extracted")
    with _OPENING:
        connection = duckdb.connect(file.resolve(), read_only=True, config=_READER)
        if connection.execute("SELECT NOT current_setting('lock_configuration')").fetchall() == [(True,)]:
            for setting in (*settings, _LOCK):
                connection.execute(setting)
    return connection


def open_for_anyone(file: Path, seconds: float) -> DuckDBPyConnection:
    """Open a database file for questions of somebody unknown: one thread, little memory, no temporary files.

    seconds: after which a question is interrupted. DuckDB keeps neither limit inside one vectorised call:
    call it in a process that the operating system limits.
    """
    import duckdb

    milliseconds = max(1, round(seconds * 1_000))
    limits: _Settings = {
        "memory_limit": "512MB",
        "max_temp_directory_size": "0KB",
        "threads": 1,
        "lock_configuration": True,
    }
    config = _READER | limits | {"max_execution_time": milliseconds}
    return duckdb.connect(file, read_only=True, config=config)


class KeptOpen:
    """The published database of a folder, kept open by a server and opened anew when another is published.

    Opening costs more than most questions. What is being asked of the old one is answered to the end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._file: Path | None = None
        self._connection: DuckDBPyConnection | None = None

    def look(self) -> tuple[str, DuckDBPyConnection]:
        """The name of the file that is published now, and a connection to it for one thread.

        Raises NoDatabaseError where there is none.
        """
        with self._lock:
            file = (self._folder / NAME).resolve()
            if self._connection is None or file != self._file or not file.exists():
                self._connection = None
                self._connection, self._file = _open_locked(self._folder, _SERVER), file
            return file.name, self._connection.cursor()


def counts_of(folder: Path) -> dict[str, int]:
    """The counts of build_run in the current database, empty if there is none or one of another make."""
    import duckdb

    try:
        with open_published(folder) as connection:
            return build_counts(connection)
    except (NoDatabaseError, duckdb.Error):
        return {}


def build_counts(connection: DuckDBPyConnection) -> dict[str, int]:
    """The counts of build_run, by column."""
    found = connection.execute("SELECT * EXCLUDE (stamp, extractor_version) FROM build_run")
    columns = [column[0] for column in found.description or ()]
    return dict(zip(columns, found.fetchall()[0], strict=True))


def create(folder: Path, stamp: str) -> tuple[Path, DuckDBPyConnection]:
    """A fresh file for a build, under a temporary name; leftovers of killed builds are removed.

    A folder `tinbai-….duckdb.tmp` is where a reader sorts what its memory does not take; it stays while the
    database that it reads is there.
    """
    import duckdb

    for leftover in folder.glob("tinbai-*.duckdb.tmp*"):
        if leftover.is_dir() and not leftover.with_suffix("").exists():
            rmtree(leftover, ignore_errors=True)
        elif not leftover.is_dir():
            leftover.unlink()
    temporary = folder / f"tinbai-{stamp}.duckdb.tmp"
    connection = duckdb.connect(config={"memory_limit": _BUILD_MEMORY})
    quoted = str(temporary).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {_BUILT} (ROW_GROUP_SIZE {_ROW_GROUP}); USE {_BUILT}")
    return temporary, connection


def beside(connection: DuckDBPyConnection) -> DuckDBPyConnection:
    """Another connection to the database under construction, for a thread of its own."""
    cursor = connection.cursor()
    cursor.execute(f"USE {_BUILT}")
    return cursor


def discard(temporary: Path) -> None:
    """Remove what is left of a build that was not published; nothing where it was."""
    for path in (temporary, temporary.with_name(temporary.name + ".wal")):
        path.unlink(missing_ok=True)


def kept(folder: Path) -> list[Path]:
    """The published files that are kept, the latest first."""
    return sorted(folder.glob("tinbai-*.duckdb"), reverse=True)


def publish(temporary: Path) -> Path:
    """Make a closed, complete file the current database; the new file's path. The last KEPT are kept."""
    if temporary.with_name(temporary.name + ".wal").exists():
        raise RuntimeError(f"{temporary}: closed, but its write-ahead log is still there")
    sync(temporary)
    file = temporary.with_suffix("")
    temporary.replace(file)
    file.chmod(0o444)
    sync(file.parent)
    link = file.parent / NAME
    new_link = file.parent / f"{NAME}.new"
    new_link.unlink(missing_ok=True)
    new_link.symlink_to(file.name)
    new_link.replace(link)
    sync(file.parent)
    published = sorted(file.parent.glob("tinbai-*.duckdb"))
    for old in [other for other in published if other != file][: -(KEPT - 1)]:
        old.unlink()
    return file
