"""Asks a site for a few pages by the rules of every crawl, for a check or a draft; nothing is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pipeline.collect.exchange import Request, Visit
from pipeline.collect.exchange import Response as Answer
from pipeline.collect.fetch import PoliteFetcher
from pipeline.collect.source import Source
from pipeline.collect.source_schema import SourceError

Look = Callable[[str, str], Visit]


@contextmanager
def open_look(source: Source, contact: str | None, offline: bool = False) -> Iterator[Look]:
    """Give a function that fetches (address, kind) of the source while the block runs.

    contact: an e-mail address or a page that the publisher can turn to; needed for a live site. offline:
    the function finds nothing. Raises SourceError without a contact.
    """
    if offline:
        yield lambda url, kind: Visit(url, url, kind, "offline")
        return
    if not source.is_loopback and not contact:
        raise SourceError(
            f"asking {source.home} needs a contact that its publisher can write to: "
            "--contact you@university.edu, or TINBAI_CONTACT in the environment"
        )
    fetcher = PoliteFetcher(source)

    def look(url: str, kind: str) -> Visit:
        got = fetcher.get(url)
        answer = Answer(got.status, "", got.headers, got.body, None) if got.status is not None else None
        outcome = {"status_404": "missing", "status_410": "gone"}.get(got.outcome, got.outcome)
        return Visit(Request(url, (), datetime.now(UTC)).url, got.url, kind, outcome, answer)

    yield look
