"""What the drawings say: where a bar begins and ends, which tile is which province, where an axis begins."""

import pytest

from extractors.gazetteer import units_of_code
from pipeline.explorer.chart import LARGE, SMALL, chart, draw, scale_of
from pipeline.explorer.marks import paragraphs
from pipeline.explorer.tiles import tile_map
from pipeline.explorer.timeline import WIDTH, strip
from pipeline.explorer.units import predecessors, successors
from pipeline.explorer.words import confidence_words, date_words, number_words, share_words, web_address

BOUNDS = (
    "start_date", "start_earliest", "start_latest", "end_earliest", "end_latest", "end_date",
    "first_attested", "last_attested",
)  # fmt: skip


def tenure(**dates: str) -> dict[str, str | None]:
    return {name: dates.get(name) for name in BOUNDS}


# tenure; the segments that a reader expects, as (kind, first year, last year) to a tenth of a year
STRIPS = [
    (tenure(first_attested="2020-01-01", last_attested="2022-01-01"), [("bar", 2020.0, 2022.0)]),
    (
        tenure(first_attested="2020-01-01", last_attested="2022-01-01", end_latest="2023-07-01"),
        [("bar", 2020.0, 2022.0), ("may", 2022.0, 2023.5)],  # until then nothing speaks against it
    ),
    (
        tenure(start_date="2019-07-01", first_attested="2020-01-01", last_attested="2021-01-01"),
        [("bar", 2019.5, 2021.0)],  # stated: shown from the stated day on
    ),
    (
        tenure(start_earliest="2019-01-01", start_latest="2020-01-01", end_earliest="2021-01-01"),
        [("may", 2019.0, 2020.0), ("bar", 2020.0, 2021.0)],
    ),
    (tenure(first_attested="2020", last_attested="2021"), [("bar", 2020.0, 2022.0)]),  # years, whole
]


@pytest.mark.parametrize(("row", "expected"), STRIPS)
def test_a_bar_shows_what_texts_show(
    row: dict[str, str | None], expected: list[tuple[str, float, float]]
) -> None:
    drawn = strip([row], lambda _: "x")
    assert drawn is not None
    first, second = drawn.years[0], drawn.years[1]
    scale = (second[0] - first[0]) / (second[1] - first[1])
    segments = [
        (part.kind, first[1] + part.x / scale, first[1] + (part.x + part.width) / scale)
        for part in drawn.bars[0].segments
    ]
    assert [kind for kind, _, _ in segments] == [kind for kind, _, _ in expected]
    for (_, start, end), (_, begun, ended) in zip(segments, expected, strict=True):
        assert start == pytest.approx(begun, abs=0.1)
        assert end == pytest.approx(ended, abs=0.1)


def test_a_tenure_without_any_date_is_not_drawn() -> None:
    assert strip([tenure()], lambda _: "x") is None


def test_one_who_has_left_is_nowhere_shown_in_office() -> None:
    left = tenure(end_latest="2021-07-01")  # "nguyên Chủ tịch", in an article of that day
    drawn = strip([tenure(first_attested="2019-01-01", last_attested="2022-12-01"), left], lambda _: "x")
    assert drawn is not None
    (bar,) = (bar for bar in drawn.bars if bar.row is left)
    assert [part.kind for part in bar.segments] == ["may"]


def test_the_end_of_a_body_shows_nobody_in_office() -> None:
    """An article without a date names a provincial secretary; the province ended on 30 June 2025."""
    dissolved = {**tenure(end_latest="2025-06-30"), "reason": "body dissolved"}
    seen = {**tenure(first_attested="2019-05-02", end_latest="2025-06-30"), "reason": "body dissolved"}
    assert strip([dissolved], lambda _: "x") is None
    drawn = strip([dissolved, seen], lambda _: "x")
    assert drawn is not None
    assert [bar.row for bar in drawn.bars] == [seen]
    assert drawn.left_out == 1


def test_bars_stay_inside_the_drawing() -> None:
    drawn = strip([tenure(first_attested="1998-02"), tenure(last_attested="2025-08-09")], lambda _: "x")
    assert drawn is not None
    for bar in drawn.bars:
        for part in bar.segments:
            assert part.x >= 0 and part.x + part.width <= WIDTH + 6


@pytest.mark.parametrize(("which", "day"), [("34", "2026-01-01"), ("63", "2024-01-01")])
def test_every_province_has_one_tile_and_both_archipelagos_are_there(which: str, day: str) -> None:
    drawn = tile_map(which, {"vn.48": 7}, {"vn.48"})
    provinces = [tile for tile in drawn.tiles if not tile.is_island]
    assert len(provinces) == int(which)
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == len(drawn.tiles)
    numbers = [f"{number:02}" for number in range(1, 97)]
    codes = {f"vn.{code}" for code in numbers if any(unit.in_force(day) for unit in units_of_code(code))}
    known = tile_map(which, {}, codes)
    assert {tile.place_id for tile in known.tiles if not tile.is_island} == codes
    islands = {tile.label: tile for tile in drawn.tiles if tile.is_island}
    assert islands["Hoàng Sa"].place_id == "vn.48"  # of Đà Nẵng
    assert "Khánh Hòa" in islands["Trường Sa"].name
    assert islands["Hoàng Sa"].x > max(tile.x for tile in provinces)  # in the sea, east of the coast


