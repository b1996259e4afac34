"""Bytes of all kinds: what is read, and what is set aside under which name."""

import unicodedata
from pathlib import Path

import pytest

from pipeline.parse.encoding import (
    REASONS,
    UnreadableError,
    decode_page,
    decode_text,
    read_bytes,
    require_vietnamese,
)
from pipeline.parse.plain import parse_text

TEXT = (
    "Bản Lùng vững bước\n17/06/2022 13:04\n"
    "Năm qua, Đảng bộ xã Bản Lùng đã lãnh đạo nhân dân mở đường đến các thôn xa, ông Lò Văn Páo kể lại.\n"
    "Ở bản Pó, mỗi đảng viên giúp một hộ nghèo; người dân được hưởng thêm nhiều chính sách mới của tỉnh.\n"
)


def windows_1258(text: str) -> bytes:
    """As Windows writes it: base letters with their circumflex, breve or horn, then the tone as a mark."""
    result = b""
    for letter in text:
        base = ""
        tones = ""
        for part in unicodedata.normalize("NFD", letter):
            if part in "\u0300\u0301\u0303\u0309\u0323":
                tones += part
            else:
                base += part
        result += (unicodedata.normalize("NFC", base) + tones).encode("cp1258")
    return result


ENCODED = [
    pytest.param(TEXT.encode(), id="UTF-8"),
    pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="UTF-8 with a mark"),
    pytest.param(TEXT.encode("utf-16"), id="UTF-16 with a mark"),
    pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), id="UTF-16 big-endian with a mark"),
    pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 little-endian without a mark"),
    pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 big-endian without a mark"),
    pytest.param(TEXT.encode("utf-32"), id="UTF-32"),
    pytest.param(windows_1258(TEXT), id="windows-1258"),
    pytest.param(unicodedata.normalize("NFD", TEXT).encode(), id="NFD"),
    pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_all_encodings_give_the_same_article(data: bytes) -> None:
    raw = decode_text(data)
    article = parse_text(raw, "memory")
    assert article.text.replace("\r\n", "\n") == TEXT
    assert article.title == "Bản Lùng vững bước"
    assert article.published == "2022-06-17T13:04"
    if article.offsets is not None:
        start = article.text.index("Lò Văn Páo")
        piece = raw[article.offsets[start] : article.offsets[start + 10]]
        assert unicodedata.normalize("NFC", piece) == "Lò Văn Páo"


def test_a_file_cut_inside_a_letter_loses_that_letter_only() -> None:
    assert (
        decode_text("Huyện ủy họp ở Sơn Lĩnh với các xã".encode()[:-1]) == "Huyện ủy họp ở Sơn Lĩnh với các x"
    )


TCVN3 = "§¶ng bé x· B¶n Lïng ®· l·nh ®¹o nh©n d©n më ®­êng ®Õn c¸c th«n xa, ng­êi d©n ®­îc h­ëng"
VNI = "Ñaûng boä xaõ Baûn Luøng ñaõ laõnh ñaïo nhaân daân môû ñöôøng ñeán caùc thoân xa, ngöôøi daân"
MOJIBAKE = TEXT.encode().decode("cp1252", "replace")

SET_ASIDE = [
    pytest.param(b"", "empty", "white space", id="no bytes"),
    pytest.param(b" \r\n\t\n", "empty", "white space", id="white space"),
    pytest.param(b"\xef\xbb\xbf", "empty", "white space", id="a mark alone"),
    pytest.param(b"\x00" * 100, "empty", "white space", id="zeros"),
    pytest.param(b"PK\x03\x04\x14\x00\x08\x08\x08\x00" * 40, "not_text", "zero bytes", id="zip"),
    pytest.param(bytes(range(256)) * 20, "not_text", "zero bytes", id="all bytes"),
    pytest.param(bytes(range(1, 32)) * 20 + b"abc", "not_text", "control", id="control characters"),
    pytest.param(TCVN3.encode("latin-1"), "wrong_encoding", "TCVN3", id="TCVN3"),
    pytest.param(VNI.encode("cp1252"), "wrong_encoding", "VNI", id="VNI"),
    pytest.param("Привет, мир и люди".encode("koi8-r"), "wrong_encoding", "UTF-8", id="another alphabet"),
]


