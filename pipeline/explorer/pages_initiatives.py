"""An initiative: names, root documents, months and places with their denominators, the words of articles."""

from itertools import groupby

from starlette.responses import Response

from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page, Row

_ARTICLES = 40  # shown with their words; the table has all
_CLAIMS = 200  # looked at for them
_STEPS = (0.000001, 0.05, 0.15, 0.4)  # shares of all articles from which a cell is a shade darker


def initiative(page: Page) -> Response:
    """One initiative that at least one article reports."""
    check_parameters(page)
    found = find(page, "initiatives", "initiative_id")
    identifier = found["initiative_id"]
    months = page.rows("initiative_months", initiative_id=identifier)
    claims = page.rows("initiative_claims", initiative_id=identifier, limit=_CLAIMS)
    articles = by_article(claims)[: -1 if len(claims) == _CLAIMS else None]  # the last may have more
    return page.render(
        "initiative.html",
        initiative=found,
        roots=page.rows("initiative_roots", initiative_id=identifier),
        years=by_year(months),
        undated=next((row for row in months if row["month"] is None), None),
        places=page.rows("initiative_places", initiative_id=identifier),
        articles=articles[:_ARTICLES],
        all_articles=max(len(articles), found["articles"]),
        shade=shade,
    )


def shade(row: Row) -> int:
    """How dark the cell of a month is, from 0 (no article of those read) to 4."""
    return sum((row["share"] or 0) >= step for step in _STEPS)


def by_year(months: list[Row]) -> dict[str, list[tuple[str, Row | None]]]:
    """Year -> its twelve months, each with its row; None where no article of it was read."""
    rows = {str(row["month"]): row for row in months if row["month"] is not None}
    years = sorted({month[:4] for month in rows})
    return {
        year: [(f"{year}-{number:02}", rows.get(f"{year}-{number:02}")) for number in range(1, 13)]
        for year in years
    }


def by_article(claims: list[Row]) -> list[list[Row]]:
    """The rows of `initiative_claims` article by article, in their order."""
    return [list(rows) for _, rows in groupby(claims, key=lambda row: str(row["article_id"]))]


def by_initiative(claims: list[Row]) -> list[list[Row]]:
    """The rows of `initiative_claims` initiative by initiative, what is said first before the others."""
    order = list(dict.fromkeys(row["initiative_id"] for row in claims))
    rows = sorted(claims, key=lambda row: order.index(row["initiative_id"]))
    return [list(group) for _, group in groupby(rows, key=lambda row: str(row["initiative_id"]))]
