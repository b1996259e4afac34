"""Writes a folder: the data in one form, a data dictionary, a citation, a manifest with checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.export.dictionary import as_csv, as_markdown, dictionary
from pipeline.export.facts import facts_lines
from pipeline.export.ftm import entities
from pipeline.export.popolo import popolo
from pipeline.query import run_query
from pipeline.whole_files import writing_whole
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("parquet", "csv", "facts", "ftm", "popolo")
_FORM_VERSIONS = {
    "parquet": "Parquet, zstd",
    "csv": "CSV, RFC 4180, UTF-8 with a mark",
    "facts": "tinbai facts (corpus/gold)",
    "ftm": "FollowTheMoney 3.8",
    "popolo": "Popolo 1.0",
}
_TABLES = """
    SELECT CASE table_name WHEN 'split_text' THEN 'article_text' ELSE table_name END AS table_name
    FROM duckdb_tables()
    WHERE NOT internal AND NOT starts_with(table_name, 'search_') ORDER BY table_name
"""


class ExportError(RuntimeError):
    """The folder cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """folder: where it is. files: name -> rows, entities or objects in it."""

    folder: Path
    files: dict[str, int]


def export(workspace: Workspace, folder: Path, form: str) -> ExportReport:
    """Export the current database. form: one of FORMATS. folder: is made; it must be empty or not be there.

    Every file is written whole or not at all, the manifest last. Raises ExportError, NoDatabaseError.
    """
    if form not in FORMATS:
        raise ExportError(f"no form '{form}': one of {', '.join(FORMATS)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is not empty: name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writers: dict[str, Callable[[], dict[str, int]]] = {
            "parquet": lambda: _tables(workspace, folder, "parquet"),
            "csv": lambda: _tables(workspace, folder, "csv"),
            "facts": lambda: {"facts.jsonl": _lines(folder / "facts.jsonl", facts_lines(workspace))},
            "ftm": lambda: {"entities.ftm.json": _lines(folder / "entities.ftm.json", entities(workspace))},
            "popolo": lambda: _popolo(workspace, folder),
        }
        files = writers[form]()
        _dictionary(workspace, folder)
        _citation(workspace, folder)
        _manifest(workspace, folder, form, files)
    except OSError as error:
        raise ExportError(f"cannot write to {folder}: {error.strerror}") from error
    return ExportReport(folder, files)


def _tables(workspace: Workspace, folder: Path, form: str) -> dict[str, int]:
    counts = {}
    for name in _table_names(workspace):
        rows = run_query(workspace, f"FROM {name}")
        path = folder / f"{name}.{form}"
        _write(path, _parquet(rows) if form == "parquet" else _csv(rows))
        counts[path.name] = len(rows)
    return counts


def _table_names(workspace: Workspace) -> list[str]:
    return [row["table_name"] for row in run_query(workspace, _TABLES).to_pylist()]


def _parquet(rows: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(rows, stream, compression="zstd")
    return stream.getvalue()


def _csv(rows: pa.Table) -> bytes:
    """UTF-8 with a mark at the start, which spreadsheets need; lists and structures as JSON."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(rows.column_names)
    for batch in rows.to_batches(10_000):
        writer.writerows([_cell(value) for value in row.values()] for row in batch.to_pylist())
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value


def _popolo(workspace: Workspace, folder: Path) -> dict[str, int]:
    made = popolo(workspace)
    _write(folder / "popolo.json", _json(made))
    return {"popolo.json": sum(len(rows) for rows in made.values())}


def _lines(path: Path, objects: Iterable[dict[str, Any]]) -> int:
    count = 0
    with writing_whole(path) as stream:
        for thing in objects:
            stream.write(json.dumps(thing, ensure_ascii=False, default=str).encode() + b"\n")
            count += 1
    return count


def _dictionary(workspace: Workspace, folder: Path) -> None:
    rows = dictionary(workspace)
    _write(folder / "DICTIONARY.md", as_markdown(rows).encode())
    _write(folder / "dictionary.csv", b"\xef\xbb\xbf" + as_csv(rows).encode())


def _citation(workspace: Workspace, folder: Path) -> None:
    """How to cite the data set: in words, and as a Citation File Format file for programs."""
    run = run_query(workspace, "FROM build_run").to_pylist()[0]
    source = "SELECT source_id, articles, first_published, last_published FROM source ORDER BY 1"
    sources = run_query(workspace, source).to_pylist()
    stamp = run["stamp"]
    day = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    named = ", ".join(row["source_id"] for row in sources)
    days = sorted(
        str(row[end]) for row in sources for end in ("first_published", "last_published") if row[end]
    )
    span = f" published {days[0]} to {days[-1]}" if days else ""
    title = f"tinbai data set of {day}, build {stamp}"
    about = (
        f"{run['articles']} articles of {named or 'no source'}{span}; {run['post_claims']} claims of posts, "
        f"{run['directive_citations']} citations of directives, {run['statistics']} figures, read by "
        f"extractors {run['extractor_version']}"
    )
    advice = "Cite the articles themselves for single facts: each has its quote and URL."
    text = f"{title}. Made with tinbai {version('tinbai')}. {about}.\n{advice}\n"
    _write(folder / "CITATION.txt", text.encode())
    fields = {
        "cff-version": "1.2.0",
        "message": advice,
        "type": "dataset",
        "title": title,
        "version": stamp,
        "date-released": day,
        "abstract": about,
        "authors": [{"name": "The users of tinbai who made this data set"}],
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()]
    _write(folder / "CITATION.cff", "".join(lines).encode())


def _manifest(workspace: Workspace, folder: Path, form: str, files: dict[str, int]) -> None:
    run = run_query(workspace, "FROM build_run").to_pylist()[0]
    coverage = run_query(workspace, "FROM coverage ORDER BY source_id, home, month").to_pylist()
    issues = run_query(
        workspace, "SELECT stage, reason, count(*) AS issues FROM issue GROUP BY ALL ORDER BY ALL"
    )
    made = {
        "format": form,
        "versions": {
            "tinbai": version("tinbai"),
            "extractors": run["extractor_version"],
            "duckdb": version("duckdb"),
            "form": _FORM_VERSIONS[form],
        },
        "build": run,
        "set_aside": issues.to_pylist(),
        "files": [
            {
                "name": path.name,
                "bytes": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "rows": files.get(path.name),
            }
            for path in _exported(folder)
        ],
        "coverage": coverage,
    }
    _write(folder / "manifest.json", _json(made))


def _exported(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.iterdir()) if not path.name.endswith(".tmp"))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode() + b"\n"


def _write(path: Path, data: bytes) -> None:
    with writing_whole(path) as stream:
        stream.write(data)
