"""Extracted facts that cannot be read: a damaged Parquet file is set aside with its whole partition.

Facts can always be made again: the texts of the partition count as unread, and the next `tinbai extract`
reads them anew. The files are moved to `facts/damaged/`, not deleted.
"""

from pathlib import Path

from pipeline.article import Issue
from pipeline.claims import STAGED
from pipeline.partitions import partition_files

_FOLDER = "damaged"


def set_damaged_aside(facts: Path, version: str) -> bool:
    """Move every partition of this version that has a damaged file away; whether there was one.

    Reads all files from end to end: for when reading has failed already.
    """
    broken = {
        path.name for name in STAGED for path in partition_files(facts, name, version) if not _is_whole(path)
    }
    for partition in sorted(broken):
        for name in sorted(STAGED, key="extraction".__eq__):
            path = facts / name / partition
            if path.exists():
                (facts / _FOLDER / name).mkdir(parents=True, exist_ok=True)
                path.replace(facts / _FOLDER / name / partition)
    return bool(broken)


def damaged_issues(facts: Path) -> list[Issue]:
    """An issue for each partition that lies aside."""
    partitions = sorted({path.name for path in (facts / _FOLDER).glob("*/*.parquet")})
    detail = "facts that could not be read are in facts/damaged; `tinbai extract` reads their texts anew"
    return [Issue("build", f"facts/{_FOLDER}/*/{name}", "damaged_facts", detail) for name in partitions]


def _is_whole(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for _ in file.iter_batches():
                pass
    except (pa.ArrowException, OSError):
        return False
    return True
