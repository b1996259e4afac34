"""Politeness, from a server's log: pauses, one at a time, Retry-After, back-off, breaker, budget."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from loopback import HTML, IDENTITY, NOW, Asked, Desk, Reply, Site, Time, serve

from pipeline.collect.addresses import host_key, machine_key
from pipeline.collect.archive import Archive
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


def test_of_two_sources_on_one_host_the_slower_one_sets_the_pace(desk: Desk) -> None:
    desk.site.pages |= {f"/{n}": Reply() for n in range(6)}
    visitors = [
        Visitor(
            Source(f"bao{delay}", "Báo", desk.site.home, delay_seconds=delay), IDENTITY, desk.state,
            desk.archive, hosts=desk.hosts, clock=desk.time.clock, limits=desk.limits,
        )
        for delay in (5.0, 1.0)
    ]  # fmt: skip
    for n in range(6):
        assert visitors[n % 2].visit(f"{desk.site.home}/{n}", "article").outcome == "ok"
    assert min(desk.site.gaps) >= 5.0


def test_hosts_are_asked_side_by_side(tmp_path: Path) -> None:
    """While one host is slow, the other is asked."""
    time = Time()
    hosts = Hosts(time.clock)
    with CrawlState(tmp_path / "s.sqlite", time.clock) as state:
        with hosts.turn("a", 3.0, state.hosts), hosts.turn("b", 3.0, state.hosts):
            assert time.slept == []
        with hosts.turn("a", 3.0, state.hosts):
            assert sum(time.slept) >= 3.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://bao.vn/a", "https://www.bao.vn/b", True),
        ("http://bao.vn/a", "http://xa.bao.vn/a", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://bao.vn/a", "http://bao.vn:8080/a", True),
        ("http://bao.vn:8080/a", "https://bao.vn:8443/a", True),
        ("http://BAO.vn./a", "https://bao.vn/a", True),
        ("http://93.184.216.34/a", "https://93.184.216.34:8443/a", True),
        ("http://[2606:2800::1]/a", "http://[2606:2800::1]:81/a", True),
        ("http://localhost/a", "https://localhost/a", True),
        ("http://localhost:8001/a", "http://localhost:8002/a", False),
    ],
)
def test_what_is_one_host(one: str, other: str, same: bool) -> None:
    assert (host_key(one) == host_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["93.184.216.34"], ["93.184.216.34"], True),
        (["93.184.216.34", "93.184.216.35"], ["93.184.216.35", "93.184.216.34"], True),  # DNS takes turns
        (["93.184.216.34"], ["93.184.216.35"], False),
        (["::1", "127.0.0.1"], ["127.0.0.1"], True),
        (["127.0.0.1"], ["127.0.0.2"], False),
    ],
)
def test_what_is_one_machine(one: list[str], other: list[str], same: bool) -> None:
    assert (machine_key(one, 80) == machine_key(other, 443)) is same
    assert (machine_key(one, 8001) == machine_key(other, 8001)) is same


def test_one_server_under_several_names_is_asked_as_one(desk: Desk) -> None:
    """Two names, one clock: a rude crawler asks by turns, without a pause."""
    port = desk.site.home.rpartition(":")[2]
    names = [f"bao.invalid:{port}", f"khac.invalid:{port}", f"localhost:{port}"]
    desk.domains = tuple(names)
    desk.resolver = lambda host, port: ["::1", "127.0.0.1"] if host == "localhost" else ["127.0.0.1"]
    desk.site.pages["/tin"] = Reply()
    desk.again()
    for name in names * 2:
        assert desk.get(f"http://{name}/tin") == "ok"
    assert min(desk.site.gaps) >= 3.0
    assert desk.site.most_at_once == 1


def test_two_sources_on_one_host_share_its_clock(tmp_path: Path) -> None:
    """Two files of the registry, two names, two threads at the same server: one request at a time."""
    with serve(Site(pages={f"/{n}": Reply(hang=0.01) for n in range(8)})) as site:
        port = site.home.rpartition(":")[2]
        hosts = Hosts()
        with (
            CrawlState(tmp_path / "s.sqlite") as state,
            Archive(tmp_path / "archive") as archive,
            ThreadPoolExecutor(2) as threads,
        ):
            visits = []
            for number, name in enumerate((f"http://127.0.0.1:{port}", f"http://localhost:{port}")):
                source = Source(f"bao{number}", "Báo", name, delay_seconds=0.05)
                visitor = Visitor(source, IDENTITY, state, archive, hosts=hosts)
                visits += [threads.submit(visitor.visit, f"{name}/{n}", "article") for n in range(8)]
            assert {visit.result().outcome for visit in visits} == {"ok"}
    assert site.most_at_once == 1
    assert min(site.gaps) >= 0.05
    assert len(site.asked) >= 18


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Sun, 22 Nov 2026 02:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 01:00:00 GMT", 0.0),
        ("99999999999999", 7 * 24 * 3600.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * 24 * 3600.0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 7 * 24 * 3600.0),
        ("Sat, 01 Jan 99999 00:00:00 GMT", None),
        ("Sunday, 22-Nov-26 02:01:00 GMT", 60.0),
        ("0", 0.0),
        ("120, 240", None),
        ("١٢٠", None),
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
    desk.answer("/a", Reply(hang=0.6))
    assert desk.get("/a") == "timeout"
    assert desk.site.paths.count("/a") == 2


@pytest.mark.parametrize("status", [404, 403, 410, 400])
def test_what_the_page_itself_answers_is_not_tried_again(desk: Desk, status: int) -> None:
    desk.site.pages["/a"] = Reply(status)
    desk.get("/a")
    assert desk.site.paths.count("/a") == 1


ILL = Reply(500)


def test_a_page_that_fails_counts_once_whatever_its_tries(desk: Desk) -> None:
    """A rude breaker counts tries: two broken pages, and the night is over."""
    desk.site.pages |= {f"/{n}": ILL for n in range(4)} | {"/good": Reply()}
    assert [desk.get(f"/{n}") for n in range(4)] == ["server_error"] * 4
    assert [desk.site.paths.count(f"/{n}") for n in range(4)] == [3] * 4
    assert desk.get("/good") == "ok"
    assert max(desk.site.gaps) < 20 * 3.0  # nor did anybody rest


def test_the_breaker(desk: Desk) -> None:
    """Five pages in a row, then one after each rest, and they grow: then the host is left alone."""
    desk.site.pages |= {f"/{n}": ILL for n in range(12)}
    outcomes = [desk.get(f"/{n}") for n in range(12)]
    assert outcomes == ["server_error"] * 8 + ["breaker"] * 4
    assert [desk.site.paths.count(f"/{n}") for n in range(9)] == [3] * 5 + [1] * 3 + [0]
    rests = [gap for gap in desk.site.gaps if gap >= 60]
    assert rests == [pytest.approx(seconds, rel=0.05) for seconds in (60, 300, 900)]


@pytest.mark.parametrize("ill", [ILL, Reply(502), busy(503), busy(429), Reply(raw=b""), Reply(hang=0.6)])
def test_a_bad_quarter_of_an_hour_does_not_cost_the_night(desk: Desk, ill: Reply) -> None:
    desk.answer("/ill", ill)
    until = NOW.timestamp() + 15 * 60

    def answer(asked: Asked) -> Reply:
        return ill if asked.at < until else Reply()

    desk.site.pages |= {f"/{n}": answer for n in range(30)}
    outcomes = [desk.get(f"/{n}") for n in range(30)]
    bad = outcomes.index("ok")
    assert bad < 9
    assert set(outcomes[bad:]) == {"ok"}
    asked = [asked for asked in desk.site.asked if asked.at < until]
    assert len(asked) <= 1 + 5 * 3 + 2  # a host that is ill is not hammered


@pytest.mark.parametrize(
    "bad",
    [
        Reply(404),
        Reply(410),
        Reply(403),
        Reply(400),
        Reply(200, b"%PDF", (("Content-Type", "application/pdf"),)),
        Reply(200, b"x" * 99, (HTML, ("Content-Encoding", "gzip"))),
        Reply(302, b"", (("Location", "/loop"),)),
    ],
)
def test_what_speaks_of_the_page_is_no_failure_of_the_host(desk: Desk, bad: Reply) -> None:
    desk.site.pages |= {f"/{n}": bad for n in range(8)} | {"/loop": bad, "/good": Reply()}
    for n in range(8):
        desk.get(f"/{n}")
    assert desk.get("/good") == "ok"
    assert max(desk.site.gaps) < 20 * 3.0


def test_the_breaker_of_one_host_is_not_anothers(desk: Desk, tmp_path: Path) -> None:
    with serve(Site(pages={"/robots.txt": OPEN, "/tin": Reply()})) as other:
        desk.site.pages |= {f"/{n}": ILL for n in range(12)}
        desk.domains = (desk.site.home.removeprefix("http://"), other.home.removeprefix("http://"))
        desk.again()
        assert [desk.get(f"/{n}") for n in range(12)][-1] == "breaker"
        assert desk.get(f"{other.home}/tin") == "ok"


def test_nobody_waits_beyond_the_end_of_the_time(desk: Desk) -> None:
    """A host that rests, or asks for minutes, does not hold a night that ends before."""
    end = NOW + timedelta(seconds=200)
    desk.left = lambda: (end - desk.time.moment).total_seconds()
    desk.site.pages |= {f"/{n}": Reply() for n in range(3)} | {"/busy": busy(429, ("Retry-After", "600"))}
    desk.again()
    assert [desk.get("/0"), desk.get("/busy"), desk.get("/1")] == ["ok", "time", "time"]
    assert desk.time.moment < end


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
