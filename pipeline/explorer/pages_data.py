"""Tables as data: `/officials.csv?place=Sơn Lĩnh` holds what `/officials?place=Sơn Lĩnh` shows."""

import json
import re
from dataclasses import asdict, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.responses import Response

from pipeline.explorer.page import Page
from pipeline.explorer.problems import BadParameterError, NotFoundError
from pipeline.explorer.state import read_state
from pipeline.explorer.tables import TABLES, TableView, query_view
from pipeline.output import render_rows
from pipeline.query import named_queries

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
MOST_ROWS = 50_000  # of one answer
_SIZE = re.compile(r"[1-9]\d{0,4}", re.ASCII)


def table(page: Page) -> Response:
    """A table of its own in one of TYPES."""
    name, _, form = page.request.url.path.strip("/").rpartition(".")
    return _data(page, TABLES[name], form)


def query(page: Page) -> Response:
    """The answer of any named query in one of TYPES."""
    view = query_view(page.part("name"))
    if view is None:
        near = tuple((f"/query/{name}", name) for name in named_queries())
        raise NotFoundError("error.no_query", near, name=page.part("name"))
    return _data(page, view, page.part("form"))


def fact(page: Page) -> Response:
    """What a fact rests on, as JSON."""
    return _json(asdict(page.trace(page.part("id"))))


def _data(page: Page, view: TableView, form: str) -> Response:
    if form not in TYPES:
        near = tuple((f"/{view.name}.{known}", known) for known in TYPES)
        raise NotFoundError("error.no_form", near, form=form[:20])
    view = replace(view, sortable=tuple(page.columns(view.query)), also=())
    asked = QueryParams([(name, value) for name, value in page.query.multi_items() if name != "size"])
    state, size = read_state(view, asked), _size(page.query.get("size"))
    wanted = replace(state.wanted, offset=(state.page - 1) * size, limit=size, facets=())
    listing = page.listing(wanted)
    more = wanted.offset + listing.rows.num_rows < listing.total
    following = _address(page, state.page + 1) if more else None
    if form == "json":
        return _json(
            {
                "query": view.query,
                "question": named_queries()[view.query].question,
                "filters": state.filters,
                "database": page.snapshot,
                "total": listing.total,
                "page": state.page,
                "size": size,
                "next": following,
                "columns": listing.rows.column_names,
                "rows": listing.rows.to_pylist(),
            }
        )
    headers = {"x-total-count": str(listing.total)}
    if following:
        headers["link"] = f'<{following}>; rel="next"'
    return download(render_rows(listing.rows, form), f"tinbai-{view.name}", form, headers)


def download(content: bytes, name: str, form: str, headers: dict[str, str] | None = None) -> Response:
    """A file of one of TYPES for the reader to keep."""
    disposition = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=TYPES[form], headers={**disposition, **(headers or {})})


def _json(content: object) -> Response:
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    return Response(text.encode(), media_type=TYPES["json"])


def _size(value: str | None) -> int:
    if value is None:
        return MOST_ROWS
    if not _SIZE.fullmatch(value) or int(value) > MOST_ROWS:
        raise BadParameterError("error.parameter_number", name="size", value=value[:50], most=MOST_ROWS)
    return int(value)


def _address(page: Page, number: int) -> str:
    kept = [(name, value) for name, value in page.query.multi_items() if name != "page"]
    return f"{page.request.url.path}?{urlencode([*kept, ('page', str(number))])}"
