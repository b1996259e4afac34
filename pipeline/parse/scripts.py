r"""Finds a body that a page keeps in a string of a script: `var bai = "<p>N\u0103m qua, …"`."""

import html
from collections.abc import Iterator

import regex

_OPENING = regex.compile(
    r"(?P<quote>[\"'`])(?:\s|\\[nrt])*+(?:<|\\u003[cC]|\\x3[cC]|&lt;)"
    r"(?:p|div|article|section|h[1-6]|figure|span|table|strong|em|b|br)\b"
)
_INSIDE = {quote: regex.compile(rf"(?:[^\\{quote}]|\\.)*+", regex.DOTALL) for quote in "\"'`"}
_ESCAPE = regex.compile(
    r"\\(?:u(?P<code>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2})|(?P<sign>.))", regex.DOTALL
)
_SIGNS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "\n": ""}
_TAG = regex.compile(r"<[^<>]*+>")
_ENTITY = regex.compile(r"&(?:lt|#60|#x3[cC]);")
_SHORTEST = 200  # characters without tags


def body_in_script(scripts: list[str], most: int = 0) -> str | None:
    """The HTML of the longest string with paragraphs, None where none has over `most` characters of words."""
    found = ""
    longest = max(_SHORTEST, most)
    for script in scripts:
        for literal in _literals(script):
            text = _unescaped(literal)
            size = len(_TAG.sub("", text).strip())
            if size > longest:
                longest, found = size, text
    return found or None


def _literals(script: str) -> Iterator[str]:
    """Strings that begin with a tag, in linear time: a quote that is open to the end is looked at once."""
    at = 0
    endless: set[str] = set()
    while match := _OPENING.search(script, at):
        quote = match["quote"]
        at = match.end()
        if quote in endless:
            continue
        inside = _INSIDE[quote].match(script, match.start() + 1)
        end = inside.end() if inside else at
        if script[end : end + 1] == quote:
            yield script[match.start() + 1 : end]
            at = end + 1
        else:
            endless.add(quote)


def _unescaped(literal: str) -> str:
    text = _ESCAPE.sub(_character, literal)
    if _ENTITY.search(text[:200]) and "<" not in text[:20]:
        text = html.unescape(text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(match: "regex.Match[str]") -> str:
    code = match["code"] or match["byte"]
    if code:
        return chr(int(code, 16))
    return _SIGNS.get(match["sign"], match["sign"])
