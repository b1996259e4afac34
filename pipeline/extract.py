"""The extract stage: articles in, claims out, as Parquet partitions (pipeline.partitions).

A partition is the reading of some articles by one version of the extractors, and is named after both, so
that whoever reads the same again, after a kill or on another machine, writes the same files.
"""

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, takewhile
from pathlib import Path

from extractors import Facts
from extractors import extract as extract_facts
from extractors.document import Document
from pipeline.article import Article
from pipeline.articles import read_articles
from pipeline.claims import CLAIM_TABLES, STAGED, Row, claim_rows
from pipeline.ids import digest, extraction_id, extractor_version
from pipeline.partitions import read_extractions, remove_leftovers, write_partition
from pipeline.workers import in_processes
from pipeline.workspace import Workspace

PARTITION_SIZE = 256  # articles: seconds of work, which is what a kill costs; a build opens each file
TOGETHER = 32  # articles annotated at once: a third of the time that one by one takes

Reader = Callable[[Article], tuple[Document, Facts]]
Progress = Callable[[int, int], None]


class WorkerDiedError(RuntimeError):
    """A worker process ended while it read this article (out of memory, killed, a fault in a library)."""


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """version: of the extractors. unchanged: articles whose current text was read by this version before.
    extracted: readings made now, failed ones among them; failed: those that raised (an issue each).
    rows: rows written now, by table. seconds: wall time. left: readings put off because the time was up."""

    version: str
    unchanged: int
    extracted: int
    failed: int
    rows: dict[str, int]
    seconds: float
    left: int = 0


def reader_of(articles: Sequence[Article]) -> Reader:
    """A reader of these articles that annotates and runs the extractors.

    Articles are annotated some at a time: asked for one, it annotates those that follow it as well, and
    keeps them until they are asked for. Where this fails, each is annotated alone, so that only the one
    that cannot be is lost.
    """
    from pipeline.annotate import annotate, annotate_articles

    places = {id(article): place for place, article in enumerate(articles)}
    ahead: dict[int, Document] = {}  # by place

    def read(article: Article) -> tuple[Document, Facts]:
        place = places[id(article)]
        if place not in ahead:
            try:
                some = annotate_articles(articles[place : place + TOGETHER])
            except Exception:  # noqa: BLE001  one bad article never stops the others
                some = [annotate(article)]
            ahead.update(enumerate(some, start=place))
        document = ahead.pop(place)
        return document, extract_facts(document)

    return read


