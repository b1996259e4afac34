"""The memory of crawls: frontier, outcomes, due times, validators, holds; and kill -9 at any moment."""

import random
import sqlite3
import subprocess
import sys
import time as real_time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from loopback import HTML, Desk, Reply, Site, Time, serve

from pipeline.collect.exchange import Response, Validators, Visit
from pipeline.collect.recheck import Schedule, after_visit
from pipeline.collect.state import CrawlState
from pipeline.collect.state_file import VERSION, CrawlStateError
from pipeline.collect.state_rows import Found

URL = "http://bao.example/tin-1.html"


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def state(tmp_path: Path, time: Time) -> Iterator[CrawlState]:
    with CrawlState(tmp_path / "crawl.sqlite", time.clock) as state:
        yield state


def had(url: str = URL, outcome: str = "ok", kind: str = "article", etag: str | None = '"1"') -> Visit:
    headers = (HTML, *((("ETag", etag),) if etag else ()))
    response = Response(200, "OK", headers, b"tin", None)
    return Visit(url, url, kind, outcome, response, "a.warc.gz:0", 1)


def failed(outcome: str, url: str = URL) -> Visit:
    return Visit(url, url, "article", outcome, attempts=3)


# Nights


def test_a_night_that_was_killed_goes_on_and_one_that_ended_does_not(state: CrawlState, time: Time) -> None:
    night = state.open_night("bao")
    time.pass_(hours=3)
    again = state.open_night("bao")
    assert (again.night_id, again.started_at, again.resumed) == (night.night_id, night.started_at, True)
    assert state.open_night("khac").night_id != night.night_id
    state.close_night(night, {"articles": 3})
    assert state.open_night("bao").night_id != night.night_id


def test_a_night_that_was_killed_does_not_go_on_for_ever(state: CrawlState, time: Time) -> None:
    night = state.open_night("bao")
    time.pass_(hours=21)
    assert state.open_night("bao").night_id != night.night_id


# The frontier


def test_what_is_found_twice_is_there_once(state: CrawlState) -> None:
    found = [Found(URL, article_key="bao:1"), Found(URL, article_key="bao:1")]
    assert state.add_found("bao", found) == 1
    assert state.add_found("bao", found) == 0
    assert state.add_found("bao", [Found("http://bao.example/ten-moi-1.html", article_key="bao:1")]) == 0
    assert state.add_found("khac", [Found("http://khac.example/1.html", article_key="bao:1")]) == 1
    page = state.page_of_key("bao", "bao:1")
    assert page is not None
    assert (page.url, page.outcome, page.handled) == (URL, None, True)


def test_what_is_due(state: CrawlState, time: Time) -> None:
    state.add_found(
        "bao", [Found(f"{URL}?{n}") for n in range(3)] + [Found("http://bao.example/muc", "listing")]
    )
    night = state.open_night("bao")
    assert len(state.due("bao", night)) == 3  # listings are asked for anyway
    state.record_visit("bao", had(f"{URL}?0"), night)
    assert [page.url for page in state.due("bao", night)] == [f"{URL}?1", f"{URL}?2"]
    time.pass_(days=1)
    assert [page.url for page in state.due("bao")] == [f"{URL}?1", f"{URL}?2", f"{URL}?0"]  # new ones first


# When a page is asked for again


def test_articles_are_looked_at_again_after_1_3_and_7_days(state: CrawlState, time: Time) -> None:
    state.add_found("bao", [Found(URL)])
    asked = []
    for day in range(15):
        if state.due("bao"):
            state.record_visit("bao", had(outcome="ok" if day == 0 else "not_modified"))
            asked.append(day)
        time.pass_(hours=23.8)  # nights never start on the second
    assert asked == [0, 1, 3, 7]


AGAIN = [
    ("missing", [1, 2, 4]),
    ("server_error", [1, 2, 4]),
    ("truncated", [1, 2, 4]),
    ("gone", []),
    ("off_site", []),
    ("private_address", []),
    ("noindex", []),
    ("noarchive", []),
    ("robots", [1, 1, 1, 1]),  # rules change, and asking them costs nothing
    ("busy", [0, 0]),  # put off by the host or by us: as soon as it goes
    ("breaker", [0, 0]),
    ("budget", [0, 0]),
]


@pytest.mark.parametrize(("outcome", "days"), AGAIN)
def test_what_failed_is_tried_on_later_nights(outcome: str, days: list[int]) -> None:
    now, schedule = Time().moment, Schedule(None, 0, 0, None)
    for day in days:
        schedule = after_visit(schedule, failed(outcome), now)
        assert schedule.due is not None
        assert timedelta(days=day) - timedelta(hours=6) <= schedule.due - now <= timedelta(days=day)
    if not days or days[-1] == 4:
        assert after_visit(schedule, failed(outcome), now).due is None


def test_a_host_that_named_a_time_is_asked_then() -> None:
    now = Time().moment
    visit = Visit(URL, URL, "article", "busy", retry_at=now + timedelta(hours=5))
    assert after_visit(Schedule(None, 0, 0, None), visit, now).due == now + timedelta(hours=5)


def test_a_failed_check_keeps_what_was_had(state: CrawlState) -> None:
    state.record_visit("bao", had())
    state.set_handled([URL], {URL: "a1"})
    state.record_visit("bao", failed("server_error"))
    page = state.page(URL)
    assert page is not None
    assert (page.outcome, page.place, page.article_id, page.failures) == (
        "server_error",
        "a.warc.gz:0",
        "a1",
        1,
    )
    assert page.validators == Validators('"1"', None)


