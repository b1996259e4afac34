"""A named query without the conditions of filters that nobody gave: `AND ($place::VARCHAR IS NULL OR …)`,
nor those for when it is not given: `AND ($article_id::VARCHAR IS NOT NULL OR …)`.

DuckDB would find that such a condition always holds, but only after it has planned the tables that the
condition looks into; a page of the explorer asks ten questions, and planning is half of their time.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import regex

# The rest of a condition is whole brackets: `(` … `)` with pairs of brackets inside.
_CONDITION = regex.compile(
    r"\(\$(?P<name>[a-z_]+)::VARCHAR IS (?P<not>NOT )?NULL\s+OR "
    r"(?P<rest>(?:[^()]++|(?P<pair>\((?:[^()]++|(?&pair))*+\)))*+)\)"
)
_PARAMETER = regex.compile(r"\$([a-z_0-9]+)")


def narrowed(sql: str, values: Mapping[str, object]) -> tuple[str, dict[str, Any]]:
    """The query for the filters that have a value, and the values of the parameters that are left in it.

    Its rows are those of the whole query with the same values.
    """
    text, names = _text(sql, frozenset(name for name, value in values.items() if value is None))
    return text, {name: value for name, value in values.items() if name in names}


@lru_cache(maxsize=500)
def _text(sql: str, without: frozenset[str]) -> tuple[str, frozenset[str]]:
    def condition(found: regex.Match[str]) -> str:
        holds = (found["name"] in without) is (found["not"] is None)
        return "true" if holds else f"({found['rest']})"

    text = _CONDITION.sub(condition, sql)
    return text, frozenset(_PARAMETER.findall(text))
