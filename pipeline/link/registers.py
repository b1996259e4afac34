"""In whose register a document is numbered: `Ban Thường vụ Tỉnh ủy Tuyên Quang` and `Tỉnh ủy` share one.

A committee, its standing committee and its congress number in one series (Hướng dẫn 36-HD/VPTW, II.1.3), the
centre's bodies too (`NQ/TW`); who signs for an office signs in its register (`Chủ tịch UBND tỉnh`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.issuers import code_of, issuer_of_symbol, level_of_symbol
from extractors.organisations import read_organisation
from extractors.place_types import bare_name, read_type_word
from extractors.rules import rule_file
from extractors.spelling import name_key, search_fold
from pipeline.ids import digest
from pipeline.link.places import EVE, Place, home_province, resolve_places

CENTRE = "trung ương"
_CENTRAL_PARTY = re.compile(  # not `Trung ương Hội Nông dân`, `Trung ương Mặt trận`, `Trung ương Đoàn`
    r"(bộ chính trị|ban bí thư|(ban chấp hành )?trung ương(?! (hội|mặt trận|đoàn)(?!\w))|hội nghị)(?!\w)"
)
_UNION = re.compile(
    r"^(?:ban chấp hành |ban thường vụ |đoàn chủ tịch |ủy ban )?(?=trung ương (?:hội|mặt|đoàn))"
)
_TERM = re.compile(r"\s+kh[óo][aá]\s+([ivx]+|\d+)$", re.I)
_CONGRESS = "đại hội "
_OPEN = re.compile(r"đại hội (?:đại biểu )?(?:(?:lần thứ )?(?:[ivxl]+|\d+))?")  # nobody knows whose
_ORDINAL = re.compile(r" lần thứ \w+$")
_NATIONAL = re.compile(  # `đại hội đảng toàn quốc lần thứ xii`, `đại hội xiii của đảng`
    r"đại hội (?:đại biểu )?(?:đảng|(?:đảng )?toàn quốc)(?: lần thứ \w+)?(?: của đảng)?"
    r"|đại hội (?:đại biểu )?(?:lần thứ )?\w+ của đảng"
)
_BUREAU = re.compile(r"^(ban thường vụ|thường trực|ban chấp hành|bch|btv)\s+")
_COMMITTEE = re.compile(
    r"^(tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng bộ)"
    r"(\s+(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn))?$"
)
_COMMITTEES = {
    "tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "huyện": "huyện ủy", "quận": "quận ủy", "thị xã": "thị ủy",
    "xã": "đảng ủy xã", "phường": "đảng ủy phường", "thị trấn": "đảng ủy thị trấn",
}  # fmt: skip
_CENTRAL_CODES = {"TW": CENTRE, "CP": "chính phủ", "TTG": "thủ tướng chính phủ", "CTN": "chủ tịch nước",
                  "QH": "quốc hội", "UBTVQH": "ủy ban thường vụ quốc hội"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Register:
    """A series of numbers. key: what tells it from others. slug: for ids. level: of its body. party: whether
    numbers begin anew with a committee's term, else with the year. place: of its body, by its id."""

    key: str
    slug: str
    level: str | None
    party: bool
    place: str | None = None


def term_in(issuer: str | None) -> str | None:
    """The term in an issuer's name: `Bộ Chính trị khóa XI` -> `XI`."""
    match = _TERM.search(issuer) if issuer else None
    return match[1].upper() if match else None


@lru_cache(maxsize=1 << 16)
def register_of(issuer: str | None, symbol: str | None, home: str | None, day: str | None) -> Register | None:
    """The register, None where neither issuer nor symbol tells one body.

    issuer: as claimed, with its place; None where none is certain. home: place that the paper speaks for; it
    tells which province's `ĐA/TU` is meant, and which of the communes of one name.
    """
    tail = re.split(r"[/-]", symbol)[-1].upper().rstrip("0123456789") if symbol else ""
    if symbol and symbol.upper().startswith(("TTLT", "NQLT")):
        return _register(f"liên tịch {name_key(symbol)}", "central", party=False)
    if tail in _CENTRAL_CODES:
        return _central(_CENTRAL_CODES[tail])
    if issuer:
        return _of_body(_TERM.sub("", issuer), home, day)
    if symbol and (named := issuer_of_symbol(symbol)):
        return _register(name_key(named.name), "central", party="/" in symbol)
    if symbol and level_of_symbol(symbol) == "province" and code_of(symbol) == "TU":
        province = home_province(home, day)
        return _committee(home, "province", province or "") if home else None
    return None


