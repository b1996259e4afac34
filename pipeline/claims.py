"""The tables of claims, derived from the records: a new field of a record is a new column by itself.

A row is the record's id, its evidence, its own fields, and for the names in it a key (identity) and a
fold (search): `person`, `person_key`, `person_fold`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from extractors import Facts
from extractors.records import DirectiveCitation, Evidence, InitiativeMention, Mention, PostClaim, Statistic
from extractors.spelling import name_key, search_fold
from pipeline.ids import Record, with_ids

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A table of claims. record: the dataclass of its rows; id: name of its first column; named: the
    fields that hold names, each of which gets a key and a fold; facts: the field of `Facts`."""

    name: str
    record: type[Record]
    id: str
    named: tuple[str, ...]
    facts: str


CLAIM_TABLES = (
    ClaimTable("mention", Mention, "mention_id", ("name",), "people"),
    ClaimTable("post_claim", PostClaim, "claim_id", ("person", "title", "organisation", "place"), "posts"),
    ClaimTable(
        "directive_citation",
        DirectiveCitation,
        "citation_id",
        ("kind", "symbol", "issuer", "subject", "about"),
        "directives",
    ),
    ClaimTable("statistic", Statistic, "statistic_id", ("unit", "about"), "statistics"),
    ClaimTable("initiative_mention", InitiativeMention, "initiative_mention_id", (), "initiatives"),
)

# `when` is a word of SQL: a column of that name would have to be quoted in every query.
RENAMED = {"when": "period"}


def columns(table: ClaimTable) -> dict[str, type]:
    """The columns of a table of claims, with str, int, float, bool, or tuple for a list of strings."""
    hints = get_type_hints(table.record)
    own = {column: _plain(hints[name]) for name, column in _own_columns(table).items()}
    evidence = {name: _plain(hint) for name, hint in get_type_hints(Evidence).items()}
    searched = {f"{name}_{suffix}": str for name in table.named for suffix in ("key", "fold")}
    return {table.id: str, **evidence, "extractor_version": str, **own, **searched}


def claim_rows(table: ClaimTable, facts: Facts, extractor_version: str) -> Iterable[Row]:
    """The rows of one text's claims of this kind, each with its id."""
    for identifier, record in with_ids(getattr(facts, table.facts)):
        row: Row = {table.id: identifier, "extractor_version": extractor_version}
        row |= {column: getattr(record, name) for name, column in _own_columns(table).items()}
        row |= {name: getattr(record.evidence, name) for name in _EVIDENCE}
        row |= keyed(table, row)
        yield row


def keyed(table: ClaimTable, row: Row) -> Row:
    """The keys and folds of the names in a row."""
    found: Row = {}
    for name in table.named:
        found[f"{name}_key"], found[f"{name}_fold"] = _keys(row[name])
    return found


_EVIDENCE = tuple(field.name for field in fields(Evidence))


@cache
def _own_columns(table: ClaimTable) -> dict[str, str]:
    """Field -> column of what a record says beside its evidence."""
    names = (field.name for field in fields(table.record))
    return {name: RENAMED.get(name, name) for name in names if name != "evidence"}


@lru_cache(maxsize=65536)
def _keys(name: str | None) -> tuple[str | None, str | None]:
    return (None, None) if name is None else (name_key(name), search_fold(name))


@cache
def arrow_schema(name: str) -> pa.Schema:
    """The schema of a staged table: one of claims, or sentence, extraction, issue."""
    import pyarrow as pa

    types: dict[type, pa.DataType] = {
        str: pa.string(),
        int: pa.int32(),
        float: pa.float64(),
        bool: pa.bool_(),
    }
    types[tuple] = pa.list_(pa.string())
    return pa.schema([(column, types[kind]) for column, kind in STAGED[name].items()])


def _plain(hint: Any) -> type:
    """`str | None` -> str, `tuple[str, ...]` -> tuple."""
    kinds = (
        [kind for kind in get_args(hint) if kind is not NoneType] if NoneType in get_args(hint) else [hint]
    )
    if len(kinds) != 1:
        raise TypeError(f"no column type for {hint}")
    plain: type = getattr(kinds[0], "__origin__", kinds[0])
    return plain


# What the extract stage writes, table by table. extraction_id says by which reading of the text a row was
# made (ids.extraction_id): the build takes the rows of current readings only.
STAGED: dict[str, dict[str, type]] = {
    **{table.name: {"extraction_id": str, **columns(table)} for table in CLAIM_TABLES},
    "sentence": {
        "extraction_id": str,
        "text_id": str,
        "sentence": int,
        "start_char": int,
        "end_char": int,
        "zone": str,
    },
    "issue": {"extraction_id": str, "stage": str, "location": str, "reason": str, "detail": str},
    "extraction": {
        "extraction_id": str,
        "text_id": str,
        "extractor_version": str,
        "failed": bool,
        "sentences": int,
        **{f"{table.name}s": int for table in CLAIM_TABLES},
    },
}
