"""The console's other end: reads questions from standard input, writes answers to standard output.

Run as `python -m pipeline.explorer.console_child DATABASE ROWS SECONDS MEMORY` by console.py only.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import duckdb
import pyarrow as pa

from pipeline.database import open_for_anyone
from pipeline.explorer.console import HEAD, MOST_BYTES, SIZE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ALLOWED = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_FILES = 64  # that may be open


def main() -> None:
    """Open the database, give up every right that answering does not need, answer until the input ends."""
    database, rows, seconds, memory = sys.argv[1:]
    connection = open_for_anyone(Path(database), float(seconds))
    _limit(int(memory))
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    _send(answers, b"R", b"")
    while head := questions.read(SIZE.size):
        (size,) = SIZE.unpack(head)
        sql = questions.read(size).decode("utf-8", "replace")
        _send(answers, *_answered(connection, sql, int(rows)))


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answered(connection: DuckDBPyConnection, sql: str, rows: int) -> tuple[bytes, bytes]:
    """An Arrow stream of one row more than may be shown, or why there is none."""
    try:
        return b"A", _rows(connection, sql, rows + 1)
    except duckdb.InterruptException:
        return b"E", b"it took too long"
    except (MemoryError, duckdb.OutOfMemoryException):
        return b"E", b"it needed more memory than a question may have"
    except (duckdb.Error, pa.ArrowException, ValueError, RuntimeError) as error:
        return b"E", str(error).strip()[:2_000].encode("utf-8", "replace")


def _rows(connection: DuckDBPyConnection, sql: str, most: int) -> bytes:
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise ValueError(f"one statement at a time, not {len(statements)}")
    if statements[0].type not in _ALLOWED:
        raise ValueError(f"only SELECT and EXPLAIN are answered, not {statements[0].type.name}")
    relation = connection.cursor().sql(sql)
    if relation is None:
        raise ValueError("that statement has no rows to show; ask with SELECT")
    table = relation.limit(most).to_arrow_table()
    if table.nbytes > MOST_BYTES // 2:
        raise ValueError(
            "the answer is too large: choose fewer columns or cut long texts with left(text, 200)"
        )
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _send(answers: BinaryIO, kind: bytes, body: bytes) -> None:
    answers.write(HEAD.pack(kind, len(body)) + body)
    answers.flush()


if __name__ == "__main__":
    main()
