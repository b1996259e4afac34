"""What an article is about: its places by level with salience, so that elided ones can be filled in.

`Bí thư Huyện ủy` in an article about Hàm Yên is of `Huyện ủy Hàm Yên`. The place comes from the sentence or
paragraph (`local`), from what the article is about (`article`), from the paper's home (`source`); where
none of them says one, the name stays as written (`unresolved`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import regex

from extractors.document import Document
from extractors.gazetteer import Unit, place_key, province_of, units_of_key
from extractors.organisations import OrganisationMention, district_division, find_organisations
from extractors.places import PlaceMention, find_bare_places, find_places

_WEIGHTS = {"title": 6.0, "lead": 4.0, "heading": 2.0, "body": 1.0, "caption": 1.0}
_OPENING = 2  # body paragraphs that weigh more
_OPENING_WEIGHT = 2.0
_LEAST = 2.0  # a unit named once in passing is not what the article is about
_LEAD = 2.0  # by how much the first unit must outweigh the second
_IMPLIED = 0.5  # a district speaks for its province, less than the province's name
_ORDER = ("province", "district", "commune", "village")

_COMMITTEES = frozenset(
    ("provincial_committee", "municipal_committee", "district_committee", "town_committee")
    + ("urban_district_committee", "party_committee", "bloc_committee")
)
_BOARDS = frozenset(
    ("organisation_board", "propaganda_board", "mass_mobilisation_board", "internal_affairs_board")
    + ("inspection_commission", "standing_committee", "executive_committee")
)
_CELLS = frozenset(("party_cell", "cell_committee"))
_WHOLE = regex.compile(
    r"\b(?:toàn|trong|cả|của|khắp|địa bàn|ở|tại|về)[ \u00a0]"
    r"(tỉnh|huyện|thành phố|thị xã|quận|xã|phường|thị trấn|thôn|bản|làng|buôn|ấp)\b(?![ \u00a0]\p{Lu})"
)
_LEVEL_OF_WORD = {
    "tỉnh": "province", "huyện": "district", "thành phố": "district", "thị xã": "district",
    "quận": "district", "xã": "commune", "phường": "commune", "thị trấn": "commune", "thôn": "village",
    "bản": "village", "làng": "village", "buôn": "village", "ấp": "village",
}  # fmt: skip


Spot = TypeVar("Spot")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A body completed. name: `Huyện ủy Hàm Yên`; how: one of `records.RESOLUTIONS`."""

    name: str
    place: str | None
    level: str | None
    how: str


