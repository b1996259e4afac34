"""robots.txt by RFC 9309: which answers allow, which rules match, how long they count."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from loopback import Desk, Reply, Site, free_port, serve

from pipeline.collect.robots import MAX_BYTES, Rules, read_robots

TEXT = ("Content-Type", "text/plain")


def rules(text: str, status: int = 200) -> Reply:
    return Reply(status, text.encode(), (TEXT,))


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(pages={"/tin": Reply(), "/kin/tin": Reply()})) as site:
        yield site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, site)
    yield desk
    desk.close()


CLOSED = "User-agent: *\nDisallow: /\n"
# The table of knowledge/crawling.md, which every known crawler gets wrong somewhere.
ANSWERS = [
    pytest.param(rules("User-agent: *\nDisallow: /kin\n"), "ok", id="200"),
    pytest.param(rules(CLOSED), "robots", id="200 closed"),
    pytest.param(rules(CLOSED, 404), "ok", id="404: its body is no rules"),
    pytest.param(rules(CLOSED, 403), "ok", id="403"),
    pytest.param(rules(CLOSED, 401), "ok", id="401"),
    pytest.param(rules(CLOSED, 410), "ok", id="410"),
    pytest.param(rules("", 500), "robots_unreachable", id="500"),
    pytest.param(rules("", 503), "robots_unreachable", id="503"),
    pytest.param(rules("", 429), "robots_unreachable", id="429"),
    pytest.param(Reply(hang=2), "robots_unreachable", id="no answer"),
    pytest.param(
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nUser"), "robots_unreachable", id="torn"
    ),
    pytest.param(Reply(raw=b""), "robots_unreachable", id="connection closed"),
    pytest.param(Reply(200, b"<!DOCTYPE html><p>User-agent: *<p>Disallow: /"), "ok", id="HTML is no rules"),
    pytest.param(Reply(200, b"<html>\nUser-agent: *\nDisallow: /\n", (TEXT,)), "ok", id="HTML called text"),
    pytest.param(Reply(200, CLOSED.encode()), "robots", id="rules called HTML"),
    pytest.param(Reply(302, b"", (("Location", "/robots.txt"),)), "ok", id="redirected in a circle"),
    pytest.param(Reply(302, b"", (("Location", "http://other.example/r"),)), "robots_unreachable", id="away"),
]


@pytest.mark.parametrize(("answer", "outcome"), ANSWERS)
def test_what_an_answer_allows(desk: Desk, answer: Reply, outcome: str) -> None:
    desk.site.pages["/robots.txt"] = answer
    assert desk.get("/tin") == outcome
    assert desk.site.paths[0] == "/robots.txt"
    assert ("/tin" in desk.site.paths) is (outcome == "ok")


def test_a_refused_connection_disallows_everything(desk: Desk, tmp_path: Path) -> None:
    desk.site.home = f"http://127.0.0.1:{free_port()}"
    assert desk.again().get("/tin") == "robots_unreachable"


def test_an_unknown_host_disallows_everything(desk: Desk) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    desk.resolver = nowhere
    assert desk.again().get("/tin") == "robots_unreachable"


@pytest.mark.parametrize(("redirects", "outcome"), [(5, "robots"), (6, "ok")])
def test_five_redirects_are_followed(desk: Desk, redirects: int, outcome: str) -> None:
    steps = ["/robots.txt", *(f"/r{number}" for number in range(1, redirects + 1))]
    for step, target in pairwise(steps):
        desk.site.pages[step] = Reply(301, b"", (("Location", target),))
    desk.site.pages[steps[-1]] = rules(CLOSED)
    assert desk.get("/tin") == outcome


MATCHES = [
    ("User-agent: TinBai\nDisallow: /tin", False, "our token whatever its case"),
    ("User-agent: *\nDisallow: /\n\nUser-agent: tinbai\nAllow: /", True, "our group, not everybody's"),
    ("User-agent: tinbai\nDisallow: /a\n\nUser-agent: *\nDisallow: /", True, "our group alone"),
    ("User-agent: tinbai\nDisallow: /a\n\nUser-agent: tinbai\nDisallow: /tin", False, "groups are joined"),
    ("User-agent: a\nUser-agent: tinbai\nDisallow: /tin", False, "a group of two"),
    ("User-agent: tinbaibot\nDisallow: /", True, "another's longer token"),
    ("User-agent: tin\nDisallow: /", True, "another's shorter token"),
    ("User-agent: *\nDisallow: /\nAllow: /tin", True, "the longest match"),
    ("User-agent: *\nAllow: /\nDisallow: /tin", False, "the longest match, whatever the order"),
    ("User-agent: *\nDisallow: /tin\nAllow: /tin", True, "Allow wins ties"),
    ("User-agent: *\nDisallow: /*?trang=", True, "wild card that does not match"),
    ("User-agent: *\nDisallow: /t*n$", False, "wild card and end"),
    ("User-agent: *\nDisallow:", True, "nothing is disallowed"),
    ("\ufeffUser-agent: *\r\nDisallow: /tin # tin\r\n", False, "mark at the start, CRLF, a comment"),
    ("user-agent:*\nDISALLOW:/tin", False, "no space, capitals"),
    ("Disallow: /tin", True, "a rule of no group"),
    ("xin chào\n\0\nUser-agent: *\nDisallow: /tin", False, "lines that are none"),
]


@pytest.mark.parametrize(("text", "allowed", "why"), MATCHES, ids=[row[2] for row in MATCHES])
def test_rules(text: str, allowed: bool, why: str) -> None:
    assert read_robots(200, text.encode()).allows("http://bao.example/tin") is allowed


def test_rules_beyond_500_kib_are_not_read_nor_half_a_line() -> None:
    filler = "# bình luận\n" * 60000
    assert len(filler.encode()) > MAX_BYTES
    assert read_robots(200, f"{filler}User-agent: *\nDisallow: /".encode()).allows("http://bao.example/tin")
    start = "User-agent: *\nDisallow: /kin\n"
    torn = start + "#" * (MAX_BYTES - len(start) - 12) + "\nDisallow: /tin-khong\n"
    found = read_robots(200, torn.encode())
    assert found.allows("http://bao.example/tin")
    assert not found.allows("http://bao.example/kin")


def test_a_huge_robots_is_read_as_far_as_it_counts(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /tin\n" + "# bình luận\n" * 60000)
    assert desk.get("/tin") == "robots"


def test_sitemaps_and_delays() -> None:
    found = read_robots(200, b"Sitemap: /a.xml\nUser-agent: *\nCrawl-delay: 7.5\nSitemap: http://b.example/b")
    assert found.sitemaps == ("/a.xml", "http://b.example/b")
    assert found.crawl_delay == 7.5
    assert Rules("rules", "User-agent: *\nCrawl-delay: 9999").crawl_delay == 120
    assert Rules("rules", "User-agent: *\nCrawl-delay: nhanh").crawl_delay == 0


def test_sitemaps_of_others_are_left_out(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = rules("Sitemap: /a.xml\nSitemap: http://b.example/b.xml")
    assert desk.visitor.sitemaps() == (f"{desk.site.home}/a.xml",)


def test_rules_are_asked_for_once_a_night_and_at_most_24_hours(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    desk.get("/tin"), desk.get("/kin/tin")
    assert desk.site.paths.count("/robots.txt") == 1
    desk.close()
    desk.again().get("/tin/2")  # the night goes on in another process
    assert desk.site.paths.count("/robots.txt") == 1
    desk.time.pass_(hours=25)
    desk.get("/tin/3")
    assert desk.site.paths.count("/robots.txt") == 2


def test_the_next_night_asks_first_and_with_validators(desk: Desk) -> None:
    def answer(asked: object) -> Reply:
        is_known = asked.headers.get("If-None-Match") == '"1"'  # type: ignore[attr-defined]
        return Reply(304, b"") if is_known else Reply(200, CLOSED.encode(), (TEXT, ("ETag", '"1"')))

    desk.site.pages["/robots.txt"] = answer
    assert desk.get("/tin") == "robots"
    assert desk.next_night().get("/tin") == "robots"
    assert desk.site.paths == ["/robots.txt"] * 2


@pytest.mark.parametrize(("hours", "outcome"), [(20, "ok"), (30, "robots_unreachable")])
@pytest.mark.parametrize("bad", [Reply(500), Reply(raw=b"")])
def test_an_older_copy_counts_while_none_can_be_had(desk: Desk, hours: int, outcome: str, bad: Reply) -> None:
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    assert desk.get("/tin") == "ok"
    desk.site.pages["/robots.txt"] = bad
    assert desk.next_night(hours / 24).get("/tin") == outcome
    assert desk.get("/kin/tin") != "ok"


def test_a_page_of_html_is_not_kept_as_rules(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    desk.get("/tin")
    desk.site.pages["/robots.txt"] = Reply(200, b"<html>B\xe1\xba\xa3o tr\xc3\xac</html>")
    assert desk.next_night(0.5).get("/kin/tin") == "robots"  # the copy of 12 hours ago still counts
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /tin\n")
    assert desk.next_night(0.5).get("/tin") == "robots"


def test_rules_are_per_scheme_host_and_port(desk: Desk, tmp_path: Path) -> None:
    desk.site.pages["/robots.txt"] = rules(CLOSED)
    with serve(Site(pages={"/tin": Reply(), "/robots.txt": rules("")})) as other:
        desk.domains = (desk.site.home.removeprefix("http://"), other.home.removeprefix("http://"))
        desk.again()
        assert desk.get("/tin") == "robots"
        assert desk.get(f"{other.home}/tin") == "ok"
        assert other.paths == ["/robots.txt", "/tin"]


def test_a_redirect_into_what_is_closed_is_not_followed(desk: Desk) -> None:
    desk.site.pages |= {
        "/robots.txt": rules("User-agent: *\nDisallow: /kin\n"),
        "/mo": Reply(302, b"", (("Location", "/kin/tin"),)),
    }
    assert desk.get("/mo") == "robots"
    assert "/kin/tin" not in desk.site.paths
