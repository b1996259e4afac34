"""A plot of a result's rows: bars for names, a line for times, nothing where neither fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_BARS, _MOST_POINTS = 40, 400
_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WIDTH, LEFT, BAR = 720, 240, 22  # in units of the drawing
_LINE_HEIGHT, _MARGIN = 240, 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a point: label and number as they are, place and size in units of the drawing."""

    label: str
    number: float
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Plot:
    """kind: `bars` or `line`. of, by: the columns of numbers and of labels. path: of a line (SVG). least,
    most: the ends of its scale."""

    kind: str
    of: str
    by: str
    marks: tuple[Mark, ...]
    height: int
    path: str = ""
    least: float = 0.0
    most: float = 0.0


def plot_of(table: pa.Table) -> Plot | None:
    """The first column of labels against the first one of numbers; ids are no labels.

    Times (2021, 2021-03, 2021-03-14) become a line, up to 400 points; other labels bars, up to 40. None
    where there is no such pair of columns, a label comes twice, or there are too few or too many rows.
    """
    columns = {name: table[index].to_pylist() for index, name in enumerate(table.column_names)}
    by = next((n for n, values in columns.items() if not n.endswith("_id") and _are_labels(values)), None)
    of = next((name for name, values in columns.items() if name != by and _are_numbers(values)), None)
    if by is None or of is None:
        return None
    pairs = [(str(a), float(b)) for a, b in zip(columns[by], columns[of], strict=True) if b is not None]
    if all(_TIME.fullmatch(label) for label, _ in pairs) and 3 <= len(pairs) <= _MOST_POINTS:
        return _line(of, by, sorted(pairs))
    if 2 <= len(pairs) <= _MOST_BARS and all(number >= 0 for _, number in pairs):
        return _bars(of, by, pairs)
    return None


def _are_labels(values: list[object]) -> bool:
    words = [str(value) for value in values if value is not None]
    named = all(isinstance(value, str) or hasattr(value, "isoformat") for value in values)
    years = all(isinstance(value, int) and 1900 <= value <= 2100 for value in values)
    return (named or years) and len(words) == len(values) == len(set(words)) and bool(words)


def _are_numbers(values: list[object]) -> bool:
    numbers = [value for value in values if value is not None]
    return bool(numbers) and all(
        isinstance(value, int | float) and not isinstance(value, bool) and value == value for value in numbers
    )


def _bars(of: str, by: str, pairs: list[tuple[str, float]]) -> Plot | None:
    most = max(number for _, number in pairs)
    if not 0 < most < float("inf"):
        return None
    scale = (WIDTH - LEFT - 90) / most
    marks = (
        Mark(label, number, LEFT, index * BAR, number * scale) for index, (label, number) in enumerate(pairs)
    )
    return Plot("bars", of, by, tuple(marks), len(pairs) * BAR)


def _line(of: str, by: str, pairs: list[tuple[str, float]]) -> Plot | None:
    numbers = [number for _, number in pairs]
    least, most = min(0.0, *numbers), max(numbers)
    if not most - least < float("inf") or most == least:
        return None
    tall = _LINE_HEIGHT - 2 * _MARGIN
    days = [_day(label) for label, _ in pairs]
    span = (days[-1] - days[0]) or 1.0
    marks = tuple(
        Mark(
            label,
            number,
            _MARGIN + (day - days[0]) / span * (WIDTH - 2 * _MARGIN),
            _MARGIN + (most - number) / (most - least) * tall,
            0,
        )
        for (label, number), day in zip(pairs, days, strict=True)
    )
    path = "M" + " L".join(f"{mark.x:.1f} {mark.y:.1f}" for mark in marks)
    return Plot("line", of, by, marks, _LINE_HEIGHT, path, least, most)


def _day(label: str) -> float:
    """A day in years: plotted at the beginning of what it names."""
    year, month, day = (*label.split("-"), "1", "1")[:3]
    return int(year) + (int(month) - 1) / 12 + (int(day) - 1) / 366
