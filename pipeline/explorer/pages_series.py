"""A series of figures: its values over time, its goals, what contradicts what."""

from starlette.responses import Response

from pipeline.explorer.chart import chart
from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page


def series(page: Page) -> Response:
    """One series, each value with the words it rests on."""
    check_parameters(page)
    found = find(page, "series", "series_id")
    points = page.rows("series_points", series_id=found["series_id"], limit=500)
    alike = page.rows("series", place=found["about"], limit=30)
    return page.render(
        "series.html",
        series=found,
        points=points,
        chart=chart(points),
        alike=[row for row in alike if row["series_id"] != found["series_id"]],
    )
