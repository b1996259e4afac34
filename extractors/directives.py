"""Finds references to documents: `Đề án số 16-ĐA/TU ngày 03/01/2020 của BTV Tỉnh ủy`."""

from collections.abc import Iterator, Sequence

from extractors.document import Document
from extractors.frame import Frame
from extractors.records import DirectiveCitation


def extract_directives(document: Document, frame: Frame) -> Iterator[DirectiveCitation]:
    """Yield every DirectiveCitation of the document."""
    raise NotImplementedError
