"""How hosts are asked: one request at a time, with pauses, holding off when they are ill or say so.

One `Hosts` serves a whole process, so that two sources on one host, in two threads, still wait for each
other. What must outlive the process (when a host was last asked, until when it is to be left alone) is kept
by whoever implements `Memory`.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Protocol

from pipeline.collect.clock import SYSTEM, Clock

JITTER = 0.2  # of the delay, upward only
MAX_TRIES = 3
MAX_RETRY_AFTER = 15 * 60.0  # seconds to wait within a run; longer, and the host is left for a later night
MAX_HOLD = 7 * 24 * 3600.0  # seconds: no host is believed beyond a week
BREAK_AFTER = 5  # pages in a row that a host could not give
# So many delays a host rests before it is asked for one page more, and again; then it is left for this run.
# With three seconds between requests: one, five, fifteen minutes. A bad quarter of an hour costs no night.
RESTS = (20, 100, 300)
MAX_REST = 900.0  # seconds
MAX_BACKOFF = 300.0  # seconds
_LATENCY = 2  # a slow host is given so many of its own answering times
_MAX_SLOW_DELAY = 10.0  # seconds: a slow host is not waited for longer on that account
_NAP = 1.0  # seconds, after which somebody who waits looks whether there is still time

Left = Callable[[], float]  # seconds that are left


def no_end() -> float:
    """A run without a time budget."""
    return float("inf")


class OutOfTimeError(Exception):
    """The run's time ends before the host may be asked."""


class Memory(Protocol):
    """What is remembered of a host between runs; times are UTC."""

    def last_request(self, host: str) -> datetime | None: ...
    def note_request(self, host: str, at: datetime) -> None: ...
    def held_until(self, host: str) -> datetime | None: ...
    def hold(self, host: str, until: datetime, reason: str) -> None: ...


@dataclass(slots=True)
class _Host:
    lock: Lock = field(default_factory=Lock)
    delay: float = 0.0  # the longest that anybody keeps
    ended: float | None = None  # the last answer, by the clock's seconds
    took: float = 0.0
    ready: float = float("-inf")  # not to be asked before
    waited: float = 0.0  # seconds of Retry-After in this run
    failures: int = 0  # pages in a row
    rests: int = 0  # since it last answered
    is_broken: bool = False


class Hosts:
    """Turns to speak, host by host (`addresses.host_key`). Safe to share between threads."""

    def __init__(self, clock: Clock = SYSTEM, chance: Callable[[], float] = random.random) -> None:
        self._clock, self._chance = clock, chance
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(
        self, host: str, delay: float, memory: Memory, machine: str = "", left: Left = no_end
    ) -> Iterator[None]:
        """Wait for the host's turn and hold it: nobody else asks the host within the block.

        delay: seconds between the end of one answer and the next request, so that what the host sees
        between two requests is never less; of several sources on one host the longest counts. Up to a fifth
        more is added by chance. machine: the address that answers for it (`addresses.machine_key`); hosts of
        one machine wait for each other too. Raises OutOfTimeError where the wait would not end while time is
        left.
        """
        with ExitStack() as held:
            # Always the host before its machine, so that no two wait for each other crosswise; and a host
            # that rests does not hold its machine meanwhile.
            states = {name: self._host(name) for name in (host, machine) if name}
            delay = states[host].delay = max(states[host].delay, delay)
            for name, state in states.items():
                self._take(state.lock, left)
                held.callback(state.lock.release)
                self._wait(state, self._ready(state, name, delay, memory), left)
            for name in states:
                memory.note_request(name, self._clock.now())
            started = self._clock.seconds()
            try:
                yield
            finally:
                for state in states.values():
                    state.ended = self._clock.seconds()
                    state.took = state.ended - started

    def is_broken(self, host: str) -> bool:
        """Whether pages failed in a row, and after each rest one more: for this run it is left alone."""
        return self._host(host).is_broken

    def is_on_trial(self, host: str) -> bool:
        """Whether the host has rested and is asked for a single page, once: what that brings decides."""
        return self._host(host).rests > 0

    def succeeded(self, host: str) -> None:
        """The host answered as a host in good health does."""
        state = self._host(host)
        with self._lock:
            state.failures, state.rests = 0, 0

    def failed(self, host: str, delay: float) -> None:
        """A page could not be had, after all its tries, and that speaks of the host and not of the page."""
        state, rest = self._host(host), 0.0
        with self._lock:
            state.failures += 1
            if state.rests == len(RESTS):
                state.is_broken = True
            elif state.rests or state.failures >= BREAK_AFTER:
                rest = min(RESTS[state.rests] * delay, MAX_REST)
                state.rests += 1
        self.wait(host, rest)

    def back_off(self, host: str, delay: float, tries: int) -> None:
        """Let the host rest after the failed try number `tries`: longer each time, and by chance."""
        seconds = min(2.0**tries * delay, MAX_BACKOFF)
        self.wait(host, seconds * (1 + self._chance()))

    def wait(self, host: str, seconds: float) -> None:
        """Nobody asks the host for so many seconds."""
        state = self._host(host)
        state.ready = max(state.ready, self._clock.seconds() + seconds)

    def may_wait(self, host: str, seconds: float) -> bool:
        """Whether a host's `Retry-After` is waited for within this run: fifteen minutes of them in all."""
        state = self._host(host)
        if state.waited + seconds > MAX_RETRY_AFTER:
            return False
        state.waited += seconds
        return True

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())

    def _ready(self, state: _Host, host: str, delay: float, memory: Memory) -> float:
        """When the host may be asked, by the clock's seconds; a run that was killed counts too."""
        pause = max(delay, min(_LATENCY * state.took, _MAX_SLOW_DELAY)) * (1 + JITTER * self._chance())
        if state.ended is not None:
            return state.ended + pause
        if (last := memory.last_request(host)) is None:
            return float("-inf")
        ago = max((self._clock.now() - last).total_seconds(), 0.0)
        return self._clock.seconds() + max(pause - ago, 0.0)

    def _take(self, lock: Lock, left: Left) -> None:
        """Take a lock, unless time is up before; by the real clock, since another thread holds it."""
        while not lock.acquire(timeout=_NAP):
            if left() <= 0:
                raise OutOfTimeError

    def _wait(self, state: _Host, ready: float, left: Left) -> None:
        while (seconds := max(ready, state.ready) - self._clock.seconds()) > 0:
            if seconds > left():
                raise OutOfTimeError
            self._clock.sleep(min(max(seconds, 0.001), _NAP))  # less may be nothing to a coarse clock


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a `Retry-After` asks for, in seconds or as a date; None where it says nothing readable.

    Example: `120`, `Sun, 22 Nov 2026 05:00:00 GMT`.
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MAX_HOLD)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), MAX_HOLD)
