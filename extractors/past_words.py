"""Reads what puts a post into the past: `khi còn là`, `trong thời gian giữ chức`, `Trước đó, ông … là`.

The words are data: rules/personnel.toml.
"""

from functools import cache

import regex

from extractors.personnel_rules import any_of, personnel_rules


def tells_past(words: str) -> bool:
    """Whether the words between a person and a post put it into the past: `khi còn là`, not `nay là`."""
    return _past("between").search(words) is not None and not says_now(words)


def says_now(words: str) -> bool:
    """Whether a word for the present is among the words: `nay là`, `hiện giữ chức`."""
    return _now().search(words) is not None


def leads_past(before: str) -> bool:
    """Whether the words right before a post put it into the past: `(thời điểm vi phạm là`."""
    return _leading_past().search(before) is not None


def opens_past(sentence: str) -> bool:
    """Whether a sentence opens with a time gone by: `trước đó, …`, `trước khi về xã, …`; in small letters."""
    return _opening_past().match(sentence) is not None


def leads_into_past(before: str) -> bool:
    """Whether the words right before a name or pronoun put its clause into a time gone by.

    `… giữ chức Bí thư, trước đó | ông`, `bà An trước khi được bầu …, | bà`; in small letters.
    """
    return _clause_past().search(before) is not None


@cache
def _past(field: str) -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["past"][field]))


@cache
def _leading_past() -> regex.Pattern[str]:
    """`khi còn` + `làm`, `trong thời gian` + `giữ chức vụ`"""
    past = personnel_rules()["past"]
    leads = r"(?:là|làm|giữ|giữ chức|giữ chức vụ)"
    during = (
        rf"{any_of(past['during'])}(?: (?:ông|bà|đồng chí|còn|đang|được|giao))* {any_of(past['serving'])}"
    )
    return regex.compile(rf"(?:{any_of(past['between'])} {leads}|{during})$")


@cache
def _now() -> regex.Pattern[str]:
    return regex.compile(any_of(["nay", "hiện"]))


@cache
def _opening_past() -> regex.Pattern[str]:
    alone, clause = (any_of(personnel_rules()["past"][field]) for field in ("opening", "clause"))
    return regex.compile(rf"[ \"“]*(?:{alone}|{clause}[^,;.]{{2,80}})[ ]?,")


@cache
def _clause_past() -> regex.Pattern[str]:
    alone, clause = (any_of(personnel_rules()["past"][field]) for field in ("opening", "clause"))
    address = r"(?:(?:ông|bà|anh|chị|cô|thầy|đồng chí|đ/c)[ ]*)?"
    return regex.compile(
        rf"(?:^|(?<=[,;:(])|(?<=\p{{L}}))[ ]*(?:{alone}|{clause}[^;.]{{2,120}}),?[ ]*{address}$"
    )
