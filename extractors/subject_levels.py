"""Bodies of a whole level that stand for the unit above: `cấp ủy các cấp trong tỉnh`, `TAND cấp huyện`.

What the party's count is the Đảng bộ's, what those of the state count the unit's.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document
from extractors.figure_owners import whole_bloc
from extractors.frame import Frame
from extractors.open_units import UNKNOWN
from extractors.place_types import LEVELS, level_of
from extractors.subject_roles import Candidate
from extractors.text_words import find_matches
from extractors.worded_zones import zones_with

_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))  # `re` knows no \p{Lu}
# `cấp ủy, ủy ban kiểm tra các cấp trong tỉnh`, `mỗi UBKT cấp huyện`: no single committee.
_PARTY_BODIES = (
    r"(?:cấp [uủ][yỷ]|đảng [uủ][yỷ]|(?:[uủ][yỷ] ban kiểm tra|ubkt)(?: đảng [uủ][yỷ])?|tổ chức đảng|chi bộ)"
)
_OF_PARTY = re.compile(
    rf"(?:(?:các|mỗi|từng)[ \u00a0])?{_PARTY_BODIES}(?:(?:,| và)[ \u00a0]{_PARTY_BODIES})?"
    r"[ \u00a0](?:ở[ \u00a0])?(?:các cấp|cấp huyện|cấp xã|cấp dưới|(?:cấp )?cơ sở|từ (?:tỉnh"
    r"|huyện) đến cơ sở)(?![^\W\d_])"
    r"(?:[ \u00a0](?:trong|của|ở)(?:[ \u00a0]toàn)?[ \u00a0](?P<unit>tỉnh|huyện|thành phố|thị xã"
    r"|quận)(?![^\W\d_])"
    rf"(?![ \u00a0](?-i:[{_CAPITALS}])))?",
    flags=re.IGNORECASE,
)
_UY = ("ủy", "uỷ", "uy")
_PARTY_WORDS = frozenset(
    {"ubkt", "tổ chức", "chi bộ", *(f"{word} {uy}" for word in ("cấp", "đảng") for uy in _UY)}
    | {f"{uy} ban" for uy in _UY}
)
_PARTY_OPENERS = frozenset(
    {
        *_PARTY_WORDS,
        *(f"{each} {word.split()[0]}" for each in ("các", "mỗi", "từng") for word in _PARTY_WORDS),
    }
)
_OF_STATE = re.compile(
    r"(?:TAND|T(?:òa|oà) án(?: nhân dân)?|VKSND|Viện kiểm sát(?: nhân dân)?|UBND|HĐND|Công an"
    r"|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân)[ \u00a0]cấp[ \u00a0](?P<level>huyện|xã)(?![^\W\d_])"
    r"|(?:[ỦU][ỷy] ban )?(?:MTTQ|Mặt trận(?: Tổ quốc)?)(?: Việt Nam)?"
    r"[ \u00a0](?:các|hai|2)[ \u00a0]cấp(?![^\W\d_])",
    flags=re.IGNORECASE,
)
_STATE_OPENERS = frozenset(
    {"tand cấp", "tòa án", "toà án", "vksnd cấp", "viện kiểm", "ubnd cấp", "hđnd cấp", "công an"}
    | {"ủy ban", "uỷ ban", "hội đồng", "mttq", "mặt trận"}
)
_BLOC = "Đảng ủy Khối "
_LOOK_BACK = 20  # bodies before such words that are looked at


@dataclass(frozen=True)
class SubjectLevels:
    """What of a document decides whose such bodies are.

    bodies: those that say which one they are, in order of the text. meant: the unit that a type word at a
    character stands for.
    """

    document: Document
    frame: Frame
    bodies: Sequence[Candidate]
    meant: Callable[[int, str], str | None]

    def found(self) -> Iterator[Candidate]:
        """The party organisation or unit that each of them stands for."""
        text = self.document.text
        for zone in zones_with(self.document, _PARTY_OPENERS):
            for match in find_matches(_OF_PARTY, text, _PARTY_OPENERS, zone.start_char, zone.end_char):
                yield from self._of_party(match)
        for zone in zones_with(self.document, _STATE_OPENERS):
            for match in find_matches(_OF_STATE, text, _STATE_OPENERS, zone.start_char, zone.end_char):
                unit = self._above((match["level"] or "xã").lower())
                level = level_of(unit) if unit is not None else None
                yield Candidate(*match.span(), unit or UNKNOWN, unit, level, "article", owns=True)

    def _of_party(self, match: re.Match[str]) -> Iterator[Candidate]:
        """The Đảng bộ of the unit that is said, else of the bloc or unit that the text is about."""
        if match["unit"] is not None:
            unit = self.meant(match.start("unit"), match["unit"].lower())
        else:
            bloc = self._bloc_before(match.start())
            if bloc is not None:
                yield bloc._replace(start_char=match.start(), end_char=match.end(), how="article", owns=True)
                return
            unit = self.frame.subject[1] if self.frame.subject is not None else None
        if unit is not None:
            name, level, kind = f"Đảng bộ {unit}", level_of(unit), "party_organisation"
            yield Candidate(*match.span(), name, unit, level, "article", owns=True, kind=kind)

    def _bloc_before(self, char: int) -> Candidate | None:
        """The party organisation of the bloc that the paragraph has named before the character."""
        start, index = self.frame.paragraph_start(char), bisect_left(self.bodies, char, key=_start)
        for one in reversed(self.bodies[max(0, index - _LOOK_BACK) : index]):
            if one.start_char >= start and _BLOC in one.name:
                return whole_bloc(one._replace(name=_BLOC + one.name.partition(_BLOC)[2]))
        return None

    def _above(self, level: str) -> str | None:
        """The unit above the bodies of a level (`huyện`, `xã`): the article's own if it is one."""
        own, below = self.frame.subject, level_of(f"{level} 1") or "commune"
        if own is not None and own[0] in LEVELS[: LEVELS.index(below)]:
            return own[1]
        return self.frame.district if below == "commune" and self.frame.district else self.frame.province


def _start(candidate: Candidate) -> int:
    return candidate.start_char
