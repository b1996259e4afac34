# ruff: noqa: E501  (templates)
"""From pages to articles, as nights bring them: articles over several pages, and what a source has learnt.

Newspapers on loopback, nights a day apart by a clock that needs no time; at the end of each test the archive
alone gives the same rows.
"""

import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from newspapers import looks
from newspapers.server import Answer, Newspaper, serve
from newspapers.stories import Story, stories, story

from pipeline.article import Article
from pipeline.article_versions import read_versions
from pipeline.articles import read_articles
from pipeline.build import build
from pipeline.collect.archive_index import Entry
from pipeline.collect.clock import Clock
from pipeline.collect.crawl import open_desk
from pipeline.collect.fetch import Limits
from pipeline.collect.source import Source
from pipeline.collect.source_schema import source_of_values
from pipeline.database import open_published
from pipeline.issues import read_issues
from pipeline.removals import read_removed, removed_on
from pipeline.reparse import reparse
from pipeline.run import CrawlReport, crawl_sources
from pipeline.workspace import Workspace

PATIENT = Limits(connect=30.0, read=60.0, total=120.0)  # nobody is slow here but a loaded machine


@dataclass
class Press:
    """A newspaper, a workspace that reads it, and their time."""

    server: Newspaper
    folder: Path
    fields: dict[str, Any] = field(default_factory=dict)
    passed: float = 0.0
    night: int = 0

    @property
    def source(self) -> Source:
        values = {"id": "bao", "name": "Báo thử", "province": "tỉnh Tuyên Quang", "home": self.server.home}
        return source_of_values(values | {"delay_seconds": 3, "sections": ["/xa-hoi/"]} | self.fields, "bao")

    @property
    def workspace(self) -> Workspace:
        return Workspace.open(self.folder, create=True)

    def _sleep(self, seconds: float) -> None:
        self.passed += seconds

    def crawl(self, days: float = 1.0) -> CrawlReport:
        """The next night; days: how long after the last."""
        if self.night:
            self.passed += days * 24 * 3600
        self.night += 1
        self.server.night = self.night
        start = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
        clock = Clock(lambda: start + timedelta(seconds=self.passed), lambda: self.passed, self._sleep)
        workspace = self.workspace
        with open_desk(
            workspace.archive, workspace.crawl_state, [self.server.home], None, clock, PATIENT
        ) as desk:
            for _, came in crawl_sources(workspace, [self.source], desk=desk):
                assert isinstance(came, CrawlReport), came
                return came
        raise AssertionError

    def articles(self) -> dict[str, Article]:
        return {article.title: article for article in read_articles(self.workspace)}

    def issues(self) -> list[tuple[str, str]]:
        return [
            (issue.where.removeprefix(self.server.home), issue.reason)
            for issue in read_issues(self.workspace)
            if issue.stage == "parse"
        ]

    def asked(self, night: int, part: str = "") -> list[str]:
        return [path for path in self.server.paths(night) if part in path]

    def rows(self) -> list[dict[str, Any]]:
        files = sorted(self.workspace.articles.glob("[0-9]*.parquet"))
        return [row for file in files for row in pq.read_table(file).to_pylist()]

    def section(self, *paths: str) -> None:
        links = [(path, "Một bài của báo thử trong ngày") for path in paths]
        self.server.pages["/xa-hoi/"] = Answer(looks.listing("Xã hội", links).encode())


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Press]:
    with serve() as server:
        server.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /*cam=\n", content_type="text/plain")
        found = Press(server, tmp_path / "data")
        yield found
    before, issues = found.rows(), found.issues()
    assert before
    shutil.rmtree(found.workspace.articles)
    for path in (*found.workspace.root.glob("crawl*"), *found.workspace.archive.glob("index*")):
        path.unlink()
    reparse(found.workspace)
    assert found.rows() == before, "the archive alone gives the same rows"
    assert set(found.issues()) >= set(issues)


def sheet(told: Story, first: int, last: int, pager: str = "", head: str = "") -> Answer:
    """A page with some of the story's paragraphs and links to its other pages."""
    body = "".join(f"<p>{text}</p>" for text in told.paragraphs[first:last])
    lead = f'<p class="sapo"><strong>{told.lead}</strong></p>' if first == 0 else ""
    return Answer(
        f'<html><head><meta charset="utf-8"><title>{told.title}</title>{head}</head><body><main><article><h1>{told.title}</h1>'
        f'<time datetime="{told.published.isoformat()}">{told.published:%d/%m/%Y %H:%M}</time>{lead}{body}</article>'
        f'<div class="phan-trang">{pager}</div></main></body></html>'.encode()
    )


def path_of(told: Story) -> str:
    return f"/xa-hoi/{told.slug}-{70000 + told.number}.html"


def paragraphs(article: Article) -> list[str]:
    return [article.text[z.start_char : z.end_char] for z in article.zones if z.kind == "body"]


def lay(press: Press, told: Story, forms: tuple[str, str] = ("?page=2", "?page=3")) -> tuple[str, str, str]:
    """Three pages of two paragraphs; gives their paths."""
    first = path_of(told)
    second, third = (first + form if form.startswith("?") else form for form in forms)
    press.server.pages |= {
        first: sheet(told, 0, 2, f'<b>1</b> <a href="{second}">2</a> <a href="{third}">3</a>'),
        second: sheet(told, 2, 4, f'<a href="{first}">1</a> <b>2</b> <a href="{third}">3</a>'),
        third: sheet(told, 4, 6, f'<a href="{first}">1</a> <a href="{second}">2</a> <b>3</b>'),
    }
    return first, second, third


@pytest.mark.parametrize("linked", [(0,), (0, 1, 2), (2, 1, 0), (1,)], ids=str)
@pytest.mark.parametrize("form", ["query", "letter", "folder"])
def test_an_article_over_three_pages_is_one(press: Press, form: str, linked: tuple[int, ...]) -> None:
    """Whatever the form of its pages' addresses, and whichever of them a listing links, in whichever order."""
    told = story(2)
    first = path_of(told)
    stem = first.removesuffix(".html")
    forms = {
        "query": (f"{first}?trang=2", f"{first}?trang=3"),
        "letter": (f"{stem}-p2.html", f"{stem}-p3.html"),
        "folder": (f"{first}/trang-2", f"{first}/trang-3"),
    }[form]
    places = lay(press, told, forms)
    press.section(*(places[place] for place in linked))
    press.crawl()
    (article,) = press.articles().values()
    assert paragraphs(article) == list(told.paragraphs)
    assert (article.url, article.title, article.lead) == (press.server.home + first, told.title, told.lead)
    assert press.issues() == []
    assert Counter(press.asked(1, "-70002")) == Counter(dict.fromkeys(places, 1)), "each page asked for once"
    for _ in (2, 3):
        press.crawl()
        assert len(press.articles()) == 1
    assert all(entry.is_conditional for entry in press.server.log if entry.night > 1)
    assert Counter(press.asked(2, "-70002")) == Counter(dict.fromkeys(places, 1))
    assert len(press.rows()) == 1


def test_a_changed_second_page_is_a_new_version(press: Press) -> None:
    told = story(3)
    first, second, _ = lay(press, told)
    press.section(first)
    press.crawl()
    before = press.articles()[told.title]
    mended = press.server.pages[second]
    assert isinstance(mended, Answer)
    press.server.pages[second] = Answer(mended.body.replace(b"Sau ", "Đính chính: sau ".encode(), 1))
    press.crawl()
    after = press.articles()[told.title]
    assert (after.article_id, after.origin) == (before.article_id, before.origin)
    assert "Đính chính: sau" in after.text
    assert "Đính chính: sau" not in before.text
    assert len(press.rows()) == 2
    press.crawl(days=2)
    assert len(press.rows()) == 2
    assert not [entry for entry in press.server.log if entry.night == 3 and entry.sent]


def test_a_text_that_comes_back_is_current_again(press: Press) -> None:
    """Corrected in the second night, taken back in the third, as it was in the fourth."""
    told = story(3)
    path = path_of(told)
    first = sheet(told, 0, 6)
    corrected = Answer(first.body.replace(b"Sau ", "Đính chính: sau ".encode(), 1))
    press.section(path)
    said = []
    for answer in (first, corrected, first, first):
        press.server.pages[path] = answer
        press.crawl(days=2)  # an article is looked at again every other day or so
        said.append("Đính chính: sau" in press.articles()[told.title].text)
    assert said == [False, True, False, False]
    versions = sorted(read_versions(press.workspace), key=lambda version: version.number)
    days = [(one.number, (one.seen.first or "")[:10]) for one in versions]
    assert [number for number, _ in days] == [1, 2, 3]
    assert [day for _, day in days] == sorted({day for _, day in days})
    assert reparse(press.workspace).added == 0
    assert len(press.rows()) == 3


@pytest.mark.parametrize(
    ("ill", "reason"),
    [
        (Answer(b"", 500), "server_error"),
        (Answer(b"", 404), "missing"),
        (Answer(manner="dropped"), "network"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_that_cannot_be_had_cuts_the_article_short_by_name(
    press: Press, ill: Answer, reason: str
) -> None:
    told = story(4)
    first, second, _ = lay(press, told)
    good = press.server.pages[second]
    press.server.pages[second] = ill
    press.section(first)
    report = press.crawl()
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs[:2])
    assert press.issues() == [(first, "cut_short")]
    assert reason in {issue.reason for issue in report.issues}
    press.server.pages[second] = good
    press.crawl()
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs)
    assert press.issues() == []
    assert len({row["article_id"] for row in press.rows()}) == 1


def test_what_was_cut_short_is_completed_between_its_checks(press: Press) -> None:
    """Checks come after 1, 3 and 7 days; a page that is wanting is asked for on the second night too."""
    told = story(17)
    first, second, third = lay(press, told)
    good = press.server.pages[second]
    press.server.pages[second] = Answer(b"", 500)
    press.section(first)
    press.crawl()
    press.crawl()
    press.server.pages[second] = good
    press.crawl()
    assert press.asked(3, "-70017") == [first, second, third]
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs)
    assert list(read_issues(press.workspace)) == []


def test_a_page_that_never_comes_is_given_up(press: Press) -> None:
    told = story(18)
    first, second, _ = lay(press, told)
    press.server.pages[second] = Answer(b"", 404)
    press.section(first)
    for _ in range(8):
        press.crawl()
    assert [bool(press.asked(night, second)) for night in range(1, 9)] == [
        True,
        True,
        True,
        True,
        False,
        False,
        False,
        True,
    ]
    assert press.issues() == [(first, "cut_short")]


def test_an_article_that_became_shorter_is_no_longer_waited_for(press: Press) -> None:
    told = story(19)
    first, second, _ = lay(press, told)
    press.server.pages[second] = Answer(b"", 500)
    press.section(first)
    press.crawl()
    press.server.pages[first] = sheet(told, 0, 6)
    press.crawl()
    assert press.issues() == []
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs)
    for _ in range(8):
        press.crawl()
    assert [bool(press.asked(night, first)) for night in range(3, 11)] == [True] * 5 + [True, False, False]
    assert not [path for night in range(2, 11) for path in press.asked(night, second)]


def test_forbidden_further_pages_are_not_asked_for(press: Press) -> None:
    told = story(5)
    first = path_of(told)
    press.server.pages |= {
        first: sheet(
            told,
            0,
            2,
            f'<a href="{first}?page=2&cam=1">2</a><a href="http://127.0.0.2:9{first}?page=2">2</a>',
        ),
    }
    press.section(first)
    press.crawl()
    assert press.issues() == []  # `page=2&cam=1` is no page of this article
    hidden = path_of(story(6))
    press.server.pages["/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /*page=2\n", content_type="text/plain"
    )
    lay(press, story(6))
    press.section(first, hidden)
    press.crawl()
    assert press.asked(2, "page=") == []
    assert press.issues() == [(hidden, "cut_short")]
    assert len(press.articles()) == 2


def test_links_that_are_no_pages_of_the_article(press: Press) -> None:
    """The next article by `rel=next`, the section's own pages, another paper's pages."""
    one, other = story(7), story(8)
    press.server.pages |= {
        path_of(one): sheet(
            one, 0, 6, '<a href="/xa-hoi/?page=2">2</a>', f'<link rel="next" href="{path_of(other)}">'
        ),
        path_of(other): sheet(other, 0, 6, f'<a rel="prev" href="{path_of(one)}">« Trang trước</a>'),
    }
    press.section(path_of(one), path_of(other))
    press.crawl()
    assert {title: paragraphs(article) for title, article in press.articles().items()} == {
        told.title: list(told.paragraphs) for told in (one, other)
    }
    assert press.asked(1, "page=") == []


def test_a_pager_that_only_repeats_the_article_costs_one_request(press: Press) -> None:
    """`?page=N` turns the pages of a box of other news: each page names another one, with the same text."""
    told = story(9)
    path = path_of(told)

    def any_page(asked: str) -> Answer | None:
        if not asked.startswith(path):
            return None
        number = int(asked.partition("page=")[2] or 1)
        return sheet(told, 0, 6, f'<a href="{path}?page={number + 1}">Trang sau</a>')

    press.server.other = any_page
    press.section(path)
    press.crawl()
    assert press.asked(1, "page=") == [f"{path}?page=2"]
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs)
    assert press.issues() == []


def test_an_article_without_end_has_twenty_pages(press: Press) -> None:
    told = story(10)
    path = path_of(told)

    def any_page(asked: str) -> Answer | None:
        if not asked.startswith(path):
            return None
        number = int(asked.partition("page=")[2] or 1)
        other = story(100 + number)
        return sheet(
            told if number == 1 else Story(**{**_fields(told), "paragraphs": other.paragraphs}),
            0,
            6,
            f'<a href="{path}?page={number + 1}">Trang sau</a>',
        )

    press.server.other = any_page
    press.section(path)
    press.crawl()
    assert len(press.asked(1, "-70010")) == 20
    assert len(paragraphs(press.articles()[told.title])) == 120
    assert press.issues() == [(path, "cut_short")]


def _fields(told: Story) -> dict[str, Any]:
    return {name: getattr(told, name) for name in told.__slots__}


def test_a_page_past_the_end_that_leads_back_ends_the_article(press: Press) -> None:
    told = story(11)
    path = path_of(told)
    press.server.pages |= {
        path: sheet(told, 0, 6, f'<a href="{path}?page=2">Trang sau</a>'),
        f"{path}?page=2": Answer(status=302, headers=(("Location", path),)),
    }
    press.section(path)
    press.crawl()
    assert paragraphs(press.articles()[told.title]) == list(told.paragraphs)
    assert press.issues() == []


def test_many_articles_of_which_some_go_on(press: Press) -> None:
    """Each under its own name, no page of one in another."""
    told = stories(6, 20)
    for one in told:
        if one.number % 2:
            lay(press, one)
        else:
            press.server.pages[path_of(one)] = sheet(one, 0, 6)
    press.section(*map(path_of, told))
    press.crawl()
    found = press.articles()
    assert {one.title: list(one.paragraphs) for one in told} == {
        title: paragraphs(article) for title, article in found.items()
    }
    press.crawl()
    assert len(press.rows()) == 6


def test_killed_between_the_pages_it_goes_on_with_the_next(press: Press, tmp_path: Path) -> None:
    """kill -9 after each request in turn; nothing is asked for twice but what was under way."""
    told = [story(30), story(31)]
    for one in told:
        lay(press, one)
    press.section(*map(path_of, told))
    press.crawl()
    calm = {row["text_id"] for row in press.rows()}
    wanted = Counter(press.asked(1))
    press.server.log.clear()
    file = tmp_path / "bao.toml"
    file.write_text(
        f'id = "bao"\nname = "Báo thử"\nprovince = "tỉnh Tuyên Quang"\nhome = "{press.server.home}"\n'
        'sections = ["/xa-hoi/"]\ndelay_seconds = 0.03\n',
        encoding="utf-8",
    )
    data = tmp_path / "killed"
    command = [sys.executable, "-m", "pipeline.cli", "crawl", str(file), "--data", str(data)]
    kills = 0
    while kills < 6 and kill_after(command, press.server, 3 if kills == 0 else 1):
        kills += 1
    assert kills >= 4
    assert subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0
    articles = list(read_articles(Workspace.open(data)))
    assert {article.text_id for article in articles} == calm
    assert (Counter(press.server.paths()) - wanted).total() <= kills
    assert not [issue for issue in read_issues(Workspace.open(data)) if issue.stage == "parse"]


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


CALL = "Quét mã để đọc Báo thử trên điện thoại mọi lúc, mọi nơi"


def with_call(told: Story) -> Answer:
    return sheet(Story(**{**_fields(told), "paragraphs": (*told.paragraphs, CALL)}), 0, 7)


def kept_calls(press: Press) -> dict[int, bool]:
    """Number of a story -> whether the call to readers counts as its text."""
    return {
        int(title.rpartition(" ")[2]) - 2: CALL in paragraphs(article)
        for title, article in press.articles().items()
    }


def test_a_paper_of_two_articles_a_night_learns_what_is_not_its_news(press: Press) -> None:
    """And the archive, read again night by night, has learnt the same by each night."""
    for night in range(1, 6):
        told = [story(number) for number in range(2 * night)]
        press.server.pages |= {path_of(one): with_call(one) for one in told}
        press.section(*map(path_of, told))
        press.crawl()
    assert kept_calls(press) == {number: number < 4 for number in range(10)}


def test_a_night_that_was_killed_and_never_taken_up_teaches_once(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are read before the next night fetches them again; what both have counts once."""

    class KilledError(Exception):
        """kill -9, as far as this process can play it."""

    def killed(*_: object) -> None:
        raise KilledError

    told = [story(number) for number in range(4)]
    press.server.pages |= {path_of(one): with_call(one) for one in told}
    press.section(*map(path_of, told))
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.fetched.store_articles", killed)
        with pytest.raises(AssertionError):
            press.crawl()
    assert press.rows() == []
    for one in told:  # without validators and with another date, they come again in full
        press.server.pages[path_of(one)] = with_call(
            Story(**{**_fields(one), "lead": one.lead + " Tin thêm."})
        )
    press.crawl()
    assert len(press.rows()) == 8
    assert kept_calls(press) == dict.fromkeys(range(4), True)
    press.server.pages[path_of(story(4))] = with_call(story(4))
    press.section(path_of(story(4)))
    press.crawl()
    assert kept_calls(press)[4] is False


def test_one_address_given_to_all_is_nobodys_also_two_a_night(press: Press) -> None:
    shared = f'<link rel="canonical" href="{press.server.home}{path_of(story(0))}">'
    for night in range(1, 4):
        told = [story(number) for number in range(2 * night)]
        press.server.pages |= {path_of(one): sheet(one, 0, 6, head=shared) for one in told}
        press.section(*map(path_of, told))
        press.crawl()
        assert len(press.articles()) == len(told)


@pytest.mark.parametrize("chunk", [1, 2, 1000])
def test_the_rows_are_the_same_whatever_is_done_at_a_time(
    press: Press, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    """Pages learnt from in one transaction, and articles in one file; the end compares with the usual sizes."""
    monkeypatch.setattr("pipeline.kept_pages.CHUNK", chunk)
    monkeypatch.setattr("pipeline.articles._BATCH", chunk)
    told = [story(number) for number in range(7)]
    press.server.pages |= {path_of(one): with_call(one) for one in told}
    press.server.pages[path_of(story(2))] = Answer(b"<h1>Trang nay khong con</h1>")
    lay(press, story(6))
    press.section(*map(path_of, told))
    press.crawl()
    rows = press.rows()
    assert len(rows) == 6
    assert kept_calls(press) == {0: False, 1: False, 3: False, 4: False, 5: False, 6: False}
    assert len(list(press.workspace.articles.glob("[0-9]*.parquet"))) == {1: 6, 2: 3, 1000: 1}[chunk]
    monkeypatch.undo()


@pytest.mark.parametrize("status", [301, 302])
def test_what_a_redirect_led_to_is_asked_for_changes_directly(press: Press, status: int) -> None:
    """A new slug, the same number: one conditional request a night, none for the redirect."""
    told = story(12)
    old, new = "/xa-hoi/ten-cu-cua-bai-nay-70012.html", path_of(told)
    press.server.pages |= {
        old: Answer(status=status, headers=(("Location", new),)),
        new: with_call(told),
    }
    press.section(old)
    press.crawl()
    press.crawl()
    assert press.asked(1, "-70012") == [old, new]
    assert [
        (entry.path, entry.status)
        for entry in press.server.log
        if entry.night == 2 and "-70012" in entry.path
    ] == [(new, 304)]
    assert len(press.rows()) == 1
    # and where that place is no more, the redirect tells where it is now
    third = "/xa-hoi/ten-thu-ba-cua-bai-70012.html"
    press.server.pages |= {
        old: Answer(status=status, headers=(("Location", third),)),
        new: Answer(b"", 404),
        third: with_call(told),
    }
    press.crawl(days=2)
    assert press.asked(3, "-70012") == [new, old, third]
    assert len(press.articles()) == 1
    press.crawl(days=4)
    assert press.asked(4, "-70012") == [third]


# What an address answers, night by night, and the night since which its article is gone.
REMOVED = [
    ([200, 410], 2),
    ([200, 410, 410], 2),
    ([200, 404], None),
    ([200, 404, 404], None),
    ([200, 404, 404, 404], 2),
    ([200, 404, 404, 200], None),
    ([200, 404, 304, 404, 404], None),
    ([200, 404, 500, 404, 404], 2),
    ([200, 410, 200], None),
    ([200, 500, 500, 500], None),
]


@pytest.mark.parametrize(
    ("answers", "since"),
    REMOVED,
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, list) else "",
)
def test_when_an_article_counts_as_removed(answers: list[int], since: int | None) -> None:
    entries = [
        Entry(
            "f",
            place,
            "/a",
            f"2026-03-{place:02d}T02:00:00.0Z",
            "response",
            status,
            "article",
            "bao",
            "",
            "",
            "",
            None,
            "/a",
            str(place),
        )
        for place, status in enumerate(answers, start=1)
    ]
    assert removed_on(entries) == (f"2026-03-{since:02d}" if since else None)


def test_a_removed_article_is_marked_and_kept_and_may_come_back(press: Press) -> None:
    gone, lost, here = story(13), story(14), story(15)
    for told in (gone, lost, here):
        press.server.pages[path_of(told)] = sheet(told, 0, 6)
    press.section(*map(path_of, (gone, lost, here)))
    press.crawl()
    ids = {title: article.article_id for title, article in press.articles().items()}
    press.server.pages[path_of(gone)] = Answer(b"", 410)
    press.server.pages[path_of(lost)] = Answer(b"", 404)
    press.crawl()
    assert read_removed(press.workspace) == {ids[gone.title]: "2026-03-11"}
    press.crawl(days=1)
    press.crawl(days=2)
    before = read_removed(press.workspace)
    assert before == {ids[gone.title]: "2026-03-11", ids[lost.title]: "2026-03-11"}
    assert set(press.articles()) == {gone.title, lost.title, here.title}
    reparse(press.workspace)
    assert read_removed(press.workspace) == before
    build(press.workspace, force=True)
    with open_published(press.workspace.root) as connection:
        rows = connection.execute(
            "SELECT title, removed_on::text FROM article WHERE removed_on IS NOT NULL"
        ).fetchall()
    assert sorted(rows) == sorted([(gone.title, "2026-03-11"), (lost.title, "2026-03-11")])


def test_an_article_that_comes_back_is_no_longer_marked(press: Press) -> None:
    told = story(16)
    press.server.pages[path_of(told)] = good = sheet(told, 0, 6)
    press.section(path_of(told))
    press.crawl()
    press.server.pages[path_of(told)] = Answer(b"", 404)
    for days in (1, 1, 2):
        press.crawl(days)
    assert len(read_removed(press.workspace)) == 1
    press.server.pages[path_of(told)] = good
    press.crawl(days=4)
    assert read_removed(press.workspace) == {}
