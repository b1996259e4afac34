"""What an article is about, and how that fills in what its sentences leave out.

`Bí thư Huyện ủy` in an article about Hàm Yên is of `Huyện ủy Hàm Yên`. The place comes from the sentence or
paragraph (`local`), from what the article is about (`article`), from the paper's home (`source`); where
none of them says one, the name stays as written (`unresolved`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import regex

from extractors.assemblies import Assembly, find_assemblies
from extractors.bare_places import find_bare_places
from extractors.completion import complete
from extractors.document import Document
from extractors.elided_places import Resolved
from extractors.gazetteer import place_key, units_of_key
from extractors.merged_units import merged_units
from extractors.organisations import OrganisationMention, find_organisations, inner_bodies
from extractors.places import PlaceMention, places_by_zone
from extractors.salience import places_of_bodies, read_topic
from extractors.scenes import Scene, read_scenes

_SHORT_NAME = regex.compile(
    r"[ \u00a0]\((?:gọi tắt là |sau đây gọi là |viết tắt là )?([\p{Lu}][\p{L}\d&.-]{1,14})\)"
)
# Kinds of bodies (rules/organisations.toml) that an article may be about, and that have parts.
HOUSES = frozenset(
    {"department", "agency", "company", "school", "hospital", "university", "bank", "treasury", "institute"}
    | {"social_insurance", "court", "procuracy", "police", "press", "cooperative", "general_department"}
)
# Levels of the units that a text names without their type once it has named them with it.
_BARE_LEVELS = ("province", "district", "commune")


@dataclass(frozen=True)
class Frame:
    """The article's frame.

    province, district, commune: the unit that the article is about at that level, with its type word
    (`huyện Hàm Yên`), None where the text leaves more than one open. subject: level and name of the smallest
    unit that the article dwells on. places: the places with a type word in the readable zones; bare_places:
    provinces and districts without one; organisations: the bodies there; each in order of the text.
    usual_spellings: by `place_key`, of names that the text spells in several ways.
    """

    document: Document
    province: str | None
    district: str | None
    commune: str | None
    subject: tuple[str, str] | None = None
    places: tuple[PlaceMention, ...] = ()
    bare_places: tuple[PlaceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    usual_spellings: Mapping[str, str] = field(default_factory=dict)

    def unit(self, level: str) -> str | None:
        """The unit that the article is about at a level, None where that is open."""
        return {"province": self.province, "district": self.district, "commune": self.commune}.get(level)

    def is_ended(self, place: PlaceMention) -> bool:
        """Whether the text says that the unit was merged into the one of its level that it is about."""
        own = self.unit(place.level)
        return own is not None and place.full_name != own and place.full_name in self.merged

    @cached_property
    def merged(self) -> frozenset[str]:
        """Units that the text says were merged into another one."""
        return merged_units(self.document.text, self._all_places)

    # ---- completing a body -----------------------------------------------------------------------------

    def complete(self, organisation: OrganisationMention) -> Resolved:
        """Fill in the place that the body's own word calls for: sentence, then article, then source."""
        known = self._completed.get(organisation)
        if known is None:
            known = self._completed[organisation] = complete(self, organisation)
        return known

    @cached_property
    def _completed(self) -> dict[OrganisationMention, Resolved]:
        return {}

    # ---- where things stand ----------------------------------------------------------------------------

    @cached_property
    def _all_places(self) -> Sequence[PlaceMention]:
        return sorted([*self.places, *self.bare_places], key=_start)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start_char for place in self._all_places]

    @cached_property
    def all_bodies(self) -> Sequence[OrganisationMention]:
        """The bodies, and those inside their names, in order of the text."""
        text = self.document.text
        inside = [inner for body in self.organisations for inner in inner_bodies(text, body)]
        return sorted([*self.organisations, *inside], key=lambda body: body.start_char)

    @cached_property
    def short_names(self) -> Mapping[str, OrganisationMention]:
        """Short names that the text itself gives bodies: `Công ty Gang thép Thái Hải (THISCO)`."""
        text = self.document.text
        found: dict[str, OrganisationMention] = {}
        for body in self.all_bodies:
            opened = text.startswith("(", body.end_char + 1)  # a quick look
            match = _SHORT_NAME.match(text, body.end_char) if opened else None
            if match is not None:
                found.setdefault(match[1], body)
        return found

    @cached_property
    def assemblies(self) -> Sequence[Assembly]:
        """The congresses that the text tells of, with the bodies that hold them."""
        return find_assemblies(self)

    @cached_property
    def house(self) -> OrganisationMention | None:
        """The agency, firm or school that the title names, else the only one of the lead, else the usual."""
        bodies = [body for body in self.all_bodies if body.kind in HOUSES and len(body.name.split()) > 2]
        for kind in ("title", "lead"):
            houses: dict[str, OrganisationMention] = {}
            for zone in self.document.zones_of(kind):
                inside = (body for body in bodies if zone.start_char <= body.start_char < zone.end_char)
                houses |= {body.name: body for body in inside}
            if houses:
                longest = max(houses, key=len)
                return houses[longest] if all(name in longest for name in houses) else None
        usual = Counter(body.name for body in bodies).most_common(2)
        if not usual or usual[0][1] < 2 or (len(usual) > 1 and usual[0][1] < 2 * usual[1][1]):
            return None
        return next(body for body in bodies if body.name == usual[0][0])

    def house_before(self, char: int) -> OrganisationMention | None:
        """The house named last in the paragraph before the character, else the article's own."""
        start = self.paragraph_start(char)
        before = [b for b in self.all_bodies if start <= b.start_char and b.end_char <= char]
        houses = [body for body in before if body.kind in HOUSES and len(body.name.split()) > 2]
        same = [body for body in houses if body.end_char == houses[-1].end_char]
        if any(self._beside(body, same[0]) for body in houses if body.name != same[0].name):
            return None  # `Trường A và Trường B …`: either
        return same[0] if same else self.house  # not the `Đại học` inside a `Trường Đại học`

    def _beside(self, first: OrganisationMention, second: OrganisationMention) -> bool:
        between = self.document.text[first.end_char : second.start_char]
        return first.kind == second.kind and between.strip(" \u00a0") in ("và", ",", "với", "cùng")

    def bodies_inside_before(self, char: int) -> Sequence[OrganisationMention]:
        """The bodies of the paragraph before the character that stand inside the names of others."""
        start, own = self.paragraph_start(char), set(self.body_starts)
        first, last = (bisect_left(self._all_starts, at) for at in (start, char))
        return [body for body in self.all_bodies[first:last] if body.start_char not in own]

    @cached_property
    def _all_starts(self) -> list[int]:
        return [body.start_char for body in self.all_bodies]

    @cached_property
    def scenes(self) -> Sequence[Scene]:
        return read_scenes(self)

    @cached_property
    def body_starts(self) -> list[int]:
        return [body.start_char for body in self.organisations]

    def places_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        return self._all_places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]

    def bodies_between(self, start: int, end: int) -> Sequence[OrganisationMention]:
        return self.organisations[bisect_left(self.body_starts, start) : bisect_left(self.body_starts, end)]

    def in_body(self, char: int) -> bool:
        """Whether the character is inside a body's name."""
        index = bisect_right(self.body_starts, char) - 1
        return index >= 0 and char < self.organisations[index].end_char

    def sentence_start(self, char: int) -> int:
        index = self.document.sentence_at(char)
        return self.document.sentences[index].start_char if index >= 0 else self.paragraph_start(char)

    def paragraph_start(self, char: int) -> int:
        zone = self.document.zone_at(char)
        return zone.start_char if zone else char


