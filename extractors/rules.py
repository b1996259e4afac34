"""Loads the linguist's folder `rules/` and refuses inconsistent files; nobody else reads it.

TOML for rules (few, nested, with examples), CSV for lists (flat, `#` opens a comment line).
"""

import csv
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("extractors") / "rules"
_UNMEASURED = 0.5  # a rule that gold has neither hit nor missed: Beta(1, 1) without data


class RuleError(ValueError):
    """A rule file is inconsistent; the message names the file, the row and the repair."""


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV list, in file order. Raises RuleError for a row that is not rectangular."""
    text = _read(name)
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    table = list(csv.reader(lines))
    header = table[0]
    for row in table[1:]:
        if len(row) != len(header):
            raise RuleError(f"{name}: row {row!r} has {len(row)} cells, the header {len(header)}")
    return tuple(dict(zip(header, row, strict=True)) for row in table[1:])


@cache
def rule_file(name: str) -> dict[str, Any]:
    """A TOML rule file as nested dictionaries. Raises RuleError where TOML cannot be read."""
    try:
        return tomllib.loads(_read(name))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}: not TOML: {error}") from error


def entries(name: str, table: str, needed: str, other: str = "") -> list[dict[str, Any]]:
    """The `[[table]]` entries of a TOML rule file, each a dictionary.

    needed, other: the fields that each must and that it may have, parted by blanks. Raises RuleError, naming
    the entry, where one is missing, or where one is written that no such entry has.
    """
    found: list[dict[str, Any]] = rule_file(name)[table]
    must, may = set(needed.split()), set(other.split())
    for entry in found:
        title = " ".join(str(entry[field]) for field in ("id", "form") if field in entry) or str(entry)
        if missing := sorted(must - set(entry)):
            raise RuleError(f"{name}: [[{table}]] {title!r} has no {', '.join(missing)}: add what is missing")
        if unknown := sorted(set(entry) - must - may):
            raise RuleError(
                f"{name}: [[{table}]] {title!r} has {', '.join(unknown)}: no such field, it has "
                f"{', '.join(sorted(must | may))}"
            )
    return found


@cache
def confidence(rule: str) -> float:
    """Share of the rule's facts that gold found right, with a Beta(1, 1) prior (confidence.csv)."""
    counted = measured(rule)
    return round((counted[0] + 1) / (sum(counted) + 2), 3) if counted else _UNMEASURED


@cache
def measured(rule: str) -> tuple[int, int] | None:
    """How many of the rule's facts gold found right, how many wrong; None where gold has none of it."""
    for row in rows("confidence.csv"):
        if row["rule"] == rule:
            return int(row["right"]), int(row["wrong"])
    return None


def _read(name: str) -> str:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    if text != unicodedata.normalize("NFC", text) or text.startswith("\ufeff"):
        raise RuleError(f"{name}: save it as UTF-8 without BOM, in NFC")
    return text
