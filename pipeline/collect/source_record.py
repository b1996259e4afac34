"""A source as JSON, as the archive keeps it beside the pages: what it was when they were fetched."""

import json
from dataclasses import asdict, fields
from datetime import date, time
from typing import Any

from pipeline.collect.source import Dated, Source


def source_json(source: Source) -> str:
    """All fields of a source."""
    return json.dumps(asdict(source), ensure_ascii=False, sort_keys=True, default=str)


def source_of_json(text: str) -> Source:
    """The source again; fields that this version does not know are left out. Raises ValueError."""
    values: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(Source)}
    values = {name: value for name, value in values.items() if name in known}
    for name, value in values.items():
        if name in ("provinces", "domains"):
            values[name] = tuple(_dated(part) for part in value)
        elif name == "hours":
            values[name] = tuple(time.fromisoformat(part) for part in value) if value else None
        elif isinstance(value, list):
            values[name] = tuple(value)
    try:
        return Source(**values)
    except TypeError as error:
        raise ValueError(f"not a source: {error}") from error


def _dated(part: dict[str, str | None]) -> Dated:
    since, until = part.get("since"), part.get("until")
    return Dated(
        str(part["name"]),
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
    )
