"""Files and folders into the workspace: every good one once, every bad one set aside by name."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import articles as store
from pipeline.article import Article, Issue
from pipeline.articles import read_articles, store_articles
from pipeline.importing import ImportReport, import_paths
from pipeline.issues import read_issues, write_issues
from pipeline.parse.plain import parse_text
from pipeline.parse.tables import read_table_rows
from pipeline.workspace import Workspace

BODY = (
    "Năm qua, Đảng bộ xã Bản Lùng lãnh đạo nhân dân mở đường đến thôn xa, làm lại nhà dột nát, trồng mới "
    "45 ha chè trên nương ngô cũ.\n\nBí thư Đảng ủy xã Lò Văn Páo kể, lúc đầu ít ai tin cây chè sẽ sống."
)
TEXT = f"Bản Lùng vững bước\n\n17/06/2022 13:04\n\n{BODY}\n\nThu Hà\n"
PAGE = f"""<!doctype html><html><head><title>Chè Bản Lùng - Báo Sơn Lĩnh</title>
<link rel="canonical" href="https://www.baosonlinh.example/che-ban-lung-12.html?utm_source=zalo"></head>
<body><h1>Chè Bản Lùng</h1><article><p>{BODY.replace(chr(10) * 2, "</p><p>")}</p></article>
<script>document.write("300 hộ nghèo")</script></body></html>"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "data", create=True)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.root)): path.read_bytes()
        for path in workspace.root.rglob("*")
        if path.is_file()
    }


def reasons(report: ImportReport) -> dict[str, str]:
    return {Path(issue.where).name: issue.reason for issue in report.issues}


