"""From claims to people and tenures: who is joined, who stays apart, what a tenure's bounds rest on."""

import random
from collections import defaultdict
from typing import Any

import pytest

from pipeline.link.attestations import Attestation
from pipeline.link.knowledge import Knowledge, link
from pipeline.link.names import Agreement, compare_names
from pipeline.link.people import Judgement
from pipeline.link.places import area_of, resolve_places
from pipeline.link.registry import Minted

NAMES = [
    ("Lý Thị Mỹ", "LÍ THỊ MĨ", "same"),
    ("Nguyễn Văn Quí", "Nguyễn Văn Quý", "same"),
    ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "same"),
    ("Y Blới Êban", "Y Blới Ê-ban", "same"),
    ("K’Brêu", "K' Brêu", "same"),
    ("H’Nhuăn Niê", "H'Nhuăn Niê", "same"),
    ("Nguyen Van Hung", "Nguyễn Văn Hùng", "compatible"),
    ("T.V.G.", "Trần Văn Giang", "compatible"),
    ("Nguyễn Hùng", "Nguyễn Văn Hùng", "compatible"),
    ("T.V.G.", "Trần Minh Giang", "different"),
    ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "different"),
    ("Nguyễn Thị Hòa", "Nguyễn Thị Hoa", "different"),
    ("Trần Văn Minh", "Trần Minh Văn", "different"),
    ("Nguyễn Tường Vi", "Nguyễn Tường Vy", "different"),
    ("Đặng Văn Đạt", "Đặng Văn Dạt", "different"),
    ("A Hlơih", "A Hlơi", "different"),
]


@pytest.mark.parametrize(("left", "right", "agreement"), NAMES)
def test_names(left: str, right: str, agreement: str) -> None:
    assert compare_names(left, right) is compare_names(right, left) is Agreement(agreement)


# names in one text, home, day -> place ids. Codes are those of the official lists.
PLACES = [
    (["huyện Hàm Yên", "xã Tân Thành"], "tỉnh Tuyên Quang", "2023-01-01", ["vn.074", "vn.02401"]),
    (["thành phố Hà Nội", "quận Ba Đình"], None, "2023-01-01", ["vn.01", "vn.001"]),
    (["tỉnh Hà Giang"], None, "2023-01-01", ["vn.02"]),
    (["huyện Hàm Yên"], None, "2023-01-01", ["vn.074"]),
    # of no date: since July 2025 there is another commune of that name, but no district
    (["huyện Hàm Yên", "xã Phù Lưu"], None, None, ["vn.074", "vn.02392"]),
    (["xã Phù Lưu"], "tỉnh Tuyên Quang", "2025-09-01", ["vn.08-xa-phu-luu"]),
    # a city of a province, and since 2025 one under the centre
    (["thành phố Huế"], None, "2020-05-01", ["vn.474"]),
    (["thành phố Huế", "phường Phong Dinh"], None, "2025-09-01", ["vn.46", "vn.46-phuong-phong-dinh"]),
]


@pytest.mark.parametrize(("names", "home", "day", "ids"), PLACES)
def test_places(names: list[str], home: str | None, day: str, ids: list[str]) -> None:
    found = resolve_places(names, home, day)
    assert [found[name].place_id for name in names] == ids


def test_a_commune_that_many_districts_have_is_none_of_them() -> None:
    found = resolve_places(["xã Tân Thành"], None, "2023-01-01")["xã Tân Thành"]
    assert not found.known
    assert found.place_id.startswith("vn.x.")


def test_villages_of_unknown_communes_are_not_one() -> None:
    one, two = (resolve_places(["thôn 2"], None, None, text)["thôn 2"] for text in ("ta", "tb"))
    assert one.place_id != two.place_id


def test_provinces_that_merged_are_one_area() -> None:
    assert area_of("vn.02") == area_of("vn.08") == "vn.08"


