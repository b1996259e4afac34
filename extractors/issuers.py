"""Reads whose document it is: `… của BTV Tỉnh ủy`.

The issuer stands after `của` or `do`, before a verb (`UBND tỉnh ban hành Kế hoạch số …`), between the kind's
word and the number, or only in the symbol (`NĐ-CP`). Which codes name a body by themselves is data.
"""

import re
from functools import cache
from typing import NamedTuple

from extractors.citation_dates import read_date
from extractors.directive_kinds import Kind, clean_term
from extractors.frame import Frame
from extractors.organisations import OrganisationMention, read_behind, read_organisation
from extractors.rules import rule_file
from extractors.spaced import spaced

_COMMITTEES = {"province": ("tỉnh", "Tỉnh ủy"), "district": ("huyện", "Huyện ủy")}  # a city's differ


class Issuer(NamedTuple):
    """The body that issued a document. name: expanded and completed, with its term where the text has it.

    level, branch (party, state …), place: of the body, None if its words do not say. resolved: how its
    place was filled in; `source` where the symbol alone says it. end: where its words end.
    before: they stand before the reference; trailing: behind its subject. term: `khóa XIII`.
    date: ISO, where the same words say when the document was issued (`Ngày 5/6/2023, UBND huyện ban hành …`).
    """

    name: str
    level: str | None
    resolved: str
    end: int
    term: str | None = None
    date: str | None = None
    branch: str | None = None
    place: str | None = None
    before: bool = False
    trailing: bool = False


_OF = spaced(r"~,?~(?:của|do|được|mà) ")
_BESIDE = spaced(" (?=[A-ZĐÐ])", 0)
_TERM = spaced(
    r"~,?~\(?~(?P<term>kho?[óo][aá] (?:(?-i:[IVX]{1,7})|\d{1,2}))(?![^\W_])(?:~\))?",
)
_PLENUM = spaced(  # `Hội nghị Trung ương 4`, `Hội nghị lần thứ tư BCH Trung ương Đảng`, `Trung ương 7`
    r"(?:hội nghị (?:lần thứ \w{1,6},? )?(?:của )?"
    r"(?:(?:bch|ban chấp hành) )?"
    r"(?:trung ương|tw|t\.?ư)(?: đảng)?(?:~(?:lần thứ )?\d{1,2})?"
    r"|(?:trung ương|tw) \d{1,2})(?![^\W_])",
)
_AT_PLENUM = spaced(r"~,~(?=hội nghị )| (?:tại|ở) (?=hội nghị )")
_ISSUED = spaced(
    r"(?: (?:đã|vừa|mới|chủ trì|trực tiếp|khẩn trương)){0,2} (?:ký )?"
    r"(?:ban hành|thông qua|ký|xây dựng|soạn thảo|soạn|phê duyệt|đề ra)(?!\w)",
)
_AND_DOCUMENT = spaced(  # `của Bộ Tài chính và Kế hoạch 141-KH/TU`: the plan is the next document
    r"(?:,~| và )(?:Kế hoạch|Chương trình|Đề án|Quy hoạch|Chiến lược)(?: hành động)?(?: số)? (?=\d)"
)
# `của Ủy ban nhân dân tỉnh Phê duyệt Đề án`: a verb in capitals is no place
_APPROVES = spaced(
    r" (?=(?:Phê duyệt|Ban hành|Quy định|Sửa đổi|Thông qua|Bổ sung|Thành lập|Công bố|Điều chỉnh|Hướng dẫn"
    r"|Triển khai|Thực hiện|Quyết định|Tăng cường|Về việc)(?!\w))",
    flags=0,
)
_LONGEST_AND = 60  # characters of such a match, and more
_BRACKET = spaced(r"~\([^()\n]{1,60}\)")  # `(nhiệm kỳ 2015 - 2020)`, `(Đề án 16)`
_NOT_BESIDE = spaced(r" (?:đã|sẽ|đang|vừa|tổ chức|yêu cầu|chỉ đạo|xác định|ban hành)(?!\w)", re.I)


def issuer_after(text: str, position: int, stop: int, frame: Frame) -> Issuer | None:
    """`của X`, `do X ban hành`, or X at once, after a reference that ends at `position`."""
    term = _TERM.match(text, position, stop)
    position = term.end() if term else position
    if bracket := _BRACKET.match(text, position, stop):
        position = bracket.end()
    link = _OF.match(text, position, stop) or _AT_PLENUM.match(text, position, stop)
    word = link[0].strip(" ,\u00a0").lower() if link else ""
    beside = None if link else _BESIDE.match(text, position, stop)
    opening = link or beside
    found = issuer_at(text, opening.end(), stop, frame) if opening else None
    if found is None:
        return None
    if word in ("do", "được", "mà") and not _ISSUED.match(text, found.end, stop):
        return None
    if not word and _NOT_BESIDE.match(text, found.end, stop):
        return None
    if term and not found.term:
        name = clean_term(term["term"])
        found = found._replace(term=name, name=f"{found.name} {name}")
    return _with_date_after(text, found, stop)


