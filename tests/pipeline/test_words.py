"""The words of many texts at once: runs of letters and digits in small letters, each known by its text."""

import numpy as np
import pytest

from pipeline.words import Spans, WordReader

READ = [
    (["Đảng bộ, 16-ĐA/TU"], [["đảng", "bộ", "16", "đa", "tu"]]),
    (["Chi bộ", "", " – …", "chi ủy"], [["chi", "bộ"], [], [], ["chi", "ủy"]]),
    (["K’Brêu\u00a0nói:\n100%"], [["k", "brêu", "nói", "100"]]),
    (["", ""], [[], []]),
    ([], []),
]


@pytest.mark.parametrize(("texts", "expected"), READ)
def test_words_of_texts(texts: list[str], expected: list[list[str]]) -> None:
    none = np.zeros(0, np.int64)
    words = WordReader().read(texts, Spans(none, none, none))
    found: list[list[str]] = [[] for _ in texts]
    for kind, text in zip(words.kind.tolist(), words.text.tolist(), strict=True):
        found[text].append(words.kinds[kind])
    assert found == expected
    assert not words.is_marked.any()


# spans of the text: index of the text, from, to
MARKED = [
    ([(0, 0, 6)], ["chi", "bộ"]),
    ([(0, 4, 9), (1, 0, 3)], ["bộ", "đã", "họp"]),
    ([(0, 0, 6), (0, 0, 3)], ["chi", "bộ"]),  # one zone within another
    ([(0, 4, 99)], ["bộ", "đã"]),  # beyond the end of its text
    ([(1, 3, 3)], []),
]


@pytest.mark.parametrize(("spans", "expected"), MARKED)
def test_words_in_spans(spans: list[tuple[int, int, int]], expected: list[str]) -> None:
    text, start_char, end_char = (np.array(column, np.int64) for column in zip(*spans, strict=True))
    words = WordReader().read(["chi bộ đã", "họp"], Spans(text, start_char, end_char))
    marked = zip(words.kind.tolist(), words.is_marked.tolist(), strict=True)
    assert [words.kinds[kind] for kind, is_marked in marked if is_marked] == expected
