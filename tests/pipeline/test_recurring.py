# ruff: noqa: E501
"""What stands under many articles of a source is boilerplate; what stands under one is its own."""

import pytest

from pipeline.article import Article
from pipeline.parse.plain import parse_text
from pipeline.parse.recurring import count_lines, mark_recurring

CALL = "Mời bạn đọc theo dõi Báo Sơn Lĩnh trên Zalo để biết tin sớm nhất"


def article(number: int, last: str = CALL, more: str = "") -> Article:
    text = (
        f"Tin thứ {number}\n\nNgày thứ {number}, xã Bản Lùng làm xong đoạn đường thứ {number} về bản, dài hơn hai cây số.\n\n"
        f"Cả xã có {number} tổ tự quản, tổ nào cũng nhận một đoạn đường để trông coi và sửa khi mưa lũ.\n\n{more}{last}\n\n"
        f"Đoạn đường thứ {number} do nhân dân góp công, huyện góp xi măng, làm trong {number} tháng thì xong.\n"
    )
    return parse_text(text, f"{number}.txt")


def body(found: Article) -> list[str]:
    return [
        found.text[z.start_char : z.end_char]
        for z in found.zones
        if z.kind in ("lead", "body", "heading", "caption")
    ]


@pytest.mark.parametrize(("count", "dropped"), [(1, False), (4, False), (5, True), (12, True)])
def test_a_line_under_at_least_five_articles_is_dropped(count: int, dropped: bool) -> None:
    articles = [article(number) for number in range(count)]
    marked = mark_recurring(articles)
    assert [CALL in body(one) for one in marked] == [not dropped] * count
    assert [one.text_id for one in marked] == [one.text_id for one in articles], "the text stays as it was"
    assert all(len(body(one)) >= 3 for one in marked)


def test_what_is_rare_on_a_large_source_stays() -> None:
    articles = [article(n) for n in range(5)] + [article(n, "") for n in range(5, 40)]
    assert mark_recurring(articles) == articles


def test_copies_of_one_article_keep_their_words() -> None:
    copies = [article(1)] * 8
    assert mark_recurring(copies) == copies


def test_what_was_learnt_counts_for_a_single_new_article() -> None:
    known = count_lines([article(number) for number in range(10)])
    assert known.articles == 10
    assert CALL not in body(mark_recurring([article(99)], known)[0])
    assert count_lines([article(98)], known).articles == 11


def test_bylines_stay() -> None:
    articles = [
        article(number, more="", last="Cảm ơn bạn đọc đã góp ý cho tờ báo này!") for number in range(6)
    ]
    signed = [parse_text(one.text + "\nBài, ảnh: Nguyễn Thị Thu Hà\n", "x") for one in articles]
    assert all(one.author == "Nguyễn Thị Thu Hà" for one in mark_recurring(signed))
    assert all(any(zone.kind == "byline" for zone in one.zones) for one in mark_recurring(signed))
