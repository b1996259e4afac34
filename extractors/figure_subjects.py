"""Gathers bodies, units, things and people, and says which of them a figure is about.

`Chi bộ có 27 đảng viên`   the chi bộ named last        `làng có 96 hộ`   the làng named last
`trúng cử với 36/38 phiếu` who was elected              `Nhà ông Pó hiến 320m2 đất`   he
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from extractors.document import Document
from extractors.elided_places import Resolved
from extractors.figure_people import FigurePeople
from extractors.frame import Frame
from extractors.named_things import find_things
from extractors.organisations import OrganisationMention
from extractors.place_types import LEVELS, level_of
from extractors.records import Mention
from extractors.subject_words import SubjectWords
from extractors.subjects import Candidate, Subjects

_FAR = 600  # characters before a figure in which its person may stand
_OFTEN = 3  # a school or firm named so often may be whom the next sentence is about
_FIRST_ZONES, _OPENING = (
    3,
    200,
)  # title, lead and first paragraph, and its characters, that say what it is about
# Bodies that own what is named with them (`chi bộ của Đảng bộ huyện`); others issue what is theirs.
_OWNERS = frozenset({"party_organisation", "party_cell", "party_bloc_organisation"})
# Bodies that need no place to be somebody: `Nhà máy …`, `Trường …`.
_NAMED_BRANCHES = frozenset({"economy", "education", "health"})
_GOVERNING = frozenset(
    {
        "peoples_committee",
        "peoples_council",
        "provincial_committee",
        "municipal_committee",
        "district_committee",
    }
    | {
        "town_committee",
        "urban_district_committee",
        "party_committee",
        "standing_committee",
        "executive_committee",
    }
)
_PARTY_COMMITTEES = _GOVERNING - {"peoples_committee", "peoples_council"}
_PARTY_UNITS = regex.compile(
    r"(?<![\p{L}\p{M}])(?:chi bộ|đảng viên|đảng bộ|tổ chức (?:cơ sở )?đảng|cấp ủy|quần chúng|TCCSĐ)"
    r"(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_VOTES = regex.compile(
    r"(?:lá )?phiếu(?![\p{L}\p{M}])(?! (?:chi|thu|khảo sát|điều tra|xuất|nhập))", flags=regex.IGNORECASE
)
# `cùng cả nước đạt 8%`, `theo quy định là 90%`: of nobody nameable.
_NOBODY = regex.compile(
    r"(?<![\p{L}\p{M}])(?:cả nước|toàn quốc|theo quy định là|các tỉnh,? thành(?: phố)?)"
    r"(?![\p{L}\p{M}])[^,;:.]*$",
    flags=regex.IGNORECASE,
)
_NEAR = 60  # characters before a figure in which `cả nước` is its own
_PROPER = regex.compile(r"[ \u00a0](?=\p{Lu}|\d)")  # a name goes on after its first word


@dataclass(frozen=True)
class FigureSubjects:
    """What of a document decides whom its figures are about. people: those found in it."""

    document: Document
    frame: Frame
    people: Sequence[Mention] = ()

    def about(self, char: int, unit: str = "", share: bool = False) -> Resolved | None:
        """The body, unit or person that a figure at `char`, counting `unit`, is about.

        share: whether it is a share of all such units.

        Its sentence's own subject or place, else that of the paragraph before it, else what the article is
        about; None where nothing nameable is.
        """
        index = self.document.sentence_at(char)
        if index < 0:
            return None
        sentence = self.document.sentences[index]
        paragraph = self.frame.paragraph_start(sentence.start_char)
        own = self._subjects.own(sentence.start_char, char)
        if _VOTES.match(unit) and (own is None or own.kind is not None):
            found = self._subjects.voters(char, sentence.start_char, paragraph)
            return self._resolved(found) if found is not None else self._topic
        person = self._people.about(char, max(sentence.start_char, char - _FAR), paragraph, unit)
        if person is not None:
            return Resolved(person.name, None, None, person.resolved)
        if _NOBODY.search(self.document.text, max(sentence.start_char, char - _NEAR), char):
            return None
        found = self._subjects.at(char, sentence.start_char, sentence.end_char, paragraph) or self._focus
        return self._resolved(self._owner(found, unit, share)) if found is not None else self._topic

    def _resolved(self, found: Candidate) -> Resolved:
        return Resolved(found.name, found.place, found.level, found.how)

    def _owner(self, found: Candidate, unit: str, share: bool) -> Candidate:
        """A share of all party cells is that of the Đảng bộ, not of the committee that urges them on.

        Neither is a committee or council of an earlier sentence what the next one counts: its unit is.
        """
        governs = found.kind in _GOVERNING and found.place is not None and found.name != found.place
        if not governs or not (found.carried or share):
            return found
        if found.kind in _PARTY_COMMITTEES and _PARTY_UNITS.search(unit) and level_of(found.place or ""):
            return found._replace(name=f"Đảng bộ {found.place}")
        return found._replace(name=found.place or found.name) if found.carried else found

    def still_about(self, name: str | None, start: int, end: int, unit: str) -> bool:
        """Whether a figure at `end` is still about the person of the figure that ends at `start`."""
        return name is not None and name in self._names and self._people.last_owner(start, end, name, unit)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(mention.name for mention in self.people if mention.kind == "person")

    @cached_property
    def _topic(self) -> Resolved | None:
        """What the article is about: the unit it dwells on, or one above before a colon in the title."""
        if self.frame.subject is None:
            return None
        level, name = self.frame.subject
        title = next((zone for zone in self.document.zones if zone.kind == "title"), None)
        places = self.frame.places_between(title.start_char, title.end_char) if title else ()
        first = places[0] if places else None
        opens = first is not None and self.document.text.startswith(":", first.end_char)
        if first and opens and first.level in LEVELS[: LEVELS.index(level)]:  # `Tiền Giang: …`
            name, level = first.full_name, first.level
        return Resolved(name, name, level, "article")

    # ---- who and what there is ---------------------------------------------------------------------------

    @cached_property
    def _people(self) -> FigurePeople:
        subjects = self._subjects
        return FigurePeople(self.document.text, self.people, subjects.own, subjects.candidates_between)

    @cached_property
    def _bodies(self) -> list[Candidate]:
        """The bodies that say which one they are."""
        found: list[Candidate] = []
        for body in self.frame.organisations:
            if (whole := self._body(body, found)) is not None:
                found.append(whole)
        return found

    @cached_property
    def _candidates(self) -> list[Candidate]:
        places = [*self.frame.places, *self.frame.bare_places]
        found = [
            *self._bodies,
            *(
                self._unit(
                    Candidate(
                        place.start_char,
                        place.end_char,
                        place.full_name,
                        place.full_name,
                        place.level,
                        "explicit",
                        True,
                    )
                )
                for place in places
                if place.type and not self.frame.in_body(place.start_char)
            ),
            *self._words(),
            *self._things(),
        ]
        return sorted(found, key=lambda candidate: (candidate.start_char, -candidate.end_char))

    def _words(self) -> Iterator[Candidate]:
        words = SubjectWords(self.document, self.frame, self._bodies)
        yield from map(self._unit, words.units())
        yield from words.named_bodies()

    def _things(self) -> Iterator[Candidate]:
        for zone in self.document.readable_zones():
            for thing in find_things(self.document.text, zone.start_char, zone.end_char):
                if not self.frame.in_body(thing.start_char):
                    yield thing

    @cached_property
    def _subjects(self) -> Subjects:
        often = Counter(candidate.name for candidate in self._candidates)
        found = [
            one._replace(lasts=True) if not one.lasts and often[one.name] >= _OFTEN else one
            for one in self._candidates
        ]
        return Subjects(self.document, found)

    @cached_property
    def _focus(self) -> Candidate | None:
        """The village, school or firm of the title, lead or first paragraph, if it is named again."""
        often = Counter(candidate.name for candidate in self._candidates)
        zones = [zone for zone in self.document.readable_zones() if zone.kind in ("title", "lead", "body")]
        for zone in zones[:_FIRST_ZONES]:
            end = zone.end_char if zone.kind != "body" else min(zone.end_char, zone.start_char + _OPENING)
            for candidate in self._candidates:
                if not zone.start_char <= candidate.start_char < end:
                    continue
                small = candidate.level == "village" or not candidate.lasts
                if small and often[candidate.name] > 1:
                    return candidate._replace(how="article")
        return None

    # ---- what each is -----------------------------------------------------------------------------------

    def _unit(self, candidate: Candidate) -> Candidate:
        """A unit; one above the article's own owns nothing (`theo kế hoạch của tỉnh` in a district)."""
        own = LEVELS.index(self.frame.subject[0]) if self.frame.subject else 0
        owns = candidate.level is None or LEVELS.index(candidate.level) >= own
        return candidate._replace(owns=owns)

    def _body(self, body: OrganisationMention, before: Sequence[Candidate]) -> Candidate | None:
        if body.surface[0].isupper() and self.document.text.startswith(" viên", body.end_char):
            return None  # `Lò Thị Phương, Tỉnh ủy viên`
        whole = self.frame.complete(body)
        named = body.branch in _NAMED_BRANCHES
        if whole.how == "unresolved" or not (whole.place or _PROPER.search(body.surface)):
            return None
        span = body.start_char, body.end_char
        owns = named or body.kind in _OWNERS
        if whole.how in ("article", "source") and body.kind in _OWNERS:
            own = self._own_name(body, before)
            if own is not None:
                return own._replace(start_char=span[0], end_char=span[1], how="article")
        return Candidate(
            *span, whole.name, whole.place, whole.level, whole.how, owns, not named, kind=body.kind
        )

    def _own_name(self, body: OrganisationMention, before: Sequence[Candidate]) -> Candidate | None:
        """`Đảng bộ` after `Đảng bộ Công ty Điện lực …`: the one named last of that kind, unless of a unit."""
        for one in reversed(before):
            if one.name.startswith(f"{body.name} "):
                return one if one.place is None and one.how in ("explicit", "article") else None
        return None
