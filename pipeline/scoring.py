"""Compares found facts with gold ones: which are right, missed, extra. What counts is corpus/gold/README.md.

Optional gold items earn nothing and cost nothing. Names and bodies are compared by `name_key` with
abbreviations spelt out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from extractors.rules import rows
from extractors.spelling import name_key

Json = dict[str, Any]
Span = Sequence[int]

KINDS = ("people", "posts", "posts_lenient", "directives", "directive_mentions", "statistics")
ATTRIBUTES = (
    "directive_date",
    "directive_issuer",
    "statistic_unit",
    "statistic_qualifier",
    "statistic_kind",
    "statistic_about",
    "statistic_when",
    "statistic_target",
    "published",
)


@dataclass
class Tally:
    """Facts of one kind over all articles."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing found."""
        total = 2 * self.right + self.missed + self.extra
        return round(2 * self.right / total, 4) if total else 1.0


@dataclass
class Share:
    """How often an attribute of matched facts was right."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share, 1.0 where nothing was asked."""
        return round(self.right / self.of, 4) if self.of else 1.0


@dataclass
class Scores:
    """Tallies by kind, shares by attribute, one line for every error, rights and wrongs by rule."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in ATTRIBUTES})
    errors: list[str] = field(default_factory=list)
    rules: dict[str, Share] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Every figure by name: F1 of each kind, share of each attribute."""
        tallies = {kind: tally.f1 for kind, tally in self.tallies.items()}
        return tallies | {name: share.value for name, share in self.shares.items()}

    def count(self, kind: str, article: str, what: str, verdict: str) -> None:
        """One fact: `verdict` is right, missed or extra."""
        tally = self.tallies[kind]
        setattr(tally, verdict, getattr(tally, verdict) + 1)
        if verdict != "right":
            self.errors.append(f"{article}: {verdict} {kind}: {what}")

    def mark(self, name: str, article: str, right: bool, what: str) -> None:
        """One attribute of a matched fact."""
        share = self.shares[name]
        share.of += 1
        share.right += right
        if not right:
            self.errors.append(f"{article}: {name}: {what}")

    def note_rule(self, fact: Json, right: bool) -> None:
        """One fact of the rule that it names."""
        share = self.rules.setdefault(fact.get("rule", "unknown"), Share())
        share.of += 1
        share.right += right


def add_article(scores: Scores, name: str, gold: Json, found: Json) -> None:
    """Add one article's comparison. gold, found: facts in the form of `pipeline.facts`."""
    _people(scores, name, gold["people"], found.get("people", []))
    _posts(scores, name, gold["people"], found.get("people", []))
    _directives(scores, name, gold["directives"], found.get("directives", []))
    _statistics(scores, name, gold["statistics"], found.get("statistics", []))
    if "published" in gold["meta"]:
        given = found.get("meta", {}).get("published")
        right = gold["meta"]["published"] == given
        scores.mark("published", name, right, f"{given} for {gold['meta']['published']}")


_ABBREVIATED_CENTRE = regex.compile(r"\bt\.? ?ư\b")
_WORDS = regex.compile(r"[\p{L}\p{N}]+")


def body_key(name: str | None) -> str:
    """Key of a name or body: words by `name_key`, abbreviations spelt out."""
    text = _ABBREVIATED_CENTRE.sub("trung ương", name_key(name or ""))
    full = {name_key(row["short"]): name_key(row["full"]) for row in rows("abbreviations.csv")}
    return " ".join(full.get(word, word) for word in _WORDS.findall(text))


def _organisation_key(name: str | None) -> str:
    """The Central Committee is one body, with or without `Đảng` and its term."""
    return regex.sub(r" khóa \w+$", "", body_key(name).replace("trung ương đảng", "trung ương"))


def _title_key(title: str) -> str:
    """`Huyện ủy viên` is the `Ủy viên` of that committee."""
    return regex.sub(r"^(?:đảng|tỉnh|thành|huyện|thị|quận) (?=ủy viên$)", "", body_key(title))


