"""Texts as they come from scraping: what is title, lead, paragraph, caption, byline, left over."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.rules import rows
from pipeline.article import Article
from pipeline.parse.bylines import Byline, photo_credits, read_byline, trailing_byline
from pipeline.parse.captions import is_caption
from pipeline.parse.datelines import Published, read_dateline, read_timestamp
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.leftovers import leftover
from pipeline.parse.nfc import to_nfc
from pipeline.parse.plain import parse_text, read_text_file
from pipeline.parse.zones import read_layout

TITLE = "Bản Lùng vững bước từ những chi bộ nhỏ"
LEAD = "Từ một xã trắng đường ô tô, Bản Lùng hôm nay có đường bê tông về đến tận bản cuối cùng."
ONE = (
    "Năm qua, Đảng bộ xã Bản Lùng lãnh đạo nhân dân làm được nhiều việc khó: mở đường đến các thôn xa, làm "
    "lại nhà dột nát, trồng mới 45 ha chè trên những nương ngô cũ. Toàn xã có 12 chi bộ và 240 đảng viên."
)
TWO = (
    "Bí thư Đảng ủy xã Lò Văn Páo kể, hồi đầu không ai tin cây chè sống nổi, cán bộ phải trồng trước ở vườn "
    "nhà mình, hai năm sau bà con sang xem rồi xin giống về trồng theo. Đến nay cả 9 bản đều có chè."
)
THREE = (
    "Ở bản Pó, Chi bộ giao mỗi đảng viên giúp một hộ nghèo, tháng nào cũng đưa ra kiểm điểm trước chi bộ; "
    "sau ba năm, bản chỉ còn bốn hộ nghèo, mười hai gia đình có nhà mới, đường vào bản sạch và sáng đèn."
)


def zones(text: str) -> list[tuple[str, str]]:
    """Kind and words of each zone."""
    return [(zone.kind, text[zone.start_char : zone.end_char]) for zone in read_layout(text).zones]


def kinds(*lines: str, gap: str = "\n\n") -> list[str]:
    return [kind for kind, _ in zones(gap.join(lines))]


def parse(*lines: str) -> Article:
    return parse_text("\n\n".join(lines), origin="memory")


LAYOUTS = [
    pytest.param(
        (TITLE, LEAD, ONE, TWO, "Bài, ảnh: Thu Hà", "Tin cùng chuyên mục"),
        ["title", "lead", "body", "body", "byline", "boilerplate"],
        id="the usual",
    ),
    pytest.param(
        (",", TITLE, "17/06/2022 13:04", LEAD, ONE, "Thu Hà"),
        ["boilerplate", "title", "boilerplate", "lead", "body", "byline"],
        id="stray comma, date, bare name",
    ),
    pytest.param(
        ("Đời sống quanh ta", "thứ năm, 08 08 2019 08:52", TITLE, LEAD, ONE),
        ["boilerplate", "boilerplate", "title", "lead", "body"],
        id="a short section's name above the date, the title under it",
    ),
    pytest.param(
        ("Vững bước", "17/06/2022 13:04", LEAD, ONE),
        ["title", "boilerplate", "lead", "body"],
        id="a short title above the date, a sentence under it",
    ),
    pytest.param(
        ("Trang chủ » Thời sự » Chính trị", TITLE, LEAD, ONE),
        ["boilerplate", "title", "lead", "body"],
        id="a path of sections",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, "Chi bộ gần dân", TWO, THREE),
        ["title", "lead", "body", "heading", "body", "body"],
        id="a sub-heading",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, "Bà con bản Pó thu hoạch chè vụ xuân.", TWO),
        ["title", "lead", "body", "caption", "body"],
        id="a short sentence about people doing something between long paragraphs",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, "Việc ấy ai cũng thấy.", TWO),
        ["title", "lead", "body", "body", "body"],
        id="a short sentence that is no caption",
    ),
    pytest.param(
        (TITLE, LEAD, "Chè xuân ở Bản Lùng. Ảnh: Đức Lộc", ONE),
        ["title", "lead", "caption", "byline", "body"],
        id="the photographer's credit is a byline inside the caption",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, "Tin liên quan", "Sơn Lĩnh gặp mặt trí thức trẻ", TWO, THREE, "Thu Hà"),
        ["title", "lead", "body", "boilerplate", "boilerplate", "body", "body", "byline"],
        id="a box of other headlines inside the article",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, TWO, "TIN ĐÃ ĐƯA", "Sơn Lĩnh gặp mặt trí thức trẻ (08/08/2019)", "Xem tiếp"),
        ["title", "lead", "body", "body", "boilerplate", "boilerplate", "boilerplate"],
        id="a list of other headlines at the end",
    ),
    pytest.param(
        (
            TITLE,
            LEAD,
            ONE,
            "Sơn Lĩnh gặp mặt trí thức trẻ (08/08/2019)",
            "Xã Nà Ón thêm 3 km đường(07/08/2019)",
        ),
        ["title", "lead", "body", "boilerplate", "boilerplate"],
        id="dated headlines at the end without a word above them",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, TWO, "Thu Hà", "Tin cùng chuyên mục", "Sơn Lĩnh gặp mặt", THREE, TWO),
        ["title", "lead", "body", "body", "byline", *["boilerplate"] * 4],
        id="after the byline, headlines with their summaries are left over too",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, TWO, "Bài, ảnh: Thu Hà", "Tweet", "Đang tải dữ liệu"),
        ["title", "lead", "body", "body", "byline", "boilerplate", "boilerplate"],
        id="unknown lines after a byline that says what it is",
    ),
    pytest.param(
        (TITLE, LEAD, ONE, "Nơi nhận:", "CHỦ TỊCH", "Lò Văn Páo"),
        ["title", "lead", "body", "body", "body", "body"],
        id="who signs a document is no reporter",
    ),
    pytest.param(
        (f"{LEAD} {ONE}", TWO),
        ["body", "body"],
        id="no title: the first line is a paragraph",
    ),
    pytest.param(
        ("Bình luận", "https://bao.example/1", TITLE, "911 lượt xem", LEAD, ONE, "Tổng Biên tập: Lò Văn Páo"),
        ["boilerplate", "boilerplate", "title", "boilerplate", "lead", "body", "boilerplate"],
        id="page furniture above, a foot below",
    ),
    pytest.param(
        (TITLE, LEAD, "Chè xuân ở bản Pó. Ảnh minh họa", ONE, "Tổng Biên tập Báo Sơn Lĩnh cho hay.", TWO),
        ["title", "lead", "caption", "byline", "body", "body", "body"],
        id="a picture of nobody's, an editor inside the article",
    ),
    pytest.param((TITLE, ONE), ["title", "body"], id="a single paragraph is no lead"),
    pytest.param(
        (TITLE.upper(), LEAD.upper(), ONE.upper(), "NGUYỄN HOÀI THU"),
        ["title", "lead", "body", "byline"],
        id="all capitals",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LAYOUTS)
def test_zones(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*lines) == expected


def test_a_caption_broken_over_two_lines() -> None:
    first = "Đồng chí Lò Văn Páo, Bí thư Đảng ủy xã Bản Lùng (Sơn Lĩnh)"
    text = f"{TITLE}\n\n{LEAD}\n\n{ONE}\n\n{first}\nhướng dẫn bà con chăm sóc chè.\n\n{TWO}\n"
    assert zones(text)[3:5] == [("caption", first), ("caption", "hướng dẫn bà con chăm sóc chè.")]


def test_a_byline_inside_the_last_paragraph() -> None:
    article = parse(TITLE, LEAD, f"{ONE} Lò Bích (TTXVN)")
    assert zones(article.text)[-2:] == [("body", ONE), ("byline", "Lò Bích (TTXVN)")]
    assert (article.author, article.syndicated_from) == ("Lò Bích", "TTXVN")


def test_line_ends_do_not_matter() -> None:
    lines = (TITLE, "17/06/2022", LEAD, ONE, "Bài, ảnh: Thu Hà")
    unix, dos = parse_text("\n".join(lines), "u"), parse_text("\r\n".join(lines), "d")
    assert [zone.kind for zone in unix.zones] == [zone.kind for zone in dos.zones]
    assert dos.text.count("\r\n") == len(lines) - 1, "the text stays as it is in the file"
    assert dos.offsets is None


def test_meta_of_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = (
        TITLE,
        "17:14, 27/04/2011",
        LEAD,
        ONE,
        TWO,
        "Bài, ảnh: Thu Hà",
        "Theo Báo Sơn Lĩnh",
        "Ý kiến bạn đọc",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    article = read_text_file(path)
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert (article.published, article.published_precision, article.published_basis) == (
        "2011-04-27T17:14",
        "minute",
        "stated",
    )
    assert (article.author, article.syndicated_from) == ("Thu Hà", "Báo Sơn Lĩnh")
    assert article.raw_was_nfc
    assert article.origin == str(path)


def test_a_photographer_signs_where_no_one_else_does() -> None:
    assert parse(TITLE, LEAD, "Chè xuân. Ảnh: Đức Lộc", ONE).author == "Đức Lộc"
    assert parse(TITLE, LEAD, "Chè xuân. Ảnh: Đức Lộc", ONE, "Thu Hà").author == "Thu Hà"
    assert parse(TITLE, LEAD, "Chè xuân. Ảnh: TTXVN", ONE).author is None


# the line under the title, the day and the author that it gives
DATED_LINES = [
    ("Đỗ Thu Hà - 11/03/2021 08:15", "2021-03-11T08:15", "Đỗ Thu Hà"),
    ("Tác giả: Đỗ Thu Hà - Ngày 11/03/2021", "2021-03-11", "Đỗ Thu Hà"),
    ("Thời sự | 11/03/2021 08:15", "2021-03-11T08:15", None),
    ("Sơn Lĩnh, ngày 11 tháng 3 năm 2021", "2021-03-11", None),
    ("Kết quả xây dựng nông thôn mới của xã Bản Lùng đến ngày 11/03/2021", None, None),  # no margin
]


@pytest.mark.parametrize(("line", "published", "author"), DATED_LINES)
def test_a_line_with_a_date_and_an_author_section_or_place(
    line: str, published: str | None, author: str | None
) -> None:
    article = parse(TITLE, line, LEAD, ONE, TWO)
    assert (article.published, article.author) == (published, author)


def test_the_day_a_portal_was_rebuilt_is_not_the_articles() -> None:
    related = [f"Sơn Lĩnh gặp mặt trí thức trẻ lần {n} (08/08/2019)" for n in (1, 2, 3)]
    assert (
        parse("Tin trong xã", "08/08/2019 08:52", TITLE, LEAD, ONE, "TIN ĐÃ ĐƯA", *related).published is None
    )
    related[1] = related[1].replace("08/08", "05/08")
    dated = parse("Tin trong xã", "08/08/2019 08:52", TITLE, LEAD, ONE, "TIN ĐÃ ĐƯA", *related)
    assert dated.published == "2019-08-08T08:52"


def test_offsets_lead_back_to_a_file_that_is_not_nfc() -> None:
    raw = "\ufeff" + unicodedata.normalize("NFD", "\n\n".join((TITLE, LEAD, ONE)))
    article = parse_text(raw, "x")
    assert not article.raw_was_nfc
    assert article.offsets is not None
    assert len(article.offsets) == len(article.text) + 1
    for words in ("và 240 đảng viên", "Đảng bộ xã Bản Lùng", "mở đường"):
        start = article.text.index(words)
        piece = raw[article.offsets[start] : article.offsets[start + len(words)]]
        assert unicodedata.normalize("NFC", piece) == words


DATE_LINES = [
    ("Cập nhật, 09:47, Thứ Năm, 18/11/2010 (GMT+7)", "2010-11-18T09:47"),
    ("Cập nhật - 18/11/2010 09:47", "2010-11-18T09:47"),
    ("Ngày cập nhật: 2/3/2014", "2014-03-02"),
    ("Ngày đăng tin: 12/03/2019", "2019-03-12"),
    ("Lúc 09:05 ngày 12/03/2019", "2019-03-12T09:05"),
    ("Được đăng: 12 Tháng 3 2019", "2019-03-12"),
    ("Bài đăng ngày 12/3/2019", "2019-03-12"),
    ("Thời gian đăng: 12/03/2019 09:05", "2019-03-12T09:05"),
    ("Ngày phát hành: 12/03/2019", "2019-03-12"),
    ("12/03/2019 09:05 Xem cỡ chữ", "2019-03-12T09:05"),
    ("17:14, 27/04/2011", "2011-04-27T17:14"),
    ("17/06/2022 13:04", "2022-06-17T13:04"),
    ("Thứ năm, 08/08/2019 08:52", "2019-08-08T08:52"),
    ("thứ năm, 08 08 2019 08:52", "2019-08-08T08:52"),
    ("Chủ nhật, ngày 5/6/2020", "2020-06-05"),
    ("Cập nhật: 17/06/2022 - 13:04", "2022-06-17T13:04"),
    ("Ngày đăng: 5/6/2020", "2020-06-05"),
    ("(05.08.2019 16:32)", "2019-08-05T16:32"),
    ("Thứ Năm, 08/01/2026, 18:21 (GMT+7)", "2026-01-08T18:21"),
    ("Thứ ba, 14/03/2023 - 16:50 [(GMT +7)]", "2023-03-14T16:50"),
    ("08/01/2026 | 18:21", "2026-01-08T18:21"),
    ("Thứ sáu - 12/08/2022 09:35 | 120 | 0", "2022-08-12T09:35"),
    ("17h14 ngày 27/4/2011", "2011-04-27T17:14"),
    ("10:30 PM, 5/6/2020", "2020-06-05T22:30"),
    ("Ngày 5 tháng 6 năm 2020", "2020-06-05"),
    ("30-05-2019", "2019-05-30"),
    ("25:70, 30/05/2019", "2019-05-30"),
    # the zone without its name, as a machine writes it
    ("17/06/2022 13:04 +07:00", "2022-06-17T13:04"),
    ("Fri, 17/06/2022 - 13:04", "2022-06-17T13:04"),
    # two digits of a year are one beside a time of day
    ("13:04' 17/06/22", "2022-06-17T13:04"),
    ("17 Tháng Sáu 2022 13:04", "2022-06-17T13:04"),
    ("5 tháng Mười Hai, 2022", "2022-12-05"),
    ("June 17, 2022 13:04", "2022-06-17T13:04"),
    ("Thursday, 8 Sep 2022", "2022-09-08"),
    ("Đăng: 17/06/2022 13:04", "2022-06-17T13:04"),
    # another form of the same letters, as windows-1258 gives it
    (unicodedata.normalize("NFD", "Thứ Năm, 17/06/2022 - 13:04 (GMT+7)"), "2022-06-17T13:04"),
]
NO_DATE_LINES = [
    "31/02/2020",
    "7/2020",
    "17/06/22",
    "17 tháng Mười Ba 2022",
    "May 2022",
    "Ngày 5/6/2020, Huyện ủy Sơn Lĩnh họp",
    "21/21 thôn",
    "Đại hội ngày 5/6/2020",
    "0261. 3648121",
]


@pytest.mark.parametrize(("line", "iso"), DATE_LINES)
def test_date_line(line: str, iso: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found == Published(iso, "minute" if "T" in iso else "day")


@pytest.mark.parametrize("line", NO_DATE_LINES)
def test_no_date_line(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-06-17T18:30:00Z", Published("2022-06-18T01:30", "minute")),
        ("2022-06-17T13:04:00+07:00", Published("2022-06-17T13:04", "minute")),
        ("2022-06-17", Published("2022-06-17", "day")),
        ("2022-06", Published("2022-06", "month")),
        ("17/06/2022 13:04", Published("2022-06-17T13:04", "minute")),
        ("hôm qua", None),
    ],
)
def test_timestamp(value: str, expected: Published | None) -> None:
    assert read_timestamp(value) == expected


@pytest.mark.parametrize("row", rows("bylines.csv"), ids=lambda row: row["example"])
def test_byline_data(row: dict[str, str]) -> None:
    found = read_byline(row["example"])
    if row["kind"] == "office":
        assert found is None
        return
    assert found == Byline(row["author"] or None, row["syndicated_from"] or None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lò Páo – Hà Thị Mới", Byline("Lò Páo – Hà Thị Mới", None)),
        ("Lò Páo (Đài Truyền thanh huyện)", Byline("Lò Páo", "Đài Truyền thanh huyện")),
        ("Hoài Thu/Thời Đại", Byline("Hoài Thu", "Thời Đại")),
        ("Tin: Hoài Thu - Ảnh: Đức Lộc", Byline("Hoài Thu, Đức Lộc", None)),
        ("H’Nhuăn Êban", Byline("H’Nhuăn Êban", None)),
        ("(TTXVN)", Byline(None, "TTXVN")),
        ("Hoài Thu - Báo Sơn Lĩnh", Byline("Hoài Thu", "Báo Sơn Lĩnh")),
        ("Theo Hoài Thu", Byline("Hoài Thu", None)),
        ("Theo H.T", Byline("H.T", None)),
        ("Theo sonlinh.example.vn", Byline(None, "sonlinh.example.vn")),
        ("Theo Nghị quyết số 21 của tỉnh, việc này phải xong trong quý 2 và giao cho các xã cùng làm", None),
        ("Bài học từ Bản Lùng", None),
        ("Tin vui đầu năm", None),
        ("Đổi mới cách họp của chi bộ", None),
    ],
)
def test_byline(line: str, expected: Byline | None) -> None:
    assert read_byline(line) == expected


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("Xã đã về đích. Hoài Thu", "Hoài Thu"),
        ("Xong trong năm 2021./. X.S", "X.S"),
        ("Ông nói: “Tốt lắm.” Lò Văn Páo", "Lò Văn Páo"),
        ("Đoàn thăm xã Bản Lùng. Theo VGP", "Theo VGP"),
        ("Đoàn đến TP. Hồ Chí Minh", None),
        ("Người hướng dẫn là ThS. Lò Văn Páo", None),
        ("Xã đã về đích. Ai cũng vui", None),
        ("Xã đã về đích.", None),
    ],
)
def test_byline_at_the_end_of_a_paragraph(paragraph: str, byline: str | None) -> None:
    found = trailing_byline(paragraph)
    assert (paragraph[found[0] :] if found else None) == byline


def test_credits_inside_a_line() -> None:
    line = "Chè xuân. (Ảnh: Đức Lộc/TTXVN) Hình ảnh: núi rừng"
    assert [(line[start:end], name) for start, end, name in photo_credits(line)] == [
        ("(Ảnh: Đức Lộc/TTXVN)", "Đức Lộc")
    ]
    assert photo_credits("dân bản nhớ mãi hình ảnh Trưởng bản Lò Páo") == []


@pytest.mark.parametrize("row", rows("leftovers.csv"), ids=lambda row: row["example"])
def test_leftover_data(row: dict[str, str]) -> None:
    assert leftover(row["example"]) == row["kind"]
    assert row["form"] == row["form"].lower()


@pytest.mark.parametrize(
    "line",
    [TITLE, LEAD, ONE, "Tin vào Đảng, dân bản theo cán bộ đi mở đường", "Bình luận của dân là tấm gương soi"],
)
def test_no_leftover(line: str) -> None:
    assert leftover(line) is None


@pytest.mark.parametrize("row", rows("captions.csv"), ids=lambda row: row["example"])
def test_caption_data(row: dict[str, str]) -> None:
    between = 300 if row["kind"] in ("opening", "title", "telling") else 60
    assert is_caption(row["example"], between, between) == (row["kind"] != "telling")
    assert row["form"] == row["form"].lower()


@given(
    st.text(
        alphabet=st.sampled_from("aăêđ Đ\u0301\u0302\u0323\u031bKÅ\u212b\u1100\u1161\u11a8\n\ufeff"),
        max_size=60,
    )
)
def test_nfc_is_unicodes_and_every_place_is_known(raw: str) -> None:
    text, offsets = to_nfc(raw)
    assert text == unicodedata.normalize("NFC", raw.removeprefix("\ufeff"))
    if offsets is not None:
        assert len(offsets) == len(text) + 1
        assert list(offsets) == sorted(offsets)


_PIECES = st.sampled_from(
    [
        TITLE,
        LEAD,
        ONE,
        TWO,
        "Thu Hà",
        "Ảnh: Đức Lộc",
        "Tin liên quan",
        "Xem tiếp",
        "17/06/2022",
        ",",
        " ",
        "\u200b",
        "\r",
        "(",
        "x",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=30), max_size=12).map("\n".join))
def test_zones_are_in_order_trimmed_and_cover_the_letters(text: str) -> None:
    covered = set()
    at = 0
    for zone in read_layout(text).zones:
        assert at <= zone.start_char < zone.end_char <= len(text)
        words = text[zone.start_char : zone.end_char]
        assert words == words.strip()
        covered.update(range(zone.start_char, zone.end_char))
        at = zone.end_char
    assert not [char for i, char in enumerate(text) if char.isalnum() and i not in covered]


def test_a_text_without_vietnamese_is_set_aside() -> None:
    with pytest.raises(UnreadableError) as error:
        parse_text("The committee met on Monday and adopted the plan for the year.", "x")
    assert error.value.reason == "not_vietnamese"
