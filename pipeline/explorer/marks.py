"""The text of an article cut at the ends of its marks, paragraph by paragraph."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_KINDS = ("person", "post", "directive", "statistic", "initiative")
Mark = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters under the same marks. kinds: of the marks; says: what they say; evidence: of the
    shortest; all empty between marks."""

    text: str
    kinds: str = ""
    says: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """kind: of its zone."""

    kind: str
    pieces: tuple[Piece, ...]


def paragraphs(text: str, zones: Sequence[Mapping[str, Any]], marks: Sequence[Mark]) -> list[Paragraph]:
    """The zones of a text in order; what stands outside all zones is a paragraph `boilerplate` of its own.

    marks: rows of `article_marks`; they may overlap.
    """
    found, end = [], 0
    for zone in sorted(zones, key=lambda zone: int(zone["start_char"])):
        if text[end : zone["start_char"]].strip():
            found.append(_paragraph(text, "boilerplate", end, zone["start_char"], marks))
        found.append(_paragraph(text, zone["kind"], zone["start_char"], zone["end_char"], marks))
        end = max(end, zone["end_char"])
    if text[end:].strip():
        found.append(_paragraph(text, "boilerplate", end, len(text), marks))
    return found


def _paragraph(text: str, kind: str, start: int, end: int, marks: Sequence[Mark]) -> Paragraph:
    inside = [mark for mark in marks if mark["start_char"] < end and start < mark["end_char"]]
    return Paragraph(kind, tuple(_pieces(text, start, end, inside)))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    bounds = {start, end}
    for mark in marks:
        bounds |= {max(start, mark["start_char"]), min(end, mark["end_char"])}
    for left, right in itertools.pairwise(sorted(bounds)):
        over = [mark for mark in marks if mark["start_char"] <= left and right <= mark["end_char"]]
        if not over:
            yield Piece(text[left:right])
            continue
        over.sort(key=lambda mark: (mark["end_char"] - mark["start_char"], _KINDS.index(mark["kind"])))
        kinds = sorted({mark["kind"] for mark in over}, key=_KINDS.index)
        says = "; ".join(dict.fromkeys(mark["says"] for mark in over))
        yield Piece(text[left:right], " ".join(kinds), says, over[0]["evidence"])
