"""Issuers that a document's own words leave out and the article tells elsewhere.

`Quyết định số 1986/QĐ-BTC của Bộ trưởng Bộ Tài chính …; Quyết định số 1987/QĐ-BTC`: of the same minister.
"""

from collections.abc import Mapping, Sequence

from extractors.directive_binding import Reading, symbol_key
from extractors.frame import Frame
from extractors.issuers import Issuer


def issuers_of_symbols(documents: Sequence[Sequence[Reading]], frame: Frame) -> dict[str, Issuer]:
    """By symbol the only body that the article names as its issuer (`QĐ-BTC`: Bộ trưởng Bộ Tài chính).

    `NQ-HĐND` in an article of one council is that council's; so with the only `UBND`.
    """
    named: dict[str, dict[str, Issuer]] = {}
    for row in (row for found in documents for row in found):
        if row.issuer is not None and row.citation.symbol:
            named.setdefault(symbol_key(row.citation.symbol), {})[row.issuer.name] = row.issuer
    told = {
        symbol: next(iter(issuers.values()))._replace(resolved="article")
        for symbol, issuers in named.items()
        if len(issuers) == 1
    }
    codes = {symbol_key(row.citation.symbol).rpartition("-")[2] for found in documents for row in found}
    for kind, code in (("peoples_council", "HĐND"), ("peoples_committee", "UBND")):
        if code not in codes:
            continue
        bodies = [frame.complete(body) for body in frame.organisations if body.kind == kind]
        whole = {body.name: body for body in bodies if body.how != "unresolved"}
        if len(whole) == 1 == len({body.name for body in bodies}):
            body = next(iter(whole.values()))
            told[f"*-{code}"] = Issuer(body.name, body.level, "article", 0, place=body.place)
    return told


def told_issuer(symbol: str | None, told: Mapping[str, Issuer]) -> Issuer | None:
    """The issuer that the article tells for a symbol, None where it tells none."""
    if not symbol:
        return None
    key = symbol_key(symbol)
    return told.get(key) or told.get("*-" + key.rpartition("-")[2])
