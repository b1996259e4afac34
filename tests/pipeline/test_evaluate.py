"""The scorer on pairs made by hand: a scorer that cannot tell right from wrong proves nothing."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.evaluate import (
    GoldError,
    below_floors,
    calibration,
    evaluate,
    gained_and_lost,
    read_facts,
    render_difference,
)
from pipeline.same_facts import organisation_key
from pipeline.scores import Scores
from pipeline.scoring import add_article

TEXT = (
    "Đồng chí Lường Văn Toản, Bí thư Huyện ủy Sơn Lĩnh: trên 6.200 đảng viên theo "
    "Đề án số 16-ĐA/TU ngày 03/01/2020."
)
GOLD: dict[str, Any] = {
    "article": "a",
    "meta": {"published": "2023-11-21"},
    "people": [
        {
            "name": "Lường Văn Toản",
            "mentions": [[9, 23]],
            "posts": [
                {
                    "title": "Bí thư",
                    "organisation": "Huyện ủy Sơn Lĩnh",
                    "status": "current",
                    "mentions": [[25, 49]],
                }
            ],
        },
        {"name": "Hồ Chí Minh", "mentions": [[0, 4]], "posts": [], "optional": True},
    ],
    "directives": [
        {
            "kind": "Đề án",
            "number": "16",
            "symbol": "ĐA/TU",
            "date": "2020-01-03",
            "issuer": "Ban Thường vụ Tỉnh ủy Tuyên Quang",
            "subject": None,
            "mentions": [[76, 110]],
        }
    ],
    "statistics": [
        {
            "span": [51, 71],
            "value": 6200,
            "qualifier": "over",
            "kind": "count",
            "unit": "đảng viên",
            "about": "Đảng bộ huyện Sơn Lĩnh",
            "when": None,
        }
    ],
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The gold with one value changed at a dotted path; None removes an item of a list."""
    found = deepcopy(GOLD)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = found
    for step in steps:
        place = place[step]
    if value is None and isinstance(place, list):
        del place[last]
    else:
        place[last] = value
    return found


def score(found: dict[str, Any]) -> Scores:
    scores = Scores()
    add_article(scores, "a", GOLD, found)
    return scores


def test_the_gold_is_all_right() -> None:
    scores = score(GOLD)
    assert set(scores.figures().values()) == {1.0}
    assert scores.errors == []


BODIES = [  # as written, as a gold file may have it, whether they are one
    ("Trung tâm Xúc tiến đầu tư tỉnh", "Trung tâm Xúc tiến đầu trung ương tỉnh", False),
    ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Sở Kế hoạch và Đầu tư", True),
    ("BCH T.Ư Đảng", "Ban Chấp hành Trung ương", True),
    ("BCH TƯ Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng", True),
    ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", True),
    ("Bộ Chính trị", "Ban Chấp hành Trung ương", False),
]


@pytest.mark.parametrize(("left", "right", "same"), BODIES)
def test_bodies_that_are_one(left: str, right: str, same: bool) -> None:
    assert (organisation_key(left) == organisation_key(right)) is same


SAME = [
    ("people.0.name", "Lường Văn  TOẢN"),
    ("people.1", None),  # optional: missing costs nothing
    ("people.0.posts.0.organisation", "Huyện uỷ Sơn Lĩnh"),
    ("people.0.posts.0.status", "former"),  # not scored
    ("directives.0.symbol", "ĐA-TU"),
    ("directives.0.number", "016"),
    ("directives.0.issuer", "BTV Tỉnh ủy Tuyên Quang"),
    ("statistics.0.unit", "đảng viên chính thức"),
    ("statistics.0.about", "huyện Sơn Lĩnh"),
    ("statistics.0.span", [56, 71]),
]


@pytest.mark.parametrize(("path", "value"), SAME)
def test_what_is_right_too(path: str, value: Any) -> None:
    assert set(score(changed(path, value)).figures().values()) == {1.0}


WRONG = [
    ("people.0.name", "Lường Văn Toàn", "people"),
    ("people.0.posts.0.title", "Phó Bí thư", "posts_lenient"),
    ("people.0.posts.0.organisation", "Huyện ủy Tả Sín", "posts"),
    ("people.0.posts.0.organisation", None, "posts"),
    ("directives.0.number", "61", "directives"),
    ("directives.0.kind", "Kết luận", "directives"),
    ("directives.0.symbol", "KL/TU", "directives"),
    ("directives.0.date", None, "directive_date"),
    ("directives.0.issuer", "Tỉnh ủy Tuyên Quang", "directive_issuer"),
    ("directives.0.mentions", [[0, 5]], "directive_mentions"),
    ("statistics.0.value", 6.2, "statistics"),
    ("statistics.0.denominator", 7000, "statistics"),
    ("statistics.0.span", [0, 8], "statistics"),
    ("statistics.0.unit", "chi bộ", "statistic_unit"),
    ("statistics.0.qualifier", "exact", "statistic_qualifier"),
    ("statistics.0.kind", "percent", "statistic_kind"),
    ("statistics.0.about", "tỉnh Tuyên Quang", "statistic_about"),
    ("statistics.0.about", "huyện", "statistic_about"),
    ("statistics.0.when", "2023", "statistic_when"),
    ("statistics.0.target", True, "statistic_target"),
    ("meta.published", None, "published"),
]