@dataclass(frozen=True)
class Frame:
    """The article's frame.

    province, district, commune: the unit that the article is about at that level, with its type word
    (`huyện Hàm Yên`), None where the text leaves more than one open. places: the places with a type word in
    the readable zones; bare_places: provinces and districts without one; organisations: the bodies there; each
    in order of the text.
    """

    document: Document
    province: str | None
    district: str | None
    commune: str | None
    places: tuple[PlaceMention, ...] = ()
    bare_places: tuple[PlaceMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()

    # ---- completing a body -------------------------------------------------------------------------

    def complete(self, organisation: OrganisationMention) -> Resolved:
        """Fill in the place that the body's own word calls for: sentence, then article, then source."""
        if organisation.needs is None:
            return Resolved(organisation.name, organisation.place, organisation.level, "explicit")
        fuller = self._named_in_full(organisation)
        if fuller is not None:
            whole = self.complete(fuller)
            return replace(whole, how="article" if whole.how == "explicit" else whole.how)
        if organisation.needs == "any" and not _is_division(organisation):
            return self._complete_any(organisation) or _unresolved(organisation)
        level = "district" if organisation.needs == "any" else organisation.needs
        place, how = self._place_for(organisation, level)
        return _unresolved(organisation) if place is None else _with_place(organisation, place, level, how)

    def _place_for(self, organisation: OrganisationMention, level: str) -> tuple[str | None, str]:
        """The unit that a body of this level lacks, and where it was found."""
        types = _types_wanted(organisation)
        local = self._local_place(organisation.start_char, level, types)
        if local is not None:
            return local, "local"
        for unit in (self.unit(level), self.province if level == "district" else None):
            if unit is not None and _fits(unit, types) and (unit == self.unit(level) or types):
                return unit, "article"
        home = self.document.home
        if home is not None and _level_of(home) == level and _fits(home, types):
            return home, "source"
        return None, "unresolved"

    def unit(self, level: str) -> str | None:
        """The unit that the article is about at a level, None where that is open."""
        return {"province": self.province, "district": self.district, "commune": self.commune}.get(level)

    def _local_place(self, char: int, level: str, types: tuple[str, ...]) -> str | None:
        """The nearest place of the level before: in the sentence; for small units, in the paragraph."""
        start = self._paragraph_start(char) if level in ("commune", "village") else self._sentence_start(char)
        heading = self._paragraph_topic(char, level)
        for place in self._places_before(start, char):
            if place.level == level and place.type and _fits(place.full_name, types):
                return place.full_name
        return heading

    def _paragraph_topic(self, char: int, level: str) -> str | None:
        """`Kon Tum: Ngày 10/7, …`: the place that opens the paragraph or the item, with a colon."""
        start = self._paragraph_start(char)
        for place in self._places_before(start, char):
            if place.level == level and place.type and self.document.text.startswith(":", place.end_char):
                return place.full_name
        return None

    def _named_in_full(self, organisation: OrganisationMention) -> OrganisationMention | None:
        """The one body of the article whose name goes on where this one's ends."""
        if organisation.missing is not None or organisation.fused:
            return None
        beginning = organisation.name.lower() + " "
        fuller = {
            other.name.lower(): other
            for other in self.organisations
            if other.name.lower().startswith(beginning)
            and other.kind.startswith(organisation.kind.split("_short")[0])
        }
        if organisation.needs == "any" or len(fuller) != 1:
            return None
        return next(iter(fuller.values()))

    def _complete_any(self, organisation: OrganisationMention) -> Resolved | None:
        """A body whose word names no level (`UBND`, `Chi bộ`, `Ban Tổ chức`): from its neighbours."""
        char = organisation.start_char
        if organisation.kind in _CELLS:
            village = self._local_place(char, "village", ())
            return _with_place(organisation, village, "village", "local") if village else None
        if organisation.kind in _BOARDS:
            return self._board(organisation)
        for other in self._bodies_before(self._sentence_start(char), char):
            whole = self.complete(other) if other.needs != "any" else None
            if whole is not None and whole.place and whole.level in _ORDER:
                return _with_place(organisation, whole.place, whole.level, "local")
        if organisation.kind == "party_committee":
            commune = self._local_place(char, "commune", ())
            if commune is not None:
                return _with_place(organisation, commune, "commune", "local")
        subject = self.subject_unit
        return _with_place(organisation, subject[1], subject[0], "article") if subject else None

    def _board(self, organisation: OrganisationMention) -> Resolved | None:
        """`Ban Tổ chức` alone: of the committee named before it, or of the only one in the article."""
        char = organisation.start_char
        committees = [body for body in self.organisations if body.kind in _COMMITTEES and body.needs != "any"]
        near = [body for body in committees if self._sentence_start(char) <= body.start_char < char]
        names = {self.complete(body).name for body in near[-1:] or committees}
        if len(names) != 1:
            return None
        committee = self.complete((near[-1:] or committees)[0])
        how = "local" if near else "article"
        return Resolved(f"{organisation.name} {committee.name}", committee.place, committee.level, how)

    # ---- whom a figure is about ----------------------------------------------------------------------

    def subject_at(self, char: int) -> Resolved | None:
        """The body or unit that the sentence around `char` speaks of, for a figure's `about`.

        The nearest one named before it in the sentence, else after it in the sentence, else before it in the
        paragraph, else what the article is about; None where nothing nameable is.
        """
        index = self.document.sentence_at(char)
        if index < 0:
            return None
        sentence = self.document.sentences[index]
        start = sentence.start_char
        named = self._subject_in(start, char, last=True)
        named = named or self._subject_in(char, sentence.end_char, last=False)
        named = named or self._subject_in(self._paragraph_start(char), start, last=True)
        if named is not None:
            return named
        unit = self.subject_unit
        return Resolved(unit[1], unit[1], unit[0], "article") if unit else None

    @cached_property
    def subject_unit(self) -> tuple[str, str] | None:
        """Level and name of the smallest unit that the article is about."""
        for level in ("commune", "district", "province"):
            unit = self.unit(level)
            if unit is not None:
                return level, unit
        return None

    def _subject_in(self, start: int, end: int, last: bool) -> Resolved | None:
        """The last (or first) body or unit named between the characters, completed."""
        found: list[tuple[int, Resolved]] = []
        for body in _between(self.organisations, self._organisation_starts, start, end):
            whole = self.complete(body)
            if whole.how != "unresolved" and whole.place:
                found.append((body.start_char, whole))
        for place in _between(self._all_places, self._place_starts, start, end):
            if place.type and not self._in_body(place.start_char):
                whole = Resolved(place.full_name, place.full_name, place.level, "explicit")
                found.append((place.start_char, whole))
        for match in _WHOLE.finditer(self.document.text, start, end):
            level = _LEVEL_OF_WORD[match[1].lower()]
            unit = self._local_place(match.start(), level, (match[1].lower(),)) or self.unit(level)
            if unit is not None and not self._in_body(match.start(1)):
                found.append((match.start(), Resolved(unit, unit, level, "article")))
        if not found:
            return None
        return max(found)[1] if last else min(found)[1]

    # ---- where things stand --------------------------------------------------------------------------

    @cached_property
    def _all_places(self) -> tuple[PlaceMention, ...]:
        both = [*self.places, *self.bare_places, *_fused_places(self.organisations, self.bare_places)]
        return tuple(sorted(both, key=lambda place: place.start_char))

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start_char for place in self._all_places]

    @cached_property
    def _organisation_starts(self) -> list[int]:
        return [body.start_char for body in self.organisations]

    def _in_body(self, char: int) -> bool:
        """Whether the character is inside a body's name."""
        index = bisect_right(self._organisation_starts, char) - 1
        return index >= 0 and char < self.organisations[index].end_char

    def _sentence_start(self, char: int) -> int:
        index = self.document.sentence_at(char)
        return self.document.sentences[index].start_char if index >= 0 else self._paragraph_start(char)

    def _paragraph_start(self, char: int) -> int:
        zone = self.document.zone_at(char)
        return zone.start_char if zone else char

    def _places_before(self, start: int, char: int) -> Sequence[PlaceMention]:
        """The places between the characters, the nearest to `char` first."""
        return _between(self._all_places, self._place_starts, start, char)[::-1]

    def _bodies_before(self, start: int, char: int) -> Sequence[OrganisationMention]:
        """The bodies between the characters, the nearest to `char` first."""
        return _between(self.organisations, self._organisation_starts, start, char)[::-1]


