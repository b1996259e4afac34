"""The extracted facts on disk: `facts/<table>/<partition>.parquet`, whole partitions or none.

Every file is written under a temporary name and renamed, and the file of `extraction` comes last: a partition
that has one is done, anything else is a leftover of a run that was killed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.claims import CLAIM_TABLES, STAGED, Row, arrow_schema
from pipeline.parquet_files import write_parquet

_LAST = "extraction"


def write_partition(facts: Path, partition: str, tables: Mapping[str, list[Row]]) -> None:
    """Write a partition's tables (names of STAGED); empty ones have no file. Twice is the same as once."""
    for name in sorted(tables, key=_LAST.__eq__):
        if tables[name]:
            write_table(facts / name / f"{partition}.parquet", name, tables[name])


def write_table(path: Path, name: str, rows: Iterable[Row]) -> None:
    """Write rows of the staged table `name` to a Parquet file: whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_parquet(path, list(rows), arrow_schema(name))


def read_extractions(facts: Path, version: str) -> set[str]:
    """The ids of all readings that were made by this version of the extractors."""
    return _read_ids(facts, version, "extraction_id")


def read_texts(facts: Path, version: str) -> set[str]:
    """The ids of all texts that this version of the extractors has read."""
    return _read_ids(facts, version, "text_id")


def _read_ids(facts: Path, version: str, column: str) -> set[str]:
    import pyarrow.parquet as pq

    found: set[str] = set()
    for path in partition_files(facts, _LAST, version):
        found.update(str(identifier) for identifier in pq.read_table(path, columns=[column])[0].to_pylist())
    return found


def count_claims(facts: Path, version: str) -> dict[str, int]:
    """How many claims of each table this version of the extractors has made."""
    import pyarrow.parquet as pq

    return {
        table.name: sum(
            pq.read_metadata(path).num_rows for path in partition_files(facts, table.name, version)
        )
        for table in CLAIM_TABLES
    }


def partition_files(facts: Path, name: str, version: str) -> list[Path]:
    """The files of one table in the complete partitions of this version, in a stable order."""
    done = sorted(path.name for path in (facts / _LAST).glob(f"{version}-*.parquet"))
    return [path for path in (facts / name / file for file in done) if path.exists()]


def remove_leftovers(facts: Path) -> None:
    """Delete what a killed run left: temporary files, and partitions that are not done."""
    done = {path.name for path in (facts / _LAST).glob("*.parquet")}
    for name in STAGED:
        for path in (facts / name).glob("*"):
            if path.name not in done:
                path.unlink()
