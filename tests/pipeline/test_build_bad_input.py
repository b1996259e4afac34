"""What a build does with input that is broken: it is named, nothing is lost, the old database is served."""

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from invented import ARTICLES, COPY, article, read_invented

from pipeline import build as stage
from pipeline.articles import store_articles
from pipeline.build import BuildError, build
from pipeline.cli import main
from pipeline.database import open_published
from pipeline.extract import extract
from pipeline.parquet_files import DamagedArticlesError
from pipeline.reviews import Anchor, add_decision, decide
from pipeline.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.open(tmp_path, create=True)
    store_articles(made, ARTICLES)
    extract(made, reader=read_invented)
    return made


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    with open_published(workspace.root) as connection:
        return connection.execute(sql).fetchall()


def spoil(path: Path) -> None:
    """Overwrite the middle, so that the file looks whole by its ends."""
    data = path.read_bytes()
    path.write_bytes(data[:20] + b"\xff" * (len(data) - 60) + data[-40:])


@pytest.mark.parametrize("table", ["post_claim", "extraction", "sentence"])
def test_damaged_facts_are_set_aside_and_made_again(workspace: Workspace, table: str) -> None:
    (path,) = (workspace.facts / table).glob("*.parquet")
    spoil(path)
    report = build(workspace, force=True)
    assert report.counts["unread_texts"] == 4
    assert "facts/damaged" in report.warnings[0]
    assert ask(workspace, "SELECT reason FROM issue") == [("damaged_facts",)]
    assert (workspace.facts / "damaged" / table / path.name).exists()  # nothing is deleted
    assert extract(workspace, reader=read_invented).extracted == 4
    assert build(workspace).counts["post_claims"] == 5


def test_damaged_facts_do_not_slip_past_the_gate(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(workspace).path
    (path,) = (workspace.facts / "post_claim").glob("*.parquet")
    path.write_bytes(b"PAR1")
    with pytest.raises(BuildError, match="tinbai extract"):
        build(workspace)
    assert (workspace.root / "tinbai.duckdb").resolve() == before


def test_a_damaged_file_of_articles_is_named_and_the_old_database_served(workspace: Workspace) -> None:
    before = build(workspace).path
    (path,) = workspace.articles.glob("0*.parquet")
    spoil(path)
    with pytest.raises(DamagedArticlesError, match=r"000001.parquet is damaged .*tinbai reparse"):
        build(workspace)
    result = CliRunner().invoke(main, ["build", "--data", str(workspace.root)])
    assert result.exit_code == 1
    assert "000001.parquet is damaged" in result.stderr
    assert (workspace.root / "tinbai.duckdb").resolve() == before
    assert ask(workspace, "SELECT count(*) FROM article") == [(4,)]
    assert not list(workspace.root.glob("*.tmp*"))


def test_a_full_disk_is_named_and_the_old_database_served(workspace: Workspace) -> None:
    before = build(workspace).path

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))

    command = [sys.executable, "-m", "pipeline.cli", "build", "--force", "--data", str(workspace.root)]
    full = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit)
    assert full.returncode == 1
    assert "make room" in full.stderr
    assert "Traceback" not in full.stderr
    assert (workspace.root / "tinbai.duckdb").resolve() == before
    assert ask(workspace, "SELECT count(*) FROM article") == [(4,)]
    assert not list(workspace.root.glob("*.tmp*"))  # what was half written gives its room back
    assert build(workspace).path != before


