"""What a reader asks of a table by the parameters of its address, checked one by one."""

import re
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.tables import TableView
from pipeline.listing import Wanted
from pipeline.query import TIME, TIMES, named_queries

ROWS = 50  # of a page
MOST_PAGES = 20_000
LONGEST_VALUE = 200  # letters of a filter
_PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
# As programs write numbers: 5e-324 too.
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
MOST_VALUES = 20  # of a facet
_OURS = ("lang", "page", "sort")


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
    ours = (*_OURS, "min_confidence") if view.has_confidence else _OURS
    for name in query:
        if name not in {*known, *view.facets, *view.also, *ours}:
            raise BadParameterError("error.parameter_unknown", name=name, known=", ".join(known))
    filters = {name: value for name in known if (value := _filter(name, query.get(name, "")))}
    page, sort = read_page(query.get("page", "1")), query.get("sort")
    if sort is not None and sort.removeprefix("-") not in view.sortable:
        raise BadParameterError(
            "error.parameter_sort", name="sort", value=sort, known=", ".join(view.sortable)
        )
    wanted = Wanted(
        view.query,
        {**filters, **view.fixed},
        only={name: _values(name, query.getlist(name)) for name in view.facets if name in query},
        at_least=_least(query.get("min_confidence", "")),
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
    """The value without blanks around it; nothing but blanks is none."""
    if len(value) > LONGEST_VALUE:
        raise BadParameterError("error.parameter_long", name=name, most=LONGEST_VALUE)
    value = value.strip()
    if value and name in TIMES and not TIME.fullmatch(value):
        raise BadParameterError("error.parameter_time", name=name, value=value)
    return value


def read_page(value: str) -> int:
    """The number of a page, from 1. Raises BadParameterError."""
    if not _PAGE.fullmatch(value) or int(value) > MOST_PAGES:
        raise BadParameterError("error.parameter_number", name="page", value=value[:50], most=MOST_PAGES)
    return int(value)


def _values(name: str, values: list[str]) -> tuple[str, ...]:
    if len(values) > MOST_VALUES:
        raise BadParameterError("error.parameter_many", name=name, most=MOST_VALUES)
    return tuple(dict.fromkeys(_filter(name, value) for value in values))


def _least(value: str) -> dict[str, float]:
    if _NUMBER.fullmatch(value) and 0 <= float(value) <= 1:
        return {"confidence": float(value)}
    if _filter("min_confidence", value):  # blank: the form's own word for any
        raise BadParameterError("error.parameter_share", name="min_confidence", value=value[:50])
    return {}