def read_frame(document: Document) -> Frame:
    """Read the frame of a document."""
    text, zones = document.text, list(document.readable_zones())
    places = [place for found in document.once(places_by_zone).values() for place in found]
    bodies = [body for zone in zones for body in find_organisations(text, zone.start_char, zone.end_char)]
    committees = _outside(places_of_bodies(bodies), places)
    named = _named_units([*places, *committees])
    found = (find_bare_places(text, zone.start_char, zone.end_char, named) for zone in zones)
    bare = _outside(chain.from_iterable(found), places)
    seen = {place.start_char for place in committees}
    bare = sorted([*committees, *(place for place in bare if place.start_char not in seen)], key=_start)
    bare = _typed(bare, bodies)
    usual = _usual_spellings([*places, *bare])
    places, bare = ([_spelt(place, usual) for place in found] for found in (places, bare))
    topic = read_topic(document, [*places, *bare], bodies)
    units = topic.province, topic.district, topic.commune
    return Frame(document, *units, topic.subject, tuple(places), tuple(bare), tuple(bodies), usual)


def _outside(found: Iterable[PlaceMention], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Those found that begin inside none of the places, which are in order of the text."""
    starts, ends = [place.start_char for place in places], [-1, *(place.end_char for place in places)]
    return [place for place in found if ends[bisect_right(starts, place.start_char)] <= place.start_char]


def _typed(places: Sequence[PlaceMention], bodies: Sequence[OrganisationMention]) -> list[PlaceMention]:
    """Bare districts of more than one type (`Từ Sơn`) with the one that the bodies of the text call for.

    `Thị ủy`, `UBND thị xã` without a name call for a thị xã.
    """
    called = {body.missing for body in bodies if body.missing}
    called |= {kind for body in bodies if body.fused and body.place is None for kind in body.types}
    return [place if place.type else _with_type(place, called) for place in places]


def _with_type(place: PlaceMention, called: Set[str]) -> PlaceMention:
    """The place with the only type of its units that is called for, itself where that is open."""
    units = units_of_key(place_key(place.name))
    kinds = {unit.type for unit in units if unit.level == place.level} & called
    return place._replace(type=kinds.pop()) if len(kinds) == 1 else place


def _named_units(places: Sequence[PlaceMention]) -> dict[str, PlaceMention]:
    """By key the units that the text names with their type; of two of one name the more usual."""
    counts = Counter(place.full_name for place in places)
    units: dict[str, PlaceMention] = {}
    for place in places:
        key = place_key(place.name)
        if place.level in _BARE_LEVELS and (
            key not in units or counts[place.full_name] > counts[units[key].full_name]
        ):
            units[key] = place
    return units


def _start(place: PlaceMention) -> int:
    return place.start_char


def _usual_spellings(places: Sequence[PlaceMention]) -> dict[str, str]:
    """The most usual spelling by key, of names that the text spells in several ways.

    A name in capitals, or without its type, was given the gazetteer's spelling: only what stands in the
    text as it is counts (`Đăk Pơ`, where the official list has `Đak Pơ`).
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        spellings[place_key(place.name)][place.name] += place.name in place.surface
    return {key: names.most_common(1)[0][0] for key, names in spellings.items() if len(names) > 1}


def _spelt(place: PlaceMention, usual: Mapping[str, str]) -> PlaceMention:
    name = usual.get(place_key(place.name)) if usual else None
    return place if name is None else place._replace(name=name)
