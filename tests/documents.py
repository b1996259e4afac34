"""How tests read a text: one zone a line."""

from extractors.document import Zone


def line_zones(text: str, first: str = "body") -> tuple[Zone, ...]:
    """One zone a non-empty line: the first one of kind `first`, the others body."""
    zones: list[Zone] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "body" if zones else first
            zones.append(Zone(kind, start, start + len(line)))
        start += len(line) + 1
    return tuple(zones)
