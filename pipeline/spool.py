"""Things that wait on disk for their second turn: a night's articles, until all of its pages are read."""

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Spool(Generic[Item]):
    """Items come out in the order in which they went in. The file has no name: whoever dies leaves nothing.

    folder: on whose disk; `/tmp` is memory on many servers.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the block
        self._count = 0

    def __enter__(self) -> "Spool[Item]":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, item: Item) -> None:
        """Put an item at the end."""
        pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Item]:
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)  # noqa: S301 - written by this very process
