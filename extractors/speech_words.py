"""Words with which somebody speaks or acts, so that a post behind them is another one's: `công bố`, `gặp`.

The words are data: rules/personnel.toml.
"""

from functools import cache

import regex

from extractors.personnel_rules import any_of, personnel_rules


def announces(words: str) -> bool:
    """Whether the words between a person and a post have the person speak or act: `công bố quyết định`.

    Not where the decision reaches the person: `được công bố quyết định`.
    """
    return _speech().search(_handed().sub(" ", words)) is not None


def speaks(words: str) -> bool:
    """Whether a verb is among the words after which a new thought begins: `chúc mừng`, `gặp`."""
    return _speech().search(words) is not None


def is_handed(words: str) -> bool:
    """Whether the words between a person and a post say that a decision gives it: `được trao quyết định`."""
    return _handed().search(words) is not None


@cache
def _speech() -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["speech"]["forms"]))


@cache
def _handed() -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["handed"]["forms"]))
