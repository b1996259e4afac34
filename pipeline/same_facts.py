"""When a found fact is the gold one: keys of names, bodies, documents and units; figures paired by place.

What counts as the same is corpus/gold/README.md. Names and bodies are compared by `name_key` with
abbreviations spelt out.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

import regex

from extractors.rules import rows
from extractors.spelling import name_key
from pipeline.scores import Json

Span = Sequence[int]

_ABBREVIATED_CENTRE = regex.compile(r"\bT\.? ?Ư\b")
_WORDS = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def body_key(name: str | None) -> str:
    """Key of a name or body: words by `name_key`, abbreviations spelt out.

    Only words in capitals are abbreviations: the `tư` of `đầu tư` is no `TƯ`, the one of a headline in
    capitals may be none either.
    """
    text = unicodedata.normalize("NFC", name or "")
    if not text.isupper():
        text = _ABBREVIATED_CENTRE.sub("Trung ương", text)
    return name_key(" ".join(_written_out(word) for word in _WORDS.findall(text)))


def _written_out(word: str) -> str:
    return _full_forms().get(word, word) if word.isupper() and word != "TƯ" else word


@cache
def _full_forms() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("abbreviations.csv")}


def organisation_key(name: str | None) -> str:
    """The Central Committee is one body, with or without `Đảng` and its term; so is its Secretariat."""
    key = regex.sub(r" khóa \w+$", "", body_key(name).replace("trung ương đảng", "trung ương"))
    return "ban bí thư trung ương" if key == "ban bí thư" else key


def title_key(title: str) -> str:
    """`Huyện ủy viên` is the `Ủy viên` of that committee."""
    return regex.sub(r"^(?:đảng|tỉnh|thành|huyện|thị|quận) (?=ủy viên$)", "", body_key(title))


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _symbol_key(symbol: str | None) -> str:
    return "-".join(regex.findall(r"[\p{L}\p{N}]+", (symbol or "").upper().replace("TƯ", "TW")))


def same_document(wanted: Json, found: Json) -> bool:
    """Kind and number are the same, and so is the symbol where both have one."""
    if body_key(wanted["kind"]) != body_key(found["kind"]):
        return False
    if (wanted["number"] or "").lstrip("0") != (found["number"] or "").lstrip("0"):
        return False
    mine, theirs = _symbol_key(wanted.get("symbol")), _symbol_key(found.get("symbol"))
    return not (mine and theirs) or mine == theirs


def pair_spans(gold: list[Json], found: list[Json], same: Callable[[Json, Json], bool]) -> dict[int, int]:
    """Gold to found, one to one, largest overlap first, what is not optional before what is."""
    ranked = sorted(
        (
            (overlap(wanted["span"], given["span"]), not wanted.get("optional"), i, j)
            for i, wanted in enumerate(gold)
            for j, given in enumerate(found)
            if overlap(wanted["span"], given["span"]) and same(wanted, given)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _overlapped, _sure, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def same_quantity(wanted: Json, given: Json) -> bool:
    """Value, denominator and upper bound are the same to one millionth, or absent in both."""
    for key in ("value", "denominator", "value_max"):
        mine, theirs = wanted.get(key), given.get(key)
        if (mine is None) != (theirs is None):
            return False
        if mine is not None and theirs is not None and abs(mine - theirs) > 1e-6 * max(1.0, abs(mine)):
            return False
    return True


def within(left: str | None, right: str | None) -> bool:
    """Equal, or the words of one are a run within the other's."""
    mine, theirs = f" {organisation_key(left)} ", f" {organisation_key(right)} "
    if not mine.strip() or not theirs.strip():
        return mine == theirs
    return mine in theirs or theirs in mine


def unit_key(unit: str | None) -> str:
    """`%` and `m²` as words and digits."""
    return (unit or "").replace("%", " phần trăm ").replace("²", "2")


def same_subject(left: str | None, right: str | None) -> bool:
    """The same body, or one name of several words within the other."""
    shorter = min((organisation_key(left), organisation_key(right)), key=len)
    equal = organisation_key(left) == organisation_key(right)
    return equal or (" " in shorter and within(left, right))
