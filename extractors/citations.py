"""Reads references to documents as written, one by one, before anybody asks which document is meant.

`Đề án số 16-ĐA/TU ngày 03/01/2020`, `Nghị định số 33/2023/NĐ-CP`, `Chỉ thị 40 – CT/TW`, `Đề án 02`,
`các Nghị quyết số 18, 19-NQ/TW`, `Nghị quyết Trung ương 4 (khóa XII)`, `Luật Đất đai năm 2013`.

A reference opens with a word of rules/directives.toml. After it comes a number with a symbol; a number
after `số`; or a bare number, which must not be followed by a noun: `Kế hoạch 5 năm` is no document.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from extractors.dates import find_dates
from extractors.rules import RuleError, rule_file


@dataclass(frozen=True, slots=True)
class Kind:
    """A written form of a kind of document; the fields are explained in rules/directives.toml."""

    id: str
    form: str
    kind: str
    bare: str
    spelt: bool
    issuer: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference as written.

    start_char, end_char: from the kind's word (in a list, from the later number) to the end of number,
    symbol, bracketed term and date. number: as written. symbol: clean, without year. date: ISO, of this
    document. term: `khóa XII`. subject: what stands between the kind's word and the number. form: full,
    dated, short, plenum, named. group: where its list begins; references of one list share it. sure: False
    for a bare number where a count might stand; a reference only if the article has its full form.
    """

    start_char: int
    end_char: int
    kind: Kind
    number: str | None
    symbol: str | None
    year: int | None
    date: str | None
    term: str | None
    form: str
    group: int
    sure: bool = True
    subject: str | None = None


def find_citations(text: str, start: int = 0, end: int | None = None) -> list[Citation]:
    """The references in `text[start:end]`, in order, not overlapping; offsets into `text`."""
    stop = len(text) if end is None else end
    found: list[Citation] = []
    position = start
    while match := _opening().search(text, position, stop):
        position = match.end()
        read = _read_list(text, match, stop) if match["kind"] else _read_symbol_alone(text, match, stop)
        if read:
            found += read
            position = read[-1].end_char
    return found


# ------------------------------------------------------------------------------------ what the rules say


def _rules() -> dict[str, Any]:
    return rule_file("directives.toml")


@cache
def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for row in _rules()["kind"]:
        key = _key(row["form"])
        if key in kinds:
            raise RuleError(f"directives.toml: two kinds claim {row['form']!r}: keep one")
        spelt, issuer = row.get("spelt", False), row.get("issuer")
        kinds[key] = Kind(row["id"], row["form"], row["kind"], row["bare"], spelt, issuer)
    return kinds


@cache
def _kind_of_symbol() -> dict[str, Kind]:
    """The kind that a code names by itself; a code of two kinds (`QĐ`, `TT`) names none."""
    kinds: dict[str, set[str]] = {}
    for row in _rules()["kind"]:
        for symbol in row["symbols"]:
            kinds.setdefault(clean_symbol(symbol), set()).add(row["form"])
    return {symbol: _kinds()[_key(*forms)] for symbol, forms in kinds.items() if len(forms) == 1}


def _key(form: str) -> str:
    return re.sub(r"\s+", " ", form).lower().replace("ð", "đ")


_S = r"[^\S\n]"
_SP = rf"{_S}{{0,3}}"
_DASH = r"[-‐‑–—]"  # hyphens and dashes, as the papers' systems leave them
_MARK = rf"(?:{_DASH}|/)"
_ROMAN = r"(?-i:[IVX]{1,7})"
_YEAR = r"(?:19|20)\d\d"


