"""Clocks that jump, as those of laptops and new machines do: nobody waits a year, nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from loopback import HTML, IDENTITY, Asked, Desk, Reply, Site, serve

from pipeline.collect import crawl
from pipeline.collect.crawl import NightReport, Plan, crawl_night

YEAR = 365.0
JUMPS = [-YEAR, -400 * YEAR, -1 / 24, YEAR, 10 * YEAR]


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(pages={"/robots.txt": tagged("User-agent: *\nDisallow: /kin\n")})) as site:
        yield site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, site)
    yield desk
    desk.close()


def tagged(body: str) -> Reply:
    return Reply(200, body.encode(), (HTML, ("ETag", f'"{len(body)}"')))


def lay(site: Site, *numbers: int, bad: int = 0) -> None:
    """A front page with these articles, one of which may answer 500."""
    links = "".join(f'<a href="/tin-moi-nhat-{n}.html">Tin mới nhất số {n}</a>' for n in numbers)
    site.pages["/"] = tagged(f"<html><body>{links}</body></html>")
    for number in numbers:
        site.pages[article(number)] = Reply(500) if number == bad else tagged(f"<p>Bài số {number}</p>")


def article(number: int) -> str:
    return f"/tin-moi-nhat-{number}.html"


def a_night(desk: Desk, plan: Plan | None = None) -> NightReport:
    """A night of the whole crawler; what came counts as read."""
    office = crawl.Desk(IDENTITY, desk.state, desk.archive, desk.hosts, desk.time.clock, desk.limits)
    report = crawl_night(desk.source, office, plan or Plan())
    pages = desk.state.unhandled("bao")
    desk.state.set_handled([page.url for page in pages], {page.url: page.url for page in pages})
    return report


def asked_in(desk: Desk, start: int) -> list[str]:
    return desk.site.paths[start:]


@pytest.mark.parametrize("days", JUMPS)
def test_a_clock_that_jumps_between_nights(desk: Desk, days: float) -> None:
    lay(desk.site, 1001, 1002, 1003, bad=1003)
    a_night(desk)
    for _ in range(2):
        start, slept = len(desk.site.asked), sum(desk.time.slept)
        desk.next_night(days)
        days = 1
        new = 1004 + start
        lay(desk.site, 1001, 1002, 1003, new)
        a_night(desk)
        paths = asked_in(desk, start)
        assert paths[0] == "/robots.txt"
        assert article(new) in paths
        assert article(1003) in paths or desk.state.page(desk.site.home + article(1003)).fetched_at  # type: ignore[union-attr]
        assert max(paths.count(path) for path in paths) == 1
        assert sum(desk.time.slept) - slept < 60


@pytest.mark.parametrize("days", JUMPS)
def test_re_checks_come_all_the_same(desk: Desk, days: float) -> None:
    """A correction is noticed within the week, whatever the clock said when the article came."""
    lay(desk.site, 1001)
    a_night(desk)
    checks = []
    for night in range(10):
        start = len(desk.site.asked)
        desk.next_night(days if night == 0 else 1)
        a_night(desk)
        checks.append(article(1001) in asked_in(desk, start))
    assert any(checks[:2])
    assert sum(checks) <= 6  # nor every night for a year


@pytest.mark.parametrize("days", [-YEAR, -2.0, YEAR])
def test_a_host_is_not_left_alone_for_a_year(desk: Desk, days: float) -> None:
    """A Retry-After of two hours, and then the clock is set back: it is no hold until next year."""
    lay(desk.site, 1001)
    desk.site.pages[article(1001)] = Reply(503, b"", (("Retry-After", "7200"),))
    a_night(desk)
    lay(desk.site, 1001)
    desk.next_night(days)
    for _ in range(8):
        a_night(desk)
        desk.next_night()
    page = desk.state.page(desk.site.home + article(1001))
    assert page is not None
    assert page.outcome in ("ok", "not_modified")


def test_a_clock_that_is_set_back_within_a_night(desk: Desk) -> None:
    """Listings are followed as far as they bring new things, though the night seems not to have begun yet."""
    pages = {1: "", 2: "", 3: ""}
    for number in pages:
        links = f'<a href="/tin-moi-nhat-{1000 + number}.html">Tin mới nhất số {number}</a>'
        links += f'<a href="/?trang={number + 1}">Trang sau</a>'
        desk.site.pages["/" if number == 1 else f"/?trang={number}"] = tagged(f"<html>{links}</html>")
        desk.site.pages[article(1000 + number)] = tagged(f"<p>Bài số {number}</p>")
    front = desk.site.pages["/"]
    assert isinstance(front, Reply)

    def answer(asked: Asked) -> Reply:
        desk.time.moment -= timedelta(hours=5)
        return front

    desk.site.pages["/"] = answer
    a_night(desk)
    assert {article(1001), article(1002), article(1003)} <= set(desk.site.paths)


def test_what_a_clock_that_ran_ahead_kept_is_not_tonights(desk: Desk) -> None:
    """The archive has the page of next year: the page is asked for, and not that one given for it."""
    desk.next_night(YEAR)
    lay(desk.site, 1001)
    a_night(desk)
    desk.next_night(-YEAR)
    lay(desk.site, 1001)
    start = len(desk.site.asked)
    a_night(desk)
    assert {"/robots.txt", "/", article(1001)} <= set(asked_in(desk, start))


def test_a_night_of_the_future_is_not_taken_up(desk: Desk) -> None:
    night = desk.night
    desk.close()
    desk.time.pass_(days=-YEAR)
    assert desk.again().night.night_id != night.night_id
