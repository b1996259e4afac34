"""Ids of claims and of extractions: the same on every run and in any order, of `[a-z0-9.-]` only.

A claim's id rests on what it quotes, not on who found it: kind, text, the spans it binds and the one
field that tells apart two claims of the same words. So reviews outlive a new release of the extractors,
and a changed reading is a new claim.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from extractors.records import DirectiveCitation, InitiativeMention, Mention, PostClaim, Statistic
from pipeline.article import Article

Record = Mention | PostClaim | DirectiveCitation | Statistic | InitiativeMention

# What the facts of a text depend on beside the extractors: who annotates it, and how keys are made of it.
_READERS = ("annotate.py", "crf", "claims.py", "extract.py", "ids.py")
_SOURCES = (".py", ".toml", ".csv")


def digest(*parts: object) -> str:
    """blake2b-80 of the parts, in hexadecimal (20 characters)."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()


def claim_id(record: Record) -> str:
    """`m…` mention, `c…` post claim, `r…` reference to a directive, `s…` statistic, `i…`
    mention of an initiative."""
    evidence = record.evidence
    letter, slot = _slot(record)
    return letter + digest(letter, evidence.text_id, evidence.start_char, evidence.end_char, *slot)


def _slot(record: Record) -> tuple[str, tuple[object, ...]]:
    match record:
        case Mention():
            return "m", (record.kind,)
        case PostClaim():
            return "c", (record.person_start_char, record.person_end_char, record.title)
        case DirectiveCitation():
            return "r", (record.number,)
        case Statistic():
            return "s", (record.value,)
        case InitiativeMention():
            return "i", (record.initiative,)


def with_ids(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """The records of one text with their ids; of records that say the same of the same words, the surest.

    Claims that differ in their resolved fields only (one phrase for two bodies) get `.2`, `.3` … in an
    order that does not depend on the order in which they were found.
    """
    said: set[str] = set()
    seen: Counter[str] = Counter()
    for _, _, content, _, _, record in sorted(map(_ordered, records), key=lambda ordered: ordered[:-1]):
        base = claim_id(record)
        if f"{base} {content}" in said:
            continue
        said.add(f"{base} {content}")
        seen[base] += 1
        yield (base if seen[base] == 1 else f"{base}.{seen[base]}"), record


def _ordered(record: Record) -> tuple[int, int, str, float, str, Record]:
    """The record behind what it is sorted by: span, content, the surest first."""
    evidence = record.evidence
    content = repr([getattr(record, name) for name in _SAID[type(record)]])
    return evidence.start_char, evidence.end_char, content, -evidence.confidence, evidence.rule, record


_SAID = {
    kind: tuple(field.name for field in fields(kind) if field.name != "evidence")
    for kind in (Mention, PostClaim, DirectiveCitation, Statistic, InitiativeMention)
}


def extraction_id(article: Article, extractor_version: str) -> str:
    """Id of one reading of one text: facts depend on text, zones, date, home and the extractors."""
    zones = ",".join(f"{zone.kind}:{zone.start_char}:{zone.end_char}" for zone in article.zones)
    return reading_id(article.text_id, zones, article.published, article.home, extractor_version)


def reading_id(
    text_id: str, zones: str, published: str | None, home: str | None, extractor_version: str
) -> str:
    """The same of an article by columns. zones: `title:0:12,body:13:80`."""
    return "x" + digest(text_id, zones, published, home, extractor_version)


@cache
def extractor_version() -> str:
    """Version of the package and a hash of the extractors, their rules and their annotator: `0.1.0-3f…`."""
    hashed = hashlib.blake2b(digest_size=5)
    for name, content in _reading_sources():
        hashed.update(name.encode() + b"\0" + content + b"\0")
    hashed.update(_installed("underthesea").encode())
    return f"{_installed('tinbai')}-{hashed.hexdigest()}"


def _reading_sources() -> Iterator[tuple[str, bytes]]:
    yield from sorted(_walk("extractors", files("extractors")))
    for name in _READERS:
        reader = files("pipeline") / name
        if reader.is_dir():
            yield from sorted(_walk(name, reader))
        else:
            yield name, reader.read_bytes()


def _walk(path: str, folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(f"{path}/{entry.name}", entry)
        elif entry.name.endswith(_SOURCES):
            yield f"{path}/{entry.name}", entry.read_bytes()


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "0"
