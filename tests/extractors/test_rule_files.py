"""What protects every file of the linguist's folder."""

import csv
import unicodedata
from importlib.resources import files

import pytest

from extractors import rules

FOLDER = files("extractors") / "rules"
NAMES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith((".csv", ".toml")))
LISTS = [name for name in NAMES if name.endswith(".csv")]


@pytest.mark.parametrize("name", NAMES)
def test_file_is_clean(name: str) -> None:
    raw = (FOLDER / name).read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf"), f"{name}: save without BOM"
    assert text == unicodedata.normalize("NFC", text), f"{name}: save in NFC"
    assert b"\r" not in raw, f"{name}: save with LF line ends"
    blanks = [number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip()]
    assert not blanks, f"{name}: trailing blanks in lines {blanks[:5]}"
    assert text.startswith("#"), f"{name}: open with a comment that explains the fields"


@pytest.mark.parametrize("name", LISTS)
def test_list_has_no_row_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in rules.rows(name)]
    assert len(rows) == len(set(rows)), f"{name}: {[row for row in rows if rows.count(row) > 1][:3]}"


def test_no_abbreviation_twice() -> None:
    """Of two rows with one short form the earlier counts where its context fits: the other would never."""
    known = [
        (row["short"], row["full"]) for row in rules.rows("abbreviations.csv") if row["context"] == "any"
    ]
    assert len(known) == len(set(known)), [row for row in known if known.count(row) > 1]


def test_one_english_word_for_each_term() -> None:
    terms = [row["vietnamese"] for row in rules.rows("glossary.csv")]
    assert len(terms) == len(set(terms))


def test_a_row_of_the_wrong_length_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_read", lambda name: "a,b\n1,2\n1,2,3\n")
    rules.rows.cache_clear()
    with pytest.raises(rules.RuleError, match=r"broken\.csv: row \['1', '2', '3'\]"):
        rules.rows("broken.csv")
    rules.rows.cache_clear()


BROKEN = [  # an entry, what its error says
    ('[[role]]\nid = "pho"', r"broken\.toml: \[\[role\]\] 'pho' has no vi"),
    (
        '[[role]]\nid = "pho"\nvi = "Phó"\nform = "phó"',
        r"'pho phó' has form: no such field, it has forms, id, vi",
    ),
]


@pytest.mark.parametrize(("entry", "message"), BROKEN)
def test_an_entry_with_a_wrong_field_is_named(
    monkeypatch: pytest.MonkeyPatch, entry: str, message: str
) -> None:
    monkeypatch.setattr(rules, "_read", lambda name: entry)
    rules.rule_file.cache_clear()
    with pytest.raises(rules.RuleError, match=message):
        rules.entries("broken.toml", "role", "id vi", "forms")
    rules.rule_file.cache_clear()


def test_csv_dialect_is_the_plain_one() -> None:
    for name in LISTS:
        lines = [line for line in rules._read(name).splitlines() if not line.startswith("#")]
        assert next(csv.reader(lines)) == lines[0].split(","), name
