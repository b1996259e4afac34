"""The human layer in a database under construction: decisions, and the claims as they correct them."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pipeline.claims import CLAIM_TABLES, ClaimTable, columns, keyed
from pipeline.link.people import Judgement
from pipeline.reviews import Decision, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_SQL = files("pipeline") / "sql" / "reviews.sql"
_NO_PATCH = frozenset(
    ("text_id", "sentence", "start_char", "end_char", "surface", "rule", "confidence", "extractor_version")
)


def patchable(table: ClaimTable) -> dict[str, type]:
    """The columns of a claim that an edit may set, with their types."""
    keys = {f"{name}_{suffix}" for name in table.named for suffix in ("key", "fold")}
    return {n: kind for n, kind in columns(table).items() if n not in _NO_PATCH | keys | {table.id}}


def review_claims(connection: DuckDBPyConnection, decisions: Sequence[Decision]) -> list[Judgement]:
    """Lay the decisions out as table `review`, and each kind of claim as `reviewed_…`: without those that
    were rejected, with the fields that were edited. Returns what humans said about people."""
    connection.register("staged_decision", _table(decisions))
    connection.execute("CREATE VIEW staged.decision AS FROM temp.staged_decision")
    connection.execute(_SQL.read_text(encoding="utf-8"))
    connection.execute("DROP VIEW staged.decision")
    connection.unregister("staged_decision")
    for table in CLAIM_TABLES:
        _correct(connection, table)
    pairs = connection.execute(
        "SELECT fact_id, other_id, verdict = 'same' FROM review "
        "WHERE other_id IS NOT NULL AND status = 'active' ORDER BY decision_id"
    )
    return [Judgement(*row) for row in pairs.fetchall()]


def set_contradicted(connection: DuckDBPyConnection, contradictions: Iterable[Judgement]) -> None:
    """Mark the decisions that could not be carried out in `review`, and list each as an `issue`."""
    for said in contradictions:
        connection.execute(
            "UPDATE review SET status = 'contradicted' "
            "WHERE status = 'active' AND fact_id = ? AND other_id = ? AND verdict = ?",
            [said.left, said.right, "same" if said.same else "different"],
        )
    connection.execute(
        "INSERT INTO issue SELECT 'build', decision_id, 'contradictory_judgement', "
        "concat(verdict, ' by ', who, ' of ', left(decided_at, 10), ' on ', fact_id, ' and ', other_id, "
        "': other decisions forbid it') FROM review WHERE status = 'contradicted' ORDER BY decision_id"
    )


def _correct(connection: DuckDBPyConnection, table: ClaimTable) -> None:
    """The views and tables are named by us, from CLAIM_TABLES."""
    name = table.name
    connection.execute(f"CREATE TABLE corrected_{name} AS FROM {name} LIMIT 0")
    connection.execute(f"COMMENT ON TABLE corrected_{name} IS 'Rows of {name} as humans corrected them'")
    for column, *_ in connection.execute(f"DESCRIBE {name}").fetchall():
        connection.execute(f"COMMENT ON COLUMN corrected_{name}.{column} IS 'As in {name}, corrected'")
    edits = connection.execute(
        "SELECT fact_id, patch FROM review WHERE verdict = 'edit' AND status = 'active' AND kind = ?", [name]
    ).fetchall()
    for fact_id, patch in edits:
        found = connection.execute(f"SELECT * FROM {name} WHERE {table.id} = ?", [fact_id])  # noqa: S608
        names = [column[0] for column in found.description or ()]
        row = dict(zip(names, found.fetchall()[0], strict=True))
        row |= {column: value for column, value in json.loads(patch).items() if column in patchable(table)}
        row |= keyed(table, row)
        marks = ", ".join("?" for _ in row)
        insert = f"INSERT INTO corrected_{name} ({', '.join(row)}) VALUES ({marks})"  # noqa: S608
        connection.execute(insert, list(row.values()))
    if name == "post_claim":
        connection.execute(
            "UPDATE corrected_post_claim SET official_id = "
            "official_key(person_key, title_key, organisation_key, resolved, level, text_id)"
        )
    connection.execute(
        f"CREATE VIEW reviewed_{name} AS FROM {name} ANTI JOIN rejected ON {table.id} = rejected.fact_id "
        f"ANTI JOIN corrected_{name} USING ({table.id}) UNION ALL FROM corrected_{name}"
    )
    connection.execute(
        f"COMMENT ON VIEW reviewed_{name} IS "
        f"'Rows of {name} without those that a human rejected, and with the fields that one corrected'"
    )


def _table(decisions: Sequence[Decision]) -> pa.Table:
    import pyarrow as pa

    anchor = pa.struct(
        [(name, pa.string()) for name in ("fact_id", "kind", "article_id", "text_id", "quote")]
        + [("start_char", pa.int32()), ("end_char", pa.int32())]
    )
    words = ("decision_id", "decided_at", "who", "verdict", "why", "undone", "patch", "standing")
    schema = pa.schema([*((name, pa.string()) for name in words), ("fact", anchor), ("other", anchor)])
    status = standing(decisions)
    rows: list[dict[str, Any]] = [
        {
            **asdict(decision),
            "decided_at": decision.at,
            "patch": json.dumps(dict(decision.patch), ensure_ascii=False),
            "standing": status[decision.decision_id],
        }
        for decision in decisions
    ]
    return pa.Table.from_pylist(rows, schema)
