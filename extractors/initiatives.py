"""Finds the initiatives that a text reports: `chất lượng sinh hoạt chi bộ`, `xây dựng nông thôn mới`.

A mention is a phrase of rules/initiatives.toml as written; which root documents (Đề án 16 of one province)
mean an initiative too is told where citations of all articles come together, in pipeline/link.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.document import Document, Zone
from extractors.records import InitiativeMention, PostClaim, quote
from extractors.rules import RuleError, entries
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
    plenum: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one initiative and what makes something else of them, as rules/initiatives.toml explains."""

    initiative: str
    phrases: tuple[str, ...]
    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Initiative:
    """groups: its phrases, those that name it everywhere first, then the narrower ones."""

    id: str
    name: str
    english: str
    groups: tuple[Phrases, ...]
    roots: tuple[Root, ...]


def extract_initiatives(document: Document, posts: Sequence[PostClaim] = ()) -> Iterator[InitiativeMention]:
    """Yield every mention, in order of the text; where one phrase holds another, the longer.

    What stands inside the words of a post tells who someone is, and no initiative: `bà A, Giám đốc Trung tâm
    Phục vụ hành chính công`, `ông B, Bí thư Chi bộ kiêm Trưởng bản Nà Chang`.
    """
    patterns, meant = _phrases()
    titles = [(post.evidence.start_char, post.evidence.end_char) for post in posts]
    for zone in document.readable_zones():
        where = zone.start_char, zone.end_char
        for opener, match in find_matches_by_opener(patterns, document.text, _openers(), *where):
            assert match.lastindex is not None  # every alternative is a group
            group = meant[opener][match.lastindex - 1]
            if _is_other(document.text, zone.start_char, match, _around(group)):
                continue
            if any(start < match.end() and match.start() < end for start, end in titles):
                continue
            if group.beside and not _beside(group).search(document.text, *_sentence(document, zone, match)):
                continue
            evidence = quote(document, match.start(), match.end(), "initiatives.phrase")
            yield InitiativeMention(group.initiative, evidence)


@cache
def initiatives() -> dict[str, Initiative]:
    """All initiatives by id. Raises RuleError for an id that two rows claim."""
    found: dict[str, Initiative] = {}
    needed, other = "id name english phrases roots examples counterexamples", "not_after not_before narrower"
    for row in entries("initiatives.toml", "initiative", needed, other):
        if row["id"] in found:
            raise RuleError(f"initiatives.toml: two initiatives have the id {row['id']!r}: rename one")
        roots = tuple(_root(row["id"], root) for root in row["roots"])
        groups = tuple(_group(row["id"], group) for group in (row, *row.get("narrower", ())))
        found[row["id"]] = Initiative(row["id"], row["name"], row["english"], groups, roots)
    return found


def _group(initiative: str, row: dict[str, Any]) -> Phrases:
    fields = "phrases", "not_after", "not_before", "beside"
    return Phrases(initiative, *(tuple(row.get(name, ())) for name in fields))


def _root(initiative: str, root: dict[str, Any]) -> Root:
    return Root(initiative, **{"until": None, "plenum": False, **root})


_Around = tuple[re.Pattern[str] | None, re.Pattern[str] | None]  # what may not stand before, and after
_GAP, _NUMBER = "…", "#"
_DIGITS = r"\d+(?:[.,/]\d+)*%?(?:~[-–]~\d+(?:[.,]\d+)?%?)?"  # `31/40`, `2,5%`, `4 - 5%`
_WORDS = r"(?: (?:[-–] )?[^\W_]+(?:[.,/]\d+)*%?){1,5}? "
_LOOK_BACK = 30
# An open syllable with y is written with i too, as schoolbooks do: `tỉ lệ`, `kỉ luật`, `lí luận`.
_WITH_I = re.compile("[hklmst][yỳýỷỹỵ]")
_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


@cache
def _openers() -> frozenset[str]:
    """The first two words of the phrases, as a text may spell them."""
    found: set[str] = set()
    for words in (phrase.split() for group in _groups() for phrase in group.phrases):
        second = words[1] if len(words) > 1 and words[1].rstrip(",").isalpha() else ""
        after = _spellings(second.rstrip(","))
        found |= {f"{one} {two}".rstrip() for one in _spellings(words[0].rstrip(",")) for two in after}
    return frozenset(found)


def _groups() -> Iterator[Phrases]:
    return (group for initiative in initiatives().values() for group in initiative.groups)


@cache
def _phrases() -> tuple[dict[str, re.Pattern[str]], dict[str, list[Phrases]]]:
    """By the word that opens them: a pattern of the phrases, the longest first, each a group; their sense."""
    owner: dict[str, Phrases] = {}
    for group in _groups():
        for phrase in group.phrases:
            if owner.setdefault(phrase, group) is not group:
                raise RuleError(f"initiatives.toml: {phrase!r} stands in two lists: keep one")
    by_opener: dict[str, list[str]] = {}
    for phrase in sorted(owner, key=lambda phrase: (-len(phrase), phrase)):
        for opener in _spellings(phrase.split()[0].rstrip(",")):
            by_opener.setdefault(opener, []).append(phrase)
    patterns = {opener: _pattern(phrases) for opener, phrases in by_opener.items()}
    return patterns, {opener: [owner[phrase] for phrase in phrases] for opener, phrases in by_opener.items()}


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    written = "|".join(f"({' '.join(map(_any_spelling, phrase.split()))})" for phrase in phrases)
    return spaced(f"(?:{written.replace(f' {_GAP} ', _WORDS)})(?![^\\W_])")


def _any_spelling(word: str) -> str:
    """`hóa,` or `hoá,` or `hóa và`."""
    if word in (_GAP, _NUMBER):
        return word if word == _GAP else _DIGITS
    written = "|".join(map(re.escape, sorted(_spellings(word.rstrip(",")))))
    return f"(?:{written})" + ("(?:,| và)?" if word.endswith(",") else "")


def _spellings(word: str) -> set[str]:
    found = spellings(word)
    return found | {word.translate(_TO_I)} if _WITH_I.fullmatch(word) else found


@cache
def _around(group: Phrases) -> _Around:
    before, after = ("|".join(words) for words in (group.not_after, group.not_before))
    return (
        spaced(f"(?<![^\\W_])(?:{before}) $") if before else None,
        spaced(f" (?:{after})(?![^\\W_])") if after else None,
    )


@cache
def _beside(group: Phrases) -> re.Pattern[str]:
    words = "|".join(" ".join(map(_any_spelling, word.split())) for word in group.beside)
    return spaced(f"(?<![^\\W_])(?:{words})(?![^\\W_])")


def _sentence(document: Document, zone: Zone, match: re.Match[str]) -> tuple[int, int]:
    """From where to where the sentence of the match goes, within its zone."""
    index = document.sentence_at(match.start())
    if index < 0:
        return zone.start_char, zone.end_char
    sentence = document.sentences[index]
    return max(sentence.start_char, zone.start_char), min(max(sentence.end_char, match.end()), zone.end_char)


def _is_other(text: str, start: int, match: re.Match[str], around: _Around) -> bool:
    """Whether the words at once before or behind make something else of the phrase. start: of its zone."""
    before, after = around
    low = max(start, match.start() - _LOOK_BACK)
    if before and before.search(text, low, match.start()):
        return True
    return after is not None and after.match(text, match.end()) is not None
