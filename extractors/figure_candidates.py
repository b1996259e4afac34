"""Gathers what the figures of a document may be about: its bodies, units and named things.

`Trưởng thôn Lò Văn Pó`: he is no thôn. `Đảng bộ` after `Đảng bộ Công ty Điện lực …` is that one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from extractors.document import Document
from extractors.elided_places import Resolved
from extractors.figure_topics import figure_topic
from extractors.frame import Frame
from extractors.head_nouns import read_head_noun
from extractors.named_things import find_things, thing_words
from extractors.organisations import OrganisationMention
from extractors.place_types import LEVELS
from extractors.places import PlaceMention
from extractors.records import Mention
from extractors.subject_levels import SubjectLevels
from extractors.subject_roles import GOVERNING, VERBS
from extractors.subject_words import SubjectWords
from extractors.subjects import Candidate
from extractors.text_words import find_matches, find_openers
from extractors.unclaimed_quantities import claimed
from extractors.worded_zones import zones_with

# Bodies that own what is named with them (`chi bộ của Đảng bộ huyện`); others issue what is theirs.
_OWNERS = frozenset({"party_organisation", "party_cell", "party_bloc_organisation", "party_bloc_short"})
_BOARDS = {
    **dict.fromkeys(("BCH", "BAN CHẤP HÀNH"), "Ban Chấp hành"),
    **dict.fromkeys(("BTV", "BAN THƯỜNG VỤ"), "Ban Thường vụ"),
}
_PARTY_ORGANISATIONS = frozenset({"party_organisation", "party_bloc_organisation", "party_bloc_short"})
# Bodies that need no place to be somebody: `Nhà máy …`, `Trường …`.
_NAMED_BRANCHES = frozenset({"economy", "education", "health"})
_ONLY_ONE = frozenset({"national_assembly", "assembly_standing_committee"})
# Alone they name nobody: `Ban Vận động đã tiếp nhận 31 tỷ đồng`.
_OF_SOMEBODY = regex.compile(
    r"Ban (?:Vận động|Giám sát|TTND|GSĐT|Thanh tra nhân dân)(?![\p{L}\p{M}])(?! Tỉnh| Huyện)",
    flags=regex.IGNORECASE,
)
_COUNTED_BODY = regex.compile(r"\d[ \u00a0]{1,2}$")
_PROPER = regex.compile(
    r"[ \u00a0](?!Đảng(?![\p{L}\p{M}]))(?=\p{Lu}|\d)"
)  # a name goes on after its first word
_HEAD = regex.compile(r"(?:trưởng|phó|già)[ \u00a0]$", flags=regex.IGNORECASE)
_THING_WORD = regex.compile(
    r"(?:(?P<road>(?:tuyến|con|cung|đoạn)[ \u00a0]đường)|(?P<bridge>(?:cây[ \u00a0])?cầu)"
    r"|(?P<project>dự án|công trình))"
    r"(?:[ \u00a0](?:này|trên|đó))?"
    r"(?=[ \u00a0](?:\p{Ll}+[ \u00a0])?(?:dài|rộng|được|có|cao|gồm)(?![\p{L}\p{M}]))",
    flags=regex.IGNORECASE,
)
_THING_OPENERS = frozenset(
    {"tuyến đường", "con đường", "cung đường", "đoạn đường", "cầu", "cây cầu", "dự án", "công trình"}
)
# A highway is named because something lies beside it: `tuyến đường` means a road that is built.
_THING_NAMES = {
    "road": ("đường ",),
    "bridge": ("Cầu ",),
    "project": ("Dự án ", "Cầu ", "Hồ chứa nước ", "đường "),
}
_SAME_THING = 300  # characters in which `tuyến đường` is the road just named
_NOUN_REACH = 40
_TOO_MANY = 100  # no unit has so many villages that a noun would follow the number of one
_COUNTED = regex.compile(rf"[ \u00a0](?!(?:{VERBS})(?![\p{{L}}\p{{M}}]))\p{{Ll}}")
_SORTS = "về đích|duy nhất|vùng|nghèo|biên giới|thuần nông|đầu tiên|khó khăn|đặc biệt|miền|cuối cùng"
_SAID = regex.compile(
    r"(?:Tuy nhiên,[ \u00a0]|Riêng[ \u00a0]|Còn[ \u00a0])?"
    r"(?P<name>\p{Lu}[\p{L}\p{M}’']*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’']*){1,2})"
    r"(?:[ \u00a0]là[ \u00a0]một trong (?:những|số|các)(?:[ \u00a0]\d+)?|[ \u00a0]là|[ \u00a0][-–])[ \u00a0]"
    rf"(?P<kind>xã|phường|thị trấn)[ \u00a0](?:{_SORTS})(?![\p{{L}}\p{{M}}])"
)
_SAID_WORDS = frozenset(  # a quick look
    f"{kind} {sort.split()[0]}" for kind in ("xã", "phường", "trấn") for sort in _SORTS.split("|")
)
_EACH = regex.compile(r"(?:mỗi|từng|các|những)[ \u00a0]{1,3}$", flags=regex.IGNORECASE)


@dataclass(frozen=True)
class FigureCandidates:
    """The candidates of a document; people: those found in it."""

    document: Document
    frame: Frame
    people: Sequence[Mention] = ()

    @cached_property
    def topic(self) -> tuple[str, str] | None:
        """Level and name of the unit that the article is about."""
        return figure_topic(self.document, self.frame)

    @cached_property
    def all(self) -> list[Candidate]:
        """Bodies, units, the words that stand for them, and things, in order of the text."""
        units = (
            Candidate(
                place.start_char,
                place.end_char,
                place.full_name,
                place.full_name,
                place.level,
                "explicit",
                True,
            )
            for place in (*self._seen.places, *self._seen.bare_places)
            if place.type and not self.frame.in_body(place.start_char)
        )
        things = list(self._things())
        found = [*self._bodies, *map(self._unit, units), *self._words(), *things, *self._thing_words(things)]
        return sorted(found, key=lambda candidate: (candidate.start_char, -candidate.end_char))

    @cached_property
    def _bodies(self) -> list[Candidate]:
        """The bodies that say which one they are."""
        found: list[Candidate] = []
        of_firms = False  # whether the text has spoken of the party organisation of a firm or a bloc
        for body in self.frame.organisations:
            if (whole := self._body(body, found, of_firms)) is not None:
                found.append(whole)
                of_firms = of_firms or (whole.kind == "party_organisation" and whole.place is None)
        return found

    @cached_property
    def _seen(self) -> Frame:
        """The frame without the places that are people or no place, and with the figures' own topic."""
        people = (mention.evidence for mention in self.people if mention.kind == "person")
        taken = claimed(self.document, ((words.start_char, words.end_char) for words in people))

        def kept(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
            return tuple(
                one
                for one in places
                if not taken[one.end_char - 1] and not self._counts(one) and not self._heads(one)
            )

        return replace(
            self.frame,
            subject=self.topic,
            places=kept(self.frame.places),
            bare_places=kept([*self.frame.bare_places, *self._said_units()]),
        )

    def _said_units(self) -> Iterator[PlaceMention]:
        """`Khe Lim là một trong những xã nghèo`, `Khe Lim - xã duy nhất …`: the sentence says what it is."""
        if not find_openers(self.document.text, _SAID_WORDS):
            return
        for sentence in self.document.sentences:
            match = _SAID.match(self.document.text, sentence.start_char, sentence.end_char)
            if match is None or match["name"] in self._names:
                continue
            if self.frame.places_between(match.start("name"), match.end("name")):
                continue
            kind = match["kind"].lower()
            yield PlaceMention(*match.span("name"), match["name"], kind, match["name"], "commune")

    def _counts(self, place: PlaceMention) -> bool:
        """`mỗi tổ 10 - 12 hộ`, `đàn trâu của thôn 143 con`"""
        if place.level != "village" or not place.name[0].isdigit():
            return False
        text, start = self.document.text, place.start_char
        if place.name.isdigit() and int(place.name) >= _TOO_MANY and _COUNTED.match(text, place.end_char):
            return True
        if place.name.startswith("0") and self._classifies(place.end_char + 1):
            return True  # `huyện tặng thôn 01 bộ loa`
        return _EACH.search(text, max(0, start - 12), start) is not None

    def _classifies(self, char: int) -> bool:
        noun = read_head_noun(self.document, char, min(len(self.document.text), char + _NOUN_REACH))
        return noun is not None and noun.kind == "classifier"

    def _heads(self, place: PlaceMention) -> bool:
        """`Trưởng thôn Kơ Să Ha Brông` where `Ha Brông` alone is named, too, and no such thôn."""
        text, start = self.document.text, place.start_char
        if place.level != "village" or not _HEAD.search(text, max(0, start - 8), start):
            return False
        if place.full_name not in self._judged_heads:
            self._judged_heads[place.full_name] = self._is_person(place)
        return self._judged_heads[place.full_name]

    @cached_property
    def _judged_heads(self) -> dict[str, bool]:
        """By the name that follows `Trưởng thôn`, whether it is a person's."""
        return {}

    def _is_person(self, place: PlaceMention) -> bool:
        if any(place.name.endswith(f" {known}") for known in self._names):
            return True
        named = self.document.text.count(place.name)
        return named > 1 and named > self.document.text.lower().count(place.full_name.lower())

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(mention.name for mention in self.people if mention.kind == "person")

    def _words(self) -> Iterator[Candidate]:
        words = SubjectWords(self.document, self._seen, self._bodies)
        yield from map(self._unit, words.units())
        yield from words.named_bodies()
        levels = SubjectLevels(self.document, self._seen, self._bodies, words.meant_unit)
        yield from levels.found()

    def _things(self) -> Iterator[Candidate]:
        for zone in zones_with(self.document, thing_words()):
            for thing in find_things(self.document.text, zone.start_char, zone.end_char):
                if self.frame.in_body(thing.start_char):
                    continue
                inside = self._seen.places_between(thing.start_char, thing.end_char)
                yield thing._replace(place=inside[0].full_name, level=inside[0].level) if inside else thing

    def _thing_words(self, things: Sequence[Candidate]) -> Iterator[Candidate]:
        """`Tuyến đường dài 2,7km`: the road named last."""
        text = self.document.text
        for zone in zones_with(self.document, _THING_OPENERS) if things else ():
            for match in find_matches(_THING_WORD, text, _THING_OPENERS, zone.start_char, zone.end_char):
                index = bisect_left(things, match.start(), key=lambda thing: thing.start_char) - 1
                thing = things[index] if index >= 0 else None
                names = _THING_NAMES[match.lastgroup or "project"]
                near = thing is not None and match.start() - thing.end_char < _SAME_THING
                if thing is not None and near and thing.name.startswith(names):
                    yield thing._replace(
                        start_char=match.start(), end_char=match.end(), how="article", word=True
                    )

    def _unit(self, candidate: Candidate) -> Candidate:
        """A unit; one above the article's own owns nothing (`theo kế hoạch của tỉnh` in a district)."""
        own = LEVELS.index(self.topic[0]) if self.topic else 0
        owns = candidate.level is None or LEVELS.index(candidate.level) >= own
        return candidate if candidate.owns == owns else candidate._replace(owns=owns)

    def _body(
        self, body: OrganisationMention, before: Sequence[Candidate], of_firms: bool
    ) -> Candidate | None:
        if body.surface[0].isupper() and self.document.text.startswith(" viên", body.end_char):
            return None  # `Lò Thị Phương, Tỉnh ủy viên`
        if body.place is None and (body.kind == "investigation_agency" or _OF_SOMEBODY.match(body.name)):
            return None  # `cơ quan điều tra đã khởi tố`: of whom, the sentence says elsewhere
        if body.place is None and _COUNTED_BODY.search(
            self.document.text, max(0, body.start_char - 3), body.start_char
        ):
            return None  # `162/220 Hội CCB cấp xã`
        whole = (None if of_firms else self._whole_party(body, before)) or self.frame.complete(body)
        named = body.branch in _NAMED_BRANCHES
        known = whole.place or _PROPER.search(body.surface) or body.kind in _ONLY_ONE
        if whole.how == "unresolved" or not known:
            return None
        span = body.start_char, body.end_char
        owns = named or body.kind in _OWNERS
        if (board := self._board_of_union(body, before)) is not None:
            return board
        if whole.how in ("article", "source") and body.kind in _OWNERS:
            own = self._own_name(body, before)
            if own is not None:
                return own._replace(start_char=span[0], end_char=span[1], how="article")
        return Candidate(
            *span,
            whole.name,
            whole.place,
            whole.level,
            whole.how,
            owns,
            not named,
            kind=body.kind,
            branch=body.branch,
        )

    def _board_of_union(self, body: OrganisationMention, before: Sequence[Candidate]) -> Candidate | None:
        """`Đại hội Hội Cựu chiến binh xã … bầu 11 đồng chí vào Ban Chấp hành`: the association's own."""
        last = before[-1] if before else None
        if last is None or last.branch != "union":
            return None
        name = _BOARDS.get(body.surface.upper()) or _BOARDS.get(body.surface)
        if name is None:
            return None
        if "." in self.document.text[last.end_char : body.start_char]:
            return None
        return last._replace(
            start_char=body.start_char,
            end_char=body.end_char,
            name=f"{name} {last.name}",
            kind=body.kind,
            how="local",
        )

    def _whole_party(self, body: OrganisationMention, before: Sequence[Candidate]) -> Resolved | None:
        """`trong toàn Đảng bộ`: the paragraph's own Đảng bộ, else that of the article's unit."""
        if body.kind != "party_organisation" or body.surface.lower() != "đảng bộ" or self.topic is None:
            return None
        text, start = self.document.text, body.start_char
        whole = text[max(0, start - 5) : start].rstrip().lower().endswith("toàn")
        opening = self.frame.paragraph_start(start)
        for one in reversed(before):
            if one.start_char < opening:
                break
            if one.kind in _PARTY_ORGANISATIONS and not whole:
                return Resolved(one.name, one.place, one.level, "article")
            below = one.level in LEVELS and LEVELS.index(one.level) > LEVELS.index(self.topic[0])
            if one.kind in GOVERNING and one.place is not None and below and not whole:
                return Resolved(f"Đảng bộ {one.place}", one.place, one.level, "local")
        level, name = self.topic
        return Resolved(f"Đảng bộ {name}", name, level, "article")

    def _own_name(self, body: OrganisationMention, before: Sequence[Candidate]) -> Candidate | None:
        """`Đảng bộ` after `Đảng bộ Công ty Điện lực …`: the one named last of that kind, unless of a unit."""
        for one in reversed(before):
            if one.name.startswith(f"{body.name} "):
                return one if one.place is None and one.how in ("explicit", "article") else None
        return None
