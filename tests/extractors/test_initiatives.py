"""Initiatives: every one is found in its examples and in none of its counterexamples; roots are whole."""

from collections import defaultdict
from typing import Any

import pytest

from extractors import extract
from extractors.directive_kinds import form_key, kinds_by_form
from extractors.document import Document, Zone
from extractors.initiatives import extract_initiatives, initiatives
from extractors.rules import rows, rule_file
from extractors.spelling import name_key
from pipeline.annotate import annotate_text

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
    for group in (row, *row.get("narrower", ())):
        for phrase in group["phrases"]:
            assert phrase == name_key(phrase), "small letters, one blank, new place of the tone mark"
            said = phrase.replace("…", "hai ba").replace("#", "1.204")
            text = f"Năm nay {said}; {', '.join(group.get('beside', ())[:1])}."
            assert row["id"] in {name for name, _ in found(text)}, phrase
        for words in (group.get(name, ()) for name in ("not_after", "not_before", "beside")):
            assert list(words) == [name_key(word) for word in words]


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["id"])
def test_no_phrase_says_what_a_shorter_one_does(row: dict[str, Any]) -> None:
    phrases = [f" {phrase} " for phrase in row["phrases"]]
    assert [(long, short) for long in phrases for short in phrases if short in long and short != long] == []


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
            ruled = (root.kind, root.issuer) == ("Quy định", CENTRE[2])
            if root.issuer in CENTRE and not ruled and not root.plenum:
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
    ("xây dựng chi bộ trong sạch, vững mạnh", [("grassroots-organisations", "chi bộ trong sạch")]),
    ("xây dựng và chỉnh đốn Đảng", [("party-rectification", "chỉnh đốn Đảng")]),
    ("phòng chống tham nhũng, tiêu cực", [("anti-corruption", "chống tham nhũng")]),
    ("tiên phong và gương mẫu", [("setting-an-example", "tiên phong và gương mẫu")]),  # for a comma
    (
        "tỉ lệ hộ nghèo, thi hành kỉ luật",
        [("poverty-reduction", "tỉ lệ hộ nghèo"), ("inspection-and-discipline", "thi hành kỉ luật")],
    ),
    ("giảm 240 hộ nghèo, 2,5% hộ nghèo", [("poverty-reduction", "giảm 240 hộ nghèo")]),
    (
        "phát triển kinh tế - xã hội vùng đồng bào Chăm",
        [("ethnic-minority-areas", "phát triển kinh tế - xã hội vùng đồng bào")],
    ),
]


@pytest.mark.parametrize(("text", "mentions"), FOUND)
def test_found(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


POSTS = [  # what stands in the words of a post tells who someone is
    ("Ông Lò Văn Ún, Bí thư Chi bộ kiêm Trưởng bản Nà Hỳ, kể lại.", []),
    ("Ông Lò Văn Ún, Phó Trưởng Ban Chỉ đạo phòng, chống tham nhũng tỉnh, chủ trì.", []),
    ("Xã bố trí bí thư chi bộ kiêm trưởng bản ở 9 bản.", ["dual-posts"]),
]


@pytest.mark.parametrize(("text", "initiatives"), POSTS)
def test_not_in_the_words_of_a_post(text: str, initiatives: list[str]) -> None:
    sentences, tokens = annotate_text(text)
    document = Document("t0", text, (Zone("body", 0, len(text)),), sentences, tokens)
    assert [mention.initiative for mention in extract(document).initiatives] == initiatives


BESIDE = [  # a word beside it, in the same sentence
    ("Đảng bộ xã có 12 chi bộ. Đến nay, các hội đã tổ chức xong đại hội.", []),
    ("Đến nay, 9/12 chi bộ đã tổ chức xong đại hội.", ["congresses"]),
]


@pytest.mark.parametrize(("text", "initiatives"), BESIDE)
def test_beside(text: str, initiatives: list[str]) -> None:
    sentences, tokens = annotate_text(text)
    document = Document("t0", text, (Zone("body", 0, len(text)),), sentences, tokens)
    assert [mention.initiative for mention in extract_initiatives(document)] == initiatives


def test_nothing_in_boilerplate() -> None:
    text = "Tin khác: xây dựng nông thôn mới"
    document = Document("t0", text, (Zone("boilerplate", 0, len(text)),))
    assert not list(extract_initiatives(document))


def test_how_often_a_find_is_right_is_measured() -> None:
    text = "Huyện đẩy mạnh xây dựng nông thôn mới."
    mentions = extract_initiatives(Document("t0", text, (Zone("body", 0, len(text)),)))
    assert [one.evidence.confidence > 0.9 for one in mentions] == [True]  # 0.5: no row of confidence.csv
