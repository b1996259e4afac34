"""Families of papers with pages made alike: corpus/sources/families/NAME.toml says where things stand."""

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from pipeline.parse.selectors import SelectorError, to_xpath

if TYPE_CHECKING:
    from lxml.html import HtmlElement

GENERIC = "generic"
_WORDS = ("no_author", "blocked", "maintenance")  # fields that hold words, not selectors


class FamilyError(ValueError):
    """A family file is wrong; the message names the file, the field and the repair."""


@dataclass(frozen=True)
class Family:
    """Where things stand on a page: selectors in the order in which they are tried; see generic.toml."""

    id: str
    known_by: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    no_author: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    maintenance: tuple[str, ...] = ()


@cache
def read_family(name: str) -> Family:
    """A family by its id. Raises FamilyError for an unknown one or a wrong file."""
    file = files("corpus") / "sources" / "families" / f"{name}.toml"
    if not file.is_file():
        raise FamilyError(f"no family '{name}': known are {', '.join(list_families())}")
    family = _family(name, tomllib.loads(file.read_text(encoding="utf-8")))
    if name == GENERIC:
        return family
    generic = read_family(GENERIC)
    return replace(
        family,
        drop=(*family.drop, *generic.drop),
        caption=(*family.caption, *generic.caption),
        heading=(*family.heading, *generic.heading),
        blocked=(*family.blocked, *generic.blocked),
        maintenance=(*family.maintenance, *generic.maintenance),
    )


def list_families() -> list[str]:
    """Ids of all families."""
    folder = files("corpus") / "sources" / "families"
    return sorted(
        entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")
    )


def family_of(page: "HtmlElement") -> Family:
    """The family that the page itself shows it belongs to, the generic one where none does."""
    for name in list_families():
        family = read_family(name)
        if family.known_by and all(page.xpath(to_xpath(selector)) for selector in family.known_by):
            return family
    return read_family(GENERIC)


def _family(name: str, values: dict[str, Any]) -> Family:
    known = {field.name for field in fields(Family)}
    if unknown := values.keys() - known:
        raise FamilyError(f"families/{name}.toml: unknown fields {', '.join(sorted(unknown))}")
    if values.get("id") != name:
        raise FamilyError(f'families/{name}.toml: set id = "{name}"')
    for field, selectors in values.items():
        for selector in selectors if field not in ("id", *_WORDS) else ():
            try:
                to_xpath(selector)
            except SelectorError as error:
                raise FamilyError(f"families/{name}.toml: {field}: {error}") from error
    lists = {key: tuple(value) for key, value in values.items() if key != "id"}
    return Family(id=name, **lists)