@cache
def _opening() -> re.Pattern[str]:
    """A kind's word; or a number with a symbol that needs none (`16-ĐA/TU`)."""
    forms = sorted((row["form"] for row in _rules()["kind"]), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", rf"{_S}{{1,3}}").replace("Đ", "[ĐÐ]") for form in forms)
    alone = "|".join(sorted(_kind_of_symbol(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/-])(?:(?P<kind>(?i:{words}))(?![^\W\d])|(?:[Ss]ố{_S})?"
        rf"(?=\d{{1,4}}(?:/{_YEAR})?{_SP}(?:{_DASH}|/){_SP}(?:{alone}){_SP}[/-]))"
    )


@cache
def _symbol() -> re.Pattern[str]:
    """What follows the number: year, then codes with their marks, in every spacing that was seen."""
    codes = {symbol for row in _rules()["kind"] for symbol in row["symbols"]}
    own = "(?:" + "|".join(sorted(codes, key=len, reverse=True)) + r")(?![^\W\d_])"
    code = r"(?:T\.[ƯU]\.?|Tw|TƯ|(?=[^\W\d_][a-zđ]{0,2}[A-ZĐÐƯ])[A-ZĐÐƯ][A-Za-zĐÐƯđ]{1,16}\d{0,2})(?![^\W_])"
    centre = r"(?:TW|TU|T\.?Ư)(?!\w)"  # `19 – NQ, TW`: a comma for the slash
    return re.compile(
        rf"(?:{_SP}{_MARK}{_SP}(?P<year>{_YEAR})(?!\d))?"
        rf"(?P<symbol>(?:{_SP}{_MARK}{_SP}|{_SP}){own}(?:{_SP}{_MARK}{_SP}{code}|{_SP},{_SP}{centre})(?:[-/]{code}){{0,3}}"
        rf"|{_SP}{_MARK}{_SP}{own}|{_MARK}{code}(?:{_SP}{_MARK}{_SP}{code}|{_S}{centre})?(?:[-/]{code}){{0,3}})?"
    )


# ------------------------------------------------------------------------------------------ one reference

_NUMBER = re.compile(rf"(?P<so>s[ốô]{_SP}[:.]?{_SP})?(?P<number>\d{{1,5}}(?:[abc](?!\w))?)(?!\d)", re.I)
_GOES_ON = re.compile(rf"[.,]\d|{_MARK}\d|{_S}?%|\w|/")  # then the digits are no number of a document
_BETWEEN = re.compile(
    rf"(?P<words>(?:{_S}{{1,3}}[“\"‘']?[^\W\d_][\w&]*[”\"’']?,?){{1,12}}?){_S}{{1,3}}(?=(?:số{_SP}:?{_SP})?\d)",
    re.I,
)
_TERM = re.compile(
    rf"{_SP}\({_SP}(?P<term>kh[óo][aá]{_S}{{1,2}}(?:{_ROMAN}|\d{{1,2}}))(?:,{_SP}{_ROMAN})?{_SP}\)", re.I
)
_DATE = re.compile(
    rf"(?P<comma>{_SP},)?{_SP}(?P<bracket>\()?(?:(?:ký|ban hành){_S})?(?=ngày{_S}|\d{{1,2}}[/.-]\d)", re.I
)
_DATED = re.compile(
    rf"{_SP}(?:$|[.,;:()”\"\n]|(?:của|về|do|và|với|được|khóa|khoá|trong|tại|để|nhằm|cho|quy định|phê duyệt"
    rf"|ban hành|sửa đổi|thành lập|công nhận|giao|điều chỉnh|thông qua|phân bổ){_S})",
    re.I,
)
_PLENUM = re.compile(
    rf"{_S}{{1,3}}(?:của{_S}{{1,2}})?(?:hội{_S}nghị{_S}{{1,2}})?(?:lần{_S}thứ{_S}{{1,2}})?(?:bch{_S}{{1,2}})?"
    rf"(?:trung{_S}ương|tw|t\.?ư)(?:{_S}đảng)?{_SP}(?:lần{_S}thứ{_S})?(?P<number>\d{{1,2}})(?P<more>(?:{_SP}(?:,|và){_SP}\d{{1,2}}){{0,4}})"
    rf"(?![\d/%]|[.,]\d)(?:{_SP},?{_SP}\(?{_SP}(?P<term>kho?[óo][aá]{_S}{{1,2}}{_ROMAN}(?![^\W_])){_SP}\)?)?",
    re.I,
)
_OTHER_TERM = re.compile(
    rf"{_SP}(?:,|và){_SP}(?P<term>(?:(?:khóa|khoá){_S})?{_ROMAN})(?![^\W_]){_SP}\)?", re.I
)
_CONGRESS = re.compile(
    rf"{_S}{{1,3}}(?:của{_S}{{1,2}})?(?P<body>đại{_S}hội(?:{_S}{{1,2}}[^\W\d_]+){{0,10}}?){_S}{{1,3}}(?:lần{_S}{{1,2}}thứ{_S}{{1,2}})?"
    rf"(?P<ordinal>{_ROMAN}|(?<=thứ{_S})\d{{1,2}})(?![^\W_])(?:{_S}{{1,2}}của{_S}đảng(?!{_S}bộ)(?!\w))?",
    re.I,
)
_LAW = re.compile(
    rf"(?P<subject>(?:{_S}{{1,2}}(?!năm{_S})[^\W\d_]+(?:,?{_S}{{1,2}}[^\W\d_]+){{0,11}}?)?){_S}{{1,2}}(?:năm{_S}{{1,2}})?(?P<year>{_YEAR})(?!\d)"
)
_NO_TITLE = re.compile(
    r"(?<!\w)(?:được|thông qua|ban hành|đã|từ|trong|do|của|ở|có|là|vào|này|như|theo|đến)(?!\w)", re.I
)


def _read_list(text: str, match: re.Match[str], stop: int) -> list[Citation]:
    """The reference that opens here and those listed after it, none where there is no number."""
    kind = _kinds()[_key(match["kind"])]
    written = match["kind"]
    if kind.spelt and written[0].islower():
        return []
    first = (
        _read_numbered(text, match.start(), match.end(), stop, kind)
        or _read_plenum(text, match, stop, kind)
        or _read_between(text, match, stop, kind)
        or _read_named(text, match, stop, kind)
    )
    if not first:
        return []
    return _listed(text, first, stop)


def _read_numbered(text: str, start: int, position: int, stop: int, kind: Kind) -> list[Citation]:
    """Kind, perhaps `số`, and number: with a symbol, or surely no count."""
    number = _NUMBER.match(text, _skip(text, position, stop), stop)
    if number is None:
        return []
    found = _numbered(text, start, number, stop, kind, start)
    if found is None or (
        found.form == "short" and not number["so"] and not _may_be_bare(text, start, found, stop)
    ):
        return []
    if found.form == "short" and not number["so"] and not _closes(text, number.end(), stop):
        found = replace(found, sure=False)
    return [found]


def _numbered(
    text: str, start: int, number: re.Match[str], stop: int, kind: Kind, group: int
) -> Citation | None:
    """The reference whose number was matched, with symbol, term and date; None where it is no number."""
    symbol = _symbol().match(text, number.end(), stop)
    assert symbol is not None  # every part of it is optional
    end = symbol.end()
    if end == number.end() and _GOES_ON.match(text, end, stop) and not _list_goes_on(text, end, stop):
        return None
    term = _TERM.match(text, end, stop)
    end = term.end() if term else end
    date, end = read_date(text, end, stop)
    if date and term is None and (term := _TERM.match(text, end, stop)):
        end = term.end()
    clean = clean_symbol(symbol["symbol"]) if symbol["symbol"] else None
    return Citation(
        start,
        end,
        kind,
        number["number"],
        clean,
        int(symbol["year"]) if symbol["year"] else None,
        date,
        clean_term(term["term"]) if term else None,
        "full" if clean else "dated" if date else "short",
        group,
    )


def read_date(text: str, position: int, stop: int) -> tuple[str | None, int]:
    """The document's own date that follows `position` at once, and where it ends (else `position`).

    After a comma it may open the next clause: `, ngày 5/6/2021 xã đã họp` is the date of something else.
    """
    opening = _DATE.match(text, position, stop)
    if opening is None:
        return None, position
    dates = find_dates(text, opening.end(), min(stop, opening.end() + 40))
    if not dates or dates[0].start_char != opening.end() or dates[0].precision != "day" or not dates[0].value:
        return None, position
    end = dates[0].end_char
    if opening["bracket"]:
        return (dates[0].value, end + 1) if text[end : end + 1] == ")" else (None, position)
    if opening["comma"] and not _DATED.match(text, end, stop):
        return None, position
    return dates[0].value, end


def _may_be_bare(text: str, start: int, found: Citation, stop: int) -> bool:
    """May this kind stand with a number alone: `Đề án 03` may, `báo cáo 6` may not, nor may a year."""
    number, kind = found.number or "", found.kind
    if kind.bare == "never" or (len(number) == 4 and 1980 <= int(number[:4]) <= 2060 and found.year is None):
        return False
    if len(number) == 1:  # `Chương trình 5 trong 1`, `Nghị quyết 3 trong số đó`
        return kind.bare == "always" and bool(_SURE.match(text, found.end_char, stop))
    return kind.bare == "always" or text[start].isupper() or len(number) > 2


_PUNCTUATION = re.compile(rf"{_SP}(?:$|[.,;:!?…)”\"’'\n(“‘]|{_S}{_DASH}{_S}|{_DASH}[^\W\d])")
_SURE = re.compile(rf"{_SP}(?:$|[.,;:)(”\"\n]|(?:của|về|khóa|khoá){_S})", re.I)
_IN_YEAR = re.compile(
    rf"{_S}{{1,3}}năm{_S}{{1,3}}{_YEAR}(?!\d|{_SP}{_DASH})", re.I
)  # not `Kế hoạch 10 năm 2021 - 2030`
_WORDS = re.compile(rf"{_SP}([^\W\d_]+)(?:{_S}{{1,2}}([^\W\d_]+))?")


def _closes(text: str, position: int, stop: int) -> bool:
    """Nothing that could be counted follows: the sentence pauses, or a function word comes."""
    if text[position - 1].isalpha():  # `30a`
        return True
    if position >= stop or _PUNCTUATION.match(text, position, stop):
        return True
    following = _WORDS.match(text, position, stop)
    if following is None:
        return False
    if _IN_YEAR.match(text, position, stop):
        return True
    first, second = following[1].lower(), (following[2] or "").lower()
    return first in _after_number() or f"{first} {second}" in _after_number()


@cache
def _after_number() -> frozenset[str]:
    return frozenset(_rules()["after_number"]["words"])


def _read_plenum(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """`Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết TW4`: the number is the plenum's."""
    plenum = _PLENUM.match(text, match.end(), stop) if kind.id in ("nghi-quyet", "ket-luan") else None
    if plenum is None:
        return []
    symbol = _symbol().match(text, plenum.end("number"), stop)
    if symbol and symbol["symbol"]:  # `Nghị quyết Trung ương 21-NQ/TW` has a number of its own
        return []
    start, first_end, last_end = match.start(), plenum.end("number"), plenum.end()
    if not plenum["term"]:
        return [Citation(start, first_end, kind, plenum["number"], None, None, None, None, "plenum", start)]
    if text[last_end - 1] == ")" and "(" not in plenum[0]:
        last_end = plenum.end("term")
    term = clean_term(plenum["term"])
    found = [Citation(start, first_end, kind, plenum["number"], None, None, None, term, "plenum", start)]
    for later in re.finditer(r"\d+", plenum["more"]):  # `Nghị quyết Trung ương 5, 6 (khóa XII)`
        begins, ends = plenum.start("more") + later.start(), plenum.start("more") + later.end()
        found.append(replace(found[0], start_char=begins, end_char=ends, number=later[0]))
    found[-1] = replace(found[-1], end_char=last_end)
    while other := _OTHER_TERM.match(text, found[-1].end_char, stop):
        name = clean_term("khóa " + other["term"].split()[-1])
        begins, ends = other.start("term"), other.end("term")
        found.append(replace(found[-1], start_char=begins, end_char=ends, term=name))
    return found


def _read_between(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """Words between kind and number: `Luật tổ chức Tòa án nhân dân số 62/2014/QH13`.

    Without a symbol only whose it is may stand there: `Nghị quyết của Huyện ủy số 05`.
    """
    between = _BETWEEN.match(text, match.end(), stop)
    if between is None or _opening().search(between["words"]):
        return []
    if "," in between["words"] and kind.kind not in ("Luật", "Bộ luật", "Pháp lệnh"):
        return []
    number = _NUMBER.match(text, between.end(), stop)
    found = _numbered(text, match.start(), number, stop, kind, match.start()) if number else None
    if number is None or found is None:
        return []
    if not found.symbol and not (number["so"] and re.match(r"\s+của\s", between["words"], re.I)):
        return []
    if not number["so"] and not re.search("[/-]", found.symbol or ""):
        return []
    return [replace(found, subject=between["words"].strip())]


def _read_named(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """A congress's resolution by its ordinal, a law by title and year: no number."""
    start = match.start()
    if kind.kind == "Nghị quyết" and (congress := _CONGRESS.match(text, match.end(), stop)):
        body = text[congress.start("body") : congress.end("ordinal")]
        if _NO_BODY.search(body):
            return []
        return [
            Citation(start, congress.end(), kind, None, None, None, None, None, "named", start, subject=body)
        ]
    if kind.kind in ("Luật", "Bộ luật", "Hiến pháp") and (law := _LAW.match(text, match.end(), stop)):
        title = law["subject"].strip()
        if (not title[:1].isupper()) != (kind.kind == "Hiến pháp"):
            return []
        if _NO_TITLE.search(title) or not _closes(text, law.end(), stop):
            return []
        year = int(law["year"])
        return [Citation(start, law.end(), kind, None, None, year, None, None, "named", start, subject=title)]
    return []


_NO_BODY = re.compile(r"(?<!\w)(?:các cấp|và|đã|thực hiện|nghị quyết|vào|nhiệm kỳ)(?!\w)", re.I)


def _read_symbol_alone(text: str, match: re.Match[str], stop: int) -> list[Citation]:
    """`16-ĐA/TU` without its word: the code names the kind."""
    number = _NUMBER.match(text, match.start(), stop)
    symbol = _symbol().match(text, number.end(), stop) if number else None
    if number is None or symbol is None or not symbol["symbol"]:
        return []
    code = re.split(r"[/-]", clean_symbol(symbol["symbol"]))[0]
    kind = _kind_of_symbol().get(code)
    found = _numbered(text, match.start(), number, stop, kind, match.start()) if kind else None
    return _listed(text, [found], stop) if found else []


# --------------------------------------------------------------------------------------------------- lists

_AND = re.compile(rf"{_SP}(?:,|;|và|hoặc|hay|&|,{_S}{{1,2}}và){_SP}(?={_S}?(?:số{_S})?\d)")


def _list_goes_on(text: str, position: int, stop: int) -> bool:
    """`18,19 – NQ, TW`: a glued comma, and the later number has the symbol for both."""
    comma = re.compile(r",(?=\d)").match(text, position, stop)
    number = _NUMBER.match(text, comma.end(), stop) if comma else None
    symbol = _symbol().match(text, number.end(), stop) if number else None
    return bool(symbol and symbol["symbol"])


def _listed(text: str, found: list[Citation], stop: int) -> list[Citation]:
    """Add the later members of a list: `Nghị quyết số 18-NQ/TW và 19-NQ/TW`, `Nghị định 29 và 178`."""
    first = found[0]
    if first.form in ("plenum", "named"):
        return found
    while True:
        link = _AND.match(text, found[-1].end_char, stop)
        number = _NUMBER.match(text, _skip(text, link.end(), stop), stop) if link else None
        if number is None:
            break
        later = _numbered(text, number.start(), number, stop, first.kind, first.group)
        if later is None or not _is_member(text, first, later, number, stop):
            break
        found.append(later)
    return _with_shared_symbol(found)


def _is_member(text: str, first: Citation, later: Citation, number: re.Match[str], stop: int) -> bool:
    if later.symbol or (number["so"] and later.form == "dated"):
        return True
    if first.symbol and not number["so"]:
        return False  # `Nghị quyết số 21-NQ/TW, 12 chi bộ`: the list is over
    goes_on = _AND.match(text, later.end_char, stop) is not None
    return bool(first.sure and (goes_on or _closes(text, later.end_char, stop)) and len(number["number"]) > 1)


def _with_shared_symbol(found: list[Citation]) -> list[Citation]:
    """`18, 19-NQ/TW`: the symbol stands once, at the end of the list."""
    rows = list(found)
    for index in range(len(rows) - 2, -1, -1):
        if rows[index].symbol is None and rows[index].date is None and rows[index + 1].symbol:
            rows[index] = replace(rows[index], symbol=rows[index + 1].symbol, form="full", sure=True)
    return rows


# ------------------------------------------------------------------------------------------- clean values


def clean_symbol(written: str) -> str:
    """The symbol as it should be written: `- NQ / T.Ư` is `NQ/TW`, `–QÐ-UBND` is `QĐ-UBND`."""
    symbol = re.sub(rf"{_S}+", "", written).replace("Ð", "Đ").replace(",", "/")
    symbol = re.sub(r"[‐‑–—]", "-", symbol).strip("-/")
    return re.sub(r"(?<=[/-])T\.?Ư\.?(?=$|[/-])", "TW", symbol).replace("/Tw", "/TW")


def clean_term(written: str) -> str:
    """`khoá xii` is `khóa XII`."""
    return "khóa " + written.split()[-1].upper()


def _skip(text: str, position: int, stop: int) -> int:
    while position < stop and text[position] != "\n" and text[position].isspace():
        position += 1
    return position