@pytest.mark.parametrize(("path", "value", "figure"), WRONG)
def test_what_is_wrong(path: str, value: Any, figure: str) -> None:
    scores = score(changed(path, value))
    assert scores.figures()[figure] < 1.0
    assert scores.errors


def test_an_extra_fact_costs() -> None:
    found = deepcopy(GOLD)
    found["people"].append({"name": "Sơn Lĩnh", "mentions": [[40, 48]], "posts": [], "rule": "people.x"})
    scores = score(found)
    assert (scores.tallies["people"].right, scores.tallies["people"].extra) == (1, 1)
    assert "people.x,0,1" in calibration([scores])


def test_nothing_found_is_all_missed() -> None:
    scores = score({"meta": {}, "people": [], "directives": [], "statistics": []})
    assert [scores.tallies[kind].missed for kind in ("people", "posts", "directives", "statistics")] == [
        1
    ] * 4
    assert scores.tallies["people"].f1 == 0.0


def test_floors(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[floors]\npeople = 1.0\nposts = 0.9\n", encoding="utf-8")
    assert below_floors(score(GOLD), floors) == []
    wrong = score(changed("people.0.posts.0.organisation", None))
    assert below_floors(wrong, floors) == ["posts is 0.0000, its floor 0.9000"]
    floors.write_text("[floors]\npeeple = 1.0\n", encoding="utf-8")
    with pytest.raises(GoldError, match="peeple"):
        below_floors(score(GOLD), floors)


def test_gold_that_does_not_fit_its_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(changed("statistics.0.span", [100, 999])), encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.json: span \[100, 999\]"):
        evaluate(tmp_path, lambda path: GOLD)
    with pytest.raises(GoldError, match=r"no NAME\.json"):
        evaluate(tmp_path / "nowhere", lambda path: GOLD)


def test_gained_and_lost() -> None:
    before = changed("people.0.posts.0.title", "Phó Bí thư")
    difference = gained_and_lost([before], [GOLD])
    assert difference.lost["post"] == ["a: Lường Văn Toản: Phó Bí thư of Huyện ủy Sơn Lĩnh (None)"]
    assert difference.gained["post"] == ["a: Lường Văn Toản: Bí thư of Huyện ủy Sơn Lĩnh (None)"]
    assert not difference.gained["person"] and not difference.lost["statistic"]


def test_articles_of_one_side_only_are_neither_gained_nor_lost() -> None:
    difference = gained_and_lost([GOLD], [GOLD, {**GOLD, "article": "b"}])
    assert (difference.articles, difference.left_out) == (1, ("b",))
    assert not any(difference.gained.values()) and not any(difference.lost.values())


def test_at_most_so_many_lines_of_a_kind_are_shown() -> None:
    many = [{"name": f"Lường Văn {number}", "posts": []} for number in range(60)]
    difference = gained_and_lost([{**GOLD, "people": []}], [{**GOLD, "people": many}])
    text = render_difference(difference)
    assert text.count("+ person a:") == 50
    assert "+ person … and 10 more (--all)" in text
    assert render_difference(difference, None).count("+ person a:") == 60
    assert "person            60       0     +60" in text


def test_a_line_that_holds_no_facts_is_named(tmp_path: Path) -> None:
    file = tmp_path / "before.jsonl"
    file.write_text(json.dumps(GOLD, ensure_ascii=False) + '\n{"article": "b"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"before\.jsonl, line 2"):
        read_facts(file)


def test_evaluate_compares_with_saved_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    saved = tmp_path / "before.jsonl"
    none = {"article": "a", "people": [], "directives": [], "statistics": []}
    saved.write_text(json.dumps(none), encoding="utf-8")
    run = CliRunner().invoke(main, ["evaluate", str(tmp_path), "--gained-lost", str(saved)])
    assert run.exit_code == 0
    assert "+ person a: Lường Văn Toản" in run.stdout


def test_initiatives_count_for_the_confidence_of_their_rule_alone() -> None:
    """One right, one found where gold has another, one that two readers could decide differently."""
    gold = {
        **{"meta": {}, "people": [], "directives": [], "statistics": []},
        "initiatives": [
            {"id": "poverty-reduction", "mentions": [[10, 20]]},
            {"id": "dual-posts", "mentions": [[50, 60]], "optional": True},
        ],
    }
    mentions = [("poverty-reduction", [10, 20]), ("congresses", [30, 40]), ("dual-posts", [50, 60])]
    found = [{"id": name, "rule": "initiatives.phrase", "mentions": [span]} for name, span in mentions]
    scores = Scores()
    add_article(scores, "a", gold, {"initiatives": found})
    assert "initiatives.phrase,1,1" in calibration([scores])
    assert not scores.errors
