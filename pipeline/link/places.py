"""Which unit a place's name means: `xã Tân Lập` of this text is one of fourteen, or stays a name of its own.

A name is resolved inside the units that its text names or its paper speaks for. Where more than one unit is
left, or the gazetteer has none, the place gets an id of its own below what is certain about it.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractors.gazetteer import Unit, place_key, province_of, successions, units_of_code, units_of_key
from extractors.place_types import bare_name, level_of, read_type_word
from extractors.spelling import search_fold

LEVELS = ("province", "district", "commune", "village")
EVE, REFORM = "2025-06-30", "2025-07-01"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Place:
    """place_id: `vn.` and the official code; for what the gazetteer cannot tell, an id below its parent.

    name: with its type word. level: one of LEVELS, None where no word says so. province, district: ids of
    the units above (its own, where it is one), None while unknown; of a commune of after July 2025 the
    district that it lay in. known: that the gazetteer has it. ended: ISO day on which the unit ended with
    the reform of 2025, None if it did not. commune: id of the one that a village is certain to lie in.
    """

    place_id: str
    name: str
    level: str | None
    province: str | None = None
    district: str | None = None
    known: bool = False
    ended: str | None = None
    commune: str | None = None


def resolve_places(
    names: Iterable[str], home: str | None, day: str | None, text_id: str = ""
) -> dict[str, Place]:
    """The places of one text, by their names as given (with type words).

    home: the place that the paper speaks for; it decides only between units that the text leaves open.
    day: ISO day of publication; units that were not in force are left out. text_id: of the text; a village
    of which the commune is not certain is its alone, for there is a `thôn 2` everywhere.
    """
    given = sorted(set(names))
    found: dict[str, Place] = {}
    home_place = _province(home, day) if home else None
    for level in LEVELS:
        mine = [name for name in given if level_then(name, day) == level]
        for _ in range(2):  # what is certain helps to tell what is not
            above = [place for place in found.values() if place.known]
            for name in mine:
                if name not in found or not found[name].known:
                    found[name] = _resolve(name, level, above, home_place, day, text_id)
            if not any(found[name].known for name in mine):
                break
    for name in given:
        if name not in found:
            found[name] = _own(name, None, None, None, text_id)
    return found


def resolve_in_text(
    names: Iterable[str], home: str | None, day: str | None, text_id: str
) -> Mapping[str, Place]:
    """resolve_places, each set of places looked up once that means the same in every text of its era."""
    given = tuple(sorted(set(names)))
    alike = _resolved_alike(given, home, era(day))
    return resolve_places(given, home, day, text_id) if alike is None else alike


@lru_cache(maxsize=1 << 16)
def _resolved_alike(names: tuple[str, ...], home: str | None, day: str | None) -> dict[str, Place] | None:
    """None where one of them is no unit: there is a `thôn 2` in every text."""
    if any(level_then(name, day) not in ("province", "district", "commune") for name in names):
        return None
    return resolve_places(names, home, day)


def era(day: str | None) -> str | None:
    """The eve of the reform of 2025 or its day: units are in force by that alone, by whole months."""
    return day and (EVE if day[:7] < REFORM[:7] else REFORM)


def settle(places: Iterable[Place]) -> dict[str, Place]:
    """Place id -> the place of the same name that it must be, over all texts.

    A place whose province its text left open is the one of that name and level, if all texts know but one.
    """
    there: dict[tuple[str | None, str], set[Place]] = defaultdict(set)
    open_: set[Place] = set()
    for place in places:
        if place.level in ("district", "commune"):
            (there[place.level, place_key(place.name)] if place.province else open_).add(place)
    found = {}
    for place in open_:
        candidates = {near.place_id: near for near in there[place.level, place_key(place.name)]}
        if len(candidates) == 1:
            found[place.place_id] = next(iter(candidates.values()))
    return found


def area_of(province: str | None) -> str | None:
    """The province of today that a province's id belongs to: those that merged in 2025 are one area."""
    return _areas().get(province, province) if province else None


@lru_cache(maxsize=1 << 12)
def _home(home: str, day: str) -> str | None:
    place = _province(home, day or None)
    return place.place_id if place else None


def home_province(home: str | None, day: str | None) -> str | None:
    """The id of the province that a paper speaks for on a day, None where it is none, or not one."""
    return _home(home, era(day) or "") if home else None


@cache
def _areas() -> dict[str, str]:
    return {
        f"vn.{old}": f"vn.{new}"
        for old, new, _ in successions()
        if any(unit.level == "province" for unit in units_of_code(old))
    }


@lru_cache(maxsize=1 << 16)
def place_level(name: str) -> str | None:
    """The level of a place with its type word."""
    return level_of(name)


@lru_cache(maxsize=1 << 16)
def level_then(name: str, day: str | None) -> str | None:
    """The level on a day: Huế is a city under the centre, after the reform there is no other of its name."""
    level = place_level(name)
    if level != "district" or era(day) != REFORM:
        return level
    read = read_type_word(name, 0)
    units = units_of_key(place_key(bare_name(name))) if read else ()
    same = [unit for unit in units if read and unit.type == read[0].type and unit.in_force(REFORM)]
    return "province" if any(unit.level == "province" for unit in same) else level