@pytest.mark.parametrize(("data", "reason", "says"), SET_ASIDE)
def test_set_aside_bytes(data: bytes, reason: str, says: str) -> None:
    with pytest.raises(UnreadableError) as error:
        decode_text(data)
    assert error.value.reason == reason
    assert says in error.value.detail
    assert reason in REASONS


@pytest.mark.parametrize(
    ("text", "reason", "says"),
    [
        (TCVN3, "wrong_encoding", "TCVN3"),
        (VNI, "wrong_encoding", "VNI"),
        (MOJIBAKE, "wrong_encoding", "windows-1252"),
        ("The council of Son Linh met on Monday.", "not_vietnamese", "Vietnamese"),
        (
            "The commune of Bản Lùng planted new tea gardens this year, its Party cell (chi bộ) said.",
            "not_vietnamese",
            "Vietnamese",
        ),
        ("Hoi nghi da ban ve cong tac xay dung Dang o cac xa vung cao.", "not_vietnamese", "Vietnamese"),
        ("12345 67890", "not_vietnamese", "0 letters"),
        ("\u200b\n", "not_vietnamese", "0 letters"),
    ],
)
def test_set_aside_texts(text: str, reason: str, says: str) -> None:
    with pytest.raises(UnreadableError) as error:
        require_vietnamese(text)
    assert (error.value.reason, says in error.value.detail) == (reason, True)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        "HUYỆN ỦY",
        "Ông K’Brêu ở buôn Êa Ktur được bà con tin cậy",
    ],
)
def test_vietnamese(text: str) -> None:
    require_vietnamese(text)


def test_too_large_and_missing_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2000)
    assert len(read_bytes(path, limit=2000)) == 2000
    with pytest.raises(UnreadableError) as large:
        read_bytes(path, limit=1999)
    assert (large.value.reason, "2,000 bytes" in large.value.detail) == ("too_large", True)
    with pytest.raises(UnreadableError) as missing:
        read_bytes(tmp_path / "b.txt")
    assert missing.value.reason == "not_readable"


PAGE = f"<html><head>{{}}</head><body><p>{TEXT}</p></body></html>"
META = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'


@pytest.mark.parametrize(
    ("data", "header"),
    [
        pytest.param(PAGE.format("").encode(), None, id="UTF-8 undeclared"),
        pytest.param(PAGE.format("").encode("utf-16"), None, id="UTF-16"),
        pytest.param(windows_1258(PAGE.format(META)), None, id="windows-1258 declared"),
        pytest.param(
            windows_1258(PAGE.format("")), "text/html; charset=windows-1258", id="windows-1258 by header"
        ),
        pytest.param(windows_1258(PAGE.format("")), None, id="windows-1258 undeclared"),
        pytest.param(PAGE.format(META).encode(), None, id="declared wrongly: it is UTF-8"),
        pytest.param(PAGE.format("").encode(), "text/html; charset=no-such", id="an unknown charset"),
    ],
)
def test_page(data: bytes, header: str | None) -> None:
    assert "Lò Văn Páo kể lại" in unicodedata.normalize("NFC", decode_page(data, header))


def test_bytes_of_a_page_that_fit_nothing_are_marked() -> None:
    assert (
        decode_page(b"<p>Nh\xe0 m\xe1y \xff\xfe \x81</p>") == "<p>Nh\ufffd m\ufffdy \ufffd\ufffd \ufffd</p>"
    )


def test_a_page_in_an_old_encoding_is_named() -> None:
    with pytest.raises(UnreadableError) as error:
        decode_page(f"<p>{TCVN3}</p>".encode("latin-1"))
    assert error.value.reason == "wrong_encoding"
