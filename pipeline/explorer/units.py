"""What a place was made from and became in the reform of 1 July 2025, by the official lists."""

from dataclasses import dataclass

from extractors.gazetteer import Unit, successions, units_of_code

_CODE = "vn."


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit before or after. change: merged, divided, renamed, unchanged."""

    place_id: str
    name: str
    change: str


def predecessors(place_id: str) -> tuple[Relative, ...]:
    """The units that went into a unit, itself left out; none for a place that is in no official list."""
    code = place_id.removeprefix(_CODE)
    return tuple(
        Relative(_CODE + old, _named(old, first=True), change)
        for old, new, change in successions()
        if new == code and (old != code or change != "unchanged")
    )


def successors(place_id: str) -> tuple[Relative, ...]:
    """What a unit became; of a district, what its communes became."""
    code = place_id.removeprefix(_CODE)
    units = units_of_code(code)
    if not units or any(unit.valid_to == "" for unit in units):
        return ()
    old_codes = {code} if units[-1].level != "district" else _communes(code)
    found = {new: change for old, new, change in successions() if old in old_codes}
    return tuple(Relative(_CODE + new, _named(new, first=False), change) for new, change in found.items())


def _communes(district: str) -> set[str]:
    return {old for old, _, _ in successions() for unit in units_of_code(old) if unit.parent == district}


def _named(code: str, first: bool) -> str:
    units: tuple[Unit, ...] = units_of_code(code)
    if not units:
        return code
    return (units[0] if first else units[-1]).full_name
