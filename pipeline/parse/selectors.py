"""The simple part of CSS: `div#content.detail > .post-content td`, `[data-role=sapo]`, `li:last`.

Family files need no more, and it needs no further library; `to_xpath` says the same in XPath.
"""

from dataclasses import dataclass
from functools import cache

import regex

_STEP = regex.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+|\[[\w-]+(?:=[^\]\[\"']+)?\])*)(?P<last>:last)?"
)
_MARK = regex.compile(r"(?P<kind>[.#\[])(?P<name>[\w-]+)(?:=(?P<value>[^\]]+))?\]?")


class SelectorError(ValueError):
    """A selector that this part of CSS does not have."""


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a selector. tag: `*` for any. marks: kind (`.`, `#`, `[`), name and value (None where
    any value will do). last: the last one of its parent. direct: right inside the step before."""

    tag: str
    marks: tuple[tuple[str, str, str | None], ...]
    last: bool
    direct: bool


@cache
def read_selector(selector: str) -> tuple[Step, ...]:
    """The steps of a selector, from the outermost on. Raises SelectorError where it is none."""
    steps: list[Step] = []
    direct = False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            direct = True
            continue
        step = _STEP.fullmatch(part)
        if step is None:
            raise SelectorError(f"`{selector}`: `{part}` is none of tag, #id, .class, [name=value], :last")
        marks = tuple((mark["kind"], mark["name"], mark["value"]) for mark in _MARK.finditer(step["marks"]))
        steps.append(Step(step["tag"] or "*", marks, step["last"] is not None, direct))
        direct = False
    if not steps:
        raise SelectorError(f"`{selector}`: an empty selector")
    return tuple(steps)


@cache
def to_xpath(selector: str) -> str:
    """The selector as an XPath below the current element. Raises SelectorError where it is none."""
    path = "."
    for step in read_selector(selector):
        conditions = "".join(f"[{_condition(*mark)}]" for mark in step.marks)
        path += f"{'/' if step.direct else '//'}{step.tag}{conditions}{'[last()]' if step.last else ''}"
    return path


def _condition(kind: str, name: str, value: str | None) -> str:
    if kind == "#":
        return f"@id='{name}'"
    if kind == ".":
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return f"@{name}='{value}'" if value else f"@{name}"
