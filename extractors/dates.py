"""Reads dates, months, quarters, years and terms, with the precision that the text states."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time as written. value: ISO as fine as stated (`2019-06-30`, `2019-06`, `2019-Q2`, `2019`,
    a span `2016/2020`), None where no year is certain. precision: minute, day, month, quarter, half,
    year, term, span. basis: stated, or inferred where the year was filled in from the publication date.
    """

    start_char: int
    end_char: int
    surface: str
    value: str | None
    precision: str
    basis: str


def find_dates(
    text: str, start: int = 0, end: int | None = None, published: str | None = None
) -> list[DateMention]:
    """The times in `text[start:end]`, in order, not overlapping; offsets into `text`.

    published: ISO date of publication, used to fill in a missing year with the nearest past one
    (basis `inferred`); without it such a time has value None.
    """
    raise NotImplementedError
