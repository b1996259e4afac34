"""The offices of each unit: what one official holds at a time, as the seats that papers name.

An office is a bundle: the party's deputy secretary is the chairman of the committee too, the head of a
commission sits in the standing committee. A seat may be written in several ways (`ways`), which all mean
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from world.units import Land


@dataclass(frozen=True)
class Way:
    """One way to write a seat, as the extractors give it. organisation, place: as in post_claim."""

    title: str
    organisation: str
    place: str | None
    level: str


@dataclass(frozen=True)
class Seat:
    """key: what it is, in the truth. ways: the usual one first. state: given by an assembly some weeks
    after the party's posts. single: one holder at a time. member: a seat on a committee. lasting: the same
    through July 2025.
    """

    key: str
    ways: tuple[Way, ...]
    state: bool
    single: bool
    member: bool = False


@dataclass
class Office:
    """rank: to whom it may be given next. code: of the unit. closed: that its body ended in July 2025."""

    key: str
    land: Land
    rank: int
    seats: tuple[Seat, ...]
    village: str | None = None
    closed: bool = False
    opened: str = ""
    holder: int | None = None
    spells: list["Spell"] = field(default_factory=list)


@dataclass
class Spell:
    """A person in an office. start, end: ISO days, end exclusive, None while held. how: elected, appointed,
    transferred. why: of the end. before: the spell that the person came from."""

    person: int
    office: Office
    start: str
    how: str
    end: str | None = None
    why: str = ""
    before: "Spell | None" = None
    successor: "Spell | None" = None


_PARTY = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "quận": "Quận ủy",
}
_MEMBER = {
    "tỉnh": "Tỉnh ủy viên",
    "thành phố": "Thành ủy viên",
    "huyện": "Huyện ủy viên",
    "thị xã": "Thị ủy viên",
    "quận": "Quận ủy viên",
}
_COMMISSIONS = ("Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận")
_DEPARTMENTS = (
    "Nội vụ",
    "Tài chính",
    "Nông nghiệp và Phát triển nông thôn",
    "Giáo dục và Đào tạo",
    "Y tế",
    "Tư pháp",
)


def offices_of(land: Land, council: str, name: str, code: str) -> Iterator[Office]:
    """The offices of a unit. council: whether secretary or deputy heads the council (`one`, `two`), or the
    secretary is chairman too (`all`). name: with its type word, as it stands then; code: of that unit."""
    make = {"province": _province, "district": _district, "commune": _commune}[land.level]
    for key, rank, seats in make(name, code, council):
        yield Office(f"{key}@{code}", land, rank, seats)


def village_offices(land: Land, village: str, code: str) -> Iterator[Office]:
    """The secretary of the cell and the head of a village."""
    cell = Way("Bí thư", f"Chi bộ {village}", village, "village")
    word = village.split()[0]
    head = Way(f"Trưởng {word}", village[0].upper() + village[1:], village, "village")
    secretary = _seat("secretary", f"{code}/{village}", False, True, cell)
    chief = _seat("chief", f"{code}/{village}", False, True, head)
    yield Office(f"cell@{code}/{village}", land, 1, (secretary,), village)
    yield Office(f"chief@{code}/{village}", land, 1, (chief,), village)


def _seat(what: str, code: str, state: bool, single: bool, *ways: Way, member: bool = False) -> Seat:
    return Seat(f"{what}@{code}", ways, state, single, member)


_Made = Iterator[tuple[str, int, tuple[Seat, ...]]]


def _province(name: str, code: str, council: str) -> _Made:
    yield from _leaders(name, code, council)
    yield from _party_bodies(name, code)
    yield from _departments(name, code)


def _leaders(name: str, code: str, council: str) -> _Made:
    way, party = _ways(name, "province")
    people = f"Ủy ban nhân dân {name}"
    standing, member = _board(name, code), _member(name, code)
    centre = Way("Ủy viên", "Ban Chấp hành Trung ương Đảng", None, "central")
    central = _seat("central", "vn", False, False, centre, member=True)
    assembly = _seat("council", code, True, True, way("Chủ tịch", f"Hội đồng nhân dân {name}"))
    one = (assembly,) if council == "one" else ()
    two = (assembly,) if council != "one" else ()
    secretary = _seat("secretary", code, False, True, way("Bí thư", party))
    yield "secretary", 15, (central, secretary, *one)
    deputy = _seat(
        "standing", code, False, True, way("Phó Bí thư Thường trực", party), way("Phó Bí thư", party)
    )
    yield "standing", 14, (deputy, *two)
    second = _seat("deputy", code, False, False, way("Phó Bí thư", party))
    yield "chair", 14, (second, _seat("chair", code, True, True, way("Chủ tịch", people)))
    yield "vice1", 13, (standing, _seat("vice", code, True, False, way("Phó Chủ tịch", people)))
    for number in (2, 3):
        yield f"vice{number}", 13, (member, _seat("vice", code, True, False, way("Phó Chủ tịch", people)))


def _party_bodies(name: str, code: str) -> _Made:
    """The committee's commissions, the front and the council's deputy head."""
    way, party = _ways(name, "province")
    standing, member = _board(name, code), _member(name, code)
    for ban in _COMMISSIONS:
        yield ban, 13, (standing, _seat(ban, code, False, True, way("Trưởng ban", f"{ban} {party}")))
    control = way("Chủ nhiệm", f"Ủy ban Kiểm tra {party}")
    yield "control", 13, (standing, _seat("control", code, False, True, control))
    yield "front", 12, (standing, _seat("front", code, True, True, *_front(way, name)))
    vice = _seat("council-vice", code, True, False, way("Phó Chủ tịch", f"Hội đồng nhân dân {name}"))
    yield "council-vice", 12, (member, vice)


def _departments(name: str, code: str) -> _Made:
    way, _ = _ways(name, "province")
    _, bare = _parted(name)
    member = _member(name, code)
    for field_ in _DEPARTMENTS:
        bodies = (f"Sở {field_} {name}", f"Sở {field_} {bare}")
        head_of = _seat(field_, code, True, True, *(way("Giám đốc", body) for body in bodies))
        yield field_, 11, (member, head_of)
        vice = _seat(f"vice {field_}", code, True, False, *(way("Phó Giám đốc", body) for body in bodies))
        yield f"vice {field_}", 10, (vice,)


def _district(name: str, code: str, council: str) -> _Made:
    way, party = _ways(name, "district")
    people = f"Ủy ban nhân dân {name}"
    standing, member = _board(name, code, "district"), _member(name, code, "district")
    assembly = _seat("council", code, True, True, way("Chủ tịch", f"Hội đồng nhân dân {name}"))
    secretary = _seat("secretary", code, False, True, way("Bí thư", party))
    yield "secretary", 9, (secretary, *((assembly,) if council == "one" else ()))
    deputy = _seat(
        "standing", code, False, True, way("Phó Bí thư Thường trực", party), way("Phó Bí thư", party)
    )
    yield "standing", 8, (deputy, *((assembly,) if council != "one" else ()))
    second = _seat("deputy", code, False, False, way("Phó Bí thư", party))
    yield "chair", 8, (second, _seat("chair", code, True, True, way("Chủ tịch", people)))
    for number in (1, 2):
        yield f"vice{number}", 7, (standing, _seat("vice", code, True, False, way("Phó Chủ tịch", people)))
    for ban in _COMMISSIONS[:2]:
        yield ban, 7, (standing, _seat(ban, code, False, True, way("Trưởng ban", f"{ban} {party}")))
    control = way("Chủ nhiệm", f"Ủy ban Kiểm tra {party}")
    yield "control", 7, (standing, _seat("control", code, False, True, control))
    yield "front", 7, (standing, _seat("front", code, True, True, *_front(way, name)))
    yield "home", 6, (member, _seat("home", code, True, True, way("Trưởng phòng", f"Phòng Nội vụ {name}")))


def _commune(name: str, code: str, council: str) -> _Made:
    def way(title: str, organisation: str) -> Way:
        return Way(title, organisation, name, "commune")

    party, people = f"Đảng ủy {name}", f"Ủy ban nhân dân {name}"
    assembly = _seat("council", code, True, True, way("Chủ tịch", f"Hội đồng nhân dân {name}"))
    chair = _seat("chair", code, True, True, way("Chủ tịch", people))
    own = {"one": (assembly,), "all": (chair,), "two": ()}[council]
    secretary = _seat("secretary", code, False, True, way("Bí thư", party), way("Bí thư", f"Đảng bộ {name}"))
    yield "secretary", 5, (secretary, *own)
    deputy = _seat(
        "standing", code, False, True, way("Phó Bí thư Thường trực", party), way("Phó Bí thư", party)
    )
    yield "standing", 4, (deputy, *(() if council == "one" else (assembly,)))
    second = _seat("deputy", code, False, False, way("Phó Bí thư", party))
    if council != "all":
        yield "chair", 4, (second, chair)
    yield "vice", 3, (_seat("vice", code, True, False, way("Phó Chủ tịch", people)),)
    yield "front", 2, (_seat("front", code, True, True, *_front(way, name)),)
    yield "farmers", 2, (_seat("farmers", code, True, True, way("Chủ tịch", f"Hội Nông dân {name}")),)


def _board(name: str, code: str, level: str = "province") -> Seat:
    way, party = _ways(name, level)
    ways = (way("Ủy viên", f"Ban Thường vụ {party}"), way("Ủy viên Thường vụ", party))
    return _seat("board", code, False, False, *ways, member=True)


def _member(name: str, code: str, level: str = "province") -> Seat:
    way, party = _ways(name, level)
    ways = (way(_MEMBER[_parted(name)[0]], party), way("Ủy viên", f"Ban Chấp hành Đảng bộ {name}"))
    return _seat("member", code, False, False, *ways, member=True)


def _front(way, name: str) -> tuple[Way, ...]:  # type: ignore[no-untyped-def]
    bodies = (f"Ủy ban Mặt trận Tổ quốc Việt Nam {name}", f"Ủy ban Mặt trận Tổ quốc {name}")
    return tuple(way("Chủ tịch", body) for body in bodies)


def _ways(name: str, level: str):  # type: ignore[no-untyped-def]
    kind, bare = _parted(name)

    def way(title: str, organisation: str) -> Way:
        return Way(title, organisation, name, level)

    return way, f"{_PARTY[kind]} {bare}"


def _parted(name: str) -> tuple[str, str]:
    kind = next(
        kind for kind in ("thành phố", "thị xã", "tỉnh", "huyện", "quận", "xã") if name.startswith(kind + " ")
    )
    return kind, name[len(kind) + 1 :]
