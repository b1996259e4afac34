"""Hostile repetitions: what a page may hold by accident must not cost more than its length."""

import pytest
from timing import cpu_seconds

from extractors import extract
from extractors.document import Document, Sentence, Tokens, Zone

LENGTH = 50_000  # characters of the long text, its tenth is the short one
AT_MOST = 40  # times as long may the ten times longer text take: four times what is linear
LEAST = 0.05  # seconds; what is quicker is not measured

RUNS = {
    "capitals": "NGUYỄN VĂN AN ",
    "names": "Nguyễn Văn An ",
    "capital letters": "A B C ",
    "digits": "1234567890 ",
    "dates": "5/6 ",
    "dots": ". ",
    "stops": "1.",
    "quotes": "“",
    "brackets": "((",
    "comrades": "đồng chí ",
    "titles": "Phó Bí thư ",
    "bodies": "Ban Thường vụ ",
    "places": "huyện Hàm Yên, ",
    "kinds": "Nghị quyết số ",
    "numbers": "hai mươi ",
    "goals": "phấn đấu đến năm 2030 có ",
    "years past": "5 năm qua ",
    "now": "hiện nay, ",
    "pronouns": ", ông được ",
    "shares": "12/15 xã, ",
    "amounts": "12 tỷ đồng ",
    "bodies of bodies": "Ban Tổ chức Huyện ủy và ",
    "abbreviations": "UBND-HĐND ",
    "initials": "T. V. ",
    "no blank": "x",
    "hyphens": "-",
    "commas": ",",
}


def document(text: str) -> Document:
    """One line, one sentence, a token for each of its words."""
    starts = [0] + [index + 1 for index, char in enumerate(text[:-1]) if char == " "]
    ends = [*(start - 1 for start in starts[1:]), len(text.rstrip())]
    spans = [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    words = tuple(text[start:end] for start, end in spans)
    tokens = Tokens(
        tuple(start for start, _ in spans),
        tuple(end for _, end in spans),
        words,
        ("N",) * len(words),
        ("O",) * len(words),
    )
    end = spans[-1][1]
    return Document(
        "t", text, (Zone("body", 0, end),), (Sentence(0, end, 0, len(words)),), tokens, "2024-06-15", None
    )


def seconds(text: str) -> float:
    """CPU time to read it."""
    read = document(text)
    return cpu_seconds(lambda: extract(read), tries=2 if len(text) <= LENGTH else 1)


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_long_run_costs_its_length(run: str) -> None:
    short, long = (run * (length // len(run)) for length in (LENGTH // 10, LENGTH))
    assert seconds(long) <= AT_MOST * max(seconds(short), LEAST)


def test_two_hundred_thousand_characters_without_a_blank() -> None:
    for char in "xX1.-":
        assert seconds(char * 200_000) < 20
