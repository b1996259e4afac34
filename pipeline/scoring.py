"""Compares found facts with gold ones: which are right, missed, extra. What counts is corpus/gold/README.md.

Optional gold items earn nothing and cost nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.same_facts import (
    body_key,
    organisation_key,
    overlap,
    pair_spans,
    same_document,
    same_quantity,
    same_subject,
    title_key,
    unit_key,
    within,
)
from pipeline.scores import Json, Scores


def add_article(scores: Scores, name: str, gold: Json, found: Json) -> None:
    """Add one article's comparison. gold, found: facts in the form of `pipeline.facts`."""
    _people(scores, name, gold["people"], found.get("people", []))
    _posts(scores, name, gold["people"], found.get("people", []))
    _directives(scores, name, gold["directives"], found.get("directives", []))
    _statistics(scores, name, gold["statistics"], found.get("statistics", []))
    if "initiatives" in gold:
        _initiatives(scores, gold["initiatives"], found.get("initiatives", []))
    if "published" in gold["meta"]:
        given = found.get("meta", {}).get("published")
        right = gold["meta"]["published"] == given
        scores.mark("published", name, right, f"{given} for {gold['meta']['published']}")


def _touches(fact: Json, optional: Iterable[Json]) -> bool:
    return any(
        overlap(mine, theirs)
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
            key = body_key(person["name"]), title_key(post["title"]), organisation_key(post["organisation"])
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


def _directives(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    left = list(found)
    optional = [document for document in gold if document.get("optional")]
    for wanted in sorted(gold, key=lambda document: bool(document.get("optional"))):
        mates = [document for document in left if same_document(wanted, document)]
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
        right = organisation_key(wanted["issuer"]) == organisation_key(mate.get("issuer"))
        detail = f"{what}: {mate.get('issuer')} for {wanted['issuer']}"
        scores.mark("directive_issuer", article, right, detail)


def _directive_mentions(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    wanted = [{"span": s, "optional": d.get("optional")} for d in gold for s in d["mentions"]]
    given = [{"span": s} for document in found for s in document["mentions"]]
    pairs = pair_spans(wanted, given, lambda _wanted, _given: True)
    for i, mention in enumerate(wanted):
        if not mention["optional"]:
            verdict = "right" if i in pairs else "missed"
            scores.count("directive_mentions", article, str(mention["span"]), verdict)
    for j, mention in enumerate(given):
        if j not in pairs.values():
            scores.count("directive_mentions", article, str(mention["span"]), "extra")


def _statistics(scores: Scores, article: str, gold: list[Json], found: list[Json]) -> None:
    pairs = pair_spans(gold, found, same_quantity)
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
        excused = any(o.get("optional") and overlap(o["span"], given["span"]) for o in gold)
        if j not in pairs.values() and not excused:
            what = f"{given['value']} {given.get('unit')} at {given['span']}"
            scores.count("statistics", article, what, "extra")
            scores.note_rule(given, False)


def _statistic_attributes(scores: Scores, article: str, what: str, wanted: Json, given: Json) -> None:
    def mark(name: str, right: bool) -> None:
        detail = f"{what}: {given.get(name)!r} for {wanted.get(name)!r}"
        scores.mark(f"statistic_{name}", article, right, detail)

    mark("unit", within(unit_key(wanted.get("unit")), unit_key(given.get("unit"))))
    mark("qualifier", wanted.get("qualifier", "exact") == given.get("qualifier", "exact"))
    mark("kind", wanted.get("kind") == given.get("kind"))
    if "about" in wanted:
        mark("about", same_subject(wanted["about"], given.get("about")))
        mark("when", (wanted.get("when") or None) == (given.get("when") or None))
        mark("target", bool(wanted.get("target")) == bool(given.get("target")))


def _initiatives(scores: Scores, gold: list[Json], found: list[Json]) -> None:
    """Mentions of initiatives, for their rules' confidence alone: what none found was not searched for."""
    for given in found:
        for span in given["mentions"]:
            mates = [
                one
                for one in gold
                if one["id"] == given["id"] and any(overlap(span, s) for s in one["mentions"])
            ]
            if not any(one.get("optional") for one in mates):
                scores.note_rule(given, bool(mates))
