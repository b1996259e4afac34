"""Which citations are of one document, over articles and years, and what documents do to each other."""

import random
from typing import Any

import pytest

from pipeline.link.cited import Cited
from pipeline.link.directives import link_directives
from pipeline.link.registers import register_of
from pipeline.link.terms import term_of_congress, terms_on

PARTY, PEOPLE = "Ban Thường vụ Tỉnh ủy Tuyên Quang", "Ủy ban nhân dân tỉnh Tuyên Quang"
CELLS, RECRUITS = "nâng cao chất lượng sinh hoạt chi bộ", "phát triển đảng viên là người dân tộc thiểu số"
DATED = {"date": "2020-01-03"}


def cited(turn: int, /, **more: Any) -> Cited:
    """A citation of Đề án 16 in a text of its own, published in 2023."""
    fields: dict[str, Any] = {
        "citation_id": f"r{turn:02}", "text_id": f"t{turn}", "document": "de-an.16", "surface": "Đề án số 16",
        "kind_key": "đề án", "number": "16", "symbol": None, "year": None, "date": None, "issuer": PARTY,
        "issuer_resolved": "explicit", "subject_key": None, "form": "short", "term": None,
        "published": f"2023-05-{turn % 28 + 1:02}", "home": "tỉnh Tuyên Quang",
    }  # fmt: skip
    return Cited(**fields | more)


def documents(*said: dict[str, Any]) -> list[str]:
    """The document of each citation, as letters in order of first sight."""
    rows = link_directives(cited(number, **more) for number, more in enumerate(said, 1))
    ids = [row["directive_id"] for row in sorted(rows["directive_claim"], key=lambda row: row["citation_id"])]
    letters = {name: chr(ord("a") + turn) for turn, name in enumerate(dict.fromkeys(ids))}
    return [letters[name] for name in ids]


STATE = {"kind_key": "quyết định", "number": "12", "issuer": PEOPLE, "symbol": "QĐ-UBND"}
CENTRE = {"kind_key": "nghị quyết", "number": "21", "issuer": None, "symbol": "NQ/TW"}
CONGRESS = {"kind_key": "nghị quyết", "number": None, "form": "named"}
# why, what citations say, which of them a careful reader takes for one document
SAME = [
    ("by symbol, by date, by number alone", [DATED | {"symbol": "ĐA/TU"}, DATED, {}], "aaa"),
    (
        "the committee, its bureau and its congress number in one series",
        [
            DATED,
            DATED | {"issuer": "Ban Chấp hành Đảng bộ tỉnh Tuyên Quang"},
            {"issuer": "Tỉnh ủy Tuyên Quang"},
        ],
        "aaa",
    ),
    (
        "the party's congresses by their number, a congress of nobody knows whom by itself",
        [
            CONGRESS | {"issuer": f"Đại hội {name}", "surface": f"Nghị quyết Đại hội {name}"}
            for name in (
                "XIII của Đảng",
                "Đảng toàn quốc lần thứ XIII",
                "XII của Đảng",
                "XIII",
                "lần thứ XIII",
            )
        ],
        "aabcd",
    ),
    ("another province has its own", [DATED, {"issuer": "Tỉnh ủy Hà Giang"}], "ab"),
    ("one number in two terms", [DATED, {"date": "2021-06-12"}], "ab"),
    ("of two terms none is guessed", [DATED, {"date": "2021-06-12"}, {}], "abc"),
    (
        "the subject tells which",
        [
            DATED | {"subject_key": CELLS},
            {"date": "2021-06-12", "subject_key": RECRUITS},
            {"subject_key": CELLS + " trong toàn đảng bộ"},
        ],
        "aba",
    ),
    ("it is not cited before it is made", [DATED, {"published": "2019-06-01"}], "ab"),
    ("nor bound by number alone in an article without a date", [DATED, {"published": None}], "ab"),
    (
        "another subject is another document",
        [DATED | {"subject_key": CELLS}, {"subject_key": RECRUITS}],
        "ab",
    ),
    ("a date that one paper has wrong, within the term", [DATED, {"date": "2019-01-03"}], "aa"),
    (
        "a state body begins anew each year",
        [STATE | {"date": "2021-05-04"}, STATE | {"date": "2022-05-04"}],
        "ab",
    ),
    (
        "a year in the number is another series",
        [STATE | {"date": "2021-05-04"}, STATE | {"year": 2021}],
        "ab",
    ),
    (
        "but not on one and the same day: one paper left the year out",
        [STATE | {"date": "2021-05-04", "year": 2021}, STATE | {"date": "2021-05-04"}],
        "aa",
    ),
    (
        "the chairman signs in the committee's register",
        [STATE | {"date": "2021-05-04"}, STATE | {"date": "2021-05-04", "issuer": f"Chủ tịch {PEOPLE}"}],
        "aa",
    ),
    (
        "the centre's bodies number in one series; the congress tells the term",
        [
            CENTRE | {"date": "2022-06-16"},
            CENTRE | {"issuer": "Ban Chấp hành Trung ương khóa XIII"},
            CENTRE | {"issuer": "Bộ Chính trị khóa XII"},
        ],
        "aab",
    ),
    (
        "communes of one name are not one",
        [
            {"issuer": "Đảng ủy xã Tân Thành", **DATED},
            {"issuer": "Đảng ủy xã Tân Thành", "home": "tỉnh Lào Cai", **DATED},
        ],
        "ab",
    ),
    (
        "no body named: the one that the province's papers cite",
        [DATED | {"symbol": "ĐA/TU"}, {"issuer": None}],
        "aa",
    ),
    (
        "no body named, and a district has one too",
        [DATED, {"issuer": "Huyện ủy Hàm Yên", "date": "2022-01-03"}, {"issuer": None}],
        "abc",
    ),
    ("no body named, in another province", [DATED, {"issuer": None, "home": "tỉnh Lào Cai"}], "ab"),
    (
        "a plenum's number is no document's",
        [
            CENTRE,
            {
                "kind_key": "nghị quyết",
                "number": "21",
                "issuer": "Ban Chấp hành Trung ương",
                "form": "plenum",
            },
        ],
        "ab",
    ),
    (
        "of two documents only one was in use then",
        [
            {"date": "2016-02-01", "published": "2016-05-01"},
            {"date": "2016-02-01", "published": "2016-06-01"},
            {"date": "2021-02-01"},
            {"date": "2021-02-01"},
            {"published": "2023-06-01"},
        ],
        "aabbb",
    ),
]