def test_a_clock_that_jumps_back(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of an earlier hour is published all the same, and the one before it is kept."""
    first = build(workspace).path

    class Earlier(stage.datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls(2001, 2, 3, tzinfo=tz)

    monkeypatch.setattr(stage, "datetime", Earlier)
    store_articles(workspace, [article(9, "2021-06-01", "bao-son-linh", "Tin mới\nMột dòng.", None)])
    second = build(workspace, force=True).path
    assert second.name < first.name
    assert (workspace.root / "tinbai.duckdb").resolve() == second
    assert first.exists()
    assert ask(workspace, "SELECT count(*) FROM article") == [(5,)]


def decision(at: str, verdict: str, claims: list[tuple[Any, ...]], who: str = "Lan") -> Any:
    """claims: of which it is said, one or two: id, text, start, end, words."""
    anchors = [Anchor(claim[0], "post_claim", "a", *claim[1:]) for claim in claims]
    return decide(at, who, verdict, fact=anchors[0], other=anchors[1] if len(anchors) > 1 else None)


def test_the_last_word_counts_whatever_the_clock_said(workspace: Workspace) -> None:
    build(workspace)
    claims = ask(workspace, "SELECT claim_id, text_id, start_char, end_char, surface FROM post_claim LIMIT 1")
    add_decision(workspace.reviews, decision("2030-01-01T00:00:00+00:00", "accept", claims))
    add_decision(workspace.reviews, decision("2020-01-01T00:00:00+00:00", "reject", claims))
    build(workspace)
    assert ask(workspace, "SELECT verdict, status FROM review ORDER BY verdict") == [
        ("accept", "replaced"),
        ("reject", "active"),
    ]


def test_judgements_that_forbid_each_other_are_named(workspace: Workspace) -> None:
    """One is two, two is three, and one is not three: the word that cannot be carried out is shown."""
    build(workspace)
    rows = "SELECT claim_id, text_id, start_char, end_char, surface FROM post_claim ORDER BY claim_id LIMIT 3"
    one, two, three = ask(workspace, rows)
    for day, verdict, pair in (
        (1, "same", [one, two]), (2, "same", [two, three]), (3, "different", [one, three]),
    ):  # fmt: skip
        add_decision(workspace.reviews, decision(f"2026-01-0{day}T00:00:00+00:00", verdict, pair))
    report = build(workspace)
    (refused,) = ask(workspace, "SELECT decision_id, verdict FROM review WHERE status = 'contradicted'")
    assert refused[1] == "same"
    assert ask(workspace, "SELECT stage, location, reason FROM issue") == [
        ("build", refused[0], "contradictory_judgement")
    ]
    assert len(report.warnings) == 1
    assert "other decisions forbid it" in report.warnings[0]
    shown = CliRunner().invoke(main, ["build", "--data", str(workspace.root)])
    assert f"to look at: {report.warnings[0]}" in shown.stderr
    queue = CliRunner().invoke(main, ["review", "queue", "--format", "json", "--data", str(workspace.root)])
    assert json.loads(queue.stdout)[0]["kind"] == "contradiction"
    add_decision(workspace.reviews, decision("2026-01-04T00:00:00+00:00", "accept", [one]))
    log = CliRunner().invoke(main, ["review", "log", "--data", str(workspace.root)]).stdout.splitlines()
    became = {line.partition(" ")[0]: line.partition("[")[2].partition("]")[0] for line in log}
    assert became[str(refused[0])] == "contradicted"
    assert sorted(became.values()) == ["active", "active", "contradicted", "waiting"]


def identified(workspace: Workspace) -> tuple[dict[str, str], dict[str, set[Any]]]:
    """Claim -> person, ids that were taken over followed; and the other rows, without people."""
    redirects = dict(ask(workspace, "SELECT person_id, redirect FROM person_registry ORDER BY line"))
    people = dict(ask(workspace, "SELECT claim_id, person_id FROM person_claim"))
    for claim, person in people.items():
        while redirects.get(person):
            person = redirects[person]
        people[claim] = person
    tables = ("article", "post_claim", "mention", "statistic", "directive", "official", "post", "place")
    return people, {name: set(map(str, ask(workspace, f"FROM {name}"))) for name in tables}


@pytest.mark.parametrize("first", [(0, 1), (2, 3)], ids=["earlier half first", "later half first"])
def test_two_halves_give_the_rows_of_the_whole(tmp_path: Path, first: tuple[int, ...]) -> None:
    """Built after each half or once at the end: the same rows, the same ids, but for redirects."""
    everything = (*ARTICLES, COPY)
    whole = Workspace.open(tmp_path / "whole", create=True)
    store_articles(whole, everything)
    halves = Workspace.open(tmp_path / "halves", create=True)
    for part in ([everything[index] for index in first], everything):
        store_articles(halves, part)
        extract(halves, reader=read_invented)
        build(halves, force=True)
    extract(whole, reader=read_invented)
    build(whole)
    people, rows = identified(whole)
    theirs, their_rows = identified(halves)
    assert their_rows == rows
    redirects = dict(ask(halves, "SELECT person_id, redirect FROM person_registry ORDER BY line"))
    assert {claim: redirects.get(person) or person for claim, person in people.items()} == theirs
