"""Says which body, unit, thing or person a figure is about.

`Chi bộ có 27 đảng viên`   the chi bộ named last        `làng có 96 hộ`   the làng named last
`trúng cử với 36/38 phiếu` who was elected              `Nhà ông Pó hiến 320m2 đất`   he
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from extractors.document import Document, Zone
from extractors.elided_places import Resolved
from extractors.figure_bodies import decides, deciding_committee, elected_body
from extractors.figure_candidates import FigureCandidates
from extractors.figure_nobodys import country_since, is_nobodys
from extractors.figure_owners import at_home, counts_party, is_of_bloc, owner_of, village_of, whole_bloc
from extractors.figure_people import FigurePeople
from extractors.figure_rules import is_answer, ruled_since
from extractors.figure_ways import WAYS, is_travelled, place_away
from extractors.frame import Frame
from extractors.open_units import UNKNOWN
from extractors.place_types import LEVELS
from extractors.records import Evidence, Mention
from extractors.subject_roles import Judged
from extractors.subjects import Candidate, Subjects

# `…, trong đó có | 9 nữ`; nothing but the part itself follows.
_PART_OF = regex.compile(
    r",?[ \u00a0](?:trong (?:đó|số đó|số này))(?:[ \u00a0,]+(?:có|gồm|đã|riêng|là))?[^.;:\d]{0,40}$",
    flags=regex.IGNORECASE,
)
_ELSEWHERE = regex.compile(r"[^,;.:]{3,70}[ \u00a0](?:ở|tại|thuộc|của)[ \u00a0]")  # `7 dự án vướng ở huyện …`
_AND_PART = regex.compile(
    r"[^.;:,\d]{0,30}(?:,| và)[ \u00a0](?:có[ \u00a0])?"
)  # `9 cán bộ nữ và | 11 cán bộ`
_FAR = 600  # characters before a figure in which its person may stand
_OFTEN = 3  # a school or firm named so often may be whom the next sentence is about
_FIRST_ZONES, _OPENING = (
    3,
    200,
)  # title, lead and first paragraph, and its characters, that say what it is about
_OPENING_ZONES = frozenset({"title", "lead", "body", "heading"})
_VOTES = re.compile(
    r"(?:lá )?phiếu(?![^\W\d_])(?! (?:chi|thu|khảo sát|điều tra|xuất|nhập))", flags=re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(?:đảng viên|đồng chí|người|hộ|hội viên|cử tri|đại biểu|cán bộ|quần chúng)(?![^\W\d_])",
    flags=re.IGNORECASE,
)
# `5/6 thôn`: units that are parts of one above them.
_PARTS = {
    **dict.fromkeys(
        ("thôn", "bản", "làng", "buôn", "ấp", "khóm", "xóm", "khu phố", "tổ dân phố", "phum"), "village"
    ),
    **dict.fromkeys(("xã", "phường", "thị trấn"), "commune"),
    **dict.fromkeys(("huyện", "quận", "thị xã"), "district"),
}
_PART = re.compile(
    rf"(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})(?![^\W\d_])"
    r"(?![ \u00a0](?:viên|hội|đội|ủy|uỷ|đoàn|văn|sự))",
    flags=re.IGNORECASE,
)
# After a `;` a committee still acts: `…; bổ nhiệm 64 lượt cán bộ`.
_STILL_ACTS = re.compile(
    r";[ \u00a0](?:đã[ \u00a0]|còn[ \u00a0]|cũng[ \u00a0])*(?:bổ nhiệm|điều động|luân chuyển"
    r"|kỷ luật|khiển trách|cảnh cáo|"
    r"khai trừ|cách chức|kiểm tra|giám sát|giải quyết|xử lý|ban hành|tổ chức|mở|cử|trao|tặng"
    r"|chỉ định|công nhận|"
    r"quy hoạch|bồi dưỡng|phân công|thông qua|biểu dương|khen thưởng|cho ý kiến|xem xét)"
    r"(?![^\W\d_])[^;]*$",
    flags=re.IGNORECASE,
)


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
        bounds = sentence.start_char, sentence.end_char
        if _VOTES.match(unit) and self._is_voters(self._subjects.own(sentence.start_char, char)):
            return self._voted(char, bounds, paragraph)
        elected = elected_body(self.document.text, char, bounds, self._subjects.between)
        if elected is not None:
            return self._resolved(elected)
        person = self._people.about(char, max(sentence.start_char, char - _FAR), paragraph, unit)
        if person is not None:
            return Resolved(person.name, None, None, person.resolved)
        if self._people.is_speakers(char, sentence.start_char, unit):
            return None
        if unit in WAYS:
            if is_travelled(self.document.text, char, bounds):
                return None
            away = place_away(self.document.text, char, bounds, self._subjects.candidates_between)
            if away is not None:
                return self._resolved(away)
        start = sentence.start_char
        if is_nobodys(self.document.text, start, char) or self._is_of_country(start, char):
            return None
        ruled = ruled_since(self.document.text, sentence.start_char, char)
        if ruled is not None and self._subjects.own(ruled, char) is None:
            return None
        part = _PART.match(unit)
        level = _PARTS[part[0].lower()] if part else None
        subjects = self._subjects.above(level) if level is not None else self._subjects
        if level is None and _PEOPLE.match(unit):
            subjects = subjects.without("culture_house")  # who sits in it is not its own
        found = subjects.at(char, sentence.start_char, sentence.end_char, paragraph, unit)
        if found is None and level is None and self._focus is not None:
            found = self._focus if counts_party(unit) else village_of(self._focus)
        if (found is None or found.how == "article") and is_answer(self.document.text, paragraph):
            return None  # `chi bộ` is any, not that of the reader
        if found is None:
            topic = self._topic if level is None else self._topic_above(level)
            return self._of_party(topic, char, sentence.start_char, unit)
        if found.name == UNKNOWN:
            return None
        found = self._without_figure(found, char)
        said = self.document.text[found.end_char : char]
        if ";" in said and not _STILL_ACTS.search(said):
            found = found._replace(carried=True)  # `Huyện ủy lãnh đạo …; thu ngân sách đạt …`
        return self._resolved(owner_of(found, unit, share, said))

    def _is_voters(self, own: Candidate | None) -> bool:
        """Whether votes are told of those who voted: of a body, or of nobody that the sentence names."""
        return own is None or own.kind is not None

    def _voted(self, char: int, sentence: tuple[int, int], paragraph: int) -> Resolved | None:
        """Who was elected with the votes, else who voted."""
        winner = self._people.winner(char, sentence[0])
        if winner is not None:
            return Resolved(winner.name, None, None, winner.resolved)
        zone = self.document.zone_at(char)
        whole = paragraph, sentence[1] if zone is None else zone.end_char
        found = self._subjects.voters(char, sentence, whole)
        return self._resolved(found) if found is not None else self._voting_village or self._topic

    def _is_of_country(self, start: int, char: int) -> bool:
        """Whether the sentence is about the whole country, and names nobody else before the figure."""
        since = country_since(self.document.text, start, char)
        return since is not None and not self._subjects.candidates_between(since, char)

    def _of_party(self, topic: Resolved | None, char: int, start: int, unit: str) -> Resolved | None:
        """Of the unit that the article is about, what its party committee decided is the committee's.

        Other counts of party members and cells are its Đảng bộ's. start: of the sentence.
        """
        if topic is None or topic.place is None or topic.name != topic.place:
            return topic
        if decides(self.document.text, start, char):
            met = deciding_committee(self._opening, topic.place)
            return self._resolved(met) if met is not None else topic
        if not counts_party(unit):
            return topic
        bloc = next((one.candidate for one in self._opening if is_of_bloc(one.candidate)), None)
        if bloc is not None:
            return self._resolved(whole_bloc(bloc))
        return topic._replace(name=f"Đảng bộ {topic.place}") if topic.level != "village" else topic

    @cached_property
    def _opening(self) -> Sequence[Judged]:
        """Bodies and units of title, lead and first paragraph."""
        zones = [zone for zone in self.document.readable_zones() if zone.kind in ("title", "lead", "body")]
        opening = zones[:_FIRST_ZONES]
        return [one for zone in opening for one in self._subjects.between(zone.start_char, zone.end_char)]

    def _resolved(self, found: Candidate) -> Resolved:
        return Resolved(found.name, found.place, found.level, found.how)

    def _without_figure(self, found: Candidate, char: int) -> Candidate:
        """`huyện Quảng Xương 26 xã`: the number is the figure, not the end of the name."""
        if not found.start_char < char < found.end_char:
            return found
        number = self.document.text[char : found.end_char].strip()
        place = found.place.removesuffix(number).strip() if found.place else found.place
        return found._replace(name=found.name.removesuffix(number).strip(), place=place, end_char=char)

    def still_about(self, name: str | None, start: int, end: int, unit: str) -> bool:
        """Whether a figure at `end` is still about the person of the figure that ends at `start`."""
        return name is not None and name in self._names and self._people.last_owner(start, end, name, unit)

    def is_part(self, last: Evidence, char: int) -> bool:
        """Whether a figure at `char` is a part of the one before: `46 cán bộ, trong đó có | 9 cán bộ nữ`.

        Whose the whole is, the parts are, unless words between name somebody else.
        """
        start = last.end_char
        if self.document.sentence_at(start) != self.document.sentence_at(char):
            return False
        text = self.document.text
        part = _PART_OF.search(text, start, char)
        if part is None and not (
            _AND_PART.fullmatch(text, start, char)
            and _PART_OF.search(text, max(0, last.start_char - _FAR), last.start_char)
        ):
            return False
        if _ELSEWHERE.match(text, char):
            return False
        opens = start if part is None else part.end()
        named = self._people.named_between(start, char)
        return not named and not self._subjects.candidates_between(opens, char)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(mention.name for mention in self.people if mention.kind == "person")

    @cached_property
    def _topic(self) -> Resolved | None:
        """What the article is about."""
        topic = self._gathered.topic
        return Resolved(topic[1], topic[1], topic[0], "article") if topic is not None else None

    def _topic_above(self, level: str) -> Resolved | None:
        """What the article is about, or the unit above it that has such parts."""
        above = LEVELS[: LEVELS.index(level)]
        if self._topic is not None and self._topic.level in above:
            return self._topic
        for upper in reversed(above):
            unit = self.frame.unit(upper)
            if unit is not None:
                return Resolved(unit, unit, upper, "article")
        return self._topic

    # ---- who and what there is ---------------------------------------------------------------------------

    @cached_property
    def _people(self) -> FigurePeople:
        subjects = self._subjects
        return FigurePeople(self.document.text, self.people, subjects.own, subjects.candidates_between)

    @cached_property
    def _gathered(self) -> FigureCandidates:
        return FigureCandidates(self.document, self.frame, self.people)

    @property
    def _candidates(self) -> list[Candidate]:
        return self._gathered.all

    @cached_property
    def _subjects(self) -> Subjects:
        often = self._often
        found = [
            one._replace(lasts=True) if not one.lasts and often[one.name] >= _OFTEN else one
            for one in self._candidates
        ]
        return Subjects(self.document, found)

    @cached_property
    def _often(self) -> Counter[str]:
        """How often the text names the candidates."""
        return Counter([candidate.name for candidate in self._candidates])

    @cached_property
    def _voting_village(self) -> Resolved | None:
        """The village whose households elect its head: no council, no committee votes."""
        focus = self._focus
        village = focus.place if focus is not None and focus.level == "village" else None
        return Resolved(village, village, "village", "article") if village is not None else None

    @cached_property
    def _focus(self) -> Candidate | None:
        """The village, school or firm of the title, lead or first paragraph, if it is named again.

        Where title or lead name the unit that the article is about, a paragraph under a heading of its own
        opens a part of it, not the whole.
        """
        often = self._often
        zones = [zone for zone in self.document.readable_zones() if zone.kind in _OPENING_ZONES]
        announced = False
        headed = [zone for zone in zones[:_FIRST_ZONES] if zone.kind == "heading"]
        for zone in [zone for zone in zones if zone.kind != "heading"][:_FIRST_ZONES]:
            if announced and any(heading.start_char < zone.start_char for heading in headed):
                return None
            announced = announced or self._names_topic(zone)
            end = zone.end_char if zone.kind != "body" else min(zone.end_char, zone.start_char + _OPENING)
            for candidate in self._candidates:
                if not zone.start_char <= candidate.start_char < end:
                    continue
                small = candidate.level == "village" or not candidate.lasts
                if small and often[candidate.name] > 1:
                    return at_home(candidate)._replace(how="article")
        return None

    def _names_topic(self, zone: Zone) -> bool:
        """Whether title or lead name the unit that the article is about."""
        if self._topic is None or zone.kind == "body":
            return False
        named = self.frame.places_between(zone.start_char, zone.end_char)
        return any(place.full_name == self._topic.name for place in named)
