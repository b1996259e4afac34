"""The human layer: what is decided, taken back, found again; and what follows from it in the database."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.reviews import Anchor, Decision, add_decision, decide, read_decisions, standing

FACT = Anchor("c1", "post_claim", "a1", "t1", 0, 6, "Bí thư")
OTHER = replace(FACT, fact_id="c2")


def said(number: int, verdict: str, **more: Any) -> Decision:
    return decide(f"2026-01-0{number}T00:00:00+00:00", "Lan", verdict, **more)


def test_decisions_come_back_as_written(tmp_path: Path) -> None:
    written = [
        said(1, "accept", fact=FACT),
        said(
            2,
            "edit",
            fact=FACT,
            patch={"organisation": "Huyện ủy Sơn Lĩnh"},
            why="bỏ trống",
            original={"a": 1},
        ),
        said(3, "same", fact=FACT, other=OTHER),
    ]
    for decision in written:
        add_decision(tmp_path, decision)
    assert read_decisions(tmp_path) == (written, [])


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        ("accept", {}),
        ("edit", {"fact": FACT}),
        ("same", {"fact": FACT}),
        ("different", {"fact": FACT, "other": FACT}),
        ("undo", {}),
        ("maybe", {"fact": FACT}),
    ],
)
def test_half_a_decision_is_none(verdict: str, more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no whole decision"):
        said(1, verdict, **more)


def test_a_torn_line_is_named_and_the_rest_counts(tmp_path: Path) -> None:
    add_decision(tmp_path, said(1, "accept", fact=FACT))
    with (tmp_path / "decisions.jsonl").open("ab") as stream:
        stream.write(b'{"decision_id": "v1", "at": "2026')
    add_decision(tmp_path, said(2, "reject", fact=FACT))
    decisions, issues = read_decisions(tmp_path)
    assert [decision.verdict for decision in decisions] == ["accept", "reject"]
    assert [(issue.where, issue.reason) for issue in issues] == [
        ("decisions.jsonl: line 2", "unreadable_review")
    ]


ACCEPT, REJECT = said(1, "accept", fact=FACT), said(2, "reject", fact=FACT)
SAME, DIFFERENT = said(3, "same", fact=FACT, other=OTHER), said(4, "different", fact=OTHER, other=FACT)
STANDING = [
    ([ACCEPT, REJECT], ["replaced", "active"]),
    ([ACCEPT, REJECT, said(5, "undo", undone=REJECT.decision_id)], ["active", "undone", "active"]),
    ([SAME, DIFFERENT], ["replaced", "active"]),
    ([ACCEPT, SAME], ["active", "active"]),
    ([ACCEPT, said(5, "undo", undone="vnone")], ["active", "active"]),
]


@pytest.mark.parametrize(("decisions", "status"), STANDING)
def test_the_last_word_counts_until_it_is_taken_back(decisions: list[Decision], status: list[str]) -> None:
    assert list(standing(decisions).values()) == status


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Two articles: one man in two posts of one district, years apart, and a misread body."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, day, sentence in (
        ("one", "21/11/2021", "Đồng chí Lường Khánh Toản, Chủ tịch UBND huyện Hàm Yên chủ trì hội nghị."),
        (
            "two",
            "21/11/2022",
            "Đồng chí Lường Khánh Toản, Bí thư Huyện ủy Hàm Yên dự và phát biểu tại hội nghị.",
        ),
    ):
        article = f"Huyện Hàm Yên tổng kết năm {day[-4:]}\n\n17:14, {day}\n\n{sentence}\n"
        (texts / f"{name}.txt").write_text(article, encoding="utf-8")
    folder = str(tmp_path / "data")
    for command in (("import", str(texts)), ("extract",), ("build",)):
        assert run(*command, "--data", folder).exit_code == 0
    return folder


def ask(data: str, sql: str) -> list[dict[str, Any]]:
    result = run("query", sql, "--format", "json", "--data", data)
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    return rows


def claim_of(data: str, post: str) -> str:
    return str(ask(data, f"SELECT claim_id FROM post_claim WHERE title = '{post}'")[0]["claim_id"])


def test_reject_edit_and_undo(data: str) -> None:
    head = claim_of(data, "Bí thư")
    assert run("review", "reject", head, "--who", "Lan", "--data", data).exit_code == 0
    assert run("build", "--data", data).exit_code == 0
    assert ask(data, "SELECT post FROM office_holder") == [{"post": "Chủ tịch"}]
    assert ask(data, "SELECT count(*) AS n FROM post_claim") == [{"n": 2}]  # a claim is never taken away
    assert run("review", "undo", "last", "--who", "Lan", "--data", data).exit_code == 0
    edit = ("review", "edit", head, "--set", "title=Phó Bí thư", "--who", "Lan", "--data", data)
    assert run(*edit).exit_code == 0
    assert run("build", "--data", data).exit_code == 0
    posts = {row["post"] for row in ask(data, "SELECT post FROM office_holder")}
    assert (
        posts == {"Chủ tịch", "Phó Bí thư"} == {row["post"] for row in ask(data, "SELECT post FROM official")}
    )
    assert [row["status"] for row in ask(data, "SELECT status FROM review ORDER BY decided_at")] == [
        "undone", "active", "active",
    ]  # fmt: skip


def test_people_are_parted_by_a_human(data: str) -> None:
    people = "SELECT count(*) AS n FROM person"
    assert ask(data, people) == [{"n": 1}]
    pair = claim_of(data, "Bí thư"), claim_of(data, "Chủ tịch")
    assert run("review", "different", *pair, "--who", "Lan", "--data", data).exit_code == 0
    assert run("build", "--data", data).exit_code == 0
    assert ask(data, people) == [{"n": 2}]


def test_a_decision_whose_words_are_gone_is_stale(data: str) -> None:
    gone = replace(FACT, fact_id="c00000000000000000000", quote="không còn")
    add_decision(Path(data) / "reviews", decide("2026-01-01T00:00:00+00:00", "Lan", "reject", fact=gone))
    assert run("build", "--data", data).exit_code == 0
    assert ask(data, "SELECT status FROM review") == [{"status": "stale"}]
    queue = json.loads(run("review", "queue", "--format", "json", "--data", data).stdout)
    assert [row["kind"] for row in queue][:1] == ["stale"]


def test_a_decision_finds_its_words_under_another_id(data: str) -> None:
    (row,) = ask(
        data, "SELECT claim_id, text_id, start_char, end_char, surface FROM post_claim WHERE title = 'Bí thư'"
    )
    anchor = Anchor(
        "c00000000000000000000",
        "post_claim",
        "a",
        row["text_id"],
        row["start_char"],
        row["end_char"],
        row["surface"],
    )
    add_decision(Path(data) / "reviews", decide("2026-01-01T00:00:00+00:00", "Lan", "reject", fact=anchor))
    assert run("build", "--data", data).exit_code == 0
    assert ask(data, "SELECT status, fact_id FROM review") == [
        {"status": "active", "fact_id": row["claim_id"]}
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "c00000000000000000000"), "no fact"),
        (("undo", "last"), "no decision"),
        (("undo", "v1"), "review log"),
    ],
)
def test_what_cannot_be_decided_says_why(data: str, arguments: tuple[str, ...], words: str) -> None:
    result = run("review", *arguments, "--data", data)
    assert result.exit_code == 2
    assert words in result.stderr


def test_an_edit_without_a_value_is_no_edit(data: str) -> None:
    asked = ("--set", "title=Bí thư", "--set", "organisation")  # the second was passed over once
    result = run("review", "edit", claim_of(data, "Bí thư"), *asked, "--data", data)
    assert result.exit_code == 2
    assert "COLUMN=VALUE, not 'organisation'" in result.stderr


def test_an_edit_names_the_columns_that_there_are(data: str) -> None:
    result = run("review", "edit", claim_of(data, "Bí thư"), "--set", "chức vụ=x", "--data", data)
    assert result.exit_code == 2
    assert "organisation" in result.stderr