@lru_cache(maxsize=1 << 16)
def is_new(name: str) -> bool:
    """Whether communes of that type and name are of the reform: who names one writes after it."""
    if place_level(name) != "commune":
        return False
    units = _units_then(name, None)
    return bool(units) and all(unit.in_force(REFORM) and not unit.in_force(EVE) for unit in units)


def _units(name: str, day: str | None) -> tuple[Unit, ...]:
    """The units of this type and name, in force on that day; several dates of one code count once."""
    return _units_then(name, era(day))


@lru_cache(maxsize=1 << 16)
def _units_then(name: str, day: str | None) -> tuple[Unit, ...]:
    """The same for one day before the reform of 2025, or after: units are in force by that alone."""
    read = read_type_word(name, 0)
    kind = read[0].type if read else None
    units = [unit for unit in units_of_key(place_key(bare_name(name))) if kind in (unit.type, None)]
    in_force = [unit for unit in units if unit.in_force(day)]
    return tuple({unit.code: unit for unit in in_force or units}.values())


def _province(name: str, day: str | None) -> Place | None:
    units = [unit for unit in _units(name, day) if unit.level == "province"]
    return _place(units[0]) if len(units) == 1 else None


def _resolve(
    name: str, level: str, above: list[Place], home: Place | None, day: str | None, text_id: str
) -> Place:
    units = [unit for unit in _units(name, day) if unit.level == level]
    candidates = [_place(unit) for unit in units]
    districts = {place.district for place in above if place.level == "district"}
    provinces = {place.province for place in above if place.level == "province"}
    at_home = {home.province} if home else set()
    for there in (
        [place for place in candidates if place.district and place.district in districts],
        [place for place in candidates if place.province in {p.province for p in above}],
        [place for place in candidates if area_of(place.province) in map(area_of, at_home)],
        # the only one of its name in the country: papers write of other provinces, and copy each other
        candidates if not (level == "commune" and provinces) else [],
    ):
        if len(there) > 1 and districts - {None}:  # a text that knows districts is of before their end
            there = [place for place in there if place.ended]
        if len(there) == 1:
            return there[0]
        if there:
            break
    province = _only(provinces | ({p.province for p in above} - {None})) or _only(at_home)
    district = _only(districts)
    if level != "village":
        return _own(name, level, province, district, province or "vn.x")
    commune = _only({place.place_id for place in above if place.level == "commune"})
    parent = commune or f"{district or province or 'vn.x'}.{text_id}"
    return replace(_own(name, level, province, district, parent), commune=commune)


def _only(ids: "set[str | None]") -> str | None:
    known = ids - {None}
    return next(iter(known)) if len(known) == 1 else None


@lru_cache(maxsize=1 << 16)
def _place(unit: Unit) -> Place:
    province = province_of(unit)
    district = unit.code if unit.level == "district" else _district_above(unit) or _former_district(unit.code)
    last = units_of_code(unit.code)[-1].valid_to
    return Place(
        f"vn.{unit.code}",
        unit.full_name,
        unit.level,
        f"vn.{province.code}" if province else None,
        f"vn.{district}" if district else None,
        known=True,
        ended=EVE if last == EVE or unit.level == "district" else None,
    )


def _district_above(unit: Unit) -> str | None:
    parents = units_of_code(unit.parent) if unit.parent else ()
    return unit.parent if any(up.level == "district" for up in parents) else None


def _former_district(code: str) -> str | None:
    """The district that most of what became a commune in 2025 lay in."""
    districts = Counter(_heirs().get(code, ()))
    return min(districts, key=lambda district: (-districts[district], district)) if districts else None


@cache
def _heirs() -> dict[str, list[str]]:
    """Code of a commune of today -> the districts of the communes that went into it."""
    found: dict[str, list[str]] = defaultdict(list)
    for old, new, _ in successions():
        above = next((up for unit in units_of_code(old) if (up := _district_above(unit))), None)
        if above:
            found[new].append(above)
    return found


def _own(name: str, level: str | None, province: str | None, district: str | None, parent: str) -> Place:
    """A place that the gazetteer cannot tell, with an id below `parent`."""
    place_id = f"{parent}.{_marked(name)}"
    own_district = place_id if level == "district" else district
    own_province = place_id if level == "province" else province
    ended = EVE if level == "district" else None  # Law on the Organisation of Local Government 72/2025/QH15
    return Place(place_id, name, level, own_province, own_district, ended=ended)


@lru_cache(maxsize=1 << 16)
def _marked(name: str) -> str:
    """A slug, and a mark that keeps apart what differs in tones only."""
    key = place_key(name)
    slug = _NOT_SLUG.sub("-", search_fold(key)).strip("-")
    return f"{slug}-{hashlib.blake2b(key.encode(), digest_size=2).hexdigest()}"
