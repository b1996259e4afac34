"""Hostile SQL ends in a clear message, tells nothing of the machine, changes nothing; others are answered."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.database import NoDatabaseError
from pipeline.explorer.console import MAX_SQL, Console, Limits
from pipeline.query import QueryError

HIDDEN = "researchers-own-folder"


def build(file: Path, *names: str) -> Path:
    with duckdb.connect(file) as connection:
        connection.execute("CREATE TABLE person AS SELECT unnest(?) AS name", [list(names)])
    return file


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    file = build(tmp_path_factory.mktemp(HIDDEN) / "data.duckdb", "Lò Văn Hưng", "Cà Thị Hương")
    with Console(file, Limits(rows=5, seconds=1.0)) as opened:
        yield opened


ANSWERS = {
    "SELECT name FROM person ORDER BY name": [("Cà Thị Hương",), ("Lò Văn Hưng",)],
    "FROM person ORDER BY name DESC LIMIT 1": [("Lò Văn Hưng",)],
    "WITH p AS (SELECT count(*) AS n FROM person) FROM p": [(2,)],
    "SELECT name -- a comment; with a semicolon\nFROM person WHERE name LIKE 'Lò%';": [("Lò Văn Hưng",)],
    "VALUES (1, 'một')": [(1, "một")],
    "SELECT regexp_extract('Nguyễn Văn', '\\p{L}+')": [("Nguyễn",)],
    "SELECT [1, 2], {'a': 1}, NULL": [([1, 2], {"a": 1}, None)],
}


@pytest.mark.parametrize("sql", ANSWERS)
def test_a_question_is_answered(console: Console, sql: str) -> None:
    answer = console.ask(sql)
    assert [tuple(row.values()) for row in answer.table.to_pylist()] == ANSWERS[sql]
    assert not answer.more


def test_an_explanation_is_an_answer(console: Console) -> None:
    assert "person" in str(console.ask("EXPLAIN SELECT * FROM person").table.to_pylist())


def test_rows_past_the_limit_are_told_of(console: Console) -> None:
    answer = console.ask("FROM range(1000000000)")
    assert (answer.table.num_rows, answer.more) == (5, True)


READS = [
    "FROM '/etc/passwd'",
    "FROM read_text('/etc/passwd')",
    "FROM read_blob('/etc/hostname')",
    "FROM read_csv('/etc/passwd')",
    "FROM read_csv_auto('/etc/passwd')",
    "FROM sniff_csv('/etc/passwd')",
    "FROM read_json('/tmp/x.json')",
    "FROM read_parquet('/tmp/*.parquet')",
    "FROM parquet_metadata('/tmp/x')",
    "FROM glob('/**')",
    "FROM read_text('https://bao.example/')",
    "FROM 's3://bucket/x.parquet'",
    "FROM read_duckdb('/tmp/x.duckdb')",
    "SELECT * FROM query('FROM read_text(''/etc/passwd'')')",
    "FROM duckdb_secrets()",
    "FROM console",
    "SELECT getenv('HOME')",
    "FROM sys",
    "FROM read_text('/proc/self/environ')",
]
WRITES = [
    "INSERT INTO person VALUES ('x')",
    "DELETE FROM person",
    "UPDATE person SET name = 'x'",
    "DROP TABLE person",
    "CREATE TABLE x (a int)",
    "CREATE TEMP TABLE x AS SELECT 1",
    "CREATE VIEW v AS SELECT 1",
    "ALTER TABLE person ADD a int",
    "WITH x AS (DELETE FROM person RETURNING 1) FROM x",
    "WITH x AS (INSERT INTO person VALUES ('x') RETURNING 1) FROM x",
    "MERGE INTO person USING (SELECT 1 AS a) ON false WHEN NOT MATCHED THEN INSERT VALUES ('x')",
    "TRUNCATE person",
    "COPY person TO '/tmp/tinbai-stolen.csv'",
    "COPY (SELECT 1) TO '/tmp/tinbai-stolen.parquet'",
    "EXPORT DATABASE '/tmp/tinbai-stolen'",
    "IMPORT DATABASE '/tmp/x'",
    "CHECKPOINT",
    "VACUUM",
    "BEGIN",
    "COMMENT ON TABLE person IS 'x'",
]
SETTINGS = [
    "ATTACH '/tmp/x.duckdb'",
    "ATTACH ':memory:' AS m",
    "DETACH tinbai",
    "USE memory",
    "INSTALL httpfs",
    "LOAD '/tmp/x.so'",
    "SET memory_limit = '20GB'",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "SET threads = 8",
    "PRAGMA enable_profiling = 'json'",
    "PRAGMA database_list",
    "CALL enable_logging(storage = 'file')",
    "CALL checkpoint()",
    "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "SET VARIABLE x = 1",
    "CREATE MACRO m() AS 1",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE person",
    "",
    " ",
    "-- nothing",
    "SELEC 1",
    "SELECT * FROM nobody",
    "\x00",
    "EXPLAIN ANALYZE COPY person TO '/tmp/tinbai-stolen.csv'",
]
GREEDY = [
    "SELECT list_sort(range(200000000))",
    "SELECT repeat('x', 1900000000)",
    "SELECT list(range) FROM range(500000000)",
    "SELECT string_agg(repeat('x', 1000000), '') FROM range(10000)",
    "SELECT count(*) FROM range(10000000000) a, range(1000000) b",
    "SELECT max(md5(range::VARCHAR)) FROM range(10000000000)",
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL FROM t) SELECT sum(n) FROM t",
    "SELECT length(regexp_replace(repeat('x', 300000000), 'x', 'y', 'g'))",
    "SELECT repeat('x', 30000000)",
    "SELECT " + "(" * 9_000 + "1" + ")" * 9_000,
]


@pytest.mark.parametrize("sql", [*READS, *WRITES, *SETTINGS, *GREEDY], ids=lambda sql: sql[:40])
def test_hostile_questions_end_in_a_message(console: Console, sql: str) -> None:
    with pytest.raises(QueryError) as told:
        console.ask(sql)
    assert 5 < len(str(told.value)) <= 2_000
    assert HIDDEN not in str(told.value)
    assert "Traceback" not in str(told.value)
    assert console.ask("SELECT count(*) FROM person").table.to_pylist() == [{"count_star()": 2}]
    assert not list(Path("/tmp").glob("tinbai-stolen*"))


TELLING = [
    "FROM duckdb_databases()",
    "FROM pragma_database_list",
    "FROM duckdb_settings()",
    "FROM pg_catalog.pg_settings",
    "SELECT current_setting('allowed_paths')",
    "FROM duckdb_temporary_files()",
]


@pytest.mark.parametrize("sql", TELLING)
def test_nothing_tells_where_the_database_is(console: Console, sql: str) -> None:
    assert HIDDEN not in str(console.ask(sql).table.to_pylist())


def test_a_question_too_long_is_refused(console: Console) -> None:
    with pytest.raises(QueryError, match="at most 20,000 characters"):
        console.ask("SELECT " + "1" * MAX_SQL)


def test_a_newly_published_database_is_seen(tmp_path: Path) -> None:
    link = tmp_path / "tinbai.duckdb"
    link.symlink_to(build(tmp_path / "tinbai-1.duckdb", "A Pớt"))
    with Console(tmp_path) as console:
        assert console.ask("FROM person").table.to_pylist() == [{"name": "A Pớt"}]
        build(tmp_path / "tinbai-2.duckdb", "Y Mửi")
        link.unlink()
        link.symlink_to(tmp_path / "tinbai-2.duckdb")
        assert console.ask("FROM person").table.to_pylist() == [{"name": "Y Mửi"}]


def test_no_database_is_said(tmp_path: Path) -> None:
    with Console(tmp_path) as console, pytest.raises(NoDatabaseError):
        console.ask("SELECT 1")


def test_a_killed_child_is_followed_by_another(tmp_path: Path) -> None:
    with Console(build(tmp_path / "x.duckdb", "A Pớt")) as console:
        console.ask("FROM person")
        assert console._child is not None
        os.kill(console._child.pid, 9)
        console._child.wait()
        assert console.ask("FROM person").table.num_rows == 1
        folder = console._folder
        assert folder is not None and folder.exists()
    assert not folder.exists()
