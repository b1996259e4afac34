"""From figures to series: which stand in one line, which contradict each other, which goals were reached."""

import random
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest
from invented import article

from pipeline import open_workspace
from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.build import BuildError, build, run_checks
from pipeline.extract import extract
from pipeline.link.figure_subjects import Named, find_subjects
from pipeline.opened import OpenedWorkspace
from pipeline.query import run_query
from pipeline.workspace import Workspace

HOME = "tỉnh Tuyên Quang"
COMMITTEE = "Đảng bộ huyện Sơn Lĩnh"
POVERTY = "tỷ lệ hộ nghèo của huyện Sơn Lĩnh còn"
SAID = [  # day of publication, newspaper, sentences
    ("2021-01-12", "bao-son-linh", [
        f"Cuối năm 2020, {POVERTY} 24,8%.",
        "Năm 2020, Huyện ủy Sơn Lĩnh kết nạp 212 đảng viên.",
        "Huyện Sơn Lĩnh phấn đấu đến cuối năm 2022, tỷ lệ hộ nghèo còn dưới 20%.",
    ]),
    ("2022-01-15", "bao-son-linh", [
        f"Năm 2021, {POVERTY} 21,25%.",
        f"Năm 2021, {COMMITTEE} kết nạp 180 đảng viên mới.",
        f"Sáu tháng đầu năm 2021, {COMMITTEE} kết nạp 95 đảng viên.",
    ]),
    ("2022-02-01", "bao-dan-khe", [f"Năm 2021, {POVERTY} 22,6%."]),
    ("2023-01-09", "bao-son-linh", [
        f"Năm 2022, {POVERTY} 18,4%.",
        f"Mỗi năm {COMMITTEE} kết nạp 200 đảng viên.",
        f"Đến cuối năm 2022, {COMMITTEE} có hơn 6.820 đảng viên.",
    ]),
    ("2023-01-10", "bao-dan-khe", [f"Đến cuối năm 2022, {COMMITTEE} có 6.834 đảng viên."]),
    ("2023-03-02", "bao-dan-khe", [
        "Năm 2022, tỷ lệ hộ nghèo của huyện Đản Khê còn 18,4%.",
        "Năm 2022, huyện Đản Khê chăm sóc 71 vườn ươm.",
        "Ông Lò Văn Tính nuôi 40 con trâu.",
    ]),
]  # fmt: skip


def articles() -> list[Article]:
    first = [
        article(number, day, source, "\n".join(("Tin địa phương", *said)), HOME)
        for number, (day, source, said) in enumerate(SAID, 1)
    ]
    copy = article(90, "2023-01-11", "bao-lung-than", first[4].text, HOME)  # the same words in another paper
    return [*first, copy]


def built(folder: Path, texts: Iterable[Article]) -> Workspace:
    workspace = Workspace.open(folder, create=True)
    store_articles(workspace, texts)
    extract(workspace)
    build(workspace)
    return workspace


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedWorkspace:
    return open_workspace(built(tmp_path_factory.mktemp("data"), articles()).root)


def test_places_that_only_figures_are_about_are_known(opened: OpenedWorkspace) -> None:
    rows = opened.query("places")[["place", "level", "organisations"]]
    assert rows.values.tolist() == [["huyện Đản Khê", "district", 0], ["huyện Sơn Lĩnh", "district", 0]]


POINTS = [
    # place, indicator -> last day, value, role, qualifier, articles, originals, conflict, preferred
    (
        "Sơn Lĩnh",
        "poverty-rate",
        [
            ("2020-12-31", 24.8, "result", "exact", 1, 1, False, True),
            ("2021-12-31", 21.25, "result", "exact", 1, 1, True, False),  # two papers disagree: both stay
            ("2021-12-31", 22.6, "result", "exact", 1, 1, True, False),
            ("2022-12-31", 18.4, "result", "exact", 1, 1, False, True),
            ("2022-12-31", 20.0, "target", "under", 1, 1, False, True),
        ],
    ),
    (
        "Sơn Lĩnh",
        "party-members",
        [  # `hơn 6.820` does not contradict 6.834; the copy in a third paper counts once, and shows
            ("2022-12-31", 6820.0, "result", "over", 1, 1, False, False),
            ("2022-12-31", 6834.0, "result", "exact", 2, 1, False, True),
        ],
    ),
    ("Đản Khê", "poverty-rate", [("2022-12-31", 18.4, "result", "exact", 1, 1, False, True)]),
    ("Đản Khê", "party-members", []),
]


