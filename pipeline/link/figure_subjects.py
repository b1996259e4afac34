"""Whom figures are about, over all texts: a place, or a body of a place.

`xã Tân Lập` of this text is one of fourteen; `Đảng bộ huyện Hàm Yên`, `Huyện ủy Hàm Yên` and `huyện Hàm Yên`
are three, and for figures that a committee gives of its whole place (party members, poverty) they are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.gazetteer import successions, units_of_code
from extractors.indicators import whole_bodies
from extractors.organisations import read_organisation
from extractors.place_types import read_type_word
from extractors.spelling import name_key
from pipeline.link.places import Place, area_of, home_province, place_level, resolve_in_text
from pipeline.link.posts import body_words, organisation_id


@dataclass(frozen=True, slots=True)
class Named:
    """The names in one text: text_id, home, published as Article has them.

    abouts: whom its figures are about, as the extractors say it. places: others that it names, which help to
    tell which place is meant.
    """

    text_id: str
    home: str | None
    published: str | None
    abouts: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A place or a body. subject_id: id of the place, or of the body as posts.organisation_id makes it.

    name: as the first text in order of id has it. place: its place, None of a body that is known by its name
    alone. level: of the place or body. successors: ids of what the place became in July 2025, () where it
    goes on or nothing is known. changed: it goes on under its code with other bounds since then.
    """

    subject_id: str
    name: str
    is_place: bool
    place: Place | None
    level: str | None
    successors: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What the words of a body say: whole, that its figures may be its place's; place: name with its type."""

    name: str
    place: str | None
    level: str | None
    whole: bool


def find_subjects(texts: Iterable[Named]) -> Iterator[tuple[str, str, Subject, Subject]]:
    """text_id, about, the subject, and the one that it stands for where a figure is of the whole place; no
    row for what is neither a place nor a body (a person)."""
    for text in texts:
        bodies = {about: body for about in text.abouts if (body := read_body(about)) is not None}
        names = [*(body.place for body in bodies.values() if body.place), *text.places]
        day = text.published[:10] if text.published else None
        places = resolve_in_text(names, text.home, day, text.text_id)
        for about, body in bodies.items():
            place = places.get(body.place or "")
            own = _subject(body, place, _scope(text, places))
            yield text.text_id, about, own, _place_subject(place) if body.whole and place else own


@lru_cache(maxsize=1 << 16)
def read_body(about: str) -> Body | None:
    """`Huyện ủy Hàm Yên` -> of the place `huyện Hàm Yên`, and its figures are the place's."""
    found = read_organisation(about, 0)  # first: `Huyện ủy` begins with `huyện`
    if found is None or found.end_char != len(about):
        level = place_level(about) if read_type_word(about, 0) is not None else None
        return Body(about, about, level, whole=True) if level else None
    whole = found.place is not None and body_words(found.name, found.place) in whole_bodies()
    cell = name_key(found.name).startswith("chi bộ ") and place_level(found.place or "") != "village"
    return Body(found.name, found.place, found.level, whole and not cell)


def _scope(text: Named, places: Mapping[str, Place]) -> str:
    """What a body without a place is told apart by: the area that its text speaks of, else the text."""
    areas = {area_of(place.province) for place in places.values() if place.province}
    if not areas:
        areas = {area_of(home_province(text.home, text.published and text.published[:10]))}
    only = next(iter(areas)) if len(areas) == 1 else None
    return only.removeprefix("vn.") if only else text.text_id


def _subject(body: Body, place: Place | None, scope: str) -> Subject:
    if place is not None and body.name == body.place:
        return _place_subject(place)
    if place is not None:
        scope = place.place_id.removeprefix("vn.")
    return Subject(
        organisation_id(body.name, body.place, scope),
        body.name,
        is_place=False,
        place=place,
        level=body.level,
        successors=_heirs(place) if place else (),
        changed=_changed(place) if place else False,
    )


@lru_cache(maxsize=1 << 16)
def _place_subject(place: Place) -> Subject:
    return Subject(
        place.place_id,
        place.name,
        is_place=True,
        place=place,
        level=place.level,
        successors=_heirs(place),
        changed=_changed(place),
    )


def _heirs(place: Place) -> tuple[str, ...]:
    return _successors().get(place.place_id, ())


def _changed(place: Place) -> bool:
    return place.place_id in _took_in_others()


@cache
def _successors() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for old, new, _ in successions():
        if old != new:
            found[f"vn.{old}"].add(f"vn.{new}")
    return {old: tuple(sorted(new)) for old, new in found.items()}


@cache
def _took_in_others() -> frozenset[str]:
    """Places that kept their code when they took in others, or were divided, in July 2025."""
    return frozenset(
        f"vn.{new}" for _, new, change in successions() if change != "unchanged" and _is_old(new)
    )


def _is_old(code: str) -> bool:
    return any(unit.valid_from != "2025-07-01" for unit in units_of_code(code))