def extract(
    workspace: Workspace,
    workers: int = 1,
    progress: Progress | None = None,
    reader: Reader | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> ExtractReport:
    """Read every article whose current text this version of the extractors has not read yet.

    progress: called with (articles done, articles to do). reader: what a worker does with an article in
    place of `reader_of`; it must be importable where workers > 1. go_on: asked before each partition; once
    it says no, the rest is left for the next time. An article that raises becomes an issue; killed at any
    moment and started again, the end state is the same.
    """
    started = time.monotonic()
    version = extractor_version()
    remove_leftovers(workspace.facts)
    total, pending = _pending(workspace, version)
    chunks = _chunks(read_articles(workspace), pending, version, workers) if pending else iter(())
    chunks = takewhile(lambda _: go_on(), chunks)
    job = partial(extract_partition, folder=workspace.facts, version=version, reader=reader)
    if workers <= 1 and progress is not None:
        job = partial(job, tell=_counting(progress, len(pending)))
    rows: Counter[str] = Counter()
    for counts in (
        map(job, chunks) if workers <= 1 else in_processes(chunks, workers, job, partial(job, reader=_died))
    ):
        rows += counts
        if workers > 1 and progress is not None:
            progress(rows["extraction"], len(pending))
    failed = rows.pop("failed", 0)
    return ExtractReport(
        version,
        unchanged=total - len(pending),
        extracted=rows["extraction"],
        failed=failed,
        rows=dict(rows),
        seconds=time.monotonic() - started,
        left=len(pending) - rows["extraction"],
    )


def extract_partition(
    articles: list[Article],
    folder: Path,
    version: str,
    reader: Reader | None = None,
    tell: Callable[[], None] = lambda: None,
) -> Counter[str]:
    """Read the articles and write them as one partition; the number of rows by table, and `failed`.

    tell: called after each article. Needs nothing but its arguments: any worker on any machine may run it,
    twice if need be.
    """
    tables: dict[str, list[Row]] = {name: [] for name in STAGED}
    reader = reader or reader_of(articles)
    for article in articles:
        for name, rows in _reading(article, version, reader).items():
            tables[name] += rows
        tell()
    partition = f"{version}-{digest(*(row['extraction_id'] for row in tables['extraction']))}"
    write_partition(folder, partition, tables)
    counts = Counter({name: len(rows) for name, rows in tables.items() if rows})
    counts["failed"] = sum(row["failed"] for row in tables["extraction"])
    return counts


def _counting(progress: Progress, total: int) -> Callable[[], None]:
    """Tells the progress one more article each time it is called."""
    done = count(1)
    return lambda: progress(next(done), total)


def _pending(workspace: Workspace, version: str) -> tuple[int, frozenset[str]]:
    """How many readings the articles call for, and which of them are still to be made."""
    wanted = frozenset(extraction_id(article, version) for article in read_articles(workspace))
    return len(wanted), wanted - read_extractions(workspace.facts, version)


def _chunks(
    articles: Iterator[Article], pending: frozenset[str], version: str, workers: int
) -> Iterator[list[Article]]:
    """The pending articles, some for each partition: a few make work for every worker too."""
    size = min(PARTITION_SIZE, max(1, len(pending) // workers)) if workers > 1 else PARTITION_SIZE
    left = set(pending)  # a text that came in twice is read once
    chunk: list[Article] = []
    for article in articles:
        identifier = extraction_id(article, version)
        if identifier in left:
            left.remove(identifier)
            chunk.append(article)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _reading(article: Article, version: str, reader: Reader) -> dict[str, list[Row]]:
    """The rows of one article by table; where reading it raises, an issue instead of facts."""
    tables: dict[str, list[Row]] = {name: [] for name in STAGED}
    text_id, location = article.text_id, article.url or article.origin
    failed = False
    try:
        document, facts = reader(article)
        found = {table.name: list(claim_rows(table, facts, version)) for table in CLAIM_TABLES}
    except Exception as error:  # noqa: BLE001  one bad article never stops a run
        failed = True
        tables["issue"].append(_issue(location, type(error).__name__, _where(error)))
    else:
        tables["sentence"] = list(_sentences(document))
        for name, rows in found.items():
            for row in rows:
                if row["text_id"] == text_id and _quotes(row, article.text):
                    tables[name].append(row)
                else:
                    tables["issue"].append(_broken(location, row))
    tables["extraction"] = [
        {
            "text_id": text_id,
            "extractor_version": version,
            "failed": failed,
            "sentences": len(tables["sentence"]),
            **{f"{table.name}s": len(tables[table.name]) for table in CLAIM_TABLES},
        }
    ]
    identifier = extraction_id(article, version)
    for rows in tables.values():
        for row in rows:
            row["extraction_id"] = identifier
    return tables


def _quotes(row: Row, text: str) -> bool:
    start, end = row["start_char"], row["end_char"]
    return bool(0 <= start < end and text[start:end] == row["surface"])


def _broken(location: str, row: Row) -> Row:
    quoted = f"{row['rule']} says that {row['start_char']}:{row['end_char']} reads {row['surface']!r}"
    return _issue(location, "broken_evidence", quoted)


def _issue(location: str, reason: str, detail: str) -> Row:
    return {"stage": "extract", "location": location, "reason": reason, "detail": detail}


def _where(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{error} ({Path(frame.filename).name}:{frame.lineno})"


def _sentences(document: Document) -> Iterator[Row]:
    for index, sentence in enumerate(document.sentences):
        zone = document.zone_at(sentence.start_char)
        yield {
            "text_id": document.text_id,
            "sentence": index,
            "start_char": sentence.start_char,
            "end_char": sentence.end_char,
            "zone": zone.kind if zone else None,
        }


def _died(article: Article) -> tuple[Document, Facts]:
    raise WorkerDiedError("a worker process died twice while it read this article")