def issuer_within(text: str, start: int, stop: int, frame: Frame) -> Issuer | None:
    """X between the kind's word and the number: `Nghị quyết của Bộ Chính trị số 26-NQ/TW`."""
    link = _OF.match(text, start, stop) or _BESIDE.match(text, start, stop)
    return issuer_at(text, link.end(), stop, frame) if link else None


def issuer_of_symbol(symbol: str) -> Issuer | None:
    """The body that a symbol alone names: `QĐ-TTg`, `UBTVQH14`; None for a joint or a common code."""
    if symbol.upper().startswith(("TTLT", "NQLT")):
        return None
    name = _code_names().get(code_of(symbol)) or _sender_names().get(re.split(r"[/-]", symbol)[0])
    return Issuer(name, "central", "source", 0) if name else None


def issuer_of_agency(symbol: str, frame: Frame) -> Issuer | None:
    """The agency of the party committee of the article's province or district: `QĐ/UBKTTU`, `KH/BTGHU`."""
    agency = next(
        (row for row in rule_file("directives.toml")["agency"] if row["code"] == code_of(symbol)), None
    )
    unit = frame.unit(agency["level"]) if agency else None
    kind, committee = _COMMITTEES.get(agency["level"], ("", "")) if agency else ("", "")
    if agency is None or unit is None or not unit.startswith(f"{kind} "):
        return None
    name = unit.removeprefix(f"{kind} ")
    return Issuer(
        f"{agency['name']} {committee} {name}", agency["level"], "source", 0, branch="party", place=unit
    )


def issuer_of_kind(kind: Kind) -> Issuer | None:
    """The only body that makes documents of this kind: `Nghị định` are the Government's."""
    return Issuer(kind.issuer, "central", "source", 0) if kind.issuer else None


def code_of(symbol: str) -> str:
    """The issuer's code: `TW` of `NQ/TW`, `QH` of `QH14`."""
    return re.split(r"[/-]", symbol)[-1].rstrip("0123456789")


def level_of_symbol(symbol: str | None) -> str | None:
    """The level of the issuer that the symbol tells: `ĐA/TU` is of a province."""
    return _levels().get(code_of(symbol)) if symbol else None


# --------------------------------------------------------------------------------------------- the issuer


@cache
def _code_names() -> dict[str, str]:
    return {code: row["name"] for row in rule_file("directives.toml")["issuer"] for code in row["codes"]}


@cache
def _sender_names() -> dict[str, str]:
    """By the code with which an official letter's symbol opens: `VPCP-KGVX` is of the Government's Office."""
    senders = (row for row in rule_file("directives.toml")["issuer"] if row.get("sends"))
    return {code: row["name"] for row in senders for code in row["codes"]}


@cache
def _levels() -> dict[str, str]:
    return {code: level for level, codes in rule_file("directives.toml")["level"].items() for code in codes}


@cache
def special_issuers() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """Issuers that are no body (`Thủ tướng`), longest form first: name and system."""
    names = {
        form.lower(): (row["name"], row["system"])
        for row in rule_file("directives.toml")["issuer"]
        for form in row["forms"]
    }
    forms = "|".join(re.escape(form).replace(r"\ ", r" ") for form in sorted(names, key=len, reverse=True))
    # `Trung ương Mặt trận …`, `Trung ương Hội`, `Trung ương Đoàn` are not the party's
    return spaced(rf"(?:{forms})(?![\w.]*\w)(?! (?:mặt trận|mttq|hội|đoàn)(?!\w))"), names


@cache
def offices() -> re.Pattern[str]:
    words = sorted(rule_file("directives.toml")["title"]["words"], key=len, reverse=True)
    forms = "|".join(re.escape(word).replace(r"\ ", r" ") for word in words)
    return spaced(rf"(?<!\w)(?P<office>{forms}) ")