@pytest.mark.parametrize(("place", "indicator", "points"), POINTS)
def test_points(
    opened: OpenedWorkspace, place: str, indicator: str, points: list[tuple[object, ...]]
) -> None:
    rows = opened.query("statistic_series", place=place, indicator=indicator)
    columns = ("last_day", "value", "role", "qualifier", "articles", "originals", "conflict", "preferred")
    assert [tuple(row[name] for name in columns) for _, row in rows.iterrows()] == points
    assert rows["series"].nunique() <= 1


def test_a_year_and_its_first_half_are_two_lines(opened: OpenedWorkspace) -> None:
    rows = opened.query("statistic_series", place="Sơn Lĩnh", indicator="party-recruits")
    assert {(row["length"], row["value"], row["series"]) for _, row in rows.iterrows()} == {
        ("year", 212, rows["series"][0]),
        ("year", 180, rows["series"][0]),
        ("half year", 95, rows["series"][2]),
    }
    # `mỗi năm` is no year
    assert 200 not in set(rows["value"])


TARGETS = [("Sơn Lĩnh", 20.0, 18.4, True), ("Đản Khê", None, None, None)]


@pytest.mark.parametrize(("place", "target", "result", "reached"), TARGETS)
def test_a_goal_beside_the_result(
    opened: OpenedWorkspace, place: str, target: float | None, result: float | None, reached: bool | None
) -> None:
    rows = opened.query("targets", place=place)
    found = [(row["target"], row["result"], row["reached"]) for _, row in rows.iterrows()]
    assert found == ([(target, result, reached)] if target is not None else [])


def test_every_figure_has_an_outcome(opened: OpenedWorkspace) -> None:
    figures = "statistic"
    rows = opened.sql(f"SELECT surface, outcome FROM {figures} WHERE outcome IS DISTINCT FROM 'in_series'")
    assert set(zip(rows["surface"], rows["outcome"], strict=True)) == {
        ("200 đảng viên", "no_time"),
        ("40 con trâu", "no_subject"),
    }
    coverage = opened.query("series_coverage")
    assert coverage["figures"].sum() == len(opened.sql("FROM statistic"))


def test_ids_do_not_depend_on_order_or_company(tmp_path: Path, opened: OpenedWorkspace) -> None:
    said = "FROM statistic_point ORDER BY point_id"
    shuffled = articles()
    random.Random(5).shuffle(shuffled)
    again = built(tmp_path / "shuffled", shuffled)
    assert run_query(again, said).to_pylist() == run_query(opened.workspace, said).to_pylist()
    ids = "SELECT series_id FROM statistic_series UNION SELECT point_id FROM statistic_point"
    few = {row["series_id"] for row in run_query(built(tmp_path / "few", articles()[:2]), ids).to_pylist()}
    assert few <= {row["series_id"] for row in run_query(opened.workspace, ids).to_pylist()}


SUBJECTS = [
    # about, home, published -> id, id of whom it stands for
    ("Huyện ủy Hàm Yên", "2022-01-01", "vn.074"),
    ("Đảng bộ huyện Hàm Yên", "2022-01-01", "vn.074"),
    ("Ủy ban nhân dân huyện Hàm Yên", "2022-01-01", "vn.074"),
    ("huyện Hàm Yên", "2022-01-01", "vn.074"),
    ("Ủy ban Kiểm tra Huyện ủy Hàm Yên", "2022-01-01", None),  # its figures are its own
    ("Đảng bộ Quân sự tỉnh Tuyên Quang", "2022-01-01", None),
    ("xã Phù Lưu", "2022-01-01", "vn.02392"),
    ("xã Phù Lưu", "2025-09-01", "vn.08-xa-phu-luu"),  # since July 2025 another unit
]


@pytest.mark.parametrize(("about", "published", "stands_for"), SUBJECTS)
def test_subjects(about: str, published: str, stands_for: str | None) -> None:
    [(_, _, own, whole)] = find_subjects(
        [Named("t1", HOME, published, (about,), ("huyện Hàm Yên",) if published < "2025" else ())]
    )
    assert whole.subject_id == (stands_for or own.subject_id)
    assert (own.subject_id == whole.subject_id) == (stands_for is None or own.is_place)


def test_a_person_is_no_subject() -> None:
    assert list(find_subjects([Named("t1", HOME, "2022-01-01", ("Bùi Văn Nhợm",))])) == []


def test_a_unit_that_took_in_others_has_two_lines(tmp_path: Path) -> None:
    """Tuyên Quang took in Hà Giang in July 2025 and kept its code."""
    said = "Tuyên Quang\nNăm {}, tỷ lệ hộ nghèo của tỉnh Tuyên Quang còn {}%."
    texts = [
        article(1, "2024-01-05", "bao-tuyen-quang", said.format(2023, "10,2"), HOME),
        article(2, "2026-01-05", "bao-tuyen-quang", said.format(2025, "16,4"), HOME),
        article(3, "2026-01-06", "bao-tuyen-quang", said.format(2024, "18,1"), HOME),  # of which bounds?
    ]
    rows = run_query(built(tmp_path, texts), "statistic_series").to_pylist()
    assert [row["value"] for row in rows] == [10.2, 16.4]
    assert len({row["series"] for row in rows}) == 2
    outcome = "SELECT count(*) AS n FROM statistic_outcome WHERE outcome = 'bounds_changed'"
    assert run_query(Workspace.open(tmp_path), outcome).to_pylist() == [{"n": 1}]


