"""The same figure of several places side by side: one scale, goals beside results, failed sums marked."""

import re

import pytest
from browsing import browser
from invented import article
from starlette.testclient import TestClient

from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.extract import extract
from pipeline.opened import OpenedWorkspace
from pipeline.workspace import Workspace

HOME = "tỉnh Tuyên Quang"
SAID = (
    ("2021-01-12", "Cuối năm 2020, tỷ lệ hộ nghèo của huyện Sơn Lĩnh còn 24,8%."),
    ("2022-01-15", "Năm 2021, tỷ lệ hộ nghèo của huyện Sơn Lĩnh còn 21,25%."),
    ("2022-01-16", "Huyện Sơn Lĩnh phấn đấu đến cuối năm 2022, tỷ lệ hộ nghèo còn dưới 20%."),
    ("2023-03-02", "Năm 2022, tỷ lệ hộ nghèo của huyện Đản Khê còn 18,4%."),
    ("2023-03-03", "Năm 2022, huyện Đản Khê chăm sóc 71 vườn ươm."),
    (
        "2022-05-05",
        "Tháng 4/2022, Đảng bộ huyện Sơn Lĩnh có 71 tổ chức cơ sở đảng, gồm 25 đảng bộ và 45 chi bộ.",
    ),
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedWorkspace:
    workspace = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
    store_articles(
        workspace,
        [
            article(number, day, "bao-son-linh", f"Tin địa phương\n{said}", HOME)
            for number, (day, said) in enumerate(SAID, 1)
        ],
    )
    extract(workspace)
    build(workspace)
    return OpenedWorkspace(workspace)


@pytest.fixture(scope="module")
def client(opened: OpenedWorkspace) -> TestClient:
    return browser(opened.workspace.root)


def series_id(opened: OpenedWorkspace, place: str, indicator: str) -> str:
    found = opened.query("series", place=place, indicator=indicator)
    return str(found["series_id"][0])


def test_all_places_of_a_figure_share_a_page(opened: OpenedWorkspace, client: TestClient) -> None:
    of_one, of_other = (series_id(opened, place, "poverty-rate") for place in ("Sơn Lĩnh", "Đản Khê"))
    page = client.get(f"/multiples/{of_one}").text
    assert page.count("<figure") == 2
    assert f'href="/series/{of_one}"' in page
    assert f'href="/series/{of_other}"' in page
    assert "24,8" in page
    assert "18,4" in page
    assert "vườn ươm" not in page  # another figure
    assert f"/multiples/{of_one}" in client.get(f"/series/{of_one}").text


def test_goals_stand_beside_results(opened: OpenedWorkspace, client: TestClient) -> None:
    page = client.get(f"/multiples/{series_id(opened, 'Sơn Lĩnh', 'poverty-rate')}").text
    assert len(re.findall(r'class="dot target"', page)) == 1
    assert len(re.findall(r'class="dot result"', page)) == 3
    assert 'aria-label="31/12/2022: 20 (chỉ tiêu)"' in page  # the same for who cannot see it


def test_each_dot_leads_to_its_words_in_the_article(opened: OpenedWorkspace, client: TestClient) -> None:
    page = client.get(f"/multiples/{series_id(opened, 'Sơn Lĩnh', 'poverty-rate')}").text
    said = []
    for article_id, fact in re.findall(r'<a href="/article/([^"#]+)#([^"]+)"[^>]*>(?:<circle|<rect)', page):
        marked = re.search(f'<a [^>]*id="{fact}"[^>]*>([^<]*)</a>', client.get(f"/article/{article_id}").text)
        said.append(marked[1] if marked else None)
    assert said == ["18,4%", "24,8%", "21,25%", "dưới 20%"]  # results before goals


def test_a_sum_that_fails_is_marked(opened: OpenedWorkspace, client: TestClient) -> None:
    page = client.get(f"/multiples/{series_id(opened, 'Sơn Lĩnh', 'grassroots-party-organisations')}").text
    assert 'class="dot result doubt"' in page
    assert "<rect" in page  # a shape of its own, not only a colour


def test_what_is_told_of_one_place_only_leads_nowhere(opened: OpenedWorkspace, client: TestClient) -> None:
    page = client.get(f"/series/{series_id(opened, 'Sơn Lĩnh', 'grassroots-party-organisations')}").text
    assert "/multiples/" not in page


def test_the_points_are_those_of_the_series(opened: OpenedWorkspace) -> None:
    identifier = series_id(opened, "Sơn Lĩnh", "poverty-rate")
    alike = opened.query("series_alike", series_id=identifier)
    own = alike[alike["series_id"] == identifier]
    assert sorted(own["value"]) == sorted(opened.query("series_points", series_id=identifier)["value"])
    assert set(alike["about"]) == {"huyện Sơn Lĩnh", "huyện Đản Khê"}


@pytest.mark.parametrize(("asked", "status"), [("?page=0", 400), ("?page=2", 200), ("?from=1", 400)])
def test_pages(opened: OpenedWorkspace, client: TestClient, asked: str, status: int) -> None:
    identifier = series_id(opened, "Sơn Lĩnh", "poverty-rate")
    assert client.get(f"/multiples/{identifier}{asked}").status_code == status


def test_an_unknown_series(client: TestClient) -> None:
    assert client.get("/multiples/ss.nothing").status_code == 404
