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
    # eight letters fit into one number, nine do not
    (["Facebook, facebooks", "FACEBOOKS facebook"], [["facebook", "facebooks"], ["facebooks", "facebook"]]),
    (["số 0912345678 và 0912345679"], [["số", "0912345678", "và", "0912345679"]]),
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


def test_letters_are_told_apart_where_there_are_more_than_a_byte_has_numbers() -> None:
    none = Spans(*(np.zeros(0, np.int64) for _ in range(3)))
    signs = [chr(0x4E00 + number) for number in range(300)]
    reader = WordReader()
    first = reader.read([" ".join(signs)], none)
    assert [first.kinds[kind] for kind in first.kind.tolist()] == signs
    again = reader.read([f"Đảng {signs[-1]}{signs[-2]} {signs[-1]} {signs[0]}", "ĐẢNG"], none)
    read = [again.kinds[kind] for kind in again.kind.tolist()]
    assert read == ["đảng", signs[-1] + signs[-2], signs[-1], signs[0], "đảng"]
    assert again.text.tolist() == [0, 0, 0, 0, 1]


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
