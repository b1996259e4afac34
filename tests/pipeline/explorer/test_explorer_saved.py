"""Questions kept from the console: files of the workspace, written with --review alone, taken back again."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from browsing import browser
from starlette.testclient import TestClient

from pipeline.explorer.console import MAX_SQL
from pipeline.explorer.problems import BadParameterError
from pipeline.explorer.saved import delete_question, save_question, saved_questions
from pipeline.workspace import Workspace

SQL = "SELECT count(*) AS n FROM person WHERE name LIKE '%Thị%'"


def token_of(client: TestClient, page: str = "/sql?q=SELECT+1") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert found
    return found[1]


def send(client: TestClient, address: str, **form: str) -> int:
    return client.post(address, data=form, follow_redirects=False).status_code


@pytest.fixture(scope="module")
def desk(make_workspace: Callable[[], Workspace]) -> Workspace:
    return make_workspace()


def test_a_question_is_kept_listed_asked_again_and_taken_back(desk: Workspace) -> None:
    client = browser(desk.root, reviewer="Hoài Thu")
    token = token_of(client, f"/sql?q={SQL.replace('%', '%25')}")
    answer = client.post("/sql/save", data={"token": token, "q": SQL, "name": "Bao nhiêu phụ nữ ở huyện?"})
    assert answer.status_code == 200
    assert str(answer.url).endswith("/sql?saved=bao-nhieu-phu-nu-o-huyen")
    file = desk.root / "queries" / "bao-nhieu-phu-nu-o-huyen.sql"
    assert file.read_text(encoding="utf-8") == f"-- Bao nhiêu phụ nữ ở huyện?\n{SQL}\n"
    for page in ("/sql", "/queries"):
        assert "Bao nhiêu phụ nữ ở huyện?" in client.get(page).text
    assert client.get("/sql.csv?saved=bao-nhieu-phu-nu-o-huyen").text.splitlines()[0].endswith("n")
    assert send(client, "/sql/delete", token=token, name="bao-nhieu-phu-nu-o-huyen") == 303
    assert "phụ nữ ở huyện" not in client.get("/sql").text
    assert file.with_name(f"{file.name}.deleted").exists()  # nothing is lost
    assert client.get("/sql?saved=bao-nhieu-phu-nu-o-huyen").status_code == 404


def test_kept_again_a_question_is_not_titled_twice(tmp_path: Path) -> None:
    first = save_question(tmp_path, "Một", SQL)
    delete_question(tmp_path, "mot")
    assert saved_questions(tmp_path) == []
    assert save_question(tmp_path, "Một", first.sql).sql == first.sql


TITLES = [
    "", "   ", "?!…", "x" * 121, "Một\nDROP TABLE person", "Một\x00", "Một\u202etxt", "Một\u2028hai",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_names_that_are_none_are_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(BadParameterError):
        save_question(tmp_path, title, SQL)
    assert not list(tmp_path.rglob("*.sql"))


OUTSIDE = ["../../outside", "/etc/passwd", "..", "a/b", "con.sql", ".hidden"]


@pytest.mark.parametrize("title", OUTSIDE)
def test_no_file_is_written_outside_the_folder(tmp_path: Path, title: str) -> None:
    root = tmp_path / "data"
    root.mkdir()
    try:
        kept = save_question(root, title, SQL)
    except BadParameterError:
        kept = None
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(path.parent == root / "queries" for path in files)
    assert kept is None or re.fullmatch(r"[a-z0-9-]+", kept.name)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    save_question(tmp_path, "Phụ nữ", SQL)
    with pytest.raises(BadParameterError):
        save_question(tmp_path, "PHU NU", "SELECT 2")
    assert [one.says for one in saved_questions(tmp_path)] == ["Phụ nữ"]
    assert len(list((tmp_path / "queries").iterdir())) == 1  # and no temporary file stays


@pytest.mark.parametrize("sql", ["", "  \n", "x" * (MAX_SQL + 1)])
def test_a_question_has_a_size(tmp_path: Path, sql: str) -> None:
    with pytest.raises(BadParameterError):
        save_question(tmp_path, "Một", sql)


def test_only_a_form_of_this_explorer_writes(desk: Workspace) -> None:
    client = browser(desk.root, reviewer="Hoài Thu")
    token = token_of(client)
    assert send(client, "/sql/save", token="0" * 64, q=SQL, name="Lạ") == 403
    assert send(client, "/sql/save", q=SQL, name="Lạ") == 403
    save_question(desk.root, "Cũ", SQL)
    assert send(client, "/sql/delete", token="0" * 64, name="cu") == 403
    assert send(client, "/sql/delete", token=token, name="../cu") == 404
    assert [one.name for one in saved_questions(desk.root)] == ["cu"]


def test_without_review_nothing_can_be_kept(workspace: Workspace, client: TestClient) -> None:
    page = client.get("/sql?q=SELECT+1").text
    assert "/sql/save" not in page
    assert client.post("/sql/save", data={"q": "SELECT 1", "name": "Một"}).status_code == 404
    assert client.post("/sql/delete", data={"name": "women"}).status_code == 404


def test_hostile_questions_stay_words(desk: Workspace) -> None:
    save_question(desk.root, "<script>alert(1)</script>", "SELECT '\"><script>alert(2)</script>' AS x")
    client = browser(desk.root, reviewer="Hoài Thu")
    for page in ("/sql", "/queries", "/sql?saved=script-alert-1-script"):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "alert(1)" in unescape(text)
