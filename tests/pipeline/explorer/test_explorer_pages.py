"""What a researcher reads on the pages: the facts of the invented articles, by every way to them."""

import re
from html import unescape

import pytest
from browsing import browser
from starlette.testclient import TestClient

from extractors.rules import confidence, measured
from pipeline.explorer.pages_console import EXAMPLES
from pipeline.explorer.tables import TABLES
from pipeline.explorer.texts import texts
from pipeline.explorer.waiting_words import measured_words, question_words
from pipeline.explorer.words import number_words
from pipeline.opened import OpenedWorkspace
from pipeline.query import named_queries
from pipeline.workspace import Workspace

TAGS = re.compile(r"<[^>]+>")


def words_of(html: str) -> str:
    """What a page says, without its tags."""
    return " ".join(unescape(TAGS.sub("", html)).split())


def link_to(client: TestClient, page: str, name: str) -> str:
    """The address behind a link with these words."""
    for href, inner in re.findall(
        r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', client.get(page).text, re.DOTALL
    ):
        if name in words_of(inner):
            return unescape(href)
    raise AssertionError(f"{page} has no link '{name}'")


TABLE_ROWS = [
    ("/officials?person=hung", ["Lường Văn Hùng", "Lường Văn Hưng"], ["Đặng Thị Hoà"]),
    ("/officials?person=Hùng", ["Lường Văn Hùng"], ["Lường Văn Hưng"]),  # marks that are typed count
    ("/officials?place=son+linh", ["Lường Văn Hùng", "Đặng Thị Hoà"], ["Lường Văn Hưng"]),
    ("/officials?level=village", ["Lường Văn Hưng"], ["Đặng Thị Hoà"]),
    ("/officials?level=village&level=district", ["Lường Văn Hưng", "Đặng Thị Hoà"], []),
    ("/officials?min_confidence=0.95", ["Không có dòng nào"], ["Lường Văn Hưng"]),  # all rest on 0.9
    ("/officials?since=2022", ["Đặng Thị Hoà"], ["Lường Văn Hưng"]),
    ("/directives?directive=de+an+3", ["Đề án", "ĐA/HU"], ["Kế hoạch"]),
    ("/statistics?unit=dang+vien", ["trên", "40"], ["12"]),
    ("/statistics?target=true", ["hộ"], ["đảng viên"]),
    ("/articles?place=Sơn+Lĩnh", ["Sơn Lĩnh đẩy mạnh xây dựng Đảng"], ["chuyện người trưởng bản"]),
    ("/people?person=nhung", ["Lò Thị Nhung"], ["Hưng"]),  # Nhung is another syllable
    ("/query/person?person=Hùng", ["thôi giữ chức"], ["Hưng"]),
]


@pytest.mark.parametrize(("page", "there", "not_there"), TABLE_ROWS)
def test_a_table_shows_the_rows_that_were_asked_for(
    client: TestClient, page: str, there: list[str], not_there: list[str]
) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    body = words_of(answer.text.partition('aria-live="polite"')[2].partition("<details>")[0])
    for words in there:
        assert words in body
    for words in not_there:
        assert words not in body


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_counts_as_the_query_does(client: TestClient, asked: OpenedWorkspace, name: str) -> None:
    rows = number_words(len(asked.query(TABLES[name].query)), "vi")
    assert f">{rows} dòng<" in client.get(f"/{name}").text


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_has_a_page(client: TestClient, asked: OpenedWorkspace, name: str) -> None:
    rows = number_words(len(asked.query(name)), "vi")
    assert f">{rows} dòng<" in client.get(f"/query/{name}").text


def test_facets_count_what_a_click_will_show(client: TestClient) -> None:
    page = client.get("/officials").text
    count = int(re.search(r'level=village"[^>]*><span>[^<]*</span><span class="n">(\d+)</span>', page)[1])  # type: ignore[index]
    assert f">{count} dòng<" in client.get("/officials?level=village").text


