"""Visiting a URL: robots.txt first, then the page, redirects followed within the source; all has a name.

visitor = Visitor(source, identify(contact, [source.home]), state, archive, night)
visit = visitor.visit(f"{source.home}/xay-dung-dang/", "listing")
if visit.outcome == "ok": visit.response.body …
"""

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urljoin

from pipeline.collect.addresses import (
    AddressError,
    Resolver,
    is_local_name,
    origin,
    resolve,
    url_host,
    wire_url,
)
from pipeline.collect.archive import Archive
from pipeline.collect.asking import Answer, Asker
from pipeline.collect.clock import SYSTEM, Clock
from pipeline.collect.exchange import Response, Validators, Visit
from pipeline.collect.fetch import Limits
from pipeline.collect.identity import Identity
from pipeline.collect.politeness import Hosts, Left, no_end
from pipeline.collect.robots import MAX_HOURS, OLD_DAYS, Rules, is_html, read_robots, robots_url
from pipeline.collect.source import LEAST_DELAY, Source
from pipeline.collect.source_record import source_json
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Night, RobotsRow

log = logging.getLogger(__name__)

MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_OUTCOMES = {401: "forbidden", 403: "forbidden", 404: "missing", 410: "gone", 451: "forbidden"}
_HOSTS = Hosts()  # of this process: whoever visits a host, by whatever source, waits for its turn


class Visitor:
    """Visits the URLs of one source. Give each thread its own; they share state, archive and hosts.

    night: what was answered in it is not asked for again, and its requests are counted against
    `source.requests_a_night`; None outside a night. left: seconds that are left; no visit waits beyond them.
    hosts, clock, limits, resolver: for tests.
    """

    def __init__(
        self,
        source: Source,
        identity: Identity,
        state: CrawlState,
        archive: Archive,
        night: Night | None = None,
        *,
        hosts: Hosts | None = None,
        clock: Clock = SYSTEM,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        resolver: Resolver = resolve,
        left: Left = no_end,
    ) -> None:
        self.source, self._state, self._night, self._clock = source, state, night, clock
        hosts = hosts or (_HOSTS if clock is SYSTEM else Hosts(clock))
        self._asker = Asker(source, identity, state, archive, hosts, night, clock, limits, resolver, left)
        self._rules: dict[str, tuple[Rules, float]] = {}  # with the clock's seconds
        archive.introduce(source.id, source_json(source))

    def visit(self, url: str, kind: str, validators: Validators | None = None, of: str = "") -> Visit:
        """Visit a URL; never raises for what the network does: `Visit.outcome` names it. Raises DiskError.

        kind: feed, sitemap, listing, article or further. validators: what to ask with; None for those of the
        last visit (none where its body was not handled), `Validators()` to have the body in any case. of: the
        article that this is a further page of; the archive keeps it. The visit is in the state when this
        returns, and its exchanges are in the archive.
        """
        known = self._state.page(url)
        if validators is None:
            validators = (known.validators if known else None) or Validators()
        last = known.final_url if known and known.final_url else url
        # An article that has moved is asked for changes where it is: a redirect itself can only be asked in
        # full. Where a section leads may be another page each day.
        is_known = kind in ("article", "further") and validators != Validators()
        is_moved = is_known and not _same(last, url) and self.source.owns(last)
        visit = self._follow(url, kind, validators, last, of, last if is_moved else url)
        if is_moved and visit.outcome in _ELSEWHERE:
            again = self._follow(url, kind, Validators(), last, of)
            visit = replace(again, attempts=again.attempts + visit.attempts)
        return self._recorded(visit)

    def rules(self, url: str) -> Rules:
        """What robots.txt of the URL's scheme, host and port allows; asked for where it is not known yet."""
        return self._rules_of(origin(wire_url(url)))

    def sitemaps(self) -> tuple[str, ...]:
        """The `Sitemap:` lines of the robots.txt at home that stay within the source."""
        home = wire_url(self.source.home)
        found = (urljoin(home, line) for line in self.rules(home).sitemaps)
        return tuple(url for url in dict.fromkeys(found) if self.source.owns(url))

    def _recorded(self, visit: Visit) -> Visit:
        self._state.record_visit(self.source.id, visit, self._night)
        if not visit.attempts:  # what was asked is in the log already, a line a request
            parts = {"source": self.source.id, "url": visit.url, "kind": visit.kind, "outcome": visit.outcome}
            log.info("%s %s %s", visit.url, visit.outcome, visit.detail, extra=parts)
        return visit

    def _follow(
        self, url: str, kind: str, validators: Validators, last: str, of: str = "", start: str = ""
    ) -> Visit:
        """The visit, redirects followed. last: the URL that the validators came from. start: where to begin,
        empty for the URL itself."""
        visit, following = Visit(url, url, kind, "off_site"), start or url
        been: list[str] = []
        for _ in range(MAX_REDIRECTS + 1):
            try:
                following = wire_url(following)
            except AddressError as error:
                return replace(visit, final_url=following, outcome=error.outcome, detail=error.detail)
            if following in been:
                return replace(visit, final_url=following, outcome="redirect_loop", detail=" -> ".join(been))
            been.append(following)
            asked_with = validators if _same(following, last) else Validators()
            visit = self._hop(visit, following, kind, asked_with, of)
            if visit.outcome != "redirect" or visit.response is None:
                return visit
            following = _target(following, visit.response)
        return replace(visit, outcome="too_many_redirects", detail=" -> ".join(been))

    def _hop(self, visit: Visit, url: str, kind: str, validators: Validators, of: str) -> Visit:
        answer = self._refusal(url, kind)
        if answer is None:
            answer = self._asker.ask(url, kind, validators, self._delay(url, kind), of or visit.url)
        return replace(
            visit,
            final_url=url,
            outcome=_outcome(answer, kind, validators),
            response=answer.response or visit.response,
            place=answer.place,
            attempts=visit.attempts + answer.attempts,
            retry_at=answer.retry_at,
            detail=answer.detail,
        )

    def _refusal(self, url: str, kind: str) -> Answer | None:
        """Why a URL is not asked for: it is not the source's, its host rests, or its rules forbid it."""
        if not self.source.owns(url):
            return Answer("off_site", detail=url)
        if (refusal := self._asker.refusal(url, kind)) is not None:
            return refusal
        if kind == "robots":
            return None
        rules = self._rules_of(origin(url))
        if rules.allows(url):
            return None
        if rules.verdict == "disallow":
            return Answer("robots_unreachable", detail=rules.reason)
        return Answer("robots", detail=f"{robots_url(origin(url))} disallows {url}")

    def _delay(self, url: str, kind: str) -> float:
        """Seconds between requests: the source's, or what robots.txt asks for where that is longer."""
        rules = self._rules.get(origin(url)) if kind == "robots" else (self._rules_of(origin(url)), None)
        floor = 0.0 if is_local_name(url_host(url)) else LEAST_DELAY
        return max(floor, self.source.delay, rules[0].crawl_delay if rules else 0.0)

    def _rules_of(self, place: str) -> Rules:
        known = self._rules.get(place)
        if known is None or self._clock.seconds() - known[1] >= _MAX_AGE.total_seconds():
            row = self._state.hosts.robots(place)
            is_fresh = row is not None and self._is_fresh(row)
            known = (
                rules_of(row) if row and is_fresh else self._ask_rules(place, row),
                self._clock.seconds(),
            )
            self._rules[place] = known
        return known[0]

    def _is_fresh(self, row: RobotsRow) -> bool:
        """Each night asks anew (`If-None-Match`), a night that goes on does not."""
        now = self._clock.now()
        is_tonights = self._night is None or row.fetched_at >= self._night.started_at
        return is_tonights and timedelta() <= now - row.fetched_at < _MAX_AGE

    def _ask_rules(self, place: str, row: RobotsRow | None) -> Rules:
        """RFC 9309 section 2.3.1. What cannot be had now disallows everything, whatever it said before."""
        url = robots_url(place)
        known = self._state.page(url)
        last = known.final_url if known else None
        asked_with = row.validators if row else Validators()
        visit = self._recorded(self._follow(url, "robots", asked_with, last or url))
        now = self._clock.now()
        if visit.outcome == "not_modified" and row is not None:
            self._state.hosts.keep_robots(place, replace(row, fetched_at=now))
            return rules_of(row)
        if visit.outcome in ("too_many_redirects", "redirect_loop"):
            return self._keep(place, Rules("allow", reason=f"robots.txt: {visit.outcome}"), Validators(), now)
        response = visit.response if visit.outcome in ANSWERED else None
        if response is None:
            return Rules("disallow", reason=f"{url}: {visit.outcome} {visit.detail}".strip())
        rules = read_robots(response.status, response.body)
        if response.status == 200 and is_html(response.body):
            if row is None or row.verdict != "rules" or now - row.fetched_at > _OLD:
                return self._keep(place, rules, response.validators, now)  # it says nothing
            log.warning("%s: a page of HTML: its rules of %s are used", url, row.fetched_at)
            return rules_of(row)
        return self._keep(place, rules, response.validators, now)

    def _keep(self, place: str, rules: Rules, validators: Validators, now: datetime) -> Rules:
        row = RobotsRow(rules.verdict, rules.text, rules.reason, now, validators)
        self._state.hosts.keep_robots(place, row)
        return rules


