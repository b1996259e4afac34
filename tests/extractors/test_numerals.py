"""Numbers as Vietnamese writes them: text, and what a reader would make of it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numerals import find_numerals, read_numeral

# fmt: off
READ = [
    # digits: the dot parts thousands, the comma decimals
    ("6.600", 6600), ("2,5", 2.5), ("1.250,5", 1250.5), ("12.345.678", 12345678), ("02", 2),
    ("1038,5", 1038.5),
    ("0,75", 0.75), ("100", 100), ("1.000.000,25", 1000000.25),
    # the other way round, where nothing else can be meant
    ("2.5", 2.5), ("0.125", 0.125), ("1,200,000", 1200000), ("1,250.75", 1250.75), ("1 200 000", 1200000),
    ("6,600", 6.6),  # as the rules have it; `grouped` says what it would be otherwise
    # scale words
    ("1,2 tỷ", 1.2e9), ("3 tỉ", 3e9), ("15 triệu", 15e6), ("2,6 vạn", 26000), ("40 nghìn", 40000),
    ("40 ngàn", 40000),
    ("2.000 tỷ", 2e12), ("3 nghìn tỷ", 3e12), ("5 trăm triệu", 5e8), ("5 chục", 50), ("7triệu", 7e6),
    # sums
    ("394 tỷ 581 triệu", 394581e6), ("1 tỷ 250 triệu", 1250e6), ("15 triệu 500 nghìn", 15.5e6),
    ("3 nghìn 500", 3500),
    ("1 tỷ 200 triệu 500 nghìn", 1200.5e6), ("2 triệu rưỡi", 2.5e6), ("1 tỷ rưỡi", 1.5e9),
    # words
    ("ba", 3), ("mười", 10), ("mười một", 11), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21),
    ("hai mươi lăm", 25), ("ba mươi nhăm", 35), ("năm mươi tư", 54), ("hai lăm", 25), ("chín mươi chín", 99),
    ("một trăm", 100), ("một trăm linh năm", 105), ("hai trăm lẻ bảy", 207), ("một trăm mười hai", 112),
    ("hai trăm năm mươi", 250), ("ba nghìn", 3000), ("ba nghìn năm trăm", 3500),
    ("ba nghìn không trăm linh hai", 3002),
    ("hai trăm năm mươi nghìn", 250000), ("một triệu hai trăm nghìn", 1200000), ("bảy trăm triệu", 7e8),
    ("Hai mươi", 20),
    ("BA TRĂM", 300), ("hai\u00a0mươi\u00a0lăm", 25),
]
# The number is only the beginning of what stands there.
BEGINS = [
    ("hai mươi năm", "hai mươi"),  # twenty years: twenty-five is `hai mươi lăm`
    ("ba năm", "ba"),  # three years
    ("90 tỷ lệ", "90"), ("2 triệu tập", "2"),  # half a word is no scale
    ("1 triệu 2 hộ", "1 triệu"),  # two households, not a sum
    ("3 Triệu Văn Páo", "3"),  # a surname
    ("20 hộ", "20"), ("15 triệu 20 tỷ", "15 triệu"), ("hai ba", "hai"), ("6.600 đảng viên", "6.600"),
]
NO_NUMBER = [
    "1.5.2019",  # a date
    "12.345.6", "1.234.56.7",  # neither thousands nor decimals
    "9" * 40,  # a serial number
    "nghìn hộ", "trăm năm", "chục",  # no number before the scale
    "Triệu Văn Páo", "tư tưởng", "lăm le", "mươi", "",
]
# fmt: on


@pytest.mark.parametrize(("text", "value"), READ)
def test_numbers_are_read_whole(text: str, value: float) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.surface, numeral.value) == (text, pytest.approx(value))


@pytest.mark.parametrize(("text", "surface"), BEGINS)
def test_a_number_ends_where_the_next_word_begins(text: str, surface: str) -> None:
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert numeral.surface == surface


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_number(text: str) -> None:
    assert read_numeral(text, 0) is None


def test_offsets_point_into_the_text() -> None:
    text = "Có 12 xã, 1 tỷ 250 triệu đồng và ba nghìn ngày công."
    assert [(n.surface, n.value) for n in find_numerals(text)] == [
        ("12", 12),
        ("1 tỷ 250 triệu", 1250e6),
        ("ba nghìn", 3000),
    ]
    assert all(text[n.start_char : n.end_char] == n.surface for n in find_numerals(text))
    assert [n.surface for n in find_numerals(text, 9, 25)] == ["1 tỷ 250 triệu"]


def test_thousands_with_a_comma_are_offered() -> None:
    numeral = read_numeral("6,600 đảng viên", 0)
    assert numeral is not None
    assert (numeral.value, numeral.grouped) == (6.6, 6600)


def test_the_last_scale_is_told() -> None:
    assert [n.scale for n in find_numerals("5 hộ, 1,2 tỷ, 394 tỷ 581 triệu")] == [1, 10**9, 10**6]


_DIGIT_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """The number as it is read aloud, up to 999.999.999."""
    if number >= 10**6:
        return f"{in_words(number // 10**6)} triệu{after(number % 10**6, 10**6)}"
    if number >= 1000:
        return f"{in_words(number // 1000)} nghìn{after(number % 1000, 1000)}"
    if number >= 100:
        rest = number % 100
        tail = f" linh {_DIGIT_WORDS[rest]}" if 0 < rest < 10 else f" {in_words(rest)}" if rest else ""
        return f"{_DIGIT_WORDS[number // 100]} trăm{tail}"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGIT_WORDS[ones]
    if tens == 1:
        return f"mười {'lăm' if ones == 5 else _DIGIT_WORDS[ones]}" if ones else "mười"
    last = {1: "mốt", 4: "tư", 5: "lăm"}.get(ones, _DIGIT_WORDS[ones])
    return f"{_DIGIT_WORDS[tens]} mươi{f' {last}' if ones else ''}"


def after(rest: int, scale: int) -> str:
    if rest == 0:
        return ""
    if scale == 10**6 and rest >= 1000:
        return f" {in_words(rest)}"
    hundreds = "" if rest >= 100 else "không trăm "
    return f" {hundreds}{'linh ' if rest < 10 else ''}{in_words(rest)}"


@given(st.integers(1, 999_999_999))
def test_words_come_back_as_the_number(number: int) -> None:
    text = in_words(number)
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.surface, numeral.value) == (text, number)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_digits_come_back_as_the_number(whole: int, cents: int) -> None:
    text = f"{whole:,}".replace(",", ".") + (f",{cents:02}" if cents else "")
    numeral = read_numeral(text + " đồng", 0)
    assert numeral is not None
    assert (numeral.surface, numeral.value) == (text, pytest.approx(whole + cents / 100))


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_sums_come_back_as_the_number(billions: int, millions: int, thousands: int) -> None:
    text = f"{billions} tỷ {millions} triệu {thousands} nghìn"
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert numeral.value == billions * 10**9 + millions * 10**6 + thousands * 1000


@given(st.text(alphabet="0123456789., hai mươi trăm nghìn tỷ rưỡi linh năm-/\u00a0", max_size=60))
def test_any_text_is_survived_and_quoted(text: str) -> None:
    found = find_numerals(text)
    assert all(text[n.start_char : n.end_char] == n.surface for n in found)
    assert all(a.end_char <= b.start_char for a, b in pairwise(found))
    assert all(abs(n.value) < 1e40 for n in found)


@pytest.mark.parametrize(
    "piece", ["1.234.", "1", "1,", "hai mươi ", "1 tỷ ", "một trăm ", "12 345 ", "không trăm "]
)
def test_hostile_repetitions_take_linear_time(piece: str) -> None:
    began = time.process_time()
    find_numerals(piece * 20_000)
    assert time.process_time() - began < 20
