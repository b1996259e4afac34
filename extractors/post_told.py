"""Reads a post in a line: the holder's, told of him or standing beside him, or one that waits for a name."""

import regex

from extractors.past_words import leads_into_past, opens_past, says_now, tells_past
from extractors.personnel import (
    APPOINTED,
    ENDED,
    FORMER,
    HOLDS,
    Change,
    binds,
    denies,
    hands_over,
    last_change,
    makes,
    moves_away,
    names_career,
    names_chair,
    names_chair_alone,
    seats,
    starts_from,
    steps_on,
    tells_decision,
)
from extractors.post_beside import Told, read_beside
from extractors.post_links import sentence_before, words_before
from extractors.post_phrases import PostPhrase
from extractors.post_reading import Reading, hold, rule_of
from extractors.post_stages import read_stage
from extractors.speech_words import announces, is_handed
from extractors.succession_words import names_outgoing

# No change is told of what is held: `đang giữ chức`, `vẫn là`
_STILL = regex.compile(r"(?<!\p{L})(?:đang|hiện|vẫn|tiếp tục kiêm)(?: đang)?(?: [\p{L}]+){0,3}$")
_NEXT_STEP = regex.compile(r"[ ,]*(?:sau đó|tiếp đó|kế đó|rồi) (?:là|làm|giữ|đảm nhiệm)")
_YEAR_OPENS = regex.compile(
    r"[ \"“]*(?:từ |đến |đầu |cuối |giữa )?(?:năm|tháng \d{1,2}[/-])[ ]?(?:19|20)\d\d"
)
_AND_THEN = regex.compile(r"^(?:[ ,]|và|đồng thời|rồi|sang|nay)+(?= )")
_BEFORE_THAT = regex.compile(r"(?<!\p{L})trước khi (?:làm|giữ chức|giữ chức vụ|trở thành|đảm nhiệm)$")
_HANDS_ON = regex.compile(r"(?<!\p{L}|nhận )bàn giao(?: lại)?(?: [\p{L},]+){1,5}$")
_LEADS_ON = regex.compile(
    r"(?:giữ|làm|đảm nhiệm|đảm nhận|nhận)(?: các)?(?: chức(?: vụ| danh)?| cương vị| vị trí)?"
)
_INTO = "vao-ban"  # `vào Ban Chấp hành`, of posts.toml
_PASSIVE = ("được ", "đều được ", "cùng được ", "đã được ", "vừa được ")


def read_post(reader: Reading, at: Told) -> None:
    """A post: the holder's, or one that waits for a name."""
    holder, link, post = reader.holder, at.link, at.post
    if link.kind == "other" and denies(link.words):
        reader.pending = []
        return  # `không trúng cử | Bí thư Huyện ủy`: nobody's
    if link.kind == "other" and _HANDS_ON.search(link.words):
        reader.giver = holder
    if post.organisation is None and holder is not None and _BEFORE_THAT.search(link.words):
        return  # `trước khi làm Bí thư, anh từng là …`: the post that the text has told of before
    if post.role.id == _INTO and not _goes_into(reader, at):
        return  # `góp ý vào Ban Chấp hành`
    told = holder is not None and _is_told(reader, at)
    if holder is not None and not reader.pending and (told or not at.claimed):
        if told and reader.newcomer is not None and at.after_name and names_chair_alone(link.words):
            hold(reader, post, rule_of(reader.change), reader.newcomer)
            reader.change, reader.newcomer = FORMER, None
            hold(reader, post, "posts.predecessor")
            return
        if told or link.kind == "is":
            _read_told(reader, at, told)
            return
        if read_beside(reader, at):
            return
    _wait(reader, at)


def _goes_into(reader: Reading, at: Told) -> bool:
    """`An được bầu | vào Ban Chấp hành`, `bầu đồng chí An | vào Ban Chấp hành, | Ban Thường vụ`."""
    if reader.holder is None:
        return False
    if _is_next_board(reader, at):
        return True
    if at.link.kind == "same":
        return (at.after_name or bool(reader.group)) and _governs_seat(reader)
    if at.link.words == "," and reader.group and not at.after_name:
        return _governs_seat(reader)  # `bầu bà Mai, Ủy viên Ban Chấp hành, | vào Ban Thường vụ`
    return seats(at.link.words, named=False)


