"""Posts that nobody holds yet: `chờ kiện toàn chức vụ Bí thư`, `ứng cử viên đại biểu Quốc hội`.

The words are data: rules/personnel.toml.
"""

from functools import cache

import regex

from extractors.personnel_rules import any_of, personnel_rules


def is_vacant(before: str) -> bool:
    """Whether the words before a post speak of one that nobody holds: `chờ kiện toàn chức vụ`."""
    return _vacant().search(before) is not None


def stands_for(words: str) -> bool:
    """Whether the words before a post make its holder a candidate for it: `ứng cử viên đại biểu Quốc hội`."""
    return words.endswith(tuple(personnel_rules()["candidate"]["forms"]))


@cache
def _vacant() -> regex.Pattern[str]:
    chairs = any_of(personnel_rules()["leads"]["chair"])
    return regex.compile(
        rf"{any_of(personnel_rules()['vacant']['forms'])}(?: các| nhân sự)*(?:[ ]+{chairs})?[ ]*$"
    )
