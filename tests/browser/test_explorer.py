"""A researcher's morning in a real browser: search, person, evidence, facets, back, review, console."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Open = Callable[..., Page]

PAGES = {
    "home": "/", "search": "/search?q=son+linh", "officials": "/officials", "people": "/people",
    "directives": "/directives", "statistics": "/statistics", "articles": "/articles", "places": "/places",
    "organisations": "/organisations", "coverage": "/coverage", "conflicts": "/conflicts", "queue": "/queue",
    "series": "/series", "initiatives": "/initiatives", "decisions": "/decisions",
    "dictionary": "/dictionary",
    "runs": "/runs", "issues": "/issues", "queries": "/queries", "not found": "/person/nobody",
    "console": "/sql?q=SELECT+kind,+count(*)+AS+n+FROM+directive+GROUP+BY+1",
}  # fmt: skip
# a page of one thing: the table that leads there, and the link in it
THINGS = {
    "person": ("/people?sort=-articles", "a[href^='/person/']"),
    "post": ("/officials", "a[href^='/post/']"),
    "organisation": ("/officials", "a[href^='/organisation/']"),
    "place": ("/officials", "a[href^='/place/']"),
    "directive": ("/directives", "a[href^='/directive/']"),
    "article": ("/articles?sort=-post_claims", "a[href^='/article/']"),
    "fact": ("/statistics", "a[href^='/fact/']"),
    "series": ("/series", "a[href^='/series/']"),
    "initiative": ("/initiatives", "a[href^='/initiative/']"),
}


def open_thing(open_page: Open, thing: str, **how: object) -> Page:
    table, link = THINGS[thing]
    page = open_page(table, **how)
    page.locator("main").locator(link).first.click()
    expect(page).to_have_url(re.compile(f"/{thing}/"))
    return page


def test_from_a_name_without_accents_to_the_words_of_an_article(open_page: Open) -> None:
    page = open_page("/")
    page.locator("input[type=search]").fill("son linh")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Sơn Lĩnh")
    page.goto(page.url.split("/search")[0] + "/people?sort=-articles")
    page.locator("main a[href^='/person/']").first.click()
    name = page.locator("h1").inner_text()
    page.locator("svg a").first.click()
    page.locator("main a[href^='/fact/']").first.click()
    expect(page.locator("blockquote mark")).to_have_count(1)
    assert page.locator("blockquote mark").inner_text()
    page.locator(".card a[href^='/article/']").click()
    expect(page.locator("main")).to_contain_text(name.split("\n")[0])


def test_facets_are_addresses_and_back_goes_back(open_page: Open) -> None:
    page = open_page("/officials")
    everyone = page.locator("p[aria-live] b").inner_text()
    page.locator(".facet a").first.click()
    narrowed = page.url
    assert "?" in narrowed
    assert page.locator("p[aria-live] b").inner_text() != everyone
    expect(page.locator(".facet a[aria-current]")).to_have_count(1)
    page.locator("th a").first.click()
    assert "sort=" in page.url
    page.go_back()
    assert page.url == narrowed
    page.go_back()
    assert page.locator("p[aria-live] b").inner_text() == everyone


def test_an_unknown_address_leads_on(open_page: Open) -> None:
    page = open_page("/")
    answer = page.request.get(page.url + "person/nobody")
    assert answer.status == 404
    assert 'href="/people"' in answer.text()


def test_the_console_answers_and_says_what_it_cannot(open_page: Open) -> None:
    page = open_page("/sql")
    page.locator("textarea").fill("SELECT name, articles FROM person ORDER BY articles DESC, name LIMIT 5")
    page.locator("form.console button").click()
    expect(page.locator("tbody tr")).to_have_count(5)
    expect(page.locator("figure.plot rect")).to_have_count(5)


def test_a_decision_is_written_and_taken_back(open_page: Open, review_site: str) -> None:
    page = open_page("/officials", base=review_site)
    page.locator("main a[href^='/fact/']").first.click()
    desk = page.locator("#review")
    desk.locator("input[name=why]").first.fill("đã đọc bài")
    desk.locator("button[value=accept]").click()
    expect(page.locator("#review [role=status]")).to_be_visible()
    expect(page.locator("#review")).to_contain_text("đã đọc bài")
    page.locator("#review button[value=undo]").first.click()
    expect(page.locator("#review button[value=undo]")).to_have_count(0)


def test_who_only_reads_is_offered_no_decision(open_page: Open) -> None:
    assert open_thing(open_page, "fact").locator("button[value=accept]").count() == 0


@pytest.mark.parametrize("name", [name for name in PAGES if name != "not found"])
def test_a_phone_shows_every_page_without_scrolling_sideways(open_page: Open, name: str) -> None:
    page = open_page(PAGES[name], width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("thing", THINGS)
def test_a_phone_shows_every_thing_without_scrolling_sideways(open_page: Open, thing: str) -> None:
    page = open_thing(open_page, thing, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_everything_works_without_javascript(open_page: Open) -> None:
    page = open_page("/", javascript=False)
    page.locator("input[type=search]").fill("sơn lĩnh")
    page.locator("form[role=search] button").click()
    expect(page.locator("main")).to_contain_text("Sơn Lĩnh")
    page.locator(".menu a[href='/officials']").click()
    page.locator("input[name=place]").fill("Sơn Lĩnh")
    page.locator("form.filters button").click()
    assert "place=" in page.url
    assert page.locator("tbody tr").count() > 0
    page.locator("main a[href^='/fact/']").first.click()
    assert page.locator("blockquote mark").inner_text()


def test_the_keyboard_alone_leads_everywhere(open_page: Open) -> None:
    page = open_page("/officials")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("input[type=search]")).to_be_focused()
    page.keyboard.type("son linh")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "not found"])
def test_axe_finds_nothing_serious_on_pages(open_page: Open, name: str, dark: bool) -> None:
    assert serious(open_page(PAGES[name], dark=dark)) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("thing", THINGS)
def test_axe_finds_nothing_serious_on_things(open_page: Open, thing: str, dark: bool) -> None:
    assert serious(open_thing(open_page, thing, dark=dark)) == []


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical, with the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:150]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_english_and_back(open_page: Open) -> None:
    page = open_page("/officials?place=S%C6%A1n+L%C4%A9nh")
    page.locator("a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.locator("input[name=place]").input_value() == "Sơn Lĩnh"
    page.locator(".menu a[href='/people']").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_print_shows_no_navigation(open_page: Open) -> None:
    page = open_thing(open_page, "person")
    page.emulate_media(media="print")
    for menu in page.locator(".menu").all():
        expect(menu).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("name", ["home", "officials", "articles", "statistics"])
def test_a_page_weighs_little(open_page: Open, name: str) -> None:
    page = open_page(PAGES[name])
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".filter(one => !/woff2|svg/.test(one.name)).map(one => one.encodedBodySize)"
    )
    assert sum(sizes) < 100_000


def test_fonts_have_the_letters(open_page: Open) -> None:
    page = open_page("/")
    page.evaluate("document.fonts.ready.then(() => 0)")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'Đặng Ữ ễ')")
