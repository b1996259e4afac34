"""What the explorer gives to programs: rows of a table's state, feeds, its description, questions in SQL."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from pipeline.explorer.plot import plot_of
from pipeline.explorer.tables import TABLES
from pipeline.opened import OpenedWorkspace
from pipeline.query import named_queries

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


@pytest.mark.parametrize("name", named_queries())
def test_a_query_gives_the_rows_of_the_command_line(
    client: TestClient, asked: OpenedWorkspace, name: str
) -> None:
    told = asked.query(name)
    given = client.get(f"/query/{name}.json").json()
    assert given["columns"] == list(told.columns)
    assert given["total"] == len(given["rows"]) == len(told)
    assert json.loads(told.to_json(orient="records", date_format="iso", default_handler=str)) is not None


@pytest.mark.parametrize("name", TABLES)
def test_the_three_forms_hold_the_same_rows(client: TestClient, name: str) -> None:
    given = rows(client, f"/{name}.json")
    text = client.get(f"/{name}.csv").content.decode()
    parquet = pq.read_table(io.BytesIO(client.get(f"/{name}.parquet").content))
    assert len(list(csv.DictReader(io.StringIO(text)))) == parquet.num_rows == len(given)


def test_the_state_of_the_page_is_that_of_the_data(client: TestClient) -> None:
    everyone = rows(client, "/officials.json")
    districts = rows(client, "/officials.json?level=district&sort=-person")
    assert 0 < len(districts) < len(everyone)
    assert {row["level"] for row in districts} == {"district"}
    assert len(rows(client, "/officials.json?size=1&page=2")) == 1


def test_parts_follow_each_other(client: TestClient) -> None:
    first = client.get("/officials.json?size=2").json()
    assert first["next"] == "/officials.json?size=2&page=2"
    assert client.get("/officials.csv?size=2").headers["link"] == '</officials.csv?size=2&page=2>; rel="next"'
    together = [*first["rows"], *rows(client, "/officials.json?size=2&page=2")]
    assert together == rows(client, "/officials.json?size=4")


@pytest.mark.parametrize(
    ("address", "status", "named"),
    [
        ("/officials.xlsx", 404, "xlsx"),
        ("/officials.json?size=0", 400, "size"),
        ("/officials.json?size=", 400, "size"),
        ("/officials.json?size=999999", 400, "size"),
        ("/officials.csv?nobody=1", 400, "nobody"),
        ("/officials.parquet?since=gestern", 400, "since"),
        ("/officials.json?until=２０２１", 400, "until"),
        ("/query/nobody.json", 404, "nobody"),
        ("/fact/nobody.json", 400, "nobody"),
        ("/search.atom", 400, "q"),
        ("/search.atom?q=a&z=1", 400, "q"),
        ("/sql?z=1", 400, "z"),
        ("/sql?table=nobody", 400, "table"),
        ("/sql.xlsx?q=select+1", 404, "xlsx"),
        ("/sql.csv?q=drop+table+person", 400, "SELECT"),
        ("/sql?q=drop+table+person", 400, "SELECT"),
        ("/sql?q=selec+1", 400, "syntax error"),
    ],
)
def test_what_cannot_be_answered_is_named(client: TestClient, address: str, status: int, named: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, named in answer.text) == (status, True)


def test_a_fact_with_its_words(client: TestClient) -> None:
    fact = rows(client, "/officials.json?size=1")[0]["evidence"]
    told = client.get(f"/fact/{fact}.json").json()
    start = told["start_char"] - told["sentence_start_char"]
    assert told["sentence"][start : start + len(told["quote"])] == told["quote"]


def test_the_feed_of_a_search(client: TestClient) -> None:
    found = client.get("/search", params={"q": "Sơn Lĩnh"})
    feed = ElementTree.fromstring(client.get("/search.atom", params={"q": "Sơn Lĩnh"}).content)
    links = [str(link.get("href")) for link in feed.iter(f"{ATOM}link") if link.get("rel") != "self"]
    assert links
    for link in links:
        assert link.startswith("http://127.0.0.1:8001/article/")
        assert link.removeprefix("http://127.0.0.1:8001") in found.text
        assert client.get(link).status_code == 200


def test_the_feed_of_articles_survives_hostile_ones(client: TestClient) -> None:
    feed = ElementTree.fromstring(client.get("/articles.atom").content)
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert len(titles) == len(rows(client, "/articles.json"))
    assert any("<script>" in str(title) for title in titles)  # as words, not as markup


def test_the_description_names_every_address(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert {f"/{name}.csv" for name in TABLES} <= set(described["paths"])
    assert {f"/query/{name}.json" for name in named_queries()} <= set(described["paths"])
    place = next(
        one for one in described["paths"]["/officials.json"]["get"]["parameters"] if one["name"] == "place"
    )
    assert (place["in"], place["required"]) == ("query", False)


def test_the_console_answers_what_the_tables_say(client: TestClient) -> None:
    asked = client.get("/sql", params={"q": "SELECT count(*) AS n FROM person"})
    (row,) = client.get("/sql.json", params={"q": "SELECT count(*) AS n FROM person"}).json()
    assert row["n"] == len(rows(client, "/people.json"))
    assert f'<td data-label="n">{row["n"]}</td>' in asked.text


@pytest.mark.parametrize("name", TABLES)
def test_the_sql_of_a_table_can_be_asked(client: TestClient, name: str) -> None:
    shown = client.get("/sql", params={"table": name})
    assert shown.status_code == 200
    assert "note" not in shown.text.split("<main")[1].split("<table")[0]
    assert shown.text.count("<tr>") - 1 == min(50, len(rows(client, f"/{name}.json")))


def test_the_sql_of_a_state_has_its_values(client: TestClient) -> None:
    shown = client.get("/sql", params={"table": "officials", "place": "Sơn'Lĩnh", "level": "district"}).text
    assert "$place" not in shown
    assert "&#39;sơn&#39;&#39;lĩnh&#39;" in shown
    assert shown.count("<tr>") == 1  # the heading alone


def test_hostile_words_of_a_result_stay_words(client: TestClient) -> None:
    shown = client.get("/sql", params={"q": "SELECT '<script>alert(1)</script>' AS \"<i>\", 1 AS n"}).text
    assert "<script>alert" not in shown
    assert "<i>" not in shown.split("<main")[1]


def test_saved_questions_are_offered(client: TestClient, asked: OpenedWorkspace) -> None:
    folder = asked.workspace.root / "queries"
    folder.mkdir(exist_ok=True)
    (folder / "women.sql").write_text("-- How many women?\nSELECT count(*) FROM person\n", encoding="utf-8")
    (folder / "broken.sql").write_bytes(b"\xff\xfe")
    shown = client.get("/sql").text
    assert "How many women?" in shown
    assert "broken" not in shown


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"name": ["Lò Văn Hưng", "Cà Thị Hương"], "n": [3, 1]}, "bars"),
        ({"month": ["2021-01", "2021-02", "2021-03"], "n": [3, 1, None]}, "bars"),  # too few for a line
        ({"month": ["2021-01", "2021-02", "2021-03"], "n": [3, -1, 2.5]}, "line"),
        ({"year": [2019, 2020, 2021], "n": [3, 1, 2]}, "line"),
        ({"name": ["A Pớt", "A Pớt"], "n": [3, 1]}, None),  # one label twice
        ({"name": ["A Pớt", "Y Mửi"], "says": ["một", "hai"]}, None),
        ({"n": [1.5, 2.5]}, None),
        ({"name": ["A Pớt", "Y Mửi"], "n": [float("nan"), 1.0]}, None),
        ({"name": ["A Pớt", "Y Mửi"], "n": [float("inf"), 1.0]}, None),
        ({"name": ["A Pớt", "Y Mửi"], "n": [0, 0]}, None),
        ({"name": ["A Pớt", None], "n": [1, 2]}, None),
        ({"name": [], "n": []}, None),
    ],
)
def test_plots(columns: dict[str, list[object]], kind: str | None) -> None:
    import pyarrow as pa

    plot = plot_of(pa.table(columns))
    assert (plot.kind if plot else None) == kind
    if plot and kind == "bars":
        assert [mark.size for mark in plot.marks] == sorted((mark.size for mark in plot.marks), reverse=True)
