"""Reads changes of personnel: `được bầu làm`, `bổ nhiệm giữ chức vụ`, `thôi giữ chức`, `cách chức … đối với`.

The words are data: rules/personnel.toml. Nothing here knows a person or a post; posts.py asks what the words
between the two say.
"""

from dataclasses import dataclass
from functools import cache

import regex

from extractors.past_words import tells_past
from extractors.personnel_rules import any_of, personnel_rules
from extractors.speech_words import announces


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change (`elected`) and the status it gives the post (`new`)."""

    id: str
    status: str


_STEPS = regex.compile(r"(?<!\p{L})làm(?: \p{L}+){1,6},? rồi$")

HOLDS = Change("holds", "current")
FORMER = Change("former", "former")
ACTING = Change("acting", "current")
APPOINTED = Change("appointed", "new")
ENDED = Change("ended", "former")
RETIRED = Change("retired", "former")
NOMINATED = Change("nominated", "candidate")


def last_change(words: str) -> Change | None:
    """The change of the verb nearest to the end of the words, None if no verb of change is among them."""
    last = None
    for match in _verbs().finditer(words):
        last = match
    if last is None:
        return None
    change = _changes()[last.group()]
    if change.id in ("elected", "reelected") and _proposed().search(words, 0, last.start()) is not None:
        return NOMINATED
    return change


def is_change(words: str, start: int) -> bool:
    """Whether a verb of change stands at `start` of the words, in small letters: `bổ nhiệm làm`."""
    return _verbs().match(words, start) is not None


def makes(words: str) -> bool:
    """Whether the words before a person end in a verb that gives a post: `Bộ Chính trị chỉ định`."""
    return _makes().search(words) is not None


def moves_away(words: str) -> bool:
    """Whether the words transfer a person, so that the post held until now ends: `điều động`."""
    return any(_changes()[match.group()].id == "transferred" for match in _verbs().finditer(words))


def binds(words: str, joins: bool = False) -> bool:
    """Whether the words between a person and a post make the person its holder, old or new.

    words: in small letters, without forms of address and brackets: `được nhân dân tín nhiệm bầu làm`.
    joins: the post phrase is a verb itself (`tham gia Ban Thường vụ`).
    """
    _, semicolon, words = words.rpartition(";")
    words = _remark_before().sub("", words, count=1)
    if announces(words):
        return False
    weak = _ending("weak").search(words)
    if weak is not None and _only_adverbs().fullmatch(words, 0, weak.start()):
        return True
    if names_career(words) and (tells_past(words) or (not semicolon and "thực hiện" not in words)):
        return True
    if weak is not None and _later().search(words, 0, weak.start()):
        return True
    if steps_on(words):
        return True
    if semicolon:
        strong = _ending("strong").search(words)
        timed = strong is not None and _only_adverbs().fullmatch(words, 0, strong.start())
        if not timed:
            return False
        # `…; năm 2020 giữ chức`, `…; từng kinh qua chức vụ`, `…; được chỉ định làm`: who was spoken of
        return any(map(str.isdigit, words)) or words.lstrip().startswith(("từng ", "được "))
    if joins and (words.endswith((",", " và")) or _ending_in_chair().search(words)):
        return True
    leaving = _ending_in_chair().search(words)
    if leaving is not None and _only_adverbs().fullmatch(words, 0, leaving.start()):
        last = last_change(words)
        if last is not None and last.id == "ended":
            return True  # `thôi` + `Chủ tịch UBND xã`
    changed = _verbs().search(words) is not None
    if _ending("strong").search(words) or (weak is not None and changed):
        return True
    return changed and _passive().search(words) is not None and _ending_in_chair().search(words) is not None


def steps_on(words: str) -> bool:
    """Whether a stage of a life ends in the words, and the next has no verb of its own.

    `trở về bản, làm công an viên, rồi` + `Chi hội trưởng`
    """
    return _STEPS.search(words) is not None


def seats(words: str, named: bool) -> bool:
    """Whether the words before `vào Ban Chấp hành …` make a person a member.

    named: they stand before the person (`bầu đồng chí … vào`), else between the two (`được giới thiệu, bầu`).
    """
    return (_seats_named() if named else _seats()).search(words) is not None


def names_chair(words: str) -> bool:
    """Whether the words before a post end in a verb of change: `quyết định cách chức`, `trao chức vụ`."""
    return _ending_in_chair().search(words) is not None or _ending("strong").search(words) is not None


def names_chair_alone(words: str) -> bool:
    """Whether the words before a post only lead to it and hold no verb of change: `giữ chức`, `làm`."""
    lead = _ending("strong").match(words) or _ending("weak").match(words)
    return lead is not None and words not in ("là", "từ")


def names_career(words: str) -> bool:
    """Whether the words between a person and a post open a list of posts: `từng kinh qua các chức vụ:`."""
    return _career().search(words) is not None


def denies(words: str) -> bool:
    """Whether the words before a post deny that it was given: `không trúng cử`, `chưa được bổ nhiệm`."""
    return _denied().search(words) is not None


def hands_over(before: str) -> bool:
    """Whether the words before a person hand him a decision: `trao quyết định … cho`, not one on leaving."""
    match = _decision().search(before)
    return match is not None and last_change(match[1]) is None


def tells_decision(sentence: str) -> bool:
    """Whether a sentence opens with a decision: `theo quyết định của Tỉnh ủy, …`; in small letters."""
    return sentence.lstrip(' "“-').startswith(tuple(personnel_rules()["handed"]["opening"]))


def starts_from(words: str) -> bool:
    """Whether the words before a post make it the one that is left: `từ`, `điều động từ chức vụ`."""
    return _from_post().search(words) is not None


def points_to_person(words: str) -> bool:
    """Whether the words between a post and a person say whom the change concerns: `… đối với`."""
    return ";" not in words and _toward().search(words) is not None


def ends_with(words: str, before: str) -> bool:
    """Whether `với` between a post and a person says whose post ends: `miễn nhiệm chức … với ông`."""
    change = last_change(before)
    return words == "với" and change is not None and change.status == "former" and names_chair(before)


def is_remark(words: str) -> bool:
    """Whether the words are a remark on the person before them: `, cán bộ hưu trí,`."""
    return _remark().fullmatch(words) is not None


@cache
def _changes() -> dict[str, Change]:
    return {
        form: Change(row["id"], row["status"]) for row in personnel_rules()["change"] for form in row["forms"]
    }


@cache
def _verbs() -> regex.Pattern[str]:
    return regex.compile(any_of(list(_changes())))


@cache
def _makes() -> regex.Pattern[str]:
    given = [form for form, change in _changes().items() if change.status == "new"]
    return regex.compile(any_of(given) + r"[ ]*$")


@cache
def _proposed() -> regex.Pattern[str]:
    """`giới thiệu để HĐND huyện` + `bầu`, `trình Quốc hội xem xét,` + `bầu`: nobody is elected yet."""
    voters = any_of(personnel_rules()["candidate"]["voters"])
    return regex.compile(
        r"(?<!\p{L})(?:giới thiệu(?: nhân sự)?(?: (?:để|cho) [^,;.]{2,80}?)?"
        rf"|(?<!tờ )(?:trình|đề nghị|đề xuất) {voters}[^,;.]{{0,30}}?)(?:[ ]*xem xét(?:,| và)?)?[ ]*$"
    )


@cache
def _remark() -> regex.Pattern[str]:
    return regex.compile(
        rf"[,\-–] ?{any_of(personnel_rules()['apposition']['forms'])}[^,;:.!?]{{0,60}}[,\-–]"
    )


@cache
def _remark_before() -> regex.Pattern[str]:
    return regex.compile(
        rf"^[,\-–] ?{any_of(personnel_rules()['apposition']['forms'])}[^,;:.!?]{{0,60}}(?=,)"
    )


@cache
def _passive() -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["passive"]["forms"]))


@cache
def _denied() -> regex.Pattern[str]:
    chairs = any_of(personnel_rules()["leads"]["chair"])
    return regex.compile(
        rf"(?<!\p{{L}})(?:không|chưa)(?: (?:được|hề|thể|tiếp tục|còn được))* {any_of(list(_changes()))}"
        rf"(?: {chairs}| vào)*[ ]*$"
    )


@cache
def _decision() -> regex.Pattern[str]:
    """`trao quyết định của Ban Thường vụ cho`; the words between, which may name another change."""
    return regex.compile(
        rf"{any_of(personnel_rules()['handed']['to'])}([^,;.:]{{0,60}}?)[ ]+(?:cho|đối với)[ ]*$"
    )


@cache
def _from_post() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})từ(?: (?:cương vị|chức vụ|vị trí|chức danh|chức))?$")


@cache
def _toward() -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["toward"]["forms"]) + r"[ ]*$")


@cache
def _career() -> regex.Pattern[str]:
    """`nhiều chức vụ`, `các vị trí công tác` + `của trung ương và địa phương như`"""
    career = any_of(personnel_rules()["leads"]["career"])
    where = r"(?:[ ]+(?:ở|tại|của|trong|trên)[ ]+[^,;:.]{2,60}?(?:[ ]+như|[ ]+gồm|[ ]*:))"
    return regex.compile(rf"{career}{_praise()}{where}?[ :]*$")


@cache
def _praise() -> str:
    """`các chức vụ` + `quan trọng như`"""
    return rf"(?:[ ]+{any_of(personnel_rules()['leads']['praise'])})*"


@cache
def _ending(strength: str) -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["leads"][strength]) + _praise() + r"[ :]*$")


@cache
def _ending_in_chair() -> regex.Pattern[str]:
    verbs, chairs = any_of(list(_changes())), any_of(personnel_rules()["leads"]["chair"])
    return regex.compile(
        rf"(?:{verbs}(?:[ ]+{chairs})?|{any_of(['giữ'])}[ ]+{chairs}|{any_of(['chức vụ', 'chức danh'])})[ ]*$"
    )


@cache
def _later() -> regex.Pattern[str]:
    """`được kết nạp Đảng, sau đó` + `làm`: a later stage of the same person's life."""
    return regex.compile(any_of(personnel_rules()["later"]["forms"]) + r"[ ]*(?:được[ ]*)?$")


@cache
def _seats() -> regex.Pattern[str]:
    """`được đại hội tín nhiệm bầu`: more words before the verb have a subject of their own."""
    verbs = personnel_rules()["committee"]
    given, won = any_of(verbs["given"]), any_of(verbs["won"])
    return regex.compile(rf"^[ ,]*(?:\w+ ){{0,4}}(?:được (?:\w+,? ){{0,6}}?{given}|{won})$")


@cache
def _seats_named() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w){any_of(personnel_rules()['committee']['given'])}$")


@cache
def _only_adverbs() -> regex.Pattern[str]:
    return regex.compile(rf"(?:[ ,\-–]|\d|/|{any_of(personnel_rules()['adverbs']['forms'])})*+")