def claim(
    number: int, person: str, title: str, body: str, place: str | None, day: str | None, **more: Any
) -> Attestation:
    """A claim in a text of its own, unless `text` says which."""
    text = more.pop("text", f"t{number}")
    level = {"tỉnh": "province", "huyện": "district", "xã": "commune"}.get((place or "").split(" ")[0])
    fields: dict[str, Any] = {
        "claim_id": f"c{number}", "text_id": text, "article_id": f"a{text}", "source_id": "baosonlinh",
        "start_char": number, "person": person, "title": title, "organisation": body, "place": place,
        "level": level, "change": "holds", "status": "current", "resolved": "explicit", "as_of": None,
        "term": None, "published": day, "home": "tỉnh Tuyên Quang", "gender": None,
    }  # fmt: skip
    return Attestation(**fields | more)


CHAIR, HEAD = "Chủ tịch", "Bí thư"
HAM_YEN, SON_DUONG = "Ủy ban nhân dân huyện Hàm Yên", "Ủy ban nhân dân huyện Sơn Dương"
COMMON, RARE = "Nguyễn Văn Hùng", "Lường Khánh Toản"


def groups(knowledge: Knowledge) -> set[frozenset[str]]:
    """The claims of each person."""
    people: dict[str, set[str]] = defaultdict(set)
    for row in knowledge.tables["person_claim"]:
        people[row["person_id"]].add(row["claim_id"])
    return {frozenset(claims) for claims in people.values()}


