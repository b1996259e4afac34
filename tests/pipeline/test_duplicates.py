"""Copies are linked to what appeared first, whatever order the articles come in; other articles are not."""

from dataclasses import replace

import pytest
from looks import STORIES, Story

from pipeline.article import Article
from pipeline.duplicates import find_duplicates
from pipeline.parse.plain import parse_text

LONG, OTHER = STORIES[0], STORIES[2]


def article(
    story: Story, name: str, published: str | None, text: str | None = None, source: str | None = None
) -> Article:
    body = text or f"{story.title}\n\n{story.body}"
    return replace(parse_text(body, name), article_id=name, published=published, syndicated_from=source)


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
def test_copies(copy: Article, original: str | None) -> None:
    found = find_duplicates([FIRST, copy])
    assert found == find_duplicates(iter([copy, FIRST]))
    if original is None:
        assert found == {}
    else:
        assert found[copy.article_id][0] == original
        assert 0.7 <= found[copy.article_id][1] <= 1.0


def test_an_original_is_never_a_copy() -> None:
    copies = [article(LONG, f"copy-{day}", f"2021-03-{day}") for day in range(12, 20)]
    found = find_duplicates([*copies, FIRST])
    assert found == {copy.article_id: ("a-first", 1.0) for copy in copies}


def test_short_texts_are_alike_by_chance() -> None:
    text = "Giá vàng hôm nay\n\nGiá vàng miếng sáng nay tăng nhẹ so với hôm qua."
    assert find_duplicates([article(LONG, name, "2021-03-11", text) for name in "ab"]) == {}


def test_many_articles_of_one_form_are_not_compared_two_by_two() -> None:
    texts = [f"Tin số {n}\n\n" + " ".join(f"từ{n}x{i}" for i in range(60)) for n in range(500)]
    assert find_duplicates(article(LONG, f"n{n}", "2021", text) for n, text in enumerate(texts)) == {}
