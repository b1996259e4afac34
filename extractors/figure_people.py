"""Says which person a figure is about: whose own field, house, money or crime it is.

`Nhà ông Pó hiến 320m2 đất`; `Vợ chồng chị có 30 con bò` (the one named before).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from extractors.figure_speakers import item_start, own_words, unnamed_speaker
from extractors.records import Mention
from extractors.subjects import Candidate
from extractors.text_words import find_openers

_S = r"[ \u00a0]"
_WORD = r"(?<![\p{L}\p{M}])"
_END = r"(?![\p{L}\p{M}])"
_KIN = r"(?:ông|bà|anh|chị|bác|cụ|cô|chú|em|lão|già)"
_KINS = frozenset(_KIN[3:-1].split("|"))  # a quick look
_MYSELF = frozenset({"tôi", "tui", "mình"})
_OPENING = 60  # characters in which a pronoun that opens a sentence begins
_DEED = regex.compile(
    rf"{_WORD}(?:hiến|nhường|nuôi|trồng|thu|vay|mượn|lùi|tặng|ủng hộ|đầu tư|mua|bán|vận động được|"
    r"tạo việc làm|gửi|chăn nuôi|mở|dỡ|chặt|tiết kiệm|nhận khoán|sắm|thuê|canh tác|trả|để dành|thoát nghèo|"
    r"làm chủ|rộng|có thu nhập|lãi|sở hữu|thả|ươm|gây dựng|phát triển được|thu hoạch|tích cóp|học thêm|"
    r"chuyển|đào ao|nhận nuôi|nhận đỡ đầu|cưu mang|"
    r"(?:đã|bị|lại|vừa) cùng|chiếm đoạt|tham ô|lập khống|nhận hối lộ|đưa hối lộ|vận chuyển|tàng trữ|"
    rf"mua bán|cất giấu|lấy trộm|trộm cắp|lừa đảo|ký khống|chi sai|sử dụng sai|làm thất thoát|đón){_END}",
    flags=regex.IGNORECASE,
)
_PRONOUN_DEED = regex.compile(  # `…, bà vận động được`
    rf"[,;]{_S}(?:[^,;:.]{{0,25}}{_S})?(?:(?:gia đình|vợ chồng|nhà){_S})?(?:ông|bà|anh|chị|bác|cụ|cô){_S}"
    rf"(?:(?:đã|còn|cũng){_S})?(?=\p{{L}}){_DEED.pattern}[^;.:]*$",
    flags=regex.IGNORECASE,
)
_TELLS = regex.compile(
    rf"[:“\"]|{_WORD}(?:kể|cho biết|cho rằng|nói|bảo|nhẩm|tâm sự|chia sẻ|khẳng định|thông tin|khoe|"
    r"báo cáo|đề nghị|yêu cầu|phản ánh|dẫn|nhấn mạnh|phát biểu|trình bày|cùng|nêu|kết luận|cho hay|"
    r"tính|thừa nhận|nhận xét|thẳng thắn|nhớ|lo|trăn trở|phấn khởi|bày tỏ|xác nhận|khuyến cáo|rằng)"
    rf"{_END}(?<!(?:đã|bị|lại|vừa){_S}cùng)",
    flags=regex.IGNORECASE,
)
# The same before a name: `theo ông Pó`; `sau khi uống rượu cùng bạn, ông Pó …` tells nothing.
_TOLD_BY = regex.compile(
    rf"(?!cùng{_END})(?:{_TELLS.pattern})|{_WORD}cùng{_S}(?:\p{{L}}+{_S}){{0,2}}$", flags=regex.IGNORECASE
)
_PLAIN_ADDRESS = regex.compile(
    rf"(?<!{_WORD}theo{_S}){_WORD}(?:(?P<home>(?:nhà|gia đình|hộ|vợ chồng){_S})?"
    rf"(?:{_KIN}|bị cáo|bị can|đối tượng|CCB|cựu chiến binh|hội viên|nông dân|thợ|nghệ nhân){_S}"
    rf"|(?P<home>(?:nhà|gia đình|hộ|vợ chồng){_S}))$",
    flags=regex.IGNORECASE,
)
# What only a person does or owes, whatever address or post stands before the name.
_GUILTY = regex.compile(
    rf"(?:[ \u00a0]?[,(][^,;:.()]{{3,60}}[,)]?)?{_S}(?:đã|phải|còn|bị|buộc|trực tiếp|cùng đồng phạm"
    rf"|{_S})*{_S}?"
    rf"(?:tạm ứng|chiếm đoạt|tham ô|hưởng lợi|nhận hối lộ|đưa hối lộ|hoàn trả|nộp lại|khắc phục|bồi thường"
    rf"|làm giả|lập khống|"
    rf"ký khống|lừa đảo|vay mượn|đánh bạc|vận chuyển trái phép|tàng trữ){_END}[^;.:]*$",
    flags=regex.IGNORECASE,
)
# `…, thương binh 3/4, có 1,4ha vú sữa`: of an official, too, what one has as a farmer.
_PRIVATE_UNITS = regex.compile(
    rf"(?:ha|hecta|m2|m²|con|gốc|cây|sào|công|đàn|mẫu|ao|vườn|thửa){_END}", regex.IGNORECASE
)
_OWN_FARM = regex.compile(
    rf"(?:,[^,;:.]{{3,40}},)?{_S}?(?:(?:hiện|đã|cũng|đang|nay|còn){_S})*"
    rf"(?:có|trồng|nuôi|canh tác){_S}[^,;:.]{{0,8}}",
    regex.IGNORECASE,
)
_HOME_CLAUSE = regex.compile(  # `…, nhà chỉ có 210m2 đất`
    rf"[,;]{_S}(?:nhà|gia đình|vợ chồng)(?:{_S}(?:ông|bà|anh|chị|bác|cụ))?"
    rf"(?:{_S}(?:chỉ|cũng|đã|hiện|còn|vẫn|lại))*{_S}(?:có|hiến|nuôi|trồng|thu|vay){_S}[^;:.]*$",
    regex.IGNORECASE,
)
_PRONOUN_OPENS = regex.compile(  # `Vợ chồng chị có`, `Năm 2015, gia đình ông vay`, `Mỗi vụ, anh thu`
    rf"[ \u00a0\"“–-]{{0,4}}(?:[^,;:.()]{{1,40}},{_S})?(?:(?P<home>nhà|gia đình|hộ|vợ chồng){_S})?{_KIN}"
    rf"(?={_S}(?-i:\p{{Ll}}))(?!{_S}em{_S})",
    flags=regex.IGNORECASE,
)
_PRONOUN_WITHIN = regex.compile(  # `…, nghĩ vậy nên ông chuyển`, `…, nay gia đình ông có`
    rf"{_WORD}(?<!\d{_S})(?<!(?:các|những|nhiều|mấy|từng|mỗi|hai|ba|vị){_S})"
    rf"(?:(?P<home>nhà|gia đình|hộ|vợ chồng){_S})?(?:ông|bà|anh|chị)(?={_S}(?-i:\p{{Ll}}))"
    rf"(?!{_S}(?:con|em|nội|ngoại|chủ|ta|họ|cả|trai|gái|bà|dâu|rể){_END})",
    flags=regex.IGNORECASE,
)
_SAME_SUBJECT = regex.compile(
    rf"{_S}?(?:(?:và|rồi|lại|còn|đã|mỗi|một|hằng|hàng|bình quân|mạnh dạn|tự|đồng thời|trong đó|với|nhất là"
    rf"|tháng|năm|vụ){_S})*(?:\p{{L}}+{_S})?(?:{_DEED.pattern}|chuyển|đào|làm|có|cho|xây|thu)",
    flags=regex.IGNORECASE,
)
_LIVES = regex.compile(  # between a name and where that person lives
    rf"[ \u00a0]?(?:\([^()]{{0,40}}\))?[ \u00a0,()–-]{{0,3}}"
    rf"(?:\d{{1,3}}{_S}tuổi,?{_S})?(?:(?:một{_S})?(?:thành viên|hội viên|xã viên|đoàn viên"
    rf"|cựu chiến binh|chủ){_S}[^,;:.]{{0,30}}?)?"
    rf"(?:(?:là{_S})?(?:người|dân tộc|đồng bào){_S}\p{{L}}+(?:{_S}\p{{L}}+)?,?{_S})?"
    rf"(?:(?:trú tại|trú|ở|tại|thuộc|quê){_S})?",
    flags=regex.IGNORECASE,
)
_HAS = regex.compile(
    rf"[,)]{{0,2}}{_S}(?:(?:hiện|đã|cũng|đang|nay|còn){_S}){{0,2}}(?:có|với){_S}[^,;:.]{{0,12}}",
    regex.IGNORECASE,
)
_NOT_OWNED = regex.compile(
    rf"(?:năm|đồng chí|đảng viên|chi bộ|thôn|bản|xã|hộ|tuổi|khóa|kỳ){_END}", regex.IGNORECASE
)
_HOME_OF = regex.compile(
    r"(?<![\p{L}\p{M}])(?i:nhà|gia đình|hộ|vợ chồng)[ \u00a0]"
    r"(?P<name>\p{Lu}[\p{L}\p{M}’']*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}’']*)*)"
)
_HOME_OPENERS = frozenset({"nhà", "gia", "hộ", "vợ"})  # a quick look that spares the pattern
_BY_VOTERS = regex.compile(
    r"(?<![\p{L}\p{M}])(?:phiếu(?: bầu| tín nhiệm)? cao nhất|trúng cử đại biểu)(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
_ACCUSED = 600  # characters before a sentence in which the accused may stand
_MALE = frozenset({"ông", "anh", "chú", "lão"})
_FEMALE = frozenset({"bà", "chị", "cô"})


@dataclass(frozen=True)
class FigurePeople:
    """The people of a document, and whose a figure is.

    own: the last subject between two characters, as `Subjects.own`. following: the bodies and units between
    two characters, in order.
    """

    text: str
    people: Sequence[Mention]
    own: Callable[[int, int], Candidate | None]
    following: Callable[[int, int], Sequence[Candidate]]

    def about(self, char: int, start: int, paragraph: int, unit: str) -> Mention | None:
        """Whose the figure at `char` is, in a sentence from `start` of a paragraph from `paragraph`."""
        person = self._of_sentence(char, start, unit) if self._between(start, char) else None
        return (
            person
            or self._of_home(char, start)
            or self._of_speaker(char, paragraph, unit)
            or self._of_pronoun(char, start, paragraph, unit)
            or self._of_given_name(char, start, paragraph)
        )

    def last_owner(self, start: int, end: int, name: str, unit: str) -> bool:
        """Whether what follows a figure about this person still may be: nobody else is named in between."""
        if _NOT_OWNED.match(unit) or "%" in unit:
            return False
        others = {one.name for one in self._between(start, end)} - {name}
        return not others and not self.following(start, end) and _TELLS.search(self.text, start, end) is None

    def _of_sentence(self, char: int, start: int, unit: str) -> Mention | None:
        text, near = self.text, self._between(start, char)
        person = near[-1]
        if person.historical or person.resolved == "unresolved":
            return None
        between = text[person.evidence.end_char : char]
        if len({one.name for one in near}) == 1 and _PRONOUN_DEED.search(between):
            return person
        if _GUILTY.match(between) and not _NOT_OWNED.match(unit):
            return person
        reach = self._home_end(person.evidence.end_char, char)
        if self.own(reach, char) is not None:
            return None
        told_from = item_start(text, start, person.evidence.start_char)
        if _TELLS.search(between) or _TOLD_BY.search(text, told_from, person.evidence.start_char):
            return None
        before = text[max(start, person.evidence.start_char - 20) : person.evidence.start_char]
        address = _PLAIN_ADDRESS.search(before)
        if address is None:
            farm = _PRIVATE_UNITS.match(unit) and _OWN_FARM.fullmatch(text[reach:char])
            return person if farm else None
        return person if self._is_own(text[reach:char], address["home"] is not None, unit) else None

    def _is_own(self, between: str, home: bool, unit: str) -> bool:
        """Whether the words between a person and a figure say that it is that person's."""
        clause = between.rpartition(";")[2]
        if clause != between and any(char.isdigit() for char in clause):
            return False
        if _NOT_OWNED.match(unit):
            return False
        owns = _DEED.search(clause) or _HAS.fullmatch(clause) or _HOME_CLAUSE.search(clause)
        return bool(owns) or (home and clause == between)

    def _home_end(self, start: int, char: int) -> int:
        """Where the address behind a name ends: `Triệu Văn Lâm, thôn Tổng Ngay (xã Dương Phong) …`."""
        end = start
        for place in self.following(start, char):
            if place.start_char < end or _LIVES.fullmatch(self.text, end, place.start_char) is None:
                break
            end = place.end_char
        return end

    def _of_speaker(self, char: int, paragraph: int, unit: str) -> Mention | None:
        """`“… nên tôi hiến 420 m2 đất”, ông Rinh nói`"""
        end = self.text.find("\n", char)
        bounds = paragraph, len(self.text) if end < 0 else end
        told = own_words(self.text, char, bounds, self._between)
        if told is None or self._between(told.end_char, char) or self.own(told.end_char, char) is not None:
            return None
        between = self.text[told.end_char : char]
        plain = _TELLS.search(between) is None and self._is_own(between, told.home, unit)
        return told.speaker if plain and _goes_on(between) else None

    def is_speakers(self, char: int, start: int, unit: str) -> bool:
        """`Qua đó, gia đình tôi hiến | 200m² đất`: whoever says so, it is no unit's."""
        if not find_openers(self.text, _MYSELF, start, char):
            return False
        end = unnamed_speaker(self.text, start, char)
        if end is None or self._between(end, char) or self.own(end, char) is not None:
            return False
        between = self.text[end:char]
        return _TELLS.search(between) is None and self._is_own(between, False, unit) and _goes_on(between)

    def _of_pronoun(self, char: int, start: int, paragraph: int, unit: str) -> Mention | None:
        """`Vợ chồng chị có …`: the person named last in the paragraph, if the pronoun fits.

        Without any there, the only one of the paragraph before.
        """
        if not find_openers(self.text, _KINS, start, char):
            return None
        opens = _PRONOUN_OPENS.match(self.text, start, char)
        if opens is None:
            opens = next(reversed(list(_PRONOUN_WITHIN.finditer(self.text, start, char))), None)
            if opens is None or not _goes_on(self.text[opens.end() : char]):
                return None
        if self._between(opens.end(), char):
            return None
        between = self.text[opens.end() : char]
        if _TELLS.search(between) or self.own(opens.end(), char) is not None:
            return None
        if not self._is_own(between, opens["home"] is not None, unit):
            return None
        named = self._between(paragraph, opens.start())
        person = named[-1] if named else self._alone_before(start)
        if person is None or person.historical or person.resolved == "unresolved":
            return None
        return person if _fits(opens[0].split()[-1].lower(), person) else None

    def _alone_before(self, char: int) -> Mention | None:
        """The one person whom the nearest paragraph before with people names, None where it names more."""
        index = bisect_left(self._starts, char)
        last = self._persons[index - 1] if index else None
        if last is None:
            return None
        start = self.text.rfind("\n", 0, last.evidence.start_char) + 1
        return last if {person.name for person in self._between(start, char)} == {last.name} else None

    def _of_home(self, char: int, start: int) -> Mention | None:
        """`Còn nhà Ha Pol vẫn hiến 640m2`: the only one whose name ends so."""
        if not find_openers(self.text, _HOME_OPENERS, start, char):
            return None
        homes = list(_HOME_OF.finditer(self.text, start, char))
        if not homes or _TELLS.search(self.text, homes[-1].end(), char):
            return None
        owners = self._by_tail.get(" ".join(homes[-1]["name"].split()), {})
        if len(owners) != 1 or self.own(homes[-1].end(), char) is not None:
            return None
        return next(iter(owners.values()))

    @cached_property
    def _by_tail(self) -> dict[str, dict[str, Mention]]:
        """By the last words of their names, the people who are named so."""
        found: dict[str, dict[str, Mention]] = {}
        for person in self._persons:
            words = person.name.split()
            for index in range(1, len(words)):
                found.setdefault(" ".join(words[index:]), {})[person.name] = person
        return found

    def named_between(self, start: int, end: int) -> bool:
        """Whether anybody is named between two characters."""
        return bool(self._between(start, end))

    def winner(self, char: int, start: int) -> Mention | None:
        """Who got the voters' most votes, or was elected by them: `Người có số phiếu cao nhất là …`."""
        near = self._between(start, char)
        return near[-1] if near and _BY_VOTERS.search(self.text, start, char) else None

    def _of_given_name(self, char: int, start: int, paragraph: int) -> Mention | None:
        """`Theo cáo trạng, Toàn lập khống 14 bộ chứng từ`: the accused named before in the paragraph."""
        named = self._between(max(paragraph, start - _ACCUSED), start)
        if not named or self._between(start, char):
            return None
        given = named[-1].name.split()[-1]
        said = self.text.find(f" {given} ", start, char)
        if said < 0 or not _GUILTY.match(self.text[said + 1 + len(given) : char]):
            return None
        return None if named[-1].historical else named[-1]

    def _between(self, start: int, end: int) -> Sequence[Mention]:
        return self._persons[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _persons(self) -> list[Mention]:
        persons = (mention for mention in self.people if mention.kind == "person")
        return sorted(persons, key=lambda mention: mention.evidence.start_char)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.evidence.start_char for mention in self._persons]


def _goes_on(between: str) -> bool:
    """Whether nobody else is the subject between a pronoun and a figure: `ông vận động, | 31 hộ hiến`."""
    if any(char.isdigit() for char in between):
        return False
    return all(_SAME_SUBJECT.match(clause) for clause in between.split(",")[1:])


def _fits(kin: str, person: Mention) -> bool:
    return kin not in (_MALE if person.gender == "female" else _FEMALE if person.gender == "male" else ())
