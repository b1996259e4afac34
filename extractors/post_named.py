"""Reads a name in a line: it takes the posts that wait before it, goes on with a list, or begins anew."""

import regex

from extractors.document import Zone
from extractors.open_posts import is_vacant, stands_for
from extractors.past_words import opens_past, tells_past
from extractors.personnel import (
    ENDED,
    FORMER,
    HOLDS,
    Change,
    binds,
    ends_with,
    last_change,
    names_chair,
    points_to_person,
)
from extractors.post_links import Element, Link, sentence_before, words_before
from extractors.post_phrases import PostPhrase, with_body
from extractors.post_reading import Reading, hold, rule_of
from extractors.post_successions import SUCCEEDS, read_succession
from extractors.records import Mention
from extractors.succession_words import replaces

_LIST_TOWARD = regex.compile(r"đối với[^;:]*: ?(?:(?:1|01)[.)]|[-+])?")
_ONCE = regex.compile(r"(?<!\p{L})(?:từng|(?:khi|lúc|hồi|thời) (?:còn|đương chức))(?!\p{L})")
# `Là Trưởng thôn` + `, hơn 5 năm qua, ông …`
_FOR_YEARS = regex.compile(r",(?: [\p{Ll}\d]+){1,4} (?:qua|nay|đây),")
_STANDING = regex.compile(r"[ \u00a0]\([Tt]hường trực\)")
_DEPUTY = regex.compile(r"Phó (?!.*Thường trực)")
_NEXT_ITEM = regex.compile(
    r",? ?(?:để|do|vì) [^;:.]{2,80}?,? và"
    r"|[^;]*(?:; ?(?:(?:và|\d{1,2}[.)]|[-+]) ?)?|\. ?(?:\d{1,2}[.)]|[-+]) ?)"
)

_CHAIR = regex.compile(r"(?<!\p{L})(?:chức vụ|chức danh|chức|cương vị|vị trí)$")
_WAS = regex.compile(r"(?:trước đó|trước đây|trước kia|khi ấy|lúc ấy|lúc bấy giờ|bấy giờ|thời điểm đó),? là")
_BY = regex.compile(r"(?:(?:hiện|hiện nay|nay|đang|vẫn|trước đó|trước đây|khi đó|lúc đó) ){0,2}do")
_TAKES_CARE = regex.compile(
    r"[ \u00a0](?:(?:hiện|đang|vẫn|tiếp tục)[ \u00a0]){0,2}"
    r"(?:đảm nhiệm|đảm nhận|đảm trách|nắm giữ|kiêm nhiệm|kiêm|giữ)"
    r"(?=[,.;)]|$|[ \u00a0](?:từ|kể từ|cho đến|đến|trong)[ \u00a0])"
)
_SINCE = regex.compile(r",[ \u00a0]*(?:kể )?từ[ \u00a0](?:ngày|tháng|năm|\d)")
_EACH = regex.compile(r"[ ]*(?:các|những|\d{1,2}|hai|ba|bốn)$")
_MADE = regex.compile(r"(?:đã |vừa )?được (?P<change>[\p{L} ]{2,30}) là")
_FOR_NOW = regex.compile(r"(?<!\p{L})tạm(?: thời)?(?!\p{L})")


