"""Places with a type word, and the gazetteer that tells where their names end."""

import time

import pytest

from extractors.bare_places import find_bare_places
from extractors.gazetteer import (
    levels_of,
    place_key,
    province_of,
    successions,
    unit_levels,
    unit_types,
    units_named,
    units_of_code,
)
from extractors.place_types import bare_name, level_of
from extractors.places import find_places, read_place
from extractors.rules import rows

# text, the places in it as (surface, type, name, level)
FOUND = [
    ("Về huyện Hàm Yên hôm nay", [("huyện Hàm Yên", "huyện", "Hàm Yên", "district")]),
    ("Huyện Hàm Yên hôm nay", [("Huyện Hàm Yên", "huyện", "Hàm Yên", "district")]),
    # a place and a person meet: the gazetteer or the surname parts them
    ("huyện Sơn Lĩnh Lường Văn Toản", [("huyện Sơn Lĩnh", "huyện", "Sơn Lĩnh", "district")]),
    ("xã Tả Sín Lý Thị Thuý", [("xã Tả Sín", "xã", "Tả Sín", "commune")]),
    ("xã Yên Phú Trần Văn Cường", [("xã Yên Phú", "xã", "Yên Phú", "commune")]),
    ("thôn Mường Nông Đức Thiện", [("thôn Mường", "thôn", "Mường", "village")]),
    # a commune that bears a person's name
    ("UBND xã Nguyễn Huệ", [("xã Nguyễn Huệ", "xã", "Nguyễn Huệ", "commune")]),
    ("huyện Trần Văn Thời", [("huyện Trần Văn Thời", "huyện", "Trần Văn Thời", "district")]),
    # numbers
    ("họp ở Tổ 2, phường An Tường",
     [("Tổ 2", "tổ", "2", "village"), ("phường An Tường", "phường", "An Tường", "commune")]),
    ("Quận 1 và Q.3", [("Quận 1", "quận", "1", "district"), ("Q.3", "quận", "3", "district")]),
    ("tổ dân phố số 7", [("tổ dân phố số 7", "tổ dân phố", "số 7", "village")]),
    ("Khu phố 3A", [("Khu phố 3A", "khu phố", "3A", "village")]),
    ("thôn Thượng II, xóm 12",
     [("thôn Thượng II", "thôn", "Thượng II", "village"), ("xóm 12", "xóm", "12", "village")]),
    ("ấp Tân Thạnh B", [("ấp Tân Thạnh B", "ấp", "Tân Thạnh B", "village")]),
    # highland names, both apostrophes, hyphens
    ("huyện Ia H'Drai", [("huyện Ia H'Drai", "huyện", "Ia H'Drai", "district")]),
    ("huyện Đăk R’Lấp", [("huyện Đăk R’Lấp", "huyện", "Đăk R’Lấp", "district")]),
    ("huyện Ea H'leo", [("huyện Ea H'leo", "huyện", "Ea H'leo", "district")]),
    ("thành phố Phan Rang - Tháp Chàm",
     [("thành phố Phan Rang - Tháp Chàm", "thành phố", "Phan Rang - Tháp Chàm", "district")]),
    ("làng Kon Rơ; Y Blới Êban", [("làng Kon Rơ", "làng", "Kon Rơ", "village")]),
    # cities of both levels, abbreviations
    ("TP. Hồ Chí Minh", [("TP. Hồ Chí Minh", "thành phố", "Hồ Chí Minh", "province")]),
    ("TP HCM", [("TP HCM", "thành phố", "Hồ Chí Minh", "province")]),
    ("tỉnh BR-VT", [("tỉnh BR-VT", "tỉnh", "Bà Rịa - Vũng Tàu", "province")]),
    ("tỉnh TT-Huế", [("tỉnh TT-Huế", "tỉnh", "Thừa Thiên Huế", "province")]),
    # provinces are a closed list, whose names are typed in other ways too
    ("tỉnh Đăk Lăk", [("tỉnh Đăk Lăk", "tỉnh", "Đăk Lăk", "province")]),
    ("tỉnh Bắc Cạn", [("tỉnh Bắc Cạn", "tỉnh", "Bắc Cạn", "province")]),
    ("tỉnh Lạng sơn", [("tỉnh Lạng sơn", "tỉnh", "Lạng Sơn", "province")]),
    ("tỉnh Thừa thiên Huế", [("tỉnh Thừa thiên Huế", "tỉnh", "Thừa Thiên Huế", "province")]),
    ("tỉnh Thừa Thiên- Huế", [("tỉnh Thừa Thiên- Huế", "tỉnh", "Thừa Thiên Huế", "province")]),
    ("tỉnh Bà Rịa – Vũng Tàu", [("tỉnh Bà Rịa – Vũng Tàu", "tỉnh", "Bà Rịa – Vũng Tàu", "province")]),
    ("TP.Vinh", [("TP.Vinh", "thành phố", "Vinh", "district")]),
    ("TX. Nghi Sơn", [("TX. Nghi Sơn", "thị xã", "Nghi Sơn", "district")]),
    # lists and brackets
    ("các xã Yên Phú, Bạch Xa và Minh Dân",
     [("xã Yên Phú", "xã", "Yên Phú", "commune"), ("Bạch Xa", "xã", "Bạch Xa", "commune"),
      ("Minh Dân", "xã", "Minh Dân", "commune")]),
    ("xã Khâu Tinh (Na Hang)",
     [("xã Khâu Tinh", "xã", "Khâu Tinh", "commune"), ("Na Hang", "huyện", "Na Hang", "district")]),
    ("xã Yên Phú, Hàm Yên", [("xã Yên Phú", "xã", "Yên Phú", "commune")]),  # the district, not a second xã
    # capitals, provinces that are no more, NBSP
    ("HUYỆN HÀM YÊN BẦU BỔ SUNG", [("HUYỆN HÀM YÊN", "huyện", "Hàm Yên", "district")]),
    ("tỉnh Hà Tây cũ", [("tỉnh Hà Tây", "tỉnh", "Hà Tây", "province")]),
    ("huyện\u00a0Hàm\u00a0Yên", [("huyện\u00a0Hàm\u00a0Yên", "huyện", "Hàm Yên", "district")]),
    ("thị trấn Vĩnh Lộc", [("thị trấn Vĩnh Lộc", "thị trấn", "Vĩnh Lộc", "commune")]),
    ("đặc khu Phú Quốc", [("đặc khu Phú Quốc", "đặc khu", "Phú Quốc", "commune")]),
    # a commune named plainly, and then where a holder's name might follow
    ("Xã Cao Bồ Hạ họp. Chủ tịch UBND xã Cao Bồ Hạ dự.",
     [("Xã Cao Bồ Hạ", "xã", "Cao Bồ Hạ", "commune"), ("xã Cao Bồ Hạ", "xã", "Cao Bồ Hạ", "commune")]),
]  # fmt: skip

