"""The tables of the explorer: which named query each shows, by which columns it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.query import named_queries


@dataclass(frozen=True, slots=True)
class TableView:
    """name: of its page (`/officials`) and texts (`table.officials`). columns: what is shown, in this order;
    none: all that are for the eye. facets: columns to count by. fixed: filters that are always set.
    also: parameters of its page that are no filters."""

    name: str
    query: str
    columns: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    has_confidence: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    sortable: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def _view(
    name: str, query: str, columns: str, facets: str = "", unsorted: str = "", has_confidence: bool = False
) -> TableView:
    shown = tuple(columns.split())
    no_order = {*unsorted.split(), "evidence", "evidence_b"}
    sortable = tuple(column for column in shown if column not in no_order)
    return TableView(name, query, shown, tuple(facets.split()), has_confidence, sortable=sortable)


_OFFICIALS = """
    person post organisation place status first_attested last_attested articles confidence evidence
"""
_PEOPLE = "person posts gender first_attested last_attested claims articles sources"
_DIRECTIVES = """
    kind number symbol date issuer subject articles citations sources first_cited last_cited evidence
"""
_INITIATIVES = """
    initiative english articles leading_articles all_articles sources places first_reported last_reported
    evidence
"""
_STATISTICS = """
    about surface value unit of period target published confidence evidence
"""
_SERIES = "tells about unit times targets conflicts first_day last_day articles sources"
_ARTICLES = "published article source section author post_claims directive_citations statistics"
_BODIES = "organisation place level posts people last_attested ended"
_CONFLICTS = "post organisation person_a evidence person_b evidence_b since until doubt"
_RUNS = """
    night source_id status new_articles usual expected changed_articles gone_articles pages detail
"""
_PLACES = "place level district province organisations people"
_QUEUE = "kind what question priority evidence other"
_DECISIONS = "decided_at who verdict quote why status patch fact_id"

_VIEWS = (
    _view("officials", "tenures", _OFFICIALS, "level status reason single_seat", has_confidence=True),
    _view("people", "people", _PEOPLE, "gender", "posts"),
    _view("directives", "directives", _DIRECTIVES, "kind issuer provisional"),
    _view("initiatives", "initiatives", _INITIATIVES),
    _view("statistics", "statistics", _STATISTICS, "kind target qualifier source", has_confidence=True),
    _view("series", "series", _SERIES, "unit reading"),
    _view("articles", "articles", _ARTICLES, "source section"),
    _view("organisations", "organisations", _BODIES, "level"),
    _view("places", "places", _PLACES, "level province"),
    _view("conflicts", "conflicts", _CONFLICTS, "post"),
    _view("queue", "review_queue", _QUEUE, "kind", "other"),
    _view("decisions", "decisions", _DECISIONS, "verdict status who", "fact_id"),
    _view("changes", "changes", "kind change what before after evidence", "kind change", "before after"),
    _view("dictionary", "dictionary", "table_name column_name type meaning", "kind"),
    _view("issues", "issues", "stage reason location detail", "stage reason"),
    _view("runs", "run_report", _RUNS, "source_id status"),
)
TABLES = {view.name: view for view in _VIEWS}
TABLES["places"] = replace(TABLES["places"], also=("map",))


@cache
def query_view(name: str) -> TableView | None:
    """The table of any named query, None where there is none of that name."""
    return TableView(name, name) if name in named_queries() else None
