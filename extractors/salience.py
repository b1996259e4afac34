"""Which unit an article is about at each level: its places weighed by where they are named.

Title and lead weigh more than the body, a body's own name (`Huyện ủy Hàm Yên`) more than a place in
passing. A district or commune speaks for its province through the gazetteer, in the article's period.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import regex

from extractors.document import Document
from extractors.gazetteer import Unit, place_key, province_of, units_of_code, units_of_key
from extractors.home_province import is_about_other
from extractors.organisations import OrganisationMention
from extractors.place_names import is_abroad
from extractors.place_types import bare_name, level_of
from extractors.places import PlaceMention

_WEIGHTS = {"title": 6.0, "lead": 4.0, "heading": 2.0, "body": 1.0, "caption": 1.0}
_OPENING = 2  # the first paragraphs weigh more
_OPENING_WEIGHT = 2.0
_IN_BODY = 1.0  # added where the place stands in a body's name
_IN_BRACKETS = 0.5  # `xã Khâu Tinh (Na Hang)` only explains
_FORMER = regex.compile(r"[ \u00a0]?(?:\((?:cũ|trước đây)\)|cũ(?!\p{L}))")
_IMPLIED = 0.5  # a district speaks for its province, less than the province's own name
_LEAST = {"province": 1.0, "district": 3.0, "commune": 4.0}  # less is named in passing
_LEAD = 2.0  # by how much the first unit must outweigh the second
_TITLED_LEAD = 1.2  # the same where the title names it and no other
_LEVELS = ("province", "district", "commune")

Weights = dict[str, float]  # by key of the unit's name


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article is about: a unit with its type word at each level, None where that is open."""

    province: str | None
    district: str | None
    commune: str | None
    subject: tuple[str, str] | None  # level and name of the smallest one that title or text dwell on


def read_topic(
    document: Document, places: Sequence[PlaceMention], bodies: Sequence[OrganisationMention]
) -> Topic:
    """Weigh all places of the readable zones, typed and bare."""
    weigh = _weigher(document, bodies)
    weights: dict[str, Weights] = {level: defaultdict(float) for level in _LEVELS}
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for place in places:
        if place.level in weights and not (place.level == "province" and is_abroad(place.name)):
            key = place_key(place.name)
            weights[place.level][key] += weigh(place)
            if place.type:
                names[place.level, key][place.full_name] += 1
    explicit = {level: dict(found) for level, found in weights.items()}
    named = len(weights["province"])
    _imply_provinces(document, weights, names)
    titled = {level: _titled(document, places, level) for level in _LEVELS}
    leaders = {level: _leader(weights[level], _LEAST[level], titled[level]) for level in _LEVELS}
    province, district = leaders["province"], leaders["district"]
    heaviest = max(explicit["province"].values(), default=0.0)
    # Of an article of several provinces no district is the topic, unless it outweighs them all.
    several = named > 1 and province is None and explicit["district"].get(district or "", 0.0) < heaviest
    if district and (several or (province and not _may_lie_in(district, province))):
        leaders["district"] = None
    if leaders["district"] is None and leaders["commune"] is not None and len(explicit["district"]) == 1:
        leaders["district"] = next(iter(explicit["district"]))  # the only one named beside the commune
    elif leaders["district"] is None and not several and leaders["commune"] is not None:
        leaders["district"] = _district_above(document, leaders["commune"], province, names)
    for level, below in (("district", ("commune",)), ("province", ("district", "commune"))):
        said = explicit[level].get(leaders[level] or "", 0.0)
        stated = _stated_above(document, places, [leaders[lower] for lower in below], level)
        if stated and explicit[level].get(stated, 0.0) > said:
            leaders[level] = stated  # what the text says goes before what only a map says
    if leaders["province"] not in explicit["province"] and leaders["district"] in explicit["district"]:
        above = provinces_above(leaders["district"] or "", "district", document.published)
        if above and leaders["province"] not in {place_key(unit.name) for unit in above}:
            leaders["province"] = place_key(above[0].name) if len(above) == 1 else None
    leaders["province"] = _own_province(document, places, explicit["province"], titled["province"], leaders)
    found = {level: _name(names, level, key) or _only_name(level, key) for level, key in leaders.items()}
    subject = _subject(explicit, leaders, found)
    return Topic(found["province"], found["district"], found["commune"], subject)


