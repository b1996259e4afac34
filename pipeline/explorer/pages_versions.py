"""The versions of an article: the difference between two of them, the archive record of each."""

from collections.abc import Sequence

from starlette.responses import Response

from pipeline.explorer.difference import difference
from pipeline.explorer.finding import check_parameters, find
from pipeline.explorer.page import Page, Row
from pipeline.explorer.problems import BadParameterError, NotFoundError
from pipeline.explorer.records import packed_record

_SHOWN = 100  # facts that came or went


def versions(page: Page) -> Response:
    """Two versions against each other, by default the last two; which facts came and which went."""
    check_parameters(page, "old", "new")
    article = find(page, "articles", "article_id")
    known = page.rows("article_versions", article_id=article["article_id"])
    if not known:
        raise NotFoundError("versions.none")
    new = _number(page, "new", len(known), len(known))
    old = _number(page, "old", max(1, new - 1), len(known))
    texts = {row["version"]: row for row in page.rows("version_text", article_id=article["article_id"])}
    return page.render(
        "versions.html",
        article=article,
        versions=known,
        old=known[old - 1],
        new=known[new - 1],
        difference=difference(texts[old]["text"], texts[new]["text"]),
        went=_only(texts[old], texts[new]),
        came=_only(texts[new], texts[old]),
        shown=_SHOWN,
    )


def record(page: Page) -> Response:
    """The WARC record of an article, or with `origin` that of one of its versions, for the reader to keep.

    It stays packed and is never shown: it is a page of somebody else.
    """
    check_parameters(page, "origin")
    article = find(page, "articles", "article_id")
    versions = page.rows("article_versions", article_id=article["article_id"])
    known = {article["origin"], *(row["origin"] for row in versions)}
    origin = page.query.get("origin", article["origin"])
    if origin not in known:
        raise BadParameterError("error.record_origin", name="origin", value=origin[:100])
    content = packed_record(page.settings.workspace.archive, origin)
    if content is None:
        raise NotFoundError("error.no_record", origin=origin)
    name = f"{article['article_id']}.warc.gz"
    return Response(
        content,
        media_type="application/gzip",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _number(page: Page, name: str, otherwise: int, most: int) -> int:
    value = page.query.get(name) or str(otherwise)
    if not (value.isascii() and value.isdecimal() and len(value) < 6 and 1 <= int(value) <= most):
        raise BadParameterError("error.parameter_number", name=name, value=value[:50], most=most)
    return int(value)


def _only(one: Row, other: Row) -> Sequence[Row] | None:
    """The facts that only the first version has, None where one of the two was not read."""
    if not (one["is_read"] and other["is_read"]):
        return None
    there = {(claim["kind"], claim["says"]) for claim in other["claims"]}
    mine = {(claim["kind"], claim["says"]): claim for claim in one["claims"]}
    return [claim for key, claim in mine.items() if key not in there]
