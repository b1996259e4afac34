"""Initiatives: every one is found in its examples and in none of its counterexamples; roots are whole."""

from collections import defaultdict
from typing import Any

import pytest

from extractors.directive_kinds import form_key, kinds_by_form
from extractors.document import Document, Zone
from extractors.initiatives import extract_initiatives, initiatives
from extractors.rules import rows, rule_file
from extractors.spelling import name_key

RULES: list[dict[str, Any]] = rule_file("initiatives.toml")["initiative"]


def found(text: str) -> list[tuple[str, str]]:
    document = Document("t0", text, (Zone("body", 0, len(text)),))
    return [(mention.initiative, mention.evidence.surface) for mention in extract_initiatives(document)]


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["id"])
def test_examples(row: dict[str, Any]) -> None:
    assert row["examples"]
    for example in row["examples"]:
        assert row["id"] in {name for name, _ in found(example)}, example
    for example in row["counterexamples"]:
        assert row["id"] not in {name for name, _ in found(example)}, example


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["id"])
def test_phrases_are_as_the_matcher_wants_them(row: dict[str, Any]) -> None:
    for phrase in row["phrases"]:
        assert phrase == name_key(phrase), "small letters, one blank, new place of the tone mark"
        if "…" not in phrase:
            assert row["id"] in {name for name, _ in found(f"Năm nay {phrase}.")} or row.get("not_after"), (
                phrase
            )


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["id"])
def test_roots_are_documents(row: dict[str, Any]) -> None:
    for root in initiatives()[row["id"]].roots:
        assert form_key(root.kind) in kinds_by_form()
        assert len(root.date) == 10
        assert root.subject == name_key(root.subject)
        assert root.until is None or root.date < root.until


CENTRE = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")


def test_numbers_of_the_centre_run_with_their_days() -> None:
    """The centre numbers its documents of a kind through a term: a later day has a higher number.

    What the Central Committee rules (`QĐi/TW`) is numbered for itself.
    """
    begun = sorted(row["to"] for row in rows("terms.csv") if row["level"] == "central")
    series: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for initiative in initiatives().values():
        for root in initiative.roots:
            if root.issuer in CENTRE and (root.kind, root.issuer) != ("Quy định", CENTRE[2]):
                term = max((day for day in begun if day <= root.date), default="")
                series[root.kind, term].append((root.date, int(root.number)))
    assert sum(len(found) > 1 for found in series.values()) >= 8
    for found in series.values():
        numbers = [number for _, number in sorted(found)]
        assert numbers == sorted(set(numbers)), found


FOUND = [
    ("XÂY DỰNG NÔNG THÔN MỚI", [("new-rural-areas", "NÔNG THÔN MỚI")]),
    ("nhất thể hoá chức danh", [("dual-posts", "nhất thể hoá")]),
    ("xây dựng nông\u00a0thôn  mới", [("new-rural-areas", "nông\u00a0thôn  mới")]),
    ("kết nạp 12 quần chúng vào Đảng", [("recruiting-members", "kết nạp 12 quần chúng vào Đảng")]),
    ("kết nạp được 6 đảng viên", [("recruiting-members", "kết nạp được 6 đảng viên")]),
    ("kết nạp đoàn viên, đảng viên dự họp", []),  # the gap crosses no comma
    ("xây dựng chi bộ trong sạch, vững mạnh", [("grassroots-organisations", "xây dựng chi bộ trong sạch")]),
]


@pytest.mark.parametrize(("text", "mentions"), FOUND)
def test_found(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


def test_nothing_in_boilerplate() -> None:
    text = "Tin khác: xây dựng nông thôn mới"
    document = Document("t0", text, (Zone("boilerplate", 0, len(text)),))
    assert not list(extract_initiatives(document))


def test_how_often_a_find_is_right_is_measured() -> None:
    text = "Huyện đẩy mạnh xây dựng nông thôn mới."
    mentions = extract_initiatives(Document("t0", text, (Zone("body", 0, len(text)),)))
    assert [one.evidence.confidence > 0.9 for one in mentions] == [True]  # 0.5: no row of confidence.csv
