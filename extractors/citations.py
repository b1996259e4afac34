"""Reads references to documents as written, one by one, before anybody asks which document is meant.

`Đề án số 16-ĐA/TU ngày 03/01/2020`, `Nghị định số 33/2023/NĐ-CP`, `Chỉ thị 40 – CT/TW`, `Đề án 02`,
`các Nghị quyết số 18, 19-NQ/TW`, `Nghị quyết Trung ương 4 (khóa XII)`, `NQTW8`, `Luật Đất đai năm 2013`.

A reference opens with a word of rules/directives.toml. After it comes a number with a symbol; a number
after `số`; or a bare number, which must not be followed by a noun: `Kế hoạch 5 năm` is no document.
"""

import re
from typing import NamedTuple

from extractors.bare_numbers import closes, may_be_bare
from extractors.citation_dates import read_date
from extractors.directive_kinds import (
    MARK,
    ROMAN,
    YEAR,
    Kind,
    clean_symbol,
    clean_term,
    form_key,
    kind_of_symbol,
    kinds_by_form,
    opening,
    opening_words,
    symbol_after,
)
from extractors.numerals import read_numeral
from extractors.spaced import spaced
from extractors.text_words import find_openers


class Citation(NamedTuple):
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
    for first in find_openers(text, opening_words(), start, stop):
        match = opening().match(text, first, stop) if first >= position else None
        if match is None:
            continue
        position = match.end()
        read = _read_list(text, match, stop) if match["kind"] else _read_symbol_alone(text, match, stop)
        if read:
            found += read
            position = read[-1].end_char
    return found


# ------------------------------------------------------------------------------------------ one reference

_NUMBER = spaced(r"(?P<so>s[ốô]~[:.]?~)?(?P<number>\d{1,5}(?:[abc](?!\w))?)(?!\d)")
_GOES_ON = spaced(rf"[.,]\d|{MARK}\d|~%|\w|/")  # then the digits are no number of a document
_BETWEEN = spaced(
    r"(?P<words>(?: [“\"‘']?[^\W\d_][\w&]*[”\"’']?,?){1,12}?) (?=(?:số~:?~)?\d)",
)
_TERM = spaced(
    rf"~\(~(?P<term>kh[óo][aá] (?:{ROMAN}|\d{{1,2}}))(?:,~{ROMAN})?~\)",
)
_OF_TERM = rf"(?:~,?~\(?~(?P<term>kho?[óo][aá] (?:{ROMAN}|1\d)(?![^\W_]))~\)?)?"
_PLENUM = spaced(
    rf" (?:của )?(?:hội nghị )?(?:lần thứ )?(?:bch )?"
    rf"(?:trung ương|tw|t\.?ư)(?: đảng)?~(?:lần thứ )?(?P<number>\d{{1,2}})"
    rf"(?P<more>(?:~(?:,|và)~\d{{1,2}}){{0,4}})(?![\d/%]|[.,]\d)"
    rf"{_OF_TERM}",
)
# `Nghị quyết Hội nghị lần thứ 9 BCH Trung ương Đảng (khóa XI)`; a union's committee has a name behind it.
_ROMAN_OF = dict(
    zip(("10", "11", "12", "13", "14", "15"), ("X", "XI", "XII", "XIII", "XIV", "XV"), strict=True)
)
_GLUED = spaced(rf"~(?P<number>\d{{1,2}})(?!\w){_OF_TERM}")  # `NQTW8 (khóa XI)`
_SESSION = spaced(
    r" (?:của )?hội nghị lần thứ "
    r"(?P<number>\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: \w{2,4})?)"
    r"~,?~(?:của )?(?:bch|ban chấp hành)~(?:trung ương|tw|t\.?ư)(?: đảng(?: cộng sản việt nam)?)?(?![^\W_])"
    rf"(?! (?-i:Hội|Đoàn|Mặt)){_OF_TERM}",
)
_OTHER_TERM = spaced(rf"~(?:,|và)~(?P<term>(?:(?:khóa|khoá) )?{ROMAN})(?![^\W_])~\)?", re.I)
_CONGRESS = spaced(
    rf" (?:của )?(?P<body>đại hội(?: [^\W\d_]+){{0,10}}?) (?:lần thứ )?"
    rf"(?P<ordinal>{ROMAN}|(?<=thứ\s)\d{{1,2}})(?![^\W_])(?: của đảng(?! bộ)(?!\w))?",
)
_LAW = spaced(
    rf"(?P<subject>(?: (?!năm )[^\W\d_]+(?:,? [^\W\d_]+){{0,11}}?)?) (?:năm )?(?P<year>{YEAR})(?!\d)"
)
_NO_TITLE = spaced(
    r"(?<!\w)(?:được|thông qua|ban hành|đã|từ|trong|do|của|ở|có|là|vào|này|như|theo|đến)(?!\w)", re.I
)


