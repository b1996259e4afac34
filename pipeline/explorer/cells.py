"""How a value of a table is shown: as words of the reader's language, and where it leads."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from pipeline.explorer.texts import word_for
from pipeline.explorer.waiting_words import question_words
from pipeline.explorer.words import confidence_words, date_words, number_words, share_words, web_address

# column -> the column with the id of what it names, and the page of such a thing
_LEADS = {
    "person": ("person_id", "person"),
    "person_a": ("left_person", "person"),
    "person_b": ("right_person", "person"),
    "post": ("post_id", "post"),
    "organisation": ("org_id", "organisation"),
    "place": ("place_id", "place"),
    "district": ("district_id", "place"),
    "province": ("province_id", "place"),
    "directive": ("directive_id", "directive"),
    "other_directive": ("other_id", "directive"),
    "initiative": ("initiative_id", "initiative"),
    "tells": ("series_id", "series"),
    "article": ("article_id", "article"),
    "title": ("article_id", "article"),
}
_DATE_COLUMNS = """
    attested as_of cited date day end_date first_attested first_cited first_here first_published former_by
    last_attested last_cited last_published last_there month night period published since start_date until
    first_day last_day first_said last_said last_result_day first_reported last_reported
    ended seen_at last_seen_at decided_at start_earliest start_latest end_earliest end_latest removed_on
"""
_WORD_COLUMNS = """
    status change level about_level stance qualifier kind resolved issuer_resolved about_resolved form
    verdict zone found stage gender
    role reading relation unit basis doubt reason
"""
_DATES, _WORDS = frozenset(_DATE_COLUMNS.split()), frozenset(_WORD_COLUMNS.split())
_SHARES = frozenset(("share", "likeness"))
_FACTS = frozenset(("other", "fact_id", "decided_on", "decided_with"))
_IDS = ("_id", "_key", "_fold", "left_person", "right_person", "predecessor", "successor")


@dataclass(frozen=True, slots=True)
class Cell:
    """text: for the eye. href: where it leads. kind: class of the cell: text, number, date, word, fact."""

    text: str
    href: str | None = None
    kind: str = "text"


def is_shown(column: str) -> bool:
    """Whether a column is for the eye: ids and keys are not."""
    return not column.endswith(_IDS) and column != "year_key"


def is_fact(column: str) -> bool:
    """Whether a column holds ids of facts."""
    return column in _FACTS or column.startswith("evidence") or column.endswith("_evidence")


def cell(language: str, row: Mapping[str, Any], column: str) -> Cell:
    """A value of a row as it is shown."""
    value = row[column]
    if value is None or value == [] or value == "":
        return Cell("")
    if is_fact(column):
        pair = f"?other={row['other']}" if column == "evidence" and row.get("other") else ""
        return Cell(word_for(language, "column", "evidence"), address("fact", value) + pair, "fact")
    if column in _DATES:
        said = date_words(value, language)
        return Cell(said, None, "text" if "–" in said else "date")  # a long span may be broken
    if isinstance(value, bool):
        return Cell(word_for(language, "is", "yes" if value else "no"), None, "word")
    if column.startswith("confidence"):
        return Cell(confidence_words(value, language), None, "number")
    if column in _SHARES:
        percent = value if "denominator" in row else value * 100  # a point of a series is in percent already
        return Cell(share_words(percent, language), None, "number")
    if isinstance(value, int | float):
        return Cell(number_words(value, language), None, "number")
    if column == "kind" and row.get("directive_id"):
        return Cell(str(value), address("directive", row["directive_id"]), "name")
    if column == "status" and row.get("reason") == "body dissolved":
        return Cell(word_for(language, "status", "dissolved"), None, "word")
    if column == "question" and "priority" in row:
        return Cell(question_words(language, str(row["kind"]), str(value)))
    if column in _WORDS:
        group = next((shared for shared in ("resolved", "level") if column.endswith(shared)), column)
        return Cell(word_for(language, group, value), None, "word")
    if column == "series":
        return Cell(word_for(language, "column", "series"), address("series", value), "fact")
    if column == "url":
        return Cell(str(value), web_address(value))
    kind = "name" if column.startswith("person") or column in ("number", "symbol") else "text"
    return Cell(_text(value), _lead(row, column), kind)


def address(kind: str, identifier: object) -> str:
    """The page of a thing: `/person/p0123`."""
    return f"/{kind}/{quote(str(identifier), safe='.-')}"


def _lead(row: Mapping[str, Any], column: str) -> str | None:
    id_column, kind = _LEADS.get(column, (None, ""))
    identifier = row.get(id_column) if id_column else None
    return address(kind, identifier) if identifier else None


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
