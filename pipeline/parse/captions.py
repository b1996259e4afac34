"""Knows captions of photographs: `Quang cảnh hội nghị.`, `Đồng chí Lò Văn Páo (bên trái) thăm vườn chè`.

The words are data: extractors/rules/captions.csv. When in doubt a line is no caption.
"""

from functools import cache

import regex

from extractors.rules import rows

_SHORT = 170  # characters of a caption that is known by its words
_WITH_POSITION = 250  # of one that says where somebody stands
_LONG, _OTHER = 160, 90  # of the paragraphs between which a caption of no other mark may stand
_INNER_END = regex.compile(r"(?<=[\p{Ll}”\"]{2})[.!?…]\s+\p{Lu}|[;“”]")
_FIGURE = regex.compile(r"\d{3}|\d[%.,]\d|%")


def is_caption(line: str, before: int, after: int) -> bool:
    """Whether a line without a photographer's credit is a caption.

    before, after: lengths of the paragraphs around it, 0 where there is none.
    """
    key = line.casefold()
    if len(line) <= _WITH_POSITION and _in_brackets(key):
        return True
    if len(line) > _SHORT or _INNER_END.search(line.rstrip(" .")) or _says(key, "telling"):
        return False
    if _opens(key, "scene"):
        return True
    if ":" in line:
        return False
    if _says(key, "doing") and _opens(key, "opening", "title"):
        return True
    between = max(before, after) >= _LONG and min(before, after) >= _OTHER
    alone = between and line.endswith(".")  # without a full stop it is a heading
    return alone and _opens(key, "opening", "title") and not _FIGURE.search(line)


def _opens(key: str, *kinds: str) -> bool:
    return any(_pattern(kind).match(key) for kind in kinds)


def _says(key: str, kind: str) -> bool:
    return _pattern(kind).search(key) is not None


def _in_brackets(key: str) -> bool:
    match = _pattern("position").search(key)
    return match is not None and "(" in key[: match.start()] and ")" in key[match.end() :]


@cache
def _pattern(kind: str) -> "regex.Pattern[str]":
    forms = "|".join(regex.escape(row["form"]) for row in rows("captions.csv") if row["kind"] == kind)
    return regex.compile(rf"(?<![\p{{L}}])(?:{forms})(?![\p{{L}}])")
