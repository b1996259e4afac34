"""Writing to a disk that may be full: all of it or nothing, and an error that names the repair."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from pathlib import Path
from typing import BinaryIO


class DiskError(RuntimeError):
    """The disk took no more. Whoever gets this stops: what is fetched now could not be kept."""

    def __init__(self, path: Path, error: BaseException) -> None:
        super().__init__(
            f"{path} cannot be written ({error}): make room there, then run the same command again"
        )


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the system or SQLite says of a disk that takes no more into a DiskError."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise DiskError(path, error) from error


def is_full(error: BaseException) -> bool:
    """Whether an error says that the disk takes no more: full, over quota, broken, not to be written."""
    return isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT, EFBIG, EIO, EROFS)


def append_whole(stream: BinaryIO, data: bytes) -> int:
    """Append all of the bytes, durably, and give the offset at which they begin; else nothing of them.

    stream: unbuffered, at its end. Raises OSError, the file as it was before.
    """
    start = stream.tell()
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]
        os.fdatasync(stream.fileno())
    except OSError:
        stream.truncate(start)
        stream.seek(start)
        raise
    return start
