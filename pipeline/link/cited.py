"""What the linking stage reads of a citation of a document and of the article that it stands in."""

from collections.abc import Sequence
from typing import NamedTuple


class Cited(NamedTuple):
    """A citation with what its article says; fields as in directive_citation and article."""

    citation_id: str
    text_id: str
    document: str
    surface: str
    kind_key: str
    number: str | None
    symbol: str | None
    year: int | None
    date: str | None
    issuer: str | None
    issuer_resolved: str | None
    subject_key: str | None
    form: str
    term: str | None
    published: str | None
    home: str | None
    stance: str = "cite"
    by_documents: Sequence[str] = ()
    after_years: int | None = None
