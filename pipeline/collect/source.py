"""A newspaper or portal: whose it is, where it is, which of its addresses are articles, how gently to ask."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

import regex

from pipeline.collect.canonical import at_home, canonical_url
from pipeline.collect.family_ids import id_forms
from pipeline.collect.url_patterns import LONGEST, likely_id, looks_like_article, url_pattern

KINDS = (
    "party_paper", "newspaper", "broadcaster", "agency", "party_portal", "state_portal", "district_portal",
)  # fmt: skip
LEAST_DELAY = 3.0  # seconds between two requests to a live host
_VIETNAM = timezone(timedelta(hours=7))
_HOST = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Dated:
    """A host or a place that counts from `since` to `until`, both included; None where no end is known."""

    name: str
    since: date | None = None
    until: date | None = None

    def overlaps(self, first: str, last: str) -> bool:
        """Whether it may count on some day between two ISO days."""
        after = self.since is not None and last < self.since.isoformat()
        return not after and not (self.until is not None and first > self.until.isoformat())


@dataclass(frozen=True)
class Source:
    """A source as its file says; docs/sources.md explains each field and its default.

    home: scheme, host and port, without a slash at the end. provinces, domains: with their times. family:
    None where each page is to show its own. sections, feeds, sitemaps: addresses or paths below home.
    article, exclude: patterns (url_patterns.py). hours: when it may be asked, Vietnamese time, None at any.
    requests_a_night: at most so many. checked: whether `tinbai sources check` has seen it parse on the live
    site.
    """

    id: str
    name: str
    home: str
    provinces: tuple[Dated, ...] = ()
    domains: tuple[Dated, ...] = ()
    owner: str = ""
    kind: str = "newspaper"
    successor: str | None = None
    family: str | None = None
    sections: tuple[str, ...] = ()
    next_page: str | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    delay_seconds: float = LEAST_DELAY
    hours: tuple[time, time] | None = None
    requests_a_night: int = 1000
    articles_a_day: float | None = None
    language: str = "vi"
    notes: str = ""
    checked: bool = False

    @cached_property
    def is_loopback(self) -> bool:
        """Whether its home is on this machine, as in the demo and in tests."""
        return is_loopback(self.home)

    @property
    def delay(self) -> float:
        """Seconds between two requests to one of its hosts: never under the floor for a live one."""
        return self.delay_seconds if self.is_loopback else max(self.delay_seconds, LEAST_DELAY)

    @property
    def province(self) -> str | None:
        """The place that it speaks for at present, with its type word; None for one of the whole country."""
        return self.provinces[-1].name if self.provinces else None

    def province_on(self, published: str | None) -> str | None:
        """The place that it spoke for on an ISO day, month or year; None where two may be meant."""
        first, last = _bounds(published)
        found = {place.name for place in self.provinces if place.overlaps(first, last)}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Its present hosts, a port included where the file gives one: home's and the domains' that go on."""
        today = datetime.now(UTC).astimezone(_VIETNAM).date().isoformat()
        present = (domain.name for domain in self.domains if domain.overlaps(today, today))
        return frozenset((host_of(self.home), *present))

    def owns(self, url: str) -> bool:
        """Whether the address is on one of its present hosts, with or without `www.`, by http or https."""
        return self._is_on(url, self.hosts)

    def owned(self, url: str, day: str | None = None) -> bool:
        """Whether the address was the source's on an ISO day (None: ever); for archives of the past."""
        first, last = _bounds(day)
        past = {domain.name for domain in self.domains if domain.overlaps(first, last)}
        named = {domain.name for domain in self.domains}
        return self._is_on(url, past | ({host_of(self.home)} - named))

    def is_article(self, url: str) -> bool:
        """Whether the address is on the source's hosts and has the shape of one of its articles."""
        if not self.owns(url) or len(url) > LONGEST or self.is_listing(url):
            return False
        if any(url_pattern(text).match(url) is not None for text in self.exclude):
            return False
        if self.article:
            return any(url_pattern(text).match(url) is not None for text in self.article)
        return looks_like_article(url)

    def is_listing(self, url: str) -> bool:
        """Whether the address is one of its sections, feeds or sitemaps, or its home."""
        return _place(url) in self._listings

    def article_key(self, url: str) -> str:
        """What an article is known by: source and id where its URLs have one (slugs change), else the URL.

        Where the id stands is said by the source's patterns, else by its family, else by the address alone.
        """
        url = canonical_url(at_home(url, self.home)) or url
        for text in self.article or id_forms(self.family):
            if (found := url_pattern(text).match(url)) is not None:
                return f"{self.id}:{found['id']}" if "id" in found else url
        number = likely_id(url) if not self.article else None
        return f"{self.id}:{number}" if number else url

    def listing_page(self, section: str, number: int) -> str | None:
        """The address of a section's page `number` (2, 3, …), None where the source's form is not known."""
        if self.next_page is None:
            return None
        address = urljoin(self.home + "/", section)
        stem = address.removesuffix(".html").removesuffix(".htm")
        return self.next_page.format(section=address.rstrip("/"), stem=stem.rstrip("/"), page=number)

    def is_open(self, moment: datetime) -> bool:
        """Whether the source may be asked at this moment (with a zone)."""
        if self.hours is None:
            return True
        start, end = self.hours
        now = moment.astimezone(_VIETNAM).time()
        return start <= now < end if start < end else now >= start or now < end

    @cached_property
    def _listings(self) -> frozenset[str]:
        places = ("", *self.sections, *self.feeds, *self.sitemaps)
        return frozenset(_place(urljoin(self.home + "/", place)) for place in places)

    def _is_on(self, url: str, hosts: frozenset[str] | set[str]) -> bool:
        host = host_of(url)
        return bool(host) and host.removeprefix("www.") in {own.removeprefix("www.") for own in hosts}


def host_of(url: str) -> str:
    """Host in small letters, and port unless it is the scheme's own; empty for what is no web address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host) or parts.username is not None:
        return ""
    name = f"[{host}]" if ":" in host else host
    return name if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{name}:{port}"


def is_loopback(home: str) -> bool:
    """Whether an address is on this machine by its name alone: nothing is looked up."""
    host = urlsplit(home).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _place(url: str) -> str:
    """Path and query, for comparing."""
    parts = urlsplit(url)
    return (parts.path.rstrip("/") or "/") + (f"?{parts.query}" if parts.query else "")


def _bounds(published: str | None) -> tuple[str, str]:
    """First and last ISO day that a day, month or year may mean."""
    day = (published or "")[:10]
    return day + "0000-01-01"[len(day) :], day + "9999-12-31"[len(day) :]
