"""A series as a small drawing: results as dots on a line, goals as hollow dots; the axis begins at nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, HEIGHT, LEFT, TOP = 640, 240, 110, 16
_RIGHT, _BOTTOM = 24, 34


@dataclass(frozen=True, slots=True)
class Dot:
    """row: the point of the series."""

    x: float
    y: float
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """line: x,y pairs of the preferred results, for a polyline. years: (x, year); levels: (y, value)."""

    dots: tuple[Dot, ...]
    line: str
    years: tuple[tuple[float, int], ...]
    levels: tuple[tuple[float, float], ...]


def chart(points: Sequence[dict[str, Any]]) -> Chart | None:
    """The drawing, None where fewer than two values can be shown."""
    dated = [(row, _year(row["last_day"])) for row in points if row["last_day"] and row["value"] is not None]
    if len(dated) < 2:
        return None
    first, last = int(min(year for _, year in dated)), int(max(year for _, year in dated)) + 1
    top = max(0.0, *(float(row["value_max"] or row["value"]) for row, _ in dated)) or 1.0
    low = min(0.0, *(float(row["value"]) for row, _ in dated))
    wide, high = WIDTH - LEFT - _RIGHT, HEIGHT - TOP - _BOTTOM

    def height(value: float) -> float:
        return TOP + high * (1 - (value - low) / (top - low))

    dots = tuple(
        Dot(LEFT + wide * (year - first) / (last - first), height(float(row["value"])), row)
        for row, year in dated
    )
    results = [dot for dot in dots if dot.row["role"] == "result" and dot.row["preferred"]]
    step = max(1, (last - first) // 8)
    return Chart(
        dots,
        " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in results) if len(results) > 1 else "",
        tuple((LEFT + wide * (year - first) / (last - first), year) for year in range(first, last + 1, step)),
        tuple((height(value), value) for value in (low, (low + top) / 2, top)),
    )


def _year(iso: str) -> float:
    day = date.fromisoformat(iso)
    return day.year + (day.timetuple().tm_yday - 1) / 366
