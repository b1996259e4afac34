"""Openers: one pass over a text's words tells every reader where what it looks for may begin."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import (
    body_words,
    date_parts,
    date_patterns,
    dates,
    figure_bodies,
    figure_candidates,
    figure_clauses,
    figure_indicators,
    figure_nobodys,
    figure_parts,
    figure_people,
    meant_times,
    meeting_figures,
    named_things,
    numbered_names,
    paper_times,
    place_types,
    qualifiers,
    reported_times,
    running_totals,
    standing_figures,
    subject_levels,
    subject_roles,
    subject_words,
    targets,
    times,
    zone_times,
)
from extractors.spelling import phrase_key
from extractors.text_words import CAPITALS, Pattern, find_matches, find_openers, words_of
from extractors.times import is_compared

TEXT = "Công ty có 12 hộ ở xã Nà Mạ, các xã; công  TY. Xã 5"
FOUND = [
    ({"công"}, "Công công"),
    ({"công ty"}, "Công công"),
    ({"công hộ"}, ""),
    ({"xã A"}, "xã"),
    ({"xã 0"}, "Xã"),
    ({"xã A", "xã công"}, "xã xã"),
    ({"xã", "xã A"}, "xã xã Xã"),
    ({"0"}, "12 5"),
    ({"có 0", "ở"}, "có ở"),
    ({"ty xã"}, "TY"),  # a full stop between them is for the pattern to see
    (CAPITALS, "Công Nà Mạ TY Xã"),
]


@pytest.mark.parametrize(("openers", "expected"), FOUND)
def test_openers(openers: set[str], expected: str) -> None:
    found = find_openers(TEXT, frozenset(openers))
    assert [re.match(r"\w+", TEXT[start:])[0] for start in found] == expected.split()  # type: ignore[index]


def test_openers_of_a_part_of_the_text() -> None:
    assert find_openers(TEXT, frozenset({"xã"}), TEXT.index("Nà")) == [TEXT.index("xã;"), TEXT.index("Xã 5")]
    assert find_openers("", frozenset({"xã"})) == []


BEFORE = [
    ("ty có", "ty"),
    ("xã Nà", "xã"),
    ("hộ ở", "hộ"),
    ("TY. Xã", ""),  # a full stop parts them
    ("Công ty", "công"),
]


@pytest.mark.parametrize(("words", "expected"), BEFORE)
def test_the_word_before(words: str, expected: str) -> None:
    start = TEXT.index(words) + words.rindex(" ") + 1
    assert words_of(TEXT).word_before(start) == expected
    assert words_of(TEXT).word_before(start + 1) == words_of(TEXT).word_before(0) == ""


# Each list of openers with the pattern that it spares: none of its matches may be lost.
SPARED: list[tuple[str, Pattern[re.Match[str]], frozenset[str]]] = [
    ("body words", body_words.BODY_WORD, body_words.BODY_OPENERS),
    ("things", figure_candidates._THING_WORD, figure_candidates._THING_OPENERS),
    ("terms", meant_times._TERM, meant_times._TERM_WORDS),
    ("years", meant_times._YEAR, meant_times._YEAR_WORDS),
    ("years past", meant_times._YEARS_PAST, meant_times._COUNTS),
    ("same day", meant_times._SAME_DAY, meant_times._DAY_WORDS),
    ("then", meant_times._THEN, meant_times._THEN_WORDS),
    ("meetings", meeting_figures._WORDS, meeting_figures._OPENERS),
    ("named things", named_things._opening(), named_things.thing_words()),
    ("from the paper", paper_times._TOLD, paper_times._OPENERS),
    ("type words", subject_words._TYPE_WORD, subject_words._TYPE_OPENERS),
    ("levels of the party", subject_levels._OF_PARTY, subject_levels._PARTY_OPENERS),
    ("levels of the state", subject_levels._OF_STATE, subject_levels._STATE_OPENERS),
    ("now", zone_times._NOW, zone_times._NOW_WORDS),
    ("elections", reported_times._ELECTS, reported_times._ELECTIONS),
    ("places of clauses", figure_clauses._named_place(), figure_clauses._place_openers()),
]
GOLD = sorted((Path(__file__).parents[2] / "corpus" / "gold").glob("*.txt"))


def _lines() -> Iterator[str]:
    return (line for path in GOLD for line in path.read_text("utf-8").splitlines())


@pytest.mark.parametrize(("name", "pattern", "openers"), SPARED, ids=[row[0] for row in SPARED])
def test_openers_lose_no_match(name: str, pattern: "re.Pattern[str]", openers: frozenset[str]) -> None:
    for line in _lines():
        expected = [match.span() for match in pattern.finditer(line)]
        assert [match.span() for match in find_matches(pattern, line, openers, 0, len(line))] == expected


# What a window is searched for: where the pattern is found, so is an opener, before it or in it.
SEARCHED: list[tuple[str, Pattern[re.Match[str]], frozenset[str]]] = [
    ("again", standing_figures._HABIT, standing_figures._AGAIN),
    ("means", standing_figures._AVERAGE, standing_figures._MEANS),
    ("mean rates", standing_figures._MEAN_RATE, standing_figures._MEANS),
    ("each", standing_figures._OF_EACH, standing_figures._EACH),
    ("nobody", figure_nobodys._NOBODY, figure_nobodys._NOBODIES),
    ("later", dates._LATER, dates._LATER_WORDS),
    ("parts", figure_parts._PARTS, figure_parts._PART_WORDS),
    ("running totals", running_totals._RUNNING, running_totals._RUNNING_WORDS),
    ("delegations", meeting_figures._DELEGATION, meeting_figures._DELEGATIONS),
    ("rounds", meeting_figures._ROUND, meeting_figures._ROUNDS),
    ("elected bodies", meeting_figures._ELECTED_BODY, meeting_figures._APPOINTS),
    ("rates", standing_figures._RATE, standing_figures._RATES),
    ("those elected", meeting_figures._ELECT, meeting_figures._ELECTIONS),
    ("elected to", figure_bodies._ELECTS, figure_bodies._ELECTIONS),
    ("said units", figure_candidates._SAID, figure_candidates._SAID_WORDS),
]


@pytest.mark.parametrize(("name", "pattern", "openers"), SEARCHED, ids=[row[0] for row in SEARCHED])
def test_what_is_searched_for_has_an_opener(
    name: str, pattern: "re.Pattern[str]", openers: frozenset[str]
) -> None:
    for line in _lines():
        for number in re.finditer(r"\d+", line):  # each window ends at a figure
            match = pattern.search(line, 0, number.start())
            assert match is None or find_openers(line, openers, match.start(), number.start()), line


# What ends at a name or number: where the pattern is found, the word before is among these.
ENDING: list[tuple[str, Pattern[re.Match[str]], frozenset[str], str]] = [
    ("ways", subject_roles._ROUTE, subject_roles._ROUTE_ENDS, ""),
    ("who gave", subject_roles._AGENT, subject_roles._AGENT_ENDS, ""),
    ("offices", subject_roles._OFFICE, subject_roles._OFFICE_ENDS, ""),
    ("inspected", subject_roles._INSPECTED, subject_roles._INSPECTED_ENDS, ""),
    ("where", subject_roles._WHERE, subject_roles._WHERE_ENDS, ""),
    ("opens", subject_roles._OPENS, subject_roles._OPENS_ENDS, ""),
    ("several", subject_words._PLURAL, subject_words._PLURAL_ENDS, "%"),
    ("dates", numbered_names._DATE_WORD, numbered_names._DATE_WORDS, ""),
    ("numbered names", numbered_names._name_words(), numbered_names._last_words(), ".:"),
    ("qualifiers", qualifiers._before(), qualifiers._last_words(), ""),
]


@pytest.mark.parametrize(("name", "pattern", "ends", "marks"), ENDING, ids=[row[0] for row in ENDING])
def test_what_stands_before_ends_so(
    name: str, pattern: "re.Pattern[str]", ends: frozenset[str], marks: str
) -> None:
    for line in _lines():
        for word in re.finditer(r"\w+", line):
            if pattern.search(line, 0, word.start()):
                last = words_of(line).word_before(word.start(), marks)
                assert last in ends or last.isdecimal(), line


def test_openers_lose_no_pronoun() -> None:
    for sentence in (sentence for line in _lines() for sentence in line.split(". ")):
        if figure_people._PRONOUN_OPENS.match(sentence):
            assert find_openers(sentence, figure_people._KINS, 0, figure_people._OPENING), sentence


def test_openers_lose_no_open_time() -> None:
    patterns = [figure_indicators._EARLY, *map(figure_indicators._open_words, ("per_times", "open_times"))]
    for line in _lines():
        for number in re.finditer(r"\d+", line):
            words = figure_clauses.words_between(line, 0, number.start())
            if any(pattern.search(words) for pattern in patterns):
                assert find_openers(line, figure_indicators._time_openers(), 0, number.start()), line


def test_endings_lose_no_comparison() -> None:
    for line in _lines():
        for word in re.finditer(r"\w+", line):
            before = line[max(0, word.start() - 24) : word.start()]
            assert is_compared(before) == bool(times._COMPARED.search(before)), line


def test_openers_lose_no_word_of_goals() -> None:
    for line in _lines():
        openers = set(find_openers(line, targets._openers()))
        found = targets._words().finditer(line)
        assert {match.start() for match in found if not match["mark"]} <= openers, line


def test_words_between_are_those_of_the_text() -> None:
    for line in _lines():
        for number in re.finditer(r"\d+", line):
            start = max(0, number.start() - 60)
            words = " ".join(figure_clauses._WORD.findall(phrase_key(line[start : number.start()])))
            assert figure_clauses.words_between(line, start, number.start()).strip() == words, line


def test_openers_lose_no_time() -> None:
    for line in _lines():
        openers = set(find_openers(line, date_patterns.ANCHOR_WORDS))
        for pattern, _, _ in date_parts._READERS:
            assert {match.start() for match in pattern.finditer(line)} <= openers, line


def test_openers_lose_no_place() -> None:
    for line in _lines():
        openers = set(find_openers(line, place_types.openings()))
        found = place_types.type_words().finditer(line)
        assert {
            match.start() for match in found if re.match(r" (?:[A-ZĐ]|\d)", line[match.end() :])
        } <= openers
