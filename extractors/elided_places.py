"""The place that a body leaves out: from its sentence or paragraph, the article, the paper's home.

`Bí thư Huyện ủy` in an article about Hàm Yên is of `Huyện ủy Hàm Yên`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import regex

from extractors.gazetteer import place_key, unit_levels, units_of_key
from extractors.organisations import OrganisationMention
from extractors.place_names import is_abroad
from extractors.place_types import bare_name, level_of
from extractors.places import PlaceMention
from extractors.scenes import scene_place

if TYPE_CHECKING:
    from extractors.frame import Frame


class Resolved(NamedTuple):
    """A body completed. name: `Huyện ủy Hàm Yên`; how: one of `records.RESOLUTIONS`."""

    name: str
    place: str | None
    level: str | None
    how: str


def place_for(frame: Frame, organisation: OrganisationMention, level: str) -> tuple[str | None, str]:
    """The unit that a body of this level lacks, and where it was found."""
    types = (organisation.missing,) if organisation.missing else organisation.types
    if level == "province" and _is_in_mixed_list(frame, organisation.start_char):
        return None, "unresolved"
    local = local_place(frame, organisation, level, types)
    if local is not None:
        return local, "local"
    if level in ("province", "district") and (abroad := _abroad(frame, organisation.start_char)):
        guests = _GUESTS.search(frame.document.text, max(0, abroad.start_char - 40), abroad.start_char)
        own = guests is not None and level == "province"
        return (abroad.full_name, "local") if own else (None, "unresolved")
    about = frame.unit(level)
    if about is not None and fits(about, types):
        return about, "article"
    if types == ("thành phố",) and frame.province is not None and fits(frame.province, types):
        return frame.province, "article"
    if types == ("thành phố",) and frame.district is None and (city := _capital_city(frame)) is not None:
        return city, "article"
    if (
        level == "village"
        and (only := _only_village(frame, types) or _main_village(frame, types)) is not None
    ):
        return only, "article"
    near = (
        None
        if about
        else _nearest(frame, frame.paragraph_start(organisation.start_char), organisation, level, types)
    )
    if near is not None:
        return near, "local"
    if about is None and level in ("district", "commune") and (only := _only_unit(frame, level, types)):
        return only, "article"
    home = frame.document.home
    if home is not None and level_of(home) == level and fits(home, types):
        return home, "source"
    return None, "unresolved"


# `Đoàn đại biểu tỉnh Hủa Phăn do …`, `về phía tỉnh Hủa Phăn có …`: who is named next is of there.
_GUESTS = regex.compile(r"(?:[Đđ]oàn(?: đại biểu| công tác| cán bộ)?|[Pp]hía) (?:tỉnh )?$")


def _abroad(frame: Frame, char: int) -> PlaceMention | None:
    """The neighbouring country's province that the sentence names last before the character."""
    before = frame.places_between(frame.sentence_start(char), char)
    return next((p for p in before[::-1] if p.level == "province" and is_abroad(p.name)), None)


def _capital_city(frame: Frame) -> str | None:
    """`Thành ủy` in an article about Bạc Liêu: the city that bears its province's name."""
    if frame.province is None:
        return None
    name = bare_name(frame.province)
    cities = (u for u in units_of_key(place_key(name)) if u.type == "thành phố" and u.level == "district")
    return next((city.full_name for city in cities), None)


_NOT_ABOUT = regex.compile(r"(?:quê|sinh tại|sinh ở|trú tại|ngụ)[^,;.\n]{0,60}$")
# Behind the name of a unit or body that is no more.
ENDED = regex.compile(r"[ \u00a0]?(?:\((?:cũ|trước đây)\)|cũ(?!\p{L}))")


def _only_unit(frame: Frame, level: str, types: tuple[str, ...]) -> str | None:
    """The only unit of the level that the text names at all, no birthplace and none that has ended."""
    text = frame.document.text
    names = {
        place.full_name
        for place in (*frame.places, *frame.bare_places)
        if place.level == level and place.type and not ENDED.match(text, place.end_char)
        if not _NOT_ABOUT.search(text, max(0, place.start_char - 80), place.start_char)
    }
    only = names.pop() if len(names) == 1 else None
    return only if only is not None and fits(only, types) else None


def only_village(frame: Frame) -> str | None:
    """The only village that the text names at all, where its title or its first words name it."""
    villages = [place for place in frame.places if place.level == "village"]
    first = next((zone for zone in frame.document.readable_zones() if zone.kind != "title"), None)
    opens = bool(villages) and first is not None and villages[0].start_char < first.end_char
    return villages[0].full_name if opens and len({place.full_name for place in villages}) == 1 else None


def _only_village(frame: Frame, types: tuple[str, ...]) -> str | None:
    """The only village of this type that the text names."""
    names = {place.full_name for place in frame.places if place.level == "village"}
    fitting = [name for name in names if fits(name, types)]
    return fitting[0] if types and len(fitting) == 1 else None


def _main_village(frame: Frame, types: tuple[str, ...]) -> str | None:
    """The village that the title names, or that the text names far more often than any other."""
    names = Counter(
        place.full_name for place in frame.places if place.level == "village" and fits(place.full_name, types)
    )
    ranked = names.most_common(2)
    if not types or not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_in_mixed_list(frame: Frame, char: int) -> bool:
    """`…, Chủ tịch UBND tỉnh Vĩnh Phúc; …, Chủ tịch UBND tỉnh Phú Yên; ông An, Ủy viên Ban Thường vụ Tỉnh ủy`

    Each item of the sentence's list is of a province of its own, and this one names none before the body.
    """
    start = frame.sentence_start(char)
    item = frame.document.text.rfind(";", start, char)
    if item < 0:
        return False
    named = [
        body
        for body in frame.bodies_between(start, char)
        if body.place and body.level == "province" and not ENDED.match(frame.document.text, body.end_char)
    ]
    if any(body.start_char > item for body in named):
        return False
    return len({place_key(bare_name(body.place or "")) for body in named}) > 1


