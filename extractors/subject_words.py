"""Words that stand for a unit or body named before: `toàn huyện`, `xã đã …`, `Công ty có …`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.body_words import BODY_OPENERS, BODY_WORD, BODY_WORDS, CAPITAL_WORDS, MAY_STAND
from extractors.document import Document
from extractors.frame import Frame
from extractors.open_units import UNKNOWN, is_open_unit
from extractors.place_types import level_of, types
from extractors.places import PlaceMention
from extractors.subject_roles import is_made_of
from extractors.subjects import Candidate
from extractors.text_words import find_matches, words_of
from extractors.worded_zones import zones_with

_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))  # `re` knows no \p{Lu}
# A type word that stands for the unit meant: `toàn huyện`, `xã đã …`; not `cấp xã`, `các xã`, `xã Yên Phú`.
_TYPE_WORD = re.compile(
    r"(?<![^\W\d_])(?i:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|xã|phường|thôn|bản|làng|buôn|ấp|khóm|"
    r"khu phố|tổ dân phố|tổ)(?![^\W\d_])"
    rf"(?![ \u00a0](?:[{_CAPITALS}]|\d"
    r"|hội|viên|đội|đoàn|ủy|uỷ|phố|trực thuộc|nông thôn mới|ngoại|nội|chức|hợp))"
    r"(?!,[ \u00a0](?:huyện|xã))"
)
_TYPES = "thành thị tỉnh huyện quận xã phường thôn bản làng buôn ấp khóm khu tổ"
_TYPE_OPENERS = frozenset(_TYPES.split())  # a quick look that spares the pattern
_PLURAL = re.compile(
    r"(?:(?<![^\W\d_])(?:các|những|nhiều|mỗi|từng|cấp|liên|trưởng|phó|số|một|hai|ba|bốn|hợp|già|dân|mọi|"
    r"nông|văn|cơ|phiên|ấn|tư|biên|kịch|toàn văn|đại|trụ|tác|điểm cầu)"
    r"|%|(?<!\d)\d{1,3}(?:/\d{1,3})?)[ \u00a0]+$",
    flags=re.IGNORECASE,
)
_BEFORE_PLURAL = (  # its last words: a quick look
    "các những nhiều mỗi từng cấp liên trưởng phó số một hai ba bốn hợp già dân mọi nông văn cơ phiên ấn tư"
    " biên kịch đại trụ tác cầu"
)
_PLURAL_ENDS = frozenset(_BEFORE_PLURAL.split())
# `4 xã, thị trấn cũ`, `các xã, thị trấn`: several of either type.
_IN_PLURAL_ROW = re.compile(
    r"(?<![^\W\d_])(?:các|những|nhiều|mỗi|từng|số|hai|ba|bốn|(?<!\d)\d{1,3}(?:/\d{1,3})?)[ \u00a0]+"
    r"(?:(?:xã|phường|thị trấn|huyện|quận|thị xã|thôn|bản|làng|buôn|ấp|khóm|khu phố)"
    r"(?:,(?:[ \u00a0]và)?|[ \u00a0](?:và|hoặc)|/)[ \u00a0]*){1,3}$",
    flags=re.IGNORECASE,
)
# `85% chi Hội đạt vững mạnh`: the branches, not the association.
_ITS_PARTS = re.compile(
    r"(?<![^\W\d_])(?:chi|cán bộ|cơ sở|cấp|công tác|phong trào)[ \u00a0]+$", flags=re.IGNORECASE
)
# `tổ` is also any group, `bản` a copy: only where they are said to have or do something, or as a whole.
_OTHER_WORDS = frozenset({"tổ", "bản"})
_WHOLE = re.compile(r"(?:toàn|cả|trong|của)[ \u00a0]$", flags=re.IGNORECASE)
_HAS = re.compile(
    r"[ \u00a0](?:(?:có|đã|đang|hiện|còn|góp|nay)(?![^\W\d_])"
    r"|(?:xa|cách)[ \u00a0](?:\d|hơn|gần|chừng|khoảng))"
)
_VILLAGE_TYPES = {
    "tổ": ("tổ", "tổ dân phố", "tổ nhân dân"),
    "khu phố": ("khu phố", "tổ dân phố"),
}
_ROW = 40  # characters that such a row of types fills
_LOOK_BACK = 20  # places before a type word that are looked at


@dataclass(frozen=True)
class SubjectWords:
    """What of a document decides what such a word means. bodies: the whole ones, in order of the text."""

    document: Document
    frame: Frame
    bodies: Sequence[Candidate]

    def units(self) -> Iterator[Candidate]:
        """`trong huyện`, `xã đã …`: the unit that a type word alone stands for, `owns` not yet judged."""
        text = self.document.text
        for zone in zones_with(self.document, _TYPE_OPENERS):
            for match in find_matches(_TYPE_WORD, text, _TYPE_OPENERS, zone.start_char, zone.end_char):
                kind = match[0].lower()
                before = text[max(zone.start_char, match.start() - 12) : match.start()]
                if self.frame.in_body(match.start()) or _is_plural(text, match.start(), before):
                    continue
                if before.rstrip(" \u00a0").endswith((",", "và", "hoặc", "/")) and _IN_PLURAL_ROW.search(
                    text, max(zone.start_char, match.start() - _ROW), match.start()
                ):
                    continue
                if kind in _OTHER_WORDS and not (_WHOLE.search(before) or _HAS.match(text, match.end())):
                    continue
                unit = self.meant_unit(match.start(), kind)
                if unit is None and not is_open_unit(text, *match.span()):
                    continue
                level = level_of(unit or f"{kind} 1")
                yield Candidate(*match.span(), unit or UNKNOWN, unit, level, "article", owns=True, word=True)

    def meant_unit(self, char: int, kind: str) -> str | None:
        """The unit of this type that the article is about, else the nearest one before in the paragraph.

        A village may have been named in an earlier paragraph.
        """
        frame, level = self.frame, level_of(f"{kind} 1") or "village"
        dwelt_on = frame.subject is not None and (frame.subject[0] == level or frame.subject[0] == "commune")
        about = frame.unit(level) if dwelt_on or level == "province" else None
        if level == "district" and about is not None and about.startswith(f"{kind} "):
            return about
        types = _VILLAGE_TYPES.get(kind, (kind,))
        for place in self._places_between(self.frame.paragraph_start(char), char)[::-1]:
            if place.type in types and not self._was_merged(place):
                return place.full_name
        earlier = self._earlier(types, char)
        if earlier and (level == "village" or (level == "commune" and len(set(earlier)) == 1)):
            return earlier[-1]
        for unit in (about, frame.province):
            if unit is not None and unit.startswith(f"{kind} "):
                return unit
        return self._of_bodies(kind, char)

    def _was_merged(self, place: PlaceMention) -> bool:
        """`Xã Hòa Tân, sáp nhập từ xã Hòa Lợi và Tân Mỹ, … | xã có 22 thôn`: the new one is meant."""
        start = place.start_char
        return is_made_of(self.document.text, self.frame.paragraph_start(start), start)

    def _of_bodies(self, kind: str, char: int) -> str | None:
        """`Huyện ủy Bắc Sơn … trong huyện`: the one unit of this type whose bodies were named."""
        index = bisect_left(self.bodies, char, key=_start)
        before = self.bodies[max(0, index - _LOOK_BACK) : index]
        units = {body.place for body in before if body.place and body.place.startswith(f"{kind} ")}
        return units.pop() if len(units) == 1 else None

    # ---- bodies ----------------------------------------------------------------------------------------

    def named_bodies(self) -> Iterator[Candidate]:
        """`Công ty có …`, `chi bộ đã …`: the body of that kind named last."""
        text = self.document.text
        for zone in zones_with(self.document, BODY_OPENERS):
            for match in find_matches(BODY_WORD, text, BODY_OPENERS, zone.start_char, zone.end_char):
                before = text[max(zone.start_char, match.start() - 12) : match.start()]
                names = CAPITAL_WORDS.get(match["word"]) or BODY_WORDS[match["word"].lower()]
                if self._in_whole_body(*match.span()) or _is_plural(text, match.start(), before):
                    continue
                if _ITS_PARTS.search(before):
                    continue
                if match["word"][0].islower() and not MAY_STAND.search(before):
                    continue
                meant = self._meant_body(match.start(), names) or self._cell_of_village(match)
                if meant is not None:
                    yield meant._replace(start_char=match.start(), end_char=match.end(), how="article")

    def _cell_of_village(self, match: re.Match[str]) -> Candidate | None:
        """`Chi bộ có 12 đảng viên` where none was named: that of the village the text speaks of."""
        if match["word"].lower() != "chi bộ":
            return None
        villages = [kind.type for kind in types().values() if kind.level == "village"]
        before = self._earlier(tuple(dict.fromkeys(villages)), match.start())
        if not before:
            return None
        return Candidate(
            *match.span(), f"Chi bộ {before[-1]}", before[-1], "village", "article", True, kind="party_cell"
        )

    def _in_whole_body(self, start: int, end: int) -> bool:
        """Whether it is inside a body's name that says which one; `Đảng ủy đồn` is more than `Đảng ủy`."""
        index = bisect_left(self.frame.body_starts, start + 1) - 1
        body = self.frame.organisations[index] if index >= 0 else None
        if body is None or start >= body.end_char:
            return False
        return body.start_char < start or (end <= body.end_char and start in self._whole_starts)

    @cached_property
    def _whole_starts(self) -> frozenset[int]:
        return frozenset(body.start_char for body in self.bodies)

    def _meant_body(self, char: int, beginnings: tuple[str, ...]) -> Candidate | None:
        """The body named last before the character whose completed name begins so."""
        if beginnings not in self._bodies_by_word:
            meant = (one for one in self._named if one.name.startswith(beginnings))
            self._bodies_by_word[beginnings] = [one for one in meant if "Hội đồng " not in one.name]
        named = self._bodies_by_word[beginnings]
        index = bisect_left(named, char, key=_start)
        return named[index - 1] if index else None

    @cached_property
    def _bodies_by_word(self) -> dict[tuple[str, ...], list[Candidate]]:
        """By the beginnings of names that were asked for the bodies that begin so, in order of the text."""
        return {}

    @cached_property
    def _named(self) -> Sequence[Candidate]:
        """The bodies, and those whose party organisations are named, in order of the text."""
        parties = [one for one in map(_without_party, self.bodies) if one is not None]
        return sorted([*self.bodies, *parties], key=_start) if parties else self.bodies

    # ---- where places stand ----------------------------------------------------------------------------

    def _earlier(self, types: tuple[str, ...], char: int) -> Sequence[str]:
        """The last few places of these types before the character, in order."""
        found: list[tuple[int, str]] = []
        for kind in types:
            places = self._places_by_type.get(kind, [])
            index = bisect_left(places, (char, ""))
            found += places[max(0, index - _LOOK_BACK) : index]
        return [name for _, name in sorted(found)]

    @cached_property
    def _places_by_type(self) -> dict[str, list[tuple[int, str]]]:
        table: dict[str, list[tuple[int, str]]] = {}
        for place in self._places:
            table.setdefault(place.type, []).append((place.start_char, place.full_name))
        return table

    @cached_property
    def _places(self) -> list[PlaceMention]:
        return sorted([*self.frame.places, *self.frame.bare_places], key=lambda place: place.start_char)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start_char for place in self._places]

    def _places_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        return self._places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]


def _is_plural(text: str, start: int, before: str) -> bool:
    last = words_of(text).word_before(start)
    plural = last in _PLURAL_ENDS or last.isdecimal() or "%" in before
    return plural and _PLURAL.search(before) is not None


def _without_party(body: Candidate) -> Candidate | None:
    """`Chi bộ Trung tâm Y tế huyện …, đơn vị chi sai …`: the body whose party cell is named."""
    if body.kind not in ("party_cell", "party_organisation"):
        return None
    name = body.name.removeprefix("Chi bộ ").removeprefix("Đảng bộ ")
    return body._replace(name=name, kind=None) if name.startswith(BODY_WORDS["đơn vị"]) else None


def _start(candidate: Candidate) -> int:
    return candidate.start_char
