"""Three nights over hostile newspapers on loopback, judged by the newspapers' own logs and by what was read.

No test waits: the crawler's clock, by which the newspapers log too, runs on when the crawler sleeps.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import regex
from newspapers.papers import CORRECTED, ILL, PAPERS, Paper
from newspapers.server import Newspaper, serve
from newspapers.stories import Story, story

from pipeline.article import Article
from pipeline.articles import read_articles
from pipeline.collect.clock import Clock
from pipeline.collect.crawl import open_desk
from pipeline.collect.fetch import Limits
from pipeline.collect.source import Source
from pipeline.collect.source_schema import source_of_values
from pipeline.run import CrawlReport, crawl_sources
from pipeline.workspace import Workspace

NAMES = [paper.name for paper in PAPERS]
BODY = 400_000  # bytes: the cap in these tests
QUICK = Limits(connect=5.0, read=3.0, total=6.0, body=BODY)
READER = "three-nights@example.org"  # so that the newspapers know their reader from others on this machine
_WORD = regex.compile(r"\w+")


@dataclass
class Time:
    """Real time, and what was slept or passed by."""

    passed: float = 0.0

    def seconds(self) -> float:
        return time.monotonic() + self.passed

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.passed)

    def sleep(self, seconds: float) -> None:
        self.passed += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.seconds, self.sleep)


@dataclass
class Nights:
    """What three nights left behind. reports: paper -> a report a night."""

    papers: dict[str, Newspaper]
    reports: dict[str, list[CrawlReport]]
    articles: dict[str, list[Article]]
    first: dict[str, list[Article]]
    sources: dict[str, Source]


def source_of(paper: Paper, server: Newspaper) -> Source:
    values = {
        "id": paper.name,
        "name": f"Báo {paper.name}",
        "province": "tỉnh Tuyên Quang",
        "home": server.home,
    }
    return source_of_values(values | {"delay_seconds": 3} | paper.toml, paper.name)


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nights]:
    """All papers side by side, three nights, a day apart."""
    workspace = Workspace.open(tmp_path_factory.mktemp("nights"), create=True)
    passing = Time()
    with ExitStack() as stack:
        servers = {paper.name: stack.enter_context(serve()) for paper in PAPERS}
        sources = {paper.name: source_of(paper, servers[paper.name]) for paper in PAPERS}
        reports: dict[str, list[CrawlReport]] = {name: [] for name in NAMES}
        first: dict[str, list[Article]] = {}
        for night in (1, 2, 3):
            for paper in PAPERS:
                server = servers[paper.name]
                server.night, server.seconds, server.reader = night, passing.seconds, READER
                paper.lay(server, night)
            homes = [source.home for source in sources.values()]
            with open_desk(
                workspace.archive, workspace.crawl_state, homes, READER, passing.clock, QUICK
            ) as desk:
                for source, came in crawl_sources(workspace, list(sources.values()), desk=desk):
                    assert isinstance(came, CrawlReport), came
                    reports[source.id].append(came)
            first = first or _by_paper(workspace)
            passing.passed += 24 * 3600
        yield Nights(servers, reports, _by_paper(workspace), first, sources)


def _by_paper(workspace: Workspace) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {name: [] for name in NAMES}
    for article in read_articles(workspace):
        found[article.source_id].append(article)
    return found


def _wanted(paper: Paper, night: int) -> dict[str, Story]:
    return {told.title: told for told in paper.stories(night)}


def _f1(found: str, wanted: str) -> float:
    """Of the words, as often as they stand."""
    one, other = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(wanted.lower()))
    both = (one & other).total()
    return 2 * both / (one.total() + other.total()) if both else 0.0


def _body(article: Article) -> str:
    kinds = ("lead", "body", "heading")
    return "\n".join(article.text[z.start_char : z.end_char] for z in article.zones if z.kind in kinds)


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
@pytest.mark.parametrize("night", [1, 3])
def test_every_article_is_found_once(nights: Nights, paper: Paper, night: int) -> None:
    articles = (nights.first if night == 1 else nights.articles)[paper.name]
    assert sorted(article.title for article in articles) == sorted(_wanted(paper, night))


@pytest.mark.parametrize(
    "paper", [paper for paper in PAPERS if paper.stories(3)], ids=lambda paper: paper.name
)
def test_title_date_author_and_body_are_right(nights: Nights, paper: Paper) -> None:
    wanted = _wanted(paper, 3)
    scores = []
    for article in nights.articles[paper.name]:
        told = wanted[article.title]
        assert article.author == told.author
        assert (article.published or "")[:10] == f"{told.published:%Y-%m-%d}"
        scores.append(_f1(_body(article), told.body))
    assert sum(scores) / len(scores) >= (0.99 if "family" in paper.toml else 0.97)


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_robots_come_first_and_are_obeyed(nights: Nights, paper: Paper) -> None:
    for night in (1, 2, 3):
        asked = nights.papers[paper.name].paths(night)
        assert asked[0] == "/robots.txt"
        assert not [path for path in asked if paper.forbidden and path.startswith(paper.forbidden)]


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_no_foreign_host_and_one_request_at_a_time(nights: Nights, paper: Paper) -> None:
    server = nights.papers[paper.name]
    assert {entry.host for entry in server.log} == {f"127.0.0.1:{server.port}"}
    assert server.most_in_flight <= 1


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_the_gaps_are_kept(nights: Nights, paper: Paper) -> None:
    log = sorted(nights.papers[paper.name].log, key=lambda entry: entry.started)
    gaps = [later.started - earlier.started for earlier, later in pairwise(log)]
    assert min(gaps, default=9.0) >= paper.gaps


@pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
def test_repeated_requests_are_conditional(nights: Nights, paper: Paper) -> None:
    """Of pages that were had with a validator before; a page that came broken was not had."""
    had: set[str] = set()
    asked: list[bool] = []
    for entry in nights.papers[paper.name].log:
        if entry.path in had:
            asked.append(entry.is_conditional)
        if entry.whole and entry.status == 200:
            had.add(entry.path)
    assert sum(asked) >= 0.95 * len(asked)


@pytest.mark.parametrize(
    "paper", [p for p in PAPERS if p.name in ("old", "family")], ids=lambda paper: paper.name
)
def test_a_night_over_an_unchanged_site_downloads_nothing(nights: Nights, paper: Paper) -> None:
    for night in (2, 3):
        later = [entry for entry in nights.papers[paper.name].log if entry.night == night]
        assert later
        assert {entry.path for entry in later if entry.sent and "trang-" not in entry.path} == set()


def test_nothing_is_fetched_twice_in_a_night(nights: Nights) -> None:
    for name in ("modern", "graph", "old", "family"):
        for night in (1, 2, 3):
            counts = Counter(nights.papers[name].paths(night))
            assert [path for path, times in counts.items() if times > 1] == []


def test_a_correction_is_a_new_version_and_a_removal_keeps_the_article(nights: Nights) -> None:
    modern = {article.title: article for article in nights.articles["modern"]}
    assert CORRECTED in modern[story(7).title].text
    before = {article.title: article for article in nights.first["modern"]}[story(7).title]
    assert before.article_id == modern[story(7).title].article_id
    assert CORRECTED not in before.text
    removed = {url.rpartition("-")[2] for url in nights.reports["modern"][1].gone}
    assert removed == {"20003.html", "20004.html"}
    assert {story(3).title, story(4).title} <= modern.keys()


def test_what_was_left_alone_is_counted_by_reason(nights: Nights) -> None:
    night = nights.reports["modern"][0].night
    assert night is not None
    assert {"off_site", "session_id", "repeated_segments", "calendar"} <= night.refused.keys()
    graph = Counter(issue.reason for issue in nights.reports["graph"][0].issues)
    assert graph["redirect_loop"] == 1


def test_ill_manners_have_names(nights: Nights) -> None:
    reasons = {
        ILL[int(issue.where.rpartition("-")[2].removesuffix(".htm")) % 1000 // 3]: issue.reason
        for issue in nights.reports["moody"][0].issues
    }
    assert reasons == {
        "endless": "too_large",
        "slow": "too_slow",
        "bomb": "too_large",
        "truncated": "truncated",
        "dropped": "network",
        "silent": "timeout",
        "soft": "not_found",
        "repair": "maintenance",
        "error": "server_error",
        "pdf": "content_type",
    }


def test_a_host_that_asks_for_hours_is_left_alone_for_the_night(nights: Nights) -> None:
    later = nights.papers["later"].paths(1)
    assert len([path for path in later if path.endswith(".htm")]) == 1


def test_a_short_retry_after_is_waited_for(nights: Nights) -> None:
    busy = [entry for entry in nights.papers["moody"].log if entry.path.endswith("71018.htm")][:2]
    assert [entry.status for entry in busy] == [429, 200]
    assert busy[1].started - busy[0].started >= 7.0
