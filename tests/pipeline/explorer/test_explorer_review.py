"""Decisions from the browser: written to the human layer, only by a form of this explorer, with --review."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from browsing import HERE, browser
from invented import article, mention, post, read_invented
from starlette.testclient import TestClient

from extractors import Facts
from extractors.document import Document
from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.extract import extract
from pipeline.opened import OpenedWorkspace
from pipeline.reviews import Decision, read_decisions
from pipeline.workspace import Workspace


@pytest.fixture
def desk(make_workspace: Callable[[], Workspace]) -> Workspace:
    return make_workspace()


def claim(workspace: Workspace, words: str) -> str:
    """The id of the claim on a post with these words."""
    sql = "SELECT claim_id FROM post_claim WHERE surface = $words"
    return str(OpenedWorkspace(workspace).sql(sql, words=words)["claim_id"][0])


def form_of(client: TestClient, page: str) -> dict[str, str]:
    """The hidden fields of the first form that decides on a fact."""
    html = client.get(page).text.partition('action="/review"')[2].partition("</form>")[0]
    return {
        name: unescape(value)
        for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)
    }


def send(client: TestClient, form: dict[str, str], **headers: str) -> int:
    return client.post("/review", data=form, headers=headers, follow_redirects=False).status_code


def written(workspace: Workspace) -> list[Decision]:
    return read_decisions(workspace.reviews)[0]


def test_a_reviewer_accepts_rejects_and_takes_back(desk: Workspace) -> None:
    client = browser(desk.root, reviewer="Hoài Thu")
    fact = claim(desk, "được bầu làm Bí thư")
    form = form_of(client, f"/fact/{fact}")
    answer = client.post("/review", data={**form, "verdict": "reject", "why": "một người khác cùng tên"})
    assert answer.status_code == 200 and "Đã ghi quyết định" in answer.text
    (made,) = written(desk)
    assert (made.verdict, made.who, made.why) == ("reject", "Hoài Thu", "một người khác cùng tên")
    assert made.fact is not None and made.fact.quote == "được bầu làm Bí thư"
    assert "đợi lần dựng sau" in answer.text
    assert send(client, {**form, "verdict": "undo", "decision": made.decision_id}) == 303
    assert [one.verdict for one in written(desk)] == ["reject", "undo"]
    assert "đợi lần dựng sau" not in client.get(f"/fact/{fact}").text


def test_a_correction_holds_from_the_next_build(desk: Workspace) -> None:
    client = browser(desk.root, reviewer="Hoài Thu")
    fact = claim(desk, "Phó Chủ tịch HĐND xã")
    form = form_of(client, f"/fact/{fact}")
    form |= {
        "verdict": "edit",
        "set.organisation": "Hội đồng nhân dân xã Đản Khê",
        "set.person": "Lò Thị Nhung",
    }
    assert send(client, form) == 303
    assert dict(written(desk)[0].patch) == {
        "organisation": "Hội đồng nhân dân xã Đản Khê"
    }  # the one that changed
    build(desk)
    assert "Hội đồng nhân dân xã Đản Khê" in client.get("/query/officials?person=Nhung").text


def test_two_people_are_said_to_be_one(desk: Workspace) -> None:
    client = browser(desk.root, reviewer="Hoài Thu")
    one, other = claim(desk, "Bí thư Huyện uỷ"), claim(desk, "Bí thư Huyện ủy Sơn Lĩnh")
    page = client.get(f"/fact/{one}?other={other}").text
    assert "Cùng một người" in page and "thôi giữ chức" in page  # both sentences side by side
    form = {**form_of(client, f"/fact/{one}"), "verdict": "same", "other": other}
    before = set(re.findall(r'href="(/person/\w+)"', client.get("/people?person=Hùng").text))
    assert len(before) == 2
    assert send(client, form) == 303
    build(desk)
    (now,) = set(re.findall(r'href="(/person/\w+)"', client.get("/people?person=Hùng").text))
    for address in before:  # an address that was cited leads on
        assert client.get(address).url.path == now


# what a form of another site, or an old one, looks like
FORGED = [
    ({"token": ""}, {}),
    ({"token": "0" * 64}, {}),
    ({"token": "ờ"}, {}),
    ({}, {"origin": "https://evil.invalid"}),
    ({}, {"origin": "null"}),
    ({}, {"sec-fetch-site": "cross-site"}),
    ({}, {"cookie": "tinbai-review=another"}),
    ({}, {"cookie": ""}),
]


@pytest.mark.parametrize(("fields", "headers"), FORGED)
def test_a_form_from_elsewhere_is_refused(
    workspace: Workspace, fields: dict[str, str], headers: dict[str, str]
) -> None:
    client = browser(workspace.root, reviewer="Hoài Thu")
    fact = claim(workspace, "Trưởng bản Nà Mạ")
    form = {**form_of(client, f"/fact/{fact}"), "verdict": "reject", **fields}
    if "cookie" in headers:
        client.cookies.clear()
    assert send(client, form, **headers) == 403
    assert not written(workspace)


WRONG = [
    ({"verdict": "shred"}, 400),
    ({"verdict": "accept", "fact": "c0"}, 400),
    ({"verdict": "same"}, 400),  # with whom?
    ({"verdict": "edit"}, 400),  # nothing changes
    ({"verdict": "edit", "set.surface": "other words"}, 400),  # the quote is the article's
    ({"verdict": "undo", "decision": "v0"}, 400),
    ({"verdict": "accept", "why": "x" * 501}, 400),
]


@pytest.mark.parametrize(("fields", "status"), WRONG)
def test_a_decision_that_is_not_whole_is_refused(
    workspace: Workspace, fields: dict[str, str], status: int
) -> None:
    client = browser(workspace.root, reviewer="Hoài Thu")
    fact = claim(workspace, "Trưởng bản Nà Mạ")
    assert send(client, {**form_of(client, f"/fact/{fact}"), **fields}) == status
    assert not written(workspace)


def test_a_workspace_in_use_is_not_written_to(workspace: Workspace) -> None:
    client = browser(workspace.root, reviewer="Hoài Thu")
    fact = claim(workspace, "Trưởng bản Nà Mạ")
    form = {**form_of(client, f"/fact/{fact}"), "verdict": "accept"}
    with workspace.lock():
        assert send(client, form) == 409
    assert not written(workspace)


def test_without_review_there_is_nothing_to_send(client: TestClient, workspace: Workspace) -> None:
    page = client.get(f"/fact/{claim(workspace, 'Trưởng bản Nà Mạ')}")
    assert "<form" not in page.text.partition("</header>")[2]
    assert "tinbai-review" not in page.headers.get("set-cookie", "")
    assert client.post(HERE + "/review", data={"verdict": "accept"}).status_code == 404


# Three of one name whom nothing joins: a secretary, another one far away at the same time, a village head of
# the secretary's province twenty years on. day, home of the paper, title, body, place, level
HUNG = "Lường Văn Hùng"
TOLD = (
    ("2021-01-20", "tỉnh Tuyên Quang", "Bí thư", "Huyện ủy Hàm Yên", "huyện Hàm Yên", "district"),
    ("2021-06-20", "tỉnh Tuyên Quang", "Bí thư", "Huyện ủy Hàm Yên", "huyện Hàm Yên", "district"),
    ("2021-03-25", "tỉnh Lâm Đồng", "Bí thư", "Huyện ủy Đức Trọng", "huyện Đức Trọng", "district"),
    ("2041-04-01", "tỉnh Tuyên Quang", "Trưởng thôn", "thôn Cốc Lùng", "thôn Cốc Lùng", "village"),
)


def _namesakes(root: Path) -> Workspace:
    texts = {
        article(number, day, f"bao-{number}", f"Tin {number}\nÔng {HUNG}, {title} {body}, đã dự.", home): more
        for number, (day, home, title, body, *more) in enumerate(TOLD, 11)
        for more in [(title, body, *more)]
    }

    def read(one: Article) -> tuple[Document, Facts]:
        document, _ = read_invented(one)
        for known, (title, body, place, level) in texts.items():
            if known.text_id == one.text_id:
                words = f"{title} {body}"
                claim = post(one, HUNG, title, body, words, "holds", "current", place=place, level=level)
                return document, Facts((mention(one, HUNG),), (claim,), (), ())
        raise AssertionError(one)

    workspace = Workspace.open(root, create=True)
    store_articles(workspace, texts)
    extract(workspace, reader=read)
    build(workspace)
    return workspace


def people_of(workspace: Workspace) -> list[tuple[str, str]]:
    """Posts and id of each of the people of that name."""
    found = OpenedWorkspace(workspace).query("people", person=HUNG)
    return [
        (str(posts), str(person)) for posts, person in zip(found["posts"], found["person_id"], strict=True)
    ]


def test_namesakes_are_listed_with_what_speaks_for_and_against(tmp_path: Path) -> None:
    workspace = _namesakes(tmp_path / "data")
    people = people_of(workspace)
    here = next(person for posts, person in people if "Hàm Yên" in posts)
    found = OpenedWorkspace(workspace).query("namesakes", person_id=here)
    assert [(row.posts, list(row.speaks_for), list(row.speaks_against)) for row in found.itertuples()] == [
        ("Trưởng thôn, thôn Cốc Lùng", ["same_province"], ["years_between"]),
        ("Bí thư, Huyện ủy Đức Trọng", [], ["at_once", "no_common_province"]),
    ]
    page = browser(workspace.root).get(f"/person/{here}").text
    assert "hai chức chuyên trách ở hai nơi cùng lúc; không chung tỉnh nào" in page
    assert "cách nhau hơn mười lăm năm: -2,0" in page  # what the doubt weighs, in the reader's words
    assert page.count('<div class="card">\n<p><a href="/person/') == len(people) - 1
    assert 'name="verdict"' not in page  # who only reads decides nothing


def test_two_namesakes_that_nobody_doubts_are_said_to_be_one_and_taken_back(tmp_path: Path) -> None:
    workspace = _namesakes(tmp_path / "data")
    people = people_of(workspace)
    one, other = sorted(person for _, person in people)[:2]
    client = browser(workspace.root, reviewer="Hoài Thu")
    form = form_of(client, f"/person/{one}")
    assert form["fact"] == one
    answer = client.post("/review", data={**form, "other": other, "verdict": "same", "why": "cùng quê"})
    assert answer.url.path == f"/person/{one}"
    assert "Đã ghi quyết định" in answer.text
    assert "đợi lần dựng sau" in answer.text
    (made,) = written(workspace)
    assert (made.verdict, made.why) == ("same", "cùng quê")
    form = form_of(client, f"/person/{one}")  # the first is now the one that takes it back
    assert send(client, {**form, "verdict": "undo"}) == 303
    assert "đợi lần dựng sau" not in client.get(f"/person/{one}").text
    assert send(client, {**form, "other": other, "verdict": "different"}) == 303
    build(workspace)
    assert "người xem lại đã nói là hai người" in client.get(f"/person/{one}").text


def test_the_log_shows_what_became_of_each_decision(tmp_path: Path) -> None:
    workspace = _namesakes(tmp_path / "data")
    one, two, three = sorted(person for _, person in people_of(workspace))
    client = browser(workspace.root, reviewer="Hoài Thu")
    for left, right, verdict in ((one, two, "same"), (two, three, "same"), (one, three, "different")):
        form = form_of(client, f"/fact/{left}")
        assert send(client, {**form, "other": right, "verdict": verdict}) == 303
    build(workspace)
    page = client.get("/decisions").text
    assert "trái với quyết định khác" in page
    assert page.count("Hoài Thu") > 3  # each decision, and the facet
    (refused,) = (
        OpenedWorkspace(workspace).query("decisions").query("status == 'contradicted'").to_dict("records")
    )
    assert "trái với quyết định khác" in client.get(f"/fact/{refused['fact_id']}").text
