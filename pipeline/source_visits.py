"""Asks a site for a few pages by the rules of every crawl, for a check or a draft; nothing is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.collect.archive import Archive
from pipeline.collect.exchange import Validators, Visit
from pipeline.collect.identity import identify
from pipeline.collect.robots import Rules
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Look:
    """visit: fetches (address, kind of `exchange.KINDS`). rules: what the source's robots.txt says.

    sitemaps: addresses that it names, on the source's hosts.
    """

    visit: Callable[[str, str], Visit]
    rules: Callable[[], Rules]
    sitemaps: Callable[[], tuple[str, ...]]


OFFLINE = Look(
    visit=lambda url, kind: Visit(url, url, kind, "offline"),
    rules=lambda: Rules("disallow", reason="offline"),
    sitemaps=lambda: (),
)


@contextmanager
def open_look(source: Source, contact: str | None) -> Iterator[Look]:
    """A look at the source's site while the block runs, in state and archive of its own.

    contact: an e-mail address or a page that the publisher can turn to. Raises ContactError where a live
    site is asked without one.
    """
    identity = identify(contact, [source.home])
    with (
        TemporaryDirectory(prefix="tinbai-") as folder,
        CrawlState(Path(folder) / "crawl.sqlite") as state,
        Archive(Path(folder) / "archive", contact or "", identity.user_agent) as archive,
    ):
        visitor = Visitor(source, identity, state, archive, state.open_night(source.id))
        yield Look(
            visit=lambda url, kind: visitor.visit(url, kind, Validators()),
            rules=lambda: visitor.rules(source.home),
            sitemaps=visitor.sitemaps,
        )
