"""Names by the bench: what is one name, what are two, on pairs made by hand from the names of all peoples."""

import csv
from pathlib import Path

import pytest

from pipeline.link.names import Agreement, compare_names

BENCH = Path(__file__).with_name("name_pairs.csv")


def pairs() -> list[dict[str, str]]:
    lines = [line for line in BENCH.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def found(pair: dict[str, str]) -> bool:
    return compare_names(pair["left"], pair["right"]) is Agreement.SAME


def test_the_bench_is_large_and_no_pair_is_there_twice() -> None:
    keys = [frozenset((pair["left"], pair["right"])) for pair in pairs() if pair["left"] != pair["right"]]
    assert len(keys) >= 300
    assert len(keys) == len(set(keys))
    assert {pair["same"] for pair in pairs()} == {"yes", "no"}


def test_precision_and_recall() -> None:
    true = sum(1 for pair in pairs() if pair["same"] == "yes")
    said = [pair for pair in pairs() if found(pair)]
    right = sum(1 for pair in said if pair["same"] == "yes")
    assert right / len(said) >= 0.99
    assert right / true >= 0.90


@pytest.mark.parametrize("difficulty", sorted({pair["difficulty"] for pair in pairs()} - {"misses"}))
def test_each_difficulty(difficulty: str) -> None:
    """All of them are right but the misses, which are kept to be seen."""
    wrong = [
        (pair["left"], pair["right"])
        for pair in pairs()
        if pair["difficulty"] == difficulty and found(pair) != (pair["same"] == "yes")
    ]
    assert not wrong


def test_the_misses_are_still_missed() -> None:
    """Whoever mends one moves it to its difficulty."""
    assert not any(found(pair) for pair in pairs() if pair["difficulty"] == "misses")
