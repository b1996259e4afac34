"""The files of `planted/`: templates of sentences and what fills their slots."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "planted"
PUBLISHED = "2023-11-22"  # of all planted sentences
Row = dict[str, Any]


@cache
def toml(name: str) -> Any:
    """A file as it stands."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
