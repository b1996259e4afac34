"""The articles as the build's input: which rows of which files are current, which are copies, their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.spelling import name_key, search_fold
from pipeline.articles import article_schema, current_texts, read_columns
from pipeline.duplicates import READ, Compared, find_duplicates
from pipeline.ids import reading_id
from pipeline.postings import Fold, Postings
from pipeline.removals import read_removed
from pipeline.sketches import sketch_texts
from pipeline.words import Spans, WordReader
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
_BATCH = 500  # articles whose words are read at once: more take more memory, and longer each


def write_current(workspace: Workspace, folder: Path, version: str) -> list[Path]:
    """The files with articles; which rows of them are current, and what else the build needs of each, is
    written into the folder as current.parquet. Raises DamagedArticlesError."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    none = folder / "no_article.parquet"  # never an empty list; last, as in staging.py
    pq.write_table(article_schema().empty_table(), none)
    files = []
    schema = pa.schema([*_texts("file", "home_key", "home_fold", "extraction_id"), ("row", pa.int64())])
    with pq.ParquetWriter(folder / "current.parquet", schema) as writer:
        for path, rows, table in read_columns(workspace, ("text_id", "zones", "published", "home")):
            files.append(path)
            writer.write_table(pa.Table.from_pylist(list(_current(path, rows, table, version)), schema))
    return [*files, none]


def _current(path: Path, rows: list[int], table: pa.Table, version: str) -> Iterator[Row]:
    columns = (table[name].to_pylist() for name in ("text_id", "published", "home"))
    for row, zones, text_id, published, home in zip(rows, _zones_as_text(table), *columns, strict=True):
        key, fold = _keys(home)
        reading = reading_id(text_id, zones, published, home, version)
        yield {"file": str(path), "row": row, "home_key": key, "home_fold": fold, "extraction_id": reading}


def _zones_as_text(table: pa.Table) -> list[str]:
    """`title:0:12,body:13:80` of each article."""
    import pyarrow as pa
    import pyarrow.compute as pc

    zones: Any = table["zones"].combine_chunks()
    kind, *numbers = (zones.flatten().field(name) for name in ("kind", "start_char", "end_char"))
    each = pc.binary_join_element_wise(kind, *(number.cast(pa.string()) for number in numbers), ":")
    offsets = pa.array([0, *accumulate(pc.list_value_length(zones).to_pylist())], pa.int32())
    joined: Any = pc.binary_join(pa.ListArray.from_arrays(offsets, each), ",")
    found: list[str] = joined.to_pylist()
    return found


@lru_cache(maxsize=1 << 10)
def _keys(home: str | None) -> tuple[str | None, str | None]:
    return (name_key(home), search_fold(home)) if home else (None, None)


def read_words(workspace: Workspace, folder: Path, fold: Fold) -> None:
    """Read all words once, for the search index and to find copies: writes copy.parquet, counted.parquet and
    syllable.parquet into the folder. Raises DamagedArticlesError."""
    counted, syllables = folder / "counted.parquet", folder / "syllable.parquet"
    postings = Postings(counted, syllables, current_texts(workspace), fold)
    copies = find_duplicates(_sketched(workspace, postings))
    postings.close()
    _write_copies(folder / "copy.parquet", copies, read_removed(workspace))


def _sketched(workspace: Workspace, postings: Postings) -> Iterator[tuple[list[Compared], Any]]:
    reader = WordReader()
    names = ("article_id", "text_id", "text", "zones", "published", "syndicated_from")
    tables = (table for _, _, table in read_columns(workspace, names))
    for table in (whole.slice(start, _BATCH) for whole in tables for start in range(0, len(whole), _BATCH)):
        texts: Any = table["text"]
        text_ids: Any = table["text_id"]
        words = reader.read(texts.to_pylist(), _read_zones(table))
        postings.add(text_ids.to_pylist(), words)
        numbers, sketches = sketch_texts(words)
        rows = table.select(["article_id", "published", "syndicated_from"]).take(numbers).to_pylist()
        compared = [
            Compared(row["article_id"], row["published"], row["syndicated_from"] is not None) for row in rows
        ]
        yield compared, sketches


def _read_zones(table: pa.Table) -> Spans:
    """The zones that copies have in common."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    zones: Any = table["zones"].combine_chunks()
    flat = pa.table(
        {
            "text": pc.list_parent_indices(zones),
            **{name: zones.flatten().field(name) for name in ("kind", "start_char", "end_char")},
        }
    )
    read = flat.filter(pc.is_in(flat["kind"], pa.array(READ)))
    text, start_char, end_char = (
        read[name].to_numpy().astype(np.int64) for name in ("text", "start_char", "end_char")
    )
    return Spans(text, start_char, end_char)


def _write_copies(path: Path, copies: Mapping[str, tuple[str, float]], removed: Mapping[str, str]) -> None:
    """What is known of some articles only: the original of a copy, the day of a removal."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [
        {
            "article_id": article_id,
            "copy_of": copies.get(article_id, (None, None))[0],
            "likeness": copies.get(article_id, (None, None))[1],
            "removed_on": removed.get(article_id),
        }
        for article_id in sorted({*copies, *removed})
    ]
    schema = pa.schema([*_texts("article_id", "copy_of", "removed_on"), ("likeness", pa.float64())])
    pq.write_table(pa.Table.from_pylist(rows, schema), path)


def _texts(*names: str) -> list[tuple[str, pa.DataType]]:
    import pyarrow as pa

    return [(name, pa.string()) for name in names]
