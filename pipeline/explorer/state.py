"""What a reader asks of a table by the parameters of its address, checked one by one."""

import re
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.tables import TableView
from pipeline.listing import Wanted
from pipeline.query import named_queries

ROWS = 50  # of a page
MOST_PAGES = 20_000
LONGEST_VALUE = 200  # letters of a filter
_TIME = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_PAGE = re.compile(r"[1-9]\d{0,5}")
_SHARE = re.compile(r"-?\d{1,3}(\.\d{1,400})?([eE]-?\d{1,3})?")  # as programs write numbers: 5e-324 too
OURS = ("lang", "page", "sort", "min_confidence")


@dataclass(frozen=True, slots=True)
class State:
    """filters: as typed. page: from 1. sort: a column, with a minus before it for the other way."""

    wanted: Wanted
    filters: dict[str, str]
    page: int
    sort: str | None


def read_state(view: TableView, query: QueryParams) -> State:
    """The state of a table. Raises BadParameterError, which names the parameter."""
    known = filter_names(view)
    for name in query:
        if name not in {*known, *view.facets, *view.also, *OURS}:
            raise BadParameterError("error.parameter_unknown", name=name, known=", ".join(known))
    filters = {name: _filter(name, query[name]) for name in known if query.get(name, "").strip()}
    page, sort = read_page(query.get("page", "1")), query.get("sort") or None
    if sort is not None and sort.removeprefix("-") not in view.sortable:
        raise BadParameterError(
            "error.parameter_sort", name="sort", value=sort, known=", ".join(view.sortable)
        )
    wanted = Wanted(
        view.query,
        {**filters, **view.fixed},
        only={name: _values(name, query.getlist(name)) for name in view.facets if name in query},
        at_least=_least(view, query.get("min_confidence", "")),
        sort=sort.removeprefix("-") if sort else None,
        descending=bool(sort and sort.startswith("-")),
        offset=(page - 1) * ROWS,
        limit=ROWS,
        facets=view.facets,
    )
    return State(wanted, filters, page, sort)


def filter_names(view: TableView) -> tuple[str, ...]:
    """The filters of a table's query that a reader may fill in, ids last."""
    names = [n for n in named_queries()[view.query].filters if n not in {"limit", *view.fixed}]
    return tuple(sorted(names, key=lambda name: name.endswith("_id")))


def _filter(name: str, value: str) -> str:
    value = value.strip()
    if len(value) > LONGEST_VALUE:
        raise BadParameterError("error.parameter_long", name=name, most=LONGEST_VALUE)
    if name in ("since", "until", "on") and not _TIME.fullmatch(value):
        raise BadParameterError("error.parameter_time", name=name, value=value)
    return value


def read_page(value: str) -> int:
    """The number of a page, from 1. Raises BadParameterError."""
    if not _PAGE.fullmatch(value) or int(value) > MOST_PAGES:
        raise BadParameterError("error.parameter_number", name="page", value=value[:50], most=MOST_PAGES)
    return int(value)


def _values(name: str, values: list[str]) -> tuple[str, ...]:
    if len(values) > 20:
        raise BadParameterError("error.parameter_many", name=name, most=20)
    return tuple(dict.fromkeys(_filter(name, value) for value in values))


def _least(view: TableView, value: str) -> dict[str, float]:
    if not value:
        return {}
    if not view.has_confidence or not _SHARE.fullmatch(value) or not 0 <= float(value) <= 1:
        raise BadParameterError("error.parameter_share", name="min_confidence", value=value[:50])
    return {"confidence": float(value)}
