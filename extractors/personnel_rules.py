"""The words of rules/personnel.toml as data and as pieces of patterns."""

from functools import cache
from typing import Any

import regex

from extractors.rules import rule_file


@cache
def personnel_rules() -> dict[str, Any]:
    """The tables of rules/personnel.toml, which explains them."""
    return rule_file("personnel.toml")


def any_of(forms: list[str]) -> str:
    """A pattern of these words, the longest first, where no letter goes before or behind."""
    longest_first = "|".join(regex.escape(form) for form in sorted(forms, key=len, reverse=True))
    return rf"(?<!\p{{L}})(?:{longest_first})(?!\p{{L}})"
