"""The provinces as a map of equal tiles, with the archipelagos Hoàng Sa and Trường Sa where they lie."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.gazetteer import units_of_code

MAPS = ("34", "63")
REFORM, EVE = "2025-07-01", "2025-06-30"  # first day of the 34 provinces, last of the 63
TILE_WIDTH, TILE_HEIGHT, GAP = 76, 40, 4


@dataclass(frozen=True, slots=True)
class Tile:
    """x, y: its top left corner. place_id: of the province, None where nothing is known there; number: what
    is counted. is_island: an archipelago, drawn as islands in the sea."""

    x: int
    y: int
    label: str
    name: str
    place_id: str | None
    number: int
    shade: str
    is_island: bool


@dataclass(frozen=True, slots=True)
class TileMap:
    """A map, in user units of its drawing."""

    width: int
    height: int
    tiles: tuple[Tile, ...]


def tile_map(which: str, numbers: Mapping[str, int], known: Collection[str]) -> TileMap:
    """The map of `34` or `63` provinces. numbers: place_id -> what is counted
    there. known: places that have a page."""
    rows = [row for row in _rows() if row["map"] == which]
    most = max([numbers.get(_place(row), 0) for row in rows] or [0])
    tiles = tuple(_tile(row, numbers.get(_place(row), 0), most, known) for row in rows)
    return TileMap(
        max(tile.x for tile in tiles) + TILE_WIDTH + 40, max(tile.y for tile in tiles) + TILE_HEIGHT, tiles
    )


def _tile(row: Mapping[str, str], number: int, most: int, known: Collection[str]) -> Tile:
    unit = units_of_code(row["of"] or row["code"])
    name = unit[-1].full_name if row["map"] == "34" else unit[0].full_name
    return Tile(
        int(row["column"]) * (TILE_WIDTH + GAP),
        int(row["row"]) * (TILE_HEIGHT + GAP),
        row["label"] or unit[-1].name,
        name,
        _place(row) if _place(row) in known else None,
        number,
        "" if not number else "many" if number * 3 >= most else "some",
        bool(row["of"]),
    )


def _place(row: Mapping[str, str]) -> str:
    return f"vn.{row['of'] or row['code']}"


@cache
def _rows() -> tuple[dict[str, str], ...]:
    content = (files("pipeline.explorer") / "tiles.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in content.splitlines() if not line.startswith("#")))