def read_person(
    reader: Reading,
    text: str,
    zone: Zone,
    person: Mention,
    link: Link,
    before: Element | None,
    own_post: bool,
) -> None:
    """A name: takes the posts that wait, goes on with a list, or begins anew."""
    pending, reader.pending = _without_chair(reader.pending, link, text, zone), []
    giver, reader.giver = reader.giver, None
    _carry(reader, link, before)
    _join_cohort(reader, link, before)
    listed = link.kind in ("comma", "semi", "and") and before is not None
    listed = listed or (bool(reader.shared) and _NEXT_ITEM.fullmatch(link.words) is not None)
    if not listed or (reader.shared_to_semicolon and link.kind == "semi"):
        reader.shared = []
    together = listed and link.kind != "semi" and isinstance(before, Mention) and bool(reader.together)
    reader.bare = (reader.bare or len(reader.together) == 1) and not link.addressed if together else False
    reader.together = [*reader.together, person] if together else [person]
    reader.everyone = False
    reader.in_list = listed
    reader.holder, reader.group, reader.change, reader.career = person, [], HOLDS, False
    reader.stage, reader.titles_first, reader.given = None, False, HOLDS
    start = person.evidence.start_char
    reader.governed = words_before(text, zone, start)
    if not pending and reader.shared:
        reader.change = reader.shared_change
        for post in reader.shared:
            hold(reader, _with_bracket(text, person, post), "posts.shared")
    taken = pending and _takes(pending, link, own_post, text, zone)
    if pending and (taken or _was_his(link) or _in_his_care(text, zone, person, link)):
        reader.titles_first = link.kind == "same"
        change = (
            _change_toward(pending, link, words_before(text, zone, pending[0].start_char)) if taken else None
        )
        reader.change = change or HOLDS
        past = opens_past(sentence_before(text, zone, start)) or tells_past(link.words)
        if (link.kind == "is" or not taken) and change is None and past:
            reader.change = change = FORMER  # `Trước đó, Bí thư Huyện ủy là ông …`
        for post in pending:
            post = _with_bracket(text, person, post) if post.title.plural else post
            hold(reader, post, rule_of(change) if change else "posts.post_first")
        if giver is not None and taken and points_to_person(link.words) and not _FOR_NOW.search(link.words):
            _hand_on(reader, pending, giver)
        plural = any(post.title.plural for post in pending) and link.kind in ("colon", "same", "is")
        labels = link.words == ":" and _is_label(text, zone, pending)
        several = points_to_person(link.words) and not pending[-1].role.single
        if plural or labels or several or _LIST_TOWARD.search(link.words):
            reader.shared = pending
            reader.shared_to_semicolon = link.kind == "is"
            reader.shared_change = reader.change
    changed = read_succession(text, zone, person, link, before, reader.holdings)
    reader.holdings.extend(changed)
    if changed:
        reader.governed = ""  # what was said of the other one is not said of this one
    replaced = link.kind == "other" and replaces(link.words)
    reader.newcomer = _named_before(reader, before, person) if replaced else None
    if reader.newcomer is not None:
        reader.change = last_change(link.words) or SUCCEEDS


def _without_chair(pending: list[PostPhrase], link: Link, text: str, zone: Zone) -> list[PostPhrase]:
    """`về việc bầu chức vụ Chủ tịch UBND tỉnh, | Phó Bí thư Tỉnh ủy An`: An is not in the first post."""
    if (
        len(pending) < 2
        or link.kind != "same"
        or not _CHAIR.search(words_before(text, zone, pending[0].start_char))
    ):
        return pending
    return pending[1:]


def _carry(reader: Reading, link: Link, before: Element | None) -> None:
    """`bổ nhiệm ông A giữ chức …; | các đồng chí B, C | giữ chức`: they are given theirs, too."""
    next_one = link.kind == "semi" or (link.kind == "comma" and link.addressed)
    if next_one and reader.holdings and before is reader.holdings[-1].phrase:
        change = reader.holdings[-1].change
        reader.carried = change if change.status == "new" else None
    elif not (reader.carried and isinstance(before, Mention) and link.kind in ("comma", "and")):
        reader.carried = None


def _was_his(link: Link) -> bool:
    """`Tư lệnh Quân khu 3 | trước đó là | ông An`"""
    return link.kind == "other" and _WAS.fullmatch(link.words) is not None


def _is_made(link: Link) -> bool:
    """`Chủ tịch UBND tỉnh | được chỉ định là | ông An`"""
    made = _MADE.fullmatch(link.words) if link.kind == "other" else None
    change = last_change(made["change"]) if made is not None else None
    return change is not None and change.status in ("new", "candidate")


def _in_his_care(text: str, zone: Zone, person: Mention, link: Link) -> bool:
    """`Vị trí Giám đốc Sở Y tế | do | ông An | đảm nhiệm`"""
    end = person.evidence.end_char
    return _BY.fullmatch(link.words) is not None and _TAKES_CARE.match(text, end, zone.end_char) is not None


def _hand_on(reader: Reading, posts: list[PostPhrase], giver: Mention) -> None:
    """`Ông A bàn giao nhiệm vụ Bí thư Huyện ủy cho bà B`: A is not Bí thư any more."""
    change, group, reader.change, reader.group = reader.change, reader.group, ENDED, []
    for post in posts:
        hold(reader, post, rule_of(ENDED), giver)
    reader.change, reader.group = change, group