# Answers of a place to which redirects led once, that may be no longer the place to which they lead.
_ELSEWHERE = ("missing", "gone", "forbidden", "status", "redirect_loop", "too_many_redirects", "off_site")
ANSWERED = ("ok", "missing", "gone", "forbidden", "status")
_MAX_AGE, _OLD = timedelta(hours=MAX_HOURS), timedelta(days=OLD_DAYS)


def rules_of(row: RobotsRow) -> Rules:
    """The rules as they were kept."""
    return Rules(row.verdict, row.text, row.reason)


def _outcome(answer: Answer, kind: str, validators: Validators) -> str:
    """What an answer means for a visit; `redirect` where it leads on."""
    response = answer.response
    if answer.outcome != "answered" or response is None:
        return answer.outcome
    status = response.status
    if status == 304:
        return "not_modified" if validators != Validators() or answer.attempts == 0 else "status"
    if status in _REDIRECTS and response.header("Location"):
        return "redirect"
    if status not in (200, 203):
        return _OUTCOMES.get(status, "status")
    if kind in ("article", "further"):
        return next((word for word in ("noarchive", "noindex") if word in answer.tags), "ok")
    return "ok"


def _target(url: str, response: Response) -> str:
    """Where a redirect leads; its words may be UTF-8, which http.client read as Latin-1."""
    location = response.header("Location") or ""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(url, location.strip())
    except ValueError:
        return location


def _same(url: str, other: str) -> bool:
    try:
        return url == wire_url(other)
    except AddressError:
        return False
