"""Documents for tests: text in, one body zone a line, no annotation unless a test asks for it."""

from collections.abc import Callable

import pytest
from documents import line_zones

from extractors.document import Document


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
