"""How we understand: an annotated document in, records out."""

from dataclasses import dataclass

from extractors.blanks import read_plainly
from extractors.directives import extract_directives
from extractors.document import Document
from extractors.frame import read_frame
from extractors.people import extract_people
from extractors.posts import extract_posts
from extractors.records import DirectiveCitation, Mention, PostClaim, Statistic
from extractors.statistics import extract_statistics


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says, each kind in order of the text."""

    people: tuple[Mention, ...]
    posts: tuple[PostClaim, ...]
    directives: tuple[DirectiveCitation, ...]
    statistics: tuple[Statistic, ...]


def extract(document: Document) -> Facts:
    """Run the extractors in their order: each claims its characters before the next one reads.

    Directives come first, so that `21-NQ/TW` is no number; people before posts, so that a post finds
    its holder. They read the text with plain blanks; the records quote it as published.
    """
    reading = document.once(read_plainly)
    document = reading.document
    frame = document.once(read_frame)
    directives = tuple(extract_directives(document, frame))
    people = tuple(extract_people(document, frame))
    posts = tuple(extract_posts(document, frame, people))
    statistics = tuple(extract_statistics(document, frame, directives, people))
    restore = reading.restore
    return Facts(restore(people), restore(posts), restore(directives), restore(statistics))