ONE, TWO = {frozenset({"c1", "c2"})}, {frozenset({"c1"}), frozenset({"c2"})}
JOINED = [
    ("one post in two texts", claim(1, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2021-03-01"),
     claim(2, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2022-03-01"), ONE),
    ("two posts in one text", claim(1, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2021-03-01", text="t"),
     claim(2, COMMON, "Phó Bí thư", "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2021-03-01", text="t"), ONE),
    ("a rare name that rises", claim(1, RARE, "Phó Chủ tịch", HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
     claim(2, RARE, HEAD, "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2020-06-01"), ONE),
    ("a common name in two districts", claim(1, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
     claim(2, COMMON, CHAIR, SON_DUONG, "huyện Sơn Dương", "2020-06-01"), TWO),
    ("a rare name at once in two districts", claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
     claim(2, RARE, CHAIR, SON_DUONG, "huyện Sơn Dương", "2019-03-01"), TWO),
    ("two chairmen in one text", claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01", text="t"),
     claim(2, RARE, CHAIR, SON_DUONG, "huyện Sơn Dương", "2019-03-01", text="t"), TWO),
    ("tones apart", claim(1, "Lường Khánh Toàn", CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
     claim(2, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-04-01"), TWO),
    ("a man and a woman", claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01", gender="male"),
     claim(2, RARE, HEAD, "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2021-03-01", gender="female"), TWO),
    ("bodies unknown, a common name", claim(1, COMMON, CHAIR, "", None, "2019-03-01", resolved="unresolved"),
     claim(2, COMMON, CHAIR, "", None, "2019-04-01", resolved="unresolved"), TWO),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "people"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED]
)
def test_who_is_one(one: Attestation, two: Attestation, people: set[frozenset[str]]) -> None:
    assert groups(link([one, two])) == people


def test_a_human_joins_and_parts() -> None:
    apart = [
        claim(1, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
        claim(2, COMMON, CHAIR, SON_DUONG, "huyện Sơn Dương", "2020-06-01"),
    ]
    assert groups(link(apart, [Judgement("c1", "c2", same=True)])) == ONE
    together = [
        claim(1, RARE, "Phó Chủ tịch", HAM_YEN, "huyện Hàm Yên", "2019-03-01"),
        claim(2, RARE, HEAD, "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2020-06-01"),
    ]
    assert groups(link(together, [Judgement("c1", "c2", same=False)])) == TWO


def test_a_human_different_binds_by_way_of_a_third() -> None:
    claims = [
        claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2019-03-01", text="ta"),
        claim(2, RARE, "Phó Bí thư", "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2019-03-01", text="ta"),
        claim(3, RARE, "Phó Bí thư", "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2019-05-01", text="tb"),
        claim(4, RARE, HEAD, "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2019-05-01", text="tb"),
    ]
    people = groups(link(claims, [Judgement("c1", "c4", same=False)]))
    assert not any({"c1", "c4"} <= person for person in people)


def test_the_doubtful_is_listed_with_reasons() -> None:
    claims = [
        claim(1, "Lê Văn Thịnh", "Phó Chủ tịch", HAM_YEN, "huyện Hàm Yên", "2017-03-01"),
        claim(2, "Lê Văn Thịnh", CHAIR, SON_DUONG, "huyện Sơn Dương", "2020-06-01"),
    ]
    found = link(claims)
    assert groups(found) == TWO
    (doubt,) = found.tables["identity_doubt"]
    assert {doubt["left_claim"], doubt["right_claim"]} == {"c1", "c2"}
    assert any("rarity" in reason for reason in doubt["reasons"])


def tenures(claims: list[Attestation]) -> list[dict[str, Any]]:
    rows = link(claims, today="2023-12-31").tables["tenure"]
    return sorted(rows, key=lambda row: row["first_attested"] or "9999")


def test_a_seat_passes_on() -> None:
    body, place = HAM_YEN, "huyện Hàm Yên"
    one, two = tenures(
        [
            claim(1, RARE, CHAIR, body, place, "2019-03-01"),
            claim(2, RARE, CHAIR, body, place, "2020-03-01"),
            claim(
                3,
                COMMON,
                CHAIR,
                body,
                place,
                "2020-08-10",
                change="elected",
                status="new",
                as_of="2020-08-09",
            ),
            claim(4, COMMON, CHAIR, body, place, "2023-11-10"),
        ]
    )
    assert (one["start_date"], one["start_latest"], one["end_earliest"]) == (None, "2019-03-01", "2020-03-01")
    assert (one["end_latest"], one["end_date"], one["status"]) == ("2020-08-09", None, "ended")
    assert (two["start_date"], two["start_earliest"], two["status"]) == (
        "2020-08-09",
        "2020-03-01",
        "current",
    )
    assert (one["successor"], two["predecessor"]) == (two["tenure_id"], one["tenure_id"])


def test_a_beginning_stated_after_the_end_and_that_end_are_not_believed() -> None:
    """`Thôi giữ chức từ 2/5/2015`, says one paper, and another: `được bổ nhiệm ngày 2/6/2015`."""
    body, place = "Ủy ban nhân dân huyện Hàm Yên", "huyện Hàm Yên"
    ended = {"status": "former", "change": "removed", "as_of": "2015-05-02"}
    began = {"status": "new", "change": "appointed", "as_of": "2015-06-02"}
    (row,) = tenures(
        [
            claim(1, COMMON, CHAIR, body, place, "2015-05-20", **ended),
            claim(2, COMMON, CHAIR, body, place, "2015-06-05", **began),
        ]
    )
    assert (row["start_date"], row["end_date"]) == (None, None)
    assert row["first_attested"] == "2015-06-02"


ELECTED_IN_U = {"status": "new", "change": "elected", "as_of": "2023-10", "text": "u"}
STATUSES = [
    ([("2023-11-01", {})], "current", None),
    ([("2019-11-01", {})], "unknown", None),  # nothing said since; a term's end would say nothing either
    ([("2019-11-01", {}), ("2023-05-01", {"status": "former", "change": "former"})], "ended", "2023-05-01"),
    ([("2023-05-01", {"status": "former", "change": "retired", "as_of": "2023-04"})], "ended", "2023-04"),
    ([(None, {"status": "former", "change": "former"})], "ended", None),  # a text of unknown day
    ([(None, ELECTED_IN_U), (None, {"status": "former", "change": "removed", "text": "u"})], "ended", None),
    ([(None, {"status": "former", "change": "former"}), ("2023-11-01", {})], "unknown", None),
    ([(None, {"status": "former", "change": "former"}), (None, {})], "unknown", None),
    ([("2023-11-01", ELECTED_IN_U), (None, {"status": "former", "change": "former"})], "unknown", None),
]


@pytest.mark.parametrize(("said", "status", "end_latest"), STATUSES)
def test_status(said: list[tuple[str | None, dict[str, str]]], status: str, end_latest: str | None) -> None:
    body, place = "Ủy ban nhân dân tỉnh Tuyên Quang", "tỉnh Tuyên Quang"
    (row,) = tenures([claim(n, RARE, CHAIR, body, place, day, **more) for n, (day, more) in enumerate(said)])
    assert (row["status"], row["end_latest"]) == (status, end_latest)


def test_candidates_hold_nothing() -> None:
    assert not tenures(
        [
            claim(
                1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2023-11-01", change="nominated", status="candidate"
            )
        ]
    )


def test_districts_ended_with_the_reform() -> None:
    claims = [claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2025-05-01")]
    (row,) = link(claims, today="2025-09-01").tables["tenure"]
    assert (row["status"], row["end_latest"], row["reason"]) == ("ended", "2025-06-30", "body dissolved")


# what a text without a day says of a post in a body that is no more -> why it is over
OVER_FOR = [
    ({}, "body dissolved"),
    ({"status": "former", "change": "former"}, "called former"),
    ({"status": "former", "change": "removed"}, "removed"),
]


@pytest.mark.parametrize(("more", "reason"), OVER_FOR)
def test_what_a_text_says_of_an_end_goes_before_the_reform(more: dict[str, Any], reason: str) -> None:
    claims = [claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", None, **more)]
    (row,) = link(claims, today="2025-09-01").tables["tenure"]
    assert (row["status"], row["end_latest"], row["reason"]) == ("ended", "2025-06-30", reason)


def test_of_what_no_text_dates_nobody_says_that_nothing_was_said_since() -> None:
    (row,) = tenures([claim(1, RARE, CHAIR, "Ủy ban nhân dân tỉnh Tuyên Quang", "tỉnh Tuyên Quang", None)])
    assert (row["status"], row["reason"]) == ("unknown", "of no known day")


AFTER_THE_END = [
    ({"published": None, "as_of": "2025-12-20"}, "unknown", "shown after the body was dissolved"),
    (
        {"published": None, "as_of": "2025-08-01", "change": "elected", "status": "new"},
        "ended",
        "begins after the body was dissolved",
    ),
]


@pytest.mark.parametrize(("more", "status", "doubt"), AFTER_THE_END)
def test_what_is_said_of_a_body_after_its_end_is_doubted(
    more: dict[str, Any], status: str, doubt: str
) -> None:
    said = claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2025-05-01")._replace(**more)
    (row,) = link([said], today="2025-12-31").tables["tenure"]
    assert (row["status"], row["doubt"]) == (status, doubt)


def test_who_names_a_commune_of_the_reform_writes_after_it() -> None:
    claims = [
        claim(1, RARE, "Thành ủy viên", "Thành ủy Huế", "thành phố Huế", None, text="t", level="district"),
        claim(
            2, RARE, HEAD, "Đảng ủy phường Phong Dinh", "phường Phong Dinh", None, text="t", level="commune"
        ),
    ]
    tables = link(claims, today="2025-12-31").tables
    assert {row["place_id"] for row in tables["place"]} == {"vn.46", "vn.46-phuong-phong-dinh"}
    assert [row["ended"] for row in tables["organisation"]] == [None, None]
    assert {row["level"] for row in tables["organisation"]} == {"province", "commune"}


LEFT, TAKEN = {"status": "former", "change": "removed"}, {"status": "new", "change": "appointed"}
# what a text of a day, or of none, says of the one, and of the other -> whether that one followed
FOLLOWED = [
    ("of no day", None, LEFT, TAKEN, True),
    ("told weeks after both", "2018-08-14", LEFT, TAKEN | {"as_of": "2018-06"}, True),
    ("replaced", None, {"status": "former", "change": "former", "replaced": True}, TAKEN, True),
    ("once in the seat, nobody says when", None, {"status": "former", "change": "former"}, TAKEN, False),
    ("elected again", None, LEFT, {"status": "new", "change": "reelected"}, False),
]


@pytest.mark.parametrize(("day", "one", "two", "follows"), [row[1:] for row in FOLLOWED])
def test_a_text_that_tells_of_both_tells_who_followed(
    day: str | None, one: dict[str, Any], two: dict[str, Any], follows: bool
) -> None:
    body, place = "Ủy ban nhân dân tỉnh Tuyên Quang", "tỉnh Tuyên Quang"
    claims = [
        claim(1, RARE, CHAIR, body, place, day, text="t"),
        claim(2, RARE, CHAIR, body, place, day, text="t", **one),
        claim(3, COMMON, CHAIR, body, place, day, text="t", **two),
    ]
    rows = {row["evidence"]: row for row in link(claims, today="2018-12-31").tables["tenure"]}
    before, after = rows["c2"], rows["c3"]
    assert (before["status"], before["predecessor"], after["successor"]) == ("ended", None, None)
    assert (before["successor"] == after["tenure_id"]) is follows
    assert (after["predecessor"] == before["tenure_id"]) is follows


def test_two_holders_at_once_bound_nothing() -> None:
    rows = tenures(
        [
            claim(1, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2022-03-01"),
            claim(2, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2022-06-01"),
            claim(3, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2023-03-01"),
            claim(4, COMMON, CHAIR, HAM_YEN, "huyện Hàm Yên", "2023-06-01"),
        ]
    )
    assert [row["successor"] for row in rows] == [None, None]


CAREER = [
    claim(1, RARE, "Phó Chủ tịch", HAM_YEN, "huyện Hàm Yên", "2017-03-01"),
    claim(2, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", "2018-03-01"),
    claim(3, COMMON, CHAIR, SON_DUONG, "huyện Sơn Dương", "2018-03-01"),
    claim(4, RARE, HEAD, "Huyện ủy Hàm Yên", "huyện Hàm Yên", "2019-03-01"),
    claim(5, COMMON, CHAIR, SON_DUONG, "huyện Sơn Dương", "2020-03-01"),
]


def test_any_order_gives_the_same_rows() -> None:
    shuffled = CAREER[:]
    random.Random(7).shuffle(shuffled)
    assert link(shuffled).tables == link(CAREER).tables


@pytest.mark.parametrize("first", [CAREER[:3], CAREER[3:]], ids=["earlier half first", "later half first"])
def test_two_halves_give_the_same_people(first: list[Attestation]) -> None:
    whole = link(CAREER)
    half = link(first)
    both = link(CAREER, registry=half.minted)
    redirects = {line.person_id: line.redirect for line in (*half.minted, *both.minted) if line.redirect}
    ids = {row["claim_id"]: row["person_id"] for row in whole.tables["person_claim"]}
    settled = {row["claim_id"]: row["person_id"] for row in both.tables["person_claim"]}
    assert {c: redirects.get(person, person) for c, person in ids.items()} == settled
    assert groups(both) == groups(whole)


def test_an_id_once_given_stays() -> None:
    before = link(CAREER[1:])
    after = link(CAREER, registry=before.minted)
    old = {row["claim_id"]: row["person_id"] for row in before.tables["person_claim"]}
    new = {row["claim_id"]: row["person_id"] for row in after.tables["person_claim"]}
    assert {claim_id: new[claim_id] for claim_id in old} == old
    assert all(isinstance(line, Minted) for line in after.minted)


# what texts say of the beginning of one tenure; the start and the end that it has
SINCE = [
    ("since a year", [{"since": "1992"}], ("1992", None)),
    ("one says it more exactly", [{"since": "2020"}, {"since": "2020-07"}], ("2020-07", None)),
    ("texts that contradict each other", [{"since": "2019"}, {"since": "2020-07"}], (None, None)),
    ("it was there before", [{"since": "2020", "day": "2021-05-01"}, {"day": "2018-05-01"}], (None, None)),
    ("a stated appointment counts more", [
        {"since": "2019"}, {"status": "new", "change": "appointed", "as_of": "2020-07-01"},
    ], ("2020-07-01", None)),
    ("both ends of a stage", [
        {"since": "2010", "as_of": "2015", "status": "former", "change": "former"},
    ], ("2010", "2015")),
    ("no beginning", [{"as_of": "2015", "status": "former", "change": "former"}], (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), [row[1:] for row in SINCE], ids=[row[0] for row in SINCE])
def test_since_when(said: list[dict[str, Any]], expected: tuple[str | None, str | None]) -> None:
    claims = [
        claim(number, RARE, CHAIR, HAM_YEN, "huyện Hàm Yên", **{"day": f"2021-0{number}-01", **one})
        for number, one in enumerate(said, 1)
    ]
    (tenure,) = link(claims, today="2022-01-01").tables["tenure"]
    assert (tenure["start_date"], tenure["end_date"]) == expected
