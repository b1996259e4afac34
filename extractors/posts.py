"""Finds who holds which post: `Nguyễn Văn An, Bí thư Huyện ủy Sơn Lĩnh`."""

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.records import Mention, PostClaim


def extract_posts(document: Document, frame: Frame, people: Sequence[Mention]) -> Iterator[PostClaim]:
    """Yield every PostClaim of the document."""
    raise NotImplementedError