def test_a_failed_sum_is_shown_and_marked(tmp_path: Path) -> None:
    said = f"Tin địa phương\nTháng 4/2022, {COMMITTEE} có 71 tổ chức cơ sở đảng, gồm 25 đảng bộ và 45 chi bộ."
    workspace = built(tmp_path, [article(1, "2022-05-05", "bao-son-linh", said, HOME)])
    [check] = run_query(workspace, "statistic_checks").to_pylist()
    assert (check["agrees"], check["stated"], check["computed"]) == (False, 71, 70)
    assert check["from_words"] == ["25 đảng bộ", "45 chi bộ"]
    [point] = run_query(workspace, "statistic_series", indicator="grassroots-party-organisations").to_pylist()
    assert (point["value"], point["failed_check"]) == (71, True)
    queue = run_query(workspace, "review_queue").to_pylist()
    assert ("sum", "says 71, its parts make 70") in [(row["kind"], row["question"]) for row in queue]


def test_a_document_is_what_most_citations_say_and_dates_that_differ_are_asked_about(tmp_path: Path) -> None:
    said = [
        ("2021-03-05", "ngày 01/2/2021 của Ban Chấp hành Đảng bộ tỉnh Tuyên Quang về giữ rừng đầu nguồn"),
        ("2021-04-05", "ngày 01/2/2021 của Ban Chấp hành Đảng bộ tỉnh Tuyên Quang về giữ rừng đầu nguồn"),
        ("2021-05-05", "ngày 11/2/2021 của Tỉnh ủy Tuyên Quang về giữ rừng đầu nguồn và ven sông lớn"),
    ]
    texts = [
        article(
            turn, day, "bao-son-linh", f"Tin địa phương\nCác xã thực hiện Đề án số 08-ĐA/TU {words}.", HOME
        )
        for turn, (day, words) in enumerate(said, 1)
    ]
    workspace = built(tmp_path, texts)
    [row] = run_query(workspace, "SELECT issuer, subject, stated_dates FROM directive").to_pylist()
    assert (row["issuer"], row["subject"]) == ("Ban Chấp hành Đảng bộ tỉnh Tuyên Quang", "giữ rừng đầu nguồn")
    assert row["stated_dates"] == ["2021-02-01", "2021-02-11"]
    queue = run_query(workspace, "review_queue").to_pylist()
    assert ("dates", "of 2021-02-01, 2021-02-11") in [(one["kind"], one["question"]) for one in queue]


def test_criteria_are_those_of_a_commune(tmp_path: Path) -> None:
    said = (
        "Tin địa phương\nNăm 2022, xã Phù Lưu đạt 19/19 tiêu chí. Năm 2022, huyện Hàm Yên đạt 18/19 tiêu chí."
    )
    workspace = built(tmp_path, [article(1, "2023-05-05", "bao-son-linh", said, HOME)])
    points = run_query(workspace, "statistic_series", indicator="new-rural-criteria").to_pylist()
    assert [(point["about"], point["value"]) for point in points] == [("xã Phù Lưu", 19)]


def test_what_no_indicator_names_is_told_in_the_words_of_the_article(tmp_path: Path) -> None:
    said = "Tin địa phương\nNăm 2022, Hội Nông dân huyện Sơn Lĩnh dạy nghề làm nón Chuông cho 71 hội viên."
    workspace = built(tmp_path, [article(1, "2023-01-05", "bao-son-linh", said, HOME)])
    words = "Hội Nông dân dạy nghề làm nón Chuông …"
    assert run_query(workspace, "series")["tells"].to_pylist() == [f"hội viên: {words}"]
    assert run_query(workspace, "statistic_series")["tells"].to_pylist() == [words]


def test_a_point_beside_another_article_is_found(tmp_path: Path) -> None:
    said = f"Tin địa phương\nNăm 2021, {POVERTY} 21,25%."
    workspace = built(tmp_path / "data", [article(1, "2022-01-15", "bao-son-linh", said, HOME)])
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes((workspace.root / "tinbai.duckdb").read_bytes())
    with duckdb.connect(damaged) as connection:
        run_checks(connection)
        connection.execute("UPDATE statistic_point SET reported_in = 'a0'")
        with pytest.raises(BuildError, match="check_wrong_copy"):
            run_checks(connection)
