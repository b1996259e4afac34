"""Versions of an article, figures side by side, questions that are kept, and what comes out on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_explorer import open_thing, serious

Open = Callable[..., Page]

LOOKS = [{"dark": False}, {"dark": True}, {"width": 390}]
LOOK_NAMES = ["light", "dark", "phone"]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("look", LOOKS, ids=LOOK_NAMES)
def test_from_a_changed_article_to_what_changed(
    open_page: Open, changed_site: str, look: dict[str, int | bool]
) -> None:
    page = open_page("/query/article_versions", base=changed_site, **look)
    page.locator("main a[href^='/article/']").first.click()
    page.locator("main a[href^='/versions/']").first.click()
    assert page.locator(".diff del").inner_text().strip() == "đảng"
    assert page.locator(".diff ins").inner_text().strip() == "hội"
    assert serious(page) == []
    assert fits(page)


@pytest.mark.parametrize("look", LOOKS, ids=LOOK_NAMES)
def test_from_a_series_to_the_same_figure_elsewhere(open_page: Open, look: dict[str, int | bool]) -> None:
    page = open_page("/series?indicator=h%E1%BB%99+ngh%C3%A8o", **look)
    page.locator("main a[href^='/series/']").first.click()
    page.locator("main a[href^='/multiples/']").click()
    drawings = page.locator(".multiples svg")
    assert drawings.count() > 2
    sizes = {tuple(box.values())[2:] for box in (one.bounding_box() for one in drawings.all()) if box}
    assert len(sizes) == 1  # one scale for all
    assert serious(page) == []
    assert fits(page)
    page.locator(".multiples svg a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reading a.m.statistic:target")).to_be_visible()


@pytest.mark.parametrize("table", ["officials", "statistics", "directives"])
def test_the_way_to_the_words_is_in_sight_without_scrolling_a_table(open_page: Open, table: str) -> None:
    page = open_page(f"/{table}", width=1280)
    box = page.locator("td.fact a").first.bounding_box()
    frame = page.locator(".scroll").first.bounding_box()
    assert box is not None and frame is not None
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_a_question_is_kept_and_deleted(open_page: Open, review_site: str) -> None:
    page = open_page("/sql?q=SELECT+42+AS+n", base=review_site)
    page.locator("#save input[name=name]").fill("Bốn mươi hai là gì?")
    page.locator("#save button").click()
    expect(page).to_have_url(re.compile(r"saved=bon-muoi-hai-la-gi"))
    expect(page.locator("td")).to_have_text("42")
    page.goto(page.url.split("/sql")[0] + "/queries")
    page.locator("#saved a").click()
    page.locator("#saved button").click()
    expect(page.locator("#saved")).to_have_count(0)


def test_paper_shows_tables_as_tables_and_the_words_of_each_tenure(open_page: Open) -> None:
    page = open_thing(open_page, "person", width=718)
    page.emulate_media(media="print")
    assert page.locator("thead").first.is_visible()
    assert page.locator("table.rows tr").last.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert page.locator(".tenure .card blockquote").first.is_visible()
    expect(page.locator(".printed")).to_contain_text("tinbai-")  # the database that it was found by
    assert page.locator("form").count() == 0 or not page.locator("form").first.is_visible()
