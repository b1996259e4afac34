"""Rows for people and for programs: a table for the eye, CSV, JSON, Parquet; and a trace as text."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from pipeline.trace import Trace

if TYPE_CHECKING:
    import pyarrow as pa

FORMS = ("table", "csv", "json", "parquet")
_WIDTH = 200  # of a table that goes to a file or a pipe


def render_rows(table: pa.Table, form: str, width: int | None = None) -> bytes:
    """The rows in one of FORMS, ready to be written; text is UTF-8 with a line break at the end.

    width: columns of the terminal, for `table` alone, which leaves out columns without any value.
    """
    match form:
        case "table":
            return _eye(table, width or _WIDTH).encode()
        case "csv":
            return _csv(table).encode()
        case "json":
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist())
            return f"[\n{rows}\n]\n".encode()
        case "parquet":
            return _parquet(table)
    raise ValueError(f"no form '{form}': one of {', '.join(FORMS)}")


def render_trace(trace: Trace) -> str:
    """The trace for a terminal: the sentence with the quote between »«, where it stands, how it was read."""
    start = trace.start_char - trace.sentence_start_char
    end = start + len(trace.quote)
    sentence = f"{trace.sentence[:start]}»{trace.sentence[start:end]}«{trace.sentence[end:]}"
    lines = [f"{trace.kind} {trace.fact_id}", "", f"  {sentence}", ""]
    about: dict[str, object] = {
        "quote": trace.quote,
        "at": f"{trace.start_char}:{trace.end_char} of the text, zone {trace.zone}",
        "article": trace.article_title or "(no title)",
        "where": trace.url or trace.origin,
        "kept as": trace.origin if trace.url else None,
        "also in": "; ".join(trace.also_in) or None,
        "published": trace.published or "unknown",
        "source": trace.source,
        "rule": f"{trace.rule}, confidence {trace.confidence:.2f}, extractors {trace.extractor_version}",
    }
    for name, value in {**about, **trace.fields}.items():
        if value is not None and value != []:
            lines.append(f"  {name:<20} {_cell(value)}")
    return "\n".join(lines) + "\n"


def _eye(table: pa.Table, width: int) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [name for name in table.column_names if table[name].null_count < len(table)]
    view = Table(header_style="bold", pad_edge=False)
    for name in shown:
        number = any(word in str(table[name].type) for word in ("int", "double", "decimal"))
        view.add_column(
            name, justify="right" if number else "left", no_wrap=name == "evidence", overflow="fold"
        )
    for row in table.select(shown).to_pylist():
        view.add_row(*(Text(_cell(value)) for value in row.values()))  # Text: brackets are no markup
    stream = io.StringIO()
    console = Console(file=stream, width=width)
    if shown:
        console.print(view)
    console.print(f"{len(table)} row{'' if len(table) == 1 else 's'}")
    return stream.getvalue()


def _csv(table: pa.Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow([_cell(value) for value in row.values()])
    return stream.getvalue()


def _parquet(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
