"""What an article is about, and how that fills in what its sentences leave out.

`Bí thư Huyện ủy` in an article about Hàm Yên is of `Huyện ủy Hàm Yên`. The place comes from the sentence or
paragraph (`local`), from what the article is about (`article`), from the paper's home (`source`); where
none of them says one, the name stays as written (`unresolved`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import regex

from extractors.bare_places import find_bare_places
from extractors.document import Document
from extractors.gazetteer import place_key
from extractors.organisations import OrganisationMention, district_division, find_organisations
from extractors.place_types import bare_name, level_of
from extractors.places import PlaceMention, places_by_zone
from extractors.salience import bodies_with_unknown_places, read_topic

# Kinds of bodies (rules/organisations.toml) whose own word names no level, by how their neighbours tell it.
_CELLS = frozenset({"party_cell", "cell_committee"})
_BOARDS = frozenset(
    {"organisation_board", "propaganda_board", "mass_mobilisation_board", "internal_affairs_board"}
    | {"inspection_commission", "standing_committee", "executive_committee"}
)
# What a longer name may end in, where the place is missing.
_INNER_KINDS = {
    " Đảng ủy": "party_committee",
    " Chi bộ": "party_cell",
    " Đảng bộ": "party_organisation",
    " Ủy ban nhân dân": "peoples_committee",
    " Hội đồng nhân dân": "peoples_council",
}
_CAUCUSES = {"party_caucus": "peoples_committee", "party_fraction": "peoples_council"}
_AGENCIES = frozenset(
    {"department", "division", "agency", "inspectorate", "police", "company", "school", "hospital", "court"}
    | {"procuracy", "bank", "treasury", "centre_of", "university", "military_command", "ministry"}
)
_COMMITTEE_OF = {
    "tỉnh": "Tỉnh ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
    "thành phố": "Thành ủy",
}
_COMMITTEE = regex.compile(r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy\b.*")
_SHORT_HEADS = {"Bộ": "ministry", "Sở": "department", "Cục": "agency"}
# Between two posts of one person: `Bí thư Đảng ủy, Giám đốc` | `Sở Y tế`.
_NEXT_POST = regex.compile(r"(?:, | kiêm | - |, kiêm )[^;:,.()\n]{0,42}")
# Levels of the units that a text names without their type once it has named them with it.
_BARE_LEVELS = ("province", "district", "commune")


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

    # ---- completing a body -----------------------------------------------------------------------------

    def complete(self, organisation: OrganisationMention) -> Resolved:
        """Fill in the place that the body's own word calls for: sentence, then article, then source."""
        fuller = self._in_full(organisation)
        if fuller is not None:
            whole = self.complete(fuller)
            return replace(whole, how="article" if whole.how == "explicit" else whole.how)
        if organisation.needs is None:
            return self._explicit(organisation)
        if organisation.needs == "any" and not _is_district_division(organisation):
            return self._complete_any(organisation) or _unresolved(organisation)
        level = "district" if organisation.needs == "any" else organisation.needs
        place, how = self._place_for(organisation, level)
        if place is None:
            return _unresolved(organisation)
        return _with_place(organisation, place, level_of(place) or level, how)

    def _explicit(self, organisation: OrganisationMention) -> Resolved:
        """A complete body, its place in the article's usual spelling."""
        name, place = organisation.name, organisation.place
        bare = bare_name(place) if place else ""
        usual = self.usual_spellings.get(place_key(bare)) if bare and self.usual_spellings else None
        if usual is not None and place is not None and name.endswith(bare):
            name, place = name.removesuffix(bare) + usual, place.removesuffix(bare) + usual
        return Resolved(name, place, organisation.level, "explicit")

    def _place_for(self, organisation: OrganisationMention, level: str) -> tuple[str | None, str]:
        """The unit that a body of this level lacks, and where it was found."""
        types = (organisation.missing,) if organisation.missing else organisation.types
        local = self._local_place(organisation, level, types)
        if local is not None:
            return local, "local"
        about = self.unit(level)
        if about is not None and _fits(about, types):
            return about, "article"
        if types == ("thành phố",) and self.province is not None and _fits(self.province, types):
            return self.province, "article"
        near = (
            None
            if about
            else self._nearest(self._paragraph_start(organisation.start_char), organisation, level, types)
        )
        if near is not None:
            return near, "local"
        home = self.document.home
        if home is not None and level_of(home) == level and _fits(home, types):
            return home, "source"
        return None, "unresolved"

    def _local_place(
        self, organisation: OrganisationMention, level: str, types: tuple[str, ...]
    ) -> str | None:
        """The nearest place of the level before the body: in its sentence; a small unit's paragraph too."""
        char = organisation.start_char
        if level in ("commune", "village"):
            start = self._paragraph_start(char)
            return self._nearest(start, organisation, level, types) or self._only_after(char, level, types)
        near = self._nearest(self._sentence_start(char), organisation, level, types, bodies_only=True)
        return near or self._item_heading(char, level, types)

    def _nearest(
        self,
        start: int,
        organisation: OrganisationMention,
        level: str,
        types: tuple[str, ...],
        bodies_only: bool = False,
    ) -> str | None:
        """The nearest place of the level between `start` and the body.

        bodies_only: where the article is about one unit, another one counts only as part of a body's name
        (`Bí thư Tỉnh ủy Lào Cai`), not as a place in passing (`tại tỉnh Lào Cai`).
        """
        about = self.unit(level)
        for place in self._places_between(start, organisation.start_char)[::-1]:
            if place.level != level or not place.type or not _fits(place.full_name, types):
                continue
            if (
                not bodies_only
                or about is None
                or about == place.full_name
                or self._in_body(place.start_char)
            ):
                return place.full_name
        return None

    def _only_after(self, char: int, level: str, types: tuple[str, ...]) -> str | None:
        """The one place of the level that the sentence names after the character."""
        index = self.document.sentence_at(char)
        if index < 0:
            return None
        end = self.document.sentences[index].end_char
        names = {
            place.full_name
            for place in self._places_between(char, end)
            if place.level == level and _fits(place.full_name, types)
        }
        return names.pop() if len(names) == 1 else None

    def _item_heading(self, char: int, level: str, types: tuple[str, ...]) -> str | None:
        """`Kon Tum: Ngày 10/7, …`: the place that opens the paragraph or the item, with a colon."""
        for place in self._places_between(self._paragraph_start(char), char)[::-1]:
            if self.document.text.startswith(":", place.end_char) and not self._in_body(place.start_char):
                fits = place.level == level and place.type and _fits(place.full_name, types)
                return place.full_name if fits else None
        return None

    def _in_full(self, organisation: OrganisationMention) -> OrganisationMention | None:
        """The body with the words that it leaves out and the article gives elsewhere.

        `Đảng ủy Khối` -> `Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh`, in `Ban Tổ chức Đảng ủy Khối` too;
        `Văn phòng Bộ` -> `Văn phòng Bộ Xây dựng`; `Sở Nội vụ` -> `Sở Nội vụ Hà Nội`.
        """
        head, _, last = organisation.name.rpartition(" ")
        if last in _SHORT_HEADS and head:
            whole = self._last_of_kind(_SHORT_HEADS[last], organisation.start_char)
            return whole and _grown(organisation, f"{head} {whole.name}", whole)
        if organisation.missing is not None or (organisation.fused and "Khối" not in organisation.name):
            return None
        head, bloc, rest = organisation.name.partition("Đảng ủy Khối")
        if bloc and not rest:
            whole = self._fullest("Đảng ủy Khối ", None)
            return whole and _grown(organisation, head + whole.name, whole)
        if organisation.needs in (None, "any"):
            return None
        return self._fullest(organisation.name + " ", organisation.kind)

    def _last_of_kind(self, kind: str, char: int) -> OrganisationMention | None:
        """The body of this kind named last before the character."""
        before = self._bodies_between(0, char)[::-1]
        return next((body for body in before if body.kind == kind), None)

    def _fullest(self, beginning: str, kind: str | None) -> OrganisationMention | None:
        """The only body of the article whose name begins so; of forms of one body the longest."""
        bodies = {
            body.name.lower(): body
            for body in self.organisations
            if body.name.startswith(beginning) and (kind is None or body.kind == kind)
        }
        if not bodies:
            return None
        longest = max(bodies, key=len)
        return bodies[longest] if all(longest.startswith(name) for name in bodies) else None

    # ---- bodies whose word names no level --------------------------------------------------------------

    def _complete_any(self, organisation: OrganisationMention) -> Resolved | None:
        """`UBND`, `Chi bộ`, `Ban Tổ chức`, `Đảng ủy` alone: from the posts and bodies around it."""
        following = self._next_body(organisation)
        kind = _inner_kind(organisation)
        if kind in _CELLS:
            return self._cell(organisation, following)
        if kind in _BOARDS:
            return self._board(organisation, following)
        if kind in _CAUCUSES:
            return self._caucus(organisation, following)
        if following is not None and kind == "party_committee" and following.kind in _AGENCIES:
            return _of(organisation, self.complete(following), "local")
        places = [self.complete(following)] if following is not None and following.needs != "any" else []
        start = self._sentence_start(organisation.start_char)
        before = self._bodies_between(start, organisation.start_char)[::-1]
        places += [self.complete(body) for body in before if body.needs != "any"]
        wanted = ("commune",) if kind == "party_committee" else ("province", "district", "commune")
        for whole in places:
            if whole.place and whole.level in wanted:
                return _with_place(organisation, whole.place, whole.level, "local")
        return self._any_unit(organisation)

    def _any_unit(self, organisation: OrganisationMention) -> Resolved | None:
        """The unit of the paragraph or article, for a body of any level."""
        if _inner_kind(organisation) == "party_committee":
            commune = self._local_place(organisation, "commune", ())
            if commune is not None:
                return _with_place(organisation, commune, "commune", "local")
            if self.subject is None or self.subject[0] != "commune":
                return None
        if self.subject is None:
            return None
        return _with_place(organisation, self.subject[1], self.subject[0], "article")

    def _next_body(self, organisation: OrganisationMention) -> OrganisationMention | None:
        """The body of the next post of the same person: `Bí thư Đảng ủy, Giám đốc Sở Y tế`."""
        index = bisect_left(self._body_starts, organisation.end_char)
        if index >= len(self.organisations):
            return None
        body = self.organisations[index]
        between = self.document.text[organisation.end_char : body.start_char]
        return body if _NEXT_POST.fullmatch(between) else None

    def _cell(
        self, organisation: OrganisationMention, following: OrganisationMention | None
    ) -> Resolved | None:
        """`Bí thư Chi bộ`: of the village named before, or after it (`Bí thư Chi bộ, Trưởng thôn Nà Ca`)."""
        if following is not None and following.kind in _AGENCIES:
            return _of(organisation, self.complete(following), "local")
        gap = _NEXT_POST.match(self.document.text, organisation.end_char)
        if gap is not None:
            for place in self._places_between(organisation.end_char, gap.end() + 1):
                if place.level == "village":
                    return _with_place(organisation, place.full_name, "village", "local")
        village = self._local_place(organisation, "village", ())
        return _with_place(organisation, village, "village", "local") if village else None

    def _caucus(
        self, organisation: OrganisationMention, following: OrganisationMention | None
    ) -> Resolved | None:
        """`Bí thư Ban cán sự đảng, Phó Chủ tịch UBND tỉnh`: the caucus of that body."""
        kind = _CAUCUSES[organisation.kind]
        start = self._sentence_start(organisation.start_char)
        before = [body for body in self._bodies_between(start, organisation.start_char) if body.kind == kind]
        near = [following] if following is not None and following.kind == kind else before[-1:]
        if near:
            return _of(organisation, self.complete(near[0]), "local")
        full = self._fullest(organisation.name + " ", organisation.kind)
        return replace(self.complete(full), how="article") if full else None

    def _board(
        self, organisation: OrganisationMention, following: OrganisationMention | None
    ) -> Resolved | None:
        """`Ban Tổ chức` alone: of the committee named beside it, else of the only one in the article."""
        start = self._sentence_start(organisation.start_char)
        beside = [following] if following is not None else []
        beside += self._bodies_between(start, organisation.start_char)[::-1]
        for body in beside:
            committee = _committee(self.complete(body)) if body.needs != "any" else None
            if committee is not None:
                return _board_of(organisation, committee, "local")
        committees = {
            committee.name: committee
            for body in self.organisations
            if body.needs != "any"
            and body.branch == "party"
            and (committee := _committee(self.complete(body)))
        }
        if len(committees) != 1:
            return None
        return _board_of(organisation, committees.popitem()[1], "article")

    # ---- where things stand ----------------------------------------------------------------------------

    @cached_property
    def _all_places(self) -> Sequence[PlaceMention]:
        return sorted([*self.places, *self.bare_places], key=_start)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start_char for place in self._all_places]

    @cached_property
    def _body_starts(self) -> list[int]:
        return [body.start_char for body in self.organisations]

    def _places_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        return self._all_places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]

    def _bodies_between(self, start: int, end: int) -> Sequence[OrganisationMention]:
        return self.organisations[bisect_left(self._body_starts, start) : bisect_left(self._body_starts, end)]

    def _in_body(self, char: int) -> bool:
        """Whether the character is inside a body's name."""
        index = bisect_right(self._body_starts, char) - 1
        return index >= 0 and char < self.organisations[index].end_char

    def _sentence_start(self, char: int) -> int:
        index = self.document.sentence_at(char)
        return self.document.sentences[index].start_char if index >= 0 else self._paragraph_start(char)

    def _paragraph_start(self, char: int) -> int:
        zone = self.document.zone_at(char)
        return zone.start_char if zone else char