def _read_list(text: str, match: re.Match[str], stop: int) -> list[Citation]:
    """The reference that opens here and those listed after it, none where there is no number."""
    kind = kinds_by_form()[form_key(match["kind"])]
    written = match["kind"]
    if kind.spelt and written[0].islower():
        return []
    first = (
        _read_session(text, match, stop, kind)
        or _read_numbered(text, match.start(), match.end(), stop, kind)
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
    if found is None or found.form != "short" or number["so"]:
        return [found] if found else []
    if not may_be_bare(text, start, kind, number["number"], found.end_char, stop):
        return []
    return [found if closes(text, number.end(), stop) else found._replace(sure=False)]


def _numbered(
    text: str, start: int, number: re.Match[str], stop: int, kind: Kind, group: int
) -> Citation | None:
    """The reference whose number was matched, with symbol, term and date; None where it is no number."""
    symbol = symbol_after().match(text, number.end(), stop)
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


def _read_session(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """`Nghị quyết Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII`: the plenum's."""
    if kind.id not in ("nghi-quyet", "ket-luan"):
        return []
    session = _SESSION.match(text, match.end(), stop)
    if session is None and kind.form == "NQTW":
        session = _GLUED.match(text, match.end(), stop)
    if session is None:
        return []
    number, term, end = session["number"], session["term"], session.end()
    if not number.isdigit():
        read = read_numeral(text, session.start("number"), session.end("number"))
        number = str(int(read.value)) if read else {"nhất": "1", "tư": "4"}.get(number.lower(), number)
    if term and text[end - 1] == ")" and "(" not in session[0]:
        end = session.end("term")
    start, named = match.start(), clean_term(_ROMAN_OF.get(term.split()[-1], term)) if term else None
    return [Citation(start, end, kind, number, None, None, None, named, "plenum", start)]


def _read_plenum(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """`Nghị quyết Trung ương 4 (khóa XII)`, `Nghị quyết TW4`: the number is the plenum's."""
    plenum = _PLENUM.match(text, match.end(), stop) if kind.id in ("nghi-quyet", "ket-luan") else None
    if plenum is None:
        return []
    symbol = symbol_after().match(text, plenum.end("number"), stop)
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
        found.append(found[0]._replace(start_char=begins, end_char=ends, number=later[0]))
    found[-1] = found[-1]._replace(end_char=last_end)
    while other := _OTHER_TERM.match(text, found[-1].end_char, stop):
        name = clean_term("khóa " + other["term"].split()[-1])
        begins, ends = other.start("term"), other.end("term")
        found.append(found[-1]._replace(start_char=begins, end_char=ends, term=name))
    return found


def _read_between(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """Words between kind and number: `Luật Viện kiểm sát nhân dân số 63/2014/QH13`.

    Without a symbol only whose it is may stand there: `Nghị quyết của Huyện ủy số 05`.
    """
    between = _BETWEEN.match(text, match.end(), stop)
    if between is None or opening().search(between["words"]):
        return []
    if "," in between["words"] and kind.kind not in ("Luật", "Bộ luật", "Pháp lệnh"):
        return []
    number = _NUMBER.match(text, between.end(), stop)
    found = _numbered(text, match.start(), number, stop, kind, match.start()) if number else None
    if number is None or found is None:
        return []
    if not found.symbol and not (number["so"] and re.match(r"\s+của\s", between["words"])):
        return []
    if not number["so"] and not re.search("[/-]", found.symbol or ""):
        return []
    return [found._replace(subject=between["words"].strip())]


def _read_named(text: str, match: re.Match[str], stop: int, kind: Kind) -> list[Citation]:
    """A congress's resolution by its ordinal, a law by title and year: no number."""
    start = match.start()
    if kind.kind == "Nghị quyết" and (congress := _CONGRESS.match(text, match.end(), stop)):
        body = text[congress.start("body") : congress.end()]
        if _NO_BODY.search(body):
            return []
        return [
            Citation(start, congress.end(), kind, None, None, None, None, None, "named", start, subject=body)
        ]
    if kind.kind in ("Luật", "Bộ luật", "Hiến pháp") and (law := _LAW.match(text, match.end(), stop)):
        title = law["subject"].strip()
        if (not title[:1].isupper()) != (kind.kind == "Hiến pháp"):
            return []
        if _NO_TITLE.search(title) or not closes(text, law.end(), stop):
            return []
        year = int(law["year"])
        return [Citation(start, law.end(), kind, None, None, year, None, None, "named", start, subject=title)]
    return []


_NO_BODY = spaced(r"(?<!\w)(?:các cấp|và|đã|thực hiện|nghị quyết|vào|nhiệm kỳ)(?!\w)")


def _read_symbol_alone(text: str, match: re.Match[str], stop: int) -> list[Citation]:
    """`16-ĐA/TU` without its word: the code names the kind."""
    number = _NUMBER.match(text, match.start(), stop)
    symbol = symbol_after().match(text, number.end(), stop) if number else None
    if number is None or symbol is None or not symbol["symbol"]:
        return []
    code = re.split(r"[/-]", clean_symbol(symbol["symbol"]))[0]
    kind = kind_of_symbol().get(code)
    found = _numbered(text, match.start(), number, stop, kind, match.start()) if kind else None
    return _listed(text, [found], stop) if found else []


# --------------------------------------------------------------------------------------------------- lists

_AND = spaced(r"~(?:,|;|và|hoặc|hay|&|, và)~(?=~(?:số )?\d)")


def _list_goes_on(text: str, position: int, stop: int) -> bool:
    """`18,19 – NQ, TW`, `Đề án 938,939`: a glued comma, and a symbol or a number as long closes the list."""
    comma = re.compile(r",(?=\d)").match(text, position, stop)
    number = _NUMBER.match(text, comma.end(), stop) if comma else None
    symbol = symbol_after().match(text, number.end(), stop) if number else None
    if number is None or comma is None or (symbol and symbol["symbol"]):
        return number is not None
    length = len(number["number"])
    before = text[comma.start() - length - 1 : comma.start()]
    return (
        length > 1 and before[1:].isdigit() and not before[0].isdigit() and closes(text, number.end(), stop)
    )


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
    return bool(first.sure and (goes_on or closes(text, later.end_char, stop)) and len(number["number"]) > 1)


def _with_shared_symbol(found: list[Citation]) -> list[Citation]:
    """`18, 19-NQ/TW`: the symbol stands once, at the end of the list."""
    rows = list(found)
    for index in range(len(rows) - 2, -1, -1):
        if rows[index].symbol is None and rows[index].date is None and rows[index + 1].symbol:
            rows[index] = rows[index]._replace(symbol=rows[index + 1].symbol, form="full", sure=True)
    return rows


def _skip(text: str, position: int, stop: int) -> int:
    while position < stop and text[position] != "\n" and text[position].isspace():
        position += 1
    return position
