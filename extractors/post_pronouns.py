"""Reads what stands for a person named before: `Năm 2010, ông được bầu …`, `Từ 2005 đến 2010: Phó …`.

A pronoun, or a stage of a career without any, is read as one more mention of the one person whom it can mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extractors.document import Document, Zone
from extractors.post_stages import opens_life, read_stage
from extractors.records import Mention, quote
from extractors.text_words import DIGITS, find_openers
from extractors.titles import letters_between

_PRONOUN = regex.compile(
    r"(?:^|(?<=[.!?;] )|(?<=, )|(?<=\d{4} ))(?:đồng chí|ông|bà|anh|chị|bác|chú|cụ|cô|thầy)(?: này| ấy)? "
    r"(?=(?:được|đã|từng|hiện|đang|là|giữ|đảm|làm|còn|chính thức|bị|trúng|tiếp tục|lần lượt|trải qua|về"
    r"|chuyển|kinh|cũng|vẫn|có (?:thâm niên|hơn|gần|trên|\d))(?!\p{L}))",
)
# `cách chức Chủ tịch UBND xã đối với | ông này`
_TOWARD = regex.compile(r"(?<=đối với )(?:đồng chí|ông|bà|anh|chị) (?:này|ấy|đó)(?!\p{L})")
# An interview: `Đồng chí Lò Văn Bách: … Tôi từng làm Bí thư Huyện ủy …`
_ANSWERS = regex.compile(r"(?:[ \u00a0]\([^()\n]{1,60}\))?[ \u00a0]?:")
_SPEAKER = regex.compile(
    r"(?:(?<=[.!?;:…] )|(?<=, ))tôi (?=(?:được|đã|từng|hiện|đang|là|giữ|làm|về)(?!\p{L}))"
)
_I = frozenset(("tôi",))
_ADDRESSES = frozenset(("đồng", "ông", "bà", "anh", "chị", "bác", "chú", "cụ", "cô", "thầy"))
_DATE = r"(?:(?:đầu|cuối|giữa|hết) )?(?:(?:ngày|tháng|năm) )?(?:\d{1,2}[/.-]){0,2}\d{4}"
_STAGE = regex.compile(
    rf"(?<=[.;:] |[.;:] [-–+] )(?:(?:từ|tháng|năm|giai đoạn|trong)(?: tháng| năm)? )?{_DATE}"
    rf"(?:(?: ?[-–] ?| đến (?:nay)?)(?:{_DATE})?(?:nay)?)?"
    r"(?=(?: ?: ?(?:là )?|,? (?:là|làm|giữ|được) )\p{L})"
)
_LINE_OF_LIFE = regex.compile(
    rf"[\s\-–—+*•▪]*((?:(?:kể )?từ |giai đoạn )?{_DATE}"
    rf"(?: ?(?:[-–—]|đến|tới) ?(?:{_DATE}|nay|hiện nay))?(?= ?[:,(])"
    r"|(?:sinh (?:năm|ngày)|năm sinh|ngày sinh) ?:? ?[\d/.-]+"
    r"|chức vụ(?: cao nhất| khi (?:nghỉ hưu|công tác|về hưu))?(?= ?: ?\p{L}))"
)
_STAGE_WORDS = frozenset(
    (DIGITS, "từ", "tháng", "năm", "giai", "trong", "đầu", "cuối", "giữa", "hết", "ngày")
)


def read_pronouns(
    document: Document,
    zone: Zone,
    people: Sequence[Mention],
    earlier: Sequence[Mention],
    hero: str | None = None,
) -> Iterator[Mention]:
    """The mentions of people by pronouns in the zone, in order.

    people: those named in it. earlier: those whom the nearest earlier zone with people names. hero: the one
    person whom the title names, of whom such a text goes on to tell.
    """
    alone = earlier[-1] if only_name(earlier) else None
    key = letters_between(document.text, zone.start_char, zone.end_char)
    line = _line_of_life(document, zone, key, people, alone)
    if line is not None:
        yield line
        people = [line]
    toward = _TOWARD.finditer(key) if "đối với" in key else ()
    spoken = _matches(_PRONOUN, _ADDRESSES, ".!?;,0123456789", document.text, zone, key)
    for match in sorted((*spoken, *toward), key=lambda one: one.start()):
        start, end = zone.start_char + match.start(), zone.start_char + match.end()
        if document.text.startswith("Bác", start):
            continue  # whom everybody calls so
        fitting = [person for person in people if _fits(match.group(), person.gender)]
        last = _meant(document, start, fitting, _told_of(match.group(), earlier, hero))
        if last is not None and _fits(match.group(), last.gender):
            yield replace(last, evidence=quote(document, start, end, last.evidence.rule))
    speaker = people[0] if people and _ANSWERS.match(document.text, people[0].evidence.end_char) else None
    if speaker is not None and key[: speaker.evidence.start_char - zone.start_char].count(" ") <= 2:
        for match in _matches(_SPEAKER, _I, ".!?;:…,", document.text, zone, key):
            start, end = zone.start_char + match.start(), zone.start_char + match.end()
            yield replace(speaker, evidence=quote(document, start, end, speaker.evidence.rule))
    for match in _matches(_STAGE, _STAGE_WORDS, ".;:-–+", document.text, zone, key):
        start, end = zone.start_char + match.start(), zone.start_char + match.end()
        earlier = [person for person in people if person.evidence.end_char <= start]
        if earlier and len({person.name for person in people}) == 1 and not earlier[-1].historical:
            yield replace(earlier[-1], evidence=quote(document, start, end, earlier[-1].evidence.rule))


def _line_of_life(
    document: Document, zone: Zone, key: str, people: Sequence[Mention], alone: Mention | None
) -> Mention | None:
    """`- 1976 - 1979: Bí thư Huyện ủy`, `Sinh năm 1932; …`: a line on whom the last one was about."""
    if people or alone is None or alone.historical or alone.resolved == "unresolved":
        return None
    match = _LINE_OF_LIFE.match(key)
    if match is None or not (opens_life(match[1]) or read_stage(match[1])):
        return None
    start, end = (zone.start_char + char for char in match.span(1))
    return replace(alone, evidence=quote(document, start, end, alone.evidence.rule))


def _matches(
    pattern: "regex.Pattern[str]", openers: frozenset[str], marks: str, text: str, zone: Zone, key: str
) -> "Iterator[regex.Match[str]]":
    """As `pattern.finditer(key)` for a pattern whose matches begin with one of the words, behind one of the
    marks and a blank or at the beginning."""
    position = 0
    for first in find_openers(text, openers, zone.start_char, zone.end_char):
        start = first - zone.start_char
        if start and key[max(0, start - 2)] not in marks:
            continue
        match = pattern.match(key, start) if start >= position else None
        if match is not None:
            yield match
            position = match.end()


def _meant(
    document: Document, start: int, people: Sequence[Mention], alone: Mention | None
) -> Mention | None:
    """The one person of the zone so far (without any, of the zone before), else the sentence's before."""
    before = [person for person in people if person.evidence.end_char <= start]
    before = before or ([] if alone is None else [alone])
    if not before or before[-1].historical:
        return None
    last = before[-1]
    if len({person.name for person in before}) == 1:
        return last
    sentence = last.evidence.sentence
    single = len({person.name for person in people if person.evidence.sentence == sentence}) == 1
    return last if single and document.sentence_at(start) - sentence <= 1 else None


def only_name(people: Sequence[Mention]) -> str | None:
    """The name of the one person whom the mentions mean, None where they mean more or nobody."""
    names = {person.name for person in people}
    return names.pop() if len(names) == 1 else None


def _told_of(pronoun: str, earlier: Sequence[Mention], hero: str | None) -> Mention | None:
    """Of the people of an earlier line the one of that sex, else the one whom the title names."""
    fitting = [person for person in earlier if _fits(pronoun, person.gender)]
    heroes = [person for person in fitting if person.name == hero]
    return fitting[-1] if only_name(fitting) else heroes[-1] if heroes else None


def _fits(pronoun: str, gender: str | None) -> bool:
    word = pronoun.split()[0]
    return gender is None or not (
        (word in ("ông", "anh", "chú") and gender == "female")
        or (word in ("bà", "chị", "cô") and gender == "male")
    )
