# ruff: noqa: E501
"""What stands under many unlike articles of a source is boilerplate; what may be news stays."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from extractors.document import Zone
from extractors.rules import rows
from pipeline.article import Article
from pipeline.learnt import Learnt, Lesson, learn_anew
from pipeline.parse.recurring import THRESHOLDS, kind_of, mark_recurring

CALL = "Mời bạn đọc theo dõi Báo Sơn Lĩnh trên Zalo để biết tin sớm nhất"
LABEL = "In trang này - Gửi thư cho ban biên tập"
FACT = "Toàn xã Bản Lùng hiện có 12 chi bộ với 184 đảng viên, trong đó 31 đồng chí là nữ."
GUESTS = "Cùng dự có các đồng chí Lò Văn Páo, Bí thư Huyện ủy; Nông Thị Thắm, Chủ tịch UBND huyện."
MASTHEAD = "Ban Biên tập: Mã Thị Sen, Lường Đức Thịnh; trình bày: Hà Lê Duy, in tại xưởng in Sơn Lĩnh"
PLAIN = "Phát biểu tại hội nghị, lãnh đạo huyện biểu dương những kết quả mà các xã đã đạt được."
SUBJECTS = (
    "mở đường về bản xa", "trồng chè trên đồi hoang", "xóa nhà dột nát", "dạy chữ ban đêm", "nuôi cá lồng dưới hồ",
    "khám bệnh cho người già", "làm thủy lợi nhỏ", "giữ rừng đầu nguồn", "hòa giải chuyện đất đai", "thu hái quế vụ xuân",
    "dựng lại cầu treo", "thi đẩy gậy ngày hội", "góp sách vào tủ đọc", "chuyển lúa sang ngô", "đón điện lưới quốc gia",
    "dệt thổ cẩm bán xa", "học nghề sửa máy", "vá đường sau lũ", "tiêm phòng đàn trâu", "tập huấn chữa cháy",
)  # fmt: skip


def article(number: int, *more: str, title: str = "", byline: str = "", day: str = "") -> Article:
    """An article about the subject of its number, of day `number`, with more lines before its last one."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    body = (
        f"Bà con thôn số {number} vừa bàn nhau {subject}, việc mà ai cũng mong đã {number} mùa rẫy.",
        f"Tổ tự quản thứ {number} nhận phần khó, từng nhà góp công theo sức của mình trong {number} buổi.",
        *more,
        f"Sau {number} tháng, thôn trưởng kể việc {subject} đã xong và mọi người lại tính việc khác.",
    )
    lines = [("title", title or f"{subject.capitalize()} lần {number}"), *(("body", words) for words in body)]
    lines += [("byline", byline)] if byline else []
    zones, start = [], 0
    for kind, words in lines:
        zones.append(Zone(kind, start, start + len(words)))
        start += len(words) + 1
    text = "\n".join(words for _, words in lines)
    day = day or f"2026-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
    return Article(f"a{number}", "bao", f"/{number}", f"{number}", text, tuple(zones), published=day)


@pytest.fixture
def learnt(tmp_path: Path) -> Learnt:
    return Learnt(tmp_path / "learnt.sqlite")


def teach(learnt: Learnt, articles: list[Article], night: str = "1") -> list[Article]:
    """A night with these articles; gives them as they are marked."""
    lessons = [Lesson(one.origin + one.title, one.origin + one.title, one) for one in articles]
    learnt.note("bao", night, lessons)
    learnt.learn("bao", night)
    return [mark_recurring(one, learnt.boilerplate("bao", night)) for one in articles]


def has(found: Article, words: str) -> bool:
    return any(
        zone.kind != "boilerplate" and found.text[zone.start_char : zone.end_char] == words
        for zone in found.zones
    )