def test_a_folder_of_everything(workspace: Workspace, inbox: Path) -> None:
    (inbox / "deep").mkdir()
    (inbox / "deep" / "a.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "deep" / "a.json").write_text('{"people": []}')  # annotations of a.txt
    (inbox / "nfd.txt").write_text(unicodedata.normalize("NFD", TEXT + "Tin khác"), encoding="utf-8")
    (inbox / "caps.txt").write_text(TEXT.upper(), encoding="utf-8")
    (inbox / "no-title.txt").write_text(BODY, encoding="utf-8")
    (inbox / "page.html").write_text(PAGE, encoding="utf-8")
    (inbox / "page_files").mkdir()
    (inbox / "page_files" / "logo.png").write_bytes(b"\x89PNG\x00\x00")
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00\x00\x00" * 50)
    (inbox / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 20)
    (inbox / "old.txt").write_bytes("§¶ng bé x· B¶n Lïng ®· l·nh ®¹o nh©n d©n".encode("latin-1"))
    (inbox / "english.txt").write_text("The committee met on Monday and went home again.")
    (inbox / "pages.warc.gz").write_bytes(b"\x1f\x8b\x08")
    with (inbox / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (inbox / ".DS_Store").write_bytes(b"\x00")

    seen: list[tuple[int, int]] = []
    report = import_paths(workspace, [inbox], lambda done, total: seen.append((done, total)))

    assert reasons(report) == {
        "empty.txt": "empty",
        "binary.txt": "not_text",
        "picture.png": "not_text",
        "old.txt": "wrong_encoding",
        "english.txt": "not_vietnamese",
        "pages.warc.gz: offset 0": "bad_record",
        "huge.txt": "too_large",
    }
    assert all(issue.stage == "import" and issue.detail for issue in report.issues)
    assert (report.files, report.added, report.skipped) == (12, 5, 2)
    assert seen[0] == (1, 12)
    assert seen[-1] == (12, 12)
    articles = {Path(article.origin).name: article for article in read_articles(workspace)}
    assert sorted(articles) == ["a.txt", "caps.txt", "nfd.txt", "no-title.txt", "page.html"]
    assert articles["a.txt"].published == "2022-06-17T13:04"
    assert articles["a.txt"].source_id == "deep"
    assert not articles["nfd.txt"].raw_was_nfc
    assert articles["no-title.txt"].title == ""
    assert articles["page.html"].url == "https://baosonlinh.example/che-ban-lung-12.html"
    assert articles["page.html"].source_id == "baosonlinh.example"
    assert "300 hộ" not in articles["page.html"].text
    assert set(read_issues(workspace)) == set(report.issues)


def test_importing_twice_changes_nothing(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "page.html").write_text(PAGE, encoding="utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    import_paths(workspace, [inbox])
    before = snapshot(workspace)
    again = import_paths(workspace, [inbox / "page.html", inbox])
    assert (again.added, again.updated, again.known, len(again.issues)) == (0, 0, 2, 1)
    assert snapshot(workspace) == before


def test_the_same_text_twice_is_one_article(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    (inbox / "b.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    report = import_paths(workspace, [inbox])
    assert (report.added, report.known) == (1, 1)
    assert [Path(article.origin).name for article in read_articles(workspace)] == ["a.txt"]


def test_a_new_text_at_the_same_address_is_a_new_version(workspace: Workspace, inbox: Path) -> None:
    page = inbox / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    import_paths(workspace, [page])
    old = next(read_articles(workspace))
    page.write_text(PAGE.replace("45 ha chè", "54 ha chè"), encoding="utf-8")
    report = import_paths(workspace, [page])
    assert (report.added, report.updated) == (1, 0)
    (new,) = read_articles(workspace)
    assert new.article_id == old.article_id
    assert new.text_id != old.text_id
    assert "54 ha chè" in new.text
    page.write_text(PAGE, encoding="utf-8")
    assert import_paths(workspace, [page]).known == 1, "the old version is still there"


def test_a_newer_parser_replaces_its_reading(workspace: Workspace) -> None:
    article = parse_text(TEXT, "a.txt")
    store_articles(workspace, [article])
    assert store_articles(workspace, [replace(article, author="Thu Hà Nguyễn")]).updated == 1
    assert store_articles(workspace, [replace(article, author="X", origin="copy.txt")]).known == 1
    assert [found.author for found in read_articles(workspace)] == ["Thu Hà Nguyễn"]


def test_an_article_comes_back_as_it_was(workspace: Workspace) -> None:
    article = parse_text(unicodedata.normalize("NFD", TEXT), "a.txt")
    plain = parse_text(
        TEXT.replace("45", "46"), "b.txt", url="https://bao.example/1", source_id="bao.example"
    )
    store_articles(workspace, [article, plain])
    assert list(read_articles(workspace)) == [article, plain]


def test_a_repaired_file_loses_its_issue(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_bytes(b"")
    (inbox / "b.txt").write_bytes(b"")
    import_paths(workspace, [inbox])
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    import_paths(workspace, [inbox / "a.txt"])
    assert [Path(issue.where).name for issue in read_issues(workspace)] == ["b.txt"]


def test_issues_of_other_stages_stay(workspace: Workspace) -> None:
    crawl = Issue("crawl", "https://bao.example/1", "status_404", "gone")
    write_issues(workspace, "crawl", {crawl.where}, [crawl])
    write_issues(workspace, "import", {"a.txt"}, [])
    assert list(read_issues(workspace)) == [crawl]


def test_killed_while_writing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [parse_text(TEXT.replace("45", str(number)), f"{number}.txt") for number in range(50, 57)]
    monkeypatch.setattr(store, "_BATCH", 3)

    def until_killed() -> Iterator[Article]:
        yield from articles[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store_articles(workspace, until_killed())
    (workspace.articles / "000002.parquet.tmp").write_bytes(b"torn")
    assert list(read_articles(workspace)) == articles[:3], "whole files only"
    assert store_articles(workspace, articles) == store.Stored(added=4, updated=0, known=3)
    assert list(read_articles(workspace)) == articles
    assert not list(workspace.articles.glob("*.tmp"))


def test_a_missing_path_is_an_issue(workspace: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text(TEXT, encoding="utf-8")
    report = import_paths(workspace, [inbox / "gone.txt", inbox / "a.txt"])
    assert reasons(report) == {"gone.txt": "not_readable"}
    assert report.added == 1


ROWS = [
    {
        "Title": "Bản Lùng vững bước",
        "TEXT": BODY,
        "url": "https://m.bao.example/1.html#top",
        "Published": "2022-06-17T06:04:00Z",
    },
    {"text": TEXT, "author": "Hoài Thu", "source": "Báo Sơn Lĩnh"},
]


def test_json_lines(inbox: Path) -> None:
    path = inbox / "rows.jsonl"
    lines = [
        *(json.dumps(row, ensure_ascii=False) for row in ROWS),
        "",
        "{",
        "[1]",
        '{"title": "Không có chữ nào"}',
    ]
    bad_date = {"text": BODY, "date": "hôm qua"}
    path.write_text("\n".join([*lines, json.dumps(bad_date)]), encoding="utf-8")
    found = list(read_table_rows(path))
    first, second, last = (item for item in found if isinstance(item, Article))
    assert (first.title, first.url) == ("Bản Lùng vững bước", "https://bao.example/1.html")
    assert (first.published, first.published_basis) == ("2022-06-17T13:04", "metadata")
    assert (second.author, second.source_id, second.published) == (
        "Hoài Thu",
        "bao-son-linh",
        "2022-06-17T13:04",
    )
    assert (last.title, last.published) == ("", None)
    issues = [(issue.where.rsplit(": ", 1)[1], issue.reason) for issue in found if isinstance(issue, Issue)]
    assert issues == [
        ("line 4", "not_a_row"),
        ("line 5", "not_a_row"),
        ("line 6", "empty"),
        ("line 7", "no_date"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(inbox: Path, delimiter: str) -> None:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    rows = [["ID", "Text", "Tác giả"], ["1", TEXT, "Hoài Thu"], ["2", "", "Hoài Thu"]]
    path = inbox / ("rows.tsv" if delimiter == "\t" else "rows.csv")
    path.write_text("\n".join(delimiter.join(map(cell, row)) for row in rows), encoding="utf-8-sig")
    article, issue = read_table_rows(path)
    assert isinstance(article, Article)
    assert (article.title, article.author, article.source_id) == ("Bản Lùng vững bước", "Hoài Thu", "rows")
    assert isinstance(issue, Issue)
    assert issue.reason == "empty"


def test_a_table_without_a_text_column(workspace: Workspace, inbox: Path) -> None:
    (inbox / "rows.csv").write_text("id,name\n1,Lò Văn Páo\n", encoding="utf-8")
    assert reasons(import_paths(workspace, [inbox])) == {"rows.csv": "not_a_row"}


def test_one_bad_byte_spoils_one_row(inbox: Path) -> None:
    path = inbox / "rows.jsonl"
    lines = [
        json.dumps({"text": TEXT.replace("45", str(n))}, ensure_ascii=False).encode() for n in range(60, 80)
    ]
    path.write_bytes(b"\n".join([*lines, b'{"text": "\xff"}']))
    found = list(read_table_rows(path))
    assert sum(isinstance(item, Article) for item in found) == 20
    assert [item.reason for item in found if isinstance(item, Issue)] == ["wrong_encoding"]
