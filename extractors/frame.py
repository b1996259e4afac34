"""What an article is about: its places by level with salience, so that elided ones can be filled in."""

from dataclasses import dataclass

from extractors.document import Document
from extractors.organisations import OrganisationMention


@dataclass(frozen=True, slots=True)
class Resolved:
    """A body completed. name: `Huyện ủy Hàm Yên`; how: one of `records.RESOLUTIONS`."""

    name: str
    place: str | None
    level: str | None
    how: str


@dataclass(frozen=True)
class Frame:
    """The article's frame.

    province, district, commune: the unit that the article is about at that level, with its type word
    (`huyện Hàm Yên`), None where the text leaves more than one open.
    """

    document: Document
    province: str | None
    district: str | None
    commune: str | None

    def complete(self, organisation: OrganisationMention) -> Resolved:
        """Fill in the place that the body's own word calls for: sentence, then article, then source."""
        raise NotImplementedError

    def subject_at(self, char: int) -> Resolved | None:
        """The body or unit that the sentence around `char` speaks of, for a figure's `about`."""
        raise NotImplementedError


def read_frame(document: Document) -> Frame:
    """Read the frame of a document."""
    raise NotImplementedError
