"""The dated administrative units of Vietnam: units.csv, successions.csv, read once, on first use."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import regex

from extractors import rules
from extractors.spelling import name_key, respell

_UNITS, _SUCCESSIONS = "units.csv", "successions.csv"
_SPELLINGS = "place_spellings.csv"
_JOINS = regex.compile(r"(?<=')\s+|[\s\-–—]+")
# One highland word with many spellings: `Đắk Nông`, `Đăk Nông`, `Đắc Nông`, `ĐăkR’Lấp`.
_DAK = regex.compile(r"\bđ[aăắ][kc](?: |(?=r'))")
_DAK_OPENINGS = ("đa", "đă", "đắ")  # a quick look
_NONE: frozenset[str] = frozenset()


class Unit(NamedTuple):
    """A unit as its row in units.csv says; the file explains the fields."""

    code: str
    name: str
    type: str
    level: str
    parent: str
    valid_from: str
    valid_to: str

    @property
    def full_name(self) -> str:
        """`huyện Hàm Yên`."""
        return f"{self.type} {self.name}"

    def in_force(self, day: str | None) -> bool:
        """Whether the unit may have been in force on an ISO day; True where no day is given.

        The dates of snapshots are bounds only, so that just the reform of 1 July 2025 and ends before
        the first snapshot are held against a unit.
        """
        if not day:
            return True
        if self.valid_from == "2025-07-01" and day < self.valid_from:
            return False
        return not (self.valid_to and day > "2025-06-30")


@lru_cache(maxsize=16384)
def place_key(name: str) -> str:
    """The key of a place's name: hyphens are blanks, no blank stands after an apostrophe.

    `Phan Rang-Tháp Chàm` -> `phan rang tháp chàm`; `Ia H’ Drai` -> `ia h'drai`; `ĐăkR’Lấp` -> `đắk r'lấp`;
    other spellings and abbreviations are the unit's (place_spellings.csv): `Bắc Cạn` -> `bắc kạn`.
    """
    key = _folded(name)
    return _spellings().get(key, key)


def written_out(name: str) -> str | None:
    """The unit's name that an abbreviation of place_spellings.csv stands for: `BR-VT`, `HCM`; else None."""
    return _abbreviations().get(_folded(name))


def _folded(name: str) -> str:
    key = name_key(name)
    if "-" in key or "'" in key or "–" in key:
        joined = key
        key = _JOINS.sub(lambda match: "" if joined[match.start() - 1] == "'" else " ", joined).strip()
    if "đ" in key and any(opening in key for opening in _DAK_OPENINGS):
        key = _DAK.sub("đắk ", key)
    return key


def units_named(name: str) -> tuple[Unit, ...]:
    """The units of this bare name (`Hàm Yên`), in any spelling that `place_key` folds."""
    return units_of_key(place_key(name))


@lru_cache(maxsize=1 << 12)
def units_of_key(key: str) -> tuple[Unit, ...]:
    """The units of a name's key."""
    rows = _index().get(key)
    return () if rows is None else tuple(Unit(*_lines()[row].split(",")) for row in rows)


def unit_types(key: str) -> frozenset[str]:
    """The types of the units of a name's key: `hòa bình` -> tỉnh, thành phố, huyện, xã, phường."""
    return _types_and_levels(key)[0] if key in _index() else _NONE


def unit_levels(key: str) -> frozenset[str]:
    """The levels of the units of a name's key."""
    return _types_and_levels(key)[1] if key in _index() else _NONE


@cache
def _types_and_levels(key: str) -> tuple[frozenset[str], frozenset[str]]:
    units = units_of_key(key)
    return frozenset([unit.type for unit in units]), frozenset([unit.level for unit in units])


def levels_of(name: str) -> frozenset[str]:
    """The levels at which the gazetteer knows a unit of this bare name (`Hàm Yên`), empty if none."""
    return unit_levels(place_key(name))


@lru_cache(maxsize=1 << 12)
def units_of_code(code: str) -> tuple[Unit, ...]:
    """The units that bore this code, earliest first; several where the type changed."""
    rows = _codes().get(code, ())
    units = (Unit(*_lines()[row].split(",")) for row in rows)
    return tuple(sorted(units, key=lambda unit: unit.valid_from))


def province_of(unit: Unit) -> Unit | None:
    """The province above a unit (the unit itself, if it is one), None where the source leaves it out."""
    for _ in range(3):
        if unit.level == "province":
            return unit
        parents = [above for above in units_of_code(unit.parent) if not _is_over_before(above, unit)]
        if not parents:
            return None
        unit = parents[0]
    return None


def _is_over_before(one: Unit, other: Unit) -> bool:
    """`tỉnh Thừa Thiên Huế`, thành phố Huế since 2025, is not where a ward of July 2025 lies."""
    return bool(one.valid_to) and one.valid_to < other.valid_from


@cache
def successions() -> tuple[tuple[str, str, str], ...]:
    """(old code, new code, change) of 1 July 2025."""
    return tuple(
        (old, new, change) for old, new, change in (line.split(",") for line in _read(_SUCCESSIONS)[1:])
    )


def _read(name: str) -> list[str]:
    text = (files("extractors") / "gazetteer" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _spellings() -> dict[str, str]:
    return {_folded(row["written"]): _folded(row["name"]) for row in rules.rows(_SPELLINGS)}


@cache
def _abbreviations() -> dict[str, str]:
    return {_folded(row["written"]): row["name"] for row in rules.rows(_SPELLINGS) if row["shown"] == "name"}


@cache
def _lines() -> list[str]:
    return _read(_UNITS)[1:]


@cache
def _index() -> dict[str, list[int]]:
    names = [line.split(",", 2)[1] for line in _lines()]
    # One pass over all names at once: key by key this takes five times as long.
    keys = respell("\n".join(names)).casefold().split("\n")
    index: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        if "'" in key or "’" in key or "-" in key or key[:2] in _DAK_OPENINGS:
            key = place_key(names[row])
        index.setdefault(key, []).append(row)
    return index


@cache
def _codes() -> dict[str, list[int]]:
    codes: dict[str, list[int]] = {}
    for row, line in enumerate(_lines()):
        codes.setdefault(line.split(",", 1)[0], []).append(row)
    return codes
