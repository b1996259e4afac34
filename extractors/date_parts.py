"""Reads the smallest times one by one, left to right: `ngày 5/6`, `tháng 4-2024`, `nhiệm kỳ 2020 - 2025`.

What a time means beside its neighbours, and which year a missing one is, is for `dates`.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from extractors.date_patterns import (
    ANCHOR,
    ANCHOR_WORDS,
    CLOCK,
    DAY_ALONE,
    DAY_FULL,
    DAY_LIST,
    DAY_LIST_DASHED,
    DAY_SHORT,
    DAY_SPACED,
    DAY_WORDS,
    DIGITS_OF_TIME,
    HALF,
    MONTH,
    MONTH_BARE,
    MONTHS,
    QUARTER,
    RECURRING,
    RELATIVE,
    SINCE,
    TERM,
    YEAR_BARE,
    YEAR_PAIR,
    YEAR_WORD,
    YEARS,
)
from extractors.date_readings import (
    Part,
    read_bare_year,
    read_clock,
    read_day,
    read_day_alone,
    read_days,
    read_month,
    read_months,
    read_quarter,
    read_recurring,
    read_relative,
    read_short_day,
    read_since,
    read_term,
    read_year,
    read_year_pair,
    read_years,
)
from extractors.text_words import find_openers, words_of


def read_parts(text: str, start: int, stop: int, published: date | None) -> Iterator[Part]:
    """The times one by one; the readers stand longest and surest first."""
    position, words = start, words_of(text)
    for first in find_openers(text, ANCHOR_WORDS, start, stop):
        if first < position:
            continue
        opening = words.surfaces[words.index_of[first]].lower()
        if opening[0].isdigit():
            if not DIGITS_OF_TIME.match(text, first, stop) or not ANCHOR.match(text, first, stop):
                continue
            opening = _YEAR if len(opening) == len(_YEAR) else "0"
        for pattern, read in _readers(opening):
            match = pattern.match(text, first, stop)
            if match and (parts := read(match, published)):
                yield from parts
                position = parts[-1].end
                break


_Reader = Callable[[re.Match[str], date | None], list[Part]]
_PARTS_OF_DAY = "rạng sáng trưa chiều tối đêm"
_DAY_OPENS = f"0 {_PARTS_OF_DAY} thứ chủ ngày mùng mồng hôm"
_PIECES = "đầu giữa cuối cùng"
_YEAR = "0000"
# Each with the words that it may open with, 0 for one or two digits: a quick look that spares the patterns.
_READERS: tuple[tuple[re.Pattern[str], _Reader, str], ...] = (
    (DAY_LIST, read_days, f"{_PARTS_OF_DAY} ngày từ"),
    (DAY_LIST_DASHED, read_days, f"{_PARTS_OF_DAY} ngày"),
    (DAY_WORDS, read_day, _DAY_OPENS),
    (DAY_FULL, read_day, _DAY_OPENS),
    (DAY_SPACED, read_day, "thứ chủ"),
    (TERM, read_term, "nhiệm nk"),
    (YEARS, read_years, f"{_YEAR} trong giai thời năm"),
    (YEAR_PAIR, read_year_pair, "0 hai"),
    (MONTHS, read_months, "0 ba sáu bảy tám chín mười"),
    (HALF, read_months, "nửa"),
    (MONTH_BARE, read_month, "0"),
    (DAY_SHORT, read_short_day, _DAY_OPENS),
    (CLOCK, read_clock, "0"),
    (DAY_ALONE, read_day_alone, "ngày"),
    (MONTH, read_month, f"{_PIECES} tháng"),
    (QUARTER, read_quarter, f"{_PIECES} quý quí"),
    (YEAR_WORD, read_year, f"{_PIECES} các những năm sn"),
    (YEAR_BARE, read_bare_year, _YEAR),
    (SINCE, read_since, "từ đầu"),
    (RELATIVE, read_relative, f"{_PIECES} {_PARTS_OF_DAY} năm tháng quý hiện đến tới hôm thời giờ bây"),
    (RECURRING, read_recurring, "hằng hàng"),
)


@cache
def _readers(opening: str) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """The readers of what opens with this word in small letters, with digits (0), or with a year (0000)."""
    return tuple((pattern, read) for pattern, read, opens in _READERS if opening in opens.split())
