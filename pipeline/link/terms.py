"""In which term of its committee a party document was made: its numbers are told apart by that."""

from functools import cache

from extractors.rules import rows


def terms_on(level: str | None, day: str) -> tuple[str, ...]:
    """The terms that a document of that day may be of: one, or two in the months of congresses.

    level: of the committee; bodies of none go by the congresses of districts. day: ISO. Empty before the
    first term that rules/terms.csv has. `("2015/2020",)`.
    """
    begun = [term for term in _terms(level or "district") if term[1] <= day]
    if not begun:
        return ()
    term, _, settled = begun[-1]
    return (term,) if settled < day or len(begun) == 1 else (begun[-2][0], term)


def term_of_congress(ordinal: str) -> str | None:
    """The centre's term by its congress: `XII` -> `2016/2021`, None for one that rules/terms.csv lacks."""
    return next((row["term"] for row in rows("terms.csv") if row["congress"] == ordinal.upper()), None)


def first_day(level: str | None, term: str) -> str | None:
    """The earliest day on which such a term began."""
    return next((start for name, start, _ in _terms(level or "district") if name == term), None)


@cache
def _terms(level: str) -> tuple[tuple[str, str, str], ...]:
    found = [(row["term"], row["from"], row["to"]) for row in rows("terms.csv") if row["level"] == level]
    return tuple(sorted(found or _terms("district"), key=lambda term: term[1]))
