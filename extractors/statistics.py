"""Finds quantities: `trên 6.600 đảng viên`, `21/21 thôn`, `1 tỷ 250 triệu đồng`."""

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.records import DirectiveCitation, Mention, Statistic


def extract_statistics(
    document: Document, frame: Frame, directives: Sequence[DirectiveCitation], people: Sequence[Mention]
) -> Iterator[Statistic]:
    """Yield every Statistic of the document."""
    raise NotImplementedError
