"""The build stage: the same rows every time, never a half-built or unsound database in the readers' hands."""

import re
import stat
import threading
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from invented import ARTICLES, COPY, article, citation, read_invented, statistic

from extractors import Facts
from extractors.document import Document, Sentence
from extractors.records import Evidence, Mention
from extractors.spelling import search_fold
from pipeline import build as stage
from pipeline import database
from pipeline.article import Article, Issue
from pipeline.articles import store_articles
from pipeline.build import BuildError, build
from pipeline.claims import CLAIM_TABLES, STAGED, columns
from pipeline.database import KeptOpen, open_published
from pipeline.extract import Reader, extract
from pipeline.issues import write_issues
from pipeline.trace import LOOKED_UP
from pipeline.workspace import Workspace


def filled(tmp_path: Path, *articles: Article, reader: Reader = read_invented) -> Workspace:
    workspace = Workspace.open(tmp_path / "data", create=True)
    store_articles(workspace, articles)
    extract(workspace, reader=reader)
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return filled(tmp_path, *ARTICLES)


def ask(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    with open_published(workspace.root) as connection:
        return connection.execute(sql).fetchall()


def all_rows(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table in the order in which it is stored, but for the stamps of the builds."""
    tables = [name for (name,) in ask(workspace, "SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    rows = {str(name): ask(workspace, f"FROM {name}") for name in tables}
    rows["build_run"] = [row[1:] for row in rows["build_run"]]
    del rows["compared_build"]
    return rows


def test_the_tables_hold_what_the_articles_say(workspace: Workspace) -> None:
    report = build(workspace)
    assert report.counts == {
        "articles": 4,
        "texts": 4,
        "unread_texts": 0,
        "failed_texts": 0,
        "mentions": 4,
        "post_claims": 5,
        "directive_citations": 2,
        "statistics": 3,
        "officials": 4,
        "directives": 1,
        "issues": 0,
    }
    assert report.path == (workspace.root / "tinbai.duckdb").resolve()
    assert ask(workspace, "SELECT source_id, articles FROM source") == [
        ("bao-dan-khe", 2),
        ("bao-son-linh", 2),
    ]


def test_one_official_is_one_name_in_one_post_of_one_body(workspace: Workspace) -> None:
    """Capitals and the place of the tone mark make no second person; Hùng and Hưng are two."""
    build(workspace)
    found = ask(
        workspace,
        "SELECT person, organisation, status, first_attested, last_attested, former_by, claims FROM official"
        " WHERE person_fold = 'luong van hung' ORDER BY organisation",
    )
    assert found == [
        ("Lường Văn Hùng", "Huyện ủy Sơn Lĩnh", "former", "2021-03-14", "2021-03-14", "2022-06-17", 2),
        ("Lường Văn Hưng", "bản Nà Mạ", "current", "2021-05-02", "2021-05-02", None, 1),
    ]


def test_an_unresolved_body_joins_nobody(tmp_path: Path) -> None:
    """`Phó Chủ tịch HĐND xã` of unknown communes in two articles may be two people of one name."""
    again = replace(ARTICLES[2], article_id="a9", url="https://bao-dan-khe.invalid/9")
    again = replace(again, text=again.text + " Hết.")

    def reader(read: Article) -> tuple[Document, Facts]:
        document, facts = read_invented(replace(read, text=ARTICLES[2].text))
        mine = [
            replace(claim, evidence=replace(claim.evidence, text_id=read.text_id)) for claim in facts.posts
        ]
        return replace(document, text_id=read.text_id), Facts((), tuple(mine), (), ())

    workspace = filled(tmp_path, ARTICLES[2], again, reader=reader)
    build(workspace)
    found = ask(workspace, "SELECT post, articles FROM official ORDER BY ALL")
    assert found == [("Phó Chủ tịch", 1), ("Phó Chủ tịch", 1), ("Trưởng bản", 2)]


def test_one_directive_however_its_number_is_written(workspace: Workspace) -> None:
    build(workspace)
    ((identifier, number, date, citations, subject),) = ask(
        workspace, "SELECT directive_id, number, date, citations, subject FROM directive"
    )
    assert re.fullmatch(r"d\.huyen-uy-son-linh-[0-9a-f]{4}\.de-an\.3\.t2020", str(identifier))
    assert (number, date, citations, subject) == ("03", "2021-01-20", 2, "nâng cao chất lượng chi bộ")


TUYEN, HA, COMMITTEE = "tỉnh Tuyên Sơn", "tỉnh Hà Lĩnh", "Ban Thường vụ Tỉnh ủy Tuyên Sơn"
NO_ISSUER: dict[str, object] = {"issuer": None, "issuer_resolved": None, "date": None}
# Citations, and how many documents a careful reader would say they are of.
SAME_OR_NOT = [
    # numbers start again with every term: which of two an undated citation means is not guessed
    ([{"date": "2016-02-01"}, {"date": "2021-02-01"}, {"date": None}], 3),
    ([{"date": "2016-02-01"}, {"date": "2016-02-01"}, {"date": None}], 1),
    ([{"number": "03"}, {"number": "3"}], 1),
    ([{"symbol": "ĐA/TU"}, {"symbol": "ĐA/HU"}], 2),
    ([{"issuer": COMMITTEE}, {"issuer": "Ban Thường vụ Tỉnh ủy Hà Lĩnh"}], 2),
    ([{"issuer": "Ban Thường vụ Tỉnh uỷ Tuyên Sơn"}, {"issuer": COMMITTEE}], 1),
    # without symbol: the one document of that issuer, kind and number, if there is one
    ([{"symbol": None}, {"symbol": "ĐA/TU"}], 1),
    ([{"symbol": None}, {"symbol": "ĐA/TU"}, {"symbol": "ĐA-UBND"}], 3),
    # one series for the whole country
    ([{"symbol": "NQ/TW", **NO_ISSUER}, {"symbol": "NQ/TW", "issuer": "Bộ Chính trị"}], 1),
    ([{"symbol": "NĐ-CP", "year": 2023, **NO_ISSUER}, {"symbol": "NĐ-CP", "year": 2021, **NO_ISSUER}], 2),
    # every district committee has its own; a province has one provincial committee
    ([{"symbol": "ĐA/HU", **NO_ISSUER}, {"symbol": "ĐA/HU", **NO_ISSUER}], 2),
    ([{"symbol": "CT/TU", **NO_ISSUER}, {"symbol": "CT/TU", **NO_ISSUER}], 1),
    ([{"symbol": "CT/TU", **NO_ISSUER, "home": HA}, {"symbol": "CT/TU", **NO_ISSUER}], 2),
    # known by name alone
    (
        [
            {"number": None, "symbol": None, "subject": "Đại hội X"},
            {"number": None, "symbol": None, "subject": "Đại hội XI"},
        ],
        2,
    ),
]


@pytest.mark.parametrize(("citations", "documents"), SAME_OR_NOT)
def test_which_citations_are_of_one_document(
    tmp_path: Path, citations: list[dict[str, object]], documents: int
) -> None:
    fields = {}
    for number, document in enumerate(citations, 1):
        home = str(document.get("home", TUYEN))
        words = f"Tin {number}\nThực hiện văn bản đó."
        read = article(number, f"2022-01-{number:02d}", search_fold(home).replace(" ", "-"), words, home)
        fields[read] = {"symbol": "ĐA/TU", "issuer": COMMITTEE, **document}
        fields[read].pop("home", None)

    def reader(read: Article) -> tuple[Document, Facts]:
        document, _ = read_invented(read)
        more = next(more for other, more in fields.items() if other.text_id == read.text_id)
        return document, Facts((), (), (citation(read, "văn bản đó", **more),), ())

    workspace = filled(tmp_path, *fields, reader=reader)
    assert build(workspace).counts["directives"] == documents


def test_a_text_in_two_papers_is_one_text_with_one_reading(tmp_path: Path) -> None:
    workspace = filled(tmp_path, COPY, *ARTICLES)
    counts = build(workspace).counts
    assert (counts["articles"], counts["texts"], counts["post_claims"]) == (5, 4, 5)
    (copy,) = ask(workspace, "SELECT article_id, duplicate_of FROM article WHERE duplicate_of IS NOT NULL")
    assert copy == (COPY.article_id, ARTICLES[0].article_id)  # published a day later
    found = ask(workspace, "SELECT articles, sources FROM official WHERE person = 'Lường Văn Hùng'")
    assert found == [(2, 2)]  # the copy is a source, but no third article


NAUGHTY = [
    "😀 Ông Vi Văn Tư, 👩‍👩‍👧 bà Vi Thị Sáu.",  # two code units, and several code points that look like one
    "Bu\u0300i \u0302 Ông Vi Văn Tư",  # marks without a letter to be composed with
    "Ông\u00a0Vi\u00a0Văn\u00a0Tư \u200bVi Văn Tư \ufeff",
    "Ông Vi Văn Tư\r\nK’Brêu 'và' \"ai\" -- ; DROP TABLE",
    "A\x00B Vi Văn Tư",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_offsets_are_those_of_the_database_too(tmp_path: Path, text: str) -> None:
    text = unicodedata.normalize("NFC", text) + "\nVi Văn Tư"
    read = article(1, None, "bao", text, None)

    def reader(read: Article) -> tuple[Document, Facts]:
        document, _ = read_invented(read)
        start = read.text.rindex("Vi Văn Tư")
        found = Evidence(read.text_id, 0, start, start + 9, "Vi Văn Tư", "test.rule", 0.9)
        return document, Facts((Mention("person", "Vi Văn Tư", "full", "explicit", found),), (), (), ())

    workspace = filled(tmp_path, read, reader=reader)
    assert build(workspace).counts["mentions"] == 1
    assert ask(workspace, "SELECT text FROM article_text") == [(text,)]


def test_building_twice_gives_the_same_rows(workspace: Workspace) -> None:
    build(workspace)
    first = all_rows(workspace)
    build(workspace)
    assert all_rows(workspace) == first


def test_another_order_of_import_gives_the_same_claims(tmp_path: Path, workspace: Workspace) -> None:
    other = filled(tmp_path / "other", *reversed(ARTICLES))
    build(workspace)
    build(other)
    assert all_rows(workspace) == all_rows(other)


def test_only_the_current_text_and_the_current_version_count(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    store_articles(workspace, [replace(ARTICLES[0], text="Sơn Lĩnh đẩy mạnh xây dựng Đảng\nBài đã gỡ.")])
    counts = build(workspace).counts
    assert (counts["texts"], counts["unread_texts"], counts["post_claims"]) == (4, 1, 4)
    monkeypatch.setattr(stage, "extractor_version", lambda: "9.9.9-abc")
    assert build(workspace, force=True).counts["post_claims"] == 0


def test_issues_of_all_stages_are_listed(workspace: Workspace) -> None:
    write_issues(workspace, "import", {"x.txt"}, [Issue("import", "x.txt", "empty", "x.txt is empty")])
    store_articles(workspace, [replace(ARTICLES[3], article_id="a8", url=None, text="Bài hỏng.", zones=())])

    def fail(read: Article) -> tuple[Document, Facts]:
        raise LookupError("no zones")

    extract(workspace, reader=fail)
    build(workspace)
    found = ask(workspace, "SELECT stage, reason FROM issue")
    assert found == [("extract", "LookupError"), ("import", "empty")]


def test_an_empty_workspace_gives_an_empty_database(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    assert set(build(workspace).counts.values()) == {0}


def test_every_table_and_column_says_what_it_is(workspace: Workspace) -> None:
    build(workspace)
    silent = ask(
        workspace,
        "SELECT table_name, NULL FROM duckdb_tables() WHERE comment IS NULL"
        " UNION ALL SELECT view_name, NULL FROM duckdb_views() WHERE comment IS NULL AND NOT internal"
        " UNION ALL SELECT table_name, column_name FROM duckdb_columns()"
        " SEMI JOIN duckdb_tables() USING (table_name)"
        " WHERE comment IS NULL",
    )
    assert silent == []


@pytest.mark.parametrize("table", CLAIM_TABLES, ids=lambda table: table.name)
def test_the_database_has_every_field_of_a_record(workspace: Workspace, table: object) -> None:
    build(workspace)
    stored = {
        name
        for (name,) in ask(
            workspace,
            f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table.name}'",  # type: ignore[attr-defined]
        )
    }
    assert stored - {"official_id", "directive_id", *LOOKED_UP} == set(columns(table))  # type: ignore[arg-type]


BROKEN = [
    ("check_search", "UPDATE search_text SET text_no = text_no + 1"),
    ("check_search", "UPDATE search_text SET article_row = 0 WHERE article_row > 0"),
    ("check_search", "UPDATE search_syllable SET syllable_no = -1"),
    ("check_search", "INSERT INTO sentence FROM sentence LIMIT 1"),
    ("check_wrong_copy", "UPDATE statistic SET reported_in = 'a0'"),
    ("check_wrong_copy", "UPDATE statistic SET reported_title = 'Tin khác'"),
    ("check_broken_evidence", "UPDATE post_claim SET surface = 'Chủ tịch'"),
    ("check_broken_evidence", "UPDATE statistic SET start_char = start_char + 1, end_char = end_char + 1"),
    ("check_span_out_of_range", "UPDATE mention SET end_char = start_char, surface = ''"),
    ("check_span_out_of_range", "UPDATE post_claim SET person_end_char = 100000"),
    ("check_orphan", "UPDATE statistic SET text_id = 't0'"),
    ("check_orphan", "UPDATE mention SET sentence = 99"),
    ("check_orphan", "DELETE FROM article"),
    ("check_duplicate_id", "UPDATE mention SET mention_id = 'm1'"),
    ("check_bad_id", "UPDATE mention SET mention_id = upper(mention_id)"),
    ("check_unknown_value", "UPDATE post_claim SET status = 'maybe'"),
    ("check_unknown_value", "UPDATE directive_citation SET resolved = 'guessed'"),
    ("check_unknown_value", "UPDATE statistic SET kind = 'number'"),
    ("check_time_order", "UPDATE official SET first_attested = '2030'"),
    ("check_time_order", "UPDATE tenure SET first_attested = '2030'"),
    ("check_time_order", "UPDATE tenure SET start_date = '2021-06', end_date = '2021-05-31'"),
    ("check_time_order", "UPDATE person SET last_attested = '1990'"),
    ("check_orphan", "UPDATE article SET original_id = 'a0'"),
    ("check_orphan", "DELETE FROM person"),
    ("check_orphan", "DELETE FROM post"),
    ("check_orphan", "DELETE FROM organisation"),
    ("check_orphan", "DELETE FROM place"),
    ("check_orphan", "DELETE FROM tenure_claim"),
    ("check_orphan", "DELETE FROM person_claim"),
    ("check_orphan", "DELETE FROM person_registry"),
    ("check_orphan", "UPDATE tenure SET evidence = 'c0'"),
    ("check_orphan", "UPDATE tenure SET successor = 'te0'"),
    ("check_orphan", "INSERT INTO identity_doubt VALUES ('p0', 'p1', 'c0', 'c1', 0, [])"),
    ("check_duplicate_id", "INSERT INTO tenure FROM tenure LIMIT 1"),
    ("check_duplicate_id", "INSERT INTO person_claim FROM person_claim LIMIT 1"),
    ("check_bad_id", "UPDATE place SET place_id = upper(place_id)"),
    (
        "check_reused_id",
        "INSERT INTO person_registry SELECT 99, person_id, 't0', name_key, redirect FROM person_registry",
    ),
    (
        "check_superseded_id",
        "INSERT INTO person_registry SELECT 99, person_id, text_id, name_key, 'p0' FROM person_registry",
    ),
    ("check_body_dates", "UPDATE organisation SET ended = '2020-12-31'"),
    (
        "check_body_dates",
        "UPDATE organisation SET ended = '2020-12-31'; UPDATE tenure SET start_date = '2021'",
    ),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound database."""
    return build(filled(tmp_path_factory.mktemp("sound"), *ARTICLES)).path


@pytest.mark.parametrize(("check", "damage"), BROKEN)
def test_each_check_finds_what_it_is_for(sound: Path, tmp_path: Path, check: str, damage: str) -> None:
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(sound.read_bytes())
    with duckdb.connect(damaged) as connection:
        stage.run_checks(connection)
        connection.execute(damage)
        with pytest.raises(BuildError, match=check):
            stage.run_checks(connection)


def test_a_check_that_finds_a_row_stops_the_build(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(workspace).path
    sound = stage.run_checks

    def damaged(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("UPDATE post_claim SET surface = 'Chủ tịch'")
        sound(connection)

    monkeypatch.setattr(stage, "run_checks", damaged)
    with pytest.raises(BuildError, match="check_broken_evidence"):
        build(workspace, force=True)  # force is for the gate, not for a check
    assert (workspace.root / "tinbai.duckdb").resolve() == before
    assert ask(workspace, "SELECT count(*) FROM article") == [(4,)]
    assert not list(workspace.root.glob("*.tmp*"))


def test_a_build_that_is_killed_leaves_the_old_database_and_the_next_one_cleans_up(
    workspace: Workspace,
) -> None:
    build(workspace)
    (workspace.root / "tinbai-20260101t000000000000z.duckdb.tmp").write_bytes(b"half")
    (workspace.root / "tinbai-20260101t000000000000z.duckdb.tmp.wal").write_bytes(b"half")
    (workspace.root / "tinbai.duckdb.new").symlink_to("nowhere")
    (workspace.root / "build-killed").mkdir()
    assert ask(workspace, "SELECT count(*) FROM article") == [(4,)]
    build(workspace)
    names = sorted(path.name for path in workspace.root.iterdir() if path.is_file() or path.is_symlink())
    assert [name for name in names if not name.startswith("tinbai-")] == ["tinbai.duckdb"]
    assert not [name for name in names if ".tmp" in name]
    assert not list(workspace.root.glob("build-*"))


def test_the_published_file_cannot_be_written_and_three_are_kept(workspace: Workspace) -> None:
    paths = [build(workspace).path for _ in range(5)]
    assert sorted(workspace.root.glob("tinbai-*.duckdb")) == sorted(paths[-3:])
    assert stat.S_IMODE(paths[-1].stat().st_mode) == 0o444


def test_a_reader_keeps_what_it_opened_and_the_next_one_sees_the_new(workspace: Workspace) -> None:
    build(workspace)
    with open_published(workspace.root) as old:
        store_articles(workspace, [replace(COPY, text="Tin mới\nMột dòng.")])
        build(workspace)
        assert old.execute("SELECT count(*) FROM article").fetchall() == [(4,)]
        assert ask(workspace, "SELECT count(*) FROM article") == [(5,)]


@pytest.mark.parametrize("server_first", [True, False])
def test_what_a_server_has_open_others_open_too_and_nobody_changes_its_settings(
    workspace: Workspace, server_first: bool
) -> None:
    build(workspace)
    server = KeptOpen(workspace.root)
    if server_first:
        (limit,) = server.look()[1].execute("SELECT current_setting('memory_limit')").fetchall()
        assert limit == ("190.7 MiB",)
    with open_published(workspace.root) as other:
        for connection in (server.look()[1], other):
            assert connection.execute("SELECT count(*) FROM article").fetchall() == [(4,)]
            for setting in ("memory_limit = '20GB'", "enable_external_access = true", "threads = 3"):
                with pytest.raises(duckdb.InvalidInputException, match="locked"):
                    connection.execute(f"SET {setting}")


def test_a_build_leaves_the_folder_alone_in_which_a_reader_sorts(workspace: Workspace) -> None:
    read = build(workspace).path
    sorting, forgotten = (
        folder.with_suffix(".duckdb.tmp") for folder in (read, workspace.root / "tinbai-1.x")
    )
    for folder in (sorting, forgotten):
        folder.mkdir()
        (folder / "sorted").write_bytes(b"1")
    build(workspace)
    assert (sorting / "sorted").exists(), "its database is there"
    assert not forgotten.exists(), "of a killed reader: its database is gone"


def test_readers_never_see_a_half_built_database(workspace: Workspace) -> None:
    build(workspace)
    counts: set[object] = set()
    errors: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                counts.add(ask(workspace, "SELECT count(*) FROM official")[0][0])
            except Exception as error:  # noqa: BLE001  whatever a reader may meet
                errors.append(error)
            time.sleep(0.002)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(4):
        build(workspace)
    done.set()
    reader.join()
    assert errors == []
    assert counts == {4}


def test_a_fall_of_the_counts_is_refused_unless_forced(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "_GATED_FROM", 5)
    before = build(workspace).path
    store_articles(workspace, [replace(ARTICLES[1], text="Nhân sự mới ở Sơn Lĩnh\nBài đã gỡ.")])
    with pytest.raises(BuildError, match=r"post_claims fell from 5 to 3; 1 texts .*`tinbai extract.*--force"):
        build(workspace)
    assert (workspace.root / "tinbai.duckdb").resolve() == before
    assert build(workspace, force=True).path != before


def test_a_database_without_any_fact_is_refused_unless_forced(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True)
    store_articles(workspace, ARTICLES)
    with pytest.raises(BuildError, match=r"read none of 4 texts: run `tinbai extract` first"):
        build(workspace)
    assert not (workspace.root / "tinbai.duckdb").exists()
    assert build(workspace, force=True).counts["articles"] == 4


def test_staged_tables_without_a_file_are_empty_tables(tmp_path: Path) -> None:
    workspace = filled(tmp_path, ARTICLES[3])  # says nothing
    build(workspace)
    assert {name for name in STAGED if (workspace.facts / name).exists()} == {"extraction", "sentence"}
    assert database.counts_of(workspace.root)["statistics"] == 0


def test_sums_and_shares_are_checked_and_kept_as_said(tmp_path: Path) -> None:
    """A total that its parts do not reach fails; the total stays as the text gives it."""
    said = "Đảng bộ có 71 tổ chức đảng, gồm 25 đảng bộ và 45 chi bộ. Ông An đạt 36/38 phiếu, chiếm 94,7%."
    read = article(9, "2023-11-22", "bao-son-linh", said, None)
    vote = said.index("36/38")
    of_all: dict[str, object] = {"part_of_char": said.index("71"), "part_kind": "all"}

    def figures(_: Article) -> tuple[Document, Facts]:
        facts = Facts(
            (),
            (),
            (),
            (
                statistic(read, "71 tổ chức đảng", 71, "tổ chức đảng", "Đảng bộ"),
                statistic(read, "25 đảng bộ", 25, "đảng bộ", "Đảng bộ", **of_all),
                statistic(read, "45 chi bộ", 45, "chi bộ", "Đảng bộ", **of_all),
                statistic(read, "36/38 phiếu", 36, "phiếu", "Đảng bộ", denominator=38.0, kind="fraction"),
                statistic(read, "94,7%", 94.7, "%", "Đảng bộ", kind="percent", share_of_char=vote),
            ),
        )
        sentences = tuple(Sentence(zone.start_char, zone.end_char, 0, 0) for zone in read.zones)
        return Document(read.text_id, read.text, read.zones, sentences), facts

    workspace = filled(tmp_path, read, reader=figures)
    build(workspace)
    found = ask(workspace, "SELECT kind, stated, round(computed, 2), len(parts), agrees FROM statistic_check")
    assert found == [("sum", 71.0, 70.0, 2, False), ("share", 94.7, 94.74, 1, True)]
    assert ask(workspace, "SELECT value FROM statistic WHERE unit = 'tổ chức đảng'") == [(71.0,)]
