"""Articles whose text has changed between two visits: what each version said, and when it was seen.

All versions stay in `articles/`; when the page of one was fetched is known to the archive's index.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.article import Article
from pipeline.articles import read_changed
from pipeline.collect.seen import Seen, seen_in
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Version:
    """number: from 1, as they came in; the highest is current. seen: of its page."""

    number: int
    article: Article
    seen: Seen


def read_versions(workspace: Workspace) -> Iterator[Version]:
    """All versions of the articles that have more than one, in no order. Raises DamagedArticlesError."""
    with seen_in(workspace.archive) as seen:
        for number, article in read_changed(workspace):
            yield Version(number, article, seen(article.origin))
