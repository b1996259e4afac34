"""Tenures as a strip of bars over years: what texts show is solid, what they only allow is pale."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, HEAD, ROW = 960, 26, 40  # of the drawing, its head with the years, a row
_REFORM = 2025.5  # 1 July 2025: two levels of government, 34 provinces
_SHOWN = ("start_date", "start_latest", "first_attested", "end_date", "end_earliest", "last_attested")
_LEAST = 6.0  # width of a bar that stands for one day


@dataclass(frozen=True, slots=True)
class Segment:
    """kind: bar (shown by texts) or may (no text says otherwise)."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the strip. y: its top; row: the tenure."""

    y: int
    label: str
    label_x: float
    segments: tuple[Segment, ...]
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Strip:
    """years: (x, year) of the lines; reform: x of 1 July 2025, None where it is out of sight; left_out: how
    many tenures no text shows at any time, so that no bar stands for them."""

    height: int
    years: tuple[tuple[float, int], ...]
    reform: float | None
    bars: tuple[Bar, ...]
    left_out: int


def strip(tenures: Iterable[dict[str, Any]], label: Callable[[dict[str, Any]], str]) -> Strip | None:
    """The drawing of the tenures that texts show at some time, None where there is none of these.

    label: what stands above a bar.
    """
    rows = list(tenures)
    dated = [(row, span) for row in rows if (span := _span(row)) is not None]
    if not dated:
        return None
    first = int(min(min(span) for _, span in dated))
    last = int(max(max(span) for _, span in dated)) + 1
    scale = WIDTH / (last - first)
    dated.sort(key=lambda found: (found[1][1], found[1][2]))
    bars = tuple(
        _bar(row, span, label(row), HEAD + number * ROW, first, scale)
        for number, (row, span) in enumerate(dated)
    )
    step = max(1, -(-(last - first) // 14))
    years = tuple(((year - first) * scale, year) for year in range(first, last, step))
    reform = (_REFORM - first) * scale if first < _REFORM < last else None
    return Strip(HEAD + len(bars) * ROW + 6, years, reform, bars, len(rows) - len(dated))


def _bar(row: dict[str, Any], span: tuple[float, ...], label: str, y: int, first: int, scale: float) -> Bar:
    earliest, start, end, latest = ((moment - first) * scale for moment in span)
    solid = max(end - start, _LEAST)
    if not _is_shown(row):  # "has left", said on some day: until then, who knows since when
        return Bar(y, label, earliest, (Segment(max(start - _LEAST, 0.0), _LEAST, "may"),), row)
    segments = [Segment(start, solid, "bar")]
    if start - earliest > 1:
        segments.insert(0, Segment(earliest, start - earliest, "may"))
    if latest - (start + solid) > 1:
        segments.append(Segment(start + solid, latest - start - solid, "may"))
    at_right = start > WIDTH * 0.6
    return Bar(y, label, WIDTH if at_right else earliest, tuple(segments), row)


def _span(row: dict[str, Any]) -> tuple[float, float, float, float] | None:
    """Earliest possible start, start as shown, end as shown, latest possible end; in years.

    None where nothing has a day but the end of its body: that one was dissolved on 30 June 2025 shows nobody
    in office then.
    """
    if row.get("reason") == "body dissolved" and not _is_shown(row):
        return None
    start = row["start_date"] or row["start_latest"] or row["first_attested"]
    end = row["end_date"] or row["end_earliest"] or row["last_attested"]
    if start is None and end is None:
        only = row["end_latest"] or row["start_earliest"]
        if only is None:
            return None
        moment = _year(only, late=False)
        return moment, moment, moment, moment
    shown_start = _year(start or end, late=False)
    shown_end = max(shown_start, _year(end or start, late=True))
    earliest = shown_start if row["start_date"] else _year(row["start_earliest"] or start or end, late=False)
    latest = shown_end if row["end_date"] else _year(row["end_latest"] or end or start, late=True)
    return min(earliest, shown_start), shown_start, shown_end, max(latest, shown_end)


def _is_shown(row: dict[str, Any]) -> bool:
    """Whether a text says or shows on some day that it is held."""
    return any(row[name] for name in _SHOWN)


def _year(iso: str, late: bool) -> float:
    """`2021-07` -> 2021.5, its end 2021.58; never outside what a calendar has."""
    year, month, day = (*(int(part) for part in iso[:10].split("-")), 0, 0)[:3]
    if month == 0:
        return year + (0.99 if late else 0.0)
    if day == 0:
        return year + (month - 1 + (0.99 if late else 0.0)) / 12
    return year + (date(year, month, day).timetuple().tm_yday - (0 if late else 1)) / 366