def _overlap(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _touches(fact: Json, optional: Iterable[Json]) -> bool:
    return any(
        _overlap(mine, theirs)
        for mine in fact.get("mentions", [])
        for other in optional
        for theirs in other.get("mentions", [])
    )


def _people(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    sure = {body_key(person["name"]): person["name"] for person in gold if not person.get("optional")}
    free = [person for person in gold if person.get("optional")]
    names = {body_key(person["name"]): person for person in found}
    for key, name in sure.items():
        scores.count("people", article, name, "right" if key in names else "missed")
    for key, person in names.items():
        allowed = key in {body_key(other["name"]) for other in free} or _touches(person, free)
        if key in sure or not allowed:
            scores.note_rule(person, key in sure)
        if key not in sure and not allowed:
            scores.count("people", article, person["name"], "extra")


@dataclass(frozen=True, slots=True)
class _Claim:
    person: str
    title: str
    organisation: str
    optional: bool
    fact: Json


def _claims(people: list[Json]) -> list[_Claim]:
    claims: dict[tuple[str, str, str], _Claim] = {}
    for person in people:
        for post in person.get("posts", []):
            optional = bool(post.get("optional") or person.get("optional"))
            key = body_key(person["name"]), _title_key(post["title"]), _organisation_key(post["organisation"])
            if key not in claims or claims[key].optional:
                claims[key] = _Claim(*key, optional, post)
    return list(claims.values())


def _posts(scores: Scores, article: str, gold_people: list[Json], found_people: list[Json]) -> None:
    gold, left = _claims(gold_people), _claims(found_people)
    found = list(left)
    free = [person for person in gold_people if person.get("optional")]
    forgiven = {body_key(person["name"]) for person in free}
    forgiven |= {body_key(person["name"]) for person in found_people if _touches(person, free)}
    for wanted in sorted(gold, key=lambda claim: (claim.optional, not claim.organisation)):
        mate = next((claim for claim in left if _same_post(wanted, claim)), None)
        if mate is not None:
            left.remove(mate)
            scores.note_rule(mate.fact, True)
        if not wanted.optional:
            what = f"{wanted.person}, {wanted.title} of {wanted.organisation or 'null'}"
            scores.count("posts", article, what, "right" if mate else "missed")

    def costs(claim: _Claim) -> bool:
        return claim.person not in forgiven and not any(
            wanted.optional
            and wanted.person == claim.person
            and (wanted.title == claim.title or _touches(claim.fact, [wanted.fact]))
            for wanted in gold
        )

    for claim in filter(costs, left):
        scores.count("posts", article, f"{claim.person}, {claim.title} of {claim.organisation}", "extra")
        scores.note_rule(claim.fact, False)
    sure = {(claim.person, claim.title) for claim in gold if not claim.optional}
    pairs = {(claim.person, claim.title) for claim in found}
    for pair in sorted(sure):
        scores.count("posts_lenient", article, ", ".join(pair), "right" if pair in pairs else "missed")
    for pair in sorted({(claim.person, claim.title) for claim in filter(costs, found)} - sure):
        scores.count("posts_lenient", article, ", ".join(pair), "extra")


def _same_post(wanted: _Claim, claim: _Claim) -> bool:
    same = (wanted.person, wanted.title) == (claim.person, claim.title)
    return same and (not wanted.organisation or wanted.organisation == claim.organisation)


def _symbol_key(symbol: str | None) -> str:
    return "-".join(regex.findall(r"[\p{L}\p{N}]+", (symbol or "").upper().replace("TƯ", "TW")))


def _same_document(wanted: Json, found: Json) -> bool:
    if body_key(wanted["kind"]) != body_key(found["kind"]):
        return False
    if (wanted["number"] or "").lstrip("0") != (found["number"] or "").lstrip("0"):
        return False
    mine, theirs = _symbol_key(wanted.get("symbol")), _symbol_key(found.get("symbol"))
    return not (mine and theirs) or mine == theirs


def _directives(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    left = list(found)
    optional = [document for document in gold if document.get("optional")]
    for wanted in sorted(gold, key=lambda document: bool(document.get("optional"))):
        mates = [document for document in left if _same_document(wanted, document)]
        mates.sort(key=lambda mate: -sum(mate.get(k) == wanted.get(k) for k in ("symbol", "date", "issuer")))
        if mates:
            left.remove(mates[0])
            scores.note_rule(mates[0], True)
        if wanted.get("optional"):
            continue
        what = f"{wanted['kind']} {wanted['number']} {wanted.get('symbol')}"
        scores.count("directives", article, what, "right" if mates else "missed")
        if mates:
            _directive_attributes(scores, article, what, wanted, mates[0])
    for document in left:
        if not _touches(document, optional):
            what = f"{document['kind']} {document['number']} {document.get('symbol')}"
            scores.count("directives", article, what, "extra")
            scores.note_rule(document, False)
    _directive_mentions(scores, article, gold, found)


def _directive_attributes(scores: Scores, article: str, what: str, wanted: Json, mate: Json) -> None:
    if wanted.get("date") or mate.get("date"):
        right = wanted.get("date") == mate.get("date")
        scores.mark("directive_date", article, right, f"{what}: {mate.get('date')} for {wanted.get('date')}")
    if wanted.get("issuer"):
        right = _organisation_key(wanted["issuer"]) == _organisation_key(mate.get("issuer"))
        detail = f"{what}: {mate.get('issuer')} for {wanted['issuer']}"
        scores.mark("directive_issuer", article, right, detail)


def _directive_mentions(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    wanted = [{"span": s, "optional": d.get("optional")} for d in gold for s in d["mentions"]]
    given = [{"span": s} for document in found for s in document["mentions"]]
    pairs = _pair(wanted, given, lambda _wanted, _given: True)
    for i, mention in enumerate(wanted):
        if not mention["optional"]:
            verdict = "right" if i in pairs else "missed"
            scores.count("directive_mentions", article, str(mention["span"]), verdict)
    for j, mention in enumerate(given):
        if j not in pairs.values():
            scores.count("directive_mentions", article, str(mention["span"]), "extra")


def _pair(gold: list[Json], found: list[Json], same: Callable[[Json, Json], bool]) -> dict[int, int]:
    """Gold to found, one to one, largest overlap first, what is not optional before what is."""
    ranked = sorted(
        (
            (_overlap(wanted["span"], given["span"]), not wanted.get("optional"), i, j)
            for i, wanted in enumerate(gold)
            for j, given in enumerate(found)
            if _overlap(wanted["span"], given["span"]) and same(wanted, given)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _overlapped, _sure, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _same_quantity(wanted: Json, given: Json) -> bool:
    for key in ("value", "denominator", "value_max"):
        mine, theirs = wanted.get(key), given.get(key)
        if (mine is None) != (theirs is None):
            return False
        if mine is not None and theirs is not None and abs(mine - theirs) > 1e-6 * max(1.0, abs(mine)):
            return False
    return True


def _within(left: str | None, right: str | None) -> bool:
    """Equal, or the words of one are a run within the other's."""
    mine, theirs = f" {_organisation_key(left)} ", f" {_organisation_key(right)} "
    if not mine.strip() or not theirs.strip():
        return mine == theirs
    return mine in theirs or theirs in mine


def _unit(unit: str | None) -> str:
    return (unit or "").replace("%", " phần trăm ").replace("²", "2")


def _same_subject(left: str | None, right: str | None) -> bool:
    shorter = min((_organisation_key(left), _organisation_key(right)), key=len)
    equal = _organisation_key(left) == _organisation_key(right)
    return equal or (" " in shorter and _within(left, right))


def _statistics(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    pairs = _pair(gold, found, _same_quantity)
    for i, wanted in enumerate(gold):
        if i in pairs:
            scores.note_rule(found[pairs[i]], True)
        if wanted.get("optional"):
            continue
        what = f"{wanted['value']} {wanted.get('unit')} at {wanted['span']}"
        scores.count("statistics", article, what, "right" if i in pairs else "missed")
        if i in pairs:
            _statistic_attributes(scores, article, what, wanted, found[pairs[i]])
    for j, given in enumerate(found):
        excused = any(o.get("optional") and _overlap(o["span"], given["span"]) for o in gold)
        if j not in pairs.values() and not excused:
            what = f"{given['value']} {given.get('unit')} at {given['span']}"
            scores.count("statistics", article, what, "extra")
            scores.note_rule(given, False)


def _statistic_attributes(scores: Scores, article: str, what: str, wanted: Json, given: Json) -> None:
    def mark(name: str, right: bool) -> None:
        detail = f"{what}: {given.get(name)!r} for {wanted.get(name)!r}"
        scores.mark(f"statistic_{name}", article, right, detail)

    mark("unit", _within(_unit(wanted.get("unit")), _unit(given.get("unit"))))
    mark("qualifier", wanted.get("qualifier", "exact") == given.get("qualifier", "exact"))
    mark("kind", wanted.get("kind") == given.get("kind"))
    if "about" in wanted:
        mark("about", _same_subject(wanted["about"], given.get("about")))
        mark("when", (wanted.get("when") or None) == (given.get("when") or None))
        mark("target", bool(wanted.get("target")) == bool(given.get("target")))
