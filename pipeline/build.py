"""The build stage: articles and extracted claims into a fresh database, published only if it is sound.

sql/schema.sql makes the tables, sql/views.sql the views, sql/checks.sql the views that must be empty. What
fails before the swap leaves the previous database in place.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import EDQUOT, EFBIG, ENOSPC
from importlib.resources import files
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline import database
from pipeline.articles import check_articles
from pipeline.comparison import compare_with_kept
from pipeline.corrections import review_claims, set_contradicted
from pipeline.damaged import damaged_issues, set_damaged_aside
from pipeline.documentation import document
from pipeline.ids import extractor_version
from pipeline.issues import write_issues
from pipeline.link.people import Judgement
from pipeline.link.places import Place
from pipeline.link.registry import Minted, add_to_registry, read_registry
from pipeline.linked_directives import TABLES as CITATION_VIEWS
from pipeline.linked_directives import link_citations
from pipeline.linked_rows import take_away
from pipeline.linked_tables import TABLES as CLAIM_VIEWS
from pipeline.linked_tables import link_claims, without_collection
from pipeline.reviews import Decision, read_decisions
from pipeline.series_tables import link_figures, spell_series, unlink_figures
from pipeline.staged_articles import read_words
from pipeline.staging import fold_words, stage, stage_words
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQL = files("pipeline") / "sql"
# Refuse to publish where one of these fell by more than the share, from at least so many rows.
_GATED = ("articles", "mentions", "post_claims", "directive_citations", "statistics")
_GREATEST_FALL = 0.3
_GATED_FROM = 20
# In the order that they rest on each other.
_KNOWLEDGE = ("versions.sql", "officials.sql", "directives.sql", "initiatives.sql", "knowledge.sql")
_FIGURES = ("sums.sql", "series.sql")


class BuildError(RuntimeError):
    """The new database was not published, the previous one stays; the message says why (exit code 4)."""


class NoRoomError(RuntimeError):
    """The disk did not take the new database, the previous one stays; the message says so."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """path: of the published file. counts: the row of build_run, among them `unread_texts`: texts that the
    present extractors have not read yet, which have no claims. seconds: wall time. warnings: what a human
    should see to: decisions that others forbid or that find their words no more, facts that were damaged."""

    path: Path
    counts: dict[str, int]
    seconds: float
    warnings: tuple[str, ...] = ()


def build(workspace: Workspace, force: bool = False) -> BuildReport:
    """Build and publish `tinbai.duckdb` from the workspace's articles and facts.

    force: publish even if nothing was extracted, or far fewer rows than the previous database has; never
    past a check. Facts that cannot be read are set aside, named and made again by the next extraction.
    Raises BuildError where a check view has rows or the gate is closed, NoRoomError for a full disk,
    DamagedArticlesError; then nothing changes.
    """
    import duckdb

    started = time.monotonic()
    while True:
        try:
            path, counts, warnings = _build(workspace, force)
            return BuildReport(path, counts, time.monotonic() - started, warnings)
        except (duckdb.Error, OSError) as error:
            if _is_full(error):
                raise NoRoomError(
                    f"no room for the new database: {workspace.root} cannot be written "
                    f"({str(error).splitlines()[0]}); make room and build again. The old one stays"
                ) from error
            check_articles(workspace)
            if not set_damaged_aside(workspace.facts, extractor_version()):
                raise


def _is_full(error: Exception) -> bool:
    said = str(error)
    is_full = any(words in said for words in ("No space left", "File too large", "Disk quota", "out of disk"))
    return is_full or getattr(error, "errno", None) in (ENOSPC, EFBIG, EDQUOT)


def _build(workspace: Workspace, force: bool) -> tuple[Path, dict[str, int], tuple[str, ...]]:
    for leftover in workspace.root.glob("build-*"):
        rmtree(leftover)
    stamp = datetime.now(UTC).strftime("%Y%m%dt%H%M%S%fz")
    damaged = damaged_issues(workspace.facts)
    decisions, unreadable = read_decisions(workspace.reviews)
    write_issues(workspace, "build", None, [*unreadable, *damaged])
    temporary, connection = database.create(workspace.root, stamp)
    try:
        with (
            connection,
            TemporaryDirectory(dir=workspace.root, prefix="build-") as staging,
            without_collection(),
        ):
            minted = _fill(connection, workspace, Path(staging), stamp, decisions)
            run_checks(connection)
            counts = database.build_counts(connection)
            if not force:
                _gate(counts, database.counts_of(workspace.root))
            warnings = tuple(issue.detail for issue in damaged) + _warnings(connection)
            connection.execute("CHECKPOINT")
        # first: an id that anybody may have seen is never forgotten
        add_to_registry(_people(workspace), minted)
        return database.publish(temporary), counts, warnings
    finally:
        database.discard(temporary)


def _fill(
    connection: DuckDBPyConnection,
    workspace: Workspace,
    staging: Path,
    stamp: str,
    decisions: Sequence[Decision],
) -> list[Minted]:
    """Make all tables and views; the lines to add to the registry of people."""
    connection.execute("SET temp_directory = ?", [str(staging)])
    connection.execute("SET VARIABLE stamp = ?", [stamp])
    connection.execute("SET VARIABLE extractor_version = ?", [extractor_version()])
    with ThreadPoolExecutor(2, "build") as beside:
        _run_script(connection, "macros.sql")
        stage(connection, workspace, staging, extractor_version())
        words = beside.submit(_read_words, connection, workspace, staging)
        _run_script(connection, "schema.sql")
        words.result()
        stage_words(connection, staging)
        _run_script(connection, "articles.sql")
        judgements = review_claims(connection, decisions)
        search = beside.submit(_search_index, connection)
        figures = database.beside(connection)
        told_of = link_figures(figures)  # before people, that the SQL of series runs while Python links these
        series = beside.submit(_series, figures)
        minted = _derive(connection, judgements, read_registry(_people(workspace)), told_of)
        search.result()
        series.result()
    for script in ("runs.sql", "views.sql"):
        _run_script(connection, script)
    compare_with_kept(connection, workspace.root)
    document(connection)
    _run_script(connection, "checks.sql")
    connection.execute("DETACH staged")
    return minted


def _people(workspace: Workspace) -> Path:
    """The registry of people."""
    return workspace.reviews / "people.jsonl"


def _read_words(connection: DuckDBPyConnection, workspace: Workspace, folder: Path) -> None:
    """In a thread, while DuckDB writes the claims."""
    with database.beside(connection) as cursor:
        read_words(workspace, folder, lambda words: fold_words(cursor, words))


def _search_index(connection: DuckDBPyConnection) -> None:
    """In a thread: its SQL has a core to itself while Python links people and figures."""
    with database.beside(connection) as cursor:
        _run_script(cursor, "search.sql")


def _series(figures: DuckDBPyConnection) -> None:
    """In a thread: its SQL runs while Python links people and documents. figures: closed at the end."""
    with figures:
        for script in _FIGURES:
            _run_script(figures, script)
        spell_series(figures)
        unlink_figures(figures)


def _derive(
    connection: DuckDBPyConnection, judgements: list[Judgement], registry: list[Minted], told_of: list[Place]
) -> list[Minted]:
    """People, posts, tenures and documents; the lines to add to the registry of people."""
    linked = link_claims(connection, judgements, registry, told_of)
    set_contradicted(connection, linked.contradictions)
    link_citations(connection)
    for script in _KNOWLEDGE:
        _run_script(connection, script)
    take_away(connection, (*CLAIM_VIEWS, *CITATION_VIEWS))
    return linked.minted


def _warnings(connection: DuckDBPyConnection) -> tuple[str, ...]:
    said = """
        SELECT concat(verdict, ' by ', who, ' of ', left(decided_at, 10), ' »', quote, '« ', CASE status
                WHEN 'stale' THEN 'no longer finds its words'
                ELSE 'is not carried out: other decisions forbid it'
            END, ' (', decision_id, ')')
        FROM review WHERE status IN ('stale', 'contradicted') ORDER BY decided_at, decision_id
    """
    return tuple(str(row[0]) for row in connection.execute(said).fetchall())


def _run_script(connection: DuckDBPyConnection, name: str) -> None:
    """One transaction: a script has hundreds of statements that each would wait for the disk."""
    connection.begin()
    connection.execute((_SQL / name).read_text(encoding="utf-8"))
    connection.commit()


def run_checks(connection: DuckDBPyConnection) -> None:
    """Raise BuildError for the first view `check_…` that has a row."""
    listing = """
        SELECT view_name, comment FROM duckdb_views()
        WHERE NOT internal AND starts_with(view_name, 'check_') ORDER BY view_name
    """
    for name, meaning in connection.execute(listing).fetchall():
        found = connection.execute(f"SELECT * FROM {name} LIMIT 5")  # noqa: S608  names of our own views
        columns = [column[0] for column in found.description or ()]
        if rows := found.fetchall():
            first = "\n".join(f"  {dict(zip(columns, row, strict=True))}" for row in rows)
            raise BuildError(f"{name}: {meaning}. Not published. The first rows:\n{first}")


def _gate(counts: dict[str, int], previous: dict[str, int]) -> None:
    if 0 < counts["texts"] == counts["unread_texts"]:
        raise BuildError(
            f"the present extractors have read none of {counts['texts']} texts: run `tinbai extract` first. "
            "Not published; to publish the articles alone, build with --force"
        )
    for name in _GATED:
        before, now = previous.get(name, 0), counts[name]
        if before >= _GATED_FROM and now < before * (1 - _GREATEST_FALL):
            unread = counts["unread_texts"]
            hint = f"; {unread} texts are not read yet: run `tinbai extract`" if unread else ""
            repair = "Not published; if that is right, build with --force"
            raise BuildError(f"{name} fell from {before} to {now}{hint}. {repair}")