KINDS = [
    (CALL, "call"),
    ("Chia sẻ bài viết này lên trang của bạn", "call"),
    ("Bản quyền © 2026 Báo Sơn Lĩnh. Tổng Biên tập: Mã Thị Sen", "call"),
    ("Đường dây nóng: 0912 000 000", "call"),
    ("» Xem thêm các bài về xây dựng Đảng", "call"),
    ("Đề nghị ghi rõ nguồn baosonlinh.example khi phát hành lại", "call"),
    ("Vui lòng gõ tiếng Việt có dấu", "call"),
    (LABEL, "label"),
    ("Những kết quả bước đầu", "label"),
    (FACT, "fact"),
    (GUESTS, "fact"),
    ("Chia sẻ với chúng tôi, ông Lò Văn Páo cho biết bà con rất phấn khởi.", "fact"),
    ("Bạn đọc sách nhiều nhất huyện là em Vi Thị Nhàn.", "fact"),
    ("Theo dõi sát diễn biến mưa lũ, các xã đã chủ động sơ tán dân.", "sentence"),
    ("Liên hệ tốt với nhân dân là yêu cầu của mỗi đảng viên.", "sentence"),
    ("Ý kiến của nhân dân được ghi nhận đầy đủ.", "sentence"),
    (PLAIN, "sentence"),
    ("Dự buổi lễ có lãnh đạo các phòng, ban của UBND huyện", "fact"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_what_a_line_may_be(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize("row", rows("calls.csv"), ids=lambda row: row["form"])
def test_each_form_finds_its_example(row: dict[str, str]) -> None:
    assert kind_of(row["example"]) == "call"


# line, articles that hold it, articles in all, whether it is cut
ENOUGH = [
    (CALL, 4, 4, False),
    (CALL, 5, 5, True),
    (CALL, 5, 50, True),
    (CALL, 5, 60, False),  # rare on a large source
    (LABEL, 7, 7, False),
    (LABEL, 8, 20, True),
    (LABEL, 8, 24, False),
    (PLAIN, 8, 16, False),
    (PLAIN, 7, 7, False),
    (PLAIN, 9, 9, True),  # nobody writes it into each article
    (FACT, 10, 20, False),
    (GUESTS, 11, 11, False),
    (GUESTS, 16, 18, False),
    (MASTHEAD, 18, 18, True),
    (FACT, 20, 40, False),
    (FACT, 40, 40, True),  # under each article of forty days: in the page's frame
]


@pytest.mark.parametrize(("line", "holders", "articles", "cut"), ENOUGH)
def test_how_often_is_enough(learnt: Learnt, line: str, holders: int, articles: int, cut: bool) -> None:
    told = [article(number, *([line] if number < holders else [])) for number in range(articles)]
    marked = teach(learnt, told)
    assert [has(one, line) for one in marked[:holders]] == [not cut] * holders
    assert [one.text_id for one in marked] == [one.text_id for one in told], "the text stays as it was"
    own = [one.text.split("\n")[2] for one in told]
    assert all(has(one, words) for one, words in zip(marked, own, strict=True))


def test_updates_of_one_story_are_one_article(learnt: Learnt) -> None:
    """A storm of two weeks: the same sentence under each day's news of it."""
    title = "Bão số 4 gây mưa lớn ở Đản Khê, cập nhật lần {}"
    warning = "Người dân ven suối không đi qua ngầm tràn khi nước còn cao."
    told = [article(number, warning, title=title.format(number)) for number in range(14)]
    assert all(has(one, warning) for one in teach(learnt, told))


def test_a_daily_bulletin_keeps_its_standing_sentence(learnt: Learnt) -> None:
    told = [article(n, PLAIN, title=f"Bản tin thời tiết ngày {n}/4") for n in range(1, 29)]
    assert all(has(one, PLAIN) for one in teach(learnt, told))


def test_copies_of_one_article_are_one(learnt: Learnt) -> None:
    """The same page under eight addresses."""
    one = article(1, CALL)
    lessons = [Lesson(f"/{number}", f"/{number}", one) for number in range(8)]
    learnt.note("bao", "1", lessons)
    learnt.learn("bao", "1")
    assert learnt.boilerplate("bao", "1") == frozenset()


def test_short_news_with_many_calls_is_told_apart_by_its_own_lines(learnt: Learnt) -> None:
    calls = [f"Xem thêm chuyên mục thứ {word} của báo" for word in ("nhất", "nhì", "ba", "tư", "năm", "sáu")]
    marked = teach(learnt, [article(number, *calls) for number in range(6)])
    assert not any(has(one, call) for one in marked for call in calls)


def test_all_on_one_day_tell_only_of_calls(learnt: Learnt) -> None:
    marked = teach(learnt, [article(number, CALL, LABEL, day="2026-04-01") for number in range(12)])
    assert not any(has(one, CALL) for one in marked)
    assert all(has(one, LABEL) for one in marked)


def test_a_paper_of_two_articles_a_night_is_learnt_too(learnt: Learnt) -> None:
    marked = [
        teach(learnt, [article(2 * night, CALL), article(2 * night + 1, CALL)], str(night))
        for night in range(5)
    ]
    assert [[has(one, CALL) for one in night] for night in marked] == [
        [True, True],
        [True, True],
        [False, False],  # five articles hold it by now
        [False, False],
        [False, False],
    ]


def test_a_page_that_is_read_again_counts_once(learnt: Learnt) -> None:
    """A killed night reads its pages anew; a corrected article comes again on a later one."""
    told = [article(number, CALL) for number in range(4)]
    for night in ("1", "1", "2", "3"):
        assert all(has(one, CALL) for one in teach(learnt, told, night))


def test_what_is_boilerplate_once_remains_it_and_each_night_knows_its_own(learnt: Learnt) -> None:
    teach(learnt, [article(number, CALL) for number in range(6)], "2")
    teach(learnt, [article(number) for number in range(100, 500)], "3")
    assert not has(teach(learnt, [article(9, CALL)], "4")[0], CALL)
    assert learnt.boilerplate("bao", "1") == frozenset()
    assert learnt.boilerplate("other", "4") == frozenset()


def test_only_the_last_articles_count(learnt: Learnt) -> None:
    """Four articles of long ago and one of today are no habit."""
    teach(learnt, [article(number, CALL) for number in range(4)], "1")
    teach(learnt, [article(number) for number in range(100, 401)], "2")
    teach(learnt, [article(500, CALL)], "3")
    assert learnt.boilerplate("bao", "3") == frozenset()


def test_an_article_keeps_half_of_its_words(learnt: Learnt) -> None:
    labels = [
        f"những việc làm hay và các gương sáng ở thôn bản, phần thứ {word}"
        for word in ("một", "hai", "ba", "tư", "năm")
    ]
    marked = teach(learnt, [article(number, CALL, *labels) for number in range(20)])
    assert all(has(one, label) for one in marked for label in labels)
    assert not any(has(one, CALL) for one in marked)


def test_bylines_stay(learnt: Learnt) -> None:
    marked = teach(learnt, [article(number, byline="Bài, ảnh: Nguyễn Thị Thu Hà") for number in range(40)])
    assert all(has(one, "Bài, ảnh: Nguyễn Thị Thu Hà") for one in marked)


def test_an_address_that_unlike_pages_call_their_own_is_nobodys(learnt: Learnt) -> None:
    """Also when they come two a night."""
    for night in range(3):
        learnt.note("bao", str(night), [Lesson(f"/bai-{night}.html", "/chung.html", article(night))])
        learnt.learn("bao", str(night))
        assert learnt.is_believed("bao", "/chung.html") == (night == 0)
    learnt.note(
        "bao",
        "4",
        [
            Lesson("/in/bai-9.html", "/bai-9.html", article(9)),
            Lesson("/bai-9.html", "/bai-9.html", article(9)),
        ],
    )
    assert learnt.is_believed("bao", "/bai-9.html")


def test_a_broken_file_is_put_aside_and_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "learnt.sqlite"
    path.write_bytes(b"no database at all, but long enough to be looked at as one" * 100)
    with Learnt(path) as learnt:
        assert not has(teach(learnt, [article(number, CALL) for number in range(6)])[0], CALL)
    assert (tmp_path / "learnt.sqlite.broken").exists()


def test_what_is_learnt_anew_takes_the_old_one_s_place_and_not_its_torn_end(tmp_path: Path) -> None:
    """Killed in the middle of a transaction, SQLite leaves a journal, which belongs to that file alone."""
    path = tmp_path / "learnt.sqlite"
    with Learnt(path) as learnt:
        teach(learnt, [article(number, CALL) for number in range(4)])
    code = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('PRAGMA cache_size = 1'); db.execute('BEGIN'); db.execute('DELETE FROM line');"
        "[db.execute('INSERT INTO story VALUES (?, ?, ?, ?, ?)', ('x', n, 'n', 'd', 't' * 900)) for n in range(500)];"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert (tmp_path / "learnt.sqlite-journal").exists()
    with learn_anew(path) as learnt:
        teach(learnt, [article(number, CALL) for number in range(6)])
    with Learnt(path) as learnt:
        assert len(learnt.boilerplate("bao", "9")) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["learnt.sqlite"]


def test_thresholds_grow_with_what_a_line_could_cost() -> None:
    values = [THRESHOLDS[kind][0] for kind in ("call", "label", "sentence", "fact")]
    for less, more in pairwise(values):
        assert (less.articles, less.share, less.days) < (more.articles, more.share, more.days)
