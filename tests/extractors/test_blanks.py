"""A text with no-break spaces, double blanks and blanks at line ends is read as if it had single ones."""

from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.blanks import read_plainly
from extractors.document import Document, Zone
from pipeline.annotate import annotate_text

TEXT = "Đồng\u00a0chí  Giàng\u00a0A  Páo, Bí thư Huyện\u00a0ủy\u2009Hàm Yên \nHuyện có trên  120\u00a0chi bộ."


def document(text: str) -> Document:
    sentences, tokens = annotate_text(text)
    return Document("t0", text, (Zone("body", 0, len(text)),), sentences, tokens)


def test_facts_quote_the_text_as_published() -> None:
    facts = extract(document(TEXT))
    assert [mention.evidence.surface for mention in facts.people] == ["Giàng\u00a0A  Páo"]
    assert [mention.name for mention in facts.people] == ["Giàng A Páo"]
    assert [claim.evidence.surface for claim in facts.posts] == ["Bí thư Huyện\u00a0ủy\u2009Hàm Yên"]
    assert [statistic.evidence.surface for statistic in facts.statistics] == ["trên  120\u00a0chi bộ"]
    for record in (*facts.people, *facts.posts, *facts.statistics):
        evidence = record.evidence
        assert TEXT[evidence.start_char : evidence.end_char] == evidence.surface
    claim = facts.posts[0]
    assert TEXT[claim.person_start_char : claim.person_end_char] == "Giàng\u00a0A  Páo"


def test_parts_know_where_their_total_stands_in_the_text_as_published() -> None:
    text = "Kết  quả: Lớp có  60 học viên, trong đó nam  40, nữ 20."
    total, *parts = extract(document(text)).statistics
    assert total.evidence.surface == "60 học viên"
    assert {part.part_of_char for part in parts} == {total.evidence.start_char} == {text.index("60")}


def test_another_alphabets_letter_is_read_as_ours() -> None:
    text = "Ðồng chí Giàng A Páo, Bí thư Ðảng ủy xã Ea M´Droh."
    (claim,) = extract(document(text)).posts
    assert (claim.title, claim.organisation) == ("Bí thư", "Đảng ủy xã Ea M’Droh")
    assert claim.evidence.surface == "Bí thư Ðảng ủy xã Ea M´Droh"


def test_a_plain_text_is_read_as_it_is() -> None:
    plain = document("Đồng chí Giàng A Páo\nphát biểu.")
    assert read_plainly(plain).document is plain


@given(st.text(alphabet="ab \u00a0\n\t.", max_size=40))
def test_every_character_knows_where_it_stood(text: str) -> None:
    reading = read_plainly(Document("t0", text, (Zone("body", 0, len(text)),)))
    read = reading.document.text
    assert read.split() == text.split()
    assert not {"  ", "\u00a0", "\t"} & {read[i : i + width] for i in range(len(read)) for width in (1, 2)}
    if reading.removed is not None:
        *places, end = map(reading.removed.origin, range(len(read) + 1))
        assert places == sorted(set(places)) and end == len(text)
        assert all(text[at] == char or char == " " for at, char in zip(places, read, strict=True))
        moved = reading.removed.moved(range(len(text) + 1))
        assert [moved[place] for place in (*places, end)] == [*range(len(read) + 1)]
        assert all(
            text[at : places[to] if to < len(places) else end].isspace()
            for at, to in enumerate(moved)
            if at not in (*places, end)
        )
    assert reading.document.zones[0].end_char == len(read)
