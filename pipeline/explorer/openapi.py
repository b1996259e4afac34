"""The description of the explorer's data addresses (OpenAPI 3.1), made from the tables and named queries."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse, Response

from pipeline.database import NoDatabaseError
from pipeline.explorer.console import MAX_SQL
from pipeline.explorer.page import Page
from pipeline.explorer.pages_data import MOST_ROWS, TYPES
from pipeline.explorer.state import LONGEST_VALUE, MOST_PAGES, MOST_VALUES, filter_names
from pipeline.explorer.tables import TABLES, TableView
from pipeline.query import TIME, TIMES, named_queries

# Where a form's field is left blank there is no filter: each may be.
_BLANK: Mapping[str, Any] = {"type": "string", "pattern": r"^\s*$", "maxLength": LONGEST_VALUE}
_TIME = rf"^\s*({TIME.pattern})?\s*$"
_SHARE: Mapping[str, Any] = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, _BLANK]}
_PROBLEM = {
    "400": {
        "description": "A parameter that is not understood; it is named.",
        "content": {"text/html": {}},
    },
    "404": {"description": "There is no such thing.", "content": {"text/html": {}}},
    "414": {"description": "The address is too long.", "content": {"text/plain": {}}},
    "503": {"description": "There is no database, or one of another version.", "content": {"text/html": {}}},
}


def description(page: Page) -> Response:
    """The description as JSON."""
    paths: dict[str, Any] = {}
    for view in TABLES.values():
        for form in TYPES:
            paths[f"/{view.name}.{form}"] = _get(view, page, form, f"{view.name}_{form}")
    for name in named_queries():
        for form in TYPES:
            paths[f"/query/{name}.{form}"] = _get(TableView(name, name), page, form, f"query_{name}_{form}")
    paths["/fact/{id}.json"] = _fact()
    for form in TYPES:
        paths[f"/sql.{form}"] = _sql(form)
    return JSONResponse(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "tinbai",
                "version": "1",
                "description": "Officials, posts, directives and statistics of Vietnamese provincial news, "
                "each fact with the words it rests on. All addresses only read.",
            },
            "paths": paths,
        }
    )


def _get(view: TableView, page: Page, form: str, identifier: str) -> Mapping[str, Any]:
    names = filter_names(view)
    parameters = [_parameter(name, _filter_schema(name)) for name in names]
    parameters += [_parameter(name, _several()) for name in view.facets if name not in names]
    if view.has_confidence:
        parameters.append(_parameter("min_confidence", _SHARE))
    if columns := _columns(page, view.query):
        parameters.append(_parameter("sort", {"type": "string", "enum": columns}))
    parameters.append(_parameter("page", {"type": "integer", "minimum": 1, "maximum": MOST_PAGES}))
    parameters.append(_parameter("size", {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}))
    return _operation(identifier, named_queries()[view.query].question, form, parameters)


def _columns(page: Page, query: str) -> list[str]:
    """What an answer can be sorted by, and with a minus the other way; nothing before there is a database."""
    try:
        return [sign + name for name in page.columns(query) for sign in ("", "-")]
    except NoDatabaseError:
        return []


def _operation(identifier: str, summary: str, form: str, parameters: list[Any]) -> Mapping[str, Any]:
    answer = {"description": "The rows.", "content": {TYPES[form].partition(";")[0]: {}}}
    return {
        "get": {
            "operationId": identifier,
            "summary": summary,
            "parameters": parameters,
            "responses": {"200": answer, **_PROBLEM},
        }
    }


def _filter_schema(name: str) -> Mapping[str, Any]:
    return {**_words(), "pattern": _TIME} if name in TIMES else _words()


def _words() -> Mapping[str, Any]:
    return {"type": "string", "maxLength": LONGEST_VALUE}


def _several() -> Mapping[str, Any]:
    """Values of a facet: a row must have one of them."""
    return {"type": "array", "items": _words(), "maxItems": MOST_VALUES}


def _parameter(name: str, schema: Mapping[str, Any], place: str = "query") -> Mapping[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _fact() -> Mapping[str, Any]:
    identifier = _parameter("id", {"type": "string", "pattern": "^[a-z0-9.-]{1,200}$"}, "path")
    return _operation("fact", "What does a fact rest on?", "json", [identifier])


def _sql(form: str) -> Mapping[str, Any]:
    question = {**_parameter("q", {"type": "string", "minLength": 1, "maxLength": MAX_SQL}), "required": True}
    return _operation(f"sql_{form}", "The answer to one SELECT.", form, [question])
