"""Indexes of sitemaps over several nights: killed, failing, unchanged, lying; no article is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Asked, Desk, Reply, Site, serve

from pipeline.collect import discovery
from pipeline.collect.discovery import Discovery
from pipeline.collect.exchange import Visit

XML = ("Content-Type", "application/xml")


class KilledError(BaseException):
    """What `kill -9` looks like from within."""


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as site:
        site.pages["/robots.txt"] = Reply(200, f"Sitemap: {site.home}/index.xml\n".encode(), (XML,))
        yield site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, site)
    yield desk
    desk.close()


def lay(site: Site, path: str, body: str) -> None:
    """A page that answers 304 to who has it."""
    tag = f'"{hash(body)}"'

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("If-None-Match") == tag:
            return Reply(304, b"", (("ETag", tag),))
        return Reply(200, body.encode(), (XML, ("ETag", tag)))

    site.pages[path] = answer


def lay_index(site: Site, **children: str) -> None:
    """children: name -> lastmod, empty for none."""
    dates = {name: f"<lastmod>{day}</lastmod>" if day else "" for name, day in children.items()}
    entries = "".join(
        f"<sitemap><loc>{site.home}/{name}.xml</loc>{day}</sitemap>" for name, day in dates.items()
    )
    lay(site, "/index.xml", f"<sitemapindex>{entries}</sitemapindex>")


def lay_child(site: Site, name: str, *articles: int) -> None:
    entries = "".join(f"<url><loc>{site.home}/tin-moi-nhat-{n}.html</loc></url>" for n in articles)
    lay(site, f"/{name}.xml", f"<urlset>{entries}</urlset>")


def discover(desk: Desk) -> set[int]:
    """A night's discovery; the numbers of the articles known after it."""
    Discovery(desk.source, desk.visitor, desk.state, desk.archive, desk.night).run()
    return known(desk)


def known(desk: Desk) -> set[int]:
    return {int(page.url.rpartition("-")[2].removesuffix(".html")) for page in desk.state.due("bao")}


def asked(desk: Desk, path: str) -> int:
    return desk.site.paths.count(path)


def test_an_index_that_has_not_changed_leads_to_children_that_have(desk: Desk) -> None:
    """No dates, and 304: the child is asked all the same."""
    lay_index(desk.site, a="")
    lay_child(desk.site, "a", 1001)
    assert discover(desk) == {1001}
    lay_child(desk.site, "a", 1001, 1002)
    assert discover(desk.next_night()) == {1001, 1002}


def test_an_index_whose_dates_never_move(desk: Desk) -> None:
    lay_index(desk.site, a="2026-01-01")
    lay_child(desk.site, "a", 1001)
    assert discover(desk) == {1001}
    lay_child(desk.site, "a", 1001, 1002)
    assert discover(desk.next_night()) == {1001, 1002}


def test_old_children_that_have_not_changed_are_left_alone(desk: Desk) -> None:
    names = {f"thang{number:02}": f"2025-{number:02}-01" for number in range(1, 13)}
    lay_index(desk.site, **names)
    for number, name in enumerate(names):
        lay_child(desk.site, name, 1000 + number)
    assert len(discover(desk)) == 12
    assert discover(desk.next_night()) == set(range(1000, 1012))
    twice = {name for name in names if asked(desk, f"/{name}.xml") == 2}
    assert twice == {"thang08", "thang09", "thang10", "thang11", "thang12"}
    lay_child(desk.site, "thang02", 1001, 2000)
    lay_index(desk.site, **names | {"thang02": "2026-11-20"})
    assert 2000 in discover(desk.next_night())


@pytest.mark.parametrize("same_night", [True, False])
def test_killed_between_an_index_and_its_children(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, same_night: bool
) -> None:
    """A rude crawler notes that a child has changed before it has asked for it, and never does."""
    monkeypatch.setattr(discovery, "_ALWAYS_ASKED", 0)
    lay_index(desk.site, a="2026-11-01", b="2026-11-01")
    lay_child(desk.site, "a", 1001)
    lay_child(desk.site, "b", 1002)
    assert discover(desk) == {1001, 1002}
    lay_index(desk.site, a="2026-11-22", b="2026-11-21")
    lay_child(desk.site, "a", 1001, 1003)
    lay_child(desk.site, "b", 1002, 1004)
    desk.next_night()
    visit = desk.visitor.visit

    def killed(url: str, kind: str) -> Visit:
        if url.endswith("a.xml"):
            raise KilledError
        return visit(url, kind)

    with monkeypatch.context() as patch:
        patch.setattr(desk.visitor, "visit", killed)
        with pytest.raises(KilledError):
            discover(desk)
    if same_night:
        desk.close()
        desk.again()
    else:
        desk.next_night()
    assert discover(desk) == {1001, 1002, 1003, 1004}
    desk.next_night()
    before = asked(desk, "/a.xml")
    discover(desk)
    assert asked(desk, "/a.xml") == before  # now it is known


@pytest.mark.parametrize("bad", [Reply(500), Reply(404), Reply(raw=b""), Reply(200, b"x", (("Content-Encoding", "gzip"),))])  # fmt: skip # noqa: E501
def test_a_child_that_fails_for_a_night(desk: Desk, monkeypatch: pytest.MonkeyPatch, bad: Reply) -> None:
    """The index answers 304 on the next night, and the child has still not been read."""
    monkeypatch.setattr(discovery, "_ALWAYS_ASKED", 0)
    lay_index(desk.site, a="2026-11-01")
    lay_child(desk.site, "a", 1001)
    discover(desk)
    lay_index(desk.site, a="2026-11-22")
    desk.site.pages["/a.xml"] = bad
    assert discover(desk.next_night()) == {1001}
    lay_child(desk.site, "a", 1001, 1002)
    assert discover(desk.next_night()) == {1001, 1002}


def test_a_child_that_was_never_had_is_asked_again(desk: Desk) -> None:
    lay_index(desk.site, a="2026-11-01")
    desk.site.pages["/a.xml"] = Reply(500)
    assert discover(desk) == set()
    lay_child(desk.site, "a", 1001)
    assert discover(desk.next_night()) == {1001}


def test_an_index_within_an_index_that_has_not_changed(desk: Desk) -> None:
    lay(
        desk.site,
        "/index.xml",
        f"<sitemapindex><sitemap><loc>{desk.site.home}/inner.xml</loc></sitemap></sitemapindex>",
    )
    lay(
        desk.site,
        "/inner.xml",
        f"<sitemapindex><sitemap><loc>{desk.site.home}/a.xml</loc></sitemap></sitemapindex>",
    )
    lay_child(desk.site, "a", 1001)
    assert discover(desk) == {1001}
    lay_child(desk.site, "a", 1001, 1002)
    assert discover(desk.next_night()) == {1001, 1002}


def test_more_children_than_a_night_asks_for_take_turns(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "MOST_SITEMAPS", 4)
    names = [f"muc{number}" for number in range(9)]
    lay_index(desk.site, **dict.fromkeys(names, ""))
    for number, name in enumerate(names):
        lay_child(desk.site, name, 1000 + number)
    found = [discover(desk)] + [discover(desk.next_night()) for _ in range(3)]
    assert found[-1] == set(range(1000, 1009))