def read_frame(document: Document) -> Frame:
    """Read the frame of a document."""
    text = document.text
    places: list[PlaceMention] = []
    bare: list[PlaceMention] = []
    bodies: list[OrganisationMention] = []
    for zone in document.readable_zones():
        places += find_places(text, zone.start_char, zone.end_char)
        bare += find_bare_places(text, zone.start_char, zone.end_char)
        bodies += find_organisations(text, zone.start_char, zone.end_char)
    typed = [(place.start_char, place.end_char) for place in places]
    bare = [place for place in bare if not _covered(typed, place.start_char)]
    province, district, commune = _what_about(document, places, [*bare, *_fused_places(bodies, bare)])
    return Frame(document, province, district, commune, tuple(places), tuple(bare), tuple(bodies))


# ---- salience ------------------------------------------------------------------------------------------

Weights = dict[str, float]  # by key of the unit's name


def _what_about(
    document: Document, places: Sequence[PlaceMention], bare: Sequence[PlaceMention]
) -> tuple[str | None, str | None, str | None]:
    """Province, district and commune that the article is about."""
    weigh = _weigher(document)
    mentions = [(place, weigh(place.start_char)) for place in (*places, *bare) if place.level in _ORDER]
    names = _spellings([place for place, _ in mentions])
    weights: dict[str, Weights] = {level: defaultdict(float) for level in _ORDER}
    for place, weight in mentions:
        weights[place.level][place_key(place.name)] += weight
    provinces = weights["province"]
    named = set(provinces)
    for key, weight in weights["district"].items():
        for unit in _province_above(key, "district", named, document.published):
            provinces[place_key(unit.name)] += weight * _IMPLIED
            names.setdefault(("province", place_key(unit.name)), unit.full_name)
    if document.home and _level_of(document.home) == "province":
        home = place_key(_bare(document.home))
        provinces[home] += 1
        names.setdefault(("province", home), document.home)
    province = _leader(provinces)
    district = _leader(weights["district"])
    if district and province and not _may_lie_in(district, province, document.published):
        district = None
    commune = _leader(weights["commune"])
    found = [("province", province), ("district", district), ("commune", commune)]
    first, second, third = (names.get((level, key)) if key else None for level, key in found)
    return first, second, third


def _weigher(document: Document) -> "_Weigher":
    body = [zone for zone in document.zones if zone.kind in ("lead", "body")]
    return _Weigher(document, frozenset(zone.start_char for zone in body[:_OPENING]))


