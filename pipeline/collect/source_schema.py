"""Reads the values of a source file into a Source, or says which field is wrong and how to mend it.

docs/sources.md explains the fields to those who write such files.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime, time
from importlib.resources import files
from itertools import pairwise
from typing import Any
from unicodedata import is_normalized
from urllib.parse import urljoin, urlsplit

import regex

from pipeline.collect.source import KINDS, LEAST_DELAY, Dated, Source, host_of
from pipeline.collect.url_patterns import PatternError, url_pattern

Reader = Callable[[Any], Any]
REQUIRED = ("id", "name", "province", "home")
_KEYS = {"province": "provinces"}  # what a file calls it -> the field of Source
_ID = regex.compile(r"[a-z0-9][a-z0-9.-]*")
_HOST = regex.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9a-fA-F:]+\](?::\d{1,5})?")
_HOURS = regex.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")
_TYPE_WORDS = ("tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường ", "đặc khu ", "thị trấn ")


class SourceError(ValueError):
    """A source file is wrong; the message names the file, the field and the repair."""


class _WrongValueError(ValueError):
    """What is wrong with a value, and the repair."""


def source_of_values(values: Mapping[str, Any], where: str) -> Source:
    """The Source of a file's values. where: the file's name for messages. Raises SourceError."""
    if unknown := sorted(values.keys() - FIELDS.keys()):
        near = _nearest(unknown[0])
        hint = f' (did you mean "{near}"?)' if near else ""
        raise SourceError(f"{where}: unknown fields {', '.join(unknown)}{hint}: take them out")
    if missing := [name for name in REQUIRED if name not in values]:
        raise SourceError(f"{where}: add the fields {', '.join(missing)}")
    read: dict[str, Any] = {}
    for name, value in values.items():
        try:
            read[_KEYS.get(name, name)] = FIELDS[name](value)
        except (_WrongValueError, PatternError) as error:
            raise SourceError(f"{where}: {name}: {error}") from error
    if not any(read.get(name) for name in ("sections", "feeds", "sitemaps")):
        read["sections"] = ("/",)
    source = Source(**read)
    for problem in _contradictions(source):
        raise SourceError(f"{where}: {problem}")
    return source


def is_id(name: str) -> bool:
    """Whether a name may be the id of a source, and so the name of a file."""
    return _ID.fullmatch(name) is not None


def _contradictions(source: Source) -> list[str]:
    """What is wrong between fields that are right alone."""
    problems: list[str] = []
    if not source.is_loopback and source.delay_seconds < LEAST_DELAY:
        problems.append(
            f"delay_seconds: {source.delay_seconds:g} is too quick for a live host: at least {LEAST_DELAY:g}"
        )
    if source.successor == source.id:
        problems.append("successor: names the source itself: give the id of the paper that took over")
    problems += [
        f"{name}: {place} is not on the source's hosts: add its host to domains"
        for name in ("sections", "feeds", "sitemaps")
        for place in getattr(source, name)
        if not source.owns(urljoin(source.home + "/", place))
    ]
    problems += [
        f"domains: {domain.name} has ended but is home: set home to the present one"
        for domain in source.domains
        if domain.name == host_of(source.home) and domain.until is not None and source.successor is None
    ]
    return problems + _wrong_examples(source)


def _wrong_examples(source: Source) -> list[str]:
    def is_one(place: str) -> bool:
        return source.is_article(urljoin(source.home + "/", place))

    missed = [place for place in source.examples if not is_one(place)]
    taken = [place for place in source.counterexamples if is_one(place)]
    return [
        f"examples: {place} does not fit the pattern of `article`: mend one of the two" for place in missed
    ] + [f"counterexamples: {place} is taken for an article: mend `article` or `exclude`" for place in taken]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _WrongValueError("give a text in quotes")
    if not is_normalized("NFC", value):
        raise _WrongValueError("save the file in composed Unicode (NFC)")
    return value.strip()


def _free_text(value: Any) -> str:
    return "" if value == "" else _text(value)


def _id(value: Any) -> str:
    if not _ID.fullmatch(_text(value)):
        raise _WrongValueError(f'"{value}": small letters, digits, "-" and "." only')
    return str(value)


def _home(value: Any) -> str:
    home = _text(value).rstrip("/")
    parts = urlsplit(home)
    if not host_of(home) or parts.path or parts.query or parts.fragment:
        raise _WrongValueError(f'"{value}": give scheme and host alone, such as "https://baosonlinh.vn"')
    return f"{parts.scheme}://{host_of(home)}"


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise _WrongValueError(f'"{value}": one of {", ".join(KINDS)}')
    return str(value)


def _family(value: Any) -> str:
    name = _text(value)
    folder = files("corpus") / "sources" / "families"
    known = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir())
    if name not in known:
        raise _WrongValueError(f'"{name}": one of {", ".join(known)}; or leave it out')
    return name


def _list(read: Reader) -> Reader:
    """A list of such values; one alone may stand without brackets."""

    def read_list(value: Any) -> tuple[Any, ...]:
        return tuple(read(item) for item in (value if isinstance(value, list) else [value]))

    return read_list


def _place(value: Any) -> str:
    place = _text(value)
    if not place.startswith(("/", "http://", "https://")):
        raise _WrongValueError(f'"{place}": a path that begins with "/", or a whole address')
    return place


def _pattern(value: Any) -> str:
    text = _text(value)
    url_pattern(text)
    return text


def _article(value: Any) -> str:
    text = _pattern(value)
    if "{id" not in text and "{slug}" not in text:
        raise _WrongValueError(f'"{text}": without {{id}} or {{slug}} any page would be an article')
    return text


def _next_page(value: Any) -> str:
    text = _text(value)
    if "{page}" not in text or regex.sub(r"\{(?:page|section|stem)\}", "", text).count("{"):
        raise _WrongValueError(
            f'"{text}": such as "{{section}}/trang-{{page}}.html" or "{{section}}?page={{page}}"'
        )
    return text


def _number(least: float, whole: bool = False) -> Reader:
    def read(value: Any) -> float:
        fits = isinstance(value, int) if whole else isinstance(value, int | float)
        if not fits or isinstance(value, bool) or not least <= value < 1_000_000:
            raise _WrongValueError(f"{value!r}: a {'whole ' if whole else ''}number from {least:g} on")
        return int(value) if whole else float(value)

    return read


def _hours(value: Any) -> tuple[time, time]:
    match = _HOURS.fullmatch(_text(value))
    try:
        hour, minute, end_hour, end_minute = map(int, match.groups()) if match else (99, 0, 0, 0)
        return time(hour, minute), time(end_hour, end_minute)
    except ValueError as error:
        raise _WrongValueError(f'"{value}": Vietnamese time, such as "21:00-06:00"') from error


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("true or false, without quotes")
    return value


def _day(value: Any) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise _WrongValueError(f"{value!r}: give from and until as days without quotes, such as 2025-07-01")


def _dated(name_of: Callable[[dict[str, Any]], str], names: tuple[str, ...]) -> Callable[[Any], Dated]:
    def read(value: Any) -> Dated:
        entry = value if isinstance(value, dict) else {names[0]: value}
        if unknown := sorted(entry.keys() - {*names, "from", "until"}):
            raise _WrongValueError(f"unknown {', '.join(unknown)}: known are {', '.join(names)}, from, until")
        since, until = _day(entry.get("from")), _day(entry.get("until"))
        if since and until and since > until:
            raise _WrongValueError(f"from {since} is after until {until}: turn them round")
        return Dated(name_of(entry), since, until)

    return read


def _host(entry: dict[str, Any]) -> str:
    host = _text(entry.get("host")).lower()
    if not _HOST.fullmatch(host):
        raise _WrongValueError(f'"{host}": a host alone, such as "baosonlinh.vn"')
    return host


def _place_name(entry: dict[str, Any]) -> str:
    """The place with its type word: as written, or as the gazetteer has the code or the province's name."""
    from extractors.gazetteer import units_named, units_of_code

    if "code" in entry:
        units = [unit for unit in units_of_code(_text(entry["code"])) if unit.level == "province"]
        if not units:
            raise _WrongValueError(f'code "{entry["code"]}": no province of the gazetteer has it')
        if "place" not in entry:
            return units[-1].full_name
    place = _text(entry.get("place"))
    if place.lower().startswith(_TYPE_WORDS):
        return place
    known = {unit.full_name for unit in units_named(place) if unit.level == "province"}
    return known.pop() if len(known) == 1 else place


