"""A text longer than any article is read in parts, and its facts lie in the whole text."""

from dataclasses import replace

import pytest

from extractors import Facts, extract
from extractors.document import Document, Zone
from extractors.long_texts import LONGEST, parts_of
from pipeline.annotate import annotate_text

ARTICLE = (
    "Huyện Hàm Yên họp bàn về nông thôn mới",
    "Đồng chí Lường Văn Toản, Bí thư Huyện ủy Hàm Yên, chủ trì hội nghị thực hiện Nghị quyết số 21-NQ/TU.",
    "Năm 2022, huyện có 12 xã đạt chuẩn nông thôn mới, bằng 66,7% tổng số xã.",
    "Lớp có 60 học viên, trong đó nam 40, nữ 20.",
)


def document(lines: list[str]) -> Document:
    text = "\n".join(lines)
    zones, start = [], 0
    for line in lines:
        zones.append(Zone("body" if start else "title", start, start + len(line)))
        start += len(line) + 1
    sentences, tokens = annotate_text(text)
    return Document("t", text, tuple(zones), sentences, tokens, "2022-11-22", "tỉnh Tuyên Quang")


@pytest.fixture(scope="module")
def long_text() -> tuple[Document, Facts]:
    times = LONGEST * 2 // len("\n".join(ARTICLE))
    read = document(list(ARTICLE) * times)
    return read, extract(read)


def test_an_article_is_read_whole() -> None:
    read = document(list(ARTICLE))
    assert [part.document for part in parts_of(read)] == [read]


def test_parts_are_the_text_cut_between_paragraphs(long_text: tuple[Document, Facts]) -> None:
    read, _ = long_text
    parts = list(parts_of(read))
    assert len(parts) > 1
    assert "".join(part.document.text for part in parts) == read.text
    for part in parts:
        assert len(part.document.text) <= LONGEST
        own = part.document
        assert sum(len(piece.document.zones) for piece in parts) == len(read.zones)
        for sentence in own.sentences:
            words = range(sentence.first_token, sentence.last_token)
            assert own.tokens.start_char[words[0]] == sentence.start_char
            assert own.tokens.end_char[words[-1]] == sentence.end_char


def test_every_record_quotes_the_whole_text_in_its_own_sentence(long_text: tuple[Document, Facts]) -> None:
    read, facts = long_text
    for group in (facts.people, facts.posts, facts.directives, facts.statistics):
        starts = [record.evidence.start_char for record in group]
        assert starts == sorted(starts)
        assert starts[-1] > LONGEST
        for record in group:
            evidence = record.evidence
            assert read.text[evidence.start_char : evidence.end_char] == evidence.surface
            assert evidence.sentence == read.sentence_at(evidence.start_char)
    for post in facts.posts:
        assert read.text[post.person_start_char : post.person_end_char] == "Lường Văn Toản"


def test_each_copy_says_the_same(long_text: tuple[Document, Facts]) -> None:
    read, facts = long_text
    copies = read.text.count(ARTICLE[1])
    assert len(facts.posts) == copies
    first = replace(facts.posts[0], person_start_char=0, person_end_char=0)
    for post in facts.posts:
        assert replace(post, evidence=first.evidence, person_start_char=0, person_end_char=0) == first
    assert sum(statistic.value == 12 for statistic in facts.statistics) == copies


def test_every_part_knows_its_total(long_text: tuple[Document, Facts]) -> None:
    read, facts = long_text
    totals = {record.evidence.start_char: record for record in facts.statistics if record.value == 60}
    parts = [record for record in facts.statistics if record.value in (40, 20)]
    assert len(parts) == 2 * len(totals) == 2 * read.text.count(ARTICLE[3])
    assert {part.part_of_char for part in parts} == totals.keys()
