"""The commands as a user types them: what they print, what they exit with."""

import json
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import regex
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.sample import read_sample

ARTICLE = """Sơn Lĩnh tổng kết công tác xây dựng Đảng

17:14, 21/11/2023

Sáng 21/11, Huyện ủy Sơn Lĩnh, tỉnh Tuyên Quang tổ chức hội nghị tổng kết công tác xây dựng Đảng.

Đồng chí Lường Văn Toản, Bí thư Huyện uỷ chủ trì. Đảng bộ huyện có trên 6.200 đảng viên, thực hiện
Đề án số 16-ĐA/TU ngày 03/01/2020 của Ban Thường vụ Tỉnh ủy.

Bài, ảnh: Minh Thủy
"""


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    result = run("demo", "--data", str(folder), "--delay", "0")
    assert result.exit_code == 0, result.output
    return folder


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'pandas', 'pyarrow', 'duckdb', 'underthesea', 'spacy', 'lxml', 'requests'}"
    ask = "from pipeline.cli import main; main(['--help'], standalone_mode=False)"
    code = f"import sys; {ask}; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The names that lead to each command, groups too."""
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def examples(path: tuple[str, ...]) -> list[list[str]]:
    """The command lines under `Example:` in a help, cut at pipes and comments."""
    _, _, shown = run(*path, "--help").output.partition("Example: ")
    lines = [line.strip() for line in shown.partition("\n\n")[0].splitlines()]
    parts = [part.strip() for line in lines for part in regex.split(r" [|>#] | &&", line)]
    return [shlex.split(part)[1:] for part in parts if part.startswith("tinbai ")]


