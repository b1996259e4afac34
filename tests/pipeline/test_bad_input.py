"""Bad input never stops a run and never loses data: each file has its named reason, the good ones come in."""

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main

GOOD = (
    "Sơn Lĩnh tổng kết công tác xây dựng Đảng\n\n"
    "Đồng chí Lường Văn Toản, Bí thư Huyện ủy Sơn Lĩnh chủ trì hội nghị sáng 21/11/2023.\n"
)


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: the vowel with its hat, then the tone as a mark of its own."""
    letters = []
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0309\u0303\u0323")
        letters.append(unicodedata.normalize("NFC", marks.replace(tone, "")) + tone)
    return "".join(letters).encode("cp1258")


PAGE = "<html><head><title>T</title></head><body><script>alert('Đảng bộ huyện')</script>{}</body></html>"
SET_ASIDE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "not_text"),
    "huge.txt": (GOOD.encode() * 400_000, "too_large"),  # some 60 MB
    "tcvn3.txt": (
        "§¶ng bé huyÖn S¬n LÜnh tæng kÕt c«ng t¸c x©y dùng §¶ng n¨m 2023.".encode(),
        "wrong_encoding",
    ),
    "english.txt": (
        b"The committee met on Monday and discussed the budget of the next year.",
        "not_vietnamese",
    ),
    "scripts.html": (PAGE.format("").encode(), "no"),
    "broken.jsonl": (b'{"text": \n', ""),
    "picture.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "not_"),
}
TAKEN = {
    "good.txt": GOOD.encode(),
    "bom.txt": b"\xef\xbb\xbf" + GOOD.replace("21/11", "22/11").encode(),
    "utf16.txt": GOOD.replace("21/11", "23/11").encode("utf-16"),
    "nfd.txt": unicodedata.normalize("NFD", GOOD.replace("21/11", "24/11")).encode(),
    "crlf.txt": GOOD.replace("21/11", "25/11").replace("\n", "\r\n").encode(),
    "capitals.txt": GOOD.replace("21/11", "26/11").upper().encode(),
    "windows1258.txt": windows_1258(GOOD.replace("21/11", "27/11")),
    "no_title.txt": "Đồng chí Lò Văn Hưng, Bí thư Đảng ủy xã Tả Sín, gặp đảng viên trẻ.\n".encode(),
    "page.html": PAGE.format(
        "<h1>Sơn Lĩnh họp</h1>" + "<p>Đồng chí Vi Quốc Khải, Phó Bí thư Huyện ủy Sơn Lĩnh, dự họp.</p>" * 3
    ).encode(),
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Messages of an import of everything at once, and the workspace."""
    folder = tmp_path_factory.mktemp("files")
    for name, data in {**{name: data for name, (data, _) in SET_ASIDE.items()}, **TAKEN}.items():
        (folder / name).write_bytes(data)
    data = str(tmp_path_factory.mktemp("data"))
    result = CliRunner().invoke(main, ["import", str(folder), "--data", data])
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    return result.stderr, data


@pytest.mark.parametrize("name", SET_ASIDE)
def test_each_bad_file_has_a_message_with_its_reason(imported: tuple[str, str], name: str) -> None:
    (line,) = [line for line in imported[0].splitlines() if f"/{name}" in line]
    assert line.startswith("set aside: ")
    assert f": {SET_ASIDE[name][1]}" in line


@pytest.mark.parametrize("name", TAKEN)
def test_each_good_file_came_in(imported: tuple[str, str], name: str) -> None:
    from pipeline.articles import read_articles
    from pipeline.workspace import Workspace

    articles = {Path(article.origin).name: article for article in read_articles(Workspace.open(imported[1]))}
    assert sorted(articles) == sorted(TAKEN)
    text = articles[name].text
    assert unicodedata.is_normalized("NFC", text)
    assert "đồng chí" in text.lower()
    assert "alert" not in text


def test_what_was_imported_can_be_built(imported: tuple[str, str]) -> None:
    data = imported[1]
    for command in ("extract", "build"):
        result = CliRunner().invoke(main, [command, "--data", data])
        assert result.exit_code == 0, result.output
    result = CliRunner().invoke(main, ["query", "issues", "--format", "csv", "--data", data])
    assert len(result.stdout.splitlines()) - 1 == len(SET_ASIDE)


@pytest.mark.parametrize("name", [*SET_ASIDE, *TAKEN])
def test_facts_of_any_file_end_in_facts_or_a_reason(tmp_path: Path, name: str) -> None:
    data = SET_ASIDE[name][0] if name in SET_ASIDE else TAKEN[name]
    if len(data) > 1_000_000:
        pytest.skip("the same bytes are imported above")
    (tmp_path / name).write_bytes(data)
    result = CliRunner().invoke(main, ["facts", str(tmp_path / name)])
    assert result.exit_code == (3 if name in SET_ASIDE else 0), result.output