def read_frame(document: Document) -> Frame:
    """Read the frame of a document."""
    text, zones = document.text, list(document.readable_zones())
    places = [place for found in document.once(places_by_zone).values() for place in found]
    bodies = [body for zone in zones for body in find_organisations(text, zone.start_char, zone.end_char)]
    unknown = bodies_with_unknown_places(bodies)
    named = _named_units([*places, *unknown])
    taken = {char for place in places for char in range(place.start_char, place.end_char)}
    bare = [
        place
        for zone in zones
        for place in find_bare_places(text, zone.start_char, zone.end_char, named)
        if place.start_char not in taken
    ]
    seen = {place.start_char for place in bare}
    bare = sorted([*bare, *(place for place in unknown if place.start_char not in seen)], key=_start)
    usual = _usual_spellings([*places, *bare])
    places, bare = ([_spelt(place, usual) for place in found] for found in (places, bare))
    topic = read_topic(document, [*places, *bare], bodies)
    units = topic.province, topic.district, topic.commune
    return Frame(document, *units, topic.subject, tuple(places), tuple(bare), tuple(bodies), usual)


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
    """The most usual spelling by key, of names that the text spells in several ways."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for place in places:
        spellings[place_key(place.name)][place.name] += 1
    return {key: names.most_common(1)[0][0] for key, names in spellings.items() if len(names) > 1}


def _spelt(place: PlaceMention, usual: Mapping[str, str]) -> PlaceMention:
    name = usual.get(place_key(place.name)) if usual else None
    return place if name is None else replace(place, name=name)


def _with_place(organisation: OrganisationMention, place: str, level: str | None, how: str) -> Resolved:
    """The body's name with the place: bare after `Huyện ủy` and after a type word, else with its type."""
    bare = bare_name(place)
    fused = organisation.fused and not bare[0].isdigit()  # but `Quận ủy quận 1`
    name = f"{organisation.name} {bare if organisation.missing is not None or fused else place}"
    return Resolved(name, place, level, how)


