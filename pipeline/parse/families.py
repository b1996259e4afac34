"""Families of papers with pages made alike: corpus/sources/families/NAME.toml says where things stand.

A family whose pages once looked otherwise keeps its older layouts, so that archives stay readable.
"""

import datetime
import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pipeline.parse.elements import Elements
from pipeline.parse.selectors import SelectorError, read_selector

if TYPE_CHECKING:
    from lxml.html import HtmlElement

GENERIC = "generic"
_WORDS = (
    "article",
    "no_author",
    "blocked",
    "login",
    "maintenance",
    "missing",
    "aside",
    "drop_words",
    "date_format",
    "mastheads",
    "imprint",
)  # fields that hold words, not selectors
_SHARED = (
    "drop",
    "caption",
    "heading",
    "blocked",
    "login",
    "maintenance",
    "missing",
    "aside",
    "no_author",
)  # to which generic's own are added


class FamilyError(ValueError):
    """A family file is wrong; the message names the file, the field and the repair."""


@dataclass(frozen=True)
class Family:
    """Where things stand on a page: selectors in the order in which they are tried; see generic.toml.

    valid_until: the last day of an older layout, None for the present one and where no end is known.
    """

    id: str
    known_by: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    date_format: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    no_author: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    login: tuple[str, ...] = ()
    maintenance: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    drop_words: tuple[str, ...] = ()
    mastheads: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    valid_until: datetime.date | None = None


def read_family(name: str) -> Family:
    """A family's present layout by its id. Raises FamilyError for an unknown one or a wrong file."""
    return layouts(name)[0]


@cache
def layouts(name: str) -> tuple[Family, ...]:
    """A family's layouts, the present one first, then the older ones as its file has them.

    Raises FamilyError for an unknown family or a wrong file.
    """
    file = files("corpus") / "sources" / "families" / f"{name}.toml"
    if not file.is_file():
        raise FamilyError(f"no family '{name}': known are {', '.join(list_families())}")
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FamilyError(f"families/{name}.toml: not a TOML file in UTF-8: {error}") from error
    return family_layouts(name, values)


def family_layouts(name: str, values: dict[str, Any]) -> tuple[Family, ...]:
    """The layouts of a family file's values. Raises FamilyError."""
    if values.get("id") != name:
        raise FamilyError(f'families/{name}.toml: set id = "{name}"')
    older = values.get("older", [])
    tables = [{key: value for key, value in values.items() if key not in ("id", "older")}, *older]
    if "valid_until" in values:
        raise FamilyError(f"families/{name}.toml: valid_until belongs into an [[older]] layout")
    found = tuple(_layout(name, table) for table in tables)
    if name == GENERIC:
        return found
    generic = read_family(GENERIC)
    return tuple(_with_shared(layout, generic) for layout in found)


def list_families() -> list[str]:
    """Ids of all families."""
    folder = files("corpus") / "sources" / "families"
    return sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )


def family_of(page: "HtmlElement | Elements") -> Family:
    """The family, in its layout, that the page itself shows, the generic one where none does."""
    elements = page if isinstance(page, Elements) else Elements(page)
    for layout in _known_by_their_pages():
        if all(map(elements.find, layout.known_by)):
            return layout
    return read_family(GENERIC)


@cache
def _known_by_their_pages() -> tuple[Family, ...]:
    return tuple(layout for name in list_families() for layout in layouts(name) if layout.known_by)


def layout_for(page: "HtmlElement | Elements", name: str | None, day: str | None = None) -> Family:
    """The layout of the family `name` that the page has; None: the family is found out from the page.

    day: when the page was fetched (ISO); layouts that had ended by then are not tried. A page that shows
    none of them has the present one.
    """
    if name is None:
        return family_of(page)
    elements = page if isinstance(page, Elements) else Elements(page)
    known = layouts(name)
    for layout in known if len(known) > 1 else ():
        ended = (
            day is not None and layout.valid_until is not None and day[:10] > layout.valid_until.isoformat()
        )
        if not ended and any(map(elements.find, layout.body)):
            return layout
    return known[0]


def _with_shared(layout: Family, generic: Family) -> Family:
    shared: dict[str, Any] = {field: (*getattr(layout, field), *getattr(generic, field)) for field in _SHARED}
    return replace(layout, **shared)


def _layout(name: str, values: dict[str, Any]) -> Family:
    where = f"families/{name}.toml"
    lists = {field.name for field in fields(Family)} - {"id", "valid_until"}
    if unknown := values.keys() - lists - {"valid_until"}:
        raise FamilyError(f"{where}: unknown fields {', '.join(sorted(unknown))}")
    until = values.get("valid_until")
    if until is not None and type(until) is not datetime.date:
        raise FamilyError(f"{where}: valid_until: give a day without quotes, such as 2021-12-31")
    for field in sorted(values.keys() & lists):
        value = values[field]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise FamilyError(f"{where}: {field}: give a list of texts in brackets")
        for selector in value if field not in _WORDS else ():
            try:
                read_selector(selector)
            except SelectorError as error:
                raise FamilyError(f"{where}: {field}: {error}") from error
    given = {field: tuple(values[field]) for field in values.keys() & lists}
    return Family(id=name, valid_until=until, **given)
