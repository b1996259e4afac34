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


SAID = [
    # text, what its last figure is known by where it has no indicator
    ("Năm 2021, diện tích trồng chè của xã Nà Mạ đạt 40 ha.", "diện tích trồng chè …"),
    ("Năm 2021, xã Nà Mạ hỗ trợ 63 nhà ở.", "hỗ trợ …"),
    (
        "Năm 2021, giá trị nông nghiệp của xã Nà Mạ đạt 40 tỷ đồng, đạt 102% kế hoạch.",
        None,
    ),  # a share of what?
    ("Năm 2021, xã Nà Mạ có 13 buổi.", None),
    ("Năm 2021, mỗi thôn của xã Nà Mạ trồng được 13 cây đào.", None),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_said_of_a_figure(document: MakeDocument, text: str, said: str | None) -> None:
    assert figures(document, text)[-1].said == said


CHANGES = [
    ("Năm 2021, huyện Sơn Lĩnh có 9/17 xã đạt chuẩn nông thôn mới, tăng 4 xã.", "new-rural-communes"),
    ("Cuối năm 2021, tỷ lệ hộ nghèo của xã Nà Mạ còn 21,2%, giảm 3,8%.", "poverty-rate"),
    ("Cuối năm 2021, tỷ lệ hộ nghèo của xã Nà Mạ còn 21,2%, dân số tăng 3,8%.", None),
]


@pytest.mark.parametrize(("text", "indicator"), CHANGES)
def test_a_change_is_of_what_has_changed(document: MakeDocument, text: str, indicator: str | None) -> None:
    found = figures(document, text)[-1]
    assert (found.change is not None, found.indicator) == (True, indicator)
