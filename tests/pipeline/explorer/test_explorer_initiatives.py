"""Initiatives on the pages: counted beside all articles, each with its words, linked both ways."""

import re

import pytest
from starlette.testclient import TestClient
from test_explorer_pages import link_to, words_of

from pipeline.explorer.pages_initiatives import by_initiative, by_year, shade

PAGE = "/initiative/recruiting-members"
WORDS = "kết nạp trên 40 đảng viên"


def test_an_initiative_has_its_names_counts_and_words(client: TestClient) -> None:
    html = client.get(PAGE).text
    page = words_of(html)
    for words in (
        "Phát triển đảng viên",
        "recruiting party members",
        "1 bài trong 5 bài đã đọc",
        "huyện Sơn Lĩnh",
    ):
        assert words in page
    assert f"<mark>{WORDS}</mark>" in html
    assert "1/1" in page  # June 2022
    assert "Không rõ ngày: 0 trong 1 bài" in page  # the undated article was read too


def test_its_english_page_begins_with_the_english_name(client: TestClient) -> None:
    page = client.get(PAGE, headers={"accept-language": "en"}).text
    assert "<h1>Recruiting party members</h1>" in page
    assert '<span lang="vi">Phát triển đảng viên</span>' in page


@pytest.mark.parametrize("words", ["phat trien dang vien", "Phát triển đảng viên", "recruiting"])
def test_it_is_found(client: TestClient, words: str) -> None:
    assert f'href="{PAGE}"' in client.get("/search", params={"q": words}).text


def test_every_way_to_it(client: TestClient) -> None:
    assert link_to(client, "/initiatives", "Phát triển đảng viên") == PAGE
    article = link_to(client, PAGE, "Nhân sự mới ở Sơn Lĩnh")
    assert link_to(client, article, "Phát triển đảng viên") == PAGE
    fact = link_to(client, article, f"“{WORDS}”")
    assert link_to(client, fact, "Phát triển đảng viên") == PAGE
    assert f'id="{fact.removeprefix("/fact/")}"' in client.get(article).text  # where the fact leads


def test_a_month_opens_its_words(client: TestClient) -> None:
    month = re.search(r'href="(/query/initiative_claims[^"]+)"', client.get(PAGE).text)
    assert month is not None
    assert "Nhân sự mới ở Sơn Lĩnh" in client.get(month[1].replace("&amp;", "&")).text


@pytest.mark.parametrize("name", ["nobody", "anti-corruption"])  # unknown; known, but no article reports it
def test_none_without_an_article(client: TestClient, name: str) -> None:
    assert client.get(f"/initiative/{name}").status_code == 404


def test_months_that_were_not_read_are_left_empty() -> None:
    rows = [{"month": "2021-02"}, {"month": None}, {"month": "2023-12"}]
    years = by_year(rows)
    assert list(years) == ["2021", "2023"]
    assert [month for month, row in years["2021"] if row] == ["2021-02"]
    assert years["2023"][11] == ("2023-12", rows[2])


@pytest.mark.parametrize(("share", "dark"), [(0.0, 0), (0.01, 1), (0.05, 2), (0.39, 3), (1.0, 4)])
def test_cells_are_as_dark_as_their_share(share: float, dark: int) -> None:
    assert shade({"share": share}) == dark


def test_what_is_said_first_comes_first() -> None:
    claims = [{"initiative_id": name} for name in ("b", "a", "b")]
    assert [[row["initiative_id"] for row in rows] for rows in by_initiative(claims)] == [["b", "b"], ["a"]]