def _provinces(value: Any) -> tuple[Dated, ...]:
    """In order of time; one that goes on without an end is the last."""
    if value in ("", []):
        return ()
    places: tuple[Dated, ...] = _list(_dated(_place_name, ("place", "code")))(value)
    ordered = tuple(sorted(places, key=lambda place: (place.since or date.min, place.until or date.max)))
    for earlier, later in pairwise(ordered):
        if earlier.until is None or later.since is None or earlier.until >= later.since:
            raise _WrongValueError(
                f"{earlier.name} and {later.name} overlap: give the first an until before the second's from"
            )
    return ordered


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, FIELDS, 1)), None)


FIELDS: dict[str, Reader] = {
    "id": _id,
    "name": _text,
    "owner": _free_text,
    "kind": _kind,
    "province": _provinces,
    "home": _home,
    "domains": _list(_dated(_host, ("host",))),
    "successor": _id,
    "family": _family,
    "sections": _list(_place),
    "next_page": _next_page,
    "feeds": _list(_place),
    "sitemaps": _list(_place),
    "article": _list(_article),
    "exclude": _list(_pattern),
    "examples": _list(_place),
    "counterexamples": _list(_place),
    "delay_seconds": _number(0),
    "hours": _hours,
    "requests_a_night": _number(1, whole=True),
    "articles_a_day": _number(0),
    "language": _id,
    "notes": _free_text,
    "checked": _truth,
}
assert {_KEYS.get(name, name) for name in FIELDS} == {field.name for field in fields(Source)}
