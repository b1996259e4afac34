"""The map and the table of places; a place with its leaders, bodies, documents and figures."""

from typing import Any

from starlette.responses import Response

from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page
from pipeline.explorer.pages_table import show_table
from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.tables import TABLES
from pipeline.explorer.tiles import EVE, MAPS, REFORM, TileMap, tile_map
from pipeline.explorer.timeline import strip
from pipeline.explorer.units import predecessors, successors

Row = dict[str, Any]
_FEW, _ROWS = 15, 60
_MOST_BARS = 40


def places(page: Page) -> Response:
    """The provinces as tiles (`?map=34`, `?map=63`), all places as a table."""
    which = page.query.get("map", MAPS[0])
    if which not in MAPS:
        raise BadParameterError("error.parameter_sort", name="map", value=which[:50], known=", ".join(MAPS))
    return show_table(page, TABLES["places"], "places.html", which=which, tiles=_tiles(page, which))


def _tiles(page: Page, which: str) -> TileMap:
    """Counted are the people that texts show in posts while these provinces were in force."""
    rows = page.rows("provinces", since=REFORM) if which == "34" else page.rows("provinces", until=EVE)
    known = {row["province_id"] for row in page.rows("provinces")}
    return tile_map(which, {row["province_id"]: row["people"] for row in rows}, known)


def place(page: Page) -> Response:
    """Its leaders over time, bodies, places in it, documents, figures; what it was and became."""
    check_parameters(page)
    found = find(page, "places", "place_id")
    identifier, name = found["place_id"], found["place"]
    tenures = page.rows("tenures", place_id=identifier)
    leaders = [row for row in tenures if row["single_seat"]]
    leaders.sort(key=lambda row: row["last_attested"] or "", reverse=True)
    below = "province_id" if found["level"] == "province" else "district_id"
    inside = page.rows("places", limit=_ROWS, **{below: identifier})
    return page.render(
        "place.html",
        place=found,
        tenures=tenures[:_ROWS],
        all_tenures=len(tenures),
        leaders=leaders,
        strip=strip(leaders[:_MOST_BARS], _holder),
        bodies=page.rows("organisations", place_id=identifier, limit=_ROWS),
        inside=[row for row in inside if row["place_id"] != identifier],
        directives=page.rows("directives", place=name, limit=_FEW),
        statistics=page.rows("statistics", place=name, limit=_FEW),
        initiatives=page.rows("initiatives", place=name, limit=_FEW),
        **relatives(page, identifier),
    )


def relatives(page: Page, place_id: str | None) -> dict[str, Any]:
    """The units before and after the reform of July 2025, and which of them have a page here."""
    before, after = (predecessors(place_id), successors(place_id)) if place_id else ((), ())
    units = {one.place_id for one in (*before, *after)}
    known = {one for one in units if page.row("places", place_id=one)}
    return {"before": before, "after": after, "known": known}


def _holder(row: Row) -> str:
    return f"{row['person']}: {row['post']}, {row['organisation']}"
