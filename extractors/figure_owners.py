"""Whose a figure is of what a committee leads: its own, its unit's, or its Đảng bộ's.

`Huyện ủy Sơn Lĩnh bổ nhiệm 12 cán bộ`: its own; `… lãnh đạo 100% chi bộ`: the Đảng bộ's; a bloc's no unit's.
"""

import re

from extractors.place_types import level_of
from extractors.subject_roles import GOVERNING
from extractors.subjects import Candidate

_PARTY_COMMITTEES = GOVERNING - {"peoples_committee", "peoples_council"}
_PARTY_UNITS = re.compile(
    r"(?<![^\W\d_])(?:chi bộ|đảng viên|đảng bộ|tổ chức (?:cơ sở )?đảng|cấp [uủ][yỷ]|quần chúng|TCCSĐ)"
    r"(?![^\W\d_])",
    flags=re.IGNORECASE,
)
# `Huyện ủy` whole; its standing board acts.
_LEADING = _PARTY_COMMITTEES - {"standing_committee", "executive_committee"}
_OWN_ACTS = re.compile(
    r"(?<![^\W\d_])(?:điều động|luân chuyển|bổ nhiệm|chỉ định|kỷ luật|khiển trách|cảnh cáo"
    r"|khai trừ|cách chức|"
    r"kiểm tra|giám sát|ban hành|thông qua|giải quyết|xem xét|quản lý|phân công|quy hoạch|tổ chức|mở|họp"
    r"|trao|tặng|biểu dương|khen thưởng|thăm hỏi)"
    r"(?![^\W\d_])",
    flags=re.IGNORECASE,
)
_BLOCS = ("Đảng ủy Khối ", "Đảng bộ Khối ")  # what they count is no province's
_MEMBERS = re.compile(r"[uủ][yỷ] viên(?![^\W\d_])", flags=re.IGNORECASE)
_ADMITS = re.compile(
    r"(?<![^\W\d_])(?:kết nạp|phát triển (?:được )?đảng viên|tạo nguồn)(?![^\W\d_])",
    flags=re.IGNORECASE,
)
_OF_COUNCIL = re.compile(
    r"(?:lượt )?(?:đại biểu|nghị quyết|tờ trình|ý kiến|phiên họp|kỳ họp)(?![^\W\d_])",
    flags=re.IGNORECASE,
)


def owner_of(found: Candidate, unit: str, share: bool, said: str) -> Candidate:
    """A share of all party cells is that of the Đảng bộ, not of the committee that urges them on.

    So are the members whom it leads its cells to admit. What a committee or council counts that does
    nothing itself, or that an earlier sentence named, is its unit's. said: the words up to the figure.
    """
    place = found.place
    if found.name.startswith(_BLOCS) and not _OWN_ACTS.search(said):
        led = found.carried or share or _ADMITS.search(said)
        return whole_bloc(found) if led and _PARTY_UNITS.search(unit) else found
    if found.kind not in GOVERNING or place is None or found.name == place:
        return found
    if found.kind == "peoples_council" and _OF_COUNCIL.match(unit):
        return found
    leads = found.kind in _LEADING and not (_OWN_ACTS.search(said) or _MEMBERS.search(unit))
    if not (found.carried or share or leads or _ADMITS.search(said)):
        return found
    if found.kind in _PARTY_COMMITTEES and _PARTY_UNITS.search(unit) and level_of(place):
        return found._replace(name=f"Đảng bộ {place}")
    return found._replace(name=place) if found.carried or leads else found


def counts_party(unit: str) -> bool:
    """Whether party members or cells are counted."""
    return _PARTY_UNITS.match(unit) is not None


def is_of_bloc(candidate: Candidate) -> bool:
    """Whether it is the committee or party organisation of a bloc of agencies or firms."""
    return candidate.name.startswith(_BLOCS)


def at_home(candidate: Candidate) -> Candidate:
    """`Ban nhân dân ấp Trà Lồng` in a title stands for its village; a party cell counts its own."""
    if candidate.kind in (None, "party_cell") or candidate.level != "village" or candidate.place is None:
        return candidate
    return candidate._replace(name=candidate.place)


def village_of(candidate: Candidate) -> Candidate:
    """Of an article about a village's party cell, what is no party's is the village's."""
    if candidate.kind != "party_cell" or candidate.level != "village" or candidate.place is None:
        return candidate
    return candidate._replace(name=candidate.place, kind=None)


def whole_bloc(candidate: Candidate) -> Candidate:
    """The party organisation that the committee of a bloc leads."""
    return candidate._replace(name="Đảng bộ Khối " + candidate.name[len(_BLOCS[0]) :])
