"""Asking for one URL: turns, retries, back-off and the breaker; what was kept tonight is not asked again."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.collect.addresses import (
    AddressError,
    Resolver,
    host_key,
    machine_key,
    resolve,
    safe_addresses,
    url_host,
    url_port,
)
from pipeline.collect.archive import Archive
from pipeline.collect.clock import SYSTEM, Clock, night_begins
from pipeline.collect.exchange import Exchange, Request, Response, Validators
from pipeline.collect.fetch import Limits, send
from pipeline.collect.identity import Identity
from pipeline.collect.politeness import MAX_TRIES, Hosts, Left, OutOfTimeError, no_end, retry_after
from pipeline.collect.robots import MAX_HOURS
from pipeline.collect.robots_tags import robots_tags
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Night

log = logging.getLogger(__name__)

_ACCEPT = {
    "article": "text/html,application/xhtml+xml",
    "further": "text/html,application/xhtml+xml",
    "listing": "text/html,application/xhtml+xml",
    "feed": "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1",
    "sitemap": "application/xml,text/xml,application/gzip;q=0.9,text/plain;q=0.5,*/*;q=0.1",
    "robots": "text/plain,*/*;q=0.1",
}
# Outcomes of one try after which another may go better, and how many tries each is worth: a time-out costs
# the host an open connection each time.
_TRIES = {"truncated": MAX_TRIES, "refused": MAX_TRIES, "network": MAX_TRIES, "dns": MAX_TRIES,
          "server_error": MAX_TRIES, "busy": MAX_TRIES, "timeout": 2}  # fmt: skip
# What speaks of the host, and what says that it is well; the rest (a torn, an endless page) does neither.
_HOSTS_FAULT = ("timeout", "refused", "network", "dns", "tls", "server_error", "busy")
_HEALTHY = ("answered", "content_type", "too_large", "bad_encoding")
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking came to. outcome: `answered` (any status that is no reason to try again) or why not.

    attempts: requests sent, 0 where the archive had the answer from earlier this night. tags: what the page
    says to robots.
    """

    outcome: str
    response: Response | None = None
    place: str | None = None
    attempts: int = 0
    retry_at: datetime | None = None
    detail: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asker:
    """Asks the hosts of one source. night: None outside one (checks by hand). left: seconds that are left."""

    source: Source
    identity: Identity
    state: CrawlState
    archive: Archive
    hosts: Hosts
    night: Night | None = None
    clock: Clock = SYSTEM
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    resolver: Resolver = resolve
    left: Left = no_end

    def refusal(self, url: str, kind: str) -> Answer | None:
        """Why the host of a URL is not asked now, None where it may be; costs no request."""
        host = host_key(url)
        if (until := self.state.hosts.held_until(host)) is not None:
            detail = f"{host} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC"
            return Answer("busy", retry_at=until, detail=detail)
        if self.hosts.is_broken(host):
            return Answer("breaker", detail=f"{host} failed too often in a row, also after long pauses")
        spent = self.state.hosts.requests(self.night, host) if self.night else 0
        if kind != "robots" and spent >= self.source.requests_a_night:
            return Answer("budget", detail=f"{spent} requests to {host} this night")
        return None

    def ask(self, url: str, kind: str, validators: Validators, delay: float, asked: str = "") -> Answer:
        """Ask for a wire URL until it answers, at most three times.

        delay: seconds between two requests to its host. asked: the URL that redirects led from. Raises
        DiskError where what came could not be kept; nothing is asked for then.
        """
        if (kept := self._kept_tonight(url, kind)) is not None:
            return kept
        answer = self._tried(url, kind, validators, delay, asked)
        host = host_key(url)
        if answer.outcome in _HEALTHY:
            self.hosts.succeeded(host)
        elif answer.outcome in _HOSTS_FAULT and answer.retry_at is None:
            self.hosts.failed(host, delay)
        return answer

    def _tried(self, url: str, kind: str, validators: Validators, delay: float, asked: str) -> Answer:
        answer, host, sent = Answer("breaker"), host_key(url), 0
        most = 1 if self._failed_tonight(asked or url) else MAX_TRIES
        for tries in range(1, most + 1):
            if (refusal := self.refusal(url, kind)) is not None:
                return replace(refusal, attempts=sent)
            answer = self._try(url, kind, validators, delay, asked)
            sent += answer.attempts
            answer = replace(answer, attempts=sent)
            is_enough = tries >= min(_TRIES.get(answer.outcome, 1), most) or answer.retry_at is not None
            if is_enough or self.hosts.is_on_trial(host):
                return answer
            if not _says_when(answer):
                self.hosts.back_off(host, delay, tries)
        return answer

    def _failed_tonight(self, url: str) -> bool:
        """Whether an earlier run of this night tried the URL in vain."""
        night, page = self.night, self.state.page(url)
        if night is None or page is None or page.visited_at is None or not page.failures:
            return False
        return page.night_id != night.night_id and page.visited_at >= night_begins(night.started_at)

    def _try(self, url: str, kind: str, validators: Validators, delay: float, asked: str) -> Answer:
        host = host_key(url)
        try:
            addresses = safe_addresses(url, _names(self.source), self.resolver)
            with self.hosts.turn(
                host, delay, self.state.hosts, machine_key(addresses, url_port(url)), self.left
            ):
                self.archive.check()
                self.state.hosts.count_request(self.night, host)
                started = self.clock.seconds()
                request = Request(url, self._headers(url, kind, validators), self.clock.now())
                exchange = send(request, kind, addresses, self.limits)
                self._log(exchange, kind, self.clock.seconds() - started)
        except AddressError as error:
            return Answer(error.outcome, detail=error.detail)
        except OutOfTimeError:
            return Answer("time", detail=f"{host} may not be asked before the time is up")
        return self._judged(exchange, kind, host, asked)

    def _judged(self, exchange: Exchange, kind: str, host: str, asked: str) -> Answer:
        response = exchange.response
        outcome = exchange.outcome
        if response is not None and (response.status >= 500 or response.status in (408, *_BUSY)):
            outcome = "busy" if response.status in _BUSY else "server_error"
        if response is None:
            return Answer(outcome, attempts=1, detail=exchange.detail)
        tags = robots_tags(response, self.clock.now()) if response.status // 100 == 2 else frozenset()
        keeps_body = "noarchive" not in tags
        night = self.night.started_at.isoformat() if self.night else ""
        place = self.archive.add(exchange.request, response, kind, self.source.id, keeps_body, asked, night)
        kept = place if keeps_body else None
        answer = Answer(outcome, response, kept, attempts=1, detail=exchange.detail, tags=tags)
        if outcome == "answered" and response.status != 413:
            return answer
        return replace(answer, retry_at=self._asked_to_wait(response, host), detail=f"HTTP {response.status}")

    def _asked_to_wait(self, response: Response, host: str) -> datetime | None:
        """Wait as long as a `Retry-After` says; None where that can be done within this run."""
        seconds = retry_after(response.header("Retry-After"), self.clock.now())
        if seconds is None or response.status not in (413, *_BUSY):
            return None
        if self.hosts.may_wait(host, seconds):
            self.hosts.wait(host, seconds)
            return None
        until = self.clock.now() + timedelta(seconds=seconds)
        self.state.hosts.hold(host, until, "Retry-After")
        return until

    def _kept_tonight(self, url: str, kind: str) -> Answer | None:
        """The answer that this night's archive holds: a killed run fetched it, or another URL led to it."""
        if self.night is None:
            return None
        now = self.clock.now()
        first = max(self.night.started_at, now - timedelta(hours=MAX_HOURS))
        tonights = [entry for entry in self.archive.find(url) if first <= entry.moment <= now]
        if not tonights:
            return None
        entry = tonights[-1]
        settled = entry.status < 500 and entry.status not in (408, 413, 429)
        if not settled or (200 <= entry.status < 300 and not entry.body):
            return None
        response = self.archive.read(entry.place)
        tags = robots_tags(response, self.clock.now()) if entry.status // 100 == 2 else frozenset()
        return Answer("answered", response, entry.place, tags=tags, detail="kept earlier this night")

    def _headers(self, url: str, kind: str, validators: Validators) -> tuple[tuple[str, str], ...]:
        asked = (("If-None-Match", validators.etag), ("If-Modified-Since", validators.last_modified))
        return (
            ("Host", url.partition("://")[2].partition("/")[0].partition("?")[0]),
            *self.identity.headers,
            ("Accept", _ACCEPT[kind]),
            ("Accept-Encoding", "gzip"),
            *((name, value) for name, value in asked if value and value.isprintable()),
            ("Connection", "close"),
        )

    def _log(self, exchange: Exchange, kind: str, seconds: float) -> None:
        """A line a request; its parts are keys of the run's log under `logs/`."""
        response = exchange.response
        said = f"{response.status} {len(response.body)} bytes" if response else exchange.detail
        parts = {
            "source": self.source.id,
            "url": exchange.request.url,
            "kind": kind,
            "outcome": exchange.outcome,
            "status": response.status if response else None,
            "bytes": len(response.body) if response else 0,
            "seconds": round(seconds, 3),
        }
        log.info("%s %s %s in %.1f s", exchange.request.url, exchange.outcome, said, seconds, extra=parts)


def _says_when(answer: Answer) -> bool:
    return answer.response is not None and answer.response.header("Retry-After") is not None


def _names(source: Source) -> set[str]:
    return {url_host(f"http://{host}").removeprefix("www.") for host in source.hosts}
