"""Politeness, from a server's log: pauses, one at a time, Retry-After, back-off, breaker, budget."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from loopback import IDENTITY, NOW, Desk, Reply, Site, Time, serve

from pipeline.collect.addresses import host_key
from pipeline.collect.politeness import Hosts, retry_after
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.visitor import Visitor

OPEN = Reply(404, b"")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(pages={"/robots.txt": OPEN})) as site:
        yield site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, site)
    yield desk
    desk.close()


def busy(status: int, *headers: tuple[str, str]) -> Reply:
    return Reply(status, b"", headers)


def test_the_floor_is_three_seconds_for_live_hosts_whatever_the_file_says() -> None:
    assert Source("bao", "Báo", "https://bao.example", delay_seconds=0.1).delay == 3.0
    assert Source("bao", "Báo", "https://bao.example", delay_seconds=5).delay == 5.0
    assert Source("bao", "Báo", "http://127.0.0.1:8000", delay_seconds=0.1).delay == 0.1


def test_a_live_domain_keeps_the_floor_whatever_the_home_is(desk: Desk) -> None:
    port = desk.site.home.rpartition(":")[2]
    desk.delay, desk.domains = 0.1, (f"bao.invalid:{port}",)
    desk.resolver = lambda host, port: ["127.0.0.1"]
    desk.again().get(f"http://bao.invalid:{port}/tin")
    assert desk.site.gaps == [pytest.approx(3.3, abs=0.1)]
    desk.get("/tin")
    assert desk.site.gaps[-1] < 1


def test_no_gap_is_smaller_than_the_delay_nor_a_fifth_longer(desk: Desk) -> None:
    for number in range(10):
        desk.get(f"/{number}")
    assert len(desk.site.gaps) == 10
    assert all(3.0 <= gap <= 3.6 + 0.1 for gap in desk.site.gaps)


@pytest.mark.parametrize(
    ("asked", "gap"), [("7", 7.0), ("0.5", 3.0), ("9999", 120.0), ("nhanh", 3.0), ("-4", 3.0)]
)
def test_crawl_delay_counts_up_to_a_cap_and_never_below_our_floor(desk: Desk, asked: str, gap: float) -> None:
    desk.site.pages["/robots.txt"] = Reply(200, f"User-agent: *\nCrawl-delay: {asked}".encode())
    desk.get("/a"), desk.get("/b")
    assert all(gap <= found <= gap * 1.2 + 0.1 for found in desk.site.gaps)


def test_a_run_that_was_killed_a_second_ago_is_remembered(desk: Desk) -> None:
    desk.get("/a")
    desk.close()
    desk.time.pass_(seconds=1)
    desk.again().get("/b")
    assert desk.site.gaps[-1] >= 3.0


def test_redirects_and_retries_wait_too(desk: Desk) -> None:
    desk.site.pages["/a"] = Reply(301, b"", (("Location", "/b"),))
    desk.site.pages["/b"] = [Reply(500), Reply()]
    assert desk.get("/a") == "ok"
    assert desk.site.paths == ["/robots.txt", "/a", "/b", "/b"]
    assert min(desk.site.gaps) >= 3.0


def test_two_sources_on_one_host_wait_for_each_other(site: Site, tmp_path: Path) -> None:
    """Real threads, real time: never two requests in flight, gaps kept, whoever asks."""
    site.pages |= {f"/{number}": Reply(hang=0.02) for number in range(8)}
    source, hosts = Source("bao", "Báo", site.home, delay_seconds=0.05), Hosts()
    with Desk(tmp_path, site).archive as archive, CrawlState(tmp_path / "s.sqlite") as state:
        import time

        site.seconds = time.monotonic
        visitors = [Visitor(source, IDENTITY, state, archive, hosts=hosts) for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:
            visits = [pool.submit(visitors[n % 2].visit, f"{site.home}/{n}", "article") for n in range(8)]
        assert {visit.result().outcome for visit in visits} == {"ok"}
    assert site.most_at_once == 1
    assert min(site.gaps) >= 0.05


def test_hosts_are_asked_side_by_side(tmp_path: Path) -> None:
    """While one host is slow, the other is asked."""
    time = Time()
    hosts = Hosts(time.clock)
    with CrawlState(tmp_path / "s.sqlite", time.clock) as state:
        with hosts.turn("a", 3.0, state), hosts.turn("b", 3.0, state):
            assert time.slept == []
        with hosts.turn("a", 3.0, state):
            assert sum(time.slept) >= 3.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://bao.vn/a", "https://www.bao.vn/b", True),
        ("http://bao.vn/a", "http://xa.bao.vn/a", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
    ],
)
def test_what_is_one_host(one: str, other: str, same: bool) -> None:
    assert (host_key(one) == host_key(other)) is same


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Sun, 22 Nov 2026 02:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 01:00:00 GMT", 0.0),
        ("99999999999999", 7 * 24 * 3600.0),
        ("mai", None),
        ("-5", None),
        ("1.5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize("status", [429, 503, 413])
@pytest.mark.parametrize("value", ["40", "Sun, 22 Nov 2026 02:01:00 GMT"])
def test_retry_after_is_waited_for(desk: Desk, status: int, value: str) -> None:
    desk.site.pages["/a"] = [busy(status, ("Retry-After", value)), Reply()]
    outcome = desk.get("/a")
    if status == 413:
        assert outcome == "status"
        outcome = desk.get("/b")
    else:
        assert outcome == "ok"
    assert desk.site.gaps[-1] >= 40 if value == "40" else desk.site.asked[-1].at >= NOW.timestamp() + 60


def test_a_long_retry_after_leaves_the_host_to_a_later_night(desk: Desk) -> None:
    desk.site.pages["/a"] = busy(503, ("Retry-After", "7200"))
    visit = desk.visitor.visit(desk.site.home + "/a", "article")
    assert visit.outcome == "busy"
    assert visit.retry_at is not None
    assert timedelta(hours=1.9) < visit.retry_at - NOW < timedelta(hours=2.1)
    asked = len(desk.site.asked)
    assert desk.get("/b") == "busy"
    desk.close()
    assert desk.again().get("/c") == "busy"  # another process knows it too
    assert len(desk.site.asked) == asked
    desk.site.pages["/a"] = Reply()
    desk.time.pass_(hours=2.1)
    assert desk.get("/a") == "ok"


def test_fifteen_minutes_of_retry_after_a_run_are_enough(desk: Desk) -> None:
    desk.site.pages |= {f"/{n}": busy(429, ("Retry-After", "400")) for n in range(9)}
    assert [desk.get(f"/{n}") for n in range(3)] == ["busy"] * 3
    assert len(desk.site.asked) <= 5
    assert sum(desk.time.slept) < 1000


@pytest.mark.parametrize("bad", [Reply(500), Reply(502), busy(503), busy(429), Reply(raw=b"")])
def test_three_tries_further_and_further_apart(desk: Desk, bad: Reply) -> None:
    desk.site.pages["/a"] = bad
    assert desk.get("/a") in ("server_error", "busy", "network")
    assert desk.site.paths.count("/a") == 3
    assert desk.site.gaps[2] > desk.site.gaps[1] > 3.0


def test_a_time_out_is_tried_twice(desk: Desk) -> None:
    desk.site.pages["/a"] = Reply(hang=0.6)
    assert desk.get("/a") == "timeout"
    assert desk.site.paths.count("/a") == 2


@pytest.mark.parametrize("status", [404, 403, 410, 400])
def test_what_the_page_itself_answers_is_not_tried_again(desk: Desk, status: int) -> None:
    desk.site.pages["/a"] = Reply(status)
    desk.get("/a")
    assert desk.site.paths.count("/a") == 1


def test_the_breaker(desk: Desk) -> None:
    """Five failures in a row, a long pause, one chance more: then the host is left alone."""
    desk.site.pages |= {f"/{n}": Reply(500) for n in range(9)}
    outcomes = [desk.get(f"/{n}") for n in range(9)]
    assert outcomes[-1] == "breaker"
    assert len(desk.site.asked) == 1 + 5 + 1
    assert desk.site.gaps[-1] >= 20 * 3.0


def test_two_broken_pages_side_by_side_are_no_broken_host(desk: Desk) -> None:
    desk.site.pages |= {"/a": Reply(500), "/b": Reply(500), "/c": Reply(), "/d": Reply(500), "/e": Reply()}
    assert [desk.get(path) for path in ("/a", "/b", "/c", "/d", "/e")] == [
        "server_error", "server_error", "ok", "server_error", "ok",
    ]  # fmt: skip


def test_a_night_has_a_budget_for_each_host(desk: Desk) -> None:
    desk.requests_a_night = 4
    desk.site.pages |= {f"/{n}": Reply() for n in range(6)}
    desk.again()
    assert [desk.get(f"/{n}") for n in range(6)] == ["ok"] * 3 + ["budget"] * 3
    desk.close()
    assert desk.again().get("/7") == "budget"  # the same night in another process
    assert len(desk.site.asked) == 4
    assert desk.next_night().get("/5") == "ok"


def test_every_request_says_who_asks(desk: Desk) -> None:
    desk.get("/a")
    for asked in desk.site.asked:
        assert asked.headers["User-Agent"] == "tinbai/test (+test@example.org)"
        assert asked.headers["From"] == "test@example.org"
        assert asked.headers["Accept-Encoding"] == "gzip"


def test_the_clock_of_the_server_may_stand_anywhere(desk: Desk) -> None:
    """A Retry-After in the past is no reason to hurry."""
    desk.site.pages["/a"] = [busy(503, ("Retry-After", "Sat, 01 Jan 2000 00:00:00 GMT")), Reply()]
    assert desk.get("/a") == "ok"
    assert min(desk.site.gaps) >= 3.0
