"""Records as facts in JSON: one object an article, the form of corpus/gold.

The offsets point into the file as it was read (for a page, into the article's text, given along).
"""

from collections.abc import Sequence
from typing import Any

from extractors import Facts
from extractors.initiatives import initiatives
from extractors.records import DirectiveCitation, InitiativeMention, Mention, PostClaim, Statistic
from pipeline.article import Article

Json = dict[str, Any]


def facts_json(name: str, article: Article, facts: Facts, frame_places: Json) -> Json:
    """The article's facts as one JSON object.

    name: goes under `article`. frame_places: `province` and `district` the article is about, bare names
    or None.
    """
    span = _spans(article.offsets)
    result: Json = {
        "article": name,
        "meta": {
            "title": article.title or None,
            "published": article.published[:10] if article.published else None,
            "author": article.author,
            **frame_places,
        },
        "people": _people(facts.people, facts.posts, span),
        "directives": _directives(facts.directives, span),
        "statistics": [_statistic(statistic, span) for statistic in facts.statistics],
        "initiatives": _initiatives(facts.initiatives, span),
    }
    if article.url is not None:
        result["text"] = article.text
    return result


def _spans(offsets: Sequence[int] | None) -> Any:
    """A function from (start, end) in the article's text to [start, end] in the file as read."""
    if offsets is None:
        return lambda start, end: [start, end]
    return lambda start, end: [offsets[start], offsets[end]]


def _people(mentions: Sequence[Mention], posts: Sequence[PostClaim], span: Any) -> list[Json]:
    people: dict[str, Json] = {}
    for mention in mentions:
        if mention.kind != "person" or mention.resolved == "unresolved":
            continue
        person = people.setdefault(
            mention.name,
            {
                "name": mention.name,
                "rule": mention.evidence.rule,
                "confidence": mention.evidence.confidence,
                "mentions": [],
                "posts": [],
            },
        )
        person["mentions"].append(span(mention.evidence.start_char, mention.evidence.end_char))
        if mention.gender:
            person["gender"] = mention.gender
        if mention.historical:
            person["optional"] = True
    for claim in posts:
        person = people.setdefault(claim.person, {"name": claim.person, "mentions": [], "posts": []})
        _add_post(person["posts"], claim, span)
    return list(people.values())


def _add_post(posts: list[Json], claim: PostClaim, span: Any) -> None:
    mention = span(claim.evidence.start_char, claim.evidence.end_char)
    for post in posts:
        if (post["title"], post["organisation"]) == (claim.title, claim.organisation):
            post["mentions"].append(mention)
            return
    post = {
        "title": claim.title,
        "organisation": claim.organisation,
        "status": claim.status,
        "change": claim.change,
        "resolved": claim.resolved,
        "rule": claim.evidence.rule,
        "confidence": claim.evidence.confidence,
        "mentions": [mention],
    }
    posts.append(post)


def _directives(citations: Sequence[DirectiveCitation], span: Any) -> list[Json]:
    documents: dict[str, Json] = {}
    for citation in citations:
        document = documents.setdefault(
            citation.document,
            {
                "kind": citation.kind,
                "number": citation.number,
                "symbol": citation.symbol,
                "year": citation.year,
                "date": citation.date,
                "issuer": citation.issuer,
                "subject": citation.subject,
                "mentions": [],
                "stances": [],
                "rule": citation.evidence.rule,
                "confidence": citation.evidence.confidence,
            },
        )
        document["mentions"].append(span(citation.evidence.start_char, citation.evidence.end_char))
        if citation.stance not in document["stances"]:
            document["stances"].append(citation.stance)
    return list(documents.values())


def _initiatives(mentions: Sequence[InitiativeMention], span: Any) -> list[Json]:
    """Each initiative once, with all its mentions."""
    found: dict[str, Json] = {}
    for mention in mentions:
        name = initiatives()[mention.initiative].name
        row = found.setdefault(
            mention.initiative,
            {
                "id": mention.initiative,
                "name": name,
                "rule": mention.evidence.rule,
                "confidence": mention.evidence.confidence,
                "mentions": [],
            },
        )
        row["mentions"].append(span(mention.evidence.start_char, mention.evidence.end_char))
    return list(found.values())


def _statistic(statistic: Statistic, span: Any) -> Json:
    result: Json = {
        "span": span(statistic.evidence.start_char, statistic.evidence.end_char),
        "value": _number(statistic.value),
        "qualifier": statistic.qualifier,
        "kind": statistic.kind,
        "unit": statistic.unit,
        "about": statistic.about,
        "when": statistic.when,
        "rule": statistic.evidence.rule,
        "confidence": statistic.evidence.confidence,
    }
    for key in ("value_max", "denominator"):
        value = getattr(statistic, key)
        if value is not None:
            result[key] = _number(value)
    for key in ("of", "change"):
        if getattr(statistic, key) is not None:
            result[key] = getattr(statistic, key)
    if statistic.target:
        result["target"] = True
    return result


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