def _own_province(
    document: Document,
    places: Sequence[PlaceMention],
    explicit: Weights,
    titled: set[str],
    leaders: dict[str, str | None],
) -> str | None:
    """The leading province, or the paper's own where the leading one is only named in passing."""
    leader, home = leaders["province"], _home_province(document)
    if home is None or leader in (None, home) or leader not in explicit or leaders["district"] is not None:
        return leader
    mentions = [p for p in places if p.level == "province" and place_key(p.name) == leader]
    about_other = is_about_other(document, mentions, explicit[leader], leader in titled)
    return leader if about_other else home


def _home_province(document: Document) -> str | None:
    """The key of the province that the paper speaks for."""
    home = document.home
    return place_key(bare_name(home)) if home and level_of(home) == "province" else None


def _name(names: dict[tuple[str, str], Counter[str]], level: str, key: str | None) -> str | None:
    if key is None or (level, key) not in names:
        return None
    return names[level, key].most_common(1)[0][0]


def _only_name(level: str, key: str | None) -> str | None:
    """With its type a province or district that the text names without one, where there is just one such."""
    units = {unit.full_name for unit in units_of_key(key or "") if unit.level == level}
    return units.pop() if len(units) == 1 else None


_APPOSITION = regex.compile(r"[ \u00a0]{0,2}(?:,|\(|-|–)[ \u00a0]{0,2}(?:thuộc[ \u00a0]{1,2})?")


def _stated_above(
    document: Document, places: Sequence[PlaceMention], below: Sequence[str | None], level: str
) -> str | None:
    """`Huyện ủy Sơn Lĩnh (Tuyên Quang)`: the unit of the level named beside the article's own."""
    if not any(below):
        return None
    found = set()
    ordered = sorted(places, key=lambda place: place.start_char)
    for index, place in enumerate(ordered):
        if place.level == "village" or place_key(place.name) not in below:
            continue
        for before, after in pairwise(ordered[index : index + 3]):
            if not _APPOSITION.fullmatch(document.text, before.end_char, after.start_char):
                break
            if after.level == level and not _FORMER.match(document.text, after.end_char):
                found.add(place_key(after.name))
    return found.pop() if len(found) == 1 else None


def _subject(
    weights: dict[str, Weights], leaders: dict[str, str | None], found: dict[str, str | None]
) -> tuple[str, str] | None:
    """The unit that the article dwells on: a small one only where it outweighs those above it."""
    above = {"commune": ("district", "province"), "district": ("province",), "province": ()}
    for level, share in (("commune", 1.0), ("district", 3.0), ("province", 1.0)):
        key, name = leaders[level], found[level]
        if key is None or name is None:
            continue
        heaviest = max((weights[other].get(leaders[other] or "", 0.0) for other in above[level]), default=0.0)
        if weights[level].get(key, 0.0) * share >= heaviest:
            return level, name
    return None


def _weigher(document: Document, bodies: Sequence[OrganisationMention]) -> "_Weigher":
    opening = [zone.start_char for zone in document.zones if zone.kind in ("lead", "body")][:_OPENING]
    ends = list(accumulate((body.end_char for body in bodies), max))
    return _Weigher(document, frozenset(opening), [body.start_char for body in bodies], ends)


@dataclass(frozen=True, slots=True)
class _Weigher:
    """How much a mention weighs by where it stands."""

    document: Document
    opening: frozenset[int]
    body_starts: Sequence[int]
    body_ends: Sequence[int]  # the last end so far

    def __call__(self, place: PlaceMention) -> float:
        zone = self.document.zone_at(place.start_char)
        if zone is None or self.document.text[place.start_char - 1 : place.start_char] == "(":
            return _IN_BRACKETS
        if _FORMER.match(self.document.text, place.end_char):
            return _IN_BRACKETS  # `tỉnh Bình Định (cũ)`
        opens = zone.kind == "body" and zone.start_char in self.opening
        weight = _OPENING_WEIGHT if opens else _WEIGHTS.get(zone.kind, 1.0)
        return weight + (_IN_BODY if self._is_in_body(place.start_char) else 0.0)

    def _is_in_body(self, char: int) -> bool:
        before = bisect_right(self.body_starts, char)
        return before > 0 and char < self.body_ends[before - 1]


