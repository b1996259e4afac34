"""Documents for tests: text in, one body zone a line, no annotation unless a test asks for it."""

from collections.abc import Callable

import pytest

from extractors.document import Document, Zone


def line_zones(text: str, first: str = "body") -> tuple[Zone, ...]:
    """One zone a non-empty line: the first one of kind `first`, the others body."""
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "body" if zones else first
            zones.append(Zone(kind, start, start + len(line)))
        start += len(line) + 1
    return tuple(zones)


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Make a Document: `document(text, published="2023-11-22", home="tỉnh Tuyên Quang")`."""

    def make(
        text: str, published: str | None = None, home: str | None = None, first: str = "body"
    ) -> Document:
        from pipeline.annotate import annotate_text

        sentences, tokens = annotate_text(text)
        return Document("t0", text, line_zones(text, first), sentences, tokens, published, home)

    return make