@dataclass(frozen=True, slots=True)
class _Weigher:
    """How much a mention weighs by where it stands."""

    document: Document
    opening: frozenset[int]

    def __call__(self, char: int) -> float:
        zone = self.document.zone_at(char)
        if zone is None:
            return 1.0
        opens = zone.kind == "body" and zone.start_char in self.opening
        return _OPENING_WEIGHT if opens else _WEIGHTS.get(zone.kind, 1.0)


def _spellings(places: Iterable[PlaceMention]) -> dict[tuple[str, str], str]:
    """The most usual full name of each unit, by level and key; the type as the text or gazetteer says."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for place in places:
        if place.type:
            counts.setdefault((place.level, place_key(place.name)), Counter())[place.full_name] += 1
    return {unit: names.most_common(1)[0][0] for unit, names in counts.items()}


def _leader(weights: Weights) -> str | None:
    """The unit that outweighs all others clearly, None where more than one is open."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _province_above(key: str, level: str, named: set[str], day: str | None) -> list[Unit]:
    """The province of a district: the only possible one, or the only possible one that the text names."""
    units = [unit for unit in units_of_key(key) if unit.level == level and unit.in_force(day)]
    above = {unit.code: unit for unit in map(province_of, units) if unit is not None}
    if len(above) > 1:
        above = {code: unit for code, unit in above.items() if place_key(unit.name) in named}
    return list(above.values()) if len(above) == 1 else []


def _may_lie_in(district: str, province: str, day: str | None) -> bool:
    """False where the gazetteer knows the district, and not in this province."""
    units = [unit for unit in units_of_key(district) if unit.level == "district"]
    above = {place_key(unit.name) for unit in map(province_of, units) if unit is not None}
    return not above or province in above or not any(True for _ in units_of_key(province))


# ---- small things --------------------------------------------------------------------------------------


def _fused_places(
    bodies: Iterable[OrganisationMention], bare: Iterable[PlaceMention]
) -> Iterator[PlaceMention]:
    """The places in `Huyện ủy Sơn Lĩnh` that no gazetteer knows."""
    known = {place.start_char for place in bare}
    for body in bodies:
        if not (body.fused and body.place) or body.needs is not None:
            continue
        name = _bare(body.place)
        start = body.end_char - len(name)
        if start not in known and body.surface.endswith(name):
            kind = body.place[: -len(name)].strip()
            yield PlaceMention(start, body.end_char, name, kind, name, body.level or "district")


def _with_place(organisation: OrganisationMention, place: str, level: str, how: str) -> Resolved:
    """The body's name with the place: bare after `Huyện ủy` and after a type word, else with its type."""
    bare = _bare(place)
    if organisation.missing is not None:
        name = f"{organisation.name} {bare}"
    elif organisation.fused:
        name = f"{organisation.name} {bare}"
    else:
        name = f"{organisation.name} {place}"
    return Resolved(name, place, level, how)


def _unresolved(organisation: OrganisationMention) -> Resolved:
    return Resolved(organisation.name, None, organisation.level, "unresolved")


def _is_division(organisation: OrganisationMention) -> bool:
    return organisation.kind == "division" and district_division(organisation.name)


def _types_wanted(organisation: OrganisationMention) -> tuple[str, ...]:
    return (organisation.missing,) if organisation.missing else organisation.types


def _fits(place: str, types: tuple[str, ...]) -> bool:
    return not types or any(place.lower().startswith(kind + " ") for kind in types)


_TYPE_WORDS = sorted((*_LEVEL_OF_WORD, "đặc khu", "khu phố", "tổ dân phố"), key=len, reverse=True)


def _bare(place: str) -> str:
    """`huyện Hàm Yên` -> `Hàm Yên`."""
    for word in _TYPE_WORDS:
        if place.lower().startswith(word + " "):
            return place[len(word) + 1 :]
    return place


def _level_of(place: str) -> str | None:
    """The level of a place with its type word; a city is a province's equal where the gazetteer says so."""
    for word in _TYPE_WORDS:
        if place.lower().startswith(word + " "):
            key = place_key(place[len(word) + 1 :])
            if word == "thành phố" and any(unit.level == "province" for unit in units_of_key(key)):
                return "province"
            return _LEVEL_OF_WORD.get(word)
    return None


def _covered(spans: Sequence[tuple[int, int]], char: int) -> bool:
    """Whether one of the ordered spans covers the character."""
    index = bisect_right(spans, (char, 1 << 40)) - 1
    return index >= 0 and char < spans[index][1]


def _between(spots: Sequence[Spot], starts: Sequence[int], start: int, end: int) -> Sequence[Spot]:
    """The mentions that begin between the characters."""
    return spots[bisect_left(starts, start) : bisect_left(starts, end)]
