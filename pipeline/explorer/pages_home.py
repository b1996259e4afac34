"""The first page, and the search over everything."""

from itertools import groupby

from starlette.responses import Response

from pipeline.explorer.page import Page, Row
from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.state import LONGEST_VALUE

_COUNTS = {
    "people": "people", "tenures": "officials", "organisations": "organisations", "places": "places",
    "directives": "directives", "statistics": "statistics", "articles": "articles",
}  # fmt: skip
_KINDS = ("person", "place", "organisation", "post", "directive", "initiative", "statistic")
_FEW, _MANY = 8, 60


def home(page: Page) -> Response:
    """Counts, what is new, where to start."""
    counts = page.row("counts") or {}
    return page.render(
        "home.html",
        counts=[(counts[name], name, f"/{where}") for name, where in _COUNTS.items()],
        built=counts,
        articles=page.rows("articles", limit=_FEW),
        directives=page.rows("directives", limit=_FEW),
        people=page.rows("people", limit=_FEW),
    )


def search(page: Page) -> Response:
    """People, posts, bodies, places, documents, initiatives, figures and articles with these words."""
    for name in page.query:
        if name not in ("q", "lang", "kind"):
            raise BadParameterError("error.parameter_unknown", name=name, known="q, kind")
    words = page.query.get("q", "").strip()
    if len(words) > LONGEST_VALUE:
        raise BadParameterError("error.parameter_long", name="q", most=LONGEST_VALUE)
    names = page.rows("names", text=words, limit=_MANY) if words else []
    return page.render(
        "search.html",
        words=words,
        groups=_grouped(names),
        all_named=len(names) < _MANY,
        has_figures=_has_figures(page, words, names),
        texts=page.rows("search", text=words, limit=20) if words else [],
    )


def _has_figures(page: Page, words: str, names: list[Row]) -> bool:
    """Whether figures are told of a body of this name that has no page, for want of known posts."""
    if not words or any(row["kind"] in ("place", "organisation") for row in names):
        return False
    return page.row("statistics", place=words) is not None


def _grouped(names: list[Row]) -> list[tuple[str, list[Row]]]:
    """By kind, always in one order; within a kind the best name first."""
    rows = sorted(names, key=lambda row: _KINDS.index(row["kind"]))
    return [(kind, list(group)) for kind, group in groupby(rows, key=lambda row: str(row["kind"]))]
