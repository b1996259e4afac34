"""Gathers the bodies, units and people that figures may be about, and says which one a figure is about.

`Chi bộ có 27 đảng viên`   the chi bộ named last        `làng có 96 hộ`   the làng named last
`trúng cử với 36/38 phiếu` who was elected              `Nhà ông Pó hiến 320m2 đất`   he
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from extractors.document import Document
from extractors.elided_places import Resolved
from extractors.frame import Frame
from extractors.organisations import OrganisationMention
from extractors.place_types import LEVELS, level_of
from extractors.places import PlaceMention
from extractors.records import Mention
from extractors.subjects import Candidate, Subjects

# A type word that stands for the unit meant: `toàn huyện`, `xã đã …`; not `cấp xã`, `các xã`, `xã Yên Phú`.
_TYPE_WORD = regex.compile(
    r"(?<![\p{L}\p{M}])(?i:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|xã|phường|thôn|bản|làng|buôn|ấp|khóm|"
    r"khu phố|tổ dân phố|tổ)(?![\p{L}\p{M}])"
    r"(?![ \u00a0](?:\p{Lu}|\d|hội|viên|đội|đoàn|ủy|uỷ|phố|trực thuộc|nông thôn mới|ngoại|nội|chức|hợp))"
    r"(?!,[ \u00a0](?:huyện|xã))"
)
_PLURAL = regex.compile(
    r"(?:(?<![\p{L}\p{M}])(?:các|những|nhiều|mỗi|từng|cấp|liên|trưởng|phó|số|một|hai|ba|bốn|hợp|già|dân|mọi|"
    r"nông|văn|cơ|phiên|ấn|tư|biên|kịch|toàn văn|đại|trụ)"
    r"|%|(?<!\d)\d{1,3}(?:/\d{1,3})?)[ \u00a0]+$",
    flags=regex.IGNORECASE,
)
# `tổ` is also any group, `bản` a copy: only where they are said to have or do something, or as a whole.
_OTHER_WORDS = frozenset({"tổ", "bản"})
_WHOLE = regex.compile(r"(?:toàn|cả|trong|của)[ \u00a0]$", flags=regex.IGNORECASE)
_HAS = regex.compile(r"[ \u00a0](?:có|đã|đang|hiện|còn|góp|nay)(?![\p{L}\p{M}])")
_VILLAGE_TYPES = {
    "tổ": ("tổ", "tổ dân phố", "tổ nhân dân"),
    "khu phố": ("khu phố", "tổ dân phố"),
}
# Words for a body named before: by the beginnings of the names that they may stand for.
_BODY_WORDS = {
    "chi bộ": ("Chi bộ ",),
    "hợp tác xã": ("Hợp tác xã ",),
    "htx": ("Hợp tác xã ",),
    "công ty": ("Công ty ", "Tổng công ty ", "Tập đoàn "),
    "doanh nghiệp": ("Công ty ", "Tổng công ty ", "Doanh nghiệp ", "Nhà máy ", "Xí nghiệp "),
    "đơn vị": ("Hợp tác xã ", "Công ty ", "Nhà máy ", "Xí nghiệp ", "Trường ", "Bệnh viện ", "Trung tâm "),
    "nhà trường": ("Trường ",),
    "trường": ("Trường ",),
    "bệnh viện": ("Bệnh viện ",),
    "nhà máy": ("Nhà máy ",),
    "xí nghiệp": ("Xí nghiệp ",),
    "trung tâm": ("Trung tâm ",),
    "nghiệp đoàn": ("Nghiệp đoàn ",),
}
# In small letters these are other words: `trụ sở`, `đại hội`, `căn phòng`.
_CAPITAL_WORDS = {"Hội": ("Hội ",), "Sở": ("Sở ",), "Phòng": ("Phòng ",), "Cục": ("Cục ",), "Ban": ("Ban ",)}
_BODY_WORD = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}])(?P<word>(?i:{'|'.join(sorted(_BODY_WORDS, key=len, reverse=True))})"
    rf"|{'|'.join(_CAPITAL_WORDS)})"
    r"(?:(?=[ \u00a0](?:này|đó|trên)(?![\p{L}\p{M}]))"
    r"|(?=,?[ \u00a0](?:có|đã|đang|hiện|còn|được|tạo|thu|sẽ|vừa|mới|bố trí|ra đời|cho|chi|kết nạp|nhận|mở"
    r"|góp|lập|đặt|nay|trả|đổi|chỉ)(?![\p{L}\p{M}])))",
)
# Where such a word opens a clause or is meant as a whole; not `chất lượng sinh hoạt chi bộ được nâng lên`.
_MAY_STAND = regex.compile(
    r"(?:^|[,;:.…(–-]|năm \d{4}"
    r"|(?<![\p{L}\p{M}])(?:toàn|trong|cả|của|ở|tại|về|nay|hiện|này|qua|thì|nên|mà|cho|giúp|để|là|khi|rồi|và))"
    r"[ \u00a0“\"]*$",
    flags=regex.IGNORECASE,
)
_LOOK_BACK = 20  # places before a type word that are looked at
_FAR = 600  # characters before a figure in which its person may stand
_OFTEN = 3  # a school, firm or village named so often is what the article is about
# Bodies that own what is named with them (`chi bộ của Đảng bộ huyện`); others issue what is theirs.
_OWNERS = frozenset({"party_organisation", "party_cell", "party_bloc_organisation"})
# Bodies that need no place to be somebody: `Nhà máy …`, `Trường …`.
_NAMED_BRANCHES = frozenset({"economy", "education", "health"})

_VOTES = regex.compile(r"(?:lá )?phiếu(?![\p{L}\p{M}])", flags=regex.IGNORECASE)
_ELECTED = regex.compile(
    r"(?<![\p{L}\p{M}])(?:trúng cử|tái cử|đắc cử|(?:được|tín nhiệm|bầu)[ \u00a0](?:\p{L}+[ \u00a0]){0,3}?bầu"
    r"|bầu|giới thiệu|giữ chức|làm|số phiếu|miễn nhiệm|phê chuẩn)(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_DEED = regex.compile(
    r"(?<![\p{L}\p{M}])(?:hiến|nhường|nuôi|trồng|thu|vay|lùi|tặng|ủng hộ|đầu tư|mua|bán|vận động được|"
    r"tạo việc làm|gửi|chăn nuôi|mở|dỡ|chặt|tiết kiệm|nhận khoán|sắm|thuê|canh tác|trả|để dành|thoát nghèo|"
    r"làm chủ|rộng|có thu nhập|lãi)(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_PRONOUN_DEED = regex.compile(  # `…, bà vận động được`
    rf"[,;][ \u00a0](?:ông|bà|anh|chị|bác|cụ|cô)[ \u00a0](?:đã[ \u00a0])?(?=\p{{L}}){_DEED.pattern}[^,;.:]*$",
    flags=regex.IGNORECASE,
)
_TELLS = regex.compile(
    r"[:“\"]|(?<![\p{L}\p{M}])(?:kể|cho biết|cho rằng|nói|bảo|nhẩm|tâm sự|chia sẻ|khẳng định|thông tin|khoe|"
    r"báo cáo|đề nghị|yêu cầu|phản ánh|dẫn|nhấn mạnh|phát biểu|trình bày|cùng|nêu|kết luận|cho hay|"
    r"tính|thừa nhận|nhận xét|thẳng thắn|nhớ|lo|trăn trở|phấn khởi|bày tỏ|xác nhận|khuyến cáo|rằng)"
    r"(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_PLAIN_ADDRESS = regex.compile(
    r"(?<![\p{L}\p{M}])(?P<home>(?:nhà|gia đình|hộ)[ \u00a0])?(?:ông|bà|anh|chị|bác|cụ|cô|chú|em)[ \u00a0]$",
    flags=regex.IGNORECASE,
)
_HOUSE = regex.compile(r"(?<![\p{L}\p{M}])(?:nhà|gia đình|hộ)[ \u00a0]$", flags=regex.IGNORECASE)


@dataclass(frozen=True)
class FigureSubjects:
    """What of a document decides whom its figures are about. people: those found in it."""

    document: Document
    frame: Frame
    people: Sequence[Mention] = ()

    def about(self, char: int, unit: str = "") -> Resolved | None:
        """The body, unit or person that a figure at `char`, counting `unit`, is about.

        Its sentence's own subject or place, else that of the paragraph before it, else what the article is
        about; None where nothing nameable is.
        """
        index = self.document.sentence_at(char)
        if index < 0:
            return None
        sentence = self.document.sentences[index]
        paragraph = self._paragraph_start(sentence.start_char)
        person = self._person(char, max(sentence.start_char, char - _FAR), unit)
        if person is not None:
            return Resolved(person.name, None, None, person.resolved)
        found = self._subjects.at(char, sentence.start_char, sentence.end_char, paragraph) or self._focus
        if found is not None:
            return Resolved(found.name, found.place, found.level, found.how)
        if self.frame.subject is None:
            return None
        level, name = self.frame.subject
        return Resolved(name, name, level, "article")

    # ---- people ----------------------------------------------------------------------------------------

    def _person(self, char: int, start: int, unit: str) -> Mention | None:
        """Who got the votes, or whose own field, house or money it is."""
        text, near = self.document.text, self._people_between(start, char)
        if not near:
            return None
        person = near[-1]
        if person.historical or person.resolved == "unresolved":
            return None
        between = text[person.evidence.end_char : char]
        if _VOTES.match(unit):
            return person if _ELECTED.search(text, start, char) else None
        if _PRONOUN_DEED.search(between) and len({one.name for one in near}) == 1:
            return person
        own = self._subjects.own(person.evidence.end_char, char)
        before = text[max(start, person.evidence.start_char - 20) : person.evidence.start_char]
        if (
            own is not None
            or _TELLS.search(between)
            or _TELLS.search(text, start, person.evidence.start_char)
        ):
            return None
        address = _PLAIN_ADDRESS.search(before)
        clause = between.rpartition(";")[2]
        if address is None or (clause != between and any(char.isdigit() for char in clause)):
            return None
        if not (_DEED.search(clause) or (address["home"] and clause == between)):
            return None
        return person

    def _people_between(self, start: int, end: int) -> Sequence[Mention]:
        starts = self._people_starts
        return self._people[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _people(self) -> list[Mention]:
        persons = (mention for mention in self.people if mention.kind == "person")
        return sorted(persons, key=lambda mention: mention.evidence.start_char)

    @cached_property
    def _people_starts(self) -> list[int]:
        return [mention.evidence.start_char for mention in self._people]

    # ---- bodies and units ------------------------------------------------------------------------------

    @cached_property
    def _candidates(self) -> list[Candidate]:
        found = [candidate for body in self.frame.organisations for candidate in self._body(body)]
        found += [
            self._unit((place.start_char, place.end_char), place.full_name, place.level, "explicit")
            for place in self._places
            if place.type and not self._in_body(place.start_char)
        ]
        found += [*self._type_words(), *self._body_words()]
        return sorted(found, key=lambda candidate: (candidate.start_char, -candidate.end_char))

    @cached_property
    def _subjects(self) -> Subjects:
        often = Counter(candidate.name for candidate in self._candidates)
        found = [
            replace(one, lasts=True) if not one.lasts and often[one.name] >= _OFTEN else one
            for one in self._candidates
        ]
        return Subjects(self.document, found)

    @cached_property
    def _focus(self) -> Candidate | None:
        """The village, school or firm of the title, or of the first sentence, if the article dwells on it."""
        often = Counter(candidate.name for candidate in self._candidates)
        zones = [zone for zone in self.document.readable_zones() if zone.kind in ("title", "lead", "body")]
        for zone in zones[:2]:
            end = zone.end_char if zone.kind == "title" else min(zone.end_char, zone.start_char + 120)
            for candidate in self._candidates:
                if not zone.start_char <= candidate.start_char < end:
                    continue
                small = candidate.level == "village" or not candidate.lasts
                if small and often[candidate.name] >= _OFTEN:
                    return replace(candidate, how="article")
        return None

    def _unit(self, span: tuple[int, int], name: str, level: str | None, how: str) -> Candidate:
        """A unit; one above the article's own owns nothing (`theo kế hoạch của tỉnh` in a district)."""
        own = LEVELS.index(self.frame.subject[0]) if self.frame.subject else 0
        owns = level is None or LEVELS.index(level) >= own
        return Candidate(*span, name, name, level, how, owns)

    def _body(self, body: OrganisationMention) -> list[Candidate]:
        if body.surface[0].isupper() and self.document.text.startswith(" viên", body.end_char):
            return []  # `Lò Thị Phương, Tỉnh ủy viên`
        whole = self.frame.complete(body)
        named = body.branch in _NAMED_BRANCHES
        if whole.how == "unresolved" or not (whole.place or named):
            return []
        span = body.start_char, body.end_char
        owns = named or body.kind in _OWNERS
        return [Candidate(*span, whole.name, whole.place, whole.level, whole.how, owns, not named)]

    def _type_words(self) -> list[Candidate]:
        """`trong huyện`, `xã đã …`: the unit that a type word alone stands for."""
        text, found = self.document.text, []
        for zone in self.document.readable_zones():
            for match in _TYPE_WORD.finditer(text, zone.start_char, zone.end_char):
                kind, before = (
                    match[0].lower(),
                    text[max(zone.start_char, match.start() - 12) : match.start()],
                )
                if self._in_body(match.start()) or _PLURAL.search(before):
                    continue
                if kind in _OTHER_WORDS and not (_WHOLE.search(before) or _HAS.match(text, match.end())):
                    continue
                unit = self._meant_unit(match.start(), kind)
                if unit is not None:
                    found.append(self._unit(match.span(), unit, level_of(unit), "article"))
        return found

    def _meant_unit(self, char: int, kind: str) -> str | None:
        """The unit of this type that the article is about, else the nearest one before in the paragraph.

        A village may have been named in an earlier paragraph.
        """
        frame, level = self.frame, level_of(f"{kind} 1") or "village"
        dwelt_on = frame.subject is not None and (frame.subject[0] == level or frame.subject[0] == "commune")
        about = frame.unit(level) if dwelt_on or level == "province" else None
        if level == "district" and about is not None and about.startswith(f"{kind} "):
            return about
        types = _VILLAGE_TYPES.get(kind, (kind,))
        for place in self._places_between(self._paragraph_start(char), char)[::-1]:
            if place.type in types:
                return place.full_name
        earlier = self._earlier(types, char)
        if earlier and (level == "village" or (level == "commune" and len(set(earlier)) == 1)):
            return earlier[-1]
        for unit in (about, frame.province):
            if unit is not None and unit.startswith(f"{kind} "):
                return unit
        return None

    def _body_words(self) -> list[Candidate]:
        """`Công ty có …`, `chi bộ đã …`: the body of that kind named last."""
        text, found = self.document.text, []
        for zone in self.document.readable_zones():
            for match in _BODY_WORD.finditer(text, zone.start_char, zone.end_char):
                before = text[max(zone.start_char, match.start() - 12) : match.start()]
                names = _CAPITAL_WORDS.get(match["word"]) or _BODY_WORDS[match["word"].lower()]
                if _PLURAL.search(before) or self._in_whole_body(match.start()):
                    continue
                if match["word"][0].islower() and not _MAY_STAND.search(before):
                    continue
                meant = self._meant_body(match.start(), names)
                if meant is not None:
                    found.append(
                        replace(meant, start_char=match.start(), end_char=match.end(), how="article")
                    )
        return found

    def _meant_body(self, char: int, beginnings: tuple[str, ...]) -> Candidate | None:
        """The body named last before the character whose completed name begins so."""
        named = self._bodies_by_word[beginnings]
        index = bisect_left(named, char, key=lambda candidate: candidate.start_char)
        return named[index - 1] if index else None

    @cached_property
    def _bodies_by_word(self) -> dict[tuple[str, ...], list[Candidate]]:
        """By the beginnings of names the bodies that begin so, in order of the text."""
        bodies = [candidate for body in self.frame.organisations for candidate in self._body(body)]
        return {
            names: [one for one in bodies if one.name.startswith(names) and "Hội đồng " not in one.name]
            for names in {*_BODY_WORDS.values(), *_CAPITAL_WORDS.values()}
        }

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

    # ---- where things stand ----------------------------------------------------------------------------

    @cached_property
    def _places(self) -> list[PlaceMention]:
        return sorted([*self.frame.places, *self.frame.bare_places], key=lambda place: place.start_char)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start_char for place in self._places]

    @cached_property
    def _body_starts(self) -> list[int]:
        return [body.start_char for body in self.frame.organisations]

    def _places_between(self, start: int, end: int) -> Sequence[PlaceMention]:
        return self._places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]

    def _bodies_between(self, start: int, end: int) -> Sequence[OrganisationMention]:
        bodies = self.frame.organisations
        return bodies[bisect_left(self._body_starts, start) : bisect_left(self._body_starts, end)]

    def _body_at(self, char: int) -> OrganisationMention | None:
        index = bisect_right(self._body_starts, char) - 1
        body = self.frame.organisations[index] if index >= 0 else None
        return body if body is not None and char < body.end_char else None

    def _in_body(self, char: int) -> bool:
        """Whether the character is inside a body's name."""
        return self._body_at(char) is not None

    def _in_whole_body(self, char: int) -> bool:
        """Whether it is inside a body's name that says which one."""
        body = self._body_at(char)
        return body is not None and (body.start_char < char or bool(self._body(body)))

    def _paragraph_start(self, char: int) -> int:
        zone = self.document.zone_at(char)
        return zone.start_char if zone else char
