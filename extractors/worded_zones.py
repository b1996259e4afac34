"""Which paragraphs of a document hold certain words: the others need not be looked at for what opens so."""

from bisect import bisect_left
from collections.abc import Iterator

from extractors.document import Document, Zone
from extractors.text_words import find_openers


def zones_with(document: Document, openers: frozenset[str]) -> Iterator[Zone]:
    """The readable zones in which one of the openers stands, as `text_words` has them, in order."""
    firsts = find_openers(document.text, openers)
    for zone in document.readable_zones() if firsts else ():
        index = bisect_left(firsts, zone.start_char)
        if index < len(firsts) and firsts[index] < zone.end_char:
            yield zone
