"""Sources for people and programs: a row each for `sources list`, every field for `sources show`."""

import json
from dataclasses import fields
from typing import Any

from pipeline.collect.source import Dated, Source

_CALLED = {"provinces": "province"}  # field of Source -> what its file calls it


def source_rows(sources: list[Source]) -> list[dict[str, Any]]:
    """A row for each source, with what a user chooses by."""
    return [
        {
            "id": source.id,
            "name": source.name,
            "kind": source.kind,
            "province": source.province,
            "home": source.home,
            "family": source.family,
            "successor": source.successor,
            "checked": source.checked,
        }
        for source in sources
    ]


def source_values(source: Source) -> dict[str, Any]:
    """Every field of a source under the name that a file gives it, defaults filled in."""
    return {
        _CALLED.get(field.name, field.name): _plain(field.name, getattr(source, field.name))
        for field in fields(Source)
    }


def render_source(source: Source) -> str:
    """The source as a file would have it, all defaults written out; what it does not have is left out."""
    values = source_values(source).items()
    return "".join(f"{name} = {toml(value)}\n" for name, value in values if value not in (None, "", []))


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, dict):
        inner = ", ".join(
            f"{name} = {held if name in ('from', 'until') else toml(held)}" for name, held in value.items()
        )
        return "{ " + inner + " }"
    return json.dumps(value, ensure_ascii=False)


def _plain(name: str, value: Any) -> Any:
    if name == "hours" and value is not None:
        start, end = value
        return f"{start:%H:%M}-{end:%H:%M}"
    if isinstance(value, tuple):
        return [_dated(name, item) if isinstance(item, Dated) else item for item in value]
    return value


def _dated(name: str, held: Dated) -> dict[str, str]:
    said = {"host" if name == "domains" else "place": held.name}
    for word, day in (("from", held.since), ("until", held.until)):
        said |= {word: day.isoformat()} if day else {}
    return said