def _governs_seat(reader: Reading) -> bool:
    """`bầu bổ sung` before the person, or before the first of those who wait with him."""
    return seats(reader.governed, named=True) or (bool(reader.cohort) and seats(reader.verb, named=True))


def _is_next_board(reader: Reading, at: Told) -> bool:
    return bool(reader.holdings) and reader.holdings[-1].phrase.title is at.post.title


def _is_told(reader: Reading, at: Told) -> bool:
    """Whether a verb between the holder and the post ties them."""
    if _is_next_board(reader, at):
        return False  # it goes on with what was told: `thôi tham gia Ban Chấp hành, | Ban Thường vụ`
    if at.post.role.id == _INTO:
        return True
    if at.link.kind == "is" and (at.after_name or reader.group) and makes(reader.governed):
        return True  # `chỉ định ông Bách | là | Bí thư Tỉnh ủy`
    joins = at.post.role.id == "tham-gia-ban"
    if at.link.kind == "other" and binds(at.link.words, joins):
        return True
    if not joins or at.link.kind not in ("same", "comma", "other") or announces(at.link.words):
        return False
    return last_change(f"{reader.governed} {at.link.words}") is not None


def _read_told(reader: Reading, at: Told, told: bool) -> None:
    """`Toản được bầu giữ chức | Bí thư Huyện ủy`, `Toản là | Bí thư Huyện ủy`."""
    between = at.link.words
    governs = (at.after_name or reader.group) and not _STILL.search(between) and not _tells_once(between)
    words = f"{_governing(reader.governed, between)} {between}" if governs else between
    of_cohort = told and bool(reader.cohort) and _is_of_cohort(reader, at.post, between)
    if of_cohort and names_chair_alone(between.lstrip(" ,")):
        words = f"{reader.verb} {between}"  # `chỉ định bà A, …; ông B, …, | giữ chức`
    reader.change = _told_change(reader, at, words) if told else HOLDS
    if at.after_name:
        start = holder.evidence.start_char if (holder := reader.holder) is not None else at.post.start_char
        reader.stage = read_stage(sentence_before(at.text, at.zone, start))
    else:  # `…, giai đoạn 2010 - 2015 là | Phó Bí thư, Chủ tịch …, nay là | Bí thư`
        reader.stage = read_stage(between.strip(" ,")) or (None if says_now(between) else reader.stage)
    if reader.change.status == "new" and moves_away(words):
        _leave(reader)
    if reader.change is HOLDS and _is_past(reader, at):
        reader.change = FORMER
    if at.after_name and names_outgoing(reader.governed):
        reader.change = FORMER
    reader.career = told and (names_career(between) or _tells_once(between))
    everyone = at.after_name and len(reader.together) > 1
    if everyone and "lần lượt" in between:
        reader.holder = None  # which of them holds which, the order alone says
        return
    people = reader.together if everyone else [reader.holder]
    if of_cohort:
        people = [*reader.cohort, *people]
    for person in people:
        hold(reader, at.post, rule_of(reader.change), person)
    reader.cohort = []


def _wait(reader: Reading, at: Told) -> None:
    """The post waits for a name, with those that wait already where it goes on with them."""
    link, pending = at.link, reader.pending
    waits_on = pending and (
        link.kind in ("comma", "also", "and")
        or (
            link.kind == "other"
            and names_chair(link.words)
            and names_chair(words_before(at.text, at.zone, pending[0].start_char))
        )
    )
    if not waits_on or _is_loose(at.text, pending, at.post):
        reader.pending = []
    reader.pending.append(at.post)
    if link.kind == "stop":
        reader.shared = []
    reader.holder, reader.group = (None, []) if link.kind in ("stop", "other") else (reader.holder, [])


def _governing(governed: str, between: str) -> str:
    """The words before a name that govern the post behind it, too.

    `thôi giữ chức Chính ủy; Thượng tá | Bé | giữ chức`: what ends one person's post ends nobody's behind a
    semicolon and a verb of its own.
    """
    change = last_change(governed)
    ends = change is not None and change.status == "former" and names_chair_alone(between.strip(" ,"))
    return governed.rpartition(";")[2] if ends else governed


