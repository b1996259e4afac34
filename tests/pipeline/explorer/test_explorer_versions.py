"""Two versions of an article side by side: what changed, word by word, and which facts came and went."""

from dataclasses import replace

import pytest
from browsing import browser
from hostile_article import HOSTILE
from invented import ARTICLES, article, read_invented
from starlette.testclient import TestClient

from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.explorer.difference import difference
from pipeline.extract import extract
from pipeline.workspace import Workspace

# older text, newer text, (kind, words) of the runs that are not unchanged
CHANGES = [
    ("Xã có 12 chi bộ.", "Xã có 12 chi bộ.", []),
    (
        "Toàn xã có 12 chi bộ đạt chuẩn.",
        "Toàn xã có 13 chi bộ đạt chuẩn.",
        [("removed", "12 "), ("added", "13 ")],
    ),
    ("Ông Páo nói.", "Ông Páo nói.\nMưa đã tạnh.", [("added", "Mưa đã tạnh.")]),
    ("Ông Páo nói.\nMưa đã tạnh.", "Mưa đã tạnh.", [("removed", "Ông Páo nói.")]),
    ("A\n\n  B", "A\nB", []),  # blank lines and indents are the page's, not the writer's
    # nothing in common but one word that stands everywhere: whole against whole
    (
        "Bí thư và chủ tịch cùng dự",
        "Nông dân và thanh niên trồng rừng",
        [
            ("removed", "Bí thư và chủ tịch cùng dự"),
            ("added", "Nông dân và thanh niên trồng rừng"),
        ],
    ),
    ("", "Tin mới", [("added", "Tin mới")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_what_changed(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    found = difference(old, new)
    runs = [run for passage in found.passages for run in passage.runs]
    assert [(run.kind, run.text) for run in runs if run.kind != "same"] == expected


def test_both_texts_can_be_put_together_again() -> None:
    old = "\n".join(f"Đoạn {n} nói về việc thứ {n} của xã" for n in range(30))
    new = old.replace("Đoạn 7 nói", "Đoạn bảy viết").replace("\nĐoạn 20 nói", "\nThêm một dòng\nĐoạn 20 nói")
    found = difference(old, new)
    skipped = sum(passage.paragraphs for passage in found.passages)
    shown = ["".join(run.text for run in passage.runs if run.kind != "removed") for passage in found.passages]
    assert skipped > 20
    assert [line for line in new.split("\n") if line in shown] == [line for line in shown if line]
    assert (found.removed, found.added) == (2, 5)  # 7 nói; bảy viết, Thêm một dòng


HARD = [
    ("a b " * 3000, "b a " * 3000),
    (" ".join(f"p x{n}" for n in range(3000)), " ".join(f"p y{n}" for n in range(3000))),
    ("dòng\n" * 20_000, "dòng\nkhác\n" * 10_000),
]


@pytest.mark.parametrize(("old", "new"), HARD)
def test_hostile_texts_stand_whole_against_each_other(old: str, new: str) -> None:
    found = difference(old, new)
    assert [passage.kind for passage in found.passages] == ["removed", "added"]


def test_a_text_without_end_is_compared_at_its_beginning() -> None:
    found = difference("một " * 100_000, "hai " * 100_000)
    assert found.cut
    assert sum(len(run.text) for passage in found.passages for run in passage.runs) < 500_000


FIRST = ARTICLES[0]
CHANGED = replace(
    article(
        1,
        FIRST.published,
        FIRST.source_id,
        FIRST.text.replace("12/15 chi bộ đạt", "mọi chi bộ đều đạt"),
        FIRST.home,
    ),
    origin="archive/later.warc.gz:1",
)


def _hostile(words: str) -> Article:
    return replace(HOSTILE, text=HOSTILE.text.replace("trồng 5", words))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    workspace = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
    for step in ((*ARTICLES, HOSTILE), (CHANGED, _hostile("chặt <b>5"))):
        store_articles(workspace, step)
        extract(workspace, reader=read_invented)
    build(workspace)
    return browser(workspace.root)


def test_the_article_says_that_it_was_changed_and_leads_to_the_difference(client: TestClient) -> None:
    page = client.get(f"/article/{FIRST.article_id}").text
    assert "đã sửa bài này 1 lần" in page
    assert f'href="/versions/{FIRST.article_id}"' in page
    assert FIRST.origin in page  # the archive record of the former text
    assert "đã sửa bài này" not in client.get(f"/article/{ARTICLES[1].article_id}").text


def test_the_difference_marks_the_words(client: TestClient) -> None:
    page = client.get(f"/versions/{FIRST.article_id}").text
    assert "<del>12/15 </del><ins>mọi </ins>" in page
    assert "<ins>đều </ins>" in page


def test_facts_that_went_and_came_are_listed(client: TestClient) -> None:
    went = client.get(f"/versions/{FIRST.article_id}").text.partition("Dữ kiện không còn")[2]
    assert "12/15 chi bộ · Đảng bộ huyện Sơn Lĩnh · 2020" in went.partition("Dữ kiện mới")[0]
    back = client.get(f"/versions/{FIRST.article_id}?old=2&new=1").text.partition("Dữ kiện mới")[2]
    assert "12/15 chi bộ · Đảng bộ huyện Sơn Lĩnh · 2020" in back


def test_hostile_versions_stay_words(client: TestClient) -> None:
    page = client.get(f"/versions/{HOSTILE.article_id}").text
    assert "&lt;b&gt;5" in page
    assert "<b>5" not in page
    assert "alert(" in page
    assert "<script>alert" not in page


REFUSED = [
    ("?old=0", 400), ("?new=3", 400), ("?old=x", 400), ("?new=99999999999", 400), ("?from=1", 400), ("", 200),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "status"), REFUSED)
def test_versions_that_are_not_there(client: TestClient, asked: str, status: int) -> None:
    answer = client.get(f"/versions/{FIRST.article_id}{asked}")
    assert answer.status_code == status
    if status == 400:
        assert asked[1:].partition("=")[0] in answer.text


def test_an_article_of_one_version_has_nothing_to_compare(client: TestClient) -> None:
    answer = client.get(f"/versions/{ARTICLES[1].article_id}")
    assert answer.status_code == 404
    assert "chỉ có một bản" in answer.text
    assert client.get("/versions/nothing").status_code == 404
