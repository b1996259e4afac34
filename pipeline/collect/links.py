"""What a feed, sitemap or listing says of an address: the doors between the readers of each and the night."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page names, canonical, with what is said of it there, as written: evidence, no fact.

    title: the headline, or the words of the anchor. published: when it appeared, as its feed or news sitemap
    says. changed: when it was last changed (`lastmod`, `updated`), a hint and often wrong.
    """

    url: str
    title: str = ""
    published: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from one page.

    articles: addresses that the page says are articles (or may be, see `certain`). following: pages to go on
    with, the best first: the next one of a listing, a sitemap's children. certain: whether everything is an
    article by the kind of page (feed, news sitemap) whatever its address looks like.
    """

    articles: tuple[Link, ...] = ()
    following: tuple[Link, ...] = ()
    certain: bool = False
