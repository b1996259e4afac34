"""What a hostile article, a hostile address or a hostile site gets from the explorer."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pyarrow as pa
import pytest
from browsing import HERE, browser
from duckdb import DuckDBPyConnection
from starlette.testclient import TestClient

from pipeline.build import build
from pipeline.explorer.guard import HEADERS, LARGEST_BODY
from pipeline.explorer.serving import ServeError, check_host
from pipeline.explorer.tables import TABLES
from pipeline.query import ask, named_queries, run_query
from pipeline.workspace import Workspace


class Markup(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def all_pages(client: TestClient, workspace: Workspace) -> list[str]:
    """Every kind of page, of every thing that the database holds."""
    ids = run_query(workspace, "ids", text="").to_pylist()
    things = [f"/{row['kind']}/{row['id']}" for row in ids if row["kind"] not in ("place",)]
    hostile = "<script>alert('xss')</script>"
    tables = [f"/{name}" for name in TABLES] + [f"/query/{name}" for name in named_queries()]
    asked = [f"/search?q={hostile}", f"/officials?person={hostile}", f"/{hostile}", f"/person/{hostile}"]
    return ["/", "/queries", *tables, *things, *asked]


def test_no_word_of_an_article_becomes_markup(client: TestClient, workspace: Workspace) -> None:
    pages = all_pages(client, workspace)
    assert any(page.startswith("/article/") for page in pages)
    seen = 0
    for page in pages:
        html = client.get(page).text
        seen += "alert" in html
        for tag, attributes in Markup(html).found:
            assert tag not in ("img", "iframe", "object", "style"), page
            assert not any(name.startswith("on") or name == "style" for name in attributes), page
            assert not (attributes.get("href") or "").lower().startswith("javascript:"), page
            if tag == "script":
                assert (attributes.get("src") or "").startswith("/static/"), page
        assert "49" not in re.findall(r"xã (\S+)", html), page  # {{ 7 * 7 }} is text
    assert seen > 10  # the hostile words were there


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for page in ("/", "/nope", "/static/app.css", "/officials?page=x", "/person/p1"):
        answer = client.get(page)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = client.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy


HOSTS = [
    ("127.0.0.1:8001", 200),
    ("localhost:9999", 200),
    ("[::1]:8001", 200),
    ("LOCALHOST", 200),
    ("evil.invalid", 400),  # a name that was made to lead here: DNS rebinding
    ("127.0.0.1.evil.invalid", 400),
    ("", 400),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_only_its_own_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/queries", headers={"host": host}).status_code == status


BAD = [
    ("/officials?page=0", "page"),
    ("/officials?page=-1", "page"),
    ("/officials?page=99999999", "page"),
    ("/officials?page=1;DROP", "page"),
    ("/officials?page=٣", "page"),
    ("/coverage?month=2021-٠3", "month"),
    ("/officials?since=June", "since"),
    ("/officials?until=2021-13", "until"),
    ("/officials?sort=person_key", "sort"),
    ('/officials?sort="', "sort"),
    ("/officials?min_confidence=2", "min_confidence"),
    ("/articles?min_confidence=0.5", "min_confidence"),  # articles have none
    ("/officials?plcae=x", "plcae"),
    ("/officials?place=" + "x" * 201, "place"),
    ("/officials?" + "&".join(f"level={n}" for n in range(21)), "level"),
    ("/search?qq=x", "qq"),
    ("/search?q=" + "x" * 201, "q"),
    ("/person/p1?sort=x", "sort"),
]


@pytest.mark.parametrize(("address", "parameter"), BAD)
def test_a_malformed_parameter_is_named(client: TestClient, address: str, parameter: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert f"“{parameter}”" in answer.text


@pytest.mark.parametrize("kind", ["person", "post", "organisation", "directive", "article", "fact"])
def test_an_unknown_id_gets_the_ids_that_begin_alike(
    client: TestClient, workspace: Workspace, kind: str
) -> None:
    known = next(row["id"] for row in run_query(workspace, "ids", text="").to_pylist() if row["kind"] == kind)
    answer = client.get(f"/{kind}/{known[:-1]}")
    assert answer.status_code == 404
    assert f"/{known}" in answer.text
    assert client.get(f"/{kind}/" + "x" * 2000).status_code == 404


def test_addresses_and_bodies_have_an_end(client: TestClient) -> None:
    assert client.get("/search?q=" + "x" * 17_000).status_code == 414
    assert client.post("/", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
    assert client.post("/", content=iter([b"x" * LARGEST_BODY, b"x"])).status_code in (405, 413)
    assert client.post("/officials").status_code == 405


def test_what_goes_wrong_inside_stays_inside(
    client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"secret of {workspace.root}")

    monkeypatch.setattr("pipeline.explorer.page.list_rows", broken)
    answer = client.get("/officials?person=never+asked+before")
    assert answer.status_code == 500
    assert "secret" not in answer.text and str(workspace.root) not in answer.text


def test_a_page_that_takes_too_long_says_so(
    client: TestClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(where: DuckDBPyConnection, *_: object, **__: object) -> pa.Table:
        return ask(where, "SELECT count(*) FROM range(1000000000) AS a, range(1000000000)", {}, 0.3)

    monkeypatch.setattr("pipeline.explorer.page.list_rows", endless)
    answer = client.get("/people?person=never+asked+before+either")
    assert answer.status_code == 503
    assert "bị dừng" in answer.text
    monkeypatch.undo()
    assert client.get("/people?person=never+asked+before+either").status_code == 200


def test_the_next_request_sees_a_new_database(make_workspace: Callable[[], Workspace]) -> None:
    workspace = make_workspace()
    client = browser(workspace.root)
    first = (workspace.database).resolve().name
    href = re.search(r'"(/fact/[^"]+)"', client.get("/officials").text)
    assert href is not None and first in client.get(href[1]).text
    build(workspace)
    second = (workspace.database).resolve().name
    assert second != first
    assert second in client.get(href[1]).text


def test_without_a_database_the_page_says_what_to_run(tmp_path: object) -> None:
    workspace = Workspace.open(str(tmp_path), create=True)
    answer = browser(workspace.root).get("/officials")
    assert answer.status_code == 503
    assert "tinbai build" in answer.text and str(tmp_path) not in answer.text


def test_a_database_of_another_version_is_told_apart(
    make_workspace: Callable[[], Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb

    workspace = make_workspace()
    older = workspace.root / "tinbai-1.duckdb"
    with duckdb.connect(older) as connection:
        connection.execute("CREATE TABLE official (name VARCHAR)")
    workspace.database.unlink()
    workspace.database.symlink_to(older.name)
    answer = browser(workspace.root).get("/officials")
    assert answer.status_code == 503
    assert "phiên bản khác" in answer.text and "tinbai build" in answer.text


def test_other_machines_are_let_in_only_when_asked_for() -> None:
    for host in ("127.0.0.1", "::1", "localhost", "127.8.8.8"):
        check_host(host, may_be_seen=False)
    for host in ("0.0.0.0", "::", "192.168.1.5", "my-server"):
        with pytest.raises(ServeError, match="--open-to-network"):
            check_host(host, may_be_seen=False)
        check_host(host, may_be_seen=True)


def test_files_beside_the_static_ones_are_not_served(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/", "/static/..%2fapp.py"):
        assert client.get(HERE + path).status_code in (404, 405)


def test_a_browser_may_keep_style_and_fonts_but_no_page(client: TestClient) -> None:
    font = client.get("/static/be-vietnam-pro-latin-400-normal.woff2")
    assert "max-age" in font.headers["cache-control"]
    assert "max-age" not in client.get("/static/nothing.css").headers.get("cache-control", "")
    assert client.get("/").headers["cache-control"] == "private, no-cache"
