"""Series as small drawings: results as dots on a line, goals hollow, what does not add up as diamonds.

The axis begins at nought, and a year's name stands at its end, where what holds for the year is plotted.
Several drawings share one scale: what is higher on the paper is more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Point = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """Of a drawing and of what stands around its lines, in units of the drawing. years: so many are named at
    most; two are the first and the last."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int
    years: int


LARGE = Size(640, 240, 110, 16, 24, 34, 8)
SMALL = Size(232, 132, 12, 14, 14, 22, 2)


@dataclass(frozen=True, slots=True)
class Scale:
    """first, last: the years of the first and of the last point. low, top: values."""

    first: int
    last: int
    low: float
    top: float


@dataclass(frozen=True, slots=True)
class Dot:
    """row: the point of the series."""

    x: float
    y: float
    row: Point


@dataclass(frozen=True, slots=True)
class Chart:
    """line: x,y pairs of the preferred results, for a polyline. years: (x, year); levels: (y, value)."""

    dots: tuple[Dot, ...]
    line: str
    years: tuple[tuple[float, int], ...]
    levels: tuple[tuple[float, float], ...]


def chart(points: Sequence[Point]) -> Chart | None:
    """The drawing of one series, None where fewer than two values can be shown."""
    scale = scale_of(points)
    return draw(points, scale, LARGE) if scale and len(_dated(points)) > 1 else None


def scale_of(points: Sequence[Point]) -> Scale | None:
    """A scale that has room for all these points, None where none has a day and a value."""
    dated = _dated(points)
    if not dated:
        return None
    top = max(0.0, *(float(row["value_max"] or row["value"]) for row, _ in dated)) or 1.0
    low = min(0.0, *(float(row["value"]) for row, _ in dated))
    years = [int(year) for _, year in dated]
    return Scale(min(years), max(years), low, top)


def draw(points: Sequence[Point], scale: Scale, size: Size) -> Chart:
    """The drawing of one series on a scale that may be that of others too."""
    wide, high = size.width - size.left - size.right, size.height - size.top - size.bottom

    def across(year: float) -> float:
        return size.left + wide * (year - scale.first) / (scale.last + 1 - scale.first)

    def height(value: float) -> float:
        return size.top + high * (1 - (value - scale.low) / (scale.top - scale.low))

    dots = tuple(Dot(across(year), height(float(row["value"])), row) for row, year in _dated(points))
    results = [dot for dot in dots if dot.row["role"] == "result" and dot.row["preferred"]]
    years = range(scale.first, scale.last + 1)
    named = years[:: -(-len(years) // size.years)] if size.years > 2 else sorted({years[0], years[-1]})
    return Chart(
        dots,
        " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in results) if len(results) > 1 else "",
        tuple((across(year + 1), year) for year in named),
        tuple((height(value), value) for value in (scale.low, (scale.low + scale.top) / 2, scale.top)),
    )


def _dated(points: Sequence[Point]) -> list[tuple[Point, float]]:
    return [(row, _year(row["last_day"])) for row in points if row["last_day"] and row["value"] is not None]


def _year(iso: str) -> float:
    day = date.fromisoformat(iso)
    return day.year + (day.timetuple().tm_yday - 1) / 366