def issuer_at(text: str, start: int, stop: int, frame: Frame) -> Issuer | None:
    """The issuer whose words begin exactly here: an office of a body, a body, or the Prime Minister."""
    if plenum := _PLENUM.match(text, start, stop):
        found = Issuer("Ban Chấp hành Trung ương", "central", "explicit", plenum.end(), branch="party")
        return _with_term(text, found, stop)
    pattern, names = special_issuers()
    special = pattern.match(text, start, stop)
    office = None if special else offices().match(text, start, stop)
    body = read_organisation(text, office.end() if office else start)
    cut = _APPROVES.search(text, body.start_char, body.end_char + 12) if body and body.place else None
    if body and cut and cut.start() < body.end_char:
        body = read_organisation(text[: cut.start()], body.start_char)
    limit = min(stop, body.end_char + _LONGEST_AND) if body else stop
    other = _AND_DOCUMENT.search(text, body.start_char, limit) if body else None
    if body and other and other.start() < body.end_char <= other.end():
        body = read_organisation(text[: other.start()], body.start_char)
    body = _whole_board(text, body) if body and body.kind in _BOARDS else body
    if body and body.end_char <= stop and (special is None or body.end_char > special.end()):
        resolved = frame.complete(body)
        name = f"{_capital(office['office'])} {resolved.name}" if office else resolved.name
        found = Issuer(
            name, resolved.level, resolved.how, body.end_char, branch=body.branch, place=resolved.place
        )
        return _with_term(text, found, stop)
    if special:
        name, branch = names[re.sub(r"\s+", " ", special[0].lower())]
        return _with_term(text, Issuer(name, "central", "explicit", special.end(), branch=branch), stop)
    return None


_BOARD = "Ban Chỉ đạo"
_BOARDS = ("steering_committee", "national_steering_committee", "council_board")
_OPEN_FIELD = spaced(
    r"(?P<field>(?: (?!đã |vừa |ban hành |có |ký |yêu cầu |của |do )[^\W\d_]+,?){1,9}?)"
    r"(?: của)?(?= (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w))"
)
_MORE_OF_BOARD = spaced(
    r"(?P<disease> COVID(?: |-)?19)?(?: của(?= (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)))?"
)


def _whole_board(text: str, body: OrganisationMention) -> OrganisationMention:
    """`Ban Chỉ đạo phòng, chống dịch` + `COVID-19 của tỉnh`; `Ban Chỉ đạo` + `các ngày lễ` + `tỉnh`."""
    bare = body.name == _BOARD
    more = (_OPEN_FIELD if bare else _MORE_OF_BOARD).match(text, body.end_char)
    if more is None or body.place or body.missing or not more[0]:
        return body
    name = f"{body.name}{more['field'].rstrip()}" if bare else body.name
    if not bare and more["disease"]:
        name = f"{body.name} COVID-19"
    opening = f"{_BOARD} 35" if bare else body.name  # of a board with any field
    begins = more.end() + 1
    placed = read_behind(opening, text, begins, min(len(text), begins + _LONGEST_AND))
    if placed and (placed.place or placed.missing):
        end = begins + placed.end_char - len(opening) - 1
        surface, name = text[body.start_char : end], name + placed.name.removeprefix(opening)
        return placed._replace(start_char=body.start_char, end_char=end, surface=surface, name=name)
    end = body.end_char if bare or not more["disease"] else more.end("disease")
    name = body.name if bare else name
    return body._replace(end_char=end, surface=text[body.start_char : end], name=name)


def _with_term(text: str, issuer: Issuer, stop: int) -> Issuer:
    term = _TERM.match(text, issuer.end, stop)
    if term is None:
        return issuer
    name = clean_term(term["term"])
    # What has a term is the committee: `Trung ương khóa XIII`.
    body = "Ban Chấp hành Trung ương" if issuer.name == "Trung ương" else issuer.name
    return issuer._replace(name=f"{body} {name}", term=name, end=term.end())


def _with_date_after(text: str, issuer: Issuer, stop: int) -> Issuer:
    """`của Bộ Chính trị ngày 5/6/2022`; after a comma the date may be of the next clause."""
    position = issuer.end
    if issued := _ISSUED.match(text, position, stop):
        position = issued.end()
    date, end = read_date(text, position, stop)
    if date is None or "," in text[position : position + 3]:
        return issuer._replace(end=position)
    return issuer._replace(date=date, end=end)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_ISSUED_ON = spaced(
    r"(?: (?:này|đã|được)){0,3} (?:ký )?(?:ban hành|ký|thông qua)(?: vào)?(?= ngày )",
)


def read_issue_date(text: str, position: int, stop: int) -> str | None:
    """The date of issue said right after a reference: `… được ban hành ngày 16/6/2022`."""
    issued = _ISSUED_ON.match(text, position, stop)
    return read_date(text, issued.end(), stop)[0] if issued else None
