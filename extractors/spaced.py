"""Patterns that are written as one reads: a blank for any blanks of newspapers, `~` for perhaps none."""

import re


def spaced(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern in which a blank means one to three blanks, and `~` none to three.

    NBSP and double spaces are as common as the blank; a phrase never crosses a line. `\\x20` is one blank.
    """
    return re.compile(widened(pattern), flags)


def widened(pattern: str) -> str:
    """The pattern as `re` takes it."""
    return pattern.replace(" ", r"[^\S\n]{1,3}").replace("~", r"[^\S\n]{0,3}")
