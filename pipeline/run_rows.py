"""The reports of the runs as rows of `crawl_run`: one a run and source, the run that goes on among them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.arrivals import FIELDS
from pipeline.run_report import OPEN, night_of

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
_TEXTS = ("run", "night", "started", "source_id", "status", "detail", "outcomes", "left_alone", "stopped")
_COUNTS = ("new_articles", "changed_articles", "gone_articles", "pages")
_NUMBERS = ("usual", "expected", "seconds", *(f"{name}_fill" for name in FIELDS))


def write_run_rows(path: Path, runs: Path) -> None:
    """Write the rows of all reports in the folder `runs` to a Parquet file, but for broken ones."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(list(run_rows(runs)), _schema()), path)


def run_rows(runs: Path) -> Iterator[Row]:
    """The rows, by run and source."""
    finished = sorted(runs.glob("*.json"))
    going_on = [path for path in sorted(runs.glob(f"*.json{OPEN}")) if path.with_suffix("") not in finished]
    for path in (*finished, *going_on):
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
            night = night_of(datetime.fromisoformat(report["started"]))
            rows = [_row(report, night, source) for source in report["sources"]]
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            continue  # tinbai doctor names it
        yield from rows


def _row(report: dict[str, Any], night: str, source: dict[str, Any]) -> Row:
    row: Row = {"run": report["run"], "night": night, "started": report["started"]}
    row |= {name: source.get(name) for name in ("source_id", "status", "detail", "stopped", "pages")}
    row |= {name: source.get(name) for name in ("usual", "expected", "seconds")}
    row |= {f"{name}_articles": source.get(name, 0) for name in ("new", "changed", "gone")}
    row |= {f"{name}_fill": source.get("fill", {}).get(name) for name in FIELDS}
    row |= {name: _counted(source.get(name, {})) for name in ("outcomes", "left_alone")}
    return row


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _schema() -> pa.Schema:
    import pyarrow as pa

    return pa.schema(
        [(name, pa.string()) for name in _TEXTS]
        + [(name, pa.int64()) for name in _COUNTS]
        + [(name, pa.float64()) for name in _NUMBERS]
    )
