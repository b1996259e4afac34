"""Issuers that a document's own words leave out and the article tells elsewhere.

`Quyết định số 1986/QĐ-BTC của Bộ trưởng Bộ Tài chính …; Quyết định số 1987/QĐ-BTC`: of the same minister.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.directive_binding import Reading, symbol_key
from extractors.frame import Frame
from extractors.issuers import Issuer, code_of, issuer_at
from extractors.organisations import OrganisationMention
from extractors.spaced import spaced

_SESSION = re.compile(r"(?<!\w)(?:kỳ họp|khai mạc|bế mạc|phiên họp|thông qua|họp)(?!\w)", flags=re.IGNORECASE)


def issuers_of_symbols(documents: Sequence[Sequence[Reading]], frame: Frame) -> dict[str, Issuer]:
    """By symbol the only body that the article names as its issuer (`QĐ-BTC`: Bộ trưởng Bộ Tài chính).

    `NQ-HĐND` in an article of one council is that council's; so with the only `UBND`.
    """
    named: dict[str, dict[str, Issuer]] = {}
    for row in (row for found in documents for row in found):
        # `NQ/TW` is written by the plenum, the Politburo and the Secretariat alike
        if row.issuer is not None and row.citation.symbol and code_of(row.citation.symbol) != "TW":
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
        of_kind = [body for body in frame.organisations if body.kind == kind]
        bodies = [frame.complete(body) for body in _opening(of_kind, frame)]
        whole = {body.name: body for body in bodies if body.how != "unresolved"}
        if len(whole) == 1 == len({body.name for body in bodies}):
            body = next(iter(whole.values()))
            told[f"*-{code}"] = Issuer(body.name, body.level, "article", 0, place=body.place)
    return told


def _opening(bodies: Sequence[OrganisationMention], frame: Frame) -> list[OrganisationMention]:
    """Of several councils the one whose session the title reports: `Kỳ họp thứ nhất HĐND huyện Kim Bảng`."""
    zones = frame.document.zones_of("title")
    titled = [body for body in bodies for zone in zones if zone.start_char <= body.start_char < zone.end_char]
    return titled if titled and _SESSION.search(frame.document.text[: titled[0].end_char]) else list(bodies)


_ALL_OF = spaced(  # `quán triệt các nghị quyết của Bộ Chính trị`, `4 Nghị quyết mới của Bộ Chính trị`
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|bảy|\d{1,2}) (?P<kind>nghị quyết|chỉ thị|kết luận|quy định)"
    r"(?: (?:mới|quan trọng|chuyên đề|chiến lược|trụ cột|đột phá|lớn)){0,3} "
    r"của (?=bộ chính trị|ban bí thư|bch|ban chấp hành)"
)


def issuers_of_kinds(documents: Sequence[Sequence[Reading]], frame: Frame) -> dict[str, Issuer]:
    """By kind the party's central body whose documents the article speaks of, and of nobody else's.

    `… quán triệt các nghị quyết của Bộ Chính trị. … Nghị quyết số 29 về …, Nghị quyết số 30 về …`: theirs,
    where two such documents at least have neither issuer nor symbol and none of the kind is another's.
    """
    text = frame.document.text
    bare = Counter(found[0].citation.kind.kind for found in documents if not any(map(_says_whose, found)))
    told: dict[str, set[Issuer]] = {}
    for match in _ALL_OF.finditer(text) if max(bare.values(), default=0) > 1 else ():
        kind = match["kind"].capitalize()
        issuer = issuer_at(text, match.end(), len(text), frame) if bare[kind] > 1 else None
        if issuer and issuer.level == "central" and issuer.branch == "party":
            told.setdefault(kind, set()).add(issuer._replace(end=0, date=None, resolved="article"))
    others = {(row.citation.kind.kind, row.issuer.name) for found in documents for row in found if row.issuer}
    return {
        kind: issuer
        for kind, issuers in told.items()
        if len(issuers) == 1
        and (issuer := next(iter(issuers)))
        and all(name in issuer.name or issuer.name in name for other, name in others if other == kind)
    }


def _says_whose(reading: Reading) -> bool:
    return (
        reading.issuer is not None or reading.citation.symbol is not None or reading.citation.form == "named"
    )


def told_issuer(symbol: str | None, told: Mapping[str, Issuer]) -> Issuer | None:
    """The issuer that the article tells for a symbol, None where it tells none."""
    if not symbol:
        return None
    key = symbol_key(symbol)
    return told.get(key) or told.get("*-" + key.rpartition("-")[2])
