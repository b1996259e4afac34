"""Names of bodies and units that stand in one row, and which of several a sentence is about."""

from collections.abc import Sequence

from extractors.open_units import UNKNOWN
from extractors.subject_roles import Candidate, Judged


def with_lists(text: str, judged: Sequence[Judged]) -> list[Judged]:
    """The names as judged, but in a row (`sáp nhập xã Tân Thành, xã Yên Lâm`) as the first one of it."""
    found: list[Judged] = []
    for one in judged:
        before = found[-1] if found else None
        if before is not None and in_row(text, before.candidate, one.candidate):
            if before.route and not one.route:
                one = one._replace(subject=False, where=False, route=True)
            if before.office and not (one.office or one.route):
                one = one._replace(subject=False, where=False, office=True)
            if before.where and not before.subject and not (one.office or one.route):
                one = one._replace(subject=False, where=True)
            if _are_units(before.candidate, one.candidate):
                found[-1] = before._replace(listed=True)
                one = one._replace(listed=True)
        found.append(one)
    return found


def in_row(text: str, before: Candidate, one: Candidate) -> bool:
    """Whether two names stand in one row: `xã Tân Thành, xã Yên Lâm`, `xã Tân Thành và Yên Lâm`."""
    gap = text[before.end_char : one.start_char].strip(" \u00a0")
    return one.level == before.level and gap in (",", "và")


def _are_units(before: Candidate, one: Candidate) -> bool:
    return one.level is not None and before.kind is None and one.kind is None and before.name != one.name


def names_several(judged: Sequence[Judged]) -> bool:
    """`huyện Văn Lãng đạt 82%, huyện Na Hang đạt 77%`: whether the next sentence is about neither."""
    units = {
        one.candidate.name
        for one in judged
        if one.subject and one.candidate.kind is None and one.candidate.how == "explicit"
    }
    return len(units) > 1


def last_of(judged: Sequence[Judged]) -> Candidate | None:
    """The last subject; without one the last that says where."""
    for entry in reversed(judged):
        if entry.subject:
            return alone(entry)
    for entry in reversed(judged):
        if entry.where:
            return alone(entry)
    return None


def alone(entry: Judged) -> Candidate:
    """`ở hai huyện Khánh Sơn và Khánh Vĩnh có 300 em`: what several have is none's alone."""
    return entry.candidate._replace(name=UNKNOWN, place=None) if entry.listed else entry.candidate
