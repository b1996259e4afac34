"""Rows of the rule files that nothing needs are found out, and only these."""

from removal.rows import Row, removed, rows_of
from removal.texts import document, with_words
from rules_without_effect import read, silent_rows

from extractors import rules

TEXTS = (
    "Đồng chí Lường Văn Toản, Bí thư Huyện ủy Sơn Lĩnh, dự hội nghị.",
    "Huyện Sơn Lĩnh trồng 12 ha chè và có 3.400 đảng viên.",
    "Toàn huyện có 215 chi bộ.",
)


def row(file: str, **cells: str) -> Row:
    """The row of a list with these cells."""
    table = rules.rows(file)
    place = next(i for i, found in enumerate(table) if cells.items() <= found.items())
    return next(found for found in rows_of(file) if found.path == (place,))


def test_a_needed_row_is_none_of_those_without_effect() -> None:
    texts = with_words(map(document, TEXTS))
    idle = row("units.csv", form="phần trăm")._replace(words=("huyện",))  # tried where it does nothing
    unproved = row("units.csv", form="phần trăm")
    rows = [row("units.csv", form="ha"), idle, unproved]
    assert silent_rows(rows, texts, seconds=60) == ([idle], [unproved], [])


def test_the_rules_are_whole_again_after_a_removal() -> None:
    text = document(TEXTS[1])
    before = read(text)
    with removed([row("units.csv", form="ha")]):
        assert read(text) != before
    assert read(text) == before


def test_without_time_rows_are_named_as_not_tried() -> None:
    texts = with_words(map(document, TEXTS))
    needed = row("units.csv", form="ha")
    assert silent_rows([needed], texts, seconds=-1) == ([], [], [needed])
