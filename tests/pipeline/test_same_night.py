"""A second run of the same night goes on: what has answered for good is not asked again; one budget."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from loopback import HTML, IDENTITY, PATIENT, Desk, Reply, Site, serve

from pipeline.collect import crawl
from pipeline.collect.clock import night_begins
from pipeline.collect.crawl import Plan, crawl_night

HOUR = 1 / 24  # of a day
TAGGED = ("ETag", '"1"')
GOOD, GONE, MISSING, PDF, BIG, WALL, ILL, TORN = (f"/tin-moi-trong-tinh-{n}.html" for n in range(1001, 1009))
PAGES = {
    GOOD: Reply(200, b"<p>B\xc3\xa0i</p>"),
    GONE: Reply(410),
    MISSING: Reply(404),
    PDF: Reply(200, b"%PDF-1.7", (("Content-Type", "application/pdf"), TAGGED)),
    BIG: Reply(200, b"x" * 3000, (HTML, TAGGED)),
    WALL: Reply(200, b"<h1>Tu choi truy cap</h1>"),
    ILL: Reply(500),
    TORN: Reply(200, b"half", (HTML, ("Content-Length", "400"))),
}
NEVER_AGAIN = {GOOD, GONE, MISSING, PDF, BIG, WALL}  # in this night


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    links = "".join(f'<a href="{path}">Tin</a>' for path in PAGES)
    front = Reply(200, f"<html><body>{links}</body></html>".encode())
    with serve(Site(pages={**PAGES, "/": front, "/robots.txt": Reply(404)})) as site:
        limits = replace(PATIENT, body=2000)
        desk = Desk(tmp_path, site, limits=limits)
        yield desk
        desk.close()


def run(desk: Desk, plan: Plan | None = None) -> list[str]:
    """One run; the paths asked for. The wall's page is read, and holds no article."""
    start = len(desk.site.asked)
    office = crawl.Desk(IDENTITY, desk.state, desk.archive, desk.hosts, desk.time.clock, desk.limits)
    crawl_night(desk.source, office, plan or Plan())
    for page in desk.state.unhandled("bao"):
        if page.url.endswith(WALL):
            desk.state.set_unread(page.url, "blocked")
        else:
            desk.state.set_handled([page.url], {page.url: "a1"} if page.kind == "article" else {})
    return desk.site.paths[start:]


def test_what_has_answered_for_good_is_not_asked_again(desk: Desk) -> None:
    first = run(desk)
    assert set(PAGES) <= set(first)
    assert first.count(ILL) == 3
    desk.next_night(HOUR)
    second = run(desk)
    assert NEVER_AGAIN.isdisjoint(second)
    assert second.count(ILL) == second.count(TORN) == 1  # it may be over; tried three times already
    desk.next_night(1)
    assert {MISSING, PDF, BIG, WALL, ILL} <= set(run(desk))


def test_refused_contents_are_asked_for_less_and_less(desk: Desk) -> None:
    nights = []
    for night in range(14):
        asked = run(desk)
        nights += [night] if PDF in asked else []
        desk.next_night(1)
    assert nights == [0, 1, 4, 11]


def test_recheck_asks_all_the_same(desk: Desk) -> None:
    run(desk)
    desk.next_night(HOUR)
    assert {GOOD, MISSING, PDF, BIG, WALL, ILL} <= set(run(desk, Plan(recheck=True)))


def test_what_was_not_reached_is_gone_on_with_and_the_budget_is_the_nights(desk: Desk) -> None:
    desk.site.pages |= dict.fromkeys(PAGES, Reply())
    desk.requests_a_night = 6
    assert len(run(desk.again())) == 6
    desk.requests_a_night = 8
    desk.next_night(HOUR)
    second = run(desk)
    assert [path for path in second if path != "/robots.txt"] == ["/"]  # rules are asked whatever is spent
    desk.next_night(1)
    assert len([path for path in run(desk) if path in PAGES]) > 2


MOMENTS = [
    ("2026-11-22T05:00", "2026-11-22T05:00"),  # noon
    ("2026-11-22T16:30", "2026-11-22T05:00"),  # half past eleven in the evening
    ("2026-11-23T04:59", "2026-11-22T05:00"),
    ("2026-11-22T00:00", "2026-11-21T05:00"),
]


@pytest.mark.parametrize(("moment", "began"), MOMENTS)
def test_a_night_goes_from_noon_to_noon(moment: str, began: str) -> None:
    assert night_begins(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == datetime.fromisoformat(
        began
    ).replace(tzinfo=UTC)


def test_rules_behind_redirects_are_asked_for_changes(desk: Desk) -> None:
    rules = Reply(200, b"User-agent: *\nDisallow: /kin\n", (("Content-Type", "text/plain"), TAGGED))
    desk.site.pages |= {"/robots.txt": Reply(302, b"", (("Location", "/r.txt"),)), "/r.txt": rules}
    login = Reply(302, b"", (("Location", "/login"),))
    desk.site.pages["/login"] = Reply(500)
    for answer in (rules, rules, login, rules):
        desk.site.pages["/r.txt"] = answer
        assert desk.get("/kin") == ("robots_unreachable" if answer is login else "robots")
        desk.next_night()
    tags = [asked.headers.get("If-None-Match") for asked in desk.site.asked if asked.path == "/r.txt"]
    assert tags == [None, '"1"', '"1"', '"1"']


def test_html_in_the_place_of_rules_is_asked_for_changes(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = Reply(200, b"<!DOCTYPE html><p>Xin loi", (HTML, TAGGED))
    for _ in range(3):
        assert desk.get("/kin.html") == "missing"
        desk.next_night()
    tags = [asked.headers.get("If-None-Match") for asked in desk.site.asked if asked.path == "/robots.txt"]
    assert tags == [None, '"1"', '"1"']
