"""Somebody's SQL, run where it can harm nothing: a child process with little memory, no files, a time limit.

The limits of the database itself do not hold inside one vectorised call (`list_sort(range(200000000))` takes
23 GB whatever `memory_limit` says), so the operating system holds the child, and we kill one that is late.
"""

from __future__ import annotations

import os
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.database import NAME, NoDatabaseError
from pipeline.query import QueryError

if TYPE_CHECKING:
    import pyarrow as pa

MAX_SQL = 20_000  # characters of a question
SIZE = struct.Struct(">I")  # before a question: its bytes
HEAD = struct.Struct(">cI")  # before an answer: b"R" ready, b"A" Arrow stream, b"E" message; its bytes
MOST_BYTES = 32 << 20  # of an answer
_START, _GRACE = 30.0, 1.0  # seconds for the child to start, and to answer after the database's own limit


@dataclass(frozen=True, slots=True)
class Limits:
    """rows: shown of an answer. seconds: of a question. memory: bytes of the child's address space."""

    rows: int = 1_000
    seconds: float = 3.0
    memory: int = 2 << 30


@dataclass(frozen=True, slots=True)
class Answer:
    """table: the rows, at most the limit's. more: whether there were others. seconds: until it was there."""

    table: pa.Table
    more: bool
    seconds: float


class Console:
    """Answers SQL about one database, one question at a time; a context manager.

    where: a workspace's folder or a database file; when another database is published the next question
    sees that one. Any thread may ask.
    """

    def __init__(self, where: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._where = where / NAME if where.is_dir() else where
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._opened: Path | None = None
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def ask(self, sql: str) -> Answer:
        """Answer one SELECT or EXPLAIN.

        Raises QueryError with a message for whoever asked (what does not parse, what is not allowed, what
        took too long or too much memory), NoDatabaseError.
        """
        if len(sql) > MAX_SQL:
            raise QueryError(f"a question has at most {MAX_SQL:,} characters, not {len(sql):,}")
        with self._lock:
            child, began = self._ready_child(), time.monotonic()
            kind, body = self._exchange(child, sql.encode("utf-8", "replace"))
            if kind == b"E":
                raise QueryError(body.decode("utf-8", "replace"))
            return _answer(body, self.limits.rows, time.monotonic() - began)

    def start(self) -> None:
        """Have the child ready before anybody asks; where there is no database yet, nothing."""
        with self._lock, suppress(NoDatabaseError, QueryError):
            self._ready_child()

    def close(self) -> None:
        """End the child and remove what it read; a later question starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _ready_child(self) -> subprocess.Popen[bytes]:
        if not self._where.exists():
            raise NoDatabaseError(f"{self._where}: no database yet; `tinbai build` makes it")
        current = self._where.resolve()
        if self._child is None or self._child.poll() is not None or self._opened != current:
            self.close()
            self._folder = Path(tempfile.mkdtemp(prefix="tinbai-console-"))
            self._child = _start(_under_neutral_name(current, self._folder), self.limits)
            self._opened = current
            self._receive(self._child, time.monotonic() + _START)
        return self._child

    def _exchange(self, child: subprocess.Popen[bytes], sql: bytes) -> tuple[bytes, bytes]:
        """Ask, and kill a child that does not answer in time."""
        assert child.stdin is not None
        until = time.monotonic() + self.limits.seconds + _GRACE
        with suppress(BrokenPipeError):  # it died; reading tells
            child.stdin.write(SIZE.pack(len(sql)) + sql)
            child.stdin.flush()
        return self._receive(child, until)

    def _receive(self, child: subprocess.Popen[bytes], until: float) -> tuple[bytes, bytes]:
        assert child.stdout is not None
        try:
            kind, length = HEAD.unpack(_read(child.stdout.fileno(), HEAD.size, until))
            if length > MOST_BYTES:
                raise EOFError
            return kind, _read(child.stdout.fileno(), length, until)
        except TimeoutError:
            self.close()
            raise QueryError(f"it took longer than {self.limits.seconds:g} seconds") from None
        except EOFError:
            self.close()
            raise QueryError("it needed more memory than a question may have") from None


def _start(database: Path, limits: Limits) -> subprocess.Popen[bytes]:
    """The child; it gets none of our environment but what Python needs to find the packages."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "TZ") if name in os.environ}
    arguments = [str(database), str(limits.rows), str(limits.seconds), str(limits.memory)]
    return subprocess.Popen(  # noqa: S603 - our own module; the arguments are a path and numbers
        [sys.executable, "-m", "pipeline.explorer.console_child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept,
    )


def _under_neutral_name(database: Path, folder: Path) -> Path:
    """The file where its path tells nothing: DuckDB shows whoever asks the path of what it has opened."""
    neutral = folder / NAME
    try:
        neutral.hardlink_to(database)
    except OSError:  # another file system
        shutil.copyfile(database, neutral)
    return neutral


def _read(descriptor: int, size: int, until: float) -> bytes:
    """So many bytes. Raises TimeoutError, EOFError."""
    got = bytearray()
    while len(got) < size:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(descriptor, min(size - len(got), 1 << 20))
        if not part:
            raise EOFError
        got += part
    return bytes(got)


def _answer(body: bytes, rows: int, seconds: float) -> Answer:
    import pyarrow as pa

    table: pa.Table = pa.ipc.open_stream(body).read_all()
    return Answer(table.slice(0, rows), table.num_rows > rows, seconds)
