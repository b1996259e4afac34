"""The simple part of CSS as XPath: `div#content.detail > .post-content td`, `[data-role=sapo]`, `li:last`.

lxml cuts the pieces of a page out with it, without a further library; family files need no more.
"""

from functools import cache

import regex

_STEP = regex.compile(
    r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+|\[[\w-]+(?:=[^\]\[\"']+)?\])*)(?P<last>:last)?"
)
_MARK = regex.compile(r"(?P<kind>[.#\[])(?P<name>[\w-]+)(?:=(?P<value>[^\]]+))?\]?")


class SelectorError(ValueError):
    """A selector that this part of CSS does not have."""


@cache
def to_xpath(selector: str) -> str:
    """The selector as an XPath below the current element. Raises SelectorError where it is none."""
    path = "."
    axis = "//"
    for part in selector.replace(">", " > ").split():
        if part == ">":
            axis = "/"
            continue
        step = _STEP.fullmatch(part)
        if step is None:
            raise SelectorError(f"`{selector}`: `{part}` is none of tag, #id, .class, [name=value], :last")
        conditions = "".join(f"[{_condition(mark)}]" for mark in _MARK.finditer(step["marks"]))
        path += f"{axis}{step['tag'] or '*'}{conditions}{'[last()]' if step['last'] else ''}"
        axis = "//"
    return path


def _condition(mark: "regex.Match[str]") -> str:
    name = mark["name"]
    if mark["kind"] == "#":
        return f"@id='{name}'"
    if mark["kind"] == ".":
        return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return f"@{name}='{mark['value']}'" if mark["value"] else f"@{name}"
