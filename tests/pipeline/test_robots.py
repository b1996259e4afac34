"""robots.txt by RFC 9309: which answers allow, which rules match, how long they count."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from loopback import NOW, Desk, Reply, Site, free_port, serve

from pipeline.collect.addresses import wire_url
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
    pytest.param(
        Reply(302, b"", (("Location", "http://169.254.169.254/r"),)),
        "robots_unreachable",
        id="to a metadata service",
    ),
    pytest.param(Reply(302, b"", (("Location", "http://127.0.0.1:1/r"),)), "robots_unreachable", id="port"),
    pytest.param(Reply(302, b"", ()), "ok", id="redirected to nowhere"),
    pytest.param(Reply(204, b""), "ok", id="204"),
    pytest.param(rules(""), "ok", id="empty"),
    pytest.param(Reply(raw=b"xin chao\r\n\r\n"), "robots_unreachable", id="no HTTP"),
    pytest.param(
        Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n", drip=b"x" * 99, pause=0.1), "robots_unreachable", id="in drops"
    ),
    pytest.param(rules("", 502), "robots_unreachable", id="502"),
    pytest.param(rules(CLOSED, 599), "robots_unreachable", id="599"),
    pytest.param(rules(CLOSED, 418), "ok", id="418"),
]


@pytest.mark.parametrize(("answer", "outcome"), ANSWERS)
def test_what_an_answer_allows(desk: Desk, answer: Reply, outcome: str) -> None:
    desk.answer("/robots.txt", answer)
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
    ("User-agent: *\rDisallow: /\r\rUser-agent: tinbai\rDisallow: /kin", True, "CR alone, our group"),
    ("User-agent: x\rDisallow: /\r\rUser-agent: TINBAI\rDisallow: /tin", False, "CR alone, our rules"),
    (
        "User-agent: *\nDisallow: /a\u2028Allow: /tin\nDisallow: /tin",
        False,
        "a line that ends for Python only",
    ),
    ("User-agent: tinbai/9.9 (x)\nDisallow: /tin", False, "our token with a version"),
    ("User-agent: tinbai\n\nDisallow: /tin", False, "a blank line within a group"),
    ("User-agent: tinbai\nSitemap: /s.xml\nDisallow: /tin", False, "a sitemap within a group"),
    (
        "User-agent: tinbai\nDisallow: /kin\nUser-agent: *\nDisallow: /\nUser-agent: TinBai\nDisallow: /t",
        False,
        "our groups among others",
    ),
    ("User-agent: *\nDisallow: /\nUser-agent: tinbai\nDisallow:", True, "an empty rule of ours opens all"),
    ("User-agent: *\nDisallow: /\nAllow: /index.html\nAllow: /kin", False, "index.html is not all"),
    ("User-agent: *\nDisallow: /TIN", True, "paths have case"),
    ("User-agent: *\nDisallow: tin", True, "no slash at its start"),
    ("User-agent: *\nDisallow: /tin$", False, "an end that is there"),
    ("User-agent: *\nDisallow: /ti$", True, "an end that is not"),
    ("User-agent: *\nDisallow: *", False, "a star for all"),
    ("User-agent: *\nDisallow: /%74in", False, "a letter that needs no quoting"),
    ("User-agent: *\nDisallow: /tin\nAllow: /t*n", True, "as long, and Allow"),
    ("User-agent: *\nDisallow: /" + "*a" * 30 + "$", True, "stars without end"),
]
PATHS = [
    ("/%C3%A1", "/á", False),
    ("/%c3%a1", "/á", False),
    ("/á", "/%C3%A1-1", False),
    ("/a%2Fb", "/a/b", True),
    ("/a%2fb", "/a%2Fb", False),
    ("/a/b", "/a%2Fb", True),
    ("/*?sapxep=", "/xa-hoi/?sapxep=moi", False),
    ("/*?sapxep=", "/xa-hoi/?a=1&sapxep=moi", True),
    ("/*sapxep=", "/xa-hoi/?a=1&sapxep=moi", False),
    ("/tin.html$", "/tin.html?in=1", True),
    ("/tin.html", "/tin.html?in=1", False),
    ("/a$b", "/a$b", False),
    ("/a;b", "/a;b", False),
]


@pytest.mark.parametrize(("rule", "path", "allowed"), PATHS)
def test_paths(rule: str, path: str, allowed: bool) -> None:
    found = read_robots(200, f"User-agent: *\nDisallow: {rule}\n".encode())
    assert found.allows(wire_url(f"http://bao.example{path}")) is allowed


def test_rules_in_utf_16_are_read() -> None:
    assert not read_robots(200, CLOSED.encode("utf-16")).allows("http://bao.example/tin")


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


@pytest.mark.parametrize("hours", [20, 23.9, 24, 30, 24 * 40])
@pytest.mark.parametrize(
    "bad", [Reply(500), Reply(503), Reply(429), Reply(raw=b""), Reply(hang=2), rules(CLOSED, 500)]
)
def test_rules_that_cannot_be_had_tonight_allow_nothing(desk: Desk, hours: float, bad: Reply) -> None:
    """200 on one night and 500 on the next: what last night's rules allowed is not asked for."""
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    assert desk.get("/tin") == "ok"
    asked = len(desk.site.asked)
    desk.answer("/robots.txt", bad)
    desk.next_night(hours / 24)
    assert [desk.get("/tin"), desk.get("/kin/tin")] == ["robots_unreachable"] * 2
    assert set(desk.site.paths[asked:]) == {"/robots.txt"}
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    assert desk.next_night().get("/tin") == "ok"