def local_place(
    frame: Frame, organisation: OrganisationMention, level: str, types: tuple[str, ...]
) -> str | None:
    """The nearest place of the level before the body: in its sentence; a small unit's paragraph too."""
    char = organisation.start_char
    if level in ("commune", "village"):
        start = frame.paragraph_start(char)
        near = _nearest(frame, start, organisation, level, types) or _only_after(frame, char, level, types)
        if near is not None or level != "commune":
            return near
        starts = (start, frame.sentence_start(char))
        return next(filter(None, (_fronted(frame, at, organisation) for at in starts)), None)
    start = frame.sentence_start(char)
    near = _nearest(frame, start, organisation, level, types, bodies_only=True)
    return near or _of_same_kind(frame, start, organisation) or _scene(frame, char, level, types)


def _scene(frame: Frame, char: int, level: str, types: tuple[str, ...]) -> str | None:
    """`Kon Tum: Ngày 10/7, …`, `Tại huyện Tây Giang, …`: the unit that opens the item or the paragraph."""
    city = types == ("thành phố",)  # the `Thành ủy` of a city that is a province, too

    def suits(place: PlaceMention) -> bool:
        return (city or place.level == level) and bool(place.type) and fits(place.full_name, types)

    return scene_place(frame, char, suits)


def _of_same_kind(frame: Frame, start: int, organisation: OrganisationMention) -> str | None:
    """`Ban Thường vụ Huyện ủy An Dương và giữ chức Bí thư Huyện ủy`: of the committee just named."""
    if not organisation.fused:
        return None
    for body in frame.bodies_between(start, organisation.start_char)[::-1]:
        if organisation.name in body.name and body.place is not None and fits(body.place, organisation.types):
            return body.place
    return None


def with_place(organisation: OrganisationMention, place: str, level: str | None, how: str) -> Resolved:
    """The body's name with the place: bare after `Huyện ủy` and after a type word, else with its type."""
    bare = bare_name(place)
    fused = organisation.fused and not bare[0].isdigit()  # but `Quận ủy quận 1`
    name = f"{organisation.name} {bare if organisation.missing is not None or fused else place}"
    return Resolved(name, place, level, how)


def fits(place: str, types: tuple[str, ...]) -> bool:
    """Whether a place with its type word is of one of the types; of any where none is given."""
    kinds = (kind.removesuffix(" đảo") for kind in types)  # the `UBND huyện đảo` of the huyện Cồn Cỏ
    return not types or any(place.lower().startswith(kind + " ") for kind in kinds)


def _nearest(
    frame: Frame,
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
    about = frame.unit(level)
    own = about if about is not None and fits(about, types) else None  # a city has no Huyện ủy
    for place in frame.places_between(start, organisation.start_char)[::-1]:
        if place.level != level or not place.type or not fits(place.full_name, types):
            continue
        if frame.is_ended(place):
            continue  # `hợp nhất các xã Hải Sơn, Hải Phong và Hải Chánh. … Phó Bí thư Đảng ủy xã`
        other = about not in (None, place.full_name) or level == "village"
        if other and is_of_former_post(frame, place.start_char):
            continue
        if about not in (None, place.full_name) and ENDED.match(frame.document.text, place.end_char):
            continue  # `Bí thư Đảng ủy xã Nà Ón (cũ): Phó Bí thư Đảng ủy`
        if not bodies_only or own in (None, place.full_name) or frame.in_body(place.start_char):
            return place.full_name
    return None


_FORMER_POST = regex.compile(r"(?:nguyên|cựu)[ \u00a0][^,;.:()\n]{0,60}$", regex.IGNORECASE)


def is_of_former_post(frame: Frame, char: int) -> bool:
    """`nguyên Chủ tịch UBND tỉnh Hòa Bình, giữ chức Phó Chủ tịch UBND tỉnh`: the new one is of the own."""
    return _FORMER_POST.search(frame.document.text, max(0, char - 70), char) is not None


_FRONTED = regex.compile(
    r"(?:Ở|Tại|Về|Ra)[ \u00a0](?:đảo[ \u00a0])?(?P<name>\p{Lu}\p{L}+(?:[ \u00a0]\p{Lu}\p{L}+){0,3}),"
)


def _fronted(frame: Frame, start: int, organisation: OrganisationMention) -> str | None:
    """`Ở Phiêng Lủng, ông … Chủ tịch UBND xã`: a name that no map has, for the commune that is meant."""
    match = _FRONTED.match(frame.document.text, start, organisation.start_char)
    if match is None or organisation.missing is None:
        return None
    name = match["name"]
    known = unit_levels(place_key(name)) & {"province", "district"} or frame.in_body(match.start("name"))
    full_name = f"{organisation.missing} {name}"
    return None if known or full_name in frame.merged else full_name


def _only_after(frame: Frame, char: int, level: str, types: tuple[str, ...]) -> str | None:
    """The one place of the level that the sentence names after the character."""
    index = frame.document.sentence_at(char)
    if index < 0:
        return None
    end = frame.document.sentences[index].end_char
    names = {
        place.full_name
        for place in frame.places_between(char, end)
        if place.level == level and fits(place.full_name, types) and not frame.is_ended(place)
    }
    return names.pop() if len(names) == 1 else None
