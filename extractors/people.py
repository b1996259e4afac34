"""Finds who is named: `đồng chí Nguyễn Văn An`, `Đồng chí An`, `K’Brêu`, `T.V.G.`."""

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.records import Mention


def extract_people(document: Document, frame: Frame) -> Iterator[Mention]:
    """Yield every Mention of the document."""
    raise NotImplementedError
