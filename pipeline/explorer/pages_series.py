"""A series of figures: its values over time, its goals, what contradicts what; the same figure elsewhere."""

from itertools import groupby

from starlette.responses import Response

from pipeline.explorer.chart import SMALL, chart, draw, scale_of
from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page, Row
from pipeline.explorer.state import read_page

_MOST_POINTS = 20_000  # of one figure in all places
_DRAWINGS = 48  # of a page
_SHOWN, _MOST_DOTS = 60, 120  # points of one series in its table, and drawn


def series(page: Page) -> Response:
    """One series, each value with the words it rests on."""
    check_parameters(page)
    found = find(page, "series", "series_id")
    points = page.rows("series_points", series_id=found["series_id"])
    alike = page.rows("series", place=found["about"], limit=30)
    drawn = points if len(points) <= _SHOWN else [row for row in points if row["preferred"]][:_MOST_DOTS]
    return page.render(
        "series.html",
        series=found,
        points=points[:_SHOWN],
        all_points=len(points),
        chart=chart(drawn),
        elsewhere=found["alike"] - 1,
        alike=[row for row in alike if row["series_id"] != found["series_id"]],
    )


def multiples(page: Page) -> Response:
    """The same figure of all places and bodies, a small drawing each, all on one scale."""
    check_parameters(page, "page")
    found = find(page, "series", "series_id")
    points = page.rows("series_alike", series_id=found["series_id"], limit=_MOST_POINTS)
    scale = scale_of(points)
    of_each = [list(rows) for _, rows in groupby(points, key=lambda row: str(row["series_id"]))]
    number = read_page(page.query.get("page", "1"))
    shown = of_each[(number - 1) * _DRAWINGS : number * _DRAWINGS]
    return page.render(
        "multiples.html",
        series=found,
        scale=scale,
        drawings=[(rows, draw(rows, scale, SMALL), _last(rows)) for rows in shown] if scale else [],
        total=len(of_each),
        number=number,
        pages=-(-len(of_each) // _DRAWINGS),
    )


def _last(rows: list[Row]) -> Row | None:
    """The last result that nothing contradicts."""
    return next((row for row in reversed(rows) if row["role"] == "result" and row["preferred"]), None)