def _of_body(issuer: str, home: str | None, day: str | None) -> Register | None:
    key = name_key(issuer)
    if _CENTRAL_PARTY.match(key):
        return _central(CENTRE)
    if key in ("thủ tướng", *_CENTRAL_CODES.values()):
        return _central("thủ tướng chính phủ" if key == "thủ tướng" else key)
    signer = next((word for word in _titles() if key.startswith(word + " ")), None)
    congress = key.startswith(_CONGRESS)
    body = read_organisation(issuer, len(_CONGRESS) if congress else len(signer) + 1 if signer else 0)
    if body is None and read_type_word(issuer, 0):
        return None  # `Đề án 16 của tỉnh Tuyên Quang`: of the committee or of the people's committee
    if body is None and congress and _OPEN.fullmatch(key):
        return None
    if body is None:
        national = congress and _NATIONAL.fullmatch(key) is not None
        words = _CONGRESS + "đảng toàn quốc" if national else _ORDINAL.sub("", key)
        return _register(words, "central" if national else None, party=_is_party(words))
    name, party = name_key(body.name), body.branch == "party"
    if body.level == "central":
        union = _UNION.sub(
            "", name
        )  # `Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam` is `Trung ương Mặt trận …`
        words = union.removesuffix(" việt nam") if union.startswith("trung ương ") else name
        return _register(words, "central", party)
    if body.place is None and body.end_char < len(issuer):
        return _of_unknown_place(key, body.level, party, home)
    if body.place is None:
        return None if body.needs or body.missing or body.types else _register(name, body.level, party, home)
    place = _resolved(body.place, home, day)
    words = _BUREAU.sub("", _without(name, body.place))
    if congress:
        return _register(
            f"{_CONGRESS}{words} {name_key(place.name)}", body.level, True, _place_key(place, home)
        )
    if _COMMITTEE.match(words) and place.level:
        return _committee(place.name, place.level, _place_key(place, home))
    named = bare_name(place.name) if words.endswith(" ủy") else place.name
    return _register(f"{words} {name_key(named)}", body.level, party, _place_key(place, home))


def _of_unknown_place(key: str, level: str | None, party: bool, home: str | None) -> Register:
    """A body of a place that the official lists do not have under that name: by its words alone."""
    words = _BUREAU.sub("", key)
    for kind, committee in _COMMITTEES.items():
        words = re.sub(rf"^đảng bộ {kind} ", f"{committee} ", words)
    return _register(words, level, party, "" if level == "province" else f"@{home or ''}")


def _resolved(name: str, home: str | None, day: str | None) -> Place:
    """The place; of a unit that is no more, as it was until the reform."""
    place = resolve_places([name], home, day)[name]
    return place if place.known else resolve_places([name], home, EVE)[name]


def _without(name: str, place: str) -> str:
    """A body's words without its place: `ủy ban nhân dân huyện hàm yên` -> `ủy ban nhân dân`."""
    for end in (name_key(place), name_key(bare_name(place))):
        name = name.removesuffix(" " + end)
    return name


def _place_key(place: Place, home: str | None) -> str:
    """A place of no certain unit is one within what the paper speaks for, and nothing without that."""
    return place.place_id if place.known or place.level == "province" else f"{place.place_id}@{home or ''}"


def _central(name: str) -> Register:
    return _register(name, "central", party=name == CENTRE)


def _committee(place: str, level: str, place_key: str) -> Register:
    """place: with its type word."""
    bare = bare_name(place)
    kind = place.removesuffix(bare).strip().lower()
    committee = _COMMITTEES.get(kind, "đảng ủy")
    return _register(f"{committee} {name_key(bare)}", level, party=True, place=place_key)


def _register(words: str, level: str | None, party: bool, place: str | None = None) -> Register:
    """Ids by what is known of the place: where that is its code, spellings of its name do not matter."""
    known = place if place and "@" not in place else None
    key = f"{words}|{place or ''}"
    slug = re.sub(r"[^a-z0-9]+", "-", search_fold(words)).strip("-")
    return Register(key, f"{slug}-{digest(key)[:4]}", level, party, known)


def _is_party(key: str) -> bool:
    return re.search(r"(?<!\w)(đảng|tỉnh ủy|huyện ủy|thành ủy|quận ủy|thị ủy|quân ủy)(?!\w)", key) is not None


@lru_cache(maxsize=1)
def _titles() -> tuple[str, ...]:
    words = [name_key(word) for word in rule_file("directives.toml")["title"]["words"]]
    return tuple(sorted(words, key=len, reverse=True))
