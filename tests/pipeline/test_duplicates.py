"""Copies are linked to what appeared first, whatever order the articles come in; other articles are not."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from looks import STORIES, Story

from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.parse.plain import parse_text
from pipeline.staged_articles import read_words
from pipeline.workspace import Workspace

LONG, OTHER = STORIES[0], STORIES[2]


def article(
    story: Story, name: str, published: str | None, text: str | None = None, source: str | None = None
) -> Article:
    body = text or f"{story.title}\n\n{story.body}"
    return replace(parse_text(body, name), article_id=name, published=published, syndicated_from=source)


def find_duplicates(folder: Path, articles: Iterable[Article]) -> dict[str, tuple[str, float]]:
    """Copies among the articles in this order, as the build finds them."""
    workspace = Workspace.open(folder, create=True)
    store_articles(workspace, articles)
    read_words(workspace, folder, lambda words: words)
    rows = pq.read_table(folder / "copy.parquet").to_pylist()
    return {row["article_id"]: (row["copy_of"], row["likeness"]) for row in rows}


FIRST = article(LONG, "a-first", "2021-03-11T08:15")
RETOLD = f"Bản Lùng đổi thay\n\n{LONG.body.replace('184 đảng viên', '185 đảng viên')}\n\nTheo Báo Sơn Lĩnh"
CASES = [
    pytest.param(article(LONG, "b-copy", "2021-03-12"), "a-first", id="the same text elsewhere"),
    pytest.param(
        article(LONG, "b-copy", "2021-03-12", RETOLD), "a-first", id="another title, a figure corrected"
    ),
    pytest.param(article(LONG, "0-copy", None), "a-first", id="without a date"),
    pytest.param(
        article(LONG, "0-copy", "2021-03-11T07:00", source="Báo X"), "a-first", id="syndicated on that day"
    ),
    pytest.param(article(OTHER, "b-other", "2021-03-12"), None, id="another article"),
    pytest.param(article(LONG, "b-other", "2021-03-12", LONG.lead), None, id="its lead alone"),
]


@pytest.mark.parametrize(("copy", "original"), CASES)
def test_copies(tmp_path: Path, copy: Article, original: str | None) -> None:
    found = find_duplicates(tmp_path / "one", [FIRST, copy])
    assert found == find_duplicates(tmp_path / "two", [copy, FIRST])
    if original is None:
        assert found == {}
    else:
        assert found[copy.article_id][0] == original
        assert 0.7 <= found[copy.article_id][1] <= 1.0


def test_an_original_is_never_a_copy(tmp_path: Path) -> None:
    copies = [article(LONG, f"copy-{day}", f"2021-03-{day}") for day in range(12, 20)]
    found = find_duplicates(tmp_path, [*copies, FIRST])
    assert found == {copy.article_id: ("a-first", 1.0) for copy in copies}


def test_short_texts_are_alike_by_chance(tmp_path: Path) -> None:
    text = "Giá vàng hôm nay\n\nGiá vàng miếng sáng nay tăng nhẹ so với hôm qua."
    assert find_duplicates(tmp_path, [article(LONG, name, "2021-03-11", text) for name in "ab"]) == {}


def test_many_articles_of_one_form_are_not_compared_two_by_two(tmp_path: Path) -> None:
    texts = [f"Tin số {n}\n\n" + " ".join(f"từ{n}x{i}" for i in range(60)) for n in range(500)]
    articles = (article(LONG, f"n{n}", "2021", text) for n, text in enumerate(texts))
    assert find_duplicates(tmp_path, articles) == {}