@pytest.fixture
def files_of_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What examples name as being there."""
    for name in ("articles", "texts", "corpus/gold"):
        (tmp_path / name).mkdir(parents=True)
    for name in (
        *("more.jsonl", "before.jsonl", "mypaper.toml", "corpus/gold/floors.toml"),
        "CC-NEWS-2021*.warc.gz",
    ):
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("files_of_examples")
@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_every_command_shows_examples_that_it_understands(path: tuple[str, ...]) -> None:
    shown = examples(path)
    assert any(tuple(line[: len(path)]) == path for line in shown)
    for line in shown:
        group, arguments = main, list(line)
        while isinstance(group, click.Group) and [one for one in arguments if one != "--verbose"]:
            name = next(one for one in arguments if one != "--verbose")
            group, arguments = group.commands[name], arguments[arguments.index(name) + 1 :]
        group.make_context(line[0], arguments)  # raises UsageError for what it does not understand


def test_facts_of_a_file_point_into_it_as_read(tmp_path: Path) -> None:
    file = tmp_path / "nfd.txt"
    text = unicodedata.normalize("NFD", ARTICLE)
    file.write_bytes(text.encode())
    result = run("facts", file)
    assert result.exit_code == 0
    facts = json.loads(result.stdout)
    assert facts["article"] == "nfd"
    assert facts["meta"]["published"] == "2023-11-21"
    assert facts["meta"]["author"] == "Minh Thủy"
    person = facts["people"][0]
    assert unicodedata.normalize("NFC", text[slice(*person["mentions"][0])]) == "Lường Văn Toản"
    assert [(post["title"], post["organisation"]) for post in person["posts"]] == [
        ("Bí thư", "Huyện ủy Sơn Lĩnh")
    ]
    directive = facts["directives"][0]
    assert (directive["number"], directive["symbol"], directive["date"]) == ("16", "ĐA/TU", "2020-01-03")
    assert directive["issuer"] == "Ban Thường vụ Tỉnh ủy Tuyên Quang"
    (statistic,) = facts["statistics"]
    assert (statistic["value"], statistic["unit"], statistic["qualifier"]) == (6200, "đảng viên", "over")


def test_facts_of_standard_input() -> None:
    result = run("facts", "-", stdin=ARTICLE)
    assert json.loads(result.stdout)["people"][0]["name"] == "Lường Văn Toản"


def test_facts_go_on_past_a_bad_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    bad.write_bytes(b"\x00\x01\x02" * 100)
    result = run("facts", bad, good)
    assert result.exit_code == 3
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["good"]
    assert "bad.txt: not_text" in result.stderr


def test_the_page_of_facts_escapes_everything(tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(ARTICLE.replace("Sáng 21/11", "<script>alert(1)</script> Sáng 21/11"), encoding="utf-8")
    page = run("facts", file, "--html").stdout
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert '<mark class="person"' in page


def test_import_extract_build_query(tmp_path: Path) -> None:
    texts, data = tmp_path / "texts", str(tmp_path / "data")
    texts.mkdir()
    for article in read_sample()[:3]:
        (texts / f"{article.name}.txt").write_text(article.as_text(), encoding="utf-8")
    (texts / "empty.txt").write_text("", encoding="utf-8")
    imported = run("import", str(texts), "--data", data)
    assert imported.exit_code == 3
    assert "empty.txt: empty" in imported.stderr
    assert "3 articles added" in imported.stderr
    assert "3 known" in run("import", str(texts), "--data", data).stderr
    assert run("extract", "--data", data).exit_code == 0
    assert run("build", "--data", data).exit_code == 0
    rows = json.loads(run("query", "coverage", "--format", "json", "--data", data).stdout)
    assert sum(row["articles"] for row in rows) == 3
    issues = json.loads(run("query", "issues", "--format", "json", "--data", data).stdout)
    assert [issue["reason"] for issue in issues] == ["empty"]


def test_demo_ends_with_tables_and_what_to_try(demo: Path) -> None:
    again = run("demo", "--data", str(demo), "--delay", "0")
    assert again.exit_code == 0
    for words in (
        "Officials of Sơn Lĩnh",
        "Bí thư",
        "Đề án",
        "Coverage",
        "What the first party secretary rests on",
    ):
        assert words in again.stdout
    assert "tinbai query" in again.stderr


def test_demo_again_changes_no_row(demo: Path) -> None:
    before = run("query", "SELECT * FROM claim ORDER BY ALL", "--format", "csv", "--data", str(demo)).stdout
    assert len(before.splitlines()) > 300
    run("demo", "--data", str(demo), "--delay", "0")
    after = run("query", "SELECT * FROM claim ORDER BY ALL", "--format", "csv", "--data", str(demo)).stdout
    assert before == after


def test_filters_take_names_with_and_without_accents(demo: Path) -> None:
    def people(name: str) -> set[str]:
        rows = run("query", "officials", "--person", name, "--format", "json", "--data", str(demo)).stdout
        return {row["person"] for row in json.loads(rows)}

    assert people("nong thi tham") == people("Nông Thị Thắm") == {"Nông Thị Thắm"}
    assert people("Nông Thị Thâm") == set()


def test_trace_shows_the_words(demo: Path) -> None:
    rows = json.loads(
        run("query", "officials", "--limit", "1", "--format", "json", "--data", str(demo)).stdout
    )
    result = run("trace", rows[0]["evidence"], "--data", str(demo))
    assert result.exit_code == 0
    assert "»" in result.stdout
    assert "rule" in result.stdout


def test_the_archive_gives_the_page_that_a_fact_rests_on(demo: Path, tmp_path: Path) -> None:
    ask = "SELECT url, origin, title FROM article WHERE url IS NOT NULL ORDER BY url LIMIT 1"
    article = json.loads(run("query", ask, "--format", "json", "--data", str(demo)).stdout)[0]
    listed = run("archive", article["url"], "--format", "json", "--data", str(demo))
    records = json.loads(listed.stdout)
    assert article["origin"] in [record["place"] for record in records]
    assert {record["kind"] for record in records} == {"article"}
    for asked in (article["url"], article["origin"]):
        page = tmp_path / "page.html"
        assert run("archive", asked, "--save", page, "--data", str(demo)).exit_code == 0
        assert article["title"] in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("archive", "https://baosonlinh.vn/none-1.html"), 2, "nothing of"),
        (("archive", "none.warc.gz:12", "--save", "-"), 2, "no record"),
        (("query", "officails"), 2, "officials"),
        (("query", "DROP TABLE article"), 2, ""),
        (("query", "SELECT * FROM read_csv('/etc/passwd')"), 2, ""),
        (("trace", "c00000000000000000000"), 2, "c00000000000000000000"),
    ],
)
def test_wrong_questions_are_answered_in_one_line(
    demo: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = run(*arguments, "--data", str(demo))
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("extract", "--data", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "tinbai import" in result.stderr


def test_a_locked_workspace_exits_75(demo: Path) -> None:
    from pipeline.workspace import Workspace

    with Workspace.open(demo).lock():
        result = run("build", "--data", str(demo))
    assert result.exit_code == 75
    assert "in use" in result.stderr