def _of(organisation: OrganisationMention, whole: Resolved, how: str) -> Resolved:
    """The body as part of another one: `Đảng ủy` + `Sở Y tế tỉnh Phú Yên`."""
    return Resolved(f"{organisation.name} {whole.name}", whole.place, whole.level, how)


def _unresolved(organisation: OrganisationMention) -> Resolved:
    return Resolved(organisation.name, None, organisation.level, "unresolved")


def _inner_kind(organisation: OrganisationMention) -> str:
    """The kind of the body that lacks the place: of `Ban Thường vụ Đảng ủy` it is the Đảng ủy."""
    for ending, kind in _INNER_KINDS.items():
        if organisation.name.endswith(ending):
            return kind
    return organisation.kind


def _committee(body: Resolved) -> Resolved | None:
    """The party committee that a body's name holds, or that stands at the level of a state body."""
    match = _COMMITTEE.search(body.name)
    if match is not None:
        return None if body.how == "unresolved" else replace(body, name=match[0])
    if not body.place or body.level not in ("province", "district", "commune"):
        return None
    if body.level == "commune":
        return replace(body, name=f"Đảng ủy {body.place}")
    for kind, committee in _COMMITTEE_OF.items():
        if body.place.startswith(kind + " "):
            return replace(body, name=f"{committee} {bare_name(body.place)}")
    return None


def _board_of(organisation: OrganisationMention, committee: Resolved, how: str) -> Resolved:
    """`Ban Thường vụ` + `Huyện ủy Na Hang`; an executive committee is of the `Đảng bộ huyện`."""
    name = committee.name
    if organisation.kind == "executive_committee" and committee.place:
        name = f"Đảng bộ {committee.place}"
    return Resolved(f"{organisation.name} {name}", committee.place, committee.level, how)


def _grown(organisation: OrganisationMention, name: str, whole: OrganisationMention) -> OrganisationMention:
    """The body under a fuller name; what it still lacks is what the fuller one lacks."""
    return replace(
        organisation,
        name=name,
        level=whole.level,
        place=whole.place,
        needs=whole.needs,
        missing=whole.missing,
        fused=whole.fused,
        types=whole.types,
    )


def _is_district_division(organisation: OrganisationMention) -> bool:
    return organisation.kind == "division" and district_division(organisation.name)


def _fits(place: str, types: tuple[str, ...]) -> bool:
    return not types or any(place.lower().startswith(kind + " ") for kind in types)
