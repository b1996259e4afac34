"""Of which people somebody is: said by a text or by a name that no Kinh has; never guessed."""

import pytest

from extractors.rules import rows
from pipeline.link.ethnicity import REACH, Ethnicity, ethnicity_of_name, stated_ethnicity

NAMES = [
    ("H'Nhuăn Niê", Ethnicity(None, True, "name")),
    ("H’Nhuăn Niê", Ethnicity(None, True, "name")),
    ("K’Brêu", None),  # one word: K’Brêu alone is as well a nickname of the paper's
    ("K’ Brêu", None),
    ("Y Blin Adrơng", Ethnicity(None, True, "name")),
    ("Y Phương", None),  # a poet's name, a Kinh girl's as well
    ("Giàng A Páo", Ethnicity("Mông", True, "name")),
    ("Lò Thị Dom", None),  # the family name tells nothing
    ("Nông Đức Thiện", None),
    ("Nguyễn Văn A", None),
    ("Nguyễn A Sơn", None),
]


@pytest.mark.parametrize(("name", "ethnicity"), NAMES)
def test_names_that_make_it_certain(name: str, ethnicity: Ethnicity | None) -> None:
    assert ethnicity_of_name(name) == ethnicity


@pytest.mark.parametrize("row", rows("peoples.csv"), ids=lambda row: row["form"])
def test_every_form_is_found_in_its_example(row: dict[str, str]) -> None:
    start = row["example"].index(row["person"]) + len(row["person"])
    said = stated_ethnicity(row["example"][start : start + REACH])
    assert said == Ethnicity(row["people"], row["minority"] == "yes", "stated")


NOT_SAID = [
    ", cùng đồng bào dân tộc Tày dự lễ.",  # of others
    ", Trưởng ban Dân tộc tỉnh, phát biểu.",
    ", dân tộc Thái Lan",  # Thái, but of another word
    " thăm bà con dân tộc Mông ở bản.",
    ", dân tộc Hoa Kỳ",
    ", dân tộc thiểu số, được khen.",
]


@pytest.mark.parametrize("after", NOT_SAID)
def test_what_is_said_of_others_is_not_said_of_the_person(after: str) -> None:
    assert stated_ethnicity(after) is None