def test_what_a_province_was_made_from() -> None:
    assert {one.name for one in predecessors("vn.08")} == {"tỉnh Hà Giang"}
    assert [one.place_id for one in successors("vn.02")] == ["vn.08"]
    assert successors("vn.08") == ()
    assert predecessors("vn.08.huyen-son-linh-8f0c") == ()


def test_an_axis_begins_at_nought() -> None:
    row = {"value_max": None, "role": "result", "preferred": True}
    drawn = chart(
        [{**row, "value": 90.0, "last_day": "2020-12-31"}, {**row, "value": 95.0, "last_day": "2021-12-31"}]
    )
    assert drawn is not None
    assert drawn.levels[0][1] == 0.0
    heights = [LARGE.height - LARGE.bottom - dot.y for dot in drawn.dots]
    assert heights[0] / heights[1] == pytest.approx(90 / 95)


def test_what_is_higher_on_the_paper_is_more_in_every_drawing() -> None:
    row = {"value_max": None, "role": "result", "preferred": True}
    many = [
        {**row, "value": 40.0, "last_day": "2019-12-31"},
        {**row, "value": 10.0, "last_day": "2022-12-31"},
    ]
    few = [{**row, "value": 20.0, "last_day": "2020-12-31"}]
    scale = scale_of([*many, *few])
    assert scale is not None
    (high, low), (middle,) = draw(many, scale, SMALL).dots, draw(few, scale, SMALL).dots
    assert high.y < middle.y < low.y
    assert high.x < middle.x < low.x
    assert draw(many, scale, SMALL).levels == draw(few, scale, SMALL).levels
    assert draw(many, scale, SMALL).years == draw(few, scale, SMALL).years


def test_a_year_is_named_where_what_holds_for_it_stands() -> None:
    row = {"value_max": None, "role": "result", "preferred": True, "value": 5.0}
    points = [{**row, "last_day": f"{year}-12-31"} for year in (2015, 2018, 2021)]
    scale = scale_of(points)
    assert scale is not None
    for size, named in ((LARGE, list(range(2015, 2022))), (SMALL, [2015, 2021])):
        drawn = draw(points, scale, size)
        assert [year for _, year in drawn.years] == named
        places = {year: x for x, year in drawn.years}
        assert drawn.dots[0].x == pytest.approx(places[2015], abs=1)
        assert drawn.dots[-1].x == pytest.approx(places[2021], abs=1)


def test_without_a_day_or_a_value_there_is_no_scale() -> None:
    assert scale_of([{"last_day": None, "value": 3.0}, {"last_day": "2020-12-31", "value": None}]) is None


def test_marks_that_overlap_keep_every_character_once() -> None:
    text = "Ông Lò A, Bí thư.\n\nảnh"
    zones = [
        {"kind": "body", "start_char": 0, "end_char": 17},
        {"kind": "caption", "start_char": 19, "end_char": 22},
    ]
    marks = [
        {"kind": "person", "start_char": 4, "end_char": 8, "says": "Lò A", "evidence": "m1"},
        {"kind": "post", "start_char": 4, "end_char": 16, "says": "Lò A: Bí thư", "evidence": "c1"},
    ]
    first, second = paragraphs(text, zones, marks)
    assert "".join(piece.text for piece in first.pieces) == "Ông Lò A, Bí thư."
    assert [(piece.text, piece.kinds) for piece in first.pieces] == [
        ("Ông ", ""), ("Lò A", "person post"), (", Bí thư", "post"), (".", ""),
    ]  # fmt: skip
    assert first.pieces[1].says == "Lò A; Lò A: Bí thư"
    assert (second.kind, second.pieces[0].text) == ("caption", "ảnh")


WORDS = [
    ("2021-03-14", "14/3/2021", "14 Mar 2021"),
    ("2021-03", "3/2021", "Mar 2021"),
    ("2021", "2021", "2021"),
    ("2021-03-14T08:05", "14/3/2021, 08:05", "14 Mar 2021, 08:05"),
    ("2020/2025", "2020–2025", "2020–2025"),
    ("2019-Q4", "2019-Q4", "2019-Q4"),  # no finer than it was
    (None, "", ""),
]


@pytest.mark.parametrize(("iso", "vietnamese", "english"), WORDS)
def test_dates_keep_their_precision(iso: str | None, vietnamese: str, english: str) -> None:
    assert (date_words(iso, "vi"), date_words(iso, "en")) == (vietnamese, english)


def test_the_number_of_a_document_is_no_span_of_days() -> None:
    assert date_words("12/CT-UBND", "vi") == "12/CT-UBND"
    assert date_words("Quyết định 31/QĐ/TU", "en") == "Quyết định 31/QĐ/TU"


def test_shares_are_percent_and_all_but_certain_is_not_certain() -> None:
    assert share_words(22.2222, "vi") == "22,2%"
    assert share_words(24.0, "en") == "24%"
    sure = [confidence_words(value, "vi") for value in (0.5, 0.987, 0.994, 0.996, 0.9999, 1.0)]
    assert sure == ["50%", "99%", "99%", "99,6%", "99,9%", "100%"]


def test_numbers_are_written_as_each_language_does() -> None:
    assert number_words(1234567.5, "vi") == "1.234.567,5"
    assert number_words(1234567.5, "en") == "1,234,567.5"
    assert number_words(12.0, "vi") == "12"


def test_only_web_addresses_are_followed() -> None:
    assert web_address("https://bao.invalid/1") == "https://bao.invalid/1"
    for url in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//evil.invalid", None):
        assert web_address(url) is None
