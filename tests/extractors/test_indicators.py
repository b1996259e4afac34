"""What a figure tells: every indicator finds its examples, and nothing in its counterexamples."""

from collections.abc import Callable, Sequence

import pytest

from extractors import extract
from extractors.document import Document
from extractors.indicators import indicators
from extractors.records import Statistic
from extractors.rules import rule_file

MakeDocument = Callable[..., Document]


def figures(document: MakeDocument, text: str) -> Sequence[Statistic]:
    return extract(document(text, published="2023-11-22", home="tỉnh Tuyên Quang")).statistics


def rows(field: str) -> list[tuple[str, str]]:
    return [(row["id"], text) for row in rule_file("indicators.toml")["indicator"] for text in row[field]]


@pytest.mark.parametrize(("indicator", "text"), rows("examples"))
def test_an_indicator_finds_its_examples(document: MakeDocument, indicator: str, text: str) -> None:
    assert indicator in [figure.indicator for figure in figures(document, text)]


@pytest.mark.parametrize(("indicator", "text"), rows("counterexamples"))
def test_an_indicator_leaves_its_counterexamples(document: MakeDocument, indicator: str, text: str) -> None:
    found = figures(document, text)
    assert found, "a counterexample is a figure that could be mistaken for the indicator"
    assert indicator not in [figure.indicator for figure in found]


def test_every_indicator_has_both() -> None:
    assert (
        {name for name, _ in rows("examples")}
        == set(indicators())
        == {name for name, _ in rows("counterexamples")}
    )