def _named_before(reader: Reading, before: Element | None, person: Mention) -> Mention | None:
    """`bà Miên | thay ông Cự`, `bà Miên, Phó Giám đốc, | thay ông Cự`: who was named before."""
    if isinstance(before, Mention):
        return before
    last = reader.holdings[-1] if reader.holdings else None
    own = last is not None and last.phrase is before and last.change is HOLDS
    return last.person if last is not None and own and last.person.name != person.name else None


def _with_bracket(text: str, person: Mention, post: PostPhrase) -> PostPhrase:
    """`2 Phó Trưởng ban gồm: Lưu Thị Là (Ban Kinh tế - Xã hội), …`: the body behind the name, in brackets.

    `các Phó Bí thư: A (Thường trực), B`: the rank of one of several deputies.
    """
    standing = f"{post.title.title} Thường trực"
    if _STANDING.match(text, person.evidence.end_char) and _DEPUTY.match(post.title.title):
        return post._replace(title=post.title._replace(title=standing))
    if post.organisation is not None or not text.startswith(" (", person.evidence.end_char):
        return post
    return with_body(text, post, person.evidence.end_char + 2)


def _join_cohort(reader: Reading, link: Link, before: Element | None) -> None:
    """`bầu ông A, Giám đốc Sở X, và ông B, …`: A waits with B for the post that they are elected to."""
    goes_on = link.kind in ("and", "semi") or (link.kind == "comma" and link.addressed)
    waits = reader.holder is not None and isinstance(before, PostPhrase) and reader.change is HOLDS
    if not goes_on or not waits or reader.holder is None:
        reader.cohort, reader.verb = [], ""
        return
    reader.verb = reader.verb if reader.cohort else reader.governed
    reader.cohort = [*reader.cohort, reader.holder]


def _is_label(text: str, zone: Zone, pending: list[PostPhrase]) -> bool:
    """`- Phó Bí thư: A, B, C`: a post of several, with nothing before it on its line."""
    before = text[zone.start_char : pending[0].start_char]
    return not pending[-1].role.single and not any(map(str.isalpha, before))


def _takes(pending: list[PostPhrase], link: Link, own_post: bool, text: str, zone: Zone) -> bool:
    """Whether the posts that stand before a name are its own."""
    if link.kind == "same" and _SINCE.search(text, pending[-1].end_char, pending[-1].reach):
        link = link._replace(kind="comma")  # `theo quyết định của Thủ tướng, từ tháng 9/2012, | ông An`
    if link.kind in ("same", "is", "colon"):
        return True
    before = words_before(text, zone, pending[0].start_char)
    if link.kind == "comma":
        if is_vacant(before):
            return False
        if before.endswith("của") or any(post.title.plural for post in pending):
            return False
        loose = pending[0].organisation is None and text[pending[0].start_char].islower()
        if loose and before and before[-1].isalpha():
            return False  # `công tác bầu cử trưởng thôn, bà Xiên …`
        return link.addressed or not own_post
    if ends_with(link.words, before) or _is_made(link):
        return True
    if link.kind == "other" and before == "là" and _FOR_YEARS.fullmatch(link.words):
        return True
    if link.kind in ("other", "stop") and (
        _LIST_TOWARD.fullmatch(link.words) or (link.kind == "other" and points_to_person(link.words))
    ):
        return names_chair(_EACH.sub("", before)) or names_chair(link.words)
    return False


def _change_toward(pending: list[PostPhrase], link: Link, before: str) -> Change | None:
    """The change of `cách chức Chủ tịch UBND xã đối với ông …`, of `Được bầu làm Bí thư, ông …`."""
    if _ONCE.search(before) and last_change(before) is None:
        return FORMER  # `Từng làm Bí thư Đoàn xã, ông …`; what was done before says nothing of a post
    if _is_made(link):
        return last_change(link.words)
    if link.kind in ("other", "stop") or ends_with(link.words, before):
        return last_change(f"{before} | {link.words}") or HOLDS
    told = (
        stands_for(before)
        or (link.kind == "comma" and binds(before))
        or (link.kind in ("colon", "is") and names_chair(_EACH.sub("", before)))
    )
    return last_change(before) if told else None
