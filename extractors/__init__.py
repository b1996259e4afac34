"""How we understand: an annotated document in, records out."""

from dataclasses import dataclass

from extractors.blanks import read_plainly
from extractors.directives import extract_directives
from extractors.document import Document
from extractors.frame import read_frame
from extractors.initiatives import extract_initiatives
from extractors.long_texts import parts_of
from extractors.people import extract_people
from extractors.posts import extract_posts
from extractors.records import DirectiveCitation, InitiativeMention, Mention, PostClaim, Statistic
from extractors.statistics import extract_statistics


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says, each kind in order of the text."""

    people: tuple[Mention, ...]
    posts: tuple[PostClaim, ...]
    directives: tuple[DirectiveCitation, ...]
    statistics: tuple[Statistic, ...]
    initiatives: tuple[InitiativeMention, ...] = ()


def extract(document: Document) -> Facts:
    """Run the extractors in their order: each claims its characters before the next one reads.

    Directives come first, so that `21-NQ/TW` is no number; people before posts, so that a post finds
    its holder. They read the text with plain blanks; the records quote it as published.
    """
    reading = document.once(read_plainly)
    parts = [(part, _extract(part.document)) for part in parts_of(reading.document)]
    return Facts(
        reading.restore([record for part, facts in parts for record in part.restore(facts.people)]),
        reading.restore([record for part, facts in parts for record in part.restore(facts.posts)]),
        reading.restore([record for part, facts in parts for record in part.restore(facts.directives)]),
        reading.restore([record for part, facts in parts for record in part.restore(facts.statistics)]),
        reading.restore([record for part, facts in parts for record in part.restore(facts.initiatives)]),
    )


def _extract(document: Document) -> Facts:
    frame = document.once(read_frame)
    directives = tuple(extract_directives(document, frame))
    people = tuple(extract_people(document, frame))
    posts = tuple(extract_posts(document, frame, people))
    statistics = tuple(extract_statistics(document, frame, directives, people))
    return Facts(people, posts, directives, statistics, tuple(extract_initiatives(document, posts)))