def _imply_provinces(
    document: Document, weights: dict[str, Weights], names: dict[tuple[str, str], Counter[str]]
) -> None:
    """Let districts, communes and the paper's home speak for their province."""
    provinces = weights["province"]
    named = set(provinces)
    for level in ("district", "commune"):
        for key, weight in weights[level].items():
            units = provinces_above(key, level, document.published)
            if len(units) > 1:
                units = [unit for unit in units if place_key(unit.name) in named] or units
            if len(units) > 1 and level == "district":
                continue  # nothing tells which one is meant
            for unit in units:
                provinces[place_key(unit.name)] += weight * _IMPLIED / len(units)
                names["province", place_key(unit.name)][unit.full_name] += 0
    home = _home_province(document)
    if home is not None and document.home is not None:
        provinces[home] += 1
        names["province", home][document.home] += 0


def provinces_above(key: str, level: str, day: str | None) -> list[Unit]:
    """The provinces in which a unit of this name and level lay on that day."""
    units = [unit for unit in units_of_key(key) if unit.level == level and unit.in_force(day)]
    above = {unit.code: unit for unit in map(province_of, units) if unit is not None}
    return [_named_then(unit, day) for unit in above.values()]


def _named_then(province: Unit, day: str | None) -> Unit:
    """The province as it was called on that day: `thành phố Huế` was `tỉnh Thừa Thiên Huế` before 2025."""
    versions = units_of_code(province.code) if day else ()
    return next((one for one in versions if day and one.valid_from <= day <= (one.valid_to or "9")), province)


def _titled(document: Document, places: Sequence[PlaceMention], level: str) -> set[str]:
    """Keys of the units of the level that the title names, else those of the lead."""
    found: set[str] = set()
    for kind in ("title", "lead"):
        for zone in () if found else document.zones_of(kind):
            inside = (p for p in places if zone.start_char <= p.start_char < zone.end_char)
            found |= {place_key(place.name) for place in inside if place.level == level}
    return found


def _leader(weights: Weights, least: float, titled: set[str]) -> str | None:
    """The unit that outweighs all others clearly, None where more than one is open.

    titled: those that the title names; the only one of them need not outweigh the others so far.
    """
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < least:
        return None
    lead = _TITLED_LEAD if len(titled) == 1 and ranked[0][0] in titled else _LEAD
    if len(ranked) > 1 and ranked[0][1] < lead * ranked[1][1]:
        return None
    return ranked[0][0]


def _district_above(
    document: Document, commune: str, province: str | None, names: dict[tuple[str, str], Counter[str]]
) -> str | None:
    """The only district in which a commune of this name lies, in the article's province and time."""
    districts = {}
    for unit in units_of_key(commune):
        if unit.level != "commune" or not unit.in_force(document.published):
            continue
        for above in units_of_code(unit.parent):
            root = province_of(above)
            if above.level == "district" and (
                province is None or (root and place_key(root.name) == province)
            ):
                districts[place_key(above.name)] = above
    if len(districts) != 1:
        return None
    key, district = districts.popitem()
    names["district", key][district.full_name] += 0
    return key


def _may_lie_in(district: str, province: str) -> bool:
    """False where the gazetteer knows the district, and not in this province."""
    above = provinces_above(district, "district", None)
    names = {place_key(unit.name) for found in above for unit in units_of_code(found.code)}
    return not names or province in names


def places_of_bodies(bodies: Iterable[OrganisationMention]) -> list[PlaceMention]:
    """The places in `Huyện ủy Sơn Lĩnh`: the committee's word says what kind of unit the name is."""
    found = []
    for body in bodies:
        if not body.place or body.needs is not None or body.name.endswith(body.place):
            continue
        name = bare_name(body.place)
        if body.surface.lower().endswith(name.lower()) and name != body.place:
            kind = body.place[: -len(name)].strip()
            start, level = body.end_char - len(name), level_of(body.place) or body.level or "district"
            found.append(PlaceMention(start, body.end_char, body.surface[-len(name) :], kind, name, level))
    return found
