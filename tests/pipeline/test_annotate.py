"""underthesea's words on the text's own characters: nothing moves, nothing is lost."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate import (
    annotate_text,
    annotate_texts,
    annotate_words,
    library_sentences,
    library_words,
    sentence_spans,
)
from pipeline.crf.annotator import Words, join_words
from pipeline.crf.sentences import line_sentences
from pipeline.sample import read_sample

NAUGHTY = [
    "",
    " \n\t\u00a0 \r\n",
    "Bí thư Tỉnh uỷ\u00a0 làm việc theo qui hoạch.",
    unicodedata.normalize("NFD", "Đồng chí Hoà, Bí thư Tỉnh uỷ Hoà Bình, nói về qui định của Đảng uỷ."),
    "a\u200bb \ufeff 🎉👨‍👩‍👧 \u202e ﬁ Ⅷ ½ \u0301\u0323",
    "Ia H’Drai, Đăk R'Lấp, K‘Brêu; “ngoặc” (a)[2]… ./. ... -- –",
    "x" * 3000,
    "1.250,5 21/21 12/6/2021 16-ĐA/TU 8h30 17:14 2,5m 100% http://a.vn/b?c=d e@f.vn",
    "ĐẢNG BỘ HUYÊN SƠN LĨNH " * 20,
    "\x00\x01 điều khiển \x7f",
    "ð Ð đ Đ",
]
WHOLE_SENTENCES = [
    "Đoàn công tác đến TP. Hồ Chí Minh dự hội nghị.",
    "Lớp học do TS. Nguyễn Thị Lụa đứng lớp.",
    "Có mặt Đ/c Sùng A Chứ và Đ/c. Giàng A Páo.",
    "Ban Tổ chức T.Ư Đảng giao 1.200 hộ trong ngày 12.6.2021 với 2.5 điểm.",
    "Em Nguyễn Đ.H. được khen thưởng.",
    "Hội thảo do GS.TS. Lường Văn Toản chủ trì./.",
]

# What the library's sentences turn on: marks alone and in rows, blanks of all kinds, abbreviations, numbers.
BLANKS = [" ", "  ", "\t", "\r", "\u00a0", "\u2028", "\x1c"]
MARKS = [".", "..", "...", "....", "…", "?", "!", "_", "-", "(", "”", "\u0301"]
WORDS = ["TP", "ths", "e.g", "1", "12", "½", "²", "a", "B", "Đ", "ve…"]
MARKED = st.lists(st.sampled_from([*BLANKS, *MARKS, *WORDS]), max_size=14)


def assert_lossless(text: str) -> None:
    sentences, tokens = annotate_text(text)
    covered = set()
    end = 0
    for start_char, end_char in zip(tokens.start_char, tokens.end_char, strict=True):
        assert end <= start_char < end_char <= len(text)
        end = end_char
        covered.update(range(start_char, end_char))
    assert all(i in covered or c.isspace() for i, c in enumerate(text))
    assert [t for s in sentences for t in range(s.first_token, s.last_token)] == list(range(len(tokens)))


def assert_same(words: Words, others: Words) -> None:
    for name in ("counts", "start_char", "end_char", "word", "tag", "entity"):
        assert np.array_equal(getattr(words, name), getattr(others, name)), name


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_every_character_is_covered_in_order(text: str) -> None:
    assert_lossless(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_covered(text: str) -> None:
    assert_lossless(text)


def test_the_sentences_of_a_line_are_the_librarys() -> None:
    lines = [line for article in read_sample() for line in article.as_text().split("\n")]
    lines += [line for text in NAUGHTY for line in text.split("\n")] + WHOLE_SENTENCES
    for line in lines:
        assert list(line_sentences(line)) == list(library_sentences(line)), line


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_the_sentences_of_any_line_are_the_librarys(parts: list[str]) -> None:
    line = "".join(parts)
    assert list(line_sentences(line)) == list(library_sentences(line))


def test_a_megabyte_of_one_line() -> None:
    assert_lossless("Chi bộ thôn Nà Lụng có 27 đảng viên, " * 27_000)


def test_the_arrays_say_what_the_library_says() -> None:
    """Words, tags and entities identical to the bit, on the sample articles and the naughty strings."""
    texts = [article.as_text() for article in read_sample()[:8]] + [text[:400] for text in NAUGHTY]
    lines = [
        unicodedata.normalize("NFC", line) for text in texts for line in text.split("\n") if line.strip()
    ]
    sentences = [line[:600] for line in lines]
    assert_same(annotate_words(sentences), join_words([library_words(sentence) for sentence in sentences]))


def test_many_texts_at_once_are_read_as_one_by_one() -> None:
    texts = [article.as_text() for article in read_sample()[:6]] + NAUGHTY
    assert annotate_texts(texts) == [annotate_text(text) for text in texts]


def test_other_models_are_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "Đồng chí Lường Văn Toản làm việc tại Sơn Lĩnh."
    text = f"{sentence} Có mặt ông Sùng A Chứ (TP. Sơn Lĩnh)."
    fast, spans = annotate_words([sentence]), list(sentence_spans(text))
    monkeypatch.setattr("pipeline.annotate.load_annotator", lambda: None)
    assert_same(annotate_words([sentence]), fast)
    assert list(sentence_spans(text)) == spans


def test_surface_is_kept_and_word_is_the_key() -> None:
    text = "Bí thư Tỉnh uỷ làm việc về qui hoạch."
    _, tokens = annotate_text(text)
    surfaces = [text[a:b] for a, b in zip(tokens.start_char, tokens.end_char, strict=True)]
    assert surfaces == ["Bí thư", "Tỉnh uỷ", "làm việc", "về", "qui hoạch", "."]
    assert (tokens.word[1], tokens.word[4]) == ("Tỉnh ủy", "quy hoạch")


def test_nfd_gives_the_same_words_as_nfc() -> None:
    text = "Đồng chí Lường Văn Toản, Bí thư Huyện uỷ Sơn Lĩnh, chủ trì hội nghị."
    decomposed = unicodedata.normalize("NFD", text)
    _, tokens = annotate_text(text)
    _, others = annotate_text(decomposed)
    assert others.word == tokens.word
    assert others.tag == tokens.tag
    surfaces = [decomposed[a:b] for a, b in zip(others.start_char, others.end_char, strict=True)]
    assert [unicodedata.normalize("NFC", s) for s in surfaces] == [
        text[a:b] for a, b in zip(tokens.start_char, tokens.end_char, strict=True)
    ]


@pytest.mark.parametrize("sentence", WHOLE_SENTENCES)
def test_sentences_do_not_break_inside(sentence: str) -> None:
    sentences, _ = annotate_text(f"{sentence}\n{sentence} Hội nghị kết thúc.")
    assert [s.end_char - s.start_char for s in sentences][:2] == [len(sentence), len(sentence)]
    assert len(sentences) == 3


def test_sentences_break_between() -> None:
    text = "Huyện có 12 xã. Xã Tả Sín về đích năm 2022! “Chúng tôi vui lắm”. Cả xã mừng."
    sentences, _ = annotate_text(text)
    assert [text[s.start_char : s.end_char] for s in sentences] == [
        "Huyện có 12 xã.",
        "Xã Tả Sín về đích năm 2022!",
        "“Chúng tôi vui lắm”.",
        "Cả xã mừng.",
    ]


def test_the_doc_is_the_text() -> None:
    from pipeline.annotate import load

    language = load()
    for text in NAUGHTY:
        doc = language(text)
        assert doc.text == text
        assert all(text.startswith(token.text, token.idx) for token in doc)


def test_the_doc_carries_facts() -> None:
    from pipeline.annotate import load

    doc = load()("Đồng chí Lường Văn Toản, Bí thư Huyện ủy Sơn Lĩnh, chủ trì hội nghị.")
    assert [span.text for span in doc.spans["people"]] == ["Lường Văn Toản"]
    assert [span.text for span in doc.spans["posts"]] == ["Bí thư Huyện ủy Sơn Lĩnh"]
