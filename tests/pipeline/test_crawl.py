"""`tinbai crawl` as a user runs it: killed and begun again, dry, backfilling, one source broken."""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newspapers import looks
from newspapers.papers import PAPERS, Paper
from newspapers.server import Answer, Newspaper, serve
from newspapers.stories import stories, story

from pipeline.articles import read_articles
from pipeline.cli import main
from pipeline.collect.state import CrawlState
from pipeline.workspace import Workspace

MODERN = next(paper for paper in PAPERS if paper.name == "modern")
OLD = next(paper for paper in PAPERS if paper.name == "old")
FAMILY = next(paper for paper in PAPERS if paper.name == "family")


@pytest.fixture
def server() -> Iterator[Newspaper]:
    with serve() as paper:
        yield paper


def lay_modern(server: Newspaper) -> None:
    """Its first night, but for the Crawl-delay: these tests wait for real."""
    MODERN.lay(server, 1)
    server.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /quan-tri/\nDisallow: /*?sapxep=\n", 200)


def write_source(folder: Path, paper: Paper, server: Newspaper, delay: float = 0.0) -> Path:
    fields = {"id": paper.name, "name": "Báo thử", "province": "tỉnh Tuyên Quang", "home": server.home}
    lines = (fields | paper.toml | {"delay_seconds": delay}).items()
    file = folder / f"{paper.name}.toml"
    file.write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in lines), encoding="utf-8")
    return file


def crawl(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["crawl", *map(str, arguments)], catch_exceptions=False)


def rows(data: Path) -> dict[str, tuple[str, str | None]]:
    articles = read_articles(Workspace.open(data))
    return {article.article_id: (article.text_id, article.url) for article in articles}


def kill_after(command: list[str], server: Newspaper, requests: int) -> bool:
    """Run until the server has seen so many requests more, then kill -9; whether it came to that."""
    until = len(server.log) + requests
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 30
    while len(server.log) < until and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    if process.poll() is not None:
        return False
    process.send_signal(signal.SIGKILL)
    process.wait()
    return True


@pytest.mark.parametrize(("paper", "count"), [(MODERN, 12), (OLD, 8)], ids=["listing", "index of sitemaps"])
def test_killed_at_any_moment_a_night_ends_as_if_nothing_had_been(
    server: Newspaper, tmp_path: Path, paper: Paper, count: int
) -> None:
    lay_modern(server) if paper is MODERN else paper.lay(server, 1)
    file = write_source(tmp_path, paper, server, delay=0.02)
    assert crawl(file, "--data", tmp_path / "calm").exit_code == 0
    calm = rows(tmp_path / "calm")
    assert len(calm) == count
    asked = Counter(server.paths())
    server.log.clear()

    command = [sys.executable, "-m", "pipeline.cli", "crawl", str(file), "--data", str(tmp_path / "killed")]
    kills = sum(kill_after(command, server, requests) for requests in (1, 2, 2, 3))
    assert kills == 4
    assert subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    assert rows(tmp_path / "killed") == calm
    again = Counter(server.paths()) - asked
    assert again.total() <= kills  # what was under way when the kill came, and nothing else
    with closing(CrawlState(tmp_path / "killed" / "crawl.sqlite")) as state:
        assert state.unhandled(paper.name) == []


def test_who_is_interrupted_does_not_wait_for_minutes(server: Newspaper, tmp_path: Path) -> None:
    """Ctrl-C, or systemd's SIGINT, while a host has asked for five minutes of rest; then it goes on."""
    lay_modern(server)
    front = server.pages["/xa-hoi/"]
    server.pages["/xa-hoi/"] = Answer(b"", 429, (("Retry-After", "300"),))
    file = write_source(tmp_path, MODERN, server)
    command = [sys.executable, "-m", "pipeline.cli", "crawl", str(file), "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        end = time.monotonic() + 30
        while "/xa-hoi/" not in server.paths() and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
    server.pages["/xa-hoi/"] = front
    assert crawl(file, "--data", tmp_path / "data").exit_code == 0
    assert len(rows(tmp_path / "data")) == 12


def test_killed_while_articles_are_stored_nothing_is_lost(
    server: Newspaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bodies are in the archive, and the next run reads them from there."""
    FAMILY.lay(server, 1)
    file = write_source(tmp_path, FAMILY, server)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.fetched.store_articles", killed)
        assert crawl(file, "--data", tmp_path / "data").exit_code == 130
    server.log.clear()
    assert crawl(file, "--data", tmp_path / "data").exit_code == 0
    assert len(rows(tmp_path / "data")) == 9
    assert not [path for path in server.paths() if "/202603/" in path]


def test_a_dry_run_asks_for_nothing_and_prints_what_would_be(server: Newspaper, tmp_path: Path) -> None:
    lay_modern(server)
    file = write_source(tmp_path, MODERN, server)
    dry = crawl(file, "--data", tmp_path / "data", "--dry-run")
    assert dry.exit_code == 0
    assert server.log == []
    places = ("/robots.txt", "/rss/home.rss", "/sitemap.xml", "/xa-hoi/")
    assert dry.stdout.split() == [server.home + place for place in places]


def test_a_crawl_keeps_a_log_of_its_requests(server: Newspaper, tmp_path: Path) -> None:
    """One line a request, as a night's: who, what, what came of it; and a line for what was left alone."""
    lay_modern(server)
    file = write_source(tmp_path, MODERN, server)
    assert crawl(file, "--data", tmp_path / "data").exit_code == 0
    (path,) = (tmp_path / "data" / "logs").glob("*-crawl.jsonl")
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    requests = [line for line in lines if "status" in line]
    assert Counter(line["url"] for line in requests) == Counter(server.home + path for path in server.paths())
    assert {line["source"] for line in requests} == {"modern"}
    assert requests[0]["kind"] == "robots"
    assert {line["status"] for line in requests} == {200}
    assert all(line["seconds"] >= 0 and line["outcome"] == "answered" for line in requests)


def test_a_later_dry_run_knows_what_is_due(server: Newspaper, tmp_path: Path) -> None:
    lay_modern(server)
    server.pages[MODERN.path(story(5))] = Answer(b"", 500)
    file = write_source(tmp_path, MODERN, server)
    crawl(file, "--data", tmp_path / "data")
    server.log.clear()
    dry = crawl(file, "--data", tmp_path / "data", "--dry-run")
    assert server.home + MODERN.path(story(5)) in dry.stdout.split()
    assert server.home + MODERN.path(story(6)) not in dry.stdout.split()  # not before tomorrow
    assert server.log == []
    server.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /xa-hoi/\nDisallow: /quan-tri/\n", 200)
    crawl(file, "--data", tmp_path / "data")
    dry = crawl(file, "--data", tmp_path / "data", "--dry-run")
    assert dry.stdout.split() == [
        server.home + path for path in ("/robots.txt", "/rss/home.rss", "/sitemap.xml")
    ]


def test_new_articles_come_newest_first(server: Newspaper, tmp_path: Path) -> None:
    lay_modern(server)
    crawl(write_source(tmp_path, MODERN, server), "--data", tmp_path / "data")
    fetched = [path for path in server.paths() if path.startswith("/xa-hoi/") and path.endswith(".html")]
    # the three that the sitemap and feed do not tell of have no date, and come last
    assert fetched[:9] == [MODERN.path(told) for told in stories(9, 3)]
    assert set(fetched) == {MODERN.path(told) for told in stories(12)}


def test_nights_that_follow_at_once(server: Newspaper, tmp_path: Path) -> None:
    """No day between them: what failed is asked for again, and a `lastmod` tells of a correction."""
    told = stories(6)
    file = write_source(
        tmp_path, Paper("quick", {"sitemaps": ["/s.xml"]}, MODERN.lay, MODERN.path, stories), server
    )

    def lay(changed: str) -> None:
        urls = "".join(
            f"<url><loc>{server.home}{MODERN.path(one)}</loc>"
            f"<lastmod>{changed if one.number == 2 else '2026-03-02'}</lastmod></url>"
            for one in told
        )
        server.pages = {"/s.xml": Answer(f"<urlset>{urls}</urlset>".encode(), content_type="text/xml")}
        for one in told:
            page = looks.modern(one, server.home + MODERN.path(one)).replace(
                "Trời vừa tạnh", f"{changed}: Trời vừa tạnh"
            )
            server.pages[MODERN.path(one)] = Answer(page.encode())

    lay("2026-03-02")
    server.pages[MODERN.path(story(4))] = Answer(b"", 500)
    assert crawl(file, "--data", tmp_path / "data").exit_code == 3
    assert len(rows(tmp_path / "data")) == 5
    server.night = 2
    lay("2026-03-09")
    assert crawl(file, "--data", tmp_path / "data").exit_code == 0
    asked = {path for path in server.paths(2) if path.endswith(".html")}
    assert asked == {MODERN.path(story(2)), MODERN.path(story(4))}
    texts = {article.title: article.text for article in read_articles(Workspace.open(tmp_path / "data"))}
    assert "2026-03-09" in texts[story(2).title]
    assert len(texts) == 6


def test_a_lastmod_that_is_always_now_is_not_believed(server: Newspaper, tmp_path: Path) -> None:
    told = stories(9)
    file = write_source(
        tmp_path, Paper("liar", {"sitemaps": ["/s.xml"]}, MODERN.lay, MODERN.path, stories), server
    )
    for night in (1, 2):
        server.night = night
        urls = "".join(
            f"<url><loc>{server.home}{MODERN.path(one)}</loc><lastmod>2026-03-1{night}</lastmod></url>"
            for one in told
        )
        server.pages = {"/s.xml": Answer(f"<urlset>{urls}</urlset>".encode(), content_type="text/xml")}
        for one in told:
            server.pages[MODERN.path(one)] = Answer(
                looks.modern(one, server.home + MODERN.path(one)).encode()
            )
        crawl(file, "--data", tmp_path / "data")
    assert [path for path in server.paths(2) if path.endswith(".html")] == []


def test_one_address_given_to_all_pages_is_nobodys(server: Newspaper, tmp_path: Path) -> None:
    """A site whose every page calls the same article its own keeps its articles apart."""
    FAMILY.lay(server, 1)
    first = server.home + FAMILY.path(story(0))
    for told in stories(9):
        server.pages[FAMILY.path(told)] = Answer(looks.family_a(told, first).encode())
    crawl(write_source(tmp_path, FAMILY, server), "--data", tmp_path / "data")
    assert len(rows(tmp_path / "data")) == 9


def test_a_backfill_goes_on_through_known_pages_to_its_day(server: Newspaper, tmp_path: Path) -> None:
    """Twelve months of one story a page; the usual night stops where nothing is new."""
    told = stories(12)
    path = {
        one.number: f"/xa-hoi/2025{one.number + 1:02d}/{one.slug}-{one.number + 500000}.html" for one in told
    }
    for number, one in enumerate(told, start=1):
        more = f'<a href="/xa-hoi/?page={number + 1}">sau</a>'
        page = looks.listing("Xã hội", [(path[one.number], one.title)], more)
        server.pages["/xa-hoi/" if number == 1 else f"/xa-hoi/?page={number}"] = Answer(page.encode())
        server.pages[path[one.number]] = Answer(looks.modern(one, server.home + path[one.number]).encode())
    file = write_source(
        tmp_path, Paper("long", {"sections": ["/xa-hoi/"]}, MODERN.lay, MODERN.path, stories), server
    )
    listings = dict(server.pages)
    server.pages["/xa-hoi/?page=4"] = Answer(looks.listing("Xã hội", [(path[8], told[3].title)]).encode())
    crawl(file, "--data", tmp_path / "data")
    assert len(rows(tmp_path / "data")) == 4
    server.pages, server.night = listings, 2
    crawl(file, "--data", tmp_path / "data")
    assert "/xa-hoi/?page=2" not in server.paths(2)  # page 1 has nothing new
    server.night = 3
    crawl(file, "--data", tmp_path / "data", "--since", "2025-04-01")
    assert len(rows(tmp_path / "data")) == 9  # April to December
    assert "/xa-hoi/?page=12" not in server.paths(3)


def test_one_source_that_breaks_does_not_stop_the_others(server: Newspaper, tmp_path: Path) -> None:
    FAMILY.lay(server, 1)
    good = write_source(tmp_path, FAMILY, server)
    dead = tmp_path / "dead.toml"
    dead.write_text(
        'id = "dead"\nname = "Báo tắt"\nprovince = "tỉnh Tuyên Quang"\nhome = "http://127.0.0.1:9"\n'
        "delay_seconds = 0\n",
        encoding="utf-8",
    )
    result = crawl(dead, good, "--data", tmp_path / "data")
    assert result.exit_code in (0, 3)
    assert len(rows(tmp_path / "data")) == 9


def test_a_live_source_needs_a_contact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TINBAI_CONTACT", raising=False)
    file = tmp_path / "live.toml"
    file.write_text(
        'id = "live"\nname = "Báo"\nprovince = "tỉnh Tuyên Quang"\nhome = "https://bao.example"\n',
        encoding="utf-8",
    )
    result = crawl(file, "--data", tmp_path / "data")
    assert result.exit_code == 2
    assert "--contact" in result.stderr