def _told_change(reader: Reading, at: Told, words: str) -> Change:
    """What a verb says of the post; words: those right before it and those that govern it, too."""
    between = at.link.words
    change = last_change(words)
    if starts_from(between):
        reader.given = change or HOLDS
        return ENDED if change else FORMER
    leads = names_chair_alone(between.removeprefix(",").strip())
    given = is_handed(between) or (leads and hands_over(reader.governed))
    if change is None and (given or (leads and _by_decision(at))):
        change = APPOINTED
    if change is None and reader.carried and _LEADS_ON.fullmatch(between.strip(" ,-–")):
        change = reader.carried
    if change is None and not at.after_name and names_chair_alone(_AND_THEN.sub("", between).strip()):
        return reader.given  # `được chỉ định tham gia Ban Thường vụ và giữ chức …`
    change = change or HOLDS
    reader.given = change if change.status == "new" else HOLDS
    return change


def _by_decision(at: Told) -> bool:
    """`Theo quyết định của Tỉnh ủy, ông An, Phó Giám đốc …, | giữ chức`: not `là`."""
    return not at.link.words.endswith("là") and tells_decision(
        sentence_before(at.text, at.zone, at.post.start_char)
    )


def _is_past(reader: Reading, at: Told) -> bool:
    """`Trước đó, bà … là …`, `…, khi còn là …`: told of a time gone by."""
    between = at.link.words
    return (
        steps_on(between)
        or tells_past(between)
        or (names_career(between) and "nhiều" in between and not _STILL.search(between))
        or opens_past(sentence_before(at.text, at.zone, at.post.start_char))
        or (at.after_name and not says_now(between) and _is_clause_past(reader, at))
        or _goes_on_past(at)
    )


def _goes_on_past(at: Told) -> bool:
    """`Năm 2010, ông giữ chức Chánh Văn phòng …, sau đó là | Bí thư …`: a next step, which is over too."""
    if at.after_name or _NEXT_STEP.match(at.link.words) is None:
        return False
    return _YEAR_OPENS.match(sentence_before(at.text, at.zone, at.post.start_char)) is not None


def _is_clause_past(reader: Reading, at: Told) -> bool:
    """`…; trước đó | ông Bách | là Phó Bí thư`, `Trước đó, ông | T.V.G. | là …`: told from the name on."""
    if reader.holder is None:
        return False
    before = sentence_before(at.text, at.zone, reader.holder.evidence.start_char)
    return opens_past(before) or leads_into_past(before)


def _tells_once(between: str) -> bool:
    """`Trước khi tái đắc cử …, ông Cường | từng kinh qua`: what was before the name says nothing of it."""
    return tells_past(between) and last_change(between) is None


def _is_of_cohort(reader: Reading, post: PostPhrase, words: str) -> bool:
    """`bầu ông A, …, và ông B, … | làm Ủy viên`; `Ông A - … - và ông B - … | được bầu làm Phó Bí thư`."""
    if names_chair_alone(words.lstrip(" ,")) or post.role.id == _INTO:
        return last_change(reader.verb) is not None
    ungoverned = not reader.verb.rpartition(";")[2].strip()
    return ungoverned and not post.role.single and words.lstrip(" ,-–—").startswith(_PASSIVE)


def _leave(reader: Reading) -> None:
    """`điều động ông Khải, Chủ tịch UBND huyện, … giữ chức …`: the post he had comes to its end.

    Not his seat on a committee: that ends by a decision of its own.
    """
    for index, holding in enumerate(reader.holdings):
        if holding.change is HOLDS and holding.group is reader.group and not holding.phrase.role.is_seat:
            reader.holdings[index] = holding._replace(change=ENDED)


def _is_loose(text: str, pending: list[PostPhrase], post: PostPhrase) -> bool:
    """`… đảng viên là trưởng thôn, Bí thư Huyện ủy Sơn Lĩnh Vi Văn Khải`: the first title is nobody's."""
    first = pending[-1]
    return first.organisation is None and text[first.start_char].islower() and text[post.start_char].isupper()
