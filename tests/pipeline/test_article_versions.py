"""A newspaper changes an article between two visits: what was there stays, with its record and facts."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from invented import ARTICLES, article, read_invented

from pipeline.arrivals import arrivals_since, mark
from pipeline.article import Article
from pipeline.article_versions import read_versions
from pipeline.articles import read_articles, store_articles
from pipeline.build import build
from pipeline.collect.archive import Archive
from pipeline.collect.exchange import Request, Response
from pipeline.collect.seen import Seen
from pipeline.extract import extract
from pipeline.query import run_query
from pipeline.workspace import Workspace

FIRST = ARTICLES[0]
CORRECTED = replace(
    article(1, FIRST.published, FIRST.source_id, FIRST.text.replace("12/15", "13/15"), FIRST.home),
    origin="archive/later.warc.gz:1",
)


def changed(tmp_path: Path, *steps: tuple[Article, ...], reads: bool = True) -> Workspace:
    """A workspace that got these articles night by night, each night read, then built."""
    workspace = Workspace.open(tmp_path / "data", create=True)
    for step in steps:
        store_articles(workspace, step)
        if reads or step is steps[-1]:
            extract(workspace, reader=read_invented)
    build(workspace)
    return workspace


def rows(workspace: Workspace, query: str, **filters: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = run_query(workspace, query, **filters).to_pylist()
    return found


def test_articles_that_never_changed_have_no_row(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES, ARTICLES)
    assert rows(workspace, "article_versions") == []


def test_both_versions_are_kept_and_the_last_is_current(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES, (CORRECTED,))
    found = rows(workspace, "article_versions")
    assert [(row["article_id"], row["version"], row["is_current"]) for row in found] == [
        (FIRST.article_id, 1, False),
        (FIRST.article_id, 2, True),
    ]
    assert [row["origin"] for row in found] == [FIRST.origin, CORRECTED.origin]
    texts = rows(workspace, "version_text", article_id=FIRST.article_id)
    assert [row["text"] for row in texts] == [FIRST.text, CORRECTED.text]
    (current,) = rows(workspace, "article_text", article_id=FIRST.article_id)
    assert current["text"] == CORRECTED.text


def test_what_a_former_version_said_is_no_fact_any_more_but_is_told(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES, (CORRECTED,))
    old, new = rows(workspace, "version_text")
    said = [claim["says"] for claim in old["claims"]]  # type: ignore[attr-defined]
    assert "12/15 chi bộ · Đảng bộ huyện Sơn Lĩnh · 2020" in said
    assert "Lường Văn Hùng: Bí thư, Huyện ủy Sơn Lĩnh, current" in said
    assert new["claims"] == []  # the reader of the test knows nothing of the corrected words
    assert rows(workspace, "article_marks", article_id=FIRST.article_id) == []


# Nights of (text, place), and the versions that a reader of the newspaper would tell.
NIGHTS = [
    (["A1"], "A1"),
    (["A1", "A2"], "A1"),  # unchanged: the first place keeps it
    (["A1", "B2"], "A1 B2"),
    (["A1", "B2", "A3"], "A1 B2 A3"),
    (["A1", "A2", "B3", "B4", "A5"], "A1 B3 A5"),
    (["A1", "B2", "A3", "A4"], "A1 B2 A3"),
    (["A1", "B2", "A3", "B4"], "A1 B2 A3 B4"),
    (["A1", "B2", "A3", "A1"], "A1 B2 A3"),  # a place that was told already tells nothing new
]


def visits(nights: list[str]) -> list[Article]:
    texts = {"A": FIRST, "B": CORRECTED}
    return [replace(texts[night[0]], origin=f"archive/tinbai.warc.gz:{night[1]}") for night in nights]


def told(workspace: Workspace) -> str:
    """Letter of the text and number of the place of each version, in their order."""
    letters = {FIRST.text: "A", CORRECTED.text: "B"}
    versions = sorted(read_versions(workspace), key=lambda version: version.number)
    articles = [version.article for version in versions] or list(read_articles(workspace))
    return " ".join(letters[article.text] + article.origin[-1] for article in articles)


@pytest.mark.parametrize(("nights", "expected"), NIGHTS, ids=lambda value: "-".join(value))
def test_the_version_that_was_seen_last_is_current(tmp_path: Path, nights: list[str], expected: str) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    for visit in visits(nights):
        store_articles(workspace, [visit])
    assert told(workspace) == expected
    (current,) = read_articles(workspace)
    assert current.origin[-1] == expected[-1]


@pytest.mark.parametrize(("nights", "expected"), NIGHTS, ids=lambda value: "-".join(value))
def test_the_same_whether_it_comes_at_once_or_again_from_the_first(
    tmp_path: Path, nights: list[str], expected: str
) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    assert store_articles(workspace, visits(nights)).added == len(expected.split())
    assert told(workspace) == expected
    seen: dict[str, str] = {}
    for visit in visits(nights):
        assert store_articles(workspace, [visit], seen).added == 0
    assert told(workspace) == expected


def test_what_an_older_release_took_for_known_is_mended_by_reading_all_again(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    store_articles(workspace, visits(["A1", "B2"]))
    seen: dict[str, str] = {}
    for visit in visits(["A1", "B2", "A3"]):
        store_articles(workspace, [visit], seen)
    assert told(workspace) == "A1 B2 A3"


def test_a_newer_reading_of_a_text_that_came_back_makes_no_version(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    store_articles(workspace, visits(["A1", "B2", "A3"]))
    seen: dict[str, str] = {}
    for visit in visits(["A1", "B2", "A3"]):
        stored = store_articles(workspace, [replace(visit, section="Thời sự")], seen)
        assert (stored.added, stored.updated) == (0, 1)
    assert told(workspace) == "A1 B2 A3"
    (current,) = read_articles(workspace)
    assert current.section == "Thời sự"


def test_facts_follow_the_text_that_came_back(tmp_path: Path) -> None:
    again = replace(FIRST, origin="archive/third.warc.gz:1")
    workspace = changed(tmp_path, ARTICLES, (CORRECTED,), (again,))
    found = rows(workspace, "article_versions")
    assert [(row["version"], row["is_current"], row["origin"]) for row in found] == [
        (1, False, FIRST.origin),
        (2, False, CORRECTED.origin),
        (3, True, again.origin),
    ]
    assert found[0]["text_id"] == found[2]["text_id"] != found[1]["text_id"]
    assert found[0]["claims"] == found[2]["claims"] != 0
    (current,) = rows(workspace, "article_text", article_id=FIRST.article_id)
    assert current["text"] == FIRST.text
    assert rows(workspace, "article_marks", article_id=FIRST.article_id) != []


def test_a_night_in_which_a_text_came_back_tells_a_change(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    store_articles(workspace, visits(["A1", "B2"]))
    before = mark(workspace)
    store_articles(workspace, visits(["A3"]))
    assert arrivals_since(workspace, before)[FIRST.source_id].changed == 1


def test_a_version_that_was_never_read_says_so(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES, (CORRECTED,), reads=False)
    old, new = rows(workspace, "article_versions")
    assert (old["is_read"], old["claims"]) == (False, None)
    assert (new["is_read"], new["claims"]) == (True, 0)


def test_the_same_page_read_by_a_newer_parser_is_no_new_version(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES, (replace(FIRST, section="Thời sự"),))
    assert rows(workspace, "article_versions") == []


URL = "https://bao-son-linh.invalid/1"


def kept(archive: Archive, day: int, body: bytes, status: int = 200) -> str:
    at = datetime(2026, 11, day, 2, tzinfo=UTC)
    response = Response(status, "OK", (("Content-Type", "text/html"),), body, None)
    return archive.add(Request(URL, (("Host", "bao-son-linh.invalid"),), at), response, "article", "bao")


def test_the_archive_knows_when_each_version_was_seen(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    with Archive(workspace.archive, "a@b.vn", "tinbai/1") as archive:
        first = kept(archive, 1, b"ban dau" * 500)
        kept(archive, 2, b"ban dau" * 500)  # the same bytes
        kept(archive, 3, b"", 304)  # not modified
        second = kept(archive, 5, b"ban sua" * 500)
    store_articles(workspace, [replace(FIRST, origin=first), replace(CORRECTED, origin=second)])
    seen = {version.number: version.seen for version in read_versions(workspace)}
    assert (seen[1].first or "")[:10] == "2026-11-01"
    assert (seen[1].last or "")[:10] == "2026-11-03"
    assert (seen[2].first or "")[:10] == (seen[2].last or "")[:10] == "2026-11-05"
    assert seen[1].digest != seen[2].digest
    assert (seen[1].digest or "").startswith("sha1:")


def test_a_page_that_came_back_was_not_seen_in_between(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    with Archive(workspace.archive, "a@b.vn", "tinbai/1") as archive:
        first = kept(archive, 1, b"ban dau" * 500)
        kept(archive, 2, b"", 304)
        kept(archive, 3, b"loi", 503)
        kept(archive, 4, b"ban dau" * 500)
        second = kept(archive, 5, b"ban sua" * 500)
        third = kept(archive, 7, b"ban dau" * 500)  # the first one's bytes
        kept(archive, 8, b"", 304)
    texts = [(FIRST, first), (CORRECTED, second), (FIRST, third)]
    store_articles(workspace, [replace(one, origin=origin) for one, origin in texts])
    found = {version.number: version.seen for version in read_versions(workspace)}
    days = [((found[n].first or "")[8:10], (found[n].last or "")[8:10]) for n in (1, 2, 3)]
    assert days == [("01", "04"), ("05", "05"), ("07", "08")]


def test_imported_texts_have_no_day(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    store_articles(workspace, [replace(FIRST, origin="tin.txt"), replace(CORRECTED, origin="tin.txt:x")])
    assert [version.seen for version in read_versions(workspace)] == [Seen(), Seen()]


def test_a_damaged_index_stops_no_build(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path / "data", create=True)
    (workspace.archive / "index.sqlite").write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    store_articles(workspace, [FIRST, replace(CORRECTED, origin=f"later.warc.gz:{10**30}")])
    assert [version.seen for version in read_versions(workspace)] == [Seen(), Seen()]


def test_the_columns_are_documented(tmp_path: Path) -> None:
    workspace = changed(tmp_path, ARTICLES)
    with duckdb.connect(workspace.database.resolve(), read_only=True) as connection:
        silent = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL"
            " AND table_name IN ('article_version', 'version_claim')"
        ).fetchall()
    assert silent == []