def test_rules_that_cannot_be_had_later_in_a_night_do_not_end_it(desk: Desk) -> None:
    """What was allowed at its beginning counts for the night, at most 24 hours."""
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    assert desk.get("/tin") == "ok"
    desk.site.pages["/robots.txt"] = Reply(500)
    desk.close()
    assert desk.again().get("/tin/2") == "missing"
    desk.time.pass_(hours=24)
    assert desk.get("/tin/3") == "robots_unreachable"


@pytest.mark.parametrize(("days", "outcome"), [(0.5, "robots"), (2, "robots"), (31, "ok")])
def test_a_page_of_html_is_not_kept_as_rules(desk: Desk, days: float, outcome: str) -> None:
    """The last rules that were rules count, for a month; then there are none."""
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /kin\n")
    desk.get("/tin")
    desk.site.pages["/robots.txt"] = Reply(200, b"<html>B\xe1\xba\xa3o tr\xc3\xac</html>")
    assert desk.next_night(days).get("/kin/tin") == outcome
    assert desk.get("/tin") == "ok"
    desk.site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /tin\n")
    assert desk.next_night(0.5).get("/tin") == "robots"


@pytest.mark.parametrize(("value", "gap"), [("1e9", 120), ("7.5", 7.5), ("-1", 3), ("nan", 3), ("inf", 3)])
def test_crawl_delays(desk: Desk, value: str, gap: float) -> None:
    desk.site.pages["/robots.txt"] = rules(f"User-agent: *\nCrawl-delay: {value}\n")
    for number in range(3):
        desk.get(f"/tin/{number}")
    assert min(desk.site.gaps[1:]) >= gap
    assert max(desk.site.gaps[1:]) <= gap * 1.25


@pytest.mark.parametrize("value", ["60", "Sun, 22 Nov 2026 02:01:00 GMT"])
@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("path", "kind"), [("/robots.txt", "article"), ("/rss", "feed"), ("/s.xml", "sitemap")]
)
def test_retry_after_counts_for_all_kinds(desk: Desk, status: int, value: str, path: str, kind: str) -> None:
    """robots.txt, feeds and sitemaps are asked again when they said, and not before."""
    xml = Reply(200, b"<rss/>", (("Content-Type", "text/xml"),))
    desk.site.pages |= {"/rss": xml, "/s.xml": xml}
    good = desk.site.pages.get(path, rules(""))
    desk.site.pages[path] = [Reply(status, b"", (("Retry-After", value),)), good]  # type: ignore[list-item]
    assert desk.get(path if kind != "article" else "/tin", kind) == "ok"
    first, second = (asked.at for asked in desk.site.asked if asked.path == path)
    assert second - first >= (60 if value == "60" else NOW.timestamp() + 60 - first)


def test_robots_that_are_busy_for_hours_put_the_host_off(desk: Desk) -> None:
    desk.site.pages["/robots.txt"] = Reply(429, b"", (("Retry-After", "7200"),))
    assert desk.get("/tin") in ("busy", "robots_unreachable")
    desk.get("/tin/2")
    assert desk.site.paths == ["/robots.txt"]


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
