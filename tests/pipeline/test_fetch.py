"""One answer at a time, from servers that lie, drip, break off, swell and lead astray."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from loopback import HTML, NOW, PATIENT, Desk, Reply, Site, serve

from pipeline.collect.addresses import AddressError, is_public, safe_addresses, url_host, wire_url
from pipeline.collect.decoding import BrokenError, TooLargeError, gunzip
from pipeline.collect.exchange import Response
from pipeline.collect.identity import ContactError, identify
from pipeline.collect.robots_tags import robots_tags

PAGE = "<html><body><p>Đảng bộ xã Sơn Lĩnh kết nạp 21 đảng viên mới.</p></body></html>".encode()
GZIP = ("Content-Encoding", "gzip")
SMALL = replace(PATIENT, body=200_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as site:
        yield site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, site, limits=SMALL)
    yield desk
    desk.close()


def typed(value: str) -> Reply:
    return Reply(200, PAGE, (("Content-Type", value),))


def raw(head: str, body: bytes = b"") -> Reply:
    return Reply(raw=f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + body)


BOMB = gzip.compress(b"\0" * 50_000_000)  # 50 MB in 49 kB
ARTICLES = [
    # What is fine
    (Reply(200, PAGE), "ok", 1, "a page"),
    (Reply(200, gzip.compress(PAGE), (HTML, GZIP)), "ok", 1, "packed"),
    (Reply(200, zlib.compress(PAGE), (HTML, ("Content-Encoding", "deflate"))), "ok", 1, "deflated, unasked"),
    (Reply(200, gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), (HTML, GZIP)), "ok", 1, "two members"),
    (Reply(200, PAGE, ()), "ok", 1, "no type"),
    (typed("TEXT/HTML;charset=utf-8"), "ok", 1, "type in capitals"),
    (raw("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)), "ok", 1, "chunks"),
    (raw("Connection: close\r\n", PAGE), "ok", 1, "the end is the end of the connection"),
    # Broken off: tried again, never read
    (raw("Content-Length: 9999\r\n", PAGE), "truncated", 3, "shorter than it says"),
    (raw("Transfer-Encoding: chunked\r\n", b"ff\r\nnot so many"), "truncated", 3, "half a chunk"),
    (raw("Transfer-Encoding: chunked\r\n", b"5\r\nabcde\r\n"), "truncated", 3, "no last chunk"),
    (raw("Transfer-Encoding: chunked\r\n", b"xyz\r\nabcde\r\n"), "truncated", 3, "no chunk's size"),
    (Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Ty"), "truncated", 3, "half its headers"),
    (Reply(200, gzip.compress(PAGE)[:-20], (HTML, GZIP)), "truncated", 3, "packed, half of it"),
    (Reply(200, gzip.compress(PAGE)[:-8] + b"\0" * 8, (HTML, GZIP)), "truncated", 3, "packed, wrong sum"),
    (Reply(200, PAGE, (HTML, GZIP)), "truncated", 3, "said to be packed"),
    # Too much
    (Reply(200, b"x" * 200_001), "too_large", 1, "over the limit, and says so"),
    (raw("Connection: close\r\n", b"x" * 300_000), "too_large", 1, "over the limit, and does not say so"),
    (Reply(200, BOMB, (HTML, GZIP)), "too_large", 1, "a bomb"),
    (raw(f"Set-Cookie: {'x' * 90_000}\r\n", PAGE), "network", 3, "a header of 90 kB"),
    (raw("A: b\r\n" * 500, PAGE), "network", 3, "500 headers"),
    (raw(f"Set-Cookie: {'x' * 1_000_000}\r\n", PAGE), "network", 3, "a header of 1 MB"),
    (Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 100_000), "network", 3, "headers without end"),
    (Reply(raw=b"HTTP/1.1 200 " + b"x" * 1_000_000), "network", 3, "a status line of 1 MB"),
    (Reply(raw=b"HTTP/1.1 100 Continue\r\n\r\n" * 1000 + b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
     "missing", 1, "wait, wait, wait"),
    (raw("Content-Length: 9" + "9" * 40 + "\r\n", PAGE), "too_large", 1, "as long as the universe"),
    (raw("Transfer-Encoding: chunked\r\n", b"fffffffffff\r\n" + b"x" * 300_000), "too_large", 1, "a chunk"),
    # Odd
    (raw("Content-Length: -5\r\nConnection: close\r\n", PAGE), "ok", 1, "a negative length"),
    (raw("Content-Length: viele\r\nConnection: close\r\n", PAGE), "ok", 1, "a length in words"),
    (raw(f"Content-Length: {len(PAGE)}\r\n", PAGE + b"HTTP/1.1 200 OK\r\n"), "ok", 1, "more than it says"),
    (Reply(raw=b"HTTP/1.1 200\r\nConnection: close\r\n\r\n" + PAGE), "ok", 1, "no reason given"),
    (Reply(raw=b"HTTP/1.0 200 OK\n\n" + PAGE), "ok", 1, "LF alone, HTTP/1.0"),
    (Reply(raw=b"HTTP/1.1 99999 OK\r\n\r\n"), "network", 3, "no status of this world"),
    (Reply(raw=b"HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n"), "server_error", 3, "999"),
    (Reply(raw=b"\x00\xff" * 5000), "network", 3, "noise"),
    # Too slow
    (Reply(hang=0.7), "timeout", 2, "no answer"),
    (Reply(200, b"", (HTML, ("Content-Length", "99")), drip=b"x" * 99, pause=0.1), "too_slow", 1, "drops"),
    (Reply(raw=b"HTTP/1.1 200 OK\r\n\r\n", drip=b"x" * 99, pause=0.1), "too_slow", 1, "drops without end"),
    (Reply(raw=b"HTTP/1.1 200 OK\r\nX: ", drip=b"x" * 99, pause=0.1), "too_slow", 1, "a header in drops"),
    (Reply(200, b"", (HTML, ("Content-Length", "99")), drip=b"x", pause=0.7), "timeout", 2, "falls silent"),
    # Not what was asked for
    (typed("image/jpeg"), "content_type", 1, "a picture"),
    (typed("application/pdf"), "content_type", 1, "a PDF"),
    (typed("application/rss+xml"), "content_type", 1, "a feed for an article"),
    (Reply(200, PAGE, (HTML, ("Content-Encoding", "br"))), "bad_encoding", 1, "a coding not asked for"),
    (Reply(raw=b"xin chao\r\n\r\n"), "network", 3, "no HTTP"),
    # Statuses
    (Reply(404), "missing", 1, "404"),
    (Reply(410), "gone", 1, "410"),
    (Reply(403), "forbidden", 1, "403"),
    (Reply(451), "forbidden", 1, "451"),
    (Reply(402), "status", 1, "402"),
    (Reply(204, b""), "status", 1, "204"),
    (Reply(206, PAGE), "status", 1, "part of a page"),
    (Reply(304, b""), "status", 1, "304 although nothing was asked"),
    (Reply(500), "server_error", 3, "500"),
    (Reply(302, b""), "status", 1, "a redirect to nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "outcome", "tries"), [row[:3] for row in ARTICLES], ids=[row[3] for row in ARTICLES]
)
def test_what_comes_of_an_answer(desk: Desk, reply: Reply, outcome: str, tries: int) -> None:
    desk.answer("/tin", reply)
    visit = desk.visitor.visit(desk.site.home + "/tin", "article")
    assert (visit.outcome, desk.site.paths.count("/tin")) == (outcome, tries), visit.detail
    assert visit.attempts == tries
    if outcome == "ok":
        assert visit.response is not None
        assert visit.response.body == PAGE
        assert visit.place is not None
        assert desk.archive.read(visit.place).body == PAGE
    desk.site.pages["/sau"] = Reply()
    assert desk.get("/sau") == "ok"  # whatever it was, the crawl goes on


def test_a_body_that_is_whole_the_second_time(desk: Desk) -> None:
    desk.site.pages["/tin"] = [raw("Content-Length: 9999\r\n", PAGE), Reply(200, PAGE)]
    visit = desk.visitor.visit(desk.site.home + "/tin", "article")
    assert (visit.outcome, visit.attempts) == ("ok", 2)


@pytest.mark.parametrize(
    ("kind", "media", "outcome"),
    [
        ("feed", "application/rss+xml", "ok"),
        ("feed", "text/html", "ok"),  # misnamed feeds are common
        ("feed", "image/png", "content_type"),
        ("sitemap", "application/gzip", "ok"),
        ("sitemap", "application/octet-stream", "ok"),
        ("sitemap", "video/mp4", "content_type"),
        ("listing", "application/json", "content_type"),
    ],
)
def test_accepted_types(desk: Desk, kind: str, media: str, outcome: str) -> None:
    desk.site.pages["/x"] = typed(media)
    assert desk.get("/x", kind) == outcome


REDIRECTS = [
    ("/b", "ok", "on the same host"),
    ("b", "ok", "a relative one"),
    ("http://127.0.0.1:1/b", "off_site", "another port"),
    ("http://evil.example/b", "off_site", "another host"),
    ("//evil.example/b", "off_site", "another host, scheme left out"),
    ("http://169.254.169.254/latest/meta-data", "off_site", "a cloud's metadata"),
    ("http://10.0.0.1/", "off_site", "a private address"),
    ("http://2130706433/", "off_site", "127.0.0.1 as one number"),
    ("http://[::ffff:10.0.0.1]/", "off_site", "a private address as IPv6"),
    ("file:///etc/passwd", "off_site", "a file"),
    ("gopher://x/", "off_site", "another protocol"),
    ("http://[::bad", "off_site", "no address"),
    ("/a", "redirect_loop", "to itself"),
    ("/a#doan-2", "redirect_loop", "to itself, with a fragment"),
    ("/c", "redirect_loop", "there and back"),
    ("/1", "too_many_redirects", "one after the other"),
    ("/tin-đầu", "ok", "letters as they are"),
    ("/b\r\n", "ok", "with blanks about it"),
    ("javascript:alert(1)", "off_site", "a script"),
    ("data:text/html,tin", "off_site", "the page itself"),
    ("", "status", "nowhere"),
    ("http://u:p@{host}/b", "ok", "with a name and password, which nobody is told"),
    ("http://{host}@evil.example/b", "off_site", "home as a user name"),
    ("http://{host}.evil.example/b", "off_site", "home as a part of a name"),
    ("http:/b", "ok", "a scheme and no host"),
    ("https://{host}/b", "robots_unreachable", "by https, where nobody speaks it"),
    ("http://localhost:1/b", "off_site", "another name of this machine"),
    ("http://127.0.0.2:1/b", "off_site", "another address of this machine"),
    ("http://0x7f000001/", "off_site", "127.0.0.1 in hexadecimals"),
    ("http://127.1/", "off_site", "127.0.0.1 in short"),
    ("http://[::1]:1/", "off_site", "this machine as IPv6"),
    ("http://[fe80::1%25eth0]/", "off_site", "a neighbour"),
    ("/b\r\nSet-Cookie: a=b", "ok", "a header after it"),
    ("?" + "x" * 9000, "missing", "a long one"),
]


@pytest.mark.parametrize(
    ("target", "outcome"), [row[:2] for row in REDIRECTS], ids=[row[2] for row in REDIRECTS]
)
def test_redirects(desk: Desk, target: str, outcome: str) -> None:
    host = desk.site.home.removeprefix("http://")

    def to(where: str) -> Reply:
        return Reply(302, b"", (("Location", where.replace("{host}", host).encode().decode("latin-1")),))

    desk.site.pages |= {"/a": to(target), "/b": Reply(), "/c": to("/a"), "/tin-%C4%91%E1%BA%A7u": Reply()}
    desk.site.pages |= {f"/{n}": to(f"/{n + 1}") for n in range(1, 20)}
    assert desk.get("/a") == outcome
    assert len(desk.site.asked) <= 1 + 6
    assert not [asked for asked in desk.site.asked if {"Authorization", "Cookie"} & asked.headers.keys()]


def test_a_redirect_names_both_addresses(desk: Desk) -> None:
    desk.site.pages |= {"/a": Reply(301, b"", (("Location", "/b"),)), "/b": Reply(200, PAGE)}
    visit = desk.visitor.visit(desk.site.home + "/a", "article")
    assert (visit.url, visit.final_url) == (desk.site.home + "/a", desk.site.home + "/b")
    away = Reply(301, b"", (("Location", "http://khac.example/tin"),))
    desk.site.pages["/c"] = away
    visit = desk.visitor.visit(desk.site.home + "/c", "article")
    assert visit.final_url == "http://khac.example/tin"
    assert visit.attempts == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("found", "named", "expected"),
    [
        (["93.184.216.34"], (), ["93.184.216.34"]),
        (["10.0.0.1"], (), "private_address"),
        (["10.0.0.1", "93.184.216.34"], (), ["93.184.216.34"]),
        (["127.0.0.1"], ("bao.example",), ["127.0.0.1"]),
        (["127.0.0.1"], ("khac.example",), "private_address"),
        (["169.254.169.254"], (), "private_address"),
        (["::ffff:127.0.0.1"], (), "private_address"),
        (["::ffff:169.254.169.254"], (), "private_address"),
        (["0.0.0.0"], (), "private_address"),
        ([], (), "dns"),
    ],
)
def test_dns_is_checked(found: list[str], named: tuple[str, ...], expected: list[str] | str) -> None:
    assert _looked_up("http://bao.example/", found, named) == expected


NAMED = [
    # A public name leads to public addresses only, though the registry names it: DNS is not the registry.
    ("https://bao.vn/", "169.254.169.254", False),
    ("https://bao.vn/", "::ffff:127.0.0.1", False),
    ("https://bao.vn/", "127.0.0.1", False),
    ("https://www.bao.vn/", "10.0.0.1", False),
    ("https://bao.vn/", "fd00::1", False),
    ("https://bao.vn/", "93.184.216.34", True),
    # What is of no public use is where its owner says.
    ("http://127.0.0.1:8000/", "127.0.0.1", True),
    ("http://[::1]:8000/", "::1", True),
    ("http://10.1.2.3/", "10.1.2.3", True),
    ("http://localhost:8000/", "127.0.0.1", True),
    ("http://localhost.:8000/", "127.0.0.1", True),
    ("http://bao.localhost/", "127.0.0.1", True),
    ("http://luu-tru/", "10.1.2.3", True),
    ("http://bao.lan/", "192.168.1.5", True),
]


@pytest.mark.parametrize(("url", "address", "allowed"), NAMED)
def test_where_a_host_of_the_registry_may_be(url: str, address: str, allowed: bool) -> None:
    named = (url_host(url).removeprefix("www."),)
    assert _looked_up(url, [address], named) == ([address] if allowed else "private_address")


def _looked_up(url: str, found: list[str], named: tuple[str, ...]) -> list[str] | str:
    try:
        return safe_addresses(url, named, lambda host, port: found)
    except AddressError as error:
        return error.outcome


def test_the_address_that_was_checked_is_the_one_that_is_asked(desk: Desk) -> None:
    """A name that points elsewhere at the second look-up (DNS rebinding) is looked up once."""
    looked_up: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    desk.resolver = resolver
    port = desk.site.home.rpartition(":")[2]
    desk.domains = (f"bao.invalid:{port}",)
    assert desk.again().get(f"http://bao.invalid:{port}/tin") == "missing"
    assert desk.site.asked[-1].headers["Host"] == f"bao.invalid:{port}"
    assert looked_up == ["bao.invalid"] * 2  # robots.txt and the page: each once


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("http://Bao.VN/tin đầu#x", "http://bao.vn/tin%20%C4%91%E1%BA%A7u"),
        ("https://bao.vn:443", "https://bao.vn/"),
        ("http://bao.vn/a%20b?q=%C4%91&x=á", "http://bao.vn/a%20b?q=%C4%91&x=%C3%A1"),
        ("http://u:p@bao.vn/", "http://bao.vn/"),
        ("http://báo.vn/", "http://xn--bo-mia.vn/"),
        ("HTTP://bao.vn./a\n", "http://bao.vn/a"),
        ("http://bao.vn/a\r\nX-Evil: 1", "http://bao.vn/aX-Evil:%201"),
        ("http://bao.vn/a b\x00c?\x7f", "http://bao.vn/a%20b%00c?%7F"),
        ("http://[2606:2800::1]:80/a", "http://[2606:2800::1]/a"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://①②⑦。0。0。1:8000/a", "http://127.0.0.1:8000/a"),  # so that it is known for what it is
    ],
)
def test_addresses_as_they_are_sent(url: str, wire: str) -> None:
    assert wire_url(url) == wire


@pytest.mark.parametrize(
    "url",
    ["", "ftp://a/", "http://", "http://a:x/", "javascript:alert(1)", "/a", "http://2130706433/",
     "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.0.01/",
     "http://a.b.123/", "http://²/", "http://①②⑦.1/", "http://a b/", "http://a%41/", "http://a_b..c/",
     "http://[::1", "http://[127.0.0.1]/", "http://" + "a" * 300 + ".é/", "http://a:99999/"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(AddressError):
        wire_url(url)


CONTACTS = [
    (None, "http://127.0.0.1:8000", "tinbai/"),
    ("", "http://localhost:8000", "tinbai/"),
    ("a@dai-hoc.vn", "https://bao.vn", "(+a@dai-hoc.vn)"),
    ("https://dai-hoc.vn/bot", "https://bao.vn", "(+https://dai-hoc.vn/bot)"),
    (None, "https://bao.vn", None),
    ("nobody", "https://bao.vn", None),
    ("a@b", "https://bao.vn", None),
    ("a@b.vn\r\nX: y", "https://bao.vn", None),
    ("Mozilla/5.0", "https://bao.vn", None),
]


@pytest.mark.parametrize(("contact", "home", "expected"), CONTACTS)
def test_a_live_crawl_needs_a_contact(contact: str | None, home: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ContactError):
            identify(contact, [home])
        return
    identity = identify(contact, [home])
    assert identity.user_agent.startswith("tinbai/")
    assert expected in identity.user_agent
    assert dict(identity.headers).get("From") == (contact if contact and "@" in contact else None)


def test_gunzip_is_bounded() -> None:
    assert gunzip(gzip.compress(PAGE), 1000) == PAGE
    with pytest.raises(TooLargeError):
        gunzip(BOMB, 1_000_000)
    for broken in (gzip.compress(PAGE)[:-3], b"<?xml version='1.0'?>"):
        with pytest.raises(BrokenError):
            gunzip(broken, 1000)


TAGS = [
    ((), b'<meta name="robots" content="noindex, follow">', {"noindex", "follow"}),
    ((), b"<META content='NOARCHIVE' name=ROBOTS>", {"noarchive"}),
    ((), b'<meta name="tinbai" content="none">', {"none", "noindex", "nofollow"}),
    ((), b'<meta name="googlebot" content="noindex">', set()),
    ((), b'<!-- <meta name="robots" content="noindex"> -->', set()),
    ((), b'<script>\'<meta name="robots" content="noindex">\'</script>', set()),
    ((("X-Robots-Tag", "noindex"),), b"", {"noindex"}),
    ((("x-robots-tag", "noarchive, nofollow"),), b"", {"noarchive", "nofollow"}),
    ((("X-Robots-Tag", "TinBai: noindex"),), b"", {"noindex"}),
    ((("X-Robots-Tag", "googlebot: noindex"),), b"", set()),
    ((("X-Robots-Tag", "otherbot: noindex"), ("X-Robots-Tag", "noarchive")), b"", {"noarchive"}),
    ((("X-Robots-Tag", "unavailable_after: 25 Jun 2010 15:00:00 GMT"),), b"", {"noindex"}),
    ((("X-Robots-Tag", "unavailable_after: 25 Jun 2099 15:00:00 GMT"),), b"", set()),
]


@pytest.mark.parametrize(("headers", "body", "words"), TAGS)
def test_robots_tags(headers: tuple[tuple[str, str], ...], body: bytes, words: set[str]) -> None:
    found = robots_tags(Response(200, "OK", (HTML, *headers), body, None), NOW)
    assert {word for word in found if not word.startswith("unavailable")} == words


def _page(*metas: str) -> Reply:
    return Reply(200, f"<html><head>{''.join(metas)}</head><body>tin</body></html>".encode())


@pytest.mark.parametrize(("word", "kept"), [("noindex", True), ("noarchive", False), ("none", True)])
def test_articles_that_ask_not_to_be_kept(desk: Desk, word: str, kept: bool) -> None:
    """noindex: no article of ours. noarchive: not even its body in the archive."""
    reply = _page(f'<meta name="robots" content="{word}">')
    desk.answer("/tin", reply)
    visit = desk.visitor.visit(desk.site.home + "/tin", "article")
    assert visit.outcome == ("noarchive" if word == "noarchive" else "noindex")
    entry = desk.archive.find(desk.site.home + "/tin")[-1]
    assert (desk.archive.read(entry.place).body == reply.body) is kept
    if not kept:
        assert visit.place is None
        assert desk.archive.read(entry.place).body == b""


def test_a_listing_may_say_noindex_and_still_be_read(desk: Desk) -> None:
    desk.site.pages["/muc"] = _page('<meta name="robots" content="noindex, noarchive, follow">')
    visit = desk.visitor.visit(desk.site.home + "/muc", "listing")
    assert visit.outcome == "ok"
    assert visit.response is not None
    assert b"tin" in visit.response.body
    assert visit.place is None