NOT_FOUND = [
    "UBND tỉnh Trần Văn Cường",  # a person, the province is left out
    "UBND huyện Nguyễn Văn An",
    "Trưởng thôn Lò Văn Pó",
    "Huyện ủy Hà Trung Ký",
    "hợp tác xã Tân Tiến",
    "công xã Paris",
    "các huyện, thành phố",
    "tổ 3 người",
    "làng 50 hộ",
    "bản Cam kết",
    "văn bản Số 5",
    "xã NTM",
    "tỉnh Đoàn phát động",
    "Quân khu 2",
    "chị H. Được",  # an initial, not a huyện
    "HUYỆN ỦY HỌP",
    "cấp xã",
    "Giám đốc Sở Quy hoạch - Kiến trúc TP. Cùng ngày, ông dự họp.",  # a sentence ends
    "Tỉnh ủy Sóc Trăng",  # a province
    "Giám đốc Công an TP Đoàn Duy Khương",  # a man
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_places_are_found(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = find_places(text)
    assert [(place.surface, place.type, place.name, place.level) for place in found] == expected
    assert all(text[place.start_char : place.end_char] == place.surface for place in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_nothing_is_found(text: str) -> None:
    assert find_places(text) == []


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_offsets_hold_inside_a_longer_text(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    whole = f"Hôm nay: {text}"
    found = find_places(whole, 9)
    assert [whole[place.start_char : place.end_char] for place in found] == [row[0] for row in expected]


def test_a_place_is_read_only_where_it_begins() -> None:
    text = "ở xã Yên Phú"
    assert read_place(text, 0) is None
    place = read_place(text, 2)
    assert place is not None
    assert place.full_name == "xã Yên Phú"


@pytest.mark.parametrize("row", rows("place_types.csv"), ids=lambda row: row["form"])
def test_every_type_keeps_its_example(row: dict[str, str]) -> None:
    place = read_place(row["example"], 0)
    assert place is not None, f"place_types.csv: {row['form']} does not read {row['example']}"
    assert (place.type, place.surface) == (row["type"], row["example"])


BARE = [
    ("Tại Hà Nội, hội nghị khai mạc", [("Hà Nội", "thành phố", "province")]),
    ("từ Tuyên Quang đến Hàm Yên", [("Tuyên Quang", "tỉnh", "province"), ("Hàm Yên", "huyện", "district")]),
    ("ông Hà Giang Nam", []),  # a longer run is somebody else
    ("noi gương Chủ tịch Hồ Chí Minh", []),
    ("ở Vinh", []),  # one syllable is too little
    ("Ảnh: Mai Hoa Kon Tum: Ngày hội", [("Kon Tum", "tỉnh", "province")]),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_bare_places(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(place.surface, place.type, place.level) for place in find_bare_places(text)] == expected


def test_a_name_that_the_text_gave_a_type_to_is_known_without_it() -> None:
    place = read_place("huyện Sơn Lĩnh", 0)
    assert place is not None
    found = find_bare_places("về Sơn Lĩnh", named={place_key(place.name): place})
    assert [(one.surface, one.full_name) for one in found] == [("Sơn Lĩnh", "huyện Sơn Lĩnh")]


@pytest.mark.parametrize(
    ("place", "bare", "level"),
    [
        ("huyện Hàm Yên", "Hàm Yên", "district"),
        ("thành phố Đà Nẵng", "Đà Nẵng", "province"),
        ("thành phố Vinh", "Vinh", "district"),
        ("Tổ 2", "2", "village"),
        ("Hàm Yên", "Hàm Yên", None),
    ],
)
def test_type_and_name_come_apart(place: str, bare: str, level: str | None) -> None:
    assert (bare_name(place), level_of(place)) == (bare, level)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ia H’Drai", "Ia H' Drai"),
        ("Hoằng Hoá", "Hoằng Hóa"),
        ("Phan Rang - Tháp Chàm", "PHAN RANG-THÁP CHÀM"),
        ("ĐăkR’Lấp", "Đắk R'lấp"),
        ("Đăk Nông", "Đắc Nông"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Kontum", "Kon Tum"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_spellings_of_one_place_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_tones_tell_places_apart() -> None:
    assert len({place_key(name) for name in ("Na Hang", "Nà Hang", "Ná Hang")}) == 3


# ---- the gazetteer -----------------------------------------------------------------------------------


def test_units_by_time() -> None:
    """63 provinces and 696 districts to 30 June 2025, 34 provinces and no district since."""
    levels = {"province": [0, 0], "district": [0, 0]}
    for level in levels:
        units = [unit for unit in _all_units() if unit.level == level]
        levels[level][0] = sum(
            unit.valid_to in ("2025-06-30", "") and unit.valid_from < "2025-07" for unit in units
        )
        levels[level][1] = sum(not unit.valid_to for unit in units)
    assert levels == {"province": [63, 34], "district": [696, 0]}


def test_communes_of_the_reform() -> None:
    communes = [unit for unit in _all_units() if unit.level == "commune"]
    assert sum(unit.valid_from == "2025-07-01" for unit in communes) == 3321
    assert sum(unit.valid_to == "2025-06-30" for unit in communes) == 10035  # so many the mapping names


@pytest.mark.parametrize(
    ("name", "full_name", "province", "last_day"),
    [
        ("Hàm Yên", "huyện Hàm Yên", "Tuyên Quang", "2025-06-30"),
        ("Hàm Yên", "xã Hàm Yên", "Tuyên Quang", ""),
        ("Hoàng Su Phì", "huyện Hoàng Su Phì", "Hà Giang", "2025-06-30"),
        ("Ia H’Drai", "huyện Ia H' Drai", "Kon Tum", "2025-06-30"),
        ("Phú Quốc", "đặc khu Phú Quốc", "An Giang", ""),
        ("Thủ Đức", "thành phố Thủ Đức", "Hồ Chí Minh", "2025-06-30"),
    ],
)
def test_spot_rows(name: str, full_name: str, province: str, last_day: str) -> None:
    units = {unit.full_name: unit for unit in units_named(name)}
    above = province_of(units[full_name])
    assert above is not None
    assert (above.name, units[full_name].valid_to) == (province, last_day)


def test_levels_and_types_of_a_name() -> None:
    assert levels_of("Hàm Yên") == {"district", "commune"}
    assert {"tỉnh", "thành phố"} <= unit_types(place_key("Hòa Bình"))
    assert unit_levels(place_key("Nà Lũng Thượng Hạ")) == frozenset()


def test_a_unit_is_not_in_force_on_the_other_side_of_the_reform() -> None:
    district = next(unit for unit in units_named("Hàm Yên") if unit.level == "district")
    commune = next(unit for unit in units_named("Hàm Yên") if unit.level == "commune")
    assert (district.in_force("2023-11-22"), district.in_force("2025-08-01")) == (True, False)
    assert (commune.in_force("2023-11-22"), commune.in_force("2025-08-01")) == (False, True)
    assert district.in_force(None)


def test_successions_join_units() -> None:
    pairs = successions()
    assert len({old for old, _, _ in pairs}) > 9900
    assert all(units_of_code(old) and units_of_code(new) for old, new, _ in pairs)
    (ha_giang,) = [new for old, new, _ in pairs if old == "02"]
    assert units_of_code(ha_giang)[0].name == "Tuyên Quang"


def test_codes_are_unique_in_their_time_and_parents_exist() -> None:
    units = _all_units()
    assert len({(unit.code, unit.valid_from) for unit in units}) == len(units)
    assert all(units_of_code(unit.parent) for unit in units if unit.parent)


def test_a_long_line_takes_linear_time() -> None:
    line = "xã Yên Phú, Bạch Xa (Hàm Yên) và Tổ 2 " * 4000
    start = time.process_time()
    assert len(find_places(line)) > 10000
    find_bare_places("Hàm Yên " * 20000)
    assert time.process_time() - start < 30


def _all_units() -> list:  # type: ignore[type-arg]
    from extractors import gazetteer

    return [gazetteer.Unit(*line.split(",")) for line in gazetteer._lines()]


@pytest.mark.parametrize("row", rows("regions.csv"), ids=lambda row: row["name"])
def test_a_region_is_no_province(row: dict[str, str]) -> None:
    assert find_places(f"Ở {row['example']}, mưa to.") == []


def test_the_name_of_a_province_in_its_time() -> None:
    ward = next(unit for unit in units_named("Phong Điền") if unit.type == "phường")
    district = next(unit for unit in units_named("Phong Điền") if unit.code == "476")
    provinces = [province_of(ward), province_of(district)]
    assert [unit and unit.name for unit in provinces] == ["Huế", "Thừa Thiên Huế"]