def test_rows_are_sorted_as_a_vietnamese_reader_sorts(client: TestClient) -> None:
    page = words_of(client.get("/officials?sort=person").text)
    order = [page.index(name) for name in ("Đặng Thị Hoà", "Lường Văn Hùng", "Lường Văn Hưng")]
    assert order == sorted(order)  # Đ before L, u before ư; code points have it the other way round


SEARCHES = [
    ("lường văn hùng", "Lường Văn Hùng"),
    ("luong van hung", "Lường Văn Hưng"),
    ("son linh", "Huyện ủy Sơn Lĩnh"),
    ("3 da hu", "Đề án 03/ĐA/HU"),
    ("thoi tiet", "Thông tin thời tiết"),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_the_search_box_finds_with_and_without_accents(client: TestClient, words: str, found: str) -> None:
    page = words_of(client.get("/search", params={"q": words}).text)
    assert found in page.partition(f"Tìm “{words}”")[2]


def test_a_person_page_shows_tenure_evidence_and_articles(client: TestClient) -> None:
    page = client.get(link_to(client, "/people?person=Hùng", "Lường Văn Hùng"))
    text = words_of(page.text)
    assert "Bí thư, Huyện ủy Sơn Lĩnh" in text
    assert "đã thôi" in text
    assert "thôi giữ chức <mark>Bí thư Huyện ủy Sơn Lĩnh</mark>; bà" in page.text  # the article's characters
    assert "Nhân sự mới ở Sơn Lĩnh" in text
    assert "Còn 1 người khác cùng tên" in text  # the first article's: nothing ties them together
    assert "<svg" in page.text


def test_a_bar_of_the_strip_opens_its_evidence(client: TestClient) -> None:
    href = link_to(
        client, link_to(client, "/people?person=Hùng", "Lường Văn Hùng"), "Bí thư, Huyện ủy Sơn Lĩnh"
    )
    tenure = re.search(r"tenure=(\w+)#(\w+)", href)
    assert tenure is not None and tenure[1] == tenure[2]
    assert f'id="{tenure[1]}" open' in client.get(href).text


def test_a_post_page_shows_its_holders_one_after_another(client: TestClient) -> None:
    text = words_of(client.get(link_to(client, "/officials?person=Hùng", "Bí thư")).text)
    assert "Bí thư, Huyện ủy Sơn Lĩnh" in text
    assert "Lường Văn Hùng" in text and "Đặng Thị Hoà" in text


def test_a_directive_page_says_who_cites_it_where_and_when(client: TestClient) -> None:
    page = client.get(link_to(client, "/directives?directive=3-DA/HU", "câu chữ"))
    directive = client.get(link_to(client, str(page.url.path), "Đề án 03-ĐA/HU"))
    text = words_of(directive.text)
    assert "Huyện ủy Sơn Lĩnh" in text
    assert "20/1/2021" in text
    assert "bao-son-linh · 2" in text
    assert "<mark>Đề án số 3</mark>" in directive.text


def test_an_article_page_marks_every_fact(client: TestClient) -> None:
    page = client.get(link_to(client, "/articles", "Nhân sự mới ở Sơn Lĩnh")).text
    marked = {
        (kind, unescape(words)) for kind, words in re.findall(r'<a class="m ([a-z ]+)"[^>]*>(.*?)</a>', page)
    }
    assert ("person", "LƯỜNG VĂN HÙNG") in marked
    assert ("post", "Bí thư Huyện ủy Sơn Lĩnh") in marked
    assert ("directive", "Đề án số 3") in marked
    assert ("statistic initiative", "trên 40 đảng viên") in marked  # kết nạp trên 40 đảng viên
    assert 'data-says="40 đảng viên · huyện Sơn Lĩnh; Phát triển đảng viên"' in page


def test_a_copy_is_named_beside_the_original(client: TestClient) -> None:
    text = words_of(client.get(link_to(client, "/articles", "Sơn Lĩnh đẩy mạnh xây dựng Đảng")).text)
    assert "Bài trùng" in text and "bao-dan-khe" in text


def test_the_evidence_page_can_be_cited(client: TestClient) -> None:
    href = link_to(client, "/officials?person=Hoà", "câu chữ")
    text = words_of(client.get(href).text)
    assert "bà Đặng Thị Hoà được bầu làm Bí thư" in text
    assert "https://bao-son-linh.invalid/2" in text
    assert "archive/bao-son-linh.warc.gz:2" in text
    assert "test.rule" in text and "90%" in text
    assert "“Nhân sự mới ở Sơn Lĩnh”, bao-son-linh, 17/6/2022." in text
    assert f"@article{{{href.removeprefix('/fact/')}," in text


def test_the_evidence_page_has_every_part_of_the_card(client: TestClient, asked: OpenedWorkspace) -> None:
    sql = "SELECT statistic_id FROM statistic WHERE surface = '12/15 chi bộ'"
    fact = asked.sql(sql)["statistic_id"][0]
    page = client.get(f"/fact/{fact}")
    text = words_of(page.text)
    assert "<mark>12/15 chi bộ</mark>" in page.text  # the exact characters
    for part in (
        "bao-son-linh", "14/3/2021", "https://bao-son-linh.invalid/1", "archive/bao-son-linh.warc.gz:1",
        "test.rule", "90%", "suy từ bài",
    ):  # fmt: skip
        assert part in text
    assert 'id="cite-plain"' in page.text
    assert "@article{" in text


def test_english_pages_say_the_same_in_english(workspace: Workspace) -> None:
    english = browser(workspace.root, language="en-GB,en;q=0.9")
    text = words_of(english.get("/officials?person=Hoà").text)
    assert "current" in text and "17 Jun 2022" in text and "Đặng Thị Hoà" in text
    vietnamese = words_of(english.get("/officials?lang=vi").text)
    assert "Cán bộ và chức vụ" in vietnamese
    assert "Cán bộ và chức vụ" in words_of(english.get("/officials").text)  # the cookie remembers


def test_both_languages_have_every_text_with_the_same_blanks() -> None:
    blanks = re.compile(r"\{\w+\}")
    for key, languages in texts().items():
        assert sorted(blanks.findall(languages["vi"])) == sorted(blanks.findall(languages["en"])), key


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_asks_in_vietnamese_too(name: str) -> None:
    assert f"question.{name}" in texts() and f"table.{name}" in texts()


# kind and question as the query has them; what a Vietnamese reader is asked
QUEUED = [
    ("mention", "rule no.such_rule, confidence 0.5", "Quy tắc no.such_rule: chưa đo được"),
    (
        "identity",
        "same person? Lò Thị Nhung and Lò Thị Nhung; rarity of the name in the place: 1.5",
        "Lò Thị Nhung và Lò Thị Nhung có phải một người không? (tên hiếm trong đơn vị: 1,5)",
    ),
    (
        "conflict",
        "Bí thư, Huyện ủy Sơn Lĩnh: both between 2021-03-01 and 2021-07",
        "Bí thư, Huyện ủy Sơn Lĩnh: cả hai cùng giữ trong khoảng 1/3/2021 – 7/2021?",
    ),
    (
        "stale",
        "reject by thu of 2026-02-01 no longer finds its words",
        "“sai” của thu ngày 1/2/2026 không còn",
    ),
    ("contradiction", "same by thu of 2026-02-01: other decisions forbid it", "trái với các quyết định khác"),
    (
        "doubt",
        "Bí thư, Huyện ủy Sơn Lĩnh: one article, and elsewhere before and after",
        "Bí thư, Huyện ủy Sơn Lĩnh: chỉ một bài, mà trước và sau đó người này ở nơi khác",
    ),
    ("sum", "says 1071, its parts make 1070.5", "Bài viết tổng là 1.071, cộng các phần lại được 1.070,5"),
    ("dates", "of 2020-01-03, 2020-01-13", "Các bài ghi ngày khác nhau: 3/1/2020, 13/1/2020."),
    ("mention", "who knows", "who knows"),  # what is not known is shown as it is
]


def test_nobody_who_was_relieved_is_called_dismissed() -> None:
    """`removed` holds miễn nhiệm, which is no punishment, beside bãi nhiệm and cách chức."""
    for key in ("change.removed", "reason.removed"):
        assert "miễn nhiệm" in texts()[key]["vi"] and "relieved" in texts()[key]["en"]


def test_a_confidence_says_on_how_many_cases_it_rests() -> None:
    """(right + 1) / (all + 2): 0.5 of a rule without a case is no share of anything."""
    right, wrong = measured("people.list_item") or (0, 0)
    said = measured_words("vi", "people.list_item")
    assert said == f"{right} lần đúng, {wrong} lần sai trong các bài kiểm tra bằng tay"
    assert right > 50 and confidence("people.list_item") == round((right + 1) / (right + wrong + 2), 3)
    assert measured("no.such_rule") is None and confidence("no.such_rule") == 0.5


@pytest.mark.parametrize(("kind", "question", "asked"), QUEUED)
def test_the_queue_asks_in_the_language_of_its_reader(kind: str, question: str, asked: str) -> None:
    assert asked in question_words("vi", kind, question)


def test_shares_stand_beside_their_whole(client: TestClient) -> None:
    head = client.get("/statistics").text.partition("<thead>")[2].partition("</thead>")[0]
    assert ">Trong<" in head  # a percentage of what; a denominator stands in the words
    places = client.get("/initiative/recruiting-members").text.partition('data-label="Phần trăm"')[2]
    assert re.match(r">\d+(,\d)?%<", places)  # one of so many articles, as percent


def test_figures_begin_with_the_latest(asked: OpenedWorkspace) -> None:
    days = [day for day in asked.query("statistics")["published"] if day]
    assert days == sorted(days, reverse=True)


def test_a_page_beyond_the_last_says_so(client: TestClient) -> None:
    page = client.get("/people?page=99&gender=male").text
    assert "Bảng này chỉ có 1 trang." in words_of(page)
    assert 'href="/people?gender=male"' in page.partition("Bảng này chỉ có")[2]


EMPTY = [
    ("/runs", "Chưa có đêm thu thập nào"),
    ("/decisions", "Chưa ai quyết định gì"),
    ("/changes", "Chưa có gì để so"),
]


@pytest.mark.parametrize(("page", "why"), EMPTY)
def test_an_empty_table_says_why_and_offers_no_empty_form(client: TestClient, page: str, why: str) -> None:
    body = client.get(page).text.partition("<main")[2].partition("</main>")[0]
    assert why in words_of(body)
    assert '<div class="facet">' not in body
    assert ("<form" in body) == ('<input type="text"' in body)


def test_one_is_not_many_in_english(workspace: Workspace) -> None:
    english = words_of(browser(workspace.root, language="en").get("/").text)
    assert "1 article" in english
    assert not re.search(r"\b1 articles", english)


@pytest.mark.parametrize("example", EXAMPLES.values())
def test_the_examples_of_the_console_have_an_answer(asked: OpenedWorkspace, example: str) -> None:
    assert len(asked.sql(example)) > 0


def test_the_dictionary_says_what_every_column_means(client: TestClient, asked: OpenedWorkspace) -> None:
    page = words_of(client.get("/dictionary?text=tenure").text)
    assert "first_attested" in page
    found = asked.query("dictionary")
    assert {"article_version", "tenure", "office_holder"} <= set(found["table_name"])
    silent = found[found["meaning"].isna() & ~found["table_name"].str.startswith("corrected_")]
    assert list(silent["table_name"].unique()) == []
    assert "meaning" in client.get("/dictionary.csv").text.splitlines()[0]


def test_a_place_shows_what_its_papers_report(client: TestClient) -> None:
    text = words_of(client.get(link_to(client, "/places", "Sơn Lĩnh")).text)
    assert "Theo các báo nói cho nơi này" in text
