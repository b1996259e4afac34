"""Passages in which each figure stands in brackets with what is expected of it: `có [12 hộ|2019]`."""

from collections.abc import Iterator, Sequence

import regex

from extractors.records import Statistic

_FIGURE = regex.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")


def unmarked(passage: str) -> str:
    """The passage as its paper would print it."""
    return _FIGURE.sub(r"\1", passage)


def marked_figures(passage: str, found: Sequence[Statistic]) -> Iterator[tuple[str, str, Statistic | None]]:
    """Each marked figure as written, what is expected, and the first of `found` in its place, if any."""
    taken = 0  # characters of the markup so far
    for match in _FIGURE.finditer(passage):
        start = match.start() - taken
        taken += len(match[0]) - len(match[1])
        figures = [
            one
            for one in found
            if one.evidence.start_char < start + len(match[1]) and start < one.evidence.end_char
        ]
        yield match[1], match[2], figures[0] if figures else None