def test_an_article_that_was_removed_is_marked_and_kept(state: CrawlState, time: Time) -> None:
    state.record_visit("bao", had())
    state.set_handled([URL], {URL: "a1"})
    time.pass_(days=1)
    state.record_visit("bao", failed("gone"))
    (page,) = state.gone("bao")
    assert (page.article_id, page.gone_at, page.due) == ("a1", time.moment, None)
    state.record_visit("bao", had())
    assert state.gone("bao") == []  # it came back


# Validators


def test_validators_count_only_when_the_body_was_read(state: CrawlState) -> None:
    state.record_visit("bao", had())
    page = state.page(URL)
    assert page is not None
    assert page.validators is None
    assert [page.url for page in state.unhandled("bao")] == [URL]
    state.set_handled([URL])
    page = state.page(URL)
    assert page is not None
    assert page.validators == Validators('"1"', None)
    assert state.unhandled("bao") == []


def test_a_page_that_lost_its_validators_has_none(state: CrawlState) -> None:
    for visit in (had(), had(etag=None)):
        state.record_visit("bao", visit)
        state.set_handled([URL])
    page = state.page(URL)
    assert page is not None
    assert page.validators is None


# The log


def test_every_visit_is_a_row(state: CrawlState) -> None:
    night = state.open_night("bao")
    for visit in (had(), failed("missing", URL + "2"), had("http://bao.example/muc", kind="listing")):
        state.record_visit("bao", visit, night)
    assert state.outcomes(night) == {"article": {"ok": 1, "missing": 1}, "listing": {"ok": 1}}
    assert state.is_visited(night, URL)
    assert not state.is_visited(night, URL + "3")


# Hosts


def test_a_hold_ends(state: CrawlState, time: Time) -> None:
    state.hosts.hold("bao.example", time.moment + timedelta(hours=1), "Retry-After")
    assert state.hosts.held_until("bao.example") == time.moment + timedelta(hours=1)
    assert state.hosts.held_until("khac.example") is None
    time.pass_(hours=1)
    assert state.hosts.held_until("bao.example") is None


# The file


def test_a_newer_file_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(CrawlStateError, match="newer tinbai"):
        CrawlState(path)


def test_the_first_version_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE fetch (url TEXT PRIMARY KEY, source_id TEXT NOT NULL, fetched_at TEXT NOT NULL,"
            " outcome TEXT NOT NULL, status INTEGER, place TEXT) STRICT"
        )
        row = (URL, "bao", "2026-11-01T02:00:00+00:00", "ok", 200, "b.warc.gz:7")
        connection.execute("INSERT INTO fetch VALUES (?, ?, ?, ?, ?, ?)", row)
    connection.close()
    for _ in range(2):
        with CrawlState(path) as state:
            page = state.page(URL)
            assert page is not None
            assert (page.outcome, page.place, page.handled) == ("ok", "b.warc.gz:7", True)


def test_a_transaction_is_whole_or_nothing(state: CrawlState) -> None:
    def torn() -> Iterator[Found]:
        yield Found(URL)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        state.add_found("bao", torn())
    assert state.page(URL) is None


# kill -9


_NIGHT = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from pipeline.collect.archive import Archive
from pipeline.collect.source import Source
from pipeline.collect.state import CrawlState
from pipeline.collect.state_rows import Found
from pipeline.collect.visitor import Visitor
from loopback import IDENTITY

home, folder = {home!r}, Path({folder!r})
with CrawlState(folder / "crawl.sqlite") as state, Archive(folder / "archive") as archive:
    night = state.open_night("bao")
    visitor = Visitor(Source("bao", "Báo", home, delay_seconds=0.002), IDENTITY, state, archive, night)
    if not state.is_visited(night, home + "/muc"):
        visit = visitor.visit(home + "/muc", "listing")
    for page in [*state.unhandled("bao")]:
        if page.kind == "listing":
            words = archive.read(page.place).body.decode().split()
            state.add_found("bao", [Found(home + word) for word in words])
            state.set_handled([page.url])
    for page in state.due("bao", night):
        visitor.visit(page.url, "article")
    state.close_night(night)
print("done", flush=True)
"""


def test_killed_at_any_moment_nothing_is_lost_nor_asked_twice(tmp_path: Path) -> None:
    """A night is killed again and again: in the end all is there, and only what was under way came twice."""
    paths = [f"/{number}" for number in range(60)]
    pages = {path: Reply(200, f"tin {path}".encode(), (HTML, ("ETag", '"1"'))) for path in paths}
    listing = Reply(200, " ".join(paths).encode(), (HTML, ("ETag", '"m"')))
    chance = random.Random(7)
    with serve(Site(pages=pages | {"/muc": listing})) as site:
        root = str(Path(__file__).parent)
        script = _NIGHT.format(root=root, home=site.home, folder=str(tmp_path))
        kills = 0
        for _ in range(30):
            begun = len(site.asked)
            with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
                aim = begun + chance.randint(1, 25)
                while process.poll() is None and len(site.asked) < aim:
                    real_time.sleep(0.001)
                real_time.sleep(chance.random() * 0.004)
                kills += process.poll() is None
                process.kill()
                assert process.stdout is not None
                if b"done" in process.stdout.read():
                    break
        times = {path: site.paths.count(path) for path in ("/robots.txt", "/muc", *paths)}
        desk = Desk(tmp_path, site)
        for path in paths:
            page = desk.state.page(site.home + path)
            assert page is not None
            assert page.outcome == "ok"
            assert page.place is not None
            assert desk.archive.read(page.place).body.decode() == f"tin {path}"
        responses = [entry for entry in desk.archive.index.all() if entry.type == "response"]
        desk.close()
    assert kills >= 2
    assert min(times.values()) >= 1
    # A request that was under way when the process died may be sent again, nothing else.
    assert sum(times.values()) - len(times) <= kills
    assert len({entry.url for entry in responses}) == len(responses)
