"""The evidence of one fact; a document and who cites it; an article with its facts marked."""

from collections import Counter
from typing import Any

from starlette.responses import RedirectResponse, Response

from pipeline.explorer.cells import address
from pipeline.explorer.citation import bibtex, plain_citation
from pipeline.explorer.csrf import keep, mark_of, token_of
from pipeline.explorer.finding import check_parameters, find, not_found
from pipeline.explorer.marks import paragraphs
from pipeline.explorer.page import Page, Row
from pipeline.explorer.pages_initiatives import by_initiative
from pipeline.explorer.pages_review import editable, waiting
from pipeline.query import OtherVersionError, QueryError, TooLongError
from pipeline.trace import Trace

_CITING = ("home", "source", "stance", "date", "issuer", "cited")  # what is counted of all citations
_WORDS = 60  # citations of which the words are shown


def fact(page: Page) -> Response:
    """The sentence with its characters marked, where it stands, how it was read, how to cite it."""
    check_parameters(page, "other", "done")
    identifier = page.part("id")
    try:
        found = page.trace(identifier[:300])
    except (OtherVersionError, TooLongError):
        raise
    except QueryError:
        not_found(page, identifier)
    mark = mark_of(page)
    decisions = page.rows("decisions", fact_id=found.fact_id)
    links = page.rows("fact_article", fact_id=found.fact_id, text_id=found.text_id)
    response = page.render(
        "fact.html",
        fact=found,
        mark_start=found.start_char - found.sentence_start_char,
        mark_end=found.end_char - found.sentence_start_char,
        links=links[0],
        initiatives={row["initiative_id"]: row["initiative"] for row in links if row["initiative_id"]},
        series=_series(page, links[0]["series_id"]),
        plain=plain_citation(found, page.snapshot, page.language),
        bibtex=bibtex(found, page.snapshot),
        decisions=decisions,
        **_desk(page, found, {row["decision_id"] for row in decisions}, mark),
    )
    return response if page.settings.reviewer is None else keep(response, mark)


def _series(page: Page, series_id: str | None) -> Row | None:
    """The series that a figure stands in."""
    return page.row("series", series_id=series_id) if series_id else None


def _desk(page: Page, found: Trace, decided: set[str], mark: str) -> dict[str, Any]:
    """What the forms of a reviewer need, where there is one."""
    if page.settings.reviewer is None:
        return {"reviewer": None}
    other = page.query.get("other")
    try:
        other_fact = page.trace(other) if other else None
    except (OtherVersionError, TooLongError):
        raise
    except QueryError:
        not_found(page, other or "")
    return {
        "reviewer": page.settings.reviewer,
        "token": token_of(mark),
        "waiting": waiting(page, {found.fact_id}, decided),
        "editable": editable(found.kind, found.fields),
        "other_fact": other_fact,
        "done": page.query.get("done"),
    }


def directive(page: Page) -> Response:
    """What is known of a document, who cites it where and when."""
    check_parameters(page)
    others = page.rows("directive_ids", directive_id=page.part("id")[:300])
    now = next((row["directive_id"] for row in others if row["basis"] == "redirect"), None)
    if now is not None and page.row("directives", directive_id=page.part("id")) is None:
        return RedirectResponse(address("directive", now), 301)
    found = find(page, "directives", "directive_id")
    citations = page.columns_of("citations", *_CITING, directive_id=found["directive_id"])
    by_home = Counter((row["home"] or row["source"], row["source"]) for row in citations)
    return page.render(
        "directive.html",
        directive=found,
        citations=page.rows("citations", directive_id=found["directive_id"], limit=_WORDS),
        more=len(citations) > _WORDS,
        initiatives=page.rows("initiative_roots", directive_id=found["directive_id"]),
        relations=page.rows("directive_relations", directive_id=found["directive_id"]),
        candidates=[row for row in others if row["basis"] == "candidate"],
        homes=by_home.most_common(),
        stances=Counter(row["stance"] for row in citations).most_common(),
        dates=sorted({row["date"] for row in citations if row["date"]}),
        issuers=Counter(row["issuer"] for row in citations if row["issuer"]).most_common(),
        years=sorted(Counter((row["cited"] or "?")[:4] for row in citations).items()),
    )


def article(page: Page) -> Response:
    """The text with all marks coloured by kind; earlier versions; copies; where it was taken from."""
    check_parameters(page)
    found = find(page, "articles", "article_id")
    text = page.row("article_text", article_id=found["article_id"])
    said = page.rows("initiative_claims", article_id=found["duplicate_of"] or found["article_id"])
    marks = page.rows("article_marks", article_id=found["article_id"], limit=20_000)
    return page.render(
        "article.html",
        article=found,
        paragraphs=paragraphs(text["text"], text["zones"], marks) if text else [],
        kinds=Counter(mark["kind"] for mark in marks),
        initiatives=by_initiative(said),
        copies=page.rows("copies", article_id=found["article_id"]),
        versions=page.rows("article_versions", article_id=found["article_id"]),
    )
