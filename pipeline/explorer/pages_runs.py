"""Coverage: how many articles stand behind the tables, source by source, month by month and day by day."""

import calendar
import re
from collections import defaultdict

from starlette.responses import Response

from pipeline.explorer.finding import check_parameters
from pipeline.explorer.page import Page, Row
from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.state import read_page

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_MOST_MONTHS = 100_000  # of all sources
_SOURCES = 8  # of a page
_STEPS = (1, 5, 15, 40)  # articles from which a cell is a shade darker


def coverage(page: Page) -> Response:
    """Years and months of each source, zeros between first and last month shown; a month opens its days."""
    check_parameters(page, "month", "place", "page")
    month, place = page.query.get("month"), page.query.get("place")
    if month is not None and not _MONTH.fullmatch(month):
        raise BadParameterError("error.parameter_time", name="month", value=month[:50])
    rows = page.rows("coverage", place=place, limit=_MOST_MONTHS)
    days = (
        page.rows("coverage_daily", since=month, until=month, place=place, limit=_MOST_MONTHS)
        if month
        else []
    )
    sources = _by_source(rows)
    number = read_page(page.query.get("page", "1"))
    shown = list(sources.items())[(number - 1) * _SOURCES : number * _SOURCES]
    return page.render(
        "coverage.html",
        sources=dict(shown),
        number=number,
        pages=-(-len(sources) // _SOURCES),
        month=month,
        length=calendar.monthrange(int(month[:4]), int(month[5:]))[1] if month else 0,
        days={(row["source"], row["day"].day): row["articles"] for row in days},
        day_sources=sorted({row["source"] for row in days}),
        total=sum(row["articles"] for row in rows),
        shade=shade,
    )


def shade(number: int) -> int:
    """How dark a cell is, from 0 (no article) to 4."""
    return sum(number >= step for step in _STEPS)


def _by_source(rows: list[Row]) -> dict[str, dict[str, object]]:
    """Source -> its years, each with twelve cells: articles, 0 for silence, None outside its time."""
    counted: dict[str, dict[str | None, Row]] = defaultdict(dict)
    for row in rows:
        counted[row["source_id"]][row["month"]] = row
    return {source: _grid(months) for source, months in sorted(counted.items())}


def _grid(months: dict[str | None, Row]) -> dict[str, object]:
    dated = sorted(month for month in months if month and _MONTH.fullmatch(month))
    years = {}
    for year in range(int(dated[0][:4]), int(dated[-1][:4]) + 1) if dated else ():
        names = [f"{year:04}-{month:02}" for month in range(1, 13)]
        years[year] = [
            (name, months[name]["articles"] if name in months else 0 if dated[0] < name < dated[-1] else None)
            for name in names
        ]
    other = sum(row["articles"] for month, row in months.items() if month not in dated)
    return {
        "years": years,
        "undated": other,
        "articles": sum(row["articles"] for row in months.values()),
        "read": sum(row["read"] for row in months.values()),
        "failed": sum(row["failed"] or 0 for row in months.values()),
    }
