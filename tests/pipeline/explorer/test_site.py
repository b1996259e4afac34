"""The explorer as files: every link leads to a file of the site, and the pages say what the server's say."""

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from pipeline.explorer.serving import ServeError
from pipeline.explorer.settings import Settings
from pipeline.explorer.site import exported, file_of, write_site
from pipeline.opened import OpenedWorkspace
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def site(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "new"
    told: list[tuple[int, int]] = []
    assert write_site(Settings(workspace), folder, lambda *step: told.append(step)) == told[-1][0]
    return folder


@pytest.mark.parametrize(
    ("link", "page", "file"),
    [
        ("/", "/", "index.html"),
        ("/people", "/people", "people.html"),
        ("/people?page=2", "/people?page=2", "people-2.html"),
        ("/person/p01#t1", "/person/p01", "person/p01.html"),
        ("/post/po.bi-thu.huyen-uy.101", "/post/po.bi-thu.huyen-uy.101", "post/po.bi-thu.huyen-uy.101.html"),
        ("/people?sort=-articles", None, ""),
        ("/person/p01?tenure=t1", "/person/p01", "person/p01.html"),
        ("/versions/a01", "/versions/a01", "versions/a01.html"),
        ("/versions/a01?new=2", None, ""),  # another comparison than the page's own
        (
            "/multiples/ss.poverty-rate.01",
            "/multiples/ss.poverty-rate.01",
            "multiples/ss.poverty-rate.01.html",
        ),
        ("/multiples/ss.poverty-rate.01?page=2", None, ""),
        ("/search?q=a", None, ""),
        ("/people.csv", None, ""),
        ("/fact/c01.json", None, ""),
        ("/sql", None, ""),
        ("https://bao.example/1", None, ""),
        ("//bao.example/people", None, ""),
        ("people", None, ""),
    ],
)
def test_what_becomes_a_file(link: str, page: str | None, file: str) -> None:
    assert exported(link) == page
    assert page is None or file_of(page) == file


def test_every_link_leads_to_a_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        tree = html.document_fromstring(page.read_bytes())
        assert not tree.findall(".//form")
        for link in [*tree.xpath("//@href"), *tree.xpath("//@src")]:
            if link.startswith(("https://", "http://", "#")):
                continue
            target = (page.parent / str(link).partition("#")[0]).resolve()
            assert target.is_file(), f"{page.name}: {link}"
            assert target.is_relative_to(site)


def test_people_places_documents_and_articles_are_there(site: Path, asked: OpenedWorkspace) -> None:
    for query, column, folder in [
        ("people", "person_id", "person"),
        ("directives", "directive_id", "directive"),
        ("articles", "article_id", "article"),
    ]:
        known = {f"{identifier}.html" for identifier in asked.query(query)[column]}
        assert known <= {file.name for file in (site / folder).iterdir()}, query


def test_a_page_says_what_the_server_says(site: Path, client: TestClient) -> None:
    page = next(iter(sorted((site / "person").iterdir())))
    served = html.document_fromstring(client.get(f"/person/{page.stem}").text)
    written = html.document_fromstring(page.read_bytes())
    assert written.findtext(".//h1") == served.findtext(".//h1")
    assert len(written.findall(".//svg")) == len(served.findall(".//svg"))


def test_hostile_words_stay_words(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = html.document_fromstring(page.read_bytes())
        assert [one.get("src", "").rpartition("/")[2] for one in tree.iter("script")] == ["app.js"]


def test_a_folder_with_something_in_it_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(ServeError, match="holds something"):
        write_site(Settings(workspace), tmp_path, lambda *_: None)


def test_no_database_no_site(tmp_path: Path) -> None:
    empty = Workspace.open(tmp_path / "data", create=True)
    with pytest.raises(ServeError, match="tinbai build"):
        write_site(Settings(empty), tmp_path / "site", lambda *_: None)
