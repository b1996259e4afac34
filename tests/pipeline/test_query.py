"""Questions to the database: who is found by which spelling, what a trace shows, what a mistake says."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from invented import ARTICLES, COPY, read_invented

from extractors.spelling import search_fold
from pipeline import open_workspace
from pipeline.article import Issue
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.database import NoDatabaseError
from pipeline.extract import extract
from pipeline.issues import write_issues
from pipeline.listing import Wanted, list_rows
from pipeline.opened import OpenedWorkspace
from pipeline.output import FORMS, render_rows, render_trace
from pipeline.query import QueryError, TooLongError, ask, named_queries, run_query
from pipeline.trace import trace as trace_fact
from pipeline.workspace import Workspace, WorkspaceError


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedWorkspace:
    workspace = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
    store_articles(workspace, (*ARTICLES, COPY))
    write_issues(workspace, "import", {"x.txt"}, [Issue("import", "x.txt", "empty", "x.txt is empty")])
    extract(workspace, reader=read_invented)
    build(workspace)
    return open_workspace(workspace.root)


HUNG, HUNGW, NHUNG, HOA = "Lường Văn Hùng", "Lường Văn Hưng", "Lò Thị Nhung", "Đặng Thị Hoà"

OFFICIALS = [
    ({}, {HUNG, HUNGW, NHUNG, HOA}),
    ({"person": "Hùng"}, {HUNG}),  # marks that are typed count
    ({"person": "HƯNG"}, {HUNGW}),
    ({"person": "hung"}, {HUNG, HUNGW}),  # without marks both; Nhung is another syllable
    ({"person": "luong van hung"}, {HUNG, HUNGW}),
    ({"person": "Đặng Thị Hòa"}, {HOA}),  # written Hoà
    ({"person": "dang"}, {HOA}),
    ({"person": "van"}, {HUNG, HUNGW}),
    ({"person": "Vân"}, set()),
    ({"place": "Sơn Lĩnh"}, {HUNG, HOA}),
    ({"place": "son linh"}, {HUNG, HOA}),
    ({"place": "Sơn Linh"}, set()),
    ({"place": "huyện uỷ"}, {HUNG, HOA}),
    ({"place": "Nà Mạ"}, {HUNGW}),
    ({"place": ""}, {HUNG, HUNGW, NHUNG, HOA}),  # an empty box of a form is no filter
    ({"person": "hung", "place": "son linh"}, {HUNG}),
    ({"since": "2022"}, {HUNG, HOA}),  # the one ended, the other began
    ({"until": "2021"}, {HUNG, HUNGW, NHUNG}),
    ({"until": "2021-04"}, {HUNG}),
    ({"limit": 0}, set()),
]


SEARCHES = [
    # words, titles found (the first word first), how the words stand in the first
    ("chi bộ", ["Sơn Lĩnh đẩy mạnh xây dựng Đảng"], "exact"),
    ("chi bo", ["Sơn Lĩnh đẩy mạnh xây dựng Đảng"], "folded"),
    ("de an", ["Nhân sự mới ở Sơn Lĩnh", "Sơn Lĩnh đẩy mạnh xây dựng Đảng"], "folded"),
    ("kết nạp đảng viên", ["Nhân sự mới ở Sơn Lĩnh"], "apart"),
    ("Huyện uỷ", ["Sơn Lĩnh đẩy mạnh xây dựng Đảng", "Nhân sự mới ở Sơn Lĩnh"], "exact"),  # with `ủy` in one
    ("bão lũ", [], None),
    ("?!", [], None),
    ("", [], None),
]


@pytest.mark.parametrize(("words", "titles", "found"), SEARCHES)
def test_search(opened: OpenedWorkspace, words: str, titles: list[str], found: str | None) -> None:
    rows = opened.query("search", text=words)
    assert sorted(rows["title"]) == sorted(titles)
    if titles:
        assert rows["found"][0] == found
        texts = {article.title: article.text for article in ARTICLES}
        start = int(rows["start_char"][0])
        there = search_fold(texts[rows["title"][0]][start:])
        assert there.startswith(tuple(search_fold(words).split()))


NAMES = [
    ("lo thi nhung", [("person", NHUNG)]),
    ("Nhũng", []),
    ("3 da hu", [("directive", "Đề án 03-ĐA/HU")]),
]


@pytest.mark.parametrize(("words", "found"), NAMES)
def test_names(opened: OpenedWorkspace, words: str, found: list[tuple[str, str]]) -> None:
    rows = opened.query("names", text=words)
    assert [kind for kind, _ in zip(rows["kind"], rows["name"], strict=True)] == [kind for kind, _ in found]


@pytest.mark.parametrize(("filters", "people"), OFFICIALS, ids=[str(row[0]) for row in OFFICIALS])
def test_officials(opened: OpenedWorkspace, filters: dict[str, object], people: set[str]) -> None:
    assert set(opened.query("officials", **filters)["person"]) == people


def test_officials_reads_as_a_researcher_would_write_it(opened: OpenedWorkspace) -> None:
    table = opened.query("officials", place="Sơn Lĩnh", person="Đặng")
    assert list(table.columns) == [
        "person",
        "post",
        "organisation",
        "place",
        "status",
        "on_that_day",
        "first_attested",
        "last_attested",
        "former_by",
        "articles",
        "sources",
        "evidence",
    ]
    row = table.iloc[0]
    assert (row["post"], row["organisation"], row["status"]) == ("Bí thư", "Huyện ủy Sơn Lĩnh", "new")
    assert (row["first_attested"], row["sources"]) == ("2022-06-17", 1)
    assert opened.trace(row["evidence"]).quote == "được bầu làm Bí thư"


def test_names_are_in_vietnamese_order(opened: OpenedWorkspace) -> None:
    """Đ comes after D and before L, not after Z."""
    people = list(opened.query("person")["person"].drop_duplicates())
    assert people == [HOA, NHUNG, HUNG, HUNGW]


def test_a_person_in_order_of_time(opened: OpenedWorkspace) -> None:
    table = opened.query("person", person="Lường Văn Hùng")
    assert list(zip(table["attested"], table["change"], strict=True)) == [
        ("2021-03-14", "holds"),
        ("2022-06-17", "ended"),
    ]


DIRECTIVES = [
    ({}, 1),
    ({"directive": "Đề án 03"}, 1),
    ({"directive": "đề án 3"}, 1),
    ({"directive": "Đề án số 03"}, 1),
    ({"directive": "03-ĐA/HU"}, 1),
    ({"directive": "03-da/hu"}, 1),
    ({"directive": "chất lượng chi bộ"}, 1),
    ({"directive": "Dự án 03"}, 0),  # ĐA is no DA
    ({"directive": "Đề án 0"}, 0),
    ({"place": "son linh"}, 1),
    ({"place": "Đản Khê"}, 0),
    ({"since": "2023"}, 0),
]


@pytest.mark.parametrize(("filters", "count"), DIRECTIVES, ids=[str(row[0]) for row in DIRECTIVES])
def test_directives(opened: OpenedWorkspace, filters: dict[str, object], count: int) -> None:
    assert len(opened.query("directives", **filters)) == count


def test_directive_diffusion(opened: OpenedWorkspace) -> None:
    (row,) = opened.query("directive_diffusion", directive="Đề án 03").to_dict("records")
    assert (row["first_cited"], row["last_cited"], row["articles"]) == ("2021-03-14", "2022-06-17", 2)


def test_directives_cited_alone_are_cited_with_none(opened: OpenedWorkspace) -> None:
    assert opened.query("co_citation").empty
    assert opened.query("directive_relations").empty


def test_directive_timeline(opened: OpenedWorkspace) -> None:
    table = opened.query("directive_timeline", directive="Đề án 03")
    assert list(table["published"]) == ["2021-03-14", "2022-06-17"]
    assert list(table["surface"]) == ["Đề án 03-ĐA/HU", "Đề án số 3"]
    assert len(opened.query("directive-timeline", since="2022")) == 1


def test_statistics(opened: OpenedWorkspace) -> None:
    table = opened.query("statistics", place="son linh")
    assert list(table["value"]) == [40, 12]  # the latest article first
    assert list(table["denominator"].fillna(0)) == [0, 15]
    assert list(opened.query("statistics", unit="hộ")["target"]) == [True]
    assert len(opened.query("statistics", unit="đảng")) == 1


def test_coverage_gives_the_denominators(opened: OpenedWorkspace) -> None:
    table = opened.query("coverage")
    assert list(
        zip(table["source_id"], table["month"].fillna("undated"), table["articles"], strict=True)
    ) == [
        ("bao-dan-khe", "undated", 1),
        ("bao-dan-khe", "2021-03", 1),
        ("bao-dan-khe", "2021-05", 1),
        ("bao-son-linh", "2021-03", 1),
        ("bao-son-linh", "2022-06", 1),
    ]
    assert list(opened.query("coverage", until="2021")["articles"]) == [1, 1, 1]


def test_issues(opened: OpenedWorkspace) -> None:
    assert list(opened.query("issues")["reason"]) == ["empty"]


@pytest.mark.parametrize("name", named_queries())
def test_every_query_says_its_question_and_runs_with_every_filter(opened: OpenedWorkspace, name: str) -> None:
    query = named_queries()[name]
    assert query.question.endswith("?")
    assert "limit" in query.filters
    values = {"since": "2020", "until": "2023-12-31", "on": "2021-06", "limit": "5"}
    opened.query(name, **{filter: values.get(filter, "Sơn Lĩnh") for filter in query.filters})


WRONG = [
    ("offcials", {}, "did you mean 'officials'"),
    ("xyz", {}, "Known: .*changes, .*officials, .*turnover"),
    ("officials", {"plaec": "x"}, "no filter 'plaec'; it has on, person, place, since, until, limit"),
    ("officials", {"since": "June"}, "since is a date such as 2021"),
    ("officials", {"on": "today"}, "on is a date such as 2021"),
    ("officials", {"since": "２０２１"}, "since is a date such as 2021"),  # would sort after all others
    ("officials", {"until": "2021-13"}, "until is a date such as 2021"),
    ("officials", {"limit": "many"}, "limit is a number"),
    ("officials", {"limit": "٣"}, "limit is a number"),
    ("officials", {"limit": "9" * 19}, "limit is a number"),  # more than the database can count
    ("SELECT * FROM oficial", {}, "oficial does not exist"),
    ("SELEC 1", {}, "syntax error"),
    ("SELECT 1; SELECT 2", {}, "one statement"),
]


@pytest.mark.parametrize(("question", "filters", "message"), WRONG)
def test_a_wrong_question_gets_a_clear_answer(
    opened: OpenedWorkspace, question: str, filters: dict[str, object], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        run_query(opened.workspace, question, **filters)


FORBIDDEN = [
    "DELETE FROM official",
    "CREATE TABLE x AS SELECT 1",
    "COPY official TO '/tmp/tinbai-forbidden.csv'",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM '/etc/hostname'",
    "ATTACH '/tmp/tinbai-forbidden.duckdb'",
    "SET enable_external_access = true",
    "INSTALL httpfs",
    "SELECT * FROM opened",  # a Python variable
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_sql_can_read_this_database_and_nothing_else(opened: OpenedWorkspace, sql: str) -> None:
    with pytest.raises(QueryError):
        opened.sql(sql)
    assert not list(Path("/tmp").glob("tinbai-forbidden*"))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_rows_chosen_early_are_the_first_rows(opened: OpenedWorkspace, name: str) -> None:
    asked = {"text": "son linh"} if "text" in named_queries()[name].filters else {}
    whole = run_query(opened.workspace, name, **asked).to_pylist()
    assert run_query(opened.workspace, name, limit=3, **asked).to_pylist() == whole[:3]
    pages = [Wanted(name, asked, offset=offset, limit=2) for offset in (0, 2)]
    shown = [list_rows(opened.workspace.root, page) for page in pages]
    assert [row for page in shown for row in page.rows.to_pylist()] == whole[:4]
    assert {page.total for page in shown} == {len(whole)}


def test_a_question_is_given_up_after_its_time(opened: OpenedWorkspace) -> None:
    endless = (
        "SELECT count(*) AS n FROM range(1000000000) AS a, range(1000000000) AS b WHERE a.range % 7 < b.range"
    )
    with pytest.raises(TooLongError, match="longer than"):
        ask(opened.workspace, endless, {}, 0.3)
    assert ask(opened.workspace, "SELECT 1 AS n", {}, 60)["n"].to_pylist() == [1]


def test_sql_with_parameters(opened: OpenedWorkspace) -> None:
    table = opened.sql("SELECT count(*) AS n FROM official WHERE level = $level", level="village")
    assert isinstance(table, pd.DataFrame)
    assert list(table["n"]) == [1]


def test_trace_leads_to_the_words(opened: OpenedWorkspace) -> None:
    evidence = opened.query("person", person="Đặng Thị Hoà")["evidence"][0]
    found = opened.trace(evidence)
    assert found.quote == "được bầu làm Bí thư"
    assert found.sentence == ARTICLES[1].text.split("\n")[1]
    offset = found.start_char - found.sentence_start_char
    assert found.sentence[offset : offset + len(found.quote)] == found.quote
    assert (found.kind, found.zone, found.rule, found.confidence) == ("post_claim", "body", "test.rule", 0.9)
    assert (found.article_title, found.url) == ("Nhân sự mới ở Sơn Lĩnh", ARTICLES[1].url)
    assert (found.published, found.source) == ("2022-06-17", "bao-son-linh")
    assert found.fields["person"] == "Đặng Thị Hoà"
    assert found.fields["change"] == "elected"
    assert "person_key" not in found.fields


def test_trace_of_each_kind(opened: OpenedWorkspace) -> None:
    for table, column in (
        ("mention", "mention_id"),
        ("directive_citation", "citation_id"),
        ("statistic", "statistic_id"),
    ):
        for identifier in opened.sql(f"SELECT {column} AS id FROM {table}")["id"]:
            found = opened.trace(identifier)
            assert (found.kind, found.fact_id) == (table, identifier)
            assert found.quote in found.sentence
            assert "kind" in found.fields


def test_trace_of_knowledge_shows_its_evidence(opened: OpenedWorkspace) -> None:
    directive = opened.query("directives").iloc[0]
    assert opened.trace(directive["directive_id"]).fact_id == directive["evidence"]


def test_trace_names_the_other_papers_with_the_same_text(opened: OpenedWorkspace) -> None:
    evidence = opened.query("directives")["evidence"][0]
    assert opened.trace(evidence).also_in == (COPY.url,)


def test_an_unknown_id_gets_near_ones(opened: OpenedWorkspace) -> None:
    evidence = opened.query("officials")["evidence"][0]
    with pytest.raises(QueryError, match=f"did you mean {evidence}"):
        opened.trace(evidence[:-1])
    with pytest.raises(QueryError, match="column `evidence`"):
        opened.trace("zzz")


def test_a_database_of_another_version(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "tinbai.duckdb") as connection:
        connection.execute("CREATE TABLE official (name VARCHAR)")
    for again in (lambda: run_query(tmp_path, "officials"), lambda: trace_fact(tmp_path, "c1")):
        with pytest.raises(
            QueryError, match="another version of tinbai built this database: run `tinbai build`"
        ):
            again()


def test_before_the_first_build(tmp_path: Path) -> None:
    Workspace.open(tmp_path, create=True)
    with pytest.raises(NoDatabaseError, match="tinbai build"):
        open_workspace(tmp_path).query("officials")
    with pytest.raises(NoDatabaseError):
        trace_fact(tmp_path, "c1")


def test_output_forms_hold_the_same_rows(opened: OpenedWorkspace) -> None:
    table = run_query(opened.workspace, "officials")
    people = table["person"].to_pylist()
    assert [row["person"] for row in json.loads(render_rows(table, "json"))] == people
    assert [
        row["person"] for row in csv.DictReader(io.StringIO(render_rows(table, "csv").decode()))
    ] == people
    assert pq.read_table(io.BytesIO(render_rows(table, "parquet")))["person"].to_pylist() == people
    eye = render_rows(table, "table").decode()
    assert all(person in eye for person in people)
    assert "4 rows" in eye
    assert all(str(identifier) in eye for identifier in table["evidence"].to_pylist())  # whole, to be copied


@pytest.mark.parametrize("form", FORMS)
def test_no_rows_is_an_answer_too(opened: OpenedWorkspace, form: str) -> None:
    assert render_rows(run_query(opened.workspace, "officials", person="Nobody"), form)


def test_brackets_and_odd_letters_are_shown_as_they_are(opened: OpenedWorkspace) -> None:
    table = run_query(
        opened.workspace, "SELECT '[bold]x[/bold]' AS a, 'a,\"b\"' AS b, [1, 2] AS c, NULL AS d"
    )
    assert "[bold]x[/bold]" in render_rows(table, "table").decode()
    assert next(csv.DictReader(io.StringIO(render_rows(table, "csv").decode()))) == {
        "a": "[bold]x[/bold]",
        "b": 'a,"b"',
        "c": "[1, 2]",
        "d": "",
    }


def test_a_trace_as_text(opened: OpenedWorkspace) -> None:
    text = render_trace(opened.trace(opened.query("person", person="Hùng")["evidence"][0]))
    assert "Đồng chí Lường Văn Hùng, »Bí thư Huyện uỷ«, nêu" in text
    assert "https://bao-son-linh.invalid/1" in text
    assert "Huyện ủy Sơn Lĩnh" in text


def test_opening_a_workspace_imports_nothing_heavy(tmp_path: Path) -> None:
    """`tinbai --help` and the first lines of a notebook stay fast."""
    Workspace.open(tmp_path, create=True)
    code = f"import sys; from pipeline import open_workspace; open_workspace({str(tmp_path)!r});"
    code += (
        "print(sorted({'duckdb', 'pandas', 'pyarrow', 'numpy', 'underthesea', 'spacy'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_what_is_no_workspace_says_so(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no workspace"):
        open_workspace(tmp_path / "nowhere")
