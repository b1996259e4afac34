"""Kinds of documents and the symbols of their numbers, as rules/directives.toml has them.

`Nghị quyết`, `ĐA`, `chương trình hành động`; `21- NQ/TW`, `653/2019-UBTVQH14`, `19 – NQ, TW`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from extractors.rules import RuleError, entries, rule_file
from extractors.spaced import spaced
from extractors.text_words import DIGITS

DASH = r"[-‐‑–—]"  # hyphens and dashes, as the papers' systems leave them
MARK = rf"(?:{DASH}|/)"
ROMAN = r"(?-i:[IVX]{1,7})"
YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Kind:
    """A written form of a kind of document; the fields are explained in rules/directives.toml."""

    id: str
    form: str
    kind: str
    bare: str
    spelt: bool
    issuer: str | None


def _rules() -> dict[str, Any]:
    return rule_file("directives.toml")


@cache
def kinds_by_form() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    needed = "id form kind english system symbols bare examples counterexamples"
    for row in entries("directives.toml", "kind", needed, "issuer spelt"):
        key = form_key(row["form"])
        if key in kinds:
            raise RuleError(f"directives.toml: two kinds claim {row['form']!r}: keep one")
        spelt, issuer = row.get("spelt", False), row.get("issuer")
        kinds[key] = Kind(row["id"], row["form"], row["kind"], row["bare"], spelt, issuer)
    return kinds


@cache
def kind_of_symbol() -> dict[str, Kind]:
    """The kind that a code names by itself; a code of two kinds (`QĐ`, `TT`) names none."""
    kinds: dict[str, set[str]] = {}
    for row in _rules()["kind"]:
        for symbol in row["symbols"]:
            kinds.setdefault(clean_symbol(symbol), set()).add(row["form"])
    return {symbol: kinds_by_form()[form_key(*forms)] for symbol, forms in kinds.items() if len(forms) == 1}


@lru_cache(maxsize=1 << 12)
def form_key(form: str) -> str:
    return re.sub(r"\s+", " ", form).lower().replace("ð", "đ")


@cache
def opening() -> re.Pattern[str]:
    """A kind's word; or a number with a symbol that needs none (`16-ĐA/TU`)."""
    forms = sorted((row["form"] for row in _rules()["kind"]), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", " ").replace("Đ", "[ĐÐ]") for form in forms)
    alone = "|".join(sorted(kind_of_symbol(), key=len, reverse=True))
    return spaced(
        rf"(?<![\w/-])(?:(?P<kind>(?i:{words}))(?![^\W\d])|(?:[Ss]ố )?"
        rf"(?=\d{{1,4}}(?:/{YEAR})?~(?:{DASH}|/)~(?:{alone})~[/-]))",
        flags=0,
    )


@cache
def opening_words() -> frozenset[str]:
    """The words in small letters with which `opening` begins: a quick look before the real reading."""
    first = {form.split()[0] for form in kinds_by_form()}
    return frozenset({*first, *(word.replace("đ", "ð") for word in first), "số", DIGITS})


@cache
def symbol_after() -> re.Pattern[str]:
    """What follows the number: year, then codes with their marks, in every spacing that was seen."""
    codes = {symbol for row in _rules()["kind"] for symbol in row["symbols"]}
    own = "(?:" + "|".join(sorted(codes, key=len, reverse=True)) + r")(?![^\W\d_])"
    code = (
        r"(?:T\.[ƯU]\.?|Tw|TƯ|(?=[^\W\d_][a-zđ]{0,2}[A-ZĐÐƯ])[A-ZĐÐƯ][A-Za-zĐÐƯđ]{1,16}"
        r"(?:&[A-ZĐÐƯ][A-Za-zĐÐƯđ]{1,8})?\d{0,3})(?![^\W_])"
    )
    centre = r"(?:TW|TU|T\.?Ư)(?!\w)"  # `19 – NQ, TW`: a comma for the slash
    return spaced(
        rf"(?:~{MARK}~(?P<year>{YEAR})(?!\d))?"
        rf"(?P<symbol>(?:~{MARK}~|~){own}(?:~{MARK}~{code}|\.(?=[A-ZĐ]{{2}}){code}|~,~{centre})(?:[-/]{code}){{0,3}}"
        rf"|~{MARK}~{own}|{MARK}{code}(?:~{MARK}~{code}| {centre})?(?:[-/]{code}){{0,3}})?",
        flags=0,
    )


_DASHES = str.maketrans(dict.fromkeys("‐‑–—", "-"))
_DOT = re.compile(r"(?<=[A-ZĐ]{2})\.(?=[A-ZĐ]{2})")  # `CĐ.UBND`
_CENTRE = re.compile(r"(?<=[/-])T\.?Ư\.?(?=$|[/-])")


def clean_symbol(written: str) -> str:
    """The symbol as it should be written: `- NQ / T.Ư` is `NQ/TW`, `–QÐ-UBND` is `QĐ-UBND`."""
    symbol = "".join(written.split()).replace("Ð", "Đ").replace(",", "/")
    symbol = _DOT.sub("-", symbol.translate(_DASHES).strip("-/"))
    return _CENTRE.sub("TW", symbol).replace("/Tw", "/TW")


def clean_term(written: str) -> str:
    """`khoá xii` is `khóa XII`."""
    return "khóa " + written.split()[-1].upper()
