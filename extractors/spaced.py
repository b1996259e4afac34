"""Patterns that are written as one reads: a blank for any blanks of newspapers, `~` for perhaps none."""

import re
from collections.abc import Iterable

from extractors.word_tries import Trie, insert


def spaced(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern in which a blank means one to three blanks, and `~` none to three.

    NBSP and double spaces are as common as the blank; a phrase never crosses a line. `\\x20` is one blank.
    """
    return re.compile(widened(pattern), flags)


def widened(pattern: str) -> str:
    """The pattern as `re` takes it."""
    return pattern.replace(" ", r"[^\S\n]{1,3}").replace("~", r"[^\S\n]{0,3}")


def longest_of(forms: Iterable[str], blank: str = r"[ \u00a0]{1,3}") -> str:
    """A pattern for the longest of the forms, their shared beginnings looked at but once.

    blank: what a blank in a form stands for. Give the forms in small letters where case does not count.
    """
    trie: Trie = {}
    for form in forms:
        insert(trie, form, True)
    return _branches(trie, blank)


def _branches(node: Trie, blank: str) -> str:
    ways = [
        (blank if char == " " else re.escape(char)) + _branches(after, blank)
        for char, after in node.items()
        if char
    ]
    if "" in node:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
