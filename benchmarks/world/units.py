"""The units that the world plays in: real ones of the gazetteer, those of before July 2025 and of after."""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from extractors import gazetteer
from extractors.gazetteer import Unit, successions, units_of_code

# Old provinces by code and what lives there; pairs that merged stand together.
PROVINCES = (
    ("08", "north"), ("02", "north"), ("66", "highland"), ("54", "delta"), ("38", "delta"), ("04", "north"),
    ("51", "delta"), ("62", "highland"), ("15", "north"), ("10", "north"), ("92", "delta"), ("94", "delta"),
)  # fmt: skip


@dataclass
class Land:
    """A unit that is played. code: its code; parent, children: within the world; successor: code of the unit
    that it became in July 2025, its own where it stayed, empty where it ended without (districts)."""

    unit: Unit
    level: str
    region: str
    parent: "Land | None" = None
    children: list["Land"] = field(default_factory=list)
    successor: str = ""
    villages: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """With its type word, as claims name it: `huyện Hàm Yên`."""
        return self.unit.full_name


_VILLAGE_WORDS = {
    "north": ("thôn", "bản", "xóm"),
    "highland": ("thôn", "buôn", "làng"),
    "delta": ("thôn", "ấp", "thôn"),
}
_VILLAGE_NAMES = {
    "north": "Nà Mạ,Khuổi Ngang,Nà Đồn,Pác Khoang,Khe Lầu,Tân Lập,Bản Chang,Nà Lếch,Thẳm Én,Đồng Tâm,"
    "Phiêng Luông,Cốc Phát",
    "highland": "Ku Nhang,Đắk Rơ,Plei Tơng,Kon Hrai,Chư Pá,Ea Mlin,Tân Tiến,Krông Búk Nhỏ,Đăk Xế,"
    "Ia Nhơm,Đoàn Kết,Kuốp",
    "delta": "Đông Trà,Phú Lạc,Tân Lập,Hòa Khê,Vĩnh Thuận,An Lợi,Xuân Đài,Mỹ Quang,Trung Tín,"
    "Đồng Tâm,Long Thạnh,Bình Hòa",
}


def choose_lands(chance: random.Random, provinces: int, districts: int, communes: int) -> list[Land]:
    """Provinces with so many districts, each with so many communes, each with two villages."""
    return [_province(chance, code, region, districts, communes) for code, region in PROVINCES[:provinces]]


def _province(chance: random.Random, code: str, region: str, districts: int, communes: int) -> Land:
    land = Land(units_of_code(code)[0], "province", region, successor=_successor(code))
    below = [unit for unit in _children(code) if unit.level == "district"]
    for unit in sorted(chance.sample(below, min(districts, len(below)))):
        district = Land(unit, "district", region, land)
        land.children.append(district)
        inside = [c for c in _children(unit.code) if c.level == "commune" and _successor(c.code)]
        district.children = [
            Land(c, "commune", region, district, successor=_successor(c.code))
            for c in sorted(chance.sample(inside, min(communes, len(inside))))
        ]
        for commune in district.children:
            commune.villages = _villages(chance, region)
    return land


def _villages(chance: random.Random, region: str) -> list[str]:
    """Names that many communes share, and numbers that all have."""
    word = chance.choice(_VILLAGE_WORDS[region])
    names = chance.sample(_VILLAGE_NAMES[region].split(","), 2)
    if chance.random() < 0.25:
        names[0] = str(chance.randint(1, 9))
    return [f"{word} {name}" for name in names]


@cache
def _all() -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for line in gazetteer._lines():
        unit = Unit(*line.split(","))
        if not unit.valid_from and unit.valid_to in ("", "2025-06-30") and unit.code.isdigit():
            found[unit.parent].append(unit)
    return found


def _children(code: str) -> list[Unit]:
    return _all()[code]


@cache
def _heirs() -> dict[str, str]:
    found: dict[str, str] = {}
    for old, new, _ in successions():
        found.setdefault(old, new)
    return found


def _successor(code: str) -> str:
    return _heirs().get(code, "")