@pytest.mark.parametrize(("said", "letters"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_which_are_one(said: list[dict[str, Any]], letters: str) -> None:
    assert "".join(documents(*said)) == letters


def test_ids_and_what_is_provisional() -> None:
    rows = link_directives([cited(1, **DATED), cited(2, date="2021-06-12"), cited(3)])["directive"]
    slugs = {row["directive_id"].split(".", 2)[2]: row for row in rows}
    assert set(slugs) == {"de-an.16.t2015", "de-an.16.t2020", "de-an.16.tx"}
    assert [row["provisional"] for _, row in sorted(slugs.items())] == [False, False, True]
    assert slugs["de-an.16.tx"]["candidates"] == sorted(
        slugs[name]["directive_id"] for name in ("de-an.16.t2015", "de-an.16.t2020")
    )
    assert {row["place_id"] for row in rows} == {"vn.08"}


def test_a_former_id_leads_to_the_document() -> None:
    (before,) = link_directives([cited(1)])["directive"]
    both = link_directives([cited(1), cited(2, **DATED)])
    (after,) = both["directive"]
    assert both["directive_redirect"] == [
        {"former_id": before["directive_id"], "directive_id": after["directive_id"]}
    ]


def test_any_order_gives_the_same_rows() -> None:
    said = [cited(number, **more) for number, more in enumerate((more for row in SAME for more in row[1]), 1)]
    shuffled = said[:]
    random.Random(3).shuffle(shuffled)
    assert link_directives(shuffled) == link_directives(said)


PLAN = {"document": "ke-hoach.45", "kind_key": "kế hoạch", "number": "45", "issuer": "Huyện ủy Hàm Yên"}
BY_PLAN = {"stance": "implement", "by_documents": ("ke-hoach.45",)}
RELATIONS = [
    ([PLAN, BY_PLAN], [("45", "implements", "16", None)]),
    ([PLAN, BY_PLAN | {"stance": "replace"}], [("45", "replaces", "16", None)]),
    ([PLAN | {"date": "2019-01-01"}, BY_PLAN | DATED], []),  # it is older than what it would implement
    ([{"stance": "review", "after_years": 3}], [("16", "reviewed", None, 3)]),
    ([{"stance": "implement", "after_years": 3}], []),  # carried out for three years, not looked back on
]


@pytest.mark.parametrize(("said", "relations"), RELATIONS)
def test_relations(said: list[dict[str, Any]], relations: list[tuple[Any, ...]]) -> None:
    rows = link_directives(cited(n, **more | {"text_id": "t"}) for n, more in enumerate(said, 1))
    found = rows["directive_relation_claim"]
    number = {row["directive_id"]: row["directive_id"].split(".")[3] for row in rows["directive"]}
    stated = [(row["directive_id"], row["relation"], row["other_id"], row["years"]) for row in found]
    assert [
        (number[doer], relation, number[other] if other else None, years)
        for doer, relation, other, years in stated
    ] == relations


TERMS = [
    ("province", "2020-01-03", ("2015/2020",)),
    ("province", "2020-10-10", ("2015/2020", "2020/2025")),  # in the months of congresses either
    ("central", "2021-02-01", ("2016/2021", "2021/2026")),  # the day on which the congress closed
    ("central", "2021-01-31", ("2016/2021",)),
    ("central", "1990-01-01", ()),
]


@pytest.mark.parametrize(("level", "day", "terms"), TERMS)
def test_terms(level: str, day: str, terms: tuple[str, ...]) -> None:
    assert terms_on(level, day) == terms


def test_congresses() -> None:
    assert term_of_congress("xii") == "2016/2021"
    assert term_of_congress("XL") is None


# issuer, symbol -> issuer and symbol of the same register, or of another
REGISTERS = [
    (("Thủ tướng Chính phủ", "QĐ-TTg"), (None, "QĐ-TTg"), True),
    (("Chính phủ", "NĐ-CP"), ("Thủ tướng Chính phủ", "QĐ-TTg"), False),
    (("Tỉnh ủy Tuyên Quang", "NQ/TU"), (None, "NQ/TU"), True),  # of the paper's own province
    (("Ban Tổ chức Tỉnh ủy Tuyên Quang", None), ("Tỉnh ủy Tuyên Quang", None), False),
    (("Trung ương Hội Nông dân Việt Nam", None), ("Trung ương", None), False),  # no body of the party's
    (("Trung ương Mặt trận Tổ quốc Việt Nam", None), ("Ban Chấp hành Trung ương", None), False),
    (
        ("Trung ương Mặt trận Tổ quốc", None),
        ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam khóa IX", None),
        True,
    ),
    (
        ("Ban Chấp hành Trung ương Hội Nông dân Việt Nam", None),
        ("Trung ương Hội Nông dân Việt Nam", None),
        True,
    ),
    (("Bộ trưởng Bộ Nội vụ", "TT-BNV"), (None, "TT-BNV"), True),
    (("Đại hội XIII của Đảng", None), ("Đại hội Đảng toàn quốc lần thứ XIII", None), True),
    (("Đại hội XIII của Đảng", None), ("Đại hội Đảng bộ xã Phù Lưu lần thứ XIII", None), False),
]


@pytest.mark.parametrize(("one", "two", "same"), REGISTERS)
def test_registers(one: tuple[str | None, str], two: tuple[str | None, str], same: bool) -> None:
    first, second = (register_of(*of, "tỉnh Tuyên Quang", "2023-01-01") for of in (one, two))
    assert first is not None
    assert (first == second) is same


@pytest.mark.parametrize("issuer", ["Huyện ủy", "tỉnh Tuyên Quang", "Đại hội XVII", "Đại hội lần thứ XI"])
def test_no_certain_body(issuer: str) -> None:
    assert register_of(issuer, None, "tỉnh Tuyên Quang", "2023-01-01") is None


ROOT = {"kind_key": "đề án", "number": "16", "issuer": PARTY, **DATED}
NINETEEN = {"kind_key": "nghị quyết", "number": "18", "issuer": "Trung ương", "symbol": "NQ/TW"}
PLENUM = {
    "kind_key": "nghị quyết", "number": "4", "issuer": "Ban Chấp hành Trung ương", "form": "plenum"
}  # fmt: skip
# what citations say, the initiatives that they report
ROOTS = [
    ([ROOT], {"cell-meetings"}),
    ([ROOT, {"date": None}], {"cell-meetings"}),
    ([ROOT | {"issuer": "Tỉnh ủy Hà Giang"}], set()),  # Đề án 16 of another province
    ([ROOT | {"date": "2022-01-03"}], set()),  # of the next term
    ([ROOT | {"date": None}], set()),  # of whichever term
    ([ROOT | {"date": None, "subject_key": CELLS}], {"cell-meetings"}),
    ([NINETEEN | {"published": "2019-08-08"}], {"reducing-the-apparatus"}),  # there was no other 18-NQ/TW
    ([NINETEEN | {"published": "2023-08-08"}], set()),  # since 2022 there is one on land
    ([NINETEEN | {"issuer": "Ban Chấp hành Trung ương khóa XII"}], {"reducing-the-apparatus"}),
    ([PLENUM | {"term": "khóa XII"}], {"party-rectification"}),
    (
        [PLENUM | {"term": "khóa XII", "subject_key": "tăng cường xây dựng, chỉnh đốn đảng"}],
        {"party-rectification"},
    ),
    ([PLENUM | {"term": "khóa XII", "subject_key": "đổi mới mô hình tăng trưởng"}], set()),  # it had three
    ([PLENUM | {"term": "khóa X"}], set()),
]


@pytest.mark.parametrize(("said", "initiatives"), ROOTS)
def test_root_documents(said: list[dict[str, Any]], initiatives: set[str]) -> None:
    rows = link_directives(cited(number, **more) for number, more in enumerate(said, 1))
    assert {row["initiative_id"] for row in rows["initiative_citation"]} == initiatives
    if initiatives:
        assert len(rows["initiative_citation"]) == len(said)
