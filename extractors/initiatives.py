"""Finds the initiatives that a text reports: `chất lượng sinh hoạt chi bộ`, `xây dựng nông thôn mới`.

A mention is a phrase of rules/initiatives.toml as written; which root documents (Đề án 16 of one province)
mean an initiative too is told where citations of all articles come together, in pipeline/link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.document import Document
from extractors.records import InitiativeMention, quote
from extractors.rules import RuleError, rule_file
from extractors.spaced import spaced
from extractors.spelling import spellings
from extractors.text_words import find_matches_by_opener


@dataclass(frozen=True, slots=True)
class Root:
    """A document that set an initiative going; the fields are explained in rules/initiatives.toml."""

    initiative: str
    kind: str
    number: str
    issuer: str
    date: str
    subject: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Initiative:
    """The fields are explained in rules/initiatives.toml."""

    id: str
    name: str
    english: str
    phrases: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    roots: tuple[Root, ...]


def extract_initiatives(document: Document) -> Iterator[InitiativeMention]:
    """Yield every mention, in order of the text; where one phrase holds another, the longer."""
    patterns, meant = _phrases()
    for zone in document.readable_zones():
        where = zone.start_char, zone.end_char
        for opener, match in find_matches_by_opener(patterns, document.text, _openers(), *where):
            assert match.lastindex is not None  # every alternative is a group
            initiative, around = meant[opener][match.lastindex - 1]
            if not _is_other(document.text, zone.start_char, match, around):
                evidence = quote(document, match.start(), match.end(), "initiatives.phrase")
                yield InitiativeMention(initiative, evidence)


@cache
def initiatives() -> dict[str, Initiative]:
    """All initiatives by id. Raises RuleError for an id that two rows claim."""
    found: dict[str, Initiative] = {}
    for row in rule_file("initiatives.toml")["initiative"]:
        if row["id"] in found:
            raise RuleError(f"initiatives.toml: two initiatives have the id {row['id']!r}: rename one")
        roots = tuple(_root(row["id"], root) for root in row["roots"])
        phrases, after, before = (tuple(row.get(n, ())) for n in ("phrases", "not_after", "not_before"))
        found[row["id"]] = Initiative(row["id"], row["name"], row["english"], phrases, after, before, roots)
    return found


def _root(initiative: str, root: dict[str, Any]) -> Root:
    return Root(initiative, **{"until": None, **root})


_Around = tuple[re.Pattern[str] | None, re.Pattern[str] | None]  # what may not stand before, and after
_GAP, _WORDS = "…", "(?: [^\\W_]+){0,5}? "
_LOOK_BACK = 30


@cache
def _openers() -> frozenset[str]:
    """The first two words of the phrases, as a text may spell them."""
    found: set[str] = set()
    for words in (phrase.split() for one in initiatives().values() for phrase in one.phrases):
        second = words[1] if len(words) > 1 and words[1].rstrip(",").isalpha() else ""
        after = spellings(second.rstrip(","))
        found |= {f"{one} {two}".rstrip() for one in spellings(words[0].rstrip(",")) for two in after}
    return frozenset(found)


@cache
def _phrases() -> tuple[dict[str, re.Pattern[str]], dict[str, list[tuple[str, _Around]]]]:
    """By the word that opens them: a pattern of the phrases, the longest first, each a group; their sense."""
    owner: dict[str, str] = {}
    for initiative in initiatives().values():
        for phrase in initiative.phrases:
            if owner.setdefault(phrase, initiative.id) != initiative.id:
                raise RuleError(f"initiatives.toml: two initiatives claim {phrase!r}: keep one")
    by_opener: dict[str, list[str]] = {}
    for phrase in sorted(owner, key=lambda phrase: (-len(phrase), phrase)):
        for opener in spellings(phrase.split()[0].rstrip(",")):
            by_opener.setdefault(opener, []).append(phrase)
    patterns = {opener: _pattern(phrases) for opener, phrases in by_opener.items()}
    meant = {
        opener: [(owner[p], _around(owner[p])) for p in phrases] for opener, phrases in by_opener.items()
    }
    return patterns, meant


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    written = "|".join(f"({' '.join(map(_any_spelling, phrase.split()))})" for phrase in phrases)
    return spaced(f"(?:{written.replace(f' {_GAP} ', _WORDS)})(?![^\\W_])")


def _any_spelling(word: str) -> str:
    """`hóa,` or `hoá,`."""
    return "(?:" + "|".join(map(re.escape, sorted(spellings(word)))) + ")" if word != _GAP else word


@cache
def _around(initiative: str) -> _Around:
    row = initiatives()[initiative]
    before, after = ("|".join(words) for words in (row.not_after, row.not_before))
    return (
        spaced(f"(?<![^\\W_])(?:{before}) $") if before else None,
        spaced(f" (?:{after})(?![^\\W_])") if after else None,
    )


def _is_other(text: str, start: int, match: re.Match[str], around: _Around) -> bool:
    """Whether the words at once before or behind make something else of the phrase. start: of its zone."""
    before, after = around
    low = max(start, match.start() - _LOOK_BACK)
    if before and before.search(text, low, match.start()):
        return True
    return after is not None and after.match(text, match.end()) is not None
